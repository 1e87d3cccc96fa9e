/** Typical workloads: start points for users, and the scenarios of every golden and conformance test. */
import type { Answers } from './questions.ts';

/** A typical workload to start from. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly answers: Answers;
}

/** Typical workloads, in the order in which they are offered. */
export const PRESETS = [
  {
    id: 'fargate-isolated',
    title: 'Fargate, private subnets, no internet',
    description: 'Linux tasks that pull from Amazon ECR, log with awslogs and read secrets. No NAT gateway.',
    answers: { region: 'us-east-1', launchType: 'FARGATE', secretSources: ['secretsmanager'] },
  },
  {
    id: 'express-mode',
    title: 'ECS Express Mode in private subnets',
    description:
      'Fargate with awslogs behind an internal load balancer, without public IP addresses and without a NAT gateway.',
    answers: { region: 'us-east-1', launchType: 'FARGATE' },
  },
  {
    id: 'fargate-nat',
    title: 'Fargate behind a NAT gateway',
    description:
      'The path to the internet exists; endpoints keep the traffic to AWS private and save data charges.',
    answers: {
      region: 'eu-central-1',
      internetGateway: true,
      egress: 'nat-gateway',
      launchType: 'FARGATE',
      secretSources: ['secretsmanager', 'ssm'],
    },
  },
  {
    id: 'fargate-full',
    title: 'Fargate with everything',
    description:
      'FireLens, ECS Exec with audit, Service Connect, X-Ray, GuardDuty, Amazon EFS, environment files.',
    answers: {
      region: 'eu-west-1',
      launchType: 'FARGATE',
      availabilityZones: 3,
      logDrivers: ['awslogs', 'awsfirelens'],
      firelensDestinations: ['cloudwatch-logs', 'kinesis-firehose', 's3'],
      secretSources: ['secretsmanager', 'ssm'],
      customerManagedKey: true,
      environmentFiles: true,
      ecsExec: true,
      ecsExecAudit: ['cloudwatch-logs', 's3'],
      serviceConnect: true,
      xray: true,
      guardDutyRuntimeMonitoring: true,
      volumes: ['efs'],
      applicationServices: ['dynamodb', 'sqs', 'sts'],
    },
  },
  {
    id: 'fargate-windows',
    title: 'Fargate for Windows',
    description: 'Windows containers whose base layers were pushed to Amazon ECR.',
    answers: {
      region: 'us-west-2',
      launchType: 'FARGATE',
      operatingSystem: 'WINDOWS',
      windowsBaseLayersInEcr: true,
      secretSources: ['ssm'],
    },
  },
  {
    id: 'ec2-new',
    title: 'EC2, instances still to be created',
    description: 'Container instances in isolated subnets, created after the endpoints.',
    answers: {
      region: 'ap-northeast-1',
      launchType: 'EC2',
      instanceManagement: true,
      secretSources: ['ssm'],
      availabilityZones: 3,
    },
  },
  {
    id: 'ec2-running',
    title: 'EC2 with running instances',
    description: 'Instances already run: the documented creation order and the restart of each agent matter.',
    answers: {
      region: 'us-east-1',
      launchType: 'EC2',
      existingContainerInstances: true,
      instanceManagement: true,
      agentVersion: '1.89.2',
      secretSources: ['secretsmanager'],
      openS3Connections: true,
    },
  },
  {
    id: 'new-region-copy',
    title: 'Template copied to a new Region',
    description:
      'Container instances in Canada West (Calgary), from a template of US East (N. Virginia) with endpoints.',
    answers: {
      region: 'ca-west-1',
      launchType: 'EC2',
      templateSourceRegion: 'us-east-1',
      templateHasEndpoints: true,
    },
  },
  {
    id: 'managed-instances',
    title: 'ECS Managed Instances',
    description: 'Instances that Amazon ECS runs in your isolated subnets.',
    answers: { region: 'us-west-2', launchType: 'MANAGED_INSTANCES', secretSources: ['secretsmanager'] },
  },
  {
    id: 'external',
    title: 'ECS Anywhere over a private connection',
    description: 'Your own servers, connected to the VPC, with the S3 interface endpoint.',
    answers: { region: 'eu-central-1', launchType: 'EXTERNAL', egress: 'none', secretSources: ['ssm'] },
  },
  {
    id: 'china',
    title: 'Fargate in China (Beijing)',
    description: 'Service names with the prefix of the China partition where AWS uses it.',
    answers: { region: 'cn-north-1', launchType: 'FARGATE', secretSources: ['secretsmanager'], xray: true },
  },
  {
    id: 'govcloud-fips',
    title: 'Fargate in AWS GovCloud with FIPS',
    description: 'FIPS endpoints where the service has them.',
    answers: {
      region: 'us-gov-west-1',
      launchType: 'FARGATE',
      fips: true,
      secretSources: ['secretsmanager'],
    },
  },
  {
    id: 'sovereign-cloud',
    title: 'EC2 in the European Sovereign Cloud',
    description: 'Its own prefix for Amazon ECR, and all three Amazon ECS endpoints.',
    answers: { region: 'eusc-de-east-1', launchType: 'EC2' },
  },
  {
    id: 'isolated-partition',
    title: 'EC2 in an isolated partition',
    description: 'US ISO East, with the service names of that partition.',
    answers: { region: 'us-iso-east-1', launchType: 'EC2', existingContainerInstances: true },
  },
] as const satisfies readonly Preset[];

/** The id of a typical workload. */
export type PresetId = (typeof PRESETS)[number]['id'];
