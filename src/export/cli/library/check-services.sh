# Each service has to be offered with its type, and interface endpoints in the zone of each subnet.
check_services() {
  DOING='asking which endpoint services are offered'
  local row rows service type name kind other zones offered zone names=()
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    names+=("$name")
  done
  rows=$(ec2 describe-vpc-endpoint-services --service-names "${names[@]}" \
    --query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones||['-'])]") ||
    die "not every service is offered in $REGION: the AWS CLI names it above"
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    offered=''
    while IFS=$'\t' read -r other kind zones; do
      [[ $other != "$name" || $kind != "$type" ]] || offered=$zones
    done <<<"$rows"
    [[ -n $offered ]] || die "$service ($name) is not offered as $type endpoint in $REGION"
    [[ $type == Interface ]] || continue
    for zone in "${!SUBNET_IN[@]}"; do
      [[ ,$offered, == *",$zone,"* ]] ||
        die "$service is not offered in $zone, the zone of ${SUBNET_IN[$zone]}, but only in ${offered//,/, }"
    done
  done
}
