import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causeOf = (text: string): string | undefined => diagnose(text).diagnoses[0]?.cause;

describe('names of errors', () => {
  test.each([
    'The maximum number of writes consumed per second before DynamoDB returns a `ThrottlingException`.',
    'class ThrottlingException(JsonRESTError):\n    code = 429\n\n    def __init__(self, message: str):\n        super().__init__("ThrottlingException", message)',
    'notifications.model\n/\nThrottlingException\n/\nretryAfterSeconds',
  ])('that are only mentioned are no failure: %s', (text) => {
    expect(causeOf(text)).toBeUndefined();
  });

  test.each(['ThrottlingException', 'Error: ThrottlingException: Rate exceeded'])(
    'that a program prints are one: %s',
    (text) => {
      expect(causeOf(text)).toBe('rate-limit');
    },
  );
});

describe('words of a log of the log router', () => {
  test('are whole: a class of Java or a plug-in of a game is none', () => {
    const { missing } = diagnose(
      '[12:17:07] [Server thread/INFO] [net.minecraft.server.Players/]: Ann joined the game\n2013-03-17 22:54:18 [INFO] [SpoutPlugin] Ann lost connection: disconnect.genericReason',
    );
    expect(missing?.text).not.toMatch(/log router/);
  });
});
