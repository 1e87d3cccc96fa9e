/** How a call ended, by the words of the text: never sent, without an answer, or with one. */
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
    String.raw`(?:errno[ =:]{1,2}|os error |os \{ code: |socketexception \(|winerror |connect[ _]error:[ _])(?:${numbers.join('|')})\b`,
  );

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

/** The most telling way in which the text says that a connection failed. Expects lower case. */
export function networkFailureIn(text: string): Found<NetworkFailure> | undefined {
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

/** A server says so of a client that called it. */
const SERVES = /bogus greeting from client|\bhttp2server\b/;

/** The innermost error stands last in a chain. */
function lastMatch(
  text: string,
  pattern: RegExp,
): { readonly at: number; readonly words: string } | undefined {
  const all = new RegExp(pattern.source, 'g');
  let last: { readonly at: number; readonly words: string } | undefined;
  for (let count = 0; count < 200; count += 1) {
    const match = all.exec(text);
    if (match === null) break;
    last = { at: match.index, words: match[0] };
  }
  return last;
}

const DENIAL: readonly (readonly [Denial, RegExp])[] = [
  [
    'endpoint-policy',
    /vpceaccessdenied|no vpc endpoint policy allows|explicit deny in (?:a|an|the) vpc endpoint policy|denied by (?:the |a )?vpc endpoint policy|vpc endpoint policy (?:denies|does not allow|doesn't allow|blocks)/,
  ],
  ['resource-policy', /explicit deny in (?:a|an|the) resource-based|no resource-based policy allows/],
  [
    'identity',
    /no (?:identity-based|permissions boundary|session|service control|resource control|role trust)|explicit deny in (?:a|an|the) (?:identity-based|permissions boundary|session|service control|resource control)|no permissions boundary|explicit deny in a permissions/,
  ],
  [
    'unstated',
    /(?<!nio\.file\.|security\.access\.|authorization\.)accessdenied|(?<!permission )\bdenied: |(?<!nio\.file\.|security\.access\.)access ?denied|access is denied|not authorized to perform|unauthorized to perform|unauthorizedoperation|encoded authorization failure message|unauthorizedaccess|is not authorized|not authorised|permission denied by|(?:does not|doesn't) have (?:the |sufficient |required ){0,2}permissions? to (?:call|perform|access|assume|pull)\b|access to kms is not allowed|access to the resource \S{1,300} is denied|(?:authorizationerror|forbidden|notauthorized|unauthorized)(?:exception|fault)\b|an error occurred \(notauthorized\)|authorizationerror|unauthorized request|request is not authenticated|: ?forbidden\b|403 forbidden|403 - forbidden|"forbidden"|httpstatus(?:code)?:? ?403|http status=403|the remote server returned an error: \(403\)|\b403 error\b/,
  ],
];

/** Who refused the call, where the text says that somebody did. Expects lower case. */
export function denialIn(text: string): Found<Denial> | undefined {
  for (const [kind, pattern] of DENIAL) {
    const match = lastMatch(text, pattern);
    if (match !== undefined) return { kind, ...match };
  }
  return undefined;
}

/** No server answers with 599: clients write it where no answer came. */
const STATUS =
  /(?:status[ _]?code['"]?[:=]?|statuscode:|bad response code[^{]{0,40}\{'status_code':|unexpected status code [^ ]{0,400}:|unexpected status from [a-z]{3,7} request to [^ ]{0,400}:|response status:?|http\/[\d.]{1,3}|http status[:=]?|\bhttp |httpstatuscode['"]?:|error parsing http|returned an error: \(|status:|indicate success:|an error occurred \(|failed with status code \[[^\]]{0,80}\]:)\s?"?((?!599)[1-5]\d\d)\b/;

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

/** The call had no valid credentials. */
export const NO_CREDENTIALS =
  /nocredentialproviders|invalidaccesskeyid|incompletesignature|tokenrefreshrequired|requestexpired|no valid providers in chain|missing authentication token|unrecognizedclientexception|invalidclienttokenid|expiredtoken|security token included in the request is|invalidsignatureexception|signaturedoesnotmatch|no ec2 imds role|no ec2 instance role|failed to refresh cached credentials|unable to locate credentials|no credentials specified|could not load credentials|unable to load credentials|missingcredentialserror|without credentials set|credentials are already expired|credential should be scoped|signature we calculated does not match|provider returned no credentials|no valid credential sources|(?:token|credential)retrievalerror|token has expired|partialcredentialserror|sso session .{0,40}(?:expired|invalid)|credentialsv\d?request: credentials not found|credentialsnotloaded|no providers in chain provided credentials|noidentityresolver|no credentials in the property bag|credentials provider was not properly configured|could not resolve an authentication scheme|requires aws credentials for request signing/;

/** Where the text says that the call had no valid credentials. Expects lower case. */
export function lacksCredentials(text: string): Found<'no-credentials'> | undefined {
  const match = lastMatch(text, NO_CREDENTIALS);
  return match === undefined ? undefined : { kind: 'no-credentials', ...match };
}

/** The clock of the caller is wrong: the refusal says so, whatever status it has. */
export const SKEWED = /requesttimetooskewed|difference between the request time and the current time/;

/** Whether somebody answered that it is called too often. Expects lower case. */
export const isThrottled = (text: string): boolean =>
  /throttl|rate exceeded|too ?many ?requests|requestlimitexceeded|slowdown|\b429\b/.test(text);
