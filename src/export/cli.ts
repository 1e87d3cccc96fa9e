/** A bash script for the AWS CLI: what a careful person would type, with the checks that this person would make. */
import { creationStages, includedEndpoints, type Plan } from '../core/index.ts';
import * as base from './cli-base.ts';
import * as checks from './cli-checks.ts';
import { correctFunction, correctionsScript } from './cli-corrections.ts';
import * as create from './cli-create.ts';
import { policyFunctions, policyWord } from './cli-policies.ts';
import {
  ARGUMENTS,
  type Argument,
  openArguments,
  parserBranches,
  targetChecks,
  targetLines,
} from './cli-target.ts';
import * as undo from './cli-undo.ts';
import { type Correction, type ExportContext, type Exporter, FORMATS } from './format.ts';
import {
  commonTags,
  endpointsOf,
  type IngressSource,
  isParameter,
  type Output,
  type ParameterId,
  type Resource,
  type ResourceGraph,
  type Value,
} from './graph.ts';
import { headerLines, reasonLines } from './header.ts';
import { PLAN_TAG } from './names.ts';
import { asciiJson, quotedJson, shellWord } from './shell.ts';
import { toGraph } from './to-graph.ts';

export const cliExporter: Exporter = { ...FORMATS.cli, print: printScript };

/** What a script consists of depends on what the plan has. */
interface Features {
  readonly interfaces: boolean;
  readonly gateways: boolean;
  readonly ownGroup: boolean;
  readonly givenGroup: string | undefined;
  readonly taskGroup: string | undefined;
  readonly privateDns: boolean;
  readonly beyondIpv4: boolean;
  readonly corrections: readonly Correction[];
  readonly restart:
    | { readonly document: string; readonly command: string; readonly byHand: string }
    | undefined;
}

/** Prints the script of a plan. */
export function printScript(context: ExportContext): string {
  const { plan } = context;
  const graph = toGraph(plan);
  const features = featuresOf(graph, plan, context.corrections ?? []);
  const header = headerLines(context, 'script for the AWS CLI');
  if (graph.resources.length === 0) {
    const head = `#!/usr/bin/env bash\n${commented(header)}`;
    return features.corrections.length === 0
      ? `${head}\n\necho 'There is no endpoint to create.'\n`
      : correctionsScript(head, STRICT, base.ASKING, features.corrections);
  }
  const parts = [
    `#!/usr/bin/env bash\n${commented([...header, '', ...REQUIREMENTS, ...(features.corrections.length === 0 ? [] : [CORRECTING])])}`,
    STRICT,
    constants(graph, plan, features),
    ...policyFunctions(graph),
    usage(graph, features),
    ...library(features, graph),
    preflight(graph, features),
    apply(graph, plan),
    main(graph, features),
  ];
  return `${parts.join('\n\n')}\n`;
}

const REQUIREMENTS = [
  'Needs bash 4.4 or later and the AWS CLI, version 1 or 2. --help tells the commands.',
  'Safe to run again: it creates only what is absent, and changes only what it created itself.',
];

const CORRECTING = 'What exists already is corrected by the command correct, and by nothing else.';

const STRICT = `set -euo pipefail
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo 'ERROR: this script needs bash 4.4 or later' >&2
  exit 1
fi
shopt -s inherit_errexit`;

const commented = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');

function featuresOf(graph: ResourceGraph, plan: Plan, corrections: readonly Correction[]): Features {
  const interfaces = endpointsOf(graph).filter((endpoint) => endpoint.kind === 'interface-endpoint');
  const { securityGroupId, taskSecurityGroupId, launchType, existingContainerInstances } = plan.workload;
  const windows = plan.workload.operatingSystem === 'WINDOWS';
  const restartable = existingContainerInstances && (launchType === 'EC2' || launchType === 'EXTERNAL');
  return {
    interfaces: interfaces.length > 0,
    gateways: interfaces.length < endpointsOf(graph).length,
    ownGroup: interfaces.length > 0 && securityGroupId === '',
    givenGroup: interfaces.length > 0 && securityGroupId !== '' ? securityGroupId : undefined,
    taskGroup: interfaces.length > 0 && taskSecurityGroupId !== '' ? taskSecurityGroupId : undefined,
    privateDns: interfaces.some((endpoint) => endpoint.privateDnsEnabled),
    beyondIpv4: interfaces.some((endpoint) => endpoint.ipAddressType !== 'ipv4'),
    corrections,
    restart: restartable
      ? windows
        ? {
            document: 'AWS-RunPowerShellScript',
            command: 'Restart-Service AmazonECS',
            byHand: 'Restart-Service AmazonECS',
          }
        : {
            document: 'AWS-RunShellScript',
            command: 'systemctl restart ecs || { docker stop ecs-agent && docker start ecs-agent; }',
            byHand: 'sudo docker stop ecs-agent; sudo docker start ecs-agent',
          }
      : undefined,
  };
}

function constants(graph: ResourceGraph, plan: Plan, features: Features): string {
  const rows = endpointsOf(graph).map(
    ({ service, serviceName, kind }) =>
      `  '${service}|${kind === 'gateway-endpoint' ? 'Gateway' : 'Interface'}|${serviceName}'`,
  );
  const types = endpointsOf(graph).flatMap((endpoint) =>
    endpoint.kind === 'interface-endpoint' && endpoint.ipAddressType !== 'ipv4'
      ? [`  ['${endpoint.serviceName}']='${endpoint.ipAddressType}'`]
      : [],
  );
  return [
    `readonly REGION='${graph.region}'`,
    `readonly NAME_PREFIX='${graph.namePrefix}'`,
    '# Everything that is created carries this tag, with the name prefix as its value.',
    `readonly PLAN_TAG='${PLAN_TAG}'`,
    `readonly TAGS=${quotedJson(tagJson(graph))}`,
    ...(features.givenGroup === undefined ? [] : [`readonly ENDPOINT_GROUP='${features.givenGroup}'`]),
    ...(features.taskGroup === undefined ? [] : [`readonly TASK_GROUP='${features.taskGroup}'`]),
    ...(features.restart === undefined
      ? []
      : [
          `readonly RESTART_DOCUMENT='${features.restart.document}'`,
          `readonly RESTART_BY_HAND=${shellWord(features.restart.byHand)}`,
          `readonly RESTART_PARAMETERS=${shellWord(asciiJson({ commands: [features.restart.command] }))}`,
        ]),
    '# Service, type, full name; in creation order.',
    'readonly PLAN=(',
    ...rows,
    ')',
    ...(types.length === 0 ? [] : ['readonly -A IP_ADDRESS_TYPES=(', ...types, ')']),
    '',
    '# Where to create them: named arguments win over the environment.',
    ...targetLines(graph, plan.workload),
    ...(features.restart === undefined ? [] : ['CLUSTER=${CLUSTER:-}']),
    '',
    '# What to do after a failure: keep what was created, or rollback what this run created.',
    'ON_ERROR=${ON_ERROR:-keep}',
    'WAIT_SECONDS=${WAIT_SECONDS:-900}',
    'POLL_SECONDS=${POLL_SECONDS:-10}',
    'JOURNAL=${JOURNAL:-}',
    '',
    "export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off",
    'export AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard} AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}',
    '',
    "COMMAND='' DRY_RUN=false YES=false APPLYING=false DOING='starting'",
    'RUN_ID=$(date -u +%Y%m%dT%H%M%SZ)-$$',
    'EXISTING=() STAGE=() RESULTS=()',
    ...(features.interfaces ? ['declare -A SUBNET_IN=()'] : []),
  ].join('\n');
}

/** Commands and options of this script; only what it has. */
function usage(graph: ResourceGraph, features: Features): string {
  const option = (flag: string, shows: string, help: string): string =>
    `  ${`${flag} ${shows}`.trimEnd().padEnd(29)} ${help}`;
  const lines = [
    'Usage: bash FILE [COMMAND] [OPTION]...',
    '',
    'Commands:',
    option('apply', '', 'check everything, create what is absent, wait until it is available (default)'),
    option('status', '', 'show the endpoints of this plan in the VPC'),
    option('rollback', '', 'delete what this script created, by its journal, and nothing else'),
    ...(features.restart === undefined
      ? []
      : [option('restart-agents', '', 'restart the Amazon ECS agents of a cluster, one instance at a time')]),
    ...(features.corrections.length === 0
      ? []
      : [option('correct', '', 'correct what exists already, as the head of this file says')]),
    '',
    'Options:',
    ...openArguments(graph).map(({ flag, shows, help }) => option(flag, shows, help)),
    ...(features.restart === undefined ? [] : [option('--cluster', 'NAME', 'for restart-agents')]),
    option('--on-error', 'keep|rollback', 'after a failure, keep what this run created, or delete it'),
    option('--journal', 'FILE', 'where this script writes down what it created'),
    option('--dry-run', '', 'check everything, show each change, change nothing'),
    option('--yes', '', 'answer every question with yes'),
    option('--help', '', 'show this'),
    '',
    'Without an option, an environment variable counts: VPC_ID for --vpc-id, and so on. WAIT_SECONDS (900) and',
    'POLL_SECONDS (10) tell how long to wait for endpoints, and how often to look.',
  ];
  return `usage() {\n  cat <<'HELP'\n${lines.join('\n')}\nHELP\n}`;
}

/** The parts of the script that this plan needs. */
function library(features: Features, graph: ResourceGraph): readonly string[] {
  const when = (condition: boolean, ...parts: readonly string[]): readonly string[] =>
    condition ? parts : [];
  const has = (kind: Output['kind']): boolean => graph.outputs.some((output) => output.kind === kind);
  const named = commonTags(graph).some(({ key }) => key === 'Name');
  return [
    `${base.ASKING}\n\n${base.MESSAGES}\n${named ? base.TAGGED_BY_USER : base.TAGGED}`,
    base.EXISTING,
    checks.CHECK_VPC,
    ...when(features.privateDns, checks.CHECK_DNS_ATTRIBUTES),
    ...when(features.interfaces, checks.CHECK_SUBNETS),
    ...when(features.gateways, checks.CHECK_ROUTE_TABLES),
    ...when(features.givenGroup !== undefined, checks.CHECK_GIVEN_GROUP),
    ...when(features.taskGroup !== undefined, checks.CHECK_TASK_GROUP),
    checks.CHECK_SERVICES,
    ...when(features.beyondIpv4, checks.CHECK_IP_ADDRESS_TYPES),
    checks.CHECK_EXISTING,
    ...when(features.ownGroup, create.SECURITY_GROUP),
    ...when(features.interfaces, create.INTERFACE),
    ...when(features.gateways, create.GATEWAY),
    create.RESULTS,
    create.ENDPOINT,
    ...when(has('prefix-list'), create.PREFIX_LIST),
    ...when(has('endpoint-dns-name'), create.DNS_NAME),
    undo.ROLLBACK,
    ...when(features.restart !== undefined, undo.RESTART_AGENTS),
    ...(features.corrections.length === 0 ? [] : [correctFunction(features.corrections)]),
    base.STATUS,
    base.FAILURE,
  ];
}

const indented = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');

function preflight(graph: ResourceGraph, features: Features): string {
  const open = (id: ParameterId): boolean => graph.parameters.includes(id);
  const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
    condition ? lines : [];
  return `# Everything that can be known before anything is changed.
preflight() {
${indented([
  "command -v aws >/dev/null || die 'the AWS CLI is not installed'",
  'log "Checking $VPC_ID in $REGION"',
  "DOING='asking who is calling'",
  'CALLER=$(aws sts get-caller-identity --region "$REGION" --output text --query Account) ||',
  '  die "no valid credentials for $REGION: the AWS CLI says why above"',
  'check_vpc',
  ...when(features.privateDns, 'check_dns_attributes'),
  ...when(features.interfaces, 'check_subnets'),
  ...when(features.gateways, 'check_route_tables'),
  ...when(features.givenGroup !== undefined, 'check_given_group'),
  ...when(features.taskGroup !== undefined, 'check_task_group'),
  'check_services',
  ...when(features.beyondIpv4, 'check_ip_address_types'),
  'read_existing',
  'check_existing',
  ...when(
    open('VpcCidr'),
    `[[ -n $VPC_CIDR ]] || VPC_CIDR=$(ec2 describe-vpcs --vpc-ids "$VPC_ID" --query 'Vpcs[0].CidrBlock')`,
  ),
  ...when(
    open('VpcIpv6Cidr'),
    '[[ -n $VPC_IPV6_CIDR ]] || VPC_IPV6_CIDR=$(ec2 describe-vpcs --vpc-ids "$VPC_ID" \\',
    `  --query 'Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock')`,
    '[[ $VPC_IPV6_CIDR != None ]] || die "$VPC_ID has no IPv6 block, and the plan has endpoints with IPv6 addresses"',
  ),
  ...when(open('AccountId'), 'ACCOUNT_ID=${ACCOUNT_ID:-$CALLER}'),
])}
}`;
}

function apply(graph: ResourceGraph, plan: Plan): string {
  const stages = creationStages(includedEndpoints(plan));
  const before = graph.resources.filter(
    (resource) => resource.kind === 'security-group' || resource.kind === 'security-group-ingress',
  );
  const created = stages.flatMap((stage, index) => {
    const name = stages.length === 1 ? 'all endpoints' : `stage ${index + 1} of ${stages.length}`;
    const members = endpointsOf(graph).filter(({ service }) =>
      stage.some((planned) => planned.service === service),
    );
    return [
      '',
      ...(stages.length === 1 ? [] : [`# ${name[0]?.toUpperCase()}${name.slice(1)}.`]),
      ...members.flatMap((endpoint) => resourceLines(endpoint)),
      `wait_available '${name}'`,
    ];
  });
  const results = graph.outputs.flatMap(outputLines);
  return `apply() {
${indented([
  'preflight',
  'if [[ $DRY_RUN == false ]]; then',
  '  if [[ -t 0 ]]; then',
  '    confirmed "Create what is absent in $VPC_ID?" || die \'nothing was changed\'',
  '  fi',
  '  { : >>"$JOURNAL"; } 2>/dev/null || die "the journal $JOURNAL cannot be written"',
  '  APPLYING=true',
  'fi',
  'log "Creating what is absent"',
  ...before.flatMap(resourceLines),
  ...created,
  '',
  ...results,
  'APPLYING=false',
  '[[ -s $JOURNAL || $DRY_RUN == true ]] || rm -f -- "$JOURNAL"',
  'print_results',
])}
}`;
}

const valueWord = (value: Value): string =>
  isParameter(value) ? `"$${ARGUMENTS[value.parameter].variable}"` : shellWord(value);

function resourceLines(resource: Resource): readonly string[] {
  switch (resource.kind) {
    case 'security-group':
      return [`ensure_security_group ${shellWord(resource.groupName)} ${shellWord(resource.description)}`];
    case 'security-group-ingress':
      return [`ensure_ingress ${sourceWords(resource.source)} ${shellWord(resource.description)}`];
    case 'gateway-endpoint':
      return [
        ...reasonLines(resource.reason).map((line) => `# ${line}`),
        `ensure_gateway '${resource.service}' '${resource.serviceName}' '${resource.ipAddressType ?? ''}' ${policyWord(resource.service, resource.policy)}`,
      ];
    case 'interface-endpoint': {
      const privateDns = resource.privateDnsEnabled ? '--private-dns-enabled' : '--no-private-dns-enabled';
      const forResolver = resource.privateDnsOnlyForInboundResolverEndpoint;
      const options = [
        `DnsRecordIpType=${resource.dnsRecordIpType}`,
        ...(forResolver === undefined ? [] : [`PrivateDnsOnlyForInboundResolverEndpoint=${forResolver}`]),
      ].join(',');
      return [
        ...reasonLines(resource.reason).map((line) => `# ${line}`),
        `ensure_interface '${resource.service}' '${resource.serviceName}' ${privateDns} ${resource.ipAddressType} \\`,
        `  '${options}' ${policyWord(resource.service, resource.policy)}`,
      ];
    }
  }
}

function sourceWords(source: IngressSource): string {
  switch (source.kind) {
    case 'security-group':
      return 'UserIdGroupPairs GroupId "$TASK_GROUP"';
    case 'cidr-ipv4':
      return `IpRanges CidrIp ${valueWord(source.cidr)}`;
    case 'cidr-ipv6':
      return `Ipv6Ranges CidrIpv6 ${valueWord(source.cidr)}`;
  }
}

function outputLines(output: Output): readonly string[] {
  switch (output.kind) {
    // Part of the results since its creation.
    case 'endpoint-id':
      return [];
    case 'private-dns-names':
      return output.names.map((name) => `result private-dns-name '${output.service}' ${shellWord(name)}`);
    case 'endpoint-dns-name':
      return [`dns_name '${output.service}'`];
    case 'security-group-id':
      return ['result security-group endpoints "$ENDPOINT_GROUP"'];
    case 'prefix-list':
      return [`prefix_list '${output.service}' '${output.prefixListName}'`];
  }
}

function main(graph: ResourceGraph, features: Features): string {
  const isVpc = (argument: Argument): boolean => argument === ARGUMENTS.VpcId;
  const ofVpc = openArguments(graph).filter(isVpc);
  const ofApply = openArguments(graph).filter((argument) => !isVpc(argument));
  const flags: readonly (readonly [string, string])[] = [
    ...(features.restart === undefined ? [] : ([['--cluster', 'CLUSTER']] as const)),
    ['--on-error', 'ON_ERROR'],
    ['--journal', 'JOURNAL'],
  ];
  const parse = `parse_arguments() {
  while (($# > 0)); do
    case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --dry-run) DRY_RUN=true ;;
    --yes | -y) YES=true ;;
    --*=*)
      set -- "\${1%%=*}" "\${1#*=}" "\${@:2}"
      continue
      ;;
${parserBranches(graph, flags)}
    -*) misused "unknown option $1" ;;
    *)
      [[ -z $COMMAND ]] || misused "one command at a time, not $COMMAND and $1"
      COMMAND=$1
      ;;
    esac
    shift
  done
}`;
  const commandNames = [
    'apply',
    'status',
    'rollback',
    ...(features.restart === undefined ? [] : ['restart-agents']),
    ...(features.corrections.length === 0 ? [] : ['correct']),
  ];
  const complete = `# Checks what was given, before it goes anywhere.
check_arguments() {
${indented([
  ...(ofApply.some(({ array }) => array !== undefined) ? ['local word'] : []),
  'case $COMMAND in',
  `${commandNames.join(' | ')}) ;;`,
  '*) misused "unknown command $COMMAND" ;;',
  'esac',
  "[[ $ON_ERROR == keep || $ON_ERROR == rollback ]] || misused '--on-error takes keep or rollback'",
  ...(features.restart === undefined ? [] : ['[[ $COMMAND != restart-agents ]] || return 0']),
  ...(features.corrections.length === 0 ? [] : ['[[ $COMMAND != correct ]] || return 0']),
  ...targetChecks(ofVpc),
  'JOURNAL=${JOURNAL:-./$NAME_PREFIX-endpoints.$VPC_ID.journal}',
  ...(ofApply.length === 0 ? [] : ['[[ $COMMAND == apply ]] || return 0', ...targetChecks(ofApply)]),
])}
}`;
  const further = [
    ...(features.restart === undefined ? [] : ['  restart-agents) restart_agents ;;\n']),
    ...(features.corrections.length === 0 ? [] : ['  correct) correct ;;\n']),
  ].join('');
  const commands = `main() {
  parse_arguments "$@"
  COMMAND=\${COMMAND:-apply}
  check_arguments
  trap at_the_end EXIT
  trap 'exit 130' INT TERM
  case $COMMAND in
  apply) apply ;;
  status) show_status ;;
  rollback)
    if [[ -t 0 && $DRY_RUN == false ]]; then
      confirmed "Delete what $JOURNAL names?" || die 'nothing was changed'
    fi
    roll_back
    ;;
${further}  esac
}

main "$@"`;
  return `${parse}\n\n${complete}\n\n${commands}`;
}

function tagJson(graph: ResourceGraph): string {
  return commonTags(graph)
    .map(({ key, value }) => asciiJson({ Key: key, Value: value }))
    .join(',');
}
