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
  type Opened,
  type PageId,
  type ReviewTab,
  type Snapshot,
  type Step,
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
 * Changes answers about the VPC and about the current workload, or that at `of`; `undefined` returns a question to its default.
 * `typing` joins keystrokes to one undo step.
 */
export function setAnswers(patch: AnswersPatch, typing?: string, of?: number): void {
  set((state) => {
    const { current } = state;
    const entries = Object.entries(patch) as [QuestionId, AnswerValue | undefined][];
    const part = (isVpc: boolean) =>
      Object.fromEntries(entries.filter(([id]) => isVpcQuestion(id) === isVpc));
    const merged = (before: Answers, isVpc: boolean) => {
      const own = part(isVpc);
      return Object.keys(own).length === 0 ? before : (withoutUndefined({ ...before, ...own }) as Answers);
    };
    const workloads = state.workloads.map((workload, index) =>
      index === (of ?? current) ? { ...workload, answers: merged(workload.answers, false) } : workload,
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
function ofOneWorkload(answers: Answers, policies: Snapshot['policies'] = {}): Snapshot {
  return { vpc: aboutVpc(answers), workloads: [{ name: '', answers: aboutWorkload(answers) }], policies };
}

/** The state with another plan in place of the one that was there; undo brings that back, and keeps both apart. */
export function replaced(state: WizardState, next: Snapshot): Partial<WizardState> {
  const { touched, planId } = state;
  return {
    ...changed(state, snapshotOf(next)),
    past: [...state.past.slice(-UNDO_LIMIT + 1), { ...snapshotOf(state), left: { touched, planId } }],
    planId: undefined,
    current: 0,
    problems: [],
    drafts: {},
    policyDrafts: {},
  };
}

/** Replaces everything by what was opened; can be undone. It is not remembered as the user's until they change it. */
export function openShared({ problems = [], ...opened }: Opened): void {
  set((state) => ({ ...replaced(state, opened), problems, touched: false }));
}

/** A typical workload; the questions in `keeps` keep their answer. One after the other is one plan, until it is changed. */
export function openPreset(id: string, answers: Answers, keeps: readonly QuestionId[]): void {
  set((state) => {
    const kept = Object.fromEntries(
      keeps.flatMap((question) =>
        state.vpc[question] === undefined ? [] : [[question, state.vpc[question]]],
      ),
    );
    const opened = ofOneWorkload({ ...answers, ...kept } as Answers);
    const isAnother = state.preset?.workloads === state.workloads;
    return {
      ...(isAnother ? changed(state, opened) : replaced(state, opened)),
      preset: { id, workloads: opened.workloads },
      current: 0,
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
    const future = [stepFrom(state, previous), ...state.future];
    return { ...backAt(state, previous), past: state.past.slice(0, -1), future, undone: 'undo' as const };
  });
}

export function redo(): void {
  set((state) => {
    const [next, ...future] = state.future;
    if (next === undefined) return state;
    const past = [...state.past, stepFrom(state, next)];
    return { ...backAt(state, next), past, future, undone: 'redo' as const };
  });
}

/** The step that leads back here from another one. */
function stepFrom(state: WizardState, { left }: Step): Step {
  const { touched, planId } = state;
  return left === undefined ? snapshotOf(state) : { ...snapshotOf(state), left: { touched, planId } };
}

/** The state at an earlier or later step. */
function backAt(state: WizardState, { left, ...step }: Step): Partial<WizardState> {
  return {
    ...step,
    ...(left === undefined ? { touched: true } : { touched: left.touched, planId: left.planId }),
    current: Math.min(state.current, step.workloads.length - 1),
    before: snapshotOf(state),
    typing: undefined,
  };
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
