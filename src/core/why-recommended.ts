/** Why an endpoint that is used is recommended and not required. */
import type { PlannedEndpoint } from './planner.ts';
import { questionOf } from './questions.ts';
import type { Conclusion } from './rule.ts';
import { RULES } from './rules/index.ts';

/** The answer to which an endpoint owes that it is only recommended: some rule requires it where no path to the internet exists. */
export function whyRecommended({
  service,
  need,
  because,
  workloads,
}: Pick<PlannedEndpoint, 'service' | 'need' | 'because' | 'workloads'>): string | undefined {
  const needsPath = (one: Conclusion) =>
    one.kind === 'needs' &&
    one.service === service &&
    (one.need === 'by-path' || one.need === 'by-task-path');
  const isByPath = RULES.some(
    ({ id, implies }) => because.some((own) => own === id) && implies.some(needsPath),
  );
  const { kind } = questionOf('egress');
  const answer = workloads[0]?.profile.egress;
  if (need !== 'recommended' || !isByPath || kind.kind !== 'choice') return undefined;
  const label = kind.options.find(({ value }) => value === answer)?.label;
  return label === undefined
    ? undefined
    : `Recommended, not required: the task subnets have a path to the internet (“${label}”), and these calls can take it. The endpoint keeps them private.`;
}
