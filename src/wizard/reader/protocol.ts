/** What the page and the reader say to each other: texts and answers in, what was understood and judged out. */
import type { Audit, AuditDelta } from '../../audit/index.ts';
import type { Rehearsal } from '../../audit/rehearsal/index.ts';
import type { PriceCatalogue, ReadingFinding, ServiceId } from '../../core/index.ts';
import type { Recognised } from '../paste/recognise.ts';
import type { NamedText, Snapshot } from '../state/store.ts';
import type { Existing } from './existing.ts';

/** What was recognised, small enough to be handed over at once. */
export interface ReadTexts extends Omit<Recognised, 'inventory'> {
  readonly existing?: Existing;
}

/** How what exists compares with a plan. */
export interface Judged {
  readonly audit: Audit;
  readonly delta: AuditDelta;
  readonly rehearsal: Rehearsal;
}

export interface TextQuestion {
  readonly texts: readonly NamedText[];
  readonly vpcId?: string | undefined;
  readonly services: readonly ServiceId[];
}

export interface Keep {
  /** The key of what exists and is in use: it is kept. */
  readonly keep?: number | undefined;
}

export interface JudgeQuestion {
  readonly key: number;
  readonly snapshot: Snapshot;
  readonly catalogue: PriceCatalogue;
  /** What cannot work in what the workloads were read from: no network cures it. */
  readonly findings: readonly ReadingFinding[];
}

export type ToReader =
  | { readonly id: number; readonly type: 'read'; readonly question: TextQuestion & Keep }
  | { readonly id: number; readonly type: 'judge'; readonly question: JudgeQuestion };

export type FromReader =
  /** `life`: the name of a lock that it holds until its end; absent where there are no locks, as without TLS. */
  | { readonly type: 'ready'; readonly life?: string }
  | { readonly type: 'read'; readonly id: number; readonly answer: ReadTexts }
  | { readonly type: 'judge'; readonly id: number; readonly answer: Judged }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
