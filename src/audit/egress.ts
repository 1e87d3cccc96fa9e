/** The other side: whether the security group of the tasks lets them out to the endpoints. */
import type { PlannedEndpoint } from '../core/index.ts';
import { listsOfAws, networkOf } from './hops/network.ts';
import { coverage, PUBLIC, rangesOf } from './hops/ranges.ts';
import { allowsHttps } from './ingress.ts';
import type { CommandContext } from './operations.ts';
import type { Place } from './place.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

/** Looks at the outbound rules of the group that the answers name; changes no verdict, for it is no endpoint's matter. */
export function judgeEgress(
  planned: readonly PlannedEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { inventory, workload } = place;
  const group = inventory.securityGroups?.find(({ id }) => id === workload.taskSecurityGroupId);
  if (group === undefined || planned.length === 0) return [];
  if (group.egress === undefined) return [];
  const permissions = group.egress.filter(allowsHttps);
  if (permissions.length === 0) return [state('audit/task-egress-closed', { group: group.id }, context)];
  const gateways = planned.filter(({ type }) => type === 'Gateway').map(({ service }) => service);
  const blocks = rangesOf(
    permissions.flatMap(({ cidrs }) => cidrs),
    place.family,
  );
  if (coverage(blocks, PUBLIC[place.family]) === 'all') return [];
  const services = listsOfAws(networkOf(inventory));
  const named = permissions.flatMap(({ prefixListIds }) => prefixListIds);
  // What an unknown list holds is not known.
  const closed = gateways.filter((service) => !named.some((id) => (services.get(id) ?? service) === service));
  if (closed.length === 0) return [];
  const values = { group: group.id, services: listed(closed), lists: prefixLists(closed, place) };
  return [state('audit/task-egress-without-prefix-list', values, context)];
}

/** The prefix lists of the existing gateways, as far as route tables show them. */
function prefixLists(services: readonly string[], { inventory, workload }: Place): string {
  const ids = inventory.endpoints
    .filter(({ type, service }) => type === 'Gateway' && services.includes(service ?? ''))
    .map(({ id }) => id);
  const lists = (inventory.routeTables ?? [])
    .flatMap(({ routes }) => routes)
    .filter(({ target, destination }) => ids.includes(target) && destination.startsWith('pl-'))
    .map(({ destination }) => destination);
  return lists.length > 0
    ? listed([...new Set(lists)])
    : listed(services.map((service) => `com.amazonaws.${workload.region}.${service}`));
}
