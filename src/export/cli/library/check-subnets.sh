check_subnets() {
  DOING='reading the subnets'
  local rows id vpc zone free
  rows=$(ec2 describe-subnets --subnet-ids "${SUBNETS[@]}" --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone,AvailableIpAddressCount]') ||
    die "these subnets cannot be read in $REGION: ${SUBNETS[*]}"
  while IFS=$'\t' read -r id vpc zone free; do
    [[ $vpc == "$VPC_ID" ]] || die "$id belongs to $vpc, not to $VPC_ID"
    [[ -z ${SUBNET_IN[$zone]:-} ]] ||
      die "$id and ${SUBNET_IN[$zone]} are both in $zone: an interface endpoint takes one subnet in each zone"
    SUBNET_IN[$zone]=$id FREE_IN[$id]=$free
  done <<<"$rows"
}

# Each new interface endpoint takes an address in each of its subnets.
check_free_addresses() {
  local planned row type name other kind state id is_new
  local -A needed=()
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r _ type name <<<"$planned"
    [[ $type == Interface ]] || continue
    is_new=true
    for row in "${EXISTING[@]}"; do
      IFS=$'\t' read -r _ other kind state _ <<<"$row"
      [[ $other != "$name" || $kind != Interface ]] || ! is_usable "$state" || is_new=false
    done
    [[ $is_new == true ]] || continue
    for id in ${SUBNETS_OF[$name]}; do
      needed[$id]=$((${needed[$id]:-0} + 1))
      [[ -z ${FREE_IN[$id]} ]] || ((needed[$id] <= FREE_IN[$id])) ||
        die "$id has ${FREE_IN[$id]} free addresses, too few for the endpoints to create, which take one each: name another subnet of its zone"
    done
  done
}
