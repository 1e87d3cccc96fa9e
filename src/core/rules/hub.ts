/** Interface endpoints in a central (hub) VPC: names, routes, conditions, and what stays here. */
import { explains, type Rule, reports } from '../rule.ts';
import {
  attachesPolicies,
  callsFromCode,
  isExternal,
  onFargate,
  pullsFromEcr,
  usesHub,
} from './predicates.ts';

export const hubRules = [
  {
    id: 'hub/names-must-be-answered-here',
    when: usesHub,
    implies: [reports('warning')],
    cites: ['multi-vpc-endpoints', 'route53-private-zones', 'route53-profile-endpoints', 'tgw-attachments'],
    derived: true,
    text: {
      why: 'Private DNS of an endpoint answers in its own VPC only, and neither a transit gateway nor peering carries names. Each name has to come from a private hosted zone, with private DNS off on the endpoint. Or it comes from a Route 53 Profile that carries the endpoint, with private DNS on. Both VPCs need DNS resolution and DNS hostnames.',
      fix: 'Name the zones after the host and not after the service: api.ecr.{region}.{suffix}; dkr.ecr.{region}.{suffix} with a * record, because the account id comes before it; ecs-a and ecs-t for ecs-agent and ecs-telemetry; firehose and kinesis. Never make a zone of {region}.{suffix} or {suffix}: every name that is missing in it stops existing.',
    },
  },
  {
    id: 'hub/exports-name-one-vpc',
    when: usesHub,
    implies: [reports('info')],
    cites: ['multi-vpc-endpoints', 'privatelink-s3-gateway'],
    derived: true,
    text: {
      why: 'The exports serve one hub and one VPC of tasks, in one account or, in two parts, in two. The hub gets endpoints with private DNS off, private hosted zones and records. The VPC of the tasks gets gateway endpoints and the association of the zones. Where a transit gateway or peering connection is given, both VPCs get routes. The exports change no route table of a transit gateway and associate no further VPC.',
      fix: 'Attach both VPCs to the transit gateway before you run an export, and let its route tables lead both ways. For each further VPC associate the zones (step further-vpcs), and create its gateway endpoints and routes.',
    },
  },
  {
    id: 'hub/who-associates-the-zones',
    when: usesHub,
    implies: [reports('info')],
    cites: ['route53-other-accounts', 'route53-profiles'],
    text: {
      why: 'A zone of another account is associated in three steps: its owner authorizes this VPC (create-vpc-association-authorization), the owner of this VPC associates it (associate-vpc-with-hosted-zone), and the authorization is deleted, which is recommended. The console offers none of them. A Profile is shared through AWS RAM instead.',
      fix: 'To use a Profile, this account needs route53profiles:AssociateProfile. Check with list-hosted-zones-by-vpc, and with list-profile-associations: zones of a Profile do not show in the first.',
    },
  },
  {
    id: 'hub/routes-in-four-places',
    when: usesHub,
    implies: [reports('warning')],
    cites: ['tgw-attachments', 'multi-vpc-endpoints'],
    derived: true,
    text: {
      why: 'A name that resolves to the hub and a connection that times out mean a missing route. Routes are needed in four places: here, from the task subnets to the CIDR blocks of the hub; in the transit gateway route table of this VPC, to the hub; in that of the hub, back to the CIDR blocks of this VPC; in the hub, from the subnets of the endpoints to this VPC. The blocks must not overlap, and each Availability Zone of the tasks needs an attachment subnet.',
    },
  },
  {
    id: 'hub/security-group-by-cidr',
    when: usesHub,
    implies: [reports('warning')],
    cites: ['tgw-attachments'],
    text: {
      why: 'The security group of the endpoints in the hub has to admit TCP 443 from the CIDR blocks of every VPC that uses them: a transit gateway does not carry references to security groups for endpoints.',
      fix: 'Give the CIDR blocks of the task subnets, or keep the blocks of all VPCs in a managed prefix list.',
    },
  },
  {
    id: 'hub/gateways-stay-here',
    when: (w) => usesHub(w) && pullsFromEcr(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway', 'multi-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The gateway endpoints for Amazon S3 and DynamoDB serve their own VPC only and cost nothing, so they stay in this VPC. No zone for Amazon S3 should be associated here: the names would lead to the hub, and image layers with them.',
    },
  },
  {
    id: 'hub/no-zone-for-dynamodb',
    when: (w) => usesHub(w) && callsFromCode('dynamodb')(w),
    implies: [reports('warning')],
    cites: ['dynamodb-privatelink'],
    text: {
      why: 'Amazon DynamoDB warns of private hosted zones for its names (dynamodb.{region}.{suffix}, or *.{region}.{suffix}): calls may then leave over public addresses without notice. It supports no private DNS; clients reach an interface endpoint of it by the URL of the endpoint (vpce-…) only.',
      fix: 'Make no such zone in the hub; the gateway endpoint here carries these calls.',
    },
  },
  {
    id: 'hub/conditions-see-the-hub',
    when: usesHub,
    implies: [reports('warning')],
    cites: ['iam-condition-keys', 'ecs-execution-role'],
    derived: true,
    text: {
      why: 'Calls through the hub carry its VPC as aws:SourceVpc, the ids of its endpoints as aws:SourceVpce and its account as aws:VpceAccount. Roles, secrets, keys and repositories that name this VPC refuse them; Amazon S3 through the gateway still sees this VPC.',
      fix: 'Name both, or use aws:VpceOrgID with the services that support it. aws:PrincipalOrgID and aws:PrincipalArn do not change.',
    },
  },
  {
    id: 'hub/no-second-endpoint-of-the-name',
    when: usesHub,
    implies: [reports('info')],
    cites: ['route53-profiles', 'privatelink-dns'],
    derived: true,
    text: {
      why: 'While a zone of the hub is associated here, an endpoint of that service with private DNS is refused in this VPC (conflicting DNS domain). The other way round, no zone of the hub can be associated while such an endpoint, or another zone of the same name, answers here (ConflictingDomainExists). With a Profile an endpoint is allowed, and the local one wins.',
      fix: 'Look before you create anything: list-hosted-zones-by-vpc and describe-vpc-endpoints for this VPC.',
    },
  },
  {
    id: 'hub/guardduty-stays-here',
    when: (w) => usesHub(w) && w.guardDutyRuntimeMonitoring,
    implies: [explains('guardduty-data'), reports('info')],
    cites: ['guardduty-vpc-endpoint'],
    derived: true,
    text: {
      why: 'GuardDuty connects its agent in every VPC by itself, free of charge. Leave guardduty-data out of the hub: an associated zone of that name would collide with the endpoint that GuardDuty creates.',
    },
  },
  {
    id: 'hub/fargate-through-a-hub',
    when: (w) => usesHub(w) && onFargate(w),
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints', 'multi-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The Amazon ECS page speaks of endpoints in the VPC of the task only. Tasks on Fargate do start through a hub once the names resolve to it here; start one before you remove another path.',
    },
  },
  {
    id: 'hub/policies-are-shared',
    when: (w) => usesHub(w) && attachesPolicies(w) && !w.vpcInUse,
    implies: [reports('warning')],
    cites: ['privatelink-access', 'multi-vpc-endpoints'],
    derived: true,
    text: {
      why: 'One policy of the endpoint in the hub holds for every VPC that uses it, and these policies allow only what this workload uses.',
      fix: 'Unite what all of them use (20,480 characters at most), limit by aws:PrincipalOrgID, or choose full access.',
    },
  },
  {
    id: 'hub/attachments-need-ipv4',
    when: (w) => usesHub(w) && w.ipAddressType === 'ipv6',
    implies: [reports('warning')],
    cites: ['tgw-attachments'],
    text: {
      why: 'A transit gateway attachment cannot be made in IPv6-only subnets: its subnets must have IPv4 addresses too. Its support for IPv6 is off by default.',
      fix: 'Attach dual-stack subnets, and turn on IPv6 support for the attachments of both VPCs.',
    },
  },
  {
    id: 'hub/attachments-carry-ipv6-when-told',
    when: (w) => usesHub(w) && w.ipAddressType === 'dualstack',
    implies: [reports('info')],
    cites: ['tgw-attachments'],
    text: {
      why: 'IPv6 support of a transit gateway attachment is off by default: its routes of IPv6 are not propagated until it is on.',
      fix: 'Turn it on for the attachments of both VPCs, or let the names of the hub lead to IPv4 addresses only.',
    },
  },
] as const satisfies readonly Rule[];
