/** The browser's entry: takes up the plan of the address, or the prerendered page. */
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import './wizard/tokens.css';
import './wizard/frame.css';
import './wizard/controls.css';
import './wizard/plan.css';
import './wizard/print.css';
import { App } from './wizard/App.tsx';
import { afterPaint } from './wizard/after-paint.ts';
import { loadLater } from './wizard/plan/later.tsx';
import { device } from './wizard/storage.ts';
import { useWizard } from './wizard/store.ts';

const root = document.getElementById('root');
if (root) start(root);

async function start(place: HTMLElement): Promise<void> {
  const theme = device.get('theme');
  if (theme === 'light' || theme === 'dark') useWizard.setState({ theme });
  const { dataset } = document.documentElement;
  if ('restoring' in dataset || place.firstChild === null) {
    // Another plan than the prerendered one: in one piece, so that nothing on the screen moves.
    await loadLater()
      .then(({ restore }) => restore())
      .catch(() => undefined);
    place.replaceChildren();
    createRoot(place).render(<App />);
  } else {
    // The page can be seen already: let the browser take a breath between reading the scripts and running them.
    await new Promise((resume) => setTimeout(resume));
    // In small pieces, between which the browser can answer; the first press or key finishes it at once.
    startTransition(() => {
      hydrateRoot(place, <App />);
    });
  }
  afterPaint();
}
