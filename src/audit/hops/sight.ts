/** How far a description reaches: it may be one of another Region or VPC, or of an account that sees none of the endpoints. */
import type { ExistingEndpoint, Inventory, WorkloadProfile } from '../../core/index.ts';

/** The Region that the files describe, where it is not that of the workload. */
export function anotherRegion({ region }: WorkloadProfile, inventory: Inventory): string | undefined {
  return inventory.region === region ? undefined : inventory.region;
}

const TOLD = ['subnets', 'routeTables', 'securityGroups'] as const;

/** The VPCs that the files describe, where nothing in them is of the workload's. */
export function anotherVpc({ vpcId }: WorkloadProfile, inventory: Inventory): readonly string[] | undefined {
  const { endpoints, elsewhere, useless = [] } = inventory;
  if (vpcId === '' || endpoints.length > 0 || elsewhere.length === 0) return undefined;
  const given = TOLD.filter((list) => inventory[list] !== undefined || useless.includes(list));
  const empty = given.filter((list) => (inventory[list] ?? []).length === 0);
  if (given.length === 0 || empty.length < given.length) return undefined;
  return [...new Set(elsewhere.map((endpoint) => endpoint.vpcId))];
}

/** Subnets of another account: by the answers, or because subnets and security groups have different owners. */
export function isParticipant(workload: WorkloadProfile, inventory: Inventory): boolean {
  if (workload.subnetOwnership === 'participant') return true;
  const owners = new Set((inventory.subnets ?? []).flatMap(({ ownerId }) => ownerId ?? []));
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) return false;
  if (workload.accountId !== '') return workload.accountId !== owner;
  const groups = (inventory.securityGroups ?? []).flatMap(({ ownerId }) => ownerId ?? []);
  return groups.length > 0 && groups.every((id) => id !== owner);
}

/** Routes of described tables tell what the endpoint does not; those of a template do not have them. */
export function tablesNotTold({ routeTableIds }: ExistingEndpoint, inventory: Inventory): boolean {
  const shown = inventory.routeTables !== undefined && inventory.origin !== 'template';
  return routeTableIds === undefined && !shown;
}
