import { describe, expect, test } from 'vitest';
import { type Call, callsOf, type Principal } from '../core/calls/index.ts';
import { type Answers, type Plan, type PolicyStatement, plan, toProfile } from '../core/index.ts';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import { neededCalls, partitionNamed } from '../testing/needed-calls.ts';
import { decidePolicy } from './policy-evaluation.ts';

const ACCOUNT = '111122223333';
const STRANGER = '444455556666';

/** Who makes a call; AWS's own roles and the unsigned have another account, or none. */
const ROLES: { readonly [P in Principal]: string | undefined } = {
  'execution-role': `${ACCOUNT}:role/execution`,
  'task-role': `${ACCOUNT}:role/task`,
  'instance-role': `${ACCOUNT}:role/ecsInstanceRole`,
  'anywhere-role': `${ACCOUNT}:role/ecsAnywhereRole`,
  'service-linked-role': `${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
  'infrastructure-role': `${ACCOUNT}:role/infrastructure`,
  ecr: '999988887777:role/storage-access-role-prod',
  anonymous: undefined,
  unknown: undefined,
};

const plans: readonly Plan[] = (() => {
  const random = seeded(5);
  return Array.from({ length: 70 }, (_, index) => {
    const drawn: Answers = { ...drawAnswers(random), endpointPolicies: 'least-privilege' };
    const quiet = { vpcInUse: false, openS3Connections: false, accountId: index % 3 === 0 ? '' : ACCOUNT };
    return plan(toProfile({ ...drawn, ...quiet }));
  });
})();

/** Settings of the agent and of the FireLens image that no question asks for: tags from the instance, days of retention. */
const OF_SETTINGS = ['ec2:DescribeTags', 'logs:PutRetentionPolicy'];

const policyOf = (planned: Plan, call: Call): readonly PolicyStatement[] | undefined =>
  planned.endpoints.find(({ service }) => service === call.service)?.policy?.Statement;

/** AWS's buckets belong to AWS; every other resource to the account of the workload. */
const ownerOf = ({ resource }: Call): string => (/:s3:::(?!\*)/.test(resource) ? '999988887777' : ACCOUNT);

function requestOf(call: Call, action: string, { workload }: Plan, owner: string) {
  const role = ROLES[call.principal];
  const arn = `arn:${partitionNamed(workload.region)}:iam::${role}`;
  return {
    action,
    resource: call.resource,
    ...(role === undefined ? {} : { principal: arn }),
    context: { 'aws:resourceaccount': owner },
  };
}

describe('least-privilege policies and the calls of a workload', () => {
  test('let every call through, as whoever makes it, and name the statement that does', () => {
    const wrong = new Set<string>();
    const made = new Set<Principal>();
    for (const planned of plans) {
      for (const call of callsOf(planned.workload)) {
        const statements = policyOf(planned, call);
        if (statements === undefined) continue;
        made.add(call.principal);
        for (const action of call.actions) {
          const { verdict, statement } = decidePolicy(
            statements,
            requestOf(call, action, planned, ownerOf(call)),
          );
          const names = statement !== undefined && statements[statement]?.Effect === 'Allow';
          if (verdict !== 'allowed' || !names) wrong.add(`${call.id}: ${action} as ${call.principal}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
    const expected = ['anonymous', 'ecr', 'execution-role', 'instance-role', 'task-role'];
    expect(expected.filter((principal) => !made.has(principal as Principal))).toEqual([]);
  });

  test('name no action that neither the fact base nor a managed policy of AWS has', () => {
    const needless = new Set<string>();
    for (const planned of plans) {
      const called = new Set(callsOf(planned.workload).flatMap(({ actions }) => actions));
      for (const { service, policy } of planned.endpoints) {
        const documented = new Set(neededCalls(planned.workload, service).map(({ action }) => action));
        const actions = policy?.Statement.flatMap(({ Action }) => [Action].flat()) ?? [];
        // The wildcards of services that the code calls stand for what nobody can know.
        for (const action of actions)
          if (
            typeof action === 'string' &&
            !action.endsWith('*') &&
            !called.has(action) &&
            !documented.has(action)
          )
            needless.add(`${service}: ${action}`);
      }
    }
    expect([...needless].filter((found) => !OF_SETTINGS.some((known) => found.endsWith(known)))).toEqual([]);
  });

  test('let nothing out into a bucket of another account where the account is known', () => {
    const known = plans.filter(({ workload }) => workload.accountId !== '' && !workload.crossAccountData);
    for (const planned of known) {
      // Code that uses Amazon S3 may use any bucket.
      if (planned.workload.applicationServices.includes('s3')) continue;
      for (const { service, policy } of planned.endpoints) {
        if (service !== 's3' || policy === undefined) continue;
        const leaving = {
          action: 's3:PutObject',
          resource: `arn:${partitionNamed(planned.workload.region)}:s3:::a-bucket-of-a-stranger/secrets`,
          context: { 'aws:resourceaccount': STRANGER },
        };
        expect(decidePolicy(policy.Statement, leaving)).toEqual({ verdict: 'denied', statement: undefined });
      }
    }
    expect(plans.some((planned) => planned.endpoints.some(({ service }) => service === 's3'))).toBe(true);
  });
});
