/** Logs: awslogs, FireLens and its destinations, other drivers. */
import { calls, explains, type Rule, reports, requires, spares, use } from '../rule.ts';
import {
  callsFromCode,
  hasNoPath,
  isExternal,
  logsWithAwslogs,
  logsWithFirelens,
  onEc2,
  onFargate,
  onManagedInstances,
  onWindows,
  sendsLogsToCloudWatch,
  serverDrivers,
  taskHasNoPath,
} from './predicates.ts';

const LOG_GROUP = 'arn:{partition}:logs:{region}:{own}:log-group:*';
const AWSLOGS = use(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], LOG_GROUP);
const FLUENT_BIT_LOGS = use(
  [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'logs:PutRetentionPolicy',
  ],
  LOG_GROUP,
);

const LOCAL_DRIVERS = ['json-file', 'journald'] as const;
/** Drivers of instances that you run yourself. */
const INSTANCE_DRIVERS = [...LOCAL_DRIVERS, 'fluentd', 'gelf', 'syslog'] as const;

export const loggingRules = [
  {
    id: 'logging/log-router-stays-closed',
    when: logsWithFirelens,
    implies: [reports('info')],
    cites: ['ecs-firelens'],
    text: {
      why: 'FireLens listens on port 24224, which must not be reachable from outside the task.',
      fix: 'Let nothing in on 24224: in the group of the task (awsvpc) or of the instance (host). In bridge mode, map no port to it.',
    },
  },
  {
    id: 'logging/logs-know-the-endpoint',
    when: sendsLogsToCloudWatch,
    implies: [explains('logs')],
    cites: ['logs-vpc-endpoints'],
    text: {
      why: 'Roles and policies can limit calls of CloudWatch Logs to this VPC (aws:SourceVpc) or to the endpoint (aws:SourceVpce). These keys exist only for calls that use an endpoint.',
    },
  },
  {
    id: 'logging/awslogs-needs-logs',
    when: logsWithAwslogs,
    implies: [requires('logs', [AWSLOGS])],
    cites: ['ecs-vpc-endpoints', 'ecs-awslogs'],
    text: { why: 'The awslogs driver sends log events to CloudWatch Logs.' },
  },
  {
    id: 'logging/awslogs-without-a-way',
    when: logsWithAwslogs,
    implies: [explains('logs')],
    cites: ['ecs-init-error', 'ecs-account-settings'],
    derived: true,
    text: {
      why: 'On Fargate a container with awslogs does not start without a way to CloudWatch Logs, because its log stream is opened first. On instances the default mode is non-blocking since 25 June 2025: the container starts, and its logs are lost.',
    },
  },
  {
    id: 'logging/awslogs-region-is-local',
    when: logsWithAwslogs,
    implies: [explains('logs')],
    cites: ['ecs-vpc-endpoints', 'privatelink-cross-region'],
    text: {
      why: 'The endpoint serves {region} only: CloudWatch Logs is not among the services with cross-Region endpoints, so through it awslogs-region can only name this Region.',
    },
  },
  {
    id: 'logging/firelens-to-cloudwatch',
    when: (w) => w.firelensDestinations.includes('cloudwatch-logs'),
    implies: [calls('logs', [FLUENT_BIT_LOGS])],
    cites: ['ecs-firelens', 'logs-vpc-endpoints'],
    text: { why: 'FireLens sends log events to CloudWatch Logs with the permissions of the task role.' },
  },
  {
    id: 'logging/firelens-to-firehose',
    when: (w) => w.firelensDestinations.includes('kinesis-firehose'),
    implies: [
      calls('kinesis-firehose', [
        use(['firehose:PutRecordBatch'], 'arn:{partition}:firehose:{region}:{own}:deliverystream/*'),
      ]),
    ],
    cites: ['ecs-firelens', 'firehose-vpc-endpoints'],
    text: { why: 'FireLens sends log records to Amazon Data Firehose.' },
  },
  {
    id: 'logging/firelens-to-kinesis',
    when: (w) => w.firelensDestinations.includes('kinesis-streams'),
    implies: [
      calls('kinesis-streams', [
        use(['kinesis:PutRecords'], 'arn:{partition}:kinesis:{region}:{own}:stream/*'),
      ]),
    ],
    cites: ['ecs-log-configuration', 'kinesis-vpc-endpoints'],
    text: { why: 'FireLens sends log records to Amazon Kinesis Data Streams.' },
  },
  {
    id: 'logging/firelens-to-s3',
    when: (w) => w.firelensDestinations.includes('s3') && !isExternal(w),
    implies: [calls('s3', [use(['s3:PutObject'], 'arn:{partition}:s3:::*')])],
    cites: ['ecs-log-configuration', 'privatelink-s3-gateway'],
    text: {
      why: 'FireLens writes log objects to a bucket of yours, so the S3 endpoint policy allows writing objects.',
    },
  },
  {
    id: 'logging/firelens-to-s3-from-outside',
    when: (w) => w.firelensDestinations.includes('s3') && isExternal(w),
    implies: [calls('s3', [use(['s3:PutObject'], 'arn:{partition}:s3:::*')], 'Interface')],
    cites: ['ecs-log-configuration', 's3-privatelink'],
    text: {
      why: 'FireLens on an external instance writes log objects through the S3 interface endpoint; the gateway cannot be reached from outside the VPC.',
    },
  },
  {
    id: 'logging/firelens-to-opensearch',
    when: (w) => w.firelensDestinations.includes('opensearch'),
    implies: [reports('info')],
    cites: ['opensearch-vpc', 'opensearch-serverless-vpc', 'privatelink-services'],
    derived: true,
    text: {
      why: 'Amazon OpenSearch Service is not reached through an endpoint of this plan.',
      fix: 'Use a domain inside the VPC, or an OpenSearch Service-managed VPC endpoint, and allow TCP 443 from the tasks. Such an endpoint is created with the console or API of OpenSearch Service, not with AWS CloudFormation, and is not in the list of VPC endpoints. It leads to VPC domains of this Region only: a public domain needs a path to the internet. The data of an OpenSearch Serverless collection has an interface endpoint of its own: OpenSearch Serverless creates it for Classic collections, you create it like any other for NextGen collections.',
    },
  },
  {
    id: 'logging/firelens-elsewhere',
    when: (w) => w.firelensDestinations.includes('other') && taskHasNoPath(w),
    implies: [reports('warning')],
    cites: ['ecs-firelens', 'privatelink-services'],
    derived: true,
    text: {
      why: 'FireLens sends logs to a destination outside AWS, and the subnets have no path to the internet.',
      fix: 'Give the subnets a path, use the PrivateLink endpoint of the vendor if there is one, or choose another destination.',
    },
  },
  {
    id: 'logging/firelens-image',
    when: (w) => logsWithFirelens(w) && hasNoPath(w),
    implies: [reports('info')],
    cites: ['ecs-fluent-bit-images', 'ecr-vpc-endpoints'],
    text: {
      why: 'The log router is a container: its image has to be pulled like any other.',
      fix: 'Take it from a private repository of yours, or from the repository of AWS in this Region: aws ssm get-parameters --region {region} --names /aws/service/aws-for-fluent-bit/stable prints its name. The copy in Amazon ECR Public cannot be reached from these subnets.',
    },
  },
  {
    id: 'logging/driver-needs-its-own-path',
    when: (w) => serverDrivers(w).length > 0 && hasNoPath(w),
    implies: [reports('warning')],
    cites: ['ecs-log-configuration', 'privatelink-services'],
    derived: true,
    text: {
      why: 'No AWS endpoint leads to the server that the log driver ({serverDrivers}) sends to.',
      fix: 'Make sure that the server is in the VPC or in a network connected to it.',
    },
  },
  {
    id: 'logging/windows-on-fargate-names-awslogs',
    when: (w) => onFargate(w) && onWindows(w) && w.logDrivers.includes('splunk'),
    implies: [reports('warning')],
    cites: ['ecs-fargate-windows', 'ecs-log-configuration'],
    text: {
      why: 'For Windows containers on Fargate the documentation names the driver awslogs only; that of log drivers lists splunk for Fargate without a word about Windows.',
      fix: 'Use awslogs, or start one task with splunk before you rely on it.',
    },
  },
  {
    id: 'logging/driver-not-on-managed-instances',
    when: (w) => onManagedInstances(w) && INSTANCE_DRIVERS.some((driver) => w.logDrivers.includes(driver)),
    implies: [reports('error')],
    cites: ['ecs-managed-parameters'],
    text: {
      why: 'Managed Instances support the log drivers awslogs, splunk and awsfirelens only.',
      fix: 'Choose one of these; FireLens forwards to fluentd and many other destinations.',
    },
  },
  {
    id: 'logging/agent-registers-drivers',
    when: (w) =>
      (onEc2(w) || isExternal(w)) && (serverDrivers(w).length > 0 || w.logDrivers.includes('journald')),
    implies: [reports('info')],
    cites: ['ecs-log-configuration'],
    text: {
      why: 'The container agent must have registered a log driver (ECS_AVAILABLE_LOGGING_DRIVERS) before containers on its instance can use it.',
    },
  },
  {
    id: 'logging/local-drivers-stay-on-the-instance',
    when: (w) =>
      LOCAL_DRIVERS.some((driver) => w.logDrivers.includes(driver)) &&
      !sendsLogsToCloudWatch(w) &&
      !callsFromCode('logs')(w),
    implies: [spares('logs')],
    cites: ['ecs-log-configuration'],
    derived: true,
    text: { why: 'The drivers json-file and journald keep logs on the instance.' },
  },
  {
    id: 'logging/nothing-goes-to-cloudwatch',
    when: (w) => !sendsLogsToCloudWatch(w) && !callsFromCode('logs')(w),
    implies: [spares('logs')],
    cites: ['ecs-vpc-endpoints', 'ecs-awslogs'],
    derived: true,
    text: {
      why: 'The logs endpoint is needed for the awslogs driver and for FireLens to CloudWatch Logs; neither is used.',
    },
  },
  {
    id: 'logging/external-needs-execution-role',
    when: (w) => isExternal(w) && logsWithAwslogs(w),
    implies: [reports('info')],
    cites: ['ecs-anywhere'],
    text: {
      why: 'On external instances awslogs needs a task execution role: name one in the task definition.',
    },
  },
] as const satisfies readonly Rule[];
