/**
 * Plurals, lists and numbers in sentences, by the rules of the language and never by gluing. The locale is always named, so
 * that the same answers give the same text on every machine.
 */

/** A build in another language puts its own here. */
const LOCALE = 'en-GB';
/** The rules of English are written below: for a language's own a browser reads its data, which takes longer than all other code. */
const isEnglish = LOCALE.startsWith('en-');
// biome-ignore-start lint/style/noRestrictedGlobals: with a named locale it asks nothing of the machine that it runs on.
// Made when they are needed.
let plural: Intl.PluralRules | undefined;
let list: Intl.ListFormat | undefined;
let number: Intl.NumberFormat | undefined;

/** Of the categories of Unicode, in their order, those that the language has. */
let categories: readonly string[] | undefined;

function categoryOf(count: number): number {
  if (isEnglish) return Math.abs(count) === 1 ? 0 : 1;
  plural ??= new Intl.PluralRules(LOCALE);
  categories ??= knownOf(plural.resolvedOptions().pluralCategories);
  return categories.indexOf(plural.select(count));
}

function inList(items: readonly string[]): string {
  if (isEnglish)
    return [items.slice(0, -1).join(', '), ...items.slice(-1)]
      .filter((part, at) => at > 0 || part !== '')
      .join(' and ');
  list ??= new Intl.ListFormat(LOCALE, { type: 'conjunction' });
  return list.format(items);
}

/** A number with its groups of digits: 10,000,000. */
export function inDigits(value: number): string {
  if (isEnglish && Number.isInteger(value) && Math.abs(value) < 1000) return `${value}`;
  number ??= new Intl.NumberFormat(LOCALE);
  return number.format(value);
}
// biome-ignore-end lint/style/noRestrictedGlobals: see above.

const knownOf = (known: readonly string[]): readonly string[] =>
  ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) => known.includes(category));

/** `1 endpoint`, `2 endpoints`, `2 policies`: a noun whose plural is no added s brings it along. */
export function counted(count: number, noun: string, nouns = `${noun}s`, ...more: readonly string[]): string {
  return `${inDigits(count)} ${forCount(count, noun, nouns, ...more)}`;
}

/** A word of the language, and no id, address or name of AWS, whose letters stay as they are (`rtb-0a1b2c3d`, `awslogs`). */
const PLAIN_WORD = /^(?!aws)\p{Ll}[\p{L}'’]*(?:-[\p{L}'’]+)*[,:;.]?$/u;
const ID = /^[a-z]+-[0-9a-f]{8,17}\b/;
/** A command of the AWS CLI, by its verb: `describe-tasks`. */
const COMMAND = /^(?:create|delete|describe|get|list|modify|put|register|run|update)-[a-z]/;

/** The text as the beginning of a sentence. */
export function capitalized(text: string): string {
  const [first = ''] = text.split(/\s/, 1);
  return PLAIN_WORD.test(first) && !ID.test(first) && !COMMAND.test(first)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** The form of a word that goes with a count, such as `is` and `are`: one for each category of the language. */
export function forCount(count: number, ...forms: readonly [string, ...string[]]): string {
  return forms[Math.min(categoryOf(count), forms.length - 1)] ?? forms[0];
}

/** `a`, `a and b`, `a, b and c`; of more than `most` the first and how many more. */
export function listed(items: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const isLong = items.length > most;
  return inList(isLong ? [...items.slice(0, most), `${inDigits(items.length - most)} more`] : items);
}
