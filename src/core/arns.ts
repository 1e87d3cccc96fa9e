/** ARNs that policies outside the endpoints name; only later pages read them. */
import type { WorkloadProfile } from './questions.ts';
import { fillWords } from './words.ts';

/** The ARN of the task execution role; what is not answered stays a placeholder. */
export function executionRoleArn(workload: WorkloadProfile): string {
  return fillWords('arn:{partition}:iam::{accountParameter}:role/{executionRole}', workload);
}

/** The layer bucket of Amazon ECR in the workload's Region and partition. */
export function layerBucketArn(workload: WorkloadProfile): string {
  return fillWords('arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*', workload);
}
