# dns_name SERVICE: private DNS is off, so that its clients have to be given this name
dns_name() {
  local row kind service id
  [[ $DRY_RUN == false ]] || return 0
  for row in "${RESULTS[@]}"; do
    IFS=$'\t' read -r kind service id <<<"$row"
    [[ $kind == endpoint && $service == "$1" ]] || continue
    DOING="asking for the DNS name of $id"
    id=$(ec2 describe-vpc-endpoints --vpc-endpoint-ids "$id" --query 'VpcEndpoints[0].DnsEntries[0].DnsName') || id=unknown
    result dns-name "$1" "$id"
    return 0
  done
}
