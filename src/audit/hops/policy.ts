/** Whether an endpoint policy, or a role, lets a call through. The layer bucket is read by Amazon ECR's own role. */

import type { Call } from '../../core/calls/index.ts';
import {
  type ExistingEndpoint,
  type PolicyStatement,
  serviceOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import type { Caller } from './caller.ts';
import { type Hop, listed, say } from './hop.ts';
import {
  isOpen,
  judgeCall,
  judgeRequest,
  openKeys,
  type PolicyCall,
  type PolicyVerdict,
  policyPlaceOf,
} from './policy-judgement.ts';

/** Whether the policy of the endpoint lets the call through. */
export function endpointPolicyHop(
  call: Call,
  endpoint: ExistingEndpoint,
  workload: WorkloadProfile,
  vpcId: string | undefined,
  caller: Pick<Caller, 'ranges'>,
): Hop {
  const { policy, id } = endpoint;
  const actions = call.actions.length === 0 ? 'the calls of the application' : listed(call.actions);
  if (policy.kind === 'unreadable' || policy.kind === 'absent') return say('rehearsal/policy-not-told', id);
  if (policy.kind === 'default' || (policy.statements.length > 0 && policy.statements.every(isOpen)))
    return say('rehearsal/policy-allows', id, { actions });
  const allows = policy.statements.some(({ Effect }) => Effect === 'Allow');
  // What the application calls nobody can know from here: only a policy that allows nothing stops all of it.
  if (call.actions.length === 0 && allows) {
    const why = 'what the application calls, which nobody can know from here';
    return say('rehearsal/policy-depends', id, { actions, why });
  }
  const place = policyPlaceOf(endpoint, workload, vpcId, caller.ranges);
  const { resource, principal } = call;
  const calls = call.actions.map((action): PolicyCall => ({ action, resource, principals: [principal] }));
  const judged: readonly PolicyVerdict[] =
    calls.length === 0 ? ['refused'] : calls.map((one) => judgeCall(policy.statements, one, place));
  const refusal = judged.find(isRefusal);
  if (refusal !== undefined) {
    // Whether the service looks at endpoint policies at all is not documented.
    if (!isDocumented(call) && allows) {
      const why = 'whether the service looks at endpoint policies, which is not documented';
      return say('rehearsal/policy-depends', id, { actions, why });
    }
    const where = call.resource === '*' ? '' : ` on ${call.resource}`;
    return say('rehearsal/policy-refuses', id, { actions, where, why: WHY[refusal] });
  }
  const open = judged.find(isOpenVerdict);
  if (open !== undefined) {
    const keys = open === 'conditional' ? openKeys(policy.statements, calls, place) : [];
    const why = keys.length === 0 ? WHY[open] : `${WHY[open]} (${listed(keys)})`;
    return say('rehearsal/policy-depends', id, { actions, why });
  }
  return say('rehearsal/policy-allows', id, { actions });
}

/** Whether identity policies of a role, where given, allow the call. */
export function rolePolicyHop(call: Call, role: string, statements: readonly PolicyStatement[]): Hop {
  const actions = listed(call.actions);
  // Identity policies name no principal: they belong to one.
  const own = statements.map((statement) => ({ ...statement, Principal: '*' as const }));
  const verdicts = call.actions.map((action) => judgeRequest(own, { action, resource: call.resource }));
  if (verdicts.some(isRefusal)) return say('rehearsal/role-refuses', role, { actions });
  if (verdicts.some(isOpenVerdict)) return say('rehearsal/role-depends', role, { actions });
  return say('rehearsal/role-allows', role, { actions });
}

const WHY = {
  denied: ': a Deny statement stops it',
  refused: ': no statement allows it',
  partly: 'the resource: it is allowed for some',
  conditional: 'principals or conditions that were not given',
} as const;

const isRefusal = (verdict: PolicyVerdict): verdict is 'denied' | 'refused' =>
  verdict === 'denied' || verdict === 'refused';

const isOpenVerdict = (verdict: PolicyVerdict): verdict is 'partly' | 'conditional' =>
  verdict === 'partly' || verdict === 'conditional';

const isDocumented = ({ service }: Call): boolean =>
  service === undefined || serviceOf(service).policy === 'documented';
