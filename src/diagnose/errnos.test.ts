import { describe, expect, test } from 'vitest';
import { meaningOf, numbersOf } from './errnos.ts';
import { diagnose } from './index.ts';

test.each([
  ['no-route', 'connect: host is down', /on its own network/],
  ['no-route', 'ehostdown', /on its own network/],
  ['no-route', '[errno 113', /no way to the host/],
  ['no-route', 'network is unreachable', /no route to that network/],
  ['no-route', 'enetdown', /interface of the caller is down/],
  ['reset', 'write epipe', /had closed the connection/],
  ['reset', 'read econnaborted', /gave the open connection up/],
  ['reset', 'os error 104', /from the other side, or on the way/],
  ['reset', 'wsaeconnreset', /from the other side, or on the way/],
  ['timeout', 'errno: 110', /in time/],
  ['name-resolution', 'eai_again', /gave no answer/],
  ['name-resolution', 'name or service not known', /not known/],
] as const)('of %s the words %j say what their error means', (outcome, words, says) => {
  expect(meaningOf(outcome, words)).toMatch(says);
});

test.each([
  ['timeout', 'waited 110 seconds'],
  ['reset', 'unexpected eof'],
  ['name-resolution', 'xtry_again_later'],
  ['refused', 'nobody listens'],
] as const)('of %s the words %j are of no numbered error', (outcome, words) => {
  expect(meaningOf(outcome, words)).toBeUndefined();
});

test('no number stands for two outcomes', () => {
  const all = (['refused', 'no-route', 'timeout', 'reset', 'name-resolution'] as const).flatMap(numbersOf);
  expect(new Set(all).size).toBe(all.length);
});

describe('words that leave open what failed', () => {
  const dotnet = 'System.Net.Sockets.SocketException: Resource temporarily unavailable';

  test('of the system, to try again, are no proof of a name', () => {
    for (const text of [dotnet, `Unhandled Exception: ${dotnet}\n   at Acme.Shop.Call(String host)`]) {
      const [first] = diagnose(text).diagnoses;
      expect(first).toMatchObject({ cause: 'endpoint-dns', likelihood: 'possible' });
      expect(first?.text).not.toContain('could not be resolved');
      expect(first?.text).toContain('suggests');
      expect(first?.evidence.map(({ says }) => says)).not.toContain('the name was not resolved');
    }
  });

  test('of an image whose layers did not come, name more than the way', () => {
    const cut =
      'CannotPullContainerError: failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/';
    const [first] = diagnose(cut).diagnoses;
    expect(first?.likelihood).toBe('possible');
    expect(first?.text).toMatch(/may have no (?:way|path) to .*security group/);
  });
});
