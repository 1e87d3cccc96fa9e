/**
 * Errors of programs that no family knows: how the call ended and whom it called decide alone. Tried last of all, and never
 * more than possible: the words are stems, and the program may mean something else by them.
 */
import { anyAddress } from '../addresses.ts';
import { needsOf, only, serviceIn } from '../called.ts';
import { explainCall } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { explainDenial } from '../denials.ts';
import type { Cause } from '../diagnosis.ts';
import { CODE, type Finding, type Pattern, perhaps } from '../pattern.ts';
import { isReport, isTerse } from '../shape.ts';
import { ANSWER_STEMS, NETWORK_STEMS, networkStemIn } from '../stems.ts';
import { unknownHost } from './sdk.ts';

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
  /waiting (?:for|on) .{0,200}(?:state|steady|ready|healthy|stable|start|running|available|creat|delet|updat)|worker timeout|tls handshake error from|child process|sub-?process|closed for a valid reason|cannot assign requested address|steady state|cannot load certificate|bio_new_file|calling fopen|config file path|in this scope|error is not retryable|close 1000 \(normal\)|could not compile|\bopen \/\S{1,200}: no such file/;

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

function withoutAnswer(clues: Clues): readonly Finding[] {
  const network = clues.network ?? networkStemIn(clues.text);
  if (network === undefined) return [];
  const address = clues.address ?? anyAddress(clues.text);
  const seen: Clues = { ...clues, network, address };
  const service = serviceIn(seen);
  if (service !== undefined && address?.kind !== 'loopback')
    return only(explainCall({ to: service, needs: needsOf(service), by: clues.caller }, seen));
  if (clues.host !== undefined && address?.kind !== 'loopback' && network !== 'name-resolution')
    return [hostWithoutAnswer(clues.host.name)];
  return only(unknownHost(seen));
}

const hostWithoutAnswer = (name: string): Finding =>
  perhaps(
    'network-path',
    [],
    `The call to ${name} failed on its way or got no answer. ${name} is not a name of an AWS service that this planner plans an endpoint for.`,
    'Check that it runs and listens on this port, its security group, the route to it and its name.',
    'Paste the lines before this one too, if they name another host.',
  );

interface Family {
  readonly stem: keyof typeof ANSWER_STEMS;
  readonly cause: Cause;
  readonly text: string;
  readonly fix: readonly [string, ...string[]];
}

const unknownProgram = 'This tool does not know the program that says this.';
const lines = 'Paste the lines around it too, if they hold the reason.';

function family({ stem, cause, text, fix }: Family): Pattern {
  return {
    needs: ['words'],
    general: true,
    stems: true,
    when: ANSWER_STEMS[stem],
    unless: CODE,
    given: (clues) => isTold(clues) && (stem !== 'packages' || networkStemIn(clues.text) === undefined),
    cites: ['ecs-stopped-errors'],
    finds: () => [perhaps(cause, [], `${unknownProgram} ${text}`, ...fix, lines)],
  };
}

export const GENERAL = {
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
    text: 'It says that the memory does not suffice. Endpoints are not named.',
    fix: ['Raise the memory of task and container, or lower what the program uses.'],
  }),
  'general/disk': family({
    stem: 'disk',
    cause: 'runtime',
    text: 'It says that it cannot write to its disk: it is full, or may only be read. Endpoints are not named.',
    fix: [
      'Enlarge the storage (Fargate: ephemeralStorage), or look at readonlyRootFilesystem and the volumes of the task.',
    ],
  }),
  'general/handles': family({
    stem: 'handles',
    cause: 'runtime',
    text: 'It says that it may open no more files, connections or threads. Endpoints are not named.',
    fix: ['Raise the ulimits of the container (nofile), or look for what is opened and not closed.'],
  }),
  'general/port': family({
    stem: 'port',
    cause: 'runtime',
    text: 'It says that it could not take its own address or port. No call was made.',
    fix: ['Stop what has the port already, or give this program another one.'],
  }),
  'general/creation': family({
    stem: 'creation',
    cause: 'endpoint-creation',
    text: 'It says that something about a VPC endpoint was not accepted.',
    fix: ['Paste the message of the API (aws ec2 create-vpc-endpoint) or the event of the stack.'],
  }),
  'general/packages': family({
    stem: 'packages',
    cause: 'external-registry',
    text: 'It says that packages or sources were not fetched. Endpoints of AWS serve none but those in Amazon S3 and CodeArtifact.',
    fix: [
      'Check the address and the credentials of that registry; on the internet it needs a NAT gateway or a public IP.',
    ],
  }),
  'general/refused': {
    needs: ['words'],
    general: true,
    stems: true,
    when: new RegExp(`${ANSWER_STEMS.denied.source}|${ANSWER_STEMS.credentials.source}`),
    unless: new RegExp(
      `${CODE.source}|nio\\.file|eacces|eperm: |operation not permitted\\W{0,4}(?:writing|opening|/)|permission denied, open|permission denied: ['"]?/`,
    ),
    given: (clues) => clues.network === undefined && isTold(clues),
    cites: ['ecs-task-roles'],
    finds: (clues) => refused(clues),
  },
  'general/image-not-found': family({
    stem: 'image-not-found',
    cause: 'image-not-found',
    text: 'It says that an image, a tag or a repository is not there.',
    fix: ['Check repository, tag and Region in the task definition, and push the image.'],
  }),
  'general/log-group': family({
    stem: 'log-group',
    cause: 'log-group',
    text: 'It says that a log group or a log stream is not there.',
    fix: ['Check awslogs-group and awslogs-region, or the settings of the log router; create the group.'],
  }),
  'general/throttled': family({
    stem: 'throttled',
    cause: 'rate-limit',
    text: 'It says that a limit is reached or that it is called too often. Endpoints are not named.',
    fix: ['Look for the limit that the message names; call less often, or raise it (AWS: Service Quotas).'],
  }),
  'general/program': family({
    stem: 'program',
    cause: 'runtime',
    text: 'It says that a program failed over its own data or code. It names no call without an answer.',
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
    finds: ({ status, host, text }) => [
      /imds|metadata/.test(text)
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
              `${host?.name ?? 'Somebody'} was reached and answered with status ${status ?? 400}. No endpoint is missing for this call.`,
              'Correct what the call names: an address, a name, an id or a parameter.',
            ),
    ],
  },
  'general/platform': family({
    stem: 'platform',
    cause: 'platform-mismatch',
    text: 'It says that a program is built for another platform.',
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
    finds: withoutAnswer,
  },
  'general/file-system': family({
    stem: 'file-system',
    cause: 'file-system',
    text: 'It says that a volume or a file system was not attached or mounted. No interface endpoint carries that.',
    fix: [
      'Check the volume of the task definition: its id, its mount targets, its security group, its access point.',
    ],
  }),
  'general/ended': family({
    stem: 'ended',
    cause: 'runtime',
    text: 'It says that a process ended by itself or was ended. It names no call without an answer.',
    fix: [
      'Read the log of that process, and the stopped reason with the exit code: aws ecs describe-tasks --cluster CLUSTER --tasks TASK.',
    ],
  }),
  'general/configuration': family({
    stem: 'configuration',
    cause: 'configuration',
    text: 'It says that something that it names is not there, not set or not valid. It names no call without an answer.',
    fix: ['Correct what the message names: a name, an id, a Region, a file or a setting.'],
  }),
  'general/runtime': family({
    stem: 'runtime',
    cause: 'runtime',
    text: 'It says that something did not start, did not stay up or is not available. It names no call without an answer.',
    fix: [
      'Read the log of what did not start, and the stopped reason: aws ecs describe-tasks --cluster CLUSTER --tasks TASK.',
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
  if (service === undefined && clues.host?.kind === 'other')
    return [
      perhaps(
        'configuration',
        [],
        `${unknownProgram} ${clues.host.name} was reached and did not let it in. It is not a name of an AWS service.`,
        'Check user, password, token or key that the program is given for it.',
      ),
    ];
  if (service !== undefined || (clues.denial !== undefined && isOfAws(clues)))
    return only(explainDenial(service, { ...clues, denial: clues.denial ?? 'unstated' }));
  return [
    perhaps(
      'iam',
      [],
      `${unknownProgram} It says that it was not let in, or had no valid credentials. Whom it called is not said.`,
      'AWS: look at the task role and what it may do. Others: check user, password, token or key.',
      lines,
    ),
  ];
}
