/**
 * Who has a path to the internet. A workload has two kinds of callers, and a path of the one need not be one of the
 * other: what starts a task (the Fargate platform; on instances the agent, the container runtime, the log drivers), and
 * the task itself (the application, sidecars, ECS Exec).
 */
import type { WorkloadProfile } from './questions.ts';
import type { Need } from './rule.ts';

/** Which callers have a path to the internet. */
export interface Paths {
  /** For image pulls, secrets, the awslogs driver and the agent. */
  readonly start: boolean;
  /** For calls from inside the task. */
  readonly task: boolean;
}

const NEITHER: Paths = { start: false, task: false };
const BOTH: Paths = { start: true, task: true };
const START_ONLY: Paths = { start: true, task: false };
const TASK_ONLY: Paths = { start: false, task: true };

/** Whether the subnets have a way out of the VPC, which costs something beside the endpoints. */
export function hasWayOut(w: WorkloadProfile): boolean {
  return w.egress !== 'none';
}

/** Which callers of this workload reach the internet. */
export function pathsOf(w: WorkloadProfile): Paths {
  switch (w.egress) {
    case 'none':
      return NEITHER;
    case 'transit':
      return BOTH;
    case 'nat-gateway':
      return w.blockPublicAccess === 'bidirectional' ? NEITHER : BOTH;
    case 'public-ip':
      // Only NAT gateways and egress-only internet gateways pass the ingress-only mode.
      if (w.blockPublicAccess !== 'off') return NEITHER;
      // Interfaces of tasks on EC2 get no public address; the instance has one.
      return w.launchType === 'EC2' && w.networkMode === 'awsvpc' ? START_ONLY : BOTH;
    case 'proxy':
      // Agent and container runtime can be told of a proxy where somebody runs them.
      return w.launchType === 'EC2' || w.launchType === 'EXTERNAL' ? BOTH : TASK_ONLY;
  }
}

/** `by-path` and `by-task-path`: required without a path for that caller, recommended with one. */
export function needOf(need: Need | 'by-path' | 'by-task-path', w: WorkloadProfile): Need {
  if (need !== 'by-path' && need !== 'by-task-path') return need;
  const { start, task } = pathsOf(w);
  return (need === 'by-path' ? start : task) ? 'recommended' : 'required';
}
