import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { snapshotScript } from './script.ts';

const VPC = 'vpc-0a1b2c3d4e5f67890';
const SCRIPT = snapshotScript({ vpcId: VPC, region: 'eu-west-1', cluster: 'main' });
const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** An AWS CLI that writes down how it is called, and answers what the test says. */
function run(script: string, answer: string): { readonly stdout: string; readonly calls: readonly string[] } {
  const aws = join(folder, 'aws');
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  writeFileSync(
    aws,
    `#!/bin/bash\nprintf '%s\\n' "$*" | tr '\\n' ' ' >> '${log}'; echo >> '${log}'\n${answer}\n`,
  );
  chmodSync(aws, 0o755);
  const done = spawnSync('bash', ['--norc', '-c', script], {
    encoding: 'utf8',
    env: { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin`, TMPDIR: folder },
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  const calls = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return { stdout: done.stdout, calls };
}

/** Ids where texts are asked for, `{}` where JSON is. */
const ANSWERS = `case "$*" in
  *valueFrom*) echo "arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:key:: arn:aws:ssm:eu-west-1:1:parameter/a/b c";;
  *"--output text"*) echo "i-0a1b2c3d web:1";;
  *) echo "{}";;
esac`;

/** Run once: the script starts a program for each call. */
const ANSWERED = run(SCRIPT, ANSWERS);

describe('the snapshot script', () => {
  test('is clean for shellcheck, where there is one', () => {
    const checked = spawnSync('shellcheck', ['--severity=info', '-'], { input: SCRIPT, encoding: 'utf8' });
    expect(checked.error === undefined ? checked.stdout : '').toBe('');
  });

  test('prints one JSON document with an answer for each call', () => {
    const { stdout } = ANSWERED;
    const document = JSON.parse(stdout) as { [key: string]: unknown };
    expect(document).toMatchObject({ snapshotVersion: 1, region: 'eu-west-1', vpcId: VPC, notes: [] });
    expect(Object.keys(document['calls'] as object)).toEqual(
      expect.arrayContaining([
        'describe-vpc-endpoints',
        'describe-vpc-endpoint-services',
        'describe-network-acls',
        'get-managed-prefix-list-entries',
        'list-hosted-zones-by-vpc',
        'describe-services',
        'describe-task-definition',
        'describe-secret',
        'describe-parameters',
        'get-detector',
        'describe-container-instances',
        'describe-instances',
      ]),
    );
  });

  test('only describes, gets and lists', () => {
    const { calls } = ANSWERED;
    expect(calls.length).toBeGreaterThan(30);
    expect(calls.filter((call) => !/^[a-z0-9]+ (?:describe|get|list)-[a-z-]+ /.test(call))).toEqual([]);
    const named = [
      ...SCRIPT.matchAll(/\b(?:tell|more|more_of \w+ "\$\w+"|ask|words) ([a-z0-9]+) ([a-z-]+)/g),
    ].map((call) => call[2] ?? '');
    expect(named.filter((name) => !/^(?:describe|get|list)-/.test(name))).toEqual([]);
    expect([...SCRIPT.matchAll(/\baws "\$@"/g)]).toHaveLength(2);
    expect(SCRIPT.replaceAll('aws "$@"', '')).not.toMatch(/(?:^|[\s(|;&])aws\s/m);
  });

  test('asks for no value, command or label of a container', () => {
    const { calls } = ANSWERED;
    const query = calls.find((call) => call.startsWith('ecs describe-task-definition')) ?? '';
    expect(query).toContain('environment[].{name:name}');
    expect(query).not.toMatch(/command|entryPoint|healthCheck|dockerLabels|[^s]value|splunk|\.options[,}]/i);
  });

  test('asks for the key of each secret and parameter, never for what it holds', () => {
    const { calls } = ANSWERED;
    const about = calls.filter((call) => /^(?:secretsmanager|ssm) /.test(call)).map((call) => call.trim());
    expect(about).toEqual([
      'secretsmanager describe-secret --secret-id arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf --query {ARN:ARN,KmsKeyId:KmsKeyId} --region eu-west-1 --output json',
      'ssm describe-parameters --parameter-filters Key=Name,Values=a/b,/a/b --query {Parameters:Parameters[].{Name:Name,Type:Type,KeyId:KeyId}} --region eu-west-1 --output json',
      'ssm describe-parameters --parameter-filters Key=Name,Values=c,/c --query {Parameters:Parameters[].{Name:Name,Type:Type,KeyId:KeyId}} --region eu-west-1 --output json',
    ]);
  });

  test('turns what is denied into notes and goes on', () => {
    const denied = `case "$2" in describe-nat-gateways) printf 'An error "occurred"\\n(UnauthorizedOperation) \\\\ x' >&2; exit 254;; esac; ${ANSWERS}`;
    const document = JSON.parse(run(SCRIPT, denied).stdout) as {
      readonly calls: { readonly [name: string]: unknown };
      readonly notes: readonly { readonly call: string; readonly text: string }[];
    };
    expect(document.notes).toEqual([
      { call: 'ec2 describe-nat-gateways', text: 'An error occurred (UnauthorizedOperation)  x' },
    ]);
    expect(Object.keys(document.calls)).not.toContain('describe-nat-gateways');
    expect(Object.keys(document.calls)).toContain('describe-route-tables');
  });

  test('turns the pages of the hosted zones, and keeps the token of what it could not turn', () => {
    const pages = (last: string): string => `case "$*" in
  *list-hosted-zones-by-vpc*--next-token\\ two*HostedZoneId*) echo Z3;;
  *list-hosted-zones-by-vpc*--next-token\\ two*NextToken*) echo None;;
  *list-hosted-zones-by-vpc*--next-token\\ two*) ${last};;
  *list-hosted-zones-by-vpc*HostedZoneId*) echo "Z1 Z2";;
  *list-hosted-zones-by-vpc*NextToken*) echo two;;
  *list-hosted-zones-by-vpc*) echo '{"page":1,"NextToken":"two"}';;
  *) ${ANSWERS};;
esac`;
    const turned = run(SCRIPT, pages(`echo '{"page":2}'`));
    expect(JSON.parse(turned.stdout)).toMatchObject({
      calls: { 'list-hosted-zones-by-vpc': [{ page: 1, NextToken: 'two' }, { page: 2 }] },
      notes: [],
    });
    const asked = turned.calls.filter((call) => call.startsWith('route53 list-resource-record-sets'));
    expect(asked.map((call) => /--hosted-zone-id (\S+)/.exec(call)?.[1])).toEqual(['Z1', 'Z2', 'Z3']);
    const denied = JSON.parse(run(SCRIPT, pages('echo AccessDenied >&2; exit 255')).stdout);
    expect(denied).toMatchObject({
      calls: { 'list-hosted-zones-by-vpc': [{ NextToken: 'two' }] },
      notes: [{ call: 'route53 list-hosted-zones-by-vpc', text: 'AccessDenied ' }],
    });
  });

  test('works where everything is denied', () => {
    const document: unknown = JSON.parse(run(SCRIPT, 'echo AccessDenied >&2; exit 255').stdout);
    expect(document).toMatchObject({ snapshotVersion: 1, calls: {} });
  });

  test('takes the Region of the shell, and stops without one', () => {
    const open = snapshotScript({ vpcId: VPC });
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
    expect(spawnSync('bash', ['--norc', '-c', open], { encoding: 'utf8', env }).status).toBe(2);
    expect(open).toContain('AWS_REGION');
  });

  test('runs nothing that an id could smuggle in', () => {
    expect(() => snapshotScript({ vpcId: "vpc-0a1b2c3d'; rm -rf /" })).toThrow(RangeError);
    expect(() => snapshotScript({ vpcId: VPC, cluster: '$(id)' })).toThrow(RangeError);
    expect(() => snapshotScript({ vpcId: VPC, cluster: 'main', services: ['a b'] })).toThrow(RangeError);
    execFileSync('bash', ['-n', '-c', SCRIPT]);
  });
});
