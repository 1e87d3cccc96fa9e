// A scenario in the network of the rig: what is left open in a plan, and how each format is given it.
import { NETWORK, networkWith } from '../rig.mjs';

const IPV6_CIDR = '2001:db8:1234:1a00::/56';

/** Values for everything that a plan can leave open. */
export const OPEN_VALUES = {
  VpcId: NETWORK.vpcId,
  SubnetIds: NETWORK.subnetIds,
  RouteTableIds: NETWORK.routeTableIds,
  VpcCidr: NETWORK.vpcCidr,
  VpcIpv6Cidr: IPV6_CIDR,
  AccountId: '444455556666',
  TaskExecutionRole: 'ecsTaskExecutionRole',
};

/** The same where the endpoints stand in a hub: the tasks are in the other VPC. */
export const HUB_VALUES = {
  ...OPEN_VALUES,
  TaskVpcId: NETWORK.other.vpcId,
  RouteTableIds: [NETWORK.other.routeTableId],
  VpcCidr: NETWORK.other.vpcCidr,
  HubConnectionId: NETWORK.connectionId,
  HubRouteTableIds: NETWORK.routeTableIds,
  HubCidr: NETWORK.vpcCidr,
  HubIpv6Cidr: '2001:db8:1234:1b00::/56',
  // Zones of another account.
  ZoneIds: ['Z0A1B2C3D4E5F60718293', 'Z0A1B2C3D4E5F60718294'],
};

/** Answers with endpoints that listen on other ports beside those that listen on 443. */
export const PORTS = {
  region: 'eu-west-1',
  launchType: 'FARGATE',
  applicationServices: ['email-smtp', 'cassandra'],
};

/** Answers of a hub behind a transit gateway. */
export const HUB_ANSWERS = {
  region: 'us-east-1',
  launchType: 'FARGATE',
  egress: 'transit',
  endpointPlacement: 'central-vpc',
};

/** The values of a plan. */
export const openValues = ({ endpointPlacement }) =>
  endpointPlacement === 'central-vpc' ? HUB_VALUES : OPEN_VALUES;

/** With two accounts, the VPC of the export for the tasks is that of the tasks. */
function valuesOf({ taskVpcId, part, zoneIds }) {
  if (part === 'task-account')
    return {
      ...HUB_VALUES,
      VpcId: HUB_VALUES.TaskVpcId,
      ...(zoneIds === undefined ? {} : { ZoneIds: zoneIds }),
    };
  return taskVpcId === undefined ? OPEN_VALUES : HUB_VALUES;
}

const VARIABLES = {
  VpcId: 'vpc_id',
  SubnetIds: 'subnet_ids',
  HubRouteTableIds: 'hub_route_table_ids',
  HubCidr: 'hub_cidr',
  HubIpv6Cidr: 'hub_ipv6_cidr',
  HubConnectionId: 'hub_connection_id',
  ZoneIds: 'zone_ids',
  TaskVpcId: 'task_vpc_id',
  RouteTableIds: 'route_table_ids',
  VpcCidr: 'vpc_cidr',
  VpcIpv6Cidr: 'vpc_ipv6_cidr',
  AccountId: 'account_id',
  TaskExecutionRole: 'task_execution_role',
};
// Terraform and bash find the blocks out by themselves; that they find the same is part of the comparison.
const FOUND_OUT = ['VpcCidr', 'HubCidr'];

const given = (graph, except) => {
  const values = valuesOf(graph);
  // What a format finds out it does not find in another account.
  const ofOther = { both: '-', 'hub-account': 'Vpc', 'task-account': 'Hub' }[graph.part];
  // The account is that of the caller, but in shared subnets and in a hub of another account.
  const isGiven = (id) =>
    (!except.includes(id) || id.startsWith(ofOther)) && (id !== 'AccountId' || graph.isShared);
  return graph.parameters.filter(isGiven).map((id) => [id, values[id]]);
};

/** Parameters of the CloudFormation stack. */
export const stackParameters = (graph) => Object.fromEntries(given(graph, []));

/** Variables of the Terraform module. */
export const terraformVariables = (graph) =>
  Object.fromEntries(
    given(graph, FOUND_OUT).map(([id, value]) =>
      // A hub admits the blocks of several VPCs, and has several itself.
      (id.endsWith('Ipv6Cidr') || (id.endsWith('Cidr') && graph.part !== 'both')) &&
      (graph.taskVpcId !== undefined || graph.part === 'task-account')
        ? [`${VARIABLES[id]}s`, [value]]
        : [VARIABLES[id], value],
    ),
  );

const PROPERTIES = {
  VpcId: 'vpcId',
  SubnetIds: 'subnetIds',
  HubRouteTableIds: 'hubRouteTableIds',
  HubCidr: 'hubCidrs',
  HubIpv6Cidr: 'hubIpv6Cidrs',
  HubConnectionId: 'hubConnectionId',
  ZoneIds: 'zoneIds',
  TaskVpcId: 'taskVpcId',
  RouteTableIds: 'routeTableIds',
  VpcCidr: 'vpcCidrs',
  VpcIpv6Cidr: 'vpcIpv6Cidrs',
  AccountId: 'accountId',
  TaskExecutionRole: 'taskExecutionRole',
};

/** Properties of the CDK construct. */
export const constructProperties = (graph) =>
  Object.fromEntries(
    given(graph, []).map(([id, value]) => [PROPERTIES[id], id.endsWith('Cidr') ? [value] : value]),
  );

/** What the commands of a runbook find in the environment. */
export const shellVariables = (graph) =>
  Object.fromEntries(
    given(graph, [...FOUND_OUT, 'VpcIpv6Cidr', 'HubIpv6Cidr']).map(([id, value]) => [
      VARIABLES[id].toUpperCase(),
      [value].flat().join(','),
    ]),
  );

/** Named arguments of the script. */
export const scriptArguments = (graph) =>
  given(graph, FOUND_OUT).flatMap(([id, value]) => [
    `--${VARIABLES[id].replaceAll('_', '-')}`,
    [value].flat().join(','),
  ]);

/** Settings of a world in which a plan can be carried out. */
export function worldFor({ plan }, settings = {}) {
  const { region, ipAddressType } = plan.workload;
  return {
    region,
    ...(ipAddressType === 'ipv4' ? {} : { network: networkWith({ ipv6: true }) }),
    ...settings,
  };
}
