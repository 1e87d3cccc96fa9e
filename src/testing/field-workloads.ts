/**
 * Workloads that people run, told after public threads, samples and articles, with the endpoints decided from the
 * documentation before the planner was asked. `pages` begins with the thread or article, and then names what decides.
 */
import type { DocumentationQuestion } from './documentation-questions.ts';

const ECS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/';
const ECR = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/';
const AGENT_ISSUES = 'https://github.com/aws/amazon-ecs-agent/issues/';

const START = ['ecr.api', 'ecr.dkr', 's3', 'logs'] as const;
const AGENT = ['ecs-agent', 'ecs-telemetry', 'ecs'] as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;

export const FIELD_WORKLOADS: readonly DocumentationQuestion[] = [
  {
    question: 'An isolated VPC for Fargate with secrets and ECS Exec',
    pages: [
      'https://containersonaws.com/pattern/ecs-cluster-isolated-vpc-no-nat-gateway',
      `${ECS}vpc-endpoints.html`,
    ],
    decided: 'The start, Secrets Manager and ssmmessages; ssm serves parameters, not ECS Exec.',
    answers: { secretSources: ['secretsmanager'], ecsExec: true },
    required: [...START, 'secretsmanager', 'ssmmessages'],
    absent: ['ssm', 'ec2messages', ...AGENT, 'kms'],
  },
  {
    question: 'Four endpoints exist, the first start works and the next does not',
    pages: [`${AGENT_ISSUES}2235`, `${ECR}vpc-endpoints.html`],
    decided: 'The four are right; routes, groups and network ACLs are what can still be wrong.',
    answers: { region: 'eu-west-1' },
    required: START,
    finds: [['info', /network ACL/i]],
  },
  {
    question: 'A private subnet behind a VPN only, with a parameter as a secret on platform version 1.4.0',
    pages: [
      'https://github.com/umotif-public/terraform-aws-ecs-fargate/issues/50',
      `${ECS}secrets-envvar-ssm-paramstore.html`,
    ],
    decided: 'The task itself reads the parameter: ssm beside the start.',
    answers: { platformVersion: '1.4.0', secretSources: ['ssm'] },
    required: [...START, 'ssm'],
    absent: ['secretsmanager', 'ssmmessages'],
  },
  {
    question: 'Jenkins on Fargate with Amazon EFS: the controller runs its agents as tasks',
    pages: [
      'https://github.com/aws-samples/serverless-jenkins-on-aws-fargate/issues/7',
      `${ECS}efs-volumes.html`,
    ],
    decided: 'ssm for the password, ecs for the calls of the controller; EFS is mounted inside of the VPC.',
    answers: { secretSources: ['ssm'], volumes: ['efs'], applicationServices: ['ecs'] },
    required: [...START, 'ssm', 'ecs'],
    absent: ['ecs-agent', 'ecs-telemetry'],
  },
  {
    question: 'Keycloak from a private registry with credentials, in subnets without another path',
    pages: ['https://github.com/aws-samples/keycloak-on-aws/issues/222', `${ECS}private-auth.html`],
    decided: 'Secrets Manager hands out the credentials; the registry itself stays out of reach.',
    answers: { imageRegistries: ['other'], registryCredentials: true },
    required: ['secretsmanager', 'logs'],
    absent: ['ecr.api', 'ecr.dkr'],
    finds: [['error', /registr/i]],
  },
  {
    question: 'The same behind a NAT gateway',
    pages: ['https://github.com/aws-samples/keycloak-on-aws/issues/222', `${ECS}private-auth.html`],
    decided: 'Everything has a path; the endpoints keep the calls private.',
    answers: { ...nat, imageRegistries: ['other'], registryCredentials: true },
    recommended: ['secretsmanager', 'logs'],
    absent: ['ecr.api', 'ecr.dkr'],
    quiet: /registr/i,
  },
  {
    question: 'A framework that puts the tasks into the private subnets of a VPC with an internet gateway',
    pages: ['https://github.com/anomalyco/sst/issues/6019', `${ECS}fargate-task-networking.html`],
    decided: 'No NAT, no public address: the start needs its endpoints.',
    answers: { internetGateway: true, egress: 'none', region: 'us-east-1' },
    required: START,
  },
  {
    question: 'Cron tasks on Fargate that Amazon EventBridge starts',
    pages: [
      'https://medium.com/legalstart/setting-up-cron-tasks-on-ecs-fargate-with-vpc-endpoints-688e629f8df0',
      `${ECS}vpc-endpoints.html`,
    ],
    decided: 'EventBridge calls Amazon ECS from its own side: neither events nor ecs.',
    answers: { region: 'eu-west-3', secretSources: ['ssm'] },
    required: [...START, 'ssm'],
    absent: ['events', ...AGENT],
  },
  {
    question: 'Instances in private subnets whose security group lets nothing out',
    pages: [`${AGENT_ISSUES}676`, `${ECS}vpc-endpoints.html`],
    decided: 'The three endpoints, the images and the logs.',
    answers: { launchType: 'EC2', networkMode: 'bridge' },
    required: [...AGENT, ...START],
  },
  {
    question: 'Instances behind a NAT gateway that run images of Docker Hub',
    pages: [
      'https://github.com/aws-samples/ecs-refarch-cloudformation/issues/58',
      `${ECS}vpc-endpoints.html`,
    ],
    decided: 'The agent has a path: its endpoints are a choice. Nothing is pulled from Amazon ECR.',
    answers: { launchType: 'EC2', ...nat, imageRegistries: ['other'] },
    recommended: [...AGENT, 'logs'],
    absent: ['ecr.api', 'ecr.dkr'],
  },
  {
    question: 'An S3 gateway with a narrow policy stops yum of Amazon Linux',
    pages: [
      'https://github.com/aws-samples/ecs-refarch-cloudformation/issues/58',
      'https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html',
    ],
    decided: 'The policy of the gateway lets the repositories of Amazon Linux through.',
    answers: { launchType: 'EC2', region: 'us-east-1' },
    policy: {
      service: 's3',
      allows: ['s3:GetObject'],
      resources: [
        'arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*',
        'arn:aws:s3:::amazonlinux-2-repos-us-east-1/*',
        'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*',
      ],
    },
  },
  {
    question: 'Instances in dual-stack subnets whose only way out is an egress-only internet gateway',
    pages: ['https://github.com/aws/containers-roadmap/issues/1477', `${ECS}vpc-endpoints.html`],
    decided: 'The agent registers over IPv4: its endpoints are required.',
    answers: { launchType: 'EC2', ipAddressType: 'dualstack' },
    required: [...AGENT, ...START],
  },
  {
    question: 'Bottlerocket instances with a policy of one repository',
    pages: [
      'https://github.com/bottlerocket-os/bottlerocket/issues/851',
      'https://docs.aws.amazon.com/guardduty/latest/ug/managing-gdu-agent-bottlerocket-ecs-ec2.html',
    ],
    decided: 'The host containers come from repositories of AWS, which such a policy refuses.',
    answers: { launchType: 'EC2', repository: 'web', instanceManagement: true },
    required: [...AGENT, ...START, 'ssm', 'ssmmessages'],
    finds: [['info', /bottlerocket-control/]],
  },
  {
    question: 'Workers that read a queue, publish metrics and keep results in Amazon S3 and Amazon DynamoDB',
    pages: [
      'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
      `${ECR}vpc-endpoints.html`,
    ],
    decided: 'sqs and monitoring; one S3 gateway for layers and results, and a gateway for DynamoDB.',
    answers: { applicationServices: ['sqs', 'monitoring', 's3', 'dynamodb'] },
    required: [...START, 'sqs', 'monitoring', 'dynamodb'],
    types: { s3: 'Gateway', dynamodb: 'Gateway', monitoring: 'Interface' },
  },
  {
    question: 'The collector of AWS Distro for OpenTelemetry from Amazon ECR Public, in isolated subnets',
    pages: ['https://aws-otel.github.io/docs/setup/ecs', `${ECR}vpc-endpoints.html`],
    decided: 'xray has an endpoint; public.ecr.aws has none that carries pulls.',
    answers: { imageRegistries: ['ecr-private', 'ecr-public'], xray: true },
    required: [...START, 'xray'],
    finds: [['error', /public\.ecr\.aws/]],
  },
  {
    question: 'Logs to Datadog and to Amazon Data Firehose by FireLens, behind a NAT gateway',
    pages: ['https://docs.datadoghq.com/integrations/ecs_fargate/', `${ECS}using_firelens.html`],
    decided: 'Firehose has an endpoint; the other side goes through the NAT gateway.',
    answers: { ...nat, logDrivers: ['awsfirelens'], firelensDestinations: ['kinesis-firehose', 'other'] },
    recommended: ['ecr.api', 'ecr.dkr', 's3', 'kinesis-firehose'],
    absent: ['logs'],
  },
  {
    question: 'The same without a NAT gateway',
    pages: ['https://docs.datadoghq.com/integrations/ecs_fargate/', `${ECS}using_firelens.html`],
    decided:
      'The other side is out of reach, unless the vendor offers an endpoint of AWS PrivateLink: a warning.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['kinesis-firehose', 'other'] },
    required: ['ecr.api', 'ecr.dkr', 's3', 'kinesis-firehose'],
    absent: ['logs'],
    finds: [['warning', /FireLens.*PrivateLink endpoint of the vendor/]],
  },
  {
    question: 'Web tasks with public addresses and an ordinary S3 gateway',
    pages: [`${AGENT_ISSUES}1128`, `${ECS}fargate-task-networking.html`],
    decided: 'Nothing is required.',
    answers: { internetGateway: true, egress: 'public-ip' },
    recommended: START,
  },
  {
    question: 'Windows tasks with FSx on EC2 of which Systems Manager joins the domain',
    pages: [`${ECS}wfsx-volumes.html`],
    decided: 'The agent reads the credentials of the domain; the file system is in the VPC.',
    answers: {
      launchType: 'EC2',
      operatingSystem: 'WINDOWS',
      windowsBaseLayersInEcr: true,
      volumes: ['fsx-windows'],
      instanceManagement: true,
    },
    required: [...AGENT, ...START, 'ssm', 'ssmmessages', 'fsx'],
  },
  {
    question: 'A payment service in AWS GovCloud (US) with FIPS, an own key and audited ECS Exec',
    pages: [`${ECS}ecs-fips-compliance.html`, `${ECS}ecs-exec.html`],
    decided: 'Host names of FIPS; kms for the session, logs for its record.',
    answers: {
      region: 'us-gov-west-1',
      fips: true,
      ecsExec: true,
      customerManagedKey: true,
      ecsExecAudit: ['cloudwatch-logs'],
      secretSources: ['secretsmanager'],
    },
    required: ['s3', 'ssmmessages', 'kms'],
  },
  {
    question: 'A hub VPC serves twelve spokes by a transit gateway',
    pages: [
      'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
      `${ECR}vpc-endpoints.html`,
    ],
    decided: 'Interface endpoints in the hub; the S3 gateway stays with the tasks.',
    answers: { endpointPlacement: 'central-vpc', sharedByVpcs: 12, egress: 'transit' },
    types: { s3: 'Gateway' },
  },
  {
    question: 'Tasks in mainland China with logs and parameters',
    pages: ['https://docs.amazonaws.cn/en_us/AmazonECS/latest/developerguide/vpc-endpoints.html'],
    decided: 'The same endpoints, in part with names of the partition.',
    answers: { region: 'cn-northwest-1', secretSources: ['ssm'] },
    required: [...START, 'ssm'],
    names: { 'ecr.dkr': 'cn.com.amazonaws.cn-northwest-1.ecr.dkr' },
  },
  {
    question: 'Tasks whose security group lets out nothing but the endpoints cannot fetch the layers',
    pages: [
      'https://7thzero.com/blog/limiting-outbound-egress-traffic-while-using-aws-fargate-and-ecr',
      `${ECR}vpc-endpoints.html`,
    ],
    decided: 'The group needs TCP 443 to the prefix list of Amazon S3 too.',
    answers: {},
    required: START,
    finds: [['info', /prefix list/]],
  },
  {
    question: 'The four endpoints exist, and the pull still times out on Amazon S3',
    pages: ['https://github.com/GuardBench/guardbench-iac/pull/4', `${ECR}vpc-endpoints.html`],
    decided: 'Egress to the VPC alone is not enough: the prefix list belongs to it.',
    answers: { secretSources: ['secretsmanager'] },
    required: [...START, 'secretsmanager'],
    finds: [['info', /Missing egress to the S3 prefix list/]],
  },
  {
    question: 'An S3 gateway policy that admits the own principals only stops the layers',
    pages: ['https://github.com/margince/margince/pull/5281', `${ECR}vpc-endpoints.html`],
    decided: 'No condition on the account of the principal for the layer bucket.',
    answers: { accountId: '111122223333' },
    policy: {
      service: 's3',
      allows: ['s3:GetObject'],
      resources: ['arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*'],
    },
    finds: [['info', /no condition on your account.*layer bucket/]],
  },
  {
    question: 'An endpoint policy with nothing but a Deny',
    pages: [
      'https://github.com/terraform-aws-modules/terraform-aws-vpc/pull/1197',
      'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    ],
    decided: 'What is not allowed is refused: the policy has to allow. Amazon S3 is a gateway.',
    answers: { accountId: '111122223333' },
    types: { s3: 'Gateway' },
    policy: {
      service: 'ecr.dkr',
      allows: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
    },
  },
  {
    question: 'Which bucket must a least policy of the S3 gateway name?',
    pages: ['https://github.com/awsdocs/amazon-ecr-user-guide/issues/8', `${ECR}vpc-endpoints.html`],
    decided: 'The bucket of the layers in the same Region.',
    answers: { region: 'eu-central-1' },
    policy: { service: 's3', resources: ['arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*'] },
  },
  {
    question: 'A service on platform version 1.3.0 with ecr.dkr only, before the change to 1.4.0',
    pages: ['https://github.com/awsdocs/amazon-ecr-user-guide/issues/4', `${ECR}vpc-endpoints.html`],
    decided: 'The newer version needs ecr.api too, which has to be said before the change.',
    answers: { platformVersion: '1.3.0' },
    required: ['ecr.dkr', 's3'],
    absent: ['ecr.api'],
    finds: [['warning', /ecr\.api as well/]],
  },
  {
    question: 'Instances in public subnets whose tasks in awsvpc mode have no internet',
    pages: [`${AGENT_ISSUES}1979`, `${ECS}task-networking-awsvpc.html`],
    decided: 'Network interfaces of tasks get no public address on EC2: a NAT gateway, or endpoints.',
    answers: { launchType: 'EC2', networkMode: 'awsvpc', internetGateway: true, egress: 'public-ip' },
    finds: [['warning', /public IP/]],
  },
  {
    question: 'Agents that do not connect although routes and groups are right',
    pages: [`${AGENT_ISSUES}1680`, 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'],
    decided: 'The network ACL let no answers in.',
    answers: { launchType: 'EC2', ...nat },
    finds: [['info', /Network ACLs.*1024 to 65535/]],
  },
  {
    question: 'A Fargate task with a public address in a subnet without a route to the internet gateway',
    pages: ['https://github.com/docker-archive/compose-cli/issues/911', `${ECS}fargate-task-networking.html`],
    decided: 'The public address alone is no path: it needs the route.',
    answers: { internetGateway: true, egress: 'public-ip' },
    recommended: START,
    finds: [['info', /route/]],
  },
  {
    question: 'Environment files in a VPC without internet',
    pages: ['https://github.com/aws/aws-cdk/issues/12720', `${ECS}use-environment-file.html`],
    decided: 'They are read from Amazon S3 by the execution role, which asks for the location of the bucket.',
    answers: { environmentFiles: true },
    required: START,
    policy: { service: 's3', allows: ['s3:GetObject', 's3:GetBucketLocation'] },
  },
  {
    question: 'An EFS file system whose name is not resolved',
    pages: [
      'https://github.com/appsmithorg/appsmith-docs/issues/2234',
      'https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html',
    ],
    decided: 'The VPC needs DNS resolution and DNS hostnames.',
    answers: { volumes: ['efs'], vpcDnsAttributes: false },
    finds: [
      ['error', /DNS/],
      ['info', /file-system-id\.efs\..*DNS hostnames/],
    ],
  },
  {
    question: 'An EFS file system behind own DNS servers',
    pages: [
      'https://github.com/aws/aws-rfdk/issues/391',
      'https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html',
    ],
    decided: 'The servers forward the names of the file systems to the Amazon-provided DNS.',
    answers: { volumes: ['efs'], dns: 'custom' },
    finds: [
      ['warning', /Forward/],
      ['info', /DNS servers of your own forward/],
    ],
  },
  {
    question: 'A task that assumes a role of another account before it writes to a delivery stream',
    pages: [
      'https://github.com/fleetdm/fleet/issues/10004',
      'https://docs.aws.amazon.com/sdkref/latest/guide/feature-sts-regionalized-endpoints.html',
    ],
    decided: 'Both endpoints; the client has to call the Regional host of AWS STS.',
    answers: { applicationServices: ['kinesis-firehose', 'sts'] },
    required: [...START, 'kinesis-firehose', 'sts'],
    because: { sts: /Regional/ },
  },
  {
    question: 'Parameters as secrets, and every endpoint but one',
    pages: [
      'https://github.com/cds-snc/forms-terraform/pull/1298',
      `${ECS}secrets-envvar-ssm-paramstore.html`,
    ],
    decided: 'The one is ssm.',
    answers: { region: 'ca-central-1', secretSources: ['ssm', 'secretsmanager'] },
    required: [...START, 'ssm', 'secretsmanager'],
  },
  {
    question: 'A hub with a hosted zone for ecs, and agents that do not register',
    pages: [
      'https://github.com/aws-samples/aws-secure-environment-accelerator/issues/1052',
      `${ECS}vpc-endpoints.html`,
    ],
    decided: 'The agent calls hosts of ecs-agent and ecs-telemetry, which have zones of their own.',
    answers: {
      launchType: 'EC2',
      endpointPlacement: 'central-vpc',
      egress: 'transit',
      sharedByVpcs: 5,
      region: 'ca-central-1',
    },
    recommended: AGENT,
  },
  {
    question: 'Pulls of large images make the bill of the NAT gateway',
    pages: [
      'https://github.com/aws/copilot-cli/issues/5167',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html',
    ],
    decided: 'The S3 gateway carries the layers free of charge; the ECR endpoints are a choice.',
    answers: nat,
    recommended: ['ecr.api', 'ecr.dkr', 's3'],
    types: { s3: 'Gateway' },
  },
  {
    question: 'Instances without public addresses do not register',
    pages: ['https://github.com/aws/amazon-ecs-cli/issues/319', `${ECS}vpc-endpoints.html`],
    decided: 'A NAT gateway, or the endpoints of the agent.',
    answers: { launchType: 'EC2', networkMode: 'bridge', internetGateway: true, egress: 'none' },
    required: [...AGENT, ...START],
  },
  {
    question: 'An old boto3 waits for its queue',
    pages: [
      'https://github.com/boto/boto3/issues/2284',
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html',
    ],
    decided: 'Private DNS does not answer legacy names: a newer SDK, or the URL of the endpoint.',
    answers: { applicationServices: ['sqs'] },
    required: [...START, 'sqs'],
    because: { sqs: /legacy names/ },
  },
  {
    question: 'GuardDuty adds a sidecar whose image cannot be pulled',
    pages: [
      'https://github.com/aws-samples/bedrock-chat/pull/501',
      'https://docs.aws.amazon.com/guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html',
    ],
    decided:
      'The execution role needs permissions for Amazon ECR, also where the own images come from elsewhere.',
    answers: { guardDutyRuntimeMonitoring: true, imageRegistries: ['ecr-public'], ...nat },
    recommended: ['ecr.api', 'ecr.dkr', 's3'],
    because: { 'ecr.api': /task execution role needs the permission/ },
  },
  {
    question: 'An endpoint for logs that does not answer, and tasks that stop with it',
    pages: ['https://github.com/aws/containers-roadmap/issues/1695', `${ECS}using_awslogs.html`],
    decided: 'The start fails on Fargate; the mode of the driver decides about what runs already.',
    answers: {},
    required: ['logs'],
    because: { logs: /does not start.*non-blocking/ },
  },
  {
    question: 'ECS Exec ends with TargetNotConnectedException in a private subnet',
    pages: ['https://github.com/aws/amazon-ssm-agent/issues/361', `${ECS}ecs-exec.html`],
    decided: 'ssmmessages is missing.',
    answers: { ecsExec: true, region: 'us-west-2' },
    required: [...START, 'ssmmessages'],
  },
  {
    question: 'Systems Manager behind a policy that admits resources of the organization only',
    pages: [
      'https://github.com/aws-samples/data-perimeter-policy-examples/issues/20',
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html',
    ],
    decided: 'Buckets of AWS belong to no account of the organization: the S3 policy names them.',
    answers: { launchType: 'EC2', instanceManagement: true, accountId: '111122223333' },
    required: ['ssm', 'ssmmessages'],
    policy: { service: 's3', resources: ['arn:aws:s3:::amazon-ssm-us-east-1/*'] },
  },
];
