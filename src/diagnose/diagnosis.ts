/** What a diagnosis is: the public shape, and nothing that decides. */
import type { Answers, QuestionId, RegionId, ServiceId } from '../core/index.ts';
import type { Span } from './tracked.ts';

/** Why something failed. The words are public: pipelines compare them. */
export type Cause =
  | 'missing-endpoint'
  | 'endpoint-security-group'
  | 'endpoint-policy'
  | 'endpoint-dns'
  | 'network-path'
  | 'iam'
  | 'image-not-found'
  | 'platform-mismatch'
  | 'external-registry'
  | 'rate-limit'
  | 'log-group'
  | 'file-system'
  | 'link-local'
  | 'configuration'
  | 'endpoint-creation'
  | 'runtime'
  | 'unknown-network';

/** `certain`: the text says so; `likely`: the best explanation of what it says; `possible`: worth checking next. */
export type Likelihood = 'certain' | 'likely' | 'possible';

interface DiagnosisCitation {
  readonly title: string;
  readonly url: string;
}

/** What a piece of evidence is. The words are public: pipelines compare them. */
export type EvidenceKind = 'host' | 'address' | 'outcome' | 'status' | 'carrier' | 'action';

/** Words of the pasted text on which a diagnosis rests; `start` and `end` are their place in it. */
export interface Evidence extends Span {
  readonly kind: EvidenceKind;
  /** The words as they were pasted. */
  readonly text: string;
  /** What they say, for people. */
  readonly says: string;
}

/** The one check that tells the causes apart which remain. */
export interface NextCheck {
  readonly text: string;
  /** A command that only reads; capitals stand for what the text does not tell. */
  readonly command: string;
  /** The question of the planner that the outcome answers. */
  readonly settles?: QuestionId;
}

/** One error of the text: a text may hold several, each with its own causes. */
export interface DiagnosedError extends Span {
  /** Its first words. */
  readonly title: string;
  /** Places in `diagnoses`, most likely first. */
  readonly diagnoses: readonly number[];
  readonly next?: NextCheck;
}

export interface DiagnosedCause {
  readonly cause: Cause;
  readonly likelihood: Likelihood;
  /** The cause in a few words, with "likely" or "possible" where the text does not decide. */
  readonly heading: string;
  /** Endpoints that cure it or have to be corrected; empty when endpoints are not the cause. */
  readonly endpoints: readonly ServiceId[];
  readonly region?: RegionId;
  /** The host that was called, and the address it had, where the text tells. */
  readonly host?: string;
  readonly address?: string;
  readonly text: string;
  readonly fix: readonly string[];
  readonly citations: readonly DiagnosisCitation[];
  /** The words of the text that it rests on, in their order. */
  readonly evidence: readonly Evidence[];
  /** Id of the pattern that recognised it. */
  readonly rule: string;
}

export interface Diagnosis {
  readonly version: 1;
  /** Most likely first; empty when nothing is recognised. */
  readonly diagnoses: readonly DiagnosedCause[];
  /** The errors of the text, that of the first diagnosis first. */
  readonly errors: readonly DiagnosedError[];
  /** What the text says about the workload. */
  readonly answers: Answers;
  /** When nothing was recognised: what is missing from the text, and the commands that show it. */
  readonly missing?: { readonly text: string; readonly commands: readonly string[] };
}
