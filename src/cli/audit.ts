/** `audit`: a plan against what `aws ec2 describe-*` printed. */
import { type Audit, audit, auditDelta, auditDocument } from '../audit/index.ts';
import { plan } from '../core/index.ts';
import { type ExportContext, type ExportFormat, exportPlan } from '../export/index.ts';
import { printFragment } from '../share/index.ts';
import { type InventoryProblem, type InventorySources, readInventory } from '../source/index.ts';
import { QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
import { type FlagSpec, parseFlags } from './flags.ts';
import { printAudit } from './report.ts';
import { describeFlagProblem, done, InputError, type Result, readInput, type World } from './run.ts';

/** The flags that name what was described, and the source that each is. */
const INVENTORY = {
  endpoints: 'endpoints',
  subnets: 'subnets',
  'route-tables': 'routeTables',
  'security-groups': 'securityGroups',
  'vpc-attributes': 'vpcAttributes',
} as const satisfies { readonly [flag: string]: keyof InventorySources };

/** `text` and `json` report; the others print what is missing, and the corrections. */
const FORMATS = ['text', 'json', 'cloudformation', 'cloudformation-json', 'terraform', 'cli', 'markdown'];

const SPECS: readonly FlagSpec[] = [
  ...Object.keys(INVENTORY).map((name): FlagSpec => ({ name, takes: 'value' })),
  ...QUESTION_FLAGS,
  ...SOURCE_FLAGS,
  { name: 'format', takes: 'value' },
  { name: 'help', takes: 'switch' },
];

/** Audits and prints. Exit code 1 when something needed is missing or wrong. */
export function auditCommand(argv: readonly string[], world: World): Result {
  const parsed = parseFlags(argv, SPECS);
  const last = (name: string): string | undefined =>
    parsed.flags.filter((flag) => flag.name === name).at(-1)?.value;
  if (last('help') !== undefined) return done(HELP, false);
  const format = last('format') ?? 'text';
  const found = [
    ...parsed.operands.map(
      (operand) => `${JSON.stringify(operand)} is not understood. Allowed: flags only; --help lists them.`,
    ),
    ...(FORMATS.includes(format)
      ? []
      : [describeFlagProblem({ flag: '--format', value: format, allowed: `one of ${FORMATS.join(', ')}` })]),
    ...(last('endpoints') === undefined
      ? ['--endpoints: is missing. Allowed: a file with the output of aws ec2 describe-vpc-endpoints.']
      : []),
  ];
  const { workload, policies, catalogue } = readInputs(parsed, world, found);
  const sources = Object.entries(INVENTORY).flatMap(([flag, source]) => {
    const path = last(flag);
    return path === undefined ? [] : [[source, readInput(world, `--${flag}`, path)] as const];
  });
  const made = plan(workload, { policies, catalogue });
  const texts: InventorySources = { endpoints: '', ...Object.fromEntries(sources) };
  const read = readInventory(texts, {
    vpcId: workload.vpcId,
    services: made.endpoints.map(({ service }) => service),
  });
  if (!read.ok) throw new InputError(read.problems.map(describe));
  const warnings = read.problems.map((problem) => `${describe(problem)}\n`).join('');
  const audited = audit(made, read.inventory, catalogue);
  return {
    stdout: print(format, { plan: made, fragment: printFragment(workload, policies), catalogue }, audited),
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

function describe(problem: InventoryProblem): string {
  const at = problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`;
  const path = problem.path === undefined || problem.path === '' ? '' : ` ${problem.path}:`;
  return `--${flagOf(problem.source)}${at}:${path} ${problem.message}`;
}

function flagOf(source: string): string {
  return Object.entries(INVENTORY).find(([, name]) => name === source)?.[0] ?? source;
}

const HELP = `Compares the plan of a workload with the endpoints that exist.

  npm run --silent audit -- --endpoints FILE [--subnets FILE] [--route-tables FILE] [--security-groups FILE]
                            [--vpc-attributes FILE] [--answers FILE] [--QUESTION VALUE …] [--format ${FORMATS.join(' | ')}]

The files hold what aws ec2 describe-vpc-endpoints, describe-subnets, describe-route-tables, describe-security-groups and
describe-vpc-attribute print. The formats cloudformation, terraform and cli print only what is missing, and the corrections.

Exit codes: 0 everything needed is there and right; 1 it is not; 2 the input was not understood.
`;
