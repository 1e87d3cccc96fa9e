import { testRules } from '../../testing/rule-cases.ts';
import { codeNoteRules } from './code-notes.ts';

const code = <S extends string>(...applicationServices: readonly S[]) => ({ applicationServices });

testRules('features', codeNoteRules, {
  'features/prometheus-needs-sts': { fires: [code('aps-workspaces')], silent: [{}, { xray: true }] },
  'features/prometheus-has-two-endpoints': { fires: [code('aps-workspaces')], silent: [{}, code('sts')] },
  'features/bedrock-has-more-endpoints': {
    fires: [code('bedrock-runtime')],
    silent: [{}, code('bedrock-agent-runtime')],
  },
  'features/lambda-purges-idle-connections': { fires: [code('lambda')], silent: [{}, code('states')] },
  'features/athena-stands-beside-glue': { fires: [code('athena')], silent: [{}, code('glue')] },
  'features/glue-sessions-have-their-own-endpoint': { fires: [code('glue')], silent: [{}, code('athena')] },
  'features/code-repositories-have-two-endpoints': {
    fires: [code('git-codecommit')],
    silent: [{}, code('codeartifact.api')],
  },
  'features/stacks-are-answered-in-buckets': { fires: [code('cloudformation')], silent: [{}, code('s3')] },
  'features/inference-endpoint-in-every-zone': {
    fires: [code('sagemaker.runtime')],
    silent: [{}, code('bedrock-runtime')],
  },
  'features/permissions-endpoint-and-policies': {
    fires: [code('verifiedpermissions')],
    silent: [{}, code('athena')],
  },
  'features/configuration-agent-has-a-public-image': {
    fires: [code('appconfigdata')],
    silent: [{}, code('ssm')],
  },
  'features/mail-not-in-every-zone-of-virginia': {
    fires: [{ region: 'us-east-1', ...code('email-smtp') }],
    silent: [
      { region: 'us-east-1', ...code('email') },
      { region: 'us-west-2', ...code('email-smtp') },
    ],
  },
  'features/mail-not-in-every-zone-of-california': {
    fires: [{ region: 'us-west-1', ...code('email-smtp') }],
    silent: [
      { region: 'us-west-1', ...code('email') },
      { region: 'us-east-1', ...code('email-smtp') },
    ],
  },
  'features/mail-not-in-every-zone-of-oregon': {
    fires: [{ region: 'us-west-2', ...code('email-smtp') }],
    silent: [
      { region: 'us-west-2', ...code('email') },
      { region: 'us-east-1', ...code('email-smtp') },
    ],
  },
  'features/mail-not-in-every-zone-of-seoul': {
    fires: [{ region: 'ap-northeast-2', ...code('email-smtp') }],
    silent: [
      { region: 'ap-northeast-2', ...code('email') },
      { region: 'us-east-1', ...code('email-smtp') },
    ],
  },
  'features/mail-not-in-every-zone-of-montreal': {
    fires: [{ region: 'ca-central-1', ...code('email-smtp') }],
    silent: [
      { region: 'ca-central-1', ...code('email') },
      { region: 'us-east-1', ...code('email-smtp') },
    ],
  },
  'features/dual-stack-names-of-code': {
    fires: [
      { ipAddressType: 'dualstack', ...code('lambda') },
      { region: 'us-east-2', ipAddressType: 'ipv6', ...code('sqs') },
    ],
    silent: [code('lambda'), { ipAddressType: 'dualstack' }],
  },
});
