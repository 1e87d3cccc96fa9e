/**
 * What AWS's documentation says each workload needs: a second opinion, written from the documentation and from the
 * decisions of the contract, and not from the rules. It knows no rule, no predicate and no table of the core, so that
 * a mistake in one of the two shows as a difference. The tests compare both for every workload that they enumerate.
 */
import type { WorkloadProfile } from '../core/questions.ts';

export type Need = 'required' | 'recommended' | 'optional';

interface ExpectedEndpoint {
  readonly need: Need;
  readonly type: 'Interface' | 'Gateway';
}

/** Regions of the rule "introduced starting December 23, 2023", by name: AWS counts ca-west-1 among them. */
export const REGIONS_OF_THE_2023_RULE: readonly string[] = [
  'ca-west-1',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ap-east-2',
  'mx-central-1',
  'eusc-de-east-1',
  'us-isob-west-1',
  'eu-isoe-west-1',
  'us-isof-east-1',
  'us-isof-south-1',
];

/** Regions launched from 2024 on, which have no ec2messages: those above without ca-west-1 (December 2023). */
const REGIONS_WITHOUT_EC2MESSAGES = REGIONS_OF_THE_2023_RULE.filter((region) => region !== 'ca-west-1');

/** "AWS Regions that support IPv6-only mode for Amazon ECS", by id. */
const REGIONS_WITH_IPV6_ONLY: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
  'us-gov-east-1',
  'us-gov-west-1',
];

type W = WorkloadProfile;

interface Row {
  /** The feature, as the documentation names it. */
  readonly feature: string;
  readonly used: (w: W) => boolean;
  readonly endpoints: readonly string[];
  /** Absent: required without a path to the internet, recommended with one. */
  readonly need?: Need;
  /** Whose network interface makes the call; absent: what starts the task. */
  readonly caller?: 'task';
}

const inNew = (w: W) => REGIONS_OF_THE_2023_RULE.includes(w.region);
const ecrImage = (w: W) =>
  w.imageRegistries.some((r) => r === 'ecr-private' || r === 'ecr-pull-through-cache');
/** "Fargate Linux up to 1.3.0: ECR login and secrets went through a network interface that Fargate owns." */
const fargateOwnsTheNetwork = (w: W) =>
  w.launchType === 'FARGATE' && w.operatingSystem === 'LINUX' && w.platformVersion === '1.3.0';

/** Parameter Store, and on Windows a file of the instance, can hold a credential spec too. */
const mayReadSpecOnInstance = (w: W) =>
  w.surroundings.includes('gmsa') && (w.launchType === 'EC2' || w.launchType === 'MANAGED_INSTANCES');

type Caller = 'start' | 'task';

/**
 * Who gets out, by what the answers say, one line for each sentence of the documentation: "task ENIs aren't given public
 * IP addresses" (awsvpc on EC2), "these settings aren't available when you use AWS Fargate" (proxies), the table of Block
 * Public Access. `start` is what starts the task, `task` what runs in it.
 */
const WAYS: readonly { readonly open: (w: W) => boolean; readonly for: readonly Caller[] }[] = [
  { open: (w) => w.egress === 'transit', for: ['start', 'task'] },
  { open: (w) => w.egress === 'nat-gateway' && w.blockPublicAccess === 'off', for: ['start', 'task'] },
  {
    open: (w) => w.egress === 'nat-gateway' && w.blockPublicAccess === 'ingress-only',
    for: ['start', 'task'],
  },
  { open: (w) => w.egress === 'public-ip' && w.blockPublicAccess === 'off', for: ['start'] },
  {
    open: (w) => w.egress === 'public-ip' && w.blockPublicAccess === 'off' && w.launchType !== 'EC2',
    for: ['task'],
  },
  {
    open: (w) => w.egress === 'public-ip' && w.blockPublicAccess === 'off' && w.networkMode !== 'awsvpc',
    for: ['task'],
  },
  { open: (w) => w.egress === 'proxy', for: ['task'] },
  { open: (w) => w.egress === 'proxy' && ['EC2', 'EXTERNAL'].includes(w.launchType), for: ['start'] },
];

/** Whether these calls reach the internet. */
export const hasPath = (w: W, caller: Caller): boolean =>
  WAYS.some((way) => way.for.includes(caller) && way.open(w));

const BASE: readonly Row[] = [
  {
    feature: 'Fargate up to Linux 1.3.0, image in ECR',
    used: (w) => fargateOwnsTheNetwork(w) && ecrImage(w),
    endpoints: ['ecr.dkr', 's3'],
  },
  {
    feature: 'Fargate Linux from 1.4.0, Fargate Windows, and every instance: image in ECR',
    used: (w) => !fargateOwnsTheNetwork(w) && ecrImage(w),
    endpoints: ['ecr.api', 'ecr.dkr', 's3'],
  },
  {
    feature: 'Container agent on EC2, Managed Instances or external instances',
    used: (w) => ['EC2', 'MANAGED_INSTANCES', 'EXTERNAL'].includes(w.launchType),
    endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'],
  },
  {
    feature: 'The 2023-12-23 rule where container agents run',
    used: (w) => inNew(w) && w.launchType !== 'FARGATE',
    endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'],
    need: 'required',
  },
  {
    feature: 'The 2023-12-23 rule for Fargate, of which the documentation says two things',
    used: (w) => inNew(w) && w.launchType === 'FARGATE',
    endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'],
    need: 'recommended',
  },
  {
    feature: 'Systems Manager manages the EC2 instances',
    used: (w) => w.launchType === 'EC2' && w.instanceManagement,
    endpoints: ['ssm', 'ssmmessages', 's3'],
  },
  {
    feature: 'External instances: Systems Manager, and the agents from Amazon S3',
    used: (w) => w.launchType === 'EXTERNAL',
    endpoints: ['ssm', 'ssmmessages', 's3'],
  },
  {
    feature: 'Systems Manager in a Region launched before 2024',
    used: (w) =>
      ((w.launchType === 'EC2' && w.instanceManagement) || w.launchType === 'EXTERNAL') &&
      !REGIONS_WITHOUT_EC2MESSAGES.includes(w.region),
    endpoints: ['ec2messages'],
  },
  {
    feature: 'EC2 instances may read tags, send metrics of the instance, complete lifecycle hooks',
    used: (w) => w.launchType === 'EC2',
    endpoints: ['ec2', 'monitoring', 'autoscaling'],
    need: 'optional',
  },
  {
    feature: 'Amazon Linux on EC2 updates itself from Amazon S3',
    used: (w) => w.launchType === 'EC2' && w.operatingSystem === 'LINUX',
    endpoints: ['s3'],
    need: 'optional',
  },
];

const FEATURES: readonly Row[] = [
  {
    feature: 'repositoryCredentials',
    used: (w) => w.registryCredentials && !fargateOwnsTheNetwork(w),
    endpoints: ['secretsmanager'],
  },
  { feature: 'awslogs', used: (w) => w.logDrivers.includes('awslogs'), endpoints: ['logs'] },
  {
    feature: 'FireLens to CloudWatch Logs',
    caller: 'task',
    used: (w) => w.firelensDestinations.includes('cloudwatch-logs'),
    endpoints: ['logs'],
  },
  {
    feature: 'FireLens to Firehose',
    caller: 'task',
    used: (w) => w.firelensDestinations.includes('kinesis-firehose'),
    endpoints: ['kinesis-firehose'],
  },
  {
    feature: 'FireLens to Kinesis Data Streams',
    caller: 'task',
    used: (w) => w.firelensDestinations.includes('kinesis-streams'),
    endpoints: ['kinesis-streams'],
  },
  {
    feature: 'FireLens to S3',
    caller: 'task',
    used: (w) => w.firelensDestinations.includes('s3'),
    endpoints: ['s3'],
  },
  {
    feature: 'Secret from Secrets Manager',
    used: (w) => w.secretSources.includes('secretsmanager') && !fargateOwnsTheNetwork(w),
    endpoints: ['secretsmanager'],
  },
  {
    feature: 'Parameter Store',
    used: (w) => w.secretSources.includes('ssm') && !fargateOwnsTheNetwork(w),
    endpoints: ['ssm'],
  },
  {
    feature: 'gMSA on Fargate: "store it in an Amazon S3 bucket", "the secret in AWS Secrets Manager"',
    used: (w) =>
      w.surroundings.includes('gmsa') &&
      w.launchType === 'FARGATE' &&
      w.operatingSystem === 'LINUX' &&
      !fargateOwnsTheNetwork(w),
    endpoints: ['s3', 'secretsmanager'],
  },
  {
    feature: 'gMSA on Linux instances: "Amazon S3" or "Parameter Store" for the credential spec',
    used: (w) =>
      mayReadSpecOnInstance(w) && w.operatingSystem === 'LINUX' && !w.secretSources.includes('ssm'),
    endpoints: ['s3'],
  },
  {
    feature: 'gMSA on other instances: the credential spec may also stand in Parameter Store or a local file',
    used: mayReadSpecOnInstance,
    endpoints: ['s3'],
    need: 'optional',
  },
  { feature: 'Environment files', used: (w) => w.environmentFiles, endpoints: ['s3'] },
  { feature: 'ECS Exec', caller: 'task', used: (w) => w.ecsExec, endpoints: ['ssmmessages'] },
  {
    feature: 'ECS Exec audit to CloudWatch Logs',
    caller: 'task',
    used: (w) => w.ecsExecAudit.includes('cloudwatch-logs'),
    endpoints: ['logs'],
  },
  {
    feature: 'ECS Exec audit to S3',
    caller: 'task',
    used: (w) => w.ecsExecAudit.includes('s3'),
    endpoints: ['s3'],
  },
  {
    feature: 'Customer managed key of secrets: decrypted by the service',
    used: (w) => w.customerManagedKey,
    endpoints: ['kms'],
    need: 'optional',
  },
  {
    feature: '"You must create the interface endpoint for AWS KMS" with a key for ECS Exec',
    caller: 'task',
    used: (w) => w.customerManagedKey && w.ecsExec,
    endpoints: ['kms'],
  },
  { feature: 'Service Connect', used: (w) => w.serviceConnect, endpoints: ['ecs-agent'] },
  { feature: 'X-Ray', caller: 'task', used: (w) => w.xray, endpoints: ['xray'] },
  {
    feature: 'S3 Files: reads of the linked bucket by the task role',
    caller: 'task',
    used: (w) => w.volumes.includes('s3files'),
    endpoints: ['s3'],
  },
  {
    feature: 'GuardDuty on Fargate (Linux from 1.4.0): pulls its sidecar from ECR',
    used: (w) => w.guardDutyRuntimeMonitoring && w.launchType === 'FARGATE' && !fargateOwnsTheNetwork(w),
    endpoints: ['ecr.api', 'ecr.dkr', 's3'],
  },
  {
    feature: 'GuardDuty on Fargate creates guardduty-data by itself',
    used: (w) => w.guardDutyRuntimeMonitoring && w.launchType === 'FARGATE' && !fargateOwnsTheNetwork(w),
    endpoints: ['guardduty-data'],
    need: 'optional',
  },
  {
    feature: 'GuardDuty on EC2',
    used: (w) => w.guardDutyRuntimeMonitoring && w.launchType === 'EC2',
    endpoints: ['guardduty-data'],
  },
  {
    feature: 'Tasks that push images: "you must authenticate", then upload layers and put the image',
    caller: 'task',
    used: (w) => w.surroundings.includes('image-builds'),
    endpoints: ['ecr.api', 'ecr.dkr'],
  },
  {
    feature: 'Application Signals: the CloudWatch agent sends traces to X-Ray and metrics as log events',
    caller: 'task',
    used: (w) => w.surroundings.includes('application-signals'),
    endpoints: ['xray', 'logs'],
  },
  {
    feature: 'AWS FIS inside a task: an SSM Agent container that registers with Systems Manager',
    caller: 'task',
    used: (w) => w.surroundings.includes('fault-injection'),
    endpoints: ['ssm', 'ssmmessages'],
  },
  {
    feature: 'CodeArtifact: "two VPC endpoints are required", and S3 for the assets of packages',
    caller: 'task',
    used: (w) => w.applicationServices.some((service) => service.startsWith('codeartifact.')),
    endpoints: ['codeartifact.api', 'codeartifact.repositories'],
  },
  {
    feature: 'CodeArtifact in the VPC: "you must create a gateway endpoint for Amazon S3"',
    caller: 'task',
    used: (w) =>
      w.launchType !== 'EXTERNAL' &&
      w.applicationServices.some((service) => service.startsWith('codeartifact.')),
    endpoints: ['s3'],
  },
  {
    feature: 'Remote write to Prometheus: "you must also create an interface VPC endpoint for AWS STS"',
    caller: 'task',
    used: (w) => w.applicationServices.includes('aps-workspaces'),
    endpoints: ['sts'],
  },
  {
    feature: 'FSx for Windows File Server, mounted by the agent on EC2 for Windows',
    used: (w) =>
      w.volumes.includes('fsx-windows') && w.launchType === 'EC2' && w.operatingSystem === 'WINDOWS',
    endpoints: ['fsx'],
  },
];

/** One endpoint for each service that the code calls; Cloud Map has two, and a gateway cannot serve other networks. */
function calledByCode(w: W): readonly string[] {
  return w.applicationServices.flatMap((service) => {
    if (service === 'servicediscovery') return ['servicediscovery', 'data-servicediscovery'];
    return service === 'dynamodb' && w.launchType === 'EXTERNAL' ? [] : [service];
  });
}

const ORDER: readonly Need[] = ['optional', 'recommended', 'required'];

/** The endpoints that the documentation asks for, by short name. */
export function expectedEndpoints(w: WorkloadProfile): ReadonlyMap<string, ExpectedEndpoint> {
  const byPath = (caller: Caller): Need => (hasPath(w, caller) ? 'recommended' : 'required');
  const expected = new Map<string, ExpectedEndpoint>();
  const add = (service: string, need: Need): void => {
    const known = expected.get(service);
    if (known !== undefined && ORDER.indexOf(known.need) >= ORDER.indexOf(need)) return;
    expected.set(service, { need, type: typeOf(service, w) });
  };
  for (const rows of [BASE, FEATURES]) {
    for (const row of rows) {
      if (row.used(w))
        for (const service of row.endpoints) add(service, row.need ?? byPath(row.caller ?? 'start'));
    }
  }
  for (const service of calledByCode(w)) add(service, byPath('task'));
  return expected;
}

/** S3 is the gateway, but external instances stand outside the VPC, where no gateway endpoint can be reached. */
function typeOf(service: string, w: W): 'Interface' | 'Gateway' {
  if (service === 'dynamodb') return 'Gateway';
  return service === 's3' && w.launchType !== 'EXTERNAL' ? 'Gateway' : 'Interface';
}

/** Mistakes that stop the workload, each of which the plan must report as an error, by what is wrong. */
export function expectedErrors(w: WorkloadProfile): readonly string[] {
  const isolated = !hasPath(w, 'start');
  const agent = w.agentVersion.split('.').map(Number);
  const olderThan = (minor: number, patch: number): boolean => {
    const [a = 0, b = 0, c = 0] = agent;
    return w.agentVersion !== '' && (a < 1 || (a === 1 && (b < minor || (b === minor && c < patch))));
  };
  const onFargate = w.launchType === 'FARGATE';
  const onlyIpv6 = w.ipAddressType === 'ipv6';
  const old = fargateOwnsTheNetwork(w);
  const table: readonly (readonly [string, boolean])[] = [
    ['internet gateway missing', !w.internetGateway && ['nat-gateway', 'public-ip'].includes(w.egress)],
    ['VPC DNS attributes off', !w.vpcDnsAttributes],
    ['more zones than the Region has', w.availabilityZones > (ZONES[w.region] ?? 3)],
    ['ecr.api without private DNS and path', ecrImage(w) && !w.ecrApiPrivateDns && !old && isolated],
    ['ECR Public without a path', w.imageRegistries.includes('ecr-public') && isolated],
    ['other registry without a path', w.imageRegistries.includes('other') && isolated],
    ['first pull through a cache without a path', w.pullThroughFirstPull && isolated],
    [
      'foreign Windows layers without a path',
      w.operatingSystem === 'WINDOWS' && !w.windowsBaseLayersInEcr && isolated,
    ],
    ['agent before 1.25.1', olderThan(25, 1)],
    ['environment files before agent 1.39.0', w.environmentFiles && olderThan(39, 0)],
    ['environment files before platform 1.4.0', w.environmentFiles && old],
    ['Service Connect before platform 1.4.0', w.serviceConnect && old],
    ['Service Connect before agent 1.67.2', w.serviceConnect && olderThan(67, 2)],
    [
      'awsvpc on Windows before agent 1.54.0',
      w.launchType === 'EC2' &&
        w.operatingSystem === 'WINDOWS' &&
        w.networkMode === 'awsvpc' &&
        olderThan(54, 0),
    ],
    ['Service Connect on Windows', w.serviceConnect && w.operatingSystem === 'WINDOWS'],
    ['ECS Exec in IPv6-only subnets', w.ecsExec && w.ipAddressType === 'ipv6'],
    ['ECS Exec before platform 1.4.0', w.ecsExec && old],
    [
      'ECS Exec on EC2 before agent 1.50.2',
      w.ecsExec && w.launchType === 'EC2' && w.operatingSystem === 'LINUX' && olderThan(50, 2),
    ],
    [
      'ECS Exec on EC2 for Windows before agent 1.56',
      w.ecsExec && w.launchType === 'EC2' && w.operatingSystem === 'WINDOWS' && olderThan(56, 0),
    ],
    ['EFS before agent 1.38.0', w.volumes.includes('efs') && w.launchType === 'EC2' && olderThan(38, 0)],
    ['IPv6-only tasks pull from ECR without a path', onlyIpv6 && ecrImage(w) && isolated],
    [
      'IPv6-only tasks in a Region without them',
      onlyIpv6 && w.launchType !== 'EXTERNAL' && !REGIONS_WITH_IPV6_ONLY.includes(w.region),
    ],
    [
      'IPv6-only tasks on Windows',
      onlyIpv6 && w.operatingSystem === 'WINDOWS' && w.launchType !== 'EXTERNAL',
    ],
    ['IPv6-only tasks before platform 1.4.0', onlyIpv6 && old],
    ['IPv6-only tasks before agent 1.99.1', onlyIpv6 && olderThan(99, 1)],
    ['GuardDuty before platform 1.4.0', w.guardDutyRuntimeMonitoring && old],
    ['gMSA before platform 1.4.0', w.surroundings.includes('gmsa') && old],
    [
      'gMSA for Windows on Fargate',
      w.surroundings.includes('gmsa') && onFargate && w.operatingSystem === 'WINDOWS',
    ],
    [
      'EFS on old or Windows Fargate',
      w.volumes.includes('efs') && onFargate && (old || w.operatingSystem === 'WINDOWS'),
    ],
    [
      'EBS on old or Windows Fargate',
      w.volumes.includes('ebs') && onFargate && (old || w.operatingSystem === 'WINDOWS'),
    ],
    [
      'S3 Files on Windows or old Fargate',
      w.volumes.includes('s3files') && (old || w.operatingSystem === 'WINDOWS'),
    ],
    [
      'FSx elsewhere than on EC2 for Windows',
      w.volumes.includes('fsx-windows') && !(w.launchType === 'EC2' && w.operatingSystem === 'WINDOWS'),
    ],
    [
      'DynamoDB from outside without a path',
      w.applicationServices.includes('dynamodb') && w.launchType === 'EXTERNAL' && !hasPath(w, 'task'),
    ],
    [
      'DynamoDB from IPv6-only subnets without a path',
      w.applicationServices.includes('dynamodb') &&
        w.launchType !== 'EXTERNAL' &&
        onlyIpv6 &&
        !hasPath(w, 'task'),
    ],
    [
      'Fargate outside the Availability Zones of the Region',
      onFargate && w.surroundings.includes('edge-zones'),
    ],
    [
      'EFS on Windows instances',
      w.volumes.includes('efs') && w.launchType === 'EC2' && w.operatingSystem === 'WINDOWS',
    ],
    [
      'Service Connect in host mode',
      w.serviceConnect && !onFargate && w.launchType !== 'EXTERNAL' && w.networkMode === 'host',
    ],
    [
      'log drivers of Docker on Managed Instances',
      w.launchType === 'MANAGED_INSTANCES' &&
        w.logDrivers.some((driver) => !['awslogs', 'splunk', 'awsfirelens'].includes(driver)),
    ],
    [
      'load balancer on ECS Anywhere',
      w.launchType === 'EXTERNAL' && w.surroundings.includes('load-balancer'),
    ],
    [
      'fault injection on Windows',
      w.surroundings.includes('fault-injection') && w.operatingSystem === 'WINDOWS',
    ],
    ['VPC Lattice on ECS Anywhere', w.launchType === 'EXTERNAL' && w.surroundings.includes('lattice')],
    ['ECS Anywhere on Windows', w.launchType === 'EXTERNAL' && w.operatingSystem === 'WINDOWS'],
  ];
  return table.filter(([, wrong]) => wrong).map(([name]) => name);
}

/** Zones where they are not three; isolated Regions do not publish theirs. */
const ZONES: Readonly<Record<string, number>> = {
  'us-east-1': 6,
  'us-west-2': 4,
  'ap-northeast-1': 4,
  'ap-northeast-2': 4,
  'us-iso-east-1': 6,
  'us-iso-west-1': 6,
  'us-isob-east-1': 6,
  'us-isob-west-1': 6,
  'eu-isoe-west-1': 6,
  'us-isof-east-1': 6,
  'us-isof-south-1': 6,
};
