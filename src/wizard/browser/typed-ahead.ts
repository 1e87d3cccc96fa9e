/** What is typed after a key has opened a field and before the field is there: kept, so that no letter is lost. */
let typed = '';

/** Forgets what an earlier field was told. */
export function forgetTyped(): void {
  typed = '';
}

/** Keeps a key that means text, or that the text is whole; tells whether it did. */
export function typeAhead({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key === 'Enter') typed += '\n';
  else if ([...key].length === 1) typed += key;
  else return false;
  return true;
}

/** What was typed since it was last asked for; each Enter is the end of a line. */
export function takeTyped(): string {
  const taken = typed;
  typed = '';
  return taken;
}
