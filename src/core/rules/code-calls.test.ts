import { testRules } from '../../testing/rule-cases.ts';
import type { Answers } from '../questions.ts';
import { CODE_ONLY_SERVICES, type CodeOnlyService } from '../services.ts';
import { type CodeOnlyRule, codeCallRules } from './code-calls.ts';

const ec2 = { launchType: 'EC2' } as const;
const external = { launchType: 'EXTERNAL' } as const;
const code = <S extends string>(...applicationServices: readonly S[]) => ({ applicationServices });

/** Each of the services that nothing but code calls, beside one of them that is not called. */
const codeOnly = Object.fromEntries(
  CODE_ONLY_SERVICES.map((service, index) => [
    `features/code-calls-${service.replace('.', '-')}`,
    { fires: [code(service)], silent: [{}, code(CODE_ONLY_SERVICES[index === 0 ? 1 : 0] ?? 'ecs')] },
  ]),
) as unknown as {
  readonly [S in CodeOnlyService as CodeOnlyRule<S>]: {
    readonly fires: [Answers];
    readonly silent: [Answers];
  };
};

testRules('features', codeCallRules, {
  ...codeOnly,
  'features/service-discovery-is-dns': { fires: [{}], silent: [code('servicediscovery')] },
  'features/task-role-credentials-are-local': { fires: [{}, code('sqs')], silent: [code('sts')] },
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
  'features/dynamodb-gateway-beside-ipv6': {
    fires: [{ ipAddressType: 'dualstack', ...code('dynamodb') }],
    silent: [code('dynamodb'), { ...external, ipAddressType: 'dualstack', ...code('dynamodb') }],
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
  'features/step-functions-have-two-endpoints': {
    fires: [code('states')],
    silent: [{}, code('sync-states')],
  },
  'features/mail-has-other-ports': { fires: [code('email-smtp')], silent: [{}, code('email')] },
  'features/keyspaces-has-another-port': { fires: [code('cassandra')], silent: [{}, code('dynamodb')] },
  'features/private-apis-hide-public-ones': { fires: [code('execute-api')], silent: [{}, code('lambda')] },
  'features/codeartifact-needs-both': {
    fires: [code('codeartifact.api'), code('codeartifact.repositories')],
    silent: [{}, code('git-codecommit')],
  },
  'features/codeartifact-keeps-assets-in-s3': {
    fires: [code('codeartifact.repositories')],
    silent: [{}, { ...external, ...code('codeartifact.repositories') }],
  },
  'features/kinesis-not-in-every-zone': {
    fires: [{ region: 'us-west-2', ...code('kinesis-streams') }],
    silent: [{ region: 'us-west-2' }, { region: 'us-east-1', ...code('kinesis-streams') }],
  },
  'features/live-logs-have-their-own-endpoint': { fires: [code('logs')], silent: [{}, code('monitoring')] },
});
