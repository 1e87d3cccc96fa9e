/** Numbers of the lines of `now` (from 0) that `before` does not have, as often as it has them. Linear in both texts. */
export function changedLines(before: string, now: string): readonly number[] {
  const known = new Map<string, number>();
  for (const line of before.split('\n')) known.set(line, (known.get(line) ?? 0) + 1);
  return now.split('\n').flatMap((line, index) => {
    const left = known.get(line) ?? 0;
    if (left > 0) {
      known.set(line, left - 1);
      return [];
    }
    // The link changes with every answer; it is no news.
    return line.trim() === '' || line.includes('#v=') ? [] : [index];
  });
}
