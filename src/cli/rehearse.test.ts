import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { againstJunit, againstSarif } from '../testing/report-shapes.ts';
import { run } from './main.ts';

const SNAPSHOT = readFileSync(new URL('../source/snapshot/samples/fargate.json', import.meta.url), 'utf8');

const world = (files: { readonly [path: string]: string }) => ({
  readFile: (path: string) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return text;
  },
  readStdin: () => files['-'] ?? '',
});

interface Document {
  readonly outcome: string;
  readonly calls: readonly {
    readonly workload: string;
    readonly phase: string;
    readonly fatal: boolean;
    readonly outcome: string;
    readonly hops: readonly { readonly hop: string; readonly outcome: string; readonly rule: string }[];
    readonly wouldSay?: string;
  }[];
}

describe('rehearse', () => {
  test('takes a snapshot alone: workloads, network and answers', () => {
    const { stdout, exitCode } = run(
      'rehearse',
      ['--endpoints', 'a.json', '--format', 'json'],
      world({ 'a.json': SNAPSHOT }),
    );
    const document = JSON.parse(stdout) as Document;
    expect(exitCode).toBe(1);
    expect(document.outcome).toBe('fails');
    const first = document.calls.find(({ outcome }) => outcome === 'fails');
    expect(first).toMatchObject({ workload: 'web', phase: 'secrets', fatal: true });
    expect(first?.hops.at(-1)).toMatchObject({
      hop: 'dns',
      outcome: 'fails',
      rule: 'rehearsal/private-dns-needs-attributes',
    });
    expect(first?.wouldSay).toContain('ResourceInitializationError');
  });

  test('reads standard input once for both', () => {
    const { stdout, exitCode } = run('rehearse', ['--endpoints', '-'], world({ '-': SNAPSHOT }));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('The task does not start.');
  });

  test('writes reports for continuous integration, and passes what a baseline accepts', () => {
    const files = world({ 'a.json': SNAPSHOT });
    const report = (format: string, ...more: readonly string[]) =>
      run('rehearse', ['--endpoints', 'a.json', '--format', format, ...more], files);
    expect(againstSarif(JSON.parse(report('sarif').stdout))).toEqual([]);
    expect(againstJunit(report('junit').stdout)).toEqual([]);
    const { findings } = JSON.parse(report('json').stdout) as {
      readonly findings: readonly { readonly id: string; readonly fatal: boolean }[];
    };
    const accepted = findings.map(({ id }) => ({ id, reason: 'known', until: '2999-12-31' }));
    const baseline = JSON.stringify({ version: 1, accepted });
    const { exitCode, stderr } = run(
      'rehearse',
      ['--endpoints', 'a.json', '--baseline', 'b.json'],
      world({ 'a.json': SNAPSHOT, 'b.json': baseline }),
    );
    expect([exitCode, stderr.includes('found no more')]).toEqual([0, false]);
  });

  test('refuses what is no inventory, and names the flag', () => {
    const { stderr, exitCode } = run(
      'rehearse',
      ['--endpoints', 'a.tf'],
      world({ 'a.tf': 'resource "aws_vpc" "a" {}' }),
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--endpoints');
  });

  test('needs endpoints', () => {
    expect(run('rehearse', [], world({})).exitCode).toBe(2);
  });
});

describe('snapshot', () => {
  test('prints the script for a VPC', () => {
    const { stdout, exitCode } = run(
      'snapshot',
      ['--vpc-id', 'vpc-0a1b2c3d', '--cluster', 'main', '--service', 'web'],
      world({}),
    );
    expect(exitCode).toBe(0);
    expect(stdout.startsWith('#!/usr/bin/env bash\n')).toBe(true);
    expect(stdout).toContain("VPC_ID='vpc-0a1b2c3d'");
    expect(stdout).toContain("SERVICES='web'");
  });

  test.each([
    [['--vpc-id', 'vpc-$(id)'], '--vpc-id'],
    [['--vpc-id', 'vpc-0a1b2c3d', '--cluster', 'a b'], '--cluster'],
    [['--vpc-id', 'vpc-0a1b2c3d', '--service', 'web'], '--service'],
    [['--vpc-id', 'vpc-0a1b2c3d', '--region', 'moon-1'], '--region'],
    [[], '--vpc-id'],
  ])('names what it does not understand: %s', (argv, flag) => {
    const { stderr, exitCode, stdout } = run('snapshot', argv, world({}));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(flag);
  });

  test('is read by the plan', () => {
    const { stdout, exitCode } = run(
      'plan',
      ['--source', 'a.json', '--format', 'json'],
      world({ 'a.json': SNAPSHOT }),
    );
    // Logs to Splunk have no path out of this VPC.
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      workloads: [{ name: 'web' }],
      answers: { vpcId: 'vpc-6e011479384998cb7', egress: 'none' },
    });
  });

  test('is read by the audit', () => {
    const { stdout, exitCode } = run(
      'audit',
      ['--endpoints', 'a.json', '--format', 'json'],
      world({ 'a.json': SNAPSHOT }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('audit/vpc-dns-attributes');
  });
});
