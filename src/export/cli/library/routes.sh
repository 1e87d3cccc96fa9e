# ensure_routes TABLE BLOCK...: routes of a table over the connection to the other VPC. Only what this script created is changed.
ensure_routes() {
  local table=$1 block name target state rows found flag via='transit-gateway'
  shift
  [[ -n $HUB_CONNECTION_ID ]] || return 0
  [[ $HUB_CONNECTION_ID != pcx-* ]] || via='vpc-peering-connection'
  DOING="reading the routes of $table"
  rows=$(ec2 describe-route-tables --route-table-ids "$table" \
    --query "RouteTables[0].Routes[].[DestinationCidrBlock||DestinationIpv6CidrBlock,TransitGatewayId||VpcPeeringConnectionId||GatewayId||NatGatewayId||NetworkInterfaceId,State]")
  for block; do
    found='' flag=--destination-cidr-block
    [[ $block != *:* ]] || flag=--destination-ipv6-cidr-block
    PLANNED_ROUTES+=("$table/$block")
    while IFS=$'\t' read -r name target state; do
      [[ $name != "$block" ]] || found="$target $state"
    done <<<"$rows"
    DOING="creating the route from $table to $block"
    if [[ -z $found ]]; then
      change ec2 create-route --route-table-id "$table" "$flag" "$block" "--$via-id" "$HUB_CONNECTION_ID"
      remember route "$table/$block" "$HUB_CONNECTION_ID"
      rows+=$'\n'"$block"$'\t'"$HUB_CONNECTION_ID"$'\t'active
      [[ $DRY_RUN == true ]] || log "  $table: leads to $block over $HUB_CONNECTION_ID"
    elif [[ ${found% *} == "$HUB_CONNECTION_ID" ]]; then
      [[ ${found#* } != blackhole ]] ||
        left_alone "the route from $table to $block leads nowhere: attach its VPC to $HUB_CONNECTION_ID"
    elif created_here "$table/$block"; then
      change ec2 replace-route --route-table-id "$table" "$flag" "$block" "--$via-id" "$HUB_CONNECTION_ID"
      log "  $table: leads to $block over $HUB_CONNECTION_ID, no longer over ${found% *}"
    else
      left_alone "the route from $table to $block leads to ${found% *}, not to $HUB_CONNECTION_ID"
    fi
  done
}

# delete_route TABLE/BLOCK
delete_route() {
  DOING="deleting the route $1"
  local flag=--destination-cidr-block
  [[ $1 != *:* ]] || flag=--destination-ipv6-cidr-block
  log "Deleting the route from ${1%%/*} to ${1#*/}"
  try_change ec2 delete-route --route-table-id "${1%%/*}" "$flag" "${1#*/}" || [[ $CHANGED == *NotFound* ]] || die "$CHANGED"
}
