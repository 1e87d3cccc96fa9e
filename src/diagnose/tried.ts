/**
 * What a text says of the caller that a sentence for the usual subnet does not fit: that a way out is there already, that
 * the caller is a machine outside of AWS, or that it runs Windows. Every text, fix and next check of a cause passes here.
 */

import type { Cause } from './diagnosis.ts';
import { proxyIn } from './other-way.ts';
import { type Instead, settingsShown } from './settings-shown.ts';

/** Somebody tells that a way out is there: a setting of one, or prose about it; not that there is none. */
const WAY_OUT =
  /(?<!\b(?:no|without(?: an?| any| the| our| my)?|needs? an?|(?<!\b(?:i|we) )(?:add|create) an?|adding an?|missing|lacks? an?|(?:do|does|did|has|have|is|are)(?:n't| not)(?: have| use)?(?: an?| any| the)?|no longer (?:have|has|use|uses) (?:an?|the)|(?:remov|delet)(?:e|es|ed|ing) (?:an?|the|our|my)) )\b(?:nat ?gateway|nat instance|public ip(?:v4)?(?: address)?|internet gateway)\b(?!["'`]?\s{0,3}[:=|]\s{0,3}["'`]?(?:-|\u2013|none|null|n\/a|disabled|false|no\b|["'`]{2}))(?![^.\n]{0,40}\b(?:missing|needed|required|disabled|not (?:there|set|attached|assigned|enabled)))|\bassign_?public_?ip["']?\s?[:=]\s?["']?(?:enabled|true)\b|(?<!\bno )\b0\.0\.0\.0\/0\b[^\n]{0,20}\b(?:nat-|igw-)[0-9a-f]{8}/i;

/** Who writes so tells of the own network, and no program or page does. */
const OWN =
  /\b(?:i|i'm|i've|we|we're|we've|my|our)\b|\bassign_?public_?ip\b|\bpublic ip is (?:enabled|assigned|attached|set|on)\b|\b(?:nat|igw)-[0-9a-f]{8}|\b(?:task|service|cluster|container|instance|subnets?|vpc)s? (?:is|are|has|have|with|in|runs?|routes?) /i;

/** How much of a text is read. */
const MOST = 32_768;
const MOST_LINES = 400;
const LONGEST_LINE = 1_000;

/** Somebody tells what has to be there, or what it is like where it is: the call that failed had it not. */
const HAS_TO_BE =
  /\b(?:ha(?:ve|s|d) to|needs? to|must|should|works? (?:with|if|when|once)|recommends?|suggests?|advises?|says? to|only (?:with|if|when))\b[^.\n]{0,60}$/i;
const ELSE_FAILS = /^[^.\n]{0,60}\b(?:otherwise|or else|everything works|it works|works fine)\b/i;
const NOT_ASSIGNED = /\bassign_?public_?ip["']?\s?[:=]\s?["']?(?:disabled|false)\b|\bwith disabled\b/i;

/** A question that begins with its verb asks whether it is there. */
function isAsked(line: string, end: number): boolean {
  const begun =
    line
      .slice(Math.max(0, end - 200), end)
      .split(/[.!?:;] /)
      .at(-1) ?? '';
  return (
    /^\W{0,4}(?:do|does|did|is|are|was|were|should|shall|can|could|must|has|have|why)\b/i.test(begun) &&
    /^[^.!?\n]{0,120}\?/.test(line.slice(end))
  );
}

const isOtherCase = (line: string, at: number, named: string, pasted: string): boolean =>
  HAS_TO_BE.test(line.slice(Math.max(0, at - 100), at)) ||
  ELSE_FAILS.test(line.slice(at + named.length, at + named.length + 100)) ||
  isAsked(line, at + named.length) ||
  (/^assign/i.test(named) && NOT_ASSIGNED.test(pasted));

/** The words by which a text names a way out that is there. */
function wayOutIn(pasted: string): string | undefined {
  const text = pasted.slice(0, MOST);
  for (const line of text.split('\n', MOST_LINES)) {
    const start = line.slice(0, LONGEST_LINE);
    const found = WAY_OUT.exec(start);
    if (found !== null && OWN.test(start) && !isOtherCase(start, found.index, found[0], text))
      return found[0];
  }
  return undefined;
}

/** Somebody tells that endpoints are there; not that they are to be made, or that there are none. */
const ENDPOINTS =
  /\b(?:have|has|had|created|provided?|provisioned|configured|added|set ?up|enabled|attached|deployed|provisioned|with|using|through|via)\b[^.?\n]{0,60}?\b(?:vpc|interface|gateway|private ?link)[ -](?:interface |gateway )?end-?points?\b(?:[^.?\n]|\.(?=\w)){0,60}|\b(?:can|could) (?:telnet|reach|connect|curl|ping|access)\b[^.?\n]{0,60}?\b(?:vpc|interface)[ -]end-?points?\b(?:[^.?\n]|\.(?=\w)){0,60}|\bvpc[ -]?end-?points? (?:for [^.\n]{0,60} )?(?:are|is|were|has been|have been) [^.\n]{0,20}\b(?:created|configured|set ?up|in place|available|enabled|added)\b/i;

/** A setting that only an endpoint has. */
const SETTING_OF_ENDPOINT =
  /\bprivate_?dns_?enabled["'`]?\s?[:=]\s?["'`]?true\b|\bvpcendpointid["'`]?\s?[:=]\s?["'`]?vpce-[0-9a-f]{8}/i;

const NO_ENDPOINTS =
  /\b(?:no|not|without|n't|need|needs|should|must|missing|lacks?|do i|how (?:to|do)|if|would|could|instead of|remov\w{1,4}|delet\w{1,4})\b|\?/i;

/** What stands before a word in its own clause: `there is no internet, so we have …` denies nothing of what we have. */
const ownClause = (before: string): string =>
  before.split(/[,;] (?:so|and|but|therefore|thus|hence|that is why) |[.;:] /).at(-1) ?? '';

const LONGEST_SAID = 90;

/** In a line whose first clause denies something else, a later one may name them. */
const MOST_CLAUSES = 4;

/** Words that can be quoted: not too many, and none that is cut within. */
function quotable(said: string, rest: string): string {
  const words = said.slice(0, LONGEST_SAID);
  const next = said.length > LONGEST_SAID ? said.slice(LONGEST_SAID) : rest;
  const whole = /\w$/.test(words) && /^[\w./-]*\w/.test(next) ? words.replace(/\s\S{1,60}$/, '') : words;
  return whole.length < said.length ? `${whole.trim()} \u2026` : whole.trim();
}

function endpointsSaid(line: string): string | undefined {
  let from = 0;
  for (let clauses = 0; clauses < MOST_CLAUSES; clauses += 1) {
    const found = ENDPOINTS.exec(line.slice(from));
    if (found === null) return undefined;
    const at = from + found.index;
    const said = found[0];
    if (!NO_ENDPOINTS.test(`${ownClause(line.slice(Math.max(0, at - 60), at))}${said}`))
      return quotable(said, line.slice(at + said.length));
    from = at + 1;
  }
  return undefined;
}

/** The words by which a text names endpoints that are there. */
function endpointsIn(pasted: string): string | undefined {
  for (const line of pasted.slice(0, MOST).split('\n', MOST_LINES)) {
    const start = line.slice(0, LONGEST_LINE);
    const setting = SETTING_OF_ENDPOINT.exec(start);
    if (setting !== null) return setting[0].replace(/[`"']{1,3}$/, '').trim();
    const said = endpointsSaid(start);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** The agent of Amazon ECS or of AWS Systems Manager says that it runs on a machine outside of AWS, or somebody of it. */
const OUTSIDE =
  /\brunning in external mode\b|\becs[ -]?anywhere\b|\brotatingsharedcredentials|\becs_external=?\b|\bexternal instances?\b|"launchtype"\s?:\s?"external"|\blaunch type external\b/i;

/** Whether the caller is a machine outside of AWS. */
const isOutsideAws = (pasted: string): boolean => OUTSIDE.test(pasted.slice(0, MOST));

/** The way out is an address of the caller's own. */
const PUBLIC_ADDRESS = /public_?[ -]?ip/i;

/** What is said to somebody who names a way out. */
const withWayOut = (named: string): Instead => [
  [
    /^(?:Or g|G)ive the subnet a NAT gateway, or the (?:task|caller) a public IP\.$/g,
    `The text names a way out (\u201c${named}\u201d): look why it does not carry this call: the default route of that very subnet, the state of the NAT gateway, outbound rules of security groups and network ACLs, firewalls on the way.`,
  ],
  [/\bThe subnet needs a path to the internet\b/g, 'The call needs a path to the internet that works'],
  ...(PUBLIC_ADDRESS.test(named)
    ? ([
        [
          /^Public subnet: the (?:caller|task|instance) needs a public IP address(?: \(a task on AWS Fargate: assignPublicIp ENABLED\))? and a route to an internet gateway\.$/g,
          `Public subnet: the text names a public IP address (\u201c${named}\u201d): look whether the subnet has a route to an internet gateway.`,
        ],
      ] as Instead)
    : []),
  [
    /, or give the subnet a (?:path to the internet|NAT gateway)\./g,
    ', or look why the way out that the text names does not carry this call.',
  ],
];

/** A machine outside of AWS is in no subnet. */
const OUTSIDE_AWS: Instead = [
  [
    /\bIf the subnet has no other way out, it needs\b/g,
    'By the text the machine is outside of AWS: where it calls into a VPC (over a VPN or AWS Direct Connect) and has no other way out, that VPC needs',
  ],
  [/\bin the Availability Zones of the callers\b/g, 'in that VPC'],
  [/\bthe subnet was meant to reach\b/g, 'the machine was meant to reach'],
  [
    /^Private subnet: check the default route to a NAT gateway that works\.$/g,
    'Look at its own way to the internet: firewall, proxy, DNS.',
  ],
  [
    /^Public subnet: the instance needs a public IP address and a route to an internet gateway\.$/g,
    'Into a VPC: look at the VPN or AWS Direct Connect, the routes on both sides, and whether its DNS servers ask a resolver of that VPC.',
  ],
  [
    /\bthe VPC does not use the Amazon-provided resolver\b/g,
    'the DNS servers of the machine do not ask the resolver of the VPC',
  ],
  [
    /\bThat is the cause where the subnet has no other way out; where it has one, look at that way\b/g,
    'That is the cause where the machine calls into the VPC and has no other way out; where it has one, look at that way',
  ],
];

/**
 * Amazon ECS lists the events of a service with the newest first. What is said where one above that of a record says that
 * the service is steady.
 */
export function besideSteady(record: string, pasted: string): string {
  const service = /\(service ([\w-]{1,255})\)/.exec(record)?.[1];
  if (service === undefined) return '';
  const events = pasted.slice(0, MOST).split(`(service ${service})`).slice(1);
  const steady = events.findIndex((event) => STEADY.test(event));
  const failed = events.findIndex(
    (event) => !STEADY.test(event) && /\b(?:was|is) un|\bunhealthy\b|\bfail/.test(event.slice(0, 600)),
  );
  return steady === -1 || failed <= steady
    ? ''
    : ` An event of the same service that stands above it says that it has reached a steady state: where that is the newer one, as Amazon ECS lists them, it is over for now.`;
}

const STEADY = /^ has reached a steady state/;

/** Paths and words that only a machine with Windows has, and those of one with Linux. */
const OF_WINDOWS =
  /\b[a-z]:\\{1,2}(?:programdata|program files|windows)\b|\bwindows_server_\d{4}|\bplatformfamily["']?\s{0,3}[:=]\s{0,3}["']?windows|\binitialize-ecsagent\b|\bwindows (?:server )?(?:container )?(?:instance|host|node)\b|\/\/\.\/pipe\/docker_engine/i;
const OF_LINUX = /\/(?:etc\/ecs|var\/(?:log|run|lib))\/|\bsystemctl\b|\bec2-user@/i;

/** Whether the machine that the text tells of runs Windows, as far as it shows. */
const isOfWindows = (pasted: string): boolean => {
  const text = pasted.slice(0, MOST);
  return OF_WINDOWS.test(text) && !OF_LINUX.test(text);
};

/** Where the agent has its settings and its log there, and how its services are called. */
const ON_WINDOWS: Instead = [
  [
    /\bCorrect it in \/etc\/ecs\/ecs\.config\b/g,
    'Correct it where it is set on this machine with Windows: the environment variables of the machine, or the call of Initialize-ECSAgent at its start',
  ],
  [/\/etc\/ecs\/ecs\.config\b/g, 'the environment variables of the machine'],
  [/\/var\/log\/ecs\/ecs-agent\.log\b/g, 'C:\\ProgramData\\Amazon\\ECS\\log\\ecs-agent.log'],
  [/\(systemctl status docker; on Windows the docker service\)/g, '(the docker service)'],
  [/\bCheck systemctl status ecs and docker ps\./g, 'Check the service AmazonECS and docker ps.'],
];

/** The task runs on AWS Fargate, and nothing speaks of an instance of one's own: no other machine pulls for it. */
const isOnFargate = (pasted: string): boolean => {
  const text = pasted.slice(0, MOST);
  return (
    /\b(?:on|via|using|with|in|launch_?type["']?\s?[:=]\s?["']?)\s?(?:the |aws |ecs |ecs-)?fargate\b/i.test(
      text,
    ) && !/\bec2\b|\bcontainer instances?\b|\becs[ -]anywhere\b/i.test(text)
  );
};

const ON_FARGATE: Instead = [[/\btask or its container instance\b/g, 'task']];

/** What of a text changes sentences of all causes. */
export interface Circumstances {
  /** It runs on AWS Fargate. */
  readonly fargate: boolean;
  /** The machine that it tells of runs Windows. */
  readonly windows: boolean;
  readonly wayOut: string | undefined;
  readonly endpoints: string | undefined;
  readonly outside: boolean;
  /** The words by which it names a proxy of the caller's. */
  readonly proxy: string | undefined;
  /** What is said in the place of a fix that the text shows as made. */
  readonly settings: Instead;
  /** The text has lines beside a message, which may say what the message does not. */
  readonly several: boolean;
}

export const circumstancesOf = (pasted: string): Circumstances => ({
  wayOut: wayOutIn(pasted),
  endpoints: endpointsIn(pasted),
  fargate: isOnFargate(pasted),
  windows: isOfWindows(pasted),
  outside: isOutsideAws(pasted),
  proxy: proxyIn(pasted),
  settings: settingsShown(pasted),
  several: pasted.slice(0, MOST).trim().includes('\n'),
});

/** Causes by which a call got no answer: a proxy may be the way that it was to take. */
const OF_THE_WAY: ReadonlySet<Cause> = new Set(['missing-endpoint', 'network-path', 'unknown-network']);

/**
 * What is to be looked at besides where the text names a proxy and the cause says nothing of one. `called`: the address that
 * the call went to, where the text shows one of AWS: then it did not go to the proxy.
 */
export const besideProxy = (
  cause: Cause,
  said: readonly string[],
  { proxy }: Circumstances,
  called: string | undefined,
): readonly string[] =>
  proxy === undefined || !OF_THE_WAY.has(cause) || said.some((one) => /\bprox(?:y|ies)\b/i.test(one))
    ? []
    : [
        `The text names a proxy (\u201c${proxy}\u201d)${called === undefined ? ': look' : `, and the call went to ${called} itself: look`} whether this program is told of it (HTTPS_PROXY, and NO_PROXY for what is not to go through it), and whether the proxy lets the call through.`,
      ];

/** Said of a text, it is true of no more than the message. */
const OF_MESSAGE: Instead = [
  [/\bT(?:he|his) text does not (?=say|show)/g, 'This message does not '],
  [/\bt(?:he|his) text does not (?=say|show)/g, 'this message does not '],
];

/** What is said to somebody who names endpoints. */
const WITH_ENDPOINTS: Instead = [
  [/^Create the (?=(?:sts|ssmmessages|kms|ssm) endpoint\b)/g, 'If it is not there yet: create the '],
  [
    /^Create the endpoint of the service that holds the secrets: /g,
    'Look whether the endpoint of the service that holds the secrets is there too: ',
  ],
  [
    /^Create the missing interface endpoints with/g,
    'Create those of the interface endpoints that are not there yet, with',
  ],
  [
    /^Create the gateway endpoint and associate it with/g,
    'Look whether the gateway endpoint is associated with',
  ],
];

/** What is said besides of endpoints that may be missing, where the text names some. */
export const besideEndpoints = (named: string): string =>
  ` The text speaks of endpoints that are there (\u201c${named}\u201d): where those that the call needs are among them, and in its VPC and Region, none is missing.`;

/** What is said besides of endpoints that may be missing, where the text names a way out. */
export const besideWayOut = (named: string): string =>
  ` The text names a way out (\u201c${named}\u201d): where this call is to take it, no endpoint is missing, and that way is what to look at.`;

/** The same words, fitting to what the text says of the caller. */
export function fitted(
  said: string,
  { wayOut, endpoints, outside, fargate, windows, settings, several }: Circumstances,
): string {
  const words: Instead = [
    ...(endpoints === undefined ? [] : WITH_ENDPOINTS),
    ...(wayOut === undefined ? [] : withWayOut(wayOut)),
    ...(outside ? OUTSIDE_AWS : []),
    ...(windows ? ON_WINDOWS : []),
    ...(fargate ? ON_FARGATE : []),
    ...(several ? OF_MESSAGE : []),
  ];
  const fits = words.reduce((rest, [one, instead]) => rest.replaceAll(one, () => instead), said);
  return settings.reduce((rest, [one, instead]) => rest.replace(one, instead), fits);
}
