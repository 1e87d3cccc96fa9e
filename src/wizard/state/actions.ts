/** What changes the state. The store itself holds data only. */
import {
  type Answers,
  type AnswerValue,
  aboutVpc,
  aboutWorkload,
  type CostAssumptions,
  isVpcQuestion,
  type PolicyDocument,
  type PriceCatalogue,
  type QuestionId,
  type ServiceId,
} from '../../core/index.ts';
import {
  type DialogId,
  EMPTY,
  NOTHING_LOADED,
  type Opened,
  type PageId,
  type ReviewTab,
  type Snapshot,
  snapshotOf,
  type Theme,
  useWizard,
  type WizardState,
} from './store.ts';

const { getState: get, setState: set } = useWizard;

export type AnswersPatch = { readonly [Q in keyof Answers]?: Answers[Q] | undefined };

const UNDO_LIMIT = 200;

export function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/** The state after a change that undo can take back. */
export function changed(state: WizardState, next: Partial<Snapshot>, typing?: string): Partial<WizardState> {
  const joins = typing !== undefined && typing === state.typing;
  const now = snapshotOf(state);
  return {
    ...next,
    before: joins ? state.before : now,
    past: joins ? state.past : [...state.past.slice(-UNDO_LIMIT + 1), now],
    future: [],
    typing,
    undone: undefined,
    touched: true,
  };
}

const forget = (drafts: WizardState['drafts'], ids: readonly string[]): WizardState['drafts'] =>
  Object.fromEntries(Object.entries(drafts).filter(([id]) => !ids.includes(id)));

/**
 * Changes answers about the VPC and about the current workload; `undefined` returns a question to its default. `typing`
 * joins keystrokes to one undo step.
 */
export function setAnswers(patch: AnswersPatch, typing?: string): void {
  set((state) => {
    const entries = Object.entries(patch) as [QuestionId, AnswerValue | undefined][];
    const part = (isVpc: boolean) =>
      Object.fromEntries(entries.filter(([id]) => isVpcQuestion(id) === isVpc));
    const merged = (before: Answers, isVpc: boolean) => {
      const own = part(isVpc);
      return Object.keys(own).length === 0 ? before : (withoutUndefined({ ...before, ...own }) as Answers);
    };
    const workloads = state.workloads.map((workload, index) =>
      index === state.current ? { ...workload, answers: merged(workload.answers, false) } : workload,
    );
    return {
      ...changed(state, { vpc: merged(state.vpc, true), workloads }, typing),
      drafts: forget(
        state.drafts,
        entries.map(([id]) => id),
      ),
    };
  });
}

/** One set of answers as the plan of one workload. */
export function ofOneWorkload(answers: Answers, policies: Snapshot['policies'] = {}): Snapshot {
  return { vpc: aboutVpc(answers), workloads: [{ name: '', answers: aboutWorkload(answers) }], policies };
}

/** Replaces everything by what was opened; can be undone. It is not remembered as the user's until they change it. */
export function openShared({ problems = [], ...opened }: Opened): void {
  set((state) => ({
    ...changed(state, snapshotOf(opened)),
    current: 0,
    problems,
    drafts: {},
    policyDrafts: {},
    touched: false,
    planId: undefined,
  }));
}

/** A typical workload; the questions in `keeps` keep their answer. */
export function openPreset(id: string, answers: Answers, keeps: readonly QuestionId[]): void {
  set((state) => {
    const kept = Object.fromEntries(
      keeps.flatMap((question) =>
        state.vpc[question] === undefined ? [] : [[question, state.vpc[question]]],
      ),
    );
    const opened = ofOneWorkload({ ...answers, ...kept } as Answers);
    return {
      ...changed(state, opened),
      current: 0,
      preset: { id, vpc: opened.vpc },
      problems: [],
      drafts: {},
    };
  });
}

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

/** Keeps what was typed into a field and is not an answer; `undefined` forgets it. */
export function setDraft(id: QuestionId, text: string | undefined): void {
  set(({ drafts }) => ({ drafts: withoutUndefined({ ...drafts, [id]: text }) }));
}

export function undo(): void {
  set((state) => {
    const previous = state.past.at(-1);
    if (previous === undefined) return state;
    const now = snapshotOf(state);
    return {
      ...previous,
      current: Math.min(state.current, previous.workloads.length - 1),
      before: now,
      past: state.past.slice(0, -1),
      future: [now, ...state.future],
      typing: undefined,
      undone: 'undo' as const,
      touched: true,
    };
  });
}

export function redo(): void {
  set((state) => {
    const [next, ...future] = state.future;
    if (next === undefined) return state;
    const now = snapshotOf(state);
    return {
      ...next,
      current: Math.min(state.current, next.workloads.length - 1),
      before: now,
      past: [...state.past, now],
      future,
      typing: undefined,
      undone: 'redo' as const,
      touched: true,
    };
  });
}

/** Back to the empty plan; can be undone. */
export function startOver(): void {
  set((state) => ({
    ...changed(state, EMPTY),
    planId: undefined,
    current: 0,
    page: 'start',
    moved: true,
    problems: [],
    loaded: NOTHING_LOADED,
    texts: [],
    pasted: '',
    drafts: {},
    policyDrafts: {},
  }));
}

/** Turns to a page; a change note about an earlier page's answer ends there. */
export function goTo(page: PageId): void {
  set((state) =>
    page === state.page
      ? { moved: true, typing: undefined }
      : { page, moved: true, typing: undefined, before: undefined, undone: undefined },
  );
}

/** Turns to a tab of the review. */
export function showTab(
  tab: ReviewTab,
  more: Partial<Pick<WizardState, 'format' | 'at' | 'pointed'>> = {},
): void {
  set({ tab, ...more });
  if (get().page !== 'review') goTo('review');
}

export const setTab = (tab: ReviewTab): void => set({ tab });
export const setFormat = (format: string): void => set({ format });
export const setAt = (at: string | undefined): void => set({ at });
export const setTheme = (theme: Theme): void => set({ theme });
export const setDialog = (dialog: DialogId | undefined): void => set({ dialog });
export const setPolicyOf = (policyOf: ServiceId): void => set({ policyOf });
export const setCompareWith = (compareWith: string | undefined): void => set({ compareWith });
export const setCatalogue = (catalogue: PriceCatalogue): void => set({ catalogue });
export const dismissProblems = (): void => set({ problems: [] });

export function setAssumptions(patch: Partial<CostAssumptions>): void {
  set(({ assumptions }) => ({ assumptions: { ...assumptions, ...patch } }));
}
