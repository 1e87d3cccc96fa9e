/**
 * A small evaluator of endpoint policies: does this document let this call through? It knows what endpoint policies
 * need (principals, actions, resources, the common condition operators) and says `'conditional'` where the answer
 * depends on a key whose value was not given. A test compares it with an independent IAM simulator.
 *
 * Rules of evaluation: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { PolicyStatement } from '../core/index.ts';

/**
 * Whether a condition holds for every such request (`true`), for none (`false`), or for some of them (`undefined`). The operator
 * comes in lower case and without `not`.
 */
export type KeyTest = (operator: string, wanted: readonly string[]) => boolean | undefined;

export interface PolicyRequest {
  /** `service:Action`. */
  readonly action: string;
  readonly resource: string;
  /** ARN of the caller; absent: any caller. */
  readonly principal?: string;
  /** Known condition keys, in lower case. `null`: no such request has the key; a test: the value differs by request. */
  readonly context?: { readonly [key: string]: string | null | KeyTest };
}

type PolicyVerdict = 'allowed' | 'denied' | 'conditional';

type Truth = 'yes' | 'no' | 'unknown';

/** A verdict, and the index of the statement that decides it; absent where no statement allows the request. */
export interface PolicyDecision {
  readonly verdict: PolicyVerdict;
  readonly statement: number | undefined;
}

/**
 * Whether a policy's statements let a request through, and which of them decides: an explicit Deny wins, and without an
 * Allow nothing passes. For a conditional verdict, `statement` is the one whose condition is not known.
 */
export function decidePolicy(statements: readonly PolicyStatement[], request: PolicyRequest): PolicyDecision {
  const found = statements.map((statement) => ({
    denies: statement.Effect === 'Deny',
    applies: matches(statement, request),
  }));
  const first = (denies: boolean, applies: Truth): number | undefined => {
    const index = found.findIndex((one) => one.denies === denies && one.applies === applies);
    return index < 0 ? undefined : index;
  };
  const [denied, mayDeny] = [first(true, 'yes'), first(true, 'unknown')];
  const [allowed, mayAllow] = [first(false, 'yes'), first(false, 'unknown')];
  if (denied !== undefined) return { verdict: 'denied', statement: denied };
  if (allowed === undefined && mayAllow === undefined) return { verdict: 'denied', statement: undefined };
  if (mayDeny !== undefined) return { verdict: 'conditional', statement: mayDeny };
  return allowed === undefined
    ? { verdict: 'conditional', statement: mayAllow }
    : { verdict: 'allowed', statement: allowed };
}

/** Whether a policy's statements let a request through. */
export const evaluatePolicy = (
  statements: readonly PolicyStatement[],
  request: PolicyRequest,
): PolicyVerdict => decidePolicy(statements, request).verdict;

/**
 * Whether a pattern of IAM (`*`, `?`) matches a text. Actions match without regard to case. A text that contains a
 * wildcard itself stands for all that it matches and is matched only if the pattern covers it literally.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === text[t] || pattern[p] === '?')) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

function matches(
  statement: PolicyStatement & {
    readonly NotAction?: unknown;
    readonly NotResource?: unknown;
    readonly NotPrincipal?: unknown;
  },
  request: PolicyRequest,
): Truth {
  const action = request.action.toLowerCase();
  const acted =
    statement.NotAction === undefined
      ? texts(statement.Action).some((pattern) => matchesPattern(pattern.toLowerCase(), action))
      : !texts(statement.NotAction).some((pattern) => matchesPattern(pattern.toLowerCase(), action));
  const placed =
    statement.NotResource === undefined
      ? texts(statement.Resource).some((pattern) => matchesPattern(pattern, request.resource))
      : !texts(statement.NotResource).some((pattern) => matchesPattern(pattern, request.resource));
  if (!acted || !placed) return 'no';
  return both(principalMatches(statement, request), conditionsHold(statement, request));
}

function principalMatches(
  statement: PolicyStatement & { readonly NotPrincipal?: unknown },
  request: PolicyRequest,
): Truth {
  if (statement.NotPrincipal !== undefined) return isOther(statement.NotPrincipal, request);
  const { Principal: principal } = statement;
  if (principal === '*') return 'yes';
  if (principal === undefined || typeof principal !== 'object') return 'no';
  const patterns = texts((principal as { readonly AWS?: unknown }).AWS);
  if (patterns.includes('*')) return 'yes';
  const told = contextValue(request, 'aws:PrincipalAccount');
  const account = accountOf(request.principal ?? '') ?? (typeof told === 'string' ? told : undefined);
  return patterns.reduce<Truth>(
    (truth, pattern) => either(truth, isPrincipal(pattern, request, account)),
    'no',
  );
}

/**
 * Whether the caller is none of those that NotPrincipal names. A caller that is named gets `unknown`, never a sure answer: AWS
 * looks at the account, the role and the session one after the other, and always denies callers with a permissions boundary.
 */
function isOther(named: unknown, request: PolicyRequest): Truth {
  const { principal } = request;
  const told = contextValue(request, 'aws:PrincipalAccount');
  const account = accountOf(principal ?? '') ?? (typeof told === 'string' ? told : undefined);
  if (principal === undefined) return isOfOthers(named, account) ? 'yes' : 'unknown';
  const mayBeMeant = (pattern: string): boolean =>
    pattern === '*' ||
    isSameRole(pattern, principal) ||
    ((pattern === account || accountOf(pattern) === account) &&
      !/^arn:[^:]+:iam::\d{12}:(?:role|user)\//.test(pattern));
  return namedIn(named).some(mayBeMeant) ? 'unknown' : 'yes';
}

const namedIn = (named: unknown): readonly string[] =>
  texts(typeof named === 'object' && named !== null ? (named as { AWS?: unknown }).AWS : named);

/** Whether everybody whom NotPrincipal names is of another account than the caller. */
function isOfOthers(named: unknown, account: string | undefined): boolean {
  return (
    account !== undefined &&
    namedIn(named).every((pattern) => {
      const other = /^\d{12}$/.test(pattern) ? pattern : accountOf(pattern);
      return other !== undefined && other !== account;
    })
  );
}

/** Whether one principal of a policy is the caller: an account stands for everybody in it. */
function isPrincipal(pattern: string, { principal }: PolicyRequest, account: string | undefined): Truth {
  const named = /^\d{12}$/.test(pattern) ? pattern : accountOf(pattern);
  if (named !== undefined && account !== undefined && named !== account) return 'no';
  if (pattern === named || pattern.endsWith(':root')) return account === undefined ? 'unknown' : 'yes';
  // Only its own service assumes a service-linked role.
  if (pattern.includes(':role/aws-service-role/')) return 'no';
  if (principal === undefined) return 'unknown';
  if (isSameRole(pattern, principal)) return 'yes';
  // One session of a role: which session will call is not known.
  const [, role] = /:assumed-role\/([^/]+)\//.exec(pattern) ?? [];
  return role !== undefined && principal.endsWith(`/${role}`) ? 'unknown' : 'no';
}

/** Role names are unique in an account, so the path before the name, which answers leave out, does not matter. */
function isSameRole(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [a, b].map((arn) =>
    /^(arn:[^:]+:iam::\d{12}:role\/)(?:[^*?]*\/)?([^/*?]+)$/.exec(arn),
  );
  return one !== null && other !== null && one?.[1] === other?.[1] && one?.[2] === other?.[2];
}

function accountOf(arn: string): string | undefined {
  return /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(arn)?.[1];
}

const COMPARISONS: { readonly [operator: string]: (wanted: string, actual: string) => boolean } = {
  stringequals: (wanted, actual) => wanted === actual,
  stringequalsignorecase: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
  stringlike: matchesPattern,
  arnequals: matchesPattern,
  arnlike: matchesPattern,
  bool: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
};

function conditionsHold(statement: PolicyStatement, request: PolicyRequest): Truth {
  let result: Truth = 'yes';
  for (const [operator, tests] of Object.entries(statement.Condition ?? {})) {
    for (const [key, wanted] of Object.entries(tests)) {
      result = both(
        result,
        conditionHolds(operator.toLowerCase(), valuesOf(wanted), contextValue(request, key)),
      );
    }
  }
  return result;
}

function contextValue(request: PolicyRequest, key: string): string | null | KeyTest | undefined {
  const name = key.toLowerCase();
  return request.context !== undefined && Object.hasOwn(request.context, name)
    ? request.context[name]
    : undefined;
}

function conditionHolds(
  operator: string,
  wanted: readonly string[],
  actual: string | null | KeyTest | undefined,
): Truth {
  if (actual === undefined) return 'unknown';
  if (operator === 'null') return wanted.includes(String(actual === null)) ? 'yes' : 'no';
  const base = operator.replace(/ifexists$/, '').replace(/^for(?:any|all)values?:/, '');
  const negated = base.includes('not');
  if (actual === null) return holdsWithoutKey(operator, negated) ? 'yes' : 'no';
  if (typeof actual === 'function') {
    const holds = actual(base.replace('not', ''), wanted);
    return holds === undefined ? 'unknown' : holds !== negated ? 'yes' : 'no';
  }
  const compare = COMPARISONS[base.replace('not', '')];
  if (compare === undefined || !Object.hasOwn(COMPARISONS, base.replace('not', ''))) return 'unknown';
  return wanted.some((value) => compare(value, actual)) !== negated ? 'yes' : 'no';
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holdsWithoutKey(operator: string, negated: boolean): boolean {
  if (operator.startsWith('foranyvalue:')) return false;
  return operator.startsWith('forallvalues:') || operator.endsWith('ifexists') || negated;
}

/** The texts of a member of a statement, which may be one or a list. */
export function texts(value: unknown): readonly string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string');
}

/** The values of a condition: JSON may write them as booleans and numbers too. */
function valuesOf(wanted: unknown): readonly string[] {
  return [wanted]
    .flat()
    .flatMap((item) => (['string', 'boolean', 'number'].includes(typeof item) ? [String(item)] : []));
}

function either(a: Truth, b: Truth): Truth {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'no';
}

function both(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}
