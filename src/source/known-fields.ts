/**
 * The fields that are read, so that a misspelt one is shown and what it would have said is open, instead of being taken
 * for absent.
 */
import type { QuestionId } from '../core/index.ts';
import type { Field } from './field.ts';
import { normal } from './field.ts';
import type { Gathering } from './gathering.ts';

/** The fields of one kind of object, and which questions the important ones answer. */
export interface KnownFields {
  /** What the object is, in words. */
  readonly what: string;
  /** Every field that AWS or Terraform has here. */
  readonly names: ReadonlySet<string>;
  /** By the normal form of the field. */
  readonly answers: ReadonlyMap<string, readonly QuestionId[]>;
  /** Any other field is noted; elsewhere only one that looks misspelt. */
  readonly isWhole: boolean;
}

/** Known fields from a list of names, and the questions that some of them answer. */
export function knownFields(
  what: string,
  names: string,
  answers: { readonly [name: string]: readonly QuestionId[] },
  isWhole = false,
): KnownFields {
  const all = [...names.split(/\s+/), ...Object.keys(answers)].filter((name) => name !== '');
  return {
    what,
    names: new Set(all.map(normal)),
    answers: new Map(Object.entries(answers).map(([name, questions]) => [normal(name), questions])),
    isWhole,
  };
}

const MOST_KEYS = 200;

/** Comments, placeholders and marks that slipped to the edge of a key. */
const AROUND = /\/\*[^*]*\*\/|\$\{[^{}]*\}|<[^<>]*>|^[^\w]+|[^\w]+$/g;

/** Notes what is no field of such an object, and leaves open what a misspelt one would have said. */
export function checkFields(field: Field, known: KnownFields, gathering: Gathering): void {
  const unknown = field
    .keys()
    .slice(0, MOST_KEYS)
    .filter((key) => !known.names.has(normal(key)) && !/^(?:Fn::|\$schema$|x-)/.test(key));
  for (const key of unknown) {
    const written = normal(key.replace(AROUND, ''));
    // What has lost nearly all its letters, or runs into the next value, may be any field.
    const isWreck = written.length < 2 || /\S\s*[{[]/.test(key.replace(AROUND, ''));
    for (const [meant, questions] of known.answers)
      if (isWreck || written === meant || isNear(written, meant))
        for (const question of questions)
          gathering.doubt(
            question,
            `the field ${key.slice(0, 40)} of ${known.what} looks like ${meant}, misspelt`,
          );
  }
  if (!known.isWhole || unknown.length === 0) return;
  const named = unknown.filter((key) => !key.startsWith('_'));
  if (named.length === 0) return;
  const names = named
    .slice(0, 5)
    .map((key) => key.slice(0, 40))
    .join(', ');
  const more = named.length > 5 ? ` and ${named.length - 5} more` : '';
  field.note('unknown-field', `Passed over, because they are no fields of ${known.what}: ${names}${more}.`);
}

/** So much of the beginning of a name is enough to know it by, when another one slipped into its end. */
const BEGINNING = 0.6;

/** One is the other with up to two letters more, less or different, a piece of it, or the other with something in it. */
function isNear(written: string, name: string): boolean {
  if (written.length < 2 || written.length > 60) return false;
  const beginning = name.slice(0, Math.ceil(name.length * BEGINNING));
  if (beginning.length > 7 && written.startsWith(beginning)) return true;
  if (written[0] === name[0] && written.length < name.length && isWithin(written, name)) return true;
  if (written.length > 1 && name.endsWith(written)) return true;
  if (written.length > 2 && (name.endsWith(written) || name.startsWith(written) || written.startsWith(name)))
    return true;
  if (written.length > 3 && name.length - written.length <= 6 && isWithin(written, name)) return true;
  if (name.length > 3 && written.length - name.length <= 4 * (name.length - 2) && isWithin(name, written))
    return true;
  return Math.abs(written.length - name.length) <= 2 && distance(written, name) <= (name.length > 7 ? 2 : 1);
}

/** The letters of one stand in the other in the same order. */
export function isWithin(one: string, other: string): boolean {
  let at = 0;
  for (const letter of other) if (letter === one[at]) at += 1;
  return at === one.length;
}

/** How many letters have to be put in, taken out or changed to get from one text to the other. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
