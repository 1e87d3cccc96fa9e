/** Task definitions → answers: the only file of this folder that others import, through the folder's door. */

import type { Field } from '../field.ts';
import { isJsonObject, type JsonProblem, type JsonValue } from '../read-json.ts';
import { readText } from '../read-text.ts';
import { Reading } from '../reading.ts';
import type { ImportNote, ImportProblem, ReadTaskDefinitions, TaskDefinitionSource } from '../result.ts';
import { settle } from '../settle.ts';
import { readLaunchType, readOperatingSystem } from './compute.ts';
import { readEnvironment } from './environment.ts';
import { type FoundDefinition, findDefinitions } from './find.ts';
import { readFirelensRouter } from './firelens.ts';
import { readImage } from './images.ts';
import { noteUnknownContainerFields, noteUnknownTaskFields } from './known-fields.ts';
import { readLogging } from './logging.ts';
import { readRoles } from './roles.ts';
import { readCredentialSpecs, readRegistryCredentials, readSecrets, shortName } from './secrets.ts';
import { readSidecar } from './sidecars.ts';
import { readVolumes } from './volumes.ts';

const ACCEPTED =
  'the register-task-definition form, the output of describe-task-definition, a list of container definitions, or a CloudFormation template (JSON or YAML)';

/** More is not listed. */
const MOST_PROBLEMS = 50;
const MOST_NOTES = 300;

/**
 * Reads task definitions in any of their forms and unites what they say. Values of environment variables and secrets
 * never enter the result. Never throws; a text that is not understood is refused with its position.
 */
export function readTaskDefinitions(sources: readonly TaskDefinitionSource[]): ReadTaskDefinitions {
  const problems: ImportProblem[] = [];
  const notes: ImportNote[] = [];
  const reading = new Reading();
  if (sources.length === 0) problems.push({ source: '', message: `expected ${ACCEPTED}` });
  for (const source of sources) readSource(source, reading, problems, notes);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const settled = settle(reading);
  return { ok: true, ...settled, notes };
}

function readSource(
  { name, text }: TaskDefinitionSource,
  reading: Reading,
  problems: ImportProblem[],
  notes: ImportNote[],
): void {
  const own: ImportProblem[] = [];
  const said = new Set<string>();
  const site = {
    source: name,
    report: (problem: ImportProblem) => own.push(problem),
    note: (note: ImportNote) => {
      const key = JSON.stringify([note.from, note.text]);
      if (notes.length >= MOST_NOTES || said.has(key)) return;
      said.add(key);
      notes.push(note);
    },
  };
  const read = readValues(text);
  if (!read.ok) {
    problems.push({ source: name, ...read.problem });
    return;
  }
  const definitions = read.values.flatMap((value) => findDefinitions(value, site));
  for (const definition of definitions) readDefinition(definition, reading);
  if (definitions.length === 0 && own.length === 0)
    own.push({ source: name, ...notATaskDefinition(read.values) });
  problems.push(...own);
}

type ReadValues =
  | { readonly ok: true; readonly values: readonly JsonValue[] }
  | { readonly ok: false; readonly problem: JsonProblem };

/** The values in the text, whatever language they are written in. */
function readValues(text: string): ReadValues {
  if (isHcl(text)) return { ok: false, problem: { line: 1, column: 1, message: HCL } };
  const read = readText(text);
  if (!read.ok) return read;
  return { ok: true, values: read.documents.map(({ value }) => value) };
}

const HCL =
  'this is Terraform’s own language: give the list in container_definitions as JSON, or what terraform show -json prints';

function isHcl(text: string): boolean {
  return (
    /^[ \t]*(?:resource|data|module|variable|locals|output)\b[^\n:{]*\{[ \t\r]*$/m.test(text) ||
    /\bjsonencode\s*\(/.test(text)
  );
}

/** What was pasted instead, as far as it can be told. */
function notATaskDefinition(values: readonly JsonValue[]): {
  readonly message: string;
  readonly path?: string;
  readonly line: number;
  readonly column: number;
} {
  const [first] = values;
  const keys = isJsonObject(first) ? Object.keys(first) : [];
  const known: readonly (readonly [string, string])[] = [
    ['tasks', 'the output of describe-tasks'],
    ['services', 'the output of describe-services'],
    ['VpcEndpoints', 'the output of describe-vpc-endpoints'],
    ['taskDefinitionArns', 'the output of list-task-definitions'],
    ['Statement', 'a policy'],
    ['Resources', 'a template without a task definition'],
  ];
  const what = known.find(([key]) => keys.includes(key))?.[1];
  const found = what === undefined ? '' : `; this is ${what}`;
  return {
    message: `this is not a task definition: expected ${ACCEPTED}${found}`,
    path: '',
    line: 1,
    column: 1,
  };
}

function readDefinition(definition: FoundDefinition, reading: Reading): void {
  const { fields, containers, form } = definition;
  const [first] = containers;
  if (first === undefined) return;
  if (form !== 'containers') {
    if (form !== 'terraform') noteUnknownTaskFields(fields);
    readRoles(fields, reading);
    readVolumes(definition, reading);
    readProxy(fields);
  }
  const launchType = readLaunchType(definition, reading);
  readOperatingSystem(definition, launchType, reading);
  const names = containers.map((container, index) => readContainer(container, index, reading));
  noteContainers(fields, first, names);
  readAbsences(first, reading);
}

function readContainer(container: Field, index: number, reading: Reading): string {
  const shown = shortName(container.get('name').text() ?? `number ${index + 1}`);
  const name = `container ${shown}`;
  noteUnknownContainerFields(container);
  const image = readImage(container, name, reading);
  if (readRegistryCredentials(container, name, reading) && image?.kind === 'unknown') {
    reading.claim(
      'imageRegistries',
      'other',
      container.get('repositoryCredentials'),
      `${name} has credentials for a private registry`,
    );
  }
  readLogging(container, name, reading);
  readFirelensRouter(container, name, reading);
  readSecrets(container.get('secrets'), name, reading);
  readCredentialSpecs(container, name, reading);
  readEnvironmentFiles(container, name, reading);
  readEnvironment(container, name, reading);
  readSidecar({ field: container, name, image }, reading);
  readHints(container, name, reading);
  return shown;
}

function readEnvironmentFiles(container: Field, name: string, reading: Reading): void {
  for (const item of container.get('environmentFiles').items('a list of environment files')) {
    const file = item.object('an environment file')?.get('value');
    if (file?.text() === undefined) continue;
    reading.claim('environmentFiles', true, file, `${name} reads an environment file from Amazon S3`);
  }
}

/** Settings that suggest something which is decided elsewhere. */
function readHints(container: Field, name: string, reading: Reading): void {
  const init = container.get('linuxParameters').get('initProcessEnabled');
  if (init.flag())
    reading.hint('ecsExec', `${name} has initProcessEnabled, which is recommended for ECS Exec`);
  for (const mapping of container.get('portMappings').items('a list of port mappings')) {
    if (mapping.get('name').text() === undefined) continue;
    reading.hint('serviceConnect', `${name} has a named port, as Service Connect needs`);
    return;
  }
}

function readProxy(fields: Field): void {
  const proxy = fields.get('proxyConfiguration').object('a proxy configuration');
  if (proxy === undefined) return;
  const type = proxy.get('type').text()?.toUpperCase();
  if (type === undefined || type === 'APPMESH') {
    proxy.note(
      'network',
      'The proxy belongs to AWS App Mesh, which AWS supports until 30 September 2026; its endpoint appmesh-envoy-management is not part of the plan.',
    );
  }
}

/** Names of containers, and of the family, for the picture of what was understood. */
function noteContainers(fields: Field, first: Field, names: readonly string[]): void {
  const family = fields.get('family').text();
  const what = family === undefined ? 'Task definition' : `Task definition ${shortName(family)}`;
  const list = names.slice(0, 12).join(', ');
  first.note(
    'task-definition',
    `${what} with ${names.length === 1 ? 'one container' : `${names.length} containers`}: ${list}.`,
  );
}

function readAbsences(first: Field, reading: Reading): void {
  reading.deny('logDrivers', first, 'no container has a log configuration that Amazon ECS knows');
  reading.deny('secretSources', first, 'no container gets secrets');
  reading.deny('environmentFiles', first, 'no container reads environment files');
  reading.deny('registryCredentials', first, 'no container has credentials for a registry');
}
