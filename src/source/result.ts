/** What reading task definitions gives: answers with the fields they come from, what stays open, and what was seen. */
import type { Answers, Claim, OpenQuestion, ReadingFinding, ReadingNote } from '../core/index.ts';

/** One pasted text or file. */
export interface TaskDefinitionSource {
  readonly name: string;
  readonly text: string;
}

/** An answer that the sources give. */
type DerivedAnswer = Claim;

/** A question that the sources leave open, and what they hint at. */
type UndeterminedQuestion = OpenQuestion;

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
      readonly notes: readonly ReadingNote[];
      readonly findings: readonly ReadingFinding[];
    }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };
