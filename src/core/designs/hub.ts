/**
 * What a plan with central endpoints consists of: endpoints in the hub VPC, hosted zones that carry their names to the
 * VPCs that use them, and the routes and group rules without which the names lead nowhere.
 *
 * Sources: https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html,
 * the Amazon Route 53 pages on private hosted zones and Profiles; names as `describe-vpc-endpoint-services` reports them.
 */
import { includedEndpoints, type Plan, type PlannedEndpoint } from '../planner.ts';
import { type PartitionId, partitionOf, regionOf } from '../regions.ts';
import { type ServiceId, serviceOf } from '../services.ts';
import { DUAL_STACK_SUFFIXES } from './dual-stack.ts';

/** An alias record of a zone; `''` is the name of the zone itself. */
export interface ZoneRecord {
  readonly name: '' | '*';
  /** `AAAA` where the endpoint has IPv6 addresses. */
  readonly types: readonly ('A' | 'AAAA')[];
}

/** A private hosted zone. Its records are aliases of the Regional DNS name (the first DNS entry) of the endpoint. */
export interface HubZone {
  readonly service: ServiceId;
  /** Never begins with `*.`: Route 53 refuses such zones. */
  readonly name: string;
  readonly records: readonly ZoneRecord[];
}

/** A route that has to exist, by the table it stands in. */
export interface HubRoute {
  readonly table: 'task-subnets' | 'spoke-attachment' | 'hub-attachment' | 'endpoint-subnets';
  readonly destination: 'hub-cidrs' | 'spoke-cidrs';
  readonly target: 'transit-gateway' | 'hub-attachment' | 'spoke-attachments';
  readonly text: string;
}

/** A plan whose interface endpoints stand in another VPC, with the zones that carry their names. */
export interface Hub {
  /** Interface endpoints of the hub, with private DNS off: the zones carry the names. */
  readonly central: readonly PlannedEndpoint[];
  /** What stays in the VPC of the workload: gateways, and what GuardDuty makes itself. */
  readonly local: readonly PlannedEndpoint[];
  /** Each is associated with the hub VPC and with every VPC that uses the endpoints. */
  readonly zones: readonly HubZone[];
  /** Both ways, four places; the first over peering too, with the peering connection as the target. */
  readonly routes: readonly HubRoute[];
}

const ROUTES: readonly HubRoute[] = [
  {
    table: 'task-subnets',
    destination: 'hub-cidrs',
    target: 'transit-gateway',
    text: 'Route tables of the task subnets: the CIDR blocks of the hub, to the transit gateway.',
  },
  {
    table: 'spoke-attachment',
    destination: 'hub-cidrs',
    target: 'hub-attachment',
    text: 'Transit gateway route table of this VPC: the CIDR blocks of the hub, to the attachment of the hub.',
  },
  {
    table: 'hub-attachment',
    destination: 'spoke-cidrs',
    target: 'spoke-attachments',
    text: 'Transit gateway route table of the hub: the CIDR blocks of every VPC, to their attachments (propagation).',
  },
  {
    table: 'endpoint-subnets',
    destination: 'spoke-cidrs',
    target: 'transit-gateway',
    text: 'Route tables of the endpoint subnets in the hub: the CIDR blocks of every VPC, to the transit gateway.',
  },
];

/** The hub behind a plan, or `undefined` when the endpoints stand in the VPC of the workload. */
export function hubOf(plan: Plan): Hub | undefined {
  if (plan.workload.endpointPlacement !== 'central-vpc') return undefined;
  const endpoints = includedEndpoints(plan);
  const central = endpoints.filter(({ placement }) => placement === 'central-vpc');
  return {
    central,
    local: endpoints.filter(({ placement }) => placement === 'this-vpc'),
    zones: central.flatMap((endpoint) => zonesOf(endpoint, plan)),
    routes: ROUTES,
  };
}

/** One zone for each name without its wildcard; a name with and without one share a zone. */
function zonesOf(endpoint: PlannedEndpoint, plan: Plan): readonly HubZone[] {
  const wanted = plan.workloads.some(({ profile }) => profile.ecrApiPrivateDns);
  if (endpoint.service === 'ecr.api' && !wanted) return [];
  const records = new Map<string, ('' | '*')[]>();
  for (const name of [...endpoint.privateDnsNames, ...furtherNames(endpoint, plan)]) {
    const zone = name.replace(/^\*\./, '');
    records.set(zone, [...(records.get(zone) ?? []), name.startsWith('*.') ? '*' : '']);
  }
  const types = TYPES[endpoint.ipAddressType];
  return [...records].map(([name, labels]) => ({
    service: endpoint.service,
    name,
    records: labels.map((label) => ({ name: label, types })),
  }));
}

const TYPES: { readonly [T in PlannedEndpoint['ipAddressType']]: ZoneRecord['types'] } = {
  ipv4: ['A'],
  dualstack: ['A', 'AAAA'],
  ipv6: ['AAAA'],
};

/** Names that the managed zone of an endpoint answers beside its usual ones; none for FIPS variants. */
function furtherNames({ service, serviceName }: PlannedEndpoint, { workload }: Plan): readonly string[] {
  if (!serviceName.endsWith(`.${service}`)) return [];
  const { dnsSuffix } = partitionOf(workload.region);
  const { partition } = regionOf(workload.region);
  const onAws = ON_AWS[partition];
  const { furtherDns = [], dualStackDns = [] } = serviceOf(service);
  return [...furtherDns, ...(workload.ipAddressType === 'ipv4' ? [] : dualStackDns)]
    .filter((name) => onAws !== undefined || !name.endsWith('{onaws}'))
    .map((name) =>
      name
        .replace('{region}', workload.region)
        .replace('{suffix}', dnsSuffix)
        .replace('{dualstack}', DUAL_STACK_SUFFIXES[partition])
        .replace('{onaws}', onAws ?? ''),
    );
}

/** Where the dual-stack names of registries stand; other partitions document none. */
const ON_AWS: { readonly [P in PartitionId]?: string } = {
  aws: 'on.aws',
  'aws-us-gov': 'on.aws',
  'aws-cn': 'on.amazonwebservices.com.cn',
};
