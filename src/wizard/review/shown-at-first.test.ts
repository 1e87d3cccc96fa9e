import { expect, test } from 'vitest';
import { shownAtFirst } from './shown-at-first.ts';

test.each([
  [0, 3, 3],
  [0, 4, 2],
  [1, 2, 2],
  [1, 3, 1],
  [4, 1, 1],
  [4, 2, 0],
])('beside %i errors, of %i warnings %i are in sight', (errors, warnings, shown) => {
  expect(shownAtFirst(errors, warnings)).toBe(shown);
});
