/** `rehearse`: follows every call of a workload from start to run through the described network. */
import { rehearsalFindings, rehearsalJunit, rehearsalSarif, type Weighed, weigh } from '../audit/index.ts';
import { type Rehearsal, rehearsalDocument, rehearsalMarkdown, rehearse } from '../audit/rehearsal/index.ts';
import { KNOWLEDGE } from '../core/index.ts';
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
import { describeFlagProblem, done, type Result, unknownOperands, type World } from './run.ts';

const FORMATS = ['json', 'markdown', 'sarif', 'junit'];

const SPECS: readonly FlagSpec[] = [
  ...INVENTORY_FLAGS,
  ...QUESTION_FLAGS,
  ...SOURCE_FLAGS,
  { name: 'format', takes: 'value' },
  { name: 'baseline', takes: 'value' },
  ...COMMON_FLAGS,
];

/** Rehearses and prints. Exit code 1 unless every task starts. */
export function rehearseCommand(argv: readonly string[], given: World): Result {
  const { parsed, world } = withSnapshot(parseFlags(argv, SPECS), given);
  const last = (name: string): string | undefined =>
    parsed.flags.filter((flag) => flag.name === name).at(-1)?.value;
  if (last('help') !== undefined) return done(HELP, false);
  if (last('version') !== undefined) return done(VERSION_TEXT, false);
  const format = last('format') ?? 'markdown';
  const found = [
    ...unknownOperands(parsed),
    ...(FORMATS.includes(format)
      ? []
      : [describeFlagProblem({ flag: '--format', value: format, allowed: `one of ${FORMATS.join(', ')}` })]),
    ...endpointsMissing(parsed),
  ];
  const { plan: made } = readInputs(parsed, world, found);
  const { inventory, warnings } = readInventoryFiles(parsed, world, made);
  const rehearsal = rehearse(made.workloads, inventory);
  const baseline = readBaselineFile(last('baseline'), world);
  const weighed = weigh(rehearsalFindings(rehearsal), baseline, today(world), 'rehearsal');
  return {
    stdout: print(format, rehearsal, weighed, last('endpoints') ?? '-'),
    stderr: `${warnings}${aboutBaseline(weighed)}`,
    exitCode: weighed.passed ? 0 : 1,
  };
}

function print(format: string, rehearsal: Rehearsal, weighed: Weighed, file: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(rehearsalDocument(rehearsal, weighed), null, 2)}\n`;
    case 'sarif':
      return rehearsalSarif(rehearsal, weighed, file, KNOWLEDGE.version);
    case 'junit':
      return rehearsalJunit(rehearsal, weighed);
  }
  return rehearsalMarkdown(rehearsal, weighed);
}

const HELP = `Says whether the tasks start in what exists, and if not, at which hop they stop and what AWS prints.

  npm run --silent rehearse -- ${INVENTORY_HELP}
      [--answers FILE] [--QUESTION VALUE …] [--baseline FILE] [--format ${FORMATS.join(' | ')}]

The files are those of the audit: what aws ec2 describe-* prints, a template, or a snapshot. What was not given is unknown, never assumed.

--baseline names the same file of accepted findings as for the audit; ids of calls begin with rehearsal/.

Exit codes: 0 every task starts, or what stops it is accepted; 1 one does not, or it is not known; 2 the input was not understood.
`;
