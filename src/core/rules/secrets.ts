/** What is read before a container starts: secrets, parameters, registry credentials, keys, environment files. */
import { calls, explains, offers, type Rule, reports, requires, spares, use } from '../rule.ts';
import { isOlderThan } from './agent-version.ts';
import {
  attachesPolicies,
  callsFromCode,
  isExternal,
  onContainerInstances,
  onEc2,
  onPlatform13,
  onWindows,
  readsParameterStore,
  readsRegistryCredentials,
  readsSecretsManager,
} from './predicates.ts';
import { READ_SECRET } from './uses.ts';

const READ_PARAMETERS = use(['ssm:GetParameters'], 'arn:{partition}:ssm:{region}:{own}:parameter/*');
const DECRYPT = use(['kms:Decrypt'], 'arn:{partition}:kms:{region}:{own}:key/*');
const READ_FILE = use(['s3:GetBucketLocation', 's3:GetObject'], 'arn:{partition}:s3:::*');

const LOOK_AT_BUCKET = use(['s3:ListBucket'], 'arn:{partition}:s3:::*');

export const secretsRules = [
  {
    id: 'secrets/secrets-manager',
    when: readsSecretsManager,
    implies: [requires('secretsmanager', [READ_SECRET])],
    cites: ['ecs-vpc-endpoints', 'ecs-secret-variables'],
    text: {
      why: 'Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to read them privately.',
    },
  },
  {
    id: 'secrets/rotated-values-need-new-tasks',
    when: (w) => w.secretSources.includes('secretsmanager'),
    implies: [reports('info')],
    cites: ['ecs-secret-variables'],
    text: {
      why: 'Secrets are read when a container starts. A container that runs does not receive a value that is rotated or updated later.',
      fix: 'Start new tasks after a rotation: aws ecs update-service --force-new-deployment',
    },
  },
  {
    id: 'secrets/parameter-store',
    when: readsParameterStore,
    implies: [requires('ssm', [READ_PARAMETERS])],
    cites: ['ecs-parameter-variables', 'ssm-vpc-endpoints'],
    text: { why: 'Parameters are read from Systems Manager Parameter Store before the containers start.' },
  },
  {
    id: 'secrets/registry-credentials',
    when: readsRegistryCredentials,
    implies: [requires('secretsmanager', [READ_SECRET])],
    cites: ['ecs-private-auth', 'secretsmanager-vpc-endpoints'],
    text: {
      why: 'The credentials of the registry (repositoryCredentials) are read from Secrets Manager before the image is pulled.',
    },
  },
  {
    id: 'secrets/registry-credentials-from-elsewhere',
    when: readsRegistryCredentials,
    implies: [explains('secretsmanager')],
    cites: ['ecs-private-auth', 'secretsmanager-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The secret of repositoryCredentials may be in another account (by its full ARN) or another Region. The endpoint leads to Secrets Manager of {region} only: a secret of another Region is read over another path.',
    },
  },
  {
    id: 'secrets/platform-1-3-reads-them-itself',
    when: (w) => onPlatform13(w) && (w.secretSources.length > 0 || w.registryCredentials),
    implies: [spares('secretsmanager'), spares('ssm')],
    cites: ['ecs-fargate-networking'],
    text: {
      why: 'On Fargate for Linux up to platform version 1.3.0 the platform reads secrets over its own network, not through the VPC.',
    },
  },
  {
    id: 'secrets/no-secrets-manager',
    when: (w) =>
      !w.secretSources.includes('secretsmanager') &&
      !w.registryCredentials &&
      !callsFromCode('secretsmanager')(w),
    implies: [spares('secretsmanager')],
    cites: ['ecs-vpc-endpoints'],
    derived: true,
    text: { why: 'No answer says that anything is read from Secrets Manager.' },
  },
  {
    id: 'secrets/no-parameter-store',
    when: (w) =>
      !w.secretSources.includes('ssm') && !w.instanceManagement && !callsFromCode('ssm')(w) && !w.ecsExec,
    implies: [spares('ssm')],
    cites: ['ecs-secrets'],
    derived: true,
    text: { why: 'No answer says that anything is read from Parameter Store.' },
  },
  {
    id: 'secrets/parameters-that-are-secrets',
    when: (w) => readsParameterStore(w) && !readsSecretsManager(w),
    implies: [reports('info')],
    cites: ['ssm-secret-parameters', 'ecs-execution-role'],
    text: {
      why: 'A parameter can refer to a secret of Secrets Manager (/aws/reference/secretsmanager/…). Parameter Store fetches it, and whoever reads the parameter needs secretsmanager:GetSecretValue too.',
      fix: 'If you use such parameters, allow that in the task execution role, and add Secrets Manager as a source: other AWS sources count both services as used, and the page does not say which of them calls Secrets Manager.',
    },
  },
  {
    id: 'secrets/json-keys-need-newer-versions',
    when: (w) => w.secretSources.length > 0 && (onPlatform13(w) || isOlderThan(w.agentVersion, [1, 37, 0])),
    implies: [reports('warning')],
    cites: ['ecs-secret-variables'],
    text: {
      why: 'A single JSON key, or a certain version, of a secret needs container agent 1.37.0 or later, on Fargate for Linux platform version 1.4.0 or later. These tasks can only be given whole secrets.',
      fix: 'Update the agent, or choose platform version LATEST, where valueFrom ends in a key or a version.',
    },
  },
  {
    id: 'secrets/logs-need-the-execution-role',
    when: (w) =>
      onEc2(w) &&
      w.logDrivers.includes('awslogs') &&
      (w.secretSources.includes('ssm') || (onWindows(w) && w.secretSources.length > 0)),
    implies: [reports('info')],
    cites: ['ecs-secret-variables', 'ecs-execution-role'],
    text: {
      why: 'On instances AWS asks for ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true in the configuration of the container agent: where tasks read parameters, and on Windows where tasks with secrets log with awslogs.',
    },
  },
  {
    id: 'secrets/key-decrypts-on-the-service-side',
    when: (w) => w.customerManagedKey && !w.ecsExec,
    implies: [offers('kms', [DECRYPT])],
    cites: ['kms-vpc-endpoints', 'ssm-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Secrets Manager and Parameter Store decrypt with your key on their side, with the permission of the caller. No call to KMS leaves the task, so the endpoint is optional.',
    },
  },
  {
    id: 'secrets/key-encrypts-exec-sessions',
    when: (w) => w.customerManagedKey && w.ecsExec,
    implies: [calls('kms', [DECRYPT])],
    cites: ['ecs-exec', 'kms-vpc-endpoints'],
    text: {
      why: 'ECS Exec sessions encrypted with your key make the task call kms:Decrypt. The documentation says that the kms endpoint must be created for them; for secrets and parameters alone it is optional.',
    },
  },
  {
    id: 'secrets/no-key',
    when: (w) => !w.customerManagedKey && !callsFromCode('kms')(w),
    implies: [spares('kms')],
    cites: ['kms-vpc-endpoints', 'ecs-secrets', 'ecr-encryption'],
    derived: true,
    text: {
      why: 'No answer says that a secret, parameter or session uses a customer managed key. With AWS managed keys the services that hold the values decrypt them; keys of task storage, repositories, log groups, buckets, queues, topics and file systems are used by the services that hold them, not by the task: the role may need kms:Decrypt, the VPC no endpoint.',
    },
  },
  {
    id: 'secrets/environment-files',
    when: (w) => w.environmentFiles && !isExternal(w),
    implies: [requires('s3', [READ_FILE])],
    cites: ['ecs-environment-files', 'privatelink-s3-gateway'],
    text: {
      why: 'Environment files are objects in a bucket of yours, and each task downloads a copy: the S3 gateway leads there.',
    },
  },
  {
    id: 'secrets/environment-files-from-outside',
    when: (w) => w.environmentFiles && isExternal(w),
    implies: [requires('s3', [READ_FILE], 'Interface')],
    cites: ['ecs-environment-files', 's3-privatelink'],
    text: {
      why: 'Environment files are downloaded from a bucket of yours; from outside the VPC only the S3 interface endpoint leads there.',
    },
  },
  {
    id: 'secrets/environment-files-of-agents',
    when: (w) => w.environmentFiles && onContainerInstances(w),
    implies: [explains('s3', [LOOK_AT_BUCKET])],
    cites: ['ecs-execution-role'],
    derived: true,
    text: {
      why: 'The documentation asks for s3:GetObject and s3:GetBucketLocation. The container agent looks at the bucket first (HeadBucket, which is s3:ListBucket), as its source code shows, so the policy allows that too.',
    },
  },
  {
    id: 'secrets/environment-files-need-newer-platform',
    when: (w) => w.environmentFiles && onPlatform13(w),
    implies: [reports('error')],
    cites: ['ecs-environment-files'],
    text: {
      why: 'Environment files need Fargate platform version 1.4.0 or later.',
      fix: 'Choose platform version LATEST.',
    },
  },
  {
    id: 'secrets/environment-files-need-newer-agent',
    when: (w) => w.environmentFiles && (onEc2(w) || isExternal(w)) && isOlderThan(w.agentVersion, [1, 39, 0]),
    implies: [reports('error')],
    cites: ['ecs-environment-files'],
    text: {
      why: 'Environment files need container agent 1.39.0 or later; {agentVersion} is older.',
      fix: 'Update the agent.',
    },
  },
  {
    id: 'secrets/rotation-shares-the-endpoint',
    when: (w) => readsSecretsManager(w) && attachesPolicies(w) && !w.vpcInUse,
    implies: [reports('info')],
    cites: ['secretsmanager-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'A rotation function in this VPC calls Secrets Manager through the same endpoint, and this policy lets it read only: it could not store what it rotates.',
      fix: 'Add secretsmanager:PutSecretValue, UpdateSecretVersionStage and DescribeSecret for its role, or answer that others use the VPC.',
    },
  },
] as const satisfies readonly Rule[];
