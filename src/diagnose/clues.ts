/** Everything that one record of a text tells, before any pattern judges it: the evidence. */
import { isRegionId, REGION_IDS, type RegionId, SERVICE_IDS, type ServiceId } from '../core/index.ts';
import {
  type Address,
  asCalled,
  calledAddress,
  isPublicIpv6,
  LISTED,
  lastListed,
  loopbackIn,
} from './addresses.ts';
import { withoutBrowser } from './browser.ts';
import { type Caller, type Carrier, carriersIn } from './carriers.ts';
import { closingIn } from './closings.ts';
import type { EvidenceKind } from './diagnosis.ts';
import { isOfJava, isTryAgainOfSystem, meaningOf } from './errnos.ts';
import { handshakeIn } from './handshakes.ts';
import { type Host, hostsIn, isAwsHost } from './hosts.ts';
import {
  type Denial,
  denialIn,
  type Found,
  lacksCredentials,
  type NetworkFailure,
  networkFailureIn,
  statusIn,
} from './outcomes.ts';
import type { OwnSocket } from './own-socket.ts';
import type { Product } from './product.ts';
import type { TextRecord } from './records.ts';
import { failedRequestIn } from './requested.ts';
import { besideDatabase, databaseBetween, namesDatabase } from './two-calls.ts';
import { isSaidToWork } from './working.ts';

export interface Action {
  /** The prefix of an IAM action, for example `ecr`. */
  readonly prefix: string;
  /** As AWS writes it, for example `ecr:GetAuthorizationToken`. */
  readonly name: string;
  /** What the caller performed, where the policies lack another action for it. */
  readonly performed?: string;
}

export interface Clues {
  readonly record: TextRecord;
  /** The record in lower case, on one line, character for character. */
  readonly text: string;
  readonly hosts: readonly Host[];
  /** The host whose call failed, as far as the text tells. */
  readonly host: Host | undefined;
  readonly address: Address | undefined;
  /** Every address that the client says it tried, in its order, each with how that ended where the text says so. */
  readonly tried: readonly string[];
  /** The port of the call, where the text names it or its scheme does. */
  readonly port: number | undefined;
  /** Set where the innermost error is a call without an answer (or one that was cut or redirected on the way). */
  readonly network: NetworkFailure | undefined;
  /** Set where the innermost error is a refusal. */
  readonly denial: Denial | undefined;
  /** The clauses of that refusal, where it names several policies: that of a statement which denies comes first. */
  readonly policies: readonly Found<Denial>[];
  /** Whether the innermost error is that the call had no credentials, or none that were accepted. */
  readonly noCredentials: boolean;
  readonly action: Action | undefined;
  /** The service that an SDK operation or AWS's own sentence names. */
  readonly service: ServiceId | undefined;
  /** The HTTP status of an answer. */
  readonly status: number | undefined;
  readonly region: RegionId | undefined;
  /** Where the image comes from, when the record is about an image. */
  readonly image: 'ecr' | 'other' | undefined;
  readonly carriers: readonly Carrier[];
  readonly caller: Caller;
  /** Who made the call, as the text names it: an ARN. */
  readonly principal: string | undefined;
  /** Another product than Amazon ECS, whose error the whole text shows. */
  readonly product: Product | undefined;
  /** The text ends before the message does. */
  readonly cut: boolean;
  /** Set by a pattern that supposes a call without an answer where the text ends before it says so. */
  readonly supposed?: true;
  /** Set by a pattern that knows only what somebody tells of calls, and not how often they end so. */
  readonly told?: true;
  /** How a connection ended in the lines around, in the words of the log router that printed them. */
  readonly around?: () => string | undefined;
  /** The text behind the record: what a program prints there may have the form of a page, which is read as nothing. */
  readonly behind?: () => string;
  /** The one host of AWS that the whole text names, where it names one. */
  readonly named?: () => string | undefined;
  /** The text speaks of a platform version of AWS Fargate before 1.4.0, where the platform itself logged in to the registry. */
  readonly oldPlatform?: boolean;
  /** What stands closely before the record in the pasted text. */
  readonly before?: () => string;
  /** Services of which the whole text shows a call that got through. */
  readonly reached?: () => readonly ServiceId[];
  /** The one Region that the whole text names. */
  readonly regionAround?: () => RegionId | undefined;
  /** A call over a file of the machine, which goes over no network. */
  readonly ownSocket?: OwnSocket | undefined;
  /** How far a transfer had come in the lines before, in their words. */
  readonly progress?: string | undefined;
  /** The words that all this rests on. */
  readonly found: readonly Marked[];
}

/** Words of the record, and what they say. */
interface Marked {
  readonly kind: EvidenceKind;
  readonly at: number;
  readonly length: number;
  readonly says: string;
}

/** Reads the clues of one record; `cut` says that the pasted text ends within the message, `product` whose the whole text is. */
export function cluesIn(record: TextRecord, cut = false, product?: Product): Clues {
  const text = withoutBrowser(inLowerCase(record.text));
  const hosts = hostsIn(text, record.text);
  const spoken = carriersIn(text);
  const attempt = attemptIn(text);
  const outcome = withAttempt(outcomeIn(text), attempt);
  const policies = outcome.denial === undefined ? [] : clausesAround(text, outcome.denial.at);
  const named = calledHost(text, hosts, outcome.network ?? outcome.denial);
  const last = lastListed(text);
  const read =
    attempt?.address ??
    (isPublicIpv6(last) ? last : undefined) ??
    calledAddress(text) ??
    (hosts.length === 0 ? loopbackIn(text) : databaseBetween(text, named, outcome.network));
  const beside = besideDatabase(named, read, outcome.network);
  const host = beside === 'address' ? undefined : named;
  const service = namedService(text);
  const ofAws = host === undefined ? service !== undefined : host.kind === 'service' || host.kind === 'aws';
  const address =
    read === undefined || beside === 'host' || isOfAnother(read, host, hosts, text)
      ? undefined
      : asCalled(read, ofAws);
  const acted = actionIn(record.text);
  const action = cut && acted !== undefined && isCutWithin(record.text, acted) ? undefined : acted;
  return {
    record,
    text,
    hosts,
    host,
    address,
    tried: triedIn(text),
    port: portIn(text, host, address),
    network: outcome.network?.kind,
    denial: (policies[0] ?? outcome.denial)?.kind,
    policies,
    noCredentials: outcome.credentials !== undefined,
    action,
    service,
    status: outcome.status?.kind,
    region: regionIn(text, hosts, host),
    image: imageIn(text, hosts),
    carriers: spoken.map(({ carrier }) => carrier),
    caller: spoken[0]?.carrier.caller ?? 'application',
    principal: principalIn(record.text),
    product,
    cut,
    found: [
      ...markedCarrier(spoken[0]),
      ...markedHost(host),
      ...markedAddress(address, ofAws),
      ...markedOutcome({ ...outcome, denial: policies[0] ?? outcome.denial }, text, host),
      ...policies.slice(1).flatMap((denial) => markedOutcome({ ...NO_OUTCOME, denial }, text, host)),
      ...markedAction(text, action),
      ...markedSentence(text),
    ],
  };
}

/** `other.example.com resolves to 10.0.3.4`: the address is said to be that of a host that is not the one that failed. */
function isOfAnother({ at }: Address, host: Host | undefined, hosts: readonly Host[], text: string): boolean {
  const named = hosts.findLast((one) => one.at < at);
  return (
    named !== undefined &&
    named.name !== host?.name &&
    /^["'`)]{0,2} (?:resolve[ds]?|has (?:the )?address|points|is|->|=>|=)(?: (?:to|as|in|at))?(?: \w{1,12}){0,2} \(?$/.test(
      text.slice(named.at + named.name.length, at),
    )
  );
}

/** Character for character, so that places stay what they are. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What a policy does to an action, as AWS ends a refusal with it. */
const BY_POLICY =
  /\bbecause no [a-z][a-z -]{3,40} polic(?:y|ies) allows? the [\w-]{1,40}:[\w*]{1,80} action|\bbecause no permissions boundary allows the [\w-]{1,40}:[\w*]{1,80} action|\bwith an explicit deny in an? [a-z][a-z -]{3,40} (?:policy|boundary)/g;

/** A clause of a refusal that names a policy: that none allows the call, or that a statement of one denies it. */
const POLICY_CLAUSE =
  /\bno (?:identity-based|resource-based|vpc endpoint|permissions boundary|session|service control|resource control|role trust)(?: polic(?:y|ies))? allows? the ([\w-]{1,40}:[\w*]{1,80}) action|\bexplicit deny in (?:an?|the) [a-z][a-z -]{3,40} (?:policy|boundary)/g;

/** Words with which another refusal begins. */
const NEXT_REFUSAL =
  /not authorized|accessdenied|access denied|\bperform:? |\buser: |\bexception\b|\berror\b|\brequest ?id\b|\d\d:\d\d:\d\d/;

/** How far the next clause of a refusal may stand behind one. */
const BETWEEN_CLAUSES = 160;

/**
 * The clauses of the refusal at a place that name different policies. Where they are several, the text leaves open which
 * decides; a statement that denies stands in any case, and comes first.
 */
function clausesAround(text: string, at: number): readonly Found<Denial>[] {
  const clauses = [...text.matchAll(POLICY_CLAUSE)];
  const own = clauses.findIndex(({ index, 0: { length } }) => index <= at + 40 && at <= index + length);
  if (own === -1) return [];
  const goesOn = (one: RegExpExecArray | undefined, next: RegExpExecArray | undefined): boolean => {
    if (one === undefined || next === undefined) return false;
    const between = text.slice(one.index + one[0].length, next.index);
    const isOfAnother = one[1] !== undefined && next[1] !== undefined && one[1] !== next[1];
    return between.length <= BETWEEN_CLAUSES && !NEXT_REFUSAL.test(between) && !isOfAnother;
  };
  let first = own;
  while (goesOn(clauses[first - 1], clauses[first])) first -= 1;
  let last = own;
  while (goesOn(clauses[last], clauses[last + 1])) last += 1;
  const named = new Map<string, Found<Denial>>();
  for (const { index, 0: words } of clauses.slice(first, last + 1)) {
    const kind = denialIn(words)?.kind;
    if (kind !== undefined && !named.has(words)) named.set(words, { kind, at: index, words });
  }
  const denies = ({ words }: Found<Denial>): number => (words.startsWith('explicit') ? 0 : 1);
  return named.size < 2 ? [] : [...named.values()].sort((a, b) => denies(a) - denies(b));
}

/** Who refused. Where a text holds several refusals, the first that says what was called: its own words are the next behind it. */
function ofFirstRefusal(text: string): Found<Denial> | undefined {
  const clauses = [...text.matchAll(BY_POLICY)];
  if (new Set(clauses.map(([words]) => words)).size < 2) return denialIn(text);
  const action = /\bperform:? [\w-]{1,40}:\w/.exec(text)?.index ?? 0;
  const own = clauses.find(({ index }) => index > action);
  return denialIn(own === undefined ? text : text.slice(0, own.index + own[0].length));
}

interface Outcome {
  readonly network: Found<NetworkFailure> | undefined;
  readonly denial: Found<Denial> | undefined;
  readonly credentials: Found<'no-credentials'> | undefined;
  readonly status: Found<number> | undefined;
}

const NO_OUTCOME: Outcome = {
  network: undefined,
  denial: undefined,
  credentials: undefined,
  status: undefined,
};

/** A chain is read from its end: the innermost error counts, what wraps it does not. */
function outcomeIn(text: string): Outcome {
  const { network, denial } = withoutRemarks(text, networkFailureIn(text), ofFirstRefusal(text));
  const status = statusIn(text);
  const credentials = lacksCredentials(text);
  if (denial !== undefined && (network === undefined || answersAfter(denial, network)))
    return { network: undefined, denial, status, credentials: undefined };
  if (credentials !== undefined && (network === undefined || credentials.at > network.at))
    return { network: undefined, denial: undefined, status, credentials };
  const answered = status !== undefined && network !== undefined && answersAfter(status, network);
  return { network: answered ? undefined : network, denial: undefined, status, credentials: undefined };
}

/** One of several addresses that a client tried, and how that ended. */
interface Attempt {
  readonly address: Address;
  readonly network: Found<NetworkFailure>;
}

const CODES: Readonly<Record<string, NetworkFailure>> = {
  etimedout: 'timeout',
  econnrefused: 'refused',
  econnreset: 'reset',
  enetunreach: 'no-route',
  ehostunreach: 'no-route',
};

/**
 * Node.js tries the addresses of a name one after the other, and says of each how it ended. A machine without IPv6 has no
 * route to those of IPv6, which tells nothing: where another was tried, that one counts, with its own end.
 */
function attemptIn(text: string): Attempt | undefined {
  const tries = [...text.matchAll(TRY)];
  const code = tries[0]?.[1];
  if (tries.length < 2 || tries.every((one) => one[1] === code)) return undefined;
  const one = tries.find(({ 2: ip = '' }) => !ip.includes(':'));
  const kind = CODES[one?.[1] ?? ''];
  if (one === undefined || kind === undefined) return undefined;
  const [, words = '', ip = ''] = one;
  const at = one.index + one[0].indexOf(words);
  const address = calledAddress(text.slice(at - 'connect '.length, one.index + one[0].length));
  return address?.text === ip
    ? {
        address: { ...address, at: one.index + one[0].indexOf(ip) },
        network: { kind, at, words },
      }
    : undefined;
}

/** The addresses that were tried one after the other: by Node.js with how each ended, by Java in a list behind the host. */
function triedIn(text: string): readonly string[] {
  const each = [...text.matchAll(TRY)].map(([, code = '', ip = '']) => `${ip} (${code.toUpperCase()})`);
  const listed =
    LISTED.exec(text)?.[1]
      ?.split(', ')
      .map((one) => one.slice(one.indexOf('/') + 1)) ?? [];
  return [...new Set(each.length > 0 ? each : listed)].slice(0, MOST_TRIED);
}

const MOST_TRIED = 8;

const TRY =
  /\bconnect (e(?:timedout|connrefused|connreset|netunreach|hostunreach)) (\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}):\d{1,5}\b/g;

const withAttempt = (outcome: Outcome, attempt: Attempt | undefined): Outcome =>
  attempt === undefined || outcome.network === undefined || !Object.hasOwn(CODES, outcome.network.words)
    ? outcome
    : { ...outcome, network: attempt.network };

type Ends = Pick<Outcome, 'network' | 'denial'>;

/** What people only mention in a sentence around a message ("also saw AccessDenied once") does not outrank the message. */
function withoutRemarks(text: string, network: Ends['network'], denial: Ends['denial']): Ends {
  if (network === undefined || denial === undefined) return { network, denial };
  const mentioned = denial.kind === 'unstated' && isRemark(text, denial);
  if (mentioned === isRemark(text, network)) return { network, denial };
  return mentioned ? { network, denial: undefined } : { network: undefined, denial };
}

/** Whether a sentence goes through the words: what an error says follows a colon, a bracket, or a name of its own. */
function isRemark(text: string, { at, words }: Found<unknown>): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_CLAUSE), at);
  const after = text.slice(at + words.length, at + words.length + LONGEST_CLAUSE);
  return (
    /(?:^|[.,;!?"')] |[("'])(?:[\p{L}'-]{1,30} ){1,12}$/u.test(before) &&
    /^[.,;!?)]?(?: ["'(]?\p{L}|$)/u.test(after)
  );
}

const LONGEST_CLAUSE = 120;

/** Whether an answer is nearer to the end of the chain than the failed connection, or the only thing that is said plainly. */
function answersAfter(answer: Found<unknown>, network: Found<NetworkFailure>): boolean {
  const named = /polic(?:y|ies)/.test(answer.words);
  if (named || network.kind === 'unspecified') return true;
  return (
    answer.at > network.at && !['name-resolution', 'untrusted-certificate', 'proxy'].includes(network.kind)
  );
}

const ACTION =
  /(?:perform:?|action|allows the|permission|actions?:?|\badd)\s{0,2}[('"]{0,2}([a-z][a-z0-9-]{1,30}):([A-Z][A-Za-z0-9]{2,60})/i;

/** The text ends within or right behind the name of the action: what is there may be a part of it. */
const isCutWithin = (record: string, { name, performed }: Action): boolean => {
  const end = record.toLowerCase().replace(/[.\u2026\s"']{1,8}$/, '');
  return [name, performed].some((one) => one !== undefined && end.endsWith(one.toLowerCase()));
};

/** Fields of an event of AWS CloudTrail. */
const EVENT_SOURCE = /\beventSource["']? ?[:=] ?["']?([a-z][a-z0-9-]{1,30})\.amazonaws\.com/i;
const EVENT_NAME = /\beventName["']? ?[:=] ?["']?([A-Z][A-Za-z0-9]{2,60})\b/;

/** What a refusal says that a policy does not allow, which may be another action than the one that was performed. */
const LACKING =
  /\bbecause no [^\n]{3,60}? allows? the ([a-z][a-z0-9-]{1,30}):([A-Z][A-Za-z0-9]{2,60}) action\b/i;

function actionIn(record: string): Action | undefined {
  const called = namedBy(ACTION.exec(record) ?? eventIn(record));
  const lacking = namedBy(LACKING.exec(record) ?? []);
  if (lacking === undefined || called?.name.toLowerCase() === lacking.name.toLowerCase()) return called;
  return called === undefined ? lacking : { ...lacking, performed: called.name };
}

const namedBy = ([, prefix, name]: readonly (string | undefined)[]): Action | undefined =>
  prefix === undefined || name === undefined
    ? undefined
    : { prefix: prefix.toLowerCase(), name: `${prefix.toLowerCase()}:${name}` };

/** Of an event: the prefix and the name of the action, which is called after its source but for Amazon CloudWatch. */
function eventIn(record: string): readonly (string | undefined)[] {
  const source = EVENT_SOURCE.exec(record)?.[1];
  return [record, source === 'monitoring' ? 'cloudwatch' : source, EVENT_NAME.exec(record)?.[1]];
}

function principalIn(record: string): string | undefined {
  return /\buser: {0,2}(arn:[a-z-]{3,12}:(?:sts|iam)::[\w*-]{1,14}:[\w+=,.@/*-]{1,200})/i.exec(record)?.[1];
}

/** Services by the names that SDKs ("operation error SSM") and Amazon ECS ("between the task and …") give them. */
const NAMED: readonly (readonly [RegExp, ServiceId])[] = [
  [
    /operation error ecr: |getauthorizationtoken|ecr-credential-provider|task and (?:amazon )?ecr|registry auth from amazon ecr/,
    'ecr.api',
  ],
  [
    /operation error secrets manager|getsecretvalue|get secret value|failed to fetch secret|task and (?:aws )?secrets manager|secretsmanagerclient/,
    'secretsmanager',
  ],
  [
    /operation error ssm: |calling ssm:|when calling the getparameters? |task and (?:aws )?(?:systems manager|ssm)/,
    'ssm',
  ],
  [
    /operation error cloudwatch logs|(?:createlogstream|putlogevents|createloggroup|describelogstreams|describeloggroups)\b|failed to create (?:cloudwatch )?log ?(?:group|stream)|task and (?:amazon )?cloudwatch|out_cloudwatch_logs|aws_cloudwatch_logs|cloudwatchlogsclient/,
    'logs',
  ],
  [
    /operation error s3: |\[s3\] |during (?:head|get|put|copy|delete|list|create|complete)(?:bucket|objects?(?:v2)?|multipartupload) operation|task and (?:amazon )?s3|when calling the (?:getobject|headobject|putobject|listobjects(?:v2)?|headbucket|getbucketlocation) |s3 client for bucket|s3 config|aws::s3::|putobject api|file from s3/,
    's3',
  ],
  [
    /operation error sts: |assumerole(?:withwebidentity)?\b|webidentityerr\b|getcalleridentity|securitytokenservice/,
    'sts',
  ],
  [
    /operation error kms: |when calling the (?:decrypt|generatedatakey) |calling kms |kms generatedatakey/,
    'kms',
  ],
  [
    /operation error sqs: |when calling the (?:sendmessage|receivemessage|getqueueurl) |sqs receive message|amazonsqs|\bsqserror\b/,
    'sqs',
  ],
  [/operation error sns: |when calling the publish |simplenotificationservice/, 'sns'],
  [/operation error dynamodb: |amazondynamodb|when calling the (?:getitem|putitem|query|scan) /, 'dynamodb'],
  [/operation error eventbridge: |when calling the putevents /, 'events'],
  [/operation error cloudwatch: |when calling the putmetricdata /, 'monitoring'],
  [/operation error kinesis: |out_kinesis_streams|kinesis_streams/, 'kinesis-streams'],
  [/operation error firehose: |kinesis_firehose|\[firehose \d/, 'kinesis-firehose'],
  [/operation error xray: |puttracesegments|segment batch/, 'xray'],
  [/operation error ecs: /, 'ecs'],
  [/operation error servicediscovery: /, 'servicediscovery'],
  [/fsx describing|operation error fsx: /, 'fsx'],
  [/operation error ec2: |describetags api/, 'ec2'],
  [/controlchannel|data ?channel|\bmessagegatewayservice\b|\bmgsinteractor\b/, 'ssmmessages'],
  [/\bmessagingdeliveryservice\b|\bmdsinteractor\b/, 'ec2messages'],
];

function namedService(text: string): ServiceId | undefined {
  return (
    NAMED.find(([pattern]) => pattern.test(text))?.[1] ?? serviceOfOperation(text) ?? serviceOfLibrary(text)
  );
}

/** `operation error EventBridge: PutEvents`, `(Service: AmazonSQS; …)`: the names that the SDKs give to services. */
function serviceOfOperation(text: string): ServiceId | undefined {
  const [, operation, service] =
    /operation error ([\w .-]{2,40}): |\(service: (?:amazon|aws)?([\w ]{2,40})[;,] status code/.exec(text) ??
    [];
  // The SDK for Go, version 1, puts both before what went wrong.
  const prefix =
    /\b([a-z][a-z0-9]{1,30}): [a-z]{4,40}: request(?:canceled|error)\b|\b([a-z][a-z0-9]{1,30}):[a-z]{6,40} (?:request|call|operation) failed\b/.exec(
      text,
    );
  return serviceOfSdkName((operation ?? service ?? prefix?.[1] ?? prefix?.[2] ?? '').replace(/[ .-]/g, ''));
}

function serviceOfSdkName(name: string): ServiceId | undefined {
  if (name === '') return undefined;
  return Object.hasOwn(SDK_NAMES, name)
    ? SDK_NAMES[name]
    : SERVICE_IDS.find((id) => id.replace(/[.-]/g, '') === name);
}

/** Clients by the packages, modules and namespaces of the SDKs: `software.amazon.awssdk.services.sqs`, `Aws::SQS`. */
const LIBRARIES: readonly RegExp[] = [
  /(?:software\.amazon\.awssdk|com\.amazonaws)\.services\.([a-z0-9]{2,40})[.;:]/g,
  /\bamazon\.([a-z0-9]{2,40})\.(?:amazon[a-z0-9]{2,40}(?:client|exception)|model\.)/g,
  /\baws::([a-z0-9]{2,40})::(?:errors|client|types)/g,
  /\baws\\{1,2}([a-z0-9]{2,40})\\{1,2}(?:exception|[a-z0-9]{2,40}client)/g,
  /\blogstash::(?:inputs|outputs)::([a-z0-9_]{2,40})/g,
  /\bfluent::plugin::([a-z0-9]{2,40}?)output\b/g,
  /\[(?:outputs|inputs)\.([a-z0-9_]{2,40})\]/g,
  /\b(?:component_)?type=["']?aws_([a-z0-9_]{2,40})\b/g,
  /@aws-sdk\/client-([a-z0-9-]{2,40})/g,
  /\baws[-_]sdk[-_]([a-z0-9]{2,40})(?:::?|-\d)/g,
  // Files of frames: plugins and clients that only one service has.
  /\baws-sdk-core\/plugins\/([a-z0-9]{2,20})_\w{3,60}\.rb\b/g,
  /\baws-sdk-php\/src\/([a-z0-9]{2,40})\/[a-z0-9]{2,40}client\b/g,
  /\baws-sdk-go(?:-v2)?(?:@v[\d.]{1,12})?\/service\/([a-z0-9]{2,40})\b/g,
];

function serviceOfLibrary(text: string): ServiceId | undefined {
  for (const library of LIBRARIES) {
    // Packages that all clients share stand before that of the service: `Amazon.Runtime`.
    const found = [...text.slice(0, LONGEST_STACK).matchAll(library)]
      .map(([, name = '']) => serviceOfSdkName(name.replace(/[-_]/g, '')))
      .find((service) => service !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

const LONGEST_STACK = 32_768;

const SDK_NAMES: Readonly<Record<string, ServiceId>> = {
  amp: 'aps-workspaces',
  apigatewaymanagementapi: 'execute-api',
  awssimplesystemsmanagement: 'ssm',
  cloudwatch: 'monitoring',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  codeartifact: 'codeartifact.api',
  dynamodbv2: 'dynamodb',
  ecr: 'ecr.api',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  eventbridge: 'events',
  firehose: 'kinesis-firehose',
  kinesis: 'kinesis-streams',
  securitytoken: 'sts',
  securitytokenservice: 'sts',
  ses: 'email',
  sesv2: 'email',
  sfn: 'states',
  simpleemail: 'email',
  simpleemailv2: 'email',
  simplenotificationservice: 'sns',
  simplesystemsmanagement: 'ssm',
  stepfunctions: 'states',
};

/** Where a text names the host that it could not reach, from the most to the least telling. */
const CALLED_HOST: readonly RegExp[] = [
  /(?:timed? ?-?out|refused|reset|unreachable|no route to host) \(([a-z0-9_-]{1,63}\.[a-z0-9_.-]{3,200}):\d{2,5}\)/,
  /lookup ([a-z0-9*_.-]{4,250})/,
  /dial tcp (?:\()?([a-z*][a-z0-9*_.-]{3,250}):\d/,
  /\bhost(?:name)?["']?[=:] ?["']([a-z0-9._-]{4,250})["']/,
  /(?:(?<![a-z])enotfound|eai_again|resolve host:?|resolve '|resolve "|resolve server|unknownhostexception:|unable to dial|translate host name) ?['"]?([a-z0-9*_.-]{4,250})/,
  /(?:connect to|connecting to|connection to|failed to connect to|stream to|connection #-?\d+ to) (?:host )?['"]?(?:https?:\/\/)?([a-z0-9*_-]{1,63}\.[a-z0-9*_.-]{3,200})/,
];

/** Who works is named to compare; where all do, one of them fails elsewhere. */
function calledHost(
  text: string,
  all: readonly Host[],
  outcome: Found<unknown> | undefined,
): Host | undefined {
  const failing = all.length < 2 ? all : all.filter((host) => !isSaidToWork(text, host));
  const requested = failedRequestIn(text);
  // The URL of the request that failed beats a name in a command or an image before it.
  const hosts = (failing.length > 0 ? failing : all).filter(
    ({ called, at }) => requested === undefined || called || at > requested,
  );
  const byName = (name: string): Host | undefined =>
    hosts.find((host) => host.name === name.replace(/[.*_-]{1,9}$/, ''));
  for (const pattern of CALLED_HOST) {
    const host = byName(pattern.exec(text)?.[1] ?? '');
    if (host !== undefined) return host;
  }
  const called = hosts.filter(({ called }) => called);
  return (
    hosts.find(({ layerBucket }) => layerBucket) ??
    nearest(called, outcome) ??
    nearest(
      hosts.filter(({ kind }) => kind === 'service'),
      outcome,
    ) ??
    nearest(
      hosts.filter(({ kind }) => kind !== 'other'),
      outcome,
    ) ??
    nearest(hosts, outcome)
  );
}

/** Behind a host or an address: `:587`, ` port 587`, `' at port '443`, `', port=443`, `', 587)`. */
const PORT =
  /^(?:[\])]?:|["')\]]{0,2},? (?:\(|at |on )?port ?["']?|["')\]]{0,2}, ?port ?[=:] ?|["'], ?(?=\d{2,5}\)))(\d{2,5})(?![\d.])/;

/** Behind a host that somebody tries from a shell: `nc -vz HOST 587`. */
const BARE_PORT = /^ (\d{2,5})(?![\d.:])/;
const TRIED = /\b(?:nc|ncat|netcat|telnet)\b[^\n]{0,40}$/;

/** The port behind the address or the host that was called; without one, that of plain HTTP where the scheme says so. */
function portIn(text: string, host: Host | undefined, address: Address | undefined): number | undefined {
  for (const { at, length } of [
    { at: address?.at ?? -1, length: address?.text.length ?? 0 },
    { at: host?.at ?? -1, length: host?.name.length ?? 0 },
  ]) {
    if (at < 0) continue;
    const behind = text.slice(at + length, at + length + 24);
    const bare = TRIED.test(text.slice(Math.max(0, at - 50), at)) ? BARE_PORT.exec(behind) : null;
    const port = (PORT.exec(behind) ?? bare)?.[1];
    if (port !== undefined && Number(port) <= 65_535) return Number(port);
  }
  return host !== undefined && text.slice(Math.max(0, host.at - 7), host.at) === 'http://' ? 80 : undefined;
}

/** The last host before the failure, otherwise the first after it. */
function nearest(hosts: readonly Host[], outcome: Found<unknown> | undefined): Host | undefined {
  if (outcome === undefined) return hosts.at(-1);
  return hosts.findLast(({ at }) => at <= outcome.at + outcome.words.length) ?? hosts[0];
}

const REGION_WORD = new RegExp(
  String.raw`\b(?:${[...REGION_IDS].sort((a, b) => b.length - a.length).join('|')})(?![\w])`,
);

function regionIn(text: string, hosts: readonly Host[], host: Host | undefined): RegionId | undefined {
  const ofHost = host?.region ?? hosts.find(({ region }) => region !== undefined)?.region;
  if (ofHost !== undefined) return ofHost;
  const word = REGION_SET.exec(text)?.[1] ?? REGION_WORD.exec(text)?.[0];
  return word !== undefined && isRegionId(word) && !namesMany(text) ? word : undefined;
}

/** A setting that says which Region is meant. */
const REGION_SET = new RegExp(String.raw`\bregion["']?\s?[:=]\s?["']?(${REGION_WORD.source})`);

/** More Regions than a call has: a list of all of them, which says nothing of the one that was called. */
const namesMany = (text: string): boolean =>
  !REGION_SET.test(text) && new Set(text.match(new RegExp(REGION_WORD, 'g')) ?? []).size > MOST_REGIONS;

const MOST_REGIONS = 3;

/** `failed to resolve reference "registry.example.com/app`: what stands before the first slash is a host if it has a dot. */
const REFERENCE =
  /(?:resolve ref(?:erence)?|unpack image) \\?"?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})(?:(?::\d{1,5})?\/|:[\w.-]{1,60}\\?")/;

function imageIn(text: string, hosts: readonly Host[]): Clues['image'] {
  const called = hosts.filter((host) => host.called);
  // The layers of an image in a mirror may come from elsewhere: the host that was called decides.
  if (called.length > 0 && called.every(({ kind }) => kind === 'registry')) return 'other';
  if (/dkr[.-]ecr|starport-layer|amazon ecr/.test(text)) return 'ecr';
  if (hosts.some(({ kind }) => kind === 'registry')) return 'other';
  const registry = REFERENCE.exec(text)?.[1];
  return registry === undefined || isAwsHost(registry) ? undefined : 'other';
}

function markedCarrier(spoken: ReturnType<typeof carriersIn>[number] | undefined): readonly Marked[] {
  return spoken === undefined
    ? []
    : [
        {
          kind: 'carrier',
          at: spoken.at,
          length: spoken.words.length,
          says: `from ${spoken.carrier.title}`,
        },
      ];
}

/** What kind of host it is, no more exactly than its name tells. */
function kindOf({ wrong, kind, service, what, guessed }: Host): string {
  if (wrong !== undefined)
    return wrong.incomplete === true ? 'the name of a host, not in full' : 'a name that no host of AWS has';
  switch (kind) {
    case 'service':
      return `the host of ${service ?? 'an AWS service'}`;
    case 'registry':
      return guessed === true
        ? 'by its name a registry, and none of private Amazon ECR'
        : 'a registry outside of private Amazon ECR';
    case 'file-system':
      return 'the mount target of a file system';
    case 'aws':
      return 'a host of AWS';
    case 'other':
      return what === undefined ? 'a host whose name is none of AWS' : `${what}, which is not of AWS`;
  }
}

const markedHost = (host: Host | undefined): readonly Marked[] =>
  host === undefined ? [] : [{ kind: 'host', at: host.at, length: host.name.length, says: kindOf(host) }];

const ADDRESS_SAYS: { readonly [K in Address['kind']]: string } = {
  internal: 'an address inside the VPC or a connected network',
  'link-local': 'an address of the machine itself (link-local)',
  loopback: 'the machine itself',
  storage: 'a public address of Amazon S3',
  public: 'a public address',
};

/** Of whom nothing tells that it is of AWS, a private address may be of any network. */
const PRIVATE = 'a private address';

function markedAddress(address: Address | undefined, ofAws: boolean): readonly Marked[] {
  return address === undefined
    ? []
    : [
        {
          kind: 'address',
          at: address.at,
          length: address.text.length,
          says:
            address.behindNat64 === undefined
              ? address.kind === 'internal' && !ofAws
                ? PRIVATE
                : ADDRESS_SAYS[address.kind]
              : `by NAT64 the IPv4 address ${address.behindNat64}, ${ADDRESS_SAYS[address.kind]}`,
        },
      ];
}

const NETWORK_SAYS: { readonly [K in NetworkFailure]: string } = {
  'name-resolution': 'the name was not resolved',
  'untrusted-certificate': 'something answered with a certificate that is not trusted',
  proxy: 'a proxy did not carry the call',
  refused: 'the connection was refused',
  reset: 'the connection was cut',
  'no-route': 'there is no route',
  timeout: 'nothing answered in time',
  unspecified: 'the connection failed',
};

/** Where only that a call failed is said, nothing says that a connection was tried. */
const unspecifiedSays = (words: string): string | undefined =>
  /\bclosed: 13\b/.test(words)
    ? 'a stream was closed with status 13 of gRPC, an internal error'
    : /\brequest failed|\bsend failed|\bdo request\b|\bexecute http request|\bdispatch failure/.test(words)
      ? 'the call failed on its way'
      : undefined;

/** What exactly the words say, where they are those of one error. */
function networkSays({ kind, words }: Found<NetworkFailure>, text: string): string {
  if (/context cancell?ed/.test(words)) return 'the caller ended the call before an answer came';
  if (kind === 'timeout' && OF_AGENT_WAIT.test(text))
    return 'Docker was not done in the time that the agent waits';
  if (kind === 'name-resolution' && isTryAgainOfSystem(text))
    return 'the system says to try again: by the words perhaps a name that was not resolved';
  return (
    (kind === 'name-resolution' && isOfJava(text) ? undefined : meaningOf(kind, words)) ??
    (kind === 'reset' ? (handshakeIn(words) ?? closingIn(words)?.says) : undefined) ??
    (kind === 'unspecified' ? unspecifiedSays(words) : undefined) ??
    NETWORK_SAYS[kind]
  );
}

/** The agent of Amazon ECS gives Docker a time for each step of a container. */
const OF_AGENT_WAIT = /could not transition to \w{3,20}; timed out/;

const DENIAL_SAYS: { readonly [K in Denial]: string } = {
  'endpoint-policy': 'the policy of a VPC endpoint refused',
  identity: 'a policy of the caller refused',
  'resource-policy': 'the policy of the resource refused',
  unstated: 'the call was refused; by which policy is not said',
};

/** Who refused, as far as the words tell: a registry that is none of AWS has no policies. */
function denialSays({ kind, words }: Found<Denial>, host: Host | undefined): string {
  if (/^encoded /.test(words)) return 'the call was refused; why is said in an encoded message';
  if (kind === 'identity' && /(?:service|resource) control/.test(words))
    return 'a policy of the organization refused';
  if (kind === 'identity' && /^(?:because )?no /.test(words)) return 'no policy of the caller allows it';
  return kind === 'unstated' && host?.kind === 'registry'
    ? 'the registry refused the call'
    : DENIAL_SAYS[kind];
}

function markedOutcome(
  { network, denial, credentials, status }: Outcome,
  text: string,
  host: Host | undefined,
): readonly Marked[] {
  const marks: Marked[] = [];
  if (network !== undefined)
    marks.push({
      kind: 'outcome',
      at: network.at,
      length: network.words.length,
      says: networkSays(network, text),
    });
  if (denial !== undefined)
    marks.push({
      kind: 'outcome',
      at: denial.at,
      length: denial.words.length,
      says: denialSays(denial, host),
    });
  if (credentials !== undefined)
    marks.push({
      kind: 'outcome',
      at: credentials.at,
      length: credentials.words.length,
      says: 'the call had no credentials, or none that were accepted',
    });
  if (status !== undefined)
    marks.push({
      kind: 'status',
      at: status.at,
      length: 3,
      says: `answered with HTTP status ${status.kind}`,
    });
  return marks;
}

function markedAction(text: string, action: Action | undefined): readonly Marked[] {
  if (action === undefined) return [];
  const at = text.indexOf(action.name.toLowerCase());
  return at === -1
    ? []
    : [
        {
          kind: 'action',
          at,
          length: action.name.length,
          says:
            action.performed === undefined
              ? 'the action that was called'
              : 'the action that no policy allows',
        },
      ];
}

/** The sentence by which Amazon ECS says that a task does not reach a service. */
const BETWEEN = /there is a connection issue between the task and [\w ]{2,40}\w/;

function markedSentence(text: string): readonly Marked[] {
  const found = BETWEEN.exec(text);
  return found === null
    ? []
    : [
        {
          kind: 'outcome',
          at: found.index,
          length: found[0].length,
          says: 'Amazon ECS says that the task does not reach the service',
        },
      ];
}

const MOST_OF_TEXT = 20_000;

const PLATFORM_VERSION = /\b(?:fargate|platform)\b[^.\n]{0,24}?\b1\.([0-4])\.0\b/g;

/** The platform versions of AWS Fargate that a text names, each by its middle number. */
export const versionsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.slice(0, MOST_OF_TEXT).toLowerCase().matchAll(PLATFORM_VERSION)].map(([, minor = '']) => minor),
  ),
];

/** Whether a record is of a platform version before 1.4.0: by its own words, else by the versions of the whole text, where that names one alone. */
export function isOfOldPlatform(record: string, whole: readonly string[]): boolean {
  if (whole.length === 0) return false;
  const own = whole.length > 1 ? versionsIn(record) : whole;
  return own.length === 1 && own[0] !== '4';
}

/** The container before each line, as Docker Compose shows it. */
const PRINTED_BY = /^([a-z0-9][\w.-]{0,80})[ \t]{1,40}\|[ \t]/gm;

/** The one host of AWS that a text names; `undefined` where it names none, or several, or a database besides, or several containers speak. */
export function onlyHostIn(pasted: string): string | undefined {
  const start = pasted.slice(0, MOST_OF_TEXT).toLowerCase();
  const hosts = hostsIn(start);
  if (namesDatabase(start) || new Set([...start.matchAll(PRINTED_BY)].map(([, who]) => who)).size > 1)
    return undefined;
  const names = new Set(
    hosts
      .filter(({ kind, partial, wrong }) => kind === 'service' && partial !== true && wrong === undefined)
      .map(({ name }) => name),
  );
  return names.size === 1 ? [...names][0] : names.size === 0 ? onlyClientIn(pasted) : undefined;
}

/** The clients of the SDKs of AWS as programs name them: Ruby, Java, JavaScript, Python, .NET. */
const CLIENTS = [
  /\bAws::(?!Errors|Plugins|Sigv4|Credentials|\w*Credentials)[A-Z]\w{1,40}::Client\b/g,
  /\bcom\.amazonaws\.services\.(?!s3\.internal)[a-z0-9]{2,40}\.\w{2,60}Client\b/g,
  /@aws-sdk\/client-[a-z0-9-]{2,40}/g,
  /\bnew AWS\.[A-Z]\w{1,40}(?=\()/g,
  /\bboto3\.(?:client|resource)\(["'][a-z0-9-]{2,40}["']/g,
];

/** The one client of an SDK that a text names. */
function onlyClientIn(pasted: string): string | undefined {
  const start = pasted.slice(0, MOST_OF_TEXT);
  const names = new Set(CLIENTS.flatMap((form) => start.match(form) ?? []));
  return names.size === 1 ? [...names][0] : undefined;
}

/** The one Region that a text names; `undefined` where it names none, or several. */
export function onlyRegionIn(pasted: string): RegionId | undefined {
  const words = new Set(
    pasted.slice(0, MOST_OF_TEXT).toLowerCase().match(new RegExp(REGION_WORD, 'g')) ?? [],
  );
  const [word, ...others] = words;
  return word !== undefined && others.length === 0 && isRegionId(word) ? word : undefined;
}
