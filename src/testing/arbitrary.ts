/** Random workloads, derived from the table of questions: a new question is generated without a change here. */
import fc from 'fast-check';
import type { AnswerValue } from '../core/answer.ts';
import { parseText } from '../core/parse-answer.ts';
import { type Answers, QUESTION_IDS, type QuestionId, questionOf } from '../core/questions.ts';

/** Texts that decide something beside their placeholder. */
const TEXTS: { readonly [Q in QuestionId]?: readonly string[] } = {
  // One of each class: the lower end of every limit that the documentation names.
  agentVersion: ['1.9.0', '1.25.1', '1.38.0', '1.39.0', '1.50.2', '1.54.0', '1.56.0', '1.67.2', '1.99.1'],
  subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3d,subnet-1a1b2c3d,subnet-2a1b2c3d'],
};

/** Every value, or representatives of them, that a question accepts whatever the other answers are. */
export function valuesOf(id: QuestionId): readonly AnswerValue[] {
  const { kind } = questionOf(id);
  switch (kind.kind) {
    case 'choice':
      return kind.options.map((option) => option.value);
    case 'flag':
      return [false, true];
    case 'number':
      return Array.from({ length: kind.max - kind.min + 1 }, (_, index) => kind.min + index);
    case 'subset':
      return [
        [],
        ...kind.options.map((option) => [option.value]),
        kind.options.map((option) => option.value),
      ];
    case 'text': {
      const example = parseText(kind, kind.placeholder);
      return ['', ...(example.ok ? [example.value] : []), ...(TEXTS[id] ?? [])];
    }
  }
}

/** Any value of one question, every set included. */
export function answerTo(id: QuestionId): fc.Arbitrary<AnswerValue> {
  const { kind } = questionOf(id);
  return kind.kind === 'subset'
    ? fc.subarray(kind.options.map((option) => option.value))
    : fc.constantFrom(...valuesOf(id));
}

/** Any answers: some questions left open, values that are not offered together and stale ones among them. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(QUESTION_IDS.map((id) => [id, answerTo(id)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

/** Answers to every question. */
export const fullAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(QUESTION_IDS.map((id) => [id, answerTo(id)])),
) as fc.Arbitrary<Answers>;

/** Numbers from 0 up to 1, the same in each run (mulberry32): for enumerations that are too large for fast-check. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answers to every question, drawn fast. */
export function drawAnswers(random: () => number): Answers {
  return Object.fromEntries(QUESTION_IDS.map((id) => [id, draw(id, random)])) as Answers;
}

const OPTIONS = new Map(
  QUESTION_IDS.map((id) => {
    const { kind } = questionOf(id);
    return [id, kind.kind === 'subset' ? kind.options.map((option) => option.value) : valuesOf(id)] as const;
  }),
);

function draw(id: QuestionId, random: () => number): AnswerValue | undefined {
  const options = OPTIONS.get(id) ?? [];
  if (questionOf(id).kind.kind === 'subset') {
    // Of a long list a workload uses a few.
    const share = options.length > 12 ? 2 / options.length : 0.4;
    return (options as string[]).filter(() => random() < share);
  }
  return options[Math.floor(random() * options.length)];
}
