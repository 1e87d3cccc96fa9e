/** Lists that Terraform writes as blocks. */
import type { Field } from './field.ts';

/** A list of blocks: Terraform writes one block as an object or a list. */
export function blocks(list: Field, what: string): readonly Field[] {
  const { value } = list;
  if (value === undefined) return [];
  if (Array.isArray(value)) return list.items(what);
  const only = list.object(what);
  return only === undefined ? [] : [only];
}
