import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { writtenLines } from './written.ts';

const WRITINGS: readonly (readonly [string, string])[] = [
  [
    'a guide',
    '## Errors\n\n**Symptom:** `CannotPullContainerError`\n\n1. Check the route table of the subnet.\n2. Verify the execution role.',
  ],
  [
    'a list of changes',
    '- Fixed: pulls failed with "i/o timeout" on slow links\n- Added: `NoCredentialProviders` is retried\n- Removed: `skip_verify`',
  ],
  [
    'messages of a program in two languages',
    'msgid "Connection refused"\nmsgstr "Verbindung abgelehnt"\nmsgid "Access denied"\nmsgstr "Zugriff verweigert"',
  ],
  [
    'a type with comments',
    'enum Failure {\n  /// The connection to Secrets Manager timed out.\n  Timeout,\n  /// Access denied by the role.\n  Denied,\n}',
  ],
  [
    'rules of a program',
    '    (r"Essential container in task exited",\n     CRIT, "Essential container exited",\n     "Read the exit code and the logs."),',
  ],
  [
    'settings of an alert',
    '- alert: PullFails\n  expr: increase(stopped{reason=~"CannotPull.*"}[10m]) > 0\n  for: 5m\n  annotations:\n    summary: "i/o timeout means no endpoint, access denied means the role"',
  ],
  [
    'a list of errors with their meaning',
    'Raises:\n    AccessDeniedException: The caller may not read the secret.\n    ThrottlingException: Too many calls were made.',
  ],
];

const EVENT =
  '2026-05-01T10:00:00Z ERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com on 10.0.0.2:53: no such host';

describe.each(WRITINGS)('%s', (_, text) => {
  test('tells of no failure', () => {
    expect(diagnose(text).diagnoses).toEqual([]);
  });

  test('hides no failure that stands above it', () => {
    expect(diagnose(`${EVENT}\n\n${text}`).diagnoses.map(({ cause }) => cause)).toEqual(['endpoint-dns']);
  });
});

const marked = (...lines: readonly string[]): readonly boolean[] =>
  writtenLines(
    lines,
    lines.map(() => false),
  );

test('a paragraph in which something happened is no writing', () => {
  const advice = ['Check the `subnet` first.', 'If the route is missing, the call cannot end.'];
  expect(marked(...advice)).toEqual([true, true]);
  expect(marked(...advice, 'An error occurred (AccessDenied) when calling the GetObject operation')).toEqual([
    false,
    false,
    false,
  ]);
});

test('the members of an error are no settings, and program text that makes one is', () => {
  const members = [
    "  code: 'ETIMEDOUT',",
    '  errno: -110,',
    "  syscall: 'connect',",
    "  host: 'db',",
    '  port: 5432,',
  ];
  expect(marked('{', ...members, '}')).not.toContain(true);
  expect(marked('Error: connect ETIMEDOUT {', ...members, '}')).not.toContain(true);
  expect(marked('const failure = {', ...members, '};')).toContain(true);
  expect(marked('reject({', ...members, '});')).toContain(true);
  expect(
    marked('{', '  "host": "db",', '  "port": 5432,', '  "region": "eu-west-1",', '  "retries": 3', '}'),
  ).toContain(true);
});

test('what a sentence only quotes did not happen', () => {
  expect(
    marked(
      'If the log says "exited with code 1", check the image.',
      'If it says `level=error`, look at the role.',
    ),
  ).toEqual([true, true]);
});

test('a single line is left to other rules', () => {
  expect(marked('Check the `subnet` first.')).toEqual([false]);
});

test('an article of one line explains, and tells of nothing', () => {
  const article =
    'The pull must reach the registry. If the route is missing, it cannot end. Check the route table first.';
  expect(marked(article)).toEqual([true]);
});

describe('what somebody fills in behind bold labels', () => {
  const REASON =
    'ResourceInitializationError: unable to pull secrets or registry auth: There is a connection issue between the task and Amazon ECR. Check your task network configuration.';

  test.each([
    ['a list', `- **Stopped reason** ${REASON}\n- **Platform** 1.4.0`],
    [
      'a list with colons',
      `- **Launch type**: Fargate\n- **Stopped reason**: ${REASON}\n- **Platform**: 1.4.0`,
    ],
    ['colons within the labels', `* **Launch type:** Fargate\n* **Error:** ${REASON}`],
    ['numbers', `1. **Launch type** Fargate\n2. **Error** ${REASON}`],
    ['numbers with brackets', `1) **What happens** the task stops\n2) **Message** ${REASON}`],
    ['no list', `**Launch type** Fargate\n**Error** ${REASON}`],
    ['underscores', `__Region__: eu-west-1\n__Error__: ${REASON}`],
    ['a table', `| **Stopped reason** | ${REASON} |\n| **Platform** | 1.4.0 |`],
    ['quotes', `- **Region** eu-west-1\n- **Error message** "${REASON}"`],
    ['items of other kinds', `- Fargate\n- **Stopped reason** ${REASON}\n- **Works on EC2** yes`],
  ])('is a report: %s', (_, text) => {
    expect(diagnose(text).diagnoses[0]).toMatchObject({
      cause: 'missing-endpoint',
      endpoints: ['ecr.api', 'ecr.dkr', 's3'],
    });
  });

  test.each([
    [
      'a field of a task',
      '- **Stopped reason** Essential container in task exited\n- **Details** Exit Code 139',
      'runtime',
    ],
    [
      'an image',
      '- **Region** us-east-1\n- **Error** CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1: 111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1: not found\n- **Locally** it works',
      'image-not-found',
    ],
    [
      'an answer of an API',
      '1. **Service** SQS\n2. **Error** An error occurred (AccessDenied) when calling the ReceiveMessage operation: Access to the resource is denied.',
      'iam',
    ],
  ])('is read whatever it is: %s', (_, text, cause) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe(cause);
  });

  test.each([
    ['causes', `**Error**: ${REASON}\n**Cause**: the endpoint is missing\n**Fix**: create it`],
    [
      'solutions',
      `1. **Error**: ${REASON}\n2. **Error**: CannotStartContainerError: no room\n\n**Solutions**\n- create endpoints`,
    ],
    ['symptoms', `- **Symptom**: ${REASON}\n- **Possible causes**: no route, no endpoint`],
    [
      'the errors themselves as labels',
      '- **ResourceInitializationError**: unable to pull secrets or registry auth\n- **CannotPullContainerError**: the network is not reached',
    ],
    [
      'what errors mean',
      '- **ResourceInitializationError:** The task cannot pull secrets. Check your network.\n- **Essential container in task exited:** The program ended. Check the logs.',
    ],
  ])('is a guide with %s', (_, text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
  });
});
