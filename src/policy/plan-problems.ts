/** What is wrong with the policies that the user wrote into a plan. */
import { citationOf, type FindingText, findingTexts, type Plan, type ServiceId } from '../core/index.ts';
import { checkPolicy, type PolicyProblem } from './policy-check.ts';

interface EndpointPolicyProblem extends PolicyProblem {
  readonly service: ServiceId;
}

/** The problems of every edited policy of a plan; empty while nobody has edited one. */
export function policyProblems({ endpoints, workload }: Plan): readonly EndpointPolicyProblem[] {
  return endpoints.flatMap((endpoint) => {
    const { service, policy, policyEdited } = endpoint;
    if (!policyEdited || policy === undefined) return [];
    return checkPolicy(policy, endpoint, workload).map((problem) => ({ ...problem, service }));
  });
}

/** Everything to know about a plan, errors first: what the rules report, and what is wrong with edited policies. */
export function allFindings(plan: Plan): readonly FindingText[] {
  const policies = policyProblems(plan).map(
    ({ service, id, severity, path, text, cites }): FindingText => ({
      rule: id,
      severity,
      text: `Edited policy of ${service}${path === '' ? '' : `, ${path}`}: ${text}`,
      fix: 'Change the policy, or reset it to the planned one.',
      citations: [citationOf(cites)],
    }),
  );
  const all = [...policies, ...findingTexts(plan)];
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    all.filter((finding) => finding.severity === severity),
  );
}
