/** Says something to screen readers without moving the focus. `App` renders the region that it is said in. */
export const STATUS_ID = 'status';

let pending: ReturnType<typeof setTimeout> | undefined;

/** Says a text; of texts that follow each other within 300 ms only the last is said. */
export function announce(text: string): void {
  clearTimeout(pending);
  // A moment later, so that quick changes are said once, and the focused control first.
  pending = setTimeout(() => {
    // Of a dialog its own region, never one in which its content says something.
    const region =
      document.querySelector('dialog[open] [data-announced]') ?? document.getElementById(STATUS_ID);
    if (region) region.textContent = text;
  }, 300);
}
