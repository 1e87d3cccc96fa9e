/**
 * When the element with the focus is removed, moves the focus to what is in its place now. Otherwise users of a keyboard or a
 * screen reader would begin again at the top of the page. Gives a function that ends this.
 */
export function keepFocus(): () => void {
  let last: Element | undefined;
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : undefined;
  };
  const observer = new MutationObserver((records) => {
    const lost = last;
    // Something has the focus, or nothing had it.
    if (lost === undefined || lost.isConnected || document.activeElement !== document.body) return;
    last = undefined;
    const gone = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
    if (gone) near(gone)?.focus({ preventScroll: true });
  });
  addEventListener('focusin', onFocus);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    removeEventListener('focusin', onFocus);
    observer.disconnect();
  };
}

/** Text fields are left out: on a phone they would bring up the keyboard. */
const CONTROLS = 'button, a[href], summary, [type=checkbox], [type=radio]:checked, [tabindex="-1"]';

/** The first control at or after the place of the removal, else the last before it, else one around it. */
function near({ target, previousSibling }: MutationRecord): HTMLElement | undefined {
  const after = following(previousSibling?.isConnected ? previousSibling.nextSibling : target.firstChild);
  const before = previousSibling instanceof Element ? controls(previousSibling).at(-1) : undefined;
  if (after ?? before) return after ?? before;
  for (let around: Node | null = target; around instanceof Element; around = around.parentElement) {
    const found = following(around.nextSibling) ?? controls(around)[0];
    if (found) return found;
  }
  return undefined;
}

function following(start: Node | null): HTMLElement | undefined {
  for (let node = start; node; node = node.nextSibling) {
    const [first] = node instanceof Element ? controls(node) : [];
    if (first) return first;
  }
  return undefined;
}

function controls(part: Element): readonly HTMLElement[] {
  return [part, ...part.querySelectorAll(CONTROLS)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.matches(CONTROLS) && element.checkVisibility(),
  );
}
