/** What is written in the editor, and how it gets into the plan: whenever it is a policy, a moment after the last key. */
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import {
  endpointPolicy,
  type PlannedEndpoint,
  policyText,
  type ServiceId,
  type WorkloadProfile,
} from '../../core/index.ts';
import { type CheckedText, checkPolicyText } from '../../policy/check-text.ts';
import { FULL_ACCESS } from '../../policy/full-access.ts';
import { setPolicy, setPolicyDraft } from '../state/policy-actions.ts';
import { useWizard } from '../state/store.ts';

const AFTER_LAST_KEY = 250;

export interface PolicyDraft {
  /** The text to show: the draft, else the endpoint's policy. */
  readonly text: string;
  /** The user has written it; otherwise it is the policy of the plan. */
  readonly isDraft: boolean;
  readonly checked: CheckedText;
  /** The text is not a policy, so the plan keeps the one before. */
  readonly isHeldBack: boolean;
  readonly write: (text: string) => void;
  /** Applies what was written; a text that is no policy stays a draft. */
  readonly finish: () => void;
  readonly discard: () => void;
  readonly reset: () => void;
}

/** The draft of an endpoint's policy. Drafts are in the store: they survive the panel, other pages and a reload. */
export function usePolicyDraft(endpoint: PlannedEndpoint, workload: WorkloadProfile): PolicyDraft {
  const { service } = endpoint;
  const draft = useWizard((state) => state.policyDrafts[service]);
  const applied = useRef<string>(undefined);
  const planned = textOf(endpointPolicy(service, endpoint.uses, workload));
  const current = textOf(endpoint.policy);
  const text = draft ?? current;

  const deferred = useDeferredValue(text);
  const checked = useMemo(
    () => checkPolicyText(deferred, endpoint, workload),
    [deferred, endpoint, workload],
  );

  const drop = () => setPolicyDraft(service, undefined);
  const apply = (written: string): boolean => {
    const { policy } = checkPolicyText(written, endpoint, workload);
    if (policy === undefined) return false;
    const next = policyText(policy);
    applied.current = next;
    if (next !== current) setPolicy(service, next === planned ? undefined : policy);
    return true;
  };
  const finish = () => {
    if (draft !== undefined && apply(draft)) drop();
  };
  useApplied(draft, apply, drop, service);

  // Undo, another link, or another answer: what was written is no longer what the plan has.
  const seen = useRef({ service, current });
  useEffect(() => {
    const before = seen.current;
    seen.current = { service, current };
    if (before.service === service && before.current !== current && applied.current !== current)
      setPolicyDraft(service, undefined);
  }, [service, current]);

  return {
    text,
    isDraft: draft !== undefined,
    checked,
    isHeldBack: draft !== undefined && checked.policy === undefined,
    write: (next) => setPolicyDraft(service, next),
    finish,
    discard: drop,
    reset: () => {
      drop();
      applied.current = planned;
      setPolicy(service, undefined);
    },
  };
}

/**
 * Applies a draft when nobody has typed for a moment, and at the latest when the endpoint or the panel is left: then a
 * text that is a policy becomes the policy, and any other text stays a draft.
 */
function useApplied(
  draft: string | undefined,
  apply: (draft: string) => boolean,
  drop: () => void,
  service: ServiceId,
): void {
  const latest = useRef({ draft, apply, drop });
  useEffect(() => {
    latest.current = { draft, apply, drop };
  });
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => latest.current.apply(draft), AFTER_LAST_KEY);
    return () => clearTimeout(timer);
  }, [draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving one service for another applies what was written
  useEffect(
    () => () => {
      const { draft: left, apply: applyLeft, drop: dropLeft } = latest.current;
      if (left !== undefined && applyLeft(left)) dropLeft();
    },
    [service],
  );
}

function textOf(policy: PlannedEndpoint['policy']): string {
  return policyText(policy ?? FULL_ACCESS);
}
