import { describe, expect, test } from 'vitest';
import { impossibleAnswers, REFUSALS } from './impossible.ts';
import { toProfile } from './profile.ts';
import type { Answers } from './questions.ts';

const refusedOf = (answers: Answers): readonly string[] =>
  impossibleAnswers(toProfile(answers), answers).map(({ question }) => question);
const windows = { operatingSystem: 'WINDOWS' } as const;
const external = { launchType: 'EXTERNAL' } as const;

describe('answers that AWS refuses', () => {
  test.each<[string, Answers, string]>([
    ['Windows on Managed Instances', { launchType: 'MANAGED_INSTANCES', ...windows }, 'operatingSystem'],
    ['bridge on Fargate', { networkMode: 'bridge' }, 'networkMode'],
    ['awsvpc on external instances', { ...external, networkMode: 'awsvpc' }, 'networkMode'],
    ['json-file on Fargate', { logDrivers: ['json-file', 'awslogs'] }, 'logDrivers'],
    ['FireLens on Windows', { launchType: 'EC2', ...windows, logDrivers: ['awsfirelens'] }, 'logDrivers'],
    ['environment files on Windows', { ...windows, environmentFiles: true }, 'environmentFiles'],
    ['Amazon EBS on external instances', { ...external, volumes: ['ebs'] }, 'volumes'],
    ['Service Connect on external instances', { ...external, serviceConnect: true }, 'serviceConnect'],
    [
      'GuardDuty Runtime Monitoring on Managed Instances',
      { launchType: 'MANAGED_INSTANCES', guardDutyRuntimeMonitoring: true },
      'guardDutyRuntimeMonitoring',
    ],
    [
      'GuardDuty Runtime Monitoring on Windows on Fargate',
      { ...windows, guardDutyRuntimeMonitoring: true },
      'guardDutyRuntimeMonitoring',
    ],
    ['a platform version of Linux for Windows', { ...windows, platformVersion: '1.4.0' }, 'platformVersion'],
  ])('%s', (_, answers, question) => {
    expect(refusedOf(answers)).toEqual([question]);
  });

  test.each<[string, Answers]>([
    ['Windows on EC2', { launchType: 'EC2', ...windows, networkMode: 'default', volumes: ['fsx-windows'] }],
    ['Linux on Managed Instances', { launchType: 'MANAGED_INSTANCES', operatingSystem: 'LINUX' }],
    ['host on external instances', { ...external, networkMode: 'host', volumes: [], serviceConnect: false }],
    ['what Fargate has', { networkMode: 'awsvpc', logDrivers: ['awslogs', 'splunk', 'awsfirelens'] }],
    ['no environment files on Windows', { ...windows, environmentFiles: false, platformVersion: '1.0.0' }],
  ])('and not %s', (_, answers) => {
    expect(refusedOf(answers)).toEqual([]);
  });

  test('are said in sentences that say what to do, each from a page', () => {
    for (const { question, text, fix, cites } of REFUSALS) {
      expect(text, question).toMatch(/^[A-Z][\s\S]{20,}\.$/);
      expect(fix, question).toMatch(/^[A-Z][\s\S]{10,}\.$/);
      expect(cites.length, question).toBeGreaterThan(0);
    }
  });

  test('are named one by one, with what to do', () => {
    const answers: Answers = { logDrivers: ['gelf', 'awslogs', 'syslog'] };
    const [only] = impossibleAnswers(toProfile(answers), answers);
    expect(only?.text).toContain('not with gelf, syslog;');
    expect(only?.fix).toContain('FireLens');
  });
});
