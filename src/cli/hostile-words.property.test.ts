/** What somebody else wrote never becomes a word of a command: every payload in every field, through every command and format. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { QUESTION_IDS, type QuestionId } from '../core/index.ts';
import { diagnose } from '../diagnose/index.ts';
import { EXPORT_FORMATS } from '../export/format.ts';
import { run } from './main.ts';

/** Words that mean an option, a file or another host to the AWS CLI, or a command to a shell. */
const PAYLOADS = [
  '--endpoint-url=http://127.0.0.1:4299/x',
  '--profile=other',
  '--cli-input-json=file:///etc/passwd',
  '--no-verify-ssl',
  '-x',
  'file:///home/me/secret.txt',
  'fileb:///home/me/secret.bin',
  'http://127.0.0.1:4299/x',
  'vpce-1 --endpoint-url=http://127.0.0.1:4299/x',
  'subnet-1\n--no-verify-ssl',
  '$(touch /tmp/owned)',
  '`touch /tmp/owned`',
  '"; touch /tmp/owned; "',
  "'; touch /tmp/owned; '",
  '${!IFS}',
  '\u2010-no-verify-ssl',
  'vpc-1\u202egpj.exe',
] as const;

interface Files {
  readonly [name: string]: string;
}

const runOn = (command: 'audit' | 'plan' | 'rehearse', argv: readonly string[], files: Files) =>
  run(command, argv, {
    readFile: (path) => files[path] ?? '',
    readStdin: () => '',
    today: () => '2026-01-01',
  });

/** The lines that are commands of the AWS CLI, each with what it continues on. */
const commands = (text: string): readonly string[] =>
  text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => /\baws [a-z\d-]+ [a-z]/.test(line));

/** What a shell would run: everything but comments. */
const code = (script: string): readonly string[] =>
  script.split('\n').filter((line) => !line.trimStart().startsWith('#'));

const firstLine = (payload: string): string => payload.split('\n').at(-1) ?? payload;

function expectNoCommandSays(payload: string, format: string, text: string, where: string): void {
  const lines = format.startsWith('cli') ? code(text) : commands(text);
  expect(
    lines.filter((line) => line.includes(firstLine(payload))),
    `${where}, ${format}`,
  ).toEqual([]);
}

describe('a hostile answer', () => {
  /** Tags are people's own words: they are quoted, which src/export/quoting.property.test.ts holds. */
  const ids = QUESTION_IDS.filter((id): id is Exclude<QuestionId, 'tags'> => id !== 'tags');

  /** IAM lets the name of a role begin with a hyphen; it is printed inside of ARNs only. */
  const mayBe = (id: QuestionId, payload: string): boolean =>
    id === 'taskExecutionRole' && /^[\w+=,.@-]+$/.test(payload);

  test.each(PAYLOADS)('%j is refused by every question, with its name and what is allowed', (payload) => {
    for (const id of ids) {
      const answers = JSON.stringify({ version: 1, answers: { [id]: payload } });
      const { exitCode, stderr } = runOn('plan', ['--answers', 'a'], { a: answers });
      if (mayBe(id, payload)) continue;
      expect(exitCode, `${id}: ${stderr}`).toBe(2);
      expect(stderr, id).toContain(id);
      expect(stderr, id).toMatch(/Allowed: ./);
    }
  });

  test.each(PAYLOADS)('%j in a link is refused for every question that it answers', (payload) => {
    const link = ids.map((id) => `${id}=${encodeURIComponent(payload)}`).join('&');
    const { exitCode, stderr } = runOn('plan', ['--from-link', `#v=1&${link}`], {});
    expect(exitCode).toBe(2);
    for (const id of ids) if (!mayBe(id, payload)) expect(stderr).toContain(id);
  });

  test.each(['-x', '--no-verify-ssl', '--profile=other'])(
    'the role %j is no word of a command in any format',
    (payload) => {
      const answers = JSON.stringify({
        version: 1,
        answers: { taskExecutionRole: payload, accountId: '123456789012', vpcId: 'vpc-0a1b2c3d' },
      });
      for (const format of EXPORT_FORMATS) {
        const { stdout } = runOn('plan', ['--answers', 'a', '--format', format], { a: answers });
        const words = commands(stdout).flatMap((line) => line.split(/[\s'"]+/));
        expect(words.filter((word) => word === payload || word.startsWith(`${payload}=`))).toEqual([]);
      }
    },
  );
});

describe('a hostile description of a network', () => {
  const cases = readFileSync(new URL('../testing/audit-cases/reviewed.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"endpoints"'))
    .map((line): { readonly name: string; readonly files: Files } => JSON.parse(line));

  /** A network with something to correct, so that commands are printed. */
  const files =
    cases.find(({ name, files: own }) => name.includes('gateway-one-of-two') && own['security-groups'])
      ?.files ?? {};
  const parsed = Object.entries(files)
    // The attributes are several documents, one after the other, of yes and no.
    .filter(([name]) => name !== 'answers' && name !== 'vpc-attributes')
    .map(([name, text]): [string, unknown] => [name, JSON.parse(String(text))]);

  /** The way to each text in a value. */
  function ways(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value === 'string') return [way];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => ways(inner, [...way, key]));
  }

  /** A copy in which another text stands at the end of the way. */
  function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
    if (key === undefined) return text;
    if (Array.isArray(value))
      return value.map((item, at) => (String(at) === key ? replaced(item, rest, text) : item));
    return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, text) };
  }

  const places = parsed.flatMap(([name, value]) => ways(value).map((way) => ({ name, value, way })));
  const formats = ['text', 'sarif', 'junit', ...EXPORT_FORMATS.filter((format) => format !== 'json')];

  test('has places in which a text can stand', () => {
    expect(places.length).toBeGreaterThan(60);
    expect(new Set(places.map(({ name }) => name)).size).toBeGreaterThan(3);
  });

  test.each(PAYLOADS.map((payload, index) => ({ payload, index })))(
    '$payload is no word of a command, whatever it stands for',
    ({ payload, index }) => {
      for (const [at, { name, value, way }] of places.entries()) {
        // Each place meets several payloads, and each payload all kinds of places: a whole product takes a minute.
        if ((at + index) % 120 !== 0) continue;
        const hostile = { ...files, [name]: JSON.stringify(replaced(value, way, payload)) };
        const argv = Object.keys(hostile).flatMap((file) => [`--${file}`, file]);
        const where = `${name}.${way.join('.')}`;
        const format = formats[(at + index) % formats.length] ?? 'text';
        for (const one of new Set([format, 'cli'])) {
          const { stdout, exitCode, stderr } = runOn('audit', [...argv, '--format', one], hostile);
          expect([0, 1, 2], where).toContain(exitCode);
          expectNoCommandSays(payload, one, stdout, where);
          expectNoCommandSays(payload, 'text', stderr, where);
        }
        const rehearsed = runOn('rehearse', argv, hostile);
        expectNoCommandSays(payload, 'text', rehearsed.stdout + rehearsed.stderr, where);
      }
    },
  );
});

describe('a hostile error text', () => {
  /** Errors with a place for every kind of name that a check may repeat. */
  const errors: readonly ((name: string) => string)[] = [
    (name) =>
      `CannotPullContainerError: failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}:1: not found`,
    (name) =>
      `CannotPullContainerError: failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:${name}: not found`,
    (name) => `CannotPullContainerError: pull access denied for ${name}, repository does not exist`,
    (name) => `dial tcp: lookup ${name} on 10.0.0.2:53: no such host`,
    (name) => `ResourceInitializationError: Post "https://${name}/": dial tcp ${name}:443: i/o timeout`,
    (name) => `Could not connect to the endpoint URL: "https://api.ecr.${name}.amazonaws.com/"`,
    (name) =>
      `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/${name}/x is not authorized to perform: ecr:GetAuthorizationToken on resource: ${name} because no VPC endpoint policy allows it`,
    (name) => `dial tcp 10.0.0.5:443: i/o timeout ${name}`,
    (name) => `failed to create Cloudwatch log stream: log group ${name} does not exist`,
    (name) => `dial tcp: lookup ${name}.sqs.eu-west-1.amazonaws.com on 10.0.0.2:53: no such host`,
    (name) =>
      `container app: connection to server on socket "/var/run/${name}/.s.PGSQL.5432" failed: No such file or directory`,
  ];

  /** Everything in a value that stands under the name of a command. */
  function commandsIn(value: unknown, isCommand = false): readonly string[] {
    if (typeof value === 'string') return isCommand ? [value] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      commandsIn(inner, /^commands?$/.test(key) || (isCommand && Array.isArray(value))),
    );
  }

  test('gets commands, so that there is something to look at', () => {
    const printed = errors.flatMap((error) => commandsIn(diagnose(error('app'))));
    expect(new Set(printed.map((command) => command.split(' ').slice(0, 3).join(' '))).size).toBeGreaterThan(
      2,
    );
  });

  test.each(PAYLOADS)('%j is no word of a command', (payload) => {
    for (const error of errors)
      for (const command of commandsIn(diagnose(error(payload)))) {
        expect(command).not.toContain(firstLine(payload));
        expect(command).not.toMatch(/[a-z]+:\/\/|--(?:endpoint-url|profile|cli-input-json|no-verify-ssl)/);
      }
  });
});
