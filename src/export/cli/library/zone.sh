# ensure_zone SERVICE ZONE COMMENT NAME=TYPE...: the names of a service, answered in the hub and in the VPC of the tasks.
# Their records are aliases of the endpoint. Only what this script created is changed.
ensure_zone() {
  local service=$1 zone=$2 comment=$3 id rows owner target vpcs vpc batch
  shift 3
  DOING="looking for the hosted zone $zone"
  PLANNED_ZONES+=("$zone")
  rows=$(aws route53 list-hosted-zones-by-vpc --vpc-region "$REGION" --vpc-id "$VPC_ID" --region "$REGION" --output text \
    --query "HostedZoneSummaries[?Name=='$zone.'].[HostedZoneId,Owner.OwningService]")
  IFS=$'\t' read -r id owner <<<"${rows/#None/}"
  [[ ${owner:-None} == None ]] ||
    die "$zone is answered in $VPC_ID by an endpoint with private DNS: turn its private DNS off first"
  if [[ -z $id ]]; then
    id=$(change route53 create-hosted-zone --name "$zone" --vpc "VPCRegion=$REGION,VPCId=$VPC_ID" \
      --caller-reference "$RUN_ID-$zone" --hosted-zone-config "PrivateZone=true,Comment=$comment" --query HostedZone.Id)
    id=${id##*/}
    remember hosted-zone "$id" "$zone"
    if [[ $DRY_RUN == true ]]; then log "  $zone: would be created"; else log "  $zone: created $id"; fi
    change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" \
      --add-tags "$(tag_list "$NAME_PREFIX-${service//./-}")" >/dev/null
  else
    rows=$(aws route53 list-tags-for-resource --resource-type hostedzone --resource-id "$id" --region "$REGION" --output text \
      --query "ResourceTagSet.Tags[?Key=='$PLAN_TAG'].Value|[0]")
    adopt hosted-zone "$id" "$zone" "$rows"
    if ! created_here "$id"; then
      left_alone "the hosted zone $zone ($id) is not of this script: check that its records lead to the endpoint of $service, and associate it with $TASK_VPC_ID"
      return 0
    fi
  fi
  result hosted-zone "$service" "$id"
  [[ $DRY_RUN == false ]] || return 0
  target=$(ec2 describe-vpc-endpoints --vpc-endpoint-ids "$(endpoint_of "$service")" \
    --query 'VpcEndpoints[0].DnsEntries[0].[HostedZoneId,DnsName]')
  batch=$(record_changes "$id" "$target" "$@")
  if [[ $batch != '{"Changes":[]}' && $(checksum "$batch") != "$(last_checksum "$id")" ]]; then
    DOING="writing the records of $zone"
    change route53 change-resource-record-sets --hosted-zone-id "$id" --change-batch "$batch" >/dev/null
    remember records "$id" "$zone" "$(checksum "$batch")"
    log "  $zone: wrote its records"
  fi
  DOING="associating $zone"
  vpcs=$(aws route53 get-hosted-zone --id "$id" --region "$REGION" --output text --query 'VPCs[].VPCId')
  for vpc in "$VPC_ID" "$TASK_VPC_ID"; do
    [[ " ${vpcs//[$'\t\n']/ } " != *" $vpc "* ]] || continue
    change route53 associate-vpc-with-hosted-zone --hosted-zone-id "$id" --vpc "VPCRegion=$REGION,VPCId=$vpc" >/dev/null
    log "  $zone: associated with $vpc"
  done
}

# endpoint_of SERVICE: the id of the endpoint that this run made or found.
endpoint_of() {
  local row kind service id
  for row in "${RESULTS[@]}"; do
    IFS=$'\t' read -r kind service id <<<"$row"
    [[ $kind != endpoint || $service != "$1" ]] || printf '%s\n' "$id"
  done
}

# record_changes ZONE_ID TARGET NAME=TYPE...: writes the records that are planned, deletes those that are not.
record_changes() {
  local zone=$1 target=$2 rows name type hosted dns record changes=()
  shift 2
  rows=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" --region "$REGION" --output text \
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
  local batch problem
  log "Deleting the hosted zone $1"
  if [[ $DRY_RUN == false ]]; then
    batch=$(record_changes "$1" '' 2>&1) || {
      [[ $batch == *NoSuchHostedZone* ]] || die "$batch"
      return 0
    }
    [[ $batch == '{"Changes":[]}' ]] ||
      change route53 change-resource-record-sets --hosted-zone-id "$1" --change-batch "$batch" >/dev/null
  fi
  problem=$(change route53 delete-hosted-zone --id "$1" 2>&1) || die "$problem"
}
