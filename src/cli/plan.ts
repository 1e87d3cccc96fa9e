/** `plan`: answers in, a plan in any format out. */

import { plan } from '../core/index.ts';
import { EXPORT_FORMATS, type ExportFormat, exportPlan, isExportFormat } from '../export/index.ts';
import { allFindings } from '../policy/index.ts';
import { printFragment, printLink } from '../share/index.ts';
import { QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
import { type FlagSpec, parseFlags } from './flags.ts';
import { describeFlagProblem, done, type Result, type World } from './run.ts';

/** Where `npm start` serves the planner; `--base-url` names another place. */
const LOCAL_URL = 'http://localhost:4173/';

const OUTPUT_FLAGS: readonly FlagSpec[] = [
  { name: 'format', takes: 'value' },
  { name: 'link', takes: 'switch' },
  { name: 'base-url', takes: 'value' },
  { name: 'help', takes: 'switch' },
];

const SPECS = [...QUESTION_FLAGS, ...SOURCE_FLAGS, ...OUTPUT_FLAGS];

/** Plans and prints. Exit code 1 when the plan has a finding of severity error. */
export function planCommand(argv: readonly string[], world: World): Result {
  const parsed = parseFlags(argv, SPECS);
  const last = (name: string): string | undefined =>
    parsed.flags.filter((flag) => flag.name === name).at(-1)?.value;
  if (last('help') !== undefined) return done(HELP, false);
  const format = last('format') ?? 'markdown';
  const found = [
    ...parsed.operands.map(
      (operand) => `${JSON.stringify(operand)} is not understood. Allowed: flags only; --help lists them.`,
    ),
    ...(isExportFormat(format)
      ? []
      : [
          describeFlagProblem({
            flag: '--format',
            value: format,
            allowed: `one of ${EXPORT_FORMATS.join(', ')}`,
          }),
        ]),
    ...badBaseUrl(last('base-url')),
  ];
  const { workload, policies, catalogue, derivation } = readInputs(parsed, world, found);
  const made = plan(workload, { policies, catalogue });
  const wrong = allFindings(made).some((finding) => finding.severity === 'error');
  if (last('link') !== undefined)
    return done(`${printLink(last('base-url') ?? LOCAL_URL, workload, policies)}\n`, wrong);
  const context = { plan: made, fragment: printFragment(workload, policies), catalogue };
  return done(
    exportPlan(
      format as ExportFormat,
      derivation === undefined ? context : { ...context, extra: derivation },
    ),
    wrong,
  );
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

const HELP = `Plans the VPC endpoints that an Amazon ECS workload needs.

  npm run --silent plan -- [--QUESTION VALUE …] [--answers FILE] [--from-link LINK] [--task-definition FILE …]
                           [--format ${EXPORT_FORMATS.join(' | ')}] [--catalog FILE]
  npm run --silent plan -- … --link [--base-url URL]

Flags win over the link and the file, and those win over task definitions. Sets are separated by commas; an empty
value (--log-drivers=) is the empty set. FILE - is standard input.

Questions:
${QUESTION_FLAGS.map(({ name }) => `  --${name}`).join('\n')}

Exit codes: 0 plan printed; 1 plan printed, and it has a finding of severity error; 2 the input was not understood.
`;
