# What ensure_zone asks about, for all zones at once: the zones that the hub answers, and the names of its endpoints.
read_zones() {
  DOING="reading the hosted zones of $VPC_ID"
  ZONES=$(zones_of "$VPC_ID")
  TARGETS=$(ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC_ID" \
    --query 'VpcEndpoints[].[VpcEndpointId,DnsEntries[0].HostedZoneId,DnsEntries[0].DnsName]')
}

# ensure_zone SERVICE ZONE COMMENT NAME=TYPE...: the names of a service, answered in the hub and in the VPC of the tasks.
# Their records are aliases of the endpoint. Only what this script created is changed.
ensure_zone() {
  local service=$1 zone=$2 comment=$3 name id='' owner account rows target vpcs vpc batch is_new=false wanted=("$VPC_ID" "$TASK_VPC_ID")
  shift 3
  PLANNED_ZONES+=("$zone")
  while IFS=$'\t' read -r name rows owner account; do
    [[ $name == "$zone." ]] || continue
    id=$rows
    [[ $owner == None ]] ||
      die "$zone is answered in $VPC_ID by an endpoint with private DNS: turn its private DNS off first"
    [[ $account == None || $account == "$CALLER" ]] || {
      left_alone "the hosted zone $zone ($id) is of account $account: see there that its records lead to the endpoint of $service and that $TASK_VPC_ID is associated"
      return 0
    }
  done <<<"$ZONES"
  if [[ -z $id ]]; then
    DOING="creating the hosted zone $zone"
    change route53 create-hosted-zone --name "$zone" --vpc "VPCRegion=$REGION,VPCId=$VPC_ID" \
      --caller-reference "$RUN_ID-$zone" --hosted-zone-config "PrivateZone=true,Comment=$comment" --query HostedZone.Id
    id=${CHANGED##*/} is_new=true
    remember hosted-zone "$id" "$zone"
    if [[ $DRY_RUN == true ]]; then log "  $zone: would be created"; else log "  $zone: created $id"; fi
  elif ! created_here "$id"; then
    DOING="reading the tags of $id"
    rows=$(aws route53 list-tags-for-resource --resource-type hostedzone --resource-id "$id" --region "$REGION" --output text \
      --query "ResourceTagSet.Tags[?Key=='$PLAN_TAG'].Value|[0]")
    adopt hosted-zone "$id" "$zone" "$rows"
    created_here "$id" || {
      left_alone "the hosted zone $zone ($id) is not of this script: check that its records lead to the endpoint of $service, and associate it with $TASK_VPC_ID"
      return 0
    }
  fi
  result hosted-zone "$service" "$id"
  [[ $DRY_RUN == false ]] || {
    log "  $zone: a dry run does not compare its tags, records and VPCs"
    return 0
  }
  if [[ $(last_checksum "$id") == - ]]; then # nothing but its creation is remembered
    DOING="tagging $zone"
    change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" \
      --add-tags "$(tag_list "$NAME_PREFIX-${service//./-}")"
  fi
  target=$(grep -F -- "$(endpoint_of "$service")" <<<"$TARGETS" | cut -f 2-)
  DOING="writing the records of $zone"
  batch=$(record_changes "$id" "$is_new" "$target" "$@")
  if [[ $(checksum "$batch") != "$(last_checksum "$id")" ]]; then
    change route53 change-resource-record-sets --hosted-zone-id "$id" --change-batch "$batch"
    remember records "$id" "$zone" "$(checksum "$batch")"
    log "  $zone: wrote its records"
  fi
  DOING="associating $zone"
  vpcs=$VPC_ID
  [[ ${PART:-} != hub ]] || wanted=("$VPC_ID") # the other account associates its VPC
  [[ $is_new == true ]] ||
    vpcs=$(aws route53 get-hosted-zone --id "$id" --region "$REGION" --output text --query 'VPCs[].VPCId')
  for vpc in "${wanted[@]}"; do
    [[ " ${vpcs//[$'\t\n']/ } " != *" $vpc "* ]] || continue
    change route53 associate-vpc-with-hosted-zone --hosted-zone-id "$id" --vpc "VPCRegion=$REGION,VPCId=$vpc"
    log "  $zone: associated with $vpc"
  done
  if [[ ${PART:-} == hub && " ${vpcs//[$'\t\n']/ } " != *" $TASK_VPC_ID "* ]]; then authorize_zone "$id" "$zone"; fi
}

# authorize_zone ID ZONE: lets the account of the tasks associate its VPC.
authorize_zone() {
  DOING="authorizing $TASK_VPC_ID for $2"
  local vpcs
  vpcs=$(aws route53 list-vpc-association-authorizations --hosted-zone-id "$1" --region "$REGION" --output text --query 'VPCs[].VPCId')
  [[ " ${vpcs//[$'\t\n']/ } " != *" $TASK_VPC_ID "* ]] || return 0
  change route53 create-vpc-association-authorization --hosted-zone-id "$1" --vpc "VPCRegion=$REGION,VPCId=$TASK_VPC_ID"
  log "  $2: authorized $TASK_VPC_ID, whose account now associates $1"
}

# endpoint_of SERVICE: the id of the endpoint that this run made or found.
endpoint_of() {
  local row kind service id
  for row in "${RESULTS[@]}"; do
    IFS=$'\t' read -r kind service id <<<"$row"
    [[ $kind != endpoint || $service != "$1" ]] || printf '%s\n' "$id"
  done
}

# record_changes ZONE_ID IS_NEW TARGET NAME=TYPE...: writes the records that are planned, deletes those that are not.
record_changes() {
  local zone=$1 is_new=$2 target=$3 rows='' name type hosted dns record changes=()
  shift 3
  [[ $is_new == true ]] || rows=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" --region "$REGION" --output text \
    --query "ResourceRecordSets[?Type=='A'||Type=='AAAA'].[Name,Type,AliasTarget.HostedZoneId,AliasTarget.DNSName]")
  while IFS=$'\t' read -r name type hosted dns; do
    name=${name%.}
    [[ -n $name && $name != None && " $* " != *" ${name/#\\052/*}=$type "* ]] || continue
    changes+=("$(record_change DELETE "${name/#\\052/*}" "$type" "$hosted" "$dns")")
  done <<<"$rows"
  IFS=$'\t' read -r hosted dns <<<"$target"
  for record in "$@"; do
    changes+=("$(record_change UPSERT "${record%=*}" "${record#*=}" "$hosted" "$dns")")
  done
  local IFS=,
  printf '{"Changes":[%s]}\n' "${changes[*]}"
}

# record_change ACTION NAME TYPE HOSTED_ZONE_ID DNS_NAME
record_change() {
  printf '{"Action":"%s","ResourceRecordSet":{"Name":"%s","Type":"%s","AliasTarget":{"HostedZoneId":"%s","DNSName":"%s","EvaluateTargetHealth":false}}}' "$@"
}

# delete_zone ID: its records first, because only an empty zone can be deleted.
delete_zone() {
  DOING="deleting the hosted zone $1"
  local batch
  log "Deleting the hosted zone $1"
  batch=$(record_changes "$1" false '' 2>&1) || {
    [[ $batch == *NoSuchHostedZone* ]] || die "$batch"
    return 0
  }
  [[ $batch == '{"Changes":[]}' ]] ||
    change route53 change-resource-record-sets --hosted-zone-id "$1" --change-batch "$batch"
  change route53 delete-hosted-zone --id "$1"
}
