# ensure_gateway SERVICE SERVICE_NAME IP_ADDRESS_TYPE POLICY
# A route table can have one endpoint for each service: only those that have none yet are associated.
ensure_gateway() {
  local row id name type state tables ip tag table covered='' own='' used missing=() surplus=() options=()
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ tables _ _ ip _ tag <<<"$row"
    [[ $name == "$2" && $type == Gateway ]] || continue
    is_usable "$state" || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    covered+=",$tables,"
    used=false
    for table in "${ROUTE_TABLES[@]}"; do
      [[ ,$tables, != *",$table,"* ]] || used=true
    done
    if created_here "$id"; then
      own=$id used=true
      for table in ${tables//,/ }; do
        [[ $table == - || " ${ROUTE_TABLES[*]} " == *" $table "* ]] || surplus+=("$table")
      done
      [[ -z $3 || $ip == None || ${ip,,} == "$3" ]] || options=(--ip-address-type "$3")
    fi
    [[ $used == false ]] || use_existing "$1" "$id" "$tag" "$4"
  done
  for table in "${ROUTE_TABLES[@]}"; do
    [[ $covered == *",$table,"* ]] || missing+=("$table")
  done
  if [[ -n $own ]]; then
    ((${#missing[@]} == 0)) || options+=(--add-route-table-ids "${missing[@]}")
    ((${#surplus[@]} == 0)) || options+=(--remove-route-table-ids "${surplus[@]}")
    ((${#options[@]} > 0)) || return 0
    DOING="changing $own"
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$own" "${options[@]}"
    log "  $1: changed $own (${options[*]})"
    return 0
  fi
  ((${#missing[@]} > 0)) || return 0
  DOING="creating the endpoint of $1"
  [[ -z $3 ]] || options+=(--ip-address-type "$3")
  [[ -z $4 ]] || options+=(--policy-document "$4")
  change ec2 create-vpc-endpoint --vpc-id "$GATEWAY_VPC_ID" --vpc-endpoint-type Gateway --service-name "$2" \
    --route-table-ids "${missing[@]}" "${options[@]}" --client-token "$RUN_ID-$1" \
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-${1//./-}")" --query VpcEndpoint.VpcEndpointId
  created "$1" "$CHANGED" "$4"
}
