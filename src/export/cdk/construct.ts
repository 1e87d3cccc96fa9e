/** AWS CDK: one file of TypeScript with one construct, which makes the same resources as the template. */
import { awsCommand, vpcsOf } from '../../change/commands/index.ts';
import { pascalCase, zoneName } from '../../change/names.ts';
import { isNeededWithoutLookup, PARAMETERS, parameterOf, sentenceOf } from '../../change/parameters.ts';
import {
  endpointsOf,
  type GatewayEndpoint,
  type HostedZone,
  type HubRoutes,
  hubRoutesOf,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type ParameterId,
  portsInWords,
  type ResourceGraph,
  type SecurityGroup,
  type SecurityGroupIngress,
  type Value,
  vpcOf,
  zonesOf,
} from '../../change/resources.ts';
import { toGraph } from '../../change/to-resources.ts';
import { FULL_ACCESS } from '../../policy/full-access.ts';
import { correctionLines } from '../corrections.ts';
import type { ExportContext } from '../format.ts';
import { headerLines, reasonLines } from '../header.ts';
import { commentText } from '../sentences.ts';
import { Code, literal, policyValue, printValue, type TsValue } from './typescript.ts';

/** Prints the construct of a plan. */
export function printCdk(context: ExportContext): string {
  const graph = toGraph(context.plan);
  const head = comment(headerLines(context, 'construct for the AWS CDK'));
  const corrections = correctionLines(context.corrections ?? [], graph);
  const group = graph.resources.find((resource) => resource.kind === 'security-group');
  const endpoints = endpointsOf(graph);
  const ec2 = [
    ...(group === undefined ? [] : ['CfnSecurityGroup']),
    ...(endpoints.length === 0 ? [] : ['CfnVPCEndpoint']),
    ...(hubRoutesOf(graph).length === 0 ? [] : ['CfnRoute']),
  ].sort();
  const zones = zonesOf(graph);
  const command = graph.outputs.find(({ kind }) => kind === 'zone-command');
  const lib = [
    ...(usesAccount(graph) || zones.length > 0 ? ['Aws'] : []),
    ...(command === undefined ? [] : ['CfnOutput']),
    'CfnRule',
    'Fn',
  ];
  return `${[
    head,
    ...(corrections.length === 0 ? [] : ['', comment(corrections)]),
    '',
    `import { ${lib.join(', ')} } from 'aws-cdk-lib';`,
    ...(ec2.length === 0 ? [] : [`import { ${ec2.join(', ')} } from 'aws-cdk-lib/aws-ec2';`]),
    ...(zones.length === 0 ? [] : ["import { CfnHostedZone, CfnRecordSet } from 'aws-cdk-lib/aws-route53';"]),
    "import { Construct } from 'constructs';",
    '',
    ...properties(graph),
    '/**',
    ' * The VPC endpoints. `endpoints` holds them by service, so that a stack can refer to them.',
    ...usage(graph).map((line) => ` * ${line}`),
    ' */',
    'export class EcsEndpoints extends Construct {',
    ...(endpoints.length === 0
      ? []
      : ['  public readonly endpoints: Readonly<Record<string, CfnVPCEndpoint>>;']),
    ...(securityGroupId(graph) === undefined
      ? []
      : [
          `  /** The tasks need egress to it on TCP ${portsInWords(graph)}. */`,
          '  public readonly securityGroupId: string;',
        ]),
    '',
    `  public constructor(scope: Construct, id: string${graph.parameters.length === 0 ? '' : ', props: EcsEndpointsProps'}) {`,
    '    super(scope, id);',
    '',
    ...indented(body(graph, group)),
    '  }',
    '}',
  ].join('\n')}\n`;
}

const comment = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '//' : `// ${line}`)).join('\n');

const indented = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((text) => text.split('\n')).map((line) => (line === '' ? '' : `    ${line}`));

const PROPERTIES: { readonly [P in ParameterId]: string } = {
  VpcId: 'vpcId',
  SubnetIds: 'subnetIds',
  HubRouteTableIds: 'hubRouteTableIds',
  HubCidr: 'hubCidrs',
  HubIpv6Cidr: 'hubIpv6Cidrs',
  HubConnectionId: 'hubConnectionId',
  TaskVpcId: 'taskVpcId',
  RouteTableIds: 'routeTableIds',
  ZoneIds: 'zoneIds',
  VpcCidr: 'vpcCidrs',
  VpcIpv6Cidr: 'vpcIpv6Cidrs',
  AccountId: 'accountId',
  TaskExecutionRole: 'taskExecutionRole',
};

const usesAccount = ({ parameters }: ResourceGraph): boolean => parameters.includes('AccountId');

/** How a stack gives each property, from a VPC that it knows. */
const FROM_VPC: { readonly [P in ParameterId]?: string } = {
  VpcId: 'vpcId: vpc.vpcId',
  SubnetIds: 'subnetIds: vpc.isolatedSubnets.map((subnet) => subnet.subnetId)',
  RouteTableIds: 'routeTableIds: vpc.isolatedSubnets.map((subnet) => subnet.routeTable.routeTableId)',
  VpcCidr: 'vpcCidrs: [vpc.vpcCidrBlock]',
  VpcIpv6Cidr: 'vpcIpv6Cidrs: [Fn.select(0, vpc.vpcIpv6CidrBlocks)]',
  TaskExecutionRole: 'taskExecutionRole: role.roleName',
};

/** The same with a hub, from both VPCs. */
const FROM_VPCS: { readonly [P in ParameterId]?: string } = {
  ...FROM_VPC,
  VpcId: 'vpcId: hub.vpcId',
  SubnetIds: 'subnetIds: hub.isolatedSubnets.map((subnet) => subnet.subnetId)',
  TaskVpcId: 'taskVpcId: vpc.vpcId',
  HubRouteTableIds: 'hubRouteTableIds: hub.isolatedSubnets.map((subnet) => subnet.routeTable.routeTableId)',
  HubCidr: 'hubCidrs: [hub.vpcCidrBlock]',
  HubIpv6Cidr: 'hubIpv6Cidrs: [Fn.select(0, hub.vpcIpv6CidrBlocks)]',
  HubConnectionId: `hubConnectionId: '${PARAMETERS.HubConnectionId.example}'`,
};

/** With two accounts: what the stack of one cannot know of the other. */
const OF_OTHER_ACCOUNT: { readonly [P in ResourceGraph['part']]: readonly ParameterId[] } = {
  both: [],
  'hub-account': ['TaskVpcId', 'VpcCidr', 'VpcIpv6Cidr'],
  'task-account': ['ZoneIds', 'HubCidr', 'HubIpv6Cidr', 'HubConnectionId'],
};

function usage(graph: ResourceGraph): readonly string[] {
  const { parameters, taskVpcId, isShared, part } = graph;
  const values = taskVpcId === undefined ? FROM_VPC : FROM_VPCS;
  const told = isShared ? [...OF_OTHER_ACCOUNT[part], 'AccountId'] : OF_OTHER_ACCOUNT[part];
  const given = parameters.flatMap((id) => (told.includes(id) ? byExample(id, graph) : (values[id] ?? [])));
  return given.length === 0
    ? ["In a stack: new EcsEndpoints(this, 'EcsEndpoints')."]
    : ["In a stack: new EcsEndpoints(this, 'EcsEndpoints', {", ...given.map((line) => `  ${line},`), '})'];
}

function byExample(id: ParameterId, graph: ResourceGraph): string {
  const { example, list } = parameterOf(id, graph);
  return `${PROPERTIES[id]}: ${list || id.endsWith('Cidr') ? `['${example}']` : `'${example}'`}`;
}

function properties(graph: ResourceGraph): readonly string[] {
  const { parameters, taskVpcId } = graph;
  if (parameters.length === 0) return [];
  const whose = taskVpcId === undefined ? 'of the VPC' : 'of all VPCs that use the endpoints';
  return [
    'export interface EcsEndpointsProps {',
    ...parameters.flatMap((id) => {
      const { list } = parameterOf(id, graph);
      const isBlocks = id === 'VpcCidr' || id === 'VpcIpv6Cidr';
      const said = isBlocks
        ? `Every ${id === 'VpcCidr' ? 'IPv4' : 'IPv6'} block ${whose}, or those of the task subnets.`
        : ofHub(id, graph);
      return [
        `  /** ${said} */`,
        `  readonly ${PROPERTIES[id]}${isNeededWithoutLookup(id, graph) ? '' : '?'}: ${list ? 'readonly string[]' : 'string'};`,
      ];
    }),
    '}',
    '',
  ];
}

/** The comment of a property; a construct cannot look up the blocks of a VPC. */
function ofHub(id: ParameterId, graph: ResourceGraph): string {
  if (id === 'HubCidr') return 'The IPv4 blocks of the hub to which routes lead; needed with a connection.';
  if (id === 'HubIpv6Cidr')
    return 'The IPv6 blocks of the hub to which routes lead; needed with a connection.';
  return sentenceOf(id, graph);
}

const tsValue = (value: Value | ListValue): TsValue => {
  if (!isParameter(value)) return value;
  const name = `props.${PROPERTIES[value.parameter]}`;
  return new Code(PARAMETERS[value.parameter].list ? `[...${name}]` : name);
};

function securityGroupId(graph: ResourceGraph): TsValue | undefined {
  const found = endpointsOf(graph).find((endpoint) => endpoint.kind === 'interface-endpoint');
  if (found === undefined) return undefined;
  return found.securityGroup === 'created' ? new Code('group.attrGroupId') : found.securityGroup.groupId;
}

function body(graph: ResourceGraph, group: SecurityGroup | undefined): readonly string[] {
  const endpoints = endpointsOf(graph);
  const groupId = securityGroupId(graph);
  const shared = sharedPolicies(endpoints);
  const zones = zonesOf(graph);
  return [
    ...(usesAccount(graph)
      ? [`const accountId = props.accountId${graph.isShared ? '' : ' ?? Aws.ACCOUNT_ID'};`, '']
      : []),
    "new CfnRule(this, 'Region', {",
    `  assertions: [{ assert: Fn.conditionEquals(Fn.ref('AWS::Region'), ${literal(graph.region)}), assertDescription: ${literal(`The service names are those of ${graph.region}.`)} }],`,
    '});',
    '',
    ...(group === undefined ? [] : [...groupLines(group, graph), '']),
    ...[...shared.values()].flatMap(({ name, value }) => [`const ${name} = ${printValue(value)};`, '']),
    ...endpoints.flatMap((endpoint) => [...endpointLines(endpoint, graph, shared), '']),
    ...routeLines(graph),
    ...zones.flatMap((zone) => [...zoneLines(zone, graph), '']),
    ...(zones.length === 0
      ? []
      : ['// An endpoint that answered a name itself, by private DNS, stops first.']),
    ...zones.map((zone) => `${zoneVariable(zone, graph)}.addDependency(${variableOf(zone.service)});`),
    ...(zones.length === 0 || hubRoutesOf(graph).length === 0
      ? []
      : [
          '// Routes are there before a name leads to the hub.',
          `for (const zone of [${zones.map((zone) => zoneVariable(zone, graph)).join(', ')}]) {`,
          '  for (const route of routes) zone.addDependency(route);',
          '}',
        ]),
    ...endpoints.flatMap(({ service, dependsOn }) =>
      dependsOn.map((before) => `${variableOf(service)}.addDependency(${variableOf(before)});`),
    ),
    ...graph.outputs.flatMap((output) =>
      output.kind === 'zone-command' ? zoneCommand(output.operation, graph) : [],
    ),
    ...(groupId === undefined ? [] : [`this.securityGroupId = ${printValue(groupId)};`]),
    ...(endpoints.length === 0
      ? []
      : [
          `this.endpoints = ${printValue(
            Object.fromEntries(endpoints.map(({ service }) => [service, new Code(variableOf(service))])),
          )};`,
        ]),
  ];
}

/** `ecr.api` → `ecrApi`. */
function variableOf(service: string): string {
  const name = pascalCase(service);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function groupLines(group: SecurityGroup, graph: ResourceGraph): readonly string[] {
  const rules = graph.resources.flatMap((resource) =>
    resource.kind === 'security-group-ingress' ? [ruleOf(resource)] : [],
  );
  return [
    "const group = new CfnSecurityGroup(this, 'EndpointSecurityGroup', {",
    `  groupDescription: ${literal(group.description)},`,
    `  vpcId: ${printValue(tsValue(graph.vpcId))},`,
    `  securityGroupIngress: [${rules.join(', ')}],`,
    '  // Endpoints answer, they open no connections; without a rule Amazon EC2 adds one that allows everything.',
    "  securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '127.0.0.1/32', description: 'Endpoints answer, they open no connections' }],",
    `  tags: ${printValue(tagsOf(group.tags), 2)},`,
    '});',
  ];
}

function ruleOf({ port, source, description }: SecurityGroupIngress): string {
  const rule = (member: string, value: TsValue): string =>
    printValue({
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      [member]: value,
      description,
    });
  switch (source.kind) {
    case 'security-group':
      return rule('sourceSecurityGroupId', source.groupId);
    case 'cidr-ipv4':
      return isParameter(source.cidr)
        ? `...props.vpcCidrs.map((cidrIp) => (${rule('cidrIp', new Code('cidrIp'))}))`
        : rule('cidrIp', source.cidr);
    case 'cidr-ipv6':
      return isParameter(source.cidr)
        ? `...props.vpcIpv6Cidrs.map((cidrIpv6) => (${rule('cidrIpv6', new Code('cidrIpv6'))}))`
        : rule('cidrIpv6', source.cidr);
  }
}

const tagsOf = (tags: readonly { readonly key: string; readonly value: string }[]): TsValue =>
  tags.map(({ key, value }) => ({ key, value }));

type SharedPolicies = ReadonlyMap<string, { readonly name: string; readonly value: TsValue }>;

const FILL = {
  AccountId: 'accountId',
  TaskExecutionRole: 'props.taskExecutionRole',
  VpcId: 'props.vpcId',
} as const;

/** Each policy once: both endpoints of Amazon ECR have the same. */
function sharedPolicies(endpoints: readonly (InterfaceEndpoint | GatewayEndpoint)[]): SharedPolicies {
  const policies = new Map<string, { readonly name: string; readonly value: TsValue }>();
  for (const { service, policy } of endpoints) {
    const text = JSON.stringify(policy);
    if (policy === undefined || policies.has(text)) continue;
    const isDefault = text === JSON.stringify(FULL_ACCESS);
    policies.set(text, {
      name: isDefault ? 'fullAccess' : `${variableOf(service)}Policy`,
      value: policyValue(policy, FILL),
    });
  }
  return policies;
}

function endpointLines(
  endpoint: InterfaceEndpoint | GatewayEndpoint,
  graph: ResourceGraph,
  shared: SharedPolicies,
): readonly string[] {
  const policy = shared.get(JSON.stringify(endpoint.policy));
  const common = {
    serviceName: endpoint.serviceName,
    vpcId: tsValue(vpcOf(endpoint, graph)),
  };
  const last = {
    policyDocument: policy === undefined ? undefined : new Code(policy.name),
    tags: tagsOf(endpoint.tags),
  };
  const value: TsValue =
    endpoint.kind === 'gateway-endpoint'
      ? {
          vpcEndpointType: 'Gateway',
          ...common,
          routeTableIds: tsValue(endpoint.routeTableIds),
          ipAddressType: endpoint.ipAddressType,
          ...last,
        }
      : {
          vpcEndpointType: 'Interface',
          ...common,
          subnetIds: tsValue(endpoint.subnetIds),
          securityGroupIds: [securityGroupId(graph) ?? ''],
          privateDnsEnabled: endpoint.privateDnsEnabled,
          ipAddressType: endpoint.ipAddressType,
          dnsOptions: {
            dnsRecordIpType: endpoint.dnsRecordIpType,
            privateDnsOnlyForInboundResolverEndpoint:
              endpoint.privateDnsOnlyForInboundResolverEndpoint === false ? 'AllResolvers' : undefined,
          },
          ...last,
        };
  return [
    ...reasonLines(endpoint).map((line) => `// ${commentText(line)}`),
    `const ${variableOf(endpoint.service)} = new CfnVPCEndpoint(this, ${literal(`${pascalCase(endpoint.service)}Endpoint`)}, ${printValue(value)});`,
  ];
}

const ROUTE_NAMES: { readonly [D in HubRoutes['direction']]: string } = {
  'to-hub': 'ToHub',
  'to-tasks': 'ToTasks',
};

/** Routes both ways, where a connection is given. */
function routeLines(graph: ResourceGraph): readonly string[] {
  const all = hubRoutesOf(graph);
  if (all.length === 0) return [];
  const list = (value: Value | ListValue): string =>
    isParameter(value)
      ? `...${isNeededWithoutLookup(value.parameter, graph) ? `props.${PROPERTIES[value.parameter]}` : `(props.${PROPERTIES[value.parameter]} ?? [])`}`
      : [value].flat().map(literal).join(', ');
  const hasIpv6 = all.some(({ blocks }) => blocks.some(({ family }) => family === 6));
  const ways = all.map(({ direction, routeTableIds, blocks }) => {
    const of = (wanted: 4 | 6): string =>
      blocks
        .filter(({ family }) => family === wanted)
        .map(({ cidr }) => list(cidr))
        .join(', ');
    return `    { name: '${ROUTE_NAMES[direction]}', tables: [${list(routeTableIds)}], ipv4: [${of(4)}], ipv6: [${of(6)}] },`;
  });
  return [
    `// ${all.length === 1 ? 'This way; the other account makes the way back.' : 'Both ways.'} A transit gateway needs attachments of both VPCs first.`,
    'const routes: CfnRoute[] = [];',
    'const { hubConnectionId } = props;',
    'if (hubConnectionId) {',
    "  const target = hubConnectionId.startsWith('pcx-') ? { vpcPeeringConnectionId: hubConnectionId } : { transitGatewayId: hubConnectionId };",
    '  const ways: { name: string; tables: string[]; ipv4: string[]; ipv6: string[] }[] = [',
    ...ways,
    '  ];',
    '  for (const { name, tables, ipv4, ipv6 } of ways) {',
    `    if (tables.length === 0 || ipv4.length === 0${hasIpv6 ? ' || ipv6.length === 0' : ''}) throw new Error(\`\${name}: a connection to the hub needs route tables and blocks on both sides\`);`,
    '    const destinations = [...ipv4.map((block) => ({ destinationCidrBlock: block })), ...ipv6.map((block) => ({ destinationIpv6CidrBlock: block }))];',
    '    for (const [at, routeTableId] of tables.entries()) {',
    '      for (const [number, destination] of destinations.entries()) {',
    '        routes.push(new CfnRoute(this, `${name}Route${at + 1}Block${number + 1}`, { routeTableId, ...destination, ...target }));',
    '      }',
    '    }',
    '  }',
    '}',
    '',
  ];
}

/** What to run once the stack is there: CloudFormation has no resource for it. */
function zoneCommand(
  operation: 'create-vpc-association-authorization' | 'associate-vpc-with-hosted-zone',
  graph: ResourceGraph,
): readonly string[] {
  const isHub = graph.part === 'hub-account';
  const ids = isHub
    ? `[${zonesOf(graph)
        .map((zone) => `${zoneVariable(zone, graph)}.ref`)
        .join(', ')}]`
    : 'props.zoneIds';
  const command = awsCommand(
    graph.region,
    `route53 ${operation}`,
    `--hosted-zone-id $ZONE --vpc VPCRegion=${graph.region},VPCId=\${props.${isHub ? 'taskVpcId' : 'vpcId'}}`,
  );
  return [
    `// ${isHub ? 'To run in this account; the account of the tasks then associates the zones.' : 'To run in this account, once the account of the hub has authorized the VPC.'}`,
    `new CfnOutput(this, '${isHub ? 'AuthorizeZones' : 'AssociateZones'}', { value: \`for ZONE in \${${ids}.join(' ')}; do ${command}; done\` });`,
  ];
}

const zoneVariable = ({ name }: HostedZone, { region }: ResourceGraph): string =>
  `${variableOf(zoneName(name, region, (text) => text))}Zone`;

/** A zone that is answered in the hub and in the VPC of the tasks, and its records. */
function zoneLines(hosted: HostedZone, graph: ResourceGraph): readonly string[] {
  const { service, name, comment: said, records, tags } = hosted;
  const id = zoneName(name, graph.region, pascalCase);
  const variable = zoneVariable(hosted, graph);
  const vpcs = vpcsOf(graph);
  const zone = printValue({
    name,
    hostedZoneConfig: { comment: said },
    vpcs: vpcs.map((vpc) => ({ vpcId: tsValue(vpc), vpcRegion: new Code('Aws.REGION') })),
    hostedZoneTags: tagsOf(tags),
  });
  const entry = `Fn.split(':', Fn.select(0, ${variableOf(service)}.attrDnsEntries))`;
  const target = {
    dnsName: new Code(`Fn.select(1, ${entry})`),
    hostedZoneId: new Code(`Fn.select(0, ${entry})`),
    evaluateTargetHealth: false,
  };
  return [
    `const ${variable} = new CfnHostedZone(this, ${literal(`${id}Zone`)}, ${zone});`,
    ...records.map((record) => {
      const of = { hostedZoneId: new Code(`${variable}.ref`), name: record.name, type: record.type };
      const label = `${id}${record.name.startsWith('*') ? 'Wildcard' : ''}${record.type}Record`;
      return `new CfnRecordSet(this, ${literal(label)}, ${printValue({ ...of, aliasTarget: target })});`;
    }),
  ];
}
