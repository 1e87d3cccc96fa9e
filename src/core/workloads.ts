/**
 * Several workloads in one VPC. Endpoints belong to a VPC: questions about the VPC are answered once, the others once for
 * each workload. One unnamed workload is the ordinary case and its plan is the plan of its profile.
 */
import { toProfile } from './profile.ts';
import {
  type Answers,
  isVpcQuestion,
  QUESTION_IDS,
  type QuestionId,
  type WorkloadProfile,
} from './questions.ts';

/** The answers of one workload. Answers about the VPC have no effect here. */
export interface NamedAnswers {
  /** 1 to 63 of `[A-Za-z0-9_-]`, or `''` for the one unnamed workload. */
  readonly name: string;
  readonly answers: Answers;
  /** The questions among them whose answer was read in doubt, and which nobody has answered since. */
  readonly open?: readonly QuestionId[];
}

/** A workload of a plan: its name and the complete answers, those about the VPC included. */
export interface NamedProfile {
  readonly name: string;
  readonly profile: WorkloadProfile;
}

/** The one workload of a plan that nobody named. */
export const UNNAMED: readonly NamedAnswers[] = [{ name: '', answers: {} }];

/** The questions that are answered once for the VPC. */
export const VPC_QUESTIONS: readonly QuestionId[] = QUESTION_IDS.filter(isVpcQuestion);

/** The questions that each workload answers for itself. */
export const WORKLOAD_QUESTIONS: readonly QuestionId[] = QUESTION_IDS.filter((id) => !isVpcQuestion(id));

/**
 * The profiles of the workloads of a VPC. A workload-level answer in `vpc` is the default of every workload; without a
 * workload there is one, unnamed.
 */
export function toProfiles(vpc: Answers, workloads: readonly NamedAnswers[]): readonly NamedProfile[] {
  return (workloads.length === 0 ? UNNAMED : workloads).map(({ name, answers }) => ({
    name,
    profile: toProfile({ ...vpc, ...aboutWorkload(answers) }),
  }));
}

/**
 * What counts for a workload beside answers that are common to all: its own answers first, and what of all that was read in
 * doubt. A mark without an answer says nothing.
 */
export function countingFor(
  common: Pick<NamedAnswers, 'answers' | 'open'>,
  { name, answers, open = [] }: NamedAnswers,
): NamedAnswers {
  const own = aboutWorkload(answers);
  const all = { ...aboutWorkload(common.answers), ...own };
  const doubted = [...(common.open ?? []).filter((id) => own[id] === undefined), ...open];
  return { name, answers: all, ...marked(doubted.filter((id) => all[id] !== undefined)) };
}

/** Marks as part of what they mark; nothing where there are none. */
export function marked(open: readonly QuestionId[]): { readonly open?: readonly QuestionId[] } {
  return open.length === 0 ? {} : { open: QUESTION_IDS.filter((id) => open.includes(id)) };
}

/** The answers about the VPC among `answers`. */
export function aboutVpc(answers: Answers): Answers {
  return pick(answers, VPC_QUESTIONS);
}

/** The answers about one workload among `answers`. */
export function aboutWorkload(answers: Answers): Answers {
  return pick(answers, WORKLOAD_QUESTIONS);
}

function pick(answers: Answers, ids: readonly QuestionId[]): Answers {
  return Object.fromEntries(
    ids.filter((id) => answers[id] !== undefined).map((id) => [id, answers[id]]),
  ) as Answers;
}
