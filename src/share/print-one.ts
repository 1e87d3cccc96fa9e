/** The short link of a plan whose only workload has no name: all that the first page needs. Others: `print-link.ts`. */
import {
  type Answers,
  type EditedPolicies,
  type NamedAnswers,
  type QuestionId,
  toProfiles,
} from '../core/index.ts';
import { part, printOpen, printPolicies, stated } from './link-parts.ts';

/** The short fragment of the first workload, without its name. */
export function printOneWorkload(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
  open: readonly QuestionId[] = [],
): string {
  const [only] = toProfiles(vpc, workloads);
  if (only === undefined) return 'v=1';
  const said = [...stated(vpc, only, true), ...stated({ ...vpc, ...workloads[0]?.answers }, only, false)];
  const marks = printOpen([...open, ...(workloads[0]?.open ?? [])], said);
  return ['v=1', ...said.map(part), ...marks, ...printPolicies(policies)].join('&');
}
