/** An audit as SARIF 2.1.0, for code scanning: each finding points at the template's line, or at the file that was read. */
import { AUDIT_RULES, type AuditRuleId, auditRule } from '../audit-rules.ts';
import type { Audit } from '../verdict.ts';
import type { Weighed } from './baseline.ts';
import { type AuditFinding, findingsOf } from './findings.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Prints an audit as SARIF. `file` is what was read, relative to the repository. */
export function auditSarif(audit: Audit, weighed: Weighed, file: string, version: string): string {
  const findings = findingsOf(audit);
  const used = [...new Set(findings.map(({ statement }) => statement.rule))];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'ECS Endpoint Planner', semanticVersion: version, rules: used.map(toRule) },
        },
        results: findings.map((finding) => toResult(finding, used, weighed, file)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(id: AuditRuleId) {
  const { text, fix, kind } = auditRule(id);
  return {
    id,
    name: Object.keys(AUDIT_RULES).includes(id) ? id.replace(/^audit\//, '') : id,
    // Words in braces stand for what each finding names.
    shortDescription: { text: text.replace(/\{(\w{1,30})\}/g, '<$1>') },
    help: { text: (fix === '' ? text : fix).replace(/\{(\w{1,30})\}/g, '<$1>') },
    defaultConfiguration: { level: kind === 'problem' ? 'error' : 'note' },
  };
}

function toResult(
  { id, statement, endpoint, place, fatal }: AuditFinding,
  rules: readonly AuditRuleId[],
  { accepted }: Weighed,
  file: string,
) {
  const entry = accepted.get(id);
  const { rule, text, fix, citations } = statement;
  const source = citations.slice(0, 1).map(({ url }) => `Source: ${url}`);
  const name = endpoint?.vpcEndpointId ?? endpoint?.service ?? 'VPC';
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: fatal ? 'error' : 'warning',
    message: { text: [text, fix, ...source].filter((part) => part !== '').join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place?.file ?? file) },
          region: {
            startLine: place?.line ?? 1,
            ...(place?.column === undefined ? {} : { startColumn: place.column }),
          },
        },
        logicalLocations: [{ name, fullyQualifiedName: place?.address ?? id, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'finding/v1': id },
    ...(entry === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: `${entry.reason} (until ${entry.until})` }] }),
  };
}

/** A path as a relative reference: blanks and the like are escaped, and `-` stands for standard input. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
