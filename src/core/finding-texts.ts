/** The findings of a plan in words; only later pages and the command line read them together. */
import { explainFinding, type FindingText } from './explain.ts';
import type { Plan } from './planner.ts';

/** What the rules report about a plan, in words, errors first. */
export function findingTexts(plan: Plan): readonly FindingText[] {
  return plan.findings.flatMap((finding) => explainFinding(finding, plan));
}
