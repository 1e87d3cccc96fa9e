/**
 * Messages that a sentence before them only supposes: what would happen, what comes otherwise, what you get if you forget
 * something. Nothing of that has happened; whoever speaks of themselves ("otherwise we get") has seen it.
 */

/** How far before the message such a sentence may begin, and how much of the message may lie before the words that decide. */
const BEFORE = 400;
const WITHIN = 900;

/** What supposes whoever says it, by language. */
const SUPPOSES: readonly (readonly [language: string, words: RegExp])[] = [
  ['en', /(?<!\b(?:is|are|was|were|be) )\botherwise\b/],
  ['en', /\bwithout (?:this|it|that|these|those|them|one)\b/],
  ['en', /\b(?:if|when|unless|should) you (?:forget|omit|skip|miss|leave|do ?n[o']t|did ?n[o']t)\b/],
  ['en', /\byou(?:'d| would) (?:\w{2,12} ){0,2}(?:get|see|hit|run|face|meet|end|receive|find|have)\b/],
  ['de', /\b(?:sonst|ansonsten|andernfalls)\b/],
  ['fr', /\b(?:sinon|autrement)\b/],
  ['es', /\b(?:de lo contrario|si no lo haces)\b/],
  ['pt', /\b(?:caso contr[áa]rio|sen[ãa]o)\b/],
  ['it', /\baltrimenti\b/],
  ['nl', /\banders (?:krijg|zie) (?:je|u)\b/],
  ['ru', /иначе/],
  // With these verbs behind it the same ending says that something must be.
  ['ja', /(?:そうしないと|さもないと|でないと)(?!いけ|なら(?:ない|ん|ず)|だめ|ダメ|駄目)/],
  ['zh', /否则|否則/],
  ['ko', /그렇지 않으면/],
];

/** What may be a report as well: it counts only where nobody asks or reports in the whole text. */
const MAY_SUPPOSE: readonly RegExp[] = [
  /\byou(?:'ll| will| may| might| can| could) (?:\w{2,12} ){0,2}(?:get|see|hit|run|face|meet|end|receive|find|notice)\b(?!:)/,
  /\b(?:will|would|may|might|could) (?!terminally\b)(?:\w{2,12} ){0,2}(?:fail|stop|die|crash|hang|throw|return|report|print|log|exit|end|time out)\b/,
];

/** A condition in a comment of a program or of settings. */
const COMMENTED = /^[ \t]{0,40}(?:#|\/\/|\/?\*|--|;;?)[ \t*].{0,300}\b(?:if|when|unless|without)\b/;

/** Who speaks of themselves, or turns to what is so. */
const OWN =
  /\b(?:i|i'm|i've|we|we're|we've|my|our|me|us)\b(?![-.])|\b(?:actual(?:ly)?|however|now)\b|\bbut (?:i|it|the|this|now|when)\b/;

/** Who prints a time has seen it. */
const STAMP = /(?<!\d)\d\d:\d\d:\d\d(?!\d)/;

/** Between the supposing words and the message: the rest of the clause, and what opens the message. */
const OPENS = /^[^.?!\n:]{0,160}(?:[:：\u2014]|["'`\u201c\u300c(]|\n|\b(?:with|error|message)\b)/;

/** The next item of a list of what is to be done is of something else. */
const NEXT_TO_DO = /\n[ \t]{0,12}[-*+] \[[ xX]\] /i;

/**
 * Whether a sentence before it only supposes the message. `from`: where the record begins, `at`: where the words that decide
 * stand. `reported`: somebody asks or reports in the text.
 */
export function isSupposed(pasted: string, from: number, at: number, reported: boolean): boolean {
  const start = Math.max(0, Math.min(from, at) - BEFORE, at - BEFORE - WITHIN);
  const before = pasted.slice(start, at).toLowerCase();
  const signs = [...SUPPOSES.map(([, words]) => words), ...(reported ? [] : MAY_SUPPOSE), COMMENTED];
  return signs.some((sign) => introduces(before, sign));
}

/** Whether the last words of such a kind introduce what stands at the end of the text. */
function introduces(before: string, sign: RegExp): boolean {
  const found = [...before.matchAll(new RegExp(sign.source, 'gm'))].at(-1);
  if (found === undefined) return false;
  const end = found.index + found[0].length;
  const rest = before.slice(end);
  if (!OPENS.test(rest) || OWN.test(rest) || STAMP.test(rest) || NEXT_TO_DO.test(rest)) return false;
  // Its paragraph may end where it opens the message; the one after that has nothing to do with it.
  const [clause = '', , ...others] = rest.split(/\n[ \t\r/#*>]{0,12}\n/);
  if (others.length > 0 || (clause !== rest && /[.?!]\s/.test(clause))) return false;
  return !OWN.test(sentenceBefore(before, end));
}

const sentenceBefore = (before: string, end: number): string =>
  before
    .slice(0, end)
    .split(/[.?!]\s|\n/)
    .at(-1) ?? '';
