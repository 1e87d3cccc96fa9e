/** Where a call starts: subnets, addresses, security groups of the task or of the container instance. */

import type { Call, Via } from '../../core/calls/index.ts';
import {
  type ExistingRouteTable,
  type ExistingSubnet,
  splitList,
  type WorkloadProfile,
} from '../../core/index.ts';
import { placeOf } from '../place.ts';
import { type Network, once, subnetRanges, vpcRanges } from './network.ts';
import { type AddressRange, type Family, rangesOf } from './ranges.ts';

/** What a service, a task or an instance tells of its network interface. */
export interface Placement {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
  readonly publicAddress?: boolean;
}

export type Placements = { readonly [V in 'task' | 'instance']?: Placement };

export interface Caller {
  readonly via: Via;
  readonly family: Family;
  /** Subnets from which the call leaves; empty: none is described. */
  readonly subnets: readonly ExistingSubnet[];
  /** The call leaves from each of the subnets; otherwise they are all that could be. */
  readonly certain: boolean;
  /** Addresses that it comes from, as an endpoint sees them; `exact`: all of them are used. */
  readonly ranges: readonly AddressRange[];
  readonly exact: boolean;
  /** `undefined`: not known. */
  readonly groupIds: readonly string[] | undefined;
  readonly publicAddress: boolean | undefined;
  /** Ports from which it calls, first and last. */
  readonly ports: readonly [number, number];
}

/** Source ports by operating system: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
const LINUX_PORTS = [32_768, 60_999] as const;
const WINDOWS_PORTS = [49_152, 65_535] as const;

/** Who makes this call, as far as answers, placements and descriptions tell. */
export function callerOf(
  call: Pick<Call, 'via'>,
  workload: WorkloadProfile,
  network: Network,
  placements: Placements = {},
): Caller {
  const { ipAddressType, taskSubnetCidrs, routeTableIds, subnetIds, egress, launchType } = workload;
  const { operatingSystem, taskSecurityGroupId } = workload;
  const told = [
    ipAddressType,
    taskSubnetCidrs,
    routeTableIds,
    subnetIds,
    egress,
    launchType,
    operatingSystem,
  ];
  const key = `caller ${JSON.stringify([call.via, told, taskSecurityGroupId, placements])}`;
  return once(network, key, () => newCaller(call, workload, network, placements));
}

function newCaller(
  call: Pick<Call, 'via'>,
  workload: WorkloadProfile,
  network: Network,
  placements: Placements,
): Caller {
  const family: Family = workload.ipAddressType === 'ipv6' ? 6 : 4;
  const placement = call.via === 'instance' ? placements.instance : placements.task;
  const where = subnetsOf(workload, network, placement);
  const placed = placement?.subnetIds !== undefined && placement.subnetIds.length > 0;
  const answered = placed ? [] : rangesOf(splitList(workload.taskSubnetCidrs), family);
  const own = where.subnets.flatMap((subnet) => subnetRanges(subnet, family));
  const known = answered.length > 0 ? answered : where.certain ? own : [];
  const named = workload.taskSecurityGroupId;
  return {
    via: call.via,
    family,
    subnets: call.via === 'outside' ? [] : where.subnets,
    certain: where.certain,
    ranges: known.length > 0 ? known : call.via === 'outside' ? [] : vpcRanges(network, family),
    exact: known.length > 0 && (answered.length > 0 || where.exact),
    groupIds: placement?.securityGroupIds ?? (named === '' ? undefined : [named]),
    publicAddress: publicAddressOf(call, workload, placement),
    ports: workload.operatingSystem === 'WINDOWS' ? WINDOWS_PORTS : LINUX_PORTS,
  };
}

interface Where {
  readonly subnets: readonly ExistingSubnet[];
  readonly certain: boolean;
  readonly exact: boolean;
}

function subnetsOf(workload: WorkloadProfile, network: Network, placement: Placement | undefined): Where {
  const described = (ids: readonly string[]): readonly ExistingSubnet[] =>
    ids.flatMap((id) => network.subnets.get(id) ?? { ...UNDESCRIBED, id });
  if (placement?.subnetIds !== undefined && placement.subnetIds.length > 0)
    return { subnets: described(placement.subnetIds), certain: true, exact: true };
  const { taskSubnetCidrs, routeTableIds, subnetIds, egress, launchType } = workload;
  const key = `place ${JSON.stringify([taskSubnetCidrs, routeTableIds, subnetIds, egress, launchType === 'EXTERNAL'])}`;
  const taskSubnets = once(network, key, () => placeOf(workload, network.inventory).taskSubnets);
  if (taskSubnets === undefined)
    return { subnets: [...network.subnets.values()], certain: false, exact: false };
  return { subnets: described(taskSubnets.ids), certain: true, exact: taskSubnets.source !== 'path' };
}

/** A subnet that only its id tells of. */
const UNDESCRIBED: ExistingSubnet = {
  id: '',
  vpcId: '',
  availabilityZone: '',
  availabilityZoneId: '',
  cidr: '',
  ipv6Cidrs: [],
  mapPublicIpOnLaunch: false,
};

/** Task network interfaces on EC2 never have a public address; elsewhere the service or the answers tell. */
function publicAddressOf(
  call: Pick<Call, 'via'>,
  workload: WorkloadProfile,
  placement: Placement | undefined,
): boolean | undefined {
  if (call.via === 'task' && workload.launchType !== 'FARGATE') return false;
  if (placement?.publicAddress !== undefined) return placement.publicAddress;
  const { egress } = workload;
  return egress === 'transit' || egress === 'proxy' ? undefined : egress === 'public-ip';
}

/** The route tables of the caller's subnets, each once, with the first subnet that it serves; none: not described. */
export function tablesOf(
  { subnets }: Caller,
  network: Network,
): readonly { readonly subnetId: string; readonly table: ExistingRouteTable | undefined }[] {
  const seen = new Set<ExistingRouteTable | undefined>();
  return subnets.flatMap(({ id }) => {
    const table = network.tableOf(id);
    return seen.has(table) ? [] : [seen.add(table) && { subnetId: id, table }];
  });
}
