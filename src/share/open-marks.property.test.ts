/**
 * What was read in doubt stays in doubt: a link and a saved file mark such answers, in every form that they have, and whoever
 * opens them is told that the answers are assumptions.
 */
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  aboutVpc,
  aboutWorkload,
  askedQuestions,
  countingFor,
  isVpcQuestion,
  knownCase,
  marked,
  type NamedAnswers,
  QUESTION_IDS,
  type QuestionId,
  toProfiles,
} from '../core/index.ts';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import frozen from './frozen-open.json' with { type: 'json' };
import places from './frozen-questions.json' with { type: 'json' };
import {
  printKnownAnswers,
  printShortFragment,
  readLink,
  readSavedAnswers,
  type SharedPlan,
} from './index.ts';
import { PACKED, PLACES, packedBits } from './link-words.ts';

interface Marked {
  readonly vpc: Answers;
  readonly open: readonly QuestionId[];
  readonly workloads: readonly NamedAnswers[];
}

const inOrder = (ids: readonly QuestionId[]): readonly QuestionId[] =>
  QUESTION_IDS.filter((id) => ids.includes(id));

/** What whoever opens it has: of the VPC and of each workload the answers and the marks. */
function opened({ answers, open = [], workloads }: SharedPlan): Marked {
  return {
    vpc: aboutVpc(answers),
    open: open.filter(isVpcQuestion),
    workloads: workloads.map((workload) => countingFor({ answers, open }, workload)),
  };
}

/** Answers to questions that are asked, some of them in doubt. */
function drawn(random: () => number, names: readonly string[]): Marked {
  const some = (answers: Answers, share: number) =>
    inOrder((Object.keys(answers) as QuestionId[]).filter((id) => answers[id] !== '' && random() < share));
  const only = (answers: Answers, ids: readonly QuestionId[]) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id as QuestionId))) as Answers;
  let vpc = aboutVpc(drawAnswers(random));
  let given = names.map((name) => {
    const answers = aboutWorkload(drawAnswers(random));
    return { name, answers: only(answers, some(answers, 0.8)) };
  });
  // What is left out may hide what was asked because of it.
  for (let round = 0; round < 5; round++) {
    const asked = toProfiles(vpc, given).map(({ profile }) => askedQuestions(profile));
    vpc = only(vpc, asked.flat());
    given = given.map(({ name, answers }, index) => ({ name, answers: only(answers, asked[index] ?? []) }));
  }
  const workloads = given.map((one) => ({ ...one, ...marked(some(one.answers, 0.3)) }));
  return { vpc, open: some(vpc, 0.3), workloads };
}

const FORMS: readonly (readonly [string, (plan: Marked) => SharedPlan])[] = [
  ['link', ({ vpc, workloads, open }) => readLink(printShortFragment(vpc, workloads, {}, open))],
  ['saved file', ({ vpc, workloads, open }) => readSavedAnswers(printKnownAnswers(vpc, workloads, {}, open))],
];

describe.each(FORMS)('a %s', (_, shared) => {
  test.each([
    ['one workload', ['']],
    ['one workload with a name', ['web']],
    ['two workloads', ['web', 'batch']],
    ['three workloads with long names', ['a', 'b', 'c'].map((letter) => letter.repeat(63))],
    ['eight workloads', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('gives back what was in doubt, of %s', (_name, names) => {
    const random = seeded(names.length);
    let marks = 0;
    for (let run = 0; run < 40; run++) {
      const plan = drawn(random, names);
      const read = shared(plan);
      expect(read.problems).toEqual([]);
      const back = opened(read);
      expect(back.open).toEqual(plan.open);
      expect(back.workloads.map(({ open }) => open)).toEqual(plan.workloads.map(({ open }) => open));
      expect(toProfiles(back.vpc, back.workloads)).toEqual(toProfiles(plan.vpc, plan.workloads));
      // Shared once more it is the same.
      expect(opened(shared(back))).toEqual(back);
      marks += plan.open.length + plan.workloads.flatMap(({ open = [] }) => open).length;
    }
    expect(marks).toBeGreaterThan(100);
  });

  test('without doubt has no mark', () => {
    const plan = { vpc: { region: 'eu-west-1' } as const, open: [], workloads: [{ name: '', answers: {} }] };
    expect(shared(plan)).not.toHaveProperty('open');
  });
});

test('a link of three workloads stays short with everything in doubt and 250 characters of free text', () => {
  const random = seeded(3);
  const written: Answers = {
    vpcId: 'vpc-0a1b2c3d4e5f67890',
    subnetIds: ['0', '1', '2', '3'].map((digit) => `subnet-${digit}a1b2c3d4e5f67890`).join(),
    accountId: '123456789012',
    taskExecutionRole: 'ecsTaskExecutionRole',
    repository: 'team/application',
    tags: 'team=platform,stage=prod',
    namePrefix: 'planner-production',
  };
  const names = ['a', 'b', 'c'].map((letter) => letter.repeat(63));
  let longest = 0;
  for (let run = 0; run < 100; run++) {
    const vpc = { ...aboutVpc(drawAnswers(random)), ...written };
    const workloads = names.map((name) => {
      const answers = aboutWorkload(drawAnswers(random));
      return { name, answers, open: Object.keys(answers) as QuestionId[] };
    });
    const link = printShortFragment(vpc, workloads, {}, Object.keys(vpc) as QuestionId[]);
    expect(readLink(link).problems).toEqual([]);
    longest = Math.max(longest, link.length);
  }
  expect(longest + 100).toBeLessThan(2_000);
});

test('every question in doubt, of the VPC and of three workloads, takes at most 60 characters of a packed link', () => {
  const own = QUESTION_IDS.filter((id) => !isVpcQuestion(id));
  const marks = [QUESTION_IDS, own, own, own].map((ids) => `&open=${packedBits(PLACES, ids)}`);
  expect(marks.every((mark) => mark.startsWith(`&open=${PACKED}`))).toBe(true);
  // `longest-link.property.test.ts` leaves room for 320 characters of free text; so many less are left.
  expect(marks.join('').length).toBeLessThanOrEqual(60);
});

test.each(frozen.map((one) => [one.fragment, one] as const))(
  'a link of the first version with marks means the same for ever: %s',
  (_, { fragment, open, workloads }) => {
    const read = readLink(fragment);
    expect(read.problems).toEqual([]);
    const back = opened(read);
    expect(back.open).toEqual(open);
    expect(back.workloads.map((one) => [one.name, one.open ?? []])).toEqual(
      workloads.map((one) => [one.name, one.open]),
    );
  },
);

test('questions keep their places, which packed marks carry: new ones come at the end', () => {
  expect(places.slice(0, 3)).toEqual(['launchType', 'operatingSystem', 'platformVersion']);
  expect(places.indexOf('include')).toBe(57);
  expect(PLACES.filter((id) => !QUESTION_IDS.some((one) => one === id))).toEqual([]);
  expect(new Set(PLACES).size).toBe(PLACES.length);
});

test.each([
  ['v=1&launchType=EC2&open=colour', 'open', 'colour'],
  ['v=1&launchType=EC2&open=~zzzzzzzzzzzzzzzz', 'open', '~zzzzzzzzzzzzzzzz'],
  ['v=2&workload=web&launchType=EC2&open=region', 'open', 'region'],
])('a mark that is of no question is named: %s', (link, field, value) => {
  expect(readLink(link).problems).toMatchObject([{ field, value }]);
});

test.each([
  [{ version: 1, answers: { launchType: 'EC2' }, open: 'launchType' }, 'launchType'],
  [{ version: 1, answers: { launchType: 'EC2' }, open: ['colour'] }, 'colour'],
  [{ version: 2, workloads: [{ name: 'web', answers: {}, open: ['region'] }] }, 'region'],
])('a mark in a file that is of no question is named: %j', (file, value) => {
  expect(readSavedAnswers(JSON.stringify(file)).problems).toMatchObject([{ field: 'open', value }]);
});

describe('what was shared in doubt', () => {
  const link = readLink('v=1&region=eu-west-1&launchType=EC2&open=launchType');

  test('is open for whoever opens it', () => {
    const known = knownCase(undefined, [{ from: '--from-link', ...link }]);
    expect(known.workloads).toMatchObject([{ answers: { launchType: 'EC2' }, open: ['launchType'] }]);
    expect(known.undetermined.map(({ question }) => question)).toEqual(['launchType']);
  });

  test('is settled by whoever says it, before or after, and by a source', () => {
    const said = { from: 'the command line', answers: { launchType: 'EC2' } as const };
    for (const statements of [
      [{ from: '--from-link', ...link }, said],
      [said, { from: '--from-link', ...link }],
    ]) {
      const known = knownCase(undefined, statements);
      expect(known.undetermined).toEqual([]);
      expect(known.workloads).toEqual([{ name: '', answers: { launchType: 'EC2' } }]);
    }
  });

  test('of all is in doubt for each workload that does not say it itself', () => {
    const read = readSavedAnswers(
      JSON.stringify({
        version: 2,
        answers: { launchType: 'EC2' },
        open: ['launchType'],
        workloads: [
          { name: 'web', answers: {} },
          { name: 'batch', answers: { launchType: 'FARGATE' } },
        ],
      }),
    );
    const known = knownCase(undefined, [{ from: '--answers', ...read }]);
    expect(known.workloads).toEqual([
      { name: 'web', answers: { launchType: 'EC2' }, open: ['launchType'] },
      { name: 'batch', answers: { launchType: 'FARGATE' } },
    ]);
  });
});
