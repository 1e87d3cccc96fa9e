import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const commandOf = (text: string): string | undefined => diagnose(text).errors[0]?.next?.command;

describe('the check of an image', () => {
  test.each([
    [
      'CannotPullContainerError: API error (404): repository serverless-batch not found: does not exist or no pull access',
      'serverless-batch',
    ],
    [
      'CannotPullContainerError: API error (404): repository my/app not found: does not exist or no pull access',
      'my/app',
    ],
    [
      "Error response from daemon: pull access denied for my/app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      'my/app',
    ],
    [
      "Error response from daemon: pull access denied for myapp, repository does not exist or may require 'docker login'",
      'myapp',
    ],
  ])('names the image of the message, and no word of its sentence: %s', (text, image) => {
    expect(commandOf(text)).toBe(`docker manifest inspect ${image}`);
  });
});

describe('the endpoint that the check asks for is that of the call', () => {
  const asked = (text: string): string | undefined =>
    /com\.amazonaws\.[\w-]+\.([\w.-]+)/.exec(commandOf(text) ?? '')?.[1];

  test.each([
    [
      '2025-01-02T03:04:05Z [ERROR] Error connecting to TCS: dial tcp: i/o timeout module="tcs handler"',
      'ecs-telemetry',
    ],
    [
      '2025-01-02T03:04:05Z [ERROR] Error connecting to ACS: dial tcp: i/o timeout module="acs handler"',
      'ecs-agent',
    ],
    [
      'level=error msg="Not continuing with pull after error: denied: User: arn:aws:sts::111122223333:assumed-role/app/i-0123456789abcdef0 is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/web"',
      'ecr.dkr',
    ],
    [
      'denied: User: arn:aws:sts::111122223333:assumed-role/ci/build is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:us-east-1:111122223333:repository/web',
      'ecr.dkr',
    ],
    [
      'An error occurred (AccessDeniedException) when calling the BatchGetImage operation: User: arn:aws:sts::111122223333:assumed-role/ci/build is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/web',
      'ecr.api',
    ],
  ])('%s: %s', (text, endpoint) => {
    expect(asked(text)).toBe(endpoint);
  });
});
