/** What exists against the plan, computed once for all that show it. The code of the audit is loaded when it is needed. */
import { useMemo } from 'react';
import type { Audit, AuditDelta } from '../../audit/index.ts';
import type { Inventory, Plan, PriceCatalogue } from '../../core/index.ts';
import { loadable, useLoadable } from '../first/loadable.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';

type Judge = typeof import('../../audit/index.ts');

const judge = loadable(() => import('../../audit/index.ts'));
/** Without an inventory there is nothing to load. */
const nobody = loadable(async (): Promise<Judge | undefined> => undefined);

interface Judged {
  readonly plan: Plan;
  readonly inventory: Inventory;
  readonly catalogue: PriceCatalogue;
  readonly audit: Audit;
}

let last: Judged | undefined;

function auditOf({ audit }: Judge, plan: Plan, inventory: Inventory, catalogue: PriceCatalogue): Audit {
  if (last?.plan !== plan || last.inventory !== inventory || last.catalogue !== catalogue)
    last = { plan, inventory, catalogue, audit: audit(plan, inventory, catalogue) };
  return last.audit;
}

/** The audit of the current plan; undefined while nothing is loaded or the code is on its way. */
export function useAudit(): Audit | undefined {
  const inventory = useWizard((state) => state.loaded.inventory);
  const { plan, catalogue } = usePlan();
  const { value } = useLoadable<Judge | undefined>(inventory ? judge : nobody);
  return value && inventory && auditOf(value, plan, inventory, catalogue);
}

/** What an export has to create and to change, of any plan. */
export function useAuditDelta(): ((plan: Plan) => AuditDelta) | undefined {
  const inventory = useWizard((state) => state.loaded.inventory);
  const catalogue = useWizard((state) => state.catalogue);
  const { value } = useLoadable<Judge | undefined>(inventory ? judge : nobody);
  return useMemo(
    () =>
      value && inventory
        ? (plan) => value.auditDelta(auditOf(value, plan, inventory, catalogue), plan)
        : undefined,
    [value, inventory, catalogue],
  );
}
