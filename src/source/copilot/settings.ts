/** What a manifest says of the service as a whole: platform, switches, calls, what stands beside it, volumes, network. */
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonObject } from '../json.ts';
import { checkFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import type { Parts } from '../parts.ts';
import { COPILOT_VOLUME_FIELDS, membersOf } from './fields.ts';

/** AWS Fargate, and the operating system. */
export function readPlatform(field: Field, gathering: Gathering): void {
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

/** ECS Exec, Service Connect and tracing. */
export function readSwitches(field: Field, gathering: Gathering): void {
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

/** Traces, which AWS Copilot sends to AWS X-Ray. */
export function readTracing(field: Field, owner: string, gathering: Gathering): void {
  const tracing = field.get('observability').get('tracing');
  if (tracing.text() !== undefined)
    gathering.claim('xray', true, tracing, `${owner} sends traces to AWS X-Ray`);
}

/** Services that AWS Copilot lets the code call. */
export function readCalls(field: Field, gathering: Gathering): void {
  const topics = field.get('publish').get('topics');
  if (topics.value !== undefined)
    gathering.claim('applicationServices', 'sns', topics, 'the service publishes to topics of Amazon SNS');
  const type = field.get('type');
  const text = 'a worker service receives from a queue of Amazon SQS';
  if (type.text()?.toLowerCase() === 'worker service')
    gathering.claim('applicationServices', 'sqs', type, text);
}

/** A load balancer in front, or the state machine and the rule by which AWS Copilot starts a job. */
export function readSurroundings(field: Field, gathering: Gathering): void {
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

/** On, or configured. */
export function isOn(field: Field): boolean {
  return isJsonObject(field.value) || field.flag();
}

/** `exec: true`, or `exec: { enable: true }`. */
export function execOf(field: Field): Field {
  const exec = field.get('exec');
  return isJsonObject(exec.value) ? exec.get('enable') : exec;
}

export const connectOf = (field: Field): Field => field.get('network').get('connect');

/** The volumes on Amazon EFS. */
export function readVolumes(field: Field, owner: string, gathering: Gathering): void {
  for (const [key, volume] of membersOf(field.get('storage').get('volumes'))) {
    const efs = volume.get('efs');
    checkFields(volume, COPILOT_VOLUME_FIELDS, gathering);
    const what = `volume ${shortName(key)} of ${owner}`;
    if (isOn(efs) || efs.isNoFlag())
      gathering.claim('volumes', 'efs', efs, `${what} is an Amazon EFS file system`);
    if (efs.isNoFlag()) gathering.doubt('volumes', `efs of ${what} is neither on nor off`);
  }
}

/** Public placement means public addresses; private placement a NAT gateway, unless the environment has none. */
export function readNetworkOf(field: Field, parts: Parts): void {
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
