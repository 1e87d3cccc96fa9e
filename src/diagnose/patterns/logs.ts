/** Log drivers: CloudWatch Logs, and destinations that are no AWS service. */
import type { ServiceId } from '../../core/index.ts';
import { isOfEcs, isOfLogDriver } from '../caller.ts';
import { type Call, checkGroup, explainCall, nameOf } from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { endsEarly } from '../endings.ts';
import { always, decided, type Finding, headed, type Pattern, perhaps, probably } from '../pattern.ts';

const logs: Call = { to: 'logs', needs: ['logs'], by: 'task' };

const LOGGER =
  /logger args|logging driver|cloudwatch log|log ?stream|log ?group|awslogs|createlogstream|putlogevents|createloggroup|task and (?:amazon )?cloudwatch/;

const streamMissing = headed(
  'the log stream is missing',
  decided(CLAUSES.logGroupNotThere)(
    'log-group',
    [],
    'CloudWatch Logs was reached and has no such log stream in this Region. Endpoints are not the cause.',
    'A program that writes: let it create the stream (logs:CreateLogStream), or create it. One that reads: the stream may be named wrongly or be deleted.',
    'Check the name of the stream, its group and the Region that the program is given.',
  ),
);

const CALLED_GROUP: readonly string[] = [
  'Create the log group that the call names in the Region of the call, or correct the name or the Region that the program is given.',
];

const groupMissing = decided(CLAUSES.logGroupNotThere)(
  'log-group',
  [],
  'CloudWatch Logs was reached and has no such log group in this Region. Endpoints are not the cause.',
  'Create the log group in the Region of awslogs-region, or set awslogs-create-group to true and allow logs:CreateLogGroup.',
  'Check the spelling of awslogs-group and awslogs-region.',
);

const cutOff = (clues: Clues): readonly Finding[] => {
  const explained = explainCall(logs, clues);
  if (explained.length > 0 || !endsEarly(clues)) return explained;
  if (isGroupOnly(clues)) return [groupRefused, ...withoutReason(clues)];
  return withoutReason(clues);
};

/** The group was to be created, which only a role with a further permission may do; nothing says that no answer came. */
const isGroupOnly = ({ text }: Clues): boolean =>
  /failed to create cloudwatch log group/.test(text) &&
  !/send request|request ?cancel|maximum number of attempts|connection issue/.test(text);

const groupRefused = perhaps(
  'iam',
  [],
  'The log group was to be created, and the text ends before it says why that failed. Most often the task execution role lacks logs:CreateLogGroup, which its managed policy does not hold.',
  'Read the full reason: aws ecs describe-tasks.',
  'Allow logs:CreateLogGroup for the task execution role, or create the group and drop awslogs-create-group.',
);

/** The reason ends before it says what failed. */
function withoutReason(clues: Clues): readonly Finding[] {
  const role = isOfLogDriver(clues.text) ? 'the task execution role' : 'the caller';
  return [
    ...explainCall(logs, { ...clues, network: 'unspecified', supposed: true })
      .slice(0, 3)
      .map((found): Finding => ({ ...found, likelihood: 'possible' })),
    perhaps('log-group', [], 'Or the log group does not exist.', checkGroup(clues.text)),
    /log ?group/.test(clues.text) && !/log ?stream/.test(clues.text)
      ? perhaps(
          'iam',
          [],
          `Or ${role} lacks logs:CreateLogGroup.`,
          `Allow logs:CreateLogGroup, or create the group${isOfLogDriver(clues.text) ? ' and drop awslogs-create-group' : ''}.`,
        )
      : perhaps(
          'iam',
          [],
          `Or ${role} lacks logs:CreateLogStream.`,
          'Allow logs:CreateLogStream and logs:PutLogEvents.',
        ),
  ];
}

export const LOGS = {
  'logs/region-option': {
    needs: ['words'],
    when: /missingendpoint|'endpoint' configuration is required|missingregion|could not find region|awslogs-region is required|awslogs-group is required|unable to get awslogs driver arguments|unknown log opt|awslogs: invalid option|(?:invalid|unsupported) log option|must specify a value for log opt|invalid value for log opt/,
    and: LOGGER,
    given: ({ text }) => isOfLogDriver(text) || /log opt/.test(text),
    cites: ['ecs-awslogs'],
    implies: { logDrivers: ['awslogs'] },
    finds: ({ text }) => [
      headed(
        'the options of the log driver are wrong or incomplete',
        decided(CLAUSES.logOptions)(
          'configuration',
          [],
          `The options of the log driver are wrong or incomplete${/endpoint/.test(text) ? '; "endpoint" here is not a VPC endpoint' : ''}.`,
          /awslogs|cloudwatch|region|endpoint/.test(text)
            ? 'Set awslogs-region to a Region id such as us-east-1 (no URL), and awslogs-group and awslogs-stream-prefix.'
            : 'Correct the option that the message names.',
        ),
      ),
    ],
  },
  'logs/driver-refused': {
    needs: ['words'],
    general: true,
    when: /failed to initialize logging driver: ?\S/,
    unless: /errorf\(|%[vsw]/,
    given: ({ network, denial, status, host }) =>
      network === undefined && status === undefined && host === undefined && denial !== 'endpoint-policy',
    cites: ['ecs-awslogs'],
    finds: always(
      headed(
        'the log driver does not start',
        probably(
          'configuration',
          [],
          'The log driver did not start, for the reason that follows in the text. It names no call to AWS without an answer.',
          'Correct the option of the log driver that the reason names, or its permission.',
        ),
      ),
    ),
  },
  'logs/driver-unknown': {
    needs: ['words'],
    when: /no log driver named|unknown log driver|log driver .{0,60}(?:is not|not) (?:supported|available|registered)|failed to find journald|unsupported log driver/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-log-configuration'],
    finds: always(
      headed(
        'the log driver is not there',
        probably(
          'configuration',
          [],
          'The container runtime of this machine has no such log driver. No call was sent, so no endpoint is involved.',
          'Name a driver that this machine has (docker info shows them). On a container instance it has to be in ECS_AVAILABLE_LOGGING_DRIVERS of the agent too.',
        ),
      ),
    ),
  },
  'logs/group-not-found': {
    needs: ['answer'],
    when: /log group does not exist|specified log group(?= (?:or |stream|does|do |did|is not|was not|could|can|not))|(?:[:("'] ?|exception.{0,40})the specified log group\W{0,3}$|loggroup.{0,40}not exist|(?:resourcenotfoundexception|requestnotfoundexception).{0,120}log ?(?:group|stream)|log ?group.{0,80}(?:resourcenotfound|not found|doesn'?t exist)|log ?stream.{0,120}resourcenotfound|specified log stream does not exist/,
    unless: /connection issue|errorf\(|already exists|alreadyexists/,
    cites: ['ecs-init-error', 'ecs-awslogs'],
    implies: { logDrivers: ['awslogs'] },
    finds: ({ text }) =>
      [
        /log ?stream.{0,120}(?:does not exist|doesn'?t exist|not found)/.test(text) &&
        !/log ?group.{0,120}(?:does not exist|doesn'?t exist|not found)/.test(text)
          ? streamMissing
          : isOfLogDriver(text)
            ? groupMissing
            : { ...groupMissing, fix: CALLED_GROUP },
      ].map((found) =>
        /resourceinit|cannotstart|logger args|logging driver/.test(text)
          ? found
          : { ...found, cites: [isOfLogDriver(text) ? 'ecs-awslogs' : 'logs-vpc-endpoints'] },
      ),
  },
  'logs/other-destination': {
    needs: ['words'],
    when: /splunk|fluentd|fluent|gelf|graylog|syslog|logentries|gcplogs|journald/,
    // Servers and routers of these names speak of their own connections.
    and: /logging driver|logger args|log driver|\b(?:splunk|gelf|syslog): (?:failed to (?:verify|connect)|cannot connect)/,
    // Port 25888 is where the CloudWatch agent takes embedded metrics.
    unless: /errorf\(|%[vsw]|:25888(?!\d)/,
    cites: ['ecs-firelens'],
    finds: (clues) => otherDestination(clues),
  },
  'logs/driver-address': {
    needs: ['failure'],
    when: /failed to initialize logging driver: dial (?:tcp|udp)|logging driver.{0,40}(?:dial (?:tcp|udp)|connection refused)/,
    unless: /errorf\(|%[vsw]|amazonaws/,
    given: ({ host }) => host?.service === undefined,
    cites: ['ecs-firelens'],
    finds: (clues) => otherDestination(clues),
  },
  'logs/firelens': {
    needs: ['words'],
    when: /\[(?:output|engine|net|upstream|http_client|tls|aws_credentials)\b[^\]]{0,60}\]|aws_client|failed to flush the buffer|out_cloudwatch|out_kinesis|cloudwatch_logs:(?!:)|kinesis_firehose:(?!:)/,
    and: /timed? ?out|timeout|connection (?:refused|reset|initialization|error|aborted|closed)|no upstream connections|failed|could not|unable|getaddrinfo|broken|http_do=-1|\[ ?error\]/,
    unless:
      /errorf\(|%[vsw]|auth error, refreshing|could not read shared credentials|thr?oughput limits? (?:may have been|was|were|has been|have been) exceeded|request returned with no records successfully rec/,
    given: ({ host, text, denial }) =>
      (denial !== undefined || !/api responded with error='/.test(text)) &&
      (host?.service !== undefined ||
        /cloudwatch|firehose|kinesis|aws_client|:s3|\[tls\].{0,80}certificate/.test(text)),
    cites: ['ecs-firelens'],
    implies: { logDrivers: ['awsfirelens'] },
    finds: (clues) => explainFirelens(clues),
  },
  'logs/no-record-taken': {
    needs: ['words'],
    when: /put(?:record(?:batch|s)?) request returned with no records successfully rec/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-firelens'],
    implies: { logDrivers: ['awsfirelens'] },
    finds: ({ text }) => [
      headed(
        'the stream takes none of the records',
        perhaps(
          'rate-limit',
          [],
          `The request for ${text.includes('putrecordbatch') ? 'Amazon Data Firehose' : 'Amazon Kinesis Data Streams'} returned, so there is a path to it, and it took none of the records. This line does not say why: most often more is sent than the stream takes at once.`,
          'Look in the lines before it for the reason that the stream gave for single records.',
          'If it is the throughput: raise it (shards, or the quota of the delivery stream), or send less at once.',
        ),
      ),
    ],
  },
  'logs/sink-health': {
    needs: ['words'],
    when: /healthcheck(?: failed)?[.:]? ?timeout/,
    and: /component_type="?(\w{2,60})/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-fargate-networking', 'privatelink-services'],
    finds: (clues) => sinkWithoutAnswer(clues),
  },
  'logs/cloudwatch': {
    needs: ['words'],
    when: LOGGER,
    and: /logger args|logging driver|failed to create cloudwatch log|cannot find the (?:amazon )?cloudwatch|log group defined|operation error cloudwatch logs|create stream has been|(?:createlogstream|putlogevents|createloggroup|describelogstreams)/,
    unless: /errorf\(|%[vsw]|"?logconfiguration"? ?:/,
    cites: ['ecs-init-error', 'logs-vpc-endpoints'],
    implies: { logDrivers: ['awslogs'] },
    finds: cutOff,
  },
  'logs/start-timed-out': {
    needs: ['words'],
    when: /dockertimeouterror.{0,80}(?:transition to started|transition start)|could not transition to started; timed out|dockertimeouterror: .{0,20}started/,
    cites: ['ecs-runtime-timeout', 'logs-vpc-endpoints'],
    finds: always(
      perhaps(
        'missing-endpoint',
        ['logs'],
        'The container did not start within the time limit. The text does not say why. If its log driver is awslogs, that fails like this in a subnet without a path to CloudWatch Logs: it waits for an answer.',
        'Create the logs endpoint with private DNS and a security group that admits 443 from the tasks, or give the subnet another path.',
      ),
      perhaps(
        'runtime',
        [],
        'On container instances an overloaded disk or Docker daemon gives the same message.',
        'Check the I/O credits of the volume and the Docker log of the instance.',
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The log router names its output plugin even where it does not name the host. */
const PLUGINS: readonly (readonly [RegExp, ServiceId])[] = [
  [/firehose/, 'kinesis-firehose'],
  [/kinesis/, 'kinesis-streams'],
  [/(?:\b|aws_)s3\b/, 's3'],
  [/cloudwatch/, 'logs'],
];

function explainFirelens(clues: Clues): readonly Finding[] {
  const to = clues.host?.service ?? clues.service ?? PLUGINS.find(([plugin]) => plugin.test(clues.text))?.[1];
  const explained = to === undefined ? [] : explainCall({ to, needs: [to], by: 'task' }, clues);
  if (explained.length > 0) return explained;
  if (clues.status !== undefined && clues.status < 500) return [];
  if (clues.network === 'untrusted-certificate') return [foreignCertificate];
  const around = clues.around?.();
  const [what, unsaid] =
    to === undefined
      ? ['The log router did not get a connection', '; this line does not say to whom']
      : [`The log router could not deliver to ${nameOf(to)}`, ''];
  return [
    perhaps(
      'unknown-network',
      [],
      around === undefined
        ? `${what}; this line does not say ${to === undefined ? 'to whom' : 'why'}.`
        : `${what}${unsaid}. A line near it says how a connection ended: \u201c${around}\u201d.`,
      around === undefined
        ? 'Read the lines before it: a time-out or broken connection points to the network, AccessDenied to the role that the log router uses.'
        : 'That points to the network: look whether a firewall or proxy on the way ends the connection, and whether the subnet has a path to the service (its endpoint, or the internet).',
      ...(isOfEcs(clues) || /firelens/.test(clues.text)
        ? ['FireLens writes with the task role, not the task execution role.']
        : []),
    ),
  ];
}

const foreignCertificate = headed(
  'the certificate that answers is not accepted',
  perhaps(
    'network-path',
    [],
    'The log router does not trust the certificate with which its destination answered: usually a proxy or firewall that inspects TLS, or an image without current certificate authorities. This line does not say whose it was.',
    'Exempt the AWS hosts from TLS inspection, or give the image the certificate authority of the proxy.',
  ),
);

/** Vector asks every destination at its start whether it answers. */
function sinkWithoutAnswer(clues: Clues): readonly Finding[] {
  const sink = /component_type="?(\w{2,60})/.exec(clues.text)?.[1] ?? '';
  const to = sink.startsWith('aws_') ? PLUGINS.find(([plugin]) => plugin.test(sink))?.[1] : undefined;
  if (to !== undefined)
    return explainCall({ to, needs: [to], by: 'application' }, { ...clues, network: 'timeout' });
  return [
    perhaps(
      'network-path',
      [],
      `The destination (${sink}) did not answer in time. It is no AWS service that this planner plans an endpoint for.`,
      'Check the address of the destination, and that the subnet has a path to it.',
    ),
  ];
}

const noOptions = headed(
  'the log driver has no options',
  decided(CLAUSES.noLogOptions)(
    'configuration',
    [],
    'A log driver is named for this container, and no options were given for it. No call was sent, so no endpoint is involved.',
    'Give logConfiguration of the container its options, or leave it out.',
  ),
);

function otherDestination(clues: Clues): readonly Finding[] {
  const driver = /splunk/.test(clues.text)
    ? 'Splunk'
    : /fluent/.test(clues.text)
      ? 'Fluentd'
      : 'the log server';
  if (/no log configuration specified/.test(clues.text)) return [noOptions];
  if (
    clues.address?.kind === 'loopback' ||
    clues.network === undefined ||
    clues.network === 'refused' ||
    clues.network === 'untrusted-certificate'
  )
    return [
      probably(
        'configuration',
        [],
        `The log driver could not use ${driver}: ${
          clues.network === undefined
            ? 'the reason is in the text'
            : clues.network === 'untrusted-certificate'
              ? 'it does not accept the certificate that answered'
              : 'the address is wrong, or nothing listens there'
        }. No endpoint of this planner carries that.`,
        'Check the options of the log driver, and that the collector runs before this container starts.',
      ),
    ];
  return [
    probably(
      'network-path',
      [],
      `The log driver could not reach ${driver}, which has no name of an AWS service: no endpoint of this planner answers to it.`,
      'Give the subnet a path to it (NAT, transit gateway, or the PrivateLink service of its vendor), or log to CloudWatch Logs or FireLens.',
    ),
  ];
}
