/** Tasks that stopped for reasons of their own: nothing here is about endpoints, which is worth saying. */
import type { CitationId } from '../../core/index.ts';
import { isAboutEcs } from '../caller.ts';
import { AGENT_LINE } from '../carriers.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import type { Cause } from '../diagnosis.ts';
import {
  always,
  type Clause,
  CODE,
  decided,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
} from '../pattern.ts';

interface Reason {
  readonly when: RegExp;
  readonly and?: RegExp;
  readonly unless?: RegExp;
  readonly cause: Cause;
  /** The cause in a few words. */
  readonly short: string;
  readonly text: string;
  readonly fix: string;
  /** The whole clause that can mean nothing else. */
  readonly clause?: Clause;
  readonly general?: true;
  readonly follows?: true;
  /** Nobody else says these words, so that it does not matter who speaks. */
  readonly alone?: true;
  /** It speaks of Amazon ECS: somebody has to name it. */
  readonly ofEcs?: true;
  readonly cites?: CitationId;
  /** The words that say it more exactly, where the text has them: quoted behind the sentence. */
  readonly besides?: RegExp;
  /** Where the text has these words, another fix: the first that fits. */
  readonly instead?: readonly (readonly [RegExp, string])[];
  /** Where the text around has these words, a fix besides: the first that fits. */
  readonly around?: readonly (readonly [RegExp, string])[];
  /** Where the text has these words, they say why: quoted instead of that it does not say so. */
  readonly why?: RegExp;
}

/** What exactly was short, as the scheduler says it; what `placement.ts` knows is told there. */
const SHORTAGE =
  /(?:has |of )?insufficient (?:cpu|memory|gpu)(?: units)?(?: available)?|encountered error \\?"[a-z:_]{3,40}\\?"/;

/** The form of a line of the Amazon ECS agent, or the id of a task in one. */
const OF_AGENT_LOG = new RegExp(
  `${AGENT_LINE.source}|${/\btask(?:arn|id)?="?(?:arn:|[0-9a-f]{12,32}\b)|amazonecs|\becs\b/.source}`,
);

/** Short words mean this only where Amazon ECS, an agent or a container runtime says them. */
const CARRIED =
  /cannot\w{3,30}error|resourceinit|taskfailedtostart|stopped ?(?:reason|code)|status ?reason|\btasks?\b|container|service |\becs\b|docker|oci runtime|runc|containerd|fargate|essential|laststatus|stopped \(|level=|network interface|capacity|daemon|health check|platform version|listen (?:tcp|udp)|ephemeralstorage|exec user process|run concurrently/;

const carried = ({ text }: Clues): boolean => CARRIED.test(text);

/** A call to somebody else failed: that is told by the families before this one. */
export const isCall = ({ network, denial, host, address }: Clues): boolean =>
  denial !== undefined ||
  (network !== undefined &&
    (host?.called === true || (address !== undefined && address.kind !== 'loopback')));

/** How a runtime prints the error that ended a program, at the beginning of a line. */
const UNCAUGHT =
  /^(?:Uncaught |Exception in thread "[^"\n]{1,60}" )?(?:[A-Za-z_]\w{0,40}\.){0,6}(?!Cannot[A-Z]|Resource[A-Z]|Docker|OutOfMemory|Container[A-Z])[A-Z]\w{0,60}(?:Error|Exception)?(?<=Error|Exception)(?: \[\w{1,40}\])?: \S.{2,160}/;

/** Where something else begins than the output of a program: an item of a list, a time, another task. */
const ELSE =
  /^\s*(?:\(?\d{1,2}[.)]\s|[-*\u2022]\s|\[?\d{4}[-/]\d\d|\[?\d\d:\d\d|#{1,6}\s)|^\s*(?:[Tt]ask (?:stopped|is)|[Ss]top(?:ped|code)|[Ee]ssential)/;

/** So many lines a program prints before the error that ended it. */
const MOST_BEFORE = 12;

/** The error that ended a program, in the lines behind a record. */
function uncaughtIn(behind: string): string | undefined {
  for (const line of behind.split('\n', MOST_BEFORE)) {
    if (ELSE.test(line)) return undefined;
    const found = UNCAUGHT.exec(line)?.[0];
    if (found !== undefined) return found.trim();
  }
  return undefined;
}

/** The error with which Python ends a trace of a record. */
const TRACED =
  /Traceback \(most recent call last\).{1,6000}\s((?:\w{1,40}\.){0,6}[A-Z]\w{1,60}(?:Error|Exception): .{3,160})/;

/** The text of a finding, or where words of the record or of lines behind it say why: these in the place of that nothing does. */
const reasonGiven = (
  text: string,
  found: RegExpExecArray | null | undefined,
  record: string,
  follows: RegExpExecArray | null | undefined,
  next: string,
  uncaught: string | undefined,
): string => {
  const [match, words] = found ? [found, record] : [follows, next];
  const given =
    match === null || match === undefined
      ? uncaught
      : words.slice(match.index, match.index + match[0].length).trim();
  return given === undefined
    ? text
    : text.replace(
        SAYS_NO_REASON,
        // A function, so that a $ in the words stands for itself.
        () => ` Its words: \u201c${given}\u201d.`,
      );
};

/** In lower case, where every character keeps its place. */
const inLower = (line: string): string => {
  const lower = line.toLowerCase();
  return lower.length === line.length ? lower : '';
};

const SAYS_NO_REASON = / The text does not say why;?[^.]{0,60}\./;

function reason({
  when,
  and,
  unless,
  cause,
  short,
  text,
  fix,
  clause,
  general,
  follows,
  alone,
  ofEcs,
  cites,
  besides,
  instead = [],
  around = [],
  why,
}: Reason): Pattern {
  return {
    needs: ['words'],
    when,
    ...(and === undefined ? {} : { and }),
    unless: unless === undefined ? CODE : new RegExp(`${unless.source}|${CODE.source}`),
    given: (clues) =>
      (alone === true || carried(clues)) && !isCall(clues) && (ofEcs !== true || isAboutEcs(clues)),
    cites: [cites ?? 'ecs-stopped-errors'],
    waits: true,
    ...(general === true ? { general } : {}),
    ...(follows === true ? { follows } : {}),
    finds: ({ text: said, record, product, before, behind }) => {
      const rest = behind?.() ?? '';
      const own = why?.exec(said);
      const uncaught =
        why === undefined || own ? undefined : (TRACED.exec(record.text)?.[1] ?? uncaughtIn(rest));
      const next = /^\s*\n[ \t]*(\S[^\n]*)/.exec(rest)?.[1] ?? '';
      const near = `${before?.() ?? ''}${record.text}${behind?.() ?? ''}`.toLowerCase();
      const beside = around.find(([of]) => of.test(near))?.[1];
      const words = besides?.exec(said);
      const exactly =
        words === null || words === undefined
          ? ''
          : ` Its words: \u201c${record.text.slice(words.index, words.index + words[0].length)}\u201d.`;
      return [
        headed(
          short,
          (clause === undefined ? probably : decided(clause))(
            cause,
            [],
            `${reasonGiven(text, own, record.text, why?.exec(inLower(next)), next, uncaught?.trim())}${exactly}`,
            own || uncaught !== undefined
              ? 'Repair what these words name; the log of the container has the lines around them.'
              : (instead.find(([words]) =>
                  words.test(`${said} ${inLower(next).replace(/\s+/g, ' ')} ${product?.id ?? ''}`),
                )?.[1] ?? fix),
            ...(beside === undefined ? [] : [beside]),
          ),
        ),
      ];
    },
  };
}

/** Somebody stopped the task, or a deployment or a scaling did. */
const ON_PURPOSE =
  /scaling activity initiated by|task stopped by user|stopped by user|userinitiated|servicescheduler(?:initiated)|task was stopped by/;

/** What AWS CloudFormation says where signals that it waited for did not come, or said that something failed. */
const SIGNALS =
  /failed to receive \d{1,4} resource signal\(s\)|received \d{1,4} (?:success|failure) signal\(s\)|received failure signal with uniqueid|each resource signal timeout is counted|waitcondition timed out|received \d{1,4} conditions? when expecting \d{1,4}|waitcondition received failed message/;

/** A signal came that says that something failed. */
const FAILURE_SIGNAL = /received (?:[1-9]\d{0,3} )?failure signal|received failed message/;

/** What such a signal says. */
const FAILED_MESSAGE = /received failed message: '([^'\n]{3,300})'/;

function signalsMissing({ text, record }: Clues): Finding {
  const [whole = '', words = ''] = FAILED_MESSAGE.exec(text) ?? [];
  const start = text.indexOf(whole) + whole.indexOf(words);
  const said =
    words === ''
      ? ' The text does not say what.'
      : ` Its words: \u201c${record.text.slice(start, start + words.length)}\u201d.`;
  const failed = FAILURE_SIGNAL.test(text);
  return headed(
    failed
      ? 'AWS CloudFormation got a signal that says that something failed'
      : 'AWS CloudFormation did not get the signals that it waited for',
    probably(
      'runtime',
      [],
      failed
        ? `AWS CloudFormation waits for signals of what it makes (cfn-signal), and got one that says that something failed there.${said}`
        : 'AWS CloudFormation waits for signals of what it makes (cfn-signal), and did not get as many that report success as it waits for. The text does not say why: the script that sends them may have ended with an error before it, may take longer than the wait, or may not reach AWS CloudFormation.',
      'Look at the log of what sends the signals, on an instance at /var/log/cloud-init-output.log and /var/log/cfn-init.log; where it is gone already, make the stack once more with rollback turned off.',
      ...(failed
        ? []
        : [
            'If its script ran to the end: look whether it reaches AWS CloudFormation from there, over the internet or over the endpoint cloudformation, and whether the names of stack and resource in cfn-signal are right.',
          ]),
    ),
  );
}
/** Words of what is fetched, pulled or mounted before a task runs. */
const NAMES_CALL = /\b(?:pull|fetch|retriev|download|mount|registry|secrets?|assum)\w{0,4}\b/;

export const RUNTIME = {
  'runtime/signals-missing': {
    needs: ['words'],
    when: SIGNALS,
    unless: CODE,
    given: ({ denial, host, address }) => denial === undefined && host === undefined && address === undefined,
    waits: 'whomever',
    cites: ['cloudformation-vpc-endpoints'],
    finds: (clues) => [signalsMissing(clues)],
  },
  'runtime/out-of-memory': reason({
    when: /(?<!(?:exit|dump|crash|:)on)outofmemory(?:error)?\b|container killed due to memory|oom-?kill|memory cgroup out of memory|\bdied due to oom\b/,
    unless: /java\.lang\.outofmemory|heap space/,
    cause: 'runtime',
    clause: CLAUSES.outOfMemory,
    short: 'the container runs out of memory',
    text: 'The container used more memory than it has. Endpoints are not the cause.',
    cites: 'ecs-out-of-memory',
    fix: 'Raise the memory of task and container, or lower what the program uses.',
  }),
  'runtime/told-to-stop': reason({
    when: /exit(?:ed with)? ?code["']?:? ?143\b/,
    unless: new RegExp(`exit(?:ed with)? ?code["']?:? ?137\\b|${ON_PURPOSE.source}`),
    cause: 'runtime',
    short: 'a process is told to stop',
    text: 'A process was told to stop (exit code 143 is that of SIGTERM): by a deployment, a scaling, a health check that failed, or a person. Endpoints are not named.',
    fix: 'Read the stopped reason of the task, which says who stopped it: aws ecs describe-tasks.',
    general: true,
  }),
  'runtime/killed': reason({
    when: /exit(?:ed with)? ?code["']?:? ?137\b/,
    unless: ON_PURPOSE,
    cause: 'runtime',
    short: 'a process is killed or told to stop',
    text: 'A process was killed (exit code 137): most often it used too much memory, or did not end in time when it was told to stop, as after a health check that failed or by a deployment. Endpoints are not named.',
    fix: 'Read the stopped reason and the memory of the task: OutOfMemoryError, a health check or a deployment.',
    general: true,
  }),
  'runtime/killed-worker': {
    needs: ['words'],
    when: /was (?:sent|terminated by signal|killed by) (?:sigkill|9\b)|perhaps out of memory\?|signal: killed/,
    unless: CODE,
    given: (clues) => !isCall(clues),
    cites: ['ecs-stopped-errors'],
    finds: always(
      headed(
        'a process is killed',
        probably(
          'runtime',
          [],
          'A process of the program was killed, most often because the memory did not suffice. Endpoints are not named.',
          'Raise the memory that it may use, or lower what the program uses.',
        ),
      ),
    ),
  },
  'runtime/credential-helper': reason({
    when: /docker-credential-[\w-]{1,60}\\?['"]?: (?:executable file )?not found|docker-credential-[\w-]{1,60}(?: resolves to executable in current directory|(?:\.exe)? not installed)/,
    cause: 'runtime',
    short: 'a credential helper of Docker is missing',
    text: 'Docker asks a helper program for the credentials of the registry, and the program is not on the machine that pulls. No call left the machine, so no endpoint is involved.',
    fix: 'Install the helper that the Docker configuration names (credHelpers or credsStore in config.json) on the machine that pulls, in a folder of its PATH; or log in to the registry without it.',
  }),
  'runtime/credential-store': reason({
    when: /error (?:saving|storing|getting|erasing|listing) credentials\b.{0,80}\berr: |error getting credentials -|credential helper\b.{0,200}(?:exited|exit status|failed)|docker-credential-[\w-]{1,60}\b.{0,120}(?:exited|exit status|failed)/,
    cause: 'runtime',
    short: 'a credential helper of Docker fails',
    text: 'Docker gave credentials to a helper program of its configuration (credsStore or credHelpers), or asked for them, and the helper ended with an error.',
    fix: 'Correct or remove the helper that config.json of Docker names on this machine. Where it is ecr-login no docker login is needed: the helper fetches credentials itself, and stores none.',
    alone: true,
  }),
  'runtime/command-not-found': reason({
    when: /executable file not found|exec user process caused: "?no such file|exec: \\?"[^"]{1,200}\\?": (?:stat|permission denied|no such file)|(?:oci runtime|\brunc\b|container process|container init|cannot(?:start|create)\w{0,20}error|error response from daemon|failed to create (?:task|shim)).{0,600}(?:(?<![a-z])stat \/\S{0,200}: no such file or directory|permission denied: unknown)|(?<![a-z])stat \/\S{0,200}: no such file or directory: unknown/,
    // What is missing there is to be mounted.
    unless: /\bmounting [\\"']{0,40}\/\S{1,300} to rootfs/,
    cause: 'runtime',
    clause: CLAUSES.programNotThere,
    short: 'the program of the image does not start',
    text: 'The container runtime could not start the program of the image. Endpoints are not the cause.',
    fix: 'Check entryPoint, command, working directory, file permissions and line endings of scripts.',
    around: [
      [
        /\befs\b|\bfs-[0-9a-f]{8}|mount ?points?\b|\bvolumes?\b|\bmount(?:s|ed|ing)?\b/,
        'The text speaks of a volume: where it is mounted over the folder of this program, it hides what the image has there. Mount it at another path, or copy the files into it first.',
      ],
    ],
    besides: /exec: \\?"[^"\\]{1,80}\\?": [a-z][a-z $]{5,60}/,
    instead: [
      [
        /exec: \\?"-{1,2}[^"\\]{1,80}\\?": executable file not found/,
        'The words name an option where the program belongs: give the program before it, in entryPoint or as the first word of command.',
      ],
      [
        /exec: \\{0,3}"[\w./-]{1,80} [^"]{2,400}?\\{0,3}": (?:executable file not found|stat )/,
        'The words name a whole command line where one program belongs: give the program and its arguments as words of their own (a list), or let a shell read the line (sh, -c, and the line).',
      ],
    ],
  }),
  'runtime/program-not-started': reason({
    when: /oci runtime (?:create|exec) failed|\boci runtime error: |failed to create (?:new container runtime task|shim|task for container)|runc create failed|container init caused|stat \/[^\s:]{1,120}\.\.\.no such file|importlayer failed|hcsshim::/,
    cause: 'runtime',
    short: 'the container is not created or started',
    text: 'The container runtime could not create or start the container. Endpoints are not named.',
    fix: 'Read the last part of the message: it says what failed, for example a file or a right that is missing, or a program that ended with an error.',
  }),
  'runtime/daemon-not-allowed': {
    ...reason({
      when: /permission denied while trying to connect to the docker (?:daemon|api)|(?:docker|containerd|podman)\.sock\b.{0,160}(?:connect: |\[errno 13\] |eacces\b.{0,20})?permission denied|\b(?:connect )?eacces:? \S{0,60}(?:docker|containerd|podman)\.sock|permission ?(?:error|denied)[^.\n]{0,160}(?:docker|containerd|podman)\.sock|open \/{2}\.\/pipe\/docker\w{0,20}: access is denied/,
      cause: 'runtime',
      short: 'the socket of the container daemon may not be opened',
      text: 'The socket of the container daemon is there, and the user of this program may not open it. No call left the machine, so no endpoint is involved.',
      fix: 'Give that user the right: run it as a member of the group that owns the socket (ls -l shows it, most often docker; a new login is needed), or as root. In a container: mount the socket, and run with the number of that group.',
      alone: true,
    }),
    // The refusal is of the operating system, and no answer of a service.
    given: ({ host, address }) => host === undefined && address === undefined,
  },
  'runtime/daemon-elsewhere': reason({
    when: /cannot connect to the docker daemon at (?:tcp|https?):\/\/(?!127\.|0\.0\.0\.0|localhost\b|\[::1\])[\w.-]{1,100}(?::\d{1,5})?/,
    alone: true,
    cause: 'runtime',
    short: 'a Docker daemon elsewhere is not reached',
    text: 'The client calls a Docker daemon over the network, on another machine or in another container, and got no use of it: it does not run or does not listen there, or nothing leads there. That is no call to AWS, so no endpoint is involved.',
    fix: 'Look whether the daemon runs there and listens on this port, and whether the routes and the security group of that machine let the caller in. Where it was only just made, give it longer; otherwise check DOCKER_HOST.',
  }),
  'runtime/daemon-not-reached': reason({
    when: /cannot connect to the docker daemon|error connecting to docker|dial unix [\w/.]{0,60}docker\.sock|error during connect: .{0,200}(?:docker_engine|docker\.sock|daemon configuration|elevated privileges|daemon is not running)|docker sdk client unable to connect|error creating docker client/,
    cause: 'runtime',
    short: 'the Docker daemon of the machine is not reached',
    text: 'The client got no use of the Docker daemon on this machine: most often it does not run, its socket is not there or may not be opened, or the two have no version of the API in common. No call left the machine, so no endpoint is involved.',
    fix: 'Start Docker on the machine (systemctl status docker; on Windows the docker service), check DOCKER_HOST, and compare the versions (docker version) with those that the client supports.',
    instead: [
      [
        /elevated privileges|privileged mode/,
        'The words name rights as one reason: run the client with elevated rights, or as a member of the group docker-users. If it is not that: start the docker service, and check DOCKER_HOST.',
      ],
      [
        /\[container\] \d{4}\/|phase context status code|codebuild/,
        'In AWS CodeBuild: turn on the privileged mode of the project, and with an image of your own start the daemon in the build. Elsewhere: start Docker on the machine, and check DOCKER_HOST.',
      ],
    ],
  }),
  'runtime/docker-plugin': reason({
    when: /(?:%2f|\/)docker(?:%2f|\/)plugins(?:%2f|\/)|volumedriver\.(?:create|mount|get|unmount)/,
    unless: /amazonaws/,
    cause: 'runtime',
    short: 'a plugin of Docker fails',
    text: 'A plugin of Docker on this machine did not do its work: Docker speaks to it over a socket of the machine. Endpoints are not named.',
    fix: 'Read the log of the plugin (docker plugin ls, the Docker log of the machine); it may wait for a volume that is attached elsewhere.',
  }),
  'runtime/dependency-container-stopped': reason({
    and: /container|\btasks?\b/,
    when: /dependency container|dependencycontainer|containers? .{0,80}dependency .{0,60}(?:failed|exited|unhealthy)|dependencies? .{0,40}not (?:healthy|met)/,
    cause: 'runtime',
    short: 'another container failed first',
    text: 'A container that this one waits for failed first. Look at that container.',
    fix: 'Read the reason and the log of the container it depends on.',
    general: true,
  }),
  'runtime/container-runtime': reason({
    when: /failed to initialize container runtime|containerruntime(?:timeout)?error|unable to create tmpfs|unable to create new container|cannotinspectcontainererror|cannotstopcontainererror|could not transition to (?:created|stopped|inspecting)|dockertimeouterror for 'docker (?:stop|create|inspect|rm|start)'|dockerstateerror|containervanished|cgrouperror|containernetworkingerror|cannot(?:remove|describe|list)(?:container|image|plugin)s?error|cannotgetdockerclient(?:version)?error|hostconfigerror|dockerclientconfigerror|createemptyvolumeerror|taskdependencyerror|nosuchcontainererror|failed to get container status|cannot start container/,
    cause: 'runtime',
    short: 'the container runtime fails',
    text: 'The container runtime failed. Endpoints are not named.',
    fix: 'Read the rest of the message; on container instances look into the Docker log and at disk and I/O.',
  }),
  'runtime/credential-spec': reason({
    when: /credential ?spec|domainless gmsa|gmsa/,
    and: /error|fail|invalid|unable|cannot/,
    cause: 'configuration',
    short: 'the credential specification is not usable',
    text: 'The credential specification of the task could not be used.',
    fix: 'Check its ARN (Amazon S3 or Parameter Store), its JSON, and the role that reads it.',
  }),
  'runtime/task-definition': reason({
    when: /requires task definition to have|must also specify a value for '?executionrolearn|no fargate configuration exists|network ?configuration must be provided|network ?configuration is not valid|subnets can not be empty|do(?:es)? not (?:appear to )?belong to the same (?:vpc|network)|unable to describe task definition|task ?definition (?:does not support|is inactive|not found)|platform version .{0,60}(?:not supported|unsupported|invalid|does not exist)|platformtaskdefinitionincompatibility|invalid .{0,20}setting for container|secret name .{0,60}(?:invalid|exists)|awslogs-[a-z-]{4,20} .{0,40}required/,
    ofEcs: true,
    cause: 'configuration',
    clause: CLAUSES.taskDefinition,
    short: 'the task definition or the request is not accepted',
    text: 'Amazon ECS was reached and does not accept the task definition or the request. Endpoints are not the cause.',
    fix: 'Correct what the message names.',
  }),
  'runtime/service-linked-role': reason({
    when: /service linked role|service-linked role/,
    and: /unable|verify|invalid|not exist|error/,
    ofEcs: true,
    cause: 'iam',
    short: 'the service-linked role is not usable',
    text: 'Amazon ECS was reached and could not use its service-linked role. Endpoints are not the cause.',
    fix: 'Create it with aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com, wait a moment and repeat the call.',
    cites: 'ecs-service-linked-roles',
  }),
  'runtime/health-check-late': reason({
    when: /(?:failed (?:elb|load balancer) health ?checks|is unhealthy in \(?(?:target-group|elb)|target\.timeout).{0,400}(?:timed out|time-?out)|target\.timeout/,
    cause: 'runtime',
    follows: true,
    short: 'a health check gets no answer in time',
    text: 'The load balancer got no answer of the target in time. Two causes are usual: the program is slow, not ready or listens elsewhere, or the security group of the target does not admit the load balancer on this port. No endpoint of AWS is involved.',
    fix: 'Allow the port of the health check from the security group of the load balancer in that of the target; then check path, port, time-out and grace period of the health check, and the log of the program.',
  }),
  'runtime/health-check': reason({
    when: /failed (?:elb|container|load balancer) health ?checks|health checks? failed|unhealthy: |is unhealthy in|target\.(?:timeout|failedhealthchecks|responsecodemismatch)|failed container health/,
    cause: 'runtime',
    unless:
      /capacity provider|\b(?:reason that|whether|why) (?:an?|the|your) (?:\w{3,12} )?health checks? failed/,
    clause: CLAUSES.healthCheck,
    follows: true,
    short: 'a health check fails',
    text: 'What is checked did not pass its health check. Endpoints are not the first suspect.',
    fix: 'Check path, port and grace period of the health check, and the log of what is checked; where a load balancer checks, also the security groups between the two.',
  }),
  'runtime/quota': reason({
    when: /servicequotaexceeded|reached the limit on the number of (?:tasks|vcpus)|requested (?:cpu|memory) configuration is above your limit/,
    cause: 'runtime',
    short: 'a quota is reached',
    text: 'A quota of the account is reached. Endpoints are not the cause.',
    fix: 'Stop what is not needed, or ask for a higher value in Service Quotas.',
  }),
  'runtime/no-interface-left': reason({
    when: /resource:eni\b|insufficient enis?\b/,
    unless: /no container instances were found/,
    alone: true,
    cause: 'runtime',
    clause: CLAUSES.noCapacity,
    short: 'no network interface of a container instance is left',
    text: 'By these words a container instance has no network interface left for the task: each task of the network mode awsvpc takes one. Endpoints are not the cause.',
    fix: 'The type and size of an instance limit its network interfaces. Turn on ENI trunking (account setting awsvpcTrunking) for instance types that have it and start new instances, take larger instances or more of them, or another network mode.',
    cites: 'ecs-eni-trunking',
  }),
  'runtime/no-device-index': reason({
    when: /unable to attach network interface to unused device index/,
    alone: true,
    cause: 'runtime',
    short: 'the network interface of a task is not attached to the instance',
    text: 'The network interface of a task was not attached to the container instance: no place for another one was found on it. Endpoints are not the cause.',
    fix: 'Try again: another instance may have room. If it stays: the type and size of an instance limit its network interfaces; take larger instances or more of them, or turn on ENI trunking (account setting awsvpcTrunking) for instance types that have it.',
    cites: 'ecs-eni-trunking',
  }),
  'runtime/capacity': reason({
    when: /capacity (?:is|was) unavailable|launching ec2 instance failed|service_task_placement_failure|resource:fargate|insufficientcapacity|resource:(?:cpu|memory|gpu|ports)|closest matching|reason["']?: ?["'](?:location|empty capacity provider|asg protection)\b|unable to launch instance|(?:nodes? (?:are|is) available|has|have|of|container-?instance|\btasks?\b|nodes?)\b.{0,200}\binsufficient (?:cpu|memory|gpu)\b|insufficient (?:cpu|memory|gpu) units/,
    unless: /no container instances were found|java runtime|nodes? (?:are|is) available/,
    alone: true,
    cause: 'runtime',
    clause: CLAUSES.noCapacity,
    short: 'no place is found for a task or an instance',
    text: 'No place was found for a task or an instance: for want of capacity or resources, by a placement constraint, or because the request asks for what is not offered. Endpoints are not the cause.',
    besides: SHORTAGE,
    fix: 'Check capacity providers, sizes and constraints; try other Availability Zones.',
  }),
  'runtime/network-interface': reason({
    when: /insufficientfreeaddressesinsubnet|unexpected ec2 error.{0,80}network interface|create network interface(?=.{0,300}\b(?:subnet|ec2|eni|vpc)\b)/,
    cause: 'configuration',
    short: 'a network interface is not created',
    text: 'A network interface could not be created: usually the subnet has no free address, or the account reached a quota.',
    besides: /insufficientfreeaddressesinsubnet|not have enough free addresses|\w{2,40}limitexceeded/,
    fix: 'Check free addresses in the subnet and the quota of network interfaces; for a task of Amazon ECS also its service-linked role.',
    cites: 'ecs-failed-to-start',
  }),
  'runtime/network-interface-not-seen': reason({
    when: /waiting for eni ack|eni ack(?:nowledg\w{1,6})? (?:timer|timeout|timed out)/,
    and: /timed? ?out|expired|fail/,
    alone: true,
    cause: 'runtime',
    short: 'the network interface of the task is not confirmed in time',
    text: 'The agent of the container instance was told of a network interface for a task, and did not confirm to Amazon ECS in time that the instance has it.',
    fix: 'Look at the lines of the agent about this attachment: whether the instance saw the interface (its MAC address), and whether a call of the agent to Amazon ECS (SubmitAttachmentStateChanges) failed. Else start the task again.',
    cites: 'ecs-failed-to-start',
  }),
  'runtime/network-interface-late': reason({
    when: /network interface provision(?:ing| complete error)|eni provisioning|attach the eni|eni attachment/,
    cause: 'runtime',
    short: 'the network interface of the task is late',
    text: 'Amazon ECS did not get the network interface of the task ready in time. That is done by AWS before the task has a network, so no endpoint is involved.',
    fix: 'Start the task again; if it stays, look at free addresses of the subnet and ask AWS Support.',
    cites: 'ecs-failed-to-start',
  }),
  'runtime/batch-blocked': reason({
    when: /capacity:insufficient_instance_capacity|misconfiguration:[a-z_]{4,60}/,
    and: /batch|\bjob/,
    cause: 'runtime',
    short: 'the compute environment of AWS Batch cannot take the job',
    text: 'AWS Batch keeps the job in its queue: the compute environment cannot take it, for the reason in the text. No task has started, so no endpoint is involved.',
    fix: 'Compare what the job asks for with the instance types, the maximum of vCPUs and the service role of the compute environment.',
  }),
  'runtime/batch-undetermined': {
    needs: ['words'],
    when: /undetermined - batch job is blocked/,
    unless: CODE,
    cites: ['ecs-vpc-endpoints'],
    finds: always(
      headed(
        'the compute environment of AWS Batch does not take the job',
        perhaps(
          'runtime',
          [],
          'AWS Batch keeps the job in its queue and does not know why.',
          'Look at the compute environment: its state, its instances and their types, and what the job asks for.',
        ),
      ),
      perhaps(
        'missing-endpoint',
        ['ecs-agent', 'ecs-telemetry', 'ecs'],
        'It looks the same where the instances of the compute environment run but do not reach Amazon ECS: they never register, so the job has no place.',
        'Look whether the instances are in the cluster of the compute environment (aws ecs list-container-instances). If none is, give their subnets the Amazon ECS endpoints or another path.',
      ),
    ),
  },
  'runtime/spot': reason({
    when: /spotinterruption|spot (?:instance )?interrupt|your spot task was interrupted/,
    cause: 'runtime',
    clause: CLAUSES.spot,
    short: 'the Spot capacity was taken back',
    text: 'The Spot capacity was taken back. Endpoints are not the cause.',
    fix: 'Nothing to repair; add a share of regular capacity if it matters.',
  }),
  'runtime/instance-ended': reason({
    when: /\bhost ec2 \(instance [^)]{4,40}\) (?:terminated|stopped)/,
    cause: 'runtime',
    short: 'the instance of the task is gone',
    text: 'The container instance on which the task ran was terminated or stopped. Endpoints are not the cause.',
    fix: 'Look who ended the instance (its Auto Scaling group, a Spot interruption, a person); a service starts its tasks elsewhere by itself.',
    alone: true,
  }),
  'runtime/infrastructure': reason({
    when: /internalerror: |ephemeralstorage provisioning|host (?:was )?(?:terminated|stopped)|host ec2 \(instance|hostnotavailable|maintenance on the underlying infrastructure|instance (?:was )?terminated|task retirement|fargate task retired/,
    ofEcs: true,
    cause: 'runtime',
    short: 'the platform fails or ends the task',
    text: 'The platform did not prepare the task, or ended it. Endpoints are not named.',
    fix: 'Start it again; a service does so by itself.',
    general: true,
  }),
  'runtime/port-in-use': reason({
    when: /address already in use|port is already allocated|only one usage of each socket address/,
    unless: /\bconnectex: only one usage/,
    cause: 'runtime',
    clause: CLAUSES.portTaken,
    short: 'the port is taken',
    text: 'Another process has the port already. Endpoints are not the cause.',
    fix: 'Stop the other process, or give this one another port.',
  }),
  'runtime/essential-container-exited': reason({
    when: /essential container (?:in task )?exited|essentialcontainerexited|exit(?:ed with)? ?code["']?:? ?[1-9]\d{0,2}\b/,
    and: /essential|container|exit ?code"|laststatus|stop(?:ped|code)|\becs\b|fargate|docker/,
    unless:
      /scaling activity initiated by|stopped by user|utils command execution|##\[error\]|node run failed|process completed with exit|command did not exit successfully|script returned exit code/,
    cause: 'runtime',
    short: 'the program in the container ended',
    text: 'The program in the container ended. The text does not say why; endpoints are not named.',
    why: /(?:\/bin\/)?\b(?:ba|da|a|z)?sh: .{3,160}?(?:is a directory|no such file or directory|permission denied|not found|cannot execute[a-z :]{0,30})|(?<=^|[.:;)\]\d] |\berror |\bexception in thread \S{1,40} )(?:[a-z_]\w{0,40}\.){1,6}\w{0,60}(?:error|exception): (?:.{3,160}?(?=\. | at |\.?$)|.{100,160}(?= ))/,
    fix: 'Read the log of the container and its exit code: a call that timed out there would be a case for an endpoint.',
    instead: [
      [
        /\bexit(?:ed with)? ?code["']?:? ?\d/,
        'Read the log of the container: a call that timed out there would be a case for an endpoint.',
      ],
    ],
    general: true,
  }),
  'runtime/wait-without-time': reason({
    when: /not in the state servicesstable/,
    unless:
      /circuit breaker was triggered|unable to consistently start tasks|tasks failed to start|exceeded wait attempts|max(?:imum)? (?:number of )?attempts|time(?:d )?-?out|exceeded max/,
    cause: 'runtime',
    short: 'the service did not become stable',
    text: 'A program waited for the service to become stable and ended the waiting: it did not become stable, or was seen in a state that ends the waiting. This text does not say which, and not why.',
    fix: 'Look whether the service is there and stable by now. If its tasks stop, read the stopped reason of one: aws ecs describe-tasks, within an hour after it stopped.',
    general: true,
    alone: true,
  }),
  'runtime/wait-ended': reason({
    when: /did not stabilize|failed to stabilize|to reach a steady state: |exceeded wait attempts|not in the state servicesstable|failure to stabilize|waiter servicesstable failed/,
    unless:
      /circuit breaker was triggered|unable to consistently start tasks|tasks failed to start|resourcenotready(?!.{0,400}servic)|\bwaiter tasks(?:running|stopped)\b|not in the state tasks(?:running|stopped)/,
    ofEcs: true,
    cause: 'runtime',
    short: 'the service did not become stable in time',
    text: 'A program waited for the service to become stable, and its time was over before that. This text does not say why.',
    fix: 'Look whether the service is stable by now, and at the time that targets take to drain. If its tasks stop, read the stopped reason of one: aws ecs describe-tasks, within an hour after it stopped.',
    general: true,
    alone: true,
  }),
  'runtime/resource-not-stable': reason({
    when: /did not stabilize|failed to stabilize|exceeded wait attempts|failure to stabilize/,
    unless: /circuit breaker was triggered|unable to consistently start tasks|tasks failed to start/,
    cause: 'runtime',
    short: 'a resource did not become stable in time',
    text: 'A program waited for a resource to become stable: its time was over before that, or it was seen in a state that ends the waiting. This text does not say which, and not why.',
    fix: 'Look at the state of that resource and at its events.',
    general: true,
    alone: true,
  }),
  'runtime/tasks-not-started': reason({
    when: /\b\d{1,4} tasks? failed to start\b|^\W{0,6}tasks failed to start\W{0,3}$/,
    unless: /circuit breaker was triggered|deployment failed/,
    cause: 'runtime',
    short: 'tasks did not start',
    text: 'Tasks did not start. This text does not say why.',
    fix: 'Read the stopped reason of a task: aws ecs describe-tasks, within an hour after it stopped.',
    alone: true,
    general: true,
  }),
  'runtime/deployment-late': reason({
    when: /\bdeployment (?:failed due to (?:a )?time-?out|timed out)\b/,
    unless: /circuit breaker was triggered|unable to consistently start tasks/,
    cause: 'runtime',
    short: 'a deployment was not done in time',
    text: 'The time of the deployment was over before its new tasks were running and healthy. This text does not say why.',
    fix: 'Look whether the new tasks start (the stopped reason of one: aws ecs describe-tasks, within an hour after it stopped), and whether they pass the health checks of their targets.',
    alone: true,
    general: true,
  }),
  'runtime/deployment-failed': reason({
    when: /circuit breaker was triggered|unable to consistently start tasks|deployment failed: tasks failed to start/,
    cause: 'runtime',
    short: 'the tasks of a deployment did not start or stay up',
    text: 'The deployment gave up because its tasks did not start or did not stay up. This text does not say why.',
    fix: 'Read the stopped reason of a task: aws ecs describe-tasks, within an hour after it stopped.',
    alone: true,
    general: true,
  }),
  'runtime/service-refused': reason({
    when: /service creation failed: ?\S|(?:is|are) not supported with classic load balancers/,
    ofEcs: true,
    cause: 'configuration',
    short: 'the service is not created',
    text: 'Amazon ECS was reached and did not create the service, for the reason that the text gives.',
    fix: 'Correct what the reason names.',
    alone: true,
  }),
  'runtime/not-running': reason({
    when: /container ["']?[\w.-]{3,80}["']? is not running|stoppedreason["']?[=:] ?["']?task failed to start/,
    cause: 'runtime',
    short: 'the container or the task did not run',
    text: 'What the text names did not run: a container, or a task that did not start. It does not say why.',
    fix: 'Read why it ended: on a machine with docker logs, of a task of Amazon ECS in the stopped reason and the reasons of its containers (aws ecs describe-tasks --cluster CLUSTER --tasks TASK).',
    general: true,
  }),
  'runtime/stopped-on-purpose': reason({
    when: ON_PURPOSE,
    cause: 'runtime',
    short: 'the task was stopped on purpose',
    text: 'The task was stopped on purpose, by a deployment, a scaling or a person. The text names no failure.',
    fix: 'If a deployment keeps replacing tasks, look at the tasks that it could not start.',
    general: true,
  }),
  'runtime/container-not-started': reason({
    when: /cannot(?:start|create)containererror/,
    unless: /logging driver|log ?stream|cloudwatch/,
    cause: 'runtime',
    short: 'the container is not created or started',
    text: 'The container could not be created or started. The reason in the text is not one that this tool knows, or the text ends before it.',
    fix: 'Read the full reason: aws ecs describe-tasks; on container instances look into the Docker log.',
    general: true,
  }),
  'runtime/service-event': {
    needs: ['words'],
    general: true,
    when: /(?:^[^a-z]{0,12}|message"?: ?"\(?|events: ?\["\(?)service [\w ,:/-]{1,255}\)? (?:\([^)]{1,200}\) )?(?:was unable|is unable|failed|could not|cannot) to |service_(?:task_configuration_failure|deployment_failed|task_start_impaired|daemon_placement_constraint_violated|discovery_instance_unhealthy)|cluster_not_found/,
    unless: new RegExp(`consistently start|${CODE.source}`),
    given: (clues) => clues.network === undefined && clues.denial === undefined && isAboutEcs(clues),
    cites: ['ecs-stopped-errors'],
    finds: ({ text }) => [
      perhaps(
        /to place a task/.test(text) ? 'runtime' : 'configuration',
        [],
        `The scheduler of Amazon ECS could not do what the service asks for.${NAMES_CALL.test(text) ? '' : ' The event names no call of a task.'}`,
        'Correct what the event names. If tasks do not start, read the stopped reason of one: aws ecs describe-tasks, within an hour after it stopped.',
      ),
    ],
  },
  'runtime/agent-error': {
    needs: ['words'],
    general: true,
    when: /level=(?:error|critical) .{0,200}\b(?:task|container|module)="?[\w.-]{3,80}/,
    unless: CODE,
    given: (clues) =>
      clues.network === undefined &&
      clues.denial === undefined &&
      clues.status === undefined &&
      clues.host === undefined &&
      OF_AGENT_LOG.test(clues.text),
    cites: ['ecs-stopped-errors'],
    finds: always(
      headed(
        'the agent reports an error',
        perhaps(
          'runtime',
          [],
          'The agent of the container instance reports an error that this tool does not know. It names no call without an answer.',
          'Read the lines around it, and the Docker log of the instance.',
        ),
      ),
    ),
  },
  'runtime/initialization': {
    needs: ['words'],
    when: /resourceinitializationerror/,
    and: /resourceinitializationerror:? ?\S/,
    unless: CODE,
    general: true,
    cites: ['ecs-init-error'],
    finds: always(
      headed(
        'the task is not prepared',
        perhaps(
          'runtime',
          [],
          'The task could not be prepared. The reason in the text is not one that this tool knows, or the text ends before it.',
          'Read the full reason: aws ecs describe-tasks --cluster CLUSTER --tasks TASK; the console cuts it off.',
        ),
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;
