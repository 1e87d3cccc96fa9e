/** Answers in words. Apart from what weighs them, because the first page says what it assumes. */
import { type AnswerValue, printText } from './answer.ts';
import { type QuestionId, questionOf } from './questions.ts';

/** Words for answers that have no label of their own. */
const ANSWER_WORDS = { true: 'yes', false: 'no', empty: 'none', unknown: 'unknown' };

/** An answer in the words of its question. */
export function answerText(id: QuestionId, value: AnswerValue): string {
  const { kind } = questionOf(id);
  if (typeof value === 'boolean') return ANSWER_WORDS[value ? 'true' : 'false'];
  if (kind.kind === 'choice' || kind.kind === 'subset') {
    const values = typeof value === 'object' ? value : [String(value)];
    const labels = values.map((one) => kind.options.find((option) => option.value === one)?.label ?? one);
    return labels.length === 0 ? ANSWER_WORDS.empty : labels.join(' + ');
  }
  return printText(value) === '' ? ANSWER_WORDS.unknown : printText(value);
}
