/** An audit as Markdown, for a pull request or a ticket: what is wrong first, then every endpoint, then what was not judged. */
import { NEED_WORDS } from '../../core/index.ts';
import type { Audit, AuditedEndpoint, AuditStatement } from '../verdict.ts';
import type { Accepted, Weighed } from './baseline.ts';
import { findingsOf } from './findings.ts';

/** Prints an audit as Markdown. */
export function auditMarkdown(audit: Audit, weighed: Weighed): string {
  const { summary, vpcId, endpoints, network } = audit;
  const counts = (['ok', 'missing', 'misconfigured', 'redundant', 'foreign'] as const)
    .map((verdict) => `${summary[verdict]} ${verdict}`)
    .join(', ');
  const title =
    vpcId === undefined ? 'Audit of the VPC endpoints' : `Audit of the VPC endpoints of \`${vpcId}\``;
  const head = weighed.passed
    ? 'Everything that the plan needs is there and right, as far as it was judged.'
    : 'Something that the plan needs is missing or wrong.';
  const parts = [
    `# ${title}\n\n**${weighed.passed ? 'Passed' : 'Not passed'}.** ${head} ${counts}.`,
    ...problems(audit, weighed),
    `## ${'Endpoints'}\n\n${table(endpoints)}`,
    ...notes('Not judged, and worth knowing', [
      ...network.notes.map((note) => ['VPC', note] as const),
      ...endpoints.flatMap((endpoint) => endpoint.notes.map((note) => [nameOf(endpoint), note] as const)),
    ]),
    ...acceptances(weighed),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What is said of the VPC, which has no verdict. */
const WRONG_WORDS = 'wrong';

function problems(audit: Audit, { accepted }: Weighed): readonly string[] {
  const open = findingsOf(audit).filter(({ id }) => !accepted.has(id));
  if (open.length === 0) return [];
  const items = open.map(({ id, statement, endpoint, fatal }) => {
    const title = endpoint === undefined ? 'VPC' : nameOf(endpoint);
    const verdict = endpoint === undefined ? WRONG_WORDS : endpoint.verdict;
    const { text, fix, commands, citations } = statement;
    const source = citations.slice(0, 1).map(({ title: name, url }) => `Source: [${name}](${url})`);
    return [
      `### ${title}: ${verdict}${fatal ? '' : ' (costs money, breaks nothing)'}`,
      plain(text),
      ...(fix === '' ? [] : [plain(fix)]),
      ...(commands.length === 0 ? [] : [`\`\`\`sh\n${commands.join('\n')}\n\`\`\``]),
      [...source, `Finding \`${id}\``].join(' · '),
    ].join('\n\n');
  });
  return [`## ${'What to do'}`, ...items];
}

function table(endpoints: readonly AuditedEndpoint[]): string {
  if (endpoints.length === 0) return 'None exists, and the plan needs none.';
  const rows = endpoints.map(
    ({ verdict, service, vpcEndpointId, type, need }) =>
      `| ${verdict} | ${plain(service)} | ${vpcEndpointId === undefined ? '–' : `\`${vpcEndpointId}\``} | ${plain(type)} | ${need === undefined ? '–' : NEED_WORDS[need]} |`,
  );
  const head = ['Verdict', 'Service', 'Endpoint', 'Type', 'Need'].join(' | ');
  return [`| ${head} |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function notes(
  title: string,
  found: readonly (readonly [subject: string, AuditStatement])[],
): readonly string[] {
  if (found.length === 0) return [];
  // Endpoints that share a sentence share a line.
  const lines = found.map(
    ([subject, { text, fix }]) => `- ${subject}: ${plain(text)}${fix === '' ? '' : ` ${plain(fix)}`}`,
  );
  return [`## ${title}`, [...new Set(lines)].join('\n')];
}

const ACCEPTED_WORDS = 'accepted';

/** What a baseline accepts, and what became of its other entries. */
export function acceptances({ accepted, expired, unused }: Weighed): readonly string[] {
  const line = (what: string, { id, reason, until }: Accepted): string =>
    `- \`${id}\`: ${what} (${plain(reason)}, until ${until})`;
  const lines = [
    ...[...accepted.values()].map((entry) => line(ACCEPTED_WORDS, entry)),
    ...expired.map((entry) => line('no longer accepted', entry)),
    ...unused.map((entry) => line('no longer found, so it can go from the baseline', entry)),
  ];
  return lines.length === 0 ? [] : [`## ${'Baseline'}`, lines.join('\n')];
}

const nameOf = ({ service, vpcEndpointId }: AuditedEndpoint): string =>
  vpcEndpointId === undefined ? plain(service) : `${plain(service)} (\`${vpcEndpointId}\`)`;

/** Text that no reader of Markdown takes for markup; words of AWS and of other people stand in it. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}
