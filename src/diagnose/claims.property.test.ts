/** What an answer claims beyond its text: each kind once seen in a blind judgement, with texts of our own. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);
const told = (text: string): string => JSON.stringify(diagnose(text));

describe('an exit code of a package manager', () => {
  test.each([
    'npm ERR! code ELIFECYCLE\nnpm ERR! errno 2\nnpm ERR! web@2.3.0 build: `node build/server.js`\nnpm ERR! Exit status 2\nnpm ERR! Failed at the web@2.3.0 build script.',
    'error Command failed with exit code 1.\n$ node ./connect/server.js\ninfo Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.',
    'error: subprocess-exited-with-error\n\n× Building wheel for socketio-server (pyproject.toml) did not run successfully.\n│ exit code: 1\n╰─> See above for output.',
    'make[1]: *** [Makefile:12: server] Error 2\nmake[1]: server exited with code 2\nmake: *** [all] Error 2',
  ])('says nothing of a task by itself: %s', (text) => {
    expect(causes(text)).toEqual([]);
  });

  test.each([
    'Essential container in task exited (exit code 1)\nnpm ERR! code ELIFECYCLE\nnpm ERR! Exit status 1',
    'npm ERR! Exit status 1\n{"name": "server", "lastStatus": "STOPPED", "exitCode": 1}',
    'npm ERR! Exit status 1\ndocker: container web exited with exit code 1',
  ])('counts where a container is told of: %s', (text) => {
    expect(causes(text)[0]).toBe('runtime');
  });
});

describe('a success of the same call', () => {
  test.each([
    "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 2: task_id=3, input=forward.0 > output=cloudwatch_logs.0 (out_id=0)\n[2026/03/02 08:04:31] [error] [http_client] broken connection to logs.eu-west-1.amazonaws.com:443 ?",
    "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=kinesis_streams.2 (out_id=2)\n[2026/03/02 08:09:00] [error] [http_client] broken connection to kinesis.us-east-2.amazonaws.com:443 ?",
    '2026-03-02T08:00:01Z INFO upload to https://sqs.eu-west-1.amazonaws.com/ succeeded\n2026-03-02T08:05:01Z ERROR Post "https://sqs.eu-west-1.amazonaws.com/": read tcp 10.0.1.5:41234->52.94.1.2:443: read: connection reset by peer',
  ])('shows the path of a connection that is cut: %s', (text) => {
    expect(causes(text)).toEqual(['unknown-network']);
    expect(told(text)).not.toContain('describe-vpc-endpoints');
  });

  test('leaves a cut connection of another output alone', () => {
    expect(
      causes(
        "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=s3.1 (out_id=1)\n[2026/03/02 08:09:00] [error] [http_client] broken connection to kinesis.us-east-2.amazonaws.com:443 ?",
      ),
    ).toContain('missing-endpoint');
  });

  test.each(['HTTPS_PROXY=http://proxy.acme.internal:3128', 'http_proxy is set'])(
    'shows the path of a proxy where there is one: %s',
    (proxy) => {
      const text = `2026-03-02T08:00:01Z [INFO] ${proxy}\n2026-03-02T08:00:02Z [INFO] Connected to TCS endpoint\n2026-03-02T08:00:40Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-7.eu-west-1.amazonaws.com response: : dial tcp 52.94.1.2:443: i/o timeout`;
      expect(causes(text)[0]).toBe('network-path');
      expect(told(text)).not.toContain('the subnet has a way out');
      expect(told(text)).toContain('proxy');
    },
  );

  // The agent sets NO_PROXY by itself and prints it, whether there is a proxy or not (wsclient of amazon-ecs-agent).
  test.each([
    'NO_PROXY set:169.254.169.254,169.254.170.2,/var/run/docker.sock',
    'HTTPS_PROXY=""',
    'http_proxy is not set',
  ])('supposes no proxy where the text names none: %s', (line) => {
    const text = `2026-03-02T08:00:01Z [INFO] ${line}\n2026-03-02T08:00:02Z [INFO] Connected to TCS endpoint\n2026-03-02T08:00:40Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-7.eu-west-1.amazonaws.com response: : dial tcp 52.94.1.2:443: i/o timeout`;
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]).toMatchObject({ cause: 'network-path', likelihood: 'likely' });
    expect(told(text)).not.toMatch(/the proxy that the text names/);
    expect(diagnoses.find(({ cause }) => cause === 'missing-endpoint')?.endpoints).toEqual([
      'ecs-agent',
      'ecs',
    ]);
  });
});

describe('an answer that is slow', () => {
  test.each([
    'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://states.eu-west-1.amazonaws.com/"',
    'httpx.ReadTimeout: timed out while waiting for https://bedrock-runtime.eu-west-1.amazonaws.com/model/a/invoke',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request to athena.eu-west-1.amazonaws.com: Read timed out',
  ])('is no fault of the path: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first?.cause).toBe('unknown-network');
    expect(first?.likelihood).toBe('possible');
  });
});

describe('a quota', () => {
  test.each([
    'CREATE_FAILED AWS::EC2::EIP Resource handler returned message: "The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400, Request ID: 1)"',
    'VpcLimitExceeded: The maximum number of VPCs has been reached.',
    'An error occurred (InternetGatewayLimitExceeded) when calling the CreateInternetGateway operation: The maximum number of internet gateways has been reached.',
    'Error: creating EC2 NAT Gateway: operation error EC2: CreateNatGateway, https response error StatusCode: 400, RequestID: 1, api error NatGatewayLimitExceeded: The maximum number of NAT Gateways has been reached.',
  ])('is called one: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first?.cause).toBe('rate-limit');
    expect(first?.heading).toMatch(/a quota is reached/i);
    expect(told(text)).not.toMatch(/name or a setting|Call less often/);
    expect(first?.fix.join()).toContain('Service Quotas');
  });

  test.each([
    'An error occurred (TaskSetUnhappyException) when calling the CreateTaskSet operation: It rains.',
    'CREATE_FAILED AWS::EC2::VPC Resource handler returned message: "It rains. (Service: Ec2, Status Code: 400, Request ID: 1)"',
    'api error OptInRequired: You are not subscribed to this service. operation error EC2: RunInstances, https response error StatusCode: 400',
  ])('is not the only reason: an answer that is not read claims no setting: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first?.cause).toBe('configuration');
    expect(told(text)).not.toMatch(/name or a setting/);
    expect(first?.text).toContain('the message says why');
  });
});

describe('an error while something is created', () => {
  test.each(["bean with name 'queue'", 'table orders', 'connection pool', 'session factory'])(
    'is of infrastructure as code only with a thing of AWS: %s',
    (thing) => {
      expect(
        told(
          `Error creating ${thing}: Connect to sqs.eu-west-1.amazonaws.com:443 [sqs.eu-west-1.amazonaws.com/52.94.1.2] failed: connect timed out`,
        ),
      ).not.toContain('infrastructure as code');
    },
  );

  test.each(['VPC Endpoint', 'Lambda function', 'IAM Role web', 'SQS queue'])('%s is one', (thing) => {
    expect(
      told(
        `Error creating ${thing}: RequestError: send request failed caused by: Post "https://ec2.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout`,
      ),
    ).toContain('infrastructure as code');
  });
});

describe('an operation in prose', () => {
  test.each([
    [
      'Failed describing security group sg-0b01925b70255a154: dispatch failure: timeout: HTTP connect timeout occurred after 3.1s',
      'ec2',
    ],
    [
      'Error attaching volume vol-0b01925b70255a154: dispatch failure: timeout: HTTP connect timeout occurred after 3.1s',
      'ec2',
    ],
    [
      'Error fetching parameter /web/db: dispatch failure: timeout: HTTP connect timeout occurred after 3.1s',
      'ssm',
    ],
    [
      'Error describing task definition web:7: dispatch failure: timeout: HTTP connect timeout occurred after 3.1s',
      'ecs',
    ],
  ])('names the API: %s', (text, service) => {
    expect(diagnose(text).diagnoses.flatMap(({ endpoints }) => endpoints)).toContain(service);
    expect(diagnose(text).diagnoses[0]?.likelihood).toBe('possible');
    expect(told(text)).not.toContain('does not say which service');
  });
});

describe('the check', () => {
  test.each([
    'Post "https://sts.amazonaws.com/": dial tcp 54.239.29.25:443: i/o timeout',
    'ConnectTimeoutError: Connect timeout on endpoint URL: "https://sts.amazonaws.com/"',
    'Unable to execute HTTP request: Connect to sts.amazonaws.com:443 [sts.amazonaws.com/54.239.29.25] failed: connect timed out',
  ])('knows what the endpoint does not serve: %s', (text) => {
    const next = diagnose(text).errors[0]?.next?.text;
    expect(next).toContain('does not serve sts.amazonaws.com');
    expect(next).not.toContain('path between');
  });
});

describe('a link-local address', () => {
  test.each(['connect: host is down', 'connect: no route to host', 'connect: network is unreachable'])(
    'that is not there: %s',
    (end) => {
      const text = `failed to retrieve credentials: no EC2 IMDS role found, operation error ec2imds: GetMetadata, request send failed, Get "http://169.254.169.254/latest/meta-data/": dial tcp 169.254.169.254:80: ${end}`;
      expect(causes(text)[0]).toBe('link-local');
      expect(told(text)).not.toContain('never leaves the machine');
      expect(told(text)).toContain('no EC2 instance');
    },
  );

  test.each([
    'http://169.254.170.2/v2/credentials/5c0e8d0e-0a11-4a3f-9d0b-1f3f0c9a7e11',
    'http://169.254.170.2/v2/credentials/0f1e2d3c-1111-2222-3333-444455556666',
    'http://169.254.170.2:80/v2/credentials/11111111-2222-3333-4444-555555555555',
  ])('with the path of a role: %s', (url) => {
    const text = `CredentialsEndpointError: failed to load credentials caused by: RequestError: send request failed caused by: Get "${url}": dial tcp 169.254.170.2:80: i/o timeout`;
    expect(causes(text)[0]).toBe('link-local');
    expect(told(text)).not.toContain('Check that the task has a task role');
    expect(told(text)).toContain('NO_PROXY');
  });
});

describe('a waiter', () => {
  test.each([
    '##[error]Resource is not in the state servicesStable',
    'Error: Resource is not in the state servicesStable in my-cluster',
    'ResourceNotReady: Resource is not in the state servicesStable',
  ])('that says nothing of time has not run out of it: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first?.cause).toBe('runtime');
    expect(`${first?.heading} ${first?.text}`).not.toMatch(/in time|time was over/);
  });

  test.each(['exceeded wait attempts', 'Waiter ServicesStable failed: Max attempts exceeded'])(
    'that gave up has: %s',
    (text) => {
      expect(diagnose(text).diagnoses[0]?.text).toContain('time was over');
    },
  );
});

describe('a sentence about a maximum', () => {
  test.each([
    'The maximum number of users has been reached.',
    'ERROR pool: the maximum number of open connections has been reached',
    'Game server: the maximum number of players is reached',
  ])('of a program is no quota of AWS: %s', (text) => {
    expect(told(text)).not.toContain('Service Quotas in');
    expect(told(text)).not.toContain('a quota keeps it');
  });
});

describe('the line nearest to an error', () => {
  test.each([
    '* Enhancement - Retry when the container instance registration fails due to a timeout [#1]\n* Bug - Fixed an error where the agent could not pull the image [#2]',
    'Can I ExecuteCommand? | arn:aws:iam::111122223333:user/a\n   ssm:StartSession denied?: allowed\n   ecs:ExecuteCommand failed?: no',
    'To use this driver, you must create an IAM role for your tasks that provides the permissions that the containers require.\nYour task might also require the task execution role under the following conditions: you are pulling container images.',
  ])('is none where nothing failed: %s', (text) => {
    expect(diagnose(text).missing?.text).not.toMatch(/^Nearest/);
  });

  test.each([
    'ERROR: You must specify a region. You can also configure your region by running "aws configure".',
    'BUG: unable to handle the request of the agent',
    'ssm:StartSession denied?: denied',
  ])('is shown where something failed: %s', (text) => {
    const { diagnoses, missing } = diagnose(text);
    expect(diagnoses.length > 0 || missing?.text.startsWith('Nearest') === true).toBe(true);
  });
});

describe('what a text says of the workload', () => {
  test.each([
    ['the tool names both', 'ECS/Fargate Agent: dial tcp 10.0.1.7:443: i/o timeout'],
    ['a sentence is for both', 'For tasks on EC2 or Fargate: dial tcp 10.0.1.7:443: i/o timeout'],
    ['a choice', 'Fargate/EC2 task failed: dial tcp 10.0.1.7:443: i/o timeout'],
  ])('is not AWS Fargate where %s', (_, text) => {
    expect(diagnose(text).answers.launchType).toBeUndefined();
  });

  test('is AWS Fargate where it is named', () => {
    expect(diagnose('Fargate task failed: dial tcp 10.0.1.7:443: i/o timeout').answers.launchType).toBe(
      'FARGATE',
    );
  });

  test.each([
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve registry auth from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded',
    'unable to retrieve registry auth from asm: AccessDeniedException: not authorized to perform secretsmanager:GetSecretValue',
    'unable to retrieve registry auth from asm: dial tcp 52.94.1.2:443: i/o timeout',
    'ResourceInitializationError: unable to retrieve registry auth from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.',
  ])('is that it has registry credentials, and not a secret of its own: %s', (text) => {
    const { answers } = diagnose(text);
    expect(answers.registryCredentials).toBe(true);
    expect(answers.secretSources).toBeUndefined();
  });
});
