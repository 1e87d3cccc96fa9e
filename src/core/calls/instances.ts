/** Calls of container instances: starting, registering, waiting for work, telemetry, Systems Manager. */
import { isExternal, onEc2, onFargate } from '../rules/predicates.ts';
import type { CallKind } from './call.ts';
import { agentRole, agentVia, onInstancesOfTheVpc, runsAgent } from './interfaces.ts';

const CLUSTER = 'arn:{partition}:ecs:{region}:*:cluster/*';
const INSTANCE = 'arn:{partition}:ecs:{region}:*:container-instance/*';

/** Calls that every agent makes to the control plane. */
const agent = {
  actor: 'agent',
  via: agentVia,
  when: runsAgent,
  principal: agentRole,
  cites: ['ecs-vpc-endpoints', 'ecs-instance-role'],
} as const;

/** Calls of the Systems Manager agent on the host. */
const systemsManager = {
  phase: 'boot',
  actor: 'instance',
  via: agentVia,
  when: (w) => w.instanceManagement || isExternal(w),
  principal: agentRole,
  cites: ['ssm-vpc-endpoints'],
} as const satisfies Partial<CallKind>;

/** Only external instances: without Systems Manager they have no credentials. */
const activation = {
  phase: 'boot',
  actor: 'instance',
  via: 'outside',
  when: isExternal,
  service: 'ssm',
  principal: 'anonymous',
  fatal: 'instance',
  cites: ['ecs-anywhere', 'ssm-vpc-endpoints'],
} as const satisfies Partial<CallKind>;

export const INSTANCE_CALLS: readonly CallKind[] = [
  {
    id: 'boot.imds',
    phase: 'boot',
    when: onInstancesOfTheVpc,
    actor: 'instance',
    via: 'link-local',
    host: '169.254.169.254',
    port: 80,
    principal: 'anonymous',
    fatal: 'instance',
    cites: ['ecs-instance-role'],
  },
  { ...activation, id: 'boot.ssm-register', actions: ['ssm:RegisterManagedInstance'] },
  {
    ...activation,
    id: 'boot.ssm-roletoken',
    actions: ['ssm:RequestManagedInstanceRoleToken', 'ssm:UpdateManagedInstancePublicKey'],
  },
  {
    ...systemsManager,
    id: 'boot.ssm-info',
    service: 'ssm',
    actions: ['ssm:UpdateInstanceInformation', 'ssm:ListInstanceAssociations'],
    fatal: (w) => (isExternal(w) ? 'instance' : 'degrades'),
  },
  {
    ...systemsManager,
    id: 'boot.ssm-channel',
    service: 'ssmmessages',
    actions: ['ssmmessages:CreateControlChannel', 'ssmmessages:OpenControlChannel'],
    fatal: 'degrades',
  },
  {
    ...systemsManager,
    id: 'boot.ec2messages',
    service: 'ec2messages',
    actions: ['ec2messages:GetMessages', 'ec2messages:AcknowledgeMessage', 'ec2messages:SendReply'],
    fatal: 'degrades',
  },
  {
    ...systemsManager,
    id: 'boot.ssm-s3',
    service: 's3',
    label: 'amazon-ssm-{region}',
    actions: ['s3:GetObject'],
    resource: 'arn:{partition}:s3:::amazon-ssm-{region}/*',
    fatal: 'degrades',
    cites: ['ssm-s3-buckets'],
  },
  {
    ...agent,
    id: 'boot.register',
    phase: 'registration',
    service: 'ecs',
    actions: ['ecs:RegisterContainerInstance'],
    resource: CLUSTER,
    fatal: 'instance',
  },
  {
    ...agent,
    id: 'poll.discover',
    phase: 'poll',
    service: 'ecs',
    actions: ['ecs:DiscoverPollEndpoint'],
    resource: INSTANCE,
    fatal: 'instance',
  },
  {
    ...agent,
    id: 'poll.acs',
    phase: 'poll',
    service: 'ecs-agent',
    actions: ['ecs:Poll'],
    resource: INSTANCE,
    fatal: 'instance',
  },
  {
    ...agent,
    id: 'poll.submit',
    phase: 'poll',
    service: 'ecs',
    actions: ['ecs:SubmitTaskStateChange', 'ecs:SubmitAttachmentStateChanges'],
    resource: CLUSTER,
    fatal: 'degrades',
  },
  {
    id: 'poll.fargate',
    phase: 'poll',
    when: onFargate,
    actor: 'platform',
    via: 'aws',
    host: 'the control plane, from the network of Fargate',
    principal: 'service-linked-role',
    fatal: 'task',
    cites: ['ecs-vpc-endpoints'],
  },
  {
    ...agent,
    id: 'telemetry.tcs',
    phase: 'telemetry',
    service: 'ecs-telemetry',
    actions: ['ecs:StartTelemetrySession', 'ecs:Poll'],
    resource: INSTANCE,
    fatal: 'degrades',
  },
  {
    id: 'guardduty.data',
    phase: 'guardduty',
    when: (w) => w.guardDutyRuntimeMonitoring && onEc2(w),
    actor: 'instance',
    via: 'instance',
    service: 'guardduty-data',
    actions: ['guardduty:SendSecurityTelemetry'],
    principal: 'unknown',
    fatal: 'degrades',
    cites: ['guardduty-vpc-endpoint'],
  },
];
