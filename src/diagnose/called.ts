/** Which service of AWS a message is about where it names no host: by its operation, an ARN or a word. */
import { SERVICE_IDS, type ServiceId } from '../core/index.ts';
import type { Clues } from './clues.ts';
import type { Finding } from './pattern.ts';
import { failedRequestIn } from './requested.ts';

/** Services of AWS by the words with which programs name them. */
export const SERVICE_WORDS: readonly (readonly [RegExp, ServiceId])[] = [
  [/\becr\b|elastic container registry/, 'ecr.api'],
  [/secrets?[ _-]?manager|\baws secrets?\b/, 'secretsmanager'],
  [/parameter ?store|\bssm\b|systems manager/, 'ssm'],
  [/cloudwatch ?logs|log (?:group|stream|events?)\b|\bawslogs\b/, 'logs'],
  [/cloudwatch|putmetricdata/, 'monitoring'],
  [/\bs3\b|\bs3a?:\/\/|\b(?:put|get|head|copy)object\b|\blistobjects(?:v2)?\b/, 's3'],
  [/dynamo(?: ?db)?\b|dynamodb/, 'dynamodb'],
  [/\bsqs\b/, 'sqs'],
  [/\bsns\b/, 'sns'],
  [/\bkms\b/, 'kms'],
  [/\bsts\b|assume ?role/, 'sts'],
  [/event ?bridge/, 'events'],
  [/firehose/, 'kinesis-firehose'],
  [/kinesis/, 'kinesis-streams'],
  [/x-?ray/, 'xray'],
  [/bedrock.{0,80}(?:invoke|converse|runtime)|(?:invoke|converse).{0,80}bedrock/, 'bedrock-runtime'],
  [/\bstep ?functions?\b/, 'states'],
  [/\bcloud ?map\b/, 'servicediscovery'],
];

/** Operations that only one service has. */
const OPERATIONS: readonly (readonly [RegExp, ServiceId])[] = [
  [/\b(?:(?:send|receive|delete)message(?:batch)?|getqueueurl)\b/, 'sqs'],
  [/\b(?:(?:batch)?getitem|(?:put|update|delete)item|batchwriteitem|transactwriteitems)\b/, 'dynamodb'],
  [/\bgetsecretvalue\b/, 'secretsmanager'],
  [/\bgetparameters?(?:bypath)?\b/, 'ssm'],
  [/\b(?:generatedatakey|kms:?decrypt)\b/, 'kms'],
  [/\bputevents\b/, 'events'],
  [/\bputrecordbatch\b/, 'kinesis-firehose'],
  [/\b(?:getsharditerator|putrecords)\b/, 'kinesis-streams'],
  [/\b(?:putlogevents|createlogstream|createloggroup)\b/, 'logs'],
  [/\b(?:startexecution|sendtasksuccess|sendtaskheartbeat|getactivitytask)\b/, 'states'],
  [/\b(?:invokemodel(?:withresponsestream)?|conversestream)\b/, 'bedrock-runtime'],
  [/\bdiscoverinstances\b/, 'servicediscovery'],
  [/\bgetlatestconfiguration\b/, 'appconfigdata'],
  [/\b(?:getauthorizationtoken|batchgetimage|getdownloadurlforlayer)\b/, 'ecr.api'],
];

/** Something is read from the API of a service whose name is that of a place as well: `retrieving tags from EC2: …`. */
const READ_FROM = [
  [
    /\b(?:retriev|fetch|get|read|describ|obtain|query|quer|load|list)(?:e|ing|ies|y|ting)? (?!.{0,80}\b(?:identity|metadata|meta-data|credentials?|user ?data)\b)[^.:;]{1,80} from (?:the )?(?:amazon |aws )?ec2(?: api)?(?=["')]?(?:[:.,;]|$))/,
    'ec2',
  ],
  [
    /\b(?:retriev|fetch|get|read|describ|obtain|query|quer|load|list)(?:e|ing|ies|y|ting)? [^.:;]{1,80} from (?:the )?(?:amazon |aws )?ecs(?: api)?(?=["')]?(?:[:.,;]|$))/,
    'ecs',
  ],
] as const;

/** An operation in the words of a sentence: what is done, and to what. Ids have forms that only one service gives. */
const TOLD = [
  [
    /\b(?:describ|fetch|retriev|load|get|read)(?:e|ing|ting)? (?:the )?(?:ssm )?parameters? ['"`]?\/[\w./-]{2,200}/,
    'ssm',
  ],
  [
    /\b(?:describ|regist|deregist)(?:e|er|ing|ering)? (?:the )?(?:ecs )?(?:task ?definitions?|container instances?)\b/,
    'ecs',
  ],
  [
    /\b(?:describ|attach|detach|creat|delet|modify|terminat|associat|disassociat|releas|assign)(?:e|ing)? (?:the )?(?:ec2 )?(?:instances?|security ?groups?|subnets?|vpcs?|network ?interfaces?|volumes?|snapshots?|route ?tables?|address(?:es)?|images?|enis?) ['"`(]{0,2}(?:i|sg|subnet|vpc|eni|vol|snap|rtb|eipalloc|ami)-[0-9a-f]{8}(?:[0-9a-f]{9})?\b/,
    'ec2',
  ],
] as const;

/** Names of others beside the word: their services have the same names. */
const OTHERS =
  /\bgcp\b|google|googleapis|\bazure\b|hashi ?corp|\bvault\b|minio|\bceph\b|localstack|alibaba|cloud kms|\boci\b|cloudflare|digitalocean|backblaze|wasabi/;

/** What is fetched, sent or used by its ARN: the names of tasks, roles and balancers tell of nobody who was called. */
const RESOURCE =
  /\barn:aws[a-z-]{0,10}:(secretsmanager|ssm|kms|sqs|sns|dynamodb|kinesis|firehose|logs|s3|events):/;

const serviceOfArn = (text: string): ServiceId | undefined => {
  const name = RESOURCE.exec(text)?.[1];
  return SERVICE_IDS.find(
    (id) => id === name || id === (name === 'kinesis' ? 'kinesis-streams' : `kinesis-${name}`),
  );
};

const foundIn = (table: readonly (readonly [RegExp, ServiceId])[], text: string): ServiceId | undefined =>
  table.find(([words]) => words.test(text))?.[1];

/** Functions of other programs have such names too: those call other ports. */
const byOperation = ({ port, address, text }: Clues): ServiceId | undefined =>
  [undefined, 443].includes(port ?? address?.port) ? foundIn(OPERATIONS, text) : undefined;

/** The text without the hosts that only stand before the URL of a request that failed: in a command, or as the tag of an image. */
const withoutNames = ({ text, hosts }: Clues): string => {
  const requested = failedRequestIn(text);
  return requested === undefined
    ? text
    : hosts
        .filter(({ called, at }) => !called && at < requested)
        .reduce(
          (rest, { at, name }) =>
            `${rest.slice(0, at)}${' '.repeat(name.length)}${rest.slice(at + name.length)}`,
          text,
        );
};

/** The service of AWS that was called, as far as a host, an operation or a word tells. */
export const serviceIn = (clues: Clues): ServiceId | undefined => {
  const { host, service } = clues;
  const text = host === undefined ? withoutNames(clues) : clues.text;
  return host?.kind === 'service'
    ? host.service
    : (service ??
        (host === undefined && !OTHERS.test(text)
          ? (serviceOfArn(text) ??
            foundIn(SERVICE_WORDS, text) ??
            byOperation(clues) ??
            foundIn(READ_FROM, text) ??
            foundIn(TOLD, text))
          : undefined));
};

/** What a pull from private Amazon ECR calls: whoever needs one of them needs all. */
export const REGISTRY: readonly ServiceId[] = ['ecr.api', 'ecr.dkr', 's3'];

/** What the agent calls: whoever needs one of them needs all. */
export const CONTROL_PLANE: readonly ServiceId[] = ['ecs-agent', 'ecs-telemetry', 'ecs'];

/** The agent speaks, or somebody of what it does. */
const OF_AGENT = /\bagent\b|container instance|\bregister(?:s|ing)?\b|\binstances?\b/;

/** Every endpoint that goes with that of a service, where `text` shows such a caller: only the agent calls all of the control plane. */
export const needsOf = (service: ServiceId, text: string): readonly ServiceId[] =>
  service === 'ecr.api' || service === 'ecr.dkr'
    ? REGISTRY
    : CONTROL_PLANE.includes(service) && (service !== 'ecs' || OF_AGENT.test(text))
      ? CONTROL_PLANE
      : [service];

/** What cannot be told from stems alone is worth checking, and no more. */
export const only = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding): Finding => ({ ...finding, likelihood: 'possible' }));
