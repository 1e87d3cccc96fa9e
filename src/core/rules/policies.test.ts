import { testRules } from '../../testing/rule-cases.ts';
import { policyRules } from './policies.ts';

const ec2 = { launchType: 'EC2' } as const;
const examples = { endpointPolicies: 'documented-examples' } as const;
const full = { endpointPolicies: 'full-access' } as const;
const noEcr = { imageRegistries: [] } as const;
const gov = { region: 'us-gov-west-1', fips: true } as const;

testRules('policies', policyRules, {
  'policies/images-stay-in-the-organization': { fires: [{}, ec2], silent: [full, noEcr] },
  'policies/fargate-fips-has-conditions': {
    fires: [gov],
    silent: [{ fips: true }, { region: 'us-gov-west-1' }, { ...gov, ...ec2 }],
  },
  'policies/limit-but-do-not-grant': { fires: [{}, examples], silent: [full] },
  'policies/denied-calls-are-not-in-the-trail': { fires: [{}, examples], silent: [full] },
  'policies/others-keep-full-access': {
    fires: [
      { vpcInUse: true },
      { ...ec2, existingContainerInstances: true },
      { ...examples, vpcInUse: true },
    ],
    silent: [{}, { ...full, vpcInUse: true }, { egress: 'nat-gateway' }],
  },
  'policies/s3-keeps-full-access': {
    fires: [{ openS3Connections: true }, { internetGateway: true, egress: 'nat-gateway' }],
    silent: [
      {},
      { ...full, openS3Connections: true },
      { openS3Connections: true, vpcInUse: true },
      { openS3Connections: true, ...noEcr },
    ],
  },
  'policies/gateway-policy-governs-all-of-s3': {
    fires: [{}, { internetGateway: true }, { launchType: 'EC2' }],
    silent: [{ endpointPolicies: 'full-access' }, { imageRegistries: [] }, { launchType: 'EXTERNAL' }],
  },
  'policies/public-addresses-no-longer-match': {
    fires: [
      { internetGateway: true, egress: 'nat-gateway' },
      { internetGateway: true, egress: 'public-ip' },
    ],
    silent: [{}, { launchType: 'EXTERNAL', egress: 'transit' }],
  },
  'policies/buckets-that-demand-the-endpoint': {
    fires: [{ applicationServices: ['s3'] }, { environmentFiles: true }],
    silent: [{}, { launchType: 'EXTERNAL', applicationServices: ['s3'] }],
  },
  'policies/code-keeps-full-access': {
    fires: [{ applicationServices: ['sqs'] }],
    silent: [{}, { ...full, applicationServices: ['sqs'] }],
  },
  'policies/fips-is-unknown-for-code': {
    fires: [
      { region: 'us-east-1', fips: true, applicationServices: ['lambda', 'sqs'] },
      { ...gov, applicationServices: ['states'] },
    ],
    silent: [
      { region: 'us-east-1', applicationServices: ['lambda'] },
      { region: 'us-east-1', fips: true, applicationServices: ['sqs', 'monitoring', 's3', 'textract'] },
      { ...gov, applicationServices: ['sts', 'acm-pca', 'dynamodb'] },
    ],
  },
  'policies/fips-and-the-dynamodb-gateway': {
    fires: [{ ...gov, applicationServices: ['dynamodb'] }],
    silent: [
      { applicationServices: ['dynamodb'] },
      { ...gov, applicationServices: ['sqs'] },
      { ...gov, launchType: 'EXTERNAL', applicationServices: ['dynamodb'] },
    ],
  },
  'policies/full-access': { fires: [full], silent: [{}, examples] },
  'policies/ecs-example-blocks-agents': {
    fires: [{ ...examples, ...ec2 }],
    silent: [examples, ec2, { ...full, ...ec2 }],
  },
  'policies/ecs-example-blocks-code': {
    fires: [{ ...examples, applicationServices: ['ecs'] }],
    silent: [
      examples,
      { ...examples, ...ec2, applicationServices: ['ecs'] },
      { applicationServices: ['ecs'] },
    ],
  },
  'policies/ecr-example-names-one-role': { fires: [examples], silent: [{}, { ...examples, ...noEcr }] },
  'policies/logs-example-only-writes': {
    fires: [
      examples,
      { ...examples, logDrivers: ['awsfirelens'] },
      { ...examples, logDrivers: [], ecsExec: true, ecsExecAudit: ['cloudwatch-logs'] },
    ],
    silent: [{}, { ...examples, logDrivers: ['splunk'] }],
  },
  'policies/secrets-example-names-one-secret': {
    fires: [
      { ...examples, secretSources: ['secretsmanager'] },
      { ...examples, imageRegistries: ['other'], registryCredentials: true },
    ],
    silent: [examples, { ...examples, secretSources: ['ssm'] }, { secretSources: ['secretsmanager'] }],
  },
  'policies/principal-added': {
    fires: [{ ...examples, ...ec2 }],
    silent: [
      examples,
      ec2,
      { ...examples, region: 'ca-west-1' },
      { ...examples, ...ec2, applicationServices: ['ecs'] },
    ],
  },
  'policies/execution-role-conditions': {
    fires: [{}, { operatingSystem: 'WINDOWS' }],
    silent: [ec2, noEcr, { platformVersion: '1.3.0' }],
  },
  'policies/fargate-fips-is-govcloud': {
    fires: [{ fips: true }, { ...gov, operatingSystem: 'WINDOWS' }, { ...gov, platformVersion: '1.3.0' }],
    silent: [{}, gov, { ...ec2, fips: true }],
  },
  'policies/fips-callers-must-ask': { fires: [gov, { ...ec2, fips: true }], silent: [{}, { fips: true }] },
  'policies/fips-without-ipv6-metrics': {
    fires: [{ fips: true, region: 'us-gov-west-1', ipAddressType: 'ipv6' }],
    silent: [
      { fips: true, region: 'us-gov-west-1', ipAddressType: 'dualstack' },
      { region: 'us-gov-west-1', ipAddressType: 'ipv6' },
      { fips: true, ipAddressType: 'ipv6' },
    ],
  },
  'policies/fips-and-the-s3-gateway': {
    fires: [{ fips: true }, { fips: true, region: 'us-gov-west-1' }],
    silent: [{}, { fips: true, launchType: 'EXTERNAL' }, { fips: true, imageRegistries: [] }],
  },
  'policies/fips-of-managed-instances': {
    fires: [{ fips: true, launchType: 'MANAGED_INSTANCES' }],
    silent: [{ launchType: 'MANAGED_INSTANCES' }, { fips: true, launchType: 'EC2' }],
  },
  'policies/fips-first-pull-through': {
    fires: [{ launchType: 'EC2', fips: true, imageRegistries: ['ecr-pull-through-cache'] }],
    silent: [
      { fips: true, imageRegistries: ['ecr-pull-through-cache'] },
      { launchType: 'EC2', fips: true },
      { launchType: 'EC2', imageRegistries: ['ecr-pull-through-cache'] },
      {
        launchType: 'EC2',
        fips: true,
        imageRegistries: ['ecr-pull-through-cache'],
        pullThroughFirstPull: false,
      },
    ],
  },
  'policies/platform-1-3-retired': {
    fires: [{ platformVersion: '1.3.0' }],
    silent: [{}, { platformVersion: '1.4.0' }, ec2],
  },
  'policies/xray-example-blocks-sampling': {
    fires: [{ ...examples, xray: true }],
    silent: [{ xray: true }, examples],
  },
  'policies/logs-example-creates-no-groups': {
    fires: [examples],
    silent: [{}, { ...examples, logDrivers: ['json-file'], launchType: 'EC2' }],
  },
});
