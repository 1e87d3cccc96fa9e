/**
 * Whose text it is, where that is not a task of Amazon ECS: other products of AWS fail in the same calls and with the same words.
 * What the call tells holds for them too; what the planner plans does not.
 */

export interface Product {
  readonly id: 'codebuild' | 'codepipeline' | 'lambda' | 'kubernetes';
  readonly name: string;
  /** What the planner does not plan. */
  readonly parts: string;
  /** The command that shows what failed there. */
  readonly shows: string;
  /** Nobody else says this. */
  readonly own: RegExp;
  /** Others may say this too, so that it counts only where nothing is of Amazon ECS. */
  readonly named: RegExp;
}

/** The more telling ones first. All on the text in lower case. */
const PRODUCTS: readonly Product[] = [
  {
    id: 'codebuild',
    name: 'AWS CodeBuild',
    parts: 'builds and their VPC settings',
    shows: "aws codebuild batch-get-builds --ids BUILD --query 'builds[].phases[].[phaseType,contexts]'",
    own: /phase context status code|build_container_unable_to_pull_image|\bcodebuild_build_|vpc_client_error/,
    named:
      /(?<![\w./:-])codebuild\b(?![-/:]\w)|\barn:aws[a-z-]{0,10}:codebuild:|^\[container\] \d{4}\/\d\d\/\d\d /m,
  },
  {
    id: 'codepipeline',
    name: 'AWS CodePipeline',
    parts: 'pipelines and their actions',
    shows: 'aws codepipeline list-action-executions --pipeline-name PIPELINE --max-results 5',
    own: /\bpipelineexecutionid\b|action execution failed\b/,
    named: /(?<![\w./:-])codepipeline\b(?![-/:]\w)|\barn:aws[a-z-]{0,10}:codepipeline:/,
  },
  {
    id: 'lambda',
    name: 'AWS Lambda',
    parts: 'functions and their VPC settings',
    shows: 'aws logs tail /aws/lambda/FUNCTION --since 1h',
    own: /"\/var\/task\/|\bversion: \$latest\b|\breport requestid: \S{8,40}\s{1,4}duration|\/aws\/lambda\/|\blambda was unable to\b|\btask timed out after \d{1,3}\.\d\d seconds\b|"errortype": ?"lambdaerror"|service: awslambda|\blambdainternal\.[\w.]{3,60}\(|\/var\/runtime\/[\w/.-]{2,60}\.(?:m?js|py)\b/,
    named:
      /\baws lambda\b|\b(?:my|our|the|a|vpc|this|in|from|your) lambdas?\b(?! expression|\/)|\blambda functions?\b|\blambda_function\b/,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes',
    parts: 'nodes and pods',
    shows: 'kubectl describe pod POD',
    own: /\bkubelet\b|createpodsandbox|failed to create pod sandbox|imagepullbackoff|errimagepull|\bkube-system\b|\baws-node\b|\bkubectl\b|fargate-scheduler|\bfargate profile\b|nodecreationfailure|\.eks\.amazonaws\.com\b|\beks-pod-identity\b|\bistiod\b|\bistio-(?:system|proxy)\b|(?<!, |[\d.])(?:169\.254\.170|fd00:ec2:)[.:]23(?![\d,])/,
    named: /\bkubernetes\b|(?<![\w./-])(?:pods?|eks)\b(?!-\w)|\barn:aws[a-z-]{0,10}:eks:/,
  },
];

/** What only Amazon ECS says, or who speaks of it. */
const OF_ECS =
  /\becs\b|resourceinitializationerror|taskfailedtostart|\bstopped ?reason|container instance|\(service [\w-]{1,255}\)|\btask definition|executionrole/;

/** A tool that makes resources speaks: it names products because it makes them. */
const OF_TOOL =
  /\berror: (?:error )?(?:waiting for|creating|reading|updating|deleting) |\bterraform\b|\bcloudformation\b|\bpulumi\b/;

/** How much of a text is looked at. */
const BEGINNING = 65_536;

/** The product whose error a text shows; `undefined` where it is, or may be, that of a task of Amazon ECS. */
export function productIn(pasted: string): Product | undefined {
  const text = pasted.slice(0, BEGINNING).toLowerCase().replace(LINK, ' ');
  const named =
    OF_ECS.test(text) || OF_TOOL.test(text)
      ? undefined
      : PRODUCTS.find((product) => product.named.test(text));
  const own = PRODUCTS.find((product) => product.own.test(text));
  return own !== undefined && !SPEAKS.test(text) ? own : named;
}

/** Where something is written about a product: a link to it says nothing of whose text it is. */
const LINK =
  /https?:\/\/(?:[\w-]{1,40}\.){0,3}(?:kubernetes\.io|docs\.aws\.amazon\.com|aws\.amazon\.com|github\.com|repost\.aws|stackoverflow\.com)\/?[^\s"'<>)]{0,400}/g;

/** A task that did not start says so, whatever else stands in the text. */
const SPEAKS = /resourceinitializationerror|taskfailedtostart|unable to register as a container instance/;

/** What an answer says besides the cause of such a call. */
export const ofProduct = ({ name, parts }: Product): string =>
  `By its words the text is of ${name}, not of a task of Amazon ECS: what fails is read from the call alone, and ${parts} are not planned here.`;
