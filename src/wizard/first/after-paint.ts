/** What can wait until the page is on the screen: prices, the rest of the plan, work without the network. */
import { putInAddress, remember } from '../browser/memory.ts';
import { setCatalogue } from '../state/actions.ts';
import { useWizard } from '../state/store.ts';
import { idle } from './breath.ts';
import { later } from './later.tsx';
import { prefetch } from './loadable.ts';

type Later = typeof import('../later/parts.ts');

/**
 * Until somebody follows the plan with the address, every answer is written there at once, and into the memory of the tab with the
 * way back: a reload goes to both. The entry of the history stays that of the start page, which somebody may have left and goes
 * back to. Gives a function that ends this.
 */
export function keepAnswers(): () => void {
  return useWizard.subscribe(({ vpc, workloads }, previous) => {
    if (vpc === previous.vpc && workloads === previous.workloads) return;
    putInAddress('start');
    remember();
  });
}

export function afterPaint(stopKeeping?: () => void): void {
  requestAnimationFrame(() => {
    delete document.documentElement.dataset['restoring'];
    setTimeout(loadTheRest, 0, stopKeeping);
  });
}

/** Starts the rest as soon as it has loaded: at the first attempt, or after "Try again" in a part of the page that waits for it. */
function loadTheRest(stopKeeping?: () => void): void {
  const stop = later.subscribe(() => {
    const { value } = later.now();
    if (value === undefined) return;
    stop();
    stopKeeping?.();
    start(value);
  });
  const { value } = later.now();
  if (value === undefined) prefetch(later);
  else {
    stop();
    stopKeeping?.();
    start(value);
  }
}

async function start({ connectAddress, loadPrices, takeDroppedFiles }: Later): Promise<void> {
  connectAddress();
  takeDroppedFiles();
  await idle();
  keepForOffline();
  await idle();
  const catalogue = await loadPrices();
  const { catalogue: known } = useWizard.getState();
  // The file is usually what is built in: then nothing has to be planned or drawn again.
  if (catalogue && JSON.stringify(catalogue) !== JSON.stringify(known)) setCatalogue(catalogue);
}

/** Not in TypeScript's library yet: https://developer.mozilla.org/docs/Web/API/TrustedTypePolicyFactory */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (text: string) => string },
  ): {
    createScriptURL(text: string): unknown;
  };
}

/** The service worker keeps the files of the site for work without the network. */
function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { trustedTypes } = self as { readonly trustedTypes?: TrustedTypes };
  // One script and no other can pass this policy.
  const policy = trustedTypes?.createPolicy('service-worker', { createScriptURL: () => './sw.js' });
  const url = (policy?.createScriptURL('') ?? './sw.js') as string;
  // Refused in private windows and without TLS: then the page needs the network.
  navigator.serviceWorker.register(url).catch(() => undefined);
}
