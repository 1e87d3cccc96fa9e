/** A part of the plan in its link: an endpoint, a page, a tab of the review, a format. */
import { isServiceId } from '../../core/index.ts';
import { isPage } from '../first/pages.ts';
import type { ReviewTab, WizardState } from '../state/store.ts';

const TABS: readonly ReviewTab[] = ['endpoints', 'export', 'check', 'steps', 'notes', 'answers', 'compare'];

/** The plan's link, and where in it; the planner's other readers know the plan only. */
export function splitTarget(fragment: string): { readonly link: string; readonly target: string } {
  const parts = fragment.split('&');
  const isTarget = (part: string) => part.startsWith('at=');
  return {
    link: parts.filter((part) => !isTarget(part)).join('&'),
    target: decoded(parts.find(isTarget)?.slice('at='.length) ?? ''),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** What a target changes in the state; nothing when it is not known. */
export function targetOf(target: string): Partial<WizardState> {
  const [first = '', rest] = target.split('/', 2);
  const tab = TABS.find((id) => id === first);
  if (tab === 'export') return { page: 'review', tab, ...(rest ? { format: rest } : {}) };
  if (tab) return { page: 'review', tab, ...(rest ? { at: rest, pointed: true } : {}) };
  if (isServiceId(first)) return { page: 'review', tab: 'endpoints', at: first, pointed: true };
  return isPage(first) ? { page: first } : {};
}
