/** X-Ray and collectors, GuardDuty, scaling, Container Insights. */
import { calls, explains, offers, type Rule, reports, requires, spares, use } from '../rule.ts';
import {
  callsFromCode,
  onContainerInstances,
  onEc2,
  onFargate,
  onManagedInstances,
  onPlatform13,
  readsParameterStore,
  runsGuardDutySidecar,
  sendsLogsToCloudWatch,
} from './predicates.ts';
import { LAYERS, TRACE } from './uses.ts';

const AGENT_IMAGE = [
  use(['ecr:GetAuthorizationToken']),
  use(
    ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    'arn:{partition}:ecr:{region}:*:repository/aws-guardduty-agent-fargate',
  ),
];

export const featureRules = [
  {
    id: 'features/xray-traces',
    when: (w) => w.xray,
    implies: [calls('xray', [TRACE])],
    cites: ['xray-vpc-endpoints', 'ecs-trace-data'],
    text: {
      why: 'The X-Ray daemon or the OpenTelemetry collector sends trace segments and reads sampling rules.',
    },
  },
  {
    id: 'features/xray-daemon-in-maintenance',
    when: (w) => w.xray,
    implies: [reports('info')],
    cites: ['x-ray-support'],
    text: {
      why: 'The X-Ray SDKs and the daemon are in maintenance mode since 25 February 2026, and a page of AWS has their support end on 25 February 2027. AWS recommends OpenTelemetry, whose traces go to the same endpoint.',
    },
  },
  {
    id: 'features/collector-reads-its-configuration',
    when: (w) => w.xray && !readsParameterStore(w) && !callsFromCode('ssm')(w),
    implies: [reports('info')],
    cites: ['ecs-trace-data', 'ecs-prometheus'],
    derived: true,
    text: {
      why: 'The documented permissions of the OpenTelemetry sidecar hold ssm:GetParameters and log actions beside X-Ray: it may read its configuration from Parameter Store and write metrics to CloudWatch Logs. Metrics for Amazon Managed Service for Prometheus go to aps-workspaces.{region}.{suffix}.',
      fix: 'If yours does, add ssm to the secret sources, or CloudWatch Logs to the log destinations. For Prometheus name it among the services that your code calls: that adds aps-workspaces.',
    },
  },
  {
    id: 'features/guardduty-creates-its-endpoint',
    when: runsGuardDutySidecar,
    implies: [offers('guardduty-data', 'unknown'), reports('info')],
    cites: ['guardduty-vpc-endpoint', 'guardduty-fargate'],
    derived: true,
    text: {
      why: 'For Fargate, GuardDuty connects its agent by itself, free of charge: over a link-local address, or through an endpoint guardduty-data that it creates. A second endpoint with private DNS would conflict with that one.',
      fix: 'Turn on automated agent configuration in GuardDuty instead of creating the endpoint.',
    },
  },
  {
    id: 'features/guardduty-on-instances',
    when: (w) => w.guardDutyRuntimeMonitoring && onEc2(w),
    implies: [requires('guardduty-data', 'unknown')],
    cites: ['guardduty-vpc-endpoint', 'guardduty-manual-endpoint'],
    text: {
      why: 'The GuardDuty agent on an instance delivers its events over a link-local address or through guardduty-data. With automated agent configuration GuardDuty connects it by itself; for an agent that you manage, you create the endpoint.',
    },
  },
  {
    id: 'features/guardduty-agent-by-systems-manager',
    when: (w) => w.guardDutyRuntimeMonitoring && onEc2(w) && !w.instanceManagement,
    implies: [reports('info')],
    cites: ['guardduty-ec2'],
    text: {
      why: 'Automated agent configuration installs the GuardDuty agent through Systems Manager, on instances that it manages. These are not among them.',
      fix: 'Have the instances managed by Systems Manager, so that its endpoints are planned, or install the agent yourself.',
    },
  },
  {
    id: 'features/guardduty-agent-image',
    when: runsGuardDutySidecar,
    implies: [
      requires('ecr.api', AGENT_IMAGE),
      requires('ecr.dkr', AGENT_IMAGE),
      requires('s3', [LAYERS]),
      reports('info'),
    ],
    cites: ['guardduty-prerequisites', 'guardduty-agent-repository', 'guardduty-fargate'],
    text: {
      why: 'The GuardDuty sidecar is pulled from a private ECR repository of AWS (aws-guardduty-agent-fargate), through the ECR endpoints and the S3 gateway. The task execution role needs the permission to pull it. If it cannot launch, the task runs without it.',
    },
  },
  {
    id: 'features/guardduty-sends-telemetry',
    when: (w) => w.guardDutyRuntimeMonitoring && onFargate(w),
    implies: [reports('info')],
    cites: ['guardduty-prerequisites'],
    text: {
      why: 'Service control policies and permissions boundaries must not deny guardduty:SendSecurityTelemetry, by which the GuardDuty agent sends its events.',
    },
  },
  {
    id: 'features/guardduty-needs-newer-platform',
    when: (w) => w.guardDutyRuntimeMonitoring && onPlatform13(w),
    implies: [reports('error')],
    cites: ['guardduty-prerequisites'],
    text: {
      why: 'GuardDuty Runtime Monitoring needs Fargate platform version 1.4.0 or later.',
      fix: 'Choose platform version LATEST.',
    },
  },
  {
    id: 'features/scaling-is-control-plane',
    when: (w) => !onEc2(w),
    implies: [spares('application-autoscaling'), spares('autoscaling')],
    cites: ['ecs-auto-scaling', 'ecs-cluster-scaling'],
    derived: true,
    text: {
      why: 'Service auto scaling and capacity providers work in the control plane; nothing in the VPC calls them.',
    },
  },
  {
    id: 'features/action-logs-are-delivered-for-you',
    when: (w) => !sendsLogsToCloudWatch(w) && !callsFromCode('logs')(w),
    implies: [spares('logs')],
    cites: ['ecs-action-logs'],
    derived: true,
    text: {
      why: 'Amazon ECS delivers the Action Logs of a cluster itself: nothing in the VPC calls CloudWatch Logs, Amazon S3 or Data Firehose for them.',
    },
  },
  {
    id: 'features/managed-instances-are-launched-for-you',
    when: onManagedInstances,
    implies: [spares('ec2')],
    cites: ['ecs-managed-instances'],
    derived: true,
    text: {
      why: 'Amazon ECS launches Managed Instances with the infrastructure role: nothing in the VPC calls Amazon EC2 for that.',
    },
  },
  {
    id: 'features/container-insights-uses-telemetry',
    when: onContainerInstances,
    implies: [explains('ecs-telemetry')],
    cites: ['ecs-anywhere', 'ecs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The telemetry session of the agent (ecs-t) carries the metrics of tasks and containers. That Container Insights travels with them is our conclusion.',
    },
  },
  {
    id: 'features/guardduty-in-shared-subnets',
    when: (w) => w.guardDutyRuntimeMonitoring && w.subnetOwnership === 'participant',
    implies: [reports('info')],
    cites: ['privatelink-interface', 'guardduty-vpc-endpoint'],
    derived: true,
    text: {
      why: 'A participant creates no endpoints in shared subnets, but a service may create those that it manages: so GuardDuty can connect its agent there.',
      fix: 'Ask the owner of the subnets whether GuardDuty is on for the VPC.',
    },
  },
] as const satisfies readonly Rule[];
