import { testRules } from '../../testing/rule-cases.ts';
import { ecrRules } from './ecr.ts';

const windows = { operatingSystem: 'WINDOWS' } as const;
const noEcr = { imageRegistries: ['ecr-public', 'other'] } as const;
const cached = { imageRegistries: ['ecr-pull-through-cache'] } as const;
const platform13 = { platformVersion: '1.3.0' } as const;
const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const nat = { internetGateway: true, egress: 'nat-gateway' } as const;

testRules('Amazon ECR', ecrRules, {
  'ecr/upstream-secrets-have-a-prefix': { fires: [cached], silent: [{}, noEcr] },
  'ecr/pull-through-not-in-every-region': {
    fires: [
      { ...cached, region: 'cn-north-1' },
      { ...cached, region: 'us-gov-west-1', ...nat },
    ],
    silent: [cached, { region: 'cn-north-1' }],
  },
  'ecr/own-registry-is-inside': {
    fires: [{ imageRegistries: ['own-network'] }],
    silent: [{}, { imageRegistries: ['other'] }],
  },
  'ecr/registry-serves-images': {
    fires: [{}, platform13, ec2, external, cached, { imageRegistries: ['ecr-private', 'other'] }],
    silent: [noEcr, { imageRegistries: [] }],
  },
  'ecr/registry-needs-private-dns': { fires: [{}, cached], silent: [noEcr] },
  'ecr/login-needs-api': {
    fires: [
      {},
      { platformVersion: '1.4.0' },
      { ...windows, platformVersion: '1.0.0' },
      ec2,
      external,
      cached,
    ],
    silent: [platform13, noEcr],
  },
  'ecr/windows-platform-needs-both': {
    fires: [windows, { ...windows, platformVersion: '1.0.0' }],
    silent: [{}, { ...ec2, ...windows }, { ...windows, ...noEcr }],
  },
  'ecr/platform-1-3-spares-api': {
    fires: [platform13],
    silent: [{}, { ...platform13, ...noEcr }, windows, ec2],
  },
  'ecr/layers-come-from-s3': { fires: [{}, platform13, ec2, windows, cached], silent: [external, noEcr] },
  'ecr/external-layers-come-from-s3-interface': {
    fires: [external],
    silent: [{}, ec2, { ...external, ...noEcr }],
  },
  'ecr/one-policy-for-both': {
    fires: [{}, { endpointPolicies: 'documented-examples' }],
    silent: [{ endpointPolicies: 'full-access' }, noEcr],
  },
  'ecr/any-order': { fires: [{}, ec2], silent: [noEcr] },
  'ecr/fargate-uses-endpoints-once-they-exist': {
    fires: [{}, platform13, windows],
    silent: [ec2, external, noEcr],
  },
  'ecr/not-used': {
    fires: [
      noEcr,
      { imageRegistries: [] },
      { ...ec2, ...noEcr, guardDutyRuntimeMonitoring: true },
      { ...platform13, ...noEcr, guardDutyRuntimeMonitoring: true },
    ],
    silent: [{}, cached, { ...noEcr, guardDutyRuntimeMonitoring: true }],
  },
  'ecr/api-without-private-dns-stops-tasks': {
    fires: [{ ecrApiPrivateDns: false }, { ...ec2, ecrApiPrivateDns: false }],
    silent: [{}, { ...platform13, ecrApiPrivateDns: false }, { ...nat, ecrApiPrivateDns: false }],
  },
  'ecr/api-without-private-dns': {
    fires: [
      { ...nat, ecrApiPrivateDns: false },
      { ...platform13, ecrApiPrivateDns: false },
    ],
    silent: [{ ecrApiPrivateDns: false }, nat],
  },
  'ecr/old-sdk-needs-endpoint-url': {
    fires: [{ sdkBefore2019: true }],
    silent: [{}, { sdkBefore2019: true, ecrApiPrivateDns: false }],
  },
  'ecr/repository-limits-all-pulls': {
    fires: [
      { repository: 'team/app', logDrivers: ['awsfirelens'] },
      { repository: 'team/app', xray: true },
    ],
    silent: [
      { repository: 'team/app' },
      { repository: 'team/app', guardDutyRuntimeMonitoring: true },
      { xray: true },
      { repository: 'team/app', xray: true, endpointPolicies: 'full-access' },
    ],
  },
  'ecr/public-gallery-unreachable': {
    fires: [noEcr, { ...noEcr, internetGateway: true, egress: 'none' }],
    silent: [{}, { ...noEcr, ...nat }, { imageRegistries: ['other'] }],
  },
  'ecr/public-gallery-over-the-internet': {
    fires: [
      { ...noEcr, ...nat },
      { ...noEcr, egress: 'transit' },
    ],
    silent: [noEcr, nat],
  },
  'ecr/other-registry-unreachable': { fires: [noEcr], silent: [{}, { ...noEcr, egress: 'transit' }] },
  'ecr/other-registry-over-the-internet': { fires: [{ ...noEcr, ...nat }], silent: [noEcr, nat] },
  'ecr/first-pull-through-needs-nat': {
    fires: [cached],
    silent: [{ ...cached, pullThroughFirstPull: false }, { ...cached, ...nat }, {}],
  },
  'ecr/first-pull-through-uses-path': {
    fires: [{ ...cached, ...nat }],
    silent: [cached, { ...cached, ...nat, pullThroughFirstPull: false }],
  },
  'ecr/log-router-image-of-aws': {
    fires: [{ logDrivers: ['awsfirelens'] }],
    silent: [{}, { logDrivers: ['awsfirelens'], imageRegistries: ['other'] }],
  },
  'ecr/upstream-credentials-are-read-by-ecr': {
    fires: [cached, { ...cached, pullThroughFirstPull: false }],
    silent: [{}, { imageRegistries: ['other'] }],
  },
  'ecr/dual-stack-hosts-need-dual-stack-endpoints': {
    fires: [{}, cached],
    silent: [{ ipAddressType: 'dualstack' }, { imageRegistries: ['other'] }, { region: 'cn-north-1' }],
  },
  'ecr/pull-through-imports': { fires: [cached], silent: [{}, { ...cached, pullThroughFirstPull: false }] },
  'ecr/later-pull-through-is-private': {
    fires: [{ ...cached, pullThroughFirstPull: false }],
    silent: [{}, cached],
  },
  'ecr/windows-layers-unreachable': {
    fires: [windows, { ...windows, ...ec2 }],
    silent: [{}, { ...windows, windowsBaseLayersInEcr: true }, { ...windows, ...nat }],
  },
  'ecr/windows-layers-over-the-internet': {
    fires: [{ ...windows, ...nat }],
    silent: [windows, { ...windows, ...nat, windowsBaseLayersInEcr: true }, nat],
  },
  'ecr/windows-layers-pushed': {
    fires: [{ ...windows, windowsBaseLayersInEcr: true }],
    silent: [windows, {}],
  },
  'ecr/gateway-or-interface': {
    fires: [{ ipAddressType: 'dualstack' }, { ipAddressType: 'ipv6' }],
    silent: [{}, { ...external, ipAddressType: 'dualstack' }, { ...noEcr, ipAddressType: 'dualstack' }],
  },
});
