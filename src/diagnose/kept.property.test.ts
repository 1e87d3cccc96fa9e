import { describe, expect, test } from 'vitest';
import { ALL_CASES, faultsOf, isSampled, said, WORDED_CASES } from './cases/all.ts';

describe('the blind set', () => {
  test.each(ALL_CASES.filter((wanted, index) => !isSampled(wanted, index)))(
    '$id is answered as its reader answers, with the words that this rests on',
    (wanted) => {
      expect(faultsOf(wanted)).toEqual([]);
    },
  );

  test.each(WORDED_CASES.filter(({ says, never }) => says !== undefined || never !== undefined))(
    '$id ($source) is told in words that its text bears out',
    ({ text, says, never }) => {
      if (says !== undefined) expect(said(text)).toMatch(says);
      if (never !== undefined) expect(said(text)).not.toMatch(never);
    },
  );
});
