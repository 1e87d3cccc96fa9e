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
import { EXPORT_FORMATS, type ExportContext, type ExportFormat, exportPlan } from '../export/index.ts';
import { QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
import { aboutBaseline, readBaselineFile, today } from './baseline.ts';
import { type FlagSpec, parseFlags } from './flags.ts';
import { COMMON_FLAGS, VERSION_TEXT } from './help.ts';
import {
  endpointsMissing,
  INVENTORY_FLAGS,
  INVENTORY_HELP,
  readInventoryFiles,
  withSnapshot,
} from './inventory.ts';
import { printAudit } from './report.ts';
import { describeFlagProblem, done, type Result, unknownOperands, type World } from './run.ts';

/** The first five report; the others print what is missing, and the corrections. */
const FORMATS = [...new Set(['text', 'json', 'markdown', 'sarif', 'junit', ...EXPORT_FORMATS])];

const SPECS: readonly FlagSpec[] = [
  ...INVENTORY_FLAGS,
  ...QUESTION_FLAGS,
  ...SOURCE_FLAGS,
  { name: 'format', takes: 'value' },
  { name: 'baseline', takes: 'value' },
  ...COMMON_FLAGS,
];

/** Audits and prints. Exit code 1 when something needed is missing or wrong. */
export function auditCommand(argv: readonly string[], given: World): Result {
  const { parsed, world } = withSnapshot(parseFlags(argv, SPECS), given);
  const last = (name: string): string | undefined =>
    parsed.flags.filter((flag) => flag.name === name).at(-1)?.value;
  if (last('help') !== undefined) return done(HELP, false);
  if (last('version') !== undefined) return done(VERSION_TEXT, false);
  const format = last('format') ?? 'text';
  const found = [
    ...unknownOperands(parsed),
    ...(FORMATS.includes(format)
      ? []
      : [describeFlagProblem({ flag: '--format', value: format, allowed: `one of ${FORMATS.join(', ')}` })]),
    ...endpointsMissing(parsed),
  ];
  const { plan: made, fragment, catalogue } = readInputs(parsed, world, found);
  const { inventory, warnings } = readInventoryFiles(parsed, world, made);
  const audited = audit(made, inventory, catalogue);
  const weighed = weigh(findingsOf(audited), readBaselineFile(last('baseline'), world), today(world));
  const context = { plan: made, fragment, catalogue };
  return {
    stdout: print(format, context, audited, weighed, last('endpoints') ?? '-'),
    stderr: `${warnings}${aboutBaseline(weighed)}`,
    exitCode: weighed.passed ? 0 : 1,
  };
}

function print(
  format: string,
  context: ExportContext,
  audited: Audit,
  weighed: Weighed,
  file: string,
): string {
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
  const { plan: missing, corrections } = auditDelta(audited, context.plan);
  return exportPlan(format as ExportFormat, { ...context, plan: missing, corrections });
}

const HELP = `Compares the plan of a workload with the endpoints that exist.

  npm run --silent audit -- ${INVENTORY_HELP}
      [--answers FILE] [--QUESTION VALUE …] [--baseline FILE] [--format ${FORMATS.join(' | ')}]

The files hold what aws ec2 describe-vpc-endpoints, describe-subnets, describe-route-tables, describe-security-groups,
describe-network-acls, describe-managed-prefix-lists or get-managed-prefix-list-entries, describe-vpcs and describe-vpc-attribute print. The formats cloudformation, terraform and cli print only what is missing, and the corrections.

--baseline names a JSON file of accepted findings: {"version": 1, "accepted": [{"id": "audit/…", "reason": "…",
"until": "2026-12-31"}]}. They are shown, and do not fail a build until their day is over; markdown, sarif, junit and json
print the ids.

Exit codes: 0 everything needed is there and right, or accepted; 1 it is not; 2 the input was not understood.
`;
