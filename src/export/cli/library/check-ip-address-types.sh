# Each service has to offer the planned IP address type.
check_ip_address_types() {
  DOING='asking which IP address types are offered'
  local rows name wanted other offered
  rows=$(ec2 describe-vpc-endpoint-services --service-names "${!IP_ADDRESS_TYPES[@]}" \
    --query "ServiceDetails[?ServiceType[0].ServiceType=='Interface'].[ServiceName,join(',',SupportedIpAddressTypes||['-'])]")
  for name in "${!IP_ADDRESS_TYPES[@]}"; do
    wanted=${IP_ADDRESS_TYPES[$name]}
    while IFS=$'\t' read -r other offered; do
      [[ $other == "$name" && $offered != '-' && ,$offered, != *",$wanted,"* ]] || continue
      [[ $wanted == dualstack && ,$offered, == *,ipv4,* && ,$offered, == *,ipv6,* ]] && continue
      die "$name offers the IP address types $offered, not $wanted"
    done <<<"$rows"
  done
}

# An endpoint with IPv6 addresses needs a block of them in each of its subnets.
check_ipv6_subnets() {
  DOING='reading the IPv6 blocks of the subnets'
  local id
  for id in $(ec2 describe-subnets --subnet-ids "${SUBNETS[@]}" \
    --query "Subnets[?!(Ipv6CidrBlockAssociationSet[?Ipv6CidrBlockState.State!='disassociated'])].SubnetId"); do
    die "$id has no IPv6 block, and the plan has endpoints with IPv6 addresses"
  done
}
