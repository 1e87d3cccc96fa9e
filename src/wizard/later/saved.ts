/** The plan as a saved file. */
import { printKnownAnswers } from '../../share/saved-answers.ts';
import { useWizard } from '../state/store.ts';

/** What was stated or read of the current plan, and what of it was read in doubt. */
export function savedAnswers(): string {
  const { vpc, open, workloads, policies } = useWizard.getState();
  return printKnownAnswers(vpc, workloads, policies, open);
}
