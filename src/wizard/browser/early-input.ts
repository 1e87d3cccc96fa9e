/** What somebody did before the scripts that listen were there: nobody heard it, so it is done again. */

interface EarlyInput {
  /** Pressed buttons of the prerendered page, in this order; null for a press beside them. */
  readonly buttons: readonly (HTMLButtonElement | null)[];
  readonly files: readonly File[];
  readonly keys: KeyboardEvent[];
  readonly texts: readonly string[];
}

/** Of boot.js, which ran before: stops keeping what is heard from now on, and gives what was kept. */
export function takeEarly(
  ...heard: readonly ('click' | 'dragover' | 'drop' | 'keydown' | 'paste')[]
): EarlyInput {
  const { earlyInput } = globalThis as unknown as { earlyInput: (...types: readonly string[]) => EarlyInput };
  return earlyInput(...heard);
}

/** Notes what was pressed and answered on the prerendered page; the result repeats that, once somebody listens. */
export function rememberEarlyInput(place: HTMLElement): () => void {
  const inputs = [...place.querySelectorAll('input')];
  const pressed = inputs.filter((input) => input.checked !== input.defaultChecked);
  const typed = inputs
    .filter((input) => input.type === 'text' && input.value !== input.defaultValue)
    .map((input) => [input, input.value] as const);
  const chosen = [...place.querySelectorAll('select')]
    .filter((select) => !select.selectedOptions[0]?.defaultSelected)
    .map((select) => [select, select.value] as const);
  const { buttons } = takeEarly('click');
  return () => {
    for (const input of pressed) {
      // Of a group, the one that was chosen answers for all.
      if (input.type === 'radio' && input.defaultChecked) continue;
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
    for (const button of new Set(buttons)) button?.click();
  };
}
