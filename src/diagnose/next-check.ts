/**
 * Where two causes remain: the one check that tells them apart. Commands only read, and hold no word of the text that is not
 * in its shape: Regions and services of the planner's tables, addresses of digits, host names of letters, digits and dots.
 */
import { isRegionId, type RegionId, type ServiceId, serviceName, serviceOf } from '../core/index.ts';
import { isReached } from './call-ends.ts';
import { isOfEcs } from './caller.ts';
import { isOldName, isOldRegistry, isOpenedOnly, mayNotBeThere } from './calls.ts';
import type { Clues } from './clues.ts';
import { EXPLICIT, isRoot, otherAccount } from './denials.ts';
import type { Cause, DiagnosedCause, NextCheck } from './diagnosis.ts';
import { dottedName } from './names.ts';
import { NO_REPOSITORY } from './outcomes.ts';

type Listed = Pick<DiagnosedCause, 'cause' | 'likelihood' | 'endpoints'>;

interface Explained {
  readonly clues: Clues;
  /** The causes that are listed beside the check. */
  readonly findings: readonly Listed[];
  /** The service whose call the findings say is seen, whatever else its caller needs. */
  readonly seen?: ServiceId | undefined;
  /** Whether the text itself lists the endpoint of a service as there. */
  readonly isListed?: (service: ServiceId) => boolean;
  /** The address inside to which it shows that the name of the call leads. */
  readonly leadsTo?: string | undefined;
}

/** The check for one error; `undefined` where one cause is certain or nothing can be compared. */
export function nextCheck({
  clues: said,
  findings,
  seen,
  isListed,
  leadsTo,
}: Explained): NextCheck | undefined {
  const clues = { ...said, region: said.region ?? said.regionAround?.() };
  const [first] = findings;
  if (first === undefined || first.likelihood === 'certain') return undefined;
  const causes = new Set(findings.map(({ cause }) => cause));
  const called = clues.host?.kind === 'service' ? clues.host.service : undefined;
  const service =
    ofDiscovery(clues, findings) ??
    (called !== undefined && findings.some(({ endpoints }) => endpoints.includes(called))
      ? called
      : undefined) ??
    ofRegistry(clues, findings) ??
    seen ??
    ofCall(first, findings) ??
    first.endpoints[0] ??
    findings.find(({ endpoints }) => endpoints.length > 0)?.endpoints[0];
  if (leadsTo !== undefined && first.cause === 'endpoint-security-group')
    return interfaceBehind(clues, causes, leadsTo);
  // What the text shows already is asked of nobody.
  if (service !== undefined && isNetwork(first.cause) && isListed?.(service) === true)
    return clues.address?.kind === 'internal' ? interfaceBehind(clues, causes) : undefined;
  return (
    ofConnection(service, clues, findings, causes) ??
    ofAnswer(service, clues, causes) ??
    ofText(clues, findings)
  );
}

/** A numbered host of the agent is behind no endpoint: what decides is the one over which it asked for its hosts. */
const ofDiscovery = ({ host }: Clues, findings: readonly Listed[]): ServiceId | undefined =>
  host?.numbered === true
    ? findings.flatMap(({ endpoints }) => endpoints).find((one) => one === 'ecs')
    : undefined;

/** Of the endpoints that a caller needs, the one of the call that failed: what else may have stopped that call names it alone. */
const ofCall = ({ endpoints }: Listed, findings: readonly Listed[]): ServiceId | undefined =>
  findings
    .map(({ endpoints: own }) => (own.length === 1 ? own[0] : undefined))
    .find((one) => one !== undefined && endpoints.includes(one));

/** A registry refuses what a client pulls or pushes in a form of its own, and is called by the name of the image. */
const REFUSED_BY_REGISTRY = /(?<!access )\bdenied: (?:user: arn:|not authorized)/;

/** What SDKs and the command line write around a refusal of the API. */
const OF_API = /operation error |when calling the |\(service: |accessdenied(?:exception)?\b/;

/** Actions on images are called over two endpoints: clients of a registry go over its own. */
const ofRegistry = ({ text }: Clues, findings: readonly Listed[]): ServiceId | undefined =>
  REFUSED_BY_REGISTRY.test(text) && !OF_API.test(text)
    ? findings.flatMap(({ endpoints }) => endpoints).find((one) => one === 'ecr.dkr')
    : undefined;

/** Where a connection failed: the name, the address or the endpoint. */
function ofConnection(
  service: ServiceId | undefined,
  clues: Clues,
  [first, second]: readonly Listed[],
  causes: Causes,
): NextCheck | undefined {
  const inside = clues.address?.kind === 'internal';
  if (first?.cause === 'endpoint-dns' && service !== undefined && hasLedOut(clues))
    return behindOldName(service, clues, causes);
  if (first?.cause === 'external-registry' && clues.network === 'name-resolution' && clues.host !== undefined)
    return resolve(clues);
  if (first?.cause === 'endpoint-dns') return inside ? interfaceBehind(clues, causes) : resolve(clues);
  if (first?.cause === 'network-path' && inside && clues.network === 'no-route')
    return interfaceBehind(clues, causes);
  if (first?.cause === 'endpoint-security-group' && inside) return interfaceBehind(clues, causes);
  if (causes.has('missing-endpoint') && causes.has('external-registry')) return registryOf();
  if (service !== undefined && first !== undefined && isNetwork(first.cause) && second !== undefined)
    return endpointThere(service, clues, causes);
  return first?.cause === 'unknown-network' && inside ? interfaceBehind(clues, causes) : undefined;
}

/** An old name that was resolved, or may have been: it leads past the endpoint, so resolving it again decides nothing. */
const hasLedOut = ({ host, network }: Clues): boolean =>
  host !== undefined && isOldName(host.name) && network !== 'name-resolution';

function behindOldName(service: ServiceId, clues: Clues, causes: Causes): NextCheck {
  return {
    text: `A line for your VPC with PrivateDnsEnabled true: the endpoint is there, and the Regional host leads to it; the old name does not. No line: it has no endpoint ${service}; either plan it and call the Regional host, or${causes.has('network-path') ? ' look at the other way out of the subnet' : ' call over another way out'}.`,
    command: describeEndpoints(
      service,
      clues,
      'VpcEndpoints[].[VpcEndpointId,VpcId,State,PrivateDnsEnabled]',
    ),
    settles: 'egress',
  };
}

/** Where somebody answered: the policies, or what is there. */
function ofAnswer(service: ServiceId | undefined, clues: Clues, causes: Causes): NextCheck | undefined {
  if (causes.has('iam') && causes.has('endpoint-policy') && service !== undefined)
    return policyOf(service, clues, causes);
  return causes.has('image-not-found') ? imageThere(clues, causes) : undefined;
}

/** Where the text leaves open what failed. */
const ofText = (clues: Clues, [first, second]: readonly Listed[]): NextCheck | undefined =>
  first !== undefined &&
  first.cause !== 'unknown-network' &&
  clues.caller === 'task' &&
  isOfEcs(clues) &&
  // Of a pull that took too long, the reason holds no more than that.
  !/could not transition to pulled; timed out/.test(clues.text) &&
  (first.likelihood === 'possible' || (second !== undefined && clues.denial === undefined))
    ? fullReason()
    : undefined;

type Causes = ReadonlySet<Cause>;

/** What is left to look at, in the order of the list; a check leaves open what stands beside it, and nothing else. */
const LOOK_AT: readonly (readonly [Cause, string])[] = [
  ['endpoint-security-group', 'its security group'],
  ['endpoint-dns', 'its private DNS'],
  ['endpoint-policy', 'its policy'],
  ['network-path', 'the path between'],
  ['iam', 'the role'],
];
const REST = 'the other causes above';

function lookAt(
  causes: Causes,
  without: readonly Cause[] = [],
  words: Partial<Record<Cause, string>> = {},
): string {
  const left = [...causes].filter((cause) => !without.includes(cause));
  const known = LOOK_AT.filter(([cause]) => left.includes(cause)).map(
    ([cause, what]) => words[cause] ?? what,
  );
  const others = left.some((cause) => LOOK_AT.every(([one]) => one !== cause)) ? [REST] : [];
  return [...known, ...others].join(', else at ');
}

const isNetwork = (cause: Cause): boolean =>
  ['missing-endpoint', 'endpoint-security-group', 'network-path', 'unknown-network'].includes(cause);

const regionFlag = (region: RegionId | undefined): string =>
  region === undefined ? '' : ` --region ${region}`;

function nameIn(service: ServiceId, region: RegionId | undefined): string {
  const type = serviceOf(service).types[0];
  return region !== undefined && isRegionId(region)
    ? serviceName(service, region, type)
    : `com.amazonaws.REGION.${service}`;
}

function describeEndpoints(service: ServiceId, { region }: Clues, query: string): string {
  return `aws ec2 describe-vpc-endpoints${regionFlag(region)} --filters Name=service-name,Values=${nameIn(service, region)} --query '${query}' --output table`;
}

function endpointThere(service: ServiceId, clues: Clues, causes: Causes): NextCheck {
  const gateway = serviceOf(service).types[0] === 'Gateway' && clues.host?.ofEndpoint !== true;
  return {
    text: `${withoutEndpoint(service, causes, isReached(clues.network) || isOpenedOnly(clues.text))} ${withEndpoint(gateway, clues, causes)}`,
    command: describeEndpoints(
      service,
      clues,
      gateway
        ? 'VpcEndpoints[].[VpcEndpointId,VpcId,State,join(`,`,RouteTableIds)]'
        : 'VpcEndpoints[].[VpcEndpointId,VpcId,State,PrivateDnsEnabled,join(`,`,Groups[].GroupId)]',
    ),
    settles: 'egress',
  };
}

/** The VPC has no such endpoint: whether that is the cause depends on the other ways out of the subnet. */
function withoutEndpoint(service: ServiceId, causes: Causes, reached: boolean): string {
  if (causes.has('missing-endpoint') && reached)
    return `No line for your VPC: it has no endpoint ${service}, so that the call takes another way: look who takes connections on it (firewall, proxy, NAT). If none of them is to let it through, plan the endpoint.`;
  const others = lookAt(
    causes,
    ['missing-endpoint', 'endpoint-security-group', 'endpoint-dns', 'endpoint-policy'],
    {
      'network-path': causes.has('missing-endpoint') ? 'that way' : 'the way to it',
    },
  );
  const otherwise = others === '' ? '.' : `; where it has one, look at ${others}.`;
  // What goes over no network is as possible without the endpoint as with it.
  if (causes.has('missing-endpoint') && others.includes(REST))
    return `No line for your VPC: it has no endpoint ${service}. Where the subnet has no other way out, such calls get no answer; the other causes above stay possible all the same.`;
  return causes.has('missing-endpoint')
    ? `No line for your VPC: it has no endpoint ${service}. That is the cause where the subnet has no other way out${otherwise}`
    : `No line for your VPC: the endpoint that was called is of another VPC or account, or is gone.${others === '' ? '' : ` Look at ${others}.`}`;
}

/** The global host of a service whose endpoint serves Regional ones only. */
const GLOBAL = /^sts\.amazonaws\.com$/;

/** The host that a client should call, where the endpoint does not serve the one that it called. */
const hostInstead = (name: string): string | undefined =>
  GLOBAL.test(name) ? 'the Regional host' : isOldRegistry(name) ? `api.${name}` : undefined;

function withEndpoint(gateway: boolean, { network, host }: Clues, causes: Causes): string {
  const instead = host === undefined ? undefined : hostInstead(host.name);
  if (host !== undefined && instead !== undefined && causes.has('missing-endpoint')) {
    const others = lookAt(causes, ['missing-endpoint', 'network-path']);
    return `A line: the endpoint is there, and does not serve ${host.name}; let the client call ${instead}${others === '' ? '' : `, else look at ${others}`}.`;
  }
  const reached = isReached(network);
  const path = reached
    ? 'firewalls and proxies on the way'
    : gateway
      ? 'the route tables that it is associated with, and the security group and network ACL of the caller'
      : 'the path between';
  const left = lookAt(causes, ['missing-endpoint'], { 'network-path': path });
  // A gateway endpoint does nothing for a subnet whose route table does not know it.
  const routes =
    gateway && !causes.has('network-path')
      ? `the route tables that it is associated with${left === '' ? '' : ', else at '}`
      : '';
  return `A line: the endpoint is there${routes + left === '' ? '.' : `; look at ${routes}${left}.`}`;
}

/** Whose address it is; what follows from that depends on whether something answered there. */
function interfaceBehind(
  { address, region, network }: Clues,
  causes: Causes,
  called = address?.text ?? '',
): NextCheck {
  const ip = /^[0-9a-f.:]{3,45}$/.test(called) ? called : 'ADDRESS';
  const silent = network !== 'refused' && network !== 'reset';
  const endpoint = !silent
    ? 'Type vpc_endpoint: the address belongs to an endpoint; look for a firewall or proxy on the way that answers in its place.'
    : causes.has('endpoint-security-group')
      ? `Type vpc_endpoint: the address belongs to an endpoint; look whether its security group admits the caller${causes.has('network-path') ? ', else at the network ACLs' : ''}.`
      : 'Type vpc_endpoint: the address belongs to an endpoint; look whether it is the one that was meant.';
  const other = silent
    ? 'Another type: Description says whose it is; look whether that runs and lets the caller in. No line: it is of another Region, account or network; look at the path to it.'
    : 'Another type: Description says whose it is. No line: it is of another Region, account or network. Either way something answered and did not take the connection: look whether the right program listens on this port there.';
  return {
    text: `${endpoint} ${other}`,
    command: `aws ec2 describe-network-interfaces${regionFlag(region)} --filters Name=addresses.private-ip-address,Values=${ip} --query 'NetworkInterfaces[].[InterfaceType,Description,VpcId,join(\`,\`,Groups[].GroupId)]' --output table`,
  };
}

/** Where else a refusal may come from, as far as the text tells. */
const policiesLeft = (clues: Clues): string => {
  if (EXPLICIT.test(clues.text)) return 'the other policies that may deny it';
  if (isRoot(clues)) return 'the policy of what it called';
  return otherAccount(clues) === undefined
    ? 'the permissions of the caller'
    : 'the permissions of the caller and the policy of what it called';
};

function policyOf(service: ServiceId, clues: Clues, causes: Causes): NextCheck {
  return {
    text: `No line for your VPC, or a policy that allows everything (Action, Principal and Resource "*", no Deny): no endpoint of yours refuses; look at ${lookAt(causes, ['endpoint-policy'], { iam: policiesLeft(clues) })}. Anything narrower: check whether it covers this call, principal and resource.`,
    command: describeEndpoints(service, clues, 'VpcEndpoints[].[VpcEndpointId,VpcId,PolicyDocument]'),
    settles: 'endpointPolicies',
  };
}

function resolve({ host, text, network }: Clues): NextCheck {
  const called = host?.name ?? dottedName(text) ?? '';
  const name = /^[a-z0-9][a-z0-9.-]{2,250}$/.test(called)
    ? called.replace('hidden-region', 'REGION')
    : 'HOST';
  const elsewhere =
    host !== undefined && mayNotBeThere({ host })
      ? 'where it has none elsewhere either, AWS has no such name: call the plain host; else '
      : '';
  const asked =
    host?.ofEndpoint === true
      ? 'look whether the endpoint still exists, else at the DNS servers and attributes of the VPC'
      : 'look at the DNS servers and attributes of the VPC, and at zones and DNS firewall rules that cover the name';
  if (network !== undefined && network !== 'name-resolution' && name !== 'HOST')
    return {
      text: `Run it where the call was made, or in the same subnet. A private address: the name leads to the endpoint there; look at its security group. A public one: it does not; look at its private DNS and the attributes of the VPC, or, where there is no endpoint, at the way out. No answer: ${asked}.`,
      command: `nslookup ${name}`,
      settles: 'dns',
    };
  return {
    text: `Run it where the call was made, or in the same subnet. No answer: the failure lasts; ${elsewhere}${asked}. An address: the name resolves there by now; look at the DNS servers that the caller itself uses.`,
    command: `nslookup ${name}`,
    settles: 'dns',
  };
}

/** The registry has no repository of this name, whatever the tag: those of the account are listed. Other registries have no such list. */
const repositoryThere = ({ text, region }: Clues): NextCheck | undefined =>
  /public\.ecr\.aws/.test(text) ||
  !/\.dkr[.-]ecr\.|in the registry with id|repositorynotfoundexception/.test(text)
    ? undefined
    : {
        text: 'The name in the list: the call went to another account or Region. Not in the list: there is no such repository; create it, or correct the name.',
        command: `aws ecr describe-repositories${regionFlag(region)} --registry-id ACCOUNT --query 'repositories[].repositoryName'`,
      };

/** An image of Amazon ECR: AWS says whether it is there. Of others only the registry does. */
function imageThere(clues: Clues, causes: Causes): NextCheck | undefined {
  if (clues.cut && isOfEcs(clues)) return fullReason();
  if (NO_REPOSITORY.test(clues.text)) return repositoryThere(clues);
  if (clues.image !== 'ecr') return inRegistry(clues, causes);
  const [, account, repository, tag] =
    /(\d{12}|(?<=[\s"'(/]|^)[\w*<>{}$-]{1,40})\.dkr[.-]ecr\.[\w-]{4,30}\.[a-z.]{6,30}\/([a-z0-9][a-z0-9._/-]{0,200}?)(?::([\w.-]{1,100}))?(?=[\s"',:)]|$)/.exec(
      clues.record.text,
    ) ?? [];
  const others = lookAt(causes, ['image-not-found'], { iam: 'the permissions of who pulls' });
  return {
    text: `An image: it exists there; look ${others === '' ? 'whether the pull used this account, Region and tag' : `at ${others}`}. ImageNotFoundException or RepositoryNotFoundException: it does not exist there. AccessDeniedException: the registry is of another account, and does not say it to you.`,
    command: `aws ecr describe-images${regionFlag(clues.region)} --registry-id ${/^\d{12}$/.test(account ?? '') ? account : 'ACCOUNT'} --repository-name ${repository ?? 'REPOSITORY'} --image-ids imageTag=${tag ?? 'TAG'}`,
  };
}

/** The name of an image, as registries take it: a part of it is a word like any other. */
const IMAGE = String.raw`[a-z0-9][a-z0-9._-]{0,100}(?:\/[a-z0-9][\w.-]{0,100}|:\w[\w.-]{0,127}){0,6}`;

/** Where daemons write the name of the image, each with what marks it as a name and not as a word of the sentence. */
const NAMES_IMAGE: readonly RegExp[] = [
  new RegExp(String.raw`access denied for \\?["'\`]?(${IMAGE})(?=[\s"'\`,:]|$)`),
  new RegExp(
    String.raw`\brepository \\?["'\`]?(?!does\b|name\b|not\b|or\b)(${IMAGE})\\?["'\`]? (?:not found|does not exist|is not)`,
  ),
  new RegExp(
    String.raw`\b(?:manifest for|reference:?|ref|image|pull(?:ing)?(?: from)?|pull image) \\?["'\`]?(?=[^\s"'\`]{0,200}[/:][a-z0-9])(${IMAGE})(?=[\s"'\`,:]|$)`,
  ),
  new RegExp(String.raw`\b(?:manifest for|image|pull(?:ing)?) \\?["'\`](${IMAGE})\\?["'\`]`),
  new RegExp(String.raw`\bmanifest for (?!the\b|a\b|an\b|this\b)(${IMAGE})(?=[\s"'\`,:]|$)`),
];

/** Docker prints the name of an image so that it has not: without the registry from which it was to come. */
const WITHOUT_REGISTRY = /\berror: image [\w./:@-]{1,300} not found/i;

/** A name without a host before it, which clients ask of Docker Hub. */
function isOfHub(name: string | undefined): boolean {
  const [first = '', ...rest] = name?.split('/') ?? [];
  return name !== undefined && (rest.length === 0 || (!/[.:]/.test(first) && first !== 'localhost'));
}

function inRegistry({ record }: Clues, causes: Causes): NextCheck {
  const name = NAMES_IMAGE.map((form) => form.exec(record.text)?.[1]).find((one) => one !== undefined);
  const others = lookAt(causes, ['image-not-found', 'external-registry'], {
    iam: 'the permissions of who pulls',
  });
  const short = isOfHub(name) && WITHOUT_REGISTRY.test(record.text);
  const whole = short
    ? 'The message leaves the registry out: put that of the image in the task definition in the place of REGISTRY (docker.io, where it has none). '
    : '';
  return {
    text: `${whole}A manifest: the image exists under this name, and needs no further credentials than yours; look at those of the task${others === '' ? '' : `, else at ${others}`}. “manifest unknown” or “not found” although you are logged in to its registry: it does not exist under this name. Another error, such as a time-out or a limit, tells nothing of it.${!short && isOfHub(name) ? ' A name without a host before it is asked of Docker Hub: put that of its registry before it, where it is of another.' : ''}`,
    command: `docker manifest inspect ${short ? 'REGISTRY/' : ''}${name ?? 'IMAGE'}`,
  };
}

/** The text does not name the registry: the task definition does. */
function registryOf(): NextCheck {
  return {
    text: 'An image with .dkr.ecr. or .dkr-ecr. in its host: it is in private Amazon ECR, and the causes about its endpoints remain. Another: its registry has to be reached, which no VPC endpoint carries.',
    command:
      "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,image]'",
  };
}

function fullReason(): NextCheck {
  return {
    text: 'The whole reason may say more than this text: a time-out points to the network, AccessDenied to permissions, "not found" to names.',
    command:
      "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,reason,exitCode]]'",
  };
}
