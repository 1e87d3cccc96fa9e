/**
 * Programs that wait for a place in a pool of their own, or whose pool was closed: the call that they wanted to make was not
 * sent. Pools of databases that say more of the database are among `databases.ts`.
 */
import type { Clues } from '../clues.ts';
import { networkFailureIn } from '../outcomes.ts';
import { always, CODE, headed, type Pattern, perhaps, probably, unsourced } from '../pattern.ts';

/** What each library of pools says that may be full, or may get no new connections; in lower case. */
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

/** A client of MongoDB looked for a server that it could use, and found none in time; in lower case. */
const SELECTED =
  /\bserver selection (?:error: (?:server selection )?)?(?:timeout|timed out)(?: after \d{1,9} ?ms)?|\btimed out after \d{1,9} ?ms while waiting (?:for a server that matches|to connect\. client view)/g;

/** The words of the end of a call to a server, if the text holds some besides those of the selection. */
function endsOfServers(text: string): string | undefined {
  const kind = networkFailureIn(text.replace(SELECTED, ' ').replace(/\bmongotimeoutexception\b/g, ' '))?.kind;
  // That a connection failed says nothing of how.
  return kind === 'unspecified' ? undefined : kind;
}

const noServer = always(
  unsourced(
    headed(
      'a client of MongoDB found no server that it can use',
      perhaps(
        'unknown-network',
        [],
        'A client of MongoDB looked for a server that it can use, and found none in time. These words do not say how a call to a server ended: a name that is not resolved, a path that carries nothing, TLS, a list of addresses that are let in, or a set without a server of the wanted kind (as a primary) can be the reason. Clients of MongoDB call the servers themselves: no endpoint of this planner carries that.',
        'Look for the error of each server: it stands in the description of the topology, or in the log of the client before this message.',
        'If there is none: check from the same place whether the names of the servers are resolved and their port (most often 27017) is reached; then TLS, the list of addresses that may connect, and the state of the servers.',
      ),
    ),
  ),
);

/** What Mongoose says of a cluster of MongoDB Atlas, with a reason that is common. */
const OF_ATLAS = /could not connect to any servers in your mongodb atlas cluster/;

const notInAtlas = always(
  unsourced(
    headed(
      'no server of a cluster of MongoDB Atlas is reached',
      perhaps(
        'unknown-network',
        [],
        'A client of MongoDB reached no server of a cluster of MongoDB Atlas that it can use. The message itself names a common reason: the address of the caller is not on the list of those that the cluster lets in; it does not say that it is this one. No endpoint of this planner carries such a call.',
        'Add the address with which the caller comes out to the list of the cluster (behind a NAT gateway that is the address of the gateway); in a subnet without a way to the internet, look for the private endpoints of MongoDB Atlas.',
        'If it is on the list: look for the error of each server in the description of the topology (its name is not resolved, no answer on its port, TLS).',
      ),
    ),
  ),
);

const isOfSelection = ({ denial, network, text }: Clues): boolean =>
  denial === undefined && network === 'timeout' && endsOfServers(text) === undefined;

export const POOLS = {
  'pools/server-selection': {
    needs: ['words'],
    waits: 'whomever',
    when: new RegExp(SELECTED.source),
    unless: CODE,
    given: (clues) => clues.host !== undefined && isOfSelection(clues),
    cites: ['ecs-fargate-networking'],
    finds: noServer,
  },
  'pools/atlas': {
    needs: ['words'],
    waits: 'whomever',
    when: OF_ATLAS,
    unless: CODE,
    given: ({ denial, text }) => denial === undefined && endsOfServers(text) === undefined,
    cites: ['ecs-fargate-networking'],
    finds: notInAtlas,
  },
  /** Without the servers: these may stand behind it with the error of each, where the text is read as a whole. */
  'pools/server-selection-alone': {
    needs: ['words'],
    general: true,
    waits: 'whomever',
    when: new RegExp(SELECTED.source),
    unless: CODE,
    given: isOfSelection,
    cites: ['ecs-fargate-networking'],
    finds: noServer,
  },
  'pools/waited': {
    needs: ['words'],
    waits: true,
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
            host === undefined ? 'The text does not say where the pool leads. ' : ''
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

/** A client waits for a connection of its own pool, in the words of its library. */
const NO_FREE_CONNECTION =
  /acquire operation took longer than|timeout waiting for connection from pool|connectionpooltimeoutexception|\bpooltimeout\b|unable to provide a connection within the timeout|:checkout_timeout|pool ?acquire ?timeout|pool reached maximum size|queuepool limit of size|could not obtain a connection from the pool|connection pool (?:is )?(?:full|exhausted)|connection pool has been exhausted|pool exhausted|connection ?pool .{0,40}(?:is|was) exhausted/;

/** The client was closed, and used after that. */
const POOL_CLOSED =
  /connection pool (?:has been |was |is )?(?:shut down|closed)|\bpool (?:is|was|has been) (?:shut down|closed)|connectionpoolshut/;

/** Pools of clients of HTTP and of others: tried after the databases, which say more of theirs. */
export const POOLS_OF_CLIENTS = {
  'pools/exhausted': {
    needs: ['words'],
    waits: true,
    when: NO_FREE_CONNECTION,
    unless: CODE,
    given: ({ denial, text }) => denial === undefined && !POOL_CLOSED.test(text),
    cites: ['ecs-fargate-networking'],
    finds: always(
      unsourced(
        headed(
          'no connection of the pool is free',
          probably(
            'runtime',
            [],
            'The client keeps a pool of connections, and waited in vain for a free one: this call was not sent, so it says nothing of the path.',
            'Close what the program reads from (an open response keeps its connection), send fewer calls at once, or allow more connections.',
            'Calls that hang keep connections too: look whether earlier ones ended with a time-out, and read those.',
          ),
        ),
      ),
    ),
  },
  'pools/closed': {
    needs: ['words'],
    waits: true,
    when: POOL_CLOSED,
    unless: CODE,
    given: ({ denial, network }) => denial === undefined && network === undefined,
    cites: ['ecs-fargate-networking'],
    finds: always(
      unsourced(
        headed(
          'the client was closed before the call',
          probably(
            'runtime',
            [],
            'The client had closed its pool of connections when it was to call: this call was not sent, so it says nothing of the path.',
            'Look for what closes the client: the end of the program, or code that closes a client which others still use.',
          ),
        ),
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;
