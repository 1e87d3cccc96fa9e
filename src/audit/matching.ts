/** Which existing endpoint stands for a planned one. */
import {
  type ExistingEndpoint,
  type PlannedEndpoint,
  parseServiceName,
  type WorkloadProfile,
} from '../core/index.ts';
import { isDead } from './hops/endpoint-state.ts';
import { type Place, zoneOf } from './place.ts';
import { associatedTables } from './route-tables.ts';

export interface Match {
  /** Judged in place of the planned endpoint; for gateways there may be more. */
  readonly right: readonly [ExistingEndpoint, ...ExistingEndpoint[]] | undefined;
  /** Interface endpoints of the same service beside the one in force. */
  readonly duplicates: readonly ExistingEndpoint[];
  /** Of the right kind, in a state that they will not leave. */
  readonly dead: readonly ExistingEndpoint[];
}

/** Finds what exists for one planned endpoint. */
export function matchOf(planned: PlannedEndpoint, place: Place): Match {
  const { workload, inventory } = place;
  const same = inventory.endpoints.filter(({ service }) => service === planned.service);
  const right = same.filter((existing) => isRight(existing, planned, workload));
  const live = right.filter((existing) => !isDead(existing)).sort(byUse(place));
  const [first, ...others] = live;
  const gateways =
    first === undefined ? [] : planned.type === 'Gateway' ? usedGateways(first, others, place) : [first];
  const [inForce, ...more] = gateways;
  return {
    right: inForce === undefined ? undefined : [inForce, ...more],
    duplicates: planned.type === 'Gateway' ? [] : others,
    dead: right.filter((existing) => isDead(existing) && existing.state !== 'deleted'),
  };
}

/** Whether the planned endpoint is the FIPS variant. */
export function isFips(planned: PlannedEndpoint): boolean {
  return parseServiceName(planned.serviceName)?.fips === true;
}

function isRight(existing: ExistingEndpoint, planned: PlannedEndpoint, workload: WorkloadProfile): boolean {
  return (
    existing.type === planned.type && existing.region === workload.region && existing.fips === isFips(planned)
  );
}

/** Of two that are otherwise alike, the one that blocks nothing carries the calls. */
function isOpenPolicy({ policy }: ExistingEndpoint): boolean {
  return (
    policy.kind === 'default' ||
    (policy.kind === 'document' &&
      policy.statements.some(
        ({ Effect, Action, Resource }) =>
          Effect === 'Allow' && [Action].flat().includes('*') && [Resource].flat().includes('*'),
      ))
  );
}

/** The one with private DNS is in force; then what is available; then what covers most. */
function byUse(place: Place): (a: ExistingEndpoint, b: ExistingEndpoint) => number {
  const covering = (existing: ExistingEndpoint): number =>
    existing.type === 'Gateway'
      ? neededTables(existing, place).length
      : new Set((existing.subnetIds ?? []).map((id) => zoneOf(id, place))).size;
  const rank = (existing: ExistingEndpoint): readonly number[] => [
    existing.privateDnsEnabled === true ? 1 : 0,
    existing.state === 'available' || existing.state === '' ? 1 : 0,
    covering(existing),
    isOpenPolicy(existing) ? 1 : 0,
  ];
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? (a.id < b.id ? -1 : 1) : (right[at] ?? 0) - (left[at] ?? 0);
  };
}

/** Gateway endpoints of one service share its route tables: further ones count when they serve a needed table. */
function usedGateways(
  first: ExistingEndpoint,
  others: readonly ExistingEndpoint[],
  place: Place,
): readonly ExistingEndpoint[] {
  return [first, ...others.filter((existing) => neededTables(existing, place).length > 0)];
}

function neededTables(existing: ExistingEndpoint, place: Place): readonly string[] {
  const tables = associatedTables(existing, place.inventory);
  return place.routeTables === undefined
    ? tables
    : tables.filter((id) => place.routeTables?.ids.includes(id) === true);
}
