/** Calls to the metadata of an instance: what was asked for, and whether anything was sent. */
import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

const saidOf = (text: string): string =>
  diagnose(text)
    .diagnoses.map((one) => [one.text, ...one.fix].join(' '))
    .join(' ');

test('a call that the operating system refused was not sent', () => {
  const said = saidOf(
    'Error: connect EINVAL 169.254.169.254:80 - Local (0.0.0.0:0)\nat Object._errnoException (util.js:1022:11)',
  );
  expect(diagnose('Error: connect EINVAL 169.254.169.254:80 - Local (0.0.0.0:0)').diagnoses[0]?.cause).toBe(
    'link-local',
  );
  expect(said).toMatch(/nothing was sent/);
  expect(said).not.toMatch(/call went to|hop limit|metadata options/);
});

test('one that got no answer was', () => {
  const said = saidOf('Error: connect ETIMEDOUT 169.254.169.254:80');
  expect(said).toMatch(/call went to/);
  expect(said).toMatch(/hop limit/);
});

test('where credentials were asked for, the advice is of credentials', () => {
  const said = saidOf(
    'Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1000 milliseconds for http://169.254.169.254/latest/meta-data/iam/security-credentials/)',
  );
  expect(said).toMatch(/gets its credentials from its task role/);
  expect(said).not.toMatch(/set the Region/);
  expect(
    saidOf('curl: (28) Connection timed out: http://169.254.169.254/latest/meta-data/placement/region'),
  ).toMatch(/set the Region/);
});
