/** ECS Exec and the session channels behind it. */
import { isOfBuildJob, isOfInstanceSession } from '../caller.ts';
import { type Call, explainCall } from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { isThrottled } from '../outcomes.ts';
import { always, decided, type Finding, headed, type Pattern, perhaps, probably } from '../pattern.ts';

const channel: Call = { to: 'ssmmessages', needs: ['ssmmessages'], by: 'session' };

const noChannel = probably(
  'missing-endpoint',
  ['ssmmessages'],
  'The session was not opened: most often the agent in the task has no channel to Systems Manager. In a subnet without another path it needs the ssmmessages endpoint.',
  'Create the ssmmessages endpoint with private DNS and a security group that admits 443 from the tasks, then start new tasks.',
);

const noRole = perhaps(
  'iam',
  [],
  'Or the task role (not the task execution role) lacks the four ssmmessages actions.',
  'Allow ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel for the task role.',
);

const notEnabled =
  'ECS Exec was not turned on when the task started, or its agent does not run yet. Endpoints are not the first suspect.';

const isCode = /errorf\(|%[vsw]|format!\(/;

const dataKey: Call = { to: 'kms', needs: ['kms'], by: 'session' };

/** One side of an encrypted session is not allowed to use its key. */
const mayNotUseKey: Finding = perhaps(
  'iam',
  [],
  'Or the role of the target (in a task the task role) or the user lacks kms:Decrypt or kms:GenerateDataKey.',
  'Allow kms:Decrypt for the role of the target (in a task the task role) and kms:GenerateDataKey for the user.',
);

const noDataKey: readonly Finding[] = [
  probably(
    'missing-endpoint',
    ['kms'],
    'The session is encrypted with a KMS key, and one side, the agent of the target or the user, got no data key. In a subnet without another path the agent needs the kms endpoint.',
    'Create the kms endpoint, or give the subnet another path.',
  ),
  mayNotUseKey,
];

const keyAnswered = (status: number): readonly Finding[] => [
  probably(
    'configuration',
    [],
    `The session is encrypted with a KMS key. AWS KMS was reached and answered with status ${status}, so no endpoint is missing: the name of the error says what it did not accept.`,
    'InvalidCiphertext: both sides must use the same key in the same Region; update the Session Manager plugin and the agent.',
    'Check the KMS key of the session (ECS Exec: executeCommandConfiguration of the cluster; sessions to instances: the Session Manager preferences): that it exists, is enabled and lies in this Region.',
  ),
  mayNotUseKey,
];

function explainDataKey(clues: Clues): readonly Finding[] {
  const { network, denial, status, text } = clues;
  if (network !== undefined && network !== 'timeout' && network !== 'unspecified')
    return explainCall(dataKey, clues);
  if (denial === undefined && status !== undefined && status >= 400 && status < 500)
    return keyAnswered(status);
  if (denial === undefined && !/not allowed|accessdenied|does not exist/.test(text)) return noDataKey;
  return explainCall(dataKey, { ...clues, denial: denial ?? 'unstated' });
}

const REFUSED_PERMISSION = /accessdenied|unauthorized|not authenticated|not authorized/;
const REFUSED_CREDENTIALS =
  /expiredtoken|token .{0,40}(?:expired|invalid)|invalid ?(?:client)? ?token|unrecognizedclient|signature ?(?:doesnotmatch|expired|does not match)|invalidsignature|credential/;
const OWN_ERROR =
  /internal ?(?:server|service)? ?(?:error|exception|failure)|internalserver|service ?unavailable|temporarily unavailable|<(?:internal|serviceunav)\w{0,40}/;

/** The agent starts this process for a session that is open: where no call of it failed, the channel is there. */
const isOfWorker = ({ text, network }: Clues): boolean =>
  network === undefined &&
  /\bssm-session-worker\b/.test(text) &&
  !/not ?connected|websocket|\bdial\b/.test(text);

/** Amazon ECS itself answered with an error of its own: nothing is told of the agent in the task. */
const isOfService = ({ text }: Clues): boolean =>
  /\(serverexception\)|\bserverexception:|service unavailable/.test(text) && !/not ?connected/.test(text);

const MISSING_PROGRAM = /exec: \\?"([^"\\\n]{1,120})\\?": executable file not found/;

const CHANNEL_ACTIONS =
  'Allow ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel: in a task for the task role, on an instance for the instance role.';
const CLOCK = 'Check the clock of the machine, and update the agent and the Session Manager plugin.';

/** Systems Manager answered, and its own words decide; only an answer without words leaves open why. */
function channelRefused(clues: Clues): readonly Finding[] {
  const { text } = clues;
  const reached = 'Systems Manager was reached and refused the channel.';
  const none = 'No endpoint is missing for this call.';
  if (REFUSED_CREDENTIALS.test(text))
    return [
      headed(
        'the call has no valid credentials',
        probably(
          'iam',
          [],
          `${reached} By its answer the credentials of the call, or its signature, are not accepted. ${none}`,
          'In a task look at the task role, on an instance at the instance role; restart the agent, so that it fetches new credentials.',
          CLOCK,
        ),
      ),
    ];
  if (REFUSED_PERMISSION.test(text))
    return [
      probably(
        'iam',
        [],
        `${reached} The role lacks a permission, or the session token is no longer valid. ${none}`,
        CHANNEL_ACTIONS,
        CLOCK,
      ),
    ];
  if (isThrottled(text)) return explainCall(channel, { ...clues, network: undefined, denial: undefined });
  if (OWN_ERROR.test(text))
    return [
      headed(
        'the service answers with an error of its own',
        perhaps(
          'unknown-network',
          [],
          `Systems Manager was reached and answered with an error of its own. ${none}`,
          'Wait for the next attempt of the agent; if it stays, look at the AWS Health Dashboard.',
        ),
      ),
    ];
  const said = wordsOfAnswer(clues);
  return [
    perhaps(
      'iam',
      [],
      said === undefined
        ? `${reached} The answer does not say why; most often a role lacks a permission. ${none}`
        : `${reached} It says: \u201c${said}\u201d. Where that leaves open why, most often a role lacks a permission. ${none}`,
      CHANNEL_ACTIONS,
      CLOCK,
    ),
  ];
}

/** What a service says within its answer: the message of an XML element or of a JSON object. */
const wordsOfAnswer = ({ record }: Clues): string | undefined =>
  /<message>\s{0,4}([^<]{2,200}?)\s{0,4}<\/message>|\\?"message\\?"\s?:\s?\\?"([^"\\]{2,200})/i
    .exec(record.text)
    ?.slice(1)
    .find((one) => one !== undefined);

const SESSION_LOG =
  /encryption is not set up on the selected (?:amazon )?(?:cloudwatch logs log group|s3 bucket)|unable to validate encryption on (?:the )?(?:selected )?(?:amazon )?(?:cloudwatch logs log group|s3 bucket)/;

const SESSION_MESSAGE = /sessionid: [\w.@+=,-]{3,120} ?: \S/;

/** Systems Manager, a session, or the calls that open its channels. */
const OF_CHANNELS =
  /\bssm|session|ecs-|messagegateway|\bmgs\b|control ?channel|(?:create|open)data ?channel|unexpected response from the service/;

/** Only the state of the agent is told: nobody opened a session. */
const OF_STATE =
  /managed agent status\W{0,80}\d{1,2}\. (?:stopped|pending)|executecommandagent"?,? ?"?laststatus(?!"?: ?"?running)/;

const agentStopped: Finding = {
  ...noChannel,
  likelihood: 'possible',
  text: 'The agent of ECS Exec does not run in the task, and the text does not say why: most often it has no channel to Systems Manager. If the subnet has no other path, it needs the ssmmessages endpoint.',
};

const ENCRYPTION = {
  needs: ['words'],
  when: /fetching data key failed|unable to retrieve data key|handshake timed out.{0,80}(?:ssm|session)|kms.{0,40}session|kmsencryption failed/,
  and: /fail|error|denied|timed out|unable/,
  given: ({ text }: Clues) => /kms|data key/.test(text),
  cites: ['ecs-exec', 'kms-vpc-endpoints'],
  finds: explainDataKey,
} as const satisfies Pattern;

/** The text names no key: that one is set is a guess. */
const HANDSHAKE = {
  needs: ['words'],
  when: /handshake timed out.{0,80}(?:ssm|session)|(?:session ?-?manager|\bsession\b|data ?channel|execute-command|\bssm\b).{0,300}handshake timed out/,
  unless: /\b(?:tls|ssl)\b|https?:/,
  finds: handshakeTimedOut,
} as const;

/** Nothing of a role was found, or Systems Manager itself gave none: default host management asks it for them. */
const agentWithoutCredentials = (text: string, refused: boolean): Finding =>
  headed(
    'the agent has no credentials',
    /instance management role is not configured/.test(text)
      ? probably(
          'iam',
          [],
          'Systems Manager was reached and gave the agent no credentials: default host management is not set up for this account (its instance management role is not configured). No endpoint is missing for this call.',
          'Attach an instance profile with AmazonSSMManagedInstanceCore to the instance; or set up the Default Host Management Configuration in this Region.',
        )
      : refused && /requestmanagedinstanceroletoken/.test(text)
        ? probably(
            'iam',
            [],
            'Systems Manager was reached and refused to give the agent credentials (RequestManagedInstanceRoleToken). No endpoint is missing for this call.',
            'Look at the role that the text names, or at the registration of the machine. Amazon EC2: attach an instance profile with AmazonSSMManagedInstanceCore. Other machines: register them with an activation.',
          )
        : probably(
            'iam',
            [],
            'The Systems Manager agent got no credentials: most often the machine has no role, or none that Systems Manager accepts. Where the agent asks Systems Manager itself for them (an activation, default host management), that call may be what failed: the text does not show it.',
            'Amazon EC2: attach an instance profile with AmazonSSMManagedInstanceCore. Other machines: register them with an activation.',
          ),
  );

/** The plugin read an end, and does not say of what. */
const userCutOff: Finding = headed(
  'the connection of the user may have ended',
  perhaps(
    'network-path',
    [],
    'The Session Manager plugin on the machine of the user read an end (EOF): its connection may have been closed. That is the path from the user to Systems Manager, not that of the target.',
    'Check proxy, firewall and idle time-outs between the user and ssmmessages.REGION.amazonaws.com.',
  ),
);

/** `shown`: a build job stands in the text. */
const withoutTerminal = (shown: boolean): Finding =>
  headed(
    'the session has no terminal',
    (shown ? probably : perhaps)(
      'configuration',
      [],
      shown
        ? 'The text shows a build job, which has no terminal: the plugin read the end of its own input (EOF), and a session needs one that stays open.'
        : 'The plugin may have read the end of its own input: it was started without a terminal, as in a build job.',
      'In a build job: give it a terminal (script or unbuffer), or run the command without a session.',
    ),
  );

export const EXEC = {
  'exec/plugin-missing': {
    needs: ['words'],
    when: /sessionmanagerplugin is not found|session-?manager-?plugin.{0,60}(?:not found|not installed|enoent|no such file)/,
    cites: ['ecs-exec'],
    implies: { ecsExec: true },
    finds: always(
      headed(
        'the Session Manager plugin is not installed',
        decided(CLAUSES.noPlugin)(
          'configuration',
          [],
          'The Session Manager plugin is missing on the machine that runs the AWS CLI.',
          'Install the Session Manager plugin there.',
        ),
      ),
    ),
  },
  'exec/not-enabled': {
    needs: ['words'],
    when: /execute command was not enabled|execute command agent isn'?t running|execute-command.{0,60}not enabled/,
    and: /fail|error|exception|not enabled|isn't running/,
    unless: /errorf\(|%[vsw]|format!\(/,
    cites: ['ecs-exec', 'ecs-exec-troubleshooting'],
    implies: { ecsExec: true },
    finds: always(
      headed(
        'ECS Exec is not turned on, or its agent does not run',
        probably(
          'configuration',
          [],
          notEnabled,
          'Turn it on (--enable-execute-command) and start new tasks: update-service --force-new-deployment.',
          'describe-tasks shows lastStatus RUNNING of the ExecuteCommandAgent when it works.',
        ),
      ),
      perhaps(
        'missing-endpoint',
        ['ssmmessages'],
        'If it is on and the agent does not run, it may not reach Systems Manager.',
        'Create the ssmmessages endpoint, then start new tasks.',
      ),
      noRole,
    ),
  },
  'exec/activation': {
    needs: ['answer'],
    when: /activationexpired|invalidactivation|activation (?:is |has )?expired|registrationlimit|not existing instanceid|invalidinstanceid: not existing|invalidinstanceinformationfiltervalue/,
    unless: isCode,
    cites: ['ecs-anywhere', 'ssm-vpc-endpoints'],
    implies: { instanceManagement: true },
    finds: ({ text }) => [
      headed(
        'the activation or registration is refused',
        probably(
          'configuration',
          [],
          // The API says of InvalidActivation: deleted, or code and id do not match.
          /invalidactivation/.test(text)
            ? 'Systems Manager was reached and refused the registration: code and id of the activation do not belong together, the activation was deleted or is of another Region, or it is expired or used up. Endpoints are not the cause.'
            : 'Systems Manager was reached and refused the registration: the activation is expired, used up or of another Region, or the machine keeps an old registration. Endpoints are not the cause.',
          ...(/invalidactivation/.test(text)
            ? ['Compare code, id and Region with those of the activation (aws ssm describe-activations).']
            : []),
          'Create a new activation in this Region and register again: amazon-ssm-agent -register -clear, then -register with the new code and id.',
        ),
      ),
    ],
  },
  'exec/agent-without-role': {
    needs: ['answer'],
    when: /no ec2 instance role found|ec2rolerequesterror|instance management role is not configured|ssm agent unable to acquire credentials|requestmanagedinstanceroletoken/,
    unless: isCode,
    given: ({ carriers, network, address }) =>
      network === undefined && address === undefined && carriers.some(({ id }) => id === 'ssm-agent'),
    cites: ['ssm-vpc-endpoints', 'ecs-instance-role'],
    implies: { instanceManagement: true },
    finds: ({ text, denial }) => [agentWithoutCredentials(text, denial !== undefined)],
  },
  'exec/channel-refused': {
    needs: ['answer'],
    when: /control ?channel|data ?channel/,
    and: /unauthorized request|not authenticated|<badrequest|accessdenied|unexpected response from the service/,
    unless: /errorf\(|%[vsw]["' ]|unknownoperationexception/,
    given: ({ text }) => OF_CHANNELS.test(text),
    cites: ['ecs-exec-troubleshooting', 'ecs-exec'],
    finds: channelRefused,
  },
  'exec/unknown-operation': {
    needs: ['answer'],
    when: /unknownoperationexception/,
    and: /control ?channel|data ?channel/,
    unless: isCode,
    cites: ['ssm-vpc-endpoints'],
    finds: always(
      probably(
        'configuration',
        [],
        'Something answered, and does not know the call that opens a channel: the client called another service than Systems Manager, or one that does not offer channels there. No endpoint is missing for this call.',
        'Look at the Region and the endpoint URL of the client (ssmmessages.REGION.amazonaws.com), and update the agent and the Session Manager plugin.',
      ),
    ),
  },
  'exec/no-terminal': {
    needs: ['words'],
    when: /cannot perform start session: eof\b/,
    unless: isCode,
    cites: ['ssm-vpc-endpoints'],
    finds: (clues) =>
      isOfBuildJob(clues) ? [withoutTerminal(true), userCutOff] : [userCutOff, withoutTerminal(false)],
  },
  'exec/user-channel': {
    needs: ['failure'],
    when: /cannot perform start session/,
    unless: isCode,
    given: ({ host, network }) => network !== undefined && host?.service === undefined,
    cites: ['ssm-vpc-endpoints'],
    finds: ({ network }) => [
      probably(
        network === 'name-resolution' ? 'endpoint-dns' : 'network-path',
        [],
        'The Session Manager plugin on the machine of the user lost or never got its connection. That is the path from the user to Systems Manager, not that of the target.',
        'Check proxy, firewall and idle time-outs between the user and ssmmessages.REGION.amazonaws.com.',
      ),
    ],
  },
  'exec/encryption': {
    ...ENCRYPTION,
    given: (clues) => ENCRYPTION.given(clues) && !isOfInstanceSession(clues),
    implies: { ecsExec: true, customerManagedKey: true },
  },
  'exec/instance-encryption': {
    ...ENCRYPTION,
    given: (clues) => ENCRYPTION.given(clues) && isOfInstanceSession(clues),
    cites: ['ssm-vpc-endpoints', 'kms-vpc-endpoints'],
    implies: { customerManagedKey: true },
  },
  'exec/handshake-timed-out': {
    ...HANDSHAKE,
    given: (clues) => !isOfInstanceSession(clues),
    cites: ['ecs-exec', 'kms-vpc-endpoints'],
    implies: { ecsExec: true },
  },
  'exec/instance-handshake-timed-out': {
    ...HANDSHAKE,
    given: isOfInstanceSession,
    cites: ['ssm-vpc-endpoints', 'kms-vpc-endpoints'],
  },
  'exec/user-not-allowed': {
    needs: ['answer'],
    when: /executecommand|ecs:executecommand|ssm:startsession/,
    and: /not authorized to perform|accessdenied/,
    cites: ['ecs-exec'],
    implies: { ecsExec: true },
    finds: (clues) => explainCall({ to: 'ecs', needs: ['ecs'], by: 'session' }, clues),
  },
  /** The output of check-ecs-exec.sh, the checker that AWS publishes. */
  'exec/checker-denied': {
    needs: ['words'],
    when: /ssmmessages:\w{4,30}: (?:implicit|explicit)deny/,
    cites: ['ecs-exec', 'ecs-exec-troubleshooting'],
    implies: { ecsExec: true },
    finds: always(
      decided(CLAUSES.checkerDenied)(
        'iam',
        [],
        'The checker of ECS Exec says that the task role may not open the channels of Systems Manager.',
        'Allow ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel for the task role, then start new tasks.',
      ),
    ),
  },
  'exec/checker-no-endpoint': {
    needs: ['words'],
    when: /privatelink "?com\.amazonaws\.[a-z0-9-]{4,30}\.ssmmessages"? not found/,
    cites: ['ecs-exec', 'ssm-vpc-endpoints'],
    implies: { ecsExec: true },
    finds: always(
      probably(
        'missing-endpoint',
        ['ssmmessages'],
        'The checker of ECS Exec found no ssmmessages endpoint in the VPC of the task. In a subnet without another path the session needs it.',
        'Create the ssmmessages endpoint with private DNS and a security group that admits 443 from the tasks, then start new tasks.',
      ),
      noRole,
    ),
  },
  'exec/target-not-connected': {
    needs: ['words'],
    when: /targetnotconnected|the execute command failed|execute command failed (?:due|because)|execute-command.{0,200}(?:internal error|failed)|is not connected\b.{0,60}(?:ssm|session|target)|executecommandagent|managed agent status\W{0,80}\d{1,2}\. (?:stopped|pending)/,
    and: /fail|error|exception|stopped|not connected|pending/,
    // Behind the id of a session stands what its own agent says: it was reached.
    unless:
      /errorf\(|%[vsw]|format!\(|executecommandagent"?,? ?"?(?:laststatus"?: ?"?running)|sessionid: [\w.@+=,-]{3,120} ?: (?!.{0,200}(?:notconnected|not connected))\S/,
    given: (clues) => !isOfInstanceSession(clues) && !isOfWorker(clues) && !isOfService(clues),
    cites: ['ecs-exec-troubleshooting', 'ecs-exec'],
    implies: { ecsExec: true },
    finds: ({ text }) => [
      // The words are the same whatever keeps the agent away.
      OF_STATE.test(text) ? agentStopped : { ...noChannel, likelihood: 'possible' },
      noRole,
      perhaps(
        'endpoint-security-group',
        ['ssmmessages'],
        'If the endpoint exists, its security group may not admit the tasks.',
        'Allow inbound TCP 443 from the tasks.',
      ),
      perhaps(
        'configuration',
        [],
        'Or the task was started before ECS Exec was turned on, or its root file system is read-only.',
        'Start new tasks; the amazon-ecs-exec-checker script tests all conditions.',
      ),
    ],
  },
  /** A session to a machine, and none of Amazon ECS. */
  'exec/instance-not-connected': {
    needs: ['words'],
    when: /targetnotconnected|is not connected\b.{0,60}(?:ssm|session|target)/,
    unless: isCode,
    given: isOfInstanceSession,
    cites: ['ssm-vpc-endpoints'],
    finds: always(
      perhaps(
        'missing-endpoint',
        ['ssm', 'ssmmessages', 'ec2messages'],
        'The session was not opened: the agent of the target is not connected to Systems Manager, and the text does not say why. If it is in a subnet without another path, it needs these endpoints (ec2messages only in Regions launched before 2024).',
        'Create the endpoints with private DNS and a security group that admits 443 from the target.',
      ),
      perhaps(
        'iam',
        [],
        'Or the role of the target does not let the agent connect (AmazonSSMManagedInstanceCore).',
        'Attach that policy to the role of the target.',
      ),
      headed(
        'the agent of the target does not run',
        perhaps(
          'runtime',
          [],
          'Or the target is stopped, or its agent does not run.',
          'Look at its state, and at PingStatus in aws ssm describe-instance-information.',
        ),
      ),
    ),
  },
  'exec/managed-instance': {
    needs: ['words'],
    when: /ssm agent is not online|unable to connect to a systems manager endpoint|ssm agent.{0,80}(?:unable to connect|cannot connect|not connected)|failed to register (?:the )?(?:managed )?instance with (?:aws )?(?:ssm|systems manager)/,
    cites: ['ssm-vpc-endpoints'],
    implies: { instanceManagement: true },
    finds: always(
      probably(
        'missing-endpoint',
        ['ssm', 'ssmmessages', 'ec2messages'],
        'The agent of the instance has no connection to Systems Manager. In a subnet without another path it needs these endpoints (ec2messages only in Regions launched before 2024).',
        'Create the endpoints with private DNS and a security group that admits 443 from the instances.',
      ),
      perhaps(
        'iam',
        [],
        'Or the instance role lacks AmazonSSMManagedInstanceCore.',
        'Attach that policy to the instance role.',
      ),
    ),
  },
  'exec/channel': {
    needs: ['words'],
    when: /ssmmessages|createcontrolchannel|createdatachannel|opencontrolchannel|opendatachannel|mgs.{0,40}(?:websocket|connection)/,
    given: ({ network, denial }) => network !== undefined || denial !== undefined,
    cites: ['ecs-exec-troubleshooting', 'ssm-vpc-endpoints'],
    finds: (clues) => explainCall(channel, clues),
  },
  /** The log of a session is written by a program of the container. */
  'exec/log-not-made': {
    needs: ['words'],
    when: /failed to generate transcript|unable to generate log data/,
    unless: isCode,
    given: ({ network, denial }) => network === undefined && denial === undefined,
    cites: ['ecs-exec'],
    finds: ({ text }) => {
      const missing = MISSING_PROGRAM.exec(text)?.[1];
      return [
        headed(
          'the log of a session is not made',
          probably(
            'runtime',
            [],
            `The agent of the session was at work, and the log of the session was not made${missing === undefined ? ', for the reason that the text gives' : `: the program ${missing} was not found where the session ran`}. Endpoints are not the cause.`,
            missing === undefined
              ? 'The agent makes the log with the programs script and cat: look which versions of them the image or the machine has, and update the agent.'
              : 'Install it in the image or on the machine: the agent makes the log of a session with the programs script and cat.',
          ),
        ),
      ];
    },
  },
  'exec/shell-missing': {
    needs: ['words'],
    when: /unable to start (?:shell|command)|failed to start pty|exec: \\?"(?:\/bin\/)?(?:bash|sh|zsh)\\?": executable file not found/,
    and: /no such file|not found|permission denied/,
    // A container that was to be made has started nothing yet.
    unless: new RegExp(`${isCode.source}|runtime create|cannot(?:start|create)|failed to create`),
    given: ({ network }) => network === undefined,
    cites: ['ecs-exec-troubleshooting'],
    implies: { ecsExec: true },
    finds: always(
      headed(
        'the program in the container cannot be started',
        probably(
          'runtime',
          [],
          'The container was reached, and could not start this program: it has none of that name, or it may not be run. Endpoints are not the cause.',
          'Name a program that the image has, for example --command /bin/sh; images without a shell need one.',
        ),
      ),
    ),
  },
  'exec/channel-cut-off': {
    needs: ['failure'],
    when: /(?:create|open)(?:control|data)channel (?:request )?failed|failed to (?:create|open) (?:control|data) ?channel/,
    unless: isCode,
    given: ({ cut, network, denial, noCredentials }) =>
      cut && network === undefined && denial === undefined && !noCredentials,
    cites: ['ecs-exec-troubleshooting', 'ssm-vpc-endpoints'],
    finds: always(
      perhaps(
        'iam',
        [],
        'A channel of Systems Manager was not opened, and the text ends before it says why. The credentials may have expired, or the role lacks a permission.',
        'Read the whole message. Allow ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel.',
      ),
      perhaps(
        'missing-endpoint',
        ['ssmmessages'],
        'Or Systems Manager was not reached. In a subnet without another path it needs the ssmmessages endpoint.',
        'Create the ssmmessages endpoint with private DNS and a security group that admits 443 from the callers.',
      ),
    ),
  },
  /** What the agent of the session prints behind its id: why it was not opened, or what ended it. */
  'exec/session-ended': {
    needs: ['words'],
    when: /(?:data ?channel|session|channel is)\b.{0,200}\bwebsocket: close 1000 \(normal\)|\bwebsocket: close 1000 \(normal\).{0,80}\b(?:channel|session)/,
    unless: isCode,
    cites: ['ecs-exec'],
    finds: always({
      ...headed(
        'a session has ended',
        perhaps(
          'runtime',
          [],
          'The other side closed the websocket of a session with status 1000 (a normal end): the channel was reached and open, and the session was over, or its channel was no longer there. No endpoint is missing for it.',
          'Start the session anew; if it ends at once each time, read the lines of the agent before this one.',
        ),
      ),
      cites: [],
    }),
  },
  'exec/session-log': {
    needs: ['words'],
    when: SESSION_LOG,
    unless: isCode,
    cites: ['ecs-exec', 'ecs-exec-troubleshooting'],
    finds: sessionLog,
  },
  'exec/session-message': {
    needs: ['words'],
    general: true,
    when: SESSION_MESSAGE,
    unless: isCode,
    given: ({ network, denial, host, address }) =>
      (network === undefined || (host === undefined && address === undefined)) && denial === undefined,
    cites: ['ecs-exec-troubleshooting'],
    finds: sessionMessage,
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The log of the session is to be kept, and where it is kept does not meet its settings. */
function sessionLog(clues: Clues): readonly Finding[] {
  const to = /cloudwatch/.exec(SESSION_LOG.exec(clues.text)?.[0] ?? '') === null ? 's3' : 'logs';
  const call: Call = { to, needs: [to], by: 'session' };
  const unasked = /unable to validate encryption/.test(clues.text) ? explainCall(call, clues) : [];
  if (unasked.length > 0) return unasked;
  const place = to === 'logs' ? 'the CloudWatch Logs log group' : 'the Amazon S3 bucket';
  return [
    headed(
      'the log of the session is to be encrypted, and is not',
      (/is not set up/.test(clues.text) ? probably : perhaps)(
        'configuration',
        [],
        `The session was not opened: its settings ask for an encrypted log, and ${
          /is not set up/.test(clues.text)
            ? `by the message ${place} that they name is not encrypted`
            : `${place} that they name could not be checked for it`
        }. The session reached its agent, so no channel is missing.`,
        to === 'logs'
          ? 'Associate a KMS key with the log group, or turn cloudWatchEncryptionEnabled off (ECS Exec: executeCommandConfiguration of the cluster).'
          : 'Encrypt the bucket, or turn s3EncryptionEnabled off (ECS Exec: executeCommandConfiguration of the cluster).',
        `Whoever runs the session agent must be allowed to look: ${to === 'logs' ? 'logs:DescribeLogGroups' : 's3:GetEncryptionConfiguration'}.`,
      ),
    ),
  ];
}

/** A message of the session that no other pattern knows: it is quoted, and only words of a disk speak of one. */
function sessionMessage(clues: Clues): readonly Finding[] {
  const { text, record, network } = clues;
  const instance = isOfInstanceSession(clues);
  const found = SESSION_MESSAGE.exec(text);
  if (found === null) return [];
  const at = found.index + found[0].length - 1;
  const words = /^[^\n]{1,240}/.exec(record.text.slice(at))?.[0].trim() ?? '';
  const disk = /no space left|read-only file system|cannot allocate|permission denied/.test(text);
  return [
    headed(
      'the session ends with a message',
      perhaps(
        network === undefined ? 'runtime' : 'unknown-network',
        [],
        `The session reached its agent, and ended there with this message: \u201c${words}\u201d. It names nobody who was called.`,
        disk
          ? `Look at disk, memory and the root file system of the ${instance ? 'machine, which the agent needs to write to' : 'container, which the agent needs to write to; then start a new task'}.`
          : `Correct what the message names; look at the documents and settings of the session${instance ? '' : ', and start a new task if it stays'}.`,
      ),
    ),
  ];
}

/** The agent opens the session with questions to the plugin of the user, over a connection that is open. */
function handshakeTimedOut(clues: Clues): readonly Finding[] {
  const { text } = clues;
  const [where, whose, setting] = isOfInstanceSession(clues)
    ? [
        'sessions to instances are encrypted',
        'the agent of the target',
        'the Session Manager preferences name',
      ]
    : ['ECS Exec encrypts', 'the agent in the task', 'executeCommandConfiguration of the cluster names'];
  const plugin = perhaps(
    'configuration',
    [],
    'The agent of the session asked the Session Manager plugin of the user how to go on (the handshake of the session itself, over a connection that was open), and got no reply in time: the plugin is too old or hangs, or its credentials are of a kind that it cannot use for the key.',
    'Update the Session Manager plugin, and try with other credentials.',
  );
  const key = perhaps(
    'missing-endpoint',
    ['kms'],
    `The two sides of the session did not finish their handshake. Where ${where} with a KMS key, it may end like this when ${whose} gets no data key.`,
    `If ${setting} a KMS key: create the kms endpoint, or give the subnet of the target another path.`,
  );
  return /initiating handshake/.test(text) ? [key, plugin, mayNotUseKey] : [plugin, key, mayNotUseKey];
}
