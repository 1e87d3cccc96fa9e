import { describe, expect, test } from 'vitest';
import { ENVOY_FLAGS, envoyFlagsIn } from './envoy-flags.ts';
import { diagnose } from './index.ts';

const line = (flags: string, details = '-', status = 503): string =>
  `[2026-11-01T10:00:00.000Z] "GET /api HTTP/1.1" ${status} ${flags} ${details} - "-" 0 91 12 - "-" "curl" "f3a1" "orders.local" "10.0.3.4:9080"`;

const answerTo = (text: string) => {
  const { diagnoses } = diagnose(text);
  return { first: diagnoses[0], count: diagnoses.length, said: JSON.stringify(diagnoses) };
};

describe('a line of the access log of Envoy', () => {
  test.each(ENVOY_FLAGS)(
    'with $flag says what that proves, and no more',
    ({ flag, long, proves, cause, open }) => {
      for (const text of [
        line(flag),
        `{"response_code":503,"response_flags":"${long}","upstream_host":"10.0.3.4:9080"}`,
      ]) {
        const { first, count, said } = answerTo(text);
        expect(said).toContain(proves);
        expect(said).toContain('Access logging (Envoy)');
        expect(first?.cause).toBe(cause);
        expect(first?.likelihood).toBe(open === true ? 'possible' : 'likely');
        expect(first?.endpoints).toEqual([]);
        expect(count).toBe(1);
      }
    },
  );

  test('with several flags tells all, and lets the most telling decide', () => {
    const { said } = answerTo(line('URX,UF'));
    expect(said).toContain('connection to the upstream failed');
    expect(said).toContain('URX says that it tried as often as it may');
  });

  test.each([
    ['connection_failure,delayed_connect_error:_111', 'was refused', 'configuration'],
    ['remote_connection_failure,delayed_connect_error:_111', 'was refused', 'configuration'],
    ['remote_connection_failure|delayed_connect_error:_113', 'found no route', 'network-path'],
    ['connection_timeout', 'got no answer in time', 'network-path'],
    [
      'connection_failure',
      'connection to the upstream failed. The upstream is 10.0.3.4:9080',
      'network-path',
    ],
  ])('tells by its details how the connection failed: %s', (details, says, cause) => {
    const { first, said } = answerTo(line('UF', `upstream_reset_before_response_started{${details}}`));
    expect(said).toContain(says);
    expect(first?.cause).toBe(cause);
  });

  test('names the host that Envoy called, and not the one that was asked for', () => {
    const asked = line('UF').replace('"orders.local"', '"10.0.1.3:8080"');
    expect(answerTo(asked).said).toContain('The upstream is 10.0.3.4:9080');
    const routeless = line('NR', '-', 404).replace('"orders.local" "10.0.3.4:9080"', '"10.0.1.3:8080" "-"');
    expect(answerTo(routeless).said).toContain('matches the request');
    expect(answerTo(routeless).said).not.toContain('The upstream is');
  });

  test.each(['response_flags', 'response_flags_long'])('tells the status and %s of an object', (field) => {
    const failed = `{"response_code":503,"${field}":"UpstreamConnectionFailure,UpstreamRetryLimitExceeded"}`;
    expect(answerTo(failed).said).toContain('its connection to the upstream failed');
    expect(answerTo('{"response_code":503,"response_code_details":"via_upstream"}').said).toContain(
      'the upstream set this status itself',
    );
  });

  test('that is refused names no security group', () => {
    expect(
      answerTo(
        line('UF', 'upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111}'),
      ).said,
    ).not.toContain('security group');
  });

  test('says that a call that its caller ended did not fail', () => {
    expect(answerTo(line('DC', 'downstream_remote_disconnect', 0)).said).toContain(
      'not that a call of Envoy failed',
    );
  });

  test('whose upstream is AWS is told by the host', () => {
    const { first } = answerTo(
      line('UF', 'upstream_reset_before_response_started{connection_timeout}').replace(
        'orders.local',
        'sqs.eu-west-1.amazonaws.com',
      ),
    );
    expect(first).toMatchObject({ cause: 'missing-endpoint', endpoints: ['sqs'] });
  });

  test.each([
    line('-', 'via_upstream', 200),
    line('-', 'via_upstream', 304),
    'The current is 400 DC at 12 V',
    'Part 7 is a capacitor of 470 UF',
    '{"response_code":200,"duration":512,"response_flags":"-","response_code_details":"via_upstream"}',
  ])('without a failure has no answer: %s', (text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
  });

  test('speaks of routes of HTTP, and of none of the network', () => {
    for (const text of ['NR: No route configured for the request', 'Error: no route matches GET /api'])
      expect(answerTo(text).said).not.toMatch(/network-path|subnet/);
  });

  test('holds its flags in capitals, behind the status or in their field', () => {
    expect(envoyFlagsIn('"GET / HTTP/1.1" 503 uf')).toBeUndefined();
    expect(envoyFlagsIn('responseFlags=UF,URX')?.words).toBe('UF,URX');
    expect(envoyFlagsIn('"- - -" 0 UF,URX - -')?.flags.map(({ flag }) => flag)).toEqual(['UF', 'URX']);
  });
});
