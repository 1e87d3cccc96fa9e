/** IP addresses in error texts: which one was called, and whether it lies inside a VPC. */

/**
 * `internal`: only reachable inside a VPC or a connected network; `storage`: a public address of Amazon S3;
 * `public`: any other public address.
 */
type AddressKind = 'internal' | 'link-local' | 'loopback' | 'storage' | 'public';

export interface Address {
  /** As the text has it, redactions included. */
  readonly text: string;
  readonly kind: AddressKind;
  readonly port: number | undefined;
  /** Where it stands in the text. */
  readonly at: number;
  /** By its number of another owner, and used within VPCs all the same: a host of AWS has it only there. */
  readonly borrowed?: true;
  /** The IPv4 address that is meant, where the text has the address by which NAT64 reaches it. */
  readonly behindNat64?: string;
}

/** The machine itself, by name. */
const LOCALHOST =
  /(?:https?:\/\/|connect to |connecting to |connection to |dial tcp )localhost(?:[: ](?:port )?(\d{1,5})|(?=\/))/;

const PART = String.raw`(?:\d{1,3}|[x*#]{1,4}|<\w{1,12}>|\[\w{1,12}\])`;
const IPV4 = String.raw`\d{1,3}(?:\.${PART}){3}`;
const IPV6 = String.raw`64:ff9b::(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{1,4})?)|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}|fd00:ec2::\d+|::1`;

/** From the most to the least telling place of an address; the first that matches was the one called. */
const CALLED: readonly RegExp[] = [
  new RegExp(String.raw`\|(${IPV4})\|:(\d{1,5})`),
  new RegExp(String.raw`->\[?(${IPV4}|${IPV6})\]?:(\d{1,5})`),
  new RegExp(String.raw`dial (?:tcp|udp)[46]? \[?(${IPV4}|${IPV6})\]?(?::(\d{1,5}))?`),
  /dial (?:tcp|udp)[46]? (\d{1,3}\.[0-9x*.]{0,11})(?::(\d{1,5}))?/,
  new RegExp(String.raw`(?:[a-z]{2}|\(|: )/(${IPV4}):(\d{1,5})`),
  new RegExp(String.raw`[a-z]/(${IPV4})(?::(\d{1,5}))?[\],\s]`),
  // Java prints all parts of an address, Node.js none of the brackets around it.
  /[a-z]\/\[?([0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7})\]?(?::(\d{1,5}))?/,
  /\be(?:connrefused|timedout|hostunreach|netunreach|connreset) ([0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}|::1):(\d{1,5})\b/,
  new RegExp(
    String.raw`(?:connect(?:ing)?(?: to)?(?: host)?|econnrefused|etimedout|ehostunreach|enetunreach|econnreset)[ :(]{1,3}\[?(${IPV4}|${IPV6})\]?(?:[: ](?:port )?(\d{1,5}))?`,
  ),
  new RegExp(
    String.raw`(?:https?|tcp|amqps?|rediss?|nats|mqtts?|postgres(?:ql)?|mysql|mongodb)://(?:[^@/\s]{1,80}@)?\[?(${IPV4}|fd00:ec2::\d+)\]?(?::(\d{1,5}))?`,
  ),
  new RegExp(String.raw`ipv4#(${IPV4}):(\d{1,5})`),
  new RegExp(
    String.raw`(?:refused(?: it)?|timed out|unreachable|route to host)[: ]{1,2}\(?(${IPV4}):(\d{1,5})`,
  ),
  new RegExp(String.raw`\((${IPV4})\),? port (\d{1,5})`),
  new RegExp(
    String.raw`\b(?:server (?:at|on)|running on host) ["'\u0060]?(${IPV4})(?::|["'\u0060]?,? (?:and accepting tcp/ip connections on )?port )(\d{1,5})`,
  ),
  new RegExp(String.raw`\baddress["']?: ?["'](${IPV4})["'],? ?["']?port["']?: ?(\d{1,5})`),
  new RegExp(String.raw`(?<![\d.])(${IPV4})[\])]?:(443)\b`),
  new RegExp(
    String.raw`resolve[ds] (?:(?:to|as|ip\(s\)|ips?|address(?:es)?):? ?)?[[('"]{0,3}(${IPV4})(?:[^\n]{0,200}? on port (\d{1,5}))?`,
  ),
  new RegExp(
    String.raw`(?<!\b(?:role for|from|client|source|my|your) )(?:trying|address|ip|to(?: host)?|for|at)(?: ?:)? \(?(${IPV4})\)?(?:[\]:.,; ]|$)(\d{1,5})?`,
  ),
];

/** The address that was called, if the text says; DNS servers do not count. Expects lower case. */
export function calledAddress(text: string): Address | undefined {
  for (const pattern of CALLED) {
    const match = pattern.exec(text);
    const [whole = '', address, port] = match ?? [];
    if (match === null || address === undefined) continue;
    const start = match.index + whole.indexOf(address);
    if (FROM.test(text.slice(Math.max(0, start - 140), start))) continue;
    const number = port === undefined ? undefined : Number(port);
    const found = number === 53 ? undefined : named(address, number, match.index + whole.indexOf(address));
    if (found !== undefined) return found;
  }
  const local = LOCALHOST.exec(text);
  return local === null
    ? undefined
    : {
        text: 'localhost',
        kind: 'loopback',
        port: local[1] === undefined ? undefined : Number(local[1]),
        at: local.index + local[0].indexOf('localhost'),
      };
}

/**
 * The last of the addresses that Apache HttpClient lists behind a host: it tries them one after the other, and the end that it
 * tells is that of the last. Expects lower case.
 */
export function lastListed(text: string): Address | undefined {
  const match = LISTED.exec(text);
  const last = match?.[1]?.split(', ').at(-1);
  if (match === null || last === undefined) return undefined;
  const address = last.slice(last.indexOf('/') + 1);
  return named(address, undefined, match.index + match[0].lastIndexOf(address));
}

/** `[sts.example.com/192.0.2.1, sts.example.com/2001:db8:0:0:0:0:0:1] failed`. */
export const LISTED =
  /\[((?:[a-z0-9.-]{1,200}\/(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7})(?:, )?){2,16})\] failed/;

/** An address of the text, if it can be one. */
function named(text: string, port: number | undefined, at: number): Address | undefined {
  const behindNat64 = nat64(text);
  const kind = kindOf(behindNat64 ?? text);
  if (kind === undefined) return undefined;
  return {
    text,
    kind,
    port,
    at,
    ...(isBorrowed(behindNat64 ?? text) ? { borrowed: true } : {}),
    ...(behindNat64 === undefined ? {} : { behindNat64 }),
  };
}

/** The machine itself, wherever it stands with a port: of use where the text names nobody else. Expects lower case. */
export function loopbackIn(text: string): Address | undefined {
  const match = LOOPBACK.exec(text);
  const [, address, port] = match ?? [];
  return match === null || address === undefined
    ? undefined
    : { text: address, kind: 'loopback', port: Number(port), at: match.index };
}

const LOOPBACK = /(?<![\w.-])(localhost|127\.0\.0\.1|\[::1\])(?::|['"]?, ?(?:port ?[=:] ?)?)(\d{2,5})\b/;

/** The first address with a port to which something may have gone, wherever it stands. Expects lower case. */
export function anyAddress(text: string): Address | undefined {
  for (const match of text.matchAll(ANYWHERE)) {
    const [whole, address = '', port] = match;
    if (isOfCaller(text, match.index, match.index + whole.length)) continue;
    const kind = kindOf(address);
    return kind === undefined || port === '53'
      ? undefined
      : { text: address, kind: isBorrowed(address) ? 'public' : kind, port: Number(port), at: match.index };
  }
  return undefined;
}

const ANYWHERE = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3}):(\d{2,5})\b/g;

/** From there somebody called: `connection from 10.0.0.7:57600`, `10.0.1.5:43252 -> 10.0.2.8:5672`. */
const isOfCaller = (text: string, start: number, end: number): boolean =>
  FROM.test(text.slice(Math.max(0, start - 140), start)) || /^ ?-{1,2}> ?\d/.test(text.slice(end, end + 5));

/** Words before whoever opened a connection. */
export const FROM = /\b(?:connection|request|client|accepted|handshake error) from:? (?:[\w.-]{1,100}\/)?$/;

/** The prefix by which DNS64 and NAT64 make an IPv6 address of one of IPv4: its last 32 bits are that (RFC 6052). */
function nat64(address: string): string | undefined {
  const rest = /^64:ff9b::(.+)$/.exec(address)?.[1];
  if (rest === undefined || rest.includes('.')) return rest;
  const parts = rest.split(':');
  if (parts.length > 2 || parts.some((part) => !/^[0-9a-f]{1,4}$/.test(part))) return undefined;
  const [high, low] = [parts.length < 2 ? 0 : parts[0], parts.at(-1)].map((part) =>
    Number.parseInt(`${part}`, 16),
  );
  return high === undefined || low === undefined
    ? undefined
    : [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Where an address lies, by its number. */
export function kindOf(address: string): AddressKind | undefined {
  if (address.includes(':')) return kindOfIpv6(address);
  const [first, second] = address
    .split('.')
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : undefined));
  if (first === undefined || first > 255 || (second !== undefined && second > 255)) return undefined;
  if (first === 127 || first === 0) return 'loopback';
  if (first === 169 && second === 254) return 'link-local';
  if (isInternal(first, second)) return 'internal';
  return isStorage(first, second) ? 'storage' : 'public';
}

function kindOfIpv6(address: string): AddressKind {
  if (/^(?:::|(?:0:){7})1$/.test(address)) return 'loopback';
  if (/^(?:fe[89ab]|fd00:ec2:)/.test(address)) return 'link-local';
  return /^f[cd]/.test(address) ? 'internal' : 'public';
}

/** Blocks of others that companies number their VPCs with; AWS never answers from them. */
const BORROWED: readonly number[] = [
  6, 7, 9, 11, 17, 19, 20, 21, 22, 25, 26, 28, 29, 30, 33, 53, 55, 214, 215,
];

/** A public address of IPv6, which no endpoint of IPv4 and no NAT gateway for IPv4 leads to. */
export const isPublicIpv6 = (address: Address | undefined): boolean =>
  address?.kind === 'public' && address.behindNat64 === undefined && address.text.includes(':');

/** Whether an address is public by its number, and counts as internal only because companies number VPCs so. */
function isBorrowed(address: string): boolean {
  const [first, second] = address.split('.').map(Number);
  if (address.includes(':') || first === undefined) return false;
  return BORROWED.includes(first) || (first === 172 && second !== undefined && second >= 32 && second <= 63);
}

/** An address as it counts for a call: one that is borrowed lies within a VPC only where a host of AWS has it. */
export const asCalled = (address: Address, ofAws: boolean): Address =>
  address.borrowed === true && !ofAws ? { ...address, kind: 'public' } : address;

function isInternal(first: number, second: number | undefined): boolean {
  if (first === 10 || BORROWED.includes(first)) return true;
  if (second === undefined) return false;
  return (
    (first === 172 && second >= 16 && second <= 63) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127) ||
    (first === 198 && (second === 18 || second === 19))
  );
}

/** The large blocks that AWS publishes for Amazon S3 (ip-ranges.json); smaller ones count as `public`. */
const STORAGE: readonly string[] = [
  '3.5',
  '16.182',
  '52.92',
  '52.216',
  '52.217',
  '52.218',
  '52.219',
  '54.231',
];

function isStorage(first: number, second: number | undefined): boolean {
  return STORAGE.includes(`${first}.${second}`);
}
