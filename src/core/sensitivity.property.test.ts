import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '../testing/arbitrary.ts';
import { alternativesTo } from './alternatives.ts';
import type { AnswerValue } from './answer.ts';
import { type Plan, type PlannedEndpoint, planProfiles } from './planner.ts';
import { isAsked } from './profile.ts';
import { type Answers, isVpcQuestion, QUESTION_IDS, type QuestionId } from './questions.ts';
import { REGION_IDS } from './regions.ts';
import {
  absenceRestsOn,
  assumptionLines,
  assumptionText,
  decidingAssumptions,
  sensitivity,
} from './sensitivity.ts';
import type { ServiceId } from './services.ts';
import { type NamedAnswers, toProfiles } from './workloads.ts';

interface Case {
  readonly vpc: Answers;
  readonly workloads: readonly NamedAnswers[];
}

/** Any answers of which most are missing: those are what a plan assumes. */
const fewAnswers: fc.Arbitrary<Answers> = fc
  .tuple(anyAnswers, fc.subarray([...QUESTION_IDS], { maxLength: 12 }))
  .map(
    ([answers, kept]) =>
      Object.fromEntries(
        Object.entries(answers).filter(([id]) => kept.includes(id as QuestionId)),
      ) as Answers,
  );

const someCase: fc.Arbitrary<Case> = fc.record({
  vpc: fewAnswers,
  workloads: fc
    .array(fewAnswers, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((answers, index) => ({ name: `w${index}`, answers }))),
});

/** The same case with one more answer. */
function answered(
  { vpc, workloads }: Case,
  id: QuestionId,
  name: string | undefined,
  value: AnswerValue,
): Plan {
  return name === undefined
    ? planOf({ ...vpc, [id]: value }, workloads)
    : planOf(
        vpc,
        workloads.map((one) =>
          one.name === name ? { name, answers: { ...one.answers, [id]: value } } : one,
        ),
      );
}

/** A plan in which every answer counts as given: the order of its findings says nothing of assumptions. */
function planOf(vpc: Answers, workloads: readonly NamedAnswers[]): Plan {
  return planProfiles(toProfiles(vpc, workloads));
}

const essence = ({
  service: _,
  because: __,
  workloads: ___,
  uses: ____,
  monthlyCost: _____,
  ...rest
}: PlannedEndpoint) => JSON.stringify(rest);

/** The difference between two plans, written without a look at the product's comparison. */
function byHand(base: Plan, other: Plan) {
  const before = new Map(base.endpoints.map((endpoint) => [endpoint.service, essence(endpoint)]));
  const after = new Map(other.endpoints.map((endpoint) => [endpoint.service, essence(endpoint)]));
  const rules = (plan: Plan) => plan.findings.map(({ rule }) => rule);
  return {
    adds: [...after.keys()].filter((service) => !before.has(service)),
    drops: [...before.keys()].filter((service) => !after.has(service)),
    changes: [...after.keys()].filter(
      (service) => before.has(service) && before.get(service) !== after.get(service),
    ),
    findings: rules(other).filter((rule) => !rules(base).includes(rule)),
    resolves: rules(base).filter((rule) => !rules(other).includes(rule)),
  };
}

describe('sensitivity', () => {
  test('reports exactly what planning each alternative by hand shows', () => {
    fc.assert(
      fc.property(someCase, (given) => {
        const base = planOf(given.vpc, given.workloads);
        const reported = new Map(
          sensitivity(given.vpc, given.workloads).flatMap(({ question, workload, otherwise }) =>
            otherwise.map(({ value, ...difference }) => [
              JSON.stringify([question, workload ?? null, value]),
              difference,
            ]),
          ),
        );
        const expected = new Map(
          base.workloads.flatMap(({ name, profile }, index) =>
            QUESTION_IDS.filter((id) => isAssumed(given, id, index) && isAsked(profile, id)).flatMap((id) => {
              const about = isVpcQuestion(id) ? undefined : name;
              return alternativesTo(id, profile).flatMap((value) => {
                const difference = byHand(base, answered(given, id, about, value));
                const isSame = Object.values(difference).every((list) => list.length === 0);
                return isSame ? [] : [[JSON.stringify([id, about ?? null, value]), difference] as const];
              });
            }),
          ),
        );
        expect(reported).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  const isAssumed = ({ vpc, workloads }: Case, id: QuestionId, index: number): boolean =>
    vpc[id] === undefined && (isVpcQuestion(id) || workloads[index]?.answers[id] === undefined);

  test('of workloads with equal answers is that of each, though each kind is planned once', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      name: `w${index}`,
      answers: index % 3 === 0 ? { launchType: 'EC2' } : { secretSources: ['ssm'] },
    })) satisfies readonly NamedAnswers[];
    const found = sensitivity({}, many);
    const [web, ...others] = found.filter(({ question }) => question === 'ecsExec');
    expect(others).toHaveLength(299);
    const other = answered({ vpc: {}, workloads: many }, 'ecsExec', web?.workload, true);
    expect(web?.otherwise[0]).toMatchObject(byHand(planOf({}, many), other));
  });

  test('says nothing of a question that is answered, by its own answer or by the default of all workloads', () => {
    fc.assert(
      fc.property(someCase, ({ vpc, workloads }) => {
        for (const { question, workload } of sensitivity(vpc, workloads)) {
          expect(vpc[question]).toBeUndefined();
          if (workload !== undefined)
            expect(workloads.find(({ name }) => name === workload)?.answers[question]).toBeUndefined();
        }
      }),
      { numRuns: 4 },
    );
  });

  test('puts what could stop tasks before what could cost money, and taste last', () => {
    const order = sensitivity({}, []).map(({ question }) => question);
    expect(order.indexOf('launchType')).toBeLessThan(order.indexOf('ecsExec'));
    expect(order.indexOf('ecsExec')).toBeLessThan(order.indexOf('platformVersion'));
    expect(order.indexOf('endpointPolicies')).toBeGreaterThan(order.indexOf('logDrivers'));
    const weights = sensitivity({}, []).map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  test('finds nothing decisive once everything is answered', () => {
    const { workload } = planOf({}, []);
    expect(sensitivity(workload, [])).toEqual([]);
    expect(assumptionLines([])).toEqual([]);
  });

  test('names the workload whose answer is missing', () => {
    const assumptions = sensitivity({ region: 'eu-west-1' }, [
      { name: 'web', answers: { ecsExec: true } },
      { name: 'batch', answers: {} },
    ]);
    const exec = assumptions.filter(({ question }) => question === 'ecsExec');
    // The endpoint is there for the other workload already, so that only its policy or nothing could change.
    expect(exec.map(({ workload }) => workload)).not.toContain('web');
    const fargate = assumptions.find(
      ({ question, workload }) => question === 'launchType' && workload === 'batch',
    );
    expect(fargate?.otherwise.find(({ value }) => value === 'EC2')?.adds).toContain('ecs-agent');
  });
});

describe('in words', () => {
  const of = (question: QuestionId) => {
    const found = sensitivity({ region: 'us-east-1' }, []).find((one) => one.question === question);
    return found === undefined ? '' : assumptionText(found);
  };

  test('an assumption says what is assumed and what would change', () => {
    expect(of('ecsExec')).toBe('ECS Exec: no is assumed; if yes: adds ssmmessages, changes logs.');
    expect(of('secretSources')).toBe(
      'Secrets come from: none is assumed; if AWS Secrets Manager: adds secretsmanager; if Systems Manager Parameter Store: adds ssm.',
    );
  });

  test('of many answers with one effect the number is all of them, and no rest that one would have to add up', () => {
    const text = assumptionText(
      sensitivity({}, []).find(({ question }) => question === 'region') ?? expect.fail('no Region'),
    );
    const numbers = [...text.matchAll(/if one of (\d+) others, among them/g)].map(([, count]) =>
      Number(count),
    );
    expect(numbers.reduce((sum, count) => sum + count, 0)).toBe(REGION_IDS.length - 1);
  });

  test('the lines are few, and the last one names the rest', () => {
    const deciding = decidingAssumptions(sensitivity({}, []));
    const lines = assumptionLines(sensitivity({}, []), 3);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^Also assumed: /);
    expect(deciding.length).toBeGreaterThan(3);
    expect(lines.filter((line) => /[\n\r]/.test(line))).toEqual([]);
  });
});

describe('why a service is not needed', () => {
  const rests = (service: ServiceId, answers: Answers) =>
    absenceRestsOn(service, sensitivity({}, [{ name: '', answers }]));

  test('says on which assumptions it rests', () => {
    expect(rests('ssmmessages', { launchType: 'FARGATE', surroundings: [] })).toBe('Assumed: ECS Exec (no).');
    expect(rests('secretsmanager', {})).toMatch(/^Assumed: .*Secrets come from \(none\)/);
  });

  test('says nothing where it was answered, or follows whatever is answered', () => {
    expect(rests('ssmmessages', { launchType: 'FARGATE', ecsExec: false, surroundings: [] })).toBeUndefined();
    expect(rests('autoscaling', { launchType: 'FARGATE' })).toBeUndefined();
  });
});

test('one case more is one other case', () => {
  const otherwise = ['s3', 'ssm', 'kms', 'sts'].map((service) => ({
    value: true,
    adds: [service as ServiceId],
    drops: [],
    changes: [],
    findings: [],
    resolves: [],
  }));
  const assumption = { question: 'ecsExec', value: false, decides: true, weight: 1, otherwise } as const;
  expect(assumptionText(assumption)).toContain('; and 1 other case.');
});
