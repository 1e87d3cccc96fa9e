import { describe, expect, test } from 'vitest';
import { ALL_CASES, faultsOf, isSampled } from './cases/all.ts';

describe('the blind set', () => {
  test.each(ALL_CASES.filter((wanted, index) => !isSampled(wanted, index)))(
    '$id is answered as its reader answers, with the words that this rests on',
    (wanted) => {
      expect(faultsOf(wanted)).toEqual([]);
    },
  );
});
