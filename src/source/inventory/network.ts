/** Subnets, route tables, security groups and attributes of a VPC as `aws ec2 describe-*` prints them. */
import type {
  ExistingRoute,
  ExistingRouteTable,
  ExistingSecurityGroup,
  ExistingSubnet,
  Permission,
} from '../../core/index.ts';
import { isJsonObject, type JsonObject } from '../read-json.ts';
import { flag, join, type Located, member, number, objects, text } from './fields.ts';

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
] as const;

/** Reads one subnet; `undefined` when it has no id. */
export function readSubnet(from: Located<JsonObject>): ExistingSubnet | undefined {
  const id = idOf(from, 'SubnetId');
  if (id === undefined) return undefined;
  return {
    id,
    vpcId: text(from, 'VpcId'),
    availabilityZone: text(from, 'AvailabilityZone'),
    availabilityZoneId: text(from, 'AvailabilityZoneId'),
    cidr: text(from, 'CidrBlock'),
    ipv6Cidrs: objects(from, 'Ipv6CidrBlockAssociationSet')
      .filter((block) => isAssociated(block, 'Ipv6CidrBlockState'))
      .map((block) => text(block, 'Ipv6CidrBlock'))
      .filter((cidr) => cidr !== ''),
    mapPublicIpOnLaunch: flag(from, 'MapPublicIpOnLaunch') ?? false,
  };
}

/** Reads one route table; `undefined` when it has no id. */
export function readRouteTable(from: Located<JsonObject>): ExistingRouteTable | undefined {
  const id = idOf(from, 'RouteTableId');
  if (id === undefined) return undefined;
  const associations = objects(from, 'Associations').filter((association) =>
    isAssociated(association, 'AssociationState'),
  );
  return {
    id,
    vpcId: text(from, 'VpcId'),
    main: associations.some((association) => flag(association, 'Main') === true),
    subnetIds: associations
      .map((association) => text(association, 'SubnetId'))
      .filter((subnetId) => subnetId !== ''),
    routes: objects(from, 'Routes').map((route) => readRoute(route)),
  };
}

/** Reads one security group; `undefined` when it has no id. */
export function readSecurityGroup(from: Located<JsonObject>): ExistingSecurityGroup | undefined {
  const id = idOf(from, 'GroupId');
  if (id === undefined) return undefined;
  const permissions = (name: string): readonly Permission[] =>
    objects(from, name).map((permission) => readPermission(permission));
  return {
    id,
    vpcId: text(from, 'VpcId'),
    ingress: permissions('IpPermissions'),
    egress: permissions('IpPermissionsEgress'),
  };
}

/** The value of an attribute: `{ "Value": true }`, or the value itself. */
export function readAttribute(from: Located<JsonObject>, name: string): boolean | undefined {
  const found = member(from.value, name);
  return isJsonObject(found)
    ? flag({ ...from, value: found, path: join(from.path, name) }, 'Value')
    : flag(from, name);
}

function idOf(from: Located<JsonObject>, name: string): string | undefined {
  const id = text(from, name);
  if (id !== '') return id;
  from.report(join(from.path, name), 'the id is missing');
  return undefined;
}

/** Absent states are those of old outputs: associated. */
function isAssociated(from: Located<JsonObject>, name: string): boolean {
  const found = member(from.value, name);
  if (!isJsonObject(found)) return true;
  const state = text({ ...from, value: found, path: join(from.path, name) }, 'State');
  return state === '' || state === 'associated' || state === 'associating';
}

function readRoute(from: Located<JsonObject>): ExistingRoute {
  const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
  const first = (names: readonly string[]): string =>
    names.map((name) => text(from, name)).find((found) => found !== '') ?? '';
  return {
    destination: first(destinations),
    target: first(TARGETS),
    blackhole: text(from, 'State') === 'blackhole',
  };
}

function readPermission(from: Located<JsonObject>): Permission {
  const each = (list: string, name: string): readonly string[] =>
    objects(from, list)
      .map((item) => text(item, name))
      .filter((found) => found !== '');
  return {
    protocol: text(from, 'IpProtocol').toLowerCase(),
    fromPort: number(from, 'FromPort'),
    toPort: number(from, 'ToPort'),
    cidrs: [...each('IpRanges', 'CidrIp'), ...each('Ipv6Ranges', 'CidrIpv6')],
    groupIds: each('UserIdGroupPairs', 'GroupId'),
    prefixListIds: each('PrefixListIds', 'PrefixListId'),
  };
}
