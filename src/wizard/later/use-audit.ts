/** What exists against the plan: judged by the reader, once for all that show it. */
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Audit, AuditDelta } from '../../audit/index.ts';
import { isSame } from '../first/same.ts';
import type { Judged, JudgeQuestion } from '../reader/protocol.ts';
import { reader } from '../reader/reader.ts';
import { useWizard } from '../state/store.ts';

interface Verdicts {
  readonly question: JudgeQuestion;
  readonly judged?: Judged;
  /** Why there is no judgement. */
  readonly failure?: string;
}

/** The last answer of the reader. */
const useAnswered = create<{ readonly last?: Verdicts | undefined }>()(() => ({}));
/** What was asked last. After a failure too: a part of the page that comes later shows the failure, and asks nothing by itself. */
let asked: JudgeQuestion | undefined;

async function ask(question: JudgeQuestion): Promise<void> {
  if (isSame(asked, question)) return;
  asked = question;
  try {
    const judged = await (await reader.load()).judge(question);
    if (judged !== undefined) useAnswered.setState({ last: { question, judged } });
  } catch (error) {
    useAnswered.setState({
      last: { question, failure: error instanceof Error ? error.message : String(error) },
    });
  }
}

/** Asks again what could not be answered. */
export function judgeAgain(): void {
  const { last } = useAnswered.getState();
  useAnswered.setState({ last: undefined });
  asked = undefined;
  if (last !== undefined) ask(last.question);
}

/**
 * What is known of the VPC that is loaded. After an answer the judgement of the answers before is shown until the new one
 * has come; `isCurrent` says which of the two it is.
 */
export function useJudged(): { readonly isCurrent: boolean } & Omit<Verdicts, 'question'> {
  const key = useWizard((state) => state.loaded.existing?.key);
  const vpc = useWizard((state) => state.vpc);
  const open = useWizard((state) => state.open);
  const workloads = useWizard((state) => state.workloads);
  const policies = useWizard((state) => state.policies);
  const catalogue = useWizard((state) => state.catalogue);
  const reading = useWizard((state) => state.loaded.reading);
  const last = useAnswered((state) => state.last);
  const now = useMemo(() => {
    if (key === undefined) return undefined;
    const findings = [reading?.vpc, ...(reading?.workloads ?? [])].flatMap((part) => part?.findings ?? []);
    return { key, snapshot: { vpc, open, workloads, policies }, catalogue, findings };
  }, [key, vpc, open, workloads, policies, catalogue, reading]);
  useEffect(() => {
    if (now !== undefined) ask(now);
  }, [now]);
  if (last === undefined || last.question.key !== key) return { isCurrent: false };
  const { question, ...rest } = last;
  return { ...rest, isCurrent: isSame(question, now) };
}

/** The audit of the plan; undefined while nothing is loaded or judged. */
export function useAudit(): Audit | undefined {
  return useJudged().judged?.audit;
}

/** What an export has to create and to change; `waiting` while that is being judged, `failed` when it could not be. */
export function useAuditDelta(): AuditDelta | 'waiting' | 'failed' | undefined {
  const isLoaded = useWizard((state) => state.loaded.existing !== undefined);
  const { judged, failure, isCurrent } = useJudged();
  if (!isLoaded) return undefined;
  if (failure !== undefined) return 'failed';
  return judged !== undefined && isCurrent ? judged.delta : 'waiting';
}

/**
 * Whether it is doubtful that the plan works: a part of the link or file was not understood, an error is loaded that endpoints
 * cause, or the VPC is checked and has not passed. Then the headline of the plan promises nothing.
 */
export function useIsInDoubt(): boolean {
  const isInPart = useWizard((state) => state.problems.length > 0);
  const isChecked = useWizard((state) => state.loaded.existing !== undefined);
  const isBroken = useWizard((state) => state.loaded.error?.isOfEndpoints === true);
  const audit = useAudit();
  return isInPart || isBroken || (isChecked && audit?.passed !== true);
}
