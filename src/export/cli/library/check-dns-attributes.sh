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
