/**
 * Program text: it names errors, hosts and outcomes, and has not failed. What is judged is the shape of its lines, of any
 * language; a stack trace shows lines of programs too, and is none.
 */

/** A word of a language with what follows it there. */
const KEYWORD =
  /^\s*(?:\}\s?)?(?:(?:if|else ?if|elif|for|foreach|while|switch|catch|unless|until|match|guard|with)\b.{0,300}[{:]\s*$|(?:if|elif|unless|while|for) ?[([].{0,300}(?:\)|\]|then|do|:)\s*$|(?:unless|if) [\w.@!]{1,60}\??\s*$|(?:return|throw|raise|yield|defer|panic!?)\b(?=.{0,300}(?:["'`(;]|\b(?:nil|null|err|true|false|self|this)\b))|(?:end|begin|try|else|finally|ensure|fi|done|esac|do|then|pass|break|continue)[ ;:{]{0,3}$|exit(?: \d{1,3})?;?\s*$|trap ['"]|set -[a-z]{1,6}\s*$|(?:FROM|RUN|COPY|ADD|ENV|ARG|CMD|ENTRYPOINT|WORKDIR|USER|EXPOSE|HEALTHCHECK|VOLUME|LABEL) [\w"'[./$-]|rescue [A-Z]|except\b.{0,200}:\s*$|(?:@\w+\s+)?(?:export |public |private |protected |internal |static |final |async |override |abstract |pub(?:\(crate\))? |inline |virtual |const |unsafe ){0,5}(?:const|let|var|val|def|fn|func|fun|function|class|interface|struct|enum|type|impl|trait|module|namespace|package|void|string|int|bool|boolean|auto)\s[\w$<>[\],*&:. ]{1,120}(?:[=({;:]|$)|(?:import|from|using|use|require|include|#include)\s[\w"'<@{*./:\\]{1,200}.{0,200}$|@(?:Test|Override|ParameterizedTest|pytest)\b|case .{1,200}:\s*$|default:\s*$|set -[eux]|local \w+=)/;

/** A call that is a line of its own, an assignment, a comparison, a declaration. */
const STATEMENT_LINE =
  /^\s*[{[(].{1,200}[}\])] (?:->|=>) \S|^\s*(?:if|elif|while|and|or|return) .{0,300}(?:\b(?:and|or)|&&|\|\||\()\s*$|[\])"']\):\s*$|;\s*(?:\/\/.{0,200})?$|\)\s?(?:=>|->)?\s?\{\s*$|\)\s?\{|=>\s?\{?\s*$|\s:=\s|\s(?:===?|!==?|&&|\|\||\+=|-=|\?\?=?|<<=?)\s?(?:[\w"'`(!$]|$)|^\s*for [\w, ]{1,60} in [([].{0,400}[,([]\s*$|^\s*for(?: await)? \((?:const|let|var) .{0,200} of \[\s*$|^\s*[\w.$@[\]]{1,80}\s=\s(?:[\w.]{1,60}\(|[rbfu]{0,2}["'`]|[[{(]|new |await |self|this|lambda|\()|^\s*(?:await |yield |return )?[\w$@]{1,60}(?:(?:\.|::|->|\?\.)[\w$!?]{1,60}){1,6}\(.{0,400}[){,;(]\s*$|^\s*[a-z]\w{2,60}\(["'`].{0,300}\)[;,]?\s*$|^\s*(?:await |yield |return |new )?[A-Za-z_$@][\w$@.:]{1,80}\(\s*$|^\s*(?:assert|expect|test|it|describe|t\.Run|require|raise_error|mock|when|given|verify|assertThat|console\.\w{1,10}|print(?:ln|f)?|puts|echo|logger\.\w{1,10}|log\.\w{1,10}|STDERR\.puts|fail) ?[("'`].{0,400}$/;

/** A row of a table, or a list of literals. */
const ROW =
  /^\s*[{[(]\s?["'`&].{0,400}[}\]),]\s*$|^\s*(["'`])(?:(?!\1).){1,400}\1\s?(?:[,)\]}+.;:|]|=>|\+|\|\|){0,4}\s*$|^\s*[A-Z]\w{1,60}(?:\.[A-Z]\w{1,60})*\s?[({,].{0,200}[)},]\s*$/;

/** A row of values of several kinds, the first of them a text that does not begin as a number. */
const TUPLE =
  /^\s*[[(]\s?(["'`])(?!\d{6})(?:(?!\1).){1,300}\1\s?,\s?(?:["'`{[(/]|\w{1,40}[)\].,(]).{0,300}[\])],?\s*$/;

/** A property of an object as programs write it: what prints values sets no such commas and closes no call. */
const PROPERTY =
  /^\s*[a-z_]\w{0,60}: (?:\[|\[?\{|\w[\w.]{0,60}\()\s*$|^\s*[a-z_]\w{0,60}: (?:(["'`])(?:(?!\1).){1,400}\1|[\w.]{1,60}|\[\]|\{.{0,200}\}),\s*$|^\s*\{ [a-z_]\w{0,60}: .{0,400}\},?\s*$/;

/** Closing brackets, comments and nothing: part of anything. */
const NEUTRAL = /^\s*(?:[\])}>;,]{0,6}|\/\/.{0,200}|#.{0,200}|\*.{0,200}|\/\*.{0,200}|\.{3}|```\w{0,12})\s*$/;

/** Lines of what a program printed: a frame of a stack, a time, a level, a field of JSON or YAML. */
const PRINTED =
  /^\s*(?:\*\* \(|"(?:Caused by: |\s*at [\w.$]{3,}\()|at\s[\w.$<>[\]/]{2,}|File "|[\w.$]{1,120}(?:Error|Exception): |Caused by|\d{4}[-/]\d\d[-/]\d\d|\[?\d\d:\d\d|\d{1,2}\/\d{1,2}\/\d{2,4}|[{[]?\s{0,2}"[\w.-]{1,60}"\s?:|\[? ?(?:ERROR|WARN|INFO|DEBUG|FATAL|error|warn|info)\b|level=|Traceback|time=)/;

/** What shows that a program ran: frames of a stack, and the caret under the place of an error. */
const RAN =
  /^Traceback \(|^\s*File "[^"\n]{1,300}", line \d|^\s{1,40}at [\w.$<>[\]/ ]{2,200}\(?.{0,200}:\d{1,6}|:\d{1,6}:in\s|^\s*\^{1,200}\s*$|^\s*\d{1,5} ?\|/;

const LONGEST_LINE = 600;
const MOST_LINES = 1_000;

/** How many lines in a row are program text, however long the text around them is. */
const RUN = 3;

type Kind = 'statement' | 'row' | 'neutral' | 'printed' | 'other';

/**
 * For each line whether it belongs to program text: all of a text that is nothing else, and long runs in any other.
 * `pasted`: the lines with the signs that cleaning takes away.
 */
export function programLines(all: readonly string[], pasted = all): readonly boolean[] {
  const lines = all.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  if (lines.length < 2) return all.map(() => false);
  const shown = nearStack(lines);
  const held = heldTexts(pasted.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE)));
  const objects = heldObjects(lines);
  const kinds = withoutLast(
    lines.map((line, index) =>
      held[index] === true
        ? OPENS.test(line) || OPENS_TEMPLATE.test(pasted[index] ?? '')
          ? 'statement'
          : 'row'
        : shown[index] === true
          ? 'printed'
          : isTuple(lines, index)
            ? 'statement'
            : withinObject(kindOf(line), line, objects[index] === true),
    ),
  );
  const whole = isProgram(kinds);
  const inRun = whole ? [] : runsOf(kinds);
  return all.map((_, index) =>
    whole ? index < MOST_LINES && kinds[index] !== 'printed' : inRun[index] === true,
  );
}

/** Where a text of several lines opens that a program holds, and what closes it. */
const OPENS =
  /^(?!\s*(?:#|\/\/))(?:\s{0,80}|.{0,200}(?:[=(,:+]|\b(?:return|dedent))\s?)[rfbu]{0,2}("{3}|'{3})\\?(?:\s*$|(?!.{0,400}\1)\S)/;

/** Where a template of JavaScript opens at the end of a line. */
const OPENS_TEMPLATE = /=\s?(`)\s*$/;

/** Lines of texts between three quotes or in a template, which are open after a sign of assignment or of a call. */
function heldTexts(lines: readonly string[]): readonly boolean[] {
  let closing: string | undefined;
  return lines.map((line) => {
    if (closing !== undefined) {
      if (line.includes(closing)) closing = undefined;
      return true;
    }
    closing = OPENS.exec(line)?.[1] ?? OPENS_TEMPLATE.exec(line)?.[1];
    return closing !== undefined;
  });
}

/** A call that is given an object, from where it opens to where it closes. */
const GIVEN = /^\s*[A-Za-z_$][\w.$:]{1,80}\((?:[^"'`]{0,120}, ?)?[{[]\s*$/;
const TAKEN = /^\s*[}\]]{1,3}\)/;

/** A property that no printed value has: its name bare, its text between double quotes, and a comma. */
const BARE = /^\s*[A-Za-z_]\w{0,60}:\s{1,20}"[^"]{1,400}",\s*$/;

/** Lines within such calls, and between such properties: what looks printed there is held by a program. */
function heldObjects(lines: readonly string[]): readonly boolean[] {
  const bare = lines.flatMap((line, index) => (BARE.test(line) ? [index] : []));
  const [from = 0] = bare;
  const to = bare.length > 1 ? (bare.at(-1) ?? 0) : -1;
  let open = false;
  return lines.map((line, index) => {
    const within = open;
    open = GIVEN.test(line) || (open && !TAKEN.test(line));
    return within || (index >= from && index <= to);
  });
}

/** What a line is where it stands within an object that a program holds. */
const withinObject = (kind: Kind, line: string, within: boolean): Kind =>
  within && BARE.test(line) ? 'statement' : within && kind !== 'statement' ? 'row' : kind;

/** One of several such rows. */
const isTuple = (lines: readonly string[], index: number): boolean =>
  TUPLE.test(lines[index] ?? '') && [index - 1, index + 1].some((other) => TUPLE.test(lines[other] ?? ''));

/** How far the lines of a stack trace reach. */
const STACK = 4;

/** Lines near a frame of a stack, which a program printed. */
function nearStack(lines: readonly string[]): readonly boolean[] {
  const near = lines.map(() => false);
  lines.forEach((line, index) => {
    if (RAN.test(line)) near.fill(true, Math.max(0, index - STACK), index + STACK);
  });
  return near;
}

/** The last line may end within a word: it is like the one before it. */
const withoutLast = (kinds: readonly Kind[]): readonly Kind[] =>
  kinds.map((kind, index) =>
    index > 1 && index === kinds.length - 1 && kind === 'other' && isPart(kinds[index - 1])
      ? 'neutral'
      : kind,
  );

const countOf = (kinds: readonly Kind[], wanted: Kind): number =>
  kinds.filter((kind) => kind === wanted).length;

/** Statements, and more lines of programs than others. */
function isProgram(kinds: readonly Kind[]): boolean {
  const code = countOf(kinds, 'statement') + countOf(kinds, 'row');
  return (
    countOf(kinds, 'statement') > 0 &&
    code >= 2 &&
    code > (code + countOf(kinds, 'other') + countOf(kinds, 'printed')) * 0.6
  );
}

const isPart = (kind: Kind | undefined): boolean =>
  kind === 'statement' || kind === 'row' || kind === 'neutral';

/** Places within runs of lines that are all program text. */
function runsOf(kinds: readonly Kind[]): readonly boolean[] {
  const marks = kinds.map(() => false);
  let start = 0;
  kinds.forEach((kind, index) => {
    const end = index + 1;
    if (!isPart(kind)) start = end;
    if (isPart(kind) && (end === kinds.length || !isPart(kinds[end]))) {
      const run = kinds.slice(start, end);
      const code = countOf(run, 'statement') + countOf(run, 'row');
      if (countOf(run, 'statement') >= (code > RUN ? 1 : 2) && code >= RUN) marks.fill(true, start, end);
    }
  });
  return marks;
}

/** Lines of a list of changes in code begin with a sign. */
const kindOf = (line: string): Kind => {
  const plain = ofLine(line);
  if (plain !== 'other' && plain !== 'printed') return plain;
  const bare = line
    .replace(/^[+-](?![+-]|\d)|^\s?\{?"(?:\w{1,20}"\s?:\s?")?(?=\s{2}|[a-z]+[ (])/, ' ')
    .replace(/["}]{1,3}$/, '');
  const within = bare === line ? plain : ofLine(bare);
  return within === 'statement' ? within : plain;
};

function ofLine(line: string): Kind {
  if (NEUTRAL.test(line)) return 'neutral';
  if (PRINTED.test(line)) return 'printed';
  if (KEYWORD.test(line) || STATEMENT_LINE.test(line)) return 'statement';
  return ROW.test(line) || PROPERTY.test(line) ? 'row' : 'other';
}

const SETTING_LINE =
  /^[ \t]*- ['"]?[\w:/.$@{}*-]*['"]?[ \t]*$|^[ \t]*(?:- )?["']?[\w./-]{1,80}["']?[ \t]{0,3}[:=][ \t]{0,3}(?:["']?[\w.:/${}-]*["']?,?|[[{].{0,300}[\]}],?|[|>{[]-?)[ \t]*$/;

/** Keys under which programs say what happened. */
const TOLD_KEY =
  /^[ \t]*(?:- )?["']?(?:\w{0,40}(?:error|reason|message|errno|syscall|cause|exception|failure|status)|code|exit_?code|msg|err|error_?(?:code|message|type|msg)|event_?(?:source|name))["']?[ \t]{0,3}[:=]/i;

/** How many settings in a row are no report. */
const SETTINGS = 3;

/** For each line whether it is one of several settings in a row, none of which says what happened. */
export function settingLines(lines: readonly string[]): readonly boolean[] {
  const marks = lines.map(() => false);
  let start = 0;
  lines.forEach((line, index) => {
    const isSetting = SETTING_LINE.test(line.slice(0, LONGEST_LINE));
    const next = lines[index + 1]?.slice(0, LONGEST_LINE);
    if (!isSetting) start = index + 1;
    if (!isSetting || (next !== undefined && SETTING_LINE.test(next))) return;
    const run = lines.slice(start, index + 1);
    if (run.length >= SETTINGS && !run.some((one) => TOLD_KEY.test(one.slice(0, LONGEST_LINE))))
      marks.fill(true, start, index + 1);
  });
  return marks;
}

/** The cells of a table that explains errors: its head says so. */
const HEAD =
  /\b(?:errors?|signature|exit code|code|symptoms?|causes?|meaning|reason|fix(?:es)?|resolution|solution|recommended|action|check|issue|problem|diagnosis|what to do|dependency|command|description|message|steps?|how to)\b/gi;

const CELLS = /\S {0,40}\|(?!\|) {0,40}\S/g;

/** What only stands in a row about something that happened. */
const OF_EVENT =
  /\d\d:\d\d|\b\d{6,}\b|\b[0-9a-f]{8}-[0-9a-f]{4}|\d{1,3}(?:\.\d{1,3}){3}|arn:aws|dial tcp|request ?id|https?:|retried \d|\(service |daemon: |\w\.\w{2,60}\.\w{2,60}(?:exception|error)\b/i;

/** A row about a task that stopped: its state, a time or an id in one cell, and in another what an error says. */
export const TASK_ROW =
  /(?:^|\|)\s{0,40}(?:STOPP(?:ED|ING)|DEPROVISIONING|\d\d:\d\d|[0-9a-f]{32}|[0-9a-f]{8,12})\s{0,40}\|.{0,400}\b\w{4,60}(?:Error|Exception): \S|\b\w{4,60}(?:Error|Exception): \S.{0,400}\|\s{0,40}(?:STOPPED|\d\d:\d\d|[0-9a-f]{32})\s{0,40}(?:\||$)/;

/** Levels and states in capitals, and names of resource types. */
const IN_CAPITALS = /_FAILED\b|\w::\w|\b(?:ERROR|FATAL|WARN)\b/;

/** The head of values between commas. */
const NAMES = /^\s*\w{2,30}(?:,\w{2,30}){1,8}\s*$/;

/** For each line whether it is a row of values between commas, under a head as tables of meanings have it. */
function rowsOfValues(lines: readonly string[]): readonly boolean[] {
  let cells = 0;
  return lines.map((whole) => {
    const line = whole.slice(0, LONGEST_LINE);
    const own = line.split(',').length;
    if (NAMES.test(line) && new Set(line.toLowerCase().match(HEAD) ?? []).size >= 2) {
      cells = own;
      return true;
    }
    if (own < cells || OF_EVENT.test(line)) cells = 0;
    return cells > 0;
  });
}

/** For each line whether it is a row of a table of meanings: under such a head, or of three cells and more without an event. */
export function meaningRows(lines: readonly string[]): readonly boolean[] {
  const values = rowsOfValues(lines);
  let under = false;
  return lines.map((whole, index) => {
    const line = whole.slice(0, LONGEST_LINE);
    const bars = line.match(CELLS)?.length ?? 0;
    if (bars === 0) under &&= /^[ \t|:-]*$/.test(line);
    if (bars === 0) return values[index] === true;
    const event = OF_EVENT.test(line) || IN_CAPITALS.test(line) || TASK_ROW.test(line);
    under ||=
      !event &&
      line.split('|').every((cell) => cell.trim().length <= 40) &&
      new Set(line.toLowerCase().match(HEAD) ?? []).size >= 2;
    return !event && (under || bars >= 2);
  });
}

/** A label of one or more words, and behind a colon or a bar its value. */
const LABELLED = /^([ \t]{0,20}[A-Z][\w-]{0,30}(?: [\w?-]{1,30}){0,4} {0,30})[:|] (?=\S)/;

/** For each line whether it is a row of labels with values: the sign between them stands below or above that of another row. */
export function labelRows(lines: readonly string[]): readonly boolean[] {
  const columns = lines.map((line) => LABELLED.exec(line.slice(0, LONGEST_LINE))?.[1]?.length);
  const isBeside = (index: number, other: number): boolean =>
    columns[index] !== undefined && columns[index] === columns[other] && lines[index] !== lines[other];
  return lines.map((_, index) => isBeside(index, index - 1) || isBeside(index, index + 1));
}

/** What a table says of something that nobody set; a label that speaks of a failure makes the value one. */
const UNSET = /[:|] (?:not (?:configured|set|specified|defined|applicable)|n\/a|none)[ \t]{0,20}$/i;
const OF_FAILURE = /err|fail|reason|cause|message|exception|problem|detail|stat(?:us|e)\b|result/i;

/** For each line whether it is a row of a table of states, and says only that something optional is not set. */
export function unsetRows(lines: readonly string[]): readonly boolean[] {
  const rows = labelRows(lines);
  return lines.map((line, index) => {
    const text = line.slice(0, LONGEST_LINE);
    return rows[index] === true && UNSET.test(text) && !OF_FAILURE.test(text.split(/[:|]/)[0] ?? '');
  });
}
