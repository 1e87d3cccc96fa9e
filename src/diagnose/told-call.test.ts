import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const whole = (text: string): string =>
  diagnose(text)
    .diagnoses.flatMap((one) => [one.text, ...one.fix, ...one.evidence.map(({ says }) => says)])
    .join(' ');
const first = (text: string): string | undefined => diagnose(text).diagnoses[0]?.cause;

describe('what to allow is what the text says was done', () => {
  test.each([
    [
      'failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0a...',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
    [
      'failed to send log events to Cloudwatch: operation error CloudWatch Logs, https response error StatusCode: 400, AccessDeniedException: access denied',
      'logs:PutLogEvents',
      'logs:CreateLogStream',
    ],
    [
      'could not upload file to https://acme.s3.eu-west-1.amazonaws.com/a: AccessDenied: Access Denied, status code: 403',
      's3:PutObject',
      's3:GetObject',
    ],
    [
      'could not download object from https://acme.s3.eu-west-1.amazonaws.com/a: AccessDenied: Access Denied, status code: 403',
      's3:GetObject',
      's3:PutObject',
    ],
    [
      'cannot get parameter /app/key from https://ssm.eu-west-1.amazonaws.com/: AccessDeniedException: access denied, status code: 400',
      'ssm:GetParameter ',
      'ssm:GetParameters',
    ],
    [
      'generating a data key at https://kms.eu-west-1.amazonaws.com/ failed: AccessDeniedException: access denied, status code: 400',
      'kms:GenerateDataKey',
      'kms:Decrypt',
    ],
  ])('%s', (text, named, other) => {
    expect(whole(text)).toContain(named);
    expect(whole(text)).not.toContain(other);
  });
});

describe('a login is no pull', () => {
  test.each([
    [
      'docker, by the own name of an endpoint',
      'Error response from daemon: login attempt to https://vpce-0a1b2c3d4e5f67890-abcd1234.dkr.ecr.us-east-1.vpce.amazonaws.com/v2/ failed with status: 403 Forbidden',
      'configuration',
    ],
    [
      'podman, in another Region',
      '$ podman login -u AWS vpce-0fff-1234.dkr.ecr.eu-west-1.vpce.amazonaws.com\nError: authenticating creds for "vpce-0fff-1234.dkr.ecr.eu-west-1.vpce.amazonaws.com": Requesting bearer token: invalid status code from registry 403 (Forbidden)',
      'configuration',
    ],
    [
      'docker, by the name of the registry',
      'Error response from daemon: login attempt to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/ failed with status: 403 Forbidden',
      'iam',
    ],
    [
      'helm',
      '$ helm registry login --username AWS 111122223333.dkr.ecr.eu-west-1.amazonaws.com\nError: GET "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/": response status code 403: denied: Forbidden',
      'iam',
    ],
  ])('%s', (_what, text, cause) => {
    expect(first(text)).toBe(cause);
    expect(whole(text)).not.toMatch(/BatchGetImage|GetDownloadUrlForLayer/);
  });
});

describe('words of the text, and not of the family', () => {
  test.each([
    [
      'an exporter is no daemon',
      'Exporting failed. "name": "awsxray", "error": "RequestError: send request failed\\ncaused by: Post \\"https://xray.us-east-1.amazonaws.com/TraceSegments\\": net/http: request canceled while waiting for connection"',
      /X-Ray daemon/,
      /AWS X-Ray/,
    ],
    [
      'a value that is no JSON',
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
      /lacks the key|Correct the key/,
      /is no JSON/,
    ],
    [
      'a key that is not there',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key PASSWORD',
      /is no JSON/,
      /lacks the key/,
    ],
    [
      'an image that contradicts itself',
      'CannotPullContainerError: ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: mismatched image rootfs and manifest layers',
      /layer of the image could not|disk of the machine|operating system/,
      /do not name the same layers/,
    ],
    [
      'a layer that is damaged',
      'CannotPullContainerError: failed to register layer: archive/tar: invalid tar header',
      /do not name the same layers/,
      /layer of the image could not be unpacked/,
    ],
  ])('%s', (_what, text, never, says) => {
    expect(whole(text)).not.toMatch(never);
    expect(whole(text)).toMatch(says);
  });
});

describe('an image in the cache of Amazon ECR whose layer comes from the registry behind it', () => {
  test.each([
    'Failed to pull image "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror/docker.io/library/busybox:1.35.0": failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://production.cloudflare.docker.com/registry-v2/docker/registry/v2/blobs/sha256/1c/data": dial tcp 104.16.99.215:443: i/o timeout',
    'CannotPullContainerError: failed to pull 111122223333.dkr.ecr.us-east-1.amazonaws.com/quay/prometheus/node-exporter:v1: failed to copy: failed to do request: Get "https://cdn01.quay.io/quayio-production-s3/sha256/aa": dial tcp 104.18.1.2:443: i/o timeout',
    'CannotPullContainerError: ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/ghcr/acme/web:3: failed to do request: Get "https://pkg-containers.githubusercontent.com/ghcr1/blobs/sha256:aa": dial tcp 185.199.108.154:443: i/o timeout',
  ])('is sent on, and needs no rule of a cache: %s', (text) => {
    expect(first(text)).toBe('external-registry');
    expect(whole(text)).toMatch(/sent the caller on/);
    expect(whole(text)).not.toMatch(/use a pull-through cache rule/);
  });

  test('is only one of the things that another host may be', () => {
    for (const host of ['mirror.corp.example', 'proxy.corp.example:3128', 'registry.corp.example']) {
      const text = `CannotPullContainerError: failed to pull 111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1: failed to do request: Get "https://${host}/v2/": dial tcp 203.0.113.7:443: i/o timeout`;
      expect(diagnose(text).diagnoses[0]).toMatchObject({ cause: 'external-registry', likelihood: 'likely' });
      expect(whole(text)).toMatch(/a mirror or a proxy/);
    }
  });

  test('is not what asks another registry for the manifest', () => {
    const text =
      'CannotPullContainerError: failed to pull 111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1, trying its mirror: failed to do request: Head "https://ghcr.io/v2/acme/web/manifests/3": dial tcp 140.82.1.2:443: i/o timeout';
    expect(whole(text)).not.toMatch(/sent the caller on/);
  });

  test('is not what a pull of Docker Hub is', () => {
    const text =
      'CannotPullContainerError: failed to resolve ref docker.io/library/nginx:1: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1": dial tcp 44.205.64.79:443: i/o timeout';
    expect(whole(text)).toMatch(/use a pull-through cache rule/);
  });
});
