/**
 * What a browser shows of one of its requests: people paste it before the error that the log of their application holds. Its
 * address and status belong to the host that the browser asked, and to nobody whom the application called.
 */
import { hostsIn } from './hosts.ts';

/** The fields that the network tab of a browser lists below each other, the URL first where it is there; a text may end within them. */
const REQUEST =
  /(?:\brequest url:? ?https?:\/\/([a-z0-9.-]{1,253})\S{0,2000}?|(?=\brequest method:? ?[a-z]{3,8} ?status code))(?: ?(?:request method:? ?[a-z]{3,8}|status code:? ?\d{3}(?:(?: [a-z()-]{1,20}){1,5}?(?= ?(?:request method|remote address|referrer policy)))?|remote address:? ?\[?[0-9a-f.:]{3,45}\]?:\d{1,5}|referrer policy:? ?[a-z-]{3,40})){1,8}/g;

/** Somebody opens a page, or a browser says so. */
const VISITS =
  /\b(?:in|on|from|with|using) (?:the|my|a|any|your)? ?(?:web ?)?browser\b|\b(?:in|with|on|using) (?:chrome|firefox|safari|edge)\b|\bwhen (?:i|we|you) (?:go|went|navigate|browse|surf) to\b|\b(?:visit(?:ing)?|opening|browsing to|navigating to|when (?:i|we|you) (?:open|visit)) ["'`]?https?:|\b(?:is taking|took) too long to respond\b/;

const LONGEST_VISIT = 4_000;

/** It does not come. */
const LATE = /\btim(?:ed|es|e|ing)[ -]?out\b|\btoo long to respond\b/;

/** What makes it a call of a program, or of something in AWS. */
const OF_PROGRAM =
  /amazonaws|api\.aws|exception|traceback|dial tcp|errno|econn|etimedout|curl|\d\d:\d\d:\d\d|\b(?:ecs|fargate|tasks?|lambda|containers?|pods?|subnets?|vpc|ec2|alb|nlb|aws|nat)\b|\[error\]|\b\d{1,3}(?:\.\d{1,3}){3}\b/;

/**
 * Whether a text only tells that a page did not come in a browser: a reader called a site, and no program of it called anybody.
 */
export function isVisit(pasted: string): boolean {
  if (pasted.length > LONGEST_VISIT) return false;
  const text = pasted.toLowerCase();
  if (!VISITS.test(text) || OF_PROGRAM.test(text)) return false;
  const late = text.split(/[.!?] /).filter((sentence) => LATE.test(sentence));
  return late.length > 0 && late.every((sentence) => VISITS.test(sentence));
}

/**
 * The text without such requests, character for character, where the rest names a host that none of them asked; otherwise the
 * text as it is: then the error may be that of the request. Expects lower case.
 */
export function withoutBrowser(text: string): string {
  if (!/request url|remote address|referrer policy/.test(text)) return text;
  const asked = [...text.matchAll(REQUEST)];
  if (asked.length === 0) return text;
  const rest = text.replace(REQUEST, (request) => ' '.repeat(request.length));
  const others = hostsIn(rest, rest);
  return others.length > 0 && others.every(({ name }) => asked.every(([, host]) => host !== name))
    ? rest
    : text;
}
