/** Plan and inventory → a verdict for each planned and each existing endpoint. */
import {
  type ExistingEndpoint,
  endpointCost,
  explain,
  type Inventory,
  includedEndpoints,
  type MonthlyCost,
  type Plan,
  type PlannedEndpoint,
  PRICES,
  type PriceCatalogue,
  serviceOf,
} from '../core/index.ts';
import { auditRule } from './audit-rules.ts';
import { judgeIngress } from './ingress.ts';
import { isDead, isFips, type Match, type Mismatch, matchOf } from './matching.ts';
import { dnsAttributesFor, judgeNetwork } from './network.ts';
import type { CommandContext, Operation } from './operations.ts';
import { type Place, placeOf } from './place.ts';
import { judgePolicy } from './policy.ts';
import { judgeRouteTables } from './route-tables.ts';
import { state, type Values } from './statement.ts';
import type { Audit, AuditedEndpoint, AuditStatement, Verdict } from './verdict.ts';
import { judgeZones } from './zones.ts';

interface World {
  readonly plan: Plan;
  readonly place: Place;
  readonly context: CommandContext;
  readonly catalogue: PriceCatalogue;
}

/**
 * Compares a plan with what exists. Pure and total: any inventory gets an answer. What was not given is not judged,
 * and said; only what keeps the planned calls from working counts as misconfigured.
 */
export function audit(plan: Plan, inventory: Inventory, catalogue: PriceCatalogue = PRICES): Audit {
  const context: CommandContext = { workload: plan.workload, vpcId: inventory.vpcId };
  const world: World = { plan, place: placeOf(plan.workload, inventory), context, catalogue };
  const included = includedEndpoints(plan);
  const isIncluded = (planned: PlannedEndpoint): boolean =>
    included.some(({ service }) => service === planned.service);
  const judged = plan.endpoints.flatMap((planned) => auditPlanned(planned, isIncluded(planned), world));
  const seen = new Set(judged.flatMap(({ vpcEndpointId }) => vpcEndpointId ?? []));
  const others = inventory.endpoints
    .filter(({ id }) => !seen.has(id))
    .map((existing) => auditOther(existing, world));
  const elsewhere = inventory.elsewhere.map((existing) =>
    toForeign(existing, 'audit/other-vpc', { id: existing.id, vpc: existing.vpcId }, world),
  );
  const endpoints = [...judged, ...others, ...elsewhere];
  const network = judgeNetwork(included, endpoints, world.place, context);
  const summary = summarize(endpoints);
  return {
    vpcId: inventory.vpcId,
    endpoints,
    network,
    summary,
    passed: summary.missing === 0 && summary.misconfigured === 0 && network.problems.length === 0,
  };
}

/** Everything that exists for one planned endpoint, or the lack of it. */
function auditPlanned(planned: PlannedEndpoint, included: boolean, world: World): readonly AuditedEndpoint[] {
  const match = matchOf(planned, world.place);
  if (match.right !== undefined) {
    return [
      ...match.right.map((existing) => auditRight(planned, existing, match, included, world)),
      ...match.duplicates.map((existing) => auditDuplicate(planned, existing, match, world)),
    ];
  }
  if (!included) return [];
  return [auditAbsent(planned, match, world)];
}

function auditRight(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  match: Match,
  included: boolean,
  world: World,
): AuditedEndpoint {
  const { context } = world;
  const statements = existing.managed
    ? [...judgeState(existing, context), state('audit/managed-by-aws', { id: existing.id }, context)]
    : judgeRight(planned, existing, match, world);
  const relevant = included ? statements : harmful(planned, existing, statements);
  const optional = { service: planned.service, need: planned.need, id: existing.id };
  return toAudited(
    existing,
    [...relevant, ...(included ? [] : [state('audit/optional', optional, context)])],
    world,
    planned,
  );
}

function judgeRight(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  match: Match,
  { place, context }: World,
): readonly AuditStatement[] {
  const common = [
    ...judgeState(existing, context),
    ...[dnsAttributesFor(planned, place.inventory, context)].filter((found) => found !== undefined),
  ];
  const policy = judgePolicy(planned, existing, place, context);
  const addresses = judgeAddresses(planned, existing, context);
  if (planned.type === 'Gateway') {
    const all = match.right ?? [existing];
    const tables = existing === all[0] ? judgeRouteTables(planned, existing, all, place, context) : [];
    return [...common, ...tables, ...policy, ...addresses];
  }
  return [
    ...common,
    ...judgePrivateDns(planned, existing, context),
    ...judgeZones(existing, place, context),
    ...judgeIngress(existing, place, context),
    ...policy,
    ...addresses,
  ];
}

/** An endpoint that the export leaves out matters only where it takes traffic and then blocks it. */
function harmful(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  statements: readonly AuditStatement[],
): readonly AuditStatement[] {
  const takesTraffic = planned.type === 'Gateway' || existing.privateDnsEnabled;
  const blocking = ['audit/security-group-closed', 'audit/policy-blocks', 'audit/policy-denies-everything'];
  return statements.filter(
    ({ rule }) => auditRule(rule).kind === 'note' || (takesTraffic && blocking.includes(rule)),
  );
}

function judgeState(existing: ExistingEndpoint, context: CommandContext): readonly AuditStatement[] {
  // Outputs that were cut with --query may lack the state.
  if (existing.state === 'available' || existing.state === '') return [];
  const values = { id: existing.id, state: existing.state };
  return [state('audit/not-available', values, context, [{ kind: 'wait', id: existing.id }])];
}

function judgePrivateDns(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  context: CommandContext,
): readonly AuditStatement[] {
  if (!planned.privateDnsEnabled || existing.privateDnsEnabled) return [];
  const values = { id: existing.id, host: planned.privateDnsNames[0] ?? planned.service };
  const operation = { kind: 'enable-private-dns', id: existing.id, endpoint: planned } as const;
  return [state('audit/private-dns-off', values, context, [operation])];
}

function judgeAddresses(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  context: CommandContext,
): readonly AuditStatement[] {
  const { ipAddressType: wanted } = planned;
  const { ipAddressType: found, id } = existing;
  if (found === undefined || found === wanted || found === 'dualstack') return [];
  const operation = { kind: 'set-ip-address-type', id, ipAddressType: wanted } as const;
  if (wanted === 'dualstack' && found === 'ipv4') {
    return [state('audit/dual-stack-possible', { id }, context, [operation])];
  }
  const words = { ipv4: 'IPv4', ipv6: 'IPv6', dualstack: 'both IP versions' };
  const values = { id, found: `only ${words[found]}`, wanted: words[wanted] };
  return [state('audit/ip-address-type', values, context, [operation])];
}

/** A planned endpoint without one that does: missing, or something in its place that cannot be modified into it. */
function auditAbsent(planned: PlannedEndpoint, match: Match, world: World): AuditedEndpoint {
  const { context } = world;
  const [dead] = match.dead;
  if (dead !== undefined) {
    const values = { id: dead.id, state: dead.state };
    return replaced(planned, dead, 'audit/unusable-state', values, world);
  }
  const near = nearest(match);
  if (near !== undefined) {
    const { existing, mismatch } = near;
    const variant = (fips: boolean): string =>
      `the ${fips ? 'FIPS' : 'standard'} endpoint of ${planned.service}`;
    const values: Values = {
      id: existing.id,
      service: planned.service,
      region: world.plan.workload.region,
      found:
        mismatch === 'audit/fips-variant' ? variant(existing.fips) : (existing.region ?? 'another Region'),
      wanted: variant(isFips(planned)),
    };
    return replaced(planned, existing, mismatch, values, world);
  }
  const values = { service: planned.service, type: planned.type.toLowerCase(), need: planned.need };
  const create: Operation = { kind: 'create', endpoint: planned };
  return {
    service: planned.service,
    serviceName: planned.serviceName,
    type: planned.type,
    verdict: 'missing',
    planned,
    need: planned.need,
    problems: [state('audit/missing', values, context, [create])],
    notes: [],
    monthlyCost: planned.monthlyCost,
  };
}

/** Only what nobody else may rely on is replaced without a question: an endpoint in a dead state. */
function replaced(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  rule: Mismatch | 'audit/unusable-state',
  values: Values,
  world: World,
): AuditedEndpoint {
  const shared = rule !== 'audit/unusable-state';
  const operation: Operation = { kind: 'replace', id: existing.id, endpoint: planned, shared };
  return toAudited(existing, [state(rule, values, world.context, [operation])], world, planned);
}

function nearest(match: Match): Match['near'][number] | undefined {
  for (const wanted of ['audit/wrong-type', 'audit/fips-variant', 'audit/other-region'] as const) {
    const found = match.near.find(({ existing, mismatch }) => mismatch === wanted && !existing.managed);
    if (found !== undefined) return found;
  }
  return undefined;
}

function auditDuplicate(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  match: Match,
  world: World,
): AuditedEndpoint {
  const { context } = world;
  if (existing.managed) return toForeign(existing, 'audit/managed-by-aws', { id: existing.id }, world);
  const values = { id: existing.id, service: planned.service, inForce: match.right?.[0].id ?? '' };
  return toRedundant(
    existing,
    [state('audit/duplicate', values, context, [{ kind: 'delete', id: existing.id }])],
    world,
  );
}

/** What exists and stands for nothing that is planned. */
function auditOther(existing: ExistingEndpoint, world: World): AuditedEndpoint {
  const { plan, context } = world;
  const { id, service, serviceName, state: found } = existing;
  const values = { id, name: serviceName, state: found, service: service ?? serviceName };
  if (existing.managed) return toForeign(existing, 'audit/managed-by-aws', values, world);
  if (isDead(existing)) return toForeign(existing, 'audit/left-over', values, world);
  if (service === undefined) return toForeign(existing, 'audit/foreign', values, world);
  const planned = plan.endpoints.find((endpoint) => endpoint.service === service);
  if (planned !== undefined) return auditSibling(existing, planned, values, world);
  if (existing.region !== plan.workload.region)
    return toForeign(existing, 'audit/other-variant', values, world);
  const spared = plan.notNeeded.find((other) => other.service === service);
  if (existing.type === 'Gateway') return toForeign(existing, 'audit/gateway-costs-nothing', values, world);
  if (spared === undefined) return toForeign(existing, 'audit/foreign', values, world);
  const reason = explain(spared.because[0], plan.workload);
  const words = { ...values, service: serviceOf(service).name, why: reason.text };
  const statement = state('audit/not-needed', words, context, [{ kind: 'delete', id }]);
  const citations: AuditStatement['citations'] = [...reason.citations, ...statement.citations];
  return toRedundant(existing, [{ ...statement, citations }], world);
}

/** Another endpoint of a planned service: another type, Region or variant, or a gateway of other subnets. */
function auditSibling(
  existing: ExistingEndpoint,
  planned: PlannedEndpoint,
  values: Values,
  world: World,
): AuditedEndpoint {
  const { plan, context } = world;
  if (existing.region !== plan.workload.region || existing.fips !== isFips(planned)) {
    return toForeign(existing, 'audit/other-variant', values, world);
  }
  if (existing.type === 'Gateway') {
    const rule =
      planned.type === 'Gateway' ? 'audit/gateway-of-other-subnets' : 'audit/gateway-not-from-outside';
    return toForeign(existing, rule, values, world);
  }
  return existing.type === 'Interface' && planned.type === 'Gateway'
    ? toRedundant(
        existing,
        [state('audit/interface-beside-gateway', values, context, [{ kind: 'delete', id: existing.id }])],
        world,
      )
    : toForeign(existing, 'audit/foreign', values, world);
}

function toForeign(
  existing: ExistingEndpoint,
  rule: Parameters<typeof state>[0],
  values: Values,
  world: World,
): AuditedEndpoint {
  return {
    ...described(existing, world),
    verdict: 'foreign',
    problems: [],
    notes: [state(rule, values, world.context)],
  };
}

function toRedundant(
  existing: ExistingEndpoint,
  problems: readonly AuditStatement[],
  world: World,
): AuditedEndpoint {
  const common = described(existing, world);
  return { ...common, verdict: 'redundant', problems, notes: [], saving: common.monthlyCost };
}

function toAudited(
  existing: ExistingEndpoint,
  statements: readonly AuditStatement[],
  world: World,
  planned: PlannedEndpoint,
): AuditedEndpoint {
  const problems = statements.filter(({ rule }) => auditRule(rule).kind === 'problem');
  return {
    ...described(existing, world),
    verdict: problems.length > 0 ? 'misconfigured' : 'ok',
    planned,
    need: planned.need,
    problems,
    notes: statements.filter((statement) => !problems.includes(statement)),
  };
}

function described(existing: ExistingEndpoint, { plan, catalogue }: World) {
  const { id, service, serviceName, type } = existing;
  return {
    service: service ?? shortName(serviceName),
    serviceName,
    type,
    vpcEndpointId: id,
    monthlyCost: costOf(existing, plan, catalogue),
  };
}

/** `athena` of `com.amazonaws.us-east-1.athena`; the whole name of anything else. */
function shortName(serviceName: string): string {
  return /^(?:\w+\.)*?amazonaws\.[a-z]+(?:-[a-z]+)+-\d\.(.+)$/.exec(serviceName)?.[1] ?? serviceName;
}

function costOf(existing: ExistingEndpoint, plan: Plan, catalogue: PriceCatalogue): MonthlyCost {
  const free = existing.type !== 'Interface' || isDead(existing) || existing.managed;
  return free
    ? { usd: 0, assumed: false }
    : endpointCost('Interface', existing.subnetIds?.length ?? 1, plan.workload.region, catalogue);
}

function summarize(endpoints: readonly AuditedEndpoint[]): Audit['summary'] {
  const count = (verdict: Verdict): number =>
    endpoints.filter((endpoint) => endpoint.verdict === verdict).length;
  return {
    ok: count('ok'),
    missing: count('missing'),
    misconfigured: count('misconfigured'),
    redundant: count('redundant'),
    foreign: count('foreign'),
  };
}
