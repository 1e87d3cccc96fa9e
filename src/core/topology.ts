/** What a picture of the plan shows: who calls, through which endpoints, and what still leaves the network another way. */
import { pathsOf } from './paths.ts';
import type { Plan, PlannedEndpoint } from './planner.ts';
import { type QuestionId, questionOf, type WorkloadProfile } from './questions.ts';
import { serverDrivers } from './rules/predicates.ts';
import { listed } from './sentences.ts';

/** Where callers, endpoints and AWS lie, for pictures and descriptions. */
export interface Topology {
  /** Who calls, in the words of the questions: the launch types of all workloads. */
  readonly callers: string;
  /** All callers run outside of the VPC and reach its endpoints over a private connection. */
  readonly callersOutside: boolean;
  readonly zones: number;
  /** The task subnets have a route to an internet gateway. */
  readonly subnetsArePublic: boolean;
  readonly gateways: readonly PlannedEndpoint[];
  readonly interfaces: readonly PlannedEndpoint[];
  readonly internet: {
    /** Some call has a path to the internet. */
    readonly reachable: boolean;
    readonly label: string;
  };
  /** The device on the way to the internet, whether that way is open or not; absent: there is none. */
  readonly gate: Gate | undefined;
  /** The hub VPC that has the interface endpoints, and how many VPCs share it; absent: they are in this VPC. */
  readonly hub: { readonly label: string; readonly sharedBy: number } | undefined;
  /** What the tasks run on, for the picture; absent on Fargate, and where workloads differ. */
  readonly host: string | undefined;
  /** The names of the workloads, where they have some. */
  readonly workloads: readonly string[];
  /** What the workloads use and no endpoint reaches, each once. */
  readonly beyond: readonly Beyond[];
}

/** Something that no endpoint reaches. */
interface Beyond {
  readonly what: string;
  /** A server of one's own is on the internet, or in the VPC or a network connected to it: no answer says where. */
  readonly mayBeInside: boolean;
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
  const profiles = plan.workloads.map(({ profile }) => profile);
  const launchTypes = [...new Set(profiles.map(({ launchType }) => launchType))];
  const [only, ...others] = launchTypes.map((launchType) => HOST_WORDS[launchType]);
  const isOutside = launchTypes.every((launchType) => launchType === 'EXTERNAL');
  return {
    callers: listed(launchTypes.map(callerOf)),
    callersOutside: isOutside,
    zones: workload.availabilityZones,
    subnetsArePublic: workload.egress === 'public-ip' && !isOutside,
    gateways: endpoints.filter((endpoint) => endpoint.type === 'Gateway'),
    interfaces: endpoints.filter((endpoint) => endpoint.type === 'Interface'),
    internet: { reachable: profiles.some(reachesInternet), label: labelOf('egress', workload.egress) },
    gate: gateOf(workload, isOutside),
    hub:
      workload.endpointPlacement === 'central-vpc'
        ? { label: 'Hub VPC', sharedBy: workload.sharedByVpcs }
        : undefined,
    host: others.length === 0 ? only : undefined,
    workloads: plan.workloads.map(({ name }) => name).filter((name) => name !== ''),
    beyond: eachOnce(profiles.flatMap(beyondEndpoints)),
  };
}

/** As people say it of tasks: `External` alone says nothing. */
const callerOf = (launchType: WorkloadProfile['launchType']): string =>
  launchType === 'EXTERNAL' ? 'ECS Anywhere' : labelOf('launchType', launchType);

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
function gateOf(w: WorkloadProfile, isOutside: boolean): Gate | undefined {
  const unused: Gate = { label: 'Internet gateway, no route', place: 'border' };
  return GATES[w.egress] ?? (w.internetGateway && !isOutside ? unused : undefined);
}

function reachesInternet(w: WorkloadProfile): boolean {
  const { start, task } = pathsOf(w);
  return start || task;
}

function labelOf(id: QuestionId, value: string): string {
  const { kind } = questionOf(id);
  const options = kind.kind === 'choice' || kind.kind === 'subset' ? kind.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

function beyondEndpoints(w: WorkloadProfile): readonly Beyond[] {
  const destinations = w.firelensDestinations.filter((name) => name === 'other' || name === 'opensearch');
  const outside = [
    ...w.imageRegistries
      .filter((registry) => registry === 'ecr-public' || registry === 'other')
      .map((registry) => labelOf('imageRegistries', registry)),
    ...(w.pullThroughFirstPull ? ['The first pull through a cache rule'] : []),
    ...(w.operatingSystem === 'WINDOWS' && !w.windowsBaseLayersInEcr ? ['Windows base layers'] : []),
  ];
  const servers = [
    ...serverDrivers(w).map((driver) => `Logs by ${driver}`),
    ...destinations.map((name) => `Logs to: ${labelOf('firelensDestinations', name)}`),
  ];
  return [
    ...outside.map((what) => ({ what, mayBeInside: false })),
    ...servers.map((what) => ({ what, mayBeInside: true })),
  ];
}

const eachOnce = (all: readonly Beyond[]): readonly Beyond[] => [
  ...new Map(all.map((one) => [one.what, one])).values(),
];
