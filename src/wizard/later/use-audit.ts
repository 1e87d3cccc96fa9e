/** What exists against the plan: judged by the reader, once for all that show it. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Audit, AuditDelta } from '../../audit/index.ts';
import type { Judged, JudgeQuestion } from '../reader/protocol.ts';
import { reader } from '../reader/reader.ts';
import { useWizard } from '../state/store.ts';

interface Verdicts {
  readonly question: JudgeQuestion;
  readonly judged?: Judged;
  /** Why there is no judgement. */
  readonly failure?: string;
}

let asked: JudgeQuestion | undefined;
let answered: Verdicts | undefined;
const listeners = new Set<() => void>();

function become(next: Verdicts): void {
  answered = next;
  for (const listener of listeners) listener();
}

function isSame(a: JudgeQuestion | undefined, b: JudgeQuestion): boolean {
  return (
    a?.key === b.key &&
    a.catalogue === b.catalogue &&
    a.snapshot.vpc === b.snapshot.vpc &&
    a.snapshot.workloads === b.snapshot.workloads &&
    a.snapshot.policies === b.snapshot.policies
  );
}

async function ask(question: JudgeQuestion): Promise<void> {
  if (isSame(asked, question)) return;
  asked = question;
  try {
    const judged = await (await reader.load()).judge(question);
    if (judged !== undefined) become({ question, judged });
  } catch (error) {
    become({ question, failure: error instanceof Error ? error.message : String(error) });
    asked = undefined;
  }
}

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

/**
 * What is known of the VPC that is loaded. After an answer the judgement of the answers before is shown until the new one
 * has come; `isCurrent` tells which it is.
 */
export function useJudged(): { readonly isCurrent: boolean } & Omit<Verdicts, 'question'> {
  const existing = useWizard((state) => state.loaded.existing);
  const vpc = useWizard((state) => state.vpc);
  const workloads = useWizard((state) => state.workloads);
  const policies = useWizard((state) => state.policies);
  const catalogue = useWizard((state) => state.catalogue);
  const known = useSyncExternalStore(
    subscribe,
    () => answered,
    () => undefined,
  );
  const key = existing?.key;
  useEffect(() => {
    if (key !== undefined) ask({ key, snapshot: { vpc, workloads, policies }, catalogue });
  }, [key, vpc, workloads, policies, catalogue]);
  if (known === undefined || known.question.key !== key) return { isCurrent: false };
  const { question, ...rest } = known;
  const now = { key: known.question.key, snapshot: { vpc, workloads, policies }, catalogue };
  return { ...rest, isCurrent: isSame(question, now) };
}

/** The audit of the plan; undefined while nothing is loaded or judged. */
export function useAudit(): Audit | undefined {
  return useJudged().judged?.audit;
}

/** What an export has to create and to change; `waiting` while that is being judged. */
export function useAuditDelta(): AuditDelta | 'waiting' | undefined {
  const isLoaded = useWizard((state) => state.loaded.existing !== undefined);
  const { judged, isCurrent } = useJudged();
  if (!isLoaded) return undefined;
  return judged !== undefined && isCurrent ? judged.delta : 'waiting';
}
