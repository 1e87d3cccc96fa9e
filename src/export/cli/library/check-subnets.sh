check_subnets() {
  DOING='reading the subnets'
  local rows id vpc zone
  rows=$(ec2 describe-subnets --subnet-ids "${SUBNETS[@]}" --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone]') ||
    die "these subnets cannot be read in $REGION: ${SUBNETS[*]}"
  while IFS=$'\t' read -r id vpc zone; do
    [[ $vpc == "$VPC_ID" ]] || die "$id belongs to $vpc, not to $VPC_ID"
    [[ -z ${SUBNET_IN[$zone]:-} ]] ||
      die "$id and ${SUBNET_IN[$zone]} are both in $zone: an interface endpoint takes one subnet in each zone"
    SUBNET_IN[$zone]=$id
  done <<<"$rows"
}
