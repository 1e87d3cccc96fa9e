import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { correctionCommands, toGraph } from '../change/index.ts';
import {
  type Answers,
  type ExistingEndpoint,
  type Inventory,
  type PolicyStatement,
  plan,
  toProfile,
} from '../core/index.ts';
import { inventoryOf } from '../testing/apply-corrections.ts';
import { audit, auditDelta } from './index.ts';

const change = (inventory: Inventory, service: string, to: Partial<ExistingEndpoint>): Inventory => ({
  ...inventory,
  endpoints: inventory.endpoints.map((existing) =>
    existing.service === service ? { ...existing, id: `vpce-${service}`, ...to } : existing,
  ),
});

function deltaOf(answers: Answers, damage: (inventory: Inventory) => Inventory) {
  const planned = plan(toProfile(answers));
  const delta = auditDelta(audit(planned, damage(inventoryOf(planned))), planned);
  const corrections = delta.corrections.map((correction) => ({
    ...correction,
    commands: correctionCommands(correction, toGraph(planned)),
  }));
  return { ...delta, corrections };
}

const TARGET: Answers = {
  region: 'eu-central-1',
  vpcId: 'vpc-0000000a',
  vpcCidr: '10.20.0.0/16',
  subnetIds: 'subnet-0000000a,subnet-0000000b',
  routeTableIds: 'rtb-0000000a,rtb-0000000b',
};

const ROLE: Answers = { accountId: '111122223333', taskExecutionRole: 'tasks' };
const ALL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } as const;
const LAYERS = 'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*';
const guard = (
  Condition: PolicyStatement['Condition'],
  more: Partial<PolicyStatement> = {},
): PolicyStatement => ({ ...ALL, Sid: 'Guard', Effect: 'Deny', ...more, Condition }) as PolicyStatement;
const without = ({ Resource: _, ...statement }: PolicyStatement): object => statement;
const OWN_VPC = guard({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0000000a' } });
const OTHER_VPC = guard({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0000000f' } });
const ORGANIZATION = guard({ StringNotEquals: { 'aws:ResourceOrgID': 'o-1' } });
const TEAM = guard({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/ci' } });
const ONLY_LAYERS = guard({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, { Resource: LAYERS });

/** A Deny with a condition, and the statements after the correction; `undefined`: no command is proposed. */
const GUARDS: readonly (readonly [
  name: string,
  service: string,
  own: readonly PolicyStatement[],
  wanted: readonly object[] | undefined,
])[] = [
  ['alone, and it holds', 'ecr.api', [OWN_VPC], [OWN_VPC, ALL]],
  ['alone, and of another VPC', 'ecr.api', [OTHER_VPC], [OWN_VPC, ALL]],
  ['of resources', 's3', [ORGANIZATION], [{ ...without(ORGANIZATION), NotResource: [LAYERS] }, ALL]],
  [
    'of resources, beside an Allow',
    's3',
    [ALL, ORGANIZATION],
    [ALL, { ...without(ORGANIZATION), NotResource: [LAYERS] }],
  ],
  ['of roles', 'ecr.api', [ALL, TEAM], [ALL, spared(TEAM)]],
  ['of the layers themselves', 's3', [ALL, ONLY_LAYERS], undefined],
];

function spared(statement: PolicyStatement): object {
  const roles = ['ci', 'tasks'].map((name) => `arn:aws:iam::111122223333:role/${name}`);
  return { ...statement, Condition: { ArnNotLike: { 'aws:PrincipalArn': roles } } };
}

describe('corrections', () => {
  test('put every change of one endpoint into one command', () => {
    const { plan: missing, corrections } = deltaOf(TARGET, (inventory) =>
      change(inventory, 'ecr.dkr', { privateDnsEnabled: false, subnetIds: ['subnet-0000000a'] }),
    );
    expect(missing.endpoints).toEqual([]);
    expect(corrections.map(({ commands }) => commands)).toEqual([
      [
        'aws ec2 modify-vpc-endpoint --region eu-central-1 --vpc-endpoint-id vpce-ecr.dkr --private-dns-enabled --add-subnet-ids subnet-0000000b',
      ],
    ]);
    expect(corrections[0]?.text).toContain('Private DNS is off');
    expect(corrections[0]?.text).toContain('but not in eu-central-1b');
  });

  test.each(GUARDS)('of a policy keep the guard that is there: %s', (_name, service, own, wanted) => {
    const { corrections } = deltaOf({ ...TARGET, ...ROLE }, (inventory) =>
      change(inventory, service, {
        vpcId: 'vpc-0000000a',
        policy: { kind: 'document', text: '', statements: own },
      }),
    );
    const documents = corrections.flatMap(({ commands }) =>
      commands.flatMap((command) => /--policy-document '(.*)'$/.exec(command)?.[1] ?? []),
    );
    expect(documents.map((text) => JSON.parse(text).Statement)).toEqual(wanted === undefined ? [] : [wanted]);
    expect(corrections.flatMap(({ commands }) => commands).join()).not.toContain('--reset-policy');
  });

  test('open a shared security group once, from the blocks that the answers name', () => {
    const { corrections } = deltaOf(TARGET, (inventory) => ({
      ...inventory,
      securityGroups: (inventory.securityGroups ?? []).map((group) => ({
        ...group,
        id: 'sg-1',
        ingress: [],
      })),
      endpoints: inventory.endpoints.map((existing) => ({ ...existing, securityGroupIds: ['sg-1'] })),
    }));
    expect(corrections.map(({ commands }) => commands)).toEqual([
      [
        'aws ec2 authorize-security-group-ingress --region eu-central-1 --group-id sg-1 --ip-permissions \'[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"10.20.0.0/17"},{"CidrIp":"10.20.128.0/17"}]}]\'',
      ],
    ]);
    expect(corrections[0]?.text).toContain('ecr.api, ecr.dkr, logs');
  });

  test('associate a gateway endpoint with the route tables that it lacks', () => {
    const { corrections } = deltaOf(TARGET, (inventory) =>
      change(inventory, 's3', { routeTableIds: ['rtb-0000000b'] }),
    );
    expect(corrections.flatMap(({ commands }) => commands)).toEqual([
      'aws ec2 modify-vpc-endpoint --region eu-central-1 --vpc-endpoint-id vpce-s3 --add-route-table-ids rtb-0000000a',
    ]);
  });

  test('turn on the attributes of the VPC first', () => {
    const { corrections } = deltaOf(TARGET, (inventory) => ({
      ...change(inventory, 'logs', { privateDnsEnabled: false }),
      vpcAttributes: { enableDnsSupport: false, enableDnsHostnames: true },
    }));
    expect(corrections.flatMap(({ commands }) => commands)).toEqual([
      `aws ec2 modify-vpc-attribute --region eu-central-1 --vpc-id vpc-0000000a --enable-dns-support '{"Value":true}'`,
      'aws ec2 modify-vpc-endpoint --region eu-central-1 --vpc-endpoint-id vpce-logs --private-dns-enabled',
    ]);
  });

  test('keep the statements of a policy and add what it blocks', () => {
    const kept = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:*',
      Resource: "arn:aws:s3:::it's-mine/*",
    } as const;
    const { corrections } = deltaOf(TARGET, (inventory) =>
      change(inventory, 's3', { policy: { kind: 'document', text: '', statements: [kept] } }),
    );
    const [command = ''] = corrections.flatMap(({ commands }) => commands);
    const document = execFileSync('bash', ['-c', `aws() { printf '%s' "\${@: -1}"; }; ${command}`], {
      encoding: 'utf8',
    });
    expect(JSON.parse(document)).toEqual({
      Version: '2012-10-17',
      Statement: [
        kept,
        {
          Effect: 'Allow',
          Principal: '*',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*'],
        },
      ],
    });
  });

  test('replace a policy whose explicit Deny is in the way', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' } as const;
    const allow = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } as const;
    const damage = (inventory: Inventory): Inventory =>
      change(inventory, 's3', { policy: { kind: 'document', text: '', statements: [allow, deny] } });
    const own = deltaOf(TARGET, damage).corrections[0]?.commands[0];
    expect(own).toContain('--policy-document');
    expect(own).not.toContain('Deny');
    expect(deltaOf({ ...TARGET, endpointPolicies: 'full-access' }, damage).corrections[0]?.commands[0]).toBe(
      own,
    );
  });

  test('create the gateway beside an interface endpoint, which others may use', () => {
    const { plan: missing, corrections } = deltaOf(TARGET, (inventory) =>
      change(inventory, 's3', { type: 'Interface' }),
    );
    expect(missing.endpoints.map(({ service, type }) => [service, type])).toEqual([['s3', 'Gateway']]);
    expect(corrections).toEqual([]);
  });

  test('never create with a policy that cuts others off where the VPC is in use', () => {
    const { plan: missing } = deltaOf(TARGET, (inventory) => ({
      ...inventory,
      endpoints: inventory.endpoints.filter(({ service }) => service !== 's3'),
    }));
    expect(missing.endpoints.map(({ service, policy }) => [service, policy])).toEqual([['s3', undefined]]);
  });

  test('delete what failed, wait, and create it again', () => {
    const { plan: missing, corrections } = deltaOf(TARGET, (inventory) =>
      change(inventory, 'logs', { state: 'failed' }),
    );
    expect(missing.endpoints.map(({ service }) => service)).toEqual(['logs']);
    expect(corrections.flatMap(({ commands }) => commands)).toEqual([
      'aws ec2 delete-vpc-endpoints --region eu-central-1 --vpc-endpoint-ids vpce-logs',
      expect.stringContaining('describe-vpc-endpoints'),
    ]);
  });

  test('let a new endpoint wait only for those that are created with it', () => {
    const answers: Answers = { launchType: 'EC2', existingContainerInstances: true };
    const { plan: missing } = deltaOf(answers, (inventory) => ({
      ...inventory,
      endpoints: inventory.endpoints.filter(
        ({ service }) => service !== 'ecs-telemetry' && service !== 'ecs',
      ),
    }));
    expect(missing.endpoints.map(({ service, dependsOn }) => [service, dependsOn])).toEqual([
      ['ecs-telemetry', []],
      ['ecs', ['ecs-telemetry']],
    ]);
  });
});
