/** What default values of parameters decide in the resources of a source. */
import { listed } from '../../../core/index.ts';
import type { Field } from '../../field.ts';
import type { SourceResource } from '../network.ts';

/** What default values of parameters decide, with the resources in which they do. */
export function doubtsIn(resources: readonly SourceResource[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const { keys, fields } of resources)
    for (const doubt of doubtsOf(fields, 0))
      places.set(doubt, (places.get(doubt) ?? new Set()).add(keys[0] ?? ''));
  return [...places].map(
    ([doubt, names]) =>
      `${doubt.replace('has this as its default', 'has its default value')} (${listed([...names])})`,
  );
}

const DEEPEST_FIELD = 6;

const MOST_MEMBERS = 200;

function doubtsOf(field: Field, depth: number): readonly string[] {
  const { value } = field;
  if (field.site.evaluation === undefined || depth > DEEPEST_FIELD) return [];
  const inner = Array.isArray(value)
    ? value.slice(0, MOST_MEMBERS).map((_, index) => field.item(index))
    : field
        .keys()
        .slice(0, MOST_MEMBERS)
        .map((key) => field.member(key));
  return [...field.doubts, ...inner.flatMap((one) => doubtsOf(one, depth + 1))];
}
