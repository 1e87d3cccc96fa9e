/** What is wrong in a text of YAML, in the words of who writes it: the parser speaks of its own grammar. */

/** `before`: the text up to where the parser stopped, from which an open quote or bracket is found. */
export function yamlMistake(reason: string, before: string): string {
  const open = openedIn(before);
  if (MAY_BE_OPEN.test(reason) && open !== undefined)
    return `the ${open.what} that begins in line ${open.line} has no end before this line`;
  const words = MISTAKES.find(([pattern]) => pattern.test(reason))?.[1] ?? `it is no YAML (${reason})`;
  return `this YAML cannot be read here: ${words}`;
}

/** Reasons of the parser behind which a quote or a bracket without an end may be. */
const MAY_BE_OPEN = /deficient indentation|unexpected end/;

const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/tab characters/, 'tabs may not indent a line; use blanks'],
  [/deficient indentation/, 'this line is indented less than the bracket or quote before it needs'],
  [
    /bad indentation of a mapping entry/,
    'this line is indented differently from the keys beside it, or a text with a colon needs quotes',
  ],
  [/bad indentation of a sequence entry/, 'this item is indented differently from the items beside it'],
  [
    /multiline key|implicit key/,
    'a key and its value stand in one line, and this line has no colon followed by a blank',
  ],
  [/whitespace character is expected after the key-value/, 'a blank is missing after the colon'],
  [
    /end of the stream or a document separator/,
    'nothing may follow at this indentation; is the line before it whole?',
  ],
  [/missed comma/, 'a comma is missing between two values in brackets'],
  [/expected the node content/, 'a value is missing before this comma'],
  [/expected ':'/, 'a colon is missing after the key'],
  [/within a (?:double|single) quoted scalar/, 'a quote has no end'],
  [/within a flow collection/, 'a bracket has no end'],
  [/unknown escape/, 'in double quotes a backslash begins an escape; write two, or use single quotes'],
  [/hexadecimal/, 'an escape needs hexadecimal digits'],
  [/non-printable|valid JSON character/, 'a character that cannot be printed'],
  [/tag/i, 'a tag (!Name) that is not written as one'],
  [/anchor|alias/, 'an anchor (&name) or an alias (*name) that is not written as one'],
  [/indentation width|chomping/, 'the sign after | or > is not one that YAML has'],
  [/directive|%YAML/, 'a line that begins with % is a directive, and this is none'],
  [/line break is expected/, 'nothing but a comment may follow here'],
];

interface Opened {
  readonly what: 'quote' | 'bracket';
  readonly line: number;
}

/** Texts in quotes, the last perhaps without an end; comments; brackets that begin a value or stand in one that does. */
const TOKEN =
  /(?<=^|[\s[{,:])"(?:[^"\\]|\\[\s\S])*("?)|(?<=^|[\s[{,:])'(?:[^']|'')*('?)|(?<=^|\s)#[^\n\r]*|(?:(?<=[:-][ \t]{1,20})|(?<=[[{,][ \t]{0,20}))[[{]|[\]}]/gm;

/** The quote or the bracket that is still open at the end of a text; texts of several lines after | and > hide theirs. */
function openedIn(text: string): Opened | undefined {
  const brackets: number[] = [];
  const opened = (what: Opened['what'], at: number): Opened => ({
    what,
    line: text.slice(0, at).split('\n').length,
  });
  for (const { 0: token, 1: double, 2: single, index } of text.matchAll(TOKEN)) {
    if (double === '' || single === '') return opened('quote', index);
    if (/^[[{]$/.test(token)) brackets.push(index);
    else if (/^[\]}]$/.test(token)) brackets.pop();
  }
  const last = brackets.at(-1);
  return last === undefined ? undefined : opened('bracket', last);
}
