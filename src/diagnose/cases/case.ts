/** A message and what a reader who knows Amazon ECS says about it. */
import type { Answers, ServiceId } from '../../core/index.ts';
import type { Cause } from '../diagnosis.ts';

export interface Case {
  readonly name: string;
  readonly text: string;
  /** Where the message was recorded; absent: composed from the wording of agent, SDK and documentation. */
  readonly source?: string;
  /** The first cause; `none`: nothing may be diagnosed. */
  readonly cause: Cause | 'none';
  readonly endpoints: readonly ServiceId[];
  readonly region?: string;
  readonly host?: string;
  readonly address?: string;
  /** A second cause that must be offered too. */
  readonly alternative?: Cause;
  /** Answers that must be among those read from the text. */
  readonly answers?: Answers;
  readonly note?: string;
}
