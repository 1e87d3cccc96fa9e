/** The door of the readers: pasted text → answers or inventory, and what was not understood. */
export {
  type InventoryChoice,
  type InventoryProblem,
  type InventorySources,
  type ReadInventory,
  readInventory,
} from './inventory/read-inventory.ts';
export type {
  DerivedAnswer,
  ImportNote,
  ImportProblem,
  NoteTopic,
  ReadTaskDefinitions,
  TaskDefinitionSource,
  UndeterminedQuestion,
} from './result.ts';
export { type ReadSnapshot, readSnapshot, readSnapshotText } from './snapshot/read-snapshot.ts';
export { SNAPSHOT_PATTERNS, type SnapshotTarget, snapshotScript } from './snapshot/script.ts';
export { isSnapshot } from './snapshot/snapshot.ts';
export { readTaskDefinitions } from './task-definition/read-task-definitions.ts';
