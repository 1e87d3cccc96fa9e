/** The other side: whether the security group of the tasks lets them out to the endpoints. */
import type { ExistingSecurityGroup, PlannedEndpoint, ServiceId } from '../core/index.ts';
import { admittedOut } from './hops/groups.ts';
import { listsOfAws, networkOf, onPort } from './hops/network.ts';
import { PUBLIC } from './hops/ranges.ts';
import { rangesOfLists } from './hops/route.ts';
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
  const group = namedGroup(place);
  if (group?.egress === undefined || planned.length === 0) return [];
  if (onPort(group.egress, 443).length === 0)
    return [state('audit/task-egress-closed', { group: group.id }, context)];
  const gateways = planned.filter(({ type }) => type === 'Gateway').map(({ service }) => service);
  const closed = gateways.filter((service) => reaches(group, service, place) === 'no');
  if (closed.length === 0) return [];
  const values = { group: group.id, services: listed(closed), lists: prefixLists(closed, place) };
  return [state('audit/task-egress-without-prefix-list', values, context)];
}

/** The outbound rules of the group that the answers name, as far as they do not tell whether a gateway is reached. */
export function egressNotJudged(
  planned: readonly PlannedEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const group = namedGroup(place);
  if (group?.egress === undefined) return [];
  const gateways = planned.filter(({ type }) => type === 'Gateway').map(({ service }) => service);
  const open = gateways.filter((service) => reaches(group, service, place) === 'not known');
  if (open.length === 0) return [];
  return [state('audit/task-egress-not-judged', { group: group.id, services: listed(open) }, context)];
}

const namedGroup = ({ inventory, workload }: Place): ExistingSecurityGroup | undefined =>
  inventory.securityGroups?.find(({ id }) => id === workload.taskSecurityGroupId);

/** Whether the group lets tasks out to the addresses behind a gateway endpoint, which are public. */
function reaches(
  group: ExistingSecurityGroup,
  service: ServiceId,
  { inventory, family }: Place,
): 'yes' | 'no' | 'not known' {
  const network = networkOf(inventory);
  const exact = rangesOfLists(service, network, { family });
  const prefixListIds = [...listsOfAws(network)].filter(([, of]) => of === service).map(([id]) => id);
  const target = { ranges: exact.length > 0 ? exact : PUBLIC[family], groupIds: [], prefixListIds };
  const verdict = admittedOut([group], target, 443, { family }, network);
  if (verdict === 'all') return 'yes';
  return verdict === 'none' || (verdict === 'some' && exact.length > 0) ? 'no' : 'not known';
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
