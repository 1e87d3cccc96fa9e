/** What every command shares: files, problems, results. */
import type { Problem } from '../core/index.ts';
import { lineAndColumn, locateJson } from '../policy/index.ts';
import type { FlagProblem, ParsedFlags } from './flags.ts';

/** The outside world of a command; tests pass their own. */
export interface World {
  /** The text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly readStdin: () => string;
  /** The day, `YYYY-MM-DD`; absent: today. */
  readonly today?: () => string;
  /** The name of the program; absent: it is called through npm, from the sources. */
  readonly program?: string;
}

/** A text that names commands of the planner, with the program that was called. */
export const asCalled = (text: string, { program }: World): string =>
  program === undefined ? text : text.replace(/\bnpm run --silent (\w+) --/g, `${program} $1`);

/** What a command prints, and its exit code: 0 done, 1 done with something wrong in it, 2 the input was not understood. */
export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
}

/** Input that stops a command: printed to standard error, exit code 2. */
export class InputError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** The text of a file named by a flag. Throws an `InputError` when it cannot be read. */
export function readInput(world: World, flag: string, path: string): string {
  try {
    return path === '-' ? world.readStdin() : world.readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = UNREADABLE[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}`;
    throw new InputError([
      `${flag}: file ${JSON.stringify(path)}: ${reason}. Allowed: a file that can be read, or - for standard input.`,
    ]);
  }
}

const UNREADABLE: { readonly [code: string]: string } = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

/** The JSON in a file named by a flag; refused with the place of the first mistake. `allowed` says what the file should be. */
export function readJsonInput(world: World, flag: string, path: string, allowed: string): unknown {
  const text = readInput(world, flag, path).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    const located = locateJson(text);
    const { line, column } = located.ok ? { line: 1, column: 1 } : lineAndColumn(text, located.at.start);
    const what = text.trim() === '' ? 'The file is empty.' : located.ok ? 'This is no JSON.' : located.text;
    throw new InputError([`${flag} ${path}:${line}:${column}: ${what} Allowed: ${allowed}.`]);
  }
}

/** One line for each thing that was not understood: the field, the value, what is allowed. */
export function describeProblem(problem: Problem, source: string): string {
  const workload = problem.workload === undefined ? '' : `workload ${problem.workload}: `;
  const reason = problem.reason === undefined ? '' : ` ${problem.reason}`;
  return `${source}: ${workload}${problem.field}: ${JSON.stringify(problem.value)} is not understood. Allowed: ${problem.allowed}.${reason}`;
}

export function describeFlagProblem(problem: FlagProblem): string {
  const value =
    problem.value === '' ? 'is not understood' : `${JSON.stringify(problem.value)} is not understood`;
  return `${problem.flag}: ${value}. Allowed: ${problem.allowed}.`;
}

/** Refuses the input if there are any problems. */
export function refuseIfAny(lines: readonly string[]): void {
  if (lines.length > 0) throw new InputError(lines);
}

export function done(stdout: string, wrong: boolean): Result {
  return { stdout, stderr: '', exitCode: wrong ? 1 : 0 };
}

/** Complaints about arguments that are not flags, for commands that take only flags. */
export function unknownOperands({ operands }: ParsedFlags): readonly string[] {
  return operands.map(
    (operand) => `${JSON.stringify(operand)} is not understood. Allowed: flags only; --help lists them.`,
  );
}
