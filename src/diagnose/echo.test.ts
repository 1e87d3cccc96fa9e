import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => {
  const { diagnoses, errors } = diagnose(text);
  return errors.map(({ diagnoses: [at = -1] }) => `${diagnoses[at]?.cause} ${diagnoses[at]?.likelihood}`);
};

describe('a line that only says that it went wrong, behind the reason', () => {
  test.each([
    [
      'a refused log group',
      "[2021/05/12 19:36:11] [error] [output:cloudwatch_logs:cloudwatch_logs.1] CreateLogGroup API responded with error='AccessDeniedException'\n[2021/05/12 19:36:11] [error] [output:cloudwatch_logs:cloudwatch_logs.1] Failed to create log group",
      ['iam likely'],
    ],
    [
      'a stream of Amazon Data Firehose',
      "[2024/05/01 10:00:00] [error] [output:kinesis_firehose:kinesis_firehose.0] PutRecordBatch API responded with error='AccessDeniedException'\n[2024/05/01 10:00:00] [error] [output:kinesis_firehose:kinesis_firehose.0] Failed to send log records to orders",
      ['iam likely'],
    ],
    [
      'a time-out and the chunk that waits',
      "[2024/05/01 10:00:00] [error] [upstream] connection #49 to logs.eu-west-1.amazonaws.com:443 timed out after 10 seconds\n[2024/05/01 10:00:00] [ warn] [engine] failed to flush chunk '1-1.flb', retry in 9 seconds: task_id=3, input=forward.1 > output=cloudwatch_logs.0",
      ['missing-endpoint likely'],
    ],
    [
      'a connection of which nothing is said',
      "[2021/02/02 22:03:38] [error] [aws_client] connection initialization error\n[2021/02/02 22:03:38] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to create log group\n[2021/02/02 22:03:38] [ warn] [engine] failed to flush chunk '1-1.flb', retry in 11 seconds: task_id=0, input=dummy.0 > output=cloudwatch_logs.0",
      ['missing-endpoint possible'],
    ],
  ])('is no second error: %s', (_what, text, wanted) => {
    expect(causes(text)).toEqual(wanted);
  });

  test('is one where another output says it', () => {
    expect(
      causes(
        "[2024/05/01 10:00:00] [error] [output:cloudwatch_logs:cloudwatch_logs.0] CreateLogGroup API responded with error='AccessDeniedException'\n[2024/05/01 10:00:01] [error] [output:kinesis_firehose:kinesis_firehose.1] Failed to send log records to orders",
      ),
    ).toHaveLength(2);
  });
});

describe('a call of which the text only says that it failed', () => {
  test.each([
    '[2021/02/02 22:03:38] [error] [aws_client] connection initialization error\n[2021/02/02 22:03:38] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to create log group',
    'ERROR vector::topology::builder: msg="Healthcheck failed." error=dispatch failure component_kind="sink" component_type="aws_s3" component_id=aws_s3',
    'HttpError (FailedConnectionException "monitoring.us-east-1.amazonaws.com" 443)',
    'aiobotocore: botocore.exceptions.ConnectionError: An error occurred while connecting: Cannot connect to host dynamodb.eu-west-1.amazonaws.com:443 ssl:<ssl.SSLContext object> [None]',
    'Error calling ssm:GetParameter. Path: /app/key Error: dispatch failure',
    'ERROR dispatch failure calling https://sqs.eu-west-1.amazonaws.com/, retrying after 5s',
  ])('is only possibly one without an answer: %s', (text) => {
    const missing = diagnose(text).diagnoses.filter(({ cause }) => cause === 'missing-endpoint');
    expect(missing).not.toEqual([]);
    expect(missing.map(({ likelihood }) => likelihood).filter((one) => one !== 'possible')).toEqual([]);
  });

  test.each([
    'Unable to execute HTTP request: failed to connect to sqs.sa-east-1.amazonaws.com/52.46.172.189 (port 443) from /192.168.1.178 (port 42438) after 15000ms',
    'ResourceInitializationError: failed to validate logger args: There is a connection issue between the task and Amazon CloudWatch. Check your network configuration.',
  ])('is likely so where somebody waited: %s', (text) => {
    expect(diagnose(text).diagnoses[0]).toMatchObject({ cause: 'missing-endpoint', likelihood: 'likely' });
  });
});
