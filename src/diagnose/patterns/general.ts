/**
 * Errors of programs that no family knows: how the call ended and whom it called decide alone. Tried last of all, and never
 * more than possible: the words are stems, and the program may mean something else by them.
 */
import { anyAddress } from '../addresses.ts';
import { endOf } from '../call-ends.ts';
import { needsOf, only, serviceIn } from '../called.ts';
import { explainCall } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { actionNamedIn, explainDenial } from '../denials.ts';
import type { Cause } from '../diagnosis.ts';
import type { Host } from '../hosts.ts';
import { CODE, type Finding, headed, type Pattern, perhaps, unsourced } from '../pattern.ts';
import { isPassedOver, isReport, isTerse } from '../shape.ts';
import { ANSWER_STEMS, NETWORK_STEMS, networkStemIn } from '../stems.ts';
import { otherAwsService, resourceOf, unknownHost, wayTo } from './sdk.ts';

/** Somebody that was called: a host, an address, a service, or a port of something. */
const isNamed = (clues: Clues): boolean =>
  clues.host !== undefined ||
  clues.address !== undefined ||
  serviceIn(clues) !== undefined ||
  /\bport[ =:]{1,2}\d{2,5}\b|[a-z0-9]:\d{2,5}\b/.test(clues.text);

/** A program reports a failure, and does not only write about one. */
const isTold = (clues: Clues): boolean =>
  isReport(clues.record.text, clues.text) || (isTerse(clues.record.text, clues.text) && isNamed(clues));

/** Words of a failed connection that stand for something else: a state that was waited for, what a server says of its callers. */
const NO_CALL =
  /waiting (?:for|on) .{0,200}(?:state|steady|ready|healthy|stable|start|running|available|creat|delet|updat)|worker time(?:out|d out)|tls handshake error from|child process|sub-?process|closed for a valid reason|bogus greeting|from client\b|\bhttp2server\b|\bserver-transport\b|cannot assign requested address|steady state|cannot load certificate|bio_new_file|calling fopen|config file path|in this scope|error is not retryable|kubernetes cluster unreachable: |no forward-proxy ports|close 1000 \(normal\)|(?:failed|unable|could not|cannot|error) (?:to )?(?:start|load|read|enabl|initiali[sz]|configur|creat|set ?up|find)(?:e|ing)? (?:[a-z]{1,12} ){0,3}(?:tls|ssl)\b|could not compile|\bopen \/\S{1,200}: no such file|\b(?:open|stat)\(\) \\?"[^"\n]{1,300}" failed \(\d{1,3}: /;

/** A connection or a call is what failed: somebody is named, or the words are those of a network. */
const isCall = (clues: Clues): boolean =>
  !NO_CALL.test(clues.text) &&
  (isNamed(clues) ||
    /connect|request|http|\brpc\b|grpc|socket|upstream|\bapi\b|server|remote|peer|network|endpoint|dns|host|broker|url|export|flush|upload|download|publish|fetch|proxy|tls|ssl|certificate/.test(
      clues.text,
    ));

/** `Unable to fetch. Reason: {:option, …}`: the text says why, and the reason is none of the network. */
const REASON =
  /\breason["']? ?[:=] ?["'{[(]{0,3}:?(?!unknown|null|none|nil|undefined|errors?\b|fail)[a-z_]{3,60}/;

function hasOtherReason({ text }: Clues): boolean {
  const said = REASON.exec(text);
  return (
    said !== null &&
    networkStemIn(text) === 'unspecified' &&
    !NETWORK_STEMS.unspecified.test(text.slice(said.index))
  );
}

export const isAnswered = ({ denial, noCredentials, status }: Clues): boolean =>
  denial !== undefined || noCredentials || (status !== undefined && status < 500);

/** A status of 500 and more is an answer too: of the service, or of what stands before it. */
const answeredItself = (status: number): Finding =>
  headed(
    'the service, or a proxy before it, answers with an error',
    unsourced(
      perhaps(
        'unknown-network',
        [],
        `The service that was called, or a proxy before it, was reached and answered with status ${status}. No endpoint is missing for this call.`,
        'Repeat the call; if it stays, look at the state of the service, and at proxies on the way.',
      ),
    ),
  );

function withoutAnswer(clues: Clues): readonly Finding[] {
  const stem = networkStemIn(clues.text);
  const network = clues.network ?? stem;
  if (network === undefined) return [];
  const found = ofCall({ ...clues, network, address: clues.address ?? anyAddress(clues.text) });
  return clues.network === undefined && stem !== undefined
    ? readFromWords(wordsOf(NETWORK_STEMS[stem], clues), clues, found)
    : found;
}

/** Stems tell less than the sentences of a program that is known: the answer says that it rests on them alone. */
const readFromWords = (
  words: string,
  { carriers }: Clues,
  [first, ...others]: readonly Finding[],
): readonly Finding[] =>
  first === undefined
    ? []
    : [
        {
          ...first,
          text: `Read from the words ${words} alone, ${carriers.length > 0 ? 'in a message' : 'of a program'} that this planner does not know: ${first.text}`,
        },
        ...others,
      ];

function ofCall(seen: Clues): readonly Finding[] {
  const service = serviceIn(seen);
  if (service !== undefined && seen.address?.kind !== 'loopback')
    return only(explainCall({ to: service, needs: needsOf(service, seen.text), by: seen.caller }, seen));
  if (seen.host?.kind === 'aws' && seen.address?.kind !== 'loopback') return only(otherAwsService(seen));
  if (seen.host !== undefined && seen.address?.kind !== 'loopback' && seen.network !== 'name-resolution')
    return [hostWithoutAnswer(seen.host, seen)];
  return only(unknownHost(seen));
}

const hostWithoutAnswer = ({ name, what }: Host, clues: Clues): Finding =>
  perhaps(
    'network-path',
    [],
    `The call to ${name} ${clues.network === undefined ? 'failed' : endOf(clues)}. ${
      what !== undefined
        ? `${name} is ${what}, and no name of an AWS service.`
        : resourceOf(name) === undefined
          ? `${name} is not a name of an AWS service that this planner plans an endpoint for.`
          : `By its name that is ${resourceOf(name)}, which has an address of its own: no endpoint of this planner carries the call.`
    }`,
    wayTo(clues),
    'Paste the lines before this one too, if they name another host.',
  );

interface Family {
  readonly stem: keyof typeof ANSWER_STEMS;
  readonly cause: Cause;
  /** What such words suggest, behind "suggest": never more than they say. */
  readonly of: string;
  /** The same in a few words, where that of the cause would say more. */
  readonly short?: string;
  /** What holds for all of the kind, whoever says it. */
  readonly besides?: string;
  readonly fix: readonly [string, ...string[]];
}

const unknownProgram = 'This planner does not know this message.';
const lines = 'Paste the lines around it too, if they hold the reason.';

const LONGEST_WORDS = 80;
const LONGEST_CLAUSE = 200;
/** Where more of the text than blanks lies between two characters of a record, lines were left out of it. */
const WIDEST_BLANK = 12;
/** A time begins the next line of a log, where the two stand in one record. */
const BETWEEN_CLAUSES = /[.;|](?= |$)|[{}]| (?=(?:\[ ?\w{2,16} ?\] )?\d{4}[-/]\d\d[-/]\d\d[t ]\d\d:\d\d)/;

/** The words of the text that a pattern rests on, whole and no more than a few. */
function wordsOf(when: RegExp, { text, record }: Clues): string {
  const found = when.exec(text);
  if (found === null) return '';
  const before =
    /[\w'-]{0,30}$/.exec(text.slice(Math.max(0, found.index - 30), found.index))?.[0].length ?? 0;
  const start = found.index - before;
  const end = found.index + found[0].length;
  const after = /^[\w'-]{0,30}/.exec(text.slice(end, end + 30))?.[0].length ?? 0;
  return quoted(record.text.slice(start, end + after), LONGEST_WORDS);
}

/** The sentence behind that says of what it speaks: which argument, field or value. */
const EXPLAINS =
  /^\.{1,2} (?:the|this|its|your) (?:required )?(?:argument|attribute|parameter|property|field|key|option|value|setting|variable|flag|block)s? [^.]{0,20}["'`][^"'`]{1,120}["'`][^.]{0,80}/;

/** The clause around the words that a pattern rests on: alone they may say something else. */
function clauseOf(when: RegExp, { text, record }: Clues): string {
  const found = when.exec(text);
  if (found === null) return '';
  const end = found.index + found[0].length;
  const { from } = record;
  const isGap = (at: number): boolean => (from[at] ?? 0) - (from[at - 1] ?? 0) > WIDEST_BLANK;
  let first = found.index;
  while (first > 0 && found.index - first < LONGEST_CLAUSE && !isGap(first)) first -= 1;
  let last = end;
  while (last < text.length && last - end < LONGEST_CLAUSE && !isGap(last)) last += 1;
  const before = text.slice(first, found.index).split(BETWEEN_CLAUSES);
  const [after = ''] = text.slice(end, last).split(BETWEEN_CLAUSES);
  const start = found.index - (before.at(-1) ?? '').length;
  const next = EXPLAINS.exec(text.slice(end + after.length, last))?.[0] ?? '';
  return quoted(record.text.slice(start, end + after.length + next.length), LONGEST_CLAUSE + next.length);
}

const quoted = (words: string, most: number): string => {
  const said = words.replace(/\s+/g, ' ').trim();
  return `\u201c${said.length > most ? `${said.slice(0, most)}\u2026` : said}\u201d`;
};

/** A web server that lacks the file for which a client asked: none of its settings is wrong by that. */
const NOT_OF_SETTINGS = new RegExp(
  String.raw`${CODE.source}|\b(?:open|stat)\(\) \\?"[^"\n]{1,300}" failed \(\d{1,3}: [^)]{3,60}\), client: `,
);

/** What says by itself that a network is concerned: a port that is not free, a limit of a service, a registry of packages. */
const OF_NETWORK: ReadonlySet<keyof typeof ANSWER_STEMS> = new Set(['port', 'throttled', 'packages']);

function family({ stem, cause, of, short, besides, fix }: Family): Pattern {
  return {
    needs: ['words'],
    general: true,
    stems: true,
    ...(OF_NETWORK.has(stem) ? {} : { ofAnything: true as const }),
    ...(stem === 'ended' ? { ofExit: true } : {}),
    when: ANSWER_STEMS[stem],
    unless: stem === 'configuration' ? NOT_OF_SETTINGS : CODE,
    given: (clues) =>
      !isPassedOver(clues.text) &&
      !isWeak(ANSWER_STEMS[stem], clues) &&
      (isTold(clues) || (stem === 'kept' && isTerse(clues.record.text, clues.text))) &&
      (stem !== 'packages' || networkStemIn(clues.text) === undefined),
    cites: ['ecs-stopped-errors'],
    finds: (clues) => {
      const words = wordsOf(ANSWER_STEMS[stem], clues);
      const clause = clauseOf(ANSWER_STEMS[stem], clues);
      const around = clause === words ? '' : ` of ${clause}`;
      const text = /^\u201c\d{3}\u201d$/.test(words)
        ? `${unknownProgram} The number ${words}${around} may be the status of an answer: ${words.startsWith('\u201c5') ? 'whoever was called failed itself' : 'a request that was not accepted'}; this planner knows no more of it.`
        : `${unknownProgram} The words ${words}${around} suggest ${of}; this planner knows no more of it.`;
      const found = unsourced(
        perhaps(cause, [], besides === undefined ? text : `${text} ${besides}`, ...fix, lines),
      );
      return [short === undefined ? found : headed(short, found)];
    },
  };
}

/** Words for states and amounts, which tell of a failure only beside a word of one; and numbers that may count anything. */
const WEAK =
  /^(?:capacity|unavailable|terminated|stopped|rolled? ?back|roll-?back|full|temporar(?:y|ily)|unknown|missing|validation|undefined|conflict|mismatch|4\d\d|50[0-4]|throttl|rate[ _-]?limit|interrupt(?:ed|ion)|circuit breaker|inode)$/;

/** Words of failures. */
const FAILURE =
  /fail|\berr(?:or)?s?\b|error|unable|cannot|can'?t\b|n[o']t\b|denied|exceed|insufficient|exception|lack|exhaust|refus|reject|abort|warn|fatal|critical|crash|kill|exit|\bhttp\b|status|unexpected|invalid|too many|limited|reached|\bno\b/;

/** Whether the words that a stem rests on only name a state or an amount, and no word of their clause tells of a failure. */
function isWeak(when: RegExp, clues: Clues): boolean {
  const found = when.exec(clues.text);
  if (found === null || !WEAK.test(found[0])) return false;
  const { index, 0: words } = found;
  const isPart =
    /[\w.*^]$/.test(clues.text.slice(0, index)) || /^[\w*.]/.test(clues.text.slice(index + words.length));
  if (/^\d/.test(words) && isPart) return true;
  return (
    !FAILURE.test(clauseOf(when, clues).toLowerCase()) &&
    !/^\W{0,4}(?:error|fatal|critical)\b/.test(clues.text)
  );
}

/** The code and the sentence of an answer before its status: `InvalidVpcID.NotFound: The vpc ID 'x' does not exist`. */
function codeIn(said: string): string {
  const found =
    /\b([A-Z][A-Za-z]{3,60}(?:\.[A-Z][A-Za-z]{2,40}){0,2}: [^\n]{3,200}?),?\s{1,12}status code: 4\d\d/.exec(
      said,
    )?.[1];
  return found === undefined ? '' : `: \u201c${found.replace(/\s+/g, ' ').trim()}\u201d`;
}

/** What the server says of its client, in the words of the text. */
const servedWords = (words: string, text: string): string => wordsAt(SERVED, words, text);

/** The words of the text that an expression finds in its lower case. */
const wordsAt = (when: RegExp, words: string, text: string): string => {
  const found = when.exec(text);
  return found === null
    ? ''
    : words
        .slice(found.index, found.index + found[0].length)
        .replace(/\W{1,3}$/, '')
        .trim();
};

const SERVED =
  /(?:received )?bogus greeting from client(?:: \\?"[^"\\]{1,80}\\?")?|client sent an http request to an https server/;

const REFUSED = new RegExp(`${ANSWER_STEMS.denied.source}|${ANSWER_STEMS.credentials.source}`);

/** A server says of one of its clients that the connection from there ended: it called nobody. */
const LEFT_BY_CLIENT =
  /\bclosing amqp connection(?= <)|\bclient unexpectedly closed tcp connection|\berror on amqp connection(?= <)|could not receive data from client: |unexpected eof on client connection|clientabortexception|client has closed (?:the )?(?:socket|connection)|client prematurely closed connection|likely client has closed socket|\bremote call on [\w-]{2,40} connection from /;

export const GENERAL = {
  /** A program that serves others says what it got from one of them: nothing was called. */
  'general/served': {
    needs: ['words'],
    general: true,
    when: SERVED,
    unless: CODE,
    cites: ['ecs-fargate-networking'],
    finds: ({ text, record }) => [
      headed(
        'a server does not understand a client',
        perhaps(
          'configuration',
          [],
          `This is said by a program that serves others, about a client that called it (\u201c${servedWords(record.text, text)}\u201d): no call of its own failed, and no endpoint is involved.`,
          /bogus greeting/.test(text)
            ? 'The client speaks another protocol than this port takes: let it speak gRPC there, or send HTTP to the HTTP port (OpenTelemetry: 4317 takes gRPC, 4318 HTTP).'
            : 'The client speaks plain HTTP to a port that takes TLS: give it an https:// URL. Health checks of load balancers cause such lines too.',
        ),
      ),
    ],
  },
  'general/client-left': {
    needs: ['words'],
    when: LEFT_BY_CLIENT,
    unless: CODE,
    given: ({ denial, host }) => denial === undefined && host?.kind !== 'service',
    cites: ['ecs-fargate-networking'],
    finds: ({ text, record }) => [
      unsourced(
        headed(
          'a server says that the connection of a client ended',
          perhaps(
            'unknown-network',
            [],
            `This is said by a program that serves others (\u201c${wordsAt(LEFT_BY_CLIENT, record.text, text)}\u201d): the connection of a client to it ended. No call of its own failed, and no endpoint is involved.`,
            'Look at the log of that client at this time: it may have stopped, given up waiting, or been ended. If nothing is wrong there, look for idle time-outs of firewalls, NAT and load balancers between the two.',
          ),
        ),
      ),
    ],
  },
  'general/no-answer': {
    needs: ['failure'],
    general: true,
    stems: true,
    when: /./,
    unless: CODE,
    given: (clues) =>
      clues.network !== undefined &&
      !isAnswered(clues) &&
      isTold(clues) &&
      isCall(clues) &&
      (isNamed(clues) || !ANSWER_STEMS.credentials.test(clues.text)),
    cites: ['ecs-fargate-networking'],
    finds: withoutAnswer,
  },
  'general/memory': family({
    stem: 'memory',
    cause: 'runtime',
    of: 'memory that does not suffice',
    short: 'the memory may not suffice',
    fix: ['Raise the memory that the program may use, or lower what the program uses.'],
  }),
  'general/disk': family({
    stem: 'disk',
    cause: 'runtime',
    of: 'a disk that is full, or may only be read',
    short: 'a disk may be full or closed for writing',
    fix: [
      'Enlarge the storage (Fargate: ephemeralStorage), or look at readonlyRootFilesystem and the volumes of the task.',
    ],
  }),
  'general/handles': family({
    stem: 'handles',
    cause: 'runtime',
    of: 'files, connections or threads of which no more may be opened',
    short: 'a limit of the machine may be reached',
    fix: ['Raise the ulimits of the container (nofile), or look for what is opened and not closed.'],
  }),
  'general/port': family({
    stem: 'port',
    cause: 'runtime',
    of: 'an address or a port of its own that it could not take',
    short: 'a program does not get its own port',
    fix: ['Stop what has the port already, or give this program another one.'],
  }),
  'general/creation': family({
    stem: 'creation',
    cause: 'endpoint-creation',
    of: 'that something about a VPC endpoint did not go well',
    short: 'a message about a VPC endpoint',
    fix: ['Paste the message of the API (aws ec2 create-vpc-endpoint) or the event of the stack.'],
  }),
  'general/packages': family({
    stem: 'packages',
    cause: 'external-registry',
    of: 'packages or sources that were not fetched',
    short: 'packages or sources are not fetched',
    besides: 'Endpoints of AWS serve none but those in Amazon S3 and CodeArtifact.',
    fix: [
      'Check the address and the credentials of that registry; on the internet it needs a NAT gateway or a public IP.',
    ],
  }),
  'general/kept': family({
    stem: 'kept',
    cause: 'runtime',
    of: 'a file, a device or a call of its own that the operating system kept from it',
    short: 'the operating system does not let a program do something',
    fix: [
      'Check the user that the program runs as, the owner and the mode of the file, a read-only root file system, and the Linux capabilities of the container.',
    ],
  }),
  'general/refused': {
    needs: ['words'],
    general: true,
    stems: true,
    ofAnything: true,
    when: REFUSED,
    unless: new RegExp(`${CODE.source}|${ANSWER_STEMS.kept.source}|nio\\.file|permission denied, open`),
    given: (clues) => clues.network === undefined && isTold(clues),
    cites: ['ecs-task-roles'],
    finds: (clues) => refused(clues),
  },
  'general/image-not-found': family({
    stem: 'image-not-found',
    cause: 'image-not-found',
    of: 'an image, a tag or a repository that is not there',
    fix: ['Check repository, tag and Region where the image is named, and push the image.'],
  }),
  'general/log-group': family({
    stem: 'log-group',
    cause: 'log-group',
    of: 'a log group or a log stream that is not there',
    fix: [
      'Check the name and the Region of the group where the log driver, the log router or the program is given them; create the group.',
    ],
  }),
  'general/throttled': family({
    stem: 'throttled',
    cause: 'rate-limit',
    of: 'a limit that is reached, or calls that come too often',
    fix: ['Look for the limit that the message names; call less often, or raise it (AWS: Service Quotas).'],
  }),
  'general/program': family({
    stem: 'program',
    cause: 'runtime',
    of: 'a program that failed over its own data or code',
    short: 'a program fails over its own data or code',
    fix: ['Read the stack or the statement in the message: the place is in the program.'],
  }),
  'general/status': {
    needs: ['answer'],
    general: true,
    stems: true,
    when: /\b4\d\d\b/,
    unless: CODE,
    given: (clues) =>
      clues.network === undefined &&
      clues.status !== undefined &&
      clues.status >= 400 &&
      clues.status < 500 &&
      isTold(clues),
    cites: ['ecs-stopped-errors'],
    finds: ({ status, host, text, record }) => [
      /imds|instance[ -]?metadata|latest\/meta-?data/.test(text)
        ? perhaps(
            'link-local',
            [],
            `The metadata of the machine answered with status ${status ?? 400}: what was asked for is not there.`,
            'Amazon EC2: attach a role to the instance, and look at its metadata options. Fargate: use the task role.',
          )
        : status === 408
          ? perhaps(
              'unknown-network',
              [],
              `${host?.name ?? 'Somebody'} answered that the request took too long (408).`,
              'Look at the path to it, proxies and load balancers on the way, and the size of the request.',
            )
          : perhaps(
              'configuration',
              [],
              `${host?.name ?? 'Somebody'} was reached and answered with status ${status ?? 400}${codeIn(record.text)}. No endpoint is missing for this call.`,
              'Correct what the call names: an address, a name, an id or a parameter.',
            ),
    ],
  },
  'general/platform': family({
    stem: 'platform',
    cause: 'platform-mismatch',
    of: 'a program that is built for another platform',
    fix: ['Build the image for the platform of the task, or set runtimePlatform to that of the image.'],
  }),
  'general/without-answer': {
    needs: ['words'],
    general: true,
    stems: true,
    when: new RegExp(
      Object.values(NETWORK_STEMS)
        .map(({ source }) => source)
        .join('|'),
    ),
    unless: CODE,
    given: (clues) =>
      clues.network === undefined &&
      !isAnswered(clues) &&
      isTold(clues) &&
      isCall(clues) &&
      !hasOtherReason(clues),
    cites: ['ecs-fargate-networking'],
    finds: (clues) => (clues.status === undefined ? withoutAnswer(clues) : [answeredItself(clues.status)]),
  },
  'general/file-system': family({
    stem: 'file-system',
    cause: 'file-system',
    of: 'a volume or a file system that was not attached or mounted',
    besides: 'No interface endpoint carries that.',
    fix: ['Check the volume: its id, its mount targets, its security group, its access point.'],
  }),
  'general/ended': family({
    stem: 'ended',
    cause: 'runtime',
    of: 'a process that ended with an error, or was ended',
    short: 'a process ended with an error',
    fix: [
      'Read the log of that process, and the stopped reason with the exit code: aws ecs describe-tasks --cluster CLUSTER --tasks TASK.',
    ],
  }),
  'general/configuration': family({
    stem: 'configuration',
    cause: 'configuration',
    of: 'something that is not there, not set or not valid',
    fix: ['Correct what the message names: a name, an id, a Region, a file or a setting.'],
  }),
  'general/given-up': family({
    stem: 'given-up',
    cause: 'runtime',
    of: 'that something was tried several times and then given up',
    short: 'something is given up after several attempts',
    fix: ['Look for the error of the single attempts: it stands behind these words, or in the lines before.'],
  }),
  'general/failed-there': family({
    stem: 'failed-there',
    cause: 'runtime',
    of: 'that somebody who was called answered with an error of its own',
    short: 'somebody answers with an error of its own',
    fix: [
      'Look at the log of whoever was called, and try again: such an answer comes from there, or from a proxy before it.',
    ],
  }),
  'general/runtime': family({
    stem: 'runtime',
    cause: 'runtime',
    of: 'something that did not start, did not stay up or is not available',
    short: 'something does not start or is not available',
    fix: [
      'Read the log of what did not start; of a task of Amazon ECS also the stopped reason: aws ecs describe-tasks --cluster CLUSTER --tasks TASK.',
    ],
  }),
} satisfies Readonly<Record<string, Pattern>>;

/** Who refused is AWS: an action, a caller or a name of it stands in the text. */
const isOfAws = ({ action, principal, text, host }: Clues): boolean =>
  action !== undefined ||
  principal !== undefined ||
  host?.kind === 'aws' ||
  /\baws\b|amazon|\barn:/.test(text);

function refused(clues: Clues): readonly Finding[] {
  const service = serviceIn(clues);
  const action = clues.denial === undefined ? actionNamedIn(clues) : undefined;
  if (action !== undefined)
    return [
      perhaps(
        'iam',
        [],
        `${unknownProgram} Its words ${wordsOf(REFUSED, clues)} tell of a permission that is missing, and ${action} stands in it.`,
        `Allow ${action} for the identity that the message means (in a container usually the task role).`,
      ),
    ];
  if (service === undefined && clues.host?.kind === 'other')
    return [
      unsourced(
        headed(
          'somebody is not let in',
          perhaps(
            'configuration',
            [],
            `${unknownProgram} Its words ${wordsOf(REFUSED, clues)} suggest that somebody was not let in. The host in it, ${clues.host.name}, is not a name of an AWS service.`,
            'Check user, password, token or key that the program is given for it.',
          ),
        ),
      ),
    ];
  if (service !== undefined || (clues.denial !== undefined && isOfAws(clues)))
    return clues.denial === undefined
      ? readFromWords(
          wordsOf(REFUSED, clues),
          clues,
          only(explainDenial(service, { ...clues, denial: 'unstated' })),
        )
      : only(explainDenial(service, clues));
  return [
    unsourced(
      perhaps(
        'iam',
        [],
        `${unknownProgram} Its words ${wordsOf(REFUSED, clues)} suggest that somebody was not let in, or had no valid credentials. This planner read no host and no service of AWS in it.`,
        'AWS: look at the role or user that calls, and what it may do. Others: check user, password, token or key.',
        lines,
      ),
    ),
  ];
}
