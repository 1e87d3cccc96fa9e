/** Uses that rules of more than one topic share. */
import { use } from '../rule.ts';

/** Image layers of Amazon ECR, in the bucket of the Region. */
export const LAYERS = use(['s3:GetObject'], 'arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*');

/** The value of a secret of Secrets Manager. */
export const READ_SECRET = use(
  ['secretsmanager:GetSecretValue'],
  'arn:{partition}:secretsmanager:{region}:{own}:secret:*',
);

/** The channels of a Systems Manager session, of a person or of ECS Exec. */
export const CHANNELS = use([
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
]);

/** What a sender of traces calls: the daemon, a collector or an agent. */
export const TRACE = use([
  'xray:GetSamplingRules',
  'xray:GetSamplingStatisticSummaries',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);
