/** Answers from outside: read, and what in them was not understood. Kept apart because the start page reads none. */
import { type AnswerValue, printText } from './answer.ts';
import { allowedValues, type Parsed, parseJson, parseText } from './parse-answer.ts';
import { askedQuestions, offeredValues, toProfile } from './profile.ts';
import {
  type Answers,
  isQuestionId,
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
  /** What would have been understood: words that end a sentence, without its full stop. */
  readonly allowed: string;
  /** What is wrong with the value, as sentences, where more is known than what is allowed. */
  readonly reason?: string;
  /** What the plan uses instead, in words. */
  readonly taken: string;
}

/** Answers, and whatever was not understood. */
export interface ReadAnswers {
  readonly answers: Answers;
  readonly problems: readonly Problem[];
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
  const workload = toProfile(answers);
  return askedQuestions(workload).flatMap((id) => {
    const answer: AnswerValue | undefined = answers[id];
    const taken: AnswerValue = workload[id];
    if (answer === undefined || answer === '' || isKept(answer, taken)) return [];
    return [
      {
        field: id,
        value: shown(printText(answer)),
        allowed: allowedNow(workload, id),
        taken: printText(taken) === '' ? 'nothing' : printText(taken),
      },
    ];
  });
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

/** Whether the profile holds the whole answer; the order of a set has no meaning. */
function isKept(answer: AnswerValue, taken: AnswerValue): boolean {
  if (typeof answer !== 'object' || typeof taken !== 'object') return answer === taken;
  return answer.every((item) => taken.includes(item));
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
  const answers: { [Q in QuestionId]?: AnswerValue } = {};
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
