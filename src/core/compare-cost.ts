/** When NAT gateways would be cheaper than the endpoints. Kept apart because the start page does not compare. */
import type { PriceCatalogue } from './catalogue.ts';
import type { CitationId } from './citations.ts';
import {
  type CostAssumptions,
  cents,
  HOURS_PER_MONTH,
  type MonthlyCost,
  priceIn,
  shareOf,
  sumOfCosts,
} from './cost.ts';
import type { RegionId } from './regions.ts';

export interface CostComparison {
  /** What falls on one VPC: everything, or its share of central endpoints. */
  readonly endpoints: MonthlyCost;
  /** What the endpoints cost all VPCs together. */
  readonly endpointsOfAllVpcs: MonthlyCost;
  /** Hourly charges of the NAT gateways, with their public IPv4 addresses. */
  readonly nat: MonthlyCost;
  readonly endpointUsdPerGb: number;
  readonly natUsdPerGb: number;
  /** Both sides with the assumed traffic. */
  readonly endpointsWithTraffic: number;
  readonly natWithTraffic: number;
  /** GB a month from which the endpoints cost no more: 0 when they always do, `undefined` when they never become so. */
  readonly breakEvenGb: number | undefined;
  readonly assumptions: CostAssumptions;
  readonly priceDate: string;
  /** Where both prices stand. */
  readonly cites: readonly [CitationId, CitationId];
}

/** Compares the endpoints with NAT gateways under the given assumptions. */
export function compareWithNat(
  endpoints: readonly { readonly monthlyCost: MonthlyCost }[],
  region: RegionId,
  catalogue: PriceCatalogue,
  assumptions: CostAssumptions,
): CostComparison {
  const all = sumOfCosts(endpoints);
  const sum = assumptions.vpcs === undefined ? all : shareOf(all, assumptions.vpcs);
  const hour = priceIn(catalogue.natGatewayHour, region);
  const perGb = priceIn(catalogue.natGatewayGb, region);
  const natHours = (usd: number): number =>
    cents((usd + catalogue.publicIpv4Hour) * HOURS_PER_MONTH * assumptions.natGateways);
  const nat = natHours(hour.usd);
  const savedPerGb = perGb.usd - catalogue.interfaceEndpointGb;
  return {
    endpoints: sum,
    endpointsOfAllVpcs: all,
    nat: {
      usd: nat,
      assumed: hour.assumed,
      ...(hour.range === undefined
        ? {}
        : { range: { low: natHours(hour.range.low), high: natHours(hour.range.high) } }),
    },
    endpointUsdPerGb: catalogue.interfaceEndpointGb,
    natUsdPerGb: perGb.usd,
    endpointsWithTraffic: cents(sum.usd + catalogue.interfaceEndpointGb * assumptions.monthlyGb),
    natWithTraffic: cents(nat + perGb.usd * assumptions.monthlyGb),
    breakEvenGb: breakEven(sum.usd - nat, savedPerGb),
    assumptions,
    priceDate: catalogue.date,
    cites: ['privatelink-pricing', 'vpc-pricing'],
  };
}

function breakEven(extraPerMonth: number, savedPerGb: number): number | undefined {
  if (extraPerMonth <= 0) return 0;
  // Without the dust of binary fractions, which would add a GB where the division is exact.
  return savedPerGb > 1e-9 ? Math.ceil(extraPerMonth / savedPerGb - 1e-6) : undefined;
}
