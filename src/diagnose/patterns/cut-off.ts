/**
 * Texts that end before they say what went wrong: who speaks and whom was called are left, and what they most often mean.
 * Tried last but for symptoms; nothing here is more than possible.
 */
import type { ServiceId } from '../../core/index.ts';
import { CONTROL_PLANE } from '../called.ts';
import type { Clues } from '../clues.ts';
import { always, CODE, type Finding, type Pattern, perhaps } from '../pattern.ts';

const FAILURE = /error|exception|fail|unable|cannot|could not|fatal|panic/;

/** The text ends before an outcome of any kind. */
const endsBeforeOutcome = ({ cut, network, denial, status, noCredentials }: Clues): boolean =>
  cut && network === undefined && denial === undefined && status === undefined && !noCredentials;

const MANAGED: readonly ServiceId[] = ['ssm', 'ssmmessages', 'ec2messages'];

const unsaid = 'The text ends before it says what failed.';

const noEndpoints = (who: string, needs: readonly ServiceId[], role: string): readonly Finding[] => [
  perhaps(
    'missing-endpoint',
    needs,
    `${unsaid} If ${who} got no answer and the subnet has no other way out, it needs these endpoints: ${needs.join(', ')}.`,
    'Read the whole message: a time-out points to the network, AccessDenied to the role.',
  ),
  perhaps(
    'endpoint-security-group',
    needs,
    'Or the endpoints exist, and their security group does not admit it.',
    'Allow inbound TCP 443 from the instances.',
  ),
  perhaps('iam', [], `Or ${role} lacks a permission.`, 'The whole message would say AccessDenied.'),
];

export const CUT_OFF = {
  'cut-off/registry': {
    needs: ['words'],
    general: true,
    when: /\b(?:get|head|from) "?(?:https?:\/\/)?[a-z0-9.-]{2,250}/,
    and: /pull(?:ing)? |\/v2\/|registry|manifests?\b|blobs\b/,
    unless: CODE,
    given: (clues) => endsBeforeOutcome(clues) && FAILURE.test(clues.text) && isForeignRegistry(clues),
    cites: ['ecs-pull-error'],
    finds: ({ host }) => [
      perhaps(
        'external-registry',
        [],
        `${unsaid} The image comes from ${host?.name ?? 'another registry'}, which is no host of Amazon ECR: no endpoint of this planner carries the call.`,
        'Read the whole message. Keep the image in Amazon ECR, or give the subnet a path to that registry.',
      ),
    ],
  },
  'cut-off/aws-host': {
    needs: ['host'],
    general: true,
    when: /\b(?:get|post|put|head|connect to|endpoint url:?) \\?"?https?:\/\//,
    unless: CODE,
    given: (clues) =>
      endsBeforeOutcome(clues) && FAILURE.test(clues.text) && clues.hosts.some(({ kind }) => kind === 'aws'),
    cites: ['privatelink-services'],
    finds: ({ hosts }) => [
      perhaps(
        'network-path',
        [],
        `${unsaid} It called ${hosts.find(({ kind }) => kind === 'aws')?.name ?? 'a host of AWS'}, for which this planner plans no endpoint. If it got no answer, the subnet needs a path to it.`,
        'Read the whole message. Look for an endpoint service with aws ec2 describe-vpc-endpoint-services, or give the subnet a path to the internet.',
      ),
    ],
  },
  'cut-off/ssm-agent': {
    needs: ['words'],
    general: true,
    when: /\[credentialrefresher\]|\[healthcheck\]|ssm-agent-worker|messagegatewayservice|messagingdeliveryservice/,
    and: FAILURE,
    unless: CODE,
    given: endsBeforeOutcome,
    cites: ['ssm-vpc-endpoints'],
    finds: always(...noEndpoints('the Systems Manager agent', MANAGED, 'the instance role')),
  },
  'cut-off/agent': {
    needs: ['words'],
    general: true,
    when: /unable to register as a container instance|error connecting to (?:acs|tcs)|error registering|discover (?:poll|telemetry) endpoint/,
    unless: CODE,
    given: endsBeforeOutcome,
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    finds: always(...noEndpoints('the Amazon ECS agent', CONTROL_PLANE, 'the container instance role')),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The image is not Amazon ECR's, and a host of another kind was called for it. */
function isForeignRegistry({ image, host, hosts }: Clues): boolean {
  if (image === 'ecr' || hosts.some(({ kind }) => kind === 'service')) return false;
  return host?.kind === 'registry' || (host?.kind === 'other' && host.called);
}
