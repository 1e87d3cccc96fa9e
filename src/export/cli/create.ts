/**
 * How a script creates what is absent, waits for it, and tells the results.
 * This is bash inside template literals: a backslash stands before each `${`, back quote and backslash.
 */

export const SECURITY_GROUP = `# The group of the endpoints: the one of an earlier run, or a new one without any rule for egress.
ensure_security_group() { # NAME DESCRIPTION
  DOING="creating the security group $1"
  local row tag
  row=$(ec2 describe-security-groups --filters "Name=vpc-id,Values=$VPC_ID" "Name=group-name,Values=$1" \\
    --query "SecurityGroups[0].[GroupId,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  if [[ -n $row && $row != None* ]]; then
    IFS=$'\\t' read -r ENDPOINT_GROUP tag <<<"$row"
    [[ $tag == "$NAME_PREFIX" ]] ||
      die "a security group named $1 exists ($ENDPOINT_GROUP) and is not of this plan: choose another name prefix, or name this group in the plan"
    log "  security group: $ENDPOINT_GROUP exists"
  else
    ENDPOINT_GROUP=$(change ec2 create-security-group --vpc-id "$VPC_ID" --group-name "$1" --description "$2" \\
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
  rules=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \\
    --query "SecurityGroups[0].IpPermissionsEgress[?IpProtocol=='-1'].[IpRanges[].CidrIp,Ipv6Ranges[].CidrIpv6][][]")
  if [[ $rules == *0.0.0.0/0* ]]; then
    change ec2 revoke-security-group-egress --group-id "$ENDPOINT_GROUP" \\
      --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]' >/dev/null
  fi
  if [[ $rules == *::/0* ]]; then
    change ec2 revoke-security-group-egress --group-id "$ENDPOINT_GROUP" \\
      --ip-permissions 'IpProtocol=-1,Ipv6Ranges=[{CidrIpv6=::/0}]' >/dev/null
  fi
}

# Rules of an earlier run that are no longer planned: ranges that were wider, or a group that was given.
revoke_ingress() { # SOURCE...: what is planned
  local list field rows source
  if [[ $ENDPOINT_GROUP == dry-run ]] || ! created_here "$ENDPOINT_GROUP"; then return 0; fi
  DOING="reading the rules of $ENDPOINT_GROUP"
  for list in IpRanges:CidrIp Ipv6Ranges:CidrIpv6 UserIdGroupPairs:GroupId; do
    field=\${list#*:} list=\${list%:*}
    rows=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \\
      --query "SecurityGroups[0].IpPermissions[?IpProtocol=='tcp'&&FromPort==\\\`443\\\`&&ToPort==\\\`443\\\`].\${list}[].$field")
    for source in $rows; do
      [[ $source != None && " $* " != *" $source "* ]] || continue
      change ec2 revoke-security-group-ingress --group-id "$ENDPOINT_GROUP" \\
        --ip-permissions "[{\\"IpProtocol\\":\\"tcp\\",\\"FromPort\\":443,\\"ToPort\\":443,\\"$list\\":[{\\"$field\\":\\"$source\\"}]}]" >/dev/null
      log "  security group: no longer allows TCP 443 from $source"
    done
  done
}

# ensure_ingress LIST FIELD SOURCE DESCRIPTION: TCP 443, as \`IpRanges CidrIp 10.0.0.0/16 …\`
ensure_ingress() {
  DOING="allowing TCP 443 from $3"
  local found=''
  if [[ $ENDPOINT_GROUP != dry-run ]]; then
    found=$(ec2 describe-security-groups --group-ids "$ENDPOINT_GROUP" \\
      --query "SecurityGroups[0].IpPermissions[?IpProtocol=='tcp'&&FromPort==\\\`443\\\`&&ToPort==\\\`443\\\`].$1[].$2")
    [[ " \${found//[$'\\t\\n']/ } " != *" $3 "* ]] || return 0
    created_here "$ENDPOINT_GROUP" ||
      die "$ENDPOINT_GROUP does not allow TCP 443 from $3, and this script did not create it: add the rule yourself"
  fi
  change ec2 authorize-security-group-ingress --group-id "$ENDPOINT_GROUP" \\
    --ip-permissions "[{\\"IpProtocol\\":\\"tcp\\",\\"FromPort\\":443,\\"ToPort\\":443,\\"$1\\":[{\\"$2\\":\\"$3\\",\\"Description\\":\\"$4\\"}]}]" >/dev/null
  [[ $DRY_RUN == true ]] || log "  security group: allowed TCP 443 from $3"
}`;

export const INTERFACE = `# ensure_interface SERVICE SERVICE_NAME PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS POLICY
# An existing endpoint is used when it answers the same private DNS names; only what this script created is changed.
ensure_interface() {
  local row id name type state dns subnets groups ip record tag policy=()
  [[ -z $6 ]] || policy=(--policy-document "$6")
  for row in "\${EXISTING[@]}"; do
    IFS=$'\\t' read -r id name type state dns _ subnets groups ip record tag <<<"$row"
    [[ $name == "$2" && $type == Interface && \${state,,} != deleted ]] || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    if created_here "$id"; then
      update_interface "$1" "$id" "$3" "$4" "$5" "$subnets" "$groups" "$dns" "$ip" "$record"
    else
      [[ $3 == --no-private-dns-enabled || \${dns,,} == true ]] || continue
    fi
    use_existing "$1" "$id" "$tag" "$6"
    return 0
  done
  DOING="creating the endpoint of $1"
  id=$(change ec2 create-vpc-endpoint --vpc-id "$VPC_ID" --vpc-endpoint-type Interface --service-name "$2" \\
    --subnet-ids "\${SUBNETS[@]}" --security-group-ids "$ENDPOINT_GROUP" "$3" --ip-address-type "$4" --dns-options "$5" \\
    "\${policy[@]}" --client-token "$RUN_ID-$1" \\
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-\${1//./-}")" --query VpcEndpoint.VpcEndpointId)
  created "$1" "$id" "$6"
}

# update_interface SERVICE ID PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS, and as they are: SUBNETS GROUPS PRIVATE_DNS IP_ADDRESS_TYPE RECORD_TYPE
update_interface() {
  local id options=() add=() remove=() dns=false
  for id in "\${SUBNETS[@]}"; do [[ ,$6, == *",$id,"* ]] || add+=("$id"); done
  for id in \${6//,/ }; do [[ $id == - || " \${SUBNETS[*]} " == *" $id "* ]] || remove+=("$id"); done
  ((\${#add[@]} == 0)) || options+=(--add-subnet-ids "\${add[@]}")
  ((\${#remove[@]} == 0)) || options+=(--remove-subnet-ids "\${remove[@]}")
  [[ ,$7, == *",$ENDPOINT_GROUP,"* ]] || options+=(--add-security-group-ids "$ENDPOINT_GROUP")
  remove=()
  for id in \${7//,/ }; do [[ $id == - || $id == "$ENDPOINT_GROUP" ]] || remove+=("$id"); done
  ((\${#remove[@]} == 0)) || options+=(--remove-security-group-ids "\${remove[@]}")
  [[ $3 != --private-dns-enabled ]] || dns=true
  [[ \${8,,} == "$dns" ]] || options+=("$3")
  [[ \${9,,} == "$4" || $9 == None ]] || options+=(--ip-address-type "$4")
  [[ ,$5, == *",DnsRecordIpType=\${10},"* || \${10} == None ]] || options+=(--dns-options "$5")
  ((\${#options[@]} > 0)) || return 0
  DOING="changing $2"
  change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" "\${options[@]}" >/dev/null
  log "  $1: changed $2 (\${options[*]})"
}`;

export const GATEWAY = `# ensure_gateway SERVICE SERVICE_NAME IP_ADDRESS_TYPE POLICY
# A route table can have one endpoint for each service: only those that have none yet are associated.
ensure_gateway() {
  local row id name type state tables ip tag table covered='' own='' used missing=() surplus=() options=()
  for row in "\${EXISTING[@]}"; do
    IFS=$'\\t' read -r id name type state _ tables _ _ ip _ tag <<<"$row"
    [[ $name == "$2" && $type == Gateway && \${state,,} != deleted ]] || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    covered+=",$tables,"
    used=false
    for table in "\${ROUTE_TABLES[@]}"; do
      [[ ,$tables, != *",$table,"* ]] || used=true
    done
    if created_here "$id"; then
      own=$id used=true
      for table in \${tables//,/ }; do
        [[ $table == - || " \${ROUTE_TABLES[*]} " == *" $table "* ]] || surplus+=("$table")
      done
      [[ -z $3 || $ip == None || \${ip,,} == "$3" ]] || options=(--ip-address-type "$3")
    fi
    [[ $used == false ]] || use_existing "$1" "$id" "$tag" "$4"
  done
  for table in "\${ROUTE_TABLES[@]}"; do
    [[ $covered == *",$table,"* ]] || missing+=("$table")
  done
  if [[ -n $own ]]; then
    ((\${#missing[@]} == 0)) || options+=(--add-route-table-ids "\${missing[@]}")
    ((\${#surplus[@]} == 0)) || options+=(--remove-route-table-ids "\${surplus[@]}")
    ((\${#options[@]} > 0)) || return 0
    DOING="changing $own"
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$own" "\${options[@]}" >/dev/null
    log "  $1: changed $own (\${options[*]})"
    return 0
  fi
  ((\${#missing[@]} > 0)) || return 0
  DOING="creating the endpoint of $1"
  [[ -z $3 ]] || options+=(--ip-address-type "$3")
  [[ -z $4 ]] || options+=(--policy-document "$4")
  id=$(change ec2 create-vpc-endpoint --vpc-id "$VPC_ID" --vpc-endpoint-type Gateway --service-name "$2" \\
    --route-table-ids "\${missing[@]}" "\${options[@]}" --client-token "$RUN_ID-$1" \\
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-\${1//./-}")" --query VpcEndpoint.VpcEndpointId)
  created "$1" "$id" "$4"
}`;

export const ENDPOINT = `# created SERVICE ID POLICY
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
      left_alone "$2, created by this plan somewhere else: --adopt takes it over"
    elif [[ $3 != None ]]; then
      left_alone "$2, created by this plan under the name prefix $3: roll that back first"
    fi
    return 0
  fi
  if [[ $(checksum "$4") == "$(last_checksum "$2")" ]]; then
    log "  $1: $2 exists"
    return 0
  fi
  DOING="changing the policy of $2"
  if [[ -z $4 ]]; then
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --reset-policy >/dev/null
  else
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --policy-document "$4" >/dev/null
  fi
  remember policy "$2" "$1" "$(checksum "$4")"
  log "  $1: changed the policy of $2"
}

# Tells whether a policy is the one that was attached last; AWS may return the text in another form.
checksum() { cksum <<<"$1" | cut -d ' ' -f 1; }
last_checksum() {
  local run kind id name sum last=''
  while IFS=$'\\t' read -r run kind id name sum; do
    [[ $id != "$1" ]] || last=$sum
  done <"$JOURNAL"
  printf '%s\\n' "$last"
}

# Waits until every endpoint of the stage is available; the AWS CLI has no waiter for endpoints.
wait_available() { # NAME OF THE STAGE
  local deadline=$((SECONDS + WAIT_SECONDS)) id row found name type state rest waiting
  if [[ $DRY_RUN == true ]] || ((\${#STAGE[@]} == 0)); then
    STAGE=()
    return 0
  fi
  while :; do
    read_existing
    DOING="waiting for $1"
    waiting=()
    for id in "\${STAGE[@]}"; do
      state=pending
      for row in "\${EXISTING[@]}"; do
        IFS=$'\\t' read -r found name type rest <<<"$row"
        [[ $found != "$id" ]] || state=\${rest%%$'\\t'*}
      done
      case \${state,,} in
      available) ;;
      pending | pendingacceptance) waiting+=("$id (\${state,,})") ;;
      *) die "$id became \${state,,}: aws ec2 describe-vpc-endpoints --region $REGION --vpc-endpoint-ids $id --query 'VpcEndpoints[0].LastError' says why" ;;
      esac
    done
    ((\${#waiting[@]} > 0)) || break
    ((SECONDS < deadline)) || die "not available after $WAIT_SECONDS seconds: \${waiting[*]}"
    sleep "$POLL_SECONDS"
  done
  log "  available: $1"
  STAGE=()
}`;

export const RESULTS = `# What the next step needs, at the end, on standard output: kind, service and value, separated by tabs.
result() { RESULTS+=("$1"$'\\t'"$2"$'\\t'"$3"); }
print_results() {
  if [[ $DRY_RUN == true ]]; then
    log 'Nothing was changed.'
  else
    ((LEFT > 0)) || log 'Done.'
    ((LEFT == 0)) || log "Done, but $LEFT planned changes were not made: see above. Ends with code 3."
    printf '%s\\n' "\${RESULTS[@]}"
  fi
}

# Tags that changed since the last run, on everything that this script created.
update_tags() {
  local run kind id rest ids=()
  [[ -s $JOURNAL && $(checksum "$TAGS") != "$(last_checksum tags)" ]] || return 0
  if [[ -n $(last_checksum tags) ]]; then
    while IFS=$'\\t' read -r run kind id rest; do
      [[ $kind != vpc-endpoint && $kind != security-group ]] || ids+=("$id")
    done <"$JOURNAL"
    DOING='changing tags'
    change ec2 create-tags --resources "\${ids[@]}" --tags "[$TAGS]" >/dev/null
    log "  tags: changed"
  fi
  remember tags tags - "$(checksum "$TAGS")"
}

# What earlier runs of this plan created and this one no longer wants is named, and left to a person.
show_left() {
  local run kind row id name type state tag
  if [[ -s $JOURNAL ]]; then
    while IFS=$'\\t' read -r run kind id name; do
      [[ $kind == security-group && $id != "\${ENDPOINT_GROUP:-}" ]] || continue
      [[ -n $(ec2 describe-security-groups --filters "Name=group-id,Values=$id" --query 'SecurityGroups[].GroupId') ]] || continue
      left_alone "the security group $id is no longer used: aws ec2 delete-security-group --region $REGION --group-id $id deletes it"
    done <"$JOURNAL"
  fi
  for row in "\${EXISTING[@]}"; do
    IFS=$'\\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$name" "$type" "$state" "$tag" || continue
    left_alone "$id of $name is no longer planned: aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
  done
}`;

export const PREFIX_LIST = `# prefix_list SERVICE NAME: the tasks need egress to it on TCP 443
prefix_list() {
  DOING="asking for the prefix list of $1"
  local id
  id=$(ec2 describe-prefix-lists --filters "Name=prefix-list-name,Values=$2" --query 'PrefixLists[0].PrefixListId') || id=unknown
  result prefix-list "$1" "$id"
}`;

export const DNS_NAME = `# dns_name SERVICE: private DNS is off, so that its clients have to be given this name
dns_name() {
  local row kind service id
  [[ $DRY_RUN == false ]] || return 0
  for row in "\${RESULTS[@]}"; do
    IFS=$'\\t' read -r kind service id <<<"$row"
    [[ $kind == endpoint && $service == "$1" ]] || continue
    DOING="asking for the DNS name of $id"
    id=$(ec2 describe-vpc-endpoints --vpc-endpoint-ids "$id" --query 'VpcEndpoints[0].DnsEntries[0].DnsName') || id=unknown
    result dns-name "$1" "$id"
    return 0
  done
}`;
