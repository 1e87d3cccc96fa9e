# created SERVICE ID POLICY
created() {
  remember vpc-endpoint "$2" "$1" "$(checksum "$3")"
  STAGE+=("$2")
  result endpoint "$1" "$2"
  if [[ $DRY_RUN == true ]]; then log "  $1: would be created"; else log "  $1: created $2"; fi
}

# use_existing SERVICE ID TAG POLICY
use_existing() {
  STAGE+=("$2")
  result endpoint "$1" "$2"
  if ! created_here "$2"; then
    log "  $1: using $2, $(owner "$2" "$3"). Nothing of it is changed: check that its policy and security groups let the tasks through"
    if [[ $3 == "$NAME_PREFIX" ]]; then
      left_alone "$2 carries the tag of this plan, but this script did not create it: --adopt takes it over"
    elif [[ $3 != None ]]; then
      left_alone "$2 was created under the name prefix $3: if that was this plan under another name, roll it back first"
    fi
    return 0
  fi
  if [[ $(checksum "$4") == "$(last_checksum "$2")" ]]; then
    log "  $1: $2 exists"
    return 0
  fi
  DOING="changing the policy of $2"
  if [[ -z $4 ]]; then
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --reset-policy
  else
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --policy-document "$4"
  fi
  remember policy "$2" "$1" "$(checksum "$4")"
  log "  $1: changed the policy of $2"
}

# Tells whether a policy is the one that was attached last; AWS may return the text in another form.
checksum() { cksum <<<"$1" | cut -d ' ' -f 1; }
last_checksum() {
  local run kind id name sum last=''
  while IFS=$'\t' read -r run kind id name sum; do
    [[ $id != "$1" ]] || last=$sum
  done <"$JOURNAL"
  printf '%s\n' "$last"
}

# Waits until every endpoint of the stage is available; the AWS CLI has no waiter for endpoints.
wait_available() { # NAME OF THE STAGE
  local deadline=$((SECONDS + WAIT_SECONDS)) id row found name type state rest waiting
  if [[ $DRY_RUN == true ]] || ((${#STAGE[@]} == 0)); then
    STAGE=()
    return 0
  fi
  while :; do
    [[ $STOPPED == false ]] || exit 130
    read_existing
    DOING="waiting for $1"
    waiting=()
    for id in "${STAGE[@]}"; do
      state=pending
      for row in "${EXISTING[@]}"; do
        IFS=$'\t' read -r found name type rest <<<"$row"
        [[ $found != "$id" ]] || state=${rest%%$'\t'*}
      done
      case ${state,,} in
      available) ;;
      pending | pendingacceptance) waiting+=("$id (${state,,})") ;;
      *) die "$id became ${state,,}: aws ec2 describe-vpc-endpoints --region $REGION --vpc-endpoint-ids $id --query 'VpcEndpoints[0].LastError' says why" ;;
      esac
    done
    ((${#waiting[@]} > 0)) || break
    ((SECONDS < deadline)) || die "not available after $WAIT_SECONDS seconds: ${waiting[*]}"
    sleep "$POLL_SECONDS"
  done
  log "  available: $1"
  STAGE=()
}
