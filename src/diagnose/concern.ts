/**
 * Whether a text has to do with AWS, with containers or with the network at all. What a program of one's own, a language or a
 * build tool says of its own code or settings is no matter of this planner, however much it failed.
 */

import { OF_TOOL, withoutPackages } from './builds.ts';
import { networkFailureIn } from './outcomes.ts';

/** That a container or a task ended, or that somebody speaks who runs them. */
const OF_CONTAINER =
  /\bessential container|"?exitCode"?\s?[:=]|\bstop(?:Code|pedReason)\b|\b(?:ecs|eks|fargate|docker\w{0,6}|containerd|podman|codebuild|oci|runc|kube\w{0,6}|lambda)\b|\bcontainers?\b|\bpods?\b|\btasks? (?:stopped|failed to start|exited)/i;

/** Whether an exit code in a text is only that of a program which a package manager started: it tells nothing of a task. */
export const isOfToolAlone = (pasted: string): boolean => OF_TOOL.test(pasted) && !OF_CONTAINER.test(pasted);

/** Whether a text tells of a container, a task or AWS. */
export const isOfContainer = (pasted: string): boolean =>
  OF_CONTAINER.test(pasted) || /\b(?:aws|amazon|amazonaws|arn:aws)\b/i.test(withoutPackages(pasted));

/** What AWS and Amazon ECS call things: no other program has these words. */
const OF_AWS =
  /\baws(?!o)|\bboto(?:core|3)?\b|hcsshim|hcs::|\bamazon|amazonaws|\barn:aws|\b(?:ecs|ecr|eks|ec2|iam|imds|vpc|vpce|sqs|sns|rds|efs|s3|fargate|cloudwatch|firelens|lambda|dynamodb|redshift|cloudformation|codepipeline|kinesis|eventbridge|secrets? ?manager|ssm|kms|xray|appnet|app ?mesh)\b|\broute tables?\b|\blog (?:groups?|streams?)\b|\b(?:interface|gateway|vpc)[ _-]?endpoints?\b|validation error detected|platform ?(?:version|unknown)|specified platform|\btask[- _]?definitions?\b|capacity provider|\bservices(?:stable|inactive)\b|\btasks(?:running|stopped)\b|\becs_\w|\bexecute command failed\b|\bi-[0-9a-f]{8,17}\b/i;

/** A container or a task that runs, is started or ends, an image that is not there, and what Docker keeps and says. */
const OF_RUN =
  /\bessential container|"?exitCode"?\s?[:=]|\bstop(?:Code|pedReason)\b|\b(?:docker(?:d|[- ]daemon| (?:run|exec|start|compose up))|error response from daemon|containerd|podman|codebuild|oci runtime|runc)\b|\.docker\b|\b(?:imagepull|errimage)|\bimage ["'`]?[\w./-]{2,200}[:@][\w.-]{1,80}["'`]? (?:was |is )?not found|\bexit(?:ed with)? code:? 1(?:37|43)\b|\bcontainers?\b|\btasks? (?:stopped|failed to start|exited)/i;

/** A call that was answered, and refused or put off. */
const REFUSED =
  /\b(?:status(?:_?code)?|http|code|error|returned)\b\D{0,12}\b4(?:01|03|07|29)\b|\w(?:exception|error): (?:fatal: ? ?)?(?:password|peer|ident|ldap|radius|gssapi|sspi|bsd|certificate|oauth bearer) authentication failed/i;

/** Expressions of languages, servers that call themselves containers, and names of drivers: nobody of whom a text speaks. */
const NOBODY =
  /<lambda>|\blambda \w{0,20}:|\b(?:servlet|web|bean|ioc|spring|di|dependency injection|application) containers?\b|\bcontainer log files?\b|\\?"driver\\?": ?\\?"\w{1,40}\\?"/gi;

/**
 * Whether anything in a text is a matter of this planner: AWS or Amazon ECS, a container or a task that runs, an image that is
 * not pulled or pushed, or a call over the network that failed.
 */
export function isOfConcern(pasted: string): boolean {
  const text = withoutPackages(pasted).replace(NOBODY, ' ');
  return (
    [OF_AWS, OF_RUN, REFUSED].some((one) => one.test(text)) ||
    networkFailureIn(text.toLowerCase()) !== undefined
  );
}
