import { expect, test } from 'vitest';
import { counted, forCount, listed } from './sentences.ts';

test('counts with the right form of the noun, and groups digits', () => {
  expect([0, 1, 2, 12_345].map((count) => counted(count, 'zone'))).toEqual([
    '0 zones',
    '1 zone',
    '2 zones',
    '12,345 zones',
  ]);
  expect(counted(2, 'policy', 'policies')).toBe('2 policies');
  expect([1, 3].map((count) => forCount(count, 'is', 'are'))).toEqual(['is', 'are']);
});

test('lists what is there, and of many the first and how many more', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listed(items))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
