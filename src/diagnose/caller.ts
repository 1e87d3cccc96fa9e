/** How a sentence calls the one whose call failed: no more exactly than the text tells. */
import { AGENT_LINE, type Caller, OF_SESSION } from './carriers.ts';
import type { Clues } from './clues.ts';
import { namesTask } from './parties.ts';

/** Words that only AWS Fargate writes, where the task itself calls. */
const OF_FARGATE =
  /\bfargate\b|unable to pull secrets or registry auth|execution resource retrieval|service call has been retried|(?:ref pull|image manifest|inspect image) has been retried/;

/** The text itself says that it was the task, or that AWS Fargate ran it. */
const NAMES_TASK =
  /\bconnection issue between the task and\b|\b(?:on|using|with|in|version) (?:aws )?fargate\b|\bfargate (?:1\.\d\.\d|task|platform|launch)/;

/** Words of Amazon ECS or of a task of it; a container runtime and a build say the others too. */
const isOfTask = (text: string): boolean => text.includes('awslogs') || namesTask(text);

/** Amazon ECS speaks, or its agent, and not only a container runtime of anybody. */
export const isOfEcs = ({ text, product }: Clues): boolean =>
  product === undefined && (isOfTask(text) || OF_FARGATE.test(text));

/** A session to a machine by its id, however people shorten or mask that, and no word of a command in a task. */
export const isOfInstanceSession = ({ text }: Clues): boolean =>
  /(?<![\w-])m?i-(?:[0-9a-fx*]{8,17}|\d{5,7}|[*x.…]{2,7})(?![\w-])|\bstartsession operation: (?:m?i-|.?instance)/.test(
    text,
  ) && !/executecommand|execute[- ]?command|\becs/.test(text);

/** A session that the text ties to Amazon ECS: of ECS Exec, and to no machine. */
export const isOfExec = (clues: Clues): boolean =>
  !isOfInstanceSession(clues) && (isOfEcs(clues) || /execute-?command/.test(clues.text));

/** Amazon ECS itself is named or answers: clusters, services, agents and deployments have others too. */
const NAMES_ECS = new RegExp(
  `${AGENT_LINE.source}|${/\becs\b|ecs[-_]|amazonecs|elastic container service|container[- ]?instance|\bacs\b|\btcs\b|taskarn|fargate|clusternotfoundexception|\b(?:run|start)task\b|\b(?:create|update)service\b|task ?definition|capacity ?provider|agentconnected|\bunable to place\b|module="?(?:api|tcs|acs|agent)|\(service [\w-]{1,255}\)|^\W{0,4}service [\w-]{1,255} (?:\([^)]{1,200}\) )?(?:was|is) unable|terminally exit|servicesstable|ephemeralstorage|classic load balancers?|\bpause container\b|error publishing metrics: \w|task="?[0-9a-f]{8}/.source}`,
);

export const isAboutEcs = ({ text, carriers, product }: Clues): boolean =>
  product === undefined &&
  (NAMES_ECS.test(text) ||
    isOfTask(text) ||
    carriers.some(({ id }) => id === 'agent' || id === 'scheduler' || id === 'task-start'));

/** The log driver that writes to Amazon CloudWatch Logs, or Amazon ECS about it, and not a program with a client of its own. */
export const isOfLogDriver = (text: string): boolean =>
  !OF_SESSION.test(text) &&
  /awslogs|logging driver|log driver|logger args|resourceinit|cannot(?:start|create)cont|dockertimeout|failed to create cloudwatch log|create stream has been|task and (?:amazon )?cloudwatch|cloudwatch log group defined/.test(
    text,
  );

const CALLER_WORDS = {
  task: 'task',
  instance: 'container instance',
  either: 'task or its container instance',
  machine: 'machine',
  anybody: 'caller',
};

/** The word for the one that called: the task or its instance only where the text tells that it was one. */
export function callerIn(by: Caller, { text, carriers, product, oldPlatform }: Clues): string {
  if (product !== undefined) return CALLER_WORDS.anybody;
  switch (by) {
    case 'instance':
      return carriers.some(({ id }) => id === 'ssm-agent') ? CALLER_WORDS.machine : CALLER_WORDS.instance;
    case 'session':
    case 'application':
      return CALLER_WORDS.anybody;
    case 'task':
      if (
        oldPlatform === true ||
        NAMES_TASK.test(text) ||
        (OF_FARGATE.test(text) && !/from daemon/.test(text))
      )
        return CALLER_WORDS.task;
      return isOfTask(text) ? CALLER_WORDS.either : CALLER_WORDS.anybody;
  }
}

/** A person or a build called the container runtime; no task of Amazon ECS did. */
export const isByHand = (text: string): boolean =>
  /(?:docker|podman|nerdctl|buildah|skopeo|docker[- ]compose)(?: image)? (?:pull|push|run|build|copy|up)\b|push refers to|pushing /.test(
    text,
  ) && !/cannotpull|resourceinitializationerror|taskengine|stoppedreason/.test(text);

/** The container runtime speaks on a command line: nobody of Amazon ECS printed that. */
export const isCommandLine = (text: string): boolean =>
  /unable to find image '[^']{1,300}' locally|^docker: error|(?:^|\s)docker: error response from daemon|see 'docker (?:\w+ )?--help'/.test(
    text,
  ) && !/cannotpull|resourceinitializationerror|taskengine|stoppedreason/.test(text);

/** Where the image is named, as far as the text tells who wanted it. */
export const imageIsNamed = (clues: Clues): string =>
  clues.product?.id === 'kubernetes'
    ? 'in the specification of the pod'
    : isOfEcs(clues) && !isCommandLine(clues.text)
      ? 'in the task definition'
      : 'where the image is named';

/** A machine of a person, by the paths on it: no task has such, and an instance only those of users that Windows makes itself. */
export const isOfPerson = (words: string): boolean =>
  /\/Users\/(?!runner\/)[\w.-]+\/|\b[A-Z]:\\Users\\(?!(?:Container(?:Administrator|User)|Administrator|Public|Default)\\)/.test(
    words,
  );

/** A build machine that GitHub or Azure DevOps lends, by the folder of its work: one of your own has another. */
const isOfHostedRunner = (words: string): boolean =>
  /(?:\/home|\/Users)\/(?:runner|vsts)\/work\/|\b[A-Z]:\\a\\[\w.-]+\\/.test(words);

/** What Amazon ECS and its agent say of tasks that do not start. */
const OF_START =
  /resourceinitializationerror|cannot(?:pull|start|create|inspect)\w{3,40}error|taskfailedtostart|stopped ?reason|taskengine/;

/** Frames of a stack that name where a program lies on the machine that runs it; those of compiled programs name where they were built. */
const FRAME_OF_SCRIPT =
  /^\s*(?:at .{1,300}\((?:file:\/\/)?(?:\/|[A-Z]:\\).{1,300}\.[cm]?[jt]sx?:\d+:\d+\)|File "(?:\/|[A-Z]:\\)[^"]{1,300}\.py", line \d)/;

/** The frames with which a message goes on. */
const framesIn = (behind: string): string =>
  behind
    .split('\n')
    .filter((line) => FRAME_OF_SCRIPT.test(line))
    .join('\n');

/** What build jobs print, and how their steps are written. */
const BUILD_JOB =
  /##\[(?:error|section|command|group)\]|::error(?: [^:\n]{1,200})?::|^[ \t]{0,40}- name: .{1,120}\n[ \t]{0,40}(?:run|uses|env|if|id): |\bruns-on: |\[Container\] \d{4}\/\d\d\/\d\d|\bBuild step '|\bFinished: FAILURE\b|\bERROR: Job failed: |\bgithub[ _]?actions?\b|\bGITHUB_[A-Z]{3,20}\b|\bCI_[A-Z]{3,20}\b|\b(?:jenkins|gitlab-ci|gitlab-runner|circleci|buildkite|codebuild|bitbucket-pipelines|azure-pipelines)\b/im;

/** A build job called, by what stands in and around the record. */
export const isOfBuildJob = ({ before, behind, record, product }: Clues): boolean =>
  product?.id === 'codebuild' || BUILD_JOB.test(`${before?.() ?? ''}${record.text}${behind?.() ?? ''}`);

/** Who calls from outside of any VPC, by the paths in the words; not where Amazon ECS speaks, which shows where it calls from. */
export function outsiderIn(clues: Clues): 'the computer of a person' | 'a hosted build machine' | undefined {
  if (OF_START.test(clues.text) || NAMES_TASK.test(clues.text) || clues.product !== undefined)
    return undefined;
  const words = `${clues.before?.() ?? ''}\n${clues.record.text}\n${framesIn(clues.behind?.() ?? '')}`;
  if (isOfHostedRunner(words)) return 'a hosted build machine';
  return isOfPerson(words) ? 'the computer of a person' : undefined;
}
