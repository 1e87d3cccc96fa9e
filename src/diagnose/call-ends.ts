/** How a call ended, as a sentence says it behind its subject, and as a heading says it. */

import { closingIn, endedBy } from './closings.ts';
import type { Clues } from './clues.ts';
import { errnoIn } from './errnos.ts';
import { handshakeIn } from './handshakes.ts';
import { type Finding, headed } from './pattern.ts';

/** How a call ended that got no good answer, behind its subject. */
export const ENDED: { readonly [K in NonNullable<Clues['network']>]: string } = {
  'name-resolution': 'was not sent: the name could not be resolved',
  'untrusted-certificate': 'was answered with a certificate that the client does not accept',
  proxy: 'went to a proxy that did not carry it',
  refused: 'was refused: something answered that it takes no connection on this port',
  reset: 'was cut, or answered in another way than expected',
  'no-route': 'found no route',
  timeout: 'got no answer in time',
  unspecified: 'failed on its way; the text does not say how',
};

const IN_HANDSHAKE = 'was ended within the TLS handshake';

/** How the call of a text ended, behind its subject: by its number too, where that is all that the text says. */
export function endOf({ network = 'unspecified', text }: Pick<Clues, 'network' | 'text'>): string {
  if (network === 'reset') {
    const handshake = handshakeIn(text);
    return handshake === undefined
      ? (closingIn(text)?.ended ?? ENDED.reset)
      : `${IN_HANDSHAKE}: ${handshake}`;
  }
  if (network !== 'unspecified') return ENDED[network];
  if (/\bno healthy upstream\b/.test(text))
    return 'was not sent on: the proxy (Envoy) had no healthy host for it (no healthy upstream)';
  const errno = errnoIn(text);
  if (errno !== undefined) return `failed with the error of number ${errno} (errno)`;
  if (ENDS_IN_URL.test(text)) return 'failed on its way; the text ends before it says how';
  return SAYS_NO_MORE.test(text)
    ? ENDED.unspecified
    : 'failed on its way; this planner does not read from the text how';
}

/** Sentences that say that a call failed, and nothing behind them of how: only there the text itself is silent. */
const SAYS_NO_MORE =
  /(?:connection issue between the task and [\w ]{2,60}\. check your (?:task )?network config\w*|check your (?:task )?network config\w*|could not connect to the endpoint url: \S{3,300}|could(?:n't| not) connect to server|send request failed|failed to establish a new connection|unable to execute http request|fetch failed|connection initialization error(?:.{0,40}\[output:[^\]]{3,80}\] failed to send log records(?: to \S{1,100})?)?|broken connection(?: to \S{3,200})?)[\s"'.,;:?!)}\]]{0,12}(?:$|\[\d{4}[/-])/;

/** A request whose address is the last thing that the text has: what came of it stood behind. */
const ENDS_IN_URL = /\b(?:get|head|post|put) \\?"?https?:\/\/[^\s"]{1,300}[\s".\u2026\\]{0,8}$/;

/** Something answered, so that the path is there. */
export const isReached = (network: Clues['network']): boolean =>
  network === 'refused' || network === 'reset' || network === 'untrusted-certificate';

/** A heading for how the call ended, where that of the cause speaks of a path. */
export const headedByEnd = (network: Clues['network'], found: Finding): Finding => {
  const closing = endedBy(found.text);
  const short =
    network === 'reset' && found.text.includes(IN_HANDSHAKE)
      ? 'the TLS handshake is refused'
      : network === 'reset' && closing !== undefined
        ? closing.short
        : network === undefined
          ? undefined
          : SHORT_END[network];
  return short === undefined ? found : headed(short, found);
};

const SHORT_END: Partial<Record<NonNullable<Clues['network']>, string>> = {
  'name-resolution': 'a name is not resolved',
  'untrusted-certificate': 'the certificate that answers is not accepted',
  proxy: 'the proxy does not carry the call',
  refused: 'the connection is refused',
  reset: 'the connection is cut',
};
