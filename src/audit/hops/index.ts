/** The door of the hops: pure functions, shared by audit and rehearsal. */
export { type Caller, callerOf, type Placement, type Placements } from './caller.ts';
export { lacksFamily, type Question, type Resolution, resolve } from './dns.ts';
export { endpointStateHop } from './endpoint-state.ts';
export { endpointGroupHop, type Target, taskGroupHop } from './groups.ts';
export { HOPS, type Hop, type HopName, type Outcome, trusted } from './hop.ts';
export { HOP_RULES, type HopRule, type HopRuleId } from './hop-rules.ts';
export { type Network, networkOf } from './network.ts';
export { aclToEndpoint, aclToPublic } from './network-acl.ts';
export { endpointPolicyHop, rolePolicyHop } from './policy.ts';
export { routeToOtherVpc, routeToPublic, routeWithin } from './route.ts';
