check_given_group() {
  DOING="reading $ENDPOINT_GROUP"
  local vpc
  vpc=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" --query 'SecurityGroups[0].VpcId') ||
    die "the security group $ENDPOINT_GROUP cannot be read in $REGION"
  [[ $vpc == "$VPC_ID" ]] || die "$ENDPOINT_GROUP belongs to $vpc, not to $VPC_ID"
}
