/** How a look-up in the DNS ended, as far as the words tell, and what to look at then. Expects lower case. */
import { isOfJava } from './errnos.ts';

/** The DNS server that was asked, and that it sent the query away, or that no way leads to it. */
const TURNED_AWAY =
  /\budp (?:\S{3,60}->)?\[?([0-9a-f.:]{3,45})\]?:53: (?:(?:read|write|connect): )?(connection refused|network is unreachable|no route to host|host is unreachable)|([0-9a-f.:]{3,45})#53: (connection refused|network unreachable|host unreachable)/;

/** How a look-up ended, as far as the words tell: the resolver gave no answer, or answered that there is no such name. */
export function lookUpIn(text: string): 'silent' | 'unknown' | 'unreached' | undefined {
  if (isSilentResolver(text)) return 'silent';
  if (TURNED_AWAY.test(text)) return 'unreached';
  return UNKNOWN_NAME.test(text) && !isOfJava(text) ? 'unknown' : undefined;
}

/** Whether the DNS server that was asked sent the query away, or no way leads to it. */
export const isTurnedAway = (text: string): boolean => TURNED_AWAY.test(text);

/** Whether the DNS server that was asked gave no answer to the question. */
export const isUnanswered = (text: string): boolean => ['silent', 'unreached'].includes(lookUpIn(text) ?? '');

/** The DNS server itself gave no answer, or none that it can stand for. */
const isSilentResolver = (text: string): boolean =>
  /->[0-9a-f.:[\]]{3,45}:53: i\/o timeout|:53\S{0,3} ?.{0,20}(?:i\/o timeout|timed out|connection refused)|no servers could be reached|contact(?:ing)? dns servers|resolving timed out|resolution timed out|name ?lookup timed out|look-?up timed? ?out|dns request timed out|communications error to|dnsnameresolvertimeout|dns error: .{0,60}timed out|query[a-z]{1,6} etimeout|lookup [\w.-]{4,250}(?: on \S{3,60})?: i\/o timeout/.test(
    text,
  );

/** A server answered that it knows no such name. */
const UNKNOWN_NAME =
  /\blookup [\w.-]{4,250} on \[?[0-9a-f.:%]{3,60}\]?:53: no such host|nxdomain|(?<![a-z])enotfound|non-?existent domain|name or service not known|no such host is known/;

/** What to look at where the DNS server that was asked gave no answer. */
export function silentResolver(text: string): readonly string[] {
  const found = TURNED_AWAY.exec(text);
  const server = found?.[1] ?? found?.[3];
  const how = found?.[2] ?? found?.[4];
  if (server === undefined || how === undefined)
    return [
      'The resolver did not answer: check that the caller reaches it on port 53 (UDP and TCP), which DNS servers the DHCP option set names, and that enableDnsSupport is on.',
    ];
  const own = /^(?:127\.|::1$|0\.0\.0\.0$)/.test(server);
  if (how !== 'connection refused')
    return [
      `No way leads from the caller to the DNS server that it asked (${server}): look at the network and the routes of the machine, and of a container at its own network. A look-up may also have come before the network was up.`,
    ];
  return [
    `The DNS server that was asked (${server}${own ? ', the machine or container itself' : ''}) refused the query: nothing answers there on port 53. ${own ? 'Start it, or name another one' : 'Look whether it runs, or name another one'} where the caller reads its DNS servers (/etc/resolv.conf; without that file some programs ask the machine itself).`,
  ];
}

/** The words name the server that answered, or its answer; others say no more than that the look-up failed. */
const SERVER_ANSWERED =
  /\blookup [\w.-]{4,250} on \[?[0-9a-f.:%]{3,60}\]?:53: no such host|nxdomain|non-?existent domain/;

/** What to look at where a server, or the resolver by its words, knows no such name. */
export const answeringResolver = (text: string): readonly string[] => [
  `${SERVER_ANSWERED.test(text) ? 'A resolver answered' : 'By these words there is no such name for the resolver'}: look at private hosted zones that cover this name and do not hold it, and at DNS firewall rules.`,
  'Own DNS servers: look whether they forward AWS domains to the resolver of the VPC.',
];

/** What to look at where the words say no more than that the look-up failed. */
export const RESOLVER: readonly string[] = [
  'Turn on enableDnsSupport for the VPC, and for private DNS of endpoints enableDnsHostnames.',
  'Look which DNS servers the caller itself asks (in a container: its /etc/resolv.conf), and whether they answer there.',
  'Check the DNS servers of the DHCP option set of the VPC: own servers must be reachable on port 53 and forward AWS domains to the resolver of the VPC.',
];

export const ZONES = 'Check private hosted zones and DNS firewall rules that cover this name.';

/** The same of a name that is none of AWS. */
export const FOREIGN_RESOLVER =
  'Check the spelling of the name, which DNS servers the caller asks, and that it reaches them on port 53 (UDP and TCP).';
