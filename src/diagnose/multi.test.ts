import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const LOG = [
  'level=error time=2024-05-01T10:00:00Z msg="x" error="Post \\"https://sqs.eu-west-1.amazonaws.com/\\": dial tcp 54.240.1.1:443: i/o timeout"',
  'level=error time=2024-05-01T10:00:01Z msg="y" error="AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/app/1 is not authorized to perform: sns:Publish on resource: t because no identity-based policy allows the sns:Publish action"',
  'level=error time=2024-05-01T10:00:02Z msg="z" error="AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/app/1 is not authorized to perform: s3:GetObject on resource: b because no VPC endpoint policy allows the s3:GetObject action"',
  'level=error time=2024-05-01T10:00:03Z msg="x" error="Post \\"https://sqs.eu-west-1.amazonaws.com/\\": dial tcp 54.240.1.1:443: i/o timeout"',
].join('\n');

describe('a text with several errors', () => {
  const { diagnoses, errors } = diagnose(LOG);

  test('has one entry for each, with its own causes, and none for a repetition', () => {
    expect(errors.map((error) => error.diagnoses.map((at) => diagnoses[at]?.cause))).toEqual(
      expect.arrayContaining([
        ['missing-endpoint', 'endpoint-dns', 'network-path'],
        ['iam'],
        ['endpoint-policy'],
      ]),
    );
    expect(errors).toHaveLength(3);
  });

  test('has the most likely first, and each error where it stands', () => {
    const order = ['certain', 'likely', 'possible'];
    const ranks = diagnoses.map(({ likelihood }) => order.indexOf(likelihood));
    expect(ranks).toEqual([...ranks].sort());
    for (const { start, end, title } of errors)
      expect(LOG.slice(start, end)).toContain(title.slice(0, 45).replace(/^time=.*/, ''));
  });

  test('offers the check that tells the causes of an error apart, where several remain', () => {
    const checks = errors.map(({ next }) => next?.command ?? '');
    expect(
      checks.filter((command) => command.includes('describe-vpc-endpoints --region eu-west-1')),
    ).toHaveLength(1);
    expect(checks.filter((command) => command === '')).toHaveLength(2);
  });
});

describe('two errors in lines that follow each other without a time', () => {
  const own =
    'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://dynamodb.us-east-1.amazonaws.com/"';
  const causesOf = (text: string): readonly (string | undefined)[] => {
    const { diagnoses, errors } = diagnose(text);
    return errors.map((error) => error.diagnoses.map((at) => diagnoses[at]?.cause)[0]).sort();
  };

  test.each([
    [
      'a health check',
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/api/abc)',
    ],
    ['the end of memory', 'OutOfMemoryError: Container killed due to memory usage'],
  ])('are two: %s, and the failure of a call', (_what, first) => {
    for (const between of ['\n', '\n\n'])
      expect(causesOf(`${first}${between}${own}`)).toEqual(['missing-endpoint', 'runtime']);
  });

  test.each([
    ['the head of a trace', 'Traceback (most recent call last):'],
    ['a sentence that goes on', 'The task stopped because of this error:'],
    ['a frame', '  File "/app/main.py", line 10, in <module>'],
    ['what wraps it', 'app.errors.StartError: the table cannot be read'],
  ])('are one after %s', (_what, first) => {
    expect(diagnose(`${first}\n${own}`).errors).toHaveLength(1);
  });
});

describe('the commands of checks', () => {
  test.each([
    'Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 10.0.0.1;rm -rf:443: i/o timeout',
    'lookup --endpoint-url=http://evil.example.com.amazonaws.com: no such host',
    'failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/--profile=x:$(id): not found',
    'pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/a;b, repository does not exist',
  ])('hold no word of the text that is not in its shape: %s', (text) => {
    for (const { next } of diagnose(text).errors) {
      expect(next?.command ?? '').not.toMatch(/;|\$\(|--profile|rm -rf|file:/);
    }
  });
});

describe('a text in which nothing is recognised', () => {
  test('is met with what is missing and the command that shows it', () => {
    const { missing } = diagnose('(service web) has started 1 tasks');
    expect(missing?.commands.some((command) => command.startsWith('aws ecs describe-services'))).toBe(true);
    expect(diagnose('hello').missing?.commands[0]).toContain('describe-tasks');
  });
});

describe('a text that ends too early', () => {
  const refusal =
    'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: kms:Decrypt on this resource because no VPC endpoint policy allows the kms:Decrypt action';

  test('is certain of a policy only once it is named', () => {
    const sure = (text: string): string | undefined => diagnose(text).diagnoses[0]?.likelihood;
    expect(sure(refusal)).toBe('certain');
    for (const end of ['because', 'because no', 'because no VPC', 'because no VPC endpoint pol'])
      expect(sure(refusal.slice(0, refusal.indexOf('because')) + end)).not.toBe('certain');
  });

  test('is never a matter of the container where a service answered before the end', () => {
    const { diagnoses } = diagnose(
      'ResourceInitializationError: failed to validate logger args: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID...',
    );
    expect(diagnoses.map(({ cause, likelihood }) => `${cause} ${likelihood}`)).toEqual([
      'log-group possible',
      'iam possible',
      'endpoint-policy possible',
    ]);
  });

  test.each([
    [
      'one repetition of a secret follows an answer',
      'Reason: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-central-1:111122223',
      'iam',
    ],
    [
      'five repetitions follow no answer',
      'Reason: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:eu-central-1:111122223',
      'missing-endpoint',
    ],
    [
      'creating a group is what the managed policy does not allow',
      '"message": "(service web) was unable to place a task. Reason: ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: operation error CloudWatch Logs: CreateLogGroup, https res...',
      'iam',
    ],
    [
      'the beginning of a status is an answer of the registry',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.us-west-2.amazonaws.com/proxy-api-ecs:latest: unexpected s...',
      'iam',
    ],
    [
      'the reference said twice is an image that is not there',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.us-west-2.amazonaws.com/proxy-api-ecs:latest: 111122223333.dkr.ecr.us-west-2.amaz...',
      'image-not-found',
    ],
    [
      'a host of a service that ends within its name',
      'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to secretsmanager.ap-southeast-1.amazon...',
      'missing-endpoint',
    ],
  ])('%s: what most often follows comes first, and is never certain', (_, text, cause) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]?.cause).toBe(cause);
    expect(diagnoses.map(({ likelihood }) => likelihood)).not.toContain('certain');
  });

  test('takes no word of another for a name that was not found', () => {
    const causes = diagnose('failed to create Cloudwatch log stream: ResourceNotFoundEx').diagnoses;
    expect(causes.map(({ cause }) => cause)).not.toContain('endpoint-dns');
  });
});

describe('what people say around a message', () => {
  const timedOut =
    'ref pull has been retried 3 time(s): failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/a/manifests/1": net/http: request canceled while waiting for connection';
  const refused =
    'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: kms:Decrypt on resource: k because no identity-based policy allows the kms:Decrypt action';

  test.each([
    [
      'missing-endpoint',
      `Pulls fail: "CannotPullContainerError: ${timedOut}" and on Monday somebody had AccessDenied here`,
    ],
    ['missing-endpoint', `CannotPullContainerError: ${timedOut}. The access denied of ticket 12 is solved.`],
    ['missing-endpoint', `Could access denied be the reason? CannotPullContainerError: ${timedOut}`],
    ['iam', `${refused}. On Monday it timed out instead.`],
    ['iam', `First it timed out after hours, now: ${refused}`],
    [
      'iam',
      `CannotPullContainerError: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/a": ${refused}`,
    ],
  ])('is outranked by what the message says: %s', (cause, text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe(cause);
  });
});

describe('a message that a column broke', () => {
  test.each([
    [
      'missing-endpoint',
      'Seahorse::Client::NetworkingError: Failed to open TCP connection to sns.us-gov-w\n    est-1.amazonaws.com:443 (execution expired)',
    ],
    [
      'endpoint-policy',
      `${'User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: sqs:'}\n    SendMessage on resource: q with an explicit deny in a VPC endp\n    oint policy`,
    ],
    [
      'missing-endpoint',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution \nresource retrieval failed: unable to retrieve secrets from ssm: service call has\n been retried 5 time(s): RequestCanceled: request context canceled',
    ],
  ])('is read without the break: %s', (cause, text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe(cause);
    expect(diagnose(text).diagnoses[0]?.endpoints).not.toEqual([]);
  });

  test('is not joined with the next one, where each line says all', () => {
    const { diagnoses } = diagnose(
      'pod ERROR dial tcp 10.0.9.9:5432: connect: connection refused\npod Post "https://sns.eu-west-1.amazonaws.com/": dial tcp 54.239.1.1:443: i/o timeout',
    );
    expect(diagnoses.find(({ endpoints }) => endpoints.includes('sns'))?.cause).toBe('missing-endpoint');
  });
});

describe('the output of a describe command', () => {
  const reason =
    'ResourceInitializationError: unable to pull secrets or registry auth: RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout';
  const task = (more: object) => ({
    tasks: [
      {
        taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/c/1',
        enableExecuteCommand: true,
        launchType: 'FARGATE',
        containers: [
          { name: 'web', managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'STOPPED' }] },
        ],
        ...more,
      },
    ],
    failures: [],
  });
  const answersOf = (text: string) =>
    diagnose(text)
      .diagnoses.filter(({ likelihood }) => likelihood !== 'possible')
      .map(({ cause, endpoints }) => [cause, ...endpoints]);

  test.each([
    ['JSON', JSON.stringify(task({ stoppedReason: reason }), null, 4)],
    [
      'JSON on one line, after the command',
      `$ aws ecs describe-tasks --tasks 1\n${JSON.stringify(task({ stoppedReason: reason }))}`,
    ],
    [
      'JSON in a fence',
      `This is it:\n\n\`\`\`json\n${JSON.stringify(task({ stoppedReason: reason }), null, 2)}\n\`\`\`\n`,
    ],
    [
      'YAML',
      `tasks:\n- containers:\n  - managedAgents:\n    - lastStatus: STOPPED\n      name: ExecuteCommandAgent\n  enableExecuteCommand: true\n  stoppedReason: '${reason}'\n  taskArn: arn:x\n`,
    ],
  ])('speaks with its reasons only, as %s', (_, text) => {
    expect(answersOf(text)).toEqual([['missing-endpoint', 'ecr.api', 'ecr.dkr', 's3']]);
    const [evidence] = diagnose(text).diagnoses[0]?.evidence ?? [];
    expect(text.slice(evidence?.start, evidence?.end)).toBe(evidence?.text);
  });

  test('of a healthy service says nothing', () => {
    const services = {
      services: [
        {
          serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/c/web',
          enableExecuteCommand: true,
          deployments: [{ rolloutState: 'COMPLETED', failedTasks: 0 }],
          events: [{ message: '(service web) has reached a steady state.' }],
        },
      ],
      failures: [],
    };
    expect(diagnose(JSON.stringify(services, null, 2)).diagnoses).toEqual([]);
  });
});

test('a task definition is sent to the plan', () => {
  const text = '{"family":"web","containerDefinitions":[{"name":"a","image":"nginx"}]}';
  const { missing } = diagnose(text, undefined, (read) => read === text);
  expect(missing?.commands[0]).toContain('plan -- --source');
});

describe('program text and settings', () => {
  test.each([
    'except botocore.exceptions.ConnectTimeoutError as e:',
    '} catch (SocketTimeoutException e) {',
    'retry: maxAttempts=3, on=[ETIMEDOUT, ECONNRESET]',
  ])('that name failures have not failed: %s', (text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
  });
});

test('the answer of an API and a call without one are two errors, whatever stands between their lines', () => {
  const { errors, diagnoses } = diagnose(
    'An error occurred (AccessDeniedException) when calling the GetSecretValue operation: User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: secretsmanager:GetSecretValue on resource: db because no identity-based policy allows the secretsmanager:GetSecretValue action\nbotocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"',
  );
  expect(errors.map(({ diagnoses: [at] }) => diagnoses[at ?? -1]?.cause)).toEqual([
    'iam',
    'missing-endpoint',
  ]);
});

test('reasons of two tasks are two errors, also behind words of somebody', () => {
  const { errors, diagnoses } = diagnose(
    'task A stopped: ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: logs:CreateLogStream on resource: a because no identity-based policy allows the logs:CreateLogStream action : exit status 1\ntask B stopped: ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.',
  );
  expect(errors.map(({ diagnoses: [at] }) => diagnoses[at ?? -1]?.cause)).toEqual([
    'iam',
    'missing-endpoint',
  ]);
  expect(diagnoses[0]?.rule).toBe('logs/cloudwatch');
});

describe('an exception with its frames and the causes behind them', () => {
  const frames =
    '\tat software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:130)\n\tat com.example.Queue.read(Queue.java:12)';
  const top =
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to sqs.eu-west-1.amazonaws.com:443 [sqs.eu-west-1.amazonaws.com/10.20.1.5] failed: connect timed out';
  const causes = [
    'Caused by: org.apache.http.conn.ConnectTimeoutException: Connect to sqs.eu-west-1.amazonaws.com:443 [sqs.eu-west-1.amazonaws.com/10.20.1.5] failed: connect timed out',
    'Caused by: java.net.SocketTimeoutException: connect timed out',
  ];

  test.each([
    ['with frames between', [top, frames, causes[0], '\t... 12 more', causes[1], '\t... 20 more']],
    ['with the thread before it', [`Exception in thread "main" ${top}`, frames, causes[0], frames]],
    ['with an address in the first line only', [top, frames, causes[0]?.replace(/ \[[^\]]+\]/, ''), frames]],
  ])('are one error: %s', (_what, lines) => {
    const { errors, diagnoses } = diagnose(lines.join('\n'));
    expect(errors).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({ cause: 'endpoint-security-group', address: '10.20.1.5' });
  });

  test('are two where another exception is logged behind it', () => {
    const other =
      'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to sns.eu-west-1.amazonaws.com:443 failed: connect timed out';
    const { errors } = diagnose([top, frames, causes[0], frames, other, frames].join('\n'));
    expect(errors).toHaveLength(2);
  });
});

test('what stands behind the frame of an error does not belong to it', () => {
  const framed = [
    "│ Error: creating EC2 VPC Endpoint: InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.ssm' does not exist",
    '│ \tstatus code: 400, request id: 111bccab-2e0f-4f6e-b257-12ef88e70567',
    '│   on main.tf line 83, in resource "aws_vpc_endpoint" "ssm":',
  ];
  const pull =
    'Failed create pod sandbox: failed pulling image "111122223333.dkr.ecr.us-west-2.amazonaws.com/app:1": no basic auth credentials';
  const { diagnoses, errors } = diagnose([...framed, pull].join('\n'));
  expect(diagnoses.map(({ cause }) => cause)).toEqual(['endpoint-creation', 'iam']);
  expect(errors).toHaveLength(2);
});
