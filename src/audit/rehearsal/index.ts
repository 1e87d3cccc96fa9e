/** The door of the rehearsal: calls through what exists, hop by hop. Loaded only where somebody rehearses. */
export type { Placement } from '../hops/caller.ts';
export type { Hop, HopName, Outcome } from '../hops/hop.ts';
export { HOP_RULES, type HopRuleId } from '../hops/hop-rules.ts';
export { rehearsalDocument, rehearsalMarkdown } from './document.ts';
export {
  type Rehearsal,
  type RehearsedCall,
  rehearse,
  type TaskOutcome,
} from './rehearsal.ts';
