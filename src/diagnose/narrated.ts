/**
 * Messages that somebody tells about, and that no program reports now. What stands around the words that decide is weighed:
 * who explains, remembers, announces a change or says that it is over does not ask; who reports what happens to them does.
 */

import { withoutPrinted } from './shape.ts';
import { wordsThat } from './told-words.ts';

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
  const [from, to] = itemAround(pasted, start, end) ?? [
    paragraphStart(pasted, start),
    paragraphEnd(pasted, end),
  ];
  const around = withoutPrinted(pasted.slice(from, to));
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
const ASKS = wordsThat('asks');

/** Whether somebody reports or asks in the beginning of a text. */
export const asks = (pasted: string): boolean => ASKS.test(pasted.slice(0, BEGINNING));

/** What a paragraph does, by the words of its sentences; quotations in it count for nothing. */
const SIGNS: readonly (readonly [weight: number, words: RegExp])[] = [
  // It announces a change of a program or of a network.
  [EXPLAINS, wordsThat('announces a change', true)],
  // It remembers.
  [EXPLAINS, wordsThat('remembers')],
  // It explains, supposes or lists.
  [EXPLAINS, wordsThat('explains')],
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
  !/caused by|traceback|^[ \t]{0,40}at /im.test(text);

/** A line of a tool that sets a sign before each: what it advises is no sentence of people. */
const OF_TOOL = /^[ \t]{0,8}\[[\u2139i\u2714\u2716\u2713\u2717\u2718!]\ufe0f?\] .{0,400}$/gm;

/** The weight of a paragraph: below nothing, it only tells. */
function weightOf(around: string): number {
  const start = around.slice(0, 2 * AROUND);
  const quoted = [...start.matchAll(QUOTATION)].filter(([words]) => OF_FAILURE.test(words));
  const prose = start.replace(QUOTATION, ' ').replace(OF_TOOL, ' ');
  const messages = quoted.length >= LIST && /[a-z] [a-z]+ [a-z]/i.test(prose) && !/[{}]|\w=/.test(prose);
  const listed = messages || isListOfNames(start) ? EXPLAINS : 0;
  return SIGNS.reduce(
    (sum, [weight, words]) => sum + (words.test(prose) ? weight : 0),
    listed + (HAPPENED.test(start) ? 2 : 0),
  );
}

/** Somebody says that it is over. */
const OVER = wordsThat('is over');

/** It may be so some day, or is asked for. */
const NOT_OVER = wordsThat('is not over');

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

/** An item of a list of what is to be done, as far as its line goes. */
const TO_DO = /^[ \t]{0,12}[-*+] \[[ xX]\] /;

/** The item of such a list around the words, where it holds what happened: what other items say is of other things. */
function itemAround(pasted: string, start: number, end: number): readonly [number, number] | undefined {
  const from = pasted.lastIndexOf('\n', start - 1) + 1;
  const line = pasted.indexOf('\n', end);
  const to = line === -1 ? pasted.length : line;
  if (to - from > 2 * AROUND) return undefined;
  const item = pasted.slice(from, to);
  return TO_DO.test(item) && HAPPENED.test(item) ? [from, to] : undefined;
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
