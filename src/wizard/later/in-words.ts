import { type AnswerValue, type QuestionId, questionOf } from '../../core/index.ts';

/** An answer as the wizard's fields show it. */
export function inWords(id: QuestionId, value: AnswerValue | undefined): string {
  const { kind } = questionOf(id);
  const label = (chosen: string): string =>
    (kind.kind === 'choice' || kind.kind === 'subset'
      ? kind.options.find((option) => option.value === chosen)?.label
      : undefined) ?? chosen;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object')
    return value.length === 0 ? 'None' : value.map((item) => label(item)).join(', ');
  return value === undefined || value === '' ? 'Not set' : label(String(value));
}
