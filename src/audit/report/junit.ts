/** An audit or a rehearsal as JUnit XML: a test for each endpoint and one for the VPC, or one for each call. */
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { Audit } from '../verdict.ts';
import type { Weighed } from './baseline.ts';
import { type AuditFinding, findingsOf, rehearsalFindings } from './findings.ts';

interface Failure {
  readonly id: string;
  readonly rule: string;
  readonly text: string;
  /** The cure and the commands, each a line. */
  readonly more: readonly string[];
}

interface Case {
  readonly name: string;
  readonly failures: readonly Failure[];
  /** Lines that change nothing. */
  readonly notes: readonly string[];
}

/** Prints an audit as JUnit XML. */
export function auditJunit(audit: Audit, weighed: Weighed): string {
  const findings = findingsOf(audit).filter(({ fatal }) => fatal);
  const cases: readonly Case[] = [
    ...audit.endpoints.map((endpoint) => ({
      name: [endpoint.service, endpoint.vpcEndpointId].filter((part) => part !== undefined).join(' '),
      failures: findings.filter((finding) => finding.endpoint === endpoint).map(toFailure),
      notes: endpoint.notes.map(({ text, fix }) => `${text} ${fix}`),
    })),
    {
      name: 'VPC',
      failures: findings.filter(({ endpoint }) => endpoint === undefined).map(toFailure),
      notes: audit.network.notes.map(({ text, fix }) => `${text} ${fix}`),
    },
  ];
  return printSuite('VPC endpoints', 'audit', cases, weighed);
}

/** Prints a rehearsal as JUnit XML: calls that only degrade the task are notes of their test. */
export function rehearsalJunit(rehearsal: Rehearsal, weighed: Weighed): string {
  const findings = new Map(rehearsalFindings(rehearsal).map((finding) => [finding.call, finding]));
  const cases = rehearsal.calls.map((call): Case => {
    const finding = findings.get(call);
    const name = [call.workload, call.call.id, call.call.host].filter((part) => part !== '').join(' ');
    if (finding === undefined) return { name, failures: [], notes: [] };
    const { id, hop, fatal } = finding;
    const { rule, text, fix } = hop;
    const says = call.wouldSay === undefined ? [] : [`AWS says: ${call.wouldSay}`];
    const known = call.outcome === 'fails' ? text : `Not known: ${text}`;
    return fatal
      ? { name, failures: [{ id, rule, text: known, more: [fix, ...says] }], notes: [] }
      : { name, failures: [], notes: [`Finding ${id}`, known, fix, ...says] };
  });
  return printSuite('Start of the tasks', 'rehearsal', cases, weighed);
}

function toFailure({ id, statement }: AuditFinding): Failure {
  const { rule, text, fix, commands } = statement;
  return { id, rule, text, more: [fix, ...commands] };
}

function printSuite(title: string, group: string, cases: readonly Case[], { accepted }: Weighed): string {
  const failed = cases.filter((one) => one.failures.some(({ id }) => !accepted.has(id)));
  const skipped = cases.filter((one) => one.failures.length > 0 && !failed.includes(one));
  const counts = `tests="${cases.length}" failures="${failed.length}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${title}" ${counts}>`,
    `  <testsuite name="${title}" ${counts} skipped="${skipped.length}">`,
    ...cases.map((one) => printCase(one, group, accepted)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function printCase({ name, failures, notes }: Case, group: string, accepted: Weighed['accepted']): string {
  const open = failures.filter(({ id }) => !accepted.has(id));
  const [first, ...others] = open;
  const inside = [
    // One failure for a test: several readers take only the first.
    ...(first === undefined ? failures.slice(0, 1).map(({ id }) => skippedFor(id, accepted)) : []),
    ...(first === undefined ? [] : [printFailure(first, others)]),
    ...(notes.length === 0 ? [] : [`      <system-out>${escaped(present(notes).join('\n'))}</system-out>`]),
  ];
  const start = `    <testcase classname="${group}" name="${escaped(name)}"`;
  return inside.length === 0 ? `${start}/>` : `${start}>\n${inside.join('\n')}\n    </testcase>`;
}

function printFailure(first: Failure, others: readonly Failure[]): string {
  const lines = [first, ...others].flatMap(({ id, text, more }) => [`Finding ${id}`, text, ...more]);
  const inside = escaped(present(lines).join('\n'));
  return `      <failure type="${escaped(first.rule)}" message="${escaped(first.text)}">${inside}</failure>`;
}

function skippedFor(id: string, accepted: Weighed['accepted']): string {
  const entry = accepted.get(id);
  return `      <skipped message="${escaped(`accepted until ${entry?.until}: ${entry?.reason}`)}"/>`;
}

const present = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');

const ENTITIES: { readonly [mark: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0, which has no control characters and no lone surrogates. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}
