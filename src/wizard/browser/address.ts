/**
 * The address bar and the tab's memory: the only module that reads or writes them. The fragment is the plan's link; the
 * page stands in the history entry, so that back and forward move between pages and never undo an answer.
 */
import { readLink } from '../../share/link.ts';
import { isPage } from '../first/pages.ts';
import { currentPlanning } from '../state/planning.ts';
import { type PageId, useWizard, type WizardState } from '../state/store.ts';
import { address, keepPlace } from './place.ts';
import { device, tab } from './storage.ts';

/** Some browsers refuse more than about three changes of the address in a second. */
const WRITE_AFTER = 350;

/** Takes up what the address and the tab say. */
export function restore(): void {
  const page = pageOf(history.state);
  const fragment = linkInAddress();
  const read = fragment === '' ? undefined : readLink(fragment);
  useWizard.setState({
    ...(read ? { answers: read.answers, policies: read.policies, problems: read.problems } : {}),
    // A link that somebody sent shows the plan.
    page: page ?? (read ? 'review' : 'start'),
  });
  const remembered = readRemembered();
  const isReload = page !== undefined && remembered?.fragment === currentPlanning().fragment;
  if (isReload) useWizard.setState({ problems: remembered.problems, assumptions: remembered.assumptions });
}

/** The fragment, unless it is the target of the skip link, which works before the scripts do. */
function linkInAddress(): string {
  return location.hash === '#main' ? '' : location.hash.slice(1);
}

type Remembered = Pick<WizardState, 'assumptions' | 'problems'> & { readonly fragment: string };

function readRemembered(): Remembered | undefined {
  try {
    const { fragment, assumptions, problems } = JSON.parse(tab.get('plan') ?? '');
    if (typeof fragment !== 'string' || !Array.isArray(problems)) return undefined;
    const { natGateways, monthlyGb } = Object(assumptions);
    return {
      fragment,
      problems,
      assumptions: {
        ...(Number.isFinite(natGateways) ? { natGateways } : {}),
        ...(Number.isFinite(monthlyGb) ? { monthlyGb } : {}),
      },
    };
  } catch {
    return undefined;
  }
}

function pageOf(state: unknown): PageId | undefined {
  const page = typeof state === 'object' && state !== null && 'page' in state ? state.page : undefined;
  return isPage(page) ? page : undefined;
}

/** The whole link to the plan, for people to send. */
export function planLink(): string {
  return `${location.origin}${location.pathname}#${currentPlanning().fragment}`;
}

let timer: ReturnType<typeof setTimeout> | undefined;

function write(page = useWizard.getState().page): void {
  clearTimeout(timer);
  timer = undefined;
  const state = useWizard.getState();
  // Refused at times: then the next change tries again.
  keepPlace(page);
  const { fragment } = currentPlanning();
  tab.set('plan', JSON.stringify({ fragment, assumptions: state.assumptions, problems: state.problems }));
  if (Object.keys(state.answers).length > 0) device.set('last', fragment);
}

/** Follows the store with the address, and the address with the store. */
export function connectAddress(): void {
  history.scrollRestoration = 'manual';
  // Whoever was quick has left the first page already.
  const first = pageOf(history.state) ?? (linkInAddress() === '' ? 'start' : 'review');
  const { page } = useWizard.getState();
  if (page !== first) {
    history.replaceState({ page: first }, '');
    history.pushState({ page }, '');
  }
  write();
  useWizard.subscribe((state, previous) => {
    if (state.page !== previous.page && !isFollowing) {
      write(previous.page);
      history.pushState({ page: state.page }, '', address(state));
    }
    if (state.theme !== previous.theme)
      device.set('theme', state.theme === 'system' ? undefined : state.theme);
    timer ??= setTimeout(() => write(), WRITE_AFTER);
  });
  addEventListener('popstate', follow);
  addEventListener('pagehide', () => timer !== undefined && write());
}

let isFollowing = false;

function follow(event: PopStateEvent): void {
  const page = pageOf(event.state);
  if (page !== undefined) {
    isFollowing = true;
    useWizard.getState().goTo(page);
    isFollowing = false;
  } else if (linkInAddress() !== '') {
    // Somebody put another link into the address bar.
    const opened = readLink(linkInAddress());
    isFollowing = true;
    useWizard.getState().openShared(opened);
    useWizard.getState().goTo('review');
    isFollowing = false;
  }
  write();
}
