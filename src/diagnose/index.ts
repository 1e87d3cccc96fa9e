/** The door of the diagnosis: pasted error text in, ranked causes out. */
import type { Diagnosis } from './diagnosis.ts';

export type { Cause, DiagnosedCause, Diagnosis, DiagnosisCitation, Likelihood } from './diagnosis.ts';

/**
 * Says why a task did not start, an agent did not connect or an endpoint was not created, from the text of the error.
 * Answers on any text and never throws; an empty list means that nothing was recognised.
 */
export function diagnose(_text: string): Diagnosis {
  return { version: 1, diagnoses: [], answers: {} };
}
