/** The fields of task definitions and of what is in them. */
import { knownFields } from '../known-fields.ts';

export const TASK_FIELDS = knownFields(
  'a task definition',
  `family taskRoleArn containerDefinitions cpu memory tags pidMode ipcMode inferenceAccelerators
  ephemeralStorage taskDefinitionArn revision status requiresAttributes compatibilities registeredAt
  registeredBy deregisteredAt deleteRequestedAt`,
  {
    executionRoleArn: ['taskExecutionRole', 'accountId'],
    networkMode: ['networkMode', 'launchType'],
    volumes: ['volumes', 'secretSources'],
    requiresCompatibilities: ['launchType'],
    runtimePlatform: ['operatingSystem'],
    placementConstraints: ['launchType'],
    proxyConfiguration: ['surroundings'],
    enableFaultInjection: ['surroundings'],
  },
  true,
);

/** The attributes of Terraform's resource. */
export const TERRAFORM_TASK_FIELDS = knownFields(
  'a task definition',
  `${[...TASK_FIELDS.names].join(' ')} id arn arnWithoutRevision tagsAll trackLatest skipDestroy region timeouts
  inferenceAccelerator containerDefinitions`,
  { volume: ['volumes', 'secretSources'], runtimePlatform: ['operatingSystem'] },
);

export const CONTAINER_FIELDS = knownFields(
  'a container',
  `name cpu memory memoryReservation links portMappings essential restartPolicy entryPoint command mountPoints volumesFrom
  linuxParameters dependsOn startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking
  privileged readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive pseudoTerminal
  dockerLabels ulimits healthCheck systemControls resourceRequirements`,
  {
    image: ['imageRegistries'],
    logConfiguration: ['logDrivers', 'secretSources'],
    secrets: ['secretSources'],
    environment: ['applicationServices'],
    environmentFiles: ['environmentFiles'],
    repositoryCredentials: ['registryCredentials'],
    firelensConfiguration: ['firelensDestinations', 'environmentFiles'],
    credentialSpecs: ['secretSources', 'applicationServices'],
  },
  true,
);

export const LOG_FIELDS = knownFields('a log configuration', '', {
  logDriver: ['logDrivers'],
  options: ['region', 'firelensDestinations'],
  secretOptions: ['secretSources'],
});

export const VOLUME_FIELDS = knownFields('a volume', 'name host hostPath configureAtLaunch', {
  efsVolumeConfiguration: ['volumes'],
  fsxWindowsFileServerVolumeConfiguration: ['volumes', 'secretSources', 'operatingSystem'],
  dockerVolumeConfiguration: ['volumes'],
  s3filesVolumeConfiguration: ['volumes'],
  configuredAtLaunch: ['volumes'],
});

export const ROUTER_FIELDS = knownFields('a FireLens configuration', 'type', {
  options: ['environmentFiles', 'firelensDestinations'],
});

export const ROUTER_OPTIONS = knownFields('the options of a log router', 'enable-ecs-log-metadata', {
  'config-file-type': ['environmentFiles', 'firelensDestinations'],
  'config-file-value': ['environmentFiles', 'firelensDestinations'],
});
