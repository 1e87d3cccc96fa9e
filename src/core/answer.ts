/**
 * Kinds of answer: how a value is read from text (links, flags) and from JSON (saved answers), and printed again.
 * Nothing here knows a question; the table of questions composes these kinds.
 */

/** A value offered for a choice or a set, with the words shown beside it. */
export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

export interface ChoiceKind<V extends string> {
  readonly kind: 'choice';
  readonly options: readonly Option<V>[];
}

export interface FlagKind {
  readonly kind: 'flag';
}

export interface SubsetKind<V extends string> {
  readonly kind: 'subset';
  readonly options: readonly Option<V>[];
}

export interface NumberKind {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}

export interface TextKind {
  readonly kind: 'text';
  /** What a well-formed value looks like, in words; part of every message about a malformed one. */
  readonly format: string;
  readonly placeholder: string;
  /** More than one value, separated by commas. */
  readonly list?: boolean;
  /** So many values a list may have; more than AWS takes cannot be meant. */
  readonly most?: number;
  /** Judges one value (one item of a list); the empty text never reaches it. */
  readonly accepts: (text: string) => boolean;
}

/** The kind of answer that a value of type `V` has. */
export type AnswerKind<V> = [V] extends [readonly (infer Item extends string)[]]
  ? SubsetKind<Item>
  : [V] extends [boolean]
    ? FlagKind
    : [V] extends [number]
      ? NumberKind
      : [V] extends [string]
        ? string extends V
          ? TextKind
          : ChoiceKind<V>
        : never;

export type AnyKind = ChoiceKind<string> | FlagKind | SubsetKind<string> | NumberKind | TextKind;

export type AnswerValue = string | boolean | number | readonly string[];

/** A value read, or the reason why it could not be. `allowed` says in words what would have been understood. */
export type Parsed =
  | { readonly ok: true; readonly value: AnswerValue }
  | { readonly ok: false; readonly allowed: string };

const ok = (value: AnswerValue): Parsed => ({ ok: true, value });
const refuse = (allowed: string): Parsed => ({ ok: false, allowed });

/** Reads an answer from text: a flag of the command line, a part of a link. */
export function parseText(kind: AnyKind, text: string): Parsed {
  switch (kind.kind) {
    case 'choice':
      return isOffered(kind.options, text) ? ok(text) : refuse(allowedValues(kind));
    case 'flag':
      return text === 'true' || text === 'false' ? ok(text === 'true') : refuse(allowedValues(kind));
    case 'number':
      return /^\d{1,15}$/.test(text) ? parseNumber(kind, Number(text)) : refuse(allowedValues(kind));
    case 'subset':
      return parseSubset(kind, splitList(text));
    case 'text':
      return parseFreeText(kind, text);
  }
}

/** Reads an answer from a JSON value: saved answers, whatever a file contains. */
export function parseJson(kind: AnyKind, value: unknown): Parsed {
  switch (kind.kind) {
    case 'choice':
      return typeof value === 'string' && isOffered(kind.options, value)
        ? ok(value)
        : refuse(allowedValues(kind));
    case 'flag':
      return typeof value === 'boolean' ? ok(value) : refuse(allowedValues(kind));
    case 'number':
      return typeof value === 'number' ? parseNumber(kind, value) : refuse(allowedValues(kind));
    case 'subset':
      return isStringList(value) ? parseSubset(kind, value) : refuse(allowedValues(kind));
    case 'text':
      if (typeof value === 'string') return parseFreeText(kind, value);
      if (kind.list === true && isStringList(value)) return parseFreeText(kind, value.join(','));
      return refuse(allowedValues(kind));
  }
}

/** The text form of an answer: the inverse of `parseText`. */
export function printText(value: AnswerValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** What a question accepts, in words, for messages. */
export function allowedValues(kind: AnyKind): string {
  switch (kind.kind) {
    case 'choice':
      return `one of ${listOf(kind.options)}`;
    case 'flag':
      return 'true or false';
    case 'subset':
      return `any of ${listOf(kind.options)}, separated by commas`;
    case 'number':
      return `a whole number from ${kind.min} to ${kind.max}`;
    case 'text':
      return `empty or ${kind.format}${kind.list === true ? `, separated by commas${kind.most === undefined ? '' : `, at most ${kind.most}, each once`}` : ''}`;
  }
}

/** Splits a comma-separated list; blanks around items are dropped, and the empty text is the empty list. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isOffered(options: readonly Option<string>[], text: string): boolean {
  return options.some((option) => option.value === text);
}

function listOf(options: readonly Option<string>[]): string {
  return options.map((option) => option.value).join(', ');
}

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function parseNumber(kind: NumberKind, value: number): Parsed {
  const fits = Number.isInteger(value) && value >= kind.min && value <= kind.max;
  return fits ? ok(value) : refuse(allowedValues(kind));
}

/** Keeps the table's order and no duplicates, so that equal sets are equal texts. */
function parseSubset(kind: SubsetKind<string>, items: readonly string[]): Parsed {
  if (!items.every((item) => isOffered(kind.options, item))) return refuse(allowedValues(kind));
  return ok(kind.options.map((option) => option.value).filter((value) => items.includes(value)));
}

function parseFreeText(kind: TextKind, text: string): Parsed {
  const items = kind.list === true ? splitList(text) : [text.trim()];
  if (items.join('') === '') return ok('');
  if (kind.most !== undefined && (items.length > kind.most || new Set(items).size < items.length))
    return refuse(allowedValues(kind));
  return items.every(kind.accepts) ? ok(items.join(',')) : refuse(allowedValues(kind));
}
