import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  aboutVpc,
  aboutWorkload,
  type EditedPolicies,
  PRESETS,
  plan,
  QUESTION_IDS,
  REGION_IDS,
  SERVICE_IDS,
  toProfile,
  toProfiles,
} from '../core/index.ts';
import { anyAnswers, drawAnswers, fullAnswers, seeded } from '../testing/arbitrary.ts';
import { anyCharacter } from '../testing/characters.ts';
import { printFragment, printLink, printSavedAnswers, readLink, readSavedAnswers } from './index.ts';
import { printShortFragment } from './print-link.ts';

const policies: fc.Arbitrary<EditedPolicies> = fc.dictionary(
  fc.constantFrom(...SERVICE_IDS),
  fc.record({
    Version: fc.constant('2012-10-17' as const),
    Statement: fc.array(
      fc.record({
        Sid: fc.string({ unit: anyCharacter }),
        Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
        Principal: fc.constant('*' as const),
        Action: fc.constantFrom('*', 's3:Get*'),
        Resource: fc.string({ unit: anyCharacter, minLength: 1 }),
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
          fc.string({ unit: anyCharacter }),
          fc.constantFrom('v', 'region', 'policy.s3', '__proto__', '%zz'),
        ),
        fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.constantFrom('1', '%', '%E0%A4%A', 'constructor', '{}', 'true'),
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyCharacter }),
          parts.map((all) => all.map((p) => p.join('=')).join('&')),
        ),
        (text) => {
          const { answers, policies: edited } = readLink(text);
          expect(plan(toProfile(answers), { policies: edited }).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 120 },
    );
  });

  test.each<[string, string, string]>([
    ['v=3&region=us-west-2', 'v', 'version 1 to 2; a newer planner may read newer links'],
    ['region=us-west-2', 'v', 'version 1 to 2; a newer planner may read newer links'],
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
    ['v=1&workload=web', 'workload', 'the id of a question'],
    ['v=2&workload=a%20b', 'workloads', '1 to 63 letters, digits, hyphens and underscores, each name once'],
    ['v=2&workload=web&region=us-east-2', 'region', 'an answer beside those of the VPC; workloads share it'],
    ['v=2&workload=web&ecsExec=true&ecsExec=false', 'ecsExec', 'each name once'],
    ['v=2&workload=web&policy.s3=%7B%7D', 'policy.s3', 'the id of a question'],
    ['v=1&policy.workspaces=%7B%7D', 'policy.workspaces', 'the short name of an endpoint service'],
    ['v=1&policy.constructor=%7B%7D', 'policy.constructor', 'the short name of an endpoint service'],
  ])('with %s names %s and what is allowed', (link, field, allowed) => {
    expect(readLink(link).problems.map((problem) => [problem.field, problem.allowed])).toEqual([
      [field, allowed],
    ]);
  });

  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ['v=1&region=eu-central-1&region=xx', 'eu-central-1', [['eu-central-1, xx', 'eu-central-1']]],
    ['v=1&region=xx&region=eu-central-1', 'eu-central-1', [['xx, eu-central-1', 'eu-central-1']]],
    [
      'v=1&region=eu-west-1&region=eu-west-2&region=eu-west-3',
      'eu-west-3',
      [['eu-west-1, eu-west-2, eu-west-3', 'eu-west-3']],
    ],
    ['v=1&region=yy&region=xx', 'us-east-1', [['xx', 'the default']]],
  ])('with a name that stands several times, %s, uses %s and says so in one line', (link, region, said) => {
    const { answers, problems } = readLink(link);
    expect(toProfile(answers).region).toBe(region);
    expect(problems.map(({ value, taken }) => [value, taken])).toEqual(said);
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
          fc.string({ unit: anyCharacter }),
          fc.json(),
          fc.object().map((o) => JSON.stringify({ version: 1, answers: o, policies: o })),
        ),
        (text) => {
          const { answers, policies: edited } = readSavedAnswers(text);
          expect(plan(toProfile(answers), { policies: edited }).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 120 },
    );
    expect(readSavedAnswers('['.repeat(100_000)).problems).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['', '(file)'],
    ['{', '(file)'],
    ['[]', '(file)'],
    ['null', '(file)'],
    ['{"version":1}', 'answers'],
    ['{"version":3,"answers":{}}', 'version'],
    ['{"version":1,"answers":{},"workloads":[]}', 'workloads'],
    ['{"version":2,"answers":{},"workloads":{}}', 'workloads'],
    ['{"version":2,"answers":{},"workloads":["web"]}', 'workloads'],
    ['{"version":2,"answers":{},"workloads":[{"name":"a b","answers":{}}]}', 'workloads'],
    [
      '{"version":2,"answers":{},"workloads":[{"name":"","answers":{}},{"name":"b","answers":{}}]}',
      'workloads',
    ],
    [
      '{"version":2,"answers":{},"workloads":[{"name":"a","answers":{}},{"name":"a","answers":{}}]}',
      'workloads',
    ],
    ['{"version":2,"answers":{},"workloads":[{"name":"a","answers":{"region":"us-east-1"}}]}', 'region'],
    ['{"version":2,"answers":{},"workloads":[{"name":"a","answers":{"ecsexec":true}}]}', 'ecsexec'],
    ['{"version":2,"answers":{},"workloads":[{"name":"a","answers":[]}]}', 'answers'],
    ['{"version":2,"answers":{},"workloads":[{"name":"a","answer":{}}]}', 'answer'],
    [
      '{"version":2,"answers":{"logDrivers":["json-file"]},"workloads":[{"name":"a","answers":{}},{"name":"b","answers":{"launchType":"EC2"}}]}',
      'logDrivers',
    ],
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

describe('what is allowed', () => {
  const STATEMENT = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

  test.each([
    ['{"Version":"2012-10-17","Stat', 'A policy is a JSON object with Version and Statement.'],
    ['{"Statement":[]}', 'Statement is missing or empty.'],
    ['{"Extra":1,"Statement":[]}', 'Unknown element Extra. Allowed: Version, Id, Statement.'],
    [
      JSON.stringify({ Statement: [STATEMENT, { ...STATEMENT, Effect: 'allow' }] }),
      'Statement[1].Effect: Effect is Allow or Deny.',
    ],
  ])('of the policy %s is followed by what is wrong with it, as a sentence of its own', (policy, reason) => {
    const { problems } = readLink(`v=1&policy.s3=${encodeURIComponent(policy)}`);
    expect(problems).toMatchObject([
      { field: 'policy.s3', allowed: 'an endpoint policy', reason, taken: 'the planned policy' },
    ]);
  });

  test('ends a sentence, whatever was not understood: it has no full stop of its own and holds no second sentence', () => {
    const links = QUESTION_IDS.map((id) => `v=1&${id}=%00`);
    const others = ['v=9', 'x', 'v=1&a=1&a=2', 'v=1&policy.x=1', 'v=1&policy.s3=1', 'v=2&workload=a%20b'];
    const files = [
      '{',
      '[]',
      '{"version":1}',
      '{"version":1,"answers":[],"x":1}',
      '{"version":2,"workloads":[1]}',
    ];
    const problems = [
      ...[...links, ...others].flatMap((link) => readLink(link).problems),
      ...files.flatMap((file) => readSavedAnswers(file).problems),
    ];
    expect(problems.length).toBeGreaterThan(QUESTION_IDS.length);
    for (const { allowed, taken, reason } of problems) {
      for (const text of [allowed, taken]) expect(text).not.toMatch(/[.:;]$|\. |: [A-Z]/);
      if (reason !== undefined) expect(reason).toMatch(/[^.]\.$/);
    }
  });
});

describe('several workloads', () => {
  const several = fc
    .record({
      vpc: anyAnswers.map(aboutVpc),
      all: fc.array(anyAnswers.map(aboutWorkload), { minLength: 2, maxLength: 8 }),
      edited: policies,
    })
    .map(({ vpc, all, edited }) => ({
      profiles: toProfiles(
        vpc,
        all.map((answers, index) => ({ name: `w-${index}`, answers })),
      ),
      edited,
    }));

  test.each([
    ['link', printFragment, readLink],
    ['saved file', printSavedAnswers, readSavedAnswers],
  ] as const)('come back from a %s as they were', (_, print, read) => {
    fc.assert(
      fc.property(several, ({ profiles, edited }) => {
        const shared = read(print(profiles, edited));
        expect(shared.problems).toEqual([]);
        expect(toProfiles(shared.answers, shared.workloads)).toEqual(profiles);
        expect(shared.policies).toEqual({ ...edited });
      }),
      { numRuns: 60 },
    );
  });

  test('one workload is written as version 1, whatever its name', () => {
    const [profile] = toProfiles({ region: 'eu-west-1' }, [{ name: 'web', answers: { ecsExec: true } }]);
    const one = profile === undefined ? [] : [profile];
    expect(printFragment(one)).toBe(printFragment(toProfile({ region: 'eu-west-1', ecsExec: true })));
    expect(JSON.parse(printSavedAnswers(one))).toMatchObject({ version: 1 });
  });

  test('three make a link that every browser and chat takes, however they differ', () => {
    const random = seeded(7);
    const named = (name: string) => ({ name, answers: aboutWorkload(drawAnswers(random)) });
    const vpc: Answers = {
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      vpcCidr: '10.0.0.0/16',
      subnetIds: 'subnet-0a1b2c3d4e5f67890,subnet-1a1b2c3d4e5f67890',
      routeTableIds: 'rtb-0a1b2c3d4e5f67890',
      accountId: '123456789012',
      tags: 'team=platform,stage=prod',
    };
    const longest = Array.from({ length: 200 }, () => {
      const workloads = ['web-frontend', 'batch-worker', 'scheduled-report'].map(named);
      return Math.max(
        printLink('https://planner.example.com/', toProfiles(vpc, workloads)).length,
        printShortFragment(vpc, workloads).length,
      );
    });
    expect(Math.max(...longest)).toBeLessThan(2_000);
  });

  test('of which only some read Amazon ECR keep the repository in a short link', () => {
    const workloads = [
      { name: 'proxy', answers: { imageRegistries: ['other'] } },
      { name: 'web', answers: { imageRegistries: ['ecr-private'] } },
    ] as const;
    const read = readLink(printShortFragment({ repository: 'team/app' }, workloads));
    expect(read.answers).toEqual({ repository: 'team/app' });
  });

  test('are read from links of version 2 that spell out every flag, as they were first written', () => {
    const spelled = 'v=2&region=eu-west-1&xray=true&workload=web&ecsExec=true&workload=batch&ecsExec=false';
    const read = readLink(spelled);
    expect(read.problems).toEqual([]);
    expect(read.workloads.map(({ answers }) => answers)).toEqual([{ ecsExec: true }, { ecsExec: false }]);
    expect(printShortFragment(read.answers, read.workloads)).toBe(
      'v=2&region=eu-west-1&yes=xray&workload=web&yes=ecsExec&workload=batch&no=ecsExec',
    );
  });
});

test('every preset is shared and read back as it was', () => {
  for (const { answers } of PRESETS) {
    const workload = toProfile(answers);
    expect(toProfile(readLink(printFragment(workload)).answers)).toEqual(workload);
    expect(toProfile(readSavedAnswers(printSavedAnswers(workload)).answers)).toEqual(workload);
  }
});
