/** What a Terraform module is given (variables) or asks for itself (data sources). */

import {
  isParameter,
  type ListValue,
  type ParameterId,
  type ResourceGraph,
  type Value,
} from '../../change/resources.ts';
import type { Plan } from '../../core/index.ts';
import { attribute, blank, block, expression, type HclNode, type HclValue, quoted } from './hcl.ts';

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

/** One variable for each open value. */
export function variables(graph: ResourceGraph, plan: Plan): readonly HclNode[] {
  return graph.parameters.flatMap((id) => [...variable(id, plan), blank]);
}

const id = (prefix: string): string => `^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`;

function variable(parameter: ParameterId, plan: Plan): readonly HclNode[] {
  switch (parameter) {
    case 'VpcId':
      return text(
        'vpc_id',
        'The VPC in which the endpoints are created.',
        id('vpc'),
        'must be the id of a VPC, such as vpc-0a1b2c3d4e5f67890',
      );
    case 'SubnetIds':
      return list(
        'subnet_ids',
        `The subnets of the interface endpoints, one in each Availability Zone; the plan counts ${plan.workload.availabilityZones}.`,
        id('subnet'),
        'must hold ids of subnets, such as subnet-0a1b2c3d4e5f67890',
      );
    case 'RouteTableIds':
      return list(
        'route_table_ids',
        'The route tables of the task subnets, for the gateway endpoints.',
        id('rtb'),
        'must hold ids of route tables, such as rtb-0a1b2c3d4e5f67890',
      );
    case 'VpcCidr':
      return optional(
        'vpc_cidr',
        'The IPv4 CIDR block that may reach the endpoints. Default: the primary block of the VPC.',
        'var.vpc_cidr == null || can(cidrnetmask(var.vpc_cidr))',
        'must be an IPv4 CIDR block, such as 10.0.0.0/16',
      );
    case 'VpcIpv6Cidr':
      return optional(
        'vpc_ipv6_cidr',
        'The IPv6 CIDR block that may reach the endpoints. Default: the block of the VPC.',
        'var.vpc_ipv6_cidr == null || can(cidrhost(var.vpc_ipv6_cidr, 0))',
        'must be an IPv6 CIDR block, such as 2001:db8:1234:1a00::/56',
      );
    case 'AccountId':
      return optional(
        'account_id',
        'The account that owns the task execution role. Default: the account of the provider.',
        'var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))',
        'must be 12 digits',
      );
    case 'TaskExecutionRole':
      return text(
        'task_execution_role',
        'The name of the task execution role, not its ARN.',
        '^[A-Za-z0-9_+=.@-]{1,64}$',
        'must be the name of a role, not its ARN',
      );
  }
}

function text(name: string, description: string, pattern: string, problem: string): readonly HclNode[] {
  return [declare(name, 'string', description, [], `can(regex(${quoted(pattern)}, var.${name}))`, problem)];
}

function list(name: string, description: string, pattern: string, problem: string): readonly HclNode[] {
  const condition = `length(var.${name}) > 0 && alltrue([for id in var.${name} : can(regex(${quoted(pattern)}, id))])`;
  return [declare(name, 'list(string)', description, [], condition, problem)];
}

function optional(name: string, description: string, condition: string, problem: string): readonly HclNode[] {
  return [declare(name, 'string', description, [attribute('default', null)], condition, problem)];
}

function declare(
  name: string,
  type: string,
  description: string,
  byDefault: readonly HclNode[],
  condition: string,
  problem: string,
): HclNode {
  return block(
    'variable',
    [name],
    attribute('description', description),
    attribute('type', expression(type)),
    byDefault.length === 0 ? attribute('nullable', false) : byDefault,
    blank,
    block(
      'validation',
      [],
      attribute('condition', expression(condition)),
      attribute('error_message', `${name} ${problem}.`),
    ),
  );
}

/** Data sources: the Region is always checked, the rest is asked for only where it is used. */
export function dataSources(graph: ResourceGraph): readonly HclNode[] {
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
    ...(uses('VpcCidr') || uses('VpcIpv6Cidr')
      ? [block('data', ['aws_vpc', 'this'], attribute('id', hclOf(graph.vpcId))), blank]
      : []),
    ...(uses('AccountId') ? [block('data', ['aws_caller_identity', 'current']), blank] : []),
  ];
}
