/** What the last change did to the plan. */
import type { Plan, PlannedEndpoint, ServiceId } from '../../../core/index.ts';
import { isSame } from '../same.ts';

export type Change = 'added' | 'changed';

export interface PlanChanges {
  readonly marks: ReadonlyMap<ServiceId, Change>;
  readonly added: readonly ServiceId[];
  readonly changed: readonly ServiceId[];
  readonly removed: readonly ServiceId[];
}

const NOTHING: PlanChanges = { marks: new Map(), added: [], changed: [], removed: [] };

const shownParts = (endpoint: PlannedEndpoint): readonly unknown[] => [
  endpoint.serviceName,
  endpoint.type,
  endpoint.need,
  endpoint.privateDnsEnabled,
  endpoint.ipAddressType,
  endpoint.dependsOn,
  endpoint.monthlyCost.usd,
  endpoint.policy,
];

export function changesBetween(before: Plan | undefined, now: Plan): PlanChanges {
  if (before === undefined || before === now) return NOTHING;
  const earlier = new Map(before.endpoints.map((endpoint) => [endpoint.service, endpoint]));
  const marks = new Map<ServiceId, Change>();
  for (const endpoint of now.endpoints) {
    const was = earlier.get(endpoint.service);
    if (was === undefined) marks.set(endpoint.service, 'added');
    else if (!isSame(shownParts(was), shownParts(endpoint))) marks.set(endpoint.service, 'changed');
    earlier.delete(endpoint.service);
  }
  const marked = (change: Change) =>
    [...marks].filter(([, mark]) => mark === change).map(([service]) => service);
  return { marks, added: marked('added'), changed: marked('changed'), removed: [...earlier.keys()] };
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
    changed.length > 0 ? `changed ${some(changed)}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
