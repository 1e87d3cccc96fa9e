/** What every step is, and what it is made from. */
import type { CitationId, Plan, PlannedEndpoint, WorkloadProfile } from '../../core/index.ts';
import type { Place } from '../commands/index.ts';
import type { ResourceGraph } from '../resources.ts';

export interface PlanStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Commands for bash, zsh or any POSIX shell; `$VPC_ID` and the like stand for what was not answered. */
  readonly commands: readonly string[];
  readonly cites: readonly [CitationId, ...CitationId[]];
}

/** Everything that steps are made from. */
export interface Around {
  readonly plan: Plan;
  readonly workload: WorkloadProfile;
  readonly endpoints: readonly PlannedEndpoint[];
  readonly graph: ResourceGraph;
  readonly place: Place;
  readonly waits: boolean;
}
