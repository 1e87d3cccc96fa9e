/** ECS Exec, tracing, runtime monitoring, volumes, and what the application itself calls. */
import type { ApplicationService } from '../questions.ts';
import { regionOf } from '../regions.ts';
import { calls, explains, offers, type Rule, reports, requires, spares, use } from '../rule.ts';
import { type ServiceId, serviceOf } from '../services.ts';
import { isOlderThan } from './agent-version.ts';
import {
  callsFromCode,
  hasNoPath,
  isExternal,
  mountsS3Files,
  onContainerInstances,
  onEc2,
  onFargate,
  onPlatform13,
  onWindows,
  readsParameterStore,
  readsSecretsManager,
  runsGuardDutySidecar,
  taskHasNoPath,
} from './predicates.ts';
import { CHANNELS, LAYERS } from './uses.ts';

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
const S3_FILES_OBJECTS = use(['s3:GetObject', 's3:GetObjectVersion'], 'arn:{partition}:s3:::*');
const S3_FILES_BUCKET = use(['s3:ListBucket'], 'arn:{partition}:s3:::*');
const TRACE = use([
  'xray:GetSamplingRules',
  'xray:GetSamplingStatisticSummaries',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);
const AGENT_IMAGE = [
  use(['ecr:GetAuthorizationToken']),
  use(
    ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    'arn:{partition}:ecr:{region}:*:repository/aws-guardduty-agent-fargate',
  ),
];

/** In the first file of the wizard the names of most services are not there yet: they come with these words (`src/words`). */
const withArticle = (service: ServiceId): string => `${serviceOf(service).name}`.replace(/.* API$/, 'the $&');

/** The one rule that holds for every service that code can call; its words and its source stand with the service. */
const codeCalls = <const Id extends `features/code-${string}`>(
  service: ApplicationService & ServiceId,
  id: Id,
) => ({
  id,
  when: callsFromCode(service),
  implies: [calls(service, 'unknown')] as const,
  cites: [serviceOf(service).cites] as const,
  text: { why: `Your code calls ${withArticle(service)}.` },
});

export const featureRules = [
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
      why: 'ECS Exec cannot be turned on for tasks that already run, the task role has to allow the four ssmmessages actions, and the root file system of the container must be writable (no readonlyRootFilesystem).',
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
    text: {
      why: 'For ECS Exec on Amazon EC2 the documentation says to use the awsvpc network mode. In the other modes the session uses the network interface of the instance.',
    },
  },
  {
    id: 'features/exec-audit-to-logs',
    when: (w) => w.ecsExecAudit.includes('cloudwatch-logs'),
    implies: [calls('logs', AUDIT_LOGS)],
    cites: ['ecs-exec', 'logs-vpc-endpoints'],
    text: { why: 'Session logs of ECS Exec are written to CloudWatch Logs by the task.' },
  },
  {
    id: 'features/exec-audit-to-s3',
    when: (w) => w.ecsExecAudit.includes('s3') && !isExternal(w),
    implies: [calls('s3', [AUDIT_OBJECTS])],
    cites: ['ecs-exec', 'privatelink-s3-gateway'],
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
    id: 'features/xray-traces',
    when: (w) => w.xray,
    implies: [calls('xray', [TRACE])],
    cites: ['xray-vpc-endpoints', 'ecs-trace-data'],
    text: {
      why: 'The X-Ray daemon or the OpenTelemetry collector sends trace segments and reads sampling rules.',
    },
  },
  {
    id: 'features/collector-reads-its-configuration',
    when: (w) => w.xray && !readsParameterStore(w) && !callsFromCode('ssm')(w),
    implies: [reports('info')],
    cites: ['ecs-trace-data', 'ecs-prometheus'],
    text: {
      why: 'The documented permissions of the OpenTelemetry sidecar hold ssm:GetParameters and log actions beside X-Ray: it may read its configuration from Parameter Store and write metrics to CloudWatch Logs. Metrics for Amazon Managed Service for Prometheus go to aps-workspaces.{region}.{suffix}.',
      fix: 'If yours does, add ssm to the secret sources, or CloudWatch Logs to the log destinations. For Prometheus create com.amazonaws.{region}.aps-workspaces yourself: this plan does not contain it.',
    },
  },
  {
    id: 'features/guardduty-creates-its-endpoint',
    when: runsGuardDutySidecar,
    implies: [offers('guardduty-data', 'unknown'), reports('info')],
    cites: ['guardduty-vpc-endpoint', 'guardduty-fargate'],
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
      why: 'The GuardDuty agent on an instance delivers its events through guardduty-data. With automated agent configuration GuardDuty connects it by itself; for an agent that you manage, you create the endpoint.',
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
    implies: [requires('ecr.api', AGENT_IMAGE), requires('ecr.dkr', AGENT_IMAGE), requires('s3', [LAYERS])],
    cites: ['guardduty-prerequisites', 'guardduty-agent-repository', 'guardduty-fargate'],
    text: {
      why: 'The GuardDuty sidecar is pulled from a private ECR repository of AWS (aws-guardduty-agent-fargate), through the ECR endpoints and the S3 gateway. The task execution role needs the permission to pull it. If it cannot be pulled, the task runs without it.',
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
    id: 'features/efs-uses-mount-targets',
    when: (w) => w.volumes.includes('efs'),
    implies: [spares('elasticfilesystem'), reports('info')],
    cites: ['efs-mount-targets', 'efs-vpc-endpoints', 'efs-dns-name'],
    text: {
      why: 'Amazon EFS volumes are mounted through mount targets, not through an endpoint; elasticfilesystem serves the API of Amazon EFS only. The names of file systems (file-system-id.efs.{region}.{suffix}) resolve through the Amazon-provided DNS of a VPC with DNS hostnames turned on.',
      fix: 'Create a mount target in each Availability Zone, allow TCP 2049 from the tasks, and let DNS servers of your own forward these names too.',
    },
  },
  {
    id: 'features/s3-files-use-mount-targets',
    when: mountsS3Files,
    implies: [reports('info')],
    cites: ['ecs-s3files', 's3files-prerequisites', 'privatelink-services'],
    text: {
      why: 'S3 Files volumes are mounted through mount targets in the VPC, over TCP 2049. The endpoint aws.api.{region}.s3files serves their API only and is not needed for a mount.',
      fix: 'Create a mount target in each Availability Zone, allow TCP 2049 between it and the tasks in both security groups, and give the task a task role: it is mandatory for these volumes.',
    },
  },
  {
    id: 'features/s3-files-read-the-bucket',
    when: mountsS3Files,
    implies: [calls('s3', [S3_FILES_OBJECTS, S3_FILES_BUCKET])],
    cites: ['s3files-prerequisites', 'privatelink-s3-gateway'],
    text: {
      why: 'Large reads of S3 Files volumes go straight to the linked bucket, with the permissions of the task role (s3:GetObject, s3:GetObjectVersion, s3:ListBucket).',
    },
  },
  {
    id: 'features/s3-files-need-newer-platform',
    when: (w) => mountsS3Files(w) && (onPlatform13(w) || onWindows(w)),
    implies: [reports('error')],
    cites: ['ecs-s3files', 's3files-prerequisites'],
    derived: true,
    text: {
      why: 'S3 Files volumes are mounted by the client of Amazon EFS, which exists for Linux only; the retired Fargate platform version 1.3.0 mounts no file system.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/efs-needs-newer-platform',
    when: (w) => w.volumes.includes('efs') && (onPlatform13(w) || (onFargate(w) && onWindows(w))),
    implies: [reports('error')],
    cites: ['ecs-efs'],
    text: {
      why: 'Fargate mounts Amazon EFS volumes on Linux only, from platform version 1.4.0.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/efs-needs-newer-agent',
    when: (w) => w.volumes.includes('efs') && isOlderThan(w.agentVersion, [1, 38, 0]),
    implies: [reports('error')],
    cites: ['ecs-efs'],
    text: {
      why: 'Amazon EFS volumes are generally available from container agent 1.38.0 (a preview from 1.35.0); {agentVersion} is older.',
      fix: 'Update the agent, or start instances from Amazon ECS-optimized AMI 20200319 or later.',
    },
  },
  {
    id: 'features/ebs-not-in-every-region',
    when: (w) => w.volumes.includes('ebs') && !/^aws(?:-cn)?$/.test(regionOf(w.region).partition),
    implies: [reports('warning')],
    cites: ['ecs-ebs'],
    text: {
      why: 'The documentation offers Amazon EBS volumes for tasks in the commercial and China Regions; {region} is neither.',
      fix: 'Try it in {region} before you rely on it, or use another volume.',
    },
  },
  {
    id: 'features/ebs-not-in-one-zone',
    when: (w) => w.volumes.includes('ebs') && onFargate(w) && w.region === 'us-east-1',
    implies: [reports('info')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Amazon EBS volumes cannot be attached to tasks on Fargate in the Availability Zone use1-az3.',
      fix: 'Leave subnets in that zone out of the service.',
    },
  },
  {
    id: 'features/ebs-needs-newer-platform',
    when: (w) => w.volumes.includes('ebs') && (onPlatform13(w) || (onFargate(w) && onWindows(w))),
    implies: [reports('error')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Fargate attaches Amazon EBS volumes on Linux only, from platform version 1.4.0.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/ebs-is-attached-by-ecs',
    when: (w) => w.volumes.includes('ebs') && !onEc2(w),
    implies: [spares('ec2')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Amazon ECS attaches Amazon EBS volumes with its infrastructure role; the task calls nothing.',
    },
  },
  {
    id: 'features/fsx-is-described-by-the-agent',
    when: (w) => w.volumes.includes('fsx-windows') && onEc2(w) && onWindows(w),
    implies: [requires('fsx', [use(['fsx:DescribeFileSystems'])])],
    cites: ['ecs-fsx', 'ecs-fsx-tutorial', 'fsx-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The task execution role needs AmazonFSxReadOnlyAccess, because the file system is looked up through the FSx API (by the container agent, as its source code shows) before it is mounted with SMB (TCP 445).',
    },
  },
  {
    id: 'features/fsx-needs-credentials',
    when: (w) =>
      w.volumes.includes('fsx-windows') &&
      onEc2(w) &&
      onWindows(w) &&
      !readsSecretsManager(w) &&
      !readsParameterStore(w),
    implies: [reports('warning')],
    cites: ['ecs-fsx'],
    text: {
      why: 'The credentials of the file system come from Secrets Manager or Parameter Store, and neither is among the secret sources.',
      fix: 'Add the source, so that its endpoint is planned.',
    },
  },
  {
    id: 'features/fsx-needs-a-domain',
    when: (w) => w.volumes.includes('fsx-windows') && onEc2(w) && onWindows(w) && hasNoPath(w),
    implies: [reports('warning')],
    cites: ['ecs-fsx-tutorial', 'privatelink-services'],
    derived: true,
    text: {
      why: 'Instances that mount FSx for Windows are joined to its Active Directory domain. Seamless domain join calls Systems Manager and AWS Directory Service, and this plan has no endpoint for Directory Service.',
      fix: 'Create com.amazonaws.{region}.ds yourself and have the instances managed by Systems Manager, or join the domain without them.',
    },
  },
  {
    id: 'features/fsx-only-on-windows-instances',
    when: (w) => w.volumes.includes('fsx-windows') && !(onEc2(w) && onWindows(w)),
    implies: [reports('error')],
    cites: ['ecs-fsx'],
    text: {
      why: 'FSx for Windows File Server volumes work on Windows container instances of Amazon EC2 only.',
      fix: 'Choose EC2 and Windows, or another volume.',
    },
  },
  {
    id: 'features/service-discovery-is-dns',
    when: (w) => !callsFromCode('servicediscovery')(w),
    implies: [spares('servicediscovery'), spares('data-servicediscovery')],
    cites: ['ecs-service-discovery', 'vpc-dns'],
    text: {
      why: 'Amazon ECS registers tasks in AWS Cloud Map itself, and clients find them by DNS inside the VPC: through the Amazon-provided DNS, with both DNS attributes of the VPC turned on.',
    },
  },
  {
    id: 'features/task-role-credentials-are-local',
    when: (w) => !callsFromCode('sts')(w),
    implies: [spares('sts')],
    cites: ['ecs-task-roles'],
    text: {
      why: 'Credentials of the task role come from 169.254.170.2 inside the task. STS is needed only if your code calls it, for example with AssumeRole.',
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
    id: 'features/container-insights-uses-telemetry',
    when: onContainerInstances,
    implies: [explains('ecs-telemetry')],
    cites: ['ecs-anywhere', 'ecs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The telemetry session of the agent (ecs-t) carries the metrics of tasks and containers. That Container Insights travels with them is our conclusion.',
    },
  },
  codeCalls('sts', 'features/code-calls-sts'),
  {
    id: 'features/sts-answers-regional-names',
    when: callsFromCode('sts'),
    implies: [explains('sts')],
    cites: ['sts-vpc-endpoints'],
    text: {
      why: 'The endpoint serves the Regional host name, so clients have to use Regional STS endpoints.',
    },
  },
  {
    id: 'features/code-calls-dynamodb',
    when: (w) => callsFromCode('dynamodb')(w) && !isExternal(w),
    implies: [calls('dynamodb', 'unknown')],
    cites: ['dynamodb-gateway'],
    text: { why: 'Your code calls Amazon DynamoDB. Its gateway endpoint costs nothing.' },
  },
  {
    id: 'features/dynamodb-streams-need-an-interface',
    when: (w) => callsFromCode('dynamodb')(w) && !isExternal(w),
    implies: [explains('dynamodb')],
    cites: ['dynamodb-streams-privatelink'],
    text: {
      why: 'DynamoDB Streams have interface endpoints only (com.amazonaws.{region}.dynamodb-streams, not in this plan), without private DNS: clients are given the URL of the endpoint.',
    },
  },
  {
    id: 'features/dynamodb-gateway-is-ipv4-only',
    when: (w) =>
      callsFromCode('dynamodb')(w) && !isExternal(w) && w.ipAddressType === 'ipv6' && taskHasNoPath(w),
    implies: [reports('error')],
    cites: ['dynamodb-gateway'],
    text: {
      why: 'Your code calls DynamoDB from IPv6-only subnets, and the gateway endpoint for DynamoDB carries IPv4 only. The subnets have no other path.',
      fix: 'Use dual-stack or IPv4 subnets for these tasks, or give the subnets DNS64 and a NAT gateway (NAT64).',
    },
  },
  {
    id: 'features/dynamodb-over-nat64',
    when: (w) =>
      callsFromCode('dynamodb')(w) && !isExternal(w) && w.ipAddressType === 'ipv6' && !taskHasNoPath(w),
    implies: [reports('warning')],
    cites: ['dynamodb-gateway'],
    text: {
      why: 'The gateway endpoint for DynamoDB carries IPv4 only: calls from IPv6-only subnets take the other path.',
      fix: 'Keep DNS64 and a NAT gateway (NAT64), or use dual-stack subnets.',
    },
  },
  codeCalls('sqs', 'features/code-calls-sqs'),
  {
    id: 'features/sqs-answers-no-legacy-names',
    when: callsFromCode('sqs'),
    implies: [explains('sqs')],
    cites: ['sqs-vpc-endpoints'],
    text: {
      why: 'Private DNS answers sqs.{region}.{suffix}, not the legacy names of old SDKs (queue.amazonaws.com, {region}.queue.amazonaws.com).',
    },
  },
  codeCalls('sns', 'features/code-calls-sns'),
  codeCalls('events', 'features/code-calls-eventbridge'),
  codeCalls('monitoring', 'features/code-calls-cloudwatch'),
  codeCalls('logs', 'features/code-calls-logs'),
  codeCalls('kinesis-streams', 'features/code-calls-kinesis'),
  {
    id: 'features/kinesis-libraries-call-more',
    when: callsFromCode('kinesis-streams'),
    implies: [explains('kinesis-streams')],
    cites: ['kinesis-vpc-endpoints'],
    text: {
      why: 'The Kinesis Client Library and the Kinesis Producer Library call other services as well, such as Amazon DynamoDB and Amazon CloudWatch.',
    },
  },
  codeCalls('kinesis-firehose', 'features/code-calls-firehose'),
  {
    id: 'features/code-calls-s3',
    when: (w) => callsFromCode('s3')(w) && !isExternal(w),
    implies: [calls('s3', 'unknown')],
    cites: ['privatelink-s3-gateway'],
    text: { why: 'Your code calls Amazon S3. Its gateway endpoint costs nothing.' },
  },
  {
    id: 'features/directory-buckets-have-their-own-gateway',
    when: (w) => callsFromCode('s3')(w) && !isExternal(w),
    implies: [explains('s3')],
    cites: ['s3-directory-buckets'],
    text: {
      why: 'Directory buckets (S3 Express One Zone) have other hosts and a gateway endpoint of their own, com.amazonaws.{region}.s3express, which this plan does not contain.',
    },
  },
  {
    id: 'features/code-calls-s3-from-outside',
    when: (w) => callsFromCode('s3')(w) && isExternal(w),
    implies: [calls('s3', 'unknown', 'Interface')],
    cites: ['s3-privatelink', 'privatelink-gateway'],
    text: {
      why: 'Your code calls Amazon S3 from outside the VPC, which only the S3 interface endpoint allows.',
    },
  },
  {
    id: 'features/dynamodb-gateway-serves-no-outside',
    when: (w) => callsFromCode('dynamodb')(w) && isExternal(w),
    implies: [spares('dynamodb')],
    cites: ['dynamodb-gateway', 'dynamodb-privatelink'],
    text: {
      why: 'Your code calls DynamoDB on external instances: a gateway endpoint serves its own VPC only. They need the public endpoint, or an interface endpoint for DynamoDB, which this plan does not contain.',
    },
  },
  {
    id: 'features/dynamodb-gateway-from-outside',
    when: (w) => callsFromCode('dynamodb')(w) && isExternal(w) && taskHasNoPath(w),
    implies: [reports('error')],
    cites: ['dynamodb-gateway', 'dynamodb-privatelink'],
    text: {
      why: 'Your code calls DynamoDB on external instances, and a gateway endpoint cannot be reached from outside the VPC.',
      fix: 'Give the instances a path to the public endpoint of DynamoDB, or create an interface endpoint for DynamoDB yourself. It has no private DNS: clients name it with its own URL.',
    },
  },
  codeCalls('secretsmanager', 'features/code-reads-secrets'),
  codeCalls('ssm', 'features/code-calls-ssm'),
  {
    id: 'features/agents-in-tasks-call-more',
    when: callsFromCode('ssm'),
    implies: [explains('ssm')],
    cites: ['fis-ecs-tasks', 'ssm-message-apis'],
    derived: true,
    text: {
      why: 'Parameter Store is part of Systems Manager. An SSM Agent in the task, as AWS FIS uses it, calls ssmmessages too, and ec2messages where that exists.',
    },
  },
  codeCalls('kms', 'features/code-calls-kms'),
  {
    id: 'features/code-calls-cloud-map',
    when: callsFromCode('servicediscovery'),
    implies: [calls('servicediscovery', 'unknown'), calls('data-servicediscovery', 'unknown')],
    cites: ['cloud-map-vpc-endpoints', 'ecs-service-discovery'],
    text: {
      why: 'Your code calls AWS Cloud Map: DiscoverInstances goes to data-servicediscovery, everything else to servicediscovery.',
    },
  },
  codeCalls('ecs', 'features/code-calls-ecs'),
  {
    id: 'features/other-services-have-their-own',
    when: taskHasNoPath,
    implies: [reports('info')],
    cites: ['privatelink-services'],
    derived: true,
    text: {
      why: 'Any other AWS service that your code calls (AWS Lambda, AWS Step Functions, Amazon Bedrock, AWS AppConfig, Amazon SES and so on) needs an endpoint of its own, which this plan does not contain. What stands in the VPC itself (databases, caches, load balancers) needs none.',
      fix: 'Look each up in the list of services that integrate with AWS PrivateLink, and create its endpoint beside these. What is not in the list needs another path.',
    },
  },
] as const satisfies readonly Rule[];
