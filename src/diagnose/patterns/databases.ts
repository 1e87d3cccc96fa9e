/** Databases, caches and brokers that answered and did not let the program in: that is about users of their own. */

import { endOf, headedByEnd, isReached } from '../call-ends.ts';
import type { Clues } from '../clues.ts';
import {
  always,
  CODE,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
  unsourced,
} from '../pattern.ts';

export const DATABASES = {
  'databases/iam-user': {
    needs: ['answer'],
    when: /pam authentication failed for user/,
    unless: CODE,
    cites: ['ecs-task-roles'],
    finds: always(
      headed(
        'the database does not let the user in',
        probably(
          'iam',
          [],
          'The database was reached and did not let the user in by PAM. Amazon RDS asks PAM for users of IAM authentication, who sign in with a token. Endpoints are not the cause.',
          'Allow rds-db:connect on this database user for the role that makes the token, and give the user the role rds_iam in the database.',
          'A token is valid for 15 minutes: look when the program makes it.',
        ),
      ),
    ),
  },
  'databases/full': {
    needs: ['answer'],
    when: /too many connections|remaining connection slots|sorry, too many clients|max number of clients reached|err max number of clients/,
    unless: CODE,
    // A pool that waited for such an answer says that its own time was over.
    given: ({ network, text }) =>
      network === undefined ||
      network === 'unspecified' ||
      (network === 'timeout' && /\bfatal: |\(1040, |error 1040/.test(text)),
    cites: ['ecs-secrets'],
    finds: always(
      headed(
        'the database takes no more connections',
        perhaps(
          'configuration',
          [],
          'The database was reached and takes no more connections. Endpoints are not the cause.',
          'Close connections that nobody uses, make the pools of its clients smaller, or raise its limit.',
        ),
      ),
    ),
  },
  'databases/user-refused': {
    needs: ['answer'],
    ofAnything: true,
    when: /(?:password|peer|ident|ldap|radius|gssapi|sspi|bsd|certificate|oauth bearer|"trust") authentication failed for user|no pg_hba\.conf entry for|(?:error|\() ?\(?1045\b.{0,40}access denied for user|access denied for user '[^']{0,80}'@'|login failed for user|noauth authentication required|wrongpass invalid|invalid username-password pair|ora-01017|scram authentication (?:failed|requires)|access_refused - login was refused|authentication failed\.?.{0,80}(?:mongo|codename)|(?:mongo|codename).{0,120}authentication ?failed|client sent auth, but no password is set/,
    unless: CODE,
    given: ({ network }) => network === undefined || network === 'unspecified',
    cites: ['ecs-secrets'],
    finds: ({ text }) => [
      headed(
        'the database, cache or broker does not let the user in',
        probably(
          'configuration',
          [],
          `A database, cache or broker was reached and did not let the program in: ${
            /pg_hba/.test(text)
              ? 'its rules have no entry for this machine, user, database and kind of encryption'
              : /peer authentication failed/.test(text)
                ? 'over the socket of its machine it lets in whoever runs the program under the name of the user, and these names differ'
                : 'that is about a user of its own, and the password (with IAM authentication of Amazon RDS, the token)'
          }. Endpoints are not the cause.`,
          /no encryption|ssl off/.test(text)
            ? 'Connect with TLS (for PostgreSQL sslmode=require): the message says that the connection had no encryption.'
            : 'Check user, password and database that the program is given, and the secret that they come from.',
        ),
      ),
    ],
  },
  'databases/unknown-database': {
    needs: ['answer'],
    ofAnything: true,
    when: /unknown database '|database "[^"]{1,100}" does not exist|role "[^"]{1,100}" does not exist|ora-12514|cannot open database "/,
    unless: CODE,
    given: ({ network }) => network === undefined || network === 'unspecified',
    cites: ['ecs-secrets'],
    finds: always(
      headed(
        'the database has no such name',
        probably(
          'configuration',
          [],
          'The database server was reached and has no such database or role. Endpoints are not the cause.',
          'Correct the name that the program is given, or create it.',
        ),
      ),
    ),
  },
  'databases/broker-hung-up': {
    needs: ['words'],
    when: /connection to (?:node|broker) ?-?\d{1,9}\b.{0,400}terminated during authentication/,
    unless: CODE,
    cites: ['ecs-fargate-networking'],
    finds: (clues) => [
      headed(
        'the broker ends the connection while the client signs in',
        perhaps(
          'unknown-network',
          [],
          `The connection to the broker of Apache Kafka${named(clues) === '' ? '' : ` ${named(clues)}`} was open, and ended while the client signed in. ${OF_ITS_OWN}`,
          'Check the credentials, and that the port fits how the client signs in (Amazon MSK: 9092 plain, 9094 TLS, 9096 SASL/SCRAM, 9098 IAM).',
          'If they are right, look for a firewall or proxy on the way that ends such connections.',
        ),
      ),
    ],
  },
  'databases/topic-not-seen': {
    needs: ['words'],
    when: /topic \S{1,250} not present in metadata after \d/,
    unless: CODE,
    cites: ['ecs-fargate-networking'],
    finds: () => [
      unsourced(
        headed(
          'a topic is not seen in time',
          perhaps(
            'unknown-network',
            [],
            `A producer of Apache Kafka waited in vain to see its topic. By these words the brokers have no such topic (or do not show it to this user), or none of them was reached. ${OF_ITS_OWN}`,
            'Look whether the topic is there under this name, and whether the user may see it: many brokers make none by themselves.',
            `If it is there, look in the lines before whether a broker was not reached. ${LOOK}`,
          ),
        ),
      ),
    ],
  },
  'databases/broker-not-reached': {
    needs: ['words'],
    when: /connection to (?:node|broker) ?-?\d{1,9}\b.{0,400}could not be established|(?:bootstrap )?broker \S{3,250}(?: \(id: .{0,80}\))? disconnected|(?:broker|node) may not be available|timed out waiting for a node assignment|failed to update metadata after \d|no resolvable bootstrap urls|all broker connections are down|\bno ?brokers ?available\b/,
    unless: CODE,
    given: ({ network, host }) => network !== 'name-resolution' && host?.kind !== 'service',
    cites: ['ecs-fargate-networking'],
    finds: (clues) => brokerNotReached(clues),
  },
  'databases/not-reached': {
    needs: ['words'],
    when: /network-related or instance-specific error|could not open a connection to sql server|\bora-12(?:170|541|543)\b|\btns:(?:connect timeout|no listener)/,
    unless: CODE,
    given: ({ host }) => host?.kind !== 'service',
    cites: ['ecs-fargate-networking'],
    finds: (clues) => notReached(clues),
  },
  'databases/pool': {
    needs: ['words'],
    waits: true,
    wraps: true,
    when: /connection is not available, request timed out|pool ?initialization ?exception|exception during pool initialization|could not open jdbc connection|(?:unable|failed) to (?:acquire|obtain) jdbc connection|acquisition timeout while waiting for new connection|communications ?link ?failure|cannotgetjdbcconnectionexception/,
    unless: CODE,
    given: ({ denial, host, text }) =>
      denial === undefined &&
      host?.kind !== 'service' &&
      !/fatal: |ora-\d|error 1\d{3}|authentication/.test(text),
    cites: ['ecs-fargate-networking'],
    finds: (clues) => poolWithoutConnection(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** Nothing listens where the database was called: the machine is there. */
const NO_LISTENER = /\bora-12541\b|\btns:no listener/;

/** The driver says that it got no connection; where the text says how, that decides. */
function notReached(clues: Clues): readonly Finding[] {
  const who = named(clues);
  const whose = who === '' ? '' : ` ${who}`;
  const network = NO_LISTENER.test(clues.text) ? 'refused' : clues.network;
  if (network === 'name-resolution') return [unresolved(clues)];
  if (isReached(network))
    return [
      headedByEnd(
        network,
        perhaps(
          'unknown-network',
          [],
          `The call to the database${whose} ${endOf({ ...clues, network })}. ${OF_ITS_OWN}`,
          LOOK_THERE,
        ),
      ),
    ];
  return [
    (who === '' ? perhaps : probably)(
      'network-path',
      [],
      `The program got no connection to the database${whose}. ${OF_ITS_OWN}`,
      LOOK,
    ),
  ];
}

const unresolved = (clues: Clues): Finding => {
  const who = named(clues);
  return perhaps(
    'endpoint-dns',
    [],
    `The name of the database${who === '' ? '' : ` (${who})`} could not be resolved, so no connection was tried. ${OF_ITS_OWN}`,
    'Check the name, the DNS servers of the DHCP option set and the private hosted zones of the VPC.',
  );
};

/** Whom it was, as far as the text tells. */
const named = ({ host, address }: Clues): string =>
  host === undefined
    ? (address?.text ?? '')
    : `${host.name}${address === undefined ? '' : ` (${address.text})`}`;

/** Whoever was called is no API of AWS. */
const OF_ITS_OWN =
  'Databases and brokers are called by addresses of their own, in a VPC or elsewhere: no endpoint of this planner carries that.';

const LOOK =
  'Allow its port from the caller in its security group, look at the route and the network ACLs between the subnets, and whether it runs.';

const LOOK_THERE =
  'Look whether it runs and listens on this port, what it expects there (TLS or not), and at firewalls and proxies on the way.';

/** How the call ended, or the words of the text for that: nothing is denied that may stand there. */
function ending(clues: Clues): string {
  if (clues.network !== undefined && clues.network !== 'unspecified') return `${endOf(clues)}.`;
  const at = clues.text.lastIndexOf('caused by: ');
  const inner =
    at < 0
      ? undefined
      : INNER.exec(clues.record.text.slice(at))?.[1]?.replace(/\s+/g, ' ').replace(/\.$/, '').trim();
  return `failed.${inner === undefined ? '' : ` The text gives as its cause: \u201c${inner}\u201d.`}`;
}

/** The innermost cause, as drivers of Java print it: the name of the exception, and its sentence. */
const INNER =
  /^caused by: (?:[\w.$]{1,120}\.)?([A-Z]\w{2,60}: [^\n]{4,160}?)(?:\s{2,}|\n|\s+at [\w.$]{4,}|$)/i;

function brokerNotReached(clues: Clues): readonly Finding[] {
  const who = named(clues);
  if (clues.address?.kind === 'loopback')
    return [
      headed(
        'a broker within the machine is not reached',
        probably(
          'runtime',
          [],
          `The broker that was called is at the machine itself (${clues.address.text}), and was not reached there, or ended the connection at once. No call left the machine.`,
          'Correct the bootstrap servers that the program is given, and the listeners that the broker advertises; or start the broker that should run beside it.',
        ),
      ),
    ];
  return [
    (who === '' ? perhaps : probably)(
      'network-path',
      [],
      `${who === '' ? 'The brokers of Apache Kafka were' : `The broker of Apache Kafka ${who} was`} not reached, or ended the connection at once. ${OF_ITS_OWN}`,
      LOOK,
      'Amazon MSK: the port decides how the client signs in (9092 plain, 9094 TLS, 9096 SASL/SCRAM, 9098 IAM); the wrong one ends the connection too.',
    ),
  ];
}

const LOOK_AT_POOL =
  'Look for connections that are not given back and for slow statements, or make the pool larger.';

/** The pool waited in vain. */
const OF_WAIT =
  /connection is not available|acquisition timeout|timed? ?out|(?:acquire|obtain) jdbc connection/;

/** By the numbers that a pool prints as many are in use as it has. */
function usedUp(text: string): boolean {
  const [, total = '', active = ''] = /\btotal=(\d{1,5}), ?active=(\d{1,5})\b/.exec(text) ?? [];
  return total !== '' && total === active && total !== '0';
}

/** The message is about a pool, and not about one connection. */
const OF_POOL = /pool|connection is not available|jdbc ?connection|acquisition timeout/;

/** The pool was being made: none of its connections was in use yet. */
const NOT_FILLED = /during pool initialization|pool ?initialization ?exception/;

function poolWithoutConnection(clues: Clues): readonly Finding[] {
  const who = named(clues);
  if (clues.network === 'name-resolution') return [unresolved(clues)];
  const inUse = usedUp(clues.text);
  if (inUse)
    return [
      headed(
        'all connections of a pool are in use',
        perhaps(
          'runtime',
          [],
          `The pool of connections to a database had none to give in time: by its numbers it had connections, and all of them were in use. ${OF_ITS_OWN}`,
          LOOK_AT_POOL,
        ),
      ),
    ];
  if (clues.network !== undefined && clues.network !== 'unspecified' && who !== '')
    return [
      probably('network-path', [], `The call to the database ${who} ${endOf(clues)}. ${OF_ITS_OWN}`, LOOK),
    ];
  if (!OF_POOL.test(clues.text) || NOT_FILLED.test(clues.text))
    return [
      headedByEnd(
        clues.network,
        perhaps(
          'unknown-network',
          [],
          `The call to a database${who === '' ? '' : ` (${who})`} ${ending(clues)} ${OF_ITS_OWN}`,
          isReached(clues.network) ? LOOK_THERE : LOOK,
        ),
      ),
    ];
  return [
    perhaps(
      'unknown-network',
      [],
      OF_WAIT.test(clues.text)
        ? `The pool of connections to a database${who === '' ? '' : ` (${who})`} had none to give in time: the database was not reached, or all connections were in use. ${OF_ITS_OWN}`
        : `The program got no connection to a database${who === '' ? '' : ` (${who})`}. ${OF_ITS_OWN}`,
      'Look for the inner error: a time-out points to the security group of the database and the route to it.',
      LOOK,
    ),
    perhaps(
      'runtime',
      [],
      'Or the program holds all connections of the pool (active equals total).',
      LOOK_AT_POOL,
    ),
  ];
}
