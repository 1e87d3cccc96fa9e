check_route_tables() { # VPC TABLE...
  DOING='reading the route tables'
  local wanted=$1 rows id vpc
  shift
  (($# > 0)) || return 0
  rows=$(ec2 describe-route-tables --route-table-ids "$@" --query 'RouteTables[].[RouteTableId,VpcId]') ||
    die "these route tables cannot be read in $REGION: $*"
  while IFS=$'\t' read -r id vpc; do
    [[ $vpc == "$wanted" ]] || die "$id belongs to $vpc, not to $wanted"
  done <<<"$rows"
}
