import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

describe('items of a list of changes', () => {
  test.each([
    'Fixed a bug where CannotPullContainerError was reported for images that were pulled from cache',
    '- ecs-agent: retry GetAuthorizationToken on i/o timeout',
    '- Add support for FIPS endpoints\n- ecs-agent: retry GetAuthorizationToken on i/o timeout\n- Handle context deadline exceeded from secretsmanager',
    '## 3.2.1\n- s3: back off when dial tcp i/o timeout is returned by s3.us-east-1.amazonaws.com\n- Improve error message for AccessDenied',
    'v2.1.0 (2024-05-01)\n  * Retry ConnectTimeoutError of sqs.eu-west-1.amazonaws.com\n  * Drop Python 3.7',
    '* Bugfix: connection refused to logs.eu-west-1.amazonaws.com no longer crashes the output\n* Enhancement: log when dial tcp times out',
    'Fix CannotPullContainerError on slow networks (#123)\n\nIncrease the timeout of GetAuthorizationToken and retry on i/o timeout.',
    '* `kms`: treats UnknownHostException of kms.eu-west-1.amazonaws.com as transient\n* `sts`: no longer fails with ENOTFOUND after a restart',
  ])('have not happened: %s', (text) => {
    const { diagnoses, missing } = diagnose(text);
    expect(diagnoses).toEqual([]);
    expect(missing?.text).toContain('an item of a list of changes');
  });

  test.each([
    '- Failed to pull image: dial tcp 10.0.0.1:443: i/o timeout (api.ecr.eu-west-1.amazonaws.com)\n- retry 2 failed too',
    '- Updated the role of the task\n- CannotPullContainerError: failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/a/manifests/1": dial tcp 52.94.1.2:443: i/o timeout',
    '2024-05-01 10:00:00 - retry of Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout',
    '- update failed because the task role is not authorized to perform: s3:GetObject',
    '- Retries exhausted while calling https://sqs.eu-west-1.amazonaws.com/: connection timed out',
    '- log group /ecs/api does not exist (ResourceNotFoundException)',
    '* limit exceeded: ThrottlingException for ecs RunTask',
  ])('are no errors of a program: %s', (text) => {
    expect(diagnose(text).diagnoses).not.toEqual([]);
  });
});

describe('a line that was not read is given its own reason', () => {
  test.each([
    [
      'a server that waits for a program behind it',
      '2024/05/01 10:00:00 [error] 7#7: *1 upstream timed out (110: Connection timed out) while connecting to upstream, client: 10.0.1.7, server: _, request: "GET / HTTP/1.1", upstream: "http://10.0.2.10:8080/", host: "web.example.com"',
      /a program behind that server: no call of AWS/,
    ],
    [
      'what a visitor asked',
      '203.0.113.9 - - [04/Mar/2016:18:51:31 +0000] "GET /timeout HTTP/1.1" 504 614 "-" "curl/7"',
      /the request of a visitor/,
    ],
    [
      'a probe of Kubernetes',
      'Readiness probe failed: Get "http://10.0.1.7:8080/": dial tcp 10.0.1.7:8080: connect: connection refused',
      /what Kubernetes reports/,
    ],
    ['a test', 'PASS src/x.test.ts\n  \u2713 throws on request timed out (3 ms)', /a test that passed/],
    ['a search', 'fields @timestamp | filter @message like /AccessDenied/', /a search for errors/],
    ['a notice', "Unable to find image 'nginx:latest' locally", /a notice of a tool/],
    [
      'program text',
      'try {\n  await client.send(command);\n} catch (error) {\n  if (error.name === "AccessDeniedException") {\n    throw new Error("denied");\n  }\n}',
      /program text/,
    ],
    [
      'a guide',
      '### Problem: CannotPullContainerError\n\n**Cause:** the request timed out\n\n**Solution:** create the endpoints',
      /guide|explains something/,
    ],
    [
      'the nearest of two lines, which were left out for two reasons',
      "PASS src/x.test.ts\n  \u2713 throws on request timed out (3 ms)\nUnable to find image 'nginx:latest' locally",
      /is the line .*throws.* may be a line about a test that passed/,
    ],
  ])('%s', (_what, text, reason) => {
    const { diagnoses, missing } = diagnose(text);
    expect(diagnoses).toEqual([]);
    expect(missing?.text).toMatch(reason);
  });
});
