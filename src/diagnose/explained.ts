/** A record with the pattern that recognised it: how much it says, and what it is about. */
import type { Said } from './apart.ts';
import type { Clues } from './clues.ts';
import type { Evidence } from './diagnosis.ts';
import type { TriedPattern } from './patterns/index.ts';
import type { Judged } from './proof.ts';

/** A record with the pattern that recognised it, and what it found. */
export interface Explained {
  readonly clues: Clues;
  readonly pattern: TriedPattern;
  readonly findings: readonly Judged[];
  /** Words of another line on which they rest besides. */
  readonly beside?: Evidence;
}

/** How many things of a call a reading shows: a word that a column broke hides a host or an address. */
export const detail = (explained: Explained | undefined): number =>
  explained?.clues.found.filter(({ kind }) => kind !== 'carrier').length ?? 0;

/** How much an explanation says: nothing, a symptom, a possibility, or more. */
export function strength(explained: Explained | undefined): Said['strength'] {
  const [first] = explained?.findings ?? [];
  if (explained === undefined || first === undefined) return 0;
  if (explained.pattern.general === true) return 1;
  return first.likelihood === 'possible' ? 2 : 3;
}

/** The cause, what cures it, and the call that it is about. */
export function aboutOf({ findings: [first], clues: { action, host, denial }, pattern }: Explained): string {
  const called =
    action?.name ??
    (host?.service === undefined ? host?.name : `${host.service} ${host.region ?? ''}`) ??
    pattern.id;
  // Of several requests that are refused each names what was asked for.
  const names =
    pattern.eachRequest === true ||
    (denial === 'unstated' && action === undefined && pattern.eachRequest === 'refused');
  const asked = names ? first?.text : undefined;
  return [first?.cause, first?.endpoints.join(), called, asked].join(' ');
}

/** What ended within a machine, and no call: hosts that stand beside it, as in a setting, are none that were called. */
export const isWithoutCall = ({ clues, findings: [first] }: Explained): boolean =>
  first?.cause === 'runtime' &&
  clues.network === undefined &&
  clues.denial === undefined &&
  clues.status === undefined &&
  clues.host?.called !== true;
