/**
 * Messages that somebody tells about, and that no program reports now. What stands around the words that decide is weighed:
 * who explains, remembers, announces a change or says that it is over does not ask; who reports what happens to them does.
 */

import { withoutPrinted } from './shape.ts';

/** How much of the pasted text around the words is looked at. */
const AROUND = 1_500;

/** A quotation, in any signs. Within a line or over a few. */
const QUOTATION =
  /(?<!`)`[^`]{4,600}`(?!`)|"[^"]{4,600}"|[\u201c\u00ab\u201e][^\u201c\u201d\u00ab\u00bb]{4,600}[\u201d\u00bb]|[\u300c\u300e][^\u300c-\u300f]{4,600}[\u300d\u300f]/g;

/** The small words of which sentences are made, and which messages of programs lack. */
const SMALL =
  /\b(?:the|a|an|of|to|in|on|for|with|as|at|by|from|that|this|these|those|it|its|is|are|was|were|be|been|which|who|and|or|but|not|so|then|than|into|about|after|before|while|only|also|there|their|they|what|how|any|every|one|no|has|had|have|does|did|made|can|will|would)\b/g;

/** Somebody reports what happens to them, or that it happens now. */
const REPORTED =
  /\b(?:i|i'm|i've|we|we're|we've|my|our|me|us|help)\b|\b(?:is|are|was|were|keeps?|kept|started|still) (?:always |still |constantly |consistently )?(?:failing|getting|seeing|stopping|throwing|crashing|receiving|returning|hanging)\b|\b(?:fails?|failed|errors?(?: out)?|stops?|stopped|crashes|crashed|dies|exits|returns?|throws?|shows?|got|gets|get|receives?d?|following)\b.{0,60}$|\berror(?: message)?s?:?\s*$|:\s*$/im;

/** Words before a quotation that is one of many. */
const EXAMPLE = /\b(?:for example|for instance|e\.g\.|such as|i\.e\.),? ?\(?$/i;

/** The least prose that tells about something. */
const FEWEST = 14;

/** How many of the words of prose are small. */
const SHARE = 0.28;

/** The weight of what only tells; what reports weighs as much the other way. */
const EXPLAINS = -3;

/** How far around the words somebody says that they are not there. */
const NEAR = 60;
const LONGEST_LINK = 400;
const ABSENT_BEFORE =
  /\b(?:there (?:is|are|was|were) (?:also )?(?:no|neither)|(?:has|have|had) no|i (?:do not|don't) (?:get|see)(?: an?y?)?|is not an?|not a single) ["'`]?[\w./ ]{0,30}$/i;
const ABSENT_AFTER =
  /^\w{0,30}["'`]? (?:errors? )?(?:do(?:es)?(?: not|n't)|did(?: not|n't)|never) (?:appear|occur|happen|show)/i;

/** Whether the words from `start` to `end` of the pasted text stand in what somebody only tells. `stems`: they are no message that is known. */
export function isNarrated(pasted: string, start: number, end: number, stems = false): boolean {
  const from = paragraphStart(pasted, start);
  const around = withoutPrinted(pasted.slice(from, paragraphEnd(pasted, end)));
  const near = [pasted.slice(Math.max(from, start - NEAR), start), pasted.slice(end, end + NEAR)] as const;
  return (
    ABSENT_BEFORE.test(near[0]) ||
    ABSENT_AFTER.test(near[1]) ||
    LINKED.test(pasted.slice(Math.max(0, start - LONGEST_LINK), start)) ||
    (isArticle(pasted) ? EXPLAINS : 0) +
      weightOf(around) +
      weightOfQuotation(around, start - from, end - from) <
      0 ||
    (stems && isProse(around) && !HAPPENED.test(around) && !ASKS.test(around)) ||
    isOver(pasted, from, start, end)
  );
}

/** Sentences, by their small words; quotations in them count for nothing. */
function isProse(around: string): boolean {
  const prose = around.replace(QUOTATION, ' ').toLowerCase();
  if (/[{}[\];=]|\d\d:\d\d|\w\.\w{2,20}\.\w|https?:/.test(prose)) return false;
  const words = prose.match(/[a-z']{1,30}/g)?.length ?? 0;
  const small = prose.match(SMALL)?.length ?? 0;
  return words >= FEWEST && small >= words * SHARE;
}

/** A client that names the address which it called has run: nobody makes that up to explain something. */
const CALLED =
  /\b(?:[Cc]onnect timeout on|[Cc]ould not connect to the) endpoint URL: ?["']?https?:\/\/[\w.-]{4,120}\//;

/** A sentence quotes the words, and the prose around the quotation reports no failure of its own. */
function weightOfQuotation(around: string, start: number, end: number): number {
  const holding = [...around.matchAll(QUOTATION)].find(
    ({ index, 0: { length } }) => index <= start && end <= index + length,
  );
  if (holding === undefined) return 0;
  const before = around.slice(0, holding.index);
  if (EXAMPLE.test(before.slice(-40))) return 2 * EXPLAINS;
  const sentence =
    before
      .slice(-160)
      .split(/[.?!]\s/)
      .findLast((part) => part.trim() !== '') ?? '';
  if (REPORTED.test(sentence) || CALLED.test(holding[0])) return 0;
  return isProse(around) ? EXPLAINS : 0;
}

/** Somebody reports, or asks for help. */
const REPORTS = 3;
const ASKS =
  /\b(?:i|we)(?:'m|'re|'ve| am| are| have| keep| still| always| just| also| now| only| suddenly)* (?:get|got|getting|see|seeing|saw|receive|receiving|face|facing|hit|hitting|having|run into|stuck|trying)\b|\b(?:keeps?|still|always|constantly|suddenly|now) (?:failing|fails?|stopping|stops?|times? out|timing out|dying|dies|returns?|shows?|gets?)\b|\b(?:is|are) (?:not working|failing|stuck|timing out|stopping)\b|\bsince (?:yesterday|today|this|monday|tuesday|wednesday|thursday|friday|the (?:update|upgrade|deploy\w{0,6}))\b|\bany (?:idea|help|suggestion|hint|advice|clue)s?\b|\b(?:what|where|why|how) (?:am|do|does|is|are|can|could|should) (?:i|we|it|this|my|our|the)\b|\bplease help\b|\bfollowing (?:error|message|exception)\b|\b(?:seit (?:heute|gestern|dem update)|hat jemand|starten? nicht|geht nicht|funktioniert nicht)\b|\b(?:desde (?:ayer|hoy|ontem|hoje)|alguien|algu[eé]m|no (?:arranca|funciona|inicia)|n[aã]o (?:funciona|inicia|sobe)|veo este|recebo)|\b(?:da (?:ieri|oggi)|non part(?:e|ono)|qualcuno)\b|\b(?:sinds (?:vandaag|gisteren)|weet iemand)\b|\b(?:depuis (?:ce|hier|aujourd)|quelqu'un|ne (?:d[ée]marre|fonctionne)|nos t[âa]ches)|ています|てしまい|ません|昨日から|报错|怎么(?:办|解决)|请问|一直|안 ?(?:됩니다|돼요)/i;

/** Whether somebody reports or asks in the beginning of a text. */
export const asks = (pasted: string): boolean => ASKS.test(pasted.slice(0, BEGINNING));

/** What a paragraph does, by the words of its sentences; quotations in it count for nothing. */
const SIGNS: readonly (readonly [weight: number, words: RegExp])[] = [
  // It announces a change of a program or of a network.
  [
    EXPLAINS,
    /^\W{0,4}(?:v\d{1,4}(?:\.\d{1,5}){1,3}\W{1,3}(?:retr(?:y|ies)|fix\w{0,2}|add\w{0,2}|log|handles?|improve[sd]?|remove[sd]?)\b|(?:feat|fix|chore|docs|perf|refactor|test|build|ci)(?:\([\w./-]{1,40}\))?!?: )|\b(?:before|with|after|in) this (?:change|fix|pr|patch|commit|release|pull request|version|update)\b|\bthis (?:pr|pull request|change|patch|commit|merge request) (?:adds|fixes|makes|changes|removes|lets|retries|handles|updates|introduces|improves)\b|\b(?:no longer|now) (?:drops?|fails?|retries|backs|reports?|handles?|returns?|throws?|logs?|waits?|falls|leaks?|hangs?|crashes)\b/im,
  ],
  // It remembers.
  [
    EXPLAINS,
    /\b(?:at first|in the end|back then|at that time|in those days|last (?:year|month|spring|summer|autumn|fall|winter)|years? ago|months? ago|used to|originally|turned out|eventually)\b|\bthe (?:root )?(?:cause|culprit|reason) (?:was|turned)\b|\bthat (?:is|was) (?:where|why|what)\b|\b(?:ursache war|anfang des jahres|seitdem|damals)\b|\b(?:al principio|la causa (?:era|fue)|result[oó] (?:ser|que))|\b(?:la cause [ée]tait|au d[ée]but)\b|\b(?:a causa era|no in[ií]cio)\b|\b(?:mancava|era (?:il|la|colpa))\b|\b(?:bleek|vorige (?:week|maand)|destijds)\b|当时|原来是|当時|でした。原因/i,
  ],
  // It explains, supposes or lists.
  [
    EXPLAINS,
    /\b(?:is|are) (?:an?|the) (?:error|exception|message)s? (?:that|which|you|from)\b|\b(?:means|meaning|indicates|implies) (?:that|the|a|an|your|you)\b|\b(?:has|have|are) (?:two|three|four|five|six|seven|eight|several|many|various|different|multiple) (?:\w{3,12} )?(?:causes|reasons|meanings|variants)\b|\byou(?:'d| would|'ll| will| may| might| could) (?:see|get|find|have|hit|meet)\b(?!:)|\bif (?:you(?! (?:need|want|have any|can|could))|your|any|one of)\b|\bif (?:the|an?|no|there|its?) [^.\n]{3,160}, [^.\n]{0,100}\b(?:fails?|stops?|returns?|throws?|times? out|hangs?|refused|denied)\b|\bwhat (?:does|do)\s+(?:exactly )?mean\b|\b(?:exit )?code \d{1,3} (?:is|means|indicates)\b|\bsomething like\b|\b(?:messages?|errors?|reasons?|exceptions?) (?:such as|like)\b(?! (?:this|these|the following))|\b\d{1,3} ?% of\b|\bis (?:either|almost always|usually|mostly)\b|\brisk (?:that|of)\b|\b(?:i|we) (?:plan|intend|want|would like) to\b|\b(?:[Ww]ithout (?:this|it|that|these)|[Oo]therwise)\b|\bit would (?:be|make|have)\b|\bwould (?:it|that|this) (?:be|make)\b|\bwould be \w{4,12}ed\b|\b(?:significa(?: que)?|normalmente|geralmente|suele|se debe a|costuma)\b|\b(?:signifie|g[ée]n[ée]ralement|faut-il|pour [ée]viter)|\b(?:bedeutet|in der regel|meistens|normalerweise)\b|エラーです|エラーのこと|ために発生|を意味し|通常|意味着|(?:错误|异常)[^。]{0,60}表示|오류입니다|의미합니다/i,
  ],
  [REPORTS, ASKS],
  // It shows what is so.
  [
    2,
    /\b(?:console|log|logs|output|reason|task|tasks|service|container|agent|deployment|job|build|pipeline) (?:says?|shows?|fails?|stops?|prints?|ends?|exits?|reads?)\b/i,
  ],
];

/** What only stands in a text about something that happened. */
const HAPPENED =
  /\d{4}[-/]\d\d[-/]\d\d[T ,]{1,2}\d\d?:\d\d|\b\d\d:\d\d:\d\d\b|\brequest ?id["']?\s?[:=]\s?["']?[\w-]{8}|\bdial (?:tcp|udp) (?:\[|\d)|^Traceback \(|^[ \t]{0,40}File "[^"\n]{1,300}", line \d|^[ \t]{0,40}at [\w.$<>]{4,200}\(|\barn:aws[\w-]{0,10}:[\w-]{2,30}:[\w-]{0,30}:\d{12}:|\bstatus ?code: \d|\bretried \d|^[ \t]{0,40}(?:\[?(?:error|fatal|warn(?:ing)?)\]?|level=\w{4,8})\b|\(service [\w-]{1,255}\)/im;

/** So many messages that a paragraph quotes are a list of what may be. */
const LIST = 3;

/** A quotation that is a message of a failure. */
const OF_FAILURE =
  /error|exception|time[d-]? ?-?out|denied|refused|unable|cannot|failed|not found|no such|unknown|cancell?ed|toomany|no space/i;

/** An article says what it is, and shows messages of anybody. */
const ARTICLE =
  /\bin this (?:guide|post|article|tutorial|section|blog|video|chapter)\b|\bmessages? like (?:these|this|the following)\b|\bwhen(?:ever)? you (?:attempt|try|run|deploy|start|launch) [^?\n]{3,120}\b(?:fails?|stops?|shows?|you (?:get|see))\b/i;

/** How much of a text is looked at for that. */
const BEGINNING = 16_384;

/** Whether a text is an article in which nobody reports. */
const isArticle = (pasted: string): boolean => {
  const start = pasted.slice(0, BEGINNING);
  return ARTICLE.test(start) && !ASKS.test(start);
};

/** Words in the address of a page that is linked. */
const LINKED =
  /https?:\/\/(?:[\w-]{1,40}\.){0,3}(?:stackoverflow\.com|stackexchange\.com|serverfault\.com|repost\.aws|aws\.amazon\.com|github\.com|medium\.com|reddit\.com|dev\.to|youtube\.com)\/[^\s"'<>]{0,300}$/i;

/** A failure by its name alone. */
const NAME =
  /\b[A-Z]\w{4,60}(?:Error|Exception)\b|\bi\/o timeout\b|\bmanifest unknown\b|\bexec format error\b|\bno space left\b|\b(?:AccessDenied|OutOfMemory|TargetNotConnected|toomanyrequests)\b|\bEssential container\b/g;

/** The longest line of a list of names. */
const SHORT = 100;

/** A list of what may go wrong: short lines, several names of failures, and none that happened. */
const isListOfNames = (text: string): boolean =>
  new Set(text.match(NAME) ?? []).size >= LIST &&
  text.split('\n').every((line) => line.length <= SHORT) &&
  !/caused by|traceback|^\s*at /im.test(text);

/** The weight of a paragraph: below nothing, it only tells. */
function weightOf(around: string): number {
  const start = around.slice(0, 2 * AROUND);
  const quoted = [...start.matchAll(QUOTATION)].filter(([words]) => OF_FAILURE.test(words));
  const prose = start.replace(QUOTATION, ' ');
  const messages = quoted.length >= LIST && /[a-z] [a-z]+ [a-z]/i.test(prose) && !/[{}]|\w=/.test(prose);
  const listed = messages || isListOfNames(start) ? EXPLAINS : 0;
  return SIGNS.reduce(
    (sum, [weight, words]) => sum + (words.test(prose) ? weight : 0),
    listed + (HAPPENED.test(start) ? 2 : 0),
  );
}

/** Somebody says that it is over. */
const OVER =
  /\b(?:this|it|that|issue|problem|error|one|all|everything) (?:is|was|has been|got|were|are) (?:now |all |finally |already )?(?:solved|fixed|resolved|gone|sorted)\b|\b(?:solved|fixed|resolved) (?:it|this|that|the (?:issue|problem|error)|by \w{3,20}ing|since|now)\b|\b(?:works?|working|runs?|running|stable|starts?|succeeds?|healthy|fine|good) (?:well |fine |great )?(?:again|now)\b|\bthe (?:fix|solution|cure) was to\b|\bno more (?:issues?|errors?|problems?)\b|\bno (?:outage|failure|error|problem|issue|incident)s? (?:since|any ?more)\b|\b(?:we|i) (?:rolled|reverted|restored|corrected|repaired)\b|\ball green\b|\bnow (?:works?|it works|everything works)\b|\beverything works(?:[.!,;]|$)|\b(?:was|were|had been|has been) (?:restored|rolled back|reverted|added back)\b|\bthat was (?:it|the (?:problem|issue|cause))\b|\b(?:since then|from then on) (?:it|they|all|everything|no)\b|^\W{0,4}(?:\[?solved\]?|resolved)\b|\bclosing (?:this|the issue|as)\b|, done\b|\b(?:resolution|status):? (?:fixed|done|resolved|closed|solved)\b|\[(?:closed|resolved|solved|done)\]|\b(?:gel[öo]st|behoben)\b|\b(?:l[äa]uft|laufen|funktioniert|geht) (?:jetzt|wieder|seitdem)|\b(?:risolto|opgelost|resuelto|solucionado|resolvido|r[ée]solue?s?\b|r[ée]gl[ée]e?s?\b)|\b(?:ora|adesso) funziona|\bwerkt (?:nu|weer)\b|\b(?:ahora|agora|ya) funciona|\bfonctionne (?:maintenant|d[ée]sormais)|rozwiązan|teraz działa|решен[оа]|теперь работает|çözüldü|解決しました|直りました|已解决|解决了|해결(?:됐|했|되었)/i;

/** It may be so some day, or is asked for. */
const NOT_OVER =
  /\?\s*$|\b(?:not|n't|never|if|until|unless|when|whether|would|should|could|might|hope\w{0,3}|anyone|anybody|how|needs? to|to be|can be|will be|but|except|only|locally|temporar\w{2,4}|workaround)\b|^\W*(?:with|in|on)\b|\b(?:in|on) (?:my|our|the other|another)\b|\b(?:nicht|não|no (?:funciona|est[áa]|se|arranca)|wie|cómo|como|comment)\b|\w=\w|\b(?:INFO|DEBUG|WARN)\b|\d\d:\d\d:\d\d|不|ない|안 /i;

/** Somebody complains all the same, or of the next thing. */
const COMPLAINS =
  /\b(?:still|however|unfortunately|but|now (?:i|we|it|the \w{2,20}) (?:get|gets|got|fails?|see|have)|keeps?|any (?:idea|help|suggestion)s?|cannot|can't|failing|does ?n[o']t|fails?|stays?|remains?|persists?|the same|next (?:one|error|problem|start)|since (?:yesterday|today|this))\b/i;

/** How far behind the words somebody may say that it is over. */
const BEHIND = 3_000;

/** Whether somebody says of the words that it is over, behind them or in the same paragraph before, and does not complain after that. */
function isOver(pasted: string, from: number, start: number, end: number): boolean {
  if (ENDS_OVER.test(pasted.slice(start, end + BEHIND).trimEnd())) return true;
  const before = saidOver(pasted.slice(from, start), WORKS_SOMEWHERE);
  if (before !== undefined && !COMPLAINS.test(before)) return true;
  const after = saidOver(pasted.slice(start, end + BEHIND));
  return after !== undefined && !COMPLAINS.test(after);
}

/** The last words of all say it, in whatever sentence. */
const ENDS_OVER =
  /(?:[-\u2013\u2014,;.!)] ?|\n)(?:(?:now|all|it'?s|is|and|so) ){0,2}(?:fixed|solved|resolved|sorted)[.! )]{0,3}$/i;

/** Before an error such words compare: elsewhere, or until now, it works. */
const WORKS_SOMEWHERE = /\bworks?\b|\brun(?:s|ning)?\b/i;

/** What follows the first sentence that says that it is over. */
function saidOver(text: string, unless?: RegExp): string | undefined {
  const sentences = text.replace(QUOTATION, ' ').split(/(?<=[.!?])\s|\n/);
  const at = sentences.findIndex(
    (sentence) =>
      sentence.length < 400 &&
      OVER.test(sentence) &&
      !NOT_OVER.test(sentence) &&
      unless?.test(sentence) !== true,
  );
  return at === -1 ? undefined : sentences.slice(at + 1).join(' ');
}

function paragraphStart(pasted: string, at: number): number {
  const least = Math.max(0, at - AROUND);
  const before = [...pasted.slice(least, at).matchAll(/\n(?=[ \t\r/#*>]{0,12}(?:\n|```|~~~))/g)].at(-1);
  return before === undefined ? least : least + before.index + 1;
}

function paragraphEnd(pasted: string, at: number): number {
  const rest = pasted.slice(at, at + AROUND);
  const blank = rest.search(/\n[ \t\r/#*>]{0,12}(?:\n|```|~~~)/);
  return at + (blank === -1 ? rest.length : blank);
}
