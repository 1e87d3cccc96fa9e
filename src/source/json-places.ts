/** Where values stand in a text whose JSON has been read before: for messages, which are few. */

/** One run of blanks, or one comment, as `json-parser.ts` forgives them. */
const BETWEEN =
  /[\s\uFEFF\u200B]+|\u001b\[[0-9;?]{0,20}[A-Za-z]|\/\/[^\n\r]*|\/\*(?:[^*]|\*(?!\/)){0,5000}\*\/|#[^\n\r]*/y;
const PLAIN = /[^"\\]+/y;
const WORD = /[^\s,:\]}[{"]+/y;

/**
 * The offset of each of the wanted paths, such as `Subnets[0].SubnetId`, in the value that begins at an offset; of a path that is
 * not there, that of the nearest value around it.
 */
export function placesIn(text: string, begin: number, wanted: readonly string[]): readonly number[] {
  const walk = new Walk(text, begin, new Set(wanted.flatMap(stepsTo)));
  walk.value('');
  return wanted.map((path) => {
    const known = stepsTo(path).findLast((step) => walk.places.has(step));
    return known === undefined ? begin : (walk.places.get(known) ?? begin);
  });
}

/** A path and all that lead to it, the shortest first. */
const stepsTo = (path: string): readonly string[] =>
  [...path.matchAll(/\.|\[|$/g)].map(({ index }) => path.slice(0, index)).filter((step) => step !== '');

/** Goes through a value from its beginning to its end, and notes where the steps begin. */
class Walk {
  readonly places = new Map<string, number>();
  readonly #text: string;
  readonly #steps: ReadonlySet<string>;
  #at: number;

  constructor(text: string, begin: number, steps: ReadonlySet<string>) {
    this.#text = text;
    this.#steps = steps;
    this.#at = begin;
  }

  value(path: string): void {
    this.#skip();
    if (this.#steps.has(path) && !this.places.has(path)) this.places.set(path, this.#at);
    const character = this.#text[this.#at];
    if (character === '{') this.#object(path);
    else if (character === '[') this.#list(path);
    else if (character === '"') this.#string();
    else if (!this.#take(WORD)) this.#at += 1;
  }

  #object(path: string): void {
    this.#at += 1;
    while (this.#goesOn('}')) {
      const key = this.#string();
      this.#skip();
      this.#at += 1;
      this.value(path === '' ? key : `${path}.${key}`);
    }
  }

  #list(path: string): void {
    this.#at += 1;
    for (let index = 0; this.#goesOn(']'); index += 1) this.value(`${path}[${index}]`);
  }

  /** Whether another item follows; passes over the comma before it, or over the bracket at the end. */
  #goesOn(bracket: '}' | ']'): boolean {
    this.#skip();
    if (this.#text[this.#at] === ',') {
      this.#at += 1;
      this.#skip();
    }
    if (this.#at >= this.#text.length) return false;
    if (this.#text[this.#at] !== bracket) return true;
    this.#at += 1;
    return false;
  }

  #string(): string {
    const begin = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') {
      if (this.#text[this.#at] === '\\') this.#at += 2;
      else this.#take(PLAIN);
    }
    this.#at += 1;
    const quoted = this.#text.slice(begin, this.#at);
    return quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  }

  #skip(): void {
    while (this.#take(BETWEEN));
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
