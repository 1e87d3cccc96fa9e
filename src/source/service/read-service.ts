/**
 * Services, and tasks that are started: launch type, platform version, network, ECS Exec, Service Connect. One reader
 * for `describe-services`, service definition files, CloudFormation, Terraform, `run-task` and targets of EventBridge,
 * because they all use the same fields in one of three spellings.
 */
import { isRegionId } from '../../core/index.ts';
import { isAccountId, parseArn } from '../arn.ts';
import { blocks } from '../blocks.ts';
import { type Field, normal } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { isJsonObject } from '../json.ts';
import { readKey } from '../keys.ts';
import { checkFields, knownFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import type { ServicePart } from '../parts.ts';
import { isInnerReference } from '../references.ts';
import { readLogging } from '../task-definition/logging.ts';
import { readServiceSurroundings } from './surroundings.ts';

export const SERVICE_FIELDS = knownFields('a service', '', {
  launchType: ['launchType'],
  capacityProviderStrategy: ['launchType'],
  platformVersion: ['platformVersion'],
  networkConfiguration: ['egress'],
  enableExecuteCommand: ['ecsExec'],
  serviceConnectConfiguration: ['serviceConnect'],
  volumeConfigurations: ['volumes'],
  loadBalancers: ['surroundings'],
  vpcLatticeConfigurations: ['surroundings'],
  deploymentController: ['surroundings'],
  deploymentConfiguration: ['surroundings'],
});

const NETWORK_FIELDS = knownFields('a network configuration', '', {
  assignPublicIp: ['egress'],
  subnets: ['egress'],
});

const PLATFORM_VERSIONS = ['LATEST', '1.4.0', '1.3.0', '1.0.0'] as const;

/**
 * Reads one service, or what has its fields. `whole`: what is absent is off, because the definition is complete. `kind`: how
 * it is called where it has no name.
 */
export function readService(
  field: Field,
  whole: boolean,
  fallbackName = '',
  kind: 'service' | 'task' = 'service',
): ServicePart {
  const gathering = new Gathering();
  const name = field.get('serviceName', 'name').text() ?? changedService(field) ?? fallbackName;
  const shown = name === '' ? `the ${kind}` : `the ${kind} ${shortName(name)}`;
  const newest = field.get('deployments').items('a list of deployments')[0];
  const places = newest === undefined ? [field] : [field, newest];
  const within = (key: string): Field => firstWith(places, key);
  readPlaces(field, gathering);
  readNeighbours(field, gathering);
  for (const place of places) checkFields(place, SERVICE_FIELDS, gathering);
  const hasLaunchType = readLaunchType(within('launchType'), shown, gathering);
  readPlatform(within('platformVersion'), within('platformFamily'), shown, gathering);
  const network = readNetwork(within('networkConfiguration'), shown, gathering);
  readSwitches({ field, within, shown, whole: whole || newest !== undefined, gathering });
  readVolumes(within('volumeConfigurations'), shown, gathering);
  readServiceSurroundings(field, newest, shown, gathering);
  if (isCut(field, whole))
    gathering.openDenials(`${shown} names no task definition, so a piece of it is missing`);
  return {
    name: shortName(name),
    task: field.get('taskDefinition', 'taskDefinitionArn').text() ?? '',
    cluster: field.get('cluster', 'clusterArn').text() ?? '',
    gathering,
    providers: providersOf(within('capacityProviderStrategy')),
    hasLaunchType,
    ...network,
    field,
    whole,
  };
}

/** Whoever creates a service names its task definition, unless a controller of its own does; to Terraform it may not be known yet. */
function isCut(field: Field, whole: boolean): boolean {
  const named = field.get('taskDefinition', 'taskDefinitionArn');
  const controller = blocks(field.get('deploymentController'), 'a deployment controller')[0];
  const isOfTerraform = field.site.evaluation === undefined;
  return (
    !isOfTerraform &&
    whole &&
    named.value === undefined &&
    controller?.get('type').text()?.toUpperCase() !== 'EXTERNAL'
  );
}

/** The service that a request changes (`update-service`); inside a template it is a reference. */
function changedService(field: Field): string | undefined {
  const { value } = field.get('service');
  return typeof value === 'string' && !isInnerReference(value) ? value : undefined;
}

function firstWith(places: readonly Field[], key: string): Field {
  const found = places.map((place) => place.get(key)).find(({ value }) => value !== undefined);
  return found ?? (places[0] as Field).get(key);
}

/** Region and account, from the ARNs of the service and its cluster. */
function readPlaces(field: Field, gathering: Gathering): void {
  for (const key of [
    'serviceArn',
    'clusterArn',
    'cluster',
    'taskDefinition',
    'taskArn',
    'taskDefinitionArn',
  ]) {
    const from = field.get(key);
    const text = typeof from.value === 'string' ? from.text() : undefined;
    const arn = text === undefined ? undefined : parseArn(text);
    if (arn?.service !== 'ecs') continue;
    if (isRegionId(arn.region))
      gathering.claim('region', arn.region, from, 'the Region in an ARN of Amazon ECS', 'arn');
    if (isAccountId(arn.account))
      gathering.claim('accountId', arn.account, from, 'the account in an ARN of Amazon ECS', 'arn');
  }
}

/** Target groups and service registries lie in the Region and the account of the service. */
function readNeighbours(field: Field, gathering: Gathering): void {
  for (const [list, key] of [
    ['loadBalancers', 'targetGroupArn'],
    ['serviceRegistries', 'registryArn'],
  ] as const) {
    for (const item of blocks(field.get(list, list === 'loadBalancers' ? 'loadBalancer' : list), 'a list')) {
      const from = item.get(key);
      const arn = parseArn(from.text() ?? '');
      if (arn === undefined) continue;
      if (isRegionId(arn.region))
        gathering.claim(
          'region',
          arn.region,
          from,
          'the Region in the ARN of a target group or registry',
          'arn',
        );
      if (isAccountId(arn.account))
        gathering.claim(
          'accountId',
          arn.account,
          from,
          'the account in the ARN of a target group or registry',
          'arn',
        );
    }
  }
}

function readLaunchType(from: Field, shown: string, gathering: Gathering): boolean {
  const text = from.text()?.toUpperCase();
  switch (text) {
    case undefined:
      return false;
    case 'FARGATE':
    case 'EC2':
    case 'EXTERNAL':
    case 'MANAGED_INSTANCES':
      gathering.claim('launchType', text, from, `${shown} has the launch type ${text}`, 'observed');
      return true;
    default:
      gathering.doubt('launchType', `the launch type of ${shown} is a placeholder or unknown`);
      return false;
  }
}

function readPlatform(version: Field, family: Field, shown: string, gathering: Gathering): void {
  const text = version.text();
  const known = PLATFORM_VERSIONS.find((candidate) => candidate === text?.toUpperCase());
  if (known !== undefined)
    gathering.claim('platformVersion', known, version, `${shown} has the platform version ${known}`);
  else if (text !== undefined)
    gathering.doubt('platformVersion', `the platform version of ${shown} is not one that is known`);
  const system = family.text();
  if (system === undefined) return;
  if (/^windows/i.test(system))
    gathering.claim(
      'operatingSystem',
      'WINDOWS',
      family,
      `${shown} runs on ${shortName(system)}`,
      'observed',
    );
  else if (/^linux/i.test(system))
    gathering.claim('operatingSystem', 'LINUX', family, `${shown} runs on Linux`, 'observed');
}

function readNetwork(
  configuration: Field,
  shown: string,
  gathering: Gathering,
): Pick<ServicePart, 'subnets' | 'groups' | 'publicIp'> {
  const nothing = { subnets: [], groups: [], publicIp: undefined };
  if (gathering.isOpen(configuration, ['egress'], `the network configuration of ${shown}`)) return nothing;
  const network = configuration.object('a network configuration');
  if (network === undefined) return nothing;
  const nested = network.get('awsvpcConfiguration');
  const vpc = nested.value === undefined ? network : (nested.object('an awsvpc configuration') ?? network);
  checkFields(vpc, NETWORK_FIELDS, gathering);
  gathering.isOpen(vpc.get('subnets'), ['subnetIds'], `the list of subnets of ${shown}`);
  const subnets = vpc.get('subnets').items('a list of subnets');
  const named = vpc.get('securityGroups');
  const groups = Array.isArray(named.value) ? named.items('a list of security groups') : [];
  const assign = vpc.get('assignPublicIp');
  const text = assign.text()?.toUpperCase();
  if (text === undefined) return { subnets, groups, publicIp: undefined };
  if (!/^(?:ENABLED|DISABLED|TRUE|FALSE)$/.test(text)) {
    gathering.doubt('egress', `whether ${shown} gets public addresses is still a placeholder`);
    return { subnets, groups, publicIp: undefined };
  }
  return { subnets, groups, publicIp: { on: text === 'ENABLED' || text === 'TRUE', from: assign } };
}

interface Switches {
  readonly field: Field;
  readonly within: (key: string) => Field;
  readonly shown: string;
  readonly whole: boolean;
  readonly gathering: Gathering;
}

/** ECS Exec and Service Connect: on, off, or not said. */
function readSwitches({ field, within, shown, whole, gathering }: Switches): void {
  const exec = field.get('enableExecuteCommand');
  const on = exec.flag();
  const isEmpty = exec.value === undefined && field.site.evaluation !== undefined && hasKey(field, exec);
  if (isEmpty || exec.isNoFlag() || typeof exec.value === 'object')
    gathering.doubt('ecsExec', `the switch of ECS Exec in ${shown} is still a placeholder`);
  else if (exec.value !== undefined)
    gathering.claim('ecsExec', on, exec, `${shown} has ECS Exec switched ${on ? 'on' : 'off'}`, 'observed');
  else if (whole) gathering.deny('ecsExec', field, `${shown} does not switch on ECS Exec`);
  const connect = within('serviceConnectConfiguration');
  if (gathering.isOpen(connect, ['serviceConnect'], `Service Connect of ${shown}`)) return;
  const configured = connect.object('a Service Connect configuration');
  if (configured === undefined) {
    if (whole) gathering.deny('serviceConnect', field, `${shown} does not configure Service Connect`);
    return;
  }
  readLogging(configured, 'Service Connect', gathering);
  const enabled = configured.get('enabled');
  const isOn = enabled.value === undefined || enabled.flag();
  if (enabled.isNoFlag())
    gathering.doubt('serviceConnect', `the switch of Service Connect in ${shown} is still a placeholder`);
  else {
    const from = enabled.value === undefined ? configured : enabled;
    gathering.claim(
      'serviceConnect',
      isOn,
      from,
      `${shown} has Service Connect switched ${isOn ? 'on' : 'off'}`,
      'observed',
    );
  }
}

/** The key is there without a value, which no command prints and no template may have. */
function hasKey(field: Field, member: Field): boolean {
  const key = member.path.split('.').at(-1) ?? '';
  return (
    isJsonObject(field.value) &&
    field.keys().some((one) => normal(one) === normal(key)) &&
    member.value === undefined
  );
}

function readVolumes(list: Field, shown: string, gathering: Gathering): void {
  if (gathering.isOpen(list, ['volumes'], `the volumes of ${shown}`)) return;
  for (const item of blocks(list, 'a list of volume configurations')) {
    const ebs = item.get('managedEBSVolume');
    if (ebs.value === undefined) continue;
    gathering.claim('volumes', 'ebs', ebs, `${shown} attaches an Amazon EBS volume to each task`);
    const key = ebs.object('an EBS volume')?.get('kmsKeyId');
    if (key?.text() === undefined) continue;
    readKey(key, `The key of the EBS volume of ${shown}`, gathering);
    const text = 'the EBS volume has a key of its own, which Amazon EBS uses itself';
    gathering.hint('customerManagedKey', text);
  }
}

/** The names of capacity providers in a strategy. */
export function providersOf(strategy: Field): readonly Field[] {
  return blocks(strategy, 'a capacity provider strategy')
    .map((item) => item.get('capacityProvider'))
    .filter((provider) => provider.text() !== undefined);
}
