/** Answers from every place that a command line can name: sources, a link, a file, flags. Later ones win. */
import {
  type Answers,
  type Assumption,
  conflictsIn,
  type EditedPolicies,
  type FindingText,
  impossibleAnswers,
  type KnownCase,
  knownCase,
  leftOpen,
  mergeReadings,
  type Plan,
  PRICES,
  type PriceCatalogue,
  parseText,
  planVpc,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type Reading,
  type ReadingFinding,
  readCatalogue,
  type Statement,
  sensitivity,
  settledFindings,
  shown,
  type WorkloadProfile,
} from '../core/index.ts';
import type { ExportContext } from '../export/index.ts';
import { printShortFragment, readLink, readSavedAnswers, type SharedPlan } from '../share/index.ts';
import { type Flag, type FlagSpec, kebabCase, lastValue, type ParsedFlags, valuesOf } from './flags.ts';
import { hiddenFlags } from './hidden-flags.ts';
import {
  describeFlagProblem,
  describeProblem,
  InputError,
  readJsonInput,
  refuseIfAny,
  type World,
} from './run.ts';
import { READING_FLAGS, readSources } from './sources.ts';

const BY_FLAG: ReadonlyMap<string, QuestionId> = new Map(QUESTION_IDS.map((id) => [kebabCase(id), id]));

/** A flag for each question. */
export const QUESTION_FLAGS: readonly FlagSpec[] = [...BY_FLAG].map(([name, id]) => ({
  name,
  takes: questionOf(id).kind.kind === 'flag' ? 'optional' : 'value',
}));

/** The flags that say where answers and prices come from. */
export const SOURCE_FLAGS: readonly FlagSpec[] = [
  {
    name: 'answers',
    takes: 'value',
    placeholder: 'FILE',
    help: 'Saved answers, as the wizard downloads them. Flags win over them. - is standard input.',
  },
  { name: 'from-link', takes: 'value', placeholder: 'LINK', help: 'A plan link, or its fragment alone.' },
  ...READING_FLAGS,
  { name: 'catalog', takes: 'value', placeholder: 'FILE', help: 'Prices of your own (catalog.json).' },
];

/** Everything that the command line says, planned. */
export interface Inputs {
  readonly plan: Plan;
  /** The answers about the VPC; with one workload its whole profile. */
  readonly workload: WorkloadProfile;
  /** The fragment of the plan's link: what was stated or read, so that assumptions stay assumptions for who opens it. */
  readonly fragment: string;
  readonly policies: EditedPolicies;
  readonly catalogue: PriceCatalogue;
  /** What was read and stated; what it leaves out is assumed. */
  readonly known: KnownCase;
  /** What the plan depends on although nothing says it, the weightiest first; found when it is asked for. */
  readonly assumptions: () => readonly Assumption[];
  /** What the sources prove to be wrong or risky. */
  readonly findings: readonly FindingText[];
  /** Flags that change nothing, each in a line, for standard error. */
  readonly hidden: string;
}

/**
 * Reads everything that the flags name and plans it; throws an `InputError` that lists all that was not understood, what
 * the command itself found first.
 */
export function readInputs(
  parsed: ParsedFlags,
  world: World,
  found: readonly string[],
  more: readonly Reading[] = [],
): Inputs {
  const reading = together([readSources(parsed, world), ...more]);
  const shared = readShared(parsed, world);
  const flags = readFlags(parsed.flags);
  const statements: readonly Statement[] = [
    ...shared.map(({ from, plan: { answers, open = [], workloads } }) => ({
      from,
      answers,
      open,
      workloads,
    })),
    { from: 'the command line', answers: flags.answers },
  ];
  const known = knownCase(reading, statements);
  refuseIfAny([
    ...found,
    ...parsed.problems.map(describeFlagProblem),
    ...shared.flatMap(complaintsAbout),
    ...flags.complaints,
    ...conflictsOf(known),
  ]);
  const policies: EditedPolicies = Object.assign({}, ...shared.map(({ plan }) => plan.policies));
  const catalogue = readPrices(lastValue(parsed, 'catalog'), world);
  const plan = planVpc(known.vpc, known.workloads, { policies, catalogue, open: known.open ?? [] });
  return {
    plan,
    workload: plan.workload,
    fragment: fragmentOf(known, policies),
    policies,
    catalogue,
    known,
    assumptions: () => sensitivity(known.vpc, known.workloads, {}, leftOpen(known)),
    findings: settledFindings([...known.findings, ...refusedOf(known, plan)], plan),
    hidden: hiddenFlags(flags.answers, plan.workloads),
  };
}

/** What AWS refuses of the answers that were stated, as findings; readers say it of what they read. */
function refusedOf({ workloads }: KnownCase, plan: Plan): readonly ReadingFinding[] {
  return plan.workloads.flatMap(({ name, profile }) =>
    impossibleAnswers(profile, workloads.find((one) => one.name === name)?.answers ?? {}).map(
      ({ question, ...impossible }) => ({
        ...impossible,
        from: `--${kebabCase(question)}`,
        ...(name === '' ? {} : { workload: name }),
      }),
    ),
  );
}

/** What the exports print besides the plan: the prices, and what is read, assumed and found. */
export function contextOf({
  plan,
  fragment,
  catalogue,
  known,
  assumptions,
  findings,
}: Inputs): ExportContext {
  return { plan, fragment, catalogue, evidence: known, assumptions: assumptions(), findings };
}

/** What all sources say; `undefined` where there is none. */
function together(readings: readonly (Reading | undefined)[]): Reading | undefined {
  const given = readings.filter((reading) => reading !== undefined);
  return given.length === 0 ? undefined : mergeReadings(given);
}

/** One workload is written as version 1, which has no names. */
function fragmentOf({ vpc, open, workloads }: KnownCase, policies: EditedPolicies): string {
  const [only] = workloads;
  const named = only !== undefined && workloads.length === 1 ? [{ ...only, name: '' }] : workloads;
  return printShortFragment(vpc, named, policies, open);
}

interface Shared {
  /** The flag, and what it names. */
  readonly from: string;
  readonly plan: SharedPlan;
}

function readShared(parsed: ParsedFlags, world: World): readonly Shared[] {
  return [
    ...valuesOf(parsed, 'from-link').map((link) => ({ from: '--from-link', plan: readLink(link) })),
    ...valuesOf(parsed, 'answers').map((path) => ({
      from: `--answers ${path}`,
      plan: readSavedAnswers(
        JSON.stringify(
          readJsonInput(world, '--answers', path, 'saved answers, as the wizard downloads them'),
        ),
      ),
    })),
  ];
}

/** What was not understood; answers that do not go together may still be settled by later ones. */
function complaintsAbout({ from, plan }: Shared): readonly string[] {
  return plan.problems
    .filter((problem) => !plan.conflicts.includes(problem))
    .map((problem) => describeProblem(problem, from));
}

function conflictsOf({ vpc, workloads }: KnownCase): readonly string[] {
  const lines = workloads.flatMap(({ name, answers }) =>
    conflictsIn({ ...vpc, ...answers }).map((problem) =>
      describeProblem(
        name === '' ? problem : { ...problem, workload: name },
        `--${kebabCase(problem.field)}`,
      ),
    ),
  );
  return [...new Set(lines)];
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

function readPrices(path: string | undefined, world: World): PriceCatalogue {
  if (path === undefined) return PRICES;
  const json = readJsonInput(world, '--catalog', path, 'a catalogue of prices (catalog.json)');
  const read = readCatalogue(json);
  if (read.ok) return read.catalogue;
  const { field, allowed } = read;
  throw new InputError([`--catalog ${path}: ${field}: ${wordsFor(json, field)}. Allowed: ${allowed}.`]);
}

/** What is wrong with a field: its value is not understood, or it is missing. */
function wordsFor(json: unknown, field: string): string {
  const keys = field === '(document)' ? [] : field.split('.');
  const value = keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as { readonly [key: string]: unknown })[key]
        : undefined,
    json,
  );
  return value === undefined ? 'there is none' : `${shown(JSON.stringify(value))} is not understood`;
}
