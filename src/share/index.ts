/** The door of sharing: links and saved files. */
export { readLink } from './link.ts';
export { printFragment, printLink, printShortFragment } from './print-link.ts';
export { printKnownAnswers, printSavedAnswers, readSavedAnswers } from './saved-answers.ts';
export type { SharedPlan } from './shared-plan.ts';
