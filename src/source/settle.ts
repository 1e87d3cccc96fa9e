/** Claims → answers: sets are united, conflicts are decided and noted, what is not offered together is left out. */
import {
  type Answers,
  type AnswerValue,
  askedQuestions,
  isAsked,
  parseJson,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  toProfile,
} from '../core/index.ts';
import type { Claim, Reading } from './reading.ts';
import type { DerivedAnswer, UndeterminedQuestion } from './result.ts';
import { CANNOT_SAY, DOUBTFUL, ONLY_WITH_HINT } from './undetermined.ts';

export interface Settled {
  readonly answers: Answers;
  readonly derived: readonly DerivedAnswer[];
  readonly undetermined: readonly UndeterminedQuestion[];
}

type Draft = { -readonly [Q in QuestionId]?: AnswerValue };

/** The answers that the claims give together. */
export function settle(reading: Reading): Settled {
  const candidates = QUESTION_IDS.map((id) => decide(id, reading)).filter((answer) => answer !== undefined);
  const { answers, derived } = keepOffered(candidates, reading);
  return { answers, derived, undetermined: openQuestions(answers, reading) };
}

interface Candidate extends DerivedAnswer {
  readonly claims: readonly Claim[];
}

function decide(id: QuestionId, reading: Reading): Candidate | undefined {
  const claims = reading.claimsFor(id);
  const { kind } = questionOf(id);
  if (claims.length === 0) return denied(id, reading);
  if (kind.kind === 'subset')
    return candidate(id, [...new Set(claims.map(({ value }) => String(value)))], claims);
  if (kind.kind === 'flag') return candidate(id, true, claims);
  if (id === 'launchType')
    return strongest(id, ['EC2', 'MANAGED_INSTANCES', 'EXTERNAL', 'FARGATE'], claims, reading);
  if (id === 'operatingSystem') return strongest(id, ['LINUX', 'WINDOWS'], claims, reading);
  return id === 'region' ? majority(claims, reading) : unanimous(id, claims, reading);
}

/** Nothing claims a member: the set is empty, the flag is off. */
function denied(id: QuestionId, reading: Reading): Candidate | undefined {
  const denial = reading.denials.find(({ question }) => question === id);
  if (denial === undefined || reading.hintsFor(id).length > 0) return undefined;
  const value = questionOf(id).kind.kind === 'flag' ? false : [];
  const { from, text } = denial;
  return { question: id, value, from: from.path, text: sentence(text), source: from.site.source, claims: [] };
}

function candidate(id: QuestionId, value: AnswerValue, claims: readonly Claim[]): Candidate | undefined {
  const [first] = claims;
  const parsed = parseJson(questionOf(id).kind, value);
  if (first === undefined || !parsed.ok) return undefined;
  const { path, site } = first.from;
  return {
    question: id,
    value: parsed.value,
    from: path,
    text: wordsFor(claims),
    source: site.source,
    claims,
  };
}

/** Up to three different reasons; the rest is counted. */
function wordsFor(claims: readonly Claim[]): string {
  const texts = [...new Set(claims.map(({ text }) => text))];
  const more = texts.length > 3 ? `; and ${texts.length - 3} more` : '';
  return sentence(`${texts.slice(0, 3).join('; ')}${more}`);
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Several definitions differ: the value that needs most is planned for, so that every one of them works. */
function strongest(
  id: QuestionId,
  order: readonly string[],
  claims: readonly Claim[],
  reading: Reading,
): Candidate | undefined {
  const values = order.filter((value) => claims.some((claim) => claim.value === value));
  const [taken, ...others] = values;
  if (taken === undefined) return undefined;
  const supporting = claims.filter(({ value }) => value === taken);
  const [first] = supporting;
  if (others.length > 0 && first !== undefined) {
    first.from.note(
      'conflict',
      `The task definitions differ in ${id} (${values.join(', ')}): the plan takes ${taken}.`,
    );
    reading.hint(id, `the task definitions differ (${values.join(', ')})`);
  }
  return candidate(id, taken, supporting);
}

/** The Region of the task definition itself, or the one that more than half of the fields name. */
function majority(claims: readonly Claim[], reading: Reading): Candidate | undefined {
  const decisive = claims.filter((claim) => claim.decisive);
  const voting = decisive.length > 0 ? decisive : claims;
  const values = [...new Set(voting.map(({ value }) => String(value)))];
  const taken = values.find(
    (value) => voting.filter((claim) => claim.value === value).length * 2 > voting.length,
  );
  const others = claims.filter(({ value }) => value !== taken);
  const [different] = others;
  if (different !== undefined) {
    const all = [...new Set(claims.map(({ value }) => value))].join(', ');
    const words = taken === undefined ? 'none is taken' : `${taken} is taken, which most name`;
    different.from.note(
      'conflict',
      `Fields name different Regions (${all}): ${words}. An endpoint serves its own Region only.`,
    );
    reading.hint('region', `fields name different Regions (${all})`);
  }
  return taken === undefined
    ? undefined
    : candidate(
        'region',
        taken,
        voting.filter(({ value }) => value === taken),
      );
}

function unanimous(id: QuestionId, claims: readonly Claim[], reading: Reading): Candidate | undefined {
  const values = [...new Set(claims.map(({ value }) => value))];
  const [value] = values;
  const [first] = claims;
  if (values.length === 1 && value !== undefined) return candidate(id, value, claims);
  first?.from.note(
    'conflict',
    `Fields name different values for ${id} (${values.slice(0, 5).join(', ')}): none is taken.`,
  );
  reading.hint(id, `fields name ${values.slice(0, 5).join(', ')}`);
  return undefined;
}

/** Leaves out what the other answers rule out, and says so. */
function keepOffered(
  candidates: readonly Candidate[],
  reading: Reading,
): Pick<Settled, 'answers' | 'derived'> {
  const draft: Draft = {};
  for (const { question, value } of candidates) draft[question] = value;
  const profile = toProfile(draft as Answers);
  const derived: DerivedAnswer[] = [];
  const answers: Draft = {};
  for (const { claims, ...answer } of candidates) {
    const { question } = answer;
    const value = profile[question];
    const same = JSON.stringify(value) === JSON.stringify(answer.value);
    if (!same) noteLeftOut(question, answer.value, value, claims, reading);
    if (!isAsked(profile, question)) continue;
    answers[question] = value;
    derived.push({
      ...answer,
      value,
      text: same ? answer.text : `${answer.text} What is not offered is left out.`,
    });
  }
  return { answers: answers as Answers, derived };
}

function noteLeftOut(
  id: QuestionId,
  claimed: AnswerValue,
  kept: AnswerValue,
  claims: readonly Claim[],
  reading: Reading,
): void {
  const remaining = typeof kept === 'object' ? kept : [];
  const lost =
    typeof claimed === 'object' ? claimed.filter((item) => !remaining.includes(item)) : [String(claimed)];
  const from = (claims.find(({ value }) => lost.includes(String(value))) ?? claims[0])?.from;
  if (from === undefined) return;
  const label = questionOf(id).label;
  reading.note(
    'left-out',
    from,
    `${label}: ${lost.join(', ')} is not offered with this launch type and operating system, and left out.`,
  );
}

/** Every question that stays open or in doubt, in the order of the table. */
function openQuestions(answers: Answers, reading: Reading): readonly UndeterminedQuestion[] {
  const profile = toProfile(answers);
  const open: UndeterminedQuestion[] = [];
  for (const id of askedQuestions(profile)) {
    const text = CANNOT_SAY[id];
    const hints = reading.hintsFor(id);
    const answered = Object.hasOwn(answers, id);
    if (text === undefined || (answered && !(DOUBTFUL.includes(id) && hints.length > 0))) continue;
    if (ONLY_WITH_HINT.includes(id) && hints.length === 0) continue;
    open.push({ question: id, text: hints.length === 0 ? text : `${text} ${hintWords(hints)}` });
  }
  return open;
}

function hintWords(hints: readonly string[]): string {
  const more = hints.length > 4 ? `; and ${hints.length - 4} more` : '';
  return sentence(`${hints.slice(0, 4).join('; ')}${more}`);
}
