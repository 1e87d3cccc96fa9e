/** The words and sources behind a rule's id, filled for one workload. */
import { allRestOn, isTaste } from './alternatives.ts';
import { answerText } from './answer-text.ts';
import { type Citation, type CitationId, citationOf } from './citations.ts';
import type { Finding, Plan } from './planner.ts';
import { type QuestionId, questionOf, type WorkloadProfile } from './questions.ts';
import type { Rule, Severity } from './rule.ts';
import { RULES, type RuleId } from './rules/index.ts';
import { fillWords } from './words.ts';
import type { NamedProfile } from './workloads.ts';

/** What a rule says about a workload, with its sources. */
export interface Explanation {
  readonly rule: RuleId;
  readonly text: string;
  readonly fix: string | undefined;
  /** The statement is a conclusion of ours from the sources: no page says it in these words. */
  readonly derived: boolean;
  readonly citations: readonly [Citation, ...Citation[]];
}

const BY_ID = new Map<string, Rule>();

/** Looked up when it is asked for: in a browser some rules come after the first paint. */
function ruleOf(id: RuleId): Rule {
  const known = BY_ID.get(id) ?? (RULES.find((rule) => rule.id === id) as Rule);
  BY_ID.set(id, known);
  return known;
}

const NO_WORDS: Rule['text'] = { why: '' };
const NO_CITES: readonly CitationId[] = [];

interface Spoken {
  readonly text?: Rule['text'];
  readonly cites?: readonly CitationId[];
}

/** What a rule says about this workload, with its sources. */
export function explain(id: RuleId, workload: WorkloadProfile): Explanation {
  const rule = ruleOf(id);
  // In a browser most words come after the first paint (`later-words.ts`).
  const { text = NO_WORDS, cites = NO_CITES }: Spoken = rule;
  return {
    rule: id,
    text: fillWords(text.why, workload),
    fix: text.fix === undefined ? undefined : fillWords(text.fix, workload),
    derived: rule.derived === true,
    citations: cites.map(citationOf) as unknown as readonly [Citation, ...Citation[]],
  };
}

/** An explanation with the names of the workloads that it is about. */
export interface WorkloadExplanation extends Explanation {
  readonly workloads: readonly string[];
}

/** What a finding of a plan says: where it is only supposed, its first sentence names what is assumed. */
export function explainFinding(
  { rule, severity, assumed }: Finding,
  { workloads, unsure }: Pick<Plan, 'workloads' | 'unsure'>,
): readonly (WorkloadExplanation & { readonly severity: Severity; readonly assumed?: true })[] {
  return explainFor(rule, workloads).map((explanation) => {
    const speaking = workloads.filter(({ name }) => explanation.workloads.includes(name));
    const resting = assumed ?? (severity === 'warning' ? restingOf(ruleOf(rule), speaking, unsure) : []);
    const of = speaking[0]?.profile;
    const text = of === undefined ? explanation.text : suppose(explanation.text, resting, of);
    return { ...explanation, severity, text, ...(assumed === undefined ? {} : { assumed: true }) };
  });
}

/** The facts on which a rule rests and of which nobody said anything. */
function restingOf(
  { when }: Rule,
  workloads: readonly NamedProfile[],
  unsure: Plan['unsure'] = new Map(),
): readonly QuestionId[] {
  const facts = [...unsure].map(([name, ids]) => [name, ids.filter((id) => !isTaste(id))] as const);
  return allRestOn(when, workloads, new Map(facts));
}

/** A text that holds with some answers only, as one that says with which: they are assumed. */
export function suppose(text: string, assumed: readonly QuestionId[], workload: WorkloadProfile): string {
  if (assumed.length === 0) return text;
  const answers = assumed.map((id) => `${questionOf(id).label}: ${answerText(id, workload[id])}`);
  return `If it is as assumed (${answers.join('; ')}): ${text}`;
}

/** A finding in words. `rule` is open text, because the check of edited policies reports in the same shape. */
export interface FindingText {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly fix: string | undefined;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly derived?: boolean;
  /** It would be an error, and rests on what is only assumed; its text says on what. */
  readonly assumed?: true;
  /** The workloads that it is about; absent when it is about the VPC. */
  readonly workloads?: readonly string[];
}

/**
 * What a rule says to those of the workloads for which it speaks: one explanation, or one for each wording when it names
 * something in which they differ.
 */
export function explainFor(id: RuleId, workloads: readonly NamedProfile[]): readonly WorkloadExplanation[] {
  const { when } = ruleOf(id);
  const said: { readonly explanation: Explanation; readonly workloads: string[] }[] = [];
  for (const { name, profile } of workloads) {
    if (workloads.length > 1 && !when(profile)) continue;
    const explanation = explain(id, profile);
    const same = said.find(
      (other) => other.explanation.text === explanation.text && other.explanation.fix === explanation.fix,
    );
    if (same === undefined) said.push({ explanation, workloads: [name] });
    else same.workloads.push(name);
  }
  return said.map(({ explanation, workloads: names }) => ({ ...explanation, workloads: names }));
}
