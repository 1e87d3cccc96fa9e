/** Answers → link. Apart from the reader, which needs ten times as much code and is loaded when there is a link to read. */
import {
  type Answers,
  type AnswerValue,
  askedQuestions,
  type EditedPolicies,
  isVpcQuestion,
  type NamedAnswers,
  type NamedProfile,
  policyText,
  printText,
  QUESTION_IDS,
  type QuestionId,
  SERVICE_IDS,
  toProfiles,
  type WorkloadProfile,
} from '../core/index.ts';

/** The newest version that this planner reads. One workload is still written as version 1. */
export const LINK_VERSION = 2;

/** Starts the name of a part that holds the policy of a service. */
export const POLICY = 'policy.';

/** The part that starts a workload: its name; the answers that follow are its own. */
export const WORKLOAD = 'workload';

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
  const [only] = workloads;
  const parts =
    only !== undefined && workloads.length === 1
      ? [
          'v=1',
          ...askedQuestions(only.profile).map((id) => part(id, only.profile[id])),
          ...printPolicies(policies),
        ]
      : ['v=2', ...printSeveral(workloads, printPolicies(policies))];
  return parts.join('&');
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
  const stated = (answers: Answers, profile: WorkloadProfile, isVpc: boolean): readonly string[] =>
    askedQuestions(profile)
      .filter((id) => answers[id] !== undefined && isVpcQuestion(id) === isVpc)
      .map((id) => part(id, profile[id]));
  const [only, ...others] = profiles;
  if (only === undefined) return 'v=1';
  const top = stated(vpc, only.profile, true);
  const own = profiles.map(({ profile }, index) => stated(workloads[index]?.answers ?? {}, profile, false));
  if (others.length === 0 && only.name === '')
    return ['v=1', ...top, ...(own[0] ?? []), ...printPolicies(policies)].join('&');
  const each = profiles.flatMap(({ name }, index) => [`${WORKLOAD}=${encode(name)}`, ...(own[index] ?? [])]);
  return ['v=2', ...top, ...printPolicies(policies), ...each].join('&');
}

/** A whole link: where the planner is served, and the fragment. */
export function printLink(baseUrl: string, shared: Shareable, policies: EditedPolicies = {}): string {
  return `${baseUrl.replace(/#.*$/s, '')}#${printFragment(shared, policies)}`;
}

/**
 * What most workloads answer comes first and counts for all of them; of each workload only the rest follows. Empty texts
 * are left out: an empty text is no answer.
 */
function printSeveral(workloads: readonly NamedProfile[], policies: readonly string[]): readonly string[] {
  const common = new Map(QUESTION_IDS.flatMap((id) => commonAnswer(id, workloads)));
  const top = [...common].filter(([, value]) => value !== '').map(([id, value]) => part(id, value));
  const each = workloads.flatMap(({ name, profile }) => [
    `${WORKLOAD}=${encode(name)}`,
    ...askedQuestions(profile)
      .filter((id) => !isVpcQuestion(id) && printText(profile[id]) !== printText(common.get(id) ?? ''))
      .map((id) => part(id, profile[id])),
  ]);
  return [...top, ...policies, ...each];
}

/** What most of the workloads that are asked a question answer; of equally many the first. */
function commonAnswer(
  id: QuestionId,
  workloads: readonly NamedProfile[],
): readonly (readonly [QuestionId, AnswerValue])[] {
  const counts = new Map<string, { readonly value: AnswerValue; count: number }>();
  for (const { profile } of workloads) {
    if (!askedQuestions(profile).includes(id)) continue;
    const text = printText(profile[id]);
    const known = counts.get(text);
    if (known === undefined) counts.set(text, { value: profile[id], count: 1 });
    else known.count++;
  }
  const [first, ...others] = counts.values();
  if (first === undefined) return [];
  return [[id, others.reduce((most, one) => (one.count > most.count ? one : most), first).value]];
}

function printPolicies(policies: EditedPolicies): readonly string[] {
  return SERVICE_IDS.flatMap((service) => {
    const policy = policies[service];
    return policy === undefined
      ? []
      : [`${POLICY}${service}=${encode(JSON.stringify(JSON.parse(policyText(policy))))}`];
  });
}

function part(id: QuestionId, value: AnswerValue): string {
  return `${id}=${encode(printText(value))}`;
}

/** Percent-encodes, but leaves readable what a fragment may hold as it is. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
