/** The runbook: what an architect pastes into a change ticket. */

import { correctionCommands, type PlanStep, planSteps, toGraph } from '../../change/index.ts';
import { reasonFor } from '../../change/reason.ts';
import {
  absenceRestsOn,
  assumptionLines,
  type Citation,
  type CostComparison,
  citationOf,
  compareWithNat,
  counted,
  explain,
  includedEndpoints,
  listed,
  type MonthlyCost,
  NEED_WORDS,
  type Plan,
  type PlannedEndpoint,
  policyText,
  REGIONS,
  type Severity,
  UNKNOWN_NAT_PRICE_REASON,
  UNKNOWN_PRICE_REASON,
  usualAssumptions,
  type WorkloadProfile,
} from '../../core/index.ts';
import { policySnippets } from '../../policy/index.ts';
import type { ExportContext } from '../format.ts';
import { everyFinding, migrationSteps, sourcesOf } from '../sentences.ts';
import { designsSection } from './designs.ts';
import { reuseSection } from './reuse.ts';
import { codeBlock, codeSpan, escapeMarkdown, link, section, table } from './text.ts';

/** Prints the runbook of a plan. */
export function printRunbook(context: ExportContext): string {
  const { plan } = context;
  const sections = [
    heading(plan),
    summary(plan),
    assumed(context),
    findings(context),
    notNeeded(context),
    migration(plan),
    corrections(context),
    steps(plan),
    reuseSection(plan),
    policies(plan),
    cost(context),
    designsSection(context),
    sources(context),
    section(
      'Plan link',
      `Append this to the planner's address to open the plan again:\n\n${codeBlock('text', `#${context.fragment}`)}`,
    ),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function heading({ workload, workloads }: Plan): string {
  const { region, egress } = workload;
  const launch = listed([...new Set(workloads.map(({ profile }) => launchOf(profile)))]);
  const path = {
    none: 'without a path to the internet',
    'nat-gateway': 'with a NAT gateway',
    'public-ip': 'with public IP addresses',
    transit: 'with a path through another network',
    proxy: 'with a path through an HTTP proxy',
  }[egress];
  const title = `VPC endpoints for Amazon ECS in ${region}`;
  return `# ${title}\n\n${`The endpoints that Amazon ECS on ${launch} needs in ${REGIONS[region].name}, in subnets ${path}.`}`;
}

function launchOf({ launchType, operatingSystem }: WorkloadProfile): string {
  const system = { LINUX: 'Linux', WINDOWS: 'Windows' }[operatingSystem];
  return {
    FARGATE: `AWS Fargate (${system})`,
    EC2: `Amazon EC2 (${system})`,
    MANAGED_INSTANCES: 'Amazon ECS Managed Instances',
    EXTERNAL: `external instances (${system})`,
  }[launchType];
}

const COST_WORDS = { free: 'free', assumed: 'assumed' };

/** A price that is not known is a range, or is marked. */
function usd({ usd: amount, assumed: isAssumed, range }: MonthlyCost): string {
  if (range !== undefined)
    return `${range.low.toFixed(2)} to ${range.high.toFixed(2)} (${COST_WORDS.assumed})`;
  return `${amount.toFixed(2)}${isAssumed ? ` (${COST_WORDS.assumed})` : ''}`;
}

function summary(plan: Plan): string {
  const included = includedEndpoints(plan);
  const others = plan.endpoints.filter(
    (endpoint) => !included.some(({ service }) => service === endpoint.service),
  );
  if (included.length === 0)
    return section('Endpoints', `None: this workload needs no endpoint.${otherEndpoints(others, plan)}`);
  const endpoints = table(
    ['Endpoint', 'Service name', 'Type', 'Need', 'USD a month', 'Reason'],
    included.map((endpoint) => row(endpoint, plan)),
  );
  return section('Endpoints', `${endpoints}${otherEndpoints(others, plan)}`);
}

function row(endpoint: PlannedEndpoint, plan: Plan): readonly string[] {
  const { text, citation, derived } = reasonFor(endpoint, plan.workload);
  return [
    codeSpan(endpoint.service),
    codeSpan(endpoint.serviceName),
    endpoint.type,
    NEED_WORDS[endpoint.need],
    endpoint.type === 'Gateway' ? COST_WORDS.free : usd(endpoint.monthlyCost),
    `${escapeMarkdown(text)} (${sourceLink(citation, derived)})`,
  ];
}

function otherEndpoints(others: readonly PlannedEndpoint[], plan: Plan): string {
  if (others.length === 0) return '';
  const lines = others.map(
    (endpoint) =>
      `- ${codeSpan(endpoint.service)} (${NEED_WORDS[endpoint.need]}): ${escapeMarkdown(reasonFor(endpoint, plan.workload).text)}`,
  );
  return `\n\nPlanned, but not part of the exports (${codeSpan(`include=${plan.workload.include}`)}):\n\n${lines.join('\n')}`;
}

const SOURCE_WORDS = { stated: 'source', derived: 'concluded from' };
const SOURCE = 'Source:';
const TO_DO = 'What to do:';

const SEVERITIES: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors: solve these first'],
  ['warning', 'Warnings'],
  ['info', 'Good to know'],
];

function findings(context: ExportContext): string {
  const found = everyFinding(context);
  const groups = SEVERITIES.flatMap(([severity, title]) => {
    const lines = found
      .filter((finding) => finding.severity === severity)
      .map(({ text, fix, citations, derived }) => {
        const cure = fix === undefined ? '' : `\n  - **${TO_DO}** ${escapeMarkdown(fix)}`;
        return `- ${escapeMarkdown(text)} (${sourceLink(citations[0], derived === true)})${cure}`;
      });
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}`];
  });
  return groups.length === 0 ? '' : section('Findings', groups.join('\n\n'));
}

/** What nobody said and decides which endpoints there are, with what other answers would change. */
function assumed({ assumptions = [] }: ExportContext): string {
  const lines = assumptionLines(assumptions).map((line) => `- ${escapeMarkdown(line)}`);
  return lines.length === 0 ? '' : section('Assumed, because nothing says otherwise', lines.join('\n'));
}

function notNeeded({ plan: { workload, notNeeded: spared }, assumptions = [] }: ExportContext): string {
  if (spared.length === 0) return '';
  const lines = spared.map(({ service, because }) => {
    const { text, citations, derived } = explain(because[0], workload);
    const assumed = absenceRestsOn(service, assumptions);
    const why = assumed === undefined ? text : `${text} ${assumed}`;
    return `- ${codeSpan(service)}: ${escapeMarkdown(why)} (${sourceLink(citations[0], derived)})`;
  });
  return section('Not needed', lines.join('\n'));
}

function migration(plan: Plan): string {
  const lines = migrationSteps(plan);
  if (lines.length === 0) return '';
  const numbered = lines.map((line, index) => `${index + 1}. ${escapeMarkdown(line)}`);
  return section('Copied template', numbered.join('\n'));
}

function corrections({ plan, corrections: wanted = [] }: ExportContext): string {
  if (wanted.length === 0) return '';
  const place = toGraph(plan);
  const parts = wanted.map((correction) => {
    const commands = correctionCommands(correction, place);
    return `- ${escapeMarkdown(correction.text)}${commands.length === 0 ? '' : `\n\n${codeBlock('bash', commands.join('\n'))}`}`;
  });
  return section('Corrections to what exists', parts.join('\n\n'));
}

function steps(plan: Plan): string {
  const parts = planSteps(plan, { policiesInFiles: true }).map((step, index) => printStep(step, index + 1));
  return parts.length === 0 ? '' : section('Steps', parts.join('\n\n'));
}

function printStep(step: PlanStep, number: number): string {
  const commands = step.commands.length === 0 ? '' : `\n\n${codeBlock('bash', step.commands.join('\n'))}`;
  const pages = step.cites.map((id) => link(citationOf(id).title, citationOf(id).url)).join(', ');
  return `### ${number}. ${escapeMarkdown(step.title)}\n\n${escapeMarkdown(step.text)}${commands}\n\n${SOURCE} ${pages}`;
}

function details(summaryText: string, body: string): string {
  return `<details>\n<summary>${escapeHtml(summaryText)}</summary>\n\n${body}\n\n</details>`;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');

const ATTACH_TO_WORDS = { 'iam-role': 'iam-role', endpoint: 'endpoint', bucket: 'bucket' };

function policies(plan: Plan): string {
  const snippets = policySnippets(plan).map((snippet) =>
    details(
      `${snippet.title} (${ATTACH_TO_WORDS[snippet.attachTo]})`,
      `${escapeMarkdown(snippet.why)}\n\n${codeBlock('json', policyText(snippet.document))}`,
    ),
  );
  if (snippets.length === 0) return '';
  const intro = 'Not part of the exports: for roles, buckets and the documented examples.';
  return section('Further policies', [intro, ...snippets].join('\n\n'));
}

function cost({ plan, catalogue }: ExportContext): string {
  // Nothing is paid for, so nothing is cheaper than something else.
  if (includedEndpoints(plan).every(({ type }) => type === 'Gateway')) return '';
  const { region, availabilityZones, sharedByVpcs } = plan.workload;
  const comparison = compareWithNat(
    includedEndpoints(plan),
    region,
    catalogue,
    usualAssumptions(availabilityZones, sharedByVpcs),
  );
  const { assumptions, endpoints, nat, ranges } = comparison;
  const rows = [
    ['Hourly charges', usd(endpoints), usd(nat)],
    ['Each GB', String(comparison.endpointUsdPerGb), natPerGb(comparison)],
    [
      `With ${assumptions.monthlyGb} GB`,
      usd(total(endpoints, comparison.endpointsWithTraffic, ranges?.endpointsWithTraffic)),
      usd(total(nat, comparison.natWithTraffic, ranges?.natWithTraffic)),
    ],
  ];
  const parts = [
    table(['USD a month', 'Endpoints', counted(assumptions.natGateways, 'NAT gateway')], rows),
    shared(comparison),
    breakEven(comparison),
    `Assumed: ${counted(availabilityZones, 'Availability Zone')}, ${counted(assumptions.natGateways, 'NAT gateway')} with public IPv4 addresses, ${assumptions.monthlyGb} GB a month, 730 hours, prices of ${comparison.priceDate}. Traffic to Amazon S3 through a gateway endpoint is free and not counted.${unknownPrices(comparison)}`,
  ];
  return section('Cost', parts.filter((part) => part !== '').join('\n\n'));
}

/** The cost with traffic: a range where a price of the Region is unknown. */
function total(hours: MonthlyCost, amount: number, range: MonthlyCost['range']): MonthlyCost {
  const { assumed } = hours;
  return range === undefined || range.low === range.high
    ? { usd: amount, assumed }
    : { usd: amount, assumed, range };
}

function natPerGb({ nat, natUsdPerGb, ranges }: CostComparison): string {
  if (ranges === undefined || ranges.natUsdPerGb.low === ranges.natUsdPerGb.high)
    return `${natUsdPerGb}${nat.assumed ? ` (${COST_WORDS.assumed})` : ''}`;
  return `${ranges.natUsdPerGb.low} to ${ranges.natUsdPerGb.high} (${COST_WORDS.assumed})`;
}

function unknownPrices({ endpoints, nat }: CostComparison): string {
  const marked = ' Prices marked "assumed" are not confirmed for this Region.';
  const isMarked = [endpoints, nat].some(({ assumed: isAssumed, range }) => isAssumed && range === undefined);
  return [
    endpoints.range === undefined ? '' : ` ${UNKNOWN_PRICE_REASON}`,
    nat.range === undefined ? '' : ` ${UNKNOWN_NAT_PRICE_REASON}`,
    isMarked ? marked : '',
  ].join('');
}

function shared({ assumptions: { vpcs }, endpointsOfAllVpcs }: CostComparison): string {
  if (vpcs === undefined) return '';
  return `The hourly charges of the central endpoints, ${usd(endpointsOfAllVpcs)} in all, are divided among ${vpcs} VPCs; attachments, hosted zones and each GB through a transit gateway are in the designs below.`;
}

function breakEven({ breakEvenGb, endpoints, nat, ranges }: CostComparison): string {
  const by = endpoints.assumed || nat.assumed ? 'By the prices assumed here' : 'By cost alone';
  const between = ranges?.breakEvenGb;
  if (between !== undefined && between.low !== between.high) {
    const { low, high } = between;
    return high === undefined
      ? `${by}, the endpoints are cheaper than the NAT gateways from ${low} GB a month on at the earliest.`
      : `${by}, the endpoints become cheaper than the NAT gateways between ${low} and ${high} GB a month.`;
  }
  if (breakEvenGb === undefined) return `${by}, NAT gateways stay cheaper at any traffic.`;
  if (breakEvenGb === 0) return `${by}, the endpoints are cheaper than the NAT gateways at any traffic.`;
  return `${by}, the endpoints are cheaper than the NAT gateways from ${breakEvenGb} GB a month on.`;
}

/** The page that says it, or from which it is concluded. */
function sourceLink({ url }: Pick<Citation, 'url'>, derived: boolean): string {
  return link(derived ? SOURCE_WORDS.derived : SOURCE_WORDS.stated, url);
}

function sources(context: ExportContext): string {
  const lines = sourcesOf(context).map(
    ({ title, url, checked }) => `- ${link(title, url)} (${`checked on ${checked}`})`,
  );
  return section('Sources', lines.join('\n'));
}
