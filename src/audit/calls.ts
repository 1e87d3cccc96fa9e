/**
 * How much depends on a call, as data: which calls an endpoint policy may block without stopping tasks. The planner's
 * rules list every call that somebody documents; a policy that AWS's own pages give as sufficient allows fewer.
 */
import { type Call, callsOf } from '../core/calls/index.ts';
import type { WorkloadProfile } from '../core/index.ts';
import { isAwsBucket } from '../policy/index.ts';

/**
 * Calls without which images are still pulled, agents register, containers start and logs arrive. Blocked, they are
 * worth a note: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html lets a role pull without
 * BatchCheckLayerAvailability; the log group, tags and sampling are conveniences of their callers; `ecs:Poll` and
 * `ecs:StartTelemetrySession` go through ecs-agent and ecs-telemetry, not through ecs.
 */
const DISPENSABLE: ReadonlySet<string> = new Set([
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchImportUpstreamImage',
  'ecr:CreateRepository',
  'ecs:CreateCluster',
  'ecs:DeregisterContainerInstance',
  'ecs:ListTagsForResource',
  'ecs:Poll',
  'ecs:StartTelemetrySession',
  'ecs:TagResource',
  'ecs:UpdateContainerInstancesState',
  'logs:CreateLogGroup',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutRetentionPolicy',
  's3:GetBucketLocation',
  's3:GetEncryptionConfiguration',
  'ssm:DescribeAssociation',
  'ssm:DescribeDocument',
  'ssm:GetDeployablePatchSnapshotForInstance',
  'ssm:GetDocument',
  'ssm:GetManifest',
  'ssm:GetParameter',
  'ssm:ListAssociations',
  'ssm:PutComplianceItems',
  'ssm:PutConfigurePackageResult',
  'ssm:PutInventory',
  'ssm:UpdateAssociationStatus',
  'ssm:UpdateInstanceAssociationStatus',
  'xray:GetSamplingRules',
  'xray:GetSamplingStatisticSummaries',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
]);

const LAYER_BUCKET = /^arn:[^:]+:s3:::prod-[^/]*starport-layer-bucket\//;

/** Whether tasks stop, or agents disconnect, when this call is blocked. */
export function isEssential(action: string, resource: string): boolean {
  if (DISPENSABLE.has(action)) return false;
  return !isAwsBucket(resource) || LAYER_BUCKET.test(resource);
}

/** What a workload calls, found once for each profile. */
export function callsOnce(workload: WorkloadProfile): readonly Call[] {
  const calls = CALLS.get(workload) ?? callsOf(workload);
  CALLS.set(workload, calls);
  return calls;
}

const CALLS = new WeakMap<WorkloadProfile, readonly Call[]>();
