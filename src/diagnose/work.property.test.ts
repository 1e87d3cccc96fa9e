import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { stepsOf } from '../testing/regex-work.ts';
import { ALL_CASES } from './cases/all.ts';
import { PATTERN_CASES } from './cases/patterns.ts';
import { diagnose } from './index.ts';

const PUMPS = [
  '\\',
  ' ',
  '\t',
  '\u0301',
  '(',
  '[',
  '{',
  '-',
  '7',
  '"',
  '|',
  '.',
  ':',
  '\n',
  ' \n',
  '#',
  '>',
  'a',
  'a.',
  'a-',
  '\u001b[',
  '\\n',
  '- ',
  '= ',
];

/** Everything that a regular expression is asked while `work` runs. */
function asked(work: () => void): {
  readonly regexes: ReadonlyMap<string, RegExp>;
  readonly characters: number;
} {
  const regexes = new Map<string, RegExp>();
  let characters = 0;
  const { exec } = RegExp.prototype;
  const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
    const from = this.lastIndex;
    const found = exec.call(this, text);
    regexes.set(String(this), this);
    characters += found === null ? text.length - from : found.index + found[0].length - from;
    return found;
  });
  try {
    work();
  } finally {
    spy.mockRestore();
  }
  return { regexes, characters };
}

const { regexes } = asked(() => {
  for (const { text } of ALL_CASES.filter((_, index) => index % 12 === 0)) diagnose(text);
  // Each pattern with its own words, so that what reads only these is asked too.
  for (const { hit } of Object.values(PATTERN_CASES)) diagnose(hit);
});

/** A regular expression in a line of a source, as far as a line tells. */
const LITERAL =
  /(?<![\w)\]*/])\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])*)\/([gimu]{0,4})(?=[\s.,;)\]]|$)/g;

/** Those that stand in the sources, whether a text here asks them or not. */
const written = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('cases'))
  .flatMap((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8').split('\n'))
  .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
  .flatMap((line) => [...line.matchAll(LITERAL)])
  .flatMap(([, source = '', flags]) => {
    try {
      return [new RegExp(source, flags)];
    } catch {
      // A division, or a path in a text.
      return [];
    }
  });

const all = new Map([...written, ...regexes.values()].map((regex) => [String(regex), regex]));

/** What can repeat without end; all others do bounded work at each place. */
const unbounded = [...all.values()].filter(({ source }) =>
  /(?:[^\\]|\\\\)[*+]|\{\d+,\}/.test(source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'x').replace(/\\[^p]/g, 'x')),
);

/** What repeats up to a bound that a text can make use of. */
const bounded = [...regexes.values()].filter(
  (regex) => /\{\d{0,3},\d{3,}\}/.test(regex.source) && ownWords(regex).length > 0,
);

const LONG_ENOUGH = 1_000;

/** Steps at one place: a record is at most 8,192 characters, of which a long log has few. */
const MOST_STEPS = 2_500;

/** Texts that let a regular expression begin again and again: its words, each alone and all together. */
function ownWords({ source }: RegExp): readonly string[] {
  const words = source.match(/[a-z]{3,}/g) ?? [];
  return [...new Set([...words.slice(0, 6), words.join(' ')])]
    .filter((word) => word !== '')
    .map((word) => `${word} `);
}

describe('the work of the regular expressions', () => {
  test('that the diagnosis asks is counted for all of them', () => {
    expect(regexes.size).toBeGreaterThan(1_000);
    expect(written.length).toBeGreaterThan(1_500);
    expect(unbounded.length).toBeGreaterThan(100);
  });

  test.each(unbounded.map((regex) => [String(regex), regex] as const))(
    'doubles when the text doubles: %s',
    (_, regex) => {
      for (const piece of PUMPS) {
        const of = (length: number): number => stepsOf(regex, `x${piece.repeat(length)}y`);
        expect(of(160), piece).toBeLessThanOrEqual(2.4 * of(80) + 120);
      }
    },
  );

  test.each(bounded.map((regex) => [String(regex), regex] as const))(
    'stays small at each place, on text made of its own words: %s',
    (_, regex) => {
      for (const piece of ownWords(regex)) {
        const text = piece.repeat(Math.ceil(LONG_ENOUGH / piece.length));
        expect(stepsOf(regex, text) / text.length, piece).toBeLessThan(MOST_STEPS);
      }
    },
  );

  test('is counted right: a nested repetition is found', () => {
    expect(stepsOf(/\\+r?\\*n/g, '\\'.repeat(80))).toBeGreaterThan(
      6 * stepsOf(/\\+r?\\*n/g, '\\'.repeat(40)),
    );
    expect(stepsOf(/(?<!\\)\\+n/g, '\\'.repeat(80))).toBeLessThan(
      3 * stepsOf(/(?<!\\)\\+n/g, '\\'.repeat(40)),
    );
  });
});

describe('the work of a diagnosis', () => {
  test.each(PUMPS.map((piece) => `error ${piece.repeat(20)}`))(
    'doubles at most when the text doubles: %j',
    (piece) => {
      const of = (length: number): number => asked(() => diagnose(piece.repeat(length))).characters;
      expect(of(120)).toBeLessThanOrEqual(2.4 * of(60) + 20_000);
    },
  );
});
