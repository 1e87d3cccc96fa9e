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
 * Not forgiven, because something would be lost: single quotes, typographic quotes, a key with two values, a piece of
 * JSON outside of a document. With `placeholders`, a value may also be `${x}`, `{{x}}`, `<x>`, `$X` or `%x%` without quotes; it is
 * read as that text.
 */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Where in a text, both counted from 1; columns count UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export interface JsonProblem extends TextPosition {
  readonly message: string;
}

/** One JSON value of the text and the place where it begins. */
export interface JsonDocument extends TextPosition {
  readonly value: JsonValue;
  /** The key without a value with which a text in YAML ends: it may have gone on. */
  readonly endsOpen?: string;
}

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

interface ReadJsonOptions {
  /** Values may be unquoted placeholders of a templating tool. */
  readonly placeholders?: boolean;
}

/** Longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 16 * 1024 * 1024;

/** Deepest nesting that is read. */
export const DEEPEST_NESTING = 200;

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

const START: TextPosition = { line: 1, column: 1 };

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

interface Failure {
  readonly message: string;
  readonly at: number;
}

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const blanks = (text: string): string => ' '.repeat(text.length);

/** What is looked at of a line that is no JSON. */
const LONGEST_NOISE = 2_000;

/** A prompt such as `[ec2-user@host ~]$`, or a word that a program prints before its message: `[WARNING] …`. */
const BRACKETED_WORDS = /^\[[^\]"'{}\n\r]{1,200}\][^\S\n\r]*[^\s,\]}]/;

/** A prompt with or without a command, or a command alone, a message of a program, a Markdown fence. */
const COMMAND =
  /^(?:[$%❯#>]\s|PS [^>\n]{0,200}>|[A-Z]:\\[^>\n]{0,200}>|[\w.-]{1,60}@[^$#%>\n]{0,200}[$#%>]|[^\s"'{}[\]]{0,100}[$#]\s|(?:aws|jq|cat|cdk|npx|npm|pnpm|yarn|terraform|tofu|copilot|ecspresso|ecs-cli|docker|docker-compose|curl|sudo|echo|bash|sh|export|EOF|EOT|END)(?:\s|$)|(?:WARN|WARNING|INFO|NOTICE|DEBUG|ERROR)\b|```|~~~)/i;

/** Brackets, a key in quotes, an item of a list alone in its line. */
const STRAY = /[{}[\]]|["'“”‘’][^\S\n\r]*:|^["'“‘][^"'”’]{0,500}["'”’],?\s*$|^,/u;

const OTHER_BLANK = /[\s\uFEFF\u200B]|\u001b\[[0-9;?]{0,20}[A-Za-z]/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?!\w)/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const PLACEHOLDER =
  /(?:\$\{[^\n\r{}]*(?:\{[^\n\r{}]*\}[^\n\r{}]*){0,20}\}|\{\{[^\n\r{}]*\}\}|<[^<>\n\r"]+>|\$+[A-Za-z_][\w$]*|%+\w+%+|__\w+__|@@?\w+@@?)(?:[^\s,\]}"'[{:]*)/y;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class Parser {
  readonly text: string;
  readonly #placeholders: boolean;
  #at = 0;
  #depth = 0;
  #opened: number[] = [];

  constructor(text: string, placeholders: boolean) {
    this.text = text;
    this.#placeholders = placeholders;
  }

  /** The first offset from here that is neither blank nor in a comment. */
  begin(from: number): number {
    this.#at = from;
    this.#skipBlanks();
    return this.#at;
  }

  /**
   * Where a document begins: here, or inside a command in this line, as in `--cli-input-json '{ … }'`. `undefined` when
   * the line holds none.
   */
  openingFrom(at: number): number | undefined {
    const character = this.text[at];
    const line = this.line(at);
    if (character === '{' || (character === '[' && !BRACKETED_WORDS.test(line))) return at;
    if (!COMMAND.test(line)) return undefined;
    const words = line.replace(/--query[ =](?:'[^']{0,500}'|"[^"]{0,500}"|\S{0,500})/g, blanks);
    const inside = /(?:^|[\s='"])([[{])(?=\s*(?:["[{]|$))/.exec(words);
    return inside === null ? undefined : at + inside.index + inside[0].length - 1;
  }

  /** What in this line looks like a part of a document whose beginning is missing. */
  strayIn(at: number): Failure | undefined {
    const line = this.line(at);
    if (COMMAND.test(line) || BRACKETED_WORDS.test(line) || this.#continuesCommand(at)) return undefined;
    const stray = STRAY.exec(line);
    if (stray === null) return undefined;
    this.#at = at + stray.index;
    return {
      message: `expected JSON, found ${this.#here()} outside of it: give the whole text from its first line`,
      at: this.#at,
    };
  }

  /** After a document inside a command: the quote that ends it and what else the line says. */
  afterCommand(at: number): number {
    return this.text[at] === "'" || this.text[at] === '"' ? this.nextLine(at) : at;
  }

  /** The rest of the line, at most so much as is looked at. */
  line(at: number): string {
    return /^[^\n\r]*/.exec(this.text.slice(at, at + LONGEST_NOISE))?.[0] ?? '';
  }

  nextLine(from: number): number {
    const lineEnd = /\r\n|[\n\r]/g;
    lineEnd.lastIndex = from;
    return lineEnd.exec(this.text) === null ? this.text.length : lineEnd.lastIndex;
  }

  /** The line before ends with a backslash or a backtick, as commands over several lines do. */
  #continuesCommand(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && /[ \t]/.test(this.text[before] ?? '')) before -= 1;
    while (before >= 0 && /[\n\r]/.test(this.text[before] ?? '')) before -= 1;
    return /[\\`^]/.test(this.text[before] ?? '') && before >= 0;
  }

  document(
    at: number,
  ):
    | { readonly ok: true; readonly value: JsonValue; readonly end: number }
    | { readonly ok: false; readonly failure: Failure } {
    this.#at = at;
    this.#depth = 0;
    this.#opened = [];
    try {
      return { ok: true, value: this.#value(), end: this.#at };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { ok: false, failure: { message: error.message, at: error.at } };
    }
  }

  /** The failure of a text that has no bracket at all. */
  firstCharacter(): Failure {
    this.#at = 0;
    this.#skipBlanks();
    return { message: `expected JSON, found ${this.#here()}`, at: this.#at };
  }

  #value(): JsonValue {
    const character = this.text[this.#at];
    if (this.#placeholders && character !== '"' && character !== '[') {
      const placeholder = this.#take(PLACEHOLDER);
      if (placeholder !== undefined) return placeholder;
    }
    switch (character) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      case 't':
      case 'f':
      case 'n': {
        const word = this.#take(WORD);
        if (word !== undefined) return word === 'null' ? null : word === 'true';
        break;
      }
      default: {
        const number = this.#take(NUMBER);
        if (number !== undefined) return Number(number);
      }
    }
    return this.#fail('a value');
  }

  #object(): JsonObject {
    this.#open();
    const object: { [key: string]: JsonValue } = Object.create(null) as { [key: string]: JsonValue };
    for (let more = !this.#closes('}'); more; more = this.#continues('}')) {
      if (this.text[this.#at] !== '"') this.#fail('a key in double quotes');
      const at = this.#at;
      const key = this.#string();
      this.#skipBlanks();
      if (this.text[this.#at] !== ':') this.#fail('a colon after the key');
      this.#at += 1;
      this.#skipBlanks();
      const value = this.#value();
      if (differs(object[key], value))
        throw new Unreadable(`the key “${key.slice(0, 40)}” stands twice, with different values`, at);
      object[key] = value;
    }
    this.#depth -= 1;
    this.#opened.pop();
    return object;
  }

  #list(): readonly JsonValue[] {
    this.#open();
    const list: JsonValue[] = [];
    for (let more = !this.#closes(']'); more; more = this.#continues(']')) list.push(this.#value());
    this.#depth -= 1;
    this.#opened.pop();
    return list;
  }

  #open(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST_NESTING) {
      throw new Unreadable(`nested more than ${DEEPEST_NESTING} levels deep`, this.#at);
    }
    this.#opened.push(this.#at);
    this.#at += 1;
  }

  #closes(bracket: '}' | ']'): boolean {
    this.#skipBlanks();
    if (this.text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  /** After a value: true when a comma and something else follow, false when the bracket closes. */
  #continues(bracket: '}' | ']'): boolean {
    if (this.#closes(bracket)) return false;
    if (this.text[this.#at] !== ',') this.#fail(`a comma or ${bracket}`);
    this.#at += 1;
    return !this.#closes(bracket);
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    let text = this.#takePlain();
    while (this.text[this.#at] !== '"') {
      if (this.text[this.#at] !== '\\') this.#failInString(start);
      text += this.#escape();
      text += this.#takePlain();
    }
    this.#at += 1;
    return text;
  }

  #escape(): string {
    const letter = this.text[this.#at + 1] ?? '';
    const simple = ESCAPES.get(letter);
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const backslash = this.#at;
    this.#at += 2;
    const digits = letter === 'u' ? this.#take(HEX4) : undefined;
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    throw new Unreadable(`a backslash may not stand before ${shownCharacter(letter)}`, backslash);
  }

  #takePlain(): string {
    return this.#take(PLAIN) ?? '';
  }

  #failInString(start: number): never {
    const here = this.text[this.#at];
    if (here === undefined)
      throw new Unreadable('a text in double quotes that begins here does not end', start);
    if (here === '\n' || here === '\r') {
      throw new Unreadable('a line ends inside double quotes: was the text wrapped by a terminal?', this.#at);
    }
    throw new Unreadable('a control character inside double quotes', this.#at);
  }

  #fail(expected: string): never {
    const opened = this.#opened.at(-1);
    if (this.#at >= this.text.length && opened !== undefined) {
      const { line } = positionIn(this.text, opened);
      const text =
        this.text[opened] === '{'
          ? `the text ends inside the object that begins in line ${line}`
          : `the text ends inside the list that begins in line ${line}`;
      throw new Unreadable(text, this.#at);
    }
    throw new Unreadable(`expected ${expected}, found ${this.#here()}`, this.#at);
  }

  #here(): string {
    const rest = this.text.slice(this.#at, this.#at + 24);
    if (rest === '') return 'the end of the text';
    if (/^[“”„‟]/u.test(rest)) return 'typographic quotes: write them as "';
    if (rest.startsWith("'")) return 'a single quote: JSON uses double quotes';
    const word = /^[A-Za-z_][\w.-]*/.exec(rest)?.[0];
    if (word === undefined || word.length === 1) return shownCharacter(rest);
    return this.#mayShow(word) ? `“${word}”` : 'a word without quotes';
  }

  /**
   * A word may be a piece of a secret. One of a programming language is none, nor is one before a colon, which is a key; outside
   * of documents nor is a short one in small letters.
   */
  #mayShow(word: string): boolean {
    if (/^(?:True|False|None|undefined|NaN|nil|TRUE|FALSE|NULL|Null|true|false|null)$/.test(word))
      return true;
    const after = this.text.slice(this.#at + word.length, this.#at + word.length + 3);
    if (word.length < 24 && /^\s*:/.test(after)) return true;
    return this.#opened.length === 0 && /^[A-Za-z][a-z]{0,11}$/.test(word);
  }

  /** Passes over blanks and comments (`// …`, `/* … *\/`, and `# …` at the beginning of a line). */
  #skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.#at += 1;
      else if (code === 47) {
        if (!this.#skipComment()) return;
      } else if (code === 35) {
        if (!this.#skipHashComment()) return;
      } else if (code > 32 && code < 127) return;
      else {
        OTHER_BLANK.lastIndex = this.#at;
        if (!OTHER_BLANK.test(this.text)) return;
        this.#at = OTHER_BLANK.lastIndex;
      }
    }
  }

  #skipComment(): boolean {
    const second = this.text[this.#at + 1];
    if (second === '/') {
      this.#at = this.nextLine(this.#at);
      return true;
    }
    if (second !== '*') return false;
    const end = this.text.indexOf('*/', this.#at + 2);
    if (end < 0) throw new Unreadable('a comment that begins here does not end', this.#at);
    this.#at = end + 2;
    return true;
  }

  /** Inside a document only: outside, `#` is the prompt of an administrator or a heading. */
  #skipHashComment(): boolean {
    if (this.#opened.length === 0) return false;
    this.#at = this.nextLine(this.#at);
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.text)) return undefined;
    const taken = this.text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return taken;
  }
}

/** Whether a key that was there has another value now. */
function differs(before: JsonValue | undefined, now: JsonValue): boolean {
  return before !== undefined && before !== now && JSON.stringify(before) !== JSON.stringify(now);
}

function shownCharacter(text: string): string {
  const code = text.codePointAt(0);
  if (code === undefined) return 'the end of the text';
  if (code < 32 || (code >= 127 && code < 160))
    return `the character U+${code.toString(16).padStart(4, '0').toUpperCase()}`;
  return `“${String.fromCodePoint(code)}”`;
}
