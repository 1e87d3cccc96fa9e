import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawAnswers, seeded } from '../../testing/arbitrary.ts';
import { toProfile } from '../profile.ts';
import type { Answers } from '../questions.ts';
import { partitionOf, REGION_IDS } from '../regions.ts';
import { CODE_ONLY_SERVICES } from '../services.ts';
import { type Call, type CallerProfile, callsOf, PHASES } from './index.ts';

/** The fact base, one row for each call and launch type; `applies` says to which workloads. */
interface Row {
  readonly id: string;
  readonly applies: { readonly [key: string]: readonly string[] | string };
  readonly interface: string;
  readonly host: string;
  readonly port: number | string;
  readonly service: string | null;
  readonly actions: readonly string[];
  readonly fatal: string;
}

const ROWS = JSON.parse(
  readFileSync(new URL('../../testing/calls.json', import.meta.url), 'utf8'),
) as readonly Row[];

/** Rows that no answer tells of, and those that are one call here (or several). */
const NOT_ASKED = [
  'boot.ecs-init-partition',
  'boot.ecs-init-regional',
  'boot.describe-tags',
  'boot.os-repos',
  'provision.taskendpoint',
  'logs.create-group',
  'firelens.config-s3',
  'firelens.image',
  'volume.gmsa',
  'serviceconnect.traffic',
  // GuardDuty connects its sidecar by itself.
  'guardduty.data.fargate',
];

const FEATURES: { readonly [feature: string]: (w: CallerProfile) => boolean } = {
  'ecr-image': (w) =>
    w.imageRegistries.includes('ecr-private') || w.imageRegistries.includes('ecr-pull-through-cache'),
  'external-registry': (w) => w.imageRegistries.includes('other'),
  'ecr-pull-through-first-pull': (w) => w.pullThroughFirstPull,
  'windows-foreign-layers': (w) => !w.windowsBaseLayersInEcr,
  'secret-secretsmanager': (w) => w.secretSources.includes('secretsmanager'),
  'secret-ssm': (w) => w.secretSources.includes('ssm'),
  'registry-credentials': (w) => w.registryCredentials,
  'customer-managed-key': (w) =>
    w.customerManagedKey && (w.secretSources.length > 0 || w.registryCredentials),
  awslogs: (w) => w.logDrivers.includes('awslogs'),
  'environment-files': (w) => w.environmentFiles,
  efs: (w) => w.volumes.includes('efs'),
  s3files: (w) => w.volumes.includes('s3files'),
  ebs: (w) => w.volumes.includes('ebs'),
  'fsx-windows': (w) => w.volumes.includes('fsx-windows'),
  'ecs-exec': (w) => w.ecsExec,
  'ecs-exec-kms': (w) => w.ecsExec && w.customerManagedKey,
  'ecs-exec-audit-logs': (w) => w.ecsExecAudit.includes('cloudwatch-logs'),
  'ecs-exec-audit-s3': (w) => w.ecsExecAudit.includes('s3'),
  'service-connect': (w) => w.serviceConnect,
  'firelens-cloudwatch': (w) => w.firelensDestinations.includes('cloudwatch-logs'),
  'firelens-firehose': (w) => w.firelensDestinations.includes('kinesis-firehose'),
  'firelens-kinesis': (w) => w.firelensDestinations.includes('kinesis-streams'),
  'firelens-s3': (w) => w.firelensDestinations.includes('s3'),
  guardduty: (w) => w.guardDutyRuntimeMonitoring,
  xray: (w) => w.xray,
  'ssm-managed': (w) => w.instanceManagement,
};

const VIA: { readonly [name: string]: string } = {
  'task-eni': 'task',
  'instance-eni': 'instance',
  'customer-network': 'outside',
  platform: 'aws',
  'link-local': 'link-local',
};

const modeOf = (w: CallerProfile): string => (w.launchType === 'EXTERNAL' ? 'bridge' : w.networkMode);

function applies({ applies: { feature, ...told } }: Row, w: CallerProfile): boolean {
  const actual: { readonly [key: string]: string } = {
    launchType: w.launchType,
    operatingSystem: w.operatingSystem,
    platformVersion:
      w.launchType === 'FARGATE' && w.operatingSystem === 'WINDOWS' ? '1.0.0' : w.platformVersion,
    networkMode: w.launchType === 'FARGATE' ? 'awsvpc' : modeOf(w),
  };
  const known = Object.entries(told).every(([key, values]) => values.includes(actual[key] ?? ''));
  return known && (feature === undefined || FEATURES[String(feature)]?.(w) === true);
}

const isAsked = ({ id }: Row): boolean =>
  !NOT_ASKED.some((name) => id === name || id.startsWith(`${name}.`)) && !id.startsWith('app.');

const isRowOf = (call: Call, { id }: Row): boolean => id === call.id || id.startsWith(`${call.id}.`);

const profiles: readonly CallerProfile[] = (() => {
  const random = seeded(11);
  return Array.from({ length: 500 }, () => toProfile(drawAnswers(random)));
})();

describe('calls', () => {
  test('are those of the fact base, for every workload', () => {
    const missing = new Set<string>();
    for (const workload of profiles) {
      const calls = callsOf(workload);
      for (const row of ROWS.filter(isAsked)) {
        if (!applies(row, workload)) continue;
        if (row.id.startsWith('boot.ec2messages') && !calls.some(({ id }) => id === 'boot.ec2messages'))
          continue;
        if (!calls.some((call) => isRowOf(call, row))) missing.add(row.id);
      }
    }
    expect([...missing]).toEqual([]);
  });

  test('leave from the interface, go to the port and stop the task as the fact base says', () => {
    const wrong = new Set<string>();
    for (const workload of profiles) {
      for (const call of callsOf(workload)) {
        const row = ROWS.find((candidate) => isRowOf(call, candidate) && applies(candidate, workload));
        if (row === undefined) continue;
        // The service makes the import; what the documentation demands for it is a path of the caller's.
        if (call.id === 'manifest.pull-through') continue;
        const told = `${VIA[row.interface]} ${row.port} ${row.fatal}`;
        const found = `${call.via} ${call.port} ${call.fatal}`;
        if (told !== found) wrong.add(`${row.id}: ${found} instead of ${told}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  test('go to the host that the fact base names', () => {
    const wrong = new Set<string>();
    for (const workload of profiles) {
      for (const call of callsOf(workload)) {
        const row = ROWS.find((candidate) => isRowOf(call, candidate) && applies(candidate, workload));
        if (row === undefined || row.service === null || call.service === undefined || workload.fips)
          continue;
        const template = row.host.split(' through ')[0]?.split('; ').at(-1) ?? '';
        const filled = template
          .split(' ')[0]
          ?.replaceAll('{region}', workload.region)
          .replaceAll('{registryRegion}', workload.region)
          .replaceAll('{dnsSuffix}', partitionOf(workload.region).dnsSuffix);
        const pattern = (filled ?? '').replace(/\{\w+\}/g, '*').split('*');
        const matches = call.host.startsWith(pattern[0] ?? '') && call.host.endsWith(pattern.at(-1) ?? '');
        if (!matches && !(call.service === 'fsx' && workload.region.startsWith('cn-')))
          wrong.add(`${row.id}: ${call.host} instead of ${filled}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  test('name only actions that the fact base names for them, and the service that carries them', () => {
    const wrong = new Set<string>();
    for (const workload of profiles) {
      for (const call of callsOf(workload)) {
        const row = ROWS.find((candidate) => isRowOf(call, candidate) && applies(candidate, workload));
        if (row === undefined) continue;
        const told = row.actions.map((action) => (/^[\w-]+:\w+/.exec(action) ?? [''])[0]);
        const prefix = told[0]?.split(':')[0];
        const named = row.actions.map((action) =>
          action.includes(':') ? action.split(' ')[0] : `${prefix}:${action.split(' ')[0]}`,
        );
        for (const action of call.actions) if (!named.includes(action)) wrong.add(`${row.id}: ${action}`);
        if (row.service !== null && call.service !== undefined && !row.service.includes(call.service))
          wrong.add(`${row.id}: ${call.service}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  test('come in the order of a start', () => {
    for (const workload of profiles.slice(0, 200)) {
      const at = callsOf(workload).map(({ phase }) => PHASES.indexOf(phase));
      expect(at).toEqual([...at].sort((a, b) => a - b));
    }
  });

  test('of remote write to Prometheus have AWS STS among them, as the plan has its endpoint, and once', () => {
    const ids = (applicationServices: NonNullable<Answers['applicationServices']>): readonly string[] =>
      callsOf(toProfile({ applicationServices })).flatMap(({ id }) => (id.startsWith('app.') ? [id] : []));
    expect(ids(['aps-workspaces'])).toEqual(['app.sts', 'app.aps-workspaces']);
    expect(ids(['sts', 'aps-workspaces'])).toEqual(['app.sts', 'app.aps-workspaces']);
    expect(ids(['sqs'])).toEqual(['app.sqs']);
  });

  test('of a workload that does nothing are none that leave the VPC', () => {
    const nothing: Answers = { imageRegistries: [], logDrivers: [] };
    const leaving = callsOf(toProfile(nothing)).filter(({ via }) => via === 'task' || via === 'instance');
    expect(leaving).toEqual([]);
  });

  test('leave no word open, in every Region', () => {
    for (const region of REGION_IDS) {
      const workload = toProfile({
        region,
        launchType: 'EC2',
        imageRegistries: ['ecr-private'],
        secretSources: ['ssm', 'secretsmanager'],
        volumes: ['efs'],
        instanceManagement: true,
        applicationServices: ['s3', 'dynamodb', 'servicediscovery'],
      });
      const texts = callsOf(workload).flatMap(({ host, resource }) => [host, resource]);
      expect(texts.filter((text) => /[{}]|undefined/.test(text) || text === '')).toEqual([]);
    }
  });

  test('use the FIPS hosts where the planner plans FIPS endpoints', () => {
    const hosts = (answers: Answers): readonly string[] =>
      callsOf(toProfile(answers)).map(({ host }) => host);
    expect(hosts({ region: 'us-gov-west-1', fips: true })).toContain(
      'api.ecr-fips.us-gov-west-1.amazonaws.com',
    );
    expect(hosts({ region: 'us-east-1', fips: true })).toContain('api.ecr.us-east-1.amazonaws.com');
    expect(hosts({ region: 'us-east-1', fips: true, applicationServices: ['sts'] })).toContain(
      'sts-fips.us-east-1.amazonaws.com',
    );
  });

  test("of container instances with task network interfaces start from the instance, except the task's own", () => {
    const calls = callsOf(
      toProfile({ launchType: 'EC2', ecsExec: true, secretSources: ['ssm'], volumes: ['efs'] }),
    );
    const via = (id: string): string | undefined => calls.find((call) => call.id === id)?.via;
    expect(via('secrets.ssm')).toBe('instance');
    expect(via('login.ecr')).toBe('instance');
    expect(via('logs.create')).toBe('instance');
    expect(via('volume.efs')).toBe('task');
    expect(via('exec.control')).toBe('task');
  });

  test('of code to every service that can be answered have a host and a port; Amazon SES over SMTP has four', () => {
    const calls = callsOf(toProfile({ region: 'eu-west-1', applicationServices: [...CODE_ONLY_SERVICES] }));
    const made = calls.filter(({ phase }) => phase === 'application');
    // AWS STS signs what is written to Prometheus.
    expect(made.map(({ service }) => service)).toEqual([
      'sts',
      ...CODE_ONLY_SERVICES.filter((id) => id !== 'email-smtp'),
    ]);
    for (const { host } of made) expect(host).toMatch(/^[a-z0-9][a-z0-9.-]+\.eu-west-1\.amazonaws\.com$/);
    expect(made.filter(({ port }) => port !== 443).map(({ service, port }) => [service, port])).toEqual([
      ['cassandra', 9142],
    ]);
  });
});
