/** What a task definition cannot say, in words. Asked for every question here that matters for the workload and is open. */
import type { QuestionId } from '../core/index.ts';

export const CANNOT_SAY: { readonly [Q in QuestionId]?: string } = {
  region: 'A task definition names its Region only in images, logs and ARNs.',
  internetGateway: 'A task definition does not say whether the VPC has an internet gateway.',
  egress: 'A task definition does not say how the task subnets reach the internet.',
  dns: 'A task definition does not say which DNS servers the VPC uses.',
  vpcDnsAttributes: 'A task definition does not say whether DNS support and DNS hostnames are on in the VPC.',
  subnetOwnership: 'A task definition does not say who owns the subnets.',
  ipAddressType: 'A task definition does not say whether the subnets have IPv4 or IPv6 addresses.',
  availabilityZones: 'A task definition does not say in how many Availability Zones the tasks run.',
  openS3Connections:
    'A task definition does not say whether running workloads hold connections to Amazon S3.',
  launchType: 'The launch type is chosen when a task or a service is started.',
  operatingSystem: 'Without runtimePlatform the container instance decides the operating system.',
  platformVersion: 'The Fargate platform version belongs to the service, not to the task definition.',
  existingContainerInstances: 'A task definition does not say whether container instances already run.',
  agentVersion: 'A task definition does not say which container agent the instances have.',
  instanceManagement: 'A task definition does not say whether AWS Systems Manager manages the instances.',
  imageRegistries: 'The registry of an image is not known.',
  pullThroughFirstPull:
    'A task definition does not say whether images have been pulled through the cache before.',
  windowsBaseLayersInEcr:
    'A task definition does not say whether Windows base layers were pushed to Amazon ECR.',
  ecrApiPrivateDns: 'A task definition does not say whether private DNS will be on for ecr.api.',
  logDrivers: 'The log driver is not known.',
  firelensDestinations: 'The configuration of the log router decides where FireLens sends logs.',
  secretSources: 'Where a secret comes from is not known.',
  customerManagedKey: 'A task definition does not say with which key secrets are encrypted.',
  ecsExec: 'ECS Exec is switched on in the service or when a task is started.',
  serviceConnect: 'Service Connect is configured in the service.',
  xray: 'No container here is a daemon or collector that sends to AWS X-Ray; your code may still send traces.',
  guardDutyRuntimeMonitoring: 'GuardDuty adds its agent itself when Runtime Monitoring is on.',
  applicationServices: 'Which AWS services your code calls is not in a task definition.',
  accountId: 'The account is not clear from the task definition.',
  taskExecutionRole: 'The name of the task execution role is not in the task definition.',
};

/** Questions that are listed only when something hints at them: otherwise their answer is clear or their default is fine. */
export const ONLY_WITH_HINT: readonly QuestionId[] = [
  'imageRegistries',
  'logDrivers',
  'secretSources',
  'ecrApiPrivateDns',
];

/** Questions that stay listed beside an answer when something in the definition casts doubt on it. */
export const DOUBTFUL: readonly QuestionId[] = [
  'region',
  'launchType',
  'operatingSystem',
  'imageRegistries',
  'logDrivers',
  'firelensDestinations',
  'secretSources',
  'xray',
  'applicationServices',
];
