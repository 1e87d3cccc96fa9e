/**
 * From pasted text to clean text: undoes what consoles, shells, JSON, tables and web pages did to the words.
 * Every step keeps the places, so that the answer can mark the words of the pasted text.
 */
import { reasonsIn } from './described.ts';
import { part, replaced, type Span, type Tracked, tracked } from './tracked.ts';

/** Enough for any message and for the telling part of a log; keeps the work bounded whatever is pasted. */
const LONGEST_TEXT = 131_072;
const LONGEST_LINE = 8_192;
const MOST_LINES = 50_000;

/** Program text and configuration name errors and hosts without having failed. */
export function isSource(text: string): boolean {
  const lines = text.slice(0, LONGEST_TEXT).match(/^[ \t]*\S.*$/gm) ?? [];
  if (lines.length === 1 && QUERY.test(lines[0] ?? '')) return true;
  if (lines.some((line) => WHOLE.test(line))) return false;
  const code = lines.filter((line) => CODE_LINE.test(line)).length;
  return code >= 3 && code > lines.length / 8;
}

/** A whole message of AWS or of a daemon in a line of its own: program text and advice around it do not take it away. */
export const WHOLE =
  /^[ \t>]{0,20}(?:botocore[\w.]{0,40}: )?An error occurred \(\w{4,60}\) when calling the \w{3,60} operation: User: arn:|^[ \t>]{0,20}User: arn:\S{20,300} is not authorized to perform: \S{5,80} on resource: \S{5,300} because no [a-z][a-z -]{3,40} polic|^[ \t]{0,4}\d{1,2}\.[ \t].{1,80}: {1,3}[^:\n]{0,200}\bno [A-Za-z][A-Za-z -]{3,40} policy allows the [a-z0-9-]{2,30}:[A-Z]\w{3,60} action\W{0,3}$|^[ \t>]{0,20}Error response from daemon: create \S{3,200}: VolumeDriver\.Create: mounting volume failed: \S|^[ \t]{0,20}(?:ResourceInitializationError|CannotPull\w{0,20}Error|CannotStart\w{0,20}Error|CannotCreate\w{0,20}Error): [^<>{}]{40,600}(?:\bfs-[0-9a-f]{8,17}\b|\brequest id: [0-9a-f-]{36}|\bdial tcp \d)|(?:^|\s)(?:#|\/\/) ?Could not connect to the endpoint URL: "https:\/\/[\w.-]{4,120}\/?"\s*$/;

/** A line that searches for errors, or says what to do with them, has not failed. */
export const QUERY =
  /^[ \t]*(?:where|and|or|having)\b.{1,200}(?:\b(?:like|ilike|regexp)|[=~])\s?\(?'[^'\n]{1,300}'|^[ \t]*\{ ?\(?\$\.|^[ \t]*(?:\$ )?(?:grep|egrep|rg|zgrep) |(?:^|[\s"'\]:])select\b(?<!\b(?:sqlstate|\w{0,60}error|\w{0,60}exception)\b.{0,300}select).{1,400}\bfrom\b.{1,400}\b(?:where|like)\b|^[ \t]*(?:fields @|filter @message)|^[ \t]*(?:\$ )?aws logs (?:filter|start-query)|^[ \t]*(?:\}[ \t]*)?(?:except|catch|rescue)[ \t]*[( ][^:\n]{0,200}[:){]/i;

/** A statement that makes an error or compares with the words of one, and an entry in a list of changes. */
export const STATEMENT =
  /^[ \t]*(?:raise|throw)\s(?:new )?[\w.]{1,80}\(|^[ \t]*(?:await )?(?:self\.)?(?:assert(?:\.?\w{1,40})?|require\.\w{1,40}|expect|it(?:\.each)?|test(?:\.each)?)\([^)]|^[ \t]*const-string(?:\/jumbo)? [vp]\d|(?<!\bat )\bnew [A-Z]?\w{0,80}(?:Exception|Error)\((?:[\w.]{1,60}, )?\$?["'`]|\berrors\.New\("|fmt\.Errorf\("|[\w)]\.(?:contains|includes|startsWith|endsWith|indexOf|hasMessageContaining|expectMessage|shouldContain|toContain|toThrow|toMatch)\([\w.]{0,40},? ?["'`/]|strings\.(?:Contains|HasPrefix)\(|^[ \t]*(?:\} ?)?(?:else )?if \(.{1,300}\) ?\{[ \t]*$|^[ \t]*static const(?:expr)? |^[ \t]*rescue [A-Z]\w*::|^[ \t]*(?:const |let |var )?[A-Za-z_][\w.]{0,60} :?= (["'`]).{1,400}\1;[ \t]*$|[!=]==? ?["'`]\w|["'`]\)+;[ \t]*$|^[ \t]*\{ ?[A-Z_]{3,40}, ?[A-Z_]{3,40}, ?|^[ \t]*[a-z]\w{0,40}\([^)\n{]{1,40}, ?\{ \w{1,40}: "|^[ \t]*(?:const |let |var )?[A-Z_]\w{0,60} ?= ?[([{][ \t]*$|^[ \t]*"[\w-]{1,60}": ["'`].{0,300}\{\w{1,40}\}.{0,300}["'`],?[ \t]*$|\baws\.String\("|\b(?:format|println|panic)!\(|^[ \t]*[-*] (?:fix|feat|chore|docs|perf|refactor|test)(?:\([\w-]{1,40}\))?!?: /i;

/** What a tool says before it does what was missing; a failure of that is told after it. */
export const NOTICE =
  /unable to find image '[^'\n]{1,300}' locally|unable to fetch user data: ec2metadataerror/i;

/**
 * What tells of no call that failed here, by what it is: tests that passed, counters, probes and events of Kubernetes, what
 * visitors asked of a server of pages, mail or data, and such a server between them and a program behind it.
 */
const INBOUND = {
  test: /^=== (?:run|pause|cont)\b|^\s{0,12}--- (?:pass|skip): |^ok\s{1,8}\S{1,200}\s{1,8}[\d.]{1,8}s$/i,
  counter: /^\w{1,80}\{[^{}]{0,300}\} [\d.e+-]{1,24}(?: \d{1,16})?$|^# (?:help|type) \w{3,80} /i,
  cluster:
    /\b(?:readiness|liveness|startup) probe (?:failed|errored)\b|\bback-off restarting failed container\b|^\s{0,8}normal\s{1,20}(?:pull|schedul|creat|start|kill)\w{1,10}\s/i,
  visitor:
    /\bupstream\b.{0,400}\bclient: (?!.{0,600}amazonaws)|^\S{2,80} \S{1,40} \S{1,80} (?:\[[^\]]{8,40}\] )?"(?:get|post|put|head|delete|options|patch) \S{1,2000} http\/\d|\b(?:lost connection|timeout|disconnect|improper command pipelining|ssl_accept error)(?: after [\w-]{1,20})? from [\w.-]{1,200}\[(?:[\da-f.:]{3,45}|unknown)\]|\bwarning: (?:hostname \S{1,200} (?:does not resolve to address|verification failed)|[\w.-]{1,200}\[[\da-f.:]{3,45}\]: sasl \w{1,20} authentication failed)|\bcould not (?:receive|send) data (?:from|to) client: |\bunexpected eof on client connection\b/i,
} as const;

/** What a line is that tells of no failed call; `undefined` for all others. */
export const inboundOf = (line: string): keyof typeof INBOUND | undefined =>
  (['test', 'counter', 'cluster', 'visitor'] as const).find((kind) => INBOUND[kind].test(line));

/** An error and what it means, as a row of a list: several of them are a list of meanings. */
export const MEANING =
  /^[ \t]*(?:[-*\u2022]|\d{1,2}[.)]|\|)?[ \t]*\S.{0,240}[ \t](?:->|\u2192|\u21d2)[ \t]+[A-Za-z(]/;

/** Nothing but a text between quotes, as in a list. */
export const QUOTED_LINE = /^[ \t]*(["'`])[^"'`\n]{1,400}\1,?[ \t]*$/;

const CODE_LINE =
  /^[ \t]*(?:import|export|const|let|var|function|async|def|class|package|func|interface|public|private|resource "|variable "|module "|data "|output "|provider "|locals \{|#include|using|FROM|RUN|COPY|\/\*\*|\* @)/;

/** The text without escapes, markup, colours, box drawing and stray encodings; of a very long text the telling lines. */
export function cleaned(text: string): Tracked {
  let clean =
    reasonsIn(text) ?? (text.length > LONGEST_TEXT ? tracked(text, tellingLines(text)) : tracked(text));
  for (const [pattern, by] of CLEANING) clean = replaced(clean, pattern, by);
  return clean.text.length > LONGEST_TEXT ? part(clean, 0, LONGEST_TEXT) : clean;
}

/** What stands for a Region that somebody hid, in the host of a service. */
const HIDDEN_REGION = 'hidden-region';

/** Each is linear: a run is matched from its first character only. */
const CLEANING: readonly (readonly [RegExp, string | ((match: RegExpExecArray) => string)])[] = [
  [/[\u0000\u00ad\u200b-\u200f\u2060\ufeff\ufffd]/g, ''],
  [/(?<![^\u0000-\u007f])[^\u0000-\u007f]+/g, ([run]) => normalised(run)],
  [/(?<!\\)\\+u00([0-7][0-9a-f])/gi, ([, hex]) => String.fromCharCode(Number.parseInt(hex ?? '20', 16))],
  [/\u001b\[[0-9;]{0,20}[A-Za-z]/g, ''],
  [/\[[0-9]{1,3}(?:;[0-9]{1,3}){0,4}m/g, ''],
  // Between two tags of a document that stands as one string of JSON: no line of its own begins there.
  [/(?<=>)\\+(?:r\\*n|[nr])(?=<)/g, ' '],
  [/(?<!\\)\\+(?:r\\*n|[nr])|\r\n?/g, '\n'],
  [/(?<!\\)\\+t/g, ' '],
  [/(?<!\\)\\+(?=["'/])/g, ''],
  [/&(?:quot|#34|#x22);/gi, '"'],
  [/&(?:apos|#39|#x27);/gi, "'"],
  [/&lt;/gi, '<'],
  [/&gt;/gi, '>'],
  [/&(?:amp|#38);/gi, '&'],
  [/<\/?(?:br|p|li|td|tr|code|pre|b|em|strong|span|div)\b[^<>]{0,80}>/gi, ' '],
  [/(?<=[a-z0-9]\.)(?:&lt;|<)(?:aws[-_ ]?)?region(?:&gt;|>)(?=\.(?:amazonaws|api\.aws))/gi, HIDDEN_REGION],
  [/(?<=[a-z0-9]\.)REGION(?=\.(?:amazonaws|api\.aws)\.)/g, HIDDEN_REGION],
  // The columns behind a message in the logs of the console: the task with its page, and the container.
  [
    /[ \t]\[[0-9a-f]{32}\]\(https:\/\/[\w.-]{0,40}console\.aws\.amazon\.com\/[^)\s]{0,500}\)(?:[ \t][\w.-]{1,60})?[ \t]{0,8}$/gm,
    '',
  ],
  // The meter of curl ends without a line break.
  [/(?<=[\d:-])(?=curl: \(\d{1,3}\) )/g, '\n'],
  [/[\u2018\u2019\u201a\u201b\u00b4]/g, "'"],
  [/[\u201c-\u201f\u00ab\u00bb]/g, '"'],
  [/[\u2500-\u257f`]/g, ' '],
  [/^[ \t+|=:-]{3,}$/gm, ''],
  [/^[ \t]*\|+|(?<!\|)\|+[ \t]{0,200}$/gm, ' '],
];

/** Compatibility forms to plain ones; long piles of combining marks, which take quadratic time, are cut first. */
function normalised(run: string): string {
  return run.replace(/(\p{M}{8})\p{M}+/gu, '$1').normalize('NFKC');
}

/** Words of which every error has at least one. */
export const TELLING =
  /error|exception|denied|timed? ?out|cannot|can't|unable|fail|refused|caused by|dial tcp|stopped|forbidden|unauthori|not (?:authori|found|exist)|no such|unreachable|expired|invalid|unhealthy|terminated|killed|exited|lookup |resolve|malformed|broken|exceeded|rejected|conflict/i;

/** How many lines after a telling one belong to it: what a client prints below its error. */
const LINES_AFTER = 6;

/** The different lines of a long text that may hold an error, up to the limit; a long line counts with its beginning. */
function tellingLines(text: string): readonly Span[] {
  const parts: Span[] = [];
  const seen = new Set<string>();
  const telling = new RegExp(TELLING, 'gi');
  let length = 0;
  let taken = 0;
  for (let looked = 0; looked < MOST_LINES && length < LONGEST_TEXT; looked += 1) {
    const hit = telling.exec(text);
    if (hit === null) break;
    const start = Math.max(taken, text.lastIndexOf('\n', hit.index) + 1, hit.index - LONGEST_LINE);
    const end = endOfLine(text, hit.index);
    telling.lastIndex = end;
    const key = text.slice(start, Math.min(end, start + 400)).replace(/\d+/g, '');
    if (seen.has(key)) continue;
    seen.add(key);
    taken = withDetails(text, end);
    telling.lastIndex = taken;
    for (const span of linesWithin(text, start, taken)) {
      parts.push(span);
      length += span.end - span.start;
    }
  }
  return parts;
}

const endOfLine = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
};

/** The end of the lines that are indented under this one. */
function withDetails(text: string, end: number): number {
  let last = end;
  for (let line = 0; line < LINES_AFTER && last < text.length; line += 1) {
    if (!/^\n(?:[ \t}\]]|caused by|status code|--->)/i.test(text.slice(last, last + 40))) break;
    last = endOfLine(text, last + 1);
  }
  return last;
}

function linesWithin(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end; ) {
    const stop = Math.min(endOfLine(text, at), end);
    spans.push({ start: at, end: Math.min(stop + 1, at + LONGEST_LINE, text.length) });
    at = stop + 1;
  }
  return spans;
}
