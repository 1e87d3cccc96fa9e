/** Other answers than those of a plan, and what rests on answers that nobody gave. */
import { type AnswerValue, isSameAnswer } from './answer.ts';
import { offeredValues, toProfile } from './profile.ts';
import { QUESTION_IDS, type QuestionId, questionOf, type WorkloadProfile } from './questions.ts';
import type { NamedProfile } from './workloads.ts';

/**
 * The other answers to a question that are tried: every offered choice, the opposite of a flag, a set with each item added
 * or taken away, every number of a short range and the ends of a long one, and what the question names to be tried.
 */
export function alternativesTo(id: QuestionId, profile: WorkloadProfile): readonly AnswerValue[] {
  const { kind, tried } = questionOf(id);
  const value: AnswerValue = profile[id];
  switch (kind.kind) {
    case 'choice':
      return offeredValues(profile, id).filter((other) => other !== value);
    case 'flag':
      return [value !== true];
    case 'subset':
      return offeredValues(profile, id).map((item) => toggled(value, item));
    case 'number':
      return numbersIn(kind.min, kind.max).filter((other) => other !== value);
    case 'text':
      return (tried ?? []).filter((other) => other !== value);
  }
}

const LONGEST_RANGE = 12;

function numbersIn(min: number, max: number): readonly number[] {
  return max - min < LONGEST_RANGE
    ? Array.from({ length: max - min + 1 }, (_, index) => min + index)
    : [min, max];
}

function toggled(value: AnswerValue, item: string): readonly string[] {
  if (typeof value !== 'object') return [item];
  return value.includes(item) ? value.filter((other) => other !== item) : [...value, item];
}

/**
 * The answers, among those that are not sure, on which it rests that something holds for a workload: with another answer, beside
 * which all that is sure still counts, it would not.
 */
export function restsOn(
  holds: (workload: WorkloadProfile) => boolean,
  workload: WorkloadProfile,
  unsure: readonly QuestionId[],
): readonly QuestionId[] {
  // Which questions are asked at all follows from these two.
  const read = new Set<QuestionId>(['launchType', 'operatingSystem']);
  const watched = new Proxy(workload, {
    get: (profile, id: QuestionId) => {
      read.add(id);
      return profile[id];
    },
  });
  holds(watched);
  const sure = QUESTION_IDS.filter((id) => !unsure.includes(id));
  const silences = (id: QuestionId, value: AnswerValue): boolean => {
    const other = toProfile({ ...workload, [id]: value });
    return !holds(other) && sure.every((one) => isSameAnswer(other[one], workload[one]));
  };
  return unsure.filter(
    (id) => read.has(id) && alternativesTo(id, workload).some((value) => silences(id, value)),
  );
}

/** The same of several workloads, by name; nothing where it holds for one of them whatever is not sure. */
export function allRestOn(
  holds: (workload: WorkloadProfile) => boolean,
  workloads: readonly NamedProfile[],
  unsure: ReadonlyMap<string, readonly QuestionId[]>,
): readonly QuestionId[] {
  const resting = workloads.map(({ name, profile }) => restsOn(holds, profile, unsure.get(name) ?? []));
  return resting.some((ids) => ids.length === 0) ? [] : [...new Set(resting.flat())];
}

/** Whether a question is a matter of taste (what is exported, and how) rather than a fact about the workload or its network. */
export const isTaste = (id: QuestionId): boolean => ['policies', 'target'].includes(questionOf(id).step);
