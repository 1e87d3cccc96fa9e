/** The words and sources behind a rule's id, filled for one workload. */
import { type Citation, citationOf } from './citations.ts';
import type { Plan } from './planner.ts';
import type { WorkloadProfile } from './questions.ts';
import type { Rule, Severity } from './rule.ts';
import { RULES, type RuleId } from './rules/index.ts';
import { fillWords } from './words.ts';

export interface Explanation {
  readonly rule: RuleId;
  readonly text: string;
  readonly fix: string | undefined;
  readonly citations: readonly [Citation, ...Citation[]];
}

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** What a rule says about this workload, with its sources. */
export function explain(id: RuleId, workload: WorkloadProfile): Explanation {
  const rule = BY_ID.get(id) as Rule;
  return {
    rule: id,
    text: fillWords(rule.text.why, workload),
    fix: rule.text.fix === undefined ? undefined : fillWords(rule.text.fix, workload),
    citations: rule.cites.map(citationOf) as unknown as readonly [Citation, ...Citation[]],
  };
}

/** A finding in words. `rule` is open text, because the check of edited policies reports in the same shape. */
export interface FindingText {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly fix: string | undefined;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** What the rules report about a plan, in words, errors first. */
export function findingTexts(plan: Plan): readonly FindingText[] {
  return plan.findings.map(({ rule, severity }) => ({ ...explain(rule, plan.workload), severity }));
}
