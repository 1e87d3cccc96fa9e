/**
 * Messages that somebody tells about: a sentence quotes them, and what stands around the quotation is prose that reports no
 * failure of its own. Who writes so explains, remembers or compares.
 */

/** How much of the pasted text around the words is looked at. */
const AROUND = 1_500;

/** A quotation, in any signs. Within a line or over a few. */
const QUOTATION =
  /(?<!`)`[^`]{4,600}`(?!`)|"[^"]{4,600}"|[\u201c\u00ab\u201e][^\u201c\u201d\u00ab\u00bb]{4,600}[\u201d\u00bb]/g;

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
const SHARE = 0.3;

/** Whether the words from `start` to `end` of the pasted text stand in a quotation of which prose only tells. */
export function isNarrated(pasted: string, start: number, end: number): boolean {
  const from = paragraphStart(pasted, start);
  const around = pasted.slice(from, paragraphEnd(pasted, end));
  const quotations = [...around.matchAll(QUOTATION)];
  const holding = quotations.find(
    ({ index, 0: { length } }) => from + index <= start && end <= from + index + length,
  );
  if (holding === undefined) return false;
  const before = around.slice(0, holding.index);
  if (EXAMPLE.test(before.slice(-40))) return true;
  const sentence =
    before
      .slice(-160)
      .split(/[.?!]\s/)
      .at(-1) ?? '';
  if (REPORTED.test(sentence)) return false;
  const prose = around.replace(QUOTATION, ' ').toLowerCase();
  if (/[{}[\];=]|\d\d:\d\d|\w\.\w{2,20}\.\w|https?:/.test(prose)) return false;
  const words = prose.match(/[a-z']{1,30}/g)?.length ?? 0;
  const small = prose.match(SMALL)?.length ?? 0;
  return words >= FEWEST && small >= words * SHARE;
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
