/** Calls of application code and sidecars: any AWS SDK, the AWS CLI, plain HTTP clients. */
import type { ServiceId } from '../../core/index.ts';
import { explainCall, explainDenial, isThrottled } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { certainly, type Finding, type Pattern, perhaps, probably } from '../pattern.ts';

const isCode = /errorf\(|%[vsw]["' ]|\.includes\(|=== ?['"]/;

/** Any failing call must say how it failed and whom it called. */
const failed = ({ network, denial }: Clues): boolean => network !== undefined || denial !== undefined;

export const SDK: readonly Pattern[] = [
  {
    id: 'sdk/service',
    when: /./,
    unless: isCode,
    given: (clues) => failed(clues) && clues.host?.service !== undefined && clues.host.kind === 'service',
    cites: ['privatelink-services', 'privatelink-interface'],
    finds: (clues) => serviceCall(clues.host?.service, clues),
  },
  {
    id: 'sdk/operation',
    when: /operation error|when calling the|exception|error/,
    unless: isCode,
    given: (clues) => failed(clues) && clues.service !== undefined,
    cites: ['privatelink-services', 'privatelink-interface'],
    finds: (clues) => serviceCall(clues.service, clues),
  },
  {
    id: 'sdk/denied',
    when: /not authorized to perform|accessdenied|access denied|unauthorizedoperation/,
    unless: isCode,
    given: ({ denial, action, text }) =>
      denial !== undefined &&
      (action !== undefined ||
        /status ?code:? ?40[03]|requestid|request id|arn:aws|when calling|exception:/.test(text)),
    cites: ['privatelink-access', 'ecs-task-roles'],
    finds: (clues) => explainDenial(undefined, clues),
  },
  {
    id: 'sdk/no-credentials',
    when: /nocredentialproviders|unable to locate credentials|unable to load (?:aws )?credentials|neither aws_container_credentials|could not load credentials from any|no ec2 imds role found|unrecognizedclientexception|invalidclienttokenid|expiredtoken(?:exception)?|invalidsignatureexception|signaturedoesnotmatch/,
    unless: isCode,
    cites: ['ecs-task-roles'],
    finds: () => [
      probably(
        'iam',
        [],
        'The call carried no valid credentials. Endpoints are not the cause.',
        'Give the task a task role (or the instance its role), and check the clock.',
      ),
    ],
  },
  {
    id: 'sdk/other-aws-service',
    when: /./,
    unless: isCode,
    given: (clues) => clues.network !== undefined && clues.host?.kind === 'aws',
    cites: ['privatelink-services'],
    finds: (clues) => otherAwsService(clues),
  },
  {
    id: 'sdk/other-host',
    when: /dial tcp|connect|timed? ?out|timeout|getaddrinfo|lookup|resolve|refused|unreachable/,
    unless: isCode,
    given: (clues) => clues.network !== undefined && clues.host?.kind === 'other',
    cites: ['vpc-nat-gateway'],
    finds: (clues) => [
      probably(
        clues.network === 'refused' || clues.address?.kind === 'loopback' ? 'configuration' : 'network-path',
        [],
        `${clues.host?.name ?? 'The host'} is no AWS service, so no VPC endpoint of AWS carries the call.`,
        'Check the route, security groups and DNS towards it; hosts on the internet need a NAT gateway or a public IP.',
      ),
    ],
  },
  {
    id: 'sdk/external-registry',
    when: /./,
    unless: isCode,
    given: (clues) => clues.network !== undefined && clues.host?.kind === 'registry',
    cites: ['ecs-pull-error', 'ecr-pull-through-cache'],
    finds: (clues) => [
      certainly(
        'external-registry',
        [],
        `${clues.host?.name ?? 'The registry'} is served by no VPC endpoint.`,
        'Keep the image in private Amazon ECR, or give the subnet a path to the internet.',
      ),
    ],
  },
  {
    id: 'sdk/throttled',
    when: /throttlingexception|rate exceeded|requestlimitexceeded|toomanyrequestsexception/,
    unless: isCode,
    cites: ['ecs-stopped-errors'],
    finds: () => [
      certainly(
        'rate-limit',
        [],
        'The service was reached and answered that it is called too often. Endpoints are not the cause.',
        'Start fewer tasks at once; ask for a higher quota in Service Quotas.',
      ),
    ],
  },
  {
    id: 'sdk/unknown-host',
    general: true,
    when: /dial tcp|send request failed|unable to execute http request|connecttimeout|endpointconnectionerror|could not connect to the endpoint|request send failed|check your (?:task )?network config|context deadline exceeded|request canceled while waiting/,
    unless: isCode,
    given: (clues) => clues.network !== undefined,
    cites: ['ecs-fargate-networking'],
    finds: (clues) => unknownHost(clues),
  },
];

function serviceCall(service: ServiceId | undefined, clues: Clues): readonly Finding[] {
  if (service === undefined) return [];
  const needs: readonly ServiceId[] =
    service === 'ecr.api' || service === 'ecr.dkr'
      ? ['ecr.api', 'ecr.dkr', 's3']
      : service === 'ecs-agent' || service === 'ecs-telemetry'
        ? ['ecs-agent', 'ecs-telemetry', 'ecs']
        : [service];
  if (isThrottled(clues.text)) return [];
  const explained = explainCall({ to: service, needs, by: 'application' }, clues);
  return service === 'sts' && clues.host?.region === undefined && clues.network !== undefined
    ? explained.map((finding, index) => (index === 0 ? withRegionalSts(finding) : finding))
    : explained;
}

const withRegionalSts = (finding: Finding): Finding => ({
  ...finding,
  fix: [
    ...finding.fix,
    'Call the Regional host (AWS_STS_REGIONAL_ENDPOINTS=regional): the endpoint does not serve sts.amazonaws.com.',
  ],
});

function otherAwsService(clues: Clues): readonly Finding[] {
  const name = clues.host?.name ?? 'The host';
  if (clues.host?.unknownRegion !== undefined)
    return [
      probably(
        'configuration',
        [],
        `The host ${name} names a Region that does not exist (${clues.host.unknownRegion}).`,
        'Correct the Region that the client uses.',
      ),
    ];
  return [
    probably(
      'network-path',
      [],
      `${name} belongs to AWS, but to no service that this planner knows an endpoint for. Databases and caches live in the VPC: there the security group decides. For other services an endpoint may exist.`,
      'Database, cache or load balancer: allow its port from the task in its security group.',
      'Other services: look for an endpoint service with aws ec2 describe-vpc-endpoint-services, or give the subnet a path to the internet.',
    ),
  ];
}

function unknownHost(clues: Clues): readonly Finding[] {
  if (clues.address?.kind === 'internal' && clues.address.port === 443 && clues.network === 'timeout')
    return [
      perhaps(
        'endpoint-security-group',
        [],
        `Something inside the VPC (${clues.address.text}) does not answer on 443: if it is an endpoint, its security group does not admit the caller.`,
        'Find the network interface with this address, and allow inbound TCP 443 from the caller.',
      ),
      perhaps(
        'unknown-network',
        [],
        'The text does not say which service was called.',
        'Look for the host in the lines before.',
      ),
    ];
  return [
    perhaps(
      'unknown-network',
      [],
      `The connection failed${clues.address === undefined ? '' : ` (${clues.address.text})`}, but the text does not say which service was called.`,
      'Look for the host or the operation in the lines before, and paste them too.',
      'Check route, security groups, network ACLs and DNS of the subnet.',
    ),
  ];
}
