/** The words of the pasted text on which an answer rests. */
import type { Evidence } from './diagnosis.ts';
import { type Explained, isWithoutCall } from './explained.ts';
import { tooOftenIn } from './outcomes.ts';
import { familyOf } from './patterns/index.ts';
import { ownWaitIn } from './patterns/sdk.ts';
import type { TextRecord } from './records.ts';
import { spanOf } from './tracked.ts';

type Span = { readonly at: number; readonly length: number };

/** How far the signs of a word go on from a place, forth or back; lines that were joined without a blank make no word together. */
function goesOn(
  { text, from }: Pick<TextRecord, 'text' | 'from'>,
  place: number,
  step: 1 | -1,
  sign: RegExp,
): number {
  let count = 0;
  while (count < LONGEST_WORD) {
    const at = step === 1 ? place + count : place - 1 - count;
    const joint = step === 1 ? at : at + 1;
    if (!sign.test(text[at] ?? '') || (from[joint] ?? 0) - (from[joint - 1] ?? 0) > 1) break;
    count += 1;
  }
  return count;
}

const LONGEST_WORD = 40;

/** From the beginning of the first word to the end of the last, a word with dashes being one: what a pattern found may begin within a word. */
function wholeWords(record: TextRecord, start: number, length: number): Span {
  const before = goesOn(record, start, -1, /[\w-]/);
  const end = start + length;
  // Of a path, or a name with slashes, the rest belongs to it.
  const inPath = /\/[\w.-]{0,80}$/.test(record.text.slice(Math.max(0, end - 80), end));
  const on = goesOn(record, end, 1, inPath ? /[\w./-]/ : /[\w-]/);
  const after = inPath ? record.text.slice(end, end + on).replace(/[./-]{1,40}$/, '').length : on;
  return { at: start - before, length: before + length + after };
}

/**
 * A mark that begins or ends within a word, to the ends of that word: one that begins or ends with a sign stays as it is
 * there, and a dash ends a word, so that no more is shown than was read.
 */
function toEndsOfWords(record: TextRecord, at: number, length: number): Span {
  const begins = /\w/.test(record.text[at] ?? '');
  const ends = /\w/.test(record.text[at + length - 1] ?? '');
  const before = begins ? goesOn(record, at, -1, /\w/) : 0;
  const after = ends ? goesOn(record, at + length, 1, /\w/) : 0;
  return { at: at - before, length: before + length + after };
}

/** That something failed, and nothing of it: such words alone decide nothing. */
const SAYS_NOTHING =
  /^(?:errors?|exceptions?|fail(?:ed|ure|s)?|fail to|warn(?:ing)?|unable|cannot|could not|timeout|connect)$/;

/** The words without which the answer would be another: those of a limit, of the clause that decides, else those by which the pattern was found. */
function decidingIn({
  clues,
  pattern,
  findings: [first],
}: Explained): { readonly at: number; readonly words: string } | undefined {
  const limit = first?.cause === 'rate-limit' ? tooOftenIn(clues.text) : undefined;
  if (limit !== undefined) return limit;
  const own = placeOf(pattern.when, clues.text);
  const speaker = clues.found.find(({ kind }) => kind === 'carrier');
  // Who speaks decides nothing.
  const within =
    own !== undefined &&
    speaker !== undefined &&
    own.at >= speaker.at &&
    own.at + own.words.length <= speaker.at + speaker.length;
  const decides = within ? pattern.finds(clues)[0]?.clause?.decides : undefined;
  const clause = decides === undefined ? undefined : placeOf(decides, clues.text);
  return clause !== undefined && clause.words.length <= LONGEST_CLAUSE ? clause : own;
}

const LONGEST_CLAUSE = 200;

function placeOf(words: RegExp, text: string): { readonly at: number; readonly words: string } | undefined {
  const found = words.exec(text);
  return found === null ? undefined : { at: found.index, words: found[0] };
}

const NO_ANSWER = 'nothing answered in time';

/** A database knows users of its own, and no policies of AWS. */
const BY_POLICY = /; by which policy is not said$/;

const isOfDatabase = ({ pattern }: Explained): boolean => familyOf(pattern) === 'databases';

/** Somebody waited, and called nobody, or nobody of whose call the end is told. */
const isOfWait = ({ clues, pattern }: Explained): boolean =>
  pattern.waits === 'whomever' ||
  ownWaitIn(clues) !== undefined ||
  (pattern.waits === true && clues.host === undefined && clues.address === undefined);

const DECIDES = 'the words that decide';

/** Words that another mark of the record holds already. */
const isWithin = (one: Place, other: Place): boolean =>
  one.at >= other.at && one.at + one.length <= other.at + other.length;

interface Place {
  readonly at: number;
  readonly length: number;
}

/** The words as they were pasted. A pattern that rests on words of its own shows them as the outcome. */
export function evidenceOf(explained: Explained, text: string): readonly Evidence[] {
  const { clues, pattern } = explained;
  const own = decidingIn(explained);
  const vague = clues.network === 'unspecified' && pattern.needs.includes('words');
  const shown = clues.found.some(({ kind }) => kind === 'outcome') && !vague;
  const marks =
    shown ||
    own === undefined ||
    own.words.length < 2 ||
    (clues.found.length > 0 && SAYS_NOTHING.test(own.words))
      ? clues.found
      : [
          ...clues.found,
          {
            kind: 'outcome' as const,
            ...wholeWords(clues.record, own.at, own.words.length),
            says: DECIDES,
          },
        ];
  const distinct = marks.filter(
    (mark) => !marks.some((other) => other !== mark && mark.says === DECIDES && isWithin(mark, other)),
  );
  const ofCall = isWithoutCall(explained)
    ? distinct.filter(({ kind }) => kind !== 'host' && kind !== 'address')
    : distinct;
  const told = (ofCall.length === 0 ? distinct : ofCall).map(({ kind, at, length, says }): Evidence => {
    const words =
      kind === 'outcome' || kind === 'carrier' ? toEndsOfWords(clues.record, at, length) : { at, length };
    const { start, end } = spanOf(clues.record, words.at, words.at + words.length);
    const of =
      says === NO_ANSWER && isOfWait(explained)
        ? 'a time was over'
        : isOfDatabase(explained)
          ? says.replace(BY_POLICY, '')
          : says;
    return { kind, text: text.slice(start, end), says: of, start, end };
  });
  return [...told, ...(explained.beside === undefined ? [] : [explained.beside])].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}
