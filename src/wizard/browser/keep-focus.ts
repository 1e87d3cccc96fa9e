/**
 * Where the focus goes when what had it is taken away: to what now stands there. Otherwise who uses the keyboard or a screen
 * reader begins again at the top of the page.
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

/** Not fields of text: on a phone those would bring up the keyboard. */
const CONTROLS = 'button, a[href], summary, [type=checkbox], [type=radio]:checked, [tabindex="-1"]';

/** What stands at the place now or follows it, else what is before it, else the same around it. */
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
