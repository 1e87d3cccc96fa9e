/** Sentences that were untrue of texts which reach them all the same: what each of them may not say. */
import { describe, expect, test } from 'vitest';
import { said } from './cases/all.ts';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);
const shown = (text: string): string => JSON.stringify(diagnose(text));

describe('an address that is public by its number', () => {
  test.each([
    'Error: connect ETIMEDOUT 20.190.151.7:443',
    'Post "https://api.push.apple.com/3/device/abc": dial tcp 17.188.166.17:443: i/o timeout',
    'FetchError: request to https://login.microsoftonline.com/t/token failed, reason: connect ETIMEDOUT 20.190.151.132:443',
  ])('is not laid into a VPC where no host of AWS was called: %s', (text) => {
    expect(shown(text)).not.toMatch(/inside the VPC|private address/);
    expect(causes(text)).not.toContain('endpoint-security-group');
  });

  test('lies within one where a host of AWS has it', () => {
    expect(
      causes('Post "https://logs.us-east-1.amazonaws.com/": dial tcp 11.3.4.5:443: i/o timeout')[0],
    ).toBe('endpoint-security-group');
  });
});

test.each(['Error: connect ECONNREFUSED 172.18.0.3:8080', 'connect ETIMEDOUT 192.168.1.20:443'])(
  'a private address is laid into a VPC only where AWS was called: %s',
  (text) => {
    expect(shown(text)).not.toMatch(/inside the VPC/);
  },
);

describe('a failure behind or before a success of the same call', () => {
  const success = '2024-05-02T10:00:01Z INFO poller: POST https://sqs.eu-west-1.amazonaws.com/ 200';
  const failure = (host: string): string =>
    `2024-05-02T10:01:51Z ERROR poller: Post "https://${host}/": dial tcp 54.239.33.12:443: i/o timeout`;

  test('is not laid to a missing endpoint', () => {
    const text = `${success}\n${failure('sqs.eu-west-1.amazonaws.com')}`;
    expect(causes(text)).toEqual(['network-path']);
    expect(said(text)).toMatch(/that succeeded/);
  });

  test.each([
    `${success}\n${failure('sns.eu-west-1.amazonaws.com')}`,
    failure('sqs.eu-west-1.amazonaws.com'),
  ])('is where another call succeeded, or none: %s', (text) => {
    expect(causes(text)[0]).toBe('missing-endpoint');
  });
});

describe('words that many programs say', () => {
  test.each([
    'worker | Connection timed out. Retrying in 5 seconds...',
    '2024-03-04 10:11:12 ERROR kafka consumer: connection reset, retrying in 10 seconds',
  ])('are not of a layer of an image: %s', (text) => {
    expect(said(text)).not.toMatch(/layer/);
  });

  test.each([
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/app' no space left on device",
    'Error response from daemon: OCI runtime create failed: unable to apply cgroup configuration: mkdir /sys/fs/cgroup/memory/docker/abc: no space left on device: unknown',
  ])('are not of a disk: %s', (text) => {
    expect(shown(text)).not.toMatch(/[Tt]he disk is full/);
  });

  test.each([
    'time="2024-01-02T10:00:00Z" level=info msg="Configuration loaded from flags."',
    '2024-01-02T10:00:00.000Z [INFO] raft: entering follower state',
    '[Wed Oct 11 14:32:52 2023] [notice] [client 10.0.0.1] something odd',
  ])('are not of the agent or of a log router: %s', (text) => {
    expect(diagnose(text).missing?.text ?? '').not.toMatch(/\bthe agent too|log router/);
  });
});

test('what somebody says is resolved is not said to have succeeded', () => {
  const text =
    'Degraded: Connection timed out for sqs.us-east-1.amazonaws.com\nResolved - This incident has been resolved.';
  expect(diagnose(text).missing?.text ?? 'or somebody says').toMatch(/or somebody says/);
});

test('what is said of a proxy or a name is not laid to the machine whose address stands there', () => {
  expect(
    said('error during connect: proxyconnect tcp: dial tcp 127.0.0.1:3128: connect: connection refused'),
  ).not.toMatch(/no call to AWS/);
  expect(said('read udp 127.0.0.1:43012->127.0.0.11:53: read: connection refused')).not.toMatch(
    /no call to AWS/,
  );
});

test('an upload is no data that came', () => {
  const text =
    'Completed 256.0 KiB/1.2 MiB (100.0 KiB/s) with 1 file(s) remaining\nupload failed: ./a.bin to s3://b/a.bin Connection was closed before we received a valid response from endpoint URL: "https://b.s3.eu-west-1.amazonaws.com/a.bin".';
  expect(shown(text)).not.toMatch(/[Dd]ata c[ao]me/);
});

test('who asks the API of Amazon ECR need not pull images', () => {
  expect(
    said(
      'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"',
    ),
  ).not.toMatch(/whoever makes it needs the others/);
});

test('a port at which a service does not listen is none of its endpoint', () => {
  const text =
    'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to 10.2.3.4:9000 [/10.2.3.4] failed: connect timed out\n\tat com.amazonaws.services.s3.AmazonS3Client.putObject(AmazonS3Client.java:1700)';
  expect(causes(text)).toEqual(['unknown-network']);
});

test('a port of a proxy that the text names is that of the proxy', () => {
  const text =
    'level=error msg="Error connecting to ACS" error="proxyconnect tcp: dial tcp 10.9.9.9:3128: connect: connection refused"';
  expect(causes(text)).toEqual(['network-path']);
  expect(shown(text)).toContain('went to a proxy (10.9.9.9) that did not carry it');
});

test.each([
  'dial tcp 169.254.170.2:80: connectex: A socket operation was attempted to an unreachable network. Get "http://169.254.170.2/v2/credentials/4f2d9c30-1f5e-4f0e-8d6a-aaaaaaaaaaaa"',
  'Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service. ---> System.Net.Sockets.SocketException (10060): timed out 169.254.169.254:80',
])('on Windows no tool of Linux is asked for: %s', (text) => {
  expect(shown(text)).not.toMatch(/iptables|route_localnet/);
});

test('an answer about words that nobody knows cites no page', () => {
  const [one] = diagnose('ERROR app: operation not permitted: cannot open device for the ECS task').diagnoses;
  expect(one?.text).toMatch(/^This planner does not know/);
  expect(one?.citations).toEqual([]);
});

describe('how a call ended', () => {
  test.each([
    'request send failed, Post "https://sns.eu-west-1.amazonaws.com/": dial tcp: missing address',
    'TypeError: fetch failed [cause]: Error: Parse Error: Expected HTTP/ https://sqs.eu-west-1.amazonaws.com',
    'DispatchFailure(DispatchFailure { source: ConnectorError { kind: Io, source: hyper::Error(Connect, "invalid URL, scheme is not http") } }) https://sqs.eu-west-1.amazonaws.com',
  ])('is not denied where words stand there that the planner does not read: %s', (text) => {
    expect(shown(text)).not.toMatch(/the text does not say how|how is not said/);
  });

  test('is denied where nothing stands there', () => {
    expect(
      said('Could not connect to the endpoint URL: "https://apprunner.eu-west-1.amazonaws.com/"'),
    ).toMatch(/the text does not say how/);
  });

  test.each([
    ['Error: net::ERR_NAME_NOT_RESOLVED at https://sqs.eu-west-1.amazonaws.com/', /could not be resolved/],
    ['Error: net::ERR_CONNECTION_TIMED_OUT at https://example.org/page', /got no answer in time/],
    ['net::ERR_TUNNEL_CONNECTION_FAILED at https://sns.eu-west-1.amazonaws.com/', /proxy/],
  ])('is read from Chromium: %s', (text, says) => {
    expect(said(text)).toMatch(says);
  });

  test.each([
    'Post "https://sqs.eu-west-1.amazonaws.com/": remote error: tls: bad certificate',
    'curl: (56) OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0 https://a.iot.eu-west-1.amazonaws.com',
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLError(1, '[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:1007)')))",
  ])('over the certificate of the caller is no matter of versions or ciphers: %s', (text) => {
    expect(said(text)).toMatch(/certificate (?:that it was shown|of the caller)/);
    expect(shown(text)).not.toMatch(/cipher|does not say how|connection is cut/);
  });

  test.each([
    'Post "https://sns.eu-west-1.amazonaws.com/": http2: server sent GOAWAY and closed the connection',
    'Post "https://sns.eu-west-1.amazonaws.com/": http: server closed idle connection',
    'Post "https://logs.eu-west-1.amazonaws.com/": read tcp 10.0.1.2:42312->10.0.5.6:443: read: connection reset by peer',
  ])('over a connection that was open is no missing endpoint: %s', (text) => {
    expect(causes(text)).not.toContain('missing-endpoint');
  });
});

test.each([
  [
    'rpc error: code = Unavailable desc = lookup otel-collector on 172.20.0.10:53: no such host',
    /OpenTelemetry|container runtime/,
  ],
  ['Error: getaddrinfo ENOTFOUND otel-collector', /from the OpenTelemetry collector/],
])('who is called is not who speaks: %s', (text, never) => {
  expect(shown(text)).not.toMatch(never);
});

describe('a line that names somebody', () => {
  test.each([
    'psql: error: connection to server at "10.0.1.5", port 5432 failed: Connection timed out',
    "ERROR 2002 (HY000): Can't connect to server on 'mydb' (115)",
    'wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432',
    'snowflake.connector.errors.OperationalError: 250001: Could not connect to Snowflake backend after 2 attempt(s).',
    '[thrd:broker1:9092/bootstrap]: broker1:9092/bootstrap: Connection setup timed out in state CONNECT',
  ])('is not said to name nobody: %s', (text) => {
    expect(shown(text)).not.toMatch(/does not say which service was called/);
  });

  test.each(['telnet: Unable to connect to remote host: Connection timed out', 'connect:errno=110'])(
    'is none where no name stands there: %s',
    (text) => {
      expect(shown(text)).not.toMatch(/reads no host/);
    },
  );
});

describe('what was left out', () => {
  test('is the own question of a client no writing about failures', () => {
    const text =
      'could not connect to server: Connection timed out\n\tIs the server running on host "10.0.3.4" and accepting TCP/IP connections on port 5432?';
    expect(said(text)).toMatch(/PostgreSQL/);
  });

  test.each([
    'error An unexpected error occurred: "https://packages.example.com/x: ETIMEDOUT".\ninfo If you think this is a bug, please open a bug report with the information provided in "/app/yarn-error.log".',
    'If you see "CannotPullContainerError: i/o timeout", check that your subnet has a route to a NAT gateway.',
    '## 1.2.3\n* Fix i/o timeout when connecting to sqs.eu-west-1.amazonaws.com',
  ])('is never said for a fact to be of this or that kind: %s', (text) => {
    expect(diagnose(text).missing?.text ?? '').not.toMatch(
      /took (?:it|them) for (?!over|a failure of yours)/,
    );
  });

  test('is no call where its words are settings', () => {
    expect(diagnose('RETRY_ON=ETIMEDOUT,ECONNRESET').missing?.text ?? '').not.toMatch(/\(of a call/);
  });
});

test('a handshake that was not finished is no registry that was not reached', () => {
  const text = 'Error response from daemon: Get "https://mirror.gcr.io/v2/": net/http: TLS handshake timeout';
  expect(causes(text)[0]).toBe('external-registry');
  expect(shown(text)).not.toMatch(/is not reached|needs a path to the internet/);
});

test('who asks the API of Amazon ECS need not be an agent', () => {
  expect(said('Connect timeout on endpoint URL: "https://ecs.eu-west-1.amazonaws.com/"')).not.toMatch(
    /whoever makes it needs the others/,
  );
});
