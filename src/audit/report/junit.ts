/** An audit as JUnit XML: a test for each endpoint and one for the VPC. */
import type { Audit, AuditStatement } from '../verdict.ts';
import type { Weighed } from './baseline.ts';
import { type AuditFinding, findingsOf } from './findings.ts';

interface Case {
  readonly name: string;
  readonly findings: readonly AuditFinding[];
  readonly notes: readonly AuditStatement[];
}

/** Prints an audit as JUnit XML. */
export function auditJunit(audit: Audit, weighed: Weighed): string {
  const findings = findingsOf(audit).filter(({ fatal }) => fatal);
  const cases: readonly Case[] = [
    ...audit.endpoints.map((endpoint) => ({
      name: [endpoint.service, endpoint.vpcEndpointId].filter((part) => part !== undefined).join(' '),
      findings: findings.filter((finding) => finding.endpoint === endpoint),
      notes: endpoint.notes,
    })),
    {
      name: 'VPC',
      findings: findings.filter(({ endpoint }) => endpoint === undefined),
      notes: audit.network.notes,
    },
  ];
  const failed = cases.filter((one) => one.findings.some(({ id }) => !weighed.accepted.has(id)));
  const skipped = cases.filter((one) => one.findings.length > 0 && !failed.includes(one));
  const suite = `name="VPC endpoints" tests="${cases.length}" failures="${failed.length}" errors="0" skipped="${skipped.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${suite}>`,
    `  <testsuite ${suite}>`,
    ...cases.map((one) => printCase(one, weighed)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function printCase({ name, findings, notes }: Case, { accepted }: Weighed): string {
  const open = findings.filter(({ id }) => !accepted.has(id));
  const inside = [
    ...open.map(
      ({ id, statement }) =>
        `      <failure type="${escaped(statement.rule)}" message="${escaped(statement.text)}">${escaped(
          [`Finding ${id}`, statement.text, statement.fix, ...statement.commands].join('\n'),
        )}</failure>`,
    ),
    ...(open.length === 0
      ? findings.slice(0, 1).map(({ id }) => {
          const entry = accepted.get(id);
          return `      <skipped message="${escaped(`accepted until ${entry?.until}: ${entry?.reason}`)}"/>`;
        })
      : []),
    ...(notes.length === 0
      ? []
      : [
          `      <system-out>${escaped(notes.map(({ text, fix }) => `${text} ${fix}`).join('\n'))}</system-out>`,
        ]),
  ];
  const start = `    <testcase classname="audit" name="${escaped(name)}"`;
  return inside.length === 0 ? `${start}/>` : `${start}>\n${inside.join('\n')}\n    </testcase>`;
}

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
