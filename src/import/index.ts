/** The door of the readers: pasted text → answers or inventory, and what was not understood. */
export {
  type InventoryChoice,
  type InventoryProblem,
  type InventorySources,
  type ReadInventory,
  readInventory,
} from './inventory/read-inventory.ts';
