/** What the containers of a manifest need when they start: images, secrets, variables, and where their logs go. */
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonObject } from '../json.ts';
import { shortName } from '../names.ts';
import { readVariable } from '../task-definition/environment.ts';
import { readFirelensOutput } from '../task-definition/firelens.ts';
import { parseImage, readImage } from '../task-definition/images.ts';
import { parseSecret, readSecret } from '../task-definition/secrets.ts';
import { membersOf, sidecarsOf } from './fields.ts';

/** The images of the main container and of the sidecars, and how they are pulled. */
export function readImages(field: Field, gathering: Gathering): void {
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
export function readImageOf(image: Field, isBuilt: boolean, owner: string, gathering: Gathering): void {
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

/** Where the logs go: CloudWatch Logs, or the log router that `logging` asks for. */
export function readLogging(field: Field, gathering: Gathering): void {
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
export function hasRouter(logging: Field): boolean {
  const settings = ['image', 'destination', 'enableMetadata', 'secretOptions', 'configFilePath'];
  return [...settings, 'variables', 'secrets', 'env_file'].some(
    (name) => logging.get(name).value !== undefined,
  );
}

/** FireLens as AWS Copilot runs it: the log router itself logs with awslogs, and has an image of its own. */
export function readRouter(logging: Field, gathering: Gathering): void {
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
export function readContainer(container: Field, owner: string, gathering: Gathering): void {
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
