import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isServiceId, readAnswers } from '../core/index.ts';
import { CARRIERS } from './carriers.ts';
import { AGENT_CASES } from './cases/agent.ts';
import { CREATION_CASES } from './cases/creation.ts';
import { EXEC_CASES } from './cases/exec.ts';
import { FORM_CASES } from './cases/form.ts';
import { LOGS_CASES } from './cases/logs.ts';
import { PULL_CASES } from './cases/pull.ts';
import { RECORDED } from './cases/recorded.ts';
import { RUNTIME_CASES } from './cases/runtime.ts';
import { SDK_CASES } from './cases/sdk.ts';
import { STARTUP_CASES } from './cases/startup.ts';
import { VOLUMES_CASES } from './cases/volumes.ts';
import { type Diagnosis, diagnose } from './index.ts';
import { PATTERNS } from './patterns/index.ts';

const CASES = [
  ...RECORDED,
  ...STARTUP_CASES,
  ...PULL_CASES,
  ...LOGS_CASES,
  ...AGENT_CASES,
  ...EXEC_CASES,
  ...CREATION_CASES,
  ...VOLUMES_CASES,
  ...RUNTIME_CASES,
  ...SDK_CASES,
  ...FORM_CASES,
];

/** Causes for which an endpoint has to be created or corrected; for all others none may be named. */
const WITH_ENDPOINTS = new Set([
  'missing-endpoint',
  'endpoint-security-group',
  'endpoint-policy',
  'endpoint-dns',
  'endpoint-creation',
]);

function expectSound({ diagnoses, answers }: Diagnosis): void {
  for (const { cause, endpoints, text, fix, citations } of diagnoses) {
    expect(endpoints.every(isServiceId)).toBe(true);
    expect(WITH_ENDPOINTS.has(cause) || endpoints.length === 0).toBe(true);
    expect(text.endsWith('.')).toBe(true);
    expect(fix.length).toBeGreaterThan(0);
    // What no page tells of, as words of a program that nobody knows, has none.
    expect(citations.length > 0 || endpoints.length === 0).toBe(true);
  }
  const ranks = diagnoses.map(({ likelihood }) => ['certain', 'likely', 'possible'].indexOf(likelihood));
  expect(ranks).toEqual([...ranks].sort());
  expect(readAnswers(answers).problems).toEqual([]);
}

describe('every diagnosis', () => {
  test.each(CASES.filter((_, index) => index % 12 === 0))(
    'of "$name" is sound and does not depend on quoting, case or the lines around',
    ({ text }) => {
      const plain = diagnose(text);
      const first = ({ diagnoses: [cause] }: Diagnosis): unknown => [cause?.cause, cause?.endpoints];
      expectSound(plain);
      expect(first(diagnose(JSON.stringify({ stoppedReason: text })))).toEqual(first(plain));
      expect(first(diagnose(`Stopped at: 2026-01-01\n${text.toUpperCase()}\nDone.`))).toEqual(first(plain));
    },
  );
});

describe('the patterns', () => {
  test('have different ids', () => {
    const ids = PATTERNS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keep no state between texts', () => {
    const regexes = PATTERNS.flatMap(({ when, and, unless }) => [when, and, unless]);
    expect(regexes.filter((regex) => regex?.global === true || regex?.sticky === true)).toEqual([]);
  });
});

const fragments = [
  ...CASES.flatMap(({ text }) => text.split(/(?<=[:,]) /)),
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '10.0.0.1:443',
  'https://',
  '{"a":',
];

/** Lone surrogates, controls and private characters included. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units));

/** What may stand behind one character class: a bound, so that the work at one place never grows with the text. */
const UNBOUNDED = /\.[*+]|\][*+]|\)[*+]|\\[dwsDWS][*+]|\{\d+,\}/;

describe('the regular expressions', () => {
  test('of patterns and carriers repeat nothing without limit, so that their work grows with the text and not faster', () => {
    const regexes = [
      ...PATTERNS.flatMap(({ when, and, unless }) => [when, and, unless]),
      ...CARRIERS.map(({ when }) => when),
    ].filter((regex) => regex !== undefined);
    expect(regexes.map(({ source }) => source).filter((source) => UNBOUNDED.test(source))).toEqual([]);
  });
});

describe('any text', () => {
  test('is answered soundly', () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, fc.string()), (text) => {
        expectSound(diagnose(text));
      }),
      { numRuns: 20 },
    );
  });

  test('made of pieces of messages is answered soundly', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 12 }), (pieces) => {
        expectSound(diagnose(pieces.join(' ')));
      }),
      { numRuns: 20 },
    );
  });

  test('cut off anywhere is answered soundly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), fc.nat(400), ({ text }, length) => {
        expectSound(diagnose(text.slice(0, length)));
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    'a',
    '\n',
    'error\n',
    '2024-01-01 0\n',
    'dial tcp ',
    '\\n"',
    '1.2.3.4:',
    'ecs.us-east-1.amazonaws.com ',
    '\\',
    ' ',
    '\t',
    '\u0315\u0300',
    '[',
    '{"a":',
    '-',
    '"',
    '| ',
    '\ufdfa',
    'error \\n',
    'lookup ',
    '> ',
  ])('of 50,000 characters is answered: %j', (piece) => {
    expectSound(diagnose(piece.repeat(Math.ceil(50_000 / piece.length))));
  });

  test('finds the error in the middle of a long log', () => {
    const noise = 'level=info msg="all is well, nothing to see here"\n'.repeat(1_500);
    const text = `${noise}ResourceInitializationError: failed to validate logger args: : signal: killed\n${noise}`;
    expect(diagnose(text).diagnoses[0]?.endpoints).toEqual(['logs']);
  });

  test('finds the error behind many lines that are all different', () => {
    const noise = Array.from(
      { length: 900 },
      (_, line) => `level=info msg="item ${'abcdefghij'[line % 10]}${line} is well"`,
    );
    const text = [
      ...noise,
      'ResourceInitializationError: failed to validate logger args: : signal: killed',
      ...noise,
    ].join('\n');
    expect(diagnose(text).diagnoses[0]?.endpoints).toEqual(['logs']);
  });
});
