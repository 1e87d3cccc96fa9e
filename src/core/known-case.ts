/**
 * What is known about a VPC and its workloads: what sources say and what the user states, together. What is stated wins;
 * a source that says otherwise is shown as a conflict, never dropped in silence.
 */
import { type AnswerValue, isSameAnswer, printText } from './answer.ts';
import { type Answers, QUESTION_IDS, type QuestionId } from './questions.ts';
import {
  type Claim,
  type Conflict,
  type Evidenced,
  NOTHING_READ,
  type OpenQuestion,
  type Reading,
  type ReadingFinding,
  type ReadingNote,
  type ReadWorkload,
  weigh,
} from './standing.ts';
import { workloadNames } from './workload-names.ts';
import { aboutVpc, countingFor, marked, type NamedAnswers } from './workloads.ts';

/** What the user states in one place: a saved file, a link, flags. Later statements win over earlier ones. */
export interface Statement {
  /** The place, for messages: `--answers answers.json`. */
  readonly from: string;
  /** Answers about the VPC, and answers that count for every workload. */
  readonly answers: Answers;
  /** Which of them were read in doubt before they were shared or saved. */
  readonly open?: readonly QuestionId[];
  readonly workloads?: readonly NamedAnswers[];
}

/** Everything that is known; what `vpc` and `workloads` leave out is assumed. */
export interface KnownCase {
  readonly vpc: Answers;
  /** The answers about the VPC that are in doubt; a workload names its own. */
  readonly open?: readonly QuestionId[];
  readonly workloads: readonly NamedAnswers[];
  /** The claims that count: one for each answer that was read and not stated. */
  readonly derived: readonly Claim[];
  readonly undetermined: readonly OpenQuestion[];
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly ReadingNote[];
  readonly findings: readonly ReadingFinding[];
}

const NO_READING: Reading = { workloads: [], vpc: NOTHING_READ };

/** Joins what was read with what is stated. Workloads are joined by name; one without a name stands for all that have none. */
export function knownCase(read: Reading | undefined, statements: readonly Statement[]): KnownCase {
  const reading = withFitNames(read ?? NO_READING);
  const names = namesOf(reading, statements);
  const vpc = joined(reading.vpc, statements, undefined);
  const workloads = names.map((name) => ({
    name,
    ...joined(readingOf(reading, name), statements, name),
  }));
  const all = [vpc, ...workloads];
  return {
    vpc: vpc.answers,
    ...doubtedIn(vpc),
    workloads: workloads.map((workload) => ({
      name: workload.name,
      answers: workload.answers,
      ...doubtedIn(workload),
    })),
    derived: all.flatMap(({ derived }) => derived),
    undetermined: all.flatMap(({ undetermined }) => undetermined),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    notes: all.flatMap(({ notes }) => notes),
    findings: all.flatMap(({ findings }) => findings),
  };
}

/**
 * What sources leave open, and what they answer from a clue only, without a field that states the answer.
 */
export function leftOpen({
  derived,
  undetermined,
}: Pick<KnownCase, 'derived' | 'undetermined'>): readonly OpenQuestion[] {
  const inferred = derived.filter(({ evidence }) => evidence === 'inferred');
  const isListed = ({ question, workload }: Claim): boolean =>
    undetermined.some((open) => open.question === question && open.workload === workload);
  const clues = inferred.filter((claim) => !isListed(claim));
  return [
    ...undetermined,
    ...clues.map(({ from: _, text, ...claim }) => ({ ...claim, text, because: text })),
  ];
}

/** The answers that count although something leaves them open. */
function doubtedIn(part: Evidenced): { readonly open?: readonly QuestionId[] } {
  const open = leftOpen(part).map(({ question }) => question);
  return marked(open.filter((id) => part.answers[id] !== undefined));
}

/**
 * Unites the workloads of a reading into one without a name: sets are united, a flag is on when one is, and where choices
 * differ the strongest evidence counts and the conflict is shown. What one workload leaves open stays open, except a flag that
 * is on in another one: only that settles it for all.
 */
export function uniteWorkloads(reading: Reading): Reading {
  if (reading.workloads.length < 2) return reading;
  const claims = reading.workloads.flatMap(({ derived, conflicts }) => [
    ...derived,
    ...conflicts.flatMap((conflict) => conflict.claims.filter((claim) => !derived.includes(claim))),
  ]);
  const open = reading.workloads.flatMap(({ undetermined }) => undetermined);
  const united = QUESTION_IDS.flatMap((id) =>
    unitedClaims(
      claims.filter(({ question }) => question === id),
      open.some(({ question }) => question === id),
    ),
  );
  const weighed = weigh({
    claims: united,
    notes: reading.workloads.flatMap(({ notes }) => notes),
    findings: reading.workloads.flatMap(({ findings }) => findings),
  });
  const undetermined = open.filter(({ question }) => weighed.answers[question] !== true);
  return { ...reading, workloads: [{ name: '', ...withName({ ...weighed, undetermined }, '') }] };
}

function unitedClaims(claims: readonly Claim[], isOpen: boolean): readonly Claim[] {
  const [first] = claims;
  if (first === undefined) return [];
  if (typeof first.value === 'boolean') {
    const on = claims.find(({ value }) => value === true);
    if (on !== undefined) return [on];
    return isOpen ? [] : [first];
  }
  if (first.question === 'launchType') return mostNeedingFirst(claims);
  if (typeof first.value !== 'object') return claims;
  const members = [...new Set(claims.flatMap(({ value }) => (typeof value === 'object' ? value : [])))];
  if (members.length === 0) return isOpen ? [] : [first];
  const saying = claims.filter(({ value }) => typeof value === 'object' && value.length > 0);
  const places = [...new Set(saying.map(({ from }) => from))].join(', ');
  return [{ ...(saying[0] ?? first), value: members, from: places }];
}

/** One launch type has to represent all: the one that needs most, whatever the evidence. The others appear as a conflict. */
const MOST_NEEDING: readonly AnswerValue[] = ['EC2', 'MANAGED_INSTANCES', 'EXTERNAL', 'FARGATE'];

function mostNeedingFirst(claims: readonly Claim[]): readonly Claim[] {
  const rank = ({ value }: Claim): number => MOST_NEEDING.indexOf(value);
  return [...claims].sort((a, b) => rank(a) - rank(b)).map((claim) => ({ ...claim, evidence: 'declared' }));
}

function withFitNames(reading: Reading): Reading {
  const names = workloadNames(reading.workloads.map(({ name }) => name));
  return {
    ...reading,
    vpc: withName(reading.vpc, undefined),
    workloads: reading.workloads.map((workload, index) => ({
      ...withName(workload, names[index] ?? ''),
      name: names[index] ?? '',
    })),
  };
}

/** Marks every statement with the workload that it is about. */
function withName(part: Evidenced, name: string | undefined): Evidenced {
  const about = <T extends { readonly workload?: string }>(item: T): T => {
    const { workload: _, ...rest } = item;
    return (name === undefined ? rest : { ...rest, workload: name }) as T;
  };
  return {
    ...part,
    derived: part.derived.map(about),
    undetermined: part.undetermined.map(about),
    conflicts: part.conflicts.map((conflict) => ({ ...about(conflict), claims: conflict.claims.map(about) })),
    findings: part.findings.map(about),
  };
}

function namesOf(reading: Reading, statements: readonly Statement[]): readonly string[] {
  const all = [
    ...reading.workloads.map(({ name }) => name),
    ...statements.flatMap(({ workloads }) => (workloads ?? []).map(({ name }) => name)),
  ];
  const named = [...new Set(all)].filter((name) => name !== '');
  return named.length === 0 ? [''] : named;
}

function readingOf({ workloads }: Reading, name: string): Evidenced {
  return (
    workloads.find((workload) => workload.name === name) ??
    workloads.find((workload: ReadWorkload) => workload.name === '') ??
    NOTHING_READ
  );
}

interface Stated {
  readonly value: AnswerValue;
  readonly from: string;
}

/** The last statement of each answer about the VPC (`name` is absent) or about a workload: what is sure, and what is in doubt. */
function statedAbout(
  statements: readonly Statement[],
  name: string | undefined,
): { readonly sure: ReadonlyMap<QuestionId, Stated>; readonly doubted: ReadonlyMap<QuestionId, Stated> } {
  const sure = new Map<QuestionId, Stated>();
  const doubted = new Map<QuestionId, Stated>();
  for (const statement of statements) {
    const { answers, open = [] } = ofStatement(statement, name);
    for (const [id, value] of Object.entries(answers) as [QuestionId, AnswerValue][])
      (open.includes(id) ? doubted : sure).set(id, { value, from: statement.from });
  }
  for (const id of sure.keys()) doubted.delete(id);
  return { sure, doubted };
}

function ofStatement(
  { answers, open = [], workloads = [] }: Statement,
  name: string | undefined,
): Pick<NamedAnswers, 'answers' | 'open'> {
  if (name === undefined) return { answers: aboutVpc(answers), open };
  const meant = workloads.filter((workload) => workload.name === name || workload.name === '');
  return meant.reduce(countingFor, countingFor({ answers, open }, { name, answers: {} }));
}

/** Why an answer that was shared or saved is still open. */
const SHARED_IN_DOUBT =
  'It was read in doubt before the plan was shared or saved, and nobody has answered it since.';

/** An answer that was shared in doubt, as an open question. */
export function sharedInDoubt(question: QuestionId, workload?: string): OpenQuestion {
  const about = workload === undefined ? {} : { workload };
  return { question, ...about, text: SHARED_IN_DOUBT, because: SHARED_IN_DOUBT };
}

function joined(part: Evidenced, statements: readonly Statement[], name: string | undefined): Evidenced {
  const { sure, doubted } = statedAbout(statements, name);
  const isOpen = (id: QuestionId): boolean => part.answers[id] === undefined;
  const values = (stated: ReadonlyMap<QuestionId, Stated>) =>
    Object.fromEntries([...stated].map(([id, { value }]) => [id, value]));
  const answers = { ...values(doubted), ...part.answers, ...values(sure) } as Answers;
  const overruled = part.derived.flatMap((claim) => overruledBy(claim, sure.get(claim.question)));
  const outdone = part.derived.flatMap((claim) => outdoing(claim, doubted.get(claim.question)));
  const undetermined = part.undetermined.filter(({ question }) => !sure.has(question));
  const isListed = (id: QuestionId): boolean => undetermined.some(({ question }) => question === id);
  return {
    ...part,
    answers,
    derived: part.derived.filter(({ question }) => !sure.has(question)),
    undetermined: [
      ...undetermined,
      ...[...doubted.keys()].filter((id) => isOpen(id) && !isListed(id)).map((id) => sharedInDoubt(id, name)),
    ],
    conflicts: [
      ...part.conflicts.filter(({ question }) => !overruled.some((other) => other.question === question)),
      ...overruled,
      ...outdone,
    ],
  };
}

/** The conflict between what a source says and what was shared in doubt: the source counts. */
function outdoing(claim: Claim, stated: Stated | undefined): readonly Conflict[] {
  return between(claim, stated, 'inferred', 'what was read, because the other was in doubt.');
}

/** The conflict between a claim of a source and a stated answer; none where they agree. */
function overruledBy(claim: Claim, stated: Stated | undefined): readonly Conflict[] {
  return between(claim, stated, 'declared', 'what was stated.');
}

/** What a source and a statement say differently; `inferred` loses against the source. */
function between(
  claim: Claim,
  stated: Stated | undefined,
  evidence: 'declared' | 'inferred',
  taken: string,
): readonly Conflict[] {
  if (stated === undefined || isSameAnswer(stated.value, claim.value)) return [];
  const { question, workload } = claim;
  const about = workload === undefined ? {} : { workload };
  const text = `${stated.from} says ${printText(stated.value) || 'none'}, ${claim.from} says ${printText(claim.value) || 'none'}. Taken: ${taken}`;
  const isSure = evidence === 'declared';
  const own: Claim = {
    question,
    ...about,
    value: stated.value,
    evidence,
    from: stated.from,
    text: isSure ? 'You stated it.' : SHARED_IN_DOUBT,
  };
  const claims = isSure ? [own, claim] : [claim, own];
  return [{ question, ...about, claims, taken: isSure ? stated.value : claim.value, text }];
}
