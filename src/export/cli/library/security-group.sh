# The group of the endpoints: the one of an earlier run, or a new one without any rule for egress.
ensure_security_group() { # NAME DESCRIPTION
  DOING="creating the security group $1"
  local row tag
  row=$(ec2 describe-security-groups --filters "Name=vpc-id,Values=$VPC_ID" "Name=group-name,Values=$1" \
    --query "SecurityGroups[0].[GroupId,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  if [[ -n $row && $row != None* ]]; then
    IFS=$'\t' read -r ENDPOINT_GROUP tag <<<"$row"
    [[ $tag == "$NAME_PREFIX" ]] ||
      die "a security group named $1 exists ($ENDPOINT_GROUP) and is not of this plan: choose another name prefix, or name this group in the plan"
    log "  security group: $ENDPOINT_GROUP exists"
  else
    ENDPOINT_GROUP=$(change ec2 create-security-group --vpc-id "$VPC_ID" --group-name "$1" --description "$2" \
      --tag-specifications "$(tags security-group "$NAME_PREFIX-endpoints")" --query GroupId)
    remember security-group "$ENDPOINT_GROUP" "$1"
    if [[ $DRY_RUN == true ]]; then log '  security group: would be created'; else log "  security group: created $ENDPOINT_GROUP"; fi
  fi
  [[ $ENDPOINT_GROUP != dry-run ]] || return 0
  adopt security-group "$ENDPOINT_GROUP" "$1" "$NAME_PREFIX"
  ! created_here "$ENDPOINT_GROUP" || remove_egress
}

# Endpoints answer, they open no connections; Amazon EC2 gives a new group a rule that allows everything.
remove_egress() {
  DOING="removing the egress rules of $ENDPOINT_GROUP"
  local rules
  rules=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
    --query "SecurityGroups[0].IpPermissionsEgress[?IpProtocol=='-1'].[IpRanges[].CidrIp,Ipv6Ranges[].CidrIpv6][][]")
  if [[ $rules == *0.0.0.0/0* ]]; then
    change ec2 revoke-security-group-egress --group-id "$ENDPOINT_GROUP" \
      --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]' >/dev/null
  fi
  if [[ $rules == *::/0* ]]; then
    change ec2 revoke-security-group-egress --group-id "$ENDPOINT_GROUP" \
      --ip-permissions 'IpProtocol=-1,Ipv6Ranges=[{CidrIpv6=::/0}]' >/dev/null
  fi
}

# Rules of an earlier run that are no longer planned: ranges that were wider, or a group that was given.
revoke_ingress() { # SOURCE...: what is planned
  local list field rows source
  if [[ $ENDPOINT_GROUP == dry-run ]] || ! created_here "$ENDPOINT_GROUP"; then return 0; fi
  DOING="reading the rules of $ENDPOINT_GROUP"
  for list in IpRanges:CidrIp Ipv6Ranges:CidrIpv6 UserIdGroupPairs:GroupId; do
    field=${list#*:} list=${list%:*}
    rows=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
      --query "SecurityGroups[0].IpPermissions[?IpProtocol=='tcp'&&FromPort==\`443\`&&ToPort==\`443\`].${list}[].$field")
    for source in $rows; do
      [[ $source != None && " $* " != *" $source "* ]] || continue
      change ec2 revoke-security-group-ingress --group-id "$ENDPOINT_GROUP" \
        --ip-permissions "[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"$list\":[{\"$field\":\"$source\"}]}]" >/dev/null
      log "  security group: no longer allows TCP 443 from $source"
    done
  done
}

# ensure_ingress LIST FIELD SOURCE DESCRIPTION: TCP 443, as `IpRanges CidrIp 10.0.0.0/16 …`
ensure_ingress() {
  DOING="allowing TCP 443 from $3"
  local found=''
  if [[ $ENDPOINT_GROUP != dry-run ]]; then
    found=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
      --query "SecurityGroups[0].IpPermissions[?IpProtocol=='tcp'&&FromPort==\`443\`&&ToPort==\`443\`].$1[].$2")
    [[ " ${found//[$'\t\n']/ } " != *" $3 "* ]] || return 0
    created_here "$ENDPOINT_GROUP" ||
      die "$ENDPOINT_GROUP does not allow TCP 443 from $3, and this script did not create it: add the rule yourself"
  fi
  change ec2 authorize-security-group-ingress --group-id "$ENDPOINT_GROUP" \
    --ip-permissions "[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"$1\":[{\"$2\":\"$3\",\"Description\":\"$4\"}]}]" >/dev/null
  [[ $DRY_RUN == true ]] || log "  security group: allowed TCP 443 from $3"
}
