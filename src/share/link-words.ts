/** The words of links of version 2, for those who write and those who read them. */
import type { QuestionId } from '../core/index.ts';

/** The part that starts a workload: its name; the answers that follow are its own. */
export const WORKLOAD = 'workload';

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
