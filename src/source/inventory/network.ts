/** Everything of a VPC but its endpoints, as `aws ec2 describe-*` and `aws route53` print it. */
import type {
  ExistingHostedZone,
  ExistingNatGateway,
  ExistingNetworkAcl,
  ExistingPrefixList,
  ExistingRoute,
  ExistingRouteTable,
  ExistingSecurityGroup,
  ExistingSubnet,
  NetworkAclEntry,
  OfferedService,
  Permission,
} from '../../core/index.ts';
import { forCount } from '../../core/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import {
  cidr,
  cidrs,
  flag,
  type IdKind,
  id,
  join,
  type Located,
  member,
  number,
  objects,
  present,
  serviceName,
  target,
  tells,
  text,
  texts,
  words,
} from './fields.ts';

/** Members of a route that name what it leads to; a route has one of them. */
const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'TransitGatewayId',
  'EgressOnlyInternetGatewayId',
  'VpcPeeringConnectionId',
  'NetworkInterfaceId',
  'InstanceId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
] as const;

/** Reads one subnet; `undefined` when it has no id. */
export function readSubnet(from: Located<JsonObject>): ExistingSubnet | undefined {
  const subnetId = idOf(from, 'SubnetId', 'subnet');
  if (subnetId === undefined) return undefined;
  const native = flag(from, 'Ipv6Native');
  const ownerId = text(from, 'OwnerId');
  return {
    id: subnetId,
    vpcId: id(from, 'VpcId', 'vpc'),
    availabilityZone: text(from, 'AvailabilityZone'),
    availabilityZoneId: text(from, 'AvailabilityZoneId'),
    cidr: cidr(from, 'CidrBlock'),
    ipv6Cidrs: blocksIn(from, 'Ipv6CidrBlockAssociationSet', 'Ipv6CidrBlock', 'Ipv6CidrBlockState'),
    ...(native === undefined ? {} : { ipv6Native: native }),
    mapPublicIpOnLaunch: flag(from, 'MapPublicIpOnLaunch') ?? false,
    ...(ownerId === '' ? {} : { ownerId }),
  };
}

/** Reads one route table; `undefined` when it has no id. */
export function readRouteTable(from: Located<JsonObject>): ExistingRouteTable | undefined {
  const tableId = idOf(from, 'RouteTableId', 'rtb');
  if (tableId === undefined) return undefined;
  refuseFiltered(from, 'describe-route-tables', ['Associations', 'Routes']);
  const associations = objects(from, 'Associations').filter((association) =>
    isAssociated(association, 'AssociationState'),
  );
  return {
    id: tableId,
    vpcId: id(from, 'VpcId', 'vpc'),
    main: associations.some((association) => flag(association, 'Main') === true),
    subnetIds: associations.flatMap((association) => present(id(association, 'SubnetId', 'subnet'))),
    routes: objects(from, 'Routes').map((route) => readRoute(route)),
  };
}

/** Reads one security group; `undefined` when it has no id. */
export function readSecurityGroup(from: Located<JsonObject>): ExistingSecurityGroup | undefined {
  const groupId = idOf(from, 'GroupId', 'sg');
  if (groupId === undefined) return undefined;
  refuseFiltered(from, 'describe-security-groups', ['IpPermissions']);
  const permissions = (name: string): readonly Permission[] =>
    objects(from, name).map((permission) => readPermission(permission));
  const ownerId = text(from, 'OwnerId');
  return {
    id: groupId,
    vpcId: id(from, 'VpcId', 'vpc'),
    ...(ownerId === '' ? {} : { ownerId }),
    ingress: permissions('IpPermissions'),
    egress: tells(from.value, 'IpPermissionsEgress') ? permissions('IpPermissionsEgress') : undefined,
  };
}

/** Reads one network ACL; `undefined` when it has no id. */
export function readNetworkAcl(from: Located<JsonObject>): ExistingNetworkAcl | undefined {
  const aclId = idOf(from, 'NetworkAclId', 'acl');
  if (aclId === undefined) return undefined;
  refuseFiltered(from, 'describe-network-acls', ['Entries', 'Associations']);
  return {
    id: aclId,
    vpcId: id(from, 'VpcId', 'vpc'),
    isDefault: flag(from, 'IsDefault') ?? false,
    subnetIds: objects(from, 'Associations').flatMap((one) => present(id(one, 'SubnetId', 'subnet'))),
    entries: objects(from, 'Entries').map((entry) => readEntry(entry)),
  };
}

function readEntry(from: Located<JsonObject>): NetworkAclEntry {
  const range = member(from.value, 'PortRange');
  const ports = isJsonObject(range)
    ? { ...from, value: range, path: join(from.path, 'PortRange') }
    : undefined;
  const protocol = protocolOf(from, 'Protocol');
  return {
    egress: flag(from, 'Egress') ?? false,
    number: number(from, 'RuleNumber') ?? 32_767,
    allow: text(from, 'RuleAction').toLowerCase() === 'allow',
    protocol: { tcp: '6', udp: '17', icmp: '1', all: '-1' }[protocol] ?? protocol,
    cidr: cidr(from, 'CidrBlock') || cidr(from, 'Ipv6CidrBlock'),
    fromPort: ports === undefined ? undefined : number(ports, 'From'),
    toPort: ports === undefined ? undefined : number(ports, 'To'),
  };
}

/**
 * Reads one prefix list of describe-prefix-lists or describe-managed-prefix-lists; `undefined` when it has no id. Entries
 * alone, as get-managed-prefix-list-entries prints them, are a list with an empty id.
 */
export function readPrefixList(from: Located<JsonObject>): ExistingPrefixList | undefined {
  const alone = !tells(from.value, 'PrefixListId') && tells(from.value, 'Entries');
  const listId = alone ? '' : idOf(from, 'PrefixListId', 'pl');
  if (listId === undefined) return undefined;
  const entries = ['Cidrs', 'Entries'].find((name) => tells(from.value, name));
  return {
    id: listId,
    name: text(from, 'PrefixListName'),
    cidrs: entries === undefined ? undefined : cidrs(from, entries, 'Cidr'),
  };
}

/**
 * Lists with their entries: of a list that is described twice each part counts, and entries that do not say whose they
 * are belong to the one list that `named` has and whose entries are not known.
 */
export function joinPrefixLists(
  lists: readonly ExistingPrefixList[],
  named: readonly string[],
): readonly ExistingPrefixList[] {
  const joined = new Map<string, ExistingPrefixList>();
  for (const list of lists) {
    const before = joined.get(list.id);
    joined.set(list.id, {
      id: list.id,
      name: list.name || (before?.name ?? ''),
      cidrs: list.cidrs ?? before?.cidrs,
    });
  }
  const nameless = joined.get('');
  joined.delete('');
  const open = [...new Set(named)].filter((id) => joined.get(id)?.cidrs === undefined);
  const [only, ...others] = open;
  if (nameless !== undefined && only !== undefined && others.length === 0)
    joined.set(only, { id: only, name: joined.get(only)?.name ?? '', cidrs: nameless.cidrs });
  return [...joined.values()];
}

/** What describe-vpcs prints of one VPC. */
export interface ReadVpc {
  readonly id: string;
  readonly vpcId: string;
  readonly cidrs: readonly string[];
  readonly ownerId: string;
  readonly dhcpOptionsId: string;
}

/** Reads one VPC; `undefined` when it has no id. */
export function readVpc(from: Located<JsonObject>): ReadVpc | undefined {
  const vpcId = idOf(from, 'VpcId', 'vpc');
  if (vpcId === undefined) return undefined;
  const all = [
    ...present(cidr(from, 'CidrBlock')),
    ...blocksIn(from, 'CidrBlockAssociationSet', 'CidrBlock', 'CidrBlockState'),
    ...blocksIn(from, 'Ipv6CidrBlockAssociationSet', 'Ipv6CidrBlock', 'Ipv6CidrBlockState'),
  ];
  return {
    id: vpcId,
    vpcId,
    cidrs: [...new Set(all)],
    ownerId: text(from, 'OwnerId'),
    dhcpOptionsId: id(from, 'DhcpOptionsId', 'dopt'),
  };
}

/** Reads one NAT gateway; `undefined` when it has no id. */
export function readNatGateway(from: Located<JsonObject>): ExistingNatGateway | undefined {
  const natId = idOf(from, 'NatGatewayId', 'nat');
  if (natId === undefined) return undefined;
  return {
    id: natId,
    state: text(from, 'State').toLowerCase(),
    subnetId: id(from, 'SubnetId', 'subnet'),
    vpcId: id(from, 'VpcId', 'vpc'),
    public: text(from, 'ConnectivityType').toLowerCase() !== 'private',
  };
}

/** Reads one internet gateway; `undefined` when it has no id. */
export function readInternetGateway(
  from: Located<JsonObject>,
): { readonly id: string; readonly vpcId: string } | undefined {
  const gatewayId = idOf(from, 'InternetGatewayId', 'igw');
  if (gatewayId === undefined) return undefined;
  const attached = objects(from, 'Attachments').flatMap((one) => present(id(one, 'VpcId', 'vpc')));
  return { id: gatewayId, vpcId: attached[0] ?? 'detached' };
}

/** Reads one DHCP option set; `undefined` when it has no id. */
export function readDhcpOptions(
  from: Located<JsonObject>,
): { readonly id: string; readonly domainNameServers: readonly string[] } | undefined {
  const optionsId = idOf(from, 'DhcpOptionsId', 'dopt');
  if (optionsId === undefined) return undefined;
  const servers = objects(from, 'DhcpConfigurations')
    .filter((one) => text(one, 'Key') === 'domain-name-servers')
    .flatMap((one) => objects(one, 'Values').flatMap((value) => present(text(value, 'Value'))));
  return { id: optionsId, domainNameServers: servers };
}

/** Reads one hosted zone of list-hosted-zones-by-vpc or list-hosted-zones; `undefined` when it has no id. */
export function readHostedZone(from: Located<JsonObject>): ExistingHostedZone | undefined {
  const zoneId = text(from, 'HostedZoneId') || text(from, 'Id');
  const name = text(from, 'Name').replace(/\.$/, '');
  if (zoneId === '' || name === '') return undefined;
  const owner = member(from.value, 'Owner');
  const service = isJsonObject(owner)
    ? text({ ...from, value: owner, path: join(from.path, 'Owner') }, 'OwningService')
    : '';
  return { id: zoneId, name, ...(service === '' ? {} : { owningService: service }) };
}

/** Reads what AWS offers under one name; `undefined` when it has none. */
export function readOfferedService(
  from: Located<JsonObject>,
): (OfferedService & { readonly id: string }) | undefined {
  const name = serviceName(from, 'ServiceName');
  if (name === '') return undefined;
  const policySupported = flag(from, 'VpcEndpointPolicySupported');
  return {
    id: name,
    serviceName: name,
    types: objects(from, 'ServiceType').flatMap((type) => present(text(type, 'ServiceType'))),
    zones: texts(from, 'AvailabilityZones'),
    privateDnsNames: [
      ...new Set([
        ...present(text(from, 'PrivateDnsName')),
        ...objects(from, 'PrivateDnsNames').flatMap((one) => present(text(one, 'PrivateDnsName'))),
      ]),
    ],
    ...(policySupported === undefined ? {} : { policySupported }),
  };
}

/** The value of an attribute: `{ "Value": true }`, or the value itself. */
export function readAttribute(from: Located<JsonObject>, name: string): boolean | undefined {
  const found = member(from.value, name);
  return isJsonObject(found)
    ? flag({ ...from, value: found, path: join(from.path, name) }, 'Value')
    : flag(from, name);
}

function idOf(from: Located<JsonObject>, name: string, kind: IdKind): string | undefined {
  if (!tells(from.value, name)) {
    from.report(join(from.path, name), 'the id is missing');
    return undefined;
  }
  const found = id(from, name, kind);
  return found === '' ? undefined : found;
}

/** AWS always prints these members: without them the output was filtered, and an empty list would be invented. */
function refuseFiltered(from: Located<JsonObject>, command: string, names: readonly string[]): void {
  const missing = names.filter((name) => !tells(from.value, name));
  if (missing.length === 0) return;
  from.report(
    from.path,
    `this output was filtered: ${missing.join(', ')} ${forCount(missing.length, 'is', 'are')} not in it. Run aws ec2 ${command} without --query`,
  );
}

/** The associated blocks of a set. */
function blocksIn(from: Located<JsonObject>, set: string, name: string, state: string): readonly string[] {
  return objects(from, set)
    .filter((block) => isAssociated(block, state))
    .flatMap((block) => present(cidr(block, name)));
}

/** Absent states are those of old outputs: associated. */
function isAssociated(from: Located<JsonObject>, name: string): boolean {
  const found = member(from.value, name);
  if (!isJsonObject(found)) return true;
  const state = text({ ...from, value: found, path: join(from.path, name) }, 'State');
  return state === '' || state === 'associated' || state === 'associating';
}

function readRoute(from: Located<JsonObject>): ExistingRoute {
  const destination =
    cidr(from, 'DestinationCidrBlock') ||
    cidr(from, 'DestinationIpv6CidrBlock') ||
    id(from, 'DestinationPrefixListId', 'pl');
  const named = TARGETS.map((name) => target(from, name)).find((found) => found !== '');
  return {
    destination,
    target: named ?? '',
    blackhole: text(from, 'State').toLowerCase() === 'blackhole',
    ...(text(from, 'Origin') === 'EnableVgwRoutePropagation' ? { propagated: true } : {}),
  };
}

function readPermission(from: Located<JsonObject>): Permission {
  // AWS Tools for PowerShell print the blocks twice: as text, and as objects.
  const all = [
    ...cidrs(from, 'IpRanges', 'CidrIp'),
    ...cidrs(from, 'Ipv4Ranges', 'CidrIp'),
    ...cidrs(from, 'Ipv6Ranges', 'CidrIpv6'),
  ];
  return {
    protocol: protocolOf(from, 'IpProtocol'),
    fromPort: number(from, 'FromPort'),
    toPort: number(from, 'ToPort'),
    cidrs: [...new Set(all)],
    groupIds: objects(from, 'UserIdGroupPairs').flatMap((pair) => present(id(pair, 'GroupId', 'sg'))),
    prefixListIds: objects(from, 'PrefixListIds').flatMap((list) =>
      present(id(list, 'PrefixListId', 'pl') || id(list, 'Id', 'pl')),
    ),
  };
}

/** `tcp`, `6`, `-1`; empty when absent or null. */
function protocolOf(from: Located<JsonObject>, name: string): string {
  const found = words(from, name).toLowerCase();
  if (/^(?:-1|[a-z0-9]{0,20})$/.test(found)) return found;
  from.report(join(from.path, name), 'expected a protocol, found other text');
  return '';
}
