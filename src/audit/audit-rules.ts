/**
 * What an audit can say, as data: each statement with its cure and its sources. Words in braces are filled by the
 * check that makes the statement. A `problem` decides a verdict; a `note` never does.
 */
import type { CitationId } from '../core/index.ts';

interface AuditRule {
  readonly kind: 'problem' | 'note';
  readonly cites: readonly [CitationId, ...CitationId[]];
  readonly text: string;
  readonly fix: string;
  /** Said instead of what comes from a template or from Terraform: no command describes it again. */
  readonly inTemplate?: { readonly text?: string; readonly fix: string };
}

export const AUDIT_RULES = {
  'audit/missing': {
    kind: 'problem',
    cites: ['ecs-vpc-endpoints', 'privatelink-interface'],
    text: 'No {type} endpoint for {service} exists in the VPC, and the plan has it as {need}.',
    fix: 'Create it.',
    inTemplate: { fix: 'Add it where the other endpoints are defined, or create it once the VPC is there.' },
  },
  'audit/unlisted-gateway': {
    kind: 'problem',
    cites: ['privatelink-gateway', 'vpc-sharing'],
    text: 'The route tables {tables} lead {list} to {id}, which the list of endpoints does not have: it was filtered, or the endpoint belongs to another account. Whether it carries {service} is not known.',
    fix: 'Describe {id} as well, without a filter. Do not create a second gateway endpoint for these route tables: AWS refuses it (RouteAlreadyExists).',
  },
  'audit/not-visible': {
    kind: 'problem',
    cites: ['vpc-sharing', 'ecr-vpc-endpoints'],
    text: 'Nothing that this account sees carries {service}. The subnets belong to another account, and a participant cannot see its endpoints, so the list proves nothing.',
    fix: 'Ask the owner of the VPC for the output of aws ec2 describe-vpc-endpoints. Only the owner can create endpoints in these subnets.',
  },
  'audit/beside-template': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'The template has no {type} endpoint for {service}, and the plan has it as {need}. What else exists in the VPC is not known: it may already have one beside the template.',
    fix: 'Add it to the template, or audit what exists in the VPC together with the template.',
  },
  'audit/beside-state': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'The Terraform state has no {type} endpoint for {service}, and the plan has it as {need}. What Terraform did not make is not known: the VPC may already have one.',
    fix: 'Add it to the configuration of Terraform, or audit what exists in the VPC together with the state.',
  },
  'audit/service-not-told': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'Nothing here is known to be the {type} endpoint for {service}, which the plan has as {need}. The service of {untold} is known only when it is deployed: it may be this one.',
    fix: 'Give the values of the deployment (--parameters), or audit what exists once it is deployed.',
  },
  'audit/not-in-part': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'The list of endpoints is not whole, and the part that was given has no {type} endpoint for {service}, which the plan has as {need}. A part that is missing may have it.',
    fix: 'Give every page of aws ec2 describe-vpc-endpoints, without --query, --max-items or filters other than the VPC.',
  },
  'audit/not-offered': {
    kind: 'problem',
    cites: ['privatelink-services'],
    text: '{service} is not among the endpoint services that this account is offered in {region}, so its endpoint cannot be created.',
    fix: 'Check the name and the Region, or plan without it.',
  },
  'audit/not-available': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: '{id} is in the state {state}, so nothing can use it yet.{error}',
    fix: '{cure}',
  },
  'audit/unusable-state': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: '{id} is in the state {state}, which it will not leave.{error}',
    fix: '{conflict}{cure}',
  },
  'audit/being-deleted': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: '{id} is being deleted, and nothing else carries {service}.',
    fix: 'Wait until it is gone, then create the endpoint again: its name is taken until then.',
  },
  'audit/dns-record-type': {
    kind: 'problem',
    cites: ['privatelink-interface', 'vpc-ipv6-support'],
    text: 'The names of {id} have {found} records only ({type}), but the tasks ask for {wanted} addresses.',
    fix: 'Change the DNS record type; clients of the other IP version keep their records.',
  },
  'audit/network-acl-closed': {
    kind: 'problem',
    cites: ['ecs-pull-error', 'privatelink-gateway'],
    text: '{what}',
    fix: 'Allow it in the network ACL, with a number below that of the rule that denies it. Network ACLs are stateless: requests and answers need a rule each, in both directions, and answers go to the ports from which the tasks call (TCP 1024–65535 is usual).',
  },
  'audit/task-egress-closed': {
    kind: 'problem',
    cites: ['ecs-pull-error', 'privatelink-gateway'],
    text: 'The security group of the tasks, {group}, allows no outbound TCP 443, so tasks reach no endpoint.',
    fix: 'Allow outbound TCP 443 to the endpoints and to the prefix lists of the gateway endpoints.',
  },
  'audit/task-egress-not-to-endpoints': {
    kind: 'problem',
    cites: ['ecs-pull-error', 'privatelink-interface'],
    text: 'The security group of the tasks, {group}, lets no TCP {ports} out to {endpoints}.',
    fix: 'Allow outbound TCP {ports} to the endpoints: to their security group, or to the addresses of the VPC.',
  },
  'audit/task-egress-without-prefix-list': {
    kind: 'problem',
    cites: ['privatelink-gateway', 'ecs-pull-error'],
    text: 'The security group of the tasks, {group}, allows outbound TCP 443 neither to everywhere nor to their prefix lists. Addresses of {services} are public, also through a gateway endpoint.',
    fix: 'Allow outbound TCP 443 to the prefix list of each gateway endpoint ({lists}).',
  },
  'audit/plan-error': {
    kind: 'problem',
    cites: ['ecs-vpc-endpoints'],
    text: '{finding}',
    fix: '{cure}',
  },
  'audit/another-region': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'The files describe a network in {found}, but the plan is for {region}: nothing in them says what exists in {region}.',
    fix: 'Answer with the Region of the files, or run the commands again with --region {region} (and the right profile). No endpoint is judged until then.',
    inTemplate: {
      fix: 'Answer with the Region of the files, or give what is deployed in {region}. No endpoint is judged until then.',
    },
  },
  'audit/another-vpc': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: 'Nothing in the files is in {vpc}, the VPC that the answers name; they show {found}.',
    fix: 'Correct the VPC of the answers, or describe {vpc}. No endpoint is created on this evidence.',
  },
  'audit/hub-not-shown': {
    kind: 'problem',
    cites: ['privatelink-dns', 'ecs-vpc-endpoints'],
    text: 'The interface endpoints for {services} are in a central VPC by the answers, and nothing here shows them: whether they carry the calls was not judged.',
    fix: 'Audit with the endpoints of the central VPC in the same file, or audit the central VPC by itself.',
  },
  'audit/call-fails': {
    kind: 'problem',
    cites: ['ecs-vpc-endpoints'],
    text: '{call} does not get through: {what}',
    fix: '{cure}',
  },
  'audit/call-not-judged': {
    kind: 'note',
    cites: ['ecs-vpc-endpoints'],
    text: 'Whether {call} gets through is not known: {what}',
    fix: '{cure}',
  },
  'audit/private-dns-off': {
    kind: 'problem',
    cites: ['privatelink-dns', 'ecr-vpc-endpoints'],
    text: 'Private DNS is off on {id}: {host} resolves to public addresses, so nothing uses the endpoint by itself.',
    fix: 'Turn private DNS on, unless a private hosted zone of your own answers this name. It takes effect for every client in the VPC at once.',
  },
  'audit/vpc-dns-attributes': {
    kind: 'problem',
    cites: ['vpc-dns', 'privatelink-interface'],
    text: '{attributes} off in the VPC. Private DNS of interface endpoints needs enableDnsSupport and enableDnsHostnames, gateway endpoints need enableDnsSupport.',
    fix: 'Turn on what is off; each attribute takes its own command.',
  },
  'audit/zones-not-covered': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: '{id} has network interfaces in {covered}, but not in {uncovered}.',
    fix: 'Add one subnet in each Availability Zone that is not covered. A zone takes one subnet only.{open}',
  },
  'audit/without-subnet': {
    kind: 'problem',
    cites: ['privatelink-interface'],
    text: '{id} is in no subnet: it has no network interface, and nothing can connect to it.',
    fix: 'Add one subnet in each Availability Zone in which tasks run.',
  },
  'audit/route-tables-not-covered': {
    kind: 'problem',
    cites: ['privatelink-gateway', 'ecr-vpc-endpoints'],
    text: '{id} is not associated with {tables}, whose subnets {reason}: tasks there do not reach {service} through it.',
    fix: 'Associate it with these route tables. Open connections to {service} from their subnets may be interrupted.',
  },
  'audit/gateway-without-route-table': {
    kind: 'problem',
    cites: ['privatelink-gateway', 'ecr-vpc-endpoints'],
    text: '{id} is associated with no route table, so no subnet uses it.',
    fix: 'Associate it with the route tables of the task subnets.',
  },
  'audit/security-group-closed': {
    kind: 'problem',
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints'],
    text: 'The security groups of {id} ({groups}) do not allow inbound TCP {ports} from {sources}.',
    fix: 'Allow inbound TCP {ports} from the tasks. Outbound rules of this group do not matter.',
  },
  'audit/named-group-closed': {
    kind: 'problem',
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints'],
    text: 'The answers name {group} for the endpoints, and it does not allow inbound TCP {ports} from {sources}. Exports use it as it is.',
    fix: 'Allow inbound TCP {ports} from the tasks.',
  },
  'audit/policy-denies-everything': {
    kind: 'problem',
    cites: ['privatelink-access'],
    text: 'The policy of {id} has no statement that allows anything, so it blocks every call: a policy that only denies needs an Allow beside it.',
    fix: 'Add a statement that allows what the Deny statements do not exclude. {how}',
  },
  'audit/policy-blocks': {
    kind: 'problem',
    cites: ['privatelink-access', 'ecr-vpc-endpoints'],
    text: 'The policy of {id} blocks what the plan needs: {calls}.{why}',
    fix: 'Allow these calls. {how}',
  },
  'audit/ip-address-type': {
    kind: 'problem',
    cites: ['privatelink-interface', 'vpc-ipv6-support'],
    text: '{id} has {found} addresses, but the tasks reach it over {wanted}.',
    fix: 'Change the IP address type. Every subnet of the endpoint needs addresses of that kind.',
  },
  'audit/duplicate': {
    kind: 'problem',
    cites: ['privatelink-dns', 'privatelink-pricing'],
    text: '{inForce} serves {service} already: only one endpoint of a service can have private DNS in a VPC, and clients find that one.',
    fix: 'Delete {id} unless a client is given its own name.',
  },
  'audit/interface-beside-gateway': {
    kind: 'problem',
    cites: ['s3-privatelink', 'privatelink-pricing'],
    text: 'The gateway endpoint serves {service} inside the VPC at no charge; {id} is an interface endpoint beside it.',
    fix: 'Delete it unless a network outside the VPC, or a client that is given its name, uses it.',
  },

  'audit/wrong-type': {
    kind: 'note',
    cites: ['ecr-vpc-endpoints', 'privatelink-gateway'],
    text: '{id} is an interface endpoint for {service}. It does not replace the gateway endpoint, which the documentation demands for image layers and which costs nothing.',
    fix: 'Leave it alone: a network outside the VPC may use it. While it has private DNS for every resolver, names in the VPC still lead to it and the gateway endpoint carries nothing: then set PrivateDnsOnlyForInboundResolverEndpoint once the gateway exists.',
  },
  'audit/other-region': {
    kind: 'note',
    cites: ['ecs-vpc-endpoints', 'privatelink-cross-region'],
    text: '{id} leads to {service} in {found}, but the workload calls {region}: the host names of {region} do not resolve to it.',
    fix: 'Leave it alone unless you know that nothing uses it.',
  },
  'audit/endpoint-not-told': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'The service of {id} is known only when it is deployed ({name}), so it was not judged.',
    fix: 'Give the values of the deployment (--parameters), or audit what exists once it is deployed.',
  },
  'audit/region-not-told': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} leaves its Region to the deployment ({name}): it was judged as an endpoint in {region}, the Region of the plan.',
    fix: 'Check that it is deployed in {region}.',
  },
  'audit/fips-variant': {
    kind: 'note',
    cites: ['privatelink-services', 'fargate-fips'],
    text: '{id} is {found}, and the plan has {wanted}: each variant answers its own host names only.',
    fix: 'Leave it alone unless you know that nothing uses it.',
  },
  'audit/not-needed': {
    kind: 'note',
    cites: ['privatelink-pricing'],
    text: 'Nothing in the answers uses {id}. {why}',
    fix: 'Leave it alone: other workloads may use {service}.',
  },
  'audit/inbound-resolver-only': {
    kind: 'note',
    cites: ['s3-privatelink', 'privatelink-dns'],
    text: '{id} answers names for networks outside the VPC only (private DNS for inbound resolvers).',
    fix: 'Leave it alone.',
  },
  'audit/names-lead-to-interface': {
    kind: 'note',
    cites: ['s3-privatelink', 'privatelink-dns'],
    text: 'Names of {service} lead to {id} in the whole VPC, so the gateway endpoint carries nothing and this one is paid for every gigabyte.',
    fix: 'Set PrivateDnsOnlyForInboundResolverEndpoint on {id} so that the tasks use the gateway endpoint.',
  },
  'audit/not-told': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'Not judged on {id}, because the output does not show: {what}.',
    fix: 'Describe it again without --query.',
    inTemplate: {
      text: 'Not judged on {id}, because what was read does not show: {what}.',
      fix: 'Write it where {id} is defined. What only a deployment decides, aws ec2 describe-vpc-endpoints shows afterwards.',
    },
  },
  'audit/own-hosted-zone': {
    kind: 'note',
    cites: ['privatelink-dns'],
    text: 'Private DNS is off on {id}, and a private hosted zone of your own, {zone}, answers {host}. Where it leads was not judged.',
    fix: 'Check that its records lead to {id}. Creating or enabling private DNS beside the zone ends in “conflicting DNS domain”.',
  },
  'audit/zone-in-the-way': {
    kind: 'note',
    cites: ['privatelink-dns'],
    text: 'A private hosted zone, {zone}, answers {host} in this VPC already.',
    fix: 'Check where it leads first: an endpoint with private DNS cannot be created beside it (“conflicting DNS domain”).',
  },
  'audit/hub-endpoint': {
    kind: 'note',
    cites: ['privatelink-dns'],
    text: '{id} is in the central VPC {vpc}. Names and routes from here to there were judged as far as they are shown.',
    fix: 'Check the private hosted zone or Route 53 Profile, and the routes both ways.',
  },
  'audit/hub-possible': {
    kind: 'note',
    cites: ['privatelink-dns', 'vpc-sharing'],
    text: '{tables} leads everything to {target}: the interface endpoints may be in a central VPC, where this list does not show them.',
    fix: 'Look for private hosted zones or a Route 53 Profile of this VPC before you create any: an endpoint with private DNS conflicts with them. If there is a central VPC, answer so (endpointPlacement); only the gateway endpoints belong in every VPC.',
  },
  'audit/network-acl-not-judged': {
    kind: 'note',
    cites: ['ecs-pull-error', 'privatelink-gateway'],
    text: 'Whether the network ACLs let everything through is not known: {what}',
    fix: 'Check their rules in both directions.',
  },
  'audit/full-access-first': {
    kind: 'note',
    cites: ['privatelink-access', 'privatelink-gateway'],
    text: 'It would be created with full access, not with the planned policy: others in this VPC may call {service}, and from the first minute on their calls go through it as well.',
    fix: 'Narrow the policy once you know who calls {service}.',
  },
  'audit/participant': {
    kind: 'note',
    cites: ['vpc-sharing', 'ecr-vpc-endpoints'],
    text: 'The subnets belong to another account: only it can create, change or delete endpoints, and only it sees them.',
    fix: 'Hand the corrections to the owner of the VPC.',
  },
  'audit/custom-dns-servers': {
    kind: 'note',
    cites: ['vpc-dns'],
    text: 'Names are answered by DNS servers of your own{servers}: whether they answer the names of the endpoints is not known.',
    fix: 'They have to forward the names of AWS to the resolver of the VPC.',
  },
  'audit/zones-not-offered': {
    kind: 'note',
    cites: ['privatelink-services'],
    text: '{service} is offered in {offered}, and not in {zones}.',
    fix: 'Leave out the subnets of these Availability Zones; tasks there reach the endpoint in another zone.',
  },
  'audit/plan-warning': {
    kind: 'note',
    cites: ['ecs-vpc-endpoints'],
    text: '{finding}',
    fix: '{cure}',
  },
  'audit/incomplete-list': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'The list of {lists} is not whole: what it lacks was not judged.',
    fix: 'Run the command again without --max-items; list-hosted-zones-by-vpc needs --next-token for each further page.',
  },
  'audit/only-for-ecs': {
    kind: 'problem',
    cites: ['privatelink-pricing'],
    text: 'Only Amazon ECS itself calls {service} through {id}, and nothing in the answers does. {why}',
    fix: 'Delete it unless another workload in the VPC runs on container instances.',
  },

  'audit/foreign': {
    kind: 'note',
    cites: ['privatelink-services'],
    text: 'The plan does not concern {name}.',
    fix: 'Leave it alone.',
  },
  'audit/other-vpc': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} is in another VPC ({vpc}).',
    fix: 'Leave it alone, or audit that VPC by itself.',
  },
  'audit/other-variant': {
    kind: 'note',
    cites: ['privatelink-services', 'privatelink-cross-region'],
    text: '{id} ({name}) answers other host names than the planned endpoint.',
    fix: 'Leave it alone unless you know that nothing uses it.',
  },
  'audit/gateway-costs-nothing': {
    kind: 'note',
    cites: ['privatelink-gateway'],
    text: '{id} is a gateway endpoint that the plan does not need. It costs nothing.',
    fix: 'Leave it alone.',
  },
  'audit/gateway-of-other-subnets': {
    kind: 'note',
    cites: ['privatelink-gateway'],
    text: '{id} is a further gateway endpoint for {service}; the route tables of the tasks do not need it.',
    fix: 'Leave it alone: other subnets may use it, and it costs nothing.',
  },
  'audit/gateway-not-from-outside': {
    kind: 'note',
    cites: ['privatelink-s3-gateway', 's3-privatelink'],
    text: '{id} is a gateway endpoint, which cannot be reached from outside the VPC, where these tasks run.',
    fix: 'Leave it for what runs inside the VPC.',
  },
  'audit/left-over': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} is in the state {state} and serves no client.',
    fix: 'Delete it when you tidy up, if it does not go by itself.',
  },
  'audit/managed-by-aws': {
    kind: 'note',
    cites: ['guardduty-vpc-endpoint'],
    text: '{id} was made by an AWS service, which alone can change it.',
    fix: 'Leave it alone. An endpoint that Amazon GuardDuty made is free of charge.',
  },
  'audit/optional': {
    kind: 'note',
    cites: ['privatelink-pricing'],
    text: 'The plan does not export {service} ({need}), but {id} exists. It may serve you; it is not needed by the answers alone.',
    fix: 'Keep it if you use it.',
  },
  'audit/task-egress-not-judged': {
    kind: 'note',
    cites: ['privatelink-gateway'],
    text: 'Whether the security group of the tasks, {group}, lets them out to the addresses of {services} is not known: it names blocks or prefix lists, and nothing shows which addresses they hold.',
    fix: 'Add the output of aws ec2 describe-prefix-lists, or allow outbound TCP 443 to the prefix list of the gateway endpoint.',
  },
  'audit/policy-narrower': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: 'The policy of {id} lets part of the calls through: {calls}.',
    fix: 'Check that your resources and your features are among what it allows.',
  },
  'audit/policy-conditional': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: 'The policy of {id} allows {calls} under conditions, or to named principals, that this audit cannot judge{on}.',
    fix: 'Check that the roles of the tasks, or of the container instances, meet them.',
  },
  'audit/policy-of-own-code': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: '{id} has a policy of its own, and what your code calls {service} for is not known: whether the policy lets it through was not judged.',
    fix: 'Check that the policy allows the actions and resources of your code, or attach the full-access policy.',
  },
  'audit/policy-support-undocumented': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: 'The policy of {id} does not allow {calls}. Whether {service} looks at endpoint policies is not documented, so whether it blocks them is not known.',
    fix: 'Allow these calls, or attach the full-access policy.',
  },
  'audit/policy-wider': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: '{id} has the full-access policy; the plan has a narrower one.',
    fix: 'Attach the planned policy if nothing else in the VPC needs more.',
  },
  'audit/policy-unreadable': {
    kind: 'note',
    cites: ['privatelink-access'],
    text: 'The policy of {id} could not be read, so it was not judged.',
    fix: 'Look at it in the console, and paste the output again as JSON.',
    inTemplate: {
      fix: 'Look at it where {id} is defined: it may hold what only a deployment knows. Give these values, or audit what exists once it is deployed.',
    },
  },
  'audit/dual-stack-possible': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} has IPv4 addresses only; tasks in dual-stack subnets reach it over IPv4.',
    fix: 'Change the IP address type to dualstack if clients should use IPv6.',
  },
  'audit/other-zones': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} covers as many Availability Zones as planned, but there are subnets in {uncovered} as well.',
    fix: 'If tasks run there, add a subnet: traffic to another zone costs more and depends on that zone.',
  },
  'audit/zones-assumed': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} is in {covered}. Nothing says in how many Availability Zones the tasks run; the plan assumes endpoints in {zones}.',
    fix: 'Answer in how many, or name the subnets of the tasks. If tasks run in others, add one subnet in each of these.',
  },
  'audit/zones-not-judged': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: '{id} is in other subnets than the answers name. Whether they are in the same Availability Zones is not known.',
    fix: 'Add the output of aws ec2 describe-subnets.',
    inTemplate: { fix: 'Define the subnets beside it, or audit what exists once it is deployed.' },
  },
  'audit/route-tables-not-judged': {
    kind: 'note',
    cites: ['privatelink-gateway'],
    text: '{id} is associated with {tables}. Whether the task subnets use these route tables is not known.',
    fix: 'Answer with the route tables of the task subnets, or add the outputs of describe-subnets and describe-route-tables.',
    inTemplate: {
      fix: 'Answer with the route tables of the task subnets, or define the subnets with their route tables beside it.',
    },
  },
  'audit/security-group-not-judged': {
    kind: 'note',
    cites: ['ecs-vpc-endpoints'],
    text: 'Whether {id} lets the tasks in on TCP 443 is not known: {reason}.',
    fix: 'Check the inbound rules of its security groups.',
  },
  'audit/internet-path-exists': {
    kind: 'note',
    cites: ['vpc-nat-gateway', 'vpc-internet-gateway'],
    text: '{who} that the task subnets have no path to the internet, but {tables} has a default route to {target}.',
    fix: 'Correct the answer: with another path the endpoints are recommended instead of required.',
  },
  'audit/no-internet-path': {
    kind: 'note',
    cites: ['vpc-nat-gateway', 'vpc-internet-gateway'],
    text: '{who} that the task subnets reach the internet ({egress}), but {tables} has no such default route.',
    fix: 'Correct the answer, or the route: without another path every endpoint is required.',
  },
  'audit/internet-gateway-found': {
    kind: 'note',
    cites: ['vpc-internet-gateway'],
    text: '{who} that the VPC has no internet gateway, but {tables} has a route to {target}.',
    fix: 'Correct the answer.',
  },
  'audit/subnets-unknown': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'The answers name {subnets}, which the output of describe-subnets does not show.',
    fix: 'Check the ids, the Region and the VPC.',
    inTemplate: {
      text: 'The answers name {subnets}, which nothing that was read defines.',
      fix: 'Check the ids, the Region and the VPC, or audit what exists together with the template.',
    },
  },
  'audit/default-values': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'The template was judged with what it says by itself, and a deployment may say otherwise: {what}.',
    fix: 'Give the values of the deployment (--parameters).',
  },
  'audit/not-given': {
    kind: 'note',
    cites: ['privatelink-interface'],
    text: 'Not judged, because it was not given: {what}.',
    fix: 'Run the command that prints all that is needed (it only reads), and give its output.',
    inTemplate: {
      fix: 'Define it beside the endpoints; or, once they are deployed, run the command that prints all that is needed (it only reads), and give its output.',
    },
  },
} as const satisfies { readonly [id: `audit/${string}`]: AuditRule };

export type AuditRuleId = keyof typeof AUDIT_RULES;

/** The rule behind an id. */
export function auditRule(id: AuditRuleId): AuditRule {
  return AUDIT_RULES[id];
}
