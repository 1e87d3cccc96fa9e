# Agents keep their old connections until they are restarted: one instance at a time, each back before the next.
restart_agents() {
  local arn arns id command connected deadline
  [[ -n $CLUSTER ]] || misused 'restart-agents needs --cluster'
  DOING="reading the container instances of $CLUSTER"
  arns=$(aws ecs list-container-instances --region "$REGION" --cluster "$CLUSTER" --status ACTIVE --output text \
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
    id=$(aws ecs describe-container-instances --region "$REGION" --cluster "$CLUSTER" --container-instances "$arn" \
      --output text --query 'containerInstances[0].ec2InstanceId')
    change ssm send-command --document-name "$RESTART_DOCUMENT" --instance-ids "$id" \
      --comment 'Amazon ECS agent: use the VPC endpoints' --parameters "$RESTART_PARAMETERS" --query Command.CommandId ||
      die "Systems Manager cannot reach $id. Log in to it and run: $RESTART_BY_HAND"
    command=$CHANGED
    [[ $DRY_RUN == false ]] || continue
    log "  $id: restarting"
    aws ssm wait command-executed --region "$REGION" --command-id "$command" --instance-id "$id" ||
      die "the restart failed on $id: aws ssm get-command-invocation --region $REGION --command-id $command --instance-id $id"
    deadline=$((SECONDS + WAIT_SECONDS))
    while :; do
      sleep "$POLL_SECONDS"
      connected=$(aws ecs describe-container-instances --region "$REGION" --cluster "$CLUSTER" \
        --container-instances "$arn" --output text --query 'containerInstances[0].agentConnected')
      [[ ${connected,,} != true ]] || break
      ((SECONDS < deadline)) || die "the agent of $id did not connect again within $WAIT_SECONDS seconds"
    done
    log "  $id: restarted, connected"
  done
}
