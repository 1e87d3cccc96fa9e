/** Whatever was read, the link of its plan assumes the same: no guess becomes an answer by being shared. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './main.ts';

interface PlanDocument {
  readonly assumptions: readonly { readonly question: string; readonly value: unknown }[];
  readonly endpoints: readonly { readonly service: string }[];
}

const folder = fileURLToPath(new URL('../source/samples/pasted', import.meta.url));
/** Every third, which is enough of each kind: a sample is planned three times. */
const files = readdirSync(folder)
  .filter((file) => !file.endsWith('.expected.json'))
  .filter((_, index) => index % 3 === 0);

const world = { readFile: (file: string) => readFileSync(`${folder}/${file}`, 'utf8'), readStdin: () => '' };
const plan = (...flags: readonly string[]): string => run('plan', flags, world).stdout;

const essence = (document: string) => {
  const { assumptions, endpoints } = JSON.parse(document) as PlanDocument;
  return {
    assumed: assumptions.map(({ question, value }) => JSON.stringify([question, value])).sort(),
    endpoints: endpoints.map(({ service }) => service),
  };
};

test('the link of a sample that is read assumes what the sample leaves open', () => {
  let marked = 0;
  let read = 0;
  for (const file of files) {
    const document = plan('--source', file, '--format', 'json');
    if (document === '') continue;
    const link = plan('--source', file, '--link').trim();
    expect([file, essence(plan('--from-link', link, '--format', 'json'))]).toEqual([file, essence(document)]);
    read += 1;
    if (link.includes('open=')) marked += 1;
  }
  expect(read).toBeGreaterThan(8);
  expect(marked).toBeGreaterThan(2);
});
