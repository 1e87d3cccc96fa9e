/**
 * The door of the audit: what exists in a VPC against a plan. A folder of its own, beside the core, so that the first
 * page does not load it. `readInventory` (src/source) makes the inventory.
 */
export { audit } from './audit.ts';
export { AUDIT_RULES, type AuditRuleId } from './audit-rules.ts';
export { type AuditDelta, auditDelta, corrections } from './corrections.ts';
export { auditDocument } from './document.ts';
export { inventoryCommand } from './inventory-command.ts';
export type { Operation } from './operations.ts';
export { type Baseline, NO_BASELINE, readBaseline, type Weighed, weigh } from './report/baseline.ts';
export { findingsOf, rehearsalFindings } from './report/findings.ts';
export { auditJunit, rehearsalJunit } from './report/junit.ts';
export { auditMarkdown } from './report/markdown.ts';
export { auditSarif, rehearsalSarif } from './report/sarif.ts';
export type { Audit, AuditedEndpoint, AuditStatement, Verdict } from './verdict.ts';
