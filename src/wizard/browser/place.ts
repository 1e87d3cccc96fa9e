/** Where the user is, in the address: the fragment is the plan's link, and the page stands in the history entry. */
import { currentPlanning } from '../state/planning.ts';
import { isUntouched, type PageId, type Snapshot, useWizard } from '../state/store.ts';

/** The address of the current plan; without a fragment as long as nothing was answered. */
function address(snapshot: Snapshot): string {
  const bare = `${location.pathname}${location.search}`;
  return isUntouched(snapshot) ? bare : `${bare}#${currentPlanning().short}`;
}

/** Writes plan and page into the address, from where a reload takes them up; false when the browser refuses. */
export function keepPlace(page = useWizard.getState().page): boolean {
  // The plan of the address has not been taken up yet: it is what must be kept.
  if ('restoring' in document.documentElement.dataset) return false;
  try {
    history.replaceState({ page }, '', address(useWizard.getState()));
    return true;
  } catch {
    // Refused for being too often, or because the link is longer than the browser allows.
    return false;
  }
}

/** A new entry of the history for the current page; without one, where the browser refuses, the page changes all the same. */
export function pushPlace(): void {
  const state = useWizard.getState();
  try {
    history.pushState({ page: state.page }, '', address(state));
  } catch {
    // Refused for being too often, or because the link is longer than the browser allows.
  }
}

/** The page of the current entry of the history, where the browser lets it be noted. */
export function notePage(page: PageId): void {
  try {
    history.replaceState({ page }, '');
  } catch {
    // Refused for being too often: the entry then leads to where its address leads.
  }
}
