/**
 * What `terraform show -json` prints (of a plan or of the state), and state files, as resources: what workloads, the
 * inventory and the rehearsal read. Pure.
 */

import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { distance } from '../known-fields.ts';

/** One managed resource or data source. */
export interface TerraformResource {
  /** `module.net.aws_subnet.private[0]`. */
  readonly address: string;
  readonly type: string;
  /** The address of its module, `''` for the root. */
  readonly module: string;
  readonly isData: boolean;
  /**
   * Attributes as they will be. One that is known only after apply is the placeholder `${aws_subnet.private}` of what it
   * refers to, with the module in front as in addresses, where the configuration tells; otherwise it is absent.
   */
  readonly values: JsonObject;
  /** Where the values stand in the document. */
  readonly path: string;
  /** What is wrong with it: a piece of it is missing or misspelt. */
  readonly broken?: string;
}

/** More resources, or deeper modules, are not read. */
const MOST_RESOURCES = 20_000;
const DEEPEST_MODULE = 20;

/** Whether a value is what Terraform prints as JSON, and in which form. */
export function terraformForm(value: JsonValue | undefined): 'show' | 'state' | undefined {
  if (!isJsonObject(value)) return undefined;
  if (isPlan(value)) return 'show';
  const values = ownValue(value, 'values');
  if (isJsonObject(values) && isJsonObject(ownValue(values, 'root_module'))) return 'show';
  const isState =
    ownValue(value, 'terraform_version') !== undefined || ownValue(value, 'lineage') !== undefined;
  const holds = isJsonList(ownValue(value, 'resources')) || isJsonList(ownValue(value, 'modules'));
  return isState && holds ? 'state' : undefined;
}

/** Whether a document of these forms is a state: what exists, as far as Terraform made it. A plan is what will be. */
export function isTerraformState(value: JsonValue): boolean {
  return isJsonObject(value) && terraformForm(value) !== undefined && !isPlan(value);
}

const isPlan = (value: JsonObject): boolean => isJsonObject(ownValue(value, 'planned_values'));

/** Whether a value is a configuration in the JSON form of Terraform's language: resources by type and name, as expressions. */
export function isTerraformConfiguration(value: JsonValue): boolean {
  const resources = isJsonObject(value) ? ownValue(value, 'resource') : undefined;
  return isJsonObject(resources) && Object.keys(resources).some((type) => /^[a-z]+_\w+$/.test(type));
}

/** The resources of a document of one of these forms. */
export function terraformResources(document: JsonObject): readonly TerraformResource[] {
  const found: TerraformResource[] = [];
  const references = new Map<string, JsonObject>();
  const configuration = ownValue(document, 'configuration');
  if (isJsonObject(configuration))
    collectReferences(ownValue(configuration, 'root_module'), '', 0, references);
  const unknown = unknownIn(document);
  for (const part of ['planned_values', 'values']) {
    const root = at(ownValue(document, part), 'root_module');
    if (isJsonObject(root)) collectModule(root, '', `${part}.root_module`, 0, { found, references, unknown });
  }
  if (terraformForm(document) === 'state') collectState(document, found);
  return found;
}

interface Collection {
  readonly found: TerraformResource[];
  readonly references: ReadonlyMap<string, JsonObject>;
  /** What is known only after apply, by the address of the resource. */
  readonly unknown: ReadonlyMap<string, JsonObject>;
}

function collectModule(
  module: JsonObject,
  address: string,
  path: string,
  depth: number,
  collection: Collection,
): void {
  for (const [index, resource] of listOf(ownValue(module, 'resources')).entries()) {
    if (!isJsonObject(resource) || collection.found.length >= MOST_RESOURCES) continue;
    const type = textOf(resource, 'type');
    const own = textOf(resource, 'address') || `${type}.${textOf(resource, 'name')}`;
    const values = ownValue(resource, 'values');
    collection.found.push({
      address: own,
      type,
      module: address,
      isData: textOf(resource, 'mode') === 'data',
      values: withUnknown(
        withReferences(
          withoutTables(isJsonObject(values) ? values : {}, own, collection),
          own,
          address,
          collection.references,
        ),
        type,
        collection.unknown.get(own),
      ),
      path: `${path}.resources[${index}].values`,
      ...brokenness(own, type, isJsonObject(values)),
    });
  }
  if (depth > DEEPEST_MODULE) return;
  for (const [index, child] of listOf(ownValue(module, 'child_modules')).entries()) {
    if (!isJsonObject(child)) continue;
    const place = `${path}.child_modules[${index}]`;
    collectModule(child, textOf(child, 'address'), place, depth + 1, collection);
  }
}

/** The type stands in the address as well, and what runs has values. */
function brokenness(address: string, type: string, hasValues: boolean): { readonly broken?: string } {
  const named = /(?:^|\.)(aws(?:cc)?_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1];
  if (named !== undefined && named !== type)
    return { broken: `the type ${type.slice(0, 60)} is not that of the address: is the text whole?` };
  return /^aws(?:cc)?_ecs_/.test(type) && !hasValues
    ? { broken: 'a resource without values: is the text whole?' }
    : {};
}

/** `resource_changes[].change.after_unknown`, by address. */
function unknownIn(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const unknown = new Map<string, JsonObject>();
  for (const changed of listOf(ownValue(document, 'resource_changes'))) {
    const after = isJsonObject(changed) ? at(ownValue(changed, 'change'), 'after_unknown') : undefined;
    if (isJsonObject(changed) && isJsonObject(after)) unknown.set(textOf(changed, 'address'), after);
  }
  return unknown;
}

/** Attributes by which others know a resource, and those that say nothing: they stay absent while they are unknown. */
const NAMES = /^(?:id|arn|arn_without_revision|revision|tags|tags_all)$/;

/** Attributes of Amazon ECS that are known only after apply become placeholders: absent, they would be denied. */
function withUnknown(values: JsonObject, type: string, unknown: JsonObject | undefined): JsonObject {
  return unknown === undefined || !/^aws(?:cc)?_ecs_/.test(type) ? values : mergeUnknown(values, unknown, 0);
}

function mergeUnknown(values: JsonObject, unknown: JsonObject, depth: number): JsonObject {
  const merged = Object.assign(Object.create(null), values) as { [key: string]: JsonValue };
  for (const [key, what] of Object.entries(unknown)) {
    const value = merged[key];
    if (NAMES.test(key) || depth > 5) continue;
    if (what === true && (value === undefined || value === null)) merged[key] = `\${${key}}`;
    else if (isJsonList(what) && isJsonList(value))
      merged[key] = value.map((item, index) => {
        const inner = what[index];
        return isJsonObject(item) && isJsonObject(inner) ? mergeUnknown(item, inner, depth + 1) : item;
      });
  }
  return merged;
}

/** Expressions of the configuration by the address of the resource, without indices. */
function collectReferences(
  module: JsonValue | undefined,
  address: string,
  depth: number,
  references: Map<string, JsonObject>,
): void {
  if (!isJsonObject(module) || depth > DEEPEST_MODULE) return;
  for (const resource of listOf(ownValue(module, 'resources'))) {
    const expressions = isJsonObject(resource) ? ownValue(resource, 'expressions') : undefined;
    if (!isJsonObject(resource) || !isJsonObject(expressions)) continue;
    references.set(joined(address, textOf(resource, 'address')), expressions);
  }
  const calls = ownValue(module, 'module_calls');
  if (!isJsonObject(calls)) return;
  for (const [name, call] of Object.entries(calls)) {
    const inner = isJsonObject(call) ? ownValue(call, 'module') : undefined;
    collectReferences(inner, joined(address, `module.${name}`), depth + 1, references);
  }
}

/**
 * A new endpoint whose configuration names no route tables gets none of its own: the provider would tell them only after
 * apply. Where the configuration is not there, or names some that are not known, they stay absent.
 */
function withoutTables(values: JsonObject, address: string, { references }: Collection): JsonObject {
  const expressions = references.get(withoutIndices(address));
  const tables = ownValue(values, 'route_table_ids') ?? null;
  return /(?:^|\.)aws_vpc_endpoint\.[\w-]+(?:\[[^\]]*\])?$/.test(address) &&
    expressions !== undefined &&
    tables === null &&
    ownValue(expressions, 'route_table_ids') === undefined
    ? Object.assign(Object.create(null), values, { route_table_ids: [] })
    : values;
}

const withoutIndices = (address: string): string => address.replace(/\[[^\]]*\]/g, '');

/** Attributes that hold several ids, in the provider's names. */
const LISTS = /(?:s|_ids|_arns|_blocks)$/;

/** Puts what an attribute refers to where its value is not known yet. */
function withReferences(
  values: JsonObject,
  address: string,
  module: string,
  references: ReadonlyMap<string, JsonObject>,
): JsonObject {
  const expressions = references.get(withoutIndices(address));
  if (expressions === undefined) return values;
  const key = /\[[^\]]*\]$/.exec(address)?.[0] ?? '';
  return mergeReferences(values, expressions, { module, key }, 0);
}

/** The instance of a resource that refers to others: its module, and its own index. */
interface Instance {
  readonly module: string;
  /** `["api"]` or `[0]`; `''` for a resource that is there once. */
  readonly key: string;
}

function mergeReferences(
  values: JsonObject,
  expressions: JsonObject,
  of: Instance,
  depth: number,
): JsonObject {
  const merged = Object.assign(Object.create(null), values) as { [key: string]: JsonValue };
  for (const [key, expression] of Object.entries(expressions)) {
    const value = merged[key];
    if (isJsonList(expression) && isJsonList(value) && depth < 5) {
      merged[key] = value.map((item, index) => {
        const inner = expression[index] ?? expression[0];
        return isJsonObject(item) && isJsonObject(inner) ? mergeReferences(item, inner, of, depth + 1) : item;
      });
    } else if (value === undefined || value === null) {
      const referred = referencesIn(expression, of);
      const [first] = referred;
      if (first !== undefined) merged[key] = LISTS.test(key) ? referred : first;
    }
  }
  return merged;
}

/**
 * `aws_subnet.a.id` and `aws_subnet.a` are one reference: the resource; variables and locals say nothing. What is chosen by
 * the own key or index is the instance with the same one.
 */
function referencesIn(expression: JsonValue, { module, key }: Instance): readonly string[] {
  const listed = isJsonObject(expression) ? listOf(ownValue(expression, 'references')) : [];
  const names = listed.filter((name): name is string => typeof name === 'string');
  const resources = names.map(
    (name) => /^((?:data\.)?aws(?:cc)?_\w+\.[\w-]+|module\.[\w-]+\.[\w-]+)/.exec(name)?.[1],
  );
  const unique = [...new Set(resources.filter((name) => name !== undefined))];
  const own = names.some((name) => /^(?:each\.(?:key|value)|count\.index)\b/.test(name)) ? key : '';
  if (unique.length > 0) return unique.map((name) => `\${${joined(module, name)}${own}}`);
  return names.length === 0 ? [] : [`\${${names[0] ?? ''}}`];
}

/** A type that is nearly one of Amazon ECS. */
function misspeltType(type: string): { readonly broken?: string } {
  const isNear = ['aws_ecs_task_definition', 'aws_ecs_service', 'aws_ecs_cluster'].some(
    (known) => type !== known && Math.abs(type.length - known.length) < 3 && distance(type, known) < 3,
  );
  return isNear ? { broken: `the type ${type.slice(0, 60)} looks misspelt: is the text whole?` } : {};
}

/** State files: version 4 has instances, version 3 modules with flat attributes. */
function collectState(document: JsonObject, found: TerraformResource[]): void {
  for (const [index, resource] of listOf(ownValue(document, 'resources')).entries()) {
    if (!isJsonObject(resource)) continue;
    const module = textOf(resource, 'module');
    for (const [number, instance] of listOf(ownValue(resource, 'instances')).entries()) {
      const values = at(instance, 'attributes');
      if (!isJsonObject(values) || found.length >= MOST_RESOURCES) continue;
      const key = isJsonObject(instance) ? ownValue(instance, 'index_key') : undefined;
      const suffix = key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`;
      found.push({
        address: `${joined(module, `${textOf(resource, 'type')}.${textOf(resource, 'name')}`)}${suffix}`,
        type: textOf(resource, 'type'),
        module,
        isData: textOf(resource, 'mode') === 'data',
        values,
        path: `resources[${index}].instances[${number}].attributes`,
        ...misspeltType(textOf(resource, 'type')),
      });
    }
  }
  collectOldState(document, found);
}

/** State files of version 3. */
function collectOldState(document: JsonObject, found: TerraformResource[]): void {
  for (const [index, module] of listOf(ownValue(document, 'modules')).entries()) {
    const resources = at(module, 'resources');
    if (!isJsonObject(resources)) continue;
    for (const [address, resource] of Object.entries(resources)) {
      const values = at(at(resource, 'primary'), 'attributes');
      if (!isJsonObject(resource) || !isJsonObject(values) || found.length >= MOST_RESOURCES) continue;
      found.push({
        address,
        type: textOf(resource, 'type'),
        module: '',
        isData: address.startsWith('data.'),
        values: unflattened(values),
        path: `modules[${index}].resources[${JSON.stringify(address)}].primary.attributes`,
      });
    }
  }
}

/** `a.0.b: x` of old states, as `a: [{ b: x }]`; counters (`a.#`) go. */
function unflattened(values: JsonObject): JsonObject {
  const plain = Object.create(null) as { [key: string]: JsonValue };
  for (const [key, value] of Object.entries(values)) {
    const [name = '', index, ...rest] = key.split('.');
    if (index === undefined) plain[name] = value;
    else if (index !== '#' && index !== '%') addFlat(plain, name, index, rest, value);
  }
  return plain;
}

function addFlat(
  plain: { [key: string]: JsonValue },
  name: string,
  index: string,
  rest: readonly string[],
  value: JsonValue,
): void {
  const list = (plain[name] ?? []) as JsonValue[];
  plain[name] = list;
  if (rest.length === 0) list.push(value);
  else if (rest.length === 1) {
    const known = list.find((item) => isJsonObject(item) && item['\0'] === index);
    const item = (known ?? Object.assign(Object.create(null), { '\0': index })) as {
      [key: string]: JsonValue;
    };
    item[rest[0] ?? ''] = value;
    if (known === undefined) list.push(item);
  }
}

function joined(module: string, name: string): string {
  return module === '' ? name : `${module}.${name}`;
}

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? ownValue(value, key) : undefined;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonList(value) ? value : [];
}

function textOf(value: JsonValue, key: string): string {
  const text = at(value, key);
  return typeof text === 'string' ? text : '';
}
