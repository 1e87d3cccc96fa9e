import { expect, test } from 'vitest';
import { inTwo } from './in-two.ts';

test('a text is cut behind its first sentence, and what followed a semicolon begins one', () => {
  expect(inTwo('One. Two. Three.')).toEqual(['One.', 'Two. Three.']);
  expect(inTwo('It carries pulls; the API is elsewhere. See there.')).toEqual([
    'It carries pulls.',
    'The API is elsewhere. See there.',
  ]);
  expect(inTwo('Quotas: 50 in each VPC, version 1.25.1 or later')).toEqual([
    'Quotas: 50 in each VPC, version 1.25.1 or later',
    '',
  ]);
  // Before the other words arrive.
  expect(inTwo('It carries pulls;')).toEqual(['It carries pulls.', '']);
  expect(inTwo('Any other (those answered: Amazon SES; and more) needs one. See there.')).toEqual([
    'Any other (those answered: Amazon SES; and more) needs one.',
    'See there.',
  ]);
});
