/** A planned endpoint and what exists for it: the one that stands for it, duplicates, or the lack of it. */
import { type ExistingEndpoint, NEED_WORDS, type PlannedEndpoint, splitList } from '../core/index.ts';
import { auditRule } from './audit-rules.ts';
import { toAudited, toForeign, toRedundant, type World } from './audited.ts';
import {
  hubEndpointOf,
  judgeNetworkAcls,
  judgeOffer,
  ownZoneFor,
  safely,
  unlistedGateway,
} from './evidence.ts';
import { isCentral } from './hops/dns.ts';
import { cureOfState } from './hops/endpoint-state.ts';
import { errorOf, judgeRight, judgeState } from './judge-endpoint.ts';
import { type Match, matchOf } from './matching.ts';
import type { CommandContext, Operation } from './operations.ts';
import type { Place } from './place.ts';
import { judgePolicy } from './policy.ts';
import { state } from './statement.ts';
import type { AuditedEndpoint, AuditStatement } from './verdict.ts';
import { isOfferedIn } from './zones.ts';

const TYPE_WORDS = { Gateway: 'gateway', Interface: 'interface' };

/** Everything that exists for one planned endpoint, or the lack of it. */
export function auditPlanned(
  planned: PlannedEndpoint,
  included: boolean,
  world: World,
): readonly AuditedEndpoint[] {
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
  return statements.filter(
    ({ rule }) =>
      auditRule(rule).kind === 'note' ||
      (takesTraffic && rule === 'audit/without-subnet') ||
      (takesTraffic && blocking.includes(rule)),
  );
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
  const conflict = /conflicting DNS domain/i.test(dead.lastError?.message ?? '')
    ? 'Remove what has the name in this VPC first (a private hosted zone, or another endpoint with private DNS). '
    : '';
  const values = { id, state: found, error: errorOf(dead), conflict, cure: cureOfState(dead) };
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
