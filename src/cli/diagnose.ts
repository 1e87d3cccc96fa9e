/** `diagnose`: an error text in, its likely causes out. */
import { type DiagnosedCause, type DiagnosedError, type Diagnosis, diagnose } from '../diagnose/index.ts';
import { readSource } from '../source/index.ts';
import { type FlagSpec, lastValue, parseFlags } from './flags.ts';
import { COMMON_FLAGS, VERSION_TEXT } from './help.ts';
import {
  asCalled,
  describeFlagProblem,
  done,
  type Result,
  readInput,
  refuseIfAny,
  type World,
} from './run.ts';

const SPECS: readonly FlagSpec[] = [{ name: 'format', takes: 'value' }, ...COMMON_FLAGS];
const FORMATS = ['json', 'text'];

const HELP = `Reads an error (a stopped-task reason, an agent log line, an API or provider error) and names its likely causes.

  npm run --silent diagnose -- [FILE] [--format json | text]

Without FILE, standard input is read. Exit codes: 0 printed; 2 the input was not understood.
`;

/** Diagnoses the text of a file or of standard input. */
export function diagnoseCommand(argv: readonly string[], world: World): Result {
  const parsed = parseFlags(argv, SPECS);
  const last = (name: string): string | undefined => lastValue(parsed, name);
  if (last('help') !== undefined) return done(asCalled(HELP, world), false);
  if (last('version') !== undefined) return done(VERSION_TEXT, false);
  const format = last('format') ?? 'text';
  refuseIfAny([
    ...parsed.problems.map(describeFlagProblem),
    ...(FORMATS.includes(format)
      ? []
      : [describeFlagProblem({ flag: '--format', value: format, allowed: `one of ${FORMATS.join(', ')}` })]),
    ...parsed.operands
      .slice(1)
      .map((operand) => `${JSON.stringify(operand)} is not understood. Allowed: one file.`),
  ]);
  const diagnosis = diagnose(
    readInput(world, 'FILE', parsed.operands[0] ?? '-'),
    undefined,
    (text) => readSource(text).ok,
  );
  return done(
    format === 'json' ? `${JSON.stringify(diagnosis, null, 2)}\n` : printDiagnosis(diagnosis, world),
    false,
  );
}

/** A diagnosis in words: error by error, what it rests on, the causes, and the check that decides between them. */
function printDiagnosis({ diagnoses, errors, missing }: Diagnosis, world: World): string {
  if (missing !== undefined)
    return `Nothing in this text is recognised.\n\n${missing.text}\n${missing.commands.map((command) => `\n  ${asCalled(command, world)}`).join('')}\n`;
  return `${errors.map((error) => printError(error, diagnoses)).join('\n\n')}\n`;
}

function printError(
  { title, diagnoses: places, next }: DiagnosedError,
  all: readonly DiagnosedCause[],
): string {
  const causes = places.flatMap((place) => all[place] ?? []);
  const evidence = causes[0]?.evidence ?? [];
  return [
    `Error: ${title}`,
    ...evidence.map(({ text, says }) => `  "${shortened(text.replace(/\s+/g, ' '))}" - ${says}`),
    ...causes.map((cause, index) => printCause(cause, index + 1)),
    ...(next === undefined ? [] : [`  ${`To decide: ${next.command}`}`, `     ${next.text}`]),
  ].join('\n');
}

const LONGEST_EVIDENCE = 100;

/** Words that decide may stand at their end: of long ones the middle is left out, from blank to blank where there is one. */
const shortened = (words: string): string =>
  words.length <= LONGEST_EVIDENCE
    ? words
    : `${words.slice(0, 40).replace(/\s\S{1,24}$/, '')} \u2026 ${words.slice(-57).replace(/^\S{1,40}\s/, '')}`;

function printCause(
  { cause, heading, text, endpoints, fix, citations }: DiagnosedCause,
  number: number,
): string {
  return [
    `  ${number}. ${heading} (${cause})`,
    `     ${text}`,
    ...(endpoints.length === 0 ? [] : [`     ${`Endpoints: ${endpoints.join(', ')}`}`]),
    ...fix.map((line) => `     - ${line}`),
    ...citations.map(({ title, url }) => `     ${`Source: ${title}`} <${url}>`),
  ].join('\n');
}
