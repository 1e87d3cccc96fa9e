/** Whether an endpoint policy, or a role, lets a call through. The layer bucket is read by Amazon ECR's own role. */

import type { Call } from '../../core/calls/index.ts';
import {
  type ExistingEndpoint,
  type PolicyStatement,
  regionOf,
  serviceOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { evaluatePolicy, type PolicyRequest } from '../../policy/index.ts';
import { isAwsBucket, knowsNoResource } from '../calls.ts';
import { patternsMeet } from '../patterns.ts';
import { type Hop, listed, say } from './hop.ts';

const ALLOW_EVERYTHING: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** What decided about one action. */
type Judged =
  | { readonly verdict: 'allowed' }
  | { readonly verdict: 'refused'; readonly why: string }
  | { readonly verdict: 'open'; readonly why: string };

/** Whether the policy of the endpoint lets the call through. */
export function endpointPolicyHop(
  call: Call,
  endpoint: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
): Hop {
  const { policy, id } = endpoint;
  const actions = call.actions.length === 0 ? 'the calls of the application' : listed(call.actions);
  if (policy.kind === 'unreadable' || policy.kind === 'absent') return say('rehearsal/policy-not-told', id);
  if (policy.kind === 'default' || policy.statements.every(isOpen))
    return say('rehearsal/policy-allows', id, { actions });
  const judged = judgeActions(policy.statements, call, endpoint, workload, vpcId);
  const where = call.resource === '*' ? '' : ` on ${call.resource}`;
  const refused = judged.find(({ verdict }) => verdict === 'refused');
  if (refused?.verdict === 'refused') {
    // Whether the service looks at endpoint policies at all is not documented.
    if (!isDocumented(call) && policy.statements.some(({ Effect }) => Effect === 'Allow')) {
      const why = 'whether the service looks at endpoint policies, which is not documented';
      return say('rehearsal/policy-depends', id, { actions, why });
    }
    return say('rehearsal/policy-refuses', id, { actions, where, why: refused.why });
  }
  const open = judged.find(({ verdict }) => verdict === 'open');
  if (open?.verdict === 'open') return say('rehearsal/policy-depends', id, { actions, why: open.why });
  return say('rehearsal/policy-allows', id, { actions });
}

/** Whether identity policies of a role, where given, allow the call. */
export function rolePolicyHop(call: Call, role: string, statements: readonly PolicyStatement[]): Hop {
  const actions = listed(call.actions);
  // Identity policies name no principal: they belong to one.
  const own = statements.map((statement) => ({ ...statement, Principal: '*' as const }));
  const verdicts = call.actions.map((action) => judge(own, { action, resource: call.resource }));
  if (verdicts.some(({ verdict }) => verdict === 'refused'))
    return say('rehearsal/role-refuses', role, { actions });
  if (verdicts.some(({ verdict }) => verdict === 'open'))
    return say('rehearsal/role-depends', role, { actions });
  return say('rehearsal/role-allows', role, { actions });
}

const isDocumented = ({ service }: Call): boolean =>
  service === undefined || serviceOf(service).policy === 'documented';

/** Allows everything to everybody, without conditions. */
function isOpen(
  statement: PolicyStatement & { readonly NotAction?: unknown; readonly NotResource?: unknown },
): boolean {
  const { Effect, Principal, Condition, Action, Resource } = statement;
  const everybody =
    Principal === '*' || [(Principal as { readonly AWS?: unknown } | undefined)?.AWS].flat().includes('*');
  return (
    Effect === 'Allow' &&
    everybody &&
    Condition === undefined &&
    [Action].flat().includes('*') &&
    [Resource].flat().includes('*')
  );
}

function judgeActions(
  statements: readonly PolicyStatement[],
  call: Call,
  endpoint: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
): readonly Judged[] {
  const request = requestOf(call, endpoint, workload, vpcId);
  if (call.actions.length === 0) {
    const some = statements.some(({ Effect }) => Effect === 'Allow');
    return [
      some
        ? { verdict: 'open', why: 'what the application calls, which nobody can know from here' }
        : { verdict: 'refused', why: ': it allows nothing' },
    ];
  }
  return call.actions.map((action) => judge(statements, { ...request, action }));
}

function judge(statements: readonly PolicyStatement[], request: PolicyRequest): Judged {
  const verdict = evaluatePolicy(statements, request);
  if (verdict === 'allowed') return { verdict };
  if (verdict === 'conditional')
    return { verdict: 'open', why: 'principals or conditions that were not given' };
  const denies = statements.filter(({ Effect }) => Effect === 'Deny');
  const denied = evaluatePolicy([ALLOW_EVERYTHING, ...denies], request) === 'denied';
  if (denied) return { verdict: 'refused', why: ': a Deny statement stops it' };
  const some = statements.some((statement) => statement.Effect === 'Allow' && allowsSome(statement, request));
  return some
    ? { verdict: 'open', why: 'the resource: it is allowed for some' }
    : { verdict: 'refused', why: ': no statement allows it' };
}

/** Whether the statement allows the action for some of the resources that the call may name. */
function allowsSome(statement: PolicyStatement, request: PolicyRequest): boolean {
  if (knowsNoResource(request.action)) return false;
  const patterns = [statement.Resource].flat().filter((item): item is string => typeof item === 'string');
  const meets = patterns.some(
    (pattern) =>
      patternsMeet(pattern, request.resource) && !(isAwsBucket(pattern) && !isAwsBucket(request.resource)),
  );
  return meets && evaluatePolicy([{ ...statement, Resource: '*' }], request) !== 'denied';
}

/** What is known of every such request: keys of AWS's own principals and buckets never equal the customer's. */
function requestOf(
  call: Call,
  endpoint: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
): PolicyRequest {
  const vpc = vpcId ?? workload.vpcId;
  const { partition } = regionOf(workload.region);
  const { accountId, taskExecutionRole } = workload;
  const common = {
    'aws:securetransport': 'true',
    'aws:requestedregion': workload.region,
    'aws:sourcevpce': endpoint.id,
    ...(endpoint.vpcId === '' && vpc === ''
      ? {}
      : { 'aws:sourcevpc': endpoint.vpcId === '' ? vpc : endpoint.vpcId }),
    'aws:viaawsservice': 'false',
    'aws:principalisawsservice': 'false',
  };
  const base = { action: '', resource: call.resource };
  if (isAwsBucket(call.resource)) {
    const signer = `arn:${partition}:iam::000000000000:role/storage-access-role-prod-${workload.region}`;
    const context = { ...common, ...OF_AWS, 'aws:principalarn': signer };
    return call.principal === 'ecr' ? { ...base, principal: signer, context } : { ...base, context };
  }
  if (accountId === '') return { ...base, context: common };
  const account = {
    'aws:principalaccount': accountId,
    ...(call.resource?.includes(':s3:::') ? { 'aws:resourceaccount': accountId } : {}),
  };
  if (call.principal !== 'execution-role' || taskExecutionRole === '')
    return { ...base, context: { ...common, ...account } };
  const role = `arn:${partition}:iam::${accountId}:role/${taskExecutionRole}`;
  return { ...base, principal: role, context: { ...common, ...account, 'aws:principalarn': role } };
}

const OF_AWS = {
  'aws:principalaccount': 'AWS',
  'aws:principalorgid': 'AWS',
  'aws:principalorgpaths': 'AWS',
  'aws:resourceaccount': 'AWS',
  'aws:resourceorgid': 'AWS',
  'aws:resourceorgpaths': 'AWS',
};
