/** The plan as JSON: every endpoint, whether exported or not, with reasons, policies, steps and cost. */

import { planSteps } from '../../change/index.ts';
import {
  askedAnswers,
  type CitationId,
  citationOf,
  compareWithNat,
  explain,
  includedEndpoints,
  type Plan,
  type PlannedEndpoint,
  type RuleId,
  usualAssumptions,
} from '../../core/index.ts';
import { allFindings, policySnippets } from '../../policy/index.ts';
import { type ExportContext, type Exporter, FORMATS } from '../format.ts';

export const jsonExporter: Exporter = {
  ...FORMATS.json,
  print: (context) => `${JSON.stringify(planDocument(context), null, 2)}\n`,
};

/** The members of the JSON document; the names are public (contract, section 4). */
export function planDocument(context: ExportContext) {
  const { plan, extra, catalogue } = context;
  const { workload } = plan;
  return {
    version: 1,
    fragment: context.fragment,
    answers: askedAnswers(workload),
    ...extra,
    endpoints: plan.endpoints.map((endpoint) => toEndpoint(endpoint, plan)),
    notNeeded: plan.notNeeded.map(({ service, because }) => ({ service, because: reasons(because, plan) })),
    findings: allFindings(plan).map(({ rule, severity, text, fix, citations }) => ({
      rule,
      severity,
      text,
      ...(fix === undefined ? {} : { fix }),
      citations: citations.map(source),
    })),
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
  };
}

function toEndpoint(endpoint: PlannedEndpoint, plan: Plan) {
  const { service, serviceName, type, need, ipAddressType, dependsOn, policy, monthlyCost } = endpoint;
  return {
    service,
    serviceName,
    type,
    need,
    ...(type === 'Interface'
      ? { privateDnsEnabled: endpoint.privateDnsEnabled, privateDnsNames: endpoint.privateDnsNames }
      : {}),
    ipAddressType,
    because: reasons(endpoint.because, plan),
    dependsOn,
    ...(policy === undefined ? {} : { policy }),
    monthlyCost: { usd: monthlyCost.usd, assumed: monthlyCost.assumed },
  };
}

/** The cost of what is exported; `breakEvenGb` is null when the endpoints never become cheaper. */
function toCost(plan: Plan, catalogue: ExportContext['catalogue']) {
  const { region, availabilityZones } = plan.workload;
  const cost = compareWithNat(
    includedEndpoints(plan),
    region,
    catalogue,
    usualAssumptions(availabilityZones),
  );
  return { ...cost, breakEvenGb: cost.breakEvenGb ?? null };
}

const reasons = (rules: readonly RuleId[], { workload }: Plan) =>
  rules.map((rule) => {
    const { text, citations } = explain(rule, workload);
    return { rule, text, citations: citations.map(source) };
  });

const source = ({ title, url }: { readonly title: string; readonly url: string }) => ({ title, url });
const cited = (id: CitationId) => source(citationOf(id));
