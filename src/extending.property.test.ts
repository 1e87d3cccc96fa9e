/**
 * The extension exercise: one of each kind is added where it would be written, in a copy of the modules that nothing has
 * read yet, and must arrive everywhere. What a test adds here is all that a developer writes: see docs/extending.md.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Result, World } from './cli/run.ts';
import type { Rule } from './core/rule.ts';
import type { FormatInfo } from './export/format.ts';

/** Adds an entry to a table, and its id to the list that is made from it when its module is read. */
function add(table: object, ids: readonly string[] | undefined, id: string, entry: unknown): void {
  (table as Record<string, unknown>)[id] = entry;
  (ids as string[] | undefined)?.push(id);
}

const RULE: Rule = {
  id: 'pets/cats-call-home',
  when: (w) => (w as unknown as { readonly pets: readonly string[] }).pets.includes('cat'),
  implies: [
    { kind: 'needs', service: 'cat-feeder' as never, type: 'Interface', need: 'by-path', uses: 'unknown' },
    { kind: 'reports', severity: 'warning' },
  ],
  cites: ['cat-page' as never],
  text: { why: 'Cats in {region} call home.', fix: 'Feed them.' },
};

const world = (stdin = ''): World => ({
  readFile: () => '',
  readStdin: () => stdin,
});

let run: (command: 'plan' | 'diagnose', argv: readonly string[], world: World) => Result;
const plan = (...argv: readonly string[]): Result => run('plan', argv, world());
const document = (...argv: readonly string[]) => JSON.parse(plan(...argv, '--format', 'json').stdout);

beforeAll(async () => {
  vi.resetModules();
  const { REGIONS, REGION_IDS } = await import('./core/regions.ts');
  add(REGIONS, REGION_IDS, 'zz-north-1', { ...REGIONS['eu-west-1'], name: 'Nowhere (North)' });
  const { CITATIONS } = await import('./core/citations.ts');
  add(CITATIONS, undefined, 'cat-page', {
    title: 'Cats',
    url: 'https://cats.example/',
    checked: '2026-11-26',
  });
  const { SERVICES, SERVICE_IDS } = await import('./core/services.ts');
  add(SERVICES, SERVICE_IDS, 'cat-feeder', {
    name: 'Amazon Cat Feeder',
    types: ['Interface'],
    dns: ['cats.{region}.{suffix}'],
    policy: 'documented',
    cites: 'cat-page',
  });
  const { QUESTIONS, QUESTION_IDS } = await import('./core/questions.ts');
  add(QUESTIONS, QUESTION_IDS, 'pets', {
    step: 'features',
    label: 'Pets',
    help: 'Cats call home.',
    cites: ['cat-page'],
    kind: {
      kind: 'subset',
      options: [
        { value: 'cat', label: 'Cat' },
        { value: 'dog', label: 'Dog' },
      ],
    },
    byDefault: [],
  });
  const { learnRules } = await import('./core/rules/index.ts');
  learnRules([RULE]);
  const { EXPORT_FORMATS, FORMATS } = await import('./export/format.ts');
  const shout: FormatInfo = {
    title: 'Shout',
    language: 'markdown',
    ending: '.shout.md',
    howToRun: { text: 'Read it aloud.', commands: () => [], needs: undefined },
    load: async () => (context) =>
      `${context.plan.endpoints.map(({ service }) => service.toUpperCase()).join('\n')}\n`,
  };
  add(FORMATS, EXPORT_FORMATS, 'shout', shout);
  const { SOURCE_IDS, SOURCES } = await import('./source/sources.ts');
  const { Parts } = await import('./source/parts.ts');
  add(SOURCES, SOURCE_IDS, 'cat-list', {
    title: 'a list of cats',
    hint: 'Ask the cats.',
    answers: ['region'],
    recognise: (value: unknown) => typeof value === 'object' && value !== null && 'cats' in value,
    read: () => ({ ways: [new Parts()], conditions: [], others: ['AWS Cats'] }),
  });
  const { PATTERNS } = await import('./diagnose/patterns/index.ts');
  (PATTERNS as unknown[]).unshift({
    id: 'pets/hungry',
    when: /the cat is hungry/,
    needs: ['words'],
    finds: () => [
      {
        cause: 'configuration',
        likelihood: 'likely',
        endpoints: [],
        text: 'It wants food.',
        fix: ['Feed it.'],
      },
    ],
    cites: ['cat-page'],
  });
  ({ run } = await import('./cli/main.ts'));
});

afterAll(() => {
  vi.resetModules();
});

describe('a question, one entry in questions.ts,', () => {
  test('is a flag, with help', () => {
    expect(plan('--help').stdout).toMatch(/--pets LIST\n +Pets\. Any of cat, dog\./);
    expect(plan('--pets', 'bird').stderr).toMatch(/--pets: "bird" is not understood\. Allowed: .*cat.*dog/);
  });

  test('is in the plan, in links and in saved answers', async () => {
    const { workloads } = document('--pets', 'dog');
    expect(workloads[0].answers.pets).toEqual(['dog']);
    const link = plan('--pets', 'cat,dog', '--link').stdout;
    expect(link).toContain('pets=cat,dog');
    const { printSavedAnswers, readLink, readSavedAnswers } = await import('./share/index.ts');
    const read = readLink(link.trim().replace(/^.*#/s, ''));
    expect(read.problems).toEqual([]);
    expect(JSON.stringify(read)).toContain('"pets":["cat","dog"]');
    const { toProfile } = await import('./core/index.ts');
    const saved = printSavedAnswers(toProfile({ pets: ['cat'] } as never));
    expect(saved).toContain('"pets"');
    expect(readSavedAnswers(saved).problems).toEqual([]);
  });

  test('is an assumption that decides, when nobody answers it', () => {
    const { assumptions } = document();
    const pets = assumptions.find(({ question }: { readonly question: string }) => question === 'pets');
    expect(pets.otherwise[0]).toMatchObject({ adds: ['cat-feeder'], findings: [RULE.id] });
  });
});

describe('a rule, one entry in its topic and one in citations.ts,', () => {
  test('plans, reports and explains with its source', () => {
    const { endpoints, findings } = document('--pets', 'cat');
    const feeder = endpoints.find(({ service }: { readonly service: string }) => service === 'cat-feeder');
    expect(feeder).toMatchObject({
      need: 'required',
      because: [{ rule: RULE.id, text: 'Cats in us-east-1 call home.' }],
    });
    expect(feeder.because[0].citations).toEqual([
      { title: 'Cats', url: 'https://cats.example/', checked: '2026-11-26' },
    ]);
    expect(findings[0]).toMatchObject({ rule: RULE.id, severity: 'warning', fix: 'Feed them.' });
    expect(document('--pets', 'dog').endpoints).not.toContainEqual(
      expect.objectContaining({ service: 'cat-feeder' }),
    );
  });

  test('is in the generated documents', async () => {
    const { rulesDocument } = await import('./testing/rules-document.ts');
    expect(rulesDocument()).toContain(`### ${RULE.id}`);
  });
});

test('a service, one entry in services.ts, is in every format with its names', async () => {
  const { EXPORT_FORMATS } = await import('./export/format.ts');
  for (const format of EXPORT_FORMATS) {
    const { stdout } = plan('--pets', 'cat', '--format', format);
    expect(stdout, format).toMatch(/us-east-1\.cat-feeder|\.cat-feeder'|CAT_FEEDER|CAT-FEEDER/);
  }
  expect(document('--pets', 'cat').endpoints).toContainEqual(
    expect.objectContaining({ privateDnsNames: ['cats.us-east-1.amazonaws.com'] }),
  );
  const hub = document('--pets', 'cat', '--endpoint-placement', 'central-vpc', '--egress', 'transit');
  expect(JSON.stringify(hub.central.zones)).toContain('cats.us-east-1.amazonaws.com');
});

test('a Region, one entry in regions.ts, can be chosen and names its services', () => {
  const { endpoints } = document('--region', 'zz-north-1');
  expect(endpoints[0].serviceName).toBe('com.amazonaws.zz-north-1.s3');
  expect(plan('--region', 'zz-north-2').stderr).toContain('zz-north-1');
});

test('a format, one entry in format.ts and one folder, is offered and printed', () => {
  expect(plan('--help').stdout).toContain('shout');
  expect(plan('--format', 'shout').stdout).toBe('S3\nECR.API\nECR.DKR\nLOGS\n');
  expect(plan('--format', 'whisper').stderr).toContain('shout');
});

test('a source, one entry in sources.ts and one folder, is recognised by its content and named', async () => {
  const { readSources } = await import('./source/index.ts');
  const result = readSources([{ name: 'a.json', text: '{"cats":[]}' }]);
  expect(JSON.stringify(result)).toContain('AWS Cats');
  const unknown = readSources([{ name: 'a.json', text: '{"birds":[]}' }]);
  expect(JSON.stringify(unknown)).not.toContain('AWS Cats');
});

test('a pattern of the diagnosis, one entry in its family, speaks', () => {
  const { stdout } = run('diagnose', ['--format', 'json'], world('Error: the cat is hungry'));
  expect(JSON.parse(stdout).diagnoses[0]).toMatchObject({
    cause: 'configuration',
    text: 'It wants food.',
    citations: [{ title: 'Cats' }],
  });
});

test('a statement of the audit, one entry in audit-rules.ts, is said with its words and sources', async () => {
  const { AUDIT_RULES, auditRule } = await import('./audit/audit-rules.ts');
  add(AUDIT_RULES, undefined, 'audit/cat', {
    kind: 'note',
    cites: ['cat-page'],
    text: 'A cat sleeps on {id}.',
    fix: 'Wake it.',
  });
  expect(auditRule('audit/cat' as never)).toMatchObject({ kind: 'note', fix: 'Wake it.' });
});

test('a language, one file of texts, is in the components, the rules and the words that come later', async () => {
  const { languageNamed } = await import('./words/languages.ts');
  const { fileInLanguage, siteTexts } = await import('./words/site-texts.ts');
  const { wordsInLanguage } = await import('./words/texts.ts');
  const { restOfWords } = await import('./words/split.ts');
  const texts = {
    'A few answers are usually enough': 'Wenige Antworten genügen',
    'Attach an internet gateway to the VPC, or say that the subnets have no path.': 'Tu es.',
  };
  const { translate } = languageNamed('de', () => texts);
  const read = (file: string) => {
    const path = fileURLToPath(new URL(file, import.meta.url));
    return { path, code: readFileSync(path, 'utf8') };
  };
  const page = read('./wizard/first/start/StartPage.tsx');
  const rules = read('./core/rules/network.ts');
  expect(fileInLanguage(page, parseAst, translate)).toContain('Wenige Antworten genügen');
  expect(fileInLanguage(rules, parseAst, translate)).toContain('fix: "Tu es."');
  const later = wordsInLanguage(restOfWords(), translate);
  expect(later.rules['network/internet-needs-internet-gateway']?.fix).toBe('Tu es.');
  expect(siteTexts([page, rules], parseAst)).toEqual(expect.arrayContaining(Object.keys(texts)));
});

test('words of the core, one object by id, are shown wherever they are explained', async () => {
  const { learnWords, RULES } = await import('./core/index.ts');
  const rule = RULES.find(({ id }) => id === RULE.id);
  const nothing = { questions: {}, citations: {}, services: {}, steps: {} };
  const words = { why: 'Katzen in {region} rufen zu Hause an.', fix: 'Füttern.', cites: RULE.cites };
  learnWords({ ...nothing, rules: { [RULE.id]: words } });
  expect(rule?.text.why).toBe(words.why);
  expect(plan('--pets', 'cat').stdout).toContain('Katzen in us-east-1 rufen zu Hause an.');
});
