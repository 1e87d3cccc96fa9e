/**
 * How well an answer is known. People state some answers, sources (task definitions, templates, describe output) say
 * others at a place that can be shown, and the rest is assumed. What a source could not read stays open: never "no".
 */
import { type AnswerValue, isSameAnswer, printText } from './answer.ts';
import type { CitationId } from './citations.ts';
import type { Inventory } from './inventory.ts';
import { type Answers, QUESTION_IDS, type QuestionId } from './questions.ts';
import type { RegionId } from './regions.ts';
import type { Severity } from './rule.ts';

/** `stated` by the user wins over `read` from a source, and that over `assumed`: the default of the question. */
export type Standing = 'stated' | 'read' | 'assumed';

/**
 * What kind of place says something, the strongest first. Of claims that disagree the strongest kind is taken:
 * what AWS says exists · a field whose meaning is the answer · the ARN of the thing itself · the Region or account that
 * logs, images, secrets and environment variables name · anything concluded from less.
 */
export const EVIDENCE = [
  'observed',
  'declared',
  'arn',
  'logs',
  'image',
  'secret',
  'environment',
  'inferred',
] as const;
/** What an answer that was read rests on. */
export type Evidence = (typeof EVIDENCE)[number];

/** One place in a source that answers a question. */
export interface Claim {
  readonly question: QuestionId;
  /** The workload that it is about; `''` for the one unnamed workload, absent for a question about the VPC. */
  readonly workload?: string;
  readonly value: AnswerValue;
  readonly evidence: Evidence;
  /** Path of the field, for example `containerDefinitions[0].secrets[1].valueFrom`. */
  readonly from: string;
  /** Name of the file or text that the field is in. */
  readonly source?: string;
  /** Why this place gives this answer, in a sentence. */
  readonly text: string;
}

/** A question that a source was expected to answer and could not: the answer is open, not the default. */
export interface OpenQuestion {
  readonly question: QuestionId;
  readonly workload?: string;
  /** Why it is open, and what is known all the same. */
  readonly text: string;
  /** The part of it that comes from this source: a placeholder, a hint. Absent where such a source never answers. */
  readonly because?: string;
  /** Where the unreadable place is, if there is one. */
  readonly from?: string;
  readonly source?: string;
}

/** Places that disagree, and which of them counts. */
export interface Conflict {
  readonly question: QuestionId;
  readonly workload?: string;
  /** The claim that counts comes first. */
  readonly claims: readonly Claim[];
  readonly taken: AnswerValue;
  readonly text: string;
}

/** Something that the reader saw and that changes no answer: skipped, doubtful, or worth knowing. */
export interface ReadingNote {
  readonly topic?: string;
  readonly from: string;
  readonly source?: string;
  readonly text: string;
}

/** Something that the source proves to be wrong or risky, for example an image in another Region. */
export interface ReadingFinding {
  /** `source/…`: public, like the ids of rules. */
  readonly rule: `${string}/${string}`;
  /** `by-path`: an error where the network has no other path, otherwise a warning; planning settles it. */
  readonly severity: Severity | 'by-path';
  readonly workload?: string;
  readonly from?: string;
  readonly source?: string;
  /** The answers with which it holds: where somebody states others, it is dropped. */
  readonly beside?: Answers;
  readonly text: string;
  readonly fix?: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
  /** It is about something of this Region, and holds for plans of another one, whose id stands for `{region}` in its text. */
  readonly elsewhere?: {
    readonly region: RegionId;
    /** What is so where the two Regions are of different partitions. */
    readonly apart: Pick<ReadingFinding, 'severity' | 'fix' | 'cites'>;
  };
}

/** What sources say about the VPC or about one workload, after claims were weighed. */
export interface Evidenced {
  /** The answers that the claims give; the same as the values of `derived`. */
  readonly answers: Answers;
  /** One claim for each answered question, in table order: the claim that counts. */
  readonly derived: readonly Claim[];
  readonly undetermined: readonly OpenQuestion[];
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly ReadingNote[];
  readonly findings: readonly ReadingFinding[];
}

/** What sources say about one workload. */
export interface ReadWorkload extends Evidenced {
  /** The family of the task definition, or what the source calls it; `''` when it has no name. */
  readonly name: string;
}

/** What a source gives. The readers produce it; planning, sensitivity, wizard and command line consume it. */
export interface Reading {
  readonly workloads: readonly ReadWorkload[];
  readonly vpc: Evidenced;
  readonly inventory?: Inventory;
}

/** Everything found about the VPC or about one workload, before claims are weighed against each other. */
export interface Evidences {
  readonly claims?: readonly Claim[];
  readonly open?: readonly OpenQuestion[];
  readonly notes?: readonly ReadingNote[];
  readonly findings?: readonly ReadingFinding[];
}

/** Nothing was said. */
export const NOTHING_READ: Evidenced = {
  answers: {},
  derived: [],
  undetermined: [],
  conflicts: [],
  notes: [],
  findings: [],
};

/**
 * Weighs claims: for each question the strongest kind of evidence counts, of equal kinds the first. Claims with another
 * value become a conflict. A question with a claim is not open.
 */
export function weigh(found: Evidences): Evidenced {
  const byQuestion = groupByQuestion(found.claims ?? []);
  const derived: Claim[] = [];
  const conflicts: Conflict[] = [];
  const answers: { [Q in QuestionId]?: AnswerValue } = {};
  for (const question of QUESTION_IDS) {
    const claims = byQuestion.get(question);
    const [taken] = claims ?? [];
    if (claims === undefined || taken === undefined) continue;
    derived.push(taken);
    answers[question] = taken.value;
    const conflict = conflictBetween(claims, taken);
    if (conflict !== undefined) conflicts.push(conflict);
  }
  return {
    answers: answers as Answers,
    derived,
    undetermined: (found.open ?? []).filter(({ question }) => !byQuestion.has(question)),
    conflicts,
    notes: found.notes ?? [],
    findings: found.findings ?? [],
  };
}

/**
 * Several readings as one: VPC claims are weighed against each other, and so are those of workloads with the same name.
 * Of several inventories the last one counts; sources that can join inventories do so themselves.
 */
export function mergeReadings(readings: readonly Reading[]): Reading {
  const names = [...new Set(readings.flatMap(({ workloads }) => workloads.map(({ name }) => name)))];
  const workloads = names.map((name) => {
    const parts = readings.flatMap((reading) => reading.workloads.filter((other) => other.name === name));
    return { name, ...mergeEvidenced(parts) };
  });
  const inventory = readings.findLast((reading) => reading.inventory !== undefined)?.inventory;
  const merged = { workloads, vpc: mergeEvidenced(readings.map(({ vpc }) => vpc)) };
  return inventory === undefined ? merged : { ...merged, inventory };
}

/**
 * Joins what several sources say about the same thing; claims that lost before are weighed again. What a source answers with
 * doubt stays open until another one answers it without.
 */
export function mergeEvidenced(parts: readonly Evidenced[]): Evidenced {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const claims = parts.flatMap((part) => [
    ...part.derived,
    ...part.conflicts.flatMap((conflict) => conflict.claims.filter((claim) => !part.derived.includes(claim))),
  ]);
  const open = parts.flatMap(({ undetermined }) => undetermined);
  const isAnswered = (question: QuestionId): boolean =>
    parts.some(({ derived, undetermined }) => {
      const has = (list: readonly { readonly question: QuestionId }[]) =>
        list.some((one) => one.question === question);
      return has(derived) && !has(undetermined);
    });
  return {
    ...weigh({
      claims,
      notes: parts.flatMap(({ notes }) => notes),
      findings: parts.flatMap(({ findings }) => findings),
    }),
    undetermined: open.filter(({ question }) => !isAnswered(question)),
  };
}

/** How well the answer to a question is known, from what was stated and what was read. */
export function standingOf(question: QuestionId, stated: Answers, read: Answers): Standing {
  if (stated[question] !== undefined) return 'stated';
  return read[question] === undefined ? 'assumed' : 'read';
}

/** Claims by question, the strongest first; of equally strong ones the first found. */
function groupByQuestion(claims: readonly Claim[]): ReadonlyMap<QuestionId, readonly Claim[]> {
  const groups = new Map<QuestionId, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.question);
    if (group === undefined) groups.set(claim.question, [claim]);
    else group.push(claim);
  }
  for (const group of groups.values())
    group.sort((a, b) => EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence));
  return groups;
}

function conflictBetween(claims: readonly Claim[], taken: Claim): Conflict | undefined {
  const others = claims.filter(({ value }) => !isSameAnswer(value, taken.value));
  if (others.length === 0) return undefined;
  const disagreeing = [taken, ...others];
  const places = disagreeing.map(({ value, from }) => `${printText(value) || 'none'} (${from})`);
  return {
    question: taken.question,
    ...(taken.workload === undefined ? {} : { workload: taken.workload }),
    claims: disagreeing,
    taken: taken.value,
    text: `The sources disagree: ${places.join(', ')}. Taken: ${printText(taken.value) || 'none'}.`,
  };
}
