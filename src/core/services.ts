/**
 * Endpoint services as data: short names, endpoint types, private DNS names, policy support, FIPS variants.
 *
 * Sources: the list of services that integrate with AWS PrivateLink, each service's own page on VPC endpoints, and the
 * Amazon ECS and Amazon ECR pages. Service names are compared with `aws-cdk-lib` for every Region in a test.
 */
import type { CitationId } from './citations.ts';
import type { PolicyStatement } from './policy.ts';
import { partitionOf, type RegionId, regionOf } from './regions.ts';

/** The type of an endpoint. */
export type EndpointType = 'Interface' | 'Gateway';

/** What the service's page says about endpoint policies: `documented`: supported; `undocumented`: nothing; `unsupported`: not supported. */
type PolicySupport = 'documented' | 'undocumented' | 'unsupported';

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

/** Facts about a service that has endpoints. */
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
  /** Names that only dual-stack clients resolve; recorded in the DNS entries of endpoints created in 2026. */
  readonly dualStackDns?: readonly string[];
  readonly policy: PolicySupport;
  readonly example?: DocumentedExample;
  /**
   * Whether the service, or the list of services that support IPv6, documents interface endpoints with IPv6 addresses;
   * `undefined`: not documented.
   */
  readonly ipv6?: boolean;
  readonly fips?: FipsVariant;
  /** In AWS GovCloud (US) botocore gives its standard host as the FIPS host: the standard endpoint answers it. */
  readonly isFipsInGovCloud?: true;
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

/** The FIPS variant in some Regions. Its name is `SERVICE-fips` and its hosts are the usual ones, unless given. */
const fips = (
  regions: (id: RegionId) => boolean,
  short?: string,
  ...dns: readonly string[]
): Partial<FipsVariant> & Pick<FipsVariant, 'regions'> => ({
  regions,
  ...(short === undefined ? {} : { short }),
  ...(dns.length > 0 ? { dns } : {}),
});

/** An example of one statement that lets everybody do something. */
const allows = (sid: string, actions: readonly string[], resources: string | readonly string[] = '*') =>
  ({
    statements: [{ Sid: sid, Principal: '*', Action: actions, Effect: 'Allow', Resource: resources }],
  }) as const;

/** The example policy for pulls by one role, which Amazon ECR's page shows for both of its endpoints. */
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

/** A row of the table: what it leaves out is usual (an interface endpoint with a documented policy, one host of its name). */
interface Row extends Partial<Omit<EndpointService, 'fips'>> {
  readonly name: string;
  /** The first labels of its host, where they are not the short name. */
  readonly host?: string;
  readonly fips?: Partial<FipsVariant> & Pick<FipsVariant, 'regions'>;
  /** The hint below its name in the question about code. */
  readonly hint?: string;
  readonly cites: CitationId;
}

/**
 * Services that nothing but code calls, in the order in which the question names them. Their FIPS variants: the list of
 * services that integrate with AWS PrivateLink or aws-cdk-lib has the name, and botocore or the page of the endpoints of the
 * service the host, in these Regions; where the standard host is the FIPS one already (GovCloud), the standard endpoint stays.
 */
const CODE_ONLY = {
  lambda: {
    name: 'AWS Lambda',
    ipv6: true,
    cites: 'lambda-vpc-endpoints',
  },
  states: {
    name: 'AWS Step Functions',
    ipv6: true,
    cdk: 'STEP_FUNCTIONS',
    cites: 'step-functions-vpc-endpoints',
  },
  'sync-states': {
    name: 'synchronous executions of AWS Step Functions',
    hint: 'StartSyncExecution',
    ipv6: true,
    iam: 'states',
    cdk: 'STEP_FUNCTIONS_SYNC',
    cites: 'step-functions-vpc-endpoints',
  },
  'bedrock-runtime': {
    name: 'Amazon Bedrock inference',
    hint: 'InvokeModel, Converse',
    ipv6: true,
    fips: fips(among(['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1'], GOV)),
    iam: 'bedrock',
    cites: 'bedrock-vpc-endpoints',
  },
  'bedrock-agent-runtime': {
    name: 'agents and knowledge bases of Amazon Bedrock',
    hint: 'InvokeAgent, Retrieve',
    ipv6: true,
    iam: 'bedrock',
    cites: 'bedrock-vpc-endpoints',
  },
  'sagemaker.runtime': {
    name: 'Amazon SageMaker inference',
    hint: 'InvokeEndpoint',
    host: 'runtime.sagemaker',
    ipv6: true,
    fips: fips(among(US), 'sagemaker.runtime-fips', 'runtime-fips.sagemaker.{region}.{suffix}'),
    iam: 'sagemaker',
    cdk: 'SAGEMAKER_RUNTIME',
    cites: 'sagemaker-vpc-endpoints',
  },
  appconfigdata: {
    name: 'AWS AppConfig data',
    isFipsInGovCloud: true,
    hint: 'The agent, or GetLatestConfiguration',
    ipv6: true,
    fips: fips(among(US, CANADA)),
    iam: 'appconfig',
    cites: 'privatelink-services',
  },
  'execute-api': {
    name: 'private APIs of Amazon API Gateway',
    host: '*.execute-api',
    ipv6: true,
    cdk: 'APIGATEWAY',
    cites: 'api-gateway-private',
  },
  email: {
    name: 'the API of Amazon SES',
    ipv6: true,
    fips: fips(among(US, ['ca-central-1'], GOV)),
    iam: 'ses',
    cites: 'ses-vpc-endpoints',
  },
  'email-smtp': {
    name: 'the SMTP interface of Amazon SES',
    hint: 'Mail over SMTP',
    ipv6: true,
    iam: 'ses',
    cites: 'ses-vpc-endpoints',
  },
  'rds-data': {
    name: 'the Data API of Amazon RDS',
    ipv6: true,
    cites: 'privatelink-services',
  },
  'redshift-data': {
    name: 'the Data API of Amazon Redshift',
    fips: fips(among(US, CANADA)),
    cites: 'privatelink-services',
  },
  cassandra: {
    name: 'Amazon Keyspaces',
    isFipsInGovCloud: true,
    hint: 'Apache Cassandra protocol, port 9142',
    ipv6: true,
    fips: fips(among(['us-east-1', 'us-west-2'])),
    cdk: 'KEYSPACES',
    cites: 'keyspaces-vpc-endpoints',
  },
  athena: {
    name: 'Amazon Athena',
    ipv6: true,
    cites: 'athena-vpc-endpoints',
  },
  glue: {
    name: 'AWS Glue',
    ipv6: true,
    cites: 'glue-vpc-endpoints',
  },
  textract: {
    name: 'Amazon Textract',
    ipv6: true,
    fips: fips(among(US, ['ca-central-1'], GOV)),
    cites: 'privatelink-services',
  },
  comprehend: {
    name: 'Amazon Comprehend',
    ipv6: true,
    fips: fips(among(['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'us-gov-west-1'])),
    cites: 'privatelink-services',
  },
  rekognition: {
    name: 'Amazon Rekognition',
    ipv6: true,
    fips: fips(among(US, ['ca-central-1', 'us-gov-west-1'])),
    cites: 'privatelink-services',
  },
  translate: {
    name: 'Amazon Translate',
    ipv6: true,
    cites: 'privatelink-services',
  },
  verifiedpermissions: {
    name: 'Amazon Verified Permissions',
    ipv6: true,
    fips: fips(among(US, CANADA, GOV)),
    cdk: 'VERIFIED_PERMISSIONS',
    cites: 'verifiedpermissions-vpc-endpoints',
  },
  'acm-pca': {
    name: 'AWS Private Certificate Authority',
    isFipsInGovCloud: true,
    ipv6: true,
    fips: fips(among(US, CANADA)),
    cdk: 'PRIVATE_CERTIFICATE_AUTHORITY',
    cites: 'privatelink-services',
  },
  'aps-workspaces': {
    name: 'Amazon Managed Service for Prometheus',
    hint: 'Remote write and queries',
    ipv6: true,
    iam: 'aps',
    cdk: 'PROMETHEUS_WORKSPACES',
    cites: 'aps-vpc-endpoints',
  },
  'codeartifact.api': {
    name: 'the API of AWS CodeArtifact',
    host: 'codeartifact',
    ipv6: true,
    iam: 'codeartifact',
    cdk: 'CODEARTIFACT_API',
    cites: 'codeartifact-vpc-endpoints',
  },
  'codeartifact.repositories': {
    name: 'repositories of AWS CodeArtifact',
    host: '*.d.codeartifact',
    ipv6: true,
    iam: 'codeartifact',
    cdk: 'CODEARTIFACT_REPOSITORIES',
    cites: 'codeartifact-vpc-endpoints',
  },
  'git-codecommit': {
    name: 'Git repositories of AWS CodeCommit',
    hint: 'git clone, git push',
    ipv6: true,
    fips: fips(among(US, ['ca-central-1'], GOV)),
    iam: 'codecommit',
    cdk: 'CODECOMMIT_GIT',
    cites: 'codecommit-vpc-endpoints',
  },
  batch: {
    name: 'AWS Batch',
    isFipsInGovCloud: true,
    ipv6: true,
    cites: 'privatelink-services',
  },
  cloudformation: {
    name: 'AWS CloudFormation',
    isFipsInGovCloud: true,
    hint: 'Signals, describing stacks',
    ipv6: true,
    fips: fips(among(US)),
    cites: 'cloudformation-vpc-endpoints',
  },
  elasticloadbalancing: {
    name: 'Elastic Load Balancing',
    isFipsInGovCloud: true,
    hint: 'The API, not the load balancers',
    ipv6: false,
    cdk: 'ELASTIC_LOAD_BALANCING',
    cites: 'privatelink-services',
  },
} as const satisfies { readonly [short: string]: Row };

/** A service that nothing but code calls. */
export type CodeOnlyService = keyof typeof CODE_ONLY;

/** The short names of the services that nothing but code calls. */
export const CODE_ONLY_SERVICES = Object.keys(CODE_ONLY) as readonly CodeOnlyService[];

/** Their hints, which a build for the browser brings later. */
export const hintOf = (id: CodeOnlyService): string | undefined => (CODE_ONLY[id] as Row).hint;

/**
 * In creation order: gateways first (they cost nothing and may interrupt connections, so they come before any task
 * relies on them), then what a task needs to start, then features, and the three Amazon ECS services last in the
 * order that the documentation prescribes.
 */
const ROWS = {
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
    example: allows(
      'Access-to-specific-bucket-only',
      ['s3:GetObject'],
      ['arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*'],
    ),
    ipv6: true,
    fips: fips(among(US, GOV, CANADA), 's3-fips', 's3-fips.{region}.{suffix}', '*.s3-fips.{region}.{suffix}'),
    cites: 's3-privatelink',
  },
  dynamodb: {
    name: 'Amazon DynamoDB',
    types: ['Gateway'],
    dns: [],
    ipv6: false,
    cites: 'dynamodb-gateway',
  },
  'ecr.api': {
    name: 'Amazon ECR API',
    dns: ['api.ecr.{region}.{suffix}'],
    dualStackDns: ['ecr.{region}.{dualstack}'],
    example: ALLOW_PULL,
    ipv6: true,
    fips: fips(among(US, GOV), 'ecr-fips.api', 'api.ecr-fips.{region}.{suffix}'),
    iam: 'ecr',
    cdk: 'ECR',
    cites: 'ecr-vpc-endpoints',
  },
  'ecr.dkr': {
    name: 'Amazon ECR registry',
    dns: ['*.dkr.ecr.{region}.{suffix}'],
    dualStackDns: ['dkr-ecr.{region}.{onaws}', '*.dkr-ecr.{region}.{onaws}'],
    example: ALLOW_PULL,
    ipv6: true,
    fips: fips(among(US, GOV), 'ecr-fips.dkr', '*.dkr.ecr-fips.{region}.{suffix}'),
    iam: 'ecr',
    cdk: 'ECR_DOCKER',
    cites: 'ecr-vpc-endpoints',
  },
  logs: {
    name: 'Amazon CloudWatch Logs',
    isFipsInGovCloud: true,
    dualStackDns: ['logs.{region}.{dualstack}'],
    example: allows('PutOnly', ['logs:CreateLogStream', 'logs:PutLogEvents']),
    ipv6: true,
    fips: fips(among(US, CANADA)),
    cdk: 'CLOUDWATCH_LOGS',
    cites: 'logs-vpc-endpoints',
  },
  secretsmanager: {
    name: 'AWS Secrets Manager',
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
    fips: fips(among(US, GOV, CANADA)),
    cdk: 'SECRETS_MANAGER',
    cites: 'secretsmanager-vpc-endpoints',
  },
  ssm: {
    name: 'AWS Systems Manager',
    isFipsInGovCloud: true,
    dualStackDns: ['ssm.{region}.{dualstack}'],
    ipv6: true,
    fips: fips(among(US, CANADA)),
    cites: 'ssm-vpc-endpoints',
  },
  ssmmessages: {
    name: 'Systems Manager session channels',
    dualStackDns: ['ssmmessages.{region}.{dualstack}'],
    policy: 'undocumented',
    cdk: 'SSM_MESSAGES',
    cites: 'ssm-vpc-endpoints',
  },
  ec2messages: {
    name: 'Systems Manager message delivery',
    policy: 'undocumented',
    cdk: 'EC2_MESSAGES',
    cites: 'ssm-vpc-endpoints',
  },
  kms: {
    name: 'AWS KMS',
    ipv6: true,
    fips: fips((id) => regionOf(id).partition === 'aws' || among(GOV)(id)),
    cites: 'kms-vpc-endpoints',
  },
  sts: {
    name: 'AWS STS',
    isFipsInGovCloud: true,
    ipv6: true,
    fips: fips(among(US)),
    cites: 'sts-vpc-endpoints',
  },
  monitoring: {
    name: 'Amazon CloudWatch',
    furtherDns: ['monitoring.{region}.{dualstack}'],
    example: allows('PutOnly', ['cloudwatch:PutMetricData']),
    ipv6: true,
    iam: 'cloudwatch',
    cdk: 'CLOUDWATCH_MONITORING',
    cites: 'cloudwatch-vpc-endpoints',
  },
  events: {
    name: 'Amazon EventBridge',
    isFipsInGovCloud: true,
    policy: 'undocumented',
    ipv6: true,
    fips: fips(among(US)),
    cdk: 'EVENTBRIDGE',
    cites: 'eventbridge-vpc-endpoints',
  },
  sqs: {
    name: 'Amazon SQS',
    isFipsInGovCloud: true,
    dualStackDns: ['sqs.{region}.{dualstack}'],
    ipv6: true,
    fips: fips(among(US, CANADA)),
    cites: 'sqs-vpc-endpoints',
  },
  sns: {
    name: 'Amazon SNS',
    isFipsInGovCloud: true,
    ipv6: true,
    cites: 'sns-vpc-endpoints',
  },
  xray: {
    name: 'AWS X-Ray',
    example: allows('Allow PutTraceSegments', ['xray:PutTraceSegments']),
    ipv6: true,
    cites: 'xray-vpc-endpoints',
  },
  'kinesis-firehose': {
    name: 'Amazon Data Firehose',
    host: 'firehose',
    ipv6: true,
    iam: 'firehose',
    cites: 'firehose-vpc-endpoints',
  },
  'kinesis-streams': {
    name: 'Amazon Kinesis Data Streams',
    isFipsInGovCloud: true,
    host: 'kinesis',
    furtherDns: ['*.data-kinesis.{region}.{suffix}', '*.control-kinesis.{region}.{suffix}'],
    ipv6: true,
    fips: fips(among(US), 'kinesis-streams-fips', 'kinesis-fips.{region}.{suffix}'),
    iam: 'kinesis',
    cites: 'kinesis-vpc-endpoints',
  },
  'guardduty-data': {
    name: 'Amazon GuardDuty runtime events',
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
    fips: fips(among(US)),
    iam: 'guardduty',
    cites: 'guardduty-manual-endpoint',
  },
  fsx: {
    name: 'Amazon FSx',
    dnsInChina: usual('fsx-api'),
    ipv6: true,
    fips: fips(among(US, GOV, CANADA)),
    cites: 'fsx-vpc-endpoints',
  },
  elasticfilesystem: {
    name: 'Amazon EFS API',
    ipv6: true,
    fips: fips((id) => regionOf(id).partition === 'aws' || among(GOV)(id)),
    cdk: 'ELASTIC_FILESYSTEM',
    cites: 'efs-vpc-endpoints',
  },
  servicediscovery: {
    name: 'AWS Cloud Map API',
    furtherDns: ['servicediscovery.{region}.{dualstack}'],
    policy: 'undocumented',
    ipv6: true,
    fips: fips(among(US, GOV, CANADA)),
    cdk: 'CLOUD_MAP_SERVICE_DISCOVERY',
    cites: 'cloud-map-vpc-endpoints',
  },
  'data-servicediscovery': {
    name: 'AWS Cloud Map discovery',
    furtherDns: ['data-servicediscovery.{region}.{dualstack}'],
    policy: 'undocumented',
    ipv6: true,
    fips: fips(among(US, GOV, CANADA)),
    iam: 'servicediscovery',
    cdk: 'CLOUD_MAP_DATA_SERVICE_DISCOVERY',
    cites: 'cloud-map-vpc-endpoints',
  },
  ec2: {
    name: 'Amazon EC2',
    furtherDns: ['ec2.{region}.{dualstack}'],
    ipv6: false,
    fips: fips(among(US, CANADA)),
    cites: 'ec2-vpc-endpoints',
  },
  autoscaling: {
    name: 'Amazon EC2 Auto Scaling',
    fips: fips(among(US, CANADA)),
    cites: 'autoscaling-vpc-endpoints',
  },
  'application-autoscaling': {
    name: 'Application Auto Scaling',
    ipv6: true,
    cites: 'application-autoscaling-vpc-endpoints',
  },
  'appmesh-envoy-management': {
    name: 'AWS App Mesh',
    policy: 'unsupported',
    ipv6: false,
    iam: 'appmesh',
    cdk: 'APP_MESH_ENVOY_MANAGEMENT',
    cites: 'appmesh-vpc-endpoints',
  },
  ...CODE_ONLY,
  'ecs-agent': {
    name: 'Amazon ECS agent',
    host: 'ecs-a',
    policy: 'undocumented',
    iam: 'ecs',
    cites: 'ecs-vpc-endpoints',
  },
  'ecs-telemetry': {
    name: 'Amazon ECS telemetry',
    host: 'ecs-t',
    policy: 'undocumented',
    iam: 'ecs',
    cites: 'ecs-vpc-endpoints',
  },
  ecs: {
    name: 'Amazon ECS API',
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
} as const satisfies { readonly [short: string]: Row };

/** The short name of a service, such as `ecr.api`. */
export type ServiceId = keyof typeof ROWS;

const toFips = (short: string, variant: NonNullable<Row['fips']>): FipsVariant => ({
  short,
  dns: usual(short),
  ...variant,
});

const toService = ({ hint: _, host, fips: variant, ...row }: Row, short: string): EndpointService => ({
  types: ['Interface'],
  dns: usual(host ?? short),
  policy: 'documented',
  ...row,
  ...(variant && { fips: toFips(`${short}-fips`, variant) }),
});

/** Every service that the planner knows, by short name. */
export const SERVICES = Object.fromEntries(
  Object.entries<Row>(ROWS).map(([short, row]) => [short, toService(row, short)]),
) as { readonly [S in ServiceId]: EndpointService };

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
/** Cached names; at most one entry per service and Region. */
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
