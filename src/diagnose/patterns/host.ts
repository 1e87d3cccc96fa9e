/**
 * A host of AWS that was called, and how the call ended: the host decides the service, whatever product speaks around it.
 * Only what the host cannot tell (an answer, a message without host) is left to the families after this one.
 */
import type { ServiceId } from '../../core/index.ts';
import { CONTROL_PLANE, REGISTRY } from '../called.ts';
import { type Call, explainCall, explainName, OTHER_NAME } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { withNumberedHost } from '../numbered.ts';
import {
  always,
  CODE,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
  unsourced,
} from '../pattern.ts';
import { withSources } from '../sources.ts';

const MANAGED: readonly ServiceId[] = ['ssm', 'ssmmessages', 'ec2messages'];

/** Placeholders and leftovers of templates in a host name; people redact with other signs. */
const PLACEHOLDER =
  /(?:https?:\/\/|lookup |enotfound |host[=:] ?['"]?)([a-z0-9.-]{0,60}(?:\$\{?|%7b|\{\{)[a-z0-9_.:${}%-]{1,120}amazonaws\.com)/;

const NO_ADDRESS =
  /eaddrnotavail|cannot assign requested address|(?:errno[ =:]{1,2}|os error )99\b|winerror 10049\b/;
const NO_FILE = /emfile|enfile|too many open files|(?:errno[ =:]{1,2}|os error )2[34]\b|winerror 10024\b/;
const NO_FAMILY =
  /eafnosupport|address family not supported|(?:errno[ =:]{1,2}|os error )97\b|(?:winerror |socketexception \()10047\b/;
const REUSE = 'Reuse connections instead of opening one for each call, and close what is done.';

/** A client that tries the addresses of a name one after the other shows the error of the last. */
const LAST_TRIED: Finding = perhaps(
  'unknown-network',
  [],
  'Clients that try several addresses of a name show the error of the last one: a call to another of them may have failed before, in another way. This message does not show which addresses were tried.',
  'Try the call over IPv4 alone (curl -4 -v https://HOST), and read how that ends.',
);

/** The text names whom it called, or a container. */
const isOfCall = ({ text, host, address }: Clues): boolean =>
  host !== undefined || address !== undefined || /https?:|container|\b(?:ecs|docker|task)\b/.test(text);

/** With no address in the text, another one of the same name may have been tried before. */
const orAnother = (found: Finding, { address }: Clues): readonly Finding[] =>
  address === undefined ? [found, LAST_TRIED] : [found];

/** The machine of the caller opened no socket. `likely` only where the text names whom it called, or a container. */
function noSocket(clues: Clues): readonly Finding[] {
  const { text } = clues;
  if (NO_FAMILY.test(text))
    return orAnother(
      headed(
        'the machine does not speak the family of that address',
        (isOfCall(clues) ? probably : perhaps)(
          'runtime',
          [],
          'The machine of the caller has no sockets of the family of the address that was to be called (most often IPv6 that is off): no call to that address left the machine.',
          'Look whether the name has addresses of IPv6, and let the client use IPv4, or turn IPv6 on.',
        ),
      ),
      clues,
    );
  if (NO_ADDRESS.test(text))
    return orAnother(
      headed(
        'the machine has no local port or address for the connection',
        (isOfCall(clues) ? probably : perhaps)(
          'runtime',
          [],
          'The machine of the caller did not open the connection: either all its local ports for this address are in use, or it has no address of the family that was called (for example IPv6 that is off). This connection did not get out of the machine.',
          `If many connections are open or were closed just before: ${REUSE.charAt(0).toLowerCase()}${REUSE.slice(1)}`,
          'If every call fails: look whether the address that is called is one of IPv6, or of the machine itself, and whether the machine has such addresses.',
        ),
      ),
      clues,
    );
  if (NO_FILE.test(text))
    return [
      headed(
        'no more files or connections may be opened',
        probably(
          'runtime',
          [],
          'The connection was not opened because no handle was left for it: as many files and connections are open as the limit allows. This call did not leave the machine, so no endpoint is involved.',
          REUSE,
          'Raise the limit of open files (in a task: ulimits in the container definition).',
        ),
      ),
    ];
  return [
    headed(
      'the machine has no free port or buffer',
      probably(
        'runtime',
        [],
        'The connection was not opened because the machine had no port, address or handle left for it, or no buffer. This call did not leave the machine, so no endpoint is involved.',
        REUSE,
        'Look at how many connections are open, and at the memory and the limits of the machine; spread the load over more of them.',
      ),
    ),
  ];
}

/** The socket of the container runtime is named. */
const OF_SOCKET = /(?:%2f|\/)(?:docker|containerd|podman|dockershim)\.sock|docker_engine/;

/** What the agent asked the runtime to do went over a network: the runtime answered, and tells of that call. */
const OF_NETWORK =
  /https?:\/\/|\bdial (?:tcp|udp)\b|\bpull(?:ing)? image|\bread tcp\b|\berror response from daemon: (?:get|head)\b/;

const OF_WINDOWS_SOCKETS = /forbidden by its access permissions|wsaeacces\b|10013\b/;

/** The system of the caller refused to open the connection: a rule of its own firewall, or a policy (connect(2)). */
const notLetOut = ({ text }: Clues): Finding =>
  headed(
    'the operating system does not let the program connect',
    probably(
      'network-path',
      [],
      'The operating system did not let the program open the connection: the call did not leave the machine.',
      OF_WINDOWS_SOCKETS.test(text)
        ? 'Look for a firewall or a virus scanner on the machine that blocks this program, and for reserved ports (netsh interface ipv4 show excludedportrange protocol=tcp).'
        : 'Look for rules of a firewall on the machine or in the container that forbid it (iptables, nftables), and at policies such as those of SELinux, AppArmor or seccomp.',
    ),
  );

export const HOST = {
  'host/bucket-with-dots': {
    needs: ['words'],
    when: /certificate is valid for|certificate for <|match (?:either|any) of|cert(?:ificate)?'s altnames/,
    and: /(?<![a-z0-9*.-])[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.s3[.-](?:[a-z0-9-]{1,30}\.)?amazonaws/,
    unless: CODE,
    given: ({ text }) => text.includes('*.s3'),
    cites: ['privatelink-s3-gateway'],
    finds: always(
      headed(
        'the certificate does not hold for a bucket with dots',
        probably(
          'configuration',
          [],
          'Amazon S3 answered with its own certificate, which holds for names with one part before .s3: the name of the bucket has dots. Endpoints are not the cause.',
          'Use path-style addresses for this bucket, or a bucket without dots in its name.',
        ),
      ),
    ),
  },
  'host/signed-for-another': {
    needs: ['words'],
    when: /credential should be scoped to (?:a valid region|correct service)/,
    unless: new RegExp(`${CODE.source}|discover|pollendpoint`),
    cites: ['privatelink-dns'],
    finds: always(
      headed(
        'the signature is for another Region or service',
        probably(
          'configuration',
          [],
          'The service was reached and refused the signature: it was made for another Region or service than the one that answered. Clients take the Region from the host name where they are given only that. Endpoints are not missing.',
          'Give the client the Region besides the endpoint URL; with private DNS on, leave the URL out.',
        ),
      ),
    ),
  },
  'host/own-name-not-in-certificate': {
    needs: ['failure', 'host'],
    when: OTHER_NAME,
    unless: CODE,
    given: ({ host, network }) => host?.ofEndpoint === true && network === 'untrusted-certificate',
    cites: ['privatelink-dns', 'privatelink-interface'],
    finds: ({ host }) => [
      headed(
        'the certificate does not hold for the own name of the endpoint',
        probably(
          'configuration',
          [],
          `An endpoint was reached by its own name (${host?.name ?? ''}), and the certificate of the service does not hold for that name. Endpoints are not missing.`,
          'Call the service by its usual name, with private DNS on for the endpoint, so that this name leads to it.',
          'Amazon S3: put bucket., accesspoint. or control. before the own name of the endpoint.',
        ),
      ),
    ],
  },
  'host/socket-of-machine': {
    needs: ['failure'],
    when: /(?:%2f|\/)(?:docker|containerd|podman|dockershim)\.sock|docker_engine|dockergoclient: (?:unable|cannot|could not|failed|error)/,
    unless: CODE,
    given: ({ network, text }) =>
      (network === 'timeout' || network === 'reset') && (OF_SOCKET.test(text) || !OF_NETWORK.test(text)),
    cites: ['ecs-runtime-timeout'],
    finds: ({ network }) => [
      headed(
        network === 'reset'
          ? 'the container runtime ended a connection'
          : 'the container runtime does not answer',
        probably(
          'runtime',
          [],
          `A program called the container runtime over a socket of the machine, and the runtime ${network === 'reset' ? 'ended the connection' : 'did not answer, or not in time'}. No call left the machine, so no endpoint is involved.`,
          `Look at the log of the runtime${network === 'reset' ? ' (it may have been started anew)' : ''}, and at memory, disk and I/O of the machine.`,
        ),
      ),
    ],
  },
  'host/no-authorities': {
    needs: ['words'],
    when: /trustanchors parameter must be non-empty|could not find a suitable tls ca certificate bundle|error setting certificate (?:verify locations|file)|problem with the ssl ca cert|curl(?:: \(| error )77\b|no native root ca certificates found|ssl validation failed for \S{1,300} \[errno 2\]|could not find the tls certificate file|invalid path: \S{1,200}(?:ca-bundle|cacert|\.pem|\.crt)/,
    unless: CODE,
    cites: ['ecs-fargate-networking'],
    finds: always(
      headed(
        'there are no certificate authorities to check with',
        probably(
          'configuration',
          [],
          'The client found no file of certificate authorities to check a certificate against: the image has none, or a setting names a file that is not there. Endpoints are not the cause.',
          'Install the certificate authorities in the image (for most: the package ca-certificates), or correct the path that the client is given.',
        ),
      ),
    ),
  },
  'host/not-let-out': {
    needs: ['words'],
    when: /forbidden by its access permissions|wsaeacces\b|(?:socketexception \(|winerror )10013\b|(?:\b(?:connect|dial tcp|failed to establish a new connection:?|connect call failed|(?:\w{0,40}connect(?:ion|or)?error)\b|cannot connect to host)(?![a-z]).{0,160}(?:\[errno (?:1|13)\]|\(?os error (?:1|13)\b|\beperm\b|\beacces\b)|\bdial tcp[46]? \S{3,80}: connect: (?:operation not permitted|permission denied)|\b(?:oserror|permissionerror|socket\.error): \[errno (?:1|13)\].{0,600}(?:endpointconnectionerror|newconnectionerror|could not connect to))/,
    unless: new RegExp(
      `${CODE.source}|\\bbind\\b|listen tcp|\\.sock\\b|unix:|\\be(?:timedout|conn\\w{5,7}|hostunreach|netunreach|notfound|ai_again)["']?[,|] ?["']?e`,
    ),
    cites: ['ecs-fargate-networking'],
    finds: (clues) => [unsourced(notLetOut(clues))],
  },
  'host/no-free-socket': {
    needs: ['words'],
    when: /\b(?:connect|socket|getaddrinfo|dial tcp|failed to establish a new connection:?|(?:\w{0,40}connect(?:ion|or)?error)\b|cannot connect to host)(?![a-z]).{0,120}(?:(?:errno[ =:]{1,2}|os error |winerror )(?:97|99|2[34]|105|100(?:24|47|48|49|55))\b|eaddrnotavail|eafnosupport|emfile|enfile|enobufs|cannot assign requested address|address family not supported|too many open files|no buffer space available)|\b(?:oserror|socket\.error): \[errno (?:97|99|2[34]|105)\].{0,600}(?:endpointconnectionerror|newconnectionerror|could not connect to)|\bconnectex?: only one usage of each socket address|only one usage of each socket address .{0,40}normally permitted.{0,40}:443/,
    // A machine without IPv6 has no address for a call to one.
    unless:
      /\b(?:bind|listen)(?:ing|en)?\b|\[?[0-9a-f]{1,4}:[0-9a-f:]{2,40}\]?:\d{2,5}: (?:connect: )?cannot assign|eaddrnotavail [0-9a-f]{1,4}:[0-9a-f]{0,4}:/,
    cites: ['ecs-runtime-timeout'],
    finds: (clues) => noSocket(clues).map(unsourced),
  },
  'host/placeholder': {
    needs: ['failure', 'host'],
    when: PLACEHOLDER,
    unless: CODE,
    given: ({ network }) => network === 'name-resolution' || network === 'unspecified',
    cites: ['privatelink-services'],
    finds: ({ text }) => [
      probably(
        'configuration',
        [],
        `The host ${PLACEHOLDER.exec(text)?.[1] ?? ''} still holds a placeholder: a variable was not filled in. Endpoints are not the cause.`,
        'Set the variable that the name is built from, usually AWS_REGION, or the endpoint URL of the client.',
      ),
    ],
  },
  'host/packages-refused': {
    needs: ['answer', 'host'],
    when: /repomd\.xml|mirror\.list|\/repodata\/|extras-catalog/,
    and: /\b403\b/,
    unless: CODE,
    given: ({ denial, status, text }) =>
      (denial === 'unstated' || status === 403) &&
      /(?:amazonlinux|al2023|packages\.|\brepo\.)[^ ]{0,200}amazonaws\.com/.test(text),
    cites: ['al2023-repositories', 'privatelink-s3-gateway'],
    finds: () => [
      probably(
        'endpoint-policy',
        ['s3'],
        'The package repositories of Amazon Linux are in Amazon S3, and the answer is 403: most likely the subnet uses an S3 endpoint whose policy does not admit their bucket.',
        'Allow s3:GetObject on the buckets of the repositories of the Region (arn:aws:s3:::amazonlinux-2-repos-<region>/*, arn:aws:s3:::amazonlinux.<region>.amazonaws.com/*, arn:aws:s3:::al2023-repos-<region>-de612dc2/*) in the policy of the S3 endpoint.',
      ),
    ],
  },
  'host/packages-unreached': {
    needs: ['words'],
    when: /cannot find a valid baseurl for repo: (?:amzn|amazonlinux)/,
    unless: CODE,
    cites: ['privatelink-s3-gateway'],
    finds: () => [
      perhaps(
        'missing-endpoint',
        ['s3'],
        'yum got nothing from the repositories of Amazon Linux, which are in Amazon S3; this line does not say why. If the subnet has no other way out, it needs this endpoint: s3.',
        'Read the lines before it: a time-out points to the path, 403 to the policy of an S3 endpoint, a name that is not resolved to the DNS.',
        'Create the gateway endpoint and associate it with the route table of every subnet of the callers.',
      ),
      {
        ...perhaps(
          'network-path',
          [],
          'Or the subnet was meant to reach them over the internet, and that path is broken.',
          'Private subnet: check the default route to a NAT gateway that works. Public subnet: the instance needs a public IP address and a route to an internet gateway.',
        ),
        cites: ['vpc-nat-gateway'],
      },
    ],
  },
  'host/misnamed': {
    needs: ['failure', 'host'],
    when: /./,
    unless: CODE,
    given: (clues) => clues.network !== undefined && explainName(clues) !== undefined,
    cites: ['privatelink-services'],
    finds: (clues) => {
      const found = explainName(clues);
      return found === undefined ? [] : [found];
    },
  },
  /** The protocol of registries, spoken to the host of the API of Amazon ECR, which has none. */
  'host/registry-at-api': {
    needs: ['answer', 'host'],
    when: /https?:\/\/[^/\s"]{3,250}\/v2\/|login attempt to/,
    unless: CODE,
    given: ({ host, network, status, denial }) =>
      network === undefined &&
      (status !== undefined || denial !== undefined) &&
      host?.service === 'ecr.api' &&
      /(?:^|\.)api\.ecr[.-]/.test(host.name),
    cites: ['ecr-vpc-endpoints', 'ecs-pull-error'],
    finds: ({ host, status }) => [
      headed(
        'the host is that of the API, not of the registry',
        probably(
          'configuration',
          [],
          `${host?.name ?? 'The host'} was reached${status === undefined ? '' : ` and answered with status ${status}`}. By its name it is the API of Amazon ECR, which aws ecr calls; docker logs in to the registry and pulls from it, and the names of that hold .dkr.ecr.`,
          `Log in to the registry, with the account of the repository: docker login --username AWS --password-stdin ACCOUNT.dkr.ecr.${host?.region ?? 'REGION'}.${host?.region?.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}. With private DNS the endpoint ecr.dkr carries that name.`,
        ),
      ),
    ],
  },
  'host/service': {
    calls: true,
    needs: ['failure', 'host'],
    when: /./,
    unless: CODE,
    given: (clues) => calledService(clues) !== undefined,
    cites: ['privatelink-services', 'privatelink-interface'],
    finds: (clues) => serviceCalled(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The service of the host whose call ended without a good answer on the way. */
function calledService({ network, host, text }: Clues): ServiceId | undefined {
  if (network === undefined || host?.kind !== 'service') return undefined;
  if (/vpc ?endpoint/.test(text) && !host.called) return undefined;
  return host.service;
}

function serviceCalled(clues: Clues): readonly Finding[] {
  const service = calledService(clues);
  if (service === undefined) return [];
  const numbered = clues.host?.numbered === true && clues.carriers.some(({ id }) => id === 'agent');
  const explained = explainCall(callOf(service, clues), clues).map((finding) =>
    withSources(finding, service),
  );
  const [first, ...others] = explained;
  if (first === undefined) return [];
  if (service === 'appmesh-envoy-management') return [withEndOfSupport(first, clues), ...others];
  return numbered ? withNumberedHost(explained) : explained;
}

function callOf(service: ServiceId, clues: Clues): Call {
  const { caller: by, carriers, host, address } = clues;
  const pulls = service === 'ecr.dkr' || service === 'ecr.api';
  if (host?.layerBucket === true || (pulls && address?.kind === 'storage'))
    return { to: 's3', needs: ['s3'], by: 'task' };
  if (pulls) return { to: service, needs: REGISTRY, by: by === 'session' ? 'task' : by };
  const own = isProgram.test(clues.text) && by === 'application';
  if (service === 'ecs' && (own || isOtherClient(clues))) return { to: service, needs: [service], by };
  if (CONTROL_PLANE.includes(service)) return { to: service, needs: CONTROL_PLANE, by: agentOr(by) };
  const managed = carriers.some(({ id }) => id === 'ssm-agent');
  if (managed && MANAGED.includes(service)) return { to: service, needs: MANAGED, by: 'instance' };
  return { to: service, needs: [service], by };
}

/** What programs print that call the API of Amazon ECS themselves, unlike the agent. */
const isProgram =
  /boto(?:core|3)|traceback|aws-sdk|@aws-sdk|software\.amazon|com\.amazonaws|amazon\.runtime|amazon\.ecs|aws\\\\|\.(?:py|js|ts|rb|php|java)\b|could not connect to the endpoint url|when calling the/;

/** Clients that are not written in Go, operations and tools that are not those of the agent, and nobody in the text is it. */
const isOtherClient = ({ text, carriers }: Clues): boolean =>
  /unable to execute http request|sdk\.?clientexception|amazonclientexception|botocore|urllib3|requests\.exceptions|seahorse::client|guzzle|\bcurl(?:: \(|\b error)|networkingerror|\baxios|fetcherror|httprequestexception|\b(?:describe|list|create|update|delete|run|stop|start|register|deregister)(?:services?|tasks?|taskdefinitions?|clusters?|tasksets?|capacityproviders?)\b|\bexecutecommand\b|\berror: (?:error )?(?:waiting for|creating|reading|updating|deleting) |\bterraform\b|\bpulumi\b|\becs-cli\b|\bcopilot\b/.test(
    text,
  ) &&
  !carriers.some(({ id }) => id === 'agent') &&
  !/\becs[- ]agent\b|container instance|\bagent\b/.test(text);

/** Calls to the control plane are those of the agent, unless application code speaks. */
const agentOr = (by: Call['by']): Call['by'] => (by === 'task' || by === 'session' ? 'instance' : by);

/** After the day on which its support ended the service may answer nobody; a text may be older. */
const withEndOfSupport = (finding: Finding, clues: Clues): Finding => ({
  ...finding,
  likelihood: 'possible',
  text: `${finding.text} ${APP_MESH_ENDED}${isFromBefore(clues) ? '. The text is of a time before that: then this was not the reason.' : ': since then its management service may answer nobody.'}`,
  fix: [
    'Move from AWS App Mesh to Amazon ECS Service Connect, which needs no such endpoint.',
    ...finding.fix,
  ],
  cites: ['appmesh-vpc-endpoints', 'ecs-service-connect'],
});

const APP_MESH_ENDED = 'Support for AWS App Mesh ended on 30 September 2026';

/** Whether the time that stands in the record or before it is earlier than that. */
function isFromBefore({ record, before }: Clues): boolean {
  const line = before?.().split('\n').at(-1) ?? '';
  const date = /\b(20\d\d)[-/](\d\d)[-/](\d\d)\b/.exec(`${line}${record.text}`);
  return date !== null && date.slice(1).join('-') < '2026-09-30';
}
