/**
 * Findings of programs that look at a network and say in words what is wrong with it: AWSSupport-TroubleshootECSTaskFailedToStart,
 * analyzers of reachability, checks of one's own. What they state is stronger than what a failed call lets one suppose.
 */
import { SERVICE_IDS, type ServiceId } from '../../core/index.ts';
import type { Clues } from '../clues.ts';
import { CODE, type Finding, headed, type Pattern, probably } from '../pattern.ts';

/** That rules do not let something through, in the order in which sentences put it. */
const closed = (side: string): RegExp =>
  new RegExp(
    String.raw`(?:\b(?:is|are|was|were) (?:not allowed|not permitted|denied|blocked)|\b(?:do|does) not (?:allow|permit)|\b(?:doesn't|don't) (?:allow|permit)|\bnone of the|\bno (?:matching )?(?:rule|rules)|\bblocked|\black(?:s|ing)?)\b(?:[^.;\n]|\.(?=\w)){0,160}\b(?:${side})\b|\b(?:${side})\b(?:[^.;\n]|\.(?=\w)){0,160}(?:\b(?:is|are) (?:not allowed|not permitted|denied|blocked|missing)|\b(?:do|does) not (?:allow|permit|apply)|\bblocks\b)`,
  );

const OUT = closed('egress|outbound');
const IN = closed('ingress|inbound');
const GROUP = /security[ -]?groups?(?:\/s)?\b|\bsg-[0-9a-f]{8,17}\b/;

/** What a program writes before or behind a finding: a level, the name of its check, that something failed or is not reached. */
const FINDING =
  /\b(?:err(?:or)?|errors|fatal|critical|severe|warn(?:ing)?|alert|fail(?:ed|s|ure|ures)?|failing|problems?|violations?|misconfigured|misconfiguration|findings?|time-?outs?|timed out|times out|timing out|unreachable|cannot|can't|unable)\b|\bnot reach(?:able|ed)\b|[\u2717\u2718\u274c\u2716]|\b(?:check|test|result|probe|audit|preflight|diagnosis|analysis)s?\b[^:.;\n]{0,60}:/;

/** The sentences of AWSSupport-TroubleshootECSTaskFailedToStart and of Reachability Analyzer, which are nothing but findings. */
const OF_CHECKER =
  /\bresolved from domain name \[|\bnone of the (?:egress|ingress) rules in the following security groups? apply\b/;

/** Words by which a sentence takes back what it seems to say: nothing is wrong, it is meant to be so, or it holds for a part. */
const TAKEN_BACK: readonly RegExp[] = [
  // It passed.
  /\b(?:passed|passes|ok|okay|success(?:ful|fully)?|compliant|(?:0|no|zero) (?:errors?|failures?|problems?|findings?|violations?|issues?))\b/,
  // It is meant to be so.
  /(?<!\bnot )\bas (?:intended|expected|designed|planned|required|desired|configured|wanted|it should)\b|\b(?:is|are|was|this is) (?:intended|expected|intentional|deliberate|desired|wanted)\b|\((?:intended|expected|intentional|by design)\)|(?<!\bnot )\b(?:by design|on purpose|intentionally|deliberately|correctly)\b/,
  // It does not block.
  /(?:\bnot|n't|\bnever|\bno longer) (?:be |been |being |currently )?(?:block|den[yi]|drop|restrict|miss|lack)|\bno(?:ne of)? (?:[\w-]{1,40} ){0,8}(?:(?:is|are|was|were) )?(?:block(?:s|ed)?|den(?:y|ies|ied)|drop(?:s|ped)?|restrict(?:s|ed)?|missing|lack(?:s|ing)?)\b/,
  // It holds for some of the rules, or for some of what is sent.
  /(?<!\b(?:all|the|none of the) )\b(?:\d{1,3}|one|two|three|some|a few|several|many|most|not all)(?: of)?(?: the| its| these| my| our)? (?:egress|outbound|ingress|inbound) rules?\b/,
  /\b(?:except|other than|apart from|besides)\b/,
];

/** The sentence around a place. */
const sentenceAt = (text: string, at: number): string =>
  `${
    text
      .slice(Math.max(0, at - LONGEST_SENTENCE), at)
      .split(SENTENCE_ENDS)
      .at(-1) ?? ''
  }${text.slice(at, at + LONGEST_SENTENCE).split(SENTENCE_ENDS, 1)[0] ?? ''}`;

const LONGEST_SENTENCE = 400;
const SENTENCE_ENDS = /[.;!?]\s|\n/;

/** Of IPv6 alone, where no address of IPv6 was called. */
const isOfIpv6 = (sentence: string, address: Clues['address']): boolean =>
  /\bipv6\b/.test(sentence) && !/\bipv4\b/.test(sentence) && address?.text.includes(':') !== true;

/** Whether the sentence of these words says that something is wrong, and does not take it back. */
function isMeant(states: RegExp, { text, address }: Clues): boolean {
  const sentence = sentenceAt(text, states.exec(text)?.index ?? 0);
  return !TAKEN_BACK.some((words) => words.test(sentence)) && !isOfIpv6(sentence, address);
}

/** Whether somebody found that: a call failed, a program reports, or the sentence is one of a checker. What rules let through is else what somebody wanted. */
const isFound = (states: RegExp, clues: Clues): boolean =>
  (clues.network !== undefined ||
    clues.denial !== undefined ||
    FINDING.test(clues.text) ||
    OF_CHECKER.test(clues.text)) &&
  isMeant(states, clues);

/** A list of endpoints that are not there. */
const MISSING =
  /\bmissing (?:the )?(?:(?:following|required|vpc|interface|gateway|private) ){0,3}endpoints?(?:\/s|\(s\))?(?: for)?:? ?[[{(]?['"]?(?=[a-z])|\b(?:vpc )?endpoints?(?:\/s|\(s\))? (?:is|are|was|were) (?:missing|not found|absent)(?: for)?:? ?[[{(]?['"]?(?=[a-z])/;

/** A name in such a list, alone or with that of the service before it, and what leads to the next one. */
const NAME =
  /\s{0,3}['"]?(?:com\.amazonaws\.[a-z]{2}-[a-z-]{3,20}-\d\.)?([a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?)['"]?(?: ?\([^()\n]{1,40}\))?(\s{0,3},(?: and\b)?| and\b)?/y;

/** What may stand behind a list. Behind anything else the words were no names. */
const LIST_ENDS = /\s{0,3}(?:$|[\])}.;!?\n]|(?:in|for|from|on|at|within)\b)/y;

const MOST_NAMES = 40;

const OF_VPC =
  /\bvpc|privatelink|com\.amazonaws\.|\binterface\b|\bgateway\b|\bsubnets?\b|endpoint\/s|endpoint\(s\)|private (?:\w+ )?endpoints?/;

/** The services that a text names behind such words. */
function missingIn(text: string): readonly ServiceId[] {
  const found = MISSING.exec(text);
  if (found === null) return [];
  const names: string[] = [];
  let at = found.index + found[0].length;
  for (let more = true; more && names.length < MOST_NAMES; ) {
    NAME.lastIndex = at;
    const [, name, next] = NAME.exec(text) ?? [];
    if (name === undefined) break;
    at = NAME.lastIndex;
    names.push(name);
    more = next !== undefined;
  }
  LIST_ENDS.lastIndex = at;
  const isList = names.length > 1 || LIST_ENDS.test(text);
  // One name may as well be that of a setting, or of an endpoint of one's own.
  return isList && (names.length > 1 || OF_VPC.test(text))
    ? SERVICE_IDS.filter((id) => names.includes(id))
    : [];
}

/** The security groups that a text names; `whose`: of whom it is where there is none. */
function groupsIn(text: string, whose: string): string {
  const named = [...new Set(text.match(/\bsg-[0-9a-f]{8,17}\b/g) ?? [])].slice(0, 4);
  return named.length === 0
    ? `the security group of ${whose}`
    : `the security ${named.length === 1 ? 'group' : 'groups'} ${named.join(', ')}`;
}

function notOut({ host, address, network, text }: Clues): readonly Finding[] {
  const called = host !== undefined || address !== undefined || network !== undefined;
  const to = host?.name ?? address?.text ?? 'the address that was called';
  const groups = groupsIn(text, 'the caller');
  return [
    headed(
      called
        ? 'the security group of the caller lets nothing out to it'
        : 'outbound rules of a security group are too narrow',
      probably(
        'network-path',
        [],
        called
          ? `The text states that the outbound rules of ${groups} do not let the caller reach ${to}. What is called was not reached; of its own rules the text tells nothing here.`
          : `The text states that the outbound rules of ${groups} do not let something out that is needed. Whom it is to reach, and the rules there, the text does not tell here.`,
        `Allow outbound TCP 443 in ${groups}: to the security group or the addresses of the endpoint, and to the prefix list of Amazon S3 where layers of images are fetched.`,
      ),
    ),
  ];
}

function notIn({ host, text }: Clues): readonly Finding[] {
  const service = host?.service;
  return [
    probably(
      'endpoint-security-group',
      service === undefined ? [] : [service],
      `The text states that the inbound rules of ${groupsIn(text, 'what is called')} do not admit the caller.`,
      'Allow inbound TCP 443 from the security group (or subnets) of the caller in the security group of the endpoint.',
    ),
  ];
}

export const STATED = {
  'stated/missing-endpoints': {
    needs: ['words'],
    when: MISSING,
    unless: CODE,
    given: (clues) =>
      clues.network === undefined &&
      clues.denial === undefined &&
      missingIn(clues.text).length > 0 &&
      isMeant(MISSING, clues),
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints'],
    states: true,
    finds: ({ text }) => [
      probably(
        'missing-endpoint',
        missingIn(text),
        `The text states what is missing: the ${missingIn(text).length === 1 ? 'endpoint' : 'endpoints'} ${missingIn(text).join(', ')}.`,
        'Create what is missing, and associate a gateway endpoint with the route table of every subnet of the tasks; an interface endpoint needs private DNS and a security group that admits 443 from them.',
      ),
    ],
  },
  'stated/not-let-out': {
    needs: ['words'],
    when: OUT,
    and: GROUP,
    unless: CODE,
    given: (clues) => (clues.denial === undefined || clues.denial === 'unstated') && isFound(OUT, clues),
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    states: true,
    finds: notOut,
  },
  'stated/not-let-in': {
    needs: ['words'],
    when: IN,
    and: GROUP,
    unless: CODE,
    given: (clues) =>
      (clues.denial === undefined || clues.denial === 'unstated') &&
      clues.host?.service !== undefined &&
      isFound(IN, clues),
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    states: true,
    finds: notIn,
  },
} satisfies Readonly<Record<string, Pattern>>;
