/**
 * Environment variables: what their names, and the AWS services that their values point to, suggest. Never a value leaves
 * this file.
 */

import { CODE_ONLY_SERVICES, isRegionId, type WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { wordOf } from '../json.ts';
import { shortName } from '../names.ts';
import { hasPlaceholder } from '../placeholders.ts';
import { readFluentBitInit } from './firelens.ts';
import { parseSecret } from './secrets.ts';

type Service = WorkloadProfile['applicationServices'][number];

/** Service names in ARNs and host names that a question asks about. */
const SERVICES: ReadonlyMap<string, Service> = new Map<string, Service>([
  // A host of Amazon API Gateway may be that of a public API, which no endpoint leads to.
  ...CODE_ONLY_SERVICES.filter((id) => id !== 'execute-api').map((id) => [id, id] as const),
  ['sts', 'sts'],
  ['dynamodb', 'dynamodb'],
  ['sqs', 'sqs'],
  ['sns', 'sns'],
  ['events', 'events'],
  ['monitoring', 'monitoring'],
  ['cloudwatch', 'monitoring'],
  ['kinesis', 'kinesis-streams'],
  ['firehose', 'kinesis-firehose'],
  ['s3', 's3'],
  ['secretsmanager', 'secretsmanager'],
  ['ssm', 'ssm'],
  ['kms', 'kms'],
  ['servicediscovery', 'servicediscovery'],
  ['ecs', 'ecs'],
]);

/** Services of AWS that no question asks about: their endpoint is named, since the plan does not have it. */
const OTHER_SERVICES =
  /^(?:bedrock|bedrock-runtime|bedrock-agent|bedrock-agent-runtime|states|sync-states|lambda|athena|glue|cognito-idp|cognito-identity|execute-api|email|email-smtp|rds|rds-data|redshift|redshift-data|elasticache|sagemaker|runtime|textract|rekognition|comprehend|translate|transcribe|polly|codecommit|codebuild|appconfig|appconfigdata|aps-workspaces|aps|lex|iot|mq|kafka|opensearch|es|aoss|timestream|keyspaces|cassandra|batch|elasticmapreduce|transfer|backup|datasync|location|geo|quicksight|scheduler|pipes|cloudformation|ec2|autoscaling|elasticloadbalancing|organizations|identitystore|sso|verifiedpermissions|personalize|forecast|synthetics|evidently|rum|logs|xray)$/;

/** Words in the name of a variable that name a service: `S3_BUCKET`, `ORDERS_TABLE`, `SQS_QUEUE_URL`. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)S3(?:_|$)|(?:^|_)BUCKET(?:_NAME)?$/, 's3'],
  [/DYNAMO(?:DB)?(?:_|$)|(?:^|_)DDB(?:_|$)|(?:^|_)TABLE_NAME$/, 'dynamodb'],
  [/(?:^|_)SQS(?:_|$)|(?:^|_)QUEUE_(?:URL|NAME|ARN)$/, 'sqs'],
  [/(?:^|_)SNS(?:_|$)|(?:^|_)TOPIC_ARN$/, 'sns'],
  [/(?:^|_)KINESIS(?:_|$)/, 'kinesis-streams'],
  [/(?:^|_)FIREHOSE(?:_|$)/, 'kinesis-firehose'],
  [/(?:^|_)(?:EVENT_?BUS|EVENTBRIDGE)(?:_|$)/, 'events'],
  [/(?:^|_)KMS(?:_|$)/, 'kms'],
  [/(?:^|_)(?:SECRETS?_?MANAGER|SECRET_(?:ARN|ID|NAME))(?:_|$)/, 'secretsmanager'],
  [/(?:^|_)SSM(?:_|$)|(?:^|_)PARAMETER_STORE(?:_|$)/, 'ssm'],
  [/^(?:AWS_)?(?:ROLE_ARN|STS_\w+)$|(?:^|_)ASSUME_ROLE(?:_|$)/, 'sts'],
  [/(?:^|_)(?:BEDROCK)(?:_|$)/, 'bedrock-runtime'],
  [/(?:^|_)STEP_?FUNCTIONS?(?:_|$)|(?:^|_)STATE_MACHINE_ARN$/, 'states'],
  [/(?:^|_)LAMBDA_(?:FUNCTION|ARN|NAME)/, 'lambda'],
  [/(?:^|_)COGNITO(?:_|$)/, 'cognito-idp'],
  [/(?:^|_)APP_?CONFIG(?:_AGENT)?_/, 'appconfigdata'],
];

const LONGEST_VALUE = 2_000;

/** Reads the plain variables of a container for hints at what the code calls. */
export function readEnvironment(container: Field, name: string, gathering: Gathering): void {
  const list = container.get('environment');
  if (gathering.isOpen(list, ['applicationServices'], `the environment of ${name}`)) return;
  const settings = new Map<string, Field>();
  for (const item of list.items('a list of environment variables')) {
    const variable = item.object('an environment variable');
    if (variable === undefined) continue;
    const key = variable.get('name').text() ?? '';
    readFluentBitInit(variable, key, name, gathering);
    readMisplacedSecret(variable, key, name, gathering);
    readVariable(variable.get('value'), key, name, gathering);
    settings.set(key.toUpperCase(), variable.get('value'));
  }
  readProxy(settings, name, gathering);
}

/** A proxy for everything, the addresses of credentials and metadata included, unless NO_PROXY exempts them. */
function readProxy(settings: ReadonlyMap<string, Field>, name: string, gathering: Gathering): void {
  const proxy = settings.get('HTTP_PROXY') ?? settings.get('HTTPS_PROXY');
  if (proxy === undefined || wordOf(proxy.value) === '') return;
  const exempt = wordOf(settings.get('NO_PROXY')?.value ?? '');
  if (hasPlaceholder(exempt) || /169\.254\./.test(exempt)) return;
  gathering.refusable.push({ kind: 'proxy-without-exceptions', from: proxy, what: `The ${name}` });
}

/** `valueFrom` belongs into the secrets: there it would fetch one, here Amazon ECS does not know it. */
function readMisplacedSecret(variable: Field, key: string, name: string, gathering: Gathering): void {
  const from = variable.get('valueFrom');
  const text = from.text();
  if (text === undefined) return;
  const { source } = parseSecret(text);
  const words = `${shortName(key)} of ${name} has a valueFrom in the environment, where only secrets have one`;
  gathering.claim('secretSources', source, from, words, 'inferred');
  gathering.doubt('secretSources', words);
}

/** One plain variable, by its name and the field that holds its value. */
export function readVariable(field: Field, key: string, name: string, gathering: Gathering): void {
  const { value } = field;
  readSetting(field, key, wordOf(value), name, gathering);
  if (/^aws_fluent_bit_init/i.test(key)) return;
  const pointed = typeof value === 'string' && value.length <= LONGEST_VALUE ? serviceIn(value) : undefined;
  const service = pointed ?? WORDS.find(([pattern]) => pattern.test(key.toUpperCase()))?.[1];
  if (service !== undefined) hintAt(service, `${shortName(key)} of ${name}`, gathering);
}

/** A service that the code seems to call: a question asks about it, or its endpoint is named. */
export function hintAt(service: string, what: string, gathering: Gathering): void {
  const known = SERVICES.get(service) ?? [...SERVICES.values()].find((one) => one === service);
  if (known !== undefined) gathering.hint('applicationServices', `${what} points to ${known}`);
  else if (service === 'xray') gathering.hint('xray', `${what} points to AWS X-Ray`);
  else
    gathering.hint(
      'applicationServices',
      `${what} points to ${service}, which no question asks about: it needs an endpoint of its own (com.amazonaws.REGION.${service}) or another path`,
    );
}

/** Variables that the SDKs and agents of AWS read. */
function readSetting(field: Field, key: string, value: string, name: string, gathering: Gathering): void {
  switch (key.toUpperCase()) {
    case 'AWS_REGION':
    case 'AWS_DEFAULT_REGION':
    case 'REGION':
      if (isRegionId(value.trim()))
        gathering.claim(
          'region',
          value.trim() as WorkloadProfile['region'],
          field,
          `${shortName(key)} of ${name}`,
          'environment',
        );
      return;
    case 'AWS_USE_FIPS_ENDPOINT':
      if (!/^(?:false|0)?$/i.test(value.trim()))
        gathering.doubt('fips', `${name} sets AWS_USE_FIPS_ENDPOINT, so its SDK calls FIPS hosts`);
      return;
    case 'AWS_USE_DUALSTACK_ENDPOINT':
      if (!/^(?:false|0)?$/i.test(value.trim()))
        gathering.doubt(
          'ipAddressType',
          `${name} sets AWS_USE_DUALSTACK_ENDPOINT, so its SDK calls dual-stack hosts`,
        );
      return;
    case 'AWS_XRAY_DAEMON_ADDRESS':
      gathering.hint('xray', `${name} gets the address of an AWS X-Ray daemon`);
      return;
    case 'HTTP_PROXY':
    case 'HTTPS_PROXY':
      gathering.hint('egress', `${name} is configured to use an HTTP proxy`);
      return;
  }
}

/** The service in an ARN or in a host name of AWS. */
function serviceIn(value: string): string | undefined {
  const arn = /\barn:aws[\w-]*:([a-z0-9-]+):/.exec(value)?.[1];
  const host = /(?:^|\/\/|[.@])([a-z0-9-]+)(?:-fips)?\.[a-z]{2}[a-z-]*-\d\.(?:amazonaws\.com|api\.aws)/.exec(
    value,
  )?.[1];
  const plain = /^https?:\/\/([a-z0-9-]+)\.amazonaws\.com/.exec(value)?.[1];
  const found = arn ?? host ?? plain;
  const bucket = /^s3:\/\//.test(value) ? 's3' : undefined;
  if (found === undefined) return bucket;
  return SERVICES.has(found) || OTHER_SERVICES.test(found) ? found : undefined;
}
