/** Where a script works: answers as constants, the rest as named arguments or environment variables. */

import type { ParameterId, ResourceGraph } from '../../change/resources.ts';
import { splitList, type WorkloadProfile } from '../../core/index.ts';
import { shellWord } from './shell.ts';

export interface Argument {
  readonly variable: string;
  readonly flag: string;
  readonly shows: string;
  readonly help: string;
  readonly example: string;
  /** What a value (one item of a list) looks like; checked before it is used. */
  readonly pattern: string;
  /** The variable that holds the items of a list. */
  readonly array?: string;
  /** Needed from the start, or found out when nothing is given. */
  readonly needed: boolean;
}

const id = (prefix: string): string => `^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`;

export const ARGUMENTS: { readonly [P in ParameterId]: Argument } = {
  VpcId: {
    variable: 'VPC_ID',
    flag: '--vpc-id',
    shows: 'ID',
    example: 'vpc-0a1b2c3d4e5f67890',
    help: 'the VPC of the endpoints',
    pattern: id('vpc'),
    needed: true,
  },
  SubnetIds: {
    variable: 'SUBNET_IDS',
    flag: '--subnet-ids',
    shows: 'ID,ID',
    example: 'subnet-0a1b2c3d4e5f67890',
    help: 'subnets of the interface endpoints, one in each zone',
    pattern: id('subnet'),
    array: 'SUBNETS',
    needed: true,
  },
  RouteTableIds: {
    variable: 'ROUTE_TABLE_IDS',
    flag: '--route-table-ids',
    shows: 'ID,ID',
    example: 'rtb-0a1b2c3d4e5f67890',
    help: 'route tables of the task subnets',
    pattern: id('rtb'),
    array: 'ROUTE_TABLES',
    needed: true,
  },
  VpcCidr: {
    variable: 'VPC_CIDR',
    flag: '--vpc-cidr',
    shows: 'CIDR',
    example: '10.0.0.0/16',
    help: 'may reach the endpoints; default: the primary block of the VPC',
    pattern: '^[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}$',
    needed: false,
  },
  VpcIpv6Cidr: {
    variable: 'VPC_IPV6_CIDR',
    flag: '--vpc-ipv6-cidr',
    shows: 'CIDR',
    example: '2001:db8:1234:1a00::/56',
    help: 'may reach the endpoints; default: the IPv6 block of the VPC',
    pattern: '^[0-9A-Fa-f:]+/[0-9]{1,3}$',
    needed: false,
  },
  AccountId: {
    variable: 'ACCOUNT_ID',
    flag: '--account-id',
    shows: 'ID',
    example: '123456789012',
    help: 'account of the task execution role; default: the account of the caller',
    pattern: '^[0-9]{12}$',
    needed: false,
  },
  TaskExecutionRole: {
    variable: 'TASK_EXECUTION_ROLE',
    flag: '--task-execution-role',
    shows: 'NAME',
    example: 'ecsTaskExecutionRole',
    help: 'name of the task execution role, not its ARN',
    pattern: '^[A-Za-z0-9_+=.@-]{1,64}$',
    needed: true,
  },
};

/** The open arguments of a script; the VPC always has one while it is open, because every command reads it. */
export function openArguments(graph: ResourceGraph): readonly Argument[] {
  return graph.parameters.map((parameter) => ARGUMENTS[parameter]);
}

/** Constants for what was answered, variables for what was not. */
export function targetLines(graph: ResourceGraph, workload: WorkloadProfile): readonly string[] {
  const { VpcId, SubnetIds, RouteTableIds } = ARGUMENTS;
  const constant = ({ variable, array }: Argument, text: string): readonly string[] => {
    if (text === '') return [];
    return array === undefined
      ? [`readonly ${variable}=${shellWord(text)}`]
      : [`readonly ${array}=(${splitList(text).map(shellWord).join(' ')})`];
  };
  return [
    ...constant(VpcId, workload.vpcId),
    ...constant(SubnetIds, workload.subnetIds),
    ...constant(RouteTableIds, workload.routeTableIds),
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
  return open.flatMap(({ variable, flag, pattern, example, array, needed }) => {
    const check = (value: string): string => `must_match ${flag} "${value}" '${pattern}' ${example}`;
    if (array !== undefined)
      return [
        `read -r -a ${array} <<<"\${${variable}//[$',\\n\\t']/ }"`,
        `for word in "\${${array}[@]:-}"; do`,
        `  ${check('$word')}`,
        'done',
      ];
    return [needed ? check(`$${variable}`) : `[[ -z $${variable} ]] || ${check(`$${variable}`)}`];
  });
}
