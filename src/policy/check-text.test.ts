import { describe, expect, test } from 'vitest';
import { plan, SERVICE_IDS, type ServiceId, toProfile } from '../core/index.ts';
import { checkPolicyText } from './check-text.ts';
import { actionsOf, conditionKeysOf, IAM_NAMES_DATE, judgeAction } from './iam-actions.ts';

const workload = toProfile({ secretSources: ['secretsmanager'] });
const planned = plan(workload);

function endpoint(service: ServiceId) {
  const found = planned.endpoints.find((candidate) => candidate.service === service);
  if (found === undefined) throw new Error(`${service} is not planned`);
  return found;
}

function check(policy: unknown, service: ServiceId = 'ecr.api') {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);
  const { problems, ...rest } = checkPolicyText(text, endpoint(service), workload);
  return { ...rest, problems, marked: problems.map(({ start, end }) => text.slice(start, end)) };
}

const allow = (actions: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: actions, Resource: '*', ...more }],
});

describe('a policy text', () => {
  test('that is much longer than AWS accepts is refused unread', () => {
    const { policy, problems } = check(
      allow(Array.from({ length: 9000 }, () => 'ecr:GetAuthorizationToken')),
    );
    expect(policy).toBeUndefined();
    expect(problems.map(({ id }) => id)).toEqual(['policy/too-long']);
  });

  test('that allows everything has no problems', () => {
    expect(check(allow('*'))).toMatchObject({ problems: [], policy: allow('*') });
  });

  test.each(
    planned.endpoints.flatMap(({ service, policy }) => (policy === undefined ? [] : [{ service, policy }])),
  )('that the planner wrote has no problems: $service', ({ service, policy }) => {
    expect(check(policy, service).problems).toEqual([]);
  });

  test('that is not JSON is refused with line and column, and leaves the plan as it was', () => {
    const { policy, problems } = check('{\n  "Version": "2012-10-17",\n  "Statement": [,]\n}');
    expect(policy).toBeUndefined();
    expect(problems).toMatchObject([{ id: 'policy/syntax', severity: 'error', where: 'line 3, column 17' }]);
  });

  test.each([
    ['', 'empty'],
    ['{"Version": "2012-10-17"', 'missing'],
    ["{'Version': 1}", 'double quotes'],
    ['{"a": tru}', 'not a value'],
    ['{"a": 1,}', 'No comma before }'],
    ['{"a": 1} x', 'Nothing may follow'],
    ['{"a": "b\n"}', 'not closed'],
    ['['.repeat(5000), 'Nested deeper'],
  ])('%j says what is wrong', (text, part) => {
    expect(check(text).problems.map((problem) => problem.text)).toEqual([expect.stringContaining(part)]);
  });

  test('with a mistake of grammar marks the place', () => {
    const { policy, marked, problems } = check(allow('*', { Effect: 'Permit', Resurce: '*' }));
    expect(policy).toBeUndefined();
    expect(marked).toEqual(expect.arrayContaining(['"Effect"', '"Resurce"']));
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('with a name twice is refused, because only the last would count', () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}';
    expect(check(text)).toMatchObject({ policy: undefined, marked: expect.arrayContaining(['"Effect"']) });
  });

  test('marks an action that IAM does not know, and one of another service', () => {
    const { problems, marked } = check(allow(['ecr:*', 'ecr:BatchGetImages', 's3:GetObject']));
    expect(problems.map(({ id, severity }) => [id, severity])).toEqual([
      ['policy/unknown-action', 'warning'],
      ['policy/other-service', 'info'],
    ]);
    expect(marked).toEqual(['"ecr:BatchGetImages"', '"s3:GetObject"']);
  });

  test('that forgets what the plan needs names the calls', () => {
    const { problems } = check(allow('ecr:GetAuthorizationToken'));
    expect(problems.map(({ id }) => id)).toContain('policy/blocks');
  });

  test('of a gateway endpoint must have the principal "*"', () => {
    const { problems, marked } = check(
      allow('*', { Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
      's3',
    );
    expect(problems.map(({ id }) => id)).toContain('policy/gateway-principal');
    expect(marked).toContain('"Principal"');
  });

  test('that is longer than AWS accepts is reported', () => {
    const { problems } = check(allow('*', { Sid: 'a'.repeat(20_480) }));
    expect(problems.map(({ id }) => id)).toEqual(['policy/too-long']);
  });

  test('may have a single statement without a list, and its problems are marked', () => {
    const { marked } = check({
      ...allow('*'),
      Statement: { ...allow('*').Statement[0], Action: ['ecr:Nope', '*'] },
    });
    expect(marked).toEqual(['"ecr:Nope"']);
  });
});

describe('the names of IAM', () => {
  test.each(SERVICE_IDS)('are known for the endpoint service %s', (service) => {
    expect(actionsOf(service).length).toBeGreaterThan(0);
    expect(conditionKeysOf(service)).toContain('aws:SourceVpc');
    expect(actionsOf(service).filter((action) => judgeAction(action, service) !== 'known')).toEqual([]);
  });

  test('carry the date of their source', () => {
    expect(IAM_NAMES_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
