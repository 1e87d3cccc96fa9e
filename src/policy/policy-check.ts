/**
 * Judges an endpoint policy written by a person: its grammar, AWS's rules for endpoint policies, and whether it lets
 * through what the plan needs.
 *
 * Rules: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import type { CitationId, PlannedEndpoint, Severity, WorkloadProfile } from '../core/index.ts';
import {
  fillWords,
  POLICY_CHARACTER_LIMIT,
  type PolicyDocument,
  type PolicyStatement,
  policyText,
  serviceOf,
} from '../core/index.ts';
import { concernsSome, deniesSome } from './partial.ts';
import { decidePolicy, type PolicyDecision, type PolicyRequest, texts } from './policy-evaluation.ts';
import { withValues } from './policy-variables.ts';

/** Something wrong with a policy, in words, with its place and its source. */
export interface PolicyProblem {
  readonly id: `policy/${string}`;
  readonly severity: Severity;
  /** Where in the document, such as `Statement[0].Action`; empty for the whole. */
  readonly path: string;
  readonly text: string;
  readonly cites: CitationId;
}

type ReadPolicy =
  | { readonly ok: true; readonly policy: PolicyDocument }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Whether `${…}` in the document is a text like any other: variables came with the version 2012-10-17. */
export function hasNoVariables(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const version = Object.hasOwn(json, 'Version')
    ? (json as { readonly Version?: unknown }).Version
    : undefined;
  return version !== '2012-10-17' && JSON.stringify(json).includes('${');
}

/** Reads a policy from a JSON value. A single statement becomes a list of one; everything else stays as written. */
export function readPolicy(json: unknown): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const wrong = (path: string, text: string): void => {
    problems.push({ id: 'policy/grammar', severity: 'error', path, text, cites: 'privatelink-access' });
  };
  if (!isRecord(json)) {
    wrong('', 'A policy is a JSON object with Version and Statement.');
    return { ok: false, problems };
  }
  for (const key of Object.keys(json)) {
    if (!['Version', 'Id', 'Statement'].includes(key))
      wrong(key, `Unknown element ${key}. Allowed: Version, Id, Statement.`);
  }
  const version = own(json, 'Version') ?? '2012-10-17';
  if (version !== '2012-10-17' && version !== '2008-10-17')
    wrong('Version', 'Version is 2012-10-17 or 2008-10-17.');
  const statement = own(json, 'Statement');
  const statements: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  if (statement === undefined || statements.length === 0)
    wrong('Statement', 'Statement is missing or empty.');
  else for (const [index, item] of statements.entries()) checkStatement(item, `Statement[${index}]`, wrong);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, policy: { ...json, Version: version, Statement: statements } as unknown as PolicyDocument };
}

/** What is wrong with a well-formed policy on this endpoint; empty when nothing is. */
export function checkPolicy(
  policy: PolicyDocument,
  endpoint: PlannedEndpoint,
  workload: WorkloadProfile,
): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const length = policyText(policy).length;
  if (length > POLICY_CHARACTER_LIMIT) {
    problems.push({
      id: 'policy/too-long',
      severity: 'error',
      path: '',
      text: `The policy has ${length} characters; AWS accepts ${POLICY_CHARACTER_LIMIT}, white space included.`,
      cites: 'privatelink-access',
    });
  }
  const support = serviceOf(endpoint.service).policy;
  if (support !== 'documented') {
    problems.push({
      id: 'policy/support-undocumented',
      severity: support === 'unsupported' ? 'error' : 'warning',
      path: '',
      text:
        support === 'unsupported'
          ? `${endpoint.service} does not accept endpoint policies.`
          : `Whether ${endpoint.service} accepts endpoint policies is not documented.`,
      cites: 'privatelink-access',
    });
  }
  policy.Statement.forEach((statement, index) => {
    if (endpoint.type === 'Gateway' && !isEverybody(statement)) {
      problems.push({
        id: 'policy/gateway-principal',
        severity: 'error',
        path: `Statement[${index}].Principal`,
        text: 'The Principal of a gateway endpoint policy must be "*". Limit callers with the condition key aws:PrincipalArn.',
        cites: 'privatelink-access',
      });
    }
  });
  return [...problems, ...blockedCalls(policy, endpoint, workload)];
}

/** The calls that the plan needs and the policy does not let through. */
function blockedCalls(
  policy: PolicyDocument,
  endpoint: PlannedEndpoint,
  workload: WorkloadProfile,
): readonly PolicyProblem[] {
  if (endpoint.uses === 'unknown') return [];
  const hasVariables = policy.Version === '2012-10-17';
  const calls = endpoint.uses.flatMap(({ actions, resources = ['*'] }) =>
    actions.flatMap((action) => resources.map((pattern) => ({ action, pattern }))),
  );
  const problems = new Map<string, PolicyProblem>();
  for (const { action, pattern } of calls) {
    const request = { action, resource: fillWords(pattern, workload), ...ownBucket(pattern, workload) };
    const statements = hasVariables ? withValues(policy.Statement, request.context ?? {}) : policy.Statement;
    const decision = decidePart(statements, request);
    if (decision.verdict !== 'allowed')
      problems.set(`${action} ${request.resource}`, blockedCall(request, decision));
  }
  return [...problems.values()];
}

/** A decision; `partly`: it holds for some of the resources of the call, and the plan does not know which ones are used. */
type PartDecision = PolicyDecision & { readonly partly?: true };

/** Decides a call that may mean many resources: a statement about some of them does not settle it. */
function decidePart(statements: readonly PolicyStatement[], request: PolicyRequest): PartDecision {
  const decision = decidePolicy(statements, request);
  const part = (index: number): PartDecision =>
    index < 0 ? decision : { verdict: 'conditional', statement: index, partly: true };
  if (decision.verdict === 'allowed')
    return part(statements.findIndex((statement) => deniesSome(statement, request)));
  if (decision.verdict === 'conditional' || decision.statement !== undefined) return decision;
  return part(statements.findIndex((one) => one.Effect === 'Allow' && concernsSome(one, request)));
}

/** `"*"` and `{"AWS": "*"}` mean the same. */
const isEverybody = ({ Principal }: PolicyStatement): boolean =>
  Principal === '*' ||
  (typeof Principal === 'object' && Principal !== null && texts(Principal.AWS).join() === '*');

function blockedCall({ action, resource }: PolicyRequest, decision: PartDecision): PolicyProblem {
  const blocked = decision.verdict === 'denied';
  return {
    id: blocked ? 'policy/blocks' : 'policy/may-block',
    severity: blocked ? 'error' : 'warning',
    path: decision.statement === undefined ? '' : `Statement[${decision.statement}]`,
    text: `This policy ${blocked ? 'blocks' : 'may block'} ${action} on ${resource}, which the plan needs: ${whatDecides(decision)}.`,
    cites: 'privatelink-access',
  };
}

function whatDecides({ verdict, statement, partly }: PartDecision): string {
  if (statement === undefined) return 'no statement allows it';
  const which = `statement ${statement + 1}`;
  if (partly === true) return `${which} is about some of these resources only`;
  return verdict === 'denied' ? `${which} denies it` : `it depends on ${which}`;
}

/** A bucket of the workload belongs to its account, which its ARN does not say, unless buckets of other accounts are used. */
function ownBucket(
  pattern: string,
  { accountId, crossAccountData }: WorkloadProfile,
): Pick<PolicyRequest, 'context'> {
  return pattern === 'arn:{partition}:s3:::*' && accountId !== '' && !crossAccountData
    ? { context: { 'aws:resourceaccount': accountId } }
    : {};
}

function checkStatement(statement: unknown, path: string, wrong: (path: string, text: string) => void): void {
  if (!isRecord(statement)) {
    wrong(path, 'A statement is a JSON object.');
    return;
  }
  for (const key of Object.keys(statement)) {
    if (!ELEMENTS.includes(key))
      wrong(`${path}.${key}`, `Unknown element ${key}. Allowed: ${ELEMENTS.join(', ')}.`);
  }
  const effect = own(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') wrong(`${path}.Effect`, 'Effect is Allow or Deny.');
  exactlyOne(statement, 'Principal', 'NotPrincipal', path, wrong);
  exactlyOne(statement, 'Action', 'NotAction', path, wrong);
  exactlyOne(statement, 'Resource', 'NotResource', path, wrong);
  for (const key of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    const value = own(statement, key);
    if (value !== undefined && !isTextOrList(value))
      wrong(`${path}.${key}`, `${key} is a text or a list of texts.`);
  }
  for (const action of [own(statement, 'Action'), own(statement, 'NotAction')].flat()) {
    if (typeof action === 'string' && action !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))
      wrong(`${path}.Action`, `"${action}" is not of the form service:Action.`);
  }
  const principal = own(statement, 'Principal');
  if (
    principal !== undefined &&
    principal !== '*' &&
    !(isRecord(principal) && Object.values(principal).every(isTextOrList))
  ) {
    wrong(`${path}.Principal`, 'Principal is "*" or an object such as {"AWS": "arn:…"}.');
  }
  const condition = own(statement, 'Condition');
  if (condition !== undefined && !(isRecord(condition) && Object.values(condition).every(isRecord))) {
    wrong(`${path}.Condition`, 'Condition is an object of operators, each an object of keys.');
  }
}

function exactlyOne(
  statement: { readonly [key: string]: unknown },
  key: string,
  negated: string,
  path: string,
  wrong: (path: string, text: string) => void,
): void {
  const count = [key, negated].filter((name) => Object.hasOwn(statement, name)).length;
  if (count !== 1)
    wrong(`${path}.${key}`, `A statement of an endpoint policy has exactly one of ${key} and ${negated}.`);
}

/** A text or list of texts; condition values may be lists as well. */
function isTextOrList(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
  );
}

function own(record: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
