import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ALL_CASES, isRight } from './cases/all.ts';
import { type Diagnosis, diagnose } from './index.ts';

const ORDER = ['none', 'possible', 'likely', 'certain'];

/** Causes that rule endpoints out, next to others of the same message that name them. */
function contradictions({ diagnoses }: Diagnosis): readonly string[] {
  const named = diagnoses.some(({ endpoints }) => endpoints.length > 0);
  return diagnoses.map(({ text }) => text).filter((text) => named && /ndpoints are not the cause/.test(text));
}

describe('the blind set', () => {
  test.each(ALL_CASES)(
    '$id is answered as its reader answers, with the words that this rests on',
    (wanted) => {
      const diagnosis = diagnose(wanted.text);
      const { evidence = [] } = diagnosis.diagnoses[0] ?? {};
      expect(
        isRight(wanted, diagnosis),
        JSON.stringify(diagnosis.diagnoses.map(({ cause, endpoints }) => [cause, endpoints])),
      ).toBe(true);
      if (wanted.atMost !== undefined)
        expect(ORDER.indexOf(diagnosis.diagnoses[0]?.likelihood ?? 'none')).toBeLessThanOrEqual(
          ORDER.indexOf(wanted.atMost),
        );
      expect(evidence.length > 0).toBe(diagnosis.diagnoses.length > 0);
      for (const { text, start, end } of evidence) expect(wanted.text.slice(start, end)).toBe(text);
      expect(contradictions(diagnosis)).toEqual([]);
    },
  );
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
