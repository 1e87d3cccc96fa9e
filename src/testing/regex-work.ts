/**
 * Counts the steps that a backtracking matcher takes, so that tests can assert how the work of a regular expression grows
 * without a clock. Knows the part of the syntax that this project uses, and refuses the rest.
 */

type Rest = (at: number) => boolean;
type Matcher = (at: number, rest: Rest) => boolean;

interface Work {
  readonly text: string;
  steps: number;
}

/** Steps of looking for every match of `regex` in `text`, as `matchAll` and `replace` do. */
export function stepsOf(regex: RegExp, text: string): number {
  const ignore = regex.flags.includes('i');
  const work: Work = { text: ignore ? text.toLowerCase() : text, steps: 0 };
  const matcher = new Parser(regex.source, regex.flags, work).all();
  for (let at = 0; at <= text.length; ) {
    let end = -1;
    const found = matcher(at, (stop) => {
      end = stop;
      return true;
    });
    if (found && !regex.global) break;
    at = found && end > at ? end : at + 1;
  }
  return work.steps;
}

class Parser {
  private at = 0;
  private readonly source: string;
  private readonly flags: string;
  private readonly work: Work;

  constructor(source: string, flags: string, work: Work) {
    this.source = source;
    this.flags = flags;
    this.work = work;
  }

  all(): Matcher {
    const matcher = this.alternatives();
    if (this.at < this.source.length) throw new Error(`not understood at ${this.at}: ${this.source}`);
    return matcher;
  }

  private alternatives(): Matcher {
    const options = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      options.push(this.sequence());
    }
    return (at, rest) => options.some((option) => option(at, rest));
  }

  private sequence(): Matcher {
    const parts: Matcher[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? ''))
      parts.push(this.quantified());
    return parts.reduceRight<Matcher>(
      (after, part) => (at, rest) => part(at, (next) => after(next, rest)),
      (at, rest) => rest(at),
    );
  }

  private quantified(): Matcher {
    const part = this.part();
    const [text, least, comma, most] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(this.source.slice(this.at)) ?? [];
    if (text === undefined) return part;
    this.at += text.length;
    const lazy = this.source[this.at] === '?';
    if (lazy) this.at += 1;
    const from = least === undefined ? (text === '+' ? 1 : 0) : Number(least);
    const to =
      text === '?'
        ? 1
        : least === undefined || (comma === ',' && most === '')
          ? Number.POSITIVE_INFINITY
          : Number(most || least);
    const repeat =
      (done: number): Matcher =>
      (at, rest) => {
        const more = (): boolean =>
          done < to &&
          part(at, (next) => (next === at && done >= from ? false : repeat(done + 1)(next, rest)));
        if (done < from) return more();
        return lazy ? rest(at) || more() : more() || rest(at);
      };
    return repeat(0);
  }

  private part(): Matcher {
    const rest = this.source.slice(this.at);
    const [group] = /^\((?:\?(?::|<?[=!]|<\w+>))?/.exec(rest) ?? [];
    if (group !== undefined) return this.group(group);
    if (rest[0] === '^' || rest[0] === '$') return this.edge(rest[0]);
    if (/^\\[bB]/.test(rest)) return this.wordEdge(rest[1] === 'b');
    const [atom] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[^}]+\}|\\p\{[^}]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|[\s\S])/i.exec(
        rest,
      ) ?? [];
    if (atom === undefined) throw new Error(`not understood: ${rest}`);
    this.at += atom.length;
    const one = new RegExp(
      `^${atom === '/' ? '\\/' : atom}$`,
      `s${this.flags.includes('u') ? 'u' : ''}${this.flags.includes('i') ? 'i' : ''}`,
    );
    const any = atom === '.' && !this.flags.includes('s');
    return (at, next) => {
      this.work.steps += 1;
      const char = this.work.text[at];
      return char !== undefined && !(any && char === '\n') && one.test(char) && next(at + 1);
    };
  }

  private group(opening: string): Matcher {
    this.at += opening.length;
    const inner = this.alternatives();
    this.at += 1;
    const negated = opening.endsWith('!');
    if (opening === '(?=' || opening === '(?!')
      return (at, rest) => inner(at, () => true) !== negated && rest(at);
    if (opening === '(?<=' || opening === '(?<!')
      return (at, rest) => this.before(inner, at) !== negated && rest(at);
    return inner;
  }

  /** Look-behinds of this project are short. */
  private before(inner: Matcher, at: number): boolean {
    for (let start = at; start >= Math.max(0, at - 8); start -= 1)
      if (inner(start, (end) => end === at)) return true;
    return false;
  }

  private edge(sign: string): Matcher {
    this.at += 1;
    const lines = this.flags.includes('m');
    return (at, rest) => {
      this.work.steps += 1;
      const { text } = this.work;
      const here =
        sign === '^'
          ? at === 0 || (lines && text[at - 1] === '\n')
          : at === text.length || (lines && text[at] === '\n');
      return here && rest(at);
    };
  }

  private wordEdge(wanted: boolean): Matcher {
    this.at += 2;
    return (at, rest) => {
      this.work.steps += 1;
      const word = (place: number): boolean => /\w/.test(this.work.text[place] ?? ' ');
      return (word(at - 1) !== word(at)) === wanted && rest(at);
    };
  }
}
