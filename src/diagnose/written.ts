/**
 * What people write about failures, and what programs hold for them: documentation, tables, program text, settings, lists of
 * messages. Judged by paragraphs: one in which nothing shows that something happened, and most lines have the form of such
 * writing, is left out before anything is recognised in it.
 */

import { TASK_ROW } from './program.ts';
import { reportsOwn } from './shape.ts';

/** What only stands in a line where something happened: a time, an id with its value, a frame, a level, a count of tries. */
const HAPPENED: readonly RegExp[] = [
  TASK_ROW,
  /^\s*TcpTestSucceeded\s{0,8}:/,
  // An event as kubectl prints it: its kind, its reason, how long ago, who tells it.
  /^\s{0,8}(?:Normal|Warning)\s{1,20}[A-Z]\w{2,40}\s{1,20}\d{1,4}[smhd](?:\d{1,3}[smhd])?(?: \(x\d{1,6} over \w{1,10}\))?\s{1,20}[\w-]/,
  // The whole sentence of a refusal, with the session or the user that called: also where somebody hid the account.
  /\bUser: arn:aws[\w-]{0,10}:(?:sts|iam)::[\w*<>-]{1,20}:[\w-]{3,20}\/[^\s"'`{}$]{3,200} is not authorized to perform: [a-z0-9-]{2,30}:[A-Z]\w{2,60} on resource: [^\s"'`]{5,300}/,
  /^\s*HttpExceptionRequest\b|\(called with preferred socket type|\b\w{2,60}Exception "[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}" \d{2,5}\b/,
  // The address that a registry answered for, and its answer: what the registry says behind it advises as people do.
  /\bunexpected status(?: code)?(?: from [A-Z]{3,6} request to)? https?:\/\/[\w.-]{3,120}\/[^\s"'`<>]{12,600}: [1-5]\d\d [A-Z]/,
  // A client of HTTP on a command line, by the head of its meter or by the host and the port that it called.
  /^\s*% Total\s{1,8}% Received|\bcurl: \(\d{1,2}\) (?:Failed to connect to \S{3,200} port \d|Connection timed out after \d|Could not resolve host: \w)/,
  // An error with the host and the port that were called, as a program prints its values.
  /(?<!\b(?:new|throw|raise) )\b\w{2,60}(?:Error|Exception|Failure)\((?:\w{2,20}: ?)?"[.\w-]{3,200}", ?(?:\w{2,10}: ?)?\d{2,5}\b/,
  /\d{4}[-/]\d\d[-/]\d\d[T ,]{1,2}\d\d?:\d\d|\b\d\d:\d\d:\d\d\b/,
  /\b(?:request ?id|RequestID|x-amzn-requestid)["']?\s?[:=]\s?["']?[\w-]{8}|(?<!HTTP )\bStatus ?Code["']?\s?[:=]\s?["']?\d/i,
  /^Traceback \(|^\s*File "[^"\n]{1,300}", line \d|^\s{0,40}at [\w.$<>[\]/ ]{2,200}\(?.{0,200}:\d{1,6}\b|^\s*at [\w.]{2,120}\([\w .,]{0,200}\)\s*$|:\d{1,6}:in\s|^\s*---> /,
  /\bdial (?:tcp|udp)\b|\blookup \S{4,200} on \d|\bread (?:tcp|udp) \d/,
  /\bretried \d+ time|\bafter \d+ (?:retries|attempts|tries|ms|milliseconds|seconds)\b|\bmax retries: \d|\battempt \d+/i,
  /^#\d{1,4} (?:\d|ERROR)|\b\d+ errors? occurred:/,
  /\bstoppedReason\s{0,20}\|/,
  /\(service [\w-]{1,255}[),]|\bservice [\w-]{1,255} (?:was unable|was stopped|has (?:started|stopped|failed|reached)|stopped)\b/,
  /\barn:aws[\w-]{0,10}:[\w-]{2,30}:[\w-]{0,30}:\d{12}:[\w-]{1,40}[/:]/,
  /(?<![\w-])level["']?[=:] ?["']?(?:error|fatal|critical|warn)/i,
  /"(?:[Ss]topped ?[Rr]eason|errorMessage|errorCode|error_message|StatusReason|statusReason|ResourceStatusReason|[Rr]eason|timestamp|createdAt|@timestamp|stack|ClassName)"\s?:/,
  /^\s{0,8}(?:\$|PS [A-Z]:\S{0,80}>|[\w.-]{1,40}@[\w.-]{1,60}[:~]\S{0,60}[$#]|sh-\d\.\d[$#]|bash-\d\.\d[$#]) \S/,
];

/** What programs say of a failure, and people repeat when they explain it. */
const REPEATED: readonly RegExp[] = [
  /\bAn error occurred \(\w+\) when calling/,
  /\bError response from daemon\b|\bOCI runtime\b|\bexited\b.{0,40}\b[1-9]|\(exit (?:code|status) \d|\bexit status \d|\bpanicked at\b|\bexit ?code["']?\s?[:=] ?\d/i,
];

/** A line that is an answer of AWS as its SDK for Python prints it, from its beginning: the advice in it is that of AWS. */
const ANSWER_IN_FULL =
  /^\s{0,8}(?:[\w.]{3,80}: )?An error occurred \(\w{3,80}\) when calling the \w{3,80} operation(?: \(reached max retries: \d{1,2}\))?: \S/;

/** A client that names the address which it called: people quote that, and it happened. */
const CALLED =
  /\b[Ff]ailed to resolve ["']fs-[0-9a-f]{8,17}\.efs\.[a-z0-9-]{5,30}\.amazonaws\.com|\bendpoint URL: ?["']?https?:\/\/[\w.*<>${}-]{1,120}\.amazonaws\.com|\b\w{4,60}(?:Error|Exception): .{1,500}\bdial tcp \d{1,3}(?:\.\d{1,3}){3}:\d{1,5}: i\/o timeout/;

/** A frame of a stack in a list of texts, as loggers write JSON. */
const FRAME = /^\s*"\s{0,8}(?:Caused by: [\w.$]{3,200}|at [\w.$<>]{3,200}\()/;

/** What stands there too, and in program text and settings as well. */
const NAMED: readonly RegExp[] = [
  /\d{1,3}(?:\.\d{1,3}){3}\b/,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\b(?:i|eni|vpce|subnet|vpc|sg|fs|rtb)-[0-9a-f]{8,17}\b/,
  /^[\W\d]{0,8}[\w.$:\\]{0,80}(?:Error|Exception|Fault)\b(?: \[\w+\])?(?: \(\w+\))?: [^\s'"`].{8}/,
  /^\W{0,3}(?:ERROR|FATAL|CRITICAL|SEVERE|panic|fatal error|fatal|error|Error)\b[\]:]{1,2}.{0,3}\S.{8}|^\W{0,3}(?:ERROR|FATAL|WARN(?:ING)?)\b\W{1,4}\S|\[(?:error|Error|ERROR|fatal|warn)\] \S/,
  /\w\.amazonaws\.com|\w\.api\.aws\b/,
];

/** The form of documentation: a heading, bold words, a row of cells, a fence, a list of changes, a code span. */
const DOCUMENT =
  /^\s*[-*] \[[ xX]\] |^\s*(?:[*|] )?[0-9a-f]{7,12} (?:\([^()\n]{1,80}\) )?[A-Z]\w{2,20} |^\s*(?:Enhancement|Bug|Bugfix|Feature) - \S|^\s*(?:Scenario(?: Outline)?|Feature|Background|Examples): ?|^\s*(?:Given|When|Then|And|But) (?:the|a|an|it|I|its|no) |^\s*#{2,6} \S|^# [A-Z]|^\s*(?:\?{3}\+?|!{3}|:{3}) ?\w|\*\*[^*\n]{1,200}\*\*|^\s*(?:```|~~~)[^\s`]{0,30}(?: .{0,60})?$|^\s*\|.{0,400}\|\s*$|^\s*<\/?(?:details|summary)\b|^\s*(?:[-*•]|\d{1,2}[.)]) (?:.{0,300}(?:`[^`\n]{1,120}`|\?\s*$)|(?:Fixed|Fixes|Fix|Bug|Feature|Enhancement|Added|Improved|Changed|Deprecated|Removed|Security)\b)|^\s*[-*•] .{1,200} (?:→|⇒|->) \S|^\s*(?:Q|A): |^\s*(?:Solution|Cause|Causes|Fix|Symptoms?|Resolution|Issue|Problem|Runbook|Troubleshooting|Prerequisites|Raises|Returns|Note|Release [\d.]{1,20})\b[^:]{0,60}:?\s*$|^(?:[0-9a-f]{7,40} |\* )?(?:feat|fix|chore|docs|perf|refactor|test|build|ci)(?:\([\w-]{1,40}\))?!?: |^Fixes #\d/;

/** Every span of code of a line. */
const SPANS = /`[^`\n]{1,600}`/g;

/** Spans of code within sentences. */
const SPAN = /`[^`\n]{1,120}`/;

/** What a sentence only quotes. */
const QUOTED = /`[^`\n]{1,200}`|"[^"\n]{1,300}"|(?<![\w'])'[^'\n]{1,300}'(?!\w)/g;

/** A quotation that a sentence adds in brackets. */
const ASIDE = /(?<=^| )\((?:`[^`\n]{1,200}`|"[^"\n]{1,300}"|`"[^`\n]{1,200}"`)\)/g;

/** Several messages of which a sentence or a list speaks at once: one of them may happen, and none has. */
const ALTERNATIVES =
  /(["'`])[a-z][^"'`\n]{4,100}\1\s?(?:,|\/|\||、| or\b| and\b)\s?(?:or |and )?(["'`])[a-z][^"'`\n]{3,100}\2\s?(?:[,).、/|]|or\b|and\b|etc)/i;

/** The form of program text: comments, statements, literals in lists, declarations of any language. */
const PROGRAM =
  /^\s*["'][^"'\n]{1,60} [^"'\n]{1,60}["']\s?:\s?["']|^\s*(?:✓|✔|√|PASS\b|ok \d{1,4} |Tests?:|Test Suites:)|^\s*[{[(] ?[a-z]\w{0,40}: .{0,400}[}\])],?\s*$|^\s*(?:\/\/|\/\*|<!--|--(?= )|#(?= )|;;|""")|[;{]\s*(?:\/\/.{0,200}|#.{0,200})?$|^\s*[A-Z_]{2,30}, ["'`]|^\s*[([]{0,2}[rbfu]{0,2}(["'`])(?:(?!\1).){1,400}\1\s*[)\]]{0,2},?\s*(?:(?:\/\/|#).{0,200})?$|^\s*(?:["'`][^"'`\n]{1,200}["'`], ?){1,12}(?:["'`][^"'`\n]{1,200}["'`])?,?\s*$|\)\s?(?:=>|->)?\s?\{|=>|^\s*(?:const|let|var|val|def|defmodule|fn|func|fun|function|class|interface|struct|enum|type|impl|trait|module|namespace|package|object|case|sub|my|pub|export|public|private|protected|internal|static|final|import|from|using|use|require|return|throw|raise|rescue|catch|except|elif|else|end|match|switch|default|assert|expect|describe|it|set|echo|if|for|while|try|resource|variable|output|locals|provider|data|await|async)\b.{0,400}[({[\]})=,;:'"|\\]\s*$|^\s*\w[\w.]{0,80}\(.{0,300}\)?[,;)]{0,3}\s*$|^\s*(?:exit|fi|done|esac|pass|break|continue|else|then)\b.{0,6}$|^\s*\.(?!(?:warn(?:ing)?|error|info|fail(?:ed|ure)?|fatal):)[A-Za-z]\w{0,60}(?:\(|:)|^\s*[A-Z_][A-Z0-9_]{2,60} ?:?= ?\S|\$\{?[A-Za-z_(]\w{0,60}|\{\{[^{}\n]{1,100}\}\}|^\s*[A-Z]\w{1,60}(?:Error|Exception),|[\w)]\.\w{1,60}\(.{0,200}\)|^\s*[\w-]{1,60}\s*(?::=|\?=|\+=)/;

/** A text that a program holds, as one of its lines: an argument, a property, an element of a list, an expression. */
const LITERAL =
  /^\s*\{ ?[a-z]\w{0,40}: .{0,400}\},?\s*$|^\s*[a-z_]\w{0,60}\s?=\s?[rbfu]{0,2}(["'`]).{1,400}\1,\s*$|^\s*\/(?:[^/\n\\]|\\.){2,300}\/[a-z]{0,6},?\s*$/;

/** The form of settings and of messages for people: keys with values, elements, translations. */
const SETTING =
  /^\s*(?:- )?["']?[\w./@$-]{1,80}["']?\s{0,40}[:=]\s{0,8}(?:["'].{0,400}["'],?|[\w.:/${}*%-]*,?|[[{].{0,300}[\]}],?|[[{|>]-?)\s*$|^\s*- ["']?[\w:/.@{}*-]+["']?\s*$|^\s{0,8}\[[A-Z]{3,20}\]\s*$|^\s{2,}[\w.]{1,60}\s{2,}\S/;

/** The form of messages for people and of descriptions: elements, translations, properties. */
const MESSAGE =
  /^\s*<\/?[\w:-]{1,60}(?: [^<>]{0,300})?>|^(?:msgid|msgstr)\b|^\s*[\w-]{1,40}(?:\.[\w-]{1,40}){1,6}\s?=|^\s*(?:description|summary|title|expr|annotations|Description|legendFormat):/;

/** Keys under which programs say what happened. */
const TOLD =
  /^\s*(?:- )?["']?(?:(?![A-Z]\w{2,40}(?:Error|Exception|Failure)[ :])\w{0,40}(?:[Ee]rror|[Rr]eason|errno|syscall|[Cc]ause|[Ee]xception|[Ff]ailure|[Ss]tatus)|[Mm]essage|code|exit_?[Cc]ode|msg|err|level|severity|log|TcpTestSucceeded)["']?\s{0,8}[:=]/;

/** A field of a JSON document that says why, whatever words its text has. */
const FIELD_OF_JSON = /^\s*\{?\s*"(?:\w{0,40}[Rr]eason|error(?:_?[Mm]essage)?)"\s?:\s?"/;

/** Sentences that advise, ask or explain. */
const EXPLAINED =
  /\b(?:[Ii]f|[Ww]hen|[Uu]nless|[Oo]therwise|[Ww]hether) (?:you|your|the|a|an|it|there|no|any|this|that|we|our)\b|\b(?:must|should|can(?:'t|not)?|could|would|may|might|needs?|make sure|be sure|ensure|verify|check|confirm|usually|typically|often|sometimes|always|without|instead|means?|required?)\b.{0,300}[.?:]|\b(?:assuming|provided) (?:that )?you\b|(?:^|[\s(])[Oo]n (?:an? |any |every )?`?[A-Z]\w{2,60}(?:Exception|Error|Fault)`?,? [a-z]|\?\s*$/;

const LONGEST = 600;
const MOST = 1_500;

interface Seen {
  readonly happened: boolean;
  readonly written: boolean;
  /** It is no setting alone: those stand in reports as well. */
  readonly explains: boolean;
  readonly blank: boolean;
}

/** What is neither for nor against: brackets alone, rules, nothing. */
const NEUTRAL = /^[\s\])}>;,|:=\-_"'`({[<]{0,80}$/;

/** An item of a list that is one word. */
const ITEM = /^\s*[-*\u2022] [\w./:@-]{1,100}\s*$/;

/** What the client of PostgreSQL asks behind its error. */
const ASKED_BY_PROGRAM =
  /^\s{0,12}(?:is the server running (?:locally|on (?:(?:that|the) )?host)\b|(?:tcp\/ip )?connections on (?:that socket|unix domain socket|port \d))/i;

function seen(whole: string): Seen {
  const line = whole.slice(0, LONGEST);
  if (ASKED_BY_PROGRAM.test(line)) return STATUS;
  const blank = NEUTRAL.test(line) || ITEM.test(line);
  const setting = SETTING.test(line) && !TOLD.test(line);
  const literal = LITERAL.test(line);
  const program = !blank && (setting || literal || MESSAGE.test(line) || PROGRAM.test(line));
  const explained =
    !FIELD_OF_JSON.test(line) &&
    !ANSWER_IN_FULL.test(line) &&
    (EXPLAINED.test(line) || ALTERNATIVES.test(line));
  const document = DOCUMENT.test(line);
  const said = explained || document || literal ? line.replace(QUOTED, ' ') : line.replace(ASIDE, ' ');
  const explains = !blank && (document || SPAN.test(line) || explained);
  return {
    blank,
    written: program || explains,
    explains: explains || (program && !setting),
    happened:
      CALLED.test(line) ||
      FRAME.test(line) ||
      HAPPENED.some((sign) => sign.test(said)) ||
      (!explained && !document && REPEATED.some((sign) => sign.test(said))) ||
      (!program && NAMED.some((sign) => sign.test(said))),
  };
}

/** How much of a paragraph has the form of writing before it is one. */
const SHARE = 0.5;

/** The same for a part of it between lines that tell of events. */
const SHARE_BETWEEN = 0.6;

/** A single line may look like anything: other rules judge it. Between others it takes one more. */
const FEWEST = 2;

/**
 * For each line whether it belongs to writing about failures. `lines`: as they were pasted; `stamped`: those before which a
 * time stands, which stand apart from others.
 */
export function writtenLines(lines: readonly string[], stamped: readonly boolean[]): readonly boolean[] {
  const marks = lines.map(() => false);
  const only = onlyQuoted(lines);
  let start = 0;
  for (let index = 1; index <= Math.min(lines.length, MOST); index += 1) {
    if (index < lines.length && index < MOST && stamped[index] === stamped[index - 1]) continue;
    const told = shownBy(lines.slice(start, index));
    if (only >= start && only < index) told.add(only - start);
    // An object behind a line of a log holds the values of that record.
    const isOfRecord = stamped[start - 1] === true && /^\s*\{\s*$/.test(lines[start] ?? '');
    if (!isOfRecord) markIn(asSeen(lines.slice(start, index), told), start, marks);
    for (let at = start; at < index; at += 1)
      if (
        marks[at] !== true &&
        !told.has(at - start) &&
        (isArticle(lines[at] ?? '') || isOfSeveral(lines[at] ?? ''))
      )
        marks[at] = true;
    start = index;
  }
  return marks;
}

/** So many lines in a row that have no form of writing stand apart from it. */
const APART = 4;

/** A paragraph as a whole; else its parts between lines that say that something happened, or that have another form. */
function markIn(paragraph: readonly Seen[], start: number, marks: boolean[]): void {
  if (!paragraph.some(({ happened }) => happened) && isWriting(paragraph, SHARE)) {
    marks.fill(true, start, start + paragraph.length);
    return;
  }
  let from = 0;
  let others = 0;
  for (let at = 0; at <= paragraph.length; at += 1) {
    const one = paragraph[at];
    others = one === undefined || one.written || one.blank ? 0 : others + 1;
    if (one !== undefined && !one.happened && others < APART) continue;
    const part = paragraph.slice(from, at);
    if (part.some(({ explains }) => explains) && isWriting(part, SHARE_BETWEEN, FEWEST + 1))
      marks.fill(true, start + from, start + at);
    from = at + 1;
    others = one?.happened === true ? 0 : APART - 1;
  }
}

/** An entry of a list of errors and what they mean: no more than a name and a sentence. */
const DEFINITION =
  /^(?:\s{2,}|\s*[-*] )[`*]{0,2}([A-Z]\w{2,60}(?:Error|Exception|Fault))[`*]{0,2}(?:, or [^:\n]{1,60})?[:：] ?(?:[A-Z](?=[^:\d]{8,300}\.?$)|(?:an?|the|your|this|it|no) |[^\x00-\x7f])/;

/** What shows that lines with a star before them are a comment, and not a list. */
const COMMENT = /^\s*(?:\/\*\*|\*\/|\*\s*$|\* @\w)/;
const STARRED = /^\s*\*(?:[ /]|$)/;

/** A label of what somebody got: the lines behind it show that. */
const GOT =
  /^\W{0,6}(?:actual (?:error|output|result|behaviou?r)|(?:error|exception|output|message|failure)s? (?:encountered|received|observed|seen|produced|thrown|returned|i (?:got|get|see)|we (?:got|get|see)))\W{0,6}$/i;

/** A label in bold or in a cell of a table, and what somebody filled in behind it. */
const LABELLED =
  /^\s{0,8}(?:[-*+•]\s{1,4}|\d{1,2}[.)]\s{1,4}|\|\s{0,4})?(\*\*|__)([^*_\n]{2,62})\1\s{0,4}[:：|=–—-]{0,2}\s{0,4}["'`“]?(\S.{0,600})$/u;

/** The fields by which Amazon ECS says why a task stopped: their values are words of AWS, whatever these are. */
const FIELD_OF_TASK =
  /^(?:stopped ?reason|stop ?code|status ?reason|(?:container )?reason|exit ?code|container message|last ?status|details?)$/i;

/** A message of a program, from its beginning: the class of an error, a refusal, the words of a daemon. */
const MESSAGE_OF_PROGRAM =
  /^(?:[\w.$:\\-]{0,120}(?:Error|Exception|Fault|Failure|FailedToStart)\b(?: \[\w+\])?(?: \([^()\n]{1,60}\))?: \S|An error occurred \(\w|Error response from daemon|Error: [A-Za-z]|Essential container in task exited|Task failed |Unable to locate credentials|panic: |fatal(?: error)?: |exec .{1,120}: exec format error|(?:exec )?user process caused|User: arn:|dial (?:tcp|udp) |[Ff]ailed to |[Uu]nable to |[Cc]annot |[Cc]ould not )/;

/** A value that names an exit code. */
const EXIT_CODE = /^exit(?:ed)?(?: with)? ?code\b.{0,4}\d/i;

/** Labels of those who explain. */
const EXPLAINER =
  /^(?:(?:common|possible|likely|probable|root|typical|quick|recommended)\s.{0,40}|(?:causes?|symptoms?|fix(?:es)?|solutions?|resolutions?|mitigations?|workarounds?|meanings?|what it means|why.{0,40}|how to.{0,40}|when.{0,40}|examples?|notes?|tips?)(?:\s.{0,40})?)$/i;

/** The parts of a line that somebody filled in. */
function filledIn(line: string): { readonly label: string; readonly value: string } | undefined {
  const [, , label, value] = LABELLED.exec(line.trimEnd()) ?? [];
  return label === undefined || value === undefined
    ? undefined
    : { label: label.replace(/[\s:：]{1,4}$/, '').trim(), value };
}

/** Lines with a message of a program behind a bold label, in a text that explains nothing under such labels: somebody reports it. */
function filledWithMessages(lines: readonly string[]): readonly number[] {
  const forms = lines.map((line) => filledIn(line.slice(0, LONGEST * 2)));
  if (lines.some((line) => isExplainer(line.slice(0, LONGEST)))) return [];
  // Who tells what to do behind a message explains it.
  const told = lines.findLastIndex((line) => INSTRUCTS.test(line.slice(0, LONGEST)));
  return forms.flatMap((form, at) =>
    form !== undefined &&
    (FIELD_OF_TASK.test(form.label) || MESSAGE_OF_PROGRAM.test(form.value) || EXIT_CODE.test(form.value)) &&
    !/[a-z](?:Error|Exception|Fault)$/.test(form.label) &&
    at > told
      ? [at]
      : [],
  );
}

/** Whether a line is a label, bold or a heading, under which somebody explains. */
function isExplainer(line: string): boolean {
  const [, label] =
    /^\s{0,8}(?:[-*+•]\s{1,4}|\d{1,2}[.)]\s{1,4}|\|\s{0,4})?(?:\*\*|__|#{1,6}\s{1,4})([^*_\n]{2,60})/.exec(
      line,
    ) ?? [];
  return label !== undefined && EXPLAINER.test(label.replace(/[\s:：?]{1,4}$/, ''));
}

/** How many lines behind such words may be empty before what they show. */
const GAP = 2;

/** Lines that show what somebody reports: the one with the words where it quotes, else the next that is not empty. */
function shownBy(lines: readonly string[]): Set<number> {
  const shown = new Set<number>(filledWithMessages(lines));
  lines.forEach((whole, at) => {
    const line = whole.slice(0, LONGEST);
    if (!GOT.test(line) && (/^\s*(?:#|\/\/|\*)/.test(line) || !reportsOwn(line))) return;
    shown.add(at);
    if (SPAN.test(line)) return;
    const next = lines.findIndex((other, index) => index > at && !/^\s*(?:```|~~~)?\S{0,12}\s*$/.test(other));
    if (next > 0 && next - at <= GAP + 1) shown.add(next);
  });
  return shown;
}

/** A message of a failure as a text quotes it. */
const QUOTED_FAILURE =
  /`[^`\n]{0,500}(?:[Ee]rror\b|[Ee]xception\b|[Tt]imed? ?out|[Dd]enied|[Rr]efused|[Uu]nable to|[Cc]annot |[Ff]ailed|[Nn]ot found|[Nn]o such|context cancell?ed)[^`\n]{0,500}`/;

/** What to do, as the first word of a line or of an item. */
const INSTRUCTS =
  /^\s*(?:[-*+•]|\d{1,2}[.)])?\s*(?:\*\*)?(?:add|attach|allow|be sure|change|check|confirm|create|enable|ensure|find|fix|give|grant|increase|look|make sure|open|read|remove|restart|run|see|set|solution|try|update|upgrade|use|verify|workaround)\b/i;

/** The line with the only message that a text quotes, where nothing tells what to do: a report, under whatever heading. */
function onlyQuoted(lines: readonly string[]): number {
  const start = lines.slice(0, MOST).map((line) => line.slice(0, LONGEST));
  const [only = -1, ...others] = start.flatMap((line, at) => (QUOTED_FAILURE.test(line) ? [at] : []));
  const line = start[only];
  if (line === undefined || others.length > 0) return -1;
  // Names of what was called may stand in signs of code beside it.
  const quoted = [...line.matchAll(SPANS)].map(([span]) => span);
  const names = quoted.filter((span) => !QUOTED_FAILURE.test(span));
  if (quoted.length !== names.length + 1) return -1;
  // Of several, one has to be a message and the others names.
  if (quoted.length > 1 && quoted.some((span) => / /.test(span) === names.includes(span))) return -1;
  return EXPLAINED.test(line.replace(QUOTED, ' ')) || start.some((one) => INSTRUCTS.test(one)) ? -1 : only;
}

/** The lines, with entries of a list of errors as what they are: several names in a row are one. */
function asSeen(lines: readonly string[], shown: ReadonlySet<number>): readonly Seen[] {
  const names = new Set(lines.map((line) => DEFINITION.exec(line.slice(0, LONGEST))?.[1]));
  names.delete(undefined);
  const commented = lines.some((line) => COMMENT.test(line));
  const values = isErrorObject(lines);
  const body = isErrorBody(lines);
  return lines.map((whole, at) => {
    const line = whole.slice(0, LONGEST);
    if (
      shown.has(at) ||
      (body && (ELEMENT.test(line) || CODE_ALONE.test(line))) ||
      (values && ERROR_MEMBERS.some((member) => member.test(line)))
    )
      return TOLD_OF;
    if (isRepeated(lines, at)) return STATUS;
    const option = OPTION.test(line) || OPTION.test(lines[at - 1] ?? '');
    const meant = (names.size >= FEWEST && DEFINITION.test(line)) || (commented && STARRED.test(line));
    return meant || option ? MEANT : seen(line);
  });
}

/** Members by which a program prints an error of its own, one a line: a number or a name of the system, the call, what a client says. */
const ERROR_MEMBERS: readonly RegExp[] = [
  /^\s*["']?errno["']?\s?[:=]\s?(?:["']?E[A-Z][A-Z0-9_]{2,16}["']?|-?[1-9]\d{0,5}),?\s*$/,
  /^\s*["']?syscall["']?\s?[:=]\s?["']?(?:connect|getaddrinfo|querySrv|query[A-Z]{1,5}|queryTxt|read|write|listen|bind|send|open|spawn|socket)\b/,
  /^\s*["']?(?:code|error_?[Cc]ode)["']?\s?[:=]\s?["']?(?:E(?:CONN|AI_|NET|HOST|TIMEDOUT|NOTFOUND|PIPE|PROTO|ADDR)[A-Z_]{0,20}|UND_ERR_[A-Z_]{3,30}|ERR_[A-Z_]{3,40}|[A-Z][A-Za-z]{3,40}(?:Error|Exception))["']?,?\s*$/,
  /^\s*["']?(?:name|type|error)["']?\s?[:=]\s?["']?[A-Z][A-Za-z]{3,40}(?:Error|Exception)["']?,?\s*$/,
  /^\s*["']?(?:errormsg|strerror|errstr|error_?message)["']?\s?[:=]\s?["'][^"'\n]{3,300}/,
  /^\s*["']?(?:exitcode|curl_?code|error_?number)["']?\s?[:=]\s?["']?[1-9]\d{0,4}["']?,?\s*$/,
];

/** A line of XML; the code of an answer, whose marks read as those of a page; and the element in which it names its request. */
const ELEMENT = /^\s*<[/?]?\w/;
const CODE_ALONE = /^\s*[A-Z]\w{4,60}\s*$/;
const OF_REQUEST = /<(?:RequestId|RequestID|HostId)>[^<>\s]{4,200}<\//;

/** Who explains shows what anybody may get. */
const OF_SAMPLE =
  /\b(?:[Ss]ample|[Ee]xample)s?\b|\breturns? the following\b|^\s*(?:[Ii]f|[Ww]hen) (?:the|you|a|an) /;

/** Whether a paragraph holds an answer in XML: its sentence, and the request that it is about. */
const isErrorBody = (lines: readonly string[]): boolean => {
  const start = lines.slice(0, MOST_MEMBERS).map((line) => line.slice(0, LONGEST));
  return (
    start.some((line) => /^\s*<Message>/.test(line)) &&
    start.some((line) => OF_REQUEST.test(line)) &&
    !start.some((line) => OF_SAMPLE.test(line))
  );
};

/** A line of an object that was printed: a member with a value, or brackets. */
const MEMBER =
  /^\s*["']?[\w$@.[\]-]{1,60}["']?\s?[:=]\s?(?:["'].{0,600}|[\w.:/+-]{1,200}|[[{].{0,400}),?\s*$|^[\s\]})>;,({[]{0,40}$/;

/** The head of such an object: an error with what it says, or nothing but where the object begins. */
const HEAD_OF_OBJECT = /^(?!.*(?:\bnew\b|=>|\()).{0,400}\{\s*$/;

/** What makes a type or a statement of such lines. */
const NO_VALUE =
  /[:=]\s?(?:string|number|boolean|any|unknown|null \||undefined)\b|^\s*(?:const|let|var|export|return|type|interface)\b/;

/**
 * Whether a paragraph is an error as a program prints it, with a member a line: two kinds of members say so, as no settings
 * have them, and nothing else stands there.
 */
function isErrorObject(lines: readonly string[]): boolean {
  if (lines.length > MOST_MEMBERS) return false;
  const all = lines.map((line) => line.slice(0, LONGEST));
  if (all.some((line) => NO_VALUE.test(line) || !(MEMBER.test(line) || HEAD_OF_OBJECT.test(line))))
    return false;
  return ERROR_MEMBERS.filter((member) => all.some((line) => member.test(line))).length >= 2;
}

const MOST_MEMBERS = 60;

const TOLD_OF: Seen = { happened: true, written: false, explains: false, blank: false };

/** A line of output: it neither explains anything nor names what happened. */
const STATUS: Seen = { happened: false, written: false, explains: false, blank: false };

/** A sentence that stands there several times in a row is the status of a program: nobody explains something so. */
function isRepeated(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!SENTENCE_OF_OUTPUT.test(line.slice(0, LONGEST))) return false;
  let from = at;
  let to = at;
  while (at - from < TIMES && lines[from - 1] === line) from -= 1;
  while (to - at < TIMES && lines[to + 1] === line) to += 1;
  return to - from + 1 >= TIMES;
}

const TIMES = 3;
const SENTENCE_OF_OUTPUT = /[a-z\d] [a-z]{2,}[^;{}<>=]{0,300}[^;{}<>=,]$/i;

/** An option as a manual lists it, alone on its line: what it does follows. */
const OPTION = /^\s{0,12}(?:-\w, )?--[a-z][\w-]{1,40}(?:[ =]<?[\w|.-]{1,40}>?)?\s*$/;

const MEANT: Seen = { happened: false, written: true, explains: true, blank: false };

/** How many sentences of a line explain something before it is part of an article. */
const SENTENCES = 2;

/** A line of several sentences, most of which explain, and none of which tells of an event. */
function isArticle(line: string): boolean {
  const whole = line.slice(0, LONGEST * 2);
  const sentences = whole
    .replace(/([.?!]) (?=[A-Z])/g, '$1\n')
    .split('\n')
    .map(seen);
  const explain = sentences.filter(({ explains }) => explains).length;
  return (
    sentences.length > SENTENCES &&
    explain >= SENTENCES &&
    explain >= sentences.length * SHARE &&
    !sentences.some(({ happened }) => happened)
  );
}

/** A line that names several messages of which one may happen. */
function isOfSeveral(line: string): boolean {
  const start = line.slice(0, LONGEST);
  return ALTERNATIVES.test(start) && !HAPPENED.some((sign) => sign.test(start));
}

function isWriting(lines: readonly Seen[], share: number, fewest = FEWEST): boolean {
  const all = lines.filter(({ blank }) => !blank);
  const written = all.filter((one) => one.written).length;
  return written >= fewest && written >= all.length * share;
}
