import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

describe('a failure that has to do neither with AWS nor with a container or a network', () => {
  test.each([
    [
      'a panic of Go',
      'Aug 02 18:44:44 vm-7 relayd[1486]: panic: (*logrus.Entry) 0xc0010de620\nAug 02 18:44:44 vm-7 relayd[1486]: goroutine 1 [running]:\nAug 02 18:44:44 vm-7 relayd[1486]: github.com/sirupsen/logrus.(*Entry).log(0xc00175ccb0, 0x0)',
    ],
    [
      'another one',
      'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:8 +0x1d',
    ],
    ['Rust', "thread 'main' panicked at src/main.rs:4:5:\ncalled `Option::unwrap()` on a `None` value"],
    [
      'Python',
      'Traceback (most recent call last):\n  File "/srv/calc.py", line 3, in <module>\n    print(1 / 0)\nZeroDivisionError: division by zero',
    ],
    [
      'the configuration of Terraform',
      'Error: Invalid provider configuration\n\nProvider "registry.terraform.io/hashicorp/aws" requires explicit configuration. Add a provider block to the root module and configure the provider\'s required arguments as described in the provider documentation.',
    ],
    [
      'its lock file',
      'Error: Inconsistent dependency lock file\n\nThe following dependency selections recorded in the lock file are inconsistent with the current configuration:\n  - provider registry.terraform.io/hashicorp/aws: required by this configuration but no version is selected',
    ],
    [
      'a setting of a program',
      'TypeError: Invalid configuration: option "colour" must be a number\n    at Object.<anonymous> (/srv/config.js:3:9)',
    ],
    [
      'a merge',
      'CONFLICT (content): Merge conflict in src/app.ts\nAutomatic merge failed; fix conflicts and then commit the result.',
    ],
  ])('is no matter of this planner: %s', (_what, text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
    expect(diagnose(text).missing?.text).toMatch(/./);
  });

  test.each([
    [
      'a container ended',
      'container web exited with code 2: panic: runtime error: index out of range [3] with length 3',
    ],
    [
      'a parameter of AWS',
      "ValidationException: 1 validation error detected: Value at 'clusterName' failed to satisfy constraint",
    ],
    [
      'a long log in which only the last line speaks of a container',
      `${'x'.repeat(100)}\n`
        .repeat(210)
        .concat('2026-05-01T10:00:02Z worker container ERROR division by zero in row 7'),
    ],
    ['a program in a task', "service web: task stopped: Error: Cannot find module '/app/dist/main.js'"],
  ])('is one where the text has to do with them: %s', (_what, text) => {
    expect(diagnose(text).diagnoses).not.toEqual([]);
  });
});

describe('marked words', () => {
  test.each([
    [
      'of a deadline',
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded',
    ],
    [
      'of a secret',
      'unable to retrieve secret from asm: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded.',
    ],
    [
      'of a session',
      'An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later.',
    ],
    [
      'of a refusal',
      'An error occurred (AccessDeniedException) when calling the PutEvents operation: not allowed',
    ],
    ['of a pull', 'CannotPullECRContainerError: AccessDeniedException: not allowed to pull'],
    [
      'of a connection',
      'Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: connectex: connection timed out',
    ],
  ])('begin and end with words: %s', (_what, text) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses).not.toEqual([]);
    for (const { evidence } of diagnoses)
      for (const { start, end } of evidence)
        expect(
          [text.slice(start - 1, start + 1), text.slice(end - 1, end + 1)].filter((two) =>
            /^[A-Za-z]{2}$/.test(two),
          ),
        ).toEqual([]);
  });
});
