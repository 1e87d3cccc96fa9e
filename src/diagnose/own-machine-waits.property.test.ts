import { describe, expect, test } from 'vitest';
import { said } from './cases/all.ts';
import { diagnose } from './index.ts';

describe('a program that waits for its own pool', () => {
  test.each([
    'TimeoutError: ResourceRequest timed out\n    at ResourceRequest._fireTimeout (/app/node_modules/generic-pool/lib/ResourceRequest.js:62:17)',
    'KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
    'SequelizeConnectionAcquireTimeoutError: Operation timeout\n    at ConnectionManager.getConnection (/app/node_modules/sequelize/lib/dialects/abstract/connection-manager.js:288:15)',
    'Timed out fetching a new connection from the connection pool. More info: http://pris.ly/d/connection-pool (Current connection pool timeout: 10, connection limit: 5)',
    'org.apache.commons.dbcp.SQLNestedException: Cannot get a connection, pool error Timeout waiting for idle object',
    'org.apache.tomcat.jdbc.pool.PoolExhaustedException: [http-nio-8080-exec-3] Timeout: Pool empty. Unable to fetch a connection in 30 seconds, none available[size:100; busy:100; idle:0; lastwait:30000].',
    'java.sql.SQLException: An attempt by a client to checkout a Connection has timed out.',
    'System.InvalidOperationException: Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.  This may have occurred because all pooled connections were in use and max pool size was reached.',
    'java.util.concurrent.TimeoutException: Pool#acquire(Duration) has been pending for more than the configured timeout of 45000ms',
    'Error: pool timed out while waiting for an open connection',
    "psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec",
    '(DBConnection.ConnectionError) connection not available and request was dropped from queue after 2000ms.',
    'MongoWaitQueueTimeoutError: Timed out while checking out a connection from connection pool',
    'com.amazonaws.SdkClientException: Unable to execute HTTP request: Timeout waiting for connection from pool',
  ])('made no call, and no endpoint is named: %s', (text) => {
    expect(diagnose(text).diagnoses).toMatchObject([{ cause: 'runtime', endpoints: [] }]);
    expect(said(text)).not.toMatch(/A call got no answer|nothing answered|service of AWS/);
  });

  test.each([
    'Error: connect ETIMEDOUT 10.0.9.9:5432',
    'TimeoutError: request timed out\n    at Client.send (/app/lib/client.js:62:17)',
  ])('is none that waits for an answer: %s', (text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe('unknown-network');
  });
});

describe('a container daemon whose socket may not be opened', () => {
  test.each([
    'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/containers/json": dial unix /var/run/docker.sock: connect: permission denied',
    'Error: connect EACCES /var/run/docker.sock',
    "PermissionError: [Errno 13] Permission denied: '/var/run/docker.sock'",
    'error during connect: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/info": open //./pipe/docker_engine: Access is denied.',
  ])('is there and runs: the fix is the right to it: %s', (text) => {
    expect(diagnose(text).diagnoses[0]?.cause).toBe('runtime');
    expect(said(text)).toMatch(/may not open it/);
    expect(said(text)).not.toMatch(/Start Docker|versions/);
  });

  test('is another matter where it does not run, or its words only suppose rights', () => {
    expect(
      said(
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ),
    ).toMatch(/Start Docker/);
    expect(
      said(
        'error during connect: In the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect.: open //./pipe/docker_engine: The system cannot find the file specified.',
      ),
    ).toMatch(/one reason: run the client with elevated rights/);
  });
});

describe('a stream that takes none of the records', () => {
  test.each([
    ['[output:kinesis_firehose:kinesis_firehose.0] PutRecordBatch', 'Amazon Data Firehose'],
    ['[output:kinesis_streams:kinesis_streams.0] PutRecords', 'Amazon Kinesis Data Streams'],
  ])('was reached: %s', (plugin, name) => {
    const text = `[error] ${plugin} request returned with no records successfully recieved, my-stream`;
    expect(diagnose(text).diagnoses).toMatchObject([{ cause: 'rate-limit', likelihood: 'possible' }]);
    expect(said(text)).toContain(`${name} returned, so there is a path to it`);
  });
});

describe('the launch type', () => {
  const PULL = 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit';

  test.each(['on AWS Fargate: ', 'Launch type: FARGATE\n', 'Our Fargate task stopped. '])(
    'is read from what is said: %s',
    (before) => {
      expect(diagnose(`${before}${PULL}`).answers.launchType).toBe('FARGATE');
    },
  );

  test.each([
    'arn:aws:sts::111122223333:assumed-role/ex-fargate-2025/abc ',
    'arn:aws:iam::111122223333:role/fargate ',
    'target group tg-fargate-example: ',
    'fargate.internal.example: ',
    'role fargate-to-ec2: ',
  ])('is not read from the name of something: %s', (before) => {
    expect(diagnose(`${before}${PULL}`).answers.launchType).toBeUndefined();
  });
});
