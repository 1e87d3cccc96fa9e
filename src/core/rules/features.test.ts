import { testRules } from '../../testing/rule-cases.ts';
import { featureRules } from './features.ts';

const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const platform13 = { platformVersion: '1.3.0' } as const;
const guardDuty = { guardDutyRuntimeMonitoring: true } as const;
const code = <S extends string>(...applicationServices: readonly S[]) => ({ applicationServices });

testRules('features', featureRules, {
  'features/xray-daemon-in-maintenance': { fires: [{ xray: true }], silent: [{}] },
  'features/action-logs-are-delivered-for-you': {
    fires: [{ logDrivers: [] }, { logDrivers: ['splunk'] }],
    silent: [{}, { logDrivers: [], ...code('logs') }],
  },
  'features/managed-instances-are-launched-for-you': {
    fires: [{ launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'features/xray-traces': { fires: [{ xray: true }], silent: [{}] },
  'features/collector-reads-its-configuration': {
    fires: [{ xray: true }],
    silent: [{}, { xray: true, secretSources: ['ssm'] }, { xray: true, ...code('ssm') }],
  },
  'features/guardduty-creates-its-endpoint': {
    fires: [guardDuty],
    silent: [{}, { ...guardDuty, ...ec2 }, { ...guardDuty, ...platform13 }],
  },
  'features/guardduty-on-instances': { fires: [{ ...guardDuty, ...ec2 }], silent: [guardDuty, ec2] },
  'features/guardduty-agent-by-systems-manager': {
    fires: [{ launchType: 'EC2', guardDutyRuntimeMonitoring: true }],
    silent: [
      { launchType: 'EC2', guardDutyRuntimeMonitoring: true, instanceManagement: true },
      { launchType: 'EC2' },
      { guardDutyRuntimeMonitoring: true },
    ],
  },
  'features/guardduty-agent-image': {
    fires: [guardDuty, { ...guardDuty, imageRegistries: [] }],
    silent: [{}, { ...guardDuty, ...ec2 }, { ...guardDuty, ...platform13 }],
  },
  'features/guardduty-needs-newer-platform': {
    fires: [{ ...guardDuty, ...platform13 }],
    silent: [guardDuty, platform13],
  },
  'features/guardduty-sends-telemetry': {
    fires: [{ guardDutyRuntimeMonitoring: true }],
    silent: [{}, { ...ec2, guardDutyRuntimeMonitoring: true }],
  },
  'features/scaling-is-control-plane': { fires: [{}, external], silent: [ec2] },
  'features/container-insights-uses-telemetry': { fires: [ec2, external], silent: [{}] },
  'features/guardduty-in-shared-subnets': {
    fires: [{ guardDutyRuntimeMonitoring: true, subnetOwnership: 'participant' }],
    silent: [{ guardDutyRuntimeMonitoring: true }, { subnetOwnership: 'participant' }],
  },
});
