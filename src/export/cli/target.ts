/** Where a script works: answers as constants, the rest as named arguments or environment variables. */

import { PARAMETERS, parameterOf, whatOf } from '../../change/parameters.ts';
import type { ParameterId, ResourceGraph } from '../../change/resources.ts';
import { splitList, type WorkloadProfile } from '../../core/index.ts';
import { flagOf } from '../spellings.ts';
import { shellWord } from './shell.ts';

interface Argument {
  readonly variable: string;
  readonly flag: string;
  readonly shows: string;
  readonly help: string;
  readonly example: string;
  /** What a value (one item of a list) looks like; checked before it is used. */
  readonly pattern: string;
  readonly list: boolean;
  /** The array that holds the items of a list of resources. */
  readonly array?: string;
  /** Needed from the start, or found out when nothing is given. */
  readonly needed: boolean;
}

const ARRAYS: { readonly [P in ParameterId]?: string } = {
  SubnetIds: 'SUBNETS',
  RouteTableIds: 'ROUTE_TABLES',
  HubRouteTableIds: 'HUB_ROUTE_TABLES',
  ZoneIds: 'HUB_ZONES',
};

function argument(id: ParameterId, graph: ResourceGraph): Argument {
  const { variable, pattern, example, list, needed } = parameterOf(id, graph);
  const array = ARRAYS[id];
  return {
    variable,
    flag: flagOf(id, graph),
    shows: list ? 'ITEM,ITEM' : 'VALUE',
    help: whatOf(id, graph),
    example,
    // Bash has no word for a digit that every locale understands.
    pattern,
    list,
    ...(array === undefined ? {} : { array }),
    needed,
  };
}

/** The VPCs, which every command reads. */
export const isVpc = ({ variable }: Argument): boolean =>
  variable === PARAMETERS.VpcId.variable || variable === PARAMETERS.TaskVpcId.variable;

/** The open arguments of a script; the VPC always has one while it is open, because every command reads it. */
export function openArguments(graph: ResourceGraph): readonly Argument[] {
  return graph.parameters.map((id) => argument(id, graph));
}

/** Constants for what was answered, variables for what was not. */
export function targetLines(graph: ResourceGraph, workload: WorkloadProfile): readonly string[] {
  const constant = ({ variable, array }: Argument, text: string): readonly string[] => {
    if (text === '') return [];
    return array === undefined
      ? [`readonly ${variable}=${shellWord(text)}`]
      : [`readonly ${array}=(${splitList(text).map(shellWord).join(' ')})`];
  };
  return [
    ...constant(argument('VpcId', graph), workload.vpcId),
    ...constant(argument('SubnetIds', graph), workload.subnetIds),
    ...constant(argument('RouteTableIds', graph), workload.routeTableIds),
    ...openArguments(graph).map(({ variable }) => `${variable}=\${${variable}:-}`),
  ];
}

/** The branches of the argument parser for what is open. */
export function parserBranches(graph: ResourceGraph, flags: readonly (readonly [string, string])[]): string {
  return [...openArguments(graph).map(({ flag, variable }) => [flag, variable] as const), ...flags]
    .map(
      ([flag, variable]) => `    ${flag})
      (($# > 1)) || misused "$1 needs a value"
      ${variable}=$2
      shift
      ;;`,
    )
    .join('\n');
}

/** Checks what was given, before it goes anywhere. */
export function targetChecks(open: readonly Argument[]): readonly string[] {
  return open.flatMap(({ variable, flag, pattern, example, list, array, needed }) => {
    const check = (value: string): string => `must_match ${flag} "${value}" '${pattern}' ${example}`;
    if (array !== undefined)
      return [
        `read -r -a ${array} <<<"\${${variable}//[$',\\n\\t']/ }"`,
        `for word in "\${${array}[@]${needed ? ':-' : ''}}"; do`,
        `  ${check('$word')}`,
        'done',
        `[[ -z $(printf '%s\\n' "\${${array}[@]}" | sort | uniq -d) ]] || misused '${flag} names one twice'`,
      ];
    if (list) return [`for word in \${${variable}//[$',\\n\\t']/ }; do`, `  ${check('$word')}`, 'done'];
    return [needed ? check(`$${variable}`) : `[[ -z $${variable} ]] || ${check(`$${variable}`)}`];
  });
}
