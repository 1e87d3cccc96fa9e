import { testRules } from '../../testing/rule-cases.ts';
import type { Surrounding } from '../questions.ts';
import { surroundingRules } from './surroundings.ts';

const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const beside = (...surroundings: readonly Surrounding[]) => ({ surroundings });

/** A statement that holds wherever its thing belongs to the workload. */
const wherever = (surrounding: Surrounding, another: Surrounding) =>
  ({
    fires: [beside(surrounding), { ...ec2, ...beside(another, surrounding) }],
    silent: [{}, beside(another)],
  }) as const;

testRules('surroundings', surroundingRules, {
  'surroundings/load-balancer': {
    fires: [beside('load-balancer'), { ...ec2, ...beside('load-balancer') }],
    silent: [{}, beside('lattice'), { ...external, ...beside('load-balancer') }],
  },
  'surroundings/load-balancer-for-ipv6-only': {
    fires: [{ ipAddressType: 'ipv6', ...beside('load-balancer') }],
    silent: [beside('load-balancer'), { ipAddressType: 'ipv6' }],
  },
  'surroundings/scheduler': wherever('scheduler', 'batch'),
  'surroundings/step-functions': wherever('step-functions', 'batch'),
  'surroundings/batch-on-fargate': {
    fires: [beside('batch')],
    silent: [{}, { ...ec2, ...beside('batch') }, beside('scheduler')],
  },
  'surroundings/batch-on-instances': {
    fires: [
      { ...ec2, ...beside('batch') },
      { launchType: 'MANAGED_INSTANCES', ...beside('batch') },
    ],
    silent: [beside('batch'), ec2],
  },
  'surroundings/deployments': wherever('deployments', 'load-balancer'),
  'surroundings/image-builds': wherever('image-builds', 'registry-features'),
  'surroundings/image-builds-need-sources': wherever('image-builds', 'registry-features'),
  'surroundings/registry-features': wherever('registry-features', 'image-builds'),
  'surroundings/lattice': {
    fires: [beside('lattice'), { ...ec2, ...beside('lattice') }],
    silent: [{}, { ...external, ...beside('lattice') }],
  },
  'surroundings/lattice-not-outside': {
    fires: [{ ...external, ...beside('lattice') }],
    silent: [external, beside('lattice')],
  },
  'surroundings/app-mesh-ended': wherever('app-mesh', 'lattice'),
  'surroundings/application-signals': wherever('application-signals', 'fault-injection'),
  'surroundings/application-signals-configuration': wherever('application-signals', 'fault-injection'),
  'surroundings/fault-injection': wherever('fault-injection', 'application-signals'),
  'surroundings/databases': wherever('databases', 'file-systems'),
  'surroundings/file-systems': wherever('file-systems', 'databases'),
  'surroundings/gmsa': wherever('gmsa', 'databases'),
  'surroundings/gmsa-on-fargate-reads-bucket-and-secret': {
    fires: [beside('gmsa')],
    silent: [
      {},
      { ...ec2, ...beside('gmsa') },
      { ...beside('gmsa'), platformVersion: '1.3.0' },
      { ...beside('gmsa'), operatingSystem: 'WINDOWS' },
    ],
  },
  'surroundings/gmsa-on-linux-reads-a-bucket': {
    fires: [
      { ...ec2, ...beside('gmsa') },
      { launchType: 'MANAGED_INSTANCES', ...beside('gmsa') },
    ],
    silent: [
      ec2,
      beside('gmsa'),
      { ...external, ...beside('gmsa') },
      { ...ec2, ...beside('gmsa'), secretSources: ['ssm'] },
      { ...ec2, ...beside('gmsa'), operatingSystem: 'WINDOWS' },
    ],
  },
  'surroundings/gmsa-on-instances-may-read-a-bucket': {
    fires: [
      { ...ec2, ...beside('gmsa'), secretSources: ['ssm'] },
      { ...ec2, ...beside('gmsa'), operatingSystem: 'WINDOWS' },
    ],
    silent: [ec2, beside('gmsa'), { ...ec2, ...beside('gmsa') }, { ...external, ...beside('gmsa') }],
  },
  'surroundings/gmsa-not-on-windows-fargate': {
    fires: [{ ...beside('gmsa'), operatingSystem: 'WINDOWS' }],
    silent: [
      beside('gmsa'),
      { operatingSystem: 'WINDOWS' },
      { ...ec2, ...beside('gmsa'), operatingSystem: 'WINDOWS' },
    ],
  },
  'surroundings/gmsa-on-managed-instances': {
    fires: [{ launchType: 'MANAGED_INSTANCES', ...beside('gmsa') }],
    silent: [{ launchType: 'MANAGED_INSTANCES' }, beside('gmsa'), { ...ec2, ...beside('gmsa') }],
  },
  'surroundings/partners': wherever('partners', 'databases'),
  'surroundings/on-premises': wherever('on-premises', 'partners'),
  'surroundings/dns-firewall': wherever('dns-firewall', 'on-premises'),
  'surroundings/edge-zones-without-fargate': {
    fires: [beside('edge-zones')],
    silent: [{}, { ...ec2, ...beside('edge-zones') }],
  },
  'surroundings/edge-zones': {
    fires: [
      { ...ec2, ...beside('edge-zones') },
      { launchType: 'MANAGED_INSTANCES', ...beside('edge-zones') },
    ],
    silent: [ec2, beside('edge-zones'), { ...external, ...beside('edge-zones') }],
  },
  'surroundings/gmsa-not-outside': {
    fires: [{ ...external, ...beside('gmsa') }],
    silent: [beside('gmsa'), external, { ...ec2, ...beside('gmsa') }],
  },
  'surroundings/load-balancer-not-outside': {
    fires: [{ ...external, ...beside('load-balancer') }],
    silent: [beside('load-balancer'), external],
  },
  'surroundings/batch-on-managed-instances': {
    fires: [{ launchType: 'MANAGED_INSTANCES', ...beside('batch') }],
    silent: [beside('batch'), { ...ec2, ...beside('batch') }, { launchType: 'MANAGED_INSTANCES' }],
  },
  'surroundings/fault-injection-not-on-windows': {
    fires: [
      { ...beside('fault-injection'), operatingSystem: 'WINDOWS' },
      { ...ec2, ...beside('fault-injection'), operatingSystem: 'WINDOWS' },
    ],
    silent: [beside('fault-injection'), { operatingSystem: 'WINDOWS' }],
  },
  'surroundings/fault-injection-by-network-mode': {
    fires: [{ ...ec2, ...beside('fault-injection'), networkMode: 'bridge' }],
    silent: [
      { ...ec2, ...beside('fault-injection') },
      { ...ec2, ...beside('fault-injection'), networkMode: 'host' },
      { ...ec2, networkMode: 'bridge' },
      beside('fault-injection'),
    ],
  },
  'surroundings/fault-injection-without-exec': {
    fires: [{ ...beside('fault-injection'), ecsExec: true }],
    silent: [beside('fault-injection'), { ecsExec: true }],
  },
  'surroundings/fault-injection-container-fetches': {
    fires: [
      beside('fault-injection'),
      { ...ec2, ...beside('fault-injection'), internetGateway: true, egress: 'public-ip' },
    ],
    silent: [{}, { ...beside('fault-injection'), internetGateway: true, egress: 'nat-gateway' }],
  },
  'surroundings/fault-injection-on-other-capacity': {
    fires: [
      { ...external, ...beside('fault-injection') },
      { launchType: 'MANAGED_INSTANCES', ...beside('fault-injection') },
    ],
    silent: [beside('fault-injection'), { ...ec2, ...beside('fault-injection') }, external],
  },
  'surroundings/builds-into-a-cache': {
    fires: [{ ...beside('image-builds'), imageRegistries: ['ecr-pull-through-cache'] }],
    silent: [beside('image-builds'), { imageRegistries: ['ecr-pull-through-cache'] }],
  },
  'surroundings/gmsa-needs-newer-platform': {
    fires: [{ ...beside('gmsa'), platformVersion: '1.3.0' }],
    silent: [beside('gmsa'), { platformVersion: '1.3.0' }],
  },
});
