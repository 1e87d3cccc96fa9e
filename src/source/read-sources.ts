/** The door of the sources: texts in any of their forms → one reading, or what could not be read and where. */
import {
  type Inventory,
  mergeReadings,
  type QuestionId,
  type Reading,
  type ReadingNote,
} from '../core/index.ts';
import { parametersOf, readParameters } from './cloudformation/parameters.ts';
import { exportsOf } from './cloudformation/read-template.ts';
import { isTemplate } from './cloudformation/template.ts';
import { fieldsInComments, openCommented } from './comments.ts';
import type { Site } from './field.ts';
import { joinWays, placedServices } from './join.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonDocument,
  type JsonProblem,
  type JsonValue,
  ownValue,
  positionIn,
  type ReadJson,
} from './json.ts';
import { shortName } from './names.ts';
import { inventoryOf } from './network/template/inventory.ts';
import { DESCRIBE, otherTextOf, templateCommandIn } from './other-texts.ts';
import { Parts } from './parts.ts';
import { readCommand, takeCommands } from './read-command.ts';
import { plainText, readText } from './read-text.ts';
import { documentOf, languageOf, objectLanguageAt } from './refusals.ts';
import type { ImportNote, ImportProblem } from './result.ts';
import { settle } from './settle.ts';
import { readSnapshot } from './snapshot/read-snapshot.ts';
import { isSnapshot } from './snapshot/snapshot.ts';
import { SOURCE_IDS, SOURCES, type Source, type SourceId } from './sources.ts';

/** One pasted text or file. */
interface SourceText {
  readonly name: string;
  readonly text: string;
}

interface SourceOptions {
  /** One workload from everything, instead of one for each task definition. */
  readonly merge?: boolean;
  /** A network or endpoints without a workload are enough, as for the audit. */
  readonly inventoryIsEnough?: boolean;
  /** Values for the parameters of CloudFormation templates, as a parameter file holds them; such a file may be a source too. */
  readonly parameters?: unknown;
}

/** What a text was recognised as. */
interface Recognised {
  readonly source: string;
  readonly id: SourceId;
  readonly title: string;
  /** What it tells of the network exists. */
  readonly isState?: true;
}

export type ReadSources =
  | { readonly ok: true; readonly reading: Reading; readonly recognised: readonly Recognised[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** Problems, and notes, that are listed. */
const MOST_PROBLEMS = 50;
const MOST_NOTES = 300;

/** Task definitions that are read: no VPC runs more different ones, and a template has at most 500 resources. */
const MOST_DEFINITIONS = 1_000;

/**
 * Reads one text. Values of environment variables and secrets never enter the result. Never throws; a text that is not
 * understood is refused with its position.
 */
export function readSource(text: string, name = '', options: SourceOptions = {}): ReadSources {
  return readSources([{ name, text }], options);
}

/**
 * Reads several texts together: services are joined with the task definitions that they name, whichever text has them,
 * and each task definition becomes a workload.
 */
export function readSources(sources: readonly SourceText[], options: SourceOptions = {}): ReadSources {
  const reader = new Reader(parametersIn(sources, options.parameters));
  if (sources.length === 0) reader.problems.push({ source: '', message: `expected ${expected()}` });
  for (const source of sources) reader.read(source);
  reader.finish();
  if (reader.problems.length === 0 && options.inventoryIsEnough !== true) reader.refuseWithoutWorkload();
  if (reader.problems.length > 0)
    return { ok: false, problems: unique(reader.problems).slice(0, MOST_PROBLEMS) };
  const joined = joinWays(reader.ways(), reader.conditions);
  const workloads = options.merge === true ? merged(joined.workloads) : joined.workloads;
  const [way] = reader.ways();
  const services =
    way === undefined ? [] : placedServices(way).map(({ service, name }) => ({ ...service, workload: name }));
  const found = inventoryOf(way?.resources ?? [], way?.doubts, services);
  const settled = {
    ...settle(joined.vpc, workloads, reader.notes),
    ...(found === undefined ? {} : { inventory: reader.isOfStates ? asState(found) : found }),
  };
  const reading = reader.readings.length === 0 ? settled : mergeReadings([...reader.readings, settled]);
  return { ok: true, reading, recognised: reader.recognised };
}

const asState = (inventory: Inventory): Inventory => ({ ...inventory, isState: true });

function merged(
  workloads: ReturnType<typeof joinWays>['workloads'],
): ReturnType<typeof joinWays>['workloads'] {
  const [first] = workloads;
  if (first === undefined) return [];
  for (const other of workloads.slice(1)) first.gathering.add(other.gathering);
  return [{ name: workloads.length === 1 ? first.name : '', gathering: first.gathering }];
}

function unique(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  const said = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !said.has(key) && said.add(key) !== undefined;
  });
}

/** Parameters of a deployment, from the files among the sources that hold nothing else. */
function parametersIn(sources: readonly SourceText[], given: unknown): ReadonlyMap<string, string> {
  const all = new Map(parametersOf(given));
  for (const { text } of sources)
    for (const [name, value] of readParameters(text) ?? []) all.set(name, value);
  return all;
}

function expected(): string {
  return SOURCE_IDS.map((id) => SOURCES[id].title).join(', ');
}

/**
 * A text that could not be read, by its name if it is known: what begins as JSON is JSON with a mistake in it, or with
 * commands of a template between its values.
 */
function named(text: string, problem: JsonProblem): JsonProblem {
  const plain = plainText(text);
  const command = templateCommandIn(plain);
  if (command !== undefined)
    return {
      ...positionIn(plain, command.at),
      message: `${command.words} is a command of a template: give the text that the template becomes, or what ${DESCRIBE} prints`,
    };
  const language = objectLanguageAt(plain.split(/\r\n|[\n\r]/)[problem.line - 1] ?? '');
  if (language !== undefined) return { ...problem, message: language };
  const what = /^\s*[{[]["'\s{[]/.test(plain) ? undefined : otherTextOf(plain);
  return what === undefined ? problem : { line: 1, column: 1, message: `this is ${what}` };
}

/** A text and the documents in it. */
interface ReadText {
  readonly name: string;
  readonly text: string;
  readonly documents: readonly JsonDocument[];
  readonly passed: readonly { readonly line: number }[];
}

/** Rounds in which exports are looked for that are made of other exports. */
const MOST_ROUNDS = 10;

/** The first resource of something like a template that has no type. */
function resourceWithoutType(value: JsonValue): string | undefined {
  const resources = isJsonObject(value) ? ownValue(value, 'Resources') : undefined;
  if (!isJsonObject(resources)) return undefined;
  const isUntyped = (one: JsonValue | undefined): boolean =>
    !isJsonObject(one) || typeof ownValue(one, 'Type') !== 'string';
  return Object.keys(resources).find((key) => !key.startsWith('Fn::') && isUntyped(ownValue(resources, key)));
}

/** A document of one line that is neither a key nor a list, at the end of the text. */
const HALF_LINE = /\n---[ \t]*\r?\n[^\s#:{[-][^\n:]*\s*$/;

class Reader {
  readonly problems: ImportProblem[] = [];
  /** What snapshots say, besides their workloads. */
  readonly readings: Reading[] = [];
  readonly notes: ReadingNote[] = [];
  readonly recognised: Recognised[] = [];
  readonly conditions: string[] = [];
  /** Whether what was read of the network exists, as far as a state has it. */
  get isOfStates(): boolean {
    const made = this.recognised.filter(({ id }) => id === 'terraform' || id === 'cloudformation');
    return made.length > 0 && made.every(({ isState }) => isState === true);
  }

  readonly #parameters: ReadonlyMap<string, string>;
  readonly #exports = new Map<string, string>();
  readonly #said = new Set<string>();
  readonly #texts: ReadText[] = [];
  /** Each element: the parts of one document in each way. */
  readonly #documents: (readonly Parts[])[] = [];
  readonly #others: string[] = [];
  #definitions = 0;
  #first: { readonly source: string; readonly document: JsonDocument; readonly text: string } | undefined;

  constructor(parameters: ReadonlyMap<string, string>) {
    this.#parameters = parameters;
  }

  read({ name, text }: SourceText): void {
    if (readParameters(text) !== undefined) return;
    const language = languageOf(text);
    if (language !== undefined) {
      this.problems.push({ source: name, line: 1, column: 1, message: language });
      return;
    }
    const read = withCommands(text);
    if (!read.ok) {
      this.problems.push({ source: name, ...named(text, read.problem) });
      return;
    }
    const half = HALF_LINE.exec(text);
    if (half !== null) {
      const message = 'the text ends within a document: is it whole?';
      this.problems.push({ source: name, ...positionIn(text, half.index + half[0].length), message });
      return;
    }
    this.#texts.push({ name, text, documents: read.documents.flatMap(unwrapped), passed: read.passed ?? [] });
  }

  /** Looks for workloads, once all texts are there: what one template exports another may import, in any order. */
  finish(): void {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = [...this.#exports].join();
      for (const { documents } of this.#texts) for (const { value } of documents) this.#export(value);
      if (before === [...this.#exports].join()) break;
    }
    for (const text of this.#texts) this.#readDocuments(text);
  }

  #readDocuments({ name, text, documents, passed: unreadable }: ReadText): void {
    for (const { line } of unreadable) this.#notePassed(name, 'it could not be read', line);
    const before = this.#documents.length;
    const passed = documents.map((document) => this.#document(name, document, text));
    const unknown = passed.filter((problem) => problem !== undefined);
    const last = documents.at(-1);
    const isOpen = last !== undefined && passed.at(-1) !== undefined && documentOf(last.value) === undefined;
    if (isOpen && !text.includes('```')) this.#openEnd(before);
    const [first] = unknown;
    if (first === undefined) return;
    if (unknown.length === passed.length) this.problems.push(first);
    else for (const { message, line } of unknown) this.#notePassed(name, message, line);
  }

  /** The last of several documents was not recognised: it may be half of one that says more. */
  #openEnd(before: number): void {
    const why = 'the last document of the text was not understood, and may be the half of one';
    for (const ways of this.#documents.slice(before)) for (const parts of ways) parts.openDenials(why);
  }

  /** A template without a workload that exports what others may import. */
  #exportsOnly(value: JsonValue, problems: readonly ImportProblem[]): boolean {
    if (problems.length > 0 || !isJsonObject(value) || !isTemplate(value)) return false;
    return exportsOf(value, { parameters: this.#parameters }).size > 0;
  }

  /** What a template exports, for all the others. */
  #export(value: JsonValue): void {
    if (!isJsonObject(value) || !isTemplate(value)) return;
    for (const [name, text] of exportsOf(value, { parameters: this.#parameters, imports: this.#exports }))
      this.#exports.set(name, text);
  }

  /** Notes that one of several documents in a text is not a source; the others count. */
  #notePassed(source: string, message: string, line: number | undefined): void {
    const text = `A document in line ${line ?? 1} was passed over: ${message}.`;
    this.notes.push({ topic: 'ignored', from: '', source, text });
  }

  /** Reads one document; returns the refusal when no source finds anything in it. */
  #document(source: string, given: JsonDocument, text: string): ImportProblem | undefined {
    const document = this.#withoutSnapshot(source, given);
    this.#first ??= { source, document, text };
    const own: ImportProblem[] = [];
    const site = this.#site(source, own);
    const found = SOURCE_IDS.filter((id) => this.#readAs(id, document, text, site)).length;
    if (this.#definitions > MOST_DEFINITIONS)
      own.push({
        source,
        line: given.line,
        column: given.column,
        message: `more than ${MOST_DEFINITIONS} task definitions: give them in parts, or those of one service`,
      });
    const untyped = found === 0 ? resourceWithoutType(document.value) : undefined;
    if (untyped !== undefined)
      own.push({
        source,
        path: `Resources.${untyped}`,
        message: 'a resource without a Type: is the text whole?',
      });
    if (found === 0 && (document !== given || this.#exportsOnly(document.value, own))) return undefined;
    const refused = found === 0 || own.length > 0;
    const isOther = !isTemplate(document.value) && documentOf(document.value) !== undefined;
    const named = refused && isOther && untyped === undefined;
    if (named || (found === 0 && own.length === 0)) return this.#notASource(source, document, text);
    this.problems.push(...own);
    return undefined;
  }

  /** Reads a document as one of the sources; `false` when that finds nothing in it. */
  #readAs(id: SourceId, document: JsonDocument, text: string, site: Omit<Site, 'evaluation'>): boolean {
    const { recognise, read, title, state, mayEndWithKey, commentsAreExamples }: Source = SOURCES[id];
    if (!recognise(document.value)) return false;
    const { ways, conditions, others } = read({
      value: document.value,
      path: '',
      site,
      deployment: { parameters: this.#parameters, imports: this.#exports },
    });
    this.#others.push(...others);
    if (ways.every((parts) => parts.isEmpty)) return false;
    const end = mayEndWithKey === true ? undefined : document.endsOpen;
    for (const parts of ways) {
      if (end !== undefined) parts.openDenials(`the text ends after ${shortName(end)}, and may go on`);
      if (commentsAreExamples !== true) openCommented(parts, this.#commentedIn(text));
    }
    this.#documents.push(ways);
    this.#definitions += Math.max(...ways.map((parts) => parts.tasks.length));
    this.conditions.push(...conditions);
    this.recognised.push(
      state?.recognise(document.value) === true
        ? { source: site.source, id, title: state.title, isState: true }
        : { source: site.source, id, title },
    );
    return true;
  }

  /** Fields that stand in comments of a text; each text is searched once. */
  #commentedIn(text: string): ReadonlyMap<QuestionId, string> {
    if (this.#commented?.text !== text) this.#commented = { text, fields: fieldsInComments(text) };
    return this.#commented.fields;
  }

  #commented: { readonly text: string; readonly fields: ReadonlyMap<QuestionId, string> } | undefined;

  /** What a snapshot says about the account is taken; services and task definitions in it are left to their readers. */
  #withoutSnapshot(source: string, document: JsonDocument): JsonDocument {
    if (!isJsonObject(document.value) || !isSnapshot(document.value)) return document;
    const read = readSnapshot(document.value, source);
    if (!read.ok) {
      this.problems.push(...read.problems.map((problem) => ({ source, ...problem })));
      return document;
    }
    this.readings.push({ workloads: [], vpc: read.vpc, inventory: read.inventory });
    return { ...document, value: read.rest };
  }

  #notASource(source: string, { value, line, column }: JsonDocument, text: string): ImportProblem {
    const named = documentOf(value);
    // A template that runs workloads of another kind is named by that kind.
    const isPlain = named === undefined || named.startsWith('a template without');
    const what = (isPlain ? this.#others[0] : undefined) ?? named ?? otherTextOf(plainText(text));
    const message = `nothing here says how Amazon ECS runs a workload: expected ${expected()}; ${DESCRIBE} prints a task definition`;
    return { source, line, column, path: '', message: what === undefined ? message : `this is ${what}` };
  }

  /** A cluster or a network alone says nothing about a workload. */
  refuseWithoutWorkload(): void {
    if (this.readings.length > 0) return;
    if (this.#documents.some((ways) => ways.some((parts) => parts.hasWorkload))) return;
    if (this.#first === undefined) {
      this.problems.push({
        source: '',
        line: 1,
        column: 1,
        message: `there are parameters only: expected ${expected()}`,
      });
      return;
    }
    const { source, document, text } = this.#first;
    this.problems.push(this.#notASource(source, document, text));
  }

  #site(source: string, problems: ImportProblem[]): Omit<Site, 'evaluation'> {
    return {
      source,
      report: (problem) => problems.push(problem),
      note: (note: ImportNote) => {
        const key = JSON.stringify([note.source, note.from, note.text]);
        if (this.notes.length >= MOST_NOTES || this.#said.has(key)) return;
        this.#said.add(key);
        this.notes.push(note);
      },
    };
  }

  /** The parts of all documents, in each way in which the conditions of templates may turn out. */
  ways(): readonly Parts[] {
    const most = Math.max(1, ...this.#documents.map((ways) => ways.length));
    return Array.from({ length: most }, (_, index) => {
      const all = new Parts();
      for (const ways of this.#documents) {
        const parts = ways[Math.min(index, ways.length - 1)];
        if (parts !== undefined) all.add(parts);
      }
      return all;
    });
  }
}

/** The documents of a text, and what each command between them says. */
function withCommands(text: string): ReadJson {
  const [command, taken] = [readCommand(text), takeCommands(text)];
  if (taken === undefined) return command ?? readText(text);
  const read = command ?? readText(taken.rest);
  if (!read.ok) return command ?? readText(text);
  const known = new Set(read.documents.map(({ line }) => line));
  const others = taken.documents.filter(({ line }) => command === undefined || !known.has(line));
  const passed = [...(read.passed ?? []), ...(command === undefined ? taken.passed : [])];
  return { ...read, documents: [...read.documents, ...others], passed };
}

/** Deepest level at which a template may stand inside another document. */
const DEEPEST_TEMPLATE = 3;

/**
 * The documents that a document stands for: a template that `get-template` prints as text, or templates inside the
 * configuration of another tool (`resources` of the Serverless Framework).
 */
function unwrapped(document: JsonDocument): readonly JsonDocument[] {
  const body = isJsonObject(document.value) ? ownValue(document.value, 'TemplateBody') : undefined;
  if (typeof body === 'string') {
    const read = readText(body);
    return read.ok ? read.documents.map(({ value }) => ({ ...document, value })) : [document];
  }
  const templates = templatesIn(document.value, 0);
  return templates.length === 0 ? [document] : templates.map((value) => ({ ...document, value }));
}

/** Templates below a value that is not a template itself. */
function templatesIn(value: JsonValue, depth: number): readonly JsonValue[] {
  if (isTemplate(value)) return depth === 0 ? [] : [value];
  if (depth >= DEEPEST_TEMPLATE) return [];
  const inner = isJsonList(value)
    ? value.slice(0, 50)
    : isJsonObject(value)
      ? Object.values(value).slice(0, 100)
      : [];
  return inner.flatMap((item) => templatesIn(item, depth + 1));
}
