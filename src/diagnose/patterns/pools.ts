/**
 * Programs that wait for a place in a pool of their own: the call that they wanted to make was not sent. The pool may be full,
 * or may not get new connections; its words do not tell which.
 */
import { CODE, headed, type Pattern, perhaps } from '../pattern.ts';

/** What each library of pools says, in lower case. */
const WAITED: readonly RegExp[] = [
  // Node.js: generic-pool, Knex and tarn, Sequelize, Prisma.
  /\bresourcerequest timed out\b/,
  /\bknex: timeout acquiring a connection\b|\btimeout acquiring a connection\. the pool is probably full/,
  /connectionacquiretimeouterror|\bpendingoperation\.\w{1,20} .{0,80}acquire/,
  /timed out fetching a new connection from the (?:connection )?pool/,
  // Java and .NET.
  /cannot get a connection, pool error\b|timeout waiting for idle object/,
  /poolexhaustedexception|\bpool empty\. unable to fetch a connection in\b/,
  /attempt by a client to checkout a connection has timed out/,
  /prior to obtaining a connection from the pool/,
  /connection acquisition timed out after\b|pool#acquire\(duration\) has been pending/,
  // Rust, Python, Ruby, Elixir, MongoDB.
  /\bpool timed out while waiting for an open connection\b|waiting for a slot to become available/,
  /pooltimeout: couldn't get a connection after/,
  /connection not available and request was dropped from queue/,
  /timed out while checking out a connection from (?:the )?connection pool/,
];

export const POOLS = {
  'pools/waited': {
    needs: ['words'],
    when: new RegExp(WAITED.map(({ source }) => source).join('|')),
    unless: CODE,
    given: ({ denial }) => denial === undefined,
    cites: ['ecs-fargate-networking'],
    finds: ({ text, host }) => [
      headed(
        'a pool has no free connection',
        perhaps(
          'runtime',
          [],
          `A program waited for a free place in a pool of its own, and got none in time: what it wanted to call was not called. ${
            host === undefined ? 'The text does not say whereto the pool leads. ' : ''
          }Either all are in use, or the pool could not open new ones; these words do not tell which.`,
          'Look for what keeps connections: calls that last long, transactions that stay open, clients that are not given back. Else allow more, or make fewer calls at once.',
          /probably full/.test(text)
            ? 'Look in the same log for connections that could not be opened: a pool that opens none ends with these words too, although they say that it is probably full.'
            : 'Look in the same log for connections that could not be opened: a pool that opens none ends with these words too.',
        ),
      ),
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;
