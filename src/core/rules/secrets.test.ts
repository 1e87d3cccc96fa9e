import { testRules } from '../../testing/rule-cases.ts';
import { secretsRules } from './secrets.ts';

const ec2 = { launchType: 'EC2' } as const;
const windows = { operatingSystem: 'WINDOWS' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const platform13 = { platformVersion: '1.3.0' } as const;
const manager = { secretSources: ['secretsmanager'] } as const;
const parameters = { secretSources: ['ssm'] } as const;
const credentials = { imageRegistries: ['other'], registryCredentials: true } as const;
const key = { customerManagedKey: true } as const;

testRules('secrets', secretsRules, {
  'secrets/registry-credentials-from-elsewhere': {
    fires: [{ imageRegistries: ['other'], registryCredentials: true }],
    silent: [{}, { imageRegistries: ['other'] }],
  },
  'secrets/secrets-manager': {
    fires: [manager, { ...ec2, ...manager }, { ...windows, ...manager }],
    silent: [{}, parameters, { ...manager, ...platform13 }],
  },
  'secrets/rotated-values-need-new-tasks': { fires: [manager], silent: [{}, parameters] },
  'secrets/parameter-store': { fires: [parameters], silent: [{}, manager, { ...parameters, ...platform13 }] },
  'secrets/registry-credentials': {
    fires: [credentials],
    silent: [{}, { imageRegistries: ['other'] }, { ...credentials, ...platform13 }],
  },
  'secrets/platform-1-3-reads-them-itself': {
    fires: [
      { ...platform13, ...manager },
      { ...platform13, ...parameters },
      { ...platform13, ...credentials },
    ],
    silent: [platform13, manager],
  },
  'secrets/no-secrets-manager': {
    fires: [{}, parameters],
    silent: [manager, credentials, { applicationServices: ['secretsmanager'] }],
  },
  'secrets/no-parameter-store': {
    fires: [{}, manager],
    silent: [parameters, external, { ecsExec: true }, { applicationServices: ['ssm'] }],
  },
  'secrets/parameters-that-are-secrets': {
    fires: [parameters],
    silent: [manager, { secretSources: ['secretsmanager', 'ssm'] }, { ...parameters, ...platform13 }],
  },
  'secrets/json-keys-need-newer-versions': {
    fires: [
      { ...manager, ...platform13 },
      { ...ec2, ...parameters, agentVersion: '1.36.2' },
    ],
    silent: [
      manager,
      platform13,
      { ...ec2, ...manager },
      { ...ec2, ...manager, agentVersion: '1.37.0' },
      { ...ec2, agentVersion: '1.36.2' },
    ],
  },
  'secrets/logs-need-the-execution-role': {
    fires: [
      { ...ec2, ...parameters },
      { ...ec2, ...windows, ...manager },
    ],
    silent: [
      parameters,
      { ...ec2, ...manager },
      { ...ec2, ...windows },
      { ...ec2, ...parameters, logDrivers: [] },
    ],
  },
  'secrets/key-decrypts-on-the-service-side': {
    fires: [
      { ...manager, ...key },
      { ...credentials, ...key },
    ],
    silent: [manager, { ...manager, ...key, ecsExec: true }],
  },
  'secrets/key-encrypts-exec-sessions': {
    fires: [{ ecsExec: true, ...key }],
    silent: [{ ecsExec: true }, { ...manager, ...key }],
  },
  'secrets/no-key': {
    fires: [{}, manager],
    silent: [{ ...manager, ...key }, { applicationServices: ['kms'] }],
  },
  'secrets/environment-files': {
    fires: [{ environmentFiles: true }, { ...ec2, environmentFiles: true }],
    silent: [{}, { ...external, environmentFiles: true }],
  },
  'secrets/environment-files-from-outside': {
    fires: [{ ...external, environmentFiles: true }],
    silent: [external, { environmentFiles: true }],
  },
  'secrets/environment-files-of-agents': {
    fires: [
      { environmentFiles: true, launchType: 'EC2' },
      { environmentFiles: true, launchType: 'EXTERNAL' },
    ],
    silent: [{ environmentFiles: true }, { launchType: 'EC2' }],
  },
  'secrets/environment-files-need-newer-platform': {
    fires: [{ ...platform13, environmentFiles: true }],
    silent: [platform13, { environmentFiles: true }],
  },
  'secrets/environment-files-need-newer-agent': {
    fires: [
      { ...ec2, environmentFiles: true, agentVersion: '1.38.0' },
      { ...external, environmentFiles: true, agentVersion: '1.9.0' },
    ],
    silent: [
      { ...ec2, environmentFiles: true },
      { ...ec2, environmentFiles: true, agentVersion: '1.39.0' },
      { ...ec2, environmentFiles: true, agentVersion: '2.1.0' },
      { ...ec2, agentVersion: '1.38.0' },
    ],
  },
  'secrets/rotation-shares-the-endpoint': {
    fires: [{ secretSources: ['secretsmanager'] }],
    silent: [
      {},
      { secretSources: ['secretsmanager'], vpcInUse: true },
      { secretSources: ['secretsmanager'], endpointPolicies: 'full-access' },
    ],
  },
});
