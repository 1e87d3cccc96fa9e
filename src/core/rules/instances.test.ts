import { testRules } from '../../testing/rule-cases.ts';
import { instanceRules } from './instances.ts';

const ec2 = { launchType: 'EC2' } as const;
const managedEc2 = { launchType: 'EC2', instanceManagement: true } as const;
const external = { launchType: 'EXTERNAL' } as const;
const windows = { operatingSystem: 'WINDOWS' } as const;

testRules('instances', instanceRules, {
  'instances/sessions-may-use-keys-and-logs': {
    fires: [{ launchType: 'EC2', instanceManagement: true }, { launchType: 'EXTERNAL' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'instances/agent-has-dual-stack-names': {
    fires: [{ launchType: 'EC2', instanceManagement: true, ipAddressType: 'ipv6' }],
    silent: [{ launchType: 'EC2', instanceManagement: true }, { ipAddressType: 'ipv6' }],
  },
  'instances/systems-manager': { fires: [managedEc2], silent: [{}, ec2, external] },
  'instances/external-registration': { fires: [external], silent: [{}, managedEc2] },
  'instances/message-delivery': {
    fires: [managedEc2, external, { ...managedEc2, region: 'ca-west-1' }],
    silent: [{}, ec2, { ...managedEc2, region: 'mx-central-1' }],
  },
  'instances/message-delivery-absent': {
    fires: [
      { ...managedEc2, region: 'mx-central-1' },
      { ...external, region: 'eusc-de-east-1' },
    ],
    silent: [{ region: 'mx-central-1' }, managedEc2, { ...managedEc2, region: 'ca-west-1' }],
  },
  'instances/systems-manager-buckets': { fires: [managedEc2], silent: [ec2, external] },
  'instances/systems-manager-buckets-from-outside': { fires: [external], silent: [managedEc2, {}] },
  'instances/patches-and-output': { fires: [managedEc2, external], silent: [{}, ec2] },
  'instances/fips-of-the-ssm-agent': {
    fires: [{ ...managedEc2, fips: true }],
    silent: [managedEc2, { ...ec2, fips: true }, { fips: true }],
  },
  'instances/linux-packages': { fires: [ec2], silent: [{}, { ...ec2, ...windows }, external] },
  'instances/optional-calls': { fires: [ec2], silent: [{}, external, { launchType: 'MANAGED_INSTANCES' }] },
  'instances/user-data-may-call-more': {
    fires: [{ launchType: 'EC2' }],
    silent: [{}, { launchType: 'EC2', egress: 'transit' }, { launchType: 'MANAGED_INSTANCES' }],
  },
  'instances/bottlerocket-host-containers': {
    fires: [{ ...ec2, repository: 'web' }],
    silent: [
      ec2,
      { repository: 'web' },
      { ...ec2, ...windows, repository: 'web' },
      { ...ec2, repository: 'web', endpointPolicies: 'full-access' },
    ],
  },
  'instances/enforced-selinux-stops-features': {
    fires: [
      { ...ec2, ecsExec: true },
      { ...ec2, serviceConnect: true },
      { ...ec2, volumes: ['ebs'] },
      { ...ec2, logDrivers: ['awsfirelens'] },
    ],
    silent: [ec2, { ecsExec: true }, { ...ec2, ...windows, ecsExec: true }],
  },
  'instances/task-roles-by-network-mode': {
    fires: [
      { ...ec2, networkMode: 'host' },
      { ...ec2, networkMode: 'bridge' },
    ],
    silent: [ec2, {}, { ...ec2, ...windows, networkMode: 'default' }],
  },
  'instances/task-roles-on-windows': {
    fires: [{ ...ec2, ...windows }],
    silent: [ec2, windows, external],
  },
  'instances/bottlerocket-updates-in-place': {
    fires: [ec2],
    silent: [{}, external, { ...ec2, operatingSystem: 'WINDOWS' }, { ...ec2, egress: 'transit' }],
  },
  'instances/cached-images-hide-a-missing-path': { fires: [ec2, external], silent: [{}] },
  'instances/calls-leave-by-the-interface-of-the-instance': {
    fires: [
      { ...ec2, networkMode: 'bridge' },
      { ...ec2, networkMode: 'host' },
    ],
    silent: [{}, external, { ...ec2, networkMode: 'awsvpc' }],
  },
  'instances/external-supports-less': { fires: [external], silent: [ec2, {}] },
  'instances/external-network': { fires: [external], silent: [ec2] },
  'instances/external-s3-names-hold-for-the-vpc': { fires: [external], silent: [ec2, {}] },
  'instances/external-network-let-in': {
    fires: [{ launchType: 'EXTERNAL' }],
    silent: [
      {},
      { launchType: 'EXTERNAL', taskSubnetCidrs: '192.168.0.0/24' },
      { launchType: 'EXTERNAL', securityGroupId: 'sg-0a1b2c3d' },
    ],
  },
  'instances/external-windows-ended': {
    fires: [{ ...external, ...windows }],
    silent: [external, { ...ec2, ...windows }],
  },
  'instances/hybrid-nodes-call-unsigned': { fires: [external], silent: [{}, ec2] },
  'instances/snapshots-of-windows-need-ec2': {
    fires: [{ ...ec2, ...windows, instanceManagement: true }],
    silent: [
      { ...ec2, instanceManagement: true },
      { ...ec2, ...windows },
    ],
  },
  'instances/external-credentials-are-rotated': { fires: [external], silent: [{}, ec2] },
});
