/**
 * How a value is read from text (links, flags) and from JSON (saved answers), and what is allowed, in words. Kept apart
 * because the start page reads none.
 */

import {
  type AnswerValue,
  type AnyKind,
  type NumberKind,
  type Option,
  type SubsetKind,
  splitList,
  type TextKind,
} from './answer.ts';
import { FORMS } from './forms.ts';
import { inDigits } from './sentences.ts';

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
      return `a whole number from ${inDigits(kind.min)} to ${inDigits(kind.max)}`;
    case 'text':
      return `empty or ${kind.format}${kind.list === true ? `, separated by commas${kind.most === undefined ? '' : `, at most ${kind.most}, each once`}` : ''}`;
  }
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
  return items.every(FORMS[kind.form]) ? ok(items.join(',')) : refuse(allowedValues(kind));
}
