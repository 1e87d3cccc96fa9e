/** What sources prove to be wrong or risky: findings beside those of a plan. */
import { citationOf } from './citations.ts';
import type { FindingText } from './explain.ts';
import { hasAnswers } from './impossible.ts';
import { pathsOf } from './paths.ts';
import type { Plan } from './planner.ts';
import type { WorkloadProfile } from './questions.ts';
import type { ReadingFinding } from './standing.ts';

/**
 * A finding of a source in the shape of the plan's findings. One that depends on the network is settled here: an error
 * where what starts a task has no path to the internet, otherwise a warning.
 */
export function settledFinding(
  { rule, severity, text, fix, cites, workload: name }: ReadingFinding,
  workload: WorkloadProfile,
): FindingText {
  const byPath = pathsOf(workload).start ? 'warning' : 'error';
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

/** The findings of sources, each settled by the network of the workload that it is about. */
export function settledFindings(
  findings: readonly ReadingFinding[],
  { workload, workloads }: Pick<Plan, 'workload' | 'workloads'>,
): readonly FindingText[] {
  return findings.flatMap((finding) => {
    const own = workloads.find(({ name }) => name === finding.workload)?.profile ?? workload;
    return hasAnswers(own, finding.beside ?? {}) ? [settledFinding(finding, own)] : [];
  });
}
