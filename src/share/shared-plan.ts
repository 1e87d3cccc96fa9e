/** What a link or a saved file says, in the newest version: older versions are lifted to it, step by step. */
import {
  type Answers,
  conflictsIn,
  type EditedPolicies,
  isQuestionId,
  isVpcQuestion,
  isWorkloadName,
  marked,
  type NamedAnswers,
  type Problem,
  type QuestionId,
  type ReadAnswers,
  shown,
  WORKLOAD_NAME_FORMAT,
} from '../core/index.ts';
import { OPEN } from './link-parts.ts';

/** What a link or a saved file says, and what in it was not understood. */
export interface SharedPlan {
  /** The answers about the VPC, and those that count for every workload that does not answer itself. */
  readonly answers: Answers;
  /** Which of them were read in doubt; a workload names its own. Absent where none was. */
  readonly open?: readonly QuestionId[];
  /** At least one; the only one may be unnamed. */
  readonly workloads: readonly NamedAnswers[];
  readonly policies: EditedPolicies;
  readonly problems: readonly Problem[];
  /** Those of the problems that come from answers which do not go together; other answers may still settle them. */
  readonly conflicts: readonly Problem[];
}

/** The answers of a link or a saved file as they were written; values are text in links and JSON in files. */
export interface Written<V> {
  readonly answers: readonly (readonly [field: string, value: V])[];
  /** The questions whose answer is marked as read in doubt, as they were written. */
  readonly open?: readonly string[];
  readonly workloads: readonly WrittenWorkload<V>[];
}

export interface WrittenWorkload<V> {
  readonly name: string;
  readonly answers: readonly (readonly [field: string, value: V])[];
  readonly open?: readonly string[];
}

/** The newest version. */
export const NEWEST_VERSION = 2;

/**
 * How each older version is lifted to the next. Renamed questions and values will be translated here, so that what was
 * shared once opens for ever; `frozen-links.json` has examples of every version.
 */
export const MIGRATIONS: {
  readonly [version: number]: <V>(written: Written<V>) => Written<V>;
} = {
  // Version 1 knew one workload, which had no name.
  1: (written) => ({ ...written, workloads: [{ name: '', answers: [] }] }),
};

/** Lifts what was written in some version to the newest. */
export function migrate<V>(written: Written<V>, version: number): Written<V> {
  let lifted = written;
  for (let from = version; from < NEWEST_VERSION; from++) lifted = MIGRATIONS[from]?.(lifted) ?? lifted;
  return lifted;
}

/** More workloads than any plan has. */
const MOST_WORKLOADS = 200;

interface ReadWorkloads {
  readonly answers: Answers;
  readonly open?: readonly QuestionId[];
  readonly workloads: readonly NamedAnswers[];
  readonly problems: readonly Problem[];
  readonly conflicts: readonly Problem[];
}

/** Reads the answers of the VPC and of each workload; whatever is not understood is reported and left out. */
export function readWorkloads<V>(
  written: Written<V>,
  read: (entries: readonly (readonly [string, V])[]) => ReadAnswers,
): ReadWorkloads {
  const top = read(written.answers);
  const marks = readMarks(written.open, isQuestionId);
  const problems: Problem[] = [...top.problems, ...marks.problems];
  const workloads: NamedAnswers[] = [];
  for (const { name, answers, open } of written.workloads) {
    const wrong = nameProblem(name, workloads, written.workloads.length);
    if (wrong !== undefined) {
      problems.push(wrong);
      continue;
    }
    const own = read(answers.filter(([field]) => !isAboutVpc(field)));
    const ownMarks = readMarks(open, (id) => isQuestionId(id) && !isVpcQuestion(id));
    workloads.push({ name, answers: own.answers, ...marked(ownMarks.open) });
    problems.push(
      ...[...own.problems, ...ownMarks.problems].map((problem) => ({ ...problem, ...about(name) })),
      ...answers
        .filter(([field]) => isAboutVpc(field))
        .map(([field, value]) => misplaced(field, value, name)),
    );
  }
  const kept = workloads.length === 0 ? [{ name: '', answers: {} }] : workloads;
  const conflicts = conflictsOf(top.answers, kept);
  return { answers: top.answers, ...marked(marks.open), workloads: kept, problems, conflicts };
}

/** Marks by the names of their questions; a mark without an answer changes nothing, a name without a question is reported. */
function readMarks(
  names: readonly string[] = [],
  isFit: (name: string) => boolean,
): { readonly open: readonly QuestionId[]; readonly problems: readonly Problem[] } {
  const allowed = 'the ids of questions';
  return {
    open: names.filter(isQuestionId).filter(isFit),
    problems: names
      .filter((name) => !isFit(name))
      .map((name) => ({ field: OPEN, value: shown(name), allowed, taken: 'nothing' })),
  };
}

function isAboutVpc(field: string): boolean {
  return isQuestionId(field) && isVpcQuestion(field);
}

function about(name: string): { readonly workload?: string } {
  return name === '' ? {} : { workload: name };
}

function misplaced(field: string, value: unknown, name: string): Problem {
  return {
    field,
    value: shown(value),
    allowed: 'an answer beside those of the VPC; workloads share it',
    taken: 'the answer of the VPC',
    ...about(name),
  };
}

function nameProblem(name: string, known: readonly NamedAnswers[], count: number): Problem | undefined {
  if (known.length >= MOST_WORKLOADS)
    return { field: 'workloads', value: shown(name), allowed: `at most ${MOST_WORKLOADS}`, taken: 'nothing' };
  const isFit = isWorkloadName(name) || (name === '' && count === 1);
  if (isFit && !known.some((other) => other.name === name)) return undefined;
  return { field: 'workloads', value: shown(name), allowed: WORKLOAD_NAME_FORMAT, taken: 'nothing' };
}

/** What does not go together, once for each workload; what is about the VPC only once. */
function conflictsOf(top: Answers, workloads: readonly NamedAnswers[]): readonly Problem[] {
  return workloads.flatMap(({ name, answers }, index) =>
    conflictsIn({ ...top, ...answers })
      .filter(({ field }) => index === 0 || !isAboutVpc(field))
      .map((problem) => (isAboutVpc(problem.field) ? problem : { ...problem, ...about(name) })),
  );
}
