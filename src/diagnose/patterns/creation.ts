/** Errors of creating an endpoint: by the EC2 API, the AWS CLI, CloudFormation, the AWS CDK and Terraform. */
import {
  type CitationId,
  isRegionId,
  parseServiceName,
  SERVICE_IDS,
  serviceName,
  serviceOf,
} from '../../core/index.ts';
import { sentenceOf } from '../answer-words.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { explainDenial } from '../denials.ts';
import {
  always,
  type Clause,
  decided,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
} from '../pattern.ts';

const SUBJECT = /vpc[ _-]?endpoint|vpce(?:ndpoint|-)|privatelink|endpoint type|endpoint service/;

/** What a request was about, in the words of whoever made it: the operation, the type of the resource, or what a tool says that it makes. */
const ASKED: readonly RegExp[] = [
  /operation error [\w ]{2,40}: (\w{4,60})|calling the (\w{4,60}) operation/g,
  /\baws::\w{2,40}::(\w{2,60})/g,
  /(?:\berror:? |\* )(?:error )?(?:creating|updating|modifying|deleting|reading|putting|importing|attaching|waiting for) ((?:[a-z0-9]{2,20} ){0,6}[a-z0-9]{2,30}?)(?= \(|:)/g,
];

type Subject = 'endpoint' | 'endpoint service' | 'something else';

function subjectBy(name: string): Subject {
  const bare = name.replace(/[\s_]/g, '');
  if (/vpcendpoint(?:service|connection)|endpointservice/.test(bare)) return 'endpoint service';
  return bare.includes('vpcendpoint') ? 'endpoint' : 'something else';
}

/** Endpoints may only be named beside it: a security group for them, a record that leads to one. */
function subjectOf(text: string): Subject | undefined {
  const subjects = ASKED.flatMap((form) => [...text.matchAll(form)]).map((found) =>
    subjectBy(found.slice(1).find((one) => one !== undefined) ?? ''),
  );
  return (['endpoint', 'endpoint service', 'something else'] as const).find((one) => subjects.includes(one));
}

const isOfEndpoint = ({ text }: Clues): boolean => [undefined, 'endpoint'].includes(subjectOf(text));

const REFUSED =
  /invalid|error:|error creating|an error occurred|error code|status code|failed|exception|unsupported|not support|not permitted|malformed|insufficient|handlererrorcode/;

const refuses = (clause: Clause | undefined, text: string, ...fix: readonly string[]): readonly Finding[] => [
  (clause === undefined ? probably : decided(clause))('endpoint-creation', [], text, ...fix),
];

/** A task or a role that was refused, and no request about an endpoint. */
const OF_SOMETHING_ELSE =
  /assumed-role.{0,200}not authorized to perform|resourceinitializationerror|cannotpull/;

interface Refusal {
  readonly when: RegExp;
  /** The words occur elsewhere too: count them only where endpoints are the subject. */
  readonly onlyWithSubject?: true;
  /** What it says holds for requests about something else too. */
  readonly ofOthers?: true;
  readonly cites: CitationId;
  /** What its heading says, where the request was not one to create or change an endpoint. */
  readonly short?: string;
  readonly text: string;
  readonly fix: readonly [string, ...string[]];
}

function refusal({ when, onlyWithSubject, ofOthers, cites, short, text, fix }: Refusal): Pattern {
  return {
    needs: ['words'],
    when,
    ...(onlyWithSubject === true ? { and: SUBJECT } : {}),
    given: (clues) =>
      onlyWithSubject !== true || (REFUSED.test(clues.text) && (ofOthers === true || isOfEndpoint(clues))),
    unless: OF_SOMETHING_ELSE,
    cites: [cites],
    finds: always(
      ...refuses(onlyWithSubject === true ? undefined : { decides: when }, text, ...fix).map((found) =>
        short === undefined ? found : headed(short, found),
      ),
    ),
  };
}

const WITHOUT_PRIVATE_DNS =
  /private dns can'?t be enabled because the service|does not (?:provide|support) (?:a )?private dns|private dns is not supported|doesn't support private dns/;

/** A service of somebody else has another name than those of AWS: whose it is decides the cure. */
function withoutPrivateDns(text: string): readonly Finding[] {
  const provided = /com\.amazonaws\.vpce\.[a-z0-9-]{4,30}\.vpce-svc-/.test(text);
  const ofAws = !provided && /com\.amazonaws\.[a-z]{2}[a-z0-9-]{3,28}\.[a-z]/.test(text);
  const by = 'its provider has to give it a private DNS name and to verify it';
  return refuses(
    { decides: WITHOUT_PRIVATE_DNS },
    `This endpoint service${provided ? '' : ', or this endpoint type,'} offers no private DNS name.`,
    provided
      ? `Create the endpoint with private DNS off, or ask for one: ${by}.`
      : ofAws
        ? 'Create the endpoint with private DNS off, or choose the interface type of the service, if it is offered with one.'
        : `Create the endpoint with private DNS off. A service of AWS: choose its interface type; one of somebody else: ${by}.`,
  );
}

const ZONE_NOT_OFFERED =
  /only the following availability zones are supported|does not support the availability zone|not supported in the availability zone|availability zone of the subnet|subnet is in an? unsupported availability zone/;

const ZONES_LISTED =
  /availability zones?[^:.]{0,60}: ?((?:[a-z]{2,4}\d?-[a-z0-9-]{3,24}(?:,? (?:and )?)?){1,12})/;

/** The message may list the zones that the service has. */
function zoneNotOffered({ text, record }: Clues): readonly Finding[] {
  const found = ZONES_LISTED.exec(text);
  const listed = found?.[1] ?? '';
  const start = (found?.index ?? 0) + (found?.[0].length ?? 0) - listed.length;
  const zones = record.text.slice(start, start + listed.length).trim();
  return refuses(
    { decides: ZONE_NOT_OFFERED },
    `The endpoint service is not offered in the Availability Zone of a subnet that was given.${zones === '' ? '' : ` The message lists where it is: ${zones}.`}`,
    `${zones === '' ? 'Ask describe-vpc-endpoint-services for the zones of the service and choose subnets in them' : 'Choose subnets in the zones that the message lists'}; tasks in other zones of the VPC can use the endpoint too.`,
    ...(/-az\d/.test(zones)
      ? ['aws ec2 describe-availability-zones shows which name each id of a zone has in this account.']
      : []),
  );
}

const TYPE_NOT_OFFERED = /endpoint type \(?[a-z]{1,30}\)? does not match available service types/;

/** The message may list the types that the service has. */
function typeNotOffered({ text, record }: Clues): readonly Finding[] {
  const found = /available service types \(\[([a-z, ]{3,60})\]\)/.exec(text);
  if (found === null)
    return refuses(
      { decides: TYPE_NOT_OFFERED },
      'The service is not offered with this endpoint type under this name. Often the name carries the Region of another VPC, or the type was left at its default, Gateway.',
      'State the endpoint type (Interface or Gateway), and build the service name from the Region of the VPC.',
    );
  const [whole, listed = ''] = found;
  const start = found.index + whole.indexOf(listed);
  const types = record.text.slice(start, start + listed.length);
  return refuses(
    { decides: TYPE_NOT_OFFERED },
    `The service is offered under this name as ${types}, and the request was for another endpoint type${/type \(gateway\)/.test(text) ? ' (Gateway is what the API takes where none is stated)' : ''}.`,
    `State the endpoint type: ${types}, and give the arguments that belong to it.`,
  );
}

const OF_ANOTHER_TYPE =
  /(?:only supported for|applicable only to|only valid for|not supported for|not valid for|cannot be (?:specified|used) (?:for|with)) (?:an? )?(?:the )?(?:interface|gateway)/;

/** The argument as the message names it, with what the message says of it. */
const ARGUMENT =
  /\b((?:subnet|security group|route table)(?: id)?s?|private ?dns(?: ?enabled)?|polic(?:y|ies)|dns options?)\b[^.:"]{0,40}(?:only supported for|applicable only to|only valid for|not supported for|not valid for|cannot be (?:specified|used) (?:for|with)) [^."\n]{3,80}/;

function argumentOfAnotherType({ text, record }: Clues): readonly Finding[] {
  const found = ARGUMENT.exec(text);
  const words = found === null ? undefined : record.text.slice(found.index, found.index + found[0].length);
  return refuses(
    undefined,
    words === undefined
      ? 'An argument belongs to another endpoint type: subnets, security groups and private DNS to interface endpoints, route tables to gateway endpoints. Without a type the API takes Gateway.'
      : `An argument belongs to another endpoint type, as the message says (\u201c${words.trim()}\u201d).${/(?:for|with|to) (?:an? |the )?gateway/.test(words.toLowerCase()) ? '' : ' Without a type the API takes Gateway.'}`,
    words === undefined
      ? 'State the endpoint type, and give only its own arguments.'
      : 'State the endpoint type that the service needs, or leave this argument out.',
  );
}

/** Terraform waited for a state, and met another one that ends its wait. */
const OTHER_STATE = /unexpected state '(\w{4,30})', wanted target '([\w, ]{4,60})'/;

/** What follows from the state that was met, a row for each. */
const OF_STATE: readonly (readonly [RegExp, string])[] = [
  [
    /^pending(?:acceptance)?$/,
    'Look whether it is available by now, and run the tool again. If it stays so: the owner of its service has to accept it (aws ec2 accept-vpc-endpoint-connections), where the service asks for that.',
  ],
  [
    /^(?:failed|rejected|expired)$/,
    'Look at LastError with aws ec2 describe-vpc-endpoints; then delete the endpoint and create it again. Where the owner of its service rejected it, that one has to let it in first.',
  ],
  [
    /^delet(?:ing|ed)$/,
    'Look who deleted it; remove it from the state of the tool and create it again, if it is still needed.',
  ],
];

function otherState({ text, record }: Clues): readonly Finding[] {
  const { index = 0, 0: whole = '' } = OTHER_STATE.exec(text) ?? {};
  const words = record.text.slice(index, index + whole.length);
  const [met = '', wanted = ''] = [...words.matchAll(/'([^']{4,60})'/g)].map(([, state = '']) => state);
  return [
    headed(
      'the endpoint is in another state than the tool waits for',
      probably(
        'endpoint-creation',
        [],
        `The tool waited for the endpoint to be ${wanted.replaceAll(', ', ' or ')}, met it as ${met}, and ended (\u201c${words}\u201d). The text does not say why.`,
        OF_STATE.find(([of]) => of.test(met.toLowerCase()))?.[1] ??
          'Look at State and LastError with aws ec2 describe-vpc-endpoints.',
      ),
    ),
  ];
}

/** Terraform asked for something of an endpoint, and the answer held nothing. */
const NOTHING_FOUND =
  /(?:no matching|(?:reading|waiting for)) ((?:ec2 )?vpc endpoint(?: [a-z]{4,20}){0,3}?)(?: found| ?(?:\([^)]{1,160}\))?(?: to be \w{4,20})?: (?:couldn't find resource|empty result))/;

function nothingFound({ text, record }: Clues): readonly Finding[] {
  const found = NOTHING_FOUND.exec(text);
  const [whole = '', lower = ''] = found ?? [];
  const start = (found?.index ?? 0) + whole.indexOf(lower);
  return [
    headed(
      'nothing like it is found',
      probably(
        'endpoint-creation',
        [],
        `The tool looked for something (\u201c${record.text.slice(start, start + lower.length)}\u201d), and what AWS answered holds none that fits in the Region and the account of the provider.`,
        'Compare id and filters with what is there, and the Region and the account of the provider.',
        'If it was made just before: run the tool once more; lists of AWS show new things a little later. If it was deleted by hand: remove it from the state of the tool.',
      ),
    ),
  ];
}

/** One line for each documented reason; the more telling ones first. */
const REFUSALS = {
  // A zone is no endpoint: whether an endpoint has the name is not said.
  'endpoint-creation/zone-conflict': {
    needs: ['words'],
    when: /(?:createhostedzone|associatevpcwithhostedzone|route ?53 (?:hosted )?zone).{0,600}conflictingdomainexists/,
    cites: ['privatelink-dns'],
    finds: always(
      headed(
        'there is a hosted zone for this name already',
        probably(
          'configuration',
          [],
          'A hosted zone was refused: the VPC has one for this name already, its own or that of an endpoint of this service with private DNS. A second zone for the same name is not accepted.',
          'Where an endpoint with private DNS serves the name, leave the zone of your own out; or turn private DNS off for the endpoint and keep the zone.',
        ),
      ),
    ),
  },
  'endpoint-creation/private-dns-conflict': refusal({
    when: /conflicting dns domain|vpc ?endpoint.{0,600}conflictingdomainexists|conflictingdomainexists.{0,600}vpc ?endpoint|private-dns-enabled cannot be set because/,
    cites: 'privatelink-interface',
    short: 'there is a hosted zone for this name already',
    text: 'The VPC already has a private hosted zone for this name: another endpoint of the same service with private DNS, or an own hosted zone.',
    fix: [
      'Use the existing endpoint (import it, or add the subnets to it) instead of creating a second one.',
      'If it must be replaced: delete it first and wait a few minutes for its hosted zone to go; or create the new one without private DNS.',
    ],
  }),
  'endpoint-creation/dns-attributes-off': refusal({
    when: /enabling private dns requires|requires both enablednssupport|enablednshostnames (?:vpc )?attributes? (?:must be )?set to true/,
    cites: 'vpc-dns',
    text: 'Private DNS needs both DNS attributes of the VPC, and at least one is off.',
    fix: [
      'Turn on enableDnsSupport and enableDnsHostnames for the VPC (one attribute per call), then repeat the request.',
    ],
  }),
  'endpoint-creation/service-without-private-dns': {
    needs: ['words'],
    when: WITHOUT_PRIVATE_DNS,
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface'],
    finds: ({ text }) => withoutPrivateDns(text),
  },
  'endpoint-creation/zone-not-supported': {
    needs: ['words'],
    when: ZONE_NOT_OFFERED,
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface'],
    finds: zoneNotOffered,
  },
  'endpoint-creation/two-subnets-in-one-zone': refusal({
    when: /duplicatesubnetsinsamezone|found another vpc endpoint subnet in the availability zone/,
    cites: 'privatelink-interface',
    text: 'An interface endpoint takes one subnet per Availability Zone, and two subnets of the same zone were given.',
    fix: ['Give one subnet per Availability Zone; all subnets of the VPC reach the endpoint through it.'],
  }),
  'endpoint-creation/route-exists': refusal({
    when: /already has a route with destination-prefix-list-id|vpc ?endpoint.{0,400}routealreadyexists|routealreadyexists.{0,400}(?:prefix-list|vpc ?endpoint)/,
    cites: 'privatelink-gateway',
    text: 'The route table already leads to a gateway endpoint of this service: a route table takes one per service.',
    fix: ['Use or import the existing gateway endpoint, and add only the route tables that it lacks.'],
  }),
  'endpoint-creation/quota-reached': refusal({
    when: /vpcendpointlimitexceeded|gatewayvpcendpointlimitexceeded|maximum number of (?:vpc |interface |gateway )?(?:vpc )?endpoints|vpc ?endpoint limit|vpcendpointspervpclimitexceeded|exceeded the limit for vpc ?endpoints/,
    cites: 'privatelink-quotas',
    short: 'the quota of endpoints is reached',
    text: 'The quota of endpoints is reached: 50 interface endpoints per VPC, 20 gateway endpoints per Region unless raised.',
    fix: ['Delete endpoints that nothing uses, or ask for a higher quota in Service Quotas.'],
  }),
  'endpoint-creation/type-not-offered': {
    needs: ['words'],
    when: TYPE_NOT_OFFERED,
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-gateway'],
    finds: typeNotOffered,
  },
  'endpoint-creation/argument-of-another-type': {
    needs: ['words'],
    when: OF_ANOTHER_TYPE,
    and: SUBJECT,
    given: ({ text }) => REFUSED.test(text),
    unless: /assumed-role.{0,200}not authorized to perform|resourceinitializationerror|cannotpull/,
    cites: ['privatelink-interface'],
    finds: argumentOfAnotherType,
  },
  'endpoint-creation/several-services': refusal({
    when: /multiple (?:ec2 )?vpc endpoint services matched/,
    cites: 'privatelink-services',
    short: 'several endpoint services fit the search',
    text: 'Several endpoint services fit the search: Amazon S3 and Amazon DynamoDB are offered as Gateway and as Interface.',
    fix: ['Terraform data source: state service_type = "Gateway" (or "Interface") beside the service.'],
  }),
  'endpoint-creation/no-service-found': refusal({
    when: /no matching (?:ec2 )?vpc endpoint service|reading (?:ec2 )?vpc endpoint services?(?: \([^)]{1,120}\))?: (?:couldn't find resource|empty result)/,
    cites: 'privatelink-services',
    short: 'no endpoint service is found',
    text: 'The search found no endpoint service with this name and these filters in the Region of the provider: AWS was reached, and its list has none that fits.',
    fix: [
      'List the names with aws ec2 describe-vpc-endpoint-services in that Region, and compare spelling and filters.',
      'Compare the type that is asked for: a service is offered as Interface or as Gateway, and few as both (Amazon S3, DynamoDB).',
    ],
  }),
  'endpoint-creation/nothing-found': {
    needs: ['words'],
    when: NOTHING_FOUND,
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface'],
    finds: nothingFound,
  },
  'endpoint-creation/policy-malformed': refusal({
    when: /invalidpolicydocument|malformedpolicydocument|policy document is (?:not valid|invalid)|invalid (?:endpoint )?policy document|policydocument.{0,60}(?:invalid|malformed)|policy.{0,40}exceeds the maximum/,
    onlyWithSubject: true,
    cites: 'privatelink-access',
    text: 'The endpoint policy was not accepted: it is no valid policy, or longer than 20,480 characters.',
    fix: [
      'Give every statement an Effect, a Principal, an Action and a Resource; gateway endpoints take only the principal *.',
      'Some services (for example ecs-agent, ecs-telemetry) take no custom policy: leave it out.',
    ],
  }),
  'endpoint-creation/ip-address-type': refusal({
    when: /ip address type|ipaddresstype|dnsrecordiptype|dns record ip type|does not support (?:ipv6|dualstack)|supportedipaddresstypes/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'The address type does not fit: every subnet must have addresses of it, and the service must support it.',
    fix: [
      'Use ipv4, or subnets with IPv6 blocks and a service that lists the type in SupportedIpAddressTypes.',
      'The DNS record type must fit the address type.',
    ],
  }),
  'endpoint-creation/managed-by-its-service': refusal({
    when: /requester[- ]managed (?:vpc )?endpoints?/,
    cites: 'privatelink-interface',
    short: 'the endpoint is managed by the service that made it',
    text: 'A service made this endpoint for you and manages it: you may not change or delete it yourself.',
    fix: [
      'Look which service it is (aws ec2 describe-vpc-endpoints: RequesterManaged, ServiceName, Tags), and remove there what needs the endpoint: a connection, a cluster, a domain.',
    ],
  }),
  'endpoint-creation/shared-subnet': refusal({
    when: /shared with you|is not owned by|not the owner of the|you do not own|participant/,
    onlyWithSubject: true,
    cites: 'vpc-sharing',
    text: 'Endpoints in shared subnets are created by the owner of the VPC; a participant can use them only.',
    fix: ['Ask the owner of the VPC to create the endpoint.'],
  }),
  'endpoint-creation/id-malformed': {
    needs: ['words'],
    when: /invalid(?:vpcid|vpcendpointid|vpcendpoint|subnetid|subnet|groupid|securitygroupid|routetableid)\.malformed|\binvalid id: ["']/,
    and: SUBJECT,
    given: (clues) => REFUSED.test(clues.text) && isOfEndpoint(clues),
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface'],
    finds: ({ record }) =>
      refuses(
        undefined,
        `An id in the request is not written as one${said(record.text)}.`,
        'Give the id itself (such as vpc-, subnet- or sg- and what follows), and no name, list or empty value.',
      ),
  },
  'endpoint-creation/no-free-addresses': refusal({
    when: /insufficientfreeaddressesinsubnet|insufficient free addresses/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A subnet has no free address for the network interface of the endpoint.',
    fix: ['Choose another subnet of the same Availability Zone; it need not be the subnet of the tasks.'],
  }),
  'endpoint-creation/too-many-security-groups': refusal({
    when: /securitygroupsperinterfacelimitexceeded|maximum number of security groups/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'More security groups were given than a network interface may have.',
    fix: ['Give fewer security groups: five, unless this quota of the account was raised.'],
  }),
  'endpoint-creation/security-group-of-another-vpc': refusal({
    when: /security group[^.]{0,120}(?:different networks|does not exist|not belong|not found)|invalidgroup\.notfound|invalidsecuritygroupid|invalidsecurity/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A security group does not exist, or belongs to another VPC.',
    fix: ['Use security groups of the VPC of the endpoint, at most five per network interface.'],
  }),
  'endpoint-creation/subnet-not-usable': refusal({
    when: /invalidsubnet|subnet id '?[^']{0,60}'? does not exist|subnet.{0,60}(?:not found|does not belong|different vpc|same vpc)/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'A subnet does not exist, belongs to another VPC, or may not be used for this endpoint.',
    fix: [
      'Give existing subnets of the VPC of the endpoint, one per Availability Zone; none for a gateway endpoint.',
    ],
  }),
  'endpoint-creation/route-table-not-found': refusal({
    when: /invalidroutetableid|route table.{0,60}(?:different vpc|does not belong)|route table(?: id)? '?[^']{0,60}'? does not exist|routetable.{0,40}not found/,
    onlyWithSubject: true,
    cites: 'privatelink-gateway',
    text: 'A route table does not exist or belongs to another VPC.',
    fix: ['Give the route tables of the subnets of the tasks, in the VPC of the gateway endpoint.'],
  }),
  'endpoint-creation/vpc-not-found': refusal({
    when: /invalidvpcid|vpc id '?[^']{0,60}'? does not exist/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'The VPC does not exist in this Region and account.',
    fix: ['Check the id, the Region and the credentials of the call.'],
  }),
  'endpoint-creation/endpoint-not-found': refusal({
    when: /invalidvpcendpointid|invalidvpcendpoint\.notfound|vpc endpoint id '?[^']{0,60}'? does not exist/,
    cites: 'privatelink-interface',
    short: 'the endpoint is not there',
    text: 'The endpoint does not exist (any more) in this Region and account.',
    fix: ['Check the id and the Region; remove a deleted endpoint from the state of the tool.'],
  }),
  'endpoint-creation/other-state': {
    needs: ['words'],
    when: OTHER_STATE,
    and: SUBJECT,
    given: (clues) => REFUSED.test(clues.text) && isOfEndpoint(clues),
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface'],
    finds: otherState,
  },
  'endpoint-creation/state': refusal({
    when: /vpc endpoint.{0,80}(?:in (?:the )?state|in a|not in a|state is|unexpected state) ?'?(?:rejected|failed|expired|deleted|deleting|modifiable|pending)|incorrectstate|notstabilized|exceeded attempts to wait/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    short: 'the state of the endpoint does not allow it',
    text: 'The endpoint is in a state that does not allow the call: being created, changed or deleted, rejected by its service, or failed.',
    fix: [
      'Look at State and LastError with aws ec2 describe-vpc-endpoints; wait while it is pending, delete and create it again where it failed or was rejected.',
    ],
  }),
  'endpoint-creation/dependency': refusal({
    when: /dependency(?:failure|violation)|existingvpcendpointconnections|existing (?:vpc endpoint )?connections must be/,
    onlyWithSubject: true,
    ofOthers: true,
    cites: 'privatelink-interface',
    short: 'something that depends on it is in the way',
    text: 'Something else that depends on it, or that it depends on, is in the way.',
    fix: [
      'Look what still uses it: routes to it, connections to its service, security groups and subnets that are to be deleted with it; remove those first, or wait until they are gone.',
    ],
  }),
  'endpoint-creation/no-security-group': refusal({
    when: /interface vpc endpoint must always have at least one security group/,
    cites: 'privatelink-interface',
    text: 'An interface endpoint needs at least one security group, and none was given.',
    fix: ['Give a security group of the VPC that admits TCP 443 from the callers.'],
  }),
  'endpoint-creation/no-custom-policy': refusal({
    when: /only supports the full-access endpoint policy|does not support (?:custom )?(?:endpoint )?polic/,
    cites: 'privatelink-access',
    text: 'This endpoint service takes no endpoint policy of your own.',
    fix: ['Leave the policy out, so that the full-access policy stays.'],
  }),
  'endpoint-creation/already-exists': refusal({
    when: /already exists/,
    onlyWithSubject: true,
    cites: 'privatelink-interface',
    text: 'An endpoint like this already exists.',
    fix: ['Import the existing endpoint, or add the missing subnets and route tables to it.'],
  }),
} satisfies Readonly<Record<string, Pattern>>;

/** The Region of the service that was asked for, and that of the endpoint, where they differ and the call takes more for that. */
function regionsOf({ action, text }: Clues): readonly [string, string] | undefined {
  if (action?.name.toLowerCase() !== 'vpce:allowmultiregion') return undefined;
  const asked = /\bcom\.amazonaws\.([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d{1,2})\./.exec(text)?.[1];
  const made = /\barn:aws[\w-]{0,10}:ec2:([a-z0-9-]{6,24}):/.exec(text)?.[1];
  return asked === undefined || made === undefined || asked === made ? undefined : [asked, made];
}

/** Creating an endpoint takes more actions than the one that was refused first. */
function withOthers({ cites = [], ...found }: Finding, clues: Clues): Finding {
  const { action, text } = clues;
  const regions = regionsOf(clues);
  const others = OF_CREATION.filter((one) => one !== action?.name && one !== action?.performed);
  return {
    ...found,
    text:
      regions === undefined
        ? found.text
        : `${found.text} The service that was asked for is that of ${regions[0]}, and the endpoint was to be made in ${regions[1]}.`,
    cites: ['privatelink-interface', ...cites.filter((id) => id === 'sts-decode-message')],
    fix: [
      ...found.fix,
      ...(regions === undefined
        ? []
        : [`If the service of ${regions[1]} was meant: ask for that, which does not take this action.`]),
      ...(/creat/.test(text)
        ? [
            `To create endpoints it also takes ${others.join(', ')}, and for private DNS route53:AssociateVPCWithHostedZone.`,
          ]
        : []),
    ],
  };
}

const OF_CREATION = ['ec2:CreateVpcEndpoint', 'ec2:DescribeVpcEndpoints'];

const isPermission = ({ action, text }: Clues): boolean =>
  [action?.name, action?.performed].some((name) => name?.toLowerCase().startsWith('ec2:') === true) ||
  /unauthorizedoperation/.test(text);

/** Which of the services with gateway endpoints a message is about: by the name of the service, else by that of the resource. */
function gatewayIn(text: string): readonly ('s3' | 'dynamodb')[] {
  const [, called] = /com\.amazonaws\.[\w-]{5,30}\.(s3|dynamodb)\b/.exec(text) ?? [];
  if (called === 's3' || called === 'dynamodb') return [called];
  const named = (['s3', 'dynamodb'] as const).filter((one) =>
    new RegExp(`(?<![a-z0-9])${one}(?![a-z0-9])`).test(text),
  );
  return named.length === 1 ? named : [];
}

/** What AWS CloudFormation says of a property: its place in the resource, and what is wrong with it. */
const FAULT_OF_PROPERTY =
  /#\/[A-Z]\w{2,60}(?:\/\w{1,40}){0,4}: [a-z][\w ,:'"[\]()-]{4,160}?(?=\.? {2}|\.? at \w|\n|\(RequestToken|\u274c|$)/;

/** The sentence of the answer, quoted behind a colon. */
const said = (words: string): string => {
  const sentence = sentenceOf(words);
  return sentence === undefined ? '' : `: \u201c${sentence}\u201d`;
};

/** What others offer behind endpoints, with its connections and permissions: none of them is an endpoint. */
const ofEndpointService = (words: string): Finding =>
  headed(
    'a request about an endpoint service is not accepted',
    probably(
      'endpoint-creation',
      [],
      `A request about an endpoint service, and not one about an endpoint, was not accepted${said(words)}.`,
      'Correct what the message names: the load balancers of the service, its permissions, or its connections.',
    ),
  );

/** Nothing that is read says why: then the answer of the API speaks for itself. */
function notMade({ text, record }: Clues): readonly Finding[] {
  if (/throttl|requestlimitexceeded/.test(text))
    return [
      decided(CLAUSES.throttled)(
        'rate-limit',
        [],
        'The EC2 API was called too often.',
        'Repeat the call; create fewer endpoints at once.',
      ),
    ];
  if (/status ?code: 50\d|serviceunavailable|\bunavailable: /.test(text))
    return [
      headed(
        'the API that makes the endpoint fails itself',
        probably(
          'endpoint-creation',
          [],
          'The EC2 API was reached and answered with an error of its own.',
          'Repeat the call; if it stays, look at the AWS Health Dashboard.',
        ),
      ),
    ];
  const of = FAULT_OF_PROPERTY.exec(record.text)?.[0].trim();
  if (of !== undefined)
    return [
      notMadeFor(
        `: \u201c${of}\u201d`,
        /are not unique/.test(of)
          ? 'Name each value of this property once: one stands in it twice.'
          : 'Correct this property where the template gives it.',
      ),
    ];
  if (subjectOf(text) === 'endpoint service') return [ofEndpointService(record.text)];
  const why = said(record.text);
  return [
    why === ''
      ? notMadeFor(', for a reason that this planner does not know')
      : notMadeFor(`, and the answer says why${why}`, 'Correct what the answer names.'),
  ];
}

const notMadeFor = (why: string, ...fix: readonly string[]): Finding =>
  probably(
    'endpoint-creation',
    [],
    `The endpoint was not created, changed or deleted${why}.`,
    ...fix,
    'Check service name, Region, endpoint type, subnets (one per Availability Zone), security groups, route tables and policy.',
  );

const WAITED_FOR = /waiting for (?:ec2 )?vpc endpoint.{0,200}timeout while waiting for state.{0,120}/;

/** What tools print of a description, before any call: an argument, an attribute, a value. */
const OF_DESCRIPTION =
  /\bto be one of\b|\b(?:missing|unsupported|invalid|duplicate|conflicting|incorrect|insufficient|inconsistent|unknown|extra|unexpected|extraneous|reserved)\b[^.:]{0,40}\b(?:argument|attribute|block|value|configuration|combination|index|function|type|reference|resource|name|key|option|choice|expression|operand|template|for_each|count|label|variable|character)s?\b|arguments?\b[^.]{0,80}(?:is required|are required|is not expected|must be)|\bconflicts with\b|\bone of `|\bmust (?:be|have|contain|specify)\b|invalid type for|parameter validation|unknown options?|\bcycle: |\bnot (?:a )?valid\b|has no (?:argument|attribute)|does not have an attribute|not been declared|is not declared/;

/** A fault of the tool's own, which it says of itself. */
const OF_PROVIDER =
  /provider produced (?:an )?(?:inconsistent|invalid)|this is (?:always )?a bug in|plugin (?:crash|did not respond|error)/;

const descriptionRefused = headed(
  'the description of the endpoint is not accepted',
  probably(
    'endpoint-creation',
    [],
    'The tool did not accept the description of the endpoint; the text shows no answer of AWS.',
    'Correct what the message names. The type is Interface or Gateway; the service name, the VPC, and subnets or route tables belong to it.',
  ),
);

/** A tool names the endpoint in its description, and says something else than what is wrong with that. */
const unknownOfTool = headed(
  'a tool ends with an error at the endpoint',
  probably(
    'endpoint-creation',
    [],
    'The tool ended with an error at the endpoint that it names. This planner does not know the message: whether the description is wrong or AWS answered so, it does not read from it.',
    'Look at what the message says before it names the place, and compare service name, type, VPC and Region there with what is to be.',
  ),
);

/** The name of a service of AWS: its endpoints need nobody's consent. Those of others hold the ID of an endpoint service. */
const OF_AWS_ITSELF =
  /\bcom\.amazonaws\.(?!vpce\b)[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d{1,2}\.(?!vpce-svc-)[a-z]/;

export const CREATION = {
  'endpoint-creation/not-ready-in-time': {
    needs: ['words'],
    when: WAITED_FOR,
    waits: 'whomever',
    cites: ['privatelink-interface'],
    finds: ({ text }) => [
      headed(
        'the endpoint is not ready in time',
        probably(
          'endpoint-creation',
          [],
          `The tool waited for the endpoint, and its time was over before the endpoint had the state that was waited for.${/last state: '?pending\b/.test(text) ? ' The request itself was taken: the endpoint was pending to the end.' : ''} The text does not say why.`,
          'Look at State and LastError with aws ec2 describe-vpc-endpoints; if it is available by now, run the tool again.',
          ...(OF_AWS_ITSELF.test(text)
            ? []
            : ['If the service is of another account: its owner may have to accept the endpoint.']),
        ),
      ),
    ],
  },
  'endpoint-creation/s3-interface-needs-gateway': {
    needs: ['words'],
    when: /privatednsonlyforinboundresolverendpoint|private_dns_only_for_inbound_resolver|must have a gateway endpoint/,
    cites: ['privatelink-s3-gateway'],
    finds: ({ text }) =>
      /not supported for this service|applicable only to/.test(text)
        ? refuses(
            CLAUSES.creationRefused,
            'PrivateDnsOnlyForInboundResolverEndpoint is an option of interface endpoints, and only of services that have gateway endpoints as well (Amazon S3, DynamoDB).',
            'Leave the option out for this endpoint. If an interface endpoint of Amazon S3 or DynamoDB was meant: state that type (Terraform: vpc_endpoint_type = "Interface").',
          )
        : [
            decided(CLAUSES.creationRefused)(
              'endpoint-creation',
              gatewayIn(text),
              'An interface endpoint whose private DNS serves only inbound resolvers needs a gateway endpoint for the same service in the VPC first.',
              `Create the gateway endpoint${gatewayIn(text)
                .map((one) => ` (${one})`)
                .join('')} first, or set PrivateDnsOnlyForInboundResolverEndpoint to false.`,
              ...(/\bimages?\b|\blayers?\b|\becr\b/.test(text) && gatewayIn(text).includes('s3')
                ? ['For image layers the gateway endpoint is enough; it costs nothing.']
                : []),
            ),
          ],
  },
  'endpoint-creation/not-authorized': {
    needs: ['words'],
    when: /(?:create|modify|delete|describe)vpcendpoint|vpc endpoint/,
    and: /unauthorizedoperation|not authorized to perform/,
    given: isPermission,
    cites: ['privatelink-interface'],
    finds: (clues) => [
      ...explainDenial('ec2', { ...clues, denial: clues.denial ?? 'unstated' })
        .slice(0, 1)
        .map((found) => withOthers(found, clues)),
      ...(clues.denial === 'identity' || clues.denial === 'endpoint-policy'
        ? []
        : [
            perhaps(
              'endpoint-creation',
              [],
              'If the subnet is shared: only the owner of the VPC can create endpoints in it.',
              'Shared subnet: ask the owner of the VPC.',
            ),
          ]),
    ],
  },
  ...REFUSALS,
  'endpoint-creation/service-does-not-exist': {
    regionAsked: true,
    eachRequest: true,
    needs: ['words'],
    when: /invalidservicename|endpoint service '?[^']{0,120}'? does not exist|vpc endpoint service [^ ]{0,120} does not exist/,
    cites: ['privatelink-services'],
    finds: serviceDoesNotExist,
  },
  'endpoint-creation/not-permitted': {
    needs: ['words'],
    when: /operationnotpermitted/,
    and: SUBJECT,
    given: (clues) => REFUSED.test(clues.text) && isOfEndpoint(clues),
    unless: OF_SOMETHING_ELSE,
    cites: ['privatelink-interface', 'vpc-sharing'],
    finds: ({ record }) =>
      refuses(
        undefined,
        `The EC2 API does not permit this for the endpoint or the service that is named${said(record.text)}.`,
        'Correct what the message names. If the subnet is one that another account shares: only the owner of the VPC creates endpoints in it.',
      ),
  },
  'endpoint-creation/cdk-without-subnets': {
    needs: ['words'],
    when: /cannot create a vpc endpoint with no subnets/,
    cites: ['privatelink-interface'],
    finds: always(
      ...refuses(
        CLAUSES.creationRefused,
        'The AWS CDK found no subnet for the endpoint: the VPC has no subnets of the selected kind, or it is one that is looked up and not in cdk.context.json yet.',
        'Select subnets that the VPC has, or name them. VPC that is looked up: run cdk synth once without the endpoint so that the lookup is stored.',
      ),
    ),
  },
  'endpoint-creation/failed': {
    needs: ['words'],
    when: /(?:error|failed)[^.]{0,40}(?:creating|create|modifying)[^.]{0,30}vpc endpoint|calling the (?:create|modify|delete)vpcendpoints? operation|error: reading ec2 vpc endpoint(?: [a-z]{4,20}){0,2} \(|operation error ec2: (?:create|modify|delete)vpcendpoints?\b|waiting for (?:ec2 )?vpc endpoint|(?:create|update|delete)_failed[^.]{0,80}vpcendpoint|(?:create|modify)vpcendpoint[^.]{0,80}(?:error|invalid|exception)|vpcendpoint[^.]{0,60}has a problem: |^\* creating (?:ec2 )?vpc endpoint \(/,
    unless: /errorf\(|%[vsw](?!\()/,
    given: ({ network, host }) => network === undefined || host?.called !== true,
    cites: ['privatelink-interface'],
    finds: notMade,
  },
  'endpoint-creation/description-refused': {
    needs: ['words'],
    when: /expected vpc_endpoint_type to be one of|\bon \S{1,80} line \d{1,6}, in resource "aws_vpc_endpoint|\bwith (?:module\.\S{1,80}\.)?aws_vpc_endpoint[a-z_]{0,40}\.\S|(?:parameter validation failed|invalid type for parameter|arguments are required|unknown options?|invalid choice).{0,400}create-vpc-endpoint|create-vpc-endpoint.{0,400}(?:arguments are required|unknown options?|invalid choice|parameter validation failed)/,
    and: /\berror\b|invalid type|validation failed|unknown option/,
    unless: /operation error|status ?code|api error|an error occurred \(|errorf\(|%[vsw](?!\()/,
    given: ({ network, denial, noCredentials }) =>
      network === undefined && denial === undefined && !noCredentials,
    cites: ['privatelink-interface'],
    finds: ({ text }) => [
      OF_DESCRIPTION.test(text) && !OF_PROVIDER.test(text) ? descriptionRefused : unknownOfTool,
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The Region in a service name is what was asked for; the Region of the VPC is not in the text. */
/** A name that is one of a service but for its dots and dashes. */
function likeOne(name: string): readonly string[] {
  const [, region, last] = /^com\.amazonaws\.([a-z0-9-]{5,30})\.([a-z0-9.-]{2,60})$/.exec(name) ?? [];
  if (region === undefined || last === undefined || !isRegionId(region)) return [];
  const bare = last.replace(/[.-]/g, '');
  const meant = SERVICE_IDS.find((id) => id !== last && id.replace(/[.-]/g, '') === bare);
  return meant === undefined
    ? []
    : [`The name that is like it: ${serviceName(meant, region, serviceOf(meant).types[0])}.`];
}

function serviceDoesNotExist({ record }: Clues): readonly Finding[] {
  const name = /['"`(]((?:com|cn|aws|eu|gov|uk)\.[\w.-]{4,120})['"`)]/i.exec(record.text)?.[1]?.toLowerCase();
  const parsed = name === undefined ? undefined : parseServiceName(name);
  const list =
    'List the names with aws ec2 describe-vpc-endpoint-services --query ServiceNames, in the Region of the VPC.';
  if (name === undefined)
    return refuses(
      CLAUSES.creationRefused,
      'No endpoint service has this name in the Region of the call.',
      list,
    );
  if (name.includes('.vpce-svc-'))
    return [
      probably(
        'endpoint-creation',
        [],
        `The endpoint service ${name} of another account or provider is not visible here: its name or Region is wrong, it was deleted, or its owner does not admit this account.`,
        'Have the owner of the service add this account to its allowed principals.',
        'Check that the endpoint is created in the Region of the service.',
      ),
    ];
  if (parsed === undefined || !isRegionId(parsed.region))
    return refuses(
      CLAUSES.creationRefused,
      `No endpoint service is called ${name}: a name is com.amazonaws.REGION.SERVICE, with the short names of the AWS PrivateLink list.`,
      ...likeOne(name),
      list,
    );
  const type = /does not support the endpoint type ['"]?(\w{4,20})/i.exec(record.text)?.[1];
  if (type !== undefined)
    return refuses(
      CLAUSES.creationRefused,
      `The endpoint service ${name} is there, but has no endpoints of the type ${type}.`,
      'Create an endpoint of a type that the service has: aws ec2 describe-vpc-endpoint-services --service-names NAME shows it in ServiceType. Amazon S3 and DynamoDB have gateway endpoints, all others interface endpoints.',
      list,
    );
  const right = serviceName(parsed.service, parsed.region, 'Interface');
  if (right !== name && !parsed.fips)
    return refuses(
      CLAUSES.creationRefused,
      `In ${parsed.region} the interface endpoint service of ${parsed.service} is called ${right}, not ${name}.`,
      `Use ${right}.`,
      list,
    );
  return refuses(
    CLAUSES.creationRefused,
    `There is no endpoint service ${name} where the call was made. ${name} belongs to the Region ${parsed.region}: if the VPC is in another Region, the name was built from the wrong one.`,
    'Build the service name from the Region of the VPC.',
    list,
  );
}
