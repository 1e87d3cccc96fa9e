import { describe, expect, test } from 'vitest';
import { knownCase, planVpc, type Statement, settledFindings } from '../core/index.ts';
import { readSources } from './read-sources.ts';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1';

/** Findings and notes of a task definition, and of what else is given. */
function read(
  definition: object,
  container: object = {},
  more: readonly object[] = [],
  statements: readonly Statement[] = [],
) {
  const task = {
    family: 'web',
    containerDefinitions: [{ name: 'app', image: IMAGE, ...container }],
    ...definition,
  };
  const texts = [task, ...more].map((text, index) => ({ name: `${index}.json`, text: JSON.stringify(text) }));
  const result = readSources(texts);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const known = knownCase(result.reading, statements);
  const findings = settledFindings(known.findings, planVpc(known.vpc, known.workloads));
  const { notes } = known;
  return {
    refused: findings.filter(({ rule }) => rule === 'source/refused-by-aws').map(({ text }) => text),
    from: known.findings.map(({ from }) => from),
    rules: findings.map(({ rule }) => rule),
    notes: notes.map(({ text }) => text).join('\n'),
  };
}

const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' };
const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };
const firelens = (options: object) => ({ logConfiguration: { logDriver: 'awsfirelens', options } });
const efs = { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }] };

describe('what a source says and AWS refuses', () => {
  test.each<[string, object, object, RegExp]>([
    [
      'Windows on Managed Instances',
      { requiresCompatibilities: ['MANAGED_INSTANCES'], networkMode: 'awsvpc', ...windows },
      {},
      /run Linux containers only/,
    ],
    [
      'a network mode of instances on Fargate',
      { requiresCompatibilities: ['FARGATE'], networkMode: 'bridge' },
      {},
      /not bridge/,
    ],
    [
      'a log driver of instances on Fargate',
      fargate,
      { logConfiguration: { logDriver: 'json-file' } },
      /not with json-file/,
    ],
    [
      'FireLens on Windows',
      { requiresCompatibilities: ['EC2'], ...windows },
      firelens({ Name: 'cloudwatch' }),
      /do not support FireLens/,
    ],
    [
      'Amazon EFS on external instances',
      { requiresCompatibilities: ['EXTERNAL'], networkMode: 'bridge', ...efs },
      {},
      /no volumes of this kind \(efs\)/,
    ],
    [
      'a file of the log router in Amazon S3 on Fargate',
      fargate,
      {
        firelensConfiguration: {
          type: 'fluentbit',
          options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::files/x.conf' },
        },
      },
      /support the type file only/,
    ],
  ])('is a finding: %s', (_, definition, container, text) => {
    const { refused, from } = read(definition, container);
    expect(refused).toEqual([expect.stringMatching(text)]);
    expect(from.every((place) => place !== undefined && place !== '')).toBe(true);
  });

  test('is a finding where ECS Exec meets a read-only root file system, and not without ECS Exec', () => {
    const service = (enableExecuteCommand: boolean) => ({
      serviceName: 'web',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      enableExecuteCommand,
    });
    const readOnly = { readonlyRootFilesystem: true };
    expect(read(fargate, readOnly, [service(true)]).refused).toEqual([
      expect.stringMatching(/^The container app has a root file system that cannot be written to/),
    ]);
    expect(read(fargate, readOnly, [service(false)]).refused).toEqual([]);
    expect(read(fargate, {}, [service(true)]).refused).toEqual([]);
  });

  test('a mount with the task role or an access point needs transit encryption', () => {
    const mount = (more: object) =>
      read({
        ...fargate,
        volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678', ...more } }],
      }).refused;
    const byRole = { authorizationConfig: { iam: 'ENABLED' } };
    const refused = [expect.stringMatching(/^The volume data is mounted with the task role/)];
    expect(mount({ ...byRole, transitEncryption: 'DISABLED' })).toEqual(refused);
    expect(mount(byRole)).toEqual(refused);
    expect(mount({ authorizationConfig: { accessPointId: 'fsap-12345678' } })).toEqual(refused);
    for (const transitEncryption of ['ENABLED', '${ENCRYPTION}'])
      expect(mount({ ...byRole, transitEncryption })).toEqual([]);
    expect(mount({ authorizationConfig: { iam: 'DISABLED' } })).toEqual([]);
    expect(mount({ transitEncryption: 'DISABLED' })).toEqual([]);
  });

  test('DNS servers of a container are refused on Fargate and a warning on instances', () => {
    const dns = (...dnsServers: readonly string[]) => ({ dnsServers });
    const ec2 = { requiresCompatibilities: ['EC2'], networkMode: 'bridge' };
    expect(read(fargate, dns('10.0.0.53')).refused).toEqual([
      expect.stringMatching(/not valid in tasks on AWS Fargate/),
    ]);
    expect(read(ec2, dns('10.0.0.53')).rules).toEqual(['source/own-dns-servers']);
    expect(read(ec2, dns('169.254.169.253')).rules).toEqual([]);
    expect(read(ec2).rules).toEqual([]);
  });

  test('a proxy has to exempt the addresses of credentials and metadata', () => {
    const environment = (values: Readonly<Record<string, string>>) => ({
      environment: Object.entries(values).map(([name, value]) => ({ name, value })),
    });
    const proxy = { HTTPS_PROXY: 'http://proxy.internal:3128' };
    expect(read(fargate, environment(proxy)).rules).toEqual(['source/proxy-without-exceptions']);
    expect(read(fargate, environment({ ...proxy, NO_PROXY: 'localhost' })).rules).toHaveLength(1);
    for (const exempt of ['169.254.169.254,169.254.170.2', '169.254.0.0/16', '${NO_PROXY}'])
      expect(read(fargate, environment({ ...proxy, no_proxy: exempt })).rules).toEqual([]);
    expect(read(fargate, environment({ HTTPS_PROXY: '' })).rules).toEqual([]);
  });

  test('is dropped where somebody states another answer', () => {
    const definition = { requiresCompatibilities: ['FARGATE'], networkMode: 'bridge' };
    const ec2: Statement = { from: 'the command line', answers: { launchType: 'EC2' } };
    expect(read(definition).refused).toHaveLength(1);
    expect(read(definition, {}, [], [ec2]).refused).toEqual([]);
    const exec: Statement = { from: 'the command line', answers: { ecsExec: true } };
    expect(read(fargate, { readonlyRootFilesystem: true }, [], [exec]).refused).toHaveLength(1);
  });

  test('is no finding, and no note, where external instances run in their own network modes', () => {
    const { refused, notes } = read({ requiresCompatibilities: ['EXTERNAL'], networkMode: 'bridge' });
    expect(refused).toEqual([]);
    expect(notes).not.toContain('is not offered');
  });

  test('a FireLens output of another Region is said, and one of this Region is not', () => {
    const awslogs = (region: string) => ({
      name: 'log',
      image: IMAGE,
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/x', 'awslogs-region': region },
      },
    });
    const task = (region: string) => ({
      ...fargate,
      containerDefinitions: [
        awslogs('us-east-1'),
        { name: 'app', image: IMAGE, ...firelens({ Name: 'firehose', region, delivery_stream: 'x' }) },
      ],
    });
    expect(read(task('us-west-2')).rules).toContain('source/log-output-of-another-region');
    expect(read(task('us-east-1')).rules).not.toContain('source/log-output-of-another-region');
  });
});
