import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contextOf, type ExportFormat, exportPlan, SCENARIOS } from '../testing/conformance-entry.ts';

const folder = fileURLToPath(new URL('golden', import.meta.url));
const update = process.env['UPDATE_GOLDEN'] === '1';

const FILE_NAMES: { readonly [F in ExportFormat]?: string } = {
  cloudformation: 'plan.yaml',
  terraform: 'main.tf',
  cli: 'apply.sh',
  markdown: 'runbook.md',
  json: 'plan.json',
};

/** Few enough to be read: what other scenarios print is compared by effect, in the real tools (e2e/conformance). */
const GOLDEN: { readonly [scenario: string]: readonly ExportFormat[] } = {
  'fargate-isolated': ['cloudformation', 'terraform', 'cli', 'markdown', 'json'],
  'ec2-running': ['cloudformation', 'terraform'],
  'answered-target': ['cloudformation', 'terraform'],
  external: ['terraform', 'markdown'],
  china: ['cloudformation'],
  'existing-group': ['terraform'],
};

const CASES = Object.entries(GOLDEN).flatMap(([id, formats]) =>
  formats.map((format) => [id, format] as const),
);

describe('golden files, which a person reads', () => {
  test.each(CASES)('%s: %s is what was reviewed', (id, format) => {
    const path = join(folder, id, FILE_NAMES[format] ?? format);
    const text = stable(format, exportPlan(format, fixedContext(id)));
    if (update) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const golden = existsSync(path) ? readFileSync(path, 'utf8') : '';
    expect(
      golden === text,
      `${path.slice(folder.length + 1)} ${golden === '' ? 'is missing' : `differs: ${firstDifference(golden, text)}`}. When the change is wanted: UPDATE_GOLDEN=1 npx vitest run src/export, and read the difference in git.`,
    ).toBe(true);
  });

  test('are there for these scenarios and nothing else, and few enough to be read', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(files.sort()).toEqual(CASES.map(([id, format]) => join(id, FILE_NAMES[format] ?? format)).sort());
    const lines = files.map((name) => readFileSync(join(folder, name), 'utf8').split('\n').length);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(10_000);
  });
});

/** A new question changes the fragment and the list of answers, and no golden file. */
function fixedContext(id: string) {
  const { answers } = SCENARIOS.find((scenario) => scenario.id === id) ?? { answers: {} };
  return { ...contextOf(answers), fragment: 'v=1&plan=this' };
}

function stable(format: ExportFormat, text: string): string {
  if (format !== 'json') return text;
  const { answers: _answers, workloads: _workloads, assumptions: _assumptions, ...plan } = JSON.parse(text);
  return `${JSON.stringify(plan, null, 2)}\n`;
}

function firstDifference(golden: string, text: string): string {
  const [was, is] = [golden.split('\n'), text.split('\n')];
  const line = was.findIndex((old, index) => old !== is[index]);
  const at = line < 0 ? was.length : line;
  return `line ${at + 1} is ${JSON.stringify(is[at] ?? '')}, was ${JSON.stringify(was[at] ?? '')}`;
}
