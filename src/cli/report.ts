/** Audits as plain text for people. */
import type { Audit, AuditStatement } from '../audit/index.ts';

/** An audit in words: a line for each endpoint, then what to do. */
export function printAudit(audit: Audit): string {
  const { summary } = audit;
  const counts = (['ok', 'missing', 'misconfigured', 'redundant', 'foreign'] as const).map(
    (verdict) => `${summary[verdict]} ${verdict}`,
  );
  const endpoints = audit.endpoints.map((endpoint) => {
    const id = endpoint.vpcEndpointId === undefined ? '' : ` ${endpoint.vpcEndpointId}`;
    const saving =
      endpoint.saving === undefined ? '' : ` (saves ${endpoint.saving.usd.toFixed(2)} USD a month)`;
    return [
      `${endpoint.verdict.padEnd(14)}${endpoint.service}${id}${saving}`,
      ...[...endpoint.problems, ...endpoint.notes].map(printStatement),
    ].join('\n');
  });
  const network = [...audit.network.problems, ...audit.network.notes].map(printStatement);
  return `${[...endpoints, ...(network.length === 0 ? [] : ['The VPC:', ...network]), `\n${counts.join(', ')}`].join('\n')}\n`;
}

function printStatement({ text, fix, commands, citations }: AuditStatement): string {
  const lines = [
    `  - ${text}${fix === '' ? '' : ` ${fix}`}`,
    ...commands.map((command) => `      ${command}`),
    ...citations.slice(0, 1).map(({ url }) => `      ${`Source: ${url}`}`),
  ];
  return lines.join('\n');
}
