/** Keeps what is typed between the key that opens a field and the moment when the field is there. */
let typed = '';

/** Forgets what was typed for an earlier field. */
export function forgetTyped(): void {
  typed = '';
}

/** Keeps a key that types, deletes or ends text; false for any other key. */
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
