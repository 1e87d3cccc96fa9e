/** The plan as JSON: every endpoint, whether exported or not, with reasons, policies, steps and cost. */

import { planSteps } from '../../change/index.ts';
import {
  type Answers,
  type Assumption,
  absenceRestsOn,
  askedAnswers,
  assumptionText,
  type Citation,
  type CitationId,
  citationOf,
  compareDesigns,
  compareWithNat,
  explainFor,
  type FindingText,
  hubOf,
  includedEndpoints,
  isVpcQuestion,
  KNOWLEDGE,
  type NamedProfile,
  type Plan,
  type PlannedEndpoint,
  type QuestionId,
  type RuleId,
  UNKNOWN_PRICE_REASON,
  usualAssumptions,
} from '../../core/index.ts';
import { policySnippets } from '../../policy/index.ts';
import type { ExportContext } from '../format.ts';
import { everyFinding } from '../sentences.ts';

/** Prints the plan as JSON. */
export function printPlanDocument(context: ExportContext): string {
  return `${JSON.stringify(planDocument(context), null, 2)}\n`;
}

/** The members of the JSON document; the names are public (contract, section 4). */
function planDocument(context: ExportContext) {
  const { plan, catalogue } = context;
  const { workload, workloads } = plan;
  return {
    version: 1,
    knowledge: KNOWLEDGE,
    fragment: context.fragment,
    answers: workloads.length === 1 ? askedAnswers(workload) : answersAbout(true, askedAnswers(workload)),
    workloads: workloads.map(({ name, profile }) => ({
      name,
      answers: answersAbout(false, askedAnswers(profile)),
    })),
    assumptions: (context.assumptions ?? []).map(toAssumption),
    ...toEvidence(context.evidence),
    endpoints: plan.endpoints.map(toEndpoint),
    notNeeded: plan.notNeeded.map(({ service, because }) => ({
      service,
      because: reasons(because, workloads, absenceRestsOn(service, context.assumptions ?? [])),
    })),
    findings: everyFinding(context).map(toFinding),
    steps: planSteps(plan).map(({ id, title, text, commands, cites }) => ({
      id,
      title,
      text,
      commands,
      citations: cites.map(cited),
    })),
    policies: policySnippets(plan).map(({ id, title, attachTo, why, cites, document }) => ({
      id,
      attachTo,
      title,
      why,
      document,
      citations: cites.map(cited),
    })),
    cost: toCost(plan, catalogue),
    ...toHub(plan),
    designs: toDesigns(plan, catalogue),
  };
}

function answersAbout(vpc: boolean, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => isVpcQuestion(id as QuestionId) === vpc),
  ) as Answers;
}

function toAssumption(assumption: Assumption) {
  const { question, workload, value, decides, otherwise, together } = assumption;
  return {
    question,
    ...(workload === undefined ? {} : { workload }),
    value,
    decides,
    text: assumptionText(assumption),
    otherwise,
    ...(together === undefined ? {} : { together }),
  };
}

/** What the sources said. The kind of evidence stays inside. */
function toEvidence(evidence: ExportContext['evidence']) {
  const { derived, undetermined, conflicts, notes } = evidence ?? NO_EVIDENCE;
  return {
    derived: derived.map(({ evidence: _, ...claim }) => claim),
    undetermined: undetermined.map(({ because: _, ...open }) => open),
    conflicts: conflicts.map(({ claims, ...conflict }) => ({
      ...conflict,
      claims: claims.map(({ evidence: _, ...claim }) => claim),
    })),
    notes,
  };
}

const NO_EVIDENCE = { derived: [], undetermined: [], conflicts: [], notes: [] };

function toFinding({ rule, severity, text, fix, citations, derived, workloads }: FindingText) {
  return {
    rule,
    severity,
    text,
    ...(fix === undefined ? {} : { fix }),
    derived: derived === true,
    ...(workloads === undefined ? {} : { workloads }),
    citations: citations.map(source),
  };
}

function toEndpoint(endpoint: PlannedEndpoint) {
  const { service, serviceName, type, need, ipAddressType, dependsOn, policy, monthlyCost } = endpoint;
  return {
    service,
    serviceName,
    type,
    need,
    placement: endpoint.placement,
    ...(type === 'Interface'
      ? { privateDnsEnabled: endpoint.privateDnsEnabled, privateDnsNames: endpoint.privateDnsNames }
      : {}),
    ipAddressType,
    because: reasons(endpoint.because, endpoint.workloads),
    workloads: endpoint.workloads.map(({ name }) => name),
    dependsOn,
    ...(policy === undefined ? {} : { policy }),
    monthlyCost: {
      ...monthlyCost,
      ...(monthlyCost.range === undefined ? {} : { reason: UNKNOWN_PRICE_REASON }),
    },
  };
}

/** The cost of what is exported; `breakEvenGb` is null when the endpoints never become cheaper. */
function toCost(plan: Plan, catalogue: ExportContext['catalogue']) {
  const { region, availabilityZones, sharedByVpcs } = plan.workload;
  const cost = compareWithNat(
    includedEndpoints(plan),
    region,
    catalogue,
    usualAssumptions(availabilityZones, sharedByVpcs),
  );
  return { ...cost, breakEvenGb: cost.breakEvenGb ?? null };
}

/** Central endpoints: the zones that carry their names, and the routes on which they are reached. */
function toHub(plan: Plan) {
  const hub = hubOf(plan);
  if (hub === undefined) return {};
  const { central, local, zones, routes } = hub;
  return {
    central: {
      endpoints: central.map(({ service }) => service),
      local: local.map(({ service }) => service),
      zones,
      routes,
    },
  };
}

/** The designs side by side; a break-even point is null where there is none. */
function toDesigns(plan: Plan, catalogue: ExportContext['catalogue']) {
  const comparison = compareDesigns(plan, { catalogue });
  return {
    ...comparison,
    designs: comparison.designs.map(({ cites, ...design }) => ({ ...design, citations: cites.map(cited) })),
    hubPaysFromVpcs: comparison.hubPaysFromVpcs ?? null,
    profilePaysFromVpcs: comparison.profilePaysFromVpcs ?? null,
    endpointsPayFromGb: comparison.endpointsPayFromGb ?? null,
    endpointsPayBesideNatFromGb: comparison.endpointsPayBesideNatFromGb ?? null,
  };
}

/**
 * Each reason with the workloads that it is about; its words may differ between them. `assumed`: on what nobody said it rests.
 */
const reasons = (rules: readonly RuleId[], workloads: readonly NamedProfile[], assumed?: string) =>
  rules.flatMap((id) =>
    explainFor(id, workloads).map(({ rule, text, derived, workloads: names, citations }) => ({
      rule,
      text: assumed === undefined ? text : `${text} ${assumed}`,
      derived,
      workloads: names,
      citations: citations.map(source),
    })),
  );

const source = ({ title, url, checked }: Citation) => ({ title, url, checked });
const cited = (id: CitationId) => source(citationOf(id));
