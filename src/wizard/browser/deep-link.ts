/** What a link holds besides the plan: the part of it to show, and the endpoints that it had when the link was made. */
import { isServiceId, KNOWLEDGE, type Plan, SERVICE_IDS, type ServiceId } from '../../core/index.ts';
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

/** Splits a fragment into the plan's link and the part to show; the other readers of links know only the plan. */
export function splitTarget(fragment: string): { readonly link: string; readonly target: string } {
  const parts = fragment.split('&');
  const isTarget = (part: string) => part.startsWith('at=');
  return {
    link: parts.filter((part) => !isTarget(part)).join('&'),
    target: decoded(parts.find(isTarget)?.slice('at='.length) ?? ''),
  };
}

/** Three characters for a service, so that links stay short: the same wherever it stands in the table of services. */
export function codeOf(service: ServiceId): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < service.length; at += 1) hash = Math.imul(hash ^ service.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 36 ** 3).toString(36).padStart(3, '0');
}

/** The part of a link that says what it was made with: the version of the knowledge, and the endpoints. */
export function printMade(plan: Plan): string {
  return `&was=${KNOWLEDGE.version}:${plan.endpoints.map(({ service }) => codeOf(service)).join('')}`;
}

/** How the plan of a link differs today; undefined when it does not, or when the link does not say. */
export function changedSince(fragment: string, plan: Plan): ChangedSince | undefined {
  const made = fragment.split('&').find((part) => part.startsWith('was='));
  const [, version, codes] = /^was=([\d.]{1,12}):((?:[a-z0-9]{3})*)$/.exec(made ?? '') ?? [];
  if (version === undefined || codes === undefined) return undefined;
  const known = new Set(codes.match(/.../g));
  const before = new Set(SERVICE_IDS.filter((service) => known.has(codeOf(service))));
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

/** The state that shows a target; empty when the target is not known. */
export function targetOf(target: string): Partial<WizardState> {
  const [first = '', ...others] = target.split('/');
  const rest = others.join('/');
  const tab = TABS.find((id) => id === first);
  if (tab === 'export') return { page: 'review', tab, ...(rest ? { format: rest } : {}) };
  if (tab) return { page: 'review', tab, ...(rest ? { at: rest, pointed: true } : {}) };
  if (isServiceId(first)) return { page: 'review', tab: 'endpoints', at: first, pointed: true };
  return isPage(first) ? { page: first } : {};
}
