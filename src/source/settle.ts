/** What was found → a reading: sets are united, conflicts are settled by the kind of evidence, and values that are not offered are left out. */
import {
  type Answers,
  type AnswerValue,
  askedQuestions,
  type Claim,
  type Conflict,
  capitalized,
  EVIDENCE,
  type Evidenced,
  isAsked,
  isVpcQuestion,
  type OpenQuestion,
  parseJson,
  printText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type Reading,
  type ReadingFinding,
  type ReadingNote,
  type ReadWorkload,
  refusedIn,
  splitList,
  toProfile,
  type WorkloadProfile,
  workloadNames,
} from '../core/index.ts';
import { dataOfAnotherAccount, foreignFindings } from './foreign.ts';
import { type Found, Gathering } from './gathering.ts';
import { refusedFields } from './refused.ts';
import { CANNOT_SAY, DOUBTFUL, MORE_THAN_READ, ONLY_WITH_HINT } from './undetermined.ts';

/** What was found about one workload. */
export interface GatheredWorkload {
  readonly name: string;
  readonly gathering: Gathering;
}

type Draft = { -readonly [Q in QuestionId]?: AnswerValue };

/** An answer before it is known whether it is offered together with the others. */
interface Candidate {
  readonly question: QuestionId;
  readonly value: AnswerValue;
  readonly from: string;
  readonly source: string;
  readonly text: string;
  readonly evidence: Claim['evidence'];
  readonly claims: readonly Found[];
  readonly conflict?: Conflict;
}

/** The reading that the gatherings give; `vpc` is about the VPC alone. */
export function settle(
  vpc: Gathering,
  gathered: readonly GatheredWorkload[],
  notes: readonly ReadingNote[],
): Reading {
  const all = new Gathering();
  all.add(vpc);
  for (const { gathering } of gathered) all.add(gathering);
  const about = QUESTION_IDS.filter(isVpcQuestion);
  const vpcCandidates = withForeignData(candidatesFor(about, all), all);
  const names = workloadNames(gathered.map(({ name }) => name));
  const parts = gathered.map(({ gathering }, index) => {
    const questions = QUESTION_IDS.filter((id) => !isVpcQuestion(id));
    return { name: names[index] ?? '', gathering, candidates: candidatesFor(questions, gathering) };
  });
  const workloads = parts.map((part) => settleWorkload(part, vpcCandidates));
  const shared = settleVpc(vpcCandidates, all, workloads, notes);
  return { workloads, vpc: shared };
}

/** Data of another account than the plan's: policies that allow only one account would refuse it. */
function withForeignData(candidates: readonly Candidate[], all: Gathering): readonly Candidate[] {
  const account = candidates.find(({ question }) => question === 'accountId');
  const foreign = account && dataOfAnotherAccount(all, String(account.value));
  if (foreign === undefined) return candidates;
  const { from, what, account: owner } = foreign;
  const candidate: Candidate = {
    question: 'crossAccountData',
    value: true,
    from: from.path,
    source: from.site.source,
    text: `${what} belongs to account ${owner}.`,
    evidence: 'secret',
    claims: [],
  };
  return [...candidates, candidate];
}

function settleVpc(
  candidates: readonly Candidate[],
  all: Gathering,
  workloads: readonly ReadWorkload[],
  notes: readonly ReadingNote[],
): Evidenced {
  const draft = answersOf(candidates);
  const profiles = (workloads.length === 0 ? [{ answers: {} }] : workloads).map(({ answers }) =>
    toProfile({ ...draft, ...answers } as Answers),
  );
  const kept = candidates.filter(({ question }) => profiles.some((profile) => isAsked(profile, question)));
  const answers = answersOf(kept) as Answers;
  const asked = QUESTION_IDS.filter(
    (id) => isVpcQuestion(id) && profiles.some((profile) => isAsked(profile, id)),
  );
  return {
    answers,
    derived: kept.map((candidate) => claimOf(candidate)),
    undetermined: openQuestions(asked, answers, all),
    conflicts: kept.flatMap(({ conflict }) => (conflict === undefined ? [] : [conflict])),
    notes,
    findings: [
      ...all.findings.filter(({ workload }) => workload === undefined),
      ...foreignFindings(all, answers),
    ],
  };
}

interface Part {
  readonly name: string;
  readonly gathering: Gathering;
  readonly candidates: readonly Candidate[];
}

function settleWorkload({ name, gathering, candidates }: Part, vpc: readonly Candidate[]): ReadWorkload {
  const profile = toProfile({ ...answersOf(vpc), ...answersOf(candidates) } as Answers);
  const kept: Candidate[] = [];
  const refused: ReadingFinding[] = [];
  for (const candidate of candidates) {
    const value = profile[candidate.question];
    const same = printText(value) === printText(candidate.value);
    const { from, source } = candidate;
    const impossible = refusedIn(profile, candidate.question, candidate.value);
    if (impossible !== undefined) refused.push({ ...impossible, from, source });
    if (!same && !isFree(candidate, profile)) noteLeftOut(candidate, value, gathering);
    if (!isAsked(profile, candidate.question)) continue;
    const text = same ? candidate.text : `${candidate.text} What is not offered is left out.`;
    kept.push({ ...candidate, value, text });
  }
  const answers = answersOf(kept) as Answers;
  const asked = askedQuestions(profile).filter((id) => !isVpcQuestion(id));
  const named = { workload: name };
  return {
    name,
    answers,
    derived: kept.map((candidate) => ({ ...claimOf(candidate), ...named })),
    undetermined: openQuestions(asked, answers, gathering).map((open) => ({ ...open, ...named })),
    conflicts: kept.flatMap(({ conflict }) => (conflict === undefined ? [] : [{ ...conflict, ...named }])),
    notes: [],
    findings: [...refused, ...refusedFields(gathering)].map((finding) => ({ ...finding, ...named })),
  };
}

/** External instances run tasks in the modes of Docker, which no endpoint depends on. */
function isFree({ question }: Candidate, { launchType }: WorkloadProfile): boolean {
  return question === 'networkMode' && launchType === 'EXTERNAL';
}

function answersOf(candidates: readonly Candidate[]): Draft {
  const draft: Draft = {};
  for (const { question, value } of candidates) draft[question] = value;
  return draft;
}

function claimOf({ question, value, from, source, text, evidence }: Candidate): Claim {
  return { question, value, evidence, from, source, text };
}

function candidatesFor(questions: readonly QuestionId[], gathering: Gathering): readonly Candidate[] {
  return questions.map((id) => decide(id, gathering)).filter((candidate) => candidate !== undefined);
}

/** The order in which values win where claims differ: the one that needs most comes first. */
const STRONGEST: { readonly [Q in QuestionId]?: readonly string[] } = {
  launchType: ['EC2', 'MANAGED_INSTANCES', 'EXTERNAL', 'FARGATE'],
  operatingSystem: ['LINUX', 'WINDOWS'],
  networkMode: ['awsvpc', 'bridge', 'host', 'default'],
  egress: ['none', 'nat-gateway', 'public-ip', 'transit', 'proxy'],
};

function decide(id: QuestionId, gathering: Gathering): Candidate | undefined {
  const claims = gathering.claimsFor(id);
  const { kind } = questionOf(id);
  if (claims.length === 0) return denied(id, gathering);
  if (kind.kind === 'subset')
    return candidate(id, [...new Set(claims.map(({ value }) => String(value)))], claims);
  if (kind.kind === 'flag') return flag(id, claims);
  if (kind.kind === 'text' && kind.list === true)
    return candidate(
      id,
      [...new Set(claims.flatMap(({ value }) => splitList(String(value))))].join(','),
      claims,
    );
  if (id === 'region') return ranked(id, claims, gathering, []);
  const order = STRONGEST[id];
  return order === undefined ? unanimous(id, claims, gathering) : ranked(id, claims, gathering, order);
}

/** Nothing claims a member: the set is empty, the flag is off. */
function denied(id: QuestionId, gathering: Gathering): Candidate | undefined {
  const denial = gathering.denials.find(({ question }) => question === id);
  if (denial === undefined || gathering.doubtsFor(id).length > 0) return undefined;
  if (gathering.hintsFor(id).length > 0 && !SETTLED_BY_DENIAL.includes(id)) return undefined;
  const value = questionOf(id).kind.kind === 'flag' ? false : [];
  const { from, text } = denial;
  const { path, site } = from;
  const evidence = 'declared';
  return { question: id, value, from: path, text: sentence(text), source: site.source, evidence, claims: [] };
}

/** Questions for which a service that does not switch something on outweighs what only suggests it. */
const SETTLED_BY_DENIAL: readonly QuestionId[] = ['ecsExec', 'serviceConnect'];

function flag(id: QuestionId, claims: readonly Found[]): Candidate | undefined {
  const on = claims.filter(({ value }) => value === true);
  const off = claims.filter(({ value }) => value === false);
  const taken = on.length > 0 ? on : off;
  const found = candidate(id, on.length > 0, taken);
  return found === undefined || on.length === 0 || off.length === 0
    ? found
    : { ...found, conflict: conflictOf(id, taken, off) };
}

function candidate(id: QuestionId, value: AnswerValue, claims: readonly Found[]): Candidate | undefined {
  const [first] = [...claims].sort((a, b) => rank(a) - rank(b));
  const parsed = parseJson(questionOf(id).kind, value);
  if (first === undefined || !parsed.ok) return undefined;
  const { path, site } = first.from;
  return {
    question: id,
    value: parsed.value,
    from: path,
    text: wordsFor(claims),
    source: site.source,
    evidence: first.evidence,
    claims,
  };
}

const rank = ({ evidence }: Found): number => EVIDENCE.indexOf(evidence);

/** Up to three different reasons; the rest is counted. */
function wordsFor(claims: readonly Found[]): string {
  const texts = [...new Set(claims.map(({ text }) => text))];
  const more = texts.length > 3 ? `; and ${texts.length - 3} more` : '';
  return sentence(`${texts.slice(0, 3).join('; ')}${more}`);
}

/** Characters in other people's names that end a line, or reverse its direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The text as a sentence, in one line. */
function sentence(text: string): string {
  return `${capitalized(text.replace(INVISIBLE, ' '))}.`;
}

/** The strongest kind of evidence counts; where places of one kind differ, the value that wins by the order, or the first. */
function ranked(
  id: QuestionId,
  claims: readonly Found[],
  gathering: Gathering,
  order: readonly string[],
): Candidate | undefined {
  const best = Math.min(...claims.map(rank));
  const voting = claims.filter((claim) => rank(claim) === best);
  const taken = order.find((value) => voting.some((claim) => claim.value === value)) ?? voting[0]?.value;
  const supporting = claims.filter(({ value }) => value === taken);
  const found = taken === undefined ? undefined : candidate(id, taken, supporting);
  if (id === 'region' && best > EVIDENCE.indexOf('logs'))
    gathering.doubt(id, `it is named by ${WEAK_PLACES[voting[0]?.evidence ?? 'inferred']} only`);
  const others = claims.filter(
    (claim) => claim.value !== taken && (id === 'region' || rank(claim) < WEAKEST),
  );
  if (found === undefined || others.length === 0) return found;
  gathering.doubt(id, `places differ (${valuesOf(claims)}); ${printText(found.value)} is taken`);
  return { ...found, conflict: conflictOf(id, supporting, others) };
}

/** Places that name a Region without saying that the workload runs there. */
const WEAK_PLACES: { readonly [E in Claim['evidence']]: string } = {
  observed: 'what exists',
  declared: 'a field',
  arn: 'an ARN',
  logs: 'the log configuration',
  image: 'the address of an image',
  secret: 'the ARN of a secret',
  environment: 'an environment variable',
  inferred: 'a clue',
};

const WEAKEST = EVIDENCE.indexOf('inferred');

function unanimous(id: QuestionId, claims: readonly Found[], gathering: Gathering): Candidate | undefined {
  const best = Math.min(...claims.map(rank));
  const voting = claims.filter((claim) => rank(claim) === best);
  const values = [...new Set(voting.map(({ value }) => value))];
  const [value] = values;
  const others = claims.filter((claim) => claim.value !== value);
  if (values.length === 1 && value !== undefined) {
    const found = candidate(id, value, voting);
    return found === undefined || others.length === 0
      ? found
      : { ...found, conflict: conflictOf(id, voting, others) };
  }
  voting[0]?.from.note(
    'conflict',
    `Fields name different values for ${id} (${valuesOf(voting)}): none is taken.`,
  );
  gathering.doubt(id, `fields name ${valuesOf(voting)}`);
  return undefined;
}

function valuesOf(claims: readonly Found[]): string {
  return [...new Set(claims.map(({ value }) => String(value)))].slice(0, 5).join(', ');
}

function conflictOf(id: QuestionId, taken: readonly Found[], others: readonly Found[]): Conflict {
  const claims = [...taken.slice(0, 1), ...others].slice(0, 10).map(
    (one): Claim => ({
      question: id,
      value: one.value,
      evidence: one.evidence,
      from: one.from.path,
      source: one.from.site.source,
      text: sentence(one.text),
    }),
  );
  const value = taken[0]?.value ?? '';
  const places = claims.map((claim) => `${printText(claim.value)} (${claim.from})`).join(', ');
  taken[0]?.from.note('conflict', `Places differ in ${id}: ${places}. Taken: ${value}.`);
  return { question: id, claims, taken: value, text: `Places differ: ${places}. Taken: ${value}.` };
}

function noteLeftOut({ question, value, claims }: Candidate, kept: AnswerValue, gathering: Gathering): void {
  const remaining = typeof kept === 'object' ? kept : [];
  const lost =
    typeof value === 'object' ? value.filter((item) => !remaining.includes(item)) : [String(value)];
  const from = (claims.find((claim) => lost.includes(String(claim.value))) ?? claims[0])?.from;
  if (from === undefined) return;
  gathering.note(
    'left-out',
    from,
    `${questionOf(question).label}: ${lost.join(', ')} is not offered with this launch type and operating system, and left out.`,
  );
}

/** Every question that stays open or in doubt, in the order of the table. */
function openQuestions(
  asked: readonly QuestionId[],
  answers: Answers,
  gathering: Gathering,
): readonly OpenQuestion[] {
  const open: OpenQuestion[] = [];
  for (const id of asked) {
    const doubts = gathering.doubtsFor(id);
    const answered = Object.hasOwn(answers, id);
    const hints = answered && !DOUBTFUL.includes(id) ? [] : gathering.hintsFor(id);
    const reasons = [...doubts, ...hints.filter((hint) => !doubts.includes(hint))];
    const text = CANNOT_SAY[id];
    if (reasons.length > 0)
      open.push({
        question: id,
        text: [text, reasonWords(reasons)].filter(isText).join(' '),
        because: reasonWords(reasons),
      });
    else if (!answered && text !== undefined && !ONLY_WITH_HINT.includes(id))
      open.push({ question: id, text });
    else if (answered && MORE_THAN_READ[id] !== undefined)
      open.push({ question: id, text: MORE_THAN_READ[id] });
  }
  return open;
}

const isText = (text: string | undefined): text is string => text !== undefined;

function reasonWords(reasons: readonly string[]): string {
  const more = reasons.length > 4 ? `; and ${reasons.length - 4} more` : '';
  return sentence(`${reasons.slice(0, 4).join('; ')}${more}`);
}
