/** What exists and stands for nothing that is planned. */
import {
  ECS_CONTROL_PLANE,
  type ExistingEndpoint,
  explain,
  type PlannedEndpoint,
  serviceOf,
} from '../core/index.ts';
import { auditRule } from './audit-rules.ts';
import { toAudited, toForeign, toRedundant, type World } from './audited.ts';
import { judgeNetworkAcls, takesNames } from './evidence.ts';
import { servicesNotTold } from './hops/deployed.ts';
import { isDead } from './hops/endpoint-state.ts';
import { judgeIngress } from './ingress.ts';
import { judgeState } from './judge-endpoint.ts';
import { isFips, matchOf } from './matching.ts';
import { judgePolicy } from './policy.ts';
import { state, type Values } from './statement.ts';
import type { AuditedEndpoint, AuditStatement } from './verdict.ts';

/** What exists and stands for nothing that is planned. */
export function auditOther(existing: ExistingEndpoint, world: World): AuditedEndpoint {
  const { plan, context } = world;
  const { id, service, serviceName, state: found } = existing;
  const values = { id, name: serviceName, state: found, service: service ?? serviceName };
  if (existing.managed) return toForeign(existing, 'audit/managed-by-aws', values, world);
  if (isDead(existing)) return toForeign(existing, 'audit/left-over', values, world);
  if (service === undefined) {
    const isOpen = servicesNotTold(world.place.inventory).some((one) => one.id === id);
    return toForeign(existing, isOpen ? 'audit/endpoint-not-told' : 'audit/foreign', values, world);
  }
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
    const words = { ...values, region, found: existing.region ?? existing.serviceName };
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
