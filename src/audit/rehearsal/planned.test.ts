import { describe, expect, test } from 'vitest';
import { type Plan, PRESETS, plan, toProfile } from '../../core/index.ts';
import { drawAnswers, seeded } from '../../testing/arbitrary.ts';
import { provePlan } from '../../testing/planned-network.ts';
import type { Rehearsal } from './index.ts';

const stopped = ({ calls }: Rehearsal): readonly string[] =>
  calls
    .filter(({ outcome }) => outcome !== 'passes')
    .map(
      ({ call, hops }) => `${call.id}: ${hops.map(({ rule, outcome }) => `${rule} ${outcome}`).join(', ')}`,
    );

/** Few questions answered, as people do: what is left open has its default. */
function somePlans(count: number): readonly Plan[] {
  const random = seeded(5);
  return Array.from({ length: count }, () => {
    const answers = Object.entries(drawAnswers(random)).filter(() => random() < 0.2);
    return plan(toProfile(Object.fromEntries(answers)));
  });
}

const hasError = ({ findings }: Plan): boolean => findings.some(({ severity }) => severity === 'error');

describe('a planned network', () => {
  test.each(PRESETS)('of the preset $id starts its tasks, and nothing is missing', ({ answers }) => {
    const rehearsal = provePlan(plan(toProfile(answers)));
    expect(stopped(rehearsal)).toEqual([]);
    expect(rehearsal.outcome).toBe('starts');
  });

  test('starts the tasks of every plan without an error', () => {
    const failing = somePlans(120)
      .filter((made) => !hasError(made))
      .map((made) => ({ made, rehearsal: provePlan(made) }))
      .filter(({ rehearsal }) => rehearsal.outcome !== 'starts')
      .map(({ made, rehearsal }) => ({ answers: made.workload, stopped: stopped(rehearsal) }));
    expect(failing).toEqual([]);
  });

  test('does not start the tasks where the plan says that they cannot', () => {
    const answers = { region: 'us-east-1', imageRegistries: ['other'], logDrivers: [] } as const;
    const { outcome, calls } = provePlan(plan(toProfile(answers)));
    expect(outcome).toBe('fails');
    expect(calls.find((call) => call.outcome === 'fails')?.call.id).toBe('manifest.external-registry');
  });
});
