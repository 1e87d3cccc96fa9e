/** The browser's entry: takes up the plan of the address, or the prerendered page. */
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import './wizard/first/styles/tokens.css';
import './wizard/first/styles/typeface.css';
import './wizard/first/styles/frame.css';
import './wizard/first/styles/controls.css';
import './wizard/first/styles/plan.css';
import './wizard/first/styles/print.css';
import { rememberEarlyInput } from './wizard/browser/early-input.ts';
import { device } from './wizard/browser/storage.ts';
import { App } from './wizard/first/App.tsx';
import { afterPaint, keepAnswers } from './wizard/first/after-paint.ts';
import { breath } from './wizard/first/breath.ts';
import { later } from './wizard/first/later.tsx';
import { loadable } from './wizard/first/loadable.ts';
import { WhenLoaded } from './wizard/first/ui/Panel.tsx';
import { useWizard } from './wizard/state/store.ts';

const root = document.getElementById('root');
if (root) start(root);

async function start(place: HTMLElement): Promise<void> {
  const theme = device.get('theme');
  if (theme === 'light' || theme === 'dark') useWizard.setState({ theme });
  if ('restoring' in document.documentElement.dataset || place.firstChild === null) await restore(place);
  else await hydrate(place);
}

/** Another plan than the prerendered one: in one piece, so that nothing on the screen moves. */
async function restore(place: HTMLElement): Promise<void> {
  const { dataset } = document.documentElement;
  const restored = loadable(async () => {
    const parts = await later.load();
    parts.restore();
    await parts.weighFirst();
    delete dataset['restoring'];
    // Before anything can be pressed: the way back leads to the page that is left.
    parts.connectAddress();
    afterPaint();
    return App;
  });
  // Seen, so that the page can say it and try again.
  await restored.load().catch(() => {
    dataset['restoring'] = 'failed';
  });
  place.replaceChildren();
  createRoot(place).render(
    <WhenLoaded name="The plan of this link" part={restored}>
      {() => <App />}
    </WhenLoaded>,
  );
}

async function hydrate(place: HTMLElement): Promise<void> {
  // The page can be seen already: the browser takes a breath between reading the scripts and making the page work.
  await breath();
  const replay = rememberEarlyInput(place);
  // From the first answer on, which may come before anything else is ready.
  const stopKeeping = keepAnswers();
  const onHydrated = () => {
    replay();
    afterPaint(stopKeeping);
  };
  // In small pieces, between which the browser can answer; the first press or key finishes it at once.
  startTransition(() => {
    hydrateRoot(place, <App onHydrated={onHydrated} />);
  });
}
