/** The Amazon ECS container agent: registration, polling, telemetry. */
import type { ServiceId } from '../../core/index.ts';
import { sentenceOf } from '../answer-words.ts';
import { CONTROL_PLANE } from '../called.ts';
import { isAboutEcs } from '../caller.ts';
import { type Call, explainCall } from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { withNumberedHost } from '../numbered.ts';
import { always, decided, type Finding, headed, type Pattern, perhaps, probably } from '../pattern.ts';

const call = (to: ServiceId): Call => ({ to, needs: CONTROL_PLANE, by: 'instance' });

const isCode = /errorf\(|%[vsw]|logger\.error\(/;

function explain(to: ServiceId, clues: Clues): readonly Finding[] {
  const called = clues.host?.service;
  const target = called !== undefined && CONTROL_PLANE.includes(called) ? called : to;
  const explained = explainCall(call(target), clues);
  return clues.host?.numbered === true ? withNumberedHost(explained) : explained;
}

/** The agent of Amazon ECS speaks, or one of its hosts answered: others open websockets too. */
const isOfAgent = ({ text, carriers, host }: Clues): boolean =>
  carriers.some(({ id }) => id === 'agent') ||
  (host?.service !== undefined && CONTROL_PLANE.includes(host.service)) ||
  /invalidcontainerinstance|\becs\b/.test(text);

/** The other side closed a websocket that was open. */
const CLOSED = /websocket: close 1008/;

const howRefused = (text: string): string =>
  CLOSED.test(text)
    ? 'The websocket was open, and the other side closed it with status 1008 (it does not accept what it got)'
    : 'The connection was opened, and the handshake of the websocket was answered with a refusal';

const refusedHandshake = (text: string): Finding => ({
  ...headed(
    CLOSED.test(text) ? 'the other side closes a websocket' : 'the handshake of a websocket is refused',
    perhaps(
      'iam',
      [],
      `${howRefused(text)}: usually the caller is not let in${CLOSED.test(text) ? '' : ', or a proxy on the way does not carry websockets'}. No endpoint is missing for this call.`,
      'Read the answer of the other side, if the program can show it: its status or sentence says what was refused.',
      'Session Manager: start the session anew (its token holds for one connection), and update the plugin. Behind a proxy: let it carry websockets, or name the host in NO_PROXY.',
    ),
  ),
  cites: ['ecs-exec'],
});

/** The log of ecs-init, which starts the agent. */
const OF_INIT = /ecs-agent|ecs-init|elastic container service agent/;

export const AGENT = {
  'agent/cluster-not-found': {
    needs: ['words'],
    when: /cluster not found|clusternotfoundexception|cluster .{0,100}(?:is )?(?:inactive|not found)/,
    unless: isCode,
    given: isAboutEcs,
    cites: ['ecs-agent-config'],
    finds: always(
      headed(
        'there is no such active cluster',
        decided(CLAUSES.clusterNotThere)(
          'configuration',
          [],
          'Amazon ECS was reached and has no such active cluster in this Region. Endpoints are not the cause.',
          'Name an active cluster of this Region (the agent: ECS_CLUSTER in /etc/ecs/ecs.config).',
        ),
      ),
    ),
  },
  'agent/registration-refused': {
    needs: ['words'],
    when: /register(?:ing)?(?: as a)? container instance|registercontainerinstance|error registering|unable to register/,
    and: /clientexception|invalidparameterexception|not registered|long arn format|instance (?:type|identity)|ec2 instance .{0,80}(?:not|already)|attributes? .{0,60}(?:invalid|mismatch)/,
    unless: isCode,
    given: (clues) => clues.denial === undefined && clues.network === undefined && isAboutEcs(clues),
    cites: ['ecs-agent-config'],
    finds: always(
      headed(
        'the registration is refused',
        probably(
          'configuration',
          [],
          'Amazon ECS was reached and refused the registration for the reason in the text. Endpoints are not the cause.',
          'Correct what the text names; after a change of cluster or instance, stop the agent, remove its state (/var/lib/ecs/data) and start it again.',
        ),
      ),
    ),
  },
  'agent/registration': {
    needs: ['words'],
    when: /unable to register as a container instance|error registering|registercontainerinstance|could not register module|register(?:ing)? container instance/,
    unless: /errorf\(|%[vsw]|logger\.error\(|instance with (?:aws )?ssm|https?:\/\/ssm\./,
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    implies: { launchType: 'EC2' },
    finds: (clues) => explain('ecs', clues),
  },
  'agent/discovery': {
    needs: ['words'],
    when: /discover (?:poll|telemetry|service connect) endpoint|discoverpollendpoint|discover.{0,10}endpoint/,
    // The SDKs discover endpoints too, those of Amazon Timestream above all.
    unless: new RegExp(`${isCode.source}|timestream|endpoint ?discovery|endpoint for the request`),
    // Others discover the endpoints of their own services: a node that of its cluster.
    given: ({ host }) =>
      host?.kind !== 'aws' && (host?.service === undefined || CONTROL_PLANE.includes(host.service)),
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    implies: { launchType: 'EC2' },
    finds: (clues) => explain('ecs', clues),
  },
  'agent/refused-by-service': {
    letIn: true,
    needs: ['words'],
    when: /websocket: (?:bad handshake|close 1008)|invalidcontainerinstance|unable to dial .{0,300}bad handshake/,
    unless: isCode,
    given: ({ denial }) => denial === undefined || denial === 'unstated',
    cites: ['ecs-instance-role', 'ecs-vpc-endpoints'],
    finds: (clues) =>
      !isOfAgent(clues)
        ? [refusedHandshake(clues.text)]
        : /invalidcontainerinstance/.test(clues.text)
          ? [
              probably(
                'configuration',
                [],
                'Amazon ECS was reached and does not know this container instance (any more). Endpoints are not the cause.',
                'Let the instance register again: stop the agent, remove /var/lib/ecs/data, start it; or replace the instance.',
              ),
            ]
          : [
              probably(
                'iam',
                [],
                `${howRefused(clues.text)}: usually the container instance role may not poll.`,
                'Allow ecs:Poll and ecs:StartTelemetrySession for the container instance role (AmazonEC2ContainerServiceforEC2Role), and check the clock of the instance.',
              ),
              // No source tells of policies of these endpoints; an exception is an answer of the service itself.
              ...(/\w{4,40}exception\b/.test(clues.text)
                ? []
                : [
                    headed(
                      'a proxy may not carry websockets',
                      perhaps(
                        'network-path',
                        [],
                        'A proxy on the way that does not carry websockets ends the handshake in the same way.',
                        'Check whether a proxy is on the way, and NO_PROXY of the agent.',
                      ),
                    ),
                  ]),
            ],
  },
  'agent/answered': {
    needs: ['answer'],
    when: /(?:error from (?:acs|tcs)|error (?:publishing|sending) (?:metrics|instance status|telemetry)|(?:acs|tcs) (?:session|handler|client)\b|publish(?:ing)? metrics)/,
    and: /\b(?:invalidparameter|inactiveinstance|badrequest|resourcevalidation|invalidcluster|invalidinstance|server|client|accessdenied)exception\b/,
    unless: isCode,
    given: (clues) => clues.denial === undefined && clues.network === undefined && isAboutEcs(clues),
    cites: ['ecs-agent-config'],
    implies: { launchType: 'EC2' },
    finds: ({ record, text }) => {
      const code = /\b(?!error)\w{4,40}exception\b/i.exec(record.text)?.[0] ?? 'with an error';
      const said = sentenceOf(record.text);
      return /serverexception/.test(text)
        ? [
            perhaps(
              'runtime',
              [],
              `Amazon ECS was reached and answered ${code}: the fault is on its side. No endpoint is missing for this call.`,
              'The agent tries again by itself; if it stays, look at the AWS Health Dashboard.',
            ),
          ]
        : [
            probably(
              'configuration',
              [],
              `Amazon ECS was reached and answered the agent ${code}${said === undefined ? '' : ` (\u201c${said}\u201d)`}. No endpoint is missing for this call.`,
              /inactiveinstance/.test(text)
                ? 'The container instance was deregistered: stop the agent, remove /var/lib/ecs/data and start it, or replace the instance.'
                : 'Look at ECS_CLUSTER and the state of the agent (/var/lib/ecs/data); bring the agent up to date if it stays.',
            ),
          ];
    },
  },
  'agent/download-refused': {
    needs: ['answer'],
    when: /could not download amazon (?:elastic|ec2) container ser\w{2,6} agent/,
    unless: isCode,
    given: ({ denial }) => denial === 'unstated',
    cites: ['ecs-instance-role', 'privatelink-s3-gateway'],
    implies: { launchType: 'EC2' },
    // The download is not signed (calls.md, boot.ecs-init-*): no policy of a role decides it.
    finds: always(
      probably(
        'endpoint-policy',
        ['s3'],
        'Amazon S3 answered the download of the agent with a refusal. This call is not signed, so no permission of a role decides it: where an S3 endpoint carries it, the policy of the endpoint has to admit the bucket of the agent, for everybody.',
        'Check that the policy of the S3 endpoint allows s3:GetObject for every principal on arn:aws:s3:::amazon-ecs-agent/* (the bucket of the partition) and arn:aws:s3:::amazon-ecs-agent-REGION/*.',
        'Or use an AMI that holds the agent.',
      ),
      headed(
        'what is to be downloaded may not be there',
        perhaps(
          'configuration',
          [],
          'Or the object is not there: to a caller that may not list a bucket, Amazon S3 gives the same answer for it. A gateway endpoint carries calls to buckets of its own Region only.',
          'Look which bucket and Region the lines before it name, and whether this version of the agent is there.',
        ),
      ),
    ),
  },
  'agent/envoy-refused': {
    needs: ['answer'],
    when: /grpc config stream(?: to [a-z0-9._:-]{1,200})? closed(?: since \d{1,9}s ago)?: ?(?:7|16)\b/,
    unless: isCode,
    cites: ['ecs-task-roles', 'appmesh-vpc-endpoints'],
    finds: always(
      probably(
        'iam',
        [],
        'The management service of Envoy was reached and refused the stream (gRPC status 7 or 16). Endpoints are not the cause. If it is that of AWS App Mesh: its support ended on 30 September 2026.',
        'Look at the credentials (a role, a token or a certificate) with which Envoy calls its management service.',
        'AWS App Mesh: move to Amazon ECS Service Connect. Until then: allow appmesh:StreamAggregatedResources for the task role (AWSAppMeshEnvoyAccess).',
      ),
    ),
  },
  'agent/external-identity': {
    needs: ['answer'],
    when: /identity document and identity document signature were not valid/,
    unless: isCode,
    cites: ['ecs-anywhere'],
    finds: always(
      probably(
        'configuration',
        [],
        'Amazon ECS was reached and did not accept the identity of the machine: most often the agent registered as an EC2 instance where it should not, or the other way round. Endpoints are not the cause.',
        'On external instances set ECS_EXTERNAL=true; on Amazon EC2 remove it, and do not copy /var/lib/ecs between machines.',
      ),
    ),
  },
  'agent/telemetry': {
    needs: ['words'],
    when: /\btcs\b|ecs-t(?:-\d{1,4})?\.|telemetry endpoint|telemetry session|starttelemetrysession/,
    unless: isCode,
    given: ({ network, denial }) => network !== undefined || denial !== undefined,
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    implies: { launchType: 'EC2' },
    finds: (clues) => explain('ecs-telemetry', clues),
  },
  'agent/polling': {
    needs: ['words'],
    when: /connecting to acs|\bacs\b.{0,200}(?:websocket|endpoint|disconnect|connect|error)|ecs-a(?:-\d{1,4})?\.|ws backend|creating a websocket client|websocket client: unable to dial|ecs:poll/,
    unless: isCode,
    given: ({ network, denial, text, host }) =>
      (network !== undefined || denial !== undefined) &&
      (/ecs|acs/.test(text) || host?.service === 'ecs-agent'),
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    implies: { launchType: 'EC2' },
    finds: (clues) => explain('ecs-agent', clues),
  },
  'agent/ecs-api': {
    needs: ['words'],
    when: /(?:^|[/ "'(])ecs(?:-fips)?\.[a-z0-9-]{2,30}\.(?:amazonaws|api\.)|submittaskstatechange|submitcontainerstatechange|submitattachment/,
    unless: isCode,
    given: ({ network, denial, text }) =>
      (network !== undefined || denial !== undefined) &&
      /agent|level=|submit|\[(?:error|critical|warn)/.test(text),
    cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
    implies: { launchType: 'EC2' },
    finds: (clues) => explain('ecs', clues),
  },
  'agent/gave-up': {
    needs: ['words'],
    when: /agent will terminally exit|unable to register container instance/,
    unless: isCode,
    general: true,
    cites: ['ecs-vpc-endpoints', 'ecs-agent-config'],
    implies: { launchType: 'EC2' },
    finds: always(
      perhaps(
        'missing-endpoint',
        CONTROL_PLANE,
        'The Amazon ECS agent gives up. This line does not say why; the lines before it in its log do. If it could not register, and its subnet has no other path, it needs all three Amazon ECS endpoints.',
        'Read those lines in /var/log/ecs/ecs-agent.log: a time-out points to the endpoints, AccessDenied to the instance role.',
      ),
      perhaps(
        'iam',
        [],
        'Or the container instance role lacks a permission.',
        'Attach AmazonEC2ContainerServiceforEC2Role.',
      ),
    ),
  },
  'agent/ended': {
    needs: ['words'],
    when: /\bagent exited with code [1-9]\d{0,2}\b/,
    unless: isCode,
    given: ({ text, before }) => OF_INIT.test(text) || OF_INIT.test(before?.().toLowerCase() ?? ''),
    cites: ['ecs-agent-config'],
    implies: { launchType: 'EC2' },
    finds: ({ text }) => [
      headed(
        'the Amazon ECS agent ends',
        probably(
          'runtime',
          [],
          `The Amazon ECS agent of the container instance ended with code ${/agent exited with code (\d{1,3})/.exec(text)?.[1] ?? 'other than 0'}. These lines do not say why; the log of the agent itself does.`,
          'Read /var/log/ecs/ecs-agent.log: a time-out there points to the endpoints, AccessDenied to the container instance role, an option that it does not take to /etc/ecs/ecs.config.',
        ),
      ),
    ],
  },
  /** The agent serves credentials to containers on the machine: nobody called AWS. */
  'agent/credentials-unknown': {
    needs: ['words'],
    when: /credentialsv\d request: |credentialsv\d{0,2}request: (?:credentials not found|id not found|no credential id in the request)/,
    unless: isCode,
    cites: ['ecs-task-roles'],
    finds: always(
      headed(
        'the agent does not know the credentials that are asked for',
        probably(
          'link-local',
          [],
          'The agent was asked for the credentials of a task by an id that it does not know, or without one: most often of a task that has ended, or by a program that asks without the address that its container was given (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI). Such a request stays on the machine, so no endpoint is involved.',
          'Look who asks (the address and the client in the lines around), and whether its task still runs. A program in a task: give its environment on to the processes that it starts.',
        ),
      ),
    ),
  },
  'agent/bad-option': {
    needs: ['words'],
    when: /invalid (?:format|value) for "?ecs_[a-z_]{3,60}/,
    unless: isCode,
    cites: ['ecs-agent-config'],
    finds: ({ text }) => [
      headed(
        'a setting of the agent is not understood',
        decided(CLAUSES.agentSetting)(
          'configuration',
          [],
          'The Amazon ECS agent does not understand the value of one of its settings, which the text names.',
          `Correct it in /etc/ecs/ecs.config${/json|array|list|invalid character/.test(text) ? ' (lists are JSON arrays, with straight quotes)' : ''}, and restart the agent.`,
        ),
      ),
    ],
  },
  'agent/no-instances': {
    needs: ['words'],
    when: /no container instances were found/,
    unless: isCode,
    cites: ['ecs-vpc-endpoints', 'ecs-agent-config'],
    implies: { launchType: 'EC2' },
    finds: ({ text }) => [
      perhaps(
        'missing-endpoint',
        CONTROL_PLANE,
        `No instance ${/found in your capacity provider/.test(text) ? 'of the capacity provider is registered' : 'is registered'} with the cluster. If instances run, their agents may not reach Amazon ECS.`,
        'Read /var/log/ecs/ecs-agent.log on an instance: a time-out there points to the endpoints.',
      ),
      perhaps(
        'configuration',
        [],
        'Or the instances register with another cluster.',
        'Set ECS_CLUSTER in /etc/ecs/ecs.config.',
      ),
      headed(
        'no instance runs',
        perhaps(
          'runtime',
          [],
          'Or no instance runs.',
          'Check the Auto Scaling group and the capacity provider.',
        ),
      ),
    ],
  },
  'agent/no-place': {
    needs: ['words'],
    general: true,
    when: /no container instances? met|no active instances|empty capacity provider/,
    unless: new RegExp(
      `no container instances were found|closest matching|encountered error|insufficient|resource:|${isCode.source}`,
    ),
    given: isAboutEcs,
    cites: ['ecs-stopped-errors', 'ecs-vpc-endpoints'],
    finds: always(
      headed(
        'no instance took the task',
        probably(
          'runtime',
          [],
          'No instance took the task: none runs, or none has the resources, attributes or zone that it asks for. The text does not say which.',
          'Check the Auto Scaling group, the capacity provider, sizes and placement constraints.',
        ),
      ),
      perhaps(
        'missing-endpoint',
        CONTROL_PLANE,
        'Or instances run, and their agents do not reach Amazon ECS: only instances with a connected agent take tasks.',
        'Look at agentConnected in aws ecs describe-container-instances; if it is false, or an instance is not listed, read /var/log/ecs/ecs-agent.log on it.',
      ),
    ),
  },
  'agent/disconnected': {
    needs: ['words'],
    when: /"?agentconnected"?\s{0,4}[:=]\s{0,4}"?false|taskfailedtostart: agent\b|task failed to start: agent\b|reason["']?: ?["']?agent\b|task failed because of agent\b|agent (?:is )?(?:currently )?disconnected|encountered error "agent"|(?:does|do)(?: not|n'?t) have the agent connected|agent (?:is |was )?not connected/,
    unless: isCode,
    given: (clues) => isAboutEcs(clues) || /reason["']? ?: ?["']AGENT\b/.test(clues.record.text),
    cites: ['ecs-vpc-endpoints', 'ecs-failed-to-start'],
    implies: { launchType: 'EC2' },
    finds: always(
      perhaps(
        'missing-endpoint',
        CONTROL_PLANE,
        'The agent of the container instance has no connection to Amazon ECS at this time; it also reconnects now and then by itself. If it stays so and the subnet has no other path, it needs all three Amazon ECS endpoints.',
        'Create ecs-agent, ecs-telemetry and ecs in this order, then restart the agent.',
        'Read /var/log/ecs/ecs-agent.log on the instance: the host that it cannot reach decides.',
      ),
      perhaps(
        'endpoint-security-group',
        CONTROL_PLANE,
        'If the endpoints exist, their security group may not admit the instance.',
        'Allow inbound TCP 443 from the container instances.',
      ),
      perhaps(
        'iam',
        [],
        'Or the container instance role does not let the agent poll.',
        'Attach AmazonEC2ContainerServiceforEC2Role to it.',
      ),
      headed(
        'the agent is stopped, or the instance is overloaded',
        perhaps(
          'runtime',
          [],
          'Or the agent is stopped, or the instance is overloaded.',
          'Check systemctl status ecs and docker ps.',
        ),
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;
