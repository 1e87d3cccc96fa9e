import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const first = (text: string) => diagnose(text).diagnoses[0];

describe('a program that no family knows', () => {
  test.each([
    ['connection refused 127.0.0.1:6379', 'runtime'],
    ['127.0.0.1:6379: CONNECTION REFUSED!', 'runtime'],
    ['refused (127.0.0.1:6379) connection', 'runtime'],
    ['acme-agent[12]: ERR upload to s3 gave up, no response', 'missing-endpoint'],
    ['acme-agent[12]: ERR no such host: metrics.acme.internal', 'endpoint-dns'],
    ['acme-agent[12]: ERR in its container: token expired', 'iam'],
    ['acme-agent[12]: ERR rate limit reached', 'rate-limit'],
    ['acme-agent[12]: ERR in its container: out of memory', 'runtime'],
    ['acme-agent[12]: ERR in its container: option colour is not supported', 'configuration'],
  ])('%s is answered by its outcome, and only as possible', (text, cause) => {
    expect(first(text)).toMatchObject({ cause, likelihood: 'possible' });
    expect(first(text)?.evidence).not.toEqual([]);
  });

  test.each([
    'acme-agent[12]: INFO upload to s3, timeout=30',
    'acme: sync finished, 0 errors, 0 denied, 12 uploaded',
    'Ensure that the tasks can reach Redis, otherwise connections are refused.',
    'If the connection is refused, look whether Redis runs.',
    '- Fix a time-out when Redis refuses connections',
  ])('%s tells of no failure', (text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
  });

  test('is believed in a log with levels only where the log calls it a failure', () => {
    const calm = '2026-05-01T10:00:00Z [INFO] started\n2026-05-01T10:00:01Z [INFO] pulling\n';
    expect(
      diagnose(`${calm}2026-05-01T10:00:02Z unable to create event: status not recognized`).diagnoses,
    ).toEqual([]);
    expect(
      first(`${calm}2026-05-01T10:00:02Z [ERROR] container web: unable to create event: unknown status`)
        ?.cause,
    ).toBe('configuration');
  });
});

test.each([
  'If you have no Session Manager plugin, install it first. The task role needs ssmmessages permissions.',
  'A CannotPullContainerError means that the image could not be pulled; make sure that the subnet has a route.',
  'Callers must have ecs:Describe* and logs:GetLogEvents; otherwise access is denied.',
])('advice is no failure: %s', (text) => {
  expect(diagnose(text).diagnoses).toEqual([]);
});
