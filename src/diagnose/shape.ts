/**
 * What kind of writing a record is: what a program prints when something fails, or what people write about failures.
 * A pattern that knows its program does not need it; whatever judges by the outcome alone does.
 */

/** A level of a log, however the program sets it off. */
const LEVEL =
  /(?:^|[\s[(|<"'{])(?:error|err|fatal|critical|crit|severe|panic|emerg|alert|fail(?:ed|ure)?|warn(?:ing)?)[\])>|]|(?:^|[\s,{"'])(?:level|lvl|severity|log_?level|levelname)["']?\s?[=:]\s?["']?(?:error|err|fatal|critical|crit|severe|panic|emerg|alert|warn)|^(?:error|err|fatal|critical|crit|severe|panic|exception|warn(?:ing)?|e|f)\b[ :|/-]|^[ef]\d{4}\b/;

/** Levels in capitals stand apart from sentences by themselves. */
const CAPITALS =
  /(?:^|[\s|\]):>-])(?:ERROR?|FATAL|CRITICAL|CRIT|SEVERE|EMERG|ALERT|PANIC|WARN(?:ING)?)\b(?![ ]?=)/;

/** The class or the field of an error before what it says. */
const NAMED_ERROR =
  /\b[\w.$:\\]{0,80}(?:error|exception|fault|failure)\b["']?\]?(?: \[[\w ]{1,40}\])?(?: \(\w{1,40}\))? ?[:(=]|\b(?:caused by|reason|cause|err|stderr|errno|error_?(?:code|message|type)?|err(?:or)?msg|last ?error)["']?\s?[:=]|\berrno\b|\btraceback \(|^traceback\b|\bstatus(?:_?code)?["']?\s?[:=]?\s?["']?[45]\d\d\b|\bexit(?:ed)?(?: with)?(?: non-?zero)? ?(?:code|status)\b|\bpanicked at\b|\bfatal\b|^panic: /;

/** A failure told by the verb with which a message, or what stands behind a colon, begins. */
const FAILED =
  /(?:^|[:;\]|>)»✗✘×❌✖•"'-] ?|-- )(?:failed|fail|failure|unable|could ?n[o']t|can ?no?'?t|cannot|did ?n[o']t|error|giving up|gave up|lost|no)\b|\bfailed(?:$|[:;.,!)] ?| to | with | after | because | on | in | at | while )|\bfailing (?:to|with)\b|\b(?:unable|not able) to\b|\b(?:could ?n[o']t|cannot|can't|can not|did ?n[o']t) [a-z]{2,20}|[✗✘❌✖]/;

/** Levels of lines in which nothing failed, as their program sees it. */
const CALM =
  /^[^a-z]{0,40}(?:level=["']?)?\[? ?(?:info|information|debug|trace|notice|verbose|inf|dbg|i|d)\b[\]| :/=-]|(?:^|[\s,{"'])(?:level|lvl|severity|levelname)["']?\s?[=:]\s?["']?(?:info|debug|trace|notice)\b|(?:^|\s)[-[| ]{1,3}(?:info|debug|trace|notice)[\]| -]{1,3}\s?/;

/** Counts of nothing: `0 errors`, `no failures`. */
const NONE =
  /\b(?:0|no|zero|without(?: any)?) (?:errors?|failures?|failed|denied|problems?|issues?|warnings?|vulnerabilities)\b/;

/** What a program leaves out or will do without, and says so. */
const LEFT_OUT = /\b(?:skipping|skipped|ignoring|ignored|deprecated|deprecation)\b/;

/** What only program text has. */
const PROGRAM =
  /\b(?:extends|implements|instanceof|typeof)\b|^[ \t]*(?:import|export|from|const|let|var|def|class|func|function|public|private|protected|static|throw|return|case|if|elif|else|switch|except|catch|raise|#define|enum|struct)\b.{0,300}[;:{}(=]\s{0,4}$|=>|\)\s?\{|::HashString|\bnew \w{1,80}\(|[\w\])] ?(?:===?|!==?|&&|\|\|) ?[\w"'(]/;

/** Words of sentences that people write: to somebody, about what may be, or about what was changed. */
const PROSE: readonly RegExp[] = [
  /\b(?:you|your|you're|yours)\b/,
  /\b(?:we|our|we're|i|i'm|my)\b/,
  /\b(?:if|when|whenever|unless|until|because|so that|in case)\b/,
  /\b(?:should|may|might|would|could be|can be|will|usually|typically|often|sometimes|generally|commonly)\b/,
  /\b(?:this|these|those|that|such) (?:error|errors|message|messages|page|guide|section|topic|means|happens|occurs|release|change|option|setting|section|document|pattern|test|is|was)\b/,
  /\b(?:summary|investigation|resolution|overview|background|takeaways?|lessons|checklist|steps|symptoms?|troubleshooting|changelog|release notes|known issues)\b/,
  /\b(?:for example|e\.g\.|i\.e\.|such as|note that|see also|learn more|make sure|for more information|how to|what is|why does)\b/,
  /(?:^|[.:;•*-] )(?:ensure|verify|consider|remember|avoid|use|create|add|enable|set|see|read|run|try) /,
  /\b(?:fix(?:es|ed)?|adds?|added|improve[sd]?|removes?|removed|bump(?:s|ed)?|handles?|supports?|introduce[sd]?|refactor(?:s|ed)?) [a-z]/,
  /\b(?:the|a|an) [a-z]{3,20} (?:that|which|who|of the|is|are|was|were|has|have|to)\b/,
];

const LONGEST = 4_000;

/** How many kinds of words of people's sentences there are. */
const proseIn = (text: string): number => PROSE.filter((words) => words.test(text)).length;

/** Whether a record is what a program prints about a failure of its own. `text`: the record in lower case. */
export function isReport(record: string, text: string): boolean {
  const lower = text.slice(0, LONGEST);
  const start = record.slice(0, LONGEST);
  if ((CALM.test(lower) || NONE.test(lower) || LEFT_OUT.test(lower)) && !NAMED_ERROR.test(lower))
    return false;
  if (PROGRAM.test(start)) return false;
  const marks = [LEVEL, NAMED_ERROR, FAILED].filter((mark) => mark.test(lower)).length;
  const all = marks + (CAPITALS.test(start) ? 1 : 0);
  return all > 0 && proseIn(lower) <= all;
}

/** Whether a record in lower case is short and has no word of a sentence: `redis 127.0.0.1:6379 connection refused`. */
export function isTerse(record: string, text: string): boolean {
  return (
    text.length <= 400 &&
    !/[{};<>]/.test(text) &&
    !CALM.test(text) &&
    !NONE.test(text) &&
    !PROGRAM.test(record) &&
    proseIn(text) === 0
  );
}
