/** Where the route tables of the caller's subnets send the packets: the longest prefix wins, per family. */
import type {
  ExistingEndpoint,
  ExistingRoute,
  ExistingRouteTable,
  ServiceId,
  WorkloadProfile,
} from '../../core/index.ts';
import { type Caller, tablesOf } from './caller.ts';
import { servicesNotTold } from './deployed.ts';
import { type Hop, say, worst } from './hop.ts';
import { listsOfAws, type Network, vpcRanges } from './network.ts';
import { type AddressRange, PUBLIC, rangeOf, rangesOf, shared, without } from './ranges.ts';
import { tablesNotTold } from './sight.ts';

/** Where a packet goes that no endpoint interface of this VPC takes. */
export type Path =
  | { readonly over: 'gateway'; readonly endpointId: string }
  | { readonly over: 'internet'; readonly natSubnets: readonly string[] }
  | { readonly over: 'other' };

interface Routed {
  readonly hop: Hop;
  /** Only when it passes. */
  readonly path?: Path;
  /** Every gateway endpoint that some of the subnets use. */
  readonly gateways?: readonly string[];
}

/** Packets to addresses in this VPC: a local route is everywhere; only a longer one leads elsewhere. */
export function routeWithin(
  ranges: readonly AddressRange[],
  caller: Caller,
  network: Network,
  port: number,
): Hop {
  const local = say('rehearsal/route-is-local', network.inventory.vpcId ?? '');
  const hops = tablesOf(caller, network).map(({ table }) => {
    const detour = table === undefined ? undefined : detourOf(ranges, table, caller, network);
    if (table === undefined || detour === undefined) return local;
    const words = { destination: 'a subnet of the VPC', target: detour.target, port: String(port) };
    return say(
      detour.blackhole ? 'rehearsal/route-blackhole' : 'rehearsal/route-through-appliance',
      table.id,
      words,
    );
  });
  return worst(hops, caller.certain) ?? local;
}

/** A route for a whole subnet may lead to an appliance; nothing else may be longer than the local route. */
function detourOf(
  ranges: readonly AddressRange[],
  table: ExistingRouteTable,
  { family }: Caller,
  network: Network,
): ExistingRoute | undefined {
  const vpc = vpcRanges(network, family);
  return table.routes.find(({ target, destination }) => {
    const range = target === 'local' ? undefined : rangeOf(destination);
    if (range === undefined || range.version !== family) return false;
    const inside = vpc.some((block) => range.first >= block.first && range.last <= block.last);
    return inside && ranges.some((wanted) => shared(wanted, range) !== undefined);
  });
}

/** Packets to public addresses: through a gateway endpoint, to the internet, out of the VPC, or nowhere. */
export function routeToPublic(
  service: ServiceId | undefined,
  caller: Caller,
  workload: WorkloadProfile,
  network: Network,
): Routed {
  if (network.inventory.routeTables === undefined || caller.subnets.length === 0)
    return { hop: say('rehearsal/routes-not-given', 'the task subnets') };
  const routed = tablesOf(caller, network).map(({ subnetId, table }) => {
    return table === undefined
      ? { hop: say('rehearsal/routes-not-given', subnetId) }
      : fromTable(table, service, caller, workload, network);
  });
  const hop = worst(
    routed.map((one) => one.hop),
    caller.certain,
  );
  const chosen = routed.find((one) => one.hop.rule === hop?.rule && one.hop.evidence === hop?.evidence);
  if (hop === undefined || chosen === undefined) return { hop: say('rehearsal/routes-not-given', '') };
  const gateways = routed.flatMap(({ path }) => (path?.over === 'gateway' ? [path.endpointId] : []));
  return { ...chosen, hop, gateways: [...new Set(gateways)] };
}

function fromTable(
  table: ExistingRouteTable,
  service: ServiceId | undefined,
  caller: Caller,
  workload: WorkloadProfile,
  network: Network,
): Routed {
  const gateway = service === undefined ? undefined : gatewayOf(table, service, network);
  if (gateway !== undefined) return throughGateway(gateway, table, service ?? '', caller, network, workload);
  const unlisted = service === undefined ? undefined : unlistedIn(table, service, network);
  if (unlisted !== undefined) {
    const words = { list: unlisted.destination, gateway: unlisted.target, service: service ?? '' };
    return { hop: say('rehearsal/gateway-not-listed', table.id, words), path: { over: 'other' } };
  }
  const wanted = publicRanges(service, caller, network);
  const targets = targetsOf(wanted, table, caller);
  const words = { destination: service === undefined ? 'the internet' : `public addresses of ${service}` };
  const [first] = targets;
  const hops = targets.map((route) => followed(route, table, words.destination, caller, workload, network));
  const [one] = hops;
  if (one === undefined || first === undefined)
    return { hop: missing(table, service, words.destination, network) };
  if (hops.every(({ hop }) => hop.outcome === one.hop.outcome)) return one;
  return { hop: say('rehearsal/routes-differ', table.id, words) };
}

interface GatewayOfTable {
  readonly id: string;
  readonly blackhole: boolean;
  /** The endpoint names the table, and this table alone has no route to it, where others have theirs. */
  readonly isContradicted?: true;
}

/** The gateway endpoint to which the table sends the service, by its routes or by the endpoint's own list. */
function gatewayOf(
  table: ExistingRouteTable,
  service: ServiceId,
  network: Network,
): GatewayOfTable | undefined {
  if (service !== 's3' && service !== 'dynamodb') return undefined;
  const gateways = network.endpointsOf(service).filter(({ type }) => type === 'Gateway');
  // One that was deleted stays in lists for a while, and has no routes any more where another one has them.
  const live = gateways.filter(({ state }) => state !== 'deleted');
  const tables = network.inventory.routeTables ?? [];
  return gatewayAmong(live, table, tables) ?? gatewayAmong(gateways, table, tables);
}

function gatewayAmong(
  gateways: readonly ExistingEndpoint[],
  table: ExistingRouteTable,
  tables: readonly ExistingRouteTable[],
): GatewayOfTable | undefined {
  const own = new Set(gateways.map(({ id }) => id));
  const route = table.routes.find(
    ({ destination, target }) => destination.startsWith('pl-') && own.has(target),
  );
  if (route !== undefined) return { id: route.target, blackhole: route.blackhole };
  const associated = gateways.find((gateway) => gateway.routeTableIds?.includes(table.id) === true);
  if (associated === undefined) return undefined;
  const { id } = associated;
  const isTold = tables.some(({ routes }) => routes.some(({ target }) => target === id));
  return { id, blackhole: false, ...(isTold ? { isContradicted: true } : {}) };
}

/** A route to a gateway endpoint that the list does not have, which may be that of the service. */
function unlistedIn(
  { routes }: ExistingRouteTable,
  service: ServiceId,
  network: Network,
): ExistingRoute | undefined {
  if (service !== 's3' && service !== 'dynamodb') return undefined;
  const known = listsOfAws(network);
  const { endpoints, elsewhere } = network.inventory;
  const isListed = (id: string): boolean =>
    [...endpoints, ...elsewhere].some((endpoint) => endpoint.id === id);
  return routes.find(
    ({ destination, target, blackhole }) =>
      !blackhole &&
      destination.startsWith('pl-') &&
      target.startsWith('vpce-') &&
      !isListed(target) &&
      (known.get(destination) ?? service) === service,
  );
}

function throughGateway(
  { id, blackhole, isContradicted }: GatewayOfTable,
  table: ExistingRouteTable,
  service: string,
  caller: Caller,
  network: Network,
  workload: WorkloadProfile,
): Routed {
  if (blackhole)
    return {
      hop: say('rehearsal/gateway-route-blackhole', table.id, { service, gateway: id }),
    };
  if (isContradicted) return { hop: say('rehearsal/gateway-route-contradicted', table.id, { gateway: id }) };
  const endpoint = network.inventory.endpoints.find((existing) => existing.id === id);
  if (caller.family === 6 && endpoint?.ipAddressType === 'ipv4') {
    const around = fromTable({ ...table, routes: cidrRoutes(table) }, undefined, caller, workload, network);
    return around.hop.outcome === 'passes' ? around : { hop: say('rehearsal/gateway-of-other-family', id) };
  }
  const listed = rangesOfLists(service, network, caller);
  const stolen = listed.length > 0 ? targetsOf(listed, table, caller, 'longer') : deadIn(table, caller);
  if (stolen.length > 0)
    return { hop: say('rehearsal/routes-differ', table.id, { destination: `the addresses of ${service}` }) };
  return {
    hop: say('rehearsal/route-to-gateway', id, { tables: table.id, service }),
    path: { over: 'gateway', endpointId: id },
  };
}

/** Without the entries of its list, a dead route to public addresses may take some of the service's. */
function deadIn(table: ExistingRouteTable, caller: Caller): readonly (ExistingRoute | undefined)[] {
  const dead = table.routes.filter(({ blackhole }) => blackhole);
  return targetsOf(PUBLIC[caller.family], { ...table, routes: dead }, caller, 'longer');
}

const cidrRoutes = ({ routes }: ExistingRouteTable): readonly ExistingRoute[] =>
  routes.filter(({ destination }) => !destination.startsWith('pl-'));

/** The addresses of a service's prefix list, as far as its entries were read. */
export function rangesOfLists(
  service: string,
  network: Network,
  { family }: Pick<Caller, 'family'>,
): readonly AddressRange[] {
  const lists = network.inventory.prefixLists ?? [];
  const named = lists.filter(({ name }) => name.endsWith(`.${service}`));
  return rangesOf(
    named.flatMap(({ cidrs }) => cidrs ?? []),
    family,
  );
}

/** Where public addresses of the service are, as exactly as is known. */
function publicRanges(
  service: ServiceId | undefined,
  caller: Caller,
  network: Network,
): readonly AddressRange[] {
  const listed = service === undefined ? [] : rangesOfLists(service, network, caller);
  return listed.length > 0 ? listed : PUBLIC[caller.family];
}

/** The routes that take some of the addresses; `longer`: only those that are longer than a prefix list's entries. */
function targetsOf(
  wanted: readonly AddressRange[],
  table: ExistingRouteTable,
  { family }: Caller,
  which: 'all' | 'longer' = 'all',
): readonly (ExistingRoute | undefined)[] {
  const routes = cidrRoutes(table)
    .filter(({ target }) => target !== 'local')
    .flatMap((route) => {
      const range = rangeOf(route.destination);
      return range === undefined || range.version !== family ? [] : [{ route, range }];
    })
    .sort((a, b) => rank(a.range) - rank(b.range) || Number(a.route.propagated) - Number(b.route.propagated));
  let left = wanted;
  const taken = new Set<ExistingRoute>();
  for (const { route, range } of routes) {
    if (which === 'longer' && !wanted.some((block) => block.first <= range.first && range.last <= block.last))
      continue;
    const rest = without(left, range);
    if (rest.length !== left.length || rest.some((part, index) => part !== left[index])) taken.add(route);
    left = rest;
  }
  if (which === 'longer') return [...taken];
  // What no route takes is dropped; a part that stays is as good as a route to nowhere.
  return left.length > 0 && taken.size > 0 ? [...taken, undefined] : [...taken];
}

/** Longer prefixes first. */
const rank = ({ first, last }: AddressRange): number => (last - first + 1n).toString(2).length;

function missing(
  table: ExistingRouteTable,
  service: ServiceId | undefined,
  destination: string,
  network: Network,
): Hop {
  const gateway =
    service === 's3' || service === 'dynamodb'
      ? network.endpointsOf(service).find(({ type }) => type === 'Gateway')
      : undefined;
  if (gateway !== undefined) {
    const rule = tablesNotTold(gateway, network.inventory)
      ? 'rehearsal/gateway-tables-not-told'
      : 'rehearsal/gateway-not-associated';
    return say(rule, table.id, { gateway: gateway.id });
  }
  const untold = servicesNotTold(network.inventory).find(({ type }) => type === 'Gateway');
  if (untold !== undefined && (service === 's3' || service === 'dynamodb'))
    return say('rehearsal/gateway-service-not-told', table.id, { gateway: untold.id, service });
  const why =
    service === undefined ? 'No endpoint leads there.' : `No endpoint for ${service} takes the call.`;
  const cure =
    service === undefined
      ? 'Give the subnets a path to the internet, or do without it.'
      : `Create the endpoint for ${service}, or give the subnets a path to the internet.`;
  return say('rehearsal/route-missing', table.id, { destination, why, cure });
}

/** What a route's target does with the packet. */
function followed(
  route: ExistingRoute | undefined,
  table: ExistingRouteTable,
  destination: string,
  caller: Caller,
  workload: WorkloadProfile,
  network: Network,
): Routed {
  if (route === undefined)
    return { hop: say('rehearsal/route-missing', table.id, { destination, why: '', cure: '' }) };
  const { target, blackhole } = route;
  const words = { destination, target, port: '443' };
  if (blackhole) return { hop: say('rehearsal/route-blackhole', table.id, words) };
  const mode = network.inventory.blockPublicAccess ?? workload.blockPublicAccess;
  const open = (natSubnets: readonly string[]): Routed => ({
    hop: say('rehearsal/route-to-internet', table.id, words),
    path: { over: 'internet', natSubnets },
  });
  const blocked = (): Routed => ({
    hop: say('rehearsal/public-access-blocked', table.id, { ...words, mode }),
  });
  if (target.startsWith('igw-')) {
    if (mode !== 'off') return blocked();
    if (caller.publicAddress === true || caller.family === 6) return open([]);
    const rule =
      caller.publicAddress === false ? 'rehearsal/no-public-address' : 'rehearsal/public-address-not-known';
    return { hop: say(rule, table.id, words) };
  }
  if (target.startsWith('eigw-')) return mode === 'bidirectional' ? blocked() : open([]);
  if (target.startsWith('nat-'))
    return mode === 'bidirectional' ? blocked() : throughNat(table, words, network, open);
  return { hop: say('rehearsal/route-leaves-vpc', table.id, words), path: { over: 'other' } };
}

/** Without a description of the NAT gateway its active route is evidence enough that it works. */
function throughNat(
  table: ExistingRouteTable,
  words: { readonly target: string; readonly destination: string },
  network: Network,
  open: (natSubnets: readonly string[]) => Routed,
): Routed {
  const broken = (why: string): Routed => ({
    hop: say('rehearsal/nat-gateway-broken', table.id, { ...words, why }),
  });
  const described = network.inventory.natGateways;
  const nat = network.natGateways.get(words.target);
  if (described === undefined || nat === undefined) return open([]);
  if (nat.state !== '' && nat.state !== 'available') return broken(`it is in the state ${nat.state}`);
  if (nat.subnetId === '') return open([]);
  const own = network.tableOf(nat.subnetId);
  const defaults = own?.routes.filter(({ destination }) => destination === '0.0.0.0/0') ?? [];
  if (own === undefined) {
    const why = `the route table of its subnet ${nat.subnetId} was not given`;
    return { hop: say('rehearsal/nat-gateway-not-followed', table.id, { ...words, why }) };
  }
  const [onward] = defaults;
  if (onward === undefined || onward.blackhole)
    return broken(`its subnet ${nat.subnetId} has no default route that works`);
  if (onward.target === words.target) return broken(`its subnet ${nat.subnetId} sends everything back to it`);
  if (onward.target.startsWith('igw-'))
    return nat.public ? open([nat.subnetId]) : broken('it is a private NAT gateway');
  const why = `its subnet sends everything on to ${onward.target}`;
  return { hop: say('rehearsal/nat-gateway-not-followed', table.id, { ...words, why }) };
}

/** Why nothing can leave this VPC, wherever the endpoints of a hub are; `undefined`: a route may lead there. */
export function noWayOut(service: ServiceId, caller: Caller, network: Network): Hop | undefined {
  const hops = tablesOf(caller, network).flatMap(({ table }) => {
    if (table === undefined) return [];
    const out = cidrRoutes(table).filter(
      ({ target, destination }) =>
        target !== 'local' && !target.startsWith('vpce-') && rangeOf(destination)?.version === caller.family,
    );
    if (out.some(({ blackhole }) => !blackhole)) return [];
    const [dead] = out;
    const destination = `the endpoints for ${service}, which are in another VPC`;
    if (dead !== undefined)
      return [say('rehearsal/route-blackhole', table.id, { destination, target: dead.target })];
    const cure = 'Add a route to that VPC over the transit gateway or the peering, and one back.';
    return [say('rehearsal/route-missing', table.id, { destination, why: '', cure })];
  });
  return caller.certain ? hops[0] : undefined;
}

/** Packets to private addresses outside of this VPC, such as the endpoints of a hub. */
export function routeToOtherVpc(
  ranges: readonly AddressRange[],
  evidence: string,
  caller: Caller,
  network: Network,
): Hop {
  if (ranges.length === 0) return say('rehearsal/hub-address-not-known', evidence);
  if (network.inventory.routeTables === undefined || caller.subnets.length === 0)
    return say('rehearsal/routes-not-given', 'the task subnets');
  const hops = tablesOf(caller, network).map(({ subnetId, table }) => {
    if (table === undefined) return say('rehearsal/routes-not-given', subnetId);
    const targets = targetsOf(ranges, table, caller);
    const words = { destination: `the addresses of ${evidence}`, port: '443' };
    const lost = targets.find((route) => route === undefined || /^(?:nat|igw|eigw)-/.test(route.target));
    if (targets.length === 0 || (lost === undefined && targets.includes(undefined)) || lost !== undefined) {
      const why = 'It is in another VPC.';
      const cure = 'Add a route to that VPC over the transit gateway or the peering, and one back.';
      return say('rehearsal/route-missing', table.id, { ...words, why, cure });
    }
    const dead = targets.find((route) => route?.blackhole === true);
    if (dead !== undefined)
      return say('rehearsal/route-blackhole', table.id, { ...words, target: dead.target });
    return say('rehearsal/route-leaves-vpc', table.id, { ...words, target: targets[0]?.target ?? '' });
  });
  return worst(hops, caller.certain) ?? say('rehearsal/routes-not-given', '');
}
