/** Parameter files of CloudFormation: what a deployment gives for the parameters of a template. */
import { isJsonList, isJsonObject, type JsonValue, ownValue, wordOf } from '../json.ts';
import { readJson } from '../read-json.ts';

/**
 * The values in a parameter file: `[{ "ParameterKey": …, "ParameterValue": … }]`, or `{ "Parameters": { … } }` as
 * AWS CodePipeline takes it. `undefined` when the text is none.
 */
export function readParameters(text: string): ReadonlyMap<string, string> | undefined {
  if (text.length > 200_000 || !/"Parameter(?:Key|s)"/.test(text)) return undefined;
  const read = readJson(text);
  if (!read.ok || read.documents.length > 1) return undefined;
  const { value } = read.documents[0];
  if (isJsonList(value)) return ofPairs(value);
  if (!isJsonObject(value) || ownValue(value, 'Resources') !== undefined) return undefined;
  const parameters = ownValue(value, 'Parameters');
  if (isJsonList(parameters)) return ofPairs(parameters);
  if (!isJsonObject(parameters)) return undefined;
  const entries = Object.entries(parameters);
  return entries.length > 0 && entries.every(([, inner]) => !isJsonObject(inner))
    ? new Map(entries.map(([key, inner]) => [key, printed(inner)]))
    : undefined;
}

/** The values in a parsed parameter file, or in an object of names and values. */
export function parametersOf(given: unknown): ReadonlyMap<string, string> {
  if (typeof given !== 'object' || given === null) return new Map();
  const read = readJson(JSON.stringify(given));
  if (!read.ok) return new Map();
  const { value } = read.documents[0];
  if (isJsonList(value)) return ofPairs(value) ?? new Map();
  if (!isJsonObject(value)) return new Map();
  const parameters = ownValue(value, 'Parameters') ?? value;
  if (isJsonList(parameters)) return ofPairs(parameters) ?? new Map();
  if (!isJsonObject(parameters)) return new Map();
  const plain = Object.entries(parameters).filter(([, inner]) => !isJsonObject(inner));
  return new Map(plain.map(([key, inner]) => [key, printed(inner)]));
}

function ofPairs(list: readonly JsonValue[]): ReadonlyMap<string, string> | undefined {
  const pairs = list.map((item) => {
    const key = isJsonObject(item) ? ownValue(item, 'ParameterKey') : undefined;
    const value = isJsonObject(item) ? ownValue(item, 'ParameterValue') : undefined;
    return typeof key === 'string' && value !== undefined ? ([key, printed(value)] as const) : undefined;
  });
  const found = pairs.filter((pair) => pair !== undefined);
  return found.length === list.length && found.length > 0 ? new Map(found) : undefined;
}

function printed(value: JsonValue): string {
  return isJsonList(value) ? value.map(wordOf).join(',') : wordOf(value);
}
