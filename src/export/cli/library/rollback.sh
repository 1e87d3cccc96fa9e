# roll_back [RUN_ID]: deletes what the journal names, newest first; of one run, or of all. What a run changed of things that stay is
# not changed back: it stays in the journal, so that the next run compares with what is there.
roll_back() {
  local run kind id name rest row state left deadline endpoints=() groups=() zones=() routes=() associations=() kept=()
  if [[ ! -s $JOURNAL ]]; then
    log "Nothing to roll back: $JOURNAL is empty or absent"
    return 0
  fi
  while IFS=$'\t' read -r run kind id name rest; do
    if [[ -n ${1:-} && ($run != "$1" || ${kept[*]} == *$'\t'"$id"$'\t'*) ]]; then
      kept+=("$run"$'\t'"$kind"$'\t'"$id"$'\t'"$name"$'\t'"$rest")
      continue
    fi
    case $kind in
    vpc-endpoint) endpoints=("$id" "${endpoints[@]}") ;;
    security-group) groups=("$id" "${groups[@]}") ;;
    hosted-zone)
      declare -F delete_zone >/dev/null ||
        die "$JOURNAL names the hosted zone $name, and this plan has none: roll back with the script that created it"
      zones+=("$id")
      ;;
    zone-association)
      declare -F disassociate_zone >/dev/null ||
        die "$JOURNAL names the hosted zone $id of a hub, and this plan has none: roll back with the script that associated it"
      associations+=("$id")
      ;;
    route)
      declare -F delete_route >/dev/null ||
        die "$JOURNAL names the route $id, and this plan has none: roll back with the script that created it"
      routes+=("$id")
      ;;
    esac
  done <"$JOURNAL"
  for id in "${associations[@]}"; do disassociate_zone "$id"; done
  for id in "${zones[@]}"; do delete_zone "$id"; done
  for id in "${routes[@]}"; do delete_route "$id"; done
  if ((${#endpoints[@]} > 0)); then
    log "Deleting ${endpoints[*]}"
    DOING='deleting endpoints'
    change ec2 delete-vpc-endpoints --vpc-endpoint-ids "${endpoints[@]}" \
      --query "Unsuccessful[?!contains(Error.Code,'NotFound')].[ResourceId,Error.Code,Error.Message]"
    [[ -z $CHANGED || $CHANGED == None || $CHANGED == dry-run ]] || die "could not be deleted: $CHANGED"
    deadline=$((SECONDS + WAIT_SECONDS))
    while [[ $DRY_RUN == false ]]; do # a group stays in use until the endpoints are gone
      read_existing
      left=''
      for row in "${EXISTING[@]}"; do
        IFS=$'\t' read -r id _ _ state _ <<<"$row"
        [[ ${state,,} == deleted || " ${endpoints[*]} " != *" $id "* ]] || left+=" $id"
      done
      [[ -n $left ]] || break
      ((SECONDS < deadline)) || die "still being deleted after $WAIT_SECONDS seconds:$left"
      sleep "$POLL_SECONDS"
    done
  fi
  for id in "${groups[@]}"; do delete_group "$id"; done
  [[ $DRY_RUN == false ]] || return 0
  if ((${#kept[@]} > 0)); then printf '%s\n' "${kept[@]}" >"$JOURNAL"; else rm -f -- "$JOURNAL"; fi
  log "Rolled back: ${#endpoints[@]} endpoints, ${#groups[@]} security groups, ${#zones[@]} hosted zones"
}

# The network interfaces of the endpoints may outlive them for a moment.
delete_group() {
  DOING="deleting the security group $1"
  local deadline=$((SECONDS + WAIT_SECONDS))
  log "Deleting $1"
  while ! try_change ec2 delete-security-group --group-id "$1"; do
    [[ $CHANGED != *InvalidGroup.NotFound* ]] || return 0
    if [[ $CHANGED != *DependencyViolation* ]] || ((SECONDS >= deadline)); then die "$CHANGED"; fi
    sleep "$POLL_SECONDS"
  done
}
