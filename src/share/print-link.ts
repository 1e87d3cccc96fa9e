/** Plan → link. The reader is in a file of its own (`link.ts`): it needs ten times as much code and is loaded where there is a link to read. */
import {
  type Answers,
  askedQuestions,
  type EditedPolicies,
  isVpcQuestion,
  type NamedAnswers,
  type NamedProfile,
  printText,
  type QuestionId,
  toProfiles,
  type WorkloadProfile,
} from '../core/index.ts';
import { part, printPolicies, type Said, stated } from './link-parts.ts';
import { printOneWorkload } from './print-one.ts';
import { printSeveral } from './print-several.ts';

/** What is shared: one workload, or those of a plan. */
export type Shareable = WorkloadProfile | readonly NamedProfile[];

/** The workloads of what is shared, at least one; a single one has no name. */
export function sharedWorkloads(shared: Shareable): readonly NamedProfile[] {
  return isList(shared) ? shared : [{ name: '', profile: shared }];
}

function isList(shared: Shareable): shared is readonly NamedProfile[] {
  return Array.isArray(shared);
}

/** The fragment of the plan's link, without `#`: the same wherever the planner is served. */
export function printFragment(shared: Shareable, policies: EditedPolicies = {}): string {
  const workloads = sharedWorkloads(shared);
  const answers = workloads.map(({ profile }) =>
    askedQuestions(profile).map((id): Said => [id, printText(profile[id])]),
  );
  const [only = []] = answers;
  if (workloads.length === 1) return ['v=1', ...only.map(part), ...printPolicies(policies)].join('&');
  const all = new Map(answers.flat().filter(([id]) => isVpcQuestion(id)));
  const own = answers.map((each) => each.filter(([id]) => !isVpcQuestion(id)));
  return printSeveral(workloads, [...all], own, policies);
}

/**
 * The short fragment: only what was stated or read, so that what is assumed stays an assumption for whoever opens it. What
 * it leaves out has the default of its version (`frozen-defaults.test.ts` watches that those never change in silence).
 * What was read in doubt is marked as open: `open` names such questions about the VPC, each workload its own.
 */
export function printShortFragment(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
  open: readonly QuestionId[] = [],
): string {
  const profiles = toProfiles(vpc, workloads);
  const [only, ...others] = profiles;
  if (only === undefined) return 'v=1';
  if (others.length === 0 && only.name === '') return printOneWorkload(vpc, workloads, policies, open);
  // The repository is about the VPC, and asked where some workload reads Amazon ECR.
  const top = [...new Map(profiles.flatMap((one) => stated(vpc, one, true)))];
  const own = profiles.map((one, index) => stated({ ...vpc, ...workloads[index]?.answers }, one, false));
  return printSeveral(profiles, top, own, policies, [open, ...workloads.map((one) => one.open)]);
}

/** A whole link: where the planner is served, and the fragment. */
export function printLink(baseUrl: string, shared: Shareable, policies: EditedPolicies = {}): string {
  return `${baseUrl.replace(/#.*$/s, '')}#${printFragment(shared, policies)}`;
}
