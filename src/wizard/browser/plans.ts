/** The last plans of this device: the user's own, never those of links that were only looked at. */
import { useWizard } from '../state/store.ts';
import { device } from './storage.ts';

export interface KeptPlan {
  readonly id: string;
  /** What the user calls it; empty until then. */
  readonly name: string;
  /** The plan in a few words. */
  readonly title: string;
  /** The fragment of its link. */
  readonly link: string;
}

/** Plans that are kept. */
const MOST = 10;

/** The newest first. */
export function keptPlans(): readonly KeptPlan[] {
  const kept = read();
  const last = device.get('last');
  // Earlier versions kept only one plan, without a name.
  if (kept.length === 0 && last !== undefined)
    return [{ id: 'last', name: '', title: 'Your last plan', link: last }];
  return kept;
}

function read(): readonly KeptPlan[] {
  try {
    const value: unknown = JSON.parse(device.get('plans') ?? '[]');
    return Array.isArray(value) ? value.filter(isKept).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is KeptPlan {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'name', 'title', 'link'].every((key) => typeof Reflect.get(value, key) === 'string')
  );
}

/** Writes the list; when it is full, the oldest plans without a name are left out first, and never the one that is open. */
function write(plans: readonly KeptPlan[]): void {
  const [newest] = plans;
  const { planId } = useWizard.getState();
  const rank = (plan: KeptPlan) => (plan === newest || plan.id === planId ? 0 : plan.name !== '' ? 1 : 2);
  const kept = new Set([...plans].sort((a, b) => rank(a) - rank(b)).slice(0, MOST));
  device.set('plans', JSON.stringify(plans.filter((plan) => kept.has(plan))));
  device.set('last', undefined);
}

/** Keeps a plan as the newest; one with the same id is replaced and keeps its name. */
export function keepPlan(plan: Omit<KeptPlan, 'name'> & { readonly name?: string }): void {
  const plans = keptPlans();
  const name = plan.name ?? plans.find(({ id }) => id === plan.id)?.name ?? '';
  write([{ ...plan, name }, ...plans.filter(({ id }) => id !== plan.id)]);
}

/** Gives a kept plan the user's own name. */
export function renamePlan(id: string, name: string): void {
  write(keptPlans().map((plan) => (plan.id === id ? { ...plan, name } : plan)));
}

/** Takes a plan out of those that are kept. */
export function forgetPlan(id: string): void {
  write(keptPlans().filter((plan) => plan.id !== id));
}

/** An id that no plan has or had: undo, or another tab, may bring back one that was forgotten here. */
export function newPlanId(): string {
  const taken = new Set(keptPlans().map(({ id }) => id));
  let moment = Date.now();
  while (taken.has(`plan-${moment}`)) moment += 1;
  return `plan-${moment}`;
}
