/** Answers → workload profile: complete, canonical, free of stale answers; and what in the answers was not understood. */
import { type AnswerValue, allowedValues, type Parsed, parseJson, parseText, printText } from './answer.ts';
import {
  type Answers,
  type AnyQuestion,
  isQuestionId,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from './questions.ts';

/** Something in the input that was not understood, and what was taken instead. */
export interface Problem {
  /** The question's id, or the unknown name as it stood in the input. */
  readonly field: string;
  /** The workload that it is about; absent when it has no name, or when it is about the VPC. */
  readonly workload?: string;
  /** The value as text, shortened when it is long. */
  readonly value: string;
  /** What would have been understood, in words. */
  readonly allowed: string;
  /** What the plan uses instead, in words. */
  readonly taken: string;
}

export interface ReadAnswers {
  readonly answers: Answers;
  readonly problems: readonly Problem[];
}

type Draft = { -readonly [Q in QuestionId]?: AnswerValue };

/**
 * The complete profile of a workload. Missing answers take their default; an answer that its question does not offer
 * together with the others falls back to the default; answers to questions that are not asked have no effect.
 */
export function toProfile(answers: Answers): WorkloadProfile {
  return resolve(answers, undefined);
}

/** Whether the question is asked for this workload. */
export function isAsked(workload: WorkloadProfile, id: QuestionId): boolean {
  return questionOf(id).asked?.(workload) ?? true;
}

/** The ids of all questions that are asked for this workload, in table order. */
export function askedQuestions(workload: WorkloadProfile): readonly QuestionId[] {
  return QUESTION_IDS.filter((id) => isAsked(workload, id));
}

/** The values that a choice or a set offers for this workload; empty for the other kinds. */
export function offeredValues(workload: WorkloadProfile, id: QuestionId): readonly string[] {
  const { kind, offered } = questionOf(id);
  if (kind.kind !== 'choice' && kind.kind !== 'subset') return [];
  const all = kind.options.map((option) => option.value);
  const now = offered?.(workload);
  return now === undefined ? all : all.filter((value) => now.includes(value));
}

/** The answers of every asked question: what links, saved files and the plan's JSON carry. */
export function askedAnswers(workload: WorkloadProfile): Answers {
  return Object.fromEntries(askedQuestions(workload).map((id) => [id, workload[id]]));
}

/**
 * Reads answers from a JSON object, as saved answers hold them. Anything not understood is reported and left out.
 */
export function readAnswers(json: { readonly [field: string]: unknown }): ReadAnswers {
  return read(Object.entries(json), (id, value) => parseJson(questionOf(id).kind, value));
}

/** Reads answers from pairs of text, as links and flags hold them. Of a repeated field the last one counts. */
export function readTextAnswers(pairs: readonly (readonly [field: string, text: string])[]): ReadAnswers {
  return read(pairs, (id, text) => parseText(questionOf(id).kind, text));
}

/** Answers that are not offered together with the others: each is reported with what the profile holds instead. */
export function conflictsIn(answers: Answers): readonly Problem[] {
  const problems: Problem[] = [];
  resolve(answers, (problem) => problems.push(problem));
  return problems;
}

/** The text of any value, short enough for a message. */
export function shown(value: unknown): string {
  const clean = textOf(value)
    .slice(0, 200)
    .replace(/\p{Cc}+/gu, ' ');
  return clean.length > 80 ? `${clean.slice(0, 77)}…` : clean;
}

/** JSON of a value from outside; what nests too deeply to be printed is only named. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '(deeply nested)';
  }
}

const TABLE = QUESTION_IDS.map((id) => ({ id, question: questionOf(id) }));
/** Every profile starts as a copy of this, so that all of them have one layout in memory: rules read them faster. */
const BLANK: Draft = Object.fromEntries(QUESTION_IDS.map((id) => [id, undefined])) as Draft;

function resolve(answers: Answers, report: ((problem: Problem) => void) | undefined): WorkloadProfile {
  const draft: Draft = { ...BLANK };
  const workload = draft as WorkloadProfile;
  for (const { id, question } of TABLE) {
    if (question.asked !== undefined && !question.asked(workload)) {
      draft[id] = settle(question.unasked ?? question.byDefault, workload);
      continue;
    }
    const answer = answers[id] as AnswerValue | undefined;
    const value =
      answer === undefined || answer === ''
        ? settle(question.byDefault, workload)
        : keepOffered(workload, question, answer);
    draft[id] = typeof value === 'object' ? canonical(question, value) : value;
    if (report !== undefined && answer !== undefined && answer !== '' && value !== answer) {
      report({
        field: id,
        value: shown(printText(answer)),
        allowed: allowedNow(workload, id),
        taken: printText(value) === '' ? 'nothing' : printText(value),
      });
    }
  }
  return workload;
}

/** A set in the order of its options, each once: equal sets are equal in every form. */
function canonical({ kind }: AnyQuestion, values: readonly string[]): readonly string[] {
  if (values.length < 2 || kind.kind !== 'subset') return values;
  return kind.options.map((option) => option.value).filter((value) => values.includes(value));
}

function settle(
  value: AnswerValue | ((workload: WorkloadProfile) => AnswerValue),
  workload: WorkloadProfile,
): AnswerValue {
  return typeof value === 'function' ? value(workload) : value;
}

/** The same answer if it is wholly offered; otherwise what is left of it. */
function keepOffered(workload: WorkloadProfile, question: AnyQuestion, answer: AnswerValue): AnswerValue {
  const offered = question.offered?.(workload);
  if (offered === undefined) return answer;
  if (typeof answer !== 'object')
    return offered.includes(String(answer)) ? answer : settle(question.byDefault, workload);
  return answer.every((item) => offered.includes(item))
    ? answer
    : answer.filter((item) => offered.includes(item));
}

function allowedNow(workload: WorkloadProfile, id: QuestionId): string {
  const offered = offeredValues(workload, id);
  return offered.length === 0
    ? allowedValues(questionOf(id).kind)
    : `one of ${offered.join(', ')} with these other answers`;
}

function read<V>(
  entries: readonly (readonly [string, V])[],
  parse: (id: QuestionId, value: V) => Parsed,
): ReadAnswers {
  const answers: Draft = {};
  const problems: Problem[] = [];
  for (const [field, value] of entries) {
    if (!isQuestionId(field)) {
      problems.push({
        field: shown(field),
        value: shown(value),
        allowed: 'the id of a question',
        taken: 'nothing',
      });
      continue;
    }
    const parsed = parse(field, value);
    if (parsed.ok) answers[field] = parsed.value;
    else problems.push({ field, value: shown(value), allowed: parsed.allowed, taken: 'the default' });
  }
  return { answers: answers as Answers, problems };
}
