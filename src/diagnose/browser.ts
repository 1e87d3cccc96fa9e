/**
 * What a browser shows of one of its requests: people paste it before the error that the log of their application holds. Its
 * address and status belong to the host that the browser asked, and to nobody whom the application called.
 */
import { hostsIn } from './hosts.ts';

/** The fields that the network tab of a browser lists below each other, the URL first where it is there; a text may end within them. */
const REQUEST =
  /(?:\brequest url:? ?https?:\/\/([a-z0-9.-]{1,253})\S{0,2000}?|(?=\brequest method:? ?[a-z]{3,8} ?status code))(?: ?(?:request method:? ?[a-z]{3,8}|status code:? ?\d{3}(?:(?: [a-z()-]{1,20}){1,5}?(?= ?(?:request method|remote address|referrer policy)))?|remote address:? ?\[?[0-9a-f.:]{3,45}\]?:\d{1,5}|referrer policy:? ?[a-z-]{3,40})){1,8}/g;

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
