/**
 * Pasted text → documents, JSON or YAML, whichever it is. A text is read whole or refused with the position of the first
 * thing that was not understood; what people and terminals put around it (fences, prompts, warnings) is passed over.
 */

import { isJsonList, isJsonObject, type ReadJson, refuseWhole } from './json.ts';
import { blocksOf, readBlocks, withYamlAround } from './mixed-text.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';

/** Reads the documents of a text. Positions are those of the text that was given. */
export function readText(text: string): ReadJson {
  if (text.length > LONGEST_SOURCE) {
    const message = 'the text is longer than 5 MB: give the part that is about Amazon ECS';
    return { ok: false, problem: { line: 1, column: 1, message } };
  }
  const whole = plainText(text);
  const refusal = refuseWhole(whole);
  if (refusal !== undefined) return { ok: false, problem: refusal };
  const quoted = quotedJson(whole);
  if (quoted !== undefined) return readText(quoted);
  const bare = withoutPrefixes(whole);
  const blocks = blocksOf(bare);
  return blocks === undefined ? readPart(bare.replace(FENCE, blanked)) : readBlocks(bare, blocks, readPart);
}

/** Reads a text without fences. */
function readPart(bare: string): ReadJson {
  if (beginsAsJson(bare) || !looksLikeYaml(bare)) return readJsonPart(bare);
  const yaml = readYamlPart(bare);
  if (yaml.ok && !isCommentOn(yaml)) return yaml;
  const template = fromTemplateOn(bare);
  if (template !== undefined && template !== bare) {
    const read = readYaml(template);
    return read.ok ? { ...withOpenEnd(read, template), skipped: true } : read;
  }
  if (bare.length > LONGEST_NOT_YAML) return yaml;
  const json = readJsonPart(bare);
  return json.ok ? json : yaml;
}

function readJsonPart(text: string): ReadJson {
  const read = readJson(text, { placeholders: true });
  return read.ok ? withYamlAround(read, text, readYamlPart) : read;
}

/** YAML, also with prose before and after it. */
function readYamlPart(text: string): ReadJson {
  const yaml = readYaml(text);
  if (yaml.ok && !isCommentOn(yaml)) return withOpenEnd(yaml, text);
  const inner = withoutProse(text);
  const between = inner === undefined ? undefined : readYaml(inner);
  if (inner !== undefined && between?.ok === true && !isCommentOn(between))
    return { ...withOpenEnd(between, inner), skipped: true };
  return yaml;
}

/** A value that is whole as it stands: in quotes or brackets, or one of few words. */
const ENDED =
  /["'}\]]$|:[ \t]+(?:true|false|null|FARGATE|EC2|EXTERNAL|MANAGED_INSTANCES|awsvpc|bridge|host|awslogs|[a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)$/;

/**
 * Says of the last document with which key it ends, if it may go on: no value follows, or one in a line without an end.
 * Files end with one; of a value in quotes or brackets it is clear where it ends.
 */
function withOpenEnd(read: Extract<ReadJson, { readonly ok: true }>, text: string): typeof read {
  const tail = text.slice(-1_000);
  const last = /[^\n]*$/.exec(tail.trimEnd())?.[0] ?? '';
  const isMidLine = /\n[ \t]+$/.test(tail);
  const ends = isMidLine || /[\n\r]$/.test(tail) || ENDED.test(last);
  const named = /^[ \t]*(?:- )*["']?([\w$./:-]{1,60}?)["']?[ \t]*:(?:[ \t].*)?$/.exec(last)?.[1];
  const word = ends ? undefined : /^[ \t]+([\w$./-]{1,60})$/.exec(last)?.[1];
  const key = named ?? word ?? (isMidLine ? last.trim().slice(0, 60) : undefined);
  if (key === undefined || (ends && !isMidLine && !/:$/.test(last))) return read;
  const [first, ...others] = read.documents;
  const open = others.at(-1);
  return open === undefined
    ? { ...read, documents: [{ ...first, endsOpen: key }] }
    : { ...read, documents: [first, ...others.slice(0, -1), { ...open, endsOpen: key }] };
}

/** A text that is neither whole YAML nor begins as JSON is looked through for JSON up to this length. */
const LONGEST_NOT_YAML = 1_000_000;

/** Longest text of a source, in UTF-16 units. */
const LONGEST_SOURCE = 5 * 1024 * 1024;

/** The text without what an encoding left in it: a byte order mark, and the NULs of UTF-16 that was read as bytes. */
export function plainText(text: string): string {
  const plain = text.replace(/^(?:\uFEFF|\uFFFD{2})/, '');
  if (!plain.slice(0, 200).includes('\0')) return text.startsWith('\uFFFD') ? plain : text;
  return isWideAscii(plain) ? plain.replaceAll('\0', '') : text;
}

/** Whether every second character is NUL: the text was ASCII in UTF-16. */
function isWideAscii(text: string): boolean {
  const first = text.startsWith('\0') ? 0 : 1;
  if (text.includes('\uFFFD')) return false;
  for (let at = first; at < text.length; at += 2) if (text[at] !== '\0') return false;
  for (let at = 1 - first; at < text.length; at += 2) if (text[at] === '\0') return false;
  return true;
}

const FENCE = /^[ \t]*(?:```|~~~).*$/gm;

function blanked(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** The content of a text that is one JSON string, as a definition inside another file is. */
function quotedJson(text: string): string | undefined {
  if (!/^\s*"\s*(?:\\[nrt]\s*)*[{[]/.test(text)) return undefined;
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' ? inner : undefined;
  } catch {
    return undefined;
  }
}

/** The text with blanks instead of the marks of a quotation, or the line numbers, before every line. */
function withoutPrefixes(text: string): string {
  const lines = text.slice(0, LONGEST_NOT_YAML).split('\n');
  const full = lines.filter((line) => line.trim() !== '');
  if (full.length < 2 || text.length > LONGEST_NOT_YAML) return text;
  if (full.every((line) => /^[ \t]*>/.test(line))) return text.replace(/^[ \t]*>(?:[ \t]?>)*/gm, blanked);
  const first = numberOf(full[0]);
  const numbered = first !== undefined && full.every((line, index) => numberOf(line) === first + index);
  return numbered ? text.replace(NUMBER, blanked) : text;
}

const NUMBER = /^[ \t]*\d{1,5}(?:[ \t]*[:|.])?(?=[ \t\r]|$)/gm;

function numberOf(line = ''): number | undefined {
  const digits = /^[ \t]*(\d{1,5})(?:[ \t]*[:|.])?(?:[ \t\r]|$)/.exec(line)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A line of prose or a command: no YAML begins like that at the left edge. */
const PROSE =
  /^(?!\s|-|\?|#|[[{}\]"'&*!|>%@`]|[\w.$/-]+[ \t]*:(?:[ \t\r]|$))\S+[ \t,.:;!?]+\S.*$|^[^\s:]*[$%❯➜#>][ \t]*$|^\w+[,.!]+$/;

/** YAML without the prose and the commands before and after it; `undefined` when there is none. Lines stay lines. */
function withoutProse(text: string): string | undefined {
  const lines = text.split('\n');
  const isProse = (line: string): boolean => line.trim() === '' || PROSE.test(line.trimEnd());
  const begins = lines.findIndex((line) => !isProse(line));
  let ends = lines.length;
  while (ends > begins && isProse(lines[ends - 1] ?? '')) ends -= 1;
  const apart = ends === lines.length || lines[ends]?.trim() === '' || /[$%❯➜#>]/.test(lines[ends] ?? '');
  if (begins < 0 || !apart || (begins === 0 && ends === lines.length)) return undefined;
  return lines.map((line, index) => (index < begins || index >= ends ? blanked(line) : line)).join('\n');
}

/** The text is JSON: before the first line that begins with a bracket no line is a key of YAML. */
function beginsAsJson(text: string): boolean {
  if (isBracketFirst(text)) return true;
  const line = /^[ \t]*[{[](?![{A-Za-z])/m.exec(text);
  return line !== null && !looksLikeYaml(text.slice(0, line.index));
}

/** The first thing in the text is a bracket; not a placeholder (`{{ … }}`), and not a bracketed word (`[WARNING]`). */
function isBracketFirst(text: string): boolean {
  const begin = firstOf(text);
  const rest = text.slice(begin, begin + 300);
  if (rest.startsWith('{')) return !rest.startsWith('{{');
  return rest.startsWith('[') && !/^\[[^\]"'{}\n\r]{1,200}\][^\S\n\r]*[^\s,\]}]/.test(rest);
}

/** The first offset that is neither blank nor in a comment of JSON. */
function firstOf(text: string): number {
  const blank = /[^\s\uFEFF]/g;
  for (;;) {
    const at = blank.exec(text)?.index ?? text.length;
    const ends = text.startsWith('//', at)
      ? text.slice(at).search(/[\n\r]/)
      : text.startsWith('/*', at)
        ? text.indexOf('*/', at) - at + 2
        : -1;
    if (ends < 2) return at;
    blank.lastIndex = at + ends;
  }
}

/** A key of one word, or an item of a list, at the beginning of a line. */
function looksLikeYaml(text: string): boolean {
  if (/^\s*(?:---\s+)?[-?](?:[ \t]|\r?$)/m.test(text.slice(0, 200))) return true;
  return /^[ \t]*(?:- +)?["']?[A-Za-z_$.][\w./$:-]*["']?[ \t]*:(?:[ \t\r]|$)/m.test(text);
}

/** YAML that is one key made of prose, with JSON below it. */
function isCommentOn(read: ReadJson): boolean {
  if (!read.ok) return false;
  const { value } = read.documents[0];
  if (isJsonList(value)) return false;
  return isJsonObject(value) && Object.keys(value).length === 1 && / /.test(Object.keys(value)[0] ?? '');
}

/** Sections of a CloudFormation template that may stand first. */
const SECTION =
  /^(?:AWSTemplateFormatVersion|Transform|Description|Metadata|Parameters|Mappings|Conditions|Rules|Globals|Resources|Outputs)[ \t]*:/m;

/** The template after the warnings that `cdk synth` prints before it; lines stay lines. */
function fromTemplateOn(text: string): string | undefined {
  const at = SECTION.exec(text)?.index;
  return at === undefined ? undefined : blanked(text.slice(0, at)) + text.slice(at);
}
