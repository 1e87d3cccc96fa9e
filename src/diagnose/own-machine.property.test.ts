/** Errors of the machine that calls, errors given by number, retries that went well, and old names. */
import { describe, expect, test } from 'vitest';
import { said } from './cases/all.ts';
import { diagnose } from './index.ts';

const first = (text: string): string | undefined => {
  const [one] = diagnose(text).diagnoses;
  return one === undefined ? undefined : `${one.cause} ${one.likelihood}`;
};

/** botocore prints the error of urllib3, and behind it its own with the URL. */
const pair = (error: string, host: string): string =>
  `urllib3.exceptions.NewConnectionError: <botocore.awsrequest.AWSHTTPSConnection object at 0x7f00aa>: Failed to establish a new connection: ${error}\n\nDuring handling of the above exception, another exception occurred:\n\nbotocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://${host}/"`;

describe('an error with a number', () => {
  test.each([
    pair('[Errno 99] Cannot assign requested address', 'kms.eu-west-1.amazonaws.com'),
    pair('[Errno 24] Too many open files', 'logs.eu-central-1.amazonaws.com'),
    pair('[Errno 99]', 'sns.us-west-2.amazonaws.com'),
    'requests.exceptions.ConnectionError: HTTPSConnectionPool(host=\'ssm.eu-west-1.amazonaws.com\', port=443): Max retries exceeded with url: / (Caused by NewConnectionError("<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 24] Too many open files"))',
  ])('of the own machine is no missing endpoint: %s', (text) => {
    expect(first(text)).toBe('runtime likely');
    expect(said(text)).not.toMatch(/does not say how|how is not said/);
  });

  test.each([
    pair('[Errno 97] Address family not supported by protocol', 'sqs.eu-west-1.amazonaws.com'),
    pair('[Errno 1] Operation not permitted', 'ecs.eu-west-1.amazonaws.com'),
    pair('[Errno -3]', 'kms.eu-west-1.amazonaws.com'),
    pair('[Errno 111]', 'kms.eu-west-1.amazonaws.com'),
  ])('says how the call ended: %s', (text) => {
    expect(said(text)).not.toMatch(/does not say how|how is not said|or a connection was refused/);
  });
});

describe('an address that cannot be assigned', () => {
  test.each([
    'proxyd[811]: {connect}: Cannot assign requested address',
    'haproxy: backend socket error: connect: Cannot assign requested address',
  ])('without a call is only possible, with both readings: %s', (text) => {
    const of = first(text);
    expect([undefined, 'runtime possible']).toContain(of);
    if (of !== undefined) expect(said(text)).toMatch(/local ports.*in use, or .*no address of the family/);
  });
});

describe('an error that a log line says again', () => {
  const error = 'Could not connect to the endpoint URL: "https://queue.amazonaws.com/"';
  const trace = `botocore.exceptions.EndpointConnectionError: ${error}`;
  const line = `[2023-06-03 01:36:47,080: ERROR/MainProcess] consumer: Cannot connect to sqs://broker//: ${error}.`;

  test.each([
    `${trace}\n${line}\nTrying again in 4.00 seconds... (2/100)\n\n[2023-06-03 01:36:57,674: INFO/MainProcess] Connected to sqs://broker//`,
    `${trace.replaceAll('queue', 'eu-west-1.queue')}\n${line.replaceAll('queue', 'eu-west-1.queue')}\n[2023-06-03 01:37:57,674: INFO/MainProcess] Connected to sqs://broker//`,
  ])('is past where the call succeeded behind it: %s', (text) => {
    expect(first(text)).toBeUndefined();
  });

  test.each([
    `${trace}\n${line}\n[2023-06-03 01:36:57,674: INFO/MainProcess] Connected to redis://cache//`,
    `${trace.replace('queue', 'sns')}\n${line}\n[2023-06-03 01:36:57,674: INFO/MainProcess] Connected to sqs://broker//`,
  ])('is not past where another call did: %s', (text) => {
    expect(first(text)).toBeDefined();
  });
});

describe('an old name', () => {
  test.each([
    'curl: (28) Failed to connect to us-west-2.queue.amazonaws.com port 443: Connection timed out',
    'Failed to connect to queue.amazonaws.com port 443: Connection timed out',
  ])('that was resolved is not to be resolved again: %s', (text) => {
    const [one] = diagnose(text).diagnoses;
    expect(one?.cause).toBe('endpoint-dns');
    const check = JSON.stringify(diagnose(text));
    expect(check).toContain('describe-vpc-endpoints');
    expect(check).not.toContain('nslookup');
  });

  test('that was not resolved is', () => {
    expect(JSON.stringify(diagnose('curl: (6) Could not resolve host: queue.amazonaws.com'))).not.toContain(
      'the old name does not',
    );
  });
});

test.each([
  'Step 3/9 : RUN npm install\n ---> Running in 77aa01bc22dd\nnpm ERR! code ETIMEDOUT\nnpm ERR! errno ETIMEDOUT\nnpm ERR! network request to https://packages.example.com/left-pad failed, reason: connect ETIMEDOUT 104.16.1.35:443\nnpm ERR! network In most cases you are behind a proxy or have bad network settings.\nnpm ERR! network If you are behind a proxy, please make sure that the\nnpm ERR! network proxy config is set properly.',
  'npm ERR! code ECONNREFUSED\nnpm ERR! network request to https://packages.example.com/debug failed, reason: connect ECONNREFUSED 104.16.2.35:443\nnpm ERR! network This is a problem related to network connectivity.\nnpm ERR! network In most cases you are behind a proxy or have bad network settings.\nnpm ERR! network If you are behind a proxy, please make sure that the',
])('the log of a build is not what people tell: %s', (text) => {
  const { missing, diagnoses } = diagnose(text);
  if (diagnoses.length === 0) expect(missing?.text).toMatch(/the log of a build/);
  expect(missing?.text ?? '').not.toMatch(/people tell|paste those lines alone/);
});

test('an inner record alone says how it ended', () => {
  expect(
    said(
      'urllib3.exceptions.NewConnectionError: Failed to establish a new connection: [Errno 97] Address family',
    ),
  ).not.toMatch(/does not say how|how is not said/);
});

describe('an error of the system of the caller', () => {
  test.each([
    pair('[Errno 97] Address family not supported by protocol', 'sqs.eu-west-1.amazonaws.com'),
    'OSError: [Errno 97] Address family not supported by protocol\n\nDuring handling of the above exception, another exception occurred:\n\nbotocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://ssm.eu-west-1.amazonaws.com/"',
    'error sending request for url (https://kms.eu-west-1.amazonaws.com/): client error (Connect): tcp connect error: Address family not supported by protocol (os error 97)',
  ])('about the family of an address leaves open what happened on another: %s', (text) => {
    expect(diagnose(text).diagnoses.map(({ cause }) => cause)).toEqual(['runtime', 'unknown-network']);
  });

  test.each([
    pair('[Errno 1] Operation not permitted', 'secretsmanager.us-east-1.amazonaws.com'),
    pair('[Errno 13] Permission denied', 'sns.us-east-1.amazonaws.com'),
    'dial tcp 52.94.5.1:443: connect: operation not permitted',
    'Error: connect EACCES 10.0.3.4:443 - Local (10.0.1.2:0)',
    'Error: connect EPERM 52.94.5.1:443 - Local (10.0.1.2:0)',
  ])('that does not let a program connect never left the machine: %s', (text) => {
    const [one, ...others] = diagnose(text).diagnoses;
    expect(one?.text).toMatch(/did not leave the machine/);
    expect(one?.fix.join()).not.toMatch(/netsh/);
    expect(others).toEqual([]);
  });

  test.each([
    'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied',
    'open /etc/app/key.pem: permission denied',
  ])('about a file is none about a connection: %s', (text) => {
    expect(said(text)).not.toMatch(/did not let the program open the connection/);
  });
});

test('a pool that was closed is none that is exhausted', () => {
  const text =
    'java.lang.IllegalStateException: Connection pool shut down\n\tat com.amazonaws.services.s3.AmazonS3Client.getObject(AmazonS3Client.java:1411)';
  expect(first(text)).toBe('runtime likely');
  expect(said(text)).not.toMatch(/waited in vain|free/);
});

describe('an end that says that no way leads there', () => {
  test.each([
    pair('[Errno 101] Network is unreachable', 'secretsmanager.us-east-1.amazonaws.com'),
    pair('[Errno 113] No route to host', 'logs.us-east-1.amazonaws.com'),
    'Post "https://eks.eu-west-1.amazonaws.com/clusters": dial tcp 10.3.4.5:443: connect: no route to host',
    'Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 10.3.4.5:443: connect: no route to host',
    'Post "https://vpce-0a1b2c3d4e5f-abcd1234.logs.eu-west-1.vpce.amazonaws.com/": connect: no route to host',
    'connect EHOSTUNREACH 10.5.5.5:443',
    'FetchError: request to https://login.example.com/token failed, reason: connect ENETUNREACH 20.190.151.132:443',
  ])('is not laid to a security group: %s', (text) => {
    const answer = diagnose(text);
    expect(answer.diagnoses.map(({ cause }) => cause)).not.toContain('endpoint-security-group');
    expect(
      answer.diagnoses
        .map((one) => [one.text, one.fix])
        .join()
        .replace(/with a security group that admits/g, ''),
    ).not.toMatch(/its security group|security groups and|in the security group/);
  });
});

test('how a call to a host without a planned endpoint ended is said where the text says it', () => {
  expect(
    said(
      'Could not connect to the endpoint URL: "https://eks.eu-west-1.amazonaws.com/" [Errno 22] Invalid argument',
    ),
  ).toMatch(/number 22/);
});

describe('a caller that sits in no VPC by its paths', () => {
  const folder = (...names: readonly string[]): string => ['', ...names].join('/');
  const FAILED = 'Connect timeout on endpoint URL: "https://ssm.eu-west-1.amazonaws.com/"';
  const of = (path: string): string =>
    `  File "${path}/a.py", line 3\nbotocore.exceptions.ConnectTimeoutError: ${FAILED}`;

  test.each([
    ['/Users/jo/app', /computer of a person/],
    ['C:\\Users\\jo\\app', /computer of a person/],
    [folder('home', 'runner', 'work', 'app', 'app'), /hosted build machine/],
    [folder('Users', 'runner', 'work', 'app', 'app'), /hosted build machine/],
    [folder('home', 'vsts', 'work', '1', 's'), /hosted build machine/],
    ['D:\\a\\app\\app', /hosted build machine/],
  ])('has a way of its own, which comes first: %s', (path, who) => {
    const { diagnoses } = diagnose(of(path));
    expect(diagnoses[0]).toMatchObject({ cause: 'network-path', endpoints: [] });
    expect(diagnoses[0]?.text).toMatch(who);
    expect(diagnoses[1]).toMatchObject({
      cause: 'missing-endpoint',
      likelihood: 'possible',
      endpoints: ['ssm'],
    });
  });

  test.each([
    '/app',
    folder('home', 'runner', '_work', 'app'),
    '/usr/lib/python3',
    'C:\\Users\\ContainerAdministrator\\app',
    'C:\\Users\\Administrator\\app',
  ])('is none where the paths leave it open: %s', (path) => {
    expect(diagnose(of(path)).diagnoses[0]).toMatchObject({
      cause: 'missing-endpoint',
      likelihood: 'likely',
    });
  });
});
