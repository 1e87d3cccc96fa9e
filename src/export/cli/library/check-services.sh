# Each service has to be offered with its type. An interface endpoint stands in the subnets whose zone its service has: from
# the other zones it is reached there, because its names are the same in the whole VPC. Amazon EC2 turns private DNS on only where
# the service has a name for it.
check_services() {
  DOING='asking which endpoint services are offered'
  local row rows service type name kind other zones host own offered zone names=()
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    names+=("$name")
  done
  rows=$(ec2 describe-vpc-endpoint-services --service-names "${names[@]}" \
    --query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones||['-']),PrivateDnsName||PrivateDnsNames[0].PrivateDnsName||'-']") ||
    die "the endpoint services cannot be read, or one of them is not offered in $REGION: the AWS CLI says which above"
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    offered='' own=''
    while IFS=$'\t' read -r other kind zones host; do
      [[ $other != "$name" || $kind != "$type" ]] || offered=$zones own=$host
    done <<<"$rows"
    [[ -n $offered ]] || die "$service ($name) is not offered as $type endpoint in $REGION"
    [[ $type == Interface ]] || continue
    [[ $own != - || " ${PRIVATE_DNS-} " != *" $service "* ]] ||
      die "$service ($name) has no private DNS name in $REGION, so its endpoint cannot have private DNS: plan without $service, or create its endpoint by hand without private DNS and give the clients the name of the endpoint"
    SUBNETS_OF[$name]=''
    for zone in "${!SUBNET_IN[@]}"; do
      if [[ ,$offered, == *",$zone,"* ]]; then
        SUBNETS_OF[$name]+="${SUBNET_IN[$zone]} "
      else
        log "  $service is not offered in $zone, the zone of ${SUBNET_IN[$zone]}: its endpoint stands in the other zones"
      fi
    done
    [[ -n ${SUBNETS_OF[$name]} ]] ||
      die "$service is offered in no zone of the subnets, but only in ${offered//,/, }"
  done
}
