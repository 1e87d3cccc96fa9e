#!/usr/bin/env bash
# VPC endpoints for Amazon ECS in us-east-1, US East (N. Virginia): script for the AWS CLI.
# Made by ECS Endpoint Planner. To open this plan, append this line to the address of the planner:
# #v=1&plan=this
# - The endpoint policies limit every caller in the VPC, not only this workload.
# Needs bash 4.4 or later and the AWS CLI, version 1 or 2. --help tells the commands.
# Safe to run again: it creates only what is missing, and changes only what it created itself.

set -euo pipefail
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo 'ERROR: this script needs bash 4.4 or later' >&2
  exit 1
fi
shopt -s inherit_errexit

readonly REGION='us-east-1'
readonly NAME_PREFIX='ecs'
# Everything that is created carries this tag, with the name prefix as its value.
readonly PLAN_TAG='ecs-endpoint-planner'
readonly TAGS='{"Key":"ecs-endpoint-planner","Value":"ecs"}'
readonly TAG_KEYS='"ecs-endpoint-planner"'
# Service, type, full name; in creation order.
readonly PLAN=(
  's3|Gateway|com.amazonaws.us-east-1.s3'
  'ecr.api|Interface|com.amazonaws.us-east-1.ecr.api'
  'ecr.dkr|Interface|com.amazonaws.us-east-1.ecr.dkr'
  'logs|Interface|com.amazonaws.us-east-1.logs'
  'secretsmanager|Interface|com.amazonaws.us-east-1.secretsmanager'
)
# Endpoints with private DNS.
readonly PRIVATE_DNS='ecr.api ecr.dkr logs secretsmanager'

# Where to create them: named arguments win over the environment.
VPC_ID=${VPC_ID:-}
SUBNET_IDS=${SUBNET_IDS:-}
ROUTE_TABLE_IDS=${ROUTE_TABLE_IDS:-}
VPC_CIDR=${VPC_CIDR:-}

# What to do after a failure: keep what was created, or rollback what this run created.
ON_ERROR=${ON_ERROR:-keep}
WAIT_SECONDS=${WAIT_SECONDS:-900}
POLL_SECONDS=${POLL_SECONDS:-10}
JOURNAL=${JOURNAL:-}

export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off
export AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard} AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}

COMMAND='' DRY_RUN=false YES=false ADOPT=false APPLYING=false STOPPED=false LEFT=0 DOING='starting'
RUN_ID=$(date -u +%Y%m%dT%H%M%SZ)-$$
EXISTING=() STAGE=() RESULTS=() PLANNED_ZONES=() PLANNED_ROUTES=()
declare -A SUBNET_IN=() SUBNETS_OF=() FREE_IN=()

policy_s3() {
  cat <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "s3:GetObject"
      ],
      "Resource": [
        "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"
      ]
    }
  ]
}
JSON
}

policy_ecr_api() {
  cat <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "ecr:GetAuthorizationToken"
      ],
      "Resource": [
        "*"
      ]
    },
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer"
      ],
      "Resource": [
        "arn:aws:ecr:us-east-1:*:repository/*"
      ]
    }
  ]
}
JSON
}

policy_ecr_dkr() {
  cat <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "ecr:GetAuthorizationToken"
      ],
      "Resource": [
        "*"
      ]
    },
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer"
      ],
      "Resource": [
        "arn:aws:ecr:us-east-1:*:repository/*"
      ]
    }
  ]
}
JSON
}

policy_logs() {
  cat <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents"
      ],
      "Resource": [
        "arn:aws:logs:us-east-1:*:log-group:*"
      ]
    }
  ]
}
JSON
}

policy_secretsmanager() {
  cat <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": [
        "secretsmanager:GetSecretValue"
      ],
      "Resource": [
        "arn:aws:secretsmanager:us-east-1:*:secret:*"
      ]
    }
  ]
}
JSON
}

apply() {
  preflight
  if [[ $DRY_RUN == false ]]; then
    if [[ -t 0 ]]; then
      confirmed "Create what is missing in $VPC_ID?" || die 'nothing was changed'
    fi
    { : >>"$JOURNAL"; } 2>/dev/null || die "the journal $JOURNAL cannot be written"
    APPLYING=true
  fi
  log "Creating what is missing"
  ensure_security_group 'ecs-endpoints' 'Interface endpoints for Amazon ECS'
  for block in ${VPC_CIDR//,/ }; do ensure_ingress 443 IpRanges CidrIp "$block" 'HTTPS from the tasks'; done
  # shellcheck disable=SC2086
  revoke_ingress '443' ${VPC_CIDR//,/ }

  # Amazon ECR keeps image layers in Amazon S3, and clients download them there. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  ensure_gateway 's3' 'com.amazonaws.us-east-1.s3' 'ipv4' "$(policy_s3)"
  # Every pull from Amazon ECR first logs in through ecr.api. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  ensure_interface 'ecr.api' 'com.amazonaws.us-east-1.ecr.api' --private-dns-enabled ipv4 \
    'DnsRecordIpType=ipv4' "$(policy_ecr_api)"
  # Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr.
  # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  ensure_interface 'ecr.dkr' 'com.amazonaws.us-east-1.ecr.dkr' --private-dns-enabled ipv4 \
    'DnsRecordIpType=ipv4' "$(policy_ecr_dkr)"
  # The awslogs driver sends log events to CloudWatch Logs. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
  ensure_interface 'logs' 'com.amazonaws.us-east-1.logs' --private-dns-enabled ipv4 \
    'DnsRecordIpType=ipv4' "$(policy_logs)"
  # Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to
  # read them privately.
  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
  ensure_interface 'secretsmanager' 'com.amazonaws.us-east-1.secretsmanager' --private-dns-enabled ipv4 \
    'DnsRecordIpType=ipv4' "$(policy_secretsmanager)"
  wait_available 'all endpoints'

  update_tags
  APPLYING=false
  result security-group endpoints "$ENDPOINT_GROUP"
  prefix_list 's3' 'com.amazonaws.us-east-1.s3'
  result private-dns-name 'ecr.api' 'api.ecr.us-east-1.amazonaws.com'
  result private-dns-name 'ecr.dkr' '*.dkr.ecr.us-east-1.amazonaws.com'
  result private-dns-name 'logs' 'logs.us-east-1.amazonaws.com'
  result private-dns-name 'secretsmanager' 'secretsmanager.us-east-1.amazonaws.com'
  show_left
  [[ -s $JOURNAL || $DRY_RUN == true ]] || rm -f -- "$JOURNAL"
  print_results
  ((LEFT == 0)) || exit 3
}

# Everything that can be known before anything is changed.
preflight() {
  command -v aws >/dev/null || die 'the AWS CLI is not installed'
  log "Checking $VPC_ID in $REGION"
  DOING='asking who is calling'
  CALLER=$(aws sts get-caller-identity --region "$REGION" --output text --query Account) ||
    die "no valid credentials for $REGION: the AWS CLI says why above"
  check_vpc "$VPC_ID"
  check_dns_attributes "$VPC_ID"
  check_dns_servers "$GATEWAY_VPC_ID"
  check_subnets
  check_route_tables "$GATEWAY_VPC_ID" "${ROUTE_TABLES[@]}"
  check_services
  read_existing
  check_existing
  check_free_addresses
  [[ -n $VPC_CIDR ]] || VPC_CIDR=$(ec2 describe-vpcs --vpc-ids "$GATEWAY_VPC_ID" \
    --query "Vpcs[0].CidrBlockAssociationSet[?CidrBlockState.State=='associated'].CidrBlock")
}

# ---------------------------------------------------------------------------------------------------------------------
# Above: what this plan creates. Below: how to call it, and the parts of the library that it needs, the same in every script.
# ---------------------------------------------------------------------------------------------------------------------

usage() {
  cat <<'HELP'
Usage: bash FILE [COMMAND] [OPTION]...

Commands:
  apply                         check everything, create what is missing, change what this script created (default)
  status                        show the endpoints of this plan in the VPC
  rollback                      delete what this script created, by its journal, and nothing else

Options:
  --vpc-id VALUE                the VPC of the endpoints
  --subnet-ids ITEM,ITEM        subnets of the interface endpoints, one in each zone
  --route-table-ids ITEM,ITEM   route tables of the task subnets
  --vpc-cidr ITEM,ITEM          the IPv4 blocks that may reach the endpoints; every block of the VPC when it is not given
  --on-error keep|rollback      after a failure, keep what this run created, or delete it
  --journal FILE                where this script writes down what it created
  --adopt                       take over what carries the tag of this plan: change it, and delete it on rollback
  --dry-run                     check everything, show each change, change nothing
  --yes                         answer every question with yes
  --help                        show this

Without an option, an environment variable counts: VPC_ID for --vpc-id, and so on. WAIT_SECONDS (900) and
POLL_SECONDS (10) tell how long to wait for endpoints, and how often to look.

Ends with 0 when all is done, 1 or the code of the AWS CLI after a failure, 2 when an argument is wrong, 3 when
something that the plan wants was left as it is, 130 when it was interrupted.
HELP
}

log() { printf '%s\n' "$*" >&2; }
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
}

# Reads something: columns separated by tabs, None for what is absent.
ec2() { aws ec2 "$@" --region "$REGION" --output text; }

# Changes something; nothing else in this library does. CHANGED is what the AWS CLI printed. With --dry-run it only shows the
# command. Control-C waits for the end of a change, so that what it made is remembered, and stops the script before the next
# one: that is why no caller may run it in a subshell, which Control-C would end at once.
change() { run_change 2 "$@"; }

# As change, but CHANGED holds what the AWS CLI complains about, too.
try_change() { run_change 1 "$@"; }

run_change() { # FILE DESCRIPTOR OF ITS ERRORS, THEN WORDS OF THE COMMAND
  local errors=$1
  shift
  CHANGED=''
  [[ $STOPPED == false ]] || return 130
  if [[ $DRY_RUN == true ]]; then
    {
      printf 'would run: aws'
      printf ' %q' "$@"
      printf '\n'
    } >&2
    CHANGED=dry-run
    return 0
  fi
  CHANGED=$(
    trap '' INT TERM
    aws "$@" --region "$REGION" --output text 2>&"$errors"
  )
}

# remember KIND ID NAME [CHECKSUM]: at once, so that a rollback knows what this script created.
remember() {
  [[ $DRY_RUN == true ]] || printf '%s\t%s\t%s\t%s\t%s\n' "$RUN_ID" "$1" "$2" "$3" "${4:--}" >>"$JOURNAL"
}

# adopt KIND ID NAME TAG: with --adopt, what carries the tag of this plan counts as created by this script, but not by this run:
# its failure does not delete it.
adopt() {
  [[ $ADOPT == true && $4 == "$NAME_PREFIX" ]] || return 0
  created_here "$2" || {
    RUN_ID=adopted remember "$1" "$2" "$3"
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
  while IFS=$'\t' read -r run kind id rest; do
    [[ $id != "$1" ]] || return 0
  done <"$JOURNAL"
  return 1
}

# tags TYPE NAME
tags() { printf '[{"ResourceType":"%s","Tags":%s}]' "$1" "$(tag_list "$2")"; }

# tag_list NAME: the tags of one resource
tag_list() { printf '[{"Key":"Name","Value":"%s"},%s]' "$1" "$TAGS"; }

# What exists in the VPC, one row for each endpoint: id, service name, type, state, private DNS, route tables, subnets,
# security groups, IP address type, DNS record type, and the value of our tag (last, because it may hold anything).
read_existing() {
  DOING="reading the endpoints of $VPC_ID"
  local rows
  rows=$(ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC_ID,$GATEWAY_VPC_ID" \
    --query "VpcEndpoints[?VpcId==(VpcEndpointType=='Gateway'&&'$GATEWAY_VPC_ID'||'$VPC_ID')].[VpcEndpointId,ServiceName,VpcEndpointType,State,PrivateDnsEnabled,join(',',RouteTableIds||['-']),join(',',SubnetIds||['-']),join(',',Groups[].GroupId||['-']),IpAddressType,DnsOptions.DnsRecordIpType,Tags[?Key=='$PLAN_TAG'].Value|[0]]")
  EXISTING=()
  [[ -z $rows || $rows == None ]] || mapfile -t EXISTING <<<"$rows"
}

# is_left ID SERVICE_NAME TYPE STATE TAG: whether this script created it, or it carries the tag of this plan, and it is not planned
is_left() {
  local planned service type name
  [[ ${4,,} != deleted && ${4,,} != deleting ]] || return 1
  [[ $5 == "$NAME_PREFIX" ]] || created_here "$1" || return 1
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    [[ $name != "$2" || $type != "$3" ]] || return 1
  done
}

# owner ID TAG: in words, for messages.
owner() {
  if created_here "$1"; then
    printf 'created by this script'
  elif [[ $2 == "$NAME_PREFIX" ]]; then
    printf 'with the tag of this plan, not created by this script'
  else
    printf 'of somebody else'
  fi
}

check_vpc() { # VPC
  DOING="reading $1"
  local owner
  owner=$(ec2 describe-vpcs --vpc-ids "$1" --query 'Vpcs[0].OwnerId') ||
    die "$1 cannot be read in $REGION with account $CALLER"
  [[ $owner == None || $owner == "$CALLER" ]] ||
    die "$1 is shared by account $owner: only its owner can create endpoints in it"
}

check_dns_attributes() { # VPC
  local attribute value flag
  for attribute in enableDnsSupport enableDnsHostnames; do
    DOING="reading $attribute of $1"
    value=$(ec2 describe-vpc-attribute --vpc-id "$1" --attribute "$attribute" --query "${attribute^}.Value")
    [[ ${value,,} == true ]] && continue
    flag=--enable-dns-support
    [[ $attribute == enableDnsSupport ]] || flag=--enable-dns-hostnames
    die "$attribute is off in $1, and private names need it. To turn it on:" \
      "aws ec2 modify-vpc-attribute --region $REGION --vpc-id $1 $flag '{\"Value\":true}'"
  done
}

# check_dns_servers VPC: the answers say that tasks ask the DNS of Amazon; DHCP options may send them elsewhere.
check_dns_servers() {
  DOING="reading the DHCP options of $1"
  local options servers
  options=$(ec2 describe-vpcs --vpc-ids "$1" --query 'Vpcs[0].DhcpOptionsId')
  [[ $options == dopt-* ]] || return 0
  servers=$(ec2 describe-dhcp-options --dhcp-options-ids "$options" \
    --query "join(' ',DhcpOptions[0].DhcpConfigurations[?Key=='domain-name-servers'].Values[].Value)") || {
    log "  not checked: which DNS servers $options gives to $1"
    return 0
  }
  [[ -z $servers || $servers == None || $servers == AmazonProvidedDNS || $servers == 169.254.169.253 ]] ||
    log "  WARNING: $options gives the DNS servers $servers to $1: where these are not Amazon's, they have to forward the private names"
}

check_subnets() {
  DOING='reading the subnets'
  local rows id vpc zone free
  rows=$(ec2 describe-subnets --subnet-ids "${SUBNETS[@]}" --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone,AvailableIpAddressCount]') ||
    die "these subnets cannot be read in $REGION: ${SUBNETS[*]}"
  while IFS=$'\t' read -r id vpc zone free; do
    [[ $vpc == "$VPC_ID" ]] || die "$id belongs to $vpc, not to $VPC_ID"
    [[ -z ${SUBNET_IN[$zone]:-} ]] ||
      die "$id and ${SUBNET_IN[$zone]} are both in $zone: an interface endpoint takes one subnet in each zone"
    SUBNET_IN[$zone]=$id FREE_IN[$id]=$free
  done <<<"$rows"
}

# Each new interface endpoint takes an address in each of its subnets.
check_free_addresses() {
  local planned row type name other kind state id is_new
  local -A needed=()
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r _ type name <<<"$planned"
    [[ $type == Interface ]] || continue
    is_new=true
    for row in "${EXISTING[@]}"; do
      IFS=$'\t' read -r _ other kind state _ <<<"$row"
      [[ $other != "$name" || $kind != Interface ]] || ! is_usable "$state" || is_new=false
    done
    [[ $is_new == true ]] || continue
    for id in ${SUBNETS_OF[$name]}; do
      needed[$id]=$((${needed[$id]:-0} + 1))
      [[ -z ${FREE_IN[$id]} ]] || ((needed[$id] <= FREE_IN[$id])) ||
        die "$id has ${FREE_IN[$id]} free addresses, too few for the endpoints to create, which take one each: name another subnet of its zone"
    done
  done
}

check_route_tables() { # VPC TABLE...
  DOING='reading the route tables'
  local wanted=$1 rows id vpc
  shift
  (($# > 0)) || return 0
  rows=$(ec2 describe-route-tables --route-table-ids "$@" --query 'RouteTables[].[RouteTableId,VpcId]') ||
    die "these route tables cannot be read in $REGION: $*"
  while IFS=$'\t' read -r id vpc; do
    [[ $vpc == "$wanted" ]] || die "$id belongs to $vpc, not to $wanted"
  done <<<"$rows"
}

# Each service has to be offered with its type. An interface endpoint stands in the subnets whose zone its service has: from
# the other zones it is reached there, because its names are the same in the whole VPC. Amazon EC2 turns private DNS on only where
# the service has a name for it.
check_services() {
  DOING='asking which endpoint services are offered'
  local row rows service type name kind other zones host own offered zone names=()
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    names+=("$name")
  done
  rows=$(ec2 describe-vpc-endpoint-services --service-names "${names[@]}" \
    --query "ServiceDetails[].[ServiceName,ServiceType[0].ServiceType,join(',',AvailabilityZones||['-']),PrivateDnsName||PrivateDnsNames[0].PrivateDnsName||'-']") ||
    die "the endpoint services cannot be read, or one of them is not offered in $REGION: the AWS CLI says which above"
  for row in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$row"
    offered='' own=''
    while IFS=$'\t' read -r other kind zones host; do
      [[ $other != "$name" || $kind != "$type" ]] || offered=$zones own=$host
    done <<<"$rows"
    [[ -n $offered ]] || die "$service ($name) is not offered as $type endpoint in $REGION"
    [[ $type == Interface ]] || continue
    [[ $own != - || " ${PRIVATE_DNS-} " != *" $service "* ]] ||
      die "$service ($name) has no private DNS name in $REGION, so its endpoint cannot have private DNS: plan without $service, or create its endpoint by hand without private DNS and give the clients the name of the endpoint"
    SUBNETS_OF[$name]=''
    for zone in "${!SUBNET_IN[@]}"; do
      if [[ ,$offered, == *",$zone,"* ]]; then
        SUBNETS_OF[$name]+="${SUBNET_IN[$zone]} "
      else
        log "  $service is not offered in $zone, the zone of ${SUBNET_IN[$zone]}: its endpoint stands in the other zones"
      fi
    done
    [[ -n ${SUBNETS_OF[$name]} ]] ||
      die "$service is offered in no zone of the subnets, but only in ${offered//,/, }"
  done
}

# Endpoints in the way are named before anything is changed; what is not ours is never changed.
check_existing() {
  local row name id type state dns tables tag planned service kind wanted
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state dns tables _ _ _ _ tag <<<"$row"
    for planned in "${PLAN[@]}"; do
      IFS='|' read -r service kind wanted <<<"$planned"
      [[ $name == "$wanted" && $type == "$kind" ]] || continue
      is_usable "$state" || is_in_the_way "$id" "$type" "$dns" "$tables" "$tag" || continue
      case ${state,,} in
      available | pending | pendingacceptance)
        log "  $service: $id exists (${state,,}, $(owner "$id" "$tag"))"
        ;;
      deleting) die "$id for $service is being deleted: run this again when it is gone" ;;
      deleted) ;;
      *) die "$id for $service is ${state,,}, $(owner "$id" "$tag"): delete it, or find out why, before you run this again" ;;
      esac
    done
  done
}

is_usable() { # STATE
  [[ ${1,,} == available || ${1,,} == pending || ${1,,} == pendingacceptance ]]
}

# is_in_the_way ID TYPE PRIVATE_DNS ROUTE_TABLES TAG: whether what cannot be used keeps a name or a route, or is of this plan.
is_in_the_way() {
  local table
  if created_here "$1" || [[ $5 == "$NAME_PREFIX" ]]; then return 0; fi
  [[ $2 != Interface ]] || {
    [[ ${3,,} == true ]]
    return
  }
  for table in "${ROUTE_TABLES[@]}"; do
    [[ ,$4, != *",$table,"* ]] || return 0
  done
  return 1
}

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

# ensure_interface SERVICE SERVICE_NAME PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS POLICY
# An existing endpoint is used when it answers the same private DNS names; only what this script created is changed.
ensure_interface() {
  local row id name type state dns subnets groups ip record tag planned policy=()
  read -r -a planned <<<"${SUBNETS_OF[$2]}"
  [[ -z $6 ]] || policy=(--policy-document "$6")
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state dns _ subnets groups ip record tag <<<"$row"
    [[ $name == "$2" && $type == Interface ]] || continue
    is_usable "$state" || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    if created_here "$id"; then
      update_interface "$1" "$id" "$3" "$4" "$5" "$subnets" "$groups" "$dns" "$ip" "$record"
    else
      [[ $3 == --no-private-dns-enabled || ${dns,,} == true ]] || continue
    fi
    use_existing "$1" "$id" "$tag" "$6"
    return 0
  done
  DOING="creating the endpoint of $1"
  change ec2 create-vpc-endpoint --vpc-id "$VPC_ID" --vpc-endpoint-type Interface --service-name "$2" \
    --subnet-ids "${planned[@]}" --security-group-ids "$ENDPOINT_GROUP" "$3" --ip-address-type "$4" --dns-options "$5" \
    "${policy[@]}" --client-token "$RUN_ID-$1" \
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-${1//./-}")" --query VpcEndpoint.VpcEndpointId
  created "$1" "$CHANGED" "$6"
}

# Called by ensure_interface, whose planned subnets it reads.
# update_interface SERVICE ID PRIVATE_DNS IP_ADDRESS_TYPE DNS_OPTIONS, and as they are: SUBNETS GROUPS PRIVATE_DNS IP_ADDRESS_TYPE RECORD_TYPE
update_interface() {
  local id options=() add=() remove=() dns=false
  for id in "${planned[@]}"; do [[ ,$6, == *",$id,"* ]] || add+=("$id"); done
  for id in ${6//,/ }; do [[ $id == - || " ${planned[*]} " == *" $id "* ]] || remove+=("$id"); done
  ((${#add[@]} == 0)) || options+=(--add-subnet-ids "${add[@]}")
  ((${#remove[@]} == 0)) || options+=(--remove-subnet-ids "${remove[@]}")
  [[ ,$7, == *",$ENDPOINT_GROUP,"* ]] || options+=(--add-security-group-ids "$ENDPOINT_GROUP")
  remove=()
  for id in ${7//,/ }; do [[ $id == - || $id == "$ENDPOINT_GROUP" ]] || remove+=("$id"); done
  ((${#remove[@]} == 0)) || options+=(--remove-security-group-ids "${remove[@]}")
  [[ $3 != --private-dns-enabled ]] || dns=true
  [[ ${8,,} == "$dns" ]] || options+=("$3")
  [[ ${9,,} == "$4" || $9 == None ]] || options+=(--ip-address-type "$4")
  [[ ,$5, == *",DnsRecordIpType=${10},"* || ${10} == None ]] || options+=(--dns-options "$5")
  ((${#options[@]} > 0)) || return 0
  DOING="changing $2"
  change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" "${options[@]}"
  log "  $1: changed $2 (${options[*]})"
}

# ensure_gateway SERVICE SERVICE_NAME IP_ADDRESS_TYPE POLICY
# A route table can have one endpoint for each service: only those that have none yet are associated.
ensure_gateway() {
  local row id name type state tables ip tag table covered='' own='' used missing=() surplus=() options=()
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ tables _ _ ip _ tag <<<"$row"
    [[ $name == "$2" && $type == Gateway ]] || continue
    is_usable "$state" || continue
    adopt vpc-endpoint "$id" "$1" "$tag"
    covered+=",$tables,"
    used=false
    for table in "${ROUTE_TABLES[@]}"; do
      [[ ,$tables, != *",$table,"* ]] || used=true
    done
    if created_here "$id"; then
      own=$id used=true
      for table in ${tables//,/ }; do
        [[ $table == - || " ${ROUTE_TABLES[*]} " == *" $table "* ]] || surplus+=("$table")
      done
      [[ -z $3 || $ip == None || ${ip,,} == "$3" ]] || options=(--ip-address-type "$3")
    fi
    [[ $used == false ]] || use_existing "$1" "$id" "$tag" "$4"
  done
  for table in "${ROUTE_TABLES[@]}"; do
    [[ $covered == *",$table,"* ]] || missing+=("$table")
  done
  if [[ -n $own ]]; then
    ((${#missing[@]} == 0)) || options+=(--add-route-table-ids "${missing[@]}")
    ((${#surplus[@]} == 0)) || options+=(--remove-route-table-ids "${surplus[@]}")
    ((${#options[@]} > 0)) || return 0
    DOING="changing $own"
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$own" "${options[@]}"
    log "  $1: changed $own (${options[*]})"
    return 0
  fi
  ((${#missing[@]} > 0)) || return 0
  DOING="creating the endpoint of $1"
  [[ -z $3 ]] || options+=(--ip-address-type "$3")
  [[ -z $4 ]] || options+=(--policy-document "$4")
  change ec2 create-vpc-endpoint --vpc-id "$GATEWAY_VPC_ID" --vpc-endpoint-type Gateway --service-name "$2" \
    --route-table-ids "${missing[@]}" "${options[@]}" --client-token "$RUN_ID-$1" \
    --tag-specifications "$(tags vpc-endpoint "$NAME_PREFIX-${1//./-}")" --query VpcEndpoint.VpcEndpointId
  created "$1" "$CHANGED" "$4"
}

# What the next step needs, at the end, on standard output: kind, service and value, separated by tabs.
result() { RESULTS+=("$1"$'\t'"$2"$'\t'"$3"); }
print_results() {
  if [[ $DRY_RUN == true ]]; then
    log 'Nothing was changed.'
  else
    ((LEFT > 0)) || log 'Done.'
    ((LEFT == 0)) || log "Done, but $LEFT planned changes were not made: see above. Ends with code 3."
    printf '%s\n' "${RESULTS[@]}"
  fi
}

# Tags that changed since the last run, on everything of this plan that this script created.
update_tags() {
  local row kind name id keys key ids=() old=() gone=()
  [[ -s $JOURNAL && $(checksum "$TAGS") != "$(last_checksum tags)" ]] || return 0
  if [[ -n $(last_checksum tags) ]]; then
    DOING='changing tags'
    while IFS=$'\t' read -r _ kind _ name _; do
      [[ $kind != tags ]] || keys=$name
    done <"$JOURNAL"
    IFS=, read -r -a old <<<"$keys"
    for key in "${old[@]}"; do
      [[ $key == - || $key == '"Name"' || ",$TAG_KEYS," == *",$key,"* ]] || gone+=("$key")
    done
    for row in "${RESULTS[@]}" "security-group"$'\t'-$'\t'"${ENDPOINT_GROUP:-}"; do
      IFS=$'\t' read -r kind name id <<<"$row"
      created_here "$id" || continue
      if [[ $kind == hosted-zone ]]; then
        tag_zone "$id" "${gone[@]}"
      else
        ids+=("$id")
      fi
    done
    if ((${#ids[@]} > 0)); then
      change ec2 create-tags --resources "${ids[@]}" --tags "[$TAGS]"
      for key in "${gone[@]}"; do change ec2 delete-tags --resources "${ids[@]}" --tags "[{\"Key\":$key}]"; done
    fi
    log "  tags: changed"
  fi
  remember tags tags "$TAG_KEYS" "$(checksum "$TAGS")"
}

# tag_zone ID KEY...: the tags of the plan, without those keys.
tag_zone() {
  local id=$1 key
  shift
  change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" --add-tags "[$TAGS]"
  for key; do
    change route53 change-tags-for-resource --resource-type hostedzone --resource-id "$id" --remove-tag-keys "[$key]"
  done
}

# What is there and not planned is named, and left to a person: another plan may have the same name prefix.
show_left() {
  local run kind row id name rest type state tag said
  if [[ -s $JOURNAL ]]; then
    while IFS=$'\t' read -r run kind id name rest; do
      case $kind in
      hosted-zone)
        [[ " ${PLANNED_ZONES[*]} " != *" $name "* ]] || continue
        said=$(aws route53 get-hosted-zone --id "$id" --region "$REGION" 2>&1) || [[ $said != *NoSuchHostedZone* ]] || continue
        left_alone "the hosted zone $name ($id) is no longer planned: delete its records, then the zone"
        ;;
      zone-association)
        [[ " ${PLANNED_ZONES[*]} " != *" $id "* ]] || continue
        left_alone "the hosted zone $id is no longer planned: if nothing needs its names, aws route53 disassociate-vpc-from-hosted-zone takes it from $VPC_ID"
        ;;
      route)
        [[ " ${PLANNED_ROUTES[*]} " != *" $id "* ]] || continue
        said=$(ec2 describe-route-tables --route-table-ids "${id%%/*}" \
          --query "RouteTables[0].Routes[?DestinationCidrBlock=='${id#*/}'||DestinationIpv6CidrBlock=='${id#*/}'].State") || continue
        [[ -z $said ]] ||
          left_alone "the route from ${id%%/*} to ${id#*/} over $name is not planned: if nothing else needs it, delete it with aws ec2 delete-route"
        ;;
      security-group)
        [[ $id != "${ENDPOINT_GROUP:-}" ]] || continue
        said=$(ec2 describe-security-groups --filters "Name=group-id,Values=$id" --query 'SecurityGroups[].GroupId')
        [[ -z $said ]] ||
          left_alone "the security group $id is not planned: if nothing else needs it, aws ec2 delete-security-group --region $REGION --group-id $id deletes it"
        ;;
      vpc-endpoint) # of an earlier plan that placed it elsewhere
        [[ "${EXISTING[*]}${RESULTS[*]}" != *"$id"* ]] || continue
        said=$(ec2 describe-vpc-endpoints --filters "Name=vpc-endpoint-id,Values=$id" --query "VpcEndpoints[?!starts_with(State,'delet')].VpcId")
        [[ -z $said ]] ||
          left_alone "$id of $name stands in $said, where it is not planned: if nothing else needs it, aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
        ;;
      esac
    done <"$JOURNAL"
  fi
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$name" "$type" "$state" "$tag" || continue
    left_alone "$id of $name, $(owner "$id" "$tag"), is not planned: if nothing else needs it, aws ec2 delete-vpc-endpoints --region $REGION --vpc-endpoint-ids $id deletes it"
  done
}

# created SERVICE ID POLICY
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
      left_alone "$2 carries the tag of this plan, but this script did not create it: --adopt takes it over"
    elif [[ $3 != None ]]; then
      left_alone "$2 was created under the name prefix $3: if that was this plan under another name, roll it back first"
    fi
    return 0
  fi
  if [[ $(checksum "$4") == "$(last_checksum "$2")" ]]; then
    log "  $1: $2 exists"
    return 0
  fi
  DOING="changing the policy of $2"
  if [[ -z $4 ]]; then
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --reset-policy
  else
    change ec2 modify-vpc-endpoint --vpc-endpoint-id "$2" --policy-document "$4"
  fi
  remember policy "$2" "$1" "$(checksum "$4")"
  log "  $1: changed the policy of $2"
}

# Tells whether a policy is the one that was attached last; AWS may return the text in another form.
checksum() { cksum <<<"$1" | cut -d ' ' -f 1; }
last_checksum() {
  local run kind id name sum last=''
  while IFS=$'\t' read -r run kind id name sum; do
    [[ $id != "$1" ]] || last=$sum
  done <"$JOURNAL"
  printf '%s\n' "$last"
}

# Waits until every endpoint of the stage is available; the AWS CLI has no waiter for endpoints.
wait_available() { # NAME OF THE STAGE
  local deadline=$((SECONDS + WAIT_SECONDS)) id row found name type state rest waiting
  if [[ $DRY_RUN == true ]] || ((${#STAGE[@]} == 0)); then
    STAGE=()
    return 0
  fi
  while :; do
    [[ $STOPPED == false ]] || exit 130
    read_existing
    DOING="waiting for $1"
    waiting=()
    for id in "${STAGE[@]}"; do
      state=pending
      for row in "${EXISTING[@]}"; do
        IFS=$'\t' read -r found name type rest <<<"$row"
        [[ $found != "$id" ]] || state=${rest%%$'\t'*}
      done
      case ${state,,} in
      available) ;;
      pending | pendingacceptance) waiting+=("$id (${state,,})") ;;
      *) die "$id became ${state,,}: aws ec2 describe-vpc-endpoints --region $REGION --vpc-endpoint-ids $id --query 'VpcEndpoints[0].LastError' says why" ;;
      esac
    done
    ((${#waiting[@]} > 0)) || break
    ((SECONDS < deadline)) || die "not available after $WAIT_SECONDS seconds: ${waiting[*]}"
    sleep "$POLL_SECONDS"
  done
  log "  available: $1"
  STAGE=()
}

# prefix_list SERVICE NAME: the tasks need egress to it on TCP 443
prefix_list() {
  DOING="asking for the prefix list of $1"
  local id
  id=$(ec2 describe-prefix-lists --filters "Name=prefix-list-name,Values=$2" --query 'PrefixLists[0].PrefixListId') || id=unknown
  result prefix-list "$1" "$id"
}

# roll_back [RUN_ID]: deletes what the journal names, newest first; of one run, or of all. What a run changed of things that stay is
# not changed back: it stays in the journal, so that the next run compares with what is there.
roll_back() {
  local run kind id name rest row state left deadline endpoints=() groups=() zones=() routes=() associations=() kept=()
  if [[ ! -s $JOURNAL ]]; then
    log "Nothing to roll back: $JOURNAL is empty or absent"
    return 0
  fi
  while IFS=$'\t' read -r run kind id name rest; do
    if [[ -n ${1:-} && ($run != "$1" || ${kept[*]} == *$'\t'"$id"$'\t'*) ]]; then
      kept+=("$run"$'\t'"$kind"$'\t'"$id"$'\t'"$name"$'\t'"$rest")
      continue
    fi
    case $kind in
    vpc-endpoint) endpoints=("$id" "${endpoints[@]}") ;;
    security-group) groups=("$id" "${groups[@]}") ;;
    hosted-zone)
      declare -F delete_zone >/dev/null ||
        die "$JOURNAL names the hosted zone $name, and this plan has none: roll back with the script that created it"
      zones+=("$id")
      ;;
    zone-association)
      declare -F disassociate_zone >/dev/null ||
        die "$JOURNAL names the hosted zone $id of a hub, and this plan has none: roll back with the script that associated it"
      associations+=("$id")
      ;;
    route)
      declare -F delete_route >/dev/null ||
        die "$JOURNAL names the route $id, and this plan has none: roll back with the script that created it"
      routes+=("$id")
      ;;
    esac
  done <"$JOURNAL"
  for id in "${associations[@]}"; do disassociate_zone "$id"; done
  for id in "${zones[@]}"; do delete_zone "$id"; done
  for id in "${routes[@]}"; do delete_route "$id"; done
  if ((${#endpoints[@]} > 0)); then
    log "Deleting ${endpoints[*]}"
    DOING='deleting endpoints'
    change ec2 delete-vpc-endpoints --vpc-endpoint-ids "${endpoints[@]}" \
      --query "Unsuccessful[?!contains(Error.Code,'NotFound')].[ResourceId,Error.Code,Error.Message]"
    [[ -z $CHANGED || $CHANGED == None || $CHANGED == dry-run ]] || die "could not be deleted: $CHANGED"
    deadline=$((SECONDS + WAIT_SECONDS))
    while [[ $DRY_RUN == false ]]; do # a group stays in use until the endpoints are gone
      read_existing
      left=''
      for row in "${EXISTING[@]}"; do
        IFS=$'\t' read -r id _ _ state _ <<<"$row"
        [[ ${state,,} == deleted || " ${endpoints[*]} " != *" $id "* ]] || left+=" $id"
      done
      [[ -n $left ]] || break
      ((SECONDS < deadline)) || die "still being deleted after $WAIT_SECONDS seconds:$left"
      sleep "$POLL_SECONDS"
    done
  fi
  for id in "${groups[@]}"; do delete_group "$id"; done
  [[ $DRY_RUN == false ]] || return 0
  if ((${#kept[@]} > 0)); then printf '%s\n' "${kept[@]}" >"$JOURNAL"; else rm -f -- "$JOURNAL"; fi
  log "Rolled back: ${#endpoints[@]} endpoints, ${#groups[@]} security groups, ${#zones[@]} hosted zones"
}

# The network interfaces of the endpoints may outlive them for a moment.
delete_group() {
  DOING="deleting the security group $1"
  local deadline=$((SECONDS + WAIT_SECONDS))
  log "Deleting $1"
  while ! try_change ec2 delete-security-group --group-id "$1"; do
    [[ $CHANGED != *InvalidGroup.NotFound* ]] || return 0
    if [[ $CHANGED != *DependencyViolation* ]] || ((SECONDS >= deadline)); then die "$CHANGED"; fi
    sleep "$POLL_SECONDS"
  done
}

show_status() {
  local planned service type name row id existing kind state tag found
  read_existing
  printf '%-24s %-10s %-24s %-18s %s\n' SERVICE TYPE ENDPOINT STATE OWNER
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    found=false
    for row in "${EXISTING[@]}"; do
      IFS=$'\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
      [[ $existing == "$name" && $kind == "$type" && ${state,,} != deleted ]] || continue
      printf '%-24s %-10s %-24s %-18s %s\n' "$service" "$type" "$id" "${state,,}" "$(owner "$id" "$tag")"
      found=true
    done
    [[ $found == true ]] || printf '%-24s %-10s %-24s %-18s %s\n' "$service" "$type" - absent -
  done
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$existing" "$kind" "$state" "$tag" || continue
    printf '%-24s %-10s %-24s %-18s %s\n' "${existing##*.}" "$kind" "$id" "${state,,}" 'not planned'
  done
}

# Runs on Control-C: at once, unless endpoints are being created or changed.
stop() {
  STOPPED=true
  [[ $APPLYING == true ]] || exit 130
}

# Runs at the end, however the script ends.
at_the_end() {
  local code=$? how=Failed
  trap - EXIT INT TERM
  ((code != 0 && code != 3)) || exit "$code"
  # The AWS CLI tells with 130 that it was interrupted.
  if [[ $STOPPED == true || $code == 130 ]]; then
    how=Stopped
    code=130
  fi
  log "$how while $DOING."
  STOPPED=false
  [[ $APPLYING == true ]] || exit "$code"
  if [[ $ON_ERROR == rollback ]]; then
    log 'Rolling back what this run created.'
    roll_back "$RUN_ID"
  elif [[ -s $JOURNAL ]]; then
    log "Kept what was created ($JOURNAL). Run 'apply' again to go on, or 'rollback' to remove it."
  fi
  exit "$code"
}

parse_arguments() {
  while (($# > 0)); do
    case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --dry-run) DRY_RUN=true ;;
    --yes | -y) YES=true ;;
    --adopt) ADOPT=true ;;
    --*=*)
      set -- "${1%%=*}" "${1#*=}" "${@:2}"
      continue
      ;;
    --vpc-id)
      (($# > 1)) || misused "$1 needs a value"
      VPC_ID=$2
      shift
      ;;
    --subnet-ids)
      (($# > 1)) || misused "$1 needs a value"
      SUBNET_IDS=$2
      shift
      ;;
    --route-table-ids)
      (($# > 1)) || misused "$1 needs a value"
      ROUTE_TABLE_IDS=$2
      shift
      ;;
    --vpc-cidr)
      (($# > 1)) || misused "$1 needs a value"
      VPC_CIDR=$2
      shift
      ;;
    --on-error)
      (($# > 1)) || misused "$1 needs a value"
      ON_ERROR=$2
      shift
      ;;
    --journal)
      (($# > 1)) || misused "$1 needs a value"
      JOURNAL=$2
      shift
      ;;
    -*) misused "unknown option $1" ;;
    *)
      [[ -z $COMMAND ]] || misused "one command at a time, not $COMMAND and $1"
      COMMAND=$1
      ;;
    esac
    shift
  done
}

# Checks what was given, before it goes anywhere.
check_arguments() {
  local word
  case $COMMAND in
  apply | status | rollback) ;;
  *) misused "unknown command $COMMAND" ;;
  esac
  [[ $ON_ERROR == keep || $ON_ERROR == rollback ]] || misused '--on-error takes keep or rollback'
  must_match --vpc-id "$VPC_ID" '^vpc-([0-9a-f]{8}|[0-9a-f]{17})$' vpc-0a1b2c3d4e5f67890
  GATEWAY_VPC_ID=$VPC_ID
  JOURNAL=${JOURNAL:-./$NAME_PREFIX-endpoints.$VPC_ID.journal}
  [[ $COMMAND == apply ]] || return 0
  read -r -a SUBNETS <<<"${SUBNET_IDS//[$',\n\t']/ }"
  for word in "${SUBNETS[@]:-}"; do
    must_match --subnet-ids "$word" '^subnet-([0-9a-f]{8}|[0-9a-f]{17})$' subnet-0a1b2c3d4e5f67890
  done
  [[ -z $(printf '%s\n' "${SUBNETS[@]}" | sort | uniq -d) ]] || misused '--subnet-ids names one twice'
  read -r -a ROUTE_TABLES <<<"${ROUTE_TABLE_IDS//[$',\n\t']/ }"
  for word in "${ROUTE_TABLES[@]:-}"; do
    must_match --route-table-ids "$word" '^rtb-([0-9a-f]{8}|[0-9a-f]{17})$' rtb-0a1b2c3d4e5f67890
  done
  [[ -z $(printf '%s\n' "${ROUTE_TABLES[@]}" | sort | uniq -d) ]] || misused '--route-table-ids names one twice'
  for word in ${VPC_CIDR//[$',\n\t']/ }; do
    must_match --vpc-cidr "$word" '^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/(1[6-9]|2[0-8])$' 10.0.0.0/16
  done
}

main() {
  parse_arguments "$@"
  COMMAND=${COMMAND:-apply}
  check_arguments
  trap at_the_end EXIT
  trap stop INT TERM
  case $COMMAND in
  apply) apply ;;
  status) show_status ;;
  rollback)
    if [[ -t 0 && $DRY_RUN == false ]]; then
      confirmed "Delete what $JOURNAL names?" || die 'nothing was changed'
    fi
    roll_back
    ;;
  esac
}

main "$@"
