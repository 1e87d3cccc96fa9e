/** What changes the policies of the user. */
import type { PolicyDocument, ServiceId } from '../../core/index.ts';
import { changed, withoutUndefined } from './actions.ts';
import { useWizard } from './store.ts';

const { setState: set } = useWizard;

/** Sets the user's own policy of a service; `undefined` returns to the planned one. */
export function setPolicy(service: ServiceId, policy: PolicyDocument | undefined): void {
  set((state) =>
    changed(
      state,
      { policies: withoutUndefined({ ...state.policies, [service]: policy }) },
      `policy.${service}`,
    ),
  );
}

/** Keeps what is written into the policy editor until it is a policy; `undefined` forgets it. */
export function setPolicyDraft(service: ServiceId, text: string | undefined): void {
  set(({ policyDrafts }) => ({ policyDrafts: withoutUndefined({ ...policyDrafts, [service]: text }) }));
}

export const setPolicyOf = (policyOf: ServiceId): void => set({ policyOf });
