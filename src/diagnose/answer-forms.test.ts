import { describe, expect, test } from 'vitest';
import { answersOf, type Says, statusForms } from './answer-forms.ts';
import { denialIn, isThrottled, lacksCredentials, statusIn } from './outcomes.ts';

describe('the words of an answer', () => {
  test.each<readonly [Says, string]>([
    ['refused by an endpoint policy', 'because no vpc endpoint policy allows the s3:getobject action'],
    ['refused by a resource policy', 'with an explicit deny in a resource-based policy'],
    ['refused by a policy of the caller', 'because no identity-based policy allows the s3:getobject action'],
    ['refused', 'encoded authorization failure message: abc'],
    ['refused', 'an error occurred (authorizationerror) when calling the publish operation'],
    ['no valid credentials', 'partialcredentialserror: partial credentials found'],
    ['wrong clock', 'requesttimetooskewed: the difference'],
    ['too often', 'throttlingexception: rate exceeded'],
  ])('say "%s"', (says, text) => {
    expect(answersOf(says).test(text)).toBe(true);
  });

  test('name the policy before they only say that somebody refused', () => {
    expect(
      denialIn('accessdenied: because no vpc endpoint policy allows the s3:getobject action')?.kind,
    ).toBe('endpoint-policy');
    expect(denialIn('accessdeniedexception: access denied')?.kind).toBe('unstated');
    expect(denialIn('java.nio.file.accessdeniedexception: /data')).toBeUndefined();
  });

  test('are those of an answer, and not of a setting or a file', () => {
    expect(lacksCredentials('credentials are loaded')).toBeUndefined();
    expect(isThrottled('slow start')).toBe(false);
  });

  test.each([
    ['status code: 403', 403],
    ['failed with status code [manifests 1.0]: 404', 404],
    ['an error occurred (429) when calling', 429],
    ['http/1.1 502', 502],
    ['the status: 599 of a client without an answer', undefined],
    ['statuscode: 0', undefined],
  ])('hold the status of %s', (text, status) => {
    expect(statusIn(text)?.kind).toBe(status);
    expect(statusForms().test(text)).toBe(status !== undefined);
  });
});
