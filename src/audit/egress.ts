/** The other side: whether the security group of the tasks lets them out to the endpoints. */
import type { EgressDestination } from '../change/index.ts';
import {
  type ExistingSecurityGroup,
  type Inventory,
  type PlannedEndpoint,
  portsOf,
  type ServiceId,
} from '../core/index.ts';
import { isCentral } from './hops/dns.ts';
import { admittedOut } from './hops/groups.ts';
import { endpointRanges, listsOfAws, networkOf, onPort } from './hops/network.ts';
import { PUBLIC, rangeOf } from './hops/ranges.ts';
import { rangesOfLists } from './hops/route.ts';
import { portWords } from './ingress.ts';
import type { CommandContext, Operation } from './operations.ts';
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
  const gateways = planned.filter(({ type }) => type === 'Gateway').map(({ service }) => service);
  const { egress } = group;
  const ports = planned.flatMap(({ type, service }) => portsOf(type === 'Interface' ? service : undefined));
  if (ports.every((port) => onPort(egress, port).length === 0)) {
    const interfaces = planned.some(({ type }) => type === 'Interface');
    const operations = lettingOut(group.id, interfaces, gateways, place);
    return [state('audit/task-egress-closed', { group: group.id }, context, operations)];
  }
  return [
    ...notToEndpoints(group, planned, place, context),
    ...notToLists(
      group,
      gateways.filter((service) => reaches(group, service, place) === 'no'),
      place,
      context,
    ),
  ];
}

/** Interface endpoints of the plan to which no outbound rule of the group leads. */
function notToEndpoints(
  group: ExistingSecurityGroup,
  planned: readonly PlannedEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { inventory, family } = place;
  const network = networkOf(inventory);
  const services = planned.filter(({ type }) => type === 'Interface').map(({ service }) => service);
  const closed = inventory.endpoints.filter((existing) => {
    const { type, service, securityGroupIds = [] } = existing;
    if (type !== 'Interface' || service === undefined || !services.includes(service)) return false;
    const { ranges, exact } = endpointRanges(existing, network, family);
    const target = { ranges, groupIds: securityGroupIds, prefixListIds: [] };
    return portsOf(service).every((port) => {
      const verdict = admittedOut([group], target, port, { family }, network);
      return ranges.length > 0 && (verdict === 'none' || (verdict === 'some' && exact));
    });
  });
  const kinds = new Set(closed.map(({ service }) => portWords(portsOf(service))));
  return [...kinds].map((ports) => {
    const ids = closed.filter(({ service }) => portWords(portsOf(service)) === ports).map(({ id }) => id);
    // Which port a client of another protocol takes is its choice, so a person opens it.
    const operations = ports === '443' ? lettingOut(group.id, true, [], place) : [];
    const values = { group: group.id, ports, endpoints: listed(ids) };
    return state('audit/task-egress-not-to-endpoints', values, context, operations);
  });
}

function notToLists(
  group: ExistingSecurityGroup,
  closed: readonly ServiceId[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (closed.length === 0) return [];
  const values = { group: group.id, services: listed(closed), lists: prefixLists(closed, place) };
  const operations = lettingOut(group.id, false, closed, place);
  return [state('audit/task-egress-without-prefix-list', values, context, operations)];
}

/**
 * Lets the group out to the VPC, where its endpoints are, and to the prefix lists of these gateways; nothing where a block
 * or a list is not known.
 */
export function lettingOut(
  securityGroupId: string,
  toEndpoints: boolean,
  gateways: readonly ServiceId[],
  { inventory, workload, family }: Place,
): readonly Operation[] {
  if (isCentral(workload)) return [];
  const lists = gateways.map((service) => listsFor(service, inventory));
  const blocks = toEndpoints ? vpcBlocks(inventory, family) : [];
  if (lists.some((ids) => ids.length === 0) || (toEndpoints && blocks.length === 0)) return [];
  const destinations: readonly EgressDestination[] = [
    ...blocks.map((cidr) => ({ kind: family === 4 ? 'cidr-ipv4' : 'cidr-ipv6', cidr }) as const),
    ...lists.flat().map((prefixListId) => ({ kind: 'prefix-list', prefixListId }) as const),
  ];
  return [{ kind: 'authorize-egress', securityGroupId, destinations }];
}

/** The prefix lists of a service of AWS, by their names or by the routes to its gateway endpoints. */
const listsFor = (service: ServiceId, inventory: Inventory): readonly string[] =>
  [...listsOfAws(networkOf(inventory))].filter(([, of]) => of === service).map(([id]) => id);

/** The blocks of the VPC in one family, from the VPC itself or its local routes. */
export function vpcBlocks({ vpcCidrs = [], routeTables = [] }: Inventory, family: 4 | 6): readonly string[] {
  const own = (cidrs: readonly string[]) => cidrs.filter((cidr) => rangeOf(cidr)?.version === family);
  const told = own(vpcCidrs);
  if (told.length > 0) return told;
  const local = routeTables.flatMap(({ routes }) => routes.filter(({ target }) => target === 'local'));
  return [...new Set(own(local.map(({ destination }) => destination)))];
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

const namedGroup = ({ inventory, taskGroup }: Place): ExistingSecurityGroup | undefined =>
  inventory.securityGroups?.find(({ id }) => id === taskGroup);

/** Whether the group lets tasks out to the addresses behind a gateway endpoint, which are public. */
function reaches(
  group: ExistingSecurityGroup,
  service: ServiceId,
  { inventory, family }: Place,
): 'yes' | 'no' | 'not known' {
  const network = networkOf(inventory);
  const exact = rangesOfLists(service, network, { family });
  const prefixListIds = listsFor(service, inventory);
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
