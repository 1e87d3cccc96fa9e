/** The door of sharing: links and saved files. */
export { LINK_VERSION, printFragment, printLink, readLink, type SharedPlan } from './link.ts';
export { printSavedAnswers, readSavedAnswers } from './saved-answers.ts';
