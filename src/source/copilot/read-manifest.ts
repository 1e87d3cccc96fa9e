/**
 * Manifests of AWS Copilot: services and jobs on AWS Fargate, with images that Copilot pushes to Amazon ECR and logs in
 * CloudWatch Logs. What a manifest leaves to Copilot's defaults is read as those defaults.
 */
import type { QuestionId } from '../../core/index.ts';
import { type Field, normal } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { isJsonObject, type JsonValue, ownValue } from '../json.ts';
import { checkFields, knownFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import { Parts } from '../parts.ts';
import { readVariable } from '../task-definition/environment.ts';
import { readFirelensOutput } from '../task-definition/firelens.ts';
import { parseImage, readImage } from '../task-definition/images.ts';
import { parseSecret, readSecret } from '../task-definition/secrets.ts';

const TYPES = [
  'load balanced web service',
  'backend service',
  'worker service',
  'scheduled job',
  'load balanced web app',
  'backend app',
  'request-driven web service',
  'static site',
];

/** What the settings of one environment may say otherwise. */
const OF_ENVIRONMENTS = [
  'imageRegistries',
  'ecsExec',
  'secretSources',
  'volumes',
  'logDrivers',
  'environmentFiles',
  'serviceConnect',
] as const satisfies readonly QuestionId[];

export const MANIFEST_FIELDS = knownFields(
  'a manifest',
  `name type alb cpu memory count variables entrypoint command deployment on timeout
  retries healthcheck cdn init`,
  {
    image: ['imageRegistries', 'registryCredentials'],
    platform: ['operatingSystem'],
    exec: ['ecsExec'],
    network: ['serviceConnect'],
    secrets: ['secretSources'],
    storage: ['volumes'],
    sidecars: ['imageRegistries', 'secretSources'],
    logging: ['logDrivers', 'firelensDestinations'],
    observability: ['xray'],
    publish: ['applicationServices'],
    subscribe: ['applicationServices'],
    env_file: ['environmentFiles'],
    environments: OF_ENVIRONMENTS,
    taskdef_overrides: OF_ENVIRONMENTS,
    http: ['surroundings'],
    nlb: ['surroundings'],
  },
  true,
);

const NETWORK_FIELDS = knownFields('a network', 'vpc', { connect: ['serviceConnect'] });

const STORAGE_FIELDS = knownFields('the storage', 'ephemeral readonly_fs', { volumes: ['volumes'] });

const COPILOT_VOLUME_FIELDS = knownFields('a volume', 'path read_only', { efs: ['volumes'] });

/** Members that hold more than a word: a text in their place is a piece of what was there. */
const NESTED = [
  'network',
  'secrets',
  'storage',
  'sidecars',
  'logging',
  'observability',
  'publish',
  'subscribe',
  'environments',
  'taskdef_overrides',
];

function openPieces(field: Field, gathering: Gathering): void {
  const stray = field
    .keys()
    .find((key) => !MANIFEST_FIELDS.names.has(normal(key)) && isJsonObject(field.member(key).value));
  if (stray !== undefined)
    for (const question of OF_ENVIRONMENTS)
      gathering.doubt(
        question,
        `${shortName(stray)} is no field of a manifest: does it belong below environments?`,
      );
  for (const name of NESTED) {
    const member = field.get(name);
    if (typeof member.value !== 'string') continue;
    for (const question of MANIFEST_FIELDS.answers.get(normal(name)) ?? [])
      gathering.doubt(question, `${name} of the manifest is a text, and what was below it is not there`);
  }
}

function hasEmpty(field: Field, key: string): boolean {
  return field.keys().includes(key) && field.member(key).value === undefined;
}

/** Whether the value is a manifest of a service or a job. */
export function isManifest(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const type = ownValue(value, 'type');
  return (
    typeof type === 'string' && TYPES.includes(type.toLowerCase()) && ownValue(value, 'name') !== undefined
  );
}

/** Reads a manifest; types that Amazon ECS does not run give nothing. */
export function readManifest(field: Field): Parts {
  const parts = new Parts();
  const type = field.get('type').text()?.toLowerCase() ?? '';
  if (type === 'request-driven web service' || type === 'static site') {
    field.get('type').problem(`AWS Copilot runs a ${type} outside of Amazon ECS: there is nothing to plan`);
    return parts;
  }
  const name = shortName(field.get('name').text() ?? '');
  const gathering = new Gathering();
  checkFields(field, MANIFEST_FIELDS, gathering);
  openPieces(field, gathering);
  checkFields(field.get('network'), NETWORK_FIELDS, gathering);
  const odd = field
    .get('network')
    .keys()
    .find((key) => !/^(?:vpc|connect)$/.test(key));
  if (odd !== undefined || hasEmpty(field.get('network'), 'connect'))
    gathering.doubt(
      'serviceConnect',
      'network of the manifest has a key without a value, or one that it does not know',
    );
  if (hasEmpty(field, 'exec') || hasEmpty(field, 'network'))
    for (const question of ['ecsExec', 'serviceConnect'] as const)
      gathering.doubt(question, 'exec or network of the manifest is a key without a value');
  checkFields(field.get('storage'), STORAGE_FIELDS, gathering);
  readPlatform(field, gathering);
  readImages(field, gathering);
  readLogging(field, gathering);
  readContainer(field, 'the main container', gathering);
  for (const [name, sidecar] of sidecarsOf(field)) readContainer(sidecar, name, gathering);
  readSwitches(field, gathering);
  readCalls(field, gathering);
  readSurroundings(field, gathering);
  readVolumes(field, 'the manifest', gathering);
  denyRest(field, gathering);
  if (field.get('image').value === undefined)
    gathering.openDenials('the manifest names no image, so a piece of it is missing');
  readEnvironments(field, gathering);
  readOverrides(field, gathering);
  readNetworkOf(field, parts);
  parts.tasks.push({ name, keys: [name], gathering, whole: true });
  return parts;
}

function readPlatform(field: Field, gathering: Gathering): void {
  const type = field.get('type');
  gathering.claim(
    'launchType',
    'FARGATE',
    type,
    'AWS Copilot runs services and jobs on AWS Fargate',
    'observed',
  );
  const platform = field.get('platform');
  const named = isJsonObject(platform.value) ? platform.get('osfamily') : platform;
  const text = named.text()?.toLowerCase();
  if (text === undefined || text.startsWith('linux'))
    gathering.claim(
      'operatingSystem',
      'LINUX',
      text === undefined ? type : named,
      'AWS Copilot runs Linux unless platform says otherwise',
    );
  else if (text.startsWith('windows'))
    gathering.claim('operatingSystem', 'WINDOWS', named, 'the platform is Windows');
  else gathering.doubt('operatingSystem', 'the platform is a placeholder or unknown');
}

function readImages(field: Field, gathering: Gathering): void {
  const image = field.get('image');
  if (image.value === undefined) claimBuilt(field.get('name'), 'the main container', gathering);
  else readImageOf(image, true, 'the main container', gathering);
  readCredentials(image.get('credentials'), 'the main container', gathering);
  for (const [name, sidecar] of sidecarsOf(field)) {
    const place = sidecar.get('image');
    readImageOf(place, place.value !== undefined, name, gathering);
    readCredentials(sidecar.get('credentialsParameter'), name, gathering);
  }
}

/** An image at a location, or one that AWS Copilot builds. */
function readImageOf(image: Field, isBuilt: boolean, owner: string, gathering: Gathering): void {
  const location = isJsonObject(image.value) ? image.get('location') : image;
  if (location.text() !== undefined) claimImage(location, owner, gathering);
  else if (isBuilt) claimBuilt(image, owner, gathering);
}

function claimBuilt(from: Field, owner: string, gathering: Gathering): void {
  const text = `AWS Copilot builds the image of ${owner} and pushes it to private Amazon ECR`;
  gathering.claim('imageRegistries', 'ecr-private', from, text);
}

function readCredentials(field: Field, owner: string, gathering: Gathering): void {
  const text = `${owner} logs in to its registry with a secret of AWS Secrets Manager`;
  if (field.text() !== undefined) gathering.claim('registryCredentials', true, field, text);
}

function claimImage(field: Field, name: string, gathering: Gathering): void {
  const text = field.text();
  if (text !== undefined && parseImage(text).kind !== 'unknown') {
    readImage(field, name, gathering, field);
    return;
  }
  gathering.claim(
    'imageRegistries',
    'ecr-private',
    field,
    `the image of ${name} is open, and private Amazon ECR is taken`,
    'inferred',
  );
  gathering.doubt('imageRegistries', `the image of ${name} is still a placeholder`);
}

function readLogging(field: Field, gathering: Gathering): void {
  const given = field.get('logging');
  if (gathering.isOpen(given, ['logDrivers', 'firelensDestinations'], 'the logging of the manifest')) return;
  const logging = given.object('the logging of a manifest');
  if (logging === undefined) {
    gathering.claim(
      'logDrivers',
      'awslogs',
      field.get('type'),
      'AWS Copilot sends logs to CloudWatch Logs unless logging says otherwise',
    );
    return;
  }
  if (!hasRouter(logging)) {
    gathering.claim('logDrivers', 'awslogs', logging, 'AWS Copilot sends logs to CloudWatch Logs');
    return;
  }
  readRouter(logging, gathering);
}

/**
 * Whether AWS Copilot adds a log router: with any setting but retention. Source: aws/copilot-cli,
 * `internal/pkg/manifest/workload.go`, `Logging.IsEmpty`.
 */
function hasRouter(logging: Field): boolean {
  const settings = ['image', 'destination', 'enableMetadata', 'secretOptions', 'configFilePath'];
  return [...settings, 'variables', 'secrets', 'env_file'].some(
    (name) => logging.get(name).value !== undefined,
  );
}

/** FireLens as AWS Copilot runs it: the log router itself logs with awslogs, and has an image of its own. */
function readRouter(logging: Field, gathering: Gathering): void {
  gathering.claim(
    'logDrivers',
    'awsfirelens',
    logging,
    'logging has settings of a log router, which AWS Copilot runs as FireLens',
  );
  gathering.claim(
    'logDrivers',
    'awslogs',
    logging,
    'the log router of AWS Copilot sends its own logs to CloudWatch Logs',
  );
  const image = logging.get('image');
  if (image.text() !== undefined) claimImage(image, 'the log router', gathering);
  else
    gathering.claim(
      'imageRegistries',
      'ecr-public',
      logging,
      'the log router of AWS Copilot comes from Amazon ECR Public unless logging names another image',
    );
  readSecrets(logging.get('secretOptions'), 'the log configuration', gathering);
  readContainer(logging, 'the log router', gathering);
  const destination = logging.get('destination');
  if (destination.get('name').text() === undefined)
    gathering.doubt('firelensDestinations', 'the configuration of the log router decides');
  else readFirelensOutput(destination, 'the service', gathering);
}

/** What a container gets when it starts: secrets, variables and an environment file. */
function readContainer(container: Field, owner: string, gathering: Gathering): void {
  readSecrets(container.get('secrets'), owner, gathering);
  readVariables(container, owner, gathering);
  const file = container.get('env_file');
  if (file.text() !== undefined)
    gathering.claim(
      'environmentFiles',
      true,
      file,
      `${owner} has an environment file, which AWS Copilot uploads to Amazon S3`,
    );
}

/** `secrets: { NAME: parameter }`, or `{ NAME: { secretsmanager: … } }`. */
function readSecrets(secrets: Field, owner: string, gathering: Gathering): void {
  if (gathering.isOpen(secrets, ['secretSources'], `the secrets of ${owner}`)) return;
  for (const [key, secret] of membersOf(secrets)) {
    const sentence = `${owner} gets ${shortName(key)}`;
    if (!isJsonObject(secret.value)) {
      const text = secret.text();
      if (text !== undefined) readSecret(secret, text, sentence, gathering);
      continue;
    }
    const imported = secret.get('from_cfn');
    if (imported.value !== undefined) {
      readImported(imported, sentence, gathering);
      continue;
    }
    const manager = secret.get('secretsmanager');
    if (manager.value !== undefined)
      gathering.claim('secretSources', 'secretsmanager', manager, `${sentence} from AWS Secrets Manager`);
    else gathering.claim('secretSources', 'ssm', secret, `${sentence} from Systems Manager Parameter Store`);
  }
}

/** The name of an export of a stack: its value, a name or an ARN of either service, is not here. */
function readImported(field: Field, sentence: string, gathering: Gathering): void {
  const { source } = parseSecret(`\${${field.text() ?? ''}}`);
  const text = `${sentence} from an export of a CloudFormation stack, whose value is not here`;
  gathering.claim('secretSources', source, field, text, 'inferred');
  gathering.doubt('secretSources', text);
}

/** `variables: { NAME: value }`, of a manifest, a sidecar or an environment. */
function readVariables(field: Field, owner: string, gathering: Gathering): void {
  for (const [key, variable] of membersOf(field.get('variables')))
    readVariable(isJsonObject(variable.value) ? variable.get('from_cfn') : variable, key, owner, gathering);
}

function readSwitches(field: Field, gathering: Gathering): void {
  readSwitch('ecsExec', 'exec', execOf(field), gathering);
  readSwitch('serviceConnect', 'network.connect', connectOf(field), gathering);
  readTracing(field, 'the service', gathering);
}

function readSwitch(
  question: 'ecsExec' | 'serviceConnect',
  name: string,
  field: Field,
  gathering: Gathering,
): void {
  if (field.value === undefined) return;
  if (field.isNoFlag()) gathering.doubt(question, `${name} is still a placeholder, or neither on nor off`);
  else gathering.claim(question, isOn(field), field, `${name} is switched ${isOn(field) ? 'on' : 'off'}`);
}

function readTracing(field: Field, owner: string, gathering: Gathering): void {
  const tracing = field.get('observability').get('tracing');
  if (tracing.text() !== undefined)
    gathering.claim('xray', true, tracing, `${owner} sends traces to AWS X-Ray`);
}

/** Services that AWS Copilot lets the code call. */
function readCalls(field: Field, gathering: Gathering): void {
  const topics = field.get('publish').get('topics');
  if (topics.value !== undefined)
    gathering.claim('applicationServices', 'sns', topics, 'the service publishes to topics of Amazon SNS');
  const type = field.get('type');
  const text = 'a worker service receives from a queue of Amazon SQS';
  if (type.text()?.toLowerCase() === 'worker service')
    gathering.claim('applicationServices', 'sqs', type, text);
}

/** A load balancer in front, or the state machine and the rule by which AWS Copilot starts a job. */
function readSurroundings(field: Field, gathering: Gathering): void {
  const type = field.get('type');
  const text = type.text()?.toLowerCase() ?? '';
  const [front] = ['http', 'nlb', 'alb']
    .map((name) => field.get(name))
    .filter(({ value }) => value !== undefined && value !== false);
  if (front !== undefined && gathering.isOpen(front, ['surroundings'], 'the load balancer of the manifest'))
    return;
  const from = text.startsWith('load balanced') ? type : front;
  if (from !== undefined)
    gathering.claim(
      'surroundings',
      'load-balancer',
      from,
      'AWS Copilot puts a load balancer in front of the service',
    );
  if (text === 'scheduled job') {
    gathering.claim('surroundings', 'scheduler', type, 'a rule of Amazon EventBridge starts the job');
    gathering.claim('surroundings', 'step-functions', type, 'AWS Copilot runs a job in a state machine');
  }
  const alarms = field.get('deployment').get('rollback_alarms');
  if (alarms.value !== undefined)
    gathering.claim('surroundings', 'deployments', alarms, 'deployments are rolled back by alarms');
}

/** What is off or absent unless something above says otherwise. */
function denyRest(field: Field, gathering: Gathering): void {
  const type = field.get('type');
  gathering.deny('secretSources', field.get('name'), 'the manifest has no secrets');
  gathering.deny('environmentFiles', type, 'the manifest has no environment file');
  gathering.deny('volumes', type, 'the manifest mounts no file system');
  gathering.deny('ecsExec', type, 'the manifest does not switch on exec');
  gathering.deny('serviceConnect', type, 'the manifest does not switch on network.connect');
}

/** On, or configured. */
function isOn(field: Field): boolean {
  return isJsonObject(field.value) || field.flag();
}

/** `exec: true`, or `exec: { enable: true }`. */
function execOf(field: Field): Field {
  const exec = field.get('exec');
  return isJsonObject(exec.value) ? exec.get('enable') : exec;
}

const connectOf = (field: Field): Field => field.get('network').get('connect');

function readVolumes(field: Field, owner: string, gathering: Gathering): void {
  for (const [key, volume] of membersOf(field.get('storage').get('volumes'))) {
    const efs = volume.get('efs');
    checkFields(volume, COPILOT_VOLUME_FIELDS, gathering);
    const what = `volume ${shortName(key)} of ${owner}`;
    if (isOn(efs) || efs.isNoFlag())
      gathering.claim('volumes', 'efs', efs, `${what} is an Amazon EFS file system`);
    if (efs.isNoFlag()) gathering.doubt('volumes', `efs of ${what} is neither on nor off`);
  }
}

/** What an environment may replace, and the question that is open then. */
const REPLACED: readonly (readonly [field: string, QuestionId])[] = [
  ['image', 'imageRegistries'],
  ['secrets', 'secretSources'],
  ['logging', 'logDrivers'],
  ['exec', 'ecsExec'],
  ['network', 'serviceConnect'],
  ['network', 'egress'],
  ['storage', 'volumes'],
  ['platform', 'operatingSystem'],
  ['sidecars', 'imageRegistries'],
  ['env_file', 'environmentFiles'],
  ['observability', 'xray'],
];

/** `environments.prod` may replace anything: what it needs is taken as well, and what it replaces is open. */
function readEnvironments(field: Field, gathering: Gathering): void {
  for (const [key, environment] of membersOf(field.get('environments'))) {
    const owner = `the environment ${shortName(key)}`;
    checkFields(environment, MANIFEST_FIELDS, gathering);
    openPieces(environment, gathering);
    if (typeof environment.value === 'string')
      for (const question of OF_ENVIRONMENTS)
        gathering.doubt(question, `${owner} is a text, and no settings`);
    checkFields(environment.get('network'), NETWORK_FIELDS, gathering);
    for (const [name, question] of REPLACED)
      if (environment.get(name).value !== undefined)
        gathering.doubt(question, `${owner} has its own ${name}`);
    readEnvironment(environment, owner, gathering);
  }
}

/** The plan serves every environment: what one of them needs is claimed beside what the manifest says for all. */
function readEnvironment(environment: Field, owner: string, gathering: Gathering): void {
  const sidecars = sidecarsOf(environment).map(([name, field]) => [`${name} of ${owner}`, field] as const);
  for (const [name, container] of [[owner, environment] as const, ...sidecars]) {
    const image = container.get('image');
    readImageOf(image, image.get('build').value !== undefined, name, gathering);
    readContainer(container, name, gathering);
  }
  const logging = environment.get('logging');
  if (hasRouter(logging)) readRouter(logging, gathering);
  readTracing(environment, owner, gathering);
  readVolumes(environment, owner, gathering);
  const exec = execOf(environment);
  if (isOn(exec)) gathering.claim('ecsExec', true, exec, `${owner} switches exec on`, 'inferred');
  const connect = connectOf(environment);
  if (isOn(connect))
    gathering.claim('serviceConnect', true, connect, `${owner} switches Service Connect on`, 'inferred');
}

/** What a rule of `taskdef_overrides` may change, by the words of its path. */
const OVERRIDDEN: readonly (readonly [RegExp, QuestionId])[] = [
  [/secrets|secretoptions/i, 'secretSources'],
  [/logconfiguration|logdriver/i, 'logDrivers'],
  [/volumes/i, 'volumes'],
  [/image$/i, 'imageRegistries'],
  [/environmentfiles/i, 'environmentFiles'],
  [/repositorycredentials/i, 'registryCredentials'],
  [/runtimeplatform/i, 'operatingSystem'],
  [/requirescompatibilities|networkmode/i, 'launchType'],
  [/^containerdefinitions\[?-?\d*\]?$/i, 'imageRegistries'],
];

function readOverrides(field: Field, gathering: Gathering): void {
  for (const rule of field.get('taskdef_overrides').items('a list of overrides')) {
    const path = rule.get('path').text() ?? '';
    for (const [pattern, question] of OVERRIDDEN)
      if (pattern.test(path)) gathering.doubt(question, `taskdef_overrides changes ${shortName(path)}`);
  }
}

/** Public placement means public addresses; private placement a NAT gateway, unless the environment has none. */
function readNetworkOf(field: Field, parts: Parts): void {
  const placement = field.get('network').get('vpc').get('placement');
  const text = typeof placement.value === 'string' ? placement.text()?.toLowerCase() : undefined;
  const { vpc } = parts;
  if (text === 'private') {
    const words =
      'the tasks are placed in private subnets, to which AWS Copilot adds NAT gateways in a VPC of its own';
    vpc.claim('egress', 'nat-gateway', placement, words, 'inferred');
    vpc.doubt('egress', `${words}; a VPC that was imported may have none`);
    vpc.claim(
      'internetGateway',
      true,
      placement,
      'the VPC of AWS Copilot has an internet gateway',
      'inferred',
    );
  } else if (placement.value === undefined || text === 'public') {
    const from = placement.value === undefined ? field.get('type') : placement;
    const words =
      'AWS Copilot places tasks in public subnets, with public addresses, unless placement says otherwise';
    vpc.claim('egress', 'public-ip', from, words);
    vpc.claim('internetGateway', true, from, words);
  } else vpc.doubt('egress', 'the placement names subnets that are not here');
}

function sidecarsOf(field: Field): readonly (readonly [name: string, Field])[] {
  return membersOf(field.get('sidecars')).map(([key, sidecar]) => [`sidecar ${shortName(key)}`, sidecar]);
}

function membersOf(field: Field): readonly (readonly [string, Field])[] {
  return field.keys().map((key) => [key, field.member(key)] as const);
}
