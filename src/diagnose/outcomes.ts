/** How a call ended, by the words of the text: never sent, without an answer, or with one. */
import { answersOf, statusForms } from './answer-forms.ts';
import { numbersOf } from './errnos.ts';
import { type NetworkFailure, phrasesOf } from './library-words.ts';
import { formsOf } from './outcome-forms.ts';

export type { NetworkFailure } from './library-words.ts';

/** Who refused a call. `unstated`: the text says only that access was denied. */
export type Denial = 'endpoint-policy' | 'identity' | 'resource-policy' | 'unstated';

/** Words that were found, with their place in the record. */
export interface Found<Kind> {
  readonly kind: Kind;
  readonly at: number;
  readonly words: string;
}

/** From the most to the least telling. */
const KINDS: readonly NetworkFailure[] = [
  'proxy',
  'name-resolution',
  'untrusted-certificate',
  'refused',
  'no-route',
  'timeout',
  'reset',
  'unspecified',
];

const NETWORK: readonly (readonly [NetworkFailure, RegExp])[] = KINDS.map((kind) => [kind, formsOf(kind)]);

/** `[Errno 110]`, `SocketException (10060)`, `os error 111`, `Os { code: 113`, `[WinError 10061]`, `errno=110`; of Envoy `connect error: 111`. */
const numbered = (numbers: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?:errno[ =:]{1,2}|os error |os \{ code: |socketexception \(|winerror |connect[ _]error:[ _])(?:${ofSystem(numbers).join('|')})\b|\[errno (?:${numbers.join('|')})\]`,
  );

/** The resolver of the C library counts below zero, in the form of Python; Node.js does so with the errors of the system. */
const ofSystem = (numbers: readonly string[]): readonly string[] =>
  numbers.filter((number) => !number.startsWith('-'));

/** What curl and its library say by number: `curl: (28)`, `cURL error 6`, `Curl returned error code 28`, `curlCode: 7`. */
const CURL: Partial<Record<NetworkFailure, string>> = {
  proxy: '(?:5|97)',
  'name-resolution': '6',
  'untrusted-certificate': '(?:51|58|60|77)',
  timeout: '28',
  reset: '(?:16|18|35|52|55|56|92)',
  unspecified: '7',
};

const curlPattern = (kind: NetworkFailure): readonly RegExp[] =>
  CURL[kind] === undefined
    ? []
    : [new RegExp(String.raw`\bcurl(?! -)[^.\n]{0,24}?[ (:=#](?:${CURL[kind]})(?![\d.])`)];

/** The exit codes of a command: `curl … returned a non-zero code: 28`. */
const EXIT_CODES: readonly (readonly [NetworkFailure, program: string, code: number])[] = [
  ['name-resolution', 'curl', 6],
  ['timeout', 'curl', 28],
  ['unspecified', 'curl', 7],
  ['unspecified', 'wget', 4],
];

const exited = (program: string, code: number): RegExp =>
  new RegExp(
    String.raw`\b(?:exit (?:status|code)|non-zero code|exited with(?: code)?)[ :=]{1,3}${code}\b(?<=\b${program}\b[^|;&]{0,400})`,
  );

/** How an outcome reads besides its sentences: by number, by the phrases of libraries, by the exit code of a command. */
const OTHERWISE: ReadonlyMap<NetworkFailure, readonly RegExp[]> = new Map(
  NETWORK.map(([kind]) => [
    kind,
    [
      ...[numbersOf(kind)].filter(({ length }) => length > 0).map(numbered),
      ...curlPattern(kind),
      ...EXIT_CODES.filter(([one]) => one === kind).map(([, program, code]) => exited(program, code)),
      ...[phrasesOf(kind)].filter((one) => one !== undefined),
    ],
  ]),
);

/** Node.js says that a connection was cut: the AWS SDK for JavaScript calls such an error `TimeoutError` too. */
const CUT_IN_NODE = /\beconnreset\b|\bepipe\b|socket hang up/;
const NAME_OF_ERROR = 'timeouterror';

/** The text without a name that says of a cut connection that a time was over. */
const withoutName = (text: string): string =>
  CUT_IN_NODE.test(text) ? text.replaceAll(NAME_OF_ERROR, ' '.repeat(NAME_OF_ERROR.length)) : text;

/** The most telling way in which the text says that a connection failed. Expects lower case. */
export function networkFailureIn(whole: string): Found<NetworkFailure> | undefined {
  const text = withoutName(whole);
  for (const [kind, pattern] of NETWORK) {
    const match = lastMatch(text, pattern) ?? otherwiseIn(text, kind);
    if (match === undefined || (kind === 'reset' && NEVER_OPEN.test(text))) continue;
    if (kind === 'unspecified' && (HANDSHAKE_ANSWERED.test(text) || SERVES.test(text))) continue;
    return { kind, ...match };
  }
  return undefined;
}

const otherwiseIn = (text: string, kind: NetworkFailure): ReturnType<typeof lastMatch> => {
  for (const pattern of OTHERWISE.get(kind) ?? []) {
    const match = lastMatch(text, pattern);
    if (match !== undefined) return match;
  }
  return undefined;
};

/** Fluent Bit calls a connection broken that was never opened. */
const NEVER_OPEN = /connection initialization error|closed for a valid reason/;

/** A websocket that is refused has reached its server. */
const HANDSHAKE_ANSWERED = /websocket: (?:bad handshake|close 1008)/;

/** A line of a log router about its connection, and how far around a place such lines are looked for. */
const OF_CONNECTION = /\[ ?(?:tls|net|upstream|http_client|io)\b[^\]]{0,60}\]/;
const AROUND = 2_048;
const LONGEST_LINE = 400;

/** What the lines around a place say of how a connection ended: log routers spread that over several. */
export function endedAround(text: string, place: number): string | undefined {
  const lines = text.slice(Math.max(0, place - AROUND), place + AROUND).split('\n', 200);
  const told = lines.find((line) => {
    if (line.length > LONGEST_LINE || !OF_CONNECTION.test(line)) return false;
    const kind = networkFailureIn(line.toLowerCase())?.kind;
    return kind !== undefined && kind !== 'unspecified';
  });
  return told?.slice(told.search(OF_CONNECTION)).trim();
}

/** How many lines before a message may tell how its call ended. */
const LINES_BEFORE = 4;
const STAMP = /^\W{0,2}\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d/;

/**
 * What a line of the same second says of how a connection ended: programs print the error, and behind it what they make of it.
 * `before`: the text before the message, to the time with which its own line begins.
 */
export function endedJustBefore(before: string): string | undefined {
  const lines = before.split('\n').slice(-LINES_BEFORE - 1);
  const stamp = STAMP.exec(lines.at(-1) ?? '')?.[0];
  if (stamp === undefined) return undefined;
  for (const line of lines.slice(0, -1).reverse()) {
    const own = STAMP.exec(line)?.[0];
    if (own !== undefined && own !== stamp) return undefined;
    const kind = line.length > LONGEST_LINE ? undefined : networkFailureIn(line.toLowerCase())?.kind;
    if (kind !== undefined && kind !== 'unspecified') return line.replace(BEFORE_WORDS, '').trim();
    if (own !== undefined) return undefined;
  }
  return undefined;
}

/** The time of a line, and what stands between it and its words. */
const BEFORE_WORDS = /^\W{0,2}\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S{0,12}\s{0,4}/;

/** A server says so of a client that called it. */
const SERVES = /bogus greeting from client|\bhttp2server\b/;

/** Expressions that look for every match, made once of each pattern. */
const global = new WeakMap<RegExp, RegExp>();

/** The pattern, to be looked for from the beginning of a text on, again and again. */
function globally(pattern: RegExp): RegExp {
  const all = global.get(pattern) ?? new RegExp(pattern.source, 'g');
  global.set(pattern, all);
  all.lastIndex = 0;
  return all;
}

/** The innermost error stands last in a chain. */
function lastMatch(
  text: string,
  pattern: RegExp,
): { readonly at: number; readonly words: string } | undefined {
  const all = globally(pattern);
  let last: { readonly at: number; readonly words: string } | undefined;
  for (let count = 0; count < 200; count += 1) {
    const match = all.exec(text);
    if (match === null) break;
    last = { at: match.index, words: match[0] };
  }
  return last;
}

/** A policy that is named tells more than a refusal. */
const DENIAL: readonly (readonly [Denial, RegExp])[] = [
  ['endpoint-policy', answersOf('refused by an endpoint policy')],
  ['resource-policy', answersOf('refused by a resource policy')],
  ['identity', answersOf('refused by a policy of the caller')],
  ['unstated', answersOf('refused')],
];

/** Who refused the call, where the text says that somebody did. Expects lower case. */
export function denialIn(text: string): Found<Denial> | undefined {
  for (const [kind, pattern] of DENIAL) {
    const match = lastMatch(text, pattern);
    if (match !== undefined) return { kind, ...match };
  }
  return undefined;
}

const STATUS = statusForms();

const STATUS_WORDS =
  /\b(40[0134]|407|429|50[0234]) (?:forbidden|unauthorized|not found|bad request|too many|internal|bad gateway|service unavailable|gateway)/;

/** The HTTP status of an answer, if the text has one. Expects lower case. */
export function statusIn(text: string): Found<number> | undefined {
  const match = STATUS.exec(text) ?? STATUS_WORDS.exec(text);
  const status = match?.[1];
  return match === null || status === undefined
    ? undefined
    : { kind: Number(status), at: match.index + match[0].lastIndexOf(status), words: status };
}

/** A registry names the repository alone: no tag and no digest was looked for. Expects lower case. */
export const NO_REPOSITORY =
  /name[ _]unknown|repositorynotfoundexception|the repository with name .{1,300} does not exist in the registry/;

/** The call had no valid credentials. */
export const NO_CREDENTIALS = answersOf('no valid credentials');

/** Somebody answered that the credentials of a call are no good. */
const CREDENTIALS_REFUSED =
  /security token included in the request|request ?(?:has )?expired|validate the provided access|(?:security )?token .{0,40}(?:is|has) (?:invalid|expired|not valid)|invalidclienttoken|unrecognizedclient|expiredtoken|invalidaccesskey|signaturedoesnotmatch|invalidsignature|incompletesignature|authfailure|missingauthentication|status ?code:? ?40[013]/;

/**
 * What a call without credentials tells of endpoints, behind its sentence. Where nobody answered, they may have come over a
 * call that failed: that of a machine or an agent never leaves it, that of AWS STS does.
 */
export const ofCredentials = (text: string): string =>
  CREDENTIALS_REFUSED.test(text)
    ? 'Somebody answered so: endpoints are not the cause.'
    : 'This message does not show how the client looked for them: where they come over a call (the metadata of the machine, the agent at 169.254.170.2, AWS STS, AWS IAM Identity Center), that call may be what failed.';

/** Where the text says that the call had no valid credentials. Expects lower case. */
export function lacksCredentials(text: string): Found<'no-credentials'> | undefined {
  const match = lastMatch(text, NO_CREDENTIALS);
  return match === undefined ? undefined : { kind: 'no-credentials', ...match };
}

/** The clock of the caller is wrong: the refusal says so, whatever status it has. */
export const SKEWED = answersOf('wrong clock');

const TOO_OFTEN = answersOf('too often');

/** Whether somebody answered that it is called too often. Expects lower case. */
export const isThrottled = (text: string): boolean => TOO_OFTEN.test(text);

/** The words by which somebody answers that it is called too often, with the name of the error where both stand there. */
export function tooOftenIn(text: string): { readonly at: number; readonly words: string } | undefined {
  const found = NAMED_LIMIT.exec(text) ?? TOO_OFTEN.exec(text);
  return found === null ? undefined : { at: found.index, words: found[0] };
}

const NAMED_LIMIT =
  /\b\w{0,40}throttl\w{0,20}exception: rate exceeded|\btoo ?many ?requests(?:exception)?: (?:rate exceeded|[a-z ]{3,40})/;
