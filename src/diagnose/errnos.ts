/**
 * The errors of sockets and resolvers that operating systems number: one row for each, with how the call ended and what exactly
 * that says. After errno(3), connect(2), getaddrinfo(3) of Linux, and the error codes of Windows Sockets.
 */
import type { NetworkFailure } from './library-words.ts';

interface Errno {
  /** The name in lower case; of Windows without `wsa`. */
  readonly name: string;
  readonly outcome: NetworkFailure;
  /** On Linux and on Windows, as far as they have it. */
  readonly numbers: readonly number[];
  /** What the C library and Windows print for it. */
  readonly words: RegExp;
  /** What it says, for people. */
  readonly says: string;
}

const ERRNOS: readonly Errno[] = [
  {
    name: 'econnrefused',
    outcome: 'refused',
    numbers: [111, 10_061],
    words: /connection ?refused|actively refused/,
    says: 'the connection was refused',
  },
  {
    name: 'ehostdown',
    outcome: 'no-route',
    numbers: [112, 10_064],
    words: /host is down/,
    says: 'the next machine on the way, or the host itself, did not answer on its own network',
  },
  {
    name: 'ehostunreach',
    outcome: 'no-route',
    numbers: [113, 10_065],
    words: /no route to host|host is unreachable/,
    says: 'no way to the host: no route, or a machine on the way says that it is not reached',
  },
  {
    name: 'enetunreach',
    outcome: 'no-route',
    numbers: [101, 10_051],
    words: /network is unreachable|network unreachable|unreachable network/,
    says: 'the caller has no route to that network',
  },
  {
    name: 'enetdown',
    outcome: 'no-route',
    numbers: [100, 10_050],
    words: /network is down/,
    says: 'the network interface of the caller is down',
  },
  {
    name: 'etimedout',
    outcome: 'timeout',
    numbers: [110, 10_060],
    words: /connection timed out|operation timed out/,
    says: 'nothing answered in time',
  },
  {
    name: 'econnaborted',
    outcome: 'reset',
    numbers: [103, 10_053],
    words: /software caused connection abort/,
    says: 'the system of the caller gave the open connection up',
  },
  {
    name: 'econnreset',
    outcome: 'reset',
    numbers: [104, 10_054],
    words: /connection reset|forcibly closed/,
    says: 'the connection was cut from the other side, or on the way',
  },
  {
    name: 'epipe',
    outcome: 'reset',
    numbers: [32],
    words: /broken pipe/,
    says: 'the other side had closed the connection before it was written to',
  },
  {
    name: 'host_not_found',
    outcome: 'name-resolution',
    numbers: [11_001],
    words: /no such host is known/,
    says: 'the name is not known to the resolver',
  },
  {
    name: 'try_again',
    outcome: 'name-resolution',
    numbers: [-3, 11_002],
    words:
      /temporary failure in name resolution|eai_again|lookup address information: try again|to address: try again/,
    says: 'the resolver gave no answer, or none that holds',
  },
  {
    name: 'no_recovery',
    outcome: 'name-resolution',
    numbers: [-4, 11_003],
    words: /non-?recoverable failure in name resolution|eai_fail\b/,
    says: 'the resolver answered that it failed',
  },
  {
    name: 'no_data',
    outcome: 'name-resolution',
    numbers: [-5, 11_004],
    words: /no address associated with (?:host)?name|eai_nodata|the requested name is valid, but no data/,
    says: 'the resolver knows the name, or cannot tell, and gave no address',
  },
  {
    name: 'eai_noname',
    outcome: 'name-resolution',
    numbers: [-2],
    words: /name or service not known|nodename nor servname|name does not resolve/,
    says: 'the name is not known to the resolver',
  },
];

/** The numbers of an outcome, as texts have them. */
export const numbersOf = (outcome: NetworkFailure): readonly string[] =>
  ERRNOS.filter((errno) => errno.outcome === outcome).flatMap(({ numbers }) => numbers.map(String));

/** What the words of an outcome say where they are those of one error; `undefined` where they are of none, or of several. */
export function meaningOf(outcome: NetworkFailure, words: string): string | undefined {
  const meant = ERRNOS.filter((errno) => errno.outcome === outcome && isMeant(errno, words));
  return meant.length === 1 ? meant[0]?.says : undefined;
}

/** The resolver gave no answer, or none that holds: that is said of no name. */
export const isTryAgain = (words: string): boolean =>
  ERRNOS.some((errno) => errno.name === 'try_again' && isMeant(errno, words));

/** `Resource temporarily unavailable` without a word of a look-up: the resolver has this number (EAGAIN), and so has a socket. */
export const isTryAgainOfSystem = (text: string): boolean =>
  /resource temporarily unavailable/.test(text) &&
  !/resolv|lookup|getaddrinfo|gethostby|eai_again|\bdns\b|name or service/.test(text);

const isMeant = ({ name, numbers, words: forms }: Errno, words: string): boolean =>
  forms.test(words) ||
  new RegExp(`(?<![a-z])(?:wsa)?${name}(?![a-z])`).test(words) ||
  (/errno|os error|code:|socketexception|winerror|connect[ _]error/.test(words) &&
    numbers.some((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(words)));

/** An error by its number, in the forms of Python, Rust and Windows. */
const BY_NUMBER = /(?:\berrno[ =:]{1,2}|\bos error |\bwinerror )(-?\d{1,5})\b/;

/** The number that a text gives for an error that has no row here: how a call ended is said, though not in words. Lower case. */
export const errnoIn = (text: string): string | undefined => BY_NUMBER.exec(text)?.[1];

/** Java, and JRuby, say that a name or a service is not known whenever it was not resolved, also where no resolver answered. */
export const isOfJava = (text: string): boolean =>
  /unknownhostexception|\bjruby\b|logstash|\(initialize: name or service not known\)/.test(text);
