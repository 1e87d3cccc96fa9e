check_given_group() { # PORT...
  DOING="reading $ENDPOINT_GROUP"
  local vpc port open
  vpc=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" --query 'SecurityGroups[0].VpcId') ||
    die "the security group $ENDPOINT_GROUP cannot be read in $REGION"
  [[ $vpc == "$VPC_ID" ]] || die "$ENDPOINT_GROUP belongs to $vpc, not to $VPC_ID"
  for port; do
    open=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
      --query "length(SecurityGroups[0].IpPermissions[?IpProtocol=='-1'||(IpProtocol=='tcp'&&FromPort<=\`$port\`&&ToPort>=\`$port\`)])")
    [[ $open != 0 ]] ||
      log "  WARNING: $ENDPOINT_GROUP lets nobody in on TCP $port: without a rule for the tasks they do not reach the endpoints"
  done
}
