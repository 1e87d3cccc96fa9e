/** Answers → link, but for the short one of the start page (`print-only.ts`). Apart from the reader, which needs ten times as much code and is loaded when there is a link to read. */
import {
  type Answers,
  askedQuestions,
  type EditedPolicies,
  isAsked,
  isVpcQuestion,
  type NamedAnswers,
  type NamedProfile,
  printText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  toProfiles,
  type WorkloadProfile,
} from '../core/index.ts';
import { encode, part, printOnly, printPolicies, type Said, stated } from './print-only.ts';

/** The newest version that this planner reads. One workload is still written as version 1. */
export const LINK_VERSION = 2;

/** The part that starts a workload: its name; the answers that follow are its own. */
export const WORKLOAD = 'workload';

/** Parts of version 2 that list the questions answered with true and with false, which keeps links of several short. */
export const YES = 'yes';
export const NO = 'no';

/**
 * Starts what is packed. A set: its values as the bits of a number, the first of the question is the lowest, in digits of
 * base 36. A list of flags: their initials.
 */
export const PACKED = '~';

/** A longer fragment has its sets packed: with an address before it, it stays below what every browser and chat takes. */
const LONGEST_READABLE = 1_900;

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
 */
export function printShortFragment(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
): string {
  const profiles = toProfiles(vpc, workloads);
  const [only, ...others] = profiles;
  if (only === undefined) return 'v=1';
  if (others.length === 0 && only.name === '') return printOnly(vpc, workloads, policies);
  // The repository is about the VPC, and asked where some workload reads Amazon ECR.
  const top = [...new Map(profiles.flatMap((one) => stated(vpc, one, true)))];
  const own = profiles.map((one, index) => stated({ ...vpc, ...workloads[index]?.answers }, one, false));
  return printSeveral(profiles, top, own, policies);
}

/** A whole link: where the planner is served, and the fragment. */
export function printLink(baseUrl: string, shared: Shareable, policies: EditedPolicies = {}): string {
  return `${baseUrl.replace(/#.*$/s, '')}#${printFragment(shared, policies)}`;
}

/** Several workloads, readable; packed only where that would be too long. */
function printSeveral(
  workloads: readonly NamedProfile[],
  vpc: readonly Said[],
  own: readonly (readonly Said[])[],
  policies: EditedPolicies,
): string {
  const readable = printSections(workloads, vpc, own, policies, parts);
  if (readable.length <= LONGEST_READABLE) return readable;
  const shorter = own.map((said) => said.map(packed));
  return printSections(workloads, vpc, shorter, policies, (said) => parts(said, packedIds));
}

/** The first letter and the capitals, `eE` for `ecsExec`: no two flags share them. */
export function initials(id: QuestionId): string {
  return id.replace(/(?!^)[a-z\d]/g, '');
}

type PrintIds = (ids: readonly QuestionId[]) => string;
const packedIds: PrintIds = (ids) => PACKED + ids.map(initials).join();

/** A set as a number where that is shorter; `link.ts` reads it. Values are only ever added at the end of their question. */
function packed([id, text]: Said): Said {
  const { kind } = questionOf(id);
  if (kind.kind !== 'subset') return [id, text];
  const chosen = text.split(',');
  const bits = kind.options.reduceRight(
    (sum, { value }) => sum * 2n + (chosen.includes(value) ? 1n : 0n),
    0n,
  );
  const short = `${PACKED}${bits.toString(36)}`;
  return [id, short.length < text.length ? short : text];
}

/**
 * What most workloads answer comes first and counts for all of them, if all of them say something; of each workload only
 * the rest follows. An empty text is no answer, and left out at the top.
 */
function printSections(
  workloads: readonly NamedProfile[],
  vpc: readonly Said[],
  own: readonly (readonly Said[])[],
  policies: EditedPolicies,
  print: (said: readonly Said[]) => readonly string[],
): string {
  const common = new Map(QUESTION_IDS.flatMap((id) => commonAnswer(id, workloads, own)));
  const top = [...vpc, ...common].filter(([id, text]) => text !== '' || questionOf(id).kind.kind !== 'text');
  const each = workloads.flatMap(({ name }, index) => [
    `${WORKLOAD}=${encode(name)}`,
    ...print((own[index] ?? []).filter(([id, text]) => text !== common.get(id))),
  ]);
  return ['v=2', ...print(top), ...printPolicies(policies), ...each].join('&');
}

/** What most of the workloads that are asked a question answer, if each answers it and some agree; of equally many the first. */
function commonAnswer(
  id: QuestionId,
  workloads: readonly NamedProfile[],
  own: readonly (readonly Said[])[],
): readonly Said[] {
  const said = own.flatMap((each) => each.find((one) => one[0] === id)?.[1] ?? []);
  if (said.length === 0 || workloads.filter(({ profile }) => isAsked(profile, id)).length > said.length)
    return [];
  const counts = new Map<string, number>();
  for (const text of said) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most === undefined || most[1] === 1 ? [] : [[id, most[0]]];
}

/** Answers as parts, flags in two lists. */
function parts(said: readonly Said[], printIds: PrintIds = (ids) => ids.join()): readonly string[] {
  const list = (name: string, flag: string): readonly string[] => {
    const ids = said.filter(([, text]) => text === flag).map(([id]) => id);
    return ids.length === 0 ? [] : [`${name}=${printIds(ids)}`];
  };
  const rest = said.filter(([, text]) => text !== 'true' && text !== 'false');
  return [...rest.map(part), ...list(YES, 'true'), ...list(NO, 'false')];
}
