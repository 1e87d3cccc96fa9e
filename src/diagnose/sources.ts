/** Which pages tell of what is said about a call to a service, where a pattern names none for that very explanation. */
import type { CitationId, ServiceId } from '../core/index.ts';
import { CONTROL_PLANE, REGISTRY } from './called.ts';
import type { Finding } from './pattern.ts';

/** The pages about gateway endpoints. */
const GATEWAYS: Partial<Record<ServiceId, CitationId>> = {
  s3: 'privatelink-s3-gateway',
  dynamodb: 'dynamodb-gateway',
};

/** The page about the endpoints of that very service. */
export function withSources(finding: Finding, service: ServiceId): Finding {
  if (finding.cites !== undefined) return finding;
  if (finding.cause === 'endpoint-dns') return { ...finding, cites: ['vpc-dns', 'privatelink-dns'] };
  const gateway = GATEWAYS[service];
  if (gateway !== undefined && finding.cause === 'network-path' && /\bgateway endpoint\b/.test(finding.text))
    return { ...finding, cites: [gateway] };
  // What may be slow or idle is not about endpoints either.
  if (finding.cause === 'network-path' || finding.cause === 'unknown-network')
    return {
      ...finding,
      cites: CONTROL_PLANE.includes(service) ? ['ecs-vpc-endpoints'] : ['ecs-fargate-networking'],
    };
  // Layers of images come from buckets of Amazon ECR.
  if (service === 's3' && (finding.endpoints.length > 1 || /starport/.test(finding.text)))
    return { ...finding, cites: ['privatelink-s3-gateway', 'ecr-vpc-endpoints'] };
  if (gateway !== undefined) return { ...finding, cites: [gateway] };
  if (REGISTRY.includes(service)) return { ...finding, cites: ['ecr-vpc-endpoints', 'ecs-init-error'] };
  return CONTROL_PLANE.includes(service)
    ? { ...finding, cites: ['ecs-vpc-endpoints'] }
    : { ...finding, cites: ['privatelink-services', 'privatelink-interface'] };
}
