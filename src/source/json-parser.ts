/** Reads one JSON document from an offset on, and recognises what is between documents: blanks, commands, stray pieces. */
import { DEEPEST_NESTING, type JsonObject, type JsonValue, positionIn } from './json.ts';

/** Why a text is not JSON, and the offset at which that shows. */
export interface Failure {
  readonly message: string;
  readonly at: number;
}

/** Thrown inside this reader only, where a document cannot be read on; `readJson` makes a problem of it. */
export class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** What it mostly means that a text ends too early, and what to do. */
const CUT = 'was it cut? Give all of it';

const blanks = (text: string): string => ' '.repeat(text.length);

/** Characters of a line outside of JSON that are looked at. */
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
  /(?:\$\{[^\n\r{}]*(?:\{[^\n\r{}]*\}[^\n\r{}]*){0,20}\}|\{\{[^\n\r{}]*\}\}|<[^<>\n\r"]+>|\$+[A-Za-z_][\w$]*|%+\w+%+|%[sdvq](?!\w)|__\w+__|@@?\w+@@?)(?:[^\s,\]}"'[{:]*)/y;

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

/** A text, read from any offset: what looks like JSON strictly, and what lies around it is recognised. */
export class Parser {
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
        throw new Unreadable(
          `the key “${key.slice(0, 40)}” appears twice, with different values: AWS takes the last one; keep one of them`,
          at,
        );
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
    throw new Unreadable(`a backslash cannot come before ${shownCharacter(letter)}`, backslash);
  }

  #takePlain(): string {
    return this.#take(PLAIN) ?? '';
  }

  #failInString(start: number): never {
    const here = this.text[this.#at];
    if (here === undefined)
      throw new Unreadable(`a text in double quotes that begins here does not end: ${CUT}`, start);
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
          ? `the text ends inside the object that begins in line ${line}: ${CUT}`
          : `the text ends inside the list that begins in line ${line}: ${CUT}`;
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
   * Whether a word may be shown: it may be a piece of a secret. A word of a programming language is not one, nor is a word before
   * a colon, which is a key, nor, outside of documents, a short word in small letters.
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
    while (this.#skipBlank());
  }

  /** Passes over one blank or comment; `false` when there is none here. */
  #skipBlank(): boolean {
    const code = this.text.charCodeAt(this.#at);
    if (code === 32 || code === 10 || code === 13 || code === 9) {
      this.#at += 1;
      return true;
    }
    if (code === 47) return this.#skipComment();
    if (code === 35) return this.#skipHashComment();
    if (code > 32 && code < 127) return false;
    OTHER_BLANK.lastIndex = this.#at;
    if (!OTHER_BLANK.test(this.text)) return false;
    this.#at = OTHER_BLANK.lastIndex;
    return true;
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

/** Whether a key that appears again has another value. */
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
