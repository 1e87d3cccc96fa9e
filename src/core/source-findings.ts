/** What sources prove to be wrong or risky: findings beside those of a plan. */
import { restsOn } from './alternatives.ts';
import { citationOf } from './citations.ts';
import { type FindingText, suppose } from './explain.ts';
import { hasAnswers } from './impossible.ts';
import { pathsOf } from './paths.ts';
import type { Plan } from './planner.ts';
import type { QuestionId, WorkloadProfile } from './questions.ts';
import { partitionOf } from './regions.ts';
import type { ReadingFinding } from './standing.ts';

const hasNoPath = (workload: WorkloadProfile): boolean => !pathsOf(workload).start;

/**
 * A finding of a source in the shape of the plan's findings; `undefined` where it does not hold. One that depends on the network
 * is settled here: an error where what starts a task has no path to the internet, otherwise, and where that is only
 * assumed, a warning. Whatever Region a guessed one turns out to be, two places stay apart: then to say it comes first.
 */
export function settledFinding(
  finding: ReadingFinding,
  workload: WorkloadProfile,
  unsure: readonly QuestionId[] = [],
): FindingText | undefined {
  const { rule, elsewhere, text, workload: name, beside = {} } = finding;
  const { region } = workload;
  if (!hasAnswers(workload, beside) || elsewhere?.region === region) return undefined;
  const isApart = elsewhere !== undefined && partitionOf(elsewhere.region) !== partitionOf(region);
  const { severity, fix, cites } = isApart ? elsewhere.apart : finding;
  const isCut = severity === 'by-path' && hasNoPath(workload);
  const isGuess = elsewhere !== undefined && unsure.includes('region');
  const supposed = isCut ? restsOn(hasNoPath, workload, unsure) : [];
  const assumed: readonly QuestionId[] = [...(isGuess ? (['region'] as const) : []), ...supposed];
  const byPath = isCut && supposed.length === 0 ? 'error' : 'warning';
  const [first, ...others] = cites;
  return {
    rule,
    severity: severity === 'by-path' ? byPath : severity,
    text: suppose(elsewhere === undefined ? text : text.replaceAll('{region}', region), assumed, workload),
    ...(assumed.length === 0 ? {} : { assumed: true }),
    fix: isGuess ? `Say in which Region the tasks run. If it is ${region}: ${fix}` : fix,
    citations: [citationOf(first), ...others.map(citationOf)],
    ...(name === undefined ? {} : { workloads: [name] }),
  };
}

/** The findings of sources, each settled by the network of the workload that it is about. */
export function settledFindings(
  findings: readonly ReadingFinding[],
  { workload, workloads, unsure }: Pick<Plan, 'workload' | 'workloads' | 'unsure'>,
): readonly FindingText[] {
  return findings.flatMap((finding) => {
    const named = workloads.find(({ name }) => name === finding.workload) ?? workloads[0];
    const own = named !== undefined && named.name === finding.workload ? named.profile : workload;
    return settledFinding(finding, own, unsure?.get(named?.name ?? '')) ?? [];
  });
}
