/** Findings that somebody accepted, each with a reason and an end: they are shown, and do not fail a build. */
import type { Finding } from './findings.ts';

export interface Accepted {
  /** The id of the finding, as the reports print it. */
  readonly id: string;
  readonly reason: string;
  /** The last day on which it is accepted, `YYYY-MM-DD`. */
  readonly until: string;
}

export interface Baseline {
  readonly accepted: readonly Accepted[];
}

type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly path: string; readonly value: unknown; readonly allowed: string };

/** What a baseline does to an audit or a rehearsal. */
export interface Weighed {
  readonly passed: boolean;
  /** By the id of the finding. */
  readonly accepted: ReadonlyMap<string, Accepted>;
  /** Entries whose day is over. */
  readonly expired: readonly Accepted[];
  /** Entries that no finding has any more. */
  readonly unused: readonly Accepted[];
}

export const NO_BASELINE: Baseline = { accepted: [] };

/** Longest text of an entry, and most entries. */
const LONGEST = 500;
const MOST = 1000;

/** Reads a baseline from parsed JSON: `{ "version": 1, "accepted": [{ "id", "reason", "until" }] }`. */
export function readBaseline(json: unknown): ReadBaseline {
  if (!isObject(json) || json['version'] !== 1)
    return { ok: false, path: 'version', value: isObject(json) ? json['version'] : json, allowed: '1' };
  const list = json['accepted'];
  if (!Array.isArray(list) || list.length > MOST)
    return { ok: false, path: 'accepted', value: list, allowed: `a list of at most ${MOST} entries` };
  const accepted: Accepted[] = [];
  for (const [index, entry] of list.entries()) {
    const read = readEntry(entry);
    if ('allowed' in read)
      return {
        ok: false,
        path: `accepted[${index}].${read.member}`,
        value: isObject(entry) ? entry[read.member] : entry,
        allowed: read.allowed,
      };
    accepted.push(read);
  }
  return { ok: true, baseline: { accepted } };
}

function readEntry(entry: unknown): Accepted | { readonly member: string; readonly allowed: string } {
  if (!isObject(entry)) return { member: 'id', allowed: 'an object with id, reason and until' };
  const { id, reason, until } = entry;
  if (typeof id !== 'string' || !/^(?:audit|rehearsal)\//.test(id) || id.length > LONGEST)
    return { member: 'id', allowed: 'the id of a finding, as the reports print it' };
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST)
    return { member: 'reason', allowed: 'why the finding is accepted' };
  if (typeof until !== 'string' || !isDay(until)) return { member: 'until', allowed: 'a day, YYYY-MM-DD' };
  return { id, reason, until };
}

const isDay = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Weighs findings with a baseline; `today` is `YYYY-MM-DD`. Entries for the other command are neither used nor unused: one
 * file serves both.
 */
export function weigh(
  findings: readonly Finding[],
  { accepted }: Baseline,
  today: string,
  command: 'audit' | 'rehearsal' = 'audit',
): Weighed {
  const own = accepted.filter(({ id }) => id.startsWith(`${command}/`));
  const valid = new Map(own.filter(({ until }) => until >= today).map((entry) => [entry.id, entry]));
  const ids = new Set(findings.map(({ id }) => id));
  return {
    passed: !findings.some(({ id, fatal }) => fatal && !valid.has(id)),
    accepted: new Map([...valid].filter(([id]) => ids.has(id))),
    expired: own.filter(({ until, id }) => until < today && ids.has(id) && !valid.has(id)),
    unused: own.filter(({ id }) => !ids.has(id)),
  };
}
