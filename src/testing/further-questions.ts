/**
 * A second round of situations, written on 2026-11-26 after the first was mended and then unseen: of 45 questions 35 were
 * answered right at first, none wrong, 10 not at all.
 */
import type { DocumentationQuestion } from './documentation-questions.ts';

const ECS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/';
const ECR = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/';
const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/';
const PRIVATELINK = 'https://docs.aws.amazon.com/vpc/latest/privatelink/';

const START = ['ecr.api', 'ecr.dkr', 's3', 'logs'] as const;
const AGENT = ['ecs-agent', 'ecs-telemetry', 'ecs'] as const;
const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;

export const FURTHER_QUESTIONS: readonly DocumentationQuestion[] = [
  {
    question: 'Code that reads directory buckets (S3 Express One Zone)?',
    pages: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking.html'],
    decided: 'A gateway endpoint of its own, s3express: the S3 gateway does not serve them.',
    answers: { applicationServices: ['s3'] },
    types: { s3: 'Gateway' },
    because: { s3: /s3express/ },
  },
  {
    question: 'Code that reads DynamoDB Streams?',
    pages: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-streams.html'],
    decided:
      'Only interface endpoints (dynamodb-streams), without private DNS; the gateway does not carry them.',
    answers: { applicationServices: ['dynamodb'] },
    types: { dynamodb: 'Gateway' },
    because: { dynamodb: /[Ss]treams/ },
  },
  {
    question: 'gMSA for Linux containers on Fargate: where does the credential spec come from?',
    pages: [`${ECS}fargate-linux-gmsa.html`],
    decided:
      'From an Amazon S3 bucket; the domainless user from Secrets Manager: the S3 policy has to name the bucket.',
    answers: { secretSources: ['secretsmanager'] },
    required: ['secretsmanager', 's3'],
    finds: [['info', /credential specs of gMSA/]],
  },
  {
    question: 'ECS Anywhere with Amazon EFS?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'EFS volumes are not supported.',
    answers: { ...external, volumes: ['efs'] },
    finds: [['info', /neither Amazon EFS volumes/]],
  },
  {
    question: 'ECS Anywhere with Service Connect?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'Not supported on external instances.',
    answers: { ...external, serviceConnect: true },
    finds: [['info', /external instances.*Service Connect/]],
  },
  {
    question: 'ECS Anywhere: which endpoints of Systems Manager?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'ssm, ssmmessages, ec2messages for the SSM Agent.',
    answers: external,
    required: [...AGENT, 'ssm', 'ssmmessages'],
  },
  {
    question: 'ECS Anywhere with GuardDuty Runtime Monitoring?',
    pages: ['https://docs.aws.amazon.com/guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html'],
    decided: 'External instances are not covered.',
    answers: { ...external, guardDutyRuntimeMonitoring: true },
    absent: ['guardduty-data'],
  },
  {
    question: 'Credentials of the upstream registry of a cache rule: does the VPC need secretsmanager?',
    pages: [`${ECR}pull-through-cache.html`],
    decided: 'Amazon ECR reads its secret itself.',
    answers: { imageRegistries: ['ecr-pull-through-cache'] },
    absent: ['secretsmanager'],
    because: { secretsmanager: /cache|registry|Amazon ECR/i },
  },
  {
    question: 'ECS Exec with records in a bucket: what does the S3 policy allow?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'PutObject and GetEncryptionConfiguration, for a bucket of yours.',
    answers: { ecsExec: true, ecsExecAudit: ['s3'] },
    policy: { service: 's3', allows: ['s3:PutObject', 's3:GetEncryptionConfiguration'] },
  },
  {
    question: 'FireLens to Firehose: what must the policy allow?',
    pages: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html'],
    decided: 'PutRecordBatch.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['kinesis-firehose'] },
    policy: {
      service: 'kinesis-firehose',
      allows: ['firehose:PutRecordBatch'],
      refuses: ['firehose:DeleteDeliveryStream'],
    },
  },
  {
    question: 'FireLens to CloudWatch Logs that creates groups with a retention?',
    pages: ['https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch'],
    decided: 'CreateLogGroup, CreateLogStream, PutLogEvents, PutRetentionPolicy.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['cloudwatch-logs'] },
    policy: {
      service: 'logs',
      allows: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:PutRetentionPolicy'],
    },
  },
  {
    question: 'FireLens with role_arn of another account?',
    pages: ['https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch'],
    decided: 'The router calls AWS STS: an endpoint more.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['cloudwatch-logs'] },
    because: { sts: /role|FireLens|log router/ },
  },
  {
    question: 'The X-Ray daemon: what must the policy allow?',
    pages: ['https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon-ecs.html'],
    decided: 'PutTraceSegments, PutTelemetryRecords, GetSamplingRules, GetSamplingTargets.',
    answers: { xray: true },
    policy: {
      service: 'xray',
      allows: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
      ],
    },
  },
  {
    question: 'Parameters as secrets: what must the ssm policy allow?',
    pages: [`${ECS}task_execution_IAM_role.html`],
    decided: 'ssm:GetParameters.',
    answers: { secretSources: ['ssm'] },
    policy: { service: 'ssm', allows: ['ssm:GetParameters'], refuses: ['ssm:SendCommand'] },
  },
  {
    question: 'AWS Step Functions that waits for a task token?',
    pages: ['https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html'],
    decided: 'The task calls SendTaskSuccess: the endpoint states, which the plan does not contain.',
    answers: {},
    finds: [['info', /Step Functions/]],
  },
  {
    question: 'AWS AppConfig agent as a sidecar?',
    pages: ['https://docs.aws.amazon.com/appconfig/latest/userguide/vpc-interface-endpoints.html'],
    decided: 'appconfig and appconfigdata, not in the plan.',
    answers: {},
    finds: [['info', /AppConfig/]],
  },
  {
    question: 'A task that reads a database in the same VPC: any endpoint?',
    pages: [`${VPC}what-is-amazon-vpc.html`],
    decided: 'None.',
    answers: {},
    finds: [['info', /[Dd]atabase/]],
  },
  {
    question: 'cfn-signal in the user data of instances in isolated subnets?',
    pages: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html'],
    decided: 'The cloudformation endpoint.',
    answers: ec2,
    finds: [['info', /cloudformation/i]],
  },
  {
    question: 'A lifecycle hook that the instance itself completes?',
    pages: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html'],
    decided: 'The autoscaling endpoint.',
    answers: ec2,
    because: { autoscaling: /lifecycle|instance/ },
  },
  {
    question: 'The volume plugin of Docker that attaches EBS volumes itself?',
    pages: [`${ECS}docker-volumes.html`],
    decided: 'It calls Amazon EC2: an ec2 endpoint.',
    answers: ec2,
    because: { ec2: /plugin|Docker|user data|script/i },
  },
  {
    question: 'In-place updates of Bottlerocket in isolated subnets?',
    pages: ['https://github.com/bottlerocket-os/bottlerocket-ecs-updater'],
    decided: 'They come from a repository on the internet: replace the instances with a newer AMI.',
    answers: ec2,
    finds: [['info', /Bottlerocket.*(update|AMI)/is]],
  },
  {
    question: 'Large log volume: what does one interface endpoint carry?',
    pages: [`${PRIVATELINK}vpc-limits-endpoints.html`],
    decided: '10 Gbps for each zone, up to 100 Gbps; MTU 8500.',
    answers: {},
    finds: [['info', /10 Gbps/]],
  },
  {
    question: 'IPv6-only tasks with secrets: of what type are the endpoints?',
    pages: [`${ECS}fargate-task-networking.html`],
    decided: 'Reached over IPv6.',
    answers: { region: 'eu-west-1', ipAddressType: 'ipv6', secretSources: ['secretsmanager'] },
    required: ['secretsmanager'],
  },
  {
    question: 'Image URI with dkr-ecr.region.on.aws in IPv4 subnets?',
    pages: [`${ECR}ecr-requests.html`],
    decided: 'Not among the private DNS names of an IPv4 endpoint.',
    answers: {},
    because: { 'ecr.dkr': /on\.aws|dual-stack/ },
  },
  {
    question: 'Session Manager with a KMS key on instances that are managed?',
    pages: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html',
    ],
    decided: 'The instance calls kms: an endpoint.',
    answers: { ...ec2, instanceManagement: true, customerManagedKey: true },
    because: { kms: /session|Session Manager/ },
  },
  {
    question: 'Session Manager logs to a bucket and a log group?',
    pages: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html'],
    decided: 's3 and logs.',
    answers: { ...ec2, instanceManagement: true },
    required: ['s3', 'logs'],
  },
  {
    question: 'Fargate Spot in isolated subnets?',
    pages: [`${ECS}fargate-capacity-providers.html`],
    decided: 'Nothing else.',
    answers: {},
    required: START,
    absent: AGENT,
  },
  {
    question: 'Amazon Bedrock from a task?',
    pages: ['https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html'],
    decided: 'bedrock-runtime, not in the plan: said.',
    answers: {},
    finds: [['info', /Bedrock/]],
  },
  {
    question: 'Amazon SES over SMTP?',
    pages: ['https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html'],
    decided: 'email-smtp, not in the plan: said.',
    answers: {},
    finds: [['info', /SES/]],
  },
  {
    question: 'A hub behind VPC peering instead of a transit gateway?',
    pages: [
      'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
    ],
    decided: 'Works for interface endpoints; the S3 gateway is not reached over peering.',
    answers: { endpointPlacement: 'central-vpc', egress: 'transit' },
    types: { s3: 'Gateway' },
    finds: [['warning', /peering/]],
  },
  {
    question: 'An endpoint policy for ecs with Condition on the cluster?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Possible for ecs; not documented for ecs-agent and ecs-telemetry.',
    answers: ec2,
    finds: [['info', /ecs-agent and ecs-telemetry keep the default policy/]],
  },
  {
    question: 'Two Regions, one VPC each: can Ireland use the endpoints of Frankfurt?',
    pages: [`${PRIVATELINK}aws-services-cross-region-privatelink-support.html`],
    decided: 'Not those of ECS, logs, secrets.',
    answers: { region: 'eu-west-1', secretSources: ['secretsmanager'] },
    finds: [['info', /serves eu-west-1 only/]],
  },
  {
    question: 'Managed Instances with FireLens to Firehose in isolated subnets?',
    pages: [`${ECS}ManagedInstances.html`],
    decided: 'Agent, pull, Firehose.',
    answers: {
      launchType: 'MANAGED_INSTANCES',
      logDrivers: ['awsfirelens'],
      firelensDestinations: ['kinesis-firehose'],
    },
    required: [...AGENT, 'ecr.api', 'ecr.dkr', 's3', 'kinesis-firehose'],
    absent: ['logs'],
  },
  {
    question: 'Windows on Fargate with ECS Exec and secrets?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'ssmmessages; secrets through the task network.',
    answers: {
      operatingSystem: 'WINDOWS',
      windowsBaseLayersInEcr: true,
      ecsExec: true,
      secretSources: ['ssm'],
    },
    required: [...START, 'ssm', 'ssmmessages'],
  },
  {
    question: 'Fargate in the Middle East (Bahrain): which Amazon ECS endpoints?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'None: an older Region.',
    answers: { region: 'me-south-1' },
    absent: AGENT,
  },
  {
    question: 'EC2 in Mexico behind a NAT gateway?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Newer than December 2023: all three.',
    answers: { ...ec2, ...nat, region: 'mx-central-1' },
    required: AGENT,
  },
  {
    question: 'Container Insights with enhanced observability on EC2?',
    pages: [`${ECS}cloudwatch-container-insights.html`],
    decided: 'Over ecs-telemetry; no endpoint more.',
    answers: ec2,
    required: ['ecs-telemetry'],
    optional: ['monitoring'],
  },
  {
    question: 'The CloudWatch agent as a daemon for instance metrics?',
    pages: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/deploy-container-insights-ECS-instancelevel.html',
    ],
    decided: 'It calls ec2:DescribeVolumes and DescribeTags: an ec2 endpoint, and logs.',
    answers: { ...ec2, applicationServices: ['monitoring'] },
    required: ['monitoring', 'logs'],
    because: { ec2: /CloudWatch agent|DescribeTags/ },
  },
  {
    question: 'Secrets whose key is the AWS managed key aws/secretsmanager?',
    pages: [`${ECS}task_execution_IAM_role.html`],
    decided: 'No kms endpoint.',
    answers: { secretSources: ['secretsmanager'] },
    absent: ['kms'],
    because: { kms: /AWS managed keys/ },
  },
  {
    question: 'Regional NAT gateway with endpoints: what for?',
    pages: [`${VPC}nat-gateways-regional.html`],
    decided: 'Recommended only.',
    answers: nat,
    recommended: START,
  },
];
