import { describe, expect, test } from 'vitest';
import { brokenPolicy, brokenPromises } from '../testing/invariants.ts';
import { plan } from './planner.ts';
import { PRESETS, type PresetId } from './presets.ts';
import { isAsked, toProfile } from './profile.ts';
import type { QuestionId } from './questions.ts';

const FARGATE = ['s3', 'ecr.api', 'ecr.dkr', 'logs'];
const TRIO = ['ecs-agent', 'ecs-telemetry', 'ecs'];
const ON_REQUEST = ['monitoring?', 'ec2?', 'autoscaling?'];

/** The endpoints of each preset in creation order; `?` marks an optional one. */
const ENDPOINTS: { readonly [P in PresetId]: readonly string[] } = {
  'fargate-isolated': [...FARGATE, 'secretsmanager'],
  'express-mode': FARGATE,
  'fargate-nat': [...FARGATE, 'secretsmanager', 'ssm'],
  'fargate-full': [
    's3',
    'dynamodb',
    'ecr.api',
    'ecr.dkr',
    'logs',
    'secretsmanager',
    'ssm',
    'ssmmessages',
    'kms',
    'sts',
    'sqs',
    'xray',
    'kinesis-firehose',
    'guardduty-data?',
    'ecs-agent',
  ],
  'fargate-windows': [...FARGATE, 'ssm'],
  'ec2-new': [...FARGATE, 'ssm', 'ssmmessages', 'ec2messages', ...ON_REQUEST, ...TRIO],
  'ec2-running': [...FARGATE, 'secretsmanager', 'ssm', 'ssmmessages', 'ec2messages', ...ON_REQUEST, ...TRIO],
  'new-region-copy': [...FARGATE, ...ON_REQUEST, ...TRIO],
  'managed-instances': [...FARGATE, 'secretsmanager', ...TRIO],
  external: [...FARGATE, 'ssm', 'ssmmessages', 'ec2messages', ...TRIO],
  china: [...FARGATE, 'secretsmanager', 'xray'],
  'govcloud-fips': [...FARGATE, 'secretsmanager'],
  'sovereign-cloud': [...FARGATE, ...ON_REQUEST, ...TRIO],
  'isolated-partition': [...FARGATE, ...ON_REQUEST, ...TRIO],
};

describe('the presets', () => {
  test.each(PRESETS.map((preset) => [preset.id, preset.answers] as const))(
    '%s has the documented endpoints, no error and no broken promise',
    (id, answers) => {
      const planned = plan(toProfile(answers));
      expect(planned.endpoints.map((e) => `${e.service}${e.need === 'optional' ? '?' : ''}`)).toEqual(
        ENDPOINTS[id],
      );
      expect(planned.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
      expect(brokenPromises(planned)).toEqual([]);
      expect(planned.endpoints.flatMap((e) => brokenPolicy(planned, e.service))).toEqual([]);
    },
  );

  test('answer only what is asked, so that each answer matters', () => {
    for (const { id, answers } of PRESETS) {
      const workload = toProfile(answers);
      expect(
        Object.keys(answers).filter((question) => !isAsked(workload, question as QuestionId)),
        id,
      ).toEqual([]);
    }
  });

  test('cover every launch type, and a Region of the 2023 rule', () => {
    const profiles = PRESETS.map(({ answers }) => toProfile(answers));
    expect(new Set(profiles.map((w) => w.launchType)).size).toBe(4);
    expect(profiles.map((w) => w.region)).toContain('ca-west-1');
  });
});
