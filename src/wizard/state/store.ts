/**
 * What the user has decided and where they are: data only. What changes it is in `actions.ts`; the profile, the plan and
 * every text are computed from it (`planning.ts`).
 */
import { create } from 'zustand';
import {
  type Answers,
  type ComparisonOptions,
  type CostAssumptions,
  type EditedPolicies,
  type NamedAnswers,
  PRICES,
  type PriceCatalogue,
  type Problem,
  type QuestionId,
  type Reading,
  type ServiceId,
  type StepId,
  UNNAMED,
} from '../../core/index.ts';
import type { Existing } from '../reader/existing.ts';

/** Pages of the wizard: the start, one for each step of the questions, the review. */
export type PageId = 'start' | StepId | 'review';

/** The tabs of the review. */
export type ReviewTab =
  | 'endpoints'
  | 'export'
  | 'check'
  | 'steps'
  | 'notes'
  | 'answers'
  | 'designs'
  | 'compare';

export type Theme = 'system' | 'light' | 'dark';

/** The dialogs, of which one at most is open. */
export type DialogId = 'share' | 'paste' | 'search' | 'shortcuts' | 'plans';

/** What undo and redo restore. */
export interface Snapshot {
  /** Answers about the VPC. */
  readonly vpc: Answers;
  /** The questions about the VPC whose answer was read in doubt; each workload names its own. */
  readonly open: readonly QuestionId[];
  /** At least one; the only one may be unnamed. */
  readonly workloads: readonly NamedAnswers[];
  readonly policies: EditedPolicies;
}

/** What undo needs besides its answers to bring back a plan that another one has replaced. */
interface LeftPlan {
  /** The user had changed it. */
  readonly touched: boolean;
  /** The id under which this device keeps it. */
  readonly planId?: string | undefined;
  /** What its link or file contained that was not understood. */
  readonly problems?: readonly Problem[];
}

/** A step of undo. */
export interface Step extends Snapshot {
  /** Set where the step leads from one plan to another one: what else was known of the plan that was left. */
  readonly left?: LeftPlan;
}

/** Something opened from outside: a link, a saved file, a preset. */
export interface Opened extends Snapshot {
  readonly problems?: readonly Problem[];
}

/** What a pasted error says. */
export interface LoadedError {
  /** The diagnosis in half a line. */
  readonly summary: string;
  /** The endpoints that it names. */
  readonly endpoints: readonly ServiceId[];
  /** Its likeliest cause are endpoints: they are missing, or have to be corrected. */
  readonly isOfEndpoints: boolean;
}

/** How the plan of a link differs from what it was when the link was made. */
export interface ChangedSince {
  /** The version of the knowledge with which it was made. */
  readonly version: string;
  readonly added: readonly ServiceId[];
  readonly dropped: readonly ServiceId[];
}

/** What was pasted or dropped and is used beside the plan; in memory only. */
export interface Loaded {
  readonly error?: LoadedError;
  /** What exists in the VPC: a word about it, and the key under which the reader keeps it. */
  readonly existing?: Existing;
  /** What task definitions, services and templates say, with places. */
  readonly reading?: Reading;
  readonly since?: ChangedSince;
  /** What a reload has taken away: it was in memory only. */
  readonly forgotten?: readonly Pasted[];
}

/** What stays in memory only. */
export const PASTED = ['error', 'existing', 'reading'] as const;
export type Pasted = (typeof PASTED)[number] | 'text';

/** A text that was pasted, dropped or chosen. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface WizardState extends Snapshot {
  /** Which of the workloads is being answered. */
  readonly current: number;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The answers before the last change: what the plan panel compares with. */
  readonly before: Snapshot | undefined;
  /** The last change was typing into this question; more typing joins it in one undo step. */
  readonly typing: string | undefined;
  /** What undo or redo did last, to say which answer went back. */
  readonly undone: 'undo' | 'redo' | undefined;
  /** The user has changed something: only then is this plan theirs to be remembered. */
  readonly touched: boolean;
  /** Under which the plan is kept on this device; undefined until it is. */
  readonly planId: string | undefined;
  /** The typical workload that was taken last, and the answers that it gave: others are of the user. */
  readonly preset: { readonly id: string; readonly workloads: Snapshot['workloads'] } | undefined;
  readonly page: PageId;
  /** The user has changed the page: its heading takes the focus. */
  readonly moved: boolean;
  readonly tab: ReviewTab;
  /** The exported format, or `policies`. */
  readonly format: string | undefined;
  /** The endpoint that is pointed at: in the list, in the picture, by a deep link. */
  readonly at: string | undefined;
  /** Somebody was led to `at`, and has not arrived yet. */
  readonly pointed: boolean;
  readonly theme: Theme;
  readonly assumptions: Partial<CostAssumptions>;
  /** What the comparison of designs is about, as far as the user said it. */
  readonly designSize: NonNullable<ComparisonOptions['size']>;
  /** What a link or a file contained that was not understood. */
  readonly problems: readonly Problem[];
  readonly loaded: Loaded;
  /** What stands in the box for pasting, and beside it. */
  readonly texts: readonly NamedText[];
  readonly pasted: string;
  readonly dialog: DialogId | undefined;
  /** What was typed into a field and is not an answer. */
  readonly drafts: { readonly [Q in keyof Answers]?: string };
  /** What was written into the policy editor and is not a policy, or not yet. */
  readonly policyDrafts: { readonly [S in ServiceId]?: string };
  /** The endpoint whose policy is shown. */
  readonly policyOf: ServiceId | undefined;
  /** A link of the plan to compare with. */
  readonly compareWith: string | undefined;
  readonly catalogue: PriceCatalogue;
  /** Every rule and every text has arrived: plans are made anew. */
  readonly knowsAll: boolean;
}

export const NOTHING_LOADED: Loaded = {};

export const EMPTY: Snapshot = { vpc: {}, open: [], workloads: UNNAMED, policies: {} };

const INITIAL: WizardState = {
  ...EMPTY,
  current: 0,
  past: [],
  future: [],
  before: undefined,
  typing: undefined,
  undone: undefined,
  touched: false,
  planId: undefined,
  preset: undefined,
  page: 'start',
  moved: false,
  tab: 'endpoints',
  format: undefined,
  at: undefined,
  pointed: false,
  theme: 'system',
  assumptions: {},
  designSize: {},
  problems: [],
  loaded: NOTHING_LOADED,
  texts: [],
  pasted: '',
  dialog: undefined,
  drafts: {},
  policyDrafts: {},
  policyOf: undefined,
  compareWith: undefined,
  catalogue: PRICES,
  knowsAll: false,
};

export const useWizard = create<WizardState>()(() => INITIAL);

export const snapshotOf = ({ vpc, open, workloads, policies }: Snapshot): Snapshot => ({
  vpc,
  open,
  workloads,
  policies,
});

/** The answers that count for a workload, those about the VPC included. */
export function answersOf({ vpc, workloads }: Pick<Snapshot, 'vpc' | 'workloads'>, current: number): Answers {
  return { ...vpc, ...workloads[current]?.answers };
}

/** Nothing was answered yet. */
export function isUntouched({ vpc, workloads, policies }: Snapshot): boolean {
  return (
    workloads.length === 1 &&
    [vpc, policies, workloads[0]?.answers ?? {}].every((record) => Object.keys(record).length === 0)
  );
}
