/** Whether a text ends before its message does. */

/** A refusal that ends within the words that say which policy refused. */
const BEFORE_THE_POLICY =
  /(?:because(?: no(?: vpc(?: end\w{0,5}(?: p\w{0,6})?)?)?)?|with an(?: explicit(?: deny in(?: an?)?)?)?)$/i;

/** A signed URL in which the text ends: what came of the call would stand behind it. */
const WITHIN_SIGNATURE = /https?:\/\/\S{10,2000}[?&]x-amz-[^\s"']{0,1000}$/i;

/** A sentence of a program that ends behind a word which another has to follow. */
const WITHIN_CLAUSE =
  /(?:error|exception|failed|unable)\b[^\n]{0,400} (?:not found in|because|caused by|due to)$/i;

/** Amazon ECS cuts reasons at 255 characters, consoles with dots; a quote that stays open says the same. */
export function isCut(text: string): boolean {
  const end = text
    .slice(-2_400)
    .trimEnd()
    .replace(/["'}\],\s]{1,12}$/, '');
  const { length } = text.trim();
  return (
    OPEN_QUOTE.test(text.slice(-400)) ||
    OPEN_VALUE.test(text.slice(-LONGEST_VALUE)) ||
    /(?:\.\.\.|\u2026)$/.test(end) ||
    BEFORE_THE_POLICY.test(end) ||
    WITHIN_SIGNATURE.test(end) ||
    WITHIN_CLAUSE.test(end) ||
    (length >= 250 && length <= 256) ||
    (text.length >= 250 && text.length <= 256)
  );
}

/** The last quote opens something, a host or a reference, and nothing closes it. */
const OPEN_QUOTE = /[ (=:]\\?"[a-z0-9][^\s"']{3,300}$/i;

/** A value of a JSON object that nothing closes before the text ends. */
const LONGEST_VALUE = 2_000;

const OPEN_VALUE = /^[^"]{0,40}"?\w{1,40}"\s?:\s?"(?:[^"\\]|\\.){8,1900}(?![\s\S])/m;
