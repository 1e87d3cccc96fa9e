/** What a Terraform module is given (variables) or asks for itself (data sources). */

import { parameterOf, sentenceOf } from '../../change/parameters.ts';
import {
  endpointsOf,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type ParameterId,
  type ResourceGraph,
  type Value,
} from '../../change/resources.ts';
import { terraformVariable } from '../spellings.ts';
import {
  attribute,
  blank,
  block,
  call,
  comment,
  expression,
  type HclNode,
  type HclValue,
  object,
  quoted,
} from './hcl.ts';
import { hubBlocks } from './routes.ts';

/** The expression or literal for a value. */
export function hclOf(value: Value | ListValue): HclValue {
  return isParameter(value) ? expression(reference(value.parameter)) : value;
}

/** How a value that was not answered is referred to. */
export function reference(id: ParameterId): string {
  switch (id) {
    case 'VpcId':
      return 'var.vpc_id';
    case 'SubnetIds':
      return 'var.subnet_ids';
    case 'HubRouteTableIds':
      return 'var.hub_route_table_ids';
    case 'HubCidr':
      return 'local.hub_cidr_blocks';
    case 'HubIpv6Cidr':
      return 'local.hub_ipv6_cidr_blocks';
    case 'HubConnectionId':
      return 'var.hub_connection_id';
    case 'ZoneIds':
      return 'var.zone_ids';
    case 'TaskVpcId':
      return 'var.task_vpc_id';
    case 'RouteTableIds':
      return 'var.route_table_ids';
    case 'VpcCidr':
      return 'coalesce(var.vpc_cidr, data.aws_vpc.this.cidr_block)';
    case 'VpcIpv6Cidr':
      return 'coalesce(var.vpc_ipv6_cidr, data.aws_vpc.this.ipv6_cidr_block)';
    case 'AccountId':
      return 'local.account_id';
    case 'TaskExecutionRole':
      return 'var.task_execution_role';
  }
}

/** One variable for each open value, and which endpoints to leave alone. */
export function variables(graph: ResourceGraph): readonly HclNode[] {
  return [
    ...graph.parameters.flatMap((id) => [variable(id, graph), blank]),
    ...(graph.resources.length === 0 ? [] : [CREATE, blank]),
  ];
}

/** An endpoint that exists elsewhere is left alone, or taken over by an `import` block. */
const CREATE = block(
  'variable',
  ['create'],
  attribute('type', expression('map(bool)')),
  attribute(
    'description',
    'false for the services whose endpoint exists elsewhere, such as { logs = false }.',
  ),
  attribute('default', object([])),
);

function variable(id: ParameterId, graph: ResourceGraph): HclNode {
  const { pattern, allowed, needed } = parameterOf(id, graph);
  const { name, isList } = terraformVariable(id, graph);
  const matches = (text: string): string => `can(regex(${quoted(pattern)}, ${text}))`;
  const condition = isList
    ? `${needed ? `length(var.${name}) > 0 && ` : ''}alltrue([for id in ${needed ? `var.${name}` : `coalesce(var.${name}, [])`} : ${matches('id')}])`
    : `${needed ? '' : `var.${name} == null || `}${matches(`var.${name}`)}`;
  return block(
    'variable',
    [name],
    attribute('type', expression(isList ? 'list(string)' : 'string')),
    attribute('description', (graph.taskVpcId === undefined && DESCRIPTIONS[id]) || sentenceOf(id, graph)),
    needed ? [] : attribute('default', null),
    block(
      'validation',
      [],
      attribute('condition', expression(condition)),
      attribute(
        'error_message',
        `${isList && /^an? /.test(allowed) ? 'each of ' : ''}${name} must be ${allowed}.`,
      ),
    ),
  );
}

const DESCRIPTIONS: { readonly [P in ParameterId]?: string } = {
  VpcCidr:
    'The only IPv4 block that may reach the endpoints. Default: every block of the VPC. Needed when the VPC is created together with this module.',
  VpcIpv6Cidr: 'The only IPv6 block that may reach the endpoints. Default: the first block of the VPC.',
};

/** The blocks of the VPC, unless others are given. */
export function callerBlocks(graph: ResourceGraph): readonly HclNode[] {
  const { parameters } = graph;
  if (graph.taskVpcId !== undefined || graph.part === 'task-account') return blocksOfCallers(graph);
  if (!parameters.includes('VpcCidr')) return [];
  const found =
    '[for block in coalesce(data.aws_vpc.this.cidr_block_associations, []) : block.cidr_block if block.state == "associated"]';
  return [
    comment('Tasks may stand in any block of the VPC, the secondary ones too.'),
    attribute('vpc_cidr_blocks', expression(`concat([data.aws_vpc.this.cidr_block], ${found})`)),
    attribute(
      'cidr_blocks',
      expression('toset(var.vpc_cidr != null ? [var.vpc_cidr] : local.vpc_cidr_blocks)'),
    ),
    blank,
  ];
}

/** The VPCs of other accounts are not found. */
function givenBlocks(parameters: readonly ParameterId[]): readonly HclNode[] {
  const given = [
    ...(parameters.includes('VpcCidr') ? [attribute('cidr_blocks', expression('toset(var.vpc_cidrs)'))] : []),
    ...(parameters.includes('VpcIpv6Cidr')
      ? [attribute('ipv6_cidr_blocks', expression('toset(var.vpc_ipv6_cidrs)'))]
      : []),
  ];
  return given.length === 0 ? [] : [...given, blank];
}

/** With a hub: the blocks of the VPC of the tasks, unless those of all VPCs are given. */
function blocksOfCallers(graph: ResourceGraph): readonly HclNode[] {
  const { parameters, part } = graph;
  if (part === 'hub-account') return givenBlocks(parameters);
  const ipv4 = parameters.includes('VpcCidr')
    ? [
        comment('Tasks may stand in any block of their VPC, the secondary ones too.'),
        attribute(
          'cidr_blocks',
          expression(
            'toset(coalesce(var.vpc_cidrs, [for block in data.aws_vpc.this.cidr_block_associations : block.cidr_block if block.state == "associated"]))',
          ),
        ),
      ]
    : [];
  const ipv6 = parameters.includes('VpcIpv6Cidr')
    ? [
        attribute(
          'ipv6_cidr_blocks',
          expression('toset(coalesce(var.vpc_ipv6_cidrs, [data.aws_vpc.this.ipv6_cidr_block]))'),
        ),
      ]
    : [];
  const callers = ipv4.length + ipv6.length === 0 ? [] : [...ipv4, ...ipv6, blank];
  return [...callers, ...hubBlocks(graph)];
}

/** In which zones the subnets are, and the services are offered. */
function zoneSources(graph: ResourceGraph, grouped: readonly InterfaceEndpoint[]): readonly HclNode[] {
  const interfaces = endpointsOf(graph).filter((endpoint) => endpoint.kind === 'interface-endpoint');
  const [first] = interfaces;
  if (first === undefined) return [];
  const alone = interfaces
    .filter((endpoint) => !grouped.includes(endpoint))
    .map(({ serviceName }) => serviceName);
  const loop = expression('[for endpoint in local.interface_endpoints : endpoint.service_name]');
  const names = grouped.length === 0 ? alone : alone.length === 0 ? loop : call('concat', loop, alone);
  return [
    block(
      'data',
      ['aws_subnet', 'endpoints'],
      // Counted, so that subnets can be created together with this module.
      ...(isParameter(first.subnetIds)
        ? [
            attribute('count', expression(`length(${reference(first.subnetIds.parameter)})`)),
            attribute('id', expression(`${reference(first.subnetIds.parameter)}[count.index]`)),
          ]
        : [
            attribute('for_each', call('toset', [...first.subnetIds])),
            attribute('id', expression('each.value')),
          ]),
    ),
    blank,
    comment(
      'A service may be missing in a zone: its endpoint takes the subnets where it is offered. With none, coalescelist fails.',
    ),
    block(
      'data',
      ['aws_vpc_endpoint_service', 'offered'],
      attribute('for_each', call('toset', names)),
      attribute('service_name', expression('each.value')),
      attribute('service_type', 'Interface'),
    ),
    blank,
  ];
}

/** The subnets of an endpoint: those in whose zone its service is offered. Without one the plan fails: no endpoint works without subnets. */
export function subnetsOf(service: string): HclValue {
  return expression(
    `coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered[${service}].availability_zones, subnet.availability_zone)])`,
  );
}

/** Data sources: the Region is always checked, the rest is asked for only where it is used. */
export function dataSources(graph: ResourceGraph, grouped: readonly InterfaceEndpoint[]): readonly HclNode[] {
  const uses = (parameter: ParameterId): boolean => graph.parameters.includes(parameter);
  return [
    block(
      'data',
      ['aws_region', 'current'],
      block(
        'lifecycle',
        [],
        block(
          'postcondition',
          [],
          attribute('condition', expression(`self.id == ${quoted(graph.region)}`)),
          attribute(
            'error_message',
            `The service names are those of ${graph.region}: configure the AWS provider for that Region.`,
          ),
        ),
      ),
    ),
    blank,
    ...((uses('VpcCidr') || uses('VpcIpv6Cidr')) && graph.part !== 'hub-account'
      ? [block('data', ['aws_vpc', 'this'], attribute('id', hclOf(graph.taskVpcId ?? graph.vpcId))), blank]
      : []),
    ...(uses('HubCidr') && graph.part !== 'task-account'
      ? [block('data', ['aws_vpc', 'hub'], attribute('id', hclOf(graph.vpcId))), blank]
      : []),
    ...zoneSources(graph, grouped),
    ...(uses('AccountId') && !graph.isShared
      ? [block('data', ['aws_caller_identity', 'current']), blank]
      : []),
  ];
}
