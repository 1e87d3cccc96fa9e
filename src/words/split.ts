/**
 * Splits English by time, when the site is built: what the start page and the default plan show stays in the code of the
 * first file; every other text of rules, questions and sources moves to `rest.ts`, which is loaded after the first paint.
 * English stays beside the rule in the source; nothing here knows a single text.
 */
import {
  CITATIONS,
  plan,
  QUESTION_IDS,
  type QuestionId,
  type QuestionWords,
  questionOf,
  RULES,
  type Rule,
  type RuleId,
  type RuleWords,
  SERVICE_IDS,
  type ServiceId,
  type ServiceWords,
  STEPS,
  serviceOf,
  toProfile,
  type Words,
} from '../core/index.ts';
import { canHoldAtStart } from './start-page.ts';

/** What the start page shows before anything is answered. */
interface Shown {
  readonly rules: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

/** The texts that can come after the first paint. */
export function restOfWords(): Words {
  const shown = shownFirst();
  const rules = RULES.filter(({ id }) => !shown.rules.has(id)).map(
    ({ id, text, cites, derived }) =>
      [id, derived === undefined ? { ...text, cites } : { ...text, cites, derived }] as const,
  );
  const questions = QUESTION_IDS.map((id) => [id, questionWords(id, shown.questions.has(id))] as const);
  return {
    rules: Object.fromEntries(rules) as { readonly [R in RuleId]?: RuleWords },
    questions: Object.fromEntries(questions) as { readonly [Q in QuestionId]?: QuestionWords },
    citations: CITATIONS,
    services: Object.fromEntries(
      SERVICE_IDS.map((id) => {
        const { name, cites, furtherDns, dualStackDns, example, iam, cdk, isFipsInGovCloud } = serviceOf(id);
        const later = { cites, furtherDns, dualStackDns, example, iam, cdk, isFipsInGovCloud };
        const words = shown.services.has(id) ? later : { name, ...later };
        // JSON leaves out what is absent.
        return [id, JSON.parse(JSON.stringify(words)) as ServiceWords];
      }),
    ),
    steps: Object.fromEntries(STEPS.map(({ id, intro }) => [id, intro])),
  };
}

/** Of a question on the start page only what is behind a click: the explanation after its first sentence, the sources. */
function questionWords(id: QuestionId, isShown: boolean): QuestionWords {
  const { label, help, cites, kind } = questionOf(id);
  const words = { label, help, cites };
  if (kind.kind === 'text') return { ...words, format: kind.format, placeholder: kind.placeholder };
  if (isShown || (kind.kind !== 'choice' && kind.kind !== 'subset')) return words;
  // A list that travels as JSON has no place for what is absent.
  const options = kind.options.map(({ label: name, hint }) =>
    hint === undefined ? ([name] as const) : ([name, hint] as const),
  );
  return { ...words, options };
}

/**
 * The start page shows the essential questions and the plan of the defaults: the strongest reason of each endpoint and the
 * findings that ask for attention. Everything else is behind a click, in files that come later. A test compares this with
 * the prerendered page.
 */
function shownFirst(): Shown {
  const { endpoints, findings } = plan(toProfile({}));
  const urgent = findings.filter(({ severity }) => severity !== 'info');
  return {
    rules: new Set([...endpoints.map(({ because }) => because[0]), ...urgent.map(({ rule }) => rule)]),
    questions: new Set(QUESTION_IDS.filter((id) => questionOf(id).essential === true)),
    services: new Set(endpoints.map(({ service }) => service)),
  };
}

/**
 * The ids of rules that decide nothing on the start page. Some only tell, spare or explain: they add no endpoint, no use, no
 * order and no finding that asks for attention. The others cannot hold, whatever is answered there. So a plan without them is
 * the same in all that is shown first.
 */
export function laterRules(): ReadonlySet<string> {
  const later = RULES.filter((rule) => onlyTells(rule) || !canHoldAtStart(rule));
  return new Set(later.map(({ id }) => id));
}

function onlyTells({ implies }: Rule): boolean {
  return implies.every(
    (conclusion) =>
      conclusion.kind === 'spares' ||
      (conclusion.kind === 'explains' && conclusion.uses.length === 0) ||
      (conclusion.kind === 'reports' && conclusion.severity === 'info'),
  );
}

/**
 * The code of a module of rules with some of them only: those in `ids`, or all others. Rules that a list spreads are made for
 * each of many services, of which the start page asks nothing: they are among those in `ids`. `found` takes the ids of all rules
 * that are named in the code.
 */
export function someRules(
  code: string,
  program: SyntaxNode,
  ids: ReadonlySet<string>,
  which: 'these' | 'others',
  found: Set<string>,
): string {
  const replacements: Replacement[] = [];
  visit(program, (node) => {
    if (node.type !== 'ArrayExpression') return;
    const elements = node['elements'] as readonly SyntaxNode[];
    const isRules = elements.some((element) => idOfRule(element) !== undefined);
    if (!isRules) return;
    for (const [index, element] of elements.entries()) {
      const id = idOfRule(element) ?? idOfMade(element);
      if (id !== undefined) found.add(id);
      const isAmong = element.type === 'SpreadElement' || (id !== undefined && ids.has(id));
      if (isAmong === (which === 'these')) continue;
      replacements.push({ start: element.start, end: elements[index + 1]?.start ?? element.end, code: '' });
    }
  });
  return replaced(code, replacements);
}

/** `{ id: 'topic/statement', when: …, … }` */
function idOfRule(node: SyntaxNode): string | undefined {
  if (node.type !== 'ObjectExpression' || memberOf(node, 'when') === undefined) return undefined;
  return textOf(memberOf(node, 'id'));
}

/** `make('sts', 'topic/statement')` */
function idOfMade(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  return (node['arguments'] as readonly SyntaxNode[]).map(textOf).find((text) => text?.includes('/'));
}

/** A node of a syntax tree, as parsers of ECMAScript give it (https://github.com/estree/estree). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** A place in the code, and what stands there instead. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/**
 * The code of a module of the core without the texts in `rest`. `found` takes the ids whose texts were taken out; what is
 * written in another way than this looks for stays where it is.
 */
export function withoutWords(code: string, program: SyntaxNode, rest: Words, found: Set<string>): string {
  const replacements: Replacement[] = [];
  visit(program, (node) => {
    const words =
      ruleText(node, rest) ??
      questionTexts(node, rest) ??
      citation(node, rest) ??
      serviceTexts(node, rest) ??
      stepText(node, rest);
    if (words === undefined) return;
    found.add(words.id);
    replacements.push(...words.replacements);
  });
  return replaced(code, replacements);
}

function replaced(code: string, replacements: readonly Replacement[]): string {
  let text = code;
  for (const { start, end, code: instead } of [...replacements].sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + instead + text.slice(end);
  return text;
}

interface Taken {
  readonly id: string;
  readonly replacements: readonly Replacement[];
}

/** `{ id: 'topic/statement', …, cites: […], text: { … } }` */
function ruleText(node: SyntaxNode, rest: Words): Taken | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const id = textOf(memberOf(node, 'id'));
  // A rule that a function makes for each of many services has no id of its own here; none is on the start page.
  if (id === undefined && memberOf(node, 'id') !== undefined && memberOf(node, 'implies') !== undefined)
    return taken('rules of a function', without(node, ['text', 'cites']));
  if (id === undefined || !Object.hasOwn(rest.rules, id)) return undefined;
  return taken(id, without(node, ['text', 'cites', 'derived']));
}

/**
 * `questionId: { …, label: '…', help: '…', cites: […], kind: { … option('value', 'Label', 'hint') … } }`; of a question on
 * the start page the label, the options and the first sentence stay.
 */
function questionTexts(node: SyntaxNode, rest: Words): Taken | undefined {
  if (node.type !== 'Property') return undefined;
  const id = nameOf(node['key']);
  const question = node['value'] as SyntaxNode;
  if (id === undefined || question.type !== 'ObjectExpression' || !Object.hasOwn(rest.questions, id))
    return undefined;
  const help = memberOf(question, 'help');
  if (help === undefined) return undefined;
  if (memberOf(question, 'essential') !== undefined) {
    const [first = ''] = (textOf(help) ?? '').split(/(?<=[.;]) /);
    return taken(`question ${id}`, [
      { ...help, code: JSON.stringify(first) },
      ...without(question, ['cites']),
    ]);
  }
  const replacements = [...without(question, ['label', 'help', 'cites'])];
  visit(question, (inner) => {
    if (inner.type === 'ObjectExpression') replacements.push(...without(inner, ['format', 'placeholder']));
    if (inner.type !== 'CallExpression' || nameOf(inner['callee']) !== 'option') return;
    const [value, label, hint] = inner['arguments'] as readonly SyntaxNode[];
    const last = hint ?? label;
    if (value !== undefined && last !== undefined)
      replacements.push({ start: value.end, end: last.end, code: '' });
  });
  return taken(`question ${id}`, replacements);
}

/** `'citation-id': cite('Title', 'path')`, however it is made: the whole entry comes later. */
function citation(node: SyntaxNode, rest: Words): Taken | undefined {
  if (node.type !== 'Property') return undefined;
  const id = nameOf(node['key']);
  const value = node['value'] as SyntaxNode;
  const isMade = value.type === 'CallExpression' || value.type === 'ObjectExpression';
  if (id === undefined || !isMade || !Object.hasOwn(rest.citations, id)) return undefined;
  return taken(`citation ${id}`, [{ start: node.start, end: node.end, code: '...{}' }]);
}

/** `serviceId: { name: '…', …, cites: '…' }` */
function serviceTexts(node: SyntaxNode, rest: Words): Taken | undefined {
  if (node.type !== 'Property') return undefined;
  const id = nameOf(node['key']);
  const service = node['value'] as SyntaxNode;
  if (id === undefined || service.type !== 'ObjectExpression' || !Object.hasOwn(rest.services, id))
    return undefined;
  if (memberOf(service, 'name') === undefined) return undefined;
  const name = rest.services[id as ServiceId]?.name === undefined ? [] : ['name'];
  return taken(
    `service ${id}`,
    without(service, [
      'cites',
      'furtherDns',
      'dualStackDns',
      'example',
      'iam',
      'cdk',
      'isFipsInGovCloud',
      'hint',
      ...name,
    ]),
  );
}

/** `{ id: 'step', title: '…', intro: '…' }` */
function stepText(node: SyntaxNode, rest: Words): Taken | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const id = textOf(memberOf(node, 'id'));
  if (id === undefined || !Object.hasOwn(rest.steps, id)) return undefined;
  return taken(`step ${id}`, without(node, ['intro']));
}

function taken(id: string, replacements: readonly Replacement[]): Taken | undefined {
  return replacements.length === 0 ? undefined : { id, replacements };
}

/** Takes members out of an object, each with the comma behind it. */
function without(object: SyntaxNode, names: readonly string[]): readonly Replacement[] {
  const properties = object['properties'] as readonly SyntaxNode[];
  return properties.flatMap((property, index) =>
    property.type === 'Property' && names.includes(nameOf(property['key']) ?? '')
      ? [{ start: property.start, end: properties[index + 1]?.start ?? property.end, code: '' }]
      : [],
  );
}

/** The ids that `withoutWords` reports when it has seen every module. */
export function idsOf({ rules, questions, citations, services, steps }: Words): readonly string[] {
  return [
    ...Object.keys(rules),
    ...Object.keys(questions).map((id) => `question ${id}`),
    ...Object.keys(citations).map((id) => `citation ${id}`),
    ...Object.keys(services).map((id) => `service ${id}`),
    ...Object.keys(steps).map((id) => `step ${id}`),
  ];
}

function memberOf(object: SyntaxNode, name: string): SyntaxNode | undefined {
  const properties = object['properties'] as readonly SyntaxNode[];
  const property = properties.find((one) => one.type === 'Property' && nameOf(one['key']) === name);
  return property?.['value'] as SyntaxNode | undefined;
}

function nameOf(key: unknown): string | undefined {
  if (!isNode(key)) return undefined;
  return key.type === 'Identifier' ? String(key['name']) : textOf(key);
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  const value = node?.type === 'Literal' ? node['value'] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function visit(node: SyntaxNode, see: (node: SyntaxNode) => void): void {
  see(node);
  for (const member of Object.values(node))
    for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child, see);
}

/** Whether a value is a node of a syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
