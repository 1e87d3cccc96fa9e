import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOf } from './cases/all.ts';

describe('the blind set', () => {
  test('tells what is wrong with an answer', () => {
    const text = 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit';
    const wanted = {
      id: 'x',
      text,
      cause: 'rate-limit',
      alsoOk: [],
      endpoints: [],
      source: 'made here',
    } as const;
    expect(faultsOf(wanted)).toEqual([]);
    expect(faultsOf({ ...wanted, cause: 'iam' })).toEqual([expect.stringMatching(/^answers .*rate-limit/)]);
    expect(faultsOf({ ...wanted, atMost: 'possible' })).toEqual([expect.stringMatching(/at most$/)]);
  });
});

describe('the documentation of this folder', () => {
  test('names every file', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    for (const file of [
      'text.ts',
      'records.ts',
      'written.ts',
      'clues.ts',
      'carriers.ts',
      'outcomes.ts',
      'hosts.ts',
      'addresses.ts',
      'calls.ts',
      'denials.ts',
      'next-check.ts',
      'missing.ts',
      'answers.ts',
      'tracked.ts',
      'endings.ts',
      'pattern.ts',
      'diagnosis.ts',
      'patterns/',
      'cases/',
    ])
      expect(readme).toContain(`\`${file}\``);
  });
});
