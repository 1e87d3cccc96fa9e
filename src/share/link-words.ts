/** The words of links of version 2, for those who write and those who read them. */
import type { QuestionId } from '../core/index.ts';
import places from './frozen-questions.json' with { type: 'json' };

/** The part that starts a workload: its name; the answers that follow are its own. */
export const WORKLOAD = 'workload';

/**
 * The questions in places that never change: a packed list of marks is the bits of these places. New ones come at the end; one
 * that is not here is written by its name.
 */
export const PLACES: readonly string[] = places;

/** Parts of version 2 that list the questions answered with true and with false, which keeps links of several short. */
export const YES = 'yes';
export const NO = 'no';

/**
 * Starts what is packed. A set: its values as the bits of a number, the first of the question is the lowest, in digits of
 * base 36. A list of flags: their initials.
 */
export const PACKED = '~';

/** The first letter and the capitals, `eE` for `ecsExec`: no two flags share them. */
export function initials(id: QuestionId): string {
  return id.replace(/(?!^)[a-z\d]/g, '');
}

/** Those that are chosen as bits, the first of all is the lowest, in digits of base 36. */
export function packedBits(all: readonly string[], chosen: readonly string[]): string {
  const bits = all.reduceRight((sum, one) => sum * 2n + (chosen.includes(one) ? 1n : 0n), 0n);
  return PACKED + bits.toString(36);
}

/** What `packedBits` made of these; `undefined` where it cannot have made it. */
export function unpackedBits(all: readonly string[], packed: string): readonly string[] | undefined {
  const digits = packed.slice(PACKED.length);
  if (!packed.startsWith(PACKED) || !/^[\da-z]{1,40}$/.test(digits)) return undefined;
  const bits = [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  if (bits >> BigInt(all.length) > 0n) return undefined;
  return all.filter((_, place) => (bits >> BigInt(place)) % 2n === 1n);
}

/** Marks in short: a number, and the names of questions without a place. */
export function packedMarks(ids: readonly QuestionId[]): string {
  const placed = ids.filter((id) => PLACES.includes(id));
  const rest = ids.filter((id) => !PLACES.includes(id));
  const short = [...(placed.length === 0 ? [] : [packedBits(PLACES, placed)]), ...rest].join();
  return short.length < ids.join().length ? short : ids.join();
}

/** The names that a list of marks consists of; a number that is none stays as it is, and is reported. */
export function unpackedMarks(items: readonly string[]): readonly string[] {
  return items.flatMap((item) => unpackedBits(PLACES, item) ?? [item]);
}
