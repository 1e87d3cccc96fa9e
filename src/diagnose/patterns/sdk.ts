/** Calls of application code and sidecars: any AWS SDK, the AWS CLI, plain HTTP clients. */
import type { ServiceId } from '../../core/index.ts';
import { type Address, isPublicIpv6 } from '../addresses.ts';
import { endOf, headedByEnd, isReached } from '../call-ends.ts';
import { needsOf, only, REGISTRY, serviceIn } from '../called.ts';
import { callerIn, isOfPerson } from '../caller.ts';
import {
  certificateOf,
  daemonWithoutCredentials,
  explainCall,
  explainName,
  isAtAnotherHost,
  isGivenUp,
  isNotTimedOut,
  isReadTimeOut,
  leftOpenly,
  noWayWithin,
  receivedIn,
  registryNotResolved,
  silentConnection,
  stalled,
  tooSlow,
  wasOpen,
} from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { NONE_FOUND, saidOfCredentials } from '../credentials.ts';
import { explainDenial, isDaemon } from '../denials.ts';
import { isTryAgain, isTryAgainOfSystem } from '../errnos.ts';
import { isAwsDomain, isOfEcrPublic } from '../hosts.ts';
import { isUnanswered, lookUpIn, silentResolver } from '../look-ups.ts';
import { dottedName, plainName } from '../names.ts';
import { NO_CREDENTIALS, ofCredentials, SKEWED } from '../outcomes.ts';
import {
  always,
  CODE,
  decided,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
  unsourced,
} from '../pattern.ts';
import { withSources } from '../sources.ts';

/** Code, or several codes of errors in a row: a list of what is retried. */
const isCodeOrList = new RegExp(
  String.raw`${CODE.source}|\be(?:timedout|conn\w{5,7}|hostunreach|netunreach|notfound|ai_again)["']?[,|] ?["']?e(?:timedout|conn|host|net|not|ai_|pipe)`,
);

/** Words that go with an image; other registries serve packages. */
const IMAGE = /\/\/[^/\s"]{3,250}\/v2\/|image|docker|manifest|pull|container/;

/** Any failing call must say how it failed and whom it called. */
const failed = ({ network, denial }: Clues): boolean => network !== undefined || denial !== undefined;

/** What is said when a place for credentials has none; others may follow, so it is no outcome of the call. */
const CREDENTIALS_NOT_FOUND =
  /aws_web_identity_token_file or the java|get_iamsecuritycredentials|ec2instancemetadata\.getitems|missing credentials in config|unable to get iam security credentials|credentials from service endpoint|unable to load aws credentials|neither aws_container_credentials/;

/** How programs print an error, unlike prose that mentions one: a class before a colon, a level, a cause, a number. */
const SHAPE_OF_ERROR =
  /\b[a-z.$]{3,80}(?:exception|error)\b ?[:(]|caused by: |(?:^|\s)(?:fatal|error): |\[(?:error|fatal|critical)\]|level="?(?:error|fatal|critical)|error message: |\berrno\b|\bcurlcode: /;

/** Where the text does not say whom it called. */
const ORPHAN_PATH: Finding = perhaps(
  'network-path',
  [],
  'If it called a service of AWS, the subnet may have no path to it: neither an endpoint of that service nor the internet.',
  'Find out which service it was; then plan its endpoint, or check the route to a NAT gateway.',
);

/** The same, where the words are those of a client of AWS. */
const orphanPath = ({ text, record }: Clues): Finding =>
  OF_OPERATION.test(record.text)
    ? {
        ...ORPHAN_PATH,
        text: 'The subnet may have no path to that service: neither an endpoint of it nor the internet.',
        fix: [
          'Look for its endpoint service (aws ec2 describe-vpc-endpoint-services), or check the route to a NAT gateway.',
        ],
      }
    : OF_SDK.test(text)
      ? {
          ...ORPHAN_PATH,
          text: 'By its words a client of an AWS SDK made the call: the subnet may have no path to the service, neither an endpoint of it nor the internet.',
        }
      : ORPHAN_PATH;

/** Classes that only clients of AWS have. */
const OF_SDK =
  /\bseahorse::client\b|\bamazon\.runtime\.|software\.amazon\.awssdk|com\.amazonaws\.(?:sdkclientexception|http\.|amazonclientexception)|\bbotocore\b|aws-sdk-(?:go|rust|cpp)|@aws-sdk\//;

/** Before a host that a setting holds: `dynamo_db_endpoint HOST`. Nobody called it there. */
const SETTING_OF =
  /\b\w{1,40}_(?:endpoint|host|url|domain|server)["']?\s{0,8}(?:=>\s{0,8}|\s)["']?(?:https?:\/\/)?$/;

/** The name that was called, behind those of the certificate. */
const NOT_FOR =
  /certificate is valid for [^\n]{1,400}?, not (?!.{0,200}(?:amazonaws|api\.aws))([a-z0-9][\w.-]{1,200})/;

/** A call that is made for every task that starts. */
const STARTS_TASKS =
  /\b(?:run|start)task\b|resourceinitializationerror|cannotpull|registry auth|secrets? from (?:asm|ssm)|networkinterface|taskfailedtostart/;

/** The API of Amazon ECS answered, by an operation of its own or by name. */
const OF_ECS_API =
  /\(service: (?:amazon)?ecs\b|operation error ecs: |(?:tasks?|taskdefinitions?|cluster|containerinstances?|taskset|capacityprovider) operation|\b(?:register|describe|list)taskdefinition|ecs[:.]{1,2}errors?/;

/** What the rules of the AWS SDK for Go say for which they made no endpoint, where that is not the Region. */
const RULE = /\bendpoint rule error,? (?!(?:invalid configuration: )?(?:missing |a )region)([^\n]{5,160})/;

function unknownEndpoint(text: string, words: string): Finding {
  const [whole = '', said = ''] = RULE.exec(text) ?? [];
  const start = text.indexOf(whole) + whole.indexOf(said);
  return headed(
    'the client does not know whom to call',
    said === ''
      ? probably(
          'configuration',
          [],
          'The call was never sent: the client did not know the Region or the address of the service. Endpoints are not the cause.',
          'Set AWS_REGION (or the Region of the client), and look for a wrong endpoint URL in the configuration.',
        )
      : probably(
          'configuration',
          [],
          `The call was never sent: with its settings the client could not make out whom to call. Its words: \u201c${words.slice(start, start + said.length).trim()}\u201d. Endpoints are not the cause.`,
          'Correct the setting that these words name: the Region, the endpoint URL, or the use of FIPS or of dual-stack names.',
        ),
  );
}

export const SDK = {
  'sdk/operation': {
    calls: true,
    eachRequest: 'refused',
    needs: ['words'],
    when: /operation error|when calling the|exception|error|failed|fail to|warn|unable|cannot|could not|describing/,
    unless: CODE,
    given: (clues) =>
      failed(clues) &&
      clues.service !== undefined &&
      !(clues.network !== undefined && isAtAnotherHost(clues)),
    cites: ['privatelink-services', 'privatelink-interface'],
    finds: (clues) => serviceCall(clues.service, clues),
  },
  'sdk/denied': {
    needs: ['answer'],
    when: /not authorized to perform|accessdenied|access denied|unauthorizedoperation|encoded authorization failure message|unauthorized to perform|403|no [a-z -]{3,30}policy allows|(?:authorizationerror|forbidden|notauthorized|unauthorized)(?:exception|fault)\b|access to the resource \S{1,300} is denied/,
    unless: new RegExp(`${CODE.source}|${SKEWED.source}`),
    given: ({ denial, action, text }) =>
      denial !== undefined &&
      (action !== undefined ||
        /unauthorizedoperation|encoded authorization failure message|\baccessdeniedexception$|status ?code:? ?40[03]|requestid|request id|arn:aws|when calling (?:the |[a-z0-9]{2,20}:)|exception:|api responded|api error|http error|errors::|^(?:[\w ]{1,40}: )?accessdenied: access denied\W{0,3}(?:at .{0,400})?$/.test(
          text,
        )),
    cites: ['privatelink-access', 'ecs-task-roles'],
    finds: (clues) => explainDenial(clues.service ?? clues.host?.service, clues),
  },
  'sdk/no-credentials': {
    needs: ['words'],
    when: new RegExp(`${NO_CREDENTIALS.source}|${CREDENTIALS_NOT_FOUND.source}`),
    unless: CODE,
    cites: ['ecs-task-roles'],
    finds: (clues) => [
      isDaemon(clues)
        ? daemonWithoutCredentials(clues)
        : (saidOfCredentials(clues) ??
          headed(
            'the call has no valid credentials',
            probably(
              'iam',
              [],
              `${NONE_FOUND.test(clues.text) ? 'The client found no credentials.' : 'The call had no credentials, or none that were accepted.'} ${ofCredentials(clues.text)}`,
              isOfPerson(clues.record.text)
                ? 'Check where the program gets its credentials: its profile, its environment, a login that has expired.'
                : 'In a container: check its task role (or the role of the instance). Elsewhere: check where the program gets its credentials.',
            ),
          )),
    ],
  },
  'sdk/endpoint-discovery': {
    needs: ['words'],
    when: /failed to discover the endpoint for the request|endpoint ?discovery(?:error)?:? .{0,40}fail|unable to (?:perform )?(?:discover the )?endpoint(?: discovery)?/,
    and: /amazon\.|botocore|awssdk|amazonaws|endpointdiscover|timestream|exception/,
    unless: CODE,
    given: ({ denial, host, network }) =>
      denial === undefined && (network === undefined || host === undefined),
    cites: ['privatelink-services'],
    finds: ({ text }) => [
      perhaps(
        'unknown-network',
        [],
        `The client asks ${/timestream/.test(text) ? 'Amazon Timestream' : 'the service'} itself which endpoint to call (endpoint discovery), and that call failed; the text does not say how.`,
        'Read the inner error: a time-out points to the network, AccessDenied to the role (Amazon Timestream: timestream:DescribeEndpoints).',
      ),
      perhaps(
        'missing-endpoint',
        [],
        /timestream/.test(text)
          ? 'If no answer came: endpoint services of Amazon Timestream are named after a cell (com.amazonaws.REGION.timestream.ingest-cellN), and this planner plans none.'
          : 'If no answer came: this planner plans no endpoint for it, or the text does not name it.',
        'Look for the endpoint service with aws ec2 describe-vpc-endpoint-services, or give the subnet a path to the internet.',
      ),
    ],
  },
  'sdk/other-aws-service': {
    needs: ['words'],
    when: /./,
    unless: CODE,
    given: (clues) =>
      clues.network !== undefined &&
      clues.host?.kind === 'aws' &&
      (clues.network !== 'unspecified' || clues.host.called || /connect|stream/.test(clues.text)),
    cites: ['privatelink-services'],
    finds: (clues) => otherAwsService(clues),
  },
  'sdk/other-name': {
    needs: ['failure'],
    when: NOT_FOR,
    unless: CODE,
    given: ({ network }) => network === 'untrusted-certificate',
    cites: ['ecs-fargate-networking'],
    finds: ({ text }) => [
      headed(
        'the certificate holds for other names',
        probably(
          'configuration',
          [],
          `Somebody answered the call to ${NOT_FOR.exec(text)?.[1] ?? 'the host'}, with a certificate that does not hold for that name. Endpoints are not missing.`,
          'Call it by a name that its certificate has, or check who answers under this name: a proxy, a load balancer, another machine.',
        ),
      ),
    ],
  },
  'sdk/other-host': {
    needs: ['words'],
    when: /dial tcp|connect|timed? ?out|timeout|deadline|getaddrinfo|lookup|resolve|refused|unreachable|expired|upstream|certificate|\b(?:ssl|tls)\b|x509|\beof\b|reset|hang up|broken pipe/,
    unless: CODE,
    given: (clues) =>
      clues.network !== undefined &&
      (clues.host?.kind === 'other' || (clues.host?.kind === 'registry' && !IMAGE.test(clues.text))),
    cites: ['vpc-nat-gateway'],
    finds: (clues) => [otherHost(clues)],
  },
  'sdk/external-registry': {
    needs: ['words'],
    when: /./,
    unless: CODE,
    given: (clues) =>
      clues.network !== undefined && clues.host?.kind === 'registry' && IMAGE.test(clues.text),
    cites: ['ecs-pull-error', 'ecr-pull-through-cache'],
    finds: (clues) => [
      clues.network === 'name-resolution'
        ? registryNotResolved(clues.host?.name ?? 'the registry', clues)
        : decided(CLAUSES.noCallToRegistry)(
            'external-registry',
            [],
            `The call to ${clues.host?.name ?? 'the registry'} ${endOf(clues)}. No endpoint of this planner serves it.`,
            'Keep the image in private Amazon ECR, or give the subnet a path to the internet.',
          ),
    ],
  },
  'sdk/misnamed-host': {
    needs: ['host'],
    when: /\b(?:(?:must (?:have|be)|needs?|not|no|expected) (?:an? )?valid|invalid|illegal|malformed|bad) (?:endpoint|host ?name|host|ur[il])\b|\b(?:endpoint|host ?name|host|ur[il]) (?:is|was) (?:not valid|invalid|malformed)\b|\bmalformedurl|\burisyntax|\berr_invalid_url\b/,
    unless: CODE,
    given: (clues) =>
      clues.network === undefined &&
      clues.denial === undefined &&
      clues.status === undefined &&
      clues.host?.wrong?.hidden !== true &&
      explainName(clues) !== undefined,
    cites: ['ecs-task-roles'],
    finds: (clues) => {
      const misnamed = explainName(clues);
      return misnamed === undefined ? [] : [misnamed];
    },
  },
  'sdk/region-missing': {
    needs: ['words'],
    when: /invalid configuration: missing region|missing region|must specify a region|noregionerror|could not find region|region is missing|missingendpoint|'endpoint' configuration is required|unable to find a region|unable to load region|missingregionerror|missing keyword: :region|missing required client configuration options?: ?"?'?region|"region" configuration value is required|invalid aws region|no regionendpoint or serviceurl configured|could not resolve endpoint|failed to resolve service endpoint|unable to find endpoint|unsupported protocol|endpoint rule error|a region must be set/,
    unless: CODE,
    cites: ['ecs-task-roles'],
    finds: ({ text, record }) => [unsourced(unknownEndpoint(text, record.text))],
  },
  'sdk/throttled': {
    needs: ['words'],
    when: /throttlingexception|toomanyrequests|\bslowdown\b|(?:^|[:("'>-] ?|\b(?:please|503|error|exception|code) )slow down\b(?! (?:the|a|an|your|program|when|if)\b)|reduce your request rate|throughputexceeded|throughput exceeds the current|rate exceeded|rate limit exceeded|operations are being throttled|operation_throttled|requestlimitexceeded|request limit exceeded|toomanyrequestsexception/,
    unless: CODE,
    cites: ['sdk-retries'],
    finds: ({ text }) => [
      {
        ...decided(CLAUSES.throttled)(
          'rate-limit',
          [],
          'The service was reached and answered that it is called too often. Endpoints are not the cause.',
          /public\.ecr\.aws/.test(text)
            ? 'Pull less often at once, sign in to Amazon ECR Public (its limits for callers that signed in are higher), or keep a copy of the image in private Amazon ECR.'
            : /throughputexceeded/.test(text)
              ? 'Raise the throughput of what was called (shards of a stream, capacity of a table, or on demand), spread the calls over its keys, or call less often and let the client try again.'
              : `Call less often${STARTS_TASKS.test(text) ? ' (start fewer tasks at once)' : ''}, let the client wait and try again, or ask for a higher quota in Service Quotas.`,
        ),
        cites: [OF_ECS_API.test(text) ? 'ecs-request-throttling' : 'sdk-retries'],
      },
    ],
  },
  'sdk/provided-role': {
    needs: ['words'],
    when: /\bthe provided role does not have (?:sufficient|enough|the) permissions? to (?:access|call) ([\w .-]{2,40})/,
    unless: CODE,
    cites: ['privatelink-services'],
    finds: ({ text }) => {
      const to = /permissions? to (?:access|call) (amazon )?(\w{2,20})/.exec(text)?.[2]?.toUpperCase();
      return [
        unsourced(
          probably(
            'iam',
            [],
            `A service of AWS was given a role for this action, and says that the role lacks permissions${to === 'ECS' || to === 'ECR' ? ` for Amazon ${to}` : ''}. Endpoints are not the cause.`,
            'Look which actions the page of that service asks for, and allow them for the role that it was given (the role of the pipeline or of its action); also iam:PassRole for roles that the action hands on.',
          ),
        ),
      ];
    },
  },
  'sdk/throughput': {
    needs: ['words'],
    when: /thr?oughput limits? (?:may have been|was|were|has been|have been) exceeded/,
    unless: CODE,
    cites: ['ecs-firelens'],
    finds: always(
      probably(
        'rate-limit',
        [],
        'The stream was reached and did not take all records: its throughput may be too low for what is sent. Endpoints are not the cause.',
        'Raise the throughput of the stream (shards, or the quota of the delivery stream), or send less at once.',
      ),
    ),
  },
  'sdk/cut-off': {
    needs: ['host'],
    general: true,
    when: /error|exception|fail|unable|cannot|could not|traceback|warn/,
    unless: CODE,
    given: ({ cut, network, denial, status, host, service, noCredentials, text }) =>
      cut &&
      // A code of an error is an answer.
      !/\berrorcode["']?[=:] ?["']?[a-z]{4}/.test(text) &&
      !noCredentials &&
      network === undefined &&
      denial === undefined &&
      status === undefined &&
      !(host !== undefined && SETTING_OF.test(text.slice(0, host.at))) &&
      (host?.kind === 'service' || (host === undefined && service !== undefined)),
    cites: ['privatelink-services', 'privatelink-interface'],
    finds: (clues) => [
      ...serviceCall(clues.host?.service ?? clues.service, {
        ...clues,
        network: 'unspecified',
        supposed: true,
      }).map((found): Finding => ({ ...found, likelihood: 'possible' })),
      perhaps(
        'iam',
        [],
        'Or the call was answered and refused: the text ends before it says so.',
        'Read the whole message: a status of 400, 401 or 403 points to the role.',
      ),
    ],
  },
  'sdk/stack-cut-off': {
    needs: ['words'],
    general: true,
    when: /traceback|exception|error/,
    and: /socket\.getaddr|in getaddrinfo|create_connection|connectasync|connectionpool|net\.connect\b|tcpconnectwrap/,
    unless: CODE,
    given: ({ cut, network, denial, status, host }) =>
      cut && network === undefined && denial === undefined && status === undefined && host === undefined,
    cites: ['ecs-fargate-networking'],
    finds: always(
      perhaps(
        'unknown-network',
        [],
        'A connection was being opened where it failed; the text ends before it says to whom, and how.',
        'Read the end of the message: it names the host and the error.',
      ),
      headed(
        'a name is not resolved',
        perhaps('endpoint-dns', [], 'Or a name could not be resolved.', 'The end of the message names it.'),
      ),
      ORPHAN_PATH,
    ),
  },
  'sdk/untrusted-cut-off': {
    needs: ['failure'],
    general: true,
    when: /certificate|x509|pkix|self[- ]signed/,
    unless: CODE,
    given: ({ cut, network, host }) => cut && network === 'untrusted-certificate' && host === undefined,
    cites: ['ecs-fargate-networking'],
    finds: always(
      headed(
        'the certificate that answers is not accepted',
        perhaps(
          'network-path',
          [],
          'Something answered with a certificate that the client does not trust: a proxy or firewall that inspects TLS, or the wrong machine. The text ends before it says which host was called.',
          'Look for the host in the whole message; exempt AWS hosts from TLS inspection, or give the image the certificate authority.',
        ),
      ),
    ),
  },
  'sdk/profile': {
    needs: ['words'],
    when: /configured to use sso but is missing|config profile \([^)]{1,100}\) could not be found|failed to get shared config profile|partial credentials found in/,
    unless: isCodeOrList,
    cites: ['ecs-task-roles'],
    finds: always(
      headed(
        'the profile of the client is not there or not complete',
        probably(
          'configuration',
          [],
          'The profile of the AWS configuration files that the client was told to use is not there or not complete. No call was made.',
          'In a container: name no profile (AWS_PROFILE), so that the task role is used. Elsewhere: complete the profile.',
        ),
      ),
    ),
  },
  'sdk/function-timed-out': {
    needs: ['words'],
    general: true,
    when: /\btask timed out after \d{1,4}\.\d\d seconds\b/,
    unless: CODE,
    given: ({ host, address, denial }) => host === undefined && address === undefined && denial === undefined,
    cites: ['lambda-vpc-internet'],
    finds: always(
      headed(
        'a function runs into its time-out',
        perhaps(
          'unknown-network',
          [],
          'The function ran until its time-out ended it. The text does not say what it waited for, or whether it waited at all.',
          'Look in the lines before for a call that got no answer. If the function works that long, raise its time-out.',
        ),
      ),
      perhaps(
        'network-path',
        [],
        'If it waited for a service: a function in a VPC reaches services of AWS over their endpoints, or over the internet through a NAT gateway.',
        'Look at the subnets and the security groups of the function, and at the routes of the subnets.',
      ),
    ),
  },
  'sdk/unknown-host': {
    needs: ['failure'],
    general: true,
    when: /dial tcp|inaccessible host: |etimedout|econnrefused|ehostunreach|enetunreach|econnreset|connect etimedout|connect econn|(?<!["'])no such host|read tcp|connectfailure|socketexception|upstream connect error|connection timed out|dispatch ?failure|httptimeouterror|failed to connect to localhost|proxyconnect|read udp|closed the transport stream|seahorse::client|unknownhostexception|newconnectionerror|failed to establish a new connection|send request failed|unable to execute http request|connecttimeout|endpointconnectionerror|could not connect to the endpoint|request send failed|check your (?:task )?network config|context dead|request canceled while waiting|apicall(?:attempt)?timeoutexception|dns resolution fail|connection #-?\d{1,9} to tcp:\/\/|tcp connect error|httpdispatch|hyper::error|httprequestexception|connecterror\(|gaierror|connect to 127\.0\.0\.1|connect call failed|\berrno[ =:]{1,2}-?\d|os error \d|winerror \d|mint\.transporterror|clientconnectorerror|httpx\.|httpcore\.|couldn't connect to server|failed to connect to proxy|cannot connect to proxy|grpc config stream|aws http error|curl(?: error|:) \(?\d|webexception|amazon(?:service|client)exception/,
    unless: isCodeOrList,
    given: (clues) => clues.network !== undefined,
    cites: ['ecs-fargate-networking'],
    finds: (clues) => unknownHost(clues),
  },
  /** Tried last: an error of any program that says how its call ended, and not whom it called. */
  'sdk/unknown-client': {
    needs: ['failure'],
    general: true,
    when: SHAPE_OF_ERROR,
    unless: new RegExp(
      `${isCodeOrList.source}|waiting for|tls handshake error from|bogus greeting|http2server`,
    ),
    given: ({ network, text }) =>
      network !== undefined && (network !== 'unspecified' || /connectexception/.test(text)),
    cites: ['ecs-fargate-networking'],
    finds: (clues) => unknownHost(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

function serviceCall(service: ServiceId | undefined, clues: Clues): readonly Finding[] {
  if (service === undefined) return [];
  const needs: readonly ServiceId[] = service === 'ecr.api' || service === 'ecr.dkr' ? REGISTRY : [service];
  return explainCall({ to: service, needs, by: clues.caller }, clues).map((finding) =>
    finding.cause === 'iam' || finding.cause === 'endpoint-policy' ? finding : withSources(finding, service),
  );
}

/** A name in the domain of AWS that was not resolved. */
function nameOfAws(name: string, clues: Clues): Finding {
  return ofNames(
    clues.network,
    probably(
      'endpoint-dns',
      [],
      `The name ${name} could not be resolved, so no connection was tried. ${
        resourceOf(name) === undefined
          ? 'Its domain is that of AWS; this planner knows no service of this name, and not whether there is such a host.'
          : `By its name that is ${resourceOf(name)}: no endpoint of this planner carries the call.`
      }`,
      ...(isUnanswered(clues.text)
        ? silentResolver(clues.text)
        : [
            isTryAgain(clues.text)
              ? 'By these words the resolver gave no answer that holds (try again): look which DNS servers the caller asks, whether they answer, and how many queries they get. If it stays, check the spelling of the name.'
              : 'Check the name first: its spelling, its Region, and whether the service or the resource is called so.',
            lookUpIn(clues.text) === 'unknown'
              ? 'A resolver answered: look at private hosted zones that cover the name, and whether own DNS servers forward this domain to the resolver of the VPC.'
              : 'Check enableDnsSupport, and whether own DNS servers forward this domain to the resolver of the VPC.',
          ]),
    ),
  );
}

/** Who signs the certificates of a resource, where that is nobody whom machines trust from the start. */
function ownAuthority(name: string): string {
  if (API_OF_CLUSTER.test(name))
    return 'A cluster signs with an authority of its own: look whether the client has it (certificate-authority-data in its kubeconfig). ';
  return /\.(?:rds|docdb)\.amazonaws\.com/.test(name)
    ? 'Such databases are signed by authorities of their own: give the client the bundle that AWS offers for them (global-bundle.pem). '
    : '';
}

/** What somebody made, and what stands before it. */
const ofResource = (name: string, resource: string, clues: Clues): Finding =>
  headedByEnd(
    clues.network,
    probably(
      'network-path',
      [],
      `The call to ${name} ${endOf(clues)}. By its name that is ${resource}, which has an address of its own: no endpoint of this planner carries the call.`,
      clues.network === 'untrusted-certificate'
        ? `${ownAuthority(name)}${CERTIFICATE}`
        : isReached(clues.network)
          ? 'Look whether it listens on this port, and at firewalls and proxies on the way.'
          : API_OF_CLUSTER.test(name)
            ? 'Look which access the cluster has: with public access alone the caller needs a way to the internet, and its address has to be among those that are let in; with private access the security group of the cluster has to allow port 443 from the caller.'
            : 'Allow its port from the caller in its security group, and look at the route and the network ACLs on the way to it.',
    ),
  );

/** A host of AWS that no endpoint of this planner serves. */
export function otherAwsService(clues: Clues): readonly Finding[] {
  const name = clues.host?.name ?? 'The host';
  // A name with an address is there.
  if (clues.host?.unknownRegion !== undefined && clues.address === undefined)
    return [
      probably(
        'configuration',
        [],
        `The host ${name} names a Region that this tool does not know (${clues.host.unknownRegion}): most likely it is misspelt.`,
        'Correct the Region that the client uses.',
      ),
    ];
  if (clues.network === 'name-resolution') return [nameOfAws(name, clues)];
  if (clues.network === 'timeout' && clues.address?.kind !== 'internal' && isReadTimeOut(clues.text))
    // A kept text (eighteenth-read-other) reads it as the path where no endpoint of the planner serves the host.
    return [tooSlow(name, callerIn(clues.caller, clues), true, 'network-path')];
  if (clues.network === 'timeout' && wasOpen(clues)) return [silentConnection(name, clues, false)];
  const api = apiService(clues);
  if (api !== undefined) return apiWithoutAnswer(api, clues);
  const resource = resourceOf(name);
  if (resource !== undefined) return [ofResource(name, resource, clues)];
  // `route53.amazonaws.com`: an API for all Regions; what somebody made has a name of its own before it.
  const mayBeOwn = name.split('.').length > 3 && !/\.(?:eks|us-gov)\./.test(name);
  return [
    headedByEnd(
      clues.network,
      probably(
        'network-path',
        [],
        `The call to ${name} ${endOf(clues)}. The name belongs to AWS, but to no service that this planner knows an endpoint for.${mayBeOwn ? ' If it is a database, a cache or a load balancer, it is reached in its VPC, where its security group decides.' : ''}`,
        ...(isReached(clues.network)
          ? [
              mayBeOwn
                ? 'Look whether the right program listens on this port, and at firewalls and proxies on the way.'
                : 'Check what the name resolves to from the subnet, and firewalls, proxies and TLS inspection on the way.',
            ]
          : [
              ...(mayBeOwn
                ? ['Database, cache or load balancer: allow its port from the caller in its security group.']
                : []),
              'Other services: look for an endpoint service with aws ec2 describe-vpc-endpoint-services, or give the subnet a path to the internet.',
            ]),
      ),
    ),
  ];
}

/** A host that is not of AWS. */
function otherHost(clues: Clues): Finding {
  const { host, network } = clues;
  const received = receivedIn(clues);
  if (received !== undefined && (network === 'timeout' || network === 'reset'))
    return stalled(host?.name ?? 'the host', received);
  if (network === 'proxy') return throughProxy(clues);
  if (network === 'name-resolution') return foreignName(clues);
  if (host?.plain === true) return unsourced(plainHost(host.name, clues));
  if (network === 'timeout' && isReadTimeOut(clues.text))
    return tooSlow(host?.name ?? 'the host', callerIn(clues.caller, clues), false);
  if (network === 'timeout' && wasOpen(clues))
    return silentConnection(host?.name ?? 'the host', clues, false);
  return headedByEnd(network, host?.what === undefined ? ownHost(clues) : wellKnown(host.what, clues));
}

const endedTo = (clues: Clues): string => `The call to ${clues.host?.name ?? 'the host'} ${endOf(clues)}.`;

/** What is said of the hosts of Amazon ECR Public, which are of AWS. */
const ofEcrPublic = ({ host }: Clues): string | undefined =>
  host !== undefined && isOfEcrPublic(host.name)
    ? 'It is a name of Amazon ECR Public, for which this planner has no endpoint.'
    : undefined;

/** A host of which only the name is known. */
const ownHost = (clues: Clues): Finding =>
  probably(
    clues.network === 'refused' || clues.address?.kind === 'loopback' ? 'configuration' : 'network-path',
    [],
    `${endedTo(clues)} ${ofEcrPublic(clues) ?? 'It is not a name of an AWS service, so no endpoint of this planner answers to it.'}`,
    clues.network === 'untrusted-certificate'
      ? CERTIFICATE
      : isReached(clues.network)
        ? 'Look whether the right program runs and listens there, and at firewalls and proxies on the way.'
        : anyWay(clues),
  );

/** A host that everybody calls: `what` stands behind it, and runs. */
const wellKnown = (what: string, clues: Clues): Finding =>
  probably(
    clues.address?.kind === 'loopback' ? 'configuration' : 'network-path',
    [],
    `${endedTo(clues)} It is ${what}, and no name of an AWS service: no endpoint of this planner answers to it.`,
    clues.network === 'untrusted-certificate'
      ? CERTIFICATE
      : isReached(clues.network)
        ? 'Look at firewalls, proxies and TLS inspection on the way to it.'
        : isOnInternet(clues) && !isPublicIpv6(clues.address)
          ? OVER_INTERNET
          : anyWay(clues),
  );

const CERTIFICATE =
  'Look at the certificate that answers (its names, its time, who signed it), at the certificate authorities and the clock of the client, and for TLS inspection on the way.';

/** A security group drops packets and says nothing: where there is no route, it is not what to look at. */
const anyWay = ({ network, address }: Clues): string =>
  isPublicIpv6(address)
    ? 'Check the route and DNS towards it: over IPv6 hosts on the internet need the route ::/0 to an egress-only internet gateway or an internet gateway, and the caller an IPv6 address; or let the client use IPv4.'
    : `Check the route${network === 'no-route' ? '' : ', security groups'} and DNS towards it${address?.kind === 'internal' ? ', and whether this is its right address' : '; hosts on the internet need a NAT gateway or a public IP, or an endpoint where their maker offers one (AWS PrivateLink)'}.`;

/** A well-known host of the internet, as long as no address says that something else stands in its place. */
const isOnInternet = ({ host, address }: Clues): boolean =>
  host?.what !== undefined && (address === undefined || address.kind === 'public');

const OVER_INTERNET =
  'The host is on the internet: the subnet needs a way there (a NAT gateway, or an internet gateway and a public IP of the caller), and the security group of the caller, network ACLs and firewalls have to let the call out.';

/** How to find out why a host outside of AWS gave no answer. */
export const wayTo = (clues: Clues): string =>
  isOnInternet(clues)
    ? OVER_INTERNET
    : 'Check that it runs and listens on this port, its security group, the route to it and its name.';

/** Where what somebody made has its hosts, by the label before the domain of AWS. */
const RESOURCES: Readonly<Record<string, string>> = {
  rds: 'a database of Amazon RDS or Amazon Aurora',
  cache: 'a cache of Amazon ElastiCache',
  memorydb: 'a cluster of Amazon MemoryDB',
  'dax-clusters': 'a cluster of Amazon DynamoDB Accelerator',
  docdb: 'a cluster of Amazon DocumentDB',
  neptune: 'a cluster of Amazon Neptune',
  redshift: 'a cluster of Amazon Redshift',
  'redshift-serverless': 'a workgroup of Amazon Redshift Serverless',
  kafka: 'a broker of Amazon MSK',
  'kafka-serverless': 'a cluster of Amazon MSK Serverless',
  mq: 'a broker of Amazon MQ',
  es: 'a domain of Amazon OpenSearch Service',
  elb: 'a load balancer',
  compute: 'an instance of Amazon EC2',
  'compute-1': 'an instance of Amazon EC2',
};

/** `0A1B.gr7.eu-west-1.eks.amazonaws.com` */
const API_OF_CLUSTER = /^[0-9a-z]{6,64}\.[a-z]{2}\d\.[a-z0-9-]{6,24}\.eks\.(?:amazonaws|api\.)/;

/** What somebody made, whose host it is. */
export const resourceOf = (name: string): string | undefined => {
  if (API_OF_CLUSTER.test(name)) return 'the API server of a cluster of Amazon EKS';
  const label = name.split('.').find((one, index) => index > 0 && Object.hasOwn(RESOURCES, one));
  return label === undefined ? undefined : RESOURCES[label];
};

/** The first label of an API host (`eks` of `eks.eu-west-1.amazonaws.com`); what somebody made has more of them. */
function apiService({ host }: Clues): string | undefined {
  if (host === undefined) return undefined;
  // Names from before the Region stood behind the service: `eu-west-1.elasticmapreduce.amazonaws.com`.
  const [region = '', old = '', ...domain] = host.name.split('.');
  if (region === host.region && isAwsDomain(domain.join('.')) && /^[a-z]{3,40}$/.test(old)) return old;
  const [before = '', after = ''] = host.name.split(`.${host.region ?? 'hidden-region'}.`);
  return /^(?:(?:api|runtime|data|control)\.)?[a-z][a-z0-9-]{1,40}$/.test(before) && isAwsDomain(after)
    ? before
    : undefined;
}

/** Endpoint services that are called otherwise than the host. */
const SERVICE_OF_API: Readonly<Record<string, string>> = { 'streaming-logs': 'stream-logs' };

/** The call went to a private address, or to the own name of an endpoint. */
const isWithin = ({ address, host }: Clues): boolean =>
  address?.kind === 'internal' || host?.ofEndpoint === true;

/** An API that no question of the planner asks about: AWS may have an endpoint for it all the same. */
function apiWithoutAnswer(api: string, clues: Clues): readonly Finding[] {
  const { host, address, network, port = 443 } = clues;
  const name = host?.name ?? 'The host';
  const short = Object.hasOwn(SERVICE_OF_API, api) ? SERVICE_OF_API[api] : api;
  const service = `com.amazonaws.${host?.region ?? 'REGION'}.${short}`;
  const look = `Look for the endpoint service (aws ec2 describe-vpc-endpoint-services; most likely ${service}).`;
  const orPath: Finding = perhaps(
    'missing-endpoint',
    [],
    `If the subnet has no other way out, it needs an endpoint of this service, which this planner does not plan (most likely ${service}).`,
    look,
  );
  if (network === 'no-route' && isWithin(clues)) return [noWayWithin(name, clues)];
  if ((network === 'timeout' || network === 'unspecified') && isWithin(clues))
    return [
      probably(
        'endpoint-security-group',
        [],
        `${
          host?.ofEndpoint === true && address?.kind !== 'internal'
            ? `${name} is the own name of an endpoint`
            : `The call to ${name} went to an address inside the VPC or a connected network${address === undefined ? '' : ` (${address.text})`}`
        }. The call ${endOf(clues)}. If it is an endpoint, most likely its security group does not admit the caller on port ${port}.`,
        `Allow inbound TCP ${port} from the caller in the security group of the endpoint with this address.`,
      ),
      perhaps(
        'network-path',
        [],
        'The address may also belong to a proxy, or a network ACL may drop the packets.',
        'Check that the address is one of the endpoint network interfaces.',
      ),
    ];
  if (isReached(network)) return apiAnswered(name, clues, orPath);
  return apiUnreached(name, look, clues, orPath);
}

/** Somebody took the connection for such a host. */
function apiAnswered(name: string, clues: Clues, orPath: Finding): readonly Finding[] {
  const untrusted = clues.network === 'untrusted-certificate';
  const wayOut = leftOpenly(clues)
    ? ' The connection was open to a public address, so there is a way out, and no endpoint is missing for this call.'
    : '';
  return [
    headedByEnd(
      clues.network,
      probably(
        'network-path',
        [],
        `The call to ${name} ${endOf(clues)}. ${PLANNED_NOT}.${untrusted ? certificateOf(clues) : ''}${wayOut}`,
        'Check what the name resolves to from the subnet, and firewalls, proxies and TLS inspection on the way.',
      ),
    ),
    ...(untrusted || wayOut !== '' ? [] : [orPath]),
  ];
}

/** Nobody answered for such a host, or the client does not say how its call ended. */
function apiUnreached(name: string, look: string, clues: Clues, orPath: Finding): readonly Finding[] {
  const unresolved = isNotTimedOut(clues);
  return [
    headedByEnd(
      clues.network,
      (unresolved ? perhaps : probably)(
        'network-path',
        [],
        `The call to ${name} ${endOf(clues)}. ${PLANNED_NOT}. The subnet needs a path to it: an endpoint of that service, or the internet.`,
        look,
        'Or give the subnet a NAT gateway, or the caller a public IP.',
      ),
    ),
    ...(unresolved ? [ofNames('name-resolution', unresolvedOther(name))] : []),
    orPath,
  ];
}

const PLANNED_NOT = 'It is a host of AWS for which this planner plans no endpoint';

/** The client says the same of a name that was not resolved, and not every Region has every service. */
const unresolvedOther = (name: string): Finding =>
  perhaps(
    'endpoint-dns',
    [],
    `The AWS SDK for Python and the AWS CLI say this where a name could not be resolved, or a connection was refused; a time-out they call by its name. So ${name} may not be resolved, as where the service is not offered in this Region.`,
    'Resolve the name in the subnet, and look whether the service is offered in the Region that the client uses.',
  );

/** Calls to the API of Kubernetes, which stands at an address of the cluster. */
const KUBERNETES =
  /kube|apiserver|unable to connect to the server: |:443\/(?:version|apis?\/|api\b|healthz|livez|readyz)/;

/** Words of clients of that API. */
const OF_CLUSTER = /unable to connect to the server: |:443\/(?:version|apis?\/)|\bkubectl\b|\bkubelet\b/;

/** Who listens at a port, or is called by a library: databases, queues, mail; no API of AWS. */
const LISTENERS: readonly (readonly [who: string, ports: readonly number[], libraries: RegExp])[] = [
  ['PostgreSQL', [5432], /\bpg-pool\b|psycopg|npgsql|postgres(?:ql)?\b|\basyncpg\b|\bpgx\b/],
  ['MySQL', [3306], /mysql\d?\b|mariadb|pymysql|sqlstate\[hy000\] \[200[235]\]/],
  ['SQL Server', [1433], /sqlclient|mssql|\btedious\b/],
  ['Oracle Database', [1521, 2484], /\bora-\d{5}|oracledb|oracle\.net/],
  ['Redis or Valkey', [6379, 6380], /\bredis|lettuce|jedis|valkey/],
  ['MongoDB', [27017], /mongo/],
  ['Memcached', [11211], /memcache/],
  ['Cassandra', [9042, 9142], /cassandra/],
  ['Apache Kafka', [9092, 9094, 9096, 9098], /\bkafka|kafkajs/],
  ['a message broker', [5671, 5672, 61617], /\bamqp|rabbitmq|activemq/],
  ['a mail server', [25, 465, 587], /\bsmtp\b|nodemailer/],
  ['a directory', [389, 636], /\bldaps?\b/],
  ['a file server', [2049, 445], /\bnfs\b/],
  ['a server of SSH', [22], /\bssh: connect to host\b/],
];

/** Who was called, as far as the port or else a library tells. */
const listenerOf = ({ address, port = address?.port, text }: Clues): string | undefined =>
  LISTENERS.find(([, ports, libraries]) =>
    port === undefined ? libraries.test(text) : ports.includes(port),
  )?.[0] ?? (address?.kind === 'internal' && OF_CLUSTER.test(text) ? 'the API of Kubernetes' : undefined);

const ofListener = (who: string, { address, network, text }: Clues): Finding =>
  headedByEnd(
    network,
    perhaps(
      'unknown-network',
      [],
      `A call${address === undefined ? '' : ` to ${address.text}${address.port === undefined ? '' : `:${address.port}`}`} ${endOf({ network, text })}. ${
        address?.port === undefined || address.port === 443 ? 'By the words of the program' : 'By the port'
      } it is most likely a call to ${who}, and to no API of AWS: no endpoint of this planner carries it.`,
      network === 'untrusted-certificate'
        ? CERTIFICATE
        : isReached(network)
          ? 'Look whether it runs and listens on this port, at its limits of connections, and at firewalls on the way.'
          : 'Allow its port from the caller in the security group of what was called, and look at the route, the name and whether it runs.',
    ),
  );

function withinMachine(network: Clues['network'], { text, port }: Address): Finding {
  const listener =
    port === 25_888
      ? 'the CloudWatch agent, which takes embedded metrics on port 25888,'
      : 'the program that should listen there';
  return headed(
    'a call within the machine fails',
    probably(
      'runtime',
      [],
      `The call went to the machine itself (${text}): ${
        network === 'reset' || network === 'untrusted-certificate'
          ? 'something answered there, and not as the caller expects'
          : network === 'timeout'
            ? `${listener} did not answer in time`
            : `${listener} has not started, has stopped${network === 'refused' ? '' : ', does not answer'}, or listens at another address (in bridge mode each container has a loopback address of its own)`
      }. This is no call to AWS.`,
      'Read the log of the program that should listen on this port, and look at the address that the caller is given.',
    ),
  );
}

/** A name that was not resolved, as far as the text holds it. */
function unknownName(clues: Clues): Finding {
  const { text, host } = clues;
  const dotted = host?.plain === true ? undefined : (host?.name ?? dottedName(text));
  const plain = host?.plain === true ? host.name : plainName(text);
  if (dotted !== undefined)
    return ofNames(
      'name-resolution',
      perhaps(
        'endpoint-dns',
        [],
        `The name ${dotted} could not be resolved${isLookUp(text) ? '' : ', so no connection was tried'}. It is no name of AWS that this planner knows an endpoint for.`,
        ...pathStyle(dotted, text),
        'Check its spelling, and resolve it in the subnet.',
        'Check the DNS servers of the DHCP option set, and for names of your own the private hosted zones and namespaces that hold it.',
      ),
    );
  // Some clients say of every call that failed that the host is not accessible.
  if (plain === 'localhost')
    return unsourced(withinMachine('unspecified', { text: plain, kind: 'loopback', port: undefined, at: 0 }));
  if (plain !== undefined) return ofNames('name-resolution', unknownPlainName(plain));
  return ofNames(
    'name-resolution',
    perhaps(
      'endpoint-dns',
      [],
      `${isTryAgainOfSystem(clues.text) ? TRY_AGAIN_SAYS : isLookUp(text) ? 'A name could not be resolved.' : 'A name could not be resolved, so no connection was tried.'} ${unsaid(clues)}`,
      'Look for the name in the lines before, and resolve it in the subnet.',
      'Check enableDnsSupport, and the DNS servers of the DHCP option set.',
    ),
  );
}

/** Clients of Amazon S3 put the name of the bucket before that of the host, also where that is a store of one's own. */
const pathStyle = (name: string, text: string): readonly string[] =>
  /^[a-z0-9][a-z0-9.-]{1,62}\.(?:minio|localstack|localhost|storage|s3|ceph|garage|seaweedfs)(?:[.-]|$)/.test(
    name,
  ) && /aws|s3|inaccessible host|bucket|\$metadata|unknownendpoint/.test(text)
    ? [
        'If the first part of the name is that of a bucket: let the client use path-style addresses (forcePathStyle, s3ForcePathStyle), so that it calls the store by its own name.',
      ]
    : [];

/** Somebody asked the DNS by hand, and wanted no connection. */
const isLookUp = (text: string): boolean =>
  /\bserver can't find |no servers could be reached|\bnslookup |<<>> dig |\bhost \S{3,200} not found: \d/.test(
    text,
  );

const TRY_AGAIN_SAYS =
  'The system says to try again (\u201cresource temporarily unavailable\u201d): in .NET that suggests a name that was not resolved, and it may be a socket that was not ready.';

/** A host beside it may be that of the proxy, or what was called through it. */
const throughProxy = ({ network }: Clues): Finding =>
  headedByEnd(
    network,
    probably(
      'network-path',
      [],
      'The client goes through a proxy, and the proxy was not reached or did not carry the call. Such a call uses an endpoint only where the proxy itself calls over one.',
      'Check the address of the proxy (HTTPS_PROXY), that its name resolves, and what it lets through; name what needs no proxy in NO_PROXY, the hosts of endpoints too.',
    ),
  );

/** The proxy itself says that it knows no host which takes calls: none was called. */
const noHealthyHost = (clues: Clues): Finding =>
  unsourced(
    perhaps(
      'unknown-network',
      [],
      `A call ${endedAs(clues)}. ${unsaid(clues)}`,
      'Look at that upstream in the configuration of Envoy: whether its name leads to hosts, whether they run and pass the health checks, and what earlier lines say of connections to them.',
    ),
  );

/** What a failed call to somebody who is not named may have been. */
export function unknownHost(clues: Clues): readonly Finding[] {
  return clues.host === undefined && clues.address === undefined && /\bno healthy upstream\b/.test(clues.text)
    ? [noHealthyHost(clues)]
    : ofUnknownHost(clues);
}

function ofUnknownHost(clues: Clues): readonly Finding[] {
  const received = receivedIn(clues);
  if (received !== undefined && (clues.network === 'timeout' || clues.network === 'reset'))
    return [stalled(clues.address?.text ?? 'the other side', received)];
  if (clues.network === 'timeout' && wasOpen(clues)) return [silentConnection('the other side', clues)];
  // What is said of a proxy or of a name comes before whose address stands there: that of the proxy, or of a DNS server.
  if (clues.network === 'proxy') return [throughProxy(clues)];
  if (clues.network === 'name-resolution') return [unknownName(clues)];
  // Only Amazon S3 answers at these addresses.
  if (clues.address?.kind === 'storage') return serviceCall('s3', clues);
  if (clues.address?.kind === 'loopback') return [unsourced(withinMachine(clues.network, clues.address))];
  if (
    clues.address?.kind === 'internal' &&
    clues.address.port === 443 &&
    clues.network === 'timeout' &&
    !KUBERNETES.test(clues.text)
  )
    return [
      perhaps(
        'endpoint-security-group',
        [],
        `A private address (${clues.address.text}) did not answer on 443 in time. If it is that of an endpoint, most likely its security group does not admit the caller.`,
        'Find the network interface with this address, and allow inbound TCP 443 from the caller.',
      ),
      perhaps('unknown-network', [], unsaid(clues), 'Look for the host in the lines before.'),
    ];
  const listener = listenerOf(clues);
  if (listener !== undefined) return [unsourced(ofListener(listener, clues))];
  const named = serviceIn(clues);
  if (named !== undefined && clues.host === undefined && clues.network !== 'refused')
    return only(explainCall({ to: named, needs: needsOf(named, clues.text), by: clues.caller }, clues));
  const waited = ownWaitIn(clues);
  if (waited !== undefined) return [unsourced(overTime(waited))];
  return [
    headedByEnd(
      clues.network,
      perhaps(
        'unknown-network',
        [],
        `A call${clues.address === undefined ? '' : ` to ${clues.address.text}`} ${endedAs(clues)}. ${unsaid(clues)}`,
        lookBefore(clues),
        whereToLook(clues.network),
      ),
    ),
    // At other ports no API of AWS is called.
    ...(isReached(clues.network) || ![undefined, 80, 443].includes(clues.port ?? clues.address?.port)
      ? []
      : [orphanPath(clues)]),
  ];
}

/** What a program says behind the name of its error for a time that was over, where no word of it is of a call. */
export function ownWaitIn({ network, record, host, address }: Clues): string | undefined {
  if (network !== 'timeout' || host !== undefined || address !== undefined) return undefined;
  const said = OWN_WAIT.exec(record.text)?.[1]?.trim();
  return said === undefined || OF_A_CALL.test(said) || OF_A_CALL.test(record.text.replace(said, ' '))
    ? undefined
    : said;
}

const OWN_WAIT =
  /(?:^|[\s.(])TimeoutError(?:\(["']|: )([A-Z][^"'\n]{6,160}?)(?=["'\n]| File "| at [\w.$<>]{3,200} ?[(:]|$)/;
const OF_A_CALL =
  /connect|request|respon|\bread\b|\brecv|socket|https?\b|\bhosts?\b|\bports?\b|server|handshake|network|peer|remote|endpoint|\burl|\bdns\b|resolv|\bapi\b|fetch|\bcall|\bdial|operation timed|timed out$|navigat|\bnet\b|\bssl\b|\btls\b|aiohttp|urllib|botocore|asyncpg|redis|kafka|database|\bpool\b|errno|\btcp\b|\bdocker\b/i;

const overTime = (said: string): Finding =>
  headed(
    'something is not done in time',
    perhaps(
      'unknown-network',
      [],
      `A program gave up because something was not done in time: \u201c${said}\u201d. Whether it waited for a call over a network, the text does not say.`,
      'Look at what the program waits for, and at the log of whoever should have done it; paste the lines around it too.',
    ),
  );
/** Who was called may stand in the lines before: where there are some in the paste, nobody is asked for them. */
const lookBefore = ({ before, record }: Clues): string =>
  OF_OPERATION.test(record.text)
    ? 'Read the whole message: it names the host, and how the call ended.'
    : (before?.() ?? '').trim() === ''
      ? 'Look for the host or the operation in the lines before, and paste them too.'
      : 'Look in the lines before for whom this call was: a host, a client or an operation.';

function whereToLook(network: Clues['network']): string {
  if (network === 'untrusted-certificate') return CERTIFICATE;
  if (isReached(network))
    return 'Look whether the right program listens there, and at firewalls and proxies on the way.';
  return network === 'no-route'
    ? 'Check the routes of the caller and of its subnet, and whether a machine has this address.'
    : 'Check route, security groups, network ACLs and DNS of the subnet.';
}

/** A name, an address or a port that the text gives: that it is none this planner knows does not mean that nobody is named. */
const SOME_NAME =
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|:\/\/|(?<![\w./:@#-])(?!(?:line|code|errno|status|port|pid|at|id|tid|exit|error)\b)[a-z][\w-]{1,62}(?:\.[a-z][\w-]{1,62}){0,6}:\d{2,5}(?![\w:.])|\bport[ =:]{1,3}\d{2,5}\b|\b(?:server|host|broker|cluster|database|backend|peer|upstream|queue|topic)["']?[ =:]{1,3}(?:on |at )?["'][\w.-]{2,}["']/;

/** Where programs send their readers. */
const POINTS_TO =
  /\b(?:see|read|visit|information|docs?|documentation|help)\b[^\n]{0,60}?https?:\/\/\S{1,400}/g;

/** Where frames of a stack of Java stand: a file and its line, and nobody who was called. */
const FRAMES = /\([\w$]{1,80}\.(?:java|kt|scala|groovy|clj):\d{1,6}\)/g;

/** `connect to Snowflake backend`. */
const SOME_PRODUCT = /\b(?:connect(?:ing|ion)?|reach|talk|call) (?:to|with)? ?(?:the )?[A-Z][a-z]{2,30}\b/;

/** A stream of Envoy over gRPC, and the cluster to which it goes. */
const OF_ENVOY_CLUSTER = /\bgRPC config stream to ([\w.-]{2,80}) closed/;

/** How the SDK for Go names the service and its operation. */
const OF_OPERATION = /\boperation error ([A-Z][\w .-]{1,40}: [A-Z]\w{3,60})/;

function namesSomebody({ text, record, address }: Clues): boolean {
  const told = text.replace(POINTS_TO, ' ').replace(FRAMES, ' ');
  const rest = address === undefined ? told : told.replaceAll(address.text, ' ');
  return SOME_NAME.test(rest) || SOME_PRODUCT.test(record.text);
}

/** That a line names nobody; where the text names one host of AWS elsewhere, that one may be meant. */
function unsaid(clues: Clues): string {
  const port = clues.port ?? clues.address?.port;
  const other = port === undefined || port === 443 ? clues.named?.() : undefined;
  const cluster = OF_ENVOY_CLUSTER.exec(clues.record.text)?.[1];
  if (cluster !== undefined)
    return `The line names the cluster of Envoy that was called, ${cluster}; which host stands behind it is in the configuration of Envoy.`;
  const operation = OF_OPERATION.exec(clues.record.text)?.[1];
  if (operation !== undefined)
    return `The line names the operation, ${operation}: it is one of a service of AWS for which this planner plans no endpoint.`;
  if (namesSomebody(clues))
    return other === undefined
      ? 'This planner reads no host and no service of AWS in this line.'
      : `This planner reads no host and no service of AWS in this line; elsewhere the text names ${other}, which may be it.`;
  return other === undefined
    ? 'This line does not say which service was called.'
    : `This line does not say which service was called; elsewhere the text names ${other}, which may be it.`;
}

/** How it ended; the reason of the system is quoted where no sentence of the planner says it. */
function endedAs({ network, text, record }: Clues): string {
  const reason = /\bsocketexception(?: \([0-9a-fx, -]{1,20}\))?: ([a-z' ]{3,60}?)(?= at | ---|$)/.exec(text);
  if (network === 'timeout' && isGivenUp(text))
    return 'was ended by whoever made it (context canceled); whether an answer was late is not said';
  if (network !== 'unspecified' || reason === null) return endOf({ network, text });
  const at = reason.index + reason[0].length - (reason[1]?.length ?? 0);
  return `failed while the connection was being opened, with \u201c${record.text.slice(at, at + (reason[1]?.length ?? 0))}\u201d; more is not said`;
}

/** A container or a service of one's own, by a name that only its network knows. */
function plainHost(name: string, { address, network, text }: Clues): Finding {
  const where = address === undefined ? name : `${name} (${address.text})`;
  return headedByEnd(
    network,
    network === 'refused' || address?.kind === 'loopback'
      ? probably(
          'configuration',
          [],
          `The call to ${where} ${endOf({ network, text })}. ${name} has no dot: it is the name of a container or a service of your own, and no host of AWS, so that no endpoint carries the call.`,
          'Check that it runs, that it listens on this port and not on the loopback address alone, and that it starts before its callers.',
        )
      : probably(
          'network-path',
          [],
          `The call to ${where} ${endOf({ network, text })}. ${name} has no dot: it is the name of a container or a service of your own, and no host of AWS, so that no endpoint carries the call.`,
          'Allow its port from the caller in its security group, and check that it runs and what its name leads to (containers of one task in awsvpc mode: localhost; services: Service Connect or service discovery).',
        ),
  );
}

const unknownPlainName = (name: string): Finding =>
  perhaps(
    'configuration',
    [],
    `The name ${name} could not be resolved. It has no dot: it is the name of a container or a service of your own, and no host of AWS.`,
    'Check the name: containers of one task in awsvpc mode reach each other over localhost, services over Service Connect or service discovery.',
  );

/** A name that was not resolved, with the page that tells of names. */
const ofNames = (network: Clues['network'], found: Finding): Finding => ({
  ...headedByEnd(network, found),
  cites: ['vpc-dns'],
});

function foreignName(clues: Clues): Finding {
  const { host, text } = clues;
  const ofPublic = ofEcrPublic(clues);
  if (host?.plain === true) return ofNames('name-resolution', unknownPlainName(host.name));
  return ofNames(
    'name-resolution',
    probably(
      'endpoint-dns',
      [],
      `The name ${host?.name ?? ''} could not be resolved, so no connection was tried. ${ofPublic ?? `${host?.what === undefined ? 'It is' : `It is that of ${host.what}, and`} no name of an AWS service: no endpoint of the planner carries the call.`}`,
      ...(isUnanswered(text) ? silentResolver(text) : []),
      ...pathStyle(host?.name ?? '', text),
      host?.what === undefined && ofPublic === undefined
        ? 'Check the spelling, the DNS servers of the DHCP option set, and for names of your own the private hosted zones of the VPC.'
        : 'Check the DNS servers that the caller uses, and DNS firewall rules: they have to resolve names of the internet.',
    ),
  );
}
