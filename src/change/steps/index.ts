/** The ordered steps around a plan: before, creation in stages, restart of agents, verification. */
import type { Plan } from '../../core/index.ts';
import type { Place } from '../commands/index.ts';
import { createdEndpoints, toGraph } from '../to-resources.ts';
import { afterwards } from './after.ts';
import { openValues, prerequisites } from './before.ts';
import { creation, hostedZones, hubRoutes } from './creation.ts';
import { NO_FILES, policyFiles, writePolicies } from './policy-files.ts';
import type { Around, PlanStep } from './step.ts';

/** What a reader of steps may want otherwise. */
interface StepOptions {
  /** Write each policy to a file of its own first, instead of into the command that creates the endpoint. */
  readonly policiesInFiles?: boolean;
  /** Wait until a stage is available, instead of showing how far it is. */
  readonly waits?: boolean;
}

/** Every step, in order; none when nothing is created. */
export function planSteps(plan: Plan, options: StepOptions = {}): readonly PlanStep[] {
  const endpoints = createdEndpoints(plan);
  const graph = toGraph(plan);
  if (graph.resources.length === 0) return [];
  const files = options.policiesInFiles === true ? policyFiles(graph) : NO_FILES;
  const place: Place = {
    region: graph.region,
    vpcId: graph.vpcId,
    taskVpcId: graph.taskVpcId,
    part: graph.part,
    ...(options.policiesInFiles === true
      ? { policy: ({ service }) => `"$(cat ${files.get(service)?.file})"` }
      : {}),
  };
  const around: Around = {
    plan,
    workload: plan.workload,
    endpoints,
    graph,
    place,
    waits: options.waits === true,
  };
  return [
    ...openValues(around),
    ...prerequisites(around),
    ...writePolicies(files, graph),
    ...creation(around),
    ...hubRoutes(around),
    ...hostedZones(around),
    // In the account of a hub there are no tasks.
    ...(graph.part === 'hub-account' ? [] : afterwards(around)),
  ];
}

export { creationStages, groupChanges } from './creation.ts';
export type { PlanStep } from './step.ts';
