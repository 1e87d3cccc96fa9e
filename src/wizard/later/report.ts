/** How somebody says that the planner is wrong. */
import { planLink } from '../browser/address.ts';
import { KNOWLEDGE_IN_WORDS } from './knowledge.ts';

/** The version of the planner, and the knowledge that plans rest on. */
export const VERSIONS_IN_WORDS = `Planner ${import.meta.env.PLANNER_VERSION}. ${KNOWLEDGE_IN_WORDS}`;

/** A report to be filled in. `about` names what it is about, with the ids of its rules. */
export function reportOf(about = ''): string {
  return [
    `About this endpoint, note or question: ${about}`,
    '',
    'What the planner says:',
    '',
    'What is right, and where that is documented:',
    '',
    `The plan: ${planLink()}`,
    VERSIONS_IN_WORDS,
    `Browser: ${navigator.userAgent}`,
  ].join('\n');
}
