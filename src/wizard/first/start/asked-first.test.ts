import { expect, test } from 'vitest';
import { sensitivity } from '../../../core/index.ts';
import { essentialInOrder } from '../../later/essential-order.ts';
import { ASKED_FIRST } from './asked-first.ts';

test('the prerendered questions stand in the order in which the planner weighs them', () => {
  expect(essentialInOrder(sensitivity({}, []), '')).toEqual(ASKED_FIRST);
});
