/** Whether an interface endpoint is in every Availability Zone where it is needed. */
import { counted, type ExistingEndpoint, splitList } from '../core/index.ts';
import type { CommandContext } from './operations.ts';
import { type Place, zoneOf } from './place.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

/**
 * Judges the zones of one endpoint. Named subnets have to be covered exactly; otherwise the number of zones counts. Subnets
 * that are not shown are not judged: it is said what the output lacks.
 */
export function judgeZones(
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (existing.subnetIds === undefined) return [];
  const answered = [...new Set(splitList(place.workload.subnetIds))];
  const shown = answered.filter((id) => place.subnetById.has(id));
  // An id that the list of subnets does not show is said once, and has no zone that could be covered.
  const named = shown.length > 0 ? shown : answered;
  if (named.length === 0) return judgeNumber(existing, place, context);
  const described = named.every((id) => place.subnetById.has(id));
  const known = described && (existing.subnetIds ?? []).every((id) => place.subnetById.has(id));
  return known ? judgeNamed(existing, named, place, context) : judgeIds(existing, named, context);
}

function judgeNamed(
  existing: ExistingEndpoint,
  named: readonly string[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const covered = zonesOf(existing, place);
  const missing = onePerZone(named, place).filter(
    (id) => !covered.includes(zoneOf(id, place)) && isOfferedIn(existing.serviceName, id, place),
  );
  if (missing.length === 0) return [];
  const uncovered = missing.map((id) => zoneOf(id, place));
  return [notCovered(existing, covered, uncovered, missing, missing.length, context)];
}

/** Without described subnets an id says nothing about its zone: only fewer subnets than named are a problem. */
function judgeIds(
  existing: ExistingEndpoint,
  named: readonly string[],
  context: CommandContext,
): readonly AuditStatement[] {
  const missing = named.filter((id) => existing.subnetIds?.includes(id) !== true);
  if (missing.length === 0) return [];
  const deficit = named.length - (existing.subnetIds?.length ?? 0);
  if (deficit <= 0) return [state('audit/zones-not-judged', { id: existing.id }, context)];
  // A subnet that nobody named may be in the zone of one that is missing.
  const isAmong = existing.subnetIds?.every((id) => named.includes(id)) === true;
  const added = isAmong ? missing.slice(0, deficit) : [];
  return [notCovered(existing, existing.subnetIds ?? [], missing, added, deficit, context)];
}

function judgeNumber(
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const covered = zonesOf(existing, place);
  const tasks = place.taskSubnets?.ids.filter((id) => place.subnetById.has(id)) ?? [];
  const uncoveredTasks = onePerZone(tasks, place).filter((id) => !covered.includes(zoneOf(id, place)));
  const others = uncoveredTasks.filter((id) => isOfferedIn(existing.serviceName, id, place));
  const uncovered = others.map((id) => zoneOf(id, place));
  const deficit = place.zones - covered.length - (uncoveredTasks.length - others.length);
  if (deficit <= 0) {
    return uncovered.length === 0
      ? []
      : [state('audit/other-zones', { id: existing.id, uncovered: listed(uncovered) }, context)];
  }
  // Where an endpoint stands in a subnet that is not described, any other one may be in the same zone.
  const isDescribed = existing.subnetIds?.every((id) => place.subnetById.has(id)) === true;
  const added = isDescribed ? others.slice(0, deficit) : [];
  const isTold = place.taskSubnets !== undefined && place.taskSubnets.source !== 'path';
  if (covered.length > 0 && place.isAssumed('availabilityZones') && !isTold) {
    const zones = counted(place.zones, 'Availability Zone');
    return [state('audit/zones-assumed', { id: existing.id, covered: listed(covered), zones }, context)];
  }
  const names = added.length === deficit ? uncovered : [counted(deficit, 'more Availability Zone')];
  return [notCovered(existing, covered, names, added, deficit, context)];
}

/** Whether AWS offers the service in the zone of the subnet, as far as the account was asked. */
export function isOfferedIn(
  serviceName: string,
  subnetId: string,
  { inventory, subnetById }: Pick<Place, 'inventory' | 'subnetById'>,
): boolean {
  const offer = inventory.offeredServices?.find((one) => one.serviceName === serviceName);
  const subnet = subnetById.get(subnetId);
  if (offer === undefined || offer.zones.length === 0 || subnet === undefined) return true;
  const names = [subnet.availabilityZone, subnet.availabilityZoneId].filter((name) => name !== '');
  return names.length === 0 || names.some((name) => offer.zones.includes(name));
}

function notCovered(
  existing: ExistingEndpoint,
  covered: readonly string[],
  uncovered: readonly string[],
  subnetIds: readonly string[],
  count: number,
  context: CommandContext,
): AuditStatement {
  const { id } = existing;
  const operation = { kind: 'add-subnets', id, subnetIds, count } as const;
  if (covered.length === 0) return state('audit/without-subnet', { id }, context, [operation]);
  // AWS refuses a second subnet in a zone, and all subnets of the plan may hold one in a zone that is covered.
  const isKnown = subnetIds.length > 0;
  const open = isKnown
    ? ''
    : ' Which subnets these are is not known here, so there is no command: give the output of aws ec2 describe-subnets, or name the subnets of the tasks.';
  const values = { id, covered: listed(covered), uncovered: listed(uncovered), open };
  return state('audit/zones-not-covered', values, context, isKnown ? [operation] : []);
}

/** The first of these subnets in each zone. */
export function onePerZone(ids: readonly string[], place: Pick<Place, 'subnetById'>): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => {
    const zone = zoneOf(id, place);
    return !seen.has(zone) && seen.add(zone);
  });
}

function zonesOf(existing: ExistingEndpoint, place: Place): readonly string[] {
  return [...new Set((existing.subnetIds ?? []).map((id) => zoneOf(id, place)))];
}
