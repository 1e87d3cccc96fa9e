/**
 * From clean text to records: line prefixes of logs and quotations stripped, logs cut where a new record begins, so that
 * a host of one record never explains the failure of another.
 */
import { changeLines } from './changes.ts';
import { guideLines } from './guides.ts';
import { withoutRepeatedLevels } from './levelled.ts';
import { levelFirst, timeAfterLevel } from './levels.ts';
import { labelRows, meaningRows, programLines, settingLines, unsetRows } from './program.ts';
import {
  cleaned,
  inboundOf,
  isSource,
  MEANING,
  NOTICE,
  QUERY,
  QUOTED_LINE,
  STATEMENT,
  TELLING,
  WHOLE,
} from './text.ts';
import { joined, part, replaced, type Tracked, tracked } from './tracked.ts';
import { writtenLines } from './written.ts';

const LONGEST_RECORD = 8_192;
const MOST_RECORDS = 120;
const MOST_LINES = 4_000;
const MOST_LINES_ALONE = 60;

/** One message on one line, with the places of its characters in the pasted text. */
export type TextRecord = Tracked;

interface Line {
  readonly body: Tracked;
  /** Whether something before the words says that a record begins: a time, a process, a level. */
  readonly stamped: boolean;
  /** The level with which a program began it. */
  readonly level: string | undefined;
  /** What stands behind the level, where other lines go on with it, or the level would pass for the word of a sentence. */
  readonly rest?: Tracked;
  /** Whether a bar was drawn before it, as Terraform does along its errors. */
  readonly framed: boolean;
  /** Whether it is a row of a table that names something in its first cell. */
  readonly row: boolean;
  /** Who printed it, where a name and a bar stand before each line: the container, as Docker Compose shows it. */
  readonly source: string | undefined;
}

/** A record, and its lines where it had several: what says nothing together may say something alone. */
export interface Block {
  readonly record: TextRecord;
  /** The lines without blanks between them: a narrow column may have broken words. */
  readonly glued: TextRecord | undefined;
  readonly lines: readonly TextRecord[];
  /** The lines as they stand there, those without words too. */
  readonly pieces: readonly Tracked[];
}

/** Ways to read a text: block by block, and if these say nothing, as a whole. */
interface Readings {
  readonly blocks: readonly Block[];
  /** The whole text as one record, and once more with words joined that a narrow column broke in two. */
  readonly whole: readonly TextRecord[];
  /** Lines with words of failures that were left out, each with what it is. */
  readonly leftOut: readonly LeftLine[];
}

/** Why a line was not read: what it is instead of a failure of whoever pastes it. */
export type Why =
  | 'writing'
  | 'guide'
  | 'change'
  | 'program'
  | 'table'
  | 'query'
  | 'notice'
  | 'test'
  | 'counter'
  | 'cluster'
  | 'visitor';

/** A line that was not read. */
export interface LeftLine {
  readonly text: string;
  readonly why: Why;
}

/** Cuts a pasted text into records; nothing for program text. */
export function readingsOf(text: string): Readings {
  if (isSource(text))
    return {
      blocks: [],
      whole: [],
      leftOut: FAILURE.test(text) ? [{ text, why: QUERY.test(text.trim()) ? 'query' : 'program' }] : [],
    };
  const all = refilled(linesOf(cleaned(text), text));
  const whys = whyLeftOut(all, text);
  const kept = all.filter((_, index) => whys[index] === undefined);
  const behindLeft = new Set(all.filter((_, index) => index > 0 && whys[index - 1] !== undefined));
  const lines = unwrapped(kept, behindLeft);
  return {
    blocks: distinct(blocksOf(lines, text).flatMap(recordsOf)),
    whole: wholes(lines),
    leftOut: all.flatMap(({ body }, index) => {
      const why = whys[index];
      return why !== undefined && FAILURE.test(body.text.slice(0, LONGEST_SHAPE))
        ? [{ text: body.text, why }]
        : [];
    }),
  };
}

/** The name or the outcome of a failure. */
const FAILURE =
  /\b[A-Z]\w{3,60}(?:Error|Exception)\b|[Dd]enied|[Tt]im(?:ed|e) ?-?out|[Rr]efused|no such host|ENOTFOUND|not (?:authorized|found)|[Uu]nable to|cannot/;

/** The AWS CLI draws such lines in its tables; what people write has bars at their ends. */
const PRINTED_TABLE = /^[ \t]{0,8}\+-[-+]{3,400}\+?[ \t]{0,8}$/m;

/** The name of a test that went well. */
const PASSED =
  /^\s{0,12}(?:[\u2713\u2714\u221a] .{0,300}\(\d[\d.]{0,8} ?m?s\)|PASS(?:ED)? [\w./-]|ok \d{1,5} - )/;

/**
 * For each line what it is where that is no failure of whoever pastes it; where there is program text, texts that stand alone
 * between quotes belong to it.
 */
function whyLeftOut(all: readonly Line[], pasted: string): readonly (Why | undefined)[] {
  const lines = all.map((line) => (line.rest === undefined ? line : { ...line, body: line.rest }));
  const code = lines.some(({ body }) => STATEMENT.test(body.text));
  const meanings = lines.filter(({ body }) => MEANING.test(body.text)).length >= 2;
  const texts = lines.map(({ body }) => body.text);
  const pastedLines = asPasted(lines, pasted);
  const programs = programLines(texts, pastedLines);
  const settings = settingLines(texts);
  const printed = PRINTED_TABLE.test(pasted);
  const rows = meaningRows(texts).map((row) => row && !printed);
  const unset = unsetRows(pastedLines);
  const stamps = lines.map(({ stamped }) => stamped);
  const guides = guideLines(pastedLines, stamps);
  const changes = changeLines(pastedLines, stamps);
  const written = writtenLines(pastedLines, stamps);
  const listed = listedErrors(lines);
  const properties = errorProperties(lines);
  const of =
    (marks: readonly boolean[]): Test =>
    ({ index }) =>
      marks[index] === true;
  const tests: readonly (readonly [Why, Test])[] = [
    ['test', ({ text }) => PASSED.test(text)],
    ['notice', ({ text }) => NOTICE.test(text)],
    ['query', ({ text }) => QUERY.test(text)],
    ['change', of(changes)],
    ['program', of(programs)],
    ['program', of(settings)],
    ['program', ({ text }) => STATEMENT.test(text) || (code && QUOTED_LINE.test(text))],
    [
      'table',
      ({ text, index, stamped }) => (rows[index] === true && !stamped) || (meanings && MEANING.test(text)),
    ],
    ['table', of(unset)],
    ['guide', of(guides)],
    ['writing', ({ index }) => written[index] === true && !(printed && /\|/.test(pastedLines[index] ?? ''))],
  ];
  return lines.map(({ body: { text }, stamped }, index) => {
    if (listed[index] === true || properties[index] === true || WHOLE.test(text) || FIRST_CELL.test(text))
      return undefined;
    const line = { text, index, stamped };
    return inboundOf(text) ?? tests.find(([, isSo]) => isSo(line))?.[0];
  });
}

/** Whether a line is of a kind. */
type Test = (line: { readonly text: string; readonly index: number; readonly stamped: boolean }) => boolean;

/** Before most lines of a text such a sign is no part of its form. */
const MOST_PREFIXED = 0.95;

/** The lines with the signs that cleaning takes away: code spans, bars, the sign of a comment. */
function asPasted(lines: readonly Line[], pasted: string): readonly string[] {
  const signs = lines.map(({ body }) => {
    const [from = 0] = body.from;
    return (
      /(?:^|\n)([ \t]*(?:#|\/\/|\u2022)[ \t]*)$/.exec(pasted.slice(Math.max(0, from - 20), from))?.[1] ?? ''
    );
  });
  const plain = lines.filter(({ body, stamped }) => !stamped && body.text !== '');
  const common = signs.filter((sign) => /^\S/.test(sign)).length >= Math.max(1, plain.length * MOST_PREFIXED);
  return lines.map(({ body }, index) => `${common ? '' : (signs[index] ?? '')}${withSigns(body, pasted)}`);
}

const LONGEST_SHAPE = 1_200;

/** With the code spans and bars of the pasted text, which cleaning made blanks. */
function withSigns({ text, from }: Tracked, pasted: string): string {
  const line = text.slice(0, LONGEST_SHAPE);
  return line.replace(/ /g, (blank, at: number) => {
    const sign = pasted[from[at] ?? 0];
    return sign === '`' || sign === '|' ? sign : blank;
  });
}

/** Records of a log are never joined: where several begin with a time or a level, or one is a whole object, the text is none. */
function wholes(lines: readonly Line[]): readonly TextRecord[] {
  const records = lines.filter(({ stamped }) => stamped).length;
  const levels = lines.filter(({ level }) => level !== undefined).length;
  const sources = new Set(lines.flatMap(({ source }) => source ?? [])).size;
  const elements = lines.filter((_, index) => isNextElement(lines, index)).length;
  if (
    records > 1 ||
    levels > 1 ||
    sources > 1 ||
    lines.filter(({ row }) => row).length > 1 ||
    elements > 0 ||
    (lines.length > 1 && lines.some(({ body }) => isWholeObject(body.text)))
  )
    return [];
  const bodies = lines.map(({ body }) => body);
  const spaced = oneLine(bodies, ' ');
  return hasFrames(bodies) ? [spaced] : [spaced, oneLine(bodies.map(trimmed), '')];
}

function linesOf(clean: Tracked, pasted: string): readonly Line[] {
  const bodies: Tracked[] = [];
  for (let at = 0; at <= clean.text.length && bodies.length < MOST_LINES; ) {
    const newline = clean.text.indexOf('\n', at);
    const end = newline === -1 ? clean.text.length : newline;
    bodies.push(part(clean, at, end));
    at = end + 1;
  }
  const common = commonPrefixes(bodies.map(({ text }) => text));
  return withoutRepeatedLevels(
    bodies.map((body) => ({
      ...stripped(body, common),
      framed: BAR.test(pasted.charAt(body.from[0] ?? pasted.length)),
      row: isRow(body, pasted),
    })),
    (line) => START.test(line),
  );
}

/** A row of a table as it was pasted, with bars at both ends and something in its first cell: one without goes on with the row before. */
const ROW = /^[ \t]{0,8}\|{1,4}[ \t]*[^|\s][^|\n]{0,200}\|[^\n]{0,8000}\|[ \t]*$/;

function isRow({ from }: Tracked, pasted: string): boolean {
  const start = from[0] ?? pasted.length;
  if (pasted[start] !== '|' && pasted[start] !== ' ') return false;
  const end = pasted.indexOf('\n', start);
  return ROW.test(pasted.slice(start, Math.min(end === -1 ? pasted.length : end, start + LONGEST_RECORD)));
}

/** How a message opens that goes on over lines which a margin broke between words. */
const OPENS_MESSAGE =
  /^[ \t]{0,12}(?:[a-z][\w.]{2,60}: )?(?:"\w{5,20}": ")?(?:An error occurred \(\w{3,60}\) when calling|User: arn:aws|(?:[\w.]{3,80})(?:Error|Exception)\b ?(?:\(\w{1,60}\))?: \S|Error: (?=[a-z]{4,12}ing )|"?error retrieving credentials: )/;

/** The fewest lines of which their widths show that a margin broke them. */
const FEWEST_FILLED = 3;
const MOST_FILLED = 40;

/**
 * A message that the margin of a comment, a mail or a page broke between its words, as one line again: each of its lines but
 * the last is so long that the first word of the next one would have been too much.
 */
function refilled(lines: readonly Line[]): readonly Line[] {
  const result: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const count = filledFrom(lines, at);
    const first = lines[at];
    if (first === undefined) break;
    if (count >= FEWEST_FILLED) {
      const bodies = lines.slice(at, at + count).map(({ body }) => trimmed(body));
      const blank = tracked(' ');
      const pieces = bodies.flatMap((body, index) => (index > 0 ? [between(body, blank), body] : [body]));
      result.push({ ...first, body: joined(pieces) });
    } else result.push(...lines.slice(at, at + count));
    at += count;
  }
  return result;
}

/** How many lines from one on are one message that a margin broke; 1 where none is. */
function filledFrom(lines: readonly Line[], at: number): number {
  const texts: string[] = [];
  for (const line of lines.slice(at, at + MOST_FILLED)) {
    const text = line.body.text.trim();
    const before = texts.at(-1);
    if (text === '' || line.row || text.length > WIDEST) break;
    if (before !== undefined && (line.stamped || (OPENS_MESSAGE.test(text) && !GOES_ON.test(before)))) break;
    texts.push(text);
    if (before === undefined && !OPENS_MESSAGE.test(text)) return 1;
  }
  const width = Math.max(0, ...texts.map(({ length }) => length));
  if (width < NARROWEST_MARGIN) return 1;
  // The edge of a terminal breaks words as well: its lines are all of one width.
  const widths = lines.slice(at, at + texts.length - 1).map(({ body }) => body.text.trimStart().length);
  if (widths.every((one) => one === widths[0])) return 1;
  const last = texts.findIndex(
    (text, index) => text.length + 1 + (texts[index + 1]?.split(' ', 1)[0]?.length ?? 0) <= width,
  );
  return Math.max(1, last === -1 ? texts.length : last + 1);
}

/** A margin that breaks lines between words lies no nearer. */
const NARROWEST_MARGIN = 50;

/** The bars of frames. */
const BAR = /[\u2502\u2503\u2551\u2575\u2577]/;

const NARROWEST = 30;
/** So many lines of exactly one width, and none wider, show an edge whatever the others are. */
const MANY_BREAKS = 4;
const SHARE_OF_BREAKS = 0.4;
const WIDEST = 250;

/**
 * A terminal that breaks lines at its edge leaves lines of exactly its width: such a line goes on with the next one, without
 * a blank. Lines that begin a record of their own stay, rows of a table, and those `behindLeft`, a line that was left out.
 */
function unwrapped(lines: readonly Line[], behindLeft: ReadonlySet<Line>): readonly Line[] {
  const bare = lines.map(({ body }) => body.text.trimStart().length);
  // Frames of a stack are indented: a terminal breaks them at its edge with the rest.
  const indented = lines.map(({ body }) => body.text.trimEnd().length);
  const found = unwrappedAt(bare, lines, behindLeft);
  return found === lines ? unwrappedAt(indented, lines, behindLeft) : found;
}

/** The same by the widths of the lines, counted with what stands before their words or without. */
function unwrappedAt(
  widths: readonly number[],
  lines: readonly Line[],
  behindLeft: ReadonlySet<Line>,
): readonly Line[] {
  const width = Math.max(0, ...widths.slice(0, 2000));
  const breaks = widths.filter((one, index) => one === width && (widths[index + 1] ?? 0) > 0).length;
  const almost = widths.filter((one) => one < width && one >= width * 0.75).length;
  const many = breaks >= MANY_BREAKS && breaks >= widths.filter((one) => one > 0).length * SHARE_OF_BREAKS;
  if (width < NARROWEST || width > WIDEST || breaks < 2 || (almost > breaks / 2 && !many)) return lines;
  const rows = labelRows(lines.map(({ body }) => body.text));
  const result: Line[] = [];
  let goesOn = false;
  lines.forEach((line, index) => {
    const before = result.at(-1);
    const begins =
      line.stamped ||
      line.level !== undefined ||
      START.test(line.body.text) ||
      COMMAND_OF_LOG.test(line.body.text) ||
      rows[index] === true ||
      behindLeft.has(line);
    if (goesOn && before !== undefined && !begins)
      result[result.length - 1] = { ...before, body: joined([before.body, withoutIndent(line.body)]) };
    else result.push(line);
    goesOn = widths[index] === width;
  });
  return result;
}

/** A line of a log of GitHub Actions or Azure Pipelines that is one by its sign. */
const COMMAND_OF_LOG = /^[ \t]{0,20}##\[[a-z]{4,10}\]/;

function withoutIndent(line: Tracked): Tracked {
  return part(line, line.text.length - line.text.trimStart().length);
}

/** Prefixes that count only where most lines have them: a single line may begin so for other reasons. */
const COMMON: readonly RegExp[] = [
  /^[ \t]{0,20}\d{1,6}[:|][ \t]/,
  /^[ \t]{0,20}\[(?! ?(?:error|warn|info|debug|fatal|output:|input:|filter:|aws_|http_|upstream|net\]|engine))[\w./:-]{1,60}\][ \t]/i,
  /^(?!(?:TCP|NONE|TAG|UDP)_[A-Z_]{3,40}\/\d{3} )[\w-]{1,60}\/[\w-]{1,60}(?:\/[\w-]{6,60})?[: \t]/,
  /^[ \t]{0,20}\d{1,6}[ \t]{1,8}(?=[A-Za-z"[{])/,
];

/** The name of who printed a line, and a bar. */
const SOURCE = /^([a-z0-9][a-z0-9._-]{0,80})(?:@[a-z0-9._-]{1,60})?[ \t]{1,40}\|[ \t]/;

const ALWAYS: readonly RegExp[] = [/^[ \t]{0,20}(?:>|#|\/\/|\||\u2022)(?:[ \t]|$)/, SOURCE, /^\{"log":"/];

/** What only stands before the words of a record: a time, behind the edge of a table too. */
const STAMPS: readonly RegExp[] = [
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:[\w.-]{1,64} )?[\w./@-]{1,64}(?:\[\d{1,7}\])?: ?/,
  /^[ \t]{0,8}\[?\d{4}[-/.]\d\d?[-/.]\d\d?[T ,]{1,2}(?:[^\d\s:"']{0,3})\d\d?:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?(?:Z|[AP]M|UTC|[+-]\d\d:?\d\d))?\]?(?: (?:stdout|stderr) [FP])?[ \t|:-]{0,3}/,
  /^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M\b)?\]?[ \t]{0,4}/,
  /^\[?\d{1,2}[-/][A-Z][a-z]{2}[-/]\d{4}[: ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: [+-]\d{4})?\]?[ \t]/,
  /^\[?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?[A-Z][a-z]{2} {1,2}\d{1,2}(?:, \d{4}(?:,| @)?)? \d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: [AP]M|(?: [A-Z]{3,4})? \d{4})\]?[ \t]?/,
  /^[A-Z][a-z]{2} \d{1,2}, \d{4} @ \d\d:\d\d:\d\d(?:[.,]\d{1,9})?[ \t]?/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?[ \t]/,
  /^L \d\d\/\d\d\/\d{4} - \d\d:\d\d:\d\d: /,
  /^[ \t]{0,8}1[0-9]{12}[ \t,|]/,
  // Squid: the time with its milliseconds, and how long the request took.
  /^1\d{9}\.\d{3} {1,8}\d{1,9} (?=[\w.:-]{2,64} [A-Z]{3,4}_)/,
  /^[IWEF]\d{4} \d\d:\d\d:\d\d(?:\.\d{1,9}[ \t]{1,10}\d{1,7}[ \t])?/,
];

function commonPrefixes(lines: readonly string[]): readonly RegExp[] {
  const full = lines.filter((line) => line.trim() !== '');
  if (full.length < 2) return [];
  return COMMON.filter(
    (prefix) => full.filter((line) => prefix.test(line)).length >= Math.max(2, full.length * 0.8),
  );
}

/** A time as the first cell of a row with commas between its cells. */
const FIRST_CELL = /^"\d{4}[-/]\d\d?[-/]\d\d?[T ]\d\d?:\d\d[^"\n]{0,20}",/;

function stripped(line: Tracked, common: readonly RegExp[]): Omit<Line, 'framed' | 'row'> {
  let body = line;
  let stamped = timeAfterLevel(line.text) || FIRST_CELL.test(line.text);
  let level = levelFirst(line.text);
  let source: string | undefined;
  for (let round = 0; round < 4; round += 1) {
    const stamp = lengthOf(STAMPS, body.text);
    const length = stamp > 0 ? stamp : lengthOf([...ALWAYS, ...common], body.text);
    if (length === 0) break;
    stamped ||= stamp > 0;
    if (stamp === 0) source ??= SOURCE.exec(body.text)?.[1];
    body = part(body, length);
    stamped ||= timeAfterLevel(body.text);
    level ??= levelFirst(body.text);
  }
  return { body, stamped, level, source };
}

function lengthOf(prefixes: readonly RegExp[], text: string): number {
  for (const prefix of prefixes) {
    const found = prefix.exec(text);
    if (found !== null) return found[0].length;
  }
  return 0;
}

/** The errors by which Amazon ECS calls why a task stopped: each begins a reason of its own. */
const REASON =
  '(?:Cannot[A-Z][A-Za-z]{4,40}Error|ResourceInitializationError|TaskFailedToStart|ContainerRuntime(?:Timeout)?Error|DockerTimeoutError|OutOfMemoryError|EssentialContainerExited)';

/** Words with which a record begins even without a time before it. */
const START = new RegExp(
  [
    WHOLE.source,
    String.raw`^[ \t]{0,40}(?:\(?\d{1,3}[.):][ \t]{0,4})?${REASON}: \S`,
    String.raw`^[ \t]{0,40}An error occurred \(\w{3,60}\) when calling `,
    String.raw`^[ \t]{0,40}(?:level|time|ts|timestamp|t(?==["']?\d))=`,
    String.raw`^[ \t]{0,40}\[ ?(?:error|warn|warning|info|debug|critical|fatal|trace|notice|[\u2139\u2714\u2716!])\]`,
    String.raw`^[ \t]{0,4}(?:error|warn|warning|info|debug|critical|fatal|trace|notice|err)\b[ \t]*[:|[\]( -]`,
    String.raw`^[ \t]{0,40}(?:[-*\u2022\u2718\u2713]|\d{1,3}\.) (?=\S)`,
    String.raw`^[ \t]{0,4}\(?\d{1,2}\)[ \t]{1,4}(?=\S)`,
    String.raw`^[ \t]{0,4}The Vpc Endpoint Service '`,
    // A command that somebody typed, pasted without the sign before it.
    String.raw`^(?:docker|podman|nerdctl) (?:push|pull|run|build|login) (?=[\w.:/-]*[./-])`,
    // Who wrote in a chat, and when.
    String.raw`^[a-z\u00c0-\u024f][a-z\u00c0-\u024f .'-]{1,40} {1,3}\[?\d{1,2}:\d\d(?: ?[ap]m)?\]?[ \t]*$`,
    String.raw`^[ \t]{0,40}\(?service (?!call has)\[?[\w-]{1,255}[\])]{0,2}(?:\(https?:[^\s)]{1,400}\))? (?:was|has|is) `,
    String.raw`^[ \t]{0,40}["']?(?:stopped ?reason|status ?reason|resource ?status ?reason|reason)["']?[ \t]*[:|=]`,
    String.raw`^[ \t]{0,40}"message"[ \t]*:[ \t]*"\(service`,
    String.raw`^\d{1,3}(?:\.\d{1,3}){3} - `,
    String.raw`^[ \t]{0,8}(?:ping6?|nslookup|traceroute|ssh): (?=\S)`,
    String.raw`^(?:\$|PS [A-Z]:|[\w.-]{1,40}@[\w.-]{1,60}[:~]|\[[\w.-]{1,40}@[\w.-]{1,60} [^\]\s]{1,60}\][$#]) ?`,
    String.raw`^\{"`,
    String.raw`^(?:npm|yarn|pnpm|make|gradle|mvn|go|pip|cargo|terraform|module\.\w+|resource "|Step \d|==>|-->|\+ |#\d)\b`,
  ].join('|'),
  'i',
);

/** Within a line of JSON, where the field with the reason begins. */
const FIELD =
  /["']?\b(?:stopped ?reason|status ?reason|resource ?status ?reason)["']?[ \t]*[:|=]|"reason"[ \t]*:/gi;

/** Lines that go on with the record before, even with a time before them; those of curl tell of one attempt. */
const CONTINUES =
  /^[ \t]*(?:caused by\b|status code|--->|\.\.\. |at [\w.$<]{3,}|\}|\]|,|and |with |because |\*\s+(?:ipv[46]: |trying |connect to |failed to connect |could not |connection |immediate connect|closing ))/i;

/** What somebody typed at a prompt: the next line is what came of it. */
const COMMANDED = /^\s{0,4}(?:\$|PS [A-Z]:\S{0,80}>|[\w.-]{1,40}@[\w.-]{1,60}[:~]\S{0,60}[$#]) \S/;

/** A cause of the line before it, behind the level that a logger sets before each line of a message. */
const CHAINED =
  /^\W{0,9}\w{1,11}[\])>}!:,]{0,2}\s{1,4}(?:caused by\b|status code\b|---> |\.\.\. \d{1,4} (?:more|common))/i;

/** Fluent Bit: its client failed, and the output says in the next line for which service. */
const OF_CLIENT = /\[aws_client\] connection initialization error/;
const OF_OUTPUT = /\[output:(?:cloudwatch_logs|kinesis_\w{4,10}|s3):[\w.]{1,60}\] failed to /i;

/** Where an error of Node.js opens that is printed with its properties: old forms, a message, the last frame of its stack. */
const OPENS_OBJECT =
  /(?:^\s{0,8}|["'])(?:[\w .:-]{0,40}: ?)?\{ ?\[?(?:\w{0,60}(?:error|exception)): \S.{0,400}$|^\s{1,40}at [\w.$<> [\]/]{2,200}.{0,300}\) \{\s{0,4}$/i;

/** How many lines such an error may have. */
const LONGEST_OBJECT = 60;

/** The next cause of a chain, which an exception prints behind its frames. */
const CAUSE = /^[ \t]*(?:caused by\b|--->)/i;

const depthOf = (line: string): number =>
  (line.match(/[{[]/g)?.length ?? 0) - (line.match(/[}\]]/g)?.length ?? 0);

/** For each line whether it holds properties of an error that is printed so. */
function errorProperties(lines: readonly Line[]): readonly boolean[] {
  let depth = 0;
  let left = 0;
  return lines.map(({ body: { text } }) => {
    const line = text.slice(0, LONGEST_SHAPE);
    if (depth > 0 && left > 0) {
      depth += depthOf(line);
      left -= 1;
      return true;
    }
    const opens =
      OPENS_OBJECT.test(line) && !/[;(]\s{0,4}$|=>|\bif\b|\bcatch\b/.test(line) ? depthOf(line) : 0;
    depth = Math.max(0, opens);
    left = LONGEST_OBJECT;
    return false;
  });
}

/** A record of a log that is one object of JSON: what stands in the next line is another one. */
const isWholeObject = (line: string): boolean =>
  /^\s{0,8}\{".{2,8000}\}\s{0,8}$/.test(line) && depthOf(line) === 0;

/** Where Node.js begins to list the errors of which one is made: each is an address that was tried. */
const OPENS_ERRORS = /\[errors\]: \[\s{0,4}$/;

/** For each line whether it stands in such a list. */
function listedErrors(lines: readonly Line[]): readonly boolean[] {
  let within = false;
  return lines.map(({ body: { text } }) => {
    const was = within;
    within = was ? !/^\s{0,40}\]/.test(text) : OPENS_ERRORS.test(text);
    return was || within;
  });
}

/** The answer of an API stands in its line; the name of an exception in the next one begins another failure. */
const isNextAnswer = (before: string | undefined, text: string): boolean =>
  before !== undefined && ANSWER.test(before) && EXCEPTION.test(text.slice(0, LONGEST_SHAPE));

const ANSWER = /^[ \t]{0,40}An error occurred \(\w{3,60}\) when calling the \w{3,60} operation: \S/;

/** How programs name a failure of their own at the beginning of a line, whatever the class is called. */
const CLASS =
  '(?:(?:[A-Za-z_$][\\w$]{0,40}(?:\\.|::)){1,6}[\\w$]{0,60}(?:[Ee]rror|[Ee]xception|[Tt]imeout|[Rr]efused|[Ff]ailure)|\\w{3,80}(?:Error|Exception|Timeout)|Errno::\\w{3,40})';
const EXCEPTION = new RegExp(
  `^(?:${CLASS}(?:: |\\(|$)|panic: |fatal error: |thread '[^'\\n]{1,60}' panicked at|Exception in thread |Unhandled [Ee]xception)`,
);

/** An exception with the place it called: it needs no line before it, unless that leads to it. */
const OWN_PLACE = /amazonaws|https?:\/\/|\d\.\d{1,3}\.\d{1,3}:\d|HTTPS?ConnectionPool\(host=/;

/** A class that names its module: none of those that stand within the reasons of Amazon ECS and of the SDK for Go. */
const IN_MODULE =
  /^(?:[A-Za-z_$][\w$]{0,40}(?:\.|::)){1,6}[\w$]{3,80}(?:: |\(|$)|^(?:panic: |fatal error: |thread '|Exception in thread |Unhandled )/;

/** Amazon ECS says why it stopped a task, or what its scheduler did: it prints no exceptions of programs in lines of their own. */
const OF_SCHEDULER = new RegExp(
  String.raw`^[ \t]{0,40}(?:${REASON}(?:: |$)|Task failed |Essential container in task exited|Scaling activity initiated|\(?service \[?[\w-]{1,255}[\])]{0,2}(?:\(https?:[^\s)]{1,400}\))? (?:was|has|is) )`,
);

/** A service answered, and the line says so to its end. */
const REFUSED =
  /\bis not authorized to perform: \S|\baccess ?denied\W{0,3}$|\bstatus code: 4\d\d\b.{0,120}$|\baction\W{0,3}$/i;

/** A line that leads to the next one: a frame, the head of a trace, a name with a colon behind it, another exception. */
const LEADS =
  /^\s|[:,({[\\]\s*$|^(?:Traceback|During handling|The above exception)|^(?!OutOfMemoryError|EssentialContainerExited)[\w.]{3,80}(?:Error|Exception)\b|\b(?:because|while|when|of|to|by|with)\s*$/;

/** What goes on in the next line, whoever speaks. */
const GOES_ON = /[:,({[\\]\s*$|\b(?:because|while|when|of|to|by|with)\s*$/;

/** A line of a quiet level that tells of no failure and names nobody who may have been called. */
const QUIET_LINE =
  /^\W{0,4}(?:(?:npm|yarn|pip) )?(?:info|notice|debug|trace)\b(?!.{0,400}(?:amazonaws|https?:\/\/|\d\.\d{1,3}\.\d{1,3}:\d|fail|error|exception|denied|unable|could ?n[o']t|cannot|refused|tim(?:ed|e) ?-?out|unreachable))/i;

/** What stands behind such a line does not belong to it, unless it leads there. */
const isBehindQuiet = (before: string | undefined, text: string): boolean =>
  before !== undefined && /^\S/.test(text) && QUIET_LINE.test(before) && !GOES_ON.test(before);

/** Whether a line tells of a failure of its own, and the line before it is a sentence that is complete. */
const isOwnFailure = (before: string | undefined, text: string): boolean => {
  const line = text.slice(0, LONGEST_SHAPE);
  if (before === undefined || before.trim() === '' || !EXCEPTION.test(line)) return false;
  if ((OF_SCHEDULER.test(before) || REFUSED.test(before)) && IN_MODULE.test(line))
    return !GOES_ON.test(before);
  return OWN_PLACE.test(line.slice(0, LONGEST_OWN)) && !LEADS.test(before);
};

const LONGEST_OWN = 380;

const ANY_REASON = new RegExp(String.raw`\b${REASON}: \S`);

/** Whether a line gives a reason where the lines before it gave one already. */
function isNextReason(block: readonly Tracked[] | undefined, text: string): boolean {
  if (block === undefined || !ANY_REASON.test(text.slice(0, LONGEST_RECORD))) return false;
  const first = block.findIndex((line) => ANY_REASON.test(line.text.slice(0, LONGEST_RECORD)));
  const line = block[first]?.text ?? '';
  return (
    first >= 0 && (block.length > first + 1 || line.length - line.search(ANY_REASON) > 2 * SHORTEST_REASON)
  );
}

/** A field of a record that a log spreads over lines: indented, with a name of its own. */
const SPREAD = /^([ \t]{2,8})([A-Z][\w ]{2,30}): ?\S/;

/** Whether a line is the field after another one, as far from the margin. */
function isNextField(before: string, line: string): boolean {
  const [, margin, name] = SPREAD.exec(line) ?? [];
  const [, other, last] = SPREAD.exec(before) ?? [];
  return margin !== undefined && margin === other && name !== last;
}

/** The last line before this one that is not empty. */
function lastFull(lines: readonly Line[], index: number): string | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const text = lines[at]?.body.text ?? '';
    if (text.trim() !== '') return text;
  }
  return undefined;
}

/** Whether a frame of several lines has ended before a line; one line alone may be all that a copy kept of its bars. */
const isBehindFrame = (lines: readonly Line[], index: number): boolean =>
  lines[index]?.framed === false &&
  lines[index - 1]?.framed === true &&
  lines[index - 2]?.framed === true &&
  lines[index]?.body.text.trim() !== '';

/** Whether another one printed the line before: each speaks of calls of its own. */
const isOfNextSource = (lines: readonly Line[], index: number): boolean => {
  const [before, own] = [lines[index - 1]?.source, lines[index]?.source];
  return before !== undefined && own !== undefined && before !== own;
};

/** Where an element of a list of JSON opens behind another one: each is an event, a container or a field of its own. */
const isNextElement = (lines: readonly Line[], index: number): boolean => {
  const line = lines[index]?.body.text ?? '';
  return (
    /^\s{0,80}\}, ?\{(?:\s*$| ?")/.test(line) ||
    (/^\s{0,80}[{[](?:\s*$| ?["{[])/.test(line) && /[}\]],\s*$/.test(lastFull(lines, index) ?? ''))
  );
};

/** A line without the level that other lines go on with. */
const unlevelled = (line: Line | undefined): string => (line?.rest ?? line?.body)?.text ?? '';

/** A field of JSON whose text no quote closes in its line: nothing but a margin breaks lines there. */
const OPEN_FIELD = /^\s{0,80}"[\w .-]{1,60}"\s?:\s?"(?=\S)/;
const OPEN_END = /[A-Za-z][,;:]?\s{0,4}$/;

/** Where a line ends before the word for an error that belongs to it: `operation error EC2: …`, `https response error`. */
const BEFORE_ERROR =
  /\b(?:operation|https? ?response|response|internal|server|client|socket|network|protocol|unexpected|unknown|api|i\/o|an|the|with|this|same|following)\s{0,4}$/;
const ERROR_WITHIN = /^[ \t]{0,4}error (?=\S)/;

/** Whether a margin broke a message before a line: within a text between quotes, or before a word that belongs to the one before. */
export function isBrokenBefore(line: string, before: string): boolean {
  const end = before.slice(-60);
  if (
    /\boperation error\s{0,4}$/.test(end) ||
    (ERROR_WITHIN.test(line.slice(0, 20)) && BEFORE_ERROR.test(end))
  )
    return true;
  return (
    OPEN_FIELD.test(before.slice(0, 200)) &&
    OPEN_END.test(end) &&
    !/\b(?:true|false|null),?\s{0,4}$/.test(end) &&
    !/^\s{0,80}["'{}[\]]/.test(line.slice(0, 100))
  );
}

/** Whether a line goes on with the record before, whatever stands before it. */
const isContinuation = (lines: readonly Line[], index: number, isListed: boolean): boolean => {
  const line = lines[index];
  if (line === undefined) return false;
  const { body, stamped, level } = line;
  const before = lines[index - 1];
  return (
    CONTINUES.test(body.text) ||
    (level !== undefined && level === before?.level && CHAINED.test(body.text.slice(0, LONGEST_SHAPE))) ||
    (!stamped && (isListed || isBrokenBefore(body.text, before?.body.text ?? ''))) ||
    (OF_OUTPUT.test(body.text) && OF_CLIENT.test(before?.body.text ?? '')) ||
    (!stamped && isNextField(unlevelled(before), body.text))
  );
};

/** Lines that belong to one record, or that nothing separates. */
function blocksOf(lines: readonly Line[], pasted: string): readonly (readonly Tracked[])[] {
  const blocks: Tracked[][] = [];
  const listed = listedErrors(lines);
  for (const [index, { body, stamped, level }] of lines.entries()) {
    const isOfNext =
      lines[index]?.row === true || isOfNextSource(lines, index) || isNextElement(lines, index);
    const goesOn = !isOfNext && isContinuation(lines, index, listed[index] === true);
    const begins =
      (isOfNext ||
        stamped ||
        START.test(body.text) ||
        (level !== undefined && !COMMANDED.test(lines[index - 1]?.body.text ?? '')) ||
        isNextAnswer(lines[index - 1]?.body.text, body.text) ||
        isBehindFrame(lines, index) ||
        isWholeObject(lines[index - 1]?.body.text ?? '') ||
        isNextReason(blocks.at(-1), body.text) ||
        isBehindQuiet(lines[index - 1]?.body.text, body.text) ||
        isOwnFailure(lastFull(lines, index), body.text)) &&
      !goesOn;
    const current = blocks.at(-1);
    const pieces = fieldsOf(body).flatMap((piece) => quotationsOf(piece, pasted));
    if (begins || current === undefined) blocks.push([pieces[0] ?? body]);
    else current.push(pieces[0] ?? body);
    for (const piece of pieces.slice(1)) blocks.push([piece]);
  }
  return blocks;
}

/** A reason after another one in the same line, and what stands between them: a name before a name only wraps it. */
const NEXT_REASON = new RegExp(String.raw`(?:\(?\d{1,3}[.):] ?|[-*\u2022,;/|] ?)?\b${REASON}: `, 'g');
const SHORTEST_REASON = 40;

/** In a line of JSON, where an object of a list opens behind another one. */
const NEXT_OBJECT = /(?<=\} ?, ?)\{ ?"/g;

function fieldsOf(line: Tracked): readonly Tracked[] {
  const starts = [0];
  for (const match of line.text.matchAll(FIELD)) {
    if (match.index > 0) starts.push(match.index);
    if (starts.length > 40) break;
  }
  const reasons = [...line.text.slice(0, LONGEST_RECORD).matchAll(NEXT_REASON)].map(({ index }) => index);
  reasons.forEach((at, index) => {
    if (index > 0 && at - (reasons[index - 1] ?? 0) > SHORTEST_REASON && starts.length <= 40) starts.push(at);
  });
  if (/^\s{0,8}[{[]/.test(line.text))
    for (const { index } of line.text.slice(0, LONGEST_RECORD).matchAll(NEXT_OBJECT))
      if (starts.length <= 40) starts.push(index);
  starts.sort((a, b) => a - b);
  return starts.map((start, index) => part(line, start, starts[index + 1] ?? line.text.length));
}

/** A message is at least that long. */
const SHORTEST_MESSAGE = 40;

/** What somebody types: what comes of it stands behind it. */
const COMMAND =
  /^\s?(?:\$ ?)?(?:sudo )?(?:curl -|curl https?:|aws |nc |ncat |telnet |docker |nslookup |dig |wget |ping )/;

/** The messages that a sentence quotes as code, where it quotes several: each speaks for itself. */
function quotationsOf(line: Tracked, pasted: string): readonly Tracked[] {
  const signs = [...line.text.matchAll(/ /g)]
    .map(({ index }) => index)
    .filter((at) => pasted[line.from[at] ?? 0] === '`');
  const begins = signs.filter(
    (at, index) =>
      index % 2 === 0 &&
      (signs[index + 1] ?? at) - at >= SHORTEST_MESSAGE &&
      !COMMAND.test(line.text.slice(at + 1, at + 20)),
  );
  if (begins.length < 2) return [line];
  return begins.map((begin, index) =>
    part(line, index === 0 ? 0 : begin, begins[index + 1] ?? line.text.length),
  );
}

/** A host and a failure in one line: such a line needs no other. */
const COMPLETE =
  /(?:dial tcp|amazonaws|https?:\/\/|\d\.\d{1,3}\.\d{1,3}:\d|[a-z]\[[\d.a-f:]{3,45}\]:\d).{0,400}(?:timeout|timed out|refused|no such host|unreachable|no route|deadline|expired|cannot assign)/i;

/** Where lines of one block speak each for itself, each is a record; otherwise the block is. */
function recordsOf(block: readonly Tracked[]): readonly Block[] {
  const complete = block.filter(({ text }) => COMPLETE.test(text));
  const apart = complete.length > 1 || (complete.length === 1 && block.length > 6);
  const each = complete.length === block.length;
  if (!apart || (!each && isWrapped(block))) return [blockOf(block)];
  const records: (readonly Tracked[])[] = [];
  let rest: Tracked[] = [];
  for (const line of block) {
    if (!COMPLETE.test(line.text)) {
      rest.push(line);
      continue;
    }
    // The whole chain of causes before it belongs to it, from the message that they explain.
    const top = rest.findLastIndex(({ text }) => !CONTINUES.test(text));
    if (top === -1 && CAUSE.test(line.text)) records.push([...(records.pop() ?? []), ...rest, line]);
    else if (CONTINUES.test(line.text)) records.push([...rest.slice(Math.max(0, top)), line]);
    else {
      const begin = beginOf(rest);
      records.push(rest.slice(0, begin), [...rest.slice(begin), line]);
    }
    rest = [];
  }
  return [...records, rest].map(blockOf);
}

/** A line that a margin broke within a call: what was called, or how that ended, stands in the next one. */
const WITHIN_CALL =
  /(?:\b(?:lookup|dial(?: (?:tcp|udp)[46]?)?|get|post|put|head|caused by|connect(?:ing|ion)? to|(?:send|do) request)["'(:]{0,3}|\bhttps?:\/\/[^\s"']{4,1000}["']?:)\s*$/i;

/** So many lines before a broken call may belong to its message. */
const MOST_BROKEN = 6;

/** Where the message begins that goes on behind the lines: behind the last empty one; none of them, where they lead nowhere. */
function beginOf(rest: readonly Tracked[]): number {
  if (!WITHIN_CALL.test(rest.at(-1)?.text.slice(-LONGEST_SHAPE) ?? '')) return rest.length;
  const blank = rest.findLastIndex(({ text }) => text.trim() === '');
  return Math.max(blank + 1, rest.length - MOST_BROKEN);
}

/** Lines as one record, and each by itself. */
export function blockOf(lines: readonly Tracked[]): Block {
  const full = lines.filter(({ text }) => text.trim() !== '');
  const few = full.length > 1 && full.length <= MOST_LINES_ALONE;
  return {
    record: oneLine(lines, ' '),
    glued:
      few && !hasFrames(full) && full.slice(0, -1).every(({ text }) => text.length >= NARROWEST)
        ? oneLine(full.map(trimmed), '')
        : undefined,
    lines: full.length < 2 || full.length > MOST_LINES_ALONE ? [] : full.map((line) => oneLine([line], ' ')),
    pieces: lines,
  };
}

/** A line that a program begins anew below its message, a frame of a stack or the cause: nothing before it goes on in it. */
const FRAME =
  /^\s{0,40}(?:at (?:new |async )?[\w.$<>/[\]`-]{2,300}(?: \[as \w{1,60}\])? ?\(|at (?:async )?(?:file:|node:|\/)\S|caused by: |suppressed: |\.{3} \d{1,4} (?:more|common frames)|file "[^"]{1,300}", line \d|--- end of |---> )/i;

/** Whether a line behind the first is such a frame: then no narrow column broke the lines. */
const hasFrames = (lines: readonly Tracked[]): boolean => lines.slice(1).some(({ text }) => FRAME.test(text));

/** A narrow column or a terminal broke the lines: all but the last are about equally long. */
function isWrapped(block: readonly Tracked[]): boolean {
  const lengths = block.slice(0, -1).map(({ text }) => text.trimEnd().length);
  const longest = Math.max(...lengths);
  return longest <= 200 && lengths.every((length) => length >= longest * 0.6);
}

function oneLine(lines: readonly Tracked[], glue: '' | ' '): TextRecord {
  const blank = tracked(' ');
  const pieces = lines.flatMap((line, index) =>
    index > 0 && glue === ' ' ? [between(line, blank), line] : [line],
  );
  const flat = replaced(joined(pieces), /\s+/g, ' ');
  return part(trimmed(flat), 0, LONGEST_RECORD);
}

/** A blank that stands where the next line begins. */
function between(next: Tracked, blank: Tracked): Tracked {
  const place = next.from[0] ?? 0;
  return { text: blank.text, from: Int32Array.of(place), to: Int32Array.of(place) };
}

function trimmed(line: Tracked): Tracked {
  const start = line.text.length - line.text.trimStart().length;
  return part(line, start, Math.max(start, line.text.trimEnd().length));
}

/** Each record once: a log repeats itself, with other times and ids. Of many, those that may hold an error. */
function distinct(blocks: readonly Block[]): readonly Block[] {
  const once = new Map<string, Block>();
  for (const block of blocks) {
    const key = block.record.text.replace(/\d{4,}|\b[0-9a-f]{8}-[0-9a-f-]{9,40}/g, '0');
    if (block.record.text !== '' && !once.has(key)) once.set(key, block);
  }
  const all = [...once.values()];
  if (all.length <= MOST_RECORDS) return all;
  const telling = all.filter(({ record }) => TELLING.test(record.text));
  return telling.length <= MOST_RECORDS
    ? telling
    : [...telling.slice(0, MOST_RECORDS / 2), ...telling.slice(-MOST_RECORDS / 2)];
}
