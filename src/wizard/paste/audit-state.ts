/**
 * The audit that stands beside the plan. The wizard's store holds what the plan panel needs; the rest is here, in memory
 * only. The audit's code comes with the import panel: others get it through these functions and need not load it.
 */
import { create } from 'zustand';
import type { AuditDelta } from '../../audit/index.ts';
import type { Plan } from '../../core/index.ts';
import { type Audit, useWizard } from '../state/store.ts';

interface ActiveAudit {
  readonly verdicts: Audit;
  /** What an export has to create and to change. */
  readonly delta: (plan: Plan) => AuditDelta;
}

const useActiveAudit = create<{ readonly audit: ActiveAudit | undefined }>()(() => ({ audit: undefined }));

/** Shows the verdicts beside the plan and lets the exports carry what is missing; `undefined` ends both. */
export function setActiveAudit(audit: ActiveAudit | undefined): void {
  useActiveAudit.setState({ audit });
  useWizard.getState().setAudit(audit?.verdicts);
}

/** The delta to export, where an audit is active: starting over ends it. */
export function useAuditDelta(): ActiveAudit['delta'] | undefined {
  const audit = useActiveAudit((state) => state.audit);
  const shown = useWizard((state) => state.audit);
  return audit !== undefined && audit.verdicts === shown ? audit.delta : undefined;
}
