import { describe, expect, test } from 'vitest';
import { planVpc } from './planner.ts';
import { toProfile } from './profile.ts';
import type { Answers, QuestionId } from './questions.ts';
import { settledFinding, settledFindings } from './source-findings.ts';
import type { ReadingFinding } from './standing.ts';

const image = (workload?: string): ReadingFinding => ({
  rule: 'source/image-of-another-region',
  severity: 'by-path',
  text: 'The image is in another Region.',
  cites: ['privatelink-cross-region'],
  ...(workload === undefined ? {} : { workload }),
});
const severity = (answers: Answers) => settledFinding(image(), toProfile(answers))?.severity;

test('what depends on the network is an error where what starts a task has no path to the internet', () => {
  const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
  expect(severity({})).toBe('error');
  expect(severity(nat)).toBe('warning');
  expect(severity({ ...nat, blockPublicAccess: 'bidirectional' })).toBe('error');
  // Fargate cannot be told of a proxy, an agent can.
  expect(severity({ egress: 'proxy', launchType: 'FARGATE' })).toBe('error');
  expect(severity({ egress: 'proxy', launchType: 'EC2' })).toBe('warning');
});

test('a finding is settled by the workload that it is about', () => {
  const plan = planVpc({ egress: 'proxy' }, [
    { name: 'web', answers: { launchType: 'FARGATE' } },
    { name: 'batch', answers: { launchType: 'EC2' } },
  ]);
  const found = settledFindings([image('web'), image('batch')], plan);
  expect(found.map((one) => [one.workloads, one.severity])).toEqual([
    [['web'], 'error'],
    [['batch'], 'warning'],
  ]);
});

describe('what lies in another Region', () => {
  const secret: ReadingFinding = {
    rule: 'source/secret-of-another-region',
    severity: 'by-path',
    text: 'The secret is in cn-north-1, and the plan is for {region}.',
    fix: 'Replicate it.',
    cites: ['ecs-secrets'],
    elsewhere: {
      region: 'cn-north-1',
      apart: { severity: 'error', fix: 'Store it again.', cites: ['aws-partitions'] },
    },
  };
  const settled = (answers: Answers, open: readonly QuestionId[] = []) =>
    settledFindings([secret], planVpc(answers, [], { open }))[0];
  const NAT = { egress: 'nat-gateway', internetGateway: true } as const;

  test('is no finding of a plan for that Region', () => {
    expect(settled({ region: 'cn-north-1' })).toBeUndefined();
  });

  test('of one partition depends on the path', () => {
    const region = 'cn-northwest-1';
    expect(settled({ region, egress: 'none' })).toMatchObject({ severity: 'error', fix: 'Replicate it.' });
    expect(settled({ region, ...NAT })).toMatchObject({ severity: 'warning', fix: 'Replicate it.' });
  });

  test('of another partition is out of reach whatever the path, and nothing replicates it', () => {
    expect(settled({ region: 'eu-west-1', ...NAT })).toMatchObject({
      severity: 'error',
      fix: 'Store it again.',
      text: 'The secret is in cn-north-1, and the plan is for eu-west-1.',
    });
  });

  test('asks for the Region first where that of the plan is a guess', () => {
    const guess = settled({ region: 'eu-west-1', egress: 'none' }, ['region']);
    expect(guess?.text).toContain('Region: Europe (Ireland)');
    expect(guess?.fix).toBe('Say in which Region the tasks run. If it is eu-west-1: Store it again.');
  });
});
