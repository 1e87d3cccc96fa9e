import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BLIND_CASES, type BlindCase } from './cases/blind.ts';
import { EIGHTH_CASES } from './cases/eighth.ts';
import { ELEVENTH_CASES } from './cases/eleventh.ts';
import { FRESH_CASES } from './cases/fresh.ts';
import { MUTATIONS } from './cases/mutations.ts';
import { NINTH_CASES } from './cases/ninth.ts';
import { SEVENTH_CASES } from './cases/seventh.ts';
import { SIXTH_CASES } from './cases/sixth.ts';
import { TENTH_CASES } from './cases/tenth.ts';
import { THIRTEENTH_CASES } from './cases/thirteenth.ts';
import { THREAD_CASES } from './cases/threads.ts';
import { TWELFTH_CASES } from './cases/twelfth.ts';
import { type Diagnosis, diagnose } from './index.ts';

const ALL_CASES = [
  ...BLIND_CASES,
  ...THREAD_CASES,
  ...FRESH_CASES,
  ...SIXTH_CASES,
  ...SEVENTH_CASES,
  ...EIGHTH_CASES,
  ...NINTH_CASES,
  ...TENTH_CASES,
  ...ELEVENTH_CASES,
  ...TWELFTH_CASES,
  ...THIRTEENTH_CASES,
];

const ORDER = ['none', 'possible', 'likely', 'certain'];

const CURED_BY_ENDPOINTS = ['missing-endpoint', 'endpoint-security-group', 'endpoint-policy'];

/** Whether a reader who knows Amazon ECS accepts the first answer. */
function isRight({ cause, alsoOk, endpoints }: BlindCase, { diagnoses: [first] }: Diagnosis): boolean {
  const said = first?.cause ?? 'none';
  return (
    [cause, ...alsoOk].includes(said) &&
    (!CURED_BY_ENDPOINTS.includes(said) || endpoints.every((service) => first?.endpoints.includes(service)))
  );
}

/** A sample, so that the suite stays quick: each text of the set is answered once above. */
const SOME = ALL_CASES.filter((_, index) => index % 50 === 0);

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

  test.each(Object.entries(MUTATIONS))('keeps at least 97 % of its answers when %s', (_, change) => {
    const lost = SOME.filter((wanted) => !isRight(wanted, diagnose(change(wanted.text))));
    expect(lost.length, lost.map(({ id }) => id).join()).toBeLessThanOrEqual(Math.max(1, SOME.length * 0.03));
  });

  /** Amazon ECS cuts reasons there. */
  const CUT = 255;
  const DECIDES = ['outcome', 'status', 'address', 'action', 'host'];
  const WITH_ANSWER = ALL_CASES.filter(({ text, cause }) => text.length > CUT && cause !== 'none');

  test('keeps the first answer of a text that is cut behind the words that decide', () => {
    const decided = WITH_ANSWER.filter(({ text }) => {
      const marks = (diagnose(text).diagnoses[0]?.evidence ?? []).filter(({ kind }) =>
        DECIDES.includes(kind),
      );
      return marks.length > 0 && marks.every(({ end }) => end <= CUT);
    });
    const lost = decided.filter((wanted) => !isRight(wanted, diagnose(wanted.text.slice(0, CUT))));
    expect(decided.length).toBeGreaterThan(90);
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('still offers the cause of a message that is cut before the words that decide, 95 of 100 times', () => {
    // What people tell before they show the message is often longer than that.
    const begun = WITH_ANSWER.filter(({ text }) => (diagnose(text).errors[0]?.start ?? 0) < CUT / 2);
    expect(begun.length).toBeGreaterThan(600);
    const lost = begun.filter(({ cause, alsoOk, text }) => {
      const offered = diagnose(text.slice(0, CUT)).diagnoses.map((one) => one.cause);
      return !offered.some((one) => [cause, ...alsoOk].includes(one)) && !alsoOk.includes('none');
    });
    expect(lost.length, lost.map(({ id }) => id).join()).toBeLessThanOrEqual(begun.length * 0.05);
  });

  test.each([
    ['at 255 characters', (text: string) => text.slice(0, 255)],
    ['with dots', (text: string) => `${text.slice(0, 252)}...`],
  ])('is never surer of a text that is cut %s', (_, cut) => {
    const order = [undefined, 'possible', 'likely', 'certain'];
    const sure = ({ diagnoses: [first] }: Diagnosis): number => order.indexOf(first?.likelihood);
    const long = ALL_CASES.filter(({ text }) => text.length > 240 && cut(text) !== text);
    const surer = long
      .filter((_, index) => index % 8 === 0)
      .filter(({ text }) => sure(diagnose(cut(text))) > Math.max(1, sure(diagnose(text))));
    expect(surer.map(({ id }) => id)).toEqual([]);
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
