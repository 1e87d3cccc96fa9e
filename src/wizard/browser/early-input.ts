/** What the user did before the scripts that listen had loaded: it is repeated once they have. */

interface EarlyInput {
  /** Buttons and radio buttons of the prerendered page in the order of the presses; null for a press elsewhere. */
  readonly buttons: readonly (HTMLButtonElement | HTMLInputElement | null)[];
  readonly files: readonly File[];
  readonly keys: KeyboardEvent[];
  readonly texts: readonly string[];
}

/** Gives what `public/boot.js` has kept, and stops it from keeping events of these types. */
export function takeEarly(
  ...heard: readonly ('click' | 'dragover' | 'drop' | 'keydown' | 'paste')[]
): EarlyInput {
  const { earlyInput } = globalThis as unknown as { earlyInput: (...types: readonly string[]) => EarlyInput };
  return earlyInput(...heard);
}

/** Notes what was pressed and answered on the prerendered page; gives a function that repeats it. */
export function rememberEarlyInput(place: HTMLElement): () => void {
  const inputs = [...place.querySelectorAll('input')];
  const { buttons, keys } = takeEarly('click');
  const isPressed = (input: HTMLInputElement) =>
    buttons.includes(input) ||
    keys.some(({ key, target }) => target === input && (key === ' ' || key === 'Enter'));
  // In a group of radio buttons the chosen one is enough; a press on it is an answer even if it was chosen before.
  const pressed = inputs.filter((input) =>
    input.type === 'radio'
      ? input.checked && (!input.defaultChecked || isPressed(input))
      : input.checked !== input.defaultChecked,
  );
  const typed = inputs
    .filter((input) => input.type === 'text' && input.value !== input.defaultValue)
    .map((input) => [input, input.value] as const);
  const chosen = [...place.querySelectorAll('select')]
    .filter((select) => !select.selectedOptions[0]?.defaultSelected)
    .map((select) => [select, select.value] as const);
  return () => {
    for (const input of pressed) {
      input.checked = input.defaultChecked;
      input.click();
    }
    for (const [input, text] of typed) {
      input.value = input.defaultValue;
      // Past React's own record of the value, so that it sees a change.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const [select, value] of chosen) {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    for (const button of new Set(buttons)) if (button?.type !== 'radio') button?.click();
  };
}
