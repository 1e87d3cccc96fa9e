/** Which pages tell of what is said about a call to a service, where a pattern names none for that very explanation. */
import type { ServiceId } from '../core/index.ts';
import { CONTROL_PLANE, REGISTRY } from './called.ts';
import type { Finding } from './pattern.ts';

/** The page about the endpoints of that very service. */
export function withSources(finding: Finding, service: ServiceId): Finding {
  if (finding.cites !== undefined) return finding;
  if (finding.cause === 'endpoint-dns') return { ...finding, cites: ['vpc-dns', 'privatelink-dns'] };
  // What may be slow or idle is not about endpoints either.
  if (finding.cause === 'network-path' || finding.cause === 'unknown-network')
    return {
      ...finding,
      cites: CONTROL_PLANE.includes(service) ? ['ecs-vpc-endpoints'] : ['ecs-fargate-networking'],
    };
  if (service === 's3') return { ...finding, cites: ['privatelink-s3-gateway', 'ecr-vpc-endpoints'] };
  if (service === 'dynamodb') return { ...finding, cites: ['dynamodb-gateway'] };
  if (REGISTRY.includes(service)) return { ...finding, cites: ['ecr-vpc-endpoints', 'ecs-init-error'] };
  return CONTROL_PLANE.includes(service)
    ? { ...finding, cites: ['ecs-vpc-endpoints'] }
    : { ...finding, cites: ['privatelink-services', 'privatelink-interface'] };
}
