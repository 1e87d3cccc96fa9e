/** ECS Exec: its endpoints, versions, limits and session logs. */
import { calls, explains, type Rule, reports, spares, use } from '../rule.ts';
import { isOlderThan } from './agent-version.ts';
import {
  callsFromCode,
  isExternal,
  onEc2,
  onPlatform13,
  onWindows,
  readsParameterStore,
  taskHasNoPath,
} from './predicates.ts';
import { CHANNELS } from './uses.ts';

const AUDIT_LOGS = [
  use(['logs:DescribeLogGroups']),
  use(
    ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    'arn:{partition}:logs:{region}:{own}:log-group:*',
  ),
];
const AUDIT_OBJECTS = use(
  ['s3:GetBucketLocation', 's3:GetEncryptionConfiguration', 's3:PutObject'],
  'arn:{partition}:s3:::*',
);
export const execRules = [
  {
    id: 'features/exec-needs-channels',
    when: (w) => w.ecsExec,
    implies: [calls('ssmmessages', [CHANNELS])],
    cites: ['ecs-exec'],
    text: { why: 'ECS Exec opens its session through the channels of Systems Manager, ssmmessages.' },
  },
  {
    id: 'features/exec-needs-no-other-ssm',
    when: (w) => w.ecsExec && !w.instanceManagement && !readsParameterStore(w) && !callsFromCode('ssm')(w),
    implies: [spares('ssm'), spares('ec2messages')],
    cites: ['ecs-exec'],
    derived: true,
    text: {
      why: 'For ECS Exec the documentation asks for ssmmessages only; ssm and ec2messages serve the management of instances.',
    },
  },
  {
    id: 'features/exec-applies-to-new-tasks',
    when: (w) => w.ecsExec,
    implies: [reports('info')],
    cites: ['ecs-exec', 'ecs-task-roles'],
    text: {
      why: 'ECS Exec cannot be turned on for tasks that already run. The task role has to allow the four ssmmessages actions, and the root file system of the container must be writable (no readonlyRootFilesystem).',
      fix: 'Start new tasks: aws ecs update-service --enable-execute-command --force-new-deployment',
    },
  },
  {
    id: 'features/exec-callers-need-a-path-too',
    when: (w) => w.ecsExec && taskHasNoPath(w),
    implies: [reports('info')],
    cites: ['ecs-exec-run', 'ecs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Whoever runs aws ecs execute-command calls Amazon ECS and ssmmessages as well. From a workstation or AWS CloudShell that goes over the internet; from inside this VPC it needs the ecs endpoint too.',
    },
  },
  {
    id: 'features/exec-sessions-have-limits',
    when: (w) => w.ecsExec,
    implies: [explains('ssmmessages')],
    cites: ['ecs-exec'],
    text: {
      why: 'A session of ECS Exec ends after 20 idle minutes, which cannot be changed, runs as root, and is the only one in its PID namespace. The caller needs version 1.22.3 (or 2.3.6) of the AWS CLI or later.',
    },
  },
  {
    id: 'features/exec-names-the-container',
    when: (w) => w.ecsExec && (w.serviceConnect || w.guardDutyRuntimeMonitoring),
    implies: [explains('ssmmessages')],
    cites: ['ecs-exec'],
    text: {
      why: 'Service Connect and Runtime Monitoring add a sidecar to the task, so aws ecs execute-command must name the container (--container).',
    },
  },
  {
    id: 'features/exec-not-in-ipv6-only',
    when: (w) => w.ecsExec && w.ipAddressType === 'ipv6',
    implies: [reports('error')],
    cites: ['ecs-exec', 'ecs-fargate-networking'],
    text: {
      why: 'ECS Exec is not supported for tasks in IPv6-only subnets.',
      fix: 'Use IPv4 or dual-stack subnets.',
    },
  },
  {
    id: 'features/exec-needs-newer-platform',
    when: (w) => w.ecsExec && onPlatform13(w),
    implies: [reports('error')],
    cites: ['ecs-exec-run'],
    text: {
      why: 'ECS Exec needs Fargate platform version 1.4.0 or later on Linux.',
      fix: 'Choose platform version LATEST.',
    },
  },
  {
    id: 'features/exec-needs-newer-agent',
    when: (w) => w.ecsExec && onEc2(w) && !onWindows(w) && isOlderThan(w.agentVersion, [1, 50, 2]),
    implies: [reports('error')],
    cites: ['ecs-exec-run'],
    text: {
      why: 'ECS Exec on Linux instances needs container agent 1.50.2 or later; {agentVersion} is older.',
      fix: 'Update the agent, or start instances from an Amazon ECS-optimized AMI released after 20 January 2021.',
    },
  },
  {
    id: 'features/exec-on-windows-needs-newer-agent',
    when: (w) => w.ecsExec && onEc2(w) && onWindows(w) && isOlderThan(w.agentVersion, [1, 56, 0]),
    implies: [reports('error')],
    cites: ['ecs-exec'],
    text: {
      why: 'ECS Exec on Windows instances needs container agent 1.56 or later; {agentVersion} is older.',
      fix: 'Update the agent on every container instance.',
    },
  },
  {
    id: 'features/exec-wants-awsvpc',
    when: (w) => w.ecsExec && onEc2(w) && w.networkMode !== 'awsvpc',
    implies: [reports('info')],
    cites: ['ecs-exec'],
    derived: true,
    text: {
      why: 'For ECS Exec on Amazon EC2 the documentation says to use the awsvpc network mode. In the other modes the session uses the network interface of the instance.',
    },
  },
  {
    id: 'features/exec-on-instances',
    when: (w) => w.ecsExec && onEc2(w),
    implies: [explains('ssmmessages')],
    cites: ['ecs-exec'],
    text: {
      why: 'On Amazon EC2 ECS Exec takes the role of the instance where the task has none. It does not work for tasks that run-task starts in a cluster whose managed scaling places them later, when an instance is there.',
    },
  },
  {
    id: 'features/exec-audit-to-logs',
    when: (w) => w.ecsExecAudit.includes('cloudwatch-logs'),
    implies: [calls('logs', AUDIT_LOGS)],
    cites: ['ecs-exec'],
    text: { why: 'Session logs of ECS Exec are written to CloudWatch Logs by the task.' },
  },
  {
    id: 'features/exec-audit-to-s3',
    when: (w) => w.ecsExecAudit.includes('s3') && !isExternal(w),
    implies: [calls('s3', [AUDIT_OBJECTS])],
    cites: ['ecs-exec'],
    text: { why: 'Session logs of ECS Exec are written to a bucket of yours by the task.' },
  },
  {
    id: 'features/exec-audit-to-s3-from-outside',
    when: (w) => w.ecsExecAudit.includes('s3') && isExternal(w),
    implies: [calls('s3', [AUDIT_OBJECTS], 'Interface')],
    cites: ['ecs-exec', 's3-privatelink'],
    text: {
      why: 'Session logs of ECS Exec are written to a bucket of yours; from outside the VPC only the S3 interface endpoint leads there.',
    },
  },
  {
    id: 'features/exec-logs-by-default',
    when: (w) => w.ecsExec && w.logDrivers.includes('awslogs') && !w.ecsExecAudit.includes('cloudwatch-logs'),
    implies: [explains('logs', AUDIT_LOGS)],
    cites: ['ecs-exec'],
    text: {
      why: 'Unless the cluster says otherwise, ECS Exec logs its sessions to the log group of the awslogs driver. The task does that, with its role, so the policy allows it.',
    },
  },
  {
    id: 'features/exec-logs-need-script-and-cat',
    when: (w) => w.ecsExec && (w.ecsExecAudit.length > 0 || w.logDrivers.includes('awslogs')),
    implies: [explains('ssmmessages')],
    cites: ['ecs-exec'],
    text: {
      why: 'Sessions are logged only from images that have script and cat installed.',
    },
  },
  {
    id: 'features/exec-not-in-nano-server',
    when: (w) => w.ecsExec && onWindows(w),
    implies: [reports('info')],
    cites: ['ecs-exec'],
    text: {
      why: 'ECS Exec does not run against Microsoft Nano Server containers.',
      fix: 'Use images of Windows Server Core where you need ECS Exec.',
    },
  },
] as const satisfies readonly Rule[];
