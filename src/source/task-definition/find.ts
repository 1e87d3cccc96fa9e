/** Finds the task definitions in a value, in whatever form they come. */

import { Field, joinPath, normal, type Site } from '../field.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../read-json.ts';

export type TaskDefinitionForm = 'api' | 'cloudformation' | 'terraform' | 'containers';

/** One task definition: its fields, its containers, and in which form it was given. */
export interface FoundDefinition {
  readonly form: TaskDefinitionForm;
  /** The object that holds the fields of the task; for a bare list of containers the list itself. */
  readonly fields: Field;
  readonly containers: readonly Field[];
  /** Task-level fields are there, so what is absent is absent on purpose. */
  readonly complete: boolean;
}

const TYPE = 'AWS::ECS::TaskDefinition';
const DEEPEST_SEARCH = 12;
const MOST_CONTAINERS = 500;
const MOST_DEFINITIONS = 500;

/** Fields that tell a task definition from anything else. */
const MARKERS = ['family', 'requiresCompatibilities', 'executionRoleArn', 'networkMode', 'taskDefinitionArn'];

/** All task definitions below a value. Problems of shape go to the site. */
export function findDefinitions(value: JsonValue, site: Omit<Site, 'template'>): readonly FoundDefinition[] {
  const template = isTemplate(value) ? value : undefined;
  const search = new Search();
  search.visit(new Field(value, '', { ...site, template }), undefined, 0);
  return search.found;
}

function isTemplate(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && isJsonObject(ownValue(value, 'Resources'));
}

class Search {
  readonly found: FoundDefinition[] = [];

  visit(field: Field, parent: Field | undefined, depth: number): void {
    if (depth > DEEPEST_SEARCH || this.found.length > MOST_DEFINITIONS) return;
    if (isJsonList(field.value)) this.#list(field, depth);
    else if (isJsonObject(field.value)) this.#object(field, parent, depth);
  }

  #list(field: Field, depth: number): void {
    const length = isJsonList(field.value) ? field.value.length : 0;
    for (let index = 0; index < Math.min(length, 10); index += 1) {
      if (depth > 0 || !isContainer(field.item(index))) continue;
      this.#add({ form: 'containers', fields: field, complete: false }, field);
      return;
    }
    for (let index = 0; index < length && this.found.length <= MOST_DEFINITIONS; index += 1) {
      this.visit(field.item(index), undefined, depth + 1);
    }
  }

  #object(field: Field, parent: Field | undefined, depth: number): void {
    const containers = field.get('containerDefinitions');
    if (containers.value !== undefined && !isOtherResource(parent)) {
      this.#definition(field, parent, containers);
    } else if (isTaskDefinitionResource(field)) {
      this.#resource(field, depth);
    } else if (depth <= 2 && !isOtherResource(parent) && MARKERS.some((name) => has(field, name))) {
      containers.expected('a list of containers');
    } else if (depth <= 1 && isContainer(field)) {
      this.found.push({ form: 'containers', fields: field, complete: false, containers: [field] });
    } else {
      for (const key of keysToVisit(field)) this.visit(field.member(key), field, depth + 1);
    }
  }

  #definition(field: Field, parent: Field | undefined, containers: Field): void {
    const form = formOf(field, parent);
    const complete = form === 'cloudformation' ? parent !== undefined || hasMarker(field) : hasMarker(field);
    this.#add({ form, fields: field, complete }, containers.decoded());
  }

  #resource(field: Field, depth: number): void {
    const properties = field.get('Properties');
    if (properties.get('containerDefinitions').value === undefined) {
      const missing = joinPath(joinPath(field.path, 'Properties'), 'ContainerDefinitions');
      new Field(undefined, missing, field.site).expected('a list of containers');
      return;
    }
    this.visit(properties, field, depth + 1);
  }

  #add(definition: Omit<FoundDefinition, 'containers'>, list: Field): void {
    const length = isJsonList(list.value) ? list.value.length : undefined;
    if (length !== undefined && length > MOST_CONTAINERS) {
      list.problem(`${length} containers; Amazon ECS takes ten in a task definition`);
      return;
    }
    if (this.found.length === MOST_DEFINITIONS)
      definition.fields.problem(`more than ${MOST_DEFINITIONS} task definitions`);
    if (length === 0) list.problem('expected at least one container');
    const containers: Field[] = [];
    for (const item of list.items('a list of containers')) {
      if (isJsonObject(item.value)) containers.push(item);
      else if (typeof item.value === 'string') item.object('a container');
      else item.expected('a container');
    }
    this.found.push({ ...definition, containers });
  }
}

function has(field: Field, name: string): boolean {
  return field.get(name).value !== undefined;
}

function hasMarker(field: Field): boolean {
  return MARKERS.some((name) => has(field, name));
}

/** An image, and a name or something else that only containers have. */
function isContainer(field: Field): boolean {
  return (
    has(field, 'image') &&
    [
      'name',
      'essential',
      'logConfiguration',
      'portMappings',
      'environment',
      'secrets',
      'memory',
      'cpu',
      'command',
    ].some((name) => has(field, name))
  );
}

function isTaskDefinitionResource(field: Field): boolean {
  return field.member('Type').value === TYPE;
}

/** Properties of another kind of CloudFormation resource that happens to have a member of the same name. */
function isOtherResource(parent: Field | undefined): boolean {
  const type = parent?.member('Type').value;
  return typeof type === 'string' && type.includes('::') && type !== TYPE;
}

function formOf(field: Field, parent: Field | undefined): TaskDefinitionForm {
  if (parent !== undefined && isTaskDefinitionResource(parent)) return 'cloudformation';
  if (field.keys().includes('ContainerDefinitions')) return 'cloudformation';
  return field.keys().includes('container_definitions') ? 'terraform' : 'api';
}

/** Terraform prints states before and after a change beside each other: what will be counts. */
function keysToVisit(field: Field): readonly string[] {
  const keys = field.keys();
  if (keys.includes('planned_values')) return ['planned_values'];
  return keys.filter((key) => !['before', 'prior_state', 'parameters', 'mappings'].includes(normal(key)));
}
