/** Collects what the readers of the single topics find about one thing: claims, denials, hints, notes, findings. */
import type { Evidence, QuestionId, ReadingFinding, RegionId, WorkloadProfile } from '../core/index.ts';
import type { Field } from './field.ts';
import type { NoteTopic } from './result.ts';

/** One value that an answer can have; for a set one of its members. */
type Claimed<V> = V extends readonly (infer Item)[] ? Item : V;

/** A field that speaks for a value of an answer. */
export interface Found {
  readonly question: QuestionId;
  readonly value: string | boolean | number;
  readonly from: Field;
  readonly text: string;
  readonly evidence: Evidence;
  /** Why this may be another in a deployment. */
  readonly doubts: readonly string[];
}

/** A field whose absence of something speaks for an empty set or for `false`. */
interface Denial {
  readonly question: QuestionId;
  readonly from: Field;
  readonly text: string;
}

/** Something of another Region or account, judged once the plan's Region and account are known. */
export interface Foreign {
  readonly kind: 'image' | 'log-group' | 'log-output' | 'secret' | 'parameter' | 'key';
  readonly region?: RegionId;
  readonly account?: string;
  readonly from: Field;
  /** What it is, as the subject of a sentence: `The image of container app`. */
  readonly what: string;
}

/** Something that fails or is refused in some workloads, judged once it is known what runs the containers. */
export interface Refusable {
  readonly kind:
    | 'read-only-root'
    | 'router-file-in-s3'
    | 'dns-servers-on-fargate'
    | 'dns-servers-on-managed-instances'
    | 'dns-servers'
    | 'mount-without-encryption'
    | 'proxy-without-exceptions';
  readonly from: Field;
  /** What it is, as the subject of a sentence: `The container app`. */
  readonly what: string;
}

/** Hints, and doubts, that are kept for one question. */
const MOST_HINTS = 20;

/** What readers find for the questions of one workload, or of the VPC: claims, denials, doubts and hints. */
export class Gathering {
  readonly claims: Found[] = [];
  readonly denials: Denial[] = [];
  readonly foreign: Foreign[] = [];
  readonly refusable: Refusable[] = [];
  readonly findings: ReadingFinding[] = [];
  /** Keys of the first claims, as many as `#keyed` says: adding thousands of small gatherings stays linear. */
  readonly #keys = new Set<string>();
  #keyed = 0;
  readonly #hints = new Map<QuestionId, string[]>();
  readonly #doubts = new Map<QuestionId, string[]>();

  /** This field says that the answer is, or contains, this value; `says`: whether another text says the same. */
  claim<Q extends QuestionId>(
    question: Q,
    value: Claimed<WorkloadProfile[Q]> & (string | boolean | number),
    from: Field,
    text: string,
    evidence: Evidence = 'declared',
    says: (text: string) => boolean = () => false,
  ): void {
    this.claims.push({ question, value, from, text, evidence, doubts: from.doubtsOf(says) });
  }

  /** The set is empty or the flag is off, unless something else claims otherwise. */
  deny(question: QuestionId, from: Field, text: string): void {
    this.denials.push({ question, from, text });
    for (const doubt of from.doubts) this.doubt(question, doubt);
  }

  /** What is absent may be elsewhere, for this reason: nothing that was denied is sure. */
  openDenials(why: string): void {
    for (const { question } of this.denials) this.doubt(question, why);
  }

  /** Something that helps to answer a question that stays open. */
  hint(question: QuestionId, text: string): void {
    append(this.#hints, question, text);
  }

  /** Something because of which the question is open, whatever else answers it. */
  doubt(question: QuestionId, text: string): void {
    append(this.#doubts, question, text);
  }

  /**
   * The field holds a placeholder where a list or an object is expected: what it would say is open. What a condition chose or
   * left out with default values may be another in a deployment, which is a doubt.
   */
  isOpen(field: Field, questions: readonly QuestionId[], what: string): boolean {
    for (const { doubts } of [field, ...field.leftOut()])
      for (const doubt of doubts) for (const question of questions) this.doubt(question, doubt);
    for (const item of Array.isArray(field.value) ? field.items(what) : [])
      if (item.isUnfilled())
        for (const question of questions) this.doubt(question, `an item of ${what} is still a placeholder`);
    if (!field.isUnfilled()) return false;
    for (const question of questions) this.doubt(question, `${what} is still a placeholder`);
    return true;
  }

  hintsFor(question: QuestionId): readonly string[] {
    return this.#hints.get(question) ?? [];
  }

  /** The doubts about the question itself, and about what is claimed nowhere without one. */
  doubtsFor(question: QuestionId): readonly string[] {
    const claims = this.claimsFor(question);
    const sure = new Set(claims.filter(({ doubts }) => doubts.length === 0).map(({ value }) => value));
    const doubtful = claims.filter(({ value }) => !sure.has(value)).flatMap(({ doubts }) => doubts);
    return [...new Set([...(this.#doubts.get(question) ?? []), ...doubtful])];
  }

  claimsFor(question: QuestionId): readonly Found[] {
    return this.claims.filter((claim) => claim.question === question);
  }

  /** Something stronger answers the question: what only suggested an answer, and the finding that said so, no longer count. */
  decided(question: QuestionId, rule: string): void {
    this.#hints.delete(question);
    const others = this.findings.filter((finding) => finding.rule !== rule);
    this.findings.splice(0, this.findings.length, ...others);
  }

  note(topic: NoteTopic, from: Field, text: string): void {
    from.note(topic, text);
  }

  /** Takes over what another one found; what both found is kept once. */
  add(other: Gathering): void {
    for (const claim of this.claims.slice(this.#keyed)) this.#keys.add(keyOf(claim));
    for (const claim of other.claims) {
      const key = keyOf(claim);
      if (!this.#keys.has(key)) this.claims.push(claim);
      this.#keys.add(key);
    }
    this.#keyed = this.claims.length;
    this.denials.push(...other.denials);
    this.foreign.push(...other.foreign);
    this.refusable.push(...other.refusable);
    this.findings.push(...other.findings);
    for (const [question, hints] of other.#hints) for (const hint of hints) this.hint(question, hint);
    for (const [question, doubts] of other.#doubts) for (const doubt of doubts) this.doubt(question, doubt);
  }
}

function append(lists: Map<QuestionId, string[]>, question: QuestionId, text: string): void {
  const list = lists.get(question) ?? [];
  if (list.length < MOST_HINTS && !list.includes(text)) list.push(text);
  lists.set(question, list);
}

function keyOf({ question, value, from }: Found): string {
  return JSON.stringify([question, value, from.path, from.site.source]);
}

/** What was found in all ways in which open conditions may turn out; what is not the same in all of them is open. */
export function uniteWays(ways: readonly Gathering[], conditions: readonly string[]): Gathering {
  const united = new Gathering();
  for (const way of ways) united.add(way);
  if (ways.length < 2) return united;
  const named = conditions.slice(0, 4).join(', ');
  const words =
    conditions.length === 1
      ? `the condition ${named} of the template decides`
      : `the conditions ${named} of the template decide`;
  for (const question of new Set(united.claims.map((claim) => claim.question))) {
    const values = new Set(ways.map((way) => signature(way, question)));
    if (values.size > 1)
      united.doubt(
        question,
        `${words}, and nothing says how ${conditions.length === 1 ? 'it turns' : 'they turn'} out`,
      );
  }
  return united;
}

function signature(way: Gathering, question: QuestionId): string {
  return [...new Set(way.claimsFor(question).map(({ value }) => String(value)))].sort().join();
}
