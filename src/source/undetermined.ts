/** What a source cannot say, in words. Asked for every question here that matters for the workload and is open. */
import type { QuestionId } from '../core/index.ts';

export const CANNOT_SAY: { readonly [Q in QuestionId]?: string } = {
  region: 'Where the workload runs is named in images, logs and ARNs only.',
  internetGateway: 'Nothing that was read says whether the VPC has an internet gateway.',
  egress: 'Nothing that was read says how the task subnets reach the internet.',
  blockPublicAccess: 'Nothing that was read says whether VPC Block Public Access is on.',
  endpointPlacement: 'Nothing that was read says whether endpoints of a central VPC are used.',
  vpcInUse: 'Nothing that was read says whether other workloads in the VPC call the same services.',
  dns: 'Nothing that was read says which DNS servers the VPC uses.',
  vpcDnsAttributes: 'Nothing that was read says whether DNS support and DNS hostnames are on in the VPC.',
  subnetOwnership: 'Nothing that was read says who owns the subnets.',
  ipAddressType: 'Nothing that was read says whether the subnets have IPv4 or IPv6 addresses.',
  availabilityZones: 'Nothing that was read says in how many Availability Zones the tasks run.',
  openS3Connections: 'Nothing that was read says whether running workloads in these subnets use Amazon S3.',
  launchType: 'The launch type is chosen when a task or a service is started.',
  operatingSystem: 'Without runtimePlatform the container instance decides the operating system.',
  platformVersion: 'The Fargate platform version belongs to the service, not to the task definition.',
  existingContainerInstances: 'Nothing that was read says whether container instances already run.',
  agentVersion: 'Nothing that was read says which container agent the instances have.',
  instanceManagement: 'Nothing that was read says whether AWS Systems Manager manages the instances.',
  networkMode: 'The network mode is not known.',
  imageRegistries: 'The registry of an image is not known.',
  pullThroughFirstPull:
    'Nothing that was read says whether images have been pulled through the cache before.',
  windowsBaseLayersInEcr: 'Nothing that was read says whether Windows base layers were pushed to Amazon ECR.',
  ecrApiPrivateDns: 'Nothing that was read says whether private DNS will be on for ecr.api.',
  logDrivers: 'The log driver is not known.',
  firelensDestinations: 'The configuration of the log router decides where FireLens sends logs.',
  secretSources: 'Where a secret comes from is not known.',
  environmentFiles: 'Whether environment files are read is not known.',
  registryCredentials: 'Whether the registry needs credentials is not known.',
  volumes: 'Whether a file system is mounted is not known.',
  customerManagedKey: 'Nothing that was read says with which key secrets are encrypted.',
  ecsExecAudit: 'How sessions of ECS Exec are logged is configured in the cluster.',
  ecsExec: 'ECS Exec is switched on in the service or when a task is started.',
  serviceConnect: 'Service Connect is configured in the service.',
  xray: 'No container here is a daemon or collector that sends to AWS X-Ray; your code may still send traces.',
  guardDutyRuntimeMonitoring: 'GuardDuty adds its agent itself when Runtime Monitoring is on.',
  applicationServices: 'Which AWS services your code calls is not in what was read.',
  surroundings: 'What else belongs to the workload is not wholly in what was read.',
  crossAccountData: 'Nothing that was read names data of another account; buckets never say whose they are.',
  accountId: 'The account is not clear from what was read.',
  taskExecutionRole: 'The name of the task execution role is not in what was read.',
};

/** Questions that are listed only when something hints at them: otherwise their answer is clear or their default is fine. */
export const ONLY_WITH_HINT: readonly QuestionId[] = [
  'imageRegistries',
  'logDrivers',
  'secretSources',
  'ecrApiPrivateDns',
  'surroundings',
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
  'surroundings',
];

/** Questions of which a source shows a part at most: what it shows is taken, and they stay listed. */
export const MORE_THAN_READ: { readonly [Q in QuestionId]?: string } = {
  applicationServices: 'Which other AWS services your code calls is not in what was read.',
};
