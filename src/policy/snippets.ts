/** Policies to copy: for the task execution role, for buckets, and the documented examples. */
import type { CitationId, Plan, WorkloadProfile } from '../core/index.ts';
import {
  exampleStatements,
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

/** A policy to copy, and where to attach it. */
export interface PolicySnippet {
  readonly id: string;
  readonly title: string;
  readonly attachTo: 'iam-role' | 'endpoint' | 'bucket';
  readonly why: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
  readonly document: PolicyDocument;
}

/** The snippets that fit a plan. An answer that is missing appears in them as a placeholder, such as `${AccountId}`. */
export function policySnippets(plan: Plan): readonly PolicySnippet[] {
  const { workload, endpoints } = plan;
  const has = (service: ServiceId): boolean => endpoints.some((endpoint) => endpoint.service === service);
  const snippets: PolicySnippet[] = [];
  if (has('ecr.dkr'))
    snippets.push(
      ...(['vpc', 'vpc-arn', 'organization', 'endpoint'] as const).map((by) =>
        executionRoleConditions(workload, by),
      ),
    );
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

type Limit = 'vpc' | 'vpc-arn' | 'organization' | 'endpoint';

/** Four ways to limit where a pull may come from. The ids are public. */
const LIMITS: {
  readonly [L in Limit]: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly cites: readonly CitationId[];
    readonly condition: (w: WorkloadProfile) => { readonly [key: string]: string };
  };
} = {
  vpc: {
    id: 'task-execution-role-ecr-condition',
    title: 'Task execution role: pull images in this VPC only',
    why: 'With endpoints in another VPC, aws:SourceVpc is that VPC.',
    cites: ['iam-condition-keys'],
    condition: (w) => ({ 'aws:sourceVpc': w.vpcId === '' ? placeholder('VpcId') : w.vpcId }),
  },
  'vpc-arn': {
    id: 'task-execution-role-ecr-condition-vpc-arn',
    title: 'Task execution role: pull images in this VPC only, by its ARN',
    why: 'Two pages differ: the Amazon ECS page shows aws:SourceVpc, the IAM page recommends aws:SourceVpcArn instead wherever the service supports it, because a VPC id is unique in its Region only. Amazon ECR, Amazon ECS, Amazon S3, AWS KMS, Amazon Data Firehose and AWS Cloud Map support it; CloudWatch Logs, Secrets Manager and Systems Manager are not listed.',
    cites: ['iam-condition-keys'],
    condition: (w) => ({
      'aws:SourceVpcArn': `arn:${regionOf(w.region).partition}:ec2:${w.region}:${
        w.accountId === '' ? placeholder('AccountId') : w.accountId
      }:vpc/${w.vpcId === '' ? placeholder('VpcId') : w.vpcId}`,
    }),
  },
  organization: {
    id: 'task-execution-role-ecr-condition-organization',
    title: 'Task execution role: pull images through endpoints of this organization only',
    why: 'aws:VpceOrgID is the organization of the account that owns the endpoint, so it holds for endpoints here and in a hub VPC (aws:VpceAccount would be the account of the hub). Use these keys for services that support them only (Amazon ECR, Amazon ECS, Amazon S3, AWS KMS, Amazon Data Firehose, AWS Cloud Map, DynamoDB); elsewhere, as with CloudWatch Logs or Secrets Manager, they can allow or refuse by mistake. The same limit for all roles belongs in a service control policy, for all callers of a resource in a resource control policy.',
    cites: ['iam-condition-keys'],
    condition: () => ({ 'aws:VpceOrgID': placeholder('OrganizationId') }),
  },
  endpoint: {
    id: 'task-execution-role-ecr-condition-endpoint',
    title: 'Task execution role: pull images through this endpoint only',
    why: 'Each endpoint has its own id; these calls are judged at ecr.dkr.',
    cites: ['ecs-vpc-endpoints'],
    condition: () => ({ 'aws:sourceVpce': placeholder('EcrDkrEndpointId') }),
  },
};

function executionRoleConditions(w: WorkloadProfile, by: Limit): PolicySnippet {
  const { id, title, why, cites, condition } = LIMITS[by];
  return {
    id,
    title,
    attachTo: 'iam-role',
    why: `GetAuthorizationToken and the log actions stay without a condition, as in the documentation; the pull itself is limited. ${why}`,
    cites: ['ecs-execution-role', ...cites],
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
        Condition: { StringEquals: condition(w) },
      },
    ),
  };
}

function examplesFor(service: ServiceId, w: WorkloadProfile): readonly PolicySnippet[] {
  if (service === 'ecr.api') return [];
  if (service === 'ecr.dkr') return ecrExamples(w);
  const [first, ...others] = exampleStatements(service, w);
  if (first === undefined) return [];
  const page = service === 's3' ? 'ecr.dkr' : service;
  return [
    {
      id: `example-${service}`,
      title: `Documented example for ${service}`,
      attachTo: 'endpoint',
      why: `The example policy of the ${service === 's3' ? 'Amazon ECR' : serviceOf(service).name} page. Attached alone it may block what the plan needs.`,
      cites: [serviceOf(page).cites],
      document: document(first, ...others),
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
    why: 'Denies every other way to the objects, the console included. Whoever manages the bucket can still change this policy, and AWS services that act for themselves are left out of the Deny.',
    cites: ['privatelink-s3-gateway', 'iam-condition-keys'],
    document: document({
      Sid: 'AccessThroughEndpointOnly',
      Principal: '*',
      Action: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
      Effect: 'Deny',
      Resource: ['amzn-s3-demo-bucket', 'amzn-s3-demo-bucket/*'].map(
        (name) => `arn:${regionOf(w.region).partition}:s3:::${name}`,
      ),
      Condition: {
        StringNotEquals: { 'aws:sourceVpce': placeholder('S3EndpointId') },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
  };
}
