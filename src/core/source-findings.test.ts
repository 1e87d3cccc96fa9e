import { expect, test } from 'vitest';
import { planVpc } from './planner.ts';
import { toProfile } from './profile.ts';
import type { Answers } from './questions.ts';
import { settledFinding, settledFindings } from './source-findings.ts';
import type { ReadingFinding } from './standing.ts';

const image = (workload?: string): ReadingFinding => ({
  rule: 'source/image-of-another-region',
  severity: 'by-path',
  text: 'The image is in another Region.',
  cites: ['privatelink-cross-region'],
  ...(workload === undefined ? {} : { workload }),
});
const severity = (answers: Answers) => settledFinding(image(), toProfile(answers)).severity;

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
