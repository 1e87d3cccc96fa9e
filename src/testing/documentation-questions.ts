/**
 * Questions that an engineer asks, each with the answer that the documentation gives. The answers were decided from the
 * pages and from recorded outputs before the planner was asked; where a plan differs, the plan is wrong, or the page has
 * changed and the question with it. They know endpoints, severities and words, and no rule of the core.
 */
import type { Answers } from '../core/questions.ts';
import type { Severity } from '../core/rule.ts';
import { ECR, ECS, PRIVATELINK, VPC } from './question-parts.ts';

const GUARDDUTY = 'https://docs.aws.amazon.com/guardduty/latest/ug/';

export interface DocumentationQuestion {
  readonly question: string;
  /** The pages that decide, the first alone if there is one. */
  readonly pages: readonly [string, ...string[]];
  /** What they say, in our words. */
  readonly decided: string;
  readonly answers: Answers;
  readonly required?: readonly string[];
  readonly recommended?: readonly string[];
  readonly optional?: readonly string[];
  /** Must not be planned at all. */
  readonly absent?: readonly string[];
  /** Services that are interface endpoints or gateways here, where that is the question. */
  readonly types?: Readonly<Record<string, 'Interface' | 'Gateway'>>;
  /** Full service names. */
  readonly names?: Readonly<Record<string, string>>;
  /** Must be available before the service of the key. */
  readonly after?: Readonly<Record<string, readonly string[]>>;
  /** A finding of this severity must say (or advise) this. */
  readonly finds?: readonly (readonly [Severity, RegExp])[];
  /** No error or warning may say this. */
  readonly quiet?: RegExp;
  /** A reason for the service of the key, planned or not needed, must say this. */
  readonly because?: Readonly<Record<string, RegExp>>;
  /** The plan must say each of these, in a finding or in a reason of any service. */
  readonly says?: readonly RegExp[];
  /** What the endpoint policy must allow, and must not. */
  readonly policy?: {
    readonly service: string;
    readonly allows?: readonly string[];
    readonly resources?: readonly string[];
    readonly refuses?: readonly string[];
  };
}

const ec2 = { launchType: 'EC2' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const publicIp = { internetGateway: true, egress: 'public-ip' } as const;

export const DOCUMENTATION_QUESTIONS: readonly DocumentationQuestion[] = [
  {
    question: 'Fargate, isolated subnets, image in Amazon ECR, awslogs: which endpoints?',
    pages: [`${ECR}vpc-endpoints.html`, `${ECS}vpc-endpoints.html`],
    decided: 'Both ECR endpoints, the S3 gateway and logs; no Amazon ECS endpoint.',
    answers: {},
    required: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
    absent: ['ecs', 'ecs-agent', 'ecs-telemetry', 'secretsmanager', 'kms', 'sts'],
    types: { s3: 'Gateway', 'ecr.dkr': 'Interface' },
  },
  {
    question: 'The same with a NAT gateway?',
    pages: [`${ECS}fargate-task-networking.html`],
    decided: 'A path exists; the endpoints keep the traffic private.',
    answers: nat,
    recommended: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
  },
  {
    question: 'Fargate in a public subnet with assignPublicIp DISABLED?',
    pages: [`${VPC}VPC_Internet_Gateway.html`, `${ECS}fargate-task-networking.html`],
    decided: 'A route to an internet gateway without a public address is no path.',
    answers: { internetGateway: true, egress: 'none' },
    required: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
    finds: [['info', /public IP address/]],
  },
  {
    question: 'Fargate platform version 1.3.0 with a secret from Secrets Manager?',
    pages: [`${ECS}fargate-task-networking.html`, `${ECR}vpc-endpoints.html`],
    decided:
      'Login and secrets go over the network of Fargate: ecr.dkr, S3 and logs only; the version is deprecated.',
    answers: { platformVersion: '1.3.0', secretSources: ['secretsmanager'] },
    required: ['ecr.dkr', 's3', 'logs'],
    absent: ['ecr.api', 'secretsmanager'],
    finds: [['warning', /deprecated/]],
  },
  {
    question: 'Windows on Fargate whose base layers were not pushed?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Foreign layers come from Microsoft Azure, which no endpoint reaches.',
    answers: { operatingSystem: 'WINDOWS' },
    required: ['ecr.api', 'ecr.dkr', 's3'],
    finds: [['error', /Azure|Microsoft/]],
  },
  {
    question: 'Windows on Fargate with allow-nondistributable-artifacts?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'The layers come from Amazon ECR; the licence still binds.',
    answers: { operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true },
    required: ['ecr.api', 'ecr.dkr', 's3'],
    finds: [['info', /licence/]],
    quiet: /Azure|Microsoft/,
  },
  {
    question:
      'EC2 in isolated subnets: which Amazon ECS endpoints, and in which order with running instances?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'ecs-agent, then ecs-telemetry, then ecs; then restart the agents.',
    answers: { ...ec2, existingContainerInstances: true },
    required: ['ecs-agent', 'ecs-telemetry', 'ecs', 'ecr.api', 'ecr.dkr', 's3', 'logs'],
    after: { 'ecs-telemetry': ['ecs-agent'], ecs: ['ecs-telemetry'] },
    finds: [['warning', /restart/i]],
  },
  {
    question: 'EC2 whose instances come after the endpoints?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'The order does not matter.',
    answers: ec2,
    required: ['ecs-agent', 'ecs-telemetry', 'ecs'],
    after: { ecs: [], 'ecs-telemetry': [] },
  },
  {
    question: 'EC2 in ca-west-1 behind a NAT gateway?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'A Region introduced from 23 December 2023 must have all three.',
    answers: { ...ec2, ...nat, region: 'ca-west-1' },
    required: ['ecs-agent', 'ecs-telemetry', 'ecs'],
    recommended: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
  },
  {
    question: 'Fargate in ap-southeast-5?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Two sentences contradict each other, and both are shown.',
    answers: { region: 'ap-southeast-5' },
    recommended: ['ecs-agent', 'ecs-telemetry', 'ecs'],
    finds: [['info', /must have.*don't require/s]],
  },
  {
    question: 'A template with endpoints is copied from us-east-1 to ca-west-1?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Create the three of the new Region, then delete the three of the old one.',
    answers: { ...ec2, region: 'ca-west-1', templateSourceRegion: 'us-east-1', templateHasEndpoints: true },
    required: ['ecs-agent', 'ecs-telemetry', 'ecs'],
    finds: [['warning', /create.*then delete.*us-east-1/s]],
  },
  {
    question: 'A template is copied from us-east-1 to us-west-2?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Not a Region of the rule: no Amazon ECS endpoint for Fargate.',
    answers: { region: 'us-west-2', templateSourceRegion: 'us-east-1' },
    absent: ['ecs-agent', 'ecs-telemetry', 'ecs'],
  },
  {
    question: 'Service Connect on Fargate in isolated subnets?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Its Envoy proxy is managed through ecs-agent; ecs-sc otherwise.',
    answers: { serviceConnect: true },
    required: ['ecs-agent'],
    absent: ['ecs', 'ecs-telemetry', 'appmesh-envoy-management'],
  },
  {
    question: 'Service Connect on Fargate platform version 1.3.0?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'Needs Linux platform version 1.4.0 or higher.',
    answers: { serviceConnect: true, platformVersion: '1.3.0' },
    finds: [['error', /Service Connect.*1\.4\.0/]],
  },
  {
    question: 'Service Connect on EC2 with container agent 1.60.1?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'The agent must be 1.67.2 or higher.',
    answers: { ...ec2, serviceConnect: true, agentVersion: '1.60.1' },
    finds: [['error', /1\.67\.2/]],
  },
  {
    question: 'Service Connect on EC2 with container agent 1.67.2?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'New enough.',
    answers: { ...ec2, serviceConnect: true, agentVersion: '1.67.2' },
    quiet: /1\.67\.2/,
  },
  {
    question: 'Service Connect on Windows?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'Windows containers are not supported.',
    answers: { serviceConnect: true, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true },
    finds: [['error', /Windows.*Service Connect/]],
  },
  {
    question: 'Service Connect with FIPS in GovCloud?',
    pages: [`${ECS}service-connect-concepts-deploy.html`],
    decided: 'Service Connect does not support FIPS mode.',
    answers: { region: 'us-gov-west-1', serviceConnect: true, fips: true },
    finds: [['warning', /Service Connect.*FIPS/]],
  },
  {
    question: 'ECS Exec on Fargate in isolated subnets?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'ssmmessages, not ssm and not ec2messages; tasks must be started anew.',
    answers: { ecsExec: true },
    required: ['ssmmessages'],
    absent: ['ssm', 'ec2messages', 'kms'],
    finds: [['info', /already run.*new tasks/is]],
  },
  {
    question: 'ECS Exec with a KMS key of your own?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'The endpoint for AWS KMS must be created.',
    answers: { ecsExec: true, customerManagedKey: true },
    required: ['ssmmessages', 'kms'],
  },
  {
    question: 'ECS Exec on EC2 with container agent 1.48.0?',
    pages: [`${ECS}ecs-exec-run.html`],
    decided: 'Needs agent 1.50.2 or greater.',
    answers: { ...ec2, ecsExec: true, agentVersion: '1.48.0' },
    finds: [['error', /1\.50\.2/]],
  },
  {
    question: 'ECS Exec on Windows instances with container agent 1.54.0?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'Windows on EC2 needs agent 1.56 or later.',
    answers: {
      ...ec2,
      operatingSystem: 'WINDOWS',
      windowsBaseLayersInEcr: true,
      ecsExec: true,
      agentVersion: '1.54.0',
    },
    finds: [['error', /1\.56/]],
  },
  {
    question: 'ECS Exec on Windows on Fargate?',
    pages: [`${ECS}ecs-exec.html`, `${ECS}ecs-exec-run.html`],
    decided: 'Supported from platform version 1.0.0.',
    answers: { operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, ecsExec: true },
    required: ['ssmmessages'],
    quiet: /ECS Exec/,
  },
  {
    question: 'ECS Exec in IPv6-only subnets?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'Not supported.',
    answers: { ...nat, ecsExec: true, ipAddressType: 'ipv6' },
    finds: [['error', /ECS Exec is not supported/]],
  },
  {
    question: 'ECS Exec with session logs in CloudWatch Logs and a bucket?',
    pages: [`${ECS}ecs-exec.html`],
    decided: 'logs and S3 are used by the task; the S3 policy must allow PutObject.',
    answers: { ecsExec: true, ecsExecAudit: ['cloudwatch-logs', 's3'], logDrivers: [] },
    required: ['logs', 's3', 'ssmmessages'],
    policy: { service: 's3', allows: ['s3:PutObject', 's3:GetEncryptionConfiguration'] },
  },
  {
    question: 'EC2 in a public subnet, awsvpc tasks with ECS Exec and X-Ray?',
    pages: [`${ECS}task-networking-awsvpc.html`],
    decided:
      'Task interfaces get no public address: what the task calls has no path, what the instance calls has one.',
    answers: { ...ec2, ...publicIp, networkMode: 'awsvpc', ecsExec: true, xray: true },
    required: ['ssmmessages', 'xray'],
    recommended: ['ecr.api', 'ecr.dkr', 'logs', 'ecs'],
    finds: [['warning', /public IP address/]],
  },
  {
    question: 'The same in bridge mode?',
    pages: [`${ECS}task-networking.html`],
    decided: 'Tasks use the interface of the instance, which has a public address.',
    answers: { ...ec2, ...publicIp, networkMode: 'bridge', xray: true },
    recommended: ['xray', 'ecr.api', 'logs'],
  },
  {
    question: 'Windows instances in awsvpc mode with container agent 1.50.0?',
    pages: [`${ECS}task-networking-awsvpc.html`],
    decided: 'awsvpc on Windows needs agent 1.54.0 or later.',
    answers: { ...ec2, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, agentVersion: '1.50.0' },
    finds: [['error', /1\.54\.0/]],
  },
  {
    question: 'Windows instances in the default mode with container agent 1.50.0?',
    pages: [`${ECS}task-networking-awsvpc.html`],
    decided: 'The limit is one of awsvpc.',
    answers: {
      ...ec2,
      operatingSystem: 'WINDOWS',
      windowsBaseLayersInEcr: true,
      networkMode: 'default',
      agentVersion: '1.50.0',
    },
    quiet: /1\.54\.0/,
  },
  {
    question: 'Environment files on EC2 with container agent 1.38.0?',
    pages: [`${ECS}use-environment-file.html`],
    decided: 'Needs 1.39.0; the file comes from a bucket of yours.',
    answers: { ...ec2, environmentFiles: true, agentVersion: '1.38.0' },
    required: ['s3'],
    finds: [['error', /1\.39\.0/]],
  },
  {
    question: 'Amazon EFS on EC2 with container agent 1.30.0?',
    pages: [`${ECS}efs-volumes.html`],
    decided: 'Generally available from agent 1.38.0; mounted through mount targets.',
    answers: { ...ec2, volumes: ['efs'], agentVersion: '1.30.0' },
    absent: ['elasticfilesystem'],
    finds: [
      ['error', /1\.38\.0/],
      ['info', /2049/],
    ],
  },
  {
    question: 'Amazon EBS volumes on Fargate in us-east-1?',
    pages: [`${ECS}ebs-volumes.html`],
    decided: 'Attached by Amazon ECS; not in the zone use1-az3.',
    answers: { volumes: ['ebs'] },
    absent: ['ec2'],
    finds: [['info', /Amazon EBS.*use1-az3/]],
  },
  {
    question: 'Amazon EBS volumes in AWS GovCloud (US)?',
    pages: [`${ECS}ebs-volumes.html`],
    decided: 'The page names the commercial and the China Regions only.',
    answers: { region: 'us-gov-west-1', volumes: ['ebs'] },
    finds: [['warning', /commercial and China/]],
  },
  {
    question: 'Amazon EBS volumes on Windows instances?',
    pages: [`${ECS}ebs-volumes.html`],
    decided: 'Supported on Nitro instances.',
    answers: { ...ec2, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, volumes: ['ebs'] },
    quiet: /Amazon EBS/,
  },
  {
    question: 'S3 Files volumes on Fargate?',
    pages: [
      `${ECS}s3files-volumes.html`,
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-prereq-policies.html',
    ],
    decided: 'Mount targets on 2049, reads of the bucket by the task role, a task role is mandatory.',
    answers: { volumes: ['s3files'], imageRegistries: ['ecr-private'] },
    required: ['s3'],
    finds: [['info', /2049.*task role/s]],
    policy: { service: 's3', allows: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'] },
  },
  {
    question: 'FSx for Windows on Fargate?',
    pages: [`${ECS}wfsx-volumes.html`],
    decided: 'EC2 for Windows only.',
    answers: { volumes: ['fsx-windows'] },
    finds: [['error', /Windows container instances/]],
  },
  {
    question: 'FSx for Windows on EC2 for Windows in isolated subnets?',
    pages: [`${ECS}wfsx-volumes.html`, `${ECS}tutorial-wfsx-volumes.html`],
    decided:
      'The FSx API is asked, credentials come from Secrets Manager or Parameter Store, the instance is in a domain.',
    answers: { ...ec2, operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true, volumes: ['fsx-windows'] },
    required: ['fsx'],
    finds: [
      ['warning', /credentials/],
      ['warning', /domain/],
    ],
  },
  {
    question: 'IPv6-only tasks in Ireland?',
    pages: [`${ECS}fargate-task-networking.html`],
    decided: 'Not in the list of Regions.',
    answers: { ...nat, region: 'eu-west-1', ipAddressType: 'ipv6' },
    finds: [['error', /not among the Regions/]],
  },
  {
    question: 'IPv6-only tasks in Ohio pull from Amazon ECR without another path?',
    pages: [`${ECS}fargate-task-networking.html`, `${ECR}vpc-endpoints.html`],
    decided:
      'Three Amazon ECS pages deny it, the Amazon ECR page offers dual-stack endpoints: both are shown, NAT64 first.',
    answers: { region: 'us-east-2', ipAddressType: 'ipv6' },
    finds: [
      ['error', /Amazon ECS pages.*Amazon ECR page.*NAT64/s],
      ['warning', /dkr-ecr/],
    ],
  },
  {
    question: 'IPv6-only tasks on EC2 with container agent 1.99.0?',
    pages: [`${ECS}task-networking.html`],
    decided: 'Needs 1.99.1.',
    answers: { ...ec2, ...nat, ipAddressType: 'ipv6', agentVersion: '1.99.0' },
    finds: [['error', /1\.99\.1/]],
  },
  {
    question: 'IPv6-only tasks with FIPS in GovCloud?',
    pages: [`${ECS}ecs-fips-compliance.html`],
    decided: 'CloudWatch has no dual-stack FIPS endpoint to monitor such tasks.',
    answers: { ...nat, region: 'us-gov-west-1', ipAddressType: 'ipv6', fips: true },
    finds: [['warning', /CloudWatch.*FIPS/]],
  },
  {
    question: 'Dual-stack subnets on Fargate: do the tasks get IPv6 addresses?',
    pages: [`${ECS}fargate-task-networking.html`],
    decided: 'Only with the account setting dualStackIPv6; launch dependencies use IPv4.',
    answers: { ...nat, ipAddressType: 'dualstack' },
    finds: [['info', /IPv4.*dualStackIPv6/s]],
  },
  {
    question: 'First pull through a cache rule in isolated subnets?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Needs a NAT gateway once.',
    answers: { imageRegistries: ['ecr-pull-through-cache'] },
    required: ['ecr.api', 'ecr.dkr', 's3'],
    finds: [['error', /NAT gateway/]],
  },
  {
    question: 'Later pulls through the same cache rule?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Need nothing else.',
    answers: { imageRegistries: ['ecr-pull-through-cache'], pullThroughFirstPull: false },
    quiet: /cache rule/,
  },
  {
    question: 'An image of public.ecr.aws in isolated subnets?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Only its API has an endpoint, in us-east-1: pulls have none.',
    answers: { imageRegistries: ['ecr-public'] },
    absent: ['ecr.api', 'ecr.dkr'],
    finds: [['error', /public\.ecr\.aws/]],
  },
  {
    question: 'ecr.api without private DNS in isolated subnets?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'Only clients with --endpoint-url reach it; tasks do not.',
    answers: { ecrApiPrivateDns: false },
    finds: [['error', /private DNS/i]],
  },
  {
    question: 'A private registry with credentials behind a NAT gateway?',
    pages: [`${ECS}private-auth.html`],
    decided: 'The credentials come from Secrets Manager.',
    answers: { ...nat, imageRegistries: ['other'], registryCredentials: true },
    recommended: ['secretsmanager'],
    absent: ['ecr.api', 'ecr.dkr'],
  },
  {
    question: 'Subnets that another account shares?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'A participant can use endpoints, not create, describe, modify or delete them.',
    answers: { subnetOwnership: 'participant' },
    finds: [['warning', /cannot create, describe, modify or delete/]],
  },
  {
    question: 'Own DNS servers?',
    pages: [`${ECS}vpc-endpoints.html`],
    decided: 'Only Amazon-provided DNS; forward.',
    answers: { dns: 'custom' },
    finds: [['warning', /forward/i]],
  },
  {
    question: 'DNS hostnames are off in the VPC?',
    pages: [`${VPC}AmazonDNS-concepts.html`],
    decided: 'Private DNS needs both attributes.',
    answers: { vpcDnsAttributes: false },
    finds: [['error', /DNS hostnames/]],
  },
  {
    question: 'GuardDuty Runtime Monitoring on Fargate in isolated subnets, images from elsewhere?',
    pages: [`${GUARDDUTY}prereq-runtime-monitoring-ecs-support.html`],
    decided: 'Its sidecar is pulled from Amazon ECR; GuardDuty makes its own endpoint.',
    answers: { ...nat, imageRegistries: ['other'], guardDutyRuntimeMonitoring: true },
    recommended: ['ecr.api', 'ecr.dkr', 's3'],
    optional: ['guardduty-data'],
  },
  {
    question: 'GuardDuty Runtime Monitoring on Fargate platform version 1.3.0?',
    pages: [`${GUARDDUTY}prereq-runtime-monitoring-ecs-support.html`],
    decided: 'Needs 1.4.0.',
    answers: { platformVersion: '1.3.0', guardDutyRuntimeMonitoring: true },
    finds: [['error', /GuardDuty.*1\.4\.0/]],
  },
  {
    question: 'FireLens to Firehose and S3 in isolated subnets?',
    pages: [`${ECS}using_firelens.html`, `${ECS}firelens-using-fluentbit.html`],
    decided: 'The task calls both; the router is a container whose image must be reachable.',
    answers: { logDrivers: ['awsfirelens'], firelensDestinations: ['kinesis-firehose', 's3'] },
    required: ['kinesis-firehose', 's3'],
    absent: ['logs'],
    finds: [['info', /log router/]],
  },
  {
    question: 'FireLens with an ECR policy of one repository: may the router of AWS be pulled?',
    pages: [`${ECS}firelens-using-fluentbit.html`],
    decided: 'Its Regional repository belongs to an account of AWS and must be allowed.',
    answers: { logDrivers: ['awsfirelens'], accountId: '111122223333', repository: 'team/app' },
    policy: {
      service: 'ecr.dkr',
      resources: [
        'arn:aws:ecr:us-east-1:111122223333:repository/team/app',
        'arn:aws:ecr:us-east-1:*:repository/aws-for-fluent-bit',
      ],
      allows: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
      refuses: ['ecr:DeleteRepository', 'ecr:PutImage'],
    },
  },
  {
    question: 'Secrets of another account: does the endpoint policy let them through?',
    pages: [`${PRIVATELINK}vpc-endpoints-access.html`, `${ECS}private-auth.html`],
    decided: 'A secret can be of another account; an endpoint policy that names one account refuses it.',
    answers: { accountId: '111122223333', crossAccountData: true, secretSources: ['secretsmanager'] },
    required: ['secretsmanager'],
    policy: { service: 'secretsmanager', resources: ['arn:aws:secretsmanager:us-east-1:*:secret:*'] },
  },
  {
    question: 'Secrets of the own account only?',
    pages: [`${PRIVATELINK}vpc-endpoints-access.html`],
    decided: 'The policy can keep data of other accounts out.',
    answers: { accountId: '111122223333', secretSources: ['secretsmanager'], environmentFiles: true },
    policy: {
      service: 'secretsmanager',
      resources: ['arn:aws:secretsmanager:us-east-1:111122223333:secret:*'],
    },
  },
  {
    question: 'The splunk driver in isolated subnets?',
    pages: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html'],
    decided: 'No endpoint of AWS leads to Splunk.',
    answers: { logDrivers: ['splunk'] },
    absent: ['logs'],
    finds: [['warning', /splunk/]],
  },
  {
    question: 'The minimum policy of the S3 gateway for image layers?',
    pages: [`${ECR}vpc-endpoints.html`],
    decided: 'GetObject on the layer bucket of the Region.',
    answers: { region: 'eu-central-1', logDrivers: [] },
    policy: {
      service: 's3',
      allows: ['s3:GetObject'],
      resources: ['arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*'],
      refuses: ['s3:PutObject', 's3:*'],
    },
  },
  {
    question: 'External instances (Linux) in Frankfurt over Direct Connect?',
    pages: [`${ECS}ecs-anywhere.html`, `${PRIVATELINK}gateway-endpoints.html`],
    decided: 'ecs, ecs-a, ecs-t, ssm, ssmmessages, ec2messages; layers through the S3 interface endpoint.',
    answers: { launchType: 'EXTERNAL', region: 'eu-central-1' },
    required: ['ecs', 'ecs-agent', 'ecs-telemetry', 'ssm', 'ssmmessages', 'ec2messages', 's3', 'ecr.api'],
    types: { s3: 'Interface' },
  },
  {
    question: 'External instances in Mexico?',
    pages: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html',
    ],
    decided: 'No ec2messages in Regions launched from 2024 on.',
    answers: { launchType: 'EXTERNAL', region: 'mx-central-1' },
    required: ['ssm', 'ssmmessages'],
    absent: ['ec2messages'],
  },
  {
    question: 'External Windows instances?',
    pages: [`${ECS}ecs-anywhere.html`],
    decided: 'No longer supported since 7 August 2026.',
    answers: { launchType: 'EXTERNAL', operatingSystem: 'WINDOWS', windowsBaseLayersInEcr: true },
    finds: [['error', /7 August 2026/]],
  },
  {
    question: 'Managed Instances in isolated subnets?',
    pages: [`${ECS}ManagedInstances.html`],
    decided: 'No endpoint list is documented: planned like container instances, and said so.',
    answers: { launchType: 'MANAGED_INSTANCES' },
    required: ['ecs', 'ecs-agent', 'ecs-telemetry', 'ecr.api', 'ecr.dkr', 's3', 'logs'],
    absent: ['ssm'],
    finds: [['warning', /documents no endpoint list/]],
  },
  {
    question: 'Managed Instances in bridge mode?',
    pages: [`${ECS}managed-instance-networking.html`],
    decided: 'awsvpc and host only.',
    answers: { launchType: 'MANAGED_INSTANCES', networkMode: 'bridge' },
    finds: [['warning', /network mode/]],
  },
  {
    question: 'FIPS on Fargate outside GovCloud?',
    pages: [`${ECS}ecs-fips-compliance.html`],
    decided: 'Only in GovCloud: the endpoints of the platform stay standard.',
    answers: { region: 'us-east-1', fips: true },
    names: { 'ecr.api': 'com.amazonaws.us-east-1.ecr.api', logs: 'com.amazonaws.us-east-1.logs' },
    finds: [['warning', /GovCloud/]],
  },
  {
    question: 'FIPS on Fargate in GovCloud?',
    pages: [`${ECS}ecs-fips-compliance.html`, `${ECR}vpc-endpoints.html`],
    decided: 'The FIPS variants of Amazon ECR.',
    answers: { region: 'us-gov-west-1', fips: true },
    names: {
      'ecr.api': 'com.amazonaws.us-gov-west-1.ecr-fips.api',
      'ecr.dkr': 'com.amazonaws.us-gov-west-1.ecr-fips.dkr',
    },
  },
  {
    question: 'A NAT gateway under bidirectional Block Public Access?',
    pages: [`${VPC}security-vpc-bpa-basics.html`],
    decided: 'NAT gateways are blocked.',
    answers: { ...nat, blockPublicAccess: 'bidirectional' },
    required: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
    finds: [['warning', /Block Public Access/]],
  },
  {
    question: 'A NAT gateway under ingress-only Block Public Access?',
    pages: [`${VPC}security-vpc-bpa-basics.html`],
    decided: 'NAT gateways still work.',
    answers: { ...nat, blockPublicAccess: 'ingress-only' },
    recommended: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
  },
  {
    question: 'Fargate whose only way out is an HTTP proxy?',
    pages: [`${ECS}security-network.html`],
    decided: 'Proxy settings are not available on Fargate: pulls, secrets and awslogs have no path.',
    answers: { egress: 'proxy', secretSources: ['secretsmanager'], xray: true },
    required: ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'],
    recommended: ['xray'],
    finds: [['warning', /NO_PROXY/]],
  },
  {
    question: 'EC2 behind an HTTP proxy?',
    pages: [`${ECS}http_proxy_config.html`],
    decided: 'Agent and Docker can be told of it, and must spare the endpoints.',
    answers: { ...ec2, egress: 'proxy' },
    recommended: ['ecr.api', 'ecs', 'logs'],
    finds: [['warning', /169\.254\.170\.2/]],
  },
  {
    question: 'Interface endpoints in a hub VPC over a transit gateway?',
    pages: [
      'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
      `${PRIVATELINK}vpc-endpoints-s3.html`,
    ],
    decided: 'Private DNS off, names from zones or a Profile; the gateway stays in this VPC.',
    answers: { endpointPlacement: 'central-vpc', egress: 'transit' },
    recommended: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
    types: { s3: 'Gateway' },
    finds: [
      ['warning', /private hosted zone/],
      ['warning', /CIDR/],
    ],
  },
  {
    question: 'Service names in Beijing?',
    pages: ['https://docs.amazonaws.cn/en_us/AmazonECR/latest/userguide/vpc-endpoints.html'],
    decided: 'cn.com.amazonaws for Amazon ECR, com.amazonaws for logs and Secrets Manager.',
    answers: { region: 'cn-north-1', secretSources: ['secretsmanager'] },
    names: {
      'ecr.api': 'cn.com.amazonaws.cn-north-1.ecr.api',
      logs: 'com.amazonaws.cn-north-1.logs',
      secretsmanager: 'com.amazonaws.cn-north-1.secretsmanager',
      s3: 'com.amazonaws.cn-north-1.s3',
    },
  },
  {
    question: 'Parameters of Parameter Store with a KMS key of your own?',
    pages: [`${ECS}specifying-sensitive-data.html`],
    decided: 'ssm; the decryption is a call of the service, so kms is optional.',
    answers: { secretSources: ['ssm'], customerManagedKey: true },
    required: ['ssm'],
    optional: ['kms'],
  },
  {
    question: 'Code that assumes roles and reads a queue in isolated subnets?',
    pages: [`${PRIVATELINK}aws-services-privatelink-support.html`],
    decided: 'sts and sqs.',
    answers: { applicationServices: ['sts', 'sqs', 'dynamodb'] },
    required: ['sts', 'sqs', 'dynamodb'],
    types: { dynamodb: 'Gateway', sqs: 'Interface' },
  },
  {
    question: 'Instances managed by Systems Manager in Thailand?',
    pages: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html',
    ],
    decided: 'ssm and ssmmessages; ec2messages does not exist there.',
    answers: { ...ec2, region: 'ap-southeast-7', instanceManagement: true },
    required: ['ssm', 'ssmmessages'],
    absent: ['ec2messages'],
  },
  {
    question: 'Code in IPv6-only subnets calls DynamoDB?',
    pages: [`${PRIVATELINK}vpc-endpoints-ddb.html`],
    decided: 'The gateway endpoint for DynamoDB carries IPv4 only.',
    answers: { ipAddressType: 'ipv6', applicationServices: ['dynamodb'], imageRegistries: ['other'] },
    finds: [['error', /DynamoDB.*IPv4 only/]],
  },
  {
    question: 'The same in dual-stack subnets?',
    pages: [`${PRIVATELINK}vpc-endpoints-ddb.html`],
    decided: 'IPv4 is there.',
    answers: { ipAddressType: 'dualstack', applicationServices: ['dynamodb'] },
    required: ['dynamodb'],
    quiet: /DynamoDB/,
  },
  {
    question: 'External instances call DynamoDB without another path?',
    pages: [
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html',
    ],
    decided: 'A gateway serves no other network, and the interface endpoint has no private DNS.',
    answers: { launchType: 'EXTERNAL', applicationServices: ['dynamodb'] },
    absent: ['dynamodb'],
    finds: [['error', /no private DNS/]],
  },
  {
    question: 'GuardDuty Runtime Monitoring on EC2 whose instances Systems Manager does not manage?',
    pages: [`${GUARDDUTY}how-runtime-monitoring-works-ec2.html`],
    decided: 'Automated configuration installs the agent by an association of Systems Manager.',
    answers: { ...ec2, guardDutyRuntimeMonitoring: true },
    required: ['guardduty-data'],
    finds: [['info', /Systems Manager/]],
  },
  {
    question: 'Code that discovers instances of AWS Cloud Map?',
    pages: ['https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html'],
    decided: 'DiscoverInstances has an endpoint of its own.',
    answers: { applicationServices: ['servicediscovery'] },
    required: ['servicediscovery', 'data-servicediscovery'],
  },
  {
    question: 'Temporary credentials of STS through its endpoint?',
    pages: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html'],
    decided: 'Only the Regional host name is answered.',
    answers: { applicationServices: ['sts'] },
    required: ['sts'],
  },
  {
    question: 'An Express Mode service in private subnets without a NAT gateway?',
    pages: [`${ECS}express-service-work.html`],
    decided: 'The plan of Fargate with awslogs; addresses are off in private subnets.',
    answers: {},
    finds: [['info', /Express Mode/]],
  },
];
