/**
 * What every script consists of: messages, reading, changing, the journal, the status.
 * This is bash inside template literals: a backslash stands before each `${`, back quote and backslash.
 */

export const ASKING = `log() { printf '%s\\n' "$*" >&2; }
die() {
  log "ERROR: $*"
  exit 1
}
misused() {
  log "ERROR: $*"
  log "Try '$0 --help'."
  exit 2
}

# must_match OPTION VALUE PATTERN EXAMPLE
must_match() {
  [[ -n $2 ]] || misused "$1 is needed, such as $4"
  [[ $2 =~ $3 ]] || misused "$1: '$2' is malformed; an example is $4"
}

# Asks on a terminal. Without a terminal, --yes has to answer.
confirmed() {
  [[ $YES == true ]] && return 0
  [[ -t 0 ]] || die "this needs a confirmation: run it on a terminal, or pass --yes"
  local answer
  read -r -p "$1 [y/N] " answer
  [[ $answer == [yY] || $answer == [yY][eE][sS] ]]
}`;

export const MESSAGES = `# Reads something: columns separated by tabs, None for what is absent.
ec2() { aws ec2 "$@" --region "$REGION" --output text; }

# Changes something; nothing else in this script does. With --dry-run it only shows the command.
change() {
  if [[ $DRY_RUN == true ]]; then
    {
      printf 'would run: aws'
      printf ' %q' "$@"
      printf '\\n'
    } >&2
    printf 'dry-run\\n'
    return 0
  fi
  aws "$@" --region "$REGION" --output text
}

# remember KIND ID NAME [CHECKSUM]: at once, so that a rollback knows what this script created.
remember() {
  [[ $DRY_RUN == true ]] || printf '%s\\t%s\\t%s\\t%s\\t%s\\n' "$RUN_ID" "$1" "$2" "$3" "\${4:--}" >>"$JOURNAL"
}

# adopt KIND ID NAME TAG: with --adopt, what carries the tag of this plan counts as created by this script.
adopt() {
  [[ $ADOPT == true && $4 == "$NAME_PREFIX" ]] || return 0
  created_here "$2" || {
    remember "$1" "$2" "$3"
    log "  $3: adopted $2"
  }
}

# left_alone TEXT: a planned change that was not made; the script then ends with code 3.
left_alone() {
  log "  LEFT AS IT IS: $1"
  LEFT=$((LEFT + 1))
}

# created_here ID: whether a run of this script created it.
created_here() {
  local run kind id rest
  [[ -s $JOURNAL ]] || return 1
  while IFS=$'\\t' read -r run kind id rest; do
    [[ $id != "$1" ]] || return 0
  done <"$JOURNAL"
  return 1
}

# tags TYPE NAME`;

export const TAGGED = `tags() { printf '[{"ResourceType":"%s","Tags":[{"Key":"Name","Value":"%s"},%s]}]' "$1" "$2" "$TAGS"; }`;

export const TAGGED_BY_USER = `tags() { printf '[{"ResourceType":"%s","Tags":[%s]}]' "$1" "$TAGS"; }`;

export const EXISTING = `# What exists in the VPC, one row for each endpoint: id, service name, type, state, private DNS, route tables, subnets,
# security groups, IP address type, DNS record type, and the value of our tag (last, because it may hold anything).
read_existing() {
  DOING="reading the endpoints of $VPC_ID"
  local rows
  rows=$(ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC_ID" \\
    --query "VpcEndpoints[].[VpcEndpointId,ServiceName,VpcEndpointType,State,PrivateDnsEnabled,join(',',RouteTableIds||['-']),join(',',SubnetIds||['-']),join(',',Groups[].GroupId||['-']),IpAddressType,DnsOptions.DnsRecordIpType,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  EXISTING=()
  [[ -z $rows || $rows == None ]] || mapfile -t EXISTING <<<"$rows"
}

# is_left ID SERVICE_NAME TYPE STATE TAG: whether it is of this plan and no longer planned
is_left() {
  local planned service type name
  [[ \${4,,} != deleted && \${4,,} != deleting ]] || return 1
  [[ $5 == "$NAME_PREFIX" ]] || created_here "$1" || return 1
  for planned in "\${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    [[ $name != "$2" || $type != "$3" ]] || return 1
  done
}

# owner ID TAG: in words, for messages.
owner() {
  if created_here "$1"; then
    printf 'created by this script'
  elif [[ $2 == "$NAME_PREFIX" ]]; then
    printf 'of the same plan, not created by this script'
  else
    printf 'of somebody else'
  fi
}`;

export const FAILURE = `# Runs at the end, however the script ends.
at_the_end() {
  local code=$?
  trap - EXIT INT TERM
  ((code != 0 && code != 3)) || exit "$code"
  log "Failed while $DOING."
  [[ $APPLYING == true ]] || exit "$code"
  if [[ $ON_ERROR == rollback ]]; then
    log 'Rolling back what this run created.'
    roll_back "$RUN_ID"
  elif [[ -s $JOURNAL ]]; then
    log "Kept what was created ($JOURNAL). Run 'apply' again to go on, or 'rollback' to remove it."
  fi
  exit "$code"
}`;

export const STATUS = `show_status() {
  local planned service type name row id existing kind state tag found
  read_existing
  printf '%-24s %-10s %-24s %-18s %s\\n' SERVICE TYPE ENDPOINT STATE OWNER
  for planned in "\${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    found=false
    for row in "\${EXISTING[@]}"; do
      IFS=$'\\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
      [[ $existing == "$name" && $kind == "$type" && \${state,,} != deleted ]] || continue
      printf '%-24s %-10s %-24s %-18s %s\\n' "$service" "$type" "$id" "\${state,,}" "$(owner "$id" "$tag")"
      found=true
    done
    [[ $found == true ]] || printf '%-24s %-10s %-24s %-18s %s\\n' "$service" "$type" - absent -
  done
  for row in "\${EXISTING[@]}"; do
    IFS=$'\\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$existing" "$kind" "$state" "$tag" || continue
    printf '%-24s %-10s %-24s %-18s %s\\n' "\${existing##*.}" "$kind" "$id" "\${state,,}" 'no longer planned'
  done
}`;
