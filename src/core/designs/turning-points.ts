/** Where another design becomes the cheaper one, in sentences. */
import { counted } from '../sentences.ts';
import { type DesignId, MOST_VPCS } from './costs.ts';
import type { Design, DesignComparison } from './designs.ts';

/** The cheapest design that can carry the workload; `undefined`: none can. */
export function cheapestDesign({ designs }: DesignComparison): Design | undefined {
  return designs.find(({ impossible }) => impossible === undefined);
}

/** Break-even points as sentences. Only designs that can carry the workload are compared. */
export function turningPoints(comparison: DesignComparison): readonly string[] {
  if (cheapestDesign(comparison) === undefined)
    return ['None of these designs carries the workload as it is answered; each says why.'];
  const among = (ids: readonly [DesignId, DesignId], text: string): readonly string[] => {
    const both = comparison.designs.filter(
      ({ id, impossible }) => ids.includes(id) && impossible === undefined,
    );
    if (both.length < ids.length) return [];
    return [both.some(({ assumed }) => assumed) ? `${text}, by prices that are not confirmed.` : `${text}.`];
  };
  return [
    ...among(
      ['hub-private-zones', 'endpoints-here'],
      fromVpcs('A hub with private hosted zones', comparison.hubPaysFromVpcs),
    ),
    ...among(
      ['hub-profile', 'endpoints-here'],
      fromVpcs('A hub with a Route 53 Profile', comparison.profilePaysFromVpcs),
    ),
    ...among(
      ['endpoints-here', 'nat-gateway-and-s3'],
      fromGb(
        'Endpoints here cost less than a NAT gateway with the S3 gateway endpoint',
        comparison.endpointsPayFromGb,
      ),
    ),
    ...among(
      ['nat-gateway-and-endpoints', 'nat-gateway-and-s3'],
      fromGb(
        'Beside a NAT gateway that stays, endpoints pay for themselves',
        comparison.endpointsPayBesideNatFromGb,
      ),
    ),
  ];
}

function fromVpcs(design: string, vpcs: number | undefined): string {
  return vpcs === undefined
    ? `${design} is not cheaper than endpoints in each VPC, for up to ${counted(MOST_VPCS, 'VPC')}`
    : `${design} is cheaper than endpoints in each VPC from ${counted(vpcs, 'VPC')} on`;
}

function fromGb(what: string, gb: number | undefined): string {
  if (gb === undefined) return `${what} at no amount of traffic`;
  return gb === 0
    ? `${what} at any traffic`
    : `${what} from ${counted(Math.ceil(gb), 'GB', 'GB')} a month in each VPC`;
}
