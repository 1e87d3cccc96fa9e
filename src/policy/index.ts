/**
 * The door of the policies: evaluation, checks, snippets. The wizard's editor also imports the files with the names of
 * IAM actions directly, which are large and not part of this door.
 */
export { lineAndColumn, locateJson } from './json-positions.ts';
export { concernsSome, deniesSome } from './partial.ts';
export { patternsMeet } from './patterns.ts';
export { allFindings, policyProblems } from './plan-problems.ts';
export { hasNoVariables, readPolicy } from './policy-check.ts';
export {
  evaluatePolicy,
  type KeyTest,
  matchesPattern,
  type PolicyRequest,
  texts,
} from './policy-evaluation.ts';
export { knownValue, variablesIn, withValues } from './policy-variables.ts';
export { isAwsBucket, isOfService, knowsNoResource } from './resources.ts';
export { type PolicySnippet, policySnippets } from './snippets.ts';
