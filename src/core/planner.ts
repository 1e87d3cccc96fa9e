/** Workload profile → plan: which endpoints, why, in which order, with which policy; what is not needed; what to know. */
import { allRestOn } from './alternatives.ts';
import { PRICES, type PriceCatalogue } from './catalogue.ts';
import { endpointCost, FREE, type MonthlyCost } from './cost.ts';
import { endpointPolicy, isShared } from './endpoint-policy.ts';
import { needOf } from './paths.ts';
import type { PolicyDocument } from './policy.ts';
import {
  type Answers,
  isVpcQuestion,
  QUESTION_IDS,
  type QuestionId,
  type WorkloadProfile,
} from './questions.ts';
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
import { type NamedAnswers, type NamedProfile, toProfiles, UNNAMED } from './workloads.ts';

/** An endpoint of a plan: what is created, who needs it and why. */
export interface PlannedEndpoint {
  /** Short name, such as `ecr.api`. */
  readonly service: ServiceId;
  /** Full name, such as `com.amazonaws.us-east-1.ecr.api`. */
  readonly serviceName: string;
  readonly type: EndpointType;
  readonly need: Need;
  /** The VPC of the workload, or the hub whose endpoints it shares. */
  readonly placement: WorkloadProfile['endpointPlacement'];
  /** Interface endpoints only; `false` for a gateway, and in a central VPC, whose hosted zones carry the names. */
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
  /** The workloads that use it, in the order of the plan. */
  readonly workloads: readonly NamedProfile[];
  /** What the rules say is used through the endpoint; `'unknown'` when a caller's actions cannot be known. */
  readonly uses: Uses;
  readonly monthlyCost: MonthlyCost;
}

/** A service whose endpoint somebody might expect, and the rules that say why it is not needed. */
export interface SparedService {
  readonly service: ServiceId;
  readonly because: readonly [RuleId, ...RuleId[]];
}

/** Something in the answers that somebody should know or correct. */
export interface Finding {
  readonly rule: RuleId;
  /** Never an error where `assumed` says something. */
  readonly severity: Severity;
  /** Of what would be an error: the answers that nobody gave, or that were read in doubt, without which it is none. */
  readonly assumed?: readonly QuestionId[];
}

/** The result: endpoints, what is not needed, findings, cost. */
export interface Plan {
  /** The answers about the VPC, which all workloads share; with one workload its whole profile. */
  readonly workload: WorkloadProfile;
  /** Every workload of the plan, at least one; the only one may be unnamed. */
  readonly workloads: readonly NamedProfile[];
  /** In creation order. */
  readonly endpoints: readonly PlannedEndpoint[];
  readonly notNeeded: readonly SparedService[];
  /** Errors first. */
  readonly findings: readonly Finding[];
  /** By workload: what nobody answered, or what was read in doubt. Absent where every answer counts as given. */
  readonly unsure?: ReadonlyMap<string, readonly QuestionId[]>;
}

/** Policies written by the user, by service; they replace the planned ones. */
export type EditedPolicies = { readonly [S in ServiceId]?: PolicyDocument };

/** What a plan may be told besides the answers. */
export interface PlanOptions {
  readonly catalogue?: PriceCatalogue;
  readonly policies?: EditedPolicies;
  /** The questions about the VPC whose answer was read in doubt; a workload names its own. */
  readonly open?: readonly QuestionId[];
  /** For tests of the planner itself. */
  readonly rules?: readonly Rule[];
}

/** What all endpoints of a plan have in common. */
interface Common {
  readonly workload: WorkloadProfile;
  readonly workloads: readonly NamedProfile[];
  readonly policies: EditedPolicies | undefined;
  readonly interfaceCost: MonthlyCost;
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
  /** The workloads for which the rule speaks. */
  readonly workloads: readonly NamedProfile[];
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
  return planProfiles([{ name: '', profile: workload }], options);
}

/**
 * Plans the endpoints of a VPC with several workloads: the union of what each needs, the strongest need, every use. Answers
 * about the VPC are in `vpc`; workload-level answers there are the defaults of all workloads.
 */
export function planVpc(vpc: Answers, workloads: readonly NamedAnswers[], options: PlanOptions = {}): Plan {
  const made = planProfiles(toProfiles(vpc, workloads), options);
  const unsure = unsureIn(vpc, workloads.length === 0 ? UNNAMED : workloads, options.open ?? []);
  const findings = made.findings.map((finding) => supposed(finding, made.workloads, unsure, options.rules));
  return { ...made, findings: errorsFirst(findings), unsure };
}

/** Where nobody says otherwise a plan is made for subnets without a way out: that is its premise, and no guess. */
const PREMISE: QuestionId = 'egress';

function unsureIn(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  doubted: readonly QuestionId[],
): ReadonlyMap<string, readonly QuestionId[]> {
  return new Map(
    workloads.map(({ name, answers, open = [] }) => [
      name,
      QUESTION_IDS.filter((id) =>
        isVpcQuestion(id)
          ? (vpc[id] === undefined && id !== PREMISE) || doubted.includes(id)
          : (answers[id] ?? vpc[id]) === undefined || open.includes(id),
      ),
    ]),
  );
}

/** An error that rests on what is only assumed is none: it is to be asked. One workload of which all is known is enough for it. */
function supposed(
  finding: Finding,
  workloads: readonly NamedProfile[],
  unsure: ReadonlyMap<string, readonly QuestionId[]>,
  rules: readonly Rule[] = RULES,
): Finding {
  const rule = rules.find(({ id }) => id === finding.rule);
  if (finding.severity !== 'error' || rule === undefined) return finding;
  const assumed = allRestOn(rule.when, speakingFor(rule, workloads), unsure);
  return assumed.length === 0 ? finding : { ...finding, severity: 'warning', assumed };
}

/** Plans for complete profiles, which agree in all answers about the VPC. There is at least one. */
export function planProfiles(workloads: readonly NamedProfile[], options: PlanOptions = {}): Plan {
  const rules = options.rules === undefined ? RULES : inOrder(options.rules);
  const { gathered, spared, findings, chains } = conclusionsOf(rules, workloads);
  const workload = vpcProfile(workloads);
  const planned = SERVICE_IDS.filter((service) => gathered.has(service));
  const { availabilityZones, region } = workload;
  const interfaceCost = endpointCost('Interface', availabilityZones, region, options.catalogue ?? PRICES);
  const common: Common = { workload, workloads, policies: options.policies, interfaceCost };
  return {
    workload,
    workloads,
    endpoints: planned.map((service) =>
      toEndpoint(service, gathered.get(service) as Gathered, predecessors(service, planned, chains), common),
    ),
    notNeeded: SERVICE_IDS.filter((service) => spared.has(service) && !gathered.has(service)).map(
      (service) => ({ service, because: spared.get(service) as [RuleId, ...RuleId[]] }),
    ),
    findings: errorsFirst(findings),
  };
}

const errorsFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => SEVERITY[b.severity] - SEVERITY[a.severity]);

/** What the rules conclude about some workloads, by kind of conclusion. */
interface Conclusions {
  readonly gathered: ReadonlyMap<ServiceId, Gathered>;
  readonly spared: ReadonlyMap<ServiceId, readonly RuleId[]>;
  readonly findings: Finding[];
  readonly chains: readonly (readonly ServiceId[])[];
}

function conclusionsOf(rules: readonly Rule[], workloads: readonly NamedProfile[]): Conclusions {
  const gathered = new Map<ServiceId, Gathered>();
  const explained: (Explaining & { readonly service: ServiceId })[] = [];
  const spared = new Map<ServiceId, RuleId[]>();
  const findings: Finding[] = [];
  const chains: (readonly ServiceId[])[] = [];
  for (const rule of rules) {
    const speaking = speakingFor(rule, workloads);
    if (speaking.length === 0) continue;
    const id = rule.id as RuleId;
    for (const conclusion of rule.implies) {
      switch (conclusion.kind) {
        case 'needs':
          gather(gathered, id, conclusion, speaking);
          break;
        case 'explains': {
          const { service, uses } = conclusion;
          explained.push({ service, rule: id, uses, workloads: speaking });
          break;
        }
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
  for (const explanation of explained) {
    const about = gathered.get(explanation.service);
    if (about !== undefined && isAboutCaller(explanation, about)) about.explaining.push(explanation);
  }
  return { gathered, spared, findings, chains };
}

/** An explanation counts only if its own workload uses the endpoint; it is no reason for another workload's endpoint. */
function isAboutCaller(explanation: Explaining, { needing }: Gathered): boolean {
  return needing.some(
    ({ workloads }) =>
      workloads === explanation.workloads || workloads.some((one) => explanation.workloads.includes(one)),
  );
}

/** The workloads that use an endpoint, in the order of the plan. */
function callersOf(needing: readonly Needing[], workloads: readonly NamedProfile[]): readonly NamedProfile[] {
  if (workloads.length === 1) return workloads;
  return workloads.filter((workload) => needing.some((one) => one.workloads.includes(workload)));
}

const NONE: readonly NamedProfile[] = [];

/** The workloads for which a rule speaks. */
function speakingFor(rule: Rule, workloads: readonly NamedProfile[]): readonly NamedProfile[] {
  const [first] = workloads;
  if (first !== undefined && workloads.length === 1) return rule.when(first.profile) ? workloads : NONE;
  return workloads.filter(({ profile }) => holds(rule, profile));
}

/** The rules that hold for a profile, cached: from one plan to the next, usually only one workload changes. */
const held = new WeakMap<WorkloadProfile, Map<Rule, boolean>>();

function holds(rule: Rule, profile: WorkloadProfile): boolean {
  const known = held.get(profile) ?? new Map<Rule, boolean>();
  const answer = known.get(rule) ?? rule.when(profile);
  known.set(rule, answer);
  held.set(profile, known);
  return answer;
}

/** The profile whose answers about the VPC count. `repository` is asked only where Amazon ECR is used. */
function vpcProfile(workloads: readonly NamedProfile[]): WorkloadProfile {
  const named = workloads.find(({ profile }) => profile.repository !== '');
  return (named ?? (workloads[0] as NamedProfile)).profile;
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
  workloads: readonly NamedProfile[],
): void {
  const needing = { rule, need: strongestNeed(conclusion, workloads), uses: conclusion.uses, workloads };
  const known = gathered.get(conclusion.service);
  if (known === undefined) {
    gathered.set(conclusion.service, { type: conclusion.type, needing: [needing], explaining: [] });
    return;
  }
  known.needing.push(needing);
  // An interface endpoint also serves callers inside the VPC; a gateway endpoint never serves callers outside it.
  if (conclusion.type === 'Interface') known.type = 'Interface';
}

/** The strongest need among the workloads for which a rule speaks. */
function strongestNeed(
  { need }: Extract<Conclusion, { kind: 'needs' }>,
  workloads: readonly NamedProfile[],
): Need {
  let strongest: Need = 'optional';
  for (const { profile } of workloads) {
    const next = needOf(need, profile);
    if (STRENGTH[next] > STRENGTH[strongest]) strongest = next;
  }
  return strongest;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

function toEndpoint(
  service: ServiceId,
  from: Gathered,
  dependsOn: readonly ServiceId[],
  { workload, workloads, policies, interfaceCost }: Common,
): PlannedEndpoint {
  const { type } = from;
  const needing = from.needing.sort((a, b) => STRENGTH[b.need] - STRENGTH[a.need]);
  const because = [...needing, ...from.explaining];
  const uses = union(because);
  const callers = callersOf(needing, workloads);
  const variant = takesFips(service, type, needing, workload) ? 'fips' : 'standard';
  const edited = policies?.[service];
  const ip = ipAddressType(service, type, workload);
  const placement = placementOf(service, type, workload);
  return {
    service,
    serviceName: serviceName(service, workload.region, type, variant),
    type,
    need: (needing[0] as Needing).need,
    placement,
    privateDnsEnabled:
      type === 'Interface' && placement === 'this-vpc' && (service !== 'ecr.api' || wantsPrivateDns(needing)),
    privateDnsNames: privateDnsNames(service, workload.region, type, variant),
    ipAddressType: ip,
    ipAddressTypeDocumented: ip === 'ipv4' || serviceOf(service).ipv6 === true,
    because: because.map(({ rule }) => rule) as [RuleId, ...RuleId[]],
    dependsOn,
    policy:
      edited ??
      endpointPolicy(
        service,
        isSilent(because, callers) ? NO_USE : uses,
        workload,
        workloads.some(({ profile }) => isShared(service, profile)),
      ),
    policyEdited: edited !== undefined,
    workloads: callers,
    uses,
    monthlyCost: type === 'Gateway' ? FREE : interfaceCost,
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
    needing.every(
      ({ uses, workloads }) =>
        uses === 'unknown' || workloads.every(({ profile }) => platformTakesFips(profile)),
    )
  );
}

/** Private DNS of `ecr.api` is on as soon as one caller relies on it: the others name the endpoint and work with it too. */
function wantsPrivateDns(needing: readonly Needing[]): boolean {
  return needing.some(({ workloads }) => workloads.some(({ profile }) => profile.ecrApiPrivateDns));
}

function union(contributions: readonly Explaining[]): Uses {
  let all: readonly Use[] = NO_USE;
  for (const { uses } of contributions) {
    if (uses === 'unknown') return 'unknown';
    if (uses.length > 0) all = all.length === 0 ? uses : joined(all, uses);
  }
  return all;
}

/** Whether nothing says what one of several callers does: a policy made for the others could cut it off. */
function isSilent(because: readonly Explaining[], callers: readonly NamedProfile[]): boolean {
  return (
    callers.length > 1 &&
    callers.some((caller) =>
      because.every(({ uses, workloads }) => uses.length === 0 || !workloads.includes(caller)),
    )
  );
}

const NO_USE: readonly Use[] = [];
const JOINED = new WeakMap<readonly Use[], WeakMap<readonly Use[], readonly Use[]>>();

/** Joins two lists. The same two lists always give the same joined list, so results computed from it can be cached. */
function joined(first: readonly Use[], second: readonly Use[]): readonly Use[] {
  const withFirst = JOINED.get(first) ?? new WeakMap<readonly Use[], readonly Use[]>();
  JOINED.set(first, withFirst);
  const both = withFirst.get(second) ?? [...first, ...second];
  withFirst.set(second, both);
  return both;
}

/** Gateways serve their own VPC only, and GuardDuty makes its endpoint in every VPC by itself. */
function placementOf(
  service: ServiceId,
  type: EndpointType,
  { endpointPlacement }: WorkloadProfile,
): WorkloadProfile['endpointPlacement'] {
  return type === 'Gateway' || service === 'guardduty-data' ? 'this-vpc' : endpointPlacement;
}

/**
 * Dual-stack subnets leave the choice, so services that do not document IPv6 stay on IPv4. IPv6-only subnets leave none to
 * interface endpoints; a gateway stands in no subnet.
 */
function ipAddressType(
  service: ServiceId,
  type: EndpointType,
  workload: WorkloadProfile,
): WorkloadProfile['ipAddressType'] {
  const { ipv6 } = serviceOf(service);
  if (workload.ipAddressType === 'ipv6') return type === 'Gateway' && ipv6 === false ? 'ipv4' : 'ipv6';
  return workload.ipAddressType === 'dualstack' && ipv6 === true ? 'dualstack' : 'ipv4';
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
