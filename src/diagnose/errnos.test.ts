import { expect, test } from 'vitest';
import { meaningOf, numbersOf } from './errnos.ts';

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
