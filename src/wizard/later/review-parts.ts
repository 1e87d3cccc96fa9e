/** The parts of the result, behind tabs. */
import type { ReviewTab } from '../state/store.ts';

export const REVIEW_PARTS: { readonly [T in ReviewTab]: string } = {
  endpoints: 'Endpoints',
  export: 'Export',
  check: 'Check',
  steps: 'Steps',
  notes: 'Notes',
  answers: 'Answers',
  designs: 'Designs',
  compare: 'Compare',
};
