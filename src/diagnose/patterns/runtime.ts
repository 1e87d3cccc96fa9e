/** Tasks that stopped for reasons of their own: nothing here is about endpoints, which is worth saying. */
import type { CitationId } from '../../core/index.ts';
import type { Cause } from '../diagnosis.ts';
import { always, certainly, type Pattern, perhaps, probably } from '../pattern.ts';

interface Reason {
  readonly id: string;
  readonly when: RegExp;
  readonly and?: RegExp;
  readonly cause: Cause;
  readonly text: string;
  readonly fix: string;
  readonly general?: true;
  readonly cites?: CitationId;
}

const isCode = /errorf\(|%[vsw]["' ]|\.includes\(|=== ?['"]/;

const REASONS: readonly Reason[] = [
  {
    id: 'out-of-memory',
    when: /outofmemory(?:error)?\b|container killed due to memory|oom-?kill|memory cgroup out of memory|exit(?:ed with)? ?code:? ?137/,
    cause: 'runtime',
    text: 'The container used more memory than it has. Endpoints are not the cause.',
    fix: 'Raise the memory of task and container, or lower what the program uses.',
  },
  {
    id: 'command-not-found',
    when: /executable file not found|oci runtime (?:create|exec) failed|failed to create (?:new container runtime task|shim)|runc create failed|container init caused|stat \/\S{0,200}: no such file or directory|permission denied: unknown/,
    cause: 'runtime',
    text: 'The container runtime could not start the program of the image. Endpoints are not the cause.',
    fix: 'Check entryPoint, command, working directory, file permissions and line endings of scripts.',
  },
  {
    id: 'container-runtime',
    when: /failed to initialize container runtime|containerruntime(?:timeout)?error|unable to create tmpfs|unable to create new container|cannotstartcontainererror|cannotcreatecontainererror|cannotinspectcontainererror|cannotstopcontainererror|dockertimeouterror|could not transition to|dockerstateerror|containervanished|failed to get container status|cannot start container/,
    cause: 'runtime',
    text: 'The container runtime failed. Endpoints are not the cause.',
    fix: 'Read the rest of the message; on container instances look into the Docker log and at disk and I/O.',
  },
  {
    id: 'credential-spec',
    when: /credential ?spec|domainless gmsa|gmsa/,
    and: /error|fail|invalid|unable|cannot/,
    cause: 'configuration',
    text: 'The credential specification of the task could not be used.',
    fix: 'Check its ARN (Amazon S3 or Parameter Store), its JSON, and the role that reads it.',
  },
  {
    id: 'task-definition',
    when: /requires task definition to have|no fargate configuration exists|networkconfiguration must be provided|network ?configuration is not valid|subnets can not be empty|service linked role|do(?:es)? not (?:appear to )?belong to the same (?:vpc|network)|unable to describe task definition|task definition (?:does not support|is inactive|not found)|platform version .{0,60}(?:not supported|unsupported|invalid|does not exist)|platformtaskdefinitionincompatibility|invalid .{0,20}setting for container|secret name .{0,60}(?:invalid|exists)|awslogs-[a-z-]{4,20} .{0,40}required/,
    cause: 'configuration',
    text: 'Amazon ECS was reached and does not accept the task definition or the request. Endpoints are not the cause.',
    fix: 'Correct what the message names.',
  },
  {
    id: 'health-check',
    when: /failed (?:elb|container|load balancer) health ?checks|health checks? failed|is unhealthy in|target\.(?:timeout|failedhealthchecks|responsecodemismatch)|failed container health/,
    cause: 'runtime',
    text: 'The task started and then did not pass its health check. Endpoints are not the first suspect.',
    fix: 'Check path, port and grace period of the health check, the security group between load balancer and task, and the log of the container.',
  },
  {
    id: 'capacity',
    when: /capacity is unavailable|insufficient(?:instance)?capacity|resource:(?:cpu|memory|eni|gpu|ports)|no container instances? met|no active instances|empty capacity provider|memberof placement constraint|taskfailedtostart: attribute|unable to launch instance|insufficient (?:cpu|memory|gpu)/,
    cause: 'runtime',
    text: 'No place was found for the task: capacity, resources or placement constraints. Endpoints are not the cause.',
    fix: 'Check capacity providers, sizes and constraints; try other Availability Zones.',
  },
  {
    id: 'network-interface',
    when: /insufficientfreeaddressesinsubnet|network interface provisioning|unexpected ec2 error.{0,80}network interface|eni provisioning|create network interface/,
    cause: 'configuration',
    text: 'The network interface of the task could not be created: usually the subnet has no free address, or the account reached a quota.',
    fix: 'Check free addresses in the subnet, the quota of network interfaces and the service-linked role of Amazon ECS.',
    cites: 'ecs-fargate-networking',
  },
  {
    id: 'spot',
    when: /spotinterruption|spot (?:instance )?interrupt|your spot task was interrupted/,
    cause: 'runtime',
    text: 'The Spot capacity was taken back. Endpoints are not the cause.',
    fix: 'Nothing to repair; add a share of regular capacity if it matters.',
  },
  {
    id: 'infrastructure',
    when: /internalerror: |ephemeralstorage provisioning|host (?:was )?(?:terminated|stopped)|instance (?:was )?terminated|task retirement|fargate task retired/,
    cause: 'runtime',
    text: 'The platform stopped the task. Endpoints are not the cause.',
    fix: 'Start it again; a service does so by itself.',
  },
  {
    id: 'dependency',
    when: /dependency container|dependencycontainer|containers? .{0,80}dependency .{0,60}(?:failed|exited|unhealthy)|dependencies? .{0,40}not (?:healthy|met)/,
    cause: 'runtime',
    text: 'A container that this one waits for failed first. Look at that container.',
    fix: 'Read the reason and the log of the container it depends on.',
    general: true,
  },
  {
    id: 'essential-container-exited',
    when: /essential container (?:in task )?exited|essentialcontainerexited|exit(?:ed with)? ?code:? ?[1-9]\d{0,2}\b/,
    cause: 'runtime',
    text: 'The program in the container ended by itself. The text does not say why; endpoints are not named.',
    fix: 'Read the log of the container and its exit code: a call that timed out there would be a case for an endpoint.',
    general: true,
  },
  {
    id: 'deployment-failed',
    when: /circuit breaker was triggered|unable to consistently start tasks|deployment failed: tasks failed to start|did not stabilize|failed to stabilize/,
    cause: 'runtime',
    text: 'The deployment gave up because its tasks did not stay up. This text does not say why.',
    fix: 'Read the stopped reason of a task: aws ecs describe-tasks, within an hour after it stopped.',
    general: true,
  },
  {
    id: 'stopped-on-purpose',
    when: /scaling activity initiated by|task stopped by user|stopped by user|userinitiated|servicescheduler(?:initiated)|task was stopped by/,
    cause: 'runtime',
    text: 'The task was stopped on purpose, by a deployment, a scaling or a person. Nothing failed.',
    fix: 'If a deployment keeps replacing tasks, look at the tasks that it could not start.',
    general: true,
  },
];

export const RUNTIME: readonly Pattern[] = [
  ...REASONS.map(
    (reason): Pattern => ({
      id: `runtime/${reason.id}`,
      when: reason.when,
      ...(reason.and === undefined ? {} : { and: reason.and }),
      unless: isCode,
      cites: [reason.cites ?? 'ecs-stopped-errors'],
      ...(reason.general === true ? { general: true as const } : {}),
      finds: always(
        (reason.general === true ? probably : certainly)(reason.cause, [], reason.text, reason.fix),
      ),
    }),
  ),
  {
    id: 'runtime/initialization',
    when: /resourceinitializationerror/,
    and: /resourceinitializationerror:? ?\S/,
    unless: isCode,
    general: true,
    cites: ['ecs-init-error'],
    finds: always(
      perhaps(
        'runtime',
        [],
        'The task could not be prepared, and the text does not say what failed.',
        'Read the full reason with aws ecs describe-tasks; the console cuts it off.',
      ),
    ),
  },
];
