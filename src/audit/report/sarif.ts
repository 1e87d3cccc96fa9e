/**
 * An audit or a rehearsal as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning: each finding
 * points at the template's line, or at the file that was read.
 */
import type { InventoryPlace } from '../../core/index.ts';
import { type AuditRuleId, auditRule } from '../audit-rules.ts';
import { HOP_RULES, type HopRule, type HopRuleId } from '../hops/hop-rules.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { Audit } from '../verdict.ts';
import type { Accepted, Weighed } from './baseline.ts';
import { findingsOf, rehearsalFindings } from './findings.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

type Level = 'error' | 'warning' | 'note';

/** A rule as SARIF describes it. Words in braces stand for what each finding names. */
interface ReportedRule {
  readonly id: string;
  readonly text: string;
  readonly fix: string;
  readonly level: Level;
}

interface Reported {
  readonly id: string;
  readonly rule: ReportedRule;
  readonly level: Level;
  readonly message: readonly string[];
  /** What it is about. */
  readonly name: string;
  readonly place?: InventoryPlace | undefined;
  readonly source: string | undefined;
}

/** Prints an audit as SARIF. `file` is what was read, relative to the repository. */
export function auditSarif(audit: Audit, weighed: Weighed, file: string, version: string): string {
  const findings = findingsOf(audit).map(({ id, statement, endpoint, place, fatal }): Reported => {
    const { rule, text, fix, citations } = statement;
    return {
      id,
      rule: ruleOfAudit(rule),
      level: fatal ? 'error' : 'warning',
      message: [text, fix],
      name: endpoint?.vpcEndpointId ?? endpoint?.service ?? 'VPC',
      place,
      source: citations[0]?.url,
    };
  });
  return printLog(findings, weighed, file, version);
}

/** Prints a rehearsal as SARIF: what stops a task is an error, what is not known or only degrades is less. */
export function rehearsalSarif(
  rehearsal: Rehearsal,
  weighed: Weighed,
  file: string,
  version: string,
): string {
  const findings = rehearsalFindings(rehearsal).map(({ id, call, hop, fatal }): Reported => {
    const { wouldSay, endpoint } = call;
    const who = call.workload === '' ? '' : `${call.workload}, `;
    return {
      id,
      rule: ruleOfHop(hop.rule),
      level: call.outcome === 'unknown' ? 'note' : fatal ? 'error' : 'warning',
      message: [
        `${who}${call.call.phase} (${call.call.host}):`,
        hop.text,
        hop.fix,
        wouldSay === undefined ? '' : `AWS says: ${wouldSay}`,
      ],
      name: endpoint?.id ?? hop.evidence,
      place: endpoint?.place,
      source: hop.citations[0]?.url,
    };
  });
  return printLog(findings, weighed, file, version);
}

function ruleOfAudit(id: AuditRuleId): ReportedRule {
  const { text, fix, kind } = auditRule(id);
  return { id, text, fix, level: kind === 'problem' ? 'error' : 'note' };
}

function ruleOfHop(id: HopRuleId): ReportedRule {
  const { text, fix = '', outcome }: HopRule = HOP_RULES[id];
  return { id, text, fix, level: outcome === 'fails' ? 'error' : 'note' };
}

const printLog = (findings: readonly Reported[], weighed: Weighed, file: string, version: string): string =>
  `${JSON.stringify(logOf(findings, weighed, file, version), null, 2)}\n`;

/** What is printed: a test compares it with the types that others wrote after the schema. */
export type PrintedLog = ReturnType<typeof logOf>;

function logOf(findings: readonly Reported[], weighed: Weighed, file: string, version: string) {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()];
  const ids = rules.map(({ id }) => id);
  // The version is that of the knowledge, a year and a month: no semantic version.
  const driver = { name: 'ECS Endpoint Planner', version, rules: rules.map(toRule) };
  const results = findings.map((finding) =>
    toResult(finding, ids.indexOf(finding.rule.id), weighed.accepted.get(finding.id), file),
  );
  return { $schema: SCHEMA, version: '2.1.0' as const, runs: [{ tool: { driver }, results }] };
}

function toRule({ id, text, fix, level }: ReportedRule) {
  const open = (words: string): string => words.replace(/\{(\w{1,30})\}/g, '<$1>');
  const name = id.slice(id.indexOf('/') + 1);
  // What each finding says by itself needs a title that is more than an open word.
  const title = /^\{\w{1,30}\}$/.test(text) ? `${capital(name.replaceAll('-', ' '))}.` : text;
  return {
    id,
    name,
    shortDescription: { text: open(title) },
    help: { text: open(fix === '' ? text : fix) },
    defaultConfiguration: { level },
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function toResult(
  { id, rule, level, message, name, place, source }: Reported,
  ruleIndex: number,
  accepted: Accepted | undefined,
  file: string,
) {
  const parts = [...message, ...(source === undefined ? [] : [`Source: ${source}`])];
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text: parts.filter((part) => part !== '').join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place?.file ?? file) },
          region: {
            startLine: place?.line ?? 1,
            ...(place?.column === undefined ? {} : { startColumn: place.column }),
          },
        },
        logicalLocations: [
          {
            ...(name === '' ? {} : { name }),
            fullyQualifiedName: place?.address ?? id,
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { 'finding/v1': id },
    ...(accepted === undefined
      ? {}
      : {
          suppressions: [
            { kind: 'external' as const, justification: `${accepted.reason} (until ${accepted.until})` },
          ],
        }),
  };
}

/** A path as a relative reference: blanks and the like are escaped, and `-` stands for standard input. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
