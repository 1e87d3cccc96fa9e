import { expect, test } from 'vitest';
import { changedLines } from './changed-lines.ts';

test('marks what is new, counts repeated lines, and passes over blanks and the link', () => {
  expect(changedLines('a\nb\n', 'a\nx\nb\n')).toEqual([1]);
  expect(changedLines('a\n}\n', 'a\n}\nb\n}\n')).toEqual([2, 3]);
  expect(changedLines('a\n', 'a\n\n# https://x/#v=1&a=b\n')).toEqual([]);
  expect(changedLines('same', 'same')).toEqual([]);
});
