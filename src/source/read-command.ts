/**
 * Commands of the AWS CLI that hold a definition in their options, as people paste them whole:
 * `aws ecs register-task-definition --family web --container-definitions '[…]'`. The options become the fields.
 */
import {
  isJsonObject,
  type JsonDocument,
  type JsonProblem,
  type JsonValue,
  ownValue,
  positionIn,
  type ReadJson,
  type TextPosition,
} from './json.ts';
import { DESCRIBES } from './other-texts.ts';
import { readJson } from './read-json.ts';

/** Commands whose options are fields of a task definition or a service. */
const COMMAND =
  /\baws\s+ecs\s+(register-task-definition|create-service|update-service|run-task|start-task)\b/;
const LONGEST_COMMAND = 500_000;

/**
 * A command that registers, starts or changes something, where a line begins or after a prompt: inside a document of JSON
 * or YAML nothing stands so far to the left.
 */
const STARTS =
  /^(?:(?:\[[^\]\n]{1,200}\]|[\w.-]{1,60}@[^$#%>\n]{0,200}|PS [^>\n]{0,200})?[$#%>❯➜][ \t]+|[A-Z_]{1,60}=\$\()?aws\s+ecs\s+(?:register-task-definition|create-service|update-service|run-task|start-task)\b/gm;
const MOST_COMMANDS = 50;

interface Word {
  readonly text: string;
  /** Where the text begins, inside its quotes. */
  readonly at: number;
  /** Where the word ends, its quotes included. */
  readonly end: number;
}

/**
 * What commands say beside other documents of a text, and the text without them: blanks stand in their place. `undefined` when there are none.
 */
export function takeCommands(text: string): Taken | undefined {
  if (text.length > LONGEST_COMMAND) return undefined;
  const documents: JsonDocument[] = [];
  const passed: TextPosition[] = [];
  let rest = text;
  for (const match of text.matchAll(STARTS)) {
    const words = wordsFrom(text, match.index + match[0].length);
    if (documents.length === MOST_COMMANDS) break;
    if (match[0].startsWith('#') && KEY_OF_YAML.test(around(text, match, words ?? []))) continue;
    if (words === undefined || brokenAt(words, text) !== undefined) {
      passed.push(positionIn(text, match.index));
      continue;
    }
    const last = words.at(-1);
    const end = last === undefined ? match.index + match[0].length : last.end;
    const value = fieldsOf(words, text);
    if (value === undefined || !value.ok || isOfFiles(value.value, match[0])) continue;
    documents.push({ value: value.value, ...positionIn(text, match.index) });
    rest = `${rest.slice(0, match.index)}${text.slice(match.index, end).replace(/[^\n\r]/g, ' ')}${rest.slice(end)}`;
  }
  return documents.length + passed.length === 0 ? undefined : { rest, documents, passed };
}

interface Taken {
  /** The text with blanks in the place of the commands. */
  readonly rest: string;
  readonly documents: readonly JsonDocument[];
  /** Where commands begin that cannot be read. */
  readonly passed: readonly TextPosition[];
}

/** A launch type, or what stands for one. */
const LAUNCH_TYPE = /^(?:FARGATE|EC2|EXTERNAL|MANAGED_INSTANCES)$|[$<{%]/i;

/** Options that stand alone; all others have a value. */
const SWITCHES = /^--(?:no-[a-z-]+|enable-[a-z-]+|force(?:-new-deployment)?|debug|generate-cli-skeleton)$/;

/** Options whose value is a structure, in the shorthand of the AWS CLI or in JSON. */
const STRUCTURES =
  /^--(?:capacity-provider-strategy|network-configuration|load-balancers|deployment-configuration|deployment-controller|runtime-platform)$/;

/** Neither JSON, a file, a variable nor shorthand of which each piece has a value. */
function isHalf(text: string): boolean {
  if (/^[[{]|^file:|[$<%]/.test(text)) return false;
  return (
    !text.includes('=') || /(?:,|=)$/.test(text) || /,\w+$/.test(text.replace(/\{[\s\S]*\}|\[[\s\S]*\]/g, ''))
  );
}

/**
 * Where a command is broken: at a word with hyphens that is no option of the AWS CLI, at its end where an option has no
 * value, or where another one stands in the next line.
 */
function brokenAt(words: readonly Word[], text: string): number | undefined {
  const word = words.find(({ text: one }) => /^-(?:$|[a-z])|^--(?![a-z][a-z0-9-]*(?:=|$))/.test(one));
  const last = words.at(-1);
  if (word !== undefined || last === undefined) return word?.at;
  if (/^--[^=]*$/.test(last.text) && !SWITCHES.test(last.text)) return last.at;
  const odd = words.find((one, index) => STRUCTURES.test(words[index - 1]?.text ?? '') && isHalf(one.text));
  if (odd !== undefined) return odd.at;
  const type = words[words.findIndex(({ text: one }) => one === '--launch-type') + 1];
  if (type !== undefined && type !== words[0] && !LAUNCH_TYPE.test(type.text)) return type.at;
  return /^[ \t]*\r?\n[ \t]*--[a-z]/.test(text.slice(last.end, last.end + 500)) ? last.end : undefined;
}

/**
 * Reads a text that is one such command; `undefined` when it is something else, or when the options name a file. A value
 * that cannot be read is refused with its position.
 */
export function readCommand(text: string): ReadJson | undefined {
  if (text.length > LONGEST_COMMAND) return undefined;
  const match = COMMAND.exec(text);
  if (match === null) return undefined;
  if (/^[ \t]*[{[](?![{A-Za-z])/m.test(text.slice(0, match.index))) return undefined;
  const words = wordsFrom(text, match.index + match[0].length);
  if (words === undefined || !words.some(({ text: word }) => word.startsWith('--'))) return undefined;
  if (!isOwnLine(text, match.index) && DESCRIBES.test(around(text, match, words))) return undefined;
  const broken = brokenAt(words, text);
  if (broken !== undefined) {
    const message =
      'the command is broken here: expected an option with two hyphens, a launch type, or a backslash at the end of the line';
    return { ok: false, problem: { message, ...positionIn(text, broken) } };
  }
  if (words.some(({ text: word }) => /^(?:--\S*=)?file:\/\/|^--cli-input-/.test(word))) return undefined;
  const fields = fieldsOf(words, text);
  if (fields === undefined) return undefined;
  if (!fields.ok) return fields;
  const last = words.at(-1);
  if (last !== undefined && /[\n\r][ \t]*[{[](?![{A-Za-z])/.test(text.slice(last.at + last.text.length + 1)))
    return undefined;
  const document = { value: fields.value, ...positionIn(text, match.index) };
  return { ok: true, documents: [document], skipped: false };
}

/** The text before the line of a command, and after the command. */
function around(text: string, match: RegExpMatchArray, words: readonly Word[]): string {
  const at = match.index ?? 0;
  const end = words.at(-1)?.end ?? at + match[0].length;
  return `${text.slice(0, text.lastIndexOf('\n', at) + 1)}\n${text.slice(end)}`;
}

/** A line begins there, or a prompt ends: no comment, and no value of another text. */
function isOwnLine(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return before === '' || /^(?![ \t]*(?:#|\/\/)).*[$%>❯➜(][ \t]*$/.test(before);
}

/** A key of YAML at the left edge: there a number sign begins a comment, and is no prompt. */
const KEY_OF_YAML = /^[A-Za-z_]\w*:(?:[ \t\r]|$)/m;

/** A task definition whose containers are in a file: the file says what it is. */
function isOfFiles(fields: JsonValue, command: string): boolean {
  if (!command.endsWith('register-task-definition') || !isJsonObject(fields)) return false;
  const containers = ownValue(fields, 'containerDefinitions');
  return containers === undefined || containers === IN_FILE;
}

/** Stands for what a file says. */
const IN_FILE = '${file}';

/** Options that say nothing of the service. */
const PASSED =
  /^(?:cli-input-(?:json|yaml)|generate-cli-skeleton|query|output|profile|no-cli-pager|no-paginate|debug)$/;

/** The options as fields; one that names a file is a placeholder. `undefined` when the words hold no option. */
function fieldsOf(words: readonly Word[], text: string): Value | undefined {
  const fields: { [key: string]: JsonValue } = Object.create(null) as { [key: string]: JsonValue };
  let options = 0;
  for (let index = 0; index < words.length; ) {
    const option = words[index];
    index += 1;
    if (option === undefined || !/^--[a-z]/.test(option.text)) continue;
    const values: Word[] = [];
    for (; index < words.length && !(words[index]?.text ?? '').startsWith('--'); index += 1)
      values.push(words[index] as Word);
    const [name = '', inline] = splitOnce(option.text.slice(2));
    options += 1;
    if (PASSED.test(name)) continue;
    const at = option.at + name.length + 3;
    const given = inline === undefined ? values : [{ text: inline, at, end: option.end }, ...values];
    const [first] = given;
    const value: Value =
      first?.text.startsWith('file://') === true
        ? { ok: true, value: IN_FILE }
        : optionValue(name, given, text);
    if (!value.ok) return value;
    fields[fieldOf(name)] = value.value;
  }
  return options === 0 ? undefined : { ok: true, value: fields };
}

type Value =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: JsonProblem };

const LISTS = new Set([
  'requiresCompatibilities',
  'containerDefinitions',
  'volumes',
  'placementConstraints',
  'tags',
]);

function optionValue(name: string, words: readonly Word[], text: string): Value {
  if (words.length === 0) return { ok: true, value: !name.startsWith('no-') };
  const read = words.map((word) => wordValue(word, text));
  const failed = read.find((one) => !one.ok);
  if (failed !== undefined) return failed;
  const values = read.map((one) => (one.ok ? one.value : null));
  const [only = null] = values;
  if (values.length === 1 && !(LISTS.has(fieldOf(name)) && !Array.isArray(only)))
    return { ok: true, value: only };
  return { ok: true, value: values };
}

function wordValue({ text, at }: Word, whole: string): Value {
  if (/^\s*[[{]/.test(text)) {
    const read = readJson(text, { placeholders: true });
    if (read.ok) return { ok: true, value: read.documents[0].value };
    const { line, column, message } = read.problem;
    const start = positionIn(whole, at);
    return {
      ok: false,
      problem: {
        message,
        line: start.line + line - 1,
        column: line === 1 ? start.column + column - 1 : column,
      },
    };
  }
  return { ok: true, value: /^\w+=/.test(text) ? new Shorthand(text).object() : text };
}

/** The AWS CLI's shorthand: `awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=ENABLED}`. */
class Shorthand {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  object(): JsonValue {
    const fields: { [key: string]: JsonValue } = Object.create(null) as { [key: string]: JsonValue };
    this.#depth += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') {
      const key = this.#take(/[^=,[\]{}]*/y);
      if (this.#text[this.#at] !== '=') {
        this.#at += 1;
        continue;
      }
      this.#at += 1;
      fields[key] = this.#value();
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== '}') break;
    }
    this.#depth -= 1;
    return fields;
  }

  #value(): JsonValue {
    const opening = this.#text[this.#at];
    if (this.#depth > 20 || (opening !== '{' && opening !== '[')) return this.#take(/[^,[\]{}]*/y);
    this.#at += 1;
    if (opening === '{') {
      const object = this.object();
      this.#at += 1;
      return object;
    }
    const list: JsonValue[] = [];
    this.#depth += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== ']') {
      list.push(this.#value());
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== ']') break;
    }
    this.#depth -= 1;
    this.#at += 1;
    return list;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}

/** The words of one command of a shell, until it ends; `undefined` when a quote does not end. */
function wordsFrom(text: string, from: number): readonly Word[] | undefined {
  const words: Word[] = [];
  const blank = /(?:[ \t]|[\\`^]\r?\n)*/y;
  let at = from;
  for (;;) {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    const character = text[at];
    if (character === undefined || /[\n\r;&|>]/.test(character)) return words;
    const word = wordFrom(text, at);
    if (word === undefined) return undefined;
    words.push(word);
    at = word.end;
  }
}

/** One word, which pieces in and outside of quotes may make together; `undefined` when a quote does not end. */
function wordFrom(text: string, from: number): Word | undefined {
  let word = '';
  let begin = from;
  let at = from;
  while (at < text.length && !/[\s;&|]/.test(text[at] ?? '')) {
    const piece = pieceFrom(text, at);
    if (piece === undefined) return undefined;
    if (piece.quoted && word === '') begin = at + 1;
    word += piece.text;
    at = piece.end;
  }
  return { text: word, at: begin, end: at };
}

interface Piece {
  readonly text: string;
  readonly end: number;
  readonly quoted: boolean;
}

function pieceFrom(text: string, at: number): Piece | undefined {
  const first = text[at];
  if (first === "'" || first === '"') {
    const end = endOf(text, at, first);
    if (end === undefined) return undefined;
    const inner = text.slice(at + 1, end);
    const meant = first === '"' ? inner.replace(/\\(["\\$`])/g, '$1') : inner;
    return { text: meant, end: end + 1, quoted: true };
  }
  if (first === '\\') return { text: text[at + 1] ?? '', end: at + 2, quoted: false };
  const plain = /[^\s;&|'"\\]+/y;
  plain.lastIndex = at;
  const taken = plain.exec(text)?.[0] ?? '';
  return { text: taken, end: at + Math.max(1, taken.length), quoted: false };
}

function endOf(text: string, at: number, quote: string): number | undefined {
  const pattern = quote === "'" ? /'/g : /(?<!\\)(?:\\\\)*"/g;
  pattern.lastIndex = at + 1;
  return pattern.exec(text) === null ? undefined : pattern.lastIndex - 1;
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const cut = text.indexOf('=');
  return cut < 0 ? [text, undefined] : [text.slice(0, cut), text.slice(cut + 1)];
}

/** `--enable-execute-command` is the field `enableExecuteCommand`; `--no-…` is the same switched off. */
function fieldOf(option: string): string {
  return option.replace(/^no-/, '').replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
