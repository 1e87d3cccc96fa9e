import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { nearestErrors } from './nearest.ts';

test('a text of another cloud is asked for no task of Amazon ECS by a command', () => {
  const { missing } = diagnose(
    '2023-08-15T10:50:02.460Z ERROR - Image pull for acme.azurecr.io/image:tag failed. UnexpectedFaliure',
  );
  expect(missing?.text).toMatch(/of another cloud/);
  expect(missing?.commands).toEqual([]);
});

describe('the line that is nearest to an error', () => {
  test.each([
    ['what is completed', "[INFO] Registration completed successfully. I am running in cluster 'default'"],
    [
      'an event of a deployment',
      '(service web) has stopped 1 running tasks: (task a1bf1b06-edea-4492-a431-a28b49a362fe).',
    ],
    [
      'an apology, with a tag whose name holds a word of a failure',
      'Apologies that this is a question: does it also hold for buckets without the resource-perimeter-exception tag?',
    ],
    ['a setting of a quiet level', '2026-11-20T08:00:02Z INFO [main] error handler registered, retries=5'],
    ['the policy by which a client tries again', '10:00:00 INFO retry policy: max retries 3, timeout 5s'],
    [
      'what succeeded after it was tried again',
      '[ info] [engine] flush chunk succeeded at retry 1: task_id=0',
    ],
    ['what is made because it is not there', 'level=info msg="Group not found. Will create it."'],
    ['a change of state at a quiet level', 'level=info msg="Handling change" status="STOPPED"'],
    ['a word that ends like one of a failure', 'I! Credentials chain by default: container'],
    ['the banner of a version', 'Fatless Bit v1.3.9 exited-handler-error-page, Copyright (C) Somebody'],
    ['what a program does without', 'WARN[0000] Skipping the deprecated option restart'],
    ['a list of failures that is empty', '"failures": []'],
    ['a setting', 'ON_CONNECTION_FAILURE=retry'],
    [
      'that somebody looked for pages',
      '> I could not find anything regarding EC2 endpoints. Can somebody point me to the docs?',
    ],
    ['an end that was asked for', 'Received the signal to stop, shutting down gracefully'],
  ])('is not %s', (_what, line) => {
    expect(nearestErrors(line)).toEqual([]);
    expect(diagnose(line).missing?.text).not.toContain('Nearest to');
  });

  test.each([
    ['a failure at a quiet level', '[INFO] Unable to get the widget client for version 1.17'],
    ['an error at a quiet level', '[INFO] Error from tcs; backing off: websocket: close 1008'],
    ['a failure that says that it was not successful', 'Response not successful: Received status code 403'],
    ['a failure after which it goes on', 'level=info msg="operation set failed, retrying in 16s"'],
    ['an exit with a code', 'level=info msg="container change" status=STOPPED, exited with code 137'],
    ['the number of an error', 'widgetd: EPROTO 12345'],
    ['a number of Windows that begins as nothing does', 'updater: Error: 0x80072EE2'],
  ])('is %s', (_what, line) => {
    expect(nearestErrors(line).map(({ quote }) => quote)).toEqual([line]);
  });

  test('is the failure, and not the healthy lines around it', () => {
    const log = [
      '[INFO] Registration completed successfully',
      'frobd: the frob was rejected by the bar',
      '(service web) has reached a steady state.',
      '(service web) has stopped 2 running tasks: (task 1) (task 2).',
    ];
    expect(nearestErrors(log.join('\n')).map(({ line }) => line)).toEqual([log[1]]);
  });

  test('is the message, and not the sentence that announces it', () => {
    const text = 'Deployment failed with this new error:\n\nfrobnicate: unable to wibble the wobble (code 7)';
    expect(nearestErrors(text).map(({ line }) => line)).toEqual([
      'frobnicate: unable to wibble the wobble (code 7)',
    ]);
  });
});
