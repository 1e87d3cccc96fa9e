import type { RegionId } from '../../core/index.ts';

/** What exists in a VPC, as far as the page shows it. The whole stays with the reader, under its key. */
type List = 'endpoints' | 'subnets' | 'routeTables' | 'securityGroups' | 'networkAcls';

export interface Existing {
  readonly key: number;
  readonly vpcId?: string;
  /** Of which it is, as far as it says. */
  readonly region?: RegionId;
  /** How many of what were given; undefined: not given. */
  readonly counts: { readonly [L in List]: number | undefined };
}
