/** The door of the rehearsal: calls through what exists, hop by hop. Loaded only where somebody rehearses. */

export type { Placement, Placements } from '../hops/index.ts';
export {
  HOP_RULES,
  HOPS,
  type Hop,
  type HopName,
  type HopRule,
  type HopRuleId,
  type Outcome,
} from '../hops/index.ts';
export { rehearsalDocument, rehearsalMarkdown } from './document.ts';
export { plannedInventory, provePlan } from './planned.ts';
export {
  type Rehearsal,
  type RehearsalOptions,
  type RehearsedCall,
  rehearse,
  type TaskOutcome,
} from './rehearsal.ts';
