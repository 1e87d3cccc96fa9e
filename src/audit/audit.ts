/** Plan and inventory → a verdict for each planned and each existing endpoint. */
import {
  type Answers,
  type FindingText,
  findingTexts,
  type Inventory,
  includedEndpoints,
  type Plan,
  type PlannedEndpoint,
  PRICES,
  type PriceCatalogue,
} from '../core/index.ts';
import { toForeign, type World } from './audited.ts';
import { blindnessOf, filledIn, hubNotShown } from './evidence.ts';
import { deployed } from './hops/deployed.ts';
import { judgeNetwork } from './network.ts';
import type { CommandContext } from './operations.ts';
import { placeOf } from './place.ts';
import { auditPlanned } from './planned.ts';
import { rehearse } from './rehearsal/rehearsal.ts';
import { doubtfulCalls, otherStops, withStops } from './second-line.ts';
import { state } from './statement.ts';
import { auditOther } from './unplanned.ts';
import type { Audit, AuditedEndpoint, AuditStatement, Verdict } from './verdict.ts';

/**
 * Compares a plan with what exists. Pure and total: any inventory gets an answer. What was not given is not judged,
 * and said; only what keeps the planned calls from working counts as misconfigured. `read`: what the sources of the plan
 * prove wrong besides; `stated`: the answers about the VPC that were given or read, where some are only assumed.
 */
export function audit(
  plan: Plan,
  given: Inventory,
  catalogue: PriceCatalogue = PRICES,
  read: readonly FindingText[] = [],
  stated: Answers = plan.workload,
): Audit {
  const inventory = deployed(given, plan.workload);
  const blind = blindnessOf(plan, inventory);
  const profiles = plan.workloads.map(({ profile }) => profile);
  const place = placeOf(plan.workload, inventory, profiles, stated);
  const filled = filledIn(place);
  const context: CommandContext = {
    workload: filled,
    vpcId: inventory.vpcId,
    ...(inventory.origin === undefined ? {} : { origin: inventory.origin }),
  };
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
    notes: [...own.notes, ...doubtfulCalls(rehearsal, context), ...warnings],
  };
}

function planStatement(
  rule: 'audit/plan-error' | 'audit/plan-warning',
  { rule: subject, text, fix, citations }: FindingText,
  context: CommandContext,
): AuditStatement {
  return { ...state(rule, { finding: text, cure: fix ?? '' }, context), subject, citations };
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
