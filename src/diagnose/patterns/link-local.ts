/** The addresses that a machine keeps to itself: credentials of the task, metadata of task and instance. */

import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { isDaemon } from '../denials.ts';
import { asksPodIdentity, isNeverCalled } from '../not-called.ts';
import { decided, type Finding, headed, type Pattern, perhaps, probably, unsourced } from '../pattern.ts';

const LITERAL = /169\.254\.(?:170\.\d|169\.254)|fd00:ec2::/;
const FAILED =
  /(?:unable|failed) to (?:get|retrieve|fetch|load|obtain)|\bis not available|error (?:when )?retriev|metadata failed|error response received from|request to ec2 imds failed|instanceprofileawscredentials\.(?:fetch|get)credentials|unable to reach credentials server/;

/** The metadata of machines of other clouds, at the same address: who has it, and what shows that it is meant. */
const OTHER_CLOUDS: readonly (readonly [who: string, of: RegExp, cure: string])[] = [
  [
    'Google Cloud',
    /metadata\.google\.internal|computemetadata|cannotconnecttometadataserver|gce metadata "|compute engine metadata/,
    'On Google Cloud: look whether the workload may ask for what it asked for (its service account, Workload Identity), and whether a proxy or a sidecar stands before the metadata. Elsewhere: give the program a key of a service account (GOOGLE_APPLICATION_CREDENTIALS), or let it not look for Google Cloud.',
  ],
  [
    'Azure',
    /169\.254\.169\.254\/metadata\/(?:instance|identity)|managedidentitycredential|\/metadata\/identity\/oauth2/,
    'On Azure: look whether the machine or the app has a managed identity, and whether a proxy stands before the metadata. Elsewhere: give the program credentials otherwise (variables of its environment, a service principal), or let it not look for Azure.',
  ],
];

const otherCloudIn = (text: string): (typeof OTHER_CLOUDS)[number] | undefined =>
  OTHER_CLOUDS.find(([, of]) => of.test(text));

/** What stands at the address depends on the cloud, and a path that AWS does not have says which one is meant. */
function ofOtherCloud([who, , cure]: (typeof OTHER_CLOUDS)[number], { status }: Clues): Finding {
  return unsourced(
    headed(
      `the metadata of ${who} is not read`,
      probably(
        'link-local',
        [],
        `By its words the call was for the metadata of a machine of ${who}${status === undefined ? ', and was not answered as it should be' : `, which answered with status ${status}`}. Such a call stays at the machine: no endpoint of AWS is involved, and a machine of AWS has no such metadata.`,
        cure,
      ),
    ),
  );
}

export const LINK_LOCAL = {
  'link-local/credentials-or-metadata': {
    needs: ['failure'],
    when: /metadata\.google\.internal|computemetadata|cannotconnecttometadataserver|gce metadata "|managedidentitycredential authentication unavailable|169\.254\.170\.|169\.254\.169\.254|fd00:ec2::(?:23|254)|ec2 ?metadata|credentialsendpointerror|instance profile metadata|credentials? from ecs\b|instance metadata|instance ?meta error|ec2 instance meta\b|ex_aws\/instance_meta|instancemetadataservice|ec2resourcefetcher|(?:sdkclient|amazonclient)exception: failed to connect to service endpoint|metadata serv(?:ice|er)|instance_metadata\.rb|imds(?:v[12])?\b|ecs_container_metadata|retrieve ecs metadata|credentials from container-role|container credentials|instanceprofileawscredentials\.(?:fetch|get)credentials|unable to reach credentials server|(?<![a-z0-9])containercredentialsprovider\.(?:getcredentials|resolvecredentials)/,
    and: /status code|not defined|unavailable|no response|does not resolve|timed? ?out|timeout|refused|invalid argument|failed|unable|cannot|could not|error|reset|host is down|no route|unreach|deadline|exception|not available/,
    unless: /errorf\(|%[vsw]["' ]|any of the providers|neither aws_container_credentials/,
    given: ({ host, address, network, text }) =>
      (otherCloudIn(text) !== undefined ||
        LITERAL.test(text) ||
        network !== undefined ||
        FAILED.test(text)) &&
      (address === undefined || address.kind === 'link-local' || isElsewhere({ address, text })) &&
      (host?.service === undefined || address?.kind === 'link-local'),
    cites: ['ecs-task-roles'],
    finds: (clues) => linkLocal(clues),
  },
  /** The SDK for Rust names no address: what was not answered is the call for credentials, and none to the service. */
  'link-local/provider': {
    needs: ['failure'],
    when: /\bprovidererror\(providererror \{/,
    unless: /errorf\(|%[vsw]["' ]/,
    given: ({ host, address, network }) =>
      network !== undefined && host === undefined && (address === undefined || address.kind === 'link-local'),
    cites: ['ecs-task-roles'],
    finds: () => [
      headed(
        'credentials are not fetched',
        perhaps(
          'link-local',
          [],
          'The connection that failed is that of the provider of credentials, before the service was called. Most often it goes to a link-local address of the machine (169.254.169.254, in a task the agent at 169.254.170.2), which no endpoint carries; the text does not name it.',
          'In a task: check that it has a task role. Amazon EC2: look at the role of the instance and at the metadata options (in a container the hop limit).',
          'If the credentials come over AWS STS or AWS IAM Identity Center: look at the path to that.',
        ),
      ),
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The words name the metadata of the instance, and the address that was called is another one. */
const isElsewhere = ({ address, text }: Pick<Clues, 'address' | 'text'>): boolean =>
  (address?.kind === 'public' || address?.kind === 'internal') &&
  !LITERAL.test(text) &&
  /instance (?:profile )?metadata serv(?:er|ice)/.test(text);

const elsewhere = (where: string): Finding =>
  probably(
    'link-local',
    [],
    `The client asked for the metadata of the instance, and the call went to ${where}, which is not the address of the metadata service (169.254.169.254): a proxy or a setting leads it there. No endpoint serves it.`,
    'Name 169.254.169.254 in NO_PROXY, and look at AWS_EC2_METADATA_SERVICE_ENDPOINT and at http_proxy. A task gets its credentials from its task role.',
  );

/** A call to the address, and not a route to it that was to be set, nor an address that the client refused to call. */
const isCall = ({ text }: Clues): boolean =>
  LITERAL.test(text) && !isNeverCalled(text) && !/\b(?<!\bno )routes? (?:to|for|table)\b/.test(text);

/** What the agent tells a task about itself; no credentials are asked for there. */
const TASK_METADATA =
  /169\.254\.170\.\d[^ ]{0,8}\/(?:v[234]\/)?(?:metadata|task|stats|v[34]\b)|ecs_container_metadata|retrieve ecs metadata/;

/** The instance was asked for credentials, and nobody else had any. */
const WITHOUT_CREDENTIALS =
  /nocredentialproviders|no ec2 (?:instance|imds) role|to retrieve credentials|retrieving credentials|iam security credentials|instanceprofile(?:aws)?credentials|\/iam\/security-credentials\b|reach credentials server/;

/** The metadata answered, and no role is attached. */
const NO_ROLE = /no ec2 imds role found.{0,300}status ?code: 404|no ec2 instance role found.{0,300}404/;

const noRole: Finding = probably(
  'iam',
  [],
  'The metadata of the instance was reached and knows no role: none is attached to the instance, and the caller has no other credentials. Endpoints are not the cause.',
  'Attach an instance profile with the container instance role. Whoever runs in a task should get credentials from its task role; the Docker daemon and its log drivers use those of the instance.',
);

/** The daemon starts the log driver, and nobody of the task makes this call. */
const OF_LOG_DRIVER = /failed to initialize logging driver|failed to create cloudwatch log stream/;

/** The agent of AWS Systems Manager found neither its registration nor an instance. */
const OF_MANAGED = /registrationkey|ssm agent hibernate|data from vault is empty/;

const OF_TASK =
  /169\.254\.170\.|fd00:ec2::23|container[- ](?:role|credentials)|(?<![a-z0-9])containercredentialsprovider|credentialsendpoint|ecstaskcredentials|genericcontainercredentials|credentials? from ecs\b/;
const OF_INSTANCE =
  /169\.254\.169\.254|fd00:ec2::254|ec2 ?(?:instance )?meta(?:data)?\b|instance[ _]?meta(?:data)?\b|ec2metadata|imds\b|instanceprofile(?:aws)?credentials/;

/** The SDK for .NET says so of the agent and of the metadata of an instance alike; the frames below it may tell which. */
const OF_EITHER = /\breach credentials server/;

/** Whether the metadata of an instance is asked, as far as the text tells. */
const asksInstance = (text: string): boolean =>
  OF_INSTANCE.test(text) || (OF_EITHER.test(text) && !OF_TASK.test(text));

/** Whether the credentials of a task were asked for. */
const asksCredentials = (text: string): boolean =>
  OF_TASK.test(text) || (/credentials/.test(text) && !asksInstance(text));

/** Nobody is at the address: the call left the program, and no machine or no route answered for it. */
const NOBODY_THERE =
  /host is down|no route to host|network is unreachable|unreachable network|ehostdown|ehostunreach|enetunreach|\b10051\b/;

/** The operating system took the call for none that it can make: nothing was sent. */
const NOT_SENT = /\bconnect einval\b|\bdial tcp \S{3,60}: connect: invalid argument/;

/** Words of Windows: its sockets, its SDK, its paths. */
const OF_WINDOWS =
  /connectex:|wsa[a-z]{3,}|\b100(?:0[49]|1[34]|22|24|3[5-9]|4\d|5\d|6[0-57]|9[123])\b|windows|system\.net\.|amazon\.runtime|[a-z]:\\/;

/** The metadata of an instance was called, and nobody is at its address. */
const isWithoutMetadata = ({ text }: Clues): boolean =>
  /169\.254\.169\.254|fd00:ec2::254/.test(text) && NOBODY_THERE.test(text);

/** A path of credentials with an id: the agent gave it, so the task has its role. */
const OF_ROLE = /(?:169\.254\.170\.2(?::80)?|with url: )\/v\d\/credentials\/[0-9a-f]{8}-[0-9a-f-]{8,40}/;

/** The path of credentials: whatever the program calls them. */
const OF_CREDENTIALS = /\/v\d\/credentials\b/;

/** What to look at on the machine: the hop limit is one of the metadata service, and the agent has none. */
function ofMachine({ text, product }: Clues): string {
  const metadata = asksInstance(text);
  if (OF_WINDOWS.test(text))
    return `Windows: look at the route to ${metadata ? '169.254.169.254 (route print: its gateway has to be that of the subnet)' : '169.254.170.2, at the rule that leads it to the agent (netsh interface portproxy show all)'}, and at firewall rules.`;
  return `${product?.id === 'kubernetes' ? 'On the node' : 'On container instances'} check ${metadata && !/refused/.test(text) ? 'the hop limit of the metadata service and ' : ''}firewall rules of the host.`;
}

/** Whose credentials were asked for, and who has to give them. */
function credentialsOf(clues: Clues): string {
  const { text } = clues;
  if (asksPodIdentity(text))
    return 'The address is that of the agent of Amazon EKS Pod Identity: check that it runs on the node of the pod, and that no proxy is used for it (NO_PROXY).';
  if (isDaemon(clues) || OF_LOG_DRIVER.test(`${clues.before?.().toLowerCase() ?? ''}${text}`))
    return 'The log driver takes its credentials from the daemon or, on a container instance with ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE, those of the task execution role from the agent: check that the agent runs, and that the machine has a role or credentials of its own.';
  return OF_ROLE.test(text)
    ? `The path holds an id, so a role was given to the task: check that the agent runs, that no proxy is used for 169.254.170.2 (NO_PROXY), and that the rules of the host lead the address to the agent${OF_WINDOWS.test(text) ? '' : ' (iptables, route_localnet)'}.`
    : 'Check that the task has a task role, that no proxy is used for 169.254.170.2 (NO_PROXY), and that the agent runs.';
}

/** The log of a machine with Docker on it, or a command at its shell: AWS Fargate shows neither. */
const OF_MACHINE =
  /\bdockerd?\[\d{1,7}\]|\bdocker0\b|[$#] (?:sudo )?docker (?:logs|run|ps|exec|inspect)\b|\bkernel: |\bsystemd\[\d|\becs-(?:agent|init)\b|container[- ]instance/;

const isOnMachine = ({ text, before, behind }: Clues): boolean =>
  OF_MACHINE.test(`${before?.() ?? ''}${text}${behind?.() ?? ''}`.toLowerCase());

/** What to do, by what was asked for. */
function cureOf(clues: Clues): readonly string[] {
  const { text } = clues;
  if (TASK_METADATA.test(text) && !OF_CREDENTIALS.test(text))
    return [
      'The metadata of the task comes from the agent (on AWS Fargate from the platform): check that the agent runs, that no proxy is used for 169.254.170.2 (NO_PROXY), and that the client asks the version of the metadata that the platform has (ECS_CONTAINER_METADATA_URI_V4).',
      'On container instances look at firewall rules of the host for 169.254.170.2.',
    ];
  const host = asksPodIdentity(text) ? 'On the node look at firewall rules.' : ofMachine(clues);
  if (asksCredentials(text)) return [credentialsOf(clues), ...(/ecs-?anywhere/.test(text) ? [] : [host])];
  if (NOT_SENT.test(text))
    return [
      'Let the program not ask the metadata of an instance: give it its Region and its credentials otherwise (its environment or a profile). A task gets its credentials from its task role.',
    ];
  if (isWithoutMetadata(clues) && !OF_MANAGED.test(text))
    return [
      'If the machine is no EC2 instance: give the program its credentials and its Region otherwise (a profile, its environment). If it is one, look at its route to 169.254.169.254 and whether its metadata service is turned on. A task gets its credentials from its task role.',
    ];
  if (WITHOUT_CREDENTIALS.test(text) && !OF_MANAGED.test(text))
    return [
      'Amazon EC2: look whether the instance has a role (its instance profile) and its metadata service is turned on. A task gets its credentials from its task role instead.',
      host,
    ];
  return [
    OF_MANAGED.test(text)
      ? 'A machine outside AWS has no instance metadata: register it with a hybrid activation of AWS Systems Manager (amazon-ssm-agent -register with code, ID and Region), and start the agent again. On Amazon EC2 look whether the metadata service is turned on.'
      : `Amazon EC2: look whether the metadata service is turned on in the metadata options of the instance.${clues.product?.id === 'kubernetes' || isOnMachine(clues) ? '' : ' On AWS Fargate there is none: set the Region explicitly, and use the metadata that a task has.'}`,
    host,
  ];
}

/** The client of the metadata got a page or a status: somebody answered. */
const NOT_THERE = /ec2 ?metadata(?:error|request)?\b.{0,600}(?:\b404\b.{0,4}not found|status ?code: 404)/;

/** The answer may be a page, which stands behind the record. */
function isNotThere({ text, network = 'unspecified', behind }: Clues): boolean {
  if (network !== 'unspecified' || WITHOUT_CREDENTIALS.test(text)) return false;
  const page = ENDS_BEFORE_PAGE.test(text) ? (behind?.() ?? '').toLowerCase().replace(/\s{1,200}/g, ' ') : '';
  return NOT_THERE.test(`${text}${/^\W{0,3}(?:caused by: <[?!h]|status ?code: 404)/.test(page) ? page : ''}`);
}

const ENDS_BEFORE_PAGE =
  /ec2 ?metadata(?:error|request|: failed to make ec2metadata request| request)?\W{0,4}$/;

/** Most of what the metadata holds is there only where the instance has it. */
const notThere: Finding = headed(
  'the metadata of the instance has no such entry',
  probably(
    'link-local',
    [],
    'The metadata of the instance was reached and answered that what was asked for is not there (404). The path to it is there, and no endpoint is involved.',
    'Look which entry the client asked for: many are there only on instances that have what they tell of, so that the program goes on without.',
  ),
);

/** The client got an answer that it could not use; which one, it does not print. */
const ANSWERED = /error response received from (?:the )?(?:instance|container) metadata service/;

const answered: Finding = headed(
  'the metadata answers with an error',
  probably(
    'link-local',
    [],
    'By these words the metadata service was reached and answered with an error: the path to it is there, and no endpoint or security group is involved.',
    'Amazon EC2: look whether the instance has a role (its instance profile), and whether its metadata service asks for a token that the client does not send.',
    'A task gets its credentials from its task role: look whether it has one, and whether the client asks for those.',
  ),
);

/** What a status tells that the metadata of the instance itself set. */
function answerOf({ text, status, network = 'unspecified' }: Clues): Finding | undefined {
  if (network !== 'unspecified' || OF_TASK.test(text) || !OF_INSTANCE.test(text)) return undefined;
  if (status === 404) return OF_ROLE_OF_INSTANCE.test(text) ? noSuchRole : notThere;
  return status === 401 || status === 403 ? noToken : undefined;
}

const OF_ROLE_OF_INSTANCE = /\/iam\/security-credentials\b|instanceprofile(?:aws)?credentials/;

/** The agent answered, and knows no credentials of the ID that was asked for. */
const NOT_KNOWN_TO_AGENT = /credentialsv\d?request: (?:credentials|id) not found|invalididinrequest/;

const notKnownToAgent: Finding = headed(
  'the agent has no credentials for this task',
  probably(
    'link-local',
    [],
    'The agent was reached, and has no credentials for the ID that was asked for: the path to it is there, and no endpoint of the caller is involved. It may have started anew and not got them yet, have them no longer because the task stops, or never have got them.',
    'Repeat the call after some seconds. If it stays: look in the log of the agent for why it has no credentials of the task role, and start the task anew.',
  ),
);

const noSuchRole: Finding = headed(
  'the metadata of the instance has no such role',
  probably(
    'link-local',
    [],
    'The metadata of the instance was reached and answered that the role or its credentials are not there (404). The path to it is there, and no endpoint is involved.',
    'Look whether a role is attached to the instance (its instance profile), and whether the client asks for the one that is. A task gets its credentials from its task role instead.',
  ),
);

const noToken: Finding = headed(
  'the metadata of the instance refuses the call',
  probably(
    'link-local',
    [],
    'The metadata of the instance was reached and refused the call. The path to it is there, and no endpoint is involved.',
    'Look at the metadata options of the instance: where they ask for a token (HttpTokens required), the client has to send one, so update it; and whether the metadata service is turned on.',
  ),
);

/** What a message says that needs no more than its words. */
function ofKnownAnswer(clues: Clues): Finding | undefined {
  const cloud = otherCloudIn(clues.text);
  if (cloud !== undefined) return ofOtherCloud(cloud, clues);
  if (NOT_KNOWN_TO_AGENT.test(clues.text)) return notKnownToAgent;
  return NO_ROLE.test(clues.text) ? noRole : undefined;
}

/** How the call ended stands in the record: as a failure on the way, as an answer, or as a refusal of the system. */
const isEnded = ({ network = 'unspecified', status, text }: Clues): boolean =>
  network !== 'unspecified' || status !== undefined || NOT_SENT.test(text) || NOT_CONNECTED.test(text);

/** A client tried to connect, and says no more of how that ended. */
const NOT_CONNECTED =
  /\b(?:failed|unable|could not|couldn't|cannot) (?:to )?connect\b|\bexit (?:status|code) 7\b/;

/** How a sentence about the call begins, by how far the text shows that it went. */
function beginningOf(clues: Clues): string {
  if (!isCall(clues))
    return LITERAL.test(clues.text) ? 'The text is about' : 'By its words the call was meant for';
  return NOT_SENT.test(clues.text) || !isEnded(clues) ? 'The call was meant for' : 'The call went to';
}

/** What became of the call, and what follows for endpoints. */
function courseOf(clues: Clues): string {
  if (NOT_SENT.test(clues.text))
    return 'the operating system refused to make it (EINVAL), so nothing was sent, and no';
  return isWithoutMetadata(clues)
    ? 'nobody is there, as where the machine has no metadata service (it is no EC2 instance), or no route leads to it. No'
    : 'what goes there never leaves the machine, so no';
}

function linkLocal(clues: Clues): readonly Finding[] {
  const known = ofKnownAnswer(clues);
  if (known !== undefined) return [known];
  if (ANSWERED.test(clues.text) && (clues.network ?? 'unspecified') === 'unspecified') return [answered];
  if (isNotThere(clues)) return [notThere];
  const answer = answerOf(clues);
  if (answer !== undefined) return [answer];
  if (isElsewhere(clues)) return [elsewhere(clues.address?.text ?? '')];
  // A host of a service in the same record may be that of another call.
  const found: Finding = (
    isCall(clues) && isEnded(clues) && clues.host?.service === undefined
      ? decided(CLAUSES.linkLocal)
      : probably
  )(
    'link-local',
    [],
    `${beginningOf(clues)} a link-local address of the machine itself${clues.address === undefined ? '' : ` (${clues.address.text})`}: ${courseOf(clues)} endpoint or security group is involved.`,
    ...cureOf(clues),
  );
  return [asksPodIdentity(clues.text) ? { ...found, cites: ['eks-pod-identity-agent'] } : found];
}
