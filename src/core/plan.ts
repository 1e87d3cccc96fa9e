/** The planner with the check of edited policies. Apart, because the first page has none and does without the check. */
import { type Plan, type PlanOptions, planWith } from './planner.ts';
import { checkPolicy } from './policy-check.ts';
import type { WorkloadProfile } from './questions.ts';

export * from './planner.ts';

/**
 * Plans the endpoints of a workload. Pure: the same profile and options give the same plan, whatever the order of rules.
 */
export function plan(workload: WorkloadProfile, options: PlanOptions = {}): Plan {
  return planWith(checkPolicy, workload, options);
}
