/** What the last change did to the plan. */
import { NEED_WORDS, type Plan, type PlannedEndpoint, type ServiceId } from '../../../core/index.ts';
import { isSame } from '../same.ts';

export type Change = 'added' | 'changed';

export interface PlanChanges {
  readonly marks: ReadonlyMap<ServiceId, Change>;
  readonly added: readonly ServiceId[];
  /** By what changed about them, in words. */
  readonly changed: ReadonlyMap<string, readonly ServiceId[]>;
  readonly removed: readonly ServiceId[];
}

const NOTHING: PlanChanges = { marks: new Map(), added: [], changed: new Map(), removed: [] };

/** What is shown of an endpoint, and what is said when it is another than before. */
const SHOWN: readonly (readonly [
  part: (endpoint: PlannedEndpoint) => unknown,
  words: (endpoint: PlannedEndpoint) => string,
])[] = [
  [({ need }) => need, ({ need }) => `now ${NEED_WORDS[need]}`],
  [({ type }) => type, ({ type }) => `now of type ${type}`],
  [({ serviceName }) => serviceName, () => 'service name'],
  [({ privateDnsEnabled }) => privateDnsEnabled, () => 'private DNS'],
  [({ ipAddressType }) => ipAddressType, () => 'IP addresses'],
  [({ dependsOn }) => dependsOn, () => 'order'],
  [({ monthlyCost }) => monthlyCost.usd, () => 'price'],
  [({ policy }) => policy, () => 'policy'],
];

export function changesBetween(before: Plan | undefined, now: Plan): PlanChanges {
  if (before === undefined || before === now) return NOTHING;
  const earlier = new Map(before.endpoints.map((endpoint) => [endpoint.service, endpoint]));
  const marks = new Map<ServiceId, Change>();
  const changed = new Map<string, ServiceId[]>();
  for (const endpoint of now.endpoints) {
    const { service } = endpoint;
    const was = earlier.get(service);
    earlier.delete(service);
    const how =
      was && SHOWN.flatMap(([part, words]) => (isSame(part(was), part(endpoint)) ? [] : [words(endpoint)]));
    if (how === undefined) marks.set(service, 'added');
    else if (how.length > 0) {
      marks.set(service, 'changed');
      const words = how.join(', ');
      changed.set(words, [...(changed.get(words) ?? []), service]);
    }
  }
  const added = [...marks].flatMap(([service, mark]) => (mark === 'added' ? [service] : []));
  return { marks, added, changed, removed: [...earlier.keys()] };
}

/** At most this many names are spelled out; the marks in the list show the others. */
const NAMED = 4;

function some(services: readonly ServiceId[]): string {
  const rest = services.length - NAMED;
  return rest > 1 ? `${services.slice(0, NAMED).join(', ')} and ${rest} more` : services.join(', ');
}

/** The changes in words; empty when nothing that is shown has changed. */
export function changesInWords({ added, changed, removed }: PlanChanges): string {
  const parts = [
    added.length > 0 ? `added ${some(added)}` : '',
    removed.length > 0 ? `removed ${some(removed)}` : '',
    ...[...changed].map(([how, services]) => `changed ${some(services)} (${how})`),
  ];
  return parts.filter((part) => part !== '').join('; ');
}
