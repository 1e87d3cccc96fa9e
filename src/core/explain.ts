/** The words and sources behind a rule's id, filled for one workload. */
import { type Citation, citationOf } from './citations.ts';
import type { Plan } from './plan.ts';
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

/** A finding in words: what a rule reports, or what is wrong with a policy that the user wrote. */
export interface FindingText {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly fix: string | undefined;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** All findings of a plan in words, errors first. */
export function findingTexts(plan: Plan): readonly FindingText[] {
  const reported = plan.findings.map(({ rule, severity }) => ({ ...explain(rule, plan.workload), severity }));
  const policies = plan.policyProblems.map(
    ({ service, id, severity, path, text, cites }): FindingText => ({
      rule: id,
      severity,
      text: `Edited policy of ${service}${path === '' ? '' : `, ${path}`}: ${text}`,
      fix: 'Change the policy, or reset it to the planned one.',
      citations: [citationOf(cites)],
    }),
  );
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    [...policies, ...reported].filter((finding) => finding.severity === severity),
  );
}
