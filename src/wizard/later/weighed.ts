/** Which assumptions decide the plan, for any number of workloads within a moment. */
import { type Answers, type Assumption, type NamedAnswers, sensitivity } from '../../core/index.ts';

/** Each alternative of each workload is planned: more workloads than these would keep the page from answering. */
const MOST = 12;

/** Of workloads with equal answers one stands for all; of very many the first ones do, and the one that is being answered. */
export function weighed(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  current: number,
): readonly Assumption[] {
  if (workloads.length <= MOST) return sensitivity(vpc, workloads);
  const own = workloads[current];
  const different = new Map<string, NamedAnswers>();
  for (const workload of own === undefined ? workloads : [own, ...workloads]) {
    const key = JSON.stringify(workload.answers);
    if (!different.has(key)) different.set(key, workload);
    if (different.size === MOST) break;
  }
  return sensitivity(vpc, [...different.values()]);
}
