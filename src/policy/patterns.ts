/** Patterns of IAM (`*`, `?`): whether two of them have a text in common. */

/** Longest pattern that is compared: an ARN has at most 2048 characters. */
const LONGEST = 2048;

/** Whether some text matches both patterns. A pattern that is too long counts as meeting every other. */
export function patternsMeet(a: string, b: string): boolean {
  if (a.length > LONGEST || b.length > LONGEST) return true;
  let row = Array.from({ length: b.length + 1 }, () => false);
  row[0] = true;
  for (let j = 0; j < b.length; j++) row[j + 1] = row[j] === true && b[j] === '*';
  for (const character of a) {
    const next = Array.from({ length: b.length + 1 }, () => false);
    next[0] = row[0] === true && character === '*';
    for (let j = 0; j < b.length; j++) {
      const other = b[j];
      next[j + 1] =
        character === '*' || other === '*'
          ? row[j + 1] === true || next[j] === true
          : row[j] === true && (character === other || character === '?' || other === '?');
    }
    row = next;
  }
  return row[b.length] === true;
}
