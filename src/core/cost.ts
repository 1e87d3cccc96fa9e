/**
 * What a plan costs in a month, and when a NAT gateway would be cheaper.
 * Prices: https://aws.amazon.com/privatelink/pricing/ and https://aws.amazon.com/vpc/pricing/ (see `catalogue.ts`).
 */
import type { PriceCatalogue, RegionalPrice } from './catalogue.ts';
import type { CitationId } from './citations.ts';
import type { RegionId } from './regions.ts';

/** AWS's own convention for monthly estimates: 730 hours. */
export const HOURS_PER_MONTH = 730;

/** US dollars in a month; `assumed` when the price of the Region is not confirmed. */
export interface MonthlyCost {
  readonly usd: number;
  readonly assumed: boolean;
}

/** What the comparison with NAT gateways takes for granted; the wizard lets people change it. */
export interface CostAssumptions {
  /** NAT gateways that would stand in place of the endpoints. */
  readonly natGateways: number;
  /** Data through the endpoints, or through the NAT gateways, in GB a month. Traffic to Amazon S3 through a gateway endpoint is free and not part of it. */
  readonly monthlyGb: number;
}

export interface CostComparison {
  readonly endpoints: MonthlyCost;
  /** Hourly charges of the NAT gateways, with their public IPv4 addresses. */
  readonly nat: MonthlyCost;
  readonly endpointUsdPerGb: number;
  readonly natUsdPerGb: number;
  /** Both sides with the assumed traffic. */
  readonly endpointsWithTraffic: number;
  readonly natWithTraffic: number;
  /** GB a month from which the endpoints are cheaper: 0 when they always are, `undefined` when they never become so. */
  readonly breakEvenGb: number | undefined;
  readonly assumptions: CostAssumptions;
  readonly priceDate: string;
  /** Where both prices stand. */
  readonly cites: readonly [CitationId, CitationId];
}

/** The price of a Region, or the catalogue's default marked as assumed. */
export function priceIn(
  prices: RegionalPrice,
  region: RegionId,
): { readonly usd: number; readonly assumed: boolean } {
  const known = Object.hasOwn(prices.regions, region) ? prices.regions[region] : undefined;
  return known === undefined
    ? { usd: prices.assumed, assumed: true }
    : { usd: known.usd, assumed: !known.confirmed };
}

/** Hourly charges of one interface endpoint in a month; gateway endpoints cost nothing. */
export function endpointCost(
  type: 'Interface' | 'Gateway',
  zones: number,
  region: RegionId,
  catalogue: PriceCatalogue,
): MonthlyCost {
  if (type === 'Gateway') return { usd: 0, assumed: false };
  const price = priceIn(catalogue.interfaceEndpointHour, region);
  return { usd: cents(price.usd * HOURS_PER_MONTH * zones), assumed: price.assumed };
}

/** The sum of the hourly charges of these endpoints. */
export function sumOfCosts(endpoints: readonly { readonly monthlyCost: MonthlyCost }[]): MonthlyCost {
  return {
    usd: cents(endpoints.reduce((sum, endpoint) => sum + endpoint.monthlyCost.usd, 0)),
    assumed: endpoints.some((endpoint) => endpoint.monthlyCost.assumed),
  };
}

/** One NAT gateway in each zone and 100 GB a month: stated beside every comparison. */
export function usualAssumptions(zones: number): CostAssumptions {
  return { natGateways: zones, monthlyGb: 100 };
}

/** Compares the endpoints with NAT gateways under the given assumptions. */
export function compareWithNat(
  endpoints: readonly { readonly monthlyCost: MonthlyCost }[],
  region: RegionId,
  catalogue: PriceCatalogue,
  assumptions: CostAssumptions,
): CostComparison {
  const sum = sumOfCosts(endpoints);
  const hour = priceIn(catalogue.natGatewayHour, region);
  const perGb = priceIn(catalogue.natGatewayGb, region);
  const nat = cents((hour.usd + catalogue.publicIpv4Hour) * HOURS_PER_MONTH * assumptions.natGateways);
  const savedPerGb = perGb.usd - catalogue.interfaceEndpointGb;
  return {
    endpoints: sum,
    nat: { usd: nat, assumed: hour.assumed },
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
  return savedPerGb > 0 ? Math.ceil(extraPerMonth / savedPerGb) : undefined;
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
