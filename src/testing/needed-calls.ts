/**
 * What a workload calls through its endpoints, and what nobody should be able to call through them: written from the
 * documentation (which API goes through which endpoint, AWS's managed policies), and not from the rules.
 */
import type { WorkloadProfile } from '../core/questions.ts';
import type { CodeOnlyService, ServiceId } from '../core/services.ts';

export interface Call {
  readonly service: ServiceId;
  readonly action: string;
  readonly resource: string;
  /** Owner of a bucket, which its ARN does not say; absent: the account of the workload. */
  readonly account?: string;
}

type W = WorkloadProfile;

const PARTITION_OF: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
];

export const partitionNamed = (region: string): string =>
  PARTITION_OF.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

export const ACCOUNT = '111122223333';

/** The account of the workload: the answered one, or any. */
const STRANGER = '444455556666';
/** The account that holds the data: another one, if the answers say that some is there. */
export const ownAccount = (w: W): string => {
  if (w.crossAccountData) return STRANGER;
  return w.accountId === '' ? ACCOUNT : w.accountId;
};
const AWS_BUCKETS = '999988887777';

const calls = (service: ServiceId, resource: string, ...actions: readonly string[]): readonly Call[] =>
  actions.map((action) => ({ service, action, resource }));

const PUSH = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage'];

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/**
 * AmazonEC2ContainerServiceforEC2Role, the part that goes to the ecs endpoint, and what the agent calls with the role of
 * the task: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html
 */
const AGENT = [
  'ecs:GetTaskProtection',
  'ecs:UpdateTaskProtection',
  'ecs:CreateCluster',
  'ecs:DeregisterContainerInstance',
  'ecs:DiscoverPollEndpoint',
  'ecs:RegisterContainerInstance',
  'ecs:UpdateContainerInstancesState',
  'ecs:SubmitTaskStateChange',
  'ecs:SubmitContainerStateChange',
  'ecs:SubmitAttachmentStateChanges',
  'ecs:TagResource',
  'ecs:ListTagsForResource',
];

/** AmazonSSMManagedInstanceCore, version 2, the part of ssm. */
const MANAGED_INSTANCE = [
  'ssm:DescribeAssociation',
  'ssm:GetDeployablePatchSnapshotForInstance',
  'ssm:GetDocument',
  'ssm:DescribeDocument',
  'ssm:GetManifest',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:ListAssociations',
  'ssm:ListInstanceAssociations',
  'ssm:PutInventory',
  'ssm:PutComplianceItems',
  'ssm:PutConfigurePackageResult',
  'ssm:UpdateAssociationStatus',
  'ssm:UpdateInstanceAssociationStatus',
  'ssm:UpdateInstanceInformation',
];

export const usesEcr = (w: W): boolean =>
  w.imageRegistries.includes('ecr-private') || w.imageRegistries.includes('ecr-pull-through-cache');
const runsGuardDutySidecar = (w: W): boolean =>
  w.guardDutyRuntimeMonitoring && w.launchType === 'FARGATE' && w.platformVersion !== '1.3.0';
const isManaged = (w: W): boolean =>
  w.launchType === 'EXTERNAL' || (w.launchType === 'EC2' && w.instanceManagement);

export const layerBucket = (w: W): string =>
  `arn:${partitionNamed(w.region)}:s3:::prod-${w.region}-starport-layer-bucket`;

/**
 * The calls that the workload makes through one endpoint; those of the application's own code come with `codeCalls`.
 */
export function neededCalls(w: W, service: ServiceId): readonly Call[] {
  switch (service) {
    case 'ecr.api':
    case 'ecr.dkr':
      return ecrCalls(w, service);
    case 's3':
      return s3Calls(w);
    case 'logs':
      return logsCalls(w);
    default:
      return [...secretCalls(w), ...otherCalls(w)].filter((call) => call.service === service);
  }
}

function ecrCalls(w: W, service: 'ecr.api' | 'ecr.dkr'): readonly Call[] {
  const account = w.accountId === '' ? ACCOUNT : w.accountId;
  const inRegion = `arn:${partitionNamed(w.region)}:ecr:${w.region}`;
  const repository = `${inRegion}:${account}:repository/${w.repository === '' ? 'team/app' : w.repository}`;
  const logRouter = `${inRegion}:906394416424:repository/aws-for-fluent-bit`;
  const sidecar = `${inRegion}:593207742271:repository/aws-guardduty-agent-fargate`;
  return [
    ...(usesEcr(w) || runsGuardDutySidecar(w) ? calls(service, '*', 'ecr:GetAuthorizationToken') : []),
    ...(usesEcr(w) ? calls(service, repository, ...PULL) : []),
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
    ...(w.surroundings.includes('image-builds')
      ? [...calls(service, '*', 'ecr:GetAuthorizationToken'), ...calls(service, repository, ...PULL, ...PUSH)]
      : []),
    ...(w.pullThroughFirstPull
      ? calls(service, repository, 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository')
      : []),
    ...(runsGuardDutySidecar(w) ? calls(service, sidecar, ...PULL) : []),
    ...(w.logDrivers.includes('awsfirelens') && usesEcr(w) ? calls(service, logRouter, ...PULL) : []),
  ];
}

const ofAws = (made: readonly Call[]): readonly Call[] =>
  made.map((call) => ({ ...call, account: AWS_BUCKETS }));

/** Domainless gMSA, for Linux from platform version 1.4.0: the specification in a bucket, the account in a secret. */
const readsGmsaOnFargate = (w: W): boolean =>
  w.surroundings.includes('gmsa') &&
  w.launchType === 'FARGATE' &&
  w.operatingSystem === 'LINUX' &&
  w.platformVersion !== '1.3.0';

const mayReadCredentialSpec = (w: W): boolean =>
  readsGmsaOnFargate(w) ||
  (w.surroundings.includes('gmsa') && (w.launchType === 'EC2' || w.launchType === 'MANAGED_INSTANCES'));

function s3Calls(w: W): readonly Call[] {
  const bucket = (name: string): string => `arn:${partitionNamed(w.region)}:s3:::${name}`;
  const own = bucket('amzn-s3-demo-bucket');
  const awsBuckets = [
    ...(isManaged(w)
      ? [
          `amazon-ssm-${w.region}`,
          `amazon-ssm-packages-${w.region}`,
          `aws-ssm-${w.region}`,
          `${w.region}-birdwatcher-prod`,
          `aws-ssm-distributor-file-${w.region}`,
          `aws-ssm-document-attachments-${w.region}`,
          `patch-baseline-snapshot-${w.region}`,
          `patch-baseline-snapshot-${w.region}-uduvl7q8`,
          `aws-patch-manager-${w.region}-552881074`,
          `aws-windows-downloads-${w.region}`,
        ]
      : []),
    ...(w.launchType === 'EC2' && w.operatingSystem === 'LINUX'
      ? [
          `amazonlinux-2-repos-${w.region}`,
          `al2023-repos-${w.region}-de612dc2`,
          `al2023-${w.region}`,
          `amazon-ecs-agent-${w.region}`,
        ]
      : []),
    ...(w.launchType === 'EXTERNAL' ? [`amazon-ecs-agent-${w.region}`] : []),
  ];
  return [
    ...(usesEcr(w) || runsGuardDutySidecar(w)
      ? ofAws(calls('s3', `${layerBucket(w)}/0a1b/2c3d`, 's3:GetObject'))
      : []),
    ...(w.environmentFiles
      ? [
          ...calls('s3', `${own}/app.env`, 's3:GetObject'),
          ...calls(
            's3',
            own,
            's3:GetBucketLocation',
            ...(w.launchType === 'FARGATE' ? [] : ['s3:ListBucket']),
          ),
        ]
      : []),
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html, and linux-gmsa.html
    ...(mayReadCredentialSpec(w)
      ? [
          ...calls('s3', `${own}/gmsa.json`, 's3:GetObject', 's3:GetObjectVersion'),
          ...calls('s3', own, 's3:ListBucket'),
        ]
      : []),
    ...(w.ecsExecAudit.includes('s3')
      ? [
          ...calls('s3', `${own}/exec/session.log`, 's3:PutObject'),
          ...calls('s3', own, 's3:GetEncryptionConfiguration', 's3:GetBucketLocation'),
        ]
      : []),
    ...(w.firelensDestinations.includes('s3') ? calls('s3', `${own}/logs/1`, 's3:PutObject') : []),
    ...(w.volumes.includes('s3files')
      ? [
          ...calls('s3', `${own}/data/1`, 's3:GetObject', 's3:GetObjectVersion'),
          ...calls('s3', own, 's3:ListBucket'),
        ]
      : []),
    ...awsBuckets.flatMap((name) => ofAws(calls('s3', `${bucket(name)}/some/object`, 's3:GetObject'))),
  ];
}

function logsCalls(w: W): readonly Call[] {
  const group = `arn:${partitionNamed(w.region)}:logs:${w.region}:${ownAccount(w)}:log-group:/ecs/app`;
  const stream = `${group}:log-stream:ecs/app/1`;
  const write = calls('logs', stream, 'logs:CreateLogStream', 'logs:PutLogEvents');
  return [
    ...(w.logDrivers.includes('awslogs') ? [...write, ...calls('logs', group, 'logs:CreateLogGroup')] : []),
    ...(w.firelensDestinations.includes('cloudwatch-logs')
      ? [...write, ...calls('logs', group, 'logs:CreateLogGroup', 'logs:DescribeLogStreams')]
      : []),
    // CloudWatchAgentServerPolicy: the agent writes metrics as log events.
    ...(w.surroundings.includes('application-signals')
      ? [...write, ...calls('logs', group, 'logs:CreateLogGroup', 'logs:DescribeLogStreams')]
      : []),
    // "DEFAULT: logs are sent to the configured awslogs driver", by the task and its role:
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
    ...(w.ecsExecAudit.includes('cloudwatch-logs') || (w.ecsExec && w.logDrivers.includes('awslogs'))
      ? [
          ...write,
          ...calls('logs', '*', 'logs:DescribeLogGroups'),
          ...calls('logs', group, 'logs:DescribeLogStreams'),
        ]
      : []),
  ];
}

function secretCalls(w: W): readonly Call[] {
  const arn = (service: string, resource: string): string =>
    `arn:${partitionNamed(w.region)}:${service}:${w.region}:${ownAccount(w)}:${resource}`;
  const throughVpc = w.platformVersion !== '1.3.0';
  const secret = arn('secretsmanager', 'secret:db-AbCdEf');
  return [
    ...(throughVpc && (w.secretSources.includes('secretsmanager') || w.registryCredentials)
      ? calls('secretsmanager', secret, 'secretsmanager:GetSecretValue')
      : []),
    ...(readsGmsaOnFargate(w) ? calls('secretsmanager', secret, 'secretsmanager:GetSecretValue') : []),
    ...(throughVpc && w.secretSources.includes('ssm')
      ? calls('ssm', arn('ssm', 'parameter/app/db'), 'ssm:GetParameters')
      : []),
    ...(isManaged(w) ? calls('ssm', '*', ...MANAGED_INSTANCE) : []),
    ...(w.launchType === 'EXTERNAL'
      ? calls('ssm', '*', 'ssm:RegisterManagedInstance', 'ssm:RequestManagedInstanceRoleToken')
      : []),
    ...(w.customerManagedKey
      ? calls('kms', arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'), 'kms:Decrypt')
      : []),
  ];
}

function otherCalls(w: W): readonly Call[] {
  const stream = `arn:${partitionNamed(w.region)}:firehose:${w.region}:${ownAccount(w)}:deliverystream/logs`;
  return [
    ...(w.launchType === 'FARGATE' ? [] : calls('ecs', '*', ...AGENT)),
    ...(w.xray || w.surroundings.includes('application-signals')
      ? calls(
          'xray',
          '*',
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:GetSamplingStatisticSummaries',
        )
      : []),
    ...(w.firelensDestinations.includes('kinesis-firehose')
      ? calls('kinesis-firehose', stream, 'firehose:PutRecordBatch')
      : []),
  ];
}

/** What code calls through an endpoint that nothing else uses. */
const CALLED_BY_CODE_ONLY: { readonly [S in CodeOnlyService]: string } = {
  lambda: 'lambda:InvokeFunction',
  states: 'states:StartExecution',
  'sync-states': 'states:StartSyncExecution',
  'bedrock-runtime': 'bedrock:InvokeModel',
  'bedrock-agent-runtime': 'bedrock:Retrieve',
  'sagemaker.runtime': 'sagemaker:InvokeEndpoint',
  appconfigdata: 'appconfig:GetLatestConfiguration',
  'execute-api': 'execute-api:Invoke',
  email: 'ses:SendEmail',
  'email-smtp': 'ses:SendRawEmail',
  'rds-data': 'rds-data:ExecuteStatement',
  'redshift-data': 'redshift-data:ExecuteStatement',
  cassandra: 'cassandra:Select',
  athena: 'athena:StartQueryExecution',
  glue: 'glue:GetTable',
  textract: 'textract:AnalyzeDocument',
  comprehend: 'comprehend:DetectEntities',
  rekognition: 'rekognition:DetectLabels',
  translate: 'translate:TranslateText',
  verifiedpermissions: 'verifiedpermissions:IsAuthorized',
  'acm-pca': 'acm-pca:IssueCertificate',
  'aps-workspaces': 'aps:RemoteWrite',
  'codeartifact.api': 'codeartifact:GetAuthorizationToken',
  'codeartifact.repositories': 'codeartifact:ReadFromRepository',
  'git-codecommit': 'codecommit:GitPull',
  batch: 'batch:SubmitJob',
  cloudformation: 'cloudformation:SignalResource',
  elasticloadbalancing: 'elasticloadbalancing:RegisterTargets',
};

/** One call of each kind that the application's own code may make; any of them, destructive ones included. */
export function codeCalls(w: W): readonly Call[] {
  const arn = (service: string, resource: string): string =>
    `arn:${partitionNamed(w.region)}:${service}:${w.region}:${ACCOUNT}:${resource}`;
  const table: {
    readonly [S in Exclude<W['applicationServices'][number], CodeOnlyService>]: readonly Call[];
  } = {
    sts: calls('sts', `arn:${partitionNamed(w.region)}:iam::${ACCOUNT}:role/other`, 'sts:AssumeRole'),
    dynamodb: calls('dynamodb', arn('dynamodb', 'table/app'), 'dynamodb:DeleteItem'),
    sqs: calls('sqs', arn('sqs', 'queue'), 'sqs:SendMessage'),
    sns: calls('sns', arn('sns', 'topic'), 'sns:Publish'),
    events: calls('events', arn('events', 'event-bus/default'), 'events:PutEvents'),
    monitoring: calls('monitoring', '*', 'cloudwatch:PutMetricData'),
    logs: calls('logs', arn('logs', 'log-group:/app'), 'logs:StartQuery'),
    'kinesis-streams': calls('kinesis-streams', arn('kinesis', 'stream/app'), 'kinesis:PutRecord'),
    'kinesis-firehose': calls(
      'kinesis-firehose',
      arn('firehose', 'deliverystream/app'),
      'firehose:PutRecord',
    ),
    s3: calls('s3', `arn:${partitionNamed(w.region)}:s3:::amzn-s3-demo-bucket/x`, 's3:DeleteObject'),
    secretsmanager: calls(
      'secretsmanager',
      arn('secretsmanager', 'secret:db-AbCdEf'),
      'secretsmanager:PutSecretValue',
    ),
    ssm: calls('ssm', arn('ssm', 'parameter/app'), 'ssm:PutParameter'),
    kms: calls('kms', arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'), 'kms:GenerateDataKey'),
    servicediscovery: calls('data-servicediscovery', '*', 'servicediscovery:DiscoverInstances'),
    ecs: calls('ecs', arn('ecs', 'cluster/app'), 'ecs:DescribeClusters'),
  };
  return w.applicationServices.flatMap((service) => {
    if (service in CALLED_BY_CODE_ONLY)
      return calls(service as CodeOnlyService, '*', CALLED_BY_CODE_ONLY[service as CodeOnlyService]);
    return table[service as keyof typeof table];
  });
}

/** Own data sent to, or fetched from, an account that is not the workload's. */
function exfiltration(w: W, service: ServiceId): readonly Call[] {
  const arn = (of: string, resource: string): string =>
    `arn:${partitionNamed(w.region)}:${of}:${w.region}:${STRANGER}:${resource}`;
  const bucket = `arn:${partitionNamed(w.region)}:s3:::strangers-bucket`;
  const key = arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab');
  const all = [
    ...calls('s3', `${bucket}/loot`, 's3:PutObject', 's3:GetObject').map((call) => ({
      ...call,
      account: STRANGER,
    })),
    ...calls('logs', arn('logs', 'log-group:/x:log-stream:y'), 'logs:PutLogEvents', 'logs:CreateLogStream'),
    ...calls('secretsmanager', arn('secretsmanager', 'secret:x-AbCdEf'), 'secretsmanager:GetSecretValue'),
    // AmazonSSMManagedInstanceCore lets instances read every parameter.
    ...(isManaged(w) ? [] : calls('ssm', arn('ssm', 'parameter/x'), 'ssm:GetParameters')),
    ...calls('kms', key, 'kms:Decrypt', 'kms:Encrypt'),
    ...calls('kinesis-firehose', arn('firehose', 'deliverystream/x'), 'firehose:PutRecordBatch'),
    ...calls('kinesis-streams', arn('kinesis', 'stream/x'), 'kinesis:PutRecords'),
  ];
  return all.filter((call) => call.service === service);
}

/** Destructive and unrelated calls, none of which a least-privilege policy of this endpoint lets through. */
export function forbiddenCalls(w: W, service: ServiceId): readonly Call[] {
  const arn = (of: string, resource: string, account = ACCOUNT): string =>
    `arn:${partitionNamed(w.region)}:${of}:${w.region}:${account}:${resource}`;
  const here = (resource: string, ...actions: readonly string[]): readonly Call[] =>
    calls(service, resource, ...actions);
  const unrelated = [
    ...here(`arn:${partitionNamed(w.region)}:iam::${ACCOUNT}:role/admin`, 'iam:PassRole'),
    ...here(`arn:${partitionNamed(w.region)}:iam::${ACCOUNT}:user/admin`, 'iam:CreateUser'),
    ...here('*', 'ec2:TerminateInstances'),
    ...(w.accountId === '' || w.crossAccountData || w.endpointPolicies !== 'least-privilege'
      ? []
      : exfiltration(w, service)),
  ];
  switch (service) {
    case 'ecr.api':
    case 'ecr.dkr': {
      const own = arn('ecr', `repository/${w.repository === '' ? 'team/app' : w.repository}`);
      return [
        ...unrelated,
        ...here(own, 'ecr:DeleteRepository', 'ecr:BatchDeleteImage', 'ecr:SetRepositoryPolicy'),
        ...(w.surroundings.includes('image-builds') ? [] : here(own, 'ecr:PutImage')),
        ...(w.pullThroughFirstPull ? [] : here(own, 'ecr:CreateRepository')),
        ...(w.repository === '' ? [] : here(arn('ecr', 'repository/another'), 'ecr:BatchGetImage')),
        ...(w.repository === '' || w.accountId === ''
          ? []
          : here(arn('ecr', `repository/${w.repository}`, '444455556666'), 'ecr:BatchGetImage')),
      ];
    }
    case 's3': {
      const bucket = `arn:${partitionNamed(w.region)}:s3:::amzn-s3-demo-bucket`;
      const writes = w.ecsExecAudit.includes('s3') || w.firelensDestinations.includes('s3');
      return [
        ...unrelated,
        ...here(`${bucket}/secret`, 's3:DeleteObject', 's3:PutObjectAcl'),
        ...here(bucket, 's3:DeleteBucket', 's3:PutBucketPolicy'),
        ...(w.volumes.includes('s3files') ||
        mayReadCredentialSpec(w) ||
        (w.environmentFiles && w.launchType !== 'FARGATE')
          ? []
          : here(bucket, 's3:ListBucket')),
        ...here(`${layerBucket(w)}/0a1b`, 's3:DeleteObject'),
        ...(w.environmentFiles || w.volumes.includes('s3files') || mayReadCredentialSpec(w)
          ? []
          : here(`${bucket}/secret`, 's3:GetObject')),
        ...(writes ? [] : here(`${bucket}/secret`, 's3:PutObject')),
      ];
    }
    case 'logs':
      return [
        ...unrelated,
        ...here(arn('logs', 'log-group:/ecs/app'), 'logs:DeleteLogGroup', 'logs:PutSubscriptionFilter'),
        ...here(arn('logs', 'log-group:/ecs/app:log-stream:1'), 'logs:GetLogEvents', 'logs:DeleteLogStream'),
      ];
    case 'secretsmanager':
      return [
        ...unrelated,
        ...here(
          arn('secretsmanager', 'secret:db-AbCdEf'),
          'secretsmanager:DeleteSecret',
          'secretsmanager:PutSecretValue',
        ),
      ];
    case 'ssm':
      return [
        ...unrelated,
        ...here(arn('ssm', 'parameter/app/db'), 'ssm:PutParameter', 'ssm:DeleteParameter'),
        ...here(arn('ssm', 'document/AWS-RunShellScript'), 'ssm:SendCommand'),
      ];
    case 'kms':
      return [
        ...unrelated,
        ...here(
          arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'),
          'kms:ScheduleKeyDeletion',
          'kms:CreateGrant',
        ),
      ];
    case 'ecs':
      return [
        ...unrelated,
        ...here(arn('ecs', 'cluster/app'), 'ecs:DeleteCluster'),
        ...here(arn('ecs', 'task-definition/app:1'), 'ecs:RunTask'),
      ];
    case 'xray':
      return [...unrelated, ...here('*', 'xray:GetTraceSummaries', 'xray:CreateGroup')];
    case 'kinesis-firehose':
      return [...unrelated, ...here(arn('firehose', 'deliverystream/logs'), 'firehose:DeleteDeliveryStream')];
    default:
      return unrelated;
  }
}
