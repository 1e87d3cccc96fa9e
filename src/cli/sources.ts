/** Files that people have → what they say, through the readers of `source`. */
import type { Reading } from '../core/index.ts';
import { type ImportProblem, readSources as readAll } from '../source/index.ts';
import { type FlagSpec, type ParsedFlags, valuesOf } from './flags.ts';
import { InputError, readInput, readJsonInput, type World } from './run.ts';

/** The flags that name files to start from. */
export const READING_FLAGS: readonly FlagSpec[] = [
  {
    name: 'source',
    takes: 'value',
    placeholder: 'FILE',
    help: 'A task definition, service, CloudFormation template, terraform show -json, or another file that says what runs; recognised by its content. May be repeated. - is standard input.',
  },
  { name: 'task-definition', takes: 'value', placeholder: 'FILE', help: 'Another name of --source.' },
  {
    name: 'parameters',
    takes: 'value',
    placeholder: 'FILE',
    help: 'Values for the parameters of CloudFormation templates, as aws cloudformation deploy takes them.',
  },
  {
    name: 'merge',
    takes: 'switch',
    help: 'Plans all workloads of the sources as one, instead of one for each task definition.',
  },
];

/** What the named files say together; `undefined` when none is named. Throws an `InputError` for what cannot be read. */
export function readSources(parsed: ParsedFlags, world: World): Reading | undefined {
  const files = ['source', 'task-definition'].flatMap((flag) =>
    valuesOf(parsed, flag).map((path) => ({ name: path, text: readInput(world, `--${flag}`, path) })),
  );
  if (files.length === 0) return undefined;
  const parameters = readParameters(parsed, world);
  const merge = valuesOf(parsed, 'merge').length > 0;
  const read = readAll(files, { merge, ...(parameters === undefined ? {} : { parameters }) });
  if (!read.ok) throw new InputError(withWayOut(read.problems.map(describe)));
  return read.reading;
}

/** A mistake has its place; where no line says what to give instead, the last one does. */
function withWayOut(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => /\bgive\b|\baws [a-z]|npm run/.test(line))) return lines;
  const command = 'aws ecs describe-task-definition --task-definition FAMILY';
  return [...lines, `Correct it there, or give what ${command} prints.`];
}

/** Values for the parameters of templates: a file as `aws cloudformation deploy` takes it. */
export function readParameters(parsed: ParsedFlags, world: World): unknown {
  const path = valuesOf(parsed, 'parameters').at(-1);
  return path === undefined
    ? undefined
    : readJsonInput(world, '--parameters', path, 'a parameter file of CloudFormation, in JSON');
}

function describe({ source, line, column, path, message }: ImportProblem): string {
  const at = line === undefined ? '' : `:${line}:${column ?? 1}`;
  return `--source ${source}${at}:${path === undefined || path === '' ? '' : ` ${path}:`} ${message}`;
}
