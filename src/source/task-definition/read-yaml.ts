/**
 * Reads YAML, CloudFormation's short tags included: `!Ref x` becomes `{ "Ref": x }`, `!Sub x` becomes `{ "Fn::Sub": x }`.
 * At most 1 MB, which is the largest template that CloudFormation takes. Never throws.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseAllDocuments } from 'yaml';
import {
  DEEPEST_NESTING,
  isJsonList,
  isJsonObject,
  type JsonDocument,
  type JsonProblem,
  type JsonValue,
  positionIn,
  type ReadJson,
  refuseWhole,
} from '../read-json.ts';
import { checkYaml } from './check-yaml.ts';

const LONGEST_YAML = 1024 * 1024;

/** Values that are read, those behind aliases included: an alias of an alias of an alias may stand for millions. */
const MOST_VALUES = 250_000;

/** Reads every YAML document in the text that is a mapping or a list. */
export function readYaml(text: string): ReadJson {
  const refusal = refuseWhole(text) ?? refuseYaml(text);
  if (refusal !== undefined) return { ok: false, problem: refusal };
  try {
    return convertAll(text);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: { ...error.at, message: error.message } };
    // The parser recurses without a limit of its own and throws what its runtime throws.
    return { ok: false, problem: { line: 1, column: 1, message: 'this YAML cannot be read' } };
  }
}

function refuseYaml(text: string): JsonProblem | undefined {
  if (text.length > LONGEST_YAML) return { line: 1, column: 1, message: 'YAML longer than 1 MB is not read' };
  const mistake = checkYaml(text);
  return mistake === undefined ? undefined : { ...positionIn(text, mistake.at), message: mistake.message };
}

class Unreadable extends Error {
  readonly at: { readonly line: number; readonly column: number };
  constructor(message: string, at: { readonly line: number; readonly column: number }) {
    super(message);
    this.at = at;
  }
}

function convertAll(text: string): ReadJson {
  const parsed = parseAllDocuments<ParsedNode>(text.replace(/^\uFEFF/, ''), {
    logLevel: 'silent',
    merge: true,
    stringKeys: false,
    uniqueKeys: false,
  });
  const found: JsonDocument[] = [];
  const list = 'empty' in parsed ? [] : parsed;
  for (const document of list) {
    const [error] = document.errors;
    if (error !== undefined) {
      const at = positionIn(text, error.pos[0]);
      return { ok: false, problem: { ...at, message: firstLine(error.message) } };
    }
    const value = new Conversion(text).value(document.contents, 0);
    if (isJsonObject(value) || isJsonList(value)) {
      found.push({ value, ...positionIn(text, document.contents?.range?.[0] ?? 0) });
    }
  }
  const [first, ...others] = found;
  if (first !== undefined) return { ok: true, documents: [first, ...others], skipped: false };
  return {
    ok: false,
    problem: { line: 1, column: 1, message: 'there is neither JSON nor YAML in this text' },
  };
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  return line.replace(/ at line \d+, column \d+:?$/, '');
}

class Conversion {
  readonly #text: string;
  readonly #anchors = new Map<string, Node>();
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(node: Node | null | undefined, depth: number): JsonValue {
    if (node === null || node === undefined) return null;
    this.#values += 1;
    if (this.#values > MOST_VALUES) this.#refuse(`more than ${MOST_VALUES} values`, node);
    if (depth > DEEPEST_NESTING) this.#refuse(`nested more than ${DEEPEST_NESTING} levels deep`, node);
    if (isAlias(node)) return this.value(this.#anchors.get(node.source), depth + 1);
    if ('anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, node);
    const untagged = this.#untagged(node, depth);
    const call = callOf(node.tag);
    return call === undefined ? untagged : Object.assign(Object.create(null), { [call]: untagged });
  }

  #untagged(node: Node, depth: number): JsonValue {
    if (isSeq(node)) return node.items.map((item) => this.value(item as Node, depth + 1));
    if (isMap(node)) {
      const object: { [key: string]: JsonValue } = Object.create(null) as { [key: string]: JsonValue };
      for (const { key, value } of node.items)
        this.#member(object, key as Node, value as Node | null, depth + 1);
      return object;
    }
    return isScalar(node) ? scalar(node.value, node.source) : null;
  }

  #member(object: { [key: string]: JsonValue }, key: Node, value: Node | null, depth: number): void {
    const name = isScalar(key)
      ? typeof key.value === 'string'
        ? key.value
        : (key.source ?? String(key.value))
      : undefined;
    if (name === undefined) return;
    const read = this.value(value, depth);
    if (name !== '<<') {
      object[name] = read;
      return;
    }
    for (const merged of isJsonList(read) ? read : [read]) {
      if (!isJsonObject(merged)) continue;
      for (const [mergedKey, mergedValue] of Object.entries(merged)) {
        if (!Object.hasOwn(object, mergedKey)) object[mergedKey] = mergedValue;
      }
    }
  }

  #refuse(message: string, node: Node): never {
    throw new Unreadable(message, positionIn(this.#text, node.range?.[0] ?? 0));
  }
}

/** `!Ref` and `!Condition` keep their name; every other short tag is a function. */
function callOf(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Za-z]\w*$/.test(tag)) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** Numbers keep their digits where they would lose some: an account id may begin with zeros. */
function scalar(value: unknown, source: string | undefined): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return source !== undefined && String(value) !== source ? source : value;
    default:
      return value === null || value === undefined ? null : (source ?? null);
  }
}
