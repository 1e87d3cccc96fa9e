/**
 * Dated prices. An organisation can replace them by its own catalogue (the wizard loads `catalog.json`, the command line
 * takes `--catalog FILE`). A price that nobody confirmed is never presented as known.
 *
 * Sources: https://aws.amazon.com/privatelink/pricing/, https://aws.amazon.com/vpc/pricing/ and the Price List API as
 * quoted by public repositories; NAT gateway prices without a recent source are marked unconfirmed.
 */
import type { RegionId } from './regions.ts';

interface KnownPrice {
  readonly usd: number;
  /** Whether a source of the last two years gives this price. */
  readonly confirmed: boolean;
}

/** The lowest and the highest plausible price, in US dollars. */
export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** A price by Region, in US dollars. */
export interface RegionalPrice {
  /** Taken where a Region has no entry, and then marked as assumed. */
  readonly assumed: number;
  /** The same for Regions outside the US. */
  readonly assumedOutsideUs?: number;
  /** The range of prices to expect in a Region without an entry, if it is like the known ones. */
  readonly range?: PriceRange;
  readonly rangeOutsideUs?: PriceRange;
  readonly regions: { readonly [R in RegionId]?: KnownPrice };
}

/** All prices in US dollars. */
export interface PriceCatalogue {
  readonly version: 1;
  /** The day the prices were compiled (ISO 8601). */
  readonly date: string;
  /** One interface endpoint, one Availability Zone, one hour. */
  readonly interfaceEndpointHour: RegionalPrice;
  /** One GB through an interface endpoint, first PB of a month. */
  readonly interfaceEndpointGb: number;
  readonly natGatewayHour: RegionalPrice;
  readonly natGatewayGb: RegionalPrice;
  readonly publicIpv4Hour: number;
}

const confirmed = (usd: number): KnownPrice => ({ usd, confirmed: true });
const unconfirmed = (usd: number): KnownPrice => ({ usd, confirmed: false });

/** In every Region of the sources, an hour of a NAT gateway costs as much as a GB through it. */
const NAT: RegionalPrice = {
  assumed: 0.045,
  // The median of the prices below, and their range.
  assumedOutsideUs: 0.054,
  range: { low: 0.045, high: 0.054 },
  rangeOutsideUs: { low: 0.046, high: 0.093 },
  regions: {
    'ap-east-1': unconfirmed(0.065),
    'ap-northeast-1': confirmed(0.062),
    'ap-northeast-2': confirmed(0.059),
    'ap-northeast-3': unconfirmed(0.062),
    'ap-south-1': unconfirmed(0.056),
    'ap-southeast-1': confirmed(0.059),
    'ap-southeast-2': unconfirmed(0.059),
    'ap-southeast-7': unconfirmed(0.05015),
    'ca-central-1': unconfirmed(0.05),
    'eu-central-1': confirmed(0.052),
    'eu-north-1': unconfirmed(0.046),
    'eu-west-1': confirmed(0.048),
    'eu-west-2': confirmed(0.05),
    'eu-west-3': unconfirmed(0.05),
    'me-south-1': unconfirmed(0.0528),
    'sa-east-1': unconfirmed(0.093),
    'us-east-1': confirmed(0.045),
    'us-east-2': confirmed(0.045),
    'us-west-1': unconfirmed(0.048),
    'us-west-2': unconfirmed(0.045),
    'us-gov-east-1': unconfirmed(0.054),
    'us-gov-west-1': unconfirmed(0.054),
  },
};

/** The prices that the planner comes with. */
export const PRICES: PriceCatalogue = {
  version: 1,
  date: '2026-11-26',
  interfaceEndpointHour: {
    assumed: 0.01,
    assumedOutsideUs: 0.013,
    range: { low: 0.01, high: 0.014 },
    rangeOutsideUs: { low: 0.011, high: 0.014 },
    regions: {
      'ap-northeast-1': confirmed(0.014),
      'ap-northeast-2': confirmed(0.013),
      'ap-south-1': confirmed(0.013),
      'ap-southeast-1': confirmed(0.013),
      'ap-southeast-5': confirmed(0.0117),
      'ap-southeast-7': unconfirmed(0.0117),
      'eu-central-1': confirmed(0.012),
      'eu-south-1': unconfirmed(0.012),
      'eu-west-1': confirmed(0.011),
      'eu-west-2': confirmed(0.011),
      'us-east-1': confirmed(0.01),
      'us-west-2': confirmed(0.01),
    },
  },
  interfaceEndpointGb: 0.01,
  natGatewayHour: NAT,
  natGatewayGb: NAT,
  publicIpv4Hour: 0.005,
};
