import { expect, test } from 'vitest';
import { sensitivity } from '../../core/index.ts';
import { weighed } from './weighed.ts';

test('of a thousand workloads with equal answers one is weighed', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ name: `w${index}`, answers: {} }));
  expect(weighed({}, [], many, 7, undefined)).toEqual(sensitivity({}, [{ name: 'w7', answers: {} }]));
  const few = many.slice(0, 2);
  expect(weighed({}, [], few, 0, undefined)).toEqual(sensitivity({}, few));
});
