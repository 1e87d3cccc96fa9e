/** Whether the policy of an existing endpoint lets through what the plan needs, and what would repair it. */
import { callsOf as rehearsedCalls } from '../core/calls/index.ts';
import {
  type ExistingEndpoint,
  fillWords,
  type PlannedEndpoint,
  POLICY_CHARACTER_LIMIT,
  type PolicyDocument,
  type PolicyStatement,
  policyText,
  regionOf,
  type WorkloadProfile,
} from '../core/index.ts';
import { evaluatePolicy, matchesPattern, type PolicyRequest } from '../policy/index.ts';
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
  if (policy.kind === 'absent') return [];
  const statements = policy.kind === 'default' ? [ALLOW_EVERYTHING] : policy.statements;
  const judged = judgeStatements(statements, planned, place, id);
  if (judged.allowsNothing) {
    const { operation } = repair(existing, planned, judged, place);
    return [state('audit/policy-denies-everything', { id }, context, [operation])];
  }
  const found: AuditStatement[] = [];
  const essential = judged.blocked.filter(({ action, resource }) => isEssential(action, resource));
  const others = judged.blocked.filter((call) => !essential.includes(call));
  if (essential.length > 0) {
    const { operation, how } = repair(existing, planned, judged, place);
    const values = { id, calls: inWords(essential), why: whyBlocked(statements, place, id), how };
    found.push(state('audit/policy-blocks', values, context, [operation]));
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
    // No command: whoever else calls the service would be cut off.
    found.push(state('audit/policy-wider', { id }, context));
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
      const principal = principalOf(call.action, call.resource, place.workload);
      const request = { ...call, context: known, ...(principal === undefined ? {} : { principal }) };
      const relevant = withoutStrangers(statements, call.resource, place.workload);
      const verdict = evaluatePolicy(relevant, request);
      if (verdict === 'conditional') conditional.push(call);
      if (verdict !== 'denied') continue;
      const denied = evaluatePolicy([ALLOW_EVERYTHING, ...denies], request) === 'denied';
      const ours = relevant.filter(({ Effect }) => Effect === 'Allow');
      const some = !denied && ours.some((statement) => allowsSome(statement, request));
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

/** What is known of every such request. Buckets of AWS are read by its own roles, never by the customer's. */
function requestContext(
  { action, resource }: Call,
  { workload, inventory }: Place,
  id: string,
): { readonly [key: string]: string } {
  const vpc = inventory.vpcId ?? workload.vpcId;
  const common = {
    'aws:securetransport': 'true',
    'aws:requestedregion': workload.region,
    'aws:sourcevpce': id,
    'aws:viaawsservice': 'false',
    'aws:principalisawsservice': 'false',
    ...(vpc === '' ? {} : { 'aws:sourcevpc': vpc }),
  };
  if (isAwsBucket(resource)) {
    return {
      ...common,
      'aws:principalaccount': 'AWS',
      'aws:principalarn': signerOf(workload),
      'aws:principalorgid': 'AWS',
      'aws:principalorgpaths': 'AWS',
      'aws:resourceaccount': 'AWS',
      'aws:resourceorgid': 'AWS',
      'aws:resourceorgpaths': 'AWS',
    };
  }
  if (workload.accountId === '') return common;
  const role = principalOf(action, resource, workload);
  return {
    ...common,
    'aws:principalaccount': workload.accountId,
    ...(resource.includes(':s3:::') ? { 'aws:resourceaccount': workload.accountId } : {}),
    ...(role === undefined ? {} : { 'aws:principalarn': role }),
  };
}

/** The role of Amazon ECR that signs the addresses of image layers; its account is not the customer's. */
function signerOf({ region }: WorkloadProfile): string {
  const { partition } = regionOf(region);
  return `arn:${partition}:iam::000000000000:role/storage-access-role-prod-${region}`;
}

/** Who makes the call, where the answers name it: the task execution role, if only that role makes such calls. */
function principalOf(action: string, resource: string, workload: WorkloadProfile): string | undefined {
  if (isAwsBucket(resource)) return signerOf(workload);
  const { accountId, taskExecutionRole, region } = workload;
  if (accountId === '' || taskExecutionRole === '') return undefined;
  const all = rehearsedCalls(workload);
  const same = all.filter(({ actions }) => actions.includes(action));
  // An action that no call lists is made by whoever makes the others of its service.
  const prefix = `${action.split(':')[0]}:`;
  const calls =
    same.length > 0 ? same : all.filter(({ actions }) => actions.some((other) => other.startsWith(prefix)));
  if (calls.length === 0 || calls.some(({ principal }) => principal !== 'execution-role')) return undefined;
  return `arn:${regionOf(region).partition}:iam::${accountId}:role/${taskExecutionRole}`;
}

/** The statements without principals of other accounts, which are never those of the tasks. */
function withoutStrangers(
  statements: readonly PolicyStatement[],
  resource: string,
  { accountId }: WorkloadProfile,
): readonly PolicyStatement[] {
  const isStranger = (pattern: string): boolean => {
    const account = /^(?:arn:[^:]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(pattern)?.[1];
    return account !== undefined && (isAwsBucket(resource) || (accountId !== '' && account !== accountId));
  };
  return statements.map((statement) => {
    const { Principal } = statement;
    if (typeof Principal !== 'object' || Principal === null) return statement;
    const named = texts(Principal.AWS);
    const kept = named.filter((pattern) => !isStranger(pattern));
    return kept.length === named.length ? statement : { ...statement, Principal: { AWS: kept } };
  });
}

/** Whether the statement allows the action, as far as conditions tell, on some of the resources of the call. */
function allowsSome(statement: PolicyStatement, request: PolicyRequest): boolean {
  const { action, resource } = request;
  if (knowsNoResource(action)) return false;
  const meets = texts(statement.Resource).some(
    (pattern) => patternsMeet(pattern, resource) && !(isAwsBucket(pattern) && !isAwsBucket(resource)),
  );
  return meets && evaluatePolicy([{ ...statement, Resource: '*' }], request) !== 'denied';
}

interface Repair {
  readonly operation: Operation;
  /** What happened to the statements that were there. */
  readonly how: string;
}

/**
 * Keeps what is there and adds what is blocked, because a policy of a VPC-wide endpoint serves others too. A condition
 * that names another VPC or endpoint is corrected; a Deny that stands in the way goes, and only it. Where nothing of this
 * helps, AWS's default policy takes its place: it cuts nobody off.
 */
function repair(existing: ExistingEndpoint, planned: PlannedEndpoint, judged: Judged, place: Place): Repair {
  const { id, policy } = existing;
  const kept = policy.kind === 'document' ? policy.statements : [];
  const corrected = kept.map((statement) => withOwnIds(statement, place, id));
  const added = judged.allowsNothing ? [ALLOW_EVERYTHING] : allowing(judged.blocked, planned, place);
  const passing = corrected.filter(
    (statement) => statement.Effect === 'Allow' || !stands(statement, planned, place, id),
  );
  const isWrong = corrected.some((statement, index) => statement !== kept[index]);
  const how = isWrong ? ', with the id in the condition corrected' : '';
  const tries: readonly (readonly [statements: readonly PolicyStatement[], how: string])[] = [
    ...(isWrong ? ([[corrected, how]] as const) : []),
    [[...corrected, ...added], how],
    [[...passing, ...added], ', without the Deny that stands in the way'],
  ];
  for (const [statements, done] of tries) {
    const document: PolicyDocument = { Version: '2012-10-17', Statement: statements };
    if (!lets(statements, planned, place, id)) continue;
    if (policyText(document).length > POLICY_CHARACTER_LIMIT) continue;
    return { operation: { kind: 'set-policy', id, document }, how: done };
  }
  return {
    operation: { kind: 'reset-policy', id },
    how: ' nowhere: the default policy, which allows everything, takes the place of one that cannot be repaired',
  };
}

/** Whether the Deny stops an essential call by itself. */
function stands(deny: PolicyStatement, planned: PlannedEndpoint, place: Place, id: string): boolean {
  return !lets([ALLOW_EVERYTHING, deny], planned, place, id);
}

const OWN_IDS = ['aws:sourcevpc', 'aws:sourcevpce'] as const;

/** The tests of a statement that compare the VPC, or the endpoint, with another one. */
function foreignIds(
  statement: PolicyStatement,
  place: Place,
  id: string,
): readonly {
  readonly operator: string;
  readonly key: string;
  readonly found: readonly string[];
  readonly own: string;
}[] {
  const own = { 'aws:sourcevpc': place.inventory.vpcId ?? place.workload.vpcId, 'aws:sourcevpce': id };
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, tests]) =>
    Object.entries(tests).flatMap(([key, value]) => {
      const name = OWN_IDS.find((known) => known === key.toLowerCase());
      if (name === undefined || own[name] === '') return [];
      const found = texts(value);
      // “Everything but this VPC is denied”, or “only this VPC is allowed”.
      const wantsOwn = (statement.Effect === 'Deny') === /not/i.test(operator);
      const matches = found.some((pattern) => matchesPattern(pattern, own[name]));
      return !wantsOwn || matches ? [] : [{ operator, key, found, own: own[name] }];
    }),
  );
}

function withOwnIds(statement: PolicyStatement, place: Place, id: string): PolicyStatement {
  const wrong = foreignIds(statement, place, id);
  if (wrong.length === 0) return statement;
  const Condition = Object.fromEntries(
    Object.entries(statement.Condition ?? {}).map(([operator, tests]) => [
      operator,
      Object.fromEntries(
        Object.entries(tests).map(([key, value]) => [
          key,
          wrong.find((one) => one.operator === operator && one.key === key)?.own ?? value,
        ]),
      ),
    ]),
  );
  return { ...statement, Condition };
}

/** What in the policy is wrong, where one thing can be named. */
function whyBlocked(statements: readonly PolicyStatement[], place: Place, id: string): string {
  const [wrong] = statements.flatMap((statement) => foreignIds(statement, place, id));
  if (wrong !== undefined)
    return ` Its condition on ${wrong.key} names ${listed(wrong.found)}, and this is ${wrong.own}.`;
  const named = statements.flatMap(({ Effect, Principal }) =>
    Effect === 'Allow' && typeof Principal === 'object' && Principal !== null ? texts(Principal.AWS) : [],
  );
  const everybody = statements.some(({ Effect, Principal }) => Effect === 'Allow' && Principal === '*');
  return named.length === 0 || everybody ? '' : ` It allows ${listed(named, 3)} only.`;
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
function allowing(
  calls: readonly Call[],
  { type }: PlannedEndpoint,
  { workload }: Place,
): readonly PolicyStatement[] {
  const byAction = new Map<string, string[]>();
  const roles = new Set(calls.map(({ action, resource }) => principalOf(action, resource, workload) ?? ''));
  const [role = '', ...others] = roles;
  // Gateway endpoints take no other principal than everybody.
  const Principal = type === 'Gateway' || role === '' || others.length > 0 ? '*' : { AWS: role };
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
    Principal,
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
