/** Collects what the readers of the single topics find: claims for answers, hints for questions, notes. */
import type { QuestionId, WorkloadProfile } from '../core/index.ts';
import type { Field } from './field.ts';
import type { NoteTopic } from './result.ts';

/** One value that an answer can have; for a set one of its members. */
export type Claimed<V> = V extends readonly (infer Item)[] ? Item : V;

/** A field that speaks for a value of an answer. */
export interface Claim {
  readonly question: QuestionId;
  readonly value: string | boolean | number;
  readonly from: Field;
  readonly text: string;
  /** Beats claims without it. */
  readonly decisive: boolean;
}

/** A field whose absence of something speaks for an empty set or for `false`. */
export interface Denial {
  readonly question: QuestionId;
  readonly from: Field;
  readonly text: string;
}

/** Hints for one question; more tell nothing more. */
const MOST_HINTS = 20;

export class Reading {
  readonly claims: Claim[] = [];
  readonly denials: Denial[] = [];
  readonly #hints = new Map<QuestionId, string[]>();

  /** This field says that the answer is, or contains, this value. */
  claim<Q extends QuestionId>(
    question: Q,
    value: Claimed<WorkloadProfile[Q]> & (string | boolean | number),
    from: Field,
    text: string,
    decisive = false,
  ): void {
    this.claims.push({ question, value, from, text, decisive });
  }

  /** The set is empty or the flag is off, unless something else claims otherwise. */
  deny(question: QuestionId, from: Field, text: string): void {
    this.denials.push({ question, from, text });
  }

  /** Something that helps to answer a question that stays open. */
  hint(question: QuestionId, text: string): void {
    const hints = this.#hints.get(question) ?? [];
    if (hints.length < MOST_HINTS && !hints.includes(text)) hints.push(text);
    this.#hints.set(question, hints);
  }

  hintsFor(question: QuestionId): readonly string[] {
    return this.#hints.get(question) ?? [];
  }

  claimsFor(question: QuestionId): readonly Claim[] {
    return this.claims.filter((claim) => claim.question === question);
  }

  note(topic: NoteTopic, from: Field, text: string): void {
    from.note(topic, text);
  }
}
