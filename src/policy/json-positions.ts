/** Reads JSON and remembers where everything stands, so that a problem can be shown at its place. */

/** A part of a text: UTF-16 offsets, `end` excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A JSON value with the place of each of its parts. */
export interface LocatedJson {
  readonly value: unknown;
  /** Ranges by path, such as `Statement[0].Action`; the whole document is `''`. */
  readonly ranges: ReadonlyMap<string, TextRange>;
  /** Names that one object has twice: JSON allows them, IAM does not. */
  readonly repeated: readonly { readonly path: string; readonly range: TextRange }[];
}

type LocateResult =
  | { readonly ok: true; readonly json: LocatedJson }
  | { readonly ok: false; readonly text: string; readonly at: TextRange };

/** Deepest nesting that is read. */
const DEEPEST = 64;

class Mistake extends Error {
  readonly at: number;
  constructor(text: string, at: number) {
    super(text);
    this.at = at;
  }
}

/** Reads JSON with positions. Never throws: for a text that is not JSON, the result is the first mistake and its place. */
export function locateJson(text: string): LocateResult {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    return { ok: true, json: { value, ranges: reader.ranges, repeated: reader.repeated } };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const start = Math.min(error.at, Math.max(0, text.length - 1));
    return { ok: false, text: error.message, at: { start, end: Math.min(text.length, start + 1) } };
  }
}

/** The line and column of an offset, counted from 1. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Reader {
  readonly ranges = new Map<string, TextRange>();
  readonly repeated: { path: string; range: TextRange }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    this.#skip();
    if (this.#at === this.#text.length) throw new Mistake('The text is empty.', 0);
    const value = this.#value('', 0);
    this.#skip();
    if (this.#at < this.#text.length) throw new Mistake('Nothing may follow the end.', this.#at);
    return value;
  }

  #value(path: string, depth: number): unknown {
    if (depth > DEEPEST) throw new Mistake(`Nested deeper than ${DEEPEST} levels.`, this.#at);
    const start = this.#at;
    const value = this.#unmarked(path, depth);
    this.ranges.set(path, { start, end: this.#at });
    return value;
  }

  #unmarked(path: string, depth: number): unknown {
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(path, depth);
    if (next === '[') return this.#array(path, depth);
    if (next === '"') return this.#string();
    const word = /[^\s,:{}[\]"]*/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? '';
    if (!/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(found))
      throw new Mistake(
        found === ''
          ? 'A value is missing here.'
          : `"${found.slice(0, 40)}" is not a value: texts need double quotes.`,
        this.#at,
      );
    this.#at += found.length;
    return JSON.parse(found);
  }

  #object(path: string, depth: number): unknown {
    const entries: [string, unknown][] = [];
    const known = new Set<string>();
    this.#list('}', () => {
      const start = this.#at;
      if (this.#text[start] !== '"') throw new Mistake('A name in double quotes is missing here.', start);
      const name = this.#string();
      const range = { start, end: this.#at };
      const below = path === '' ? name : `${path}.${name}`;
      if (known.has(name)) this.repeated.push({ path: below, range });
      known.add(name);
      this.#skip();
      if (this.#text[this.#at] !== ':') throw new Mistake('A colon is missing here.', this.#at);
      this.#at++;
      this.#skip();
      entries.push([name, this.#value(below, depth + 1)]);
      this.ranges.set(`${below}#name`, range);
    });
    return Object.fromEntries(entries);
  }

  #array(path: string, depth: number): unknown {
    const items: unknown[] = [];
    this.#list(']', () => items.push(this.#value(`${path}[${items.length}]`, depth + 1)));
    return items;
  }

  #list(close: string, item: () => void): void {
    this.#at++;
    this.#skip();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      this.#skip();
      const next = this.#text[this.#at];
      if (next === close) break;
      if (next !== ',') throw new Mistake(`A comma or ${close} is missing here.`, this.#at);
      const comma = this.#at;
      this.#at++;
      this.#skip();
      if (this.#text[this.#at] === close) throw new Mistake(`No comma before ${close}.`, comma);
    }
    this.#at++;
  }

  #string(): string {
    // From one character that matters to the next: a pattern that takes runs keeps each place in a stack, which ten million exhaust.
    const telling = /["\\\u0000-\u001f]/g;
    const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
    const start = this.#at;
    telling.lastIndex = start + 1;
    for (let found = telling.exec(this.#text); found?.[0] !== '"'; found = telling.exec(this.#text)) {
      escaped.lastIndex = telling.lastIndex;
      if (found?.[0] !== '\\' || !escaped.test(this.#text))
        throw new Mistake('This text is not closed, or has a line break or an unknown escape.', start);
      telling.lastIndex = escaped.lastIndex;
    }
    this.#at = telling.lastIndex;
    return JSON.parse(this.#text.slice(start, this.#at)) as string;
  }

  #skip(): void {
    const other = /[^ \t\r\n]/g;
    other.lastIndex = this.#at;
    this.#at = other.exec(this.#text)?.index ?? this.#text.length;
  }
}
