/** Where the tasks run, as far as the answers and the described network tell. */
import {
  type Answers,
  type ExistingRoute,
  type ExistingRouteTable,
  type ExistingSubnet,
  type Inventory,
  type QuestionId,
  regionOf,
  splitList,
  type WorkloadProfile,
} from '../core/index.ts';
import { covers, parseCidr } from './cidr.ts';

/** Which answer named the subnets; `path`: none did, they are those whose routes match the answered egress. */
type Source = 'taskSubnetCidrs' | 'routeTableIds' | 'subnetIds' | 'path';

export interface Place {
  /** The answers about the VPC, which all workloads share. */
  readonly workload: WorkloadProfile;
  readonly workloads: readonly WorkloadProfile[];
  /** Every workload runs outside of the VPC. */
  readonly outside: boolean;
  readonly inventory: Inventory;
  /** The security group of the tasks, where it can be told; else empty. */
  readonly taskGroup: string;
  /** Ids of the task subnets, where they can be told. */
  readonly taskSubnets: { readonly ids: readonly string[]; readonly source: Source } | undefined;
  /** Route tables in which a gateway endpoint has to have its route. */
  readonly routeTables: { readonly ids: readonly string[]; readonly source: Source } | undefined;
  readonly subnetById: ReadonlyMap<string, ExistingSubnet>;
  /** Only addresses of this IP version count: tasks with both launch over IPv4. */
  readonly family: 4 | 6;
  /** In how many Availability Zones an interface endpoint has to be. */
  readonly zones: number;
  /** Nobody answered this question about the VPC, and nothing that was read does. */
  readonly isAssumed: (question: QuestionId) => boolean;
}

/** Brings the answers and the described network together. */
export function placeOf(
  workload: WorkloadProfile,
  inventory: Inventory,
  workloads: readonly WorkloadProfile[] = [workload],
  stated: Answers = workload,
): Place {
  const subnetById = new Map((inventory.subnets ?? []).map((subnet) => [subnet.id, subnet]));
  // External instances are outside the VPC: no subnet is theirs.
  const outside = workloads.every(({ launchType }) => launchType === 'EXTERNAL');
  const taskSubnets = outside ? undefined : findTaskSubnets(workload, inventory, subnetById);
  const family = familyOf(workload);
  const taskGroup = workload.taskSecurityGroupId || (outside ? '' : groupOfCallers(inventory));
  const place = {
    workload,
    workloads,
    outside,
    inventory,
    taskGroup,
    taskSubnets,
    subnetById,
    family,
  } as const;
  return {
    ...place,
    routeTables: findRouteTables(place),
    zones: countZones(place),
    isAssumed: (question) => stated[question] === undefined,
  };
}

const familyOf = ({ ipAddressType }: WorkloadProfile): 4 | 6 => (ipAddressType === 'ipv6' ? 6 : 4);

/** The one security group that the tasks of all services have; empty where they have several, or nothing tells. */
function groupOfCallers({ callers = [] }: Inventory): string {
  const groups = callers.filter(({ via }) => via === 'task').map((caller) => caller.securityGroupIds);
  const [first] = groups;
  const [group = '', ...others] = first ?? [];
  return others.length === 0 && groups.every((ids) => ids.join() === group) ? group : '';
}

/** Where services of a template stand, whose subnets no answer can name. */
const subnetsOfCallers = ({ callers = [], origin }: Inventory): readonly string[] =>
  origin === 'template'
    ? [...new Set(callers.filter(({ via }) => via === 'task').flatMap(({ subnetIds }) => subnetIds))]
    : [];

/** The zone of a subnet; a subnet that was not described is a zone of its own. */
export function zoneOf(id: string, place: Pick<Place, 'subnetById'>): string {
  return place.subnetById.get(id)?.availabilityZone || id;
}

/** What a table's default route leads to: that of the family, else that of the other one; `none` without one. */
export function pathOf(
  table: ExistingRouteTable,
  { family }: Pick<Place, 'family'>,
): {
  readonly egress: WorkloadProfile['egress'];
  readonly target: string;
} {
  const routes = table.routes.filter(isDefault);
  const route = routes.find(({ destination }) => destination.includes(':') === (family === 6)) ?? routes[0];
  return route === undefined
    ? { egress: 'none', target: '' }
    : { egress: egressThrough(route.target), target: route.target };
}

/** The id of the route table that serves a subnet: its own, or the main one where the list has every page. */
export function tableOf(subnetId: string, inventory: Inventory): string | undefined {
  return servingTable(subnetId, inventory)?.id;
}

function servingTable(subnetId: string, inventory: Inventory): ExistingRouteTable | undefined {
  const { routeTables: tables = [], partial = [] } = inventory;
  const known = SERVING.get(inventory) ?? {
    own: new Map(tables.toReversed().flatMap((table) => table.subnetIds.map((id) => [id, table] as const))),
    main: partial.includes('routeTables') ? undefined : tables.find((table) => table.main),
  };
  SERVING.set(inventory, known);
  return known.own.get(subnetId) ?? known.main;
}

/** Found once for each inventory. */
const SERVING = new WeakMap<
  Inventory,
  {
    readonly own: ReadonlyMap<string, ExistingRouteTable>;
    readonly main: ExistingRouteTable | undefined;
  }
>();

function findTaskSubnets(
  workload: WorkloadProfile,
  inventory: Inventory,
  subnetById: ReadonlyMap<string, ExistingSubnet>,
): Place['taskSubnets'] {
  const subnets = [...subnetById.values()];
  const tables = inventory.routeTables ?? [];
  const blocks = splitList(workload.taskSubnetCidrs).flatMap((cidr) => parseCidr(cidr) ?? []);
  const named = splitList(workload.routeTableIds);
  const answered = splitList(workload.subnetIds);
  const given = answered.length > 0 ? answered : subnetsOfCallers(inventory);
  const known = subnets.map(({ id }) => id);
  const candidates = known.length > 0 ? known : tables.flatMap((table) => table.subnetIds);
  const within = (subnet: ExistingSubnet): boolean =>
    [subnet.cidr, ...subnet.ipv6Cidrs].some((cidr) => {
      const range = parseCidr(cidr);
      return range !== undefined && covers(blocks, range);
    });
  const found: readonly { readonly source: Source; readonly ids: readonly string[] }[] = [
    { source: 'taskSubnetCidrs', ids: subnets.filter(within).map(({ id }) => id) },
    {
      source: 'routeTableIds',
      ids: named.length === 0 ? [] : candidates.filter((id) => named.includes(tableOf(id, inventory) ?? '')),
    },
    { source: 'subnetIds', ids: known.length > 0 ? given.filter((id) => known.includes(id)) : given },
    { source: 'path', ids: candidates.filter((id) => matchesEgress(servingTable(id, inventory), workload)) },
  ];
  return found.find(({ ids }) => ids.length > 0);
}

function matchesEgress(table: ExistingRouteTable | undefined, workload: WorkloadProfile): boolean {
  const { egress } = workload;
  if (table === undefined) return false;
  const path = pathOf(table, { family: familyOf(workload) });
  // A NAT instance is reached through its network interface, like an appliance of another network.
  return path.egress === egress || (egress === 'nat-gateway' && /^(?:eni|i)-/.test(path.target));
}

function findRouteTables(place: Pick<Place, 'workload' | 'inventory' | 'taskSubnets'>): Place['routeTables'] {
  const named = splitList(place.workload.routeTableIds);
  if (named.length > 0) return { ids: named, source: 'routeTableIds' };
  const { taskSubnets } = place;
  if (place.inventory.routeTables === undefined || taskSubnets === undefined) return undefined;
  const ids = [...new Set(taskSubnets.ids.flatMap((id) => tableOf(id, place.inventory) ?? []))];
  return ids.length === 0 ? undefined : { ids, source: taskSubnets.source };
}

/** As many as planned, but never more than the task subnets or the Region have. */
function countZones(place: Pick<Place, 'workload' | 'taskSubnets' | 'subnetById'>): number {
  const { workload, taskSubnets, subnetById } = place;
  const inRegion = regionOf(workload.region).zones || workload.availabilityZones;
  const described = (taskSubnets?.ids ?? []).filter((id) => subnetById.has(id));
  const ofTasks = new Set(described.map((id) => zoneOf(id, place))).size || workload.availabilityZones;
  return Math.min(workload.availabilityZones, inRegion, ofTasks);
}

function isDefault({ destination, blackhole }: ExistingRoute): boolean {
  return (destination === '0.0.0.0/0' || destination === '::/0') && !blackhole;
}

function egressThrough(target: string): WorkloadProfile['egress'] {
  if (target.startsWith('igw-')) return 'public-ip';
  if (target.startsWith('nat-') || target.startsWith('eigw-')) return 'nat-gateway';
  return 'transit';
}
