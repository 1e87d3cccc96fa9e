/** Which rules the start page can make hold: no other question can be answered before the rest of the code is there. */
import {
  type AnswerValue,
  type QuestionId,
  questionOf,
  type Rule,
  valueIn,
  type WorkloadProfile,
} from '../core/index.ts';

/** Answers to questions of the start page. */
type Chosen = ReadonlyMap<QuestionId, AnswerValue>;

/**
 * Whether any answers on the start page make the rule hold, all other questions having the value that follows from them.
 * Every combination is tried of those answers that the rule reads, directly or through other questions.
 */
export function canHoldAtStart(rule: Rule, chosen: Chosen = new Map()): boolean {
  try {
    return rule.when(profileOf(chosen));
  } catch (unanswered) {
    if (!(unanswered instanceof Unanswered)) throw unanswered;
    const { question } = unanswered;
    return valuesOf(question).some((value) => canHoldAtStart(rule, new Map([...chosen, [question, value]])));
  }
}

/** A question of the start page was read that has no answer yet. */
class Unanswered {
  readonly question: QuestionId;
  constructor(question: QuestionId) {
    this.question = question;
  }
}

/** A profile whose values are worked out when they are read. */
function profileOf(chosen: Chosen): WorkloadProfile {
  const known = new Map<QuestionId, AnswerValue>();
  const workload: WorkloadProfile = new Proxy({} as WorkloadProfile, {
    get: (_, name) => {
      const id = name as QuestionId;
      const value = known.get(id) ?? answerOf(id, workload, chosen);
      known.set(id, value);
      return value;
    },
  });
  return workload;
}

function answerOf(id: QuestionId, workload: WorkloadProfile, chosen: Chosen): AnswerValue {
  const question = questionOf(id);
  const isOpen = question.essential === true && !chosen.has(id) && (question.asked?.(workload) ?? true);
  if (isOpen) throw new Unanswered(id);
  return valueIn(workload, question, chosen.get(id));
}

/** Every answer that a question of the start page takes. */
function valuesOf(id: QuestionId): readonly AnswerValue[] {
  const { kind } = questionOf(id);
  if (kind.kind === 'flag') return [false, true];
  if (kind.kind === 'choice') return kind.options.map(({ value }) => value);
  if (kind.kind !== 'subset') throw new Error(`${id}: the start page asks for choices only`);
  let sets: readonly (readonly string[])[] = [[]];
  for (const { value } of kind.options) sets = sets.flatMap((set) => [set, [...set, value]]);
  return sets;
}
