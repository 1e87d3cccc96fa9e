import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesDocument } from '../../testing/rules-document.ts';
import { KNOWLEDGE } from '../knowledge.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('docs/rules.md is what the rules say; `npm run rules` writes it', () => {
  expect(read('docs/rules.md') === rulesDocument()).toBe(true);
});

test('the changelog says what is new in this knowledge', () => {
  expect(read('CHANGELOG.md')).toContain(`### ${KNOWLEDGE.version} (${KNOWLEDGE.date})`);
});
