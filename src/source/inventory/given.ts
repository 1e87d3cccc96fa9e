/** What is given to be read as an inventory, and what is said of it. */
import type { Inventory } from '../../core/index.ts';

/** The texts, by the command whose output they should be. One combined text in `endpoints` is enough. */
export interface InventorySources {
  readonly endpoints: string;
  readonly subnets?: string;
  readonly routeTables?: string;
  readonly securityGroups?: string;
  readonly networkAcls?: string;
  readonly prefixLists?: string;
  readonly vpcs?: string;
  readonly vpcAttributes?: string;
}

/** How to choose when the output shows several VPCs. */
export interface InventoryChoice {
  /** The VPC of the answers; empty or absent when they name none. */
  readonly vpcId?: string;
  /** Short names of the planned services: the only VPC that has any of them is taken. */
  readonly services?: readonly string[];
}

export interface InventoryProblem {
  readonly severity: 'error' | 'warning';
  readonly source: keyof InventorySources;
  /** Where the document begins, or the mistake stands. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the document, such as `VpcEndpoints[3].SubnetIds`. */
  readonly path?: string;
  readonly message: string;
}

export type ReadInventory =
  | {
      readonly ok: true;
      readonly inventory: Inventory;
      /** Warnings: read, but worth knowing. */
      readonly problems: readonly InventoryProblem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly InventoryProblem[];
      /** The VPCs of the output, when one has to be chosen. */
      readonly vpcIds: readonly string[];
    };
