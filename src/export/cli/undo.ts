/**
 * How a script removes what it created, and restarts agents.
 * This is bash inside template literals: a backslash stands before each `${`, back quote and backslash.
 */

export const ROLLBACK = `# roll_back [RUN_ID]: deletes what the journal names, newest first; of one run, or of all.
roll_back() {
  local run kind id name rest row state left deadline failed endpoints=() groups=() kept=()
  if [[ ! -s $JOURNAL ]]; then
    log "Nothing to roll back: $JOURNAL is empty or absent"
    return 0
  fi
  while IFS=$'\\t' read -r run kind id name rest; do
    if [[ -n \${1:-} && $run != "$1" ]]; then
      kept+=("$run"$'\\t'"$kind"$'\\t'"$id"$'\\t'"$name"$'\\t'"$rest")
      continue
    fi
    case $kind in
    vpc-endpoint) endpoints=("$id" "\${endpoints[@]}") ;;
    security-group) groups=("$id" "\${groups[@]}") ;;
    esac
  done <"$JOURNAL"
  if ((\${#endpoints[@]} > 0)); then
    log "Deleting \${endpoints[*]}"
    DOING='deleting endpoints'
    failed=$(change ec2 delete-vpc-endpoints --vpc-endpoint-ids "\${endpoints[@]}" \\
      --query "Unsuccessful[?!contains(Error.Code,'NotFound')].[ResourceId,Error.Code,Error.Message]")
    [[ -z $failed || $failed == None || $failed == dry-run ]] || die "could not be deleted: $failed"
    deadline=$((SECONDS + WAIT_SECONDS))
    while [[ $DRY_RUN == false ]]; do # a group stays in use until the endpoints are gone
      read_existing
      left=''
      for row in "\${EXISTING[@]}"; do
        IFS=$'\\t' read -r id _ _ state _ <<<"$row"
        [[ \${state,,} == deleted || " \${endpoints[*]} " != *" $id "* ]] || left+=" $id"
      done
      [[ -n $left ]] || break
      ((SECONDS < deadline)) || die "still being deleted after $WAIT_SECONDS seconds:$left"
      sleep "$POLL_SECONDS"
    done
  fi
  for id in "\${groups[@]}"; do delete_group "$id"; done
  [[ $DRY_RUN == false ]] || return 0
  if ((\${#kept[@]} > 0)); then printf '%s\\n' "\${kept[@]}" >"$JOURNAL"; else rm -f -- "$JOURNAL"; fi
  log "Rolled back: \${#endpoints[@]} endpoints, \${#groups[@]} security groups"
}

# The network interfaces of the endpoints may outlive them for a moment.
delete_group() {
  DOING="deleting the security group $1"
  local problem deadline=$((SECONDS + WAIT_SECONDS))
  log "Deleting $1"
  while ! problem=$(change ec2 delete-security-group --group-id "$1" 2>&1); do
    [[ $problem != *InvalidGroup.NotFound* ]] || return 0
    if [[ $problem != *DependencyViolation* ]] || ((SECONDS >= deadline)); then die "$problem"; fi
    sleep "$POLL_SECONDS"
  done
  [[ $DRY_RUN == false ]] || log "$problem"
}`;

export const RESTART_AGENTS = `# Agents keep their old connections until they are restarted: one instance at a time, each back before the next.
restart_agents() {
  local arn arns id command connected deadline
  [[ -n $CLUSTER ]] || misused 'restart-agents needs --cluster'
  DOING="reading the container instances of $CLUSTER"
  arns=$(aws ecs list-container-instances --region "$REGION" --cluster "$CLUSTER" --status ACTIVE --output text \\
    --query 'containerInstanceArns[]')
  [[ -n $arns && $arns != None ]] || {
    log "$CLUSTER has no active container instances"
    return 0
  }
  log "Restarts the Amazon ECS agent, one instance at a time, through Systems Manager, on:"
  for arn in $arns; do log "  $arn"; done
  if [[ $DRY_RUN == false ]]; then
    confirmed 'Restart these agents?' || die 'nothing was restarted'
  fi
  for arn in $arns; do
    DOING="restarting the agent of $arn"
    id=$(aws ecs describe-container-instances --region "$REGION" --cluster "$CLUSTER" --container-instances "$arn" \\
      --output text --query 'containerInstances[0].ec2InstanceId')
    command=$(change ssm send-command --document-name "$RESTART_DOCUMENT" --instance-ids "$id" \\
      --comment 'Amazon ECS agent: use the VPC endpoints' --parameters "$RESTART_PARAMETERS" --query Command.CommandId) ||
      die "Systems Manager cannot reach $id. Log in to it and run: $RESTART_BY_HAND"
    [[ $DRY_RUN == false ]] || continue
    log "  $id: restarting"
    aws ssm wait command-executed --region "$REGION" --command-id "$command" --instance-id "$id" ||
      die "the restart failed on $id: aws ssm get-command-invocation --region $REGION --command-id $command --instance-id $id"
    deadline=$((SECONDS + WAIT_SECONDS))
    while :; do
      sleep "$POLL_SECONDS"
      connected=$(aws ecs describe-container-instances --region "$REGION" --cluster "$CLUSTER" \\
        --container-instances "$arn" --output text --query 'containerInstances[0].agentConnected')
      [[ \${connected,,} != true ]] || break
      ((SECONDS < deadline)) || die "the agent of $id did not connect again within $WAIT_SECONDS seconds"
    done
    log "  $id: restarted, connected"
  done
}`;
