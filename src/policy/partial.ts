/** Statements that concern some of the resources of a call: a call of the plan often means every resource of a kind. */
import type { PolicyStatement } from '../core/index.ts';
import { patternsMeet } from './patterns.ts';
import { evaluatePolicy, type PolicyRequest, texts } from './policy-evaluation.ts';
import { isAwsBucket, isOfService, knowsNoResource } from './resources.ts';

/**
 * Whether the statement allows, or denies, the action on some of the resources of the call, as far as its conditions tell.
 * A statement about all of them concerns some of them too.
 */
export function concernsSome(statement: PolicyStatement, request: PolicyRequest): boolean {
  const { action, resource } = request;
  if (knowsNoResource(action)) return false;
  const meets = texts(statement.Resource).some(
    (pattern) =>
      patternsMeet(pattern, resource) &&
      isOfService(pattern, action) &&
      !(isAwsBucket(pattern) && !isAwsBucket(resource)),
  );
  const everywhere: PolicyStatement = { ...statement, Effect: 'Allow', Resource: '*' };
  return meets && evaluatePolicy([everywhere], request) !== 'denied';
}

/** Whether the statement denies the action on some of the resources of the call, and not on others. */
export function deniesSome(statement: PolicyStatement, request: PolicyRequest): boolean {
  return statement.Effect === 'Deny' && concernsSome(statement, request);
}
