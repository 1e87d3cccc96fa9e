/** One task definition in any of its forms → what it says. */
import type { QuestionId } from '../../core/index.ts';
import type { Field, Site } from '../field.ts';
import { Gathering } from '../gathering.ts';
import type { JsonValue } from '../json.ts';
import { checkFields, type KnownFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import type { TaskPart } from '../parts.ts';
import { hasPlaceholder, isPlaceholder } from '../placeholders.ts';
import { referenceKey } from '../references.ts';
import { DNS_SERVERS } from '../refused.ts';
import { readLaunchType, readNetworkMode, readOperatingSystem } from './compute.ts';
import { readEnvironment } from './environment.ts';
import { type FoundDefinition, findDefinitions, toDefinition } from './find.ts';
import { readFirelensRouter } from './firelens.ts';
import { type ImageReference, readImage } from './images.ts';
import { CONTAINER_FIELDS, TASK_FIELDS, TERRAFORM_TASK_FIELDS } from './known-fields.ts';
import { readLogging } from './logging.ts';
import { readRoles } from './roles.ts';
import { readCredentialSpecs, readRegistryCredentials, readSecrets } from './secrets.ts';
import { readSidecar } from './sidecars.ts';
import { readContainerSurroundings, readTaskSurroundings } from './surroundings.ts';
import { readVolumes } from './volumes.ts';

/** The task definitions in a value; problems of shape go to the site. */
export function readDefinitions(value: JsonValue, path: string, site: Site): readonly TaskPart[] {
  return findDefinitions(value, path, site).map((definition) => toPart(definition, []));
}

/** The task definition that is a resource of a template or of Terraform. */
export function readResource(fields: Field, keys: readonly string[]): TaskPart | undefined {
  const definition = toDefinition(fields);
  return definition === undefined ? undefined : toPart(definition, keys);
}

function toPart(definition: FoundDefinition, keys: readonly string[]): TaskPart {
  const gathering = new Gathering();
  readDefinition(definition, gathering);
  const { fields, form } = definition;
  const family = form === 'containers' ? undefined : fields.get('family').text();
  const arn = form === 'containers' ? undefined : fields.get('taskDefinitionArn', 'arn').text();
  const named = family !== undefined && !isPlaceholder(family) ? family : undefined;
  const ofArn = arn === undefined || isPlaceholder(arn) ? undefined : referenceKey(arn);
  const name = named ?? ofArn ?? keys[0] ?? '';
  const own = [named, ofArn].filter((key) => key !== undefined);
  const isInner = form === 'cloudformation' && own.length === 0 && keys.length > 0;
  return { name: shortName(name), keys: [...keys, ...own], isInner, gathering, whole: true };
}

function readDefinition(definition: FoundDefinition, gathering: Gathering): void {
  const { fields, containers, form, list } = definition;
  if (form !== 'containers') {
    checkFields(fields, form === 'terraform' ? TERRAFORM_TASK_FIELDS : TASK_FIELDS, gathering);
    readRoles(fields, gathering);
    if (form !== 'terraform') openMisplaced(fields, gathering);
  }
  const launchType = readLaunchType(definition, gathering);
  if (form !== 'containers') readVolumes(definition, launchType, gathering);
  readOperatingSystem(definition, launchType, gathering);
  readNetworkMode(definition, launchType, gathering);
  const read = containers.map((container, index) => readContainer(container, index, gathering));
  const names = read.map(({ shown }) => shown);
  if (containers[0] !== undefined) noteContainers(fields, containers[0], names);
  if (form !== 'containers')
    readTaskSurroundings(
      fields,
      containers,
      read.map(({ image }) => image),
      gathering,
    );
  openMissing(definition, gathering);
  const shown = list.path === '' ? 'the list of containers' : `the list of containers (${list.path})`;
  if (!gathering.isOpen(list, OF_CONTAINERS, shown)) readAbsences(containers[0] ?? fields, gathering);
  const cut = read.find(({ image }, index) => image === undefined && isCut(containers[index]));
  if (cut !== undefined)
    gathering.openDenials(`container ${cut.shown} has no image, so a piece of it is missing`);
}

/** Every container has an image; one without a value for it may be a template's. */
function isCut(container: Field | undefined): boolean {
  return container !== undefined && container.get('image').value === undefined;
}

/** Of a task definition and of its containers: what is neither may be a field of a container that slipped out of it. */
const MISPLACED: KnownFields = {
  ...CONTAINER_FIELDS,
  what: 'a task definition',
  names: new Set([...TASK_FIELDS.names, ...CONTAINER_FIELDS.names]),
  isWhole: false,
};

/** A field of a container beside the containers, where a wrong indentation leaves it: what it says is open. */
function openMisplaced(fields: Field, gathering: Gathering): void {
  checkFields(fields, MISPLACED, gathering);
  for (const [name, questions] of CONTAINER_FIELDS.answers)
    if (fields.get(name).value !== undefined)
      for (const question of questions)
        gathering.doubt(question, `${name} is beside the containers, and belongs in one of them`);
}

/** A volume or a container that another names and that is not here: Amazon ECS would refuse it, so a piece is missing. */
function openMissing({ fields, containers, form, list }: FoundDefinition, gathering: Gathering): void {
  if (form === 'containers') return;
  const named = (items: readonly Field[]): Set<string | undefined> =>
    new Set(items.map((item) => item.get('name').text()));
  const all = fields.get('volumes', 'volume');
  const volumes = named(all.items('a list of volumes'));
  const siblings = named(list.isUnfilled() ? [] : containers);
  const isOpen = [...volumes, ...siblings].some((name) => name === undefined || hasPlaceholder(name));
  if (isOpen || all.isUnfilled() || list.isUnfilled()) return;
  for (const container of containers) {
    for (const mount of container.get('mountPoints').items('a list of mount points')) {
      const name = mount.get('sourceVolume').text();
      if (name !== undefined && !hasPlaceholder(name) && !volumes.has(name))
        gathering.doubt('volumes', `a container mounts the volume ${shortName(name)}, which is not here`);
    }
    for (const other of container.get('dependsOn').items('a list of containers')) {
      const name = other.get('containerName').text();
      if (name === undefined || hasPlaceholder(name) || siblings.has(name)) continue;
      for (const question of OF_CONTAINERS)
        gathering.doubt(question, `a container waits for ${shortName(name)}, which is not here`);
    }
  }
}

/** What the containers say; all of it is open where they are not here. */
const OF_CONTAINERS: readonly QuestionId[] = [
  'imageRegistries',
  'logDrivers',
  'secretSources',
  'environmentFiles',
  'registryCredentials',
  'applicationServices',
];

function readContainer(
  container: Field,
  index: number,
  gathering: Gathering,
): { readonly shown: string; readonly image: ImageReference | undefined } {
  const shown = shortName(container.get('name').text() ?? `number ${index + 1}`);
  const name = `container ${shown}`;
  checkFields(container, CONTAINER_FIELDS, gathering);
  const image = readImage(container, name, gathering);
  if (readRegistryCredentials(container, name, gathering) && image?.kind === 'unknown') {
    gathering.claim(
      'imageRegistries',
      'other',
      container.get('repositoryCredentials'),
      `${name} has credentials for a private registry`,
    );
  }
  readLogging(container, name, gathering);
  readFirelensRouter(container, name, gathering);
  readSecrets(container.get('secrets'), name, gathering);
  readCredentialSpecs(container, name, gathering);
  readEnvironmentFiles(container, name, gathering);
  readEnvironment(container, name, gathering);
  readSidecar({ field: container, name, image }, gathering);
  readContainerSurroundings(container, name, image, gathering);
  readHints(container, name, gathering);
  readDnsServers(container, name, gathering);
  const readOnly = container.get('readonlyRootFilesystem');
  if (readOnly.flag())
    gathering.refusable.push({ kind: 'read-only-root', from: readOnly, what: `The ${name}` });
  return { shown, image };
}

function readEnvironmentFiles(container: Field, name: string, gathering: Gathering): void {
  const files = container.get('environmentFiles');
  gathering.isOpen(files, ['environmentFiles'], `the list of environment files of ${name}`);
  for (const item of files.items('a list of environment files')) {
    const entry = item.object('an environment file');
    const file = entry?.get('value');
    if (entry !== undefined && file?.text() === undefined)
      gathering.doubt('environmentFiles', `an environment file of ${name} has no value`);
    if (file?.text() === undefined) continue;
    gathering.claim('environmentFiles', true, file, `${name} reads an environment file from Amazon S3`);
  }
}

/** The address at which the Amazon-provided DNS answers in every VPC. */
const AMAZON_DNS = ['169.254.169.253', 'fd00:ec2::253'];

function readDnsServers(container: Field, name: string, gathering: Gathering): void {
  const servers = container.get('dnsServers');
  const own = servers.items('a list of DNS servers').filter((server) => {
    const address = server.text();
    return address !== undefined && !AMAZON_DNS.includes(address);
  });
  if (own.length === 0) return;
  for (const kind of DNS_SERVERS) gathering.refusable.push({ kind, from: servers, what: `The ${name}` });
}

/** Settings that suggest something which is decided elsewhere. */
function readHints(container: Field, name: string, gathering: Gathering): void {
  const init = container.get('linuxParameters').get('initProcessEnabled');
  if (init.flag())
    gathering.hint('ecsExec', `${name} has initProcessEnabled, which is recommended for ECS Exec`);
  for (const mapping of container.get('portMappings').items('a list of port mappings')) {
    if (mapping.get('name').text() === undefined) continue;
    gathering.hint('serviceConnect', `${name} has a named port, as Service Connect needs`);
    return;
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

function readAbsences(first: Field, gathering: Gathering): void {
  gathering.deny('logDrivers', first, 'no container has a log configuration that Amazon ECS knows');
  gathering.deny('secretSources', first, 'no container gets secrets');
  gathering.deny('environmentFiles', first, 'no container reads environment files');
  gathering.deny('registryCredentials', first, 'no container has credentials for a registry');
}
