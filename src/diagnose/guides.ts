/**
 * Guides: what people write down about failures that may come, each with what to do about it. What such a text quotes has
 * not happened to the reader, unless the quotation names something of its own: a time, an id, an address, an account.
 */

/** What stands before the word of a label: a list, a heading, a number, signs for the eye. */
const LEAD = String.raw`^\s*(?:(?:[-*+•>]|#{1,6}|\d{1,2}[.)]|\*\*|__|[^\x00-\x7f]{1,4})\s*){0,5}`;

/** A label ends with a colon or as bold words; a heading ends with its line. */
const label = (words: string): RegExp =>
  new RegExp(`${LEAD}(?:${words})(?:\\s?(?:\\*\\*|__)?\\s?[:：]|\\s?\\*\\*|\\s*$)`, 'iu');

/** What to do: no report of a failure has a place for it. */
const CURE = label(
  '(?:common |quick |possible |recommended |immediate |permanent |the )?(?:solutions?|fix(?:es)?|how to fix(?: it)?|resolutions?|resolve|remed(?:y|ies|iation)|mitigations?|preventions?|workarounds?|investigations?|diagnos(?:is|e|tics?)|diagnostic steps|what to (?:do|check)|actions?|check(?:s|list)?|recovery|causes? (?:&|and) (?:solutions?|fix(?:es)?)|lösung(?:en)?|behebung|soluci[oó]n(?:es)?|solu[cç](?:ão|ões)|solutions? possibles?|correction|解決策?|解决(?:方案|方法)?|対処法?|处理|조치|해결(?: ?방법)?|решение|проверьте)',
);

/** What may happen, and why. */
const TROUBLE = label(
  String.raw`(?:common |possible |likely |root |probable |previous |typical )?(?:symptoms?|causes?|reasons?|problems?|issues?|errors?(?: messages?)?|indicators?|indications?|meanings?|what it means|scenario \d{1,3}|triggers?|impact|cost impact|when|why(?: (?:it|this) happens)?|s[ií]ntomas?|causas?|problemas?|symptome|ursachen?|症状|原因|現象|问题|증상|원인|симптомы|причин[аы])`,
);

const SYMPTOM = label('symptoms?|症状|现象|증상|симптомы|s[ií]ntomas?');
const CAUSE = label('(?:root |common |possible |likely )?causes?|原因|원인|причин[аы]|causas?');

/** A box of a documentation, with its title. */
const ADMONITION = /^\s*(?:\?{3}\+?|!{3}) [a-z]{3,20}(?: "|\s*$)/;

/** A heading or a label that names its case: `### Problem: the pull fails`, `Issue 3: …`. */
const CASE = new RegExp(
  String.raw`${LEAD}(?:problem|issue|error|scenario|case|symptom|cause|challenge|pitfall)s?(?: #?\d{1,3})?\s?[:：-] ?\S`,
  'iu',
);

/** The places of a form for reports. */
const REPORT =
  /^\s*(?:#{1,6}\s|\*\*)\s*(?:describe the (?:bug|issue)|(?:the )?(?:bug|issue) description|expected (?:behaviou?r|results?|outcome|output)|(?:actual|current|observed) (?:behaviou?r|results?|outcome|output)|steps to reproduce|reproduc\w{1,6}|to reproduce|how to reproduce|what (?:happened|did you|went wrong|actually)|environment|(?:\w{1,20} )?versions?\b|additional (?:context|info)|(?:relevant |debug )?logs?(?: output)?\b|possible solution|regression)/i;

/** The form of a document: headings, bold words, fences, admonitions. */
const FORM = /^\s*(?:#{1,6} \S|```|~~~|(?:\?{3}\+?|!{3}|:{3}) ?\w)|\*\*[^*\n]{1,200}\*\*/;

/** A heading, or words in bold that name what follows. */
const HEADING = /^\s*#{2,6} \S/;
const NAMED = /^\s*(?:[-*+•]\s|\d{1,2}[.)]\s)?\s{0,4}\*\*[^*\n]{2,80}(?::\*\*|\*\*\s?:)/;

/** Accounts that stand for any account. */
const SAMPLE = /123456789012|111122223333|000000000000|012345678901|1{12}|9{12}/g;

/** What only stands in a text about something of one's own. */
const OWN =
  /\d{4}[-/]\d\d[-/]\d\d[T ,]{1,2}\d\d?:\d\d|\b\d\d:\d\d:\d\d\b|\brequest ?id["']?\s?[:=]\s?["']?[\w-]{8}|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\b(?:i|eni|vpce|subnet|vpc|sg|fs|rtb)-[0-9a-f]{8,17}\b|\bdial (?:tcp|udp) (?:\[|\d)|\blookup \S{4,200} on \d|\b\d{12}\b|^Traceback \(|^\s*File "[^"\n]{1,300}", line \d|https?:\/\/[\w.-]{1,160}\.amazonaws\.com/i;

const LONGEST = 600;

/** For each line whether it belongs to a guide and tells of nothing of one's own. `stamped`: those with a time before them. */
export function guideLines(all: readonly string[], stamped: readonly boolean[]): readonly boolean[] {
  const lines = all.map((line) => line.slice(0, LONGEST));
  if (!isGuide(lines)) return lines.map(() => false);
  const marks = lines.map(() => true);
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at];
    if (line !== undefined && !BORDER.test(line)) continue;
    const unit = lines.slice(start, at);
    const first = start;
    if (unit.some((one, index) => stamped[first + index] === true || OWN.test(one.replace(SAMPLE, ''))))
      marks.fill(false, start, at);
    start = at + 1;
  }
  return marks;
}

/** Between what a document sets apart: blank lines and fences. */
const BORDER = /^\s*(?:(?:```|~~~).{0,40})?$/;

function isGuide(lines: readonly string[]): boolean {
  if (!lines.some((line) => FORM.test(line)) || lines.some((line) => REPORT.test(line))) return false;
  if (lines.some((line) => ADMONITION.test(line))) return true;
  const cures = lines.filter((line) => CURE.test(line)).length;
  const troubles = lines.filter((line) => TROUBLE.test(line) || CASE.test(line)).length;
  const explains = lines.some((line) => SYMPTOM.test(line)) && lines.some((line) => CAUSE.test(line));
  const titled =
    lines.some((line) => HEADING.test(line)) || lines.filter((line) => NAMED.test(line)).length > 2;
  return (cures > 0 && (titled || cures + troubles > 1)) || explains;
}
