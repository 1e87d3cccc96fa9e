# ensure_interface SERVICE SERVICE_NAME PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS POLICY
# An existing endpoint is used when it answers the same private DNS names; only what this script created is changed.
ensure_interface() {
  local row id name type state dns subnets groups ip record tag planned policy=()
  read -r -a planned <<<"${SUBNETS_OF[$2]}"
  [[ -z $6 ]] || policy=(--policy-document "$6")
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state dns _ subnets groups ip record tag <<<"$row"
    [[ $name == "$2" && $type == Interface ]] || continue
    is_usable "$state" || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    if created_here "$id"; then
      update_interface "$1" "$id" "$3" "$4" "$5" "$subnets" "$groups" "$dns" "$ip" "$record"
    else
      [[ $3 == --no-private-dns-enabled || ${dns,,} == true ]] || continue
    fi
    use_existing "$1" "$id" "$tag" "$6"
    return 0
  done
  DOING="creating the endpoint of $1"
  change ec2 create-vpc-endpoint --vpc-id "$VPC_ID" --vpc-endpoint-type Interface --service-name "$2" \
    --subnet-ids "${planned[@]}" --security-group-ids "$ENDPOINT_GROUP" "$3" --ip-address-type "$4" --dns-options "$5" \
    "${policy[@]}" --client-token "$RUN_ID-$1" \
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-${1//./-}")" --query VpcEndpoint.VpcEndpointId
  created "$1" "$CHANGED" "$6"
}

# Called by ensure_interface, whose planned subnets it reads.
# update_interface SERVICE ID PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS, and as they are: SUBNETS GROUPS PRIVATE_DNS IP_ADDRESS_TYPE RECORD_TYPE
update_interface() {
  local id options=() add=() remove=() dns=false
  for id in "${planned[@]}"; do [[ ,$6, == *",$id,"* ]] || add+=("$id"); done
  for id in ${6//,/ }; do [[ $id == - || " ${planned[*]} " == *" $id "* ]] || remove+=("$id"); done
  ((${#add[@]} == 0)) || options+=(--add-subnet-ids "${add[@]}")
  ((${#remove[@]} == 0)) || options+=(--remove-subnet-ids "${remove[@]}")
  [[ ,$7, == *",$ENDPOINT_GROUP,"* ]] || options+=(--add-security-group-ids "$ENDPOINT_GROUP")
  remove=()
  for id in ${7//,/ }; do [[ $id == - || $id == "$ENDPOINT_GROUP" ]] || remove+=("$id"); done
  ((${#remove[@]} == 0)) || options+=(--remove-security-group-ids "${remove[@]}")
  [[ $3 != --private-dns-enabled ]] || dns=true
  [[ ${8,,} == "$dns" ]] || options+=("$3")
  [[ ${9,,} == "$4" || $9 == None ]] || options+=(--ip-address-type "$4")
  [[ ,$5, == *",DnsRecordIpType=${10},"* || ${10} == None ]] || options+=(--dns-options "$5")
  ((${#options[@]} > 0)) || return 0
  DOING="changing $2"
  change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" "${options[@]}"
  log "  $1: changed $2 (${options[*]})"
}
