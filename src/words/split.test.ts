import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  CITATIONS,
  type CitationId,
  explain,
  learnRules,
  learnWords,
  type Plan,
  plan,
  QUESTION_IDS,
  questionOf,
  RULES,
  type Rule,
  type RuleId,
  toProfile,
  type Words,
} from '../core/index.ts';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import { idsOf, laterRules, restOfWords, type SyntaxNode, someRules, withoutWords } from './split.ts';
import { canHoldAtStart } from './start-page.ts';

const rest = restOfWords();

const parsed = (code: string): SyntaxNode => parseAst(code) as unknown as SyntaxNode;

const ruleFiles = (): readonly string[] =>
  readdirSync(fileURLToPath(new URL('../core/rules', import.meta.url)))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `rules/${name}`);

test('most words can come after the first paint', () => {
  expect(Object.keys(rest.rules).length).toBeGreaterThan(RULES.length * 0.9);
  expect(Object.keys(rest.questions).length).toBeGreaterThan(QUESTION_IDS.length * 0.7);
});

describe('taking words out of the code', () => {
  test('leaves nothing of them and everything else', () => {
    const code = `const rules = [
      { id: 'a/one', when: (w) => w.ecsExec, implies: [requires('s3')], cites: ['page'], text: { why: 'Because.', fix: 'Do.' } },
      { id: 'a/two', when: () => true, implies: [spares('s3')], cites: ['page'], text: { why: 'Stays.' } },
    ];
    const QUESTIONS = { size: { step: 'network', label: 'Size', help: 'How large.', cites: ['page'], kind: { kind: 'choice', options: [option('small', 'Little', 'Less'), option('big', 'Large')] }, byDefault: 'small' } };
    const SERVICES = { sqs: { name: 'Amazon SQS', types: ['Interface'], furtherDns: ['x'], cites: 'page' } };
    const STEPS = [{ id: 'network', title: 'Network', intro: 'Where it runs.' }];
    const CITATIONS = { page: cite('A page', 'path'), other: cite('Another', 'way') };`;
    const words = {
      rules: { 'a/one': { why: 'Because.', fix: 'Do.', cites: ['page'] } },
      questions: { size: { label: 'Size', help: 'How large.', cites: ['page'] } },
      citations: { page: { title: 'A page', url: '', checked: '' } },
      services: { sqs: { name: 'Amazon SQS', cites: 'page' } },
      steps: { network: 'Where it runs.' },
    } as unknown as Words;
    const found = new Set<string>();
    const without = withoutWords(code, parsed(code), words, found);
    expect([...found].sort()).toEqual([...idsOf(words)].sort());
    expect(without).not.toMatch(/Because|Do\.|'Size'|How large|Little|Less|Large|A page|Amazon|Where it/);
    expect(without).toMatch(/w\.ecsExec.*requires\('s3'\)/);
    expect(without).toContain("text: { why: 'Stays.' }");
    expect(without).toContain("option('small'), option('big')");
    expect(without).toContain("other: cite('Another', 'way')");
    expect(() => parsed(without)).not.toThrow();
  });

  test('finds the texts of the core as its files are written, but for rules that a function makes', () => {
    const found = new Set<string>();
    const files = ['questions.ts', 'citations.ts', 'services.ts', ...ruleFiles()];
    for (const file of files) {
      const path = fileURLToPath(new URL(`../core/${file}`, import.meta.url));
      // Types have no words: what the build parses is the same without them.
      const code = readFileSync(path, 'utf8');
      withoutWords(code, parseAst(code, { lang: 'ts' }) as unknown as SyntaxNode, rest, found);
    }
    expect(idsOf(rest).filter((id) => !found.has(id) && !/^features\/code-/.test(id))).toEqual([]);
  });
});

describe('rules that come later', () => {
  const later = laterRules();

  test('leave the rest of a plan as it is: endpoints, needs, order, policies, errors and warnings', () => {
    const rules = RULES.filter(({ id }) => !later.has(id));
    expect(later.size).toBeGreaterThan(RULES.length * 0.8);
    const random = seeded(11);
    const essential = QUESTION_IDS.filter((id) => questionOf(id).essential === true);
    // Until they are there, nobody can answer anything else.
    const drawn = () => {
      const answers = drawAnswers(random);
      return Object.fromEntries(essential.map((id) => [id, answers[id]])) as Answers;
    };
    const shown = ({ endpoints, findings }: Plan) => ({
      endpoints: endpoints.map(({ because, ...endpoint }) => [because[0], endpoint]),
      findings: findings.filter(({ severity }) => severity !== 'info'),
    });
    for (let i = 0; i < 400; i++) {
      const workload = toProfile(drawn());
      expect(shown(plan(workload, { rules }))).toEqual(shown(plan(workload)));
    }
  });

  test('are those that no answer on the start page makes hold, whatever hides behind other questions', () => {
    const rule = (when: Rule['when']): Rule => ({ ...(RULES[0] as Rule), when });
    expect(canHoldAtStart(rule((w) => w.ecsExec))).toBe(false);
    expect(canHoldAtStart(rule((w) => w.applicationServices.length > 0))).toBe(false);
    // A FireLens destination and managed instances' launch template follow from answers of the start page.
    expect(canHoldAtStart(rule((w) => w.firelensDestinations.includes('cloudwatch-logs')))).toBe(true);
    expect(canHoldAtStart(rule((w) => w.region === 'ca-west-1' && w.launchType === 'EC2'))).toBe(true);
    expect(canHoldAtStart(rule((w) => w.launchType === 'FARGATE' && w.logDrivers.includes('syslog')))).toBe(
      false,
    );
  });

  test('are cut out of their file, and everything else out of the later one', () => {
    const code = `const a = [{ id: 'a/one', when: (w) => true }, make('x'), make('y', 'a/three'), { id: 'a/two', when: (w) => [{ id: 'a/one' }] }, ...many];`;
    const found = new Set<string>();
    const ids = new Set(['a/one', 'a/three']);
    expect(someRules(code, parsed(code), ids, 'others', found)).toBe(
      `const a = [make('x'), { id: 'a/two', when: (w) => [{ id: 'a/one' }] }, ];`,
    );
    expect(someRules(code, parsed(code), ids, 'these', found)).toBe(
      `const a = [{ id: 'a/one', when: (w) => true }, make('y', 'a/three'), ...many];`,
    );
    expect([...found].sort()).toEqual(['a/one', 'a/three', 'a/two']);
  });

  test('are found in the files as they are written', () => {
    const found = new Set<string>();
    for (const file of ruleFiles()) {
      const code = readFileSync(fileURLToPath(new URL(`../core/${file}`, import.meta.url)), 'utf8');
      someRules(code, parseAst(code, { lang: 'ts' }) as unknown as SyntaxNode, later, 'these', found);
    }
    // What a list spreads has no name in the code, and is late.
    const made = RULES.map(({ id }) => id).filter((id) => !found.has(id));
    expect(made.filter((id) => !/^features\/code-calls-/.test(id))).toEqual([]);
    expect(made.filter((id) => !later.has(id))).toEqual([]);
  });

  test('are known once they have arrived, each once and in its place', () => {
    const before = RULES.map(({ id }) => id);
    learnRules(RULES.slice(3, 6));
    expect(RULES.map(({ id }) => id)).toEqual(before);
  });
});

describe('another language', () => {
  const marked = (text: string): string => `⟦${text}⟧`;
  const everything = (): Words => ({
    rules: Object.fromEntries(
      RULES.map(({ id, text: { why, fix }, cites }) => [
        id,
        fix === undefined ? { why: marked(why), cites } : { why: marked(why), fix: marked(fix), cites },
      ]),
    ),
    questions: Object.fromEntries(
      QUESTION_IDS.map((id) => {
        const { label, help, cites, kind } = questionOf(id);
        const options = kind.kind === 'choice' || kind.kind === 'subset' ? kind.options : [];
        return [
          id,
          {
            label: marked(label),
            help: marked(help),
            cites,
            options: options.map((option) =>
              option.hint === undefined
                ? ([marked(option.label)] as const)
                : ([marked(option.label), marked(option.hint)] as const),
            ),
          },
        ];
      }),
    ),
    services: {},
    steps: {},
    citations: Object.fromEntries(
      Object.entries(CITATIONS).map(([id, citation]) => [id, { ...citation, title: marked(citation.title) }]),
    ),
  });
  const inEnglish = (words: Words): Words =>
    JSON.parse(JSON.stringify(words).replaceAll('⟦', '').replaceAll('⟧', '')) as Words;

  test('replaces every text of rules, questions and sources, and none escapes', () => {
    const pseudo = everything();
    const derived = RULES.filter((rule) => rule.derived).map(({ id }) => id);
    learnWords(pseudo);
    try {
      expect(RULES.filter((rule) => rule.derived).map(({ id }) => id)).toEqual(derived);
      const workload = toProfile({ launchType: 'EC2' });
      const { endpoints, findings, notNeeded } = plan(workload);
      const spoken = [
        ...endpoints.flatMap(({ because }) => because),
        ...notNeeded.flatMap(({ because }) => because),
        ...findings.map(({ rule }) => rule),
      ].flatMap((rule) => {
        const { text, fix, citations } = explain(rule, workload);
        return [text, fix ?? marked(''), ...citations.map(({ title }) => title)];
      });
      const asked = QUESTION_IDS.flatMap((id) => {
        const { label, help, kind } = questionOf(id);
        const options = kind.kind === 'choice' || kind.kind === 'subset' ? kind.options : [];
        return [label, help, ...options.flatMap((option) => [option.label, option.hint ?? marked('')])];
      });
      expect([...spoken, ...asked].filter((text) => !/^⟦[^⟦]*⟧$/.test(text))).toEqual([]);
    } finally {
      learnWords(inEnglish(pseudo));
    }
    expect(explain(RULES[0]?.id as RuleId, toProfile({})).text).not.toContain('⟦');
    expect(CITATIONS['ecs-vpc-endpoints' as CitationId].title).not.toContain('⟦');
  });
});
