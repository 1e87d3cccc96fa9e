/**
 * What repairs the policy of an endpoint: what is there stays, because the policy serves others too, and what is needed is
 * added. A Deny with a condition is somebody's guard: it gets an exception, and where none can be written, a person decides.
 */
import {
  type ExistingEndpoint,
  type PlannedEndpoint,
  POLICY_CHARACTER_LIMIT,
  type PolicyDocument,
  type PolicyStatement,
  policyText,
} from '../core/index.ts';
import { isAwsBucket, knowsNoResource, matchesPattern, texts } from '../policy/index.ts';
import {
  ALLOW_EVERYTHING,
  judgeCall,
  type PolicyCall,
  type PolicyPlace,
  principalOf,
  vpcArnOf,
} from './hops/policy-judgement.ts';
import type { Operation } from './operations.ts';

export interface Repair {
  /** None where a person has to decide. */
  readonly operations: readonly Operation[];
  /** What happens to the statements that are there. */
  readonly how: string;
}

/** What a repair has to reach, and with what. */
interface Goal {
  /** The calls that have to get through. */
  readonly needed: readonly PolicyCall[];
  /** Statements that allow what nothing allows. */
  readonly added: readonly PolicyStatement[];
  readonly here: PolicyPlace;
  /** Whether statements let through what is needed. */
  readonly lets: (statements: readonly PolicyStatement[]) => boolean;
}

type Try = readonly [statements: readonly PolicyStatement[], how: string];

/**
 * A condition that names another VPC or endpoint is corrected; a Deny that stands in the way spares what is needed where it
 * has a condition, and goes where it has none. AWS's default policy takes the place of what cannot be repaired.
 */
export function repair({ id, policy }: ExistingEndpoint, { needed, added, here, lets }: Goal): Repair {
  const kept = policy.kind === 'document' ? policy.statements : [];
  const corrected = kept.map((statement) => withOwnIds(statement, here));
  const isWrong = corrected.some((statement, index) => statement !== kept[index]);
  const ids = isWrong ? ', with the id in the condition corrected' : '';
  const stands = (statement: PolicyStatement): boolean =>
    statement.Effect === 'Deny' && !lets([ALLOW_EVERYTHING, statement]);
  const isGuard = (statement: PolicyStatement): boolean => stands(statement) && hasCondition(statement);
  const spared = corrected.map((one) => (isGuard(one) ? sparing(one, needed, here) : one));
  const passing = spared.filter((statement) => !stands(statement) || hasCondition(statement));
  const gone = passing.length < spared.length;
  const exception = corrected.some(isGuard)
    ? '; the Deny that blocks these calls makes an exception for them'
    : '';
  const changed = `${ids}${exception}${gone ? ', without the Deny that blocks these calls' : ''}`;
  const tries: readonly Try[] = [
    ...(isWrong ? [[corrected, ids] as const] : []),
    [[...corrected, ...added], ids],
    [passing, changed],
    [[...passing, ...added], changed],
  ];
  for (const [statements, done] of tries) {
    const document: PolicyDocument = { Version: '2012-10-17', Statement: statements };
    if (!lets(statements) || policyText(document).length > POLICY_CHARACTER_LIMIT) continue;
    const how = `The command keeps the other statements${done}.`;
    return { operations: [{ kind: 'set-policy', id, document }], how };
  }
  return corrected.some(isGuard)
    ? { operations: [], how: DECIDE }
    : { operations: [{ kind: 'reset-policy', id }], how: RESET };
}

const DECIDE =
  'A Deny with a condition blocks these calls, and no exception from it could be written. Without it, callers that it keeps out would get in. Decide for whom it needs an exception; no command is proposed.';

const RESET =
  'The policy cannot be repaired: the command puts the default policy, which allows everything, in its place.';

const hasCondition = ({ Condition }: PolicyStatement): boolean => Object.keys(Condition ?? {}).length > 0;

/** The Deny with an exception for what is needed: its resources, or the role that makes the calls. */
function sparing(
  statement: PolicyStatement,
  needed: readonly PolicyCall[],
  here: PolicyPlace,
): PolicyStatement {
  const stopped = needed.filter((call) => judgeCall([ALLOW_EVERYTHING, statement], call, here) === 'denied');
  const resources = [...new Set(stopped.map(({ resource }) => resource))];
  const haveResources = stopped.every(({ action, resource }) => resource !== '*' && !knowsNoResource(action));
  const { Resource, ...rest } = statement;
  if (haveResources && texts(Resource).includes('*'))
    return { ...rest, NotResource: resources } as unknown as PolicyStatement;
  // The role of Amazon ECR that reads its layers has an account that nobody is told.
  if (resources.some(isAwsBucket)) return statement;
  const roles = new Set(stopped.map((call) => principalOf(call, here.workload)));
  const [role] = roles;
  return role === undefined || roles.size > 1 ? statement : withoutRole(statement, role);
}

/** The Deny for everybody but one role. */
function withoutRole(statement: PolicyStatement, role: string): PolicyStatement {
  const { ArnNotLike = {}, ...others } = statement.Condition ?? {};
  const key = Object.keys(ArnNotLike).find((name) => name.toLowerCase() === KEY.toLowerCase()) ?? KEY;
  const named = texts(Object.hasOwn(ArnNotLike, key) ? ArnNotLike[key] : []);
  return { ...statement, Condition: { ...others, ArnNotLike: { ...ArnNotLike, [key]: [...named, role] } } };
}

const KEY = 'aws:PrincipalArn';

const OWN_IDS = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn'] as const;

/** The tests of a statement that compare the VPC, or the endpoint, with another one. */
export function foreignIds(
  statement: PolicyStatement,
  place: PolicyPlace,
): readonly {
  readonly operator: string;
  readonly key: string;
  readonly found: readonly string[];
  readonly own: string;
}[] {
  const own = {
    'aws:sourcevpc': place.vpcId,
    'aws:sourcevpce': place.endpointId,
    'aws:sourcevpcarn': vpcArnOf(place),
  };
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

function withOwnIds(statement: PolicyStatement, here: PolicyPlace): PolicyStatement {
  const wrong = foreignIds(statement, here);
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

/** One statement for each set of actions that share their resources. */
export function allowing(
  calls: readonly PolicyCall[],
  { type }: PlannedEndpoint,
  { workload }: PolicyPlace,
): readonly PolicyStatement[] {
  const byAction = new Map<string, string[]>();
  const roles = new Set(calls.map((call) => principalOf(call, workload) ?? ''));
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
