import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { type NetworkFailure, networkFailureIn } from './outcomes.ts';

/** What a library or a tool prints, and how the call ended. */
const PHRASES: readonly (readonly [NetworkFailure, string])[] = [
  ['timeout', 'Get "https://sqs.eu-central-1.amazonaws.com/": net/http: timeout awaiting response headers'],
  ['timeout', 'dial tcp: operation was canceled: Post "https://sqs.eu-central-1.amazonaws.com/"'],
  ['reset', 'Post "https://sqs.eu-central-1.amazonaws.com/": http: server closed idle connection'],
  ['reset', 'Post "https://sqs.eu-central-1.amazonaws.com/": http2: client connection lost'],
  [
    'no-route',
    'Post "https://sqs.eu-central-1.amazonaws.com/": dial tcp 52.1.2.3:443: connect: network is down',
  ],
  [
    'proxy',
    'Post "https://sqs.eu-central-1.amazonaws.com/": socks connect tcp 10.1.1.1:1080->sqs.eu-central-1.amazonaws.com:443: dial tcp 10.1.1.1:1080: i/o timeout',
  ],
  [
    'timeout',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): error trying to connect: tcp connect error: deadline has elapsed',
  ],
  [
    'timeout',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): client error (Connect): tcp connect error: deadline has elapsed',
  ],
  [
    'name-resolution',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): client error (Connect): dns error: no record found for Query { name: Name("sqs.eu-central-1.amazonaws.com."), query_type: AAAA, query_class: IN }',
  ],
  [
    'name-resolution',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): client error (Connect): dns error: proto error: request timed out',
  ],
  [
    'untrusted-certificate',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): error trying to connect: invalid peer certificate: Expired',
  ],
  [
    'reset',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): connection closed before message completed',
  ],
  [
    'reset',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): error trying to connect: received fatal alert: HandshakeFailure',
  ],
  [
    'reset',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): error trying to connect: received corrupt message of type InvalidContentType',
  ],
  [
    'reset',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): client error (SendRequest): connection closed via error',
  ],
  [
    'proxy',
    'error sending request for url (https://sqs.eu-central-1.amazonaws.com/): client error (Connect): tunnel error: unsuccessful',
  ],
  [
    'reset',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Remote host terminated the handshake sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Server failed to send complete response. The channel was closed. https://sqs.eu-central-1.amazonaws.com',
  ],
  ['reset', 'java.net.SocketException: Socket closed calling https://sqs.eu-central-1.amazonaws.com'],
  [
    'reset',
    'javax.net.ssl.SSLException: Received fatal alert: protocol_version sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'javax.net.ssl.SSLHandshakeException: Remote host closed connection during handshake sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection? https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'untrusted-certificate',
    'javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching sqs.eu-central-1.amazonaws.com found.',
  ],
  [
    'untrusted-certificate',
    'javax.net.ssl.SSLHandshakeException: java.security.cert.CertificateException: No name matching sqs.eu-central-1.amazonaws.com found',
  ],
  [
    'untrusted-certificate',
    'javax.net.ssl.SSLHandshakeException: java.security.cert.CertificateExpiredException: NotAfter: Tue Jan 01 00:00:00 UTC 2019 https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'name-resolution',
    'io.netty.resolver.dns.DnsNameResolverTimeoutException: [/10.0.0.2:53] query timed out after 5000 milliseconds (no stack trace available) sqs.eu-central-1.amazonaws.com',
  ],
  [
    'no-route',
    'System.Net.Http.HttpRequestException: A socket operation was attempted to an unreachable host. (sqs.eu-central-1.amazonaws.com:443)',
  ],
  [
    'untrusted-certificate',
    'System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback. https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception. ---> System.Security.Authentication.AuthenticationException: Cannot determine the frame size or a corrupted frame was received. https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'System.Net.Http.HttpRequestException: The response ended prematurely. (ResponseEnded) https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'proxy',
    `System.Net.Http.HttpRequestException: The proxy tunnel request to proxy 'http://10.1.1.1:3128/' failed with status code '407'." https://sqs.eu-central-1.amazonaws.com`,
  ],
  [
    'untrusted-certificate',
    'System.Net.WebException: The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel. https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'System.Net.WebException: The request was aborted: Could not create SSL/TLS secure channel. https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'unspecified',
    'ComputerName     : sqs.eu-central-1.amazonaws.com\nRemoteAddress    : 52.1.2.3\nRemotePort       : 443\nTcpTestSucceeded : False',
  ],
  ['name-resolution', 'Resolve-DnsName : sqs.eu-central-1.amazonaws.com : DNS name does not exist'],
  [
    'timeout',
    'Resolve-DnsName : sqs.eu-central-1.amazonaws.com : This operation returned because the timeout period expired',
  ],
  [
    'reset',
    "requests.exceptions.ChunkedEncodingError: ('Connection broken: IncompleteRead(0 bytes read)', IncompleteRead(0 bytes read)) https://sqs.eu-central-1.amazonaws.com",
  ],
  [
    'reset',
    `urllib3.exceptions.ProtocolError: ('Connection broken: InvalidChunkLength(got length b"", 0 bytes read)') https://sqs.eu-central-1.amazonaws.com`,
  ],
  [
    'reset',
    'ssl.SSLError: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:997) https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'ssl.SSLError: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected https://sqs.eu-central-1.amazonaws.com/',
  ],
  [
    'name-resolution',
    'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host sqs.eu-central-1.amazonaws.com:443 ssl:default [Domain name not found]',
  ],
  [
    'name-resolution',
    'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host sqs.eu-central-1.amazonaws.com:443 ssl:default [DNS server returned answer with no data]',
  ],
  ['timeout', 'httpx.ReadTimeout https://sqs.eu-central-1.amazonaws.com'],
  [
    'unspecified',
    'httpx.ConnectError: All connection attempts failed https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    'httpx.RemoteProtocolError: Server disconnected without sending a response. https://sqs.eu-central-1.amazonaws.com',
  ],
  ['no-route', 'Error: connect ENETDOWN 52.1.2.3:443 https://sqs.eu-central-1.amazonaws.com'],
  ['no-route', 'Error: connect EHOSTDOWN 52.1.2.3:443 https://sqs.eu-central-1.amazonaws.com'],
  ['reset', 'Error: write EPIPE https://sqs.eu-central-1.amazonaws.com'],
  ['reset', 'Error: connect ECONNABORTED https://sqs.eu-central-1.amazonaws.com'],
  [
    'timeout',
    "AxiosError: timeout of 5000ms exceeded https://sqs.eu-central-1.amazonaws.com code: 'ECONNABORTED'",
  ],
  ['unspecified', 'AxiosError: Network Error https://sqs.eu-central-1.amazonaws.com code ERR_NETWORK'],
  ['name-resolution', 'Error: queryA ETIMEOUT sqs.eu-central-1.amazonaws.com'],
  ['name-resolution', 'Error: queryA ECONNREFUSED sqs.eu-central-1.amazonaws.com'],
  ['name-resolution', 'Error: querySrv ENODATA sqs.eu-central-1.amazonaws.com'],
  [
    'reset',
    "TypeError: fetch failed cause: SocketError: other side closed code: 'UND_ERR_SOCKET' https://sqs.eu-central-1.amazonaws.com",
  ],
  ['timeout', 'Error: ESOCKETTIMEDOUT https://sqs.eu-central-1.amazonaws.com'],
  ['timeout', "RequestError: Timeout awaiting 'connect' for 1000ms https://sqs.eu-central-1.amazonaws.com"],
  ['timeout', 'FetchError: network timeout at: https://sqs.eu-central-1.amazonaws.com/'],
  [
    'untrusted-certificate',
    'Error: unable to verify the first certificate https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'proxy',
    'Error: tunneling socket could not be established, cause=connect ETIMEDOUT 10.1.1.1:3128 https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'proxy',
    'Error: tunneling socket could not be established, statusCode=403 https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'proxy',
    'TypeError: fetch failed cause: RequestAbortedError: Proxy response (403) !== 200 when HTTP Tunneling https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'proxy',
    'Error executing "SendMessage" on "https://sqs.eu-central-1.amazonaws.com/"; AWS HTTP error: cURL error 5: Could not resolve proxy: proxy.corp',
  ],
  [
    'proxy',
    'Error executing "SendMessage" on "https://sqs.eu-central-1.amazonaws.com/"; AWS HTTP error: cURL error 97: proxy handshake error',
  ],
  [
    'reset',
    'Error executing "SendMessage" on "https://sqs.eu-central-1.amazonaws.com/"; AWS HTTP error: cURL error 18: transfer closed with 100 bytes remaining to read',
  ],
  [
    'reset',
    'Error executing "SendMessage" on "https://sqs.eu-central-1.amazonaws.com/"; AWS HTTP error: cURL error 92: HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)',
  ],
  ['timeout', 'Net::ReadTimeout with #<TCPSocket:(closed)> https://sqs.eu-central-1.amazonaws.com'],
  ['timeout', 'Net::ReadTimeout: Net::ReadTimeout https://sqs.eu-central-1.amazonaws.com'],
  ['reset', 'EOFError: end of file reached https://sqs.eu-central-1.amazonaws.com'],
  [
    'reset',
    'OpenSSL::SSL::SSLError: SSL_connect SYSCALL returned=5 errno=0 state=SSLv3/TLS write client hello https://sqs.eu-central-1.amazonaws.com',
  ],
  ['unspecified', 'Excon::Error::Socket: Unable to connect https://sqs.eu-central-1.amazonaws.com'],
  ['name-resolution', '** (Mint.TransportError) non-existing domain https://sqs.eu-central-1.amazonaws.com'],
  ['reset', '{:error, %Mint.TransportError{reason: :closed}} https://sqs.eu-central-1.amazonaws.com'],
  ['reset', '{:error, %HTTPoison.Error{reason: :closed, id: nil}} https://sqs.eu-central-1.amazonaws.com'],
  ['reset', '** (Mint.TransportError) socket closed https://sqs.eu-central-1.amazonaws.com'],
  [
    'untrusted-certificate',
    '{:error, %HTTPoison.Error{reason: {:tls_alert, {:unknown_ca, ~c"TLS client: In state certify at ssl_handshake.erl:2111 generated CLIENT ALERT: Fatal - Unknown CA"}}}} https://sqs.eu-central-1.amazonaws.com',
  ],
  [
    'reset',
    '{:error, %HTTPoison.Error{reason: {:tls_alert, {:handshake_failure, ~c"..."}}}} https://sqs.eu-central-1.amazonaws.com',
  ],
  ['timeout', '{failed_connect,[{to_address,{"sqs.eu-central-1.amazonaws.com",443}},{inet,[inet],timeout}]}'],
  ['proxy', 'curl: (5) Could not resolve proxy: proxy.corp https://sqs.eu-central-1.amazonaws.com'],
  ['reset', 'curl: (16) Error in the HTTP2 framing layer https://sqs.eu-central-1.amazonaws.com'],
  ['timeout', "command 'curl -s https://sqs.eu-central-1.amazonaws.com' returned non-zero exit status 28"],
  ['reset', 'Unable to establish SSL connection. https://sqs.eu-central-1.amazonaws.com'],
  ['name-resolution', "nc: bad address 'sqs.eu-central-1.amazonaws.com'"],
  [
    'unspecified',
    'Connecting To sqs.eu-central-1.amazonaws.com...Could not open connection to the host, on port 443: Connect failed',
  ],
  ['name-resolution', "ping: bad address 'sqs.eu-central-1.amazonaws.com'"],
  [
    'name-resolution',
    'Ping request could not find host sqs.eu-central-1.amazonaws.com. Please check the name and try again.',
  ],
  [
    'name-resolution',
    '$ dig sqs.eu-central-1.amazonaws.com\n;; communications error to 10.0.0.2#53: timed out',
  ],
  [
    'name-resolution',
    '$ nslookup sqs.eu-central-1.amazonaws.com\nDNS request timed out.\n    timeout was 2 seconds.\n*** Request to UnKnown timed-out',
  ],
  ['name-resolution', "*** UnKnown can't find sqs.eu-central-1.amazonaws.com: Non-existent domain"],
  [
    'name-resolution',
    "E: Failed to fetch https://s3.eu-central-1.amazonaws.com/repo/x.deb  Temporary failure resolving 's3.eu-central-1.amazonaws.com'",
  ],
];

/** Words that are near to such phrases, where no call failed so. */
const NONE: readonly string[] = [
  'curl -m 5 https://sqs.eu-central-1.amazonaws.com/health',
  'curl --retry 28 https://sqs.eu-central-1.amazonaws.com/',
  'starting tunnel server on port 8080',
  '{:ok, %{reason: :closed_by_user}}',
  'the listener socket was closed after the last client left',
  'deadline has elapsedsince',
  'tests exited with code 28',
];

/** Whether the answer puts the path down to a missing endpoint, first of all. */
const isPathMissing = (text: string): boolean => diagnose(text).diagnoses[0]?.cause === 'missing-endpoint';

describe('phrases of libraries', () => {
  test.each(PHRASES)('%s: %s', (kind, text) => {
    expect(networkFailureIn(text.toLowerCase())?.kind).toBe(kind);
  });

  test('an answer is never called a missing endpoint', () => {
    const answers: readonly NetworkFailure[] = [
      'name-resolution',
      'untrusted-certificate',
      'proxy',
      'refused',
      'reset',
    ];
    const wrong = PHRASES.filter(([kind, text]) => answers.includes(kind) && isPathMissing(text));
    expect(wrong).toEqual([]);
  });

  test.each(NONE)('no outcome: %s', (text) => {
    expect(networkFailureIn(text.toLowerCase())).toBeUndefined();
  });
});
