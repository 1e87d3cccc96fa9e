/**
 * The address bar and the tab's memory, which this module follows and takes up (`memory.ts` and `place.ts` write them). The fragment is the plan's link; the
 * page stands in the history entry, so that back and forward move between pages and never undo an answer.
 */
import { isPage, pageTitle } from '../first/pages.ts';
import { REVIEW_PARTS } from '../later/review-parts.ts';
import { goTo, setDialog } from '../state/actions.ts';
import { setLoaded } from '../state/more-actions.ts';
import { openedLink } from '../state/opened.ts';
import { beforeReplacing, openShared } from '../state/plan-actions.ts';
import { planTitle } from '../state/plan-title.ts';
import { currentPlanning } from '../state/planning.ts';
import {
  isUntouched,
  type PageId,
  type Pasted,
  snapshotOf,
  useWizard,
  type WizardState,
} from '../state/store.ts';
import { changedSince, printMade, splitTarget, targetOf } from './deep-link.ts';
import { type Kept, linkInAddress, putInAddress, REPLACED, remember } from './memory.ts';
import { notePage, pushPlace } from './place.ts';
import { keepPlan, newPlanId } from './plans.ts';
import { device, tab } from './storage.ts';

const PRODUCT = 'ECS Endpoint Planner';

/** Some browsers refuse more than about three changes of the address in a second. */
const WRITE_AFTER = 350;

let isRestored = false;

/** Takes up what the address and the tab say. */
export function restore(): void {
  isRestored = true;
  const page = pageOf(history.state);
  const { link, target } = splitTarget(linkInAddress());
  const opened = link === '' ? undefined : openedLink(link);
  useWizard.setState({
    ...opened,
    // A link that somebody sent shows the plan.
    page: page ?? (link === '' ? 'start' : 'review'),
    ...targetOf(target),
  });
  const remembered = readRemembered();
  const isSame = remembered?.fragment === currentPlanning().short;
  if (remembered && (isReload() ? isSame || isLoadedTooLate() : isSame && page !== undefined)) {
    useWizard.setState(remembered.state);
    setLoaded({ forgotten: remembered.pasted });
    // What is replaced in the moment of a reload, Chromium may lose: the entry of the history comes without its page.
    if (page === undefined) returnTo(remembered.page ?? 'start');
  } else noteChanges(link);
}

function returnTo(page: PageId): void {
  useWizard.setState({ page });
  notePage(page);
}

function isReload(): boolean {
  const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return loading?.type === 'reload';
}

/**
 * A reload goes to the address as the browser knew it when the reload began. What changed in the last moment, on `pagehide` at
 * the latest, is not in it, and only the tab remembers it.
 */
function isLoadedTooLate(): boolean {
  return tab.get(REPLACED) === linkInAddress();
}

/** Says what has changed since a link was made, if the link says what it was made with. */
function noteChanges(link: string): void {
  setLoaded({ since: changedSince(link, currentPlanning().plan) });
}

/** Opens the plan of a link in place of the one that is there. */
export function openLink(link: string): void {
  openShared(openedLink(link));
  noteChanges(link);
}

interface Remembered {
  readonly fragment: string;
  /** Unknown where an older wizard wrote it. */
  readonly page: PageId | undefined;
  /** What was loaded, of which nothing is kept. */
  readonly pasted: readonly Pasted[] | undefined;
  readonly state: Kept;
}

/** Written by this wizard in this tab; of another version nothing is taken. */
function readRemembered(): Remembered | undefined {
  try {
    const { version, fragment, page, pasted, state } = JSON.parse(tab.get('plan') ?? '');
    return version === 3 && Array.isArray(state?.workloads)
      ? { fragment, page: pageOf({ page }), pasted: pasted?.length > 0 ? pasted : undefined, state }
      : undefined;
  } catch {
    return undefined;
  }
}

function pageOf(state: unknown): PageId | undefined {
  const page = typeof state === 'object' && state !== null && 'page' in state ? state.page : undefined;
  return isPage(page) ? page : undefined;
}

/** The whole link to the plan, for people to send; `target` leads to a part of it. */
export function planLink(target = ''): string {
  const end = target === '' ? '' : `&at=${encodeURIComponent(target)}`;
  const { plan, short } = currentPlanning();
  return `${location.origin}${location.pathname}#${short}${printMade(plan)}${end}`;
}

let timer: ReturnType<typeof setTimeout> | undefined;

function write(page = useWizard.getState().page): void {
  clearTimeout(timer);
  timer = undefined;
  putInAddress(page);
  keepOwn();
  remember();
}

/** Keeps the plan on this device, once the user has changed it: a plan that was only opened is not theirs. */
function keepOwn(): void {
  const state = useWizard.getState();
  if (!state.touched || isUntouched(snapshotOf(state))) return;
  const id = state.planId ?? newPlanId();
  if (state.planId === undefined) useWizard.setState({ planId: id });
  const { plan, short } = currentPlanning();
  keepPlan({ id, title: planTitle(plan), link: short + printMade(plan) });
}

let isConnected = false;

/** Follows the store with the address, and the address with the store, from the first call on. */
export function connectAddress(): void {
  if (isConnected) return;
  isConnected = true;
  history.scrollRestoration = 'manual';
  const isLinkPutThere = !isRestored && pageOf(history.state) === undefined && linkInAddress() !== '';
  if (isLinkPutThere) takeUp(undefined);
  else {
    // The prerendered page, which takes up nothing, and beside which something was loaded.
    const remembered = isRestored || !isReload() ? undefined : readRemembered();
    if (remembered?.fragment === currentPlanning().short) setLoaded({ forgotten: remembered.pasted });
    writeFirst();
  }
  const { page } = useWizard.getState();
  if (page !== 'start') nameTab(useWizard.getState());
  useWizard.subscribe((state, previous) => {
    if (state.page !== previous.page || state.tab !== previous.tab) nameTab(state);
    if (state.page !== previous.page && !isFollowing) {
      write(previous.page);
      pushPlace();
    }
    if (state.format !== previous.format) device.set('format', state.format);
    // Pointing at something changes nothing that is kept.
    if (state.at === previous.at) timer ??= setTimeout(() => write(), WRITE_AFTER);
  });
  // Its last answer may not be kept yet.
  beforeReplacing(() => timer !== undefined && keepOwn());
  addEventListener('popstate', follow);
  addEventListener('pagehide', () => timer !== undefined && write());
}

/** The first entry of the history, and one more for whoever was quick and has left the first page already. */
function writeFirst(): void {
  const first = pageOf(history.state) ?? (linkInAddress() === '' ? 'start' : 'review');
  const { page } = useWizard.getState();
  if (page !== first) {
    notePage(first);
    pushPlace();
  }
  write();
}

/** Names the page in the title of the browser's tab. The start page keeps the title of the document until it is left once. */
function nameTab({ page, tab: part }: Pick<WizardState, 'page' | 'tab'>): void {
  const where = page === 'review' ? `${REVIEW_PARTS[part]} – ${pageTitle(page)}` : pageTitle(page);
  document.title = page === 'start' ? PRODUCT : `${where} – ${PRODUCT}`;
}

let isFollowing = false;

const follow = ({ state }: PopStateEvent): void => takeUp(pageOf(state));

/** Goes to the page of an entry of the history; one without a page is a link that somebody put into the address bar. */
function takeUp(page: PageId | undefined): void {
  isFollowing = true;
  try {
    // A dialog belongs to the page that is left, and would hide the next one.
    setDialog(undefined);
    if (page !== undefined) goTo(page);
    else if (linkInAddress() !== '') {
      const { link, target } = splitTarget(linkInAddress());
      if (link !== '') openLink(link);
      goTo('review');
      useWizard.setState(targetOf(target));
    }
  } finally {
    isFollowing = false;
  }
  write();
}
