/**
 * What libraries and tools print for how a call ended, in whole phrases: one line for each library, so that the phrases of
 * one library stand together, and what is missing beside another can be seen.
 */

/** How a call failed on its way. `unspecified`: the text says that the connection failed, not how. */
export type NetworkFailure =
  | 'name-resolution'
  | 'untrusted-certificate'
  | 'proxy'
  | 'refused'
  | 'reset'
  | 'no-route'
  | 'timeout'
  | 'unspecified';

/** In lower case; a phrase counts where no letter, digit or underscore touches it. */
type Phrases = { readonly [K in NetworkFailure]?: readonly string[] };

const LIBRARIES: Readonly<Record<string, Phrases>> = {
  go: {
    proxy: ['socks connect tcp'],
    'name-resolution': ['getaddrinfow:', 'no such host is known'],
    timeout: ['timeout awaiting response headers', 'handshake timed out'],
    reset: [
      'server closed idle connection',
      'client connection lost',
      'client connection force closed',
      'server sent goaway',
      'transport connection broken',
      'malformed http response',
    ],
    'no-route': ['connect: network is down'],
  },
  rust: {
    proxy: ['tunnel error:', 'unsuccessful tunnel', 'proxy authorization required'],
    'name-resolution': ['dns error:', 'no record found for query', 'no connections available: dns'],
    'untrusted-certificate': [
      'invalid peer certificate',
      'invalidcertificate(',
      'certnotvalidforname',
      'unable to get issuer certificate',
    ],
    timeout: ['deadline has elapsed', 'throughputbelowminimum', 'minimum throughput was specified at'],
    reset: [
      'connection closed before message completed',
      'connection closed via error',
      'received fatal alert: handshakefailure',
      'received fatal alert: protocolversion',
      'received fatal alert: internalerror',
      'received corrupt message',
      'peer closed connection without sending tls close_notify',
      'incompletemessage',
      'peer is incompatible',
    ],
  },
  java: {
    'name-resolution': [
      'dnsnameresolverexception',
      'dnsnameresolvertimeoutexception',
      'dnserrorcauseexception',
    ],
    'untrusted-certificate': [
      'no subject alternative dns name matching',
      'no subject alternative names matching',
      'no subject alternative names present',
      'no name matching',
      'certificateexpiredexception',
      'certificatenotyetvalidexception',
      'sslpeerunverifiedexception',
      'trust anchor for certification path not found',
      'unable to find valid certification path',
    ],
    reset: [
      'remote host terminated the handshake',
      'remote host closed connection during handshake',
      'connection closed during ssl handshake',
      'server failed to send complete response',
      'socketexception: socket closed',
      'socketexception: socket is closed',
      'socketexception: software caused connection abort',
      'received fatal alert: handshake_failure',
      'received fatal alert: protocol_version',
      'received fatal alert: internal_error',
      'received fatal alert: unrecognized_name',
      'unrecognized ssl message, plaintext connection',
      'unsupported or unrecognized ssl message',
      'not an ssl/tls record',
      'unexpected end of file from server',
      'unexpected end of stream on',
      'closedchannelexception',
      'prematurecloseexception',
      'connection prematurely closed',
      'http/1.1 header parser received no bytes',
      'the connection was closed during the request',
    ],
    timeout: ['read timed out', 'acceptpendingexception', 'timeout waiting for task'],
    unspecified: ['failed to connect to service endpoint', 'unable to connect to'],
  },
  dotnet: {
    proxy: ['proxy tunnel request to proxy'],
    'name-resolution': [
      'usually a temporary error during hostname resolution',
      'a non-recoverable error occurred during a database lookup',
      'socketexception (11): resource temporarily unavailable',
    ],
    'untrusted-certificate': [
      'remote certificate was rejected',
      'could not establish trust relationship',
      'partialchain',
      'untrustedroot',
      'certificate chain was issued by an authority that is not trusted',
    ],
    'no-route': [
      'attempted to an unreachable host',
      'attempted to an unreachable network',
      'encountered a dead network',
    ],
    reset: [
      'cannot determine the frame size',
      'could not create ssl/tls secure channel',
      'the handshake failed due to an unexpected packet format',
      'the client and server cannot communicate, because they do not possess a common algorithm',
      'the response ended prematurely',
      'the server returned an invalid or unrecognized response',
      'established connection was aborted by the software',
      'unable to read data from the transport connection',
      'unable to write data to the transport connection',
    ],
  },
  powershell: {
    'name-resolution': [
      'dns name does not exist',
      'dns server failure',
      'no such host is known',
      'name could not be resolved',
    ],
    timeout: ['the timeout period expired'],
    unspecified: [
      'tcptestsucceeded : false',
      'tcptestsucceeded: false',
      'could not open connection to the host',
    ],
  },
  python: {
    proxy: ['proxyconnectionerror', 'clienthttpproxyerror', 'proxytimeouterror'],
    'name-resolution': [
      'socket.gaierror',
      'clientconnectordnserror',
      'temporary failure in name resolution',
      'non-recoverable failure in name resolution',
      'name has no usable address',
      'host name lookup failure',
    ],
    'untrusted-certificate': ['clientconnectorcertificateerror'],
    timeout: [
      'the read operation timed out',
      'the write operation timed out',
      'httpx.connecttimeout',
      'httpx.readtimeout',
    ],
    reset: [
      'connection broken:',
      'incompleteread(',
      'unexpected_eof_while_reading',
      'tlsv1_alert_protocol_version',
      'tlsv1_alert_internal_error',
      'tlsv1_unrecognized_name',
      'unsupported_protocol]',
      'sslv3_alert_handshake_failure',
      'serverdisconnectederror',
      'server disconnected without sending a response',
      'remoteprotocolerror',
      'clientoserror: [errno 32]',
    ],
    unspecified: ['all connection attempts failed', 'httpx.connecterror'],
  },
  node: {
    proxy: ['tunneling socket could not be established', 'when http tunneling'],
    'name-resolution': [
      'edns',
      'eai_fail',
      'eai_nodata',
      'eai_system',
      'dns_enodata',
      'querya enodata',
      'querysrv enodata',
    ],
    'untrusted-certificate': [
      'unable to verify the first certificate',
      'depth_zero_self_signed_cert',
      'self_signed_cert_in_chain',
      'unable_to_get_issuer_cert',
      'unable_to_get_issuer_cert_locally',
      'cert_has_expired',
    ],
    timeout: [
      'esockettimedout',
      'err_socket_timeout',
      'und_err_connect_timeout',
      'und_err_headers_timeout',
      'und_err_body_timeout',
      'headers timeout error',
      'body timeout error',
      'network timeout at',
      'aborted due to timeout',
      'did not establish a connection with the server within',
    ],
    'no-route': ['enetdown', 'ehostdown'],
    reset: [
      'write epipe',
      'connect econnaborted',
      'read econnaborted',
      'other side closed',
      'und_err_socket',
      'err_http2_stream_cancel',
      'premature close',
    ],
    unspecified: ['axioserror: network error', 'err_network', 'err_internet_disconnected'],
  },
  swift: {
    'name-resolution': [
      'socketaddresserror.unknown',
      'a server with the specified hostname could not be found',
    ],
    timeout: [
      'httpclienterror.connecttimeout',
      'httpclienterror.readtimeout',
      'httpclienterror.deadlineexceeded',
      'httpclienterror.tlshandshaketimeout',
      'the request timed out',
    ],
    reset: ['httpclienterror.remoteconnectionclosed', 'uncleanshutdown', 'the network connection was lost'],
    unspecified: ['nioconnectionerror', 'could not connect to the server'],
  },
  haskell: {
    'name-resolution': ['getaddrinfo: does not exist'],
    reset: ['noresponsedatareceived', 'incompleteheaders', 'tlsexception (handshakefailed'],
    unspecified: ['failedconnectionexception', 'failedconnectionexception2', '(connectionfailure'],
  },
  dart: {
    'name-resolution': ['failed host lookup'],
    reset: ['handshakeexception: connection terminated', 'connection closed before full header was received'],
  },
  perl: {
    'name-resolution': ['(bad hostname'],
    unspecified: ["500 can't connect to"],
  },
  nginx: {
    'name-resolution': [
      '(2: server failure)',
      '(3: host not found)',
      '(5: operation refused)',
      'host not found in upstream',
      'could not be resolved (110:',
      'while resolving, resolver:',
    ],
    timeout: ['upstream timed out'],
    reset: [
      'upstream prematurely closed connection',
      'peer closed connection in ssl handshake',
      'ssl_do_handshake() failed',
    ],
    unspecified: ['no live upstreams'],
  },
  php: {
    'name-resolution': ['php_network_getaddresses'],
    timeout: ['idle timeout reached', 'ssl connection timeout', 'connection timeout reached'],
  },
  ruby: {
    timeout: [
      'net::readtimeout',
      'net::opentimeout',
      'net::writetimeout',
      'connect timeout reached',
      'read timeout reached',
      'write timeout reached',
    ],
    reset: ['eoferror', 'end of file reached', 'ssl_connect syscall', 'errno::epipe'],
    'name-resolution': ['resolutionerror'],
    unspecified: ['excon::error::socket', 'faraday::connectionfailed'],
  },
  erlang: {
    unspecified: ['tcp connect ('],
    'name-resolution': ['non-existing domain', ',nxdomain}'],
    'untrusted-certificate': [
      ':tls_alert, {:unknown_ca',
      ':tls_alert, {:bad_certificate',
      ':tls_alert, {:certificate_expired',
      ':tls_alert, {:certificate_unknown',
      'tls_alert,{unknown_ca',
      'tls_alert,{bad_certificate',
      'hostname_check_failed',
    ],
    timeout: [
      '): timeout',
      'reason: :timeout',
      'reason: :connect_timeout',
      'mint.transporterror) timeout',
      ',timeout}]}',
    ],
    reset: [
      ':tls_alert, {:handshake_failure',
      ':tls_alert, {:protocol_version',
      'tls_alert,{handshake_failure',
      'tls_alert,{protocol_version',
      'reason: :closed',
      'mint.transporterror) socket closed',
      'socket_closed_remotely',
    ],
  },
  curl: {
    proxy: ['could not resolve proxy', 'proxy handshake error', 'connect tunnel failed'],
    reset: [
      'empty reply from server',
      'transfer closed with',
      'was not closed cleanly',
      'error in the http2 framing layer',
      'failed to receive handshake',
      'failed to send handshake',
      'recv failure',
      'send failure',
    ],
    'untrusted-certificate': [
      'ssl certificate problem',
      'sec_e_untrusted_root',
      'server certificate verification failed',
    ],
  },
  gnutls: {
    'untrusted-certificate': ['the certificate is not trusted', "cannot verify the server's certificate"],
    reset: [
      'gnutls_handshake() failed',
      'was non-properly terminated',
      'error in the pull function',
      'error in the push function',
      'unexpected tls packet was received',
      'unable to establish ssl connection',
    ],
  },
  shell: {
    'name-resolution': [
      "ping: bad address '",
      "nc: bad address '",
      'could not find host',
      'non-existent domain',
      'dns request timed out',
      'communications error to',
      'temporary failure resolving',
      'something wicked happened resolving',
      'dns lookup error',
    ],
    timeout: ['timed out: operation now in progress'],
    unspecified: ['temporary error (try again later)', 'cannot initiate the connection to'],
  },
  'c-ares': {
    'name-resolution': [
      'domain name not found',
      'dns server returned answer with no data',
      'dns server returned general failure',
      'dns server claims query was misformatted',
      'dns server refused query',
      'misformatted dns reply',
      'error reading dns reply',
    ],
  },
  grpc: {
    'name-resolution': ['c-ares status is not ares_success'],
    timeout: ['timeout occurred: fd shutdown'],
    unspecified: ['failed to connect to all addresses', 'unavailable: io exception'],
  },
  'aws-crt': {
    'name-resolution': [
      'aws_io_dns_query_failed',
      'aws_io_dns_query_again',
      'aws_io_dns_invalid_name',
      'aws_io_dns_no_address_for_host',
      'query to dns failed to resolve',
      'host name was invalid for dns resolution',
      'dns name was resolved but no address returned',
    ],
    timeout: [
      'aws_io_socket_timeout',
      'aws_io_tls_negotiation_timeout',
      'socket operation timed out',
      'channel shutdown due to tls negotiation timeout',
    ],
    refused: ['aws_io_socket_connection_refused'],
    'no-route': ['aws_io_socket_no_route_to_host', 'aws_io_socket_network_down'],
    reset: [
      'aws_io_socket_closed',
      'aws_io_tls_error_negotiation_failure',
      'aws_error_http_connection_closed',
      'tls (ssl) negotiation failed',
      'the connection has closed or is closing',
    ],
    proxy: ['aws_error_http_proxy_connect_failed', 'proxy-based connection establishment failed'],
  },
};

const escaped = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Nothing that would make the phrase another word may follow it. */
const ended = (phrase: string): string =>
  `${escaped(phrase)}${/[a-z0-9]$/.test(phrase) ? '(?![a-z0-9_])' : ''}`;

const startsAsWord = (phrase: string): boolean => /^[a-z0-9]/.test(phrase);

/** The phrases of every library for an outcome, as one expression; undefined where no library has one. */
export function phrasesOf(kind: NetworkFailure): RegExp | undefined {
  const phrases = [...new Set(Object.values(LIBRARIES).flatMap((library) => library[kind] ?? []))];
  if (phrases.length === 0) return undefined;
  const words = phrases.filter(startsAsWord).map(ended);
  const others = phrases.filter((phrase) => !startsAsWord(phrase)).map(ended);
  const together = words.length === 0 ? [] : [`(?<![a-z0-9_])(?:${words.join('|')})`];
  return new RegExp([...together, ...others].join('|'));
}
