/** The short link of a plan whose only workload has no name: all that the first page needs. Others: `print-link.ts`. */
import { type Answers, type EditedPolicies, type NamedAnswers, toProfiles } from '../core/index.ts';
import { part, printPolicies, stated } from './link-parts.ts';

/** The short fragment of the first workload, without its name. */
export function printOneWorkload(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
): string {
  const [only] = toProfiles(vpc, workloads);
  if (only === undefined) return 'v=1';
  const said = [...stated(vpc, only, true), ...stated({ ...vpc, ...workloads[0]?.answers }, only, false)];
  return ['v=1', ...said.map(part), ...printPolicies(policies)].join('&');
}
