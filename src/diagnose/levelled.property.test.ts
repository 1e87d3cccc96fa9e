import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const LEVELS = ['[ERROR] ', 'E! ', 'ERROR: ', 'error: ', 'ERROR:root:', '[error]: ', 'ERROR - '];

/** Messages of several lines, as programs print them. */
const MESSAGES: readonly (readonly [what: string, lines: readonly string[]])[] = [
  [
    'properties of an error',
    [
      'TimeoutError: Connection timed out after 120000ms',
      "  code: 'NetworkingError',",
      "  hostname: 'sqs.us-west-1.amazonaws.com',",
      '  retryable: true',
    ],
  ],
  [
    'an object with its braces',
    [
      'publish failed {',
      '  "errno": -110,',
      '  "code": "ETIMEDOUT",',
      '  "syscall": "connect",',
      '  "host": "sns.eu-central-1.amazonaws.com"',
      '}',
    ],
  ],
  [
    'a trace of Python',
    [
      'Traceback (most recent call last):',
      '  File "/app/a.py", line 3, in get',
      '    client.get()',
      'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://ssm.eu-west-1.amazonaws.com/"',
    ],
  ],
  [
    'a chain of causes',
    [
      'RequestError: send request failed for kms.us-east-1.amazonaws.com',
      'caused by: dial tcp 52.94.1.2:443: i/o timeout',
    ],
  ],
  [
    'a sentence that a margin broke',
    [
      'the call of the worker to secretsmanager.us-east-1.amazonaws.com on',
      'port 443 was given up, because the connection attempt ended when it',
      'timed out, error code ETIMEDOUT',
    ],
  ],
  [
    'a clause that leads on',
    ['Post "https://ecs.us-east-1.amazonaws.com/" failed with', 'dial tcp: i/o timeout'],
  ],
];

describe.each(LEVELS)('a message with "%s" before each line', (level) => {
  test.each(MESSAGES)('is one, as without it: %s', (_, lines) => {
    const answer = (text: string) => {
      const { diagnoses, errors } = diagnose(text);
      return [diagnoses[0]?.cause, diagnoses[0]?.host, errors.length];
    };
    expect(answer(lines.map((line) => `${level}${line}`).join('\n'))).toEqual(answer(lines.join('\n')));
    expect(answer(lines.join('\n'))[0]).toBe('missing-endpoint');
  });
});

describe.each(LEVELS)('two lines of a log with "%s" before both', (level) => {
  test.each([
    ['next queue sqs.us-east-1.amazonaws.com', 'fetch: dial tcp: i/o timeout'],
    ['next queue sqs.us-east-1.amazonaws.com as planned', 'fetch failed with dial tcp: i/o timeout'],
    ['fetch: dial tcp: i/o timeout', 'next: sqs.us-east-1.amazonaws.com'],
    ['polling sqs.us-east-1.amazonaws.com ...', 'fetch: dial tcp: i/o timeout'],
    [
      'next queue sqs.us-east-1.amazonaws.com',
      'next queue sns.us-east-1.amazonaws.com',
      'fetch failed: dial tcp: i/o timeout',
    ],
  ])('stay two, where nothing says that the second goes on: %s', (...lines) => {
    const { diagnoses } = diagnose(lines.map((line) => `${level}${line}`).join('\n'));
    expect(diagnoses[0]?.cause).toBe('unknown-network');
    expect(diagnoses.flatMap(({ endpoints }) => endpoints)).toEqual([]);
  });
});
