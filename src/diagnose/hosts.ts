/** Host names in error texts: which endpoint service, registry or file system they belong to. */
import {
  DUAL_STACK_SUFFIXES,
  isRegionId,
  PARTITIONS,
  type PartitionId,
  partitionOf,
  REGION_IDS,
  type RegionId,
  regionOf,
  registrySuffix,
  SERVICE_IDS,
  type ServiceId,
  serviceOf,
} from '../core/index.ts';
import { FROM } from './addresses.ts';
import { publicHost } from './public-hosts.ts';
import { failedRequestIn, isOfFailedRequest } from './requested.ts';

export interface Host {
  readonly name: string;
  /** `registry`: a container registry outside Amazon ECR; `file-system`: a mount target; `aws`: a service without a plan. */
  readonly kind: 'service' | 'registry' | 'file-system' | 'aws' | 'other';
  readonly service?: ServiceId;
  readonly region?: RegionId;
  /** The Region part of an AWS host when it is no Region that exists. */
  readonly unknownRegion?: string;
  /** A name of the endpoint itself (`vpce-…`), so an endpoint exists. */
  readonly ofEndpoint?: true;
  /** The bucket from which Amazon ECR serves image layers. */
  readonly layerBucket?: true;
  /** A numbered public host of the Amazon ECS control plane (`ecs-a-1`): the agent did not use the `ecs` endpoint. */
  readonly numbered?: true;
  readonly fips?: true;
  /** The text ends or is redacted within the name. */
  readonly partial?: true;
  /** A dual-stack name (`sqs.us-east-1.api.aws`), which other addresses may stand behind. */
  readonly dualStack?: true;
  /** The name cannot be right: what is wrong with it, and the right one where that is clear. */
  readonly wrong?: {
    readonly why: string;
    readonly right?: string;
    /** What to do, where the right name alone does not say it. */
    readonly cure?: string;
    /** Even where somebody owns the name, so that it resolves. */
    readonly resolves?: true;
    /** A part of it is not there: what is left may be a name of AWS. */
    readonly incomplete?: true;
    /** Where the Region belongs stands the word itself: people hide theirs so, and documentation shows hosts so. */
    readonly hidden?: true;
  };
  /** What stands behind a well-known host of the internet, for people. */
  readonly what?: string;
  /** Nothing but its first label says that it is a registry. */
  readonly guessed?: true;
  /** A name without a dot: a container or a service of one's own, which nobody outside the VPC has. */
  readonly plain?: true;
  /** Written with a scheme, as an address that was called. */
  readonly called: boolean;
  /** Where it stands in the text. */
  readonly at: number;
}

interface Suffix {
  readonly text: string;
  readonly dualStack: boolean;
}

const SUFFIXES: readonly Suffix[] = (Object.keys(PARTITIONS) as PartitionId[])
  .flatMap((id) => [
    { text: PARTITIONS[id].dnsSuffix, dualStack: false },
    { text: DUAL_STACK_SUFFIXES[id], dualStack: true },
    { text: registrySuffix(id), dualStack: true },
  ])
  .sort((a, b) => b.text.length - a.text.length);

/** Registries of images that no endpoint of the planner's serves. */
const REGISTRY =
  /(?:^|\.)(?:docker\.io|docker\.com|quay\.io|ghcr\.io|pkg-containers\.githubusercontent\.com|gcr\.io|pkg\.dev|registry\.k8s\.io|k8s\.gcr\.io|mcr\.microsoft\.com|azurecr\.io|azurecr\.cn|public\.ecr\.aws|registry\.gitlab\.com|docker\.elastic\.co|nvcr\.io|icr\.io|ocir\.io|redhat\.(?:io|com)|jfrog\.io|cloudsmith\.io|lscr\.io|codeberg\.org|mirror\.gcr\.io)$/;

/** Names that people give to registries of their own, of images or of packages. */
const NAMED_REGISTRY = /^(?:registry|harbor|nexus|artifactory|docker)[.-]/;

/** Files and units that are called like a registry: `docker.sock`, `docker-entrypoint.sh`. */
const FILE =
  /\.(?:sock|socket|service|ya?ml|json|sh|log|conf|cfg|env|go|py|jsx?|tsx?|rb|java|properties|toml|exe|dll|rpm|deb|zip|tgz|gz|tar|txt|md|pid|list|repo)$/;

const REGION = /^(?:[a-z]{2,4})(?:-[a-z]{2,12}){1,2}-\d{1,2}$/;

/** The first label of hosts whose name differs from the endpoint service's documented one. */
const OTHER_NAMES: Readonly<Record<string, ServiceId>> = {
  dynamodb: 'dynamodb',
  ddb: 'dynamodb',
  queue: 'sqs',
  ecr: 'ecr.api',
  'ecr-fips': 'ecr.api',
  'control-kinesis': 'kinesis-streams',
  'data-kinesis': 'kinesis-streams',
  'ecs-sc': 'ecs-agent',
  // The packages of Amazon Linux 2 are in a bucket of this name.
  amazonlinux: 's3',
};

/** Hosts named in help links, which say nothing about the failure. */
const DOCUMENTATION =
  /^(?:docs\.|www\.|curl\.haxx\.se|curl\.se|console\.|repost\.|github\.com|raw\.githubusercontent\.com|ip-ranges\.|stackoverflow\.com|aws\.amazon\.com|go\.dev|[a-z0-9-]+\.console\.)/;

/** Every host of a text in lower case, in order of appearance. `written`: the same text with its capitals, where they are known. */
export function hostsIn(text: string, written = text): readonly Host[] {
  const hosts: Host[] = [];
  const known = new Map<string, HostName | undefined>();
  for (const match of text.matchAll(
    /(?:(?<![\w@-])|(?<=:\/\/[^\s@/"']{1,120}@))(wss?:\/\/|https?:\/\/|tcp:\/\/|nfs:\/\/|host(?:name)?["']?[=:] ?["'])?([a-z0-9*_-][a-z0-9*_.-]{2,250})/g,
  )) {
    const name = withoutEnd(match[2] ?? '').replace(/^\*\./, '');
    const end = match.index + match[0].length;
    const called = isConnected(match[1], text, match.index, end);
    if (isAside(text, match.index, name, called)) continue;
    if (match[1] === undefined && isPartOfFile(text, match.index)) continue;
    const last = goesOnBehind(name, text, end) ? 'broken' : endOf(text, end);
    const key = `${called}${last}${name}`;
    const read = known.has(key) ? known.get(key) : readHost(name, called, last);
    known.set(key, read);
    const host =
      read === undefined
        ? undefined
        : { ...read, ...withoutFirst(text, match.index, match[1], read), ...endsInZone(read, last, text) };
    if (host !== undefined && !isNoHost(host, text, match.index, end, written))
      hosts.push({ ...host, at: match.index + (match[1]?.length ?? 0) });
    if (hosts.length === MOST_HOSTS) break;
  }
  const plain = plainHostsIn(text);
  return plain.length === 0 ? hosts : [...hosts, ...plain].sort((a, b) => a.at - b.at);
}

/** A class behind its modules: hosts are written without capitals, and none is called an error. */
const CAPITAL = /^(?:[a-z_$][\w$-]*\.)+[A-Z]\w*[a-z]\w*$/;
const ERROR = /(?:error|exception)$/;

/** A package that is called after a domain, from its end. */
const PACKAGE = /^(?:com|org)\.[a-z0-9_]+\./;

/** Before the name of a logger: a field of that name, or the level with which logging of Python begins a line. */
const BEFORE_LOGGER =
  /(?:\b(?:logger|logger_?name|log_?name|module|class|package)["']?\s?[:=]\s?["']?|^(?:critical|error|warning|info|debug):)$/;

/** The name of a message of Protocol Buffers begins with it; nobody calls it. */
const TYPE_URL = 'type.googleapis.com';

/** What has the look of a host and is none. */
const isNoHost = (host: HostName, text: string, at: number, end: number, written: string): boolean =>
  host.name === TYPE_URL ||
  (host.kind === 'other' && isMentioned(text, at, end, host.called)) ||
  isNameOfClass(host, text, at, written);

/** A class, a module or a logger: only the look of its name is that of a host, and nothing says that it was called. */
const isNameOfClass = (
  { name, kind, called, guessed }: HostName,
  text: string,
  at: number,
  written: string,
): boolean =>
  !called &&
  (kind === 'other' || guessed === true) &&
  !isCalled(text, at) &&
  (CAPITAL.test(written.slice(at, at + name.length)) ||
    ERROR.test(name) ||
    PACKAGE.test(name) ||
    BEFORE_LOGGER.test(text.slice(Math.max(0, at - 40), at)));

/** `/var/run/secrets/eks.amazonaws.com/token`: a part of the path of a file, which nobody calls. */
const isPartOfFile = (text: string, at: number): boolean =>
  /(?:^|[\s"'=(])\/(?:[\w.-]{1,80}\/){1,12}$/.test(text.slice(Math.max(0, at - 240), at));

/** `https://.dkr.ecr.…`, `https://.s3.…`: a variable was empty, or somebody took what it held out before they pasted. */
const withoutFirst = (
  text: string,
  at: number,
  scheme: string | undefined,
  { name, kind }: HostName,
): Pick<Host, 'wrong'> =>
  /[a-z0-9_-]\.\$\{?$/.test(text.slice(Math.max(0, at - 12), at))
    ? { wrong: unfilled }
    : kind === 'service' &&
        scheme === undefined &&
        /(?:\/\/|\b(?:lookup|enotfound|eai_again|dialing|dial tcp|connect(?:ing|ion)? to|host:?) |["'])\.$/.test(
          text.slice(Math.max(0, at - 16), at),
        )
      ? /^dkr[.-]ecr(?:-fips)?\./.test(name)
        ? { wrong: absent('the account ID before .dkr.ecr') }
        : /^s3[.-]/.test(name)
          ? { wrong: absent('the name of the bucket before .s3') }
          : {}
      : {};

const unfilled: NonNullable<Host['wrong']> = {
  why: 'a variable in it was not filled in',
  cure: 'Fill in the variable from which the name is built.',
  hidden: true,
  incomplete: true,
};

const absent = (what: string): NonNullable<Host['wrong']> => ({
  why: `${what} is missing`,
  cure: `Fill in ${what.split(' before ')[0] ?? what}: the variable that holds it was empty where the name was built.`,
  hidden: true,
  incomplete: true,
});

/** Names without a dot count only where a port or an address shows that they were called. */
const PLAIN: readonly RegExp[] = [
  /(?<![\w-])(?:https?|tcp|wss?|grpc|redis|amqps?|mongodb|nats|kafka):\/\/(?:[^@/\s"']{1,80}@)?([a-z][a-z0-9_-]{1,62}):\d{2,5}\b/g,
  /(?<![\w-])host(?:name)?=["']([a-z][a-z0-9_-]{1,62})["'], ?port=["']?\d{2,5}\b/g,
  /\b(?:connecting to|connect e(?:connrefused|timedout|hostunreach)) ([a-z][a-z0-9_-]{1,62}):\d{2,5}\b/g,
  /(?:refused|timed out|unreachable|route to host|reset by peer): ([a-z][a-z0-9_-]{1,62})\/\d{1,3}(?:\.\d{1,3}){3}:\d{2,5}\b/g,
  /\bgetaddrinfo\(host='([a-z][a-z0-9_-]{1,62})'/g,
  /(?:known|refused(?: it)?|reset|out|respond|unavailable|unreachable|failed|host|found)\.? \(([a-z][a-z0-9_-]{1,62}):\d{2,5}\)/g,
  /\b(?:connect(?:ion)? to|connecting to) ([a-z][a-z0-9_-]{1,62})\/(?:<unresolved>|\d{1,3}(?:\.\d{1,3}){3})?:\d{2,5}\b/g,
  /(?<=[(=[: ])([a-z][a-z0-9_-]{1,62})\/\d{1,3}(?:\.\d{1,3}){3}:\d{2,5}\b/g,
];

/** The machine itself, a proxy (which is told of elsewhere), the runtime, and what stands for a name. */
const NO_PLAIN_HOST =
  /^(?:localhost|host|hostname|server|docker|dind|unix|(?:http|https|squid|web)?-?proxy|example|your[\w-]{1,40}|my[-_]?(?:host|server))$/;

function plainHostsIn(text: string): readonly Host[] {
  const found: Host[] = [];
  for (const pattern of PLAIN)
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      const at = match.index + match[0].indexOf(name, match[0].indexOf('/') === -1 ? 5 : 0);
      if (!NO_PLAIN_HOST.test(name)) found.push({ name, kind: 'other', called: true, plain: true, at });
      if (found.length === MOST_HOSTS) return found;
    }
  return found.length > 0 ? found : plainHostOfRequest(text);
}

/** Of a request that failed the URL says who was called, without a port too: `request to http://nexus/a failed`. */
function plainHostOfRequest(text: string): readonly Host[] {
  const at = failedRequestIn(text);
  const [scheme = '', name = ''] =
    at === undefined
      ? []
      : (/^(?:https?|wss?):\/\/([a-z][a-z0-9_-]{1,62})(?=[/"'\s])/.exec(text.slice(at, at + 80)) ?? []);
  return at === undefined || name === '' || NO_PLAIN_HOST.test(name)
    ? []
    : [{ name, kind: 'other', called: true, plain: true, at: at + scheme.length - name.length }];
}

/** `example.org/192.0.2.1:443`: programs in Java write host and address of a connection so. */
const RESOLVED = /^\/(?:<unresolved>|\d{1,3}(?:\.\d{1,3}){3}):\d{2,5}\b/;

const isConnected = (scheme: string | undefined, text: string, at: number, end: number): boolean =>
  scheme !== undefined || RESOLVED.test(text.slice(end, end + 40)) || isOpened(text, at, end);

/** Words of a client before the host to which it opens a connection, which has any ending then. */
const OPENED = /\b(?:tcp connection to|connect(?:ion)? to|connecting to|broker) \[?$/;

const isOpened = (text: string, at: number, end: number): boolean =>
  OPENED.test(text.slice(Math.max(0, at - 24), at)) && /^\]?:\d{2,5}\b/.test(text.slice(end, end + 8));

/** A port or a path behind a name shows that it is whole. */
function endOf(text: string, end: number): NameEnd {
  if (end === text.length) return 'cut';
  return /^[:/][\w-]/.test(text.slice(end, end + 2)) ? 'whole' : undefined;
}

const MOST_HOSTS = 60;

/** Words without a dot, links, and names that stand for something else than a host. */
function isAside(text: string, at: number, name: string, called: boolean): boolean {
  if (!name.includes('.') || isOfVisitor(text, at) || FROM.test(text.slice(Math.max(0, at - 40), at)))
    return true;
  if ((DOCUMENTATION.test(name) || ENDPOINT_SERVICE.test(name)) && !isCalled(text, at)) return true;
  return (
    !called &&
    (isInArn(text, at) ||
      isOfImage(text, at) ||
      isOfEvent(text, at) ||
      isOfKubelet(text, at) ||
      isOfRegion(text, at) ||
      isZone(text, at, name.length))
  );
}

/**
 * A field behind the error of nginx that tells of the visitor whose request it served: the name of its own server, the
 * Host header and the page before. The host that nginx called stands in the words before, or in the field `upstream`.
 */
function isOfVisitor(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_FIELDS), at);
  if (/, client:? [^\s,]{1,64}, server: $/.test(before.slice(-100))) return true;
  return /", (?:host: "|referrer: ")?$/.test(before.slice(-20)) && before.includes(', request: "')
    ? !before.slice(before.lastIndexOf(', request: "')).includes('\n')
    : false;
}

/** How far the fields of such a line may go. */
const LONGEST_FIELDS = 4_000;

/** The name of an endpoint service, which only has the look of a host: it is created, and never called. */
const ENDPOINT_SERVICE = /com\.amazonaws\.(?:[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d{1,2}|vpce)\./;

/** A hosted zone as Amazon Route 53 lists it, with the dot of the root behind it: it says which names there are. */
const isZone = (text: string, at: number, length: number): boolean =>
  /"name" ?: ?"$/.test(text.slice(Math.max(0, at - 12), at)) &&
  text.slice(at + length, at + length + 2) === '."';

/** Whether the words around say that the host was called, and not only linked. */
const isCalled = (text: string, at: number): boolean =>
  /(?:connect(?:ion)? to|resolve host:?|lookup|enotfound) $/.test(text.slice(Math.max(0, at - 20), at)) ||
  isOfFailedRequest(text, at);

/** Where a program says who made it, or where more is written: a version, a banner, a pointer to its documentation. */
const BEFORE_LINK =
  /\bversion:? v?\d[\w.+-]{0,40},? ?[(<[-]{1,2} ?$|\b(?:see|visit|refer to|learn more|docs|documentation|home ?page|website|more (?:information|info|details|help)|help|report (?:bugs|issues|this))(?: (?:at|on|to|here|in|about it))?:? ?[(<"']{0,2}$|\+$/;

/** Whether an address with a scheme only says where something is written: nobody called it. */
const isLink = (text: string, at: number): boolean =>
  BEFORE_LINK.test(text.slice(Math.max(0, at - 80), at)) || OF_JOB.test(text.slice(Math.max(0, at - 40), at));

/** A job, a log or a review that somebody points to. */
const OF_JOB =
  /\b(?:(?:in|of) (?:job|build|pipeline|run)|(?:full|build|job) logs?|reviewed (?:in|at|on)|reported (?:in|at|on)|discussion|thread)(?: (?:at|in|on|here))?:? ?[(<"']{0,2}(?:https?:\/\/)?$/;

/** Names within an ARN, as of a role called after a cluster, are no hosts. */
const isInArn = (text: string, at: number): boolean =>
  /arn:aws[a-z-]{0,12}:[^\s"',]{0,200}$/.test(text.slice(Math.max(0, at - 220), at));

/** A field of an event of AWS CloudTrail that names a service in the form of a host. */
const isOfEvent = (text: string, at: number): boolean =>
  /\b(?:eventsource|invokedby|sourceipaddress)["']? ?[:=] ?["']?$/.test(text.slice(Math.max(0, at - 24), at));

/** The node whose kubelet reports an event of Kubernetes: it stands behind who reports, and nobody called it. */
const isOfKubelet = (text: string, at: number): boolean =>
  /\b(?:kubelet|kube-proxy|cloud-node-controller), {1,4}$/i.test(text.slice(Math.max(0, at - 40), at)) ||
  /\bsuccessfully assigned [^\s]{1,200} to $/i.test(text.slice(Math.max(0, at - 260), at));

/** A value in a table of settings, under a Region: `"us-east-1" => "s3.amazonaws.com"`. Nobody called all of them. */
const isOfRegion = (text: string, at: number): boolean =>
  isRegionId(
    /["']([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d)["'] ?(?:=>|:|=) ?["']$/.exec(
      text.slice(Math.max(0, at - 40), at),
    )?.[1] ?? '',
  );

/** The image for which a credential provider was asked: it calls another host. */
const isOfImage = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 440), at);
  return (
    /credential[- ]provider\b.{0,400}\bimage "?$/.test(before) ||
    (OF_CONTAINER.test(before.slice(-240)) && !/\bpull|->pull/.test(text))
  );
};

/** The agent of Amazon ECS writes the image of a container behind its name: `container: web(…/web:1) (RUNNING->STOPPED)`. */
const OF_CONTAINER = /\bcontainer: [\w.-]{1,200}\($/;

/** Nobody called it: an address that is only linked, a name within a path, a package that is called after a domain. */
const isMentioned = (text: string, at: number, end: number, called: boolean): boolean =>
  called
    ? isLink(text, at)
    : isInPath(text, at) ||
      /^\/[a-z0-9_.-]{1,80}\/[^\s"']{0,200}\.[a-z]{1,5}:\d/.test(text.slice(end, end + 320));

/** Names in the path of an address are files and parts of programs: `/forum/socket.io/`. */
const isInPath = (text: string, at: number): boolean =>
  /:\/\/[^\s"'/]{1,250}\/[^\s"']{0,400}$/.test(text.slice(Math.max(0, at - 420), at));

/** People write `xx-xxxx-1` for a Region that they do not show. */
const HIDDEN_REGION = /(?:^|-)x{2,}(?:-|$)/;

type HostName = Omit<Host, 'at'>;

/** Without the dots, stars and dashes that are punctuation. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && '.*_-'.includes(name[end - 1] ?? ' ')) end -= 1;
  return name.slice(0, end);
}

/** Where a name ends: with the text, so that it may go on, or before a port or a path, so that it cannot. */
type NameEnd = 'cut' | 'whole' | 'broken' | undefined;

/** The domain of AWS in an ordinary Region, and how it may begin before a line breaks it. */
const WHOLE_DOMAIN = '.amazonaws.com';

/**
 * `…amazonaws.co m:443`: a line was broken within the name, and the next one, or none that is seen, begins with the rest. A look-up
 * names the whole of what it looked for.
 */
function goesOnBehind(name: string, text: string, end: number): boolean {
  const at = name.lastIndexOf('.amazonaws.c');
  const lacks = at === -1 ? '' : WHOLE_DOMAIN.slice(name.length - at);
  if (lacks === '' || !WHOLE_DOMAIN.startsWith(name.slice(at))) return false;
  const behind = text.slice(end, end + BREAK);
  return (
    new RegExp(`^\\s{1,12}${lacks}(?![a-z0-9])`).test(behind) ||
    (behind.trim() === '' && !OF_LOOKUP.test(text))
  );
}

const BREAK = 40;
const OF_LOOKUP = /enotfound|no such host|nxdomain|not known|resol|unknownhost|getaddrinfo|\blookup\b/;

function readHost(name: string, called: boolean, last: NameEnd): HostName | undefined {
  const what = publicHost(name);
  if (what !== undefined) return { name, kind: 'other', called, what };
  if ((REGISTRY.test(name) && (called || !FILE.test(name))) || OF_ECR_PUBLIC.test(name))
    return { name, kind: 'registry', called, ...ofEcrPublicElsewhere(name) };
  if (NAMED_REGISTRY.test(name) && (called || !FILE.test(name)))
    return { name, kind: 'registry', called, guessed: true };
  const suffix = suffixOf(name);
  if (suffix === undefined) return otherHost(name, called, last);
  return readAwsHost(name, name.slice(0, -suffix.text.length - 1).split('.'), called, suffix);
}

/** Whether a host in lower case is one of Amazon ECR Public: a name of AWS, without an endpoint of this planner. */
export const isOfEcrPublic = (name: string): boolean =>
  /(?:^|\.)public\.ecr\.aws$/.test(name) || (OF_ECR_PUBLIC.test(name) && isAwsHost(name));

const OF_ECR_PUBLIC = /(?:^|\.)ecr-public\./;

/** Where the API of Amazon ECR Public is: <https://docs.aws.amazon.com/general/latest/gr/ecr-public.html>. */
const REGIONS_OF_ECR_PUBLIC: readonly string[] = ['us-east-1', 'us-west-2'];

/** A name of that API for a Region that has none. */
function ofEcrPublicElsewhere(name: string): Pick<Host, 'wrong'> {
  const [, region] = /(?:^|\.)ecr-public\.([a-z0-9-]+)\./.exec(name) ?? [];
  return region === undefined ||
    !isRegionId(region) ||
    REGIONS_OF_ECR_PUBLIC.includes(region) ||
    !isAwsHost(name)
    ? {}
    : {
        wrong: {
          why: `Amazon ECR Public has no API in ${region}`,
          right: 'api.ecr-public.us-east-1.amazonaws.com',
          cure: `Its API is in ${REGIONS_OF_ECR_PUBLIC.join(' and ')}: call it there (--region us-east-1 for this call, or a client of its own with that Region); the host is api.ecr-public.us-east-1.amazonaws.com.`,
        },
      };
}

/** Whether a text in lower case is a domain of AWS itself, behind the Region of an API. */
export const isAwsDomain = (text: string): boolean => SUFFIXES.some((suffix) => suffix.text === text);

/** Whether the domain of a host in lower case is one of AWS, in any partition. */
export const isAwsHost = (name: string): boolean => suffixOf(name) !== undefined;

function suffixOf(name: string): Suffix | undefined {
  return SUFFIXES.find(({ text }) => name.endsWith(`.${text}`));
}

/** Words with dots are everywhere, so a foreign host counts only where it was called or has a telling ending. */
function otherHost(name: string, called: boolean, last: NameEnd): HostName | undefined {
  if (last === 'broken') return readBroken(name, called);
  const misspelt = misspeltSuffix(name, called);
  if (misspelt !== undefined) return misspelt;
  const labels = name.split('.');
  const mayGoOn =
    last !== 'whole' &&
    (called || (last === 'cut' && labels.some((label) => isRegionId(label) || isZoneOfRegion(label))));
  const cutOff = mayGoOn ? serviceOfCutOff(name) : undefined;
  if (cutOff !== undefined) return cutOff;
  const isAddress = /^[\d.x*]+$/.test(name);
  const looksLikeHost = called || /\.(?:com|net|io|org|dev|cloud|local|internal)$/.test(name);
  return isAddress || !looksLikeHost || /\.(?:amazonaws|amazon)\.com$/.test(name)
    ? undefined
    : { name, kind: 'other', called };
}

/** What a name of AWS becomes with the rest of its domain. */
function readBroken(name: string, called: boolean): HostName | undefined {
  const read = readHost(`${name.slice(0, name.lastIndexOf('.amazonaws.'))}${WHOLE_DOMAIN}`, called, 'whole');
  return read === undefined ? undefined : { ...read, name, partial: true };
}

/** Domains that are nearly that of AWS, by a letter or by the words of which it is made: `amazon.aws.com`. */
const NEARLY_OF_AWS =
  /^(?:am[az]{1,3}[on]{1,3}s?[aw]{1,3}s{0,3}|amazon[.-]aws|aws[.-]?amazon|amazon|aws)\.[a-z]{2,9}(?:\.[a-z]{2,4})?$/;

/** `api.ecr.us-west-2.amazonawss.com`: a service and a Region of AWS under a domain that is nearly that of AWS. */
function misspeltSuffix(name: string, called: boolean): HostName | undefined {
  const labels = name.split('.');
  const at = labels.findIndex(isRegionId);
  const region = labels[at];
  const after = labels.slice(at + 1).join('.');
  if (region === undefined || !isRegionId(region) || !NEARLY_OF_AWS.test(after)) return undefined;
  const service = serviceOfLabels(labels.slice(0, at));
  // A word of the next line stands behind the name where lines were joined.
  const joined = /^amazonaws\.com[a-z]/.test(after) && !/^amazonaws\.comm+$/.test(after);
  if (service === undefined || joined) return undefined;
  const { dnsSuffix } = partitionOf(region);
  const right = [...labels.slice(0, at + 1), dnsSuffix].join('.');
  const why = `hosts of AWS in ${region} end in ${dnsSuffix}, not in ${after}`;
  return { name, called, kind: 'service', service, region, wrong: { why, right, resolves: true } };
}

/** Whether a name that may go on begins like one of AWS: others have the same words (`intake.logs.example`, `fsx.corp.example`). */
const beginsAsHost = (labels: readonly string[], region: string | undefined): boolean =>
  region !== undefined ||
  labels.some((label) => /^(?:dkr|dkr-ecr|vpce|vpce-.*|s3|s3-.*)$/.test(label)) ||
  [1, 2].some(
    (count) => serviceOfLabels(labels.slice(0, count)) !== undefined && mayGoOn(labels.slice(count)),
  );

/** What stands behind the service may become a Region. */
const mayGoOn = ([next, ...others]: readonly string[]): boolean =>
  next === undefined || (others.length === 0 && REGION_IDS.some((id) => id.startsWith(next)));

/** `https://api.ecr.us-ea`: the message ended within the name. */
function serviceOfCutOff(name: string): HostName | undefined {
  if (/\.(?:com|cn|net|io|org|dev|local|internal)$/.test(name)) return undefined;
  // What stands behind dots in a row is no part of the name: the name ends where the text left it out.
  const labels = (name.split('..')[0] ?? name).split('.');
  const zone = labels.find(isZoneOfRegion);
  const region = labels.find(isRegionId);
  const place = region ?? zone;
  const service = beginsAsHost(labels, place)
    ? serviceOfLabels(labels.filter((label) => label !== place))
    : undefined;
  const layerBucket = /^prod-[a-z0-9-]+-starport-layer/.test(name);
  if (service === undefined && !layerBucket) return undefined;
  return {
    name,
    kind: 'service',
    called: true,
    partial: true,
    service: service ?? 's3',
    ...(region === undefined ? {} : { region }),
    ...(layerBucket ? ({ layerBucket: true } as const) : {}),
    ...(region === undefined && zone !== undefined ? { wrong: inPlaceOfRegion(zone) } : {}),
  };
}

/** Whether a label is an Availability Zone of a Region that exists. */
const isZoneOfRegion = (label: string): boolean =>
  !isRegionId(label) && isRegionId(ZONE.exec(label)?.[1] ?? '');

/** `https://rds.us-west-2a.` of a client of AWS: its hosts have no other form, whatever service that is. */
const endsInZone = (
  { name, kind }: HostName,
  last: NameEnd,
  text: string,
): Pick<Host, 'wrong' | 'partial'> & { readonly kind?: 'aws' } => {
  const [service = '', zone = '', ...others] = name.split('.');
  return kind === 'other' &&
    last === 'cut' &&
    others.length === 0 &&
    /^[a-z][a-z0-9-]{1,40}$/.test(service) &&
    isZoneOfRegion(zone) &&
    OF_SDK.test(text)
    ? { kind: 'aws', partial: true, wrong: inPlaceOfRegion(zone) }
    : {};
};

/** Words of the SDKs of AWS and of the AWS CLI around a call. */
const OF_SDK =
  /\boperation error [\w ]{2,40}: |botocore|boto3|awssdk|com\.amazonaws|aws-sdk|connect to the endpoint url/;

/** Of a name whose end is not there: the right one cannot be printed. */
const inPlaceOfRegion = (zone: string): NonNullable<Host['wrong']> => ({
  why: `${zone} is an Availability Zone, not a Region`,
  cure: `Give the client the Region ${ZONE.exec(zone)?.[1] ?? ''} in its place, or correct its endpoint URL.`,
});

function readAwsHost(name: string, labels: readonly string[], called: boolean, suffix: Suffix): HostName {
  const ofEndpoint = labels.some((label) => label === 'vpce' || label.startsWith('vpce-'));
  const parts = labels
    .slice(labels.findIndex((label) => label.startsWith('vpce-')) + 1)
    .filter((label) => label !== 'vpce' && label !== 'dualstack');
  const bucket = /^prod-([a-z0-9-]+)-starport-layer-bucket$/.exec(labels[0] ?? '');
  const regionPart =
    parts.find((label) => REGION.test(label) && !label.startsWith('fs-')) ??
    parts.find((label) => ZONE.test(label) || label.startsWith('xn--')) ??
    bucket?.[1];
  const known = regionPart !== undefined && isRegionId(regionPart) ? regionPart : undefined;
  const base = parts.filter((label) => label !== regionPart);
  const numbered = base.some((label) => /^ecs-[at]-\d+$/.test(label));
  const facts = {
    name,
    called,
    ...(known === undefined ? {} : { region: known }),
    ...(regionPart === undefined || known !== undefined || HIDDEN_REGION.test(regionPart)
      ? {}
      : { unknownRegion: regionPart }),
    ...(ofEndpoint ? ({ ofEndpoint } as const) : {}),
    ...(bucket === null ? {} : ({ layerBucket: true } as const)),
    ...(numbered ? ({ numbered } as const) : {}),
    ...(base.some((label) => /-fips$|^fips-/.test(label)) ? ({ fips: true } as const) : {}),
    ...(suffix.dualStack || labels.includes('dualstack') ? ({ dualStack: true } as const) : {}),
    ...wrongName(name, base, regionPart, suffix),
  };
  if (
    base.includes('efs') ||
    base.includes('s3files') ||
    base.some((label) => /^fs-[0-9a-fx*]{6,}$/.test(label))
  )
    return { ...facts, kind: 'file-system' };
  const service = serviceOfLabels(base);
  if (service === undefined) return { ...facts, kind: 'aws', ...invalidRegion(base) };
  return { ...facts, kind: 'service', service, ...(regionPart === undefined ? invalidRegion(base) : {}) };
}

const ZONE = /^([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d{1,2})[a-f]$/;

/** Names of endpoint services that people take for host names. */
const SERVICE_NOT_HOST: Readonly<Record<string, string>> = {
  'ecr.api': 'api.ecr',
  'ecs-agent': 'ecs-a',
  'ecs-telemetry': 'ecs-t',
  'kinesis-streams': 'kinesis',
  'kinesis-firehose': 'firehose',
};

const S3_CONTROL = /^s3-control(?:-fips)?$/;
const WITHOUT_ACCOUNT = absent('the account ID before s3-control');

/** The own name of an endpoint begins with its ID. */
const OWN_NAME = /\.vpce\.amazonaws\.com(?:\.cn)?$/;
const WITHOUT_ENDPOINT_ID: NonNullable<Host['wrong']> = {
  ...absent('the ID of the endpoint (vpce-\u2026) before the service'),
  cure: 'Take the name from the endpoint itself (aws ec2 describe-vpc-endpoints, DnsEntries); with private DNS call the Regional host.',
};

/** An API of Amazon API Gateway has its ID before the service; clients that were given no endpoint URL leave it out. */
const withoutApi = (name: string): NonNullable<Host['wrong']> => ({
  ...absent('the ID of the API before execute-api'),
  cure: `Give the client the endpoint URL of the API, https://API-ID.${name}/STAGE, or that of its own domain: a client such as that of the Amazon API Gateway Management API has none of its own, and without it calls the name that stands here.`,
});

/** What is missing at the beginning of a name. */
const lackingIn = (name: string, joined: string, regionPart: string | undefined): Host['wrong'] =>
  regionPart !== undefined && joined === 'execute-api'
    ? withoutApi(name)
    : regionPart !== undefined && S3_CONTROL.test(joined)
      ? WITHOUT_ACCOUNT
      : OWN_NAME.test(name) && !/(?:^|\.)vpce-/.test(name)
        ? WITHOUT_ENDPOINT_ID
        : undefined;

/** What cannot be right about the name of an AWS host, checked before anything is said about the network. */
function wrongName(
  name: string,
  base: readonly string[],
  regionPart: string | undefined,
  suffix: Suffix,
): Pick<Host, 'wrong'> {
  const joined = base.join('.');
  if (Object.hasOwn(SERVICE_NOT_HOST, joined)) {
    const right = name.replace(joined, SERVICE_NOT_HOST[joined] ?? joined);
    return { wrong: { why: `${joined} is the name of an endpoint service, not of a host`, right } };
  }
  const lacking = lackingIn(name, joined, regionPart);
  if (lacking !== undefined) return { wrong: lacking };
  if (base.slice(1).includes('*'))
    return { wrong: { why: 'a * stands where the Region should be', hidden: true } };
  if (base.includes(''))
    return { wrong: { why: 'the Region between its two dots is missing: the client was given none' } };
  if (regionPart === undefined) return noRegion(name, base);
  const zone = ZONE.exec(regionPart)?.[1];
  if (zone !== undefined && !isRegionId(regionPart))
    return {
      wrong: {
        why: `${regionPart} is an Availability Zone, not a Region`,
        right: name.replace(regionPart, zone),
      },
    };
  if (regionPart.startsWith('xn--')) return { wrong: strayCharacters(name, regionPart) };
  if (!isRegionId(regionPart)) return {};
  const { dnsSuffix } = partitionOf(regionPart);
  const { partition } = regionOf(regionPart);
  const fits = [dnsSuffix, DUAL_STACK_SUFFIXES[partition], registrySuffix(partition)];
  if (fits.includes(suffix.text))
    return base.includes('amazonaws') && base.length > 2 && suffix.text === dnsSuffix
      ? twice(name.slice(0, -suffix.text.length - 1).split('.'), `${regionPart}.${dnsSuffix}`)
      : {};
  const [what, end] = suffix.text.startsWith('on.')
    ? ['dual-stack hosts', registrySuffix(partition)]
    : suffix.dualStack
      ? ['dual-stack hosts', DUAL_STACK_SUFFIXES[partition]]
      : ['hosts', dnsSuffix];
  const labels = name.slice(0, -suffix.text.length - 1).split('.');
  if (labels.includes('amazonaws')) return twice(labels, `${regionPart}.${dnsSuffix}`);
  const right = `${withoutRepeats(labels).join('.')}.${end}`;
  return {
    wrong: { why: `${what} of the Region ${regionPart} end in ${end}, not in ${suffix.text}`, right },
  };
}

/** `athena.cn-north-1.amazonaws.com.cn.amazonaws.com`: a whole name was given where its first part belongs. */
function twice(labels: readonly string[], end: string): Pick<Host, 'wrong'> {
  const [region = ''] = end.split('.');
  const [service = '', ...others] = withoutRepeats(labels.slice(0, Math.max(0, labels.indexOf(region))));
  const why = 'the domain of AWS stands in it twice';
  return { wrong: service === '' || others.length > 0 ? { why } : { why, right: `${service}.${end}` } };
}

/** `athena.athena`: no name of a service begins so; the name of a bucket may. */
const withoutRepeats = (labels: readonly string[]): readonly string[] =>
  labels.some((label) => /^s3(?:$|-)/.test(label))
    ? labels
    : labels.filter((label, index) => index === 0 || label !== labels[index - 1]);

/** What SDKs call a Region where a service has one host for all of them: no host has it in its name. */
const FOR_ALL_REGIONS = /^aws(?:-[a-z]{2,4}){0,2}-global$/;

/** `sts.region.amazonaws.com`: a word stands where the Region belongs. Buckets and domains have words of their own there. */
function noRegion(name: string, base: readonly string[]): Pick<Host, 'wrong'> {
  const word = base.at(-1) ?? '';
  const form = name.replace(`.${word}.`, '.REGION.');
  const cure = `The right form is ${form}, with a Region that exists in the place of REGION: set the Region of the client, or correct its endpoint URL.`;
  if (base.length > 1 && FOR_ALL_REGIONS.test(word))
    return {
      wrong: { why: `${word}, which SDKs write for all Regions, is where the Region should be`, cure },
    };
  const other = otherSigns(name, base);
  if (other !== undefined) return { wrong: other };
  return isService(base.slice(0, -1)) && /^[a-z]{2,30}$/.test(word)
    ? {
        wrong: {
          why: `${word} is where the Region should be`,
          cure,
          ...(word.includes('region') ? { hidden: true } : {}),
        },
      }
    : {};
}

/** `sqs.eu_west_1`, `sqs.euwest1`, `sqs.eu.west.1`: the letters of a Region with other signs between them than its dashes. */
function otherSigns(name: string, base: readonly string[]): Host['wrong'] {
  for (let count = 1; count < Math.min(base.length, MOST_SIGNS); count += 1) {
    const written = base.slice(-count).join('.');
    const letters = written.replace(/[._-]/g, '');
    const region = REGION_IDS.find((id) => id.replaceAll('-', '') === letters);
    if (region !== undefined && serviceOfLabels(base.slice(0, -count)) !== undefined)
      return {
        why: `${written} is no Region: the name of a Region is written with dashes between its parts`,
        right: name.replace(written, region),
      };
  }
  return undefined;
}

/** A Region has no more than three parts. */
const MOST_SIGNS = 4;

/** Whether labels are the whole name of a service, before which no resource has a name of its own. */
const isService = (labels: readonly string[]): boolean =>
  SERVICE_IDS.some(
    (id) =>
      id !== 's3' &&
      serviceOf(id).dns.some((name) =>
        name.startsWith('*.')
          ? id === 'ecr.dkr' && labels.slice(1).join('.') === bare(name)
          : bare(name) === labels.join('.'),
      ),
  );

/** Typographic quotes around a Region arrive as an internationalised name. */
function strayCharacters(name: string, label: string): NonNullable<Host['wrong']> {
  const why = 'the Region in it has characters that do not belong there, often typographic quotes';
  const bare = label.slice(4, label.lastIndexOf('-'));
  return isRegionId(bare) ? { why, right: name.replace(label, bare) } : { why };
}

/** Stands in the place of a Region where a service has one host for all of AWS GovCloud: `iam.us-gov.amazonaws.com`. */
const OF_GOVCLOUD = 'us-gov';

/** `sqs.us-east1`, `s3.none`: a second label where the Region belongs. */
function invalidRegion(base: readonly string[]): { readonly unknownRegion?: string } {
  const last = base.at(-1);
  return last !== undefined &&
    /^(?:none|null|undefined|[a-z]{2}-[a-z]+-?\d?|[a-z]{2}[a-z-]*\d)$/.test(last) &&
    base.length > 1 &&
    !/^s3/.test(last) &&
    !OF_RESOURCE.test(last) &&
    last !== OF_GOVCLOUD
    ? { unknownRegion: last }
    : {};
}

/** Where what somebody made has its hosts, under names of their own: domains, databases, caches, brokers, load balancers. */
const OF_RESOURCE =
  /^(?:es|aoss|rds|cache|elb|redshift|redshift-serverless|kafka|kafka-serverless|memorydb|dax-clusters|mq|docdb|neptune|compute|compute-1)$/;

/**
 * The service behind the labels that remain without Region and suffix, by the private DNS names of the core. A host of
 * Amazon API Gateway tells nothing: it may be a private API or a public one, which no endpoint leads to.
 */
function serviceOfLabels(labels: readonly string[]): ServiceId | undefined {
  const base = labels.map((label) => label.replace(/^(ecs-[at])-\d+$/, '$1'));
  if (
    base.some((label) =>
      /^s3(?:$|-(?:fips|accelerate|control|accesspoint|object-lambda|r-w|website|external-1|[a-z]{2}-[a-z]+-\d))/.test(
        label,
      ),
    )
  )
    return 's3';
  // The dashes before are what somebody put in the place of an account.
  if (base.some((label) => /^-{0,20}dkr(?:-ecr(?:-fips)?)?$/.test(label))) return 'ecr.dkr';
  const joined = base.join('.');
  const exact = SERVICE_IDS.find((id) =>
    [...serviceOf(id).dns, ...(serviceOf(id).fips?.dns ?? [])].some(
      (template) =>
        bare(template) === joined ||
        (id !== 'execute-api' && template.startsWith('*.') && joined.endsWith(`.${bare(template)}`)),
    ),
  );
  if (exact !== undefined) return exact;
  if (base.length > 1 && OF_RESOURCE.test(base.at(-1) ?? '')) return undefined;
  for (const label of base) {
    const plain = label.replace(/-fips$/, '');
    const named = Object.hasOwn(OTHER_NAMES, label) ? OTHER_NAMES[label] : undefined;
    const found =
      named ??
      SERVICE_IDS.find(
        (id) => id !== 'execute-api' && serviceOf(id).dns.some((template) => bare(template) === plain),
      );
    if (found !== undefined) return found;
  }
  return undefined;
}

const bare = (template: string): string => template.replace('.{region}.{suffix}', '').replace('*.', '');
