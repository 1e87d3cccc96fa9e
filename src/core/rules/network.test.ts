import { testRules } from '../../testing/rule-cases.ts';
import { networkRules } from './network.ts';

const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;
const publicIp = { internetGateway: true, egress: 'public-ip' } as const;
const noS3 = { imageRegistries: [] } as const;

testRules('the network', networkRules, {
  'network/internet-needs-internet-gateway': {
    fires: [{ egress: 'nat-gateway' }, { egress: 'public-ip' }],
    silent: [
      {},
      { egress: 'transit' },
      { internetGateway: true },
      { internetGateway: true, egress: 'public-ip' },
    ],
  },
  'network/proxy-starts-no-fargate-task': {
    fires: [{ egress: 'proxy' }, { egress: 'proxy', operatingSystem: 'WINDOWS' }],
    silent: [{}, { egress: 'proxy', launchType: 'EC2' }, { egress: 'transit' }],
  },
  'network/proxy-and-managed-instances': {
    fires: [{ egress: 'proxy', launchType: 'MANAGED_INSTANCES' }],
    silent: [{ egress: 'proxy' }, { launchType: 'MANAGED_INSTANCES' }],
  },
  'network/task-interfaces-have-no-public-address': {
    fires: [
      { ...publicIp, launchType: 'EC2' },
      { ...publicIp, launchType: 'EC2', operatingSystem: 'WINDOWS' },
    ],
    silent: [
      publicIp,
      { ...publicIp, launchType: 'EC2', networkMode: 'bridge' },
      { launchType: 'EC2' },
      { ...publicIp, launchType: 'MANAGED_INSTANCES' },
    ],
  },
  'network/network-mode-not-supported': {
    fires: [
      { launchType: 'MANAGED_INSTANCES', networkMode: 'bridge' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', networkMode: 'host' },
      { launchType: 'EC2', networkMode: 'default' },
    ],
    silent: [
      {},
      { launchType: 'EC2', networkMode: 'bridge' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', networkMode: 'default' },
      { launchType: 'MANAGED_INSTANCES', networkMode: 'host' },
    ],
  },
  'network/managed-instances-and-public-addresses': {
    fires: [{ ...publicIp, launchType: 'MANAGED_INSTANCES' }],
    silent: [
      publicIp,
      { ...publicIp, launchType: 'EC2' },
      { ...publicIp, launchType: 'MANAGED_INSTANCES', networkMode: 'host' },
    ],
  },
  'network/block-public-access-closes-the-path': {
    fires: [
      { ...nat, blockPublicAccess: 'bidirectional' },
      { ...publicIp, blockPublicAccess: 'bidirectional' },
      { ...publicIp, blockPublicAccess: 'ingress-only' },
    ],
    silent: [
      nat,
      { ...nat, blockPublicAccess: 'ingress-only' },
      { egress: 'transit', blockPublicAccess: 'bidirectional' },
    ],
  },
  'network/block-public-access-spares-nat': {
    fires: [{ ...nat, blockPublicAccess: 'ingress-only' }],
    silent: [
      nat,
      { ...nat, blockPublicAccess: 'bidirectional' },
      { ...publicIp, blockPublicAccess: 'ingress-only' },
    ],
  },
  'network/path-through-another-network': {
    fires: [{ egress: 'transit' }],
    silent: [{}, { egress: 'proxy' }],
  },
  'network/traffic-stays-in-the-network-of-aws': {
    fires: [
      { internetGateway: true, egress: 'nat-gateway' },
      { internetGateway: true, egress: 'public-ip' },
    ],
    silent: [{}, { egress: 'transit' }],
  },
  'network/saving-by-endpoints': {
    fires: [nat, { ...nat, launchType: 'EC2' }],
    silent: [{}, publicIp, { ...nat, ...noS3 }, { ...nat, blockPublicAccess: 'bidirectional' }],
  },
  'network/shared-subnets-hide-endpoints': { fires: [{ subnetOwnership: 'participant' }], silent: [{}] },
  'network/internet-gateway-without-route': {
    fires: [{ internetGateway: true, egress: 'none' }],
    silent: [{}, { internetGateway: true }],
  },
  'network/platform-1-4-uses-the-task-network': {
    fires: [{}, { operatingSystem: 'WINDOWS' }],
    silent: [{ platformVersion: '1.3.0' }, { launchType: 'EC2' }, noS3],
  },
  'network/dns-attributes-off': { fires: [{ vpcDnsAttributes: false }], silent: [{}] },
  'network/own-dns-servers': { fires: [{ dns: 'custom' }], silent: [{}] },
  'network/shared-subnets': { fires: [{ subnetOwnership: 'participant' }], silent: [{}] },
  'network/endpoint-security-group': { fires: [{}], silent: [{ securityGroupId: 'sg-0a1b2c3d' }] },
  'network/given-security-group': { fires: [{ securityGroupId: 'sg-0a1b2c3d' }], silent: [{}] },
  'network/task-security-group-egress': { fires: [{}], silent: 'never' },
  'network/acls-let-both-ways': { fires: [{}], silent: 'never' },
  'network/gateway-route-tables': {
    fires: [{}, { ...noS3, environmentFiles: true }, { ...noS3, applicationServices: ['s3'] }],
    silent: [external, noS3],
  },
  'network/gateway-and-open-connections': {
    fires: [{ openS3Connections: true }],
    silent: [{}, { ...noS3, openS3Connections: true }, { ...external, openS3Connections: true }],
  },
  'network/one-zone': { fires: [{ availabilityZones: 1 }], silent: [{}, { availabilityZones: 6 }] },
  'network/more-zones-than-the-region': {
    fires: [
      { region: 'us-west-1', availabilityZones: 4 },
      { region: 'us-west-2', availabilityZones: 5 },
    ],
    silent: [
      { region: 'us-west-1', availabilityZones: 3 },
      { availabilityZones: 6 },
      { region: 'us-iso-east-1', availabilityZones: 6 },
    ],
  },
  'network/one-subnet-for-each-zone': {
    fires: [
      { subnetIds: 'subnet-0a1b2c3d' },
      { subnetIds: 'subnet-0a1b2c3d,subnet-1a1b2c3d', availabilityZones: 3 },
    ],
    silent: [{}, { subnetIds: 'subnet-0a1b2c3d,subnet-1a1b2c3d' }],
  },
  'network/check-service-availability': { fires: [{}], silent: 'never' },
  'network/private-dns-is-vpc-wide': { fires: [{}], silent: 'never' },
  'network/gateway-not-from-other-networks': {
    fires: [{ egress: 'transit' }],
    silent: [{}, { ...noS3, egress: 'transit' }, { ...external, egress: 'transit' }],
  },
  'network/transit-may-hold-a-proxy': { fires: [{ egress: 'transit' }], silent: [{}, { egress: 'proxy' }] },
  'network/proxy-must-spare-endpoints': {
    fires: [
      { launchType: 'EC2', egress: 'proxy' },
      { ...external, egress: 'proxy' },
    ],
    silent: [{ launchType: 'EC2' }, { launchType: 'EC2', egress: 'transit' }, { egress: 'proxy' }],
  },
  'network/s3-not-used': {
    fires: [{ imageRegistries: [] }],
    silent: [{}, { imageRegistries: [], environmentFiles: true }, { imageRegistries: [], launchType: 'EC2' }],
  },
  'network/endpoints-serve-one-region': { fires: [{}], silent: 'never' },
  'network/ipv6-services-differ': {
    fires: [{ ipAddressType: 'dualstack' }, { ipAddressType: 'ipv6' }],
    silent: [{}],
  },
  'network/ipv6-only-needs-every-service': {
    fires: [{ ipAddressType: 'ipv6' }],
    silent: [{}, { ipAddressType: 'dualstack' }],
  },
  'network/ipv6-only-image-names': {
    fires: [{ ipAddressType: 'ipv6' }],
    silent: [{ ipAddressType: 'dualstack' }, { ...noS3, ipAddressType: 'ipv6' }],
  },
  'network/ipv6-only-pull-has-no-proven-endpoint': {
    fires: [{ ipAddressType: 'ipv6' }, { ipAddressType: 'ipv6', launchType: 'EC2' }],
    silent: [
      { ipAddressType: 'dualstack' },
      { ...noS3, ipAddressType: 'ipv6' },
      { ipAddressType: 'ipv6', egress: 'transit' },
    ],
  },
  'network/ipv6-only-pull-over-nat64': {
    fires: [{ ipAddressType: 'ipv6', internetGateway: true }],
    silent: [{ ipAddressType: 'ipv6' }, { internetGateway: true }],
  },
  'network/ipv6-only-not-in-region': {
    fires: [
      { ipAddressType: 'ipv6', region: 'eu-west-1' },
      { ipAddressType: 'ipv6', region: 'eu-north-1' },
      { ipAddressType: 'ipv6', region: 'ap-southeast-7' },
    ],
    silent: [
      { ipAddressType: 'ipv6' },
      { ipAddressType: 'ipv6', region: 'ca-west-1' },
      { ipAddressType: 'dualstack', region: 'eu-west-1' },
      { ipAddressType: 'ipv6', region: 'eu-west-1', launchType: 'EXTERNAL' },
    ],
  },
  'network/ipv6-only-not-on-windows': {
    fires: [{ ipAddressType: 'ipv6', operatingSystem: 'WINDOWS' }],
    silent: [{ ipAddressType: 'ipv6' }, { operatingSystem: 'WINDOWS' }],
  },
  'network/ipv6-only-needs-newer-platform': {
    fires: [{ ipAddressType: 'ipv6', platformVersion: '1.3.0' }],
    silent: [{ ipAddressType: 'ipv6' }, { platformVersion: '1.3.0' }],
  },
  'network/ipv6-only-needs-newer-agent': {
    fires: [
      { ipAddressType: 'ipv6', launchType: 'EC2', agentVersion: '1.99.0' },
      { ipAddressType: 'ipv6', launchType: 'EXTERNAL', agentVersion: '1.90.0' },
    ],
    silent: [
      { ipAddressType: 'ipv6', launchType: 'EC2' },
      { ipAddressType: 'ipv6', launchType: 'EC2', agentVersion: '1.99.1' },
      { launchType: 'EC2', agentVersion: '1.99.0' },
    ],
  },
  'network/ipv6-only-instances': {
    fires: [{ ipAddressType: 'ipv6', launchType: 'EC2' }],
    silent: [{ ipAddressType: 'ipv6' }, { launchType: 'EC2' }],
  },
  'network/dual-stack-not-on-windows-interfaces': {
    fires: [{ launchType: 'EC2', operatingSystem: 'WINDOWS', ipAddressType: 'dualstack' }],
    silent: [
      { launchType: 'EC2', ipAddressType: 'dualstack' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', ipAddressType: 'dualstack', networkMode: 'default' },
      { operatingSystem: 'WINDOWS', ipAddressType: 'dualstack' },
    ],
  },
  'network/dual-stack-on-instances': {
    fires: [{ launchType: 'EC2', ipAddressType: 'dualstack' }],
    silent: [
      { ipAddressType: 'dualstack' },
      { launchType: 'EC2' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', ipAddressType: 'dualstack' },
    ],
  },
  'network/dual-stack-needs-newer-agent': {
    fires: [{ launchType: 'EC2', ipAddressType: 'dualstack', agentVersion: '1.44.0' }],
    silent: [
      { launchType: 'EC2', ipAddressType: 'dualstack', agentVersion: '1.45.0' },
      { launchType: 'EC2', ipAddressType: 'dualstack' },
      { launchType: 'EC2', agentVersion: '1.44.0' },
      { launchType: 'EC2', operatingSystem: 'WINDOWS', ipAddressType: 'dualstack', agentVersion: '1.44.0' },
    ],
  },
  'network/dual-stack-fargate-starts-over-ipv4': {
    fires: [{ ipAddressType: 'dualstack' }],
    silent: [{}, { ipAddressType: 'dualstack', launchType: 'EC2' }, { ipAddressType: 'ipv6' }],
  },
  'network/china-bills-in-cny': {
    fires: [{ region: 'cn-north-1' }, { region: 'cn-northwest-1' }],
    silent: [{}, { region: 'ap-east-1' }],
  },
  'network/quotas': { fires: [{}], silent: 'never' },
  'network/s3-interface-limits': {
    fires: [{ launchType: 'EXTERNAL', applicationServices: ['s3'] }],
    silent: [{}, { applicationServices: ['s3'] }, { launchType: 'EXTERNAL' }],
  },
  'network/regional-nat-grows-slowly': {
    fires: [{ internetGateway: true, egress: 'nat-gateway' }],
    silent: [{}, { egress: 'transit' }],
  },
});
