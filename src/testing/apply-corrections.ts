/** What exists after an export was run, or after corrections were: for the properties that the audit promises. */

import { parseCidr } from '../audit/cidr.ts';
import type { Corrections } from '../audit/corrections.ts';
import { isFips } from '../audit/matching.ts';
import type { IngressSource, Modification, Operation } from '../audit/operations.ts';
import { type Place, placeOf } from '../audit/place.ts';
import { onePerZone } from '../audit/zones.ts';
import type { EgressDestination } from '../change/index.ts';
import {
  type ExistingEndpoint,
  type ExistingNetworkAcl,
  type ExistingRouteTable,
  type ExistingSecurityGroup,
  type ExistingSubnet,
  type Inventory,
  includedEndpoints,
  type Permission,
  type Plan,
  type PlannedEndpoint,
  type PolicyDocument,
  policyText,
  portsOf,
  splitList,
  type WorkloadProfile,
} from '../core/index.ts';

/** A VPC without endpoints. */
export type Surroundings = Omit<Inventory, 'endpoints' | 'elsewhere'>;

/** What exists after an export of the plan was run in these surroundings. */
export function inventoryOf(
  plan: Plan,
  surroundings: Surroundings = usualSurroundings(plan.workload, portsOfAll(includedEndpoints(plan))),
): Inventory {
  const empty: Inventory = { ...surroundings, endpoints: [], elsewhere: [] };
  const attributes = { enableDnsSupport: true, enableDnsHostnames: true };
  const ready = empty.vpcAttributes === undefined ? empty : { ...empty, vpcAttributes: attributes };
  return create(includedEndpoints(plan), ready, plan.workload);
}

/** The ports on which these endpoints listen. */
export const portsOfAll = (endpoints: readonly PlannedEndpoint[]): readonly number[] => [
  ...new Set(endpoints.flatMap(({ type, service }) => (type === 'Interface' ? portsOf(service) : []))),
];

/** A VPC such as the answers describe: one task subnet in each zone, routes that lead where the answers say. */
export function usualSurroundings(
  workload: WorkloadProfile,
  ports: readonly number[] = portsOf(undefined),
): Surroundings {
  const vpcId = workload.vpcId === '' ? 'vpc-00000000000000001' : workload.vpcId;
  const given = splitList(workload.subnetIds);
  const count = given.length > 0 ? given.length : workload.availabilityZones;
  const blocks = split(workload.vpcCidr === '' ? '10.0.0.0/16' : workload.vpcCidr, count);
  const subnets = blocks.map(
    (cidr, index): ExistingSubnet => ({
      id: given[index] ?? numbered('subnet', index),
      vpcId,
      availabilityZone: `${workload.region}${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${index < 26 ? '' : index}`,
      availabilityZoneId: '',
      cidr,
      ipv6Cidrs: workload.ipAddressType === 'ipv4' ? [] : [`2001:db8:0:${index.toString(16)}::/64`],
      mapPublicIpOnLaunch: workload.egress === 'public-ip',
    }),
  );
  const named = splitList(workload.routeTableIds);
  const ids = named.length > 0 ? named : subnets.map((_, index) => numbered('rtb', index));
  return {
    vpcId,
    subnets,
    routeTables: ids.map((id, index) => ({
      id,
      vpcId,
      main: false,
      subnetIds: subnets.filter((_, at) => at % ids.length === index).map((subnet) => subnet.id),
      routes: routesFor(workload),
    })),
    securityGroups:
      workload.securityGroupId === '' ? [] : [group(workload.securityGroupId, ports, vpcId, workload)],
    networkAcls: [OPEN_ACL],
    vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: true },
  };
}

/** The network ACL that AWS makes with a VPC: it lets everything through. */
const OPEN_ACL: ExistingNetworkAcl = {
  id: 'acl-00000000000000001',
  vpcId: '',
  isDefault: true,
  subnetIds: [],
  entries: [false, true].flatMap((egress) =>
    ['0.0.0.0/0', '::/0'].map((cidr) => ({
      egress,
      number: 100,
      allow: true,
      protocol: '-1',
      cidr,
      fromPort: undefined,
      toPort: undefined,
    })),
  ),
};

/** What exists after the missing endpoints were created and every change was made. */
export function applyCorrections(
  inventory: Inventory,
  { create: missing, change }: Corrections,
  plan: Plan,
): Inventory {
  const changed = change.reduce((before, operation) => applyOne(before, operation, plan), inventory);
  return create(missing, changed, plan.workload);
}

/** The list with one of its items changed; a list that was not given stays so. */
function withChanged<T extends { readonly id: string }>(
  list: readonly T[] | undefined,
  id: string,
  change: (item: T) => T,
): readonly T[] | undefined {
  return list?.map((item) => (item.id === id ? change(item) : item));
}

function changeGroup(
  inventory: Inventory,
  id: string,
  change: (group: ExistingSecurityGroup) => ExistingSecurityGroup,
): Inventory {
  const securityGroups = withChanged(inventory.securityGroups, id, change);
  return securityGroups === undefined ? inventory : { ...inventory, securityGroups };
}

function applyOne(inventory: Inventory, operation: Operation, plan: Plan): Inventory {
  switch (operation.kind) {
    case 'enable-vpc-dns':
      return {
        ...inventory,
        vpcAttributes: { ...inventory.vpcAttributes, [operation.attribute]: true },
      };
    case 'authorize-ingress':
      return changeGroup(inventory, operation.securityGroupId, (group) => ({
        ...group,
        ingress: [
          ...group.ingress,
          ...operation.ports.map((port) => admitting(port, operation.from, inventory, plan.workload)),
        ],
      }));
    case 'authorize-egress':
      return changeGroup(inventory, operation.securityGroupId, (group) => ({
        ...group,
        egress: [...(group.egress ?? []), leaving(operation.destinations)],
      }));
    case 'create-acl-entry': {
      const entry = { ...operation.entry, allow: true, protocol: '6' };
      const networkAcls = withChanged(inventory.networkAcls, operation.aclId, (acl) => ({
        ...acl,
        entries: [...acl.entries, entry],
      }));
      return networkAcls === undefined ? inventory : { ...inventory, networkAcls };
    }
    case 'create':
      return create([operation.endpoint], inventory, plan.workload);
    case 'replace':
    case 'delete':
      return { ...inventory, endpoints: inventory.endpoints.filter(({ id }) => id !== operation.id) };
    case 'wait':
      return {
        ...inventory,
        endpoints: inventory.endpoints
          .filter(({ id, state }) => id !== operation.id || state !== 'deleting')
          .map((existing) => (existing.id === operation.id ? { ...existing, state: 'available' } : existing)),
      };
    default:
      return changeOne(inventory, operation.id, (existing) => modified(existing, operation));
  }
}

function modified(existing: ExistingEndpoint, operation: Modification): ExistingEndpoint {
  switch (operation.kind) {
    case 'add-subnets': {
      const unnamed = Array.from({ length: operation.count - operation.subnetIds.length }, (_, index) =>
        numbered('subnet', 100 + (existing.subnetIds?.length ?? 0) + index),
      );
      return { ...existing, subnetIds: [...(existing.subnetIds ?? []), ...operation.subnetIds, ...unnamed] };
    }
    case 'add-route-tables': {
      const tables = operation.routeTableIds.length > 0 ? operation.routeTableIds : [numbered('rtb', 100)];
      return { ...existing, routeTableIds: [...(existing.routeTableIds ?? []), ...tables] };
    }
    case 'add-security-group':
      return {
        ...existing,
        securityGroupIds: [...(existing.securityGroupIds ?? []), operation.securityGroupId],
      };
    case 'enable-private-dns':
      return { ...existing, privateDnsEnabled: true };
    case 'set-policy':
      return { ...existing, policy: toPolicy(operation.document) };
    case 'reset-policy':
      return { ...existing, policy: { kind: 'default' } };
    case 'set-dns-record-type':
      return { ...existing, dnsRecordIpType: operation.recordType };
    case 'set-ip-address-type':
      return { ...existing, ipAddressType: operation.ipAddressType };
  }
}

function changeOne(
  inventory: Inventory,
  id: string,
  change: (existing: ExistingEndpoint) => ExistingEndpoint,
): Inventory {
  return {
    ...inventory,
    endpoints: inventory.endpoints.map((existing) => (existing.id === id ? change(existing) : existing)),
  };
}

/** Creates endpoints as the exports do: with one security group of their own, unless the answers name one. */
function create(
  planned: readonly PlannedEndpoint[],
  inventory: Inventory,
  workload: WorkloadProfile,
): Inventory {
  if (planned.length === 0) return inventory;
  const place = placeOf(workload, inventory);
  const groups = inventory.securityGroups;
  const groupId =
    workload.securityGroupId === '' ? numbered('sg', 1 + (groups?.length ?? 0)) : workload.securityGroupId;
  const known = groups?.some(({ id }) => id === groupId) === true;
  const vpcId = inventory.vpcId ?? '';
  const freeId = freeIds(inventory);
  return {
    ...inventory,
    ...(groups === undefined || known || planned.every(({ type }) => type === 'Gateway')
      ? {}
      : { securityGroups: [...groups, group(groupId, portsOfAll(planned), vpcId, workload, inventory)] }),
    endpoints: [
      ...inventory.endpoints,
      ...planned.map((endpoint) => created(endpoint, freeId(), groupId, place)),
    ],
  };
}

/** Ids that no endpoint has yet, one at each call. */
function freeIds({ endpoints, elsewhere }: Inventory): () => string {
  const taken = new Set([...endpoints, ...elsewhere].map(({ id }) => id));
  let next = taken.size;
  return () => {
    while (taken.has(numbered('vpce', next))) next += 1;
    next += 1;
    return numbered('vpce', next - 1);
  };
}

function created(planned: PlannedEndpoint, id: string, groupId: string, place: Place): ExistingEndpoint {
  const { workload, inventory } = place;
  const isInterface = planned.type === 'Interface';
  return {
    id,
    serviceName: planned.serviceName,
    service: planned.service,
    region: workload.region,
    fips: isFips(planned),
    type: planned.type,
    state: 'available',
    vpcId: inventory.vpcId ?? '',
    privateDnsEnabled: planned.privateDnsEnabled,
    subnetIds: isInterface ? subnetsFor(place) : [],
    routeTableIds: isInterface ? [] : tablesFor(place),
    securityGroupIds: isInterface ? [groupId] : [],
    policy: planned.policy === undefined ? { kind: 'default' } : toPolicy(planned.policy),
    ipAddressType: planned.ipAddressType,
    tags: [],
    managed: false,
  };
}

function subnetsFor(place: Place): readonly string[] {
  const named = splitList(place.workload.subnetIds);
  if (named.length > 0) return named;
  const candidates = place.taskSubnets?.ids ?? [...place.subnetById.keys()];
  const found = onePerZone(candidates, place).slice(0, place.zones);
  return found.length >= place.zones
    ? found
    : [
        ...found,
        ...Array.from({ length: place.zones - found.length }, (_, at) => numbered('subnet', 200 + at)),
      ];
}

function tablesFor(place: Place): readonly string[] {
  const needed = place.routeTables?.ids ?? (place.inventory.routeTables ?? []).map(({ id }) => id);
  return needed.length > 0 ? needed : [numbered('rtb', 200)];
}

function toPolicy(document: PolicyDocument): ExistingEndpoint['policy'] {
  return { kind: 'document', text: policyText(document), statements: document.Statement };
}

/** The security group that the exports create: it lets the tasks in on these ports. */
function group(
  id: string,
  ports: readonly number[],
  vpcId: string,
  workload: WorkloadProfile,
  inventory?: Surroundings,
): ExistingSecurityGroup {
  const answered = splitList(workload.taskSubnetCidrs === '' ? workload.vpcCidr : workload.taskSubnetCidrs);
  // The exports ask for the IPv6 block of the VPC beside the answered IPv4 blocks.
  const ipv6 =
    workload.ipAddressType === 'ipv4' ? [] : (inventory?.subnets ?? []).flatMap((subnet) => subnet.ipv6Cidrs);
  const own = ipv6.length > 0 || workload.ipAddressType === 'ipv4' ? ipv6 : ['2001:db8::/56'];
  const cidrs = answered.length === 0 ? [] : [...answered, ...own];
  const from: IngressSource =
    workload.taskSecurityGroupId === '' ? { cidrs } : { groupId: workload.taskSecurityGroupId };
  const ingress = ports.map((port) => admitting(port, from, inventory, workload));
  return { id, vpcId, ingress, egress: [] };
}

/** Without named blocks the exports ask for the VPC's own. */
function admitting(
  port: number,
  from: IngressSource,
  inventory: Surroundings | undefined,
  workload: WorkloadProfile,
): Permission {
  const subnets = (inventory?.subnets ?? []).flatMap(({ cidr, ipv6Cidrs }) => [
    ...(cidr === '' ? [] : [cidr]),
    ...(workload.ipAddressType === 'ipv4' ? [] : ipv6Cidrs),
  ]);
  const whole = subnets.length > 0 ? subnets : ['10.0.0.0/16', '2001:db8::/56'];
  return {
    protocol: 'tcp',
    fromPort: port,
    toPort: port,
    cidrs: from.groupId !== undefined ? [] : from.cidrs.length > 0 ? from.cidrs : whole,
    groupIds: from.groupId !== undefined ? [from.groupId] : [],
    prefixListIds: [],
  };
}

const leaving = (destinations: readonly EgressDestination[]): Permission => ({
  protocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  cidrs: destinations.flatMap((to) => (to.kind === 'prefix-list' ? [] : [to.cidr])),
  groupIds: [],
  prefixListIds: destinations.flatMap((to) => (to.kind === 'prefix-list' ? [to.prefixListId] : [])),
});

function routesFor({ egress, ipAddressType }: WorkloadProfile): ExistingRouteTable['routes'] {
  const local = { destination: '10.0.0.0/16', target: 'local', blackhole: false };
  const target = {
    none: undefined,
    'nat-gateway': 'nat-00000000000000001',
    'public-ip': 'igw-00000000000000001',
    transit: 'tgw-00000000000000001',
    proxy: undefined,
  }[egress];
  if (target === undefined) return [local];
  const defaults = ipAddressType === 'ipv4' ? ['0.0.0.0/0'] : ['0.0.0.0/0', '::/0'];
  return [local, ...defaults.map((destination) => ({ destination, target, blackhole: false }))];
}

/** Equal parts of a block, at least as many as asked for. */
function split(cidr: string, count: number): readonly string[] {
  const range = parseCidr(cidr);
  if (range === undefined) return [];
  const length = 32 - (range.last - range.first + 1n).toString(2).length + 1;
  const parts = Math.min(32, length + Math.ceil(Math.log2(Math.max(1, count))));
  return Array.from({ length: count }, (_, index) => {
    const address = range.first + (BigInt(index) << BigInt(32 - parts));
    const octets = [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n);
    return `${octets.join('.')}/${parts}`;
  });
}

function numbered(prefix: string, index: number): string {
  return `${prefix}-${(index + 1).toString(16).padStart(17, '0')}`;
}
