/** Words for a POSIX shell: nothing that was read from outside reaches a command unquoted. */

/** The value as one word, quoted only where it has to be. */
export function shellWord(value: string): string {
  return /^[\w.:/@%+=-]+$/.test(value) ? value : shellText(value);
}

/** The value in single quotes: a shell takes it for exactly this text. */
export function shellText(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** JSON that every locale can carry: what is not ASCII is escaped. */
export function asciiJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
