import type { RegionId } from '../../core/index.ts';

/** Lists of which the page shows the length. */
type List = 'endpoints' | 'subnets' | 'routeTables' | 'securityGroups' | 'networkAcls';

/** What exists in a VPC, as far as the page shows it. The whole stays with the reader, under its key. */
export interface Existing {
  readonly key: number;
  readonly vpcId?: string;
  /** Its Region, if the texts say so. */
  readonly region?: RegionId;
  /** The length of each list; undefined when the texts do not have it. */
  readonly counts: { readonly [L in List]: number | undefined };
}
