/** Log drivers: CloudWatch Logs, and destinations that are no AWS service. */
import type { ServiceId } from '../../core/index.ts';
import { endOf } from '../call-ends.ts';
import { isOfEcs, isOfLogDriver } from '../caller.ts';
import { type Call, checkGroup, explainCall, nameOf, nearOf } from '../calls.ts';
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

/** The log driver of CloudWatch Logs, or a client of AWS: other drivers begin with the same words. */
const OF_CLOUDWATCH =
  /cloudwatch|awslogs|log ?stream|log ?group|putlogevents|createlog|logger args|requesterror|send request failed|credential|metadata|\baws|operation error/;

export const LOGS = {
  'logs/region-option': {
    needs: ['words'],
    when: /missingendpoint|'endpoint' configuration is required|missingregion|could not find region|awslogs-region is required|awslogs-group is required|unable to get awslogs driver arguments|unknown log opt|awslogs: invalid option|(?:invalid|unsupported) log option|must specify a value for log opt|invalid value for log opt/,
    and: new RegExp(`${LOGGER.source}|log opt|log driver`),
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
    when: /failed to initialize logging driver: ?\S|logging driver.{0,40}(?:dial (?:tcp|udp)|connection refused)/,
    unless: new RegExp(`errorf\\(|%[vsw]|amazonaws|${OF_CLOUDWATCH.source}`),
    given: ({ host, network }) => host?.service === undefined && network !== undefined,
    cites: ['ecs-firelens'],
    finds: (clues) => otherDestination(clues),
  },
  'logs/firelens': {
    needs: ['words'],
    when: /\[(?:output|engine|net|upstream|http_client|tls|aws_credentials)\b[^\]]{0,60}\]|aws_client|failed to flush the buffer|out_cloudwatch|out_kinesis|cloudwatch_logs:(?!:)|kinesis_firehose:(?!:)/,
    and: /timed? ?out|timeout|connection (?:refused|reset|initialization|error|aborted|closed)|no upstream connections|failed|could not|unable|getaddrinfo|broken|http_do=-1|\[ ?error\]/,
    unless:
      /errorf\(|%[vsw]|aws::[a-z0-9]{2,40}::errors::[a-z]{4,60}exception|auth error, refreshing|could not read shared credentials|thr?oughput limits? (?:may have been|was|were|has been|have been) exceeded|request returned with no records successfully rec/,
    given: ({ host, text, denial }) =>
      (denial !== undefined || !/api responded with error='/.test(text)) &&
      (host?.service !== undefined ||
        /cloudwatch|firehose|kinesis|aws_client|:s3|\[tls\].{0,80}certificate/.test(text)),
    cites: ['ecs-firelens'],
    implies: { logDrivers: ['awsfirelens'] },
    finds: (clues) => explainFirelens(clues),
  },
  /** The destination is none of AWS, and the line that says why is another one. */
  'logs/flush-put-off': {
    needs: ['words'],
    general: true,
    when: /\[engine\] failed to flush chunk\b.{0,200}\boutput=[\w.-]{1,60}|\bfailed to flush the buffer\b/,
    unless: /errorf\(|%[vsw]/,
    given: ({ network, denial, host, address }) =>
      network === undefined && denial === undefined && host === undefined && address === undefined,
    cites: ['ecs-firelens'],
    finds: (clues) => [flushPutOff(clues)],
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

/** The log router tries again later; to whom it sends stands in the line, why it could not does not. */
function flushPutOff({ text, record }: Clues): Finding {
  const found = /\boutput=([\w.-]{1,60})/.exec(text);
  const start = found === null ? 0 : found.index + found[0].length - (found[1] ?? '').length;
  const output = found === null ? '' : ` (${record.text.slice(start, start + (found[1] ?? '').length)})`;
  return headed(
    'the log router could not deliver',
    perhaps(
      'unknown-network',
      [],
      `The log router could not deliver records to an output of its configuration${output}${/\bretry in \d/.test(text) ? ' and tries again' : ''}. This line does not say why.`,
      'Read the lines before it: those of the output, of its connection or of its credentials say why, and name the host.',
    ),
  );
}

/** Words behind the name of the plugin that say no more than that it failed. */
const NO_MORE =
  /^(?:failed|could not|cannot|unable|error|no upstream|retry)\b[\w ,'():.-]{0,80}$|http_do=-1|^[^a-z]{0,20}$/;

/** What the line itself says, where that is more than that it failed. */
/** What a plugin that is written in Go says behind its name: the code of an answer with its sentence. */
const OF_GO_PLUGIN =
  /\[(?:firehose|kinesis|cloudwatch) \d{1,3}\] ([A-Z]\w{4,60}(?:Exception|Error): [^"\n]{8,200}?)(?:\\n)?(?=["\n]|$)/;

function wordsOfPlugin({ record }: Clues): string | undefined {
  const said = (
    /\[ ?error\] \[[a-z_]{2,20}:[^\]]{2,80}\] ([^[\]\n]{8,200})$/i.exec(record.text)?.[1] ??
    OF_GO_PLUGIN.exec(record.text)?.[1]
  )?.trim();
  return said === undefined || NO_MORE.test(said.toLowerCase()) ? undefined : said;
}

/** Something came back, and not what the service gives: its header or its form is missing. */
const NOT_OF_SERVICE = /code (\d{3}) but response was invalid|requestid header not found/;

const answeredByAnother = (to: ServiceId, words: string): Finding =>
  headed(
    'the answer is not taken for one of the service',
    perhaps(
      'network-path',
      [],
      `The log router got an answer, and does not take it for one of ${nameOf(to)}: \u201c${words}\u201d. Something on the way, such as a proxy, may have answered, or the answer was not whole. No endpoint is missing for this call.`,
      'Look for a proxy on the way (HTTPS_PROXY, and what the name resolves to from the subnet).',
      'If it comes now and then and the records arrive: update the log router.',
    ),
  );

/** The client of AWS does not name its caller: the output that failed with it prints the next line, in the same second. */
function outputBehind({ text, behind }: Clues): ServiceId | undefined {
  if (!/\[aws_client\] connection initialization error$/.test(text.trim())) return undefined;
  const next = (behind?.() ?? '')
    .toLowerCase()
    .split('\n', 2)
    .find((line) => line.trim() !== '');
  const output = /\[error\] \[output:([a-z0-9_]{2,40}):[^\]]{1,80}\] \S/.exec(next ?? '')?.[1];
  return output === undefined ? undefined : PLUGINS.find(([plugin]) => plugin.test(output))?.[1];
}

function explainFirelens(clues: Clues): readonly Finding[] {
  const to =
    clues.host?.service ??
    clues.service ??
    PLUGINS.find(([plugin]) => plugin.test(clues.text))?.[1] ??
    outputBehind(clues);
  const explained = to === undefined ? [] : explainCall({ to, needs: [to], by: 'task' }, clues);
  if (explained.length > 0) return explained;
  if (clues.status !== undefined && clues.status < 500) return [];
  if (clues.network === 'untrusted-certificate') return [foreignCertificate];
  const words = wordsOfPlugin(clues);
  if (to !== undefined && words !== undefined && NOT_OF_SERVICE.test(clues.text))
    return [answeredByAnother(to, words)];
  if (words !== undefined) return [inItsWords(to, words)];
  const around = nearOf(to, clues);
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

/** The code of an answer that does not take what was sent. */
const OF_REQUEST = /^Invalid\w{2,40}Exception: |^\w{0,40}(?:TooLarge|Validation)\w{0,40}Exception: /;

const notTaken = (to: ServiceId, words: string): Finding =>
  headed(
    'the service does not take what is sent',
    probably(
      'configuration',
      [],
      `${nameOf(to)} was reached and did not take what the log router sent. Endpoints are not the cause. Its words: \u201c${words}\u201d.`,
      'Correct what the message names: a record that is too long, its time, or an option of the output.',
    ),
  );

/** The line says why in words that this planner does not know. */
const inItsWords = (to: ServiceId | undefined, words: string): Finding =>
  to !== undefined && OF_REQUEST.test(words)
    ? notTaken(to, words)
    : headed(
        'the log router could not deliver',
        perhaps(
          'unknown-network',
          [],
          `The log router could not deliver${to === undefined ? '' : ` to ${nameOf(to)}`}. Its words: \u201c${words}\u201d. This planner does not read from them whether the network, the role or the records are at fault.`,
          'Read the lines around it: a time-out or broken connection points to the network, AccessDenied to the role that the log router uses.',
        ),
      );

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
  const unplanned = 'No endpoint of this planner carries that.';
  if (clues.network === undefined && (clues.denial !== undefined || clues.status !== undefined))
    return [
      headed(
        'the log driver is refused',
        probably(
          'configuration',
          [],
          `${driver === 'the log server' ? 'The log server' : driver} was reached and refused the log driver${clues.status === undefined ? '' : ` with status ${clues.status}`}. ${unplanned}`,
          'Correct the token, the user or the address in the options of the log driver.',
        ),
      ),
    ];
  if (clues.network === 'name-resolution')
    return [
      headed(
        'a name is not resolved',
        probably(
          'endpoint-dns',
          [],
          `The name of ${driver} that the log driver is given was not resolved, so no connection was tried. ${unplanned}`,
          'Check the spelling in the options of the log driver, and the DNS servers of the machine; for names of your own also the private hosted zones of the VPC.',
        ),
      ),
    ];
  if (clues.network === 'reset')
    return [
      headed(
        'the connection is cut',
        probably(
          'network-path',
          [],
          `The connection of the log driver to ${driver} ${endOf(clues)}. ${unplanned}`,
          'Look whether address and port in the options of the log driver are those of the collector, and whether both sides speak TLS there or neither does; then at firewalls and proxies on the way.',
        ),
      ),
    ];
  const local = clues.address?.kind === 'loopback';
  if (
    local ||
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
        }. ${unplanned}`,
        'Check the options of the log driver, and that the collector runs before this container starts.',
      ),
    ];
  return [
    probably(
      'network-path',
      [],
      `The log driver could not reach ${driver}. ${unplanned}`,
      'Give the subnet a path to it (NAT, transit gateway, or the PrivateLink service of its vendor), or log to CloudWatch Logs or FireLens.',
    ),
  ];
}
