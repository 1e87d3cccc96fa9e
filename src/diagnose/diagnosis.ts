/** What a diagnosis is: the public shape, and nothing that decides. */
import type { Answers, RegionId, ServiceId } from '../core/index.ts';

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

export interface DiagnosisCitation {
  readonly title: string;
  readonly url: string;
}

export interface DiagnosedCause {
  readonly cause: Cause;
  readonly likelihood: Likelihood;
  /** Endpoints that cure it or have to be corrected; empty when endpoints are not the cause. */
  readonly endpoints: readonly ServiceId[];
  readonly region?: RegionId;
  /** The host that was called, and the address it had, where the text tells. */
  readonly host?: string;
  readonly address?: string;
  readonly text: string;
  readonly fix: readonly string[];
  readonly citations: readonly DiagnosisCitation[];
  /** Id of the pattern that recognised it. */
  readonly rule: string;
}

export interface Diagnosis {
  readonly version: 1;
  /** Most likely first; empty when nothing is recognised. */
  readonly diagnoses: readonly DiagnosedCause[];
  /** What the text says about the workload. */
  readonly answers: Answers;
}
