check_dns_attributes() { # VPC
  local attribute value flag
  for attribute in enableDnsSupport enableDnsHostnames; do
    DOING="reading $attribute of $1"
    value=$(ec2 describe-vpc-attribute --vpc-id "$1" --attribute "$attribute" --query "${attribute^}.Value")
    [[ ${value,,} == true ]] && continue
    flag=--enable-dns-support
    [[ $attribute == enableDnsSupport ]] || flag=--enable-dns-hostnames
    die "$attribute is off in $1, and private names need it. To turn it on:" \
      "aws ec2 modify-vpc-attribute --region $REGION --vpc-id $1 $flag '{\"Value\":true}'"
  done
}

# check_dns_servers VPC: the answers say that tasks ask the DNS of Amazon; DHCP options may send them elsewhere.
check_dns_servers() {
  DOING="reading the DHCP options of $1"
  local options servers
  options=$(ec2 describe-vpcs --vpc-ids "$1" --query 'Vpcs[0].DhcpOptionsId')
  [[ $options == dopt-* ]] || return 0
  servers=$(ec2 describe-dhcp-options --dhcp-options-ids "$options" \
    --query "join(' ',DhcpOptions[0].DhcpConfigurations[?Key=='domain-name-servers'].Values[].Value)") || {
    log "  not checked: which DNS servers $options gives to $1"
    return 0
  }
  [[ -z $servers || $servers == None || $servers == AmazonProvidedDNS || $servers == 169.254.169.253 ]] ||
    log "  WARNING: $options gives the DNS servers $servers to $1: where these are not Amazon's, they have to forward the private names"
}
