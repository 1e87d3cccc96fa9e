/** Calls of a running task: log delivery, ECS Exec, Service Connect, FireLens, GuardDuty, X-Ray, the application itself. */

import { portsOf } from '../ports.ts';
import {
  isExternal,
  logsWithAwslogs,
  onEc2,
  onFargate,
  onPlatform13,
  onWindows,
  runsGuardDutySidecar,
} from '../rules/predicates.ts';
import { CODE_ONLY_SERVICES, type ServiceId } from '../services.ts';
import type { CallerProfile, CallKind } from './call.ts';
import { launchVia, logRole, ownVia, puller } from './interfaces.ts';

const LOG_GROUP = 'arn:{partition}:logs:{region}:{own}:log-group:*';

/** Calls made inside the task, with the task role; if they fail, the task still starts. */
const own = {
  actor: 'container',
  via: ownVia,
  principal: 'task-role',
  fatal: 'degrades',
} as const satisfies Partial<CallKind>;

const exec = { ...own, phase: 'exec', when: (w: CallerProfile) => w.ecsExec, cites: ['ecs-exec'] } as const;

const firelens =
  (destination: CallerProfile['firelensDestinations'][number]) =>
  (w: CallerProfile): boolean =>
    w.firelensDestinations.includes(destination);

const router = { ...own, phase: 'firelens', cites: ['ecs-firelens'] } as const satisfies Partial<CallKind>;

const sidecar = {
  phase: 'guardduty',
  when: runsGuardDutySidecar,
  principal: 'execution-role',
  fatal: 'degrades',
  cites: ['guardduty-fargate', 'guardduty-agent-repository'],
} as const satisfies Partial<CallKind>;

type CodeService = CallerProfile['applicationServices'][number];

/** The endpoints that carry the calls of the application's code; a gateway serves nobody outside of the VPC. */
const CODE: readonly (readonly [answers: CodeService | readonly CodeService[], ServiceId])[] = [
  // Remote write to Prometheus signs its requests with what AWS STS gives.
  [['sts', 'aps-workspaces'], 'sts'],
  ['dynamodb', 'dynamodb'],
  ['sqs', 'sqs'],
  ['sns', 'sns'],
  ['events', 'events'],
  ['monitoring', 'monitoring'],
  ['kinesis-streams', 'kinesis-streams'],
  ['kinesis-firehose', 'kinesis-firehose'],
  ['s3', 's3'],
  ['secretsmanager', 'secretsmanager'],
  ['ssm', 'ssm'],
  ['kms', 'kms'],
  ['servicediscovery', 'servicediscovery'],
  ['servicediscovery', 'data-servicediscovery'],
  ['ecs', 'ecs'],
  // A client of Amazon SES over SMTP takes one of four ports, and nothing says which.
  ...CODE_ONLY_SERVICES.filter((service) => service !== 'email-smtp').map(
    (service) => [service, service] as const,
  ),
];

/** What replaces `*` in a service whose names all have one, as in AWS's documentation. */
const LABELS: { readonly [S in ServiceId]?: string } = {
  s3: 'amzn-s3-demo-bucket',
  'execute-api': 'a1b2c3d4e5',
  'codeartifact.repositories': 'my-domain-{accountId}',
};

export const RUNNING_CALLS: readonly CallKind[] = [
  {
    id: 'logs.put',
    phase: 'log-delivery',
    when: logsWithAwslogs,
    actor: puller,
    via: launchVia,
    service: 'logs',
    actions: ['logs:PutLogEvents'],
    resource: LOG_GROUP,
    principal: logRole,
    fatal: 'degrades',
    cites: ['ecs-awslogs', 'logs-vpc-endpoints'],
  },
  {
    ...exec,
    id: 'exec.control',
    service: 'ssmmessages',
    actions: ['ssmmessages:CreateControlChannel', 'ssmmessages:OpenControlChannel'],
  },
  {
    ...exec,
    id: 'exec.data',
    service: 'ssmmessages',
    actions: ['ssmmessages:CreateDataChannel', 'ssmmessages:OpenDataChannel'],
  },
  {
    ...exec,
    id: 'exec.kms',
    when: (w) => w.ecsExec && w.customerManagedKey,
    service: 'kms',
    actions: ['kms:Decrypt'],
    resource: 'arn:{partition}:kms:{region}:{own}:key/*',
  },
  {
    ...exec,
    id: 'exec.audit-logs',
    when: (w) => w.ecsExecAudit.includes('cloudwatch-logs'),
    service: 'logs',
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resource: LOG_GROUP,
  },
  {
    ...exec,
    id: 'exec.audit-s3',
    when: (w) => w.ecsExecAudit.includes('s3'),
    service: 's3',
    label: 'amzn-s3-demo-bucket',
    actions: ['s3:PutObject'],
    resource: 'arn:{partition}:s3:::*/*',
  },
  {
    id: 'serviceconnect.xds',
    phase: 'service-connect',
    // On platform version 1.3.0 and on Windows the agent of Service Connect does not run.
    when: (w) => w.serviceConnect && !isExternal(w) && !onPlatform13(w) && !onWindows(w),
    actor: (w) => (onFargate(w) ? 'platform' : 'agent'),
    via: (w) => (onFargate(w) ? 'task' : 'instance'),
    service: 'ecs-agent',
    actions: ['ecs:Poll'],
    resource: 'arn:{partition}:ecs:{region}:*:task-set/*',
    principal: (w) => (onFargate(w) ? 'unknown' : 'instance-role'),
    fatal: 'task',
    cites: ['ecs-service-connect', 'ecs-vpc-endpoints'],
  },
  {
    ...router,
    id: 'firelens.cloudwatch',
    when: firelens('cloudwatch-logs'),
    service: 'logs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resource: LOG_GROUP,
  },
  {
    ...router,
    id: 'firelens.firehose',
    when: firelens('kinesis-firehose'),
    service: 'kinesis-firehose',
    actions: ['firehose:PutRecordBatch'],
    resource: 'arn:{partition}:firehose:{region}:{own}:deliverystream/*',
  },
  {
    ...router,
    id: 'firelens.kinesis',
    when: firelens('kinesis-streams'),
    service: 'kinesis-streams',
    actions: ['kinesis:PutRecords'],
    resource: 'arn:{partition}:kinesis:{region}:{own}:stream/*',
  },
  {
    ...router,
    id: 'firelens.s3',
    when: firelens('s3'),
    service: 's3',
    label: 'amzn-s3-demo-bucket',
    actions: ['s3:PutObject'],
    resource: 'arn:{partition}:s3:::*/*',
  },
  {
    ...sidecar,
    id: 'guardduty.login',
    actor: 'platform',
    via: 'task',
    service: 'ecr.api',
    actions: ['ecr:GetAuthorizationToken'],
  },
  {
    ...sidecar,
    id: 'guardduty.image',
    actor: 'platform',
    via: 'task',
    service: 'ecr.dkr',
    label: '593207742271',
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resource: 'arn:{partition}:ecr:{region}:*:repository/aws-guardduty-agent-fargate',
  },
  {
    ...sidecar,
    id: 'guardduty.layers',
    actor: 'platform',
    via: 'task',
    service: 's3',
    label: 'prod-{region}-starport-layer-bucket',
    actions: ['s3:GetObject'],
    resource: 'arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*',
    principal: 'ecr',
  },
  {
    ...own,
    id: 'xray',
    phase: 'xray',
    when: (w) => w.xray,
    service: 'xray',
    actions: ['xray:PutTraceSegments'],
    cites: ['xray-vpc-endpoints'],
  },
  ...CODE.map(
    ([answers, service]): CallKind => ({
      ...own,
      id: `app.${service}`,
      phase: 'application',
      when: (w) => [answers].flat().some((answer) => w.applicationServices.includes(answer)),
      service,
      label: LABELS[service] ?? '',
      port: portsOf(service)[0] ?? 443,
      principal: (w) => (onEc2(w) ? 'unknown' : 'task-role'),
      cites: service === 'sts' ? ['privatelink-services', 'aps-vpc-endpoints'] : ['privatelink-services'],
    }),
  ),
];
