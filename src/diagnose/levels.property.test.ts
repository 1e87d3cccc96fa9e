import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { levelFirst } from './levels.ts';

const WORKED = 'connected to sqs.us-east-1.amazonaws.com';
const FAILED = 'fetch: dial tcp: i/o timeout';

/** Two lines of one log, each with its level first, as programs write them. */
const PREFIXES: readonly (readonly [program: string, info: string, error: string])[] = [
  ['a level of four letters and a date', '[INFO] 2021-03-29 10:15:43 ', '[ERRO] 2021-03-29 10:15:49 '],
  ['a level and a date', '[INFO] 2021-03-29 10:15:43 ', '[ERROR] 2021-03-29 10:15:49 '],
  ['a level in brackets', '[INFO] ', '[ERROR] '],
  ['a level in capitals', 'INFO  ', 'ERROR '],
  ['a level and a colon', 'INFO: ', 'EROR: '],
  ['logging of Python', 'INFO:root:', 'ERROR:root:'],
  ['logrus in a terminal', 'INFO[0000] ', 'ERRO[0030] '],
  ['Telegraf and the CloudWatch agent', 'I! ', 'E! '],
  ['Tornado', '[I 210329 10:15:43 web:2239] ', '[E 210329 10:15:49 web:2239] '],
  [
    'the logger of Ruby',
    'I, [2021-03-29T10:15:43.12 #1]  INFO -- : ',
    'E, [2021-03-29T10:15:49.12 #1] ERROR -- : ',
  ],
  ['Android', 'D/Net: ', 'E/Net: '],
  ['winston', '[info]: ', '[error]: '],
  ['winston, simple', 'info: ', 'error: '],
  ['Next.js', 'info  - ', 'error - '],
  [
    'the level behind the thread',
    '[main] INFO com.acme.App - ',
    '[pool-1-thread-2] ERROR com.acme.Fetcher - ',
  ],
  ['logfmt', 'level=info msg=', 'level=error msg='],
  ['syslog', '<6>', '<3>'],
  ['signs', '\u2714 ', '\u2718 '],
  ['coloured signs', '\u2139\ufe0f ', '\u274c '],
  ['systemd', '[  OK  ] ', '[FAILED] '],
  ['a script', 'OK: ', 'FAIL: '],
];

describe('a level with which a line begins', () => {
  test.each(PREFIXES)('begins a record: the host of another one is not called, with %s', (_, info, error) => {
    for (const text of [
      `${info}${WORKED}\n${error}${FAILED}`,
      `${error}${FAILED}\n${info}${WORKED}`,
      `${error}retrying ${WORKED.slice(13)}\n${error}${FAILED}`,
    ]) {
      const { diagnoses } = diagnose(text);
      expect(diagnoses.map(({ host }) => host)).not.toContain('sqs.us-east-1.amazonaws.com');
      expect(diagnoses.flatMap(({ endpoints }) => endpoints)).toEqual([]);
      expect(diagnoses[0]?.cause).toBe('unknown-network');
    }
  });

  test.each(PREFIXES)('does not part a host from the failure behind it, with %s', (_, info, error) => {
    const { diagnoses } = diagnose(
      `${info}queue poller started\n${error}Post "https://sqs.us-east-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout`,
    );
    expect(diagnoses[0]).toMatchObject({ cause: 'missing-endpoint', host: 'sqs.us-east-1.amazonaws.com' });
  });

  test.each([
    'Error: creating the service failed',
    'error while it was created',
    'information about the error',
    'I was not able to connect',
    'fatal error that nobody expected',
    '- connected to sqs.us-east-1.amazonaws.com',
    'Failed to connect',
    'Warning FailedScheduling 2m default-scheduler',
  ])('is no word of a sentence, nor the name of an error: %s', (line) => {
    expect(levelFirst(line)).toBeUndefined();
  });

  test('does not part the lines below a message from it', () => {
    const { diagnoses } = diagnose(
      '[ERROR] poll failed\ncom.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to sqs.us-east-1.amazonaws.com:443 [sqs.us-east-1.amazonaws.com/52.94.237.45] failed: connect timed out\n\tat com.acme.Poller.run(Poller.java:3)\n[INFO] next poll in 30 s',
    );
    expect(diagnoses[0]).toMatchObject({ cause: 'missing-endpoint', endpoints: ['sqs'] });
  });

  test('does not part a cause from its message where both have the level', () => {
    const { diagnoses, errors } = diagnose(
      'E! RequestError: send request failed for sqs.us-east-1.amazonaws.com\nE! caused by: dial tcp 52.94.1.2:443: i/o timeout',
    );
    expect(diagnoses[0]).toMatchObject({ cause: 'missing-endpoint', endpoints: ['sqs'] });
    expect(errors).toHaveLength(1);
  });

  test.each([
    ['WARN[0000] ', 'FATA[0000] '],
    ['W/Auth: ', 'F/Pull: '],
  ])('puts what ended the program before what it only warned of: %s%s', (warns, ends) => {
    const { diagnoses } = diagnose(
      `${warns}error getting credentials - err: exit status 1, out: \`not available\`\n${ends}failed to resolve reference "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1": unexpected status code [manifests 1]: 401 Unauthorized`,
    );
    expect(diagnoses.map(({ cause }) => cause)).toEqual(['iam', 'runtime']);
  });
});
