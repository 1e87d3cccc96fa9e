/** Answers → plan, computed once for all components that ask in the same state. */
import {
  type Plan,
  type PriceCatalogue,
  planVpc,
  printText,
  type QuestionId,
  RULES,
  type Standing,
  type WorkloadProfile,
} from '../../core/index.ts';
import { printOneWorkload } from '../../share/print-one.ts';
import { useArriving } from './arriving.ts';
import { answersOf, type Snapshot, snapshotOf, useWizard, type WizardState } from './store.ts';

// Until the parts that follow the first paint have come there is one workload, and this printer is enough.
let printLink = printOneWorkload;

/** Takes the printer that knows several workloads. */
export function learnLinks(print: typeof printOneWorkload): void {
  printLink = print;
}

export interface Planning {
  /** The workload that is being answered, with the answers about the VPC. */
  readonly workload: WorkloadProfile;
  readonly plan: Plan;
  /** The plan's link, without the address and `#`: what was stated or read. */
  readonly short: string;
  readonly catalogue: PriceCatalogue;
}

interface Remembered extends Snapshot {
  readonly current: number;
  readonly catalogue: PriceCatalogue;
  /** How many rules were known: some come after the first paint. */
  readonly rules: number;
  readonly planning: Planning;
}

// The state now, the one before the last change, and the initial one while the page is hydrated.
const REMEMBERED = 4;
let remembered: readonly Remembered[] = [];

/** The plan of some answers; asked again with the same objects it is the same object. */
export function planningOf(snapshot: Snapshot, catalogue: PriceCatalogue, current = 0): Planning {
  const { vpc, open, workloads, policies } = snapshot;
  const known = remembered.find(
    (entry) =>
      entry.vpc === vpc &&
      entry.open === open &&
      entry.workloads === workloads &&
      entry.policies === policies &&
      entry.current === current &&
      entry.catalogue === catalogue &&
      entry.rules === RULES.length,
  );
  if (known !== undefined) return known.planning;
  const plan = planVpc(vpc, workloads, { catalogue, policies, open });
  let short: string | undefined;
  const planning: Planning = {
    workload: plan.workloads[current]?.profile ?? plan.workload,
    plan,
    // Printed on demand: few need it, and only after the plan is on the screen.
    get short() {
      short ??= printLink(vpc, workloads, policies, open);
      return short;
    },
    catalogue,
  };
  const entry = { vpc, open, workloads, policies, current, catalogue, rules: RULES.length, planning };
  remembered = [entry, ...remembered].slice(0, REMEMBERED);
  return planning;
}

const knowsAll = (): boolean => useWizard.getState().knowsAll;

/** The plan of the current answers. */
export function usePlan(): Planning {
  useArriving(useWizard.subscribe, knowsAll);
  const vpc = useWizard((state) => state.vpc);
  const workloads = useWizard((state) => state.workloads);
  const open = useWizard((state) => state.open);
  const policies = useWizard((state) => state.policies);
  const current = useWizard((state) => state.current);
  const catalogue = useWizard((state) => state.catalogue);
  return planningOf({ vpc, open, workloads, policies }, catalogue, current);
}

/** The plan before the last change, to mark what changed; undefined when there was no change yet. */
export function usePlanBefore(): Planning | undefined {
  const before = useWizard((state) => state.before);
  const current = useWizard((state) => state.current);
  const catalogue = useWizard((state) => state.catalogue);
  return before && planningOf(before, catalogue, current);
}

/** The current plan, outside of components. */
export function currentPlanning(state: WizardState = useWizard.getState()): Planning {
  return planningOf(snapshotOf(state), state.catalogue, state.current);
}

/** How well an answer of the current workload is known, and the place that says so if it was read. */
export function standingIn(
  state: Pick<WizardState, 'vpc' | 'open' | 'workloads' | 'current' | 'loaded'>,
  id: QuestionId,
): { readonly standing: Standing | 'doubted'; readonly from?: string; readonly text?: string } {
  const value = answersOf(state, state.current)[id];
  if (value === undefined) return { standing: 'assumed' };
  const { reading } = state.loaded;
  const name = state.workloads[state.current]?.name ?? '';
  const claims = [
    ...(reading?.vpc.derived ?? []),
    ...(reading?.workloads.filter(({ name: other }) => name === '' || other === name) ?? []).flatMap(
      ({ derived }) => derived,
    ),
  ];
  const claim = claims.find((other) => other.question === id && printText(other.value) === printText(value));
  const place = claim && { from: claim.from, text: claim.text };
  const isDoubted = [state.open, state.workloads[state.current]?.open].some((open) => open?.includes(id));
  if (isDoubted) return { standing: 'doubted', ...place };
  return place ? { standing: 'read', ...place } : { standing: 'stated' };
}
