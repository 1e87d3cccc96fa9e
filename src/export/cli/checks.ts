/**
 * Checks that a script makes before it changes anything.
 * This is bash inside template literals: a backslash stands before each `${`, back quote and backslash.
 */

export const CHECK_VPC = `check_vpc() {
  DOING="reading $VPC_ID"
  local owner
  owner=$(ec2 describe-vpcs --vpc-ids "$VPC_ID" --query 'Vpcs[0].OwnerId') ||
    die "$VPC_ID cannot be read in $REGION with account $CALLER"
  [[ $owner == None || $owner == "$CALLER" ]] ||
    die "$VPC_ID is shared by account $owner: only its owner can create endpoints in it"
}`;

export const CHECK_DNS_ATTRIBUTES = `check_dns_attributes() {
  local attribute value flag
  for attribute in enableDnsSupport enableDnsHostnames; do
    DOING="reading $attribute of $VPC_ID"
    value=$(ec2 describe-vpc-attribute --vpc-id "$VPC_ID" --attribute "$attribute" --query "\${attribute^}.Value")
    [[ \${value,,} == true ]] && continue
    flag=--enable-dns-support
    [[ $attribute == enableDnsSupport ]] || flag=--enable-dns-hostnames
    die "$attribute is off in $VPC_ID, and private DNS needs it. To turn it on:" \\
      "aws ec2 modify-vpc-attribute --region $REGION --vpc-id $VPC_ID $flag '{\\"Value\\":true}'"
  done
}`;

export const CHECK_SUBNETS = `check_subnets() {
  DOING='reading the subnets'
  local rows id vpc zone
  rows=$(ec2 describe-subnets --subnet-ids "\${SUBNETS[@]}" --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone]') ||
    die "these subnets cannot be read in $REGION: \${SUBNETS[*]}"
  while IFS=$'\\t' read -r id vpc zone; do
    [[ $vpc == "$VPC_ID" ]] || die "$id belongs to $vpc, not to $VPC_ID"
    [[ -z \${SUBNET_IN[$zone]:-} ]] ||
      die "$id and \${SUBNET_IN[$zone]} are both in $zone: an interface endpoint takes one subnet in each zone"
    SUBNET_IN[$zone]=$id
  done <<<"$rows"
}`;

export const CHECK_ROUTE_TABLES = `check_route_tables() {
  DOING='reading the route tables'
  local rows id vpc
  rows=$(ec2 describe-route-tables --route-table-ids "\${ROUTE_TABLES[@]}" --query 'RouteTables[].[RouteTableId,VpcId]') ||
    die "these route tables cannot be read in $REGION: \${ROUTE_TABLES[*]}"
  while IFS=$'\\t' read -r id vpc; do
    [[ $vpc == "$VPC_ID" ]] || die "$id belongs to $vpc, not to $VPC_ID"
  done <<<"$rows"
}`;

export const CHECK_GIVEN_GROUP = `check_given_group() {
  DOING="reading $ENDPOINT_GROUP"
  local vpc
  vpc=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" --query 'SecurityGroups[0].VpcId') ||
    die "the security group $ENDPOINT_GROUP cannot be read in $REGION"
  [[ $vpc == "$VPC_ID" ]] || die "$ENDPOINT_GROUP belongs to $vpc, not to $VPC_ID"
}`;

export const CHECK_TASK_GROUP = `check_task_group() {
  DOING="reading $TASK_GROUP"
  ec2 describe-security-groups --group-ids "$TASK_GROUP" --query 'SecurityGroups[0].GroupId' >/dev/null ||
    die "the security group $TASK_GROUP of the tasks cannot be read in $REGION"
}`;

export const CHECK_SERVICES = `# Each service has to be offered with its type, and interface endpoints in the zone of each subnet.
check_services() {
  DOING='asking which endpoint services are offered'
  local row rows service type name kind other zones offered zone names=()
  for row in "\${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    names+=("$name")
  done
  rows=$(ec2 describe-vpc-endpoint-services --service-names "\${names[@]}" \\
    --query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones||['-'])]") ||
    die "not every service is offered in $REGION: the AWS CLI names it above"
  for row in "\${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    offered=''
    while IFS=$'\\t' read -r other kind zones; do
      [[ $other != "$name" || $kind != "$type" ]] || offered=$zones
    done <<<"$rows"
    [[ -n $offered ]] || die "$service ($name) is not offered as $type endpoint in $REGION"
    [[ $type == Interface ]] || continue
    for zone in "\${!SUBNET_IN[@]}"; do
      [[ ,$offered, == *",$zone,"* ]] ||
        die "$service is not offered in $zone, the zone of \${SUBNET_IN[$zone]}, but only in \${offered//,/, }"
    done
  done
}`;

export const CHECK_IP_ADDRESS_TYPES = `# Each service has to offer the planned IP address type.
check_ip_address_types() {
  DOING='asking which IP address types are offered'
  local row rows name wanted other offered
  rows=$(ec2 describe-vpc-endpoint-services --service-names "\${!IP_ADDRESS_TYPES[@]}" \\
    --query "ServiceDetails[?ServiceType[0].ServiceType=='Interface'].[ServiceName,join(',',SupportedIpAddressTypes||['-'])]")
  for name in "\${!IP_ADDRESS_TYPES[@]}"; do
    wanted=\${IP_ADDRESS_TYPES[$name]}
    while IFS=$'\\t' read -r other offered; do
      [[ $other == "$name" && $offered != '-' && ,$offered, != *",$wanted,"* ]] || continue
      [[ $wanted == dualstack && ,$offered, == *,ipv4,* && ,$offered, == *,ipv6,* ]] && continue
      die "$name offers the IP address types $offered, not $wanted"
    done <<<"$rows"
  done
}`;

export const CHECK_EXISTING = `# Endpoints in the way are named before anything is changed; what is not ours is never changed.
check_existing() {
  local row name id type state tag planned service kind wanted
  for row in "\${EXISTING[@]}"; do
    IFS=$'\\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    for planned in "\${PLAN[@]}"; do
      IFS='|' read -r service kind wanted <<<"$planned"
      [[ $name == "$wanted" && $type == "$kind" ]] || continue
      case \${state,,} in
      available | pending | pendingacceptance)
        log "  $service: $id exists (\${state,,}, $(owner "$id" "$tag"))"
        ;;
      deleting) die "$id for $service is being deleted: run this again when it is gone" ;;
      deleted) ;;
      *) die "$id for $service is \${state,,}, $(owner "$id" "$tag"): delete it, or find out why, before you run this again" ;;
      esac
    done
  done
}`;
