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

/** A list of endpoints that are not there. */
const MISSING =
  /\bmissing (?:the )?(?:(?:following|required|vpc|interface|gateway|private) ){0,3}endpoints?(?:\/s|\(s\))?(?: for)?:? ?[[{(]?['"]?(?=[a-z])|\b(?:vpc )?endpoints?(?:\/s|\(s\))? (?:is|are|was|were) (?:missing|not found|absent)(?: for)?:? ?[[{(]?['"]?(?=[a-z])/;

/** A name in such a list, alone or with that of the service before it, and what leads to the next one. */
const NAME =
  /\s{0,3}['"]?(?:com\.amazonaws\.[a-z]{2}-[a-z-]{3,20}-\d\.)?([a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?)['"]?(?: ?\([^()\n]{1,40}\))?(\s{0,3},(?: and\b)?| and\b)?/y;

/** What may stand behind a list. Behind anything else the words were no names. */
const LIST_ENDS = /\s{0,3}(?:$|[\])}.;!?\n]|(?:in|for|from|on|at|within)\b)/y;

const MOST_NAMES = 40;

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
  return isList ? SERVICE_IDS.filter((id) => names.includes(id)) : [];
}

/** The security groups that a text names; `whose`: of whom it is where there is none. */
function groupsIn(text: string, whose: string): string {
  const named = [...new Set(text.match(/\bsg-[0-9a-f]{8,17}\b/g) ?? [])].slice(0, 4);
  return named.length === 0
    ? `the security group of ${whose}`
    : `the security ${named.length === 1 ? 'group' : 'groups'} ${named.join(', ')}`;
}

function notOut({ host, address, text }: Clues): readonly Finding[] {
  const to = host?.name ?? address?.text ?? 'the address that was called';
  const groups = groupsIn(text, 'the caller');
  return [
    headed(
      'the security group of the caller lets nothing out to it',
      probably(
        'network-path',
        [],
        `The text states that the outbound rules of ${groups} do not let the caller reach ${to}. What is called was not reached; of its own rules the text tells nothing here.`,
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
    given: ({ text, network, denial }) =>
      network === undefined && denial === undefined && missingIn(text).length > 0,
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
    given: ({ denial }) => denial === undefined || denial === 'unstated',
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    states: true,
    finds: notOut,
  },
  'stated/not-let-in': {
    needs: ['words'],
    when: IN,
    and: GROUP,
    unless: CODE,
    given: ({ denial, host }) =>
      (denial === undefined || denial === 'unstated') && host?.service !== undefined,
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    states: true,
    finds: notIn,
  },
} satisfies Readonly<Record<string, Pattern>>;
