/**
 * The address bar and the tab's memory: the only module that reads or writes them. The fragment is the plan's link; the
 * page stands in the history entry, so that back and forward move between pages and never undo an answer.
 */
import { isPage } from './pages.ts';
import { currentPlanning } from './planning.ts';
import { device, tab } from './storage.ts';
import { type PageId, useWizard, type WizardState } from './store.ts';

/** Some browsers refuse more than about three changes of the address in a second. */
const WRITE_AFTER = 350;

/** What reads links: only needed by who opens one. */
const loadReader = () => import('../share/link.ts');

/** Takes up what the address and the tab say. */
export async function restore(): Promise<void> {
  const page = pageOf(history.state);
  const fragment = linkInAddress();
  const read = fragment === '' ? undefined : (await loadReader()).readLink(fragment);
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

/** The address of the current plan; without a fragment as long as nothing was answered. */
function address({ answers, policies }: Pick<WizardState, 'answers' | 'policies'>): string {
  const bare = `${location.pathname}${location.search}`;
  const isUntouched = Object.keys(answers).length === 0 && Object.keys(policies).length === 0;
  return isUntouched ? bare : `${bare}#${currentPlanning().fragment}`;
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
  try {
    history.replaceState({ page }, '', address(state));
  } catch {
    // Refused for being too often, or because the link is longer than the browser allows: the next change tries again.
  }
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

async function follow(event: PopStateEvent): Promise<void> {
  const page = pageOf(event.state);
  if (page !== undefined) {
    isFollowing = true;
    useWizard.getState().goTo(page);
    isFollowing = false;
  } else if (linkInAddress() !== '') {
    // Somebody put another link into the address bar.
    const { readLink } = await loadReader();
    const opened = readLink(linkInAddress());
    isFollowing = true;
    useWizard.getState().openShared(opened);
    useWizard.getState().goTo('review');
    isFollowing = false;
  }
  write();
}
