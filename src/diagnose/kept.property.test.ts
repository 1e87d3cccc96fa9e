import { describe, expect, test } from 'vitest';
import { oneIn } from '../testing/whole.ts';
import { ALL_CASES, faultsOf, said, WORDED_CASES } from './cases/all.ts';

describe('the blind set', () => {
  test.each(oneIn(2, ALL_CASES))(
    '$id is answered as its reader answers, with the words that this rests on',
    (wanted) => {
      expect(faultsOf(wanted)).toEqual([]);
    },
  );

  test.each(
    oneIn(
      2,
      WORDED_CASES.filter(({ says, never }) => says !== undefined || never !== undefined),
    ),
  )('$id ($source) is told in words that its text bears out', ({ text, says, never }) => {
    if (says !== undefined) expect(said(text)).toMatch(says);
    if (never !== undefined) expect(said(text)).not.toMatch(never);
  });
});
