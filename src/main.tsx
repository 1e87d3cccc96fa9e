/** The browser's entry: takes up the plan of the address, then the prerendered page. */
import { createRoot, hydrateRoot } from 'react-dom/client';
import './wizard/tokens.css';
import './wizard/frame.css';
import './wizard/controls.css';
import './wizard/plan.css';
import './wizard/print.css';
import { App } from './wizard/App.tsx';
import { connectAddress, restore } from './wizard/address.ts';
import { afterPaint } from './wizard/after-paint.ts';

const root = document.getElementById('root');
if (root) {
  const isOther = restore();
  if (isOther || root.firstChild === null) {
    // Another plan than the prerendered one: in one piece, so that nothing on the screen moves.
    root.replaceChildren();
    createRoot(root).render(<App />);
  } else {
    hydrateRoot(root, <App />);
  }
  connectAddress();
  afterPaint();
}
