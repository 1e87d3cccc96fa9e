/** How a TLS handshake ended that something else than an accepted certificate ended: the other side answered. Expect lower case. */

/** Another protocol came back, and no TLS. */
export const NOT_TLS =
  /server gave http response to https client|does not look like a tls handshake|wrong[_ ]version[_ ]number|unrecognized ssl message|not an ssl\/tls record|received corrupt message|cannot determine the frame size|unexpected packet format/;

/** The other side says by an alert that it does not accept the certificate of the caller, or misses one. */
export const CALLER_NOT_ACCEPTED =
  /\balert (?:certificate required|bad certificate|unknown ca|certificate (?:unknown|expired|revoked))|alert_(?:certificate_required|bad_certificate|unknown_ca|certificate_(?:unknown|expired|revoked))|received fatal alert: (?:certificate_required|bad_certificate|unknown_ca|certificate_(?:unknown|expired|revoked))|remote error: tls: (?:bad certificate|certificate required|unknown certificate|expired certificate|revoked certificate|unknown certificate authority)/;

/** The other side refused the handshake. */
export const HANDSHAKE_REFUSED =
  /handshake_?failure|remote error: tls|fatal alert: |alert[_ ](?:protocol[_ ]version|internal[_ ]error)|tls_alert|could not create ssl\/tls secure channel|\bsecurechannelfailure\b|do not possess a common algorithm|terminated the handshake/;

/** The client itself ended the handshake: the other side chose a version or a cipher that it does not take. */
export const NOT_AGREED =
  /(?<!error from \S{1,60}: )\btls: (?:server (?:chose|selected) an? |server selected unsupported|no supported versions satisfy)|server chose tlsv?[\d.]{1,3}, but|\bdh_key_too_small\b|\bunsupported_protocol\] unsupported protocol/;

/** What such an end says, for people; `undefined` for any other. */
export function handshakeIn(text: string): string | undefined {
  if (CALLER_NOT_ACCEPTED.test(text))
    return 'the other side did not accept the certificate that it was shown, or got none';
  if (NOT_TLS.test(text)) return 'something answered without TLS';
  if (NOT_AGREED.test(text)) return 'the client does not take the TLS version or cipher that was chosen';
  return HANDSHAKE_REFUSED.test(text) ? 'the TLS handshake was refused' : undefined;
}
