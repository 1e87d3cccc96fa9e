import { expect, test } from 'vitest';
import { testRules } from '../../testing/rule-cases.ts';
import { explain } from '../explain.ts';
import { toProfile } from '../profile.ts';
import { loggingRules } from './logging.ts';

const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const firelens = <D extends string>(...firelensDestinations: readonly D[]) =>
  ({ logDrivers: ['awsfirelens'], firelensDestinations }) as const;

testRules('logging', loggingRules, {
  'logging/windows-on-fargate-names-awslogs': {
    fires: [{ operatingSystem: 'WINDOWS', logDrivers: ['splunk'] }],
    silent: [
      { operatingSystem: 'WINDOWS' },
      { logDrivers: ['splunk'] },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', logDrivers: ['splunk'] },
    ],
  },
  'logging/driver-not-on-managed-instances': {
    fires: [
      { launchType: 'MANAGED_INSTANCES', logDrivers: ['json-file'] },
      { launchType: 'MANAGED_INSTANCES', logDrivers: ['awslogs', 'gelf'] },
    ],
    silent: [
      { launchType: 'MANAGED_INSTANCES', logDrivers: ['awslogs', 'awsfirelens', 'splunk'] },
      { launchType: 'EC2', logDrivers: ['gelf'] },
    ],
  },
  'logging/agent-registers-drivers': {
    fires: [
      { launchType: 'EC2', logDrivers: ['gelf'] },
      { launchType: 'EXTERNAL', logDrivers: ['journald'] },
    ],
    silent: [
      { launchType: 'EC2' },
      { logDrivers: ['splunk'] },
      { launchType: 'EC2', logDrivers: ['json-file'] },
    ],
  },
  'logging/log-router-stays-closed': {
    fires: [{ logDrivers: ['awsfirelens'], firelensDestinations: ['s3'] }],
    silent: [{}, { logDrivers: ['splunk'] }],
  },
  'logging/logs-know-the-endpoint': {
    fires: [{}, { ecsExec: true, logDrivers: [], ecsExecAudit: ['cloudwatch-logs'] }],
    silent: [{ logDrivers: [] }, { logDrivers: ['splunk'] }],
  },
  'logging/awslogs-needs-logs': {
    fires: [{}, { logDrivers: ['awslogs', 'splunk'] }],
    silent: [{ logDrivers: [] }, { logDrivers: ['awsfirelens'] }],
  },
  'logging/awslogs-without-a-way': { fires: [{}], silent: [{ logDrivers: ['awsfirelens'] }] },
  'logging/awslogs-region-is-local': { fires: [{}], silent: [{ logDrivers: ['splunk'] }] },
  'logging/firelens-to-cloudwatch': { fires: [firelens('cloudwatch-logs')], silent: [{}, firelens('s3')] },
  'logging/firelens-to-firehose': {
    fires: [firelens('kinesis-firehose')],
    silent: [{}, firelens('kinesis-streams')],
  },
  'logging/firelens-to-kinesis': {
    fires: [firelens('kinesis-streams')],
    silent: [{}, firelens('kinesis-firehose')],
  },
  'logging/firelens-to-s3': { fires: [firelens('s3')], silent: [{}, { ...external, ...firelens('s3') }] },
  'logging/firelens-to-s3-from-outside': {
    fires: [{ ...external, ...firelens('s3') }],
    silent: [firelens('s3'), external],
  },
  'logging/firelens-to-opensearch': { fires: [firelens('opensearch')], silent: [{}, firelens('other')] },
  'logging/firelens-elsewhere': {
    fires: [firelens('other')],
    silent: [{}, { ...nat, ...firelens('other') }, firelens('opensearch')],
  },
  'logging/firelens-image': { fires: [firelens('s3')], silent: [{}, { ...nat, ...firelens('s3') }] },
  'logging/driver-needs-its-own-path': {
    fires: [
      { logDrivers: ['splunk'] },
      { ...ec2, logDrivers: ['fluentd'] },
      { ...ec2, logDrivers: ['gelf', 'syslog'] },
    ],
    silent: [{}, { ...nat, logDrivers: ['splunk'] }, { ...ec2, logDrivers: ['json-file'] }],
  },
  'logging/local-drivers-stay-on-the-instance': {
    fires: [
      { ...ec2, logDrivers: ['json-file'] },
      { ...external, logDrivers: ['journald', 'splunk'] },
    ],
    silent: [{}, { ...ec2, logDrivers: ['awslogs', 'json-file'] }, { ...ec2, logDrivers: ['splunk'] }],
  },
  'logging/nothing-goes-to-cloudwatch': {
    fires: [{ logDrivers: [] }, { logDrivers: ['splunk'] }, firelens('s3')],
    silent: [
      {},
      firelens('cloudwatch-logs'),
      { logDrivers: [], ecsExec: true, ecsExecAudit: ['cloudwatch-logs'] },
    ],
  },
  'logging/external-needs-execution-role': {
    fires: [{ launchType: 'EXTERNAL' }],
    silent: [{}, { launchType: 'EXTERNAL', logDrivers: ['json-file'] }],
  },
});

test('the log drivers that need a server are those that were answered', () => {
  const said = (...logDrivers: readonly ('awslogs' | 'fluentd' | 'gelf')[]) =>
    explain('logging/driver-needs-its-own-path', toProfile({ launchType: 'EC2', logDrivers })).text;
  expect(said('awslogs', 'fluentd')).toContain('(fluentd)');
  expect(said('fluentd', 'gelf')).toContain('(fluentd, gelf)');
});
