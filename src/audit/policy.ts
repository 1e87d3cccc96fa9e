/** Whether the policy of an existing endpoint lets through what the plan needs, and what would repair it. */
import {
  type ExistingEndpoint,
  fillWords,
  type PlannedEndpoint,
  POLICY_CHARACTER_LIMIT,
  type PolicyDocument,
  type PolicyStatement,
  policyText,
  type WorkloadProfile,
} from '../core/index.ts';
import { evaluatePolicy } from '../policy/index.ts';
import { isAwsBucket, isEssential, knowsNoResource } from './calls.ts';
import type { CommandContext, Operation } from './operations.ts';
import { patternsMeet } from './patterns.ts';
import type { Place } from './place.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

interface Call {
  readonly action: string;
  readonly resource: string;
}

interface Judged {
  readonly allowsNothing: boolean;
  readonly blocked: readonly Call[];
  /** Only on some of the resources. */
  readonly partly: readonly Call[];
  readonly conditional: readonly Call[];
}

const ALLOW_EVERYTHING: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** Judges the policy of one endpoint against everything that the plan sends through it. */
export function judgePolicy(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { id, policy } = existing;
  if (policy.kind === 'unreadable') return [state('audit/policy-unreadable', { id }, context)];
  if (policy.kind === 'absent') return [state('audit/policy-unreadable', { id }, context)];
  const statements = policy.kind === 'default' ? [ALLOW_EVERYTHING] : policy.statements;
  const judged = judgeStatements(statements, planned, place, id);
  if (judged.allowsNothing) {
    const cure = repair(existing, planned, judged, place);
    return [state('audit/policy-denies-everything', { id }, context, [cure])];
  }
  const found: AuditStatement[] = [];
  const essential = judged.blocked.filter(({ action, resource }) => isEssential(action, resource));
  const others = judged.blocked.filter((call) => !essential.includes(call));
  if (essential.length > 0) {
    const cure = repair(existing, planned, judged, place);
    found.push(state('audit/policy-blocks', { id, calls: inWords(essential) }, context, [cure]));
  }
  if (others.length > 0 || judged.partly.length > 0) {
    const parts = [
      ...(others.length > 0 ? [`it blocks ${inWords(others)}`] : []),
      ...(judged.partly.length > 0
        ? [`it allows only on some resources ${inWords(judged.partly, 'action')}`]
        : []),
    ];
    found.push(state('audit/policy-narrower', { id, calls: parts.join('; ') }, context));
  }
  if (judged.conditional.length > 0) {
    const calls = inWords(judged.conditional, 'action');
    found.push(state('audit/policy-conditional', { id, calls }, context));
  }
  if (found.length === 0 && planned.policy !== undefined && statements.some(allowsEverything)) {
    const narrow: Operation = { kind: 'set-policy', id, document: planned.policy };
    found.push(state('audit/policy-wider', { id }, context, [narrow]));
  }
  return found;
}

function judgeStatements(
  statements: readonly PolicyStatement[],
  planned: PlannedEndpoint,
  place: Place,
  id: string,
): Judged {
  const denies = statements.filter(({ Effect }) => Effect === 'Deny');
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  const blocked: Call[] = [];
  const partly: Call[] = [];
  const conditional: Call[] = [];
  if (allows.length > 0) {
    for (const call of callsOf(planned, place.workload)) {
      const known = requestContext(call, place, id);
      const request = { ...call, context: known };
      const verdict = evaluatePolicy(statements, request);
      if (verdict === 'conditional') conditional.push(call);
      if (verdict !== 'denied') continue;
      const denied = evaluatePolicy([ALLOW_EVERYTHING, ...denies], request) === 'denied';
      const some = !denied && allows.some((statement) => allowsSome(statement, call, known));
      (some ? partly : blocked).push(call);
    }
  }
  return { allowsNothing: allows.length === 0, blocked, partly, conditional };
}

function callsOf(planned: PlannedEndpoint, workload: WorkloadProfile): readonly Call[] {
  if (planned.uses === 'unknown') return [];
  const calls = planned.uses.flatMap(({ actions, resources = ['*'] }) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({ action, resource: fillWords(resource, workload) })),
    ),
  );
  return [...new Map(calls.map((call) => [`${call.action} ${call.resource}`, call])).values()];
}

/** What is known of every such request. Behind buckets of AWS stands its own organization, never the customer's. */
function requestContext(
  { resource }: Call,
  { workload, inventory }: Place,
  id: string,
): { readonly [key: string]: string } {
  const vpc = inventory.vpcId ?? workload.vpcId;
  return {
    'aws:securetransport': 'true',
    'aws:requestedregion': workload.region,
    'aws:sourcevpce': id,
    ...(vpc === '' ? {} : { 'aws:sourcevpc': vpc }),
    ...(isAwsBucket(resource)
      ? {
          'aws:principalorgid': 'AWS',
          'aws:principalorgpaths': 'AWS',
          'aws:resourceorgid': 'AWS',
          'aws:resourceorgpaths': 'AWS',
        }
      : workload.accountId === ''
        ? {}
        : { 'aws:principalaccount': workload.accountId }),
  };
}

/** Whether the statement allows the action, as far as conditions tell, on some of the resources of the call. */
function allowsSome(
  statement: PolicyStatement,
  call: Call,
  context: { readonly [key: string]: string },
): boolean {
  const { action, resource } = call;
  if (knowsNoResource(action)) return false;
  const meets = texts(statement.Resource).some(
    (pattern) => patternsMeet(pattern, resource) && !(isAwsBucket(pattern) && !isAwsBucket(resource)),
  );
  return meets && evaluatePolicy([{ ...statement, Resource: '*' }], { ...call, context }) !== 'denied';
}

/**
 * Keeps what is there and adds what is blocked, because a policy of a VPC-wide endpoint serves others too. Where an
 * explicit Deny stands in the way, or the text grows too long, the planned policy takes its place, or the default.
 */
function repair(
  existing: ExistingEndpoint,
  planned: PlannedEndpoint,
  judged: Judged,
  place: Place,
): Operation {
  const { id, policy } = existing;
  const kept = policy.kind === 'document' ? policy.statements : [];
  const added = judged.allowsNothing ? [ALLOW_EVERYTHING] : allowing(judged.blocked);
  const statements = [...kept, ...added];
  const document: PolicyDocument = { Version: '2012-10-17', Statement: statements };
  if (lets(statements, planned, place, id) && policyText(document).length <= POLICY_CHARACTER_LIMIT) {
    return { kind: 'set-policy', id, document };
  }
  return planned.policy !== undefined && lets(planned.policy.Statement, planned, place, id)
    ? { kind: 'set-policy', id, document: planned.policy }
    : { kind: 'reset-policy', id };
}

function lets(
  statements: readonly PolicyStatement[],
  planned: PlannedEndpoint,
  place: Place,
  id: string,
): boolean {
  const { allowsNothing, blocked } = judgeStatements(statements, planned, place, id);
  return !allowsNothing && !blocked.some(({ action, resource }) => isEssential(action, resource));
}

/** One statement for each set of actions that share their resources. */
function allowing(calls: readonly Call[]): readonly PolicyStatement[] {
  const byAction = new Map<string, string[]>();
  for (const { action, resource } of calls) byAction.set(action, [...(byAction.get(action) ?? []), resource]);
  const byResources = new Map<
    string,
    { readonly actions: string[]; readonly resources: readonly string[] }
  >();
  for (const [action, resources] of byAction) {
    const key = resources.join('\n');
    const group = byResources.get(key) ?? { actions: [], resources };
    group.actions.push(action);
    byResources.set(key, group);
  }
  return [...byResources.values()].map(({ actions, resources }) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: actions,
    Resource: resources,
  }));
}

function allowsEverything(statement: PolicyStatement): boolean {
  const { Effect, Principal, Condition } = statement;
  return (
    Effect === 'Allow' &&
    Principal === '*' &&
    Condition === undefined &&
    texts(statement.Action).includes('*') &&
    texts(statement.Resource).includes('*')
  );
}

function inWords(calls: readonly Call[], what: 'call' | 'action' = 'call'): string {
  const byAction = calls.map(({ action, resource }) =>
    what === 'action' || resource === '*' ? action : `${action} on ${resource}`,
  );
  return listed([...new Set(byAction)]);
}

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string');
}
