/** "Prove this plan": the network that an export of the plan makes, rehearsed before anything exists. */

import { type Rehearsal, rehearse } from '../audit/rehearsal/rehearsal.ts';
import {
  type ExistingEndpoint,
  type ExistingHostedZone,
  type ExistingNetworkAcl,
  type ExistingSecurityGroup,
  type Inventory,
  includedEndpoints,
  type Plan,
  splitList,
  type WorkloadProfile,
} from '../core/index.ts';
import { inventoryOf, portsOfAll, type Surroundings, usualSurroundings } from './apply-corrections.ts';

/**
 * What exists after the plan's export was run and its steps were followed, in a VPC such as the answers describe: task
 * subnets with the answered path, a task security group that lets everything out, default network ACLs.
 */
export function plannedInventory(plan: Plan): Inventory {
  const { workload } = plan;
  const usual = withIpv6Routes(
    withTaskSubnets(usualSurroundings(workload, portsOfAll(includedEndpoints(plan))), workload),
    workload,
  );
  const vpcId = usual.vpcId ?? '';
  const group = taskGroup(workload.taskSecurityGroupId || TASK_GROUP, vpcId);
  const others = (usual.securityGroups ?? []).filter(({ id }) => id !== group.id);
  const ids = (usual.subnets ?? []).map(({ id }) => id);
  const made = inventoryOf(plan, {
    ...usual,
    securityGroups: [...others, group],
    networkAcls: [defaultAcl(vpcId, ids)],
    vpcAttributes: { enableDnsSupport: true, enableDnsHostnames: true },
  });
  return workload.endpointPlacement === 'central-vpc' ? inHub(made, plan) : made;
}

/** The blocks that the answers give for the tasks are subnets of their own, on the same routes. */
function withTaskSubnets(usual: Surroundings, workload: WorkloadProfile): Surroundings {
  const blocks = splitList(workload.taskSubnetCidrs);
  const [like] = usual.subnets ?? [];
  if (blocks.length === 0 || like === undefined) return usual;
  const subnets = blocks.map((cidr, index) => ({
    ...like,
    id: `subnet-${(index + 1).toString(16).padStart(17, 'f')}`,
    cidr,
  }));
  const [table, ...tables] = usual.routeTables ?? [];
  const added = subnets.map(({ id }) => id);
  return {
    ...usual,
    subnets: [...subnets, ...(usual.subnets ?? [])],
    routeTables:
      table === undefined ? [] : [{ ...table, subnetIds: [...added, ...table.subnetIds] }, ...tables],
  };
}

/** The answered path for IPv6 too, with translation where IPv6-only subnets go through a NAT gateway. */
function withIpv6Routes(usual: Surroundings, { egress, ipAddressType }: WorkloadProfile): Surroundings {
  if (ipAddressType === 'ipv4') return usual;
  const targets = {
    none: undefined,
    proxy: undefined,
    'nat-gateway': 'eigw-00000000000000001',
    'public-ip': 'igw-00000000000000001',
    transit: 'tgw-00000000000000001',
  };
  const target = targets[egress];
  if (target === undefined) return usual;
  const added = [
    { destination: '::/0', target, blackhole: false },
    ...(egress === 'nat-gateway'
      ? [{ destination: '64:ff9b::/96', target: 'nat-00000000000000001', blackhole: false }]
      : []),
  ];
  return {
    ...usual,
    routeTables: (usual.routeTables ?? []).map((table) => ({
      ...table,
      routes: [...table.routes, ...added],
    })),
  };
}

const HUB = 'vpc-000000000000000ff';
const HUB_BLOCK = '10.255.0.0/16';

/** Interface endpoints stand in a hub; private hosted zones carry their names, a transit gateway leads there. */
function inHub(made: Inventory, plan: Plan): Inventory {
  const inHere = ({ type }: { readonly type: string }): boolean => type !== 'Interface';
  const moved = made.endpoints
    .filter((endpoint) => !inHere(endpoint))
    .map((endpoint, index) => ({
      ...endpoint,
      vpcId: HUB,
      privateDnsEnabled: false,
      addresses: [`10.255.0.${(index % 200) + 10}`, `fd00:255::${(index + 10).toString(16)}`],
    }));
  const route = (destination: string) => ({ destination, target: 'tgw-00000000000000001', blackhole: false });
  return {
    ...made,
    endpoints: made.endpoints.filter(inHere),
    elsewhere: [...made.elsewhere, ...moved],
    hostedZones: moved.flatMap((endpoint) => zonesOf(endpoint, plan)),
    routeTables: (made.routeTables ?? []).map((table) => ({
      ...table,
      routes: [...table.routes, route(HUB_BLOCK), route('fd00:255::/64')],
    })),
  };
}

function zonesOf({ id, service }: ExistingEndpoint, { endpoints }: Plan): readonly ExistingHostedZone[] {
  const names = endpoints.find((endpoint) => endpoint.service === service)?.privateDnsNames ?? [];
  return [...new Set(names.map((name) => name.replace(/^\*\./, '')))].map((zone) => ({
    id: `/hostedzone/${zone}`,
    name: zone,
    records: names
      .filter((name) => name.replace(/^\*\./, '') === zone)
      .flatMap((name) =>
        ['A', 'AAAA'].map((type) => ({ name, type, values: [`${id}-x.vpce.amazonaws.com`] })),
      ),
  }));
}

/** Rehearses the planned network; the answers are taken at their word about everything that the plan does not make. */
export function provePlan(plan: Plan): Rehearsal {
  return rehearse(plan.workloads, plannedInventory(plan), {
    planned: true,
    placements: Object.fromEntries(
      plan.workloads.map(({ name, profile }) => [name, placementsIn(plan, profile)]),
    ),
  });
}

const TASK_GROUP = 'sg-00000000000000aaa';

function placementsIn({ workload }: Plan, profile: WorkloadProfile) {
  const group = workload.taskSecurityGroupId || TASK_GROUP;
  const placement = {
    securityGroupIds: [group],
    publicAddress: profile.egress === 'public-ip',
  };
  return { task: placement, instance: placement };
}

function taskGroup(id: string, vpcId: string): ExistingSecurityGroup {
  const everywhere = {
    protocol: '-1',
    fromPort: undefined,
    toPort: undefined,
    cidrs: ['0.0.0.0/0', '::/0'],
    groupIds: [],
    prefixListIds: [],
  };
  return { id, vpcId, ingress: [], egress: [everywhere] };
}

function defaultAcl(vpcId: string, subnetIds: readonly string[]): ExistingNetworkAcl {
  const entry = (egress: boolean, cidr: string, number: number) => ({
    egress,
    number,
    allow: true,
    protocol: '-1',
    cidr,
    fromPort: undefined,
    toPort: undefined,
  });
  return {
    id: 'acl-00000000000000001',
    vpcId,
    isDefault: true,
    subnetIds,
    entries: [true, false].flatMap((egress) => [entry(egress, '0.0.0.0/0', 100), entry(egress, '::/0', 101)]),
  };
}
