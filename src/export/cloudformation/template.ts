/** Graph → a model of the CloudFormation template, which is printed as YAML or as JSON. */

import { awsCommand, vpcsOf } from '../../change/commands/index.ts';
import { pascalCase, type Tag, zoneName } from '../../change/names.ts';
import { mapTexts, partsOf } from '../../change/policy-template.ts';
import {
  type GatewayEndpoint,
  type HostedZone,
  hubRoutesOf,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type Output,
  portsInWords,
  type Resource,
  type ResourceGraph,
  type Value,
  vpcOf,
  zonesOf,
} from '../../change/resources.ts';
import { toGraph } from '../../change/to-resources.ts';
import type { PolicyDocument } from '../../core/index.ts';
import type { ExportContext } from '../format.ts';
import { correctionResources } from './corrections.ts';
import {
  blockConditions,
  interfaceMetadata,
  itemAt,
  MOST_BLOCKS,
  templateParameters,
  templateRules,
} from './parameters.ts';
import { ROUTES, routeConditions, routeResources, tablesOf } from './routes.ts';
import { type CfnResource, type CfnValue, Intrinsic } from './value.ts';

interface CfnTemplate {
  readonly description: string;
  readonly metadata: { readonly [key: string]: CfnValue };
  readonly parameters: { readonly [id: string]: CfnValue };
  readonly rules: { readonly [id: string]: CfnValue };
  readonly conditions: { readonly [id: string]: CfnValue };
  readonly resources: ReadonlyMap<string, CfnResource>;
  readonly outputs: { readonly [id: string]: CfnValue };
}

const ref = (id: string): Intrinsic => new Intrinsic('Ref', id);
const GROUP = 'EndpointSecurityGroup';
const groupId = new Intrinsic('GetAtt', `${GROUP}.GroupId`);
const logicalId = (service: string): string => `${pascalCase(service)}Endpoint`;

/** The template of a plan. */
export function toTemplate(context: ExportContext): CfnTemplate {
  const { plan } = context;
  const graph = toGraph(plan);
  const account = graph.isShared ? 'AccountId' : 'AWS::AccountId';
  const resources = new Map(graph.resources.flatMap((resource) => toResource(resource, graph, account)));
  for (const [id, body] of correctionResources(context.corrections ?? []))
    resources.set(id, { explained: undefined, body });
  // A template without resources is refused; this resource creates nothing.
  if (resources.size === 0)
    resources.set((context.corrections ?? []).length > 0 ? 'NothingToCreate' : 'NoEndpointIsNeeded', {
      explained: undefined,
      body: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
    });
  return {
    description: `VPC endpoints for Amazon ECS in ${graph.region}, made by ECS Endpoint Planner.`,
    metadata: interfaceMetadata(graph),
    parameters: templateParameters(graph, plan),
    rules: graph.resources.length === 0 ? {} : templateRules(graph),
    conditions: { ...blockConditions(graph), ...routeConditions(graph) },
    resources,
    outputs: Object.fromEntries(graph.outputs.flatMap((output) => toOutput(output, graph))),
  };
}

/** The value of a property: an answer, or a reference to a parameter. */
function valueFor(value: Value | ListValue): CfnValue {
  return isParameter(value) ? ref(value.parameter) : value;
}

const tagsOf = (tags: readonly Tag[]): CfnValue => tags.map(({ key, value }) => ({ Key: key, Value: value }));

function toResource(
  resource: Resource,
  graph: ResourceGraph,
  account: string,
): readonly (readonly [string, CfnResource])[] {
  switch (resource.kind) {
    case 'security-group':
      return [
        [
          GROUP,
          {
            explained: undefined,
            body: {
              Type: 'AWS::EC2::SecurityGroup',
              Properties: {
                GroupDescription: resource.description,
                VpcId: valueFor(graph.vpcId),
                SecurityGroupIngress: ingressOf(graph),
                SecurityGroupEgress: [NO_EGRESS],
                Tags: tagsOf(resource.tags),
              },
            },
          },
        ],
      ];
    case 'security-group-ingress':
      // Stands in the group itself.
      return [];
    case 'hub-routes':
      return routeResources(resource, graph);
    case 'zone-associations':
      // An output has the command: CloudFormation has no resource for it.
      return [];
    case 'hosted-zone':
      return zoneResources(resource, graph);
    case 'gateway-endpoint':
      return [
        endpoint(resource, account, {
          VpcEndpointType: 'Gateway',
          ServiceName: resource.serviceName,
          VpcId: valueFor(vpcOf(resource, graph)),
          RouteTableIds: tablesOf(resource.routeTableIds, graph),
          ...(resource.ipAddressType === undefined ? {} : { IpAddressType: resource.ipAddressType }),
        }),
      ];
    case 'interface-endpoint':
      return [
        endpoint(resource, account, {
          VpcEndpointType: 'Interface',
          ServiceName: resource.serviceName,
          VpcId: valueFor(graph.vpcId),
          SubnetIds: valueFor(resource.subnetIds),
          SecurityGroupIds: [resource.securityGroup === 'created' ? groupId : resource.securityGroup.groupId],
          PrivateDnsEnabled: resource.privateDnsEnabled,
          IpAddressType: resource.ipAddressType,
          DnsOptions: dnsOptions(resource),
        }),
      ];
  }
}

/** A zone that is answered in the hub and in the VPC of the tasks, and its records. */
function zoneResources(
  { service, name, comment, records, tags }: HostedZone,
  graph: ResourceGraph,
): readonly (readonly [string, CfnResource])[] {
  const id = zoneName(name, graph.region, pascalCase);
  const vpcs = vpcsOf(graph);
  const zone: CfnValue = {
    Type: 'AWS::Route53::HostedZone',
    // An endpoint that answered the name itself, by private DNS, stops first; and routes are there before names lead anywhere.
    DependsOn: hubRoutesOf(graph).length === 0 ? logicalId(service) : [logicalId(service), ROUTES],
    Properties: {
      Name: name,
      HostedZoneConfig: { Comment: comment },
      VPCs: vpcs.map((vpc) => ({ VPCId: valueFor(vpc), VPCRegion: ref('AWS::Region') })),
      HostedZoneTags: tagsOf(tags),
    },
  };
  return [
    [`${id}Zone`, { explained: undefined, body: zone }],
    ...records.map((record): readonly [string, CfnResource] => [
      `${id}${record.name.startsWith('*') ? 'Wildcard' : ''}${record.type}Record`,
      {
        explained: undefined,
        body: {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: ref(`${id}Zone`),
            Name: record.name,
            Type: record.type,
            AliasTarget: {
              DNSName: firstEntry(logicalId(service), 1),
              HostedZoneId: firstEntry(logicalId(service), 0),
              EvaluateTargetHealth: false,
            },
          },
        },
      },
    ]),
  ];
}

/** The documented way to leave a group without egress: if no rule is given, Amazon EC2 adds one that allows everything. */
const NO_EGRESS: CfnValue = {
  IpProtocol: '-1',
  CidrIp: '127.0.0.1/32',
  Description: 'Endpoints answer, they open no connections',
};

function ingressOf(graph: ResourceGraph): CfnValue {
  return graph.resources.flatMap((resource): readonly CfnValue[] => {
    if (resource.kind !== 'security-group-ingress') return [];
    const { port, source, description } = resource;
    const rule = (from: { readonly [key: string]: CfnValue }): CfnValue => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      ...from,
      Description: description,
    });
    if (source.kind === 'security-group') return [rule({ SourceSecurityGroupId: source.groupId })];
    const key = source.kind === 'cidr-ipv4' ? 'CidrIp' : 'CidrIpv6';
    if (!isParameter(source.cidr)) return [rule({ [key]: source.cidr })];
    const id = source.cidr.parameter;
    return Array.from({ length: MOST_BLOCKS }, (_, index) => {
      const one = rule({ [key]: itemAt(id, index) });
      return index === 0 ? one : new Intrinsic('If', [`Has${id}${index + 1}`, one, ref('AWS::NoValue')]);
    });
  });
}

function dnsOptions(resource: InterfaceEndpoint): CfnValue {
  return {
    DnsRecordIpType: resource.dnsRecordIpType,
    ...(resource.privateDnsOnlyForInboundResolverEndpoint === false
      ? { PrivateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' }
      : {}),
  };
}

function endpoint(
  resource: InterfaceEndpoint | GatewayEndpoint,
  account: string,
  properties: { readonly [key: string]: CfnValue },
): readonly [string, CfnResource] {
  return [
    logicalId(resource.service),
    {
      explained: resource,
      body: {
        Type: 'AWS::EC2::VPCEndpoint',
        ...(resource.dependsOn.length === 0 ? {} : { DependsOn: resource.dependsOn.map(logicalId) }),
        Properties: {
          ...properties,
          ...(resource.policy === undefined ? {} : { PolicyDocument: policyOf(resource.policy, account) }),
          Tags: tagsOf(resource.tags),
        },
      },
    },
  ];
}

/** Only texts with a value to fill in become `Fn::Sub`; any other `${` in them is escaped. */
function policyOf(policy: PolicyDocument, account: string): CfnValue {
  return mapTexts<CfnValue>(policy, (text) => {
    const parts = partsOf(text);
    if (!parts.some((part) => 'fill' in part)) return text;
    const sub = parts.map((part) => {
      if ('fill' in part) return `\${${part.fill === 'AccountId' ? account : part.fill}}`;
      return part.text.replaceAll('${', '${!');
    });
    // Where a text is substituted anyway, linters want the partition substituted too.
    return new Intrinsic('Sub', sub.join('').replace(/^arn:aws[a-z-]*:/, 'arn:${AWS::Partition}:'));
  }) as CfnValue;
}

/** Outputs: values that are known only once the stack exists. Constants are not repeated. */
function toOutput(output: Output, graph: ResourceGraph): readonly (readonly [string, CfnValue])[] {
  switch (output.kind) {
    case 'endpoint-id':
      return [
        [
          `${logicalId(output.service)}Id`,
          { Description: `The endpoint of ${output.service}.`, Value: ref(logicalId(output.service)) },
        ],
      ];
    case 'private-dns-names':
      return [];
    case 'endpoint-dns-name':
      return [
        [
          `${pascalCase(output.service)}DnsName`,
          {
            Description: `Private DNS is off: clients of ${output.service} have to be given this name.`,
            Value: firstEntry(logicalId(output.service), 1),
          },
        ],
      ];
    case 'hosted-zone-id': {
      const id = `${zoneName(output.name, graph.region, pascalCase)}Zone`;
      return [
        [
          `${id}Id`,
          {
            Description: `The zone ${output.name}: associate it with every other VPC that uses the endpoints.`,
            Value: ref(id),
          },
        ],
      ];
    }
    case 'zone-command':
      return [[ZONE_COMMANDS[output.operation], zoneCommand(output.operation, graph)]];
    case 'security-group-id':
      return [
        [
          `${GROUP}Id`,
          {
            Description: `The security group of the endpoints. The tasks need egress to it on TCP ${portsInWords(graph)}.`,
            Value: output.groupId === 'created' ? groupId : output.groupId,
          },
        ],
      ];
    case 'prefix-list':
      return [
        [
          `${pascalCase(output.service)}PrefixListName`,
          {
            Description: `The tasks need egress to this prefix list on TCP 443. Its id: aws ec2 describe-prefix-lists --filters Name=prefix-list-name,Values=${output.prefixListName}`,
            Value: output.prefixListName,
          },
        ],
      ];
  }
}

const ZONE_COMMANDS = {
  'create-vpc-association-authorization': 'AuthorizeZones',
  'associate-vpc-with-hosted-zone': 'AssociateZones',
} as const;

/** What to run once the stack is there: CloudFormation has no resource for it. */
function zoneCommand(operation: keyof typeof ZONE_COMMANDS, graph: ResourceGraph): CfnValue {
  const isHub = graph.part === 'hub-account';
  const zones = isHub
    ? zonesOf(graph)
        .map(({ name }) => `\${${zoneName(name, graph.region, pascalCase)}Zone}`)
        .join(' ')
    : "$(echo ${ZoneIds} | tr , ' ')";
  const vpc = isHub ? '${TaskVpcId}' : '${VpcId}';
  return {
    Description: isHub
      ? 'Run this in this account, and hand the ids of the zones to the account of the tasks.'
      : 'Run this in this account, after the account of the hub has authorized the VPC: from then on the names lead to the hub.',
    Value: new Intrinsic(
      'Sub',
      `for ZONE in ${zones}; do ${awsCommand(graph.region, `route53 ${operation}`, `--hosted-zone-id $ZONE --vpc VPCRegion=${graph.region},VPCId=${vpc}`)}; done`,
    ),
  };
}

/** The first entry is the Regional one; an entry is a hosted zone id, a colon and the name. */
function firstEntry(id: string, part: 0 | 1): CfnValue {
  const first = new Intrinsic('Select', [0, new Intrinsic('GetAtt', `${id}.DnsEntries`)]);
  return new Intrinsic('Select', [part, new Intrinsic('Split', [':', first])]);
}
