/** Why a resource is created, in one sentence. */
import {
  type Citation,
  explain,
  type PlannedEndpoint,
  type ServiceId,
  type WorkloadProfile,
} from '../core/index.ts';

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}

export interface Reason {
  readonly text: string;
  readonly citation: Citation;
  /** The page does not say it in these words: it is concluded from it. */
  readonly derived: boolean;
  /** An endpoint before it has the same reason: where comments are read one after the other, it is said there only. */
  readonly sameAs?: ServiceId;
}

/** Why a policy allows everything. */
export interface WhyOpen {
  readonly text: string;
  /** An endpoint before it has such a policy for the same reason. */
  readonly sameAs?: ServiceId;
}

/** Why the endpoint is planned, in one sentence, and the page that says so. */
export function reasonFor(endpoint: PlannedEndpoint, workload: WorkloadProfile): Reason {
  const { text, citations, derived } = explain(endpoint.because[0], workload);
  return { text: firstSentence(text), citation: citations[0], derived };
}
