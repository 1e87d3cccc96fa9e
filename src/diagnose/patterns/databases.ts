/** Databases, caches and brokers that answered and did not let the program in: that is about users of their own. */
import { always, CODE, type Pattern, perhaps, probably } from '../pattern.ts';

export const DATABASES = {
  'databases/iam-user': {
    needs: ['answer'],
    when: /pam authentication failed for user/,
    unless: CODE,
    cites: ['ecs-task-roles'],
    finds: always(
      probably(
        'iam',
        [],
        'The database was reached and did not let the user in by PAM. Amazon RDS asks PAM for users of IAM authentication, who sign in with a token. Endpoints are not the cause.',
        'Allow rds-db:connect on this database user for the role that makes the token, and give the user the role rds_iam in the database.',
        'A token is valid for 15 minutes: look when the program makes it.',
      ),
    ),
  },
  'databases/full': {
    needs: ['answer'],
    when: /too many connections|remaining connection slots|sorry, too many clients|max number of clients reached|err max number of clients/,
    unless: CODE,
    given: ({ network }) => network === undefined || network === 'unspecified',
    cites: ['ecs-secrets'],
    finds: always(
      perhaps(
        'configuration',
        [],
        'The database was reached and takes no more connections. Endpoints are not the cause.',
        'Close connections that nobody uses, make the pools of the tasks smaller, or put a proxy such as Amazon RDS Proxy between.',
      ),
    ),
  },
  'databases/user-refused': {
    needs: ['answer'],
    when: /password authentication failed for user|no pg_hba\.conf entry for|(?:error|\() ?\(?1045\b.{0,40}access denied for user|access denied for user '[^']{0,80}'@'|login failed for user|noauth authentication required|wrongpass invalid|invalid username-password pair|ora-01017|scram authentication (?:failed|requires)|access_refused - login was refused|authentication failed\.?.{0,80}(?:mongo|codename)|(?:mongo|codename).{0,120}authentication ?failed|client sent auth, but no password is set/,
    unless: CODE,
    given: ({ network }) => network === undefined || network === 'unspecified',
    cites: ['ecs-secrets'],
    finds: ({ text }) => [
      probably(
        'configuration',
        [],
        `A database, cache or broker was reached and did not let the program in: ${
          /pg_hba/.test(text)
            ? 'its rules have no entry for this machine, user, database and kind of encryption'
            : 'that is about a user of its own, and the password (with IAM authentication of Amazon RDS, the token)'
        }. Endpoints are not the cause.`,
        /no encryption/.test(text)
          ? 'Connect with TLS (for PostgreSQL sslmode=require): the message says that the connection had no encryption.'
          : 'Check user, password and database that the program is given, and the secret that they come from.',
      ),
    ],
  },
  'databases/unknown-database': {
    needs: ['answer'],
    when: /unknown database '|database "[^"]{1,100}" does not exist|role "[^"]{1,100}" does not exist|ora-12514|cannot open database "/,
    unless: CODE,
    given: ({ network }) => network === undefined || network === 'unspecified',
    cites: ['ecs-secrets'],
    finds: always(
      probably(
        'configuration',
        [],
        'The database server was reached and has no such database or role. Endpoints are not the cause.',
        'Correct the name that the program is given, or create it.',
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;
