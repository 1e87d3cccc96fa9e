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
