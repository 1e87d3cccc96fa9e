/** Finds the task definitions in a value, in whatever form they come. */

import { Field, normal, type Site } from '../field.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../json.ts';

type TaskDefinitionForm = 'api' | 'cloudformation' | 'terraform' | 'containers';

/** One task definition: its fields, its containers, and in which form it was given. */
export interface FoundDefinition {
  readonly form: TaskDefinitionForm;
  /** The object that holds the fields of the task; for a bare list of containers the list itself. */
  readonly fields: Field;
  readonly containers: readonly Field[];
  /** Where the list of containers stands; a placeholder when it is still to be filled. */
  readonly list: Field;
  /** Task-level fields are there, so what is absent is absent on purpose. */
  readonly complete: boolean;
}

const DEEPEST_SEARCH = 12;
const MOST_CONTAINERS = 500;
const MOST_DEFINITIONS = 500;

/** Fields that tell a task definition from anything else. */
const MARKERS = ['family', 'requiresCompatibilities', 'executionRoleArn', 'networkMode', 'taskDefinitionArn'];

/** All task definitions below a value. Problems of shape go to the site. */
export function findDefinitions(value: JsonValue, path: string, site: Site): readonly FoundDefinition[] {
  const search = new Search();
  search.visit(new Field(value, path, site), 0);
  return search.found;
}

/** The task definition that these fields of a resource are; `undefined` when its containers cannot be read. */
export function toDefinition(fields: Field): FoundDefinition | undefined {
  const search = new Search();
  search.resource(fields);
  return search.found[0];
}

class Search {
  readonly found: FoundDefinition[] = [];

  visit(field: Field, depth: number): void {
    if (depth > DEEPEST_SEARCH || this.found.length > MOST_DEFINITIONS) return;
    if (isJsonList(field.value)) this.#list(field, depth);
    else if (isJsonObject(field.value)) this.#object(field, depth);
  }

  /** Fields that are known to be those of a task definition. */
  resource(fields: Field): void {
    const list = fields.get('containerDefinitions');
    if (list.value === undefined) {
      const key = fields.keys().some((name) => /^[A-Z]/.test(name))
        ? 'ContainerDefinitions'
        : 'containerDefinitions';
      fields.member(key).expected('a list of containers');
    } else this.#add({ form: formOf(fields), fields, complete: true }, list.decoded());
  }

  #list(field: Field, depth: number): void {
    const length = isJsonList(field.value) ? field.value.length : 0;
    for (let index = 0; index < Math.min(length, 10); index += 1) {
      if (depth > 0 || !isContainer(field.item(index))) continue;
      this.#add({ form: 'containers', fields: field, complete: false }, field);
      return;
    }
    for (let index = 0; index < length && this.found.length <= MOST_DEFINITIONS; index += 1) {
      this.visit(field.item(index), depth + 1);
    }
  }

  #object(field: Field, depth: number): void {
    const list = field.get('containerDefinitions');
    if (list.value !== undefined) this.#definition(field, list);
    else if (depth <= 2 && isDefinitionWithoutContainers(field)) list.expected('a list of containers');
    else if (depth <= 1 && isContainer(field) && (depth === 0 || has(field, 'name'))) {
      this.found.push({
        form: 'containers',
        fields: field,
        complete: false,
        containers: [field],
        list: field,
      });
    } else {
      for (const key of keysToVisit(field)) this.visit(field.member(key), depth + 1);
    }
  }

  #definition(field: Field, list: Field): void {
    this.#add({ form: formOf(field), fields: field, complete: hasMarker(field) }, list.decoded());
  }

  #add(definition: Omit<FoundDefinition, 'containers' | 'list'>, list: Field): void {
    const length = isJsonList(list.value) ? list.value.length : undefined;
    if (length !== undefined && length > MOST_CONTAINERS) {
      list.problem(`${length} containers; Amazon ECS takes ten in a task definition`);
      return;
    }
    if (this.found.length === MOST_DEFINITIONS)
      definition.fields.problem(
        `more than ${MOST_DEFINITIONS} task definitions: give them in parts, or those of one service`,
      );
    if (length === 0) list.problem('expected at least one container');
    const containers: Field[] = [];
    for (const item of list.items('a list of containers')) {
      if (isJsonObject(item.value)) containers.push(item);
      else if (typeof item.value === 'string' && item.isUnfilled()) this.#openItem(item);
      else item.expected('a container');
    }
    this.found.push({ ...definition, containers, list: this.#open ?? list });
    this.#open = undefined;
  }

  /** A container that is a placeholder: what it says is open, as if the whole list were. */
  #openItem(item: Field): void {
    this.#open = item;
  }

  #open: Field | undefined;
}

function isDefinitionWithoutContainers(field: Field): boolean {
  if (has(field, 'serviceName') || has(field, 'serviceArn') || has(field, 'taskArn')) return false;
  const started = ['clusterArn', 'launchType', 'taskCount'].some((name) => has(field, name));
  return MARKERS.some((name) => has(field, name)) && !started;
}

function has(field: Field, name: string): boolean {
  return field.get(name).value !== undefined;
}

function hasMarker(field: Field): boolean {
  return MARKERS.some((name) => has(field, name));
}

/** Fields that containers have in Kubernetes, Docker, Compose, pipelines and editors, and never in Amazon ECS. */
const OF_OTHERS = [
  'ports env resources volumeMounts imagePullPolicy livenessProbe readinessProbe securityContext',
  'id config hostConfig state status names created createdAt restart build networks expose env_file',
  'script stage stages services features forwardPorts customizations remoteUser build_args',
].flatMap((names) => names.split(' ').map(normal));

/** An image, and a name or something else that only containers have. */
function isContainer(field: Field): boolean {
  const keys = new Set(field.keys().slice(0, 100).map(normal));
  return (
    has(field, 'image') &&
    !OF_OTHERS.some((name) => keys.has(name)) &&
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

function formOf(field: Field): TaskDefinitionForm {
  const keys = field.keys();
  if (keys.includes('ContainerDefinitions')) return 'cloudformation';
  return keys.includes('container_definitions') ? 'terraform' : 'api';
}

/** What was there before, what is only declared, and what AWS Batch makes task definitions of. */
const NO_DEFINITIONS = new Set(
  'before priorstate parameters mappings containerproperties nodeproperties ecsproperties eksproperties'.split(
    ' ',
  ),
);

/** Members in which no task definition of this text is. */
function keysToVisit(field: Field): readonly string[] {
  return field.keys().filter((key) => !NO_DEFINITIONS.has(normal(key)));
}
