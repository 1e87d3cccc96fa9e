/** Answers → plan, computed once for all components that ask in the same state. */
import {
  type CostAssumptions,
  type Plan,
  type PriceCatalogue,
  plan,
  toProfile,
  usualAssumptions,
  type WorkloadProfile,
} from '../../core/index.ts';
import { printFragment } from '../../share/print-link.ts';
import { type Snapshot, useWizard } from './store.ts';

export interface Planning {
  readonly workload: WorkloadProfile;
  readonly plan: Plan;
  /** The plan's link, without the address and `#`. */
  readonly fragment: string;
  readonly catalogue: PriceCatalogue;
}

interface Remembered extends Snapshot {
  readonly catalogue: PriceCatalogue;
  readonly planning: Planning;
}

// The state now, the one before the last change, and the initial one while the page is hydrated.
const REMEMBERED = 4;
let remembered: readonly Remembered[] = [];

/** The plan of some answers; asked again with the same objects it is the same object. */
export function planningOf({ answers, policies }: Snapshot, catalogue: PriceCatalogue): Planning {
  const known = remembered.find(
    (entry) => entry.answers === answers && entry.policies === policies && entry.catalogue === catalogue,
  );
  if (known !== undefined) return known.planning;
  const workload = toProfile(answers);
  let fragment: string | undefined;
  const planning: Planning = {
    workload,
    plan: plan(workload, { catalogue, policies }),
    // Asked for by few, and after the plan is on the screen.
    get fragment() {
      fragment ??= printFragment(workload, policies);
      return fragment;
    },
    catalogue,
  };
  remembered = [{ answers, policies, catalogue, planning }, ...remembered].slice(0, REMEMBERED);
  return planning;
}

/** The plan of the current answers. */
export function usePlan(): Planning {
  const answers = useWizard((state) => state.answers);
  const policies = useWizard((state) => state.policies);
  const catalogue = useWizard((state) => state.catalogue);
  return planningOf({ answers, policies }, catalogue);
}

/** The plan before the last change, to mark what changed; undefined when there was no change yet. */
export function usePlanBefore(): Planning | undefined {
  const before = useWizard((state) => state.before);
  const catalogue = useWizard((state) => state.catalogue);
  return before && planningOf(before, catalogue);
}

/** The assumptions of the cost comparison: the user's, or the usual ones of the workload. */
export function useAssumptions(workload: WorkloadProfile): CostAssumptions {
  const own = useWizard((state) => state.assumptions);
  return { ...usualAssumptions(workload.availabilityZones), ...own };
}

/** The current plan, outside of components. */
export function currentPlanning(): Planning {
  const state = useWizard.getState();
  return planningOf(state, state.catalogue);
}
