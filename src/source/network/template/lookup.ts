/** Resources that name each other: by an id of AWS, or by a reference inside the source. */
import type { Field } from '../../field.ts';
import { isInnerReference, referenceKey } from '../../references.ts';
import type { SourceResource } from '../network.ts';
import { KIND_OF, type Kind } from './types.ts';

/** The resources of a source, by kind and by the keys under which others name them. */
export class Lookup {
  readonly #resources = new Map<Kind, SourceResource[]>();
  /** Ids by key: several where a resource has instances. */
  readonly #ids = new Map<string, string[]>();

  constructor(resources: readonly SourceResource[]) {
    for (const resource of resources) {
      const kind = KIND_OF.get(resource.type);
      if (kind === undefined) continue;
      const list = this.#resources.get(kind) ?? [];
      list.push(resource);
      this.#resources.set(kind, list);
      const id = idOf(resource);
      for (const key of new Set(resource.keys)) this.#ids.set(key, [...(this.#ids.get(key) ?? []), id]);
    }
  }

  /** All resources of a kind. */
  of(kind: Kind): readonly SourceResource[] {
    return this.#resources.get(kind) ?? [];
  }

  /** The id that a field names: one of AWS, or the reference of a resource of this source. */
  one(field: Field): string | undefined {
    return this.named(field.text())?.[0];
  }

  /** The ids that a list names; `undefined` when one of them is not known. Absent is none where `absentIsNone`. */
  several(field: Field, absentIsNone: boolean): readonly string[] | undefined {
    const { value } = field;
    if (value === undefined) return absentIsNone ? [] : undefined;
    const fields = Array.isArray(value) ? field.items('a list of ids') : [field];
    const named = fields.map((item) => this.named(item.text()));
    return named.includes(undefined) ? undefined : named.flatMap((ids) => ids ?? []);
  }

  /** The ids that a text names, several where a resource has instances; `undefined` when it names nothing here. */
  named(text: string | undefined): readonly string[] | undefined {
    if (text === undefined) return undefined;
    if (/^[a-z]+-[0-9a-zA-Z]+$/.test(text)) return [text];
    return this.#ids.get(isInnerReference(text) ? referenceKey(text) : text);
  }
}

/** An id of AWS where the source knows it, else a reference. */
export function idOf({ keys, fields }: SourceResource): string {
  const id = fields.get('id').text();
  if (id !== undefined && /^[a-z]+-[0-9a-f]{8,17}$/.test(id)) return id;
  return `@${keys.find((key) => key.includes('[')) ?? keys[0] ?? ''}`;
}

/** Where a resource stands in its source, for people. */
export function placeOf({ keys, type, fields }: SourceResource): {
  readonly address: string;
  readonly file?: string;
} {
  const address = type.startsWith('AWS::')
    ? `Resources.${keys[0] ?? ''}`
    : (keys.find((key) => key.includes('[')) ?? keys[0] ?? '');
  return { address, ...(fields.site.source === '' ? {} : { file: fields.site.source }) };
}

/** Those of the fields that are texts. */
export function textsOf(fields: readonly Field[]): readonly string[] {
  return fields.map((field) => field.text()).filter((text) => text !== undefined);
}

/** The texts of a field that holds one or a list. */
export function textsIn(field: Field): readonly string[] {
  if (field.value === undefined) return [];
  return textsOf(Array.isArray(field.value) ? field.items('a list of texts') : [field]);
}

/** Off unless the source says otherwise; `undefined` for a placeholder. */
export function flagOf(field: Field): boolean | undefined {
  return field.isNoFlag() ? undefined : field.flag();
}

/** Whether a text is an IPv4 block. */
export function isCidr(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text);
}
