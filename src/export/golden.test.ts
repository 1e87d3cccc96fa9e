import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contextOf, type ExportFormat, exportPlan, SCENARIOS } from '../testing/conformance-entry.ts';

const folder = fileURLToPath(new URL('golden', import.meta.url));
const update = process.env['UPDATE_GOLDEN'] === '1';

const FILES: readonly (readonly [ExportFormat, string])[] = [
  ['cloudformation', 'plan.yaml'],
  ['terraform', 'main.tf'],
  ['cli', 'apply.sh'],
  ['markdown', 'runbook.md'],
  ['json', 'plan.json'],
];

describe('golden files, which a person reads', () => {
  for (const { id, answers } of SCENARIOS) {
    test.each(FILES)(`${id}: %s is what was reviewed`, (format, name) => {
      const path = join(folder, id, name);
      const text = exportPlan(format, contextOf(answers));
      if (update) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
      const golden = existsSync(path) ? readFileSync(path, 'utf8') : '';
      expect(
        golden === text,
        `${id}/${name} ${golden === '' ? 'is missing' : `differs: ${firstDifference(golden, text)}`}. When the change is wanted: UPDATE_GOLDEN=1 npx vitest run src/export, and read the difference in git.`,
      ).toBe(true);
    });
  }

  test('are there for every scenario and for nothing else', () => {
    const found = readdirSync(folder).sort();
    expect(found).toEqual(SCENARIOS.map(({ id }) => id).sort());
  });
});

function firstDifference(golden: string, text: string): string {
  const [was, is] = [golden.split('\n'), text.split('\n')];
  const line = was.findIndex((old, index) => old !== is[index]);
  const at = line < 0 ? was.length : line;
  return `line ${at + 1} is ${JSON.stringify(is[at] ?? '')}, was ${JSON.stringify(was[at] ?? '')}`;
}
