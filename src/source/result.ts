/** What reading task definitions gives: answers with the fields they come from, what stays open, and what was seen. */
import type { Answers, AnswerValue, QuestionId } from '../core/index.ts';

/** One pasted text or file. */
export interface TaskDefinitionSource {
  readonly name: string;
  readonly text: string;
}

/** An answer that the task definitions give. */
export interface DerivedAnswer {
  readonly question: QuestionId;
  readonly value: AnswerValue;
  /** Path of the first field that says so, for example `containerDefinitions[0].secrets[1].valueFrom`. */
  readonly from: string;
  readonly text: string;
  /** The text that the field stands in. */
  readonly source: string;
}

/** A question that the task definitions leave open, and what they hint at. */
export interface UndeterminedQuestion {
  readonly question: QuestionId;
  readonly text: string;
}

export type NoteTopic =
  | 'task-definition'
  | 'image'
  | 'logging'
  | 'secret'
  | 'role'
  | 'volume'
  | 'sidecar'
  | 'network'
  | 'conflict'
  | 'placeholder'
  | 'left-out'
  | 'ignored'
  | 'unknown-field';

/** Something that was seen: understood without changing an answer, taken with a doubt, or passed over. */
export interface ImportNote {
  readonly topic: NoteTopic;
  readonly text: string;
  readonly from: string;
  readonly source: string;
}

/** Why a text could not be read. Syntax has a line and a column; a value of the wrong kind has a path. */
export interface ImportProblem {
  readonly source: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

export type ReadTaskDefinitions =
  | {
      readonly ok: true;
      readonly answers: Answers;
      readonly derived: readonly DerivedAnswer[];
      readonly undetermined: readonly UndeterminedQuestion[];
      readonly notes: readonly ImportNote[];
    }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };
