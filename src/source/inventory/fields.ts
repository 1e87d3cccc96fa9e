/** Reads members of JSON objects and reports what does not fit, with its path. Nothing here throws. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf, ownValue } from '../read-json.ts';

/** Takes note of what does not fit. */
export type Report = (path: string, message: string) => void;

/** A value, where it stands in its document, and whom to tell when it does not fit. */
export interface Located<V> {
  readonly value: V;
  readonly path: string;
  readonly report: Report;
}

/** Ids, names, addresses and ARNs: text that can stand in a command or a comment without harm. */
const PLAIN = /^[\w.:/*@+=-]{0,512}$/;

/** No VPC has so many of anything: AWS's own quotas are far below. */
export const LONGEST_LIST = 20_000;

/** A member by its AWS name; SDKs that write the first letter small are understood too. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  const found = ownValue(object, name);
  return found === undefined ? ownValue(object, withSmallLetter(name)) : found;
}

const SMALL_LETTERS = new Map<string, string>();

function withSmallLetter(name: string): string {
  const known = SMALL_LETTERS.get(name);
  if (known !== undefined) return known;
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  SMALL_LETTERS.set(name, small);
  return small;
}

/** The path of a member. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The text of a member; empty when absent or null. */
export function text({ value, path, report }: Located<JsonObject>, name: string): string {
  const found = member(value, name);
  if (found === undefined || found === null) return '';
  if (typeof found !== 'string') {
    report(join(path, name), `expected text, found ${kindOf(found)}`);
    return '';
  }
  if (PLAIN.test(found)) return found;
  report(join(path, name), 'contains characters that no id, name or address of AWS has');
  return '';
}

/** The truth value of a member; `undefined` when absent or null. */
export function flag({ value, path, report }: Located<JsonObject>, name: string): boolean | undefined {
  const found = member(value, name);
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'boolean') return found;
  if (found === 'true' || found === 'false') return found === 'true';
  report(join(path, name), `expected true or false, found ${kindOf(found)}`);
  return undefined;
}

/** The number of a member; `undefined` when absent or null. */
export function number({ value, path, report }: Located<JsonObject>, name: string): number | undefined {
  const found = member(value, name);
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'number') return found;
  report(join(path, name), `expected a number, found ${kindOf(found)}`);
  return undefined;
}

/** The objects of a list member; empty when absent or null. */
export function objects(
  { value, path, report }: Located<JsonObject>,
  name: string,
): readonly Located<JsonObject>[] {
  return objectsIn({ value: member(value, name), path: join(path, name), report });
}

/** The objects of a list; empty when there is none. */
export function objectsIn({
  value,
  path,
  report,
}: Located<JsonValue | undefined>): readonly Located<JsonObject>[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) {
    report(path, `expected a list, found ${kindOf(value)}`);
    return [];
  }
  if (value.length > LONGEST_LIST) {
    report(path, `a list of more than ${LONGEST_LIST} items`);
    return [];
  }
  return value.flatMap((item, index) => {
    const at = `${path}[${index}]`;
    if (isJsonObject(item)) return [{ value: item, path: at, report }];
    report(at, `expected an object, found ${kindOf(item)}`);
    return [];
  });
}

/** The texts of a list member; empty when absent or null. */
export function texts({ value, path, report }: Located<JsonObject>, name: string): readonly string[] {
  const found = member(value, name);
  if (found === undefined || found === null) return [];
  if (!isJsonList(found)) {
    report(join(path, name), `expected a list, found ${kindOf(found)}`);
    return [];
  }
  if (found.length > LONGEST_LIST) {
    report(join(path, name), `a list of more than ${LONGEST_LIST} items`);
    return [];
  }
  return found.flatMap((item, index) => {
    if (typeof item === 'string' && item !== '' && PLAIN.test(item)) return [item];
    report(`${join(path, name)}[${index}]`, `expected an id, found ${kindOf(item)}`);
    return [];
  });
}
