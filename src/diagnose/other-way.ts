/**
 * Calls of the same text that got through to AWS over the internet: a subnet from which one gets through has a way out, so
 * that a missing endpoint is not what stops another one.
 */
import type { ServiceId } from '../core/index.ts';
import type { Clues } from './clues.ts';
import { hostsIn } from './hosts.ts';
import { withoutDescribing } from './settled.ts';

/** The agent of Amazon ECS tells that it reached its service. */
const OF_AGENT =
  /\bregistered (?:as a )?container instance\b|\bconnected to (?:tcs|acs) endpoint\b|\bregistration completed successfully\b/i;

/** Others tell it with the host or the address that they reached. */
const REACHED =
  /\b(?:connected to|succeeded|success(?:ful(?:ly)?)?|downloaded|uploaded|delivered|200 ok|-> 200|status[ :=]{1,3}200)\b|\bopen\W{0,3}$/i;

const NOT_REACHED =
  /\b(?:not|never|un\w{3,12}|fail\w{0,4}|errors?|refused|denied|timed? ?out|timeout|cannot|could|retrying|until|if|should|must|would|when)\b|n't\b/i;

const AWS_HOST = /\b[a-z0-9][a-z0-9.-]{2,200}\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\b/i;

/** Amazon S3 and DynamoDB keep their public addresses where a gateway endpoint leads to them: no sign of a way out. */
const BY_GATEWAY = /(?:^|[.-])(?:s3|dynamodb)[.-]/i;

const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|127\.|169\.254\.|0\.)/;

/**
 * The settings that name a proxy, as environments and logs show them, with a value. NO_PROXY names none: the agent of Amazon ECS
 * prints and sets it whether there is one or not.
 */
const PROXY =
  /\b(?:https?|all)_proxy\b(?!["']?\s{0,4}(?:[:=]\s{0,4}(?:["']{2}|\n|$)|(?:is )?(?:not set|unset|empty)))/i;

/** A proxy that somebody sets or has, in the words of the text: a setting with an address, or prose about one's own. */
const OWN_PROXY =
  /\b(?:https?|all)_proxy["']?\s{0,4}[:=]\s{0,4}["']?(?:https?:\/\/)?[\w*<$][^\s"',;]{2,120}|\b(?:i am|i'm|we are|we're|running|runs|sits?|works?) behind (?:an? |the |our |my )?(?:[\w-]{2,20} ){0,2}proxy\b(?! protocol)/i;

/** The words by which a text names a proxy of the caller's; without its address, which may hold a password. */
export function proxyIn(pasted: string): string | undefined {
  const start = pasted.slice(0, MOST_TEXT);
  const set = OWN_PROXY.exec(start)?.[0].replace(/["']?\s{0,4}[:=].*$/, '');
  if (set !== undefined) return set;
  return start
    .split('\n', 400)
    .map((line) => line.slice(0, LONGEST))
    .filter((line) => OWN_WORDS.test(line))
    .map((line) => THROUGH_PROXY.exec(line)?.[0])
    .find((words) => words !== undefined && !NOT_REACHED.test(words));
}

/** Whoever writes so tells of the own network. */
const OWN_WORDS = /\b(?:i|i'm|i've|we|we're|we've|my|our)\b/i;

/** All traffic takes a proxy, or somebody told a program of one. */
const THROUGH_PROXY =
  /\b(?:allowed|goes?|go|going|routed?|outbound|traffic|access|internet|connects?|sent)\b[^.\n]{0,40}\b(?:through|via|over|behind) (?:an? |our |the |my )?(?:(?!(?:rds|reverse|envoy|sidecar|service|nginx|kube|database|db|api|socket|docker)\b)\w{2,20} ){0,2}proxy\b(?! (?:resource|integration|protocol|server error))|\b(?:added|set up|configured|use|are using|am using|have) (?:an? |our |the |my )(?:(?:corporate|corp|company|http|https|squid|forward|web|outbound) ){0,2}proxy\b/i;

/** Whether a text names a proxy: what got through may have gone through it. */
export const namesProxy = (pasted: string): boolean => PROXY.test(pasted.slice(0, MOST_TEXT));

/** What the agent of Amazon ECS says when it reached a service, a row for each. */
const REACHED_BY_AGENT: readonly (readonly [RegExp, ServiceId])[] = [
  [/\bregistered (?:as a )?container instance\b|\bregistration completed successfully\b/i, 'ecs'],
  [/\bconnected to tcs endpoint\b/i, 'ecs-telemetry'],
  [/\bconnected to acs endpoint\b/i, 'ecs-agent'],
];

/** The services of which a text shows a call that got through. */
export function reachedIn(pasted: string): readonly ServiceId[] {
  const start = pasted.slice(0, MOST_TEXT);
  const found = new Set(
    REACHED_BY_AGENT.filter(([words]) => words.test(start)).map(([, service]) => service),
  );
  for (const whole of start.split(/\n|\\n/, 2_000)) {
    const line = whole.slice(0, LONGEST);
    if (!REACHED.test(withoutDescribing(line)) || NOT_REACHED.test(line) || !AWS_HOST.test(line)) continue;
    const [host, ...others] = hostsIn(line.toLowerCase());
    if (others.length === 0 && host?.service !== undefined) found.add(host.service);
  }
  return [...found];
}

const MOST_TEXT = 65_536;
const LONGEST = 400;

/** Words of a line that tells of a call which got through over the internet; `clues`: the call that did not. */
export function otherWayIn(pasted: string, { host, address, text }: Clues): string | undefined {
  if (address !== undefined && address.kind !== 'public' && address.kind !== 'storage') return undefined;
  const numbered = /\becs-[at]-\d/.test(text);
  for (const whole of pasted.slice(0, MOST_TEXT).split(/\n|\\n/, 2_000)) {
    const line = whole.slice(0, LONGEST);
    if (host !== undefined && line.toLowerCase().includes(host.name)) continue;
    // Only a numbered host of the agent shows that it uses the public path.
    const agent = numbered ? OF_AGENT.exec(line)?.[0] : undefined;
    if (agent !== undefined) return agent;
    const reached = REACHED.exec(withoutDescribing(line));
    if (reached === null || NOT_REACHED.test(line)) continue;
    const addresses = line.match(ADDRESS) ?? [];
    const named = AWS_HOST.exec(line)?.[0];
    if (named === undefined || BY_GATEWAY.test(named) || addresses.length === 0) continue;
    if (addresses.every((one) => !PRIVATE.test(one))) return line.trim().slice(0, 120);
  }
  return undefined;
}
