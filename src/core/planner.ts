/** Workload profile → plan: which endpoints, why, in which order, with which policy; what is not needed; what to know. */
import { PRICES, type PriceCatalogue } from './catalogue.ts';
import { endpointCost, type MonthlyCost } from './cost.ts';
import { endpointPolicy } from './endpoint-policy.ts';
import type { PolicyDocument } from './policy.ts';
import type { WorkloadProfile } from './questions.ts';
import type { Conclusion, Need, Rule, Severity, Use, Uses } from './rule.ts';
import { inOrder, RULES, type RuleId } from './rules/index.ts';
import { platformTakesFips } from './rules/predicates.ts';
import {
  type EndpointType,
  hasFipsVariant,
  privateDnsNames,
  SERVICE_IDS,
  type ServiceId,
  serviceName,
  serviceOf,
} from './services.ts';

export interface PlannedEndpoint {
  /** Short name, such as `ecr.api`. */
  readonly service: ServiceId;
  /** Full name, such as `com.amazonaws.us-east-1.ecr.api`. */
  readonly serviceName: string;
  readonly type: EndpointType;
  readonly need: Need;
  /** Interface endpoints only; always `false` for a gateway. */
  readonly privateDnsEnabled: boolean;
  /** Host names that private DNS answers, wildcards included. */
  readonly privateDnsNames: readonly string[];
  readonly ipAddressType: WorkloadProfile['ipAddressType'];
  /** Whether the service documents the planned IP address type. */
  readonly ipAddressTypeDocumented: boolean;
  /** The rules that need or explain the endpoint, the strongest need first. */
  readonly because: readonly [RuleId, ...RuleId[]];
  /** Services whose endpoints must be available first; empty where order does not matter. */
  readonly dependsOn: readonly ServiceId[];
  /** Absent: AWS's default policy applies, which allows everything. */
  readonly policy: PolicyDocument | undefined;
  /** The policy was written by the user and replaces the planned one. */
  readonly policyEdited: boolean;
  /** What the rules say is used through the endpoint; `'unknown'` when a caller's actions cannot be known. */
  readonly uses: Uses;
  readonly monthlyCost: MonthlyCost;
}

export interface SparedService {
  readonly service: ServiceId;
  readonly because: readonly [RuleId, ...RuleId[]];
}

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
}

export interface Plan {
  readonly workload: WorkloadProfile;
  /** In creation order. */
  readonly endpoints: readonly PlannedEndpoint[];
  readonly notNeeded: readonly SparedService[];
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** Policies written by the user, by service; they replace the planned ones. */
export type EditedPolicies = { readonly [S in ServiceId]?: PolicyDocument };

export interface PlanOptions {
  readonly catalogue?: PriceCatalogue;
  readonly policies?: EditedPolicies;
  /** For tests of the planner itself. */
  readonly rules?: readonly Rule[];
}

/** What the rules say about one service. */
interface Gathered {
  type: EndpointType;
  readonly needing: Needing[];
  readonly explaining: Explaining[];
}

interface Explaining {
  readonly rule: RuleId;
  readonly uses: Uses;
}

interface Needing extends Explaining {
  readonly need: Need;
}

const STRENGTH: { readonly [N in Need]: number } = { required: 3, recommended: 2, optional: 1 };
const SEVERITY: { readonly [S in Severity]: number } = { error: 3, warning: 2, info: 1 };

/**
 * Plans the endpoints of a workload. Pure: the same profile and options give the same plan, whatever the order of rules.
 */
export function plan(workload: WorkloadProfile, options: PlanOptions = {}): Plan {
  const gathered = new Map<ServiceId, Gathered>();
  const explained: (Explaining & { readonly service: ServiceId })[] = [];
  const spared = new Map<ServiceId, RuleId[]>();
  const findings: Finding[] = [];
  const chains: (readonly ServiceId[])[] = [];

  for (const rule of options.rules === undefined ? RULES : inOrder(options.rules)) {
    if (!rule.when(workload)) continue;
    const id = rule.id as RuleId;
    for (const conclusion of rule.implies) {
      switch (conclusion.kind) {
        case 'needs':
          gather(gathered, id, conclusion, workload);
          break;
        case 'explains':
          explained.push({ service: conclusion.service, rule: id, uses: conclusion.uses });
          break;
        case 'spares':
          append(spared, conclusion.service, id);
          break;
        case 'orders':
          chains.push(conclusion.services);
          break;
        case 'reports':
          findings.push({ rule: id, severity: conclusion.severity });
          break;
      }
    }
  }
  for (const explanation of explained) gathered.get(explanation.service)?.explaining.push(explanation);

  const planned = SERVICE_IDS.filter((service) => gathered.has(service));
  const endpoints = planned.map((service) =>
    toEndpoint(
      service,
      gathered.get(service) as Gathered,
      workload,
      options,
      predecessors(service, planned, chains),
    ),
  );
  return {
    workload,
    endpoints,
    notNeeded: SERVICE_IDS.filter((service) => spared.has(service) && !gathered.has(service)).map(
      (service) => ({ service, because: spared.get(service) as [RuleId, ...RuleId[]] }),
    ),
    findings: findings.sort((a, b) => SEVERITY[b.severity] - SEVERITY[a.severity]),
  };
}

/** The endpoints that the exports create, by the answer to `include`. */
export function includedEndpoints(plan: Plan): readonly PlannedEndpoint[] {
  const { include } = plan.workload;
  const included = plan.endpoints.filter((endpoint) => STRENGTH[endpoint.need] >= STRENGTH[include]);
  return included.length === plan.endpoints.length
    ? plan.endpoints
    : included.map((endpoint) => ({
        ...endpoint,
        dependsOn: endpoint.dependsOn.filter((service) =>
          included.some((other) => other.service === service),
        ),
      }));
}

function gather(
  gathered: Map<ServiceId, Gathered>,
  rule: RuleId,
  conclusion: Extract<Conclusion, { kind: 'needs' }>,
  workload: WorkloadProfile,
): void {
  const byPath = workload.egress === 'none' ? 'required' : 'recommended';
  const need = conclusion.need === 'by-path' ? byPath : conclusion.need;
  const needing = { rule, need, uses: conclusion.uses };
  const known = gathered.get(conclusion.service);
  if (known === undefined) {
    gathered.set(conclusion.service, { type: conclusion.type, needing: [needing], explaining: [] });
    return;
  }
  known.needing.push(needing);
  // An interface endpoint also serves callers inside the VPC; a gateway endpoint never serves callers outside it.
  if (conclusion.type === 'Interface') known.type = 'Interface';
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

function toEndpoint(
  service: ServiceId,
  from: Gathered,
  workload: WorkloadProfile,
  options: PlanOptions,
  dependsOn: readonly ServiceId[],
): PlannedEndpoint {
  const { type } = from;
  const needing = from.needing.sort((a, b) => STRENGTH[b.need] - STRENGTH[a.need]);
  const because = [...needing, ...from.explaining];
  const uses = union(because);
  const variant = takesFips(service, type, needing, workload) ? 'fips' : 'standard';
  const edited = options.policies?.[service];
  const ip = ipAddressType(service, workload);
  return {
    service,
    serviceName: serviceName(service, workload.region, type, variant),
    type,
    need: (needing[0] as Needing).need,
    privateDnsEnabled: type === 'Interface' && (service !== 'ecr.api' || workload.ecrApiPrivateDns),
    privateDnsNames: privateDnsNames(service, workload.region, type, variant),
    ipAddressType: ip,
    ipAddressTypeDocumented: ip === 'ipv4' || serviceOf(service).ipv6 === true,
    because: because.map(({ rule }) => rule) as [RuleId, ...RuleId[]],
    dependsOn,
    policy: edited ?? endpointPolicy(service, uses, workload),
    policyEdited: edited !== undefined,
    uses,
    monthlyCost: endpointCost(type, workload.availabilityZones, workload.region, options.catalogue ?? PRICES),
  };
}

/**
 * Whether the FIPS variant is planned: an interface endpoint (gateway endpoints have none) whose callers can be told to
 * use it. Where the platform cannot, the application's own code still can, if nothing else uses the endpoint.
 */
function takesFips(
  service: ServiceId,
  type: EndpointType,
  needing: readonly Needing[],
  workload: WorkloadProfile,
): boolean {
  return (
    workload.fips &&
    type === 'Interface' &&
    hasFipsVariant(service, workload.region) &&
    (platformTakesFips(workload) || needing.every(({ uses }) => uses === 'unknown'))
  );
}

function union(contributions: readonly Explaining[]): Uses {
  let all: readonly Use[] = NO_USE;
  for (const { uses } of contributions) {
    if (uses === 'unknown') return 'unknown';
    if (uses.length > 0) all = all.length === 0 ? uses : joined(all, uses);
  }
  return all;
}

const NO_USE: readonly Use[] = [];
const JOINED = new WeakMap<readonly Use[], WeakMap<readonly Use[], readonly Use[]>>();

/** Both lists in one, always the same one: rules have constant lists, so what is computed from them can be kept. */
function joined(first: readonly Use[], second: readonly Use[]): readonly Use[] {
  const withFirst = JOINED.get(first) ?? new WeakMap<readonly Use[], readonly Use[]>();
  JOINED.set(first, withFirst);
  const both = withFirst.get(second) ?? [...first, ...second];
  withFirst.set(second, both);
  return both;
}

/** Dual-stack subnets leave the choice, so services that do not document IPv6 stay on IPv4; IPv6-only subnets do not. */
function ipAddressType(service: ServiceId, workload: WorkloadProfile): WorkloadProfile['ipAddressType'] {
  if (workload.ipAddressType !== 'dualstack') return workload.ipAddressType;
  return serviceOf(service).ipv6 === true ? 'dualstack' : 'ipv4';
}

const NOTHING_FIRST: readonly ServiceId[] = [];

/** The nearest planned service before this one in each chain. */
function predecessors(
  service: ServiceId,
  planned: readonly ServiceId[],
  chains: readonly (readonly ServiceId[])[],
): readonly ServiceId[] {
  if (chains.length === 0) return NOTHING_FIRST;
  return chains.flatMap((chain) => {
    const before = chain
      .slice(0, Math.max(0, chain.indexOf(service)))
      .filter((other) => planned.includes(other));
    return before.slice(-1);
  });
}
