/** Names and tags of what an export creates. */
import { splitList, type WorkloadProfile } from '../core/index.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Marks what a plan created; the script finds its own endpoints by it. Its value is the name prefix. */
export const PLAN_TAG = 'ecs-endpoint-planner';

/** `Name`, the user's tags and the mark. A user's tag wins over `Name`; of a key given twice the last value counts. */
export function tagsFor(workload: WorkloadProfile, name: string): readonly Tag[] {
  const tags = new Map([['Name', `${workload.namePrefix}-${dashed(name)}`]]);
  for (const pair of splitList(workload.tags)) {
    const cut = pair.indexOf('=');
    tags.set(wellFormed(pair.slice(0, cut)), wellFormed(pair.slice(cut + 1)));
  }
  tags.set(PLAN_TAG, workload.namePrefix);
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** `ecr.api` → `ecr-api`. */
export function dashed(service: string): string {
  return service.replaceAll('.', '-');
}

/** `ecr.api` → `ecr_api`. */
export function underscored(service: string): string {
  return service.replace(/[.-]/g, '_');
}

/** `ecr.api` → `EcrApi`. */
export function pascalCase(service: string): string {
  return service
    .split(/[.-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** A name for the zone `api.ecr.us-east-1.amazonaws.com`: what stands before the Region, and the suffix where it is an unusual one. */
export function zoneName(zone: string, region: string, spell: (text: string) => string): string {
  const [before = zone, after = ''] = zone.split(`.${region}.`);
  const suffix = /^amazonaws\./.test(after) || after === '' ? '' : `.${after}`;
  return spell(`${before}${suffix}`);
}

/** Half a character cannot be written in UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
