/**
 * Manifests of AWS Copilot: services and jobs on AWS Fargate, with images that Copilot pushes to Amazon ECR and logs in
 * CloudWatch Logs. What a manifest leaves to Copilot's defaults is read as those defaults.
 */
import type { QuestionId, WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { checkFields, knownFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import { Parts } from '../parts.ts';
import { isJsonObject, type JsonValue, ownValue } from '../read-json.ts';
import { readVariable } from '../task-definition/environment.ts';
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

const MANIFEST_FIELDS = knownFields(
  'a manifest',
  `name type http nlb alb cpu memory count variables entrypoint command deployment environments taskdef_overrides on timeout
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
  },
  true,
);

const NETWORK_FIELDS = knownFields('a network', 'vpc', { connect: ['serviceConnect'] });

const STORAGE_FIELDS = knownFields('the storage', 'ephemeral readonly_fs', { volumes: ['volumes'] });

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
  checkFields(field.get('network'), NETWORK_FIELDS, gathering);
  checkFields(field.get('storage'), STORAGE_FIELDS, gathering);
  readPlatform(field, gathering);
  readImages(field, gathering);
  readLogging(field, gathering);
  readSecretsOf(field, 'the main container', gathering);
  for (const [key, sidecar] of membersOf(field.get('sidecars')))
    readSecretsOf(sidecar, `sidecar ${key}`, gathering);
  readVariables(field, 'the main container', gathering);
  for (const [key, sidecar] of membersOf(field.get('sidecars')))
    readVariables(sidecar, `sidecar ${shortName(key)}`, gathering);
  readSwitches(field, gathering);
  readStorage(field, gathering);
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
  const location = isJsonObject(image.value) ? image.get('location') : image;
  if (location.text() === undefined) {
    const from = image.value === undefined ? field.get('name') : image;
    gathering.claim(
      'imageRegistries',
      'ecr-private',
      from,
      'AWS Copilot builds the image and pushes it to private Amazon ECR',
    );
  } else claimImage(location, 'the main container', gathering);
  if (image.get('credentials').text() !== undefined)
    gathering.claim(
      'registryCredentials',
      true,
      image.get('credentials'),
      'the registry is used with a secret of AWS Secrets Manager',
    );
  for (const [key, sidecar] of membersOf(field.get('sidecars'))) {
    const place = sidecar.get('image');
    const from = isJsonObject(place.value) ? place.get('location') : place;
    if (from.text() !== undefined) claimImage(from, `sidecar ${key}`, gathering);
    else if (place.value !== undefined)
      gathering.claim(
        'imageRegistries',
        'ecr-private',
        place,
        `AWS Copilot builds the image of sidecar ${key} and pushes it to private Amazon ECR`,
      );
    if (sidecar.get('credentialsParameter').text() !== undefined)
      gathering.claim(
        'registryCredentials',
        true,
        sidecar.get('credentialsParameter'),
        `sidecar ${key} logs in to its registry with a secret`,
      );
  }
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
  readSecretsIn(logging.get('secretOptions'), 'the log configuration', gathering);
  readSecretsIn(logging.get('secrets'), 'the log router', gathering);
  readVariables(logging, 'the log router', gathering);
  if (logging.get('env_file', 'envFile').text() !== undefined)
    gathering.claim('environmentFiles', true, logging, 'the log router has an environment file in Amazon S3');
  const output = logging.get('destination').get('name', 'Name').text();
  if (output === undefined)
    gathering.doubt('firelensDestinations', 'the configuration of the log router decides');
  else
    gathering.claim(
      'firelensDestinations',
      DESTINATIONS.get(output) ?? 'other',
      logging,
      `the output is ${shortName(output)}`,
    );
}

const DESTINATIONS: ReadonlyMap<string, WorkloadProfile['firelensDestinations'][number]> = new Map([
  ['cloudwatch', 'cloudwatch-logs'],
  ['cloudwatch_logs', 'cloudwatch-logs'],
  ['firehose', 'kinesis-firehose'],
  ['kinesis_firehose', 'kinesis-firehose'],
  ['kinesis', 'kinesis-streams'],
  ['kinesis_streams', 'kinesis-streams'],
  ['s3', 's3'],
]);

/** `secrets: { NAME: parameter }`, or `{ NAME: { secretsmanager: … } }`. */
function readSecretsOf(field: Field, owner: string, gathering: Gathering): void {
  const secrets = field.get('secrets');
  if (gathering.isOpen(secrets, ['secretSources'], `the secrets of ${owner}`)) return;
  readSecretsIn(secrets, owner, gathering);
  gathering.deny(
    'secretSources',
    field.get('name').value === undefined ? field : field.get('name'),
    'the manifest has no secrets',
  );
}

function readSecretsIn(secrets: Field, owner: string, gathering: Gathering): void {
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
  const exec = execOf(field);
  if (exec.value === undefined)
    gathering.deny('ecsExec', field.get('type'), 'the manifest does not switch on exec');
  else if (isNoFlag(exec)) gathering.doubt('ecsExec', 'exec is still a placeholder, or neither on nor off');
  else gathering.claim('ecsExec', exec.flag(), exec, `exec is switched ${exec.flag() ? 'on' : 'off'}`);
  const connect = field.get('network').get('connect');
  const on = isJsonObject(connect.value) || connect.flag();
  if (connect.value === undefined)
    gathering.deny('serviceConnect', field.get('type'), 'the manifest does not switch on network.connect');
  else if (isNoFlag(connect))
    gathering.doubt('serviceConnect', 'network.connect is still a placeholder, or neither on nor off');
  else gathering.claim('serviceConnect', on, connect, `Service Connect is switched ${on ? 'on' : 'off'}`);
  const tracing = field.get('observability').get('tracing');
  if (tracing.text() !== undefined) gathering.claim('xray', true, tracing, 'traces are sent to AWS X-Ray');
  const file = field.get('env_file', 'envFile');
  if (file.text() !== undefined)
    gathering.claim('environmentFiles', true, file, 'AWS Copilot uploads the environment file to Amazon S3');
  else if (
    membersOf(field.get('sidecars')).some(([, one]) => one.get('env_file', 'envFile').value !== undefined)
  )
    gathering.claim('environmentFiles', true, field.get('sidecars'), 'a sidecar has an environment file');
  else gathering.deny('environmentFiles', field.get('type'), 'the manifest has no environment file');
  const publish = field.get('publish').get('topics');
  if (publish.value !== undefined)
    gathering.claim('applicationServices', 'sns', publish, 'the service publishes to topics of Amazon SNS');
  const worker = field.get('type').text()?.toLowerCase() === 'worker service';
  if (worker)
    gathering.claim(
      'applicationServices',
      'sqs',
      field.get('type'),
      'a worker service receives from a queue of Amazon SQS',
    );
}

/** A text that says neither yes nor no. */
function isNoFlag({ value }: Field): boolean {
  return typeof value === 'string' && !/^(?:true|false|yes|no|on|off)$/i.test(value.trim());
}

/** `exec: true`, or `exec: { enable: true }`. */
function execOf(field: Field): Field {
  const exec = field.get('exec');
  return isJsonObject(exec.value) ? exec.get('enable') : exec;
}

function readStorage(field: Field, gathering: Gathering): void {
  for (const [key, volume] of membersOf(field.get('storage').get('volumes'))) {
    const efs = volume.get('efs');
    if (efs.value !== undefined && efs.value !== false)
      gathering.claim('volumes', 'efs', efs, `volume ${shortName(key)} is an Amazon EFS file system`);
  }
  gathering.deny('volumes', field.get('type'), 'the manifest mounts no file system');
}

/** `environments.prod` may replace anything: what it needs is taken as well, and what it replaces is open. */
function readEnvironments(field: Field, gathering: Gathering): void {
  const questions: readonly (readonly [string, Parameters<Gathering['doubt']>[0]])[] = [
    ['image', 'imageRegistries'],
    ['secrets', 'secretSources'],
    ['logging', 'logDrivers'],
    ['exec', 'ecsExec'],
    ['network', 'serviceConnect'],
    ['network', 'egress'],
    ['storage', 'volumes'],
    ['platform', 'operatingSystem'],
    ['sidecars', 'imageRegistries'],
  ];
  for (const [name, environment] of membersOf(field.get('environments')))
    for (const [key, question] of questions)
      if (environment.get(key).value !== undefined)
        gathering.doubt(question, `the environment ${shortName(name)} has its own ${key}`);
  for (const [name, environment] of membersOf(field.get('environments')))
    readEnvironment(environment, `the environment ${shortName(name)}`, gathering);
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

/** Images that one environment has instead; a build goes to private Amazon ECR. */
function readImagesOf(environment: Field, owner: string, gathering: Gathering): void {
  const places = [environment, ...membersOf(environment.get('sidecars')).map(([, sidecar]) => sidecar)];
  for (const place of places) {
    const image = place.get('image');
    const location = isJsonObject(image.value) ? image.get('location') : image;
    if (location.text() !== undefined) claimImage(location, owner, gathering);
    else if (image.get('build').value !== undefined)
      gathering.claim(
        'imageRegistries',
        'ecr-private',
        image,
        `AWS Copilot builds the image of ${owner} and pushes it to private Amazon ECR`,
      );
  }
}

/** The plan serves every environment: what one of them needs is claimed beside what the manifest says for all. */
function readEnvironment(environment: Field, owner: string, gathering: Gathering): void {
  readSecretsIn(environment.get('secrets'), owner, gathering);
  readVariables(environment, owner, gathering);
  readImagesOf(environment, owner, gathering);
  const logging = environment.get('logging');
  if (hasRouter(logging)) readRouter(logging, gathering);
  const file = environment.get('env_file', 'envFile');
  if (file.text() !== undefined) {
    gathering.claim(
      'environmentFiles',
      true,
      file,
      `${owner} has an environment file, which lies in Amazon S3`,
    );
    gathering.doubt('environmentFiles', `${owner} has its own environment file`);
  }
  const tracing = environment.get('observability').get('tracing');
  if (tracing.text() !== undefined) {
    gathering.claim('xray', true, tracing, `${owner} sends traces to AWS X-Ray`);
    gathering.doubt('xray', `${owner} has its own tracing`);
  }
  for (const [key, sidecar] of membersOf(environment.get('sidecars')))
    readSecretsIn(sidecar.get('secrets'), `sidecar ${shortName(key)} of ${owner}`, gathering);
  const exec = execOf(environment);
  if (exec.flag()) gathering.claim('ecsExec', true, exec, `${owner} switches exec on`, 'inferred');
  const connect = environment.get('network').get('connect');
  if (isJsonObject(connect.value) || connect.flag())
    gathering.claim('serviceConnect', true, connect, `${owner} switches Service Connect on`, 'inferred');
  for (const [key, volume] of membersOf(environment.get('storage').get('volumes'))) {
    const efs = volume.get('efs');
    if (efs.value !== undefined && efs.value !== false)
      gathering.claim(
        'volumes',
        'efs',
        efs,
        `volume ${shortName(key)} of ${owner} is an Amazon EFS file system`,
      );
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

function membersOf(field: Field): readonly (readonly [string, Field])[] {
  return field.keys().map((key) => [key, field.member(key)] as const);
}
