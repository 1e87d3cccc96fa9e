/** How a call ended, by the words of the text: never sent, without an answer, or with one. */
import { type NetworkFailure, phrasesOf } from './library-words.ts';

export type { NetworkFailure } from './library-words.ts';

/** Who refused a call. `unstated`: the text says only that access was denied. */
export type Denial = 'endpoint-policy' | 'identity' | 'resource-policy' | 'unstated';

/** Words that were found, with their place in the record. */
export interface Found<Kind> {
  readonly kind: Kind;
  readonly at: number;
  readonly words: string;
}

const NETWORK: readonly (readonly [NetworkFailure, RegExp])[] = [
  [
    'proxy',
    /proxyconnect|from proxy after connect|proxy returned|proxy ?connection ?error|proxyerror|tunnel connection failed|proxy authentication required|cannot connect to proxy|failed to connect to proxy|unable to connect to proxy|connect request to proxy|response code for connect\b|connect tunnel failed/,
  ],
  [
    'name-resolution',
    /no such host|inaccessible host: |dial tcp: lookup |server misbehaving|name resolution|name or service not known|nodename nor servname|(?<![a-z])enotfound|eai_again|eai_noname|unknownhostexception|unknown host|nxdomain|servfail|could ?n[o']t resolve(?! (?:an?|the|all|any|this) (?!host|address|name|domain|server|url|dns|endpoint|proxy|ip\b|fqdn))(?! (?:dependenc|artifact|placeholder|type|module|symbol|reference|import|plugin|package|view|property|bean))|can(?:no|')t resolve(?! ['"]?\.{0,2}[/@])|cannot resolve host|unable to resolve host|failed to resolve '|failed to resolve "|failed to resolve server|failed to resolve host|no address associated with hostname|name does not resolve|nameresolutionerror|dial udp|->[0-9.]{7,15}:53\b|no servers could be reached|(?<![a-z])lookup [\w.${}*%-]{1,250}(?: on [[\]0-9a-f.:%]{1,60})?: |getaddrinfo ?(?:\(|failed|error|:|e(?!mfile|nfile)[a-z_]{3,12}\b)|syscall["']?: ?["']getaddrinfo|contact(?:ing)? dns servers|could not translate host name|dns resolution fail|failed to lookup address|connecterror\("dns error|unresolvedaddressexception|nameresolutionfailure|name resolver error|wget: bad address|\bquery[a-z]{1,6} e[a-z]{4,12}\b|socketexception(?: \([0-9a-fx, -]{1,20}\))?: resource temporarily unavailable|resource temporarily unavailable \([a-z0-9.-]{4,200}:\d|:nxdomain|\[errno -[2-8]\]|no such host is known|the requested name is valid, but no data|remote name could not be resolved|resolving timed out|resolution timed out|unable to execute http request: [a-z0-9][a-z0-9.-]{2,200}\.[a-z]{2,}(?=$|["')\]\n;,]| at | \()|curl error 6\b|curl: \(6\)/,
  ],
  [
    'untrusted-certificate',
    /x509|certificate signed by unknown authority|certificate[_ ]verify[_ ]failed|self[- ]signed certificate|pkix path|unable to get local issuer certificate|certificate has expired|certificate is valid for|unable_to_verify_leaf_signature|sslcertverificationerror|ssl validation failed|remote certificate is invalid|certificate verify failed|no alternative certificate subject name|hostname mismatch, certificate|certificate subject name|does not match certificate's altnames|err_tls_cert_altname_invalid|remotecertificatenamemismatch|does not match the server certificate|doesn'?t match any of the subject alternative names|certificate not valid for name|notvalidforname|unknownissuer|curl error 60\b|curl: \(60\)/,
  ],
  ['refused', /connection ?refused|econnrefused|actively refused/],
  [
    'no-route',
    /no route to host|network is unreachable|enetunreach|ehostunreach|host is unreachable|network unreachable|unreachable network|host is down/,
  ],
  [
    'timeout',
    /i\/o timeout|timeout after|deadline ?exceeded|context dead|client\.timeout|awaiting headers|waiting for connection|net\/http: request cancell?ed|request context cancell?ed|requestcancell?ed|context cancell?ed|connection timed out|connect timed ?out|connect(?:ion)? timeout(?! ?[=:]? ?\d{1,9}(?:[,;)\]}"]|$))|crypto enabling timeout|failed to enable crypto|connection setup timed out|connecttimeout(?:error|exception|:| on)|timed out after|timed out\b|etimedout|handshake timeout|timeouterror|timeoutexception|did not complete before the specified timeout|elapsed\(\(\)\)|time-?out (?:on|while|connecting|expired)|signal: killed(?<=(?:pull command failed|logger args|efs utils|env files?|check your network configuration)\b.{0,400}signal: killed)|execution expired|timeout was reached|operation timeout|read timeout|readtimeout(?:error|exception| on)|opentimeout|did not properly respond|10060|the operation has timed out|httpclient\.timeout|http connect timeout|operation timed|connection attempt timed|httptimeouterror|kind: timeout|upstream request timeout|curl error 28\b|curl: \(28\)|status timeout was thrown|(?:kind|source): ?timedout|connect_timeout\b(?!["']? ?[:=])|(?<!\b(?:option|use|setting|property|parameter) )(?:connect|connection)timeout\b(?!["']? ?[:=])|transporterror\) timeout|(?:error|reason|failed)[^a-z]{1,12}:timeout\b|(?:operation|task) was cancell?ed\.?.{0,400}connect(?:helper\.connect)?async|ncat: timeout|timeout of \d{1,9} ?ms exceeded|timeout awaiting '[a-z]{1,20}'|dial (?:tcp|udp)[^"]{0,120}?: operation was cancell?ed/,
  ],
  [
    'reset',
    /connection reset|econnreset|socket hang up|unexpected eof|broken pipe|connection was closed|broken connection|connection aborted|remotedisconnected|: eof\b|handshake failure|connection termination|forcibly closed|disconnected before secure tls|connection was closed before|closed the connection|closed the transport stream|use of closed network connection|does not look like a tls handshake|server gave http response to https client|wrong[_ ]version[_ ]number|server failed to respond|:\d{2,5} failed to respond|remote error: tls|eof occurred in violation|ssl_connect: /,
  ],
  [
    'unspecified',
    /send request failed|could not connect to|endpointconnectionerror|connection issue|connection error|statuscode: 0\b|unable to execute http request|networkingerror|network ?connection ?(?:issue|error)|check your (?:task )?network|unable to connect to endpoint|failed to connect to|failed to open tcp connection|dispatch ?failure|failed to establish a (?:new )?connection|couldn't connect to|cannot connect to the endpoint|maxretryerror|max retries exceeded|unable to dial|your network connection between|unable to connect to the remote server|connectfailure|connection initialization error|connection failure|error trying to connect|failed to make http client call|http_do=-1|fetch failed|operation error [\w -]{2,60}: \w{2,60}, exceeded(?: maximum(?: number(?: of(?: attempts(?:, ?\d{0,2}(?:, ?[a-z ]{0,20})?)?)?)?)?)?$|no upstream connections available|unable to reach|could not reach|cannot reach|connect call failed|\(connect failed\)|unable to connect\. is the computer able|tcp connect to \([^)]{4,200}\) failed|couldn't connect to server|an error occurred while sending the request|cannot connect to host|grpc config stream (?:to \S{4,200} )?closed: 1[34]\b|curl error 7\b|curl: \(7\)/,
  ],
];

/** The numbers that operating systems and resolvers give to the same outcomes: the words beside them may be in any language. */
const NUMBERS: readonly (readonly [NetworkFailure, readonly string[]])[] = [
  ['name-resolution', ['11001', '11002', '11003', '11004']],
  ['refused', ['111', '10061']],
  ['no-route', ['100', '101', '112', '113', '10050', '10051', '10064', '10065']],
  ['timeout', ['110', '10060']],
  ['reset', ['104', '10053', '10054']],
];

/** `[Errno 110]`, `SocketException (10060)`, `os error 111`, `Os { code: 113`, `[WinError 10061]`, `errno=110`. */
const numbered = (numbers: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?:errno[ =:]{1,2}|os error |os \{ code: |socketexception \(|winerror )(?:${numbers.join('|')})\b`,
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
      ...NUMBERS.filter(([one]) => one === kind).map(([, numbers]) => numbered(numbers)),
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
    if (kind === 'unspecified' && HANDSHAKE_ANSWERED.test(text)) continue;
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
    /(?<!nio\.file\.|security\.access\.|authorization\.)accessdenied|(?<!permission )\bdenied: |(?<!nio\.file\.|security\.access\.)access ?denied|access is denied|not authorized to perform|unauthorized to perform|unauthorizedoperation|unauthorizedaccess|is not authorized|not authorised|permission denied by|(?:does not|doesn't) have (?:the |sufficient |required ){0,2}permissions? to (?:call|perform|access|assume|pull)\b|access to kms is not allowed|access to the resource \S{1,300} is denied|(?:authorizationerror|forbidden|notauthorized|unauthorized)(?:exception|fault)\b|an error occurred \(notauthorized\)|authorizationerror|unauthorized request|request is not authenticated|: ?forbidden\b|403 forbidden|403 - forbidden|"forbidden"|httpstatus(?:code)?:? ?403|http status=403|the remote server returned an error: \(403\)|\b403 error\b/,
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
  /nocredentialproviders|invalidaccesskeyid|incompletesignature|tokenrefreshrequired|requestexpired|no valid providers in chain|unrecognizedclientexception|invalidclienttokenid|expiredtoken|security token included in the request is|invalidsignatureexception|signaturedoesnotmatch|no ec2 imds role|no ec2 instance role|failed to refresh cached credentials|unable to locate credentials|no credentials specified|could not load credentials|unable to load credentials|missingcredentialserror|without credentials set|credentials are already expired|credential should be scoped|signature we calculated does not match|provider returned no credentials|no valid credential sources|(?:token|credential)retrievalerror|token has expired|partialcredentialserror|sso session .{0,40}(?:expired|invalid)|credentialsv\d?request: credentials not found|credentialsnotloaded|no providers in chain provided credentials|noidentityresolver|no credentials in the property bag|credentials provider was not properly configured|could not resolve an authentication scheme|requires aws credentials for request signing/;

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
