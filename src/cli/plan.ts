/** `plan`: answers in, a plan in any format out. */

import { type Assumption, assumptionLines } from '../core/index.ts';
import {
  EXPORT_FORMATS,
  type ExportContext,
  type ExportFormat,
  exportPlan,
  isExportFormat,
} from '../export/index.ts';
import { allFindings } from '../policy/index.ts';
import { contextOf, QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
import { type FlagSpec, lastValue, type ParsedFlags, parseFlags } from './flags.ts';
import { COMMON_FLAGS, flagHelp, questionHelp, VERSION_TEXT } from './help.ts';
import { asCalled, describeFlagProblem, done, type Result, unknownOperands, type World } from './run.ts';

/** Where `npm start` serves the planner; `--base-url` names another place. */
const LOCAL_URL = 'http://localhost:4173/';

const OUTPUT_FLAGS: readonly FlagSpec[] = [
  {
    name: 'format',
    takes: 'value',
    placeholder: 'FORMAT',
    help: `What is printed: ${EXPORT_FORMATS.join(', ')}. Default: markdown.`,
  },
  { name: 'link', takes: 'switch', help: 'Prints the shareable plan link instead.' },
  {
    name: 'base-url',
    takes: 'value',
    placeholder: 'URL',
    help: `Where the planner is served, for --link. Default: ${LOCAL_URL}.`,
  },
  ...COMMON_FLAGS,
];

const SPECS = [...QUESTION_FLAGS, ...SOURCE_FLAGS, ...OUTPUT_FLAGS];

/** Plans and prints. Exit code 1 when the plan has a finding of severity error. */
export function planCommand(argv: readonly string[], world: World): Result {
  const parsed = parseFlags(argv, SPECS);
  if (lastValue(parsed, 'help') !== undefined) return done(asCalled(HELP, world), false);
  if (lastValue(parsed, 'version') !== undefined) return done(VERSION_TEXT, false);
  const format = lastValue(parsed, 'format') ?? 'markdown';
  const found = [
    ...unknownOperands(parsed),
    ...badFormat(format),
    ...badBaseUrl(lastValue(parsed, 'base-url')),
  ];
  const inputs = readInputs(parsed, world, found);
  const findings = [...allFindings(inputs.plan), ...inputs.findings];
  const context = contextOf(inputs);
  return {
    stdout: printed(format as ExportFormat, parsed, context),
    stderr: `${inputs.hidden}${assumedLines(context.assumptions ?? [])}`,
    exitCode: findings.some(({ severity }) => severity === 'error') ? 1 : 0,
  };
}

function printed(format: ExportFormat, parsed: ParsedFlags, context: ExportContext): string {
  return lastValue(parsed, 'link') === undefined
    ? exportPlan(format, context)
    : `${lastValue(parsed, 'base-url') ?? LOCAL_URL}#${context.fragment}\n`;
}

/** The deciding assumptions, for standard error; nothing when nothing decisive is assumed. */
function assumedLines(assumptions: readonly Assumption[]): string {
  const lines = assumptionLines(assumptions);
  return lines.length === 0
    ? ''
    : `Assumed, because nothing says otherwise:\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

function badFormat(format: string): readonly string[] {
  if (isExportFormat(format)) return [];
  const allowed = `one of ${EXPORT_FORMATS.join(', ')}`;
  return [describeFlagProblem({ flag: '--format', value: format, allowed })];
}

function badBaseUrl(url: string | undefined): readonly string[] {
  if (url === undefined || /^https?:\/\/[^\s#]+$/.test(url)) return [];
  return [
    describeFlagProblem({
      flag: '--base-url',
      value: url,
      allowed: 'an http or https URL without a fragment',
    }),
  ];
}

const HELP = `Plans the VPC endpoints that Amazon ECS workloads need.

  npm run --silent plan -- [--QUESTION VALUE …] [--source FILE …] [--answers FILE] [--from-link LINK]
      [--format FORMAT] [--catalog FILE]
  npm run --silent plan -- … --link [--base-url URL]

Flags win over saved answers and links, and those win over sources. What nothing says is assumed; the assumptions that
decide the plan are printed to standard error. Sets are separated by commas; an empty value (--log-drivers=) is the
empty set. A flag whose question does not arise with the other answers changes nothing; standard error says which.

${flagHelp([...SOURCE_FLAGS, ...OUTPUT_FLAGS])}

${questionHelp()}

Exit codes: 0 plan printed; 1 plan printed, and it has a finding of severity error; 2 the input was not understood.
`;
