/** What the designs cost in a month, as functions of VPCs, zones, endpoints and GB; and where one becomes cheaper. */
import { PRICES, type PriceCatalogue, type PriceRange } from '../catalogue.ts';
import { HOURS_PER_MONTH, type MonthlyCost, priceIn } from '../cost.ts';
import type { RegionId } from '../regions.ts';
import { DESIGN_PRICES, type DesignPrices } from './prices.ts';

/** What a comparison is about. */
export interface DesignSize {
  readonly region: RegionId;
  /** VPCs with the same workloads. */
  readonly vpcs: number;
  /** Availability Zones, in each VPC and in the hub. */
  readonly zones: number;
  /** Interface endpoints that each VPC, or the hub, has. */
  readonly endpoints: number;
  /** Private hosted zones that carry the names from a hub. */
  readonly hostedZones: number;
  /** GB a month and VPC through interface endpoints. */
  readonly monthlyGb: number;
  /** GB a month and VPC from Amazon S3 and DynamoDB, image layers among them: free through a gateway endpoint. */
  readonly monthlyGatewayGb: number;
  /** A transit gateway connects the VPCs already, whatever is decided here. */
  readonly hasTransitGateway: boolean;
}

/** A way to let tasks reach AWS. */
export type DesignId =
  | 'endpoints-here'
  | 'hub-private-zones'
  | 'hub-profile'
  | 'nat-gateway'
  | 'nat-gateway-and-s3'
  | 'nat-gateway-and-endpoints'
  | 'central-nat-gateway';

/** Prices other than those that the planner comes with. */
export interface DesignRates {
  readonly catalogue?: PriceCatalogue;
  readonly prices?: DesignPrices;
}

/**
 * US dollars a month for all VPCs together: hours and GB of AWS's list, without transfer to the internet or between zones.
 */
export function designCost(design: DesignId, size: DesignSize, rates: DesignRates = {}): number {
  return costBy(
    ratesIn(size.region, rates, ({ usd }) => usd),
    design,
    size,
  );
}

/** Lowest and highest monthly cost where a price of the Region is unknown; `undefined` if the design pays no such price. */
export function designCostRange(
  design: DesignId,
  size: DesignSize,
  rates: DesignRates = {},
): PriceRange | undefined {
  const low = costBy(
    ratesIn(size.region, rates, ({ usd, range }) => range?.low ?? usd),
    design,
    size,
  );
  const high = costBy(
    ratesIn(size.region, rates, ({ usd, range }) => range?.high ?? usd),
    design,
    size,
  );
  return high > low ? { low, high } : undefined;
}

function costBy(of: Rates, design: DesignId, size: DesignSize): number {
  const { vpcs, zones, endpoints, monthlyGb, monthlyGatewayGb } = size;
  const endpointHours = endpoints * zones * of.endpointHour * HOURS_PER_MONTH;
  const natHours = zones * (of.natHour + of.publicIpv4Hour) * HOURS_PER_MONTH;
  const throughHub = vpcs * monthlyGb * (of.endpointGb + of.prices.transitGatewayGb);
  switch (design) {
    case 'endpoints-here':
      return vpcs * (endpointHours + monthlyGb * of.endpointGb);
    case 'hub-private-zones':
      return endpointHours + throughHub + attachments(size, of.prices) + zonesMonth(size, of.prices);
    case 'hub-profile':
      return endpointHours + throughHub + attachments(size, of.prices) + profileMonth(size, of.prices);
    case 'nat-gateway':
      return vpcs * (natHours + (monthlyGb + monthlyGatewayGb) * of.natGb);
    case 'nat-gateway-and-s3':
      return vpcs * (natHours + monthlyGb * of.natGb);
    case 'nat-gateway-and-endpoints':
      return vpcs * (natHours + endpointHours + monthlyGb * of.endpointGb);
    case 'central-nat-gateway':
      return (
        natHours + vpcs * monthlyGb * (of.natGb + of.prices.transitGatewayGb) + attachments(size, of.prices)
      );
  }
}

/** The largest number of VPCs for which a break-even is looked for. */
export const MOST_VPCS = 500;

/** The fewest VPCs for which the other design is cheaper, up to `most`; `undefined` if it never is. */
export function breakEvenVpcs(
  design: DesignId,
  other: DesignId,
  size: Omit<DesignSize, 'vpcs'>,
  rates: DesignRates = {},
  most = MOST_VPCS,
): number | undefined {
  const saves = (vpcs: number): boolean =>
    designCost(other, { ...size, vpcs }, rates) < designCost(design, { ...size, vpcs }, rates);
  // Costs grow in steps (25 zones, 100 associations), so the difference need not be monotonic.
  for (let vpcs = 1; vpcs <= most; vpcs++) if (saves(vpcs)) return vpcs;
  return undefined;
}

/**
 * GB a month and VPC through interface endpoints at which both designs cost the same, rounded up; 0 if the other is cheaper
 * or equal without any traffic, `undefined` if traffic never makes it cheaper.
 */
export function breakEvenGb(
  design: DesignId,
  other: DesignId,
  size: Omit<DesignSize, 'monthlyGb'>,
  rates: DesignRates = {},
): number | undefined {
  const gb = gbOfEqualCost(other, design, size, rates);
  return gb && Math.ceil(gb - 1e-9);
}

/** GB a month and VPC up to which the other design stays cheaper; `undefined`: at any traffic; 0: never. */
export function cheaperUpToGb(
  design: DesignId,
  other: DesignId,
  size: Omit<DesignSize, 'monthlyGb'>,
  rates: DesignRates = {},
): number | undefined {
  const gb = gbOfEqualCost(design, other, size, rates);
  return gb && Math.floor(gb + 1e-9);
}

/** GB a month and VPC at which the dearer design costs as little as the cheaper one; 0: without traffic, `undefined`: never. */
function gbOfEqualCost(
  dearer: DesignId,
  cheaper: DesignId,
  size: Omit<DesignSize, 'monthlyGb'>,
  rates: DesignRates,
): number | undefined {
  const difference = (monthlyGb: number): number =>
    designCost(dearer, { ...size, monthlyGb }, rates) - designCost(cheaper, { ...size, monthlyGb }, rates);
  const atNothing = difference(0);
  if (atNothing <= 0) return 0;
  const perGb = atNothing - difference(1);
  return perGb > 1e-9 ? atNothing / perGb : undefined;
}

interface Rates {
  readonly endpointHour: number;
  readonly endpointGb: number;
  readonly natHour: number;
  readonly natGb: number;
  readonly publicIpv4Hour: number;
  readonly prices: DesignPrices;
}

function ratesIn(
  region: RegionId,
  { catalogue = PRICES, prices = DESIGN_PRICES }: DesignRates,
  of: (price: MonthlyCost) => number,
): Rates {
  return {
    endpointHour: of(priceIn(catalogue.interfaceEndpointHour, region)),
    endpointGb: catalogue.interfaceEndpointGb,
    natHour: of(priceIn(catalogue.natGatewayHour, region)),
    natGb: of(priceIn(catalogue.natGatewayGb, region)),
    publicIpv4Hour: catalogue.publicIpv4Hour,
    prices,
  };
}

/** The attachment of the hub, and those of all VPCs if the transit gateway exists only for this. */
function attachments({ vpcs, hasTransitGateway }: DesignSize, prices: DesignPrices): number {
  return (hasTransitGateway ? 1 : vpcs + 1) * prices.transitGatewayAttachmentHour * HOURS_PER_MONTH;
}

function zonesMonth({ hostedZones }: DesignSize, prices: DesignPrices): number {
  return (
    Math.min(hostedZones, 25) * prices.hostedZoneMonth +
    Math.max(0, hostedZones - 25) * prices.furtherHostedZoneMonth
  );
}

function profileMonth({ vpcs }: DesignSize, prices: DesignPrices): number {
  const further = Math.max(0, vpcs - 100) * prices.furtherProfileAssociationHour;
  return (prices.profileHour + further) * HOURS_PER_MONTH;
}
