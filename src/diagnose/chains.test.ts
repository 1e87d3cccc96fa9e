import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

/** The first cause of each error of a text, in the order of the text. */
const causesOf = (text: string): readonly (string | undefined)[] => {
  const { diagnoses, errors } = diagnose(text);
  return [...errors]
    .sort((a, b) => a.start - b.start)
    .map((error) => error.diagnoses.map((at) => diagnoses[at]?.cause)[0]);
};

const MEMORY = 'OutOfMemoryError: Container killed due to memory usage';
const REFUSAL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x/1 is not authorized to perform: secretsmanager:GetSecretValue because no identity-based policy allows the secretsmanager:GetSecretValue action';
const HOST = 'sqs.eu-west-1.amazonaws.com';

describe('an exception of a program behind a failure that is complete', () => {
  test.each([
    [
      `requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='${HOST}', port=443): Max retries exceeded`,
      'missing-endpoint',
    ],
    [`httpx.ConnectTimeout: timed out: https://${HOST}/`, 'missing-endpoint'],
    [`panic: Post "https://${HOST}/": dial tcp: lookup ${HOST} on 10.0.0.2:53: no such host`, 'endpoint-dns'],
    [
      `botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://${HOST}/"`,
      'missing-endpoint',
    ],
    [`Errno::ETIMEDOUT: Connection timed out - connect(2) for "${HOST}" port 443`, 'missing-endpoint'],
  ])('is a failure of its own: %s', (exception, cause) => {
    expect(causesOf(`${MEMORY}\n${exception}`)).toEqual(['runtime', cause]);
    expect(causesOf(`${MEMORY}\n\n${exception}`)).toEqual(['runtime', cause]);
  });

  test.each([
    'socket.gaierror: [Errno -2] Name or service not known',
    'socket.timeout: timed out',
    'redis.exceptions.TimeoutError: Timeout connecting to server',
    'panic: context deadline exceeded',
  ])('lends nothing to it: %s', (exception) => {
    for (const first of [
      REFUSAL,
      'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    ]) {
      const [answer] = diagnose(`${first}\n${exception}`).diagnoses;
      expect(answer?.cause).toBe('iam');
      expect(JSON.stringify(answer?.evidence)).not.toMatch(/timed? ?out|deadline|not known/i);
    }
  });
});

describe('a chain of exceptions', () => {
  const traced = (...exceptions: readonly string[]): string =>
    exceptions
      .map((one) => `Traceback (most recent call last):\n  File "/app/main.py", line 3, in f\n${one}`)
      .join('\n\nDuring handling of the above exception, another exception occurred:\n\n');

  test('stays one in Python, where the first is the innermost and decides', () => {
    expect(
      causesOf(
        traced(
          'socket.gaierror: [Errno -2] Name or service not known',
          'urllib3.exceptions.NewConnectionError: <urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno -2] Name or service not known',
          `botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://${HOST}/"`,
        ),
      ),
    ).toEqual(['endpoint-dns']);
  });

  test('stays one in Java, where the last is the innermost and decides', () => {
    expect(
      causesOf(
        `java.lang.RuntimeException: start failed\n\tat a.B.c(B.java:3)\nCaused by: software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request\n\tat x.Y.z(Y.java:1)\nCaused by: java.net.UnknownHostException: ${HOST}\n\tat java.base/j.N.o(N.java:1)`,
      ),
    ).toEqual(['endpoint-dns']);
  });

  test('is joined by the words between its parts, whatever they wrap', () => {
    expect(
      diagnose(
        'Traceback (most recent call last):\nsocket.timeout: timed out\n\nThe above exception was the direct cause of the following exception:\n\napp.errors.ConfigError: the settings are not there',
      ).errors,
    ).toHaveLength(1);
  });
});

describe('a line of a quiet level', () => {
  const failed = `could not connect to ${HOST}: connection timed out`;

  test.each([
    '[info] using the configuration file /etc/x.conf',
    '[notice] A new release of pip is available: 22.0.4 -> 23.1',
    '2026/05/01 10:00:00 [notice] 1#1: start worker process 31',
    'INFO: Starting the worker',
    'npm notice New minor version of npm available',
  ])('is no part of the title of the record behind it: %s', (quiet) => {
    const [error, ...others] = diagnose(`${quiet}\n${failed}`).errors;
    expect(error?.title).toBe(failed);
    expect(others).toEqual([]);
  });

  test('is one where it names the host of the request that fails behind it', () => {
    const { diagnoses } = diagnose(`[info] Request to https://${HOST}/\nsocket.timeout: timed out`);
    expect(diagnoses[0]?.host).toBe(HOST);
  });

  test('is one where it goes on', () => {
    const [error] = diagnose(`[info] the worker says:\n${failed}`).errors;
    expect(error?.title).toContain('the worker says');
  });
});
