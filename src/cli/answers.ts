/** Answers from every place that a command line can name: task definitions, a link, a file, flags. Later ones win. */
import {
  type Answers,
  conflictsIn,
  type EditedPolicies,
  PRICES,
  type PriceCatalogue,
  parseText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  readCatalogue,
  shown,
  toProfile,
  type WorkloadProfile,
} from '../core/index.ts';
import { readLink, readSavedAnswers, type SharedPlan } from '../share/index.ts';
import { readTaskDefinitions } from '../source/index.ts';
import { type Flag, type FlagSpec, kebabCase, type ParsedFlags } from './flags.ts';
import {
  describeFlagProblem,
  describeProblem,
  InputError,
  readInput,
  refuseIfAny,
  type World,
} from './run.ts';

const BY_FLAG: ReadonlyMap<string, QuestionId> = new Map(QUESTION_IDS.map((id) => [kebabCase(id), id]));

/** A flag for each question. */
export const QUESTION_FLAGS: readonly FlagSpec[] = [...BY_FLAG].map(([name, id]) => ({
  name,
  takes: questionOf(id).kind.kind === 'flag' ? 'optional' : 'value',
}));

/** The flags that say where answers and prices come from. */
export const SOURCE_FLAGS: readonly FlagSpec[] = [
  { name: 'answers', takes: 'value' },
  { name: 'from-link', takes: 'value' },
  { name: 'task-definition', takes: 'value' },
  { name: 'catalog', takes: 'value' },
];

/** What was derived from task definitions, as the plan's JSON shows it. */
export interface Derivation {
  readonly derived: readonly {
    readonly question: QuestionId;
    readonly value: unknown;
    readonly from: string;
    readonly text: string;
  }[];
  readonly undetermined: readonly { readonly question: QuestionId; readonly text: string }[];
}

export interface Inputs {
  readonly workload: WorkloadProfile;
  readonly policies: EditedPolicies;
  readonly catalogue: PriceCatalogue;
  /** Present when task definitions were read. */
  readonly derivation: Derivation | undefined;
}

/**
 * Reads everything that the flags name; throws an `InputError` that lists all that was not understood, what the
 * command itself found first.
 */
export function readInputs(parsed: ParsedFlags, world: World, found: readonly string[]): Inputs {
  const complaints = [...found, ...parsed.problems.map(describeFlagProblem)];
  const valuesOf = (name: string): readonly string[] =>
    parsed.flags.filter((flag) => flag.name === name).map((flag) => flag.value);

  const imported = readDefinitions(valuesOf('task-definition'), world);
  const shared: { readonly source: string; readonly plan: SharedPlan }[] = [
    ...valuesOf('from-link').map((link) => ({ source: '--from-link', plan: readLink(link) })),
    ...valuesOf('answers').map((path) => ({
      source: `--answers ${path}`,
      plan: readSavedAnswers(readInput(world, '--answers', path)),
    })),
  ];
  for (const { source, plan } of shared) {
    complaints.push(
      ...plan.problems
        .filter((problem) => !plan.conflicts.includes(problem))
        .map((problem) => describeProblem(problem, source)),
    );
  }
  const flags = readFlags(parsed.flags);
  complaints.push(...flags.complaints);

  const answers: Answers = Object.assign(
    {},
    imported?.answers,
    ...shared.map(({ plan }) => plan.answers),
    flags.answers,
  );
  complaints.push(
    ...conflictsIn(answers).map((problem) => describeProblem(problem, `--${kebabCase(problem.field)}`)),
  );
  refuseIfAny(complaints);
  return {
    workload: toProfile(answers),
    policies: Object.assign({}, ...shared.map(({ plan }) => plan.policies)),
    catalogue: readPrices(valuesOf('catalog').at(-1), world),
    derivation: imported?.derivation,
  };
}

function readFlags(flags: readonly Flag[]): {
  readonly answers: Answers;
  readonly complaints: readonly string[];
} {
  const answers: { [id: string]: unknown } = {};
  const complaints: string[] = [];
  for (const { name, value } of flags) {
    const id = BY_FLAG.get(name);
    if (id === undefined) continue;
    const parsed = parseText(questionOf(id).kind, value);
    if (parsed.ok) answers[id] = parsed.value;
    else
      complaints.push(
        describeFlagProblem({ flag: `--${name}`, value: shown(value), allowed: parsed.allowed }),
      );
  }
  return { answers: answers as Answers, complaints };
}

function readDefinitions(
  paths: readonly string[],
  world: World,
): { readonly answers: Answers; readonly derivation: Derivation } | undefined {
  if (paths.length === 0) return undefined;
  const read = readTaskDefinitions(
    paths.map((path) => ({ name: path, text: readInput(world, '--task-definition', path) })),
  );
  if (!read.ok) {
    throw new InputError(
      read.problems.map((problem) => {
        const at = problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`;
        const path = problem.path === undefined || problem.path === '' ? '' : ` ${problem.path}:`;
        return `--task-definition ${problem.source}${at}:${path} ${problem.message}`;
      }),
    );
  }
  return { answers: read.answers, derivation: { derived: read.derived, undetermined: read.undetermined } };
}

function readPrices(path: string | undefined, world: World): PriceCatalogue {
  if (path === undefined) return PRICES;
  const text = readInput(world, '--catalog', path);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new InputError([
      `--catalog ${path}: not JSON: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  const read = readCatalogue(json);
  if (!read.ok)
    throw new InputError([`--catalog ${path}: ${read.field} is not understood. Allowed: ${read.allowed}.`]);
  return read.catalogue;
}
