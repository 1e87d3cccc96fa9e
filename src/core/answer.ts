/**
 * Kinds of answer, and how a value is printed as text. Nothing here knows a question; the table of questions composes these
 * kinds. `parse-answer.ts` reads values.
 */
import type { Form } from './forms.ts';

/** A value offered for a choice or a set, with the words shown beside it. */
export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

interface ChoiceKind<V extends string> {
  readonly kind: 'choice';
  readonly options: readonly Option<V>[];
}

interface FlagKind {
  readonly kind: 'flag';
}

/** Any number of options. */
export interface SubsetKind<V extends string> {
  readonly kind: 'subset';
  readonly options: readonly Option<V>[];
}

/** A whole number between two bounds. */
export interface NumberKind {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}

/** A text of a given form, such as ids, CIDR blocks or tags. */
export interface TextKind {
  readonly kind: 'text';
  /** What a well-formed value looks like, in words; part of every message about a malformed one. */
  readonly format: string;
  readonly placeholder: string;
  /** More than one value, separated by commas. */
  readonly list?: boolean;
  /** Maximum number of values in a list: nobody can mean more than AWS accepts. */
  readonly most?: number;
  /** Which texts are accepted (`forms.ts`). */
  readonly form: Form;
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

/** What an answer can be. */
export type AnyKind = ChoiceKind<string> | FlagKind | SubsetKind<string> | NumberKind | TextKind;

/** An answer, whatever the question. */
export type AnswerValue = string | boolean | number | readonly string[];

/** The text form of an answer: the inverse of `parseText`. */
export function printText(value: AnswerValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** Whether two answers are the same; the order of a set has no meaning. */
export function isSameAnswer(one: AnswerValue, other: AnswerValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}

/** Splits a comma-separated list; blanks around items are dropped, and the empty text is the empty list. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
