import { describe, expect, test } from 'vitest';
import { COVERAGE_QUESTIONS } from '../testing/coverage-questions.ts';
import { DOCUMENTATION_QUESTIONS, type DocumentationQuestion } from '../testing/documentation-questions.ts';
import { EIGHTH_COVERAGE_QUESTIONS } from '../testing/eighth-coverage-questions.ts';
import { ELEVENTH_COVERAGE_QUESTIONS } from '../testing/eleventh-coverage-questions.ts';
import { FIELD_WORKLOADS } from '../testing/field-workloads.ts';
import { FIFTH_COVERAGE_QUESTIONS } from '../testing/fifth-coverage-questions.ts';
import { FOURTH_COVERAGE_QUESTIONS } from '../testing/fourth-coverage-questions.ts';
import { FURTHER_QUESTIONS } from '../testing/further-questions.ts';
import { NINTH_COVERAGE_QUESTIONS } from '../testing/ninth-coverage-questions.ts';
import { SECOND_COVERAGE_QUESTIONS } from '../testing/second-coverage-questions.ts';
import { SEVENTH_COVERAGE_QUESTIONS } from '../testing/seventh-coverage-questions.ts';
import { SITUATION_QUESTIONS } from '../testing/situation-questions.ts';
import { SIXTH_COVERAGE_QUESTIONS } from '../testing/sixth-coverage-questions.ts';
import { TENTH_COVERAGE_QUESTIONS } from '../testing/tenth-coverage-questions.ts';
import { THIRD_COVERAGE_QUESTIONS } from '../testing/third-coverage-questions.ts';
import { TWELFTH_COVERAGE_QUESTIONS } from '../testing/twelfth-coverage-questions.ts';
import { explain } from './explain.ts';
import { findingTexts } from './finding-texts.ts';
import { type Plan, plan } from './planner.ts';
import { toProfile } from './profile.ts';
import type { WorkloadProfile } from './questions.ts';
import { conflictsIn } from './read-answers.ts';

/** Everything in which a plan differs from the documentation, in words; empty when it says the same. */
function differences(asked: DocumentationQuestion): readonly string[] {
  const workload = toProfile(asked.answers);
  const planned = plan(workload);
  return [
    ...wrongNeeds(planned, asked),
    ...wrongFacts(planned, asked),
    ...wrongFindings(planned, asked),
    ...wrongReasons(planned, workload, asked),
    ...wrongPolicy(planned, asked),
    ...unsaid(planned, workload, asked),
  ];
}

const endpointOf = ({ endpoints }: Plan, id: string) => endpoints.find(({ service }) => service === id);

function wrongNeeds(planned: Plan, asked: DocumentationQuestion): readonly string[] {
  const needs = (['required', 'recommended', 'optional'] as const).flatMap((need) =>
    (asked[need] ?? []).flatMap((service) => {
      const is = endpointOf(planned, service)?.need ?? 'absent';
      return is === need ? [] : [`${service} is ${is}, not ${need}`];
    }),
  );
  const absent = (asked.absent ?? []).filter((service) => endpointOf(planned, service) !== undefined);
  return [...needs, ...absent.map((service) => `${service} is planned`)];
}

function wrongFacts(planned: Plan, { types = {}, names = {}, after = {} }: DocumentationQuestion) {
  const facts = [
    ...Object.entries(types).map(([service, type]) => [service, 'type', type] as const),
    ...Object.entries(names).map(([service, name]) => [service, 'serviceName', name] as const),
    ...Object.entries(after).map(([service, others]) => [service, 'dependsOn', others] as const),
  ];
  return facts.flatMap(([service, part, right]) => {
    const is = endpointOf(planned, service)?.[part];
    return JSON.stringify(is) === JSON.stringify(right) ? [] : [`${part} of ${service} is ${is}`];
  });
}

function wrongFindings(planned: Plan, { finds = [], quiet }: DocumentationQuestion): readonly string[] {
  const said = findingTexts(planned).map(({ severity, text, fix = '' }) => ({
    severity,
    text: `${text} ${fix}`,
  }));
  const missing = finds.filter(
    ([severity, words]) => !said.some((one) => one.severity === severity && words.test(one.text)),
  );
  const loud = said.filter(({ severity, text }) => severity !== 'info' && quiet?.test(text) === true);
  return [
    ...missing.map(([severity, words]) => `no ${severity} says ${words}`),
    ...loud.map(({ text }) => `says: ${text}`),
  ];
}

function wrongReasons(
  { endpoints, notNeeded }: Plan,
  workload: WorkloadProfile,
  { because = {} }: DocumentationQuestion,
): readonly string[] {
  return Object.entries(because).flatMap(([service, words]) => {
    const of = [...endpoints, ...notNeeded].filter((one) => one.service === service);
    const reasons = of.flatMap((one) => one.because.map((rule) => explain(rule, workload).text));
    return reasons.some((text) => words.test(text)) ? [] : [`no reason of ${service} says ${words}`];
  });
}

function unsaid(planned: Plan, workload: WorkloadProfile, { says = [] }: DocumentationQuestion) {
  const { endpoints, notNeeded } = planned;
  const said = [
    ...findingTexts(planned).map(({ text, fix = '' }) => `${text} ${fix}`),
    ...[...endpoints, ...notNeeded].flatMap(({ because }) =>
      because.map((rule) => explain(rule, workload).text),
    ),
  ];
  return says
    .filter((words) => !said.some((text) => words.test(text)))
    .map((words) => `nothing says ${words}`);
}

function wrongPolicy(planned: Plan, { policy }: DocumentationQuestion): readonly string[] {
  if (policy === undefined) return [];
  const statements = endpointOf(planned, policy.service)?.policy?.Statement;
  if (statements === undefined) return [`${policy.service} has no policy`];
  const actions = statements.flatMap(({ Action }) => [Action].flat());
  const resources = statements.flatMap(({ Resource }) => [Resource].flat());
  return [
    ...(policy.allows ?? []).filter((one) => !actions.includes(one)).map((one) => `refuses ${one}`),
    ...(policy.resources ?? [])
      .filter((one) => !resources.includes(one))
      .map((one) => `does not name ${one}`),
    ...(policy.refuses ?? []).filter((one) => actions.includes(one)).map((one) => `allows ${one}`),
  ];
}

describe('questions written from the documentation', () => {
  test.each(DOCUMENTATION_QUESTIONS.map((asked) => [asked.question, asked] as const))('%s', (_, asked) => {
    expect(conflictsIn(asked.answers)).toEqual([]);
    expect(differences(asked), asked.decided).toEqual([]);
  });

  test.each(
    [
      ...SITUATION_QUESTIONS,
      ...FURTHER_QUESTIONS,
      ...COVERAGE_QUESTIONS,
      ...SECOND_COVERAGE_QUESTIONS,
      ...THIRD_COVERAGE_QUESTIONS,
      ...FOURTH_COVERAGE_QUESTIONS,
      ...FIFTH_COVERAGE_QUESTIONS,
      ...SIXTH_COVERAGE_QUESTIONS,
      ...SEVENTH_COVERAGE_QUESTIONS,
      ...EIGHTH_COVERAGE_QUESTIONS,
      ...NINTH_COVERAGE_QUESTIONS,
      ...TENTH_COVERAGE_QUESTIONS,
      ...ELEVENTH_COVERAGE_QUESTIONS,
      ...TWELFTH_COVERAGE_QUESTIONS,
    ].map((asked) => [asked.question, asked] as const),
  )('%s', (_, asked) => {
    expect(conflictsIn(asked.answers)).toEqual([]);
    expect(differences(asked), asked.decided).toEqual([]);
  });

  test.each(FIELD_WORKLOADS.map((told) => [told.question, told] as const))('of the field: %s', (_, told) => {
    expect(conflictsIn(told.answers)).toEqual([]);
    expect(differences(told), told.decided).toEqual([]);
  });

  test('each question is asked once, and a plan that differs is noticed', () => {
    const all = [
      ...DOCUMENTATION_QUESTIONS,
      ...SITUATION_QUESTIONS,
      ...FURTHER_QUESTIONS,
      ...COVERAGE_QUESTIONS,
      ...SECOND_COVERAGE_QUESTIONS,
      ...THIRD_COVERAGE_QUESTIONS,
      ...FOURTH_COVERAGE_QUESTIONS,
      ...FIFTH_COVERAGE_QUESTIONS,
      ...SIXTH_COVERAGE_QUESTIONS,
      ...SEVENTH_COVERAGE_QUESTIONS,
      ...EIGHTH_COVERAGE_QUESTIONS,
      ...NINTH_COVERAGE_QUESTIONS,
      ...TENTH_COVERAGE_QUESTIONS,
      ...ELEVENTH_COVERAGE_QUESTIONS,
      ...TWELFTH_COVERAGE_QUESTIONS,
      ...FIELD_WORKLOADS,
    ];
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
    const wrong: DocumentationQuestion = {
      question: 'Anything?',
      pages: ['https://docs.aws.amazon.com/'],
      decided: 'Nothing of this.',
      answers: {},
      required: ['kms'],
      optional: ['logs'],
      absent: ['s3'],
      types: { s3: 'Interface' },
      finds: [['error', /./]],
      quiet: /NO_PROXY/,
      because: { kms: /never/ },
      says: [/no such words/],
      policy: { service: 's3', allows: ['s3:PutObject'], resources: ['*'], refuses: ['s3:GetObject'] },
    };
    expect(differences(wrong)).toEqual([
      'kms is absent, not required',
      'logs is required, not optional',
      's3 is planned',
      'type of s3 is Gateway',
      'no error says /./',
      'no reason of kms says /never/',
      'refuses s3:PutObject',
      'does not name *',
      'allows s3:GetObject',
      'nothing says /no such words/',
    ]);
  });
});
