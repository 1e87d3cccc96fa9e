/** What was answered on the prerendered page before its scripts ran: nobody heard it, so it is said again. */

/** Notes which controls differ from the page as it was sent; the result repeats that, once somebody listens. */
export function rememberEarlyInput(place: HTMLElement): () => void {
  const inputs = [...place.querySelectorAll('input')];
  const pressed = inputs.filter((input) => input.checked !== input.defaultChecked);
  const typed = inputs
    .filter((input) => input.type === 'text' && input.value !== input.defaultValue)
    .map((input) => ({ input, text: input.value }));
  return () => {
    for (const input of pressed) {
      // Of a group, the one that was chosen answers for all.
      if (input.type === 'radio' && input.defaultChecked) continue;
      input.checked = input.defaultChecked;
      input.click();
    }
    for (const { input, text } of typed) {
      input.value = input.defaultValue;
      // Past React's own record of the value, so that it sees a change.
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setValue?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
}
