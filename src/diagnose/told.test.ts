import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const first = (text: string) => diagnose(text).diagnoses[0];
const cause = (text: string): string => first(text)?.cause ?? 'none';

describe('a text in which nothing failed here', () => {
  test.each([
    [
      'tests that passed',
      '=== RUN   TestPull/dial_tcp_i/o_timeout\n--- PASS: TestPull/dial_tcp_i/o_timeout (0.01s)\nok  \texample.com/pull\t0.03s',
    ],
    ['counters', 'sdk_errors_total{code="AccessDenied"} 0\nsdk_errors_total{code="ThrottlingException"} 0'],
    [
      'a query of several lines',
      "SELECT reason FROM events\nWHERE reason LIKE '%CannotPullContainerError%i/o timeout%'\nORDER BY at DESC;",
    ],
    [
      'the options of a manual',
      '       --retry-refused\n              In addition to the other conditions, consider ECONNREFUSED as a transient error too.\n       --limit <seconds>\n              Maximum time that a connection may take.',
    ],
    [
      'an incident that is over',
      '**Resolved** - This incident has been resolved.\n\n**Identified** - Connections to api.ecr.eu-west-1.amazonaws.com timed out because of a network ACL.',
    ],
    [
      'a message as documentation shows it',
      'failed to get container status: <reason>\n\nThis error occurs when the memory of a container does not suffice.',
    ],
    [
      'values between commas under their names',
      'code,message,retry\nAccessDenied,Access Denied,no\nSlowDown,Please reduce your request rate,yes',
    ],
    [
      'an example in a sentence',
      'Pull returns the error of the transport (for example "dial tcp: i/o timeout").',
    ],
    [
      'a list of changes',
      '1a2b3c4 fix: retry the pull on i/o timeout\n5d6e7f8 feat: handle ThrottlingException with backoff',
    ],
  ])('is answered by nothing: %s', (_, text) => {
    expect(cause(text)).toBe('none');
  });

  test.each([
    [
      '--- FAIL: TestPull (0.01s)\n    pull_test.go:9: dial tcp 52.94.1.2:443: i/o timeout',
      'unknown-network',
    ],
    [
      'WHERE: the pull of 123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1 failed: dial tcp 52.94.1.2:443: i/o timeout',
      'missing-endpoint',
    ],
    [
      '**Investigating**\n\nConnections to api.ecr.eu-west-1.amazonaws.com time out: dial tcp 52.94.1.2:443: i/o timeout',
      'missing-endpoint',
    ],
    ['failed to get container status: OCI runtime create failed', 'runtime'],
  ])('and what is near to it is answered: %s', (text, wanted) => {
    expect(cause(text)).toBe(wanted);
  });
});

describe('a table', () => {
  const REASON =
    'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR.';

  test.each([
    [
      'of tasks that stopped',
      `| Time | Status | Reason |\n|---|---|---|\n| 10:02 | STOPPED | ${REASON} |\n| 10:05 | STOPPED | (same) |`,
    ],
    ['of the AWS CLI', `+---------+------+\n|  STOPPED|  ${REASON} |\n+---------+------+`],
    ['without a head', `| 0123456789abcdef0123456789abcdef | STOPPED | ${REASON} |`],
  ])('%s is answered', (_, text) => {
    expect(cause(text)).toBe('missing-endpoint');
  });

  test('of what errors mean is not', () => {
    expect(
      cause(`| Reason | Meaning | Fix |\n|---|---|---|\n| ${REASON} | no route | add an endpoint |`),
    ).toBe('none');
  });
});

describe('what somebody reports', () => {
  test.each([
    'The tasks are constantly failing with `exec /usr/local/bin/web: exec format error` and hence the health check fails. What could be causing this?',
    'Here it fails to run the image with error:\n\n `"CannotPullContainerError: failed to find a descriptor for platform {linux/amd64}"`\n\nThe same image works with another launch type',
  ])('is answered, though the rest of the text explains and asks: %s', (text) => {
    expect(cause(text)).toBe('platform-mismatch');
  });

  test.each([
    '## Summary\nAfter the move our tasks stop with `DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s`.',
    '### 1. 障害\n- **エラー**: `DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s`\n- **影響**: デプロイが停止',
    '1. Moved the service into a private subnet.\n2. The task starts.\n3. After minutes I was faced with this.\n`DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s`',
  ])(
    'is answered under any heading, where it is the only message and nothing tells what to do: %s',
    (text) => {
      expect(cause(text)).toBe('missing-endpoint');
    },
  );

  test('is no report where the text tells what to do about it', () => {
    expect(
      cause(
        '### 1. Start\n- **Error**: `DockerTimeoutError: timed out after waiting 3m0s`\n- Check the route table',
      ),
    ).toBe('none');
  });

  test('is answered by the bare name of an exception', () => {
    expect(cause('We get TargetNotConnectedException when running aws ecs execute-command.')).toBe(
      'missing-endpoint',
    );
    expect(cause('If we get TargetNotConnectedException when running the command, what does it mean?')).toBe(
      'none',
    );
  });

  test('is two errors where a sentence quotes two messages', () => {
    const { errors } = diagnose(
      'Two things fail: `An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: try again` and `gRPC config stream to appmesh-envoy-management.eu-west-1.amazonaws.com:443 closed: 14, upstream connect error`.',
    );
    expect(errors).toHaveLength(2);
  });

  test('is not what anybody may meet', () => {
    const text =
      'If you build on another platform you may get `exec format error` when the task starts.\n\n- `exec format error`: build for the platform of the task.\n- Should it stay, set `runtimePlatform`.';
    expect(cause(text)).toBe('none');
  });
});

describe('whom a call names', () => {
  test('a Region that somebody hides leaves the service', () => {
    const answer = first('Post "https://ssm.<region>.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout');
    expect(answer?.cause).toBe('missing-endpoint');
    expect(answer?.endpoints).toEqual(['ssm']);
  });

  test('a name in a path is no host', () => {
    const { evidence } =
      first('Error: GET http://10.0.0.1:4567/a/socket.io/?x=3 failed: connection timed out') ?? {};
    expect(evidence?.map(({ text }) => text)).not.toContain('socket.io');
    expect(evidence?.map(({ text }) => text)).toContain('10.0.0.1');
  });

  test('a name without a dot is no name of AWS', () => {
    expect(cause('Error: getaddrinfo ENOTFOUND database')).toBe('configuration');
    expect(cause('Error: getaddrinfo ENOTFOUND sqs.eu-west-1.amazonaws.com')).not.toBe('configuration');
  });

  test('the API of Kubernetes is no endpoint', () => {
    const call = (path: string) => `Get https://10.96.0.1:443/${path}: dial tcp 10.96.0.1:443: i/o timeout`;
    expect(cause(call('version'))).toBe('unknown-network');
    expect(cause(call('v2/'))).toBe('endpoint-security-group');
  });

  test('a layer of another registry is not in Amazon S3', () => {
    const layer = (host: string) =>
      `failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://${host}/registry-v2/a: 403 Forbidden`;
    expect(cause(layer('production.cloudfront.docker.com'))).toBe('external-registry');
    expect(cause(layer('prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com'))).toBe(
      'endpoint-policy',
    );
  });

  test('a service without endpoints of a type is there', () => {
    const answer = first(
      "An error occurred (InvalidServiceName) when calling the CreateVpcEndpoint operation: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.ec2' does not support the endpoint type 'Gateway'.",
    );
    expect(answer?.cause).toBe('endpoint-creation');
    expect(answer?.text).toContain('has no endpoints of the type Gateway');
  });

  test('a secret that is marked for deletion is there, and a malformed name is refused before any call', () => {
    const asm = 'ResourceInitializationError: unable to retrieve secret from asm: ';
    expect(
      first(
        `${asm}InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
      )?.text,
    ).toContain('marked for deletion');
    expect(
      first(`${asm}an invalid ARN format for the secret was specified. Specify a valid ARN.`)?.text,
    ).toContain('before any call');
    expect(
      first(`${asm}ResourceNotFoundException: Secrets Manager can't find the specified secret.`)?.text,
    ).toContain('was reached and answered');
  });

  test('a misspelt end of a host of AWS is named', () => {
    const answer = first(
      'Get "https://123456789012.dkr.ecr.us-west-2.amazonaws.commm/v2/": dial tcp: lookup 123456789012.dkr.ecr.us-west-2.amazonaws.commm on 10.0.0.2:53: no such host',
    );
    expect(answer?.cause).toBe('configuration');
    expect(answer?.text).toContain('amazonaws.commm');
  });

  test.each([
    ['two blanks', 2],
    ['four blanks', 4],
    ['tabs', '\t'],
    ['one line', 0],
  ])('a JSON document says the same with %s', (_, indent) => {
    const reason =
      "ResourceInitializationError: unable to retrieve secret from asm: service call has been retried 5 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    const task = { stoppedReason: reason, containers: [{ name: 'web', exitCode: null, reason: null }] };
    const container = { stoppedReason: 'Task failed to start', containers: [{ name: 'web', reason }] };
    for (const one of [task, container])
      expect(first(JSON.stringify(one, null, indent))).toMatchObject({
        cause: 'configuration',
        likelihood: 'certain',
      });
  });

  test('a certificate for other names is an answer', () => {
    const answer = first(
      'establish TLS connection to server: x509: certificate is valid for *.example.com, example.com, not smtp.acme.test',
    );
    expect(answer?.cause).toBe('configuration');
    expect(answer?.text).toContain('smtp.acme.test');
  });

  test('an API that says what should be has refused', () => {
    const refused =
      'creating EC2 VPC Endpoint (com.amazonaws.eu-west-1.lambda): DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of subnet-0123456789abcdef0. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.';
    expect(cause(refused)).toBe('endpoint-creation');
    expect(cause('VPC endpoint subnets should be in different availability zones.')).toBe('none');
  });

  test('no cause of a text that ends too early is likely, however often the call was repeated', () => {
    const { diagnoses } = diagnose(
      'CannotPullContainerError: ref pull has been retried 5 time(s): failed to resolve reference 123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1',
    );
    expect(diagnoses[0]?.cause).toBe('missing-endpoint');
    expect(new Set(diagnoses.map(({ likelihood }) => likelihood))).toEqual(new Set(['possible']));
  });
});
