/**
 * Reads YAML, CloudFormation's short tags included: `!Ref x` becomes `{ "Ref": x }`, `!Sub x` becomes `{ "Fn::Sub": x }`.
 *
 * Promises: never throws; linear time; stops at the first mistake and says where it is; at most 1 MB, which is the
 * largest template that CloudFormation takes, 200 levels, and 250,000 values with those behind aliases. Numbers stay
 * text, so that an account id keeps its zeros; only `true`, `false` and `null` are more than text. A key that appears
 * twice is a mistake, because one of the two values would be lost.
 */
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';
import {
  DEEPEST_NESTING,
  isJsonList,
  isJsonObject,
  type JsonDocument,
  type JsonProblem,
  type JsonValue,
  positionIn,
  positionsIn,
  type ReadJson,
  refuseWhole,
} from './json.ts';
import { yamlMistake } from './yaml-mistakes.ts';

const LONGEST_YAML = 1024 * 1024;
const MOST_VALUES = 250_000;
const MOST_DOCUMENTS = 50;

/** Reads every YAML document in the text that is a mapping or a list. */
export function readYaml(text: string): ReadJson {
  const refusal = refuseWhole(text) ?? tooLong(text);
  if (refusal !== undefined) return { ok: false, problem: refusal };
  const masked = maskBraces(text);
  try {
    return documentsOf(new Builder(masked).build(parseEvents(masked, { maxDepth: DEEPEST_NESTING })), text);
  } catch (error) {
    return { ok: false, problem: problemOf(error, text) };
  }
}

function tooLong(text: string): JsonProblem | undefined {
  if (text.length <= LONGEST_YAML) return undefined;
  return { line: 1, column: 1, message: 'YAML longer than 1 MB is not read' };
}

function documentsOf(found: readonly Built[], text: string): ReadJson {
  const useful = found.filter(({ value }) => isJsonObject(value) || isJsonList(value));
  const positions = positionsIn(
    text,
    useful.map(({ at }) => at),
  );
  const documents = useful.map(
    ({ value }, index): JsonDocument => ({ value, ...(positions[index] ?? { line: 1, column: 1 }) }),
  );
  const [first, ...others] = documents;
  if (first !== undefined) return { ok: true, documents: [first, ...others], skipped: false };
  const message = 'there is neither JSON nor YAML in this text';
  return { ok: false, problem: { line: 1, column: 1, message } };
}

function problemOf(error: unknown, text: string): JsonProblem {
  if (error instanceof Unreadable) return { ...positionIn(text, error.at), message: error.message };
  if (!(error instanceof YAMLException)) throw error;
  const at = error.mark?.position ?? 0;
  if (/exceeded maxDepth/.test(error.reason))
    return { ...positionIn(text, at), message: `nested more than ${DEEPEST_NESTING} levels deep` };
  return { ...positionIn(text, at), message: yamlMistake(error.reason, text.slice(0, at)) };
}

/**
 * The braces of `{{ x }}` would begin a mapping; two characters that mean nothing stand in for them, so that every
 * position stays what it is. `{{` without an end on its line is left to the parser.
 */
function maskBraces(text: string): string {
  const plain = text.replace(/[\uE010-\uE013]/g, '\uFFFD');
  return plain.replace(/\{\{([^{}\n\r]{0,300})\}\}/g, '\uE010\uE011$1\uE012\uE013');
}

function unmask(text: string): string {
  return text.replace(/\uE010\uE011/g, '{{').replace(/\uE012\uE013/g, '}}');
}

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A value with what it costs to walk through it, aliases followed. */
interface Built {
  readonly value: JsonValue;
  readonly at: number;
  readonly size: number;
  readonly height: number;
}

interface Frame {
  readonly kind: 'document' | 'list' | 'mapping';
  readonly at: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  readonly items: Built[];
}

/** Builds values from the stream of events, without recursion. */
class Builder {
  readonly #text: string;
  readonly #anchors = new Map<string, Built | undefined>();
  readonly #frames: Frame[] = [];
  readonly #documents: Built[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  build(events: readonly Event[]): readonly Built[] {
    for (const event of events) this.#event(event);
    return this.#documents;
  }

  #event(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        if (this.#documents.length === MOST_DOCUMENTS)
          throw new Unreadable(`more than ${MOST_DOCUMENTS} YAML documents`, this.#at);
        this.#anchors.clear();
        this.#frames.push({
          kind: 'document',
          at: this.#at,
          tag: undefined,
          anchor: undefined,
          items: [],
        });
        return;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        this.#open(event.type === EVENT_ID.SEQUENCE ? 'list' : 'mapping', event);
        return;
      case EVENT_ID.SCALAR:
        this.#scalar(event);
        return;
      case EVENT_ID.ALIAS:
        this.#add(this.#alias(this.#slice(event.anchorStart, event.anchorEnd) ?? '', event.anchorStart));
        return;
      case EVENT_ID.POP:
        this.#close();
        return;
    }
  }

  #open(kind: 'list' | 'mapping', event: SequenceEvent | MappingEvent): void {
    this.#at = event.start;
    const anchor = this.#slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    this.#frames.push({
      kind,
      at: event.start,
      tag: this.#slice(event.tagStart, event.tagEnd),
      anchor,
      items: [],
    });
  }

  #scalar(event: ScalarEvent): void {
    const at = event.valueStart >= 0 ? event.valueStart : this.#at;
    this.#at = at;
    const tag = this.#slice(event.tagStart, event.tagEnd);
    const text = event.valueStart < 0 ? '' : unmask(getScalarValue(this.#text, event));
    const plain = event.style === SCALAR_STYLE.PLAIN && !isText(tag);
    const value = called(tag, plain ? plainValue(text) : text);
    const built = { value, at, size: 1, height: 1 };
    const anchor = this.#slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    this.#add(built);
  }

  #alias(name: string, at: number): Built {
    this.#at = at;
    const built = this.#anchors.get(name);
    if (built !== undefined) return { ...built, at };
    throw new Unreadable(
      this.#anchors.has(name)
        ? `the alias *${name.slice(0, 40)} is inside its own anchor`
        : `the alias *${name.slice(0, 40)} has no anchor`,
      at,
    );
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.kind === 'document') {
      this.#documents.push(frame.items[0] ?? { value: null, at: frame.at, size: 1, height: 1 });
      return;
    }
    const value = frame.kind === 'list' ? frame.items.map((item) => item.value) : this.#mapping(frame);
    const size = frame.items.reduce((sum, item) => sum + item.size, 1);
    const height = frame.items.reduce((most, item) => Math.max(most, item.height), 0) + 1;
    if (size > MOST_VALUES) throw new Unreadable(`more than ${MOST_VALUES} values`, frame.at);
    if (height > DEEPEST_NESTING)
      throw new Unreadable(`nested more than ${DEEPEST_NESTING} levels deep`, frame.at);
    const built = { value: called(frame.tag, value), at: frame.at, size, height };
    if (frame.anchor !== undefined) this.#anchors.set(frame.anchor, built);
    this.#add(built);
  }

  #mapping({ items }: Frame): JsonValue {
    const object: { [key: string]: JsonValue } = Object.create(null) as { [key: string]: JsonValue };
    const merged: JsonValue[] = [];
    for (let index = 0; index + 1 < items.length; index += 2) {
      const [key, item] = [items[index], items[index + 1]];
      if (key === undefined || item === undefined) continue;
      const name = keyText(key.value);
      if (name === undefined) throw new Unreadable('a key that is itself a list or a mapping', key.at);
      if (name === '<<') merged.push(item.value);
      else if (Object.hasOwn(object, name))
        throw new Unreadable(
          `the key ${name.slice(0, 60)} appears here a second time: AWS takes the last one; keep one of them`,
          key.at,
        );
      else object[name] = item.value;
    }
    for (const value of merged) mergeInto(object, value);
    return object;
  }

  #add(built: Built): void {
    this.#frames.at(-1)?.items.push(built);
  }

  #slice(start: number, end: number): string | undefined {
    return start < 0 ? undefined : this.#text.slice(start, end);
  }
}

function mergeInto(object: { [key: string]: JsonValue }, value: JsonValue): void {
  for (const source of isJsonList(value) ? value : [value]) {
    if (!isJsonObject(source)) continue;
    for (const [key, inner] of Object.entries(source)) if (!Object.hasOwn(object, key)) object[key] = inner;
  }
}

function keyText(value: JsonValue): string | undefined {
  if (value === null) return '';
  return typeof value === 'object' ? undefined : String(value);
}

const isText = (tag: string | undefined): boolean => tag === '!!str' || tag === '!';

/** `!Ref` and `!Condition` keep their name; every other short tag is a function. */
function called(tag: string | undefined, value: JsonValue): JsonValue {
  if (tag === undefined || !/^![A-Za-z][\w:]*$/.test(tag)) return value;
  const name = tag.slice(1);
  const call = name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : `Fn::${name}`;
  return Object.assign(Object.create(null), { [call]: value }) as JsonValue;
}

/** The words of YAML 1.2 that are more than text. */
function plainValue(text: string): JsonValue {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return text;
  }
}
