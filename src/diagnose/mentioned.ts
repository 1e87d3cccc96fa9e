/**
 * Names of errors that are only mentioned: as a word of a sentence ("before DynamoDB returns a ThrottlingException") or in a line
 * of program text. A name says that something happened where it stands before its message, in a report, or alone.
 */
import { asks } from './narrated.ts';
import { reportsOwn } from './shape.ts';

/** A name of an error and nothing else, or a code of the system. */
const NAME =
  /^(?=\w{0,60}(?:Err|Exc|Timed|Throttl|Limit|Exceeded|Denied|Insufficient|NotFound|Fail|Invalid|Unauth|Expired|Missing|E[A-Z]{5}))\w{0,60}(?:[a-z][A-Z]|E[A-Z]{5})\w{0,60}$/;

/** The rest of a name around the words that decide. */
const PART = /[\w.]{0,80}$/;

/** What stands before the name in a sentence that only mentions it. */
const IN_SENTENCE =
  /(?:\b(?:an?|any|the|of|like|as|on|for|or|and|returns?|throws?|raises?|expose[sd]?|handle[sd]?|handling|ignore[sd]?|ignoring|squelch|catch(?:es|ing)?|in|with|fix(?:e[sd])?|e\.g\.,?|i\.e\.,?)|:(?:class|exc|py:exc):|[\w`'"],) ?["'`~!(]{0,3}$/i;

/** What stands before it in a line of program text. */
const IN_PROGRAM =
  /^\s*(?:(?:export |public |static |final |abstract ){0,3}class |(?:raise|throw|return) (?:new )?|\w{1,60} = )$/;

/** A name as an entry of a list. */
const ENTRY = /^\s*["'`]?$/;
const BEHIND_ENTRY = /^["'`]?,\s*$/;

/** What stands behind it there; in a report its message, its place or its code would. */
const BEHIND_IN_PROGRAM = /^(?:\(.{0,200}|;?)\s*$/;

/** A name that a call is given: `super().__init__("ThrottlingException", message)`. */
const IN_CALL = /^\s*(?:self\.|super\(\)\.)?\w[\w.]{0,80}\(["'`]$/;
const BEHIND_IN_CALL = /^["'`](?:, .{0,120})?\)[;,]?\s*$/;

/** A name between lines of a single word or sign each, as a page lists what it holds. */
const ALONE_BEFORE = /\n\W{0,3}\w{0,30}\W{0,3}\n$/;
const ALONE_BEHIND = /^\r?\n\W{0,3}\w{0,30}\W{0,3}(?:\n|$)/;

/** What stands behind a name that tells: its message, the call, a code. */
const TELLS = /^["'`\])]{0,2} ?(?::(?!\/)|\(|\[|=|when calling|- |\u2013 |\d)/;

/** Somebody says that it came. */
const CAME =
  /\b(?:i|we|my|our|me|us|got|gets|getting|seeing|saw|see|receiv\w{1,3}|hit|hits)\b|\b(?:fail|crash|stop|die|exit|end|return|abort)(?:s|ed|ing|ped|d)? with\b|\bdue to\b|\bbecause of\b|\bcaused by\b|\b(?:is|are|was|were|keeps?) \w{2,12}ing\b/i;

/** A program ran: its frames stand in the text. */
const RAN = /^Traceback \(|^[ \t]{0,40}File "|^[ \t]{0,40}at [\w.$<>]{4,200}[ (]|^[ \t]{0,40}Caused by/m;

/** The small words of sentences; a line without any is none. */
const SMALL = /\b(?:the|a|an|of|to|in|on|for|with|is|are|be|that|this|and|or|if|by|not|can|will)\b/gi;

const AROUND = 400;
const MOST = 20;

/** Whether the name at this place is a word of a sentence, or of a line of program text. */
function isMentionedAt(pasted: string, start: number, end: number): boolean {
  const before = pasted.slice(Math.max(0, start - AROUND), start);
  const behind = pasted.slice(end, end + AROUND);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rest = behind.split('\n', 1)[0] ?? '';
  if (
    (IN_PROGRAM.test(line) && BEHIND_IN_PROGRAM.test(rest)) ||
    (ENTRY.test(line) && BEHIND_ENTRY.test(rest)) ||
    (IN_CALL.test(line) && BEHIND_IN_CALL.test(rest)) ||
    (line === '' && rest === '' && ALONE_BEFORE.test(before) && ALONE_BEHIND.test(behind))
  )
    return !RAN.test(pasted.slice(0, 65_536));
  if (TELLS.test(rest)) return false;
  const sentence =
    before
      .slice(-200)
      .split(/[.?!]\s|\n\s*\n/)
      .at(-1) ?? '';
  const whole = `${sentence}${behind.split(/[.?!]\s|\n\s*\n/, 1)[0] ?? ''}`;
  return (
    IN_SENTENCE.test(before) &&
    (whole.match(SMALL)?.length ?? 0) >= (/^\s{0,8}[-*\u2022] /m.test(whole) ? 1 : 2) &&
    !/\d\d:\d\d|\bdial tcp\b|request ?id|https?:/i.test(whole) &&
    !CAME.test(whole) &&
    !reportsOwn(sentence)
  );
}

/** Whether the words from `start` to `end` are a name that the text only mentions, wherever it stands. */
export function isMentioned(pasted: string, start: number, end: number): boolean {
  const words = pasted.slice(start, end);
  if (!NAME.test(words) || asks(pasted)) return false;
  const from = start - (PART.exec(pasted.slice(Math.max(0, start - 80), start))?.[0].length ?? 0);
  const to = end + (/^\w{0,80}/.exec(pasted.slice(end, end + 80))?.[0].length ?? 0);
  const name = pasted.slice(start, to);
  let at = pasted.indexOf(name);
  for (let count = 0; at !== -1 && count < MOST; count += 1) {
    const first =
      at === start ? from : at - (PART.exec(pasted.slice(Math.max(0, at - 80), at))?.[0].length ?? 0);
    if (!isMentionedAt(pasted, first, at + name.length)) return false;
    at = pasted.indexOf(name, at + name.length);
  }
  return true;
}
