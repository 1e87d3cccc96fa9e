# associate_zone ID: a zone of the hub, answered in this VPC from now on. Its account has authorized this VPC.
associate_zone() {
  DOING="associating the hosted zone $1"
  local zones
  PLANNED_ZONES+=("$1")
  zones=$(zones_of "$VPC_ID")
  if [[ " ${zones//[$'\t\n']/ } " == *" $1 "* ]]; then
    log "  $1: is associated"
    return 0
  fi
  change route53 associate-vpc-with-hosted-zone --hosted-zone-id "$1" --vpc "VPCRegion=$REGION,VPCId=$VPC_ID"
  remember zone-association "$1" "$1"
  [[ $DRY_RUN == true ]] || log "  $1: associated"
}

# disassociate_zone ID
disassociate_zone() {
  DOING="disassociating the hosted zone $1"
  log "Disassociating the hosted zone $1"
  try_change route53 disassociate-vpc-from-hosted-zone --hosted-zone-id "$1" --vpc "VPCRegion=$REGION,VPCId=$VPC_ID" ||
    [[ $CHANGED == *NotFound* || $CHANGED == *NoSuchHostedZone* ]] || die "$CHANGED"
}
