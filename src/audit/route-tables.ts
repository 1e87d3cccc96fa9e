/** Whether gateway endpoints have their routes where the tasks need them. */
import type { ExistingEndpoint, Inventory, PlannedEndpoint } from '../core/index.ts';
import { tablesNotTold } from './hops/sight.ts';
import type { CommandContext } from './operations.ts';
import type { Place } from './place.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

/** The route tables of an endpoint: those that it names and those that have a route to it. */
export function associatedTables(existing: ExistingEndpoint, inventory: Inventory): readonly string[] {
  const routed = (inventory.routeTables ?? [])
    .filter((table) => table.routes.some((route) => route.target === existing.id && !route.blackhole))
    .map(({ id }) => id);
  return [...new Set([...(existing.routeTableIds ?? []), ...routed])];
}

/** Judges the first of a service's gateway endpoints; `all` of them together carry the tables. */
export function judgeRouteTables(
  planned: PlannedEndpoint,
  first: ExistingEndpoint,
  all: readonly ExistingEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const covered = all.flatMap((existing) => associatedTables(existing, place.inventory));
  const { routeTables } = place;
  if (covered.length === 0 && all.some((existing) => tablesNotTold(existing, place.inventory))) return [];
  const missing = (routeTables?.ids ?? []).filter((id) => !covered.includes(id));
  const operation = { kind: 'add-route-tables', id: first.id, routeTableIds: missing } as const;
  const { service } = planned;
  if (covered.length === 0) {
    return [state('audit/gateway-without-route-table', { id: first.id }, context, [operation])];
  }
  if (routeTables === undefined) {
    const tables = listed(covered);
    return [state('audit/route-tables-not-judged', { id: first.id, tables }, context)];
  }
  if (missing.length === 0) return [];
  const assumed = place.isAssumed('egress');
  const reason = {
    routeTableIds: 'are those of the tasks by the answers',
    taskSubnetCidrs: 'have the addresses that the answers give',
    subnetIds: 'are in the answers',
    path:
      place.workload.egress === 'none'
        ? `have no path to the internet, as ${assumed ? 'the plan assumes' : 'the answers say'} (name the subnets of the tasks if none run there)`
        : `have the path to the internet that ${assumed ? 'the plan assumes' : 'the answers name'} (${place.workload.egress})`,
  }[routeTables.source];
  const values = { id: first.id, tables: listed(missing), service, reason };
  return [state('audit/route-tables-not-covered', values, context, [operation])];
}
