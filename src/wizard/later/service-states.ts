/** What the check says about each service: the verdict on its endpoint, and whether its calls pass. */
import { useMemo } from 'react';
import type { Verdict } from '../../audit/index.ts';
import type { Outcome } from '../../audit/rehearsal/index.ts';
import { useJudged } from './use-audit.ts';

export interface ServiceState {
  readonly verdict?: Verdict;
  /** The worst of its calls. */
  readonly outcome?: Outcome;
}

export type ServiceStates = ReadonlyMap<string, ServiceState>;

export const OUTCOMES: { readonly [O in Outcome]: string } = {
  fails: 'its calls fail',
  unknown: 'whether its calls pass is not known',
  passes: 'its calls pass',
};

const WORST = Object.keys(OUTCOMES) as readonly Outcome[];

/** Nothing as long as nothing is checked. */
export function useServiceStates(): ServiceStates {
  const { judged } = useJudged();
  return useMemo(() => {
    const states = new Map<string, ServiceState>();
    for (const { service, verdict, planned } of judged?.audit.endpoints ?? [])
      if (planned !== undefined) states.set(service, { verdict });
    for (const { call, outcome } of judged?.rehearsal.calls ?? []) {
      if (call.service === undefined) continue;
      const known = states.get(call.service) ?? {};
      const isWorse = !known.outcome || WORST.indexOf(outcome) < WORST.indexOf(known.outcome);
      if (isWorse) states.set(call.service, { ...known, outcome });
    }
    return states;
  }, [judged]);
}
