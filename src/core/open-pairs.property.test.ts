/** Questions that a source leaves open and that only together add a service: the plan says so. */
import { expect, test } from 'vitest';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import { alternativesTo } from './alternatives.ts';
import type { AnswerValue } from './answer.ts';
import { planVpc } from './planner.ts';
import { isAsked } from './profile.ts';
import { type Answers, QUESTION_IDS, type QuestionId } from './questions.ts';
import { absenceRestsOn, sensitivity } from './sensitivity.ts';
import { SERVICE_IDS, type ServiceId } from './services.ts';
import { aboutVpc, aboutWorkload, toProfiles, WORKLOAD_QUESTIONS } from './workloads.ts';

/** Every question that a case leaves open, as a source that answers nothing of it. */
const openIn = (answers: Answers) =>
  WORKLOAD_QUESTIONS.filter((id) => answers[id] === undefined).map((question) => ({
    question,
    workload: 'web',
    text: 'not read',
  }));

/** The services of the plan with further answers, planned by hand. */
const servicesWith = (vpc: Answers, answers: Answers, patch: { readonly [id: string]: AnswerValue }) =>
  new Set<ServiceId>(
    planVpc(vpc, [{ name: 'web', answers: { ...answers, ...patch } as Answers }]).endpoints.map(
      ({ service }) => service,
    ),
  );

/** Some answers, many questions open. */
function drawn(random: () => number): { readonly vpc: Answers; readonly answers: Answers } {
  const all = drawAnswers(random);
  const kept = Object.fromEntries(Object.entries(aboutWorkload(all)).filter(() => random() < 0.3)) as Answers;
  return { vpc: aboutVpc(all), answers: kept };
}

test('ECS Exec and a key of your own, both open, are named where the kms endpoint is said not to be needed', () => {
  const answers: Answers = { secretSources: [], imageRegistries: ['ecr-private'], applicationServices: [] };
  const open = [{ question: 'ecsExec', workload: 'web', text: 'a task definition does not say' }] as const;
  const found = sensitivity({}, [{ name: 'web', answers }], {}, open);
  expect(found.find(({ question }) => question === 'ecsExec')?.together).toContainEqual({
    with: true,
    question: 'customerManagedKey',
    value: true,
    adds: ['kms'],
  });
  expect(absenceRestsOn('kms', found)).toMatch(/^Assumed: .*ECS Exec \(no\) together with /);
  // Nothing was read: each of them is one of many questions that nobody has answered yet.
  expect(sensitivity({}, [{ name: 'web', answers }]).filter(({ together }) => together)).toEqual([]);
});

test('what two open questions add together is what planning both by hand shows', () => {
  const random = seeded(10);
  let pairs = 0;
  for (let run = 0; run < 12; run++) {
    const { vpc, answers } = drawn(random);
    const base = servicesWith(vpc, answers, {});
    for (const { question, otherwise, together = [] } of sensitivity(
      vpc,
      [{ name: 'web', answers }],
      {},
      openIn(answers),
    ))
      for (const pair of together) {
        const alone = otherwise.find(({ value }) => JSON.stringify(value) === JSON.stringify(pair.with));
        const both = servicesWith(vpc, answers, { [question]: pair.with, [pair.question]: pair.value });
        const other = servicesWith(vpc, answers, { [pair.question]: pair.value });
        const more = [...both].filter(
          (service) => !base.has(service) && !other.has(service) && !alone?.adds.includes(service),
        );
        expect(SERVICE_IDS.filter((id) => pair.adds.includes(id))).toEqual(
          SERVICE_IDS.filter((id) => more.includes(id)),
        );
        pairs += 1;
      }
  }
  expect(pairs).toBeGreaterThan(20);
});

test('whatever two open questions add together is said: of those that are both asked, pairs of any values', () => {
  const random = seeded(11);
  const surprises = new Set<string>();
  let said = 0;
  for (let run = 0; run < 3; run++) {
    const { vpc, answers } = drawn(random);
    const [{ profile } = { profile: undefined }] = toProfiles(vpc, [{ name: 'web', answers }]);
    if (profile === undefined) continue;
    const ids = QUESTION_IDS.filter(
      (id) => WORKLOAD_QUESTIONS.includes(id) && isAsked(profile, id) && answers[id] === undefined,
    );
    const few = (id: QuestionId) => alternativesTo(id, profile).slice(0, 4);
    const base = servicesWith(vpc, answers, {});
    const told = new Set(
      sensitivity(vpc, [{ name: 'web', answers }], {}, openIn(answers)).flatMap(({ together = [] }) =>
        together.flatMap(({ adds }) => adds),
      ),
    );
    for (const [at, first] of ids.entries())
      for (const second of ids.slice(at + 1))
        for (const one of few(first))
          for (const other of few(second)) {
            const alone = [
              base,
              servicesWith(vpc, answers, { [first]: one }),
              servicesWith(vpc, answers, { [second]: other }),
            ];
            for (const service of servicesWith(vpc, answers, { [first]: one, [second]: other }))
              if (!alone.some((services) => services.has(service))) {
                said += 1;
                if (!told.has(service)) surprises.add(`${first} ${second} ${service}`);
              }
          }
  }
  expect([...surprises]).toEqual([]);
  expect(said).toBeGreaterThan(0);
});
