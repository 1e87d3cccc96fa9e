check_task_group() {
  DOING="reading $TASK_GROUP"
  ec2 describe-security-groups --group-ids "$TASK_GROUP" --query 'SecurityGroups[0].GroupId' >/dev/null ||
    die "the security group $TASK_GROUP of the tasks cannot be read in $REGION"
}
