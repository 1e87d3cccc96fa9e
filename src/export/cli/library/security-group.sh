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
    change ec2 create-security-group --vpc-id "$VPC_ID" --group-name "$1" --description "$2" \
      --tag-specifications "$(tags security-group "$NAME_PREFIX-endpoints")" --query GroupId
    ENDPOINT_GROUP=$CHANGED
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
      --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'
  fi
  if [[ $rules == *::/0* ]]; then
    change ec2 revoke-security-group-egress --group-id "$ENDPOINT_GROUP" \
      --ip-permissions 'IpProtocol=-1,Ipv6Ranges=[{CidrIpv6=::/0}]'
  fi
}

# The ports on which interface endpoints listen: rules on others are not of this script.
ENDPOINT_PORTS=' 443 465 587 2465 2587 9142 '

# Rules of an earlier run that are no longer planned: ranges that were wider, or a group that was given.
revoke_ingress() { # PORTS SOURCE...: what is planned
  local ports=" $1 " planned rows port sources source list
  shift
  planned=" $* "
  if [[ $ENDPOINT_GROUP == dry-run ]] || ! created_here "$ENDPOINT_GROUP"; then return 0; fi
  DOING="reading the rules of $ENDPOINT_GROUP"
  rows=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
    --query "SecurityGroups[0].IpPermissions[?IpProtocol=='tcp'&&FromPort==ToPort].[FromPort,join(' ',[IpRanges[].CidrIp,Ipv6Ranges[].CidrIpv6,UserIdGroupPairs[].GroupId][])]")
  while IFS=$'\t' read -r port sources; do
    [[ $ENDPOINT_PORTS == *" $port "* ]] || continue
    # The endpoint that listens there stays as well, until a person deletes it.
    if [[ $ports != *" $port "* ]]; then
      left_alone "security group: no planned endpoint listens on TCP $port, which stays open to $sources"
      continue
    fi
    for source in $sources; do
      [[ $planned != *" $source "* ]] || continue
      case "$source" in
      sg-*) list='"UserIdGroupPairs":[{"GroupId"' ;;
      *:*) list='"Ipv6Ranges":[{"CidrIpv6"' ;;
      *) list='"IpRanges":[{"CidrIp"' ;;
      esac
      change ec2 revoke-security-group-ingress --group-id "$ENDPOINT_GROUP" \
        --ip-permissions "[{\"IpProtocol\":\"tcp\",\"FromPort\":$port,\"ToPort\":$port,$list:\"$source\"}]}]"
      log "  security group: no longer allows TCP $port from $source"
    done
  done <<<"$rows"
}

# ensure_ingress PORT LIST FIELD SOURCE DESCRIPTION: as `443 IpRanges CidrIp 10.0.0.0/16 …`. A rule for more ports will do.
ensure_ingress() {
  DOING="allowing TCP $1 from $4"
  local found=''
  if [[ $ENDPOINT_GROUP != dry-run ]]; then
    found=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \
      --query "SecurityGroups[0].IpPermissions[?IpProtocol=='-1'||(IpProtocol=='tcp'&&FromPort<=\`$1\`&&ToPort>=\`$1\`)].$2[].$3")
    [[ " ${found//[$'\t\n']/ } " != *" $4 "* ]] || return 0
    created_here "$ENDPOINT_GROUP" ||
      die "$ENDPOINT_GROUP does not allow TCP $1 from $4, and this script did not create it: add the rule yourself"
  fi
  change ec2 authorize-security-group-ingress --group-id "$ENDPOINT_GROUP" \
    --ip-permissions "[{\"IpProtocol\":\"tcp\",\"FromPort\":$1,\"ToPort\":$1,\"$2\":[{\"$3\":\"$4\",\"Description\":\"$5\"}]}]"
  [[ $DRY_RUN == true ]] || log "  security group: allowed TCP $1 from $4"
}
