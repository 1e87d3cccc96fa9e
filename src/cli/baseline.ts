/** The file of accepted findings, for audit and rehearsal. */
import { type Baseline, NO_BASELINE, readBaseline, type Weighed } from '../audit/index.ts';
import { shown } from '../core/index.ts';
import { InputError, readJsonInput, type World } from './run.ts';

/** Reads the file that `--baseline` names; without one nothing is accepted. Throws an `InputError` when the file is not one. */
export function readBaselineFile(path: string | undefined, world: World): Baseline {
  if (path === undefined) return NO_BASELINE;
  const read = readBaseline(readJsonInput(world, '--baseline', path, 'a file of accepted findings, in JSON'));
  if (!read.ok)
    throw new InputError([
      `--baseline ${path}: ${read.path}: ${JSON.stringify(shown(read.value))} is not understood. Allowed: ${read.allowed}.`,
    ]);
  return read.baseline;
}

/** The day decides which entries of a baseline still count. */
export const today = ({ today: day }: World): string => day?.() ?? new Date().toISOString().slice(0, 10);

/** What standard error says about entries that have expired, or that match nothing any more. */
export function aboutBaseline({ expired, unused }: Weighed): string {
  return [
    ...expired.map(({ id, until }) => `--baseline: ${id} was accepted until ${until}: it counts again.\n`),
    ...unused.map(({ id }) => `--baseline: ${id} is found no more: take it out.\n`),
  ].join('');
}
