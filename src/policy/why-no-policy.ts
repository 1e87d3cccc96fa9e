/** Why the plan attaches no policy to an endpoint, so that AWS's default policy applies. */
import {
  type Citation,
  citationOf,
  isShared,
  type PlannedEndpoint,
  serviceOf,
  type WorkloadProfile,
} from '../core/index.ts';

interface NoPolicy {
  readonly text: string;
  readonly citation: Citation;
  /** Whether the service accepts a policy at all. */
  readonly mayHaveOne: boolean;
}

/** Why the plan attaches no policy of its own to an endpoint. */
export function whyNoPolicy(endpoint: PlannedEndpoint, workload: WorkloadProfile): NoPolicy {
  const { name, policy, cites } = serviceOf(endpoint.service);
  if (policy === 'unsupported')
    return {
      text: `${name} does not accept endpoint policies.`,
      citation: citationOf(cites),
      mayHaveOne: false,
    };
  if (policy === 'undocumented')
    return {
      text: `The documentation of ${name} does not say whether it accepts endpoint policies, so the plan attaches none.`,
      citation: citationOf(cites),
      mayHaveOne: true,
    };
  return {
    text: whyOpen(endpoint, workload) ?? 'You chose full access.',
    citation: citationOf('privatelink-access'),
    mayHaveOne: true,
  };
}

/** Why an endpoint that takes policies has none of the plan, so that everything is allowed; undefined where that was chosen. */
export function whyOpen(
  { service, uses, workloads }: PlannedEndpoint,
  { endpointPolicies }: WorkloadProfile,
): string | undefined {
  if (endpointPolicies === 'full-access' || serviceOf(service).policy !== 'documented') return undefined;
  if (uses === 'unknown')
    return 'Which calls are made through this endpoint is not known: a policy that forgets one would break its caller.';
  return workloads.some(({ profile }) => isShared(service, profile))
    ? 'Callers that the answers do not describe may use this endpoint: a policy that forgets one would break it.'
    : 'No rule says which calls are made through this endpoint, so a policy could break them.';
}
