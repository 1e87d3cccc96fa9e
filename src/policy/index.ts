/**
 * The door of the policies: evaluation, checks, snippets. The wizard's editor also imports the files with the names of
 * IAM actions directly, which are large and not part of this door.
 */
export { FULL_ACCESS } from './full-access.ts';
export { allFindings, type EndpointPolicyProblem, policyProblems } from './plan-problems.ts';
export {
  blockedCalls,
  checkPolicy,
  hasNoVariables,
  type PolicyProblem,
  type ReadPolicy,
  readPolicy,
} from './policy-check.ts';
export {
  decidePolicy,
  evaluatePolicy,
  type KeyTest,
  matchesPattern,
  type PolicyDecision,
  type PolicyRequest,
  type PolicyVerdict,
} from './policy-evaluation.ts';
export { type PolicySnippet, policySnippets } from './snippets.ts';
