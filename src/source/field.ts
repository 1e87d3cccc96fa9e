/**
 * A value of a task definition together with where it stands. Fields are found whatever the convention of the tool:
 * `logConfiguration` (API), `LogConfiguration` (CloudFormation), `log_configuration` (Terraform).
 */

import type { Evaluation } from './cloudformation/evaluate.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf, ownValue } from './json.ts';
import { hasPlaceholder } from './placeholders.ts';
import { readJson } from './read-json.ts';
import type { ImportNote, ImportProblem, NoteTopic } from './result.ts';

/** The text that fields stand in, and where remarks about them go. */
export interface Site {
  readonly source: string;
  /** The CloudFormation template around the field, in one deployment. */
  readonly evaluation: Evaluation | undefined;
  readonly report: (problem: ImportProblem) => void;
  readonly note: (note: ImportNote) => void;
}

/** Characters of a text that are looked at: no name, image, ARN or option is longer. */
const LONGEST_FIELD = 4_000;

/** Items of a list that are read: a task definition, at most 64 KB, has no longer list. */
const LONGEST_LIST = 5_000;

const NO_DOUBTS: readonly string[] = [];

const ON = /^\s*(?:true|yes|on)\s*$/i;
const OFF = /^\s*(?:false|no|off)\s*$/i;

/**
 * A value of a source with its place. Members are found in any spelling, and functions of templates are resolved;
 * what is not as expected is reported at its place.
 */
export class Field {
  readonly value: JsonValue | undefined;
  readonly path: string;
  readonly site: Site;

  /** Why the value, or what surrounds it, may be another in a deployment. */
  readonly doubts: readonly string[];

  readonly #unresolved: JsonValue | undefined;
  readonly #surrounding: readonly string[];

  constructor(
    value: JsonValue | undefined,
    path: string,
    site: Site,
    surrounding: readonly string[] = NO_DOUBTS,
  ) {
    const resolved = site.evaluation?.resolve(value) ?? { value, step: '', doubts: NO_DOUBTS };
    this.value = resolved.value === null ? undefined : resolved.value;
    this.path = `${path}${resolved.step}`;
    this.site = site;
    this.#unresolved = value;
    this.#surrounding = surrounding;
    this.doubts =
      resolved.doubts.length === 0 ? surrounding : [...new Set([...surrounding, ...resolved.doubts])];
  }

  /**
   * The doubts that bear on what this text says: none of its own where a placeholder in the place of each default value says
   * the same, as that of a tag does of the registry of an image.
   */
  doubtsOf(says: (text: string) => boolean): readonly string[] {
    if (this.doubts.length === this.#surrounding.length) return this.doubts;
    const open = this.site.evaluation?.withoutDefaults(this.#unresolved);
    return typeof open === 'string' && says(open) ? this.#surrounding : this.doubts;
  }

  /** The first of these members that has a value; otherwise an empty field at the place of the first name, or of the one that a condition leaves out. */
  get(...names: readonly [string, ...string[]]): Field {
    const keys = isJsonObject(this.value) ? keysOf(this.value) : undefined;
    let empty: Field | undefined;
    for (const name of names) {
      const key = keys?.get(normal(name));
      if (key === undefined) continue;
      const member = this.member(key);
      if (member.value !== undefined) return member;
      empty ??= member;
    }
    return empty ?? this.#inner(undefined, joinPath(this.path, names[0]));
  }

  #inner(value: JsonValue | undefined, path: string): Field {
    return new Field(value, path, this.site, this.doubts);
  }

  /** The member with exactly this key. */
  member(key: string): Field {
    const value = isJsonObject(this.value) ? ownValue(this.value, key) : undefined;
    return this.#inner(value, joinPath(this.path, key));
  }

  /** The item of a list at this place. */
  item(index: number): Field {
    const value = isJsonList(this.value) ? this.value[index] : undefined;
    return this.#inner(value, `${this.path}[${index}]`);
  }

  /** The value with every function of CloudFormation inside it resolved. */
  deep(): JsonValue | undefined {
    return this.site.evaluation?.deep(this.value) ?? this.value;
  }

  /** The keys of an object; empty for anything else. */
  keys(): readonly string[] {
    return isJsonObject(this.value) ? Object.keys(this.value) : [];
  }

  /** Text without blanks around it; nothing where it is empty. Numbers and flags count as text. */
  text(): string | undefined {
    const { value } = this;
    if (value === undefined) return undefined;
    if (typeof value === 'string') {
      const text = value.slice(0, LONGEST_FIELD).trim();
      return text === '' ? undefined : text;
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const constant = constantOf(value);
    if (constant !== undefined) return constant;
    this.expected('text');
    return undefined;
  }

  /**
   * True, also as text, and as CloudFormation and AWS Copilot read YAML: `yes` and `on`. Sources:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html (YAML 1.1) and
   * https://pkg.go.dev/gopkg.in/yaml.v3, with which AWS Copilot reads manifests.
   */
  flag(): boolean {
    return this.value === true || (typeof this.value === 'string' && ON.test(this.value));
  }

  /** A text that is neither on nor off: a placeholder, or something misspelt. */
  isNoFlag(): boolean {
    return typeof this.value === 'string' && !ON.test(this.value) && !OFF.test(this.value);
  }

  /** The items of a list that a condition leaves out. */
  leftOut(): readonly Field[] {
    const { value } = this;
    if (!isJsonList(value) || value.length > LONGEST_LIST) return [];
    return value
      .map((item, index) => this.#inner(item, `${this.path}[${index}]`))
      .filter((item) => item.value === undefined);
  }

  /** The items of a list that have a value; one object alone counts as a list in Terraform's blocks only. */
  items(what: string): readonly Field[] {
    const { value } = this;
    if (value === undefined || value === '') return [];
    if (isJsonList(value)) {
      if (value.length > LONGEST_LIST) {
        this.problem(`${value.length} items; a task definition is 64 KB at most`);
        return [];
      }
      return value
        .map((item, index) => this.#inner(item, `${this.path}[${index}]`))
        .filter((item) => item.value !== undefined);
    }
    if (this.isUnfilled()) return [];
    this.expected(what);
    return [];
  }

  /** This field if it holds an object; a list of one object, as Terraform prints blocks, counts as that object. */
  object(what: string): Field | undefined {
    const { value } = this;
    if (value === undefined) return undefined;
    if (isJsonObject(value)) return this;
    if (isJsonList(value) && value.length <= 1) {
      const only = this.#inner(value[0], `${this.path}[0]`);
      return isJsonObject(only.value) ? only : undefined;
    }
    if (this.isUnfilled()) return undefined;
    this.expected(what);
    return undefined;
  }

  /** The value that a text contains as JSON, as Terraform keeps lists of containers; otherwise this field. */
  decoded(): Field {
    if (typeof this.value !== 'string' || !/^\s*[[{]/.test(this.value)) return this;
    const read = readJson(this.value, { placeholders: true });
    if (read.ok) return this.#inner(read.documents[0].value, this.path);
    const { line, column, message } = read.problem;
    this.problem(`${message} (line ${line}, column ${column} of the text in this field)`);
    return this.#inner(undefined, this.path);
  }

  expected(what: string): void {
    this.problem(`expected ${what}, found ${kindOf(this.value)}`);
  }

  problem(message: string): void {
    this.site.report({ source: this.site.source, path: this.path, message });
  }

  note(topic: NoteTopic, text: string): void {
    this.site.note({ topic, text, from: this.path, source: this.site.source });
  }

  /** A placeholder instead of a list or an object: what it stands for is not known here. */
  isUnfilled(): boolean {
    if (typeof this.value !== 'string' || !hasPlaceholder(this.value.slice(0, LONGEST_FIELD))) return false;
    this.note('placeholder', 'Is still a placeholder: what it stands for is not known here.');
    return true;
  }
}

/** `{ "Value": "awsvpc" }`, as ConvertTo-Json of PowerShell writes a constant of the AWS tools. */
function constantOf(value: JsonValue): string | undefined {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined;
  const constant = ownValue(value, 'Value');
  return typeof constant === 'string' && constant !== '' ? constant.slice(0, LONGEST_FIELD) : undefined;
}

/** Path of a member: `a.b`, or `a["b.c"]` where the key is not a plain word. */
function joinPath(path: string, key: string): string {
  if (!/^[\w:-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

const keyIndex = new WeakMap<JsonObject, ReadonlyMap<string, string>>();

/** Keys by their normal form; where two have the same, the first counts. */
function keysOf(object: JsonObject): ReadonlyMap<string, string> {
  const known = keyIndex.get(object);
  if (known !== undefined) return known;
  const index = new Map<string, string>();
  for (const key of Object.keys(object)) {
    const form = normal(key);
    if (!index.has(form)) index.set(form, key);
  }
  keyIndex.set(object, index);
  return index;
}

/** The form in which keys of different conventions are equal. */
export function normal(key: string): string {
  return key.toLowerCase().replaceAll('_', '');
}
