/** Whatever was pasted, by its content: what each text is, and what all of them say together. */
import {
  type Claim,
  type Inventory,
  isRegionId,
  mergeReadings,
  type QuestionId,
  type Reading,
  type ServiceId,
  weigh,
} from '../../core/index.ts';
import { type Diagnosis, diagnose } from '../../diagnose/index.ts';
import { readSavedAnswers } from '../../share/index.ts';
import {
  languageOf,
  type ReadInventory,
  type ReadSources,
  readInventory,
  readingOfInventory,
  readSource,
  readSources,
} from '../../source/index.ts';
import { openedLink, snapshotOfShared } from '../state/opened.ts';
import type { NamedText, Opened } from '../state/store.ts';

export type TextKind = 'plan' | 'source' | 'inventory' | 'error' | 'unknown';

export interface TextFound {
  readonly kind: TextKind;
  /** What it is, in words. */
  readonly title: string;
}

export interface InputProblem {
  readonly source: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  /** What shows the rest. */
  readonly commands?: readonly string[];
}

export interface Recognised {
  /** What each text is, in the order of the texts. */
  readonly found: readonly TextFound[];
  /** A link or saved answers: the last of them. */
  readonly plan?: Opened;
  readonly reading?: Reading;
  readonly inventory?: Inventory;
  /** Several VPCs are in the output: one has to be chosen. */
  readonly vpcIds: readonly string[];
  readonly error?: string;
  readonly diagnosis?: Diagnosis;
  /** Why a text was refused, or what in it was doubted. */
  readonly problems: readonly InputProblem[];
}

interface Options {
  readonly vpcId?: string | undefined;
  readonly services: readonly ServiceId[];
}

/** Reads all texts together. Never throws. */
export function recognise(texts: readonly NamedText[], options: Options): Recognised {
  const read = texts.map((text) => readOne(text, options));
  const found = read.map(({ kind, title }) => ({ kind, title }));
  const of = (kind: TextKind) => texts.filter((_, index) => found[index]?.kind === kind);
  const alone = texts.length === 1 ? read[0] : undefined;
  const plan = of('plan').at(-1);
  const sources = alone?.sources ?? (of('source').length > 0 ? allSources(of('source')) : undefined);
  const lists = texts.filter((_, index) => found[index]?.kind === 'inventory' || read[index]?.described);
  const described = alone?.described ?? (lists.length > 0 ? inventoryOf(lists, options) : undefined);
  const error = texts
    .filter((_, index) => read[index]?.diagnosis !== undefined)
    .map(({ text }) => text)
    .join('\n');
  const reading = readingOf(sources, described);
  const inventory = described?.ok ? described.inventory : reading?.inventory;
  return {
    found,
    ...(plan ? { plan: openedPlan(plan.text) } : {}),
    ...(reading ? { reading } : {}),
    ...(inventory ? { inventory } : {}),
    vpcIds: described && !described.ok ? described.vpcIds : [],
    ...(error === '' ? {} : { error, diagnosis: alone?.diagnosis ?? diagnose(error) }),
    problems: [
      ...(sources && !sources.ok ? sources.problems : []),
      ...(described && (described.ok || described.vpcIds.length < 2)
        ? described.problems.map((problem) => ({ ...problem, source: '' }))
        : []),
      ...of('unknown').flatMap((text) => whyUnknown(text, options.services)),
    ],
  };
}

/** What sources and lists of the VPC say together. */
function readingOf(
  sources: ReadSources | undefined,
  described: ReadInventory | undefined,
): Reading | undefined {
  const fromSources = sources?.ok ? [sources.reading] : [];
  const readings = described?.ok
    ? [
        ...fromSources,
        readingOfInventory(described.inventory, '', answeredIn(fromSources)),
        ...settledBy(described.inventory, fromSources),
      ]
    : fromSources;
  return readings.length === 0 ? undefined : mergeReadings(readings);
}

/** The questions that sources answer already, without doubt: those win over lists of the VPC. */
const answeredIn = (readings: readonly Reading[]) =>
  readings.flatMap(({ vpc }) =>
    vpc.derived.map(({ question }) => question).filter((question) => !isDoubted(question, [{ vpc }])),
  );

const isDoubted = (question: QuestionId, readings: readonly Pick<Reading, 'vpc'>[]): boolean =>
  readings.some(({ vpc }) => vpc.undetermined.some((open) => open.question === question));

/** Where sources only guess the Region, it is that of what exists. */
function settledBy({ region }: Inventory, readings: readonly Reading[]): readonly Reading[] {
  if (region === undefined || !isRegionId(region) || !isDoubted('region', readings)) return [];
  const claim: Claim = {
    question: 'region',
    value: region,
    evidence: 'observed',
    from: 'describe-vpc-endpoints',
    text: 'What exists in the VPC is in this Region.',
  };
  return [{ workloads: [], vpc: weigh({ claims: [claim] }) }];
}

const allSources = (texts: readonly NamedText[]): ReadSources =>
  readSources(texts, { inventoryIsEnough: true });

function inventoryOf(texts: readonly NamedText[], { vpcId, services }: Options): ReadInventory {
  const endpoints = texts.map(({ text }) => text).join('\n');
  return readInventory({ endpoints }, { services, ...(vpcId === undefined ? {} : { vpcId }) });
}

/** Put before the output of one describe command, so that it is read like the output of all of them. */
const NO_ENDPOINTS = '{ "VpcEndpoints": [] }\n';

/** What a text is, with what its reader made of it, so that a single text is not read twice. */
interface ReadText extends TextFound {
  readonly sources?: ReadSources;
  readonly described?: ReadInventory;
  readonly diagnosis?: Diagnosis;
}

function readOne(text: NamedText, options: Options): ReadText {
  const plan = planTitle(text.text);
  if (plan !== undefined) return { kind: 'plan', title: plan };
  const sources = allSources([text]);
  if (sources.ok) {
    const titles = [...new Set(sources.recognised.map(({ title }) => title))];
    // Services and tasks also say why they do not start.
    const diagnosis = sources.recognised.some(({ id }) => id === 'service') ? diagnose(text.text) : undefined;
    const failed = diagnosis !== undefined && diagnosis.diagnoses.length > 0 ? { diagnosis } : {};
    const described = sources.reading.inventory === undefined ? besideSources(text, options) : undefined;
    const all = [...titles, ...(described === undefined ? [] : ['what exists'])];
    return { kind: 'source', title: all.join(' and '), sources, ...(described && { described }), ...failed };
  }
  const described = inventoryOf([text], options);
  if (described.ok || described.vpcIds.length > 1)
    return { kind: 'inventory', title: 'what exists', described };
  const part = inventoryOf([{ ...text, text: NO_ENDPOINTS + text.text }], { services: options.services });
  if (saysWhatExists(part)) return { kind: 'inventory', title: 'a part of what exists' };
  const diagnosis = diagnose(text.text);
  return diagnosis.diagnoses.length > 0
    ? { kind: 'error', title: 'an error', diagnosis }
    : { kind: 'unknown', title: 'not understood' };
}

/** What else is in a text with sources: the lists of describe commands. */
function besideSources(text: NamedText, options: Options): ReadInventory | undefined {
  if (!/"VpcEndpoint(?:s|Id)"/.test(text.text)) return undefined;
  const described = inventoryOf([text], options);
  return saysWhatExists(described) ? described : undefined;
}

function saysWhatExists(read: ReadInventory): boolean {
  if (!read.ok) return read.vpcIds.length > 1;
  const {
    endpoints,
    subnets,
    routeTables,
    securityGroups,
    networkAcls,
    vpcAttributes,
    vpcCidrs,
    prefixLists,
  } = read.inventory;
  return (
    endpoints.length > 0 ||
    [subnets, routeTables, securityGroups, networkAcls, vpcAttributes, vpcCidrs, prefixLists].some(
      (part) => part !== undefined,
    )
  );
}

/** A link to a plan, or saved answers. */
function planTitle(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 100_000 && /^\S*#?v=\d+(?:&\S*)?$/.test(trimmed)) return 'a link to a plan';
  if (!trimmed.startsWith('{') || !trimmed.includes('"answers"')) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    const isSaved = typeof json === 'object' && json !== null && 'answers' in json && 'version' in json;
    return isSaved && !('plan' in json) ? 'saved answers' : undefined;
  } catch {
    return undefined;
  }
}

function openedPlan(text: string): Opened {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return openedLink(trimmed.slice(trimmed.indexOf('#') + 1));
  const { problems, ...shared } = readSavedAnswers(text);
  return { ...snapshotOfShared(shared), problems };
}

/** What the reader that came nearest says. A text without structure, in no known language, is taken for an error message. */
function whyUnknown({ name, text }: NamedText, services: readonly ServiceId[]): readonly InputProblem[] {
  const hasStructure = /^\s*[{[]/.test(text) || /^[A-Za-z]\w{0,60}:[ \t]*$/m.test(text);
  const source = readSource(text, name, { inventoryIsEnough: true });
  const isNamed = languageOf(text) !== undefined;
  const namesEndpoints = hasStructure && /"VpcEndpoint(?:s|Id)"/.test(text);
  if ((hasStructure || isNamed) && !namesEndpoints && !source.ok && source.problems.length > 0)
    return source.problems;
  if (hasStructure)
    return inventoryOf([{ name, text }], { services }).problems.map((problem) => ({
      ...problem,
      source: name,
    }));
  const { missing } = diagnose(text);
  return [
    {
      source: name,
      message:
        missing?.text ?? 'No known error found. Paste the complete stopped reason, log line or API error.',
      commands: missing?.commands ?? [],
    },
  ];
}
