/** Everything that one record of a text tells, before any pattern judges it. */
import { isRegionId, REGION_IDS, type RegionId, type ServiceId } from '../core/index.ts';
import { type Address, calledAddress } from './addresses.ts';
import { type Host, hostsIn } from './hosts.ts';

/** How a call failed on its way. `unspecified`: the text says that the connection failed, not how. */
export type NetworkFailure =
  | 'name-resolution'
  | 'untrusted-certificate'
  | 'proxy'
  | 'refused'
  | 'reset'
  | 'no-route'
  | 'timeout'
  | 'unspecified';

/** Who refused a call. `unstated`: the text says only that access was denied. */
export type Denial = 'endpoint-policy' | 'identity' | 'resource-policy' | 'unstated';

export interface Action {
  /** The prefix of an IAM action, for example `ecr`. */
  readonly prefix: string;
  /** As AWS writes it, for example `ecr:GetAuthorizationToken`. */
  readonly name: string;
}

export interface Clues {
  /** The record in lower case, on one line. */
  readonly text: string;
  readonly hosts: readonly Host[];
  /** The host whose call failed, as far as the text tells. */
  readonly host: Host | undefined;
  readonly address: Address | undefined;
  readonly network: NetworkFailure | undefined;
  readonly denial: Denial | undefined;
  readonly action: Action | undefined;
  /** The service that an SDK operation or AWS's own sentence names. */
  readonly service: ServiceId | undefined;
  readonly status: number | undefined;
  readonly region: RegionId | undefined;
  /** Where the image comes from, when the record is about an image. */
  readonly image: 'ecr' | 'other' | undefined;
}

/** Reads the clues of one record. */
export function cluesIn(record: string): Clues {
  const text = record.toLowerCase();
  const hosts = hostsIn(text);
  const action = actionIn(record);
  const service = namedService(text);
  const address = calledAddress(text);
  const host = calledHost(text, hosts);
  return {
    text,
    hosts,
    host,
    address,
    network: networkFailureIn(text),
    denial: denialIn(text),
    action,
    service,
    status: statusIn(text),
    region: regionIn(text, hosts, host),
    image: imageIn(text, hosts),
  };
}

const NETWORK: readonly (readonly [NetworkFailure, RegExp])[] = [
  [
    'proxy',
    /proxyconnect|proxyerror|tunnel connection failed|proxy authentication required|cannot connect to proxy/,
  ],
  [
    'name-resolution',
    /no such host|server misbehaving|name resolution|name or service not known|nodename nor servname|enotfound|eai_again|unknownhostexception|unknown host|nxdomain|servfail|could ?n[o']t resolve|could not resolve|cannot resolve host|failed to resolve '|failed to resolve "|no address associated with hostname|name does not resolve|nameresolutionerror|dial udp|->[0-9.]{7,15}:53\b|no servers could be reached|lookup [\w.-]{1,250}(?: on [[\]0-9a-f.:]{1,60})?: (?:i\/o timeout|read udp|dial)/,
  ],
  [
    'untrusted-certificate',
    /x509|certificate signed by unknown authority|certificate[_ ]verify[_ ]failed|self[- ]signed certificate|pkix path|unable to get local issuer certificate|certificate has expired|certificate is valid for|unable_to_verify_leaf_signature|sslcertverificationerror|ssl validation failed/,
  ],
  ['refused', /connection refused|econnrefused|actively refused/],
  [
    'no-route',
    /no route to host|network is unreachable|enetunreach|ehostunreach|host is unreachable|network unreachable|unreachable network/,
  ],
  [
    'timeout',
    /i\/o timeout|timeout after|deadline exceeded|context dead|client\.timeout|awaiting headers|waiting for connection|request context cancell?ed|requestcancell?ed|context cancell?ed|connection timed out|connect timed ?out|connect(?:ion)? ?timeout|connecttimeout|timed out|etimedout|handshake timeout|timeouterror|timeoutexception|time-?out (?:on|while|connecting|expired)|signal: killed|execution expired|timeout was reached|operation timeout|read timeout|readtimeout/,
  ],
  [
    'reset',
    /connection reset|econnreset|socket hang up|unexpected eof|broken pipe|connection was closed|broken connection|connection aborted|remotedisconnected|: eof\b|bad handshake|handshake failure/,
  ],
  [
    'unspecified',
    /send request failed|could not connect to the endpoint|endpointconnectionerror|connection issue|connection error|statuscode: 0,|unable to execute http request|networkingerror|network ?connection ?(?:issue|error)|check your (?:task )?network|unable to connect to endpoint|failed to connect to|failed to open tcp connection|dispatch failure|failed to establish a new connection|couldn't connect to|cannot connect to the endpoint|maxretryerror|max retries exceeded|unable to dial|your network connection between/,
  ],
];

function networkFailureIn(text: string): NetworkFailure | undefined {
  return NETWORK.find(([, pattern]) => pattern.test(text))?.[0];
}

function denialIn(text: string): Denial | undefined {
  if (
    /no vpc endpoint policy allows|explicit deny in (?:a|an|the) vpc endpoint policy|denied by (?:the |a )?vpc endpoint policy|vpc endpoint policy (?:denies|does not allow|doesn't allow|blocks)/.test(
      text,
    )
  )
    return 'endpoint-policy';
  if (/explicit deny in (?:a|an|the) resource-based|no resource-based policy allows/.test(text))
    return 'resource-policy';
  if (
    /no (?:identity-based|permissions boundary|session|service control|resource control|role trust)|explicit deny in (?:a|an|the) (?:identity-based|permissions boundary|session|service control|resource control)|no permissions boundary|explicit deny in a permissions/.test(
      text,
    )
  )
    return 'identity';
  return /accessdenied|access ?denied|access is denied|not authorized to perform|unauthorized to perform|unauthorizedoperation|unauthorizedaccess|is not authorized|not authorised|permission denied by|access to kms is not allowed|authorizationerror|: ?forbidden\b|403 forbidden|"forbidden"|httpstatus(?:code)?:? ?403/.test(
    text,
  )
    ? 'unstated'
    : undefined;
}

const ACTION =
  /(?:perform:?|action|allows the|permission|actions?:?)\s{0,2}[('"]{0,2}([a-z][a-z0-9-]{1,30}):([A-Z][A-Za-z0-9]{2,60})/i;

function actionIn(record: string): Action | undefined {
  const [, prefix, name] = ACTION.exec(record) ?? [];
  return prefix === undefined || name === undefined
    ? undefined
    : { prefix: prefix.toLowerCase(), name: `${prefix.toLowerCase()}:${name}` };
}

function statusIn(text: string): number | undefined {
  const [, status] =
    /(?:status ?code:?|statuscode:|unexpected status code [^ ]{0,400}:|response status:?|http(?:\/[\d.]{1,3})?|code:|error parsing http|\]:|status:|failed with status code \[[^\]]{0,80}\]:)\s?"?([1-5]\d\d)\b/.exec(
      text,
    ) ??
    /\b(40[0134]|407|429|50[0234]) (?:forbidden|unauthorized|not found|bad request|too many|internal|bad gateway|service unavailable|gateway)/.exec(
      text,
    ) ??
    [];
  return status === undefined ? undefined : Number(status);
}

/** Services by the names that SDKs ("operation error SSM") and Amazon ECS ("between the task and …") give them. */
const NAMED: readonly (readonly [RegExp, ServiceId])[] = [
  [
    /operation error ecr: |getauthorizationtoken|task and (?:amazon )?ecr|registry auth from amazon ecr/,
    'ecr.api',
  ],
  [/operation error secrets manager|getsecretvalue|task and (?:aws )?secrets manager/, 'secretsmanager'],
  [/operation error ssm: |when calling the getparameters? |task and (?:aws )?(?:systems manager|ssm)/, 'ssm'],
  [
    /operation error cloudwatch logs|(?:createlogstream|putlogevents|createloggroup|describelogstreams|describeloggroups)\b|task and (?:amazon )?cloudwatch/,
    'logs',
  ],
  [
    /operation error s3: |task and (?:amazon )?s3|when calling the (?:getobject|headobject|putobject|listobjects(?:v2)?|headbucket|getbucketlocation) /,
    's3',
  ],
  [/operation error sts: |assumerole(?:withwebidentity)?\b|getcalleridentity/, 'sts'],
  [/operation error kms: |when calling the (?:decrypt|generatedatakey) /, 'kms'],
  [/operation error sqs: |when calling the (?:sendmessage|receivemessage|getqueueurl) /, 'sqs'],
  [/operation error sns: |when calling the publish /, 'sns'],
  [/operation error dynamodb: /, 'dynamodb'],
  [/operation error eventbridge: |when calling the putevents /, 'events'],
  [/operation error cloudwatch: |when calling the putmetricdata /, 'monitoring'],
  [/operation error kinesis: /, 'kinesis-streams'],
  [/operation error firehose: /, 'kinesis-firehose'],
  [/operation error xray: |puttracesegments/, 'xray'],
  [/operation error ecs: /, 'ecs'],
  [/operation error servicediscovery: /, 'servicediscovery'],
];

function namedService(text: string): ServiceId | undefined {
  return NAMED.find(([pattern]) => pattern.test(text))?.[1];
}

/** Where a text names the host that it could not reach, from the most to the least telling. */
const CALLED_HOST: readonly RegExp[] = [
  /lookup ([a-z0-9*_.-]{4,250})/,
  /dial tcp (?:\()?([a-z*][a-z0-9*_.-]{3,250}):\d/,
  /host='([a-z0-9._-]{4,250})'/,
  /(?:enotfound|eai_again|resolve host:?|resolve '|resolve "|unknownhostexception:|unable to dial) ?['"]?([a-z0-9*_.-]{4,250})/,
  /(?:connect to|connecting to|connection to|failed to connect to) (?:host )?['"]?(?:https?:\/\/)?([a-z0-9*_-]{1,63}\.[a-z0-9*_.-]{3,200})/,
];

function calledHost(text: string, hosts: readonly Host[]): Host | undefined {
  const byName = (name: string): Host | undefined =>
    hosts.find((host) => host.name === name.replace(/[.*_-]+$/, ''));
  for (const pattern of CALLED_HOST) {
    const host = byName(pattern.exec(text)?.[1] ?? '');
    if (host !== undefined) return host;
  }
  return (
    hosts.find(({ layerBucket }) => layerBucket) ??
    hosts.filter(({ called }) => called).at(-1) ??
    hosts.find(({ kind }) => kind === 'service') ??
    hosts.find(({ kind }) => kind !== 'other')
  );
}

const REGION_WORD = new RegExp(
  String.raw`\b(?:${[...REGION_IDS].sort((a, b) => b.length - a.length).join('|')})(?![\w])`,
);

function regionIn(text: string, hosts: readonly Host[], host: Host | undefined): RegionId | undefined {
  const ofHost = host?.region ?? hosts.find(({ region }) => region !== undefined)?.region;
  if (ofHost !== undefined) return ofHost;
  const word = REGION_WORD.exec(text)?.[0];
  return word !== undefined && isRegionId(word) ? word : undefined;
}

function imageIn(text: string, hosts: readonly Host[]): Clues['image'] {
  if (/dkr[.-]ecr|starport-layer|amazon ecr/.test(text)) return 'ecr';
  if (hosts.some(({ kind }) => kind === 'registry')) return 'other';
  return undefined;
}
