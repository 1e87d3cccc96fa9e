/**
 * Endpoint services as data: short names, endpoint types, private DNS names, policy support, FIPS variants.
 *
 * Sources: the list of services that integrate with AWS PrivateLink, each service's own page on VPC endpoints, and the
 * Amazon ECS and Amazon ECR pages. Service names are compared with `aws-cdk-lib` for every Region in a test.
 */
import type { CitationId } from './citations.ts';
import type { PolicyStatement } from './policy.ts';
import { partitionOf, type RegionId, regionOf } from './regions.ts';

export type EndpointType = 'Interface' | 'Gateway';

/** `documented`: the service's page describes endpoint policies; `undocumented`: it is silent; `unsupported`: it says no. */
export type PolicySupport = 'documented' | 'undocumented' | 'unsupported';

interface FipsVariant {
  /** Short name of the FIPS endpoint service. */
  readonly short: string;
  readonly dns: readonly string[];
  /** Regions in which both the variant and a FIPS host name are documented. */
  readonly regions: (id: RegionId) => boolean;
}

/**
 * The endpoint policy that the page of a service shows, with a `Principal`; `{region}` and other words are filled from the
 * profile. `complete`: it allows everything that it does not deny, so it blocks no caller by omission.
 */
export interface DocumentedExample {
  readonly statements: readonly [PolicyStatement, ...PolicyStatement[]];
  readonly complete?: true;
}

export interface EndpointService {
  /** The service's name as AWS writes it. */
  readonly name: string;
  readonly types: readonly [EndpointType, ...EndpointType[]];
  /** Private DNS names of the interface endpoint; `{region}` and `{suffix}` are filled in. */
  readonly dns: readonly string[];
  /** Where the service documents other names for the Regions of China. */
  readonly dnsInChina?: readonly string[];
  /** Further names that its managed private zone answers: a hub without them leaves their callers outside. */
  readonly furtherDns?: readonly string[];
  /** Names that only clients of dual-stack endpoints ask for; recorded in the DNS entries of endpoints of 2026. */
  readonly dualStackDns?: readonly string[];
  readonly policy: PolicySupport;
  readonly example?: DocumentedExample;
  /**
   * Whether the service, or the list of services that support IPv6, documents interface endpoints with IPv6 addresses;
   * `undefined`: not documented.
   */
  readonly ipv6?: boolean;
  readonly fips?: FipsVariant;
  /** Prefix of its IAM actions, where it is not the short name. */
  readonly iam?: string;
  /** Constant of `InterfaceVpcEndpointAwsService` in aws-cdk-lib, where it is not the short name in capitals. */
  readonly cdk?: string;
  readonly cites: CitationId;
}

const US: readonly RegionId[] = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'];
const GOV: readonly RegionId[] = ['us-gov-east-1', 'us-gov-west-1'];
const CANADA: readonly RegionId[] = ['ca-central-1', 'ca-west-1'];

const among =
  (...lists: readonly (readonly RegionId[])[]) =>
  (id: RegionId): boolean =>
    lists.some((list) => list.includes(id));

const fips = (short: string, regions: (id: RegionId) => boolean, ...dns: readonly string[]): FipsVariant => ({
  short,
  dns: dns.length > 0 ? dns : [`${short}.{region}.{suffix}`],
  regions,
});

/** An example of one statement that lets everybody do something. */
const allows = (sid: string, actions: readonly string[], resources: string | readonly string[] = '*') =>
  ({
    statements: [{ Sid: sid, Principal: '*', Action: actions, Effect: 'Allow', Resource: resources }],
  }) as const;

/** The pull of one role, which Amazon ECR shows for both of its endpoints. */
const ALLOW_PULL = {
  statements: [
    {
      Sid: 'AllowPull',
      Principal: { AWS: 'arn:{partition}:iam::{accountParameter}:role/{executionRole}' },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
      Effect: 'Allow',
      Resource: '*',
    },
  ],
} as const;

const usual = (short: string): readonly string[] => [`${short}.{region}.{suffix}`];

/**
 * In creation order: gateways first (they cost nothing and may interrupt connections, so they come before any task
 * relies on them), then what a task needs to start, then features, and the three Amazon ECS services last in the
 * order that the documentation prescribes.
 */
export const SERVICES = {
  s3: {
    name: 'Amazon S3',
    types: ['Gateway', 'Interface'],
    dns: ['s3.{region}.{suffix}', '*.s3.{region}.{suffix}'],
    furtherDns: [
      's3-control.{region}.{suffix}',
      '*.s3-control.{region}.{suffix}',
      's3-accesspoint.{region}.{suffix}',
      '*.s3-accesspoint.{region}.{suffix}',
    ],
    policy: 'documented',
    example: allows(
      'Access-to-specific-bucket-only',
      ['s3:GetObject'],
      ['arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*'],
    ),
    ipv6: true,
    fips: fips('s3-fips', among(US, GOV, CANADA), 's3-fips.{region}.{suffix}', '*.s3-fips.{region}.{suffix}'),
    cites: 's3-privatelink',
  },
  dynamodb: {
    name: 'Amazon DynamoDB',
    types: ['Gateway'],
    dns: [],
    policy: 'documented',
    ipv6: false,
    cites: 'dynamodb-gateway',
  },
  'ecr.api': {
    name: 'Amazon ECR API',
    types: ['Interface'],
    dns: ['api.ecr.{region}.{suffix}'],
    dualStackDns: ['ecr.{region}.{dualstack}'],
    policy: 'documented',
    example: ALLOW_PULL,
    ipv6: true,
    fips: fips('ecr-fips.api', among(US, GOV), 'api.ecr-fips.{region}.{suffix}'),
    iam: 'ecr',
    cdk: 'ECR',
    cites: 'ecr-vpc-endpoints',
  },
  'ecr.dkr': {
    name: 'Amazon ECR registry',
    types: ['Interface'],
    dns: ['*.dkr.ecr.{region}.{suffix}'],
    dualStackDns: ['dkr-ecr.{region}.{onaws}', '*.dkr-ecr.{region}.{onaws}'],
    policy: 'documented',
    example: ALLOW_PULL,
    ipv6: true,
    fips: fips('ecr-fips.dkr', among(US, GOV), '*.dkr.ecr-fips.{region}.{suffix}'),
    iam: 'ecr',
    cdk: 'ECR_DOCKER',
    cites: 'ecr-vpc-endpoints',
  },
  logs: {
    name: 'Amazon CloudWatch Logs',
    types: ['Interface'],
    dns: usual('logs'),
    dualStackDns: ['logs.{region}.{dualstack}'],
    policy: 'documented',
    example: allows('PutOnly', ['logs:CreateLogStream', 'logs:PutLogEvents']),
    ipv6: true,
    fips: fips('logs-fips', among(US, CANADA)),
    cdk: 'CLOUDWATCH_LOGS',
    cites: 'logs-vpc-endpoints',
  },
  secretsmanager: {
    name: 'AWS Secrets Manager',
    types: ['Interface'],
    dns: usual('secretsmanager'),
    policy: 'documented',
    example: {
      statements: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          Resource: 'arn:{partition}:secretsmanager:{region}:{own}:secret:*',
        },
      ],
    },
    ipv6: true,
    fips: fips('secretsmanager-fips', among(US, GOV, CANADA)),
    cdk: 'SECRETS_MANAGER',
    cites: 'secretsmanager-vpc-endpoints',
  },
  ssm: {
    name: 'AWS Systems Manager',
    types: ['Interface'],
    dns: usual('ssm'),
    dualStackDns: ['ssm.{region}.{dualstack}'],
    policy: 'documented',
    ipv6: true,
    fips: fips('ssm-fips', among(US, CANADA)),
    cites: 'ssm-vpc-endpoints',
  },
  ssmmessages: {
    name: 'Systems Manager session channels',
    types: ['Interface'],
    dns: usual('ssmmessages'),
    dualStackDns: ['ssmmessages.{region}.{dualstack}'],
    policy: 'undocumented',
    cdk: 'SSM_MESSAGES',
    cites: 'ssm-vpc-endpoints',
  },
  ec2messages: {
    name: 'Systems Manager message delivery',
    types: ['Interface'],
    dns: usual('ec2messages'),
    policy: 'undocumented',
    cdk: 'EC2_MESSAGES',
    cites: 'ssm-vpc-endpoints',
  },
  kms: {
    name: 'AWS KMS',
    types: ['Interface'],
    dns: usual('kms'),
    policy: 'documented',
    ipv6: true,
    fips: fips('kms-fips', (id) => regionOf(id).partition === 'aws' || among(GOV)(id)),
    cites: 'kms-vpc-endpoints',
  },
  sts: {
    name: 'AWS STS',
    types: ['Interface'],
    dns: usual('sts'),
    policy: 'documented',
    ipv6: true,
    fips: fips('sts-fips', among(US)),
    cites: 'sts-vpc-endpoints',
  },
  monitoring: {
    name: 'Amazon CloudWatch',
    types: ['Interface'],
    dns: usual('monitoring'),
    furtherDns: ['monitoring.{region}.{dualstack}'],
    policy: 'documented',
    example: allows('PutOnly', ['cloudwatch:PutMetricData']),
    ipv6: true,
    iam: 'cloudwatch',
    cdk: 'CLOUDWATCH_MONITORING',
    cites: 'cloudwatch-vpc-endpoints',
  },
  events: {
    name: 'Amazon EventBridge',
    types: ['Interface'],
    dns: usual('events'),
    policy: 'undocumented',
    ipv6: true,
    fips: fips('events-fips', among(US)),
    cdk: 'EVENTBRIDGE',
    cites: 'eventbridge-vpc-endpoints',
  },
  sqs: {
    name: 'Amazon SQS',
    types: ['Interface'],
    dns: usual('sqs'),
    dualStackDns: ['sqs.{region}.{dualstack}'],
    policy: 'documented',
    ipv6: true,
    fips: fips('sqs-fips', among(US, CANADA)),
    cites: 'sqs-vpc-endpoints',
  },
  sns: {
    name: 'Amazon SNS',
    types: ['Interface'],
    dns: usual('sns'),
    policy: 'documented',
    ipv6: true,
    cites: 'sns-vpc-endpoints',
  },
  xray: {
    name: 'AWS X-Ray',
    types: ['Interface'],
    dns: usual('xray'),
    policy: 'documented',
    example: allows('Allow PutTraceSegments', ['xray:PutTraceSegments']),
    ipv6: true,
    cites: 'xray-vpc-endpoints',
  },
  'kinesis-firehose': {
    name: 'Amazon Data Firehose',
    types: ['Interface'],
    dns: usual('firehose'),
    policy: 'documented',
    ipv6: true,
    iam: 'firehose',
    cites: 'firehose-vpc-endpoints',
  },
  'kinesis-streams': {
    name: 'Amazon Kinesis Data Streams',
    types: ['Interface'],
    dns: usual('kinesis'),
    furtherDns: ['*.data-kinesis.{region}.{suffix}', '*.control-kinesis.{region}.{suffix}'],
    policy: 'documented',
    ipv6: true,
    fips: fips('kinesis-streams-fips', among(US), 'kinesis-fips.{region}.{suffix}'),
    iam: 'kinesis',
    cites: 'kinesis-vpc-endpoints',
  },
  'guardduty-data': {
    name: 'Amazon GuardDuty runtime events',
    types: ['Interface'],
    dns: usual('guardduty-data'),
    policy: 'documented',
    example: {
      complete: true,
      statements: [
        { Principal: '*', Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Principal: '*',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:PrincipalAccount': '{accountParameter}' } },
        },
      ],
    },
    ipv6: true,
    fips: fips('guardduty-data-fips', among(US)),
    iam: 'guardduty',
    cites: 'guardduty-manual-endpoint',
  },
  fsx: {
    name: 'Amazon FSx',
    types: ['Interface'],
    dns: usual('fsx'),
    dnsInChina: usual('fsx-api'),
    policy: 'documented',
    ipv6: true,
    fips: fips('fsx-fips', among(US, GOV, CANADA)),
    cites: 'fsx-vpc-endpoints',
  },
  elasticfilesystem: {
    name: 'Amazon EFS API',
    types: ['Interface'],
    dns: usual('elasticfilesystem'),
    policy: 'documented',
    ipv6: true,
    fips: fips('elasticfilesystem-fips', (id) => regionOf(id).partition === 'aws' || among(GOV)(id)),
    cdk: 'ELASTIC_FILESYSTEM',
    cites: 'efs-vpc-endpoints',
  },
  servicediscovery: {
    name: 'AWS Cloud Map API',
    types: ['Interface'],
    dns: usual('servicediscovery'),
    furtherDns: ['servicediscovery.{region}.{dualstack}'],
    policy: 'undocumented',
    ipv6: true,
    fips: fips('servicediscovery-fips', among(US, GOV, CANADA)),
    cdk: 'CLOUD_MAP_SERVICE_DISCOVERY',
    cites: 'cloud-map-vpc-endpoints',
  },
  'data-servicediscovery': {
    name: 'AWS Cloud Map discovery',
    types: ['Interface'],
    dns: usual('data-servicediscovery'),
    furtherDns: ['data-servicediscovery.{region}.{dualstack}'],
    policy: 'undocumented',
    ipv6: true,
    fips: fips('data-servicediscovery-fips', among(US, GOV, CANADA)),
    iam: 'servicediscovery',
    cdk: 'CLOUD_MAP_DATA_SERVICE_DISCOVERY',
    cites: 'cloud-map-vpc-endpoints',
  },
  ec2: {
    name: 'Amazon EC2',
    types: ['Interface'],
    dns: usual('ec2'),
    furtherDns: ['ec2.{region}.{dualstack}'],
    policy: 'documented',
    ipv6: false,
    fips: fips('ec2-fips', among(US, CANADA)),
    cites: 'ec2-vpc-endpoints',
  },
  autoscaling: {
    name: 'Amazon EC2 Auto Scaling',
    types: ['Interface'],
    dns: usual('autoscaling'),
    policy: 'documented',
    fips: fips('autoscaling-fips', among(US, CANADA)),
    cites: 'autoscaling-vpc-endpoints',
  },
  'application-autoscaling': {
    name: 'Application Auto Scaling',
    types: ['Interface'],
    dns: usual('application-autoscaling'),
    policy: 'documented',
    ipv6: true,
    cites: 'application-autoscaling-vpc-endpoints',
  },
  'appmesh-envoy-management': {
    name: 'AWS App Mesh',
    types: ['Interface'],
    dns: usual('appmesh-envoy-management'),
    policy: 'unsupported',
    ipv6: false,
    iam: 'appmesh',
    cdk: 'APP_MESH_ENVOY_MANAGEMENT',
    cites: 'appmesh-vpc-endpoints',
  },
  'ecs-agent': {
    name: 'Amazon ECS agent',
    types: ['Interface'],
    dns: usual('ecs-a'),
    policy: 'undocumented',
    iam: 'ecs',
    cites: 'ecs-vpc-endpoints',
  },
  'ecs-telemetry': {
    name: 'Amazon ECS telemetry',
    types: ['Interface'],
    dns: usual('ecs-t'),
    policy: 'undocumented',
    iam: 'ecs',
    cites: 'ecs-vpc-endpoints',
  },
  ecs: {
    name: 'Amazon ECS API',
    types: ['Interface'],
    dns: usual('ecs'),
    policy: 'documented',
    example: {
      statements: [
        {
          Principal: '*',
          Effect: 'Allow',
          Action: ['ecs:CreateCluster', 'ecs:ListClusters'],
          Resource: ['*'],
        },
      ],
    },
    ipv6: true,
    cites: 'ecs-vpc-endpoints',
  },
} as const satisfies { readonly [short: string]: EndpointService };

export type ServiceId = keyof typeof SERVICES;

/** Every service's short name, in creation order. */
export const SERVICE_IDS = Object.keys(SERVICES) as readonly ServiceId[];

/** The three services without which container instances cannot work privately, in the documented creation order. */
export const ECS_CONTROL_PLANE = ['ecs-agent', 'ecs-telemetry', 'ecs'] as const;

/** Facts about one endpoint service. */
export function serviceOf(id: ServiceId): EndpointService {
  return SERVICES[id];
}

/** The prefix of the IAM actions that go through the endpoint, such as `ecr`. */
export function iamPrefixOf(id: ServiceId): string {
  return serviceOf(id).iam ?? id;
}

/** The name of the endpoint service in aws-cdk-lib, such as `ECR_DOCKER`. */
export function cdkNameOf(id: ServiceId): string {
  return serviceOf(id).cdk ?? id.toUpperCase().replaceAll('-', '_');
}

/** Whether `text` is the short name of a known service; never consults the prototype chain. */
export function isServiceId(text: string): text is ServiceId {
  return Object.hasOwn(SERVICES, text);
}

/** Whether a FIPS endpoint service is documented for this service in this Region. */
export function hasFipsVariant(id: ServiceId, region: RegionId): boolean {
  return serviceOf(id).fips?.regions(region) === true;
}

/**
 * Full name of an endpoint service, for example `cn.com.amazonaws.cn-north-1.ecr.api`.
 * The prefix depends on the Region *and* the service; gateway endpoints are `com.amazonaws` in every partition.
 */
export function serviceName(
  id: ServiceId,
  region: RegionId,
  type: EndpointType,
  variant: 'standard' | 'fips' = 'standard',
): string {
  const short = (variant === 'fips' ? serviceOf(id).fips?.short : undefined) ?? id;
  const exception = regionOf(region).prefixException;
  const prefix =
    type === 'Interface' && exception?.services.includes(id) ? exception.prefix : 'com.amazonaws';
  return `${prefix}.${region}.${short}`;
}

/** Host names that resolve to the endpoint once private DNS is on; empty for a gateway endpoint. */
export function privateDnsNames(
  id: ServiceId,
  region: RegionId,
  type: EndpointType,
  variant: 'standard' | 'fips' = 'standard',
): readonly string[] {
  if (type === 'Gateway') return NO_HOSTS;
  const inRegion = DNS_NAMES[variant].get(region) ?? new Map<ServiceId, readonly string[]>();
  const known = inRegion.get(id);
  if (known !== undefined) return known;
  const names = dnsNamesOf(id, region, variant);
  DNS_NAMES[variant].set(region, inRegion.set(id, names));
  return names;
}

const NO_HOSTS: readonly string[] = [];
/** Filled as Regions are planned for; there are as many entries as services in Regions. */
const DNS_NAMES = {
  standard: new Map<RegionId, Map<ServiceId, readonly string[]>>(),
  fips: new Map<RegionId, Map<ServiceId, readonly string[]>>(),
};

function dnsNamesOf(id: ServiceId, region: RegionId, variant: 'standard' | 'fips'): readonly string[] {
  const service = serviceOf(id);
  const standard =
    regionOf(region).partition === 'aws-cn' ? (service.dnsInChina ?? service.dns) : service.dns;
  const names = (variant === 'fips' ? service.fips?.dns : undefined) ?? standard;
  return names.map((name) => fillHost(name, region));
}

function fillHost(template: string, region: RegionId): string {
  return template.replace('{region}', region).replace('{suffix}', partitionOf(region).dnsSuffix);
}
