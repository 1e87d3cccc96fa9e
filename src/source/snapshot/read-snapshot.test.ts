import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DUAL_STACK_SUFFIXES,
  PARTITIONS,
  type PartitionId,
  type QuestionId,
  REGION_IDS,
  regionOf,
  registrySuffix,
} from '../../core/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { readJson } from '../read-json.ts';
import { type ReadSnapshot, readSnapshot, readSnapshotText } from './read-snapshot.ts';
import { isSnapshot } from './snapshot.ts';

const SCRIPT = readFileSync(new URL('./snapshot.sh', import.meta.url), 'utf8');
const TEXT = readFileSync(new URL('./samples/fargate.json', import.meta.url), 'utf8');

type Calls = { [call: string]: JsonValue | undefined };

function sample(change: (calls: Calls) => void = () => {}): JsonObject {
  const document = JSON.parse(TEXT) as { calls: Calls };
  change(document.calls);
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

function read(change?: (calls: Calls) => void): Extract<ReadSnapshot, { readonly ok: true }> {
  const found = readSnapshot(sample(change));
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join());
  return found;
}

const answer = (question: QuestionId, change?: (calls: Calls) => void): unknown =>
  read(change).vpc.answers[question];

const detector = (status: string, managed: string): JsonValue => ({
  Status: status,
  Features: [
    {
      Name: 'RUNTIME_MONITORING',
      Status: 'ENABLED',
      AdditionalConfiguration: [{ Name: 'ECS_FARGATE_AGENT_MANAGEMENT', Status: managed }],
    },
  ],
});
/** What the task of the sample reads. */
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf';
const taskWith = (container: JsonObject): JsonValue => [
  { taskDefinition: { family: 'web', containerDefinitions: [{ name: 'app', ...container }] } },
];
const logSecret = (valueFrom: string): JsonObject => ({
  logConfiguration: { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom }] },
});
const parameter = (key: string): JsonValue => ({ Name: '/a', Type: 'SecureString', KeyId: key });
const agent = (version: string): JsonValue => ({ versionInfo: { agentVersion: version } });

/** Leads every subnet to a NAT gateway, which stands in a subnet without a way out. */
function leadToNat(calls: Calls, gateway: JsonObject): void {
  const { RouteTables: tables } = calls['describe-route-tables'] as { RouteTables: JsonObject[] };
  const NatGatewayId = 'nat-0123456789abcdef0';
  const VpcId = tables[0]?.['VpcId'] ?? '';
  const own = { SubnetId: 'subnet-0123456789abcdef0', RouteTableId: 'rtb-0123456789abcdef0', Main: false };
  calls['describe-route-tables'] = {
    RouteTables: [
      ...tables.map((table) => ({
        ...table,
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId, State: 'active' }],
      })),
      { VpcId, RouteTableId: own.RouteTableId, Associations: [own], Routes: [] },
    ],
  };
  calls['describe-nat-gateways'] = {
    NatGateways: [{ NatGatewayId, VpcId, SubnetId: own.SubnetId, ...gateway }],
  };
}

describe('a snapshot', () => {
  test.each<readonly [name: string, gateway: JsonObject, egress: string]>([
    ['public', { ConnectivityType: 'public', State: 'available' }, 'nat-gateway'],
    ['private', { ConnectivityType: 'private', State: 'available' }, 'none'],
    ['failed', { ConnectivityType: 'public', State: 'failed' }, 'none'],
  ])('takes a NAT gateway for a way to the internet only where it is one: %s', (_, gateway, egress) => {
    expect(answer('egress', (calls) => leadToNat(calls, gateway))).toBe(egress);
  });

  test('answers what the account knows about the VPC', () => {
    expect(read().vpc.answers).toEqual({
      region: 'eu-west-1',
      ecrApiPrivateDns: true,
      internetGateway: false,
      egress: 'none',
      blockPublicAccess: 'off',
      endpointPlacement: 'this-vpc',
      dns: 'amazon-provided',
      vpcDnsAttributes: false,
      subnetOwnership: 'owner',
      ipAddressType: 'ipv4',
      availabilityZones: 2,
      accountId: '123456789012',
      vpcId: 'vpc-6e011479384998cb7',
      vpcCidr: '10.0.0.0/16',
      subnetIds: 'subnet-fa160bce518709975,subnet-aef2d9ec55d5892ef',
      routeTableIds: 'rtb-75f8503726f4fe5bc',
      taskSecurityGroupId: 'sg-27917cfedb4292774',
    });
  });

  test('says for each answer which call gave it', () => {
    const { derived } = read().vpc;
    expect(derived.filter(({ from, text }) => from === '' || text === '')).toEqual([]);
    expect(derived.find(({ question }) => question === 'egress')).toMatchObject({
      from: 'calls.describe-route-tables',
      evidence: 'observed',
    });
  });

  test('makes a note of what was denied, instead of an answer', () => {
    expect(read().vpc.notes.map(({ text }) => text)).toEqual([
      'route53profiles list-profile-associations was denied or failed, so what it would show is open: An error occurred (AccessDenied)',
    ]);
    expect(answer('internetGateway', (calls) => delete calls['describe-internet-gateways'])).toBeUndefined();
    expect(answer('vpcDnsAttributes', (calls) => delete calls['describe-vpc-attribute'])).toBeUndefined();
  });

  test('gives the endpoints the addresses of their network interfaces', () => {
    const { endpoints } = read().inventory;
    expect(endpoints[0]?.addresses).toEqual(['10.0.1.10', '10.0.2.11']);
  });

  test('gives the prefix lists their entries', () => {
    const list = read().inventory.prefixLists?.find(({ name }) => name.endsWith('.s3'));
    expect(list?.cidrs).toEqual(['52.216.0.0/15', '3.5.0.0/19', '54.231.0.0/16']);
  });

  test('gives the hosted zones their records', () => {
    const { hostedZones } = read((calls) => {
      calls['list-hosted-zones-by-vpc'] = {
        HostedZoneSummaries: [
          { HostedZoneId: 'Z1', Name: 'ecs.eu-west-1.amazonaws.com.', Owner: { OwningAccount: '1' } },
        ],
      };
      calls['list-resource-record-sets'] = [
        {
          HostedZoneId: 'Z1',
          answer: {
            ResourceRecordSets: [
              {
                Name: 'ecs.eu-west-1.amazonaws.com.',
                Type: 'A',
                AliasTarget: { DNSName: 'vpce-1-x.vpce.amazonaws.com.' },
              },
            ],
          },
        },
      ];
    }).inventory;
    expect(hostedZones?.[0]?.records).toEqual([
      { name: 'ecs.eu-west-1.amazonaws.com', type: 'A', values: ['vpce-1-x.vpce.amazonaws.com'] },
    ]);
  });

  test.each(Object.keys(PARTITIONS) as PartitionId[])(
    'asks for the records of the zones of AWS in %s, and takes them for those of a hub',
    (partition) => {
      const region = REGION_IDS.find((id) => regionOf(id).partition === partition);
      const suffixes = [
        PARTITIONS[partition].dnsSuffix,
        DUAL_STACK_SUFFIXES[partition],
        registrySuffix(partition),
      ];
      const asked = [...SCRIPT.matchAll(/contains\(Name,'([^']+)'\)/g)].map(([, part = '']) => part);
      const placement = (name: string) =>
        answer('endpointPlacement', (calls) => {
          calls['list-hosted-zones-by-vpc'] = {
            HostedZoneSummaries: [{ HostedZoneId: 'Z1', Name: name, Owner: { OwningAccount: '1' } }],
          };
        });
      for (const suffix of suffixes) {
        const name = `ecs.${region}.${suffix}.`;
        expect(
          asked.some((part) => name.includes(part)),
          name,
        ).toBe(true);
        expect(placement(name), name).toBe('central-vpc');
        expect(placement(`ecs.${region}.${suffix}.example.com.`)).toBe('this-vpc');
        expect(placement(`ecs-${suffix}.`)).toBe('this-vpc');
      }
    },
  );

  test.each<[string, string, JsonValue, QuestionId, unknown]>([
    ['no detector', 'list-detectors', { DetectorIds: [] }, 'guardDutyRuntimeMonitoring', false],
    [
      'a detector of which nothing is known',
      'list-detectors',
      { DetectorIds: ['a'] },
      'guardDutyRuntimeMonitoring',
      undefined,
    ],
    [
      'a detector that is off',
      'get-detector',
      detector('DISABLED', 'ENABLED'),
      'guardDutyRuntimeMonitoring',
      false,
    ],
    [
      'agents by hand',
      'get-detector',
      detector('ENABLED', 'DISABLED'),
      'guardDutyRuntimeMonitoring',
      undefined,
    ],
    ['managed agents', 'get-detector', detector('ENABLED', 'ENABLED'), 'guardDutyRuntimeMonitoring', true],
    [
      'a key of its own',
      'describe-secret',
      [{ ARN: SECRET, KmsKeyId: 'arn:aws:kms:eu-west-1:1:key/1' }],
      'customerManagedKey',
      true,
    ],
    ['no key', 'describe-secret', [{ ARN: SECRET, KmsKeyId: null }], 'customerManagedKey', false],
    [
      'one of two secrets',
      'describe-secret',
      [{ ARN: `${SECRET.slice(0, -9)}other-AbCdEf`, KmsKeyId: null }],
      'customerManagedKey',
      undefined,
    ],
    [
      'an alias of its own',
      'describe-parameters',
      [{ Parameters: [parameter('alias/ours')] }],
      'customerManagedKey',
      true,
    ],
    [
      'agents',
      'describe-container-instances',
      [{ containerInstances: [agent('v1.99.0'), agent('1.100.0')] }],
      'agentVersion',
      '1.99.0',
    ],
  ])('tells from %s what holds for every workload', (_name, call, value, question, expected) => {
    expect(answer(question, (calls) => (calls[call] = value))).toBe(expected);
  });

  test.each<[string, JsonObject, boolean | undefined]>([
    ['by its name', { secrets: [{ name: 'A', valueFrom: '/a' }] }, false],
    ['by its ARN', { secrets: [{ name: 'A', valueFrom: 'arn:aws:ssm:eu-west-1:1:parameter/a' }] }, false],
    ['among others', { secrets: [{ name: 'A', valueFrom: '/a' }], ...logSecret(SECRET) }, undefined],
    ['without others', logSecret('a'), false],
  ])('knows a parameter with the key of AWS %s, and what was not described', (_name, container, expected) => {
    const found = answer('customerManagedKey', (calls) => {
      calls['describe-task-definition'] = taskWith(container);
      calls['describe-parameters'] = [{ Parameters: [parameter('alias/aws/ssm')] }];
    });
    expect(found).toBe(expected);
  });

  test('knows from where each workload calls', () => {
    expect(read().inventory.callers).toEqual([
      {
        workload: 'web',
        via: 'task',
        subnetIds: ['subnet-fa160bce518709975', 'subnet-aef2d9ec55d5892ef'],
        securityGroupIds: ['sg-27917cfedb4292774'],
        publicAddress: false,
      },
    ]);
  });

  test.each([
    ['nat-1', { NatGatewayId: 'nat-0a1b2c3d' }, 'nat-gateway'],
    ['igw-1 without public addresses', { GatewayId: 'igw-0a1b2c3d' }, 'none'],
    ['tgw-1', { TransitGatewayId: 'tgw-0a1b2c3d' }, 'transit'],
  ])('reads the path from the routes of the tasks: %s', (_name, target, egress) => {
    const found = answer('egress', (calls) => {
      const { RouteTables } = calls['describe-route-tables'] as { RouteTables: { Routes: unknown[] }[] };
      RouteTables[0]?.Routes.push({ DestinationCidrBlock: '0.0.0.0/0', ...target, State: 'active' });
    });
    expect(found).toBe(egress);
  });

  test('tells of subnets with other paths that they contradict each other', () => {
    const { conflicts } = read((calls) => {
      const { RouteTables } = calls['describe-route-tables'] as { RouteTables: JsonValue[] };
      RouteTables.push({
        RouteTableId: 'rtb-0000000b',
        VpcId: 'vpc-6e011479384998cb7',
        Associations: [{ SubnetId: 'subnet-aef2d9ec55d5892ef', Main: false }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d', State: 'active' }],
      });
      const [first] = RouteTables as { Associations?: { SubnetId?: string }[] }[];
      if (first?.Associations !== undefined)
        first.Associations = first.Associations.filter(
          ({ SubnetId }) => SubnetId !== 'subnet-aef2d9ec55d5892ef',
        );
    }).vpc;
    const egress = conflicts.find(({ question }) => question === 'egress');
    expect(egress?.claims.map(({ value }) => value)).toEqual(['none', 'nat-gateway']);
  });

  test('leaves the path open where nobody says whether the tasks have public addresses', () => {
    const found = answer('egress', (calls) => {
      const { RouteTables } = calls['describe-route-tables'] as { RouteTables: { Routes: unknown[] }[] };
      RouteTables[0]?.Routes.push({
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: 'igw-0a1b2c3d',
        State: 'active',
      });
      calls['describe-services'] = JSON.parse(
        JSON.stringify(calls['describe-services']).replace(/"assignPublicIp":"DISABLED"/g, '"other":1'),
      );
    });
    expect(found).toBeUndefined();
  });

  test('leaves nothing null for the readers of services and task definitions, and no value of a variable', () => {
    const { rest } = read();
    const text = JSON.stringify(rest);
    expect(Object.keys(rest)).toEqual(['describe-task-definition', 'describe-services', 'describe-clusters']);
    expect(text).not.toContain('null');
    expect(text).toContain('DB_PASSWORD');
  });

  test('drops values and commands that a foreign script left in', () => {
    const text = JSON.stringify(
      read((calls) => {
        calls['describe-task-definition'] = {
          taskDefinition: {
            family: 'web',
            containerDefinitions: [
              { name: 'app', command: ['PLANTED'], environment: [{ name: 'A', value: 'PLANTED' }] },
            ],
          },
        };
      }).rest,
    );
    expect(text).not.toContain('PLANTED');
  });

  test('of another version is refused by name', () => {
    const found = readSnapshot({ ...sample(), snapshotVersion: 2 });
    expect(found).toMatchObject({ ok: false, problems: [{ path: 'snapshotVersion' }] });
  });

  test('is recognised by its content, and nothing else is', () => {
    expect(readSnapshotText(TEXT)?.ok).toBe(true);
    expect(readSnapshotText('{"VpcEndpoints": []}')).toBeUndefined();
    expect(readSnapshotText('"snapshotVersion"')).toBeUndefined();
    expect(isSnapshot({ snapshotVersion: 1 })).toBe(false);
  });

  test('never makes the reader fail, whatever is in it', () => {
    const names = Object.keys((JSON.parse(TEXT) as { calls: Calls }).calls);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const found = readSnapshot(
          sample((calls) => (calls[name] = JSON.parse(JSON.stringify(value)) as JsonValue)),
        );
        expect(typeof found.ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        const made = readJson(`{"snapshotVersion":1,"calls":${text}}`);
        if (made.ok && isSnapshot(made.documents[0].value)) readSnapshot(made.documents[0].value);
      }),
      { numRuns: 60 },
    );
  });
});
