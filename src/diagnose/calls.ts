/**
 * Decides why a call to an AWS service failed: the same questions for every caller. Did the name resolve, to what kind of
 * address, did anything answer, and if it answered, who refused?
 */

import {
  hasFipsVariant,
  portsOf,
  privateDnsNames,
  REGION_IDS,
  type RegionId,
  regionOf,
  type ServiceId,
  serviceName,
  serviceOf,
} from '../core/index.ts';
import { isPublicIpv6 } from './addresses.ts';
import { endOf, headedByEnd } from './call-ends.ts';
import { CONTROL_PLANE } from './called.ts';
import { callerIn, isOfEcs, isOfLogDriver, outsiderIn } from './caller.ts';
import type { Caller } from './carriers.ts';
import { CLAUSES } from './clauses.ts';
import { CLOSED_BY_CALLER, NOT_HTTP } from './closings.ts';
import type { Clues } from './clues.ts';
import { NONE_FOUND, saidOfCredentials } from './credentials.ts';
import { explainDenial, isDaemon } from './denials.ts';
import { errnoIn, isTryAgain } from './errnos.ts';
import { CALLER_NOT_ACCEPTED, HANDSHAKE_REFUSED, NOT_AGREED, NOT_TLS } from './handshakes.ts';
import { type Host, hostsIn, isOfEcrPublic } from './hosts.ts';
import {
  answeringResolver,
  FOREIGN_RESOLVER,
  isTurnedAway,
  isUnanswered,
  lookUpIn,
  RESOLVER,
  silentResolver,
  ZONES,
} from './look-ups.ts';
import { endedJustBefore, isThrottled, ofCredentials } from './outcomes.ts';
import { decided, type Finding, headed, perhaps, probably, unsourced } from './pattern.ts';

export interface Call {
  /** The endpoint that carries this very call. */
  readonly to: ServiceId;
  /** Every endpoint that the caller needs, this call's included, when there is none yet. */
  readonly needs: readonly ServiceId[];
  /** Whose call it was, for the sentences. */
  readonly by: Caller;
}

/** Why the call failed, most likely first; empty when the record does not say that it failed. */
export function explainCall(of: Call, clues: Clues): readonly Finding[] {
  const whole = clues.oldPlatform === true ? withoutLogin(of) : of;
  const others = clues.network === undefined ? [] : reachedBeside(whole, clues);
  if (others.length === 0) return explained(whole, clues);
  // What got through beside a call to a numbered host of the agent went over the public path too, and proves no endpoint.
  const publicly = clues.host?.numbered === true;
  const needs = whole.needs.filter((service) => !others.includes(service) || (publicly && service === 'ecs'));
  const call = { ...whole, needs };
  const those = others.length > 1 ? 'those calls' : 'that call';
  const so = publicly ? `over the public path ${those} got through` : `nothing is missing for ${those}`;
  return explained(call, clues).map((finding) =>
    finding.cause === 'missing-endpoint'
      ? {
          ...finding,
          text: `${finding.text} The text shows that the caller reached ${others.map(nameOf).join(' and ')}: ${so}.`,
        }
      : finding,
  );
}

/** What the caller needs besides, and has: the same text shows calls of it that got through. */
const reachedBeside = ({ to, needs }: Call, { reached }: Clues): readonly ServiceId[] =>
  needs.length < 2 ? [] : needs.filter((service) => service !== to && reached?.().includes(service) === true);

function explained(call: Call, clues: Clues): readonly Finding[] {
  if (clues.denial !== undefined) return explainDenial(call.to, clues);
  if (clues.network === undefined && isThrottled(clues.text)) return [throttled(call, clues)];
  if (clues.noCredentials)
    return [isDaemon(clues) ? daemonWithoutCredentials(clues) : noCredentials(call, clues)];
  if (clues.network === undefined && isAnsweredBeforeCut(clues)) return answeredBeforeCut(call, clues);
  return clues.network === undefined ? [] : explainNetwork(call, clues);
}

/** Before platform version 1.4.0 AWS Fargate logged in to Amazon ECR over a network interface of its own. */
const withoutLogin = (call: Call): Call =>
  call.to === 'ecr.api' ? call : { ...call, needs: call.needs.filter((service) => service !== 'ecr.api') };

/** The text ends after the status of an answer, and before its reason. */
const isAnsweredBeforeCut = ({ cut, status }: Clues): boolean =>
  cut && status !== undefined && status >= 400 && status < 500;

function answeredBeforeCut(call: Call, { status, text }: Clues): readonly Finding[] {
  const answered = `${nameOf(call.to)} was reached and answered with status ${status ?? 400}; the text ends before it says why.`;
  const toLogs = call.to === 'logs';
  const refused: Guess = {
    cause: 'iam',
    endpoints: [],
    first: 'Most often a role lacks the permission.',
    or: 'Or a role lacks the permission.',
    fix: 'Check that the role that makes the call allows its action.',
  };
  const narrow: Guess = {
    cause: 'endpoint-policy',
    endpoints: [call.to],
    first: `The policy of the endpoint for ${nameOf(call.to)} may not allow the call.`,
    or: `Or the policy of the endpoint for ${nameOf(call.to)} does not allow the call.`,
    fix: 'Look at the policy of the endpoint.',
  };
  const absent: Guess = {
    cause: toLogs ? 'log-group' : 'configuration',
    endpoints: [],
    first: 'To this call it answers so most often because the log group does not exist.',
    or: toLogs ? 'Or the log group does not exist.' : 'Or what the call names does not exist.',
    fix: toLogs ? checkGroup(text) : 'Check the names in the call, and its Region.',
  };
  const order =
    toLogs && /createlogstream/.test(text) ? [absent, refused, narrow] : [refused, narrow, absent];
  return order.map(({ cause, endpoints, first, or, fix }, index) =>
    index === 0
      ? perhaps(
          cause,
          endpoints,
          `${answered} ${first}`,
          'Read the whole message: aws ecs describe-tasks, or the log of the program.',
          fix,
        )
      : perhaps(cause, endpoints, or, fix),
  );
}

/** Where a log group may be wrong: the options of the driver only where the driver speaks. */
export const checkGroup = (text: string): string =>
  isOfLogDriver(text)
    ? 'Check awslogs-group and awslogs-region; create the group.'
    : 'Check the name of the group and the Region that the program is given; create the group.';

/** What an answer without its reason may have been; `first` is said where it is the most likely. */
interface Guess {
  readonly cause: Finding['cause'];
  readonly endpoints: readonly ServiceId[];
  readonly first: string;
  readonly or: string;
  readonly fix: string;
}

function throttled(call: Call, clues: Clues): Finding {
  const cites: Finding['cites'] = [
    CONTROL_PLANE.includes(call.to) ? 'ecs-request-throttling' : 'sdk-retries',
  ];
  const found = decided(CLAUSES.throttled)(
    'rate-limit',
    [],
    `${nameOf(call.to)} was reached and answered that it is called too often. Endpoints are not the cause.`,
    isOfEcs(clues) && !isOfCompose(clues.text)
      ? 'Start fewer tasks at once, or let the retries pass.'
      : 'Call less often, or let the retries pass.',
    'Ask for a higher quota of this API in Service Quotas if it happens regularly.',
  );
  return { ...found, cites };
}

/** A tool of the container runtime started the container, and no task. */
const isOfCompose = (text: string): boolean =>
  /\berror: for [\w-]{1,60} {1,4}cannot start service|cannot start service [\w-]{1,60}: |docker[- ]compose/.test(
    text,
  );

/** Nothing of the task is asked for them. */
export const daemonWithoutCredentials = ({ before, record, behind }: Clues): Finding =>
  headed(
    'the Docker daemon has no valid credentials',
    probably(
      'iam',
      [],
      'The Docker daemon of the machine had no valid credentials for the call of its log driver to Amazon CloudWatch Logs. It signs with its own, not with those of the containers: they come from its environment, a file, or the metadata of the machine, which no endpoint carries.',
      `Container instance: attach the container instance role, allow it ${/awslogs-create-group["']?[=: ]{1,3}["']?true/i.test(`${before?.() ?? ''}${record.text}${behind?.() ?? ''}`) ? 'logs:CreateLogGroup, ' : ''}logs:CreateLogStream and logs:PutLogEvents, and let the daemon reach the metadata at 169.254.169.254. On a container instance with ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE the agent hands over the task execution role instead.`,
      'Machines outside AWS: give the daemon credentials (its environment, or the .aws folder of the user that it runs as), and restart it.',
    ),
  );

function noCredentials(call: Call, clues: Clues): Finding {
  const { text } = clues;
  const none = NONE_FOUND.test(text);
  const told = none ? undefined : saidOfCredentials(clues);
  if (told !== undefined) return told;
  return headed(
    'the call has no valid credentials',
    probably(
      'iam',
      [],
      `The call to ${nameOf(call.to)} had no credentials${none ? ': the client found none' : ', or none that were accepted'}. ${ofCredentials(text)}`,
      call.by === 'instance'
        ? 'Check that the machine has its role, and on Amazon EC2 that it reaches its metadata at 169.254.169.254.'
        : 'In a task: check that the role named in the task definition exists and can be assumed by ecs-tasks.amazonaws.com. Elsewhere: check where the program gets its credentials.',
      ...(none ? [] : ['Check the clock of the machine: signatures expire after minutes.']),
    ),
  );
}

function explainNetwork(call: Call, clues: Clues): readonly Finding[] {
  const misnamed = explainName(clues);
  if (misnamed !== undefined) return [misnamed];
  if (clues.network !== 'proxy' && isAtAnotherHost(clues)) return [];
  const received = receivedIn(clues);
  if (received !== undefined && (clues.network === 'timeout' || clues.network === 'reset'))
    return [stalled(`${nameOf(call.to)}${at(clues)}`, received)];
  if (isAtForeignPort(call, clues)) return [atForeignPort(call, clues)];
  if (isNotTakenBetween(call, clues)) return [notTakenBetween(call, clues)];
  switch (clues.network) {
    case 'proxy':
      return [viaProxy(call, clues)];
    case 'name-resolution':
      return nameNotResolved(call, clues);
    case 'untrusted-certificate':
      return [headed('the certificate that answers is not accepted', intercepted(call, clues))];
    case 'refused':
      return connectionRefused(call, clues);
    case 'reset':
      return cutOnTheWay(call, clues);
    case 'no-route':
    case 'timeout':
    case 'unspecified':
      return isGivenUp(clues.text)
        ? givenUp(call, clues)
        : [...noAnswer(call, clues), ...unnamedApi(call, clues)];
    case undefined:
      return [];
  }
}

/** Only the words of a client name the service, and it called an address at a port at which that service does not listen. */
const isAtForeignPort = ({ to }: Call, { host, address, network }: Clues): boolean =>
  network !== 'proxy' &&
  host === undefined &&
  address?.port !== undefined &&
  (address.kind === 'internal' || address.kind === 'public') &&
  address.port !== HTTP &&
  address.port !== HTTPS &&
  !portsOf(to).includes(address.port);

const atForeignPort = ({ to }: Call, clues: Clues): Finding =>
  headedByEnd(
    clues.network,
    perhaps(
      'unknown-network',
      [],
      `A client for ${nameOf(to)} called ${clues.address?.text ?? ''} on port ${clues.address?.port ?? ''}, at which ${nameOf(to)} does not listen: so it called somebody else, such as a server of your own that speaks the same protocol, or a proxy. The call ${endOf(clues)}.`,
      'Look at the endpoint URL and the proxy that the client is given, and whether that machine runs and lets the caller in.',
      'If AWS itself was to be called: leave out the endpoint URL of the client.',
    ),
  );

/**
 * The host is none of the service that the words name, so the call failed elsewhere: the host decides. One that is not of AWS
 * says so wherever it stands, a registry or another host of AWS only where it was called.
 */
export const isAtAnotherHost = ({ host }: Clues): boolean =>
  host !== undefined &&
  (host.kind === 'other' || ((host.kind === 'registry' || host.kind === 'aws') && host.called));

/** Go says this where whoever made the call ended it; Amazon ECS and a limit of time add words of their own. */
export const isGivenUp = (text: string): boolean =>
  /context cancell?ed/.test(text) &&
  !/deadline|time-?d? ?-?out|dial |awaiting headers|waiting for connection|net\/http: request cancell?ed|has been retried|cannotpull|resourceinit|execution resource|pull (?:image|command)/.test(
    // A wrapper that names both says neither.
    text.replaceAll(/cancell?ed or tim(?:ed|e) ?-?out|tim(?:ed|e) ?-?out or cancell?ed/g, ''),
  );

function givenUp(call: Call, clues: Clues): readonly Finding[] {
  return [
    headed(
      'the caller gave up',
      perhaps(
        'unknown-network',
        [],
        `The call to ${nameOf(call.to)}${at(clues)} was ended by whoever made it (context canceled): the text does not say whether an answer was late.`,
        'Look in the lines before for what ended it: a time-out, a stop of the program, or an error of another call that went with it.',
      ),
    ),
    perhaps(
      'missing-endpoint',
      call.needs,
      `If it was ended because no answer came: without another way out, the subnet needs ${plural(call.needs.length)}: ${call.needs.join(', ')}.`,
      'Look whether the endpoint is there, and whether its name resolves to private addresses.',
    ),
  ];
}

/** A name that cannot be right is never a matter of endpoints; the right one is printed where it is clear. */
export function explainName(clues: Clues): Finding | undefined {
  const { host, address, network } = clues;
  if (host === undefined || (address !== undefined && host.wrong?.resolves !== true)) return undefined;
  if (host.wrong?.hidden === true && network !== 'name-resolution' && network !== 'unspecified')
    return undefined;
  if (host.wrong !== undefined) return wrongName(host, host.wrong, clues);
  return host.unknownRegion === undefined
    ? noFipsName(host, clues)
    : unknownRegion(host.name, host.unknownRegion, clues);
}

/** The log driver has a Region of its own, where it speaks. */
const ofDriverToo = ({ text }: Clues): string =>
  isOfLogDriver(text) ? ', and at the options of the log driver' : '';

/**
 * What is wrong with a name, and where to look. `supposed`: the text ends before the call does: where people take parts of names
 * out before they paste them, that may have been done here too.
 */
function wrongName(host: Host, wrong: NonNullable<Host['wrong']>, clues: Clues): Finding {
  const open = clues.supposed === true && wrong.hidden === true;
  const ofImage = host.service === 'ecr.dkr';
  return unsourced(
    probably(
      'configuration',
      [],
      `The host ${host.name} is not ${wrong.incomplete === true ? 'named in full' : 'a name of AWS'}: ${wrong.why}. ${open ? 'If the message itself has it so, endpoints are not the cause.' : 'Endpoints are not the cause.'}`,
      wrong.cure ??
        (wrong.right === undefined
          ? 'Correct the Region or the endpoint URL that the client uses.'
          : `The right name is ${wrong.right}: correct ${ofImage ? 'the name of the image, and the name with which the client logs in' : 'the Region or the endpoint URL that the client uses'}.`),
      ...(open
        ? [
            'If it was taken out before the text was pasted: read the end of the message, which says how the call ended.',
          ]
        : []),
      // Where a part is missing that the text names, what else the name holds is not in question.
      ...(wrong.incomplete === true && wrong.cure !== undefined
        ? []
        : [
            ofImage
              ? `Look where the name of the image is put together: ${wrong.resolves === true ? '' : 'AWS_REGION, '}the pipeline, the task definition.`
              : `Look at AWS_REGION, AWS_ENDPOINT_URL and the configuration of the client${ofDriverToo(clues)}.`,
          ]),
    ),
  );
}

/** A resolver that knows the names of an endpoint for APIs may answer for the name without the ID of one, too. */
const unnamedApi = ({ to }: Call, { host }: Clues): readonly Finding[] =>
  to === 'execute-api' && host?.wrong?.incomplete === true
    ? [
        unsourced(
          perhaps(
            'configuration',
            [],
            `Or this is not the name that was meant: ${host.wrong.why}.`,
            host.wrong.cure ?? 'Give the client the endpoint URL of the API.',
          ),
        ),
      ]
    : [];

const isNoSuchHost = (text: string): boolean => text.includes('no such host') && !isUnanswered(text);

/** `sqs-fips.us-gov-west-1`: in AWS GovCloud (US) the plain host of some services is the FIPS host, and there is no other. */
const fipsByItself = ({ fips, service, region }: Host): string | undefined =>
  fips === true &&
  service !== undefined &&
  region !== undefined &&
  regionOf(region).partition === 'aws-us-gov' &&
  serviceOf(service).isFipsInGovCloud === true &&
  !hasFipsVariant(service, region)
    ? plainName(service, region)
    : undefined;

function noFipsName(host: Host, { network, text }: Clues): Finding | undefined {
  const plain = fipsByItself(host);
  if (plain === undefined || network !== 'name-resolution') return undefined;
  if (lookUpIn(text) !== 'unknown' && !isNoSuchHost(text)) return undefined;
  return unsourced(
    headed(
      'a FIPS name that is not there',
      probably(
        'configuration',
        [],
        `By these words there is no name ${host.name}: in AWS GovCloud (US) the host of this service without -fips is its FIPS host. No endpoint is missing for a name that is not there.`,
        `Let the client call ${plain}: by its endpoint URL, a newer version of it, or with AWS_USE_FIPS_ENDPOINT off for this client.`,
      ),
    ),
  );
}

/** Nothing came back: what the name resolved to decides between "no endpoint" and "an endpoint that does not let in". */
function noAnswer(call: Call, clues: Clues): readonly Finding[] {
  const kind = clues.address?.kind;
  if (kind === 'loopback') return [nothingListens(call, clues)];
  const old = kind === 'internal' ? undefined : oldName(call, clues);
  const wasSlow = clues.network === 'timeout' && isReadTimeOut(clues.text);
  if (old === undefined && wasSlow) return [slowAnswer(call, clues)];
  const open = endedOpen(call, clues);
  if (open !== undefined) return [open];
  if (clues.address?.behindNat64 !== undefined && kind !== 'link-local')
    return overNat64(call, clues, clues.address.behindNat64);
  if (clues.network === 'timeout' && isOpenedOnly(clues.text))
    return [unfinishedHandshake(call, clues), missing(call, clues, perhaps)];
  if (isNotReachedBetween(call, clues)) return [notReachedBetween(call, clues)];
  if (kind === 'internal' || clues.host?.ofEndpoint === true) return within(call, clues);
  if (old !== undefined && wasSlow) return [old, slowAnswer(call, clues)];
  if (old !== undefined) return [old, missing(call, clues, perhaps), noPath(call, clues)];
  const outsider = outsiderIn(clues);
  return outsider === undefined
    ? outside(call, clues)
    : [ofItsOwnWay(call, clues, outsider), missing(call, clues, perhaps)];
}

/** The call went to a private address, or to the own name of an endpoint. */
function within(call: Call, clues: Clues): readonly Finding[] {
  if (clues.network === 'no-route') return [noWayWithin(nameOf(call.to), clues)];
  const internal = clues.address?.kind === 'internal';
  if (!internal && isNotTimedOut(clues)) return [ownNameUnresolved(call, clues), pathToOwnName(clues)];
  return [
    closedSecurityGroup(call, clues, probably),
    perhaps(
      'network-path',
      [],
      internal
        ? `The address${shown(clues)} may also belong to a proxy, or a network ACL may drop the packets.`
        : 'A network ACL may drop the packets, or the subnet has no route to the VPC of the endpoint.',
      internal
        ? 'Check that the address is one of the endpoint network interfaces.'
        : 'Check that the name leads to the addresses of the endpoint network interfaces.',
      `Check the network ACLs of both subnets: ${portWords(call, clues)} to the endpoint, 1024–65535 back.`,
    ),
  ];
}

/** The client says so of a name that was not resolved and of a connection that was refused; security groups do neither. */
const ownNameUnresolved = (call: Call, clues: Clues): Finding =>
  headed(
    'the own name of an endpoint is not resolved, or the connection is refused',
    probably(
      'endpoint-dns',
      [call.to],
      `The call went to the own name of an endpoint for ${nameOf(call.to)} (${clues.host?.name ?? ''}). The AWS SDK for Python and the AWS CLI say this where a name could not be resolved, or a connection was refused; a time-out they call by its name. So the endpoint may be gone, or the resolver may not know its name.`,
      'Resolve the name where the call is made, and look whether the endpoint still exists (aws ec2 describe-vpc-endpoints, DnsEntries).',
      'Own names of endpoints resolve in public DNS too: with own DNS servers, look whether they forward amazonaws.com.',
    ),
  );

const pathToOwnName = (clues: Clues): Finding =>
  perhaps(
    'network-path',
    [],
    `Or somebody on the way refuses the connection${shown(clues)}: a firewall or a proxy.`,
    'Look at firewalls and proxies between the caller and the VPC of the endpoint.',
  );

/** Somebody said that there is no way to a private address: what only drops packets, as security groups do, says nothing. `who`: whom the call was for. */
export function noWayWithin(who: string, clues: Clues): Finding {
  const ended =
    clues.address?.kind === 'internal'
      ? `went to an address inside the VPC or a connected network${shown(clues)}`
      : `went to the own name of an endpoint${clues.host === undefined ? '' : ` (${clues.host.name})`}`;
  return headed(
    'no way leads to the address',
    probably(
      'network-path',
      [],
      `The call to ${who} ${ended}, and ended because no way leads there. Security groups and network ACLs drop packets without a word, so they are not what these words tell of: no machine has this address any more, a route is missing, or a firewall on a machine refuses the call in this way.`,
      'Look whether a network interface has this address, and whether the name still leads to it: an endpoint that was made anew has others.',
      'Look at the routes of the caller (the machine, its containers, its subnet) to that network: peering, transit gateway, VPN; and at firewall rules of machines on the way (iptables with REJECT).',
    ),
  );
}

/** NAT64 is the way that was planned: a route to a NAT gateway, which turns the call into one of IPv4. */
function overNat64(call: Call, clues: Clues, ipv4: string): readonly Finding[] {
  const inside = clues.address?.kind === 'internal';
  const nat: Finding = headed(
    'the path through NAT64 does not carry the call',
    probably(
      'network-path',
      [],
      `The call to ${nameOf(call.to)}${at(clues)} ${endOf(clues)}. The address is that by which NAT64 reaches the IPv4 address ${ipv4}${inside ? ', which lies inside the VPC or a connected network' : ''}. DNS64 makes such addresses of names that have only IPv4 ones, so most likely the call was meant to go through a NAT gateway.`,
      'Look for the route 64:ff9b::/96 to a NAT gateway in the route table of the subnet, and whether that NAT gateway works (a public one needs a subnet with a route to an internet gateway).',
      `Security group and network ACLs of the ${callerIn(call.by, clues)}: allow outbound TCP ${portWords(call, clues)} over IPv6, to 64:ff9b::/96.`,
    ),
  );
  return inside
    ? [
        nat,
        perhaps(
          'endpoint-security-group',
          [call.to],
          `If ${ipv4} is the address of an endpoint for ${nameOf(call.to)}, its security group may not admit the NAT gateway, from whose address such a call comes.`,
          `Allow inbound TCP ${portWords(call, clues)} from the addresses of the NAT gateway in the security group of the endpoint; or give the endpoint IPv6 addresses too, if the service offers them.`,
        ),
      ]
    : [
        nat,
        perhaps(
          'missing-endpoint',
          call.needs,
          `If the subnet is to have no way out, it needs ${plural(call.needs.length)}: ${call.needs.join(', ')}. A caller that has only IPv6 reaches an endpoint by its IPv6 addresses.`,
          'Create the endpoint with the address type dualstack or ipv6, if the service lists it in SupportedIpAddressTypes, with private DNS and a security group that admits the callers over IPv6.',
        ),
      ];
}

/** The call was to leave the VPC, or the text does not show where it went. */
function outside(call: Call, clues: Clues): readonly Finding[] {
  const kind = clues.address?.kind;
  const covered = clues.host?.fips === true || specialHost(call, clues) === undefined;
  if (isPublicIpv6(clues.address)) return outOverIpv6(call, clues, covered);
  if (kind === 'public' || kind === 'storage')
    return [missing(call, clues, probably), ...(covered ? [notUsed(call, clues)] : []), noPath(call, clues)];
  // An error of a number without a row here: whatever it is, it does not tell of packets that were dropped.
  if (clues.network === 'unspecified' && errnoIn(clues.text) !== undefined)
    return [missing(call, clues, perhaps), noPath(call, clues)];
  const closed = mayBeClosed(clues) ? [closedSecurityGroup(call, clues, perhaps)] : [];
  if (isNotTimedOut(clues))
    return [
      missing(call, clues, perhaps),
      unresolvedAside(call, clues),
      ...(isGateway(call.to) ? [notUsed(call, clues)] : closed),
      noPath(call, clues),
    ];
  return [
    missing(call, clues, isUnsaid(clues) ? perhaps : probably),
    ...(isGateway(call.to)
      ? [notUsed(call, clues)]
      : [...closed, ...(covered ? [dnsAside(call, clues)] : [])]),
    noPath(call, clues),
  ];
}

/**
 * Whether the security group of an endpoint may be what kept the call out. It drops packets: where somebody says that there is
 * no way, it is none of it; and a name that no endpoint covers does not lead there.
 */
const mayBeClosed = ({ host, network }: Clues): boolean =>
  network !== 'no-route' && (host === undefined || (host.name !== GLOBAL_HOST && !isOldRegistry(host.name)));

/** The call went to an IPv6 address that may lie on the internet. */
function outOverIpv6(call: Call, clues: Clues, covered: boolean): readonly Finding[] {
  if (clues.network === 'no-route')
    return [noIpv6(call, clues), missing(call, clues, perhaps), ...(covered ? [notUsed(call, clues)] : [])];
  return [
    missing(call, clues, probably),
    isGateway(call.to) ? notUsed(call, clues) : endpointOverIpv6(call, clues),
    noPath(call, clues),
  ];
}

/** Whoever calls from outside goes over the internet: that way comes before what a VPC may lack. */
const ofItsOwnWay = (
  call: Call,
  clues: Clues,
  outsider: NonNullable<ReturnType<typeof outsiderIn>>,
): Finding =>
  headed(
    'the caller\u2019s own way to the internet fails',
    (clues.network === 'unspecified' ? perhaps : probably)(
      'network-path',
      [],
      `${ended(call, clues)} By the paths in the text the caller is ${outsider}, which sits in no VPC: its own way over the internet is the first to look at.`,
      outsider === 'a hosted build machine'
        ? 'Run it once more, and look at the Region and the endpoint URL of the client. To call from within a VPC, use a build machine of your own there.'
        : 'Look at its connection, at VPN, proxy and firewall on the way, and at the Region and the endpoint URL of the client.',
    ),
  );

/** No route leads to an address of IPv6: that says nothing of IPv4, over which the same name may be called. */
function noIpv6(call: Call, clues: Clues): Finding {
  const { host, tried } = clues;
  const others =
    tried.length > 1
      ? ''
      : ' Clients try the IPv4 addresses of a name too, and many print one attempt alone: this message does not show whether there were any, and how that ended.';
  return headed(
    'no way out over IPv6',
    probably(
      'network-path',
      [],
      `The call to ${nameOf(call.to)}${at(clues)} went to a public IPv6 address, and ended because no route leads there: the caller has no way out over IPv6.${others}`,
      'If it is to be called over IPv6: give the subnet and the caller IPv6 addresses, and the route table of the subnet the route ::/0 to an egress-only internet gateway (a public subnet: to the internet gateway). In a container: look whether its own network has IPv6.',
      host?.dualStack === true
        ? 'If it is to be called over IPv4: call the plain host, with AWS_USE_DUALSTACK_ENDPOINT turned off.'
        : 'If it is to be called over IPv4: let the client prefer IPv4, or the resolver give no IPv6 addresses of this name.',
    ),
  );
}

/** The IPv6 addresses of a VPC have the form of those of the internet: such a one may be that of an endpoint. */
function endpointOverIpv6(call: Call, clues: Clues): Finding {
  const port = portWords(call, clues);
  return perhaps(
    'endpoint-security-group',
    [call.to],
    `IPv6 addresses of a VPC look like those of the internet: if ${clues.address?.text ?? 'the address'} is that of an endpoint for ${nameOf(call.to)}, its security group may not admit the ${callerIn(call.by, clues)} over IPv6 on port ${port}.`,
    `Allow inbound TCP ${port} from the IPv6 addresses of the callers in the security group of the endpoint, and outbound TCP ${port} over IPv6 in that of the ${callerIn(call.by, clues)}.`,
  );
}

/** An endpoint carries IPv6 only where it was made so. */
const ofIpv6 = (call: Call, clues: Clues): string =>
  clues.network !== 'no-route' && isPublicIpv6(clues.address)
    ? ` The call went over IPv6: an endpoint carries it only with the address type dualstack or ipv6${isGateway(call.to) ? '' : ', and where its IPv6 addresses are those that the name leads to'}.`
    : '';

/** botocore says this for a name that it could not resolve and for a connection that was refused; a time-out it calls one. */
export const isNotTimedOut = ({ network, text }: Clues): boolean =>
  network === 'unspecified' &&
  errnoIn(text) === undefined &&
  /could not connect to the endpoint url/.test(text);

/** The status of gRPC for what went wrong within: it says nothing of the way. */
const isUnsaid = ({ network, text }: Clues): boolean =>
  network === 'unspecified' && /\bclosed: 13\b/.test(text);

function unresolvedAside(call: Call, clues: Clues): Finding {
  return perhaps(
    'endpoint-dns',
    [call.to],
    `The AWS SDK for Python and the AWS CLI say this where a name could not be resolved, or a connection was refused; a time-out they call by its name. So the DNS may not resolve ${clues.host === undefined ? 'the name' : clues.host.name}.${isUnsureFips(clues.host) ? ' It is a FIPS name, and not every service has one in every Region.' : ''}${ofOldRegistry(clues)}`,
    'Resolve the name in the subnet: no answer means the DNS, a private address means that the endpoint is used.',
    'Turn on enableDnsSupport and enableDnsHostnames for the VPC, and private DNS for the endpoint.',
  );
}

/** A connection was opened, and its TLS handshake was not finished in time. */
export const isOpenedOnly = (text: string): boolean =>
  (/handshake (?:time-?out|timed out)|failed to enable crypto|crypto enabling timeout/.test(text) &&
    !/dial tcp|i\/o timeout|econn|connect(?:ion)? timed? ?out/.test(text)) ||
  READ_WHILE_CONNECTING.test(text);

/** The client for Java connects and shakes hands in one step: a read that timed out in it came after the connection was taken. */
const READ_WHILE_CONNECTING = /\bconnect to \S{1,300}(?: \[[^\]]{1,400}\])? failed: read timed out/;

function unfinishedHandshake(call: Call, clues: Clues): Finding {
  return headed(
    'the TLS handshake is not finished',
    probably(
      'network-path',
      [],
      `The ${callerIn(call.by, clues)} opened a connection for the call to ${nameOf(call.to)}${at(clues)}, and its TLS handshake was not finished in time: something on the path, or the other side, does not carry it on.`,
      'Look for a firewall or proxy that inspects TLS, and at the MTU on VPN or transit links.',
      'NAT gateway or instance: look at its load and its free ports.',
    ),
  );
}

/** The connection was open when the client gave up. */
export const isReadTimeOut = (text: string): boolean =>
  /read ?time-?out(?:error|exception| on| with|: net::)|read (?:operation )?timed out|(?:net::|httpx\.)readtimeout|headers timeout|body timeout|timeout awaiting response headers/.test(
    text,
  ) &&
  !/connect(?:ion)? ?(?:time-?out|timed ?out|attempt)|i\/o timeout|handshake|econn|connect to .{1,300} (?:failed|timed)/.test(
    text,
  );

/** `read tcp A->B: i/o timeout`: the connection to B was open, and nothing came over it any more. */
export const wasOpen = ({ text }: Clues): boolean =>
  /(?:read|write) tcp[46]? \S{3,160}: (?:i\/o timeout|(?:read|write): connection timed out)|throughputbelowminimum|greeting never received|connection unexpectedly closed: timed out|write ?timeout(?:exception|error)|write timed out/.test(
    text,
  ) && !/dial tcp/.test(text);

/** `read tcp A->B`: a read or a write on a connection that was made; no attempt to make one stands behind it. */
const OF_OPEN = /\b(read|write) tcp[46]? [^\s>]{3,60}->(?!.{0,400}\bdial tcp)/;

/** What became of a connection that was made, where the text tells of one that no longer carried the call. */
function endedOpen(call: Call, clues: Clues): Finding | undefined {
  if (clues.network === 'timeout' && wasOpen(clues))
    return isBesideItsPort(call, clues)
      ? silentBetween(call, clues)
      : silentConnection(nameOf(call.to), clues);
  const failed = clues.network === 'unspecified' && OF_OPEN.test(clues.text);
  return failed && !isBesideItsPort(call, clues) ? failedOpen(call, clues) : undefined;
}

/** The text ends in the address of the other side. */
const ENDS_IN_PEER = /->[\da-f.:[\]]{0,60}["'\s\u2026]{0,8}$/;

function failedOpen(call: Call, clues: Clues): Finding {
  const [, step = 'read'] = OF_OPEN.exec(clues.text) ?? [];
  return headed(
    'an open connection fails',
    probably(
      'network-path',
      [],
      `The connection to ${nameOf(call.to)}${at(clues)} was open, and then a ${step} on it failed; ${ENDS_IN_PEER.test(clues.text) ? 'the text ends before it says how' : 'this planner does not read from the text how'}. There was a path, and no endpoint is missing for this connection: something on the way ended it or lets packets disappear, or the other side is gone or too slow.`,
      'Read the whole message: what stands behind the addresses says whether the connection was cut or stayed silent.',
      'Look at firewalls, NAT and proxies on the path, at their idle time-outs, at the MTU on VPN or transit links, and whether the service had a disturbance at that time (AWS Health).',
    ),
  );
}

/** A part of what was to come is there: so much of so much, or so many in a hundred. */
const RECEIVED =
  /(?<![\d.])(?:[1-9]\d{0,11}(?:\.\d{1,6})?|0?\.\d{0,4}[1-9]\d{0,4}) ?(?:(?:[kmgt]i?b|bytes?) ?|(?=\/))(?:\/|of|out of) ?~?\d[\d.]{0,14} ?(?:[kmgt]i?b|bytes?)\b|\bwith [1-9]\d{0,12} (?:out of -?\d{1,14} )?bytes received|(?<![\d.])[1-9]\d?(?:\.\d{1,3})? ?% (?:complete|done|downloaded|uploaded|received|transferred|finished)\b/;

/** The words that show that data came over the connection before it ended. */
export const receivedIn = ({ text, record, network, progress }: Clues): string | undefined => {
  const found = RECEIVED.exec(text);
  if (found !== null) return record.text.slice(found.index, found.index + found[0].length);
  return network === 'reset' || isReadTimeOut(text) ? progress : undefined;
};

/** A line that shows how far a transfer has come. */
const SHOWS_PROGRESS = /[\u2501\u2588#=>-]{6}|\d ?%|\beta\b|\b[kmg]i?b\/s\b/;

/** How far a transfer had come before a place of the text, in its words: the last that shows it. */
export function progressBefore(text: string, place: number): string | undefined {
  const before = text.slice(Math.max(0, place - LONGEST_BEFORE), place).split('\n');
  const last = before.findLast((line) => SHOWS_PROGRESS.test(line.slice(0, LONGEST_PROGRESS)));
  const found = RECEIVED.exec(last?.slice(0, LONGEST_PROGRESS).toLowerCase() ?? '');
  return found === null ? undefined : last?.slice(found.index, found.index + found[0].length);
}

const LONGEST_BEFORE = 8_192;
const LONGEST_PROGRESS = 400;

/** Data came or went, and then no more. `who`: whom the connection led to, as far as the text tells. */
export function stalled(who: string, received: string): Finding {
  return headed(
    'the connection stops within a transfer',
    probably(
      'network-path',
      [],
      `A part of the transfer with ${who} was through before it ended (\u201c${received}\u201d): there is a path, and no endpoint is missing for this call.`,
      'Look for a firewall, NAT or proxy on the path that ends long or large transfers, and at the MTU on VPN, transit and peering links.',
      'Raise the time that the client waits for the whole transfer, if it is large.',
    ),
  );
}

/** `who`: whom the connection led to, as far as the text tells; `ofAws`: whether the address is to be named besides. */
export function silentConnection(who: string, clues: Clues, ofAws = true): Finding {
  return headed(
    'an open connection stays silent',
    probably(
      'network-path',
      [],
      `The connection to ${who}${ofAws ? at(clues) : shown(clues)} was open, and then ${/write ?time/.test(clues.text) ? 'what was sent over it was not taken' : 'no answer came over it'} in time: there was a path; something on it lets packets disappear, or the other side is gone or too slow. No endpoint is missing for this connection.${besideReset(clues)}`,
      'Look for a firewall, NAT or proxy on the path that drops connections without a word, for the policies of firewalls that look into TLS, and at idle time-outs.',
      'Look at the MTU on VPN, transit and peering links: a connection that opens and then stays silent with larger packets is typical of it.',
      'Network ACLs: the way back (ports 1024–65535) must be open for the whole connection.',
    ),
  );
}

/** A line closely around tells that another connection to the same address was cut: somebody sent that, where packets only vanish nobody does. */
function besideReset({ address, before, behind }: Clues): string {
  const cut = `${before?.() ?? ''}\n${behind?.() ?? ''}`
    .split('\n')
    .some((line) => address !== undefined && line.includes(`->${address.text}:`) && RESET_BY.test(line));
  return cut
    ? ' A line beside it tells of a connection to the same address that was reset: the other side, or a firewall or proxy on the way, sends that, so look at what ends connections there, too.'
    : '';
}

const RESET_BY = /connection reset by peer|\bECONNRESET\b/;

/** What was called is a host of the service, and the address that was open has another port than the service listens on. */
const isBesideItsPort = ({ to }: Call, { host, address }: Clues): boolean =>
  host?.kind === 'service' &&
  address?.port !== undefined &&
  address.kind === 'internal' &&
  address.port !== HTTP &&
  address.port !== HTTPS &&
  !portsOf(to).includes(address.port);

/** The URL names the port: it was meant. */
const isPortOfUrl = ({ text, host, address }: Clues): boolean =>
  text.includes(`${host?.name ?? ''}:${address?.port ?? ''}`);

/** Ports at which proxies listen. */
const OF_PROXIES: ReadonlySet<number> = new Set([1080, 3128, 3129, 8080, 8118, 8888]);

/** The same where no connection came about, at a port of proxies, and the URL names no port of its own. */
const isNotTakenBetween = (call: Call, clues: Clues): boolean =>
  (clues.network === 'refused' ||
    clues.network === 'no-route' ||
    (clues.network === 'timeout' && !wasOpen(clues))) &&
  isBesideItsPort(call, clues) &&
  OF_PROXIES.has(clues.address?.port ?? 0) &&
  !isPortOfUrl(clues);

/** A connection to somebody else was not made, at a port that nothing says to be meant. */
const isNotReachedBetween = (call: Call, clues: Clues): boolean =>
  isBesideItsPort(call, clues) && clues.address?.port !== DNS && !isPortOfUrl(clues);

const DNS = 53;

/** Nobody took the connection at whoever is between. */
const notTakenBetween = ({ to }: Call, clues: Clues): Finding =>
  headed(
    'the proxy does not carry the call',
    probably(
      'network-path',
      [],
      `The call to ${nameOf(to)} (${clues.host?.name ?? ''}) went to ${clues.address?.text ?? ''} on port ${clues.address?.port ?? ''}, at which ${nameOf(to)} does not listen: most likely a proxy. The connection to it ${endOf(clues)}. Whether there is a path to ${nameOf(to)}, the text does not show.`,
      'Look whether the proxy runs and listens there, whether its address is right (HTTPS_PROXY), and whether its security group and the route let the caller reach it.',
      'If the call is to go past the proxy: add the AWS hosts, 169.254.169.254 and 169.254.170.2 to NO_PROXY, and give the subnet a path of its own.',
    ),
  );

/** The connection led to somebody between: what lies behind is not seen. */
const silentBetween = ({ to }: Call, { host, address }: Clues): Finding =>
  headed(
    'a proxy on the way stays silent',
    probably(
      'network-path',
      [],
      `The call to ${nameOf(to)} (${host?.name ?? ''}) went to ${address?.text ?? ''} on port ${address?.port ?? ''}, at which ${nameOf(to)} does not listen: most likely a proxy. The connection to it was open, and then no answer came over it in time. Whether a path leads from there to ${nameOf(to)} the text does not show.`,
      'Look in the log of the proxy whether it took the call, and whether it reaches this host.',
      'If the call is to go past the proxy: add the AWS hosts, 169.254.169.254 and 169.254.170.2 to NO_PROXY, and give the subnet a path of its own.',
    ),
  );

/** The connection to somebody between was not made; he may be no part of the call to the service at all. */
const notReachedBetween = ({ to }: Call, { host, address, network, text }: Clues): Finding =>
  headedByEnd(
    network,
    probably(
      'network-path',
      [],
      `The text names ${nameOf(to)} (${host?.name ?? ''}), and the connection that failed led to ${address?.text ?? ''} on port ${address?.port ?? ''}, at which ${nameOf(to)} does not listen: most likely a proxy, or another server that the program calls. That call ${endOf({ network, text })}.`,
      'Look whose address that is, whether it runs, and whether it and its security group let the caller in.',
      'If it is a proxy, and the call is to go past it: add the AWS hosts, 169.254.169.254 and 169.254.170.2 to NO_PROXY, and give the subnet a path of its own.',
    ),
  );

function slowAnswer(call: Call, clues: Clues): Finding {
  return tooSlow(`${nameOf(call.to)}${at(clues)}`, callerIn(call.by, clues));
}

/**
 * Nothing in a slow answer says that the path fails. `who`: whom the connection led to, `caller`: who waits, `ofAws`:
 * whether an endpoint could carry the call, `cause`: as which it counts.
 */
export function tooSlow(
  who: string,
  caller: string,
  ofAws = true,
  cause: 'unknown-network' | 'network-path' = 'unknown-network',
): Finding {
  return headed(
    'the answer takes longer than the client waits',
    perhaps(
      cause,
      [],
      `The connection to ${who} was open, and no whole answer came in the time that the ${caller} waits for it.${ofAws ? ' Where an endpoint is missing the client gives up before that, while it connects.' : ''}`,
      'If the service works that long (a large model, a long query), raise the time that the client waits for an answer.',
      'If it answers nowhere in time: look for a firewall, NAT or proxy on the path that drops idle connections, and at the MTU on VPN or transit links.',
    ),
  );
}

/** Names from before there were endpoints, for most without a Region: no private DNS name of an endpoint covers them. */
const OLD_NAME =
  /^(?:(?:[a-z0-9-]{1,30}\.)?queue|ec2|sns|sqs|autoscaling|monitoring|email|kms|elasticloadbalancing)\.amazonaws\.com(?:\.cn)?$/;

/** Whether a host has a name that no private DNS of an endpoint covers. */
export const isOldName = (name: string): boolean => OLD_NAME.test(name);

function oldName(call: Call, clues: Clues): Finding | undefined {
  const { host } = clues;
  if (host === undefined || !isOldName(host.name)) return undefined;
  const plain = plainName(call.to, host.region ?? clues.region ?? 'us-east-1');
  const old = probably(
    'endpoint-dns',
    [call.to],
    `${ended(call, clues)} ${host.name} is an old name, which the private DNS of the endpoint ${call.to} does not cover: with or without the endpoint, such a call leaves for public addresses.`,
    plain === undefined
      ? 'Call the Regional host of the service: give the client its endpoint URL, or use a newer SDK.'
      : `Call the Regional host (${plain}): give the client this endpoint URL, or use a newer SDK.`,
    `Plan the endpoint ${call.to} with private DNS, if the subnet has no other way out.`,
  );
  return headed('an old name, which no endpoint covers', old);
}

const plural = (count: number): string => (count > 1 ? 'these endpoints' : 'this endpoint');

function missing(call: Call, clues: Clues, sure: typeof probably): Finding {
  const special = specialHost(call, clues);
  const reached = ended(call, clues);
  const needs =
    special === undefined
      ? `If the subnet has no other way out, it needs ${plural(call.needs.length)}: ${call.needs.join(', ')}.${ofSeveral(call)}`
      : `${special.text}${ofSeveral(call)}`;
  return {
    seen: call.to,
    ...sure(
      'missing-endpoint',
      call.needs,
      `${reached}${asNotFound(clues)} ${needs}${elsewhere(clues)}${ofGlobalStorage(clues)}${ofIpv6(call, clues)}${ofOutsider(clues)}`,
      ...(special === undefined ? [] : special.fix),
      ...(special === undefined && call.needs.some((service) => !isGateway(service))
        ? [
            `Create the missing interface endpoints with private DNS, in the Availability Zones of the callers, with a security group that admits ${portWords(call, clues)} from them.`,
          ]
        : []),
      ...(call.needs.some(isGateway)
        ? [
            `Create the gateway endpoint and associate it with the route table of every subnet of the callers; the security group of the ${callerIn(call.by, clues)} must allow ${portWords(call, clues)} to its prefix list.`,
          ]
        : []),
      ...checkPort(call, clues),
    ),
  };
}

/** Amazon ECS says of what it did not reach that the task cannot find it. */
const asNotFound = ({ text }: Clues): string =>
  /the task cannot find the (?:amazon )?cloudwatch log group .{0,80}there is a connection issue/.test(text)
    ? ' That the group is not found is how Amazon ECS says so: the text does not show that it is missing.'
    : '';

/** Only one call is seen: who needs the other endpoints too. A program that asks an API itself need not be such a one. */
function ofSeveral({ to, needs, by }: Call): string {
  if (needs.length < 2) return '';
  const own = by === 'application';
  const who =
    own && to === 'ecr.api'
      ? 'whoever pulls images'
      : own && to === 'ecs'
        ? 'the agent of Amazon ECS'
        : 'whoever makes it';
  return ` Only the call for which ${to} stands is seen here; ${who} needs the others as well.`;
}

/** How the call ended, in a sentence that the text supports. */
function ended({ to, by }: Call, clues: Clues): string {
  const whom = `${nameOf(to)}${at(clues)}`;
  const who = callerIn(by, clues);
  const call = `The call${who === 'caller' ? '' : ` of the ${who}`} to ${whom}`;
  if (clues.told === true)
    return clues.network === 'unspecified'
      ? `By what is told, calls to ${whom} fail; this message does not say how.`
      : `By what is told, calls to ${whom} get no answer.`;
  if (isOfPlugin(clues))
    return `A call of a plugin for ${whom} ${endOf(clues)}. The text does not name the host that was called: it may also have been another one, as that of the credentials.`;
  if (isOpenedOnly(clues.text)) return `Or what took the connection is no way to ${nameOf(to)}.`;
  if (clues.network === 'reset')
    return `Or what took the connection does not let it through to ${nameOf(to)}.`;
  if (clues.supposed === true)
    return `The text ends before it says how the call to ${whom} ended. It may have got no answer.`;
  const near =
    clues.network === 'unspecified'
      ? (nearOf(to, clues) ?? endedJustBefore(clues.before?.() ?? ''))
      : undefined;
  if (near !== undefined) return `${call} failed on its way; a line near it says: \u201c${near}\u201d.`;
  if (isUnsaid(clues))
    return `The stream to ${whom} was closed with status 13 of gRPC, an internal error: the text does not say whether an answer or the way was at fault.`;
  if (clues.network === 'unspecified') return `${call} ${endOf(clues)}.`;
  if (/signal: killed/.test(clues.text))
    return `${call} was ended (signal: killed) before it was through: Amazon ECS does so when it takes too long.`;
  return `The ${who} ${clues.network === 'no-route' ? 'did not reach' : 'got no answer from'} ${whom}.`;
}

/** A line near a message that says how a call ended: of another service of AWS it tells nothing of this call. */
export function nearOf(to: ServiceId | undefined, { around }: Clues): string | undefined {
  const words = around?.();
  const isOfAnother =
    words !== undefined &&
    to !== undefined &&
    hostsIn(words.toLowerCase()).some(({ service }) => service !== undefined && service !== to);
  return isOfAnother ? undefined : words;
}

const REGIONS = new RegExp(`(?<![\\w-])(?:${REGION_IDS.join('|')})(?![\\w-])`, 'g');

/** An endpoint serves calls from within its VPC. */
const ofOutsider = (clues: Clues): string => {
  const outsider = outsiderIn(clues);
  return outsider === undefined
    ? ''
    : ` By the paths in the text the caller is ${outsider}: an endpoint helps only where that calls from within the VPC, as over a VPN.`;
};

/** The text speaks of another Region than that of the host. */
function elsewhere({ text, host }: Clues): string {
  const region = host?.region;
  if (region === undefined) return '';
  const others = [...new Set(text.match(REGIONS) ?? [])].filter((one) => one !== region);
  return others.length === 0
    ? ''
    : ` The text also names ${others.slice(0, 3).join(', ')}: if the caller runs in another Region than ${region}, no endpoint of its VPC serves this host.`;
}

interface SpecialHost {
  readonly text: string;
  readonly fix: readonly string[];
}

/** Names that the private names of the plain endpoint do not cover: where such a name leads tells nothing of its private DNS. */
function specialHost(call: Call, { host, region }: Clues): SpecialHost | undefined {
  if (host === undefined || isGateway(call.to)) return undefined;
  if (host.fips === true) return fipsHost(call.to, host, region);
  if (host.name === GLOBAL_HOST) return GLOBAL_STS;
  if (isOldName(host.name) || isOldRegistry(host.name)) return oldHost(call, host, region);
  return host.dualStack === true ? dualStackHost(call.to, host, region) : undefined;
}

/** No endpoint serves it. */
const GLOBAL_HOST = 'sts.amazonaws.com';

const GLOBAL_STS: SpecialHost = {
  text: 'sts.amazonaws.com is the global host, which the private DNS names of the sts endpoint do not cover: if the subnet has no other way out, it needs the endpoint sts and a client that calls the Regional host.',
  fix: [
    'Create the sts endpoint with private DNS, in the Availability Zones of the callers, with a security group that admits 443 from them.',
    'Call the Regional host (AWS_STS_REGIONAL_ENDPOINTS=regional): the endpoint does not serve sts.amazonaws.com.',
  ],
};

/** With the endpoint alone the old name leads past it. */
function oldHost({ to, needs }: Call, { name }: Host, region: RegionId | undefined): SpecialHost {
  const plain = plainName(to, region);
  return {
    text: `The private DNS of the endpoint ${to} does not cover ${name}, an old name: if the subnet has no other way out, it needs ${plural(needs.length)}: ${needs.join(', ')}, and a client that calls ${plain ?? 'the Regional host'}.`,
    fix: [
      'Create the missing interface endpoints with private DNS, in the Availability Zones of the callers, with a security group that admits 443 from them.',
      `Let the client call ${plain ?? 'the Regional host'}: by its endpoint URL, or a newer version of it.`,
    ],
  };
}

function fipsHost(to: ServiceId, host: Host, region: RegionId | undefined): SpecialHost {
  const plain = plainName(to, region);
  const use =
    plain === undefined
      ? []
      : [`Or, where FIPS is not demanded, call the plain host ${plain} and use the endpoint ${to}.`];
  if (region !== undefined && hasFipsVariant(to, region))
    return {
      text: `${host.name} is a FIPS host: the private DNS names of the plain ${to} endpoint do not cover it, those of the FIPS endpoint do.`,
      fix: [
        `Create the FIPS endpoint ${serviceName(to, region, 'Interface', 'fips')} with private DNS and a security group that admits 443 from the callers.`,
        ...use,
      ],
    };
  return {
    text: `${host.name} is a FIPS host, and no FIPS endpoint of ${to} is documented for this Region: the private DNS names of the plain endpoint do not cover it.`,
    fix: [
      'Ask aws ec2 describe-vpc-endpoint-services whether the Region has a FIPS endpoint service, or give the subnet a path to the internet.',
      ...use,
    ],
  };
}

function dualStackHost(to: ServiceId, host: Host, region: RegionId | undefined): SpecialHost {
  const plain = plainName(to, region);
  return {
    text: `${host.name} is a dual-stack host: the private DNS names of an IPv4 endpoint of ${to} do not cover it.`,
    fix: [
      `Look whether the endpoint ${to} lists this name in its DNS names (aws ec2 describe-vpc-endpoint-services, PrivateDnsNames), and create it with the address type dualstack.`,
      ...(plain === undefined
        ? []
        : [
            `Or call the plain host ${plain}: turn AWS_USE_DUALSTACK_ENDPOINT off, or use the IPv4 name of the registry in the image.`,
          ]),
    ],
  };
}

function plainName(to: ServiceId, region: RegionId | undefined): string | undefined {
  return region === undefined ? undefined : privateDnsNames(to, region, 'Interface')[0];
}

/** An endpoint may exist and yet not carry the call: by its DNS, or by a route table that does not know it. */
function notUsed(call: Call, clues: Clues): Finding {
  return isGateway(call.to)
    ? perhaps(
        'network-path',
        [],
        `If a gateway endpoint for ${nameOf(call.to)} exists, the subnet's route table may not be associated with it, or the security group or network ACL blocks ${portWords(call, clues)} to its prefix list.`,
        'Look for the route to the prefix list (pl-…) in the route table of the subnet.',
        `Allow outbound ${portWords(call, clues)} to the prefix list in the security group of the caller.`,
      )
    : perhaps(
        'endpoint-dns',
        [call.to],
        `The call went to a public address${shown(clues)}. If the endpoint exists, ${whyPast(call, clues)}.`,
        'Turn on private DNS for the endpoint, and enableDnsSupport and enableDnsHostnames for the VPC.',
        'With own DNS servers: forward the AWS domains to the resolver of the VPC.',
      );
}

/** The global host of Amazon S3 tells no Region, and a gateway endpoint carries calls to its own Region only. */
const ofGlobalStorage = ({ host }: Clues): string =>
  host?.name === 's3.amazonaws.com'
    ? ' s3.amazonaws.com names no Region, and a gateway endpoint carries calls to its own Region only: where it leads to another one than that of the VPC, this call needs another way out.'
    : '';

/** Old clients call the API of Amazon ECR by this name. */
export const isOldRegistry = (name: string): boolean => /^ecr\.[a-z0-9-]{5,30}\.amazonaws\./.test(name);

const ofOldRegistry = ({ host }: Clues): string =>
  host !== undefined && isOldRegistry(host.name)
    ? ` The private DNS of the endpoint does not cover ${host.name}, an old name: newer clients call api.ecr.`
    : '';

/** Why a call went past an endpoint. The agent is told which hosts to call: which they are decides too, where the text does not name them. */
const whyPast = ({ to }: Call, { host }: Clues): string =>
  host === undefined && (to === 'ecs-agent' || to === 'ecs-telemetry')
    ? 'its private DNS is off, the VPC does not use the Amazon-provided resolver, or the agent asked for its hosts (DiscoverPollEndpoint) past the ecs endpoint and was given some that no endpoint covers'
    : 'its private DNS is off or the VPC does not use the Amazon-provided resolver';

/** Go puts the address behind `dial tcp`, and none where it had none yet. */
const isDialWithoutAddress = ({ text, address }: Pick<Clues, 'text' | 'address'>): boolean =>
  address === undefined && /\bdial tcp[46]?: (?:i\/o timeout|operation was cancell?ed|context)/.test(text);

/** The text shows no address: the name may have led past an endpoint that exists. */
function dnsAside(call: Call, clues: Clues): Finding {
  const early = isDialWithoutAddress(clues);
  const name = clues.host?.name ?? 'the name';
  return perhaps(
    'endpoint-dns',
    [call.to],
    `This message does not show which address ${name} resolved to${
      early
        ? ', or whether it was resolved at all: the time-out names no address, so the look-up may be what got no answer'
        : ''
    }. If the endpoint exists and the address is public, ${whyPast(call, clues)}.`,
    `Resolve the name in the subnet: ${early ? 'no answer means the DNS servers, ' : ''}a private address means that the endpoint is used.`,
    'Turn on private DNS for the endpoint, and enableDnsSupport and enableDnsHostnames for the VPC.',
  );
}

/** The way out of calls over IPv6. */
const OUT_OVER_IPV6 =
  'Over IPv6: look at the route ::/0 of the subnet (to an egress-only internet gateway; of a public subnet to an internet gateway), the IPv6 address of the caller, and what security groups and network ACLs let out over IPv6. A NAT gateway carries IPv6 only as NAT64.';

function noPath(call: Call, clues: Clues): Finding {
  const broken = `Or the subnet was meant to reach ${nameOf(call.to)} over the internet, and that path is broken.`;
  if (isPublicIpv6(clues.address))
    return perhaps(
      'network-path',
      [],
      broken,
      OUT_OVER_IPV6,
      'Or let the client use IPv4, where that has a way.',
    );
  return perhaps(
    'network-path',
    [],
    broken,
    'Private subnet: check the default route to a NAT gateway that works.',
    call.by === 'instance'
      ? 'Public subnet: the instance needs a public IP address and a route to an internet gateway.'
      : 'Public subnet: the caller needs a public IP address (a task on AWS Fargate: assignPublicIp ENABLED) and a route to an internet gateway.',
  );
}

function closedSecurityGroup(call: Call, clues: Clues, sure: typeof probably): Finding {
  const inside = clues.address?.kind === 'internal';
  const port = portWords(call, clues);
  const who = callerIn(call.by, clues);
  const ended =
    clues.network === undefined
      ? ''
      : ((clues.network === 'unspecified' && errnoIn(clues.text) !== undefined
          ? undefined
          : ENDED_INSIDE[clues.network]) ?? 'and the call failed there');
  const group = `its security group does not admit the ${who} on port ${port}`;
  const seen = inside
    ? `The call to ${nameOf(call.to)} went to an address inside the VPC or a connected network${shown(clues)}, ${ended}. If it is that of the endpoint, most likely ${group}.`
    : clues.host?.ofEndpoint === true
      ? `The call went to the own name of an endpoint for ${nameOf(call.to)}, ${ended}: most likely ${group}.`
      : `If an endpoint for ${nameOf(call.to)} exists, its security group may not admit the ${who} on port ${port}.`;
  return sure(
    'endpoint-security-group',
    [call.to],
    seen,
    `Allow inbound TCP ${port} from the security group (or subnets) of the ${who} in the security group of the endpoint.`,
    `Allow outbound TCP ${port} to it in the security group of the ${who}.`,
    ...checkPort(call, clues),
  );
}

const ENDED_INSIDE: Partial<Record<NonNullable<Clues['network']>, string>> = {
  timeout: 'and nothing answered there in time',
  unspecified: 'and the call failed there',
};

/** `read tcp A->B: …` with a public B: the connection was open, so the subnet has a way out. */
export const leftOpenly = ({ address, text }: Clues): boolean =>
  (address?.kind === 'public' || address?.kind === 'storage') &&
  /\b(?:read|write) tcp[46]? \S{3,80}->\S{3,80}: /.test(text);

/** An interim answer of HTTP, and the id of an upload in parts, which the service gave when it began. */
const ANSWERED_BEFORE = /(?<!expect: ?)\b100[ -]continue\b|[?&]uploadid(?==\w)/;

/** The words that show that the service had answered before the connection ended. */
function answeredBefore({ text, record }: Clues): string | undefined {
  const found = ANSWERED_BEFORE.exec(text);
  return found === null
    ? undefined
    : record.text.slice(found.index, found.index + found[0].length).replace(/^[?&]/, '');
}

/** A service that only the name of a plugin tells: which host the plugin called last, the text does not show. */
const isOfPlugin = ({ text, host, action }: Clues): boolean =>
  host === undefined &&
  action === undefined &&
  /\blogstash::(?:inputs|outputs)::|\bfluent::plugin::\w{2,40}output\b/.test(text);

/** A name that no service which this planner knows has. */
const ofNoService = (name: string): Finding => {
  const open = isOfEcrPublic(name);
  return headed('the name is not resolved', {
    ...probably(
      'endpoint-dns',
      [],
      `The name ${name} could not be resolved, so no connection was tried. ${
        open
          ? 'By its name it is a host of Amazon ECR Public, for which this planner has no endpoint; its API is not in every Region.'
          : 'It is no name of an AWS service: no endpoint carries the call.'
      }`,
      open
        ? 'Call the API of Amazon ECR Public in us-east-1 (--region us-east-1); where the name is right, check the DNS servers that the caller uses.'
        : 'Check the spelling, the DNS servers that the caller uses, and for names of your own the zones and namespaces that hold it.',
    ),
    cites: ['vpc-dns'],
  });
};

function nameNotResolved(call: Call, clues: Clues): readonly Finding[] {
  const endpointName = clues.host?.ofEndpoint === true;
  const looked = lookUpIn(clues.text);
  const silent = looked === 'silent';
  if (clues.host !== undefined && clues.host.kind !== 'service' && clues.host.kind !== 'aws')
    return [ofNoService(clues.host.name)];
  // A resolver that is silent says nothing of the name.
  const dual = silent ? undefined : (fipsName(clues) ?? dualStackName(call, clues));
  return [
    headed(
      'the name is not resolved',
      probably(
        'endpoint-dns',
        (endpointName || clues.host?.numbered === true) && !silent ? call.needs : [],
        `${unresolved(call, clues)} ${
          endpointName
            ? 'It is the own name of an endpoint: the endpoint may be gone, or the resolver does not know it.'
            : dual !== undefined
              ? dual.text
              : 'The names of AWS services resolve with or without an endpoint, so the DNS that the caller uses is the first suspect, not a missing endpoint.'
        }`,
        ...(dual?.fix ?? []),
        ...(isUnanswered(clues.text)
          ? [...silentResolver(clues.text), ...(isTurnedAway(clues.text) ? [] : [ZONES])]
          : looked === 'unknown'
            ? answeringResolver(clues.text)
            : [...RESOLVER, ZONES]),
        ...(clues.host?.name.includes('hidden-region')
          ? [
              'If the call itself had hidden-region in its name, and nobody put that there to hide the Region: set the Region of the client; no host has that name.',
            ]
          : []),
        ...(clues.host === undefined && !isTryAgain(clues.text)
          ? [
              'This message does not show the name: look whether the client has the right Region (AWS_REGION); without one, or with a wrong one, it makes a name that does not exist.',
            ]
          : []),
      ),
    ),
  ];
}

/**
 * The name of a registry outside of private Amazon ECR was not resolved: what failed is the DNS, and nothing is told of a path
 * to the registry. `besides`: what else the text tells of that host.
 */
export function registryNotResolved(host: string, clues: Clues, besides = ''): Finding {
  const looked = lookUpIn(clues.text);
  return headed('the name of the registry is not resolved', {
    ...probably(
      looked === 'silent' ? 'endpoint-dns' : 'external-registry',
      [],
      `The call to ${host} was not sent: the name could not be resolved. What failed is the look-up in the DNS; whether there is a path to this registry, it does not tell. By its name it is no host of private Amazon ECR, so no endpoint of this planner carries the call.${besides}`,
      ...(isUnanswered(clues.text) ? silentResolver(clues.text) : [FOREIGN_RESOLVER]),
      ...(isTurnedAway(clues.text)
        ? []
        : [
            'Look at DNS firewall rules, for names on the internet whether own DNS servers forward them, and for names of your own at the private hosted zones.',
          ]),
      'Once the name is resolved, the pull needs a path to that registry too; a copy of the image in private Amazon ECR is called by a name of AWS.',
    ),
    cites: ['vpc-dns'],
  });
}

/** That a name was not resolved; where only the end of a message of Java tells it, as what it suggests. */
function unresolved({ to }: Call, { host, text, service }: Clues): string {
  const name = `The name${host === undefined ? '' : ` ${host.name}`}`;
  if (host === undefined && service === to)
    return `In a call to ${nameOf(to)} a name could not be resolved, so no connection was tried.`;
  return isBareHost(text)
    ? `${name} is all that the client gives as the reason: in Java that suggests a name that could not be resolved, so that no connection was tried.`
    : `${name} could not be resolved, so no connection was tried.`;
}

/** Java prints only the host where it did not resolve it; where the class of the error says so too, it is no inference. */
const isBareHost = (text: string): boolean =>
  /unable to execute http request: [a-z0-9][a-z0-9.-]{2,200}\.[a-z]{2,}(?=$|["')\]\n;,]| at | \()/.test(
    text,
  ) && !/unknownhost|resolv/.test(text);

/** A name that AWS may not have: not every service has one of its kind in every Region. */
export const mayNotBeThere = ({ host }: Pick<Clues, 'host'>): boolean =>
  host?.dualStack === true || isUnsureFips(host);

/** A FIPS name of which no documented endpoint says that it is there. */
const isUnsureFips = (host: Host | undefined): host is Host =>
  host?.fips === true &&
  !(host.service !== undefined && host.region !== undefined && hasFipsVariant(host.service, host.region));

/** `s3-fips.ap-southeast-1`: clients that are told to use FIPS make such names for every Region. */
function fipsName({ host }: Clues): SpecialHost | undefined {
  if (!isUnsureFips(host)) return undefined;
  const plain = host.name.replace(/-fips(?=[.-])|(?<=^|\.)fips-/, '');
  return {
    text: 'It is a FIPS name: not every service has one in every Region, and clients that are told to use FIPS make such names all the same. If it resolves elsewhere, look at the DNS that the caller uses.',
    fix: [
      `Look whether the service has this name there (AWS lists its FIPS endpoints by service and Region); where FIPS is not demanded, call ${plain} (AWS_USE_FIPS_ENDPOINT off for this client).`,
    ],
  };
}

/** A name for IPv4 and IPv6, which not every service has in every Region. */
function dualStackName(call: Call, { host, region }: Clues): SpecialHost | undefined {
  if (host?.dualStack !== true) return undefined;
  const plain = isGateway(call.to) ? undefined : plainName(call.to, region);
  return {
    text: `It is a dual-stack name: not every service has one in every Region, and the private DNS names of an IPv4 endpoint do not cover it. If it resolves elsewhere, look at the DNS that the caller uses.`,
    fix: [
      plain === undefined
        ? 'Look whether the service has this name there, or turn AWS_USE_DUALSTACK_ENDPOINT (use_dualstack_endpoint) off.'
        : `Look whether the service has this name there; or call the plain host ${plain} (AWS_USE_DUALSTACK_ENDPOINT off).`,
    ],
  };
}

/** How many letters two words differ by: added, left out or others. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, at) => {
    const next = [at + 1];
    for (let index = 1; index <= other.length; index += 1)
      next.push(
        Math.min(
          (next[index - 1] ?? 0) + 1,
          (row[index] ?? 0) + 1,
          (row[index - 1] ?? 0) + (letter === other[index - 1] ? 0 : 1),
        ),
      );
    row = next;
  });
  return row[other.length] ?? other.length;
}

const MOST_LETTERS = 2;
const LONGEST_REGION = 24;

/** The Regions that differ least from a misspelt one, where that is little. */
function regionsLike(region: string): readonly RegionId[] {
  if (region.length > LONGEST_REGION) return [];
  const all = REGION_IDS.map((id) => ({ id, by: distance(id, region) }));
  const least = Math.min(...all.map(({ by }) => by));
  const like = all.filter(({ by }) => by === least && by <= MOST_LETTERS);
  return like.length > 2 ? [] : like.map(({ id }) => id);
}

/** A word of the form that Regions have: it may be one that is newer than the tables of the planner. */
const OF_REGION =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/;

function unknownRegion(host: string, region: string, clues: Clues): Finding {
  const nearest = regionsLike(region);
  return probably(
    'configuration',
    [],
    `The host ${host} names a Region that this tool does not know (${region}): most likely it is misspelt${OF_REGION.test(region) ? ', or newer than this tool' : ''}. Endpoints are not the cause.`,
    ...(nearest.length === 0 ? [] : [`The Region that is spelt most like it is ${nearest.join(' or ')}.`]),
    `Set the Region that the client uses: AWS_REGION, its configuration${isOfLogDriver(clues.text) ? ', or the option of the log driver' : ''}.`,
  );
}

function viaProxy(call: Call, clues: Clues): Finding {
  return headed(
    'the proxy does not carry the call',
    probably(
      'network-path',
      [],
      `The call to ${nameOf(call.to)} went to a proxy${shown(clues)} that did not carry it. Such a call uses an endpoint only where the proxy itself calls over one.`,
      'Look whether the proxy runs, whether its address is right (HTTPS_PROXY) and whether it lets this host through; where the caller has a way of its own, as over an endpoint, name the AWS hosts in NO_PROXY. 169.254.169.254 and 169.254.170.2 always belong there.',
    ),
  );
}

/** The certificate holds for other names than the one that was called; libraries have a sentence each. */
export const OTHER_NAME =
  /hostname '[^']{1,255}' doesn't match|doesn'?t match (?:any|either) of|altnames|altname_invalid|certificate is valid for [^,]{1,300}, not |hostname mismatch|no alternative certificate subject name|namemismatch|no name matching|no subject alternative|does not match the server certificate|not ?valid ?for ?name/;

const OUT_OF_TIME =
  /certificate has expired|not ?yet ?valid|certificate_?expired|cert_has_expired|peer certificate: expired/;

/** The names that a certificate holds for, as far as the message prints them. */
const NAMES_OF_CERTIFICATE = [
  /doesn'?t match (?:either of |any of )?((?:'[^']{1,120}'(?:, )?){1,4})/,
  /certificate is valid for ([^\n]{1,200}?), not /,
  /is not in the cert's altnames: ([^\n"]{1,200})/,
];

/** For whom the certificate that answered holds, in the words of the text. */
export function certificateOf({ text }: Clues): string {
  const names = NAMES_OF_CERTIFICATE.map((form) => form.exec(text)?.[1]).find((one) => one !== undefined);
  return names === undefined ? '' : ` The certificate holds for ${names.replace(/'/g, '').trim()}.`;
}

function intercepted(call: Call, clues: Clues): Finding {
  const trusting = call.by === 'instance' ? 'machine' : isOfEcs(clues) ? 'image' : 'machine or image';
  if (OUT_OF_TIME.test(clues.text))
    return probably(
      'network-path',
      [],
      `Something answered for ${nameOf(call.to)}${at(clues)} with a certificate that is out of date by the clock of the ${callerIn(call.by, clues)}: the clock is wrong, the certificate authorities that it trusts are old, or a proxy or firewall on the way shows a certificate of its own.`,
      'Check the clock of the machine, and bring the certificate authorities of the machine or image up to date.',
      'Exempt the AWS hosts from TLS inspection.',
    );
  if (OTHER_NAME.test(clues.text))
    return probably(
      'network-path',
      [],
      `Something answered for ${nameOf(call.to)}${at(clues)} with a certificate for other names: the name leads to another machine, or a proxy or firewall on the way answers in its place.${certificateOf(clues)}`,
      'Check what the name resolves to from the subnet, and private hosted zones and hosts files that cover it.',
      'Exempt the AWS hosts from TLS inspection.',
    );
  const seen = `Something answered for ${nameOf(call.to)}${at(clues)} with a certificate that the ${callerIn(call.by, clues)} does not trust`;
  const exempt = `Exempt the AWS hosts from TLS inspection, or give the ${trusting} the certificate authority of the proxy.`;
  // AWS signs no certificate itself that it shows; an authority that is not known may be missing at the caller.
  return /self[- ]?signed|depth_zero|in chain/.test(clues.text)
    ? probably(
        'network-path',
        [],
        `${seen}: usually a proxy or firewall that inspects TLS, or a name that points to the wrong machine.`,
        exempt,
        `Check that the name resolves to AWS or to the endpoint, and that the ${trusting} has current CA certificates.`,
      )
    : probably(
        'network-path',
        [],
        `${seen}: the ${trusting} has no current certificate authorities, a proxy or firewall on the way inspects TLS and shows a certificate of its own, or the name points to the wrong machine. The message does not say which.`,
        `Look whether the ${trusting} has current CA certificates (many small images have none: for most, install the package ca-certificates).`,
        `Look who answers (openssl s_client shows who signed the certificate). ${exempt}`,
      );
}

function connectionRefused(call: Call, clues: Clues): readonly Finding[] {
  if (clues.address?.kind === 'loopback') return [nothingListens(call, clues)];
  if (isNotReachedBetween(call, clues)) return [notReachedBetween(call, clues)];
  const internal = clues.address?.kind === 'internal';
  return [
    headed(
      'the connection is refused',
      probably(
        internal ? 'endpoint-dns' : 'network-path',
        internal ? [call.to] : [],
        `The connection to ${nameOf(call.to)}${at(clues)} was refused. ${
          isOtherPort(call, clues)
            ? `Endpoints of this service are documented for ${either(portsOf(call.to))}: the port may be wrong,`
            : `Endpoints and AWS do not refuse on ${portWords(call, clues)}:`
        } the name points to another machine, or a firewall or proxy rejects the call.`,
        'Check what the name resolves to from the subnet, and private hosted zones and hosts files that cover it.',
        'Check firewalls, proxies and the port of the URL.',
      ),
    ),
  ];
}

function nothingListens(call: Call, clues: Clues): Finding {
  return headed(
    'the call goes to the machine itself',
    unsourced(
      probably(
        'configuration',
        [],
        `The call to ${nameOf(call.to)} went to the machine itself${shown(clues)}. Endpoints are not the cause.`,
        'Check endpoint URLs, proxy settings and hosts files.',
      ),
    ),
  );
}

/** A connection that was kept open, and that the other side closed or gave up. */
const WAS_KEPT = /\bgoaway\b|server closed idle connection|stream error: stream id/;

/** The status with which a websocket ended: clients in Go name one only of a connection whose handshake was through. */
const closedIn = ({ text }: Clues): string | undefined => /\bwebsocket: close (\d{4})\b/.exec(text)?.[1];

function cutOnTheWay(call: Call, clues: Clues): readonly Finding[] {
  const to = `${nameOf(call.to)}${at(clues)}`;
  if (NOT_TLS.test(clues.text))
    return [
      headed(
        'something answers without TLS',
        probably(
          'network-path',
          [],
          `Something answered the call to ${to}, and does not speak TLS on this port: a proxy or another machine, or a URL with the wrong port or scheme.`,
          'Check the URL, its port and HTTPS_PROXY, and what the name resolves to from the subnet.',
        ),
      ),
    ];
  if (CALLER_NOT_ACCEPTED.test(clues.text))
    return [
      headed(
        'the certificate of the caller is not accepted',
        probably(
          'configuration',
          [],
          `Something answered the call to ${to}, and ended the TLS handshake over the certificate of the caller: it asks callers for one, and got none or none that it accepts. No endpoint is missing for this call.`,
          'Give the client the certificate and the key that are asked for; look at who signed it, and when it ends.',
          'If this service asks for no certificate: look for a proxy on the way that does.',
        ),
      ),
    ];
  if (NOT_AGREED.test(clues.text))
    return [
      headed(
        'the client ends the TLS handshake',
        probably(
          'network-path',
          [],
          `Something answered the call to ${to}, and the client ended the TLS handshake: it does not take the TLS version or cipher that was chosen. A proxy or firewall on the way that inspects TLS may answer in the place of AWS, or the TLS library of the client is old.`,
          'AWS takes TLS 1.2 and newer: look who answers (openssl s_client shows the certificate), exempt the AWS hosts from TLS inspection, or update the client.',
        ),
      ),
    ];
  if (HANDSHAKE_REFUSED.test(clues.text))
    return [
      headed(
        'the TLS handshake is refused',
        probably(
          'network-path',
          [],
          `Something answered the call to ${to} and refused the TLS handshake: the two sides share no TLS version or cipher, or a proxy or firewall on the way refuses it.`,
          'AWS takes TLS 1.2 and newer: update the client and its TLS library.',
          'Look for a proxy or firewall that inspects TLS.',
        ),
      ),
    ];
  if (NOT_HTTP.when.test(clues.text)) return [answeredOtherwise(to)];
  if (CLOSED_BY_CALLER.when.test(clues.text)) return [closedByCaller(to)];
  if (GIVEN_UP_HERE.test(clues.text)) return [givenUpHere(to)];
  if (WAS_KEPT.test(clues.text)) return [closedWhileKept(to)];
  const before = answeredBefore(clues);
  const closed = before === undefined && !leftOpenly(clues) ? closedIn(clues) : undefined;
  const open =
    leftOpenly(clues) || clues.address?.kind === 'internal' || before !== undefined || closed !== undefined;
  return [
    headed(
      'the connection is cut',
      probably(
        'network-path',
        [],
        `The connection to ${to} was cut: a firewall, proxy or NAT on the way ended it, or the other side closed it.${leftOpenly(clues) ? ' It was open to a public address, so there is a way out, and no endpoint is missing for this call.' : before === undefined ? '' : ` The text shows an answer before that (\u201c${before}\u201d), so there is a path, and no endpoint is missing for this call.`}${closed === undefined ? '' : ` The websocket was open, as it was closed with status ${closed}: there is a path, and no endpoint is missing for this connection.`}`,
        'Check firewalls and proxies on the path, idle time-outs, and the MTU on VPN or transit links.',
        ...(call.to === 'ecr.dkr' && /\bpush(?:es|ed|ing)?\b/.test(clues.text)
          ? [
              'A push may also end so where the repository is not there or the caller may not write to it: look at both (aws ecr describe-repositories; ecr:InitiateLayerUpload).',
            ]
          : []),
        ...(leftOpenly(clues) ? checkPort(call, clues) : []),
      ),
    ),
    ...(open ? [] : [missing(call, clues, perhaps)]),
  ];
}

const answeredOtherwise = (to: string): Finding =>
  headed(
    NOT_HTTP.short,
    probably(
      'network-path',
      [],
      `Something answered the call to ${to}, and what came is nothing that the client understands as HTTP: another protocol on this port, a proxy or another machine in between, or an answer that is not whole. Something answers, so no endpoint is missing for this call.`,
      'Check the URL, its port and scheme, HTTPS_PROXY, and what the name resolves to from the subnet.',
      'If it comes now and then, and the next attempt succeeds: update the client; it may go on with a connection that the other side closes.',
    ),
  );

const closedByCaller = (to: string): Finding =>
  headed(
    CLOSED_BY_CALLER.short,
    perhaps(
      'network-path',
      [],
      `The program went on with a connection to ${to} that it had closed itself: programs close one when a time of theirs is over, when they end, or to open another. The text does not say why. The connection was open, so no endpoint is missing for it.`,
      'Look in the lines before for why it was closed: a time-out of the program, or its end. If the next attempt succeeds, nothing is to repair.',
      'If it comes often: look at what delays or drops packets on the way (firewalls, proxies, idle time-outs), and update the program.',
    ),
  );

/** The own system of the caller ended an open connection (ECONNABORTED, WSAECONNABORTED). */
const GIVEN_UP_HERE =
  /software caused connection abort|aborted by the software in your host|(?:socketexception \(|winerror )10053\b|\[errno 103\]|os error 103\b/;

const givenUpHere = (to: string): Finding =>
  headed(
    'the caller\u2019s own system ends the connection',
    probably(
      'network-path',
      [],
      `The connection to ${to} was open, and the system of the caller itself ended it: that happens where nothing acknowledges what was sent, or where a program on the machine ends connections. No endpoint is missing for this connection.`,
      'Look for a firewall, a virus scanner or a VPN client on the machine.',
      'Look at what is on the path too: firewalls, proxies, idle time-outs, and the MTU on VPN or transit links.',
    ),
  );

const closedWhileKept = (to: string): Finding =>
  headed(
    'a connection that was open is closed',
    perhaps(
      'unknown-network',
      [],
      `The connection to ${to} was open, and the other side, or something on the way, closed it: clients keep connections, and open new ones where that happens. No endpoint is missing for this connection.`,
      'If the next attempt succeeds, nothing is to repair.',
      'If it comes often: let the client keep connections for a shorter time, or look for idle time-outs of a NAT gateway, firewall or proxy on the way.',
    ),
  );

/** How AWS calls the service behind an endpoint. */
export const nameOf = (service: ServiceId): string => serviceOf(service).name;

const either = (ports: readonly number[]): string =>
  ports.length < 2 ? `${ports[0] ?? 443}` : `${ports.slice(0, -1).join(', ')} or ${ports.at(-1)}`;

/** The port of the call as the text names it, otherwise those on which the endpoint listens: no other is to be opened for it. */
const portWords = (call: Call, clues: Clues): string =>
  clues.port === undefined || isOtherPort(call, clues) ? either(portsOf(call.to)) : `${clues.port}`;

const HTTP = 80;
const HTTPS = 443;

/** The endpoint is not known to listen on the port of the call. */
const isOtherPort = ({ to }: Call, { port }: Clues): boolean =>
  port !== undefined && !portsOf(to).includes(port) && !isGateway(to);

/** What to do besides where the call used a port of which the page of the endpoint does not tell. */
const checkPort = (call: Call, clues: Clues): readonly string[] =>
  isOtherPort(call, clues)
    ? [
        clues.port === HTTP
          ? `The call used plain HTTP (port 80), and the endpoint takes HTTPS on ${either(portsOf(call.to))}: give the client an https:// URL.`
          : `The call used port ${clues.port}, and the endpoint is documented for ${either(portsOf(call.to))}: check the port of the URL, and whether a proxy stands between.`,
      ]
    : [];

const isGateway = (service: ServiceId): boolean => serviceOf(service).types[0] === 'Gateway';

const at = (clues: Clues): string =>
  clues.host === undefined || isElsewhere(clues) || isOnlyNamed(clues.host)
    ? shown(clues)
    : ` (${clues.host.name}${clues.address === undefined ? '' : `, ${clues.address.text}`})`;

const shown = (clues: Clues): string =>
  clues.address === undefined
    ? ''
    : ` (${clues.address.text}${isElsewhere(clues) ? ', a public address of Amazon S3, from which layers of images come' : ''})`;

/** A host of AWS of no service of this planner that stands somewhere beside: that of a database in a setting. */
const isOnlyNamed = ({ kind, called }: Host): boolean => kind === 'aws' && !called;

/** The host that the text names is a registry, and the address that was called is that of the store behind it. */
const isElsewhere = ({ host, address }: Clues): boolean =>
  address?.kind === 'storage' && (host?.service === 'ecr.dkr' || host?.service === 'ecr.api');
