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

# Tags that changed since the last run, on everything that this script created.
update_tags() {
  local run kind id rest ids=()
  [[ -s $JOURNAL && $(checksum "$TAGS") != "$(last_checksum tags)" ]] || return 0
  if [[ -n $(last_checksum tags) ]]; then
    DOING='changing tags'
    while IFS=$'\t' read -r run kind id rest; do
      case $kind in
      vpc-endpoint | security-group) ids+=("$id") ;;
      hosted-zone) change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" --add-tags "[$TAGS]" >/dev/null ;;
      esac
    done <"$JOURNAL"
    change ec2 create-tags --resources "${ids[@]}" --tags "[$TAGS]" >/dev/null
    log "  tags: changed"
  fi
  remember tags tags - "$(checksum "$TAGS")"
}

# What earlier runs of this plan created and this one no longer wants is named, and left to a person.
show_left() {
  local run kind row id name rest type state tag
  if [[ -s $JOURNAL ]]; then
    while IFS=$'\t' read -r run kind id name rest; do
      if [[ $kind == hosted-zone && " ${PLANNED_ZONES[*]} " != *" $name "* ]]; then
        left_alone "the hosted zone $name ($id) is no longer planned: delete its records, then the zone"
      fi
      [[ $kind == security-group && $id != "${ENDPOINT_GROUP:-}" ]] || continue
      [[ -n $(ec2 describe-security-groups --filters "Name=group-id,Values=$id" --query 'SecurityGroups[].GroupId') ]] || continue
      left_alone "the security group $id is no longer used: aws ec2 delete-security-group --region $REGION --group-id $id deletes it"
    done <"$JOURNAL"
  fi
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$name" "$type" "$state" "$tag" || continue
    left_alone "$id of $name is no longer planned: aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
  done
}
