/** The words of a text that say something, as parts in the order of the text. */
interface Mark {
  readonly start: number;
  readonly end: number;
  /** What the words say. */
  readonly says: string;
}

interface Part {
  readonly start: number;
  readonly text: string;
  /** Absent: the words say nothing. */
  readonly says: string | undefined;
}

/** The text cut where marks begin and end; where marks overlap, the first one counts. Joined again it is the text. */
export function partsOf(text: string, marks: readonly Mark[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (end: number, says: string | undefined) => {
    if (end > at) parts.push({ start: at, text: text.slice(at, end), says });
    at = Math.max(at, end);
  };
  for (const { start, end, says } of [...marks].sort((a, b) => a.start - b.start)) {
    add(Math.min(start, text.length), undefined);
    add(Math.min(end, text.length), says);
  }
  add(text.length, undefined);
  return parts;
}
