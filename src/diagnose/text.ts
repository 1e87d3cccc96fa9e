/**
 * From pasted text to messages: undoes what consoles, shells, JSON, tables and web pages did to the words,
 * and cuts logs into records so that a host of one line never explains the failure of another.
 */

/** Enough for any message and for the telling part of a log; keeps the work bounded whatever is pasted. */
const LONGEST_TEXT = 131_072;
const LONGEST_RECORD = 8_192;
const MOST_RECORDS = 120;
const MOST_LINES = 50_000;

/** The records of a text, cleaned, each on one line. */
export function recordsIn(text: string): readonly string[] {
  const records: string[] = [];
  const seen = new Set<string>();
  for (const record of cut(cleaned(text))) {
    const line = oneLine(record);
    const key = line.replace(/\d+/g, '0');
    if (line === '' || seen.has(key)) continue;
    seen.add(key);
    records.push(line);
    if (records.length === MOST_RECORDS) break;
  }
  return records;
}

/** Program text and configuration name errors and hosts without having failed. */
export function isSource(text: string): boolean {
  const lines = text.slice(0, LONGEST_TEXT).match(/^[ \t]*\S.*$/gm) ?? [];
  const code = lines.filter((line) => CODE_LINE.test(line)).length;
  return code >= 3 && code > lines.length / 8;
}

const CODE_LINE =
  /^[ \t]*(?:import|export|const|let|var|function|async|def|class|package|func|interface|public|private|resource "|variable "|module "|data "|output "|provider "|locals \{|#include|using|FROM|RUN|COPY|\/\*\*|\/\/ |\* @)/;

/** The whole text as one record, and once more with words joined that a narrow column broke in two. */
export function wholeText(text: string): readonly string[] {
  const clean = cleaned(text);
  const glued = clean.replace(/[ \t]*\n[ \t|]*/g, '');
  return [oneLine(clean), oneLine(glued)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_RECORD);
}

/** Undoes escapes, markup, colours, box drawing and stray encodings. */
function cleaned(text: string): string {
  const bounded = text.length > LONGEST_TEXT ? tellingLines(searched(text)) : text;
  return bounded
    .replace(/[\u0000\u00ad\u200b-\u200f\u2060\ufeff\ufffd]/g, '')
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .slice(0, LONGEST_TEXT)
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/\\+u00([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+r?\\*n|\\+r|\r\n?/g, '\n')
    .replace(/\\+t/g, ' ')
    .replace(/\\+(?=["'/])/g, '')
    .replace(/&(quot|#34|#x22);/gi, '"')
    .replace(/&(apos|#39|#x27);/gi, "'")
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&(amp|#38);/gi, '&')
    .replace(/<\/?(?:br|p|li|td|tr|code|pre|b|em|strong|span|div)\b[^<>]{0,80}>/gi, ' ')
    .replace(/[\u2018\u2019\u201a\u201b\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2500-\u257f]/g, ' ')
    .replace(/[`]/g, ' ')
    .replace(/^[ \t+|=:-]{3,}$/gm, '')
    .replace(/^[ \t]*\|+|\|+[ \t]*$/gm, ' ');
}

/** What starts a new record: a time, a log level, a list item, a service event, or the field that holds a reason. */
const START = new RegExp(
  [
    String.raw`^[ \t|]{0,40}\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d`,
    String.raw`^[ \t|]{0,40}[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d`,
    String.raw`^[ \t]{0,40}(?:level|time)=`,
    String.raw`^[ \t]{0,40}\[(?:error|warn|warning|info|debug|critical|fatal)\]`,
    String.raw`^[ \t]{0,40}(?:[-*\u2022]|\d{1,3}\.) (?=\S)`,
    String.raw`^[ \t]{0,40}\(?service [\w-]{1,255}\)? (?:was|has|is) `,
    String.raw`["']?\b(?:stopped ?reason|status ?reason|resource ?status ?reason)["']?[ \t]*[:|=]`,
    String.raw`"reason"[ \t]*:`,
  ].join('|'),
  'gim',
);

function cut(text: string): readonly string[] {
  const starts = [0];
  for (const match of text.matchAll(START)) {
    if (match.index > 0) starts.push(match.index);
    if (starts.length > 4 * MOST_RECORDS) break;
  }
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
}

const TELLING =
  /error|exception|denied|timed? ?out|cannot|unable|failed|failure|refused|caused by|dial tcp|stopped|forbidden/i;

/** Of a very long text its beginning and its end. */
function searched(text: string): string {
  return text.length > 4_000_000 ? `${text.slice(0, 3_000_000)}\n${text.slice(-1_000_000)}` : text;
}

/** The different lines of a long text that may hold an error, up to the limit; a long line counts with its beginning. */
function tellingLines(text: string): string {
  const lines: string[] = [];
  const seen = new Set<string>();
  let length = 0;
  const telling = new RegExp(TELLING, 'gi');
  for (let looked = 0; looked < MOST_LINES && length < LONGEST_TEXT; looked += 1) {
    const hit = telling.exec(text);
    if (hit === null) break;
    const start = text.lastIndexOf('\n', hit.index) + 1;
    const newline = text.indexOf('\n', hit.index);
    const end = newline === -1 ? text.length : newline;
    telling.lastIndex = end;
    const line = text.slice(start, Math.min(end, start + LONGEST_RECORD));
    const key = line.slice(0, 400).replace(/\d+/g, '');
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}
