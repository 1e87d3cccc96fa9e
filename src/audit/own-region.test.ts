import { describe, expect, test } from 'vitest';
import { type Answers, plan, toProfile } from '../core/index.ts';
import { readSource } from '../source/index.ts';
import { type Audit, audit } from './index.ts';
import { type Rehearsal, rehearse } from './rehearsal/index.ts';

type Spelling = (service: string) => unknown;

const ofVpc = (type: string, properties: object) => ({
  Type: `AWS::EC2::${type}`,
  Properties: { VpcId: { Ref: 'Vpc' }, ...properties },
});

/** A VPC with everything that tasks with images and logs need; `spell` writes the name of a service. */
const template = (spell: Spelling, more: object = {}, ofS3: object = {}): string =>
  JSON.stringify({
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true },
      },
      Subnet: ofVpc('Subnet', {
        CidrBlock: '10.0.1.0/24',
        AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      }),
      Group: ofVpc('SecurityGroup', {
        GroupDescription: 'x',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }],
      }),
      Table: ofVpc('RouteTable', {}),
      Association: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
      },
      ...Object.fromEntries(
        ['ecr.api', 'ecr.dkr', 'logs'].map((service) => [
          service.replace('.', ''),
          ofVpc('VPCEndpoint', {
            VpcEndpointType: 'Interface',
            ServiceName: spell(service),
            SubnetIds: [{ Ref: 'Subnet' }],
            SecurityGroupIds: [{ Ref: 'Group' }],
            PrivateDnsEnabled: true,
          }),
        ]),
      ),
      s3: ofVpc('VPCEndpoint', { ServiceName: spell('s3'), RouteTableIds: [{ Ref: 'Table' }], ...ofS3 }),
    },
    ...more,
  });

function judged(
  text: string,
  answers: Answers = {},
): { readonly audited: Audit; readonly rehearsed: Rehearsal } {
  const read = readSource(text, 'template.json', { inventoryIsEnough: true });
  if (!read.ok || read.reading.inventory === undefined) throw new Error(JSON.stringify(read));
  const planned = plan(toProfile({ region: 'eu-west-1', availabilityZones: 1, ...answers }));
  const { inventory } = read.reading;
  return { audited: audit(planned, inventory), rehearsed: rehearse(planned.workloads, inventory) };
}

const verdicts = ({ endpoints }: Audit) =>
  Object.fromEntries(endpoints.map(({ service, verdict }) => [service, verdict]));

const RIGHT = { 'ecr.api': 'ok', 'ecr.dkr': 'ok', logs: 'ok', s3: 'ok' };
const REGION = { Ref: 'AWS::Region' };
const SUB: Spelling = (service) => ({ 'Fn::Sub': `com.amazonaws.\${AWS::Region}.${service}` });

describe('a Region that the stack knows', () => {
  test.each<readonly [string, Spelling]>([
    ['Fn::Sub', SUB],
    [
      'Fn::Sub with a variable',
      (service) => ({ 'Fn::Sub': [`com.amazonaws.\${R}.${service}`, { R: REGION }] }),
    ],
    ['Fn::Join', (service) => ({ 'Fn::Join': ['.', ['com.amazonaws', REGION, service]] })],
    ['the CDK', (service) => ({ 'Fn::Join': ['', ['com.amazonaws.', REGION, `.${service}`]] })],
  ])('is that of the plan: %s', (_, spell) => {
    const { audited, rehearsed } = judged(template(spell));
    expect(verdicts(audited)).toEqual(RIGHT);
    expect(audited.passed).toBe(true);
    expect(rehearsed.outcome).not.toBe('fails');
    expect(JSON.stringify(audited)).not.toMatch(/another Region|AWS::Region/);
  });

  test.each<readonly [string, Spelling, object]>([
    [
      'a parameter without a value',
      (service) => ({ 'Fn::Sub': `com.amazonaws.\${Where}.${service}` }),
      { Parameters: { Where: { Type: 'String' } } },
    ],
    [
      'a mapping',
      (service) => ({
        'Fn::Sub': [
          `com.amazonaws.\${R}.${service}`,
          { R: { 'Fn::FindInMap': ['Stages', { Ref: 'AWS::StackName' }, 'Region'] } },
        ],
      }),
      { Mappings: { Stages: { prod: { Region: 'eu-west-1' } } } },
    ],
    [
      'an import',
      (service) => ({
        'Fn::Sub': [`com.amazonaws.\${R}.${service}`, { R: { 'Fn::ImportValue': 'region' } }],
      }),
      {},
    ],
  ])('is taken for that of the plan, and said, where only the deployment knows it: %s', (_, spell, more) => {
    const { audited, rehearsed } = judged(template(spell, more));
    expect(verdicts(audited)).toEqual(RIGHT);
    expect(rehearsed.outcome).not.toBe('fails');
    for (const { notes } of audited.endpoints)
      expect(notes.map(({ rule }) => rule)).toContain('audit/region-not-told');
  });

  test('is another one where the template writes another one', () => {
    const { audited } = judged(template((service) => `com.amazonaws.eu-central-1.${service}`));
    expect(audited.passed).toBe(false);
    expect(audited.network.problems.map(({ rule }) => rule)).toContain('audit/another-region');
  });

  test('leaves a policy readable that names it, or its partition', () => {
    const allowing = (action: string) => {
      const Resource = {
        'Fn::Sub': 'arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*',
      };
      const Statement = [{ Effect: 'Allow', Principal: '*', Action: action, Resource }];
      return { PolicyDocument: { Version: '2012-10-17', Statement } };
    };
    expect(verdicts(judged(template(SUB, {}, allowing('s3:GetObject'))).audited)).toEqual(RIGHT);
    const blocked = judged(template(SUB, {}, allowing('s3:PutObject')));
    expect(verdicts(blocked.audited)).toEqual({ ...RIGHT, s3: 'misconfigured' });
    expect(blocked.rehearsed.outcome).toBe('fails');
  });
});

describe('a service that only the deployment knows', () => {
  test('may be the planned one: nothing is created, and no call is said to fail', () => {
    const spell: Spelling = (service) => (service === 'logs' ? { Ref: 'Service' } : SUB(service));
    const { audited, rehearsed } = judged(template(spell, { Parameters: { Service: { Type: 'String' } } }));
    const logs = audited.endpoints.find(({ service }) => service === 'logs');
    expect(logs?.problems.map(({ rule }) => rule)).toEqual(['audit/service-not-told']);
    expect(logs?.problems.flatMap(({ operations }) => operations)).toEqual([]);
    expect(audited.passed).toBe(false);
    expect(rehearsed.outcome).toBe('unknown');
  });
});

describe('a plan of Terraform', () => {
  const resource = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const made = (serviceName: object) => {
    const resources = [
      resource('aws_vpc', 'main', {
        cidr_block: '10.0.0.0/16',
        enable_dns_support: true,
        enable_dns_hostnames: true,
      }),
      resource('aws_vpc_endpoint', 'logs', {
        vpc_endpoint_type: 'Interface',
        private_dns_enabled: true,
        ...serviceName,
      }),
    ];
    const expressions = {
      vpc_id: { references: ['aws_vpc.main.id', 'aws_vpc.main'] },
      service_name: { references: ['data.aws_region.current.name', 'data.aws_region.current'] },
    };
    return JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: { resources } },
      configuration: { root_module: { resources: [{ address: 'aws_vpc_endpoint.logs', expressions }] } },
    });
  };

  test('whose Region is known only after apply leaves the service open', () => {
    const { audited, rehearsed } = judged(made({}));
    const rules = audited.endpoints.flatMap(({ problems }) => problems.map(({ rule }) => rule));
    expect([...new Set(rules)]).toEqual(['audit/service-not-told']);
    expect(rehearsed.outcome).toBe('unknown');
  });

  test('that names the service is judged, and its subnets that are not shown are not', () => {
    const { audited } = judged(made({ service_name: 'com.amazonaws.eu-west-1.logs' }), {
      availabilityZones: 2,
    });
    const logs = audited.endpoints.find(({ service }) => service === 'logs');
    expect(logs?.verdict).toBe('ok');
    expect(logs?.notes.find(({ rule }) => rule === 'audit/not-told')?.text).toContain('its subnets');
  });
});
