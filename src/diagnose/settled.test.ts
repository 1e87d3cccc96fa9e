import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);

describe('a failure after which the same call succeeded', () => {
  test.each([
    '2026-05-01T10:00:00Z ERROR Error connecting to ACS: dial tcp 52.94.1.2:443: i/o timeout\n2026-05-01T10:00:30Z INFO Connected to ACS endpoint',
    'cache: connect to redis.acme.internal:6379 failed: connection refused\ncache: reconnected to redis.acme.internal:6379',
    'upload to https://sqs.eu-west-1.amazonaws.com/ timed out, retrying\nupload succeeded on attempt 2',
    'ERROR log group /ecs/api: ResourceNotFoundException: The specified log group does not exist.\nINFO created log group /ecs/api',
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
      'only a container of the task was created, and the image is missing still',
      '2026-05-01T10:00:00Z [ERROR] Managed task [t/1]: Error while pulling container web-image, will try to run anyway: API error (404): repository 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web not found\n2026-05-01T10:00:01Z [INFO] Task engine [t/1]: created docker container for task: web-image\n2026-05-01T10:00:02Z [INFO] Task engine [t/1]: error transitioning container [web-image] to [CREATED]: no such image',
    ],
    [
      'a name of a container was created',
      'level=error msg="Failed to pull image" image="111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:7" error="manifest unknown: not found"\nlevel=info msg="created container name mapping for task api" image=api',
    ],
    [
      'something of another kind was created',
      'ERROR ResourceNotFoundException: The specified log group /ecs/api does not exist.\nINFO created table /ecs/api',
    ],
    [
      'the same upload fails again in other words',
      'ERROR upload of backup.tar to https://acme.s3.eu-west-1.amazonaws.com/ timed out\nINFO uploaded part 1 of backup.tar to https://acme.s3.eu-west-1.amazonaws.com/\nERROR backup.tar: https://acme.s3.eu-west-1.amazonaws.com/ connection refused, giving up',
    ],
    [
      'it only waits to be connected',
      'ERROR dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host\nINFO waiting until connected',
    ],
  ])('is not past where %s', (_, text) => {
    expect(causes(text)).not.toEqual([]);
  });
});

describe('a participle that describes a thing or stands in a name', () => {
  const failure =
    '2026-02-17T12:17:44Z [ERROR] fetcher: Get https://s3.eu-west-1.amazonaws.com/acme/x: dial tcp 52.218.1.1:443: i/o timeout';

  test.each([
    'Downloading published md5sum from https://s3.eu-west-1.amazonaws.com/acme/x.md5',
    'fetcher: getting the uploaded archive from https://s3.eu-west-1.amazonaws.com/acme/x',
    'fetcher: reading jobs-published at https://s3.eu-west-1.amazonaws.com/acme/x',
    'fetcher: GET https://s3.eu-west-1.amazonaws.com/uploaded/x',
  ])('tells of no call that succeeded: %s', (line) => {
    const { diagnoses } = diagnose(`2026-02-17T12:17:39Z [DEBUG] ${line}\n${failure}`);
    expect(diagnoses[0]).toMatchObject({
      cause: 'missing-endpoint',
      likelihood: 'likely',
      endpoints: ['s3'],
    });
  });

  test.each([
    'fetcher: downloaded https://s3.eu-west-1.amazonaws.com/acme/w',
    'fetcher: connected to s3.eu-west-1.amazonaws.com',
    'fetcher: archive uploaded to https://s3.eu-west-1.amazonaws.com/acme/w',
    'fetcher: 3 objects published at https://s3.eu-west-1.amazonaws.com/acme/w',
  ])('is not one that tells what was done: %s', (line) => {
    const { diagnoses } = diagnose(`2026-02-17T12:17:39Z [INFO] ${line}\n${failure}`);
    expect(diagnoses[0]).toMatchObject({ cause: 'network-path', likelihood: 'possible' });
  });
});
