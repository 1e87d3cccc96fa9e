# zones_of VPC: name, id, owning service and owning account of each hosted zone that it asks. Version 1 and 2 of the AWS CLI do
# not turn these pages by themselves.
zones_of() {
  local page row token more=()
  while :; do
    page=$(aws route53 list-hosted-zones-by-vpc --vpc-region "$REGION" --vpc-id "$1" "${more[@]}" --region "$REGION" --output text \
      --query "[HostedZoneSummaries[].[Name,HostedZoneId,Owner.OwningService,Owner.OwningAccount],[['NextToken',NextToken]]][]")
    token=''
    while IFS= read -r row; do
      if [[ $row == NextToken$'\t'* ]]; then token=${row#*$'\t'}; else printf '%s\n' "$row"; fi
    done <<<"$page"
    [[ -n $token && $token != None ]] || return 0
    more=(--next-token "$token")
  done
}

# check_zones VPC ID...: Route 53 associates no second zone of a name with a VPC, and would say so when half is made. The zones
# with these ids are the ones to associate.
check_zones() {
  local vpc=$1 rows row service zone name id
  shift
  DOING="reading the hosted zones of $vpc"
  rows=$(zones_of "$vpc")
  for row in "${ZONE_NAMES[@]}"; do
    IFS='|' read -r service zone _ <<<"$row"
    while IFS=$'\t' read -r name id _; do
      [[ $name != "$zone." || " $* " == *" $id "* ]] ||
        die "$vpc asks another hosted zone for $zone already ($id), so that of the hub cannot be associated: take that one from the VPC first, or plan without $service"
    done <<<"$rows"
  done
}

# check_private_dns VPC [own]: the same for endpoints with private DNS, which answer the names of the zones themselves. With `own`
# those of this plan may: theirs is turned off before the zones are made.
check_private_dns() {
  local rows row service zone wanted name id tag
  DOING="reading the endpoints of $1"
  rows=$(ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$1" \
    --query "VpcEndpoints[?PrivateDnsEnabled&&State!='deleted'].[ServiceName,VpcEndpointId,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  for row in "${ZONE_NAMES[@]}"; do
    IFS='|' read -r service zone wanted <<<"$row"
    while IFS=$'\t' read -r name id tag; do
      [[ $name == "$wanted" ]] || continue
      if [[ ${2:-} == own ]]; then
        ! created_here "$id" || continue
        [[ $ADOPT == false || $tag != "$NAME_PREFIX" ]] || continue
      fi
      die "$id answers $zone in $1 by private DNS, so the zone of $service cannot: turn its private DNS off first, or plan without $service"
    done <<<"$rows"
  done
}
