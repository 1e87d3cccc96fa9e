/** Statements about an endpoint → what the audit says of it, by verdict. */
import {
  type ExistingEndpoint,
  endpointCost,
  type FindingText,
  type MonthlyCost,
  type Plan,
  type PlannedEndpoint,
  type PriceCatalogue,
} from '../core/index.ts';
import { auditRule } from './audit-rules.ts';
import type { Blindness } from './evidence.ts';
import { isDead } from './hops/endpoint-state.ts';
import type { CommandContext } from './operations.ts';
import type { Place } from './place.ts';
import type { Rehearsal } from './rehearsal/rehearsal.ts';
import { state, type Values } from './statement.ts';
import type { AuditedEndpoint, AuditStatement } from './verdict.ts';

/** What every judgement of one audit needs to know. */
export interface World {
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

/** An endpoint that is left alone: a note says why. */
export function toForeign(
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

/** An endpoint without which nothing is lost, with what it costs in a month. */
export function toRedundant(
  existing: ExistingEndpoint,
  problems: readonly AuditStatement[],
  world: World,
): AuditedEndpoint {
  const common = described(existing, world);
  return { ...common, verdict: 'redundant', problems, notes: [], saving: common.monthlyCost };
}

/** An endpoint that stands for a planned one: misconfigured if one of the statements is a problem. */
export function toAudited(
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
