/** How far the evidence reaches: what it cannot show, what it fills in, and what may be created on it. */
import type { Call } from '../core/calls/index.ts';
import {
  type ExistingEndpoint,
  type ExistingHostedZone,
  type Inventory,
  isReference,
  type Plan,
  type PlannedEndpoint,
  portsOf,
  splitList,
  type WorkloadProfile,
} from '../core/index.ts';
import { lackingEntries } from './acl-entries.ts';
import { callsOnce } from './calls.ts';
import { vpcBlocks } from './egress.ts';
import { callerOf } from './hops/caller.ts';
import { servicesNotTold } from './hops/deployed.ts';
import { isCentral } from './hops/dns.ts';
import { isDead } from './hops/endpoint-state.ts';
import type { Hop } from './hops/hop.ts';
import { type Network, networkOf, subnetRanges } from './hops/network.ts';
import {
  aclToEndpoint,
  aclToPublic,
  type Check,
  checksToEndpoint,
  checksToPublic,
} from './hops/network-acl.ts';
import { rangesOfLists } from './hops/route.ts';
import { anotherRegion, anotherVpc, isParticipant } from './hops/sight.ts';
import { isOpenToTasks } from './ingress.ts';
import { isFips } from './matching.ts';
import type { CommandContext } from './operations.ts';
import { type Place, pathOf } from './place.ts';
import { listed, state, type Values } from './statement.ts';
import type { AuditedEndpoint, AuditStatement } from './verdict.ts';
import { isOfferedIn, onePerZone } from './zones.ts';

/** Why the files prove nothing about what is missing. */
export interface Blindness {
  readonly rule:
    | 'audit/another-region'
    | 'audit/another-vpc'
    | 'audit/not-visible'
    | 'audit/beside-template'
    | 'audit/beside-state'
    | 'audit/service-not-told'
    | 'audit/not-in-part';
  readonly values: Values;
  /** It is said once for the VPC, not for each endpoint. */
  readonly said: boolean;
}

/** Why nothing may be created on this evidence; `undefined`: it may. */
export function blindnessOf({ workload }: Plan, inventory: Inventory): Blindness | undefined {
  const { endpoints } = inventory;
  const region = anotherRegion(workload, inventory);
  if (region !== undefined)
    return { rule: 'audit/another-region', values: { found: region, region: workload.region }, said: true };
  const vpcs = anotherVpc(workload, inventory);
  if (vpcs !== undefined)
    return { rule: 'audit/another-vpc', values: { vpc: workload.vpcId, found: listed(vpcs) }, said: true };
  if (endpoints.length === 0 && isParticipant(workload, inventory)) {
    return { rule: 'audit/not-visible', values: {}, said: false };
  }
  const untold = servicesNotTold(inventory).map(({ id }) => id);
  if (untold.length > 0)
    return { rule: 'audit/service-not-told', values: { untold: listed(untold) }, said: false };
  if (inventory.origin === 'template' && inventory.vpcId?.startsWith('@') !== true) {
    const rule = inventory.isState === true ? 'audit/beside-state' : 'audit/beside-template';
    return { rule, values: {}, said: false };
  }
  if (inventory.partial?.includes('endpoints') === true)
    return { rule: 'audit/not-in-part', values: {}, said: false };
  return undefined;
}

/** The answers with what the description tells: commands and files ask for less. */
export function filledIn(place: Place): WorkloadProfile {
  const { workload, inventory } = place;
  const real = (ids: readonly string[]): string => (ids.some(isReference) ? '' : ids.join(','));
  const or = (answered: string, found: string): string => (answered === '' ? found : answered);
  const subnets = onePerZone(place.taskSubnets?.ids ?? [], place);
  const block = vpcBlocks(inventory, 4).join(',');
  return {
    ...workload,
    vpcId: or(workload.vpcId, real(inventory.vpcId === undefined ? [] : [inventory.vpcId])),
    subnetIds: or(workload.subnetIds, real(subnets)),
    routeTableIds: or(workload.routeTableIds, real(place.routeTables?.ids ?? [])),
    securityGroupId: or(workload.securityGroupId, real(openGroup(place))),
    vpcCidr: or(workload.vpcCidr, block),
  };
}

/** The group of an endpoint that lets the tasks in already. */
function openGroup(place: Place): readonly string[] {
  const tried = new Set<string>();
  for (const { type, securityGroupIds = [], managed } of place.inventory.endpoints) {
    const [id, ...others] = securityGroupIds;
    if (type !== 'Interface' || managed || id === undefined || others.length > 0 || tried.has(id)) continue;
    tried.add(id);
    if (isOpenToTasks(id, place)) return [id];
  }
  return [];
}

/** What network ACLs look at of an endpoint, or of one that is still to be created. */
type Standing = Pick<ExistingEndpoint, 'type' | 'service' | 'serviceName' | 'subnetIds'>;

/** A network ACL between the tasks and the endpoint, or the addresses that a gateway endpoint serves. */
export function judgeNetworkAcls(
  existing: Standing,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { inventory } = place;
  if (inventory.networkAcls === undefined || inventory.partial?.includes('networkAcls') === true) return [];
  const ways = alike(place.workloads).flatMap((workload) => aclHop(existing, workload, place));
  const hops = ways.map(({ hop }) => hop);
  const closed = hops.find(({ outcome }) => outcome === 'fails');
  if (closed !== undefined) {
    const entries = lackingEntries(
      ways.flatMap(({ checks }) => checks()),
      place,
    );
    return [state('audit/network-acl-closed', { what: closed.text }, context, entries)];
  }
  const open = hops.find(({ outcome }) => outcome === 'unknown');
  return open === undefined ? [] : [state('audit/network-acl-not-judged', { what: open.text }, context)];
}

/** Of workloads that send packets alike one is enough. */
function alike(workloads: readonly WorkloadProfile[]): readonly WorkloadProfile[] {
  const kinds = new Map(workloads.map((one) => [`${one.launchType} ${one.operatingSystem}`, one]));
  return [...kinds.values()];
}

/** How network ACLs answer, and what they were asked: made only where it has to be corrected. */
interface Way {
  readonly hop: Hop;
  readonly checks: () => readonly Check[];
}

function aclHop(existing: Standing, workload: WorkloadProfile, { inventory, family }: Place): readonly Way[] {
  const call = callThrough(existing, workload);
  if (call === undefined || call.via === 'outside') return [];
  const network = networkOf(inventory);
  const caller = callerOf(call, workload, network);
  const name = `the addresses of ${existing.service ?? existing.serviceName}`;
  const ranges = rangesOfLists(existing.service ?? '', network, caller);
  if (existing.type === 'Gateway') {
    const to = { name, ranges };
    const checks = () => checksToPublic(to, [], 443, caller, network);
    return [{ hop: aclToPublic(to, [], 443, caller, network), checks }];
  }
  const targets = subnetsIn(existing, network, family);
  // One port that is let through is enough, as in its groups.
  const ways = portsOf(existing.service).map((port) => ({
    hop: aclToEndpoint(targets, port, caller, network),
    checks: () => checksToEndpoint(targets, port, caller),
  }));
  return ways.slice(0, 1).map((first) => ways.find(({ hop }) => hop.outcome === 'passes') ?? first);
}

function subnetsIn({ subnetIds = [] }: Standing, network: Network, family: 4 | 6) {
  return subnetIds
    .flatMap((id) => network.subnets.get(id) ?? [])
    .map((subnet) => ({ subnet, ranges: subnetRanges(subnet, family), exact: false }));
}

/** A call that the endpoint would carry: from whose network interface it leaves. */
function callThrough(existing: Standing, workload: WorkloadProfile): Call | undefined {
  const calls = callsOnce(workload).filter(({ via }) => via !== 'aws' && via !== 'link-local');
  return calls.find(({ service }) => service === existing.service) ?? calls[0];
}

/** Whether AWS offers the endpoint to this account, and in which of the zones of the tasks. */
export function judgeOffer(
  planned: PlannedEndpoint,
  { inventory, taskSubnets, subnetById, workload }: Place,
  context: CommandContext,
): { readonly problems: readonly AuditStatement[]; readonly notes: readonly AuditStatement[] } {
  const offers = inventory.offeredServices;
  if (offers === undefined || offers.length === 0) return { problems: [], notes: [] };
  const { service, serviceName } = planned;
  const offer = offers.find((one) => one.serviceName === serviceName);
  if (offer === undefined) {
    const values = { service, region: workload.region };
    return { problems: [state('audit/not-offered', values, context)], notes: [] };
  }
  const lacking = (taskSubnets?.ids ?? [])
    .filter((id) => !isOfferedIn(serviceName, id, { inventory, subnetById }))
    .map((id) => subnetById.get(id)?.availabilityZone ?? '');
  if (planned.type === 'Gateway' || offer.zones.length === 0 || lacking.length === 0)
    return { problems: [], notes: [] };
  const values = { service, offered: listed(offer.zones), zones: listed([...new Set(lacking)]) };
  return { problems: [], notes: [state('audit/zones-not-offered', values, context)] };
}

/** A private hosted zone of somebody's own that answers the names of the endpoint. */
export function ownZoneFor(planned: PlannedEndpoint, { inventory }: Place): ExistingHostedZone | undefined {
  const names = planned.privateDnsNames.map((name) => name.replace(/^\*\./, ''));
  return inventory.hostedZones?.find(
    ({ name, owningService }) =>
      owningService === undefined && names.some((host) => host === name || host.endsWith(`.${name}`)),
  );
}

/**
 * The planned endpoint without a policy that could cut somebody off: where a VPC is in use, calls of others go through
 * a new gateway endpoint, or through one with private DNS, from its first minute.
 */
export function safely(planned: PlannedEndpoint, place: Place): PlannedEndpoint {
  const reaching = planned.type === 'Gateway' || planned.privateDnsEnabled;
  if (planned.policy === undefined || planned.policyEdited || !reaching || !isInUse(place)) return planned;
  return { ...planned, policy: undefined };
}

function isInUse(place: Place): boolean {
  const { workload, inventory } = place;
  return (
    workload.vpcInUse ||
    inventory.endpoints.some((existing) => !existing.managed && !isDead(existing)) ||
    (inventory.routeTables ?? []).some((table) => pathOf(table, place).egress !== 'none')
  );
}

/** A gateway endpoint that the route tables of the tasks lead to and the list does not have. */
export function unlistedGateway(
  planned: PlannedEndpoint,
  { inventory, routeTables }: Place,
): { readonly id: string; readonly list: string; readonly tables: string } | undefined {
  if (planned.type !== 'Gateway') return undefined;
  const known = new Map([...inventory.endpoints, ...inventory.elsewhere].map((one) => [one.id, one.service]));
  const tables = inventory.routeTables ?? [];
  const routes = tables.flatMap(({ id: table, routes: all }) => all.map((route) => ({ ...route, table })));
  const others = new Set(
    routes
      .filter(({ target }) => known.has(target) && known.get(target) !== planned.service)
      .map(({ destination }) => destination),
  );
  const found = routes.filter(
    ({ destination, target, blackhole, table }) =>
      destination.startsWith('pl-') &&
      target.startsWith('vpce-') &&
      !blackhole &&
      !known.has(target) &&
      !others.has(destination) &&
      isListOf(destination, planned, inventory) &&
      routeTables?.ids.includes(table) !== false,
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const same = found.filter(({ target }) => target === first.target).map(({ table }) => table);
  return { id: first.target, list: first.destination, tables: listed(same) };
}

/** Without a name the list may be that of any gateway service. */
function isListOf(id: string, { service }: PlannedEndpoint, { prefixLists }: Inventory): boolean {
  const name = prefixLists?.find((list) => list.id === id)?.name ?? '';
  return name === '' || name.endsWith(`.${service}`);
}

/** Whether names in the whole VPC lead to this interface endpoint. */
export function takesNames(existing: ExistingEndpoint): boolean {
  return (
    existing.type === 'Interface' &&
    existing.privateDnsEnabled === true &&
    existing.privateDnsOnlyForInboundResolver !== true &&
    !isDead(existing)
  );
}

/** The interface endpoint that takes the names of a service away from its gateway endpoint. */
export function interfaceWithNames(
  gateway: ExistingEndpoint,
  { inventory }: Place,
): ExistingEndpoint | undefined {
  return inventory.endpoints.find(
    (existing) =>
      existing.service === gateway.service &&
      existing.region === gateway.region &&
      existing.fips === gateway.fips &&
      takesNames(existing),
  );
}

/** The endpoint of a central VPC that is shown beside this VPC. */
export function hubEndpointOf(
  planned: PlannedEndpoint,
  { inventory, workload }: Place,
): ExistingEndpoint | undefined {
  return inventory.elsewhere.find(
    (existing) =>
      existing.service === planned.service &&
      existing.type === 'Interface' &&
      existing.region === workload.region &&
      existing.fips === isFips(planned) &&
      !isDead(existing),
  );
}

/** Interface endpoints of a central VPC that nothing shows. */
export function hubNotShown(
  included: readonly PlannedEndpoint[],
  endpoints: readonly AuditedEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (!isCentral(place.workload)) return [];
  const shown = new Set(
    endpoints.filter(({ planned }) => planned !== undefined).map(({ service }) => service),
  );
  const hidden = included.filter(
    (planned) =>
      planned.type === 'Interface' && !shown.has(planned.service) && ownZoneFor(planned, place) === undefined,
  );
  const services = listed(hidden.map(({ service }) => service));
  return hidden.length === 0 ? [] : [state('audit/hub-not-shown', { services }, context)];
}

/** A default route out of the VPC, where no interface endpoint is: they may be in a central VPC. */
export function hubPossible(
  endpoints: readonly AuditedEndpoint[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { inventory, workload, routeTables } = place;
  if (isCentral(workload)) return [];
  const absent = endpoints.some(({ verdict, type }) => verdict === 'missing' && type === 'Interface');
  const has = inventory.endpoints.some(
    ({ type, privateDnsEnabled }) => type === 'Interface' && privateDnsEnabled === true,
  );
  if (!absent || has) return [];
  const named = routeTables?.ids ?? splitList(workload.routeTableIds);
  const leading = (inventory.routeTables ?? [])
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .find((table) => /^(?:tgw|pcx|vgw)-|core-network/.test(pathOf(table, place).target));
  if (leading === undefined) return [];
  const values = { tables: leading.id, target: pathOf(leading, place).target };
  return [state('audit/hub-possible', values, context)];
}
