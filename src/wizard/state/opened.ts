/** What a link or a saved file says, as answers of the VPC and of each workload. Pure: the reader runs it too. */
import { aboutVpc, countingFor, isVpcQuestion, type Problem } from '../../core/index.ts';
import { readLink } from '../../share/link.ts';
import type { SharedPlan } from '../../share/shared-plan.ts';
import type { Snapshot } from './store.ts';

export function snapshotOfShared({
  answers,
  open = [],
  workloads,
  policies,
}: Pick<SharedPlan, 'answers' | 'open' | 'workloads' | 'policies'>): Snapshot {
  const vpc = aboutVpc(answers);
  return {
    vpc,
    open: open.filter((id) => isVpcQuestion(id) && vpc[id] !== undefined),
    // Answers at the top count for every workload that does not answer itself.
    workloads: workloads.map((workload) => countingFor({ answers, open }, workload)),
    policies,
  };
}

/** The plan that a link describes, and what was not understood in it. */
export function openedLink(link: string): Snapshot & { readonly problems: readonly Problem[] } {
  const { problems, ...shared } = readLink(link);
  return { ...snapshotOfShared(shared), problems };
}
