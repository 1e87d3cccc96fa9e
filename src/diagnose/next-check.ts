/**
 * Where two causes remain: the one check that tells them apart. Commands only read, and hold no word of the text that is not
 * in its shape: Regions and services of the planner's tables, addresses of digits, host names of letters, digits and dots.
 */
import { isRegionId, type RegionId, type ServiceId, serviceName, serviceOf } from '../core/index.ts';
import type { Clues } from './clues.ts';
import type { Cause, NextCheck } from './diagnosis.ts';
import type { Judged } from './proof.ts';

interface Explained {
  readonly clues: Clues;
  readonly findings: readonly Judged[];
}

/** The check for one error; `undefined` where one cause is certain or nothing can be compared. */
export function nextCheck({ clues, findings }: Explained): NextCheck | undefined {
  const [first, second] = findings;
  if (first === undefined || first.likelihood === 'certain') return undefined;
  const causes = new Set(findings.map(({ cause }) => cause));
  const called = clues.host?.kind === 'service' ? clues.host.service : undefined;
  const service =
    (called !== undefined && first.endpoints.includes(called) ? called : undefined) ??
    first.endpoints[0] ??
    findings.find(({ endpoints }) => endpoints.length > 0)?.endpoints[0];
  if (first.cause === 'endpoint-dns') return resolve(clues);
  if (first.cause === 'endpoint-security-group' && clues.address?.kind === 'internal')
    return interfaceBehind(clues);
  if (service !== undefined && isNetwork(first.cause) && second !== undefined)
    return endpointThere(service, clues);
  if (causes.has('iam') && causes.has('endpoint-policy') && service !== undefined)
    return policyOf(service, clues);
  if (causes.has('image-not-found')) return imageThere(clues);
  if (first.cause === 'unknown-network')
    return clues.address?.kind === 'internal' ? interfaceBehind(clues) : undefined;
  return clues.caller === 'task' && (first.likelihood === 'possible' || second !== undefined)
    ? fullReason()
    : undefined;
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

function endpointThere(service: ServiceId, clues: Clues): NextCheck {
  const gateway = serviceOf(service).types[0] === 'Gateway';
  return {
    text: gateway
      ? `No line for your VPC: the endpoint ${service} is missing. A line: check whether the route table of the subnet is among its route tables.`
      : `No line for your VPC: the endpoint ${service} is missing. A line: it exists, and its security group, private DNS or state is at fault.`,
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

function interfaceBehind({ address, region }: Clues): NextCheck {
  const ip = address !== undefined && /^[0-9a-f.:]{3,45}$/.test(address.text) ? address.text : 'ADDRESS';
  return {
    text: 'Type vpc_endpoint: the address belongs to an endpoint, and its security group has to admit the caller. Another type, or no line: it is a proxy or another machine, and the path to it is at fault.',
    command: `aws ec2 describe-network-interfaces${regionFlag(region)} --filters Name=addresses.private-ip-address,Values=${ip} --query 'NetworkInterfaces[].[InterfaceType,Description,VpcId,join(\`,\`,Groups[].GroupId)]' --output table`,
  };
}

function policyOf(service: ServiceId, clues: Clues): NextCheck {
  return {
    text: 'A policy that allows everything (Action "*", Principal "*"): the role lacks the permission. Anything narrower: check whether it covers this call, principal and resource.',
    command: describeEndpoints(service, clues, 'VpcEndpoints[].[VpcEndpointId,VpcId,PolicyDocument]'),
    settles: 'endpointPolicies',
  };
}

function resolve({ host }: Clues): NextCheck {
  const name = host !== undefined && /^[a-z0-9][a-z0-9.-]{2,250}$/.test(host.name) ? host.name : 'HOST';
  return {
    text: 'Run it in the subnet of the caller. No answer: the resolver or the DNS attributes of the VPC are at fault. A private address: the name leads to an endpoint. A public address: it does not.',
    command: `nslookup ${name}`,
    settles: 'dns',
  };
}

function imageThere({ record, region }: Clues): NextCheck {
  const [, account, repository, tag] =
    /(\d{12})\.dkr[.-]ecr\.[\w-]{4,30}\.[a-z.]{6,30}\/([a-z0-9][a-z0-9._/-]{0,200}?)(?::([\w.-]{1,100}))?(?=[\s"',:]|$)/.exec(
      record.text,
    ) ?? [];
  return {
    text: 'An image: it exists, and the role lacks the permission. ImageNotFoundException or RepositoryNotFoundException: it does not exist there.',
    command: `aws ecr describe-images${regionFlag(region)} --registry-id ${account ?? 'ACCOUNT'} --repository-name ${repository ?? 'REPOSITORY'} --image-ids imageTag=${tag ?? 'TAG'}`,
  };
}

function fullReason(): NextCheck {
  return {
    text: 'The whole reason says more than this text: a time-out points to the network, AccessDenied to permissions, "not found" to names.',
    command:
      "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,reason,exitCode]]'",
  };
}
