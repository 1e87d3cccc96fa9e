import { beforeAll, describe, expect, test } from 'vitest';
import { matchesPattern } from '../policy/policy-evaluation.ts';
import { policySnippets } from '../policy/snippets.ts';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import { actionExists, asSeenBy, passes, roleArn } from '../testing/iam.ts';
import {
  ACCOUNT,
  type Call,
  codeCalls,
  forbiddenCalls,
  neededCalls,
  ownAccount,
} from '../testing/needed-calls.ts';
import { endpointPolicy, exampleStatements } from './endpoint-policy.ts';
import { type Plan, plan } from './planner.ts';
import { type PolicyDocument, type PolicyStatement, policyText } from './policy.ts';
import { POLICY_CHARACTER_LIMIT } from './policy-limits.ts';
import { PRESETS } from './presets.ts';
import { toProfile } from './profile.ts';
import type { Answers } from './questions.ts';
import { RULES } from './rules/index.ts';
import { SERVICE_IDS, type ServiceId, serviceOf } from './services.ts';

const MODES = ['least-privilege', 'documented-examples'] as const;

/** What the simulator says about one endpoint: the calls on which it and the workload disagree. */
async function disagreements(planned: Plan, service: ServiceId, role: string): Promise<readonly string[]> {
  const endpoint = planned.endpoints.find((one) => one.service === service);
  if (endpoint?.policy === undefined || service === 'guardduty-data') return [];
  const { workload } = planned;
  const { region } = workload;
  const policy = asSeenBy(roleArn(region, role), endpoint.policy);
  const wrong: string[] = [];
  const account = ownAccount(workload);
  const judge = async (call: Call, wanted: boolean): Promise<void> => {
    if ((await passes({ policy, call, region, role, account })) !== wanted)
      wrong.push(`${service} ${wanted ? 'blocks' : 'allows'} ${call.action} on ${call.resource}`);
  };
  const code = codeCalls(workload).filter((call) => call.service === service);
  for (const call of [...neededCalls(workload, service), ...code]) await judge(call, true);
  for (const call of forbiddenCalls(workload, service)) await judge(call, false);
  return wrong;
}

async function allDisagreements(answers: Answers, role = 'another'): Promise<readonly string[]> {
  const planned = plan(toProfile(answers));
  const found: string[] = [];
  for (const { service } of planned.endpoints) found.push(...(await disagreements(planned, service, role)));
  return found;
}

describe('endpoint policies, judged by an independent IAM simulator', () => {
  // Reads its tables when first used, which is not to count against the first test.
  beforeAll(() => actionExists('ecr:BatchGetImage'));

  test.each(PRESETS.map((preset) => [preset.id, preset.answers] as const))(
    '%s: what the workload calls passes, what is destructive or unrelated does not',
    async (_, answers) => {
      for (const endpointPolicies of MODES)
        expect(await allDisagreements({ ...answers, endpointPolicies })).toEqual([]);
    },
  );

  test('any workload: what it calls passes, what is destructive or unrelated does not', async () => {
    const random = seeded(7);
    for (let i = 0; i < 8; i++) {
      // Each service called from code opens its endpoint; few of them leave policies to judge.
      const drawn: Answers = {
        ...drawAnswers(random),
        applicationServices: i % 4 === 0 ? ['s3', 'ecs'] : [],
      };
      for (const endpointPolicies of MODES)
        expect(await allDisagreements({ ...drawn, endpointPolicies }), JSON.stringify(drawn)).toEqual([]);
    }
  });

  test('the documented examples name the task execution role, which may pull as well', async () => {
    const answers = {
      accountId: ACCOUNT,
      taskExecutionRole: 'execution',
      endpointPolicies: 'documented-examples',
      secretSources: ['secretsmanager'],
    } as const;
    expect(await allDisagreements(answers, 'execution')).toEqual([]);
  });

  test('the documented GuardDuty example lets the own account through and no other', async () => {
    const policy = plan(
      toProfile({
        launchType: 'EC2',
        guardDutyRuntimeMonitoring: true,
        endpointPolicies: 'documented-examples',
      }),
    ).endpoints.find((endpoint) => endpoint.service === 'guardduty-data')?.policy as PolicyDocument;
    const seen = asSeenBy(roleArn('us-east-1', 'another'), policy);
    const call = { action: 'guardduty:SendSecurityTelemetry', resource: '*' };
    const context = { 'aws:PrincipalAccount': ACCOUNT };
    expect(await passes({ policy: seen, call, context })).toBe(true);
    const foreign = JSON.parse(JSON.stringify(seen).replaceAll(ACCOUNT, '444455556666')) as PolicyDocument;
    expect(await passes({ policy: foreign, call, context })).toBe(false);
  });

  test('a documented example alone cuts off what the plan allows beside it', async () => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: exampleStatements('ecs', toProfile({})),
    };
    const call = { action: 'ecs:DiscoverPollEndpoint', resource: '*' };
    expect(await passes({ policy, call })).toBe(false);
    const answers = { launchType: 'EC2', endpointPolicies: 'documented-examples' } as const;
    const planned = plan(toProfile(answers)).endpoints.find((one) => one.service === 'ecs')?.policy;
    expect(await passes({ policy: planned as PolicyDocument, call })).toBe(true);
  });

  test('every action that is written anywhere exists', async () => {
    const statements: PolicyStatement[] = [];
    for (const { answers } of PRESETS)
      for (const snippet of policySnippets(plan(toProfile(answers))))
        statements.push(...snippet.document.Statement);
    const actions = new Set(statements.flatMap((statement) => [statement.Action].flat()));
    for (const rule of RULES)
      for (const conclusion of rule.implies)
        if ('uses' in conclusion && conclusion.uses !== 'unknown')
          for (const use of conclusion.uses) for (const action of use.actions) actions.add(action);
    for (const service of SERVICE_IDS)
      for (const statement of exampleStatements(service, toProfile({})))
        for (const action of [statement.Action].flat()) actions.add(action);
    const missing: string[] = [];
    for (const action of actions)
      if (!action.endsWith('*') && !(await actionExists(action))) missing.push(action);
    expect(missing).toEqual([]);
    expect(await actionExists('ecr:BatchGetImages')).toBe(false);
  });
});

describe('an endpoint policy', () => {
  const policyOf = (answers: Answers, service: ServiceId): PolicyDocument | undefined =>
    plan(toProfile(answers)).endpoints.find((endpoint) => endpoint.service === service)?.policy;

  test('is absent with full access, without documented support, and where callers are unknown', () => {
    expect(policyOf({ endpointPolicies: 'full-access' }, 'ecr.dkr')).toBeUndefined();
    expect(policyOf({ launchType: 'EC2' }, 'ecs-agent')).toBeUndefined();
    expect(policyOf({ ecsExec: true }, 'ssmmessages')).toBeUndefined();
    expect(policyOf({ applicationServices: ['s3'] }, 's3')).toBeUndefined();
    expect(policyOf({}, 's3')).toBeDefined();
  });

  test('is absent where others may call too, and holds data in where the account is known', () => {
    for (const answers of [
      { openS3Connections: true },
      { internetGateway: true, egress: 'nat-gateway' },
      { vpcInUse: true },
      { launchType: 'EC2', existingContainerInstances: true },
    ] as const) {
      expect(policyOf(answers, 's3')).toBeUndefined();
      expect(policyOf({ ...answers, endpointPolicies: 'documented-examples' }, 's3')).toBeUndefined();
    }
    expect(policyOf({ vpcInUse: true }, 'ecr.api')).toBeUndefined();
    expect(policyOf({ openS3Connections: true }, 'ecr.api')).toBeDefined();
    const s3 = policyOf({ accountId: ACCOUNT, environmentFiles: true }, 's3')?.Statement ?? [];
    const own = s3.find((statement) => statement.Condition !== undefined);
    expect(own).toMatchObject({
      Resource: ['arn:aws:s3:::*'],
      Condition: { StringEquals: { 'aws:ResourceAccount': ACCOUNT } },
    });
    const layers = s3.filter((statement) => [statement.Resource].flat().join().includes('starport'));
    expect(layers).toHaveLength(1);
    expect(layers[0]).not.toHaveProperty('Condition');
    expect(policyOf({ accountId: ACCOUNT, secretSources: ['ssm'] }, 'ssm')?.Statement[0]?.Resource).toEqual([
      `arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/*`,
    ]);
  });

  test('is never made for a service that does not document its support', () => {
    for (const service of SERVICE_IDS) {
      const made = MODES.map((endpointPolicies) =>
        endpointPolicy(service, [{ actions: ['a:B'] }], toProfile({ endpointPolicies })),
      );
      const supported = serviceOf(service).policy === 'documented';
      expect(
        made.map((policy) => policy !== undefined),
        service,
      ).toEqual([supported, supported]);
    }
  });

  test('stays within the characters that AWS accepts even when everything is used', () => {
    for (const launchType of ['FARGATE', 'EC2', 'EXTERNAL'] as const)
      for (const endpointPolicies of MODES) {
        const answers: Answers = {
          region: 'ap-southeast-1',
          launchType,
          endpointPolicies,
          instanceManagement: true,
          imageRegistries: ['ecr-private', 'ecr-pull-through-cache'],
          repository: `team/${'a'.repeat(240)}`,
          logDrivers: ['awslogs', 'awsfirelens'],
          firelensDestinations: ['cloudwatch-logs', 's3', 'kinesis-firehose'],
          secretSources: ['secretsmanager', 'ssm'],
          guardDutyRuntimeMonitoring: true,
          ecsExec: true,
          ecsExecAudit: ['cloudwatch-logs', 's3'],
          xray: true,
        };
        for (const { policy } of plan(toProfile(answers)).endpoints)
          expect(policy === undefined ? 0 : policyText(policy).length).toBeLessThan(
            POLICY_CHARACTER_LIMIT / 4,
          );
      }
  });

  test('is one and the same for both Amazon ECR endpoints', () => {
    for (const { answers } of PRESETS) {
      if (toProfile(answers).imageRegistries.length === 0) continue;
      expect(policyOf(answers, 'ecr.api')).toEqual(policyOf(answers, 'ecr.dkr'));
    }
  });

  test('of the S3 gateway names the layer bucket in the partition of the Region', () => {
    const statement = policyOf({ region: 'cn-north-1' }, 's3')?.Statement[0];
    expect(statement).toEqual({
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject'],
      Resource: ['arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*'],
    });
  });

  test('keeps the layer bucket beside own buckets in the documented example', () => {
    const statements = policyOf(
      { endpointPolicies: 'documented-examples', environmentFiles: true },
      's3',
    )?.Statement;
    expect(statements?.map((statement) => statement.Resource)).toEqual([
      ['arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*'],
      ['arn:aws:s3:::*'],
    ]);
  });

  test('limits pulls to the named repository of the named account', () => {
    const pull = policyOf({ repository: 'team/app', accountId: ACCOUNT }, 'ecr.dkr')?.Statement.find(
      (statement) => statement.Action.includes('ecr:BatchGetImage'),
    );
    expect(pull?.Resource).toEqual([`arn:aws:ecr:us-east-1:${ACCOUNT}:repository/team/app`]);
  });

  test('names nothing beside a wildcard that covers it', () => {
    const pulls = (answers: Answers) =>
      policyOf({ logDrivers: ['awsfirelens'], guardDutyRuntimeMonitoring: true, ...answers }, 'ecr.dkr')
        ?.Statement.filter(({ Action }) => Action.includes('ecr:BatchGetImage'))
        .map(({ Resource }) => Resource);
    expect(pulls({})).toEqual([['arn:aws:ecr:us-east-1:*:repository/*']]);
    expect(pulls({ accountId: ACCOUNT, repository: 'team/app' })?.flat()).toContain(
      'arn:aws:ecr:us-east-1:*:repository/aws-for-fluent-bit',
    );
    const random = seeded(11);
    for (let round = 0; round < 60; round++)
      for (const { policy } of plan(toProfile(drawAnswers(random))).endpoints)
        for (const { Resource } of policy?.Statement ?? []) {
          const list = [Resource].flat();
          const idle = list.filter((one) =>
            list.some((other) => other !== one && matchesPattern(other, one)),
          );
          expect(idle).toEqual([]);
        }
  });
});
