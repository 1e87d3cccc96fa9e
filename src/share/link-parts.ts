/** What every link consists of: answers and policies as parts of a fragment. */
import {
  type Answers,
  askedQuestions,
  type EditedPolicies,
  isVpcQuestion,
  type NamedProfile,
  policyText,
  printText,
  type QuestionId,
  SERVICE_IDS,
} from '../core/index.ts';

/** Starts the name of a part that holds the policy of a service. */
export const POLICY = 'policy.';

/** The part that names the answers which were read in doubt, of the VPC or of the workload in whose section it stands. */
export const OPEN = 'open';

/** An answer as text. */
export type Said = readonly [id: QuestionId, text: string];

/** What is stated of the questions that a workload is asked, about the VPC or about itself. */
export function stated(answers: Answers, { profile }: NamedProfile, isVpc: boolean): readonly Said[] {
  return askedQuestions(profile)
    .filter((id) => answers[id] !== undefined && isVpcQuestion(id) === isVpc)
    .map((id) => [id, printText(profile[id])]);
}

/** The part that marks which of these answers were read in doubt; none where none was. */
export function printOpen(
  open: readonly QuestionId[] = [],
  said: readonly Said[],
  print: (ids: readonly QuestionId[]) => string = (ids) => ids.join(),
): readonly string[] {
  const ids = said.map(([id]) => id).filter((id) => open.includes(id));
  return ids.length === 0 ? [] : [`${OPEN}=${print(ids)}`];
}

/** The edited policies, each as one line of JSON. */
export function printPolicies(policies: EditedPolicies): readonly string[] {
  return SERVICE_IDS.flatMap((service) => {
    const policy = policies[service];
    return policy === undefined
      ? []
      : [`${POLICY}${service}=${encode(JSON.stringify(JSON.parse(policyText(policy))))}`];
  });
}

/** An answer as a part of a fragment. */
export function part([id, text]: Said): string {
  return `${id}=${encode(text)}`;
}

/** Percent-encodes, but leaves readable what a fragment may hold as it is. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
