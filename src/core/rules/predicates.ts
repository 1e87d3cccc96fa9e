/** Named conditions over the profile, shared by the topics. Each reads as the words it stands for. */
import { pathsOf } from '../paths.ts';
import type { WorkloadProfile } from '../questions.ts';
import { regionOf } from '../regions.ts';

type Condition = (w: WorkloadProfile) => boolean;

export const onFargate: Condition = (w) => w.launchType === 'FARGATE';
export const onEc2: Condition = (w) => w.launchType === 'EC2';
export const onManagedInstances: Condition = (w) => w.launchType === 'MANAGED_INSTANCES';
export const isExternal: Condition = (w) => w.launchType === 'EXTERNAL';
export const onContainerInstances: Condition = (w) => w.launchType !== 'FARGATE';
export const onWindows: Condition = (w) => w.operatingSystem === 'WINDOWS';

/** Fargate for Linux, platform version 1.3.0: the platform logs in to Amazon ECR and reads secrets over its own network. */
export const onPlatform13: Condition = (w) => w.platformVersion === '1.3.0';

/** What starts a task reaches the internet, or not. */
export const hasPath: Condition = (w) => pathsOf(w).start;
export const hasNoPath: Condition = (w) => !pathsOf(w).start;
/** The task's own calls do not reach the internet. */
export const taskHasNoPath: Condition = (w) => !pathsOf(w).task;
export const usesProxy: Condition = (w) => w.egress === 'proxy';
/** Interface endpoints stand in a hub VPC. */
export const usesHub: Condition = (w) => w.endpointPlacement === 'central-vpc';
export const inNewRegion: Condition = (w) => regionOf(w.region).needsAllThreeEcsEndpoints;

export const pullsThroughCache: Condition = (w) => w.imageRegistries.includes('ecr-pull-through-cache');
export const pullsFromEcr: Condition = (w) =>
  w.imageRegistries.includes('ecr-private') || pullsThroughCache(w);
export const pullsFromEcrPublic: Condition = (w) => w.imageRegistries.includes('ecr-public');
export const pullsFromElsewhere: Condition = (w) => w.imageRegistries.includes('other');
export const pullsFromOwnNetwork: Condition = (w) => w.imageRegistries.includes('own-network');
export const pullsThroughCacheFirst: Condition = (w) => pullsThroughCache(w) && w.pullThroughFirstPull;

export const logsWithAwslogs: Condition = (w) => w.logDrivers.includes('awslogs');
export const logsWithFirelens: Condition = (w) => w.logDrivers.includes('awsfirelens');
export const sendsLogsToCloudWatch: Condition = (w) =>
  logsWithAwslogs(w) ||
  w.firelensDestinations.includes('cloudwatch-logs') ||
  w.ecsExecAudit.includes('cloudwatch-logs');

/** Those that send logs to a host outside AWS, or to one of your own. */
const NETWORK_DRIVERS = ['splunk', 'fluentd', 'gelf', 'syslog'] as const;
export const serverDrivers = (w: WorkloadProfile): readonly string[] =>
  NETWORK_DRIVERS.filter((driver) => w.logDrivers.includes(driver));

/** Secrets that the platform of Fargate 1.3.0 would read over its own network do not count. */
export const readsSecretsManager: Condition = (w) =>
  w.secretSources.includes('secretsmanager') && !onPlatform13(w);
export const readsParameterStore: Condition = (w) => w.secretSources.includes('ssm') && !onPlatform13(w);
export const readsRegistryCredentials: Condition = (w) => w.registryCredentials && !onPlatform13(w);

export const callsFromCode =
  (service: WorkloadProfile['applicationServices'][number]): Condition =>
  (w) =>
    w.applicationServices.includes(service);

/** Something else belongs to the workload. */
export const has =
  (surrounding: WorkloadProfile['surroundings'][number]): Condition =>
  (w) =>
    w.surroundings.includes(surrounding);

export const usesCodeArtifact: Condition = (w) =>
  callsFromCode('codeartifact.api')(w) || callsFromCode('codeartifact.repositories')(w);

export const attachesPolicies: Condition = (w) => w.endpointPolicies !== 'full-access';
export const attachesExamples: Condition = (w) => w.endpointPolicies === 'documented-examples';

/** The sidecar exists on Linux from platform version 1.4.0; on instances the agent is no container. */
export const runsGuardDutySidecar: Condition = (w) =>
  w.guardDutyRuntimeMonitoring && onFargate(w) && !onPlatform13(w);

export const mountsS3Files: Condition = (w) => w.volumes.includes('s3files');

/** gMSA on Fargate is domainless and for Linux, from platform version 1.4.0. */
export const readsGmsaOnFargate: Condition = (w) =>
  has('gmsa')(w) && onFargate(w) && !onWindows(w) && !onPlatform13(w);

/** gMSA on container instances, where a credential spec can stand in a bucket. */
export const readsSpecOnInstances: Condition = (w) =>
  has('gmsa')(w) && onContainerInstances(w) && !isExternal(w);

/** Whether any statement makes the workload read or write Amazon S3. */
export const usesS3: Condition = (w) =>
  pullsFromEcr(w) ||
  w.environmentFiles ||
  w.instanceManagement ||
  runsGuardDutySidecar(w) ||
  w.ecsExecAudit.includes('s3') ||
  w.firelensDestinations.includes('s3') ||
  mountsS3Files(w) ||
  (has('gmsa')(w) && !onPlatform13(w)) ||
  callsFromCode('s3')(w);

/** Fargate takes FIPS endpoints in AWS GovCloud (US) only, on Linux from platform version 1.4.0. */
export const platformTakesFips: Condition = (w) =>
  !onFargate(w) || (regionOf(w.region).partition === 'aws-us-gov' && !onWindows(w) && !onPlatform13(w));
