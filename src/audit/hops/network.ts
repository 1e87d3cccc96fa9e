/** The described network, ready to be asked: each list by id, rules parsed once. */
import type {
  ExistingEndpoint,
  ExistingNatGateway,
  ExistingNetworkAcl,
  ExistingPrefixList,
  ExistingRouteTable,
  ExistingSecurityGroup,
  ExistingSubnet,
  Inventory,
  Permission,
} from '../../core/index.ts';
import { type AddressRange, type Family, rangesOf } from './ranges.ts';

export interface Network {
  readonly inventory: Inventory;
  readonly subnets: ReadonlyMap<string, ExistingSubnet>;
  readonly groups: ReadonlyMap<string, ExistingSecurityGroup>;
  readonly prefixLists: ReadonlyMap<string, ExistingPrefixList>;
  readonly natGateways: ReadonlyMap<string, ExistingNatGateway>;
  /** The route table that serves a subnet; `undefined`: not described, or perhaps on a page that the list lacks. */
  readonly tableOf: (subnetId: string) => ExistingRouteTable | undefined;
  /** The network ACL of a subnet; `undefined` as for `tableOf`. */
  readonly aclOf: (subnetId: string) => ExistingNetworkAcl | undefined;
  /** Kept answers to questions about this network; it never changes. */
  readonly kept: Map<string, unknown>;
  /** Live endpoints that answer for a service, by its short name. */
  readonly endpointsOf: (service: string) => readonly ExistingEndpoint[];
}

const NETWORKS = new WeakMap<Inventory, Network>();

/** The network behind an inventory; made once for each. */
export function networkOf(inventory: Inventory): Network {
  const known = NETWORKS.get(inventory);
  if (known !== undefined) return known;
  const network = build(inventory);
  NETWORKS.set(inventory, network);
  return network;
}

function build(inventory: Inventory): Network {
  const { subnets = [], securityGroups = [], prefixLists = [], natGateways = [] } = inventory;
  const { partial = [] } = inventory;
  const tables = bySubnet(inventory.routeTables ?? []);
  // A list that lacks pages may lack the subnet's own table or ACL: the main one need not be its own.
  const main = partial.includes('routeTables')
    ? undefined
    : inventory.routeTables?.find((table) => table.main);
  const acls = bySubnet(inventory.networkAcls ?? []);
  const defaultAcl = partial.includes('networkAcls')
    ? undefined
    : inventory.networkAcls?.find(({ isDefault }) => isDefault);
  const endpoints = new Map<string, ExistingEndpoint[]>();
  for (const endpoint of inventory.endpoints) {
    const { service } = endpoint;
    if (service === undefined) continue;
    const known = endpoints.get(service);
    if (known === undefined) endpoints.set(service, [endpoint]);
    else known.push(endpoint);
  }
  return {
    inventory,
    subnets: byId(subnets),
    groups: byId(securityGroups),
    prefixLists: byId(prefixLists),
    natGateways: byId(natGateways),
    tableOf: (id) => tables.get(id) ?? main,
    aclOf: (id) => acls.get(id) ?? defaultAcl,
    kept: new Map(),
    endpointsOf: (service) => endpoints.get(service) ?? [],
  };
}

/** The answer to a question about the network, found once. */
export function once<T>({ kept }: Network, question: string, find: () => T): T {
  if (kept.has(question)) return kept.get(question) as T;
  const found = find();
  kept.set(question, found);
  return found;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function bySubnet<T extends { readonly subnetIds: readonly string[] }>(
  items: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => item.subnetIds.map((id) => [id, item] as const)));
}

/** The blocks of a subnet in one family; empty when the description has none. */
export function subnetRanges(subnet: ExistingSubnet, family: Family): readonly AddressRange[] {
  return rangesOf(family === 4 ? [subnet.cidr] : subnet.ipv6Cidrs, family);
}

/** The blocks of the VPC in one family, from the VPC itself, its local routes, or its subnets. */
export function vpcRanges(network: Network, family: Family): readonly AddressRange[] {
  return once(network, `vpc ${family}`, () => blocksOf(network.inventory, family));
}

function blocksOf(inventory: Inventory, family: Family): readonly AddressRange[] {
  const told = rangesOf(inventory.vpcCidrs ?? [], family);
  if (told.length > 0) return told;
  const local = (inventory.routeTables ?? []).flatMap(({ routes }) =>
    routes.filter(({ target }) => target === 'local').map(({ destination }) => destination),
  );
  const routed = rangesOf([...new Set(local)], family);
  if (routed.length > 0) return routed;
  return (inventory.subnets ?? []).flatMap((subnet) => subnetRanges(subnet, family));
}

/** The addresses of an endpoint's network interfaces; `exact`: they were told one by one. */
export function endpointRanges(
  endpoint: ExistingEndpoint,
  network: Network,
  family: Family,
): { readonly ranges: readonly AddressRange[]; readonly exact: boolean } {
  const told = rangesOf(endpoint.addresses ?? [], family);
  if (told.length > 0) return { ranges: told, exact: true };
  const ranges = (endpoint.subnetIds ?? []).flatMap((id) => {
    const subnet = network.subnets.get(id);
    return subnet === undefined ? [] : subnetRanges(subnet, family);
  });
  return { ranges, exact: false };
}

/** The permissions that include one TCP port. */
export function onPort(permissions: readonly Permission[], port: number): readonly Permission[] {
  return permissions.filter(({ protocol, fromPort, toPort }) => {
    if (protocol === '-1') return true;
    if (protocol !== 'tcp' && protocol !== '6') return false;
    return (fromPort ?? 0) <= port && port <= (toPort ?? 65_535);
  });
}

/** Prefix lists of AWS services, by id: their names say so, or a route to a gateway endpoint does. */
export function listsOfAws(network: Network): ReadonlyMap<string, string> {
  return once(network, 'lists of aws', () => {
    const { prefixLists = [], routeTables = [], endpoints, elsewhere } = network.inventory;
    const services = new Map([...endpoints, ...elsewhere].map(({ id, service }) => [id, service]));
    const routed = routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination, target }): readonly (readonly [string, string])[] => {
        const service = services.get(target);
        return destination.startsWith('pl-') && service !== undefined ? [[destination, service]] : [];
      }),
    );
    const named = prefixLists.flatMap(({ id, name }): readonly (readonly [string, string])[] =>
      /^com\.amazonaws\./.test(name) ? [[id, name.slice(name.lastIndexOf('.') + 1)]] : [],
    );
    return new Map([...routed, ...named]);
  });
}
