/** `audit`: a plan against what `aws ec2 describe-*` printed. */
import {
  type Audit,
  audit,
  auditDelta,
  auditDocument,
  auditJunit,
  auditMarkdown,
  auditSarif,
  findingsOf,
  type Weighed,
  weigh,
} from '../audit/index.ts';
import { KNOWLEDGE } from '../core/index.ts';
import { EXPORT_FORMATS, type ExportFormat, exportPlan } from '../export/index.ts';
import { contextOf, type Inputs } from './answers.ts';
import { INVENTORY_HELP } from './inventory.ts';
import { type Given, type Judged, runNetworkCommand } from './network.ts';
import { printAudit } from './report.ts';
import type { Result, World } from './run.ts';

const REPORTS = ['text', 'json', 'markdown', 'sarif', 'junit'];

/** Formats that print what is missing, and the corrections. */
const EXPORTS = EXPORT_FORMATS.filter((format) => !REPORTS.includes(format));

const FORMATS = [...REPORTS, ...EXPORTS];

/** Audits and prints. Exit code 1 when something needed is missing or wrong. */
export const auditCommand = (argv: readonly string[], world: World): Result =>
  runNetworkCommand({ formats: FORMATS, help: HELP, judge }, argv, world);

function judge({ inputs, inventory, baseline, day, format, file }: Given): Judged {
  const { plan, catalogue, findings } = inputs;
  const audited = audit(plan, inventory, catalogue, findings, inputs.known.vpc);
  const weighed = weigh(findingsOf(audited), baseline, day);
  return { weighed, printed: print(format, inputs, audited, weighed, file) };
}

function print(format: string, inputs: Inputs, audited: Audit, weighed: Weighed, file: string): string {
  switch (format) {
    case 'text':
      return printAudit(audited);
    case 'json':
      return `${JSON.stringify(auditDocument(audited, weighed), null, 2)}\n`;
    case 'markdown':
      return auditMarkdown(audited, weighed);
    case 'sarif':
      return auditSarif(audited, weighed, file, KNOWLEDGE.version);
    case 'junit':
      return auditJunit(audited, weighed);
  }
  const { plan: missing, corrections } = auditDelta(audited, inputs.plan);
  return exportPlan(format as ExportFormat, {
    ...contextOf(inputs),
    plan: missing,
    corrections,
    partOf: 'missing',
  });
}

const HELP = `Compares the plan of a workload with the endpoints that exist.

  npm run --silent audit -- ${INVENTORY_HELP}
      [--answers FILE] [--QUESTION VALUE …] [--baseline FILE] [--format ${FORMATS.join(' | ')}]

The files hold what aws ec2 describe-vpc-endpoints, describe-subnets, describe-route-tables, describe-security-groups,
describe-network-acls, describe-managed-prefix-lists or get-managed-prefix-list-entries, describe-vpcs and
describe-vpc-attribute print. ${EXPORTS.join(', ')} print only what is missing, and the corrections.

--baseline names a JSON file of accepted findings: {"version": 1, "accepted": [{"id": "audit/…", "reason": "…",
"until": "2026-12-31"}]}. They are shown, and do not fail a build until their day is over; markdown, sarif, junit and json
print the ids.

Exit codes: 0 everything needed is there and right, or accepted; 1 it is not; 2 the input was not understood.
`;
