/** What people paste instead of a source: each is named, with the one command that gives what can be read. */
import { isCompose, isComposeX } from './compose/read-compose.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue, wordOf } from './json.ts';
import { DESCRIBE, otherTextOf } from './other-texts.ts';
import { isTerraformConfiguration } from './terraform/resources.ts';

/** A text in a language that is not read, as a sentence; `undefined` for anything else. */
export function languageOf(whole: string): string | undefined {
  const text = whole.slice(0, LONGEST_LOOK);
  if (
    /^[\s\uFEFF]*[{[](?!\{)/.test(text) &&
    !/^[\s\uFEFF]*\{\s*(?:local|"?[\w]+"?\s*\+?:{1,3}\s*(?:local|import|std\.))/.test(text)
  )
    return undefined;
  return LANGUAGES.find(({ pattern }) => pattern.test(text))?.words;
}

/**
 * A text that begins as JSON and is none, by the line in which reading it stopped: objects of jsonnet, Python and
 * JavaScript begin so too.
 */
export function objectLanguageAt(line: string): string | undefined {
  return OBJECT_LANGUAGES.find(({ pattern }) => pattern.test(line.slice(0, 2_000)))?.words;
}

const PROGRAM = `give what it makes, the template or what ${DESCRIBE} prints`;

const SHELL = `this is a shell script: give the definition in it alone, from its first bracket to its last, or what ${DESCRIBE} prints`;

const OBJECT_LANGUAGES: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  {
    pattern: /\bstd\.\w+\(|:\s*if\b.*\bthen\b|\bimport\s+['"]|\blocal\s+\w+\s*=/,
    words: 'this is jsonnet: give what jsonnet FILE prints',
  },
  {
    pattern: /[\s:,[({][fbr]["']|[:,[]\s*(?:True|False|None)\b|\bos\.environ\b|:\s*(?:json\.\w+|str|int)\(/,
    words: `this is an object of Python: ${PROGRAM}`,
  },
  {
    pattern: /\bprocess\.env\b|=>|:\s*`|\.\.\.\w/,
    words: `this is an object of JavaScript: ${PROGRAM}`,
  },
  {
    pattern: /^\s*(?:\.\.\.|…)|\.\.\.\s*[,\]}]?\s*$|…/,
    words: `“…” stands for what was left out, and that may say more: give the whole text, or what ${DESCRIBE} prints`,
  },
  {
    pattern: /^\s*(?:function\s+[\w-]+|[\w-]+\s*\(\)\s*\{)|^\s*(?:local\s+|export\s+)?\w+=['"(]/,
    words: SHELL,
  },
  {
    pattern: /^\s*@?echo\b/i,
    words: `these are lines of a batch file that write a definition: give the file that it writes, or what ${DESCRIBE} prints`,
  },
];

/** A language shows in the beginning of a text. */
const LONGEST_LOOK = 200_000;

const LANGUAGES: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  {
    pattern:
      /^[ \t]*(?:resource|data)[ \t]+"\w+"[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*(?:module|variable|provider|output)[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*(?:locals|terraform)[ \t]*\{|\bjsonencode[ \t]*\(|^[ \t]*(?:container_definitions|requires_compatibilities|network_mode)[ \t]*=/m,
    words:
      'this is Terraform’s own language, whose expressions only Terraform evaluates: give what terraform show -json prints, of the state or of a saved plan',
  },
  {
    pattern:
      /^Terraform (?:will perform the following actions|used the selected providers)|^[ \t]*# (?:module\.[\w.[\]"-]+\.)?aws_\w+\.[\w.[\]"-]+ (?:will be|must be|has changed)/m,
    words:
      'this is what terraform plan prints for people: save the plan with terraform plan -out plan and give what terraform show -json plan prints',
  },
  {
    pattern:
      /\bfrom ['"](?:aws-cdk-lib|@aws-cdk\/)|require\(['"](?:aws-cdk-lib|@aws-cdk\/)|^(?:from|import) aws_cdk\b|\bimport software\.amazon\.awscdk|\bAmazon\.CDK\b|\bawscdk\.|\bnew (?:ecs|ecs_patterns|ecsPatterns)\.\w+\(|\becs\.(?:FargateTaskDefinition|Ec2TaskDefinition|ContainerImage|FargateService|Ec2Service)\b/m,
    words: 'this is code of the AWS CDK: give the template that cdk synth prints',
  },
  {
    pattern:
      /['"]@pulumi\/|\bimport pulumi|pulumi_aws|\bpulumi\.(?:Config|export|String|Int|Bool|All|Map)(?:Array|Output|Map|Ptr)?\b|github\.com\/pulumi|\bPulumi\.Aws\b/m,
    words: `this is code of Pulumi: run pulumi up, and give what ${DESCRIBE} prints`,
  },
  {
    pattern:
      /^[ \t]*local [A-Za-z_]\w*[ \t]*=|\bstd\.(?:extVar|native|manifest\w*|format|join)\(|^[ \t]*[\w'"]+[ \t]*:{2,3}[ \t]|(?:^|[\s(])import ['"][\w./-]+\.(?:libsonnet|jsonnet)['"]/m,
    words: 'this is jsonnet: give what jsonnet FILE prints',
  },
  {
    pattern:
      /^(?:TASKDEFINITION|CONTAINERDEFINITIONS|SERVICES|TASKS|DEPLOYMENTS)\t|^\|+[ \t]+(?:Describe|List)[A-Z]\w{3,40}[ \t]*\|/m,
    words:
      'this is text or a table of the AWS CLI, which leaves out names of fields: give what the same command prints with --output json',
  },
  {
    pattern:
      /^(?:TaskDefinitionArn|ContainerDefinitions|RequiresCompatibilities|ServiceArn)[ \t]{1,40}:[ \t]/m,
    words:
      'this is a list of PowerShell, which leaves out what is inside: give it with | ConvertTo-Json -Depth 20',
  },
  {
    pattern:
      /^[a-z]\w{0,60} {1,60}= {1,4}["[{\dtf][^\n]*\n(?:[a-z]\w{0,60} {1,60}= {1,4}["[{\dtf][^\n]*\n){1,9}/,
    words:
      'these are values of variables of Terraform, and what they mean is in its configuration: give what terraform show -json prints, of the state or of a saved plan',
  },
  {
    pattern: /^(?:ECS_CLUSTER|ECS_ENGINE_AUTH_TYPE)=/m,
    words: 'this is the configuration of a container agent: it names a cluster, not a workload',
  },
  {
    pattern: /^[ \t]*(?:FROM|RUN|ENTRYPOINT|CMD|COPY|WORKDIR|EXPOSE)[ \t]+\S+/m,
    words: `this is a Dockerfile, which does not say how Amazon ECS runs the image: give what ${DESCRIBE} prints`,
  },
  {
    // A function that ends its line, at the left edge: methods of classes are indented, and have a keyword elsewhere.
    pattern: /^[A-Za-z_][\w-]*[ \t]*\(\)[ \t]*\{[ \t]*$/m,
    words: SHELL,
  },
  {
    // Tabs, which indent nothing in YAML: code inside a template is not what the template is.
    pattern: /^\t*[A-Za-z_]\w*(?:, ?\w+)?[ \t]*:=[ \t]*(?:`|&?[\w.]+\{|\[\]|map\[)/m,
    words: `this is code of Go: ${PROGRAM}`,
  },
  {
    pattern:
      /^[ \t]*module\.exports[ \t]*=|^[ \t]*(?:const|let|var|class|def|func|package|using|public|function|export[ \t]+(?:default|const|let|class|function|async|type|interface|abstract))[ \t]+[\w{*]|^[ \t]*export[ \t]+[{*]/m,
    words: `this is program code: give what it makes, the template or what ${DESCRIBE} prints`,
  },
];

interface Named {
  readonly is: (value: JsonObject) => boolean;
  readonly words: string;
}

const has = (value: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => ownValue(value, key) !== undefined);
const objectAt = (value: JsonObject, key: string): JsonObject | undefined => {
  const inner = ownValue(value, key);
  return isJsonObject(inner) ? inner : undefined;
};

const isEmptyList = (value: JsonValue | undefined): boolean => isJsonList(value) && value.length === 0;
const isListOf = (value: JsonValue | undefined, key: string): boolean =>
  isJsonList(value) && value.slice(0, 1).some((item) => isJsonObject(item) && has(item, key));

/** Whether a template has a resource of one of these types. */
const hasResource = (value: JsonObject, types: RegExp): boolean =>
  Object.values(objectAt(value, 'Resources') ?? {}).some(
    (one) => isJsonObject(one) && types.test(wordOf(ownValue(one, 'Type'))),
  );

const hasEcsTarget = (value: JsonObject): boolean => {
  const targets = ownValue(value, 'Targets') ?? ownValue(value, 'Target');
  return (isJsonList(targets) ? targets.slice(0, 50) : [targets]).some(
    (target) => isJsonObject(target) && has(target, 'EcsParameters'),
  );
};

/** Documents of other commands and tools, the more telling first. */
const DOCUMENTS: readonly Named[] = [
  {
    is: isTerraformConfiguration,
    words:
      'a configuration of Terraform in JSON (.tf.json, or what cdktf synth writes), whose expressions only Terraform evaluates: give what terraform show -json prints, of the state or of a saved plan',
  },
  {
    is: (value) =>
      isJsonList(ownValue(value, 'failures')) &&
      ['services', 'tasks', 'clusters', 'containerInstances'].some((key) =>
        isEmptyList(ownValue(value, key)),
      ),
    words:
      'the output of a command that found nothing: check the names in it, --cluster and --region, and give what it prints then',
  },
  {
    is: (value) =>
      has(value, 'jobDefinitionName') ||
      has(value, 'jobDefinitions') ||
      has(value, 'containerProperties') ||
      has(value, 'ecsProperties') ||
      has(value, 'jobName', 'jobQueue') ||
      isListOf(ownValue(value, 'jobs'), 'jobQueue') ||
      isListOf(ownValue(value, 'jobSummaryList'), 'jobId'),
    words:
      'an AWS Batch job, which Batch turns into task definitions of its own: run it once, and give what aws ecs describe-tasks prints for its task',
  },
  {
    is: (value) =>
      has(value, 'primaryContainer') ||
      has(value, 'expressGatewayService') ||
      has(value, 'activeConfigurations') ||
      hasResource(value, /^AWS::ECS::ExpressGatewayService$/),
    words: `an Express Mode service of Amazon ECS, which makes its own task definition: give what ${DESCRIBE} prints for it`,
  },
  {
    is: (value) =>
      has(value, 'task_definition') &&
      (has(value, 'run_params') || objectAt(value, 'task_definition') !== undefined),
    words: `ecs-params.yml of the Amazon ECS CLI, which says only what a Compose file cannot: give the task definition that ecs-cli registered, with ${DESCRIBE}`,
  },
  {
    is: (value) =>
      has(value, 'service', 'provider') &&
      (has(value, 'functions') || has(value, 'custom') || has(value, 'plugins')),
    words:
      'a configuration of the Serverless Framework: give the template that serverless package writes (.serverless/cloudformation-template-update-stack.json)',
  },
  {
    is: (value) =>
      has(value, 'region', 'cluster', 'service') &&
      (has(value, 'service_definition') || has(value, 'task_definition')),
    words: 'the configuration of ecspresso: give the files that it names, as ecspresso render prints them',
  },
  {
    is: (value) =>
      has(value, 'runtime', 'resources') ||
      (has(value, 'name', 'runtime') && !has(value, 'containerDefinitions')),
    words: `a project or a program of Pulumi: run pulumi up, and give what ${DESCRIBE} prints`,
  },
  {
    is: (value) =>
      Object.values(objectAt(value, 'resources') ?? {}).some(
        (one) => isJsonObject(one) && /^(?:aws|awsx|aws-native):/.test(wordOf(ownValue(one, 'type'))),
      ),
    words: `a program of Pulumi in YAML: run pulumi up, and give what ${DESCRIBE} prints`,
  },
  {
    is: (value) =>
      /^environment$/i.test(wordOf(ownValue(value, 'type'))) && has(value, 'name') && !has(value, 'image'),
    words:
      'the manifest of an environment of AWS Copilot, which runs nothing itself: give the manifest of a service (copilot/SERVICE/manifest.yml), or what copilot svc package prints',
  },
  {
    is: (value) => has(value, 'source', 'stages') && has(value, 'version'),
    words:
      'the manifest of a pipeline of AWS Copilot, which runs nothing itself: give the manifest of a service (copilot/SERVICE/manifest.yml)',
  },
  {
    is: (value) => isComposeX(value),
    words: `a Compose file for ECS Compose-X, whose x-… entries only that tool knows: give the templates that ecs-compose-x render writes, or what ${DESCRIBE} prints`,
  },
  {
    is: (value) => isCompose(value),
    words: `a Compose file, which does not say how Amazon ECS runs the services: give what docker compose convert printed for Amazon ECS, or what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'AWSEBDockerrunVersion'),
    words:
      'a Dockerrun.aws.json file that AWS Elastic Beanstalk does not run on Amazon ECS: only version 2 is',
  },
  {
    is: (value) => isJsonList(ownValue(value, 'Resources')),
    words: 'an AppSpec file of AWS CodeDeploy, which only names a task definition: give that task definition',
  },
  {
    is: (value) => objectAt(value, 'jobs') !== undefined && (has(value, 'on') || has(value, 'name')),
    words: `a workflow of GitHub Actions, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`,
  },
  {
    is: (value) => objectAt(value, 'phases') !== undefined && has(value, 'version'),
    words: `a build specification of AWS CodeBuild, which only builds: give the task definition that the pipeline deploys, or what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'SourceConfiguration') || has(value, 'serviceName', 'sourceConfiguration'),
    words: 'a service of AWS App Runner, which runs outside of Amazon ECS: there is nothing to plan',
  },
  {
    is: (value) => has(value, 'HostConfig') || has(value, 'Image', 'Names') || has(value, 'RepoTags'),
    words: `what docker inspect or docker ps prints, which does not say how Amazon ECS runs the container: give what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'containers', 'publicEndpoint'),
    words: 'a container service of Amazon Lightsail, which runs outside of Amazon ECS',
  },
  {
    is: (value) =>
      (has(value, 'apiVersion') && has(value, 'kind')) ||
      (has(value, 'image') &&
        ['imagePullPolicy', 'volumeMounts', 'livenessProbe', 'readinessProbe'].some((key) =>
          has(value, key),
        )),
    words: 'a manifest of Kubernetes, which Amazon ECS does not run',
  },
  {
    is: (value) =>
      has(value, 'stoppedReason') ||
      has(value, 'Error', 'RequestId') ||
      (['msg', 'message', '@message', 'log', 'event'].some((key) => has(value, key)) &&
        ['level', 'severity', 'time', 'timestamp', 'ts', '@timestamp', 'stream'].some((key) =>
          has(value, key),
        )),
    words: `an error or a log, which says what failed and not what runs: give it to npm run --silent diagnose, and here what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, '@level', '@message'),
    words:
      'what terraform plan -json prints line by line: save the plan with terraform plan -out plan and give what terraform show -json plan prints',
  },
  {
    is: (value) => has(value, 'StackEvents'),
    words:
      'the events of a stack: give its errors to npm run --silent diagnose, and here what aws cloudformation get-template --stack-name STACK prints',
  },
  {
    is: (value) =>
      ['Stacks', 'StackResources', 'StackResourceSummaries', 'StackSummaries', 'StackResourceDetail'].some(
        (key) => has(value, key),
      ),
    words:
      'what CloudFormation says about a stack, without its template: give what aws cloudformation get-template --stack-name STACK prints',
  },
  {
    is: (value) =>
      (has(value, 'app') &&
        ['context', 'watch', 'output', 'requireApproval'].some((key) => has(value, key))) ||
      has(value, 'tree', 'version') ||
      (has(value, 'artifacts', 'version') && !has(value, 'phases')),
    words: 'a file of the AWS CDK without the template: give the template that cdk synth prints',
  },
  {
    is: (value) =>
      (objectAt(value, 'image') !== undefined && has(objectAt(value, 'image') ?? {}, 'repository')) ||
      (has(value, 'apiVersion', 'name', 'version') && !has(value, 'kind')),
    words: 'values or a chart of Helm, for Kubernetes, which Amazon ECS does not run',
  },
  {
    is: (value) =>
      isJsonList(ownValue(value, 'stages')) ||
      has(value, 'pipelines') ||
      has(value, 'orbs') ||
      (has(value, 'workflows') && has(value, 'jobs')) ||
      (has(value, 'trigger') && (has(value, 'steps') || has(value, 'pool'))) ||
      (has(value, 'include') && has(value, 'variables')),
    words: `a pipeline of GitLab, CircleCI, Bitbucket or Azure, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'families'),
    words: `the output of list-task-definition-families, which has names only: give what ${DESCRIBE} prints for one of them`,
  },
  {
    is: (value) => has(value, 'version', 'default') && objectAt(value, 'clusters') !== undefined,
    words: `the configuration of the Amazon ECS CLI, which names clusters only: give what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'clusterArns'),
    words: `the output of list-clusters, which has names only: give what ${DESCRIBE} prints for a workload`,
  },
  {
    is: (value) => has(value, 'clusters'),
    words: `the output of describe-clusters, which says nothing about a workload: give it together with what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'capacityProviders'),
    words: `the output of describe-capacity-providers, which says nothing about a workload: give it together with what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'serviceRevisions'),
    words: `the output of describe-service-revisions: give what ${DESCRIBE} prints for its task definition`,
  },
  {
    is: (value) => has(value, 'containerInstances') || has(value, 'containerInstanceArns'),
    words: `the output of describe-container-instances: give what ${DESCRIBE} prints for a workload on them`,
  },
  {
    is: (value) => has(value, 'taskDefinitionArns'),
    words: `the output of list-task-definitions, which has names only: give what ${DESCRIBE} prints for one of them`,
  },
  {
    is: (value) => has(value, 'serviceArns'),
    words:
      'the output of list-services, which has names only: give what aws ecs describe-services prints for one of them',
  },
  {
    is: (value) => has(value, 'taskArns'),
    words:
      'the output of list-tasks, which has names only: give what aws ecs describe-tasks prints for one of them',
  },
  {
    is: (value) =>
      ['VpcEndpoints', 'Subnets', 'RouteTables', 'SecurityGroups', 'Vpcs', 'NatGateways'].some((key) =>
        has(value, key),
      ),
    words: `the output of describe-vpc-endpoints or of another describe command of Amazon EC2, which the audit reads: for a plan give what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'snapshotVersion'),
    words: 'a snapshot of an account',
  },
  {
    is: (value) => has(value, 'Statement'),
    words: `a policy, which says what may be called and not what is: give what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'version', 'answers'),
    words: 'saved answers of this planner: give them with --answers',
  },
  {
    is: (value) => hasResource(value, /^AWS::(?:CloudFormation::Stack|Serverless::Application)$/),
    words:
      'a template whose task definitions are in nested stacks: give the template of the stack that holds them (TemplateURL or Location), or what aws cloudformation get-template --stack-name NESTED_STACK prints',
  },
  {
    is: (value) => Object.keys(objectAt(value, 'Resources') ?? {}).some((key) => key.startsWith('Fn::')),
    words:
      'a template whose loops (Fn::ForEach) or macros only CloudFormation expands: give what aws cloudformation get-template --template-stage Processed --stack-name STACK prints',
  },
  {
    is: (value) => has(value, 'StartAt', 'States'),
    words: `a state machine of AWS Step Functions, which only starts a task: give what ${DESCRIBE} prints for the task definition that it names`,
  },
  {
    is: (value) => has(value, 'EcsParameters') || hasEcsTarget(value),
    words: `a target of Amazon EventBridge, which only starts a task: give what ${DESCRIBE} prints for the TaskDefinitionArn in it`,
  },
  {
    is: (value) => objectAt(value, 'Resources') !== undefined || has(value, 'AWSTemplateFormatVersion'),
    words: 'a template without a task definition or a service of Amazon ECS',
  },
  {
    is: (value) =>
      has(value, 'Configuration') ||
      has(value, 'configuration', 'resourceType') ||
      has(value, 'ResourceDescription'),
    words: `the output of AWS Config or of the Cloud Control API: give what ${DESCRIBE} prints`,
  },
  {
    is: (value) => has(value, 'Events') || has(value, 'Records') || has(value, 'detail-type'),
    words: `an event: give what ${DESCRIBE} prints for the task definition that it names`,
  },
];

/** What a document is, as the end of a sentence that begins with `this is`; `undefined` when nothing is recognised. */
export function documentOf(value: JsonValue): string | undefined {
  if (isJsonList(value)) return listOf(value);
  if (!isJsonObject(value)) return undefined;
  const found = DOCUMENTS.find(({ is }) => is(value))?.words;
  if (found !== undefined) return found;
  const [only, ...others] = Object.values(value);
  return others.length === 0 && isJsonObject(only) ? DOCUMENTS.find(({ is }) => is(only))?.words : undefined;
}

function listOf(value: readonly JsonValue[]): string | undefined {
  const items = value.slice(0, 50).filter(isJsonObject);
  const [first] = items;
  if (first === undefined) return otherTextOf(value.filter((item) => typeof item === 'string').join('\n'));
  if (items.every((item) => has(item, 'name', 'imageUri')))
    return `imagedefinitions.json of AWS CodePipeline, which has names and images only: give what ${DESCRIBE} prints`;
  if (items.some(isPlaybook))
    return `a playbook or tasks of Ansible: run it, and give what ${DESCRIBE} prints`;
  return DOCUMENTS.find(({ is }) => is(first))?.words;
}

/** Plays have hosts, tasks the name of a module with a dot or one that ends in `_taskdefinition`. */
function isPlaybook(item: JsonObject): boolean {
  if (has(item, 'hosts') || has(item, 'tasks')) return true;
  return Object.keys(item).some((key) =>
    /^(?:community|amazon|ansible)\.\w+\.\w+$|^ecs_(?:taskdefinition|service|cluster)$/.test(key),
  );
}
