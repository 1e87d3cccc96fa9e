/** The package that `npm pack` makes, installed into an empty folder without a network; no browser is needed. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const onWindows = process.platform === 'win32';

function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planner-package-'));
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
    shell: onWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tarball = packed.trim().split('\n').at(-1) ?? '';
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)], {
    cwd: folder,
    shell: onWindows,
  });
  return folder;
}

test('the package works where nothing else is installed: commands, wizard, typed core', async () => {
  const folder = installed();
  const program = join(folder, 'node_modules/.bin/ecs-endpoint-planner');
  const run = (argv: readonly string[], input = '') =>
    spawnSync(program, argv, { cwd: folder, encoding: 'utf8', input, shell: onWindows });

  const plan = run(['plan', '--region', 'eu-west-1', '--format', 'json']);
  expect(plan.status, plan.stderr).toBe(0);
  const services = JSON.parse(plan.stdout).endpoints.map(({ service }: { service: string }) => service);
  expect(services).toContain('ecr.api');
  const diagnosis = run(
    ['diagnose', '--format', 'json'],
    'dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: i/o timeout',
  );
  expect(diagnosis.status, diagnosis.stderr).toBe(0);
  expect(JSON.parse(diagnosis.stdout).diagnoses.length).toBeGreaterThan(0);
  for (const words of [['nonsense'], [], ['serve', 'nonsense']]) {
    const refused = run(words);
    expect(refused.status, words.join(' ')).toBe(2);
    expect(refused.stderr, words.join(' ')).toMatch(/^ {2}ecs-endpoint-planner COMMAND/m);
  }
  for (const words of [['--help'], ['serve', '--help']]) {
    const help = run(words);
    expect(help.status, words.join(' ')).toBe(0);
    expect(help.stdout, words.join(' ')).toMatch(/^ {2}ecs-endpoint-planner COMMAND/m);
  }
  if (!onWindows) {
    // Who reads may have seen enough: this plan is more than a pipe holds.
    const line = `'${program}' plan --ecs-exec true --application-services sqs,sns,sts,kms --format json | head -c 1`;
    const cut = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(cut.stdout).toBe('{');
    expect(cut.stderr).not.toMatch(/EPIPE|\n {4}at /);
  }

  writeFileSync(
    join(folder, 'use.mts'),
    `import { plan, toProfile } from 'ecs-endpoint-planner';
const count: number = plan(toProfile({ region: 'eu-west-1' })).endpoints.length;
// @ts-expect-error: the types are there, so that a wrong one is noticed.
const wrong: string = count;
console.log(wrong);
`,
  );
  const checked = spawnSync(
    process.execPath,
    [
      resolve('node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '', 'use.mts'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  // The types know nothing of Node.js, so neither does this check.
  expect(checked.stdout.replace(/^.*Cannot find name 'console'.*$/gm, '').trim()).toBe('');

  const server = spawn(program, ['serve'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((done) =>
    server.stdout.on('data', (text: Buffer) => done(/http:\S+/.exec(text.toString())?.[0] ?? '')),
  );
  expect(await (await fetch(url)).text()).toBe(readFileSync('dist/index.html', 'utf8'));
  server.kill();
});
