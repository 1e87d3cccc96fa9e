/** The command line's entry: the only file that touches files, streams and the process. */
import { readFileSync } from 'node:fs';
import { auditCommand } from './audit.ts';
import { decodeText } from './decode-text.ts';
import { diagnoseCommand } from './diagnose.ts';
import { VERSION_TEXT } from './help.ts';
import { planCommand } from './plan.ts';
import { rehearseCommand } from './rehearse.ts';
import { asCalled, done, InputError, type Result, type World } from './run.ts';
import { snapshotCommand } from './snapshot.ts';

const COMMANDS = {
  plan: planCommand,
  diagnose: diagnoseCommand,
  audit: auditCommand,
  rehearse: rehearseCommand,
  snapshot: snapshotCommand,
} as const;

type Command = keyof typeof COMMANDS;

const isCommand = (word: string): word is Command => Object.hasOwn(COMMANDS, word);

/** Runs a command against a world and never throws for bad input. */
export function run(command: Command, argv: readonly string[], world: World): Result {
  try {
    return COMMANDS[command](argv, world);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { stdout: '', stderr: `${error.lines.join('\n')}\n`, exitCode: 2 };
  }
}

/** Runs what was typed after the name of the program: a command with its flags, or a question about the program itself. */
export function runProgram([word, ...argv]: readonly string[], world: World): Result {
  if (word !== undefined && isCommand(word)) return run(word, argv, world);
  const usage = usageOf(world);
  const refused = (reason: string): Result => ({ stdout: '', stderr: `${reason}${usage}`, exitCode: 2 });
  if (word === 'serve' && world.program !== undefined)
    return argv[0] === '--help' || argv[0] === '-h'
      ? done(usage, false)
      : refused(
          `${JSON.stringify(argv[0] ?? '')} is not understood. Allowed: serve without flags, and PORT in the environment.\n\n`,
        );
  switch (word) {
    case '--help':
    case '-h':
    case 'help':
      return done(usage, false);
    case '--version':
      return done(VERSION_TEXT, false);
    case undefined:
      return refused('');
    default:
      return refused(`${JSON.stringify(word)} is not understood. Allowed: a command.\n\n`);
  }
}

/** Runs what was typed against the real world; the result is the process's exit code. */
export async function main(words: readonly string[], program?: string): Promise<number> {
  const result = runProgram(words, {
    readFile: (path) => decodeText(readFileSync(path)),
    readStdin: () => decodeText(readFileSync(0)),
    ...(program === undefined ? {} : { program }),
  });
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessReaderLeft);
  process.stderr.write(result.stderr);
  await new Promise<void>((resolve) => process.stdout.write(result.stdout, () => resolve()));
  return result.exitCode;
}

/** The reader of a pipe may stop early, as in `plan | head`: that is not a failure. */
function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

const USAGE = `The ECS Endpoint Planner on the command line.

  npm run --silent COMMAND -- [FLAGS]

  plan      plans the VPC endpoints of a workload
  diagnose  names the likely causes of an error
  audit     compares a plan with the endpoints that exist
  rehearse  says whether the tasks start in the network that exists
  snapshot  prints a read-only script that describes what exists
`;

/** What only the package can do, in scripts/bin.mjs. */
const SERVES = 'serves the wizard; PORT chooses the port';

const usageOf = (world: World): string =>
  `${asCalled(USAGE, world)}${world.program === undefined ? '' : `  serve     ${SERVES}\n`}
${'Each command explains its flags with --help. --version prints the version and the date of the knowledge.'}
`;
