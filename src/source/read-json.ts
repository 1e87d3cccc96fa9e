/**
 * Reads JSON out of pasted text, and says where a mistake is.
 *
 *     const read = readJson(text);                       // or readJson(text, { placeholders: true })
 *     if (!read.ok) report(read.problem);                // { message, line, column }
 *     else for (const { value } of read.documents) …     // one or more JSON values, in the order of the text
 *
 * Promises: never throws; linear time; at most 16 MB and 200 levels. Objects have no prototype, so `__proto__` and
 * `constructor` are keys like any other and `object['key']` is an own property or `undefined`; a key may
 * be repeated with the same value. Forgiven: a byte order mark, any line end, no-break spaces and terminal colours between
 * values, comments, a comma after the last item, and around a document prompts, commands, messages, prose and Markdown fences.
 * Not forgiven, because something would be lost: single quotes, typographic quotes, a piece of JSON outside of a document,
 * and a key with two values. The AWS CLI and CloudFormation take the last one in silence (cfn-lint refuses it, E0000): who
 * wrote both may mean the other, so the message says which one would count. With `placeholders`, a value may also be `${x}`, `{{x}}`, `<x>`, `$X` or `%x%` without quotes; it is
 * read as that text.
 */
import {
  isJsonList,
  isJsonObject,
  type JsonValue,
  positionIn,
  positionsIn,
  type ReadJson,
  refuseWhole,
  START,
} from './json.ts';
import { type Failure, Parser, Unreadable } from './json-parser.ts';

interface ReadJsonOptions {
  /** Values may be unquoted placeholders of a templating tool. */
  readonly placeholders?: boolean;
}

/** Lines that are no JSON, before a text is given up. */
const MOST_PASSED = 20_000;

/** Documents in one text, before it is refused. */
const MOST_DOCUMENTS = 1_000;

/** Reads every JSON document in the text. A text without one is refused at the most telling position. */
export function readJson(text: string, options: ReadJsonOptions = {}): ReadJson {
  const refusal = refuseWhole(text);
  if (refusal !== undefined) return { ok: false, problem: refusal };
  const scan = scanned(new Parser(text, options.placeholders === true));
  if ('failure' in scan) {
    const { message, at } = scan.failure;
    return { ok: false, problem: { message, ...positionIn(text, at) } };
  }
  const positions = positionsIn(
    text,
    scan.found.map(({ at }) => at),
  );
  const documents = scan.found.map(({ value }, index) => ({ value, ...(positions[index] ?? START) }));
  const [first, ...others] = documents;
  if (first !== undefined) {
    const around = scan.skipped ? { around: aroundIn(text, scan.found) } : {};
    return { ok: true, documents: [first, ...others], skipped: scan.skipped, ...around };
  }
  return { ok: false, problem: { message: 'there is no JSON in this text', ...positionIn(text, 0) } };
}

interface Found {
  readonly value: JsonValue;
  readonly at: number;
  readonly end: number;
}

function aroundIn(text: string, found: readonly Found[]): readonly { text: string; at: number }[] {
  const begins = [0, ...found.map(({ end }) => end)];
  const ends = [...found.map(({ at }) => at), text.length];
  return begins.map((at, index) => ({ text: text.slice(at, ends[index]), at }));
}

type Scan = { readonly found: readonly Found[]; readonly skipped: boolean } | { readonly failure: Failure };

function scanned(parser: Parser): Scan {
  try {
    return scanDocuments(parser);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { failure: { message: error.message, at: error.at } };
  }
}

/**
 * Documents, and between them nothing but what terminals and people put around a paste. A bracket that begins a
 * document has to be read to its end; text that looks like a piece of a document and is none is refused where it
 * stands, because what it said would be lost.
 */
function scanDocuments(parser: Parser): Scan {
  const found: Found[] = [];
  let skipped = false;
  let passed = 0;
  for (let at = parser.begin(0); at < parser.text.length; ) {
    const opening = parser.openingFrom(at);
    if (opening === undefined) {
      const stray = parser.strayIn(at);
      if (stray !== undefined) return { failure: stray };
      skipped = true;
      passed += 1;
      if (passed > MOST_PASSED) return { failure: parser.firstCharacter() };
      at = parser.begin(parser.nextLine(at));
      continue;
    }
    if (opening > at) skipped = true;
    const result = parser.document(opening);
    if (!result.ok) return { failure: result.failure };
    if (found.length === MOST_DOCUMENTS)
      return { failure: { message: `more than ${MOST_DOCUMENTS} JSON documents in one text`, at: opening } };
    found.push({ value: result.value, at: opening, end: result.end });
    at = parser.begin(opening > at ? parser.afterCommand(result.end) : result.end);
  }
  const useful = found.filter(({ value }) => mentionsObject(value));
  if (useful.length > 0) return { found: useful, skipped };
  return found.length > 0 ? { found, skipped } : { failure: parser.firstCharacter() };
}

/** Prose contains `[1]`; what readers look for contains an object. */
function mentionsObject(value: JsonValue): boolean {
  return isJsonObject(value) || (isJsonList(value) && value.some(mentionsObject));
}
