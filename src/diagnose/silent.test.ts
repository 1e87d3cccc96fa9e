/** What is asked for where nothing was recognised, and what a text says of the log driver of a task. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

describe('a silent text of another program', () => {
  test.each([
    ['2024-05-01 10:00:00 INFO [amazon-ssm-agent] Starting Core Agent', /Systems Manager/],
    [
      '2024-05-01T10:00:00.000Z\tinfo\tservice@v0.95.0/telemetry.go:55\tSetting up own telemetry...\n2024-05-01T10:00:01.000Z\tinfo\taws-otel-collector ready',
      /OpenTelemetry/,
    ],
    ['#1 [internal] load build definition from Dockerfile\n#2 DONE 0.1s', /log of a build/],
    ['added 120 packages, and audited 121 packages in 3s\nfound 0 vulnerabilities', /log of a build/],
    ['[Pipeline] sh\n+ make test\nok', /log of a build/],
    ['Running with gitlab-runner 15.0\nJob succeeded', /log of a build/],
  ])('is not asked for the reason of a task: %s', (text, who) => {
    const { diagnoses, missing } = diagnose(text);
    expect(diagnoses).toEqual([]);
    expect(missing?.text).toMatch(who);
    expect(JSON.stringify(missing)).not.toMatch(/stopped ?reason|describe-tasks/i);
  });

  test.each(['hello', 'task 0123abc stopped', 'jenkins: the ECS task of the agent went away'])(
    'that may be of a task is: %s',
    (text) => {
      expect(JSON.stringify(diagnose(text).missing ?? 'describe-tasks')).toMatch(/describe-tasks/);
    },
  );
});

describe('what describes a workload', () => {
  test.each([
    '> aws_ecs_task_definition.app.container_definitions\n"[{\\"name\\":\\"app\\"}]"\n> aws_ecs_service.app.launch_type\n"FARGATE"',
    'aws_ecs_service.app: Refreshing state... [id=arn]\n\nNo changes. Your infrastructure matches the configuration.',
  ])('is sent to the plan only where that can read it, and not as a tool prints it: %s', (text) => {
    expect(JSON.stringify(diagnose(text).missing)).not.toMatch(/--source|plan reads/);
  });

  test.each([
    'resource "aws_ecs_task_definition" "app" {\n  container_definitions = jsonencode([])\n}',
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A:\n    Type: AWS::ECS::TaskDefinition",
    '{\n  "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1"\n}',
  ])('is sent there as a file: %s', (text) => {
    expect(diagnose(text, undefined, () => true).missing?.commands[0]).toContain('plan -- --source');
    expect(JSON.stringify(diagnose(text, undefined, () => false).missing)).not.toMatch(/--source|plan reads/);
    expect(JSON.stringify(diagnose(text).missing)).not.toMatch(/--source|plan reads/);
  });
});

describe('a database that names how it asked', () => {
  test.each(['Peer', 'Ident', 'LDAP', 'RADIUS', 'GSSAPI', 'certificate', 'password'])(
    'was reached, whatever the way: %s',
    (way) => {
      const [first] = diagnose(
        `psycopg2.OperationalError: FATAL:  ${way} authentication failed for user "app"`,
      ).diagnoses;
      expect(first).toMatchObject({ cause: 'configuration', rule: 'databases/user-refused' });
    },
  );
});

test.each([
  'PutLogEvents: ResourceNotFoundException: The specified log group does not exist. (log driver: json-file)',
  'IllegalStateException: CannotStartAppender: ResourceNotFoundException: The specified log group does not exist. (Service: CloudWatchLogs)',
])('a program with a client of its own tells no log driver: %s', (text) => {
  const { answers, diagnoses } = diagnose(text);
  expect(diagnoses[0]?.cause).toBe('log-group');
  expect(answers.logDrivers).toBeUndefined();
});

test('who only speaks of valueFrom has written none that is malformed', () => {
  const spoken =
    'feat: grant ssm:GetParameters to the exec role\n\nssm:GetParameters allows to use secrets and valueFrom for the ssm parameters';
  expect(diagnose(spoken).diagnoses).toEqual([]);
  const refused =
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: invalid valueFrom of a secret';
  expect(diagnose(refused).diagnoses[0]?.cause).toBe('configuration');
});

test('an image of AWS Lambda that was pulled is no function of AWS Lambda', () => {
  const { diagnoses, missing } = diagnose(
    '$ docker pull public.ecr.aws/lambda/provided:al2023\nal2023: Pulling from lambda/provided\n569cc7a04d3d: Pull complete\nStatus: Downloaded newer image for public.ecr.aws/lambda/provided:al2023',
  );
  expect(diagnoses).toEqual([]);
  expect(JSON.stringify(missing)).not.toContain('AWS Lambda');
});
