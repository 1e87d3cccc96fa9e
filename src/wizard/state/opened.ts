/** What a link or a saved file says, as answers of the VPC and of each workload. Pure: the reader runs it too. */
import { type Answers, aboutVpc, aboutWorkload, type NamedAnswers, type Problem } from '../../core/index.ts';
import { readLink } from '../../share/link.ts';
import type { Snapshot } from './store.ts';

export function snapshotOfShared({
  answers,
  workloads,
  policies,
}: {
  readonly answers: Answers;
  readonly workloads: readonly NamedAnswers[];
  readonly policies: Snapshot['policies'];
}): Snapshot {
  // Answers at the top count for every workload that does not answer itself.
  const common = aboutWorkload(answers);
  return {
    vpc: aboutVpc(answers),
    workloads: workloads.map((workload) => ({ ...workload, answers: { ...common, ...workload.answers } })),
    policies,
  };
}

/** The plan that a link describes, and what was not understood in it. */
export function openedLink(link: string): Snapshot & { readonly problems: readonly Problem[] } {
  const { problems, ...shared } = readLink(link);
  return { ...snapshotOfShared(shared), problems };
}
