/** Whatever was pasted, by its content: what each text is, and what all of them say together. */
import type { Inventory, Reading, ServiceId } from '../../core/index.ts';
import { type Diagnosis, diagnose } from '../../diagnose/index.ts';
import { readSavedAnswers } from '../../share/index.ts';
import {
  type ReadInventory,
  type ReadTaskDefinitions,
  readInventory,
  readTaskDefinitions,
} from '../../source/index.ts';
import { openedLink } from '../browser/address.ts';
import { snapshotOfShared } from '../state/actions.ts';
import type { NamedText, Opened } from '../state/store.ts';

export type TextKind = 'plan' | 'workload' | 'inventory' | 'error' | 'unknown';

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
  readonly kinds: readonly TextKind[];
  /** A link or saved answers: the last of them. */
  readonly plan?: Opened;
  readonly workload?: Extract<ReadTaskDefinitions, { ok: true }>;
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
export function recognise(texts: readonly NamedText[], { vpcId, services }: Options): Recognised {
  const kinds = texts.map(({ text }) => kindOf(text, services));
  const of = (kind: TextKind) => texts.filter((_, index) => kinds[index] === kind);
  const plan = of('plan').at(-1);
  const definitions = of('workload').length > 0 ? readTaskDefinitions(of('workload')) : undefined;
  const inventory =
    of('inventory').length > 0 ? inventoryOf(of('inventory'), { vpcId, services }) : undefined;
  const error = of('error')
    .map(({ text }) => text)
    .join('\n');
  const unknown = of('unknown').flatMap((text) => whyUnknown(text, services));
  return {
    kinds,
    ...(plan ? { plan: openedPlan(plan.text) } : {}),
    ...(definitions?.ok ? { workload: definitions } : {}),
    ...(inventory?.ok ? { inventory: inventory.inventory } : {}),
    vpcIds: inventory && !inventory.ok ? inventory.vpcIds : [],
    ...(error === '' ? {} : { error, diagnosis: diagnose(error) }),
    problems: [
      ...(definitions && !definitions.ok ? definitions.problems : []),
      ...(inventory && (inventory.ok || inventory.vpcIds.length < 2)
        ? inventory.problems.map((problem) => ({ ...problem, source: '' }))
        : []),
      ...unknown,
    ],
  };
}

function inventoryOf(texts: readonly NamedText[], { vpcId, services }: Options): ReadInventory {
  const endpoints = texts.map(({ text }) => text).join('\n');
  return readInventory({ endpoints }, { services, ...(vpcId === undefined ? {} : { vpcId }) });
}

function kindOf(text: string, services: readonly ServiceId[]): TextKind {
  if (isPlan(text)) return 'plan';
  const inventory = inventoryOf([{ name: '', text }], { services });
  if (inventory.ok || inventory.vpcIds.length > 1) return 'inventory';
  const definitions = readTaskDefinitions([{ name: '', text }]);
  if (definitions.ok) return 'workload';
  return diagnose(text).diagnoses.length > 0 ? 'error' : 'unknown';
}

/** A link to a plan, or saved answers. */
function isPlan(text: string): boolean {
  if (/^\S{0,2000}#?v=\d+(?:&\S*)?$/.test(text.trim())) return true;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && 'answers' in json && 'version' in json;
  } catch {
    return false;
  }
}

function openedPlan(text: string): Opened {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return openedLink(trimmed.slice(trimmed.indexOf('#') + 1));
  const { problems, ...shared } = readSavedAnswers(text);
  return { ...snapshotOfShared(shared), problems };
}

/** What the reader that came nearest says; a text without structure is taken for an error message. */
function whyUnknown({ name, text }: NamedText, services: readonly ServiceId[]): readonly InputProblem[] {
  const hasStructure = /^\s*[{[]/.test(text) || /^[A-Za-z]+:\s*$/m.test(text);
  if (!hasStructure)
    return [
      {
        source: name,
        message: diagnose(text).missing?.text ?? 'No known error found. Paste the complete stopped reason.',
        commands: diagnose(text).missing?.commands ?? [],
      },
    ];
  const definitions = readTaskDefinitions([{ name, text }]);
  if (!definitions.ok && definitions.problems.length > 0) return definitions.problems;
  const inventory = inventoryOf([{ name, text }], { services });
  return inventory.problems.map((problem) => ({ ...problem, source: name }));
}
