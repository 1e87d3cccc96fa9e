/** How a script is called: its help, its arguments, its commands. */

import type { ResourceGraph } from '../../change/resources.ts';
import type { Features } from './features.ts';
import { indented } from './shell.ts';
import { isVpc, openArguments, parserBranches, targetChecks } from './target.ts';

/** Commands and options of this script; only what it has. */
export function usage(graph: ResourceGraph, features: Features): string {
  const open = openArguments(graph);
  const width = Math.max(29, ...open.map(({ flag, shows }) => `${flag} ${shows}`.length));
  const option = (flag: string, shows: string, help: string): string =>
    `  ${`${flag} ${shows}`.trimEnd().padEnd(width)} ${help}`;
  const lines = [
    'Usage: bash FILE [COMMAND] [OPTION]...',
    '',
    'Commands:',
    option(
      'apply',
      '',
      'check everything, create what is missing, change what this script created (default)',
    ),
    option('status', '', 'show the endpoints of this plan in the VPC'),
    option('rollback', '', 'delete what this script created, by its journal, and nothing else'),
    ...(features.restart === undefined
      ? []
      : [option('restart-agents', '', 'restart the Amazon ECS agents of a cluster, one instance at a time')]),
    ...(features.corrections.length === 0
      ? []
      : [option('correct', '', 'apply the corrections listed in this file')]),
    '',
    'Options:',
    ...open.map(({ flag, shows, help }) => option(flag, shows, help)),
    ...(features.restart === undefined ? [] : [option('--cluster', 'NAME', 'for restart-agents')]),
    option('--on-error', 'keep|rollback', 'after a failure, keep what this run created, or delete it'),
    option('--journal', 'FILE', 'where this script writes down what it created'),
    option(
      '--adopt',
      '',
      'take over what carries the tag of this plan: change it, and delete it on rollback',
    ),
    option('--dry-run', '', 'check everything, show each change, change nothing'),
    option('--yes', '', 'answer every question with yes'),
    option('--help', '', 'show this'),
    '',
    'Without an option, an environment variable counts: VPC_ID for --vpc-id, and so on. WAIT_SECONDS (900) and',
    'POLL_SECONDS (10) tell how long to wait for endpoints, and how often to look.',
    '',
    'Ends with 0 when all is done, 1 or the code of the AWS CLI after a failure, 2 when an argument is wrong, 3 when',
    'something that the plan wants was left as it is, 130 when it was interrupted.',
  ];
  return `usage() {\n  cat <<'HELP'\n${lines.join('\n')}\nHELP\n}`;
}

/** A route leads back as well. */
function needsTables({ parameters, part }: ResourceGraph): string {
  const lists = [
    ...(part === 'hub-account' ? [] : ['${#ROUTE_TABLES[@]}']),
    ...(part === 'task-account' ? [] : ['${#HUB_ROUTE_TABLES[@]}']),
    ...(part === 'task-account' ? ['${#HUB_CIDR}'] : []),
    ...(part === 'task-account' && parameters.includes('HubIpv6Cidr') ? ['${#HUB_IPV6_CIDR}'] : []),
  ];
  const what = {
    both: 'the route tables of the tasks and of the hub',
    'hub-account': '--hub-route-table-ids',
    'task-account': '--route-table-ids and the blocks of the hub',
  }[part];
  return `[[ -z $HUB_CONNECTION_ID ]] || ((${lists.join(' * ')} > 0)) ||
    misused '--hub-connection-id needs ${what}'`;
}

/** The end of the script: reads the arguments, runs the command. */
export function main(graph: ResourceGraph, features: Features): string {
  return [parser(graph, features), checks(graph, features), commands(features)].join('\n\n');
}

function parser(graph: ResourceGraph, features: Features): string {
  const flags: readonly (readonly [string, string])[] = [
    ...(features.restart === undefined ? [] : ([['--cluster', 'CLUSTER']] as const)),
    ['--on-error', 'ON_ERROR'],
    ['--journal', 'JOURNAL'],
  ];
  return `parse_arguments() {
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
}

function checks(graph: ResourceGraph, features: Features): string {
  const ofVpc = openArguments(graph).filter(isVpc);
  const ofApply = openArguments(graph).filter((argument) => !isVpc(argument));
  const commandNames = [
    'apply',
    'status',
    'rollback',
    ...(features.restart === undefined ? [] : ['restart-agents']),
    ...(features.corrections.length === 0 ? [] : ['correct']),
  ];
  return `# Checks what was given, before it goes anywhere.
check_arguments() {
${indented([
  ...(ofApply.some(({ list }) => list) ? ['local word'] : []),
  'case $COMMAND in',
  `${commandNames.join(' | ')}) ;;`,
  '*) misused "unknown command $COMMAND" ;;',
  'esac',
  "[[ $ON_ERROR == keep || $ON_ERROR == rollback ]] || misused '--on-error takes keep or rollback'",
  ...(features.restart === undefined ? [] : ['[[ $COMMAND != restart-agents ]] || return 0']),
  ...(features.corrections.length === 0 ? [] : ['[[ $COMMAND != correct ]] || return 0']),
  ...targetChecks(ofVpc),
  `GATEWAY_VPC_ID=$${graph.taskVpcId === undefined ? 'VPC_ID' : 'TASK_VPC_ID'}`,
  'JOURNAL=${JOURNAL:-./$NAME_PREFIX-endpoints.$VPC_ID.journal}',
  ...(ofApply.length === 0 ? [] : ['[[ $COMMAND == apply ]] || return 0', ...targetChecks(ofApply)]),
  ...(features.routes ? [needsTables(graph)] : []),
])}
}`;
}

function commands(features: Features): string {
  const further = [
    ...(features.restart === undefined ? [] : ['  restart-agents) restart_agents ;;\n']),
    ...(features.corrections.length === 0
      ? []
      : ["  correct)\n    DOING='correcting what exists'\n    correct\n    ;;\n"]),
  ].join('');
  return `main() {
  parse_arguments "$@"
  COMMAND=\${COMMAND:-apply}
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
${further}  esac
}

main "$@"`;
}
