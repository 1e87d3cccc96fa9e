/** Searching a long list of options by a part of a name or of an id. */
import type { Option } from '../../../core/index.ts';

/** The value of the option for none: only its label is shown. */
export const NONE = 'none';

export function optionText({ label, value }: Pick<Option<string>, 'label' | 'value'>): string {
  return value === NONE ? label : `${label} · ${value}`;
}

/** Letters and digits only, so that blanks, hyphens and accents do not matter. */
const simple = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** The options that fit, the best first: the very id or text, then what begins with it, then what holds each word. */
export function findOptions(options: readonly Option<string>[], typed: string): readonly Option<string>[] {
  const whole = simple(typed);
  if (whole === '') return typed.trim() === '' ? options : [];
  const words = typed.slice(0, 200).split(/\s+/).map(simple).filter(Boolean);
  const rank = (option: Option<string>): number => {
    const id = simple(option.value);
    const text = simple(optionText(option));
    if (id === whole || text === whole) return 0;
    if (id.startsWith(whole) || text.startsWith(whole)) return 1;
    return words.every((word) => text.includes(word)) || text.includes(whole) ? 2 : 3;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.option);
}
