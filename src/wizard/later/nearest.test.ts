import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const options = ['us-east-1', 'us-east-2', 'eu-west-1', 'eu-central-1', 'none'].map((value) => ({ value }));

test.each([
  ['eu-wset-1', 'eu-west-1'],
  ['EU-West-1', 'eu-west-1'],
  ['eu-cental-1', 'eu-central-1'],
  ['nome', 'none'],
])('%s is taken for %s', (written, meant) => {
  expect(nearest(written, options)).toBe(meant);
});

test.each(['mars-1', 'us-east-3', '', 'x'.repeat(10_000), 'no'])(
  'nothing is guessed from %.20s',
  (written) => {
    expect(nearest(written, options)).toBeUndefined();
  },
);
