/** The address to which other lines of a text show that the host of a call leads: somebody asked for it, or called it by hand. */
import { kindOf } from './addresses.ts';
import type { Clues } from './clues.ts';
import type { Explained } from './explained.ts';
import type { Judged } from './proof.ts';
import type { Circumstances } from './tried.ts';

interface Shown {
  readonly address: string;
  readonly inside: boolean;
  /** Somebody answered there. */
  readonly answered: boolean;
  /** Where the address stands in the text. */
  readonly at: number;
}

/** How much of a text is read, and how many mentions of the host. */
const MOST = 65_536;
const MOST_MENTIONS = 40;
const CLOSELY = 400;

/** Behind the name, as wget and curl, nslookup, dig, host and ping print an address. */
const BEHIND =
  /^\.?(?:\s{0,2}\(|(?: \([^)\s]{1,200}\))?\.{0,3} ?\|| has address |\s{1,12}\d{1,7}\s{1,4}in\s{1,4}a\s{1,4}|\s{0,4}\r?\n\s{0,4}address(?:es)?:\s{1,4})(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d{4})/;

/** Somebody answered: an answer of HTTP, or the word of a client that it is connected. */
const ANSWERED = /\bhttp\/[\d.]{1,3}"? \d{3}\b|\)? ?(?:\|:\d{1,5})?\.{3} connected\b/;

const CONNECTED = /\bconnected to $/;

/** The one address that lines outside of the record show for its host. */
function shownFor(pasted: string, { host, address, record }: Clues): Shown | undefined {
  if (host === undefined || host.kind !== 'service' || host.service === undefined || address !== undefined)
    return undefined;
  const start = pasted.slice(0, MOST);
  const text = start.toLowerCase();
  // Some letters have a longer small form: then no place in the text is known.
  if (text.length !== start.length) return undefined;
  const [first = 0, last = 0] = [record.from[0], record.from.at(-1)];
  const found: Shown[] = [];
  let at = text.indexOf(host.name);
  for (let count = 0; at !== -1 && count < MOST_MENTIONS; count += 1) {
    const behind = at + host.name.length;
    const [words = '', one] = BEHIND.exec(text.slice(behind, behind + CLOSELY)) ?? [];
    const kind = one === undefined ? undefined : kindOf(one);
    if (one !== undefined && (at < first || at > last) && (kind === 'internal' || kind === 'public'))
      found.push({
        address: one,
        inside: kind === 'internal',
        at: behind + words.length - one.length,
        answered:
          CONNECTED.test(text.slice(Math.max(0, at - 20), at)) ||
          ANSWERED.test(text.slice(behind, behind + CLOSELY)),
      });
    at = text.indexOf(host.name, behind);
  }
  return found.every(({ inside }) => inside === found[0]?.inside)
    ? (found.find(({ answered }) => answered) ?? found[0])
    : undefined;
}

/**
 * What the answer of a call without an address says where other lines show one for its host: which causes that leaves, and no
 * word that the address is not shown.
 */
export function besideShownAddress(
  explained: Explained,
  pasted: string,
  { endpoints }: Circumstances,
): Explained {
  const { clues, findings } = explained;
  const named = findings.find(({ cause }) => cause === 'endpoint-dns');
  if (named === undefined || findings[0]?.cause !== 'missing-endpoint') return explained;
  const shown = shownFor(pasted, clues);
  if (shown === undefined) return explained;
  const where = `Another line of the text shows ${clues.host?.name ?? 'the name'} at ${shown.address}, a ${shown.inside ? 'private' : 'public'} address`;
  const told = findings.map((finding) =>
    finding === named ? { ...named, ...ofName(where, shown, named) } : finding,
  );
  return {
    ...explained,
    findings: shown.inside ? toEndpoint(told, where) : past(told, shown, endpoints, where),
    beside: {
      kind: 'address',
      text: shown.address,
      says: `where another line shows the host: a ${shown.inside ? 'private' : 'public'} address`,
      start: shown.at,
      end: shown.at + shown.address.length,
    },
  };
}

/** What the way of the name to an address says. */
function ofName(where: string, { inside }: Shown, { text, fix }: Judged): Pick<Judged, 'text' | 'fix'> {
  const early = text.includes('the time-out names no address')
    ? ' The time-out of the call itself names no address, so that its own look-up may be what got no answer.'
    : '';
  return {
    text: inside
      ? `${where}: asked there, the name leads into the VPC.${early} The caller may ask other DNS servers, which lead it elsewhere.`
      : `${where}: asked there, the name leads to no endpoint. If one exists for that VPC, its private DNS is off or the VPC does not use the Amazon-provided resolver.${early}`,
    fix: [
      'Resolve the name where the call was made, and compare the DNS servers and the address with those of that line.',
      ...fix.slice(1),
    ],
  };
}

const possible = (finding: Judged): Judged => ({ ...finding, likelihood: 'possible' });

/** A private address: an endpoint is most likely there, and what keeps the call out comes first. */
function toEndpoint(findings: readonly Judged[], where: string): readonly Judged[] {
  const guarded = findings.find(({ cause }) => cause === 'endpoint-security-group');
  const missing = findings[0];
  if (guarded === undefined || missing === undefined) return findings;
  return [
    {
      ...guarded,
      likelihood: missing.likelihood,
      text: `${where}: most likely that of an endpoint, and the call got no answer. Its security group may not admit the caller.`,
    },
    ...findings.filter((one) => one !== guarded && one !== missing),
    {
      ...possible(missing),
      text: `${where}: where the caller is in the same VPC, no endpoint is missing for this call. In another one it may be. ${missing.text}`,
    },
  ];
}

/** A public address: the endpoint of which the text speaks is not used there, or the machine that was asked has a way out. */
function past(
  findings: readonly Judged[],
  shown: Shown,
  endpoints: string | undefined,
  where: string,
): readonly Judged[] {
  const leads = findings.find(
    ({ cause }) => cause === (endpoints === undefined ? 'network-path' : 'endpoint-dns'),
  );
  const missing = findings[0];
  if (leads === undefined || missing === undefined || (endpoints === undefined && !shown.answered))
    return findings;
  const first: Judged = {
    ...leads,
    likelihood: missing.likelihood,
    ...(endpoints === undefined
      ? {
          text: `${where}, and an answer from there: who made that call has a way out. Where the caller of the call that failed is on the same machine or subnet, its own path is what is broken (its DNS, its container or pod network, a proxy).`,
          fix: [
            'Make the same call from where it failed, and compare DNS, routes and security groups of both.',
            ...leads.fix,
          ],
        }
      : {}),
  };
  return [first, ...findings.filter((one) => one !== leads).map(possible)];
}
