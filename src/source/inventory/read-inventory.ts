/** Pasted outputs of `aws ec2 describe-*` → what exists in one VPC, and what was not understood. */
import { readEverything } from './everything.ts';
import type { InventoryChoice, InventoryProblem, InventorySources, ReadInventory } from './given.ts';
import { chooseVpc, inVpc, sayUseless } from './one-vpc.ts';
import { ASSUMED, atTheirPlaces, type Origins, readText, refuseWithoutEndpoints } from './texts.ts';

/** At most this many problems are reported. */
const MOST_PROBLEMS = 20;

/**
 * Reads what exists. Accepts each command's JSON output, several of them one after another or in one list, bare lists,
 * and whatever a terminal puts around them. Each document is recognised by its content, wherever it was pasted.
 */
export function readInventory(texts: InventorySources, choice: InventoryChoice = {}): ReadInventory {
  const problems: InventoryProblem[] = [];
  const origins: Origins = new WeakMap();
  const found = (Object.keys(ASSUMED) as (keyof InventorySources)[]).flatMap((source) => {
    const text = texts[source];
    return text === undefined ? [] : [readText(text, source, problems, origins)];
  });
  if (found.every(({ kinds }) => !kinds.has('endpoints'))) refuseWithoutEndpoints(found, problems);
  const everything = readEverything(found);
  if (problems.some(({ severity }) => severity === 'error')) return refused(problems, origins);
  const vpcIds = [...new Set(everything.endpoints.map(({ vpcId }) => vpcId).filter((id) => id !== ''))];
  const chosen = chooseVpc(vpcIds, everything, choice, problems);
  if (chosen === undefined) return refused(problems, origins, vpcIds);
  const inventory = inVpc(chosen, everything);
  sayUseless(everything, inventory, problems);
  return { ok: true, inventory, problems: atTheirPlaces(problems, origins) };
}

function refused(
  problems: readonly InventoryProblem[],
  origins: Origins,
  vpcIds: readonly string[] = [],
): ReadInventory {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = atTheirPlaces(errors.slice(0, MOST_PROBLEMS), origins);
  const rest = errors.length - shown.length;
  const last = shown.at(-1);
  if (rest === 0 || last === undefined) return { ok: false, problems: shown, vpcIds };
  const more: InventoryProblem = {
    severity: 'error',
    source: last.source,
    message: `and ${rest} more problems`,
  };
  return { ok: false, problems: [...shown, more], vpcIds };
}
