/** Everything that a hop can say. Words in braces are filled by the function that says it. */
import type { CitationId } from '../../core/index.ts';

export const HOPS = [
  'dns',
  'route',
  'task-security-group',
  'network-acl',
  'endpoint-state',
  'endpoint-security-group',
  'endpoint-policy',
  'role-policy',
] as const;

export type HopName = (typeof HOPS)[number];
export type Outcome = 'passes' | 'fails' | 'unknown';

export interface HopRule {
  readonly hop: HopName;
  readonly outcome: Outcome;
  readonly text: string;
  readonly fix?: string;
  /** Said instead, as passing, where the answers are taken at their word (a network that is only planned). */
  readonly answered?: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
}

export const HOP_RULES = {
  'rehearsal/name-answered-by-endpoint': {
    hop: 'dns',
    outcome: 'passes',
    text: '{host} resolves to the private addresses of {evidence}.',
    cites: ['privatelink-dns'],
  },
  'rehearsal/name-answered-by-zone': {
    hop: 'dns',
    outcome: 'passes',
    text: 'The private hosted zone {evidence} ({zone}) answers {host} with {target}.',
    cites: ['privatelink-dns'],
  },
  'rehearsal/name-is-public': {
    hop: 'dns',
    outcome: 'passes',
    text: '{host} resolves to public addresses: {why}.',
    cites: ['privatelink-dns', 'vpc-dns'],
  },
  'rehearsal/resolver-off': {
    hop: 'dns',
    outcome: 'fails',
    text: 'enableDnsSupport is off in the VPC: the resolver of Amazon does not answer, so no name resolves.',
    fix: 'Turn enableDnsSupport on.',
    cites: ['vpc-dns'],
  },
  'rehearsal/private-dns-off': {
    hop: 'dns',
    outcome: 'fails',
    text: 'Private DNS is off on {evidence}: {host} resolves to public addresses, and the subnets have no other path.',
    fix: 'Turn private DNS on for {evidence}.',
    cites: ['privatelink-dns', 'ecr-vpc-endpoints'],
  },
  'rehearsal/private-dns-needs-attributes': {
    hop: 'dns',
    outcome: 'fails',
    text: 'enableDnsHostnames or enableDnsSupport is off in the VPC, so private DNS of {evidence} does not answer: {host} resolves to public addresses, and the subnets have no other path.',
    fix: 'Turn both DNS attributes of the VPC on.',
    cites: ['vpc-dns', 'privatelink-interface'],
  },
  'rehearsal/private-dns-not-told': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'Whether private DNS is on for {evidence} was not given.',
    fix: 'Give the whole output of aws ec2 describe-vpc-endpoints.',
    cites: ['privatelink-dns'],
  },
  'rehearsal/name-of-other-family': {
    hop: 'dns',
    outcome: 'fails',
    text: '{host} resolves to {evidence}, whose names have {found} addresses only, and this call is made over {wanted}.',
    fix: 'Change the IP address type, or the DNS record type, of {evidence}.',
    cites: ['privatelink-interface', 'vpc-ipv6-support'],
  },
  'rehearsal/zone-lacks-name': {
    hop: 'dns',
    outcome: 'fails',
    text: 'The private hosted zone {evidence} ({zone}) is asked for {host} and has no {type} record for it. The answer is "no such host": a private zone never falls back to public DNS.',
    fix: 'Add the record, with * where the name begins with an account or a bucket, or dissociate the zone from the VPC.',
    cites: ['privatelink-dns', 'vpc-dns'],
  },
  'rehearsal/zone-not-listed': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'The private hosted zone {evidence} ({zone}) answers {host}; its records were not given.',
    fix: 'Give the records of the zone (aws route53 list-resource-record-sets).',
    answered: 'The private hosted zone of the hub answers, as the answers say.',
    cites: ['privatelink-dns'],
  },
  'rehearsal/own-dns-servers': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'The VPC uses DNS servers of your own. Whether they forward {host} to the resolver of the VPC cannot be seen from here.',
    fix: 'Forward the names of AWS to the resolver of the VPC, and look one up from a task subnet.',
    answered: 'Your DNS servers forward the names to the resolver of the VPC, as the plan demands.',
    cites: ['vpc-dhcp-options'],
  },
  'rehearsal/name-from-outside': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'The call is made outside of the VPC. Whether the DNS there forwards {host} to the VPC cannot be seen from here.',
    fix: 'Forward the names to an inbound endpoint of the Route 53 Resolver, and look one up from an instance.',
    answered: 'Your network forwards the names to the VPC, as the plan demands.',
    cites: ['ecs-anywhere', 's3-privatelink'],
  },
  'rehearsal/name-has-no-ipv6': {
    hop: 'dns',
    outcome: 'unknown',
    text: '{host} has public IPv4 addresses only; whether the IPv6-only subnets translate them (DNS64 and NAT64) was not given.',
    fix: 'Use the endpoint, dual-stack subnets, or DNS64 with a route for 64:ff9b::/96.',
    answered: 'The IPv6-only subnets translate IPv4 addresses, as their path to the internet demands.',
    cites: ['vpc-ipv6-support'],
  },
  'rehearsal/endpoints-not-visible': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'No endpoint for {service} was shown, and {reason}: that proves nothing.',
    fix: '{cure}',
    cites: ['vpc-sharing', 'privatelink-interface'],
  },
  'rehearsal/hub-not-shown': {
    hop: 'dns',
    outcome: 'unknown',
    text: 'The endpoints stand in another VPC, and nothing that was given shows a private name for {host} here: a zone may come from a Route 53 Profile.',
    fix: 'Give the private hosted zones of this VPC and the Route 53 Profiles associated with it.',
    answered: 'The names come from the hub, as the answers say.',
    cites: ['privatelink-dns'],
  },
  'rehearsal/layers-through-interface': {
    hop: 'dns',
    outcome: 'unknown',
    text: '{host} resolves to {evidence}, an interface endpoint. Older documentation says that interface endpoints of Amazon S3 cannot carry image layers; the current page names them for dual-stack only.',
    fix: 'Create the gateway endpoint, and keep {evidence} from answering inside the VPC (PrivateDnsOnlyForInboundResolverEndpoint).',
    cites: ['ecr-vpc-endpoints', 's3-privatelink'],
  },
  'rehearsal/ipv6-only-images-not-proven': {
    hop: 'dns',
    outcome: 'unknown',
    text: '{host} resolves to {evidence}. Whether IPv6-only tasks log in and pull through an ECR endpoint is said in two ways: the Amazon ECS pages know no dual-stack endpoint for them, the Amazon ECR page does.',
    fix: 'Start one task before you rely on it, or use dual-stack subnets.',
    answered:
      'What the endpoint may not answer for IPv6-only tasks goes over the path that the answers name.',
    cites: ['ecs-fargate-networking', 'ecr-vpc-endpoints'],
  },
  'rehearsal/mount-target-not-shown': {
    hop: 'dns',
    outcome: 'unknown',
    text: '{host} resolves to the mount target, or the server, of the file system, which was not given.',
    fix: 'Check that each zone of the tasks has a mount target whose security group admits them on TCP {port}.',
    answered: 'Each zone has a mount target that admits the tasks, as the plan demands.',
    cites: ['ecs-efs'],
  },

  'rehearsal/route-is-local': {
    hop: 'route',
    outcome: 'passes',
    text: 'The addresses are in the VPC, and every route table has its local route.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/route-to-gateway': {
    hop: 'route',
    outcome: 'passes',
    text: '{tables} sends the addresses of {service} to {evidence}.',
    cites: ['privatelink-gateway'],
  },
  'rehearsal/route-to-internet': {
    hop: 'route',
    outcome: 'passes',
    text: '{evidence} leads to the internet through {target}.',
    cites: ['vpc-nat-gateway', 'vpc-internet-gateway'],
  },
  'rehearsal/route-missing': {
    hop: 'route',
    outcome: 'fails',
    text: '{evidence} has no route to {destination}. {why}',
    fix: '{cure}',
    cites: ['privatelink-interface', 'vpc-nat-gateway'],
  },
  'rehearsal/gateway-not-associated': {
    hop: 'route',
    outcome: 'fails',
    text: '{gateway} exists, but {evidence} has no route to it, and none to the internet.',
    fix: 'Associate {gateway} with {evidence}.',
    cites: ['privatelink-gateway', 'ecr-vpc-endpoints'],
  },
  'rehearsal/gateway-of-other-family': {
    hop: 'route',
    outcome: 'fails',
    text: '{evidence} serves IPv4 addresses only, and this call is made over IPv6.',
    fix: 'Change the IP address type of {evidence} to dualstack.',
    cites: ['privatelink-gateway'],
  },
  'rehearsal/route-blackhole': {
    hop: 'route',
    outcome: 'fails',
    text: '{evidence} sends {destination} to {target}, which does not exist any more (blackhole).',
    fix: 'Replace the route, or restore its target.',
    cites: ['privatelink-gateway', 'vpc-nat-gateway'],
  },
  'rehearsal/no-public-address': {
    hop: 'route',
    outcome: 'fails',
    text: '{evidence} leads to {target}, and the caller has no public address: nothing comes back.',
    fix: 'Create the endpoint, use a NAT gateway, or give tasks on Fargate a public address (assignPublicIp).',
    cites: ['vpc-internet-gateway', 'ecs-fargate-networking'],
  },
  'rehearsal/public-address-not-known': {
    hop: 'route',
    outcome: 'unknown',
    text: '{evidence} leads to {target}; whether the caller has a public address was not given.',
    fix: 'Look at assignPublicIp of the service.',
    answered: 'The caller has a public address, as the answers say.',
    cites: ['vpc-internet-gateway'],
  },
  'rehearsal/public-access-blocked': {
    hop: 'route',
    outcome: 'fails',
    text: 'VPC Block Public Access ({mode}) stops {target}, to which {evidence} leads.',
    fix: 'Create the endpoint, or exclude the VPC or the subnet from Block Public Access.',
    cites: ['vpc-internet-gateway'],
  },
  'rehearsal/nat-gateway-broken': {
    hop: 'route',
    outcome: 'fails',
    text: '{evidence} leads to {target}, which does not lead to the internet: {why}.',
    fix: 'Repair the NAT gateway, or create the endpoint.',
    cites: ['vpc-nat-gateway'],
  },
  'rehearsal/nat-gateway-not-followed': {
    hop: 'route',
    outcome: 'unknown',
    text: '{evidence} leads to {target}; {why}.',
    fix: 'Give subnets and route tables of the NAT gateway too.',
    cites: ['vpc-nat-gateway'],
  },
  'rehearsal/route-leaves-vpc': {
    hop: 'route',
    outcome: 'unknown',
    text: '{evidence} sends {destination} to {target}: the path continues in a network that was not given.',
    fix: 'Check the routes there, both ways, and what they let through.',
    answered: 'The path continues in another network, as the answers say.',
    cites: ['vpc-nat-gateway', 'privatelink-interface'],
  },
  'rehearsal/route-through-appliance': {
    hop: 'route',
    outcome: 'unknown',
    text: '{evidence} sends {destination} to {target}: an appliance decides what passes.',
    fix: 'Check that the appliance forwards TCP {port} both ways.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/routes-differ': {
    hop: 'route',
    outcome: 'unknown',
    text: '{evidence} sends parts of {destination} to different targets; which of them this call takes is not known.',
    fix: 'Look at the more specific routes of the table.',
    cites: ['privatelink-gateway'],
  },
  'rehearsal/routes-not-given': {
    hop: 'route',
    outcome: 'unknown',
    text: 'The route table of {evidence} was not given.',
    fix: 'Add the output of aws ec2 describe-route-tables.',
    answered: 'The subnets have the path that the answers name.',
    cites: ['privatelink-gateway'],
  },
  'rehearsal/proxy': {
    hop: 'route',
    outcome: 'unknown',
    text: 'The answers name an HTTP proxy; whether this caller uses it, and what it lets through, cannot be seen from here.',
    fix: 'Check HTTP_PROXY and NO_PROXY of the caller.',
    answered: 'The caller goes through the proxy, as the answers say.',
    cites: ['ecs-http-proxy'],
  },
  'rehearsal/hub-address-not-known': {
    hop: 'route',
    outcome: 'unknown',
    text: 'The addresses of {evidence} in the other VPC were not given.',
    fix: 'Give the addresses of its network interfaces.',
    answered:
      'The endpoints of the hub are reached over the transit gateway or the peering, as the answers say.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/path-from-outside': {
    hop: 'route',
    outcome: 'unknown',
    text: 'The call is made outside of the VPC; whether your network leads to {destination} cannot be seen from here.',
    fix: 'Check the private connection to the VPC, both ways.',
    answered: 'Your network leads there over its private connection, or to the internet, as the answers say.',
    cites: ['ecs-anywhere'],
  },

  'rehearsal/task-group-open': {
    hop: 'task-security-group',
    outcome: 'passes',
    text: '{evidence} lets TCP {port} out to {destination}.',
    cites: ['ecs-vpc-endpoints'],
  },
  'rehearsal/task-group-closed': {
    hop: 'task-security-group',
    outcome: 'fails',
    text: '{evidence} lets no TCP {port} out to {destination}{hint}.',
    fix: 'Allow outbound TCP {port} from {evidence} to {destination}.',
    cites: ['ecs-pull-error', 'privatelink-gateway'],
  },
  'rehearsal/task-group-partly': {
    hop: 'task-security-group',
    outcome: 'unknown',
    text: '{evidence} lets TCP {port} out to a part of the addresses of {destination}; which one is called is not known.',
    fix: 'Allow outbound TCP {port} to all of them.',
    cites: ['ecs-pull-error'],
  },
  'rehearsal/task-group-not-known': {
    hop: 'task-security-group',
    outcome: 'unknown',
    text: 'Which security groups the caller has was not given{why}.',
    fix: 'Answer with the security group of the tasks, and add the output of aws ec2 describe-security-groups.',
    answered: 'The caller lets TCP out to the endpoints, as the plan demands.',
    cites: ['ecs-vpc-endpoints'],
  },

  'rehearsal/acl-not-passed': {
    hop: 'network-acl',
    outcome: 'passes',
    text: 'Caller and endpoint are in one subnet: network ACLs do not filter within it.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/acl-open': {
    hop: 'network-acl',
    outcome: 'passes',
    text: '{evidence} lets the request out and the answer in{more}.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/acl-closed': {
    hop: 'network-acl',
    outcome: 'fails',
    text: '{evidence} of {subnet} stops {what}.',
    fix: 'Allow it in {evidence}: network ACLs are stateless, so answers need a rule of their own.',
    cites: ['ecs-pull-error', 'privatelink-gateway'],
  },
  'rehearsal/acl-partly': {
    hop: 'network-acl',
    outcome: 'unknown',
    text: '{evidence} of {subnet} stops {what} for a part of the addresses; which one is called is not known.',
    fix: 'Allow it for all of them.',
    cites: ['privatelink-gateway'],
  },
  'rehearsal/acl-not-given': {
    hop: 'network-acl',
    outcome: 'unknown',
    text: 'The network ACL of {evidence} was not given. A default one lets everything through; others are empty at first.',
    fix: 'Add the output of aws ec2 describe-network-acls.',
    answered: 'The network ACLs let the calls through, as default ones do.',
    cites: ['privatelink-interface'],
  },

  'rehearsal/endpoint-available': {
    hop: 'endpoint-state',
    outcome: 'passes',
    text: '{evidence} is available.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/endpoint-not-available': {
    hop: 'endpoint-state',
    outcome: 'fails',
    text: '{evidence} is in the state {state}: its name resolves to public addresses, and the subnets have no other path.{error}',
    fix: 'Wait until it is available if it is pending; otherwise delete it and create it again.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/endpoint-state-not-told': {
    hop: 'endpoint-state',
    outcome: 'unknown',
    text: 'The state of {evidence} was not given.',
    fix: 'Give the whole output of aws ec2 describe-vpc-endpoints.',
    cites: ['privatelink-interface'],
  },
  'rehearsal/endpoint-without-interface': {
    hop: 'endpoint-state',
    outcome: 'fails',
    text: '{evidence} has no network interface in any subnet.',
    fix: 'Add one subnet in each zone of the tasks.',
    cites: ['privatelink-interface'],
  },

  'rehearsal/endpoint-group-open': {
    hop: 'endpoint-security-group',
    outcome: 'passes',
    text: '{evidence} admits TCP {port} from {source}.',
    cites: ['ecs-vpc-endpoints'],
  },
  'rehearsal/endpoint-group-closed': {
    hop: 'endpoint-security-group',
    outcome: 'fails',
    text: '{evidence} of {endpoint} does not admit TCP {port} from {source}.',
    fix: 'Allow inbound TCP {port} from {source} in {evidence}. Outbound rules of this group do not matter.',
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints'],
  },
  'rehearsal/endpoint-group-not-known': {
    hop: 'endpoint-security-group',
    outcome: 'unknown',
    text: 'Whether the security groups of {evidence} admit the caller is not known: {why}.',
    fix: 'Check their inbound rules.',
    answered: 'The endpoints admit the caller, as the plan demands.',
    cites: ['ecs-vpc-endpoints'],
  },

  'rehearsal/policy-allows': {
    hop: 'endpoint-policy',
    outcome: 'passes',
    text: 'The policy of {evidence} allows {actions}.',
    cites: ['privatelink-access'],
  },
  'rehearsal/policy-refuses': {
    hop: 'endpoint-policy',
    outcome: 'fails',
    text: 'The policy of {evidence} does not allow {actions}{where}{why}.',
    fix: 'Allow the call in the policy of {evidence}, and keep the other statements.',
    cites: ['privatelink-access', 'ecr-vpc-endpoints'],
  },
  'rehearsal/policy-depends': {
    hop: 'endpoint-policy',
    outcome: 'unknown',
    text: 'Whether the policy of {evidence} allows {actions} depends on {why}.',
    fix: 'Check that your roles and resources are among what it allows.',
    answered: 'The policy names roles and resources that the export asks for.',
    cites: ['privatelink-access'],
  },
  'rehearsal/policy-not-told': {
    hop: 'endpoint-policy',
    outcome: 'unknown',
    text: 'The policy of {evidence} was not given, or could not be read.',
    fix: 'Give the whole output of aws ec2 describe-vpc-endpoints.',
    cites: ['privatelink-access'],
  },

  'rehearsal/role-allows': {
    hop: 'role-policy',
    outcome: 'passes',
    text: 'The policies of {evidence} allow {actions}.',
    cites: ['ecs-execution-role'],
  },
  'rehearsal/role-refuses': {
    hop: 'role-policy',
    outcome: 'fails',
    text: 'The policies of {evidence} do not allow {actions}.',
    fix: 'Allow {actions} in a policy of {evidence}.',
    cites: ['ecs-execution-role'],
  },
  'rehearsal/role-depends': {
    hop: 'role-policy',
    outcome: 'unknown',
    text: 'Whether the policies of {evidence} allow {actions} depends on conditions or resources that were not given.',
    fix: 'Check the conditions of its policies.',
    cites: ['ecs-execution-role'],
  },
} as const satisfies { readonly [id: `rehearsal/${string}`]: HopRule };

export type HopRuleId = keyof typeof HOP_RULES;
