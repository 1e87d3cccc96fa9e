/**
 * Messages of several lines that a logger wrote with the same level before each of them: what plainly goes on is one message
 * all the same. Lines of which nothing says so stay apart: the host of one is no part of another's failure.
 */
import { levelFirst, levelLength } from './levels.ts';
import { part, type Tracked } from './tracked.ts';

/** A line of a log, as far as it matters here. */
interface Levelled {
  readonly body: Tracked;
  readonly stamped: boolean;
  readonly level: string | undefined;
  /** What stands behind the level, where other lines go on with it, or the level would pass for the word of a sentence. */
  readonly rest?: Tracked;
}

/** `E! …`: the sign ends no sentence. */
const EXCLAIMED = /^[A-Z]!\s/;

/** With what a line goes on, whatever stands before it. */
const GOES_ON =
  /^[ \t]*(?:caused by\b|status code\b|--->|--- |\.\.\. |at [\w.$<]{3,}|[}\]),]|during handling\b|the above exception\b|suppressed:|\[cause\]|with an explicit deny\b|because no [a-z]|is not authorized to perform|(?:unsupported|unexpected|invalid|bad) (?:http )?status(?: code)?\b)/i;

/** A line that leads to the next one: it is not through. */
const LEADS =
  /[:,({[\\=]\s*$|\b(?:because|while|when|of|to|by|with|the|an?|and|or|is|are|not|for|from|on|in|at|that|this|between)\s*$|^\s*(?:During handling|The above exception)\b/i;

/** How Python begins its trace: the frames behind it are indented, and the first line that is not names the error. */
const TRACE = /^[ \t]*Traceback \(most recent call last\)/;

/** How a line ends that a margin did not break: with a sentence, a bracket, a quotation, or the name of a host. */
const IS_THROUGH = /(?:[.!?)}\]"';]|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,12}(?::\d{1,5})?\/?)\s*$/;

/** A program or a class that names itself before what it says. */
const LABEL = /^\s?[\w.@/$-]{1,80}(?: [\w.-]{1,30}){0,2}: /;

/** A margin leaves lines of this width, and so many of them show that there is one. */
const NARROWEST = 40;
const WIDEST = 200;
const FEWEST = 3;

const LONGEST = 1_200;

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;

/** A field of a record that a log spreads over lines. */
const FIELD = /^[ \t]{2,8}[A-Z][\w ]{2,30}: ?\S/;

/**
 * The same lines; those that plainly go on with the line before stand without their level. `begins`: whether a record begins
 * with a line, whatever stands before it.
 */
export function withoutRepeatedLevels<L extends Levelled>(
  lines: readonly L[],
  begins: (line: string) => boolean,
): readonly L[] {
  const rests = lines.map(({ body, level, stamped }) => {
    const length = level === undefined || stamped ? 0 : levelLength(body.text);
    return length === 0 ? undefined : { length, text: body.text.slice(length, length + LONGEST) };
  });
  const broken = brokenByMargin(lines, rests);
  let first = '';
  let before = '';
  let trace = false;
  const goingOn = lines.map((line, index) => {
    const rest = rests[index];
    if (rest === undefined) {
      first = '';
      before = '';
      trace = false;
      return false;
    }
    const { text } = rest;
    const sameLevel = index > 0 && rests[index - 1] !== undefined && line.level === lines[index - 1]?.level;
    const isField = FIELD.test(text) && indentOf(text) === indentOf(first);
    const indented = indentOf(text) > indentOf(first);
    const goesOn =
      sameLevel &&
      (isField ||
        (!begins(text) &&
          (text.trim() === '' ||
            indented ||
            trace ||
            GOES_ON.test(text) ||
            LEADS.test(before.slice(-LONGEST)) ||
            broken[index] === true)));
    trace = TRACE.test(text) || (trace && goesOn && (indented || text.trim() === ''));
    if (text.trim() !== '') before = text;
    if (!goesOn) first = text;
    return goesOn;
  });
  return lines.map((line, index) => {
    const behind = part(line.body, rests[index]?.length ?? 0);
    if (goingOn[index] === true) return { ...line, level: undefined, body: behind };
    return goingOn[index + 1] === true || EXCLAIMED.test(line.body.text) ? { ...line, rest: behind } : line;
  });
}

/** For each line whether a margin parts it from the line before: none but the last of a row of lines had room for the next word. */
function brokenByMargin(
  lines: readonly Levelled[],
  rests: readonly ({ readonly text: string } | undefined)[],
): readonly boolean[] {
  const result = lines.map(() => false);
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    while (end < lines.length && rests[end] !== undefined && lines[end]?.level === lines[start]?.level)
      end += 1;
    const texts = rests.slice(start, end).map((rest) => rest?.text.trimEnd() ?? '');
    if (rests[start] !== undefined && isBroken(texts)) result.fill(true, start + 1, end);
    start = end;
  }
  return result;
}

function isBroken(texts: readonly string[]): boolean {
  const width = Math.max(...texts.map(({ length }) => length));
  const words = texts.map((text) => /\S+/.exec(text)?.[0] ?? '');
  return (
    texts.length >= FEWEST &&
    width >= NARROWEST &&
    width <= WIDEST &&
    new Set(words).size === words.length &&
    texts.every((text, index) => {
      const next = texts[index + 1];
      return (
        next === undefined ||
        (text.length + 1 + (words[index + 1]?.length ?? 0) > width &&
          !IS_THROUGH.test(text) &&
          !LABEL.test(next) &&
          levelFirst(next) === undefined)
      );
    })
  );
}
