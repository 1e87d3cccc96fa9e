import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyStatement } from '../core/index.ts';
import { passes } from '../testing/iam.ts';
import { ACCOUNT } from '../testing/needed-calls.ts';
import { evaluatePolicy, matchesPattern } from './policy-evaluation.ts';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const CALLS = [
  { action: 's3:GetObject', resource: `${BUCKET}/a/b` },
  { action: 's3:PutObject', resource: `${BUCKET}/a/b` },
  { action: 's3:ListBucket', resource: BUCKET },
  { action: 'ecr:GetAuthorizationToken', resource: '*' },
  { action: 'ecr:BatchGetImage', resource: `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/team/app` },
  { action: 'logs:PutLogEvents', resource: `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/a:log-stream:b` },
];
const ACTIONS = [
  '*',
  's3:*',
  's3:Get*',
  'S3:getobject',
  's3:?utObject',
  'ecr:*',
  'ecr:BatchGetImage',
  'logs:Put*',
];
const RESOURCES = [
  '*',
  `${BUCKET}/*`,
  `${BUCKET}*`,
  BUCKET,
  `${BUCKET}/a/?`,
  'arn:aws:ecr:*:*:repository/team/*',
];
const CONTEXT = {
  'aws:sourcevpc': 'vpc-1',
  'aws:sourcevpce': 'vpce-1',
  'aws:principalorgid': 'o-1',
  'aws:securetransport': 'true',
};

const oneOrMore = (values: readonly string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof(fc.constantFrom(...values), fc.subarray([...values], { minLength: 1, maxLength: 3 }));

const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
      'StringEqualsIfExists',
    ),
    key: fc.constantFrom('aws:SourceVpc', 'aws:SourceVpce', 'aws:PrincipalOrgID'),
    value: oneOrMore(['vpc-1', 'vpce-1', 'o-1', 'vpc-*', 'VPC-1', 'other']),
  }),
  fc.record({
    operator: fc.constant('Bool'),
    key: fc.constant('aws:SecureTransport'),
    value: fc.constantFrom('true', 'false'),
  }),
);

const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    action: oneOrMore(ACTIONS),
    resource: oneOrMore(RESOURCES),
    notAction: fc.boolean(),
    notResource: fc.boolean(),
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map(({ Effect, action, resource, notAction, notResource, conditions }) => {
    const Condition: Record<string, Record<string, string | string[]>> = {};
    for (const { operator, key, value } of conditions)
      Condition[operator] = { ...Condition[operator], [key]: value };
    return {
      Effect,
      Principal: '*',
      ...(notAction ? { NotAction: action } : { Action: action }),
      ...(notResource ? { NotResource: resource } : { Resource: resource }),
      ...(conditions.length > 0 ? { Condition } : {}),
    } as PolicyStatement;
  });

const policies = fc.array(statement, { minLength: 1, maxLength: 4 });

describe('our evaluation of endpoint policies', () => {
  test('takes the root of an account for everybody in it, and a session for its role', () => {
    const of = (AWS: string): PolicyStatement => ({
      Effect: 'Allow',
      Principal: { AWS },
      Action: '*',
      Resource: '*',
    });
    const call = { action: 'ecr:BatchGetImage', resource: '*' };
    const role = 'arn:aws:iam::111122223333:role/tasks';
    const session = 'arn:aws:sts::111122223333:assumed-role/tasks/1';
    const known = { ...call, principal: role };
    const account = { ...call, context: { 'aws:principalaccount': '111122223333' } };
    expect(evaluatePolicy([of('arn:aws:iam::111122223333:root')], known)).toBe('allowed');
    expect(evaluatePolicy([of('arn:aws:iam::444455556666:root')], known)).toBe('denied');
    expect(evaluatePolicy([of('arn:aws:iam::111122223333:root')], account)).toBe('allowed');
    expect(evaluatePolicy([of('arn:aws:iam::444455556666:role/x')], account)).toBe('denied');
    expect(evaluatePolicy([of(role)], account)).toBe('conditional');
    expect(evaluatePolicy([of(session)], known)).toBe('conditional');
    expect(evaluatePolicy([of('arn:aws:iam::111122223333:root')], call)).toBe('conditional');
  });

  test('agrees with an independent IAM simulator on any policy and call', async () => {
    await fc.assert(
      fc.asyncProperty(policies, fc.constantFrom(...CALLS), async (Statement, call) => {
        const wanted = (await passes({
          policy: { Version: '2012-10-17', Statement },
          call,
          context: CONTEXT,
        }))
          ? 'allowed'
          : 'denied';
        expect(evaluatePolicy(Statement, { ...call, context: CONTEXT })).toBe(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test('is never sure and wrong when it is told only some of the condition keys', () => {
    fc.assert(
      fc.property(
        policies,
        fc.constantFrom(...CALLS),
        fc.subarray(Object.keys(CONTEXT)),
        (Statement, call, told) => {
          const some = Object.fromEntries(Object.entries(CONTEXT).filter(([key]) => told.includes(key)));
          const verdict = evaluatePolicy(Statement, { ...call, context: some });
          const truth = evaluatePolicy(Statement, { ...call, context: CONTEXT });
          expect(verdict === 'conditional' || verdict === truth).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('knows principals: any, a role, its account, another one', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/execution`;
    const allow = (AWS: string | readonly string[]): readonly PolicyStatement[] => [
      { Effect: 'Allow', Principal: { AWS }, Action: '*', Resource: '*' },
    ];
    const request = { action: 'ecr:BatchGetImage', resource: '*' };
    expect(evaluatePolicy(allow('*'), request)).toBe('allowed');
    expect(evaluatePolicy(allow(arn), request)).toBe('conditional');
    expect(evaluatePolicy(allow(arn), { ...request, principal: arn })).toBe('allowed');
    expect(evaluatePolicy(allow(ACCOUNT), { ...request, principal: arn })).toBe('allowed');
    expect(evaluatePolicy(allow([`${arn}x`, '444455556666']), { ...request, principal: arn })).toBe('denied');
    expect(evaluatePolicy([{ Effect: 'Allow', Action: '*', Resource: '*' }], request)).toBe('denied');
  });

  test('knows that NotPrincipal means everybody else, and of those that it names only that they may be denied too', () => {
    const role = 'arn:aws:iam::111122223333:role/tasks';
    const deny = (NotPrincipal: unknown) =>
      [
        { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        { Effect: 'Deny', NotPrincipal, Action: '*', Resource: '*' },
      ] as unknown as readonly PolicyStatement[];
    const judged = (NotPrincipal: unknown, principal?: string) =>
      evaluatePolicy(deny(NotPrincipal), {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::a/b',
        ...(principal === undefined ? {} : { principal }),
      });
    const root = 'arn:aws:iam::111122223333:root';
    expect(judged({ AWS: role }, role)).toBe('conditional');
    expect(judged({ AWS: [role, root] }, role)).toBe('conditional');
    expect(judged({ AWS: 'arn:aws:iam::111122223333:role/team/tasks' }, role)).toBe('conditional');
    expect(judged('*', role)).toBe('conditional');
    expect(judged({ AWS: 'arn:aws:iam::111122223333:role/other' }, role)).toBe('denied');
    expect(judged({ AWS: ['arn:aws:iam::999999999999:root'] }, role)).toBe('denied');
    expect(judged({ AWS: root }, role)).toBe('conditional');
    expect(judged({ AWS: role })).toBe('conditional');
  });

  test('does not consult the prototype chain for operators and context keys', () => {
    const odd = (operator: string, key: string): readonly PolicyStatement[] => [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: '*',
        Resource: '*',
        Condition: { [operator]: { [key]: 'x' } },
      },
    ];
    const request = { action: 's3:GetObject', resource: '*', context: {} };
    expect(evaluatePolicy(odd('constructor', 'aws:SourceVpc'), request)).toBe('conditional');
    expect(evaluatePolicy(odd('StringEquals', 'constructor'), request)).toBe('conditional');
    expect(evaluatePolicy(odd('toString', '__proto__'), { ...request, context: { a: 'b' } })).toBe(
      'conditional',
    );
  });

  test('knows what holds without a key that no such request has', () => {
    const judged = (operator: string, ...values: readonly string[]) =>
      evaluatePolicy(
        [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: '*',
            Resource: '*',
            Condition: { [operator]: { 'aws:SourceIp': [...values] } },
          },
        ],
        { action: 's3:GetObject', resource: '*', context: { 'aws:sourceip': null } },
      );
    expect(judged('IpAddress', '10.0.0.0/8')).toBe('denied');
    expect(judged('ForAnyValue:StringLike', '10.*')).toBe('denied');
    expect(judged('Null', 'false')).toBe('denied');
    expect(judged('Null', 'true')).toBe('allowed');
    expect(judged('NotIpAddress', '10.0.0.0/8')).toBe('allowed');
    expect(judged('IpAddressIfExists', '10.0.0.0/8')).toBe('allowed');
    expect(judged('ForAllValues:StringLike', '10.*')).toBe('allowed');
  });

  test('denies what nothing allows', () => {
    expect(evaluatePolicy([], { action: 's3:GetObject', resource: '*' })).toBe('denied');
  });
});

describe('a pattern of IAM', () => {
  const translated = (pattern: string): RegExp =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\/-]/g, '\\$&')
        .replaceAll('*', '[\\s\\S]*')
        .replaceAll('?', '[\\s\\S]')}$`,
    );
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '*', '?'), maxLength: 8 });

  test('matches what the same regular expression matches', () => {
    fc.assert(
      fc.property(pattern, letters, (text, candidate) => {
        expect(matchesPattern(text, candidate)).toBe(translated(text).test(candidate));
      }),
      { numRuns: 2_000 },
    );
  });

  test('of many asterisks does not branch for each of them', () => {
    expect(matchesPattern(`${'*a'.repeat(30)}b`, 'a'.repeat(2_000))).toBe(false);
  });
});
