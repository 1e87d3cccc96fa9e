/**
 * The second line of the audit: calls that the rehearsal sees stopping although nothing that was said so far is about
 * them. Without it, "everything is right" could be wrong, above all where workloads of one VPC stand in different subnets
 * and security groups.
 */
import { portsOf } from '../core/index.ts';
import type { AuditRuleId } from './audit-rules.ts';
import { lettingOut } from './egress.ts';
import type { Hop } from './hops/hop.ts';
import type { CommandContext, IngressSource, Operation } from './operations.ts';
import type { Place } from './place.ts';
import type { Rehearsal, RehearsedCall } from './rehearsal/rehearsal.ts';
import { state } from './statement.ts';
import type { AuditedEndpoint, AuditStatement } from './verdict.ts';

const MOST = 6;

/** The endpoints with what stops at them; the calls of planned endpoints that work stay as they are. */
export function withStops(
  endpoints: readonly AuditedEndpoint[],
  { calls }: Rehearsal,
  context: CommandContext,
): readonly AuditedEndpoint[] {
  const stopped = calls.filter(({ outcome, fatal }) => outcome === 'fails' && fatal);
  return endpoints.map((endpoint) => {
    if (endpoint.verdict !== 'ok' || endpoint.planned === undefined) return endpoint;
    const notes = withoutKnown(endpoint, calls);
    const own = stopped.filter((call) => stopsAt(call, endpoint));
    const problems = own.flatMap((call) => stateStop(call, context, operationsFor(call, endpoint)));
    return problems.length === 0
      ? { ...endpoint, notes }
      : { ...endpoint, notes, verdict: 'misconfigured', problems: unique(problems) };
  });
}

/** The notes without what the rehearsal knows: it is told where each workload stands. */
function withoutKnown(
  { notes, vpcEndpointId }: AuditedEndpoint,
  calls: readonly RehearsedCall[],
): AuditedEndpoint['notes'] {
  const own = calls.filter(({ endpoint }) => endpoint?.id === vpcEndpointId);
  const known = own.every(({ hops }) =>
    hops.some(({ hop, outcome }) => hop === 'endpoint-security-group' && outcome !== 'unknown'),
  );
  return own.length === 0 || !known
    ? notes
    : notes.filter(({ rule }) => rule !== 'audit/security-group-not-judged');
}

/** What else stops, as problems of the VPC; nothing where `said` may be the reason. */
export function otherStops(
  { calls }: Rehearsal,
  endpoints: readonly AuditedEndpoint[],
  said: readonly AuditStatement[],
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (said.length > 0) return [];
  const wrong = new Set(
    endpoints
      .filter(({ verdict }) => verdict === 'missing' || verdict === 'misconfigured')
      .map(({ service }) => service),
  );
  const failing = calls.filter(
    ({ outcome, fatal, call }) => outcome === 'fails' && fatal && !wrong.has(call.service ?? ''),
  );
  return unique(failing.flatMap((call) => stateStop(call, context, leaving(call, place)))).slice(0, MOST);
}

/** Routes of which nothing else in the audit speaks, and which may keep a call from passing. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'rehearsal/route-through-appliance',
  'rehearsal/routes-differ',
  'rehearsal/nat-gateway-not-followed',
  'rehearsal/gateway-route-contradicted',
]);

/** Calls of which nobody knows whether they get through, because of a route: what is not judged is said. */
export function doubtfulCalls({ calls }: Rehearsal, context: CommandContext): readonly AuditStatement[] {
  const doubtful = calls.flatMap((call) => {
    const hop = call.hops.find(({ outcome, rule }) => outcome === 'unknown' && DOUBTFUL.has(rule));
    return call.outcome === 'unknown' && call.fatal && hop !== undefined
      ? [stateHop('audit/call-not-judged', call, hop, context, [])]
      : [];
  });
  return unique(doubtful).slice(0, MOST);
}

const failingHop = ({ hops }: RehearsedCall): Hop | undefined =>
  hops.find(({ outcome }) => outcome === 'fails');

/** Whether the call stops at this endpoint, and not on the way to it. */
function stopsAt(call: RehearsedCall, { service, type, vpcEndpointId }: AuditedEndpoint): boolean {
  const hop = failingHop(call);
  switch (hop?.hop) {
    case 'endpoint-state':
    case 'endpoint-security-group':
    case 'endpoint-policy':
      return call.endpoint?.id === vpcEndpointId;
    case 'dns':
      // The attributes of the VPC are a matter of the VPC.
      return hop.evidence === vpcEndpointId && hop.rule !== 'rehearsal/private-dns-needs-attributes';
    case 'route':
      return hop.rule === 'rehearsal/gateway-not-associated' ||
        hop.rule === 'rehearsal/gateway-route-blackhole'
        ? type === 'Gateway' && call.call.service === service
        : hop.rule === 'rehearsal/gateway-of-other-family' && hop.evidence === vpcEndpointId;
    case 'task-security-group':
    case 'network-acl':
    case 'role-policy':
    case undefined:
      return false;
  }
}

/** What lets the call through, where one change does. */
function operationsFor(
  call: RehearsedCall,
  { vpcEndpointId: id = '', planned }: AuditedEndpoint,
): readonly Operation[] {
  const hop = failingHop(call);
  switch (hop?.rule) {
    case 'rehearsal/endpoint-group-closed':
      return openingGroup(call);
    case 'rehearsal/private-dns-off':
      return planned === undefined ? [] : [{ kind: 'enable-private-dns', id, endpoint: planned }];
    case 'rehearsal/gateway-not-associated':
      return [{ kind: 'add-route-tables', id, routeTableIds: [hop.evidence] }];
    default:
      return [];
  }
}

/** Lets the caller's group out to where the call goes, where only that is in the way. */
function leaving(call: RehearsedCall, place: Place): readonly Operation[] {
  const { endpoint, caller } = call;
  const [groupId] = caller?.groupIds ?? [];
  const closed = failingHop(call)?.rule === 'rehearsal/task-group-closed';
  if (!closed || groupId === undefined || endpoint?.service === undefined) return [];
  const isGateway = endpoint.type === 'Gateway';
  return lettingOut(groupId, !isGateway, isGateway ? [endpoint.service] : [], place);
}

function openingGroup({ endpoint, caller }: RehearsedCall): readonly Operation[] {
  const securityGroupId = endpoint?.securityGroupIds?.[0];
  if (securityGroupId === undefined || caller === undefined) return [];
  const [groupId] = caller.groupIds ?? [];
  const cidrs = caller.subnets.flatMap(({ cidr, ipv6Cidrs }) => (caller.family === 4 ? cidr : ipv6Cidrs));
  const from: IngressSource =
    groupId === undefined ? { cidrs: cidrs.filter((cidr) => cidr !== '') } : { groupId };
  return [{ kind: 'authorize-ingress', securityGroupId, ports: portsOf(endpoint?.service), from }];
}

/** What is said of a call, and why it stops: the same for all calls that stop for one reason. */
interface Stopped {
  readonly statement: AuditStatement;
  readonly reason: string;
}

function stateStop(
  stopped: RehearsedCall,
  context: CommandContext,
  operations: readonly Operation[],
): readonly Stopped[] {
  const hop = failingHop(stopped);
  return hop === undefined ? [] : [stateHop('audit/call-fails', stopped, hop, context, operations)];
}

function stateHop(
  rule: AuditRuleId,
  { call, workload }: RehearsedCall,
  hop: Hop,
  context: CommandContext,
  operations: readonly Operation[],
): Stopped {
  const who = workload === '' ? '' : `${workload}: `;
  const values = { call: `${who}${call.phase} (${call.host})`, what: hop.text, cure: hop.fix };
  const statement = {
    ...state(rule, values, context, operations),
    subject: call.id,
    citations: hop.citations,
  };
  return { statement, reason: JSON.stringify([rule, hop.text, hop.fix]) };
}

/** Calls that stop for the same reason are one statement. */
function unique(stopped: readonly Stopped[]): readonly AuditStatement[] {
  const statements = new Map<string, AuditStatement>();
  for (const { statement, reason } of stopped) {
    if (!statements.has(reason)) statements.set(reason, statement);
  }
  return [...statements.values()];
}
