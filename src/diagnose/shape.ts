/**
 * What kind of writing a record is: what a program prints when something fails, or what people write about failures.
 * A pattern that knows its program does not need it; whatever judges by the outcome alone does.
 */

import { WHOLE } from './text.ts';

/** A level of a log, however the program sets it off. */
const LEVEL =
  /(?:^|[\s[(|<"'{])(?:error|err|fatal|critical|crit|severe|panic|emerg|alert|fail(?:ed|ure)?|warn(?:ing)?)[\])>|]|(?:^|[\s,{"'])(?:level|lvl|severity|log_?level|levelname)["']?\s?[=:]\s?["']?(?:error|err|fatal|critical|crit|severe|panic|emerg|alert|warn)|^(?:error|err|fatal|critical|crit|severe|panic|exception|warn(?:ing)?|e|f)\b[ :|/-]|^[ef]\d{4}\b/;

/** Levels in capitals stand apart from sentences by themselves. */
const CAPITALS =
  /(?:^|[\s|\]):>-])(?:ERR(?:O|OR)?|FATAL|EROR|CRITICAL|CRIT|SEVERE|EMERG|ALERT|PANIC|WARN(?:ING)?)\b(?![ ]?=)/;

/** The class or the field of an error before what it says. */
const NAMED_ERROR =
  /\b[\w.$:\\]{0,80}(?:error|exception|fault|failure)\b["']?\]?(?: \[[\w ]{1,40}\])?(?: \(\w{1,40}\))? ?[:(=]|\b(?:caused by|reason|cause|err|stderr|errno|error_?(?:code|message|type)?|err(?:or)?msg|last ?error)["']?\s?[:=]|\berrno\b|\btraceback \(|^traceback\b|\bstatus(?:_?code)?["']?\s?[:=]?\s?["']?[45]\d\d\b|\bexit(?:ed)?(?: with)?(?: non-?zero)? ?(?:code|status)\b|\bpanicked at\b|\bpermission denied (?:\((?:publickey|password|keyboard|gssapi)|\(you must be root)|\be(?:acces|perm|noent|exist|notdir|isdir|nospc|mfile|addrinuse|pipe|inval|rofs): |\bfatal\b|^panic: |\bunexpected status\b/;

/** A failure told by the verb with which a message, or what stands behind a colon, begins. */
const FAILED =
  /(?:^|[:;\]|>)»✗✘×❌✖•"'-] ?|-- )(?:failed|fail|failure|unable|could ?n[o']t|can ?no?'?t|cannot|did ?n[o']t|error|giving up|gave up|lost|no)\b|\bfailed(?:$|[:;.,!)] ?| to | with | after | because | on | in | at | while )|\bfailing (?:to|with)\b|\b(?:unable|not able) to\b|\b(?:could ?n[o']t|cannot|can't|can not|did ?n[o']t) [a-z]{2,20}|[✗✘❌✖]/;

/** Levels of lines in which nothing failed, as their program sees it. */
const CALM =
  /^[^a-z]{0,40}(?:level=["']?)?\[? ?(?:info|information|debug|trace|notice|verbose|inf|dbg|i|d)\b[\]| :/=-]|(?:^|[\s,{"'])(?:level|lvl|severity|levelname)["']?\s?[=:]\s?["']?(?:info|debug|trace|notice)\b|(?:^|\s)[-[| ]{1,3}(?:info|debug|trace|notice)[\]| -]{1,3}\s?/;

/** Counts of nothing: `0 errors`, `no failures`. */
const NONE =
  /\bdenied\?: ?allowed\b|\b(?:0|no|zero|without(?: any)?) (?:errors?|failures?|time-?outs?|failed|denied|problems?|issues?|warnings?|vulnerabilities)\b/;

/** A failure that its program takes for none, and says so. */
const GOES_ON =
  /\bfailed to load instance info from vault\. registrationkey does not exist\b|unable to get docker client for version [\d.]{3,6}: |\b(?:skip(?:ping)? it|ignoring (?:it|this|error)|will be ignored|(?:using|use|falling back to) (?:the )?defaults?|non-?fatal|not fatal|harmless|can be (?:safely )?ignored|continuing (?:without|anyway)|proceeding without)\b/;

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
  /\b(?:therefore|hence|due to|because of|so we)\b/,
  /(?:therefore|then|and),? (?:create|attach|add|use|set|enable|move|give) (?:an?|the|it|all|them)\b/,
  /\b(?:the|a|an) [a-z]{3,20} (?:that|which|who|of the|is|are|was|were|has|have|to)\b/,
];

const LONGEST = 4_000;

/** How many kinds of words of people's sentences there are. */
const proseIn = (text: string): number => PROSE.filter((words) => words.test(text)).length;

/** Whether a program says of what it lacks that it does without it. `text`: the record in lower case. */
export function isPassedOver(text: string): boolean {
  const lower = text.slice(0, LONGEST);
  return GOES_ON.test(lower) || (LEFT_OUT.test(lower) && !NAMED_ERROR.test(lower) && !LEVEL.test(lower));
}

/** Whether a record is what a program prints about a failure of its own. `text`: the record in lower case. */
export function isReport(record: string, text: string): boolean {
  const lower = text.slice(0, LONGEST);
  const start = record.slice(0, LONGEST);
  if ((CALM.test(lower) || NONE.test(lower) || LEFT_OUT.test(lower)) && !NAMED_ERROR.test(lower))
    return false;
  if (PROGRAM.test(start) || GOES_ON.test(lower)) return false;
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

/** Whether a log names levels, and so says itself which of its lines are failures. */
export function isLevelled(text: string): boolean {
  const calm = text.slice(0, 65_536).match(INFO_LINE) ?? [];
  return calm.length >= 2;
}

const INFO_LINE =
  /^.{0,80}(?:\b(?:INFO|DEBUG|TRACE|NOTICE)\b|\[ ?(?:info|debug|trace|notice)\]|level["']?[=:] ?["']?(?:info|debug|trace|notice)\b)/gm;

/** Whether the program itself calls a record in such a log a failure; a warning has to say whom it is about. */
export function isCalledFailure(record: string, text: string, named: boolean): boolean {
  const start = text.slice(0, 200);
  const warning = /\bwarn(?:ing)?\b/.test(start);
  return (
    (warning && named) ||
    (!warning &&
      (LEVEL.test(start) || CAPITALS.test(record.slice(0, 200)) || NAMED_ERROR.test(text.slice(0, LONGEST))))
  );
}

/** Advice: what may be, what has to be, what to do if. */
const ADVICE =
  /\b(?:if|when|whenever|unless|once|in case) (?:you|your|the|a|an|it|there|no|any|this|that|using|running)\b|\b(?:must|should|needs?|has to|have to|ought to|make sure|makes sure|ensure|you (?:can|may|need|must|should|will)|\. you (?:cannot|can't|can not)\b|\byou (?:cannot|can't|can not)\b(?=.{10,400}\. [a-z])|(?:possible|valid|allowed) values\b|can (?:be|cause|occur|happen|lead|result)|may|might|typically|usually|often|commonly|sometimes|for example|e\.g\.|such as|in order to|how to|by default|most often|always|never|stems? from|(?:is|are) (?:usually )?caused by|results? in|leads? to|tends? to|in most cases|indicates?|symptoms?|silent killer|best practices?|happens? when|occurs? when|common (?:causes?|errors?|issues?|problems?))\b|\bthe following (?:limits?|quotas?) appl(?:y|ies)\b|\badditional requests are throttled\b|\b(?:requests|transactions|calls) per (?:second|minute) per (?:account|region|log|api|user|bucket|stream|prefix)\b|\bfalse alarm\b|\bnever ?mind\b|\b(?:is|are) gone\b|\bworks? (?:again|now|fine)\b(?!.{0,80}\b(?:but|yet|while)\b)|\b(?:has|have) been (?:resolved|fixed)\b|\bplease (?:update|add|fix|make|change|support|allow|provide|improve)\b|\bso (?:that )?(?:it|they|we|this) (?:do(?:es)? not|don't|doesn't|no longer)\b|\b(?:prevents|prevented|avoids|avoided) (?:the|an?|all|any)\b|\b(?:error|exception|failure|message)s? (?:occurs?|happens?|appears?|means|indicates?|is (?:returned|thrown|raised|shown|displayed|caused)|are (?:returned|thrown|caused))\b/;

/** What only stands in a text where something happened: a level, a named error with what it says, an address, an id. */
const EVENT =
  /\b(?:connect timeout on|could not connect to the) endpoint url: ?["']?https?:|\b[\w.$]{1,80}(?:error|exception|failure)\b(?: \[[\w ]{1,40}\])?(?: \([\w ]{1,40}\))?: ?\S|\binaccessible host: .{1,300} may not be available in the\b|\brequest ?id\b|\bdial (?:tcp|udp)\b|\bstatus ?code[: =]|\bexit(?:ed)?(?: with)?(?: code| status)? ?:? ?\d|\bretried \d|\bstopped ?reason|\bcaused by\b|\berrno\b|\barn:aws|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bwas unable to\b|\b(?:error|err|reason|message|msg)["']?\s?[:=]\s?\S|^(?:failed|unable|could not|cannot|can't) |^\(service |: (?:failed|unable|could not|cannot) |\bhas failed\b|[a-z]{4,40}_?[a-z]{2,40}:[a-z]{3,40}_[a-z_]{3,60}\b|com\.amazonaws\.[a-z0-9.-]{4,60}["']? not found|\btask failed (?:elb|container|load balancer) |\bfailed container health checks|\bis unhealthy in \(?(?:target-group|elb)|handshake timed out\. |^access ?denied(?:exception)? (?:on|for|when|with|to) |exec user process caused|exec format error$|sessionmanagerplugin is not found|\ban error occurred \(|\berror (?:creating|response from|while|executing|reading|updating)\b|\bencountered (?:an )?error\b|\berror_?(?:code|message)\b|\bmust be addressed using the specified endpoint|\byou[’']ve reached\b|[a-z]exceeded\b|^\W{0,4}aws_\w{1,60}\.[\w-]{1,80}:|\bfailed with\b|\b\d{12}\b/;

/** Somebody names the error that they get. */
const REPORTED =
  /\b(?:the|this|an?) (?:error|exception|message) (?:that )?(?:i|we) (?:get|got|see|saw|receive[ds]?|am getting|are getting) (?:is|was)\b/;

/** Somebody says that it happened to them, and shows it behind these words. */
const OWN =
  /\b(?:I|I'm|I am|I've|we|We|we're|We're|we are|we've|my|our|My|Our)\b.{0,100}\b(?:get|gets|getting|got|(?<!n't )see|seeing|saw|receiv\w{1,4}|fac(?:e|ed|ing)|hit|hits|hitting|having|encounter\w{0,4}|observ\w{1,3}|notic\w{1,3}|fail\w{0,4}|(?:stop|die|exit|end|crash|hang)(?:s|ed|es)? with)\b|\b(?:gives|gave|giving|getting|got) (?:me |us )?(?:this|the|an?) (?:\w+ ){0,3}(?:error|message)|\b(?:the following|this|below is the) (?:error|message|exception)\b|\b(?:is|are|keeps?|was|were) (?:constantly |consistently |always |still )?failing with\b|\bfail'?s?\b.{0,60}\bwith (?:an? |the |this )?error\b/;

/** Of whom such words do not speak: of anybody, of what may be. */
const OF_ANYBODY =
  /\b(?:[Ii]f|[Ww]hen|[Ww]henever|[Uu]nless|[Ss]hould) (?:you|we|the|a|an|it)\b|\byou(?:'ll|r)?\b|\b(?:I|we)'(?:ll|d)\b|\bpossible\b|\b(?:may|might|could|would|can) (?:\w+ )?(?:get|see|fail|receive|hit)\b/;

/** Whether somebody reports in a line what happens to them. */
export const reportsOwn = (line: string): boolean =>
  OWN.test(line) && !OF_ANYBODY.test(OWN_FIRST.test(line) ? line.replace(ASIDES, ' ') : line);

/** When it happens, and what is asked behind it. */
const ASIDES = / (?:when (?:the|a|an|it)|(?:idea|know|sure|wondering|tell me) if (?:the|a|an|it|we)) /g;

/** With such words somebody begins to tell; when it happens follows. */
const OWN_FIRST =
  /^\W{0,4}(?:I|We|we)(?:'m|'re| am| are| keep| also| now| always| still){0,2} (?:gets?|getting|got|sees?|seeing|saw|receiv\w{1,3}|hit|hitting)\b|^\W{0,4}(?:[Oo]ur|[Mm]y)\b.{1,60}\b(?:fails?|failed|failing|stops?|stopped|crash(?:es|ed)?|dies|exits) (?:with|due to|because of) /;

/** A remark of a guide, set off by its first word, in which nothing has a number. */
const REMARK = /^\W{0,4}(?:note|tip|hint|nb|remark|please note) ?: ?[^\d]{10,300}$/;

/** A function or a field as documentation describes it: what it does, without anybody who does it. */
const DESCRIBED =
  /^\W{0,4}(?:gets|returns|deletes|lists|describes|specifies|represents|identifies|enables|disables|provides|creates|sets|skips|configures|limits|updates|retrieves|determines|indicates|contains|modifies|associates|disassociates|registers|deregisters|removes|adds|starts|stops|attaches|detaches|requests|allows|restricts|controls) (?:the|an?|all|any|one|only|information|whether|which|how|up|details|validation|retry|permissions?|your) /;

/** Sentences that programs print behind their errors, and that read as if somebody explained. */
const PRINTED =
  /is the server running locally and accepting\s{1,12}connections on (?:that socket|unix domain socket "[^"\s]{1,200}")\?|is the server running on (?:that )?host [^?\n]{1,200}\s{1,12}(?:and accepting\s{1,12})?tcp\/ip connections(?: on (?:that )?port \d{1,5}|)\?|please try again shortly\. if exceptions persist, check if you have(?: [a-z]{1,4}){0,3}|this is usually a temporary error during hostname resolution(?: and means that the local server did not receive a response from an authoritative server)?|this indicates that a request cannot get a connection from the pool|this can be due to high request rate|a region must be set(?: when sending requests to s3)?|one common reason is that you're trying to access the database from an ip that isn't whitelisted|consider taking any of the following actions to mitigate the issue|if this is happening on an endpoint that previously worked|there may be a network connectivity issue or your dns cache could be storing endpoints for too long|could be storing endpoints for too long|(?<=pull rate limit\. )you\b(?: may(?: [a-z]{1,14}){0,6})?/gi;

/** The text without what programs print in the manner of people, character for character. */
export const withoutPrinted = (text: string): string =>
  text.replace(PRINTED, (words) => ' '.repeat(words.length));

/** Whether a record only gives advice about failures and tells of none. `text`: the record in lower case. */
export function isAdvice(record: string, text: string): boolean {
  const lower = withoutPrinted(text.slice(0, LONGEST));
  if (WHOLE.test(record)) return false;
  if (REMARK.test(lower)) return true;
  if (DESCRIBED.test(lower) && !tellsEvent(record, text)) return true;
  return (
    ADVICE.test(lower) &&
    !REPORTED.test(lower) &&
    !reportsOwn(record.slice(0, LONGEST)) &&
    !tellsEvent(record, text)
  );
}

/** The code of an API before what it says, and what a tool was about when it failed. */
const ANSWERED =
  /\b[A-Z][a-z]{2,20}(?:[A-Z][a-z]{1,20}){2,7}: [A-Z]|\b(?:creating|updating|modifying|deleting|reading) [A-Z][\w ]{3,60} \([^()\n]{3,200}\): \S/;

/** Whether something happened, by what only then stands in a text. */
export function tellsEvent(record: string, text: string): boolean {
  const lower = text.slice(0, LONGEST);
  const start = record.slice(0, LONGEST);
  return EVENT.test(lower) || LEVEL.test(lower) || CAPITALS.test(start) || ANSWERED.test(start);
}
