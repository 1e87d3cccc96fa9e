/** The document that the snapshot script prints, as far as several readers need it. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';

/** Versions of the document that are read. */
export const SNAPSHOT_VERSION = 1;

/** Whether the value is a snapshot, of whatever version. */
export function isSnapshot(value: JsonValue): value is JsonObject {
  return (
    isJsonObject(value) && ownValue(value, 'snapshotVersion') !== undefined && callsIn(value) !== undefined
  );
}

/** The answers of the account, by the name of the call. */
export function callsIn(snapshot: JsonObject): JsonObject | undefined {
  const calls = ownValue(snapshot, 'calls');
  return isJsonObject(calls) ? calls : undefined;
}

/** An answer stands alone, or several of one call in a list; a key may go on after the name of the call. */
export function answersOf(calls: JsonObject, name: string): readonly JsonObject[] {
  return Object.keys(calls)
    .filter((key) => key === name || new RegExp(`^${name}[^a-z-]`).test(key))
    .flatMap((key) => {
      const value = ownValue(calls, key);
      return (isJsonList(value) ? value : [value]).filter((one) => isJsonObject(one));
    });
}

/** The objects of a list that any answer of the call has. */
export function itemsOf(calls: JsonObject, name: string, list: string): readonly JsonObject[] {
  return answersOf(calls, name).flatMap((answer) => objectsIn(answer, list));
}

/** The objects of a list member. */
export function objectsIn(object: JsonObject, list: string): readonly JsonObject[] {
  const value = ownValue(object, list);
  return isJsonList(value) ? value.filter((one) => isJsonObject(one)) : [];
}

/** The text of a member, or `''`. */
export function textIn(object: JsonObject | undefined, name: string): string {
  const value = object === undefined ? undefined : ownValue(object, name);
  return typeof value === 'string' ? value : '';
}

/** The texts of a list member. */
export function textsIn(object: JsonObject | undefined, name: string): readonly string[] {
  const value = object === undefined ? undefined : ownValue(object, name);
  return isJsonList(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The object of a member. */
export function objectIn(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object === undefined ? undefined : ownValue(object, name);
  return isJsonObject(value) ? value : undefined;
}

const DEEPEST = 40;

/** The value without members that are null: the queries of the script write null for what is not there. */
export function withoutNulls(value: JsonValue, depth = 0): JsonValue {
  if (depth > DEEPEST) return null;
  if (isJsonList(value))
    return value.filter((item) => item !== null).map((item) => withoutNulls(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutNulls(member, depth + 1)]));
}

/** Members of a container that may hold secrets and answer nothing. */
const UNREAD: ReadonlySet<string> = new Set(['command', 'entryPoint', 'dockerLabels', 'healthCheck']);

/** The value without commands, labels and the values of environment variables, should a foreign script have left them in. */
export function withoutSecrets(value: JsonValue, depth = 0): JsonValue {
  if (depth > DEEPEST) return null;
  if (isJsonList(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !UNREAD.has(key));
  return Object.fromEntries(
    kept.map(([key, member]) => [
      key,
      key === 'environment' && isJsonList(member) ? member.map(nameOnly) : withoutSecrets(member, depth + 1),
    ]),
  );
}

const nameOnly = (entry: JsonValue): JsonValue =>
  isJsonObject(entry) ? { name: textIn(entry, 'name') } : null;
