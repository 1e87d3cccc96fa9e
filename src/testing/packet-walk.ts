/**
 * A packet walk by brute force, for tests: it tries every address of the caller's subnets, every address of the target and
 * every source port at which a rule changes its mind, one packet after the other. It shares nothing with the product but
 * the types of what is described.
 */
import type { ExistingNetworkAcl, ExistingSecurityGroup, Inventory, Permission } from '../core/index.ts';

interface Journey {
  readonly inventory: Inventory;
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  /** IPv4 addresses of the target, each with the subnet in which it stands, if it is in the VPC. */
  readonly targets: readonly { readonly address: string; readonly subnetId?: string }[];
  readonly targetGroupIds?: readonly string[];
  readonly prefixListIds?: readonly string[];
  readonly port: number;
  readonly sourcePorts: readonly [number, number];
}

type Address = number;

function toNumber(address: string): Address {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Whether an IPv4 block has the address; IPv6 blocks have none. */
function has(cidr: string, address: Address): boolean {
  const [network = '', length = '32'] = cidr.split('/');
  if (network.includes(':')) return false;
  const size = 2 ** (32 - Number(length));
  return Math.floor(toNumber(network) / size) === Math.floor(address / size);
}

/** Every address of a small block. */
export function addressesIn(cidr: string): readonly Address[] {
  const [network = '', length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(toNumber(network) / size) * size;
  return Array.from({ length: size }, (_, index) => first + index);
}

export const written = (address: Address): string =>
  [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');

interface Peer {
  readonly address: Address;
  readonly groupIds: readonly string[];
  readonly prefixListIds: readonly string[];
}

function admits(permissions: readonly Permission[], port: number, peer: Peer, inventory: Inventory): boolean {
  return permissions.some(({ protocol, fromPort = 0, toPort = 65_535, cidrs, groupIds, prefixListIds }) => {
    if (protocol !== '-1' && (protocol !== 'tcp' || port < fromPort || port > toPort)) return false;
    const lists = prefixListIds.flatMap(
      (id) => inventory.prefixLists?.find((list) => list.id === id)?.cidrs ?? [],
    );
    return (
      [...cidrs, ...lists].some((cidr) => has(cidr, peer.address)) ||
      groupIds.some((id) => peer.groupIds.includes(id)) ||
      prefixListIds.some((id) => peer.prefixListIds.includes(id))
    );
  });
}

/** The first rule by number that matches decides; none denies. */
function lets(acl: ExistingNetworkAcl | undefined, egress: boolean, port: number, address: Address): boolean {
  const ordered = [...(acl?.entries ?? [])].sort((a, b) => a.number - b.number);
  for (const one of ordered) {
    if (one.egress !== egress || !has(one.cidr, address)) continue;
    if (one.protocol === '-1') return one.allow;
    if (one.protocol !== '6') continue;
    if (port >= (one.fromPort ?? 0) && port <= (one.toPort ?? 65_535)) return one.allow;
  }
  return false;
}

/** Whether each packet and each answer arrives. */
export function everyPacketArrives(journey: Journey): boolean {
  const { inventory, subnetIds, groupIds, targets, port } = journey;
  const group = (ids: readonly string[]): readonly ExistingSecurityGroup[] =>
    (inventory.securityGroups ?? []).filter(({ id }) => ids.includes(id));
  const aclOf = (id: string): ExistingNetworkAcl | undefined =>
    inventory.networkAcls?.find((acl) => acl.subnetIds.includes(id)) ??
    inventory.networkAcls?.find(({ isDefault }) => isDefault);
  const egress = group(groupIds).flatMap((one) => one.egress ?? []);
  const ingress = group(journey.targetGroupIds ?? []).flatMap((one) => one.ingress);
  const ports = portsOf(journey);
  for (const subnetId of subnetIds) {
    const subnet = inventory.subnets?.find(({ id }) => id === subnetId);
    for (const from of addressesIn(subnet?.cidr ?? '')) {
      for (const { address: text, subnetId: there } of targets) {
        const to = toNumber(text);
        const other = {
          address: to,
          groupIds: journey.targetGroupIds ?? [],
          prefixListIds: journey.prefixListIds ?? [],
        };
        if (!admits(egress, port, other, inventory)) return false;
        if (
          there !== undefined &&
          !admits(ingress, port, { address: from, groupIds, prefixListIds: [] }, inventory)
        )
          return false;
        if (there === subnetId) continue;
        const acl = aclOf(subnetId);
        if (!lets(acl, true, port, to)) return false;
        const acrossTo = there === undefined ? undefined : aclOf(there);
        if (there !== undefined && !lets(acrossTo, false, port, from)) return false;
        for (const source of ports) {
          if (there !== undefined && !lets(acrossTo, true, source, from)) return false;
          if (!lets(acl, false, source, to)) return false;
        }
      }
    }
  }
  return true;
}

/** Source ports at which some rule begins or ends: between two of them nothing changes. */
function portsOf({ inventory, sourcePorts: [first, last] }: Journey): readonly number[] {
  const edges = (inventory.networkAcls ?? []).flatMap(({ entries }) =>
    entries.flatMap(({ fromPort = 0, toPort = 65_535 }) => [fromPort - 1, fromPort, toPort, toPort + 1]),
  );
  return [...new Set([first, last, ...edges])].filter((port) => port >= first && port <= last);
}
