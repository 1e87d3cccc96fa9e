/** Outputs → everything that they show, of all VPCs. */
import type { ExistingPrefixList, Inventory, InventoryList, VpcAttributes } from '../../core/index.ts';
import type { JsonObject } from '../json.ts';
import type { Found, ItemKind, Kind } from './documents.ts';
import { readEndpoint } from './endpoints.ts';
import { id, type Located, text } from './fields.ts';
import {
  joinPrefixLists,
  type ReadVpc,
  readAttribute,
  readDhcpOptions,
  readHostedZone,
  readInternetGateway,
  readNatGateway,
  readNetworkAcl,
  readOfferedService,
  readPrefixList,
  readRouteTable,
  readSecurityGroup,
  readSubnet,
  readVpc,
} from './network.ts';

/** Everything that the texts show, of all VPCs. Lists that no text has are absent. */
export interface Everything
  extends Pick<
    Inventory,
    | 'endpoints'
    | 'subnets'
    | 'routeTables'
    | 'securityGroups'
    | 'networkAcls'
    | 'prefixLists'
    | 'natGateways'
    | 'hostedZones'
    | 'offeredServices'
    | 'blockPublicAccess'
    | 'partial'
  > {
  readonly vpcs: readonly ReadVpc[] | undefined;
  readonly internetGateways: readonly { readonly id: string; readonly vpcId: string }[] | undefined;
  /** More internet gateways are on another page: that of the VPC may be there. */
  readonly hasMoreGateways: boolean;
  readonly dhcpOptions: readonly { readonly id: string; readonly domainNameServers: readonly string[] }[];
  readonly attributes: readonly (VpcAttributes & { readonly vpcId: string })[] | undefined;
}

const PARTIAL: readonly InventoryList[] = [
  'endpoints',
  'subnets',
  'routeTables',
  'securityGroups',
  'networkAcls',
  'prefixLists',
  'hostedZones',
];

/** Whether a list has another page, or an item that could not be read. */
const isPart = ({ cut, unread }: Found, kind: ItemKind): boolean =>
  cut.has(kind) || unread.some((item) => item.kind === kind);

/** Reads what the outputs hold; of what several of them show, the last one counts. */
export function readEverything(found: readonly Found[]): Everything {
  const has = (kind: Kind): boolean => found.some(({ kinds }) => kinds.has(kind));
  const all = <V extends { readonly id: string }>(
    kind: ItemKind,
    read: (from: Located<JsonObject>) => V | undefined,
  ): readonly V[] => onePerId(found.flatMap(({ items }) => items[kind].flatMap((item) => read(item) ?? [])));
  const partial = PARTIAL.filter((kind) => found.some((one) => isPart(one, kind)));
  const access = found.flatMap(({ blockPublicAccess }) =>
    blockPublicAccess.flatMap((options) => readBlockPublicAccess(options) ?? []),
  );
  const routing = {
    ...(has('routeTables') ? { routeTables: all('routeTables', readRouteTable) } : {}),
    ...(has('securityGroups') ? { securityGroups: all('securityGroups', readSecurityGroup) } : {}),
  };
  return {
    endpoints: all('endpoints', readEndpoint),
    ...(partial.length > 0 ? { partial } : {}),
    ...(has('subnets') ? { subnets: all('subnets', readSubnet) } : {}),
    ...routing,
    ...(has('networkAcls') ? { networkAcls: all('networkAcls', readNetworkAcl) } : {}),
    ...(has('prefixLists') ? { prefixLists: prefixListsIn(found, routing) } : {}),
    ...(has('natGateways') ? { natGateways: all('natGateways', readNatGateway) } : {}),
    ...(has('hostedZones') ? { hostedZones: all('hostedZones', readHostedZone) } : {}),
    ...(has('offeredServices')
      ? {
          offeredServices: all('offeredServices', readOfferedService).map(({ id: _, ...offered }) => offered),
        }
      : {}),
    ...(access[0] === undefined ? {} : { blockPublicAccess: access[0] }),
    vpcs: has('vpcs') ? all('vpcs', readVpc) : undefined,
    internetGateways: has('internetGateways') ? all('internetGateways', readInternetGateway) : undefined,
    hasMoreGateways: found.some((one) => isPart(one, 'internetGateways')),
    dhcpOptions: all('dhcpOptions', readDhcpOptions),
    attributes: has('attributes')
      ? found.flatMap(({ attributes }) => attributes.map(readAttributes))
      : undefined,
  };
}

/** Security groups tell which list entries without an id may belong to; the lists of gateway endpoints are AWS's. */
function prefixListsIn(
  found: readonly Found[],
  { securityGroups = [], routeTables = [] }: Pick<Everything, 'securityGroups' | 'routeTables'>,
): readonly ExistingPrefixList[] {
  const lists = found.flatMap(({ items }) => items.prefixLists.flatMap((item) => readPrefixList(item) ?? []));
  const ofGateways = new Set(
    routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination, target }) => (target.startsWith('vpce-') ? [destination] : [])),
    ),
  );
  const named = securityGroups.flatMap(({ ingress, egress = [] }) =>
    [...ingress, ...egress].flatMap(({ prefixListIds }) => prefixListIds),
  );
  return joinPrefixLists(
    lists,
    named.filter((list) => !ofGateways.has(list)),
  );
}

/**
 * The mode of VPC Block Public Access; `undefined` when the output does not say it, or says one that is not documented:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html
 */
function readBlockPublicAccess(from: Located<JsonObject>): Inventory['blockPublicAccess'] {
  const mode = text(from, 'InternetGatewayBlockMode');
  if (mode === 'block-bidirectional') return 'bidirectional';
  if (mode === 'block-ingress') return 'ingress-only';
  return mode === 'off' ? 'off' : undefined;
}

function readAttributes(from: Located<JsonObject>): VpcAttributes & { readonly vpcId: string } {
  const enableDnsSupport = readAttribute(from, 'EnableDnsSupport');
  const enableDnsHostnames = readAttribute(from, 'EnableDnsHostnames');
  return {
    vpcId: id(from, 'VpcId', 'vpc'),
    ...(enableDnsSupport === undefined ? {} : { enableDnsSupport }),
    ...(enableDnsHostnames === undefined ? {} : { enableDnsHostnames }),
  };
}

/** Outputs may overlap: of a repeated id the last one counts. */
function onePerId<V extends { readonly id: string }>(items: readonly V[]): readonly V[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
