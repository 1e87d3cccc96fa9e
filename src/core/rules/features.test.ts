import { testRules } from '../../testing/rule-cases.ts';
import { featureRules } from './features.ts';

const ec2 = { launchType: 'EC2' } as const;
const windows = { operatingSystem: 'WINDOWS' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const platform13 = { platformVersion: '1.3.0' } as const;
const exec = { ecsExec: true } as const;
const guardDuty = { guardDutyRuntimeMonitoring: true } as const;
const code = <S extends string>(...applicationServices: readonly S[]) => ({ applicationServices });

testRules('features', featureRules, {
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
  'features/exec-logs-need-script-and-cat': {
    fires: [{ ecsExec: true }, { ecsExec: true, logDrivers: [], ecsExecAudit: ['s3'] }],
    silent: [{}, { ecsExec: true, logDrivers: [] }],
  },
  'features/guardduty-sends-telemetry': {
    fires: [{ guardDutyRuntimeMonitoring: true }],
    silent: [{}, { ...ec2, guardDutyRuntimeMonitoring: true }],
  },
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
  'features/service-discovery-is-dns': { fires: [{}], silent: [code('servicediscovery')] },
  'features/task-role-credentials-are-local': { fires: [{}, code('sqs')], silent: [code('sts')] },
  'features/scaling-is-control-plane': { fires: [{}, external], silent: [ec2] },
  'features/container-insights-uses-telemetry': { fires: [ec2, external], silent: [{}] },
  'features/sts-answers-regional-names': { fires: [code('sts')], silent: [{}] },
  'features/sqs-answers-no-legacy-names': { fires: [code('sqs')], silent: [{}, code('sns')] },
  'features/kinesis-libraries-call-more': {
    fires: [code('kinesis-streams')],
    silent: [{}, { logDrivers: ['awsfirelens'], firelensDestinations: ['kinesis-streams'] }],
  },
  'features/agents-in-tasks-call-more': { fires: [code('ssm')], silent: [{}, { secretSources: ['ssm'] }] },
  'features/code-calls-sts': { fires: [code('sts')], silent: [{}] },
  'features/code-calls-dynamodb': {
    fires: [code('dynamodb')],
    silent: [{}, { ...external, ...code('dynamodb') }],
  },
  'features/dynamodb-gateway-serves-no-outside': {
    fires: [{ ...external, ...code('dynamodb') }],
    silent: [code('dynamodb'), external],
  },
  'features/dynamodb-streams-need-an-interface': {
    fires: [code('dynamodb')],
    silent: [{}, code('s3'), { ...external, ...code('dynamodb') }],
  },
  'features/directory-buckets-have-their-own-gateway': {
    fires: [code('s3')],
    silent: [{}, code('dynamodb'), { ...external, ...code('s3') }],
  },
  'features/dynamodb-gateway-is-ipv4-only': {
    fires: [{ applicationServices: ['dynamodb'], ipAddressType: 'ipv6' }],
    silent: [
      { applicationServices: ['dynamodb'], ipAddressType: 'dualstack' },
      { applicationServices: ['dynamodb'], ipAddressType: 'ipv6', egress: 'transit' },
      { applicationServices: ['s3'], ipAddressType: 'ipv6' },
      { applicationServices: ['dynamodb'], ipAddressType: 'ipv6', launchType: 'EXTERNAL' },
    ],
  },
  'features/dynamodb-over-nat64': {
    fires: [{ applicationServices: ['dynamodb'], ipAddressType: 'ipv6', egress: 'transit' }],
    silent: [
      { applicationServices: ['dynamodb'], ipAddressType: 'ipv6' },
      { applicationServices: ['dynamodb'], egress: 'transit' },
    ],
  },
  'features/code-calls-sqs': { fires: [code('sqs')], silent: [code('sns')] },
  'features/code-calls-sns': { fires: [code('sns')], silent: [code('sqs')] },
  'features/code-calls-eventbridge': { fires: [code('events')], silent: [{}] },
  'features/code-calls-cloudwatch': { fires: [code('monitoring')], silent: [{}] },
  'features/code-calls-logs': { fires: [code('logs')], silent: [{}, code('monitoring')] },
  'features/code-calls-kinesis': { fires: [code('kinesis-streams')], silent: [code('kinesis-firehose')] },
  'features/code-calls-firehose': { fires: [code('kinesis-firehose')], silent: [code('kinesis-streams')] },
  'features/code-calls-s3': { fires: [code('s3')], silent: [{}, { ...external, ...code('s3') }] },
  'features/code-calls-s3-from-outside': {
    fires: [{ ...external, ...code('s3') }],
    silent: [code('s3'), external],
  },
  'features/dynamodb-gateway-from-outside': {
    fires: [{ ...external, ...code('dynamodb') }],
    silent: [code('dynamodb'), { ...external, ...code('dynamodb'), egress: 'transit' }, external],
  },
  'features/code-reads-secrets': {
    fires: [code('secretsmanager')],
    silent: [{ secretSources: ['secretsmanager'] }],
  },
  'features/code-calls-ssm': { fires: [code('ssm')], silent: [{ secretSources: ['ssm'] }] },
  'features/code-calls-kms': {
    fires: [code('kms')],
    silent: [{ secretSources: ['ssm'], customerManagedKey: true }],
  },
  'features/code-calls-cloud-map': { fires: [code('servicediscovery')], silent: [{ serviceConnect: true }] },
  'features/other-services-have-their-own': {
    fires: [{}, { egress: 'none', internetGateway: true }],
    silent: [{ egress: 'transit' }, { egress: 'proxy' }],
  },
  'features/code-calls-ecs': { fires: [code('ecs')], silent: [{}, ec2] },
});
