/** Programs that use the words of Amazon ECS for things of their own: no sentence says that Amazon ECS was reached, or its agent spoke. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const said = (text: string): string =>
  diagnose(text)
    .diagnoses.flatMap(({ heading, text: sentence, fix }) => [heading, sentence, ...fix])
    .join('\n');

const OF_ECS =
  /Amazon ECS (?:was|does|keeps|agent)|agent of the container instance|container instance role|execution role|the task\b|scheduler of Amazon ECS/;

describe('the words of another program', () => {
  test.each([
    'Elasticsearch: cluster my-es not found, ClientException',
    'error registering service with consul: attributes mismatch',
    'level=error msg="error registering runner" error="ec2 instance already registered"',
    '[ERROR] failed to publish metrics: ServerException: Internal',
    'nomad: no active instances for job',
    'Jenkins agent was not connected: timeout',
    'datadog agent is disconnected from backend',
    'gitlab-runner: agent disconnected',
    'Service nginx failed to start: exit status 1',
    'UPDATE_FAILED: Resource of type AWS::RDS::DBCluster did not stabilize',
    'level=error msg="scrape failed" container=promtail',
    'rsyslogd: cannot connect to 10.0.0.1:514: Connection timed out [v8.24.0]',
    'fluentd: failed to connect to elasticsearch at 10.0.1.5:9200: connection refused',
    'Error: 3 invalid parameters: a, b, c',
    "TypeError: parameter 'x' not found in function",
    'json key "user" not found in config',
    'dotenv: .env does not exist; see https://s3.amazonaws.com/x',
    'Insufficient memory for the Java Runtime Environment to continue',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    'HikariPool-1 - Connection is not available, request timed out after 30000ms.',
    'unhealthy: Health check failed: curl: (7) Failed to connect to localhost port 8080',
    'Get "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/app/manifests/1": no basic auth credentials',
    'error: unable to assume role arn:aws:iam::111122223333:role/deployer',
    'celery: Task orders.send[12] raised unexpected: ClusterError: cluster not found',
    "Execution failed for task ':app:deploy'. Cluster not found",
    'docker: failed to create shim task: x509: certificate signed by unknown authority https://sqs.us-east-1.amazonaws.com',
  ])('%s', (text) => {
    expect(said(text)).not.toMatch(OF_ECS);
  });
});

describe('what the text says of itself', () => {
  test.each([
    [
      'a pool by whose numbers all is in use',
      'HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=2)',
      /all of them were in use/,
      /was not reached/,
    ],
    [
      'the cause behind a failed link',
      'CommunicationsException: Communications link failure\nCaused by: javax.net.ssl.SSLHandshakeException: No appropriate protocol',
      /SSLHandshakeException: No appropriate protocol/,
      /does not say how/,
    ],
    [
      'a name that is unknown',
      'A network-related or instance-specific error occurred while establishing a connection to SQL Server. (provider: TCP Provider, error: 0 - No such host is known.)',
      /could not be resolved/,
      /Allow its port/,
    ],
    [
      'an open connection',
      'Connection to node -1 (10.0.3.4/10.0.3.4:9098) terminated during authentication.',
      /was open/,
      /not reached/,
    ],
    [
      'a closed websocket',
      'websocket: close 1008 (policy violation): session expired',
      /was open/,
      /handshake/,
    ],
    [
      'a role by its ARN',
      "unable to assume the role 'arn:aws:iam::111122223333:role/web'",
      /role\/web could not be assumed/,
      /A role could/,
    ],
    [
      'a list of objects',
      'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
      /s3:ListBucket/,
      /s3:GetObject/,
    ],
    [
      'an upload in parts',
      'An error occurred (AccessDenied) when calling the CreateMultipartUpload operation: Access Denied',
      /s3:PutObject/,
      /the action of/,
    ],
    [
      'an object that is looked at',
      'An error occurred (403) when calling the HeadObject operation: Forbidden',
      /s3:GetObject \(and s3:ListBucket/,
      /usually s3/,
    ],
    [
      'no network interface',
      '(service web) was unable to place a task. Reason: RESOURCE:ENI.',
      /awsvpcTrunking[\s\S]*larger instances/,
      /Availability Zones/,
    ],
    [
      'a session to a machine',
      'An error occurred (TargetNotConnected) when calling the StartSession operation: i-0123456789abcdef0 is not connected.',
      /target is not connected/,
      /ECS Exec|task/,
    ],
    [
      'rules of a check that names nobody',
      'check failed: the outbound rules of sg-0a1b2c3d4e5f60718 do not allow 443',
      /do not let something out/,
      /was not reached/,
    ],
  ] as const)('%s', (_, text, says, never) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test('two calls that are refused are two errors, each with its action', () => {
    const { errors, diagnoses } = diagnose(
      'An error occurred (403) when calling the HeadObject operation: Forbidden\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    );
    expect(errors).toHaveLength(2);
    expect(diagnoses.flatMap(({ fix }) => fix).join('\n')).toContain('Allow s3:PutObject');
  });

  test('a web server that lacks the file of a request has no wrong setting', () => {
    expect(
      diagnose(
        '2024/05/17 13:13:25 [error] 29#29: *12 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory), client: 10.0.1.24, server: localhost, request: "GET /favicon.ico HTTP/1.1"',
      ).diagnoses,
    ).toEqual([]);
  });
});

describe('a host that is not of AWS', () => {
  const NAMES = [
    'http-intake.logs.datadoghq.com',
    'acme.jfrog.io',
    'acme.eu-west-1.snowflakecomputing.com',
    'cluster0.ab1cd.mongodb.net',
    'registry-1.docker.io',
    'api.acme.example',
  ];
  const ENDS = [
    (host: string) => `Post "https://${host}/v1": dial tcp 203.0.113.9:443: i/o timeout`,
    (host: string) => `Post "https://${host}/v1": dial tcp 203.0.113.9:443: connect: connection refused`,
    (host: string) =>
      `CannotPullContainerError: failed to do request: Head "https://${host}/v2/app/manifests/1": dial tcp 203.0.113.9:443: i/o timeout`,
    (host: string) =>
      `CannotPullContainerError: failed to resolve reference "${host}/app:1": unexpected status from HEAD request to https://${host}/v2/app/manifests/1: 401 Unauthorized`,
  ];

  test.each(NAMES)('may have an endpoint of its maker, which is not checked here: %s', (host) => {
    for (const end of ENDS) {
      const { diagnoses } = diagnose(end(host));
      expect(diagnoses[0]?.endpoints).toEqual([]);
      expect(diagnoses.map((one) => one.text).join()).not.toMatch(
        /no (?:vpc )?endpoint (?:of aws|is involved)/i,
      );
    }
  });
});

describe('what is quoted of a text', () => {
  test('stands for itself, whatever signs it holds', () => {
    expect(
      diagnose("Essential container in task exited. sh: /opt/a$&$'b: not found").diagnoses[0]?.text,
    ).toContain("\u201csh: /opt/a$&$'b: not found\u201d");
  });

  test('moves no cursor and turns no text around', () => {
    const text =
      'We created VPC endpoints for ecr.api\u001b]0;x\u0007\u202e and s3\nCannotPullContainerError: Get "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.94.1.1:443: i/o timeout';
    const said = diagnose(text).diagnoses.map((one) => [one.text, ...one.fix].join(' '));
    expect(said[0]).toContain('VPC endpoints for ecr.api');
    expect(said.join(' ')).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

test('a status of somebody who is no registry asks for no login to one', () => {
  const of = (text: string): string | undefined => diagnose(text).diagnoses[0]?.rule;
  expect(
    of('Error: request to https://api.example.com failed with status code 401: not authorized'),
  ).not.toBe('pull/no-credentials');
  expect(
    of('failed to push: 401 Unauthorized https://gitlab.example.com/api/v4/projects/1/packages'),
  ).not.toBe('pull/no-credentials');
  expect(
    of(
      'failed to pull image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1: unexpected status code 401: Not Authorized',
    ),
  ).toBe('pull/no-credentials');
});
