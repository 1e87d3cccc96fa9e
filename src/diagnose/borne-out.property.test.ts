/** Kinds of sentences that a judge found false or surer than the text: what is said follows from the words of the text alone. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const first = (text: string) => diagnose(text).diagnoses[0];

const said = (text: string): string =>
  diagnose(text)
    .diagnoses.flatMap(({ text: sentence, fix }) => [sentence, ...fix])
    .join('\n');

const shown = (text: string): readonly string[] =>
  first(text)?.evidence.map(({ text: words }) => words) ?? [];

const CHANNEL =
  'ERROR [MessageGatewayService] Failed to get controlchannel token, error: createControlChannel request failed: unexpected response from the service ';

describe('the words of an answer decide why a channel is refused', () => {
  test.each([
    [
      '<BadRequest xmlns=""><message>Unable to process due to throttling.</message></BadRequest>',
      'rate-limit',
      /called too often/,
    ],
    ['{"__type":"ThrottlingException","message":"Rate exceeded"}', 'rate-limit', /called too often/],
    [
      '<ExpiredTokenException><Message>The security token included in the request is expired</Message></ExpiredTokenException>',
      'iam',
      /credentials of the call, or its signature/,
    ],
    [
      '<InvalidSignatureException><Message>Signature expired</Message></InvalidSignatureException>',
      'iam',
      /credentials of the call, or its signature/,
    ],
    [
      '<InternalServerException><Message>Service unavailable</Message></InternalServerException>',
      'unknown-network',
      /an error of its own/,
    ],
    ['<BadRequest><message>Unauthorized request.</message></BadRequest>', 'iam', /lacks a permission/],
    [
      '<BadRequest><message>Invalid instance id</message></BadRequest>',
      'iam',
      /It says: \u201cInvalid instance id\u201d/,
    ],
  ])('%s', (answer, cause, says) => {
    expect(first(CHANNEL + answer)?.cause).toBe(cause);
    expect(said(CHANNEL + answer)).toMatch(says);
    expect(said(CHANNEL + answer)).not.toMatch(/does not say why/);
  });

  test('an answer without words leaves it open, and nothing is likely', () => {
    expect(first(`${CHANNEL}<BadRequest/>`)?.likelihood).toBe('possible');
    expect(said(`${CHANNEL}<BadRequest/>`)).toMatch(/does not say why/);
  });
});

describe('a chunk that got through ends the failure, whatever its name', () => {
  const log = (output: string, host: string, chunk: string): string =>
    [
      `[2024/05/17 13:13:25] [error] [http_client] broken connection to ${host}:443 ?`,
      `[2024/05/17 13:13:25] [ warn] [engine] failed to flush chunk '${chunk}', retry in 6 seconds: task_id=0, input=tail.1 > output=${output}.1 (out_id=1)`,
      `[2024/05/17 13:13:31] [ info] [engine] flush chunk '${chunk}' succeeded at retry 1: task_id=0, input=tail.1 > output=${output}.1 (out_id=1)`,
    ].join('\n');

  test.each([
    ['kinesis_firehose', 'firehose.eu-central-1.amazonaws.com', '1-1684328971.482540519.flb'],
    ['cloudwatch_logs', 'logs.us-west-2.amazonaws.com', '8-1716000000.1.flb'],
    ['s3', 's3.eu-west-1.amazonaws.com', '71-1716000000.999999999.flb'],
  ])('%s', (output, host, chunk) => {
    expect(diagnose(log(output, host, chunk)).diagnoses).toEqual([]);
  });

  test('a later failure of another chunk lasts', () => {
    const host = 'logs.us-west-2.amazonaws.com';
    const again = `\n[2024/05/17 13:20:25] [error] [http_client] broken connection to ${host}:443 ?`;
    // The output succeeded before: there is a path, and a connection that was kept open is cut.
    expect(first(log('cloudwatch_logs', host, '8-1716000000.1.flb') + again)?.cause).toBe('unknown-network');
  });
});

describe('status lines that a program repeats explain nothing', () => {
  test.each([
    '.warning: 1 tasks failed to start\n.warning: 1 tasks failed to start\n.warning: 1 tasks failed to start\n\nDeployment failed due to timeout.',
    'Service has 0 of 2 tasks running\nService has 0 of 2 tasks running\nService has 0 of 2 tasks running\nTasks failed to start\nDeployment timed out after 600s',
    '...error: 2 tasks failed to start\n...error: 2 tasks failed to start\n...error: 2 tasks failed to start\nRolling back',
  ])('%s', (text) => {
    expect(first(text)?.cause).toBe('runtime');
    expect(said(text)).toMatch(/does not say why/);
  });

  test('what was left out is not called an explanation', () => {
    const { missing } = diagnose(
      '## Troubleshooting\n\n- `CannotPullContainerError`: check the endpoint.\n- `i/o timeout`: check the route.',
    );
    expect(missing?.text).not.toMatch(/somebody explains/);
  });
});

describe('the words that decide are shown', () => {
  test.each([
    [
      'ERROR: for web_1 Cannot start service web: failed to initialize logging driver: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, api error ThrottlingException: Rate exceeded',
      'ThrottlingException: Rate exceeded',
    ],
    [
      'failed to initialize logging driver: failed to create Cloudwatch log stream: ThrottlingException: Rate exceeded',
      'ThrottlingException: Rate exceeded',
    ],
    [
      'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
      'There is a connection issue between the task and Amazon CloudWatch',
    ],
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
      'There is a connection issue between the task and Amazon ECR',
    ],
  ])('%s', (text, words) => {
    expect(shown(text)).toContain(words);
  });

  test('a tool of the container runtime starts no tasks', () => {
    expect(
      said(
        'ERROR: for web_1  Cannot start service web: failed to initialize logging driver: failed to create Cloudwatch log stream: ThrottlingException: Rate exceeded',
      ),
    ).not.toMatch(/fewer tasks/);
  });
});

describe('the platform version of a text decides what a pull needs', () => {
  const pull =
    'CannotPullContainerError: Error response from daemon: Get "https://111122223333.dkr.ecr.us-west-2.amazonaws.com/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)';

  test.each([
    [`On Fargate 1.3.0 it fails: ${pull}`, ['ecr.dkr', 's3']],
    [`Platform version 1.3.0\n${pull}`, ['ecr.dkr', 's3']],
    [`"platformVersion": "1.2.0", "launchType": "FARGATE"\n${pull}`, ['ecr.api', 'ecr.dkr', 's3']],
    [`On Fargate 1.4.0 it fails: ${pull}`, ['ecr.api', 'ecr.dkr', 's3']],
  ])('%s', (text, endpoints) => {
    expect(first(text)?.endpoints).toEqual(endpoints);
  });

  test('a task of AWS Fargate has no container instance', () => {
    expect(said(`On Fargate 1.3.0 it fails: ${pull}`)).not.toMatch(/container instance/);
  });
});

describe('an address of NAT64 stands for one of IPv4', () => {
  const call = (address: string): string =>
    `operation error SQS: SendMessage, request send failed, Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp [${address}]:443: i/o timeout`;

  test.each([
    ['64:ff9b::342e:92c6', '52.46.146.198', 'missing-endpoint'],
    ['64:ff9b::a00:315', '10.0.3.21', 'endpoint-security-group'],
    ['64:ff9b::10.0.3.21', '10.0.3.21', 'endpoint-security-group'],
  ])('%s', (address, ipv4, second) => {
    const { diagnoses } = diagnose(call(address));
    expect(diagnoses.map(({ cause }) => cause)).toEqual(['network-path', second]);
    expect(said(call(address))).toContain(`the IPv4 address ${ipv4}`);
    expect(said(call(address))).toContain('64:ff9b::/96');
    expect(said(call(address))).not.toMatch(/its private DNS is off|went to a public address/);
  });

  test('its port may stand behind it without brackets', () => {
    expect(
      first('connect ETIMEDOUT 64:ff9b::36ef:2dce:443 secretsmanager.eu-west-1.amazonaws.com')?.address,
    ).toBe('64:ff9b::36ef:2dce');
  });
});

describe('how often a call was repeated proves nothing', () => {
  test.each([
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-central-1:111122223333',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s)',
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:',
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:',
  ])('%s', (text) => {
    expect(first(text)?.likelihood).toBe('possible');
    expect(said(text)).not.toMatch(/is what follows an answer/);
  });

  test('another message of the text with a call that got no answer supports it', () => {
    const text =
      'Fargate 1.4.0: `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s)`.\n\nFargate 1.3.0: `CannotPullContainerError: Error response from daemon: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`.';
    expect(first(text)?.likelihood).toBe('likely');
    expect(first(text)?.text).toMatch(/Another message of the text/);
  });
});

describe('who calls is taken from the text', () => {
  const poll =
    'gRPC config stream to unix:///var/run/ecs/relay/envoy_xds.sock closed: 13, Unauthorized to perform ecs:Poll for arn:aws:ecs:eu-central-1:111122223333:task-set/prod/web/ecs-svc/1.';

  test('the relay of an instance uses its role, and speaks to the endpoint ecs-agent alone', () => {
    expect(said(poll)).toMatch(/container instance role/);
    expect(said(poll)).not.toMatch(/usually the task role/);
    expect(diagnose(poll).diagnoses.at(-1)?.endpoints).toEqual(['ecs-agent']);
  });

  test('a call of an instance is not sourced with the role of a task', () => {
    const text =
      'Health ping failed with error - AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/i-05db3f9af8232575f is not authorized to perform: ssm:UpdateInstanceInformation on resource: arn:aws:ec2:us-east-1:111122223333:instance/i-05db3f9af8232575f';
    expect(
      first(text)
        ?.citations.map(({ title }) => title)
        .join(),
    ).not.toMatch(/task IAM role/);
  });

  test.each([
    [
      'a call within the machine that got no answer',
      'Get "http://127.0.0.1:9901/ready": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      /did not answer in time/,
      /has not started|bridge mode/,
    ],
    [
      'one that was refused',
      'dial tcp 127.0.0.1:8080: connect: connection refused',
      /in bridge mode each container/,
      /outside awsvpc|does not answer/,
    ],
  ])('%s', (_, text, says, never) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });
});

describe('requests for endpoints', () => {
  const refused = (service: string): string =>
    `Error: creating EC2 VPC Endpoint (com.amazonaws.eu-west-1.${service}): InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.${service}' does not exist`;

  test('two that are refused are two errors, and their names tell no Region of the workload', () => {
    const diagnosis = diagnose(`${refused('ssm')}\n\n${refused('ssmmessages')}`);
    expect(diagnosis.errors).toHaveLength(2);
    expect(diagnosis.answers.region).toBeUndefined();
  });

  test('the Region of a command is that of the workload', () => {
    const text =
      'aws ecs execute-command --region eu-west-1 --cluster prod --task 1 --command sh --interactive\n\nAn error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later.';
    expect(diagnose(text).answers.region).toBe('eu-west-1');
    expect(
      diagnose(text.replace('--region eu-west-1', '--region eu-west-1 --region us-east-1')).answers.region,
    ).toBeUndefined();
  });
});

describe('what the words exclude is not said, and what they name is', () => {
  test.each([
    [
      "unable to retrieve secret from asm: service call has been retried 5 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      /no such secret in this Region/,
      /staging label/,
    ],
    [
      "unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      /staging label/,
      /no such secret in this Region/,
    ],
    [
      'failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection reset by peer : unsuccessful EFS utils command execution; code: 32',
      /inbound TCP 2049/,
      /\/var\/log/,
    ],
    [
      'CannotStartContainerError: failed to create shim: OCI runtime create failed: starting container process caused: exec: "-url": executable file not found in $PATH: unknown',
      /an option where the program belongs/,
      /line endings/,
    ],
    [
      'Post https://ecs.ap-southeest-1.amazonaws.com/: dial tcp: lookup ecs.ap-southeest-1.amazonaws.com on 8.8.8.8:53: no such host',
      /spelt most like it is ap-southeast-1/,
      /eu-|us-/,
    ],
    [
      "service web failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.)",
      /iam:PassRole/,
      /endpoint is missing/,
    ],
    [
      'failed to create Cloudwatch log stream: RequestError: send request failed\ncaused by: Post https://logs.us-east-2.amazonaws.com/: dial tcp 10.20.10.16:443: i/o time',
      /nothing answered there in time/,
      /does not say how/,
    ],
  ])('%s', (text, says, never) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test('a message that ends within its clause is not certain', () => {
    expect(
      first(
        'CannotStartContainerError: failed to create shim: OCI runtime create failed: starting container process caused: exec: "-url": executable file not found in',
      )?.likelihood,
    ).toBe('likely');
  });
});

describe('what a message names is taken from it', () => {
  test.each([
    [
      'two endpoint types',
      'Error: creating EC2 VPC Endpoint (com.amazonaws.us-west-2.kms): InvalidParameter: Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.',
      /\u201cSubnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints\u201d/,
      /route tables to gateway endpoints/,
    ],
    [
      'an argument of a gateway',
      'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Route table IDs are only supported for Gateway type VPC Endpoint.',
      /\u201cRoute table IDs are only supported/,
      /security groups and private DNS/,
    ],
    [
      'a bare digest as reference',
      `CannotPullContainerError: failed to resolve ref docker.io/library/sha256:${'8'.repeat(64)}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
      /a digest where the repository belongs/,
      /by which policy/,
    ],
    [
      'the global host of Amazon S3',
      'could not download agent: Get https://s3.amazonaws.com/amazon-ecs-agent/a.tar.md5: dial tcp 52.216.16.51:443: i/o timeout',
      /its own Region only/,
      /endpoints are not the cause/i,
    ],
    [
      'a stream of a time when AWS App Mesh was supported',
      '[2022-11-09 05:59:24.941][15][warning][config] StreamAggregatedResources gRPC config stream to appmesh-envoy-management.ap-northeast-1.amazonaws.com:443 closed: 13,',
      /of a time before that/,
      /may answer nobody|failed on its way/,
    ],
    [
      'one of a later time',
      '[2026-11-09 05:59:24.941][15][warning][config] StreamAggregatedResources gRPC config stream to appmesh-envoy-management.ap-northeast-1.amazonaws.com:443 closed: 13,',
      /may answer nobody/,
      /of a time before that|failed on its way/,
    ],
    [
      'a name that the text does not show',
      'Amazon.Runtime.AmazonClientException: Error calling AssumeRole for role arn:aws:iam::111122223333:role/web\n---> System.Net.Http.HttpRequestException: Name or service not known',
      /call to AWS STS a name could not be resolved[\s\S]*AWS_REGION/,
      /^A resolver answered/m,
    ],
    [
      'a construct without subnets',
      'Cannot create a VPC Endpoint with no subnets',
      /no subnets of the selected kind/,
      /the VPC that was looked up/,
    ],
    [
      'the log driver asks for credentials',
      'error="Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: CredentialsEndpointError: failed to load credentials\\ncaused by: RequestError: send request failed\\ncaused by: Get \\"http://169.254.170.2/v2/credentials/a7ea658d\\": dial tcp 169.254.170.2:80: i/o timeout"',
      /log driver takes its credentials/,
      /has a task role/,
    ],
  ])('%s', (_, text, says, never) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test('a whole reason needs no whole reason', () => {
    const { errors } = diagnose(
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: access denied by server while mounting fs-065b374f6a1a6b4c8.efs.us-east-1.amazonaws.com:/' : unsuccessful EFS utils command execution; code: 32",
    );
    expect(errors[0]?.next).toBeUndefined();
  });

  test.each([
    [
      'release notes',
      '### 1.91.0\n* Enhancement - Make the fluentd-async-connect log driver option configurable #4476',
    ],
    [
      'the log of Service Connect',
      'time="2023-01-11T19:15:13Z" level=info msg="App Mesh Environment Variables: [APPMESH_XDS_ENDPOINT=unix:///var/run/ecs/appnet/relay/appnet_relay_listener.sock]"',
    ],
  ])('%s are no log of a router or an agent', (_, text) => {
    expect(JSON.stringify(diagnose(text).missing)).not.toMatch(/log router|ecs-agent/);
  });
});

describe('an answer in XML or JSON is one', () => {
  test.each([
    [
      'ERROR upload failed: <Error><Code>ServiceUnavailable</Code><Message>Service is unable to handle request.</Message></Error> from https://s3.eu-west-1.amazonaws.com/b/k',
      'runtime',
    ],
    [
      'put failed: <Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
      'rate-limit',
    ],
    [
      'upload to https://s3.eu-west-1.amazonaws.com/b/k failed: <Error><Code>InvalidArgument</Code><Message>Invalid part number</Message></Error>',
      'configuration',
    ],
    [
      'export failed for https://logs.eu-west-1.amazonaws.com: {"__type":"com.amazonaws.logs#InvalidParameterException","message":"Log event too old"}',
      'configuration',
    ],
    [
      'sync failed: https://dynamodb.eu-west-1.amazonaws.com {"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"The request processing has failed"}',
      'runtime',
    ],
  ])('%s', (text, cause) => {
    expect(first(text)?.cause).toBe(cause);
    expect(said(text)).not.toMatch(/endpoint is missing|does not say how|needs this endpoint/);
  });

  test('the end of a wait is none of a call', () => {
    expect(
      diagnose('...still waiting for the task\nTimed out waiting for the task to start').missing?.text,
    ).not.toMatch(/of a call/);
  });

  test('a question is no line near to an error', () => {
    const text =
      "X-ray ECS Fargate\n\nis it possible to support this? I configured the daemon with an IP but I still don't have the data.\n\nThank you";
    expect(diagnose(text).missing?.text).not.toMatch(/Nearest/);
  });

  test('who speaks is not shown as what decides', () => {
    const text =
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestFailure: NoSuchKey: The specified key does not exist. status code: 404, request id: 1';
    const words = first(text)?.evidence.filter(({ says }) => says === 'the words that decide') ?? [];
    expect(words.map(({ text: shownWords }) => shownWords).join()).not.toMatch(/^env files$/);
  });
});

test('the time of a deployment that was over is no call without an answer', () => {
  const text = 'Service has 0 of 2 tasks running\nTasks failed to start\nDeployment timed out after 600s';
  expect(first(text)?.cause).toBe('runtime');
  expect(first(text)?.evidence.map(({ says }) => says)).not.toContain('nothing answered in time');
});
