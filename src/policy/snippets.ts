/** Policies to copy: for the task execution role, for buckets, and the documented examples. */
import type { CitationId, Plan, WorkloadProfile } from '../core/index.ts';
import {
  DOCUMENTED_EXAMPLES,
  executionRoleArn,
  fillWords,
  layerBucketArn,
  type PolicyDocument,
  type PolicyStatement,
  placeholder,
  regionOf,
  SERVICE_IDS,
  type ServiceId,
  serviceOf,
} from '../core/index.ts';

export interface PolicySnippet {
  readonly id: string;
  readonly title: string;
  readonly attachTo: 'iam-role' | 'endpoint' | 'bucket';
  readonly why: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
  readonly document: PolicyDocument;
}

/** The snippets that fit a plan. What is not answered stands in them as `${AccountId}` and the like. */
export function policySnippets(plan: Plan): readonly PolicySnippet[] {
  const { workload, endpoints } = plan;
  const has = (service: ServiceId): boolean => endpoints.some((endpoint) => endpoint.service === service);
  const snippets: PolicySnippet[] = [];
  if (has('ecr.dkr'))
    snippets.push(executionRoleConditions(workload, 'vpc'), executionRoleConditions(workload, 'endpoint'));
  for (const service of SERVICE_IDS) {
    if (has(service)) snippets.push(...examplesFor(service, workload));
  }
  if (has('s3')) snippets.push(ownBucketsOnly(workload), bucketThroughEndpoint(workload));
  return snippets;
}

const document = (...statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

function executionRoleConditions(w: WorkloadProfile, by: 'vpc' | 'endpoint'): PolicySnippet {
  const condition =
    by === 'vpc'
      ? { 'aws:sourceVpc': w.vpcId === '' ? placeholder('VpcId') : w.vpcId }
      : { 'aws:sourceVpce': placeholder('EcrDkrEndpointId') };
  return {
    id: by === 'vpc' ? 'task-execution-role-ecr-condition' : 'task-execution-role-ecr-condition-endpoint',
    title:
      by === 'vpc'
        ? 'Task execution role: pull images in this VPC only'
        : 'Task execution role: pull images through this endpoint only',
    attachTo: 'iam-role',
    why: 'GetAuthorizationToken and the log actions stay without a condition, as in the documentation; the pull itself is limited.',
    cites: ['ecs-execution-role', 'ecs-vpc-endpoints'],
    document: document(
      {
        Effect: 'Allow',
        Action: ['ecr:GetAuthorizationToken', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        Resource: fillWords('arn:{partition}:ecr:*:*:repository/{repository}', w),
        Condition: { StringEquals: condition },
      },
    ),
  };
}

function examplesFor(service: ServiceId, w: WorkloadProfile): readonly PolicySnippet[] {
  if (service === 'ecr.api') return [];
  if (service === 'ecr.dkr') return ecrExamples(w);
  const example = DOCUMENTED_EXAMPLES[service];
  if (example === undefined) return [];
  const page = service === 's3' ? 'ecr.dkr' : service;
  return [
    {
      id: `example-${service}`,
      title: `Documented example for ${service}`,
      attachTo: 'endpoint',
      why: `The example policy of the ${service === 's3' ? 'Amazon ECR' : serviceOf(service).name} page. Attached alone it may block what the plan needs.`,
      cites: [serviceOf(page).cites],
      document: document(...example.statements(w)),
    },
  ];
}

/** The three examples of the Amazon ECR page, meant for both ECR endpoints. */
function ecrExamples(w: WorkloadProfile): readonly PolicySnippet[] {
  const { partition } = regionOf(w.region);
  const account = w.accountId === '' ? placeholder('AccountId') : w.accountId;
  const repository = w.repository === '' ? 'my-repository' : w.repository;
  const allowPull: PolicyStatement = {
    Sid: 'AllowPull',
    Principal: { AWS: executionRoleArn(w) },
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
    Effect: 'Allow',
    Resource: '*',
  };
  const allowAll: PolicyStatement = {
    Sid: 'AllowAll',
    Action: '*',
    Effect: 'Allow',
    Principal: '*',
    Resource: '*',
  };
  const preventDelete: PolicyStatement = {
    Sid: 'PreventDelete',
    Action: 'ecr:DeleteRepository',
    Effect: 'Deny',
    Principal: '*',
    Resource: `arn:${partition}:ecr:${w.region}:${account}:repository/${repository}`,
  };
  const snippet = (
    id: string,
    title: string,
    why: string,
    ...statements: readonly PolicyStatement[]
  ): PolicySnippet => ({
    id,
    title,
    attachTo: 'endpoint',
    why,
    cites: ['ecr-vpc-endpoints'],
    document: document(...statements),
  });
  return [
    snippet(
      'example-ecr-pull',
      'Documented example for Amazon ECR: one role may pull',
      'Blocks every other role.',
      allowPull,
    ),
    snippet(
      'example-ecr-prevent-delete',
      'Documented example for Amazon ECR: a repository cannot be deleted',
      'Allows everything else.',
      allowAll,
      preventDelete,
    ),
    snippet(
      'example-ecr-combined',
      'Documented example for Amazon ECR: both together',
      'AllowAll makes AllowPull redundant, as in the documentation.',
      allowAll,
      preventDelete,
      allowPull,
    ),
  ];
}

function ownBucketsOnly(w: WorkloadProfile): PolicySnippet {
  return {
    id: 's3-own-account-buckets',
    title: 'S3 endpoint: image layers, and buckets of this account only',
    attachTo: 'endpoint',
    why: 'Keeps data from leaving to buckets of other accounts. The layer bucket belongs to AWS, so it stays without the condition.',
    cites: ['privatelink-s3-gateway', 'privatelink-access'],
    document: document(
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: layerBucketArn(w) },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
        Resource: '*',
        Condition: {
          StringEquals: {
            'aws:ResourceAccount': w.accountId === '' ? placeholder('AccountId') : w.accountId,
          },
        },
      },
    ),
  };
}

function bucketThroughEndpoint(w: WorkloadProfile): PolicySnippet {
  return {
    id: 'bucket-through-endpoint-only',
    title: 'Bucket policy: access through this endpoint only',
    attachTo: 'bucket',
    why: 'Denies every other way to the bucket, the console included.',
    cites: ['privatelink-s3-gateway'],
    document: document({
      Sid: 'AccessThroughEndpointOnly',
      Principal: '*',
      Action: 's3:*',
      Effect: 'Deny',
      Resource: ['amzn-s3-demo-bucket', 'amzn-s3-demo-bucket/*'].map(
        (name) => `arn:${regionOf(w.region).partition}:s3:::${name}`,
      ),
      Condition: { StringNotEquals: { 'aws:sourceVpce': placeholder('S3EndpointId') } },
    }),
  };
}
