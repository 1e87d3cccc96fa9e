import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { QUESTION_IDS, questionOf, REGION_IDS, SERVICE_IDS } from '../core/index.ts';

const folder = new URL('.', import.meta.url).pathname;

/** Folders whose engineers keep the same rule in their own words: texts about imports and policies name what they read. */
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Values that mean nothing but this domain; words such as `none` or `other` mean something everywhere. */
const ORDINARY = new Set([
  'none',
  'off',
  'default',
  'host',
  'proxy',
  'owner',
  'custom',
  'other',
  'required',
  'recommended',
  'optional',
  'events',
  'sts',
]);

const literals: readonly string[] = [
  ...REGION_IDS,
  ...SERVICE_IDS,
  ...QUESTION_IDS.flatMap((id) => {
    const { kind } = questionOf(id);
    return kind.kind === 'choice' || kind.kind === 'subset' ? kind.options.map((option) => option.value) : [];
  }),
].filter((literal) => !ORDINARY.has(literal));

test('the wizard compares nothing with a Region, a service or an answer: conditions live in the core', () => {
  const quoted = new RegExp(`(['"\`])(${[...new Set(literals)].map(quote).join('|')})\\1`, 'g');
  const found = sources.flatMap(({ name, text }) =>
    [...text.matchAll(quoted)].map((match) => `${name}: ${match[0]}`),
  );
  expect(found).toEqual([]);
});

test('the wizard knows no service name and no host name', () => {
  const found = sources
    .filter(({ text }) => /com\.amazonaws|amazonaws\.com|\barn:aws/.test(text))
    .map(({ name }) => name);
  expect(found).toEqual([]);
});

test('the wizard decides nothing by an answer', () => {
  const decisions = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/workload\.(\w+)\s*(?:===|!==|\.includes\(|\?[^?.])/g)].map(
      (match) => `${name}: ${match[0]}`,
    ),
  );
  expect(decisions).toEqual([]);
});

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
