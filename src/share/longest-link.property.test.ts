/**
 * A link of three workloads stays below 2,000 characters, which every browser and chat takes. What is chosen has a bound
 * that follows from the table of questions; what is written freely (ids, names, tags) stands in the link as it is.
 */
import { expect, test } from 'vitest';
import {
  type Answers,
  type AnswerValue,
  aboutVpc,
  aboutWorkload,
  askedQuestions,
  isVpcQuestion,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  toProfile,
  toProfiles,
} from '../core/index.ts';
import { seeded } from '../testing/arbitrary.ts';
import frozen from './frozen-sets.json' with { type: 'json' };
import { printFragment, readLink } from './index.ts';
import { initials } from './link-words.ts';
import { printShortFragment } from './print-link.ts';

/** The address before the fragment. */
const ADDRESS = 100;
/** So much may be written freely in ids, CIDR blocks, tags and names of roles, repositories and prefixes together. */
const FREE_TEXT = 320;

/** What one question takes at most in a packed link of three workloads; texts count what stands around them. */
function mostOf(id: QuestionId): number {
  const { kind } = questionOf(id);
  const workloads = isVpcQuestion(id) ? 1 : 3;
  const around = `&${id}=`.length;
  switch (kind.kind) {
    case 'flag':
      // What most of three say stands once, and at most one says the other.
      return `,${initials(id)}`.length * Math.min(workloads, 2);
    case 'subset':
      return workloads * (around + 1 + Math.ceil(kind.options.length / Math.log2(36)));
    case 'choice': {
      const lengths = kind.options.map(({ value }) => value.length).sort((one, other) => other - one);
      // Of two values most of three workloads have one, which stands once.
      const mentions = kind.options.length === 2 ? Math.min(workloads, 2) : workloads;
      const values = lengths.slice(0, mentions).reduce((sum, length) => sum + length, 0);
      return mentions * around + values;
    }
    case 'number':
      return workloads * (around + String(kind.max).length);
    case 'text':
      return isVpcQuestion(id) ? around : workloads * (around + VERSION.length);
  }
}

/** The only text that a workload has: the version of its agent. */
const VERSION = '1.999.999';
/** Asked on Fargate only, where the longer version of the agent and the network mode are not. */
const ONLY_FARGATE = 'platformVersion';
const LISTS = 4 * '&yes=~&no=~'.length;
const NAMES = ['a', 'b', 'c'].map((letter) => letter.repeat(63));
const MOST_CHOSEN =
  'v=2'.length +
  LISTS +
  QUESTION_IDS.filter((id) => id !== ONLY_FARGATE).reduce((sum, id) => sum + mostOf(id), 0) +
  NAMES.reduce((sum, name) => sum + `&workload=${name}`.length, 0);

test('of everything that can be chosen, with the longest names, the link has room for 320 characters of free text', () => {
  expect(QUESTION_IDS.filter((id) => !isVpcQuestion(id) && questionOf(id).kind.kind === 'text')).toEqual([
    'agentVersion',
  ]);
  const asked = askedQuestions(toProfile({ launchType: 'FARGATE' }));
  expect(asked.filter((id) => ['networkMode', 'agentVersion'].includes(id))).toEqual([]);
  expect(mostOf(ONLY_FARGATE)).toBeLessThan(mostOf('networkMode') + mostOf('agentVersion'));
  expect(MOST_CHOSEN + FREE_TEXT + ADDRESS).toBeLessThan(2_000);
});

/** Free text of the VPC, more than 300 characters. */
const WRITTEN: Answers = {
  vpcId: 'vpc-0a1b2c3d4e5f67890',
  vpcCidr: '10.0.0.0/16',
  subnetIds: ['0', '1', '2'].map((digit) => `subnet-${digit}a1b2c3d4e5f67890`).join(),
  routeTableIds: ['0', '1', '2'].map((digit) => `rtb-${digit}a1b2c3d4e5f67890`).join(),
  accountId: '123456789012',
  taskExecutionRole: 'ecsTaskExecutionRole',
  repository: 'team/application',
  taskSecurityGroupId: 'sg-0a1b2c3d4e5f67890',
  tags: 'team=platform,stage=prod',
  namePrefix: 'planner-production',
};

/** Any answers to all questions; sets are long, values are long. */
function drawn(random: () => number): Answers {
  const draw = (id: QuestionId): AnswerValue => {
    const { kind } = questionOf(id);
    const share = 0.3 + 0.7 * random();
    switch (kind.kind) {
      case 'flag':
        return random() < 0.5;
      case 'number':
        return kind.max;
      case 'subset':
        return kind.options.map(({ value }) => value).filter(() => random() < share);
      case 'choice':
        return kind.options[Math.floor(random() * kind.options.length)]?.value ?? '';
      case 'text':
        return isVpcQuestion(id) ? '' : VERSION;
    }
  };
  return Object.fromEntries(QUESTION_IDS.map((id) => [id, draw(id)])) as Answers;
}

test('whatever three workloads answer, their link is short and says the same', () => {
  const random = seeded(10);
  let longest = 0;
  let packed = 0;
  for (let run = 0; run < 200; run++) {
    const vpc = { ...aboutVpc(drawn(random)), ...WRITTEN };
    const workloads = NAMES.map((name) => ({ name, answers: aboutWorkload(drawn(random)) }));
    const profiles = toProfiles(vpc, workloads);
    for (const link of [printFragment(profiles), printShortFragment(vpc, workloads)]) {
      const read = readLink(link);
      expect(read.problems).toEqual([]);
      expect(toProfiles(read.answers, read.workloads)).toEqual(profiles);
      longest = Math.max(longest, link.length);
      if (link.includes('=~')) packed++;
    }
  }
  expect(longest + ADDRESS).toBeLessThan(2_000);
  // Three workloads that answer everything differently are too long to be readable.
  expect(packed).toBeGreaterThan(350);
});

test('the values of sets keep their places, which packed links carry: new ones come at the end', () => {
  const sets = QUESTION_IDS.filter((id) => questionOf(id).kind.kind === 'subset');
  expect(Object.keys(frozen).sort()).toEqual([...sets].sort());
  for (const id of sets) {
    const { kind } = questionOf(id);
    const values = kind.kind === 'subset' ? kind.options.map(({ value }) => value) : [];
    const released = (frozen as { readonly [id: string]: readonly string[] })[id] ?? [];
    expect([id, values.slice(0, released.length)]).toEqual([id, released]);
  }
});

test('no two flags share their initials, by which packed links name them', () => {
  const letters = QUESTION_IDS.filter((id) => questionOf(id).kind.kind === 'flag').map(initials);
  expect(new Set(letters).size).toBe(letters.length);
});

test.each([
  ['v=2&workload=a&applicationServices=~zzzzzzzzzzzzzzzzzzz', 'applicationServices'],
  ['v=2&workload=a&applicationServices=~', 'applicationServices'],
  ['v=2&workload=a&logDrivers=~-1', 'logDrivers'],
  ['v=2&workload=a&yes=~eE,qq', 'qq'],
  ['v=2&workload=a&launchType=~1', 'launchType'],
  ['v=1&logDrivers=~1', 'logDrivers'],
])('what is packed and not understood is named: %s', (link, field) => {
  expect(readLink(link).problems.map((problem) => problem.field)).toEqual([field]);
});
