check_route_tables() {
  DOING='reading the route tables'
  local rows id vpc
  rows=$(ec2 describe-route-tables --route-table-ids "${ROUTE_TABLES[@]}" --query 'RouteTables[].[RouteTableId,VpcId]') ||
    die "these route tables cannot be read in $REGION: ${ROUTE_TABLES[*]}"
  while IFS=$'\t' read -r id vpc; do
    [[ $vpc == "$GATEWAY_VPC_ID" ]] || die "$id belongs to $vpc, not to $GATEWAY_VPC_ID"
  done <<<"$rows"
}
