import { expect, test } from 'vitest';
import { isSame } from './same.ts';

test('data is the same when its content is', () => {
  expect(isSame({ a: [1, { b: 'x' }], c: undefined }, { a: [1, { b: 'x' }], c: undefined })).toBe(true);
  expect(isSame({}, {})).toBe(true);
  expect(isSame(Number.NaN, Number.NaN)).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: undefined }, { b: undefined }],
  [
    [1, 2],
    [2, 1],
  ],
  [['x'], { 0: 'x' }],
  [[1], [1, 2]],
  [null, {}],
  [undefined, null],
  ['1', 1],
  [() => 1, () => 1],
])('%j is another than %j', (a, b) => {
  expect(isSame(a, b)).toBe(false);
});
