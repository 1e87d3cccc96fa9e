/** Diagnoses and audits as plain text for people. */
import type { Audit, AuditStatement } from '../audit/index.ts';
import type { Diagnosis } from '../diagnose/index.ts';

/** A diagnosis in words, most likely cause first. */
export function printDiagnosis(diagnosis: Diagnosis): string {
  if (diagnosis.diagnoses.length === 0) {
    return 'Nothing in this text is recognised. Paste the whole message: the stopped-task reason, the log line, or the error of the API.\n';
  }
  const parts = diagnosis.diagnoses.map((found, index) => {
    const where = [
      found.region === undefined ? '' : `Region ${found.region}`,
      found.host === undefined ? '' : `host ${found.host}`,
      found.address === undefined ? '' : `address ${found.address}`,
    ].filter((part) => part !== '');
    return [
      `${index + 1}. ${found.cause} (${found.likelihood})`,
      `   ${found.text}`,
      ...(where.length === 0 ? [] : [`   Seen: ${where.join(', ')}`]),
      `   Endpoints: ${found.endpoints.length === 0 ? 'none; endpoints are not the cause' : found.endpoints.join(', ')}`,
      ...found.fix.map((line) => `   - ${line}`),
      ...found.citations.map(({ title, url }) => `   Source: ${title} <${url}>`),
    ].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

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
    ...citations.slice(0, 1).map(({ url }) => `      Source: ${url}`),
  ];
  return lines.join('\n');
}
