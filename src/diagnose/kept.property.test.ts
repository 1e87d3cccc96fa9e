import { describe, expect, test } from 'vitest';
import { oneIn } from '../testing/whole.ts';
import { ALL_CASES, diagnosed, faultsOf, said, WORDED_CASES } from './cases/all.ts';

describe('the blind set', () => {
  test.each(oneIn(4, ALL_CASES))(
    '$id is to be decided by the endpoint of the call that is seen',
    ({ text }) => {
      const { errors, diagnoses } = diagnosed(text);
      const wrong = errors.filter(({ next, diagnoses: own }) => {
        const first = diagnoses[own[0] ?? 0];
        const seen = own
          .map((at) => /Only the call for which ([\w.-]+) stands/.exec(diagnoses[at]?.text ?? '')?.[1])
          .find((service) => service !== undefined);
        // A numbered host of the agent is behind the endpoint that gave it.
        const numbered = /^ecs-[at]-\d/.test(first?.host ?? '');
        const [asked] = /(?<=com\.amazonaws\.[\w-]{5,20}\.)[\w.-]+/.exec(next?.command ?? '') ?? [];
        return seen !== undefined && asked !== undefined && !numbered && asked !== seen;
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each(oneIn(4, ALL_CASES))(
    '$id is answered as its reader answers, with the words that this rests on',
    (wanted) => {
      expect(faultsOf(wanted)).toEqual([]);
    },
  );

  test.each(
    oneIn(
      4,
      WORDED_CASES.filter(({ says, never }) => says !== undefined || never !== undefined),
    ),
  )('$id ($source) is told in words that its text bears out', ({ text, says, never }) => {
    if (says !== undefined) expect(said(text)).toMatch(says);
    if (never !== undefined) expect(said(text)).not.toMatch(never);
  });
});
