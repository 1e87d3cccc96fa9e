/** `audit`: a plan against what `aws ec2 describe-*` printed. */
import { type Audit, audit, auditDelta, auditDocument } from '../audit/index.ts';
import { type ExportContext, type ExportFormat, exportPlan } from '../export/index.ts';
import { printFragment } from '../share/index.ts';
import { QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
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

/** `text` and `json` report; the others print what is missing, and the corrections. */
const FORMATS = ['text', 'json', 'cloudformation', 'cloudformation-json', 'terraform', 'cli', 'markdown'];

const SPECS: readonly FlagSpec[] = [
  ...INVENTORY_FLAGS,
  ...QUESTION_FLAGS,
  ...SOURCE_FLAGS,
  { name: 'format', takes: 'value' },
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
  const { plan: made, policies, catalogue } = readInputs(parsed, world, found);
  const { inventory, warnings } = readInventoryFiles(parsed, world, made);
  const audited = audit(made, inventory, catalogue);
  return {
    stdout: print(
      format,
      { plan: made, fragment: printFragment(made.workloads, policies), catalogue },
      audited,
    ),
    stderr: warnings,
    exitCode: audited.passed ? 0 : 1,
  };
}

function print(format: string, context: ExportContext, audited: Audit): string {
  if (format === 'text') return printAudit(audited);
  if (format === 'json') return `${JSON.stringify(auditDocument(audited), null, 2)}\n`;
  const { plan: missing, corrections } = auditDelta(audited, context.plan);
  return exportPlan(format as ExportFormat, { ...context, plan: missing, corrections });
}

const HELP = `Compares the plan of a workload with the endpoints that exist.

  npm run --silent audit -- ${INVENTORY_HELP}
      [--answers FILE] [--QUESTION VALUE …] [--format ${FORMATS.join(' | ')}]

The files hold what aws ec2 describe-vpc-endpoints, describe-subnets, describe-route-tables, describe-security-groups,
describe-network-acls, describe-managed-prefix-lists or get-managed-prefix-list-entries, describe-vpcs and describe-vpc-attribute print. The formats cloudformation, terraform and cli print only what is missing, and the corrections.

Exit codes: 0 everything needed is there and right; 1 it is not; 2 the input was not understood.
`;
