import { testRules } from '../../testing/rule-cases.ts';
import { volumeRules } from './volumes.ts';

const ec2 = { launchType: 'EC2' } as const;
const windows = { operatingSystem: 'WINDOWS' } as const;
const platform13 = { platformVersion: '1.3.0' } as const;

testRules('features', volumeRules, {
  'features/efs-uses-mount-targets': { fires: [{ volumes: ['efs'] }], silent: [{}, { volumes: ['ebs'] }] },
  'features/s3-files-use-mount-targets': {
    fires: [{ volumes: ['s3files'] }],
    silent: [{}, { volumes: ['efs'] }],
  },
  'features/s3-files-read-the-bucket': {
    fires: [{ volumes: ['s3files'] }],
    silent: [{}, { volumes: ['efs'] }],
  },
  'features/s3-files-need-newer-platform': {
    fires: [
      { ...platform13, volumes: ['s3files'] },
      { ...windows, volumes: ['s3files'] },
      { ...ec2, ...windows, volumes: ['s3files'] },
    ],
    silent: [{ volumes: ['s3files'] }, { ...ec2, volumes: ['s3files'] }, windows],
  },
  'features/efs-needs-newer-platform': {
    fires: [
      { ...platform13, volumes: ['efs'] },
      { ...windows, volumes: ['efs'] },
    ],
    silent: [{ volumes: ['efs'] }, { ...ec2, ...windows, volumes: ['efs'] }, platform13],
  },
  'features/efs-is-for-linux': {
    fires: [{ ...ec2, ...windows, volumes: ['efs'] }],
    silent: [
      { ...ec2, volumes: ['efs'] },
      { ...ec2, ...windows, volumes: ['fsx-windows'] },
      { volumes: ['efs'] },
    ],
  },
  'features/s3-files-on-instances': {
    fires: [{ ...ec2, volumes: ['s3files'] }],
    silent: [
      { volumes: ['s3files'] },
      { launchType: 'MANAGED_INSTANCES', volumes: ['s3files'] },
      { ...ec2, ...windows, volumes: ['s3files'] },
    ],
  },
  'features/ebs-not-on-outposts': {
    fires: [
      { ...ec2, volumes: ['ebs'], surroundings: ['edge-zones'] },
      { launchType: 'MANAGED_INSTANCES', volumes: ['ebs'], surroundings: ['edge-zones'] },
    ],
    silent: [
      { ...ec2, volumes: ['ebs'] },
      { ...ec2, surroundings: ['edge-zones'] },
      { volumes: ['ebs'], surroundings: ['edge-zones'] },
    ],
  },
  'features/ebs-wants-the-controller-of-ecs': {
    fires: [{ volumes: ['ebs'], surroundings: ['deployments'] }],
    silent: [{ volumes: ['ebs'] }, { surroundings: ['deployments'] }],
  },
  'features/ebs-wants-nitro': {
    fires: [
      { ...ec2, volumes: ['ebs'] },
      { ...ec2, ...windows, volumes: ['ebs'] },
    ],
    silent: [{ volumes: ['ebs'] }, { ...ec2, volumes: ['efs'] }],
  },
  'features/file-system-client-may-log': {
    fires: [
      { ...ec2, volumes: ['efs'] },
      { ...ec2, volumes: ['s3files'] },
    ],
    silent: [{ volumes: ['efs'] }, { ...ec2, volumes: ['ebs'] }, { ...ec2, ...windows, volumes: ['efs'] }],
  },
  'features/efs-needs-newer-agent': {
    fires: [{ launchType: 'EC2', volumes: ['efs'], agentVersion: '1.37.0' }],
    silent: [
      { launchType: 'EC2', volumes: ['efs'], agentVersion: '1.38.0' },
      { launchType: 'EC2', volumes: ['ebs'], agentVersion: '1.37.0' },
      { volumes: ['efs'] },
    ],
  },
  'features/ebs-not-in-every-region': {
    fires: [
      { region: 'us-gov-east-1', volumes: ['ebs'] },
      { region: 'eusc-de-east-1', launchType: 'EC2', volumes: ['ebs'] },
    ],
    silent: [{ volumes: ['ebs'] }, { region: 'cn-north-1', volumes: ['ebs'] }, { region: 'us-gov-east-1' }],
  },
  'features/ebs-not-in-one-zone': {
    fires: [{ volumes: ['ebs'] }],
    silent: [{ region: 'us-east-2', volumes: ['ebs'] }, { launchType: 'EC2', volumes: ['ebs'] }, {}],
  },
  'features/ebs-needs-newer-platform': {
    fires: [
      { ...platform13, volumes: ['ebs'] },
      { ...windows, volumes: ['ebs'] },
    ],
    silent: [{ volumes: ['ebs'] }, { ...ec2, ...windows, volumes: ['ebs'] }, platform13],
  },
  'features/ebs-is-attached-by-ecs': {
    fires: [{ volumes: ['ebs'] }],
    silent: [{}, { ...ec2, volumes: ['ebs'] }, { volumes: ['efs'] }],
  },
  'features/fsx-is-described-by-the-agent': {
    fires: [{ ...ec2, ...windows, volumes: ['fsx-windows'] }],
    silent: [{ volumes: ['fsx-windows'] }, { ...ec2, volumes: ['fsx-windows'] }, { ...ec2, ...windows }],
  },
  'features/fsx-needs-credentials': {
    fires: [{ ...ec2, ...windows, volumes: ['fsx-windows'] }],
    silent: [
      { ...ec2, ...windows, volumes: ['fsx-windows'], secretSources: ['ssm'] },
      { ...ec2, ...windows, volumes: ['fsx-windows'], secretSources: ['secretsmanager'] },
      { volumes: ['fsx-windows'] },
    ],
  },
  'features/fsx-needs-a-domain': {
    fires: [{ ...ec2, ...windows, volumes: ['fsx-windows'] }],
    silent: [
      { ...ec2, ...windows },
      { ...ec2, volumes: ['fsx-windows'] },
      { ...ec2, ...windows, volumes: ['fsx-windows'], egress: 'transit' },
    ],
  },
  'features/fsx-only-on-windows-instances': {
    fires: [
      { volumes: ['fsx-windows'] },
      { ...ec2, volumes: ['fsx-windows'] },
      { ...windows, volumes: ['fsx-windows'] },
    ],
    silent: [{ ...ec2, ...windows, volumes: ['fsx-windows'] }, {}],
  },
});
