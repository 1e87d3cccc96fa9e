/** Endpoint policies: the union of what the rules say is used, and the documented examples. */
import { type PolicyDocument, type PolicyStatement, placeholder } from './policy.ts';
import type { WorkloadProfile } from './questions.ts';
import { regionOf } from './regions.ts';
import type { Uses } from './rule.ts';
import { type ServiceId, serviceOf } from './services.ts';
import { fillWords } from './words.ts';

/** A documented example. `complete`: it allows everything that it does not deny, so it blocks no caller by omission. */
interface DocumentedExample {
  readonly statements: (workload: WorkloadProfile) => readonly PolicyStatement[];
  readonly complete?: true;
}

/** The ARN of the task execution role; what is not answered stays a placeholder. */
export function executionRoleArn(workload: WorkloadProfile): string {
  const account = workload.accountId === '' ? placeholder('AccountId') : workload.accountId;
  const role =
    workload.taskExecutionRole === '' ? placeholder('TaskExecutionRole') : workload.taskExecutionRole;
  return `arn:${regionOf(workload.region).partition}:iam::${account}:role/${role}`;
}

/** The layer bucket of Amazon ECR in the workload's Region and partition. */
export function layerBucketArn(workload: WorkloadProfile): string {
  return fillWords('arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*', workload);
}

const ALLOW_PULL: DocumentedExample = {
  statements: (w) => [
    {
      Sid: 'AllowPull',
      Principal: { AWS: executionRoleArn(w) },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
      Effect: 'Allow',
      Resource: '*',
    },
  ],
};

/**
 * The examples of the AWS pages, with a `Principal` throughout: an endpoint policy must have one
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
 */
export const DOCUMENTED_EXAMPLES: { readonly [S in ServiceId]?: DocumentedExample } = {
  ecs: {
    statements: () => [
      { Principal: '*', Effect: 'Allow', Action: ['ecs:CreateCluster', 'ecs:ListClusters'], Resource: ['*'] },
    ],
  },
  'ecr.api': ALLOW_PULL,
  'ecr.dkr': ALLOW_PULL,
  s3: {
    statements: (w) => [
      {
        Sid: 'Access-to-specific-bucket-only',
        Principal: '*',
        Action: ['s3:GetObject'],
        Effect: 'Allow',
        Resource: [layerBucketArn(w)],
      },
    ],
  },
  logs: {
    statements: () => [
      {
        Sid: 'PutOnly',
        Principal: '*',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Effect: 'Allow',
        Resource: '*',
      },
    ],
  },
  monitoring: {
    statements: () => [
      {
        Sid: 'PutOnly',
        Principal: '*',
        Action: ['cloudwatch:PutMetricData'],
        Effect: 'Allow',
        Resource: '*',
      },
    ],
  },
  secretsmanager: {
    statements: (w) => [
      {
        Sid: 'AllowOneRoleToReadSecrets',
        Principal: { AWS: executionRoleArn(w) },
        Effect: 'Allow',
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        Resource: fillWords('arn:{partition}:secretsmanager:{region}:*:secret:*', w),
      },
    ],
  },
  xray: {
    statements: () => [
      {
        Sid: 'AllowPutTraceSegments',
        Principal: '*',
        Action: ['xray:PutTraceSegments'],
        Effect: 'Allow',
        Resource: '*',
      },
    ],
  },
  'guardduty-data': {
    complete: true,
    statements: (w) => [
      { Principal: '*', Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Principal: '*',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          StringNotEquals: {
            'aws:PrincipalAccount': w.accountId === '' ? placeholder('AccountId') : w.accountId,
          },
        },
      },
    ],
  },
};

/**
 * The policy to attach, or `undefined` for AWS's default: when full access was chosen, when the service's support for
 * policies is not documented, or when a caller's actions are unknown.
 */
export function endpointPolicy(
  service: ServiceId,
  uses: Uses,
  workload: WorkloadProfile,
): PolicyDocument | undefined {
  if (workload.endpointPolicies === 'full-access' || serviceOf(service).policy !== 'documented')
    return undefined;
  const example =
    workload.endpointPolicies === 'documented-examples' ? DOCUMENTED_EXAMPLES[service] : undefined;
  const documented = example?.statements(workload) ?? [];
  if (example?.complete === true) return { Version: '2012-10-17', Statement: documented };
  if (uses === 'unknown' || uses.length === 0) return undefined;
  return { Version: '2012-10-17', Statement: [...documented, ...statementsFor(uses, workload, documented)] };
}

/** One statement for each set of resources, actions and resources sorted: equal uses give equal text. */
function statementsFor(
  uses: Exclude<Uses, 'unknown'>,
  workload: WorkloadProfile,
  documented: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  const groups = new Map<string, Group>();
  for (const { actions, resources } of actionsByResources(uses, workload)) {
    const found = withoutCovered(resources, workload);
    for (const action of actions) {
      const needed =
        documented.length === 0
          ? found
          : found.filter((resource) => !isAllowedBy(documented, action, resource));
      if (needed.length === 0) continue;
      const key = needed.length === 1 ? (needed[0] as string) : needed.join('\n');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { actions: [action], resources: needed });
      else group.actions.push(action);
    }
  }
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { actions, resources }]) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: actions.sort(),
    Resource: resources,
  }));
}

interface Group {
  readonly actions: string[];
  readonly resources: readonly string[];
}

const EVERYTHING: readonly string[] = ['*'];

/** Each action once, with all resources on which it is used; actions of one use share their list of resources. */
function actionsByResources(
  uses: Exclude<Uses, 'unknown'>,
  workload: WorkloadProfile,
): readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] {
  const filled = [...new Set(uses)].map(({ actions, resources }) => ({
    actions,
    resources: resources?.map((resource) => fillWords(resource, workload)) ?? EVERYTHING,
  }));
  const byAction = new Map<string, readonly string[]>();
  for (const { actions, resources } of filled) {
    for (const action of actions) {
      const known = byAction.get(action);
      byAction.set(action, known === undefined ? resources : [...known, ...resources]);
    }
  }
  const groups = new Map<readonly string[], string[]>();
  for (const [action, resources] of byAction) {
    const group = groups.get(resources);
    if (group === undefined) groups.set(resources, [action]);
    else group.push(action);
  }
  return [...groups].map(([resources, actions]) => ({ actions, resources }));
}

/** Sorted, each once; where everything or every bucket is among them, nothing else. */
function withoutCovered(found: readonly string[], workload: WorkloadProfile): readonly string[] {
  if (found.length === 1) return found;
  if (found.includes('*')) return EVERYTHING;
  const everyBucket = fillWords('arn:{partition}:s3:::*', workload);
  return found.includes(everyBucket) ? [everyBucket] : [...new Set(found)].sort();
}

function isAllowedBy(statements: readonly PolicyStatement[], action: string, resource: string): boolean {
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      statement.Principal === '*' &&
      statement.Condition === undefined &&
      [statement.Action].flat().includes(action) &&
      ['*', resource].some((pattern) => [statement.Resource].flat().includes(pattern)),
  );
}
