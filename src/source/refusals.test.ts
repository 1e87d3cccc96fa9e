/** What looks like a list of containers or a service and is none of Amazon ECS: refused by name, never planned. */
import { expect, test } from 'vitest';
import { readSource } from './read-sources.ts';

const DEFINITION =
  '{\n  "family": "web",\n  "containerDefinitions": [{ "name": "a", "image": "nginx", "memory": 128 }]\n}';

const REFUSED: readonly (readonly [what: string, text: string, words: RegExp])[] = [
  [
    'a job definition of AWS Batch that gives cpus and memory',
    '{"jobDefinitionName":"j","type":"container","containerProperties":{"image":"busybox","vcpus":1,"memory":128}}',
    /AWS Batch job/,
  ],
  [
    'a template with a job definition of AWS Batch',
    '{"Resources":{"J":{"Type":"AWS::Batch::JobDefinition","Properties":{"Type":"container"}}}}',
    /AWS Batch job definition/,
  ],
  [
    'docker inspect',
    '[{"Id":"8d1","Image":"sha256:60","Name":"/web","Config":{"Image":"nginx"},"HostConfig":{}}]',
    /docker inspect/,
  ],
  ['a function of a shell around a definition', `taskdef() {\n  echo '${DEFINITION}'\n}\n`, /shell script/],
  ['the same with a document in it', `taskdef () {\n  cat <<EOF\n${DEFINITION}\nEOF\n}\n`, /shell script/],
  ['a raw string of Go', `\ttaskDef := \`${DEFINITION}\`\n\tregister(taskDef)\n`, /code of Go/],
  ['a raw string of Go, exported', `var TaskDef = \`${DEFINITION}\`\n`, /program code/],
  ['docker ps', '{"Command":"x","ID":"8d1","Image":"nginx","Names":"web","State":"running"}', /docker ps/],
  [
    'containers of Kubernetes',
    '- name: web\n  image: nginx\n  imagePullPolicy: Always\n  env: [{name: A, value: b}]\n',
    /Kubernetes/,
  ],
  [
    'a development container',
    '{"name":"dev","image":"base:ubuntu","features":{}}',
    /expected a task definition/,
  ],
  [
    'a pipeline of GitLab',
    'build:\n  image: docker:24\n  environment: {name: prod}\n  script: [x]\n',
    /expected a task definition/,
  ],
  ['App Runner', '{"ServiceName":"web","SourceConfiguration":{"ImageRepository":{}}}', /App Runner/],
  ['Lightsail', '{"serviceName":"w","containers":{"w":{"image":"n"}},"publicEndpoint":{}}', /Lightsail/],
  ['GitHub Actions', 'name: Deploy\non: push\njobs: {a: {steps: []}}\n', /GitHub Actions/],
  ['CodeBuild', 'version: 0.2\nphases: {build: {commands: [x]}}\n', /CodeBuild/],
  [
    'ECS Compose-X',
    'services:\n  a: {image: nginx, ports: ["80:80"]}\nx-cluster: {Use: default}\n',
    /ecs-compose-x render/,
  ],
  [
    'an environment of Copilot',
    'name: test\ntype: Environment\nnetwork: {vpc: {id: vpc-1}}\n',
    /manifest of a service/,
  ],
  [
    'a pipeline of Copilot',
    'name: p\nversion: 1\nsource: {provider: GitHub}\nstages: []\n',
    /manifest of a service/,
  ],
  [
    'a template of loops',
    "Resources: {'Fn::ForEach::A': [N, [a], {'T${N}': {Type: AWS::ECS::TaskDefinition, Properties: {}}}]}\n",
    /Fn::ForEach.*--template-stage Processed/,
  ],
  [
    'an Express Mode service as it is described',
    '{"service":{"serviceArn":"arn:aws:ecs:eu-west-1:111122223333:service/c/x","serviceName":"x","activeConfigurations":[{"primaryContainer":{"image":"a"}}]}}',
    /Express Mode/,
  ],
  [
    'a configuration of Terraform in JSON',
    '{"resource":{"aws_ecs_task_definition":{"t":{"family":"f","container_definitions":"${jsonencode([])}"}}}}',
    /terraform show -json/,
  ],
  ['an output without a service', '{"services":[],"failures":[{"reason":"MISSING"}]}', /found nothing/],
  ['jobs of Batch', '{"jobs":[{"jobName":"n","jobQueue":"q","container":{"image":"x"}}]}', /AWS Batch/],
  ['Helm values', 'replicaCount: 2\nimage: {repository: a/b, tag: "1"}\n', /Helm/],
  ['events of a stack', '{"StackEvents":[{"ResourceStatus":"CREATE_FAILED"}]}', /diagnose.*get-template/],
  ['a line of a log in JSON', '{"level":"info","time":"t","msg":"retry"}', /diagnose/],
  ['a reason alone', '{"stoppedReason":"CannotPullContainerError: x"}', /diagnose/],
  [
    'a reason with quotes',
    'ResourceInitializationError: caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 1.2.3.4:443: i/o timeout',
    /an error or a log.*npm run --silent diagnose.*describe-task-definition/,
  ],
  ['a reason in typographic quotes', 'Stopped reason: “CannotPullContainerError: x {"a": 1}”', /diagnose/],
  ['a stack of Java', 'Exception in thread "main" a.B: connect timed out\n\tat a.B.c(B.java:1)', /diagnose/],
  ['an event of a service', '(service web) was unable to place a task because of x', /diagnose/],
  [
    'a name',
    'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
    /describe-services --cluster prod --services web --region eu-west-1/,
  ],
  [
    'names in a list',
    '["arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1"]',
    /describe-task-definition --task-definition arn:\S+web:1/,
  ],
  ['environment variables', 'A=1\nexport B_C="hunter2"\n', /environment variables(?!.*hunter2)/],
  ['a table', 'Name,Type,State\na,b,c\n', /table/],
  ['what docker ps prints', 'CONTAINER ID   IMAGE   NAMES\n8d1   nginx   web', /Docker/],
  ['a Dockerfile in small letters', 'from python:3\nrun pip install x\ncmd ["python"]\n', /Dockerfile/],
  ['nginx', 'http {\n  server { listen 80; }\n}', /proxy or web server/],
  ['Jenkins', 'pipeline {\n  agent any\n}', /Jenkinsfile/],
  ['Terragrunt', 'inputs = {\n  image = "nginx"\n}', /terragrunt show -json/],
  ['a page', '<!DOCTYPE html><html><body>{"family":"x"}</body></html>', /HTML/],
  ['an archive', 'PK\u0003\u0004\u0000\u0000', /unpack/],
  [
    'Jinja',
    '{"containerDefinitions": [\n{% for c in all %}\n{"name": "{{ c }}"},\n{% endfor %}\n]}',
    /“\{% for” is a command of a template/,
  ],
  [
    'a template of Go',
    'containerDefinitions:\n{{- range .Values.all }}\n- name: {{ .name }}\n{{- end }}\n',
    /“\{\{- range” is a command/,
  ],
  [
    'a template of Terraform',
    '[%{ for c in all ~}\n{"name": "${c}"},\n%{ endfor ~}]',
    /“%\{ for” is a command/,
  ],
  [
    'an object of jsonnet',
    '{"family": "a", "cpu": if std.extVar("branch") == "main" then "512" else "256", "containerDefinitions": []}',
    /jsonnet FILE prints/,
  ],
  [
    'an object of Python',
    '{\n "family": f"a-{environment}",\n "containerDefinitions": [{"name": "a", "essential": True}]\n}',
    /an object of Python: give what it makes/,
  ],
  [
    'lines of a batch file',
    'echo {\necho   "family": "%FAMILY%",\necho   "containerDefinitions": [\necho     {\necho       "name": "a"\n',
    /batch file/,
  ],
  [
    'a shell script with a definition in it',
    'make_task_def(){\n  task_template=\'[\n    {"name": "a-%s", "image": "%s"}\n  ]\'\n}\n',
    /shell script: give the definition in it alone/,
  ],
  [
    'a definition with an ellipsis',
    '{\n "family": "a",\n "containerDefinitions": [\n  {"name": "a"},\n  … <your container>\n ]\n}',
    /stands for what was left out/,
  ],
  [
    'code of Pulumi in Go',
    '\t\tNetworkMode: pulumi.String("awsvpc"),\n\t\tCpu: pulumi.String("256"),\n',
    /code of Pulumi/,
  ],
  ['words', 'We run a service behind a balancer, which endpoints do we need?', /wizard/],
];

test('a mistake in a description is named with its place, whatever words stand in it', () => {
  for (const text of [
    '{"family": "a", "containerDefinitions": [{"command": ["echo", "Error: i/o timeout"],, }]}',
    'name: web\nimage: [a\n# Error: dial tcp 1.2.3.4: i/o timeout\n',
    'services:\n  a: {image: x\n# docker run x\n',
  ]) {
    const read = readSource(text);
    expect(read.ok ? '' : read.problems[0]?.message).not.toMatch(/^this is/);
  }
});

test.each(REFUSED)('%s is refused by name', (_what, text, words) => {
  const read = readSource(text);
  expect(read.ok ? '' : read.problems[0]?.message).toMatch(words);
});

test('what a loop of a template adds is open for the workloads beside it', () => {
  const read = readSource(
    "Resources:\n  T: {Type: 'AWS::ECS::TaskDefinition', Properties: {RequiresCompatibilities: [FARGATE], ContainerDefinitions: [{Name: a, Image: nginx}]}}\n  'Fn::ForEach::S': [N, [a], {'S${N}': {Type: 'AWS::ECS::Service', Properties: {LaunchType: EC2}}}]\n",
  );
  const open = read.ok ? read.reading.workloads.flatMap(({ undetermined }) => undetermined) : [];
  expect(open.find(({ question }) => question === 'launchType')?.text).toContain('Fn::ForEach');
});

test.each(['DB_SECRET_ARN', 'SECRET_NAME', '%s', '<SECRET_ARN>'])(
  'where the secret %s comes from stays open',
  (valueFrom) => {
    const container = { name: 'a', image: 'nginx', secrets: [{ name: 'X', valueFrom }] };
    const read = readSource(JSON.stringify({ family: 'a', containerDefinitions: [container] }));
    const open = read.ok ? read.reading.workloads.flatMap(({ undetermined }) => undetermined) : [];
    expect(open.map(({ question }) => question)).toContain('secretSources');
  },
);

test('values that a format of a program fills are open, not refused', () => {
  const read = readSource(
    '{"family": "%s", "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"name": "%s", "image": "ACCOUNT.dkr.ecr.%s.amazonaws.com/%s:%s", "portMappings": [{"containerPort": %d}], "cpu": %d}]}',
  );
  expect(read.ok ? read.reading.workloads[0]?.answers.imageRegistries : read.problems).toEqual([
    'ecr-private',
  ]);
});

test.each([
  ['a: "x\n', 'the quote that begins in line 1 has no end'],
  ["Resources:\n  A:\n    Type: 'AWS\n  B: x\n", 'the quote that begins in line 3 has no end'],
  ['family: a\nvolumes: [a\nb: c\n', 'the bracket that begins in line 2 has no end'],
  ['family:\n\tname: a\n', 'tabs may not indent a line'],
  ['family: a: b\n', 'a text with a colon needs quotes'],
  ['family: {a: 1 b: 2}\n', 'a comma is missing'],
  ['family: "\\q"\n', 'a backslash begins an escape'],
])('a mistake in YAML is told in plain words: %j', (text, words) => {
  const read = readSource(text);
  expect(read.ok ? '' : read.problems[0]?.message).toContain(words);
});
