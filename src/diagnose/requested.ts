/**
 * The host of a request that a program printed beside the failure of its call: its URL in the sentence that says that it
 * failed, the headers of the request, or the options with which it was made. A server prints the headers of those who call
 * it too: of headers only hosts count that nobody but a client names.
 */
import { joined, part, type Tracked, tracked } from './tracked.ts';

/** A header of a request, or a property of options, with a host of AWS or a link-local address. */
const HOST_LINE =
  /^[ \t"']{0,20}(?:host|hostname)["']?[ \t]{0,4}(?::|=>?)[ \t]{0,4}["']?(169\.254\.\d{1,3}\.\d{1,3}|[a-z0-9][\w.-]{2,150}\.(?:amazonaws\.com(?:\.cn)?|api\.aws))(?::\d{2,5})?["']?,?[ \t]{0,8}$/gim;

/** Hosts at which servers of one's own are called. */
const SERVED = /\.(?:elb|execute-api|compute|compute-1)\.|^(?:ec2|ip)-|\.elb\./i;

/** What only a request has: its first line, a header or an option beside the host. */
const OF_REQUEST =
  /^[ \t"']{0,20}(?:(?:GET|PUT|POST|HEAD|DELETE) \/\S{0,400} HTTP\/\d|(?:user-agent|accept|method|path|protocol|x-[a-z-]{3,60})["']?[ \t]{0,4}(?::|=>?)[ \t]{0,4}\S)/im;

/** How much of a text is looked at, and how far the failure may be from the host. */
const BEGINNING = 32_768;
const NEAR = 2_000;

/** What programs write before the URL of a request that failed, up to the URL. */
const BEFORE_URL =
  /\b(?:requests? (?:to|for|of)|(?:get|head|post|put|patch|delete)|(?:unable|failed|failure|could not|couldn't|cannot|can't|error|was not able) (?:to )?(?:access|fetch|download|get|load|retrieve|read|open|clone|reach|pull|connect to|request|send|query|call)(?:ing)?|(?:accessing|fetching|downloading|requesting|calling|cloning)(?: from)?):? ["'`(<]{0,2}$/;

/** What programs write behind such a URL: that it failed, or the reason behind a colon. */
const BEHIND_URL =
  /^[^\s"'`<>]{0,1000}["'`)>]{0,2}(?:,? (?:failed|timed out|could not|cannot)\b|: ?(?=[a-z([])|[,.]? (?:failed|reason|error|timeout|connect)\b|\s{0,2}$)/;

/** Whether the URL whose scheme begins at a place of a text in lower case is that of a request that failed. */
export const isOfFailedRequest = (text: string, at: number): boolean =>
  BEFORE_URL.test(text.slice(Math.max(0, at - 60), at)) && BEHIND_URL.test(text.slice(at, at + 1_100));

/** Where the last request that failed names its URL, in a text in lower case. */
export function failedRequestIn(text: string): number | undefined {
  return [...text.matchAll(/\b(?:https?|wss?):\/\//g)]
    .slice(-MOST_URLS)
    .findLast(({ index }) => isOfFailedRequest(text, index))?.index;
}

const MOST_URLS = 40;

/** The record together with the one host of such a request near it; `undefined` where there is none, or several are named. */
export function withRequest(pasted: string, record: Tracked): Tracked | undefined {
  const hosts = [...pasted.slice(0, BEGINNING).matchAll(HOST_LINE)].filter(
    ([, name = '']) => !SERVED.test(name),
  );
  const [host] = hosts;
  const [start = 0] = record.from;
  const end = record.to.at(-1) ?? start;
  if (host === undefined || new Set(hosts.map(([, name]) => name?.toLowerCase())).size > 1) return undefined;
  const [line] = host;
  const stop = host.index + line.length;
  const isBefore = stop <= start;
  if (isBefore ? start - stop > NEAR : host.index - end > NEAR) return undefined;
  if (!OF_REQUEST.test(pasted.slice(Math.max(0, host.index - NEAR), stop + NEAR).replace(line, '')))
    return undefined;
  const whole = tracked(pasted, [{ start: host.index, end: stop }]);
  const named = part(whole, line.length - line.trimStart().length, line.trimEnd().length);
  const blank = tracked(' ', [{ start: 0, end: 1 }]);
  blank.from.fill(isBefore ? stop : end);
  blank.to.fill(isBefore ? stop : end);
  return joined(isBefore ? [named, blank, record] : [record, blank, named]);
}
