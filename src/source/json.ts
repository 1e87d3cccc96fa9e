/** JSON as it was read: values, documents and their positions, and what a text may be at most. */

/** Any value of JSON; no object has a prototype. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Where in a text, both counted from 1; columns count UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A mistake in a text, and where it stands. */
export interface JsonProblem extends TextPosition {
  readonly message: string;
}

/** One JSON value of the text and the place where it begins. */
export interface JsonDocument extends TextPosition {
  readonly value: JsonValue;
  /** The key without a value with which a text in YAML ends: it may have gone on. */
  readonly endsOpen?: string;
}

/** The documents of a text, or the first mistake in it. */
export type ReadJson =
  | {
      readonly ok: true;
      readonly documents: readonly [JsonDocument, ...JsonDocument[]];
      /** Text around the documents was passed over. */
      readonly skipped: boolean;
      /** That text: before, between and after the documents. */
      readonly around?: readonly { readonly text: string; readonly at: number }[];
      /** Where parts begin that look like a source and could not be read. */
      readonly passed?: readonly TextPosition[];
    }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 16 * 1024 * 1024;

/** Deepest nesting that is read. */
export const DEEPEST_NESTING = 200;

/** Whether the value is an object; lists are not. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is a list. */
export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The own property of an object; never one of its prototype. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A text, number or flag as text; `''` for anything else. Objects have no prototype, so `String` would throw for them. */
export function wordOf(value: JsonValue | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** The kind of a value in words, for messages about a value of the wrong kind. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isJsonList(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'an object';
  }
}

/** Where a text begins. */
export const START: TextPosition = { line: 1, column: 1 };

/** Line and column of an offset. */
export function positionIn(text: string, offset: number): TextPosition {
  return positionsIn(text, [offset])[0] ?? START;
}

/** Line and column of each offset; the offsets ascend. */
export function positionsIn(text: string, offsets: readonly number[]): readonly TextPosition[] {
  const lineEnd = /\r\n|\n|\r/g;
  let line = 1;
  let start = 0;
  let next = lineEnd.exec(text);
  return offsets.map((offset) => {
    for (; next !== null && next.index < offset; next = lineEnd.exec(text)) {
      line += 1;
      start = lineEnd.lastIndex;
    }
    return { line, column: Math.max(1, offset - start + 1) };
  });
}

/** What can be said about a text before reading it: too long, empty, or in an encoding that was read wrongly. */
export function refuseWhole(text: string): JsonProblem | undefined {
  const at = { line: 1, column: 1 };
  if (text.length > LONGEST_TEXT) return { ...at, message: 'the text is longer than 16 MB' };
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const message =
      'the text contains NUL characters: save the file as UTF-8 (it looks like UTF-16 or binary)';
    return { ...positionIn(text, nul), message };
  }
  return text.trim() === '' ? { ...at, message: 'the text is empty' } : undefined;
}
