/**
 * Prices beside the catalogue that a comparison of designs needs, US dollars, us-east-1. Other Regions cost about the same
 * or more; the comparison says that these are assumed there.
 *
 * Sources: https://aws.amazon.com/transit-gateway/pricing/, https://aws.amazon.com/route53/pricing/. The price of a Profile is
 * not confirmed.
 */

/** Prices of what designs are made of besides endpoints, in US dollars. */
export interface DesignPrices {
  /** One VPC attachment, one hour. */
  readonly transitGatewayAttachmentHour: number;
  /** One GB sent into a transit gateway; each byte enters it once. */
  readonly transitGatewayGb: number;
  /** One hosted zone, one month, up to 25 of them. */
  readonly hostedZoneMonth: number;
  /** One hosted zone, one month, beyond 25. */
  readonly furtherHostedZoneMonth: number;
  /** One Route 53 Profile with up to 100 associated VPCs, one hour. Not confirmed. */
  readonly profileHour: number;
  /** One association beyond 100, one hour. Not confirmed. */
  readonly furtherProfileAssociationHour: number;
}

/** The prices that the planner comes with, of us-east-1. */
export const DESIGN_PRICES: DesignPrices = {
  transitGatewayAttachmentHour: 0.05,
  transitGatewayGb: 0.02,
  hostedZoneMonth: 0.5,
  furtherHostedZoneMonth: 0.1,
  profileHour: 0.75,
  furtherProfileAssociationHour: 0.0014,
};
