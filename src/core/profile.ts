/** Answers → workload profile: complete, canonical, free of stale answers. */
import type { AnswerValue } from './answer.ts';
import {
  type Answers,
  type AnyQuestion,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from './questions.ts';

type Draft = { -readonly [Q in QuestionId]?: AnswerValue };

/**
 * The complete profile of a workload. Missing answers take their default; an answer that its question does not offer
 * together with the others falls back to the default; answers to questions that are not asked have no effect.
 */
export function toProfile(answers: Answers): WorkloadProfile {
  const draft: Draft = { ...BLANK };
  const workload = draft as WorkloadProfile;
  for (const { id, question } of TABLE) draft[id] = valueIn(workload, question, answers[id] as AnswerValue);
  return workload;
}

/** The one value that a question has, given an answer to it and the questions that stand above it. */
export function valueIn(
  workload: WorkloadProfile,
  question: AnyQuestion,
  answer: AnswerValue | undefined,
): AnswerValue {
  if (question.asked !== undefined && !question.asked(workload))
    return settle(question.unasked ?? question.byDefault, workload);
  const value =
    answer === undefined || answer === ''
      ? settle(question.byDefault, workload)
      : keepOffered(workload, question, answer);
  return typeof value === 'object' ? canonical(question, value) : value;
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

const TABLE = QUESTION_IDS.map((id) => ({ id, question: questionOf(id) }));
/** Every profile starts as a copy of this, so that all of them have one layout in memory: rules read them faster. */
const BLANK: Draft = Object.fromEntries(QUESTION_IDS.map((id) => [id, undefined])) as Draft;

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
