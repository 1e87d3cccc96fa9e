/**
 * Whether a text has to do with AWS, with containers or with the network at all. What a program of one's own, a language or a
 * build tool says of its own code or settings is no matter of this planner, however much it failed.
 */

import { OF_TOOL, withoutPackages } from './builds.ts';

/** Names of AWS, of what runs containers, and of calls over a network. */
const CONCERNS =
  /\baws\b|\bboto(?:core|3)?\b|hcsshim|\broute tables?\b|\blog groups?\b|validation error detected|\bplatform\b|\bbuckets?\b|\bclusters?\b|\bamazon|amazonaws|\barn:|\b(?:ecs|ecr|eks|ec2|iam|vpc|vpce|sqs|sns|rds|efs|fargate|cloudwatch|firelens|awslogs|lambda|dynamodb|secrets? ?manager|ssm|kms)\b|\bcontainers?\b|docker|\bpods?\b|kube|\btasks?\b|\bimages?\b|\bagent\b|\boci\b|\brunc\b|entrypoint|\bexit(?:ed)?(?: with)? code\b|\bendpoints?\b|\bhosts?(?:name)?\b|\bport \d|\bdns\b|\bproxy\b|\bnetwork|\bconnect|\bsocket|\bserver\b|https?:\/\/|\bdatabase\b|\bmount|\bvolumes?\b|\bdisk\b|\bmemory\b|\bsignal\b|\bkilled\b|credential|\btoken\b|permission|denied|unauthori|forbidden/i;

/** That a container or a task ended, or that somebody speaks who runs them. */
const OF_CONTAINER =
  /\bessential container|"?exitCode"?\s?[:=]|\bstop(?:Code|pedReason)\b|\b(?:ecs|eks|fargate|docker\w{0,6}|containerd|podman|codebuild|oci|runc|kube\w{0,6}|lambda)\b|\bcontainers?\b|\bpods?\b|\btasks? (?:stopped|failed to start|exited)/i;

/** Whether an exit code in a text is only that of a program which a package manager started: it tells nothing of a task. */
export const isOfToolAlone = (pasted: string): boolean => OF_TOOL.test(pasted) && !OF_CONTAINER.test(pasted);

/** Whether a text tells of a container, a task or AWS. */
export const isOfContainer = (pasted: string): boolean =>
  OF_CONTAINER.test(pasted) || /\b(?:aws|amazon|amazonaws|arn:aws)\b/i.test(withoutPackages(pasted));

/** Whether anything in a text is a matter of this planner. */
export const isOfConcern = (pasted: string): boolean => CONCERNS.test(withoutPackages(pasted));
