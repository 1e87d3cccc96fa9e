/**
 * Decides why a call to an AWS service failed: the same questions for every caller. Did the name resolve, to what kind of
 * address, did anything answer, and if it answered, who refused?
 */
import { type ServiceId, serviceOf } from '../core/index.ts';
import type { Action, Clues } from './clues.ts';
import { certainly, type Finding, perhaps, probably } from './pattern.ts';

export interface Call {
  /** The endpoint that carries this very call. */
  readonly to: ServiceId;
  /** Every endpoint that the caller needs, this call's included, when there is none yet. */
  readonly needs: readonly ServiceId[];
  /** Whose call it was, for the sentences. */
  readonly by: 'task' | 'container instance' | 'application' | 'session';
}

/** Why the call failed, most likely first; empty when the record does not say that it failed. */
export function explainCall(call: Call, clues: Clues): readonly Finding[] {
  if (clues.denial !== undefined) return explainDenial(call, clues);
  if (isThrottled(clues.text)) return [throttled(call)];
  if (lacksCredentials(clues.text)) return [noCredentials(call)];
  return clues.network === undefined ? [] : explainNetwork(call, clues);
}

export const isThrottled = (text: string): boolean =>
  /throttl|rate exceeded|too ?many ?requests|requestlimitexceeded|slowdown|\b429\b/.test(text);

const lacksCredentials = (text: string): boolean =>
  /nocredentialproviders|no valid providers in chain|unrecognizedclientexception|invalidclienttokenid|expiredtoken|security token included in the request is|invalidsignatureexception|signaturedoesnotmatch|no ec2 imds role|failed to refresh cached credentials|unable to locate credentials/.test(
    text,
  );

function throttled(call: Call): Finding {
  return certainly(
    'rate-limit',
    [],
    `${nameOf(call.to)} was reached and answered that it is called too often. Endpoints are not the cause.`,
    'Start fewer tasks at once, or let the retries pass.',
    'Ask for a higher quota of this API in Service Quotas if it happens regularly.',
  );
}

function noCredentials(call: Call): Finding {
  return probably(
    'iam',
    [],
    `The call to ${nameOf(call.to)} carried no valid credentials. Endpoints are not the cause.`,
    call.by === 'container instance'
      ? 'Attach the container instance role, and let the instance reach its metadata at 169.254.169.254.'
      : 'Check that the role named in the task definition exists and can be assumed by ecs-tasks.amazonaws.com.',
    'Check the clock of the machine: signatures expire after minutes.',
  );
}

function explainNetwork(call: Call, clues: Clues): readonly Finding[] {
  if (clues.host?.unknownRegion !== undefined)
    return [unknownRegion(clues.host.name, clues.host.unknownRegion)];
  switch (clues.network) {
    case 'proxy':
      return [viaProxy(call, clues)];
    case 'name-resolution':
      return nameNotResolved(call, clues);
    case 'untrusted-certificate':
      return [intercepted(call, clues)];
    case 'refused':
      return connectionRefused(call, clues);
    case 'reset':
      return [cutOnTheWay(call, clues), missing(call, clues, perhaps)];
    case 'no-route':
    case 'timeout':
    case 'unspecified':
      return noAnswer(call, clues);
    case undefined:
      return [];
  }
}

/** Nothing came back: what the name resolved to decides between "no endpoint" and "an endpoint that does not let in". */
function noAnswer(call: Call, clues: Clues): readonly Finding[] {
  const kind = clues.address?.kind;
  if (kind === 'loopback') return [nothingListens(call, clues)];
  if (kind === 'internal' || clues.host?.ofEndpoint === true)
    return [
      closedSecurityGroup(call, clues, probably),
      perhaps(
        'network-path',
        [],
        `The address${shown(clues)} may also belong to a proxy, or a network ACL may drop the packets.`,
        'Check that the address is one of the endpoint network interfaces.',
        'Check the network ACLs of both subnets: 443 to the endpoint, 1024–65535 back.',
      ),
    ];
  if (kind === 'public' || kind === 'storage')
    return [missing(call, clues, probably), notUsed(call, clues), noPath(call)];
  return [
    missing(call, clues, probably),
    isGateway(call.to) ? notUsed(call, clues) : closedSecurityGroup(call, clues, perhaps),
    noPath(call),
  ];
}

function missing(call: Call, clues: Clues, sure: typeof probably): Finding {
  const gateway = isGateway(call.to);
  return sure(
    'missing-endpoint',
    call.needs,
    `The ${call.by} cannot reach ${nameOf(call.to)}${at(clues)}: ${
      gateway ? 'its route table has no way to it' : 'nothing answers on that path'
    }. ${
      call.needs.length > 1
        ? 'Without another way out of the subnet it needs these endpoints'
        : 'Without another way out of the subnet it needs this endpoint'
    }: ${call.needs.join(', ')}.`,
    ...(call.needs.some((service) => !isGateway(service))
      ? [
          'Create the missing interface endpoints with private DNS, in the Availability Zones of the tasks, with a security group that admits 443 from them.',
        ]
      : []),
    ...(call.needs.some(isGateway)
      ? [
          'Create the gateway endpoint and associate it with the route table of every task subnet; the task security group must allow 443 to its prefix list.',
        ]
      : []),
  );
}

/** An endpoint may exist and yet not carry the call: by its DNS, or by a route table that does not know it. */
function notUsed(call: Call, clues: Clues): Finding {
  return isGateway(call.to)
    ? perhaps(
        'network-path',
        [],
        `If a gateway endpoint for ${nameOf(call.to)} exists, the subnet's route table is not associated with it, or the security group or network ACL blocks 443 to its prefix list.`,
        'Look for the route to the prefix list (pl-…) in the route table of the subnet.',
        'Allow outbound 443 to the prefix list in the security group of the task.',
      )
    : perhaps(
        'endpoint-dns',
        [call.to],
        `The name resolved to a public address${shown(clues)}. If the endpoint exists, its private DNS is off or the VPC does not use the Amazon-provided resolver.`,
        'Turn on private DNS for the endpoint, and enableDnsSupport and enableDnsHostnames for the VPC.',
        'With own DNS servers: forward the AWS domains to the resolver of the VPC.',
      );
}

function noPath(call: Call): Finding {
  return perhaps(
    'network-path',
    [],
    `Or the subnet was meant to reach ${nameOf(call.to)} over the internet, and that path is broken.`,
    'Private subnet: check the default route to a NAT gateway that works.',
    'Public subnet: the task needs a public IP (assignPublicIp ENABLED) and a route to an internet gateway.',
  );
}

function closedSecurityGroup(call: Call, clues: Clues, sure: typeof probably): Finding {
  const seen =
    clues.host?.ofEndpoint === true || clues.address?.kind === 'internal'
      ? `The name resolved inside the VPC${shown(clues)}, so an endpoint for ${nameOf(call.to)} exists, but it does not answer`
      : `If an endpoint for ${nameOf(call.to)} exists, it may not answer`;
  return sure(
    'endpoint-security-group',
    [call.to],
    `${seen}: its security group does not admit the ${call.by} on port 443.`,
    'Allow inbound TCP 443 from the security group (or subnets) of the tasks in the security group of the endpoint.',
    'Allow outbound TCP 443 to it in the security group of the tasks.',
  );
}

function nameNotResolved(call: Call, clues: Clues): readonly Finding[] {
  const endpointName = clues.host?.ofEndpoint === true;
  return [
    probably(
      'endpoint-dns',
      endpointName || clues.host?.numbered === true ? call.needs : [],
      `The name${clues.host === undefined ? '' : ` ${clues.host.name}`} could not be resolved, so no connection was tried. AWS's names resolve everywhere; the DNS of this VPC is the cause, not a missing endpoint.`,
      'Turn on enableDnsSupport and enableDnsHostnames for the VPC.',
      'Check the DNS servers of its DHCP option set: own servers must be reachable on port 53 and forward AWS domains to the resolver of the VPC.',
      'Check private hosted zones and DNS firewall rules that cover this name.',
    ),
  ];
}

function unknownRegion(host: string, region: string): Finding {
  return probably(
    'configuration',
    [],
    `The host ${host} names a Region that does not exist (${region}). Endpoints are not the cause.`,
    'Set the Region that the client uses: AWS_REGION, the SDK configuration or the log driver option.',
  );
}

function viaProxy(call: Call, clues: Clues): Finding {
  return probably(
    'network-path',
    [],
    `The call to ${nameOf(call.to)} went to a proxy${shown(clues)} that did not carry it. An endpoint is used only by calls that bypass the proxy.`,
    'Add the AWS hosts, 169.254.169.254 and 169.254.170.2 to NO_PROXY, or repair the proxy.',
  );
}

function intercepted(call: Call, clues: Clues): Finding {
  return probably(
    'network-path',
    [],
    `Something answered for ${nameOf(call.to)}${at(clues)} with a certificate that the ${call.by} does not trust: usually a proxy or firewall that inspects TLS, or a name that points to the wrong machine.`,
    'Exempt the AWS hosts from TLS inspection, or give the image the certificate authority of the proxy.',
    'Check that the name resolves to AWS or to the endpoint, and that the image has current CA certificates.',
  );
}

function connectionRefused(call: Call, clues: Clues): readonly Finding[] {
  if (clues.address?.kind === 'loopback') return [nothingListens(call, clues)];
  const internal = clues.address?.kind === 'internal';
  return [
    probably(
      internal ? 'endpoint-dns' : 'network-path',
      internal ? [call.to] : [],
      `The connection to ${nameOf(call.to)}${at(clues)} was refused. Endpoints and AWS never refuse on 443: the name points to another machine, or a firewall or proxy rejects the call.`,
      'Check what the name resolves to from the subnet, and private hosted zones and hosts files that cover it.',
      'Check firewalls, proxies and the port of the URL.',
    ),
  ];
}

function nothingListens(call: Call, clues: Clues): Finding {
  return probably(
    'configuration',
    [],
    `The call to ${nameOf(call.to)} went to the machine itself${shown(clues)}. Endpoints are not the cause.`,
    'Check endpoint URLs, proxy settings and hosts files.',
  );
}

function cutOnTheWay(call: Call, clues: Clues): Finding {
  return probably(
    'network-path',
    [],
    `The connection to ${nameOf(call.to)}${at(clues)} was opened and then cut: a firewall, proxy or NAT on the way ended it.`,
    'Check firewalls and proxies on the path, idle time-outs, and the MTU on VPN or transit links.',
  );
}

/** Explains a refusal: the text of AWS says since 2021 which kind of policy refused. */
export function explainDenial(call: Call | undefined, clues: Clues): readonly Finding[] {
  const endpoints =
    clues.action === undefined ? (call === undefined ? [] : [call.to]) : endpointsOf(clues.action, call);
  const what = clues.action?.name ?? (call === undefined ? 'the call' : `the call to ${nameOf(call.to)}`);
  switch (clues.denial) {
    case 'endpoint-policy':
      return [
        certainly(
          'endpoint-policy',
          endpoints,
          `The endpoint exists and was used; its endpoint policy does not allow ${what}.`,
          `Allow ${what} for this principal and resource in the policy of the endpoint${endpoints.length === 0 ? '' : ` ${endpoints.join(', ')}`}, or attach the full-access policy.`,
          'Remove a Deny statement that covers the call; without any Allow statement an endpoint policy refuses everything.',
        ),
      ];
    case 'resource-policy':
      return [
        probably(
          'iam',
          [],
          `The resource's own policy refuses ${what}. The call arrived, so no endpoint is missing for this path.`,
          'Check the bucket, repository, secret or key policy, also its conditions on aws:SourceVpc and aws:SourceVpce.',
        ),
        ...(endpoints.length === 0
          ? []
          : [
              perhaps(
                'missing-endpoint',
                endpoints,
                'If that policy demands a VPC endpoint (aws:SourceVpce), the call came by another path.',
                'Create the endpoint that the condition names, or correct its id.',
              ),
            ]),
      ];
    case 'identity':
      return [missingPermission(certainly, what, clues)];
    default:
      return [
        missingPermission(probably, what, clues),
        ...(endpoints.length === 0 ? [] : [narrowEndpointPolicy(endpoints, what)]),
      ];
  }
}

function missingPermission(sure: typeof probably, what: string, clues: Clues): Finding {
  const boundary = /service control/.test(clues.text)
    ? 'A service control policy of the organization refuses it.'
    : /permissions boundary/.test(clues.text)
      ? 'The permissions boundary of the role refuses it.'
      : 'The role has no permission for it.';
  return sure(
    'iam',
    [],
    `The service was reached and refused ${what}. ${boundary} Endpoints are not the cause.`,
    `Allow ${what} for the role that the message names. Images, secrets, environment files and log streams are fetched with the task execution role (Amazon EC2: images with the container instance role); application code uses the task role.`,
  );
}

function narrowEndpointPolicy(endpoints: readonly ServiceId[], what: string): Finding {
  return perhaps(
    'endpoint-policy',
    endpoints,
    'An endpoint policy that is too narrow gives the same answer.',
    `Check that the endpoint policy allows ${what} for this role and resource.`,
  );
}

const BY_ACTION: Readonly<Record<string, readonly ServiceId[]>> = {
  secretsmanager: ['secretsmanager'],
  ssm: ['ssm'],
  kms: ['kms'],
  logs: ['logs'],
  s3: ['s3'],
  ssmmessages: ['ssmmessages'],
  ec2messages: ['ec2messages'],
  sts: ['sts'],
  sqs: ['sqs'],
  sns: ['sns'],
  dynamodb: ['dynamodb'],
  events: ['events'],
  cloudwatch: ['monitoring'],
  xray: ['xray'],
  kinesis: ['kinesis-streams'],
  firehose: ['kinesis-firehose'],
  servicediscovery: ['servicediscovery'],
  elasticfilesystem: ['elasticfilesystem'],
  ec2: ['ec2'],
  autoscaling: ['autoscaling'],
  'application-autoscaling': ['application-autoscaling'],
  fsx: ['fsx'],
};

/** The endpoints through which an action is called. */
export function endpointsOf(action: Action, call: Call | undefined): readonly ServiceId[] {
  const name = action.name.toLowerCase();
  if (action.prefix === 'ecr')
    return name === 'ecr:getauthorizationtoken' ? ['ecr.api'] : ['ecr.api', 'ecr.dkr'];
  if (action.prefix === 'ecs')
    return name === 'ecs:poll'
      ? ['ecs-agent', 'ecs-telemetry']
      : name === 'ecs:starttelemetrysession'
        ? ['ecs-telemetry']
        : ['ecs'];
  if (Object.hasOwn(BY_ACTION, action.prefix)) return BY_ACTION[action.prefix] ?? [];
  return call === undefined ? [] : [call.to];
}

/** How AWS calls the service behind an endpoint. */
export const nameOf = (service: ServiceId): string => serviceOf(service).name;

const isGateway = (service: ServiceId): boolean => serviceOf(service).types[0] === 'Gateway';

const at = (clues: Clues): string =>
  clues.host === undefined
    ? shown(clues)
    : ` (${clues.host.name}${clues.address === undefined ? '' : `, ${clues.address.text}`})`;

const shown = (clues: Clues): string => (clues.address === undefined ? '' : ` (${clues.address.text})`);
