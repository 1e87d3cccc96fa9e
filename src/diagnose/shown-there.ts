/**
 * What other lines of a text show as there or as in order, against what a cause supposes: an endpoint in a list, an address of
 * the name, a rule of a security group, a statement that allows the call, a way out. Every cause of every pattern passes here. One
 * that is contradicted is only possible, is told with the words that contradict it, and asks for nothing that is there already;
 * a further one that has nothing left goes away. The first one stays: what people write of their settings may be of others.
 */
import { parseServiceName, type RegionId, type ServiceId, serviceOf } from '../core/index.ts';
import { calledAddress } from './addresses.ts';
import { allowedIn } from './allowed.ts';
import type { Clues } from './clues.ts';
import type { Cause } from './diagnosis.ts';
import type { Explained } from './explained.ts';
import type { Judged } from './proof.ts';
import type { Instead } from './settings-shown.ts';

/** How much of a text is read. */
const MOST = 32_768;
const MOST_LINES = 400;
const LONGEST_LINE = 1_000;
const LONGEST_SAID = 90;

/** What is said of a cause that the text contradicts. */
interface Against {
  /** With the words of the text that contradict it. */
  readonly says: string;
  /** What of its own words does not hold beside these. */
  readonly text?: Instead;
  /** How its fixes are said; one of which nothing is left goes away. */
  readonly fix?: Instead;
  /** Where it is not the first, nothing is left of it. */
  readonly goes?: true;
  /** It speaks for the cause, too: that stays as sure as it is. */
  readonly asSure?: true;
  /** The cause that the same words speak for: it comes first. */
  readonly behind?: Cause;
}

type Contradicts = (finding: Judged, clues: Clues) => Against | undefined;

/** Reads a text once; `undefined` where it shows nothing of the kind. */
type Row = (lines: readonly string[], pasted: string) => Contradicts | undefined;

const quoted = (words: string): string => {
  const short = words.trim().replace(/\s+/g, ' ');
  return `\u201c${short.length > LONGEST_SAID ? `${short.slice(0, LONGEST_SAID).trim()} \u2026` : short}\u201d`;
};

/** It is told as not there, as wished, or as a question. */
const NOT_SO =
  /\b(?:no|not|never|without|cannot|unless|should|must|needs?|if|whether|missing|lacks?|how|why|den(?:y|ied|ies)|would|could|might|may|remov\w{1,4}|delet\w{1,4}|block\w{0,3}|fail\w{0,4}|errors?|creating|invalid)\b|n't\b|n\u2019t\b|\?/i;

/** The first sentence that says something, and does not say the opposite. `unless`: what it does not say either. */
function sentenceWith(lines: readonly string[], words: RegExp, unless?: RegExp): string | undefined {
  for (const line of lines)
    for (const sentence of line.split(/(?<=[.!?;,]) /)) {
      const found = words.exec(sentence);
      if (found !== null && !NOT_SO.test(sentence.replace(ABLE, '')) && unless?.test(sentence) !== true)
        return found[0];
    }
  return undefined;
}

/** What somebody was able to do. */
const ABLE = /\b(?:i|we) could\b(?! not|n't)/i;

/** Names of endpoint services in lists and descriptions of those that are there. */
const SERVICE_NAME =
  /(?<![\w.])(?:cn\.)?com\.amazonaws\.[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d\.[a-z0-9](?:[a-z0-9.-]{0,40}[a-z0-9])?/g;

/** A row of a table of endpoints with their ids or states. */
const OF_TABLE = /\bavailable\b|\bvpce-[0-9a-f]{8}/i;

/** A field of a description, which a template has too: only beside an id or a state is it of one that is there. */
const OF_FIELD = /"?servicename"?\s*:/i;

/** An entry of a list and nothing else; the line above the list says what it lists. */
const OF_LIST = /^[\s*-]{1,12}["'`]?(?:cn\.)?com\.amazonaws\.\S{3,60}\s*$/i;
const THESE_ARE_THERE = /\b(?:found|existing|have|has|created|added|configured|set up|in place|already)\b/i;

/** Whether the line above a list says that its entries are there. */
function isOfThose(lines: readonly string[], at: number): boolean {
  const above = lines
    .slice(Math.max(0, at - 12), at)
    .findLast((line) => line.trim() !== '' && !OF_LIST.test(line));
  return above !== undefined && THESE_ARE_THERE.test(above) && !NOT_SO.test(above);
}

/** Endpoints that the text lists as there, with the words for it. */
function endpointsShown(
  lines: readonly string[],
  region: RegionId | undefined,
): ReadonlyMap<ServiceId, string> {
  const there = new Map<ServiceId, string>();
  const described = lines.some((line) => OF_TABLE.test(line));
  lines.forEach((line, at) => {
    const shows =
      OF_TABLE.test(line) ||
      (described && OF_FIELD.test(line)) ||
      (OF_LIST.test(line) && isOfThose(lines, at));
    if (!shows || NOT_THERE.test(line)) return;
    for (const name of line.match(SERVICE_NAME) ?? []) {
      const parsed = parseServiceName(name);
      if (parsed === undefined || parsed.fips || (region !== undefined && parsed.region !== region)) continue;
      if (!there.has(parsed.service)) there.set(parsed.service, name);
    }
  });
  return there;
}

const NOT_THERE =
  /\b(?:not|no|missing|needs?|required?|creat\w{1,4}|errors?|fail\w{0,4}|invalid|pending\w{0,12}|deleting|deleted|rejected|expired)\b/i;

/** The endpoints that a text lists as there, in the Region of the call. */
const listedFor = (
  lines: readonly string[],
  { host, region }: Pick<Clues, 'host' | 'region'>,
): ReadonlyMap<ServiceId, string> => endpointsShown(lines, host?.region ?? region);

const endpointsListed: Row = (lines) => {
  if (endpointsShown(lines, undefined).size === 0) return undefined;
  return ({ cause, endpoints }, clues) => {
    if (cause !== 'missing-endpoint') return undefined;
    const there = listedFor(lines, clues);
    const [first, ...others] = endpoints.filter((service) => there.has(service));
    if (first === undefined) return undefined;
    const those = [first, ...others].join(', ');
    const [all, these] =
      others.length > 0 ? ['them', 'these are not missing'] : ['it', 'this one is not missing'];
    const left = endpoints.filter((service) => !there.has(service));
    return {
      says: ` The text lists ${those} among endpoints that are there (${quoted(there.get(first) ?? '')}): where that is the VPC of the caller, ${
        left.length > 0
          ? these
          : `none is missing, and what is left to look at is what keeps the call from ${all}: ${endpoints.every(isGateway) ? 'the route tables of the callers, their security group and network ACLs' : 'security group, private DNS and subnets'}`
      }.`,
      fix: [
        left.every(isGateway)
          ? [
              CREATE_INTERFACE,
              'Look at Groups, PrivateDnsEnabled and SubnetIds of that endpoint (aws ec2 describe-vpc-endpoints).',
            ]
          : [
              /^Create the missing interface endpoints with/,
              'Create those of the interface endpoints that are not there yet, with',
            ],
        ...(left.some(isGateway)
          ? []
          : ([
              [
                /^Create the (?:S3 )?gateway endpoint and associate it with/,
                'Look whether the gateway endpoint is associated with',
              ],
            ] as Instead)),
      ],
    };
  };
};

/** The fixes that ask for an interface endpoint. */
const CREATE_INTERFACE =
  /^Create (?!the (?:\S{2,20} )?gateway )(?:the missing interface endpoints|the endpoints?|the \S{2,30} endpoint|\S{2,30}, \S{2,30}) ?.*$/;

const isGateway = (service: ServiceId): boolean => serviceOf(service).types[0] === 'Gateway';

/** Tools that print a name with its address. */
const ADDRESS_OF: readonly ((host: string) => RegExp)[] = [
  (host) =>
    new RegExp(
      String.raw`\bname:\s{1,20}${host}\.?\s{1,20}(?:addresses|address):\s{1,20}([0-9.]{7,15})`,
      'i',
    ),
  (host) =>
    new RegExp(
      String.raw`(?<![\w.-])${host}\.?\s{1,40}(?:\d{1,7}\s{1,20})?in\s{1,20}a\s{1,20}([0-9.]{7,15})`,
      'i',
    ),
  (host) =>
    new RegExp(
      String.raw`(?<![\w.-])${host}\.? (?:has address|(?:is )?(?:resolve[sd]?|resolving) to)(?: (?:the )?(?:private|public|internal)?(?: ?ip)?(?: address)?)? ?["'\u0060]?([0-9.]{7,15})`,
      'i',
    ),
  (host) =>
    new RegExp(
      String.raw`\bping ${host} \(([0-9.]{7,15})\)|\bresolving ${host}[^\n]{0,120}\.\.\. ([0-9.]{7,15})`,
      'i',
    ),
];

/** The address that the name of the call has in another line. */
function addressShown(
  pasted: string,
  { host, address }: Clues,
): { readonly ip: string; readonly inside: boolean } | undefined {
  if (host === undefined || host.partial === true || address !== undefined) return undefined;
  const name = host.name.replace(/[.*+?^$()[\]{}|\\]/g, String.raw`\$&`);
  for (const form of ADDRESS_OF) {
    const ip = form(name)
      .exec(pasted)
      ?.slice(1)
      .find((one) => one !== undefined);
    const kind = ip === undefined ? undefined : calledAddress(`dial tcp ${ip}:443`)?.kind;
    if (ip !== undefined && (kind === 'internal' || kind === 'public' || kind === 'storage'))
      return { ip, inside: kind === 'internal' };
  }
  return undefined;
}

/** Look-ups with their answers, and prose about one. */
const LOOKS_UP = /\bname:\s|\bin\s{1,20}a\s|\bhas address\b|\bresolv(?:es|ed|ing)\b|\bping \S/i;

const resolved: Row = (_, whole) => {
  const pasted = whole.slice(0, MOST);
  if (!LOOKS_UP.test(pasted)) return undefined;
  return (finding, clues) => {
    if (clues.network === undefined || ANSWERED_BY_OTHERS.has(clues.network)) return undefined;
    if (SHOWN_BEFORE.test(finding.text)) return undefined;
    const found = addressShown(pasted, clues);
    if (found === undefined) return undefined;
    const shows = ` The text shows that ${clues.host?.name ?? ''} leads to ${found.ip}`;
    return found.inside
      ? ledInside(finding, `${shows}, an address inside the VPC or a connected network`)
      : ledOut(finding, `${shows}, a public address`);
  };
};

/** Where the name was not resolved for the caller, or a proxy looked it up, the answer to somebody else tells nothing. */
const ANSWERED_BY_OTHERS: ReadonlySet<Clues['network']> = new Set(['name-resolution', 'proxy']);

/** The address stands in the words of the cause already. */
const SHOWN_BEFORE = /\bAnother line of the text shows \S{4,255} at \d/;

/** The name leads to an address inside: to an endpoint most likely. */
function ledInside({ cause, endpoints, text }: Judged, shows: string): Against | undefined {
  if (cause === 'endpoint-dns' && endpoints.length > 0)
    return { says: `${shows}: where the caller gets the same answer, its calls go there.`, goes: true };
  if (cause === 'missing-endpoint')
    return {
      says: `${shows}: where that is the address of an endpoint, it is not missing.`,
      behind: 'endpoint-security-group',
    };
  if (cause === 'endpoint-security-group')
    return { says: `${shows}: where that is the address of an endpoint, this is the first to look at.` };
  return cause === 'network-path' && /^Or the subnet was meant to reach /.test(text)
    ? { says: `${shows}: such a call does not go over the internet.`, goes: true }
    : undefined;
}

/** The name leads out: not to an endpoint with private DNS. */
function ledOut({ cause, endpoints }: Judged, shows: string): Against | undefined {
  if (cause === 'endpoint-security-group')
    return { says: `${shows}: such a call does not come to the endpoint.`, goes: true };
  return cause === 'endpoint-dns' && endpoints.length > 0
    ? { says: `${shows}.`, text: [[LEFT_OPEN, 'If the endpoint exists, ']] }
    : undefined;
}

/** What is said of the address where the message shows none. */
const LEFT_OPEN =
  /This message does not show which address .{3,255} resolved to(?:, or whether it was resolved at all: .{10,120})?\. If the endpoint exists and the address is public, /;

/** Somebody tells that a security group lets callers in. */
const GROUP_ADMITS =
  /\b(?:security ?groups?|sgs?)\b.{0,120}?\b(?:allow(?:s|ed|ing)?|permit(?:s|ted)?|admit(?:s|ted)?|accepts?|open(?:s|ed)?)\b.{0,60}?(?:\b443\b|\bhttps\b|\ball\b|\binbound\b|\bingress\b|\bany(?:where)?\b|\beverything\b|0\.0\.0\.0\/0|\bcidr\b)|\b(?:allow(?:s|ed|ing)?|permit(?:s|ted)?|open(?:s|ed)?)\b.{0,60}?(?:\b443\b|\bhttps\b|\ball\b|\binbound\b|\bincoming\b|\bingress\b|\bany\b).{0,60}?\b(?:security ?groups?|sgs?)\b.{0,60}/i;

/** It is the group of endpoints of which the line speaks, and no rule for what goes out. */
const OF_ENDPOINTS = /\bend-?points?\b|\bvpce\b/i;
const ONLY_OUT = /^(?!.*\b(?:inbound|incoming|ingress)\b).*\b(?:outbound|outgoing|egress)\b/i;

const groupAdmits: Row = (lines) => {
  const words = sentenceWith(
    lines.filter((line) => OF_ENDPOINTS.test(line)),
    GROUP_ADMITS,
    ONLY_OUT,
  );
  return words === undefined
    ? undefined
    : ({ cause }) =>
        cause === 'endpoint-security-group'
          ? {
              says: ` The text says that it does (${quoted(words)}): look whether that is the security group of this very endpoint, and whether the rule covers the address of the caller.`,
              text: [
                [
                  /most likely its security group does not admit the (.{3,40}) on port (\S{2,20})\.$/,
                  'its security group is the first to look at: whether it admits the $1 on port $2.',
                ],
                [
                  /^(If .{3,80} exists?, )its security group may not admit (.{3,80})\.$/,
                  '$1the question is whether its security group admits $2.',
                ],
              ],
              fix: [
                [
                  /^Allow inbound TCP (?:443|\S{2,20}) from .*$/,
                  'Compare that rule with the security group that the endpoint has (Groups), its port, and the address or the security group of the caller.',
                ],
              ],
            }
          : undefined;
};

/** Somebody pulled the image elsewhere. */
const PULLED =
  /\b(?:i|we|you|it|that|image) (?:can|could|am able to|are able to|was able to|were able to|managed to|be)\b.{0,30}?\bpull(?:ed)?\b.{0,60}?\b(?:locally|manually|by hand|from (?:my|our|another|the (?:host|instance|machine))|on (?:my|our|another|the (?:host|instance|machine|ec2)))\b|\bpull(?:s|ed|ing)?\b.{0,60}?\b(?:locally|manually|by hand|from (?:my|our) \w{1,20}|on (?:my|our) \w{1,20})\b.{0,30}?\bwork(?:s|ed)\b/i;

const pulledElsewhere: Row = (lines) => {
  const words = sentenceWith(lines, PULLED);
  return words === undefined
    ? undefined
    : ({ cause, likelihood }) =>
        cause === 'image-not-found' && likelihood !== 'certain'
          ? {
              says: ` The text says that it was pulled elsewhere (${quoted(words)}): where that was the same name, it is there, and what this caller may do decides.`,
              goes: true,
            }
          : undefined;
};

const ACTION = /\b[a-z][a-z0-9-]{1,30}:[A-Z][A-Za-z]{3,60}\b/g;

/** A statement that allows the action stands in the text, or a check of it that says so. */
const actionsAllowed: Row = (lines, pasted) => {
  const allows = allowedIn(pasted, (words) => sentenceWith(lines, words));
  return allows === undefined
    ? undefined
    : ({ cause, fix }) => {
        const asked = cause === 'iam' ? [...new Set(fix.flatMap((one) => one.match(ACTION) ?? []))] : [];
        const [first] = asked;
        if (first === undefined || !asked.every((one) => allows(one) !== undefined)) return undefined;
        const checked = asked.every((one) => allows(one) === 'checked');
        return {
          says: ` The text shows ${first}${asked.length > 1 || /, [A-Z]/.test(fix.join()) ? ' and the others' : ''} as allowed: look whether that is the role of this very call and covers its resource, and what stands above it (a permissions boundary, a policy of the organization).`,
          text: [
            [/ usually the caller lacks the permission\./, ' what the text shows of permissions allows it.'],
            [/ may not say why; most often a role lacks a permission\./, ' may not say why.'],
            [
              /^(Or .{3,120} lacks .{3,80})\.$/,
              '$1: possible where that is another role than the one shown.',
            ],
            [
              /^(The task role may lack .{3,80})\.$/,
              '$1: possible where that is another role than the one shown.',
            ],
          ],
          fix: [
            [
              /^(?:Allow|Check that .{3,80} (?:may|allows)) .*$/,
              'Look with which role the call is made, and which policies are attached to it.',
            ],
          ],
          ...(checked ? { goes: true as const } : {}),
        };
      };
};

/** ECS Exec is on, as the text shows. */
const EXEC_ON =
  /\benable_?execute_?command["'`]{0,2}\s{0,4}(?:[:=]|is)\s{0,4}["'`]{0,2}true\b|\bexec enabled for task\s{0,20}\|\s{0,8}ok\b/i;
const WRITABLE =
  /\bread-only root filesystem[^\n]{0,60}\n[^\n]{0,80}\n[^\n]{0,80}\n?[^\n]{0,20}disabled\b|\breadonly_?root_?filesystem["'`]{0,2}\s{0,4}[:=]\s{0,4}["'`]{0,2}false\b/i;
const OFF_OR_NO_AGENT = /^ECS Exec was not turned on when the task started, or its agent does not run yet\./;
const OFF_OR_READ_ONLY =
  'Or the task was started before ECS Exec was turned on, or its root file system is read-only.';

const execIsOn: Row = (_, whole) => {
  const pasted = whole.slice(0, MOST);
  const on = EXEC_ON.exec(pasted)?.[0];
  const writable = WRITABLE.test(pasted);
  if (on === undefined && !writable) return undefined;
  return ({ text }) => {
    if (on !== undefined && OFF_OR_NO_AGENT.test(text))
      return {
        says: ` The text shows ECS Exec as on (${quoted(on)}): where that is said of this task, its agent does not run yet.`,
        fix: [
          [
            /^Turn it on .*$/,
            'Wait and try again; if the agent stays so, look at what keeps it, and start a new task.',
          ],
        ],
      };
    if (text !== OFF_OR_READ_ONLY) return undefined;
    if (on !== undefined && writable)
      return { says: ' The text shows ECS Exec as on, and the file system as writable.', goes: true };
    return {
      says:
        on === undefined
          ? ''
          : ` The text shows ECS Exec as on (${quoted(on)}): look whether that is said of this very task, and not of its service.`,
      text: writable ? [[/, or its root file system is read-only/, '']] : [],
    };
  };
};

/** Somebody mounted the same by hand, or another of several mounts worked. */
const MOUNTED =
  /\b(?:success\w{0,6} mount(?:ed|ing)?|(?:was|were|am|are) able to mount|can mount|mount(?:s|ing)? (?:works?|worked|succeeds?|succeeded)|mount status[^\n]{0,60}: 0\b).{0,60}/i;

const mountedOtherwise: Row = (lines) => {
  const words = sentenceWith(lines, MOUNTED);
  return words === undefined
    ? undefined
    : ({ cause, text }) =>
        cause === 'file-system' && /^The mount did not reach /.test(text)
          ? {
              says: ` The text also tells of a mount that worked (${quoted(words)}): where that was the same mount target, called from the same machine, it answers on TCP 2049, and what differs decides: the name, the tunnel of encryption in transit, or the options.`,
              fix: [
                [/^Allow inbound/, 'If that was another mount target or another machine: allow inbound'],
                [
                  /^Check that a mount target exists/,
                  'If that was another file system: check that a mount target exists',
                ],
              ],
            }
          : undefined;
};

/** Somebody tells that most of the same calls get through. */
const AT_TIMES =
  /\b(?:intermittent(?:ly)?|sporadic(?:ally)?|occasional(?:ly)?|at random|randomly)\b|\b(?:about |around |~)?\d{1,2}(?:\.\d{1,2})? ?% of (?:the )?(?:time|times|tasks|requests|calls|starts|pulls)\b|\b(?:only )?(?:sometimes|now and then|from time to time|once in a while)\b|\bworks (?:most of the time|fine most)\b/i;
const NOT_AT_TIMES =
  /\b(?:not|never|no) (?:\w{1,12} )?(?:intermittent|sporadic|occasional|sometimes|random)|\balways\b|\b(?:can|could|may|might) (?:sometimes|occasionally|also)\b|\?/i;

const atTimes: Row = (lines) => {
  const line = lines.find((one) => AT_TIMES.test(one) && !NOT_AT_TIMES.test(one) && TELLS.test(one));
  const words = line === undefined ? undefined : AT_TIMES.exec(line)?.[0];
  return words === undefined
    ? undefined
    : ({ cause, endpoints }, { network }) =>
        cause === 'missing-endpoint' && endpoints.length > 0 && network !== undefined
          ? {
              says: ` The text says that it comes at times (${quoted(words)}): where the same caller makes the calls that get through, no endpoint is missing for them, and what differs decides: the zone or the subnet, one of several addresses, or what is overloaded.`,
            }
          : undefined;
};

/** It is said of a failure, or of what somebody sees. */
const TELLS =
  /\b(?:i|we|my|our|fail\w{0,4}|errors?|tim(?:e|es|ed|ing)[ -]?outs?|get(?:s|ting)?|see(?:s|ing)?|happens?|occurs?)\b/i;

/** The policy of endpoints is said to let everything through. */
const POLICY_OPEN =
  /\bend-?point polic(?:y|ies)\b.{0,60}?\b(?:full[- ]access|allows? (?:all|everything|full|any)|default|wide open|open)\b|\bfull[- ]access\b.{0,30}?\b(?:end-?point )?polic(?:y|ies)\b.{0,30}?\bend-?points?\b/i;

const policyIsOpen: Row = (lines) => {
  const words = sentenceWith(lines, POLICY_OPEN);
  return words === undefined
    ? undefined
    : ({ cause, likelihood }) =>
        cause === 'endpoint-policy' && likelihood !== 'certain'
          ? {
              says: ` The text says that it allows everything (${quoted(words)}): look whether that is said of the endpoint that carried this call.`,
              goes: true,
            }
          : undefined;
};

/** Somebody tells that the same task runs where it has a public address. */
const RAN_IN_PUBLIC =
  /\b(?:moved?|moving|switch(?:ed|ing)?|chang(?:ed|ing)|put(?:ting)?|plac(?:ed|ing)|deploy(?:ed|ing)?|using|used|with|in)\b[^.?!\n]{0,40}\bpublic (?:subnets?|ip)\b[^.?!\n]{0,40}\b(?:(?:was|were|am|is|are) able to|works?|worked|runs|ran|running|starts|started|starting|succeed(?:s|ed)|resolves? (?:it|this|the (?:issue|problem))|fixe[ds] (?:it|this|the (?:issue|problem)))\b/i;
const NOT_SO_IN_PUBLIC =
  /\b(?:not|never|nor|if|should|would|same|still|cannot|can't|too|also|both|private)\b|n['\u2019]t\b|\?/i;

const ranInPublic: Row = (lines) => {
  const words = lines
    .flatMap((line) => line.split(/(?<=[.!?]) /))
    .map((sentence) => RAN_IN_PUBLIC.exec(sentence)?.[0] ?? '')
    .find((found) => found !== '' && !NOT_SO_IN_PUBLIC.test(found));
  return words === undefined
    ? undefined
    : ({ cause, likelihood }, { denial }) => {
        if (likelihood === 'certain' || denial !== undefined) return undefined;
        const says = ` The text says that it runs in a public subnet or with a public address (${quoted(words)}):`;
        if (cause === 'missing-endpoint')
          return {
            says: `${says} then what lacked where it failed is a way: this endpoint, or a NAT gateway.`,
            asSure: true,
          };
        return cause === 'iam'
          ? { says: `${says} with the same role no permission is missing.`, goes: true }
          : undefined;
      };
};

/** Somebody tells that a service of AWS was down. */
const OUTAGE =
  /\b(?:(?:aws|amazon|cloudwatch(?: logs)?|ecr|s3|sts|dynamodb|secrets ?manager|ssm|kms|[a-z]{2}-[a-z]{4,9}-\d)["'`]? (?:had an? |service |region(?:al)? |wide )?outage|outage (?:of|in|at|with) ["'`]?(?:aws|amazon|cloudwatch|ecr|s3|sts|dynamodb|secrets ?manager|ssm|kms|[a-z]{2}-[a-z]{4,9}-\d))\b/i;

const outageTold: Row = (lines) => {
  const words = sentenceWith(lines, OUTAGE);
  return words === undefined
    ? undefined
    : ({ cause, endpoints, likelihood }) =>
        cause === 'missing-endpoint' && endpoints.length > 0 && likelihood !== 'certain'
          ? {
              says: ` The text tells of an outage (${quoted(words)}): where the same calls got through before it or after it, no endpoint is missing for them.`,
              behind: 'network-path',
            }
          : undefined;
};

const ROWS: readonly Row[] = [
  ranInPublic,
  outageTold,
  endpointsListed,
  resolved,
  groupAdmits,
  pulledElsewhere,
  actionsAllowed,
  execIsOn,
  mountedOtherwise,
  atTimes,
  policyIsOpen,
];

const linesOf = (pasted: string): readonly string[] =>
  pasted
    .slice(0, MOST)
    .split('\n', MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));

/** The address inside a VPC to which another line of the text shows that the name of the call leads. */
export function innerAddressShown(pasted: string, clues: Clues): string | undefined {
  const start = pasted.slice(0, MOST);
  const found = LOOKS_UP.test(start) ? addressShown(start, clues) : undefined;
  return found?.inside === true ? found.ip : undefined;
}

/** Whether a text lists an endpoint as there: then nobody is asked whether it is. */
export const isListed = (
  pasted: string,
  service: ServiceId,
  clues: Pick<Clues, 'host' | 'region'>,
): boolean => listedFor(linesOf(pasted), clues).has(service);

/** What a text shows, read once for all its errors. */
export function contradictionsIn(pasted: string): readonly Contradicts[] {
  const lines = linesOf(pasted);
  return lines.length < 2 && pasted.length < 120 ? [] : ROWS.flatMap((row) => row(lines, pasted) ?? []);
}

const said = (words: string, instead: Instead | undefined): string =>
  (instead ?? []).reduce((rest, [one, other]) => rest.replace(one, other), words);

/** A cause, told as far as the text leaves it. */
function lessened(finding: Judged, against: readonly Against[]): Judged {
  const text = against.reduce((rest, one) => said(rest, one.text), finding.text);
  return {
    ...finding,
    likelihood:
      finding.likelihood === 'certain' || against.every(({ asSure }) => asSure === true)
        ? finding.likelihood
        : 'possible',
    text: `${text}${against.map(({ says }) => says).join('')}`,
    fix: finding.fix
      .map((one) => against.reduce((rest, { fix }) => said(rest, fix), one))
      .filter((one) => one !== ''),
  };
}

/** What now comes first does not go on from another. */
const ofOwn = (finding: Judged): Judged => ({
  ...finding,
  text: finding.text.replace(/^Or (\w)/, (_, letter: string) => letter.toUpperCase()),
});

/** The causes of an error beside what the text shows as there. `alone`: the text has no other error, of which that may be said. */
export function besideShown(
  explained: Explained,
  contradicts: readonly Contradicts[],
  alone: boolean,
): Explained {
  if (contradicts.length === 0) return explained;
  const behind: Cause[] = [];
  const findings = explained.findings.flatMap((finding, index) => {
    const against = contradicts.flatMap((one) => one(finding, explained.clues) ?? []);
    if (against.length === 0) return [finding];
    if (index > 0 && against.some(({ goes }) => goes === true)) return [];
    if (index === 0) behind.push(...against.flatMap((one) => one.behind ?? []));
    const less = lessened(finding, against);
    return [alone ? less : { ...less, likelihood: finding.likelihood }];
  });
  const first = (alone ? findings.filter(({ cause }) => behind.includes(cause)) : []).map(ofOwn);
  return {
    ...explained,
    findings: [...first, ...findings.filter(({ cause }) => !alone || !behind.includes(cause))],
  };
}
