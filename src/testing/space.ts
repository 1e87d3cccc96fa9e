/**
 * The space of workloads, and why it can be covered. All answers together have far too many combinations (some 10^30),
 * but a plan is made of parts that do not know of each other: one for each service (the three Amazon ECS services are
 * one part, because an order connects them) and one for each finding. A part reads few answers. So:
 *
 * 1. `atomsOf` finds what a rule reads: it runs the rule on every combination of the answers that it is known to read,
 *    with a recorder, and starts again when it reads another one, until nothing new is read. A rule is a pure function,
 *    so from then on its verdict is known for the whole space: two workloads that agree in its atoms make it take the
 *    same way. An atom is a question, or one element of a set, as most rules ask sets for single elements only.
 * 2. `combinations` gives every combination of a part's atoms that somebody can answer, each in the midst of random
 *    answers to all other questions.
 *
 * 3. A rule that asks for the way out only by `pathsOf` (who has a path, two facts) is judged by these two facts:
 *    `seesPathsOnly` proves it for the rule by running it on every combination of its atoms, and the answers behind the
 *    facts are then represented by one way out for each pair of them.
 *
 * Numbers and choices are enumerated in full; texts by representatives (versions around each limit), Regions inside
 * `combinations` by one Region of each class.
 */
import { pathsOf } from '../core/paths.ts';
import { isAsked, offeredValues, toProfile } from '../core/profile.ts';
import {
  type Answers,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from '../core/questions.ts';
import { REGION_IDS, REGIONS, type RegionId } from '../core/regions.ts';
import type { Rule } from '../core/rule.ts';
import { CODE_ONLY_SERVICES, hasFipsVariant, SERVICE_IDS } from '../core/services.ts';
import { drawAnswers, seeded, valuesOf } from './arbitrary.ts';

/** `question`, or `question:element` for one element of a set. */
export type Atom = string;

const questionIn = (atom: Atom): QuestionId => atom.split(':')[0] as QuestionId;
const elementIn = (atom: Atom): string | undefined => atom.split(':')[1];

/** The same workload, which notes whatever is read from it. */
export function recorded(workload: WorkloadProfile, reads: Set<Atom>): WorkloadProfile {
  return new Proxy(workload, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (!Array.isArray(value)) reads.add(String(property));
      return Array.isArray(value) ? recordedSet(value, String(property), reads) : value;
    },
  });
}

function recordedSet(values: readonly unknown[], id: string, reads: Set<Atom>): readonly unknown[] {
  return new Proxy(values, {
    get(target, property) {
      if (property !== 'includes') {
        reads.add(id);
        return Reflect.get(target, property);
      }
      return (element: unknown) => {
        reads.add(`${id}:${String(element)}`);
        return target.includes(element);
      };
    },
  });
}

/** Everything that decides a rule, found by running it on every combination of what it is known to read. */
export function atomsOf(rule: Rule): { readonly atoms: readonly Atom[]; readonly runs: number } {
  const reads = new Set<Atom>();
  for (let known = -1, runs = 0; ; ) {
    if (known === reads.size) return { atoms: [...reads], runs };
    known = reads.size;
    runs = 0;
    for (const workload of product([...reads])) {
      rule.when(recorded(workload, reads));
      runs++;
    }
  }
}

/** Every combination of values of these atoms, whether somebody can answer so or not, with all else at its default. */
function* product(atoms: readonly Atom[]): Generator<WorkloadProfile> {
  const questions = [...new Set(atoms.map(questionIn))];
  const choices = questions.map((id) => choicesOf(id, atoms));
  const base = toProfile({});
  const picked: Record<string, unknown> = {};
  function* from(index: number): Generator<WorkloadProfile> {
    const id = questions[index];
    if (id === undefined) {
      yield { ...base, ...picked } as WorkloadProfile;
      return;
    }
    for (const value of choices[index] ?? []) {
      picked[id] = value;
      yield* from(index + 1);
    }
  }
  yield* from(0);
}

function choicesOf(id: QuestionId, atoms: readonly Atom[]): readonly unknown[] {
  return atoms.includes(id) ? valuesOf(id) : subsets(elementsOf(id, atoms));
}

function elementsOf(id: QuestionId, atoms: readonly Atom[]): readonly string[] {
  return atoms.flatMap((atom) => (questionIn(atom) === id ? (elementIn(atom) ?? []) : []));
}

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  let all: readonly (readonly T[])[] = [[]];
  for (const item of list) all = all.flatMap((subset) => [subset, [...subset, item]]);
  return all;
}

const WAY_OUT: readonly Atom[] = ['egress', 'blockPublicAccess', 'networkMode'];

/** The atoms that are left when the way out is represented by the two facts of `pathsOf`, if the rule sees no more. */
export function withoutWayOut(rule: Rule, atoms: readonly Atom[]): readonly Atom[] {
  return seesPathsOnly(rule, atoms) ? atoms.filter((atom) => !WAY_OUT.includes(atom)) : atoms;
}

/** Whether the verdict is the same for all workloads that agree in their paths and in all other atoms. */
function seesPathsOnly(rule: Rule, atoms: readonly Atom[]): boolean {
  if (!atoms.includes('egress')) return false;
  const others = atoms.filter((atom) => !WAY_OUT.includes(atom)).map(questionIn);
  const verdicts = new Map<string, boolean>();
  for (const workload of product(atoms)) {
    const { start, task } = pathsOf(workload);
    const key = JSON.stringify([start, task, ...others.map((id) => workload[id])]);
    const verdict = rule.when(workload);
    if ((verdicts.get(key) ?? verdict) !== verdict) return false;
    verdicts.set(key, verdict);
  }
  return true;
}

/** Nothing but code calls these, and nothing but their row decides the variant: a test names them in every Region. */
const HAVE_A_ROW_ONLY: readonly string[] = CODE_ONLY_SERVICES;

/** One Region of each class: Regions of a class differ for no rule and for no other service in anything but their name. */
export const REGION_CLASSES: readonly RegionId[] = [
  ...new Map(
    REGION_IDS.map((id) => {
      const { name: _, ...facts } = { prefixException: undefined, ...REGIONS[id] };
      const fips = SERVICE_IDS.filter((service) => !HAVE_A_ROW_ONLY.includes(service)).map((service) =>
        hasFipsVariant(service, id),
      );
      return [JSON.stringify([facts, fips]), id] as const;
    }),
  ).values(),
];

/** What the question's own functions read: whether it is asked, what it offers, its default. */
const ANCESTORS: ReadonlyMap<QuestionId, readonly Atom[]> = new Map(
  QUESTION_IDS.map((id) => {
    const reads = new Set<Atom>();
    const { asked, offered, byDefault, unasked } = questionOf(id);
    const random = seeded(1);
    for (let i = 0; i < 200; i++) {
      const workload = recorded(toProfile(drawAnswers(random)), reads);
      asked?.(workload);
      offered?.(workload);
      if (typeof byDefault === 'function') byDefault(workload);
      if (typeof unasked === 'function') unasked(workload);
    }
    return [id, [...reads]] as const;
  }),
);

/** The atoms, and all that decides whether they are asked and what they offer. */
function withAncestors(atoms: Iterable<Atom>): readonly Atom[] {
  const all = new Set(atoms);
  for (const atom of all) for (const ancestor of ANCESTORS.get(questionIn(atom)) ?? []) all.add(ancestor);
  return [...all];
}

/**
 * Answers that only the planner reads. Each combination is planned once with each of these, or with one that is drawn;
 * answers that are among its atoms already stay.
 */
export type Variants = readonly [Answers, ...Answers[]];

/** Every combination of these atoms that somebody can answer; all other answers are random. */
export function* combinations(
  atoms: readonly Atom[],
  variants: Variants,
  random: () => number,
  which: 'each' | 'one' = 'each',
): Generator<WorkloadProfile> {
  const wanted = withAncestors(atoms);
  const drawn = (): Answers => variants[Math.floor(random() * variants.length)] ?? variants[0];
  const questions = QUESTION_IDS.filter((id) => wanted.some((atom) => questionIn(atom) === id)).map((id) => ({
    id,
    values: valuesFor(id, wanted),
    decided: wanted.includes(id) ? undefined : elementsOf(id, wanted),
  }));
  const picked: Record<string, unknown> = {};
  function* from(index: number): Generator<WorkloadProfile> {
    const question = questions[index];
    if (question === undefined) {
      for (const variant of which === 'each' ? variants : [drawn()])
        yield amidst({ ...variant, ...picked }, questions, random);
      return;
    }
    const { id, values } = question;
    const { asked, offered } = questionOf(id);
    const workload = asked === undefined && offered === undefined ? undefined : toProfile(picked as Answers);
    if (workload !== undefined && !isAsked(workload, id)) {
      yield* from(index + 1);
      return;
    }
    const now = workload === undefined || offered === undefined ? undefined : offeredValues(workload, id);
    const stays = (item: unknown): boolean => now === undefined || now.includes(String(item));
    for (const value of values) {
      if (!(Array.isArray(value) ? value.every(stays) : stays(value))) continue;
      picked[id] = value;
      yield* from(index + 1);
    }
    delete picked[id];
  }
  yield* from(0);
}

function valuesFor(id: QuestionId, wanted: readonly Atom[]): readonly unknown[] {
  if (id === 'region') return REGION_CLASSES;
  if (id === 'templateSourceRegion') return ['none', ...REGION_CLASSES];
  return choicesOf(id, wanted);
}

const OTHERS = drawMany(1_000);

function drawMany(count: number): readonly Answers[] {
  const random = seeded(6);
  return Array.from({ length: count }, () => drawAnswers(random));
}

/** What was picked, in the midst of random answers to all other questions and with random other elements in its sets. */
function amidst(
  picked: Readonly<Record<string, unknown>>,
  questions: readonly { readonly id: QuestionId; readonly decided: readonly string[] | undefined }[],
  random: () => number,
): WorkloadProfile {
  const others = OTHERS[Math.floor(random() * OTHERS.length)] as Answers;
  const mixed: Record<string, unknown> = { ...others, ...picked };
  for (const { id, decided } of questions) {
    const own = picked[id];
    const other = others[id];
    if (decided !== undefined && Array.isArray(own) && Array.isArray(other))
      mixed[id] = [...own, ...other.filter((element) => !decided.includes(element))];
  }
  return toProfile(mixed as Answers);
}
