/** The value that was probably meant by one that is not known. */

/** With more wrong letters it is another word. */
const MOST_WRONG = 2;

/** The one value that is at most two letters away from what was written; undefined where none is, or several are as near. */
export function nearest(written: string, options: readonly { readonly value: string }[]): string | undefined {
  const typed = written.trim().toLowerCase();
  // Of a short word two letters are most of it.
  const most = Math.min(MOST_WRONG, Math.floor(typed.length / 3));
  const ranked = options
    .map(({ value }) => ({ value, wrong: distance(typed, value.toLowerCase()) }))
    .filter(({ wrong }) => wrong <= most)
    .sort((a, b) => a.wrong - b.wrong);
  const [first, second] = ranked;
  return first && first.wrong !== second?.wrong ? first.value : undefined;
}

/** Letters to be changed, added, left out or swapped with their neighbour. Words that differ much in length are far. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_WRONG) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (rows[row - 1]?.[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (rows[row - 1]?.[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(line);
  }
  return rows[a.length]?.[b.length] ?? Number.POSITIVE_INFINITY;
}
