/** The door of the readers: pasted text → answers or inventory, and what was not understood. */

export {
  type EvaluatedResource,
  type EvaluatedTemplate,
  evaluateTemplate,
  isTemplate,
} from './cloudformation/template.ts';
export { readingOfInventory } from './inventory/inventory-claims.ts';
export {
  type InventoryChoice,
  type InventoryProblem,
  type InventorySources,
  type ReadInventory,
  readInventory,
} from './inventory/read-inventory.ts';
export {
  type ReadSources,
  type Recognised,
  readSource,
  readSources,
  type SourceOptions,
  type SourceText,
} from './read-sources.ts';
export { languageOf } from './refusals.ts';
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
export { SOURCE_IDS, SOURCES, type Source, type SourceId } from './sources.ts';
export { readTaskDefinitions } from './task-definition/read-task-definitions.ts';
export {
  type TerraformResource,
  terraformForm,
  terraformResources,
} from './terraform/resources.ts';
