/** Parameters of the CloudFormation template, how the console groups them, and the rules that refuse wrong ones. */
import { isNeededWithoutLookup, labelOf, PARAMETERS, sentenceOf } from '../../change/parameters.ts';
import { hubRoutesOf, type ParameterId, portsInWords, type ResourceGraph } from '../../change/resources.ts';
import type { Plan } from '../../core/index.ts';
import { type CfnValue, Intrinsic } from './value.ts';

const GROUPS: readonly (readonly [string, readonly ParameterId[]])[] = [
  ['Network', ['VpcId', 'SubnetIds', 'TaskVpcId', 'RouteTableIds', 'ZoneIds']],
  ['Routes to the hub and back', ['HubConnectionId', 'HubRouteTableIds', 'HubCidr', 'HubIpv6Cidr']],
  ['Who may reach the endpoints', ['VpcCidr', 'VpcIpv6Cidr']],
  ['Endpoint policies', ['AccountId', 'TaskExecutionRole']],
];

/**
 * The account is that of the stack, unless the VPC is shared: then its owner runs the stack, and the tasks are those of a
 * participant.
 */
const used = ({ parameters, isShared }: ResourceGraph): readonly ParameterId[] =>
  parameters.filter((id) => id !== 'AccountId' || isShared);

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
      ParameterLabels: Object.fromEntries(ids.map((id) => [id, { default: labelOf(id, graph) }])),
    },
  };
}

/** One parameter for each open value. */
export function templateParameters(graph: ResourceGraph, plan: Plan): { readonly [id: string]: CfnValue } {
  return Object.fromEntries(
    used(graph).map((id) => {
      const value = parameter(id, graph, plan);
      return [id, isNeededWithoutLookup(id, graph) ? value : optional(value)];
    }),
  );
}

/** Maximum number of blocks in a parameter: AWS's default quota of IPv4 blocks for each VPC. */
export const MOST_BLOCKS = 5;

/** Maximum number of route tables each way: one for each of six zones. */
export const MOST_TABLES = 6;

interface CfnParameter {
  readonly [key: string]: CfnValue;
}

/** A pattern for one to `most` items, separated by commas. */
const several = (pattern: string, most: number): string =>
  `^${pattern.slice(1, -1)}(,${pattern.slice(1, -1)}){0,${most - 1}}$`;

/** The same parameter, but it may be empty. */
const optional = (value: CfnParameter): CfnParameter => ({
  ...value,
  Default: '',
  AllowedPattern: `^$|${value['AllowedPattern']}`,
});

function parameter(id: ParameterId, graph: ResourceGraph, plan: Plan): CfnParameter {
  const { pattern, allowed } = PARAMETERS[id];
  const what = sentenceOf(id, graph);
  const isHub = graph.taskVpcId !== undefined;
  const text = (
    Description: string,
    AllowedPattern = pattern,
    ConstraintDescription = allowed,
  ): CfnParameter => ({
    Type: 'String',
    Description,
    AllowedPattern,
    ConstraintDescription,
  });
  switch (id) {
    case 'ZoneIds':
      return text(what, several(pattern, 100), `${allowed}; several are separated by commas`);
    case 'VpcId':
      return {
        Type: 'AWS::EC2::VPC::Id',
        Description:
          isHub || graph.part === 'task-account' ? what : 'The VPC in which the endpoints are created.',
      };
    case 'TaskVpcId':
      return { Type: 'AWS::EC2::VPC::Id', Description: what };
    case 'SubnetIds':
      return {
        Type: 'List<AWS::EC2::Subnet::Id>',
        Description: `${isHub ? 'Subnets of the hub: one' : 'One subnet'} in each Availability Zone. Two in one zone are refused, and so is a zone in which a service is not offered. The plan counts ${plan.workload.availabilityZones}.`,
      };
    case 'HubConnectionId':
      return text(what);
    case 'HubRouteTableIds':
      return text(
        `${what.slice(0, -1)}; at most ${MOST_TABLES}, separated by commas.`,
        several(pattern, MOST_TABLES),
      );
    case 'HubCidr':
    case 'HubIpv6Cidr':
      return text(
        `Routes lead to these ${id === 'HubCidr' ? 'IPv4' : 'IPv6'} blocks of the hub, or to the part that holds the subnets of the endpoints; at most ${MOST_BLOCKS}, separated by commas; needed with a connection.`,
        several(pattern, MOST_BLOCKS),
        `${allowed}; several are separated by commas`,
      );
    case 'RouteTableIds':
      if (hubRoutesOf(graph).length > 0)
        return text(
          `${what.slice(0, -1)}: for gateway endpoints and routes to the hub; at most ${MOST_TABLES}, separated by commas.`,
          several(pattern, MOST_TABLES),
          `${allowed}; several are separated by commas`,
        );
      return {
        Type: 'CommaDelimitedList',
        Description:
          'Ids of the route tables of the task subnets, separated by commas: a gateway endpoint works only for these.',
        AllowedPattern: pattern,
        ConstraintDescription: allowed,
      };
    case 'VpcCidr':
    case 'VpcIpv6Cidr':
      return text(
        `TCP ${portsInWords(graph)} is allowed from these blocks: every ${id === 'VpcCidr' ? 'IPv4' : 'IPv6'} block of ${isHub ? 'every VPC that uses the hub' : 'the VPC'}, the secondary ones too, or those of the task subnets; at most ${MOST_BLOCKS}, separated by commas.`,
        several(pattern, MOST_BLOCKS),
        `${allowed}; several are separated by commas`,
      );
    case 'AccountId':
      return text(what);
    case 'TaskExecutionRole':
      return text(`${what.slice(0, -1)}; an endpoint policy names it.`);
  }
}

/** Conditions for the blocks of a list; the first one of the callers is always there. */
export function blockConditions({ parameters }: ResourceGraph): { readonly [id: string]: CfnValue } {
  const open = parameters.filter((id) => id.endsWith('Cidr'));
  return Object.fromEntries(
    open.flatMap((id) =>
      Array.from({ length: MOST_BLOCKS }, (_, index) => [
        `Has${id}${index + 1}`,
        new Intrinsic('Not', [new Intrinsic('Equals', [itemAt(id, index), ''])]),
      ]).slice(id.startsWith('Hub') ? 0 : 1),
    ),
  );
}

/** One item of a list in a parameter; the empty text after the last one. */
export function itemAt(id: ParameterId, index: number): Intrinsic {
  const padded = new Intrinsic(
    'Sub',
    `\${${id}}${','.repeat((id.endsWith('Cidr') ? MOST_BLOCKS : MOST_TABLES) - 1)}`,
  );
  return new Intrinsic('Select', [index, new Intrinsic('Split', [',', padded])]);
}

/** Rules that refuse a stack before anything is created: another Region, subnets of another VPC. */
export function templateRules(graph: ResourceGraph): { readonly [id: string]: CfnValue } {
  const { parameters, region } = graph;
  const ref = (id: string): Intrinsic => new Intrinsic('Ref', id);
  const assertion = (Assert: CfnValue, AssertDescription: string): CfnValue => ({
    Assertions: [{ Assert, AssertDescription }],
  });
  return {
    Region: assertion(
      new Intrinsic('Equals', [ref('AWS::Region'), region]),
      `The service names are those of ${region}.`,
    ),
    ...(parameters.includes('SubnetIds') && parameters.includes('VpcId')
      ? {
          Subnets: assertion(
            new Intrinsic('EachMemberEquals', [
              new Intrinsic('ValueOfAll', ['AWS::EC2::Subnet::Id', 'VpcId']),
              ref('VpcId'),
            ]),
            'The subnets belong to the VPC.',
          ),
        }
      : {}),
    ...(parameters.includes('HubConnectionId') ? { Routes: routesRule(graph) } : {}),
  };
}

/** A connection alone makes no route: route tables and blocks have to be given with it. */
function routesRule(graph: ResourceGraph): CfnValue {
  const isGiven = (id: string): Intrinsic =>
    new Intrinsic('Not', [new Intrinsic('Equals', [new Intrinsic('Ref', id), ''])]);
  const wanted: readonly ParameterId[] = ['RouteTableIds', 'HubRouteTableIds', 'HubCidr', 'HubIpv6Cidr'];
  const needed = wanted.filter((id) => graph.parameters.includes(id) && !isNeededWithoutLookup(id, graph));
  return {
    RuleCondition: isGiven('HubConnectionId'),
    Assertions: needed.map((id) => ({
      Assert: isGiven(id),
      AssertDescription: `With a connection to the hub, ${id} has to be given too.`,
    })),
  };
}
