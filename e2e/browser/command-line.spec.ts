/** The command line in the pseudo-language, where whatever it prints in English has escaped the dictionaries, and as a process. No browser is needed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'rolldown';
import { inLanguage } from '../../scripts/in-language.mjs';
import { rawText } from '../../scripts/raw-text.mjs';
import type * as CommandLine from '../../src/cli/main.ts';
import { QUESTION_IDS, questionOf } from '../../src/core/index.ts';
import { PSEUDO, pseudo } from '../../src/words/languages.ts';
import { escaped } from './escaped.ts';

const ERROR =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-3:123456789012:secret:prod-db from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded';

const FILES: { readonly [path: string]: string } = {
  list: '[]',
  answers: '{"version": 1, "answers": {"region": "mars", "colour": "red"}}',
  endpoints: JSON.stringify({
    VpcEndpoints: ['available', 'failed'].map((State, index) => ({
      VpcEndpointId: `vpce-0123456789abcdef${index}`,
      VpcId: 'vpc-0123456789abcdef0',
      ServiceName: `com.amazonaws.eu-west-1.${index === 0 ? 'ecr.api' : 'ecr.dkr'}`,
      VpcEndpointType: 'Interface',
      State,
      PrivateDnsEnabled: false,
      SubnetIds: ['subnet-0123456789abcdef0'],
      Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
    })),
  }),
};

const INSTANCES =
  '--region eu-west-1 --internet-gateway --egress nat-gateway --launch-type EC2 --secret-sources secretsmanager --ecs-exec';
const COMMANDS = ['plan', 'diagnose', 'audit', 'rehearse', 'snapshot'] as const;

/** What is called with it, and what of its arguments it prints again. */
const CALLS: readonly (readonly [command: (typeof COMMANDS)[number], argv: string, again?: string])[] = [
  ...COMMANDS.map((command) => [command, '--help'] as const),
  ['plan', '--version'],
  ['plan', ''],
  ['plan', INSTANCES],
  ['plan', '--endpoint-placement central-vpc --egress transit'],
  ['plan', '--launch-type EC2 --platform-version 1.3.0'],
  [
    'plan',
    'word --regoin x --format scroll --ecs-exec=perhaps --base-url here --log-drivers w',
    'word scroll perhaps here',
  ],
  ['plan', '--answers nowhere', 'nowhere'],
  ['plan', '--answers list', 'list file'],
  ['plan', '--answers answers', 'answers mars colour red'],
  ['plan', '--catalog list', 'list document'],
  ['plan', '--source list', 'list'],
  ['plan', '--source answers', 'answers'],
  ['diagnose', ''],
  ['diagnose', 'list another', 'another'],
  ['diagnose', 'list'],
  ['audit', ''],
  ['audit', `--endpoints endpoints ${INSTANCES}`],
  ['audit', `--endpoints endpoints --format markdown ${INSTANCES}`],
  ['audit', '--endpoints list --baseline list', 'list'],
  ['audit', '--endpoints endpoints --format scroll', 'scroll'],
  ['rehearse', `--endpoints endpoints ${INSTANCES}`],
  ['snapshot', '--vpc-id mine --region mars --service web --cluster !!', 'mine mars web'],
];

/** Ids that the contract fixes stay in every language: formats, verdicts, causes, phases, hops, and the values of answers. */
const IDS: readonly string[] = [
  ...QUESTION_IDS.flatMap((id) => {
    const { kind } = questionOf(id);
    return kind.kind === 'choice' || kind.kind === 'subset' ? kind.options.map(({ value }) => value) : [];
  }),
  ...[
    'true',
    'false',
    'text',
    'json',
    'markdown',
    'sarif',
    'junit',
    'cloudformation-json',
    'terraform',
    'cdk',
  ],
  ...['cli-plain', 'cli', 'iam-role', 'bucket', 'endpoint', 'version', 'date'],
  ...['ok', 'missing', 'misconfigured', 'redundant', 'foreign'],
  ...['missing-endpoint', 'endpoint-security-group', 'endpoint-dns', 'network-path'],
  ...['boot', 'registration', 'poll', 'telemetry', 'provisioning', 'secrets', 'registry-login', 'manifest'],
  ...['layers', 'log-stream', 'log-delivery', 'exec', 'route', 'dns'],
];

/** Without what no language changes: code, commands, addresses, flags, markup, ids, and the words that somebody gave. */
function withoutNames(text: string, given: string): string {
  const names = [...IDS, ...given.split(' ')].filter((name) => name !== '');
  return text
    .replace(/`[^`]*`|https?:\S+|<\/?(?:details|summary|br)>|--[a-z][\w-]*/g, '')
    .replace(/(?:\baws (?:ec2|ecs) |\[ -n ).*/g, '')
    .replace(/\b[a-z]+(?:-\w+)*\/[\w-]+|\b[\w-]+(?:\.[\w*-]+)+/g, '')
    .replace(/(?<![\w-])[\w-]+(?![\w-])/g, (word) => (names.includes(word) ? '' : word));
}

test('no text of the command line is outside of the dictionaries: all of them are in the pseudo-language', async () => {
  const file = test.info().outputPath('cli.mjs');
  await build({
    input: join(process.cwd(), 'src/cli/main.ts'),
    platform: 'node',
    logLevel: 'silent',
    plugins: [await inLanguage(PSEUDO), rawText()],
    output: { file, format: 'esm', codeSplitting: false },
  });
  const { run, runProgram } = (await import(pathToFileURL(file).href)) as typeof CommandLine;
  const world = {
    readFile: (path: string) => {
      const text = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
    readStdin: () => ERROR,
    today: () => '2026-11-26',
  };
  const left = new Set<string>();
  for (const [command, argv, given = ''] of CALLS) {
    const { stdout, stderr } = run(command, argv === '' ? [] : argv.split(' '), world);
    expect(stdout + stderr).toMatch(/[Ａ-Ｚａ-ｚ]/);
    // What AWS said is quoted.
    const said = `${stdout}\n${stderr}`.replace(/```[\s\S]*?```|"[^"]*" - |: ResourceInit.*/g, '');
    for (const line of said.split('\n')) {
      const words = escaped(withoutNames(line, given));
      if (words !== '') left.add(`${command} ${argv.slice(0, 40)}: ${words}`);
    }
  }
  for (const words of [['--help'], ['paln'], ['serve', 'paln']]) {
    const { stdout, stderr } = runProgram(words, { ...world, program: 'planner' });
    expect(stdout + stderr).toMatch(/[Ａ-Ｚａ-ｚ]/);
    for (const line of `${stdout}\n${stderr}`.split('\n')) {
      const escapes = escaped(withoutNames(line, 'paln planner serve PORT'));
      if (escapes !== '') left.add(`${words.join(' ')}: ${escapes}`);
    }
  }
  expect([...left]).toEqual([]);
  expect(run('plan', ['--help'], world).stdout).toContain(pseudo('Exit codes'));
});

test('the script behind the npm scripts explains itself when it is called with no, a wrong or a help argument', () => {
  const call = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/cli.mjs', ...words], { encoding: 'utf8', input: '' });
  const help = call('--help');
  expect({ status: help.status, stderr: help.stderr }).toEqual({ status: 0, stderr: '' });
  for (const command of COMMANDS) expect(help.stdout).toContain(command);
  for (const words of [[], ['paln']]) {
    const { status, stdout, stderr } = call(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.endsWith(help.stdout), stderr).toBe(true);
  }
});

test('what is printed into a pipe whose reader has left ends without a stack', async () => {
  for (const words of [['texts.mjs'], ['cli.mjs', 'plan', '--ecs-exec']]) {
    const [script = '', ...rest] = words;
    const child = spawn(process.execPath, [`scripts/${script}`, ...rest], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const ended = once(child, 'close');
    const stderr = await text(child.stderr);
    await ended;
    expect(stderr).not.toMatch(/EPIPE|\n {4}at /);
  }
});
