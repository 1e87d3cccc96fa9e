/** What a picture of the plan shows: who calls, through which endpoints, and what still leaves the network another way. */
import type { Plan, PlannedEndpoint } from './planner.ts';
import { type QuestionId, questionOf, type WorkloadProfile } from './questions.ts';

/** Where callers, endpoints and AWS lie, for pictures and descriptions. */
export interface Topology {
  /** Who calls, in the words of the questions. */
  readonly callers: string;
  /** The callers run outside of the VPC and reach its endpoints over a private connection. */
  readonly callersOutside: boolean;
  readonly zones: number;
  readonly gateways: readonly PlannedEndpoint[];
  readonly interfaces: readonly PlannedEndpoint[];
  readonly internet: {
    /** The subnets have a path to the internet. */
    readonly reachable: boolean;
    readonly label: string;
  };
  /** What stands on the way to the internet, whether it leads there or not; absent: nothing does. */
  readonly gate: Gate | undefined;
  /** Interface endpoints stand in another VPC, which so many VPCs share; absent: in this one. */
  readonly hub: { readonly label: string; readonly sharedBy: number } | undefined;
  /** What a task runs on, for the picture: a task of its own, or on an instance. */
  readonly host: string | undefined;
  /** The names of the workloads, where they have some. */
  readonly workloads: readonly string[];
  /** What the workload uses and no endpoint reaches. */
  readonly beyond: readonly string[];
}

/** A device between the subnets and the internet. */
interface Gate {
  readonly label: string;
  /** In a public subnet of the VPC, on its border, or behind a private connection. */
  readonly place: 'inside' | 'border' | 'outside';
}

/** The picture of a plan. */
export function topologyOf(plan: Plan): Topology {
  const { workload, endpoints } = plan;
  return {
    callers: labelOf('launchType', workload.launchType),
    callersOutside: workload.launchType === 'EXTERNAL',
    zones: workload.availabilityZones,
    gateways: endpoints.filter((endpoint) => endpoint.type === 'Gateway'),
    interfaces: endpoints.filter((endpoint) => endpoint.type === 'Interface'),
    internet: { reachable: reachesInternet(workload), label: labelOf('egress', workload.egress) },
    gate: gateOf(workload),
    hub:
      workload.endpointPlacement === 'central-vpc'
        ? { label: 'Hub VPC', sharedBy: workload.sharedByVpcs }
        : undefined,
    host: HOST_WORDS[workload.launchType],
    workloads: plan.workloads.map(({ name }) => name).filter((name) => name !== ''),
    beyond: beyondEndpoints(workload),
  };
}

const HOST_WORDS: { readonly [L in WorkloadProfile['launchType']]: string | undefined } = {
  FARGATE: undefined,
  EC2: 'Instance',
  MANAGED_INSTANCES: 'Managed instance',
  EXTERNAL: 'Your server',
};

const GATES: { readonly [E in WorkloadProfile['egress']]: Gate | undefined } = {
  none: undefined,
  'nat-gateway': { label: 'NAT gateway', place: 'inside' },
  'public-ip': { label: 'Internet gateway', place: 'border' },
  transit: { label: 'Transit gateway', place: 'outside' },
  proxy: { label: 'HTTP proxy', place: 'outside' },
};

/** A VPC may have an internet gateway to which the task subnets have no route. */
function gateOf(w: WorkloadProfile): Gate | undefined {
  const unused: Gate = { label: 'Internet gateway, no route', place: 'border' };
  return GATES[w.egress] ?? (w.internetGateway && w.launchType !== 'EXTERNAL' ? unused : undefined);
}

/** VPC Block Public Access in both directions closes what leads through a gateway of the VPC. */
function reachesInternet(w: WorkloadProfile): boolean {
  const isBlocked = w.blockPublicAccess === 'bidirectional' && GATES[w.egress]?.place !== 'outside';
  return w.egress !== 'none' && !isBlocked;
}

function labelOf(id: QuestionId, value: string): string {
  const { kind } = questionOf(id);
  const options = kind.kind === 'choice' || kind.kind === 'subset' ? kind.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

function beyondEndpoints(w: WorkloadProfile): readonly string[] {
  const destinations = w.firelensDestinations.filter((name) => name === 'other' || name === 'opensearch');
  return [
    ...w.imageRegistries
      .filter((registry) => registry === 'ecr-public' || registry === 'other')
      .map((registry) => labelOf('imageRegistries', registry)),
    ...(w.pullThroughFirstPull ? ['The first pull through a cache rule'] : []),
    ...(w.operatingSystem === 'WINDOWS' && !w.windowsBaseLayersInEcr ? ['Windows base layers'] : []),
    ...w.logDrivers
      .filter(
        (driver) => driver === 'splunk' || driver === 'gelf' || driver === 'fluentd' || driver === 'syslog',
      )
      .map((driver) => `Logs by ${driver}`),
    ...destinations.map((name) => `Logs to: ${labelOf('firelensDestinations', name)}`),
  ];
}
