/**
 * Calls of the Amazon ECS agent to numbered hosts (`ecs-a-1`): it asked for its hosts (DiscoverPollEndpoint) past the ecs endpoint,
 * and no private DNS has such names.
 */
import type { Finding } from './pattern.ts';

/** The same findings, with what the numbered host shows. */
export const withNumberedHost = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    // Where no address inside was called, the group of an endpoint for these hosts is not asked: its private DNS has no such names.
    .filter(({ cause }, index) => index === 0 || cause !== 'endpoint-security-group')
    .map((finding, index) => {
      if (finding.cause === 'endpoint-dns' && index > 0) return ofDiscovery(finding);
      return index === 0 ? shown(finding) : finding;
    });

const ofDiscovery = (finding: Finding): Finding => ({
  ...finding,
  endpoints: ['ecs'],
  cites: ['ecs-vpc-endpoints'],
  // The name of the numbered host tells nothing of the ecs endpoint.
  fix: [
    'Resolve the host of the ecs endpoint (ecs.REGION.amazonaws.com) where the agent runs: a private address means that the endpoint is used.',
    ...finding.fix.filter((one) => !/^Resolve the name\b/.test(one)),
  ],
  text: 'If the ecs endpoint exists, the agent did not use it when it asked for its hosts (DiscoverPollEndpoint): its private DNS is off, the VPC does not use the Amazon-provided resolver, or a proxy stood between.',
});

const shown = (finding: Finding): Finding => ({
  ...finding,
  text: `${finding.text} The numbered host shows that the agent got its address over the public path: it did not use an ecs endpoint.`,
  fix: [
    ...finding.fix,
    'Where an ecs endpoint is to carry these calls: once it is there, restart the agent, so that it asks for its hosts again.',
  ],
});
