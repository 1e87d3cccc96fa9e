/** When NAT gateways would be cheaper than the endpoints. Kept apart because the start page does not compare. */
import type { PriceCatalogue, PriceRange } from './catalogue.ts';
import type { CitationId } from './citations.ts';
import { cents, HOURS_PER_MONTH, type MonthlyCost, priceIn, sumOfCosts } from './cost.ts';
import type { RegionId } from './regions.ts';

/** Why an unknown price is a range. */
export const UNKNOWN_PRICE_REASON =
  'The price of this Region is not confirmed. Every known price of an interface endpoint outside the US lies between 0.011 and 0.014 USD an hour and zone; the known ones in the US are 0.010.';

/** Why an unknown price of a NAT gateway is a range. */
export const UNKNOWN_NAT_PRICE_REASON =
  'The price of a NAT gateway in this Region is not known: outside the US the known ones lie between 0.046 and 0.093 USD an hour and a GB, in the US between 0.045 and 0.054.';

/** What the comparison with NAT gateways assumes; people can change it in the wizard. */
export interface CostAssumptions {
  /** Number of NAT gateways that would replace the endpoints. */
  readonly natGateways: number;
  /** GB a month through the endpoints, or through the NAT gateways; without the free traffic through gateway endpoints. */
  readonly monthlyGb: number;
  /** Number of VPCs that share the hourly charges of central endpoints; absent: one. */
  readonly vpcs?: number;
}

/** What endpoints cost in a month beside NAT gateways, in US dollars. */
export interface CostComparison {
  /** The part of one VPC: everything, or its share of central endpoints. */
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
  /** GB a month from which the endpoints cost no more than NAT gateways; 0: always, `undefined`: never. */
  readonly breakEvenGb: number | undefined;
  /** Lowest and highest values where a price of the Region is unknown; no `high`: the endpoints may never break even. */
  readonly ranges?: {
    readonly natUsdPerGb: PriceRange;
    readonly endpointsWithTraffic: PriceRange;
    readonly natWithTraffic: PriceRange;
    /** Absent: they never break even, whatever the prices are. */
    readonly breakEvenGb?: { readonly low: number; readonly high?: number };
  };
  readonly assumptions: CostAssumptions;
  readonly priceDate: string;
  /** The pages with both prices. */
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
  const natRange =
    hour.range === undefined
      ? {}
      : { range: { low: natHours(hour.range.low), high: natHours(hour.range.high) } };
  const savedPerGb = perGb.usd - catalogue.interfaceEndpointGb;
  return {
    endpoints: sum,
    endpointsOfAllVpcs: all,
    nat: { usd: nat, assumed: hour.assumed, ...natRange },
    endpointUsdPerGb: catalogue.interfaceEndpointGb,
    natUsdPerGb: perGb.usd,
    endpointsWithTraffic: cents(sum.usd + catalogue.interfaceEndpointGb * assumptions.monthlyGb),
    natWithTraffic: cents(nat + perGb.usd * assumptions.monthlyGb),
    breakEvenGb: breakEven(sum.usd - nat, savedPerGb),
    ...rangesOf(sum, { usd: nat, assumed: hour.assumed, ...natRange }, perGb, catalogue, assumptions),
    assumptions,
    priceDate: catalogue.date,
    cites: ['privatelink-pricing', 'vpc-pricing'],
  };
}

/** The lowest and the highest values; nothing where every price is known. */
function rangesOf(
  endpoints: MonthlyCost,
  nat: MonthlyCost,
  perGb: MonthlyCost,
  { interfaceEndpointGb }: PriceCatalogue,
  { monthlyGb }: CostAssumptions,
): Pick<CostComparison, 'ranges'> {
  if ([endpoints, nat, perGb].every(({ range }) => range === undefined)) return {};
  const hours = bounds(endpoints);
  const natHours = bounds(nat);
  const natGb = bounds(perGb);
  const low = breakEven(hours.low - natHours.high, natGb.high - interfaceEndpointGb);
  const high = breakEven(hours.high - natHours.low, natGb.low - interfaceEndpointGb);
  const traffic = interfaceEndpointGb * monthlyGb;
  return {
    ranges: {
      natUsdPerGb: natGb,
      endpointsWithTraffic: { low: cents(hours.low + traffic), high: cents(hours.high + traffic) },
      natWithTraffic: {
        low: cents(natHours.low + natGb.low * monthlyGb),
        high: cents(natHours.high + natGb.high * monthlyGb),
      },
      ...(low === undefined ? {} : { breakEvenGb: { low, ...(high === undefined ? {} : { high }) } }),
    },
  };
}

const bounds = ({ usd, range }: MonthlyCost): PriceRange => range ?? { low: usd, high: usd };

function breakEven(extraPerMonth: number, savedPerGb: number): number | undefined {
  if (extraPerMonth <= 0) return 0;
  // Rounding errors of binary fractions would otherwise add a GB where the division is exact.
  return savedPerGb > 1e-9 ? Math.ceil(extraPerMonth / savedPerGb - 1e-6) : undefined;
}

/** One NAT gateway in each zone and 100 GB a month: stated beside every comparison. */
export function usualAssumptions(zones: number, vpcs = 1): CostAssumptions {
  return { natGateways: zones, monthlyGb: 100, ...(vpcs > 1 ? { vpcs } : {}) };
}

/** The share of each VPC. */
function shareOf({ usd, assumed, range }: MonthlyCost, vpcs: number): MonthlyCost {
  const share = (whole: number): number => cents(whole / vpcs);
  return {
    usd: share(usd),
    assumed,
    ...(range === undefined ? {} : { range: { low: share(range.low), high: share(range.high) } }),
  };
}
