/** What the user has decided and where they are. The profile, the plan and every text are computed from it (`planning.ts`). */
import { create } from 'zustand';
import {
  type Answers,
  type CostAssumptions,
  type EditedPolicies,
  type Finding,
  type Plan,
  type PolicyDocument,
  PRICES,
  type PriceCatalogue,
  type Problem,
  type ServiceId,
  type StepId,
} from '../../core/index.ts';

/** Pages of the wizard: the start, one for each step of the questions, the review. */
export type PageId = 'start' | StepId | 'review';

/** What the import panel is asked to read. */
export type ImportSource = 'task-definition' | 'error' | 'endpoints';

export type Theme = 'system' | 'light' | 'dark';

/** What undo and redo restore. */
export interface Snapshot {
  readonly answers: Answers;
  readonly policies: EditedPolicies;
}

/** Something opened from outside: a link, a saved file, what an import panel derived. */
export interface Opened extends Snapshot {
  readonly problems?: readonly Problem[];
}

/** How one endpoint, planned or existing, compares with what exists in the account (contract, section 8). */
export interface EndpointVerdict {
  readonly service: string;
  readonly verdict: 'ok' | 'missing' | 'misconfigured' | 'redundant' | 'foreign';
  readonly vpcEndpointId?: string | undefined;
  readonly problems: readonly {
    readonly rule: string;
    readonly text: string;
    readonly fix?: string | undefined;
    readonly commands: readonly string[];
    readonly citations: readonly { readonly title: string; readonly url: string }[];
    readonly severity?: Finding['severity'];
  }[];
}

/** Judges the endpoints that exist against a plan; the plan panel shows the verdicts beside the planned endpoints. */
export type Audit = (plan: Plan) => readonly EndpointVerdict[];

export interface WizardState extends Snapshot {
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** The answers before the last change: what the plan panel compares with. */
  readonly before: Snapshot | undefined;
  /** The last change was typing into this question; more typing joins it in one undo step. */
  readonly typing: string | undefined;
  readonly page: PageId;
  /** The user has changed the page: its heading takes the focus. */
  readonly moved: boolean;
  readonly theme: Theme;
  readonly assumptions: Partial<CostAssumptions>;
  /** What a link or a file contained that was not understood. */
  readonly problems: readonly Problem[];
  readonly audit: Audit | undefined;
  /** The import dialog is open and reads this. */
  readonly importing: ImportSource | undefined;
  /** The dialog for sharing is open. */
  readonly sharing: boolean;
  readonly catalogue: PriceCatalogue;

  /** Changes some answers; `undefined` returns a question to its default. `typing` joins keystrokes to one undo step. */
  readonly setAnswers: (patch: AnswersPatch, typing?: string) => void;
  /** Replaces answers and policies by what was opened; can be undone. */
  readonly openShared: (opened: Opened) => void;
  /** Sets the user's own policy of a service; `undefined` returns to the planned one. */
  readonly setPolicy: (service: ServiceId, policy: PolicyDocument | undefined) => void;
  readonly setAudit: (audit: Audit | undefined) => void;
  readonly setImporting: (source: ImportSource | undefined) => void;
  readonly setSharing: (sharing: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly startOver: () => void;
  readonly goTo: (page: PageId) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setAssumptions: (patch: Partial<CostAssumptions>) => void;
  readonly dismissProblems: () => void;
  readonly setCatalogue: (catalogue: PriceCatalogue) => void;
}

export type AnswersPatch = { readonly [Q in keyof Answers]?: Answers[Q] | undefined };

const UNDO_LIMIT = 200;

const snapshot = ({ answers, policies }: Snapshot): Snapshot => ({ answers, policies });

function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/** The state after a change that undo can take back. */
function changed(state: WizardState, next: Partial<Snapshot>, typing?: string): Partial<WizardState> {
  const joins = typing !== undefined && typing === state.typing;
  const now = snapshot(state);
  return {
    ...next,
    before: joins ? state.before : now,
    past: joins ? state.past : [...state.past.slice(-UNDO_LIMIT + 1), now],
    future: [],
    typing,
  };
}

export const useWizard = create<WizardState>()((set) => ({
  answers: {},
  policies: {},
  past: [],
  future: [],
  before: undefined,
  typing: undefined,
  page: 'start',
  moved: false,
  theme: 'system',
  assumptions: {},
  problems: [],
  audit: undefined,
  importing: undefined,
  sharing: false,
  catalogue: PRICES,

  setAnswers: (patch, typing) =>
    set((state) =>
      changed(state, { answers: withoutUndefined({ ...state.answers, ...patch }) as Answers }, typing),
    ),
  openShared: ({ answers, policies, problems = [] }) =>
    set((state) => ({ ...changed(state, { answers, policies }), problems })),
  setPolicy: (service, policy) =>
    set((state) =>
      changed(
        state,
        { policies: withoutUndefined({ ...state.policies, [service]: policy }) },
        `policy.${service}`,
      ),
    ),
  setAudit: (audit) => set({ audit }),
  setImporting: (importing) => set({ importing }),
  setSharing: (sharing) => set({ sharing }),
  undo: () =>
    set((state) => {
      const previous = state.past.at(-1);
      if (previous === undefined) return state;
      const now = snapshot(state);
      return {
        ...previous,
        before: now,
        past: state.past.slice(0, -1),
        future: [now, ...state.future],
        typing: undefined,
      };
    }),
  redo: () =>
    set((state) => {
      const [next, ...future] = state.future;
      if (next === undefined) return state;
      const now = snapshot(state);
      return { ...next, before: now, past: [...state.past, now], future, typing: undefined };
    }),
  startOver: () =>
    set((state) => ({
      ...changed(state, { answers: {}, policies: {} }),
      page: 'start',
      moved: true,
      problems: [],
      audit: undefined,
    })),
  goTo: (page) => set({ page, moved: true, typing: undefined }),
  setTheme: (theme) => set({ theme }),
  setAssumptions: (patch) => set((state) => ({ assumptions: { ...state.assumptions, ...patch } })),
  dismissProblems: () => set({ problems: [] }),
  setCatalogue: (catalogue) => set({ catalogue }),
}));
