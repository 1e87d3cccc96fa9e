/**
 * Network ACLs: stateless, by rule number, IPv4 and IPv6 apart, and only between subnets. A call within one subnet
 * passes none. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import type { ExistingNetworkAcl, ExistingSubnet } from '../../core/index.ts';
import type { Caller } from './caller.ts';
import { type Hop, listed, say, worst } from './hop.ts';
import { type Network, subnetRanges } from './network.ts';
import { type AddressRange, coverage, cut, type Family, PUBLIC, type Rectangle, rangeOf } from './ranges.ts';

/** One direction at one network ACL. */
export interface Check {
  readonly subnet: ExistingSubnet;
  readonly egress: boolean;
  readonly peers: readonly AddressRange[];
  /** Blocks whose admission lets all of the peers through. */
  readonly blocks: readonly string[];
  /** The other side has one of the addresses, and nothing tells which; otherwise all of them occur. */
  readonly oneOf: boolean;
  /** It may be any address of the internet: nothing tells which blocks the service has. */
  readonly anywhere?: boolean;
  readonly ports: readonly [number, number];
  readonly what: string;
}

/** Source ports of a NAT gateway. */
const NAT_PORTS = [1024, 65_535] as const;

/** The subnets of an endpoint, with the addresses of its network interfaces in each. */
export interface EndpointSubnet {
  readonly subnet: ExistingSubnet;
  readonly ranges: readonly AddressRange[];
  readonly exact: boolean;
}

/** Between the caller and the network interfaces of an endpoint of this VPC. */
export function aclToEndpoint(
  targets: readonly EndpointSubnet[],
  port: number,
  caller: Caller,
  network: Network,
): Hop {
  const open = openThroughout([...caller.subnets, ...targets.map(({ subnet }) => subnet)], caller, network);
  const [only, ...more] = caller.subnets;
  const within = more.length === 0 && targets.every(({ subnet }) => subnet.id === only?.id);
  if (open !== undefined && !within && only !== undefined && targets.length > 0) return open;
  const hops = pairsOf(targets, caller).map(([from, to]) =>
    checked(checksBetween(from, to, port, caller), caller.family, network),
  );
  if (hops.length === 0 && caller.subnets.length > 0 && targets.length > 0)
    return say('rehearsal/acl-not-passed', caller.subnets[0]?.id ?? '');
  return worst(hops, caller.certain) ?? say('rehearsal/acl-not-given', 'the task subnets');
}

/** The answer where no ACL of the subnets stops anything, as default ones do not: there is nothing to compare then. */
function openThroughout(
  subnets: readonly ExistingSubnet[],
  { family }: Caller,
  network: Network,
): Hop | undefined {
  if (network.inventory.networkAcls === undefined) return undefined;
  const acls = new Set(subnets.map(({ id }) => network.aclOf(id)));
  for (const acl of acls) if (acl === undefined || !isOpen(acl, family)) return undefined;
  const ids = [...acls].flatMap((acl) => acl?.id ?? []);
  return say('rehearsal/acl-open', listed(ids), { more: '' });
}

/** The first rules of both directions let everything of the family through. */
function isOpen(acl: ExistingNetworkAcl, family: Family): boolean {
  const everywhere = family === 4 ? '0.0.0.0/0' : '::/0';
  return [true, false].every((egress) => {
    const first = inOrder(acl).find(
      (entry) => entry.egress === egress && entry.cidr.includes(':') === (family === 6),
    );
    return first?.allow === true && first.protocol === '-1' && first.cidr === everywhere;
  });
}

/** Everything that network ACLs have to let through between the caller and the endpoint. */
export function checksToEndpoint(
  targets: readonly EndpointSubnet[],
  port: number,
  caller: Caller,
): readonly Check[] {
  return pairsOf(targets, caller).flatMap(([from, to]) => checksBetween(from, to, port, caller));
}

/** Subnets between which a network ACL is passed. */
const pairsOf = (targets: readonly EndpointSubnet[], { subnets }: Caller) =>
  subnets.flatMap((from) =>
    targets.filter(({ subnet }) => subnet.id !== from.id).map((to) => [from, to] as const),
  );

const blocksOf = ({ cidr, ipv6Cidrs }: ExistingSubnet, family: Family): readonly string[] =>
  family === 6 ? ipv6Cidrs : cidr === '' ? [] : [cidr];

function checksBetween(
  from: ExistingSubnet,
  { subnet, ranges, exact }: EndpointSubnet,
  port: number,
  caller: Caller,
): readonly Check[] {
  const own = subnetRanges(from, caller.family);
  const blocks = blocksOf(from, caller.family);
  const to = { peers: ranges, oneOf: !exact, blocks: blocksOf(subnet, caller.family) };
  return [
    {
      ...to,
      subnet: from,
      egress: true,
      ports: [port, port],
      what: `requests to TCP ${port} of ${subnet.id}`,
    },
    {
      subnet,
      egress: false,
      peers: own,
      blocks,
      oneOf: false,
      ports: [port, port],
      what: `requests from ${from.id} to TCP ${port}`,
    },
    {
      subnet,
      egress: true,
      peers: own,
      blocks,
      oneOf: false,
      ports: caller.ports,
      what: `answers to ${portsOf(caller.ports)} of ${from.id}`,
    },
    {
      ...to,
      subnet: from,
      egress: false,
      ports: caller.ports,
      what: `answers from ${subnet.id} to ${portsOf(caller.ports)}`,
    },
  ];
}

const portsOf = ([from, to]: readonly [number, number]): string => `TCP ${from}–${to}`;

/** `ranges`: where it answers, as far as that is known. */
interface PublicDestination {
  readonly name: string;
  readonly ranges: readonly AddressRange[];
}

/** Between the caller and public addresses: only its own subnet counts, and that of a NAT gateway. */
export function aclToPublic(
  destination: PublicDestination,
  natSubnets: readonly string[],
  port: number,
  caller: Caller,
  network: Network,
): Hop {
  const { family } = caller;
  const nats = natSubnets.flatMap((id) => network.subnets.get(id) ?? []);
  const open = openThroughout([...caller.subnets, ...nats], caller, network);
  if (open !== undefined && caller.subnets.length > 0) return open;
  const hops = caller.subnets.map((subnet) =>
    checked(checksFrom(subnet, destination, natSubnets, port, caller, network), family, network),
  );
  return worst(hops, caller.certain) ?? say('rehearsal/acl-not-given', 'the task subnets');
}

/** Everything that network ACLs have to let through between the caller and public addresses. */
export function checksToPublic(
  destination: PublicDestination,
  natSubnets: readonly string[],
  port: number,
  caller: Caller,
  network: Network,
): readonly Check[] {
  return caller.subnets.flatMap((subnet) =>
    checksFrom(subnet, destination, natSubnets, port, caller, network),
  );
}

function checksFrom(
  subnet: ExistingSubnet,
  destination: PublicDestination,
  natSubnets: readonly string[],
  port: number,
  caller: Caller,
  network: Network,
): readonly Check[] {
  const { family } = caller;
  const exact = destination.ranges.length > 0;
  const peers = exact ? destination.ranges : PUBLIC[family];
  const blocks = [family === 4 ? '0.0.0.0/0' : '::/0'];
  const far = { peers, blocks, oneOf: !exact, anywhere: !exact };
  return [
    {
      ...far,
      subnet,
      egress: true,
      ports: [port, port],
      what: `requests to TCP ${port} of ${destination.name}`,
    },
    {
      ...far,
      subnet,
      egress: false,
      ports: caller.ports,
      what: `answers of ${destination.name} to ${portsOf(caller.ports)}`,
    },
    ...natSubnets
      .filter((id) => id !== subnet.id)
      .flatMap((id) => network.subnets.get(id) ?? [])
      .flatMap((nat) => atNat(nat, subnet, far, port, caller)),
  ];
}

function atNat(
  nat: ExistingSubnet,
  from: ExistingSubnet,
  far: Pick<Check, 'peers' | 'blocks' | 'oneOf' | 'anywhere'>,
  port: number,
  caller: Caller,
): readonly Check[] {
  const { family } = caller;
  const own = { peers: subnetRanges(from, family), blocks: blocksOf(from, family), oneOf: false };
  return [
    {
      ...own,
      subnet: nat,
      egress: false,
      ports: [port, port],
      what: `requests of ${from.id} to the NAT gateway`,
    },
    {
      ...far,
      subnet: nat,
      egress: true,
      ports: [port, port],
      what: `requests of the NAT gateway to TCP ${port}`,
    },
    {
      ...far,
      subnet: nat,
      egress: false,
      ports: NAT_PORTS,
      what: `answers to the NAT gateway (${portsOf(NAT_PORTS)})`,
    },
    {
      ...own,
      subnet: nat,
      egress: true,
      ports: caller.ports,
      what: `answers of the NAT gateway to ${from.id}`,
    },
  ];
}

/** The first check that does not hold decides. */
function checked(checks: readonly Check[], family: Family, network: Network): Hop {
  const used = new Set<string>();
  let unsure: Hop | undefined;
  for (const check of checks) {
    const acl = network.aclOf(check.subnet.id);
    if (network.inventory.networkAcls === undefined || acl === undefined) {
      unsure ??= say('rehearsal/acl-not-given', check.subnet.id);
      continue;
    }
    used.add(acl.id);
    const stopped = stoppedBy(acl, check, family);
    const words = { subnet: check.subnet.id, what: check.what };
    if (stopped === 'all') return say('rehearsal/acl-closed', acl.id, words);
    if (stopped === 'some') unsure = say('rehearsal/acl-partly', acl.id, words);
  }
  return unsure ?? say('rehearsal/acl-open', listed([...used]), { more: '' });
}

/** What stops the check at its ACL: nothing, a rule of this number, or that no rule allows it. */
export function whatStops(
  check: Check,
  family: Family,
  network: Network,
): { readonly acl: ExistingNetworkAcl; readonly number: number | undefined } | undefined {
  const acl = network.aclOf(check.subnet.id);
  if (acl === undefined || stoppedBy(acl, check, family) !== 'all') return undefined;
  const [from, to] = check.ports;
  let open: readonly Rectangle[] = check.peers.map((addresses) => ({ addresses, from, to }));
  for (const entry of inOrder(acl)) {
    const hole = holeOf(entry, check, family);
    if (hole === undefined) continue;
    if (!entry.allow && entry.number < LAST_RULE && overlapping(open, hole).length > 0)
      return { acl, number: entry.number };
    open = cut(open, hole);
  }
  return { acl, number: undefined };
}

/** The rule `*`, which denies the rest, has no number of its own. */
const LAST_RULE = 32_767;

/** What an entry decides of a check; `undefined`: nothing. */
function holeOf(
  entry: ExistingNetworkAcl['entries'][number],
  { egress }: Check,
  family: Family,
): Rectangle | undefined {
  if (entry.egress !== egress || !isTcp(entry.protocol)) return undefined;
  const range = rangeOf(entry.cidr);
  return range === undefined || range.version !== family
    ? undefined
    : { addresses: range, ...portsIn(entry) };
}

/** Whether the ACL stops the check: `all` if it is sure to, `some` if it depends on an address that is not known. */
function stoppedBy(acl: ExistingNetworkAcl, check: Check, family: Family): 'all' | 'some' | 'none' {
  const denied = deniedBy(acl, check, family);
  if (denied.length === 0) return 'none';
  if (!check.oneOf) return 'all';
  const addresses = denied.map((rectangle) => rectangle.addresses);
  if (check.anywhere === true && countOf(addresses) <= FEW[family]) return 'none';
  return coverage(addresses, check.peers) === 'all' ? 'all' : 'some';
}

/**
 * Rules that deny so few addresses of the internet, a /24 or a /48, are meant for single strangers: the services of AWS
 * answer from much larger blocks, by many addresses (derived from https://ip-ranges.amazonaws.com/ip-ranges.json).
 */
const FEW = { 4: 256n, 6: 1n << 80n } as const;

const countOf = (ranges: readonly AddressRange[]): bigint =>
  ranges.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);

const RANKED = new WeakMap<ExistingNetworkAcl, ExistingNetworkAcl['entries']>();

function inOrder(acl: ExistingNetworkAcl): ExistingNetworkAcl['entries'] {
  const known = RANKED.get(acl);
  if (known !== undefined) return known;
  const ranked = [...acl.entries].sort((a, b) => a.number - b.number);
  RANKED.set(acl, ranked);
  return ranked;
}

/** The addresses and ports that no rule allows before one denies them. */
function deniedBy(acl: ExistingNetworkAcl, check: Check, family: Family): readonly Rectangle[] {
  const [from, to] = check.ports;
  let open: readonly Rectangle[] = check.peers.map((addresses) => ({ addresses, from, to }));
  const denied: Rectangle[] = [];
  for (const entry of inOrder(acl)) {
    const hole = holeOf(entry, check, family);
    if (hole === undefined) continue;
    if (!entry.allow) denied.push(...overlapping(open, hole));
    open = cut(open, hole);
    if (open.length === 0) break;
  }
  return [...denied, ...open];
}

const isTcp = (protocol: string): boolean => protocol === '-1' || protocol === '6' || protocol === 'tcp';

/** Port ranges count with protocol TCP only; rules for every protocol have none. */
function portsIn({ protocol, fromPort, toPort }: ExistingNetworkAcl['entries'][number]) {
  return protocol === '-1' ? { from: 0, to: 65_535 } : { from: fromPort ?? 0, to: toPort ?? 65_535 };
}

function overlapping(rectangles: readonly Rectangle[], hole: Rectangle): readonly Rectangle[] {
  return rectangles.flatMap(({ addresses, from, to }) => {
    const first = addresses.first > hole.addresses.first ? addresses.first : hole.addresses.first;
    const last = addresses.last < hole.addresses.last ? addresses.last : hole.addresses.last;
    const low = Math.max(from, hole.from);
    const high = Math.min(to, hole.to);
    if (first > last || low > high) return [];
    return [{ addresses: { version: addresses.version, first, last }, from: low, to: high }];
  });
}
