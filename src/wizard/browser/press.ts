/**
 * Whether somebody presses something at this moment. What moves the page then takes the press away: a click comes only where
 * the pointer goes up on what it went down on.
 */

let isDown = false;
let waiting: (() => void)[] = [];

/** The click comes right behind the end of the press, before anything that is put off. */
function release(): void {
  if (!isDown) return;
  isDown = false;
  const now = waiting;
  waiting = [];
  setTimeout(() => {
    for (const act of now) act();
  });
}

if (typeof window !== 'undefined') {
  const options = { capture: true, passive: true };
  // Another button opens a menu, of whose end the page may hear nothing.
  addEventListener(
    'pointerdown',
    ({ button }) => {
      if (button === 0) isDown = true;
    },
    options,
  );
  for (const end of ['pointerup', 'pointercancel', 'contextmenu', 'keydown'])
    addEventListener(end, release, options);
  // That of the window; every element that loses the focus tells of it too.
  addEventListener('blur', ({ target }) => target === window && release(), options);
  // The end of a press outside of the window may be told to nobody.
  addEventListener('pointermove', ({ buttons }) => buttons === 0 && release(), options);
}

/** Acts at once, or, while something is pressed, as soon as it is let go and the press has done what it does. */
export function afterPress(act: () => void): void {
  if (isDown) waiting.push(act);
  else act();
}
