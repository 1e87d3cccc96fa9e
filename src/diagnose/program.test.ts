import { expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { programLines } from './program.ts';

const PROGRAMS: readonly (readonly [string, string])[] = [
  [
    'a table of tests in Go',
    '{"timeout", errors.New("dial tcp: lookup ecs.us-east-1.amazonaws.com: i/o timeout"),\n\t"could not reach AWS"},\n}\nfor _, tc := range cases {\n\tt.Run(tc.name, func(t *testing.T) {',
  ],
  [
    'a retry in Ruby',
    'begin\n  bucket.create unless bucket.exists?\nrescue Seahorse::Client::NetworkingError, Aws::S3::Errors::NotFound\n  retries -= 1\n  fail "Could not connect to the S3 server after 10 retries"\nend',
  ],
  [
    'a list of messages in TypeScript',
    "const messages = [\n  'connect ECONNREFUSED 10.0.0.1:443',\n  'getaddrinfo ENOTFOUND sqs.eu-west-1.amazonaws.com',\n];",
  ],
  [
    'a predicate in a language of its own',
    'return findNoCase("Timeout waiting for connection from pool", msg)\n    || findNoCase("ConnectionPoolTimeoutException", msg);',
  ],
  [
    'a class in Python',
    'class Flaky(object):\n    def read(self, key):\n        raise EndpointConnectionError(endpoint_url="https://s3.eu-west-1.amazonaws.com/")\n        return self.data[key]',
  ],
  [
    'a text between three quotes that a call is given',
    'check(\n    log="""\n    denied: requested access to the resource is denied\n    Error: exit code 1\n    """,\n)',
  ],
  [
    'objects with properties',
    "  tasks: [{\n    containers: [\n      { name: 'web', reason: 'CannotPullContainerError: image not found', exitCode: 1 },\n    ],\n  }],\n});\nmock.on(Describe).resolves({",
  ],
  [
    'a template of JavaScript',
    'exports[`renders`] = `\n<div class="error">\n  CannotPullContainerError: pull access denied\n</div>\n`;',
  ],
  [
    'regular expressions in a list',
    'const FULL = [\n  /could not extend file/i,\n  /no space left on device/i,\n  /disk full/i,\n];',
  ],
  [
    'rows of values',
    "    ['no name', { message: 'getaddrinfo ENOTFOUND db.example.com' }, 'down'],\n    ['refused', { message: 'connect ECONNREFUSED 10.1.0.1:443' }, 'down'],\n  ];",
  ],
  [
    'an argument with its name',
    '    fake.add(\n        code=1,\n        stderr=\'Post "https://api.example.com/graphql": dial tcp: i/o timeout\',\n    )\n    await run(ws)',
  ],
];

test.each(PROGRAMS)('%s has not failed', (_, text) => {
  expect(diagnose(text).diagnoses).toEqual([]);
});

test.each(PROGRAMS)('%s hides no failure that stands above it', (_, text) => {
  const log =
    '2026-05-01T10:00:00Z ERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com on 10.0.0.2:53: no such host';
  expect(diagnose(`${log}\n\n${text}`).diagnoses.map(({ cause }) => cause)).toEqual(['endpoint-dns']);
});

test('what a program printed is no program text', () => {
  const printed = [
    'Traceback (most recent call last):',
    '  File "app.py", line 3, in main',
    '    client.send_message(QueueUrl=url, MessageBody="x")',
    'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"',
  ];
  expect(programLines(printed)).not.toContain(true);
  expect(
    programLines(['{ Error: connect ETIMEDOUT', "  errno: 'ETIMEDOUT',", "  code: 'ETIMEDOUT' }"]),
  ).not.toContain(true);
});

test.each([
  [
    'a table of meanings',
    '| Error Signature | Root Cause | Fix |\n|---|---|---|\n| CannotPullContainerError | IAM or network | Add endpoints |\n| exec format error | wrong platform | Build again |',
  ],
  [
    'settings',
    'ecr:\n  retry_limit: 5\n  error_if_missing: true\n  on_denied: fail\nendpoints:\n  - https://api.ecr.eu-west-1.amazonaws.com',
  ],
  [
    'a list of meanings',
    '- `CannotPullContainerError` / `unable to pull` -> bad image tag\n- `ResourceInitializationError` -> no route to Amazon ECR',
  ],
  [
    'a difference of code',
    '-\tif err.Code() == "InvalidParameterException" {\n-\t\treturn resource.NonRetryableError(err)\n+\tif isAWSErr(err, "InvalidParameterException", "") {\n+\t\tlog.Printf("[DEBUG] again: %q", err)',
  ],
])('%s has not failed', (_, text) => {
  expect(diagnose(text).diagnoses).toEqual([]);
});

test('a row with an event is read, whatever table it stands in', () => {
  const text =
    '| Time | Status | Reason |\n| 10:00:00 | STOPPED | CannotPullContainerError: dial tcp 52.94.1.2:443: i/o timeout |';
  expect(diagnose(text).diagnoses).not.toEqual([]);
});
