import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

/** What a program prints whose own client was told that a log group is not there. */
const OF_PROGRAMS = [
  'botocore.errorfactory.ResourceNotFoundException: An error occurred (ResourceNotFoundException) when calling the PutLogEvents operation: The specified log group does not exist.',
  'error: writing audit: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, ResourceNotFoundException: The specified log group does not exist.',
  'software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException: The specified log group does not exist. (Service: CloudWatchLogs, Status Code: 400, Request ID: 1) in the worker container',
  'ResourceNotFoundException: The specified log group does not exist.\n    at throwDefaultError (@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js:1)',
  'Aws::CloudWatchLogs::Errors::ResourceNotFoundException: The specified log group does not exist.',
];

describe('a log group that a program misses', () => {
  test.each(OF_PROGRAMS)('says nothing about the log driver: %s', (text) => {
    const { diagnoses, answers } = diagnose(text);
    expect(diagnoses[0]?.cause).toBe('log-group');
    expect(JSON.stringify(diagnoses)).not.toMatch(/awslogs/);
    expect(answers.logDrivers).toBeUndefined();
  });

  test('is not its options where the program has no Region', () => {
    const { diagnoses, answers } = diagnose(
      'audit: PutLogEvents failed: MissingRegion: could not find region configuration',
    );
    expect(JSON.stringify(diagnoses)).not.toMatch(/log driver|awslogs/);
    expect(answers.logDrivers).toBeUndefined();
  });

  test('is not called a matter of the task execution role', () => {
    const text = `app: PutLogEvents to the log stream audit: ${'x'.repeat(204)} operation error...`;
    expect(JSON.stringify(diagnose(text).diagnoses)).not.toMatch(/task execution role|awslogs/);
  });
});

describe('a log group that the log driver misses', () => {
  test.each([
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
  ])('tells that it is awslogs, and its options: %s', (text) => {
    const { diagnoses, answers } = diagnose(text);
    expect(JSON.stringify(diagnoses)).toMatch(/awslogs-create-group/);
    expect(answers.logDrivers).toEqual(['awslogs']);
  });
});
