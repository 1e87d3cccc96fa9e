/** Security groups of both sides. Stateful, allow only; the union of all groups of a network interface counts. */
import type { ExistingEndpoint, ExistingSecurityGroup, Permission } from '../../core/index.ts';
import type { Caller } from './caller.ts';
import { type Hop, listed, say } from './hop.ts';
import { listsOfAws, type Network, once, onPort } from './network.ts';
import { type AddressRange, coverage, type Family, rangesOf } from './ranges.ts';

/** What the caller has to be let out to. */
interface Target {
  readonly name: string;
  readonly ranges: readonly AddressRange[];
  /** The call goes to one of the addresses only, and nothing tells which. */
  readonly oneOf: boolean;
  /** Groups of the other side, which a rule may name instead of addresses. */
  readonly groupIds: readonly string[];
  /** Prefix lists that hold all addresses of the target. */
  readonly prefixListIds: readonly string[];
}

type Admitted = 'all' | 'some' | 'none' | 'unknown';

/** How much of the addresses, or of the members of the groups, the permissions let through on one port. */
function admitted(
  permissions: readonly Permission[],
  port: number,
  family: Family,
  peer: Pick<Target, 'ranges' | 'prefixListIds'> & { readonly groupIds: readonly string[] | undefined },
  network: Network,
): Admitted {
  const open = onPort(permissions, port);
  const members = open.flatMap(({ groupIds }) => groupIds);
  const lists = open.flatMap(({ prefixListIds }) => prefixListIds);
  if (peer.groupIds?.some((id) => members.includes(id)) === true) return 'all';
  if (peer.prefixListIds.some((id) => lists.includes(id))) return 'all';
  // The list of another service of AWS holds none of these addresses.
  const strange = listsOfAws(network);
  const read = lists.map((id) => network.prefixLists.get(id)?.cidrs ?? (strange.has(id) ? [] : undefined));
  const cidrs = [...open.flatMap((permission) => permission.cidrs), ...read.flatMap((list) => list ?? [])];
  if (everywhere(cidrs, family) === 'all') return 'all';
  const covered =
    peer.ranges.length === 0 ? everywhere(cidrs, family) : coverage(rangesOf(cidrs, family), peer.ranges);
  if (covered === 'all') return 'all';
  const unread =
    read.includes(undefined) ||
    (members.length > 0 && peer.groupIds === undefined) ||
    open.some(({ untold }) => untold !== undefined);
  if (unread) return 'unknown';
  return open.length > 0 && peer.ranges.length === 0 ? 'unknown' : covered;
}

/** Without known addresses only a rule for every address tells. */
function everywhere(cidrs: readonly string[], family: Family): 'all' | 'none' {
  return cidrs.includes(family === 4 ? '0.0.0.0/0' : '::/0') ? 'all' : 'none';
}

/** Whether the groups of the caller let the call out. */
export function taskGroupHop(target: Target, port: number, caller: Caller, network: Network): Hop {
  const known = HOPS.get(caller) ?? new Map<string, Hop>();
  HOPS.set(caller, known);
  const key = `${port} ${target.name} ${target.ranges.length} ${target.prefixListIds.join()}`;
  const hop = known.get(key) ?? decideTaskGroup(target, port, caller, network);
  known.set(key, hop);
  return hop;
}

/** Callers belong to one network: what was decided for a target holds for every call to it. */
const HOPS = new WeakMap<Caller, Map<string, Hop>>();

function decideTaskGroup(target: Target, port: number, caller: Caller, network: Network): Hop {
  const words = { port: String(port), destination: target.name, hint: hintFor(target) };
  const all = network.inventory.securityGroups;
  if (caller.groupIds === undefined) return anyGroup(target, port, caller, network, words);
  const known = caller.groupIds.flatMap((id) => network.groups.get(id) ?? []);
  const evidence = listed(caller.groupIds);
  const verdict = admittedOut(known, target, port, caller, network);
  if (verdict === 'all') return say('rehearsal/task-group-open', evidence, words);
  if (
    all === undefined ||
    known.length < caller.groupIds.length ||
    known.some(({ egress }) => egress === undefined)
  )
    return say('rehearsal/task-group-not-known', evidence, { why: `: ${evidence} is not described` });
  if (verdict === 'none') return say('rehearsal/task-group-closed', evidence, words);
  if (verdict === 'some' && !target.oneOf) return say('rehearsal/task-group-closed', evidence, words);
  return say('rehearsal/task-group-partly', evidence, words);
}

const hintFor = ({ prefixListIds }: Target): string =>
  prefixListIds.length > 0 ? ` (prefix list ${listed(prefixListIds)}; its addresses are public)` : '';

/** The group is not named: if every group that a caller can have lets the call out, it does not matter which. */
function anyGroup(
  target: Target,
  port: number,
  caller: Caller,
  network: Network,
  words: { readonly [word: string]: string },
): Hop {
  const groups = once(network, 'groups of callers', () => callersGroups(network));
  if (groups.length === 0) return say('rehearsal/task-group-not-known', '', { why: '' });
  const verdicts = groups.map((group) => admittedOut([group], target, port, caller, network));
  if (verdicts.every((verdict) => verdict === 'all'))
    return say('rehearsal/task-group-open', 'Every security group of the VPC', words);
  return say('rehearsal/task-group-not-known', '', {
    why: ', and not all groups of this VPC let the call out',
  });
}

/** Groups that stand on endpoints only are nobody else's. */
function callersGroups({ inventory }: Network): readonly ExistingSecurityGroup[] {
  const used = new Set(inventory.endpoints.flatMap(({ securityGroupIds }) => securityGroupIds ?? []));
  const others = (inventory.securityGroups ?? []).filter(({ id }) => !used.has(id));
  return others.length > 0 ? others : (inventory.securityGroups ?? []);
}

/** How much of the target the groups let out to, together. */
export function admittedOut(
  groups: readonly ExistingSecurityGroup[],
  target: Pick<Target, 'ranges' | 'prefixListIds' | 'groupIds'>,
  port: number,
  { family }: Pick<Caller, 'family'>,
  network: Network,
): Admitted {
  const permissions = groups.flatMap(({ egress }) => egress ?? []);
  return admitted(permissions, port, family, target, network);
}

/** Whether the groups of the endpoint let the caller in. Their outbound rules do not matter: it never calls. */
export function endpointGroupHop(
  endpoint: ExistingEndpoint,
  port: number,
  caller: Caller,
  network: Network,
): Hop {
  const ids = endpoint.securityGroupIds;
  const unknown = (why: string): Hop => say('rehearsal/endpoint-group-not-known', endpoint.id, { why });
  if (ids === undefined || ids.length === 0) return unknown('the output names none');
  const known = ids.flatMap((id) => network.groups.get(id) ?? []);
  const permissions = known.flatMap(({ ingress }) => ingress);
  const peer = { ranges: caller.ranges, groupIds: caller.groupIds, prefixListIds: [] };
  const verdict =
    ADMITTED.get(caller)?.get(`${port} ${ids.join()}`) ??
    keep(caller, `${port} ${ids.join()}`, admitted(permissions, port, caller.family, peer, network));
  const words = { port: String(port), endpoint: endpoint.id, source: sourceOf(caller) };
  if (verdict === 'all') return say('rehearsal/endpoint-group-open', listed(ids), words);
  if (known.length < ids.length)
    return unknown(`${listed(ids.filter((id) => !network.groups.has(id)))} is not described`);
  if (verdict === 'none') return say('rehearsal/endpoint-group-closed', listed(ids), words);
  if (verdict === 'some' && caller.exact) return say('rehearsal/endpoint-group-closed', listed(ids), words);
  return unknown(
    verdict === 'some'
      ? 'they admit a part of the addresses, and which of them the caller has is not known'
      : reasonOf(permissions, port, caller, network),
  );
}

const ADMITTED = new WeakMap<Caller, Map<string, Admitted>>();

function keep(caller: Caller, key: string, verdict: Admitted): Admitted {
  const known = ADMITTED.get(caller) ?? new Map<string, Admitted>();
  ADMITTED.set(caller, known.set(key, verdict));
  return verdict;
}

function reasonOf(
  permissions: readonly Permission[],
  port: number,
  caller: Caller,
  network: Network,
): string {
  const open = onPort(permissions, port);
  const lists = open.flatMap(({ prefixListIds }) => prefixListIds);
  const unread = [...new Set(lists)].filter((id) => network.prefixLists.get(id)?.cidrs === undefined);
  if (unread.length > 0) return `the entries of ${listed(unread)} were not given`;
  const untold = open.flatMap((permission) => permission.untold ?? []);
  if (untold.length > 0) return `a rule has ${listed(untold)}, which the template does not give`;
  const members = [...new Set(open.flatMap(({ groupIds }) => groupIds))];
  if (caller.groupIds === undefined && members.length > 0)
    return `they admit members of ${listed(members)}, and the group of the caller was not given`;
  return 'nothing shows from which addresses the caller connects';
}

function sourceOf(caller: Caller): string {
  const { groupIds, subnets, certain } = caller;
  if (groupIds !== undefined) return listed(groupIds);
  return certain && subnets.length > 0 ? listed(subnets.map(({ id }) => id)) : 'the caller';
}
