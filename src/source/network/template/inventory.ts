/**
 * Endpoints, subnets, route tables and security groups of a template or of Terraform → an inventory, for the audit and
 * the rehearsal. What the source makes has a reference as its id (`@Endpoint`); what it does not tell is absent.
 */
import type { ExistingCaller, ExistingEndpoint, Inventory } from '../../../core/index.ts';
import type { Field } from '../../field.ts';
import type { SourceResource } from '../network.ts';
import { readAcls } from './acls.ts';
import { doubtsIn } from './doubts.ts';
import { readEndpoint } from './endpoints.ts';
import { readGroup } from './groups.ts';
import { idOf, Lookup } from './lookup.ts';
import { attributesOf, blocksOf, mainTableOf, readNatGateway, readRouteTable, readSubnet } from './routes.ts';
import { KIND_OF, type Kind } from './types.ts';

const MOST_RESOURCES = 20_000;

/** The inventory that the resources make; `undefined` when there is no endpoint among them. */
export function inventoryOf(
  resources: readonly SourceResource[],
  doubts: readonly string[] = [],
  services: readonly PlacedService[] = [],
): Inventory | undefined {
  const read = resources.slice(0, MOST_RESOURCES);
  const lookup = new Lookup(read);
  const endpoints = lookup.of('endpoint').flatMap((resource) => readEndpoint(lookup, resource));
  if (endpoints.length === 0) return undefined;
  const all = [...doubts, ...doubtsIn(read.filter(({ type }) => KIND_OF.has(type)))];
  const callers = services.flatMap((service) => callerOf(lookup, service));
  return {
    ...wholeInventory(lookup, endpoints),
    ...(all.length === 0 ? {} : { doubts: all }),
    ...(callers.length === 0 ? {} : { callers }),
  };
}

/** Where the tasks of a service of the source stand. */
interface PlacedService {
  readonly workload: string;
  readonly subnets: readonly Field[];
  readonly groups: readonly Field[];
  readonly publicIp: { readonly on: boolean } | undefined;
}

/** Everything but what the defaults of parameters decide, and where services call from. */
function wholeInventory(lookup: Lookup, endpoints: readonly ExistingEndpoint[]): Inventory {
  const vpcIds = [...new Set(endpoints.map(({ vpcId }) => vpcId))];
  const vpcId = vpcIds.length === 1 && vpcIds[0] !== '' ? vpcIds[0] : undefined;
  const named = endpoints.map(({ region }) => region).filter((region) => region !== undefined);
  const regions = new Set(named);
  // One name among many that leave the Region to the deployment is rather a slip than the Region.
  const [region] = named.length * 2 >= endpoints.length ? regions : [];
  const vpc = lookup.of('vpc').find((resource) => idOf(resource) === vpcId);
  const told = vpc ?? lookup.of('foundVpc').find((resource) => idOf(resource) === vpcId);
  const attributes = told === undefined ? undefined : attributesOf(told.fields, told === vpc);
  const cidrs = told === undefined ? [] : blocksOf(lookup, told);
  const acls = readAcls(lookup, vpc);
  const main = vpc === undefined ? [] : mainTableOf(lookup, idOf(vpc), cidrs);
  return {
    vpcId,
    origin: 'template',
    endpoints,
    elsewhere: [],
    ...(regions.size === 1 && region !== undefined ? { region } : {}),
    ...listOf(lookup, 'subnet', 'subnets', (resource) => readSubnet(lookup, resource)),
    ...listOf(lookup, 'routeTable', 'routeTables', (resource) => readRouteTable(lookup, resource), main),
    ...listOf(lookup, 'group', 'securityGroups', (resource) => readGroup(lookup, resource)),
    ...listOf(lookup, 'natGateway', 'natGateways', (resource) => readNatGateway(lookup, resource)),
    ...listOf(lookup, 'internetGateway', 'internetGateways', idOf),
    ...(acls === undefined ? {} : { networkAcls: acls }),
    ...(attributes === undefined ? {} : { vpcAttributes: attributes }),
    ...(cidrs.length === 0 ? {} : { vpcCidrs: cidrs }),
  };
}

/** A list that the source has something of; otherwise it is absent, because it may exist beside the source. */
function listOf<K extends keyof Inventory, V>(
  lookup: Lookup,
  kind: Kind,
  key: K,
  make: (resource: SourceResource) => V,
  more: readonly V[] = [],
): { [P in K]?: V[] } {
  const made = [...lookup.of(kind).map(make), ...more];
  return (made.length === 0 ? {} : { [key]: made }) as { [P in K]?: V[] };
}

/** From where a service calls; nothing where one of its subnets or groups is not told. */
function callerOf(
  lookup: Lookup,
  { workload, subnets, groups, publicIp }: PlacedService,
): readonly ExistingCaller[] {
  const ids = (fields: readonly Field[]): readonly (string | undefined)[] =>
    fields.flatMap((field): readonly (string | undefined)[] => lookup.named(field.text()) ?? [undefined]);
  const [subnetIds, securityGroupIds] = [ids(subnets), ids(groups)];
  const isTold = (all: readonly (string | undefined)[]): all is readonly string[] => !all.includes(undefined);
  if (subnetIds.length === 0 || !isTold(subnetIds) || !isTold(securityGroupIds)) return [];
  const told = publicIp === undefined ? {} : { publicAddress: publicIp.on };
  return [{ workload, via: 'task', subnetIds, securityGroupIds, ...told }];
}
