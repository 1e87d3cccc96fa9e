/**
 * What people say in a few words, without a message of a program: whom they call, that it does not come back, and that the
 * subnet is closed in. Nothing here is more than possible.
 */
import type { ServiceId } from '../../core/index.ts';
import { CONTROL_PLANE, needsOf, only, SERVICE_WORDS } from '../called.ts';
import { type Call, explainCall, nameOf } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { CODE, type Finding, type Pattern, perhaps } from '../pattern.ts';
import { isAnswered } from './general.ts';

/** A call does not come back. */
const COMPLAINT =
  /\btim(?:es|ed|ing) ?out\b|\btime out\b(?! (?:of|for|and)\b)|\b(?:connect(?:ion)?|network|getting|gets?|seeing|sees?|with|of|says|says \w{2,12}|always) time-?outs?\b(?! ?[=:]? ?\d)|(?:->|\u2192) ?time-?outs?\b(?! ?[=:]? ?\d)|\btime-?outs? (?:to|from|on|connecting|reaching|when|while|calling|pulling)\b|\betimedout\b|\bi\/o timeout\b|\brequest cancell?ed\b|\bhang(?:s|ing)?\b|\b(?:can ?no?'?t|cannot|could ?n[o']t|unable to|(?:does|do|did) ?n[o']t|fail(?:s|ed|ing)? to|wo ?n[o']t|not) (?:reach|pull|connect|get|fetch|read|download|send|talk|register|hit|call|access)\w{0,3}\b|\bno (?:answer|response|connection)\b|\bunreachable\b|\bnever (?:connects|answers|starts|registers)\b|\btargetnotconnected/;

/** In a subnet that has no other way out, or may have none. */
const CLOSED_IN =
  /\b(?:private|isolated|internal) (?:subnets?|vpc)\b|\b(?:no|without(?: an?)?) (?:nat|internet|igw|public ip|egress|vpc endpoints?|endpoints?)\b|\bnat[- ]?less\b|\bno route out\b/;

/** Whoever asks how something is done, advises, plans, or says that it goes well, does not complain in that sentence. */
const NO_COMPLAINT =
  /\b(?:how (?:do|can|to|would|should)|is it possible|can i|if|when(?:ever)?|unless|should|would|might|could be|can be|make sure|ensure|check|verify|need(?:s|ed)? to|add(?:s|ed)?|works?(?! (?:from|in|on) (?:my|the|another|a))|working|fine|no longer|feat|docs?|nit|support|best practice|learn|tutorial|guide|in order to|because of this|that is why|by default|otherwise|without either)\b|^\W{0,4}(?:why|what|where|which|does|do|is|are|can|ok)\b|\b(?:0|no|zero|without) (?:time-?outs?|errors?)\b/;

/** It is over, wherever that is said. */
const OVER =
  /\b(?:fixed|solved|resolved|finally|works? (?:now|again|fine)|working (?:now|again)|never mind|nvm|never times? out|is cheaper|are cheaper)\b/;

/** Who stands outside AWS, by the words of people. */
const OUTSIDE = /\bdocker ?hub\b|\bquay\b|\bghcr\b|\bgithub\b|\bgitlab\b|\bnpm\b|\bpypi\b|\bmaven\b/;

/** Who stands within the VPC: databases, caches and brokers. */
const INSIDE =
  /\brds\b|\baurora\b|\bpostgres\w{0,5}\b|\bmysql\b|\bredis\b|\belasticache\b|\bvalkey\b|\bmsk\b|\bkafka\b|\bdocumentdb\b|\bmongo\w{0,3}\b|\bopensearch\b|\brabbitmq\b|\bactivemq\b|\bredshift\b/;

const LONGEST = 320;

/** The sentence that complains. */
const complaintIn = (text: string): string | undefined =>
  text.split(/[.;!?]\s/).find((sentence) => COMPLAINT.test(sentence) && !NO_COMPLAINT.test(sentence));

/** Who was called, where only words tell. */
function calledIn(text: string): Pick<Call, 'to' | 'needs' | 'by'> | undefined {
  if (/\becs[- ]agent\b|\bagent\b.{0,60}\b(?:ecs|cluster|register)|\b(?:acs|tcs)\b/.test(text))
    return { to: 'ecs', needs: CONTROL_PLANE, by: 'instance' };
  if (/\becs[- ]exec\b|\bexecute-?command\b/.test(text))
    return { to: 'ssmmessages', needs: ['ssmmessages'], by: 'session' };
  const to: ServiceId | undefined = SERVICE_WORDS.find(([words]) => words.test(text))?.[1];
  return to === undefined ? undefined : { to, needs: needsOf(to, text), by: 'task' };
}

/** A host of a service says enough; where only words name it, the subnet has to be closed in. */
const isWhereItMatters = ({ host, address, text }: Clues): boolean =>
  host?.kind === 'service'
    ? !host.called && host.region !== undefined
    : (host === undefined || (host.kind === 'other' && !host.called)) &&
      address === undefined &&
      CLOSED_IN.test(text);

/** What the complaining sentence names decides; only where it names nobody the others do. */
function subjectOf(text: string): string | undefined {
  const sentence = complaintIn(text);
  if (sentence === undefined) return undefined;
  return [sentence, text].find(
    (part) => OUTSIDE.test(part) || INSIDE.test(part) || calledIn(part) !== undefined,
  );
}

/** It does not come back at times, and so it does at others. */
const AT_TIMES =
  /\b(?:sometimes|occasional(?:ly)?|intermittent(?:ly)?|sporadic(?:ally)?|random(?:ly)?|at times|from time to time|(?:every )?now and then|once in a while|some of (?:the|our|my)|(?:some|a few) (?:calls|requests|times)|flak[ye]\w{0,3})\b/;

/** It is told that no answer came; that something was not pulled or not read is told of answers too. */
const WITHOUT_ANSWER =
  /\btim(?:es|ed|ing)?[ -]?outs?\b|\betimedout\b|\bcancell?ed\b|\bhang|\bno (?:answer|response|connection)\b|\bunreachable\b|\breach|\bconnect|\bnever\b/;

/** What a call tells of which somebody only says that it does not come back. */
function ofTold(call: Call, clues: Clues): readonly Finding[] {
  const network = clues.network ?? (WITHOUT_ANSWER.test(clues.text) ? 'timeout' : 'unspecified');
  const told = { ...clues, network, told: true } as const;
  const found = only(explainCall(call, told)).map(
    (one, index): Finding => ({
      ...one,
      likelihood: 'possible',
      text: index === 0 ? asTold(one.text) : one.text,
    }),
  );
  return AT_TIMES.test(clues.text) && found[0]?.cause === 'missing-endpoint'
    ? [goesAtTimes(call), ...found.filter(({ cause }) => cause !== 'network-path')]
    : found;
}

/** No sentence says flatly what happened: nobody but the one who tells saw it. */
const asTold = (text: string): string =>
  /^(?:The|Something|A) (?!text\b)/.test(text)
    ? `By what is told: ${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;

const goesAtTimes = ({ to }: Call): Finding =>
  perhaps(
    'network-path',
    [],
    `By what is told, calls to ${nameOf(to)} get no answer at times. Where others from the same subnet get through, it has a way there, and no endpoint is missing for them.`,
    'Paste the message of a call that failed: it names the host, the address and how the call ended.',
    'Look at what limits the way (the ports of a NAT gateway, a firewall, a network interface of an endpoint in one zone), and compare the subnets of callers that fail with those of others.',
  );

function complaint(clues: Clues): readonly Finding[] {
  const service = clues.host?.service;
  if (service !== undefined)
    return ofTold({ to: service, needs: needsOf(service, clues.text), by: clues.caller }, clues);
  const subject = subjectOf(clues.text) ?? '';
  if (OUTSIDE.test(subject))
    return [
      perhaps(
        /\b(?:pull|image|docker ?hub|quay|ghcr)/.test(subject) ? 'external-registry' : 'network-path',
        [],
        'Somebody outside AWS is called from a subnet that has no other way out: no endpoint of this planner carries that.',
        'Keep images in private Amazon ECR (or a pull-through cache), or give the subnet a NAT gateway.',
      ),
    ];
  if (INSIDE.test(subject))
    return [
      perhaps(
        'network-path',
        [],
        'By what is told, a database, cache or broker does not answer. They are called by addresses of their own in the VPC: no interface endpoint of this planner carries that.',
        'Allow its port from the caller in its security group, and look at the route, the name and whether it runs.',
      ),
    ];
  const call = calledIn(subject);
  return call === undefined ? [] : ofTold(call, clues);
}

export const COMPLAINTS = {
  'general/complaint': {
    needs: ['words'],
    general: true,
    when: COMPLAINT,
    unless: CODE,
    given: (clues) =>
      !isAnswered(clues) &&
      clues.text.length <= LONGEST &&
      isWhereItMatters(clues) &&
      !OVER.test(clues.text) &&
      !/^\W{0,4}(?:info|debug|trace)\b/.test(clues.text) &&
      !/[{}<=]|(?<!-)>|;\s*$|\);/.test(clues.record.text) &&
      (clues.host?.kind === 'service'
        ? complaintIn(clues.text) !== undefined
        : subjectOf(clues.text) !== undefined),
    cites: ['ecs-fargate-networking'],
    finds: complaint,
  },
} satisfies Readonly<Record<string, Pattern>>;
