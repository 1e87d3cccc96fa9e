# What exists in the VPC, one row for each endpoint: id, service name, type, state, private DNS, route tables, subnets,
# security groups, IP address type, DNS record type, and the value of our tag (last, because it may hold anything).
read_existing() {
  DOING="reading the endpoints of $VPC_ID"
  local rows
  rows=$(ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC_ID,$GATEWAY_VPC_ID" \
    --query "VpcEndpoints[?VpcId==(VpcEndpointType=='Gateway'&&'$GATEWAY_VPC_ID'||'$VPC_ID')].[VpcEndpointId,ServiceName,VpcEndpointType,State,PrivateDnsEnabled,join(',',RouteTableIds||['-']),join(',',SubnetIds||['-']),join(',',Groups[].GroupId||['-']),IpAddressType,DnsOptions.DnsRecordIpType,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  EXISTING=()
  [[ -z $rows || $rows == None ]] || mapfile -t EXISTING <<<"$rows"
}

# is_left ID SERVICE_NAME TYPE STATE TAG: whether this script created it, or it carries the tag of this plan, and it is not planned
is_left() {
  local planned service type name
  [[ ${4,,} != deleted && ${4,,} != deleting ]] || return 1
  [[ $5 == "$NAME_PREFIX" ]] || created_here "$1" || return 1
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    [[ $name != "$2" || $type != "$3" ]] || return 1
  done
}

# owner ID TAG: in words, for messages.
owner() {
  if created_here "$1"; then
    printf 'created by this script'
  elif [[ $2 == "$NAME_PREFIX" ]]; then
    printf 'with the tag of this plan, not created by this script'
  else
    printf 'of somebody else'
  fi
}
