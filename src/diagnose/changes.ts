/**
 * Lists of changes: what somebody changed, or asks to change, in a program. An item begins with what was done, in the past or
 * as an order; the failures that it names were those of others.
 */

/** What is done to a program, as an order, in the third person or in the past. */
const DONE =
  '(?:add(?:ed|s)?|allow(?:ed|s)?|avoid(?:ed|s)?|back(?:s|ed)? off|bump(?:ed|s)?|chang(?:e|ed|es)|clarif(?:y|ied|ies)|correct(?:ed|s)?|deprecat(?:e|ed|es)|disabl(?:e|ed|es)|do(?:es)? not|don.t|drop(?:ped|s)?|enabl(?:e|ed|es)|expos(?:e|ed|es)|extend(?:ed|s)?|fix(?:ed|es)?|handl(?:e|ed|es)|ignor(?:e|ed|es)|implement(?:ed|s)?|improv(?:e|ed|es)|includ(?:e|ed|es)|increas(?:e|ed|es)|introduc(?:e|ed|es)|limit(?:ed|s)?|log(?:ged|s)?|lower(?:ed|s)?|ma(?:ke|de|kes)|migrat(?:e|ed|es)|mov(?:e|ed|es)|no longer|prevent(?:ed|s)?|print(?:ed|s)?|propagat(?:e|ed|es)|rais(?:e|ed|es)|redact(?:ed|s)?|reduc(?:e|ed|es)|refactor(?:ed|s)?|remov(?:e|ed|es)|renam(?:e|ed|es)|replac(?:e|ed|es)|resolv(?:e|ed|es) (?:an?|the) (?:issue|bug|problem)|respect(?:ed|s)?|restor(?:e|ed|es)|retr(?:y|ied|ies)|revert(?:ed|s)?|rework(?:ed|s)?|simplif(?:y|ied|ies)|skip(?:ped|s)?|stop(?:ped|s)?|support(?:ed|s)?|surfac(?:e|ed|es)|switch(?:ed|es)?|treat(?:ed|s)?|updat(?:e|ed|es)|upgrad(?:e|ed|es)|us(?:e|ed|es)|validat(?:e|ed|es)|wait(?:ed|s)?|wrap(?:ped|s)?|bug ?fix(?:es)?|enhancements?|features?)';

/** Behind such a word: that it went wrong, or the rest of a name. What then stands there happened. */
const HAPPENED = String.raw`(?! (?:(?:failed|fails|exceeded|exhausted|timed out|denied|refused|rejected)(?:$|[:,;.!]| (?:to|because|with|for|after|by|on|in|at|as|while|when|during)\b)|(?:was|is|has|could|cannot|reason|groups?|streams?|drivers?|routers?)\b))`;

/** The part of the program that an item is about. */
const SCOPE = String.raw`(?:(?:\*\*)?\[?[\w/@.()\x60 -]{1,40}\]?(?:\*\*)?: ?)?`;

/** An item of a list: what it says goes on with a word, and not with a number or with what a program prints. */
const ITEM = new RegExp(
  String.raw`^\s{0,8}[-*+\u2022] ${SCOPE}(?:\[?${DONE}\]?)${HAPPENED}[ :-]{1,3}(?=[a-z\x60"'])`,
  'i',
);

/** A line without a sign of a list that begins so. */
const SENTENCE = new RegExp(String.raw`^\s{0,4}${SCOPE}${DONE}${HAPPENED} (?=[a-z\x60"'])`, 'i');

/** What only the title of a change has: the number of a ticket at its end, or the words for what was mended. */
const TITLE =
  /\(#\d{1,6}\)\s*$|\b(?:a|an|the) (?:\w{2,20} )?(?:bug|issue|regression|race|problem|case|panic|crash|leak) (?:where|in which|that|when|with|in)\b|\bsupport (?:for|of)\b/i;

/** What stands over the changes of a version. */
const VERSION =
  /^\s{0,4}(?:#{1,4} |={1,4} )?\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?[\w.-]{0,20}\]?(?: ?[-(\u2013] ?.{0,30})?\s*$|^\s{0,4}(?:#{1,4} |\*\*)?(?:change ?log|release notes|what.s (?:new|changed)|unreleased|changed|fixed|added)\b:?\*{0,2}\s*$/i;

/** What only stands where something happened to whoever pastes it. */
const OWN =
  /\d{4}[-/]\d\d[-/]\d\d[T ]{1,2}\d\d?:\d\d|\b\d\d:\d\d:\d\d\b|\brequest ?id["']?\s?[:=]\s?["']?[\w-]{8}|\b\d{12}\b|\d{1,3}(?:\.\d{1,3}){3}:\d|\b(?:error|exception|failed): \S/i;

const LONGEST = 600;

/** For each line whether it says what was changed. `stamped`: those with a time before them, which no list has. */
export function changeLines(all: readonly string[], stamped: readonly boolean[]): readonly boolean[] {
  const lines = all.map((line) => line.slice(0, LONGEST));
  const free = lines.map((line, at) => stamped[at] !== true && !OWN.test(line));
  const titled = lines.some((line) => VERSION.test(line));
  const sure = lines.map(
    (line, at) => free[at] === true && (ITEM.test(line) || (SENTENCE.test(line) && TITLE.test(line))),
  );
  if (!sure.includes(true)) return lines.map(() => false);
  let item = false;
  return lines.map((line, at) => {
    const goesOn = item && /^\s{2,}[^\s-*+]/.test(line) && free[at] === true;
    const listed = titled && free[at] === true && /^\s{0,8}[-*+\u2022] \S/.test(line);
    item = sure[at] === true || goesOn || listed || (free[at] === true && SENTENCE.test(line));
    return item;
  });
}
