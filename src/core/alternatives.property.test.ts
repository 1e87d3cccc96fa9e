import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '../testing/arbitrary.ts';
import { IS_WHOLE } from '../testing/whole.ts';
import { alternativesTo } from './alternatives.ts';
import { type AnswerValue, isSameAnswer } from './answer.ts';
import { answerText } from './answer-text.ts';
import { explainFinding } from './explain.ts';
import { planProfiles, planVpc } from './planner.ts';
import { toProfile } from './profile.ts';
import {
  type Answers,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from './questions.ts';
import { RULES } from './rules/index.ts';
import { sensitivity } from './sensitivity.ts';
import { settledFindings } from './source-findings.ts';
import type { ReadingFinding } from './standing.ts';
import { toProfiles, UNNAMED } from './workloads.ts';

const reporting = (severity: 'error' | 'warning') =>
  RULES.filter(({ implies }) =>
    implies.some((one) => one.kind === 'reports' && one.severity === severity),
  ).map((rule) => [rule.id, rule] as const);

/** The questions, among those that are open, of which another answer beside all that is given would silence a rule. */
function decidingFor(
  when: (profile: WorkloadProfile) => boolean,
  profile: WorkloadProfile,
  open: readonly QuestionId[],
) {
  const isSilentWith = (question: QuestionId, value: AnswerValue): boolean => {
    const other = toProfile({ ...profile, [question]: value });
    const isCounted = (one: QuestionId) => open.includes(one) || isSameAnswer(other[one], profile[one]);
    return !when(other) && QUESTION_IDS.every(isCounted);
  };
  return open.filter((question) =>
    alternativesTo(question, profile).some((value) => isSilentWith(question, value)),
  );
}

const without = (all: Answers, left: readonly QuestionId[]): Answers =>
  Object.fromEntries(Object.entries(all).filter(([one]) => !left.includes(one as QuestionId)));

const someCase = fc.record({ all: anyAnswers, left: fc.subarray([...QUESTION_IDS]) });

/** The plan of these answers, and what a rule reports in it. */
function reported(given: Answers, id: string) {
  const made = planVpc(given, []);
  return { given, profile: toProfile(given), made, finding: made.findings.find(({ rule }) => rule === id) };
}

describe('an error', () => {
  test.each(reporting('error'))(
    'rests on no answer that is only assumed, and says what it would rest on: %s',
    (id, { when }) => {
      fc.assert(
        fc.property(someCase, ({ all, left }) => {
          const { given, profile, made, finding } = reported(without(all, left), id);
          expect(finding !== undefined).toBe(when(profile));
          // Subnets without a way out are what a plan is made for where nobody says otherwise.
          const open = QUESTION_IDS.filter((one) => given[one] === undefined && one !== 'egress');
          const deciding = decidingFor(when, profile, open);
          if (finding === undefined) return;
          expect(finding.severity).toBe(deciding.length === 0 ? 'error' : 'warning');
          for (const { text } of explainFinding(finding, made))
            for (const question of deciding)
              expect(text).toContain(
                `${questionOf(question).label}: ${answerText(question, profile[question])}`,
              );
        }),
        { numRuns: IS_WHOLE ? 200 : 80 },
      );
    },
  );

  test('is one where every answer was given', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const profile = toProfile(answers);
        expect(planVpc(profile, []).findings).toEqual(planProfiles(toProfiles(profile, UNNAMED)).findings);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a warning', () => {
  test.each(reporting('warning'))(
    'names what is only assumed and without which it would not be there, and nothing else: %s',
    (id, { when }) => {
      fc.assert(
        fc.property(someCase, ({ all, left }) => {
          const { given, profile, made, finding } = reported(without(all, left), id);
          expect(finding !== undefined).toBe(when(profile));
          if (finding === undefined) return;
          const open = QUESTION_IDS.filter(
            (one) =>
              given[one] === undefined &&
              one !== 'egress' &&
              !['policies', 'target'].includes(questionOf(one).step),
          );
          const named = decidingFor(when, profile, open).map(
            (one) => `${questionOf(one).label}: ${answerText(one, profile[one])}`,
          );
          const [said] = explainFinding(finding, made);
          const supposed = `If it is as assumed (${named.join('; ')}): `;
          expect(said?.text.startsWith('If it is as assumed (') ? said.text : '').toContain(
            named.length === 0 ? '' : supposed,
          );
          expect(said?.text.startsWith('If it is as assumed (')).toBe(named.length > 0);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('of several workloads names nothing where one of them was described', () => {
    const nat: Answers = { egress: 'nat-gateway', vpcInUse: false };
    const said = (workloads: readonly Answers[]) => {
      const made = planVpc(
        nat,
        workloads.map((answers, index) => ({ name: `w${index}`, answers })),
      );
      const finding = made.findings.find(({ rule }) => rule === 'policies/s3-keeps-full-access');
      return finding && explainFinding(finding, made).map(({ text }) => text.includes('as assumed'));
    };
    expect(said([{}])).toEqual([true]);
    expect(said([{}, { imageRegistries: ['ecr-private'] }])).toEqual([false]);
  });
});

describe('an internet gateway of which nothing is said', () => {
  const GATEWAY = 'network/internet-needs-internet-gateway';
  const found = (vpc: Answers, open: readonly QuestionId[] = []) => {
    const made = planVpc(vpc, [], { open });
    return made.findings
      .filter(({ rule }) => rule === GATEWAY)
      .flatMap((finding) =>
        explainFinding(finding, made).map(({ severity, text }) => [severity, text.includes('as assumed')]),
      );
  };

  test('is to be asked, and no error, until somebody says that there is none', () => {
    expect(found({ egress: 'nat-gateway' })).toEqual([['warning', true]]);
    expect(found({ egress: 'nat-gateway', internetGateway: false })).toEqual([['error', false]]);
    expect(found({ egress: 'nat-gateway', internetGateway: false }, ['egress'])).toEqual([['warning', true]]);
  });

  test('is among the assumptions that decide', () => {
    const assumed = sensitivity({ egress: 'nat-gateway' }, []).find(
      ({ question }) => question === 'internetGateway',
    );
    expect(assumed?.decides).toBe(true);
  });
});

test('what a source proves is an error only where it is known that nothing else leads there', () => {
  const read: ReadingFinding = {
    rule: 'source/image-of-another-region',
    severity: 'by-path',
    text: 'The image is elsewhere.',
    cites: ['ecr-vpc-endpoints'],
  };
  const severity = (vpc: Answers, open: readonly QuestionId[] = []) =>
    settledFindings([read], planVpc(vpc, [], { open })).map((one) => [one.severity, one.assumed ?? false]);
  expect(severity({})).toEqual([['error', false]]);
  expect(severity({ egress: 'none' })).toEqual([['error', false]]);
  expect(severity({ egress: 'none' }, ['egress'])).toEqual([['warning', true]]);
  expect(severity({ egress: 'transit' })).toEqual([['warning', false]]);
});

test('one workload of which all is known is enough for an error', () => {
  const known: Answers = { imageRegistries: ['other'], launchType: 'FARGATE' };
  const severity = (workloads: readonly Answers[]) =>
    planVpc(
      { egress: 'none' },
      workloads.map((answers, index) => ({ name: `w${index}`, answers })),
    ).findings.find(({ rule }) => rule === 'ecr/other-registry-unreachable')?.severity;
  expect(severity([known, {}])).toBe('error');
});
