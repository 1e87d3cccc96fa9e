import { expect, test } from 'vitest';
import { partsOf } from './marks.ts';

const marked = (text: string, marks: Parameters<typeof partsOf>[1]) =>
  partsOf(text, marks).map(({ text: part, says }) => (says === undefined ? part : `[${part}]`));

test('the parts are the text again, with what is marked', () => {
  expect(marked('a bad host', [{ start: 2, end: 5, says: 'x' }])).toEqual(['a ', '[bad]', ' host']);
  expect(marked('abc', [])).toEqual(['abc']);
});

test('overlapping, unsorted and too long marks lose and repeat nothing', () => {
  const text = 'abcdefghij';
  const marks = [
    { start: 5, end: 99, says: 'late' },
    { start: 1, end: 4, says: 'a' },
    { start: 2, end: 6, says: 'b' },
  ];
  expect(
    partsOf(text, marks)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
  expect(marked(text, marks)).toEqual(['a', '[bcd]', '[ef]', '[ghij]']);
});
