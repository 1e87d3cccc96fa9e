/**
 * The sentences and codes with which programs say how a call ended, as forms: a row for each who writes them and each outcome,
 * so that what is missing beside another can be seen. Whole phrases of one library stand in `library-words.ts`.
 */
import { CALLER_NOT_ACCEPTED, NOT_AGREED } from './handshakes.ts';
import type { NetworkFailure } from './library-words.ts';

interface Row {
  readonly who: string;
  readonly outcome: NetworkFailure;
  /** On text in lower case, anywhere in it. */
  readonly forms: readonly RegExp[];
}

const ROWS: readonly Row[] = [
  {
    who: '.NET and Windows',
    outcome: 'name-resolution',
    forms: [
      /(?<!proxy)nameresolutionfailure/,
      /no such host is known/,
      /the requested name is valid, but no data/,
      /remote name could not be resolved/,
    ],
  },
  {
    who: '.NET and Windows',
    outcome: 'untrusted-certificate',
    // The names of WebExceptionStatus, as programs print them: what each says stands in its documentation.
    forms: [/remote certificate is invalid/, /remotecertificatenamemismatch/, /\btrustfailure\b/],
  },
  {
    who: '.NET and Windows',
    outcome: 'proxy',
    forms: [/\b(?:proxynameresolutionfailure|requestprohibitedbyproxy)\b/],
  },
  {
    who: '.NET and Windows',
    outcome: 'refused',
    forms: [/actively refused/],
  },
  {
    who: '.NET and Windows',
    outcome: 'timeout',
    forms: [
      /did not properly respond/,
      /\b(?:status|webexceptionstatus)\W{1,3}timeout\b/,
      /10060/,
      /the operation has timed out/,
      /(?:operation|task) was cancell?ed\.?.{0,400}connect(?:helper\.connect)?async/,
    ],
  },
  {
    who: '.NET and Windows',
    outcome: 'reset',
    forms: [
      /forcibly closed/,
      /\bsecurechannelfailure\b/,
      /\b(?:status|webexceptionstatus)\W{1,3}(?:connectionclosed|keepalivefailure|pipelinefailure|receivefailure|sendfailure|serverprotocolviolation)\b/,
    ],
  },
  {
    who: '.NET and Windows',
    outcome: 'unspecified',
    forms: [
      /unable to connect to the remote server/,
      /\bwebexception with status (?:requestcanceled|unknownerror)\b/,
      /connectfailure/,
      /an error occurred while sending the request/,
      /socketexception(?: \([0-9a-fx, -]{1,20}\))?: [a-z' ]{3,60}?(?= at | ---)(?=.{0,400}connect(?:helper\.connect)?async)/,
    ],
  },
  {
    // It has no host of that cluster to which it may send: nobody was called.
    who: 'Envoy',
    outcome: 'unspecified',
    forms: [/\bno healthy upstream\b/],
  },
  {
    who: 'Amazon ECS',
    outcome: 'timeout',
    forms: [
      /did not complete before the specified timeout/,
      /signal: killed(?<=(?:pull command failed|logger args|efs utils|env files?|check your network configuration)\b.{0,400}signal: killed)/,
    ],
  },
  {
    who: 'Amazon ECS',
    outcome: 'unspecified',
    forms: [/connection issue/, /check your (?:task )?network/, /your network connection between/],
  },
  {
    who: 'Chromium',
    outcome: 'name-resolution',
    forms: [/net::err_name_not_resolved/],
  },
  {
    who: 'Chromium',
    outcome: 'untrusted-certificate',
    forms: [/net::err_cert_(?:authority|common_name|date)_invalid/],
  },
  {
    who: 'Chromium',
    outcome: 'proxy',
    forms: [/net::err_(?:proxy_connection|tunnel_connection)_failed/],
  },
  {
    who: 'Chromium',
    outcome: 'refused',
    forms: [/net::err_connection_refused/],
  },
  {
    who: 'Chromium',
    outcome: 'no-route',
    forms: [/net::err_(?:address_unreachable|internet_disconnected)/],
  },
  {
    who: 'Chromium',
    outcome: 'timeout',
    forms: [/net::err_(?:connection_)?timed_out/],
  },
  {
    who: 'Chromium',
    outcome: 'reset',
    forms: [/net::err_(?:connection_(?:reset|closed|aborted)|empty_response|ssl_protocol_error)/],
  },
  {
    who: 'anybody',
    outcome: 'refused',
    forms: [/connection ?(?:was |has been )?refused/],
  },
  {
    who: 'anybody',
    outcome: 'no-route',
    forms: [
      /no route to host/,
      /network is unreachable/,
      /host is unreachable/,
      /network unreachable/,
      /unreachable network/,
      /host is down/,
    ],
  },
  {
    who: 'anybody',
    outcome: 'timeout',
    forms: [
      /connection timed out/,
      /connect timed ?out/,
      /connect(?:ion)? timeout(?! ?[=:]? ?\d{1,9}(?:[,;)\]}"]|$))/,
      /connection setup timed out/,
      /timed out after/,
      /timed out\b/,
      /time-?out (?:on|while|connecting|expired)/,
      /timeout was reached/,
      /operation timeout/,
      /read timeout/,
      /operation timed/,
      /connection attempt timed/,
      /connect_timeout\b(?!["']? ?[:=])/,
    ],
  },
  {
    who: 'anybody',
    outcome: 'reset',
    forms: [
      CALLER_NOT_ACCEPTED,
      NOT_AGREED,
      /connection reset/,
      /broken pipe/,
      /connection was closed/,
      /broken connection/,
      /handshake failure/,
      /connection was closed before/,
      /closed the connection/,
      /wrong[_ ]version[_ ]number/,
    ],
  },
  {
    who: 'anybody',
    outcome: 'unspecified',
    forms: [
      /could not connect to/,
      /connection error/,
      /cannot connect to the endpoint/,
      /unable to dial/,
      /connection failure/,
      /failed to make http client call/,
      /unable to reach/,
      /could not reach/,
      /cannot reach/,
    ],
  },
  {
    who: 'curl',
    outcome: 'proxy',
    forms: [
      /from proxy after connect/,
      /cannot connect to proxy/,
      /failed to connect to proxy/,
      /response code for connect\b/,
      /connect tunnel failed/,
    ],
  },
  {
    who: 'curl',
    outcome: 'untrusted-certificate',
    forms: [
      /no alternative certificate subject name/,
      /certificate subject name/,
      /curl error 60\b/,
      /curl: \(60\)/,
    ],
  },
  {
    who: 'curl, wget and shells',
    outcome: 'name-resolution',
    forms: [
      /unknown host/,
      /could ?n[o']t resolve(?! (?:an?|the|all|any|this) (?!host|address|name|domain|server|url|dns|endpoint|proxy|ip\b|fqdn))(?! (?:dependenc|artifact|placeholder|type|module|symbol|reference|import|plugin|package|view|property|bean))/,
      /can(?:no|')t resolve(?! ['"]?\.{0,2}[/@])/,
      /cannot resolve host/,
      /unable to resolve host/,
      /failed to resolve host/,
      /wget: bad address/,
      /curl error 6\b/,
      /curl: \(6\)/,
    ],
  },
  {
    who: 'curl, wget and shells',
    outcome: 'timeout',
    forms: [/curl error 28\b/, /curl: \(28\)/, /ncat: timeout/],
  },
  {
    who: 'curl, wget and shells',
    outcome: 'unspecified',
    forms: [
      /failed to connect to/,
      /couldn't connect to/,
      /couldn't connect to server/,
      /curl error 7\b/,
      /curl: \(7\)/,
    ],
  },
  {
    who: 'databases and mounts',
    outcome: 'name-resolution',
    forms: [/failed to resolve server/, /could not translate host name/],
  },
  {
    who: 'DNS servers and their tools',
    outcome: 'name-resolution',
    forms: [
      /nxdomain/,
      /servfail/,
      /no servers could be reached/,
      /contact(?:ing)? dns servers/,
      /dns resolution fail/,
      /:nxdomain/,
      /resolving timed out/,
      /resolution timed out/,
    ],
  },
  {
    who: 'Envoy and gRPC',
    outcome: 'timeout',
    forms: [
      /upstream request timeout/,
      /status timeout was thrown/,
      /upstream_reset_before_response_started\{[^}]{0,80}connection[ _]timeout/,
      /reset reason: connection timeout/,
    ],
  },
  {
    who: 'Envoy and gRPC',
    outcome: 'reset',
    forms: [
      /(?<!downstream)connection[ _]termination(?!_details)/,
      /closed the transport stream/,
      /(?:reset reason: |_started\{[^}]{0,80})remote[ _](?:refused[ _]stream[ _])?reset/,
    ],
  },
  {
    who: 'Envoy and gRPC',
    outcome: 'unspecified',
    forms: [
      /upstream_reset_before_response_started\{[^}]{0,40}connection[ _]failure/,
      /(?<=" [45]\d\d (?:[a-z]{2,5},){0,3})uf(?=[ ,])/,
      /(?<=response_?flags(?:_long)?["']? ?[:=] ?["']?(?:[a-z]{2,40},){0,3})(?:uf\b|upstreamconnectionfailure)/,
      /grpc config stream (?:to \S{4,200} )?closed: 1[34]\b/,
    ],
  },
  {
    // It says how long the attempt lasted, where the system names no error.
    who: 'librdkafka',
    outcome: 'timeout',
    forms: [/\(after \d{5,7}ms in state (?:try_)?connect\b/],
  },
  {
    who: 'Erlang and Elixir',
    outcome: 'timeout',
    forms: [/transporterror\) timeout/, /(?:error|reason|failed)[^a-z]{1,12}:timeout\b/],
  },
  {
    who: 'Fluent Bit',
    outcome: 'unspecified',
    forms: [/connection initialization error/, /http_do=-1/, /no upstream connections available/],
  },
  {
    who: 'Go',
    outcome: 'proxy',
    forms: [/proxyconnect/, /http: error connecting to proxy\b/],
  },
  {
    who: 'Go',
    outcome: 'name-resolution',
    forms: [
      /no such host/,
      /dial tcp: lookup /,
      /server misbehaving/,
      /dial udp/,
      /->[0-9.]{7,15}:53\b/,
      /(?<![a-z])lookup [\w.${}*%-]{1,250}(?: on [[\]0-9a-f.:%]{1,60})?: /,
    ],
  },
  {
    who: 'Go',
    outcome: 'unspecified',
    // An open connection on which something failed, where the text ends before it says how.
    forms: [/\b(?:read|write) tcp[46]? [[\d][\da-f.:[\]]{6,60}->[\da-f.:[\]]{0,60}["'\s\u2026]{0,8}$/],
  },
  {
    who: 'Go',
    outcome: 'untrusted-certificate',
    forms: [
      /(?<![\w])x509(?![_-]\w)(?! (?:certificates?,|extensions?\b|v\d))/,
      /certificate signed by unknown authority/,
      /certificate is valid for/,
    ],
  },
  {
    who: 'Go',
    outcome: 'timeout',
    forms: [
      /i\/o time(?:o(?:ut?)?)?(?=\W{0,6}$)/,
      /i\/o timeout/,
      /timeout after/,
      /deadline ?exceeded/,
      /context dead(?:line(?: exceeded)?)?/,
      /client\.timeout/,
      /awaiting headers/,
      /waiting for connection/,
      /net\/http: request cancell?ed/,
      /request context cancell?ed/,
      /context cancell?ed/,
      /handshake timeout/,
      /httpclient\.timeout/,
      /dial (?:tcp|udp)[^"]{0,120}?: operation was cancell?ed/,
    ],
  },
  {
    who: 'Go',
    outcome: 'reset',
    forms: [
      /unexpected eof/,
      /: eof\b/,
      /use of closed network connection/,
      /does not look like a tls handshake/,
      /server gave http response to https client/,
      /remote error: tls/,
    ],
  },
  {
    who: 'gRPC',
    outcome: 'name-resolution',
    forms: [/name resolver error/],
  },
  {
    who: 'Java',
    outcome: 'name-resolution',
    forms: [
      /unknownhostexception/,
      /failed to resolve '/,
      /unresolvedaddressexception/,
      /unable to execute http request: [a-z0-9][a-z0-9.-]{2,200}\.[a-z]{2,}(?=$|["')\]\n;,]| at | \()/,
    ],
  },
  {
    who: 'Java',
    outcome: 'untrusted-certificate',
    forms: [
      /pkix path/,
      /does not match the server certificate/,
      /doesn'?t match any of the subject alternative names/,
    ],
  },
  {
    who: 'Java',
    outcome: 'timeout',
    forms: [
      /timeoutexception/,
      /failed to connect to \S{3,300}(?: \(port \d{1,5}\))?(?: from \S{3,60} \(port \d{1,5}\))? after \d{1,9}ms/,
    ],
  },
  {
    who: 'Java',
    outcome: 'reset',
    forms: [/server failed to respond/, /:\d{2,5} failed to respond/],
  },
  {
    who: 'Java',
    outcome: 'unspecified',
    forms: [/unable to execute http request/, /\(connect failed\)/],
  },
  {
    who: 'Node.js',
    outcome: 'name-resolution',
    forms: [/(?<![a-z])enotfound/, /syscall["']?: ?["']getaddrinfo/, /\bquery[a-z]{1,6} e[a-z]{4,12}\b/],
  },
  {
    who: 'Node.js',
    outcome: 'untrusted-certificate',
    forms: [
      /unable_to_verify_leaf_signature/,
      /does not match certificate's altnames/,
      /err_tls_cert_altname_invalid/,
    ],
  },
  {
    who: 'Node.js',
    outcome: 'refused',
    forms: [/econnrefused/],
  },
  {
    who: 'Node.js',
    outcome: 'no-route',
    forms: [/enetunreach/, /ehostunreach/],
  },
  {
    who: 'Node.js',
    outcome: 'timeout',
    forms: [
      /etimedout/,
      /(?<!\b(?:option|use|setting|property|parameter) )(?:connect|connection)timeout\b(?!["']? ?[:=])/,
      /timeout of \d{1,9} ?ms exceeded/,
      /timeout awaiting '[a-z]{1,20}'/,
    ],
  },
  {
    who: 'Node.js',
    outcome: 'reset',
    forms: [/econnreset/, /socket hang up/, /disconnected before secure tls/],
  },
  {
    who: 'Node.js',
    outcome: 'unspecified',
    forms: [/fetch failed/, /unable to connect\. is the computer able/],
  },
  {
    who: 'OpenSSL and Python',
    outcome: 'untrusted-certificate',
    forms: [
      /certificate[_ ]verify[_ ]failed/,
      /self[- ]signed certificate/,
      /unable to get local issuer certificate/,
      /certificate has expired/,
      /certificate is not yet valid/,
      /sslcertverificationerror/,
      /ssl validation failed/,
      /certificate verify failed/,
      /hostname mismatch, certificate/,
    ],
  },
  {
    who: 'PHP',
    outcome: 'timeout',
    forms: [/crypto enabling timeout/, /failed to enable crypto/],
  },
  {
    who: 'Python',
    outcome: 'proxy',
    forms: [
      /proxy ?connection ?error/,
      /proxyerror/,
      /tunnel connection failed/,
      /unable to connect to proxy/,
    ],
  },
  {
    who: 'Python',
    outcome: 'name-resolution',
    forms: [/failed to resolve "/, /nameresolutionerror/],
  },
  {
    who: 'Python',
    outcome: 'timeout',
    forms: [
      /connecttimeout(?:error|exception|:| on)/,
      /timeouterror/,
      /readtimeout(?:error|exception| on)/,
      /http connect timeout/,
    ],
  },
  {
    who: 'Python',
    outcome: 'reset',
    forms: [/connection aborted/, /remotedisconnected/, /eof occurred in violation/],
  },
  {
    who: 'Python',
    outcome: 'unspecified',
    forms: [
      /endpointconnectionerror/,
      /failed to establish a (?:new )?connection/,
      /maxretryerror/,
      /max retries exceeded/,
      /connect call failed/,
      /cannot connect to host/,
    ],
  },
  {
    who: 'Ruby',
    outcome: 'timeout',
    forms: [/execution expired/, /opentimeout/],
  },
  {
    who: 'Ruby',
    outcome: 'reset',
    forms: [/ssl_connect: /],
  },
  {
    who: 'Ruby',
    outcome: 'unspecified',
    forms: [/failed to open tcp connection/],
  },
  {
    who: 'Ruby and PHP',
    outcome: 'proxy',
    forms: [/proxy returned/, /proxy authentication required/, /connect request to proxy/],
  },
  {
    who: 'Rust',
    outcome: 'name-resolution',
    forms: [/failed to lookup address(?: information: try again)?/, /connecterror\("dns error/],
  },
  {
    who: 'Rust',
    outcome: 'untrusted-certificate',
    forms: [/certificate not valid for name/, /notvalidforname/, /unknownissuer/],
  },
  {
    who: 'Rust',
    outcome: 'timeout',
    forms: [/elapsed\(\(\)\)/, /httptimeouterror/, /kind: timeout/, /(?:kind|source): ?timedout/],
  },
  {
    who: 'Rust',
    outcome: 'unspecified',
    forms: [/dispatch ?failure/, /error trying to connect/, /tcp connect to \([^)]{4,200}\) failed/],
  },
  {
    who: 'the AWS SDK for Go',
    outcome: 'timeout',
    // .NET gives this status to whatever it cannot class.
    forms: [/(?<!\bstatus )requestcancell?ed/],
  },
  {
    who: 'the AWS SDK for Go',
    outcome: 'unspecified',
    forms: [
      /send request failed/,
      /statuscode: 0\b/,
      /operation error [\w -]{2,60}: \w{2,60}, exceeded(?: maximum(?: number(?: of(?: attempts(?:, ?\d{0,2}(?:, ?[a-z ]{0,20})?)?)?)?)?)?$/,
    ],
  },
  {
    who: 'the AWS SDK for JavaScript',
    outcome: 'name-resolution',
    forms: [/inaccessible host: /],
  },
  {
    who: 'the AWS SDK for JavaScript',
    outcome: 'unspecified',
    forms: [/networkingerror/, /network ?connection ?(?:issue|error)/],
  },
  {
    who: 'the AWS SDK for Ruby and PHP',
    outcome: 'unspecified',
    forms: [/unable to connect to endpoint/],
  },
  {
    who: 'the resolver of the system',
    outcome: 'name-resolution',
    forms: [
      /name resolution/,
      /name or service not known/,
      /nodename nor servname/,
      /eai_again/,
      /eai_noname/,
      /no address associated with hostname/,
      /name does not resolve/,
      /getaddrinfo ?(?:\(|failed|error|:|e(?!mfile|nfile)[a-z_]{3,12}\b)/,
      /socketexception(?: \([0-9a-fx, -]{1,20}\))?: resource temporarily unavailable/,
      /resource temporarily unavailable \([a-z0-9.-]{4,200}:\d/,
      /\[errno -[2-8]\]/,
    ],
  },
];

/** The forms of everybody for an outcome, as one expression. */
export const formsOf = (outcome: NetworkFailure): RegExp =>
  new RegExp(
    ROWS.filter((row) => row.outcome === outcome)
      .flatMap(({ forms }) => forms.map(({ source }) => source))
      .join('|'),
  );

/** That somebody waited for an answer, which leaves open how the call ended: a row for each who says so. */
const WAITS: readonly Pick<Row, 'who' | 'forms'>[] = [
  { who: 'Amazon ECS', forms: [/connection issue between/] },
  {
    who: 'anybody, with the time that passed',
    forms: [/(?<!\b(?:retry|retrying|retried|retries|again) )\bafter \d{1,9} ?m?s\b/],
  },
  {
    who: 'systems in other languages',
    forms: [/tiempo de espera/, /zeit\u00fcberschreitung/, /d\u00e9lai d.attente/],
  },
];

/** The words of everybody by which they say that they waited. On text in lower case. */
export const WAITED = new RegExp(WAITS.flatMap(({ forms }) => forms.map(({ source }) => source)).join('|'));
