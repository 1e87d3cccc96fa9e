/** Which assumptions decide the plan, for any number of workloads within a moment. */
import { type Answers, type Assumption, type NamedAnswers, sensitivity } from '../../core/index.ts';

/** Each alternative of each workload is planned: more workloads than these would keep the page from answering. */
const MOST = 12;

type Weighing = readonly [vpc: Answers, workloads: readonly NamedAnswers[], current: number];

let last: { readonly of: Weighing; readonly result: readonly Assumption[] } | undefined;

/** Several parts of the page ask about the same plan: it is weighed once. */
export function weighed(...of: Weighing): readonly Assumption[] {
  if (last === undefined || of.some((one, at) => one !== last?.of[at])) last = { of, result: weigh(...of) };
  return last.result;
}

/** Of workloads with equal answers one stands for all; of very many the first ones do, and the one that is being answered. */
function weigh(...[vpc, workloads, current]: Weighing): readonly Assumption[] {
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
