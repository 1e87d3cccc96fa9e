/** Words for a POSIX shell: nothing that was read from outside reaches a command unquoted. */

/** The value as one word, quoted only where it has to be. */
export function shellWord(value: string): string {
  return /^[\w.:/@%+=-]+$/.test(value) ? value : shellText(value);
}

/** The value in single quotes. */
export function shellText(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
