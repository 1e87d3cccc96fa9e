/** What `terraform show -json` prints → parts. */
import { Field, type Site } from '../field.ts';
import { Parts } from '../parts.ts';
import type { JsonObject } from '../read-json.ts';
import { OTHER_WORKLOADS, readIntoParts } from '../resources.ts';
import { terraformResources } from './resources.ts';

/** Reads the workloads, services, clusters and the network of a plan or a state. */
export function readTerraform(
  document: JsonObject,
  path: string,
  site: Omit<Site, 'evaluation'>,
): { readonly parts: Parts; readonly others: readonly string[] } {
  const parts = new Parts();
  const others = new Set<string>();
  const prefix = path === '' ? '' : `${path}.`;
  for (const { address, type, isData, values, path: place } of terraformResources(document)) {
    if (isData) continue;
    const words = OTHER_WORKLOADS.get(type);
    if (words !== undefined) others.add(words);
    const fields = new Field(values, `${prefix}${place}`, { ...site, evaluation: undefined });
    const keys = [address.replace(/\[[^\]]*\]/g, ''), address, ...idsOf(fields)];
    readIntoParts({ type, keys: [...new Set(keys)], fields }, parts);
  }
  return { parts, others: [...others] };
}

function idsOf(fields: Field): readonly string[] {
  return ['id', 'arn'].map((key) => fields.get(key).text()).filter((id) => id !== undefined);
}
