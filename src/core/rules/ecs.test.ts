import { testRules } from '../../testing/rule-cases.ts';
import { ecsRules } from './ecs.ts';

const ec2 = { launchType: 'EC2' } as const;
const managed = { launchType: 'MANAGED_INSTANCES' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const calgary = { region: 'ca-west-1' } as const;

testRules('Amazon ECS', ecsRules, {
  'ecs/service-connect-not-in-host-mode': {
    fires: [
      { launchType: 'EC2', serviceConnect: true, networkMode: 'host' },
      { launchType: 'MANAGED_INSTANCES', serviceConnect: true, networkMode: 'host' },
    ],
    silent: [
      { launchType: 'EC2', serviceConnect: true, networkMode: 'bridge' },
      { launchType: 'EC2', serviceConnect: true },
      { launchType: 'EC2', networkMode: 'host' },
      { serviceConnect: true },
    ],
  },
  'ecs/managed-daemons-come-first': {
    fires: [{ launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'ecs/connectivity-shows-in-health': {
    fires: [{ launchType: 'EC2' }, { launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EXTERNAL' }],
  },
  'ecs/fargate-not-listed-for-region': {
    fires: [{ region: 'ap-southeast-6' }, { region: 'ap-east-2' }, { region: 'eusc-de-east-1' }],
    silent: [
      {},
      { region: 'mx-central-1' },
      { region: 'ap-southeast-6', launchType: 'EC2' },
      { region: 'ap-southeast-6', operatingSystem: 'WINDOWS' },
    ],
  },
  'ecs/windows-on-fargate-not-listed-for-region': {
    fires: [
      { region: 'ap-southeast-6', operatingSystem: 'WINDOWS' },
      { region: 'mx-central-1', operatingSystem: 'WINDOWS' },
      { region: 'us-gov-west-1', operatingSystem: 'WINDOWS' },
    ],
    silent: [
      { operatingSystem: 'WINDOWS' },
      { region: 'ca-west-1', operatingSystem: 'WINDOWS' },
      { region: 'mx-central-1' },
      { region: 'mx-central-1', operatingSystem: 'WINDOWS', launchType: 'EC2' },
    ],
  },
  'ecs/fargate-not-in-every-zone': {
    fires: [{ region: 'us-west-1' }, { region: 'us-east-1', operatingSystem: 'WINDOWS' }],
    silent: [
      {},
      { region: 'us-west-1', launchType: 'EC2' },
      { region: 'eu-west-1', operatingSystem: 'WINDOWS' },
    ],
  },
  'ecs/firewalls-let-agents-out': {
    fires: [
      { launchType: 'EC2', egress: 'transit' },
      { launchType: 'EXTERNAL', egress: 'proxy' },
    ],
    silent: [{}, { launchType: 'EC2' }, { egress: 'transit' }],
  },
  'ecs/service-connect-opens-container-ports': { fires: [{ serviceConnect: true }], silent: [{}] },
  'ecs/service-connect-in-bridge-mode': {
    fires: [{ launchType: 'EC2', networkMode: 'bridge', serviceConnect: true }],
    silent: [
      { serviceConnect: true },
      { launchType: 'EC2', networkMode: 'bridge' },
      { launchType: 'EC2', networkMode: 'awsvpc', serviceConnect: true },
    ],
  },
  'ecs/service-connect-over-ipv6-only': {
    fires: [{ ipAddressType: 'ipv6', serviceConnect: true }],
    silent: [{ ipAddressType: 'dualstack', serviceConnect: true }, { ipAddressType: 'ipv6' }],
  },
  'ecs/managed-instances-pull-with-the-execution-role': {
    fires: [{ launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'ecs/container-instances-need-all-three': {
    fires: [ec2, { ...ec2, ...calgary }],
    silent: [{}, managed, external],
  },
  'ecs/managed-instances-run-the-agent': { fires: [managed], silent: [{}, ec2, external] },
  'ecs/managed-instances-undocumented': { fires: [managed], silent: [{}, ec2, external] },
  'ecs/external-instances-run-the-agent': { fires: [external], silent: [{}, ec2, managed] },
  'ecs/new-region-needs-all-three': {
    fires: [
      { ...ec2, ...calgary },
      { ...managed, region: 'mx-central-1' },
      { ...external, region: 'eusc-de-east-1' },
      { ...ec2, ...calgary, internetGateway: true },
    ],
    silent: [ec2, calgary, { ...ec2, region: 'il-central-1' }],
  },
  'ecs/new-region-recommends-all-three': {
    fires: [calgary, { region: 'ap-southeast-7', operatingSystem: 'WINDOWS' }],
    silent: [{}, { ...ec2, ...calgary }],
  },
  'ecs/new-region-and-fargate': { fires: [calgary], silent: [{}, { ...managed, ...calgary }] },
  'ecs/fargate-needs-no-control-plane': {
    fires: [{}, { operatingSystem: 'WINDOWS' }, { platformVersion: '1.3.0' }, { serviceConnect: true }],
    silent: [calgary, ec2, external],
  },
  'ecs/service-connect-uses-agent-endpoint': {
    fires: [{ serviceConnect: true }, { ...ec2, serviceConnect: true }],
    silent: [{}, external],
  },
  'ecs/service-connect-serves-services': { fires: [{ serviceConnect: true }], silent: [{}] },
  'ecs/service-connect-brings-its-certificates': { fires: [{ serviceConnect: true }], silent: [{}] },
  'ecs/service-connect-keeps-keys-in-secrets': { fires: [{ serviceConnect: true }], silent: [{}] },
  'ecs/managed-instances-need-a-network-mode': {
    fires: [{ launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'ecs/service-connect-polls-task-sets': {
    fires: [{ ...ec2, serviceConnect: true }],
    silent: [{ serviceConnect: true }, ec2],
  },
  'ecs/service-connect-is-not-app-mesh': { fires: [{ serviceConnect: true }], silent: [{}] },
  'ecs/service-connect-needs-newer-platform': {
    fires: [{ serviceConnect: true, platformVersion: '1.3.0' }],
    silent: [
      { serviceConnect: true },
      { serviceConnect: true, platformVersion: '1.4.0' },
      { platformVersion: '1.3.0' },
    ],
  },
  'ecs/service-connect-needs-newer-agent': {
    fires: [{ ...ec2, serviceConnect: true, agentVersion: '1.67.1' }],
    silent: [
      { ...ec2, serviceConnect: true },
      { ...ec2, serviceConnect: true, agentVersion: '1.67.2' },
      { ...ec2, agentVersion: '1.60.0' },
    ],
  },
  'ecs/service-connect-without-fips': {
    fires: [{ serviceConnect: true, fips: true, region: 'us-gov-west-1' }],
    silent: [{ serviceConnect: true }, { fips: true }],
  },
  'ecs/awsvpc-on-windows-needs-newer-agent': {
    fires: [{ ...ec2, operatingSystem: 'WINDOWS', agentVersion: '1.53.1' }],
    silent: [
      { ...ec2, operatingSystem: 'WINDOWS', agentVersion: '1.54.0' },
      { ...ec2, operatingSystem: 'WINDOWS', networkMode: 'default', agentVersion: '1.53.1' },
      { ...ec2, agentVersion: '1.53.1' },
    ],
  },
  'ecs/order-with-existing-instances': {
    fires: [
      { ...ec2, existingContainerInstances: true },
      { ...managed, existingContainerInstances: true },
    ],
    silent: [{}, ec2],
  },
  'ecs/order-is-free': { fires: [ec2, external], silent: [{}, { ...ec2, existingContainerInstances: true }] },
  'ecs/agents-must-restart': { fires: [{ ...ec2, existingContainerInstances: true }], silent: [ec2, {}] },
  'ecs/managed-instances-must-be-replaced': {
    fires: [{ launchType: 'MANAGED_INSTANCES', existingContainerInstances: true }],
    silent: [{ launchType: 'MANAGED_INSTANCES' }, { launchType: 'EC2', existingContainerInstances: true }],
  },
  'ecs/express-mode-is-fargate': {
    fires: [{}],
    silent: [
      { launchType: 'EC2' },
      { platformVersion: '1.4.0' },
      { logDrivers: [] },
      { operatingSystem: 'WINDOWS' },
    ],
  },
  'ecs/service-connect-not-on-windows': {
    fires: [{ serviceConnect: true, operatingSystem: 'WINDOWS' }],
    silent: [{ serviceConnect: true }, { operatingSystem: 'WINDOWS' }],
  },
  'ecs/agent-too-old': {
    fires: [
      { ...ec2, agentVersion: '1.25.0' },
      { ...ec2, agentVersion: '0.99.99' },
      { ...external, agentVersion: '1.9.2' },
    ],
    silent: [
      ec2,
      { ...ec2, agentVersion: '1.25.1' },
      { ...ec2, agentVersion: '1.100.0' },
      { ...ec2, agentVersion: '2.0.0' },
    ],
  },
  'ecs/agent-version-unknown': {
    fires: [ec2, external],
    silent: [{}, managed, { ...ec2, agentVersion: '1.89.2' }],
  },
  'ecs/poll-endpoint-is-discovered': { fires: [ec2, managed, external], silent: [{}] },
  'ecs/numbered-hosts-need-no-records': {
    fires: [{ ...ec2, dns: 'custom' }],
    silent: [ec2, { dns: 'custom' }],
  },
  'ecs/agent-policies-undocumented': {
    fires: [ec2, { serviceConnect: true }, calgary],
    silent: [{}, { ...ec2, endpointPolicies: 'full-access' }],
  },
  'ecs/template-create-all-three': {
    fires: [{ ...ec2, ...calgary, templateSourceRegion: 'us-east-1' }],
    silent: [
      calgary,
      { ...calgary, templateSourceRegion: 'us-east-1', templateHasEndpoints: true },
      { templateSourceRegion: 'us-west-2' },
      { ...calgary, templateSourceRegion: 'mx-central-1' },
    ],
  },
  'ecs/template-replace-all-three': {
    fires: [{ ...ec2, ...calgary, templateSourceRegion: 'us-east-1', templateHasEndpoints: true }],
    silent: [
      { ...calgary, templateSourceRegion: 'us-east-1' },
      { templateSourceRegion: 'us-west-2', templateHasEndpoints: true },
    ],
  },
  'ecs/template-names-are-regional': {
    fires: [
      { templateSourceRegion: 'us-west-2', templateHasEndpoints: true },
      { ...calgary, templateSourceRegion: 'mx-central-1', templateHasEndpoints: true },
    ],
    silent: [
      {},
      { templateSourceRegion: 'us-east-1', templateHasEndpoints: true },
      { ...calgary, templateSourceRegion: 'us-east-1', templateHasEndpoints: true },
    ],
  },
  'ecs/managed-instances-have-two-networks': {
    fires: [{ launchType: 'MANAGED_INSTANCES' }],
    silent: [{}, { launchType: 'EC2' }],
  },
  'ecs/service-connect-needs-its-agent': {
    fires: [{ launchType: 'EC2', serviceConnect: true }],
    silent: [{ serviceConnect: true }, { launchType: 'EC2' }],
  },
});
