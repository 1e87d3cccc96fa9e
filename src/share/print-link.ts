/** Answers → link. Apart from the reader, which needs ten times as much code and is loaded when there is a link to read. */
import {
  askedQuestions,
  type EditedPolicies,
  policyText,
  printText,
  SERVICE_IDS,
  type WorkloadProfile,
} from '../core/index.ts';

/** The version that this planner writes, and the newest it reads. */
export const LINK_VERSION = 1;

/** Starts the name of a part that holds the policy of a service. */
export const POLICY = 'policy.';

/** The fragment of the plan's link, without `#`: the same wherever the planner is served. */
export function printFragment(workload: WorkloadProfile, policies: EditedPolicies = {}): string {
  const parts = askedQuestions(workload).map((id) => `${id}=${encode(printText(workload[id]))}`);
  for (const service of SERVICE_IDS) {
    const policy = policies[service];
    if (policy !== undefined)
      parts.push(`${POLICY}${service}=${encode(JSON.stringify(JSON.parse(policyText(policy))))}`);
  }
  return [`v=${LINK_VERSION}`, ...parts].join('&');
}

/** A whole link: where the planner is served, and the fragment. */
export function printLink(baseUrl: string, workload: WorkloadProfile, policies: EditedPolicies = {}): string {
  return `${baseUrl.replace(/#.*$/s, '')}#${printFragment(workload, policies)}`;
}

/** Percent-encodes, but leaves readable what a fragment may hold as it is. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
