/** Parameters of the CloudFormation template, and how the console groups and labels them. */

import type { ParameterId, ResourceGraph } from '../../change/resources.ts';
import type { Plan } from '../../core/index.ts';
import type { CfnValue } from './value.ts';

/** Parameters that a template really has: the account is always the one of the stack. */
export type TemplateParameter = Exclude<ParameterId, 'AccountId'>;

const LABELS: { readonly [P in TemplateParameter]: string } = {
  VpcId: 'VPC',
  SubnetIds: 'Subnets of the interface endpoints',
  RouteTableIds: 'Route tables of the task subnets',
  VpcCidr: 'IPv4 CIDR block of the VPC',
  VpcIpv6Cidr: 'IPv6 CIDR block of the VPC',
  TaskExecutionRole: 'Task execution role',
};

const GROUPS: readonly (readonly [string, readonly TemplateParameter[]])[] = [
  ['Network', ['VpcId', 'SubnetIds', 'RouteTableIds']],
  ['Who may reach the endpoints', ['VpcCidr', 'VpcIpv6Cidr']],
  ['Endpoint policies', ['TaskExecutionRole']],
];

const used = ({ parameters }: ResourceGraph): readonly TemplateParameter[] =>
  parameters.filter((id) => id !== 'AccountId');

/** Groups and labels for the console; empty when nothing is left open. */
export function interfaceMetadata(graph: ResourceGraph): { readonly [key: string]: CfnValue } {
  const ids = used(graph);
  if (ids.length === 0) return {};
  return {
    'AWS::CloudFormation::Interface': {
      ParameterGroups: GROUPS.flatMap(([label, members]) => {
        const Parameters = members.filter((id) => ids.includes(id));
        return Parameters.length === 0 ? [] : [{ Label: { default: label }, Parameters }];
      }),
      ParameterLabels: Object.fromEntries(ids.map((id) => [id, { default: LABELS[id] }])),
    },
  };
}

/** One parameter for each open value. */
export function templateParameters(graph: ResourceGraph, plan: Plan): { readonly [id: string]: CfnValue } {
  return Object.fromEntries(used(graph).map((id) => [id, parameter(id, plan)]));
}

const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

function parameter(id: TemplateParameter, plan: Plan): CfnValue {
  switch (id) {
    case 'VpcId':
      return { Type: 'AWS::EC2::VPC::Id', Description: 'The VPC in which the endpoints are created.' };
    case 'SubnetIds':
      return {
        Type: 'List<AWS::EC2::Subnet::Id>',
        Description: `One subnet in each Availability Zone, two in one zone are refused; the plan counts ${plan.workload.availabilityZones}.`,
      };
    case 'RouteTableIds':
      return {
        Type: 'CommaDelimitedList',
        Description:
          'Ids of the route tables of the task subnets, separated by commas: a gateway endpoint works only for these.',
        AllowedPattern: '^rtb-([0-9a-f]{8}|[0-9a-f]{17})$',
        ConstraintDescription: 'ids of route tables, such as rtb-0a1b2c3d4e5f67890',
      };
    case 'VpcCidr':
      return {
        Type: 'String',
        Description: 'TCP 443 is allowed from this IPv4 CIDR block, such as 10.0.0.0/16.',
        AllowedPattern: `^(${BYTE}\\.){3}${BYTE}/(1[6-9]|2[0-8])$`,
        ConstraintDescription: 'an IPv4 CIDR block from /16 to /28, such as 10.0.0.0/16',
      };
    case 'VpcIpv6Cidr':
      return {
        Type: 'String',
        Description: 'TCP 443 is allowed from this IPv6 CIDR block, such as 2001:db8:1234:1a00::/56.',
        AllowedPattern: '^[0-9A-Fa-f:]{2,39}/[0-9]{1,3}$',
        ConstraintDescription: 'an IPv6 CIDR block, such as 2001:db8:1234:1a00::/56',
      };
    case 'TaskExecutionRole':
      return {
        Type: 'String',
        Description: 'The name of the task execution role (not its ARN); an endpoint policy names it.',
        AllowedPattern: '^[A-Za-z0-9_+=.@-]{1,64}$',
        ConstraintDescription: 'the name of a role, not its ARN',
      };
  }
}
