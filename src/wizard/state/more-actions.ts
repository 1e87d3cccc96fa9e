/** What changes the state and the first page does not need: pasted texts, further workloads, what is shown and compared. */
import {
  type Answers,
  type CostAssumptions,
  isVpcQuestion,
  knownCase,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type Reading,
} from '../../core/index.ts';
import { changed, draftsAfter, goTo, withoutUndefined } from './actions.ts';
import {
  type Loaded,
  type NamedText,
  PASTED,
  type ReviewTab,
  type Snapshot,
  snapshotOf,
  useWizard,
  type WizardState,
} from './store.ts';

const { setState: set } = useWizard;

export function setPasted(pasted: string): void {
  set({ pasted });
  if (pasted !== '') forgetText();
}

export function addTexts(more: readonly NamedText[]): void {
  if (more.length === 0) return;
  set(({ texts }) => ({ texts: [...texts, ...more] }));
  forgetText();
}

/** Who has pasted again knows that a text was lost. */
function forgetText(): void {
  if (useWizard.getState().loaded.forgotten?.includes('text') === true) setLoaded({ forgotten: undefined });
}

export function removeText(index: number): void {
  set(({ texts }) => ({ texts: texts.filter((_, at) => at !== index) }));
}

export const clearTexts = (): void => set({ texts: [], pasted: '' });

/** Changes what is loaded beside the plan; `undefined` takes a part away. */
export function setLoaded(patch: { readonly [K in keyof Loaded]: Loaded[K] | undefined }): void {
  // Who has pasted again knows.
  const again = PASTED.some((kind) => patch[kind] !== undefined) ? { forgotten: undefined } : {};
  set(({ loaded }) => ({ loaded: withoutUndefined({ ...loaded, ...patch, ...again }) as Loaded }));
}

/**
 * Takes over what was read, as one step of undo: answers of the VPC, and of each workload. What nothing was read about
 * stays as it is; several workloads replace those that were there.
 */
export function takeReading(reading: Reading): void {
  set((state) => {
    const { at, ...read } = afterReading(state, reading);
    return { ...changed(state, read), current: at, drafts: draftsAfter(state, read, at) };
  });
}

/** The answers with those of a reading in them, and the place of the workload that is then answered. */
export function afterReading(
  state: Snapshot & { readonly current: number },
  reading: Reading,
): Snapshot & { readonly at: number } {
  const { vpc, open = [], workloads } = knownCase(reading, []);
  const [only, ...others] = workloads;
  const current = state.workloads[state.current] ?? { name: '', answers: {} };
  const isOne = only !== undefined && others.length === 0;
  const next = isOne
    ? state.workloads.map((workload, index) =>
        index === state.current
          ? {
              ...current,
              answers: { ...current.answers, ...only.answers },
              open: [...unanswered(current.open, only.answers), ...(only.open ?? [])],
            }
          : workload,
      )
    : reading.workloads.length === 0
      ? state.workloads
      : workloads;
  return {
    ...snapshotOf(state),
    vpc: { ...state.vpc, ...vpc },
    open: [...unanswered(state.open, vpc), ...open],
    workloads: next,
    at: isOne ? state.current : 0,
  };
}

/** The marks that a further reading leaves as they are: those of questions that it does not answer. */
function unanswered(open: readonly QuestionId[] = [], read: Answers): readonly QuestionId[] {
  return open.filter((id) => read[id] === undefined);
}

/** Changes the sizes for which designs are compared. */
export function setDesignSize(patch: WizardState['designSize']): void {
  set(({ designSize }) => ({ designSize: { ...designSize, ...patch } }));
}

/** Which of the workloads is being answered. What was typed for another one and is not an answer is forgotten. */
export function setCurrent(current: number): void {
  set((state) =>
    current === state.current
      ? state
      : {
          current,
          before: undefined,
          undone: undefined,
          typing: undefined,
          drafts: aboutVpcOnly(state.drafts),
        },
  );
}

/** What was typed into the fields that all workloads share. */
const aboutVpcOnly = (drafts: WizardState['drafts']): WizardState['drafts'] =>
  Object.fromEntries(Object.entries(drafts).filter(([id]) => isVpcQuestion(id as QuestionId)));

/** What points at one of the answers of a question: the same value may answer several. */
export const answerPlace = (id: string, answer: string): string => `${id}=${answer}`;

/** Leads to the field of a question, of the workload at `of`; or to one of its answers. */
export function goToQuestion(id: QuestionId, of?: number, answer?: string): void {
  if (of !== undefined) setCurrent(of);
  set({ at: answer === undefined ? id : answerPlace(id, answer), pointed: true });
  goTo(questionOf(id).step);
}

/** A further workload; `copyOf` takes over the answers of another one. An unnamed first one gets a name. */
export function addWorkload(name: string, copyOf?: number): void {
  set((state) => {
    const known = state.workloads.map(({ name: own, ...rest }, index) =>
      own === '' ? { name: `workload-${index + 1}`, ...rest } : { name: own, ...rest },
    );
    const copied = copyOf === undefined ? undefined : state.workloads[copyOf];
    return {
      ...changed(state, { workloads: [...known, { answers: {}, ...copied, name }] }),
      current: known.length,
      drafts: aboutVpcOnly(state.drafts),
    };
  });
}

export function renameWorkload(index: number, name: string): void {
  set((state) =>
    changed(
      state,
      { workloads: state.workloads.map((workload, at) => (at === index ? { ...workload, name } : workload)) },
      `workload.${index}`,
    ),
  );
}

/** Removes a workload; the only one stays. */
export function removeWorkload(index: number): void {
  set((state) => {
    if (state.workloads.length < 2) return state;
    const rest = state.workloads.filter((_, at) => at !== index);
    const [only] = rest;
    return {
      ...changed(state, { workloads: rest.length === 1 && only ? [{ ...only, name: '' }] : rest }),
      current: Math.max(0, state.current - (index <= state.current ? 1 : 0)),
      drafts: index === state.current ? aboutVpcOnly(state.drafts) : state.drafts,
    };
  });
}

/** The questions whose answers differ, of the VPC and of each workload. */
export function changedQuestions(a: Snapshot, b: Snapshot): readonly QuestionId[] {
  const all = (snapshot: Snapshot, id: QuestionId) =>
    JSON.stringify([snapshot.vpc[id], snapshot.workloads.map(({ answers }) => answers[id])]);
  return QUESTION_IDS.filter((id) => all(a, id) !== all(b, id));
}

export const setTab = (tab: ReviewTab): void => set({ tab });
export const setFormat = (format: string): void => set({ format });
export const setCompareWith = (compareWith: string | undefined): void => set({ compareWith });
export const dismissProblems = (): void => set({ problems: [] });

/** The word about an undone answer has been read. */
export const dismissUndone = (): void => set({ undone: undefined });

/** Keeps what was typed into a field and is not an answer; `undefined` forgets it. */
export function setDraft(id: QuestionId, text: string | undefined): void {
  set(({ drafts }) => ({ drafts: withoutUndefined({ ...drafts, [id]: text }) }));
}

export function setAssumptions(patch: Partial<CostAssumptions>): void {
  set(({ assumptions }) => ({ assumptions: { ...assumptions, ...patch } }));
}
