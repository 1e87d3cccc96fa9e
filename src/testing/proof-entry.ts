/** What the proof of the conformance suite needs: the script of the snapshot, its reader, audit and rehearsal. */
export { audit, auditDelta, inventoryCommand } from '../audit/index.ts';
export { rehearse } from '../audit/rehearsal/index.ts';
export { PRESETS } from '../core/index.ts';
export { exportPlan, toGraph } from '../export/index.ts';
export { readInventory, readSnapshotText, snapshotScript } from '../source/index.ts';
export { contextOf } from './conformance-entry.ts';
