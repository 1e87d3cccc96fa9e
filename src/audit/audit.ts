/** Plan and inventory → a verdict for each planned and each existing endpoint. */
import {
  ECS_CONTROL_PLANE,
  type ExistingEndpoint,
  endpointCost,
  explain,
  type FindingText,
  findingTexts,
  type Inventory,
  type IpAddressType,
  includedEndpoints,
  type MonthlyCost,
  NEED_WORDS,
  type Plan,
  type PlannedEndpoint,
  PRICES,
  type PriceCatalogue,
  serviceOf,
  splitList,
} from '../core/index.ts';
import { auditRule } from './audit-rules.ts';
import {
  type Blindness,
  blindnessOf,
  filledIn,
  hubEndpointOf,
  hubNotShown,
  interfaceWithNames,
  judgeNetworkAcls,
  judgeOffer,
  ownZoneFor,
  safely,
  takesNames,
  unlistedGateway,
} from './evidence.ts';
import { isCentral } from './hops/dns.ts';
import { judgeIngress } from './ingress.ts';
import { isDead, isFips, type Match, matchOf } from './matching.ts';
import { dnsAttributesFor, judgeNetwork } from './network.ts';
import type { CommandContext, Operation } from './operations.ts';
import { type Place, placeOf } from './place.ts';
import { judgePolicy } from './policy.ts';
import { type Rehearsal, rehearse } from './rehearsal/rehearsal.ts';
import { judgeRouteTables } from './route-tables.ts';
import { otherStops, withStops } from './second-line.ts';
import { listed, state, type Values } from './statement.ts';
import type { Audit, AuditedEndpoint, AuditStatement, Verdict } from './verdict.ts';
import { isOfferedIn, judgeZones } from './zones.ts';

const TYPE_WORDS = { Gateway: 'gateway', Interface: 'interface' };

interface World {
  readonly plan: Plan;
  readonly place: Place;
  readonly context: CommandContext;
  readonly catalogue: PriceCatalogue;
  /** Every call of the plan through what exists: audit and rehearsal judge with the same hops. */
  readonly rehearsal: Rehearsal;
  /** Why nothing may be created on this evidence; `undefined`: it may. */
  readonly blind: Blindness | undefined;
  /** What the sources of the plan prove wrong. */
  readonly read: readonly FindingText[];
}

/**
 * Compares a plan with what exists. Pure and total: any inventory gets an answer. What was not given is not judged,
 * and said; only what keeps the planned calls from working counts as misconfigured. `read`: what the sources of the plan
 * prove wrong besides.
 */
export function audit(
  plan: Plan,
  inventory: Inventory,
  catalogue: PriceCatalogue = PRICES,
  read: readonly FindingText[] = [],
): Audit {
  const blind = blindnessOf(plan, inventory);
  const profiles = plan.workloads.map(({ profile }) => profile);
  const place = placeOf(plan.workload, inventory, profiles);
  const filled = filledIn(place);
  const context: CommandContext = { workload: filled, vpcId: inventory.vpcId };
  const world: World = {
    plan,
    place,
    context,
    catalogue,
    rehearsal: rehearse(plan.workloads, inventory),
    blind,
    read,
  };
  const included = includedEndpoints(plan);
  const isIncluded = (planned: PlannedEndpoint): boolean =>
    included.some(({ service }) => service === planned.service);
  const strange = blind?.rule === 'audit/another-region';
  const judged = strange
    ? []
    : plan.endpoints.flatMap((planned) => auditPlanned(planned, isIncluded(planned), world));
  const seen = new Set(judged.flatMap(({ vpcEndpointId }) => vpcEndpointId ?? []));
  const others = inventory.endpoints
    .filter(({ id }) => !seen.has(id))
    .map((existing) => auditOther(existing, world));
  const elsewhere = inventory.elsewhere
    .filter(({ id }) => !seen.has(id))
    .map((existing) =>
      toForeign(existing, 'audit/other-vpc', { id: existing.id, vpc: existing.vpcId }, world),
    );
  const endpoints = withStops([...judged, ...others, ...elsewhere], world.rehearsal, context);
  const network = networkOf(included, endpoints, world);
  const summary = summarize(endpoints);
  return {
    vpcId: inventory.vpcId,
    workload: filled,
    endpoints,
    network,
    summary,
    passed: summary.missing === 0 && summary.misconfigured === 0 && network.problems.length === 0,
  };
}

/** What concerns the VPC, what the plan itself finds wrong, and calls that stop although nothing else was said. */
function networkOf(
  included: readonly PlannedEndpoint[],
  endpoints: readonly AuditedEndpoint[],
  { plan, place, context, rehearsal, blind, read }: World,
): Audit['network'] {
  const found = findingTexts(plan);
  const errors = [...found, ...read]
    .filter(({ severity }) => severity === 'error')
    .map((finding) => planStatement('audit/plan-error', finding, context));
  const warnings = found
    .filter(({ severity, rule }) => severity === 'warning' && plan.workload.fips && /fips/i.test(rule))
    .map((finding) => planStatement('audit/plan-warning', finding, context));
  if (blind?.rule === 'audit/another-region') {
    return { problems: [...errors, state(blind.rule, blind.values, context)], notes: warnings };
  }
  const own = judgeNetwork(included, endpoints, place, context);
  const said = [
    ...errors,
    ...own.problems,
    ...(blind?.said === true ? [state(blind.rule, blind.values, context)] : []),
  ];
  return {
    problems: [
      ...said,
      ...hubNotShown(included, endpoints, place, context),
      ...otherStops(rehearsal, endpoints, said, place, context),
    ],
    notes: [...own.notes, ...warnings],
  };
}

function planStatement(
  rule: 'audit/plan-error' | 'audit/plan-warning',
  { rule: subject, text, fix, citations }: FindingText,
  context: CommandContext,
): AuditStatement {
  return { ...state(rule, { finding: text, cure: fix ?? '' }, context), subject, citations };
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
  if (isCentral(world.place.workload) && planned.type === 'Interface') return auditHub(planned, world);
  return auditAbsent(planned, match, world);
}

/** An interface endpoint that stands in another VPC by the answers: judged where it is shown. */
function auditHub(planned: PlannedEndpoint, world: World): readonly AuditedEndpoint[] {
  const { place, context } = world;
  const existing = hubEndpointOf(planned, place);
  if (existing === undefined) return [];
  const values = { id: existing.id, vpc: existing.vpcId };
  const statements = [...judgeState(existing, context), ...judgePolicy(planned, existing, place, context)];
  return [toAudited(existing, [...statements, state('audit/hub-endpoint', values, context)], world, planned)];
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
  const optional = { service: planned.service, need: NEED_WORDS[planned.need], id: existing.id };
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
  const zones = planned.type === 'Gateway' ? [] : judgeZones(existing, place, context);
  // The subnets that it will have: their network ACLs count too.
  const added = zones
    .flatMap(({ operations }) => operations)
    .flatMap((operation) => (operation.kind === 'add-subnets' ? operation.subnetIds : []));
  const standing =
    added.length === 0 ? existing : { ...existing, subnetIds: [...(existing.subnetIds ?? []), ...added] };
  const addresses = [
    ...judgeAddresses(planned, existing, place, context),
    ...judgeNetworkAcls(standing, place, context),
    ...judgeTold(existing, context),
  ];
  if (planned.type === 'Gateway') {
    const all = match.right ?? [existing];
    const tables = existing === all[0] ? judgeRouteTables(planned, existing, all, place, context) : [];
    const usurper = existing === all[0] ? interfaceWithNames(existing, place) : undefined;
    const names =
      usurper === undefined
        ? []
        : [state('audit/names-lead-to-interface', { id: usurper.id, service: planned.service }, context)];
    return [...common, ...tables, ...policy, ...addresses, ...names];
  }
  return [
    ...common,
    ...judgePrivateDns(planned, existing, place, context),
    ...zones,
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
  const takesTraffic = planned.type === 'Gateway' || existing.privateDnsEnabled === true;
  const blocking = [
    'audit/security-group-closed',
    'audit/policy-blocks',
    'audit/policy-denies-everything',
    'audit/network-acl-closed',
  ];
  const nowhere = existing.subnetIds?.length === 0;
  return statements.filter(
    ({ rule }) =>
      auditRule(rule).kind === 'note' ||
      (takesTraffic && nowhere && rule === 'audit/zones-not-covered') ||
      (takesTraffic && blocking.includes(rule)),
  );
}

function judgeState(existing: ExistingEndpoint, context: CommandContext): readonly AuditStatement[] {
  // Outputs that were cut with --query may lack the state.
  if (existing.state === 'available' || existing.state === '') return [];
  const values = { id: existing.id, state: existing.state, error: errorOf(existing) };
  return [state('audit/not-available', values, context, [{ kind: 'wait', id: existing.id }])];
}

const errorOf = ({ lastError }: ExistingEndpoint): string =>
  lastError === undefined ? '' : ` AWS says: “${lastError.message}”.`;

/** What the output does not tell decides nothing, and is said. */
function judgeTold(existing: ExistingEndpoint, context: CommandContext): readonly AuditStatement[] {
  const { id, type, state: found, policy } = existing;
  const isInterface = type === 'Interface';
  const missing = [
    ...(found === '' ? ['its state'] : []),
    ...(policy.kind === 'absent' ? ['its policy'] : []),
    ...(isInterface && existing.privateDnsEnabled === undefined ? ['private DNS'] : []),
    ...(isInterface && existing.subnetIds === undefined ? ['its subnets'] : []),
    ...(isInterface && existing.securityGroupIds === undefined ? ['its security groups'] : []),
    ...(type === 'Gateway' && existing.routeTableIds === undefined ? ['its route tables'] : []),
  ];
  return missing.length === 0 ? [] : [state('audit/not-told', { id, what: listed(missing) }, context)];
}

function judgePrivateDns(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  if (!planned.privateDnsEnabled || existing.privateDnsEnabled !== false) return [];
  const host = planned.privateDnsNames[0] ?? planned.service;
  const zone = ownZoneFor(planned, place);
  if (zone !== undefined)
    return [state('audit/own-hosted-zone', { id: existing.id, zone: zone.name, host }, context)];
  const operation = { kind: 'enable-private-dns', id: existing.id, endpoint: planned } as const;
  return [state('audit/private-dns-off', { id: existing.id, host }, context, [operation])];
}

/**
 * The callers' IP version decides: tasks with both launch over IPv4. An endpoint that only exists over IPv4 is no
 * matter of what was created: the plan says by itself that tasks with IPv6 alone do not reach it.
 */
function judgeAddresses(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  place: Place,
  context: CommandContext,
): readonly AuditStatement[] {
  const { id, ipAddressType: type = 'ipv4', dnsRecordIpType: records } = existing;
  if (planned.ipAddressType === 'ipv4' && place.family === 6) return [];
  const wanted = place.family === 4 ? 'ipv4' : 'ipv6';
  const words = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;
  if (type !== wanted && type !== 'dualstack') {
    const ipAddressType = bothUnlessNative(existing, place);
    // Records of the other family alone stay what they are when the type changes.
    const isOther = existing.type === 'Interface' && (records === 'ipv4' || records === 'ipv6');
    const operations: readonly Operation[] = [
      { kind: 'set-ip-address-type', id, ipAddressType },
      ...(isOther && records !== wanted
        ? ([{ kind: 'set-dns-record-type', id, recordType: ipAddressType }] as const)
        : []),
    ];
    const values = { id, found: `only ${words[type]}`, wanted: words[wanted] };
    return [state('audit/ip-address-type', values, context, operations)];
  }
  if (existing.type === 'Interface' && (records === 'ipv4' || records === 'ipv6') && records !== wanted) {
    const recordType = type === 'dualstack' ? 'dualstack' : wanted;
    const operation = { kind: 'set-dns-record-type', id, recordType } as const;
    const values = { id, found: words[records], type: records, wanted: words[wanted] };
    return [state('audit/dns-record-type', values, context, [operation])];
  }
  if (planned.ipAddressType !== 'dualstack' || type !== 'ipv4' || existing.ipAddressType === undefined)
    return [];
  const operation = { kind: 'set-ip-address-type', id, ipAddressType: 'dualstack' } as const;
  return [state('audit/dual-stack-possible', { id }, context, [operation])];
}

/** Amazon EC2 takes `ipv6` only where every subnet has IPv6 addresses only; `dualstack` keeps the other clients. */
function bothUnlessNative(
  { subnetIds = [] }: ExistingEndpoint,
  { subnetById, family }: Place,
): IpAddressType {
  const native = subnetIds.length > 0 && subnetIds.every((id) => subnetById.get(id)?.ipv6Native === true);
  return family === 6 && native ? 'ipv6' : 'dualstack';
}

/** A planned endpoint without one that does. What exists of the same service is listed beside it, as foreign. */
function auditAbsent(planned: PlannedEndpoint, match: Match, world: World): readonly AuditedEndpoint[] {
  const { context, place, blind } = world;
  const [dead] = match.dead;
  if (dead !== undefined) return [auditDead(planned, dead, world)];
  const { service } = planned;
  const unlisted = unlistedGateway(planned, place);
  if (unlisted !== undefined)
    return [missing(planned, [state('audit/unlisted-gateway', { ...unlisted, service }, context)], [])];
  const values = { service, type: TYPE_WORDS[planned.type], need: NEED_WORDS[planned.need] };
  if (blind !== undefined && !blind.said)
    return [missing(planned, [state(blind.rule, { ...blind.values, ...values }, context)], [])];
  const offers = judgeOffer(planned, place, context);
  if (offers.problems.length > 0) return [missing(planned, offers.problems, [])];
  const safe = safely(planned, place);
  const zone = ownZoneFor(planned, place);
  const host = planned.privateDnsNames[0] ?? service;
  const notes = [
    ...(safe === planned ? [] : [state('audit/full-access-first', { service }, context)]),
    ...(zone === undefined ? [] : [state('audit/zone-in-the-way', { zone: zone.name, host }, context)]),
    ...offers.notes,
  ];
  const create: readonly Operation[] = blind === undefined ? [{ kind: 'create', endpoint: safe }] : [];
  const where = inOfferedZones(planned, place, context);
  const problems = [state('audit/missing', values, where, create), ...aclsBefore(planned, world)];
  return [missing(planned, problems, notes)];
}

/** Network ACLs that would stop the calls once the endpoint is there. */
function aclsBefore(
  { type, service, serviceName }: PlannedEndpoint,
  world: World,
): readonly AuditStatement[] {
  const { context, place, blind } = world;
  if (blind !== undefined) return [];
  const subnetIds = splitList(context.workload.subnetIds);
  const found = judgeNetworkAcls({ type, service, serviceName, subnetIds }, place, context);
  return found.filter(({ rule }) => rule === 'audit/network-acl-closed');
}

/** The command leaves out subnets of zones in which AWS does not offer the service: EC2 would refuse them. */
function inOfferedZones(planned: PlannedEndpoint, place: Place, context: CommandContext): CommandContext {
  const { subnetIds } = context.workload;
  const offered = splitList(subnetIds).filter((id) => isOfferedIn(planned.serviceName, id, place));
  return offered.length === 0
    ? context
    : { ...context, workload: { ...context.workload, subnetIds: offered.join(',') } };
}

function missing(
  planned: PlannedEndpoint,
  problems: readonly AuditStatement[],
  notes: readonly AuditStatement[],
): AuditedEndpoint {
  return {
    service: planned.service,
    serviceName: planned.serviceName,
    type: planned.type,
    verdict: 'missing',
    planned,
    need: planned.need,
    problems,
    notes,
    monthlyCost: planned.monthlyCost,
  };
}

/** An endpoint in a state that it will not leave: nobody relies on it, so it is replaced. */
function auditDead(planned: PlannedEndpoint, dead: ExistingEndpoint, world: World): AuditedEndpoint {
  const { context, place } = world;
  const { id, state: found } = dead;
  const endpoint = safely(planned, place);
  if (found === 'deleting') {
    const operations: readonly Operation[] = [
      { kind: 'wait', id },
      { kind: 'create', endpoint },
    ];
    return toAudited(
      dead,
      [
        state('audit/being-deleted', { id, service: planned.service }, context, operations),
        ...aclsBefore(planned, world),
      ],
      world,
      planned,
    );
  }
  const conflict = /conflicting DNS domain/i.test(dead.lastError?.message ?? '');
  const cure = conflict
    ? 'Remove what has the name in this VPC first (a private hosted zone, or another endpoint with private DNS). '
    : '';
  const values = { id, state: found, error: errorOf(dead), cure };
  const operations: readonly Operation[] = [{ kind: 'replace', id, endpoint, shared: false }];
  const said = [state('audit/unusable-state', values, context, operations), ...aclsBefore(planned, world)];
  return toAudited(dead, said, world, planned);
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
  const platformOnly = ECS_CONTROL_PLANE.some((name) => name === service);
  const rule = platformOnly ? 'audit/only-for-ecs' : 'audit/not-needed';
  const statement = state(rule, words, context, platformOnly ? [{ kind: 'delete', id }] : []);
  const citations: AuditStatement['citations'] = [...reason.citations, ...statement.citations];
  const said = { ...statement, citations };
  return platformOnly
    ? toRedundant(existing, [said], world)
    : { ...toForeign(existing, rule, words, world), notes: [said] };
}

/** Another endpoint of a planned service: another type, Region or variant, or a gateway of other subnets. */
function auditSibling(
  existing: ExistingEndpoint,
  planned: PlannedEndpoint,
  values: Values,
  world: World,
): AuditedEndpoint {
  const { plan, place, context } = world;
  const { region } = plan.workload;
  if (existing.region !== region) {
    const words = { ...values, region, found: existing.region ?? 'another Region' };
    return toForeign(existing, 'audit/other-region', words, world);
  }
  if (existing.fips !== isFips(planned)) {
    const variant = (fips: boolean): string =>
      `the ${fips ? 'FIPS' : 'standard'} endpoint of ${planned.service}`;
    const words = { ...values, found: variant(existing.fips), wanted: variant(isFips(planned)) };
    return toForeign(existing, 'audit/fips-variant', words, world);
  }
  if (existing.type === 'Gateway') {
    const rule =
      planned.type === 'Gateway' ? 'audit/gateway-of-other-subnets' : 'audit/gateway-not-from-outside';
    return toForeign(existing, rule, values, world);
  }
  if (existing.type !== 'Interface' || planned.type !== 'Gateway')
    return toForeign(existing, 'audit/foreign', values, world);
  if (existing.privateDnsOnlyForInboundResolver === true)
    return toForeign(existing, 'audit/inbound-resolver-only', values, world);
  if (matchOf(planned, place).right === undefined)
    return toForeign(existing, 'audit/wrong-type', values, world);
  // Names of the whole VPC lead to it: what blocks there stops the tasks.
  const blocking = takesNames(existing) ? judgeInTheWay(planned, existing, world) : [];
  if (blocking.length > 0) return toAudited(existing, blocking, world, planned);
  return toRedundant(
    existing,
    [state('audit/interface-beside-gateway', values, context, [{ kind: 'delete', id: existing.id }])],
    world,
  );
}

/** The problems of an interface endpoint that takes the names which the gateway endpoint is meant for. */
function judgeInTheWay(
  planned: PlannedEndpoint,
  existing: ExistingEndpoint,
  { place, context }: World,
): readonly AuditStatement[] {
  const statements = [
    ...judgeState(existing, context),
    ...judgeIngress(existing, place, context),
    ...judgePolicy(planned, existing, place, context),
    ...judgeNetworkAcls(existing, place, context),
  ];
  return statements.some(({ rule }) => auditRule(rule).kind === 'problem') ? statements : [];
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
  const { id, service, serviceName, type, place } = existing;
  return {
    ...(place === undefined ? {} : { place }),
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
