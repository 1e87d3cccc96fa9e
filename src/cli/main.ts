/** The command line's entry: the only file that touches files, streams and the process. */
import { readFileSync } from 'node:fs';
import { auditCommand } from './audit.ts';
import { decodeText } from './decode-text.ts';
import { diagnoseCommand } from './diagnose.ts';
import { planCommand } from './plan.ts';
import { rehearseCommand } from './rehearse.ts';
import { InputError, type Result, type World } from './run.ts';
import { snapshotCommand } from './snapshot.ts';

const COMMANDS = {
  plan: planCommand,
  diagnose: diagnoseCommand,
  audit: auditCommand,
  rehearse: rehearseCommand,
  snapshot: snapshotCommand,
} as const;

/** Runs a command against a world and never throws for bad input. */
export function run(command: keyof typeof COMMANDS, argv: readonly string[], world: World): Result {
  try {
    return COMMANDS[command](argv, world);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { stdout: '', stderr: `${error.lines.join('\n')}\n`, exitCode: 2 };
  }
}

/** Runs a command against the real world; the result is the process's exit code. */
export async function main(command: keyof typeof COMMANDS, argv: readonly string[]): Promise<number> {
  const result = run(command, argv, {
    readFile: (path) => decodeText(readFileSync(path)),
    readStdin: () => decodeText(readFileSync(0)),
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
