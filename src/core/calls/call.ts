/**
 * What a workload calls, as data: types. A call is one request that somebody makes while a task starts or runs: who
 * makes it, through whose network interface, to which name and port, with which actions, as which principal, and whether
 * the task stops without it.
 */
import type { CitationId } from '../citations.ts';
import type { WorkloadProfile } from '../questions.ts';
import type { ServiceId } from '../services.ts';

/** The phases of a start, in their order. */
export const PHASES = [
  'boot',
  'registration',
  'poll',
  'telemetry',
  'provisioning',
  'secrets',
  'registry-login',
  'manifest',
  'layers',
  'log-stream',
  'environment-files',
  'volumes',
  'log-delivery',
  'exec',
  'service-connect',
  'firelens',
  'guardduty',
  'xray',
  'application',
] as const;

type Phase = (typeof PHASES)[number];

/** Who makes the call. `platform` is Fargate itself, `runtime` the container runtime of an instance, `aws` the control plane. */
export type Actor = 'platform' | 'agent' | 'runtime' | 'instance' | 'container' | 'aws';

/**
 * Whose network interface the call leaves from: that of the task, the primary one of the container instance, one outside
 * of the VPC (external instances), one of AWS (no path through the VPC), or a link-local address that no rule filters.
 */
export type Via = 'task' | 'instance' | 'outside' | 'aws' | 'link-local';

/** The principal of the call; `ecr` is Amazon ECR's own role, which signs the URLs of image layers. */
export type Principal =
  | 'execution-role'
  | 'task-role'
  | 'instance-role'
  | 'anywhere-role'
  | 'ecr'
  | 'service-linked-role'
  | 'infrastructure-role'
  | 'anonymous'
  | 'unknown';

/**
 * What happens without the call: the task stops; it stops unless the image is cached; it stops if the log driver blocks;
 * the instance cannot host tasks; or the task starts, and something is missing.
 */
type Fatal = 'task' | 'task-unless-cached' | 'task-if-blocking' | 'instance' | 'degrades';

export interface Call {
  /** `topic.call`, such as `login.ecr`: the rows of one call in the facts, whatever the launch type. */
  readonly id: string;
  readonly phase: Phase;
  readonly actor: Actor;
  readonly via: Via;
  /** The endpoint service that can carry it; absent: none can. */
  readonly service: ServiceId | undefined;
  /** The host name; buckets, accounts and file systems that nobody named have those of AWS's documentation. */
  readonly host: string;
  readonly port: number;
  /** IAM actions; empty if they are unknown (the application's own code) or the call is no AWS API. */
  readonly actions: readonly string[];
  /** ARN pattern; `*` if the actions have no resource. */
  readonly resource: string;
  readonly principal: Principal;
  readonly fatal: Fatal;
  readonly cites: readonly [CitationId, ...CitationId[]];
}

/** A call before it is made by one workload: what depends on the workload is a function. */
export interface CallKind {
  readonly id: string;
  readonly phase: Phase;
  readonly when: (w: CallerProfile) => boolean;
  readonly actor: Actor | ((w: CallerProfile) => Actor);
  readonly via: Via | ((w: CallerProfile) => Via);
  readonly service?: ServiceId;
  /** What stands for `*` in the private DNS name of the service: an account or a bucket. */
  readonly label?: string;
  /** Only for hosts that no service of `services.ts` names. `{region}` and `{suffix}` are filled in. */
  readonly host?: string;
  readonly port?: number;
  readonly actions?: readonly string[];
  readonly resource?: string;
  readonly principal: Principal | ((w: CallerProfile) => Principal);
  readonly fatal: Fatal | ((w: CallerProfile) => Fatal);
  readonly cites: readonly [CitationId, ...CitationId[]];
}

export type CallerProfile = WorkloadProfile;

/** Whether a failed call stops the task, as far as the answers tell. On a first start no image is cached. */
export function isFatal({ fatal }: Call): boolean {
  return fatal === 'task' || fatal === 'instance' || fatal === 'task-unless-cached';
}
