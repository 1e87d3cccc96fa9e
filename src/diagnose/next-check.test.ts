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
