/** What a picture of the plan shows: who calls, through which endpoints, and what still leaves the network another way. */
import type { Plan, PlannedEndpoint } from './planner.ts';
import { type QuestionId, questionOf, type WorkloadProfile } from './questions.ts';

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
  /** What the workload uses and no endpoint reaches. */
  readonly beyond: readonly string[];
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
    internet: { reachable: workload.egress !== 'none', label: labelOf('egress', workload.egress) },
    beyond: beyondEndpoints(workload),
  };
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
