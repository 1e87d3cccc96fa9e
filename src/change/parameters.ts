/** What somebody has to supply when an export runs: one table, from which every format makes its own kind of input. */
import type { ParameterId, ResourceGraph } from './resources.ts';

export interface ParameterInfo {
  /** Name of the shell variable; flags (`--vpc-id`) and Terraform variables (`vpc_id`) are other spellings of it. */
  readonly variable: string;
  /** Short name of it, as a label. */
  readonly label: string;
  /** The label where the endpoints stand in a hub, if that is another. */
  readonly hubLabel?: string;
  /** What it is, as the end of a sentence. */
  readonly what: string;
  /** What it is where the endpoints stand in a hub, if that is something else. */
  readonly inHub?: string;
  /** What a value, or one item of a list, looks like: a regular expression that every format understands. */
  readonly pattern: string;
  /** Says what the pattern allows. */
  readonly allowed: string;
  readonly example: string;
  readonly list: boolean;
  /** Needed from the start, or found out when nothing is given. */
  readonly needed: boolean;
  /** What is found out elsewhere is needed in what looks nothing up: a template, a construct. */
  readonly neededWithoutLookup?: true;
}

const id = (prefix: string): string => `^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`;
const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IPV4_BLOCK = `^(${BYTE}\\.){3}${BYTE}/(1[6-9]|2[0-8])$`;
const IPV6_BLOCK = '^[0-9A-Fa-f:]{2,39}/[0-9]{1,3}$';

/** Every parameter, in the order in which people are asked for them. */
export const PARAMETERS: { readonly [P in ParameterId]: ParameterInfo } = {
  VpcId: {
    variable: 'VPC_ID',
    label: 'VPC',
    hubLabel: 'Hub VPC',
    what: 'the VPC of the endpoints',
    inHub: 'the hub VPC, in which the interface endpoints are created',
    pattern: id('vpc'),
    allowed: 'the id of a VPC, such as vpc-0a1b2c3d4e5f67890',
    example: 'vpc-0a1b2c3d4e5f67890',
    list: false,
    needed: true,
  },
  SubnetIds: {
    variable: 'SUBNET_IDS',
    label: 'Subnets of the interface endpoints',
    hubLabel: 'Subnets of the hub',
    what: 'subnets of the interface endpoints, one in each zone',
    inHub: 'subnets of the hub for the interface endpoints, one in each zone',
    pattern: id('subnet'),
    allowed: 'ids of subnets, such as subnet-0a1b2c3d4e5f67890',
    example: 'subnet-0a1b2c3d4e5f67890',
    list: true,
    needed: true,
  },
  HubRouteTableIds: {
    variable: 'HUB_ROUTE_TABLE_IDS',
    label: 'Route tables of the endpoint subnets',
    what: 'route tables of the endpoint subnets in the hub, for the routes back to the tasks; needed with a connection',
    pattern: id('rtb'),
    allowed: 'ids of route tables, such as rtb-0a1b2c3d4e5f67890',
    example: 'rtb-0b1b2c3d4e5f67890',
    list: true,
    needed: false,
  },
  HubCidr: {
    variable: 'HUB_CIDR',
    label: 'IPv4 CIDR blocks of the hub',
    what: 'the IPv4 blocks of the hub to which routes lead; every block of the hub when it is not given',
    pattern: IPV4_BLOCK,
    allowed: 'an IPv4 CIDR block from /16 to /28, such as 10.0.0.0/16',
    example: '10.100.0.0/16',
    list: true,
    needed: false,
  },
  HubIpv6Cidr: {
    variable: 'HUB_IPV6_CIDR',
    label: 'IPv6 CIDR blocks of the hub',
    what: 'the IPv6 blocks of the hub to which routes lead; every block of the hub when it is not given',
    pattern: IPV6_BLOCK,
    allowed: 'an IPv6 CIDR block, such as 2001:db8:1234:1a00::/56',
    example: '2001:db8:1234:1b00::/56',
    list: true,
    needed: false,
  },
  HubConnectionId: {
    variable: 'HUB_CONNECTION_ID',
    label: 'Connection between the VPC of the tasks and the hub',
    what: 'the transit gateway to which both VPCs are attached, or the VPC peering connection between them; no routes are made when it is not given',
    pattern: '^(tgw|pcx)-([0-9a-f]{8}|[0-9a-f]{17})$',
    allowed: 'the id of a transit gateway or of a VPC peering connection, such as tgw-0a1b2c3d4e5f67890',
    example: 'tgw-0a1b2c3d4e5f67890',
    list: false,
    needed: false,
  },
  TaskVpcId: {
    variable: 'TASK_VPC_ID',
    label: 'VPC of the tasks',
    what: 'the VPC of the tasks, which uses the endpoints of the hub',
    pattern: id('vpc'),
    allowed: 'the id of a VPC, such as vpc-0a1b2c3d4e5f67890',
    example: 'vpc-0b1b2c3d4e5f67890',
    list: false,
    needed: true,
  },
  RouteTableIds: {
    variable: 'ROUTE_TABLE_IDS',
    label: 'Route tables of the task subnets',
    what: 'route tables of the task subnets',
    inHub: 'route tables of the task subnets, in the VPC of the tasks',
    pattern: id('rtb'),
    allowed: 'ids of route tables, such as rtb-0a1b2c3d4e5f67890',
    example: 'rtb-0a1b2c3d4e5f67890',
    list: true,
    needed: true,
  },
  ZoneIds: {
    variable: 'ZONE_IDS',
    label: 'Private hosted zones of the hub',
    what: 'ids of the private hosted zones of the hub: outputs of its export, which has authorized them for this VPC',
    pattern: '^Z[0-9A-Z]{1,31}$',
    allowed: 'ids of hosted zones, such as Z0123456789ABCDEFGHIJ',
    example: 'Z0123456789ABCDEFGHIJ',
    list: true,
    needed: true,
  },
  VpcCidr: {
    variable: 'VPC_CIDR',
    label: 'IPv4 CIDR blocks of the VPC',
    hubLabel: 'IPv4 CIDR blocks of all VPCs',
    what: 'the IPv4 blocks that may reach the endpoints; every block of the VPC when it is not given',
    inHub:
      'the IPv4 blocks of all VPCs that use the endpoints of the hub; every block of the VPC of the tasks when it is not given',
    pattern: IPV4_BLOCK,
    allowed: 'an IPv4 CIDR block from /16 to /28, such as 10.0.0.0/16',
    example: '10.0.0.0/16',
    list: true,
    needed: false,
    neededWithoutLookup: true,
  },
  VpcIpv6Cidr: {
    variable: 'VPC_IPV6_CIDR',
    label: 'IPv6 CIDR blocks of the VPC',
    hubLabel: 'IPv6 CIDR blocks of all VPCs',
    what: 'the IPv6 blocks that may reach the endpoints; every block of the VPC when it is not given',
    inHub:
      'the IPv6 blocks of all VPCs that use the endpoints of the hub; every block of the VPC of the tasks when it is not given',
    pattern: IPV6_BLOCK,
    allowed: 'an IPv6 CIDR block, such as 2001:db8:1234:1a00::/56',
    example: '2001:db8:1234:1a00::/56',
    list: true,
    needed: false,
    neededWithoutLookup: true,
  },
  AccountId: {
    variable: 'ACCOUNT_ID',
    label: 'Account',
    what: 'the account of the tasks and of the task execution role; the account of the caller when it is not given',
    pattern: '^[0-9]{12}$',
    allowed: 'an account id of 12 digits',
    example: '123456789012',
    list: false,
    needed: false,
  },
  TaskExecutionRole: {
    variable: 'TASK_EXECUTION_ROLE',
    label: 'Task execution role',
    what: 'the name of the task execution role, not its ARN',
    pattern: '^[A-Za-z0-9_+=.@-]{1,64}$',
    allowed: 'the name of a role, not its ARN',
    example: 'ecsTaskExecutionRole',
    list: false,
    needed: true,
  },
};

const OF_PARTICIPANT: ParameterInfo = {
  ...PARAMETERS.AccountId,
  what: 'the account of the tasks, a participant of the shared VPC',
  needed: true,
};

const OF_TASKS: ParameterInfo = { ...PARAMETERS.AccountId, what: 'the account of the tasks', needed: true };

const FOR_ROUTES: ParameterInfo = {
  ...PARAMETERS.RouteTableIds,
  inHub: `${PARAMETERS.RouteTableIds.inHub}, for the routes to the hub; needed with a connection`,
  needed: false,
};

/**
 * A parameter of these resources: the account of a participant is not that of the caller, so somebody has to say it; route
 * tables that no gateway endpoint needs are for routes alone.
 */
export function parameterOf(id: ParameterId, { isShared, part, resources }: Described): ParameterInfo {
  if (id === 'AccountId' && isShared) return part === 'hub-account' ? OF_TASKS : OF_PARTICIPANT;
  if (part === 'hub-account' && (id === 'VpcCidr' || id === 'VpcIpv6Cidr'))
    return {
      ...PARAMETERS[id],
      inHub: `the ${id === 'VpcCidr' ? 'IPv4' : 'IPv6'} blocks of all VPCs that use the endpoints of the hub`,
      needed: true,
    };
  if (part === 'task-account' && (id === 'HubCidr' || id === 'HubIpv6Cidr'))
    return {
      ...PARAMETERS[id],
      what: `the ${id === 'HubCidr' ? 'IPv4' : 'IPv6'} blocks of the hub to which routes lead; needed with a connection`,
    };
  if (part === 'task-account' && id === 'VpcId')
    return { ...PARAMETERS.TaskVpcId, variable: PARAMETERS.VpcId.variable };
  if (id === 'RouteTableIds' && !resources.some(({ kind }) => kind === 'gateway-endpoint')) return FOR_ROUTES;
  return PARAMETERS[id];
}

/**
 * Whether somebody has to supply a value to what looks nothing up (a template, a construct). It decides which parameters have no
 * default, and which the command beside the file names.
 */
export function isNeededWithoutLookup(id: ParameterId, graph: Described): boolean {
  const { needed, neededWithoutLookup } = parameterOf(id, graph);
  return needed || neededWithoutLookup === true;
}

type Described = Pick<ResourceGraph, 'taskVpcId' | 'isShared' | 'part' | 'resources'>;

/** What a parameter of these resources is, as the end of a sentence. */
export function whatOf(id: ParameterId, graph: Described): string {
  const { what, inHub } = parameterOf(id, graph);
  return graph.taskVpcId === undefined ? what : (inHub ?? what);
}

/** What a parameter of these resources is, as a sentence. */
export function sentenceOf(id: ParameterId, graph: Described): string {
  const what = whatOf(id, graph);
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}

/** The label of a parameter of these resources. */
export function labelOf(id: ParameterId, graph: Described): string {
  const { label, hubLabel } = parameterOf(id, graph);
  return graph.taskVpcId === undefined ? label : (hubLabel ?? label);
}
