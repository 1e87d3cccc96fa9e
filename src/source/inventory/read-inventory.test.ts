import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit, auditDocument } from '../../audit/index.ts';
import {
  type Answers,
  type ExistingEndpoint,
  type Inventory,
  PRESETS,
  plan,
  toProfile,
} from '../../core/index.ts';
import { inventoryOf } from '../../testing/apply-corrections.ts';
import { ENDPOINT } from '../../testing/described-endpoint.ts';
import { type InventoryChoice, type InventorySources, type ReadInventory, readInventory } from '../index.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`./samples/${name}.json`, import.meta.url), 'utf8');

function verdicts(text: string, answers: Answers): readonly string[] | string {
  const planned = plan(toProfile(answers));
  const services = planned.endpoints.map(({ service }) => service);
  const read = readInventory({ endpoints: text }, { vpcId: planned.workload.vpcId, services });
  if (!read.ok) return read.problems[0]?.message ?? '';
  return audit(planned, read.inventory).endpoints.map(
    ({ service, verdict, vpcEndpointId, problems, notes }) =>
      [service, verdict, vpcEndpointId, ...(problems.length > 0 ? problems : notes).map(({ rule }) => rule)]
        .filter((part) => part !== undefined)
        .join(' '),
  );
}

const MISSING = [
  'ecr.api missing audit/missing',
  'ecr.dkr missing audit/missing',
  'logs missing audit/missing',
];
const FULL: Answers = { endpointPolicies: 'full-access' };

/** Recorded outputs, answers, and the verdicts that a person gave. */
const SAMPLES: readonly (readonly [sample: string, Answers, readonly string[] | string])[] = [
  [
    // The gateway of another VPC in the output is not this plan's matter.
    '01-c7n-test_endpoint_policy_filter-DescribeVpcEndpoints_1',
    FULL,
    [
      's3 ok vpce-011d813b183878b82 audit/route-tables-not-judged',
      ...MISSING,
      'dynamodb foreign vpce-098f47b594ed8c7d1 audit/other-vpc',
    ],
  ],
  [
    '01-c7n-test_endpoint_policy_filter-DescribeVpcEndpoints_1',
    { ...FULL, applicationServices: ['dynamodb'], vpcId: 'vpc-065ccb1c81b288b14' },
    [
      's3 missing audit/missing',
      'dynamodb misconfigured vpce-098f47b594ed8c7d1 audit/gateway-without-route-table',
      ...MISSING,
      's3 foreign vpce-011d813b183878b82 audit/other-vpc',
    ],
  ],
  [
    '09-c7n-test_vpc_endpoint_filter-DescribeVpcEndpoints_1',
    { ...FULL, routeTableIds: 'rtb-0b0e2aef9dd3d7580' },
    [
      's3 ok vpce-0bc8bcfcc74fa2db9',
      ...MISSING,
      'athena foreign vpce-08ff0494faf0210d3 audit/foreign',
      'com.amazonaws.vpce.us-east-1.vpce-svc-0caf1c7342f032f18 foreign vpce-04a4c8e2145cb966e audit/other-vpc',
    ],
  ],
  [
    '11-c7n-test_vpc_endpoint_service_details_filter-DescribeVpcEndpointServices_1',
    {},
    'this is the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers, and no endpoints are listed here: paste the output of aws ec2 describe-vpc-endpoints --output json',
  ],
  [
    '22-c7n-test_vpce_subnet_filter-DescribeVpcEndpoints_1',
    {},
    ['s3 missing audit/missing', ...MISSING, 'ec2 foreign vpce-0dc9e00c02ffbab17 audit/foreign'],
  ],
  [
    // Amazon EBS volumes are attached by Amazon ECS, so the plan says that ec2 is not needed.
    '22-c7n-test_vpce_subnet_filter-DescribeVpcEndpoints_1',
    { volumes: ['ebs'] },
    ['s3 missing audit/missing', ...MISSING, 'ec2 foreign vpce-0dc9e00c02ffbab17 audit/not-needed'],
  ],
  [
    '24-cartography-describe_vpc_endpoints',
    {},
    [
      's3 missing audit/missing',
      ...MISSING,
      's3 foreign vpce-1234567890abcdef0 audit/wrong-type',
      'dynamodb foreign vpce-gateway123 audit/other-vpc',
      'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0 foreign vpce-gwlb456 audit/other-vpc',
    ],
  ],
  [
    '24-cartography-describe_vpc_endpoints',
    { ...FULL, imageRegistries: ['other'], logDrivers: [], applicationServices: ['dynamodb'] },
    [
      'dynamodb ok vpce-gateway123 audit/route-tables-not-judged',
      's3 foreign vpce-1234567890abcdef0 audit/other-vpc',
      'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0 foreign vpce-gwlb456 audit/other-vpc',
    ],
  ],
  [
    '25-awscli-docs-example',
    {},
    'several VPCs are shown (vpc-aabb1122, vpc-1a2b3c4d): answer with the id of one, vpcId',
  ],
  [
    '25-awscli-docs-example',
    { vpcId: 'vpc-1a2b3c4d', imageRegistries: ['other'] },
    [
      'logs missing audit/missing',
      'elasticloadbalancing foreign vpce-0f89a33420c1931d7 audit/foreign',
      'dynamodb foreign vpce-032a826a audit/other-vpc',
    ],
  ],
];

describe('recorded outputs', () => {
  test.each(SAMPLES)('%s with %j get the verdicts of a person', (name, answers, expected) => {
    expect(verdicts(sample(name), answers)).toEqual(expected);
  });

  test.each(['26-eksctl-service_details', '27-eksctl-service_details_china'])(
    '%s is named for what it is',
    (name) => {
      expect(verdicts(sample(`${name}-describe-vpc-endpoint-services`), {})).toContain(
        'describe-vpc-endpoint-services',
      );
    },
  );
});

const OUTPUT = JSON.stringify({ VpcEndpoints: [ENDPOINT] }, null, 4);
const SUBNETS = {
  Subnets: [
    {
      SubnetId: 'subnet-0000000a',
      VpcId: 'vpc-0000000a',
      AvailabilityZone: 'us-east-1a',
      AvailabilityZoneId: 'use1-az1',
      CidrBlock: '10.0.0.0/24',
      MapPublicIpOnLaunch: true,
      Ipv6CidrBlockAssociationSet: [
        { Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } },
        { Ipv6CidrBlock: '2001:db9::/64', Ipv6CidrBlockState: { State: 'disassociated' } },
      ],
    },
    { SubnetId: 'subnet-other', VpcId: 'vpc-other', CidrBlock: '10.9.0.0/24' },
  ],
};
const TABLES = {
  RouteTables: [
    {
      RouteTableId: 'rtb-0000000a',
      VpcId: 'vpc-0000000a',
      Associations: [
        { Main: true, RouteTableId: 'rtb-0000000a', AssociationState: { State: 'associated' } },
        { Main: false, SubnetId: 'subnet-0000000a', AssociationState: { State: 'associated' } },
        { Main: false, SubnetId: 'subnet-gone', AssociationState: { State: 'disassociated' } },
      ],
      Routes: [
        { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
        { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'blackhole' },
        { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' },
        { DestinationPrefixListId: 'pl-63a5400a', GatewayId: 'vpce-1' },
        { DestinationCidrBlock: '10.8.0.0/16', CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c' },
      ],
    },
  ],
};
const GROUPS = {
  SecurityGroups: [
    {
      GroupId: 'sg-0000000a',
      VpcId: 'vpc-0000000a',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'from <everywhere> "inside"' }],
          Ipv6Ranges: [{ CidrIpv6: '2001:db8::/56' }],
          UserIdGroupPairs: [{ GroupId: 'sg-0000000b', UserId: '111122223333' }],
          PrefixListIds: [{ PrefixListId: 'pl-1' }],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ],
};
const DNS_SUPPORT = { VpcId: 'vpc-0000000a', EnableDnsSupport: { Value: true } };
const DNS_HOSTNAMES = { VpcId: 'vpc-0000000a', EnableDnsHostnames: { Value: false } };

const endpointsOf = (read: ReadInventory): readonly ExistingEndpoint[] =>
  read.ok ? read.inventory.endpoints : [];

describe('the output of describe-vpc-endpoints', () => {
  test.each([
    ['as printed', OUTPUT],
    ['in one line', JSON.stringify({ VpcEndpoints: [ENDPOINT] })],
    [
      'with a prompt, the command and what follows',
      `$ aws ec2 describe-vpc-endpoints --output json\n${OUTPUT}\n[user@host ~]$ `,
    ],
    ['with Windows line ends and a byte order mark', `\uFEFF${OUTPUT.replaceAll('\n', '\r\n')}`],
    ['as a bare list', JSON.stringify([ENDPOINT])],
    ['as one endpoint', JSON.stringify(ENDPOINT)],
    ['twice, one after the other', `${OUTPUT}\n${OUTPUT}`],
    ['as a list of outputs', `[${OUTPUT},{"VpcEndpoints":[]}]`],
    ['of jq, one endpoint after the other', `${JSON.stringify(ENDPOINT)}\n${JSON.stringify(ENDPOINT)}`],
    ['as a recording', JSON.stringify({ status_code: 200, data: { VpcEndpoints: [ENDPOINT] } })],
    [
      'of an SDK with small first letters',
      OUTPUT.replace(/"([A-Z])(\w+)":/g, (_, a: string, b: string) => `"${a.toLowerCase()}${b}":`),
    ],
    ['with the state in upper case', OUTPUT.replace('"available"', '"Available"')],
    ['behind an AWS notice', `Note: AWS CLI version 1 …\n\n${OUTPUT}`],
  ])('is understood %s', (_name, text) => {
    const read = readInventory({ endpoints: text });
    expect(read.problems).toEqual([]);
    expect(endpointsOf(read)).toMatchObject([
      {
        id: 'vpce-0000000a',
        service: 'ecr.api',
        region: 'us-east-1',
        type: 'Interface',
        state: 'available',
        vpcId: 'vpc-0000000a',
        privateDnsEnabled: true,
        subnetIds: ['subnet-0000000a'],
        securityGroupIds: ['sg-0000000a'],
        policy: { kind: 'default' },
        managed: false,
      },
    ]);
  });

  test.each([
    [{ VpcEndpointType: undefined, SubnetIds: [] }, { type: 'Gateway' }],
    [{ VpcEndpointType: undefined }, { type: 'Interface' }],
    [{ State: 'PendingAcceptance' }, { state: 'pendingAcceptance' }],
    [{ State: undefined }, { state: '' }],
    [
      { ServiceName: 'com.amazonaws.us-gov-west-1.ecr-fips.dkr' },
      { service: 'ecr.dkr', fips: true, region: 'us-gov-west-1' },
    ],
    [{ ServiceName: 'cn.com.amazonaws.cn-north-1.ecr.dkr' }, { service: 'ecr.dkr', region: 'cn-north-1' }],
    [{ ServiceName: 'com.amazonaws.us-east-1.workspaces' }, { service: undefined }],
    [
      {
        ServiceName: undefined,
        VpcEndpointType: 'Resource',
        ResourceConfigurationArn: 'arn:aws:vpc-lattice:us-east-1:1:resourceconfiguration/r',
      },
      { service: undefined, type: 'Resource' },
    ],
    [{ RequesterManaged: true }, { managed: true }],
    [{ Tags: [{ Key: 'GuardDutyManaged', Value: 'true' }] }, { managed: true }],
    [{ IpAddressType: 'dualstack' }, { ipAddressType: 'dualstack' }],
    [{ IpAddressType: null }, { ipAddressType: undefined }],
    [{ PolicyDocument: null }, { policy: { kind: 'default' } }],
    [
      { PolicyDocument: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}' },
      { policy: { kind: 'document', statements: [{ Effect: 'Allow' }] } },
    ],
    [
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: '*',
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': false } },
            },
          ],
        },
      },
      {
        policy: {
          kind: 'document',
          statements: [{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
        },
      },
    ],
    [{ PolicyDocument: 'no JSON' }, { policy: { kind: 'unreadable' } }],
    [{ PolicyDocument: '{"Statement":[]}' }, { policy: { kind: 'document', statements: [] } }],
    [{ PolicyDocument: 42 }, { policy: { kind: 'unreadable' } }],
  ])('with %j is read as %j', (given, expected) => {
    const read = readInventory({ endpoints: JSON.stringify([{ ...ENDPOINT, ...given }]) });
    expect(read.problems).toEqual([]);
    expect(endpointsOf(read)[0]).toMatchObject(expected);
  });

  test.each([
    ['{"VpcEndpoints": []}', []],
    ['[]', []],
  ])('may be empty: %s', (text, expected) => {
    expect(readInventory({ endpoints: text })).toMatchObject({
      ok: true,
      inventory: { endpoints: expected },
      problems: [],
    });
  });
});

describe('subnets, route tables, security groups and attributes', () => {
  const expected = {
    vpcId: 'vpc-0000000a',
    subnets: [
      {
        id: 'subnet-0000000a',
        availabilityZone: 'us-east-1a',
        availabilityZoneId: 'use1-az1',
        cidr: '10.0.0.0/24',
        ipv6Cidrs: ['2001:db8::/64'],
        mapPublicIpOnLaunch: true,
      },
    ],
    routeTables: [
      {
        id: 'rtb-0000000a',
        main: true,
        subnetIds: ['subnet-0000000a'],
        routes: [
          { destination: '10.0.0.0/16', target: 'local', blackhole: false },
          { destination: '0.0.0.0/0', target: 'nat-1', blackhole: true },
          { destination: '::/0', target: 'eigw-1', blackhole: false },
          { destination: 'pl-63a5400a', target: 'vpce-1', blackhole: false },
          {
            destination: '10.8.0.0/16',
            target: 'arn:aws:networkmanager::1:core-network/c',
            blackhole: false,
          },
        ],
      },
    ],
    securityGroups: [
      {
        id: 'sg-0000000a',
        ingress: [
          {
            protocol: 'tcp',
            fromPort: 443,
            toPort: 443,
            cidrs: ['10.0.0.0/16', '2001:db8::/56'],
            groupIds: ['sg-0000000b'],
            prefixListIds: ['pl-1'],
          },
        ],
        egress: [{ protocol: '-1', fromPort: undefined, cidrs: ['0.0.0.0/0'] }],
      },
    ],
    vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: false },
  };
  const all = [OUTPUT, SUBNETS, TABLES, GROUPS, DNS_SUPPORT, DNS_HOSTNAMES].map((part) =>
    typeof part === 'string' ? part : JSON.stringify(part),
  );

  test.each([
    [
      'in a text of their own',
      {
        endpoints: OUTPUT,
        subnets: JSON.stringify(SUBNETS),
        routeTables: JSON.stringify(TABLES),
        securityGroups: JSON.stringify(GROUPS),
        vpcAttributes: `${JSON.stringify(DNS_SUPPORT)}\n${JSON.stringify(DNS_HOSTNAMES)}`,
      },
    ],
    ['one after another in one text', { endpoints: all.join('\n') }],
    ['in one list', { endpoints: `[${all.join(',')}]` }],
    [
      'in one object, by names of one’s own',
      {
        endpoints: `{"vpce":${OUTPUT},"network":{"s":${all[1]},"r":${all[2]}},"sg":${all[3]},"dns":[${all[4]},${all[5]}]}`,
      },
    ],
    [
      'in each other’s place',
      {
        endpoints: all[3] ?? '',
        subnets: all[0] ?? '',
        routeTables: all[1] ?? '',
        securityGroups: all[2] ?? '',
        vpcAttributes: `[${all[4]},${all[5]}]`,
      },
    ],
  ] satisfies readonly (readonly [string, InventorySources])[])(
    'are read %s, of the chosen VPC only',
    (_name, texts) => {
      const read = readInventory(texts);
      expect(read.problems).toEqual([]);
      expect(read.ok && read.inventory).toMatchObject(expected);
      expect(read.ok && read.inventory.subnets).toHaveLength(1);
    },
  );
});

describe('an item of a list that is nothing that can be read', () => {
  const lines = (items: readonly unknown[]): string =>
    `{"VpcEndpoints": [\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]}`;

  test.each([
    ['null', null, 'null'],
    ['a number', 7, 'a number'],
    ['a text', 'vpce-1', 'text'],
  ])('stays open and is named at its place; the others are read: %s', (_name, item, words) => {
    const read = readInventory({ endpoints: lines([ENDPOINT, item]) });
    expect(read.ok && read.inventory.endpoints.map(({ id }) => id)).toEqual([ENDPOINT.VpcEndpointId]);
    expect(read.ok && read.inventory.partial).toEqual(['endpoints']);
    expect(read.problems).toMatchObject([
      { severity: 'warning', path: 'VpcEndpoints[1]', line: 3, column: 1 },
    ]);
    expect(read.problems[0]?.message).toContain(`expected an object, found ${words}: what it is stays open`);
  });

  test('makes every list one that is not whole, bare lists too, and never an empty one', () => {
    const bare = readInventory({ endpoints: JSON.stringify([ENDPOINT, null]) });
    expect(bare.ok && bare.inventory.partial).toEqual(['endpoints']);
    const gateways = { InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [] }, null] };
    const tables = { RouteTables: [null, ...TABLES.RouteTables] };
    const read = readInventory({
      endpoints: `${OUTPUT}${JSON.stringify(gateways)}${JSON.stringify(tables)}`,
    });
    expect(read.ok && read.inventory.partial).toEqual(['routeTables']);
    expect(read.ok && read.inventory).not.toHaveProperty('internetGateways');
  });

  test('is refused where a list that lacks something says something wrong, or where it is all that there is', () => {
    const gateways = { NatGateways: [{ NatGatewayId: 'nat-1', VpcId: ENDPOINT.VpcId }, null] };
    expect(readInventory({ endpoints: `${OUTPUT}${JSON.stringify(gateways)}` }).ok).toBe(false);
    expect(readInventory({ endpoints: lines([null]) }).ok).toBe(false);
  });
});

test('a mistake is shown where it stands, not where its document begins', () => {
  const text = JSON.stringify({ VpcEndpoints: [ENDPOINT, { ...ENDPOINT, SubnetIds: 'subnet-1' }] }, null, 2);
  const [problem] = readInventory({ endpoints: `# aws ec2 describe-vpc-endpoints\n${text}` }).problems;
  const line = text.split('\n').findIndex((one) => one.includes('"SubnetIds": "subnet-1"')) + 2;
  expect(problem).toMatchObject({ path: 'VpcEndpoints[1].SubnetIds', line });
});

/** What is refused, with the place of the mistake. */
const REFUSED: readonly (readonly [text: string, problem: { readonly [member: string]: unknown }])[] = [
  ['', { message: 'the text is empty' }],
  ['nothing here', { line: 1, column: 1 }],
  ['{"VpcEndpoints": [', { line: 1, message: expect.stringContaining('the text ends inside the list') }],
  ['{"VpcEndpoints": {}}', { path: 'VpcEndpoints', message: 'expected a list, found an object' }],
  [
    '\n\n{"VpcEndpoints": [1]}',
    { line: 3, path: 'VpcEndpoints[0]', message: 'expected an object, found a number' },
  ],
  [
    '{"VpcEndpoints": [{}]}',
    { path: 'VpcEndpoints[0].VpcEndpointId', message: 'the id of the endpoint is missing' },
  ],
  [
    JSON.stringify([{ ...ENDPOINT, SubnetIds: 'subnet-1' }]),
    { path: '[0].SubnetIds', message: 'expected a list, found text' },
  ],
  [JSON.stringify([{ ...ENDPOINT, SubnetIds: [1] }]), { path: '[0].SubnetIds[0]' }],
  [
    JSON.stringify([{ ...ENDPOINT, VpcEndpointId: 'vpce-1; rm -rf' }]),
    { path: '[0].VpcEndpointId', message: expect.stringContaining('no id') },
  ],
  [JSON.stringify([{ ...ENDPOINT, VpcEndpointId: 'vpce-1\nvpce-2' }]), { path: '[0].VpcEndpointId' }],
  [
    JSON.stringify([{ ...ENDPOINT, PrivateDnsEnabled: 'yes' }]),
    { path: '[0].PrivateDnsEnabled', message: 'expected true or false, found text' },
  ],
  [
    JSON.stringify({ VpcEndpointConnections: [] }),
    { message: expect.stringContaining('describe-vpc-endpoint-connections') },
  ],
  [
    JSON.stringify({ VpcEndpoint: ENDPOINT }),
    { message: expect.stringContaining('the creation of one endpoint') },
  ],
  [JSON.stringify({ Vpcs: [] }), { message: expect.stringContaining('describe-vpcs') }],
  [
    '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}',
    { message: expect.stringContaining('CloudFormation') },
  ],
  [
    '{"version":4,"terraform_version":"1.9.0","resources":[]}',
    { message: expect.stringContaining('Terraform state') },
  ],
  [
    '{"family":"x","containerDefinitions":[{"name":"a"}]}',
    { message: expect.stringContaining('task definition') },
  ],
  ['{"version":1,"answers":{}}', { message: expect.stringContaining('saved answers') }],
  [
    JSON.stringify(SUBNETS),
    {
      message:
        'this is the output of aws ec2 describe-subnets, and no endpoints are listed here: paste the output of aws ec2 describe-vpc-endpoints --output json',
    },
  ],
  ['{"__proto__":{"VpcEndpoints":1}}', { path: '__proto__.VpcEndpoints' }],
  ['null', { message: expect.anything() }],
  ['[null]', { message: 'the command that lists the endpoints failed: see what it printed' }],
  [
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcEndpoints operation: You are not authorized',
    { message: expect.stringContaining('the command failed: An error occurred (UnauthorizedOperation)') },
  ],
  [
    '------\n|  DescribeVpcEndpoints  |\n+----+',
    { message: 'this is a table: run the command again with --output json' },
  ],
  [
    'VPCENDPOINTS\t2017-09-05\tfalse',
    { message: 'this is text output: run the command again with --output json' },
  ],
  [
    'VpcEndpoints:\n- VpcEndpointId: vpce-1',
    { message: 'this is YAML: run the command again with --output json' },
  ],
  [
    '<DescribeVpcEndpointsResponse xmlns="x">',
    { message: 'this is XML: run the command again with --output json' },
  ],
];

describe('what cannot be read', () => {
  test.each(REFUSED)('is refused with its place: %s', (text, problem) => {
    const read = readInventory({ endpoints: text });
    expect(read.ok).toBe(false);
    expect(read.problems[0]).toMatchObject({ severity: 'error', source: 'endpoints', ...problem });
  });

  test('is refused in every other text as well', () => {
    const refused = (texts: Partial<InventorySources>) =>
      readInventory({ endpoints: OUTPUT, ...texts }).problems.map(({ source, path, message }) => [
        source,
        path,
        message,
      ]);
    expect(refused({ subnets: '{"a":1}' })).toEqual([
      [
        'subnets',
        undefined,
        'nothing that the audit reads: paste the output of aws ec2 describe-subnets --output json',
      ],
    ]);
    expect(refused({ routeTables: '{"RouteTables":[{"RouteTableId":5}]}' })[0]).toEqual([
      'routeTables',
      'RouteTables[0].RouteTableId',
      'expected text, found a number',
    ]);
    expect(
      refused({
        securityGroups: '{"SecurityGroups":[{"GroupId":"sg-1","IpPermissions":[{"FromPort":"443"}]}]}',
      }),
    ).toEqual([
      ['securityGroups', 'SecurityGroups[0].IpPermissions[0].FromPort', 'expected a number, found text'],
    ]);
    expect(refused({ vpcAttributes: '{"EnableDnsSupport":{"Value":"on"}}' })).toEqual([
      ['vpcAttributes', 'EnableDnsSupport.Value', 'expected true or false, found text'],
    ]);
    expect(refused({ subnets: '{"Vpcs":[]}' })[0]?.[0]).toBe('subnets');
    expect(refused({ subnets: '' })[0]).toEqual(['subnets', undefined, 'the text is empty']);
  });

  test.each([
    ['securityGroups', '  |  DescribeSecurityGroups  |\n+---+\n'.trimStart(), 'a table'],
    ['routeTables', '-----\n|  DescribeRouteTables  |\n+---+\n', 'a table'],
    ['securityGroups', 'SECURITYGROUPS\tallow\tsg-1\nIPRANGES\t10.0.0.0/16\n', 'text output'],
    ['subnets', 'SUBNETS\tFalse\teu-west-1a\t10.0.1.0/24\n', 'text output'],
    ['securityGroups', 'SecurityGroups:\n- GroupId: sg-1\n  IpPermissions:\n  - IpRanges: []\n', 'YAML'],
    ['subnets', 'Subnets:\n- SubnetId: subnet-1\n  Tags: []\n', 'YAML'],
    ['vpcAttributes', 'EnableDnsSupport:\n  Value: true\n', 'YAML'],
    ['networkAcls', '<DescribeNetworkAclsResponse xmlns="x">', 'XML'],
  ] as const)('in %s is named where it is another format of the AWS CLI: %j', (source, text, name) => {
    expect(readInventory({ endpoints: OUTPUT, [source]: text }).problems).toMatchObject([
      { severity: 'error', source, message: `this is ${name}: run the command again with --output json` },
    ]);
  });

  test('is reported at most twenty times', () => {
    const { problems } = readInventory({ endpoints: `{"VpcEndpoints":[${'1,'.repeat(50)}1]}` });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('and 31 more problems');
  });
});

describe('several VPCs', () => {
  const inVpc = (vpcId: string, service: string) => ({
    ...ENDPOINT,
    VpcEndpointId: `vpce-${vpcId}-${service}`,
    VpcId: vpcId,
    ServiceName: `com.amazonaws.us-east-1.${service}`,
  });
  const text = JSON.stringify([inVpc('vpc-a', 'logs'), inVpc('vpc-b', 'athena'), inVpc('vpc-c', 'sqs')]);
  const choose = (choice: InventoryChoice, endpoints = text) => {
    const read = readInventory({ endpoints }, choice);
    return {
      vpcId: read.ok ? read.inventory.vpcId : read.vpcIds,
      said: read.problems.map(({ severity }) => severity),
      elsewhere: read.ok ? read.inventory.elsewhere.length : undefined,
    };
  };

  test('are decided by the answers, by the plan, or refused with their names', () => {
    expect(choose({ vpcId: 'vpc-b' })).toEqual({ vpcId: 'vpc-b', said: [], elsewhere: 2 });
    expect(choose({ services: ['ecr.api', 'logs'] })).toEqual({
      vpcId: 'vpc-a',
      said: ['warning'],
      elsewhere: 2,
    });
    expect(choose({ services: ['logs', 'sqs'] })).toEqual({
      vpcId: ['vpc-a', 'vpc-b', 'vpc-c'],
      said: ['error'],
    });
    expect(choose({})).toEqual({ vpcId: ['vpc-a', 'vpc-b', 'vpc-c'], said: ['error'] });
    expect(choose({ vpcId: 'vpc-z' })).toEqual({ vpcId: 'vpc-z', said: ['warning'], elsewhere: 3 });
    expect(choose({}, '[]')).toEqual({ vpcId: undefined, said: [], elsewhere: 0 });
    expect(choose({}, `[{"VpcEndpoints":[]},${JSON.stringify(DNS_SUPPORT)}]`)).toEqual({
      vpcId: 'vpc-0000000a',
      said: [],
      elsewhere: 0,
    });
  });

  test('a list that has nothing of the chosen one tells nothing of it, and that is said', () => {
    const given = [
      { VpcEndpoints: [inVpc('vpc-a', 'logs')] },
      { Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-a', CidrBlock: '10.0.0.0/24' }] },
      { RouteTables: [] },
      { SecurityGroups: [{ GroupId: 'sg-1', VpcId: 'vpc-b', IpPermissions: [] }] },
      { NetworkAcls: [{ NetworkAclId: 'acl-1', VpcId: 'vpc-b', Associations: [], Entries: [] }] },
    ];
    const read = readInventory({ endpoints: JSON.stringify(given) });
    expect(read.ok && Object.keys(read.inventory)).toEqual(
      expect.not.arrayContaining(['routeTables', 'securityGroups', 'networkAcls']),
    );
    expect(read).toMatchObject({ ok: true, inventory: { vpcId: 'vpc-a', subnets: [{ id: 'subnet-1' }] } });
    expect(read.problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: route tables: the list is empty, so they are not judged',
      'warning: security groups: none of the 1 listed is in vpc-a, so they are not judged',
      'warning: network ACLs: none of the 1 listed is in vpc-a, so they are not judged',
    ]);
  });

  test('a page of endpoints that is not the last is refused: what it lacks may exist', () => {
    const page = (token: object) => JSON.stringify({ VpcEndpoints: [ENDPOINT], ...token });
    expect(readInventory({ endpoints: page({ NextToken: 'abc' }) })).toMatchObject({
      ok: false,
      problems: [{ severity: 'error', message: expect.stringContaining('NextToken') }],
    });
    expect(readInventory({ endpoints: `${page({ NextToken: 'abc' })}\n${page({})}` })).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  test('another list that was cut, or a command that failed, is worth a warning', () => {
    const cut = readInventory({ endpoints: `[{"VpcEndpoints":[]},{"Subnets":[],"NextToken":"abc"},null]` });
    expect(cut).toMatchObject({
      ok: true,
      inventory: { partial: ['subnets'] },
      problems: [{ severity: 'warning' }, { severity: 'warning' }],
    });
  });

  test('what a page does not have, or an output does not say, is not known and never absent', () => {
    const read = (...outputs: readonly object[]) =>
      readInventory({ endpoints: JSON.stringify([{ VpcEndpoints: [] }, ...outputs]) }, { vpcId: 'vpc-a' });
    const gateways = (VpcId: string) => [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId }] }];
    const cut = read({ InternetGateways: gateways('vpc-b'), NextToken: 'abc' });
    expect(cut.ok).toBe(true);
    expect(cut).not.toHaveProperty('inventory.internetGateways');
    for (const [outputs, here] of [
      [{ InternetGateways: gateways('vpc-a'), NextToken: 'abc' }, ['igw-1']],
      [{ InternetGateways: gateways('vpc-b') }, []],
    ] as const)
      expect(read(outputs)).toHaveProperty('inventory.internetGateways', here);
    const access = (InternetGatewayBlockMode?: string) =>
      read({ VpcBlockPublicAccessOptions: { AwsRegion: 'eu-west-1', InternetGatewayBlockMode } });
    expect(access('off')).toHaveProperty('inventory.blockPublicAccess', 'off');
    for (const mode of [undefined, 'block-something-new'])
      expect(access(mode)).not.toHaveProperty('inventory.blockPublicAccess');
  });

  test('hosted zones that were cut are cut until the last page, whose token the AWS CLI does not follow', () => {
    const zones = (id: string, more: object) =>
      JSON.stringify({ HostedZoneSummaries: [{ HostedZoneId: id, Name: 'a.internal.' }], ...more });
    const read = (...pages: readonly string[]) =>
      readInventory({ endpoints: `[{"VpcEndpoints":[]},${pages.join(',')}]` });
    expect(read(zones('Z1', { NextToken: 'abc' }))).toMatchObject({
      ok: true,
      inventory: { partial: ['hostedZones'], hostedZones: [{ id: 'Z1' }] },
      problems: [{ severity: 'warning', message: expect.stringContaining('--next-token') }],
    });
    const whole = read(zones('Z1', { NextToken: 'abc' }), zones('Z2', {}));
    expect(whole).toMatchObject({ ok: true, inventory: { hostedZones: [{ id: 'Z1' }, { id: 'Z2' }] } });
    expect(whole).not.toHaveProperty('inventory.partial');
  });
});

/** Prints an inventory as AWS would: what is read again has to be the same. */
function printed({ vpcId, endpoints, subnets, routeTables, securityGroups, networkAcls }: Inventory): string {
  return JSON.stringify([
    {
      NetworkAcls: networkAcls?.map((acl) => ({
        NetworkAclId: acl.id,
        IsDefault: acl.isDefault,
        Associations: acl.subnetIds.map((SubnetId) => ({ SubnetId })),
        Entries: acl.entries.map((entry) => ({
          Egress: entry.egress,
          RuleNumber: entry.number,
          RuleAction: entry.allow ? 'allow' : 'deny',
          Protocol: entry.protocol,
          ...(entry.cidr.includes(':') ? { Ipv6CidrBlock: entry.cidr } : { CidrBlock: entry.cidr }),
        })),
      })),
    },
    {
      VpcEndpoints: endpoints.map((existing) => ({
        VpcEndpointId: existing.id,
        ServiceName: existing.serviceName,
        VpcEndpointType: existing.type,
        State: existing.state,
        VpcId: vpcId,
        PrivateDnsEnabled: existing.privateDnsEnabled,
        SubnetIds: existing.subnetIds,
        RouteTableIds: existing.routeTableIds,
        Groups: (existing.securityGroupIds ?? []).map((GroupId) => ({ GroupId })),
        PolicyDocument:
          existing.policy.kind === 'document'
            ? JSON.stringify({ Statement: existing.policy.statements })
            : '',
        IpAddressType: existing.ipAddressType,
      })),
    },
    {
      Subnets: subnets?.map((subnet) => ({
        SubnetId: subnet.id,
        VpcId: vpcId,
        AvailabilityZone: subnet.availabilityZone,
        CidrBlock: subnet.cidr,
        Ipv6CidrBlockAssociationSet: subnet.ipv6Cidrs.map((Ipv6CidrBlock) => ({ Ipv6CidrBlock })),
      })),
    },
    {
      RouteTables: routeTables?.map((table) => ({
        RouteTableId: table.id,
        VpcId: vpcId,
        Associations: table.subnetIds.map((SubnetId) => ({ SubnetId })),
        Routes: table.routes.map(({ destination, target }) => ({
          DestinationCidrBlock: destination,
          GatewayId: target,
        })),
      })),
    },
    {
      SecurityGroups: securityGroups?.map((group) => ({
        GroupId: group.id,
        VpcId: vpcId,
        IpPermissions: group.ingress.map((permission) => ({
          IpProtocol: permission.protocol,
          FromPort: permission.fromPort,
          ToPort: permission.toPort,
          IpRanges: permission.cidrs.filter((cidr) => !cidr.includes(':')).map((CidrIp) => ({ CidrIp })),
          Ipv6Ranges: permission.cidrs.filter((cidr) => cidr.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
          UserIdGroupPairs: permission.groupIds.map((GroupId) => ({ GroupId })),
        })),
      })),
    },
    { EnableDnsSupport: { Value: true } },
    { EnableDnsHostnames: { Value: true } },
  ]);
}

describe('what an export creates', () => {
  test.each(PRESETS.map(({ id, answers }) => [id, answers] as const))(
    'and AWS prints is audited as ok: %s',
    (_id, answers) => {
      const planned = plan(toProfile(answers));
      const read = readInventory({ endpoints: printed(inventoryOf(planned)) });
      expect(read.problems).toEqual([]);
      if (!read.ok) return;
      const { endpoints, passed, network } = auditDocument(audit(planned, read.inventory));
      expect(endpoints.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
      expect(network.problems).toEqual([]);
      expect(network.notes.filter(({ rule }) => rule !== 'audit/plan-warning')).toEqual([]);
      expect(passed).toBe(true);
    },
  );
});

describe('ids', () => {
  const HOSTILE = [
    '--endpoint-url=http://127.0.0.1:4299/x',
    '--profile=x',
    '-x',
    'file:///home/me/secret.txt',
    'fileb://x',
    'http://x',
    'vpce-1 --endpoint-url=x',
    'subnet--x y',
  ];
  const fields: readonly (readonly [name: string, (text: string) => InventorySources])[] = [
    ...['VpcEndpointId', 'VpcId', 'ServiceName', 'VpcEndpointType', 'OwnerId'].map(
      (name): readonly [string, (text: string) => InventorySources] => [
        name,
        (text) => ({ endpoints: JSON.stringify([{ ...ENDPOINT, [name]: text }]) }),
      ],
    ),
    ...['SubnetIds', 'RouteTableIds', 'SecurityGroupIds'].map(
      (name): readonly [string, (text: string) => InventorySources] => [
        name,
        (text) => ({ endpoints: JSON.stringify([{ ...ENDPOINT, [name]: [text] }]) }),
      ],
    ),
    ['Groups', (text) => ({ endpoints: JSON.stringify([{ ...ENDPOINT, Groups: [{ GroupId: text }] }]) })],
    [
      'SubnetId',
      (text) => ({
        endpoints: OUTPUT,
        subnets: JSON.stringify({ Subnets: [{ ...SUBNETS.Subnets[0], SubnetId: text }] }),
      }),
    ],
    [
      'CidrBlock',
      (text) => ({
        endpoints: OUTPUT,
        subnets: JSON.stringify({ Subnets: [{ ...SUBNETS.Subnets[0], CidrBlock: text }] }),
      }),
    ],
    [
      'RouteTableId',
      (text) => ({
        endpoints: OUTPUT,
        routeTables: JSON.stringify({ RouteTables: [{ ...TABLES.RouteTables[0], RouteTableId: text }] }),
      }),
    ],
    [
      'GroupId',
      (text) => ({
        endpoints: OUTPUT,
        securityGroups: JSON.stringify({ SecurityGroups: [{ ...GROUPS.SecurityGroups[0], GroupId: text }] }),
      }),
    ],
    [
      'NetworkAclId',
      (text) => ({
        endpoints: OUTPUT,
        networkAcls: JSON.stringify({
          NetworkAcls: [{ NetworkAclId: text, Associations: [], Entries: [] }],
        }),
      }),
    ],
  ];

  test.each(fields)('that are options, URLs or several words are refused: %s', (_name, texts) => {
    for (const text of HOSTILE) expect(readInventory(texts(text)).ok, text).toBe(false);
  });
});
