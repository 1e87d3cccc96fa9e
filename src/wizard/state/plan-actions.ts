/** What puts another plan in place of the one that is there. */
import { type Answers, aboutVpc, aboutWorkload, type QuestionId } from '../../core/index.ts';
import { changed, stepAway, UNDO_LIMIT } from './actions.ts';
import {
  EMPTY,
  NOTHING_LOADED,
  type Opened,
  type Snapshot,
  snapshotOf,
  useWizard,
  type WizardState,
} from './store.ts';

const { setState: set } = useWizard;

let keepFirst = (): void => undefined;

/** Takes what is to be done before another plan takes the place of the one that is there. */
export function beforeReplacing(keep: () => void): void {
  keepFirst = keep;
}

/** One set of answers as the plan of one workload. */
function ofOneWorkload(answers: Answers, policies: Snapshot['policies'] = {}): Snapshot {
  return {
    ...EMPTY,
    vpc: aboutVpc(answers),
    workloads: [{ name: '', answers: aboutWorkload(answers) }],
    policies,
  };
}

/**
 * The state with another plan in place of the one that was there; undo brings that back, and keeps both apart. Nothing is marked:
 * how two plans differ is no change of this one.
 */
function replaced(state: WizardState, next: Snapshot): Partial<WizardState> {
  // How another plan differs from its link says nothing about this one.
  const { since: _, ...loaded } = state.loaded;
  return {
    ...changed(state, snapshotOf(next)),
    before: undefined,
    past: [...state.past.slice(-UNDO_LIMIT + 1), stepAway(state)],
    loaded,
    planId: undefined,
    current: 0,
    problems: [],
    drafts: {},
    policyDrafts: {},
  };
}

/** Replaces everything by what was opened; can be undone. It is not remembered as the user's until they change it. */
export function openShared({ problems = [], ...opened }: Opened): void {
  keepFirst();
  set((state) => ({ ...replaced(state, opened), problems, touched: false }));
}

/** A typical workload; the questions in `keeps` keep their answer. One after the other is one plan, until it is changed. */
export function openPreset(id: string, answers: Answers, keeps: readonly QuestionId[]): void {
  keepFirst();
  set((state) => {
    const kept = Object.fromEntries(
      keeps.flatMap((question) =>
        state.vpc[question] === undefined ? [] : [[question, state.vpc[question]]],
      ),
    );
    const opened = {
      ...ofOneWorkload({ ...answers, ...kept } as Answers),
      open: state.open.filter((question) => keeps.includes(question)),
    };
    const isAnother = state.preset?.workloads === state.workloads;
    return {
      ...(isAnother ? changed(state, opened) : replaced(state, opened)),
      // It is chosen beside the answers, in place of answering: what it changes is marked.
      before: snapshotOf(state),
      preset: { id, workloads: opened.workloads },
      current: 0,
      problems: [],
      drafts: {},
    };
  });
}

/** A new plan, with nothing answered and nothing loaded; can be undone. */
export function startOver(): void {
  keepFirst();
  set((state) => ({
    ...replaced(state, EMPTY),
    page: 'start',
    moved: true,
    loaded: NOTHING_LOADED,
    texts: [],
    pasted: '',
    preset: undefined,
  }));
}
