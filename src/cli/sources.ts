/** Files that people have → what they say, through the readers of `source`. */
import {
  type Claim,
  isVpcQuestion,
  mergeReadings,
  type Reading,
  uniteWorkloads,
  weigh,
} from '../core/index.ts';
import { type ImportProblem, readTaskDefinitions } from '../source/index.ts';
import { type FlagSpec, type ParsedFlags, valuesOf } from './flags.ts';
import { InputError, readInput, type World } from './run.ts';

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
  const reading = mergeReadings([readFiles(files)]);
  return valuesOf(parsed, 'merge').length > 0 ? uniteWorkloads(reading) : reading;
}

function readFiles(files: readonly { readonly name: string; readonly text: string }[]): Reading {
  const read = readTaskDefinitions(files);
  if (!read.ok) throw new InputError(read.problems.map(describe));
  const claims = read.derived.map((derived): Claim => ({ ...derived, evidence: 'declared' }));
  const open = read.undetermined;
  const about = (vpc: boolean) =>
    weigh({
      claims: claims.filter(({ question }) => isVpcQuestion(question) === vpc),
      open: open.filter(({ question }) => isVpcQuestion(question) === vpc),
      notes: vpc ? [] : read.notes,
    });
  return { vpc: about(true), workloads: [{ name: '', ...about(false) }] };
}

function describe({ source, line, column, path, message }: ImportProblem): string {
  const at = line === undefined ? '' : `:${line}:${column ?? 1}`;
  return `--source ${source}${at}:${path === undefined || path === '' ? '' : ` ${path}:`} ${message}`;
}
