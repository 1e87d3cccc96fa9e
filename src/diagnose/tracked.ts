/** Text that remembers where in the pasted text each of its characters stood, whatever was done to it since. */

/** A place in the pasted text: `end` is the position after the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Tracked {
  readonly text: string;
  /** For each character of `text`: where its original began and ended. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The given parts of a text, in order. */
export function tracked(text: string, parts: readonly Span[] = [{ start: 0, end: text.length }]): Tracked {
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  let at = 0;
  for (const { start, end } of parts)
    for (let place = start; place < end; place += 1, at += 1) {
      from[at] = place;
      to[at] = place + 1;
    }
  return { text: parts.map(({ start, end }) => text.slice(start, end)).join(''), from, to };
}

/** Replaces like `String.replace`; new characters stand where the match stood. The pattern must be global. */
export function replaced(
  whole: Tracked,
  pattern: RegExp,
  by: string | ((match: RegExpExecArray) => string),
): Tracked {
  const matches = [...whole.text.matchAll(pattern)];
  if (matches.length === 0) return whole;
  const news = matches.map((match) => (typeof by === 'string' ? by : by(match)));
  const length = matches.reduce(
    (sum, match, index) => sum - match[0].length + (news[index]?.length ?? 0),
    whole.text.length,
  );
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const pieces: string[] = [];
  let kept = 0;
  let at = 0;
  matches.forEach((match, index) => {
    const instead = news[index] ?? '';
    const end = match.index + match[0].length;
    from.set(whole.from.subarray(kept, match.index), at);
    to.set(whole.to.subarray(kept, match.index), at);
    at += match.index - kept;
    from.fill(whole.from[match.index] ?? 0, at, at + instead.length);
    to.fill(whole.to[end - 1] ?? 0, at, at + instead.length);
    at += instead.length;
    pieces.push(whole.text.slice(kept, match.index), instead);
    kept = end;
  });
  from.set(whole.from.subarray(kept), at);
  to.set(whole.to.subarray(kept), at);
  pieces.push(whole.text.slice(kept));
  return { text: pieces.join(''), from, to };
}

/** A part of it. */
export function part(whole: Tracked, start: number, end = whole.text.length): Tracked {
  return {
    text: whole.text.slice(start, end),
    from: whole.from.subarray(start, end),
    to: whole.to.subarray(start, end),
  };
}

/** Parts one after the other. */
export function joined(parts: readonly Tracked[]): Tracked {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  let at = 0;
  for (const one of parts) {
    from.set(one.from, at);
    to.set(one.to, at);
    at += one.text.length;
  }
  return { text: parts.map(({ text }) => text).join(''), from, to };
}

/** Where the characters from `start` to `end` stood. */
export function spanOf({ from, to }: Tracked, start: number, end: number): Span {
  return { start: from[start] ?? 0, end: to[Math.max(start, end - 1)] ?? 0 };
}
