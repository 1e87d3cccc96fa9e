/** The door of the readers: pasted text → answers or inventory, and what was not understood. */

export { readingOfInventory } from './inventory/inventory-claims.ts';
export {
  type InventoryChoice,
  type InventoryProblem,
  type InventorySources,
  type ReadInventory,
  readInventory,
} from './inventory/read-inventory.ts';
export { type ReadSources, readSource, readSources } from './read-sources.ts';
export { languageOf } from './refusals.ts';
export type { ImportProblem } from './result.ts';
export { readSnapshotText } from './snapshot/read-snapshot.ts';
export { SNAPSHOT_PATTERNS, snapshotScript } from './snapshot/script.ts';
export { SOURCE_IDS, SOURCES } from './sources.ts';
export { readTaskDefinitions } from './task-definition/read-task-definitions.ts';
