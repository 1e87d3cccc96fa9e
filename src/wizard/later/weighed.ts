/** Which assumptions decide the plan, for any number of workloads within a moment. */
import { startTransition, useEffect, useState } from 'react';
import {
  type Answers,
  type Assumption,
  type NamedAnswers,
  type OpenQuestion,
  type PlanOptions,
  type QuestionId,
  type Reading,
  sensitivity,
  sensitivitySteps,
} from '../../core/index.ts';
import { ASKED_FIRST } from '../first/start/asked-first.ts';
import { standingIn } from '../state/planning.ts';
import { answersOf, useWizard, type WizardState } from '../state/store.ts';
import { essentialInOrder } from './essential-order.ts';
import { inPieces } from './in-pieces.ts';
import { stillOpen } from './left-open.ts';

/** Each alternative of each workload is planned: more workloads than these would keep the page from answering. */
const MOST = 12;

type Weighing = readonly [
  vpc: Answers,
  open: readonly QuestionId[],
  workloads: readonly NamedAnswers[],
  current: number,
  reading: Reading | undefined,
];

let last: { readonly of: Weighing; readonly result: readonly Assumption[] } | undefined;

/** Several parts of the page ask about the same plan: it is weighed once. */
export function weighed(...of: Weighing): readonly Assumption[] {
  const result = known(of) ?? sensitivity(...asked(of));
  last = { of, result };
  return result;
}

function known(of: Weighing): readonly Assumption[] | undefined {
  return last !== undefined && isSame(last.of, of) ? last.result : undefined;
}

const isSame = (some: Weighing, other: Weighing): boolean => some.every((one, at) => one === other[at]);

type Asked = readonly [Answers, readonly NamedAnswers[], PlanOptions, readonly OpenQuestion[]];

/** One workload for each set of equal answers; of very many, the one that is being answered and the first others. */
function asked([vpc, marks, workloads, current, reading]: Weighing): Asked {
  const open = stillOpen(reading, { vpc, open: marks, workloads });
  if (workloads.length <= MOST) return [vpc, workloads, {}, open];
  const own = workloads[current];
  const different = new Map<string, NamedAnswers>();
  for (const workload of own === undefined ? workloads : [own, ...workloads]) {
    const key = JSON.stringify([workload.answers, workload.open]);
    if (!different.has(key)) different.set(key, workload);
    if (different.size === MOST) break;
  }
  return [vpc, [...different.values()], {}, open];
}

let running:
  | { readonly of: Weighing; readonly result: Promise<readonly Assumption[] | undefined> }
  | undefined;

/** Weighs between other work; undefined when another plan was to be weighed meanwhile. */
function weighInPieces(of: Weighing): Promise<readonly Assumption[] | undefined> {
  const before = known(of);
  if (before !== undefined) return Promise.resolve(before);
  if (running !== undefined && isSame(running.of, of)) return running.result;
  const isWanted = () => running?.of === of;
  const result = inPieces(sensitivitySteps(...asked(of)), isWanted).then((found) => {
    if (found !== undefined) last = { of, result: found };
    return found;
  });
  running = { of, result };
  return result;
}

/** Weighs the current plan before it is drawn. */
export async function weighFirst(): Promise<void> {
  const { vpc, open, workloads, current, loaded } = useWizard.getState();
  await weighInPieces([vpc, open, workloads, current, loaded.reading]);
}

/** Whether somebody or a text has answered a question of the current workload. */
export function isStated(state: WizardState, id: QuestionId): boolean {
  return ['stated', 'read'].includes(standingIn(state, id).standing);
}

/** Whether it was without an answer when this visit began, as far back as undo remembers. */
export function answeredHere({ past, current, ...now }: WizardState, id: QuestionId): boolean {
  return answersOf(past[0] ?? now, current)[id] === undefined;
}

/**
 * The questions that the start page asks: by what was weighed last, because to weigh now would hold the page up, and those that were
 * answered in this visit, which keep their place over a reload. Undefined until the first plan is weighed.
 */
export function stillAsked(): readonly QuestionId[] | undefined {
  if (last === undefined) return undefined;
  const state = useWizard.getState();
  const { current, workloads } = state;
  const answered = ASKED_FIRST.filter((id) => isStated(state, id) && answeredHere(state, id));
  const name = workloads[current]?.name;
  // One that was just added is not weighed yet.
  const isWeighed = last.of[2].some((one) => one.name === name);
  const open = (isWeighed ? essentialInOrder(last.result, name) : ASKED_FIRST).filter(
    (id) => !isStated(state, id),
  );
  if (answered.length === 0) return open;
  return ASKED_FIRST.filter((id) => open.includes(id) || answered.includes(id));
}

/**
 * Everything that the current plan assumes and another answer would change; undefined until the first plan is weighed, for
 * which the code of the planner has to warm up. After an answer, what was found before it stays until the new plan is weighed.
 */
export function useAssumed(): readonly Assumption[] | undefined {
  const vpc = useWizard((state) => state.vpc);
  const open = useWizard((state) => state.open);
  const workloads = useWizard((state) => state.workloads);
  const current = useWizard((state) => state.current);
  const reading = useWizard((state) => state.loaded.reading);
  const [shown, show] = useState(() => last && weighed(vpc, open, workloads, current, reading));
  useEffect(() => {
    let isMeant = true;
    weighInPieces([vpc, open, workloads, current, reading]).then((found) => {
      if (isMeant && found !== undefined) startTransition(() => show(found));
    });
    return () => {
      isMeant = false;
    };
  }, [vpc, open, workloads, current, reading]);
  return shown;
}
