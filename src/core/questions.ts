/**
 * The questions: the one table from which steps, fields, defaults, links, flags, the review page and test generators
 * derive. Ids and values are public (links and saved answers carry them); a released id is never used for another thing.
 */
import type { AnswerKind, AnswerValue, AnyKind, Option } from './answer.ts';
import type { CitationId } from './citations.ts';
import { REGION_IDS, REGIONS, type RegionId, regionOf } from './regions.ts';
import { CODE_ONLY_SERVICES, type CodeOnlyService, hintOf, serviceOf } from './services.ts';

type LaunchType = 'FARGATE' | 'EC2' | 'MANAGED_INSTANCES' | 'EXTERNAL';
type LogDriver =
  | 'awslogs'
  | 'awsfirelens'
  | 'splunk'
  | 'fluentd'
  | 'gelf'
  | 'json-file'
  | 'journald'
  | 'syslog';
type ImageRegistry = 'ecr-private' | 'ecr-pull-through-cache' | 'ecr-public' | 'other' | 'own-network';
type FirelensDestination =
  | 'cloudwatch-logs'
  | 'kinesis-firehose'
  | 'kinesis-streams'
  | 's3'
  | 'opensearch'
  | 'other';
/** What works beside the tasks and may need endpoints of its own. */
export type Surrounding =
  | 'load-balancer'
  | 'scheduler'
  | 'step-functions'
  | 'batch'
  | 'deployments'
  | 'image-builds'
  | 'registry-features'
  | 'lattice'
  | 'app-mesh'
  | 'application-signals'
  | 'fault-injection'
  | 'databases'
  | 'file-systems'
  | 'gmsa'
  | 'partners'
  | 'on-premises'
  | 'dns-firewall'
  | 'edge-zones';
/** A service that the code of the tasks calls. */
export type ApplicationService =
  | 'sts'
  | 'dynamodb'
  | 'sqs'
  | 'sns'
  | 'events'
  | 'monitoring'
  | 'logs'
  | 'kinesis-streams'
  | 'kinesis-firehose'
  | 's3'
  | 'secretsmanager'
  | 'ssm'
  | 'kms'
  | 'servicediscovery'
  | 'ecs'
  | CodeOnlyService;

/** Everything a rule may know: total and canonical. One field for each question, documented in the table below. */
export interface WorkloadProfile {
  readonly region: RegionId;
  readonly internetGateway: boolean;
  readonly egress: 'none' | 'nat-gateway' | 'public-ip' | 'transit' | 'proxy';
  readonly blockPublicAccess: 'off' | 'ingress-only' | 'bidirectional';
  readonly endpointPlacement: 'this-vpc' | 'central-vpc';
  readonly sharedByVpcs: number;
  readonly vpcInUse: boolean;
  readonly dns: 'amazon-provided' | 'custom';
  readonly vpcDnsAttributes: boolean;
  readonly subnetOwnership: 'owner' | 'participant';
  readonly ipAddressType: 'ipv4' | 'dualstack' | 'ipv6';
  readonly availabilityZones: number;
  readonly openS3Connections: boolean;
  readonly templateSourceRegion: 'none' | RegionId;
  readonly templateHasEndpoints: boolean;
  readonly launchType: LaunchType;
  readonly operatingSystem: 'LINUX' | 'WINDOWS';
  readonly platformVersion: 'LATEST' | '1.4.0' | '1.3.0' | '1.0.0';
  readonly networkMode: 'awsvpc' | 'bridge' | 'host' | 'default';
  readonly existingContainerInstances: boolean;
  readonly agentVersion: string;
  readonly instanceManagement: boolean;
  readonly imageRegistries: readonly ImageRegistry[];
  readonly pullThroughFirstPull: boolean;
  readonly registryCredentials: boolean;
  readonly windowsBaseLayersInEcr: boolean;
  readonly ecrApiPrivateDns: boolean;
  readonly sdkBefore2019: boolean;
  readonly logDrivers: readonly LogDriver[];
  readonly firelensDestinations: readonly FirelensDestination[];
  readonly secretSources: readonly ('secretsmanager' | 'ssm')[];
  readonly environmentFiles: boolean;
  readonly ecsExec: boolean;
  readonly ecsExecAudit: readonly ('cloudwatch-logs' | 's3')[];
  readonly customerManagedKey: boolean;
  readonly serviceConnect: boolean;
  readonly xray: boolean;
  readonly guardDutyRuntimeMonitoring: boolean;
  readonly volumes: readonly ('efs' | 'ebs' | 'fsx-windows' | 's3files')[];
  readonly applicationServices: readonly ApplicationService[];
  readonly surroundings: readonly Surrounding[];
  readonly endpointPolicies: 'least-privilege' | 'full-access' | 'documented-examples';
  readonly accountId: string;
  readonly crossAccountData: boolean;
  readonly taskExecutionRole: string;
  readonly repository: string;
  readonly fips: boolean;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly subnetIds: string;
  readonly routeTableIds: string;
  readonly securityGroupId: string;
  readonly taskSecurityGroupId: string;
  readonly taskSubnetCidrs: string;
  readonly tags: string;
  readonly namePrefix: string;
  readonly hubPart: 'both' | 'hub-account' | 'task-account';
  readonly include: 'recommended' | 'required' | 'optional';
}

/** The id of a question. */
export type QuestionId = keyof WorkloadProfile;

/** What somebody has answered so far; missing answers take their default. */
export type Answers = { readonly [Q in QuestionId]?: WorkloadProfile[Q] };

/** The id of a page of questions. */
export type StepId =
  | 'network'
  | 'compute'
  | 'images'
  | 'logging'
  | 'secrets'
  | 'features'
  | 'policies'
  | 'target';

/** A page of questions. */
export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly intro: string;
}

/** The pages of questions, in order. */
export const STEPS: readonly Step[] = [
  {
    id: 'network',
    title: 'Network',
    intro: 'Where the tasks run and how they reach anything outside the VPC.',
  },
  { id: 'compute', title: 'Compute', intro: 'What runs the containers.' },
  { id: 'images', title: 'Images', intro: 'Where container images are pulled from.' },
  { id: 'logging', title: 'Logging', intro: 'Where the containers send their logs.' },
  { id: 'secrets', title: 'Secrets', intro: 'What is read before a container starts.' },
  { id: 'features', title: 'Extras', intro: 'What else the tasks, and your own code, call.' },
  { id: 'policies', title: 'Policies', intro: 'What may be called through the endpoints, and by whom.' },
  {
    id: 'target',
    title: 'Your VPC',
    intro: 'Your ids. What stays empty becomes a parameter of the export.',
  },
];

interface Question<V> {
  readonly step: StepId;
  /** One of the seven questions that decide most plans. */
  readonly essential?: true;
  /** Seldom answered otherwise than by default: as an assumption it stands behind what is as decisive. */
  readonly rare?: true;
  readonly label: string;
  /** What the answer changes in the plan. */
  readonly help: string;
  readonly cites: readonly CitationId[];
  readonly kind: AnswerKind<V>;
  /** The values that can be chosen with these other answers; absent: all of them. */
  readonly offered?: (workload: WorkloadProfile) => readonly string[];
  readonly byDefault: V | ((workload: WorkloadProfile) => V);
  /** Absent: always asked. Reads only questions that stand earlier in the table. */
  readonly asked?: (workload: WorkloadProfile) => boolean;
  /** The value of a question that is not asked; only for questions with `asked`. */
  readonly unasked?: V | ((workload: WorkloadProfile) => V);
  /** Answers in text that can change a plan: sensitivity tries them when nobody has answered. */
  readonly tried?: readonly string[];
  /** What somebody who chooses an answer says of questions that nobody has answered; a link or a file says only what it says. */
  readonly alsoSays?: (value: V) => Answers;
}

const option = <V extends string>(value: V, label: string, hint?: string): Option<V> =>
  hint === undefined ? { value, label } : { value, label, hint };

const flag = { kind: 'flag' } as const;

const regionOptions: readonly Option<RegionId>[] = REGION_IDS.map((id) => option(id, REGIONS[id].name));

const onFargate = (w: WorkloadProfile): boolean => w.launchType === 'FARGATE';
const onWindows = (w: WorkloadProfile): boolean => w.operatingSystem === 'WINDOWS';
const readsEcr = (w: WorkloadProfile): boolean =>
  w.imageRegistries.includes('ecr-private') || w.imageRegistries.includes('ecr-pull-through-cache');

const offeredLogDrivers = (w: WorkloadProfile): readonly LogDriver[] => {
  const drivers: readonly LogDriver[] = onFargate(w)
    ? ['awslogs', 'awsfirelens', 'splunk']
    : ['awslogs', 'awsfirelens', 'splunk', 'fluentd', 'gelf', 'json-file', 'journald', 'syslog'];
  return onWindows(w) ? drivers.filter((driver) => driver !== 'awsfirelens') : drivers;
};

/**
 * The table. Its order is the order in which answers are resolved: `asked`, `offered` and computed defaults read only
 * what stands above them (a test records every read). Steps group questions for people and need not be contiguous.
 */
export const QUESTIONS: { readonly [Q in QuestionId]: Question<WorkloadProfile[Q]> } = {
  region: {
    step: 'network',
    essential: true,
    label: 'Region',
    help: 'Service names, private DNS names and bucket names carry the Region. Regions introduced from 23 December 2023 need all three Amazon ECS endpoints.',
    cites: ['ecs-vpc-endpoints'],
    kind: { kind: 'choice', options: regionOptions },
    byDefault: 'us-east-1',
  },
  internetGateway: {
    step: 'network',
    essential: true,
    label: 'The VPC has an internet gateway',
    help: 'Without one, everything without an endpoint is out of reach. With one, tasks still need a route to it.',
    cites: ['ecs-vpc-endpoints', 'vpc-internet-gateway'],
    kind: flag,
    byDefault: false,
  },
  egress: {
    step: 'network',
    essential: true,
    label: 'How the task subnets reach the internet',
    help: 'Without a path to the internet the endpoints are required; with one they are recommended, because they keep the traffic private.',
    cites: ['ecs-vpc-endpoints', 'vpc-nat-gateway'],
    kind: {
      kind: 'choice',
      options: [
        option('none', 'No internet access', 'Isolated subnets: no route out of the VPC'),
        option(
          'nat-gateway',
          'Through a NAT gateway',
          'Private subnets with a default route to a NAT gateway',
        ),
        option('public-ip', 'With public IP addresses', 'Public subnets, assignPublicIp ENABLED'),
        option('transit', 'Through another network', 'Transit gateway or inspection VPC: routed'),
        option('proxy', 'Through an HTTP proxy', 'Only what is configured to use the proxy gets out'),
      ],
    },
    byDefault: (w) => (w.internetGateway ? 'nat-gateway' : 'none'),
    alsoSays: (value) => (value === 'nat-gateway' || value === 'public-ip' ? { internetGateway: true } : {}),
  },
  blockPublicAccess: {
    step: 'network',
    label: 'VPC Block Public Access',
    help: 'In bidirectional mode internet gateways and NAT gateways carry no traffic, so the endpoints are required.',
    cites: ['vpc-block-public-access'],
    kind: {
      kind: 'choice',
      options: [
        option('off', 'Off'),
        option('ingress-only', 'Ingress only', 'Outbound connections through NAT gateways still work'),
        option('bidirectional', 'Bidirectional', 'No traffic to or from internet gateways'),
      ],
    },
    byDefault: 'off',
    asked: (w) => w.egress !== 'none',
    unasked: 'off',
  },
  endpointPlacement: {
    step: 'network',
    label: 'Where the interface endpoints are',
    help: 'Central endpoints are in a hub VPC and shared by several VPCs. The gateway endpoints for Amazon S3 and DynamoDB stay in this VPC.',
    cites: ['multi-vpc-endpoints'],
    kind: {
      kind: 'choice',
      options: [
        option('this-vpc', 'In this VPC'),
        option('central-vpc', 'In a central VPC', 'Reached over a transit gateway or VPC peering'),
      ],
    },
    byDefault: 'this-vpc',
  },
  sharedByVpcs: {
    step: 'network',
    label: 'VPCs that use the central endpoints',
    help: 'Shares the cost of the central endpoints in the comparison.',
    cites: ['privatelink-pricing'],
    kind: { kind: 'number', min: 1, max: 500 },
    byDefault: 1,
    asked: (w) => w.endpointPlacement === 'central-vpc',
    unasked: 1,
  },
  vpcInUse: {
    step: 'network',
    label: 'Other workloads in this VPC call the same AWS services',
    help: 'A least-privilege policy allows only what this workload uses, so it would cut off the others.',
    cites: ['privatelink-access'],
    kind: flag,
    byDefault: false,
  },
  dns: {
    step: 'network',
    label: 'DNS servers of the VPC',
    help: 'Private DNS names of endpoints are answered only by the Amazon-provided DNS; own servers have to forward them.',
    cites: ['ecs-vpc-endpoints', 'vpc-dhcp-options'],
    kind: {
      kind: 'choice',
      options: [
        option('amazon-provided', 'Amazon-provided', 'AmazonProvidedDNS in the DHCP option set'),
        option('custom', 'Own DNS servers', 'The DHCP option set names other servers'),
      ],
    },
    byDefault: 'amazon-provided',
  },
  vpcDnsAttributes: {
    step: 'network',
    label: 'DNS resolution and DNS hostnames are both enabled',
    help: 'Private DNS of interface endpoints needs enableDnsSupport and enableDnsHostnames; otherwise creation fails.',
    cites: ['vpc-dns', 'privatelink-interface'],
    kind: flag,
    byDefault: true,
  },
  subnetOwnership: {
    step: 'network',
    label: 'Who owns the subnets',
    help: 'A participant of shared subnets can use endpoints but cannot create, describe, modify or delete them.',
    cites: ['ecr-vpc-endpoints', 'vpc-sharing'],
    kind: {
      kind: 'choice',
      options: [
        option('owner', 'This account'),
        option('participant', 'Another account', 'Shared with this account through AWS RAM'),
      ],
    },
    byDefault: 'owner',
  },
  ipAddressType: {
    step: 'network',
    label: 'IP addresses of the subnets',
    help: 'Decides the IP address type and the DNS records of the endpoints. Not every service offers IPv6 through an endpoint.',
    cites: ['privatelink-interface', 'vpc-ipv6-support'],
    kind: {
      kind: 'choice',
      options: [
        option('ipv4', 'IPv4'),
        option('dualstack', 'Dual-stack', 'IPv4 and IPv6'),
        option('ipv6', 'IPv6 only'),
      ],
    },
    byDefault: 'ipv4',
  },
  availabilityZones: {
    step: 'network',
    label: 'Availability Zones with endpoints',
    help: 'Each interface endpoint takes one subnet and one hourly charge in each zone. Two or more are recommended.',
    cites: ['privatelink-interface', 'privatelink-pricing'],
    kind: { kind: 'number', min: 1, max: 6 },
    byDefault: 2,
  },
  openS3Connections: {
    step: 'network',
    label: 'Running workloads in these subnets use Amazon S3',
    help: 'Adding the S3 gateway endpoint can interrupt connections that are open; the plan then says how to avoid it.',
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    kind: flag,
    byDefault: false,
  },
  templateSourceRegion: {
    step: 'network',
    label: 'Copying a template from another Region?',
    help: 'A template copied into a Region introduced from 23 December 2023 needs other endpoints than its source.',
    cites: ['ecs-vpc-endpoints'],
    kind: { kind: 'choice', options: [option('none', 'No'), ...regionOptions] },
    byDefault: 'none',
  },
  templateHasEndpoints: {
    step: 'network',
    label: 'That template contains VPC endpoints',
    help: 'Endpoints with the names of the source Region have to leave the copied template.',
    cites: ['ecs-vpc-endpoints'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.templateSourceRegion !== 'none',
    unasked: false,
  },
  launchType: {
    step: 'compute',
    essential: true,
    label: 'Launch type',
    help: 'Fargate tasks need no Amazon ECS endpoints in most Regions; container instances need all three.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'choice',
      options: [
        option('FARGATE', 'AWS Fargate', 'Serverless, Fargate Spot included'),
        option('EC2', 'Amazon EC2', 'Container instances that you run'),
        option('MANAGED_INSTANCES', 'ECS Managed Instances', 'Container instances that Amazon ECS runs'),
        option('EXTERNAL', 'External (ECS Anywhere)', 'Your own servers'),
      ],
    },
    byDefault: 'FARGATE',
  },
  operatingSystem: {
    step: 'compute',
    label: 'Operating system',
    help: 'Windows images may have layers outside Amazon ECR; some features exist on Linux only.',
    cites: ['ecr-vpc-endpoints'],
    kind: { kind: 'choice', options: [option('LINUX', 'Linux'), option('WINDOWS', 'Windows')] },
    byDefault: 'LINUX',
    asked: (w) => w.launchType !== 'MANAGED_INSTANCES',
    unasked: 'LINUX',
  },
  platformVersion: {
    step: 'compute',
    label: 'Fargate platform version',
    help: 'Linux 1.3.0 and earlier need only ecr.dkr for images; from 1.4.0, and on every Windows platform version, ecr.api too.',
    cites: ['ecr-vpc-endpoints', 'ecs-fargate-platform'],
    kind: {
      kind: 'choice',
      options: [
        option('LATEST', 'LATEST', '1.4.0 on Linux, 1.0.0 on Windows'),
        option('1.4.0', '1.4.0'),
        option('1.3.0', '1.3.0', 'Retired on 15 June 2026'),
        option('1.0.0', '1.0.0'),
      ],
    },
    offered: (w) => (onWindows(w) ? ['LATEST', '1.0.0'] : ['LATEST', '1.4.0', '1.3.0']),
    byDefault: 'LATEST',
    asked: onFargate,
    unasked: 'LATEST',
  },
  networkMode: {
    step: 'compute',
    label: 'Network mode of the task',
    help: 'Decides whether the calls of your own code leave from the network interface of the task or of the instance.',
    cites: ['ecs-task-networking'],
    kind: {
      kind: 'choice',
      options: [
        option('awsvpc', 'awsvpc', 'Each task has its own network interface and security group'),
        option('bridge', 'bridge', 'Docker network of the instance'),
        option('host', 'host', 'Network interface of the instance'),
        option('default', 'default', 'Windows: NAT network of the instance'),
      ],
    },
    byDefault: 'awsvpc',
    asked: (w) => w.launchType === 'EC2' || w.launchType === 'MANAGED_INSTANCES',
    unasked: 'awsvpc',
  },
  existingContainerInstances: {
    step: 'compute',
    label: 'Container instances already run in the VPC',
    help: 'Then the three Amazon ECS endpoints are created one after the other, and each agent is restarted afterwards.',
    cites: ['ecs-vpc-endpoints'],
    kind: flag,
    byDefault: false,
    asked: (w) => !onFargate(w),
    unasked: false,
  },
  agentVersion: {
    step: 'compute',
    label: 'Container agent version',
    help: 'Endpoints need agent 1.25.1 or later. Leave empty if you do not know.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'text',
      format: 'a version of three numbers, such as 1.89.2',
      placeholder: '1.89.2',
      form: 'version',
    },
    byDefault: '',
    asked: (w) => w.launchType === 'EC2' || w.launchType === 'EXTERNAL',
    unasked: '',
    tried: ['1.20.0'],
  },
  instanceManagement: {
    step: 'compute',
    label: 'Instances are managed by AWS Systems Manager',
    help: 'Adds ssm and ssmmessages, and ec2messages in Regions that have it; agents can then be restarted as a fleet.',
    cites: ['ssm-vpc-endpoints'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.launchType === 'EC2',
    unasked: (w) => w.launchType === 'EXTERNAL',
  },
  imageRegistries: {
    step: 'images',
    essential: true,
    label: 'Registries that images come from',
    help: 'Only private Amazon ECR repositories can be reached through endpoints. Image layers come from Amazon S3.',
    cites: ['ecr-vpc-endpoints'],
    kind: {
      kind: 'subset',
      options: [
        option('ecr-private', 'Private Amazon ECR'),
        option('ecr-pull-through-cache', 'Amazon ECR pull through cache'),
        option('ecr-public', 'Amazon ECR Public', 'public.ecr.aws'),
        option('other', 'Another registry', 'Docker Hub, GHCR, Quay'),
        option('own-network', 'Your own registry', 'In the VPC or a connected network'),
      ],
    },
    byDefault: ['ecr-private'],
  },
  pullThroughFirstPull: {
    step: 'images',
    label: 'Some images are still to be pulled for the first time',
    help: 'The first pull through a cache rule may need a path to the internet (a NAT gateway); later pulls do not.',
    cites: ['ecr-vpc-endpoints', 'ecr-pull-through-cache'],
    kind: flag,
    byDefault: true,
    asked: (w) => w.imageRegistries.includes('ecr-pull-through-cache'),
    unasked: false,
  },
  registryCredentials: {
    step: 'images',
    label: 'The registry needs credentials (repositoryCredentials)',
    help: 'They are read from Secrets Manager before the image is pulled.',
    cites: ['ecs-private-auth'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.imageRegistries.includes('other') || w.imageRegistries.includes('own-network'),
    unasked: false,
  },
  windowsBaseLayersInEcr: {
    step: 'images',
    label: 'Windows base layers were pushed to Amazon ECR',
    help: 'Otherwise they are downloaded from Microsoft, which no endpoint can replace.',
    cites: ['ecr-vpc-endpoints'],
    kind: flag,
    byDefault: false,
    asked: onWindows,
    unasked: false,
  },
  ecrApiPrivateDns: {
    step: 'images',
    label: 'Private DNS for ecr.api',
    help: 'Without it, every client has to name the endpoint with --endpoint-url, and tasks cannot log in to Amazon ECR privately.',
    cites: ['ecr-vpc-endpoints'],
    kind: flag,
    byDefault: true,
    asked: readsEcr,
    unasked: true,
  },
  sdkBefore2019: {
    step: 'images',
    label: 'An SDK or AWS CLI older than 24 January 2019 calls the ECR API',
    help: 'Such clients need --endpoint-url even with private DNS.',
    cites: ['ecr-vpc-endpoints'],
    kind: flag,
    byDefault: false,
    asked: readsEcr,
    unasked: false,
  },
  logDrivers: {
    step: 'logging',
    essential: true,
    label: 'Log drivers',
    help: 'awslogs needs the logs endpoint; FireLens needs the endpoint of each destination. None chosen: no logging.',
    cites: ['ecs-vpc-endpoints', 'ecs-awslogs'],
    kind: {
      kind: 'subset',
      options: [
        option('awslogs', 'awslogs', 'Amazon CloudWatch Logs'),
        option('awsfirelens', 'awsfirelens', 'Fluent Bit or Fluentd'),
        option('splunk', 'splunk'),
        option('fluentd', 'fluentd'),
        option('gelf', 'gelf'),
        option('json-file', 'json-file'),
        option('journald', 'journald'),
        option('syslog', 'syslog'),
      ],
    },
    offered: offeredLogDrivers,
    byDefault: ['awslogs'],
  },
  firelensDestinations: {
    step: 'logging',
    label: 'Where FireLens sends the logs',
    help: 'Each AWS destination has its own endpoint; others need another path.',
    cites: ['ecs-firelens'],
    kind: {
      kind: 'subset',
      options: [
        option('cloudwatch-logs', 'CloudWatch Logs'),
        option('kinesis-firehose', 'Amazon Data Firehose'),
        option('kinesis-streams', 'Kinesis Data Streams'),
        option('s3', 'Amazon S3'),
        option('opensearch', 'Amazon OpenSearch Service'),
        option('other', 'Somewhere else', 'Datadog, Splunk, Elastic …'),
      ],
    },
    byDefault: ['cloudwatch-logs'],
    asked: (w) => w.logDrivers.includes('awsfirelens'),
    unasked: [],
  },
  secretSources: {
    step: 'secrets',
    essential: true,
    label: 'Secrets come from',
    help: 'Each source has its own endpoint. A task that does not reach it stops before its containers start.',
    cites: ['ecs-vpc-endpoints', 'ecs-secrets'],
    kind: {
      kind: 'subset',
      options: [
        option('secretsmanager', 'AWS Secrets Manager'),
        option('ssm', 'Systems Manager Parameter Store'),
      ],
    },
    byDefault: [],
  },
  environmentFiles: {
    step: 'secrets',
    label: 'Environment files in Amazon S3',
    help: 'They are read through the S3 endpoint; its policy then allows reading your buckets.',
    cites: ['ecs-environment-files'],
    kind: flag,
    byDefault: false,
    asked: (w) => !onWindows(w),
    unasked: false,
  },
  ecsExec: {
    step: 'features',
    label: 'ECS Exec',
    help: 'Needs ssmmessages. ssm and ec2messages are not needed for it.',
    cites: ['ecs-exec'],
    kind: flag,
    byDefault: false,
  },
  ecsExecAudit: {
    step: 'features',
    label: 'ECS Exec sessions are logged to',
    help: 'Adds the logs endpoint or widens the policy of the S3 endpoint.',
    cites: ['ecs-exec'],
    kind: {
      kind: 'subset',
      options: [option('cloudwatch-logs', 'CloudWatch Logs'), option('s3', 'Amazon S3')],
    },
    byDefault: [],
    asked: (w) => w.ecsExec,
    unasked: [],
  },
  customerManagedKey: {
    step: 'secrets',
    label: 'Encrypted with a customer managed KMS key',
    help: 'Secrets Manager and Parameter Store decrypt on their side, so kms is optional; ECS Exec sessions use the key directly.',
    cites: ['kms-vpc-endpoints', 'ecs-exec'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.secretSources.length > 0 || w.registryCredentials || w.ecsExec,
    unasked: false,
  },
  serviceConnect: {
    step: 'features',
    label: 'Service Connect',
    help: 'Its proxy is managed through ecs-agent, on Fargate too.',
    cites: ['ecs-vpc-endpoints', 'ecs-service-connect'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.launchType !== 'EXTERNAL',
    unasked: false,
  },
  xray: {
    step: 'features',
    label: 'AWS X-Ray',
    help: 'The daemon or the collector sends traces to the xray endpoint.',
    cites: ['xray-vpc-endpoints'],
    kind: flag,
    byDefault: false,
  },
  guardDutyRuntimeMonitoring: {
    step: 'features',
    label: 'GuardDuty Runtime Monitoring',
    help: 'GuardDuty creates its own endpoint for Fargate; its agent image comes from Amazon ECR.',
    cites: ['guardduty-vpc-endpoint'],
    kind: flag,
    byDefault: false,
    asked: (w) => (w.launchType === 'FARGATE' || w.launchType === 'EC2') && !onWindows(w),
    unasked: false,
  },
  volumes: {
    step: 'features',
    label: 'Volumes',
    help: 'Amazon EFS is mounted through mount targets and Amazon EBS is attached by Amazon ECS: neither needs an endpoint.',
    cites: ['ecs-efs', 'ecs-ebs', 'ecs-fsx'],
    kind: {
      kind: 'subset',
      options: [
        option('efs', 'Amazon EFS'),
        option('ebs', 'Amazon EBS'),
        option('fsx-windows', 'FSx for Windows File Server'),
        option('s3files', 'Amazon S3 Files'),
      ],
    },
    byDefault: [],
    asked: (w) => w.launchType !== 'EXTERNAL',
    unasked: [],
  },
  applicationServices: {
    step: 'features',
    label: 'AWS services that your own code calls',
    help: 'One endpoint for each. What your code does with them is not known here, so these endpoints keep the full-access policy.',
    cites: ['privatelink-services'],
    kind: {
      kind: 'subset',
      options: [
        option('sts', 'AWS STS', 'AssumeRole'),
        option('dynamodb', 'Amazon DynamoDB'),
        option('sqs', 'Amazon SQS'),
        option('sns', 'Amazon SNS'),
        option('events', 'Amazon EventBridge'),
        option('monitoring', 'Amazon CloudWatch metrics'),
        option('logs', 'Amazon CloudWatch Logs', 'Agents, collectors and SDKs that write logs themselves'),
        option('kinesis-streams', 'Kinesis Data Streams'),
        option('kinesis-firehose', 'Amazon Data Firehose'),
        option('s3', 'Amazon S3'),
        option('secretsmanager', 'AWS Secrets Manager'),
        option('ssm', 'Systems Manager'),
        option('kms', 'AWS KMS'),
        option('servicediscovery', 'AWS Cloud Map'),
        option('ecs', 'Amazon ECS'),
        ...CODE_ONLY_SERVICES.map((id) => option(id, serviceOf(id).name, hintOf(id))),
      ],
    },
    byDefault: [],
  },
  surroundings: {
    step: 'features',
    rare: true,
    label: 'What else belongs to the workload',
    help: 'Most of it needs no endpoint; the plan then says why. Some of it adds endpoints, or does not work here.',
    cites: ['privatelink-services', 'ecs-vpc-endpoints'],
    kind: {
      kind: 'subset',
      options: [
        option('fault-injection', 'AWS Fault Injection Service', 'Experiments inside the tasks'),
        option('image-builds', 'Image builds', 'Tasks push images to Amazon ECR'),
        option('load-balancer', 'Load balancer', 'Elastic Load Balancing in front of the tasks'),
        option('scheduler', 'Schedules', 'EventBridge Scheduler or rules start the tasks'),
        option('step-functions', 'State machines', 'AWS Step Functions runs the tasks'),
        option('batch', 'AWS Batch', 'Jobs of AWS Batch are these tasks'),
        option('deployments', 'Blue/green or canary deployments', 'With hooks, alarms or AWS CodeDeploy'),
        option(
          'registry-features',
          'Features of the registry',
          'Scanning, replication, SOCI, keys of your own',
        ),
        option('lattice', 'Amazon VPC Lattice'),
        option('app-mesh', 'AWS App Mesh'),
        option(
          'application-signals',
          'CloudWatch Application Signals',
          'The CloudWatch agent beside the code',
        ),
        option('databases', 'Databases, caches, brokers', 'Amazon RDS, ElastiCache, MSK … in the VPC'),
        option('file-systems', 'Other file systems', 'FSx for ONTAP, OpenZFS, Lustre, NFS'),
        option('gmsa', 'gMSA', 'Active Directory identities for containers'),
        option('partners', 'Services of partners', 'Reached over AWS PrivateLink'),
        option('on-premises', 'Clients outside the VPC', 'They use these endpoints too'),
        option('dns-firewall', 'DNS Firewall', 'Route 53 Resolver with a list of allowed names'),
        option('edge-zones', 'Local Zone, Wavelength or Outposts'),
      ],
    },
    byDefault: [],
  },
  endpointPolicies: {
    step: 'policies',
    label: 'Endpoint policies',
    help: 'An endpoint policy grants nothing by itself; it limits what can be called through the endpoint.',
    cites: ['privatelink-access'],
    kind: {
      kind: 'choice',
      options: [
        option('least-privilege', 'Least privilege', 'Only the actions that this workload uses'),
        option('full-access', 'Full access', 'The default policy of AWS'),
        option(
          'documented-examples',
          'Documented examples',
          'The examples of the AWS pages, with what the plan needs beside them',
        ),
      ],
    },
    byDefault: 'least-privilege',
  },
  accountId: {
    step: 'policies',
    label: 'Account id',
    help: 'The account that owns the repository, the task execution role and your data. With it, the least-privilege policies let through secrets, keys, log groups, streams and buckets of this account only. Empty: a parameter of the export.',
    cites: ['ecr-vpc-endpoints'],
    kind: {
      kind: 'text',
      form: 'account',
      format: 'an account id of 12 digits',
      placeholder: '123456789012',
    },
    byDefault: '',
  },
  crossAccountData: {
    step: 'policies',
    label: 'Secrets, keys, log groups, streams or buckets of other accounts are used',
    help: 'The least-privilege policies then let data of every account through; IAM still decides. Otherwise they refuse what is not in your account.',
    cites: ['privatelink-access'],
    kind: flag,
    byDefault: false,
    asked: (w) => w.accountId !== '',
    unasked: false,
  },
  taskExecutionRole: {
    step: 'policies',
    label: 'Task execution role',
    help: 'The name of the role, not its ARN. Used where a documented policy names a principal.',
    cites: ['ecs-execution-role'],
    kind: {
      kind: 'text',
      format: 'a role name of 1 to 64 letters, digits and +=.@_- (not an ARN)',
      placeholder: 'ecsTaskExecutionRole',
      form: 'role',
    },
    byDefault: '',
  },
  repository: {
    step: 'policies',
    label: 'Repository',
    help: 'Limits image pulls (and pushes) through the endpoints to one repository. Empty: all repositories.',
    cites: ['ecr-vpc-endpoints'],
    kind: {
      kind: 'text',
      format: 'a repository name such as team/app (lower case, 2 to 256 characters)',
      placeholder: 'team/app',
      form: 'repository',
    },
    byDefault: '',
    asked: (w) => readsEcr(w) || w.surroundings.includes('image-builds'),
    unasked: '',
  },
  fips: {
    step: 'policies',
    label: 'FIPS endpoints',
    help: 'Takes the FIPS variant of each endpoint service that has one in the Region, where its callers can be told to use it.',
    cites: ['privatelink-services', 'fargate-fips'],
    kind: flag,
    byDefault: false,
    asked: (w) => ['aws', 'aws-us-gov'].includes(regionOf(w.region).partition),
    unasked: false,
  },
  vpcId: {
    step: 'target',
    label: 'VPC id',
    help: 'The VPC in which the endpoints are created.',
    cites: ['privatelink-interface'],
    kind: {
      kind: 'text',
      form: 'vpc',
      format: 'vpc- and 8 or 17 hexadecimal digits, such as vpc-0a1b2c3d4e5f67890',
      placeholder: 'vpc-0a1b2c3d4e5f67890',
    },
    byDefault: '',
  },
  vpcCidr: {
    step: 'target',
    label: 'CIDR block of the VPC',
    help: 'Allowed to reach the endpoints on port 443, unless task subnets or a task security group are given.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'text',
      format: 'an IPv4 CIDR block from /16 to /28 without host bits, such as 10.0.0.0/16',
      placeholder: '10.0.0.0/16',
      form: 'vpc-cidr',
    },
    byDefault: '',
  },
  subnetIds: {
    step: 'target',
    label: 'Subnet ids for the endpoints',
    help: 'One subnet in each Availability Zone.',
    cites: ['privatelink-interface'],
    kind: {
      kind: 'text',
      form: 'subnet',
      format: 'subnet- and 8 or 17 hexadecimal digits, such as subnet-0a1b2c3d4e5f67890',
      placeholder: 'subnet-0a1b2c3d4e5f67890',
      list: true,
      most: 60,
    },
    byDefault: '',
  },
  routeTableIds: {
    step: 'target',
    label: 'Route table ids of the task subnets',
    help: 'A gateway endpoint works only for the subnets whose route tables it is associated with.',
    cites: ['privatelink-gateway'],
    kind: {
      kind: 'text',
      form: 'rtb',
      format: 'rtb- and 8 or 17 hexadecimal digits, such as rtb-0a1b2c3d4e5f67890',
      placeholder: 'rtb-0a1b2c3d4e5f67890',
      list: true,
      most: 200,
    },
    byDefault: '',
  },
  securityGroupId: {
    step: 'target',
    label: 'Existing security group for the endpoints',
    help: 'Used instead of a new one. It has to allow TCP 443 from the tasks.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'text',
      form: 'sg',
      format: 'sg- and 8 or 17 hexadecimal digits, such as sg-0a1b2c3d4e5f67890',
      placeholder: 'sg-0a1b2c3d4e5f67890',
    },
    byDefault: '',
  },
  taskSecurityGroupId: {
    step: 'target',
    label: 'Security group of the tasks',
    help: 'The new security group then allows TCP 443 from this group only.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'text',
      form: 'sg',
      format: 'sg- and 8 or 17 hexadecimal digits, such as sg-0a1b2c3d4e5f67890',
      placeholder: 'sg-0a1b2c3d4e5f67890',
    },
    byDefault: '',
    asked: (w) => w.securityGroupId === '',
    unasked: '',
  },
  taskSubnetCidrs: {
    step: 'target',
    label: 'CIDR blocks of the task subnets',
    help: 'The new security group then allows TCP 443 from these blocks instead of the whole VPC.',
    cites: ['ecs-vpc-endpoints'],
    kind: {
      kind: 'text',
      list: true,
      most: 60,
      format: 'IPv4 CIDR blocks without host bits, such as 10.0.1.0/24',
      placeholder: '10.0.1.0/24, 10.0.2.0/24',
      form: 'cidr',
    },
    byDefault: '',
    asked: (w) => w.securityGroupId === '' && w.taskSecurityGroupId === '',
    unasked: '',
  },
  tags: {
    step: 'target',
    label: 'Tags',
    help: 'Put on everything that the export creates, beside Name.',
    cites: ['privatelink-interface'],
    kind: {
      kind: 'text',
      list: true,
      // AWS takes 50 for each resource; Name and the mark of the plan are two of them.
      most: 47,
      format: 'key=value pairs (key up to 127, value up to 255 characters, no aws: prefix)',
      placeholder: 'team=platform, stage=prod',
      form: 'tag',
    },
    byDefault: '',
  },
  namePrefix: {
    step: 'target',
    label: 'Name prefix',
    help: 'Starts the name of everything that the export creates.',
    cites: ['privatelink-interface'],
    kind: {
      kind: 'text',
      format: '1 to 40 letters, digits and hyphens, the first no hyphen',
      placeholder: 'ecs',
      form: 'name-prefix',
    },
    byDefault: 'ecs',
  },
  hubPart: {
    step: 'target',
    label: 'What the export creates',
    help: 'With two accounts there are two exports: the hub authorizes its zones for the VPC of the tasks, which then associates them.',
    cites: ['route53-other-accounts'],
    kind: {
      kind: 'choice',
      options: [
        option('both', 'Hub and VPC of the tasks', 'Both belong to one account'),
        option('hub-account', 'The part of the hub', 'In its account'),
        option('task-account', 'The part of the VPC of the tasks', 'In the account of the tasks'),
      ],
    },
    byDefault: 'both',
    asked: (w) => w.endpointPlacement === 'central-vpc',
    unasked: 'both',
  },
  include: {
    step: 'target',
    label: 'Endpoints to export',
    help: 'The plan shows all of them; the exports create these.',
    cites: ['privatelink-interface'],
    kind: {
      kind: 'choice',
      options: [
        option('recommended', 'Required and recommended'),
        option('required', 'Required only'),
        option('optional', 'All, optional ones too'),
      ],
    },
    byDefault: 'recommended',
  },
};

/** Every question id, in the order in which answers are resolved. */
export const QUESTION_IDS = Object.keys(QUESTIONS) as readonly QuestionId[];

/** A question without the type of its value: for code that treats all questions alike. */
export interface AnyQuestion {
  readonly step: StepId;
  readonly essential?: true;
  readonly rare?: true;
  readonly label: string;
  readonly help: string;
  readonly cites: readonly CitationId[];
  readonly kind: AnyKind;
  readonly offered?: (workload: WorkloadProfile) => readonly string[];
  readonly byDefault: AnswerValue | ((workload: WorkloadProfile) => AnswerValue);
  readonly asked?: (workload: WorkloadProfile) => boolean;
  readonly unasked?: AnswerValue | ((workload: WorkloadProfile) => AnswerValue);
  readonly tried?: readonly string[];
  readonly alsoSays?: (value: AnswerValue) => Answers;
}

/** The steps that are answered once for the VPC; all others are answered for each workload. */
const VPC_STEPS: readonly StepId[] = ['network', 'policies', 'target'];

/** Whether a question is about the VPC; otherwise each workload has its own answer. */
export function isVpcQuestion(id: QuestionId): boolean {
  return VPC_STEPS.includes(QUESTIONS[id].step);
}

/** The question behind an id. */
export function questionOf(id: QuestionId): AnyQuestion {
  return QUESTIONS[id] as AnyQuestion;
}

/** Whether `text` is a question's id; never consults the prototype chain. */
export function isQuestionId(text: string): text is QuestionId {
  return Object.hasOwn(QUESTIONS, text);
}
