/**
 * Outputs of package managers, compilers, bundlers, test runners and CI systems. What they say of code, versions and tests is
 * no matter of this planner; what they say of AWS, of a network, or of a container that runs, is.
 */
import { networkFailureIn } from './outcomes.ts';

/** Package managers and build tools, by the beginnings of their lines and by their commands. */
export const OF_TOOL =
  /\bnpm (?:err!|error\b)|\belifecycle\b|\beresolve\b|\byarnpkg\b|\byarn (?:run|error|v\d)|\bpnpm\b|command failed with exit code|subprocess-exited-with-error|\bmake(?:\[\d{1,3}\])?: |\bpip3?\b|\bgradlew?\b|\bmvn\b|\[error\] failed to execute goal|^\W{0,12}failed to execute goal \S|\bcargo (?:build|run|test)\b/im;

/** A step of a build, or a line of a package manager, as they print it: no sentence of people begins so. */
const BUILD_LOG =
  /^[ \t]{0,8}(?:step \d{1,3}\/\d{1,3} : |#\d{1,3} (?:\[|\d)| ?---> running in [0-9a-f]|(?:npm|yarn|pnpm) err(?:or)?!? |gyp err! |error an unexpected error occurred: |info if you think this is a bug)/im;

/** Whether such a line stands in a text. */
export const isBuildLog = (text: string): boolean => BUILD_LOG.test(text);

/** Compilers, bundlers, solvers of versions, test runners, and git. */
const COMPILER =
  /\berror TS\d{4}\b|\bRollup(?:Error\b| failed to)|\[vite[\]:]|@parcel\/|\[ERROR\] Could not resolve "|\bModule not found: Error: |\berror\[E\d{4}\]|: fatal error: \S{1,200}: No such file|\bcollect2: error|\berror (?:NU|CS|MSB|NETSDK)\d{4}\b|\bCOMPILATION ERROR\b|\bBUILD FAIL(?:URE|ED)\b|could not be resolved to an installable set|\bBundler could not find compatible\b|\bIn Gemfile:|\* What went wrong:|\bExecution failed for task ':|\bsbt\.\w|\bResolutionImpossible\b|\bNo matching distribution found for\b|\bversion solving failed\b|\bMerge conflict in\b|\bTests?: {1,6}\d{1,5} failed|\b\d{1,5} failed, \d{1,5} passed|^FAILED \S{1,200}::/m;

/** How CI systems and hooks say that a step of theirs ended: GitHub, GitLab, Jenkins, Azure, CircleCI, Travis. */
const STEP_ENDED =
  /^.{0,80}?(?:\bprocess completed with exit code \d{1,3}|\bjob failed: (?:exit (?:code|status) \d{1,3}|command terminated with exit code \d{1,3})|\bscript returned exit code \d{1,3}|\bexited with code exit status \d{1,3}|\bthe command "[^"\n]{1,200}" (?:failed and )?exited with \d{1,3}|\b(?:bash|cmd\.exe|powershell) exited with code '?\d{1,3}'?|\bfinished: failure|\bhook exited with code \d{1,3}).{0,40}$/gim;

/** An end by a signal says more than that a step failed. */
const BY_SIGNAL = '(?!1(?:37|39|43)\\b)';

/** What a build of an image prints around the output of a step: the steps, its own frame, and how a step ended. */
const AROUND_STEP = new RegExp(
  [
    String.raw`^.{0,60}\bfailed to solve: .{0,2000}?\bexit code: ${BY_SIGNAL}\d{1,3}.{0,20}$`,
    String.raw`^.{0,60}\bprocess "[^\n]{1,2000}" did not complete successfully: exit code: ${BY_SIGNAL}\d{1,3}.{0,20}$`,
    String.raw`^.{0,20}\bthe command '[^\n]{1,2000}' returned a non-zero code: ${BY_SIGNAL}\d{1,3}.{0,20}$`,
    String.raw`^ ?(?:#\d{1,3}|=>|>|>>>) \[[^\]\n]{1,80}\] .{0,2000}$`,
    String.raw`^#\d{1,3} (?:DONE|CACHED|sha256:).{0,200}$`,
    String.raw`^Step \d{1,3}\/\d{1,3} : .{0,2000}$`,
    '^ {0,2}---> .{0,200}$',
    String.raw`^(?:\S{0,200}\/)?Dockerfile[\w.-]{0,40}:\d{1,4}$`,
    String.raw`^ {0,4}\d{1,4} \|(?: {1,3}>>>)? {1,8}(?:FROM|RUN|COPY|ADD|ENV|WORKDIR|ARG|USER|CMD|ENTRYPOINT|EXPOSE|LABEL|HEALTHCHECK|SHELL|VOLUME)\b.{0,2000}$`,
  ].join('|'),
  'gim',
);

/** What a test runner prints of a test that failed: its name, what was expected and what came. */
const OF_TEST =
  /^\s{0,8}(?:[\u25cf\u2715\u00d7] .{1,300}|FAIL(?:ED)? \S.{0,300}|--- FAIL: .{1,200}|(?:Expected|Received):? .{0,300}|expect\(.{0,300}|E {3,8}.{0,300}|Tests?: .{0,200})$/gm;

/** Names of packages, and where they lie: no word of what fails. */
const PACKAGE =
  /registry\.terraform\.io\S{0,200}|\bhashicorp\/\w{1,40}|github\.com\/\S{1,300}|\bgo\/pkg\/mod\/\S{1,300}|node_modules\/\S{1,300}|(?:site|dist)-packages\/\S{1,300}|https?:\/\/(?:docs|developer|www)\.\S{1,300}/gi;

export const withoutPackages = (pasted: string): string => pasted.replace(PACKAGE, ' ');

/** Names of AWS, outcomes of calls and of answers, what runs containers, and what a machine has too little of. */
const BEYOND_CODE =
  /\baws\b|\bboto(?:core|3)?\b(?!==|-)|\bamazon|amazonaws|\barn:|\b(?:ecs|ecr|eks|ec2|iam|vpc|vpce|sqs|sns|efs|fargate|cloudwatch|firelens|awslogs|lambda|dynamodb|ssm|kms|terraform|cloudformation|codebuild|codepipeline|copilot|cdk|pulumi)\b|\bcontainers?\b|\bdocker(?!file)|\bpods?\b|kube|\btasks? (?:stopped|failed to start|exited)|services(?:in)?(?:stable|active)|tasks(?:running|stopped)|\boci\b|\brunc\b|exec format|\bgetaddrinfo\b|\b(?:econn\w{3,8}|enotfound|etimedout|eai_again|ehostunreach|enetunreach|eacces|eperm|enospc|emfile|enomem|e40[13]|e50\d)\b|tim(?:ed|e) ?-?out|connection|\bconnect\b|unreachable|name resolution|fail(?:ure|ed) resolving|resolving (?:host|timed)|no such host|\bhost\b|\bnetwork\b|\bproxy\b|\bcertificate|\bssl|\btls\b|\bsocket|\b(?:40[137]|429|50[0-4])\b|unauthori|forbidden|denied|permission|credential|\btoken\b|authenticat|\bkilled\b|\boom\b|out of memory|\bheap\b|\bsignal\b|no space left|disk (?:full|quota)|toomanyrequests|rate limit|failed to fetch|unable to access|could not read (?:username|password|from remote)/i;

/** Whether it is the output of such a tool, and nothing in it goes beyond code, versions and tests. */
export function isOfBuildAlone(pasted: string): boolean {
  const rest = pasted.replace(STEP_ENDED, ' ').replace(AROUND_STEP, ' ');
  const isBuild = rest !== pasted || isBuildLog(pasted) || OF_TOOL.test(pasted) || COMPILER.test(pasted);
  return isBuild && !BEYOND_CODE.test(withoutPackages(rest.replace(OF_TEST, ' ')));
}

/** That something was not resolved. */
const UNRESOLVED =
  /\b(?:could ?n[o']t|can ?not|can't|unable to|failed to|failure to) (?:be )?resolved?\b:?/gi;

/** What bundlers, solvers of versions and frameworks resolve: paths of code, packages, parts of a project. */
const OF_CODE =
  /^ {0,2}(?:["'`](?:\.{0,2}\/|@[\w.-]{1,80}\/|[a-z][\w-]{0,80}\/(?!\/)|[\w-]{1,40}:(?!\/\/))|["'`][^"'`\n]{1,200}["'`],? (?:from|in|imported by|required by|relative to) ["'`./\w@]|(?:(?:the|all|any|some|a|an) )?(?:(?:project|peer|import|module|transitive|required|build|unmet|package) ){0,2}(?:dependenc|artifacts?\b|files? for|configuration|imports?\b|modules?\b|packages?\b|plugins?\b|entry\b|path\b|placeholder|types?\b|symbols?\b|variants?\b|views?\b|beans?\b|propert|action\b|version|workspace|preset|loader|theme|com?\.[\w.-]{2,80}:))|^ {0,2}["'`]?(?:[\w-]{2,40}\.){1,6}[\w-]{2,60}:[\w.-]{2,80}:[\w.-]{1,40}/i;

/** How a name of a package manager's error stands before the words. */
const BEFORE_CODE =
  /\b(?:ERESOLVE|RollupError|dependenc\w{2,4}|requirements?|artifacts?|packages?|imports?|modules?)\b.{0,40}$/i;

/** Whether a record only says that code, a package or a version was not found to fit: no name of a host was looked up. */
export function isUnresolvedCode(record: string): boolean {
  const places = [...record.slice(0, LONGEST).matchAll(UNRESOLVED)];
  if (places.length === 0) return false;
  const all = places.every(
    ({ index, 0: words }) =>
      OF_CODE.test(record.slice(index + words.length, index + words.length + 240)) ||
      BEFORE_CODE.test(record.slice(Math.max(0, index - 120), index)),
  );
  return all && networkFailureIn(record.replace(UNRESOLVED, ' ').toLowerCase()) === undefined;
}

const LONGEST = 4_000;
