/** The pages in order, and their words. */
import { STEPS } from '../../core/index.ts';
import type { PageId } from '../state/store.ts';

export const PAGES: readonly { readonly id: PageId; readonly title: string }[] = [
  { id: 'start', title: 'Start' },
  ...STEPS,
  { id: 'review', title: 'Review and export' },
];

export function isPage(value: unknown): value is PageId {
  return PAGES.some((page) => page.id === value);
}

export function pageTitle(id: PageId): string {
  return PAGES.find((page) => page.id === id)?.title ?? '';
}

/** The page before (-1) or after (1); undefined at the ends. */
export function neighbour(id: PageId, step: -1 | 1): PageId | undefined {
  return PAGES[PAGES.findIndex((page) => page.id === id) + step]?.id;
}
