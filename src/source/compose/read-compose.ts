/**
 * Compose files for Amazon ECS (`x-aws-…`, images in Amazon ECR): what they say about images, logs, secrets and roles.
 * A Compose file that says nothing about AWS is refused by name, because Docker runs it and not Amazon ECS.
 */
import type { QuestionId } from '../../core/index.ts';
import { Field } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { shortName } from '../names.ts';
import { Parts } from '../parts.ts';
import { readVariable } from '../task-definition/environment.ts';
import { parseImage, readImage } from '../task-definition/images.ts';
import { readSecret } from '../task-definition/secrets.ts';

const MOST_SERVICES = 200;

/** Whether the value has services as Compose writes them: by name, with an image or a build. */
export function isCompose(value: JsonValue): boolean {
  return servicesOf(value).some((service) =>
    ['image', 'build', 'extends', 'command', 'ports', 'environment'].some(
      (key) => ownValue(service, key) !== undefined,
    ),
  );
}

/** Entries that ECS Compose-X adds to a Compose file: AWS resources at the top, settings in the services. */
const COMPOSE_X =
  /^x-(?:vpc|cluster|configs|tags|elbv2|elb|rds|dbs|docdb|neptune|dynamodb|s3|sqs|sns|kinesis|kinesis_firehose|kms|efs|acm|route53|cloudmap|secrets|alarms|events|appmesh|opensearch|elasticache|cognito_userpool|codeprofiler|msk_cluster|iam|network|scaling|xray|logging|ecs|ecr|prometheus|monitoring|dns)$/;

/** A Compose file that ECS Compose-X turns into templates. */
export function isComposeX(value: JsonValue): boolean {
  if (!isJsonObject(value) || !isCompose(value)) return false;
  const declared = ownValue(value, 'secrets');
  const secrets = isJsonObject(declared) ? Object.values(declared).filter(isJsonObject) : [];
  return [value, ...servicesOf(value), ...secrets].some((one) =>
    Object.keys(one).some((key) => COMPOSE_X.test(key)),
  );
}

/** A Compose file that says something about AWS to Docker itself. */
export function isComposeFile(value: JsonValue): boolean {
  return (
    isCompose(value) &&
    !isComposeX(value) &&
    (hasExtension(value, 0) || servicesOf(value).some((service) => hasExtension(service, 0)))
  );
}

function servicesOf(value: JsonValue): readonly JsonObject[] {
  const services = isJsonObject(value) ? ownValue(value, 'services') : undefined;
  return isJsonObject(services) ? Object.values(services).filter(isJsonObject) : [];
}

/** `x-aws-…` in the file or in a service, which only the Amazon ECS integration of Docker reads. */
function hasExtension(value: JsonValue, depth: number): boolean {
  if (!isJsonObject(value) || depth > 3) return false;
  return Object.entries(value).some(
    ([key, inner]) => key.startsWith('x-aws-') || (depth < 3 && hasExtension(inner, depth + 1)),
  );
}

/** Reads the services; each is one workload. */
export function readCompose(field: Field): Parts {
  const parts = new Parts();
  readVpc(field.get('x-aws-vpc'), parts.vpc);
  const services = field.get('services');
  for (const name of services.keys().slice(0, MOST_SERVICES)) {
    const service = services.member(name);
    const gathering = new Gathering();
    readComposeService(service, `service ${shortName(name)}`, field, gathering);
    readOverlay(field.get('x-aws-cloudformation'), gathering);
    parts.tasks.push({ name: shortName(name), keys: [name], gathering, whole: true });
  }
  return parts;
}

/** `x-aws-vpc: vpc-…`: the network in which the services run; without it they run in the default VPC of the account. */
function readVpc(vpc: Field, gathering: Gathering): void {
  if (vpc.value === undefined || gathering.isOpen(vpc, ['vpcId'], 'x-aws-vpc')) return;
  const text = vpc.text() ?? '';
  if (/^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text))
    gathering.claim('vpcId', text, vpc, 'the services run in this VPC');
  else gathering.doubt('vpcId', 'x-aws-vpc holds no id of a VPC');
}

/** What an overlay of `x-aws-cloudformation` may change in the template that the integration makes. */
const OVERLAID: readonly (readonly [RegExp, QuestionId])[] = [
  [/"(?:LaunchType|CapacityProviderStrategy|RequiresCompatibilities)"/, 'launchType'],
  [/"(?:Image|ContainerDefinitions)"/, 'imageRegistries'],
  [/"(?:LogConfiguration|ContainerDefinitions)"/, 'logDrivers'],
  [/"(?:Secrets|ContainerDefinitions)"/, 'secretSources'],
  [/"(?:Volumes|VolumeConfigurations)"/, 'volumes'],
  [/"EnableExecuteCommand"/, 'ecsExec'],
  [/"PlatformVersion"/, 'platformVersion'],
  [/"ServiceConnectConfiguration"/, 'serviceConnect'],
];

function readOverlay(overlay: Field, gathering: Gathering): void {
  if (overlay.value === undefined) return;
  const text = JSON.stringify(overlay.value);
  for (const [pattern, question] of OVERLAID)
    if (pattern.test(text))
      gathering.doubt(question, 'the overlay x-aws-cloudformation changes it in the template');
}

function readComposeService(service: Field, name: string, file: Field, gathering: Gathering): void {
  gathering.claim(
    'launchType',
    'FARGATE',
    service,
    'the Amazon ECS integration of Docker runs services on AWS Fargate unless they need an instance',
    'inferred',
  );
  gathering.hint('launchType', 'a Compose file does not name a launch type');
  readGpu(service, name, gathering);
  const image = service.get('image');
  const text = image.text();
  if (text === undefined || parseImage(text).kind === 'unknown') {
    gathering.claim(
      'imageRegistries',
      'ecr-private',
      image.value === undefined ? service : image,
      `${name} has no image that is known; private Amazon ECR is taken`,
      'inferred',
    );
    gathering.doubt('imageRegistries', `the image of ${name} is not known`);
  } else readImage(image, name, gathering, image);
  if (service.get('x-aws-pull_credentials').text() !== undefined)
    gathering.claim(
      'registryCredentials',
      true,
      service.get('x-aws-pull_credentials'),
      `${name} logs in to its registry with a secret of AWS Secrets Manager`,
    );
  readComposeVariables(service.get('environment'), name, gathering);
  readComposeLogging(service, name, gathering);
  readComposeSecrets(service, name, file, gathering);
  if (service.get('env_file').value !== undefined)
    gathering.hint('environmentFiles', `${name} has an env_file, which Docker reads itself`);
  gathering.deny(
    'environmentFiles',
    service,
    'the Amazon ECS integration of Docker uses no environment files of Amazon S3',
  );
  readComposeVolumes(service, name, file, gathering);
  readBalancer(service, name, file, gathering);
  if (service.get('x-aws-policies', 'x-aws-role').value !== undefined)
    gathering.hint('applicationServices', `the policies of ${name} show which services its code may call`);
}

/** `environment: { NAME: value }` or `[NAME=value]`. */
function readComposeVariables(environment: Field, name: string, gathering: Gathering): void {
  for (const item of Array.isArray(environment.value) ? environment.items('a list of variables') : []) {
    const [, key = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(item.text() ?? '') ?? [];
    readVariable(new Field(value, item.path, item.site), key, name, gathering);
  }
  for (const key of isJsonObject(environment.value) ? environment.keys() : [])
    readVariable(environment.member(key), key, name, gathering);
}

function readGpu(service: Field, name: string, gathering: Gathering): void {
  const reservations = service.get('deploy').get('resources').get('reservations');
  const devices = reservations.get('devices', 'generic_resources');
  if (devices.value === undefined) return;
  gathering.claim(
    'launchType',
    'EC2',
    devices,
    `${name} reserves devices, which AWS Fargate does not offer`,
    'declared',
  );
}

function readComposeLogging(service: Field, name: string, gathering: Gathering): void {
  const logging = service.get('logging');
  if (gathering.isOpen(logging, ['logDrivers'], `the logging of ${name}`)) return;
  if (logging.value === undefined) {
    gathering.claim(
      'logDrivers',
      'awslogs',
      service,
      'the Amazon ECS integration of Docker sends logs to CloudWatch Logs',
    );
    return;
  }
  const driver = logging.get('driver').text()?.toLowerCase();
  if (driver === 'awslogs' || driver === undefined)
    gathering.claim('logDrivers', 'awslogs', logging, `${name} logs with awslogs`);
  else if (driver === 'awsfirelens')
    gathering.claim('logDrivers', 'awsfirelens', logging, `${name} logs with awsfirelens`);
  else gathering.doubt('logDrivers', `${name} logs with ${shortName(driver)}`);
}

/** Secrets with an ARN or a name of AWS Secrets Manager; those of files are created there as well. */
function readComposeSecrets(service: Field, name: string, file: Field, gathering: Gathering): void {
  const list = service.get('secrets');
  if (gathering.isOpen(list, ['secretSources'], `the list of secrets of ${name}`)) return;
  const declared = file.get('secrets');
  for (const item of Array.isArray(list.value) ? list.items('a list of secrets') : []) {
    const key = (isJsonObject(item.value) ? item.get('source') : item).text();
    const secret = key === undefined ? undefined : declared.member(key);
    const external = secret?.get('name');
    const text = external?.text();
    if (external !== undefined && text?.startsWith('arn:') === true)
      readSecret(external, text, `${name} gets ${shortName(key ?? '')}`, gathering);
    else
      gathering.claim(
        'secretSources',
        'secretsmanager',
        item,
        `${name} gets ${shortName(key ?? '')}, which the integration keeps in AWS Secrets Manager`,
      );
  }
  gathering.deny('secretSources', service, `${name} has no secrets`);
}

/** The integration puts a load balancer in front of services with ports, or takes the one that is named. */
function readBalancer(service: Field, name: string, file: Field, gathering: Gathering): void {
  const [own, ports] = [file.get('x-aws-loadbalancer'), service.get('ports')];
  if (gathering.isOpen(ports, ['surroundings'], `the ports of ${name}`)) return;
  if (gathering.isOpen(own, ['surroundings'], 'x-aws-loadbalancer')) return;
  if (Array.isArray(ports.value) && ports.value.length > 0)
    gathering.claim(
      'surroundings',
      'load-balancer',
      ports,
      `${name} has ports, before which a load balancer is put`,
    );
}

function readComposeVolumes(service: Field, name: string, file: Field, gathering: Gathering): void {
  const volumes = file.get('volumes');
  const list = service.get('volumes');
  if (gathering.isOpen(list, ['volumes'], `the list of volumes of ${name}`)) return;
  for (const item of Array.isArray(list.value) ? list.items('a list of volumes') : []) {
    const source = isJsonObject(item.value) ? item.get('source').text() : item.text()?.split(':')[0];
    if (source === undefined || !volumes.keys().includes(source)) continue;
    gathering.claim(
      'volumes',
      'efs',
      item,
      `${name} mounts the volume ${shortName(source)}, which the integration keeps in Amazon EFS`,
    );
  }
  gathering.deny('volumes', service, `${name} mounts no volume`);
}
