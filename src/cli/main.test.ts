import { describe, expect, it } from 'vitest';
import { runProgram } from './main.ts';
import type { World } from './run.ts';

const NOTHING: World = {
  readFile: () => {
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  },
  readStdin: () => 'nothing that fails',
};
const PACKAGE: World = { ...NOTHING, program: 'ecs-endpoint-planner' };
const COMMANDS = ['plan', 'diagnose', 'audit', 'rehearse', 'snapshot'];
const WAYS: readonly (readonly [string, World])[] = [
  ['from the sources', NOTHING],
  ['as the program of the package', PACKAGE],
];

describe.each(WAYS)('the command line, called %s', (_, world) => {
  const usage = runProgram(['--help'], world);

  it('names its commands when it is asked for help', () => {
    expect(usage).toMatchObject({ stderr: '', exitCode: 0 });
    for (const command of COMMANDS) expect(usage.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    for (const word of ['-h', 'help']) expect(runProgram([word], world)).toEqual(usage);
  });

  it('refuses to do nothing, and says what it can do', () => {
    expect(runProgram([], world)).toEqual({ stdout: '', stderr: usage.stdout, exitCode: 2 });
  });

  it.each(['', 'paln', '--format', 'toString', 'constructor', '__proto__', 'Plan'])(
    'refuses %j as a command and names those that there are',
    (word) => {
      const { stdout, stderr, exitCode } = runProgram([word, '--help'], world);
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
      expect(stderr).toBe(
        `${JSON.stringify(word)} is not understood. Allowed: a command.\n\n${usage.stdout}`,
      );
    },
  );

  it('tells its version with and without a command', () => {
    const version = runProgram(['--version'], world);
    expect(version).toMatchObject({
      stdout: expect.stringMatching(/knowledge \S+ of \d{4}-/),
      stderr: '',
      exitCode: 0,
    });
    for (const command of COMMANDS) expect(runProgram([command, '--version'], world)).toEqual(version);
  });

  it('shows in every help how this program is called, and not the other', () => {
    const [called, other] =
      world === PACKAGE ? [/ecs-endpoint-planner/, /npm/] : [/npm run/, /ecs-endpoint-planner/];
    const helps = [[], ...COMMANDS.map((command) => [command])].map((words) => [...words, '--help']);
    for (const words of [...helps, ['diagnose', 'definition.json']]) {
      const readFile = () => '{"containerDefinitions": [{ "name": "web", "image": "nginx" }]}';
      const { stdout, exitCode } = runProgram(words, { ...world, readFile });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(called);
      expect(stdout).not.toMatch(other);
    }
  });
});

describe('what only the package can do', () => {
  it('is named in the help of the package alone', () => {
    expect(runProgram(['help'], PACKAGE).stdout).toMatch(/^ {2}serve /m);
    expect(runProgram(['help'], NOTHING).stdout).not.toMatch(/serve /);
    expect(runProgram(['serve'], NOTHING).exitCode).toBe(2);
  });

  it('is explained when it is asked for help, and refuses every other flag', () => {
    for (const flag of ['--help', '-h'])
      expect(runProgram(['serve', flag], PACKAGE)).toEqual(runProgram(['--help'], PACKAGE));
    const { stdout, stderr, exitCode } = runProgram(['serve', '--port=80'], PACKAGE);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(/^"--port=80" is not understood. .*PORT/);
  });
});
