/** What tells of a state, and of no failure: tables of settings, and files that a program does without. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causesIn = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);

const AGENT = String.raw`2022/05/28 03:10:04 I! 2022/05/28 03:10:04 D! [EC2] Found active network interface
I! Detected the instance is EC2
2022/05/28 03:10:04 Reading json config file path: C:\ProgramData\Amazon\AmazonCloudWatchAgent\\amazon-cloudwatch-agent.json ...
C:\ProgramData\Amazon\AmazonCloudWatchAgent\\amazon-cloudwatch-agent.json does not exist or cannot read. Skipping it.
2022/05/28 03:10:04 I! Valid Json input schema.
Configuration validation first phase succeeded`;

const CHECKER = `Checks on ECS task and other resources
-------------------------------------------------------------
Region : eu-west-1
  Cluster Configuration  |
     KMS Key       : Not Configured
     Audit Logging : DEFAULT
  Can I ExecuteCommand?  | arn:aws:iam::111122223333:user/cli-admin
     ecs:ExecuteCommand: allowed
     ssm:StartSession denied?: allowed
  Task Status            | RUNNING
  Launch Type            | Fargate`;

const ROWS = `Amazon ECS cluster app
     KMS Key       : Not Configured
     Audit Logging : DEFAULT
     S3 Bucket Name: Not Configured
     CW Log Group  : Not Configured`;

describe('a state is no failure', () => {
  test.each([
    ['a file that is skipped', AGENT],
    [
      'a file that is ignored',
      'amazon-cloudwatch-agent: C:\\ProgramData\\config.json does not exist, ignored',
    ],
    ['a table of a checker', CHECKER],
    ['a table alone', ROWS],
  ])('%s', (_, text) => {
    expect(causesIn(text)).toEqual([]);
  });
});

describe('near to it, what is a failure stays one', () => {
  test.each([
    ['a file that nobody skips', AGENT.replace(' Skipping it.', '')],
    ['a label of an error', 'Amazon ECS service app\n  Name  : app\n  Error : Not Configured'],
    ['another line of the table', `${CHECKER}\nError: the log driver awslogs is not configured`],
    ['a value that nothing else stands beside', 'Error: Amazon ECS: KMS key: not configured'],
  ])('%s', (_, text) => {
    expect(causesIn(text)).toEqual(['configuration']);
  });
});
