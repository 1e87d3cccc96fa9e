/** What changes the state. The store itself holds data only. */
import {
  type Answers,
  type AnswerValue,
  isVpcQuestion,
  marked,
  type NamedAnswers,
  type PriceCatalogue,
  type QuestionId,
  questionOf,
} from '../../core/index.ts';
import {
  answersOf,
  type DialogId,
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

/** Steps that can be undone. */
export const UNDO_LIMIT = 200;

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
    // What somebody answers is in doubt no more.
    const still = (open: readonly QuestionId[]) =>
      open.some((id) => id in patch) ? open.filter((id) => !(id in patch)) : open;
    const answered = ({ name, answers, open = [] }: NamedAnswers): NamedAnswers => ({
      name,
      answers: merged(answers, false),
      ...marked(still(open)),
    });
    const workloads = state.workloads.map((workload, index) =>
      index === (of ?? current) ? answered(workload) : workload,
    );
    return {
      ...changed(state, { vpc: merged(state.vpc, true), open: still(state.open), workloads }, typing),
      drafts: forget(
        state.drafts,
        entries.map(([id]) => id),
      ),
    };
  });
}

/** States what somebody chose, also where it was assumed or read in doubt before, and what that says of other questions; what is stated already is no step of undo. */
export function chooseAnswer(id: QuestionId, value: AnswerValue): void {
  const state = get();
  const isDoubted = [state.open, state.workloads[state.current]?.open].some((open) => open?.includes(id));
  const known = answersOf(state, state.current);
  if (!isDoubted && known[id] === value) return;
  const also = Object.entries(questionOf(id).alsoSays?.(value) ?? {});
  const unsaid = also.filter(([other]) => known[other as QuestionId] === undefined);
  setAnswers({ ...Object.fromEntries(unsaid), [id]: value } as AnswersPatch);
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

/** The step that leads back to another plan from this one. */
export function stepAway(state: WizardState): Step {
  const { touched, planId, problems } = state;
  return { ...snapshotOf(state), left: { touched, planId, problems } };
}

/** The step that leads back here from another one. */
function stepFrom(state: WizardState, { left }: Step): Step {
  return left === undefined ? snapshotOf(state) : stepAway(state);
}

/** The state at an earlier or later step. Where that is another plan, nothing of it is marked. */
function backAt(state: WizardState, { left, ...step }: Step): Partial<WizardState> {
  const current = Math.min(state.current, step.workloads.length - 1);
  return {
    ...step,
    ...(left === undefined ? { touched: true } : { problems: [], ...left, planId: left.planId }),
    current,
    drafts: draftsAfter(state, step, current),
    before: left === undefined ? snapshotOf(state) : undefined,
    typing: undefined,
  };
}

/** What is typed into fields and still stands there after a change elsewhere: an answer that changes replaces its field's text. */
export function draftsAfter(state: WizardState, next: Snapshot, current: number): WizardState['drafts'] {
  const [before, now] = [answersOf(state, state.current), answersOf(next, current)];
  const isChanged = (id: string) =>
    JSON.stringify(Reflect.get(before, id)) !== JSON.stringify(Reflect.get(now, id));
  return forget(state.drafts, Object.keys(state.drafts).filter(isChanged));
}

/** Turns to a page, where the last change is no longer marked. */
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

/** Points at an endpoint, unless the user is being led to another place. */
export const setAt = (at: string | undefined): void => set((state) => (state.pointed ? state : { at }));
export const setTheme = (theme: Theme): void => set({ theme });
export const setDialog = (dialog: DialogId | undefined): void => set({ dialog });
export const setCatalogue = (catalogue: PriceCatalogue): void => set({ catalogue });
