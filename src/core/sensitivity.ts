/**
 * Which assumptions decide a plan. For each question that nobody answered, every alternative is planned and compared with
 * the plan: what it adds, drops and changes. Nothing is estimated: planning is fast enough to try everything.
 */
import { alternativesTo, isTaste } from './alternatives.ts';
import type { AnswerValue } from './answer.ts';
import { answerText } from './answer-text.ts';
import { type Plan, type PlannedEndpoint, type PlanOptions, planProfiles } from './planner.ts';
import { isAsked, toProfile } from './profile.ts';
import {
  type Answers,
  isVpcQuestion,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from './questions.ts';
import type { RuleId } from './rules/index.ts';
import { counted, forCount, listed } from './sentences.ts';
import type { ServiceId } from './services.ts';
import type { OpenQuestion } from './standing.ts';
import { aboutWorkload, type NamedAnswers, toProfiles, UNNAMED, WORKLOAD_QUESTIONS } from './workloads.ts';

/** Another answer, and how the plan would differ with it. */
export interface Alternative {
  readonly value: AnswerValue;
  /** Services whose endpoints only this answer needs, in creation order. */
  readonly adds: readonly ServiceId[];
  /** Services whose endpoints this answer does not need. */
  readonly drops: readonly ServiceId[];
  /** Services whose endpoints differ: in name, type, need, DNS, IP address type, order or policy. */
  readonly changes: readonly ServiceId[];
  /** Findings that only this answer brings. */
  readonly findings: readonly RuleId[];
  /** Findings that this answer takes away. */
  readonly resolves: readonly RuleId[];
}

/** A further answer, and the services that only it and an alternative together add. */
interface Together {
  /** The alternative. */
  readonly with: AnswerValue;
  readonly question: QuestionId;
  readonly value: AnswerValue;
  readonly adds: readonly ServiceId[];
}

/** A question that nobody answered, although another answer would change the plan. */
export interface Assumption {
  readonly question: QuestionId;
  /** The workload that it is about; absent for a question about the VPC. */
  readonly workload?: string;
  /** What the plan assumes. */
  readonly value: AnswerValue;
  /** Whether another answer changes which endpoints there are, how much they are needed, or brings or solves an error. */
  readonly decides: boolean;
  /** How much depends on it; the unit has no meaning beyond the order. */
  readonly weight: number;
  /** Every other answer that changes the plan. */
  readonly otherwise: readonly Alternative[];
  /** What a source says about it without answering it: a placeholder, a hint, a guess. */
  readonly because?: string;
  /**
   * Of a question that a source leaves open: answers (`with`) that add a service only together with a further one. Absent
   * where there are none.
   */
  readonly together?: readonly Together[];
}

/** A difference between plans, judged. */
interface Difference extends Alternative {
  readonly weight: number;
  readonly decides: boolean;
}

/**
 * The weight of one difference. A required endpoint that is missing stops tasks, so it weighs most; a name of another Region
 * or another need makes the endpoint wrong; an endpoint too many costs money; another policy text weighs least.
 */
const WEIGHT = {
  addsRequired: 100,
  addsOther: 20,
  drops: 10,
  renames: 60,
  becomesRequired: 30,
  changes: 1,
  error: 50,
  warning: 2,
};

/** Answers that are a matter of taste rather than a fact about the workload weigh this much. */
const TASTE = 0.01;

/** For questions that are rarely answered otherwise: less than one missing required endpoint, more than what costs money. */
const RARE = 0.4;

/**
 * The assumptions behind a plan, the weightiest first: every asked question without an answer for which some other answer
 * changes the plan. `vpc` and `workloads` hold what is stated or read; what they leave out is assumed, and so is an answer
 * that was read in doubt: its question is among the `open` ones.
 */
export function sensitivity(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  options: PlanOptions = {},
  open: readonly OpenQuestion[] = [],
): readonly Assumption[] {
  const steps = sensitivitySteps(vpc, workloads, options, open);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of one plan each, so that a caller can do other work in between. */
export function* sensitivitySteps(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  options: PlanOptions = {},
  open: readonly OpenQuestion[] = [],
): Steps<readonly Assumption[]> {
  const named = workloads.length === 0 ? UNNAMED : workloads;
  const openOf = (name: string | undefined) => open.filter(({ workload }) => workload === name);
  const openVpc = openOf(undefined);
  const own = named.map(({ name, answers }) => ({
    name,
    answers: aboutWorkload(answers),
    doubts: openOf(name),
  }));
  const { kinds, kindOf } = kindsOf(own);
  const profiles = toProfiles(vpc, kinds);
  const base = planProfiles(profiles, options);
  const aboutVpc = function* (id: QuestionId): Steps<Assumption | undefined> {
    const { profile } = profiles.find((one) => isAsked(one.profile, id)) ?? {};
    const planned = (value: AnswerValue) => planProfiles(toProfiles({ ...vpc, [id]: value }, kinds), options);
    return profile && (yield* assumptionAbout(id, undefined, profile, base, planned));
  };
  const aboutKind = function* (
    id: QuestionId,
    { name, answers, isShared, doubts }: Kind,
    place: number,
  ): Steps<Assumption | undefined> {
    const profile = profiles[place]?.profile;
    const isKnown = (answers[id] ?? vpc[id]) !== undefined && !isAmong(id, doubts);
    if (profile === undefined || isKnown || !isAsked(profile, id)) return undefined;
    const profileWith = (patch: Answers) => toProfile({ ...vpc, ...answers, ...patch });
    const plannedWith = (patch: Answers) => {
      const changed = { name, profile: profileWith(patch) };
      return planProfiles(isShared ? [...profiles, changed] : profiles.with(place, changed), options);
    };
    const planned = (value: AnswerValue) => plannedWith({ [id]: value });
    const assumption = yield* assumptionAbout(id, name, profile, base, planned);
    if (assumption === undefined || !isAmong(id, doubts)) return assumption;
    const together = yield* togetherWith(assumption, doubts, profile, base, profileWith, plannedWith);
    return together.length === 0 ? assumption : { ...assumption, together };
  };
  const found: (Assumption | undefined)[] = [];
  for (const id of QUESTION_IDS.filter((one) => vpc[one] === undefined || isAmong(one, open))) {
    if (isVpcQuestion(id)) {
      if (vpc[id] !== undefined && !isAmong(id, openVpc)) continue;
      found.push(withReason(yield* aboutVpc(id), openVpc));
      continue;
    }
    const ofKinds: (Assumption | undefined)[] = [];
    for (const [place, kind] of kinds.entries()) ofKinds.push(yield* aboutKind(id, kind, place));
    found.push(
      ...own.map((one, index) => withReason(renamed(ofKinds[kindOf[index] ?? 0], one.name), one.doubts)),
    );
  }
  return found.filter((one) => one !== undefined).sort((a, b) => b.weight - a.weight);
}

/** Work that can pause after each step. */
type Steps<Result> = Generator<void, Result>;

function renamed(assumption: Assumption | undefined, workload: string): Assumption | undefined {
  return assumption && { ...assumption, workload };
}

const isAmong = (id: QuestionId, open: readonly OpenQuestion[]): boolean =>
  open.some(({ question }) => question === id);

/** Adds what a source says about the question. */
function withReason(
  assumption: Assumption | undefined,
  open: readonly OpenQuestion[],
): Assumption | undefined {
  const because = open.find(
    (one) => one.question === assumption?.question && one.because !== undefined,
  )?.because;
  return assumption === undefined || because === undefined ? assumption : { ...assumption, because };
}

/** A workload with what is open about it. */
interface Doubted extends NamedAnswers {
  readonly doubts: readonly OpenQuestion[];
}

/** The first of the workloads with equal answers; `isShared`: there are others. */
interface Kind extends Doubted {
  readonly isShared: boolean;
}

/**
 * Workloads with equal answers need the same: a plan is the union of what its workloads need, so each kind is planned and
 * weighed once. `kindOf`: the place of each workload's kind.
 */
function kindsOf(own: readonly Doubted[]): {
  readonly kinds: readonly Kind[];
  readonly kindOf: readonly number[];
} {
  const places = new Map<string, number>();
  const kindOf = own.map(({ answers, doubts }) => {
    const key = JSON.stringify([answers, doubts.map(({ question }) => question)]);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const kinds = own
    .filter((_, index) => kindOf.indexOf(kindOf[index] ?? 0) === index)
    .map((one, place) => ({ ...one, isShared: kindOf.indexOf(place) !== kindOf.lastIndexOf(place) }));
  return { kinds, kindOf };
}

/** The assumptions that decide which endpoints there are and how much they are needed. */
export function decidingAssumptions(assumptions: readonly Assumption[]): readonly Assumption[] {
  return assumptions.filter(({ decides }) => decides);
}

/**
 * The assumptions because of which a service has no endpoint, as a sentence: `Assumed: ECS Exec (no).` Another answer to one of
 * these questions adds the endpoint. `undefined`: there is no such assumption.
 */
export function absenceRestsOn(service: ServiceId, assumptions: readonly Assumption[]): string | undefined {
  const isAdding = ({ adds }: Pick<Alternative, 'adds'>) => adds.includes(service);
  const adding = assumptions.filter(({ otherwise }) => otherwise.some(isAdding));
  const answers = adding.map(
    ({ question, value }) => `${questionOf(question).label} (${answerText(question, value)})`,
  );
  const pairs = assumptions
    .filter((one) => !adding.includes(one))
    .flatMap(({ question, value, together = [] }) =>
      together
        .filter(isAdding)
        .map(
          (one) =>
            `${questionOf(question).label} (${answerText(question, value)}) together with "${questionOf(one.question).label}"`,
        ),
    );
  const all = [...new Set([...answers, ...pairs])];
  return all.length === 0 ? undefined : `Assumed: ${listed(all, MOST_VALUES)}.`;
}

function* assumptionAbout(
  id: QuestionId,
  workload: string | undefined,
  profile: WorkloadProfile,
  base: Plan,
  planned: (value: AnswerValue) => Plan,
): Steps<Assumption | undefined> {
  const differences: Difference[] = [];
  for (const value of alternativesTo(id, profile)) {
    const difference = differenceOf(value, base, planned(value));
    if (difference !== undefined) differences.push(difference);
    yield;
  }
  if (differences.length === 0) return undefined;
  const usual = questionOf(id).rare === true ? RARE : 1;
  const factor = isTaste(id) ? TASTE : usual;
  const weight = Math.max(...differences.map((one) => one.weight)) * factor;
  return {
    question: id,
    ...(workload === undefined ? {} : { workload }),
    value: profile[id],
    decides: !isTaste(id) && differences.some(({ decides }) => decides),
    weight,
    otherwise: differences.map(({ weight: _, decides: __, ...alternative }) => alternative),
  };
}

/** As many plans are made at most of one open question with others. */
const MOST_TOGETHER = 400;

/**
 * What answers to an open question add only with a further answer: to a question that is asked because of them, or, where a
 * choice decides what other answers mean (launch type, operating system), to any other open one.
 */
function* togetherWith(
  { question, otherwise }: Assumption,
  doubts: readonly OpenQuestion[],
  profile: WorkloadProfile,
  base: Plan,
  profileWith: (patch: Answers) => WorkloadProfile,
  plannedWith: (patch: Answers) => Plan,
): Steps<readonly Together[]> {
  const found: Together[] = [];
  const isChoice = questionOf(question).kind.kind === 'choice';
  const isFurther = (id: QuestionId): boolean =>
    !isAsked(profile, id) || (isChoice && id !== question && isAmong(id, doubts));
  let plans = 0;
  for (const { value, adds } of otherwise) {
    const other = profileWith({ [question]: value });
    for (const id of WORKLOAD_QUESTIONS.filter((one) => isFurther(one) && isAsked(other, one)))
      for (const answer of alternativesTo(id, other)) {
        plans += 1;
        if (plans > MOST_TOGETHER) return found;
        const both = servicesOf(plannedWith({ [question]: value, [id]: answer }));
        const known = new Set([...servicesOf(base), ...adds]);
        const more = both.filter((service) => !known.has(service));
        const alone = more.length === 0 ? [] : servicesOf(plannedWith({ [id]: answer }));
        const only = more.filter((service) => !alone.includes(service));
        if (only.length > 0) found.push({ with: value, question: id, value: answer, adds: only });
        yield;
      }
  }
  return found;
}

const servicesOf = ({ endpoints }: Plan): readonly ServiceId[] => endpoints.map(({ service }) => service);

/** How another plan differs from this one; `undefined` when it does not. */
function differenceOf(value: AnswerValue, base: Plan, other: Plan): Difference | undefined {
  const adds: ServiceId[] = [];
  const drops: ServiceId[] = [];
  const changes: ServiceId[] = [];
  let weight = 0;
  let decides = false;
  for (const endpoint of other.endpoints) {
    const before = base.endpoints.find(({ service }) => service === endpoint.service);
    if (before === undefined) {
      adds.push(endpoint.service);
      weight += endpoint.need === 'required' ? WEIGHT.addsRequired : WEIGHT.addsOther;
    } else if (isChanged(before, endpoint, base, other)) {
      changes.push(endpoint.service);
      weight += weightOfChange(before, endpoint);
      decides ||=
        before.need !== endpoint.need ||
        before.type !== endpoint.type ||
        before.serviceName !== endpoint.serviceName;
    }
  }
  for (const { service } of base.endpoints)
    if (!other.endpoints.some((endpoint) => endpoint.service === service)) drops.push(service);
  const findings = rulesOnlyIn(other, base);
  const resolves = rulesOnlyIn(base, other);
  if (adds.length + drops.length + changes.length + findings.length + resolves.length === 0) return undefined;
  const severities = other.findings
    .filter(({ rule }) => findings.includes(rule))
    .map(({ severity }) => severity);
  const solved = base.findings.filter(
    ({ rule, severity }) => severity === 'error' && resolves.includes(rule),
  );
  const errors = severities.filter((severity) => severity === 'error').length + solved.length;
  weight +=
    drops.length * WEIGHT.drops +
    errors * WEIGHT.error +
    (severities.length + solved.length - errors) * WEIGHT.warning;
  return {
    value,
    adds,
    drops,
    changes,
    findings,
    resolves,
    weight,
    decides: decides || adds.length + drops.length + errors > 0,
  };
}

function weightOfChange(before: PlannedEndpoint, after: PlannedEndpoint): number {
  if (before.serviceName !== after.serviceName || before.type !== after.type) return WEIGHT.renames;
  return before.need !== 'required' && after.need === 'required' ? WEIGHT.becomesRequired : WEIGHT.changes;
}

function rulesOnlyIn(plan: Plan, other: Plan): readonly RuleId[] {
  return plan.findings
    .filter(({ rule }) => !other.findings.some((known) => known.rule === rule))
    .map(({ rule }) => rule);
}

function isChanged(before: PlannedEndpoint, after: PlannedEndpoint, base: Plan, other: Plan): boolean {
  return (
    before.serviceName !== after.serviceName ||
    before.type !== after.type ||
    before.need !== after.need ||
    before.placement !== after.placement ||
    before.privateDnsEnabled !== after.privateDnsEnabled ||
    before.ipAddressType !== after.ipAddressType ||
    !isSameList(before.dependsOn, after.dependsOn) ||
    !hasSamePolicy(before, after, base, other)
  );
}

/** Policies made for the same uses with the same words are the same; only the others are compared as text. */
function hasSamePolicy(before: PlannedEndpoint, after: PlannedEndpoint, base: Plan, other: Plan): boolean {
  if (before.policy === after.policy) return true;
  if (before.policy === undefined || after.policy === undefined) return false;
  const isSameText =
    before.uses === after.uses && POLICY_WORDS.every((id) => base.workload[id] === other.workload[id]);
  return isSameText || JSON.stringify(before.policy) === JSON.stringify(after.policy);
}

/** The answers that policy text is made of, besides what is used. */
const POLICY_WORDS = [
  'region',
  'endpointPolicies',
  'accountId',
  'crossAccountData',
  'taskExecutionRole',
  'repository',
] as const;

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  return (
    some === others || (some.length === others.length && some.every((item, index) => item === others[index]))
  );
}

/** An assumption as a sentence: what is assumed, and what other answers would change. Plain text, one line. */
export function assumptionText({ question, workload, value, otherwise, because }: Assumption): string {
  const about = workload === undefined || workload === '' ? '' : `${workload}: `;
  const groups = new Map<string, string[]>();
  for (const alternative of otherwise) {
    const effect = effectText(alternative);
    groups.set(effect, [...(groups.get(effect) ?? []), answerText(question, alternative.value)]);
  }
  const cases = [...groups].map(([effect, values]) => `if ${shortList(values)}: ${effect}`);
  const shown = cases.slice(0, MOST_CASES).join('; ');
  const rest = cases.length > MOST_CASES ? `; and ${counted(cases.length - MOST_CASES, 'other case')}` : '';
  return `${about}${questionOf(question).label}: ${answerText(question, value)} is assumed; ${shown}${rest}.${because === undefined ? '' : ` ${because}`}`;
}

/** The same in short: what some other answer would add, drop or change. */
export function doubtText({ question, workload, value, otherwise, because }: Assumption): string {
  const about = workload === undefined || workload === '' ? '' : `${workload}: `;
  const some = (of: 'adds' | 'drops' | 'changes'): readonly ServiceId[] => [
    ...new Set(otherwise.flatMap((alternative) => alternative[of])),
  ];
  const effects = [
    ['may add', some('adds')] as const,
    ['may drop', some('drops')] as const,
    ['may change', some('changes')] as const,
  ].filter(([, services]) => services.length > 0);
  const shown = (effects.length > 1 ? effects.slice(0, 2) : effects).map(
    ([words, services]) => `${words} ${listed(services, MOST_VALUES)}`,
  );
  const effect = shown.length === 0 ? 'brings other findings' : shown.join(', ');
  return `${about}${questionOf(question).label}: ${answerText(question, value)} is assumed; another answer ${effect}. ${because ?? ''}`.trimEnd();
}

const MOST_CASES = 3;
const MOST_VALUES = 3;

/**
 * The assumptions that people read: first those about which a source says something without answering, then the others that
 * decide; the weightiest first in both parts.
 */
export function assumedFirst(assumptions: readonly Assumption[]): readonly Assumption[] {
  const hinted = assumptions.filter(({ because }) => because !== undefined);
  return [...hinted, ...decidingAssumptions(assumptions).filter(({ because }) => because === undefined)];
}

/**
 * The deciding assumptions in a few lines for people, the weightiest first; empty when nothing decisive is assumed.
 * Plain text without line breaks: each format adds its own comment signs and quoting.
 */
export function assumptionLines(assumptions: readonly Assumption[], most = 5): readonly string[] {
  const deciding = assumedFirst(assumptions);
  const rest = deciding.slice(most).map(({ question }) => questionOf(question).label);
  return [
    ...deciding.slice(0, most).map(assumptionText),
    ...(rest.length === 0 ? [] : [`Also assumed: ${[...new Set(rest)].join('; ')}.`]),
  ];
}

const OR_WORDS = ' or ';

function effectText({ adds, drops, changes, findings, resolves }: Alternative): string {
  const parts = [
    adds.length > 0 ? `adds ${adds.join(', ')}` : '',
    drops.length > 0 ? `drops ${drops.join(', ')}` : '',
    changes.length > 0
      ? `changes ${changes.length > MOST_VALUES ? `${changes.length} endpoints` : changes.join(', ')}`
      : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(', ');
  return findings.length > 0
    ? `adds the ${forCount(findings.length, 'finding', 'findings')} ${findings.join(', ')}`
    : `removes the ${forCount(resolves.length, 'finding', 'findings')} ${resolves.join(', ')}`;
}

/** Of many answers the number, and some of them. */
function shortList(values: readonly string[]): string {
  return values.length > MOST_VALUES + 1
    ? `one of ${values.length} others, among them ${values.slice(0, MOST_VALUES).join(', ')}`
    : values.join(OR_WORDS);
}
