/** The short link of a plan with one workload that has no name: all that the first page needs. Others: `print-link.ts`. */
import {
  type Answers,
  askedQuestions,
  type EditedPolicies,
  isVpcQuestion,
  type NamedAnswers,
  type NamedProfile,
  policyText,
  printText,
  type QuestionId,
  SERVICE_IDS,
  toProfiles,
} from '../core/index.ts';

/** Starts the name of a part that holds the policy of a service. */
export const POLICY = 'policy.';

/** An answer as text. */
export type Said = readonly [id: QuestionId, text: string];

/** What is stated of the questions that a workload is asked, about the VPC or about itself. */
export function stated(answers: Answers, { profile }: NamedProfile, isVpc: boolean): readonly Said[] {
  return askedQuestions(profile)
    .filter((id) => answers[id] !== undefined && isVpcQuestion(id) === isVpc)
    .map((id) => [id, printText(profile[id])]);
}

/** The short fragment of the first workload, without its name. */
export function printOnly(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
): string {
  const [only] = toProfiles(vpc, workloads);
  if (only === undefined) return 'v=1';
  const said = [...stated(vpc, only, true), ...stated({ ...vpc, ...workloads[0]?.answers }, only, false)];
  return ['v=1', ...said.map(part), ...printPolicies(policies)].join('&');
}

export function printPolicies(policies: EditedPolicies): readonly string[] {
  return SERVICE_IDS.flatMap((service) => {
    const policy = policies[service];
    return policy === undefined
      ? []
      : [`${POLICY}${service}=${encode(JSON.stringify(JSON.parse(policyText(policy))))}`];
  });
}

export function part([id, text]: Said): string {
  return `${id}=${encode(text)}`;
}

/** Percent-encodes, but leaves readable what a fragment may hold as it is. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
