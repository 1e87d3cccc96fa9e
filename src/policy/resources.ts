/** Resources that policies name: those of AWS itself, those of a service, and actions that name none. */

/** Actions that name no resource: only `*` matches them. */
const WITHOUT_RESOURCE: ReadonlySet<string> = new Set([
  'ecr:GetAuthorizationToken',
  'ecs:CreateCluster',
  'ecs:DiscoverPollEndpoint',
  'ec2:DescribeTags',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
  'xray:GetSamplingRules',
  'xray:GetSamplingStatisticSummaries',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);

/** Buckets of AWS itself: requests to them carry no account, organization or principal of the user. */
const AWS_BUCKET =
  /^arn:[^:]+:s3:::(?:prod-[^/]*starport-layer-bucket|al2023|amazonlinux|amazon-ssm|aws-ssm|amazon-ecs-agent|aws-patch-manager|aws-windows-downloads|patch-baseline-snapshot|packages\.|repo\.|[^/]*-birdwatcher-prod)/;

/** Whether only a statement about every resource can allow the action. */
export function knowsNoResource(action: string): boolean {
  return WITHOUT_RESOURCE.has(action);
}

/** Whether the ARN is that of a bucket that AWS owns. */
export function isAwsBucket(resource: string): boolean {
  return AWS_BUCKET.test(resource);
}

/** Whether an ARN can belong to the service of the action: an action of Amazon ECS never names `arn:aws:s3:::…`. */
export function isOfService(pattern: string, action: string): boolean {
  const [arn, , service = '*'] = pattern.split(':');
  return arn !== 'arn' || /[*?]/.test(service) || service === action.split(':')[0];
}
