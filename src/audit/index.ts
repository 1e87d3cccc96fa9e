/**
 * The door of the audit: what exists in a VPC against a plan. A folder of its own, beside the core, so that the first
 * page does not load it. `readInventory` (src/source) makes the inventory.
 */
export {
  applyCorrections,
  inventoryOf,
  type Surroundings,
  usualSurroundings,
} from './apply.ts';
export { audit } from './audit.ts';
export { AUDIT_RULES, type AuditRule, type AuditRuleId } from './audit-rules.ts';
export {
  type AuditDelta,
  auditDelta,
  type Corrections,
  corrections,
} from './corrections.ts';
export { auditDocument } from './document.ts';
export { inventoryCommand } from './inventory-command.ts';
export type { IngressSource, Operation } from './operations.ts';
export {
  type Accepted,
  type Baseline,
  NO_BASELINE,
  type ReadBaseline,
  readBaseline,
  type Weighed,
  weigh,
} from './report/baseline.ts';
export {
  type AuditFinding,
  type Finding,
  findingsOf,
  type RehearsalFinding,
  rehearsalFindings,
} from './report/findings.ts';
export { auditJunit, rehearsalJunit } from './report/junit.ts';
export { auditMarkdown } from './report/markdown.ts';
export { auditSarif, rehearsalSarif } from './report/sarif.ts';
export type { Audit, AuditedEndpoint, AuditStatement, Verdict } from './verdict.ts';
