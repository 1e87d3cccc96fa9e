/**
 * Nothing was recognised: the line that is nearest to an error with what was read in it, what the text lacks, and the command
 * that shows it. Guessing would not help anybody, and neither would denying what stands there.
 */
import { isBuildLog } from './builds.ts';
import { type Nearest, nearestErrors } from './nearest.ts';
import { CURE_OF_SOCKET, ownSocketIn, saidOf } from './own-socket.ts';
import { partiesIn } from './parties.ts';
import type { Product } from './product.ts';
import type { LeftLine, Why } from './records.ts';

const STOPPED_REASON =
  "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,reason,exitCode]]'";
const SERVICE_EVENTS =
  "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[].events[:5].message'";

interface Hint {
  readonly when: RegExp;
  readonly unless?: RegExp;
  /** It holds only for a file that the plan reads as it stands: JSON, a template, declarations; not for a part, nor for what a tool prints of it. */
  readonly file?: true;
  /** It holds only for a text without any word of a failure. */
  readonly quiet?: true;
  /** It is about what the lines say that are shown, where there are some. */
  readonly ofShown?: true;
  readonly text: string;
  readonly commands: readonly string[];
}

const HINTS: readonly Hint[] = [
  {
    when: /\b(?:checker|preflight|validator)\b[^.]{0,80}\b(?:does ?n[o']t|does not|cannot|can't|unable to) (?:support|validate|verify|check|test)\b/,
    text: 'By its words a checker says that it cannot check something here; that alone is no failure. Look at it by hand: which endpoints the VPC has, and in a shared VPC ask its owner.',
    commands: [
      "aws ec2 describe-vpc-endpoints --query 'VpcEndpoints[].[VpcEndpointId,VpcId,ServiceName,State]' --output table",
    ],
  },
  {
    when: /\bstill creating\b/,
    unless: /tim(?:ed|e) ?-?out|\berror\b|\bfailed\b/,
    text: 'By its words a program still waits for something. If it does not come, the reason is in the stopped reason of a task, or in the log of what is waited for.',
    commands: [SERVICE_EVENTS, STOPPED_REASON],
  },
  {
    when: /wait(?:er|ing)?\b.{0,120}tim(?:ed|e) ?-?out|tim(?:ed|e) ?-?out (?:while )?waiting|exceeded (?:the specified timeout|wait attempts|max)|still creating|did not receive a response from your custom resource|terminal failure state/,
    ofShown: true,
    text: 'By its words a program waited for something that did not come. The reason is where that failed: in the stopped reason of a task, or in the log of what was waited for.',
    commands: [SERVICE_EVENTS, STOPPED_REASON],
  },
  {
    unless: /\berror: |\bfailed\b|denied|unable to|refused|exception/,
    when: /container_?definitions["']?\s*[:=]|"taskdefinitionarn"\s*:|aws::ecs::|aws_ecs_/,
    quiet: true,
    file: true,
    text: 'This describes what runs, and this planner recognised no failure in it. The plan reads it; the diagnosis needs the stopped reason of a task.',
    commands: ['npm run --silent plan -- --source FILE', STOPPED_REASON],
  },
  {
    unless: /\berror: |\bfailed\b|denied|unable to|refused|exception/,
    when: /container_?definitions["']?\s*[:=]|"taskdefinitionarn"\s*:|aws::ecs::|aws_ecs_/,
    quiet: true,
    text: 'This is about what runs, and this planner recognised no failure in it. If a task does not start: the diagnosis needs its stopped reason.',
    commands: [STOPPED_REASON],
  },
  {
    // Of its log, not of a text that names it.
    when: /\[ ?(?:info|warn|error|debug)\] ?\[ ?(?:input|filter|output|engine|sp|storage|cmetrics|ctraces|upstream|http_client|tls|config|plugins?|net|task|aws_|fluent bit|multiline|parser|router|oauth2|lib|sosreport|env|static plugins|proxy|in_|out_)(?=[\]:. _])|\[output:|\bfluent[ -]?bit v\d|fluentd? (?:worker|starting)|\[(?:info|warn|error)\]: #\d/,
    unless: /envoy|app ?mesh|\[source\//,
    text: 'In the log of the log router, look for lines with [error] that name a host or an answer.',
    commands: ['aws logs filter-log-events --log-group-name GROUP --filter-pattern "error"'],
  },
  {
    // Of its log, not of a text that names its endpoint.
    when: /\blevel=\w{4,8} time=\S{10,40} msg=|\bmodule=\w{2,40}\.go\b|\d\d:\d\d:\d\dz \[(?:info|debug|warn|error|critical)\]|(?<![.\w])ecs-agent(?:\.log|[:[ ])|module="|container instance|\bconnected to (?:acs|tcs) endpoint/,
    unless: /service ?connect|appnet|app ?mesh|envoy/,
    text: 'Paste the lines of the levels error and warn of the agent too.',
    commands: [
      'grep -iE "level[\\"=: ]+(error|warn|critical)|\\[(error|warn|critical)\\]" /var/log/ecs/ecs-agent.log | tail -20',
      'journalctl -u ecs --no-pager | tail -20',
    ],
  },
  {
    when: /(?:vpc ?endpoint|aws_vpc_endpoint)[^\n]{0,300}(?:fail|error|rollback|rolled back)|(?:fail|error)[^\n]{0,300}vpc ?endpoint|create_failed|handlererrorcode: /,
    text: 'Paste the message of the API or of Terraform, or the event of the stack.',
    commands: [
      "aws cloudformation describe-stack-events --stack-name STACK --query 'StackEvents[?ends_with(ResourceStatus,`FAILED`)].[LogicalResourceId,ResourceStatusReason]'",
    ],
  },
  {
    when: /service .{0,80}(?:unable|steady|started|deployment)|circuit breaker/,
    text: 'If it is about a service of Amazon ECS: why its tasks stop stands in their stopped reasons. Paste that of a task, within an hour after it stopped.',
    commands: [SERVICE_EVENTS, STOPPED_REASON],
  },
];

/** How files begin that the plan reads: an object or a list, a template, declarations of Terraform. */
const FILE =
  /^\s{0,40}(?:[{[](?:\s|")|---\s|awstemplateformatversion|resources:|(?:resource|module|variable|data|locals|provider|terraform)\b[^\n]{0,200}\{|(?:services|version|name|transform|description)["']?\s?:)|^resource "\w{1,60}" "[\w-]{1,60}" \{|^(?:resources|services):\s{0,8}$/m;

/** What was not taken for a failure of whoever pastes it. */
export interface LeftOut {
  /** A message was recognised, and the same call succeeded after it. */
  readonly settled: boolean;
  /** A message was recognised in what somebody only tells. */
  readonly told: boolean;
  /** The text is the output of a build that tells of code, versions or tests alone. */
  readonly ofCode: boolean;
  /** Lines which were not read. */
  readonly lines: readonly LeftLine[];
}

type Reason = 'settled' | 'told' | 'build' | 'code' | Why;

/** What a line was taken for, as the end of a sentence. */
const TAKEN_FOR: {
  readonly [W in Exclude<Reason, 'settled' | 'build' | 'code' | 'visitor' | 'cluster'>]: string;
} = {
  told: 'something that people tell',
  writing:
    'a part of what people write about failures, or of what programs hold for them (a guide, program text, settings)',
  guide: 'a part of a guide',
  change: 'an item of a list of changes',
  program: 'program text or a setting',
  table: 'a row of a list of errors and what they mean',
  query: 'a search for errors, or program text that catches them',
  notice: 'a notice of a tool before it does what is missing',
  test: 'a line about a test that passed',
  counter: 'a counter',
};

const ALONE = 'If a program of yours printed it: paste those lines alone, without what stands around them.';

const BEFORE_AND_BEHIND =
  'If a program of yours printed it: paste the lines before and behind it too, as the program printed them.';

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Why the lines that are shown were not taken for a failure; of a text without such lines, why anything was not. */
function reasonFor(
  { settled, told, lines, ofCode }: LeftOut,
  nearest: readonly Nearest[],
  text: string,
): Reason | undefined {
  if (settled) return 'settled';
  const [first, ...others] = nearest;
  const why = first === undefined ? lines[0]?.why : whyOf(first, lines);
  return (
    why ??
    others.map((one) => whyOf(one, lines)).find((one) => one !== undefined) ??
    (ofCode ? 'code' : told ? (isBuildLog(text.slice(0, 20_000)) ? 'build' : 'told') : undefined)
  );
}

/** Why a line was not read that is shown. */
const whyOf = ({ line }: Nearest, lines: readonly LeftLine[]): Why | undefined =>
  lines.find(({ text }) => onOneLine(text).includes(line) || line.includes(onOneLine(text)))?.why;

/** What one reason is given for: a second line that was left out for another one is not shown. */
function ofOneReason(nearest: readonly Nearest[], lines: readonly LeftLine[]): readonly Nearest[] {
  const [first, second] = nearest.map((one) => whyOf(one, lines));
  return first !== undefined && second !== undefined && first !== second ? nearest.slice(0, 1) : nearest;
}

/** What the reason means for whoever pastes the text. `shown`: how many lines are shown before it; `alone`: the text is one line. */
function reasonAs(left: Reason, shown: number, alone: boolean): Missing {
  const it = ['its words of failures', 'it'][shown] ?? 'them';
  const be = ['Its words of failures stand in', 'It is'][shown] ?? 'They stand in';
  if (left === 'settled')
    return {
      text: 'By other lines of the text, this planner took it for over: the same call succeeded after it, or somebody says that it is resolved. If it lasts: paste the message alone.',
      commands: [STOPPED_REASON],
    };
  if (left === 'code')
    return {
      text: 'By its words the text is the log of a build, of tests or of a job, and tells of code, versions or tests alone: this planner names no cause for that.',
      commands: [],
    };
  if (left === 'build')
    return {
      text: `${be} the log of a build or of a package manager, with advice of that tool around ${it}: this planner names no cause from that. If the build runs in your subnets, look whether they have a way to the host that it calls.`,
      commands: [],
    };
  if (left === 'visitor')
    return {
      text: `${be} a line of a server about the request of a visitor, or about a program behind that server: no call of AWS, so no endpoint is its cause. Look whether that program runs and listens, and at its own log.`,
      commands: [STOPPED_REASON],
    };
  if (left === 'cluster')
    return {
      text: `${be} what Kubernetes reports of a container, a probe or an event of its own: no call of AWS. Why the container does not answer stands in its own log.`,
      commands: ['kubectl logs POD --previous', 'kubectl describe pod POD'],
    };
  return {
    // Weighed by signs, which may deceive: never said as a fact.
    text: `This planner did not take ${it} for a failure of yours: by ${alone ? 'the form of the text' : 'what stands around'}, ${it === 'it' ? 'it' : 'they'} may be ${TAKEN_FOR[left]}. ${alone ? BEFORE_AND_BEHIND : ALONE}`,
    commands: [STOPPED_REASON],
  };
}

/** Programs whose own log says more than the reason of a task would: by their words, and what to look at there. */
const OTHERS: readonly {
  readonly of: RegExp;
  readonly text: string;
  readonly commands: readonly string[];
}[] = [
  {
    of: /amazon-ssm-agent|\[ssm-agent-worker\]|\bssm agent\b|ssmagent/,
    text: 'By its words the text is of the agent of AWS Systems Manager: paste the lines of its log that say which call failed, and how.',
    commands: ['sudo tail -n 50 /var/log/amazon/ssm/errors.log', 'ssm-cli get-diagnostics --output table'],
  },
  {
    of: /aws-otel-collector|\botelcol\b|otel[- ]?collector|opentelemetry-collector|\badot\b|exporterhelper|"otelcol\.|service@v\d[\w.]{1,20}\/(?:service|telemetry)\.go/,
    text: 'By its words the text is of a collector of OpenTelemetry: paste the lines of its log with the level error or warn that name an exporter.',
    commands: ['aws logs filter-log-events --log-group-name GROUP --filter-pattern "?error ?warn"'],
  },
  {
    of: /^[ \t]{0,8}(?:step \d{1,3}\/\d{1,3} : |#\d{1,3} (?:\[|\d)| ?---> running in [0-9a-f]|\[pipeline\] |##\[(?:group|section|command)\]|::(?:group|debug)::|\[info\] (?:---|building|scanning for projects)|> task :|(?:npm|yarn|pnpm) (?:err!|warn|info|notice)|added \d{1,6} packages|\$ (?:npm|yarn|pnpm|docker build|mvn|gradle)\b)|\brunning with gitlab-runner\b|\bjenkins\b|\bgithub actions\b|\/home\/(?:runner|vsts)\/|\[container\] \d{4}\/\d\d\/\d\d /m,
    text: 'By its words the text is the log of a build: paste its lines from the first one that says that something failed.',
    commands: [],
  },
];

/** Words of clouds of others: registries, products. */
const OF_OTHER_CLOUD =
  /\bazurecr\.(?:io|cn)\b|\bazure[- ](?:app|container|function|kubernetes|web)|\bmicrosoft\.(?:web|containerregistry|app)\/|\bpkg\.dev\b|\bgcr\.io\b|\bgoogle cloud|\bcloud run\b|\bgcloud\b/;

/** Words of AWS. */
const OF_AWS = /\baws|amazon|\barn:|\becs\b|\bfargate\b|\becr\b|\bec2\b/;

interface Missing {
  readonly text: string;
  readonly commands: readonly string[];
}

const WHOLE_MESSAGE =
  'Paste the whole message: the stopped reason of the task with the reasons of its containers, the log line of the agent, or the error of the API.';

/** The same for a text in which nothing is of AWS or of Amazon ECS. */
const WHOLE_OF_OTHERS =
  'Paste the whole message as the program printed it, with the lines around it. If a task of Amazon ECS runs the program: its stopped reason may say more.';

/** Whether the reader of the plan accepts a text. */
export type PlanReads = (text: string) => boolean;

/** What to paste instead. `out`: what it says of failures was left out. */
export function missingFrom(
  text: string,
  out: LeftOut,
  product?: Product,
  planReads: PlanReads = () => false,
): Missing {
  const shown = ofOneReason(nearestErrors(text), out.lines);
  const left = reasonFor(out, shown, text);
  const own = left === undefined || left === 'told' || left === 'writing' ? ofOwnSocket(text) : undefined;
  if (own !== undefined) return { ...own, text: [...shownAs(shown), own.text].join(' ') };
  const { text: advice, commands } = adviceFor(text, shown, left, product, planReads);
  const parts = [...shownAs(shown), ...(left === undefined ? readIn(shown) : []), advice];
  return { text: parts.join(' '), commands };
}

/** A path that a shell takes as it stands: a command holds nothing else of a text. */
const PLAIN_PATH = /^(?:\/[\w.@+-]{1,100}){1,12}$/;

/** The text is about another program on the same machine, and no call went over a network. */
function ofOwnSocket(text: string): Missing | undefined {
  const own = ownSocketIn(text.slice(0, 20_000));
  return own === undefined
    ? undefined
    : {
        text: `${saidOf(own)} ${CURE_OF_SOCKET}`,
        commands: [`ls -l ${PLAIN_PATH.test(own.path ?? '') ? own.path : '/var/run /tmp'}`],
      };
}

/** What is left to do, where the nearest lines are shown before it. */
function adviceFor(
  text: string,
  nearest: readonly Nearest[],
  left: Reason | undefined,
  product: Product | undefined,
  planReads: PlanReads,
): Missing {
  if (left !== undefined) return reasonAs(left, nearest.length, !text.trim().includes('\n'));
  const unknown =
    nearest.length > 0
      ? 'This planner does not know the message, and names no cause for it.'
      : 'This planner recognised no failure in the text.';
  if (product !== undefined)
    return {
      text: `${unknown} By its words the text is of ${product.name}; this planner plans for tasks of Amazon ECS, and what it tells of a call holds there too. ${nearest.length > 0 ? 'Paste' : 'If something failed: paste'} the line that says which call failed, and how.`,
      commands: [product.shows],
    };
  const lower = text.slice(0, 20_000).toLowerCase();
  const shown = nearest.map(({ line }) => line.toLowerCase()).join('\n');
  const hint = HINTS.find(
    ({ when, unless, quiet, file, ofShown }) =>
      when.test(ofShown === true ? shown : lower) &&
      unless?.test(lower) !== true &&
      (quiet !== true || nearest.length === 0) &&
      (file !== true || (FILE.test(lower) && planReads(text))),
  );
  if (hint !== undefined)
    return { text: hint.quiet === true ? hint.text : `${unknown} ${hint.text}`, commands: hint.commands };
  if (OF_OTHER_CLOUD.test(lower) && !OF_AWS.test(lower))
    return {
      text: `${unknown} By its words the text is of another cloud, for which this planner does not plan. Where a task of Amazon ECS pulls or calls there: paste its stopped reason.`,
      commands: [],
    };
  const other = partiesIn(text).task ? undefined : OTHERS.find(({ of }) => of.test(lower));
  if (other !== undefined) return { text: `${unknown} ${other.text}`, commands: other.commands };
  const asked = OF_AWS.test(lower) || partiesIn(text).task ? WHOLE_MESSAGE : WHOLE_OF_OTHERS;
  return { text: `${unknown} ${asked}`, commands: [STOPPED_REASON] };
}

const quoted = (words: string): string => `\u201c${words}\u201d`;

/** The nearest lines in the words of the text. */
function shownAs([first, second]: readonly Nearest[]): readonly string[] {
  if (first === undefined) return [];
  return second === undefined
    ? [`Nearest to an error is the line ${quoted(first.quote)}.`]
    : [`Nearest to errors are the lines ${quoted(first.quote)} and ${quoted(second.quote)}.`];
}

/** The end of a wait for something to become so is none of a call. */
const WAITS = /\bwait(?:ing|ed|er)?\b|\bdeployment\b|\bstabili[sz]|\bsteady state\b/i;

const isOfCall =
  (line: string) =>
  ({ kind, says }: Nearest['read'][number]): boolean =>
    !(kind === 'outcome' && says === 'nothing answered in time' && WAITS.test(line));

/** What was read in them, each time with the words that show it. */
function readIn(nearest: readonly Nearest[]): readonly string[] {
  const read = new Map(
    nearest.flatMap((one) =>
      one.read
        .filter(isOfCall(one.line))
        .map(({ kind, words, says }) => [words, kind === 'outcome' ? `where a call ends so: ${says}` : says]),
    ),
  );
  const each = [...read].map(([words = '', says = '']) => `${quoted(words)} (${says})`);
  const where = nearest.length > 1 ? 'them' : 'it';
  return each.length === 0 ? [] : [`Words in ${where} that this planner knows: ${each.join(', ')}.`];
}
