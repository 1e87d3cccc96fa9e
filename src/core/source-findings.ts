/** What sources prove to be wrong or risky, beside a plan. */
import { citationOf } from './citations.ts';
import type { FindingText } from './explain.ts';
import type { WorkloadProfile } from './questions.ts';
import type { ReadingFinding } from './standing.ts';

/**
 * A finding of a source in the shape of the plan's findings. One that depends on the network is settled here: an error
 * where the task subnets have no other path, otherwise a warning.
 */
export function settledFinding(
  { rule, severity, text, fix, cites, workload: name }: ReadingFinding,
  { egress }: Pick<WorkloadProfile, 'egress'>,
): FindingText {
  const byPath = egress === 'none' ? 'error' : 'warning';
  const [first, ...others] = cites;
  return {
    rule,
    severity: severity === 'by-path' ? byPath : severity,
    text,
    fix,
    citations: [citationOf(first), ...others.map(citationOf)],
    ...(name === undefined ? {} : { workloads: [name] }),
  };
}
