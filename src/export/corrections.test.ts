import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { PRICES, plan, toProfile } from '../core/index.ts';
import { printFragment } from '../share/index.ts';
import { type Correction, exportPlan } from './index.ts';

const workload = toProfile({ region: 'us-east-1' });
const complete = plan(workload);
const nothingMissing = { ...complete, endpoints: [] };

const corrections: readonly Correction[] = [
  {
    title: 'Change',
    text: "It's off: $(reboot) `reboot`",
    changes: [
      {
        kind: 'modify-endpoint',
        id: 'vpce-1',
        modifications: [
          { kind: 'add-subnets', subnetIds: { parameter: 'SubnetIds' } },
          {
            kind: 'set-policy',
            document: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '$HOME' }],
            },
          },
        ],
      },
      { kind: 'delete-endpoint', id: 'vpce-2', whenUnused: true },
    ],
  },
];

const script = (made: typeof complete): string =>
  exportPlan('cli', { plan: made, fragment: printFragment(workload), catalogue: PRICES, corrections });

/** Runs a script in bash with an `aws` that prints its arguments to standard error. */
function run(text: string, args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const stub = 'aws() { printf "RAN"; printf " [%s]" "$@"; printf "\\n"; } >&2; export -f aws\n';
  const [first = '', ...rest] = text.split('\n');
  const { stderr, status } = spawnSync('bash', ['-s', '--', ...args], {
    input: [first, stub, ...rest].join('\n'),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return { stderr, status };
}

test('a script corrects what exists in a step of its own, and only when it is told to', () => {
  const text = script(nothingMissing);
  expect(run(text, []).stderr).toContain('SUBNET_IDS');
  const given = { SUBNET_IDS: 'subnet-1,subnet-2', HOME: 'home' };
  expect(run(text, [], given)).toMatchObject({ status: 1, stderr: expect.stringContaining('--yes') });
  const dry = run(text, ['--dry-run'], given);
  expect(dry.status).toBe(0);
  expect(dry.stderr).not.toContain('RAN');
  const done = run(text, ['correct', '--yes'], given);
  expect(done.status).toBe(0);
  expect(done.stderr).toContain(
    'RAN [ec2] [modify-vpc-endpoint] [--region] [us-east-1] [--vpc-endpoint-id] [vpce-1] [--add-subnet-ids] [subnet-1] [subnet-2] [--policy-document] [{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"$HOME"}]}]',
  );
  expect(done.stderr).toContain("- It's off: $(reboot) `reboot`");
  expect(done.stderr).not.toContain('RAN [ec2] [delete-vpc-endpoints]');
});

test('a script that also creates has the command beside the others', () => {
  const text = script(complete);
  expect(run(text, ['--help'])).toMatchObject({ status: 0 });
  expect(text).toContain('apply the corrections listed in this file');
  const given = { SUBNET_IDS: 'subnet-0a1b2c3d', VPC_ID: 'vpc-0a1b2c3d' };
  expect(run(text, ['correct', '--yes'], given).stderr).toContain('RAN [ec2] [modify-vpc-endpoint]');
});

test('without corrections there is no such command', () => {
  const text = exportPlan('cli', { plan: complete, fragment: printFragment(workload), catalogue: PRICES });
  expect(text).not.toContain('correct()');
});

test('what a format has code for is code, and everything else is shown as commands', () => {
  const wanted: readonly Correction[] = [
    {
      title: 'Open',
      text: 'The group lets nobody in.',
      changes: [
        {
          kind: 'authorize-ingress',
          group: { groupId: 'sg-0a1b2c3d' },
          ports: [443],
          sources: [{ kind: 'cidr-ipv4', cidr: '10.0.0.0/16' }],
          description: undefined,
        },
      ],
    },
    {
      title: 'Change',
      text: 'logs lacks a subnet and a route.',
      changes: [
        {
          kind: 'modify-endpoint',
          id: 'vpce-1',
          modifications: [
            { kind: 'add-subnets', subnetIds: ['subnet-0a1b2c3d'] },
            { kind: 'add-security-group', securityGroupId: 'sg-0a1b2c3d' },
          ],
        },
        { kind: 'modify-endpoint', id: 'vpce-2', modifications: [{ kind: 'reset-policy' }] },
      ],
    },
    {
      title: 'Let out',
      text: 'The tasks are not let out, and answers not in.',
      changes: [
        {
          kind: 'authorize-egress',
          groupId: 'sg-0a1b2c3d',
          destinations: [{ kind: 'prefix-list', prefixListId: 'pl-0a1b2c3d' }],
        },
        {
          kind: 'create-acl-entry',
          aclId: 'acl-0a1b2c3d',
          entry: { egress: false, number: 49, cidr: '10.0.2.0/24', fromPort: 1024, toPort: 65_535 },
        },
      ],
    },
  ];
  const context = { plan: nothingMissing, fragment: '', catalogue: PRICES, corrections: wanted };
  const terraform = exportPlan('terraform', context);
  expect(terraform).toContain('resource "aws_vpc_security_group_ingress_rule" "correction_1" {');
  expect(terraform).toContain('resource "aws_vpc_endpoint_subnet_association" "correction_2" {');
  expect(terraform).toContain('resource "aws_vpc_endpoint_security_group_association" "correction_3" {');
  expect(terraform).toContain('resource "aws_vpc_security_group_egress_rule" "correction_4" {');
  expect(terraform).toContain('resource "aws_network_acl_rule" "correction_5" {');
  expect(terraform).toContain('# aws ec2 modify-vpc-endpoint --region us-east-1 --vpc-endpoint-id vpce-2');
  const template = exportPlan('cloudformation', context);
  expect(template).toContain('Type: AWS::EC2::SecurityGroupIngress');
  expect(template).toContain('Type: AWS::EC2::SecurityGroupEgress');
  expect(template).toContain('Type: AWS::EC2::NetworkAclEntry');
  expect(template).not.toMatch(/authorize-security-group|create-network-acl-entry/);
  expect(template).toContain('--add-subnet-ids subnet-0a1b2c3d');
  for (const format of ['cdk', 'cli-plain', 'markdown'] as const)
    for (const operation of [
      'authorize-security-group-ingress',
      'authorize-security-group-egress',
      'create-network-acl-entry',
    ])
      expect(exportPlan(format, context)).toContain(`aws ec2 ${operation}`);
});
