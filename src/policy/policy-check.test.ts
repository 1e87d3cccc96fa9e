/** What the check of an edited policy says where a statement is about a part of what the plan needs. */
import { expect, test } from 'vitest';
import { type PolicyDocument, plan, type ServiceId, toProfile } from '../core/index.ts';
import { checkPolicy } from './policy-check.ts';
import { evaluatePolicy } from './policy-evaluation.ts';
import { whyNoPolicy } from './why-no-policy.ts';

const SECRETS = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:';
const LAYERS = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*',
};

function problemsOf(
  service: ServiceId,
  statements: readonly object[],
  answers: Parameters<typeof toProfile>[0] = {},
  version = '2012-10-17',
) {
  const { endpoints, workload } = plan(toProfile({ accountId: '111122223333', ...answers }));
  const endpoint = endpoints.find((one) => one.service === service);
  if (endpoint === undefined) throw new Error(`${service} is not planned`);
  const policy = { Version: version, Statement: statements } as unknown as PolicyDocument;
  return checkPolicy(policy, endpoint, workload);
}
const idsOf = (...args: Parameters<typeof problemsOf>) => problemsOf(...args).map(({ id }) => id);

const allow = (Resource: string, more: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'secretsmanager:GetSecretValue',
  Resource,
  ...more,
});
const reads = { secretSources: ['secretsmanager'] } as const;

test('a statement about some of the secrets may block the others, and does not block them for sure', () => {
  const [only, ...others] = problemsOf('secretsmanager', [allow(`${SECRETS}app-*`)], reads);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ id: 'policy/may-block', severity: 'warning', path: 'Statement[0]' });
  expect(only?.text).toContain('statement 1 is about some of these resources only');
});

test('a Deny for some of the secrets is not passed over', () => {
  const deny = allow(`${SECRETS}app-*`, { Effect: 'Deny' });
  expect(problemsOf('secretsmanager', [allow('*'), deny], reads)).toMatchObject([
    { id: 'policy/may-block', path: 'Statement[1]' },
  ]);
  const elsewhere = allow('arn:aws:secretsmanager:us-east-1:444455556666:secret:*', { Effect: 'Deny' });
  expect(idsOf('secretsmanager', [allow('*'), elsewhere], reads)).toEqual([]);
});

test('what no statement is about is blocked for sure', () => {
  expect(idsOf('secretsmanager', [allow('arn:aws:s3:::app-*')], reads)).toEqual(['policy/blocks']);
  expect(idsOf('s3', [LAYERS], { environmentFiles: true })).toEqual(['policy/blocks', 'policy/blocks']);
});

test('a policy variable stands for a value that is not known, where the version has variables', () => {
  const own = (Version?: string) =>
    idsOf(
      'secretsmanager',
      [allow('*', { Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } } })],
      reads,
      Version,
    );
  expect(own()).toEqual(['policy/may-block']);
  const named = allow(`${SECRETS}\${aws:PrincipalTag/team}-*`);
  expect(idsOf('secretsmanager', [named], reads)).toEqual(['policy/may-block']);
});

test('buckets of other accounts are not taken for those of the own account', () => {
  const own = {
    Effect: 'Allow',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
  };
  expect(idsOf('s3', [LAYERS, own], { environmentFiles: true })).toEqual([]);
  const cross = { environmentFiles: true, crossAccountData: true };
  expect(new Set(idsOf('s3', [LAYERS, own], cross))).toEqual(new Set(['policy/may-block']));
});

test('the two spellings of everybody are the same on a gateway endpoint, and one role is not', () => {
  const by = (Principal: unknown) =>
    idsOf('s3', [{ Effect: 'Allow', Principal, Action: '*', Resource: '*' }]).includes(
      'policy/gateway-principal',
    );
  expect([by('*'), by({ AWS: '*' }), by({ AWS: ['*'] })]).toEqual([false, false, false]);
  expect(by({ AWS: 'arn:aws:iam::111122223333:role/app' })).toBe(true);
});

test('values of conditions count when they are written as JSON booleans or numbers', () => {
  const request = {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    context: { 'aws:securetransport': 'true', 'aws:sourcevpce': null },
  };
  const statement = (Effect: 'Allow' | 'Deny', Condition: object) =>
    ({ Effect, Principal: '*', Action: '*', Resource: '*', Condition }) as never;
  expect(evaluatePolicy([statement('Allow', { Bool: { 'aws:SecureTransport': true } })], request)).toBe(
    'allowed',
  );
  const noEndpoint = statement('Deny', { Null: { 'aws:SourceVpce': true } });
  expect(evaluatePolicy([statement('Allow', {}), noEndpoint], request)).toBe('denied');
});

test('the reason for no policy names others who may call, and never claims that it is the own code', () => {
  const { endpoints, workload } = plan(toProfile({ vpcInUse: true }));
  const logs = endpoints.find(({ service }) => service === 'logs');
  expect(logs?.policy).toBeUndefined();
  expect(logs && whyNoPolicy(logs, workload).text).toContain('Callers that the answers do not describe');
});
