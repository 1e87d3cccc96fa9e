/** One call through the described network: name, route, groups and ACLs both ways, endpoint, policies. */
import type { Call } from '../../core/calls/index.ts';
import type { ExistingEndpoint, ExistingSubnet, PolicyStatement, WorkloadProfile } from '../../core/index.ts';
import { type Caller, callerOf, type Placements } from '../hops/caller.ts';
import { isCentral, type Resolution, resolve } from '../hops/dns.ts';
import { endpointStateHop } from '../hops/endpoint-state.ts';
import { endpointGroupHop, taskGroupHop } from '../hops/groups.ts';
import { type Hop, type Outcome, say, trusted } from '../hops/hop.ts';
import { endpointRanges, type Network, subnetRanges, vpcRanges } from '../hops/network.ts';
import { aclToEndpoint, aclToPublic, type EndpointSubnet } from '../hops/network-acl.ts';
import { endpointPolicyHop, rolePolicyHop } from '../hops/policy.ts';
import { PUBLIC, rangesOf, shared } from '../hops/ranges.ts';
import {
  noWayOut,
  type Path,
  rangesOfLists,
  routeToOtherVpc,
  routeToPublic,
  routeWithin,
} from '../hops/route.ts';

/** Everything that one workload's calls are judged against. */
export interface Scene {
  readonly workload: WorkloadProfile;
  readonly network: Network;
  readonly placements: Placements;
  /** Identity policies, where given. */
  readonly roles: { readonly [principal: string]: readonly PolicyStatement[] };
  /** What the answers say of other networks is taken at its word. */
  readonly trusting: boolean;
}

/** What a packet met: decides the words of the error. */
type Destination = 'public' | 'private' | 'none';

export interface Walked {
  readonly outcome: Outcome;
  readonly hops: readonly Hop[];
  readonly destination: Destination;
  /** The endpoint that carries it, where one does. */
  readonly endpoint?: ExistingEndpoint;
  /** Who makes it; absent for calls that never enter the VPC. */
  readonly caller?: Caller;
}

/** Follows a call hop by hop until one fails. */
export function walk(call: Call, scene: Scene): Walked {
  if (call.via === 'aws' || call.via === 'link-local')
    return { outcome: 'passes', hops: [], destination: 'none' };
  const { workload, network, placements } = scene;
  const caller = callerOf(call, workload, network, placements);
  const walked = call.via === 'outside' ? fromOutside(call, caller, scene) : fromInside(call, caller, scene);
  const withRole = [...walked.hops, ...roleHops(call, scene)];
  return { ...walked, caller, ...settled(withRole, scene) };
}

/** Trust where it is due, and nothing after the first hop that fails. */
function settled(
  hops: readonly Hop[],
  { trusting }: Scene,
): { readonly hops: readonly Hop[]; readonly outcome: Outcome } {
  const said = trusting ? hops.map(trusted) : hops;
  const failing = said.findIndex(({ outcome }) => outcome === 'fails');
  const kept = failing < 0 ? said : said.slice(0, failing + 1);
  const outcome =
    failing >= 0 ? 'fails' : said.some((hop) => hop.outcome === 'unknown') ? 'unknown' : 'passes';
  return { hops: kept, outcome };
}

type Way = Omit<Walked, 'outcome'>;

function fromInside(call: Call, caller: Caller, scene: Scene): Way {
  if (call.service === undefined && call.port !== 443) return toFileSystem(call, caller, scene);
  const { workload, network, trusting: whole } = scene;
  const question = { host: call.host, service: call.service, family: caller.family, workload, whole };
  const resolution = resolve(question, network);
  switch (resolution.to) {
    case 'nowhere':
      return nowhere(resolution, call, caller, scene);
    case 'endpoint':
      return isElsewhere(resolution.endpoint, network)
        ? toHub(resolution, call, caller, scene)
        : toEndpoint(resolution.endpoint, resolution.hop, call, caller, scene);
    case 'addresses':
      return toAddresses(resolution, call, caller, scene);
    case 'public':
      return toPublic(resolution, call, caller, scene);
  }
}

/** The name fails, or nothing can be said of it: of the rest only the way out and the group of the caller can be judged. */
function nowhere(
  { hop }: { readonly hop: Hop },
  call: Call,
  caller: Caller,
  { workload, network, trusting }: Scene,
): Way {
  const hops = [hop];
  if (hop.outcome === 'unknown' && (trusting || isCentral(workload))) {
    const { service } = call;
    const here =
      service !== undefined && network.endpointsOf(service).some(({ type }) => type === 'Interface');
    const stuck = trusting || here || service === undefined ? undefined : noWayOut(service, caller, network);
    if (stuck !== undefined) hops.push(stuck);
    const target = { name: 'the endpoint', ranges: [], oneOf: true, groupIds: [], prefixListIds: [] };
    hops.push(taskGroupHop(target, call.port, caller, network));
  }
  return { hops, destination: hop.rule === 'rehearsal/private-dns-not-told' ? 'public' : 'none' };
}

const isElsewhere = (endpoint: ExistingEndpoint, { inventory }: Network): boolean =>
  endpoint.vpcId !== '' && inventory.vpcId !== undefined && endpoint.vpcId !== inventory.vpcId;

function toEndpoint(endpoint: ExistingEndpoint, name: Hop, call: Call, caller: Caller, scene: Scene): Way {
  const { workload, network } = scene;
  const { ranges, exact } = endpointRanges(endpoint, network, caller.family);
  const target = {
    name: endpoint.id,
    ranges,
    oneOf: !exact,
    groupIds: endpoint.securityGroupIds ?? [],
    prefixListIds: [],
  };
  const hops = [
    throughInterface(call, endpoint) ?? notProven(call, endpoint, caller) ?? name,
    routeWithin(ranges, caller, network, call.port),
    taskGroupHop(target, call.port, caller, network),
    aclToEndpoint(subnetsOf(endpoint, caller, network), call.port, caller, network),
    endpointStateHop(endpoint),
    endpointGroupHop(endpoint, call.port, caller, network),
    endpointPolicyHop(call, endpoint, workload, network.inventory.vpcId, caller),
  ];
  return { hops, destination: 'private', endpoint };
}

/** Whether an interface endpoint of Amazon S3 carries image layers inside the VPC is said in two ways. */
function throughInterface(
  { actions, principal, host }: Call,
  { service, id }: ExistingEndpoint,
): Hop | undefined {
  return service === 's3' && principal === 'ecr' && actions.includes('s3:GetObject')
    ? say('rehearsal/layers-through-interface', id, { host })
    : undefined;
}

/** Images of IPv6-only tasks through endpoints: the documentation contradicts itself. */
function notProven({ service, host }: Call, { id }: ExistingEndpoint, { family }: Caller): Hop | undefined {
  return family === 6 && (service === 'ecr.api' || service === 'ecr.dkr')
    ? say('rehearsal/ipv6-only-images-not-proven', id, { host })
    : undefined;
}

function subnetsOf(endpoint: ExistingEndpoint, caller: Caller, network: Network): readonly EndpointSubnet[] {
  const addresses = rangesOf(endpoint.addresses ?? [], caller.family);
  return (endpoint.subnetIds ?? []).map((id) => {
    const subnet: ExistingSubnet = network.subnets.get(id) ?? { ...NOTHING, id };
    const own = subnetRanges(subnet, caller.family);
    const here = addresses.filter((address) => own.some((block) => shared(block, address) !== undefined));
    return here.length > 0 ? { subnet, ranges: here, exact: true } : { subnet, ranges: own, exact: false };
  });
}

const NOTHING = {
  vpcId: '',
  availabilityZone: '',
  availabilityZoneId: '',
  cidr: '',
  ipv6Cidrs: [],
  mapPublicIpOnLaunch: false,
};

/** An endpoint of another VPC, behind a private zone. */
function toHub(
  { endpoint, hop }: Extract<Resolution, { readonly to: 'endpoint' }>,
  call: Call,
  caller: Caller,
  { workload, network }: Scene,
): Way {
  const ranges = rangesOf(endpoint.addresses ?? [], caller.family);
  const target = { name: endpoint.id, ranges, oneOf: false, groupIds: [], prefixListIds: [] };
  const groups = endpoint.securityGroupIds ?? [];
  const known = groups.length > 0 && groups.every((id) => network.groups.has(id));
  const hops = [
    hop,
    routeToOtherVpc(ranges, endpoint.id, caller, network),
    taskGroupHop(target, call.port, caller, network),
    aclToPublic({ name: endpoint.id, ranges }, [], call.port, caller, network),
    endpointStateHop(endpoint),
    known
      ? endpointGroupHop(endpoint, call.port, caller, network)
      : say('rehearsal/endpoint-group-not-known', endpoint.id, { why: 'they belong to another VPC' }),
    endpointPolicyHop(call, endpoint, workload, network.inventory.vpcId, caller),
  ];
  return { hops, destination: 'private', endpoint };
}

/** Private addresses that are no endpoint of what was described. */
function toAddresses(
  { ranges, hop }: Extract<Resolution, { readonly to: 'addresses' }>,
  call: Call,
  caller: Caller,
  { network }: Scene,
): Way {
  const inside = ranges.some((range) =>
    vpcRanges(network, caller.family).some((block) => shared(block, range) !== undefined),
  );
  const name = 'the addresses of the zone';
  const target = { name, ranges, oneOf: false, groupIds: [], prefixListIds: [] };
  const hops = [
    hop,
    inside ? routeWithin(ranges, caller, network, call.port) : routeToOtherVpc(ranges, name, caller, network),
    taskGroupHop(target, call.port, caller, network),
    aclToPublic({ name, ranges }, [], call.port, caller, network),
    say('rehearsal/endpoint-group-not-known', name, {
      why: 'which endpoint has the addresses was not given',
    }),
  ];
  return { hops, destination: 'private' };
}

/** Public addresses: a gateway endpoint takes them, another path does, or the call ends. */
function toPublic(
  { hop, instead }: Extract<Resolution, { readonly to: 'public' }>,
  call: Call,
  caller: Caller,
  scene: Scene,
): Way {
  const { workload, network } = scene;
  const routed = routeToPublic(call.service, caller, workload, network);
  // Only if nothing else carries the call does it matter that an endpoint does not answer.
  if (routed.hop.outcome === 'fails' && instead !== undefined)
    return { hops: instead.hop === 'dns' ? [instead] : [hop, instead], destination: 'public' };
  const route = routed.hop.outcome === 'fails' ? aroundByProxy(routed.hop, call, workload) : routed.hop;
  const name = translated(hop, call, caller, routed.path);
  const target = publicTarget(call, caller, network, routed.path);
  const natSubnets = routed.path?.over === 'internet' ? routed.path.natSubnets : [];
  const hops = [
    name,
    route,
    taskGroupHop(target, call.port, caller, network),
    aclToPublic({ name: target.name, ranges: target.exact }, natSubnets, call.port, caller, network),
  ];
  const used = routed.hop.outcome === 'fails' ? [] : (routed.gateways ?? []);
  const ways = used
    .flatMap((id) => gatewayWith(id, network) ?? [])
    .map((gateway) => ({
      endpoint: gateway,
      hops: [
        endpointStateHop(gateway),
        endpointPolicyHop(call, gateway, workload, network.inventory.vpcId, caller),
      ] as const,
    }));
  const chosen = worstWay(ways);
  if (chosen === undefined) return { hops, destination: 'public' };
  return { hops: [...hops, ...chosen.hops], destination: 'public', endpoint: chosen.endpoint };
}

/** Subnets of one workload may use several gateway endpoints: the one at which it stops decides. */
function worstWay<W extends { readonly hops: readonly Hop[] }>(ways: readonly W[]): W | undefined {
  const having = (outcome: Outcome): W | undefined =>
    ways.find(({ hops }) => hops.some((hop) => hop.outcome === outcome));
  return having('fails') ?? having('unknown') ?? ways[0];
}

const gatewayWith = (id: string, { inventory }: Network): ExistingEndpoint | undefined =>
  inventory.endpoints.find((endpoint) => endpoint.id === id);

/** An explicit proxy serves what can be told to use it: never what Fargate pulls, reads and logs itself. */
function aroundByProxy(hop: Hop, call: Call, { egress }: WorkloadProfile): Hop {
  return egress === 'proxy' && call.actor !== 'platform' ? say('rehearsal/proxy', '') : hop;
}

/** Public names have IPv4 addresses; IPv6-only subnets have to translate them. */
function translated(hop: Hop, call: Call, { family }: Caller, path: Path | undefined): Hop {
  return family === 6 && path?.over !== 'gateway' && path !== undefined
    ? say('rehearsal/name-has-no-ipv6', '', { host: call.host })
    : hop;
}

function publicTarget(call: Call, caller: Caller, network: Network, path: Path | undefined) {
  const { service } = call;
  const listed = service === undefined ? [] : rangesOfLists(service, network, caller);
  const gateway = path?.over === 'gateway';
  const name = gateway
    ? `the addresses of ${service}`
    : service === undefined
      ? 'the internet'
      : `public addresses of ${service}`;
  return {
    name,
    ranges: listed.length > 0 ? listed : PUBLIC[caller.family],
    exact: listed,
    oneOf: listed.length === 0,
    groupIds: [],
    prefixListIds: service === undefined ? [] : prefixListsOf(service, path, network),
  };
}

/** Prefix lists that hold the addresses of the service: by their name, or because a route to its gateway names them. */
function prefixListsOf(service: string, path: Path | undefined, { inventory }: Network): readonly string[] {
  const named = (inventory.prefixLists ?? [])
    .filter(({ name }) => name.endsWith(`.${service}`))
    .map(({ id }) => id);
  const routed =
    path?.over === 'gateway'
      ? (inventory.routeTables ?? []).flatMap(({ routes }) =>
          routes
            .filter(({ target, destination }) => target === path.endpointId && destination.startsWith('pl-'))
            .map(({ destination }) => destination),
        )
      : [];
  return [...new Set([...named, ...routed])];
}

/** Mount targets and file servers have addresses of the VPC; they are no part of what is described. */
function toFileSystem(call: Call, caller: Caller, { network }: Scene): Way {
  const ranges = vpcRanges(network, caller.family);
  const target = { name: 'the file system', ranges, oneOf: true, groupIds: [], prefixListIds: [] };
  const group = taskGroupHop(target, call.port, caller, network);
  const name = say('rehearsal/mount-target-not-shown', '', { host: call.host, port: String(call.port) });
  // Rules that name groups or parts of the VPC may well be meant for the mount targets.
  return {
    hops: [name, ...(group.rule === 'rehearsal/task-group-partly' ? [] : [group])],
    destination: 'private',
  };
}

/** External instances: their own network leads to the VPC, or to the internet. */
function fromOutside(call: Call, caller: Caller, scene: Scene): Way {
  const { workload, network } = scene;
  const { host } = call;
  const question = { host, service: call.service, family: caller.family, workload };
  const resolution = resolve(question, network);
  if (resolution.to === 'endpoint') {
    const { endpoint } = resolution;
    const hops = [
      say('rehearsal/name-from-outside', '', { host }),
      say('rehearsal/path-from-outside', '', { destination: endpoint.id }),
      endpointStateHop(endpoint),
      endpointGroupHop(endpoint, call.port, caller, network),
      endpointPolicyHop(call, endpoint, workload, network.inventory.vpcId, caller),
    ];
    return { hops, destination: 'private', endpoint };
  }
  if (resolution.to !== 'public')
    return { hops: [say('rehearsal/name-from-outside', '', { host })], destination: 'none' };
  if (workload.egress !== 'none')
    return {
      hops: [resolution.hop, say('rehearsal/path-from-outside', '', { destination: 'the internet' })],
      destination: 'public',
    };
  if (resolution.instead !== undefined) {
    const { instead, hop } = resolution;
    return { hops: instead.hop === 'dns' ? [instead] : [hop, instead], destination: 'public' };
  }
  const why = `No endpoint that is reached from outside takes ${call.service ?? host}.`;
  const cure = 'Create the interface endpoint, or give the instances a path to the internet.';
  const words = { destination: 'public addresses', why, cure };
  return {
    hops: [resolution.hop, say('rehearsal/route-missing', 'Your network', words)],
    destination: 'public',
  };
}

function roleHops(call: Call, { roles }: Scene): readonly Hop[] {
  const statements = roles[call.principal];
  return statements === undefined || call.actions.length === 0
    ? []
    : [rolePolicyHop(call, call.principal, statements)];
}
