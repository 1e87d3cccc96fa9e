/**
 * Settings that a text shows as made already: a fix that asks for one of them is said otherwise. What is shown may be that of
 * something else, so nothing is taken for right: the reader is told where to look instead.
 */

/** How words of a sentence are said instead. */
export type Instead = readonly (readonly [RegExp, string])[];

interface Setting {
  /** The setting with its value, in any case, on one line. */
  readonly shown: RegExp;
  /** What is said of it; `named`: its words in the text. */
  readonly instead: (named: string) => Instead;
}

const SETTINGS: readonly Setting[] = [
  {
    shown:
      /(?<!\b(?:no|not|without|disabled?|turned off|bypass(?:ed|ing)?)\b[^.\n]{0,30})\b(?:zscaler|netskope|fortigate|palo ?alto networks|forcepoint|blue ?coat|cisco umbrella|mitmproxy|websense)\b/i,
    instead: (named) => [
      [
        / was answered with a certificate that the client does not accept: by a firewall or proxy on the way, or by (?:the registry|[^.]{1,60})\./g,
        ` was answered with a certificate that the client does not accept. The text names what decrypts connections on the way (\u201c${named}\u201d): most likely the certificate is its own.`,
      ],
      [
        /: usually a proxy or firewall that inspects TLS, or a name that points to the wrong machine\./g,
        `. The text names what decrypts connections on the way (\u201c${named}\u201d): most likely the certificate is its own.`,
      ],
      [
        /: the [a-z ]{5,40} has no current certificate authorities, a proxy or firewall on the way inspects TLS and shows a certificate of its own, or the name points to the wrong machine\. The message does not say which\./g,
        `. The text names what decrypts connections on the way (\u201c${named}\u201d): most likely the certificate is its own.`,
      ],
      [
        /^Repeat the pull; if it stays, look at firewalls, proxies and TLS inspection between the subnet and the registry\.$/g,
        `Give the client, and the container runtime that pulls, the certificate authority of \u201c${named}\u201d; or exempt the host from its inspection.`,
      ],
      [
        /^A copy in private Amazon ECR does not depend on that registry\.$/g,
        'A copy in private Amazon ECR helps only where calls to AWS go past the inspection, as over VPC endpoints.',
      ],
      [
        /, and for TLS inspection on the way\.$/g,
        `, and whether it is that of \u201c${named}\u201d, which the text names: then give the client its certificate authority, or exempt the host.`,
      ],
    ],
  },
  {
    shown: /\bCONTAINER ID\s{1,20}IMAGE\s{1,20}COMMAND\b|^\s{0,8}Active: active \(running\)/i,
    instead: (named) => [
      [
        /: most often it does not run, its socket is not there or may not be opened, or the two have no version of the API in common\./g,
        ` when it tried; elsewhere the text shows Docker answering (\u201c${named.trim().replace(/\s{2,20}/g, ' ')}\u201d).`,
      ],
      [
        /^Start Docker on the machine \((?:systemctl status docker; on Windows )?the docker service\), check DOCKER_HOST, and compare the versions \(docker version\) with those that the client supports\.$/g,
        'Where that is the same machine, Docker came up later than this program: start this program again (the Amazon ECS agent: the service ecs), and let it start after Docker. If it fails again: check DOCKER_HOST, the rights on the socket, and the versions (docker version).',
      ],
    ],
  },
  {
    shown: /\bprivate_?dns_?enabled["'`]?\s?[:=]\s?["'`]?true\b/i,
    instead: (named) => [
      [
        /^Turn on private DNS for the endpoint, and enableDnsSupport and enableDnsHostnames for the VPC\.$/g,
        `The text shows private DNS as on (\u201c${named}\u201d): look whether that is the endpoint of this service in the VPC of the caller, and whether enableDnsSupport and enableDnsHostnames are on for that VPC.`,
      ],
    ],
  },
  {
    shown: /\benable_?dns_?support["'`]?\s?[:=]\s?(?:\{\s?["']?value["']?\s?:\s?)?["'`]?true\b/i,
    instead: (named) => [
      [
        /^Turn on enableDnsSupport for the VPC, and for private DNS of endpoints enableDnsHostnames\.$/g,
        `The text shows enableDnsSupport as on (\u201c${named}\u201d): look whether it is so in the VPC of the caller, and for private DNS of endpoints at enableDnsHostnames.`,
      ],
    ],
  },
  {
    shown:
      /\bexecution_?role_?arn["'`]?\s?[:=]\s?["'`]?arn:aws[\w-]{0,10}:iam::[\w*<>-]{1,20}:role\/[\w+=,.@/-]{1,128}/i,
    instead: (named) => [
      [
        /^Set a task execution role with (\w{3,80}) \(Amazon EC2: the container instance role\)\.$/g,
        `The text names a task execution role (\u201c${named}\u201d): look whether the task that failed has it, and whether it allows what $1 does.`,
      ],
      [/, or the task has no execution role\./g, '.'],
    ],
  },
  {
    shown:
      /(?<!\b(?:not?|n't|missing|need|should|must|attach|add|if|without)\b[^.\n]{0,80})(?:\brole\b[^.?\n]{0,100}\b(?:has|have|with|contains|includes)\b[^.?\n]{0,80}\bAmazonECSTaskExecutionRolePolicy\b|\bAmazonECSTaskExecutionRolePolicy\b["'`]?[^.?\n]{0,40}\b(?:is|was|are|already) (?:already )?(?:attached|assigned|added|set))(?![^\n.]{0,60}\?)/i,
    instead: (named) => [
      [
        /^Set a task execution role with AmazonECSTaskExecutionRolePolicy \(Amazon EC2: the container instance role\)\.$/g,
        `The text says of a role that it has this policy (\u201c${named}\u201d): look whether that is the execution role that the definition of the task which failed names (Amazon EC2: the role of the container instance pulls), and whether a boundary or a policy of the organization denies the call.`,
      ],
      [
        /\bthe role may not be allowed to call ecr:GetAuthorizationToken, or the task has no execution role\./g,
        'the task may run without the role of which the text tells.',
      ],
    ],
  },
  {
    shown: /\bawslogs-group["'`]?\s?[:=]\s?["'`]?[\w/]/i,
    instead: () => [
      [
        /\(no URL\), and awslogs-group and awslogs-stream-prefix\.$/g,
        '(no URL). The text shows awslogs-group: compare it, and awslogs-stream-prefix, with what was meant.',
      ],
    ],
  },
  {
    shown:
      /\bsecurity ?group\b[^.\n]{0,80}\b(?:allows?|permits?|opens?|with|has)\b[^.\n]{0,40}\b(?:outbound|egress)\b/i,
    instead: (named) => [
      [
        /^Allow outbound .* in the security group of the (.{3,40})\.$/g,
        `The text says that outbound is open (\u201c${named}\u201d): look whether that is the security group of this $1.`,
      ],
    ],
  },
  {
    shown: /\bno_proxy["']?(?: set)?\s?[:=]\s?["']?[\w.,:/*-]{0,400}\b169\.254\.170\.2\b/i,
    instead: () => [[/, that no proxy is used for 169\.254\.170\.2 \(NO_PROXY\),/g, '']],
  },
  {
    shown: /\bno_proxy["']?(?: set)?\s?[:=]\s?["']?[\w.,:/*-]{0,400}\b169\.254\.169\.254\b/i,
    instead: (named) => [
      [
        /^Name 169\.254\.169\.254 in NO_PROXY, and look at /g,
        `The text names 169.254.169.254 in NO_PROXY (\u201c${named}\u201d): look whether the program itself has that setting, and at `,
      ],
    ],
  },
  {
    shown: /\bAWS_(?:DEFAULT_)?REGION["']?\s?[:=]\s?["']?[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d\b/,
    instead: (named) => [
      [
        /^Set AWS_REGION \(or the Region of the client\), and look for /g,
        `The text names a Region (\u201c${named}\u201d): look whether the program that failed has it in its own environment, and for `,
      ],
    ],
  },
];

/** How much of a text is read, and of a line of it. */
const MOST = 32_768;
const LONGEST_LINE = 1_000;
const MOST_LINES = 400;

/** How what a text shows as set is said in fixes. */
export function settingsShown(pasted: string): Instead {
  const lines = pasted.slice(0, MOST).split('\n', MOST_LINES);
  return SETTINGS.flatMap(({ shown, instead }) => {
    const found = lines
      .map((line) => shown.exec(line.slice(0, LONGEST_LINE))?.[0])
      .find((one) => one !== undefined);
    return found === undefined ? [] : instead(found);
  });
}
