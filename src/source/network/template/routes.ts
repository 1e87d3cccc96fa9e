/** VPCs, subnets, route tables and NAT gateways of templates and of Terraform. */
import type {
  ExistingNatGateway,
  ExistingRouteTable,
  ExistingSubnet,
  VpcAttributes,
} from '../../../core/index.ts';
import { blocks } from '../../blocks.ts';
import type { Field } from '../../field.ts';
import { referenceKey } from '../../references.ts';
import type { SourceResource } from '../network.ts';
import { flagOf, idOf, isCidr, type Lookup, placeOf, textsOf } from './lookup.ts';

/** A subnet. */
export function readSubnet(lookup: Lookup, resource: SourceResource): ExistingSubnet {
  const { fields } = resource;
  const ipv6 = textsOf([fields.get('ipv6CidrBlock')]).filter((text) => text.includes(':'));
  return {
    id: idOf(resource),
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    availabilityZone: zoneOf(fields.get('availabilityZone').text()),
    availabilityZoneId: zoneOf(fields.get('availabilityZoneId').text()),
    cidr: textsOf([fields.get('cidrBlock')]).filter(isCidr)[0] ?? '',
    ipv6Cidrs: ipv6,
    mapPublicIpOnLaunch: fields.get('mapPublicIpOnLaunch').flag(),
    place: placeOf(resource),
  };
}

/** A route table, with routes and associations beside it. */
export function readRouteTable(lookup: Lookup, resource: SourceResource): ExistingRouteTable {
  const id = idOf(resource);
  const { fields } = resource;
  const inline = blocks(fields.get('route'), 'a list of routes');
  const separate = lookup.of('route').filter((route) => lookup.one(route.fields.get('routeTableId')) === id);
  const subnets = lookup
    .of('association')
    .filter((one) => lookup.one(one.fields.get('routeTableId')) === id)
    .flatMap((one) => lookup.several(one.fields.get('subnetId'), true) ?? []);
  const main = lookup.of('mainTable').some((one) => lookup.one(one.fields.get('routeTableId')) === id);
  return {
    id,
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    main: main || resource.type === 'aws_default_route_table',
    subnetIds: subnets,
    routes: [...inline, ...separate.map((route) => route.fields)].map((route) => ({
      destination:
        route
          .get(
            'destinationCidrBlock',
            'cidrBlock',
            'destinationIpv6CidrBlock',
            'ipv6CidrBlock',
            'destinationPrefixListId',
          )
          .text() ?? '',
      target: targetOf(lookup, route),
      blackhole: false,
    })),
    place: placeOf(resource),
  };
}

function targetOf(lookup: Lookup, route: Field): string {
  const keys = [
    'gatewayId',
    'natGatewayId',
    'transitGatewayId',
    'vpcPeeringConnectionId',
    'vpcEndpointId',
    'networkInterfaceId',
    'egressOnlyInternetGatewayId',
    'egressOnlyGatewayId',
  ];
  for (const key of keys) {
    const field = route.get(key);
    const text = field.text();
    if (text !== undefined) return lookup.one(field) ?? `@${referenceKey(text)}`;
  }
  return '';
}

/** The blocks of a VPC that the source makes. */
export function blocksOf(lookup: Lookup, vpc: SourceResource): readonly string[] {
  const more = lookup.of('vpcBlock').filter(({ fields }) => lookup.one(fields.get('vpcId')) === idOf(vpc));
  return textsOf([vpc, ...more].map(({ fields }) => fields.get('cidrBlock'))).filter(isCidr);
}

/** The main route table of a VPC that the source makes, where it names no other and tells which subnets have their own. */
export function mainTableOf(
  lookup: Lookup,
  vpcId: string,
  cidrs: readonly string[],
): readonly ExistingRouteTable[] {
  const told = lookup
    .of('association')
    .every(
      ({ fields }) =>
        fields.get('subnetId').value === undefined ||
        lookup.several(fields.get('subnetId'), true) !== undefined,
    );
  const isNamed =
    lookup.of('mainTable').length > 0 ||
    lookup.of('routeTable').some(({ type }) => type === 'aws_default_route_table');
  if (!told || isNamed) return [];
  const routes = cidrs.map((destination) => ({ destination, target: 'local', blackhole: false }));
  return [{ id: `${vpcId}.MainRouteTable`, vpcId, main: true, subnetIds: [], routes }];
}

/** A NAT gateway. */
export function readNatGateway(lookup: Lookup, resource: SourceResource): ExistingNatGateway {
  const { fields } = resource;
  return {
    id: idOf(resource),
    state: 'available',
    subnetId: lookup.one(fields.get('subnetId')) ?? '',
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    public: fields.get('connectivityType').text()?.toLowerCase() !== 'private',
  };
}

/** DNS attributes of a VPC, with the defaults of AWS. */
export function attributesOf(fields: Field, isMade: boolean): VpcAttributes {
  const attribute = (name: string, byDefault: boolean): boolean | undefined => {
    const field = fields.get(name);
    if (field.value !== undefined) return flagOf(field);
    return isMade ? byDefault : undefined;
  };
  const supported = attribute('enableDnsSupport', true);
  const names = attribute('enableDnsHostnames', false);
  return {
    ...(supported === undefined ? {} : { enableDnsSupport: supported }),
    ...(names === undefined ? {} : { enableDnsHostnames: names }),
  };
}

function zoneOf(text: string | undefined): string {
  return text === undefined || text.includes('${') ? '' : text;
}
