/** What an answer says beyond its cause: only what the text bears out. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const said = (text: string): string =>
  diagnose(text)
    .diagnoses.map((one) => [one.text, ...one.fix, ...one.evidence.map(({ says }) => says)].join('\n'))
    .join('\n');

describe('an answer says no more than the text', () => {
  test.each([
    {
      name: 'an image that the machine lacks is no answer of a registry',
      text: 'Error inspecting image 111122223333.dkr.ecr.us-east-1.amazonaws.com/big:latest: no such image',
      says: /runtime of the machine has no such image/,
      never: /registry was reached/,
    },
    {
      name: 'a pull by hand has no task and no execution role',
      text: 'running: docker pull 111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1\nunauthorized: authentication required',
      says: /docker login/,
      never: /execution role/,
    },
    {
      name: 'a connection that failed somehow is not one without an answer',
      text: 'ResourceInitializationError: failed to download env files: RequestError: send request failed\ncaused by: Get "https://s3.eu-west-1.amazonaws.com/b/app.env": Failed to establish a new connection',
      says: /the text does not say how/,
      never: /got no answer from/,
    },
    {
      name: 'a message of the SDK for Java that ends with the host is a name that was not resolved',
      text: 'SdkClientException: Unable to execute HTTP request: sts.eu-west-1.amazonaws.com\n\tat software.amazon.awssdk.core.exception.SdkClientException.create(SdkClientException.java:43)',
      says: /could not be resolved/,
      never: /got no answer from/,
    },
    {
      name: 'a log driver without options called nobody',
      text: 'CannotStartContainerError: failed to initialize logging driver: failed to get fluentd log driver arguments: logging driver specified of container web, but no log configuration specified',
      says: /no options were given/,
      never: /nothing listening|token/,
    },
    {
      name: 'status 599 is no answer',
      text: "Exception('Request Empty body  HTTP 599  Failed to connect to eu-west-1.queue.amazonaws.com port 443: Connection timed out (None)',)",
      says: /got no answer from Amazon SQS/,
      never: /answered with HTTP status/,
    },
    {
      name: 'a socket of Docker is no registry, nor the name of a role',
      text: 'User: arn:aws:sts::111122223333:assumed-role/nodes.example.cluster.local/i-05101c6ca462115a9 is not authorized to perform: ssm:GetParameter (Post http://%2Fvar%2Frun%2Fdocker.sock/x)',
      says: /ssm:GetParameter/,
      never: /a registry|the host of/,
    },
    {
      name: 'a registry that answered 504 needs no further path',
      text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/acme/flows/blobs/sha256:69: 504 Gateway Time-out',
      says: /answered with status 504/,
      never: /needs a path/,
    },
    {
      name: 'an upstream registry that refused is no permission of the role',
      text: "Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/nginx, repository does not exist or may require 'docker login': denied: The authentication to the upstream registry failed. Verify that the credentials stored are correct",
      says: /pull-through cache/,
      never: /BatchGetImage/,
    },
    {
      name: 'a read that took too long was on an open connection',
      text: 'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://bedrock-runtime.us-east-1.amazonaws.com/model/x/invoke"',
      says: /was open/,
      never: /needs this endpoint/,
    },
    {
      name: 'an endpoint service of another account has a name of its own form',
      text: "The Vpc Endpoint Service 'com.amazonaws.vpce.eu-west-1.vpce-svc-abc123' does not exist",
      says: /does not admit this account/,
      never: /short names/,
    },
    {
      name: 'the exit code of a build is not that of a container',
      text: '##[error]Resource is not in the state servicesStable\n##[error]Node run failed with exit code 1',
      says: /did not stay up/,
      never: /program in the container/,
    },
    {
      name: 'a signature for another Region is not a lack of credentials',
      text: "Credential should be scoped to a valid region, not 'vpce'. (Service: AmazonKinesisFirehose; Status Code: 400; Error Code: InvalidSignatureException; Request ID: d6)",
      says: /signature/,
      never: /no valid credentials/,
    },
    {
      name: 'a database that answered is no role of AWS, and is named',
      text: "ERROR 1045 (28000): Access denied for user 'app'@'10.0.1.9' (using password: YES)",
      says: /database, cache or broker was reached/,
      never: /task role|Whom it called is not said/,
    },
    {
      name: 'the host of live logs has an endpoint service of its own',
      text: 'Could not connect to the endpoint URL: "https://streaming-logs.eu-west-1.amazonaws.com/"',
      says: /com\.amazonaws\.eu-west-1\.stream-logs/,
      never: /needs this endpoint: logs/,
    },
    {
      name: 'a port of the machine itself is called so, in brackets and behind a name',
      text: 'System.Net.Http.HttpRequestException: Connection refused (localhost:4566)',
      says: /the machine itself \(localhost\)/,
      never: /does not say which service/,
    },
  ])('$name', ({ text, says, never }) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test('a log driver that is not awslogs is not read as awslogs', () => {
    const { answers } = diagnose(
      'failed to initialize logging driver: failed to get fluentd log driver arguments: no log configuration specified',
    );
    expect(answers.logDrivers).toBeUndefined();
  });
});
