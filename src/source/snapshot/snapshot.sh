#!/usr/bin/env bash
# Reads one VPC and the Amazon ECS workloads of this account, and prints one JSON document for the ECS Endpoint Planner.
# It changes nothing: every call is a describe-, get- or list- call. What is denied becomes a note. Values of environment
# variables, command lines, labels and secrets are left out by the queries below.
#
# Run it in AWS CloudShell:  bash snapshot.sh > snapshot.json
set -uo pipefail
export AWS_PAGER=''

VPC_ID='@VPC@'
REGION='@REGION@'
CLUSTER='@CLUSTER@'
SERVICES='@SERVICES@'

[ -n "$REGION" ] || REGION=$(printenv AWS_REGION || printenv AWS_DEFAULT_REGION || true)
if [ -z "$REGION" ]; then
  echo 'The Region is not known: set AWS_REGION.' >&2
  exit 2
fi

# What is asked of containers, services, clusters and capacity providers: no values, commands, labels or unknown options.
# In task definitions names of environment variables stay, and the sources of secrets; their values do not.
TASK_DEFINITION='{taskDefinition:taskDefinition.{
  taskDefinitionArn:taskDefinitionArn,
  family:family,
  revision:revision,
  status:status,
  networkMode:networkMode,
  requiresCompatibilities:requiresCompatibilities,
  runtimePlatform:runtimePlatform,
  executionRoleArn:executionRoleArn,
  taskRoleArn:taskRoleArn,
  proxyConfiguration:proxyConfiguration.{type:type},
  volumes:volumes[].{
    name:name,
    configuredAtLaunch:configuredAtLaunch,
    efsVolumeConfiguration:efsVolumeConfiguration.{fileSystemId:fileSystemId,transitEncryption:transitEncryption},
    fsxWindowsFileServerVolumeConfiguration:fsxWindowsFileServerVolumeConfiguration.{fileSystemId:fileSystemId,authorizationConfig:authorizationConfig},
    s3filesVolumeConfiguration:s3filesVolumeConfiguration
  },
  containerDefinitions:containerDefinitions[].{
    name:name,
    image:image,
    essential:essential,
    repositoryCredentials:repositoryCredentials,
    environment:environment[].{name:name},
    environmentFiles:environmentFiles,
    secrets:secrets,
    mountPoints:mountPoints[].{sourceVolume:sourceVolume},
    firelensConfiguration:firelensConfiguration.{type:type,options:options.{"config-file-type":"config-file-type"}},
    logConfiguration:logConfiguration.{
      logDriver:logDriver,
      options:options.{
        "awslogs-region":"awslogs-region","awslogs-group":"awslogs-group","awslogs-endpoint":"awslogs-endpoint",
        "mode":mode,"Name":Name,"name":name,"region":region
      },
      secretOptions:secretOptions
    }
  }
}}'
PLACED='taskDefinition:taskDefinition,
    launchType:launchType,
    platformVersion:platformVersion,
    capacityProviderStrategy:capacityProviderStrategy,
    networkConfiguration:networkConfiguration'
SERVICE="{services:services[].{
  serviceName:serviceName,
  serviceArn:serviceArn,
  clusterArn:clusterArn,
  status:status,
  desiredCount:desiredCount,
  runningCount:runningCount,
  taskDefinition:taskDefinition,
  launchType:launchType,
  platformVersion:platformVersion,
  platformFamily:platformFamily,
  schedulingStrategy:schedulingStrategy,
  enableExecuteCommand:enableExecuteCommand,
  capacityProviderStrategy:capacityProviderStrategy,
  networkConfiguration:networkConfiguration,
  taskSets:taskSets[].{
    id:id,
    status:status,
    $PLACED
  },
  deployments:deployments[].{
    id:id,
    status:status,
    $PLACED,
    serviceConnectConfiguration:serviceConnectConfiguration.{enabled:enabled,namespace:namespace},
    volumeConfigurations:volumeConfigurations[].{name:name}
  }
}}"
CLUSTER_FIELDS='{clusters:clusters[].{
  clusterArn:clusterArn,
  clusterName:clusterName,
  status:status,
  registeredContainerInstancesCount:registeredContainerInstancesCount,
  capacityProviders:capacityProviders,
  defaultCapacityProviderStrategy:defaultCapacityProviderStrategy,
  serviceConnectDefaults:serviceConnectDefaults,
  settings:settings,
  configuration:configuration.{executeCommandConfiguration:executeCommandConfiguration}
}}'
PROVIDER='{capacityProviders:capacityProviders[].{
  name:name,
  status:status,
  autoScalingGroupProvider:autoScalingGroupProvider.{autoScalingGroupArn:autoScalingGroupArn},
  managedInstancesProvider:managedInstancesProvider.{
    instanceLaunchTemplate:instanceLaunchTemplate.{networkConfiguration:networkConfiguration}
  }
}}'

ERRORS=$(mktemp) || exit 2
trap 'rm -f "$ERRORS"' EXIT
ANSWER=''
CALLS=''
NOTES=''
LIST=''
WORDS=''

# note SERVICE CALL: what the last call said on standard error, as a note.
note() {
  local said
  said=$(tr '\n\t' '  ' <"$ERRORS" | tr -d '\000-\037\\"' | cut -c 1-400)
  [ -z "$NOTES" ] || NOTES="$NOTES,"
  NOTES="$NOTES{\"call\":\"$1 $2\",\"text\":\"$said\"}"
}

# ask SERVICE CALL ARGUMENT...: its answer, or a note.
ask() {
  ANSWER=$(aws "$@" --region "$REGION" --output json 2>"$ERRORS") && [ -n "$ANSWER" ] && return 0
  note "$1" "$2"
  return 1
}

# words SERVICE CALL ARGUMENT...: ids or names out of its answer, one on a line.
words() {
  WORDS=$(aws "$@" --region "$REGION" --output text 2>"$ERRORS" | tr -s '[:space:]' '\n' | grep -v -x -e None -e '' | sort -u | head -n 200)
  [ ! -s "$ERRORS" ] || note "$1" "$2"
}

# keep NAME: the last answer under this name.
keep() {
  [ -z "$CALLS" ] || CALLS="$CALLS,
"
  CALLS="$CALLS\"$1\": $ANSWER"
}

# tell SERVICE CALL ARGUMENT...: asks, and keeps the answer under the name of the call.
tell() {
  if ask "$@"; then keep "$2"; fi
}

# add TEXT: appends an answer to the list.
add() {
  [ -z "$LIST" ] || LIST="$LIST,"
  LIST="$LIST$1"
}

# more SERVICE CALL ARGUMENT...: asks, and adds the answer to the list.
more() {
  ask "$@" && add "$ANSWER"
}

# more_of MEMBER ID SERVICE CALL ARGUMENT...: the same, with the id that the answer does not name.
more_of() {
  local member=$1 id=$2
  shift 2
  if ask "$@"; then add "{\"$member\":\"$id\",\"answer\":$ANSWER}"; fi
}

# keep_list NAME: the list under this name.
keep_list() {
  if [ -n "$LIST" ]; then
    ANSWER="[$LIST]"
    keep "$1"
  fi
  LIST=''
}

# The network

IN_VPC="Name=vpc-id,Values=$VPC_ID"
tell sts get-caller-identity --query '{Account:Account}'
tell ec2 describe-vpcs --vpc-ids "$VPC_ID"
more ec2 describe-vpc-attribute --vpc-id "$VPC_ID" --attribute enableDnsSupport
more ec2 describe-vpc-attribute --vpc-id "$VPC_ID" --attribute enableDnsHostnames
keep_list describe-vpc-attribute
words ec2 describe-vpcs --vpc-ids "$VPC_ID" --query 'Vpcs[].DhcpOptionsId'
for options in $WORDS; do
  if [ "$options" != default ]; then tell ec2 describe-dhcp-options --dhcp-options-ids "$options"; fi
done
tell ec2 describe-subnets --filters "$IN_VPC"
tell ec2 describe-route-tables --filters "$IN_VPC"
tell ec2 describe-security-groups --filters "$IN_VPC"
tell ec2 describe-network-acls --filters "$IN_VPC"
tell ec2 describe-nat-gateways --filter "$IN_VPC"
tell ec2 describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$VPC_ID"
tell ec2 describe-vpc-block-public-access-options
tell ec2 describe-vpc-block-public-access-exclusions
tell ec2 describe-vpc-endpoints --filters "$IN_VPC"
tell ec2 describe-network-interfaces --filters "$IN_VPC" --query '{NetworkInterfaces:NetworkInterfaces[].{NetworkInterfaceId:NetworkInterfaceId,InterfaceType:InterfaceType,SubnetId:SubnetId,PrivateIpAddress:PrivateIpAddress,Ipv6Addresses:Ipv6Addresses,Attachment:{InstanceId:Attachment.InstanceId}}}'
tell ec2 describe-vpc-endpoint-services --query "{ServiceDetails:ServiceDetails[?Owner=='amazon'].{ServiceName:ServiceName,ServiceType:ServiceType,AvailabilityZones:AvailabilityZones,PrivateDnsName:PrivateDnsName,PrivateDnsNames:PrivateDnsNames,VpcEndpointPolicySupported:VpcEndpointPolicySupported}}"
tell ec2 describe-managed-prefix-lists
words ec2 describe-managed-prefix-lists --query 'PrefixLists[].PrefixListId'
for list in $WORDS; do
  more_of PrefixListId "$list" ec2 get-managed-prefix-list-entries --prefix-list-id "$list"
done
keep_list get-managed-prefix-list-entries

# Names

# No version of the AWS CLI turns these pages by itself. A last page with a token tells that there are more.
ZONES=''
TOKEN=''
set --
for _ in $(seq 50); do
  more route53 list-hosted-zones-by-vpc --vpc-id "$VPC_ID" --vpc-region "$REGION" "$@" || break
  words route53 list-hosted-zones-by-vpc --vpc-id "$VPC_ID" --vpc-region "$REGION" "$@" --query "HostedZoneSummaries[?Owner.OwningAccount!=null&&(contains(Name,'amazon')||contains(Name,'.aws')||contains(Name,'.gov')||contains(Name,'.adc-e.uk'))].HostedZoneId"
  ZONES="$ZONES $WORDS"
  words route53 list-hosted-zones-by-vpc --vpc-id "$VPC_ID" --vpc-region "$REGION" "$@" --query NextToken
  if [ -z "$WORDS" ] || [ "$WORDS" = "$TOKEN" ]; then break; fi
  TOKEN=$WORDS
  set -- --next-token "$TOKEN"
done
keep_list list-hosted-zones-by-vpc
for zone in $ZONES; do
  more_of HostedZoneId "$zone" route53 list-resource-record-sets --hosted-zone-id "$zone" --query '{ResourceRecordSets:ResourceRecordSets[].{Name:Name,Type:Type,AliasTarget:AliasTarget.{DNSName:DNSName},ResourceRecords:ResourceRecords}}'
done
keep_list list-resource-record-sets
tell route53profiles list-profile-associations --resource-id "$VPC_ID"

# Workloads

CLUSTERS=$CLUSTER
if [ -z "$CLUSTERS" ]; then
  words ecs list-clusters --query clusterArns
  CLUSTERS=$WORDS
fi
DEFINITIONS=''
INSTANCES=''

# services_of CLUSTER SERVICE...: at most ten services of one cluster.
services_of() {
  local cluster=$1
  shift
  more ecs describe-services --cluster "$cluster" --services "$@" --query "$SERVICE"
  words ecs describe-services --cluster "$cluster" --services "$@" --query '[services[].taskDefinition,services[].taskSets[].taskDefinition][]'
  DEFINITIONS="$DEFINITIONS $WORDS"
}

for cluster in $CLUSTERS; do
  CHOSEN=$SERVICES
  if [ -z "$CHOSEN" ]; then
    words ecs list-services --cluster "$cluster" --query serviceArns
    CHOSEN=$WORDS
  fi
  set --
  for service in $CHOSEN; do
    set -- "$@" "$service"
    if [ "$#" -eq 10 ]; then
      services_of "$cluster" "$@"
      set --
    fi
  done
  if [ "$#" -gt 0 ]; then services_of "$cluster" "$@"; fi
done
keep_list describe-services

for cluster in $CLUSTERS; do
  more ecs describe-clusters --clusters "$cluster" --include CONFIGURATIONS SETTINGS --query "$CLUSTER_FIELDS"
done
keep_list describe-clusters

for definition in $(printf '%s\n' "$DEFINITIONS" | tr ' ' '\n' | sort -u); do
  more ecs describe-task-definition --task-definition "$definition" --query "$TASK_DEFINITION"
done
keep_list describe-task-definition

# With which keys the secrets of the tasks are encrypted; never what they hold.

SECRETS=''
for definition in $(printf '%s\n' "$DEFINITIONS" | tr ' ' '\n' | sort -u); do
  words ecs describe-task-definition --task-definition "$definition" --query 'taskDefinition.containerDefinitions[].[secrets[].valueFrom,logConfiguration.secretOptions[].valueFrom,repositoryCredentials.credentialsParameter][]'
  SECRETS="$SECRETS $WORDS"
done
for secret in $(printf '%s\n' "$SECRETS" | tr ' ' '\n' | sort -u | head -n 50); do
  case $secret in
  arn:*:secretsmanager:*)
    more secretsmanager describe-secret --secret-id "$(printf '%s' "$secret" | cut -d : -f 1-7)" --query '{ARN:ARN,KmsKeyId:KmsKeyId}'
    ;;
  esac
done
keep_list describe-secret
for secret in $(printf '%s\n' "$SECRETS" | tr ' ' '\n' | sort -u | head -n 50); do
  case $secret in
  arn:*:secretsmanager:*) continue ;;
  arn:*:parameter/*) name=${secret##*:parameter/} ;;
  *) name=${secret#/} ;;
  esac
  more ssm describe-parameters --parameter-filters "Key=Name,Values=$name,/$name" --query '{Parameters:Parameters[].{Name:Name,Type:Type,KeyId:KeyId}}'
done
keep_list describe-parameters

tell guardduty list-detectors
words guardduty list-detectors --query DetectorIds
for detector in $WORDS; do
  tell guardduty get-detector --detector-id "$detector" --query '{Status:Status,Features:Features[].{Name:Name,Status:Status,AdditionalConfiguration:AdditionalConfiguration[].{Name:Name,Status:Status}}}'
done

tell ecs describe-capacity-providers --query "$PROVIDER"
tell ecs list-account-settings --effective-settings
tell ecr describe-pull-through-cache-rules --query '{pullThroughCacheRules:pullThroughCacheRules[].{ecrRepositoryPrefix:ecrRepositoryPrefix,upstreamRegistryUrl:upstreamRegistryUrl}}'

for cluster in $CLUSTERS; do
  words ecs list-container-instances --cluster "$cluster" --max-items 100 --query containerInstanceArns
  [ -n "$WORDS" ] || continue
  set --
  for instance in $WORDS; do set -- "$@" "$instance"; done
  more ecs describe-container-instances --cluster "$cluster" --container-instances "$@" --query '{containerInstances:containerInstances[].{ec2InstanceId:ec2InstanceId,agentConnected:agentConnected,versionInfo:versionInfo,status:status,capacityProviderName:capacityProviderName}}'
  words ecs describe-container-instances --cluster "$cluster" --container-instances "$@" --query 'containerInstances[].ec2InstanceId'
  INSTANCES="$INSTANCES $WORDS"
done
keep_list describe-container-instances

set --
for instance in $INSTANCES; do
  case $instance in i-*) set -- "$@" "$instance" ;; esac
done
if [ "$#" -gt 0 ]; then
  tell ec2 describe-instances --instance-ids "$@" --query '{Reservations:Reservations[].{Instances:Instances[].{InstanceId:InstanceId,VpcId:VpcId,SubnetId:SubnetId,PublicIpAddress:PublicIpAddress,Platform:Platform,SecurityGroups:SecurityGroups[].{GroupId:GroupId}}}}'
fi

printf '{"snapshotVersion":1,"takenAt":"%s","region":"%s","vpcId":"%s","calls":{\n%s\n},"notes":[%s]}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$REGION" "$VPC_ID" "$CALLS" "$NOTES"
