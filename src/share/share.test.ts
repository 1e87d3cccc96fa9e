import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EditedPolicies,
  PRESETS,
  plan,
  QUESTION_IDS,
  REGION_IDS,
  SERVICE_IDS,
  toProfile,
} from '../core/index.ts';
import { anyAnswers, fullAnswers } from '../testing/arbitrary.ts';
import { printFragment, printLink, printSavedAnswers, readLink, readSavedAnswers } from './index.ts';

const policies: fc.Arbitrary<EditedPolicies> = fc.dictionary(
  fc.constantFrom(...SERVICE_IDS),
  fc.record({
    Version: fc.constant('2012-10-17' as const),
    Statement: fc.array(
      fc.record({
        Sid: fc.string({ unit: 'binary' }),
        Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
        Principal: fc.constant('*' as const),
        Action: fc.constantFrom('*', 's3:Get*'),
        Resource: fc.string({ unit: 'binary', minLength: 1 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  { maxKeys: 2 },
);

describe('a link', () => {
  test('gives back the workload and the edited policies from which it was printed', () => {
    fc.assert(
      fc.property(fullAnswers, policies, (answers, edited) => {
        const workload = toProfile(answers);
        const read = readLink(printLink('https://planner.example/app/#old', workload, edited));
        expect(read.problems).toEqual([]);
        expect(toProfile(read.answers)).toEqual(workload);
        expect(read.policies).toEqual({ ...edited });
      }),
      { numRuns: 100 },
    );
  });

  test('is the same wherever the planner is served, and readable', () => {
    const workload = toProfile({ region: 'ca-west-1', logDrivers: ['awslogs', 'awsfirelens'] });
    const fragment = printFragment(workload);
    expect(printLink('https://a.example/x?y=1#z', workload)).toBe(`https://a.example/x?y=1#${fragment}`);
    expect(readLink(fragment)).toEqual(readLink(`https://b.example/#${fragment}`));
    expect(fragment).toMatch(/^v=1&region=ca-west-1&/);
    expect(fragment).toContain('&logDrivers=awslogs,awsfirelens&');
    expect(fragment).toMatch(/^[\w.~!$&'()*+,;=:@/?%-]+$/);
  });

  test('carries every asked question, so that a changed default changes no old plan', () => {
    const names = (text: string) => text.split('&').map((part) => part.split('=')[0]);
    const fragment = printFragment(toProfile({ launchType: 'EC2' }));
    expect(names(fragment)).toContain('agentVersion');
    expect(names(fragment)).not.toContain('platformVersion');
    expect(names(fragment).slice(1)).toEqual(QUESTION_IDS.filter((id) => names(fragment).includes(id)));
  });

  test('of any text at all is read without throwing, and what is not understood is named', () => {
    const parts = fc.array(
      fc.tuple(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('v', 'region', 'policy.s3', '__proto__', '%zz'),
        ),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('1', '%', '%E0%A4%A', 'constructor', '{}', 'true'),
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          parts.map((all) => all.map((p) => p.join('=')).join('&')),
        ),
        (text) => {
          const { answers, policies: edited } = readLink(text);
          expect(plan(toProfile(answers), { policies: edited }).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each<[string, string, string]>([
    ['v=2&region=us-west-2', 'v', 'version 1; a newer planner may read newer links'],
    ['region=us-west-2', 'v', 'version 1; a newer planner may read newer links'],
    ['v=1&constructor=1', 'constructor', 'the id of a question'],
    ['v=1&__proto__=1', '__proto__', 'the id of a question'],
    ['v=1&region=mars-north-1', 'region', `one of ${REGION_IDS.join(', ')}`],
    ['v=1&region=%zz', 'region=%zz', 'name=value, percent-encoded'],
    ['v=1&nonsense', 'nonsense', 'name=value, percent-encoded'],
    ['v=1&ecsExec=yes', 'ecsExec', 'true or false'],
    ['v=1&region=us-east-1&region=us-west-2', 'region', 'each name once'],
    [
      'v=1&logDrivers=json-file',
      'logDrivers',
      'one of awslogs, awsfirelens, splunk with these other answers',
    ],
    ['v=1&policy.lambda=%7B%7D', 'policy.lambda', 'the short name of an endpoint service'],
    ['v=1&policy.constructor=%7B%7D', 'policy.constructor', 'the short name of an endpoint service'],
  ])('with %s names %s and what is allowed', (link, field, allowed) => {
    expect(readLink(link).problems.map((problem) => [problem.field, problem.allowed])).toEqual([
      [field, allowed],
    ]);
  });

  test('with a policy that is none names where it fails, and keeps the planned one', () => {
    for (const text of ['{}', '{"Statement":[{"Effect":"Permit"}]}', 'x', '[]', '{"Statement":[]}']) {
      const read = readLink(`v=1&policy.s3=${encodeURIComponent(text)}`);
      expect(read.policies).toEqual({});
      expect(read.problems).toMatchObject([{ field: 'policy.s3', taken: 'the planned policy' }]);
    }
  });

  test('of fifty thousand parts is read, and each part is reported', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `name${index}=1`).join('&');
    expect(readLink(`v=1&${text}`).problems).toHaveLength(50_000);
  });
});

describe('a saved file', () => {
  test('gives back the workload and the edited policies from which it was printed', () => {
    fc.assert(
      fc.property(anyAnswers, policies, (answers, edited) => {
        const workload = toProfile(answers);
        const read = readSavedAnswers(printSavedAnswers(workload, edited));
        expect(read.problems).toEqual([]);
        expect(toProfile(read.answers)).toEqual(workload);
        expect(read.policies).toEqual({ ...edited });
      }),
      { numRuns: 60 },
    );
  });

  test('has the form of the contract', () => {
    expect(JSON.parse(printSavedAnswers(toProfile({ region: 'ca-west-1' })))).toMatchObject({
      version: 1,
      answers: { region: 'ca-west-1', launchType: 'FARGATE', logDrivers: ['awslogs'] },
    });
    expect(readSavedAnswers('\uFEFF{"version":1,"answers":{}}').problems).toEqual([]);
  });

  test('of any text or JSON is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.object().map((o) => JSON.stringify({ version: 1, answers: o, policies: o })),
        ),
        (text) => {
          const { answers, policies: edited } = readSavedAnswers(text);
          expect(plan(toProfile(answers), { policies: edited }).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
    expect(readSavedAnswers('['.repeat(100_000)).problems).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['', '(file)'],
    ['{', '(file)'],
    ['[]', '(file)'],
    ['null', '(file)'],
    ['{"version":1}', 'answers'],
    ['{"version":2,"answers":{}}', 'version'],
    ['{"answers":{}}', 'version'],
    ['{"version":1,"answers":[]}', 'answers'],
    ['{"version":1,"answers":{},"extra":1}', 'extra'],
    ['{"version":1,"answers":{"__proto__":1}}', '__proto__'],
    ['{"version":1,"answers":{"region":7}}', 'region'],
    ['{"version":1,"answers":{"logDrivers":"awslogs"}}', 'logDrivers'],
    ['{"version":1,"answers":{"logDrivers":["json-file"]}}', 'logDrivers'],
    ['{"version":1,"answers":{"tags":"a=\\ud800"}}', 'tags'],
    ['{"version":1,"answers":{},"policies":{"toString":{}}}', 'policies.toString'],
  ])('%s is reported as %s', (text, field) => {
    const { problems } = readSavedAnswers(text);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]?.allowed).not.toBe('');
  });
});

test('every preset is shared and read back as it was', () => {
  for (const { answers } of PRESETS) {
    const workload = toProfile(answers);
    expect(toProfile(readLink(printFragment(workload)).answers)).toEqual(workload);
    expect(toProfile(readSavedAnswers(printSavedAnswers(workload)).answers)).toEqual(workload);
  }
});
