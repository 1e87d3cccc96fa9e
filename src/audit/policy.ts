/** Whether the policy of an existing endpoint lets through what the plan needs, and what would repair it. */
import type { Principal, Call as RehearsedCall } from '../core/calls/index.ts';
import {
  type ExistingEndpoint,
  fillWords,
  type PlannedEndpoint,
  type PolicyStatement,
  serviceOf,
} from '../core/index.ts';
import { isAwsBucket, texts } from '../policy/index.ts';
import { callsOnce, isEssential } from './calls.ts';
import {
  ALLOW_EVERYTHING,
  isOpen,
  judgeCall,
  openKeys,
  type PolicyCall,
  type PolicyPlace,
  type PolicyVerdict,
  policyPlaceOf,
} from './hops/policy-judgement.ts';
import { coverage, rangesOf } from './hops/ranges.ts';
import { knownCallers } from './ingress.ts';
import type { CommandContext } from './operations.ts';
import type { Place } from './place.ts';
import { allowing, foreignIds, type Repair, repair } from './policy-repair.ts';
import { listed, state } from './statement.ts';
import type { AuditStatement } from './verdict.ts';

interface Judged {
  readonly allowsNothing: boolean;
  readonly blocked: readonly PolicyCall[];
  /** Only on some of the resources. */
  readonly partly: readonly PolicyCall[];
  readonly conditional: readonly PolicyCall[];
}

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
  const here = policyPlaceOf(existing, place.workload, place.inventory.vpcId, callersHere(place));
  const judged = judgeStatements(statements, planned, place, here);
  if (judged.allowsNothing) {
    const { operations, how } = repaired(existing, planned, judged, place, here);
    return [state('audit/policy-denies-everything', { id, how }, context, operations)];
  }
  const essential = judged.blocked.filter((call) => isNeededHere(call, planned, place));
  const looks = serviceOf(planned.service).policy === 'documented';
  const found = [
    ...(looks ? [] : blocksPerhaps(judged, planned, id, context)),
    ...(looks && essential.length > 0
      ? [blocks(essential, statements, repaired(existing, planned, judged, place, here), here, context)]
      : []),
    ...narrower(
      looks ? judged.blocked.filter((call) => !essential.includes(call)) : [],
      judged,
      openKeys(statements, judged.conditional, here),
      here,
      context,
    ),
    ...(planned.uses === 'unknown' && !statements.some(isOpen)
      ? [state('audit/policy-of-own-code', { id, service: planned.service }, context)]
      : []),
  ];
  // No command: whoever else calls the service would be cut off.
  return found.length === 0 && planned.policy !== undefined && statements.some(isOpen)
    ? [state('audit/policy-wider', { id }, context)]
    : found;
}

/** Who calls through this endpoint; container instances may be in subnets of their own. */
const callersHere = (place: Place) =>
  place.workloads.every(({ launchType }) => launchType === 'FARGATE') ? knownCallers(place) : [];

function blocks(
  essential: readonly PolicyCall[],
  statements: readonly PolicyStatement[],
  { operations, how }: Repair,
  here: PolicyPlace,
  context: CommandContext,
): AuditStatement {
  const why = whyBlocked(statements, here);
  const values = { id: here.endpointId, calls: inWords(essential), why, how };
  return state('audit/policy-blocks', values, context, operations);
}

/** Whether the service looks at endpoint policies at all is not documented. */
function blocksPerhaps(
  { blocked }: Judged,
  { service }: PlannedEndpoint,
  id: string,
  context: CommandContext,
): readonly AuditStatement[] {
  const values = { id, calls: inWords(blocked, 'action'), service };
  return blocked.length === 0 ? [] : [state('audit/policy-support-undocumented', values, context)];
}

/** What is blocked and stops nothing, and what is allowed in part or under conditions. */
function narrower(
  others: readonly PolicyCall[],
  { partly, conditional }: Judged,
  keys: readonly string[],
  { endpointId: id }: PolicyPlace,
  context: CommandContext,
): readonly AuditStatement[] {
  const on = keys.length === 0 ? '' : ` (${listed(keys)})`;
  const parts = [
    ...(others.length > 0 ? [`it blocks ${inWords(others)}`] : []),
    ...(partly.length > 0 ? [`it allows only on some resources ${inWords(partly, 'action')}`] : []),
  ];
  return [
    ...(parts.length === 0 ? [] : [state('audit/policy-narrower', { id, calls: parts.join('; ') }, context)]),
    ...(conditional.length === 0
      ? []
      : [state('audit/policy-conditional', { id, calls: inWords(conditional, 'action'), on }, context)]),
  ];
}

function judgeStatements(
  statements: readonly PolicyStatement[],
  planned: PlannedEndpoint,
  place: Place,
  here: PolicyPlace,
): Judged {
  const found: { readonly [V in PolicyVerdict]: PolicyCall[] } = {
    allowed: [],
    partly: [],
    conditional: [],
    denied: [],
    refused: [],
  };
  const allowsNothing = !statements.some(({ Effect }) => Effect === 'Allow');
  for (const call of allowsNothing ? [] : callsOf(planned, place))
    found[judgeCall(statements, call, here)].push(call);
  const { partly, conditional, denied, refused } = found;
  return { allowsNothing, blocked: [...denied, ...refused], partly, conditional };
}

/** What the plan sends through the endpoint, and who does. */
function callsOf(planned: PlannedEndpoint, place: Place): readonly PolicyCall[] {
  const rehearsed = rehearsedIn(place);
  if (planned.uses === 'unknown' || planned.uses.length === 0) return rehearsedThrough(planned, rehearsed);
  const calls = planned.uses.flatMap(({ actions, resources = ['*'] }) =>
    actions.flatMap((action) =>
      resources.map((pattern): PolicyCall => {
        const resource = fillWords(pattern, place.workload);
        return { action, resource, principals: principalsOf(action, resource, rehearsed) };
      }),
    ),
  );
  return [...new Map(calls.map((call) => [`${call.action} ${call.resource}`, call])).values()];
}

/** Where the plan knows no calls, or those of the application are not known, the platform's own calls are. */
function rehearsedThrough(
  { service }: PlannedEndpoint,
  rehearsed: readonly RehearsedCall[],
): readonly PolicyCall[] {
  return rehearsed
    .filter((call) => call.service === service)
    .flatMap(({ actions, resource, principal }) =>
      actions.map((action) => ({ action, resource, principals: [principal] })),
    );
}

/** The calls of all workloads, found once. */
function rehearsedIn(place: Place): readonly RehearsedCall[] {
  const calls = REHEARSED.get(place) ?? place.workloads.flatMap(callsOnce);
  REHEARSED.set(place, calls);
  return calls;
}

const REHEARSED = new WeakMap<Place, readonly RehearsedCall[]>();

/** Who makes such a call. Buckets of AWS are read by its own roles, never by the customer's. */
function principalsOf(
  action: string,
  resource: string,
  rehearsed: readonly RehearsedCall[],
): readonly Principal[] {
  if (isAwsBucket(resource)) return ['ecr'];
  const same = rehearsed.filter(({ actions }) => actions.includes(action));
  // An action that no call lists is made by whoever makes the others of its service.
  const prefix = `${action.split(':')[0]}:`;
  const made =
    same.length > 0
      ? same
      : rehearsed.filter(({ actions }) => actions.some((other) => other.startsWith(prefix)));
  return [...new Set(made.map(({ principal }) => principal))];
}

/** Whether tasks stop, or agents disconnect, when this endpoint blocks the call. */
function isNeededHere({ action, resource }: PolicyCall, { service }: PlannedEndpoint, place: Place): boolean {
  if (!isEssential(action, resource)) return false;
  // Two endpoints of one service share their actions: what is sent to the other one does not pass here.
  const made = rehearsedIn(place).filter(({ actions }) => actions.includes(action));
  return made.length === 0 || made.some((call) => call.service === service);
}

/** What in the policy is wrong, where one thing can be named. */
function whyBlocked(statements: readonly PolicyStatement[], here: PolicyPlace): string {
  const [wrong] = statements.flatMap((statement) => foreignIds(statement, here));
  if (wrong !== undefined)
    return ` Its condition on ${wrong.key} names ${listed(wrong.found)}, and this is ${wrong.own}.`;
  const keys = statements.flatMap(({ Condition }) => Object.values(Condition ?? {}).flatMap(Object.keys));
  const address = keys.find((key) => key.toLowerCase() === 'aws:sourceip');
  if (address !== undefined)
    return ` Its condition on ${address} compares nothing: requests through an endpoint have aws:VpcSourceIp instead.`;
  if (statements.some((statement) => leavesOut(statement, here)))
    return ' Its condition on aws:VpcSourceIp leaves out addresses of the task subnets.';
  const named = statements.flatMap(({ Effect, Principal }) =>
    Effect === 'Allow' && typeof Principal === 'object' && Principal !== null ? texts(Principal.AWS) : [],
  );
  const everybody = statements.some(({ Effect, Principal }) => Effect === 'Allow' && Principal === '*');
  return named.length === 0 || everybody ? '' : ` It allows ${listed(named, 3)} only.`;
}

/** Whether a condition on the address of the caller does not hold for all of the task subnets. */
function leavesOut({ Condition }: PolicyStatement, { callers }: PolicyPlace): boolean {
  const [first] = callers;
  if (first === undefined) return false;
  return Object.values(Condition ?? {}).some((tests) =>
    Object.entries(tests).some(
      ([key, blocks]) =>
        key.toLowerCase() === 'aws:vpcsourceip' &&
        coverage(rangesOf(texts(blocks), first.version), callers) !== 'all',
    ),
  );
}

/** What repairs the policy, as far as the calls that are needed here go. */
function repaired(
  existing: ExistingEndpoint,
  planned: PlannedEndpoint,
  { allowsNothing, blocked }: Judged,
  place: Place,
  here: PolicyPlace,
): Repair {
  const needed = callsOf(planned, place).filter((call) => isNeededHere(call, planned, place));
  return repair(existing, {
    needed,
    added: allowsNothing ? [ALLOW_EVERYTHING] : allowing(blocked, planned, here),
    here,
    lets: (statements) => lets(statements, planned, place, here),
  });
}

function lets(
  statements: readonly PolicyStatement[],
  planned: PlannedEndpoint,
  place: Place,
  here: PolicyPlace,
): boolean {
  const { allowsNothing, blocked } = judgeStatements(statements, planned, place, here);
  return !allowsNothing && !blocked.some((call) => isNeededHere(call, planned, place));
}

function inWords(calls: readonly PolicyCall[], what: 'call' | 'action' = 'call'): string {
  const byAction = calls.map(({ action, resource }) =>
    what === 'action' || resource === '*' ? action : `${action} on ${resource}`,
  );
  return listed([...new Set(byAction)]);
}
