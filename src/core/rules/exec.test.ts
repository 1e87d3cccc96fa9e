import { testRules } from '../../testing/rule-cases.ts';
import { execRules } from './exec.ts';

const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const platform13 = { platformVersion: '1.3.0' } as const;
const exec = { ecsExec: true } as const;
const code = <S extends string>(...applicationServices: readonly S[]) => ({ applicationServices });

testRules('features', execRules, {
  'features/exec-sessions-have-limits': { fires: [{ ecsExec: true }], silent: [{}] },
  'features/exec-names-the-container': {
    fires: [
      { ecsExec: true, serviceConnect: true },
      { ecsExec: true, guardDutyRuntimeMonitoring: true },
    ],
    silent: [{ ecsExec: true }, { serviceConnect: true }],
  },
  'features/exec-needs-channels': { fires: [exec, { ...external, ...exec }], silent: [{}] },
  'features/exec-needs-no-other-ssm': {
    fires: [exec, { ...exec, ...platform13, secretSources: ['ssm'] }],
    silent: [
      {},
      { ...exec, secretSources: ['ssm'] },
      { ...exec, ...code('ssm') },
      { ...exec, ...ec2, instanceManagement: true },
      { ...exec, ...external },
    ],
  },
  'features/exec-applies-to-new-tasks': { fires: [exec], silent: [{}] },
  'features/exec-callers-need-a-path-too': {
    fires: [{ ecsExec: true }],
    silent: [{}, { ecsExec: true, egress: 'transit' }],
  },
  'features/exec-not-in-ipv6-only': {
    fires: [{ ...exec, ipAddressType: 'ipv6' }],
    silent: [exec, { ...exec, ipAddressType: 'dualstack' }, { ipAddressType: 'ipv6' }],
  },
  'features/exec-needs-newer-platform': { fires: [{ ...exec, ...platform13 }], silent: [exec, platform13] },
  'features/exec-needs-newer-agent': {
    fires: [{ launchType: 'EC2', ecsExec: true, agentVersion: '1.50.1' }],
    silent: [
      { launchType: 'EC2', ecsExec: true, agentVersion: '1.50.2' },
      { launchType: 'EC2', ecsExec: true },
      { launchType: 'EC2', agentVersion: '1.50.1' },
      { launchType: 'EXTERNAL', ecsExec: true, agentVersion: '1.50.1' },
    ],
  },
  'features/exec-on-windows-needs-newer-agent': {
    fires: [{ launchType: 'EC2', operatingSystem: 'WINDOWS', ecsExec: true, agentVersion: '1.55.4' }],
    silent: [
      { launchType: 'EC2', operatingSystem: 'WINDOWS', ecsExec: true, agentVersion: '1.56.0' },
      { launchType: 'EC2', ecsExec: true, agentVersion: '1.55.4' },
    ],
  },
  'features/exec-wants-awsvpc': {
    fires: [{ ...exec, ...ec2, networkMode: 'bridge' }],
    silent: [exec, { ...exec, ...ec2 }, { ...ec2, networkMode: 'bridge' }],
  },
  'features/exec-on-instances': {
    fires: [{ launchType: 'EC2', ecsExec: true }],
    silent: [{ ecsExec: true }, { launchType: 'EC2' }, { launchType: 'EXTERNAL', ecsExec: true }],
  },
  'features/exec-audit-to-logs': {
    fires: [{ ...exec, ecsExecAudit: ['cloudwatch-logs'] }],
    silent: [exec, { ...exec, ecsExecAudit: ['s3'] }],
  },
  'features/exec-audit-to-s3': {
    fires: [{ ...exec, ecsExecAudit: ['s3'] }],
    silent: [
      exec,
      { ...exec, ecsExecAudit: ['cloudwatch-logs'] },
      { ...exec, ...external, ecsExecAudit: ['s3'] },
    ],
  },
  'features/exec-audit-to-s3-from-outside': {
    fires: [{ ...exec, ...external, ecsExecAudit: ['s3'] }],
    silent: [
      { ...exec, ecsExecAudit: ['s3'] },
      { ...exec, ...external },
    ],
  },
  'features/exec-logs-by-default': {
    fires: [exec, { ...exec, ...ec2 }, { ...exec, ecsExecAudit: ['s3'] }],
    silent: [{}, { ...exec, logDrivers: [] }, { ...exec, ecsExecAudit: ['cloudwatch-logs'] }],
  },
  'features/exec-logs-need-script-and-cat': {
    fires: [{ ecsExec: true }, { ecsExec: true, logDrivers: [], ecsExecAudit: ['s3'] }],
    silent: [{}, { ecsExec: true, logDrivers: [] }],
  },
  'features/exec-not-in-nano-server': {
    fires: [{ operatingSystem: 'WINDOWS', ecsExec: true }],
    silent: [{ operatingSystem: 'WINDOWS' }, { ecsExec: true }],
  },
});
