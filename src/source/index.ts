/** The door of the readers: pasted text → answers or inventory, and what was not understood. */

export type {
  InventoryChoice,
  InventoryProblem,
  InventorySources,
  ReadInventory,
} from './inventory/given.ts';
export { readingOfInventory } from './inventory/inventory-claims.ts';
export { readInventory } from './inventory/read-inventory.ts';
export { type ReadSources, readSource, readSources } from './read-sources.ts';
export { languageOf } from './refusals.ts';
export type { ImportProblem } from './result.ts';
export { readSnapshotText } from './snapshot/read-snapshot.ts';
export { SNAPSHOT_PATTERNS, snapshotScript } from './snapshot/script.ts';
export { SOURCE_IDS, SOURCES } from './sources.ts';
export { readTaskDefinitions } from './task-definition/read-task-definitions.ts';
