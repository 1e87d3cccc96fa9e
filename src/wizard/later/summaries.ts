/** The plan in few lines: for a ticket, for a table. */
import { explain, includedEndpoints, NEED_WORDS, type Plan, type Reading } from '../../core/index.ts';
import { costInWords } from '../first/money.ts';
import { headline } from '../state/plan-title.ts';

/** Endpoints that have a line of their own. */
const NAMED = 6;

/** Markdown of at most ten lines and the link; with `isInDoubt` it promises nothing. */
export function ticketSummary(plan: Plan, link: string, reading?: Reading, isInDoubt = false): string {
  const endpoints = includedEndpoints(plan);
  const rest = endpoints.slice(NAMED);
  return [
    `**${headline(plan, reading, isInDoubt)}.**`,
    '',
    ...endpoints
      .slice(0, NAMED)
      .map(
        ({ service, need, because }) =>
          `- \`${service}\` (${NEED_WORDS[need]}): ${firstSentence(explain(because[0], plan.workload).text)}`,
      ),
    ...(rest.length > 0 ? [`- and ${rest.map(({ service }) => `\`${service}\``).join(', ')}`] : []),
    `Plan: ${link}`,
    '',
  ].join('\n');
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.) /, 1)[0] ?? text;
}

/** One row for each planned endpoint, quoted as RFC 4180 says. */
export function endpointsAsCsv(plan: Plan): string {
  const exported = new Set(includedEndpoints(plan).map(({ service }) => service));
  const rows = plan.endpoints.map((endpoint) => [
    endpoint.service,
    endpoint.serviceName,
    endpoint.type,
    endpoint.need,
    exported.has(endpoint.service) ? 'yes' : 'no',
    endpoint.privateDnsEnabled ? 'yes' : 'no',
    costInWords(endpoint.monthlyCost),
    explain(endpoint.because[0], plan.workload).text,
  ]);
  const head = ['Service', 'Service name', 'Type', 'Need', 'Exported', 'Private DNS', 'Monthly cost', 'Why'];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet takes what begins with these for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
