import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);

describe('a failure after which the same call succeeded', () => {
  test.each([
    '2026-05-01T10:00:00Z ERROR Error connecting to ACS: dial tcp 52.94.1.2:443: i/o timeout\n2026-05-01T10:00:30Z INFO Connected to ACS endpoint',
    'cache: connect to redis.acme.internal:6379 failed: connection refused\ncache: reconnected to redis.acme.internal:6379',
    'upload to https://sqs.eu-west-1.amazonaws.com/ timed out, retrying\nupload succeeded on attempt 2',
    'level=error time=2026-05-01T10:00:00Z msg="Unable to register as a container instance" error="RequestError: send request failed caused by: Post \\"https://ecs.eu-west-1.amazonaws.com/\\": dial tcp 52.94.1.2:443: i/o timeout"\nlevel=info time=2026-05-01T10:01:00Z msg="Registered container instance with cluster web"',
  ])('is past: %s', (text) => {
    expect(causes(text)).toEqual([]);
    expect(diagnose(text).missing).toBeDefined();
  });

  test.each([
    [
      'another host answered',
      'ERROR Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout\nINFO connected to db.acme.internal.example',
    ],
    [
      'it failed again',
      'ERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host\nINFO reconnected\nERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host',
    ],
    [
      'the success came before',
      'INFO Connected to ACS endpoint\nERROR Error connecting to ACS: dial tcp 52.94.1.2:443: i/o timeout',
    ],
    [
      'the newest line stands first',
      '2026-05-01T10:09:00Z ERROR Error connecting to ACS: dial tcp 52.94.1.2:443: i/o timeout\n2026-05-01T10:00:30Z INFO Connected to ACS endpoint',
    ],
    [
      'events of a service are listed from the newest',
      '(service web) was unable to place a task. Reason: CannotPullContainerError: dial tcp 52.94.1.2:443: i/o timeout.\n(service web) has reached a steady state.',
    ],
    [
      'it only waits to be connected',
      'ERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host\nINFO waiting until connected',
    ],
  ])('is not past where %s', (_, text) => {
    expect(causes(text)).not.toEqual([]);
  });
});
