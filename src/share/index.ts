/** The door of sharing: links and saved files. */
export { readLink, type SharedPlan } from './link.ts';
export { LINK_VERSION, printFragment, printLink } from './print-link.ts';
export { printSavedAnswers, readSavedAnswers } from './saved-answers.ts';
