/**
 * What a plan costs in a month.
 * Prices: https://aws.amazon.com/privatelink/pricing/ and https://aws.amazon.com/vpc/pricing/ (see `catalogue.ts`).
 */
import type { PriceCatalogue, PriceRange, RegionalPrice } from './catalogue.ts';
import type { RegionId } from './regions.ts';

/** AWS's own convention for monthly estimates: 730 hours. */
export const HOURS_PER_MONTH = 730;

/** US dollars in a month; `assumed` when the price of the Region is not confirmed. */
export interface MonthlyCost {
  readonly usd: number;
  readonly assumed: boolean;
  /** The lowest and highest cost where the price of the Region is unknown; see `UNKNOWN_PRICE_REASON`. */
  readonly range?: PriceRange;
}

/** The price of a Region in US dollars (of one unit), or the catalogue's default, marked as assumed and with its range. */
export function priceIn(prices: RegionalPrice, region: RegionId): MonthlyCost {
  const known = Object.hasOwn(prices.regions, region) ? prices.regions[region] : undefined;
  if (known !== undefined) return { usd: known.usd, assumed: !known.confirmed };
  const inUs = region.startsWith('us-');
  const range = inUs ? prices.range : (prices.rangeOutsideUs ?? prices.range);
  const usd = inUs ? prices.assumed : (prices.assumedOutsideUs ?? prices.assumed);
  return { usd, assumed: true, ...(range === undefined ? {} : { range }) };
}

/** What a gateway endpoint costs. */
export const FREE: MonthlyCost = { usd: 0, assumed: false };

/** Hourly charges of one interface endpoint in a month; gateway endpoints cost nothing. */
export function endpointCost(
  type: 'Interface' | 'Gateway',
  zones: number,
  region: RegionId,
  catalogue: PriceCatalogue,
): MonthlyCost {
  if (type === 'Gateway') return FREE;
  const price = priceIn(catalogue.interfaceEndpointHour, region);
  const month = (usd: number): number => cents(usd * HOURS_PER_MONTH * zones);
  return {
    usd: month(price.usd),
    assumed: price.assumed,
    ...(price.range === undefined
      ? {}
      : { range: { low: month(price.range.low), high: month(price.range.high) } }),
  };
}

/** The sum of the hourly charges of these endpoints. */
export function sumOfCosts(endpoints: readonly { readonly monthlyCost: MonthlyCost }[]): MonthlyCost {
  const costs = endpoints.map((endpoint) => endpoint.monthlyCost);
  const sum = (of: (cost: MonthlyCost) => number): number =>
    cents(costs.reduce((all, cost) => all + of(cost), 0));
  return {
    usd: sum(({ usd }) => usd),
    assumed: costs.some(({ assumed }) => assumed),
    ...(costs.some(({ range }) => range !== undefined)
      ? {
          range: {
            low: sum(({ usd, range }) => range?.low ?? usd),
            high: sum(({ usd, range }) => range?.high ?? usd),
          },
        }
      : {}),
  };
}

/** Rounded to cents. */
export function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
