/** What a link holds beside the plan: a part of it to be led to, and which endpoints it had when the link was made. */
import { isServiceId, KNOWLEDGE, type Plan } from '../../core/index.ts';
import { isPage } from '../first/pages.ts';
import type { ChangedSince, ReviewTab, WizardState } from '../state/store.ts';

const TABS: readonly ReviewTab[] = [
  'endpoints',
  'export',
  'check',
  'steps',
  'notes',
  'answers',
  'designs',
  'compare',
];

/** The plan's link, and where in it; the planner's other readers know the plan only. */
export function splitTarget(fragment: string): { readonly link: string; readonly target: string } {
  const parts = fragment.split('&');
  const isTarget = (part: string) => part.startsWith('at=');
  return {
    link: parts.filter((part) => !isTarget(part)).join('&'),
    target: decoded(parts.find(isTarget)?.slice('at='.length) ?? ''),
  };
}

/** With what a link was made: the version of the knowledge, and the endpoints that it gave. */
export function printMade(plan: Plan): string {
  return `&was=${KNOWLEDGE.version}:${plan.endpoints.map(({ service }) => service).join()}`;
}

/** How the plan of a link differs today; undefined when it does not, or nobody knows. */
export function changedSince(fragment: string, plan: Plan): ChangedSince | undefined {
  const made = fragment.split('&').find((part) => part.startsWith('was='));
  const [, version, list] = /^was=([\d.]{1,12}):([a-z0-9.,-]*)$/.exec(made ?? '') ?? [];
  if (version === undefined || list === undefined) return undefined;
  const before = new Set(list.split(',').filter(isServiceId));
  const now = new Set(plan.endpoints.map(({ service }) => service));
  const added = [...now].filter((service) => !before.has(service));
  const dropped = [...before].filter((service) => !now.has(service));
  return added.length + dropped.length === 0 ? undefined : { version, added, dropped };
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
