/** Errors of creating an endpoint: by the EC2 API, the AWS CLI, CloudFormation, the AWS CDK and Terraform. */
import type { CitationId } from '../../core/index.ts';
import type { Clues } from '../clues.ts';
import { always, certainly, type Finding, type Pattern, perhaps, probably } from '../pattern.ts';

const SUBJECT = /vpc[ _-]?endpoint|vpce(?:ndpoint|-)|privatelink|endpoint type|endpoint service/;

const REFUSED =
  /invalid|error:|error creating|an error occurred|error code|status code|failed|exception|unsupported|not support|not permitted|malformed|insufficient/;

const refuses = (text: string, ...fix: readonly string[]): readonly Finding[] => [
  certainly('endpoint-creation', [], text, ...fix),
];

interface Refusal {
  readonly id: string;
  readonly when: RegExp;
  /** The words occur elsewhere too: count them only where endpoints are the subject. */
  readonly onlyWithSubject?: true;
  readonly cites: CitationId;
  readonly text: string;
  readonly fix: readonly [string, ...string[]];
}

/** One line for each documented reason; the more telling ones first. */
const REFUSALS: readonly Refusal[] = [
  {
    id: 'private-dns-conflict',
    when: /conflicting dns domain|conflictingdomainexists|private-dns-enabled cannot be set because/,
    cites: 'privatelink-interface',
    text: 'The VPC already has a private hosted zone for this name: another endpoint of the same service with private DNS, or an own hosted zone.',
    fix: [
      'Use the existing endpoint (import it, or add the subnets to it) instead of creating a second one.',
      'If it must be replaced: delete it first and wait a few minutes for its hosted zone to go; or create the new one without private DNS.',
    ],
  },
  {
    id: 'dns-attributes-off',
    when: /enabling private dns requires|requires both enablednssupport|enablednshostnames (?:vpc )?attributes? (?:must be )?set to true/,
    cites: 'vpc-dns',
    text: 'Private DNS needs both DNS attributes of the VPC, and at least one is off.',
    fix: [
      'Turn on enableDnsSupport and enableDnsHostnames for the VPC (one attribute per call), then create the endpoint.',
    ],
  },
  {
    id: 'service-without-private-dns',
    when: /private dns can'?t be enabled because the service|does not (?:provide|support) (?:a )?private dns|private dns is not supported|doesn't support private dns/,
    cites: 'privatelink-interface',
    text: 'This endpoint service, or this endpoint type, offers no private DNS name.',
    fix: ['Create the endpoint with private DNS off, or choose the interface type of the service.'],
  },
  {
    id: 'zone-not-supported',
    when: /does not support the availability zone|not supported in the availability zone|availability zone of the subnet|subnet is in an? unsupported availability zone/,
    cites: 'privatelink-interface',
    text: 'The endpoint service is not offered in the Availability Zone of a subnet that was given.',
    fix: [
      'Ask describe-vpc-endpoint-services for the zones of the service and choose subnets in them; tasks in other zones of the VPC can use the endpoint too.',
    ],
  },
  {
    id: 'two-subnets-in-one-zone',
    when: /duplicatesubnetsinsamezone|found another vpc endpoint subnet in the availability zone/,
    cites: 'privatelink-interface',
    text: 'An interface endpoint takes one subnet per Availability Zone, and two subnets of the same zone were given.',
    fix: ['Give one subnet per Availability Zone; all subnets of the VPC reach the endpoint through it.'],
  },
  {
    id: 'route-exists',
    when: /routealreadyexists|already has a route with destination-prefix-list-id/,
    cites: 'privatelink-gateway',
    text: 'The route table already leads to a gateway endpoint of this service: a route table takes one per service.',
    fix: ['Use or import the existing gateway endpoint, and add only the route tables that it lacks.'],
  },
  {
    id: 'quota-reached',
    when: /vpcendpointlimitexceeded|gatewayvpcendpointlimitexceeded|maximum number of (?:vpc |interface |gateway )?(?:vpc )?endpoints|vpc endpoint limit|vpcendpointspervpclimitexceeded|exceeded the limit for vpc ?endpoints/,
    cites: 'privatelink-quotas',
    text: 'The quota of endpoints is reached: 50 interface endpoints per VPC, 20 gateway endpoints per Region unless raised.',
    fix: ['Delete endpoints that nothing uses, or ask for a higher quota in Service Quotas.'],
  },
  {
    id: 'type-not-offered',
    when: /endpoint type \(?[a-z]{1,30}\)? does not match available service types/,
    cites: 'privatelink-gateway',
    text: 'The service is not offered with this endpoint type under this name, often because the name carries the Region of another VPC or the type was left at its default, Gateway.',
    fix: [
      'State the endpoint type (Interface or Gateway), and build the service name from the Region of the VPC.',
    ],
  },
  {
    id: 'argument-of-another-type',
    when: /(?:only supported for|applicable only to|only valid for|not supported for|not valid for|cannot be (?:specified|used) (?:for|with)) (?:an? )?(?:the )?(?:interface|gateway)/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'An argument belongs to another endpoint type: subnets, security groups and private DNS to interface endpoints, route tables to gateway endpoints. Without a type the API takes Gateway.',
    fix: ['State the endpoint type, and give only its own arguments.'],
  },
  {
    id: 'service-does-not-exist',
    when: /invalidservicename|endpoint service '?[^']{0,120}'? does not exist|vpc endpoint service [^ ]{0,120} does not exist|no matching (?:ec2 )?vpc endpoint service|multiple (?:ec2 )?vpc endpoint services matched/,
    cites: 'privatelink-services',
    text: 'No endpoint service has this name in this Region. The prefix depends on Region and service: in China some services, ECR among them, begin with cn.com.amazonaws.',
    fix: [
      'List the names with aws ec2 describe-vpc-endpoint-services, in the Region of the VPC.',
      'Terraform data source: for s3 and dynamodb also state service_type.',
    ],
  },
  {
    id: 'policy-malformed',
    when: /invalidpolicydocument|malformedpolicydocument|policy document is (?:not valid|invalid)|invalid policy document|policydocument.{0,60}(?:invalid|malformed)|policy.{0,40}exceeds the maximum/,
    onlyWithSubject: true,
    cites: 'privatelink-access',
    text: 'The endpoint policy was not accepted: it is no valid policy, or longer than 20,480 characters.',
    fix: [
      'Give every statement an Effect, a Principal, an Action and a Resource; gateway endpoints take only the principal *.',
      'Some services (for example ecs-agent, ecs-telemetry) take no custom policy: leave it out.',
    ],
  },
  {
    id: 'ip-address-type',
    when: /ip address type|ipaddresstype|dnsrecordiptype|dns record ip type|does not support (?:ipv6|dualstack)|supportedipaddresstypes/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'The address type does not fit: every subnet must have addresses of it, and the service must support it.',
    fix: [
      'Use ipv4, or subnets with IPv6 blocks and a service that lists the type in SupportedIpAddressTypes.',
      'The DNS record type must fit the address type.',
    ],
  },
  {
    id: 'shared-subnet',
    when: /operationnotpermitted|shared with you|is not owned by|not the owner of the|you do not own|participant/,
    onlyWithSubject: true,
    cites: 'vpc-sharing',
    text: 'Endpoints in shared subnets are created by the owner of the VPC; a participant can use them only.',
    fix: ['Ask the owner of the VPC to create the endpoint.'],
  },
  {
    id: 'no-free-addresses',
    when: /insufficientfreeaddressesinsubnet|insufficient free addresses/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A subnet has no free address for the network interface of the endpoint.',
    fix: ['Choose another subnet of the same Availability Zone; it need not be the subnet of the tasks.'],
  },
  {
    id: 'security-group-of-another-vpc',
    when: /security group[^.]{0,120}(?:different networks|does not exist|not belong|not found)|invalidgroup\.notfound|invalidsecuritygroupid|invalidsecurity|securitygroupsperinterfacelimitexceeded/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A security group does not exist, or belongs to another VPC.',
    fix: ['Use security groups of the VPC of the endpoint, at most five per network interface.'],
  },
  {
    id: 'subnet-not-usable',
    when: /invalidsubnet|subnet id '?[^']{0,60}'? does not exist|subnet.{0,60}(?:not found|does not belong|different vpc|same vpc)/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A subnet does not exist, belongs to another VPC, or may not be used for this endpoint.',
    fix: [
      'Give existing subnets of the VPC of the endpoint, one per Availability Zone; none for a gateway endpoint.',
    ],
  },
  {
    id: 'route-table-not-found',
    when: /invalidroutetableid|route table.{0,60}(?:different vpc|does not belong)|route table(?: id)? '?[^']{0,60}'? does not exist|routetable.{0,40}not found/,
    onlyWithSubject: true,
    cites: 'privatelink-gateway',
    text: 'A route table does not exist or belongs to another VPC.',
    fix: ['Give the route tables of the task subnets, in the VPC of the gateway endpoint.'],
  },
  {
    id: 'vpc-not-found',
    when: /invalidvpcid|vpc id '?[^']{0,60}'? does not exist/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'The VPC does not exist in this Region and account.',
    fix: ['Check the id, the Region and the credentials of the call.'],
  },
  {
    id: 'endpoint-not-found',
    when: /invalidvpcendpointid|invalidvpcendpoint\.notfound|vpc endpoint id '?[^']{0,60}'? does not exist/,
    cites: 'privatelink-interface',
    text: 'The endpoint does not exist (any more) in this Region and account.',
    fix: ['Check the id and the Region; remove a deleted endpoint from the state of the tool.'],
  },
  {
    id: 'already-exists',
    when: /already exists/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'An endpoint like this already exists.',
    fix: ['Import the existing endpoint, or add the missing subnets and route tables to it.'],
  },
];

const isPermission = (clues: Clues): boolean =>
  clues.action?.name.toLowerCase().startsWith('ec2:') === true || /unauthorizedoperation/.test(clues.text);

export const CREATION: readonly Pattern[] = [
  {
    id: 'endpoint-creation/s3-interface-needs-gateway',
    when: /privatednsonlyforinboundresolverendpoint|private_dns_only_for_inbound_resolver|must have a gateway endpoint/,
    cites: ['privatelink-s3-gateway'],
    finds: ({ text }) =>
      /not supported for this service|applicable only to/.test(text)
        ? refuses(
            'PrivateDnsOnlyForInboundResolverEndpoint is an option of S3 interface endpoints only.',
            'Leave the option out for this endpoint.',
          )
        : [
            certainly(
              'endpoint-creation',
              ['s3'],
              'An S3 interface endpoint whose private DNS serves only inbound resolvers needs an S3 gateway endpoint in the VPC first.',
              'Create the S3 gateway endpoint first, or set PrivateDnsOnlyForInboundResolverEndpoint to false.',
              'For image layers the gateway endpoint is enough; it costs nothing.',
            ),
          ],
  },
  {
    id: 'endpoint-creation/not-authorized',
    when: /(?:create|modify|delete|describe)vpcendpoint|vpc endpoint/,
    and: /unauthorizedoperation|not authorized to perform/,
    given: isPermission,
    cites: ['privatelink-interface'],
    finds: always(
      probably(
        'iam',
        [],
        'The identity that creates the endpoint lacks the permission.',
        'Allow ec2:CreateVpcEndpoint (and ec2:ModifyVpcEndpoint, ec2:DescribeVpcEndpoints, route53:AssociateVPCWithHostedZone for private DNS) for it.',
      ),
      perhaps(
        'endpoint-creation',
        [],
        'In a shared subnet only the owner of the VPC can create endpoints.',
        'Ask the owner of the VPC.',
      ),
    ),
  },
  ...REFUSALS.map(
    (refusal): Pattern => ({
      id: `endpoint-creation/${refusal.id}`,
      when: refusal.when,
      ...(refusal.onlyWithSubject === true ? { and: SUBJECT } : {}),
      given: ({ text }) => refusal.onlyWithSubject !== true || REFUSED.test(text),
      unless: /assumed-role.{0,200}not authorized to perform|resourceinitializationerror|cannotpull/,
      cites: [refusal.cites],
      finds: always(...refuses(refusal.text, ...refusal.fix)),
    }),
  ),
  {
    id: 'endpoint-creation/failed',
    when: /(?:error|failed)[^.]{0,40}(?:creating|create|modifying)[^.]{0,30}vpc endpoint|calling the (?:create|modify|delete)vpcendpoints? operation|waiting for (?:ec2 )?vpc endpoint|create_failed[^.]{0,60}vpcendpoint|(?:create|modify)vpcendpoint[^.]{0,80}(?:error|invalid|exception)/,
    unless: /errorf\(|%[vsw]/,
    cites: ['privatelink-interface'],
    finds: ({ text }) =>
      /throttl|requestlimitexceeded/.test(text)
        ? [
            certainly(
              'rate-limit',
              [],
              'The EC2 API was called too often.',
              'Repeat the call; create fewer endpoints at once.',
            ),
          ]
        : [
            probably(
              'endpoint-creation',
              [],
              'The endpoint was not created or changed; the reason that follows is not one of the documented ones.',
              'Check service name, Region, endpoint type, subnets (one per Availability Zone), security groups, route tables and policy.',
            ),
          ],
  },
];
