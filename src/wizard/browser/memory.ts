/** What a reload finds again: the plan in the address, and beside it, in the tab, how it was reached and what is unfinished. */
import { currentPlanning } from '../state/planning.ts';
import { PASTED, type PageId, type Pasted, useWizard, type WizardState } from '../state/store.ts';
import { keepPlace } from './place.ts';
import { tab } from './storage.ts';

/** Where the tab keeps the fragment of the address that a reload may go to although the plan is another; `public/boot.js` reads it. */
export const REPLACED = 'replaced';

/** Steps of undo that survive a reload. */
const KEPT_STEPS = 30;

/** The fragment, unless it is the target of the skip link, which works before the scripts do. */
export function linkInAddress(): string {
  return location.hash === '#main' ? '' : location.hash.slice(1);
}

/** Writes plan and page into the address. */
export function putInAddress(page: PageId): void {
  const before = linkInAddress();
  // Refused at times: then the tab remembers what a reload must show, and the next change tries again.
  if (!keepPlace(page) || linkInAddress() !== before) tab.set(REPLACED, before);
}

/** What a reload keeps besides the plan: how it was reached, and what is unfinished. Nothing that was pasted. */
const KEPT = [
  'vpc',
  'open',
  'workloads',
  'policies',
  'current',
  'assumptions',
  'designSize',
  'problems',
  'tab',
  'format',
  'touched',
  'planId',
  'drafts',
  'policyDrafts',
  'policyOf',
  'compareWith',
] as const satisfies readonly (keyof WizardState)[];

export type Kept = Pick<WizardState, (typeof KEPT)[number] | 'past' | 'future'>;

/** Keeps in the tab what the address does not tell. */
export function remember(): void {
  const state = useWizard.getState();
  const kept = Object.fromEntries(KEPT.map((key) => [key, state[key]]));
  tab.set(
    'plan',
    JSON.stringify({
      version: 3,
      fragment: currentPlanning().short,
      page: state.page,
      pasted: onlyInMemory(state),
      state: { ...kept, past: state.past.slice(-KEPT_STEPS), future: state.future.slice(0, KEPT_STEPS) },
    }),
  );
}

/** What a reload takes away: what is loaded, or else what was pasted and not used yet. */
function onlyInMemory({ loaded, pasted, texts }: WizardState): readonly Pasted[] {
  const used = PASTED.filter((kind) => loaded[kind] ?? loaded.forgotten?.includes(kind));
  const hasText = pasted.trim() !== '' || texts.length > 0 || loaded.forgotten?.includes('text') === true;
  return used.length === 0 && hasText ? ['text'] : used;
}
