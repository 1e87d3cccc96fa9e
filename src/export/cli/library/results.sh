# What the next step needs, at the end, on standard output: kind, service and value, separated by tabs.
result() { RESULTS+=("$1"$'\t'"$2"$'\t'"$3"); }
print_results() {
  if [[ $DRY_RUN == true ]]; then
    log 'Nothing was changed.'
  else
    ((LEFT > 0)) || log 'Done.'
    ((LEFT == 0)) || log "Done, but $LEFT planned changes were not made: see above. Ends with code 3."
    printf '%s\n' "${RESULTS[@]}"
  fi
}

# Tags that changed since the last run, on everything of this plan that this script created.
update_tags() {
  local row kind name id keys key ids=() old=() gone=()
  [[ -s $JOURNAL && $(checksum "$TAGS") != "$(last_checksum tags)" ]] || return 0
  if [[ -n $(last_checksum tags) ]]; then
    DOING='changing tags'
    while IFS=$'\t' read -r _ kind _ name _; do
      [[ $kind != tags ]] || keys=$name
    done <"$JOURNAL"
    IFS=, read -r -a old <<<"$keys"
    for key in "${old[@]}"; do
      [[ $key == - || $key == '"Name"' || ",$TAG_KEYS," == *",$key,"* ]] || gone+=("$key")
    done
    for row in "${RESULTS[@]}" "security-group"$'\t'-$'\t'"${ENDPOINT_GROUP:-}"; do
      IFS=$'\t' read -r kind name id <<<"$row"
      created_here "$id" || continue
      if [[ $kind == hosted-zone ]]; then
        tag_zone "$id" "${gone[@]}"
      else
        ids+=("$id")
      fi
    done
    if ((${#ids[@]} > 0)); then
      change ec2 create-tags --resources "${ids[@]}" --tags "[$TAGS]"
      for key in "${gone[@]}"; do change ec2 delete-tags --resources "${ids[@]}" --tags "[{\"Key\":$key}]"; done
    fi
    log "  tags: changed"
  fi
  remember tags tags "$TAG_KEYS" "$(checksum "$TAGS")"
}

# tag_zone ID KEY...: the tags of the plan, without those keys.
tag_zone() {
  local id=$1 key
  shift
  change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" --add-tags "[$TAGS]"
  for key; do
    change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" --remove-tag-keys "[$key]"
  done
}

# What is there and not planned is named, and left to a person: another plan may have the same name prefix.
show_left() {
  local run kind row id name rest type state tag said
  if [[ -s $JOURNAL ]]; then
    while IFS=$'\t' read -r run kind id name rest; do
      case $kind in
      hosted-zone)
        [[ " ${PLANNED_ZONES[*]} " != *" $name "* ]] || continue
        said=$(aws route53 get-hosted-zone --id "$id" --region "$REGION" 2>&1) || [[ $said != *NoSuchHostedZone* ]] || continue
        left_alone "the hosted zone $name ($id) is no longer planned: delete its records, then the zone"
        ;;
      zone-association)
        [[ " ${PLANNED_ZONES[*]} " != *" $id "* ]] || continue
        left_alone "the hosted zone $id is no longer planned: if nothing needs its names, aws route53 disassociate-vpc-from-hosted-zone takes it from $VPC_ID"
        ;;
      route)
        [[ " ${PLANNED_ROUTES[*]} " != *" $id "* ]] || continue
        said=$(ec2 describe-route-tables --route-table-ids "${id%%/*}" \
          --query "RouteTables[0].Routes[?DestinationCidrBlock=='${id#*/}'||DestinationIpv6CidrBlock=='${id#*/}'].State") || continue
        [[ -z $said ]] ||
          left_alone "the route from ${id%%/*} to ${id#*/} over $name is not planned: if nothing else needs it, delete it with aws ec2 delete-route"
        ;;
      security-group)
        [[ $id != "${ENDPOINT_GROUP:-}" ]] || continue
        said=$(ec2 describe-security-groups --filters "Name=group-id,Values=$id" --query 'SecurityGroups[].GroupId')
        [[ -z $said ]] ||
          left_alone "the security group $id is not planned: if nothing else needs it, aws ec2 delete-security-group --region $REGION --group-id $id deletes it"
        ;;
      vpc-endpoint) # of an earlier plan that placed it elsewhere
        [[ "${EXISTING[*]}${RESULTS[*]}" != *"$id"* ]] || continue
        said=$(ec2 describe-vpc-endpoints --filters "Name=vpc-endpoint-id,Values=$id" --query "VpcEndpoints[?!starts_with(State,'delet')].VpcId")
        [[ -z $said ]] ||
          left_alone "$id of $name stands in $said, where it is not planned: if nothing else needs it, aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
        ;;
      esac
    done <"$JOURNAL"
  fi
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$name" "$type" "$state" "$tag" || continue
    left_alone "$id of $name, $(owner "$id" "$tag"), is not planned: if nothing else needs it, aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
  done
}
