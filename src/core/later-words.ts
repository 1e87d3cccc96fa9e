/**
 * Texts that arrive after the code. English is written beside each rule, question and source; a build for the browser takes
 * the texts that the start page does not show out of the first file (`src/words/split.ts`) and brings them back here. A
 * language replaces texts the same way.
 */
import { CITATIONS, type Citation, type CitationId } from './citations.ts';
import { type QuestionId, questionOf, STEPS, type StepId } from './questions.ts';
import { RULES, type RuleId } from './rules/index.ts';
import { type DocumentedExample, SERVICE_IDS, type ServiceId, serviceOf } from './services.ts';

/** What a rule says to people. */
export interface RuleWords {
  readonly why: string;
  readonly fix?: string;
  /** The sources of the rule, by id. */
  readonly cites: readonly CitationId[];
  /** A conclusion of ours. */
  readonly derived?: true;
}

/** What a question says to people. */
export interface QuestionWords {
  readonly label: string;
  readonly help: string;
  readonly cites: readonly CitationId[];
  /** The words of each option: what it is called, and what stands below it. */
  readonly options?: readonly (readonly [label: string, hint?: string])[];
  /** Of a text: what a well-formed value looks like, in words and as an example. */
  readonly format?: string;
  readonly placeholder?: string;
}

/** Of a service on the start page only what is behind a click, so not its name. */
export interface ServiceWords {
  readonly name?: string;
  readonly cites: CitationId;
  readonly furtherDns?: readonly string[];
  readonly dualStackDns?: readonly string[];
  readonly iam?: string;
  readonly cdk?: string;
  /** Needed only where the answers ask for FIPS, on a later page. */
  readonly isFipsInGovCloud?: true;
  /** In the question about code. */
  readonly hint?: string;
  /** Shown, and attached, only by answers of a later page. */
  readonly example?: DocumentedExample;
}

/** Texts by the ids of what they belong to; what is missing keeps the text that it has. */
export interface Words {
  readonly rules: { readonly [R in RuleId]?: RuleWords };
  readonly questions: { readonly [Q in QuestionId]?: QuestionWords };
  readonly citations: { readonly [C in CitationId]?: Citation };
  readonly services: { readonly [S in ServiceId]?: ServiceWords };
  /** What stands below the title of a step. */
  readonly steps: { readonly [S in StepId]?: string };
}

/** Puts texts in their places. Everything that is explained afterwards uses them. */
export function learnWords({ rules, questions, citations, services, steps }: Words): void {
  Object.assign(CITATIONS, citations);
  for (const id of SERVICE_IDS) Object.assign(serviceOf(id), services[id]);
  for (const step of STEPS) Object.assign(step, { intro: steps[step.id] ?? step.intro });
  for (const rule of RULES) {
    const words = rules[rule.id as RuleId];
    if (words === undefined) continue;
    const { cites, derived = rule.derived, ...text } = words;
    Object.assign(rule, { text, cites, derived });
  }
  for (const [id, words] of Object.entries(questions) as [QuestionId, QuestionWords][])
    learnQuestion(id, words);
}

function learnQuestion(id: QuestionId, { options = [], format, placeholder, ...words }: QuestionWords): void {
  const question = questionOf(id);
  Object.assign(question, words);
  const { kind } = question;
  if (kind.kind === 'text' && format !== undefined)
    Object.assign(kind, { format, placeholder: placeholder ?? kind.placeholder });
  if (kind.kind !== 'choice' && kind.kind !== 'subset') return;
  for (const [index, [label, hint]] of options.entries())
    Object.assign(kind.options[index] ?? {}, hint === undefined ? { label } : { label, hint });
}
